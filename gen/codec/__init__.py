"""Emitter of a specification's types: classes of structs, and functions to pack them.

The classes have slots, the functions are straight-line code. Runs of fixed-size fields,
and the length word of the string or array after them, go through one ``struct.Struct``.
Small structs are written out where they are used instead of being called. Limits are
checked before anything is sliced or appended, and a number of elements is compared with
the bytes that are left, so that a length word alone never makes the decoder allocate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import source
from .areas import modules
from .module import Module, coded, constant_lines, offered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...protocol.idl.model import Specification

__all__ = ["codec_module_import", "emit", "emit_values", "later_module"]


def emit(spec: Specification, runtime: str | None = None) -> dict[str, str]:
    """Return the codecs of one specification: path -> text.

    They are ``name.py`` or, if it has many types, the package ``name``. They import
    `virtrio.protocol` by ``runtime`` (``virtrio.protocol.``), or relatively from its
    own place.
    """
    homes = modules(spec)
    if not homes:
        return {f"{spec.name}.py": Module(spec, runtime or "..").alone()}
    runtime = runtime or "..."
    doc = f"Types and codecs of the {spec.name} protocol, in modules loaded on first use."
    found = {name: home for type_name, home in homes.items() for name in offered(type_name)}
    front = source.front(
        spec.source, "virtrio.gen.codec", doc, found, [*constant_lines(spec), ""], runtime
    )
    later = source.later(spec.source, "virtrio.gen.codec", runtime)
    files = {f"{spec.name}/__init__.py": front, f"{spec.name}/later.py": later}
    for module in sorted(set(homes.values())):
        files[f"{spec.name}/{module}.py"] = Module(spec, runtime).area(module, homes)
    return files


def emit_values(spec: Specification, types: Iterable[str], runtime: str) -> str:
    """Return the module with codecs of what procedures pass that is no struct."""
    found = modules(spec)
    homes = {name: f"{spec.name}.{home}" for name, home in found.items()}
    return Module(spec, runtime).values(types, homes or dict.fromkeys(coded(spec), spec.name))


def later_module(spec: Specification) -> str:
    """Return the module that others import codecs from, relative to ``_generated``.

    It has stand-ins for them, or the codecs themselves if these are few.
    """
    return f"{spec.name}.later" if modules(spec) else spec.name


def codec_module_import(package: str, spec: Specification) -> str:
    """Return the line that imports the module of codecs under the program's name.

    A name looked up in it is a new stand-in if the package has them: for tables, which
    keep what they look up.
    """
    if modules(spec):
        return f"from {package}.{spec.name} import later as {spec.name}"
    return f"from {package} import {spec.name}"
