"""Administration of a daemon with trio.

Begin with ``async with virtrio.admin.connect(uri) as conn``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .. import admin, limits
from .._generated.trio.admin import AdmClient, AdmConnectMethods, AdmServer
from .opening import Opening

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    import trio

    from .exchange import Exchange
    from .running import Caller

__all__ = ["AdmClient", "AdmConnect", "AdmServer", "connect"]


class AdmConnect(AdmConnectMethods):
    """An open connection to a daemon's admin socket.

    Made by `connect`; errors and timeouts are those of `virtrio.connect`.
    """

    __slots__ = ("_call", "_exchange", "_uri")

    def __init__(self, exchange: Exchange, uri: str, nursery: trio.Nursery) -> None:
        self._exchange = exchange
        self._call: Caller = exchange.call
        self._uri = uri

    def get_uri(self) -> str:
        """Return the URI that the connection was opened with; no call is made.

        For None it is the default that was taken (virAdmConnectGetURI).
        """
        return self._uri

    def __repr__(self) -> str:
        return f"<AdmConnect {self._uri!r} {'open' if self.is_alive() else 'closed'}>"

    def is_alive(self) -> bool:
        """Tell whether the connection is open; no call is made.

        It is not once the server has closed or reset it. A server that is silent is
        found out by keepalive (virAdmConnectIsAlive).
        """
        return self._exchange.is_alive()


def connect(
    name: str | None = None,
    *,
    connect_timeout: float | None = limits.CONNECT_TIMEOUT,
    keepalive_interval: float = limits.KEEPALIVE_INTERVAL,
    keepalive_count: int = limits.KEEPALIVE_COUNT,
) -> AbstractAsyncContextManager[AdmConnect]:
    """Open a connection to a daemon's admin socket, for a block.

    Use it as ``async with virtrio.admin.connect("libvirtd:///system") as conn``.

    ``name`` is ``libvirtd:///system``, ``virtqemud:///session`` and so on, or
    ``libvirtd:///system?socket=/path``; None means LIBVIRT_ADMIN_DEFAULT_URI or
    libvirt's default. Connecting may take ``connect_timeout`` seconds in all; None
    means any time. Entering raises LibvirtError.
    """
    return Opening(
        partial(admin.parse, name),
        AdmConnect,
        admin.open_gen,
        admin.close_gen,
        connect_timeout,
        keepalive_interval,
        keepalive_count,
        "virtrio.admin.open",
    )
