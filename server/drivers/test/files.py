"""Files on the server that clients name, in threads and bounded in size and time."""

from __future__ import annotations

import errno
import os
import stat
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...file_threads import FileThreads

__all__ = [
    "ANYWHERE",
    "MAX_BYTES",
    "FileReader",
    "ReadFile",
    "Stamp",
    "Way",
    "read_regular",
]

T = TypeVar("T")

MAX_BYTES = 1024 * 1024


class Stamp(NamedTuple):
    """Facts that tell one content of a file from another, without reading it."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int


class ReadFile(NamedTuple):
    """A file's content and the stamp that it had when it was read."""

    data: bytes
    stamp: Stamp


# -- reading ---------------------------------------------------------------------------


class Way(Protocol):
    """Way to find files by their paths."""

    def open(self, path: str) -> int:
        """Open a file for reading, without waiting for anything; raises OSError."""

    def resolved(self, path: str) -> str:
        """Return one path for several spellings of the same; raises OSError."""


class _Anywhere:
    """The whole file system, as this process sees it."""

    def open(self, path: str) -> int:
        # Neither a FIFO nor a terminal is waited for, nor becomes this process's own.
        return os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY)

    def resolved(self, path: str) -> str:
        # Files that a node names for its objects are looked for beside the given name,
        # not beside the target of a link.
        return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))


ANYWHERE = _Anywhere()


class FileReader:
    """Reader of regular files of at most `MAX_BYTES`.

    Its functions raise OSError if a file cannot be read, is another kind of file or
    larger, or takes too long, and what `FileThreads.run` raises.
    """

    def __init__(self, threads: FileThreads, way: Way) -> None:
        self._threads = threads
        self._way = way

    async def read(self, path: str) -> ReadFile:
        """Read a file."""
        return await self._run(path, _read)

    async def resolved(self, path: str) -> str:
        """Return the path with links in its folder resolved."""
        return await self._run(path, lambda path, way: way.resolved(path))

    async def stamp(self, path: str) -> Stamp:
        """Return the stamp of a file."""
        return await self._run(path, _stamp)

    async def _run(self, path: str, work: Callable[[str, Way], T]) -> T:
        return await self._threads.run(f"reading {path!r}", partial(work, path, self._way))


def read_regular(path: str, way: Way = ANYWHERE, most: int | None = None) -> ReadFile:
    """Read a regular file of at most so many bytes, in this thread.

    Raises OSError if it cannot be read, or is another kind of file or larger.
    """
    fd, found = _open(path, way, most)
    with open(fd, "rb") as file:  # some files say that they are empty, and are not
        data = file.read(-1 if most is None else most + 1)
    if data is None or (most is not None and len(data) > most):
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
    return ReadFile(data, _stamp_of(found))


def _open(path: str, way: Way, most: int | None = MAX_BYTES) -> tuple[int, os.stat_result]:
    fd = way.open(path)
    try:
        found = os.fstat(fd)
        if stat.S_ISDIR(found.st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is no regular file", path)
        if most is not None and found.st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
    except BaseException:
        os.close(fd)
        raise
    return fd, found


def _read(path: str, way: Way) -> ReadFile:
    return read_regular(path, way, MAX_BYTES)


def _stamp(path: str, way: Way) -> Stamp:
    fd, found = _open(path, way)
    os.close(fd)
    return _stamp_of(found)


def _stamp_of(found: os.stat_result) -> Stamp:
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
