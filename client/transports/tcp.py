"""TCP as it is, without encryption: ``+tcp``."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ...protocol.agreed import TCP_PORT
from ...protocol.endpoint import Endpoint
from ...protocol.xdr import TEXT
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
        deadline = None if timeout is None else time.monotonic() + timeout
        try:
            sock = _first_that_connects(_resolved(self.encoded, str(self.port), deadline), deadline)
        except OSError as exc:
            raise self.refused(exc) from exc
        sock.settimeout(None)
        return _endpoint(sock)

    async def open_trio(self) -> Endpoint[socket.socket]:
        """Connect with a non-blocking socket; see `registry.Address`."""
        import trio

        try:
            raw = (await trio.open_tcp_stream(self.encoded, self.port)).socket
        except OSError as exc:
            raise self.refused(_first(exc)) from exc
        sock = socket.socket(fileno=raw.detach())
        sock.setblocking(False)
        return _endpoint(sock)

    @property
    def encoded(self) -> bytes:
        """The host as getaddrinfo() takes it; Python would refuse what is no name."""
        return self.host.encode(*TEXT)

    def refused(self, exc: OSError) -> Exception:
        """Return the error for what failed; see `registry.Address`."""
        if isinstance(exc, socket.gaierror):
            return system_error(
                f"Unable to resolve address '{self.host}' service '{self.port}': {exc.strerror}",
                exc.errno or errno.EIO,
            )
        return refused(f"unable to connect to server at '{self}'", exc)


def _resolved(host: bytes, service: str, deadline: float | None) -> list[Any]:
    """Return getaddrinfo()'s answer.

    Raises TimeoutError at the deadline: the system's resolver knows none, and is left
    to a thread where it may have to ask others.
    """
    look_up = partial(socket.getaddrinfo, host, service, 0, socket.SOCK_STREAM)
    try:
        return look_up(flags=socket.AI_NUMERICHOST)
    except socket.gaierror:
        if deadline is None:
            return look_up()
    found: list[list[Any] | OSError] = []

    def work() -> None:
        try:
            found.append(look_up())
        except OSError as exc:
            found.append(exc)

    thread = threading.Thread(target=work, name="virtrio resolver", daemon=True)
    thread.start()
    thread.join(max(0.0, deadline - time.monotonic()))
    if not found:
        raise TimeoutError
    if isinstance(found[0], OSError):
        raise found[0]
    return found[0]


def _first_that_connects(addresses: list[Any], deadline: float | None) -> socket.socket:
    """Connect to the first of several addresses that takes the connection.

    Raises the last one's OSError, or TimeoutError at the deadline.
    """
    error = OSError(errno.EADDRNOTAVAIL, os.strerror(errno.EADDRNOTAVAIL))
    for family, kind, protocol, _, address in addresses:
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError
        sock = None
        try:
            sock = socket.socket(family, kind, protocol)
            sock.settimeout(left)
            sock.connect(address)
        except BaseException as exc:
            if sock is not None:
                sock.close()
            if not isinstance(exc, OSError):
                raise
            error = exc
        else:
            return sock
    raise error


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
