"""Checks of devices beside each other, in libvirt's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...addresses import keeps_every_alias
from ...pause import paced
from ...refusals import DOMAIN
from .disk_checks import check_disks, check_places
from .drives import DriveAddress, drive_of
from .graphics import check_graphics
from .hostdevs import KnownHostdevs
from .input import check_input
from .memory_devices import check_memory_device
from .smalldevices import check_iommu, check_remapping, check_vsock
from .video import check_video

if TYPE_CHECKING:
    from ... import xml
    from ..boot import Boot
    from .drafts import Devices, Guest

__all__ = [
    "check_boot_orders",
    "check_panics",
    "check_together",
    "check_twice",
    "orders_and_aliases",
]


def check_boot_orders(orders: list[str], boot: Boot) -> None:
    if boot.os_type != "hvm":
        return
    seen: set[str] = set()
    for order in orders:
        if order in seen:
            raise DOMAIN.unsupported(f"boot order '{order}' used for more than one device")
        seen.add(order)
    if orders and boot.devices:
        raise DOMAIN.unsupported(
            "per-device boot elements cannot be used together with os/boot elements"
        )


def _check_aliases(names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise DOMAIN.unsupported(f"non unique alias detected: {name}")
        seen.add(name)


def _check_audio_ids(devices: Devices) -> set[str]:
    known: set[str] = set()
    for audio in paced(devices.of("audio")):
        if audio.attrs["id"] in known:
            raise DOMAIN.xml_error(f"audio ID {audio.attrs['id']} is used multiple times")
        known.add(audio.attrs["id"])
    return known


def _check_audio(devices: Devices, known: set[str]) -> None:
    for tag in ("sound", "graphics"):
        for device in paced(devices.of(tag)):
            user = device.find("audio") if device.attrs.get("type") != "dbus" else None
            if user is not None and user.attrs["id"] not in known:
                raise DOMAIN.xml_error(f"no audio device with ID {user.attrs['id']}")


def _check_usb(devices: Devices) -> None:
    usb = [controller for controller in devices.controllers if controller.type == "usb"]
    if devices.of("redirdev") and (not usb or usb[0].model == "none"):
        raise DOMAIN.unsupported(
            "cannot add redirected USB device: USB is disabled for this domain"
        )


def check_twice(devices: Devices) -> None:
    targets: set[str | None] = set()
    for device in paced(devices.of("filesystem")):
        if device.get("driver", "type") != "virtiofs":
            continue
        target = device.get("target", "dir")
        if target in targets:
            raise DOMAIN.unsupported(f"filesystem target '{target}' specified twice")
        targets.add(target)


def _check_hostdevs(devices: Devices) -> None:
    """Refuse devices of the host that a guest would have twice."""
    interfaces = [each for each in devices.of("interface") if each.attrs["type"] == "hostdev"]
    known = KnownHostdevs()
    drives: set[DriveAddress] = set()
    has_ramfb = False
    for device in paced([*interfaces, *devices.of("hostdev")]):
        known.add(device)
        if device.attrs.get("ramfb") == "on":
            if has_ramfb:
                raise DOMAIN.unsupported("Only one vgpu device can have 'ramfb' enabled")
            has_ramfb = True
    for device in paced(devices.scsi_hostdevs()):
        drive = drive_of(device)
        assert drive is not None
        if drive in drives:
            raise DOMAIN.unsupported(  # libvirt swaps the first two
                f"SCSI host address controller='{drive.bus}' bus='{drive.controller}' "
                f"target='{drive.target}' unit='{drive.unit}' in use by another SCSI host device"
            )
        drives.add(drive)


def check_panics(devices: Devices) -> None:
    models: set[str] = set()
    for device in paced(devices.of("panic")):
        model = device.attrs.get("model", "default")
        if model in models:
            raise DOMAIN.xml_error(f"Multiple panic devices with model '{model}'")
        models.add(model)


def orders_and_aliases(printed: list[xml.Element]) -> tuple[list[str], list[str]]:
    """Return the boot orders and aliases of devices.

    The first serial port and the console that is its alias may share theirs with any.
    """
    orders: list[str] = []
    names: list[str] = []
    firsts: dict[str, xml.Element] = {}
    for device in paced(printed):
        firsts.setdefault(device.tag, device)
    console = firsts.get("console")
    passed: tuple[xml.Element, ...] = ()
    if console is not None and "serial" in firsts and console.get("target", "type") == "serial":
        passed = (console, firsts["serial"])
    for device in paced(printed):
        for part in device.children if device.has_children else ():
            if part.tag == "boot":
                orders.append(part.attrs["order"])
            elif part.tag == "address":
                if part.attrs["type"] == "unassigned" and device.tag != "hostdev":
                    raise DOMAIN.unsupported(
                        "address of type 'unassigned' is supported only for hostdevs"
                    )
            elif part.tag == "alias" and not any(device is other for other in passed):
                names.append(part.attrs["name"])
    return orders, names


def check_together(devices: Devices, names: list[str], guest: Guest) -> None:
    """Check devices one by one, in libvirt's order, and then together."""
    check_disks(devices.disks)
    known = _check_audio_ids(devices)
    if guest.add_controllers is None:
        _check_audio(devices, known)
    for video in paced(devices.videos):
        check_video(video)
    for device in paced(devices.of("input")):
        check_input(device)
    for device in paced(devices.of("memory")):
        check_memory_device(device, guest.boot.arch)
    if guest.add_controllers is None:  # which then sees to USB itself
        _check_usb(devices)
    for device in devices.of("vsock") if guest.add_controllers is None else ():
        check_vsock(device)
    for device in devices.of("iommu"):
        check_iommu(device)
    for device in paced(devices.of("graphics")):
        check_graphics(device)
    check_places(devices.disks)
    if "interface" in devices.done or "hostdev" in devices.done:
        _check_hostdevs(devices)
    # in a guest that runs, USB controllers with one bus share an alias
    if not keeps_every_alias():
        _check_aliases(names)
    for device in devices.of("iommu"):
        check_remapping(device, guest.ioapic)
