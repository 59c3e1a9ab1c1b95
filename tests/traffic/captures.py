"""Hand-made captures of TCP connections, in every kind of frame and file.

Segments may be lost, repeated, cut or out of order.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field, replace
from ipaddress import ip_address

CLIENT, SERVER = ("127.0.0.1", 40001), ("127.0.0.1", 16509)
SYN, ACK, FIN, RST = 2, 16, 1, 4
ETHERNET, RAW = 1, 101


@dataclass(frozen=True)
class Piece:
    """One segment. ``snap`` cuts its frame after so many bytes of payload."""

    source: tuple[str, int]
    destination: tuple[str, int]
    sequence: int
    acknowledged: int | None
    flags: int
    payload: bytes = b""
    snap: int | None = None
    time: float = 0.0

    def ip(self) -> bytes:
        flags = self.flags | (ACK if self.acknowledged is not None else 0)
        tcp = struct.pack(
            ">HHIIBBHHH",
            self.source[1],
            self.destination[1],
            self.sequence % 2**32,
            (self.acknowledged or 0) % 2**32,
            8 << 4,
            flags,
            65535,
            0,
            0,
        ) + bytes.fromhex("0101080a0000000000000000")
        source, destination = (ip_address(end[0]).packed for end in (self.source, self.destination))
        size = len(tcp) + len(self.payload)
        if len(source) == 4:
            header = struct.pack(
                ">BBHHHBBH4s4s", 0x45, 0, 20 + size, 0, 0x4000, 64, 6, 0, source, destination
            )
        else:
            header = struct.pack(">IHBB16s16s", 6 << 28, size, 6, 64, source, destination)
        return header + tcp + (self.payload if self.snap is None else self.payload[: self.snap])


@dataclass
class Talk:
    """A TCP connection, segment by segment."""

    client: tuple[str, int] = CLIENT
    server: tuple[str, int] = SERVER
    first: tuple[int, int] = (1000, 2**32 - 50)  # initial sequence numbers: the server's wraps soon
    pieces: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sent = {True: 0, False: 0}

    def _ends(self, to_server: bool) -> tuple[tuple[str, int], tuple[str, int]]:
        return (self.client, self.server) if to_server else (self.server, self.client)

    def _add(self, to_server: bool, payload: bytes = b"", flags: int = 0) -> Piece:
        own, peer = self.first if to_server else self.first[::-1]
        sequence, acknowledged = own + 1 + self.sent[to_server], peer + 1 + self.sent[not to_server]
        piece = Piece(
            *self._ends(to_server),
            sequence,
            acknowledged,
            flags,
            payload,
            time=1000.0 + len(self.pieces) / 8,
        )
        self.pieces.append(piece)
        self.sent[to_server] += len(payload)
        return piece

    def open(self) -> Talk:
        syn = Piece(*self._ends(True), self.first[0], None, SYN, time=1000.0)
        self.pieces += [
            syn,
            Piece(*self._ends(False), self.first[1], self.first[0] + 1, SYN, time=1000.0),
        ]
        self._add(True)
        return self

    def say(self, to_server: bool, data: bytes, size: int = 1448) -> Talk:
        for start in range(0, len(data), size):
            self._add(to_server, data[start : start + size])
        self._add(not to_server)
        return self

    def close(self) -> Talk:
        self._add(True, flags=FIN)
        self._add(False, flags=FIN)
        return self

    def snapped(self, size: int) -> Talk:
        return replace(self, pieces=[replace(piece, snap=size) for piece in self.pieces])

    def frames(self) -> list[tuple[float, bytes]]:
        return [(piece.time, piece.ip()) for piece in self.pieces]


def pcap(
    frames: list[tuple[float, bytes]], linktype: int = RAW, order: str = "<", nano: bool = False
) -> bytes:
    magic, units = (0xA1B23C4D, 10**9) if nano else (0xA1B2C3D4, 10**6)
    out = [struct.pack(f"{order}IHHiIII", magic, 2, 4, 0, 0, 262144, linktype)]
    for time, data in frames:
        out.append(
            struct.pack(f"{order}IIII", int(time), round(time % 1 * units), len(data), len(data))
            + data
        )
    return b"".join(out)


def block(kind: int, body: bytes, order: str = "<") -> bytes:
    body += bytes(-len(body) % 4)
    size = struct.pack(f"{order}I", 12 + len(body))
    return struct.pack(f"{order}I", kind) + size + body + size


def section(order: str = "<") -> bytes:
    return block(0x0A0D0D0A, struct.pack(f"{order}IHHq", 0x1A2B3C4D, 1, 0, -1), order)


def interface(linktype: int = RAW, order: str = "<", resolution: int | None = None) -> bytes:
    options = b"" if resolution is None else struct.pack(f"{order}HHB3xHH", 9, 1, resolution, 0, 0)
    return block(1, struct.pack(f"{order}HHI", linktype, 0, 0) + options, order)


def enhanced(time: int, data: bytes, order: str = "<", interface_: int = 0) -> bytes:
    head = struct.pack(
        f"{order}IIIII", interface_, time >> 32, time & 0xFFFFFFFF, len(data), len(data)
    )
    return block(6, head + data, order)


def pcapng(frames: list[tuple[float, bytes]], order: str = "<") -> bytes:
    blocks = [enhanced(round(time * 10**6), data, order) for time, data in frames]
    return section(order) + interface(order=order) + b"".join(blocks)
