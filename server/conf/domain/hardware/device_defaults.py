"""Defaults of devices of guests on QEMU, and devices that every guest has.

What a document says stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import xml
from ...pause import paced

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["complete_devices", "mirror_serial"]

# Parts of an interface that come after its model.
_AFTER_MODEL = (
    *("driver", "backend", "filterref", "tune", "link", "mtu", "teaming", "coalesce"),
    *("boot", "alias", "rom", "acpi", "address"),
)


def _interface(interface: xml.Element) -> xml.Element:
    if interface.attrs["type"] == "hostdev" or interface.find("model") is not None:
        return interface
    model = "virtio" if interface.attrs["type"] == "vdpa" else "rtl8139"
    parts = interface.children
    place = next((at for at, part in enumerate(parts) if part.tag in _AFTER_MODEL), len(parts))
    named = xml.Element("model", {"type": model})
    return interface.twin(children=[*parts[:place], named, *parts[place:]])


def _disk(disk: xml.Element) -> xml.Element:
    """Name the driver, and the format of an image, which is never guessed."""
    driver, source = disk.find("driver"), disk.find("source")
    given = {} if driver is None else driver.attrs
    inner = None if source is None else source.find("encryption")
    if source is not None and inner is not None:
        disk = _replaced(disk, source, _replaced(source, inner, _luks(inner)))
    elif (own := disk.find("encryption")) is not None:
        disk = _replaced(disk, own, _luks(own))
    if "name" in given and "type" in given:
        return disk
    usual = {"name": "qemu"}
    if disk.attrs["type"] != "volume":  # whose format the volume has
        usual["type"] = "raw"
    if driver is None:
        return disk.twin(children=[xml.Element("driver", usual), *disk.children])
    return _replaced(disk, driver, driver.twin(attrs={**usual, **given}))


def _luks(encryption: xml.Element) -> xml.Element:
    """Return the element with the program that decrypts."""
    if encryption.attrs.get("format") != "luks" or "engine" in encryption.attrs:
        return encryption
    head = {"format": encryption.attrs["format"], "engine": "qemu"}
    return encryption.twin(attrs={**head, **encryption.attrs})


def _replaced(element: xml.Element, old: xml.Element, new: xml.Element) -> xml.Element:
    return element.twin(children=[new if part is old else part for part in element.children])


def _controller(controller: xml.Element) -> xml.Element:
    attrs = controller.attrs
    if attrs["type"] == "scsi" and attrs.get("model", "auto") == "auto":
        head = {name: attrs[name] for name in ("type", "index")}
        return controller.twin(attrs=head | {"model": "lsilogic"} | _rest(attrs))
    return controller


def _rest(attrs: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in attrs.items() if name not in ("type", "index", "model")}


_SERIAL_MODELS = {
    "isa-serial": "isa-serial",
    "usb-serial": "usb-serial",
    "pci-serial": "pci-serial",
    "isa-debug": "isa-debugcon",
    "spapr-vio-serial": "spapr-vty",
    "sclp-serial": "sclpconsole",
}


def _serial(serial: xml.Element) -> xml.Element:
    """Name the kind of a serial port, and its model."""
    target = serial.find("target")
    if target is None:
        return serial
    kind = target.attrs.get("type", "isa-serial")
    if target.find("model") is not None:
        named = target.twin(attrs={"type": kind, **target.attrs})
        return serial if "type" in target.attrs else _replaced(serial, target, named)
    model = _SERIAL_MODELS.get(kind)
    if model is None:
        return serial
    rest = {name: value for name, value in target.attrs.items() if name != "type"}
    parts = [xml.Element("model", {"name": model})]
    return _replaced(serial, target, target.twin(attrs={"type": kind, **rest}, children=parts))


_QXL_VGAMEM = "16384"


def _video(video: xml.Element) -> xml.Element:
    model = video.find("model")
    if model is None or model.attrs["type"] != "qxl" or "vgamem" in model.attrs:
        return video
    attrs: dict[str, str] = {}
    for name, value in model.attrs.items():
        if name in ("heads", "primary") and "vgamem" not in attrs:
            attrs["vgamem"] = _QXL_VGAMEM
        attrs[name] = value
    attrs.setdefault("vgamem", _QXL_VGAMEM)
    return _replaced(video, model, model.twin(attrs=attrs))


_SHMEM_MIB = "4"


def _shmem(shmem: xml.Element) -> xml.Element:
    if shmem.get("model", "type") == "ivshmem-doorbell":
        return _doorbell(shmem)
    if shmem.find("size") is not None:
        return shmem
    size = xml.Element("size", {"unit": "M"}, _SHMEM_MIB)
    parts = [
        added
        for part in shmem.children
        for added in ((part, size) if part.tag == "model" else (part,))
    ]
    return shmem.twin(children=parts)


def _doorbell(shmem: xml.Element) -> xml.Element:
    """Let a device with a server have interrupts, and a thread for them."""
    interrupts, server = shmem.find("msi"), shmem.find("server")
    if server is None:
        return shmem
    if interrupts is not None:
        usual = interrupts.twin(attrs={**interrupts.attrs})
        usual.attrs.setdefault("ioeventfd", "on")
        return _replaced(shmem, interrupts, usual)
    parts: list[xml.Element] = []
    for part in shmem.children:
        parts.append(part)
        if part is server:
            parts.append(xml.Element("msi", {"ioeventfd": "on"}))
    return shmem.twin(children=parts)


def _hostdev(hostdev: xml.Element) -> xml.Element:
    attrs = hostdev.attrs
    if (attrs["type"], attrs.get("model")) != ("mdev", "vfio-pci") or "display" in attrs:
        return hostdev
    made: dict[str, str] = {}
    for name, value in attrs.items():
        made[name] = value
        if name == "model":
            made["display"] = "off"
    return hostdev.twin(attrs=made)


def _tpm(tpm: xml.Element) -> xml.Element:
    return tpm if "model" in tpm.attrs else tpm.twin(attrs={"model": "tpm-tis", **tpm.attrs})


def _vsock(vsock: xml.Element) -> xml.Element:
    return vsock.twin(attrs={"model": "virtio", **vsock.attrs})


_DEFAULTS: dict[str, Callable[[xml.Element], xml.Element]] = {
    "disk": _disk,
    "controller": _controller,
    "interface": _interface,
    "serial": _serial,
    "video": _video,
    "shmem": _shmem,
    "vsock": _vsock,
    "hostdev": _hostdev,
    "tpm": _tpm,
}


def complete_devices(groups: dict[str, list[xml.Element]]) -> None:
    """Complete devices, and add those that every guest has; groups are by tags."""
    for tag, complete in _DEFAULTS.items():
        groups[tag] = [complete(device) for device in paced(groups[tag])]
    _add_inputs(groups["input"])
    if not groups["audio"] and (audio := _audio_of(groups["graphics"])) is not None:
        groups["audio"].append(xml.Element("audio", {"id": "1", "type": audio}))
    if not groups["memballoon"]:
        groups["memballoon"].append(xml.Element("memballoon", {"model": "virtio"}))


def mirror_serial(groups: dict[str, list[xml.Element]]) -> None:
    """Give the console that stands for the first serial port that port's address."""
    consoles, serials = groups["console"], groups["serial"]
    if not consoles or not serials or consoles[0].get("target", "type") != "serial":
        return
    place = serials[0].find("address")
    kept = [part for part in consoles[0].children if part.tag != "address"]
    if place is not None:
        consoles[0] = consoles[0].twin(children=[*kept, place])


def _audio_of(graphics: list[xml.Element]) -> str | None:
    """Return the audio that goes with graphics; those of a desktop have their own."""
    if not graphics:
        return "none"
    kinds = [each.attrs["type"] for each in graphics if each.attrs["type"] in ("vnc", "spice")]
    if not kinds:
        return None
    return "spice" if kinds[-1] == "spice" else "none"


def _add_inputs(inputs: list[xml.Element]) -> None:
    """Add mouse and keyboard of a PC."""
    for kind in ("mouse", "keyboard"):
        if not any(i.attrs.get("type") == kind and i.attrs.get("bus") == "ps2" for i in inputs):
            inputs.append(xml.Element("input", {"type": kind, "bus": "ps2"}))
