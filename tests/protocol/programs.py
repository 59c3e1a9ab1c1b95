"""The package's specifications with types, and the modules of their codecs."""

from __future__ import annotations

from importlib import import_module, resources
from typing import TYPE_CHECKING

from tests.protocol.generated import coded
from virtrio.protocol.idl.parser import bundled

if TYPE_CHECKING:
    from types import ModuleType

    from virtrio.protocol.idl.model import Specification

NAMES = sorted(
    path.name[:-2]
    for path in resources.files("virtrio.protocol.definitions").iterdir()
    if path.name.endswith(".x")
)
SPECS: dict[str, Specification] = {name: spec for name in NAMES if coded(spec := bundled(name))}


def modules(spec: Specification) -> list[ModuleType]:
    """Return the generated modules of a specification and of all that it imports."""
    return [
        import_module(f"virtrio.protocol._generated.{seen.name}")
        for seen in spec.visible()
        if coded(seen)
    ]
