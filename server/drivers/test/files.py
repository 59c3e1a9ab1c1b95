"""Files on the server that clients name, in threads and bounded in size and time."""

from __future__ import annotations

import errno
import logging
import os
import stat
import threading
from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

import trio

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import report
from ...threads import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "ANYWHERE",
    "MAX_BYTES",
    "FileReader",
    "FileThreads",
    "ReadFile",
    "Stamp",
    "Way",
    "read_regular",
]

T = TypeVar("T")

log = logging.getLogger("virtrio.server")

MAX_BYTES = 1024 * 1024
_THREADS = 4
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


class FileThreads:
    """Threads for the files of all clients of a server.

    At most four pieces of work are under way at a time, each in a thread of its own.
    One that takes longer than five seconds is given up; its thread cannot be ended and
    goes on waiting, which `stuck` counts. While all four are stuck, nothing is begun.
    """

    def __init__(self) -> None:
        self.stuck = 0
        self._limit = trio.CapacityLimiter(_THREADS)

    async def run(
        self, what: str, work: Callable[[], T], discard: Callable[[T], object] | None = None
    ) -> T:
        """Return what ``work()`` does in a thread.

        ``discard`` takes a result, in the thread, that comes too late. ``what`` is the
        work in the log. Raises what ``work`` raises, OSError if it takes too long, and
        LibvirtError VIR_ERR_RESOURCE_BUSY while all threads are stuck.
        """
        if self.stuck >= _THREADS:
            detail = "no more files are read: all readers are stuck"
            raise report(ErrorNumber.VIR_ERR_RESOURCE_BUSY, ErrorDomain.VIR_FROM_TEST, detail)
        job = _Job(work, discard)
        try:
            with trio.move_on_after(_DEADLINE):
                await in_thread(job.run, limiter=self._limit, abandon_on_cancel=True)
        except trio.Cancelled:
            # the client is gone; the thread holds its place until the work is over
            if job.give_up(self._ended):
                self.stuck += 1
            raise
        if job.give_up(self._ended):
            self.stuck += 1
            log.warning(
                "%s takes too long and is given up; %d of %d readers are stuck",
                what,
                self.stuck,
                _THREADS,
            )
        return job.result()

    def _ended(self) -> None:
        self.stuck -= 1


class _Job(Generic[T]):
    """Work in a thread, which may be given up."""

    def __init__(self, work: Callable[[], T], discard: Callable[[T], object] | None) -> None:
        self._work = work
        self._discard = discard
        self._lock = threading.Lock()
        self._begun = False
        self._given_up = False
        self._ended: Callable[[], None] | None = None
        self._results: list[T] = []
        self._failure: BaseException | None = None
        self._over = False

    def run(self) -> None:
        """Do the work, in the thread."""
        with self._lock:
            if self._given_up:
                return
            self._begun = True
        results: list[T] = []
        try:
            results.append(self._work())
        except BaseException as exc:
            self._failure = exc
        with self._lock:
            self._over = True
            self._results = results
            ended = self._ended
        if ended is not None:
            for result in results:
                if self._discard is not None:
                    self._discard(result)
            ended()

    def give_up(self, ended: Callable[[], None]) -> bool:
        """Give the work up, and return whether the thread is still at it.

        If so, it calls ``ended`` when it is over.
        """
        with self._lock:
            self._given_up = True
            if not self._begun or self._over:
                return False
            self._ended = ended
            return True

    def result(self) -> T:
        """Return or raise what the work did, OSError if it is not over."""
        with self._lock:
            if not self._over:
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
        if self._failure is not None:
            try:
                raise self._failure
            finally:
                self._failure = None  # which has this frame
        return self._results[0]


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
