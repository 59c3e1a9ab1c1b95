"""Input devices: ``<input>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import xml
from ...addresses import add_device_info
from ...kinds import ON_OFF, choice
from ...refusals import DOMAIN
from ...rules import add, attr, rule, take
from .virtio import VIRTIO_DRIVER, VIRTIO_MODELS

if TYPE_CHECKING:
    from ..boot import Boot

__all__ = ["check_input", "read_input"]

_GRAB_TOGGLES = choice(
    "ctrl-ctrl",
    "alt-alt",
    "shift-shift",
    "meta-meta",
    "scrolllock",
    "ctrl-scrolllock",
)
_EVDEV = rule(
    "source",
    attr("dev"),
    attr("grab", choice("all")),
    attr("grabToggle", _GRAB_TOGGLES),
    attr("repeat", ON_OFF),
)


_CONTAINERS = ("vz", "parallels")  # types of domains whose guests need no hardware


def _check_bus(kind: str, bus: str | None, boot: Boot) -> None:
    """Refuse what guests of a type cannot have, as virDomainInputDefValidate does."""
    is_simple = kind in ("mouse", "keyboard")
    if boot.os_type == "hvm":
        if bus == "ps2" and not is_simple:
            raise DOMAIN.internal_error(f"ps2 bus does not support {kind} input device")
        if bus == "xen":
            raise DOMAIN.internal_error("unsupported input bus xen")
        return
    if boot.os_type in ("xen", "xenpvh"):
        only, other = "xen", f"unsupported input bus {bus or 'none'}"
    elif boot.virt_type in _CONTAINERS:
        only, other = "parallels", f"parallels containers don't support input bus {bus or 'none'}"
    else:
        raise DOMAIN.internal_error(
            "Input devices are not supported by this virtualization driver."
        )
    if bus != only:
        raise DOMAIN.internal_error(other)
    if not is_simple:
        raise DOMAIN.internal_error(f"{only} bus does not support {kind} input device")


def _default_bus(kind: str, boot: Boot) -> str | None:
    if boot.os_type in ("xen", "xenpvh"):
        return "xen"
    if boot.os_type != "hvm":
        return "parallels" if boot.virt_type in _CONTAINERS else None
    if kind in ("mouse", "keyboard") and boot.arch in ("i686", "x86_64"):
        return "ps2"
    if kind == "passthrough" or boot.arch in ("s390", "s390x"):
        return "virtio"
    return None if kind == "evdev" else "usb"


_INPUT = attr(
    "type",
    choice(
        "mouse",
        "tablet",
        "keyboard",
        "passthrough",
        "evdev",
        unknown="unknown input device type '%s'",
    ),
)
_MODEL = attr("model", choice(*VIRTIO_MODELS, unknown="unknown input model '%s'"))
_BUS = attr(
    "bus",
    choice(
        *("ps2", "usb", "xen", "parallels", "virtio"),
        silent=("none",),
        unknown="unknown input bus type '%s'",
    ),
)
# The attribute by which the host's device is named, if it is one.
_PATHS = {"evdev": "dev", "passthrough": "evdev"}
_PASSTHROUGH = rule("source", attr("evdev"))


def read_input(source: xml.Source, boot: Boot) -> xml.Element:
    if source.get("type") is None:
        raise DOMAIN.internal_error("missing input device type")
    element = xml.Element("input")
    take(element, source, _INPUT)
    kind = element.attrs["type"]
    given = xml.Element("input")
    take(given, source, _MODEL, _BUS)
    bus = given.attrs.get("bus") if source.get("bus") is not None else _default_bus(kind, boot)
    _check_bus(kind, bus, boot)
    if bus is not None:
        element.attrs["bus"] = bus
    if (model := given.attrs.get("model")) is not None:
        element.attrs["model"] = model
    if kind == "keyboard" and bus in ("ps2", "xen"):
        # Every guest has such a keyboard; an older libvirt would refuse the element.
        element.unless = xml.MIGRATABLE
    add(element, source, VIRTIO_DRIVER)
    origin = source.find("source")
    if origin is not None and kind in _PATHS:
        if origin.get(_PATHS[kind]) is None:
            raise DOMAIN.xml_error("Missing evdev path for input device")
        add(element, source, _EVDEV if kind == "evdev" else _PASSTHROUGH)
    add_device_info(element, source)
    if bus == "usb" and element.get("address", "type") not in (None, "usb"):
        raise DOMAIN.xml_error("Invalid address for a USB device")
    return element


def check_input(element: xml.Element) -> None:
    """Check the bus, as virDomainInputDefValidate does."""
    attrs = element.attrs
    kind, bus = attrs["type"], attrs.get("bus")
    if kind == "passthrough" and bus != "virtio":
        raise DOMAIN.unsupported("only bus 'virtio' is supported for 'passthrough' input devices")
    if kind == "evdev" and bus is not None:
        raise DOMAIN.unsupported("input evdev doesn't support bus element")
    if "model" in attrs and bus != "virtio":
        raise DOMAIN.unsupported(
            f"only bus 'virtio' is supported for input model '{attrs['model']}'"
        )
