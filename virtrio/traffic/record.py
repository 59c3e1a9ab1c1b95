"""Recorder of a proxy's traffic to a pcapng file for `virtrio dissect` and Wireshark.

The bytes were not captured from an interface, so the frames are made up: IPv4 and TCP
between one client port per connection and libvirt's port 16509, with handshake,
sequence numbers and the end of each direction, so that a reader finds the connections,
their sides and their order. TCP checksums are zero, as where a network card computes
them. Facts that TCP has no place for are in comments: the real ends of a
connection, and file descriptors, whose extra bytes are no part of the stream.

Frames are buffered, and written whole by `flush`, so that a file is readable up to the
last flush even if its writer is killed. If writing fails, the failure is reported once,
the file is cut back to its last whole frame, and nothing more is written.
"""

from __future__ import annotations

import contextlib
import os
from struct import Struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Recorder", "Track"]

SERVER_PORT = 16509
_FIRST_PORT, _PORTS = 49152, 16384
_LOOPBACK = 0x7F000001
_LINKTYPE_RAW = 101
_SEGMENT = 65535 - 40
_GATHERED = 1 << 20  # bytes buffered between two writes

_FIN, _SYN, _PSH, _ACK = 1, 2, 8, 16
# MSS, and a window so large that no reader takes it for full, although no packet is
# sent only to acknowledge data.
_SYN_OPTIONS = bytes.fromhex("0204ffd7 01 03030e")

_FRAME = Struct(">BBHHHBBHIIHHIIBBHHH")  # an IPv4 header and a TCP header
_PACKET = Struct("<IIIIIII")
_TOTAL = Struct("<I")
_SECTION = Struct("<IHHq")
_INTERFACE = Struct("<HHI")
_COMMENT, _APPLICATION = 1, 4


def _option(code: int, text: str) -> bytes:
    data = text.encode("utf-8", "replace")[:65535]
    return (
        code.to_bytes(2, "little") + len(data).to_bytes(2, "little") + data + bytes(-len(data) % 4)
    )


def _block(kind: int, body: bytes) -> bytes:
    total = _TOTAL.pack(len(body) + 12)
    return kind.to_bytes(4, "little") + total + body + total


class Recorder:
    """A recording in the file at ``path``; raises OSError if that cannot be opened.

    ``complain`` is called once if the file cannot be written any more. A new file is
    readable by its owner only, because a conversation may hold secrets.
    """

    def __init__(self, path: str, complain: Callable[[str], None]) -> None:
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        self._complain = complain
        self._broken = False
        self._gathered: list[bytes] = []
        self._size = 0
        self._written = 0
        self._put(
            _block(
                0x0A0D0D0A,
                _SECTION.pack(0x1A2B3C4D, 1, 0, -1)
                + _option(_APPLICATION, "virtrio spy")
                + bytes(4),
            )
        )
        self._put(_block(1, _INTERFACE.pack(_LINKTYPE_RAW, 0, 0)))
        self.flush()

    def frame(self, time: float, header: bytes, payload: bytes, comment: str = "") -> None:
        """Write one IP packet, at ``time`` in seconds since the epoch."""
        if self._broken:
            return
        size = len(header) + len(payload)
        options = _option(_COMMENT, comment) + bytes(4) if comment else b""
        total = 32 + size + -size % 4 + len(options)
        micros = int(time * 1e6)
        start = _PACKET.pack(6, total, 0, micros >> 32, micros & 0xFFFFFFFF, size, size)
        self._put(b"".join((start, header, payload, bytes(-size % 4), options, _TOTAL.pack(total))))

    def _put(self, block: bytes) -> None:
        self._gathered.append(block)
        self._size += len(block)
        if self._size > _GATHERED:
            self.flush()

    def flush(self) -> None:
        """Write what is buffered, so that it survives if the process is killed."""
        if not self._gathered:
            return
        left = memoryview(b"".join(self._gathered))
        self._gathered.clear()
        self._size = 0
        size = len(left)
        try:
            while left:
                left = left[os.write(self._fd, left) :]
        except OSError as exc:
            self._broken = True
            with contextlib.suppress(
                OSError
            ):  # a pipe cannot be cut, nor can its reader have the half frame taken back
                os.ftruncate(self._fd, self._written)
            self._complain(f"the recording ends here: {exc.strerror}")
            return
        self._written += size

    def close(self) -> None:
        self.flush()
        os.close(self._fd)


class Track:
    """One connection in the recording: its ports and its position in both streams."""

    __slots__ = ("_next", "_recorder", "_sides")

    def __init__(self, recorder: Recorder, number: int, time: float, comment: str) -> None:
        high, low = divmod(number - 1, _PORTS)
        client, server = (_LOOPBACK + high, _FIRST_PORT + low), (_LOOPBACK, SERVER_PORT)
        self._recorder = recorder
        # By to_server: addresses and ports of that direction, and its next sequence
        # number.
        self._sides = {
            True: (client[0], server[0], client[1], server[1]),
            False: (server[0], client[0], server[1], client[1]),
        }
        self._next = {True: 0, False: 0}
        self._send(True, time, _SYN, comment=comment)
        self._send(False, time, _SYN | _ACK)
        self._send(True, time, _ACK)

    def data(self, to_server: bool, time: float, data: bytes, descriptors: int = 0) -> None:
        """Record bytes that passed, and the number of descriptors after them."""
        comment = (
            f"with {descriptors} file descriptor{'s' if descriptors > 1 else ''}"
            if descriptors
            else ""
        )
        size = len(data)
        if size <= _SEGMENT:
            self._send(to_server, time, _PSH | _ACK if size else _ACK, data, comment)
            return
        for start in range(0, size, _SEGMENT):
            end = start + _SEGMENT
            self._send(
                to_server, time, _PSH | _ACK, data[start:end], comment if end >= size else ""
            )

    def end(self, to_server: bool, time: float) -> None:
        """Record the end of a direction."""
        self._send(to_server, time, _FIN | _ACK)

    def _send(
        self, to_server: bool, time: float, flags: int, data: bytes = b"", comment: str = ""
    ) -> None:
        source, target, source_port, target_port = self._sides[to_server]
        options = _SYN_OPTIONS if flags & _SYN else b""
        words = 5 + len(options) // 4
        length = 20 + 4 * words + len(data)
        sequence = self._next[to_server]
        acknowledged = self._next[not to_server] if flags & _ACK else 0
        ip = (
            0x4500
            + length
            + 0x4000
            + 0x4006
            + (source >> 16)
            + (source & 0xFFFF)
            + (target >> 16)
            + (target & 0xFFFF)
        )
        ip = (ip & 0xFFFF) + (ip >> 16)
        checksum = ~((ip & 0xFFFF) + (ip >> 16)) & 0xFFFF
        header = _FRAME.pack(
            *(0x45, 0, length, 0, 0x4000, 64, 6, checksum, source, target),
            *(source_port, target_port, sequence, acknowledged, words << 4, flags, 65535, 0, 0),
        )
        self._next[to_server] = (
            sequence + len(data) + (1 if flags & (_SYN | _FIN) else 0)
        ) & 0xFFFFFFFF
        self._recorder.frame(time, header + options, data, comment)
