"""Emits libvirt's public enums and flags as IntEnum and IntFlag from ``protocol/definitions/enums.json``."""

from __future__ import annotations

from . import source

# Bit sets that libvirt does not call "Flags".
_FLAG_TYPES = frozenset(
    {
        "virDomainDestroyFlagsValues",
        "virDomainGuestInfoTypes",
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
    """``virDomainCheckpointListFlags`` -> ``DomainCheckpointListFlags``."""
    return libvirt_type.removeprefix("vir")


def is_flags(libvirt_type: str, members: dict[str, int]) -> bool:
    named = libvirt_type.endswith(("Flags", "FlagsValues")) or libvirt_type in _FLAG_TYPES
    return named and all(value >= 0 for value in members.values())


def emit(enums: dict[str, dict[str, int]], definition: str) -> str:
    """The module text for ``{libvirt type: {constant: value}}``."""
    lines = source.header(definition, "virtrio.gen.enums", "Enums and flags of libvirt's public API.")
    lines += ["from enum import IntEnum, IntFlag", ""]
    for libvirt_type, members in enums.items():
        base = "IntFlag" if is_flags(libvirt_type, members) else "IntEnum"
        lines += ["", f"class {class_name(libvirt_type)}({base}):", f'    """{libvirt_type}."""', ""]
        # *_LAST counts the members of that release: as a member it would misname what a newer release numbers so.
        lines += [f"    {name} = {value}" for name, value in members.items() if not name.endswith("_LAST")]
        lines.append("")
    return source.text(lines)
