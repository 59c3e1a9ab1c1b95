"""Connections to NBD servers, each a handle of libnbd's, and waiting for them.

What the binding has for waiting does not return at an interrupt, so that `Waiter` waits
in its place. libnbd takes the bytes that are there, and gives the results of commands.
"""

from __future__ import annotations

import contextlib
import os
import select
from typing import TYPE_CHECKING, Any, NamedTuple

import nbd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType
    from typing import Self

    from ...client.scripts.steps import Stop
    from .errors import ReadingError
    from .exports import Export

__all__ = ["Link", "Run", "connected"]

READABLE = select.POLLIN | select.POLLHUP | select.POLLERR


class Run(NamedTuple):
    """Part of a disk, up to ``end``, that has the same flags in a metadata context."""

    end: int
    flags: int


class Link:
    """Connection to a server; to be used in one thread.

    ``failure`` makes the error that is raised of libnbd's text.
    """

    def __init__(self, stop: Stop, failure: Callable[[str], ReadingError]) -> None:
        self.handle: Any = nbd.NBD()
        self.failure = failure
        self._stop = stop

    def begin(self, connect: Callable[[], None]) -> None:
        """Connect, and wait until the server has told of the export."""
        try:
            connect()
            with Waiter(self._stop, self) as waiter:
                while not self.handle.aio_is_ready():
                    if self.handle.aio_is_dead() or self.handle.aio_is_closed():
                        raise self.failure("the server ends the conversation")
                    waiter.wait()
            self.size: int = self.handle.get_size()
            self.smallest: int = max(1, self.handle.get_block_size(nbd.SIZE_MINIMUM))
        except nbd.Error as exc:
            raise self.failure(_text(exc)) from exc

    def has(self, context: str) -> bool:
        """Return whether the server tells of a metadata context."""
        can: bool = self.handle.can_meta_context(context)
        return can

    def status(self, context: str, offset: int, length: int) -> list[Run]:
        """Return the runs of a context from an offset on, at least one.

        A server that tells of empty runs, or of such beyond the disk's end, is refused.
        """
        replies: list[tuple[int, list[int]]] = []

        def extents(name: str, begin: int, entries: list[int], error: Any) -> int:
            if name == context:
                replies.append((begin, entries))
            return 0

        self._do(lambda: self.handle.aio_block_status(length, offset, extents))
        if len(replies) != 1 or replies[0][0] != offset or len(replies[0][1]) < 2:
            raise self.failure(f"the server does not tell of {context} at {offset}")
        runs: list[Run] = []
        entries = replies[0][1]
        end = offset
        for run, flags in zip(entries[::2], entries[1::2], strict=True):
            if run <= 0 or end >= offset + length or end + run > self.size:
                raise self.failure(f"the server tells of {run} bytes at {end} in {context}")
            end += run
            runs.append(Run(min(end, offset + length), flags))
        return runs

    def notify(self, event: int) -> None:
        """Tell libnbd what its socket is ready for."""
        handle = self.handle
        direction = handle.aio_get_direction()
        try:
            if direction & nbd.AIO_DIRECTION_READ and event & READABLE:
                handle.aio_notify_read()
            elif direction & nbd.AIO_DIRECTION_WRITE and event:
                handle.aio_notify_write()
        except nbd.Error as exc:
            raise self.failure(_text(exc)) from exc

    def _do(self, begin: Callable[[], int]) -> None:
        try:
            cookie = begin()
            with Waiter(self._stop, self) as waiter:
                while not self.handle.aio_command_completed(cookie):
                    waiter.wait()
        except nbd.Error as exc:
            raise self.failure(_text(exc)) from exc


class Waiter:
    """Wait for what the servers of some connections send, or take; or for a `Stop`."""

    def __init__(self, stop: Stop, *links: Link) -> None:
        self._stop = stop
        self._links = links
        self._poll = select.poll()
        self._woken = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        self._poll.register(self._woken, select.POLLIN)
        self._known: dict[int, Link] = {}

    def __enter__(self) -> Self:
        self._stop.add(self._wake)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop.remove(self._wake)
        os.close(self._woken)

    def _wake(self) -> None:
        os.eventfd_write(self._woken, 1)

    def wait(self) -> None:
        """Wait once; raise `Stopped` if the work is to stop."""
        links = {}
        for link in self._links:
            handle = link.handle
            direction = handle.aio_get_direction()
            if direction:
                fd = handle.aio_get_fd()
                links[fd] = link
                events = select.POLLIN if direction & nbd.AIO_DIRECTION_READ else 0
                if direction & nbd.AIO_DIRECTION_WRITE:
                    events |= select.POLLOUT
                self._poll.register(fd, events)
        for gone in self._known.keys() - links.keys():
            self._poll.unregister(gone)
        self._known = links
        ready = self._poll.poll()
        self._stop.check()
        for fd, event in ready:
            if fd in links:
                links[fd].notify(event)


@contextlib.contextmanager
def connected(
    stop: Stop, export: Export, failure: Callable[[str], ReadingError], context: str | None = None
) -> Iterator[Link]:
    """Connect to an export, asking for a metadata context."""
    place = export.place

    def connect() -> None:
        handle = link.handle
        handle.set_export_name(place.name)
        if context is not None:
            handle.add_meta_context(context)
        if place.is_encrypted:
            handle.set_tls(nbd.TLS_REQUIRE)
            handle.set_tls_certificates(export.tls_dir)
        if place.path:
            handle.aio_connect_unix(place.path)
        else:
            handle.aio_connect_tcp(place.host, str(place.port))

    link = Link(stop, failure)
    try:
        link.begin(connect)
        yield link
    finally:
        link.handle = None  # libnbd closes the connection


def _text(exc: Any) -> str:
    """Return libnbd's text of an error, without the names of its functions."""
    text: str = exc.string
    why = text.partition("command failed: ")[2] or text.partition(": ")[2]
    return why or text
