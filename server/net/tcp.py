"""TCP sockets to listen on: ``tcp://address:port``.

Without authentication, only loopback addresses are served.
"""

from __future__ import annotations

import contextlib
import re
import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING

from ...protocol.agreed import TCP_PORT
from ...protocol.endpoint import Endpoint
from .addresses import ListenError, TcpAddress
from .listener import Listener, backlog

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from ..config import Config

__all__ = ["TcpTransport", "endpoint"]


def endpoint(sock: socket.socket) -> Endpoint[socket.socket]:
    """Return the facts about a connected TCP socket, and turn its delay off."""
    with contextlib.suppress(OSError):  # it is gone already; the first read says so
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return Endpoint(sock)


class TcpTransport:
    """The transport of the scheme ``tcp``."""

    forms = ("tcp://ADDRESS:PORT",)

    def parse(self, uri: str, parts: SplitResult) -> TcpAddress | None:
        """Return the address that a URI names, or None if it is not of the form.

        Raises ListenError or ValueError.
        """
        if parts.path not in ("", "/") or parts.query or parts.fragment:
            return None
        if "@" in parts.netloc:
            raise ListenError(
                f"cannot listen on {uri}: there is no user in an address to listen on"
            )
        return TcpAddress(parts.hostname or "", _port(parts.netloc, uri))

    def listen(self, address: TcpAddress, config: Config) -> Listener:
        """Listen on an address.

        Raises ListenError or OSError.
        """
        return _listen(address, config)


def _port(netloc: str, uri: str) -> int:
    text = netloc.rpartition(":")[2] if ":" in netloc.rpartition("]")[2] else str(TCP_PORT)
    if not re.fullmatch("[0-9]{1,5}", text) or int(text) > 65535:
        raise ListenError(f"cannot listen on {uri}: '{text[:20]}' is not a port")
    return int(text)


def _listen(address: TcpAddress, config: Config) -> Listener:
    refusal = (
        f"cannot listen on {address.uri}: "
        "without authentication only the loopback address is served; "
        'set auth_tcp = "none" in the configuration to serve anybody'
    )
    if not _is_loopback(address.host) and config.auth_tcp is None:
        raise ListenError(refusal)
    family, kind, proto, _, where = socket.getaddrinfo(
        address.host or None, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    # localhost may be another address here
    if config.auth_tcp is None and not _is_loopback(str(where[0])):
        raise ListenError(refusal)
    sock = socket.socket(family, kind, proto)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(where)
        sock.listen(backlog(config.max_queued_clients))
        sock.setblocking(False)
    except BaseException:
        sock.close()
        raise
    bound, number = sock.getsockname()[:2]
    return Listener(sock, TcpAddress(bound, number).uri, endpoint, is_local=False)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
