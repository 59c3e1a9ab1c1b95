"""Registry of transports, by the suffix of a URI's scheme.

That is ``tcp`` in ``qemu+tcp://host/system``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Mapping

    from ...protocol.endpoint import Endpoint


class Place(NamedTuple):
    """Place that a URI leads to.

    ``settings`` are its parameters for the transport, ``driver`` and ``path`` the
    server's.
    """

    driver: str
    host: str
    port: int | None
    path: str
    settings: Mapping[str, str]
    readonly: bool


class Address(Protocol):
    """Address of a server, which opens sockets; its `str` is for error messages."""

    def refused(self, exc: OSError) -> Exception:
        """Return the error for a connection that cannot be had, with its reason."""
        ...

    def open_blocking(self, timeout: float | None) -> Endpoint[socket.socket]:
        """Connect with a blocking socket.

        Raises LibvirtError; ``timeout`` (seconds) bounds all of it.
        """
        ...

    async def open_trio(self) -> Endpoint[socket.socket]:
        """Connect with a non-blocking socket.

        Raises LibvirtError; cancelling closes it.
        """
        ...


_transports: dict[str, Callable[[Place], Address]] = {}


def register(suffix: str, address: Callable[[Place], Address]) -> None:
    """Let URIs with this suffix lead to ``address(place)``.

    ``address`` raises LibvirtError for a place that it cannot lead to. Raises
    ValueError when the suffix is taken.
    """
    if suffix in _transports:
        raise ValueError(f"there is a transport {suffix!r} already")
    _transports[suffix] = address


def find(suffix: str) -> Callable[[Place], Address] | None:
    """Return what was registered under a suffix, or None."""
    return _transports.get(suffix)


def known() -> list[str]:
    """Return the registered suffixes, in the order of their registration."""
    return list(_transports)
