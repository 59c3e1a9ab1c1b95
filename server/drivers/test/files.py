"""Reader of files on the server that clients name, bounded in size and time."""

from __future__ import annotations

import errno
import logging
import os
import stat
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import trio

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import report

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["MAX_BYTES", "FileReader", "ReadFile", "Stamp"]

T = TypeVar("T")

log = logging.getLogger("virtrio.server")

MAX_BYTES = 1024 * 1024
_READS = 4
_DEADLINE = 5.0  # seconds


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


class FileReader:
    """Reader of files for all clients of a server.

    At most four reads are under way at a time, each in a thread of its own. A read that
    takes longer than five seconds is given up; its thread cannot be ended and goes on
    waiting, which `stuck` counts. While all four are stuck, nothing is read.
    """

    def __init__(self) -> None:
        self.stuck = 0
        self._limit = trio.CapacityLimiter(_READS)

    async def read(self, path: Path) -> ReadFile:
        """Read a regular file of at most `MAX_BYTES`.

        Raises OSError if it cannot be read, is another kind of file or larger, or takes
        too long; LibvirtError VIR_ERR_RESOURCE_BUSY while all readers are stuck.
        """
        return await self._run(path, _read)

    async def resolved(self, path: str) -> str:
        """Return the path with links in its folder resolved.

        Raises the same errors as `read`.
        """
        return await self._run(Path(path), _resolved)

    async def stamp(self, path: Path) -> Stamp:
        """Return the stamp of a regular file.

        Raises the same errors as `read`.
        """
        return await self._run(path, _stamp)

    async def _run(self, path: Path, work: Callable[[Path], T]) -> T:
        if self.stuck >= _READS:
            detail = "no more files are read: all readers are stuck"
            raise report(ErrorNumber.VIR_ERR_RESOURCE_BUSY, ErrorDomain.VIR_FROM_TEST, detail)
        reading = _Reading(partial(work, path))
        try:
            with trio.move_on_after(_DEADLINE):
                return await trio.to_thread.run_sync(
                    reading.run, limiter=self._limit, abandon_on_cancel=True
                )
        except trio.Cancelled:
            # the client is gone; the thread holds its place until the read is over
            if reading.give_up(self._ended):
                self.stuck += 1
            raise
        if reading.give_up(self._ended):
            self.stuck += 1
            log.warning(
                "reading %r takes too long and is given up; %d of %d readers are stuck",
                str(path),
                self.stuck,
                _READS,
            )
        raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), str(path))

    def _ended(self) -> None:
        self.stuck -= 1


class _Reading(Generic[T]):
    """Read of a file in a thread, which may be given up."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._lock = threading.Lock()
        self._begun = self._over = False
        self._ended: Callable[[], None] | None = None

    def run(self) -> T:
        """Read, in the thread."""
        self._begun = True
        try:
            return self._work()
        finally:
            with self._lock:
                self._over = True
                if self._ended is not None:
                    self._ended()

    def give_up(self, ended: Callable[[], None]) -> bool:
        """Give the read up, and return whether the thread is still reading.

        If so, it calls ``ended`` when it has read.
        """
        with self._lock:
            if not self._begun or self._over:
                return False
            self._ended = ended
            return True


def _open(path: Path) -> tuple[int, os.stat_result]:
    # Neither a FIFO nor a terminal is waited for, nor becomes this process's own.
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        found = os.fstat(fd)
        if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    except BaseException:
        os.close(fd)
        raise
    return fd, found


def _resolved(path: Path) -> str:
    # Files that a node names for its domains are looked for beside the given name, not
    # beside the target of a link.
    return os.path.join(os.path.realpath(path.parent), path.name)


def _read(path: Path) -> ReadFile:
    fd, found = _open(path)
    with open(fd, "rb") as file:  # some files say that they are empty, and are not
        data = file.read(MAX_BYTES + 1)
    if data is None or len(data) > MAX_BYTES:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return ReadFile(data, _stamp_of(found))


def _stamp(path: Path) -> Stamp:
    fd, found = _open(path)
    os.close(fd)
    return _stamp_of(found)


def _stamp_of(found: os.stat_result) -> Stamp:
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
