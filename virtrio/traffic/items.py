"""The fields of one message, by the definitions that this package comes with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..protocol.errors import RemoteProtocolError
from ..protocol.idl.parser import bundled
from ..protocol.layout import Item, Layouts
from ..protocol.message import MessageStatus, MessageType
from ..protocol.partial import Partial
from .conversation import programs

if TYPE_CHECKING:
    from ..protocol.idl.model import Specification

__all__ = ["body", "parse"]

_FRAME = frozenset({"length", "header", "nfds", "trailing"})
_WITH_FDS = (MessageType.VIR_NET_CALL_WITH_FDS, MessageType.VIR_NET_REPLY_WITH_FDS)
_PARTS = {
    MessageType.VIR_NET_CALL: "args",
    MessageType.VIR_NET_CALL_WITH_FDS: "args",
    MessageType.VIR_NET_REPLY: "ret",
    MessageType.VIR_NET_REPLY_WITH_FDS: "ret",
    MessageType.VIR_NET_MESSAGE: "msg",
}


def parse(data: bytes, program: int, version: int, *, whole: bool = True) -> tuple[Item, str | None]:
    """The message in ``data`` and what is wrong with it, None for a message as it should be.

    The item's children are those of `Layouts.parse_packet`. With ``whole`` False ``data`` is known to be cut short.
    """
    if whole:
        try:
            item = _layouts(program, version).parse_packet(data)
        except RemoteProtocolError:
            pass  # strict to the last byte; what is wrong, and where, is found out below
        else:
            extra = item.children.get("trailing")
            return item, None if extra is None else f"{extra.end - extra.offset} bytes behind its last field"
    return _partial(data, program, version, whole)


def body(item: Item) -> tuple[str | None, Item | None]:
    """What the message carries behind its frame: args, ret, msg, error, hole or data; None and None for nothing."""
    return next(((name, child) for name, child in item.children.items() if name not in _FRAME), (None, None))


@cache
def _specification(program: int, version: int) -> Specification | None:
    known = programs().get((program, version))
    return bundled(known.name) if known else None


@cache
def _layouts(program: int, version: int) -> Layouts:
    """Of this program only: reading a definition takes its time, and most conversations are about one."""
    spec = _specification(program, version)
    return Layouts(bundled("rpc"), *([spec] if spec else []))


def _partial(data: bytes, program: int, version: int, whole: bool) -> tuple[Item, str | None]:
    spec = _specification(program, version)
    types = bundled("rpc").types() | (spec.types() if spec else {})
    end = int.from_bytes(data[:4]) if whole else len(data)
    reader = Partial(types, data, 0, end)
    children: dict[str, Item] = {}
    for name, type_name in (("length", "uint"), ("header", "virNetMessageHeader")):
        if (item := reader.read(name, type_name)) is not None:
            children[name] = item
    header = children["header"].children
    kind, status = header["type"].value, header["status"].value
    if kind in _WITH_FDS and (item := reader.read("nfds", "uint")) is not None:
        children["nfds"] = item
    carried = _carried(spec, header["proc"].value, kind, status)
    if carried is not None and not reader.ended:
        name, carried_type = carried
        if carried_type is None:
            children[name] = _rest(reader, data)
        elif carried_type and (item := reader.read(name, carried_type)) is not None:
            children[name] = item
    troubles = reader.troubles
    if reader.ended and not whole:
        troubles.pop()  # that bytes are missing is known
    if reader.pos < reader.end:
        children["trailing"] = extra = _rest(reader, data)
        if whole:
            troubles.append(f"{extra.end - extra.offset} bytes from byte {extra.offset} on could not be read")
    packet = Item("packet", 0, reader.end, {name: item.value for name, item in children.items()}, children)
    if not troubles:
        return packet, None
    return packet, troubles[0] if len(troubles) == 1 else f"{troubles[0]} (and {len(troubles) - 1} more)"


def _rest(reader: Partial, data: bytes) -> Item:
    at, reader.pos = reader.pos, reader.end
    return Item("opaque", at, reader.end, data[at : reader.end])


def _carried(
    spec: Specification | None, procedure: object, kind: object, status: object
) -> tuple[str, str | None] | None:
    """Name and type of what follows; the type None for raw bytes. None where nothing should follow."""
    ok, error = status == MessageStatus.VIR_NET_OK, status == MessageStatus.VIR_NET_ERROR
    if error and kind in (
        *_WITH_FDS[1:],
        MessageType.VIR_NET_REPLY,
        MessageType.VIR_NET_STREAM,
        MessageType.VIR_NET_STREAM_HOLE,
    ):
        return "error", "virNetMessageError"
    if kind == MessageType.VIR_NET_STREAM_HOLE:
        return "hole", "virNetStreamHole"
    if kind == MessageType.VIR_NET_STREAM and ok:
        return None
    part = next((part for known, part in _PARTS.items() if known == kind), None)
    row = next((row for row in spec.procedures if row.number == procedure), None) if spec else None
    if part is None or row is None or not ok:
        return "data", None
    type_name = {"args": row.args, "ret": row.ret, "msg": row.msg}[part]
    return None if type_name is None else (part, type_name)
