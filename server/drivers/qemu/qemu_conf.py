"""qemu.conf: the keys of libvirt's file, and what the driver does with each.

A key that asks for a restriction which the driver does not have stops the server: its
guests would have more than was asked for. Keys that only offer something have no
effect, and a warning says so.
"""

from __future__ import annotations

import grp
import logging
import os
import pwd
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ... import conffile
from .processes.process import Identity
from .saves.image import FORMATS
from .settings import TLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from ...conffile import Value
    from .settings import Settings

__all__ = ["QemuConfError", "load"]

log = logging.getLogger("virtrio.server")

_PORTS = range(5900, 65536)
_WEBSOCKETS = range(5700, 65536)

R = TypeVar("R")


class QemuConfError(Exception):
    """A file that cannot be used; the text says why, without the file's name."""


_NO_TLS = "there is no TLS"
_NO_CGROUPS = "there are no cgroups"
# Restrictions that are not to be had, with the values that ask for none.
_REFUSED: dict[str, tuple[str, tuple[Value, ...]]] = {
    "vnc_tls": (_NO_TLS, (0,)),
    "vnc_tls_x509_verify": (_NO_TLS, (0,)),
    "vnc_sasl": ("there is no SASL", (0,)),
    "vnc_password": ("there are no passwords of VNC", ("",)),
    "spice_tls": (_NO_TLS, (0,)),
    "spice_sasl": ("there is no SASL", (0,)),
    "spice_password": ("there are no passwords of SPICE", ("",)),
    "chardev_tls": (_NO_TLS, (0,)),
    "backup_tls_x509_secret_uuid": ("there are no secrets", ("",)),
    "default_tls_x509_secret_uuid": ("there are no secrets", ("",)),
    "nbd_tls": (_NO_TLS, (0,)),
    "security_driver": (
        "QEMU's user is the only confinement",
        ("none", "dac", ("none",), ("dac",), ("none", "dac"), ("dac", "none")),
    ),
    "security_require_confined": ("there is no security driver", (0,)),
    "security_default_confined": ("there is no security driver", (0,)),
    "cgroup_controllers": (_NO_CGROUPS, ((),)),
    "cgroup_device_acl": (_NO_CGROUPS, ()),
    "namespaces": ("guests have no namespaces of their own", ((),)),
    "mac_filter": ("there are no filters of MAC addresses", (0,)),
    "lock_manager": ("there are no lock managers; QEMU locks images itself", ("nop", "")),
    "max_threads_per_process": ("threads are not limited", (0,)),
    "capability_filters": ("capabilities are not filtered", ((),)),
    "vxhs_tls": (_NO_TLS, (0,)),
    "sched_core": ("there is no core scheduling", ("none",)),
}
_HONOURED = frozenset(
    (
        *("user", "group", "dynamic_ownership", "seccomp_sandbox"),
        *("vnc_listen", "spice_listen"),
        *("remote_display_port_min", "remote_display_port_max"),
        *("vnc_auto_unix_socket", "spice_auto_unix_socket"),
        *("remote_websocket_port_min", "remote_websocket_port_max"),
        *("save_image_format", "dump_image_format", "auto_dump_path"),
        *("auto_dump_bypass_cache", "auto_start_bypass_cache"),
        *("max_processes", "max_files"),
        *("default_tls_x509_cert_dir", "default_tls_x509_verify"),
        *("backup_tls_x509_cert_dir", "backup_tls_x509_verify"),
    )
)


def load(path: Path, settings: Settings) -> Settings:
    """Return settings with what the file at ``path`` says.

    Raises QemuConfError for a file that cannot be read, for values that make no sense,
    and for restrictions that are not to be had.
    """
    try:
        values = conffile.parse(conffile.read(path))
    except (OSError, UnicodeDecodeError, conffile.SyntaxProblem) as exc:
        raise QemuConfError(getattr(exc, "strerror", None) or str(exc)) from exc
    for key, value in values.items():
        why, harmless = _REFUSED.get(key, ("", ()))
        if why and value not in harmless:
            raise QemuConfError(f"{key} is not supported; {why}")
        if not why and key not in _HONOURED:
            log.warning("%s: %s has no effect", path, key)
    return _used(values, settings)


def _used(values: Mapping[str, Value], settings: Settings) -> Settings:
    settings = replace(
        settings,
        gives_images=_number(values, "dynamic_ownership", 1) != 0,
        has_sandbox=_number(values, "seccomp_sandbox", 1) != 0,
        vnc_listen=_text(values, "vnc_listen") or "127.0.0.1",
        spice_listen=_text(values, "spice_listen") or "127.0.0.1",
        vnc_on_socket=_number(values, "vnc_auto_unix_socket", 0) != 0,
        spice_on_socket=_number(values, "spice_auto_unix_socket", 0) != 0,
        display_ports=_ports(values, "remote_display_port", _PORTS),
        websocket_ports=_ports(values, "remote_websocket_port", _WEBSOCKETS),
        save_format=_format(values, "save_image_format"),
        dump_format=_format(values, "dump_image_format"),
        dump_folder=_text(values, "auto_dump_path"),
        dumps_past_cache=_number(values, "auto_dump_bypass_cache", 0) != 0,
        starts_past_cache=_number(values, "auto_start_bypass_cache", 0) != 0,
        limits=tuple(_limits(values)),
        backup_tls=_tls(values, "backup"),
    )
    user, group = _text(values, "user"), _text(values, "group")
    if user is None and group is None:
        return settings
    identity = _identity(user, group, settings.identity)
    if os.geteuid() == 0:
        return replace(settings, identity=identity, may_be_root=identity.uid == 0)
    if (identity.uid, identity.gid) != (os.geteuid(), os.getegid()):
        raise QemuConfError("only root can run QEMU as another user or group")
    return settings


def _ports(values: Mapping[str, Value], key: str, known: range) -> range:
    low = _number(values, f"{key}_min", known.start)
    high = _number(values, f"{key}_max", known.stop - 1)
    if low not in known or high not in known or low > high:
        raise QemuConfError(f"{key}_min and _max are no range of ports")
    return range(low, high + 1)


def _limits(values: Mapping[str, Value]) -> Iterator[tuple[str, int]]:
    for key, name in (("max_processes", "RLIMIT_NPROC"), ("max_files", "RLIMIT_NOFILE")):
        number = _number(values, key, 0)
        if not 0 <= number < 2**32:
            raise QemuConfError(f"{key} is no number of a limit")
        if number:
            yield name, number


def _format(values: Mapping[str, Value], key: str) -> str:
    format = _text(values, key) or FORMATS[0]
    if format not in FORMATS:
        raise QemuConfError(f"{key} is none of {', '.join(FORMATS)}")
    return format


def _tls(values: Mapping[str, Value], what: str) -> TLS:
    """Return the TLS of a kind of server, the default's where its keys are missing."""
    folder, verify = "tls_x509_cert_dir", "tls_x509_verify"
    where = _text(values, f"{what}_{folder}") or _text(values, f"default_{folder}")
    verifies = _number(values, f"{what}_{verify}", _number(values, f"default_{verify}", 1))
    return TLS(where or TLS().folder, verifies != 0)


def _identity(user: str | None, group: str | None, default: Identity | None) -> Identity:
    try:
        if user is None:
            if default is None:
                raise QemuConfError("group is set, but no user")
            uid, gid, name = default.uid, default.gid, pwd.getpwuid(default.uid).pw_name
        elif (number := _id(user)) is not None:
            uid, gid, name = number, number, ""
            if (known := _known(number)) is not None:
                gid, name = known.pw_gid, known.pw_name
        else:
            known = _looked_up(pwd.getpwnam, user, "user")
            uid, gid, name = known.pw_uid, known.pw_gid, user
        primary = gid
        if group is not None:
            number = _id(group)
            gid = _looked_up(grp.getgrnam, group, "group").gr_gid if number is None else number
    except KeyError as exc:
        raise QemuConfError(str(exc.args[0])) from exc
    groups = tuple(os.getgrouplist(name, primary)) if name else ()
    return Identity(uid, gid, groups)


def _looked_up(look_up: Callable[[str], R], name: str, key: str) -> R:
    try:
        return look_up(name)
    except KeyError as exc:
        raise QemuConfError(f"{key} = {name!r}: there is no such {key}") from exc


def _id(text: str) -> int | None:
    """Return the number of a user or group; +NUMBER is never a name."""
    digits = text.removeprefix("+")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 11 else None


def _known(uid: int) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwuid(uid)
    except KeyError:
        return None


def _number(values: Mapping[str, Value], key: str, default: int) -> int:
    value = values.get(key, default)
    if not isinstance(value, int):
        raise QemuConfError(f"{key} must be a number")
    return value


def _text(values: Mapping[str, Value], key: str) -> str | None:
    value = values.get(key)
    if value is not None and not isinstance(value, str):
        raise QemuConfError(f"{key} must be a string")
    return value or None
