"""Parts of definitions that a guest on QEMU really gets.

A part that is not listed would be dropped silently: a guest with it is not started.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....conf.values import words
from ..refusals import unsupported_config

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ....conf import xml

__all__ = ["check_device", "check_honoured", "honoured_values", "honours"]

_PLACE = "address alias"
_CHARDEV = f"source target protocol {_PLACE}"

# By the tag, or the tags of the device and of the element in it: attributes, children.
_HONOURED: dict[str, tuple[str, str]] = {
    "domain": (
        "type",
        "name uuid title description metadata memory currentMemory vcpu os features cpu clock "
        "on_poweroff on_reboot on_crash devices seclabel",
    ),
    "memory": ("unit", ""),
    "currentMemory": ("unit", ""),
    "vcpu": ("placement current", ""),
    "os": ("", "type boot kernel initrd cmdline"),
    "os/type": ("arch machine", ""),
    "os/boot": ("dev", ""),
    "features": ("", "acpi"),
    "cpu": ("mode match check", "model"),
    "cpu/model": ("fallback", ""),
    "clock": ("offset", ""),
    "disk": (
        "type device model snapshot",
        "driver source backingStore target boot serial readonly shareable iotune blockio geometry "
        f"wwn vendor product {_PLACE}",
    ),
    "disk/driver": (
        "name type cache error_policy rerror_policy io ioeventfd event_idx copy_on_read discard "
        "iothread detect_zeroes queues queue_size iommu ats packed page_per_vq unit",
        "metadata_cache max_size",
    ),
    "disk/source": (
        "file dev protocol name index startupPolicy tls pool volume mode transport socket port "
        "type offset size model relabel labelskip",
        "host slices slice seclabel label",
    ),
    "disk/backingStore": (
        "type index file dev protocol name tls transport socket port",
        "format source backingStore host",
    ),
    "disk/target": ("dev bus removable rotation_rate tray", ""),
    "disk/boot": ("order loadparm", ""),
    "controller": ("type index model", f"model target {_PLACE}"),
    "controller/target": ("chassis port", ""),
    "serial": ("type", _CHARDEV),
    "console": ("type tty", _CHARDEV),
    "channel": ("type", f"source target {_PLACE}"),
    "input": ("type bus", _PLACE),
    "audio": ("id type", ""),
    "graphics": ("type port autoport listen", "listen"),
    "graphics/listen": ("type address", ""),
    "video": ("", f"model {_PLACE}"),
    "video/model": ("type vram heads primary", ""),
    "memballoon": ("model", f"stats {_PLACE}"),
    "watchdog": ("model action", _PLACE),
    "panic": ("model", _PLACE),
    "rng": ("model", f"backend {_PLACE}"),
    "rng/backend": ("model", ""),
    "interface": ("type", f"mac model target boot {_PLACE}"),
    "interface/model": ("type", ""),
    "interface/target": ("", ""),
}
_PARSED = {key: (set(words(a)), set(words(c))) for key, (a, c) in _HONOURED.items()}

# Values of attributes that are understood, where some are not.
_VALUES: dict[tuple[str, str], tuple[str, ...]] = {
    ("disk", "type"): ("file", "block", "network", "volume"),
    ("disk", "device"): ("disk", "cdrom", "floppy"),
    ("disk/driver", "type"): (
        *("qcow2", "raw", "qcow", "qed", "vmdk", "vdi", "vpc", "bochs", "cloop", "dmg"),
    ),
    ("disk/driver", "name"): ("qemu",),
    ("disk/target", "bus"): ("virtio", "scsi", "sata", "ide", "usb", "fdc"),
    ("disk/source", "tls"): ("no",),
    ("os/boot", "dev"): ("hd", "cdrom", "network", "fd"),
    ("cpu", "mode"): ("custom",),
    ("clock", "offset"): ("utc", "localtime"),
    ("controller", "type"): ("pci", "usb", "sata", "ide", "virtio-serial"),
    ("serial", "type"): ("pty", "null"),
    ("console", "type"): ("pty", "null"),
    ("console/target", "type"): ("serial",),
    ("serial/target", "type"): ("isa-serial",),
    ("channel", "type"): ("unix", "pty", "null"),
    ("channel/target", "type"): ("virtio",),
    ("watchdog", "model"): ("i6300esb",),
    ("watchdog", "action"): ("reset", "shutdown", "poweroff", "pause", "none", "inject-nmi"),
    ("panic", "model"): ("isa",),
    ("input", "bus"): ("ps2",),
    ("audio", "type"): ("none",),
    ("graphics", "type"): ("vnc",),
    ("graphics/listen", "type"): ("address",),
    ("video/model", "type"): ("none", "vga", "cirrus", "virtio"),
    ("memballoon", "model"): ("virtio", "none"),
    ("rng", "model"): ("virtio",),
    ("rng/backend", "model"): ("random", "builtin"),
    ("interface", "type"): ("user",),
    ("interface/model", "type"): ("virtio", "e1000", "rtl8139", "e1000e"),
    ("seclabel", "type"): ("none", "dynamic"),
}
# Elements whose inside is known by other means.
_WHOLE = {"metadata", "address", "alias", "seclabel", "mac", "source", "protocol"}


def honours(key: str, name: str = "") -> bool:
    """Return whether guests get an element, or an attribute or element in it.

    ``key`` is the tag, or two tags as ``disk/target``.
    """
    parts = _PARSED.get(key)
    return parts is not None and (not name or name in parts[0] or name in parts[1])


def honoured_values(key: str, name: str, values: Iterable[str]) -> list[str]:
    """Return those of the values of an attribute that guests get."""
    known = _VALUES.get((key, name))
    return [value for value in values if known is None or value in known]


def check_honoured(root: xml.Element) -> None:
    """Raise VIR_ERR_CONFIG_UNSUPPORTED, naming the part that a guest would not get."""
    _check(root, "domain")
    for part in root.children:
        if part.tag == "devices":
            for device in part.children:
                if device.tag != "emulator":
                    check_device(device)
        elif part.tag in _PARSED:
            _check_deep(part, part.tag)
        elif part.tag == "seclabel":
            _check_values(part, "seclabel")


def check_device(device: xml.Element) -> None:
    """Do the same for one device."""
    if device.tag not in _PARSED:
        raise _refused(device.tag)
    _check_deep(device, device.tag)


def _check_deep(element: xml.Element, key: str) -> None:
    _check(element, key)
    for part in element.children:
        inside = f"{key}/{part.tag}" if "/" not in key else key
        if inside in _PARSED:
            _check_deep(part, inside)
        else:
            _check_values(part, inside)


def _check(element: xml.Element, key: str) -> None:
    attributes, children = _PARSED[key]
    for name in element.attrs:
        if name not in attributes:
            raise _refused(f"{key}/@{name}")
    for part in element.children:
        if part.tag not in children and part.tag not in _WHOLE:
            raise _refused(f"{key}/{part.tag}")
    _check_values(element, key)


def _check_values(element: xml.Element, key: str) -> None:
    for name, value in element.attrs.items():
        known = _VALUES.get((key, name))
        if known is not None and value not in known:
            raise _refused(f"{key}/@{name}", value)


def _refused(path: str, value: str | None = None) -> Exception:
    said = "" if value is None else f" with the value '{value}'"
    return unsupported_config(f"a guest on QEMU cannot have '{path}'{said} here yet")
