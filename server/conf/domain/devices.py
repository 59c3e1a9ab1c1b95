"""``<devices>``: every device read, put in order, given what it needs, and checked against the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import xml
from ..pause import paced
from ..values import internal_error, unsupported, xml_error
from .chardevs import Chardev, assign_ports, console_alias, read_chardev
from .controllers import (
    Controller,
    ImpliedControllers,
    assign_indexes,
    check_controllers,
    order_controllers,
    read_controller,
)
from .disks import Disk, assign_drive_address, check_disks, order_disks, read_disk
from .drives import DriveAddress, TakenUnits, drive_element, drive_of
from .filesystems import read_filesystem
from .graphics import read_graphics
from .hostdevs import read_hostdev
from .input import read_input
from .interfaces import read_interface
from .redirdevs import read_redirdev, read_redirfilter
from .smalldevices import SMALL_DEVICES, read_small_device
from .sound import read_audio, read_sound
from .video import Video, order_videos, read_video
from .vocabulary import DEVICES

if TYPE_CHECKING:
    from .definition import DomainDef

__all__ = ["read_devices"]

_ONLY_ONE = {
    "watchdog": (internal_error, "only a single watchdog device is supported"),
    "memballoon": (internal_error, "only a single memory balloon device is supported"),
    "nvram": (internal_error, "only a single nvram device is supported"),
    "iommu": (xml_error, "only a single IOMMU device is supported"),
    "vsock": (xml_error, "only a single vsock device is supported"),
}


class _Devices:
    """The devices of one definition while it is read."""

    def __init__(self) -> None:
        self.disks: list[Disk] = []
        self.controllers: list[Controller] = []
        self.serials: list[Chardev] = []
        self.parallels: list[Chardev] = []
        self.consoles: list[Chardev] = []
        self.channels: list[Chardev] = []
        self.videos: list[Video] = []
        self.done: dict[str, list[xml.Element]] = {tag: [] for tag in DEVICES}


def _read(source: xml.Source, devices: _Devices, domain: DomainDef) -> None:
    done = devices.done
    for found in source.iterfind("devices/emulator"):
        if xml.string(found):
            done["emulator"].append(xml.Element("emulator", text=xml.string(found)))
        break
    devices.disks = order_disks([read_disk(found) for found in source.iterfind("devices/disk")])
    controllers = [read_controller(found) for found in source.iterfind("devices/controller")]
    devices.controllers = order_controllers(controllers)
    done["filesystem"] = [read_filesystem(found) for found in source.iterfind("devices/filesystem")]
    done["interface"] = [read_interface(found) for found in source.iterfind("devices/interface")]
    for tag, group in (
        ("serial", devices.serials),
        ("parallel", devices.parallels),
        ("console", devices.consoles),
        ("channel", devices.channels),
    ):
        group += [read_chardev(found) for found in source.iterfind(f"devices/{tag}")]
    done["input"] = [read_input(found, domain.os_type, domain.arch) for found in source.iterfind("devices/input")]
    done["graphics"] = [read_graphics(found) for found in source.iterfind("devices/graphics")]
    done["sound"] = [read_sound(found) for found in source.iterfind("devices/sound")]
    done["audio"] = [read_audio(found) for found in source.iterfind("devices/audio")]
    devices.videos = [read_video(found, domain.default_video) for found in source.iterfind("devices/video")]
    done["hostdev"] = [read_hostdev(found) for found in source.iterfind("devices/hostdev")]
    done["redirdev"] = [read_redirdev(found) for found in source.iterfind("devices/redirdev")]
    filters = source.findall("devices/redirfilter")
    if len(filters) > 1:
        raise internal_error("only one set of redirection filter rule is supported")
    done["redirfilter"] = [printed for found in filters if (printed := read_redirfilter(found)) is not None]
    for tag in SMALL_DEVICES:
        if tag in _ONLY_ONE and len(source.findall(f"devices/{tag}")) > 1:
            error, text = _ONLY_ONE[tag]
            raise error(text)
        done[tag] = [read_small_device(found, domain) for found in source.iterfind(f"devices/{tag}")]


# -- what devices need -------------------------------------------------------------------------------------------------------


def _scsi_hostdevs(devices: _Devices) -> list[xml.Element]:
    return [device for device in devices.done["hostdev"] if device.attrs["type"] == "scsi"]


def _hostdev_addresses(devices: _Devices) -> None:
    """SCSI devices of the host get the first unit that neither a disk nor another of them has."""
    taken = {disk.drive for disk in devices.disks if disk.bus == "scsi"}
    hostdevs = _scsi_hostdevs(devices)
    taken |= {drive_of(device) for device in hostdevs}
    number = 0
    for device in paced(hostdevs):
        if device.find("address") is not None:
            continue
        while (drive := DriveAddress(number // 7, 0, 0, number % 7)) in taken:
            number += 1
        number += 1
        device.children.append(drive_element(drive))


def _smartcard_slots(devices: _Devices) -> None:
    cards = devices.done["smartcard"]
    places = [place for card in cards if (place := card.find("address")) is not None]
    highest = max((int(place.attrs["slot"]) for place in places if place.attrs["controller"] == "0"), default=-1)
    for card in paced(cards):
        if card.find("address") is None:
            highest = max(highest + 1, 0)
            card.children.append(xml.Element("address", {"type": "ccid", "controller": "0", "slot": str(highest)}))


def _virtio_serial_index(chardev: Chardev) -> int:
    for part in chardev.place:
        if part.tag == "address" and part.attrs["type"] == "virtio-serial":
            return int(part.attrs["controller"])
    return 0


def _add_controllers(devices: _Devices) -> None:
    """virDomainDefAddImplicitControllers: what the addresses of disks, ports and cards point to."""
    implied = ImpliedControllers(devices.controllers)
    for bus in ("scsi", "fdc", "ide", "sata"):
        implied.need_up_to(bus, [disk.drive for disk in devices.disks if disk.bus == bus])
    for chardev in paced((*devices.channels, *devices.consoles)):
        if chardev.target == "virtio":
            implied.need("virtio-serial", _virtio_serial_index(chardev))
    for card in devices.done["smartcard"]:
        place = card.find("address")
        if place is not None:
            implied.need("ccid", int(place.attrs["controller"]))
    implied.need_up_to("scsi", [drive_of(device) for device in _scsi_hostdevs(devices)])
    devices.controllers = implied.all()


def _complete(devices: _Devices, domain: DomainDef) -> None:
    assign_indexes(devices.controllers)
    taken = TakenUnits({drive for device in _scsi_hostdevs(devices) if (drive := drive_of(device)) is not None})
    for disk in paced(devices.disks):
        assign_drive_address(disk, taken)
    _hostdev_addresses(devices)
    check_controllers(devices.controllers)
    assign_ports(devices.serials, devices.parallels, devices.consoles)
    if domain.os_type == "hvm":
        console_alias(devices.serials, devices.consoles)
    for console in devices.consoles:
        console.target = console.target or "serial"
    _smartcard_slots(devices)
    _add_controllers(devices)
    if devices.done["graphics"] and not devices.videos:
        devices.videos.append(Video(domain.default_video))
        devices.videos[0].numbers["heads"] = 1
    devices.videos = order_videos(devices.videos)


# -- checks ------------------------------------------------------------------------------------------------------------------


def _check_boot_order(devices: list[xml.Element], domain: DomainDef) -> None:
    orders: set[str] = set()
    for device in paced(devices):
        boot = device.find("boot")
        if boot is None:
            continue
        order = boot.attrs["order"]
        if domain.os_type == "hvm" and order in orders:
            raise unsupported(f"boot order '{order}' used for more than one device")
        orders.add(order)
    domain.has_device_boot = bool(orders)
    if domain.os_type == "hvm" and orders and domain.boot_devices:
        raise unsupported("per-device boot elements cannot be used together with os/boot elements")


def _check_aliases(devices: list[xml.Element]) -> None:
    names: set[str] = set()
    for device in paced(devices):
        alias = device.find("alias")
        if alias is not None and device.tag != "console":
            name = alias.attrs["name"]
            if name in names:
                raise unsupported(f"non unique alias detected: {name}")
            names.add(name)


def _check_audio(devices: _Devices) -> None:
    known: set[str] = set()
    for audio in paced(devices.done["audio"]):
        if audio.attrs["id"] in known:
            raise xml_error(f"audio ID {audio.attrs['id']} is used multiple times")
        known.add(audio.attrs["id"])
    for tag in ("sound", "graphics"):
        for device in paced(devices.done[tag]):
            user = device.find("audio") if device.attrs.get("type") != "dbus" else None
            if user is not None and user.attrs["id"] not in known:
                raise xml_error(f"no audio device with ID {user.attrs['id']}")


def _check_usb(devices: _Devices) -> None:
    usb = [controller for controller in devices.controllers if controller.type == "usb"]
    if any(controller.model == "none" for controller in usb):
        for tag in ("input", "hostdev", "hub", "redirdev"):
            for device in paced(devices.done[tag]):
                if device.attrs.get("bus") == "usb" and tag == "input":
                    raise unsupported("Can't add USB input device. USB bus is disabled")
    if devices.done["redirdev"] and (not usb or usb[0].model == "none"):
        raise unsupported("cannot add redirected USB device: USB is disabled for this domain")


def _check_twice(devices: _Devices) -> None:
    targets: set[str | None] = set()
    for device in paced(devices.done["filesystem"]):
        target = device.get("target", "dir")
        if target in targets:
            raise unsupported(f"filesystem target '{target}' specified twice")
        targets.add(target)
    sources: set[str] = set()
    for device in paced(devices.done["hostdev"]):
        source = device.find("source")
        if source is None or device.attrs["mode"] != "subsystem":
            continue
        what = device.attrs["type"] + source.format()
        if what in sources:
            raise xml_error("Hostdev already exists in the domain configuration")
        sources.add(what)


def _check_panics(devices: _Devices) -> None:
    models: set[str] = set()
    for device in paced(devices.done["panic"]):
        model = device.attrs.get("model", "default")
        if model in models:
            raise xml_error(f"Multiple panic devices with model '{model}'")
        models.add(model)


def _name_interfaces(devices: _Devices, prefix: str | None) -> None:
    """Interfaces without a name on the host get the first free one, if the driver makes up names."""
    targets = [target for device in devices.done["interface"] if (target := device.find("target")) is not None]
    names = {target.attrs["dev"] for target in targets if "dev" in target.attrs}
    number = 0
    for target in paced(targets):
        if prefix is None or "dev" in target.attrs:
            continue
        while f"{prefix}{number}" in names:
            number += 1
        names.add(f"{prefix}{number}")
        target.attrs = {"dev": f"{prefix}{number}", **target.attrs}
    for device in paced(devices.done["interface"]):
        device.children = [part for part in device.children if part.tag != "target" or part.attrs]


def read_devices(root: xml.Source, domain: DomainDef) -> xml.Element:
    devices = _Devices()
    _read(root, devices, domain)
    _complete(devices, domain)
    _name_interfaces(devices, domain.config.interface_prefix)
    done = devices.done
    done["disk"] = [disk.element for disk in devices.disks]
    done["controller"] = [controller.printed() for controller in paced(devices.controllers)]
    for tag, group in (
        ("serial", devices.serials),
        ("parallel", devices.parallels),
        ("console", devices.consoles),
        ("channel", devices.channels),
    ):
        done[tag] = [chardev.printed() for chardev in paced(group)]
    done["video"] = [video.printed() for video in paced(devices.videos)]
    element = xml.Element("devices", is_open=True)
    element.children = [device for tag in DEVICES for device in done[tag]]
    _check_panics(devices)
    # One of no particular kind is not printed.
    element.children = [
        device for device in paced(element.children) if device.tag != "panic" or device.attrs or device.children
    ]
    _check_twice(devices)
    _check_boot_order(element.children, domain)
    check_disks(devices.disks)
    _check_aliases(element.children)
    _check_audio(devices)
    _check_usb(devices)
    return element
