"""Addresses in elements of devices, where libvirt prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ... import xml

__all__ = ["with_address"]

# Parts that come after the address; in all other devices it is the last part.
_AFTER_ADDRESS = {
    "controller": ("pcihole64",),
    "filesystem": ("space_hard_limit", "space_soft_limit"),
    "memballoon": ("driver",),
    "vsock": ("driver",),
}


def with_address(device: xml.Element, place: xml.Element) -> xml.Element:
    """Return a device with an address, in place of the one that it has."""
    kept = [part for part in device.children if part.tag != "address"]
    after = _AFTER_ADDRESS.get(device.tag, ())
    at = next((at for at, part in enumerate(kept) if part.tag in after), len(kept))
    return device.twin(children=[*kept[:at], place, *kept[at:]])
