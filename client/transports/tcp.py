"""TCP as it is, without encryption: ``+tcp``."""

from __future__ import annotations

import contextlib
import errno
import socket
from typing import TYPE_CHECKING, NamedTuple

from ...protocol.agreed import TCP_PORT
from ...protocol.endpoint import Endpoint
from .refusals import refused, system_error

if TYPE_CHECKING:
    from .registry import Place


class TcpAddress(NamedTuple):
    """A host, by name or number, and its port."""

    host: str
    port: int

    @classmethod
    def of(cls, place: Place) -> TcpAddress:
        """Return a URI's address; this host and libvirt's port are the defaults."""
        return cls(place.host or "localhost", TCP_PORT if place.port is None else place.port)

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    def open_blocking(self, timeout: float | None) -> Endpoint[socket.socket]:
        """Connect with a blocking socket; see `registry.Address`."""
        try:
            sock = socket.create_connection((self.host, self.port), timeout)
        except OSError as exc:
            raise self._refused(exc) from exc
        sock.settimeout(None)
        return _endpoint(sock)

    async def open_trio(self) -> Endpoint[socket.socket]:
        """Connect with a non-blocking socket; see `registry.Address`."""
        import trio

        try:
            raw = (await trio.open_tcp_stream(self.host, self.port)).socket
        except OSError as exc:
            raise self._refused(_first(exc)) from exc
        sock = socket.socket(fileno=raw.detach())
        sock.setblocking(False)
        return _endpoint(sock)

    def _refused(self, exc: OSError) -> Exception:
        if isinstance(exc, socket.gaierror):
            return system_error(
                f"unable to resolve address '{self.host}': {exc.strerror}", exc.errno or errno.EIO
            )
        return refused(f"unable to connect to server at '{self}'", exc)


def _endpoint(sock: socket.socket) -> Endpoint[socket.socket]:
    """Make an endpoint that sends at once, as each packet is waited for."""
    with contextlib.suppress(OSError):  # the peer is gone already; the first read says so
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return Endpoint(sock)


def _first(exc: OSError) -> OSError:
    """Return the first error of those that trio gathers for all addresses of a name."""
    cause = exc.__cause__
    while isinstance(cause, BaseExceptionGroup):
        cause = cause.exceptions[0]
    return cause if isinstance(cause, OSError) else exc
