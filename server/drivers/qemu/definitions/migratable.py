"""Documents that another host can read: of saved guests, and for migrations.

They have nothing that only a running guest has, and none of the devices that a reader
adds by itself, because older versions of libvirt did not know these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....conf import xml
from ....conf.domain.hardware.defaults import PARSER
from ....conf.domain.read import parse_domain
from ..devices.channels import without_run_socket

if TYPE_CHECKING:
    from ....conf.domain.definition import DomainDef

__all__ = ["migratable", "migratable_text"]

_FLAGS = xml.INACTIVE | xml.MIGRATABLE


def migratable(definition: DomainDef, stored: DomainDef | None = None) -> DomainDef:
    """Return a copy of a definition for another host.

    ``stored`` is the one that a live one was started from: its CPU and its security
    labels go instead of those that the run has. May run in a thread.
    """
    found = parse_domain(definition.format(xml.SECURE | _FLAGS), PARSER)
    if stored is not None:
        found.put_all(list(stored.tree.all("seclabel")), "seclabel")
        found.put(stored.tree.find("cpu"), "cpu")
    devices = found.tree.find("devices")
    assert devices is not None
    usb = [device for device in devices.children if _is_controller(device, "usb")]
    pci = [device for device in devices.children if _is_controller(device, "pci")]
    dropped = [
        device
        for device in devices.children
        if (device.tag == "input" and device.attrs.get("type") == "keyboard" and _is_ps2(device))
        or (device.tag == "audio" and device.attrs.get("type") == "none")
    ]
    if len(usb) == 1 and usb[0].attrs.get("model", "piix3-uhci") == "piix3-uhci":
        dropped += usb
    if len(pci) == 1 and pci[0].attrs.get("model") == "pci-root":
        dropped += pci
    kept = [without_run_socket(device) for device in devices.children if device not in dropped]
    found.put(devices.twin(children=kept), "devices")
    return found


def migratable_text(definition: DomainDef, flags: int, stored: DomainDef | None = None) -> str:
    """Print a definition for another host; ``flags`` may keep secrets."""
    return migratable(definition, stored).format(flags | _FLAGS)


def _is_controller(device: xml.Element, kind: str) -> bool:
    return device.tag == "controller" and device.attrs.get("type") == kind


def _is_ps2(device: xml.Element) -> bool:
    return device.attrs.get("bus") == "ps2"
