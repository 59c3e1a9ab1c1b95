"""The trio client: one connection, any number of tasks calling over it at the same time.

How a call goes out and its reply comes back is in `exchange.py`, what streams add to that in `bulk.py`.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, ClassVar

import trio

from ...protocol.errors import LibvirtError, ProtocolError
from .. import limits, uri
from .._generated.trio.events import EventMethods
from .._generated.trio.handles import (
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
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from types import TracebackType

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

# How long the server may take to take leave; it is told, not asked.
_CLOSE_TIMEOUT = 2.0


class Connect(ConnectMethods, EventMethods, StreamExchange):
    """An open connection. Made by `connect`; every method is a call to the server unless it says otherwise.

    All calls raise LibvirtError with the server's answer, ConnectionClosed when the connection is gone, and take any trio
    timeout. Cancelling one leaves the connection usable; whether the server did what it was asked is then unknown.
    """

    __slots__ = ("_nursery", "_token", "_uri")

    # How a conversation begins and ends: ``open_gen`` and ``close_gen``.
    _manners: ClassVar[Any] = opening

    def __init__(
        self,
        endpoint: Endpoint[socket.socket],
        name: str,
        nursery: trio.Nursery,
        stream_buffer: int = streams.STREAM_BUFFER,
    ) -> None:
        StreamExchange.__init__(self, endpoint, stream_buffer)
        self._uri = name
        self._token = trio.lowlevel.current_trio_token()
        self._nursery = nursery

    async def call(self, call: Call[A, R], args: A, stream: Stream | None = None) -> R:
        """Any call, such as those of a package that ``virtrio gen --input`` made: its ret, None if it has none.

        ``stream`` is for a procedure that opens one.
        """
        return await (self._call(call, args) if stream is None else self._call_stream(call, args, stream))

    async def is_secure(self) -> int:
        """1 when the transport and the driver's own way to its hypervisor are, else 0 (virConnectIsSecure)."""
        driver = await super().is_secure()
        return int(bool(driver) and self._endpoint.is_secure)

    def get_uri(self) -> str:
        """The URI that was given, with its transport; no call is made (virConnectGetURI)."""
        return self._uri

    def is_alive(self) -> bool:
        """Whether the connection is open as far as is known; no call is made (virConnectIsAlive)."""
        return self._lost is None

    def _event_side(self) -> Events:
        """What of events belongs to this connection; from now on its reader passes them on."""
        if self._events is None:
            from .events import Events

            self._events = Events(self, self._nursery)
        return self._events

    # -- lifetime ------------------------------------------------------------------------------------------------------

    def ref(self) -> int:
        """Take one more reference (virConnectRef): 0."""
        if not self._refs:
            raise invalid_connection("virConnectRef")
        self._hold()
        return 0

    async def close(self) -> int:
        """Give one reference back: how many are left. The last one ends the connection (virConnectClose).

        Every live handle holds a reference, so a domain stays usable until it is freed or the ``async with`` block ends.
        """
        left = self._drop() if self._refs else 0
        if left == 0:
            await self._leave()
        await trio.lowlevel.checkpoint()
        return left

    async def _leave(self) -> None:
        """Take leave of the server, and end the connection whatever it says."""
        try:
            if self._lost is None:
                self._leaving = True
                with trio.move_on_after(_CLOSE_TIMEOUT, shield=True), contextlib.suppress(LibvirtError, ProtocolError):
                    await self._run(self._manners.close_gen())
        finally:
            self._end(Lost.closed())

    def _gone(self, collected: bool) -> None:
        """The last handle of a closed connection was given back: nobody can call any more."""
        if not collected:
            self._end(Lost.closed())
            return
        with contextlib.suppress(trio.RunFinishedError):
            self._token.run_sync_soon(self._end, Lost.closed())


class Opening:
    """``async with connect(…)``: the connection and its tasks live within the block."""

    def __init__(
        self,
        name: str | None,
        readonly: bool,
        keepalive_interval: float,
        keepalive_count: int,
        stream_buffer: int,
        *,
        kind: type[Connect] = Connect,
        parse: Callable[..., uri.Target] = uri.parse,
    ) -> None:
        self._kind = kind
        self._parse = parse
        self._name = name
        self._readonly = readonly
        self._keepalive = (keepalive_interval, keepalive_count)
        self._stream_buffer = stream_buffer
        self._manager = trio.open_nursery()
        self._connect: Connect | None = None
        self._nursery: trio.Nursery

    async def __aenter__(self) -> Connect:
        target = self._parse(self._name, readonly=self._readonly)
        endpoint = await target.address.open_trio()
        self._nursery = await self._manager.__aenter__()
        connect = self._connect = self._kind(endpoint, target.uri, self._nursery, self._stream_buffer)
        try:
            self._nursery.start_soon(connect._background, connect._read)
            self._nursery.start_soon(connect._background, connect._write)
            alive = await connect._run(connect._manners.open_gen(target.name, self._readonly))
            if alive and self._keepalive[0] > 0:
                self._nursery.start_soon(connect._background, connect._keep_alive, *self._keepalive)
        except BaseException:
            await self._finish(connect)
            raise
        return connect

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._connect is not None:
            await self._connect._leave()
            await self._finish(self._connect)

    async def _finish(self, connect: Connect) -> None:
        """End the tasks. The nursery is not told what the block raised, so it does not wrap it; its own tasks raise nothing."""
        connect._end(Lost.closed())
        if connect._events is not None:
            connect._events.leave()
        try:
            await self._manager.__aexit__(None, None, None)
        finally:
            connect._sock.close()


def connect(
    name: str | None = None,
    *,
    readonly: bool = False,
    keepalive_interval: float = limits.KEEPALIVE_INTERVAL,
    keepalive_count: int = limits.KEEPALIVE_COUNT,
    stream_buffer: int = streams.STREAM_BUFFER,
) -> AbstractAsyncContextManager[Connect]:
    """``async with connect("test+unix:///default?socket=/path") as conn``: an open connection for the block.

    ``name`` is a libvirt URI over unix or tcp; None means LIBVIRT_DEFAULT_URI or libvirt's default. The server is pinged after
    ``keepalive_interval`` seconds of silence (0: never) and given up after ``keepalive_count`` unanswered pings. A stream that
    holds more than ``stream_buffer`` bytes that nobody receives is aborted.

    Entering raises LibvirtError: no server, an authentication that is not supported, or the server's refusal; it may be
    cancelled. Leaving the block ends the connection and every handle of it, within two seconds if the server is stuck.
    """
    return Opening(name, readonly, keepalive_interval, keepalive_count, stream_buffer)
