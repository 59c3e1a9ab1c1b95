"""Places of devices that are plugged into a guest that runs.

The definition of the guest is completed with the device, as if it were defined so:
what libvirt refuses in a definition is refused, and the device gets its address. What
the guest's hardware would have to grow for it cannot be plugged in, but for SCSI
controllers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ... import xml
from ...refusals import DOMAIN
from ..devices.hotplug import with_device
from ..read import parse_domain
from .aliases import controller_alias, disk_alias, next_alias, scsi_models, with_alias
from .defaults import PARSER

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..definition import DomainDef

__all__ = ["Plugged", "plugged", "reread"]


class Plugged(NamedTuple):
    """Device with its alias and place, and controllers that must be there before it."""

    device: xml.Element
    controllers: list[xml.Element]


def reread(definition: DomainDef, complete: Callable[[DomainDef], DomainDef]) -> DomainDef:
    """Return a changed definition as it is once it was defined."""
    text = definition.format(xml.SECURE | xml.INACTIVE)
    return complete(parse_domain(text, PARSER))


def plugged(
    definition: DomainDef, device: xml.Element, complete: Callable[[DomainDef], DomainDef]
) -> Plugged:
    """Place a new disk or interface of a guest that runs.

    ``complete`` completes a definition as for `defaults.complete`. Raises libvirt's
    errors for devices that the guest cannot have, or for which there is no place.
    """
    whole = reread(with_device(definition, device), complete)
    found = _same(whole, definition, device)
    known = {_key(controller) for controller in definition.devices("controller")}
    added = [each for each in whole.devices("controller") if _key(each) not in known]
    buses = {
        int(each.attrs["index"])
        for each in definition.devices("controller")
        if each.attrs["type"] == "pci"
    }
    controllers = [each for each in added if each.attrs["type"] == "scsi"]
    _check_added(definition, device, added)
    for part in (found, *controllers):
        _check_place(part, device, buses)
    device = found  # with its address, and what else is usual
    models = scsi_models(whole.devices("controller"))
    named = [with_alias(controller, controller_alias(controller)) for controller in controllers]
    if device.find("alias") is None:
        if device.tag == "disk":
            index = device.get("address", "controller")
            model = models.get(int(index)) if index is not None else None
            alias = disk_alias(device, model)
        else:
            alias = next_alias(definition.devices(device.tag), "net")
        device = with_alias(device, alias)
    return Plugged(device, named)


def _same(whole: DomainDef, definition: DomainDef, device: xml.Element) -> xml.Element:
    if device.tag == "disk":
        name = device.get("target", "dev")
        return next(each for each in whole.devices("disk") if each.get("target", "dev") == name)
    return whole.devices(device.tag)[len(definition.devices(device.tag))]


def _key(controller: xml.Element) -> tuple[str, str]:
    return controller.attrs["type"], controller.attrs["index"]


def _check_added(definition: DomainDef, device: xml.Element, added: list[xml.Element]) -> None:
    """Refuse a drive whose controller is not there, and cannot be plugged in."""
    bus, index = device.get("target", "bus"), device.get("address", "controller")
    if device.tag != "disk" or index is None or bus not in ("sata", "ide", "fdc"):
        return
    # the first one of ide and fdc may be a part of the machine
    if (int(index) or bus == "sata") and any(_key(each) == (bus, index) for each in added):
        raise DOMAIN.internal_error(
            f"Could not find {bus} controller with index {index} required for device"
        )


def _check_place(part: xml.Element, device: xml.Element, buses: set[int]) -> None:
    """Refuse a place on a bus that the guest does not have."""
    place = part.find("address")
    if place is None or place.attrs.get("type") != "pci":
        return
    domain, bus, slot, function = (
        int(place.attrs.get(name, "0"), 0) for name in ("domain", "bus", "slot", "function")
    )
    if bus in buses or (not bus and not buses):
        return
    if part.tag == device.tag and device.find("address") is not None:
        where = f"{domain:04x}:{bus:02x}:{slot:02x}.{function:x}"
        raise DOMAIN.xml_error(
            f"Invalid PCI address {where}. Only PCI buses up to {max(buses, default=0)} are "
            "available"
        )
    raise DOMAIN.internal_error("No more available PCI slots")
