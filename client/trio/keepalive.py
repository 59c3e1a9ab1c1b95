"""Keepalive of a trio conversation, which finds out that a server is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import trio

from ...protocol.connection import PING
from ...protocol.keepalive import KeepAlive, Tick
from ..lost import Lost

if TYPE_CHECKING:
    from .exchange import Exchange

__all__ = ["keep_alive"]


async def keep_alive(exchange: Exchange, interval: float, count: int) -> None:
    """Ping a server that is silent for ``interval`` seconds, until the end.

    After ``count`` unanswered pings the conversation is ended.
    """
    keepalive = KeepAlive(count)
    sender = exchange.sender
    while True:
        await trio.sleep(interval)
        # the server is not silent, but it must not think that of us
        if exchange.hold.task is not None:
            sender.send_if_idle(PING)
            continue
        tick = keepalive.tick(exchange.connection.received)
        if tick is Tick.DEAD:
            exchange.life.end(Lost.keepalive())
            return
        if tick is Tick.PING:  # what waits to be sent will do as well
            sender.send_if_idle(PING)
