"""Models and features that are known, by architecture.

Features of x86 are bits of an int, in libvirt's order, the first one the lowest.
"""

from __future__ import annotations

import json
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ..values import bits_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["X86", "Power", "X86Model", "power", "x86"]


@dataclass(frozen=True, slots=True)
class X86Model:
    """Model of x86 CPUs.

    ``removed`` are features that it had once: guests have them disabled, unless told
    otherwise. ``signatures`` are the family and the number of real CPUs of the model.
    Some models are not chosen for guests, or for hosts.
    """

    name: str
    vendor: str | None
    features: int
    removed: tuple[str, ...]
    is_for_guests: bool
    is_for_hosts: bool
    signatures: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class X86:
    """All that is known of x86 CPUs; models are in libvirt's order, old ones first."""

    vendors: frozenset[str]
    models: dict[str, X86Model]
    names: Sequence[str]
    bits: Mapping[str, int]

    def named(self, features: int) -> list[str]:
        """Return the names of features, in libvirt's order."""
        return [self.names[place] for place in bits_of(features)]


@dataclass(frozen=True, slots=True)
class Power:
    """All that is known of PowerPC CPUs: vendors, and the vendor of each model."""

    vendors: frozenset[str]
    models: Mapping[str, str]


def _data(name: str) -> dict[str, Any]:
    data = pkgutil.get_data(__package__, name)  # `importlib.resources` imports all of `zipfile`
    assert data is not None
    found: dict[str, Any] = json.loads(data)
    return found


def _signature(said: str) -> tuple[int, int]:
    family, _, number = said.partition("/")
    return int(family), int(number)


@cache
def x86() -> X86:
    data = _data("x86.json")
    bits = {name: 1 << place for place, name in enumerate(data["features"])}
    models = {
        name: X86Model(
            name,
            said.get("vendor"),
            sum(bits[each] for each in said["features"].split()),
            tuple(said.get("removed", "").split()),
            said.get("guest", True),
            said.get("host", True),
            frozenset(_signature(each) for each in said.get("signatures", "").split()),
        )
        for name, said in data["models"].items()
    }
    return X86(frozenset(data["vendors"]), models, data["features"], bits)


@cache
def power() -> Power:
    data = _data("ppc64.json")
    return Power(frozenset(data["vendors"]), data["models"])
