"""The sending half of a session: written at once, or queued and flushed by a task.

Theory of operation. A write never waits. Bytes that the socket does not take are
queued, and a flusher task drains the queue; while anything is queued the session begins
no further call of its client, so a client that does not read is held to one batch of
replies and those of the calls that run. The client is given up when it reads nothing
for ``write_timeout``.

Bulk data of streams is written one packet at a time, and only when nothing else is to
be sent: a reply waits for the rest of one packet at most, and streams take turns.
Descriptors follow their message, each with one byte of its own.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import sys
import termios
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

import trio

from ..limits import BULK_SEND_BUFFER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ...protocol.layer import Layered
    from ..totals import Holder, Total

# Behind a part of fewer bytes than _FRONT others are sent with it, _FRONT_PARTS in all.
_FRONT = 64 * 1024
_FRONT_PARTS = 16


class Descriptor:
    """A file descriptor among the packets that wait to be sent."""

    __slots__ = ("_fd",)

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def send(self, sock: socket.socket) -> int:
        """Send the descriptor with one byte, and close it.

        libvirt's virNetSocketSendFD sends the same byte.
        """
        sent = socket.send_fds(sock, [b"\0"], [self._fd])
        self.close()
        return sent

    def close(self) -> None:
        os.close(self._fd)


class Outlet:
    """The sending half of one client's socket.

    ``waiting`` are the packets that could not be sent yet; ``unread`` is the total,
    over all clients, in which their bytes are counted, ``streams`` that of what drivers
    wait to send.
    """

    __slots__ = (
        "_bulk",
        "_bulk_sent",
        "_bulk_turn",
        "_flushed",
        "_flushing",
        "_held_back",
        "_is_wide",
        "_layered",
        "_narrow",
        "_nursery",
        "_owner",
        "_send",
        "_sendmsg",
        "_sock",
        "_streams",
        "_timeout",
        "_unread",
        "waiting",
    )

    def __init__(
        self,
        sock: socket.socket,
        owner: Holder,
        unread: Total,
        streams: Total,
        timeout: Callable[[], float],
    ) -> None:
        self.waiting: deque[bytes | memoryview | Descriptor] = deque()
        self._sock = sock
        self._send: Callable[[bytes | memoryview], int] = sock.send
        self._sendmsg: Callable[[Sequence[bytes | memoryview]], int] = sock.sendmsg
        self._layered: Layered | None = None
        self._flushing = False
        self._is_wide = False
        self._narrow = 0
        self._owner = owner
        self._unread = unread
        self._streams = streams
        self._timeout = timeout
        self._bulk = 0  # how many at the front of ``waiting`` are the rest of a stream's packet
        self._bulk_sent = trio.Event()
        self._bulk_turn = trio.Lock()
        self._held_back: trio.Event | None = None  # while packets of streams may not begin
        self._flushed = trio.Event()
        self._nursery: trio.Nursery

    def start(self, nursery: trio.Nursery) -> None:
        """Flush in tasks of ``nursery`` from now on."""
        self._nursery = nursery

    def send_through(self, layered: Layered) -> None:
        """Send through a layer from now on, whose ``due`` is `flush_layer`."""
        self._layered = layered
        self._send = layered.send
        self._sendmsg = layered.sendmsg

    def flush_layer(self) -> None:
        """Let the flusher send what a layer says itself or could not send."""
        if not self._flushing:
            self._flushing = True
            self._nursery.start_soon(self._flush)

    @property
    def is_unsent(self) -> bool:
        """Whether anything is queued, here or in a layer."""
        return bool(self.waiting) or self._flushing

    def close(self) -> None:
        """Send a layer's last message; the socket is closed next."""
        layered, self._layered = self._layered, None
        self._send = self._sendmsg = _nothing_more
        if layered is not None:
            layered.close()

    @property
    def is_behind(self) -> bool:
        """Whether more is queued than the rest of a stream's packet."""
        return len(self.waiting) > self._bulk

    # -- writing -----------------------------------------------------------------------

    def write(self, data: bytes) -> None:
        """Send ``data`` now, or queue what the socket does not take."""
        if self.waiting:
            self._queue(data)
            return
        try:
            sent = self._send(data)
        except (BlockingIOError, InterruptedError):
            sent = 0
        except OSError:
            self._lost()
            return
        if sent != len(data):
            self._queue(memoryview(data)[sent:])

    def write_all(self, replies: list[bytes]) -> None:
        """Send ``replies`` with one write, and empty the list."""
        if replies:
            self.write(replies[0] if len(replies) == 1 else b"".join(replies))
            replies.clear()

    def write_with_fds(self, data: bytes, fds: Iterable[int]) -> None:
        """Send ``data``, then the descriptors, which are closed once they are sent."""
        self._queue(data, *map(Descriptor, fds))

    async def write_bulk(self, *parts: bytes | memoryview, holds: int = 0) -> None:
        """Send packets of a stream, given in parts, once nothing else is to be sent.

        Returns when the socket has taken them. If cancelled before that, nothing or all
        of them is sent. ``holds`` bytes of the driver count in the total of streams
        while this waits; what the socket takes at once is not counted.
        """
        if self._held_back is not None:
            await self._held_back.wait()
        waits = self._bulk_turn.locked() or bool(self.waiting)
        try:
            if waits:
                self._streams.add(self._owner, holds)
            async with self._bulk_turn:
                if waits and self._held_back is not None:
                    await self._held_back.wait()
                while self.waiting:
                    await self._flushed.wait()
                try:
                    sent = self._sendmsg(parts)
                except (BlockingIOError, InterruptedError):
                    sent = 0
                except OSError:
                    self._lost()
                    await trio.lowlevel.checkpoint()
                    return
                if rest := _after(parts, sent):
                    self._bulk = len(rest)
                    self._queue(*rest)
                    if not waits:
                        waits = True
                        self._streams.add(self._owner, holds)
                    while self._bulk:
                        self._bulk_sent = trio.Event()
                        await self._bulk_sent.wait()
                else:
                    await trio.lowlevel.checkpoint()
        finally:
            if waits:
                self._streams.add(self._owner, -holds)

    def hold_bulk(self) -> None:
        """Begin no more packets of streams: the client is gone, and they will be ended.

        A driver that sends on would else take time for as long as that takes.
        """
        if self._held_back is None:
            self._held_back = trio.Event()

    def release_bulk(self) -> None:
        """End `hold_bulk`: what is still sent fails, as to any client that is gone."""
        if self._held_back is not None:
            self._held_back.set()

    def widen(self, *, wide: bool) -> None:
        """Let a local socket hold a whole packet of a stream, or what it held before.

        A socket over TCP grows by itself.
        """
        if self._sock.family != socket.AF_UNIX or wide == self._is_wide:
            return
        with contextlib.suppress(OSError):
            if wide:  # Linux gives twice what is asked for, and tells it so
                self._narrow = self._sock.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) // 2
            size = max(self._narrow, BULK_SEND_BUFFER) if wide else self._narrow
            self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, size)
            self._is_wide = wide

    async def write_behind(self, data: bytes) -> None:
        """Send ``data``, which may wait, once no reply does."""
        await self.wait_flushed()
        self.write(data)

    # -- the queue ---------------------------------------------------------------------

    def _queue(self, *parts: bytes | memoryview | Descriptor) -> None:
        """Queue parts for the flusher, and start it if it does not run."""
        if self._flushed.is_set():
            self._flushed = trio.Event()
        self.waiting.extend(parts)
        if not self._flushing:
            self._flushing = True
            self._nursery.start_soon(self._flush)
        self._unread.add(self._owner, sum(map(_size, parts)))

    async def _flush(self) -> None:
        """Drain the queue.

        Gives the client up when it takes nothing for ``write_timeout`` seconds.
        """
        waiting = self.waiting
        layered = self._layered
        while waiting or layered is not None:
            reads = await self._wait_writable()
            if not reads:
                self._owner.give_up("it does not read its replies")
            if not waiting and (layered is None or not reads):
                break
            try:
                if layered is not None and not layered.flush():
                    continue
                if not waiting:
                    break
                self._send_front()
            except (BlockingIOError, InterruptedError):
                continue
            except OSError:
                self.clear()
                self._lost()
                break
        self._flushing = False
        self._flushed.set()

    async def _wait_writable(self) -> bool:
        """Wait until the socket takes more; return False if the client stopped reading.

        A socket takes more only when most of what it holds is read. A slow client that
        has read less than that within ``write_timeout`` is waited for.
        """
        held, accepted = _held(self._sock), self._accepted()
        while True:
            with trio.move_on_after(self._timeout()) as patience:
                await trio.lowlevel.wait_writable(self._sock)
            if not patience.cancelled_caught:
                return True
            most = held - accepted  # what the kernel holds takes no less than its bytes
            held, accepted = _held(self._sock), self._accepted()
            if held - accepted >= most:
                return False

    def _accepted(self) -> int:
        """Return how many bytes the socket took of a layer, which sends at any time."""
        return 0 if self._layered is None else self._layered.accepted

    def _send_front(self) -> None:
        """Send what the socket takes of the front of the queue, up to a descriptor.

        Raises OSError.
        """
        waiting = self.waiting
        first = waiting[0]
        if isinstance(first, Descriptor):
            first.send(self._sock)
            waiting.popleft()
            return
        parts = [first]
        if self._layered is None and len(waiting) > 1 and len(first) < _FRONT:
            for part in islice(waiting, 1, _FRONT_PARTS):
                if isinstance(part, Descriptor):
                    break
                parts.append(part)
        sent = self._send(first) if len(parts) == 1 else self._sendmsg(parts)
        self._unread.add(self._owner, -sent)
        rest = _after(parts, sent)
        done = len(parts) - len(rest)
        for _ in range(done):
            waiting.popleft()
        if rest:
            waiting[0] = rest[0]
        if self._bulk:
            self._bulk = max(self._bulk - done, 0)
            if not self._bulk:
                self._bulk_sent.set()

    def _lost(self) -> None:
        """Shut the socket down, so that the next read finds the client gone.

        When a layer failed, the socket itself may not know.
        """
        with contextlib.suppress(OSError):
            self._sock.shutdown(socket.SHUT_RD)

    def clear(self) -> None:
        """Drop and uncount all that waits; descriptors are closed."""
        for part in self.waiting:
            if isinstance(part, Descriptor):
                part.close()
        self.waiting.clear()
        self._unread.forget(self._owner)
        self._bulk = 0
        self._bulk_sent.set()

    async def wait_flushed(self) -> None:
        """Wait until nothing is queued except the rest of a stream's packet."""
        while len(self.waiting) > self._bulk:
            await self._flushed.wait()

    async def wait_empty(self) -> None:
        """Wait until nothing is queued, here or in a layer."""
        while self.waiting or self._flushing:
            if self._flushed.is_set():
                self._flushed = trio.Event()
            await self._flushed.wait()


def _nothing_more(data: object) -> int:
    """Stand in for a socket's own method when the socket is about to be closed."""
    raise BrokenPipeError


def _held(sock: socket.socket) -> int:
    """Return how many bytes the kernel holds of what was sent and is not read yet."""
    try:
        answer = fcntl.ioctl(sock, termios.TIOCOUTQ, bytes(4))
    except (OSError, ValueError):  # another kind of socket; or closed
        return 0
    return int.from_bytes(answer, sys.byteorder)


def _after(parts: Sequence[bytes | memoryview], sent: int) -> list[bytes | memoryview]:
    """Return what is left of ``parts`` after their first ``sent`` bytes."""
    rest: list[bytes | memoryview] = []
    for part in parts:
        if sent < len(part):
            rest.append(memoryview(part)[sent:] if sent else part)
            sent = 0
        else:
            sent -= len(part)
    return rest


def _size(part: bytes | memoryview | Descriptor) -> int:
    return 0 if isinstance(part, Descriptor) else len(part)
