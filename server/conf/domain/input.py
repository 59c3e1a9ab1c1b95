"""Input devices: ``<input>``."""

from __future__ import annotations

from .. import xml
from ..addresses import add_device_info
from ..kinds import ON_OFF, choice
from ..refusals import DOMAIN
from ..rules import apply, attr, rule

__all__ = ["read_input"]

_INPUT_TYPES = ("mouse", "tablet", "keyboard", "passthrough", "evdev")
_INPUT_BUSES = ("ps2", "usb", "xen", "parallels", "virtio", "none")
_GRAB_TOGGLES = choice(
    "ctrl-ctrl", "alt-alt", "shift-shift", "meta-meta", "scrolllock", "ctrl-scrolllock", silent=("default",)
)
_VIRTIO_DRIVER = rule(
    "driver", attr("iommu", ON_OFF), attr("ats", ON_OFF), attr("packed", ON_OFF), attr("page_per_vq", ON_OFF)
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


def read_input(source: xml.Source, os_type: str, arch: str) -> xml.Element:
    kind = source.get("type")
    if not kind:
        raise DOMAIN.internal_error("missing input device type")
    if kind not in _INPUT_TYPES:
        raise DOMAIN.unsupported(f"unknown input device type '{kind}'")
    model = source.get("model")
    if model is not None and model not in ("virtio", "virtio-transitional", "virtio-non-transitional"):
        raise DOMAIN.unsupported(f"unknown input model '{model}'")
    bus = source.get("bus")
    if bus is not None:
        if bus not in _INPUT_BUSES:
            raise DOMAIN.unsupported(f"unknown input bus type '{bus}'")
        _check_bus(kind, bus, os_type)
    else:
        bus = _default_bus(kind, os_type, arch)
    attrs = {"type": kind}
    if bus is not None:
        attrs["bus"] = bus
    if model is not None:
        if bus != "virtio":
            raise DOMAIN.unsupported(f"only bus 'virtio' is supported for input model '{model}'")
        attrs["model"] = model
    element = xml.Element("input", attrs)
    if kind == "keyboard" and bus in ("ps2", "xen"):
        # Every guest has one; an older libvirt would refuse to hear of it.
        element.unless = xml.MIGRATABLE
    driver = source.find("driver")
    if driver is not None and (printed := apply(_VIRTIO_DRIVER, driver)) is not None:
        element.children.append(printed)
    origin = source.find("source")
    if origin is not None:
        path = {"evdev": "dev", "passthrough": "evdev"}.get(kind)
        if path is not None and origin.get(path) is None:
            raise DOMAIN.xml_error("Missing evdev path for input device")
        if kind == "evdev":
            printed = apply(_EVDEV, origin)
            if printed is not None:
                element.children.append(printed)
        elif (device := origin.get("evdev")) is not None and kind == "passthrough":
            element.add("source", {"evdev": device})
    add_device_info(element, source)
    return element
