"""Listening sockets, from URIs or the values of settings: unix (mode, group, read-only twin) and tcp."""

from __future__ import annotations

import contextlib
import errno
import grp
import os
import re
import socket
import stat
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote_to_bytes, urlsplit

if TYPE_CHECKING:
    from ..config import Config

_MODES = {"": "unix_sock_rw_perms", "readonly": "unix_sock_ro_perms", "admin": "unix_sock_admin_perms"}
_DEFAULT_BACKLOG = 30  # libvirtd's, where a configuration says 0
_MOST_BACKLOG = 2**31 - 1


class ListenError(Exception):
    """A listener cannot be had; the text says which and why."""


@dataclass(frozen=True, slots=True)
class UnixAddress:
    """A path to listen on. ``purpose`` is ``readonly``, ``admin``, or nothing."""

    path: str
    purpose: str = ""

    @property
    def uri(self) -> str:
        """Return the URI that `listen` takes for it."""
        return f"unix:{quote(os.fsencode(self.path))}" + (f"?{self.purpose}=1" if self.purpose else "")


@dataclass(frozen=True, slots=True)
class TcpAddress:
    """A host, empty for all of this machine's addresses, and a port, 0 for any that is free."""

    host: str
    port: int

    @property
    def uri(self) -> str:
        """Return the URI that `listen` takes for it."""
        return f"tcp://[{self.host}]:{self.port}" if ":" in self.host else f"tcp://{self.host}:{self.port}"


Address = UnixAddress | TcpAddress


@dataclass(frozen=True, slots=True)
class Listener:
    """A bound, listening, non-blocking socket. ``uri`` is where it really listens."""

    sock: socket.socket
    uri: str
    readonly: bool
    path: str | None = None
    admin: bool = False  # for the administration of the server itself
    identity: tuple[int, int] | None = None  # device and inode of the socket that was bound to the path

    def __post_init__(self) -> None:
        if self.path is not None and self.identity is None:
            object.__setattr__(self, "identity", _identity(self.path))

    def close(self) -> None:
        """Stop listening. A unix socket's path goes too, unless somebody else has put something there since."""
        # While the socket is open, its inode cannot be another one's.
        if self.path is not None and self.identity is not None and _identity(self.path) == self.identity:
            with contextlib.suppress(OSError):
                os.unlink(self.path)
        self.sock.close()


def listen(where: str | Address, config: Config) -> Listener:
    """Listen on an address, or a URI of one.

    URIs are ``unix:/path``, with ``?readonly=1`` or ``?admin=1`` or neither, and ``tcp://address:port``. Raises ListenError.
    """
    uri = where if isinstance(where, str) else where.uri
    try:
        address = parse(where) if isinstance(where, str) else where
        if isinstance(address, UnixAddress):
            return _listen_unix(address, config)
        return _listen_tcp(address, config)
    except OSError as exc:
        raise ListenError(f"cannot listen on {uri}: {exc.strerror or exc}") from exc
    except ValueError as exc:
        raise ListenError(f"cannot listen on {uri}: {exc}") from exc


def parse(uri: str) -> Address:
    """Return the address that a URI names. Raises ListenError, ValueError."""
    if any(ord(character) < 0x20 or ord(character) == 0x7F for character in uri):
        raise ListenError(f"cannot listen on {uri}: control characters must be percent-encoded")
    parts = urlsplit(uri)
    if parts.scheme == "unix" and not parts.netloc and not parts.fragment:
        return UnixAddress(os.fsdecode(unquote_to_bytes(os.fsencode(parts.path))), _purpose(parts.query, uri))
    if parts.scheme == "tcp" and parts.path in ("", "/") and not parts.query and not parts.fragment:
        if "@" in parts.netloc:
            raise ListenError(f"cannot listen on {uri}: there is no user in an address to listen on")
        return TcpAddress(parts.hostname or "", _port(parts.netloc, uri))
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
    if not re.fullmatch("[0-9]{1,5}", text) or int(text) > 65535:
        raise ListenError(f"cannot listen on {uri}: '{text[:20]}' is not a port")
    return int(text)


def _backlog(number: int) -> int:
    return min(number, _MOST_BACKLOG) or _DEFAULT_BACKLOG


def _identity(path: str) -> tuple[int, int] | None:
    """Device and inode of what is at a path, or None where nothing is."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _listen_unix(address: UnixAddress, config: Config) -> Listener:
    path, purpose = address.path, address.purpose
    if not path.startswith("/"):
        raise ListenError(f"cannot listen on {address.uri}: the path must be absolute")
    _remove_stale(path)
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    identity = None
    try:
        old = os.umask(0o077)  # nobody else gets in before the mode is what was asked for
        try:
            sock.bind(path)
        finally:
            os.umask(old)
        identity = _identity(path)
        if config.unix_sock_group:
            try:
                os.chown(path, -1, grp.getgrnam(config.unix_sock_group).gr_gid)
            except KeyError:
                raise ListenError(f"cannot listen on {address.uri}: no group '{config.unix_sock_group}'") from None
        os.chmod(path, getattr(config, _MODES[purpose]))
        sock.listen(_backlog(config.admin_max_queued_clients if purpose == "admin" else config.max_queued_clients))
        sock.setblocking(False)
    except BaseException:
        if identity is not None and _identity(path) == identity:
            os.unlink(path)
        sock.close()
        raise
    return Listener(sock, address.uri, purpose == "readonly", path, purpose == "admin", identity)


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


def _listen_tcp(address: TcpAddress, config: Config) -> Listener:
    refusal = (
        f"cannot listen on {address.uri}: without authentication only the loopback address is served; "
        'set auth_tcp = "none" in the configuration to serve anybody'
    )
    if not _is_loopback(address.host) and config.auth_tcp is None:
        raise ListenError(refusal)
    family, kind, proto, _, where = socket.getaddrinfo(
        address.host or None, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    if config.auth_tcp is None and not _is_loopback(str(where[0])):  # whatever this machine calls localhost
        raise ListenError(refusal)
    sock = socket.socket(family, kind, proto)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(where)
        sock.listen(_backlog(config.max_queued_clients))
        sock.setblocking(False)
    except BaseException:
        sock.close()
        raise
    bound, number = sock.getsockname()[:2]
    return Listener(sock, TcpAddress(bound, number).uri, readonly=False)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
