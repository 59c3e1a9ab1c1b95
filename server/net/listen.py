"""Listening sockets, from URIs or the values of settings; each scheme's transport is in a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .addresses import Address, ListenError
from .tcp import TcpTransport
from .unix import UnixTransport

if TYPE_CHECKING:
    from ..config import Config
    from .listener import Listener, Transport

__all__ = ["TRANSPORTS", "listen", "parse"]

# Scheme of a URI, and of the addresses that it names -> what listens on them.
TRANSPORTS: dict[str, Transport] = {"unix": UnixTransport(), "tcp": TcpTransport()}


def listen(where: str | Address, config: Config) -> Listener:
    """Listen on an address, or a URI of one.

    URIs are ``unix:/path``, with ``?readonly=1`` or ``?admin=1`` or neither, and ``tcp://address:port``. Raises ListenError.
    """
    uri = where if isinstance(where, str) else where.uri
    try:
        address = parse(where) if isinstance(where, str) else where
        return TRANSPORTS[address.scheme].listen(address, config)
    except OSError as exc:
        raise ListenError(f"cannot listen on {uri}: {exc.strerror or exc}") from exc
    except ValueError as exc:
        raise ListenError(f"cannot listen on {uri}: {exc}") from exc


def parse(uri: str) -> Address:
    """Return the address that a URI names. Raises ListenError, ValueError."""
    if any(ord(character) < 0x20 or ord(character) == 0x7F for character in uri):
        raise ListenError(f"cannot listen on {uri}: control characters must be percent-encoded")
    parts = urlsplit(uri)
    transport = TRANSPORTS.get(parts.scheme)
    address: Address | None = None if transport is None else transport.parse(uri, parts)
    if address is None:
        raise ListenError(
            f"cannot listen on {uri}: it must be unix:/PATH, unix:/PATH?readonly=1, unix:/PATH?admin=1 or tcp://ADDRESS:PORT"
        )
    return address
