"""Images of saved guests and core dumps: in the server's memory, or in files.

An image has the bytes that libvirt's test driver writes, so that files of either can be
read by the other: a magic, the length of a domain's document, and the document. A core
dump is the magic alone.
"""

from __future__ import annotations

import contextlib
import errno
import os
import posixpath
import stat
from functools import partial
from struct import Struct
from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report
from ....protocol.xdr import TEXT
from .beneath import WriteError, fault
from .checks import internal_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...file_threads import FileThreads
    from .beneath import Beneath, Staged

__all__ = [
    "CORE_DUMP",
    "MOST_IMAGES",
    "MOST_IMAGE_BYTES",
    "FileImages",
    "MemoryImages",
    "decoded",
    "encoded",
    "normal",
    "system_error",
    "text_of",
    "unreadable_image",
]

MOST_IMAGES = 1000
MOST_IMAGE_BYTES = 64 * 1024 * 1024

CORE_DUMP = b"TestGuestMagic\0"
_LENGTH = Struct("=i")
_BEGIN = len(CORE_DUMP) + _LENGTH.size
_MOST_TEXT = 8192  # libvirt reads no longer document, though it writes them

# What a file system allows.
_MOST_PATH = 4095
_MOST_NAME = 255


# -- their bytes -----------------------------------------------------------------------


def encoded(text: str) -> bytes:
    """Make the image of a guest with this document."""
    data = text.encode(*TEXT)
    return CORE_DUMP + _LENGTH.pack(len(data)) + data


def text_of(data: bytes) -> str | None:
    """Return the document of an image that `encoded` made, None for a core dump."""
    return data[_BEGIN:].decode(*TEXT) if len(data) > len(CORE_DUMP) else None


def decoded(data: bytes, path: str) -> str:
    """Read the document in an image.

    Raises libvirt's errors for anything else; ``path`` is for their texts.
    """
    if len(data) < len(CORE_DUMP):
        raise system_error(f"incomplete save header in '{path}'", 0)
    if not data.startswith(CORE_DUMP):
        raise internal_error("mismatched header magic")
    if len(data) < _BEGIN:
        raise system_error(f"failed to read metadata length in '{path}'", 0)
    (length,) = _LENGTH.unpack_from(data, len(CORE_DUMP))
    if not 1 <= length <= _MOST_TEXT:
        raise internal_error("length of metadata out of range")
    if len(data) < _BEGIN + length:
        raise system_error(f"incomplete metadata in '{path}'", 0)
    return data[_BEGIN : _BEGIN + length].partition(b"\0")[0].decode(*TEXT)


def system_error(detail: str, number: int) -> LibvirtError:
    """Make the error of a failed system call."""
    text = f"{detail}: {os.strerror(number)}"
    error = report(ErrorNumber.VIR_ERR_SYSTEM_ERROR, ErrorDomain.VIR_FROM_TEST, text)
    error.int1 = number
    return error


def unreadable_image(path: str, exc: OSError) -> LibvirtError:
    """Make the error of an image that cannot be read."""
    if exc.errno == errno.EISDIR:
        return system_error(f"incomplete save header in '{path}'", errno.EISDIR)
    return system_error(f"cannot read domain image '{path}'", exc.errno or errno.EIO)


def normal(path: str) -> str:
    """Return the same path for all spellings of it; relative ones begin at the root.

    One that is longer than any file's is returned as it is.
    """
    if len(path) > _MOST_PATH:
        return path
    return "/" + posixpath.normpath(f"/{path}").lstrip("/")


# -- in memory -------------------------------------------------------------------------


class MemoryImages:
    """Images under their paths, in memory: at most so many, and so many bytes.

    Paths need not be those of any folder. Images stay until others replace them.
    """

    def __init__(self, most: int = MOST_IMAGES, most_bytes: int = MOST_IMAGE_BYTES) -> None:
        self._most = most
        self._most_bytes = most_bytes
        self._size = 0
        self.kept: dict[str, bytes] = {}

    def read(self, path: str) -> bytes:
        """Return an image; raises OSError if there is none."""
        name = _checked(path)
        try:
            return self.kept[name]
        except KeyError:
            raise fault(errno.ENOENT, path) from None

    def write(self, path: str, data: bytes) -> None:
        """Keep an image, in the place of one with this path.

        Raises OSError for a path that no file can have, `WriteError` if there is no
        room for it.
        """
        name = _checked(path)
        if name == "/":
            raise fault(errno.EISDIR, path)
        known = self.kept.get(name)
        size = self._size + len(data) - (0 if known is None else len(known))
        if size > self._most_bytes or (known is None and len(self.kept) >= self._most):
            raise WriteError(fault(errno.ENOSPC, path))
        self.kept[name] = data
        self._size = size

    def fill(self, kept: Mapping[str, bytes]) -> None:
        """Have these images and no others, whatever the limits are."""
        self.kept = dict(kept)
        self._size = sum(map(len, self.kept.values()))

    # -- drafts ------------------------------------------------------------------------

    def draft(self, paths: Iterable[str]) -> MemoryImages:
        """Make a draft of these images, with the room that the others leave."""
        some = {path: self.kept[path] for path in paths if path in self.kept}
        size = sum(map(len, some.values()))
        draft = MemoryImages(
            self._most - len(self.kept) + len(some), self._most_bytes - self._size + size
        )
        draft.fill(some)
        return draft

    def changed(self, draft: MemoryImages) -> dict[str, bytes]:
        """Return the images of a draft that differ."""
        return {path: data for path, data in draft.kept.items() if self.kept.get(path) is not data}

    def adopt(self, draft: MemoryImages) -> None:
        """Take the images of a draft over."""
        if draft.kept:
            self.fill(self.kept | draft.kept)


def _checked(path: str) -> str:
    if len(path) > _MOST_PATH:
        raise fault(errno.ENAMETOOLONG, "")
    name = normal(path)
    data = os.fsencode(name)
    if len(data) > _MOST_PATH or any(len(part) > _MOST_NAME for part in data.split(b"/")):
        raise fault(errno.ENAMETOOLONG, path)
    return name


# -- in files --------------------------------------------------------------------------


class FileImages:
    """Images in files below one directory.

    Everything is done in threads, with their deadline.
    """

    def __init__(self, folder: Beneath, threads: FileThreads) -> None:
        self._folder = folder
        self._threads = threads

    async def read(self, path: str) -> bytes:
        """Read an image, as far as anybody looks at it.

        Raises OSError if it cannot be read, or is no file.
        """
        work = partial(_read, self._folder, _absolute(path))
        return await self._threads.run(f"reading {path!r}", work)

    async def stage(self, path: str, data: bytes) -> Staged:
        """Write an image beside its place.

        Raises what `Beneath.stage` raises. To be shielded from cancellation: it would
        leave the file.
        """
        work = partial(self._folder.stage, _absolute(path), data)
        return await self._threads.run(f"writing {path!r}", work, lambda staged: staged.discard())

    async def put(self, staged: Staged) -> None:
        """Give a staged image its place; raises OSError."""
        await self._threads.run("renaming an image", staged.put)

    async def discard(self, staged: Staged) -> None:
        """Remove a staged image, or have it removed."""
        with contextlib.suppress(OSError):  # it takes long
            await self._threads.run("removing an image", staged.discard)


def _absolute(path: str) -> str:
    return path if path.startswith("/") else f"/{path}"


def _read(folder: Beneath, path: str) -> bytes:
    fd = folder.open(path)
    try:
        kind = os.fstat(fd).st_mode
        if stat.S_ISDIR(kind):
            raise fault(errno.EISDIR, path)
        if not stat.S_ISREG(kind):
            raise fault(errno.EACCES, path)
        data = b""
        while left := _BEGIN + _MOST_TEXT - len(data):
            if not (more := os.read(fd, left)):
                break
            data += more
        return data
    finally:
        os.close(fd)
