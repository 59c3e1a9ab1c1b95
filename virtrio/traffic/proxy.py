"""Passes bytes and file descriptors between clients and a daemon, unchanged, and shows them to an onlooker.

It knows nothing of the protocol: any bytes pass. It may not look at a byte before it is on its way, and never holds more than one
piece per direction of a connection.

Theory of operation. One thread, one epoll, non-blocking sockets. A direction is a `_Pipe`: what its source sends is received into
one buffer that all share, sent to the sink at once, and only then shown to the onlooker, whose work so falls into the time in
which the other side is busy anyway. What a sink does not take is held, and nothing more is read from that source until it is
gone: a slow reader slows its writer down, as it would without us. The end of what a side sends is passed on as such (half a
close); when both have ended, or nobody is left to take anything, the connection is closed.

A call passes here twice, and what that costs is not the two system calls but being woken twice, each time after having let the
processor go idle. So after a piece has passed, the loop does not sleep at once: for `SPIN` seconds it asks epoll again and
again, and between two questions yields the processor to whoever wants it, which on a busy machine is the daemon or the client.
One thread does this best: two would take turns at the interpreter's lock.

File descriptors arrive with bytes, and the kernel ends a read behind the bytes that they came with. They are sent on with the
last of these bytes, in a message of its own: libvirt sends each descriptor with one byte after the message that it belongs to,
and a receiver that reads without asking for descriptors, up to that byte, would lose them otherwise.
"""

from __future__ import annotations

import array
import contextlib
import errno
import os
import select
import socket
import struct
import threading
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from ..client.transports.sockets import open_blocking
from ..protocol.errors import LibvirtError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..client.uri import TcpAddress, UnixAddress
    from ..server.listen import Listener

__all__ = ["SPIN", "Onlooker", "Proxy", "Watched"]

# Seconds without sleeping after a piece: longer than a daemon thinks about a small call.
SPIN = 0.0002
_BUFFER = 1 << 18
_EVENTS = 64
_MAX_DESCRIPTORS = 253  # SCM_MAX_FD: the kernel takes no more in one message
_ANCILLARY = socket.CMSG_SPACE(_MAX_DESCRIPTORS * array.array("i").itemsize)
_CONNECT_TIMEOUT = 10.0
_RETRY_ACCEPT = 0.1
# accept() errors that say that the listener itself is no good; all others pass, most when some connection ends.
_FATAL = frozenset({errno.EBADF, errno.EINVAL, errno.ENOTSOCK, errno.EOPNOTSUPP})


class Watched(Protocol):
    """What an onlooker makes of one connection. ``data`` is only good during the call; times are `perf_counter`'s."""

    def passed(self, to_server: bool, data: memoryview, descriptors: int, now: float) -> None: ...
    def ended(self, to_server: bool, now: float) -> None: ...
    def closed(self, now: float) -> None: ...


class Onlooker(Protocol):
    """Is told what passes, after it passed. Its methods run on the proxy's thread and may not block."""

    def opened(self, number: int, client: str, now: float) -> Watched: ...
    def complain(self, text: str) -> None: ...
    def idle(self) -> None: ...


class _Pipe:
    """One direction of a connection."""

    __slots__ = ("_buffers", "_link", "_recv", "_send", "_sink", "_source", "_view", "descriptors", "finished", "held", "to_server")

    def __init__(self, link: _Link, source: socket.socket, sink: socket.socket, to_server: bool) -> None:
        self._link = link
        self._source = source
        self._sink = sink
        self.to_server = to_server
        self._buffers = [link.proxy.buffer]
        self._view = memoryview(link.proxy.buffer)
        self._send = sink.send
        self._recv = source.recvmsg_into
        self.held = memoryview(b"")
        self.descriptors: list[int] = []  # they go with the last byte of what is held
        self.finished = False

    def readable(self) -> None:
        """Pass on what has come."""
        if self.finished or self.held:
            return
        try:
            size, ancillary, flags, _ = self._recv(self._buffers, _ANCILLARY, socket.MSG_CMSG_CLOEXEC)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:  # the source is gone
            self.finish()
            return
        now = perf_counter()
        if ancillary or flags & socket.MSG_CTRUNC:
            self._pass_descriptors(size, ancillary, flags, now)
            return
        if not size:
            self.finish()
            return
        data = self._view[:size]
        try:
            sent = self._send(data)
        except (BlockingIOError, InterruptedError):
            sent = 0
        except OSError:
            self._link.watched.passed(self.to_server, data, 0, now)
            self.abandon()
            return
        if sent != size:
            self.held = memoryview(bytes(data[sent:]))
            self._link.update()
        self._link.watched.passed(self.to_server, data, 0, now)

    def _pass_descriptors(self, size: int, ancillary: list[tuple[int, int, bytes]], flags: int, now: float) -> None:
        found = array.array("i")
        for level, kind, data in ancillary:
            if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                found.frombytes(data[: len(data) - len(data) % found.itemsize])
        self.descriptors = list(found)
        count = len(self.descriptors)
        if flags & socket.MSG_CTRUNC:
            self._link.complain("file descriptors were lost: too many are open here")
        if self.descriptors and self._sink.family != socket.AF_UNIX:
            self._link.complain(f"{count} file descriptors were lost: the other side is no unix socket")
            self._drop_descriptors()
        data = self._view[:size]
        self.held = memoryview(bytes(data))
        # The last byte is there to carry them: it is no part of the conversation.
        self._link.watched.passed(self.to_server, data[:-1], max(count, 1), now)
        self.flush()

    def flush(self) -> None:
        """Send what is held, as far as the sink takes it."""
        while self.held:
            try:
                if not self.descriptors:
                    sent = self._send(self.held)
                elif len(self.held) > 1:
                    sent = self._send(self.held[:-1])
                else:
                    rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", self.descriptors))
                    sent = self._sink.sendmsg([self.held], [rights])
                    self._drop_descriptors()
            except (BlockingIOError, InterruptedError):
                break
            except OSError:
                self.abandon()
                return
            self.held = self.held[sent:]
        self._link.update()

    def _drop_descriptors(self) -> None:
        for descriptor in self.descriptors:
            os.close(descriptor)
        self.descriptors = []

    def finish(self) -> None:
        """The source sends no more: say so to the sink."""
        if self.finished:
            return
        self._end()
        with contextlib.suppress(OSError):
            self._sink.shutdown(socket.SHUT_WR)
        self._link.update()

    def abandon(self) -> None:
        """The sink takes no more: let the source know where that is possible. What the sink sent still passes."""
        if self.finished:
            return
        self._end()
        with contextlib.suppress(OSError):
            self._source.shutdown(socket.SHUT_RD)
        self._link.update()

    def _end(self) -> None:
        self.finished = True
        self.release()
        self._link.watched.ended(self.to_server, perf_counter())

    def release(self) -> None:
        self.held = memoryview(b"")
        self._drop_descriptors()


class _End:
    """A socket with the pipe that it feeds and the one that ends in it."""

    __slots__ = ("_mask", "feeds", "sock", "takes")

    def __init__(self, sock: socket.socket, feeds: _Pipe, takes: _Pipe) -> None:
        self.sock = sock
        self.feeds = feeds
        self.takes = takes
        self._mask = 0

    def ready(self, events: int) -> None:
        if events & ~select.EPOLLIN and self.takes.held:
            self.takes.flush()
        if events & ~select.EPOLLOUT:
            self.feeds.readable()

    def update(self, epoll: select.epoll) -> None:
        """Ask for what matters now. Without anything, not even to hear of a hang-up: that would never end."""
        mask = 0
        if not self.feeds.finished and not self.feeds.held:
            mask |= select.EPOLLIN
        if self.takes.held:
            mask |= select.EPOLLOUT
        if mask == self._mask:
            return
        if not self._mask:
            epoll.register(self.sock, mask)
        elif not mask:
            epoll.unregister(self.sock)
        else:
            epoll.modify(self.sock, mask)
        self._mask = mask


class _Link:
    """A client's connection and the daemon's that goes with it."""

    def __init__(self, proxy: Proxy, number: int, client: socket.socket, server: socket.socket, watched: Watched) -> None:
        self.proxy = proxy
        self.number = number
        self.watched = watched
        up = _Pipe(self, client, server, to_server=True)
        down = _Pipe(self, server, client, to_server=False)
        self._pipes = (up, down)
        self._ends = (_End(client, up, down), _End(server, down, up))
        for end in self._ends:
            end.sock.setblocking(False)
            if end.sock.family != socket.AF_UNIX:
                end.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            proxy.handle(end.sock, end.ready)
        self.update()

    def complain(self, text: str) -> None:
        self.proxy.onlooker.complain(f"connection {self.number}: {text}")

    def update(self) -> None:
        """After a pipe's state changed."""
        if all(pipe.finished for pipe in self._pipes):
            self.close()
            return
        for end in self._ends:
            end.update(self.proxy.epoll)

    def close(self) -> None:
        self.proxy.forget(self)
        for pipe in self._pipes:
            pipe.release()
        for end in self._ends:
            self.proxy.unhandle(end.sock)
            end.sock.close()  # leaves epoll by that
        self.watched.closed(perf_counter())


class Proxy:
    """Connects whoever comes to ``listeners`` with the daemon at ``address``. `run` returns after `stop`.

    ``spin`` is `SPIN`, or 0 where another thread of this process has more use for the processor.
    """

    def __init__(
        self,
        listeners: Sequence[Listener],
        address: UnixAddress | TcpAddress,
        onlooker: Onlooker,
        *,
        spin: float = SPIN,
    ) -> None:
        self.onlooker = onlooker
        self.epoll = select.epoll()
        self.buffer = bytearray(_BUFFER)
        self._listeners = listeners
        self._address = address
        self._spin = spin
        self._handlers: dict[int, Callable[[int], None]] = {}
        self._links: set[_Link] = set()
        self._connecting: set[socket.socket] = set()
        self._connected: deque[tuple[int, socket.socket, socket.socket | Exception]] = deque()
        self._number = 0
        self._accepting = self._told_full = self._stopping = False
        self._woken, self.waker = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self.epoll.register(self._woken, select.EPOLLIN)
        self._handlers[self._woken] = self._wake
        for listener in listeners:
            self._handlers[listener.sock.fileno()] = self._acceptor(listener)
        self._accept_again()

    def handle(self, sock: socket.socket, ready: Callable[[int], None]) -> None:
        self._handlers[sock.fileno()] = ready

    def unhandle(self, sock: socket.socket) -> None:
        del self._handlers[sock.fileno()]

    def forget(self, link: _Link) -> None:
        self._links.discard(link)
        self._accept_again()

    def stop(self) -> None:
        """Make `run` return. May be called from any thread and from a signal handler."""
        self._stopping = True
        self._ring()

    def run(self) -> None:
        """Pass on until `stop`; then every connection and listener is closed."""
        poll, clock, give_way, handlers = self.epoll.poll, perf_counter, os.sched_yield, self._handlers
        until = 0.0
        try:
            while not self._stopping:
                events = poll(0, _EVENTS)
                if not events:
                    if clock() < until:
                        give_way()
                        continue
                    self.onlooker.idle()
                    events = poll(-1 if self._accepting else _RETRY_ACCEPT, _EVENTS)
                    if not events:
                        self._accept_again()
                for fd, mask in events:
                    ready = handlers.get(fd)
                    if ready is not None:  # what came first may have closed this one
                        ready(mask)
                until = clock() + self._spin
        finally:
            self._close()

    def _close(self) -> None:
        for listener in self._listeners:
            listener.close()
        for link in list(self._links):
            link.close()
        for client in self._connecting:
            client.close()
        for _, _, server in self._connected:
            if isinstance(server, socket.socket):
                server.close()
        self.epoll.close()
        os.close(self._woken)
        # The waker stays: a thread that still connects may ring.

    # New connections

    def _acceptor(self, listener: Listener) -> Callable[[int], None]:
        def accept(_events: int) -> None:
            try:
                client, _ = listener.sock.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as exc:
                if exc.errno in _FATAL:
                    raise
                self._pause_accepting(f"{listener.uri}: cannot accept: {exc.strerror}")
                return
            self._number += 1
            try:
                threading.Thread(target=self._connect, args=(self._number, client), daemon=True).start()
            except RuntimeError as exc:
                client.close()
                self._pause_accepting(f"connection {self._number}: {exc}")
                return
            self._connecting.add(client)
            self._told_full = False

        return accept

    def _pause_accepting(self, reason: str) -> None:
        """Until a connection ends or a moment has passed. Of one such time is told once."""
        if not self._told_full:
            self.onlooker.complain(reason)
        self._told_full = True
        self._accepting = False
        for listener in self._listeners:
            self.epoll.unregister(listener.sock)

    def _accept_again(self) -> None:
        if self._accepting or self._stopping:
            return
        self._accepting = True
        for listener in self._listeners:
            self.epoll.register(listener.sock, select.EPOLLIN)

    def _connect(self, number: int, client: socket.socket) -> None:
        """On a thread of its own: names are looked up, and a daemon may take its time."""
        server: socket.socket | Exception
        try:
            server = open_blocking(self._address, _CONNECT_TIMEOUT)
        except Exception as exc:  # the loop tells, or fails
            server = exc
        self._connected.append((number, client, server))
        self._ring()

    def _ring(self) -> None:
        with contextlib.suppress(BlockingIOError):  # full: it will wake up
            os.write(self.waker, b"\0")

    def _wake(self, _events: int) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._woken, 4096)
        while self._connected:
            number, client, server = self._connected.popleft()
            self._connecting.discard(client)
            if isinstance(server, LibvirtError):
                self.onlooker.complain(f"connection {number}: the server cannot be reached: {server.message}")
                client.close()
            elif isinstance(server, Exception):
                raise server
            else:
                watched = self.onlooker.opened(number, _who(client), perf_counter())
                self._links.add(_Link(self, number, client, server, watched))


def _who(client: socket.socket) -> str:
    """The process at the other end of a unix socket, the address at that of another."""
    if client.family == socket.AF_UNIX:
        pid, uid, _ = struct.unpack("iII", client.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        return f"process {pid} of user {uid}"
    with contextlib.suppress(OSError):  # gone already
        host, port = client.getpeername()[:2]
        return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return "a client that is gone"
