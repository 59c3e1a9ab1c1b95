"""Addresses of drives, and how they follow from the names of disks."""

from __future__ import annotations

import re
from typing import NamedTuple

from ... import xml
from ...values import signed

__all__ = [
    "DriveAddress",
    "disk_index",
    "drive_at",
    "drive_element",
    "drive_for",
    "drive_of",
]


class DriveAddress(NamedTuple):
    controller: int
    bus: int
    target: int
    unit: int

    def spelt(self) -> str:
        """Return the address as libvirt has it in messages."""
        return " ".join(f"{name}='{number}'" for name, number in self._asdict().items())


def drive_of(element: xml.Element) -> DriveAddress | None:
    """Return the drive address of a device, or None."""
    place = element.find("address")
    return None if place is None else drive_at(place)


def drive_at(place: xml.Element) -> DriveAddress | None:
    """Return the drive address in an ``<address>``; None if that has another type."""
    attrs = place.attrs
    if attrs["type"] != "drive":
        return None
    return DriveAddress(
        int(attrs["controller"]), int(attrs["bus"]), int(attrs["target"]), int(attrs["unit"])
    )


def drive_element(drive: DriveAddress) -> xml.Element:
    return xml.Element(
        "address", {"type": "drive", **{key: str(value) for key, value in drive._asdict().items()}}
    )


_NAME = re.compile(r"(fd|hd|vd|sd|xvd|ubd)([a-z]++)(0|[1-9][0-9]*+)?", re.ASCII)


# Letters at the end that make a difference: 26**32 is a multiple of 2**32.
_COUNTED = 32


def disk_index(name: str) -> int:
    """Return the number of a disk name: 0 for ``sda``, 26 for ``vdaa``, -1 for none.

    As in libvirt it is a C int, which long names overflow: it may be negative then,
    too.
    """
    match = _NAME.fullmatch(name)
    if match is None:
        return -1
    index = 0
    for letter in match[2][-_COUNTED:]:
        index = (index * 26 + ord(letter) - ord("a") + 1) & 0xFFFFFFFF
    return signed(index - 1)


def drive_for(index: int, bus: str) -> DriveAddress | None:
    if bus == "scsi":
        return DriveAddress(index // 7, 0, 0, index % 7)
    if bus == "ide":
        return DriveAddress(index // 4, index % 4 // 2, 0, index % 2)
    if bus == "sata":
        return DriveAddress(index // 6, 0, 0, index % 6)
    if bus == "fdc":
        return DriveAddress(index // 2, 0, 0, index % 2)
    return None
