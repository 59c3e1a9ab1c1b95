"""Format of libvirt's images of saved guests, without I/O.

An image begins with a header of 92 bytes: magic, version, length of the data that
follows, whether the guest ran, format of QEMU's stream, and the offset of a cookie in
the data; the rest is zero. The data is the guest's definition, ended by a zero byte,
the cookie if there is one, ended by another, and zeros to its length: room for a
longer definition. QEMU's stream of a migration comes next, compressed or not. Numbers
have the byte order of the host that wrote them.

The magic of an image that is being written says so, until it is whole.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..refusals import operation_failed

if TYPE_CHECKING:
    from .....protocol.errors import LibvirtError

__all__ = ["FORMATS", "HEADER_BYTES", "MOST_DATA", "MOST_TEXT", "SaveImage", "read_header"]

HEADER_BYTES = 92
MOST_DATA = 64 * 1024 * 1024
MOST_TEXT = 4 * 1024 * 1024
"""Most bytes of a definition: those of a text in a message. No cookie has more."""

_WHOLE, _PARTIAL = b"LibvirtQemudSave", b"LibvirtQemudPart"
_VERSION = 2
_ROOM = 64 * 1024
_FIELDS = "16s5I56x"

FORMATS = ("raw", "gzip", "bzip2", "xz", "lzop", "zstd")
"""Formats of the stream, by their numbers; all but the first are programs."""


@dataclass(frozen=True, slots=True)
class SaveImage:
    """What an image says before QEMU's stream.

    ``room`` is the length of the data in the file, 0 for an image that is still to be
    written.
    """

    document: str
    cookie: str | None
    was_running: bool
    format: str = "raw"
    room: int = 0
    version: int = _VERSION

    def encode(self, *, is_whole: bool) -> bytes:
        """Return header and data.

        Raises VIR_ERR_OPERATION_FAILED if the data does not fit into its room, or has
        more text than would be read again.
        """
        document = self.document.encode() + b"\0"
        cookie = b"" if self.cookie is None else self.cookie.encode() + b"\0"
        if max(len(document), len(cookie)) > MOST_TEXT:
            raise _too_long()
        data = document + cookie
        room = self.room or len(data) + _ROOM
        if len(data) > room:
            raise operation_failed("new xml too large to fit in file")
        header = struct.pack(
            "<" + _FIELDS,
            _WHOLE if is_whole else _PARTIAL,
            self.version,
            room,
            int(self.was_running),
            FORMATS.index(self.format),
            len(document) if cookie else 0,
        )
        return header + data.ljust(room, b"\0")

    @property
    def stream_offset(self) -> int:
        """Place of QEMU's stream in a file that has the image."""
        return HEADER_BYTES + self.room

    def changed(self, document: str, was_running: bool) -> SaveImage:
        """Return the image with another document, in the same room."""
        return replace(self, document=document, was_running=was_running)


@dataclass(frozen=True, slots=True)
class Header:
    """Header of an image, which says how much data follows."""

    version: int
    room: int
    was_running: bool
    format: str
    cookie_at: int

    def needs(self, data: bytes | bytearray) -> int:
        """Return how many bytes more of the data, at most, `image` has to see.

        ``data`` is its beginning; it grows from one call to the next.
        """
        if self.cookie_at > MOST_TEXT or data.find(0, self.cookie_at) >= 0:
            return 0  # the last text has its end, or is not wanted
        return max(0, min(self.cookie_at + MOST_TEXT, self.room) - len(data))

    def image(self, data: bytes | bytearray, there: int | None = None) -> SaveImage:
        """Return the image whose data begins so, with as much of it as it `needs`.

        ``there`` are the bytes of it that the file has. Raises
        VIR_ERR_OPERATION_FAILED.
        """
        if (len(data) if there is None else there) < self.room:
            raise operation_failed("failed to read domain XML")
        end = self.cookie_at or self.room
        if end > self.room:
            raise operation_failed(f"invalid header data length: {self.room}")
        if self.cookie_at > MOST_TEXT:
            raise _too_long()
        document = _text(data, 0, end)
        cookie = _text(data, end, self.room)
        return SaveImage(
            document, cookie or None, self.was_running, self.format, self.room, self.version
        )


def read_header(data: bytes) -> Header:
    """Read a header. Raises VIR_ERR_OPERATION_FAILED for what is none, or not whole."""
    if len(data) < HEADER_BYTES:
        raise operation_failed("failed to read qemu header")
    magic = data[:16]
    if magic == _PARTIAL:
        raise operation_failed("save image is incomplete")
    if magic != _WHOLE:
        raise operation_failed("image magic is incorrect")
    _, version, room, running, kind, cookie_at = struct.unpack("<" + _FIELDS, data[:HEADER_BYTES])
    if version > _VERSION:
        _, version, room, running, kind, cookie_at = struct.unpack(
            ">" + _FIELDS, data[:HEADER_BYTES]
        )
    if version > _VERSION:
        raise operation_failed(f"image version is not supported ({_as_int(version)} > {_VERSION})")
    if version < _VERSION:
        kind = 0
    if not 0 < room <= MOST_DATA:
        raise operation_failed(f"invalid header data length: {_as_int(room)}")
    if kind >= len(FORMATS):
        raise operation_failed(f"Invalid compressed save format {_as_int(kind)}")
    return Header(version, room, running != 0, FORMATS[kind], cookie_at)


def _text(data: bytes | bytearray, start: int, end: int) -> str:
    """Return the text at a place of the data, which a zero byte may end."""
    found = data.find(0, start, end)
    end = min(end, len(data)) if found < 0 else found
    if end - start >= MOST_TEXT:
        raise _too_long()
    return data[start:end].decode("utf-8", "replace")


def _too_long() -> LibvirtError:
    return operation_failed(f"a save image's definition has more than {MOST_TEXT} bytes")


def _as_int(value: int) -> int:
    return value - 2**32 if value >= 2**31 else value
