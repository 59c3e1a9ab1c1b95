"""Input devices: ``<input>``."""

from __future__ import annotations

from .. import xml
from ..addresses import add_device_info
from ..kinds import ON_OFF, choice
from ..refusals import DOMAIN
from ..rules import add, attr, rule, take
from .virtio import VIRTIO_DRIVER, VIRTIO_MODELS

__all__ = ["read_input"]

_GRAB_TOGGLES = choice(
    "ctrl-ctrl",
    "alt-alt",
    "shift-shift",
    "meta-meta",
    "scrolllock",
    "ctrl-scrolllock",
    silent=("default",),
)
_EVDEV = rule(
    "source",
    attr("dev"),
    attr("grab", choice("all", silent=("default",))),
    attr("grabToggle", _GRAB_TOGGLES),
    attr("repeat", ON_OFF),
)


def _check_bus(kind: str, bus: str, os_type: str) -> None:
    if os_type == "hvm":
        if bus == "ps2" and kind not in ("mouse", "keyboard"):
            raise DOMAIN.internal_error(f"ps2 bus does not support {kind} input device")
        if bus == "xen":
            raise DOMAIN.internal_error("unsupported input bus xen")
    elif os_type in ("xen", "xenpvh"):
        if bus != "xen":
            raise DOMAIN.internal_error(f"unsupported input bus {bus}")
        if kind not in ("mouse", "keyboard"):
            raise DOMAIN.internal_error(f"xen bus does not support {kind} input device")


def _default_bus(kind: str, os_type: str, arch: str) -> str | None:
    if os_type in ("xen", "xenpvh"):
        return "xen"
    if os_type != "hvm":
        return None
    if kind in ("mouse", "keyboard") and arch in ("i686", "x86_64"):
        return "ps2"
    if kind == "passthrough" or arch in ("s390", "s390x"):
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
_BUS = choice(
    "ps2", "usb", "xen", "parallels", "virtio", "none", unknown="unknown input bus type '%s'"
)
# The attribute by which the host's device is named, if it is one.
_PATHS = {"evdev": "dev", "passthrough": "evdev"}
_PASSTHROUGH = rule("source", attr("evdev"))


def read_input(source: xml.Source, os_type: str, arch: str) -> xml.Element:
    if source.get("type") is None:
        raise DOMAIN.internal_error("missing input device type")
    element = xml.Element("input")
    take(element, source, _INPUT)
    kind = element.attrs["type"]
    model = xml.Element("input")
    take(model, source, _MODEL)
    bus = source.get("bus")
    if bus is not None:
        _BUS(bus, "input", "bus")
        _check_bus(kind, bus, os_type)
    else:
        bus = _default_bus(kind, os_type, arch)
    if bus is not None:
        element.attrs["bus"] = bus
    if model.attrs and bus != "virtio":
        raise DOMAIN.unsupported(
            f"only bus 'virtio' is supported for input model '{model.attrs['model']}'"
        )
    element.attrs |= model.attrs
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
    return element
