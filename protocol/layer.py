"""Byte filters between a connection and its socket, such as encryption; without I/O.

A layer stands where a conversation is not sent as it is. What the shell reads from the socket goes through `Layer.incoming` on
its way to `Connection.receive`, and what it sends through `Layer.outgoing`. `Filter.feed` and `Layered.send` stand for the
functions that are used without a layer: a shell binds these once, when the connection is made, and a connection without a layer
pays nothing.

How the two that are foreseen sit on it:

TLS is an ``ssl.SSLObject`` over two ``ssl.MemoryBIO``. `incoming` writes to the first and reads the object until it wants more;
`outgoing` writes to the object and takes what is in the second; `pending` is the second's own. The transport performs the
handshake before there is an `Endpoint`, because certificates are checked there and the endpoint says whose they are: it sends
``outgoing(b"")``, feeds what it reads to `incoming`, and so on until the object is ready. Later on the peer may send what is no
data (session tickets, new keys): `incoming` then gives nothing, or makes something pending. A close-notify of the peer sets
`ended`, and ours is what `close` gives. The end of the socket without one is an end like any other, as it is for libvirt:
messages say how long they are.

SASL encryption is ``encode`` and ``decode``: nothing is ever pending, and nothing ends it but the socket. It begins within a
conversation, behind the answer that ends the authentication. So a shell can put a layer in place then, with no bytes of either
side under way.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Protocol

from .errors import RemoteProtocolError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Filter", "Layer", "Layered"]

# Bytes that are sealed at once. What is sealed has to leave before anything else does.
_PIECE = 256 * 1024


class Layer(Protocol):
    """A filter of both directions' bytes. It never sees the end of the socket, and is used by one thread at a time."""

    @property
    def pending(self) -> int:
        """Number of bytes that ``outgoing(b"")`` would give, 0 for none: what the layer says by itself, and what it held back.

        They are to be sent without waiting for anything else, because the peer may wait for them.
        """
        ...

    @property
    def ended(self) -> bool:
        """Whether the peer has said, within the layer, that nothing follows what `incoming` gave."""
        ...

    def incoming(self, data: bytes) -> bytes:
        """Take what the socket gave, and give all of the conversation that can be had from it and from what came before.

        ``data`` may be cut anywhere; what is given may be nothing. With b"" nothing new came: a shell asks so once at its
        beginning, for what the peer sent along with the end of a handshake.

        Raises RemoteProtocolError when the peer's bytes cannot be read. The conversation is over then, and neither this nor
        `outgoing` may be called with data any more; something may be `pending` that tells the peer so.
        """
        ...

    def outgoing(self, data: bytes | memoryview) -> bytes:
        """Take more of the conversation, and give what is to be sent now, everything `pending` before it included.

        The bytes of successive calls have to be sent in the order of the calls, and all of them: a layer counts them. It may
        hold back some, or all, which are pending then. Raises RemoteProtocolError when the conversation is over.
        """
        ...

    def close(self) -> bytes:
        """Give what is pending and the layer's last word, where it has one. Never raises; nothing is sent afterwards."""
        ...


class Filter:
    """A layer in use, for a shell that reads and sends by itself.

    ``due`` is called when the layer has something to say by itself: ``seal(b"")`` has it. A layer that fails while it seals is
    like a socket that fails, OSError, and the next `feed` raises the RemoteProtocolError.
    """

    __slots__ = ("_due", "_failure", "layer")

    def __init__(self, layer: Layer, due: Callable[[], None]) -> None:
        self.layer = layer
        self._due = due
        self._failure: RemoteProtocolError | None = None

    def feed(self, data: bytes, receive: Callable[[bytes], None]) -> None:
        """Call ``receive`` with the bytes of the conversation that ``data``, which was read, brings; with b"" at its end.

        Raises RemoteProtocolError when the layer fails, or has failed while it sealed.
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
        """Bytes of the conversation that came along with the end of a handshake."""
        return self.layer.incoming(b"")

    def seal(self, data: bytes | memoryview) -> bytes:
        """Filter ``data``, which is to be sent: all that the layer has of it and of what came before."""
        layer = self.layer
        try:
            sealed = layer.outgoing(data)
            return sealed + layer.outgoing(b"") if layer.pending else sealed
        except RemoteProtocolError as exc:
            self._failure = exc
            raise ConnectionAbortedError(errno.ECONNABORTED, str(exc)) from exc


class Layered(Filter):
    """A layer in use, for a shell with a non-blocking socket: that socket's functions to send, through the layer.

    ``send(data)`` is the socket's own. ``due`` is called, from within the functions here, when something is
    left to be sent: `flush` is to be called once the socket is writable, and again until it is true.
    """

    __slots__ = ("_closed", "_send", "_unsent")

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

    def send(self, data: bytes | memoryview) -> int:
        """Send as a non-blocking socket does: the number of bytes that were taken, which the layer then has for good.

        What of them the socket did not take is sent by `flush`. Raises BlockingIOError while something else has to be sent before
        them, and OSError.
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
        """As `send`, for what lies in several places."""
        return self.send(b"".join(buffers))

    def flush(self) -> bool:
        """Send what is due, as far as the socket takes it now; whether that was all. Raises OSError."""
        while True:
            if not self._unsent:
                if self._closed or not self.layer.pending:
                    return True
                self._unsent = self.seal(b"")
            try:
                sent = self._send(self._unsent)
            except (BlockingIOError, InterruptedError):
                return False
            self._unsent = b"" if sent == len(self._unsent) else memoryview(self._unsent)[sent:]

    def close(self) -> None:
        """Send what is due and the layer's last word, as far as the socket takes it now. The socket is closed behind it."""
        self._closed = True
        last = self.layer.close()
        try:
            while self._unsent:
                self._unsent = memoryview(self._unsent)[self._send(self._unsent) :]
            if last:
                self._send(last)
        except OSError:  # it is full, or gone
            pass
