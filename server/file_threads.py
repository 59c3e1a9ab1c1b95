"""Threads for files that clients name, and may hang: few, and none waited for long."""

from __future__ import annotations

import errno
import logging
import os
import threading
from typing import TYPE_CHECKING, Generic, TypeVar

import trio

from ..protocol._generated.enums import ErrorNumber
from ..protocol.errors import report
from .threads import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..protocol._generated.enums import ErrorDomain

__all__ = ["FileThreads"]

T = TypeVar("T")

log = logging.getLogger("virtrio.server")

_THREADS = 4
_DEADLINE = 5.0  # seconds


class FileThreads:
    """Threads for the files of all clients of a server.

    At most four pieces of work are under way at a time, each in a thread of its own.
    One that takes longer than five seconds is given up; its thread cannot be ended and
    goes on waiting, which `stuck` counts. While all four are stuck, nothing is begun.
    """

    def __init__(self, part: ErrorDomain) -> None:
        """Make them for a driver, whose errors are of a ``part`` of libvirt."""
        self._part = part
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
            raise report(ErrorNumber.VIR_ERR_RESOURCE_BUSY, self._part, detail)
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
