"""Server around its sessions: accepting clients, limits on them, and keepalive."""

from __future__ import annotations

import contextlib
import errno
import inspect
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import trio

from . import config as configuration
from .caller import Caller
from .common import Common
from .dispatch.services import HYPERVISORS
from .drivers.life import Lives
from .drivers.registry import Drivers
from .net.lookout import Lookout
from .net.session import Session
from .turns import Turns

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterable

    from ..protocol.endpoint import Endpoint
    from .common import Guard
    from .dispatch.services import Service
    from .net.listener import Listener

log = logging.getLogger("virtrio.server")

# accept() errors that say that the listener itself is no good; all others pass, most
# when some connection ends.
_FATAL = frozenset({errno.EBADF, errno.EINVAL, errno.ENOTSOCK, errno.EOPNOTSUPP})
_RETRY_ACCEPT = 0.1
_WATCH_INTERVAL = 1.0


class Statistics(NamedTuple):
    """Statistics of a server since it was made.

    Times are seconds of processor time.

    ``longest_turn`` is the longest that its loop was held without a break,
    ``longest_call`` the call that took most of it; ``bytes_unfinished``,
    ``bytes_unread``, ``event_bytes_unread`` and ``stream_bytes_unreceived`` are what
    all clients hold now (`Limits`).
    """

    clients: int
    clients_in_all: int
    longest_turn: float
    longest_call: str
    bytes_unfinished: int
    bytes_unread: int
    event_bytes_unread: int
    stream_bytes_unreceived: int


class Server:
    """Server of a set of drivers, whose state lives as long as this object.

    ``guard(entry, call, args)`` is called before every call that a client of its
    hypervisors makes, with the entry that the call is about to reach (``entry.name``,
    ``entry.procedure``) and its arguments. It raises LibvirtError to refuse the call;
    `caller.current` returns the client. Without a guard, calls cost nothing for it. It
    decides in place: an async one raises TypeError.
    """

    def __init__(
        self,
        config: configuration.Config | None = None,
        drivers: Drivers | None = None,
        *,
        guard: Guard | None = None,
        service: Service = HYPERVISORS,
        turns: Turns | None = None,
        lookout: Lookout | None = None,
    ) -> None:
        if guard is not None and any(
            map(inspect.iscoroutinefunction, (guard, type(guard).__call__))
        ):
            raise TypeError("a guard decides in place: it cannot be async")
        self._config = config if config is not None else configuration.Config()
        self.drivers = drivers if drivers is not None else Drivers.default()
        self.turns = Turns() if turns is None else turns
        self._lives = Lives()
        self._lookout = Lookout(self.turns) if lookout is None else lookout
        self._common = Common(
            self.drivers,
            self._lives,
            self._config.limits,
            self.turns,
            self._lookout,
            self._has_room,
            guard,
        )
        self._service = service
        self._sessions: set[Session] = set()
        self._count = 0
        self._room = trio.Event()
        self._reconfigured = trio.Event()
        self._administration: Server | None = None
        self.room_for: int | None = None
        """Number of clients that the process has open files for; None: any number."""

    @property
    def config(self) -> configuration.Config:
        """Configuration of the server.

        New limits hold at once, for connected clients as well.
        """
        return self._config

    @config.setter
    def config(self, config: configuration.Config) -> None:
        self._config = config
        self._common.limits = config.limits
        self._has_room()
        self._reconfigured.set()
        if self._administration is not None:
            self._administration.config = replace(config, limits=config.admin_limits)

    async def serve(
        self,
        listeners: Iterable[Listener],
        *,
        task_status: trio.TaskStatus[None] = trio.TASK_STATUS_IGNORED,
    ) -> None:
        """Accept and serve clients until cancelled.

        Every session is ended then, and the listeners are closed.
        """
        listeners = list(listeners)
        self.turns.start()
        self._lookout.start()
        trio.lowlevel.add_instrument(self.turns)
        try:
            async with trio.open_nursery() as nursery:
                self._lives.start(nursery)
                nursery.start_soon(self._begin_drivers)
                for listener in listeners:
                    server = self.administration() if listener.admin else self
                    nursery.start_soon(server._accept, listener, nursery)
                for ticking in (self, self._administration):
                    if ticking is not None:
                        nursery.start_soon(ticking._tick)
                        nursery.start_soon(ticking._watch)
                task_status.started()
        finally:
            self._lookout.stop()
            self._lives.stop()
            with contextlib.suppress(KeyError):  # trio has removed it if it failed
                trio.lowlevel.remove_instrument(self.turns)
            for listener in listeners:
                listener.close()

    async def _begin_drivers(self) -> None:
        """Begin what does not wait for a connection."""
        for driver in await self._common.drivers.at_start():
            await self._lives.run_from_start(driver)

    def statistics(self) -> Statistics:
        """Return the statistics of this server."""
        common = self._common
        return Statistics(
            clients=len(self._sessions),
            clients_in_all=self._count,
            longest_turn=self.turns.longest,
            longest_call=self.turns.longest_call,
            bytes_unfinished=common.partial.size,
            bytes_unread=common.unread.size,
            event_bytes_unread=common.events.size,
            stream_bytes_unreceived=common.streams.size,
        )

    def administration(self) -> Server:
        """Return the server for clients of the admin socket, made by the first call."""
        if self._administration is None:
            from .admin.administration import Administration  # most servers have no socket for it
            from .admin.service import service

            target = Administration({"virtrio": self})
            config = replace(self.config, limits=self.config.admin_limits)
            self._administration = Server(
                config,
                self.drivers,
                service=service(target),
                turns=self.turns,
                lookout=self._lookout,
            )
            target.servers["admin"] = self._administration
        return self._administration

    def sessions(self) -> list[Session]:
        """Return the sessions of connected clients, the oldest first."""
        return sorted(self._sessions, key=lambda session: session.id)

    @property
    def anonymous(self) -> int:
        """Number of clients that have not opened a connection to a hypervisor."""
        return self._common.anonymous

    def limit_clients(self, most: int | None = None, anonymous: int | None = None) -> None:
        """Change how many clients may be connected, and how many of them anonymous.

        Clients that are connected stay.
        """
        limits = self.config.limits
        if most is not None:
            limits = replace(limits, max_clients=most)
        if anonymous is not None:
            limits = replace(limits, max_anonymous_clients=anonymous)
        self.config = replace(self.config, limits=limits)

    async def serve_endpoint(
        self, endpoint: Endpoint[socket.socket], peer: str, *, readonly: bool = False
    ) -> None:
        """Serve one connected, non-blocking socket until the client is gone.

        ``peer`` is the client's name in logs.
        """
        await self._run(self._session(endpoint, peer, readonly))

    def _session(self, endpoint: Endpoint[socket.socket], peer: str, readonly: bool) -> Session:
        who = endpoint.identity
        caller = (
            Caller(peer, readonly)
            if who is None
            else Caller(peer, readonly, who.pid, who.uid, who.gid)
        )
        session = Session(endpoint, caller, self._common, self._service)
        self._count += 1
        session.id = self._count
        self._sessions.add(session)
        return session

    async def _run(self, session: Session) -> None:
        try:
            await session.run()
        finally:
            self._sessions.discard(session)
            self._has_room()

    def _has_room(self) -> None:
        """Wake listeners that wait for room for another client."""
        self._room.set()

    def _is_full(self, listener: Listener) -> bool:
        """Return whether a client of ``listener`` has to wait.

        A tenth of the places is for clients that may write and are on this machine, so
        that an operator always gets in.
        """
        limits = self.config.limits
        most, anonymous = limits.max_clients, limits.max_anonymous_clients
        if self.room_for is not None:
            most = min(most, self.room_for)
        if listener.readonly or not listener.is_local:
            most -= most // 10
            anonymous -= -(-anonymous // 10) if anonymous > 1 else 0
        return len(self._sessions) >= most or 0 < anonymous <= self._common.anonymous

    async def _accept(self, listener: Listener, nursery: trio.Nursery) -> None:
        self._lookout.add(listener.sock)
        try:
            await self._accept_all(listener, nursery)
        finally:
            self._lookout.remove(listener.sock)

    async def _accept_all(self, listener: Listener, nursery: trio.Nursery) -> None:
        count = 0
        while True:
            await trio.lowlevel.wait_readable(listener.sock)
            while self._is_full(listener):  # the others wait in the listener's queue
                if self._room.is_set():
                    self._room = trio.Event()
                await self._room.wait()
            try:
                endpoint = listener.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                continue
            except OSError as exc:
                if exc.errno in _FATAL:
                    raise
                log.warning("%s: cannot accept: %s", listener.uri, exc.strerror)
                await trio.sleep(_RETRY_ACCEPT)
                continue
            count += 1
            session = self._session(endpoint, f"{listener.uri} client {count}", listener.readonly)
            nursery.start_soon(self._run_logged, session)

    async def _run_logged(self, session: Session) -> None:
        """Serve a session, and log its failure, which ends that session alone."""
        try:
            await self._run(session)
        except Exception:
            log.exception("%s: the session failed", session.peer)

    async def _tick(self) -> None:
        """Send the keepalive of all sessions, by one clock."""
        last = trio.current_time()
        while True:
            interval = self.config.limits.keepalive_interval
            self._reconfigured = trio.Event()
            if interval <= 0:
                await self._reconfigured.wait()
                last = trio.current_time()
                continue
            with trio.move_on_at(last + interval):
                await self._reconfigured.wait()
                continue
            last = trio.current_time()
            self._ask_all()

    async def _watch(self) -> None:
        """Drop clients that leave a message unfinished."""
        while True:
            await trio.sleep(_WATCH_INTERVAL)
            self._drop_overdue()

    # Functions of their own: a loop's variable in a task that sleeps would keep a
    # session that is over.

    def _ask_all(self) -> None:
        for session in list(self._sessions):
            session.tick()

    def _drop_overdue(self) -> None:
        now = trio.current_time()
        for session in self._sessions & self._common.partial.held.keys():
            session.check_overdue(now)
