"""The server's settings under libvirtd.conf's keys. That file's syntax is a part of TOML: ``key = value`` lines and comments."""

from __future__ import annotations

import logging
import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .limits import Limits

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger("virtrio.server")


class ConfigError(Exception):
    """The configuration cannot be used; the text names the file and the key."""


@dataclass(frozen=True, slots=True)
class Config:
    """``auth_tcp`` is None until the operator says what it shall be; ``listen`` are the URIs that the settings ask for."""

    unix_sock_group: str = ""
    unix_sock_rw_perms: int = 0o700
    unix_sock_ro_perms: int = 0o777
    unix_sock_admin_perms: int = 0o700
    auth_tcp: str | None = None
    listen: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    admin_limits: Limits = field(default_factory=lambda: Limits(max_clients=5))


# Known to libvirtd, without a meaning here yet: said once, and no reason not to start.
_IGNORED = frozenset(
    """
    access_drivers admin_keepalive_count admin_keepalive_interval admin_max_queued_clients admin_max_workers
    admin_min_workers audit_level audit_logging ca_file cert_file crl_file
    host_uuid host_uuid_source keepalive_required key_file listen_tls log_buffer_size log_filters log_level log_outputs
    max_anonymous_clients max_queued_clients max_requests max_workers mdns_adv mdns_name min_workers ovs_timeout
    prio_workers sasl_allowed_username_list tcp_min_ssf tls_allowed_dn_list tls_no_sanity_certificate
    tls_no_verify_certificate tls_port tls_priority
    """.split()  # noqa: SIM905 - a table of words reads better than its quotes
)
_KNOWN = frozenset(
    """
    admin_max_client_requests admin_max_clients auth_tcp auth_tls auth_unix_ro auth_unix_rw keepalive_count
    keepalive_interval listen_addr listen_tcp max_client_requests max_clients tcp_port unix_sock_admin_perms unix_sock_dir
    unix_sock_group unix_sock_ro_perms unix_sock_rw_perms
    """.split()  # noqa: SIM905
)


class _Reader:
    """Typed access to the keys of one file."""

    def __init__(self, values: dict[str, Any], path: Path) -> None:
        self._values = values
        self._path = path

    def integer(self, key: str, default: int, least: int | None = None) -> int:
        value = self._values.get(key, default)
        if type(value) is not int:
            raise ConfigError(f"{self._path}: {key} must be a number")
        if least is not None and value < least:
            raise ConfigError(f"{self._path}: {key} must be at least {least}")
        return value

    def text(self, key: str, default: str) -> str:
        value = self._values.get(key, default)
        if not isinstance(value, str):
            raise ConfigError(f"{self._path}: {key} must be a string")
        return value

    def mode(self, key: str, default: int) -> int:
        text = self.text(key, f"{default:o}")
        if not re.fullmatch("[0-7]{1,4}", text):
            raise ConfigError(f"{self._path}: {key} must be an octal number in quotes")
        return int(text, 8)

    def no_authentication(self, key: str) -> str | None:
        """The only mechanism that there is; asking for another must not silently give none."""
        value = self._values.get(key)
        if value is not None and value != "none":
            raise ConfigError(f'{self._path}: {key} = "{value}" is not supported; only "none" is')
        return value


def load(path: Path) -> Config:
    """Read a configuration file. Raises ConfigError: unreadable, not the syntax, a value of the wrong type."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise ConfigError(f"{path}: {exc.strerror}") from exc
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise ConfigError(f"{path}: {exc}") from exc
    for key in values:
        if key in _IGNORED:
            log.warning("%s: %s has no effect", path, key)
        elif key not in _KNOWN:
            log.warning("%s: unknown setting %s", path, key)
    return _config(_Reader(values, path))


def _config(read: _Reader) -> Config:
    for key in ("auth_unix_rw", "auth_unix_ro", "auth_tls"):
        read.no_authentication(key)
    listen = []
    directory = read.text("unix_sock_dir", "")
    if directory:
        listen = [
            f"unix:{directory}/libvirt-sock",
            f"unix:{directory}/libvirt-sock-ro?readonly=1",
            f"unix:{directory}/libvirt-admin-sock?admin=1",
        ]
    if read.integer("listen_tcp", 0):
        address = read.text("listen_addr", "127.0.0.1")
        host = f"[{address}]" if ":" in address else address
        listen.append(f"tcp://{host}:{read.text('tcp_port', '16509')}")
    defaults = Limits()
    limits = Limits(
        max_clients=read.integer("max_clients", defaults.max_clients, 1),
        max_client_requests=read.integer("max_client_requests", defaults.max_client_requests, 1),
        keepalive_interval=read.integer("keepalive_interval", int(defaults.keepalive_interval), -1),
        keepalive_count=read.integer("keepalive_count", defaults.keepalive_count, 0),
    )
    admin_limits = Limits(
        max_clients=read.integer("admin_max_clients", 5, 1),
        max_client_requests=read.integer("admin_max_client_requests", defaults.max_client_requests, 1),
    )
    return Config(
        unix_sock_group=read.text("unix_sock_group", ""),
        unix_sock_rw_perms=read.mode("unix_sock_rw_perms", 0o700),
        unix_sock_ro_perms=read.mode("unix_sock_ro_perms", 0o777),
        unix_sock_admin_perms=read.mode("unix_sock_admin_perms", 0o700),
        auth_tcp=read.no_authentication("auth_tcp"),
        listen=tuple(listen),
        limits=limits,
        admin_limits=admin_limits,
    )
