"""Listening sockets, from the URIs and settings that name them: unix (mode, group, read-only twin) and tcp."""

from __future__ import annotations

import contextlib
import errno
import grp
import os
import socket
import stat
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlsplit

if TYPE_CHECKING:
    from .config import Config

_BACKLOG = 128
_MODES = {"": "unix_sock_rw_perms", "readonly": "unix_sock_ro_perms", "admin": "unix_sock_admin_perms"}


class ListenError(Exception):
    """A listener cannot be had; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Listener:
    """A bound, listening, non-blocking socket. ``uri`` is where it really listens."""

    sock: socket.socket
    uri: str
    readonly: bool
    path: str | None = None
    admin: bool = False  # for the administration of the server itself

    def close(self) -> None:
        """Stop listening; a unix socket's path goes too."""
        self.sock.close()
        if self.path is not None:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self.path)


def listen(uri: str, config: Config) -> Listener:
    """Listen on ``unix:/path``, with ``?readonly=1`` or ``?admin=1`` or neither, or on ``tcp://address:port``.

    Port 0 is any that is free. Raises ListenError.
    """
    try:
        parts = urlsplit(uri)
        if parts.scheme == "unix" and not parts.netloc and not parts.fragment:
            return _listen_unix(unquote(parts.path), _purpose(parts.query, uri), config)
        if parts.scheme == "tcp" and parts.path in ("", "/") and not parts.query and not parts.fragment:
            return _listen_tcp(parts.hostname or "", _port(parts.netloc, uri), config)
    except OSError as exc:
        raise ListenError(f"cannot listen on {uri}: {exc.strerror or exc}") from exc
    except ValueError as exc:
        raise ListenError(f"cannot listen on {uri}: {exc}") from exc
    raise ListenError(
        f"cannot listen on {uri}: it must be unix:/PATH, unix:/PATH?readonly=1, unix:/PATH?admin=1 or tcp://ADDRESS:PORT"
    )


def _purpose(query: str, uri: str) -> str:
    """``readonly``, ``admin``, or nothing."""
    settings = {key: values[-1] for key, values in parse_qs(query, keep_blank_values=True).items()}
    asked = [key for key, value in settings.items() if value == "1"]
    if not settings.keys() <= {"readonly", "admin"} or not set(settings.values()) <= {"0", "1"} or len(asked) > 1:
        raise ListenError(f"cannot listen on {uri}: only readonly=1 or admin=1 may follow the path")
    return asked[0] if asked else ""


def _port(netloc: str, uri: str) -> int:
    text = netloc.rpartition(":")[2] if ":" in netloc.rpartition("]")[2] else "16509"
    if not (text.isascii() and text.isdigit()) or int(text) > 65535:
        raise ListenError(f"cannot listen on {uri}: '{text}' is not a port")
    return int(text)


def _listen_unix(path: str, purpose: str, config: Config) -> Listener:
    if not path.startswith("/"):
        raise ListenError(f"cannot listen on unix:{path}: the path must be absolute")
    _remove_stale(path)
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    bound = False
    try:
        old = os.umask(0o077)  # nobody else gets in before the mode is what was asked for
        try:
            sock.bind(path)
            bound = True
        finally:
            os.umask(old)
        if config.unix_sock_group:
            try:
                os.chown(path, -1, grp.getgrnam(config.unix_sock_group).gr_gid)
            except KeyError:
                raise ListenError(f"cannot listen on unix:{path}: no group '{config.unix_sock_group}'") from None
        os.chmod(path, getattr(config, _MODES[purpose]))
        sock.listen(_BACKLOG)
        sock.setblocking(False)
    except BaseException:
        sock.close()
        if bound:
            os.unlink(path)
        raise
    uri = f"unix:{quote(path)}" + (f"?{purpose}=1" if purpose else "")
    return Listener(sock, uri, purpose == "readonly", path, purpose == "admin")


def _remove_stale(path: str) -> None:
    """A socket that nobody listens on any more is in the way; anything else at that path is an error."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISSOCK(mode):
        raise OSError(errno.EADDRINUSE, f"{path} exists and is not a socket")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.setblocking(False)  # somebody whose queue is full listens too
        with contextlib.suppress(BlockingIOError):
            try:
                probe.connect(path)
            except ConnectionRefusedError:
                os.unlink(path)
                return
    raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))


def _listen_tcp(host: str, port: int, config: Config) -> Listener:
    if not _is_loopback(host) and config.auth_tcp is None:
        raise ListenError(
            f"cannot listen on tcp://{host}:{port}: without authentication only the loopback address is served; "
            'set auth_tcp = "none" in the configuration to serve anybody'
        )
    family, kind, proto, _, address = socket.getaddrinfo(
        host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    sock = socket.socket(family, kind, proto)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
        sock.listen(_BACKLOG)
        sock.setblocking(False)
    except BaseException:
        sock.close()
        raise
    bound, number = sock.getsockname()[:2]
    return Listener(sock, f"tcp://[{bound}]:{number}" if ":" in bound else f"tcp://{bound}:{number}", readonly=False)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
