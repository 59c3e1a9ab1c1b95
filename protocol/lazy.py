"""Packages whose names are loaded when they are first asked for, so that an import costs what is used of it.

Generated packages hold hundreds of classes and codecs, of which a program needs a few. Their front declares every name for
type checkers, and has the function made here as its ``__getattr__``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["attributes"]


def attributes(package: str, namespace: dict[str, object], homes: Mapping[str, str]) -> Callable[[str], object]:
    """``__getattr__`` of a package: takes a name from its home, a module of the package, and keeps it in ``namespace``.

    Raises AttributeError for a name that has no home.
    """

    def load(name: str) -> object:
        home = homes.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value: object = getattr(import_module(f"{package}.{home}"), name)
        namespace[name] = value
        return value

    return load
