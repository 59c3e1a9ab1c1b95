"""Messages for the tests of this folder, and a conversation that reads them."""

from __future__ import annotations

from virtrio.protocol import message, xdr
from virtrio.protocol._generated import remote, rpc
from virtrio.traffic.conversation import Conversation, Direction, Gap, Packet

REMOTE = (remote.REMOTE_PROGRAM, remote.REMOTE_PROTOCOL_VERSION)
UUID = bytes.fromhex("6695eb01f6a4830479aa97f2502e193f")
TO_SERVER, TO_CLIENT = Direction.TO_SERVER, Direction.TO_CLIENT
LOOKUP, SCREENSHOT, NODE_INFO = 23, 211, 6


def text(value: str) -> bytes:
    data = value.encode()
    return len(data).to_bytes(4) + data + bytes(-len(data) % 4)


def raw(
    procedure: int,
    kind: int,
    serial: int,
    status: int = message.OK,
    payload: bytes = b"",
    program=REMOTE,
) -> bytes:
    size = message.HEADER_SIZE + len(payload)
    return message.HEADER.pack(size, *program, procedure, kind, serial, status) + payload


def lookup(serial: int, name: str = "test") -> bytes:
    return raw(LOOKUP, message.CALL, serial, payload=text(name))


def found(serial: int, name: str = "test") -> bytes:
    return raw(LOOKUP, message.REPLY, serial, payload=text(name) + UUID + (1).to_bytes(4))


def refused(
    serial: int, words: str = "Domain not found", code: int = 42, domain: int = 12
) -> bytes:
    error = rpc.VirNetMessageError(code, domain, words, 2, None, "a", None, None, -1, 0, None)
    return raw(
        LOOKUP, message.REPLY, serial, message.ERROR, xdr.encode(rpc.pack_virNetMessageError, error)
    )


def data(serial: int, payload: bytes, status: int = message.CONTINUE) -> bytes:
    return raw(SCREENSHOT, message.STREAM, serial, status, payload)


def told(
    stream: bytes,
    direction: Direction = TO_SERVER,
    size: int | None = None,
    end: bool = True,
    most: int = message.MESSAGE_MAX,
) -> list[Packet | Gap]:
    """Return the events for bytes of a direction, seen whole or ``size`` at a time."""
    conversation = Conversation(most=most)
    size = size or max(len(stream), 1)
    events = []
    for number, start in enumerate(range(0, len(stream), size)):
        events += conversation.feed(direction, stream[start : start + size], float(number))
    if end:
        events += conversation.end(direction, None)
    return events


def outline(events: list[Packet | Gap]) -> list[tuple[object, ...]]:
    """Outline a packet as offset, serial, bytes seen; a gap as offset, lost, unread."""
    return [
        ("gap", event.offset, event.lost, event.unread)
        if isinstance(event, Gap)
        else (event.offset, event.serial, len(event.data))
        for event in events
    ]
