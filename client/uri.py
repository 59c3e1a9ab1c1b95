"""Connection URIs, and where they lead.

They are ``driver[+transport]://[user@][host][:port]/[path][?parameters]``.

The transport, the host and the transport's parameters are the client's; what is left is
the name that the server opens.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import LibvirtError, report
from ..protocol.uri import split
from ..protocol.xdr import TEXT
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
_NUMBERS = ("no_sanity", "no_tty", "no_verify")
# libvirt's transports, in the order of its message.
_LIBVIRTS = ("tls", "unix", "ssh", "ext", "tcp", "libssh2", "libssh")


class Target(NamedTuple):
    """Address to connect to, name to open there, and the URI, as libvirt writes it.

    ``auth`` is the kind of authentication that the URI asks for.
    """

    address: Address
    name: str
    uri: str
    auth: str | None = None


def default_uri() -> str:
    """Return the URI that ``connect(None)`` opens.

    That is LIBVIRT_DEFAULT_URI, or else the system's or the user's own QEMU.
    """
    return os.environ.get("LIBVIRT_DEFAULT_URI") or (
        "qemu:///system" if os.geteuid() == 0 else "qemu:///session"
    )


def parse(uri: str | None, *, readonly: bool = False) -> Target:
    """Return where a URI leads.

    Raises LibvirtError in libvirt's words for what cannot be followed:
    VIR_ERR_INTERNAL_ERROR for what is no URI, VIR_ERR_NO_CONNECT for a missing driver,
    VIR_ERR_INVALID_ARG for a transport or a parameter. Raises TypeError for what is no
    text.
    """
    if uri is not None and not isinstance(uri, str):
        raise TypeError(f"a URI is a str, not {type(uri).__name__}")
    uri = uri or default_uri()
    parts = split(uri)
    if not parts.scheme:
        detail = f"URI '{uri}' does not include a driver name"
        raise report(ErrorNumber.VIR_ERR_NO_CONNECT, ErrorDomain.VIR_FROM_NONE, detail)
    driver, plus, transport = parts.scheme.partition("+")
    if not plus:
        transport = "tls" if parts.host else "unix"
    address = transports.find(transport.lower())
    if address is None:
        raise _invalid(_unsupported(transport.lower(), uri))
    settings, others = {}, []
    for key, value in parts.parameters():
        if key.lower() in _TRANSPORT_PARAMETERS:
            settings[key.lower()] = value
        else:
            others.append(f"{key}={quote(value, '', *TEXT)}")
    place = transports.Place(driver, parts.host, parts.port or None, parts.path, settings, readonly)
    leads_to = address(place)
    if transport.lower() in _LIBVIRTS:
        _check(settings)
    name = settings.get("name")
    if name is None:
        # a driver of this name has the server choose
        name = (
            ""
            if driver == "remote"
            else str(
                parts._replace(
                    scheme=driver, user=None, host="", port=0, query="&".join(others) or None
                )
            )
        )
    return Target(leads_to, name, str(parts), settings.get("auth"))


def _invalid(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_REMOTE, detail)


def _unsupported(transport: str, uri: str) -> str:
    if transport not in _LIBVIRTS:
        known = "|".join(_LIBVIRTS)
        return f"remote_open: transport in URL not recognised (should be {known})"
    known = " and ".join(transports.known())
    return f"transport '{transport}' in URI '{uri}' is not supported; {known} are"


def _check(settings: dict[str, str]) -> None:
    """Refuse parameters that libvirt refuses, though nothing here follows them."""
    for key, value in settings.items():
        if key in _NUMBERS and not (
            re.fullmatch(r"\s*[+-]?\d+", value, re.ASCII) and -(2**31) <= int(value) < 2**31
        ):
            raise _invalid(f"Failed to parse value of URI component {key}")
    if settings.get("mode", "auto") not in ("auto", "legacy", "direct"):
        raise _invalid(f"Unknown remote mode '{settings['mode']}'")
    if settings.get("proxy", "auto") not in ("auto", "netcat", "native"):
        raise _invalid(f"Unnkown proxy type '{settings['proxy']}'")  # libvirt's own spelling
