"""The keepalive task of a trio conversation: finds out that the server is silent for too long."""

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
    """Ping the server after ``interval`` seconds of silence, and give it up after ``count`` unanswered pings."""
    keepalive = KeepAlive(count)
    sender = exchange.sender
    while True:
        await trio.sleep(interval)
        if exchange.hold.task is not None:  # the server is not silent, but it must not think that of us
            sender.send_if_idle(PING)
            continue
        tick = keepalive.tick(exchange.connection.received)
        if tick is Tick.DEAD:
            exchange.life.end(Lost.keepalive())
            return
        if tick is Tick.PING:  # what waits to be sent will do as well
            sender.send_if_idle(PING)
