"""TCP segments of captured frames.

Known are Ethernet, Linux cooked (both versions), loopback and raw IP; VLAN tags and
SNAP headers before IPv4 and IPv6. A frame may be cut off anywhere by a snap length.
Bytes that the headers declare and the frame lacks are counted, so that positions in the
stream stay right. A frame whose headers are cut off is `Unreadable`, and so is one in
which a packet is in a tunnel, has labels, is encrypted or came in fragments.
"""

from __future__ import annotations

import struct
from ipaddress import ip_address
from typing import NamedTuple

__all__ = ["End", "Segment", "Unreadable", "segment"]

_ETHERNET, _SLL, _SLL2 = 1, 113, 276
_NULL, _LOOP = 0, 108
_BARE = (12, 14, 101, 228, 229)  # IP from the first byte on
_VLAN = (0x8100, 0x88A8, 0x9100, 0x9200)
_IPV4, _IPV6 = 0x0800, 0x86DD
_LONGEST = 1500  # smaller EtherTypes are lengths, or those of Linux for IEEE 802.2
_SNAP = bytes.fromhex("aaaa03000000")
_TCP, _UDP = 6, 17
# Headers around packets that are not read, by EtherType, IP protocol and UDP port.
_ETHERTYPES = {
    0x8847: "MPLS",
    0x8848: "MPLS",
    0x8864: "PPPoE",
    0x88E5: "MACsec",
    0x88E7: "PBB (802.1ah)",
    0x894F: "NSH",
}
_PROTOCOLS = {
    4: "IPv4 in IP",
    41: "IPv6 in IP",
    47: "GRE",
    50: "IPsec (ESP)",
    97: "Ethernet in IP",
    108: "IPComp",
    115: "L2TP",
    137: "MPLS",
}
_TUNNELS = {
    1701: "L2TP",
    2152: "GTP",
    4500: "IPsec (ESP)",
    4789: "VXLAN",
    4790: "VXLAN",
    6081: "Geneve",
    8472: "VXLAN",
}
_HOP_BY_HOP, _ROUTING, _FRAGMENT, _AUTHENTICATION, _DESTINATION = 0, 43, 44, 51, 60
_EXTENSIONS = (_HOP_BY_HOP, _ROUTING, _FRAGMENT, _AUTHENTICATION, _DESTINATION)
_OFFSET = 0x1FFF  # of a fragment, in units of 8 bytes; the bit above says that more follow
_PORTS = struct.Struct(">HHIIBB")
FIN, SYN, RST, ACK = 1, 2, 4, 16


class Unreadable(Exception):
    """A frame that may carry a segment cannot be read."""


class End(NamedTuple):
    """One end of a connection."""

    address: bytes
    port: int

    def __str__(self) -> str:
        host = str(ip_address(self.address))
        return f"[{host}]:{self.port}" if ":" in host else f"{host}:{self.port}"


class Segment(NamedTuple):
    """One TCP segment; ``missing`` bytes of its payload were not captured."""

    source: End
    destination: End
    sequence: int
    acknowledged: int | None
    flags: int
    payload: bytes
    missing: int


def segment(linktype: int, frame: bytes) -> Segment | None:
    """Return the TCP segment in a frame, or None if it carries none.

    Raise `Unreadable` for a frame that may carry one and cannot be read.
    """
    try:
        place = _network(linktype, frame)
        return None if place is None else _ip(frame, place)
    except (IndexError, struct.error):
        raise Unreadable("cut off inside of its headers") from None


def _network(linktype: int, frame: bytes) -> int | None:
    """Return where IP begins in a frame, or None if it carries no IP."""
    if linktype in _BARE:
        return 0
    if linktype in (_NULL, _LOOP):
        return 4
    if linktype == _ETHERNET:
        return _payload(frame, 12, 14)
    if linktype == _SLL:
        return _payload(frame, 14, 16)
    if linktype == _SLL2:
        return _payload(frame, 0, 20)
    raise Unreadable(f"link type {linktype} is not supported")


def _payload(frame: bytes, kind_at: int, at: int) -> int | None:
    """Return where IP begins, from an EtherType and the place of what follows it.

    VLAN tags and a SNAP header, each with a further EtherType, may come before IP.
    """
    while True:
        (kind,) = struct.unpack_from(">H", frame, kind_at)
        if kind in (_IPV4, _IPV6):
            return at
        if kind in _VLAN:
            kind_at, at = at + 2, at + 4
        elif kind <= _LONGEST and frame.startswith(_SNAP, at):
            kind_at, at = at + 6, at + 8
        elif kind in _ETHERTYPES:
            raise _enclosed(_ETHERTYPES[kind])
        else:
            return None


def _enclosed(header: str) -> Unreadable:
    return Unreadable(f"{header} is not decapsulated")


def _ip(frame: bytes, at: int) -> Segment | None:
    version = frame[at] >> 4
    if version == 4:
        size, fragment, protocol = struct.unpack_from(">2xHxxHxB", frame, at)
        source, destination = frame[at + 12 : at + 16], frame[at + 16 : at + 20]
        start = at + 4 * (frame[at] & 15)
        fragment &= 0x3FFF
    elif version == 6:
        size, protocol = struct.unpack_from(">4xHB", frame, at)
        source, destination = frame[at + 8 : at + 24], frame[at + 24 : at + 40]
        size += 40 if size else 0
        start, protocol, fragment = _extensions(frame, at + 40, protocol)
    else:
        return None
    if protocol in _PROTOCOLS:
        raise _enclosed(_PROTOCOLS[protocol])
    if protocol == _UDP and not fragment & _OFFSET:
        port = int.from_bytes(frame[start + 2 : start + 4])
        if port in _TUNNELS:
            raise _enclosed(_TUNNELS[port])
    if fragment and protocol in (_TCP, *_EXTENSIONS):
        raise Unreadable("a fragment of an IP packet")
    if protocol != _TCP:
        return None
    # A size of 0 is left by segmentation offload: the packet is as long as the frame.
    return _tcp(frame, start, at + size if size else len(frame), source, destination)


def _extensions(frame: bytes, at: int, protocol: int) -> tuple[int, int, int]:
    """Skip the extension headers of IPv6.

    Return the place and protocol of what follows them, and the fragment as IPv4 has it.
    """
    fragment = 0
    while protocol in _EXTENSIONS and not fragment & _OFFSET:
        following, words = frame[at], frame[at + 1]
        if protocol == _FRAGMENT:
            (fragment,) = struct.unpack_from(">H", frame, at + 2)
            fragment = (fragment & 1) << 13 | fragment >> 3
            at += 8
        else:
            at += (words + 2) * 4 if protocol == _AUTHENTICATION else (words + 1) * 8
        protocol = following
    return at, protocol, fragment


def _tcp(frame: bytes, at: int, end: int, source: bytes, destination: bytes) -> Segment:
    from_port, to_port, sequence, acknowledged, words, flags = _PORTS.unpack_from(frame, at)
    start = at + 4 * (words >> 4)
    payload = frame[start : max(end, start)]
    return Segment(
        End(source, from_port),
        End(destination, to_port),
        sequence,
        acknowledged if flags & ACK else None,
        flags,
        payload,
        max(end - start, 0) - len(payload),
    )
