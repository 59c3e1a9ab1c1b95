"""Sending in the blocking client: whoever calls sends, under one lock.

Packets besides calls, such as pongs, are sent by whichever thread finds room for them.

A sender that is stuck reads meanwhile, unless another thread does: a server may not
read on before its replies are taken.

Bytes that go through a layer (`protocol/layer.py`) are sealed when their turn to be
sent has come, under the lock. They cannot be taken back then, so what the socket does
not take is kept in `_rest` and leaves before anything else.
"""

from __future__ import annotations

import contextlib
import select
import socket
import threading
import time
import weakref
from typing import TYPE_CHECKING

from ...protocol.connection import PONG
from ...protocol.layer import Filter
from ..lost import Lost, timed_out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...protocol.layer import Layer
    from ..descriptors import Descriptor
    from .ending import Life

__all__ = ["Sender"]

_NOW = socket.MSG_DONTWAIT
# Seconds after which a stuck sender looks anew whether somebody else reads.
_STUCK = 0.1


class _OneAtATime:
    """Layer that the reading and the sending thread may use at the same time."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._lock = threading.Lock()

    @property
    def pending(self) -> int:
        with self._lock:
            return self._layer.pending

    @property
    def ended(self) -> bool:
        with self._lock:
            return self._layer.ended

    def incoming(self, data: bytes) -> bytes:
        with self._lock:
            return self._layer.incoming(data)

    def outgoing(self, data: bytes | memoryview) -> bytes:
        with self._lock:
            return self._layer.outgoing(data)

    def close(self) -> bytes:
        with self._lock:
            return self._layer.close()


class Sender:
    """Sender over one socket.

    ``due`` says whether something besides calls is to be sent when there is room.
    """

    __slots__ = ("__weakref__", "_life", "_owed", "_push", "_rest", "drain", "due", "filter")

    def __init__(self, life: Life, layer: Layer | None) -> None:
        self._life = life
        # what sends a packet at once
        self._push: Callable[[bytes | memoryview, int], int] = life.sock.send
        self._rest = b""  # of what the socket took in part, or of what a layer has: it goes first
        # besides calls: a pong, and the ends of streams that were given up
        self._owed: list[bytes] = []
        self.due = False  # whether such things, or a layer's own, are to be sent when there is room
        self.filter: Filter | None = None
        self.drain: Callable[[], None] = _nothing  # reads what has arrived, unless somebody reads
        if layer is not None:
            self._put_layer(layer)

    def _put_layer(self, layer: Layer) -> None:
        """Let all bytes go through a layer.

        What the layer sends by itself is sent like a pong.
        """
        this = weakref.ref(self)  # the layer and the life do not keep their sender

        def due() -> None:
            sender = this()
            if sender is not None:
                sender.due = True
                sender.send_due()

        def farewell() -> None:
            sender = this()
            if sender is not None:
                sender._close_layer()

        self.filter = Filter(_OneAtATime(layer), due)
        self._push = _not_now
        self._life.farewell = farewell

    def _close_layer(self) -> None:
        """Let the layer take its leave, unless something is on its way out."""
        assert self.filter is not None
        sending = self._life.sending
        for free in map(sending.acquire, (False,)):  # see `_send_if_room`
            if free:
                try:
                    if not self._rest:
                        with contextlib.suppress(OSError):
                            self._life.sock.send(self.filter.layer.close(), _NOW)
                finally:
                    sending.release()

    # -- under `Life.sending` ----------------------------------------------------------

    def send(self, data: bytes | memoryview, deadline: float | None) -> None:
        """Send all of ``data``; called with `Life.sending`.

        Raises LibvirtError: timed out, or the conversation is lost.
        """
        try:
            try:
                sent = self._push(data, _NOW)
            except BlockingIOError:
                sent = 0
            in_time = sent == len(data) or self._send_on(data, sent, deadline)
        except OSError as exc:
            life = self._life
            life.end(Lost.system("Cannot write data", exc))
            assert life.lost is not None
            raise life.lost.error() from exc
        except BaseException:
            self._life.end(Lost.interrupted())
            raise
        if not in_time:
            raise timed_out()

    def _send_on(self, data: bytes | memoryview, sent: int, deadline: float | None) -> bool:
        """Send what the socket did not take at once, and tell whether it went in time.

        If not, either nothing of it was sent, or a layer has sealed it and it is sent
        later, or the conversation is ended.
        """
        if self.filter is not None:
            rest = self._send_rest(memoryview(self._rest + self.filter.seal(data)), deadline)
            self._keep_rest(bytes(rest))
            return not rest
        before = self._rest
        rest = self._send_rest(memoryview(before + data if before else data)[sent:], deadline)
        if len(rest) >= len(data):
            self._keep_rest(bytes(rest[: len(rest) - len(data)]))
            return False
        self._keep_rest(b"")
        if rest:
            self._life.end(Lost("Cannot write data: the server does not read"))
        return not rest

    def _send_rest(self, rest: memoryview, deadline: float | None) -> memoryview:
        """Send on as the server reads, and return what is left at the deadline."""
        sock, turn = self._life.sock, self._life.turn
        poller = select.poll()
        while rest:
            left = _STUCK if deadline is None else min(_STUCK, deadline - time.monotonic())
            if left <= 0:
                break
            poller.register(sock, select.POLLOUT if turn.taken else select.POLLOUT | select.POLLIN)
            for _, found in poller.poll(left * 1000):
                if found & select.POLLIN:
                    self.drain()
                if found & ~select.POLLIN:
                    with contextlib.suppress(BlockingIOError):
                        rest = rest[sock.send(rest, _NOW) :]
        return rest

    def _keep_rest(self, rest: bytes) -> None:
        """Let nothing leave before ``rest``, the end of what has begun to leave."""
        self._rest = rest
        self._push = _not_now if rest or self.filter is not None else self._life.sock.send

    def send_fds(self, fds: Sequence[Descriptor], deadline: float | None) -> None:
        """Send the descriptors of a call that was sent; called with `Life.sending`."""
        life = self._life
        poller = select.poll()
        poller.register(life.sock, select.POLLOUT)
        try:
            for fd in fds:
                while True:
                    try:
                        fd.send(life.sock)
                    except BlockingIOError:
                        left = None if deadline is None else deadline - time.monotonic()
                        if left is not None and left <= 0:
                            raise timed_out() from None
                        poller.poll(None if left is None else left * 1000)
                    else:
                        break
        except OSError as exc:
            life.end(Lost.system("Cannot write data", exc))
            assert life.lost is not None
            raise life.lost.error() from exc
        except BaseException:
            life.end(Lost.interrupted())
            raise

    # -- besides calls -----------------------------------------------------------------

    def owe(self, packet: bytes) -> None:
        """Send a packet besides calls, once there is room.

        One pong answers all pings so far.
        """
        if packet is not PONG or packet not in self._owed:
            self._owed.append(packet)
        self.due = True
        self.send_due()

    def send_due(self) -> None:
        """Send what is owed, unless a call is being sent.

        The thread of that call does it afterwards.
        """
        self.send_if_room(b"")

    def send_if_room(self, ping: bytes) -> None:
        """Send what is owed and a ping, if there is room.

        Nothing is sent while a call is on its way out, or the server does not read.
        """
        life, sock = self._life, self._life.sock
        # A ``for``, as in `Reader.read_until`, so that the lock cannot get lost.
        for free in map(life.sending.acquire, (False,)):
            if not free:
                return
            try:
                with contextlib.suppress(BlockingIOError):
                    if self._rest:
                        self._keep_rest(self._rest[sock.send(self._rest, _NOW) :])
                    if not self._rest:
                        owed = len(self._owed)
                        packet = b"".join(self._owed[:owed]) + ping
                        if self.filter is None:
                            self._keep_rest(packet[sock.send(packet, _NOW) :])
                        else:
                            self._rest = self.filter.seal(packet)
                        del self._owed[:owed]
                        if self.filter is not None:
                            self._rest = self._rest[sock.send(self._rest, _NOW) :]
                self.due = bool(self._rest or self._owed)
            except OSError as exc:
                life.end(Lost.system("Cannot write data", exc))
            except BaseException:
                life.end(Lost.interrupted())
                raise
            finally:
                life.sending.release()


def _not_now(_data: bytes | memoryview, _flags: int) -> int:
    """Take the place of a socket's send() while nothing can be sent directly."""
    raise BlockingIOError


def _nothing() -> None:
    pass
