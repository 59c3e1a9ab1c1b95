"""Facts of the qcow2 image that a copy is written into."""

from __future__ import annotations

import errno
import json
import os
import struct
from typing import TYPE_CHECKING, NamedTuple

from .errors import DestinationError, SourceError

if TYPE_CHECKING:
    from .exports import Export

__all__ = ["Image", "as_json", "check_size", "opened"]

FULL = [os.strerror(code) for code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)]
"""What programs say when an image cannot grow; no export fails like that."""

LOCKED = 'Failed to get "write" lock'

_HEADER = struct.Struct(">4sIQIIQ")


class Image(NamedTuple):
    """Image's folder and file name, its virtual size and cluster size in bytes."""

    folder: str
    file: str
    size: int
    cluster: int

    @property
    def path(self) -> str:
        """Path of the image."""
        return os.path.join(self.folder, self.file)

    def failure(self, said: str) -> DestinationError | None:
        """Return the error for what a program says, if it is about the image."""
        for text in FULL:
            if text in said:
                return DestinationError(f"cannot write {self.path}: {text}")
        if LOCKED in said:
            return DestinationError(f"cannot write {self.path}: another process uses it")
        return None

    def options(self, *, backing: object = None, aio: str = "threads") -> dict[str, object]:
        """Return the options that QEMU opens it with, from its folder.

        ``aio`` is the way in which QEMU reads and writes the file.
        """
        file = {"driver": "file", "filename": self.file, "aio": aio}
        return {"driver": "qcow2", "file": file, "backing": backing}


def opened(path: str | os.PathLike[str]) -> Image:
    """Return the facts of an image; raise `DestinationError` if it is not fit."""
    folder, file = os.path.split(os.path.abspath(path))
    try:
        with open(path, "rb") as source:
            header = source.read(_HEADER.size)
    except OSError as exc:
        raise DestinationError(f"cannot open {os.fspath(path)}: {exc.strerror}") from exc
    if len(header) < _HEADER.size:
        raise DestinationError(f"{os.fspath(path)} is no qcow2 image")
    magic, version, backing, _, bits, size = _HEADER.unpack(header)
    if magic != b"QFI\xfb" or version < 3 or not 9 <= bits <= 21:
        raise DestinationError(f"{os.fspath(path)} is no qcow2 image of version 3")
    if backing:
        raise DestinationError(f"{os.fspath(path)} has a backing file already")
    return Image(folder, file, size, 1 << bits)


def as_json(options: dict[str, object]) -> str:
    """Return the name of an image that QEMU's programs open with options."""
    return f"json:{json.dumps(options)}"


def check_size(image: Image, export: Export, size: int) -> None:
    """Raise `SourceError` unless an export has the size of the image, in sectors."""
    if -(-size // 512) * 512 != image.size:
        raise SourceError(f"{export.uri} has {size} bytes, where {image.size} are expected")
