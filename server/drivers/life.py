"""Life of drivers: how a server opens, runs and closes them.

For each connection a server calls a driver's ``open``, which returns the instance that
serves it; connections may share one. ``run`` goes on in the server's nursery while an
instance has connections; ``close`` is called when the last one ends.
"""

from __future__ import annotations

import logging
from contextvars import Context, copy_context
from typing import TYPE_CHECKING

import trio

from ..raised import NOT_DRIVERS

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from ..caller import Caller

__all__ = ["Life", "Lives"]

log = logging.getLogger("virtrio.server")


class Life:
    """Methods of a driver beside its entry points, which the server calls.

    ``scheme``: of the URIs that it serves, unless its server is given another one for
    it. ``lasting``: an instance goes on running when its last connection ends, and is
    closed when the server stops. An instance belongs to one server.
    """

    scheme = "test"
    lasting = False

    def open(self, path: str, caller: Caller) -> Life | Awaitable[Life]:
        """Return the instance that serves a connection to ``path`` of a URI.

        It is this one, for every path and caller, unless a driver overrides it. Raise
        LibvirtError in it to refuse a connection.
        """
        return self

    async def at_start(self) -> Life | None:
        """Return the instance whose ``run`` begins with the server, None for none.

        It is begun with the first connection otherwise.
        """
        return None

    def close(self) -> None:
        """Release what the instance holds, after its last connection has ended."""

    async def run(self, *, task_status: trio.TaskStatus[None] = trio.TASK_STATUS_IGNORED) -> None:
        """Do the driver's continuous work: monitors, jobs, timers.

        It begins with the first connection, and connections are served after
        ``task_status.started()``. It is cancelled after `close`. If it fails after it
        has started, the next connection begins it anew.
        """
        task_status.started()


class _Run:
    """One ``run`` of an instance.

    ``told`` is set when it has started or failed, ``over`` when it has ended.
    """

    def __init__(self, driver: Life) -> None:
        self.driver = driver
        self.scope = trio.CancelScope()
        self.told = trio.Event()
        self.over = trio.Event()
        self.failure: BaseException | None = None

    @property
    def is_leaving(self) -> bool:
        """Whether the last of its connections has ended."""
        return self.scope.cancel_called

    @property
    def is_ready(self) -> bool:
        """Whether the run has started, and connections may be served."""
        return self.told.is_set() and self.failure is None and not self.is_leaving


class _Status:
    """The ``task_status`` of a run.

    It has no reference to the run: an exception that is raised there keeps its frames,
    which refer to this object.
    """

    def __init__(self, told: trio.Event) -> None:
        self._told = told

    def started(self, value: None = None) -> None:
        """Note that the run has started."""
        self._told.set()


class Lives:
    """Open instances of one server, and the number of connections of each."""

    def __init__(self) -> None:
        # by the instance's id; connections keep the instance
        self._connections: dict[int, int] = {}
        self._runs: dict[int, _Run] = {}
        self._lasting: dict[int, Life] = {}  # instances without connections
        self._nursery: trio.Nursery | None = None
        self._context: Context

    def start(self, nursery: trio.Nursery) -> None:
        """Run drivers in tasks of ``nursery`` from now on."""
        self._nursery = nursery
        self._context = copy_context()  # of no client

    async def run_from_start(self, driver: Life) -> None:
        """Begin the run of an instance that no connection has asked for yet.

        A failure is logged: a connection tries it again.
        """
        try:
            await self.begin(driver)
        except NOT_DRIVERS:
            raise
        except Exception:
            log.exception("the driver %s does not start", type(driver).__name__)
        else:
            self.leave(driver)

    def stop(self) -> None:
        """Close the instances that outlive their connections."""
        self._nursery = None
        while self._lasting:
            self._close(self._lasting.popitem()[1])

    def is_ready(self, driver: Life) -> bool:
        """Return whether a connection may be served at once, with no run to begin."""
        run = self._runs.get(id(driver))
        return type(driver).run is Life.run or (run is not None and run.is_ready)

    async def begin(self, driver: Life) -> None:
        """Count one connection more, and wait until the instance runs.

        Raises what ``run`` raises before it has started.
        """
        self.enter(driver)
        try:
            while not self.is_ready(driver):
                await self._begin(driver)
        except BaseException:
            self.leave(driver)
            raise

    async def _begin(self, driver: Life) -> None:
        run = self._runs.get(id(driver))
        if run is not None and run.is_leaving:  # the run of earlier connections
            await run.over.wait()
            return
        if run is None:
            if self._nursery is None:
                raise RuntimeError(
                    "a driver with run() can be opened only while Server.serve() runs"
                )
            run = _Run(driver)
            self._context.run(self._nursery.start_soon, self._run, run)
            self._runs[id(driver)] = run
        await run.told.wait()
        try:
            if run.failure is not None:
                raise run.failure
        finally:
            del run  # which has the exception that has this frame

    async def _run(self, run: _Run) -> None:
        try:
            with run.scope:
                await run.driver.run(task_status=_Status(run.told))
        except BaseExceptionGroup as group:  # of the driver's own nursery
            others, run.failure = group.split(NOT_DRIVERS)
            if others is not None:  # the server's end
                raise others from None
        except NOT_DRIVERS:
            raise
        except BaseException as exc:
            run.failure = exc
        finally:
            self._ended(run)
            del run

    def _ended(self, run: _Run) -> None:
        if run.told.is_set():
            if run.failure is not None:
                log.error(
                    "the driver %s has failed", type(run.driver).__name__, exc_info=run.failure
                )
        elif run.failure is None:
            run.failure = RuntimeError(
                "the driver's run() ended before it called task_status.started()"
            )
        run.told.set()
        run.over.set()
        if not run.is_ready:
            del self._runs[id(run.driver)]

    def enter(self, driver: Life) -> None:
        """Count one connection more of an instance."""
        self._connections[id(driver)] = self._connections.get(id(driver), 0) + 1
        self._lasting.pop(id(driver), None)

    def leave(self, driver: Life) -> None:
        """Count one connection less, and close the instance after the last one."""
        left = self._connections.pop(id(driver)) - 1
        if left:
            self._connections[id(driver)] = left
            return
        if driver.lasting and self._nursery is not None and self.is_ready(driver):
            self._lasting[id(driver)] = driver
            return
        self._close(driver)

    def _close(self, driver: Life) -> None:
        try:
            driver.close()
        except NOT_DRIVERS:
            raise
        except BaseException:
            log.exception("closing the driver %s failed", type(driver).__name__)
        if (run := self._runs.get(id(driver))) is not None:
            run.scope.cancel()
            if run.over.is_set():
                del self._runs[id(driver)]
