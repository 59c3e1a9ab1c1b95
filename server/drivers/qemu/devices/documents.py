"""Devices in definitions: what a client's document asks for, and how it changes them.

Functions of a definition and a document. `attached`, `detached` and `updated` return a
definition for the next start, which they complete; the others are about the definition
of a guest that runs.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ....conf.domain.devices.hotplug import (
    alias_of,
    check_alias,
    check_compatible,
    disk_named,
    find_interface,
    kind_of,
    replaced_device,
    with_device,
    without_device,
)
from ....conf.domain.devices.one_device import read_device
from ....conf.domain.hardware.device_checks import check_devices
from ....conf.domain.hardware.machines import machine_of
from ....conf.domain.hardware.plugging import reread
from ....conf.domain.views import Disk
from ..refusals import (
    invalid,
    missing_device,
    not_valid,
    unsupported,
    unsupported_config,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ....conf import xml
    from ....conf.domain.definition import DomainDef
    from ....conf.domain.hardware.machines import MachineFacts
    from ....objects.domains import Domain

__all__ = [
    "attached",
    "changed_device",
    "detached",
    "drive_of",
    "find_device",
    "move_tray",
    "new_device",
    "plugged_device",
    "same_device",
    "updated",
    "with_link",
]

# Devices that definitions can get one at a time.
_ATTACHED = frozenset(
    (
        *("disk", "interface", "sound", "hostdev", "controller", "serial", "parallel", "console"),
        *("channel", "filesystem", "rng", "memory", "redirdev", "shmem", "watchdog", "input"),
        *("vsock", "iommu", "lease"),
    )
)


def same_device(definition: DomainDef, device: xml.Element) -> xml.Element | None:
    """Return the device of another definition of the same guest."""
    if device.tag == "disk":
        return disk_named(definition, Disk(device).target)
    place = device.find("address")
    for other in definition.devices(device.tag):
        other_place = other.find("address")
        if place is not None and other_place is not None and other_place.attrs == place.attrs:
            return other
    return None


def find_device(definition: DomainDef, alias: str) -> xml.Element | None:
    """Return the device with an alias, None if there is none."""
    devices = definition.tree.find("devices")
    found = () if devices is None else devices.children
    return next((device for device in found if alias_of(device) == alias), None)


def new_device(definition: DomainDef, text: str, facts: MachineFacts) -> xml.Element:
    """Read a device that a guest is to get while it runs."""
    device = read_device(text, definition)
    _check_alone(definition, device, facts)
    check_alias(definition, device)
    check_compatible(definition, device)
    return device


def changed_device(definition: DomainDef, text: str, facts: MachineFacts) -> xml.Element:
    """Read what a device of a guest that runs should be, and check it by itself."""
    device = read_device(text, definition, live=True)
    _check_alone(definition, device, facts)
    return device


def _check_alone(definition: DomainDef, device: xml.Element, facts: MachineFacts) -> None:
    """Refuse a device that no guest of this kind can have."""
    groups: defaultdict[str, list[xml.Element]] = defaultdict(list)
    for tag in ("controller", "graphics", "tpm"):
        groups[tag] = definition.devices(tag)
    groups[device.tag] = [device]
    check_devices(definition, groups, machine_of(definition.tree), facts)


def plugged_device(definition: DomainDef, text: str) -> xml.Element:
    """Find the device of a running guest that a document describes."""
    device = read_device(text, definition, live=True, is_sought=True)
    if device.tag == "disk":
        found = disk_named(definition, Disk(device).target)
        if found is None:
            raise missing_device(f"disk {Disk(device).target} not found")
        return found
    if device.tag == "interface":
        return find_interface(definition, device)
    return device


def drive_of(definition: DomainDef, device: xml.Element) -> xml.Element | None:
    """Return the drive into which an attached disk is a medium."""
    disk = Disk(device)
    if disk.device not in ("cdrom", "floppy"):
        return None
    return disk_named(definition, disk.target)


def attached(config: DomainDef, complete: Callable[[DomainDef], DomainDef], text: str) -> DomainDef:
    device = read_device(text, config)
    check_alias(config, device)
    check_compatible(config, device)
    if device.tag not in _ATTACHED:
        raise unsupported(f"persistent attach of device '{kind_of(device)}' is not supported")
    if device.tag == "disk" and disk_named(config, Disk(device).target) is not None:
        raise not_valid(f"target {Disk(device).target} already exists")
    if device.tag == "controller" and device.attrs["index"] == "-1":
        device = _with_index(config, device)
    return reread(with_device(config, device), complete)


def _with_index(definition: DomainDef, controller: xml.Element) -> xml.Element:
    """Return a controller with the first number that is free."""
    kind = controller.attrs["type"]
    taken = {
        int(each.attrs["index"])
        for each in definition.devices("controller")
        if each.attrs["type"] == kind
    }
    free = next(number for number in range(len(taken) + 1) if number not in taken)
    return controller.twin(attrs={**controller.attrs, "index": str(free)})


def detached(config: DomainDef, complete: Callable[[DomainDef], DomainDef], text: str) -> DomainDef:
    device = read_device(text, config, is_sought=True)
    if device.tag == "disk":
        found = disk_named(config, Disk(device).target)
        if found is None:
            raise missing_device(f"no target device {Disk(device).target}")
    elif device.tag == "interface":
        found = find_interface(config, device)
    else:
        raise unsupported(f"persistent detach of device '{kind_of(device)}' is not supported")
    return reread(without_device(config, found), complete)


def updated(config: DomainDef, complete: Callable[[DomainDef], DomainDef], text: str) -> DomainDef:
    device = read_device(text, config)
    if device.tag == "disk":
        old = disk_named(config, Disk(device).target)
        if old is None:
            raise invalid(f"target {Disk(device).target} doesn't exist.")
    elif device.tag == "interface":
        old = find_interface(config, device)
    elif device.tag == "graphics":
        kind = device.attrs["type"]
        raise invalid(f"cannot find existing graphics type '{kind}' device to modify")
    else:
        raise unsupported_config(
            f"persistent update of device '{kind_of(device)}' is not supported"
        )
    check_compatible(config, device, old)
    return reread(replaced_device(config, old, device), complete)


def with_link(device: xml.Element, new: xml.Element) -> xml.Element:
    """Return an interface with the link of another."""
    link = new.find("link")
    parts = [part for part in device.children if part.tag != "link"]
    if link is not None:
        at = next((at for at, part in enumerate(parts) if part.tag in _AFTER_LINK), len(parts))
        parts.insert(at, link)
    return device.twin(children=parts)


_AFTER_LINK = frozenset(("mtu", "coalesce", "boot", "alias", "rom", "acpi", "address"))


def move_tray(alias: str, is_open: bool, domain: Domain) -> None:
    disk = find_device(domain.definition, alias)
    if disk is not None and disk.tag == "disk":
        domain.definition.replace_device(disk, _with_tray(disk, is_open=is_open))


def _with_tray(disk: xml.Element, *, is_open: bool) -> xml.Element:
    target = disk.find("target")
    assert target is not None
    attrs = {name: value for name, value in target.attrs.items() if name != "tray"}
    if is_open:
        attrs = {"dev": attrs["dev"], "bus": attrs["bus"], "tray": "open", **attrs}
    moved = target.twin(attrs=attrs)
    return disk.twin(children=[moved if part is target else part for part in disk.children])
