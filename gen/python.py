"""Methods of libvirt-python by class, with the order and defaults of their parameters.

`protocol/definitions/python.json` has them under libvirt-python's names; here they are
in snake case.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import NamedTuple

from . import names


class Given(NamedTuple):
    """One parameter of a method; ``default`` is the text of its default, or None."""

    name: str
    default: str | None


@cache
def methods() -> dict[str, dict[str, tuple[Given, ...]]]:
    """Return all of libvirt-python's methods: class -> method -> parameters."""
    text = (
        resources.files("virtrio.protocol.definitions")
        .joinpath("python.json")
        .read_text(encoding="utf-8")
    )
    return {
        cls: {
            names.snake_case(method): tuple(_given(*item) for item in given)
            for method, given in found.items()
        }
        for cls, found in json.loads(text).items()
    }


def _given(name: str, *default: object) -> Given:
    return Given(names.snake_case(name), repr(default[0]) if default else None)


def parameters(cls: str, method: str) -> tuple[Given, ...] | None:
    """Return a method's parameters without ``self``, or None if it does not exist."""
    return methods().get(cls, {}).get(method)
