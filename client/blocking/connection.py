"""The blocking client: a plain socket, usable from several threads at once, without trio.

Here is what a connection is apart from its calls: how it is opened, its references, and its end. How calls share the socket is in
`exchange.py`, what streams add to that in `bulk.py`.
"""

from __future__ import annotations

import contextlib
import warnings
from typing import TYPE_CHECKING, Any, ClassVar

from ...protocol.errors import LibvirtError, ProtocolError
from .. import limits, uri
from .._generated.blocking.events import EventMethods
from .._generated.blocking.handles import (
    ConnectMethods,
    Domain,
    DomainCheckpoint,
    DomainSnapshot,
    Interface,
    Network,
    NetworkPort,
    NodeDevice,
    NWFilter,
    NWFilterBinding,
    Secret,
    StoragePool,
    StorageVol,
)
from ..lost import Lost, invalid_connection
from ..scripts import opening, streams
from .bulk import StreamExchange
from .streams import Stream

if TYPE_CHECKING:
    import socket
    from types import TracebackType
    from typing import Self

    from ...protocol.endpoint import Endpoint
    from ..calls import A, Call, R
    from .events import Events

__all__ = [
    "Connect",
    "Domain",
    "DomainCheckpoint",
    "DomainSnapshot",
    "Interface",
    "NWFilter",
    "NWFilterBinding",
    "Network",
    "NetworkPort",
    "NodeDevice",
    "Secret",
    "StoragePool",
    "StorageVol",
    "Stream",
    "connect",
]

_CLOSE_TIMEOUT = 2.0
_LONGEST = 2e6  # seconds, what poll() can wait; more means for ever


class Connect(ConnectMethods, EventMethods, StreamExchange):
    """An open connection. Made by `connect`; every method is a call to the server unless it says otherwise.

    Calls raise LibvirtError with the server's answer, ConnectionClosed when the connection is gone, and VIR_ERR_OPERATION_TIMEOUT
    when the answer is not there in time; the server may then still do what it was asked, and the connection stays usable
    (unless the server took only a part of the call: nothing can follow that).

    A connection belongs to the process that opened it: after a fork, the child's copy is closed.
    """

    __slots__ = ("_uri",)

    # How a conversation begins and ends: ``open_gen`` and ``close_gen``.
    _manners: ClassVar[Any] = opening

    def __init__(
        self,
        endpoint: Endpoint[socket.socket],
        name: str,
        timeout: float | None,
        stream_buffer: int = streams.STREAM_BUFFER,
    ) -> None:
        StreamExchange.__init__(self, endpoint, timeout, stream_buffer)
        self._uri = name

    def call(self, call: Call[A, R], args: A, stream: Stream | None = None) -> R:
        """Any call, such as those of a package that ``virtrio gen --input`` made: its ret, None if it has none.

        ``stream`` is for a procedure that opens one.
        """
        return self._call(call, args) if stream is None else self._call_stream(call, args, stream)

    # -- events ------------------------------------------------------------------------------------------------------

    def _event_side(self) -> Events:
        """What of events belongs to this connection; from now on its reader passes them on."""
        if self._events is None:
            from .events import Events

            events = Events(self)
            with self._turn:
                if self._events is None:
                    self._events = events
        return self._events

    # -- what needs no call ------------------------------------------------------------------------------------------

    def is_secure(self) -> int:
        """1 when the transport and the driver's own way to its hypervisor are, else 0 (virConnectIsSecure)."""
        driver = super().is_secure()
        return int(bool(driver) and self._endpoint.is_secure)

    def get_uri(self) -> str:
        """The URI that was given, with its transport; no call is made (virConnectGetURI)."""
        return self._uri

    def is_alive(self) -> bool:
        """Whether the connection is open as far as is known; no call is made (virConnectIsAlive)."""
        return self._lost is None

    def ref(self) -> int:
        """Take one more reference (virConnectRef): 0."""
        if not self._refs:
            raise invalid_connection("virConnectRef")
        self._hold()
        return 0

    def close(self) -> int:
        """Give one reference back: how many are left. The last one ends the connection (virConnectClose).

        Every live handle holds a reference, so a domain stays usable until it is freed.
        """
        left = self._drop() if self._refs else 0
        if left == 0:
            self._leave()
        return left

    def _leave(self) -> None:
        """Take leave of the server, and end the connection whatever it says."""
        try:
            if self._lost is None:
                self._leaving = True
                self._kernel_timeout = False
                self._timeout = _CLOSE_TIMEOUT if self._timeout is None else min(self._timeout, _CLOSE_TIMEOUT)
                with contextlib.suppress(LibvirtError, ProtocolError):
                    self._run(self._manners.close_gen())
        finally:
            self._end(Lost.closed())
            self.dispose()

    def _gone(self, collected: bool) -> None:
        """The last handle of a closed connection was given back: nobody can call any more."""
        if not collected:
            self._leave()
            return
        # Within the garbage collector, so maybe within one of this thread's own locks: neither may be waited for.
        if self._lost is None:
            self._lost = Lost.closed()
        self._shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._refs:
            self.close()

    def __del__(self) -> None:
        if self._lost is None:
            warnings.warn(f"unclosed connection to {self._uri}", ResourceWarning, source=self, stacklevel=1)
        self._sock.close()


def connect(
    name: str | None = None,
    *,
    readonly: bool = False,
    timeout: float | None = None,
    keepalive_interval: float = limits.KEEPALIVE_INTERVAL,
    keepalive_count: int = limits.KEEPALIVE_COUNT,
    stream_buffer: int = streams.STREAM_BUFFER,
) -> Connect:
    """``with connect("test+unix:///default?socket=/path") as conn``: an open connection.

    ``name`` is a libvirt URI over unix or tcp; None means LIBVIRT_DEFAULT_URI or libvirt's default. ``timeout`` (seconds) bounds
    connecting and each call. The server is pinged after ``keepalive_interval`` seconds of silence (0: never) and given up after
    ``keepalive_count`` unanswered pings. A stream that holds more than ``stream_buffer`` bytes that nobody receives is aborted.

    Raises LibvirtError: no server, an authentication that is not supported, the server's refusal.
    """
    target = uri.parse(name, readonly=readonly)
    return opened(Connect, target, timeout, keepalive_interval, keepalive_count, stream_buffer, readonly=readonly)


def opened(
    kind: type[Connect],
    target: uri.Target,
    timeout: float | None,
    keepalive_interval: float,
    keepalive_count: int,
    stream_buffer: int = streams.STREAM_BUFFER,
    *,
    readonly: bool,
) -> Connect:
    """A connection of a kind that is connected and open; see `connect`."""
    if timeout is not None and not timeout > 0:
        raise ValueError(f"timeout must be more than 0 seconds, not {timeout}")
    if timeout is not None and timeout > _LONGEST:
        timeout = None
    connection = kind(target.address.open_blocking(timeout), target.uri, timeout, stream_buffer)
    try:
        if connection._run(kind._manners.open_gen(target.name, readonly)) and keepalive_interval > 0:
            connection.keep_alive(keepalive_interval, keepalive_count)
    except BaseException:
        connection._end(Lost.closed())
        connection.dispose()
        raise
    return connection
