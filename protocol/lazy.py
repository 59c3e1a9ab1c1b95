"""Packages whose names are loaded when they are first asked for, so that an import costs what is used of it.

Generated packages hold hundreds of classes and codecs, of which a program needs a few. Their front declares every name for
type checkers, and has what `attributes` makes as its ``__getattr__``.

Generated tables and stubs name nearly all of them, and only call them. They import stand-ins, from the package's module
``later``, and say so with `replaceable`. A stand-in loads what it stands for when it is first called and gives its place to it,
in the module and in the slots that `keep` filled, so that all calls behind the first are those of a plain import. One that is
held elsewhere passes calls on.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

__all__ = ["attributes", "keep", "replaceable", "stand_ins"]


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


def stand_ins(package: str, names: Collection[str]) -> Callable[[str], object]:
    """``__getattr__`` of a module whose names stand for functions and classes of a package."""

    def make(name: str) -> object:
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return _StandIn(package, name)

    return make


def replaceable(module: str) -> None:
    """The stand-ins that a module has imported are to be replaced in it."""
    found = sys.modules[module]
    for name, value in vars(found).items():
        if value.__class__ is _StandIn:
            value.places.append((found, name))


def keep(owner: object, slot: str, function: object) -> None:
    """``owner.slot = function``, to be replaced if it is a stand-in."""
    setattr(owner, slot, function)
    if isinstance(function, _StandIn):
        function.places.append((owner, slot))


class _StandIn:
    """Calls what it stands for, and takes itself out of the way."""

    __slots__ = ("found", "name", "package", "places")

    def __init__(self, package: str, name: str) -> None:
        self.package = package
        self.name = name
        self.places: list[tuple[object, str]] = []
        self.found: Callable[..., object] | None = None

    def __call__(self, *args: object) -> object:
        found = self.found
        if found is None:
            found = self.found = self.load()
        return found(*args)

    def load(self) -> Callable[..., object]:
        found: Callable[..., object] = getattr(import_module(self.package), self.name)
        for owner, slot in self.places:
            setattr(owner, slot, found)
        return found
