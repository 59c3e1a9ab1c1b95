"""The server around its sessions: who is accepted, how many there may be, and their keepalive."""

from __future__ import annotations

import errno
import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import trio

from . import config as configuration
from .admin import Administration, AdminSession
from .drivers.registry import Drivers
from .session import Session

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterable

    from .listen import Listener

log = logging.getLogger("virtrio.server")

# accept() errors that say that the listener itself is no good; all others pass, most when some connection ends.
_FATAL = frozenset({errno.EBADF, errno.EINVAL, errno.ENOTSOCK, errno.EOPNOTSUPP})
_RETRY_ACCEPT = 0.1


class Server:
    """Sessions of one set of drivers. Listeners may come and go; the drivers' state lives as long as this object."""

    def __init__(
        self,
        config: configuration.Config | None = None,
        drivers: Drivers | None = None,
        *,
        kind: Callable[..., Session] = Session,
    ) -> None:
        self.config = config if config is not None else configuration.Config()
        self.drivers = drivers if drivers is not None else Drivers.default()
        self._kind = kind
        self._sessions: set[Session] = set()
        self._count = 0
        self._room = trio.Event()

    async def serve(
        self, listeners: Iterable[Listener], *, task_status: trio.TaskStatus[None] = trio.TASK_STATUS_IGNORED
    ) -> None:
        """Accept and serve until cancelled; every session is ended then, and the listeners are closed."""
        listeners = list(listeners)
        try:
            async with trio.open_nursery() as nursery:
                nursery.start_soon(self._tick)
                administration = None
                for listener in listeners:
                    server = self
                    if listener.admin:
                        server = administration = administration or self.administration()
                    nursery.start_soon(server._accept, listener, nursery)
                task_status.started()
        finally:
            for listener in listeners:
                listener.close()

    def administration(self) -> Server:
        """The server of those who administer this one, with whatever listeners it is given."""
        target = Administration({"virtrio": self})
        config = replace(self.config, limits=self.config.admin_limits)
        target.servers["admin"] = Server(config, self.drivers, kind=partial(AdminSession, target))
        return target.servers["admin"]

    def sessions(self) -> list[Session]:
        """Those that are connected, the first to come first."""
        return sorted(self._sessions, key=lambda session: session.id)

    def limit_clients(self, most: int) -> None:
        """From now on so many may be connected. Nobody is sent away."""
        self.config = replace(self.config, limits=replace(self.config.limits, max_clients=most))
        self._room.set()

    async def serve_socket(self, sock: socket.socket, peer: str, *, readonly: bool = False) -> None:
        """Serve one connected, non-blocking socket until the client is gone."""
        await self._run(self._session(sock, peer, readonly))

    def _session(self, sock: socket.socket, peer: str, readonly: bool) -> Session:
        session = self._kind(sock, peer, self.drivers, self.config.limits, readonly=readonly)
        self._count += 1
        session.id = self._count
        self._sessions.add(session)
        return session

    async def _run(self, session: Session) -> None:
        try:
            await session.run()
        finally:
            self._sessions.discard(session)
            self._room.set()

    async def _accept(self, listener: Listener, nursery: trio.Nursery) -> None:
        count = 0
        while True:
            await trio.lowlevel.wait_readable(listener.sock)
            while len(self._sessions) >= self.config.limits.max_clients:  # the others wait in the listener's queue
                if self._room.is_set():
                    self._room = trio.Event()
                await self._room.wait()
            try:
                sock, _ = listener.sock.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                continue
            except OSError as exc:
                if exc.errno in _FATAL:
                    raise
                log.warning("%s: cannot accept: %s", listener.uri, exc.strerror)
                await trio.sleep(_RETRY_ACCEPT)
                continue
            sock.setblocking(False)
            count += 1
            session = self._session(sock, f"{listener.uri} client {count}", listener.readonly)
            nursery.start_soon(self._run_logged, session)

    async def _run_logged(self, session: Session) -> None:
        """A session's own failure is logged and ends that session alone."""
        try:
            await self._run(session)
        except Exception:
            log.exception("%s: the session failed", session.peer)

    async def _tick(self) -> None:
        """Keepalive of all sessions from one clock."""
        interval = self.config.limits.keepalive_interval
        while interval > 0:
            await trio.sleep(interval)
            for session in list(self._sessions):
                session.tick()
