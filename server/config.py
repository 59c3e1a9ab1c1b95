"""Settings of the server, under libvirtd.conf's keys where libvirtd has them.

One table, `KEYS`, says what becomes of each key: it is applied, or it has no effect and
the log says so, or it would restrict something that cannot be restricted here, and the
server does not start with it.
"""

from __future__ import annotations

import logging
import re
import socket
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from ..protocol.agreed import TCP_PORT
from . import conffile
from .limits import Limits
from .logs import Settings as LogSettings
from .net.addresses import Address, TcpAddress, UnixAddress

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .conffile import Value

log = logging.getLogger("virtrio.server")

_UNKNOWN_SHOWN = 20
_SHOWN = 60


class ConfigError(Exception):
    """Configuration that cannot be used; the text names the file and the key."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of a server.

    ``auth_tcp`` is None unless the file sets it. ``listen`` are the addresses that the
    settings ask for. ``test_nodes`` and ``files`` are the test driver's: the nodes that
    clients share, each as NAME=FILE, and the directory for clients' files. ``values``
    are the settings as they stand in the file.
    """

    unix_sock_group: str = ""
    unix_sock_rw_perms: int = 0o700
    unix_sock_ro_perms: int = 0o777
    unix_sock_admin_perms: int = 0o700
    auth_tcp: str | None = None
    listen: tuple[Address, ...] = ()
    test_nodes: tuple[str, ...] = ()
    files: str = ""
    max_queued_clients: int = 1000
    admin_max_queued_clients: int = 20
    limits: Limits = field(default_factory=Limits)
    admin_limits: Limits = field(default_factory=lambda: Limits(max_clients=5))
    logging: LogSettings = field(default_factory=LogSettings)
    values: Mapping[str, Value] = field(
        default_factory=lambda: MappingProxyType({}), compare=False, repr=False
    )


# -- the keys --------------------------------------------------------------------------


class Kind(Enum):
    """Type of a value, as messages name it."""

    TEXT = "a string"
    NUMBER = "a number"
    TEXTS = "a list of strings"


class Use(Enum):
    """Use that the server makes of a key."""

    AT_ONCE = "applied, and anew when the file is read again"
    AT_START = "applied when the server starts"
    NONE = "without effect"
    REFUSED = "refused, unless the value asks for nothing"


@dataclass(frozen=True, slots=True)
class Key:
    """Setting, with its type, its bounds and its use.

    ``default`` holds if it is not set. ``harmless`` are the values of an unused or
    refused key that ask for nothing, and ``why`` ends the message about all others.
    """

    kind: Kind
    use: Use
    default: Value = ""
    least: int = 0
    most: int = 2**32 - 1
    harmless: tuple[Value, ...] = ()
    why: str = ""


def _number(default: int, use: Use = Use.AT_ONCE, least: int = 0, most: int = 2**32 - 1) -> Key:
    return Key(Kind.NUMBER, use, default, least, most)


def _unused(kind: Kind, why: str, *harmless: Value, least: int = 0) -> Key:
    return Key(kind, Use.NONE, harmless[0] if harmless else "", least, harmless=harmless, why=why)


def _refused(kind: Kind, why: str, *harmless: Value) -> Key:
    return Key(kind, Use.REFUSED, harmless[0] if harmless else "", harmless=harmless, why=why)


_NO_TLS = "there is no TLS"
_NO_WORKERS = "calls are not answered by worker threads"
_LATE = "a client asks for keepalive only after it is connected"
_NO_AUTHENTICATION = 'only "none" is'
_DEFAULTS = Limits()
_INT = 2**31 - 1
_OF_IMAGES = ("max_images", "max_image_bytes")

_LIBVIRTD: dict[str, Key] = {
    "listen_tcp": _number(0, Use.AT_START, most=1),
    "listen_addr": Key(Kind.TEXT, Use.AT_START, "127.0.0.1"),
    "tcp_port": Key(Kind.TEXT, Use.AT_START, str(TCP_PORT)),
    "unix_sock_dir": Key(Kind.TEXT, Use.AT_START),
    "unix_sock_group": Key(Kind.TEXT, Use.AT_START),
    "unix_sock_rw_perms": Key(Kind.TEXT, Use.AT_START, "0700"),
    "unix_sock_ro_perms": Key(Kind.TEXT, Use.AT_START, "0777"),
    "unix_sock_admin_perms": Key(Kind.TEXT, Use.AT_START, "0700"),
    "max_queued_clients": _number(1000, Use.AT_START),
    "admin_max_queued_clients": _number(20, Use.AT_START),
    "auth_tcp": Key(Kind.TEXT, Use.AT_START),
    "max_clients": _number(_DEFAULTS.max_clients, least=1),
    "max_anonymous_clients": _number(_DEFAULTS.max_anonymous_clients),
    "max_client_requests": _number(_DEFAULTS.max_client_requests, least=1),
    "keepalive_interval": _number(int(_DEFAULTS.keepalive_interval), least=-1, most=_INT),
    "keepalive_count": _number(_DEFAULTS.keepalive_count),
    "admin_max_clients": _number(5, least=1),
    "admin_max_client_requests": _number(_DEFAULTS.max_client_requests, least=1),
    "admin_keepalive_interval": _number(int(_DEFAULTS.keepalive_interval), least=-1, most=_INT),
    "admin_keepalive_count": _number(_DEFAULTS.keepalive_count),
    "log_level": _number(0, most=4),
    "log_filters": Key(Kind.TEXT, Use.AT_ONCE),
    "log_outputs": Key(Kind.TEXT, Use.AT_ONCE),
    # Settings that would restrict clients, or keep an account of them, and cannot be
    # had.
    "auth_unix_rw": _refused(Kind.TEXT, _NO_AUTHENTICATION, "none"),
    "auth_unix_ro": _refused(Kind.TEXT, _NO_AUTHENTICATION, "none"),
    "auth_tls": _refused(Kind.TEXT, _NO_AUTHENTICATION, "none"),
    "access_drivers": _refused(Kind.TEXTS, "there is no access control", (), ("none",)),
    # With an empty list here, libvirtd lets nobody in.
    "sasl_allowed_username_list": _refused(Kind.TEXTS, "there is no SASL"),
    "tls_allowed_dn_list": _refused(Kind.TEXTS, _NO_TLS),
    "tcp_min_ssf": _refused(Kind.NUMBER, "TCP is not encrypted", 0),
    "listen_tls": _refused(Kind.NUMBER, _NO_TLS, 0),
    "crl_file": _refused(Kind.TEXT, _NO_TLS, ""),
    "tls_priority": _refused(Kind.TEXT, _NO_TLS, ""),
    "audit_level": _refused(Kind.NUMBER, "there is no auditing", 1, 0),
    "audit_logging": _refused(Kind.NUMBER, "there is no auditing", 0),
    "keepalive_required": _refused(Kind.NUMBER, _LATE, 0),
    "admin_keepalive_required": _refused(Kind.NUMBER, _LATE, 0),
    "max_requests": _refused(Kind.NUMBER, "set max_clients and max_client_requests instead", 0),
    # Settings without effect that restrict nothing.
    "tls_port": _unused(Kind.TEXT, _NO_TLS),
    "key_file": _unused(Kind.TEXT, _NO_TLS, ""),
    "cert_file": _unused(Kind.TEXT, _NO_TLS, ""),
    "ca_file": _unused(Kind.TEXT, _NO_TLS, ""),
    "tls_no_sanity_certificate": _unused(Kind.NUMBER, _NO_TLS, 0),
    "tls_no_verify_certificate": _unused(Kind.NUMBER, _NO_TLS, 0),
    "min_workers": _unused(Kind.NUMBER, _NO_WORKERS),
    "max_workers": _unused(Kind.NUMBER, _NO_WORKERS, least=1),
    "prio_workers": _unused(Kind.NUMBER, _NO_WORKERS),
    "admin_min_workers": _unused(Kind.NUMBER, _NO_WORKERS),
    "admin_max_workers": _unused(Kind.NUMBER, _NO_WORKERS, least=1),
    "host_uuid": _unused(Kind.TEXT, "no driver reports it"),
    "host_uuid_source": _unused(Kind.TEXT, "no driver reports the host's UUID"),
    "log_buffer_size": _unused(Kind.NUMBER, "there is no such buffer"),
    "mdns_adv": _unused(Kind.NUMBER, "servers are not advertised", 0),
    "mdns_name": _unused(Kind.TEXT, "servers are not advertised"),
    "ovs_timeout": _unused(Kind.NUMBER, "Open vSwitch is not used"),
}
_OF_TEST_DRIVER: dict[str, Key] = {
    "test_nodes": Key(Kind.TEXTS, Use.AT_START, ()),
    "files": Key(Kind.TEXT, Use.AT_START),
}
_OWN: dict[str, Key] = {
    limit.name: _number(
        int(cast("float", limit.default)),
        Use.AT_START if limit.name in _OF_IMAGES else Use.AT_ONCE,
        least=1,
        most=2**63 - 1,
    )
    for limit in fields(Limits)
    if limit.name not in _LIBVIRTD
}
KEYS: Mapping[str, Key] = MappingProxyType(_LIBVIRTD | _OWN | _OF_TEST_DRIVER)
LISTENING = frozenset({"unix_sock_dir", "listen_tcp", "listen_addr", "tcp_port"})


# -- reading ---------------------------------------------------------------------------


def load(path: Path) -> Config:
    """Read a configuration file.

    Raises ConfigError if it cannot be read, has a wrong syntax, or a value that cannot
    be used.
    """
    try:
        values = conffile.parse(conffile.read(path))
    except OSError as exc:
        raise ConfigError(f"{path}: {exc.strerror}") from exc
    except ValueError as exc:  # not UTF-8, not the syntax, or no path
        raise ConfigError(f"{path}: {exc}") from exc
    try:
        for key, value in values.items():
            if key in KEYS:
                _check(key, KEYS[key], value)
        config = _config(_Reader(values))
    except ConfigError as exc:
        raise ConfigError(f"{path}: {exc}") from exc
    _warn(path, values)
    return config


def needs_restart(old: Config, new: Config) -> list[str]:
    """Name the keys that differ and are applied only when a server starts."""
    return [
        key
        for key, known in KEYS.items()
        if known.use is Use.AT_START
        and old.values.get(key, known.default) != new.values.get(key, known.default)
    ]


def _check(key: str, known: Key, value: Value) -> None:
    """Raise ConfigError for a value of a wrong type, out of bounds or not supported."""
    match known.kind:
        case Kind.TEXT:
            fits = isinstance(value, str)
        case Kind.TEXTS:
            fits = isinstance(value, tuple) and all(isinstance(item, str) for item in value)
        case Kind.NUMBER:
            fits = isinstance(value, int)
    if not fits:
        raise ConfigError(f"{key} must be {known.kind.value}")
    if isinstance(value, int) and value < known.least:
        raise ConfigError(f"{key} must be at least {known.least}")
    if isinstance(value, int) and value > known.most:
        raise ConfigError(f"{key} must be at most {known.most}")
    if known.use is Use.REFUSED and value not in known.harmless:
        raise ConfigError(f"{key} = {_shown(value)} is not supported; {known.why}")


def _warn(path: Path, values: Mapping[str, Value]) -> None:
    for key, value in values.items():
        known = KEYS.get(key)
        if known is not None and known.use is Use.NONE and value not in known.harmless:
            log.warning("%s: %s has no effect: %s", path, key, known.why)
    unknown = [key for key in values if key not in KEYS]
    if not unknown:
        return
    import difflib

    for key in unknown[:_UNKNOWN_SHOWN]:
        near = difflib.get_close_matches(key[:_SHOWN].lower(), KEYS, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        log.warning("%s: unknown setting %s%s", path, key[:_SHOWN], hint)
    if len(unknown) > _UNKNOWN_SHOWN:
        log.warning("%s: %s more unknown settings", path, f"{len(unknown) - _UNKNOWN_SHOWN:,}")


def _shown(value: Value) -> str:
    """Return the value as the file has it, shortened."""
    if isinstance(value, tuple):
        text = (
            "["
            + ", ".join(_shown(item) for item in value[:3])
            + (", …]" if len(value) > 3 else "]")
        )
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= _SHOWN else f'"{value[:_SHOWN]}…"'
    return str(value)


class _Reader:
    """Typed access to checked values, or their defaults."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = values

    def integer(self, key: str) -> int:
        return cast("int", self.values.get(key, KEYS[key].default))

    def text(self, key: str) -> str:
        return cast("str", self.values.get(key, KEYS[key].default))

    def texts(self, key: str) -> tuple[str, ...]:
        return cast("tuple[str, ...]", self.values.get(key, KEYS[key].default))

    def mode(self, key: str) -> int:
        text = self.text(key)
        if not re.fullmatch("[0-7]{1,4}", text):
            raise ConfigError(f"{key} must be an octal number in quotes")
        return int(text, 8)


def _config(read: _Reader) -> Config:
    auth_tcp = read.text("auth_tcp") or None
    if auth_tcp not in (None, "none"):
        raise ConfigError(f"auth_tcp = {_shown(auth_tcp)} is not supported; {_NO_AUTHENTICATION}")
    _check_host_uuid(read)
    max_clients = read.integer("max_clients")
    limits = Limits(
        max_clients=max_clients,
        max_anonymous_clients=read.integer("max_anonymous_clients"),
        max_client_requests=read.integer("max_client_requests"),
        keepalive_interval=read.integer("keepalive_interval"),
        keepalive_count=read.integer("keepalive_count"),
        **{key: read.integer(key) for key in _OWN},
    )
    admin_limits = replace(
        limits,
        max_clients=read.integer("admin_max_clients"),
        max_anonymous_clients=_DEFAULTS.max_anonymous_clients,
        max_client_requests=read.integer("admin_max_client_requests"),
        keepalive_interval=read.integer("admin_keepalive_interval"),
        keepalive_count=read.integer("admin_keepalive_count"),
    )
    return Config(
        unix_sock_group=read.text("unix_sock_group"),
        unix_sock_rw_perms=read.mode("unix_sock_rw_perms"),
        unix_sock_ro_perms=read.mode("unix_sock_ro_perms"),
        unix_sock_admin_perms=read.mode("unix_sock_admin_perms"),
        auth_tcp=auth_tcp,
        listen=_addresses(read),
        test_nodes=read.texts("test_nodes"),
        files=read.text("files"),
        max_queued_clients=read.integer("max_queued_clients"),
        admin_max_queued_clients=read.integer("admin_max_queued_clients"),
        limits=limits,
        admin_limits=admin_limits,
        logging=_logging(read),
        values=MappingProxyType(dict(read.values)),
    )


def _addresses(read: _Reader) -> tuple[Address, ...]:
    found: list[Address] = []
    directory = read.text("unix_sock_dir")
    if directory:
        found = [
            UnixAddress(f"{directory}/libvirt-sock"),
            UnixAddress(f"{directory}/libvirt-sock-ro", "readonly"),
            UnixAddress(f"{directory}/libvirt-admin-sock", "admin"),
        ]
    port = _port(read.text("tcp_port"))
    if read.integer("listen_tcp"):
        found.append(TcpAddress(read.text("listen_addr"), port))
    return tuple(found)


def _port(text: str) -> int:
    """Return the port that a number or the name of a service stands for."""
    if re.fullmatch("[0-9]+", text):
        if len(text) > 5 or int(text) > 65535:
            raise ConfigError(f"tcp_port = {_shown(text)} is not a port")
        return int(text)
    try:
        return socket.getservbyname(text, "tcp")
    except (OSError, ValueError):  # UnicodeEncodeError is one
        raise ConfigError(f"tcp_port = {_shown(text)} is neither a port nor a service") from None


def _check_host_uuid(read: _Reader) -> None:
    """Refuse, as libvirtd does, texts that are no UUID and UUIDs of equal bytes."""
    text = read.text("host_uuid")
    if "host_uuid" in read.values:
        digits = text.replace("-", "").strip().lower()
        if not re.fullmatch("[0-9a-f]{32}", digits) or len(set(bytes.fromhex(digits))) == 1:
            raise ConfigError(f"host_uuid = {_shown(text)} is not the UUID of a host")
    if read.values.get("host_uuid_source", "smbios") not in ("smbios", "machine-id"):
        raise ConfigError('host_uuid_source must be "smbios" or "machine-id"')


# -- logging ---------------------------------------------------------------------------


def _logging(read: _Reader) -> LogSettings:
    return LogSettings(
        level=read.integer("log_level") or LogSettings().level,
        filters=tuple(_filter(word) for word in read.text("log_filters").split()),
        outputs=tuple(_output(word) for word in read.text("log_outputs").split()),
    )


def _filter(word: str) -> tuple[int, str]:
    match = re.fullmatch(r"([1-4]):\+?(.+)", word)
    if match is None:
        raise ConfigError(
            f"log_filters: {_shown(word)} is not LEVEL:MATCH with a level from 1 to 4"
        )
    return int(match[1]), match[2]


def _output(word: str) -> tuple[int, str, str]:
    match = re.fullmatch(r"([1-4]):(stderr|file:/.+|syslog:.+)", word)
    if match is None:
        raise ConfigError(
            f"log_outputs: {_shown(word)} is none of LEVEL:stderr, LEVEL:file:/PATH, "
            "LEVEL:syslog:NAME with a level from 1 to 4"
        )
    kind, _, where = match[2].partition(":")
    return int(match[1]), kind, where
