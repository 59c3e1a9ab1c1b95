"""Listening sockets, from URIs or the values of settings; each scheme's transport is in a module of its own.

`register` adds a transport: from then on `listen` takes URIs of its scheme, and refusals name its forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .addresses import Address, ListenError
from .tcp import TcpTransport
from .unix import UnixTransport

if TYPE_CHECKING:
    from ..config import Config
    from .listener import Listener, Transport

__all__ = ["listen", "parse", "register"]

_transports: dict[str, Transport] = {}


def register(scheme: str, transport: Transport) -> None:
    """Let URIs with this scheme, and the addresses that they name, be listened on by ``transport``.

    Raises ValueError when the scheme is taken.
    """
    if scheme in _transports:
        raise ValueError(f"there is a transport {scheme!r} already")
    _transports[scheme] = transport


def listen(where: str | Address, config: Config) -> Listener:
    """Listen on an address, or a URI of one.

    URIs are ``unix:/path``, with ``?readonly=1`` or ``?admin=1`` or neither, and ``tcp://address:port``. Raises ListenError.
    """
    uri = where if isinstance(where, str) else where.uri
    try:
        address = parse(where) if isinstance(where, str) else where
        return _transports[address.scheme].listen(address, config)
    except OSError as exc:
        raise ListenError(f"cannot listen on {uri}: {exc.strerror or exc}") from exc
    except ValueError as exc:
        raise ListenError(f"cannot listen on {uri}: {exc}") from exc


def parse(uri: str) -> Address:
    """Return the address that a URI names. Raises ListenError, ValueError."""
    if any(ord(character) < 0x20 or ord(character) == 0x7F for character in uri):
        raise ListenError(f"cannot listen on {uri}: control characters must be percent-encoded")
    parts = urlsplit(uri)
    transport = _transports.get(parts.scheme)
    address: Address | None = None if transport is None else transport.parse(uri, parts)
    if address is None:
        *forms, last = [form for known in _transports.values() for form in known.forms]
        raise ListenError(f"cannot listen on {uri}: it must be {', '.join(forms)} or {last}")
    return address


register("unix", UnixTransport())
register("tcp", TcpTransport())
