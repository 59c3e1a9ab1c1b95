"""Emitter of libvirt's public enums and flags, and of its macros.

They come from ``enums.json`` and ``constants.json`` in ``protocol/definitions``. The
classes are IntEnum and IntFlag, under the names of `virtrio.protocol.numbers`. Making
such a class takes some 30 microseconds a member, so each has a module of its own, which
is loaded on first use.
"""

from __future__ import annotations

from . import names, source

# Bit sets that libvirt does not call "Flags".
_FLAG_TYPES = frozenset(
    {
        "virDomainDestroyFlagsValues",
        "virDomainGuestInfoTypes",
        "virDomainMessageType",
        "virDomainModificationImpact",
        "virDomainRebootFlagValues",
        "virDomainShutdownFlagValues",
        "virDomainStatsTypes",
        "virDomainUndefineFlagsValues",
        "virEventHandleType",
        "virStreamEventType",
    }
)


def class_name(libvirt_type: str) -> str:
    """Return an enum's class name: ``DomainState`` for virDomainState."""
    return libvirt_type.removeprefix("vir")


def is_flags(libvirt_type: str, members: dict[str, int]) -> bool:
    named = libvirt_type.endswith(("Flags", "FlagsValues")) or libvirt_type in _FLAG_TYPES
    return named and all(value >= 0 for value in members.values())


def emit(enums: dict[str, dict[str, int]], definition: str) -> dict[str, str]:
    """Return the package ``enums`` (path -> text) for ``{type: {constant: value}}``."""
    homes = {class_name(name): names.snake_case(class_name(name)) for name in enums}
    doc = "Enums and flags of libvirt's public API, each loaded on first use."
    files = {"enums/__init__.py": source.front(definition, "virtrio.gen.enums", doc, homes)}
    for name, members in enums.items():
        files[f"enums/{homes[class_name(name)]}.py"] = _module(name, members, definition)
    return files


def _module(libvirt_type: str, members: dict[str, int], definition: str) -> str:
    base = "Flags" if is_flags(libvirt_type, members) else "Values"
    lines = source.header(definition, "virtrio.gen.enums", f"{libvirt_type}.")
    lines += [f"from ...numbers import {base}", ""]
    lines += ["", f"class {class_name(libvirt_type)}({base}):", f'    """{libvirt_type}."""', ""]
    lines += [
        f"    {name} = {value}" for name, value in members.items() if not is_count(name, members)
    ]
    return source.text(lines)


def is_count(name: str, members: dict[str, int]) -> bool:
    """Tell whether a constant is the number of an enum's members in that release.

    That is the last one, named ``*_LAST``. As a member it would give a wrong name to a
    value that a newer release adds.
    """
    return name.endswith("_LAST") and members[name] == max(members.values())


def emit_constants(constants: dict[str, str | int], definition: str) -> str:
    """Return the module for ``{macro: value}``, mostly names of typed parameters."""
    lines = source.header(definition, "virtrio.gen.enums", "Macros of libvirt's public API.")
    values = {
        name: f'"{value}"' if isinstance(value, str) else str(value)
        for name, value in constants.items()
    }
    return source.text([*lines, *(f"{name} = {value}" for name, value in values.items())])
