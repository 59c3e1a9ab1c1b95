"""Completion of devices that were read: their places, and devices that others imply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import xml
from ...pause import paced
from ...refusals import DOMAIN
from .chardevs import assign_ports, check_serials, console_alias
from .controllers import ImpliedControllers, assign_indexes, check_controllers
from .disks import assign_drive_address, share_limits
from .drives import DriveAddress, drive_element, drive_of
from .video import DraftVideo, default_video, order_videos

if TYPE_CHECKING:
    from .chardevs import DraftChardev
    from .controllers import DraftController
    from .drafts import Devices, Guest

__all__ = ["DRIVE_BUSES", "complete", "name_interfaces"]

# In the order in which their controllers are added.
DRIVE_BUSES = ("scsi", "fdc", "ide", "sata")


def _hostdev_addresses(devices: Devices, hostdevs: list[xml.Element]) -> None:
    """Give SCSI devices of the host the first unit that is not taken."""
    taken = {disk.drive for disk in devices.disks if disk.bus == "scsi"}
    taken |= {drive_of(device) for device in hostdevs}
    number = 0
    disks = {disk.drive for disk in devices.disks if disk.bus == "scsi"}
    for device in paced(hostdevs):
        if device.find("address") is not None:
            if (own := drive_of(device)) is not None and own in disks:
                raise DOMAIN.xml_error(f"SCSI host address {own.spelt()} in use by a SCSI disk")
            continue
        while (drive := DriveAddress(number // 7, 0, 0, number % 7)) in taken:
            number += 1
        number += 1
        device.children.append(drive_element(drive))


def _smartcard_slots(cards: list[xml.Element]) -> None:
    places = [place for card in cards if (place := card.find("address")) is not None]
    highest = max(
        (int(place.attrs["slot"]) for place in places if place.attrs["controller"] == "0"),
        default=-1,
    )
    for card in paced(cards):
        if card.find("address") is None:
            highest = max(highest + 1, 0)
            card.children.append(
                xml.Element("address", {"type": "ccid", "controller": "0", "slot": str(highest)})
            )


def _virtio_serial_index(chardev: DraftChardev) -> int:
    for part in chardev.place:
        if part.tag == "address" and part.attrs["type"] == "virtio-serial":
            return int(part.attrs["controller"])
    return 0


def _virtio_ports(devices: Devices) -> list[int]:
    """Return the virtio-serial controllers that channels and consoles name."""
    chardevs = [
        chardev for tag in ("channel", "console") for chardev in devices.chardevs.get(tag, ())
    ]
    return [
        _virtio_serial_index(chardev) for chardev in paced(chardevs) if chardev.target == "virtio"
    ]


def _early_controllers(devices: Devices, hostdevs: list[xml.Element]) -> None:
    """Add controllers for SCSI devices of the host, for each device when it is read.

    That is before controllers without an index get one. A device without an address is
    on the first.
    """
    implied = ImpliedControllers(devices.controllers)
    models = _scsi_models(devices.controllers)
    model = None
    highest = -1
    for number, device in enumerate(paced(hostdevs), start=1):
        drive = drive_of(device)
        index = 0 if drive is None else drive.controller
        if index > highest:
            model = models.get(index) or model
            implied.need_up_to("scsi", index, number, model)
            for added in paced(range(highest + 1, index + 1)):
                models.setdefault(added, model)
            highest = index


def _scsi_models(controllers: list[DraftController]) -> dict[int, str | None]:
    return {found.index: found.model for found in controllers if found.type == "scsi"}


def _late_controllers(
    implied: ImpliedControllers, devices: Devices, hostdevs: list[xml.Element]
) -> None:
    """Add controllers that SCSI devices of the host need once all have an address.

    New ones have the model of the last that a device names, where the controllers that
    devices name ascend.
    """
    models = _scsi_models(devices.controllers)
    model = None
    highest = -1
    for device in paced(hostdevs):
        drive = drive_of(device)
        if drive is not None and drive.controller > highest:
            highest = drive.controller
            model = models.get(highest) or model
    implied.need_up_to("scsi", highest, len(hostdevs), model)


def _add_controllers(devices: Devices, hostdevs: list[xml.Element]) -> None:
    """Add the controllers in the addresses of disks, ports and smartcards.

    libvirt does this in virDomainDefAddImplicitControllers.
    """
    drives: dict[str, list[DriveAddress | None]] = {}
    for disk in paced(devices.disks):
        if disk.bus in DRIVE_BUSES:
            drives.setdefault(disk.bus, []).append(disk.drive)
    ports = _virtio_ports(devices)
    places = [
        place for card in devices.of("smartcard") if (place := card.find("address")) is not None
    ]
    if not (drives or ports or places or hostdevs):
        return
    implied = ImpliedControllers(devices.controllers)
    for bus in DRIVE_BUSES:
        if bus in drives:
            found = drives[bus]
            highest = max((drive.controller for drive in found if drive is not None), default=-1)
            implied.need_up_to(bus, highest, len(found))
    for port in ports:
        implied.need("virtio-serial", port)
    for place in places:
        implied.need("ccid", int(place.attrs["controller"]))
    if hostdevs:
        _late_controllers(implied, devices, hostdevs)


def complete(devices: Devices, guest: Guest) -> None:
    """Decide places of devices, and add what others imply."""
    if hostdevs := devices.scsi_hostdevs():
        _early_controllers(devices, hostdevs)
    if devices.controllers:
        assign_indexes(devices.controllers)
    if guest.add_controllers is not None:
        guest.add_controllers(devices.controllers, guest.boot)
    taken = frozenset(drive for device in hostdevs if (drive := drive_of(device)) is not None)
    for disk in paced(devices.disks):
        assign_drive_address(disk, taken)
    if len(devices.disks) > 1:
        share_limits(devices.disks)
    if hostdevs:
        _hostdev_addresses(devices, hostdevs)
    if devices.controllers:
        check_controllers(devices.controllers)
    if devices.chardevs:
        _complete_chardevs(devices, guest)
    if cards := devices.of("smartcard"):
        _smartcard_slots(cards)
    _add_controllers(devices, hostdevs)
    if devices.of("graphics") and not devices.videos:
        boot = guest.boot
        model = default_video(boot.os_type, boot.arch)
        devices.videos.append(DraftVideo(model, boot.virt_type))
        devices.videos[0].numbers["heads"] = 1
    if devices.videos:
        devices.videos = order_videos(devices.videos)


def _complete_chardevs(devices: Devices, guest: Guest) -> None:
    serials, parallels, consoles = (
        devices.chardevs.setdefault(tag, []) for tag in ("serial", "parallel", "console")
    )
    assign_ports(serials, parallels, consoles)
    check_serials(serials, guest.boot.arch)
    if guest.boot.os_type == "hvm":
        console_alias(serials, consoles)
    for console in consoles:
        console.target = console.target or "serial"


def name_interfaces(interfaces: list[xml.Element], prefix: str | None) -> None:
    """Give interfaces without a name on the host the first free one.

    If ``prefix`` is None, none is given; targets without attributes are dropped.
    """
    targets = [target for device in interfaces if (target := device.find("target")) is not None]
    names = {target.attrs["dev"] for target in targets if "dev" in target.attrs}
    number = 0
    for target in paced(targets):
        if prefix is None or "dev" in target.attrs:
            continue
        while f"{prefix}{number}" in names:
            number += 1
        names.add(f"{prefix}{number}")
        target.attrs = {"dev": f"{prefix}{number}", **target.attrs}
    if all(target.attrs for target in targets):
        return
    for device in paced(interfaces):
        device.children = [part for part in device.children if part.tag != "target" or part.attrs]
