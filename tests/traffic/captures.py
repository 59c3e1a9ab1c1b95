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


def pcapng(frames: list[tuple[float, bytes]], linktype: int = RAW, order: str = "<") -> bytes:
    return (
        section(order)
        + interface(linktype, order)
        + b"".join(enhanced(round(time * 10**6), data, order) for time, data in frames)
    )


def of_interfaces(frames: list[tuple[int, bytes]]) -> bytes:
    """Return a pcapng file with an interface for each link type of the frames."""
    kinds = list(dict.fromkeys(linktype for linktype, _ in frames))
    blocks = [enhanced(0, data, interface_=kinds.index(linktype)) for linktype, data in frames]
    return b"".join([section(), *map(interface, kinds), *blocks])


def ethernet(packet: bytes, *tags: int, kind: int = 0) -> bytes:
    """Wrap a packet of IP, or of the EtherType ``kind``, with VLAN tags if any."""
    kind = kind or (0x0800 if packet[0] >> 4 == 4 else 0x86DD)
    vlans = b"".join(struct.pack(">HH", tag, 5) for tag in tags)
    return bytes.fromhex("020000000001020000000002") + vlans + struct.pack(">H", kind) + packet


def cooked(frame: bytes) -> bytes:
    """Return an Ethernet frame as Linux cooked captures have it."""
    return bytes.fromhex("0000000100060200000000020000") + frame[12:]


def cooked2(frame: bytes) -> bytes:
    """Return an Ethernet frame as Linux cooked captures of version 2 have it."""
    rest = bytes.fromhex("0000000000010001000602000000000200 00")
    return frame[12:14] + rest + frame[14:]


def snap(packet: bytes, *tags: int) -> bytes:
    """Wrap a packet in a frame of IEEE 802.3 with a SNAP header."""
    frame = bytes.fromhex("aaaa03000000") + ethernet(packet, *tags)[12:]
    return ethernet(frame, kind=len(frame))


def with_content(packet: bytes, protocol: int, content: bytes) -> bytes:
    """Return an IP packet with other content."""
    if packet[0] >> 4 == 6:
        head = packet[:4] + struct.pack(">HB", len(content), protocol)
        return head + packet[7:40] + content
    head = packet[:2] + struct.pack(">H", 20 + len(content)) + packet[4:9]
    return head + bytes([protocol]) + packet[10:20] + content


def udp(packet: bytes, port: int, content: bytes) -> bytes:
    """Return an IP packet with a UDP datagram in place of its content."""
    return with_content(
        packet, 17, struct.pack(">HHHH", 40000, port, 8 + len(content), 0) + content
    )


def _family(packet: bytes, order: str) -> bytes:
    return struct.pack(f"{order}I", 2 if packet[0] >> 4 == 4 else 30)


def _ethertype(packet: bytes) -> bytes:
    return ethernet(packet)[12:14]


def _gre(packet: bytes) -> bytes:
    return with_content(packet, 47, bytes(2) + _ethertype(packet) + packet)


def _pppoe(packet: bytes) -> bytes:
    kind = b"\x00\x21" if packet[0] >> 4 == 4 else b"\x00\x57"
    return struct.pack(">BBHH", 0x11, 0, 1, 2 + len(packet)) + kind + packet


_LABEL = bytes.fromhex("000641ff")  # of MPLS, the only one
_QINQ = (0x88A8, 0x8100)
_IPV4 = Piece(CLIENT, SERVER, 1, 1, 0).ip()
_IPV6 = Piece(("::1", 40001), ("::1", 16509), 1, 1, 0).ip()

# Link type and frame of an IP packet: those that are read, ...
FRAMES = {
    "ethernet": (ETHERNET, ethernet),
    "VLAN": (ETHERNET, lambda packet: ethernet(packet, 0x8100)),
    "802.1ad": (ETHERNET, lambda packet: ethernet(packet, *_QINQ)),
    "stacked VLANs": (ETHERNET, lambda packet: ethernet(packet, 0x9100, 0x8100, 0x8100)),
    "SNAP": (ETHERNET, snap),
    "SNAP with VLAN": (ETHERNET, lambda packet: snap(packet, 0x8100)),
    "null": (0, lambda packet: _family(packet, "<") + packet),
    "null of another byte order": (0, lambda packet: _family(packet, ">") + packet),
    "loop": (108, lambda packet: _family(packet, ">") + packet),
    "raw": (RAW, bytes),
    "raw of other systems": (12, bytes),
    "cooked": (113, lambda packet: cooked(ethernet(packet))),
    "cooked with VLAN": (113, lambda packet: cooked(ethernet(packet, 0x8100))),
    "cooked with 802.1ad": (113, lambda packet: cooked(ethernet(packet, *_QINQ))),
    "cooked 2": (276, lambda packet: cooked2(ethernet(packet))),
    "cooked 2 with VLAN": (276, lambda packet: cooked2(ethernet(packet, 0x8100))),
    "cooked 2 with 802.1ad": (276, lambda packet: cooked2(ethernet(packet, *_QINQ))),
}
# ... and those that are counted: also the name in the warning, and the layers
# that tshark shows.
ENCLOSED = {
    "PPPoE": ("PPPoE", "pppoes", ETHERNET, lambda p: ethernet(_pppoe(p), kind=0x8864)),
    "PPPoE in a VLAN": (
        "PPPoE",
        "pppoes",
        ETHERNET,
        lambda p: ethernet(_pppoe(p), 0x8100, kind=0x8864),
    ),
    "PPPoE, cooked": ("PPPoE", "pppoes", 113, lambda p: cooked(ethernet(_pppoe(p), kind=0x8864))),
    "MPLS": ("MPLS", "mpls", ETHERNET, lambda p: ethernet(_LABEL + p, kind=0x8847)),
    "MPLS, multicast": ("MPLS", "mpls", ETHERNET, lambda p: ethernet(_LABEL + p, kind=0x8848)),
    "MPLS in a VLAN, cooked 2": (
        "MPLS",
        "mpls",
        276,
        lambda p: cooked2(ethernet(_LABEL + p, *_QINQ, kind=0x8847)),
    ),
    "MACsec": ("MACsec", "macsec", ETHERNET, lambda p: ethernet(bytes(60), kind=0x88E5)),
    "IPv4 in IP": (
        "IPv4 in IP",
        "ip:ip|ipv6:ip",
        RAW,
        lambda p: with_content(p, 4, _IPV4),
    ),
    "IPv6 in IP": (
        "IPv6 in IP",
        "ip:ipv6|ipv6:ipv6",
        RAW,
        lambda p: with_content(p, 41, _IPV6),
    ),
    "GRE": ("GRE", "gre", RAW, _gre),
    "GRE in a VLAN": ("GRE", "gre", ETHERNET, lambda p: ethernet(_gre(p), 0x8100)),
    "ESP": ("IPsec (ESP)", "esp", RAW, lambda p: with_content(p, 50, bytes(40))),
    "VXLAN": ("VXLAN", "vxlan", RAW, lambda p: udp(p, 4789, b"\x08" + bytes(7) + ethernet(p))),
    "Geneve": (
        "Geneve",
        "geneve",
        RAW,
        lambda p: udp(p, 6081, bytes.fromhex("0000655800000000") + ethernet(p)),
    ),
    "GTP": (
        "GTP",
        "gtp",
        RAW,
        lambda p: udp(p, 2152, struct.pack(">BBHI", 0x30, 255, len(p), 1) + p),
    ),
}
