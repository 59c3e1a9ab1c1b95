"""Changes of disks and interfaces that a guest which runs can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.enums import ErrorDomain, ErrorNumber
from .....protocol.errors import LibvirtError, report
from ..refusals import unsupported, unsupported_config

if TYPE_CHECKING:
    from ....conf import xml

__all__ = ["check_disk_change", "check_interface_change", "has_same_source", "with_settings"]

# Settings of a disk that cannot change, by their names in libvirt's texts: the element,
# "" for the disk itself, and the attribute. All but the first two may be left out.
_FIXED = (("device", "", "device"), ("bus", "target", "bus"))
_SHAPE = (
    ("geometry cylinders", "geometry", "cyls"),
    ("geometry heads", "geometry", "heads"),
    ("geometry sectors", "geometry", "secs"),
    ("BIOS-translation-modus", "geometry", "trans"),
    ("blockio logical_block_size", "blockio", "logical_block_size"),
    ("blockio physical_block_size", "blockio", "physical_block_size"),
)
_LIMITS = (
    *("total_bytes_sec", "read_bytes_sec", "write_bytes_sec"),
    *("total_iops_sec", "read_iops_sec", "write_iops_sec"),
    *("total_bytes_sec_max", "read_bytes_sec_max", "write_bytes_sec_max"),
    *("total_iops_sec_max", "read_iops_sec_max", "write_iops_sec_max"),
    *("size_iops_sec", "group_name"),
)
_LABELS = ("serial", "wwn", "vendor", "product")
_DRIVER = (
    *("cache", "error_policy", "rerror_policy", "io", "ioeventfd", "event_idx"),
    "copy_on_read",
)
_DRIVER_LAST = ("discard", "iothread", "queues", "queue_size")


def _cannot(name: str) -> LibvirtError:
    return unsupported(f"cannot modify field '{name}' of the disk")


def _at(disk: xml.Element, tag: str, name: str) -> str | None:
    return disk.get(tag, name) if tag else disk.attrs.get(name)


def _text(element: xml.Element | None, tag: str) -> str | None:
    part = None if element is None else element.find(tag)
    return None if part is None else part.text


def _settings(disk: xml.Element) -> dict[str, str | None]:
    """Return the settings that cannot change, in libvirt's order."""
    tune = disk.find("iotune")
    found = {text: _at(disk, tag, name) for text, tag, name in _SHAPE}
    found |= {f"blkdeviotune {name}": _text(tune, name) for name in _LIMITS}
    found |= {tag: _text(disk, tag) for tag in _LABELS}
    found |= {name: disk.get("driver", name) for name in _DRIVER}
    found["boot order"] = disk.get("boot", "order")
    return found | {name: disk.get("driver", name) for name in _DRIVER_LAST}


def check_disk_change(new: xml.Element, old: xml.Element) -> None:
    """Refuse changes of anything but the medium, as qemuDomainDiskChangeSupported does.

    What the new document leaves out stays.
    """
    for text, tag, name in _FIXED:
        if _at(new, tag, name) != _at(old, tag, name):
            raise _cannot(text)
    known = _settings(old)
    for text, wanted in _settings(new).items():
        may_be_left_out = not text.startswith("blockio ")
        if wanted != known[text] and (wanted is not None or not may_be_left_out):
            raise _cannot(text)
    for tag in ("readonly", "shareable"):
        if (new.find(tag) is None) != (old.find(tag) is None):
            raise _cannot(tag)


_LOCATION = ("file", "dev", "dir", "protocol", "name", "pool", "volume")


def has_same_source(new: xml.Element, old: xml.Element) -> bool:
    """Return whether two disks have the same image, or none."""
    return _location(new) == _location(old)


def _location(disk: xml.Element) -> object:
    source = disk.find("source")
    if source is None or not any(name in source.attrs for name in _LOCATION):
        return None
    hosts = [dict(host.attrs) for host in source.all("host")]
    return disk.attrs["type"], [source.attrs.get(name) for name in _LOCATION], hosts


def with_settings(old: xml.Element, new: xml.Element) -> xml.Element:
    """Return a disk with those settings of another that are libvirt's own alone."""
    attrs = {name: value for name, value in old.attrs.items() if name != "snapshot"}
    if "snapshot" in new.attrs:
        attrs["snapshot"] = new.attrs["snapshot"]
    source = old.find("source")
    if source is None:
        return old.twin(attrs=attrs)
    kept = {name: value for name, value in source.attrs.items() if name != "startupPolicy"}
    policy = new.get("source", "startupPolicy")
    if policy is not None:
        kept["startupPolicy"] = policy
    changed = source.twin(attrs=kept)
    parts = [changed if part is source else part for part in old.children]
    return old.twin(attrs=attrs, children=parts)


# -- interfaces ------------------------------------------------------------------------

_BACKEND = ("source", "virtualport", "ip", "route", "script", "guest", "portForwards", "backend")
_TAPS = ("network", "bridge", "ethernet")


def check_interface_change(new: xml.Element, old: xml.Element) -> None:
    """Refuse what an interface of a guest that runs cannot change.

    The order is qemuDomainChangeNet's; only the link can change.
    """
    kind = new.attrs["type"]
    if new.find("mtu") is not None and kind not in _TAPS:
        raise unsupported_config(f"setting MTU on interface type {kind} is not supported yet")
    if new.find("coalesce") is not None and kind not in (*_TAPS, "direct"):
        raise unsupported_config(f"coalesce settings on interface type {kind} are not supported")
    model, known = _model(new), _model(old)
    if model != known:
        raise unsupported(f"cannot modify network device model from {known} to {model}")
    if model.startswith("virtio") and _attrs(new, "driver") != _attrs(old, "driver"):
        raise unsupported("cannot modify virtio network device driver attributes")
    if new.get("target", "dev") not in (None, old.get("target", "dev")):
        raise unsupported("cannot modify network device tap name")
    if new.find("address") is not None and _attrs(new, "address") != _attrs(old, "address"):
        raise unsupported("cannot modify network device guest PCI address")
    if new.get("boot", "order") != old.get("boot", "order"):
        raise unsupported("cannot modify network device boot index setting")
    for name in ("bar", "file"):
        if new.get("rom", name) != old.get("rom", name):
            raise unsupported(f"cannot modify network device rom {name} setting")
    if kind != old.attrs["type"] or any(_shown(new, tag) != _shown(old, tag) for tag in _BACKEND):
        raise unsupported(f"unable to change config on '{kind}' network type")
    if _shown(new, "bandwidth") != _shown(old, "bandwidth"):
        raise report(
            ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED,
            ErrorDomain.VIR_FROM_NONE,
            "Unable to set bandwidth for interface because device name is unknown",
        )


def _model(device: xml.Element) -> str:
    return device.get("model", "type") or "rtl8139"


def _attrs(device: xml.Element, tag: str) -> dict[str, str]:
    part = device.find(tag)
    return {} if part is None else dict(part.attrs)


def _shown(device: xml.Element, tag: str) -> list[str]:
    return [part.format() for part in device.all(tag)]
