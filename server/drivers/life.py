"""The life of drivers: what a driver has beside its entry points, and who opens and closes it.

A server opens a driver for each connection (``open``), which gives the instance that serves it; many connections may share one.
``run`` goes on while an instance has connections, in the server's nursery; ``close`` ends it with the last of them.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import trio

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from ..caller import Caller

__all__ = ["Life", "Lives"]

log = logging.getLogger("virtrio.server")


class Life:
    """What the server does with a driver, beside calling its entry points.

    ``lasting``: an instance goes on running when its last connection ends, and is closed when the server stops.
    """

    lasting = False

    def open(self, path: str, caller: Caller) -> Life | Awaitable[Life]:
        """Return the instance that serves a connection to ``path`` of a URI: this one, for every path and caller.

        Override it to look at the path, or to give each connection an instance of its own. Raises LibvirtError to refuse.
        """
        return self

    def close(self) -> None:
        """Let go of what an open instance holds. Called when its last connection has ended."""

    async def run(self, *, task_status: trio.TaskStatus[None] = trio.TASK_STATUS_IGNORED) -> None:
        """Do what the driver has to keep doing: monitors, jobs, timers.

        Begun with the first connection, which is served after ``task_status.started()``; cancelled after `close`.
        """
        task_status.started()


class Lives:
    """The open instances of one server, with how many connections each has."""

    def __init__(self) -> None:
        self._connections: dict[int, int] = {}  # by the instance's id; who is connected keeps the instance
        self._running: dict[int, trio.CancelScope] = {}
        self._lasting: dict[int, Life] = {}
        self._beginning: dict[int, trio.Lock] = {}
        self._nursery: trio.Nursery | None = None

    def start(self, nursery: trio.Nursery) -> None:
        """Run drivers in tasks of ``nursery`` from now on."""
        self._nursery = nursery

    def stop(self) -> None:
        """Close the instances that outlive their connections."""
        self._nursery = None
        for driver in self._lasting.values():
            driver.close()
        self._lasting.clear()

    def is_ready(self, driver: Life) -> bool:
        """Whether a connection may be served at once, because nothing has to be begun before."""
        return type(driver).run is Life.run or id(driver) in self._running

    async def begin(self, driver: Life) -> None:
        """Count one connection more, and have the instance run. Raises what its ``run`` raises before it has started."""
        self.enter(driver)
        try:
            async with self._beginning.setdefault(id(driver), trio.Lock()):
                if not self.is_ready(driver):
                    if self._nursery is None:
                        raise RuntimeError("a driver that runs needs a server that serves")
                    await self._nursery.start(self._run, driver)
        except BaseException:
            self.leave(driver)
            raise

    async def _run(self, driver: Life, *, task_status: trio.TaskStatus[None]) -> None:
        scope = trio.CancelScope()
        self._running[id(driver)] = scope
        if driver.lasting:
            self._lasting[id(driver)] = driver
        started = _Started(task_status)
        try:
            with scope:
                await driver.run(task_status=started)
        except Exception:
            if not started.is_started:
                raise
            log.exception("the driver %s has failed", type(driver).__name__)
        finally:
            self._running.pop(id(driver), None)

    def enter(self, driver: Life) -> None:
        """Count one connection more of an instance."""
        self._connections[id(driver)] = self._connections.get(id(driver), 0) + 1

    def leave(self, driver: Life) -> None:
        """Count one connection less; with the last of them the instance is closed."""
        left = self._connections.get(id(driver), 1) - 1
        if left:
            self._connections[id(driver)] = left
            return
        self._connections.pop(id(driver), None)
        self._beginning.pop(id(driver), None)
        if id(driver) in self._lasting:
            return
        try:
            driver.close()
        except Exception:
            log.exception("the driver %s does not close", type(driver).__name__)
        if (scope := self._running.get(id(driver))) is not None:
            scope.cancel()


class _Started:
    """A `trio.TaskStatus` that knows whether it was told."""

    def __init__(self, status: trio.TaskStatus[None]) -> None:
        self._status = status
        self.is_started = False

    def started(self, value: None = None) -> None:
        """Pass on that the task has started."""
        self.is_started = True
        self._status.started(value)
