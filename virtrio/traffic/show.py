"""Output of messages: lines for people, JSON objects for programs.

The JSON keys are part of the interface (docs/traffic.md): keys may be added, but none
changes its meaning. Numbers that readers of JSON may round (hyper, uhyper) are strings
of digits; bytes are hexadecimal.
"""

from __future__ import annotations

import math
import re
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ..protocol._generated.enums import ErrorDomain, ErrorLevel, ErrorNumber
from ..protocol.message import MessageStatus, MessageType
from .conversation import Direction, Gap, Opened
from .items import body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import IntEnum

    from ..protocol.layout import Item
    from .conversation import Event, Packet

__all__ = ["as_json", "text_lines"]

_FIRST = 32  # bytes shown of a longer field
_SHORT = 64  # bytes of an opaque field that are shown whole
_ERROR_FIELDS: dict[str, type[IntEnum]] = {
    "code": ErrorNumber,
    "domain": ErrorDomain,
    "level": ErrorLevel,
}
_UNPRINTABLE = re.compile(r"[^\x20-\x7e]")


def text_lines(event: Event, *, fields: bool = True, payload: bool = False) -> list[str]:
    """Describe an event in lines of text.

    A packet has a head line, its error spelled out, every field with its offset in the
    message, and what is wrong with it. ``payload`` shows bytes whole, as a hexdump,
    instead of their size and the first few.
    """
    where = f"{_clock(event.time)} #{event.connection}"
    if isinstance(event, Opened):
        since = ", open before the capture began" if event.middle else ""
        return [f"{where} {event.client} -> {event.server}{since}"]
    where += f" {_arrow(event.direction)}"
    if isinstance(event, Gap):
        return [f"{where} {_gap_text(event)}, @{event.offset}"]
    item = event.item
    name = event.name or f"procedure {event.procedure}"
    program = event.program_name or f"program 0x{event.program:x} version {event.version}"
    head = [
        f"{where} serial {event.serial} {_type_name(event)} {_status_name(event)} {program} {name}"
    ]
    head.append(f"{event.length} bytes @{event.offset}")
    if event.latency is not None:
        head.append(f"{event.latency * 1000:.3f} ms")
    lines = [", ".join(head)]
    part, content = body(item)
    if part == "error" and content is not None:
        lines.append(f"        {_error_text(content)}")
    if fields:
        if "nfds" in item.children:
            lines += _field("nfds", item.children["nfds"], payload)
        omitted = event.omitted
        for label, field in ((part, content), ("trailing", item.children.get("trailing"))):
            if label is None or field is None:
                continue
            if label in ("data", "trailing"):
                lines += _raw_lines(label, field, payload, omitted)
                omitted = 0  # they are the end of those bytes
            else:
                lines += _content_lines(label, field, payload)
        if omitted:
            lines.append(f"{'':>10}… {omitted} more bytes, which are not shown")
    if event.trouble:
        lines.append(f"      ! {_escaped(event.trouble)}")
    return lines


def as_json(event: Event, *, payload: bool = False) -> dict[str, Any]:
    """Return the JSON object that docs/traffic.md describes.

    Stream data is cut to its first bytes unless ``payload``.
    """
    if isinstance(event, Opened):
        return {"kind": "connection", **event._asdict()}
    common = {
        "connection": event.connection,
        "time": event.time,
        "direction": event.direction.value,
    }
    if isinstance(event, Gap):
        gap = {
            "offset": event.offset,
            "lost": event.lost,
            "unread": event.unread,
            "reason": event.reason,
        }
        return {"kind": "gap", **common, **gap}
    item = event.item
    part, content = body(item)
    data = content if part == "data" else None
    return {
        "kind": "packet",
        **common,
        "offset": event.offset,
        "length": event.length,
        "captured": len(event.data) + event.omitted,
        "program": event.program,
        "program_name": event.program_name,
        "version": event.version,
        "procedure": event.procedure,
        "name": event.name,
        "type": event.type,
        "type_name": _label(MessageType, event.type),
        "serial": event.serial,
        "status": event.status,
        "status_name": _label(MessageStatus, event.status),
        "latency": event.latency,
        "nfds": item.children["nfds"].value if "nfds" in item.children else None,
        "part": part,
        "fields": []
        if content is None or data
        else [_json_field(*entry, part) for entry in _leaves(content)],
        "body": None if content is None or data else _plain(content),
        "error": _json_error(content) if part == "error" and content is not None else None,
        "data": None if data is None else _json_data(data, payload, event.omitted),
        "trailing": _json_data(item.children["trailing"], payload, event.omitted)
        if "trailing" in item.children
        else None,
        "omitted": event.omitted,
        "trouble": event.trouble,
    }


# Words


def _clock(time: float | None) -> str:
    if time is None:
        return "-"
    try:
        return datetime.fromtimestamp(time).strftime("%H:%M:%S.%f")
    except (OverflowError, ValueError, OSError):  # a capture may contain any time
        return f"{time:.6f}"


def _arrow(direction: Direction) -> str:
    return "-> server" if direction is Direction.TO_SERVER else "-> client"


def _gap_text(gap: Gap) -> str:
    lost = f"{gap.lost} bytes lost" if gap.lost else ""
    unread = f"{gap.unread} bytes passed over" if gap.unread else ""
    return f"gap: {', '.join(filter(None, (lost, unread)))} ({gap.reason})"


def _label(enum: type[IntEnum], value: object) -> str | None:
    return enum(value).name if value in _values(enum) else None


@cache
def _values(enum: type[IntEnum]) -> frozenset[int]:
    return frozenset(map(int, enum))


def _type_name(packet: Packet) -> str:
    return (_label(MessageType, packet.type) or f"TYPE_{packet.type}").removeprefix("VIR_NET_")


def _status_name(packet: Packet) -> str:
    return (_label(MessageStatus, packet.status) or f"STATUS_{packet.status}").removeprefix(
        "VIR_NET_"
    )


def _error_text(error: Item) -> str:
    parts = []
    for name, enum in _ERROR_FIELDS.items():
        if name in error.children:
            value = error.children[name].value
            parts.append(f"{_label(enum, value) or name} ({value!r})")
    message = error.children.get("message")
    told = message.value if message is not None else None
    text = _escaped(told) if isinstance(told, str) else "without a message"
    return f"error {' '.join(parts)}: {text}"


def _escaped(text: str) -> str:
    """Escape a text, so that it fits on one line and cannot control the terminal."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escape(char) for char in text)


def _escape(char: str) -> str:
    known = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return known.get(char) or (f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}")


# Fields


def _leaves(content: Item) -> Iterator[tuple[str, Item]]:
    """Yield every field that has a value of its own, with its path.

    Structs and unions have none; an array of characters is one text.
    """
    pending = [("", content)]
    while pending:
        path, item = pending.pop()
        if _is_chars(item) or not item.children:
            if path or item.value != {}:  # not the empty struct of a procedure that carries nothing
                yield path, item
            continue
        if isinstance(item.value, list):
            yield path, item
        children = [
            (f"{path}{name}" if name.startswith("[") or not path else f"{path}.{name}", child)
            for name, child in item.children.items()
        ]
        pending += reversed(children)


def _is_chars(item: Item) -> bool:
    return item.type.startswith(("char[", "char<"))


def _chars(item: Item) -> str:
    assert isinstance(item.value, list)
    values = [value for value in item.value if isinstance(value, int)]
    return bytes(value & 0xFF for value in values).partition(b"\0")[0].decode(errors="replace")


def _raw_lines(name: str, item: Item, payload: bool, omitted: int) -> Iterator[str]:
    if omitted:
        assert isinstance(item.value, bytes)
        size = len(item.value) + omitted
        yield f"{item.offset:>8}  {name} = {size} bytes: {item.value[:_FIRST].hex()}…"
    else:
        yield from _field(name, item, payload)


def _content_lines(part: str, content: Item, payload: bool) -> Iterator[str]:
    for path, item in _leaves(content):
        label = (
            _label(_ERROR_FIELDS[path], item.value)
            if part == "error" and path in _ERROR_FIELDS
            else None
        )
        yield from _field(path, item, payload, label)


def _field(path: str, item: Item, payload: bool, label: str | None = None) -> Iterator[str]:
    start = f"{item.offset:>8}  {path}"
    label = item.label or label
    value = item.value
    if _is_chars(item):
        yield f'{start} = "{_escaped(_chars(item))}"'
    elif isinstance(value, list):
        yield f"{start}: {len(value)} element{'' if len(value) == 1 else 's'}"
    elif isinstance(value, str) and "\n" in value.rstrip("\n"):
        yield f"{start}: {item.end - item.offset} bytes of text"
        yield from (f"{'':>10}| {_escaped(line)}" for line in value.splitlines())
    elif isinstance(value, bytes) and payload and len(value) > 16:
        yield f"{start}: {len(value)} bytes"
        yield from _hexdump(value)
    else:
        yield f"{start} = {_value(item)}" + (f" {label}" if label else "")


def _value(item: Item) -> str:
    value = item.value
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{_escaped(value)}"'
    if isinstance(value, bytes):
        if item.type.lower().endswith("uuid") and len(value) == 16:
            return str(UUID(bytes=value))
        if len(value) > _SHORT:
            return f"{len(value)} bytes: {value[:_FIRST].hex()}…"
        return f"{len(value)} bytes: {value.hex()}" if value else "0 bytes"
    return str(value)


def _hexdump(data: bytes) -> Iterator[str]:
    for start in range(0, len(data), 16):
        row = data[start : start + 16]
        words = " ".join(row[at : at + 2].hex() for at in range(0, len(row), 2))
        yield f"{'':>10}| {start:08x}  {words:<39}  {_UNPRINTABLE.sub('.', row.decode('latin-1'))}"


# JSON


def _json_field(path: str, item: Item, part: str | None) -> dict[str, Any]:
    label = item.label
    if part == "error" and path in _ERROR_FIELDS:
        label = _label(_ERROR_FIELDS[path], item.value)
    value = (
        len(item.children) if isinstance(item.value, list) and not _is_chars(item) else _plain(item)
    )
    entry = {
        "path": path,
        "offset": item.offset,
        "size": item.end - item.offset,
        "type": item.type,
        "value": value,
    }
    return entry | ({"label": label} if label else {})


def _plain(item: Item) -> Any:
    """Return the value of an item as JSON has it."""
    value = item.value
    if _is_chars(item):
        return _chars(item)
    if isinstance(value, list):
        return [_plain(child) for child in item.children.values()]
    if isinstance(value, dict | tuple):
        return {name: _plain(child) for name, child in item.children.items()}
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # "nan", "inf", "-inf": JSON has no number for these
    if isinstance(value, int) and item.end - item.offset == 8:
        return str(value)
    return value


def _json_error(error: Item) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, enum in _ERROR_FIELDS.items():
        value = error.children[name].value if name in error.children else None
        found |= {name: value, f"{name}_name": _label(enum, value)}
    message = error.children.get("message")
    return found | {"message": _plain(message) if message else None}


def _json_data(item: Item, payload: bool, omitted: int) -> dict[str, Any]:
    assert isinstance(item.value, bytes)
    size = len(item.value) + omitted
    shown = item.value if payload else item.value[:_FIRST]
    return {
        "offset": item.offset,
        "size": size,
        "hex": shown.hex(),
        "whole": len(shown) == size,
    }
