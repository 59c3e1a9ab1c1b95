"""Syntax of connection URIs, as libvirt reads it.

It is RFC 3986's as libxml2 has it, to the letter: a blank or a letter beyond ASCII has
to be escaped. Both ends read URIs: a client the one that it is given, a server the name
that it is asked to open.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

from ._generated.enums import ErrorDomain, ErrorNumber
from .errors import report
from .xdr import TEXT

__all__ = ["Uri", "split"]

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
