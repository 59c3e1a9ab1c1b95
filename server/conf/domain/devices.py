"""``<devices>``: reads, orders and completes devices, and checks them together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from .. import xml
from ..addresses import keeps_every_alias
from ..pause import paced
from ..refusals import DOMAIN
from .chardevs import DraftChardev, assign_ports, check_serials, console_alias, read_chardev
from .controllers import (
    DraftController,
    ImpliedControllers,
    assign_indexes,
    check_controllers,
    check_usb,
    order_controllers,
    read_controller,
)
from .disks import (
    DraftDisk,
    assign_drive_address,
    check_disks,
    check_places,
    order_disks,
    read_disk,
    share_limits,
)
from .drives import DriveAddress, drive_element, drive_of
from .filesystems import read_filesystem
from .graphics import check_graphics, read_graphics
from .hostdevs import KnownHostdevs, read_hostdev
from .input import check_input, read_input
from .interfaces import read_interface
from .memory_devices import check_memory_device, read_memory_device
from .redirdevs import read_redirdev, read_redirfilter
from .rng import read_rng
from .smalldevices import (
    check_iommu,
    check_remapping,
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
from .video import DraftVideo, check_video, default_video, order_videos, read_video
from .vocabulary import DEVICES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .boot import Boot

__all__ = [
    "DRIVE_BUSES",
    "DeviceFacts",
    "Guest",
    "check_boot_orders",
    "name_interfaces",
    "orders_and_aliases",
    "read_devices",
]


@dataclass(frozen=True, slots=True)
class Guest:
    """Facts about a guest that readers of its devices need.

    ``interface_prefix`` begins the names that are generated for interfaces without one;
    None generates none. ``add_controllers`` completes the controllers of the document
    with those that every such guest has, before those that its devices imply.
    ``default_panic`` is the model of panic devices that name none.
    """

    boot: Boot
    numa_cells: int
    ioapic: str | None
    interface_prefix: str | None
    add_controllers: Callable[[list[DraftController], Boot], None] | None = None
    default_panic: str | None = None


@dataclass(frozen=True, slots=True)
class DeviceFacts:
    """Facts about devices that other readers need.

    ``boot_orders``: those that devices have. ``memory``: sum of the memory modules,
    in KiB. ``check`` refuses devices that are read without a mistake, but that no guest
    can have, or not this one; libvirt looks for that when the whole domain is read.
    ``check_last`` does so after the firmware has been checked.
    """

    boot_orders: list[str]
    memory: int
    check: Callable[[], None]
    check_last: Callable[[], None]


class _Devices:
    """Devices of a definition that is being read."""

    __slots__ = ("chardevs", "controllers", "disks", "done", "has_no_usb", "memory", "videos")

    def __init__(self) -> None:
        self.disks: list[DraftDisk] = []
        self.controllers: list[DraftController] = []
        self.chardevs: dict[str, list[DraftChardev]] = {}
        self.videos: list[DraftVideo] = []
        self.memory = 0
        self.has_no_usb = False
        self.done: dict[str, list[xml.Element]] = {}

    def of(self, tag: str) -> list[xml.Element]:
        return self.done.get(tag) or []


# -- reading ---------------------------------------------------------------------------


def _read_emulator(devices: _Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    for emulator in found:
        if text := xml.string(emulator):
            devices.done["emulator"] = [xml.Element("emulator", text=text)]
        break


def _read_disks(devices: _Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    devices.disks = order_disks([read_disk(source) for source in found])


def _read_controllers(devices: _Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    controllers = [read_controller(source) for source in found]
    devices.has_no_usb = check_usb(controllers)
    devices.controllers = order_controllers(controllers)


def _read_chardevs(devices: _Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    chardevs = [read_chardev(source) for source in found]
    devices.chardevs[chardevs[0].tag] = chardevs


def _read_inputs(devices: _Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    devices.done["input"] = [read_input(source, guest.boot) for source in found]


def _read_videos(devices: _Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    boot = guest.boot
    default = default_video(boot.os_type, boot.arch)
    devices.videos = [read_video(source, default, boot.virt_type) for source in found]


def _read_panics(devices: _Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    panics = devices.done["panic"] = [read_panic(source) for source in found]
    if guest.default_panic is not None:
        for panic in panics:
            panic.attrs.setdefault("model", guest.default_panic)


def _read_redirfilters(devices: _Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    devices.done["redirfilter"] = [
        part for source in found if (part := read_redirfilter(source)) is not None
    ]


def _read_memory(devices: _Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    arch = guest.boot.arch
    modules = [read_memory_device(source, guest.numa_cells, arch) for source in found]
    devices.done["memory"] = [element for element, _ in modules]
    devices.memory = sum(size for _, size in modules)


# In the order in which libvirt reads them, because the first mistake is the one
# reported.
_READERS: dict[str, Callable[[xml.Source], xml.Element] | None] = {
    "emulator": None,
    "disk": None,
    "controller": None,
    "filesystem": read_filesystem,
    "interface": read_interface,
    "serial": None,
    "parallel": None,
    "console": None,
    "channel": None,
    "input": None,
    "graphics": read_graphics,
    "sound": read_sound,
    "audio": read_audio,
    "video": None,
    "hostdev": read_hostdev,
    "redirdev": read_redirdev,
    "redirfilter": None,
    "watchdog": read_watchdog,
    "memballoon": read_memballoon,
    "rng": read_rng,
    "tpm": read_tpm,
    "panic": None,
    "nvram": read_nvram,
    "iommu": read_iommu,
    "vsock": read_vsock,
    "shmem": read_shmem,
    "smartcard": read_smartcard,
    "lease": read_lease,
    "hub": read_hub,
    "memory": None,
}
# Kinds that are more than elements while they are read, or that depend on the guest.
_OTHERS: dict[str, Callable[[_Devices, Iterable[xml.Source], Guest], None]] = {
    "emulator": _read_emulator,
    "disk": _read_disks,
    "controller": _read_controllers,
    "serial": _read_chardevs,
    "parallel": _read_chardevs,
    "console": _read_chardevs,
    "channel": _read_chardevs,
    "input": _read_inputs,
    "video": _read_videos,
    "redirfilter": _read_redirfilters,
    "memory": _read_memory,
    "panic": _read_panics,
}
_ONLY_ONE = {
    "redirfilter": (DOMAIN.internal_error, "only one set of redirection filter rule is supported"),
    "watchdog": (DOMAIN.internal_error, "only a single watchdog device is supported"),
    "memballoon": (DOMAIN.internal_error, "only a single memory balloon device is supported"),
    "nvram": (DOMAIN.internal_error, "only a single nvram device is supported"),
    "iommu": (DOMAIN.xml_error, "only a single IOMMU device is supported"),
    "vsock": (DOMAIN.xml_error, "only a single vsock device is supported"),
}


def _is_lent(device: xml.Element) -> bool:
    """Return whether a device of the host is a USB device.

    libvirt takes storage that is shared with a container for one, too.
    """
    return device.attrs["type"] in ("usb", "storage")


# Devices that a guest without USB cannot have.
_ON_USB: dict[str, tuple[Callable[[xml.Element], bool], str]] = {
    "input": (
        lambda device: device.attrs.get("bus") == "usb",
        "Can't add USB input device. USB bus is disabled",
    ),
    "hostdev": (_is_lent, "Can't add host USB device: USB is disabled in this host"),
    "hub": (lambda device: True, "Can't add USB hub: USB is disabled for this domain"),
}


def _kinds(sections: list[xml.Source]) -> list[tuple[str, Iterable[xml.Source]]]:
    """Return the devices by their tags, in the order in which they are read."""
    if len(sections) == 1:
        there, find = sections[0].tags(), sections[0].iterfind
        return [(tag, find(tag)) for tag in _READERS if tag in there]
    found = (
        (tag, [section.iterfind(tag) for section in sections if tag in section.tags()])
        for tag in _READERS
    )
    return [(tag, chain.from_iterable(parts)) for tag, parts in found if parts]


def _read(root: xml.Source, guest: Guest) -> _Devices:
    devices = _Devices()
    for tag, found in _kinds(root.findall("devices")):
        if tag in _ONLY_ONE:
            found = list(found)
            if len(found) > 1:
                error, text = _ONLY_ONE[tag]
                raise error(text)
        read = _READERS[tag]
        if read is not None:
            devices.done[tag] = [read(source) for source in found]
        else:
            _OTHERS[tag](devices, found, guest)
        if devices.has_no_usb and tag in _ON_USB:
            on_usb, text = _ON_USB[tag]
            if any(map(on_usb, devices.of(tag))):
                raise DOMAIN.unsupported(text)
    return devices


# -- completing
# --------------------------------------------------------------------------------


def _scsi_hostdevs(devices: _Devices) -> list[xml.Element]:
    return [device for device in devices.of("hostdev") if device.attrs["type"] == "scsi"]


def _hostdev_addresses(devices: _Devices, hostdevs: list[xml.Element]) -> None:
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


def _virtio_ports(devices: _Devices) -> list[int]:
    """Return the virtio-serial controllers that channels and consoles name."""
    chardevs = [
        chardev for tag in ("channel", "console") for chardev in devices.chardevs.get(tag, ())
    ]
    return [
        _virtio_serial_index(chardev) for chardev in paced(chardevs) if chardev.target == "virtio"
    ]


def _early_controllers(devices: _Devices, hostdevs: list[xml.Element]) -> None:
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
    implied: ImpliedControllers, devices: _Devices, hostdevs: list[xml.Element]
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


def _add_controllers(devices: _Devices, hostdevs: list[xml.Element]) -> None:
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


# In the order in which their controllers are added.
DRIVE_BUSES = ("scsi", "fdc", "ide", "sata")


def _complete(devices: _Devices, guest: Guest) -> None:
    if hostdevs := _scsi_hostdevs(devices):
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


def _complete_chardevs(devices: _Devices, guest: Guest) -> None:
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


# -- checks ----------------------------------------------------------------------------


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


def _check_audio_ids(devices: _Devices) -> set[str]:
    known: set[str] = set()
    for audio in paced(devices.of("audio")):
        if audio.attrs["id"] in known:
            raise DOMAIN.xml_error(f"audio ID {audio.attrs['id']} is used multiple times")
        known.add(audio.attrs["id"])
    return known


def _check_audio(devices: _Devices, known: set[str]) -> None:
    for tag in ("sound", "graphics"):
        for device in paced(devices.of(tag)):
            user = device.find("audio") if device.attrs.get("type") != "dbus" else None
            if user is not None and user.attrs["id"] not in known:
                raise DOMAIN.xml_error(f"no audio device with ID {user.attrs['id']}")


def _check_usb(devices: _Devices) -> None:
    usb = [controller for controller in devices.controllers if controller.type == "usb"]
    if devices.of("redirdev") and (not usb or usb[0].model == "none"):
        raise DOMAIN.unsupported(
            "cannot add redirected USB device: USB is disabled for this domain"
        )


def _check_twice(devices: _Devices) -> None:
    targets: set[str | None] = set()
    for device in paced(devices.of("filesystem")):
        if device.get("driver", "type") != "virtiofs":
            continue
        target = device.get("target", "dir")
        if target in targets:
            raise DOMAIN.unsupported(f"filesystem target '{target}' specified twice")
        targets.add(target)


def _check_hostdevs(devices: _Devices) -> None:
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
    for device in paced(_scsi_hostdevs(devices)):
        drive = drive_of(device)
        assert drive is not None
        if drive in drives:
            raise DOMAIN.unsupported(  # libvirt swaps the first two
                f"SCSI host address controller='{drive.bus}' bus='{drive.controller}' "
                f"target='{drive.target}' unit='{drive.unit}' in use by another SCSI host device"
            )
        drives.add(drive)


def _check_panics(devices: _Devices) -> None:
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


# -- the whole -------------------------------------------------------------------------


def _printed(devices: _Devices) -> list[xml.Element]:
    done = devices.done
    done["disk"] = [disk.element for disk in devices.disks]
    if devices.controllers:
        done["controller"] = [controller.printed() for controller in paced(devices.controllers)]
    for tag, group in devices.chardevs.items():
        done[tag] = [chardev.printed() for chardev in paced(group)]
    if devices.videos:
        done["video"] = [video.printed() for video in paced(devices.videos)]
    printed: list[xml.Element] = []
    for tag in DEVICES:
        if tag in done:
            printed += done[tag]
    return printed


def read_devices(root: xml.Source, guest: Guest) -> tuple[xml.Element, DeviceFacts]:
    devices = _read(root, guest)
    _complete(devices, guest)
    if interfaces := devices.of("interface"):
        name_interfaces(interfaces, guest.interface_prefix)
    printed = _printed(devices)
    if "panic" in devices.done:
        _check_panics(devices)
        # A panic device without model and address is not printed.
        printed = [
            device
            for device in paced(printed)
            if device.tag != "panic" or device.attrs or device.children
        ]
    orders, names = orders_and_aliases(printed)
    element = xml.Element("devices", children=printed, is_open=True)
    check = partial(_check, devices, names, guest)
    last = partial(_check_twice, devices)
    return element, DeviceFacts(orders, devices.memory, check, last)


def _check(devices: _Devices, names: list[str], guest: Guest) -> None:
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
