"""Packages whose names are loaded on first use, so that an import costs what is used.

Generated packages hold hundreds of classes and codecs, of which a program needs a few.
Their ``__init__`` declares every name for type checkers, and its ``__getattr__`` is
made by `attributes`.

Generated tables and stubs name nearly all of them, and only call them. They import
stand-ins from the package's module ``later``, and call `replaceable`. A stand-in loads
its function or class when it is first called, and replaces itself with it in the module
and in the slots filled by `keep`, so that all later calls are those of a plain import.
A stand-in that is kept elsewhere passes calls on.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

__all__ = ["attributes", "keep", "replaceable", "stand_ins"]


def attributes(
    package: str, namespace: dict[str, object], homes: Mapping[str, str]
) -> Callable[[str], object]:
    """Return the ``__getattr__`` of a package, which loads a name from its home.

    The home is a module of the package; the value is kept in ``namespace``. The
    function raises AttributeError for a name that has no home.
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
    """Return the ``__getattr__`` of a module of stand-ins for names of a package."""

    def make(name: str) -> object:
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return _StandIn(package, name)

    return make


def replaceable(module: str) -> None:
    """Have stand-ins that a module has imported replaced in it when they are loaded."""
    found = sys.modules[module]
    for name, value in vars(found).items():
        if value.__class__ is _StandIn:
            value.places.append((found, name))


def keep(owner: object, slot: str, function: object) -> None:
    """Set ``owner.slot`` to ``function``, which is replaced when it is a stand-in."""
    setattr(owner, slot, function)
    if isinstance(function, _StandIn):
        function.places.append((owner, slot))


class _StandIn:
    """Callable that loads what it stands for on the first call, and replaces itself."""

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
