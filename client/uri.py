"""Connection URIs, as libvirt reads them.

They are ``driver[+transport]://[user@][host][:port]/[path][?parameters]``.

The transport, the host and the transport's parameters are the client's; what is left is
the name that the server opens.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import report
from . import transports

if TYPE_CHECKING:
    from .transports import Address

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


class Target(NamedTuple):
    """Address to connect to, URI to open there, and URI as it was given."""

    address: Address
    name: str
    uri: str


def default_uri() -> str:
    """Return the URI that ``connect(None)`` opens.

    That is LIBVIRT_DEFAULT_URI, or else the system's or the user's own QEMU.
    """
    return os.environ.get("LIBVIRT_DEFAULT_URI") or (
        "qemu:///system" if os.geteuid() == 0 else "qemu:///session"
    )


def parse(uri: str | None, *, readonly: bool = False) -> Target:
    """Return where a URI leads.

    Raises LibvirtError: VIR_ERR_INVALID_ARG or VIR_ERR_NO_CONNECT for what cannot be
    followed. Raises TypeError for what is no text.
    """
    if uri is not None and not isinstance(uri, str):
        raise TypeError(f"a URI is a str, not {type(uri).__name__}")
    uri = uri or default_uri()
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError as exc:
        raise report(
            ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_NONE, f"URI '{uri}': {exc}"
        ) from None
    if not parts.scheme:
        detail = f"URI '{uri}' does not include a driver name"
        raise report(ErrorNumber.VIR_ERR_NO_CONNECT, ErrorDomain.VIR_FROM_NONE, detail)
    driver, _, transport = parts.scheme.partition("+")
    host = parts.hostname or ""
    if not transport:
        transport = "tls" if host else "unix"
    given = _parameters(parts.query)
    settings = {key: value for key, value in given if key in _TRANSPORT_PARAMETERS}
    rest = "&".join(
        f"{quote(k)}={quote(v, safe='/')}" for k, v in given if k not in _TRANSPORT_PARAMETERS
    )
    name = settings.get("name") or f"{driver}://{parts.path}" + (f"?{rest}" if rest else "")
    address = transports.find(transport)
    if address is None:
        known = " and ".join(transports.known())
        detail = f"transport '{transport}' in URI '{uri}' is not supported; {known} are"
        raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_REMOTE, detail)
    place = transports.Place(driver, host, port, parts.path, settings, readonly)
    return Target(address(place), name, uri)


def _parameters(query: str) -> list[tuple[str, str]]:
    """Return the parameters of a query, as virURIParse does.

    A plus sign is no space, and a semicolon separates, too.
    """
    pairs = (pair.partition("=") for pair in query.replace(";", "&").split("&") if pair)
    return [(unquote(key), unquote(value)) for key, _, value in pairs]
