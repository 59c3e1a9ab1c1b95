"""Connection URIs: ``driver[+transport]://[user@][host][:port]/[path][?parameters]``, as libvirt reads them.

The transport, the host and the transport's parameters are the client's; what is left is the name that the server opens.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import report

TCP_PORT = 16509
_RUN = "/run/libvirt"

# Parameters for the transport, which the server does not see.
_TRANSPORT_PARAMETERS = frozenset(
    {
        "auth",
        "command",
        "keyfile",
        "known_hosts",
        "known_hosts_verify",
        "mode",
        "name",
        "netcat",
        "no_sanity",
        "no_tty",
        "no_verify",
        "pkipath",
        "proxy",
        "socket",
        "sshauth",
        "tls_priority",
    }
)


class UnixAddress(NamedTuple):
    path: str

    def __str__(self) -> str:
        return self.path


class TcpAddress(NamedTuple):
    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


class Target(NamedTuple):
    """Where to connect, the URI to open there, and the URI as it was given."""

    address: UnixAddress | TcpAddress
    name: str
    uri: str


def default_uri() -> str:
    """What ``connect(None)`` opens: LIBVIRT_DEFAULT_URI, else the system's or the user's own QEMU."""
    return os.environ.get("LIBVIRT_DEFAULT_URI") or ("qemu:///system" if os.geteuid() == 0 else "qemu:///session")


def parse(uri: str | None, *, readonly: bool = False) -> Target:
    """Where a URI leads. Raises LibvirtError: VIR_ERR_INVALID_ARG or VIR_ERR_NO_CONNECT for what cannot be followed."""
    uri = uri or default_uri()
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError as exc:
        raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_NONE, f"URI '{uri}': {exc}") from None
    if not parts.scheme:
        detail = f"URI '{uri}' does not include a driver name"
        raise report(ErrorNumber.VIR_ERR_NO_CONNECT, ErrorDomain.VIR_FROM_NONE, detail)
    driver, _, transport = parts.scheme.partition("+")
    host = parts.hostname or ""
    if not transport:
        transport = "tls" if host else "unix"
    given = _parameters(parts.query)
    settings = {key: value for key, value in given if key in _TRANSPORT_PARAMETERS}
    rest = "&".join(f"{quote(k)}={quote(v, safe='/')}" for k, v in given if k not in _TRANSPORT_PARAMETERS)
    name = settings.get("name") or f"{driver}://{parts.path}" + (f"?{rest}" if rest else "")
    if transport == "unix":
        if host:
            detail = f"using unix socket and remote server '{host}' is not supported."
            raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_REMOTE, detail)
        path = settings.get("socket") or _default_socket(driver, parts.path, readonly)
        return Target(UnixAddress(path), name, uri)
    if transport == "tcp":
        return Target(TcpAddress(host or "localhost", TCP_PORT if port is None else port), name, uri)
    detail = f"transport '{transport}' in URI '{uri}' is not supported; unix and tcp are"
    raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_REMOTE, detail)


def _parameters(query: str) -> list[tuple[str, str]]:
    """As virURIParse: a plus sign is a plus sign, and a semicolon separates too."""
    pairs = (pair.partition("=") for pair in query.replace(";", "&").split("&") if pair)
    return [(unquote(key), unquote(value)) for key, _, value in pairs]


def _default_socket(driver: str, path: str, readonly: bool) -> str:
    """The daemon's socket for a driver: its own daemon's if that listens, else libvirtd's.

    As in libvirt, a user's own daemon serves /session and the test driver, but for root, who has only the system's.
    """
    if os.geteuid() != 0 and (path == "/session" or driver == "test"):
        runtime = os.environ.get("XDG_RUNTIME_DIR") or f"{Path.home()}/.cache"
        directory, suffix = f"{runtime}/libvirt", ""
    else:
        directory, suffix = _RUN, "-ro" if readonly else ""
    own = f"{directory}/virt{driver}d-sock{suffix}"
    return own if os.path.exists(own) else f"{directory}/libvirt-sock{suffix}"
