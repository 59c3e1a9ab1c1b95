"""libvirt-python's methods, as data: which class has which, and the order and defaults of their parameters.

`protocol/definitions/python.json` has them under libvirt-python's own names; here they are in snake case.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import NamedTuple

from . import names


class Given(NamedTuple):
    """One parameter of a method; ``default`` is its text, None where it has none."""

    name: str
    default: str | None


@cache
def methods() -> dict[str, dict[str, tuple[Given, ...]]]:
    """Class -> method -> parameters, all that libvirt-python has."""
    text = resources.files("virtrio.protocol.definitions").joinpath("python.json").read_text(encoding="utf-8")
    return {
        cls: {names.snake_case(method): tuple(_given(*item) for item in given) for method, given in found.items()}
        for cls, found in json.loads(text).items()
    }


def _given(name: str, *default: object) -> Given:
    return Given(names.snake_case(name), repr(default[0]) if default else None)


def parameters(cls: str, method: str) -> tuple[Given, ...] | None:
    """Those of one method, without the object itself; None when libvirt-python has no such method."""
    return methods().get(cls, {}).get(method)
