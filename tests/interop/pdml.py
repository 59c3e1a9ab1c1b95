"""Wireshark's libvirt dissector: every message of a capture, with every field.

A field has its place and its bytes.
"""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 120
HEADER = ("length", "program", "version", "procedure", "type", "serial", "status")
_ARRAY = re.compile(r" :: (\S+?)[<\[](\d+)[>\]]$")
_NAMED = re.compile(r": (\w+) ?\(-?\w+\)$")


@dataclass(frozen=True)
class Field:
    """One field of a message.

    ``offset`` and ``size`` are in bytes of the message; ``shown`` is the value as
    tshark prints it, None for an absent one. ``elements`` of an array are fields of
    their own as well.
    """

    path: str
    offset: int
    size: int
    shown: str | None
    raw: bytes
    label: str | None = None
    elements: int | None = None
    type: str | None = None


@dataclass
class Message:
    source: int
    destination: int
    time: float
    size: int
    header: dict[str, int] = field(default_factory=dict)
    labels: dict[str, str | None] = field(default_factory=dict)
    struct: str | None = None
    fields: list[Field] = field(default_factory=list)
    stream: Field | None = None


def messages(capture: Path, port: int) -> Iterator[Message]:
    """Yield every libvirt message of a capture, in the order of tshark."""
    command = [
        "tshark",
        "-n",
        "-r",
        str(capture),
        "-d",
        f"tcp.port=={port},libvirt",
        "-Y",
        "libvirt",
        "-T",
        "pdml",
    ]
    with subprocess.Popen(
        [*command, "-J", "libvirt tcp"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as tshark:
        assert tshark.stdout is not None
        for _, packet in ET.iterparse(tshark.stdout):
            if packet.tag == "packet":
                yield from _messages(packet)
                packet.clear()
        assert tshark.wait(SECONDS) == 0


def _messages(packet: ET.Element) -> Iterator[Message]:
    places = {node.get("name"): node for node in packet.iter("field")}
    source, destination = (
        int(places[f"tcp.{end}"].get("show", "")) for end in ("srcport", "dstport")
    )
    time = float(places["timestamp"].get("value", ""))
    for proto in packet.iter("proto"):
        if proto.get("name") == "libvirt":
            yield _message(proto, Message(source, destination, time, int(proto.get("size", ""))))


def _message(proto: ET.Element, message: Message) -> Message:
    start = int(proto.get("pos", ""))
    for node in proto:
        name = _name(node)
        if name in HEADER:
            assert int(node.get("pos", "")) - start == 4 * HEADER.index(name)
            message.header[name] = int(node.get("show", ""), 0)
            message.labels[name] = _label(node)
        elif name == "stream":
            message.stream = _field(node, name, start)
        else:
            assert message.struct is None, "two payloads"
            message.struct = name
            for child in node:
                message.fields += _fields(child, _name(child), start)
    return message


def _fields(node: ET.Element, path: str, start: int) -> Iterator[Field]:
    array = _ARRAY.search(node.get("showname", "")) if not node.get("value") else None
    if array is not None:
        yield _field(node, path, start, elements=int(array[2]), type=array[1])
        for index, child in enumerate(node):
            yield from _fields(child, f"{path}[{index}]", start)
    elif len(node):
        for child in node:
            yield from _fields(child, f"{path}.{_name(child)}", start)
    else:
        yield _field(node, path, start)


def _field(
    node: ET.Element, path: str, start: int, *, elements: int | None = None, type: str | None = None
) -> Field:
    absent = node.get("showname", "").endswith(": (null)") and node.get("show") == ""
    shown, raw = node.get("show"), bytes.fromhex(node.get("value", ""))
    place = int(node.get("pos", "")) - start
    return Field(
        path,
        place,
        int(node.get("size", "")),
        None if absent else shown,
        raw,
        _label(node),
        elements,
        type,
    )


def _name(node: ET.Element) -> str:
    """Return the name of a field, such as ``name`` of ``libvirt.remote_domain.name``.

    The value in a union is named after the union.
    """
    _, _, name = node.get("name", "").partition(".")
    owner, _, last = name.rpartition(".")
    return f"value.{last}" if owner.endswith("typed_param_value") else last


def _label(node: ET.Element) -> str | None:
    named = _NAMED.search(node.get("showname", ""))
    return named[1] if named else None
