"""Unix sockets to listen on: ``unix:/path``, ``?readonly=1``, ``?admin=1``.

Their mode and group come from the configuration.
"""

from __future__ import annotations

import contextlib
import errno
import grp
import os
import socket
import stat
import struct
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote_to_bytes

from ...protocol.endpoint import Endpoint, Identity
from .addresses import ListenError, UnixAddress
from .listener import Listener, backlog, identity_of

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from ..config import Config

__all__ = ["UnixTransport", "endpoint"]

_MODES = {
    "": "unix_sock_rw_perms",
    "readonly": "unix_sock_ro_perms",
    "admin": "unix_sock_admin_perms",
}
_CREDENTIALS = struct.Struct("3i")


def endpoint(sock: socket.socket) -> Endpoint[socket.socket]:
    """Return the facts about a connected unix socket.

    Among them is the process that connected, as the kernel saw it then.
    """
    identity = None
    with contextlib.suppress(OSError):  # it is gone already; the first read says so
        data = sock.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
        identity = Identity(*_CREDENTIALS.unpack(data))
    return Endpoint(sock, is_local=True, is_secure=True, passes_fds=True, identity=identity)


class UnixTransport:
    """The transport of the scheme ``unix``."""

    forms = ("unix:/PATH", "unix:/PATH?readonly=1", "unix:/PATH?admin=1")

    def parse(self, uri: str, parts: SplitResult) -> UnixAddress | None:
        """Return the address that a URI names, or None if it is not of the form.

        Raises ListenError.
        """
        if parts.netloc or parts.fragment:
            return None
        return UnixAddress(
            os.fsdecode(unquote_to_bytes(os.fsencode(parts.path))), _purpose(parts.query, uri)
        )

    def listen(self, address: UnixAddress, config: Config) -> Listener:
        """Listen on a path.

        Raises ListenError or OSError.
        """
        return _listen(address, config)


def _purpose(query: str, uri: str) -> str:
    """Return the purpose that a query asks for: ``readonly``, ``admin``, or nothing.

    Raises ListenError.
    """
    settings = {key: values[-1] for key, values in parse_qs(query, keep_blank_values=True).items()}
    asked = [key for key, value in settings.items() if value == "1"]
    if (
        not settings.keys() <= {"readonly", "admin"}
        or not set(settings.values()) <= {"0", "1"}
        or len(asked) > 1
    ):
        raise ListenError(f"cannot listen on {uri}: only readonly=1 or admin=1 may follow the path")
    return asked[0] if asked else ""


def _listen(address: UnixAddress, config: Config) -> Listener:
    path, purpose = address.path, address.purpose
    if not path.startswith("/"):
        raise ListenError(f"cannot listen on {address.uri}: the path must be absolute")
    _remove_stale(path)
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    identity = None
    try:
        old = os.umask(0o077)  # no other user may connect before the mode is set
        try:
            sock.bind(path)
        finally:
            os.umask(old)
        identity = identity_of(path)
        if config.unix_sock_group:
            try:
                os.chown(path, -1, grp.getgrnam(config.unix_sock_group).gr_gid)
            except KeyError:
                raise ListenError(
                    f"cannot listen on {address.uri}: no group '{config.unix_sock_group}'"
                ) from None
        os.chmod(path, getattr(config, _MODES[purpose]))
        sock.listen(
            backlog(
                config.admin_max_queued_clients if purpose == "admin" else config.max_queued_clients
            )
        )
        sock.setblocking(False)
    except BaseException:
        if identity is not None and identity_of(path) == identity:
            os.unlink(path)
        sock.close()
        raise
    return Listener(
        sock,
        address.uri,
        endpoint,
        is_local=True,
        readonly=purpose == "readonly",
        admin=purpose == "admin",
        path=path,
        identity=identity,
    )


def _remove_stale(path: str) -> None:
    """Unlink a socket that no process listens on any more.

    Raises OSError EADDRINUSE when somebody listens on it, or the path is not a socket.
    """
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISSOCK(mode):
        raise OSError(errno.EADDRINUSE, f"{path} exists and is not a socket")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.setblocking(False)  # a listener whose queue is full would block
        with contextlib.suppress(BlockingIOError):
            try:
                probe.connect(path)
            except ConnectionRefusedError:
                os.unlink(path)
                return
    raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
