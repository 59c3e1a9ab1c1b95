"""Checks of the arguments of calls from Python, before anything is begun.

Each raises TypeError for a value of another kind than is wanted, ValueError for one
that is none of those that can be.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["call", "mapping", "names", "number", "one_of", "path", "point", "text"]


def _refuse(name: str, value: object, wanted: str) -> NoReturn:
    raise TypeError(f"{name}: {wanted} is wanted, not {value!r}")


def text(name: str, value: object) -> None:
    """Check a text, or None."""
    if value is not None and not isinstance(value, str):
        _refuse(name, value, "a text")


def path(name: str, value: object) -> None:
    """Check a path."""
    if not isinstance(value, (str, os.PathLike)):
        _refuse(name, value, "a path")


def number(name: str, value: object) -> None:
    """Check a whole number; True and False are none."""
    if not isinstance(value, int) or isinstance(value, bool):
        _refuse(name, value, "a whole number")


def point(name: str, value: object) -> None:
    """Check what names a point: its number, or a text."""
    if not isinstance(value, (int, str)) or isinstance(value, bool):
        _refuse(name, value, "a number or a text")


def names(name: str, value: object) -> None:
    """Check several texts, or None; one text is none."""
    wanted = "a list of names"
    if value is None:
        return
    if isinstance(value, (str, bytes)):
        _refuse(name, value, wanted)
    try:
        each = list(value)  # type: ignore[call-overload]
    except TypeError:
        _refuse(name, value, wanted)
    if not all(isinstance(one, str) for one in each):
        _refuse(name, value, wanted)


def mapping(name: str, value: object, kinds: tuple[type, ...] = (str,)) -> None:
    """Check a mapping whose keys are texts, and whose values are of some kinds."""
    if not isinstance(value, Mapping) or not all(
        isinstance(key, str) and isinstance(one, kinds) for key, one in value.items()
    ):
        _refuse(name, value, "a mapping by the names of disks")


def one_of(name: str, value: object, known: Collection[str]) -> None:
    """Check one of some texts."""
    if value not in known:
        raise ValueError(f"{name}: {value!r} is none of {', '.join(known)}")


def call(name: str, value: object) -> None:
    """Check a function, or None."""
    if value is not None and not callable(value):
        _refuse(name, value, "a function")
