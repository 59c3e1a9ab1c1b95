"""Opening of connections of the blocking client."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .. import limits, uri
from .._generated.blocking.handles import Connect
from ..lost import Lost
from ..scripts import opening
from .exchange import Exchange
from .running import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..calls import Script

__all__ = ["connect", "opened"]

_LONGEST = 2e6  # seconds, what poll() can wait; more means for ever


def opened(
    target: uri.Target,
    hello: Callable[[str], Script[bool]],
    timeout: float | None,
    keepalive_interval: float,
    keepalive_count: int,
) -> Exchange:
    """Connect to ``target``, and return an exchange over that connection.

    ``hello(name)`` is the script of calls that the conversation begins with; it returns
    whether the server speaks keepalive. Raises LibvirtError, or ValueError for a
    ``timeout`` that is not more than 0.
    """
    if timeout is not None and not timeout > 0:
        raise ValueError(f"timeout must be more than 0 seconds, not {timeout}")
    if timeout is not None and timeout > _LONGEST:
        timeout = None
    exchange = Exchange(target.address.open_blocking(timeout), timeout, target.uri)
    try:
        if run(hello(target.name), exchange.call) and keepalive_interval > 0:
            exchange.keep_alive(keepalive_interval, keepalive_count)
    except BaseException:
        exchange.life.end(Lost.closed())
        exchange.life.dispose()
        raise
    return exchange


def connect(
    name: str | None = None,
    *,
    readonly: bool = False,
    timeout: float | None = None,
    keepalive_interval: float = limits.KEEPALIVE_INTERVAL,
    keepalive_count: int = limits.KEEPALIVE_COUNT,
    stream_buffer: int = limits.STREAM_BUFFER,
) -> Connect:
    """Open a connection to a libvirt server, and return it.

    Use it as ``with connect("test+unix:///default?socket=/path") as conn``.

    ``name`` is a libvirt URI over unix or tcp; None means LIBVIRT_DEFAULT_URI or
    libvirt's default. ``timeout`` (seconds) bounds connecting and each call. The server
    is pinged after ``keepalive_interval`` seconds of silence (0: never) and given up
    after ``keepalive_count`` unanswered pings. A stream that holds more than
    ``stream_buffer`` bytes that nobody receives is aborted.

    Leaving the ``with`` block ends the connection and every handle of it, within two
    seconds if the server is stuck. Without a block, `Connect.close` gives one reference
    back, and handles keep the connection open until they are freed or collected.

    Raises LibvirtError: no server, an authentication that is not supported, the
    server's refusal.
    """
    target = uri.parse(name, readonly=readonly)
    hello = partial(opening.open_gen, readonly=readonly)
    return Connect(
        opened(target, hello, timeout, keepalive_interval, keepalive_count),
        target.uri,
        stream_buffer,
    )
