"""Connected sockets over unix and tcp, with libvirt's errors for those that cannot be had."""

from __future__ import annotations

import errno
import os
import socket
import time
from typing import TYPE_CHECKING

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError
from ..uri import UnixAddress

if TYPE_CHECKING:
    from ..uri import TcpAddress

# Seconds between two looks at a listener whose queue is full.
_FULL_QUEUE = 0.02


def system_error(detail: str, number: int) -> LibvirtError:
    """libvirt's virReportSystemError: VIR_ERR_SYSTEM_ERROR from the RPC layer, the errno in ``int1``."""
    return LibvirtError(
        ErrorNumber.VIR_ERR_SYSTEM_ERROR, ErrorDomain.VIR_FROM_RPC, detail, str1="%s", str2=detail, int1=number, int2=-1
    )


def connect_error(address: UnixAddress | TcpAddress, exc: OSError) -> LibvirtError:
    """What libvirt's client says when a connection is refused, or the like."""
    number = exc.errno or errno.EIO
    if isinstance(exc, socket.gaierror) and not isinstance(address, UnixAddress):
        return system_error(f"unable to resolve address '{address.host}': {exc.strerror}", number)
    reason = os.strerror(exc.errno) if exc.errno else str(exc)  # strerror may be more than that: trio names the address
    if isinstance(address, UnixAddress):
        return system_error(f"Failed to connect socket to '{address}': {reason}", number)
    return system_error(f"unable to connect to server at '{address}': {reason}", number)


def open_blocking(address: UnixAddress | TcpAddress, timeout: float | None) -> socket.socket:
    """A connected socket, blocking. Raises LibvirtError; ``timeout`` (seconds) bounds each attempt."""
    try:
        if isinstance(address, UnixAddress):
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                _connect_unix(sock, address.path, timeout)
            except BaseException:
                sock.close()
                raise
        else:
            sock = socket.create_connection((address.host, address.port), timeout)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except TimeoutError as exc:
        raise connect_error(address, OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))) from exc
    except OSError as exc:
        raise connect_error(address, exc) from exc
    sock.settimeout(None)
    return sock


def _connect_unix(sock: socket.socket, path: str, timeout: float | None) -> None:
    """A listener whose queue is full makes a non-blocking connect fail, so ask again until there is room or it is too late."""
    if timeout is None:
        sock.connect(path)
        return
    sock.setblocking(False)
    deadline = time.monotonic() + timeout
    while True:
        try:
            sock.connect(path)
        except BlockingIOError:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError from None
            time.sleep(min(_FULL_QUEUE, left))
        else:
            return


async def open_trio(address: UnixAddress | TcpAddress) -> socket.socket:
    """A connected socket, non-blocking. Raises LibvirtError; cancelling closes it."""
    import trio

    try:
        if isinstance(address, UnixAddress):
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                sock.setblocking(False)
                await trio.lowlevel.checkpoint()
                while True:
                    try:
                        sock.connect(address.path)
                    except BlockingIOError:  # the listener's queue is full; nothing tells when it is not any more
                        await trio.sleep(_FULL_QUEUE)
                    else:
                        return sock
            except BaseException:
                sock.close()
                raise
        raw = (await trio.open_tcp_stream(address.host, address.port)).socket
    except OSError as exc:
        raise connect_error(address, _first(exc)) from exc
    sock = socket.socket(fileno=raw.detach())
    sock.setblocking(False)
    return sock


def _first(exc: OSError) -> OSError:
    """trio gathers the errors of all addresses of a name behind one; the first says most."""
    cause = exc.__cause__
    while isinstance(cause, BaseExceptionGroup):
        cause = cause.exceptions[0]
    return cause if isinstance(cause, OSError) else exc
