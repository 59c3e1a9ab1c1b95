"""A proxy that passes bytes and descriptors unchanged, and shows them to an onlooker.

The proxy knows nothing of the protocol: any bytes pass between clients and a daemon. It
does not look at a byte before it has been sent on, and holds at most one piece per
direction of a connection.

Theory of operation. One thread, one epoll, non-blocking sockets. A direction is a
`_Pipe`: bytes that its source sends are sent to the sink at once and shown to the
onlooker afterwards, so that the onlooker works while the other side is busy anyway.
Bytes that a sink does not take are held, and the source is not read until they are
gone: a slow reader slows its writer down, as it would without a proxy. The end of what
a side sends is passed on as such (half a close); when both have ended, or nobody is
left to receive, the connection is closed.

A call passes twice, and the cost of that is not the two system calls but waking up
twice, each time after the processor went idle. So after a piece has passed, the loop
does not sleep at once: for `SPIN` seconds it polls epoll, and between two polls yields
the processor to whoever wants it, which on a busy machine is the daemon or the client.
One thread does this best: two would take turns at the interpreter's lock. Code that
runs once between two system calls runs from cold caches, at several times its cost: so
small pieces are shown not one by one but in batches, when there is nothing else to do.
The processor that the thread runs on matters as much: see `place`.

File descriptors arrive with bytes, and the kernel ends a read after the bytes that they
came with. They are sent on with the last of these bytes, in a message of its own:
libvirt sends each descriptor with one byte after the message that it belongs to, and a
receiver that reads up to that byte without asking for descriptors would otherwise lose
them.
"""

from __future__ import annotations

import array
import contextlib
import errno
import os
import select
import socket
import threading
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING, Protocol, TypeAlias

from ..protocol.endpoint import Endpoint
from ..protocol.errors import LibvirtError
from .place import Place, one_at_a_time, processor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..client.transports import Address
    from ..server.net.listener import Listener

__all__ = ["SPIN", "Onlooker", "Proxy", "Watched"]

# Seconds of polling after a piece: longer than a daemon takes for a small call.
SPIN = 0.0002
_EVENTS = 16
_PIECE, _LARGE_PIECE = 1 << 14, 1 << 18  # bytes read at once: of calls, and of a stream
_BATCH, _BATCH_MAX = 32, 64  # pieces to show at once: when idle, and at most
_MAX_DESCRIPTORS = 253  # SCM_MAX_FD: the kernel takes no more in one message
_ANCILLARY = socket.CMSG_SPACE(_MAX_DESCRIPTORS * array.array("i").itemsize)
_IN = select.EPOLLIN
# Plain numbers: arithmetic with the socket module's own would build an enum member for
# every piece.
_CLOEXEC, _CUT = int(socket.MSG_CMSG_CLOEXEC), int(socket.MSG_CTRUNC)
_PLACE = 0.01  # seconds between two choices of a processor
_CONNECT_TIMEOUT = 10.0
_RETRY_ACCEPT = 0.1
# Errors of accept() that mean that the listener is unusable; others pass, most of them
# when a connection ends.
_FATAL = frozenset({errno.EBADF, errno.EINVAL, errno.ENOTSOCK, errno.EOPNOTSUPP})


class Watched(Protocol):
    """Observer of one connection. Times are those of `perf_counter`."""

    def passed(self, to_server: bool, data: bytes, descriptors: int, now: float) -> None: ...
    def ended(self, to_server: bool, now: float) -> None: ...
    def closed(self, now: float) -> None: ...


class Onlooker(Protocol):
    """Observer of the proxy, told of everything after it has passed.

    Its methods run on the proxy's thread and may not block.
    """

    def opened(self, number: int, client: str, now: float) -> Watched: ...
    def complain(self, text: str) -> None: ...
    def idle(self) -> None: ...


_Tools: TypeAlias = "tuple[Callable[[int, int, int], _Received], Callable[[bytes], int], _Pipe]"
_Received: TypeAlias = "tuple[bytes, list[tuple[int, int, bytes]], int, object]"


class _Pipe:
    """One direction of a connection."""

    __slots__ = (
        "_mask",
        "_passes_fds",
        "_sink",
        "descriptors",
        "finished",
        "held",
        "link",
        "opposite",
        "room",
        "source",
        "to_server",
        "watched",
    )

    opposite: _Pipe

    def __init__(
        self, link: _Link, source: socket.socket, sink: Endpoint[socket.socket], to_server: bool
    ) -> None:
        self.link = link
        self.source = source
        self._sink = sink.sock
        self._passes_fds = sink.passes_fds
        self.watched = link.watched
        self.to_server = to_server
        self._mask = 0
        self.room = _PIECE
        self.held = memoryview(b"")
        self.descriptors: list[int] = []  # to be sent with the last byte of ``held``
        self.finished = False

    @property
    def tools(self) -> _Tools:
        """Functions with which `Proxy.run` passes on bytes of this source."""
        return self.source.recvmsg, self._sink.send, self

    def ready(self, events: int) -> None:
        """Read from the source, and send what the opposite pipe holds for it.

        A source that has hung up may still have bytes to read.
        """
        if self.opposite.held:
            self.opposite.flush()
        if not events & ~select.EPOLLOUT or self.finished or self.held:
            return
        try:
            data, ancillary, flags, _ = self.source.recvmsg(self.room, _ANCILLARY, _CLOEXEC)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            self.finish()
            return
        self.pass_on(data, ancillary, flags, perf_counter())

    def pass_on(
        self, data: bytes, ancillary: list[tuple[int, int, bytes]], flags: int, now: float
    ) -> None:
        """Handle anything received, even no bytes."""
        if not data:
            self.finish()
        elif ancillary or flags & _CUT:
            self._pass_descriptors(data, ancillary, flags, now)
        else:
            self.held = memoryview(data)
            self.link.proxy.pieces.append((self, data, 0, now))
            self.flush()

    def refused(self, data: bytes, sent: int) -> None:
        """Handle a sink that took only ``sent`` bytes, or failed if that is -1."""
        if sent < 0:
            self.abandon()
        else:
            self.held = memoryview(data)[sent:]
            self.update()

    def resize(self, size: int) -> None:
        """Choose the size of reads by that of the last one, and show pieces at once.

        Nothing of a stream is kept to be shown later.
        """
        self.room = _LARGE_PIECE if size >= _PIECE else _PIECE
        self.link.proxy.show()

    def _pass_descriptors(
        self, data: bytes, ancillary: list[tuple[int, int, bytes]], flags: int, now: float
    ) -> None:
        found = array.array("i")
        for level, kind, content in ancillary:
            if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                found.frombytes(content[: len(content) - len(content) % found.itemsize])
        self.descriptors = list(found)
        count = len(self.descriptors)
        if flags & _CUT:
            self.link.complain("file descriptors were lost: too many are open here")
        if self.descriptors and not self._passes_fds:
            self.link.complain(
                f"{count} file descriptors were lost: the other side is no unix socket"
            )
            self._drop_descriptors()
        self.held = memoryview(data)
        # The last byte only carries them: it is no part of the conversation.
        self.link.proxy.pieces.append((self, data[:-1], max(count, 1), now))
        self.flush()

    def flush(self) -> None:
        """Send what is held, as far as the sink takes it."""
        while self.held:
            try:
                if not self.descriptors:
                    sent = self._sink.send(self.held)
                elif len(self.held) > 1:
                    sent = self._sink.send(self.held[:-1])
                else:
                    rights = (
                        socket.SOL_SOCKET,
                        socket.SCM_RIGHTS,
                        array.array("i", self.descriptors),
                    )
                    sent = self._sink.sendmsg([self.held], [rights])
                    self._drop_descriptors()
            except (BlockingIOError, InterruptedError):
                break
            except OSError:
                self.abandon()
                return
            self.held = self.held[sent:]
        self.update()

    def _drop_descriptors(self) -> None:
        for descriptor in self.descriptors:
            os.close(descriptor)
        self.descriptors = []

    def finish(self) -> None:
        """End this direction because its source has; pass the end on to the sink."""
        if self._end():
            with contextlib.suppress(OSError):
                self._sink.shutdown(socket.SHUT_WR)
            self.update()

    def abandon(self) -> None:
        """End this direction because its sink takes no more; tell the source.

        The opposite direction goes on.
        """
        if self._end():
            with contextlib.suppress(OSError):
                self.source.shutdown(socket.SHUT_RD)
            self.update()

    def _end(self) -> bool:
        if self.finished:
            return False
        self.finished = True
        del self.link.proxy.tools[self.source.fileno()]
        self.release()
        self.link.proxy.show()
        self.watched.ended(self.to_server, perf_counter())
        return True

    def release(self) -> None:
        self.held = memoryview(b"")
        self._drop_descriptors()

    def update(self) -> None:
        """Adjust what to poll for, or close the link if both directions have ended."""
        if self.finished and self.opposite.finished:
            self.link.close()
            return
        self.ask()
        self.opposite.ask()

    def ask(self) -> None:
        """Register for the events of the source that matter now.

        A source of which none matter is unregistered, because epoll would report its
        hang-up endlessly.
        """
        mask = 0
        if not self.finished and not self.held:
            mask |= select.EPOLLIN
        if self.opposite.held:
            mask |= select.EPOLLOUT
        if mask == self._mask:
            return
        epoll = self.link.proxy.epoll
        if not self._mask:
            epoll.register(self.source, mask)
        elif not mask:
            epoll.unregister(self.source)
        else:
            epoll.modify(self.source, mask)
        self._mask = mask


class _Link:
    """A client's connection, and that to the daemon for it."""

    def __init__(
        self,
        proxy: Proxy,
        number: int,
        client: Endpoint[socket.socket],
        server: Endpoint[socket.socket],
        watched: Watched,
    ) -> None:
        self.proxy = proxy
        self.client = client
        self.number = number
        self.watched = watched
        server.sock.setblocking(False)
        up = _Pipe(self, client.sock, server, to_server=True)
        down = _Pipe(self, server.sock, client, to_server=False)
        up.opposite, down.opposite = down, up
        self._pipes = (up, down)
        for pipe in self._pipes:
            proxy.handlers[pipe.source.fileno()] = pipe.ready
            proxy.tools[pipe.source.fileno()] = pipe.tools
            pipe.ask()

    def complain(self, text: str) -> None:
        self.proxy.onlooker.complain(f"connection {self.number}: {text}")

    def close(self) -> None:
        self.proxy.forget(self)
        self.proxy.show()
        now = perf_counter()
        for pipe in self._pipes:
            if not pipe.finished:
                pipe.finished = True
                self.watched.ended(pipe.to_server, now)
            pipe.release()
            del self.proxy.handlers[pipe.source.fileno()]
            self.proxy.tools.pop(pipe.source.fileno(), None)
            pipe.source.close()  # also removes it from epoll
        self.watched.closed(now)


class Proxy:
    """Proxy between the clients of ``listeners`` and the daemon at ``address``.

    `run` returns after `stop`. ``spin`` is `SPIN`, or 0 if another thread of this
    process has more use for the processor.
    """

    def __init__(
        self,
        listeners: Sequence[Listener],
        address: Address,
        onlooker: Onlooker,
        *,
        spin: float = SPIN,
    ) -> None:
        self.onlooker = onlooker
        self.epoll = select.epoll()
        self.pieces: list[tuple[_Pipe, bytes, int, float]] = []  # passed, and not shown yet
        self._place = Place()
        self._placed = 0.0  # time of the last choice of a processor
        self._listeners = listeners
        self._address = address
        self._spin = spin
        self.handlers: dict[int, Callable[[int], None]] = {}
        self.tools: dict[int, _Tools] = {}  # of the pipes that have not ended
        self._links: set[_Link] = set()
        self._connecting: set[Endpoint[socket.socket]] = set()
        self._connected: deque[
            tuple[int, Endpoint[socket.socket], Endpoint[socket.socket] | Exception]
        ] = deque()
        self._number = 0
        self._accepting = self._told_full = self._stopping = False
        self._woken, self.waker = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self.epoll.register(self._woken, select.EPOLLIN)
        self.handlers[self._woken] = self._wake
        for listener in listeners:
            self.handlers[listener.sock.fileno()] = self._acceptor(listener)
        self._accept_again()

    def forget(self, link: _Link) -> None:
        self._links.discard(link)
        self._accept_again()

    def stop(self) -> None:
        """Make `run` return; may be called from any thread and from signal handlers."""
        self._stopping = True
        self._ring()

    def run(self) -> None:
        """Pass bytes on until `stop`; then close every connection and listener.

        Each instruction between a read and its write costs every call twice, so they
        are written out here instead of in functions.
        """
        poll, clock, give_way = self.epoll.poll, perf_counter, os.sched_yield
        handlers, tools, pieces = self.handlers, self.tools, self.pieces
        until = 0.0
        try:
            while not self._stopping:
                events = poll(0, _EVENTS)
                if not events:
                    if clock() < until:
                        give_way()
                        if len(pieces) >= _BATCH:
                            self.show()
                        continue
                    self.show()
                    self.onlooker.idle()
                    events = poll(-1 if self._accepting else _RETRY_ACCEPT, _EVENTS)
                    if not events:
                        self._accept_again()
                for fd, mask in events:
                    if mask != _IN or fd not in tools:
                        if fd in handlers:  # an earlier event of this batch may have closed it
                            handlers[fd](mask)
                        continue
                    receive, send, pipe = tools[fd]
                    try:
                        data, ancillary, flags, _ = receive(pipe.room, _ANCILLARY, _CLOEXEC)
                    except (BlockingIOError, InterruptedError):
                        continue
                    except OSError:  # the source is gone
                        pipe.finish()
                        continue
                    now = clock()
                    if not data or ancillary or flags & _CUT:
                        pipe.pass_on(data, ancillary, flags, now)
                        continue
                    try:
                        sent = send(data)
                    except (BlockingIOError, InterruptedError):
                        sent = 0
                    except OSError:
                        sent = -1
                    pieces.append((pipe, data, 0, now))
                    if sent != len(data):
                        pipe.refused(data, sent)
                    elif sent == _PIECE or pipe.room != _PIECE:
                        pipe.resize(sent)
                if len(pieces) > _BATCH_MAX:
                    self.show()
                until = clock() + self._spin
        finally:
            self._close()

    def show(self) -> None:
        """Show the onlooker the pieces that passed since the last time."""
        pieces = self.pieces
        if pieces and pieces[-1][3] > self._placed + _PLACE:
            self._placed = pieces[-1][3]
            self._choose_place()
        for pipe, data, descriptors, now in pieces:
            pipe.watched.passed(pipe.to_server, data, descriptors, now)
        pieces.clear()

    def _choose_place(self) -> None:
        links = {pipe.link for pipe, _, _, _ in self.pieces}
        if len(links) == 1 and one_at_a_time(
            [(pipe.to_server, data) for pipe, data, _, _ in self.pieces]
        ):
            self._place.beside(processor(links.pop().client))
        else:
            self._place.beside(None)

    def _close(self) -> None:
        self._stopping = True
        self._place.beside(None)
        for listener in self._listeners:
            listener.close()
        for link in list(self._links):
            link.close()
        for client in self._connecting:
            client.sock.close()
        for _, _, server in self._connected:
            if isinstance(server, Endpoint):
                server.sock.close()
        self.epoll.close()
        os.close(self._woken)
        # The waker stays open: a thread that still connects may write to it.

    # New connections

    def _acceptor(self, listener: Listener) -> Callable[[int], None]:
        def accept(_events: int) -> None:
            try:
                client = listener.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as exc:
                if exc.errno in _FATAL:
                    raise
                self._pause_accepting(f"{listener.uri}: cannot accept: {exc.strerror}")
                return
            self._number += 1
            try:
                threading.Thread(
                    target=self._connect, args=(self._number, client), daemon=True
                ).start()
            except RuntimeError as exc:
                client.sock.close()
                self._pause_accepting(f"connection {self._number}: {exc}")
                return
            self._connecting.add(client)
            self._told_full = False

        return accept

    def _pause_accepting(self, reason: str) -> None:
        """Stop accepting until a connection ends or a moment has passed.

        The reason is reported once until a client is accepted again.
        """
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

    def _connect(self, number: int, client: Endpoint[socket.socket]) -> None:
        """Connect to the daemon for ``client``, on a thread of its own.

        Looking up a name, and the daemon, may take a while.
        """
        server: Endpoint[socket.socket] | Exception
        try:
            server = self._address.open_blocking(_CONNECT_TIMEOUT)
        except Exception as exc:  # handled in _wake
            server = exc
        self._connected.append((number, client, server))
        self._ring()

    def _ring(self) -> None:
        with contextlib.suppress(BlockingIOError):  # the pipe is full: the loop will wake up
            os.write(self.waker, b"\0")

    def _wake(self, _events: int) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._woken, 4096)
        while self._connected:
            number, client, server = self._connected.popleft()
            self._connecting.discard(client)
            # OSError if too few descriptors are left even to tell why
            if isinstance(server, (LibvirtError, OSError)):
                reason = server.message if isinstance(server, LibvirtError) else server.strerror
                self.onlooker.complain(
                    f"connection {number}: the server cannot be reached: {reason}"
                )
                client.sock.close()
            elif isinstance(server, Exception):
                raise server
            else:
                watched = self.onlooker.opened(number, _who(client), perf_counter())
                self._links.add(_Link(self, number, client, server, watched))


def _who(client: Endpoint[socket.socket]) -> str:
    """Describe a client: its process on a unix socket, its address otherwise."""
    if client.identity is not None:
        return f"process {client.identity.pid} of user {client.identity.uid}"
    # the client is gone, or has neither a process nor an address
    with contextlib.suppress(OSError, ValueError):
        host, port = client.sock.getpeername()[:2]
        return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return "a client that is gone"
