"""Connection URIs, as libvirt reads them.

They are ``driver[+transport]://[user@][host][:port]/[path][?parameters]``.

The transport, the host and the transport's parameters are the client's; what is left is
the name that the server opens. The syntax is RFC 3986's, to the letter: a blank or a
letter beyond ASCII has to be escaped.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote_to_bytes

from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import LibvirtError, report
from ..protocol.xdr import TEXT
from . import transports

if TYPE_CHECKING:
    from .transports import Address

# -- the syntax ------------------------------------------------------------------------

_CHAR = r"[\w.~!$&'()*+,;=-]|%[\da-fA-F]{2}"
_PCHAR = rf"(?:{_CHAR}|[:@])"
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z\d+.-]*):", re.ASCII)
_AUTHORITY = re.compile(
    rf"//(?:(?P<user>(?:{_CHAR}|:)*)@)?(?P<host>\[[^]]*\]|(?:{_CHAR})*)(?::(?P<port>\d+))?",
    re.ASCII,
)
_WITH_AUTHORITY = rf"(?P<path>(?:/{_PCHAR}*)*)"
_WITHOUT = rf"(?P<path>/?(?:{_PCHAR}+(?:/{_PCHAR}*)*)?)"
_REST = rf"(?:\?(?P<query>(?:{_PCHAR}|[/?])*))?(?:#(?P<fragment>(?:{_PCHAR}|[/?\[\]])*))?"
_BEHIND = re.compile(_WITH_AUTHORITY + _REST, re.ASCII)
_ALONE = re.compile(_WITHOUT + _REST, re.ASCII)

# What is not escaped again, in a user's name, a path and a fragment (RFC 2396).
_MARKS = "-_.!~*'()"
_IN_USER = ";:&=+$," + _MARKS
_IN_PATH = "/;@&=+$," + _MARKS
_IN_FRAGMENT = ";/?:@&=+$,[]" + _MARKS


class Uri(NamedTuple):
    """Parts of a URI without their escapes; only ``query`` has its own.

    ``user``, ``query`` and ``fragment`` are None where they are missing. ``host`` has
    no brackets, ``port`` is 0 for the usual one.
    """

    scheme: str
    user: str | None
    host: str
    port: int
    path: str
    query: str | None
    fragment: str | None

    def parameters(self) -> list[tuple[str, str]]:
        """Return the parameters of the query, in their order.

        A plus sign is no space, and a semicolon separates, too.
        """
        pairs = (p.partition("=") for p in (self.query or "").replace(";", "&").split("&"))
        given = ((_unescaped(key), _unescaped(value)) for key, _, value in pairs)
        return [(key, value) for key, value in given if key]

    def __str__(self) -> str:
        """Return the URI as libvirt writes it."""
        server = "" if self.user is None else quote(self.user, _IN_USER, *TEXT) + "@"
        server += f"[{self.host}]" if ":" in self.host else self.host
        server += f":{self.port}" if self.port else ""
        path = quote(self.path, _IN_PATH, *TEXT)
        if self.scheme == "file":  # so that drives keep their colon
            path = re.sub(r"^(/[a-zA-Z])%3A", r"\1:", path)
        query = "" if self.query is None else f"?{self.query}"
        fragment = "" if self.fragment is None else "#" + quote(self.fragment, _IN_FRAGMENT, *TEXT)
        return f"{self.scheme}://{server}{path}{query}{fragment}"


def split(uri: str) -> Uri:
    """Return the parts of a URI; the scheme may be missing.

    Raises LibvirtError VIR_ERR_INTERNAL_ERROR, as virURIParse does, for what is none.
    """
    scheme = _SCHEME.match(uri)
    at = scheme.end() if scheme else 0
    user, host, port = None, "", 0
    authority = _AUTHORITY.match(uri, at)
    if authority is not None:
        user, host = authority["user"], _unescaped(authority["host"])
        if re.fullmatch(r"\[.*:.*\]", host, re.DOTALL):
            host = host[1:-1]
        # as libxml2 does, which forgets the port of no host
        port = int(authority["port"] or 0) if host else 0
        at = authority.end()
    rest = (_ALONE if authority is None else _BEHIND).fullmatch(uri, at)
    if (
        rest is None
        or (authority is None and rest["path"].startswith("//"))
        or (scheme is None and authority is None and ":" in rest["path"].partition("/")[0])
        or port > _LARGEST_PORT
    ):
        raise report(
            ErrorNumber.VIR_ERR_INTERNAL_ERROR,
            ErrorDomain.VIR_FROM_URI,
            f"Unable to parse URI {uri}",
        )
    return Uri(
        "" if scheme is None else scheme[1],
        None if user is None else _unescaped(user),
        host,
        port,
        _unescaped(rest["path"]),
        rest["query"],
        None if rest["fragment"] is None else _unescaped(rest["fragment"]),
    )


# More does not fit the int that libxml2 reads it to.
_LARGEST_PORT = 2**31 - 1


def _unescaped(text: str) -> str:
    """Undo the escapes of a part; it ends at a NUL, as in C."""
    return unquote_to_bytes(text.encode(*TEXT)).partition(b"\0")[0].decode(*TEXT)


# -- where a connection's URI leads ----------------------------------------------------

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
