"""Administration of a daemon, for both clients: URIs, opening, closing, values.

The admin program has a socket of its own, beside those for hypervisors, and nothing to
authenticate: who may use it is up to the file system.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..protocol._generated import admin
from ..protocol._generated.enums import ClientTransport, ErrorDomain, ErrorNumber
from ..protocol.errors import report
from ..protocol.numbers import named
from ..protocol.typedparams import Type
from ..protocol.uri import split
from ._generated import admin_calls
from .transports import UnixAddress
from .uri import Target

if TYPE_CHECKING:
    from .calls import Script

_RUN = "/run/libvirt"
_unsupported = partial(report, ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED, ErrorDomain.VIR_FROM_NONE)


def default_uri() -> str:
    """Return the URI that is opened for None.

    That is LIBVIRT_ADMIN_DEFAULT_URI, or else the system's libvirtd or the user's own.
    """
    system = "libvirtd:///system" if os.geteuid() == 0 else "libvirtd:///session"
    return os.environ.get("LIBVIRT_ADMIN_DEFAULT_URI") or system


def parse(uri: str | None) -> Target:
    """Return the socket that a URI leads to.

    URIs are ``libvirtd:///system``, ``virtqemud:///session`` and so on, or
    ``libvirtd:///system?socket=/path``.

    Raises LibvirtError VIR_ERR_CONFIG_UNSUPPORTED with libvirt's words for what leads
    nowhere, VIR_ERR_INTERNAL_ERROR for what is no URI.
    """
    if uri is not None and not isinstance(uri, str):
        raise TypeError(f"a URI is a str, not {type(uri).__name__}")
    uri = uri or default_uri()
    parts = split(uri)
    path = None
    for key, value in parts.parameters():
        if key != "socket":
            raise _unsupported(f"Unknown URI parameter '{key}'")
        path = value
    if path is None:
        path = _default_socket(parts.scheme, parts.path)
    return Target(UnixAddress(path), uri, uri)


def _default_socket(scheme: str, path: str) -> str:
    if not scheme:
        raise _unsupported("No URI scheme specified")
    if scheme != "libvirtd" and not scheme.startswith("virt"):
        raise _unsupported(f"Unsupported URI scheme '{scheme}'")
    name = f"{'libvirt' if scheme == 'libvirtd' else scheme}-admin-sock"
    if path == "/system":
        return f"{_RUN}/{name}"
    if path == "/session":
        runtime = os.environ.get("XDG_RUNTIME_DIR") or str(Path.home() / ".cache")
        return f"{runtime}/libvirt/{name}"
    raise _unsupported(f"Invalid URI path '{path}', try '/system'")


def open_gen(target: Target) -> Script[bool]:
    """Open a connection to the daemon (virAdmConnectOpen after the transport).

    Returns True: every daemon answers keepalive pings.
    """
    yield admin_calls.CONNECT_OPEN, admin.AdminConnectOpenArgs(0)
    return True


def close_gen() -> Script[None]:
    """Tell the daemon that the connection is closed (virAdmConnectClose)."""
    yield admin_calls.CONNECT_CLOSE, None


def unsigned(params: Mapping[str, object]) -> dict[str, int]:
    """Return the types of parameters to set; a daemon takes unsigned int alone."""
    names = params if isinstance(params, Mapping) else ()
    return dict.fromkeys(names, Type.VIR_TYPED_PARAM_UINT)


def transport(number: int) -> ClientTransport | int:
    return named(ClientTransport, number)


class Handle:
    """Handle of a server or a client of a daemon.

    It is a name, as libvirt's admin handles are. It is valid while the connection is
    open.
    """

    __slots__ = ("_connect", "_wire")

    def __init__(self, connect: object, wire: object) -> None:
        self._connect = connect
        self._wire = wire
