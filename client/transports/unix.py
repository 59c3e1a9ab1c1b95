"""Unix sockets: ``+unix``, and URIs without a host."""

from __future__ import annotations

import errno
import os
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.endpoint import Endpoint
from ...protocol.errors import report
from .refusals import refused, system_error

if TYPE_CHECKING:
    from .registry import Place

_RUN = "/run/libvirt"
# sockaddr_un has 108 bytes, the last of which is a NUL.
_LONGEST = 107
# What C makes of an empty path: nobody listens there.
_NOWHERE = "\0" * 108
# Seconds between two looks at a listener whose queue is full.
_FULL_QUEUE = 0.02


class UnixAddress(NamedTuple):
    """The path of a socket."""

    path: str

    @classmethod
    def of(cls, place: Place) -> UnixAddress:
        """Return the address of the URI's socket, or of its driver's usual one.

        Raises LibvirtError when the URI has a host.
        """
        if place.host:
            detail = f"using unix socket and remote server '{place.host}' is not supported."
            raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_REMOTE, detail)
        path = place.settings.get("socket")
        return cls(_default_socket(place) if path is None else path)

    def __str__(self) -> str:
        return self.path

    def _place(self) -> str:
        """Return the path as connect() takes it.

        Raises LibvirtError when it is too long.
        """
        if len(os.fsencode(self.path)) > _LONGEST:
            reason = os.strerror(errno.ENOMEM)
            raise system_error(f"Path {self.path} too long for unix socket: {reason}", errno.ENOMEM)
        return self.path or _NOWHERE

    def open_blocking(self, timeout: float | None) -> Endpoint[socket.socket]:
        """Connect with a blocking socket; see `registry.Address`."""
        path = self._place()
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            _connect(sock, path, timeout)
        except OSError as exc:
            sock.close()
            raise self.refused(exc) from exc
        except BaseException:
            sock.close()
            raise
        sock.settimeout(None)
        return _endpoint(sock)

    async def open_trio(self) -> Endpoint[socket.socket]:
        """Connect with a non-blocking socket; see `registry.Address`."""
        import trio

        path = self._place()
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            sock.setblocking(False)
            await trio.lowlevel.checkpoint()
            while True:
                try:
                    sock.connect(path)
                except BlockingIOError:
                    # the listener's queue is full; nothing tells when it is not any
                    # more
                    await trio.sleep(_FULL_QUEUE)
                else:
                    return _endpoint(sock)
        except OSError as exc:
            sock.close()
            raise self.refused(exc) from exc
        except BaseException:
            sock.close()
            raise

    def refused(self, exc: OSError) -> Exception:
        """Return the error for what failed; see `registry.Address`."""
        return refused(f"Failed to connect socket to '{self}'", exc)


def _endpoint(sock: socket.socket) -> Endpoint[socket.socket]:
    return Endpoint(sock, is_local=True, is_secure=True, passes_fds=True)


def _connect(sock: socket.socket, path: str, timeout: float | None) -> None:
    """Connect, within ``timeout`` seconds.

    A non-blocking connect fails while the listener's queue is full; it is tried again
    until there is room. Raises TimeoutError.
    """
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


def _default_socket(place: Place) -> str:
    """Return the daemon's socket for a driver.

    That is the socket of the driver's own daemon if it exists, else libvirtd's; with
    ``mode=direct`` or ``mode=legacy`` one of them in any case. As in libvirt, a user's
    own daemon serves /session and the test driver, but for root, who has only the
    system's.
    """
    if os.geteuid() != 0 and (place.path == "/session" or place.driver == "test"):
        runtime = os.environ.get("XDG_RUNTIME_DIR") or f"{Path.home()}/.cache"
        directory, suffix = f"{runtime}/libvirt", ""
    else:
        directory, suffix = _RUN, "-ro" if place.readonly else ""
    own = f"{directory}/virt{place.driver}d-sock{suffix}"
    mode = place.settings.get("mode", "auto")
    if mode == "direct" or (mode == "auto" and os.path.exists(own)):
        return own
    return f"{directory}/libvirt-sock{suffix}"
