"""Frames of a capture file: pcap or pcapng, of either byte order.

dpkt knows the formats. It trusts the lengths in a file, though, and of a pcapng file it
sees only one interface. So it reads through a `Source`, which never returns more than
the largest possible frame, and for pcapng only its layouts of the blocks are used.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

__all__ = ["BrokenCapture", "Frame", "Source", "frames", "is_capture"]

_PCAP = frozenset(
    magic.to_bytes(4, order)
    for magic in (0xA1B2C3D4, 0xA1B23C4D, 0xA1B2CD34)
    for order in ("big", "little")
)
_PCAPNG = b"\x0a\x0d\x0d\x0a"
_LARGEST = 16 * 2**20  # of one frame, or of a pcapng block; tcpdump and Wireshark stop at 256 KiB
_MICROSECONDS = 10**6
# options of an interface: the unit of its times, and seconds to add to them
_TSRESOL, _TSOFFSET = 9, 14
_SIMPLE_PACKET_BLOCK = 3  # the block type that dpkt has no layout for


class BrokenCapture(Exception):
    """The file ends, or stops making sense, in the middle.

    Raised after everything before that point has been read.
    """


class Frame(NamedTuple):
    time: float | None
    linktype: int
    data: bytes


class Source:
    """A stream that can be peeked into, and whose reads are bounded and complete."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._ahead = b""
        self.position = 0
        self.between = False  # whether the file may end here

    def peek(self, size: int) -> bytes:
        """Return the next ``size`` bytes without consuming them, fewer at the end."""
        self._ahead += (
            self._stream.read(size - len(self._ahead)) if len(self._ahead) < size else b""
        )
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """Return the next ``size`` bytes, or none at the end of the file.

        Raise `BrokenCapture` if ``size`` is absurd, or if the file ends where it may
        not.
        """
        if not 0 <= size <= _LARGEST:
            raise BrokenCapture(
                f"it declares {size} bytes at byte {self.position}, which cannot be right"
            )
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        if len(data) < size:
            data += self._stream.read(size - len(data))
        self.position += len(data)
        if len(data) < size and (data or not self.between):
            raise BrokenCapture(f"it ends in the middle of a frame, at byte {self.position}")
        self.between = False
        return data

    def chunk(self, size: int) -> bytes:
        """Return bytes that are available now, or none at the end of the file."""
        data, self._ahead = self._ahead, b""
        return data or getattr(self._stream, "read1", self._stream.read)(size)


def is_capture(beginning: bytes) -> bool:
    """Return whether a file with these first four bytes is a pcap or pcapng file."""
    return beginning[:4] in _PCAP or beginning[:4] == _PCAPNG


def frames(source: Source) -> Iterator[Frame]:
    """Return the frames of a capture.

    The iterator raises `BrokenCapture` where the file stops making sense.
    """
    return _pcapng(source) if source.peek(4) == _PCAPNG else _pcap(source)


def _pcap(source: Source) -> Iterator[Frame]:
    from dpkt import Error
    from dpkt.pcap import Reader

    try:
        reader = Reader(source)
        # the bits above give the length of the frame check sequence
        linktype = reader.datalink() & 0xFFFF
        read = iter(reader)
        while True:
            source.between = True
            time, data = next(read, (None, b""))
            if time is None:
                return
            yield Frame(float(time), linktype, data)
    except (Error, ValueError) as exc:
        raise BrokenCapture(f"it is not a pcap file after byte {source.position}: {exc}") from exc


class _Interface(NamedTuple):
    linktype: int
    snaplen: int
    units: int  # of time, per second
    offset: int


def _pcapng(source: Source) -> Iterator[Frame]:
    from dpkt import Error, pcapng

    little = False
    interfaces: list[_Interface] = []
    while True:
        source.between = True
        start = source.position
        head = source.read(8)
        if not head:
            return
        if head[:4] == _PCAPNG:
            magic = source.read(4)
            little = int.from_bytes(magic, "little") == pcapng.BYTE_ORDER_MAGIC
            interfaces = []
            head += magic
        order = "<" if little else ">"
        kind, length = struct.unpack_from(f"{order}II", head)
        if length < 12 or length % 4:
            raise BrokenCapture(f"there is no pcapng block at byte {start}")
        block = head + source.read(length - len(head))
        try:
            if kind == pcapng.PCAPNG_BT_IDB:
                interfaces.append(_interface(block, little))
            elif kind in (pcapng.PCAPNG_BT_EPB, pcapng.PCAPNG_BT_PB):
                yield _packet(kind, block, little, interfaces)
            elif kind == _SIMPLE_PACKET_BLOCK:
                size = min(
                    struct.unpack_from(f"{order}I", block, 8)[0], interfaces[0].snaplen or _LARGEST
                )
                yield Frame(None, interfaces[0].linktype, block[12:-4][:size])
        except IndexError:
            raise BrokenCapture(
                f"the frame at byte {start} is of an undeclared interface"
            ) from None
        except (Error, ValueError, struct.error) as exc:
            raise BrokenCapture(f"the block at byte {start} cannot be decoded: {exc}") from exc


def _interface(block: bytes, little: bool) -> _Interface:
    from dpkt import pcapng

    declared = (pcapng.InterfaceDescriptionBlockLE if little else pcapng.InterfaceDescriptionBlock)(
        block
    )
    options = {option.code: option.data for option in declared.opts}
    units = _MICROSECONDS
    if resolution := options.get(_TSRESOL):
        units = (2 if resolution[0] & 0x80 else 10) ** (resolution[0] & 0x7F)
    offset = int.from_bytes(options.get(_TSOFFSET, b""), "little" if little else "big", signed=True)
    return _Interface(declared.linktype, declared.snaplen, units, offset)


def _packet(kind: int, block: bytes, little: bool, interfaces: list[_Interface]) -> Frame:
    from dpkt import pcapng

    enhanced = pcapng.EnhancedPacketBlockLE if little else pcapng.EnhancedPacketBlock
    older = pcapng.PacketBlockLE if little else pcapng.PacketBlock
    header = (enhanced if kind == pcapng.PCAPNG_BT_EPB else older)()
    header.unpack_hdr(block)  # without its options, which are not used
    interface = interfaces[header.iface_id]
    start = header.__hdr_len__ - 4  # dpkt's header length includes the block's trailing length
    if start + header.caplen > len(block) - 4:
        raise ValueError(f"{header.caplen} bytes in a block of {len(block)}")
    time = (header.ts_high << 32 | header.ts_low) / interface.units + interface.offset
    return Frame(time, interface.linktype, block[start : start + header.caplen])
