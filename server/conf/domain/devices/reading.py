"""``<devices>``: reads devices in libvirt's order, and prints them once complete."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from ... import xml
from ...pause import paced
from ...refusals import DOMAIN
from ..vocabulary import DEVICES
from .chardevs import read_chardev
from .checks import check_panics, check_together, check_twice, orders_and_aliases
from .completing import complete, name_interfaces
from .controllers import check_usb, order_controllers, read_controller
from .disks import order_disks, read_disk
from .drafts import Devices
from .filesystems import read_filesystem
from .graphics import read_graphics
from .hostdevs import read_hostdev
from .input import read_input
from .interfaces import read_interface
from .memory_devices import read_memory_device
from .redirdevs import read_redirdev, read_redirfilter
from .rng import read_rng
from .smalldevices import (
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
from .video import default_video, read_video

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .drafts import Guest

__all__ = ["DeviceFacts", "read_devices"]


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


def _read_emulator(devices: Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    for emulator in found:
        if text := xml.string(emulator):
            devices.done["emulator"] = [xml.Element("emulator", text=text)]
        break


def _read_disks(devices: Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    devices.disks = order_disks([read_disk(source) for source in found])


def _read_controllers(devices: Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    controllers = [read_controller(source) for source in found]
    devices.has_no_usb = check_usb(controllers)
    devices.controllers = order_controllers(controllers)


def _read_chardevs(devices: Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    chardevs = [read_chardev(source) for source in found]
    devices.chardevs[chardevs[0].tag] = chardevs


def _read_inputs(devices: Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    devices.done["input"] = [read_input(source, guest.boot) for source in found]


def _read_videos(devices: Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    boot = guest.boot
    default = default_video(boot.os_type, boot.arch)
    devices.videos = [read_video(source, default, boot.virt_type) for source in found]


def _read_panics(devices: Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    panics = devices.done["panic"] = [read_panic(source) for source in found]
    if guest.default_panic is not None:
        for panic in panics:
            panic.attrs.setdefault("model", guest.default_panic)


def _read_redirfilters(devices: Devices, found: Iterable[xml.Source], guest: Guest) -> None:
    devices.done["redirfilter"] = [
        part for source in found if (part := read_redirfilter(source)) is not None
    ]


def _read_memory(devices: Devices, found: Iterable[xml.Source], guest: Guest) -> None:
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
_OTHERS: dict[str, Callable[[Devices, Iterable[xml.Source], Guest], None]] = {
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


def _read(root: xml.Source, guest: Guest) -> Devices:
    devices = Devices()
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


def _printed(devices: Devices) -> list[xml.Element]:
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
    complete(devices, guest)
    if interfaces := devices.of("interface"):
        name_interfaces(interfaces, guest.interface_prefix)
    printed = _printed(devices)
    if "panic" in devices.done:
        check_panics(devices)
        # A panic device without model and address is not printed.
        printed = [
            device
            for device in paced(printed)
            if device.tag != "panic" or device.attrs or device.children
        ]
    orders, names = orders_and_aliases(printed)
    element = xml.Element("devices", children=printed, is_open=True)
    check = partial(check_together, devices, names, guest)
    last = partial(check_twice, devices)
    return element, DeviceFacts(orders, devices.memory, check, last)
