"""Opening of connections of the blocking client."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from .. import limits, uri
from .._generated.blocking.handles.connect import Connect
from ..lost import Lost
from ..scripts import opening
from .exchange import Exchange
from .running import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..calls import Call, Script
    from ..uri import Target

__all__ = ["connect", "opened"]


def opened(
    target: Target,
    hello: Callable[[Target], Script[bool]],
    connect_timeout: float | None,
    timeout: float | None,
    keepalive_interval: float,
    keepalive_count: int,
) -> Exchange:
    """Connect to ``target``, and return an exchange over that connection.

    ``hello(target)`` is the script of calls that the conversation begins with; it
    returns whether the server speaks keepalive. All of it may take ``connect_timeout``
    seconds, or ``timeout`` where that is less. Raises LibvirtError, or ValueError for a
    time that is not more than 0.
    """
    timeout = limits.seconds("timeout", timeout)
    longest = limits.seconds("connect_timeout", connect_timeout)
    if longest is None or (timeout is not None and timeout < longest):
        longest = timeout
    deadline = None if longest is None else time.monotonic() + longest
    exchange = Exchange(target.address.open_blocking(longest), timeout, target.uri)

    def call(call: Call[Any, Any], args: object) -> Any:
        return exchange.call(call, args, until=deadline)

    try:
        exchange.reader.kernel_timeout = False  # the deadline is another
        alive = run(hello(target), call)
        exchange.reader.kernel_timeout = timeout is not None
        if alive and keepalive_interval > 0:
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
    connect_timeout: float | None = limits.CONNECT_TIMEOUT,
    timeout: float | None = None,
    keepalive_interval: float = limits.KEEPALIVE_INTERVAL,
    keepalive_count: int = limits.KEEPALIVE_COUNT,
    stream_buffer: int = limits.STREAM_BUFFER,
) -> Connect:
    """Open a connection to a libvirt server, and return it.

    Use it as ``with connect("test+unix:///default?socket=/path") as conn``.

    ``name`` is a libvirt URI over unix or tcp; None means LIBVIRT_DEFAULT_URI or
    libvirt's default. Connecting may take ``connect_timeout`` seconds in all, and each
    call ``timeout`` seconds; None means any time. `Connect.timeout` changes the latter,
    `Connect.fail_after` for a block of calls. The server is pinged after
    ``keepalive_interval`` seconds of silence (0: never) and given up after
    ``keepalive_count`` unanswered pings. A stream that holds more than
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
        opened(target, hello, connect_timeout, timeout, keepalive_interval, keepalive_count),
        target.uri,
        stream_buffer,
    )
