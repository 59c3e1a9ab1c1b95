"""Drivers served by a program of one's own, in one call."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import trio

from .config import Config
from .drivers.registry import Drivers
from .net.listen import listen
from .server import Server

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._generated.driver import Driver
    from .common import Guard

__all__ = ["serve"]


async def serve(
    drivers: Driver | Mapping[str, Driver] | Drivers,
    *uris: str,
    config: Config | None = None,
    guard: Guard | None = None,
    task_status: trio.TaskStatus[list[str]] = trio.TASK_STATUS_IGNORED,
) -> None:
    """Serve drivers on URIs (``unix:/path``, ``tcp://host:port``) until cancelled.

    ``drivers`` is one driver, served under its ``scheme``, or several by the schemes of
    their URIs. ``await nursery.start(serve, driver, uri)`` gives the list of URIs that
    are really listened on, with the port of a ``tcp://host:0``, when clients may
    connect. ``config`` has the limits, ``guard`` is asked before every call (see
    `Server`).

    Raises ListenError when it cannot listen, TypeError and ValueError as `Drivers.of`
    does. Cancelled, it ends all connections, closes the drivers and removes the paths
    of sockets.
    """
    if config is None:
        config = Config()
    served = drivers if isinstance(drivers, Drivers) else Drivers.of(drivers)
    with contextlib.ExitStack() as listening:
        listeners = []
        for uri in uris:
            listeners.append(listen(uri, config))
            listening.callback(listeners[-1].close)
        async with trio.open_nursery() as nursery:
            await nursery.start(Server(config, served, guard=guard).serve, listeners)
            task_status.started([listener.uri for listener in listeners])
