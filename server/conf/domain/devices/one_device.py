"""Reader of a single device, as clients attach it to a domain or change one of its.

The device is read, completed and checked as it would be within the domain's document,
and returned as its canonical element. What it must share with the other devices of the
domain, such as an alias that no other has, is checked by `hotplug`.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from .....protocol._generated.enums import ErrorDomain
from ... import xml
from ...addresses import every_alias
from ...refusals import DOMAIN
from ..boot import Boot
from .chardevs import check_serials, read_chardev
from .completing import name_interfaces
from .controllers import check_controllers, read_controller
from .disk_checks import check_disks
from .disks import DraftDisk, assign_drive_address, read_disk, share_limits_of
from .drives import drive_of
from .filesystems import read_filesystem
from .graphics import check_graphics, read_graphics
from .hostdevs import read_hostdev
from .input import check_input, read_input
from .interfaces import read_interface
from .memory_devices import check_memory_device, read_memory_device
from .redirdevs import read_redirdev
from .rng import read_rng
from .smalldevices import (
    check_iommu,
    check_vsock,
    read_hub,
    read_iommu,
    read_lease,
    read_memballoon,
    read_nvram,
    read_panic,
    read_shmem,
    read_smartcard,
    read_vsock,
    read_watchdog,
)
from .sound import read_audio, read_sound
from .tpm import read_tpm
from .video import check_video, default_video, read_video

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..definition import DomainDef

__all__ = ["boot_of", "has_usb", "put_alias", "read_device"]


def boot_of(definition: DomainDef) -> Boot:
    """Return what readers of devices must know of the guest with this definition."""
    tree = definition.tree
    boot = Boot("hvm", "", False, (), virt_type=tree.attrs["type"])
    os = tree.find("os")
    found = None if os is None else os.find("type")
    if os is None or found is None:
        return boot
    devices = tuple(part.attrs["dev"] for part in os.all("boot"))
    has_bootloader = tree.find("bootloader") is not None
    return replace(
        boot,
        os_type=found.text or "",
        arch=found.attrs["arch"],
        has_bootloader=has_bootloader,
        devices=devices,
    )


def has_usb(definition: DomainDef) -> bool:
    """Return whether the guest has a USB controller."""
    return any(
        controller.attrs["type"] == "usb" and controller.attrs.get("model") != "none"
        for controller in definition.devices("controller")
    )


# -- kinds of device -------------------------------------------------------------------


def _unchecked_disk(source: xml.Source, definition: DomainDef) -> DraftDisk:
    disk = read_disk(source)
    hostdevs = definition.devices("hostdev")
    scsi = [drive_of(device) for device in hostdevs if device.attrs["type"] == "scsi"]
    assign_drive_address(disk, {drive for drive in scsi if drive is not None})
    _share_limits(disk, definition)
    _check_place(disk.element)
    return disk


def _disk(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    disk = _unchecked_disk(source, definition)
    check_disks([disk])
    return disk.element


def _share_limits(disk: DraftDisk, definition: DomainDef) -> None:
    """Give a disk that only names a group the limits of the group's first disk."""
    if disk.element.find("iotune") is not None:
        *_, disk.element = share_limits_of([*definition.devices("disk"), disk.element])


def _interface(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    element = read_interface(source)
    name_interfaces([element], None)
    return element


def _hostdev(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    element = read_hostdev(source)
    drive = drive_of(element) if element.attrs["type"] == "scsi" else None
    disks = definition.devices("disk")
    if drive is not None and any(
        disk.get("target", "bus") == "scsi" and drive_of(disk) == drive for disk in disks
    ):
        raise DOMAIN.xml_error(f"SCSI host address {drive.spelt()} in use by a SCSI disk")
    return element


def _controller(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    controller = read_controller(source)
    check_controllers([controller])
    return controller.printed()


def _chardev(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    chardev = read_chardev(source)
    if chardev.tag == "serial":
        check_serials([chardev], boot.arch)
    return chardev.printed()


def _input(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    element = read_input(source, boot)
    check_input(element)
    return element


def _video(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    video = read_video(source, default_video(boot.os_type, boot.arch), boot.virt_type)
    check_video(video)
    return video.printed()


def _memory(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    element, _ = read_memory_device(source, definition.numa_cells, boot.arch)
    check_memory_device(element, boot.arch)
    return element


def _redirdev(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    element = read_redirdev(source)
    if not has_usb(definition):
        raise DOMAIN.unsupported(
            "cannot add redirected USB device: USB is disabled for this domain"
        )
    return element


def _audio(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    element = read_audio(source)
    number = element.attrs["id"]
    if any(audio.attrs["id"] == number for audio in definition.devices("audio")):
        raise DOMAIN.xml_error(f"audio ID {number} is used multiple times")
    return element


def _sound(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    element = read_sound(source)
    _check_audio_of(element, definition)
    return element


def _graphics(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    element = read_graphics(source)
    if element.attrs["type"] != "dbus":
        _check_audio_of(element, definition)
    check_graphics(element)
    return element


def _check_audio_of(element: xml.Element, definition: DomainDef) -> None:
    number = element.get("audio", "id")
    if number is not None and not any(
        audio.attrs["id"] == number for audio in definition.devices("audio")
    ):
        raise DOMAIN.xml_error(f"no audio device with ID {number}")


def _iommu(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    element = read_iommu(source)
    check_iommu(element)
    return element


def _vsock(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    element = read_vsock(source)
    check_vsock(element)
    return element


def _none(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    raise DOMAIN.internal_error("unexpected VIR_DOMAIN_DEVICE_NONE")


def _no_chardev(source: xml.Source, definition: DomainDef, boot: Boot) -> xml.Element:
    raise DOMAIN.unsupported(f"unknown character device type: {source.tag}")


_READERS: dict[str, Callable[[xml.Source, DomainDef, Boot], xml.Element]] = {
    "audio": _audio,
    "chr": _no_chardev,
    "controller": _controller,
    "disk": _disk,
    "graphics": _graphics,
    "hostdev": _hostdev,
    "input": _input,
    "interface": _interface,
    "iommu": _iommu,
    "memory": _memory,
    "none": _none,
    "redirdev": _redirdev,
    "sound": _sound,
    "video": _video,
    "vsock": _vsock,
    **dict.fromkeys(("channel", "console", "parallel", "serial"), _chardev),
}
# Kinds of which the domain need not be known.
_PLAIN: dict[str, Callable[[xml.Source], xml.Element]] = {
    "filesystem": read_filesystem,
    "hub": read_hub,
    "lease": read_lease,
    "memballoon": read_memballoon,
    "nvram": read_nvram,
    "panic": read_panic,
    "rng": read_rng,
    "shmem": read_shmem,
    "smartcard": read_smartcard,
    "tpm": read_tpm,
    "watchdog": read_watchdog,
}


# -- the whole -------------------------------------------------------------------------


def _check_place(element: xml.Element) -> None:
    if element.tag != "hostdev" and element.get("address", "type") == "unassigned":
        raise DOMAIN.unsupported("address of type 'unassigned' is supported only for hostdevs")


_AFTER_ALIAS = frozenset(("rom", "acpi", "address"))


def put_alias(element: xml.Element, alias: str) -> xml.Element:
    """Return the device under another name."""
    parts = [part for part in element.children if part.tag != "alias"]
    at = len(parts)
    while at and parts[at - 1].tag in _AFTER_ALIAS:
        at -= 1
    parts.insert(at, xml.Element("alias", {"name": alias}))
    return element.twin(children=parts)


def read_device(
    text: str, definition: DomainDef, *, live: bool = False, is_sought: bool = False
) -> xml.Element:
    """Read one device of a domain with this ``definition`` from its text.

    With ``live`` it keeps any alias, as in a running guest; without, one that the user
    gave. A disk that ``is_sought`` need not be whole. Changes nothing, so any thread
    may call it. Raises LibvirtError for any mistake in ``text``, and
    `pause.WorkGivenUp` where the thread's work is interruptible.
    """
    root = xml.parse_root(text, "(device_definition)", ErrorDomain.VIR_FROM_DOMAIN)
    tag = xml.local_name(root)
    source = xml.Source(root, tag)
    with every_alias() if live else nullcontext():
        if is_sought and tag == "disk":
            return _unchecked_disk(source, definition).element
        return _read(source, tag, definition)


def _read(source: xml.Source, tag: str, definition: DomainDef) -> xml.Element:
    if tag in _PLAIN:
        element = _PLAIN[tag](source)
    elif tag in _READERS:
        element = _READERS[tag](source, definition, boot_of(definition))
    else:
        raise DOMAIN.unsupported(f"unknown device type '{tag}'")
    _check_place(element)
    return element
