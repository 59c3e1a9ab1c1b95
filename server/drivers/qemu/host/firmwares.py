"""Firmware that is installed for guests, as its descriptions say.

The files are those of QEMU's interoperability specification ``firmware.json``: one of
the same name in /etc hides the one in /usr, and an empty one there is none.
"""

from __future__ import annotations

import fnmatch
import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Firmwares", "descriptions", "firmwares"]

log = logging.getLogger("virtrio.server")

_FOLDERS = ("/usr/share/qemu/firmware", "/etc/qemu/firmware")  # later ones count
# What libvirt looks for where no description fits.
_USUAL = (
    "/usr/share/OVMF/OVMF_CODE.fd",
    "/usr/share/OVMF/OVMF_CODE.secboot.fd",
    "/usr/share/AAVMF/AAVMF_CODE.fd",
    "/usr/share/AAVMF/AAVMF32_CODE.fd",
)
_MOST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Firmwares:
    """Firmware of one machine type: its kinds, files, and whether it can be secure."""

    kinds: tuple[str, ...]
    files: tuple[str, ...]
    is_secure: bool


def firmwares(arch: str, machine: str) -> Firmwares:
    """Return the firmware that guests of a machine type can have.

    Reads files: runs in a thread. A description that cannot be read is left out.
    """
    kinds: set[str] = set()
    files: dict[str, None] = {}
    is_secure = False
    for said in descriptions():
        try:
            if not any(_fits(target, arch, machine) for target in said["targets"]):
                continue
            names = {"bios": "bios", "uefi": "efi"}
            kinds |= {names[each] for each in said["interface-types"] if each in names}
            is_secure = is_secure or "requires-smm" in said["features"]
            mapping = said["mapping"]
            executable = mapping.get("executable", mapping)
            if isinstance(name := executable.get("filename"), str):
                files[name] = None
        except (LookupError, TypeError, AttributeError) as exc:
            log.warning("a description of firmware is left out: %r", exc)
    found = [name for name in files or _USUAL if os.path.exists(name)]
    return Firmwares(tuple(sorted(kinds)), tuple(found), is_secure)


def _fits(target: Any, arch: str, machine: str) -> bool:
    if target["architecture"] != arch:
        return False
    return any(fnmatch.fnmatchcase(machine, pattern) for pattern in target["machines"])


def descriptions() -> list[Any]:
    """Return the descriptions that are installed, in the order in which they count.

    What is in them is not checked.
    """
    paths: dict[str, Path] = {}
    for folder in _FOLDERS:
        for path in Path(folder).glob("*.json"):
            paths[path.name] = path
    found = []
    for _, path in sorted(paths.items()):
        try:
            with path.open("rb") as opened:
                data = opened.read(_MOST_BYTES)
            if data:
                found.append(json.loads(data))
        except (OSError, ValueError) as exc:
            log.warning("%s is left out: %s", path, exc)
    return found
