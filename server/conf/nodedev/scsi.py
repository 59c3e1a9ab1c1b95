"""SCSI hosts, targets and devices, and what stores: disks and other drives."""

from __future__ import annotations

from .. import xml
from ..pause import paced
from .numbers import optional, required, size
from .refusals import DEVICES
from .texts import copy

__all__ = ["read_scsi", "read_scsi_host", "read_scsi_target", "read_storage"]


def _fibre_channel(source: xml.Source, name: str, before: xml.Element | None) -> xml.Element:
    """Read a ``fc_host``; of one ``before`` it, the name of the fabric lives on."""
    element = xml.Element("capability", {"type": "fc_host"}, is_open=True)
    for tag in ("wwnn", "wwpn"):
        if not source.text(tag):
            # the test driver has no prefix for names that are generated
            raise DEVICES.internal_error(
                f"no {tag.upper()} supplied for '{name}', and auto-generation failed"
            )
    copy(element, source, "wwnn", "wwpn", "fabric_wwn")
    fabric = None if before is None else before.find("fabric_wwn")
    if fabric is not None and element.find("fabric_wwn") is None:
        element.append(fabric)
    return element


def _ports() -> xml.Element:
    """Return what is printed of ``vport_ops``, whose numbers are not read."""
    element = xml.Element("capability", {"type": "vport_ops"}, is_open=True)
    element.add("max_vports", text="0")
    element.add("vports", text="0")
    return element


def read_scsi_host(source: xml.Source, name: str, *, is_new: bool = False) -> xml.Element:
    """Read a SCSI host; one that ``is_new`` has no number yet."""
    element = xml.Element("capability", {"type": "scsi_host"}, is_open=True)
    if is_new:
        element.add("host", text="0")
        element.add("unique_id", text="0")
    else:
        element.add("host", text=required(source, "host", "SCSI host ID", name))
        number = optional(source.text("unique_id"), "unique_id", name)
        if number is not None and number != -1:
            element.add("unique_id", text=str(number))
    channel: xml.Element | None = None
    ports: xml.Element | None = None
    for inner in paced(source.findall("capability")):
        kind = inner.get("type")
        if kind is None:
            raise DEVICES.internal_error(f"missing SCSI host capability type for '{name}'")
        if kind == "vport_ops":
            ports = _ports()
        elif kind == "fc_host":
            channel = _fibre_channel(inner, name, channel)
        else:
            raise DEVICES.internal_error(f"unknown SCSI host capability type '{kind}' for '{name}'")
    for part in (channel, ports):
        if part is not None:
            element.append(part)
    return element


def _remote_port(source: xml.Source, name: str) -> xml.Element:
    element = xml.Element("capability", {"type": "fc_remote_port"})
    for tag, what in (("rport", "rport name"), ("wwpn", "wwpn identifier")):
        text = source.text(tag)
        if not text:
            raise DEVICES.internal_error(f"missing {what} for '{name}'")
        element.add(tag, text=xml.Raw(text))
    return element


def read_scsi_target(source: xml.Source, name: str) -> xml.Element:
    """Read a SCSI target."""
    element = xml.Element("capability", {"type": "scsi_target"}, is_open=True)
    target = source.text("target")
    if not target:
        raise DEVICES.internal_error(f"no target name supplied for '{name}'")
    element.add("target", text=target)
    port = None
    for inner in paced(source.findall("capability")):
        kind = inner.get("type")
        if kind is None:
            raise DEVICES.internal_error(f"missing type for SCSI target capability for '{name}'")
        if kind != "fc_remote_port":
            raise DEVICES.internal_error(
                f"unknown SCSI target capability type '{kind}' for '{name}'"
            )
        port = _remote_port(inner, name)
    if port is not None:
        element.append(port)
    return element


_PLACE = (
    ("host", "SCSI host ID"),
    ("bus", "SCSI bus ID"),
    ("target", "SCSI target ID"),
    ("lun", "SCSI LUN ID"),
)


def read_scsi(source: xml.Source, name: str) -> xml.Element:
    """Read a SCSI device."""
    element = xml.Element("capability", {"type": "scsi"}, is_open=True)
    for tag, what in _PLACE:
        element.add(tag, text=required(source, tag, what, name))
    copy(element, source, "type")
    return element


# -- storage ---------------------------------------------------------------------------


def _has_media(source: xml.Source) -> bool:
    return any(xml.string(found) == "1" for found in source.iterfind("media_available"))


def _removable(source: xml.Source, name: str, *, has_media: bool) -> xml.Element:
    element = xml.Element("capability", {"type": "removable"})
    element.add("media_available", text=str(int(has_media)))
    element.add("media_size", text=size(source, "media_size", "removable media size", name))
    copy(element, source, "media_label")
    return element


def read_storage(source: xml.Source, name: str) -> xml.Element:
    """Read a drive."""
    element = xml.Element("capability", {"type": "storage"}, is_open=True)
    block = source.text("block")
    if not block:
        raise DEVICES.internal_error(f"no block device path supplied for '{name}'")
    copy(element, source, "block", "bus", "drive_type", "model", "vendor", "serial")
    removable = None
    is_hotpluggable = has_media = False
    for inner in paced(source.findall("capability")):
        kind = inner.get("type")
        if kind is None:
            raise DEVICES.internal_error(f"missing storage capability type for '{name}'")
        if kind == "hotpluggable":
            is_hotpluggable = True
        elif kind == "removable":
            has_media = has_media or _has_media(inner)
            removable = _removable(inner, name, has_media=has_media)
        else:
            raise DEVICES.internal_error(f"unknown storage capability type '{kind}' for '{name}'")
    if removable is None:
        element.add("size", text=size(source, "size", "size", name))
    else:
        element.append(removable)
    if is_hotpluggable:
        element.add("capability", {"type": "hotpluggable"})
    return element
