"""TCP segments of captured frames.

Known are Ethernet with VLAN tags, Linux cooked, loopback and raw IP; IPv4 and IPv6. A
frame may be cut off anywhere by a snap length. Bytes that the headers declare and the
frame lacks are counted, so that positions in the stream stay right; a frame whose
headers are cut off is `Unreadable`.
"""

from __future__ import annotations

import struct
from ipaddress import ip_address
from typing import NamedTuple

__all__ = ["End", "Segment", "Unreadable", "segment"]

_ETHERNET, _SLL, _SLL2 = 1, 113, 276
_NULL, _LOOP = 0, 108
_BARE = (12, 14, 101, 228, 229)  # IP from the first byte on
_VLAN = (0x8100, 0x88A8, 0x9100)
_IPV4, _IPV6 = 0x0800, 0x86DD
_TCP = 6
_HOP_BY_HOP, _ROUTING, _FRAGMENT, _AUTHENTICATION, _DESTINATION = 0, 43, 44, 51, 60
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
        return _tagged(frame, 12)
    if linktype == _SLL:
        return _tagged(frame, 14)
    if linktype == _SLL2:
        return 20 if int.from_bytes(frame[:2]) in (_IPV4, _IPV6) else None
    raise Unreadable(f"link type {linktype} is not supported")


def _tagged(frame: bytes, at: int) -> int | None:
    """Return where IP begins, from the EtherType at ``at``; VLAN tags may follow it."""
    while True:
        (kind,) = struct.unpack_from(">H", frame, at)
        if kind in (_IPV4, _IPV6):
            return at + 2
        if kind not in _VLAN:
            return None
        at += 4


def _ip(frame: bytes, at: int) -> Segment | None:
    version = frame[at] >> 4
    if version == 4:
        size, fragment, protocol = struct.unpack_from(">2xHxxHxB", frame, at)
        source, destination = frame[at + 12 : at + 16], frame[at + 16 : at + 20]
        start = at + 4 * (frame[at] & 15)
        more = fragment & 0x3FFF
    elif version == 6:
        size, protocol = struct.unpack_from(">4xHB", frame, at)
        source, destination = frame[at + 8 : at + 24], frame[at + 24 : at + 40]
        size += 40 if size else 0
        start, protocol, more = _extensions(frame, at + 40, protocol)
    else:
        return None
    if protocol != _TCP:
        return None
    if more:
        raise Unreadable("a fragment of an IP packet")
    # A size of 0 is left by segmentation offload: the packet is as long as the frame.
    return _tcp(frame, start, at + size if size else len(frame), source, destination)


def _extensions(frame: bytes, at: int, protocol: int) -> tuple[int, int, int]:
    fragment = 0
    while protocol in (_HOP_BY_HOP, _ROUTING, _FRAGMENT, _AUTHENTICATION, _DESTINATION):
        following, words = frame[at], frame[at + 1]
        if protocol == _FRAGMENT:
            (fragment,) = struct.unpack_from(">H", frame, at + 2)
            fragment &= 0xFFF9
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
