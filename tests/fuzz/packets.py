"""libvirt messages, packed and unpacked without the code under test."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests import documents

if TYPE_CHECKING:
    from collections.abc import Callable

REMOTE, QEMU, ADMIN, KEEPALIVE = 0x20008086, 0x20008087, 0x06900690, 0x6B656570
CALL, REPLY, MESSAGE = 0, 1, 2
OK, ERROR = 0, 1
HEADER = struct.Struct(">IIIiiIi")
HEADER_BYTES = HEADER.size

TEST_NAME = "test"
TEST_UUID = bytes.fromhex("6695eb01f6a4830479aa97f2502e193f")
GUEST_UUID = documents.UUID


def domain_xml(name: str, uuid: str) -> str:
    return documents.domain(name, uuid, devices=documents.disk())


# --- XDR ---


def u32(value: int) -> bytes:
    return struct.pack(">I", value & 0xFFFFFFFF)


def string(text: str) -> bytes:
    data = text.encode()
    return u32(len(data)) + data + b"\0" * (-len(data) % 4)


def optional(text: str | None) -> bytes:
    return u32(0) if text is None else u32(1) + string(text)


def domain(name: str = TEST_NAME, uuid: bytes = TEST_UUID, number: int = 1) -> bytes:
    return string(name) + uuid + u32(number)


def checkpoint(name: str, of: bytes | None = None) -> bytes:
    return string(name) + (of or domain())


@dataclass(frozen=True)
class Packet:
    procedure: int
    payload: bytes = b""
    program: int = REMOTE
    version: int = 1
    kind: int = CALL
    serial: int = 0
    status: int = OK
    length: int | None = None

    def pack(self) -> bytes:
        length = HEADER_BYTES + len(self.payload) if self.length is None else self.length
        words = (
            length,
            self.program,
            self.version,
            self.procedure,
            self.kind,
            self.serial,
            self.status,
        )
        return b"".join(u32(word) for word in words) + self.payload

    def numbered(self, serial: int) -> Packet:
        return replace(self, serial=serial)


AUTH_LIST = Packet(66)
OPEN = Packet(1, optional("test:///default") + u32(0))
CLOSE = Packet(2)
PING = Packet(1, program=KEEPALIVE, kind=MESSAGE)
PONG = Packet(2, program=KEEPALIVE, kind=MESSAGE)


def redefined(name: str, parent: str) -> str:
    return (
        f"<domaincheckpoint><name>{name}</name><parent><name>{parent}</name></parent>"
        "<creationTime>1525889631</creationTime></domaincheckpoint>"
    )


GUEST = domain("guest", bytes.fromhex(GUEST_UUID.replace("-", "")), 0xFFFFFFFF)

CORPUS: tuple[Packet, ...] = (
    AUTH_LIST,
    OPEN,
    PING,
    PONG,
    Packet(3),
    Packet(4),
    Packet(6),
    Packet(7),
    Packet(51),
    Packet(37, u32(16)),
    Packet(21, u32(16)),
    Packet(60, u32(14)),
    Packet(60, u32(0xFFFFFFFF)),
    Packet(22, u32(1)),
    Packet(23, string(TEST_NAME)),
    Packet(23, string("nosuch")),
    Packet(24, TEST_UUID),
    Packet(273, u32(1) + u32(0)),
    Packet(273, u32(0) + u32(3)),
    Packet(11, string(domain_xml("guest", GUEST_UUID))),
    Packet(350, string(domain_xml("guest", GUEST_UUID)) + u32(1)),
    Packet(10, string(domain_xml("passing", GUEST_UUID.replace("1111-4", "2222-4"))) + u32(0)),
    Packet(9, GUEST),
    Packet(12, GUEST),
    Packet(34, domain()),
    Packet(28, domain()),
    Packet(27, domain() + u32(0)),
    Packet(14, domain() + u32(0)),
    Packet(16, domain()),
    Packet(212, domain() + u32(0)),
    Packet(29, domain() + u32(1)),
    Packet(231, GUEST + u32(0)),
    Packet(411, domain() + string(documents.checkpoint("one")) + u32(0)),
    Packet(411, domain() + string(documents.checkpoint("two")) + u32(2)),
    Packet(411, domain() + string(redefined("three", "one")) + u32(1)),
    Packet(411, GUEST + string("<domaincheckpoint/>") + u32(0)),
    Packet(412, checkpoint("one") + u32(2)),
    Packet(412, checkpoint("two") + u32(0)),
    Packet(413, domain() + u32(1) + u32(2)),
    Packet(413, domain() + u32(0) + u32(4)),
    Packet(414, checkpoint("one") + u32(1) + u32(1)),
    Packet(415, domain() + string("one") + u32(0)),
    Packet(416, checkpoint("two") + u32(0)),
    Packet(417, checkpoint("two") + u32(0)),
    Packet(417, checkpoint("nosuch") + u32(1)),
)


# --- replies ---


@dataclass(frozen=True)
class Reply:
    program: int
    procedure: int
    kind: int
    serial: int
    status: int
    payload: bytes

    @property
    def code(self) -> int | None:
        """The error code of an error reply, None for another reply."""
        return struct.unpack_from(">i", self.payload)[0] if self.status == ERROR else None


class BrokenReplyError(AssertionError):
    """A message that no libvirt server may send."""


def replies(data: bytes) -> tuple[list[Reply], bytes]:
    """Return the whole messages in `data`, and the rest of one that was cut off."""
    found = []
    while len(data) >= 4:
        length = struct.unpack_from(">I", data)[0]
        if not HEADER_BYTES <= length <= 33554432:
            raise BrokenReplyError(f"a message of {length} bytes: {data[:64].hex()}")
        if len(data) < length:
            break
        # An error reply repeats the call's program, version and procedure, wrong ones
        # too.
        _, program, _, procedure, kind, serial, status = HEADER.unpack_from(data)
        if kind not in (REPLY, MESSAGE) or status not in (OK, ERROR):
            raise BrokenReplyError(f"a message with the header {data[:HEADER_BYTES].hex()}")
        if length % 4:
            raise BrokenReplyError(f"a message of {length} bytes, which XDR cannot make")
        found.append(Reply(program, procedure, kind, serial, status, data[HEADER_BYTES:length]))
        data = data[length:]
    return found, data


def names(payload: bytes, skip: Callable[[bytes], bytes]) -> list[str]:
    """Return the names in a reply that lists objects.

    `skip` drops what follows a name.
    """
    count = struct.unpack_from(">I", payload)[0]
    rest, found = payload[4:], []
    for _ in range(count):
        size = struct.unpack_from(">I", rest)[0]
        found.append(rest[4 : 4 + size].decode())
        rest = skip(rest[4 + size + (-size % 4) :])
    return found
