"""Byte filters between a connection and its socket, such as encryption; without I/O.

A layer is used where a conversation is not sent as it is. Bytes that the shell reads
from the socket go through `Layer.incoming` on their way to `Connection.receive`, and
bytes that it sends go through `Layer.outgoing`. `Filter.feed` and `Layered.send`
replace the functions that are used without a layer: a shell binds these once, when the
connection is made, and a connection without a layer pays nothing.

How the two foreseen layers fit in:

TLS is an ``ssl.SSLObject`` over two ``ssl.MemoryBIO``. `incoming` writes to the first
and reads the object until it wants more; `outgoing` writes to the object and takes the
bytes of the second; `pending` is the second's own. The transport performs the handshake
before there is an `Endpoint`, because certificates are checked there and the endpoint
tells whose they are: it sends ``outgoing(b"")``, passes what it reads to `incoming`,
and so on until the object is ready. Later on the peer may send bytes that are no data
(session tickets, new keys): `incoming` then returns nothing, or makes something
pending. A close-notify of the peer sets `ended`, and ours is returned by `close`. The
end of the socket without a close-notify is an end like any other, as it is for libvirt,
because messages declare their length.

SASL encryption is ``encode`` and ``decode``: nothing is ever pending, and only the
socket ends it. It begins within a conversation, after the reply that ends the
authentication. A shell can put a layer in place then, when no bytes of either side are
under way.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Protocol

from .errors import RemoteProtocolError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Filter", "Layer", "Layered"]

# Bytes that are filtered at once. Filtered bytes have to be sent before any others.
_PIECE = 256 * 1024


class Layer(Protocol):
    """Filter of the bytes of both directions.

    A layer never sees the end of the socket, and is used by one thread at a time.
    """

    @property
    def pending(self) -> int:
        """Number of bytes that ``outgoing(b"")`` would return.

        They are bytes that the layer sends by itself, and bytes that it held back. They
        are to be sent without waiting for anything else, because the peer may wait for
        them.
        """
        ...

    @property
    def ended(self) -> bool:
        """Whether the peer has said, within the layer, that it sends no more."""
        ...

    def incoming(self, data: bytes) -> bytes:
        """Take bytes of the socket, and return the bytes of the conversation in them.

        ``data`` may be cut anywhere; the result may be empty. b"" means that nothing
        new was read: a shell passes it once at its beginning, to get what the peer sent
        along with the end of a handshake.

        Raises RemoteProtocolError when the peer's bytes cannot be read. The
        conversation is over then, and neither this method nor `outgoing` may be called
        with data any more; bytes that tell the peer so may be `pending`.
        """
        ...

    def outgoing(self, data: bytes | memoryview) -> bytes:
        """Take bytes of the conversation, and return the bytes to send now.

        They begin with everything that was `pending`. The results of successive calls
        have to be sent completely and in the order of the calls, because a layer counts
        bytes. It may hold back some or all of ``data``, which are pending then. Raises
        RemoteProtocolError when the conversation is over.
        """
        ...

    def close(self) -> bytes:
        """Return what is pending, and the layer's farewell if it has one.

        Never raises; nothing is sent afterwards.
        """
        ...


class Filter:
    """A layer in use, for a shell that reads and sends by itself.

    ``due`` is called when the layer has something to send by itself, which
    ``seal(b"")`` returns. A layer that fails while it filters bytes to send is like a
    socket that fails: OSError is raised, and the next `feed` raises the
    RemoteProtocolError.
    """

    __slots__ = ("_due", "_failure", "layer")

    def __init__(self, layer: Layer, due: Callable[[], None]) -> None:
        self.layer = layer
        self._due = due
        self._failure: RemoteProtocolError | None = None

    def feed(self, data: bytes, receive: Callable[[bytes], None]) -> None:
        """Filter bytes that were read, and pass the result to ``receive`` (b"" at EOF).

        Raises RemoteProtocolError when the layer fails, or has failed in `seal`.
        """
        if self._failure is not None:
            raise self._failure
        if not data:
            receive(data)
            return
        layer = self.layer
        found = layer.incoming(data)
        if layer.pending:
            self._due()
        if found:
            receive(found)
        if layer.ended:
            receive(b"")

    def left_over(self) -> bytes:
        """Return bytes of the conversation that came with the end of a handshake."""
        return self.layer.incoming(b"")

    def seal(self, data: bytes | memoryview) -> bytes:
        """Filter ``data``; return all bytes to send, of it and of what came before."""
        layer = self.layer
        try:
            sealed = layer.outgoing(data)
            return sealed + layer.outgoing(b"") if layer.pending else sealed
        except RemoteProtocolError as exc:
            self._failure = exc
            raise ConnectionAbortedError(errno.ECONNABORTED, str(exc)) from exc


class Layered(Filter):
    """A layer in use, for a shell with a non-blocking socket.

    It has the socket's functions to send, through the layer. ``send(data)`` is the
    socket's own. ``due`` is called, from within the functions here, when something is
    left to be sent: `flush` is to be called when the socket is writable, and again
    until it returns true. ``accepted`` is the number of bytes that the socket took.
    """

    __slots__ = ("_closed", "_send", "_unsent", "accepted")

    def __init__(
        self,
        layer: Layer,
        send: Callable[[bytes | memoryview], int],
        due: Callable[[], None],
    ) -> None:
        Filter.__init__(self, layer, due)
        self._send = send
        self._unsent: bytes | memoryview = b""
        self._closed = False
        self.accepted = 0

    def send(self, data: bytes | memoryview) -> int:
        """Send like a non-blocking socket, and return the number of bytes taken.

        Taken bytes that the socket did not accept are sent by `flush`. Raises
        BlockingIOError while earlier bytes have to be sent first, and OSError.
        """
        if not self.flush():
            raise BlockingIOError
        if len(data) > _PIECE:
            data = memoryview(data)[:_PIECE]
        self._unsent = self.seal(data)
        if not self.flush():
            self._due()
        return len(data)

    def sendmsg(self, buffers: Sequence[bytes | memoryview]) -> int:
        """Send several buffers, like `send`."""
        return self.send(b"".join(buffers))

    def flush(self) -> bool:
        """Send what is due, as far as the socket takes it; return whether that was all.

        Raises OSError.
        """
        while True:
            if not self._unsent:
                if self._closed or not self.layer.pending:
                    return True
                self._unsent = self.seal(b"")
            try:
                sent = self._send(self._unsent)
            except (BlockingIOError, InterruptedError):
                return False
            self.accepted += sent
            self._unsent = b"" if sent == len(self._unsent) else memoryview(self._unsent)[sent:]

    def close(self) -> None:
        """Send what is due and the layer's farewell, as far as the socket accepts them.

        The caller closes the socket afterwards.
        """
        self._closed = True
        last = self.layer.close()
        try:
            while self._unsent:
                self._unsent = memoryview(self._unsent)[self._send(self._unsent) :]
            if last:
                self._send(last)
        except OSError:  # it is full, or gone
            pass
