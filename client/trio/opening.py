"""Opening of connections with trio, whose tasks live within a block."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

import trio

from .. import limits, uri
from .._generated.trio.handles.connect import Connect
from ..lost import Lost, timed_out
from ..scripts import opening
from .exchange import Exchange
from .keepalive import keep_alive
from .running import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from types import TracebackType

    from ..calls import Script
    from ..uri import Target

__all__ = ["Opening", "connect"]

C = TypeVar("C")


class Opening(Generic[C]):
    """Opening of a connection, which lives with its tasks within ``async with``.

    ``make(exchange, uri, nursery)`` makes the connection. ``hello(target)`` and
    ``farewell()`` are the scripts of calls that the conversation begins and ends with;
    the first returns whether the server speaks keepalive. ``blocking`` names what opens
    connections without trio.
    """

    def __init__(
        self,
        parse: Callable[[], Target],
        make: Callable[[Exchange, str, trio.Nursery], C],
        hello: Callable[[Target], Script[bool]],
        farewell: Callable[[], Script[None]],
        connect_timeout: float | None,
        keepalive_interval: float,
        keepalive_count: int,
        blocking: str,
    ) -> None:
        self._parse = parse
        self._make = make
        self._hello = hello
        self._farewell = farewell
        self._longest = limits.seconds("connect_timeout", connect_timeout)
        self._keepalive = (keepalive_interval, keepalive_count)
        self._without_trio = f"`{blocking}` does without trio"
        self._exchange: Exchange | None = None

    # -- wrong use ---------------------------------------------------------------------

    def _needs_async_with(self) -> str:
        return f"a connection needs 'async with' here; {self._without_trio}"

    def __enter__(self) -> NoReturn:
        raise RuntimeError(self._needs_async_with())

    def __exit__(self, *exc_info: object) -> None:
        """Make Python look for `__enter__`, which says what is wrong."""

    def __await__(self) -> NoReturn:
        raise RuntimeError(self._needs_async_with())

    def __getattr__(self, name: str) -> NoReturn:
        """Say of what is looked for on the connection that it is not open."""
        raise AttributeError(f"no {name!r} before the connection: {self._needs_async_with()}")

    # -- the block ---------------------------------------------------------------------

    async def __aenter__(self) -> C:
        if not trio.lowlevel.in_trio_task():
            raise RuntimeError(f"no trio loop runs here (trio.run); {self._without_trio}")
        target = self._parse()
        self._manager = trio.open_nursery()
        nursery = await self._manager.__aenter__()
        try:
            with trio.move_on_after(math.inf if self._longest is None else self._longest):
                return await self._open(target, nursery)
            raise target.address.refused(TimeoutError()) if self._exchange is None else timed_out()
        except BaseException:
            await self._finish()
            raise

    async def _open(self, target: Target, nursery: trio.Nursery) -> C:
        """Connect to ``target``, and return the connection."""
        exchange = self._exchange = Exchange(await target.address.open_trio())
        background = exchange.life.background
        connect = self._make(exchange, target.uri, nursery)
        nursery.start_soon(background, exchange.reader.read)
        nursery.start_soon(background, exchange.sender.write)
        alive = await run(self._hello(target), exchange.call)
        if alive and self._keepalive[0] > 0:
            nursery.start_soon(background, partial(keep_alive, exchange), *self._keepalive)
        return connect

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._exchange is not None:
            await self._exchange.leave(self._farewell())
            await self._finish()

    async def _finish(self) -> None:
        """End the tasks.

        The nursery is not told what the block raised, so it does not wrap it; its own
        tasks raise nothing.
        """
        exchange = self._exchange
        if exchange is not None:
            exchange.life.end(Lost.closed())
            if exchange.reader.events is not None:
                exchange.reader.events.leave()
        try:
            await self._manager.__aexit__(None, None, None)
        finally:
            if exchange is not None:
                exchange.life.sock.close()


def connect(
    name: str | None = None,
    *,
    readonly: bool = False,
    connect_timeout: float | None = limits.CONNECT_TIMEOUT,
    keepalive_interval: float = limits.KEEPALIVE_INTERVAL,
    keepalive_count: int = limits.KEEPALIVE_COUNT,
    stream_buffer: int = limits.STREAM_BUFFER,
) -> AbstractAsyncContextManager[Connect]:
    """Open a connection to a libvirt server, for a block.

    Use it as ``async with connect("test+unix:///default?socket=/path") as conn``.

    ``name`` is a libvirt URI over unix or tcp; None means LIBVIRT_DEFAULT_URI or
    libvirt's default. Connecting may take ``connect_timeout`` seconds in all; None
    means any time. The server is pinged after ``keepalive_interval`` seconds of silence
    (0: never) and given up after ``keepalive_count`` unanswered pings. A stream that
    holds more than ``stream_buffer`` bytes that nobody receives is aborted.

    Entering raises LibvirtError: no server, an authentication that is not supported, or
    the server's refusal; it may be cancelled. Leaving the block ends the connection and
    every handle of it, within two seconds if the server is stuck.
    """
    return Opening(
        partial(uri.parse, name, readonly=readonly),
        partial(Connect, stream_buffer=stream_buffer),
        partial(opening.open_gen, readonly=readonly),
        opening.close_gen,
        connect_timeout,
        keepalive_interval,
        keepalive_count,
        "virtrio.blocking.connect",
    )
