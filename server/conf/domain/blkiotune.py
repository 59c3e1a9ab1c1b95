"""``<blkiotune>``: weight of block I/O, and limits for devices of the host."""

from __future__ import annotations

from .. import xml
from ..refusals import DOMAIN
from ..values import parse_integer

__all__ = ["read_blkiotune"]

_DEVICE_NUMBERS = ("weight", "read_iops_sec", "write_iops_sec", "read_bytes_sec", "write_bytes_sec")


def _blkio_device(source: xml.Source) -> xml.Element | None:
    path = source.find("path")
    if path is None or not xml.string(path):
        raise DOMAIN.unsupported("missing per-device path")
    element = xml.Element("device")
    element.add("path", text=xml.string(path))
    for tag in _DEVICE_NUMBERS:
        found = source.find(tag)
        if found is None:
            continue
        text = xml.string(found)
        if not text:
            continue
        number = parse_integer(text)
        if number is None or not 0 <= number < (2**64 if "bytes" in tag else 2**32):
            raise DOMAIN.unsupported(f"could not parse {tag.replace('_', ' ')} {text}")
        if number:
            element.add(tag, text=str(number))
    return element


def read_blkiotune(root: xml.Source) -> xml.Element | None:
    element = xml.Element("blkiotune")
    weight = root.find("blkiotune/weight")
    number = None if weight is None else parse_integer(xml.string(weight))
    if number is not None and 0 < number < 2**32:
        element.add("weight", text=str(number))
    seen: set[str] = set()
    for found in root.iterfind("blkiotune/device"):
        device = _blkio_device(found)
        if device is None:
            continue
        path = device.children[0].text or ""
        if path in seen:
            raise DOMAIN.unsupported(f"duplicate blkio device path '{path}'")
        seen.add(path)
        if len(device.children) > 1:
            element.children.append(device)
    return element if element.children else None
