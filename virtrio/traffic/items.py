"""Fields of one message, by the definitions that this package comes with.

The body of a message is parsed by `virtrio.protocol.layout`, to the last byte. Where
that refuses, and for the frame around the body, `virtrio.protocol.partial` parses as
much as it can and says what is wrong.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..protocol.errors import RemoteProtocolError
from ..protocol.idl.parser import bundled
from ..protocol.layout import Item, Layouts
from ..protocol.message import (
    CALL,
    CALL_WITH_FDS,
    ERROR,
    MESSAGE,
    OK,
    REPLY,
    REPLY_WITH_FDS,
    STREAM,
    STREAM_HOLE,
)
from ..protocol.partial import Partial
from .conversation import programs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..protocol.idl.model import Procedure, TypeDefinition

__all__ = ["body", "parse"]

_FRAME = frozenset({"length", "header", "nfds", "trailing"})
_PARTS = {CALL: "args", CALL_WITH_FDS: "args", REPLY: "ret", REPLY_WITH_FDS: "ret", MESSAGE: "msg"}
_FAIL = frozenset({REPLY, REPLY_WITH_FDS, STREAM, STREAM_HOLE})


def parse(
    data: bytes, program: int, version: int, *, whole: bool = True, omitted: int = 0
) -> tuple[Item, str | None]:
    """Parse the message in ``data``; also return what is wrong with it, or None.

    The item's children are those of `Layouts.parse_packet`. With ``whole`` False,
    ``data`` is known to be cut short, and so it is if bytes after it are ``omitted``.
    """
    whole = whole and not omitted
    known = programs().get((program, version))
    definition = _definition(known.name if known else None)
    reader = Partial(definition.types, data, 0, int.from_bytes(data[:4]) if whole else len(data))
    children: dict[str, Item] = {}
    for name, type_name in (("length", "uint"), ("header", "virNetMessageHeader")):
        _read(reader, children, name, type_name)
    header = children["header"].children
    kind, status = header["type"].value, header["status"].value
    if kind in (CALL_WITH_FDS, REPLY_WITH_FDS):
        _read(reader, children, "nfds", "uint")
    carried = _carried(definition, header["proc"].value, kind, status)
    if carried is not None and not reader.ended:
        name, carried_type = carried
        if carried_type is None:
            children[name] = _rest(reader, data)
        elif whole and (item := _strict(definition, carried_type, data, reader.pos)) is not None:
            children[name], reader.pos = item, item.end
        else:
            _read(reader, children, name, carried_type)
    troubles = reader.troubles
    if reader.ended and not whole:
        troubles.pop()  # the caller knows that bytes are missing
    if reader.pos < reader.end:
        extra = children["trailing"] = _rest(reader, data)
        if whole or omitted:
            troubles.append(f"{extra.end - extra.offset + omitted} bytes after its last field")
    packet = Item(
        "packet", 0, reader.end, {name: item.value for name, item in children.items()}, children
    )
    if not troubles:
        return packet, None
    return packet, troubles[0] if len(
        troubles
    ) == 1 else f"{troubles[0]} (and {len(troubles) - 1} more)"


def body(item: Item) -> tuple[str | None, Item | None]:
    """Return the name and item of the body of a message.

    The name is args, ret, msg, error, hole or data; both are None for an empty body.
    """
    return next(
        ((name, child) for name, child in item.children.items() if name not in _FRAME), (None, None)
    )


class _Definition(NamedTuple):
    types: Mapping[str, TypeDefinition]
    layouts: Layouts
    procedures: Mapping[int, Procedure]


@cache
def _definition(name: str | None) -> _Definition:
    """Return the definition of a program, or of messages alone for None.

    It is cached, because reading a definition is slow and most conversations use one.
    """
    rpc = bundled("rpc")
    if name is None:
        return _Definition(rpc.types(), Layouts(rpc), {})
    spec = bundled(name)
    return _Definition(
        rpc.types() | spec.types(),
        Layouts(rpc, spec),
        {procedure.number: procedure for procedure in spec.procedures},
    )


def _strict(definition: _Definition, type_name: str, data: bytes, offset: int) -> Item | None:
    try:
        return definition.layouts.parse(type_name, data, offset)
    except RemoteProtocolError:  # reading it in part will tell what is wrong, and where
        return None


def _read(reader: Partial, children: dict[str, Item], name: str, type_name: str) -> None:
    item = reader.read(name, type_name)
    if item is not None:
        children[name] = item


def _rest(reader: Partial, data: bytes) -> Item:
    at, reader.pos = reader.pos, reader.end
    return Item("opaque", at, reader.end, data[at : reader.end])


def _carried(
    definition: _Definition, procedure: object, kind: object, status: object
) -> tuple[str, str | None] | None:
    """Return name and type of the body; the type is None for raw bytes.

    None means that the message should have no body.
    """
    if status == ERROR and kind in _FAIL:
        return "error", "virNetMessageError"
    if kind == STREAM_HOLE:
        return "hole", "virNetStreamHole"
    if kind == STREAM and status == OK:
        return None
    if status == OK and isinstance(kind, int) and kind in _PARTS and isinstance(procedure, int):
        part = _PARTS[kind]
        declared = definition.procedures.get(procedure)
        if declared is not None:
            type_name = {"args": declared.args, "ret": declared.ret, "msg": declared.msg}[part]
            return None if type_name is None else (part, type_name)
    return "data", None
