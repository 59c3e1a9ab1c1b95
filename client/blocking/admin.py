"""Administration of a daemon without a loop.

Begin with ``with virtrio.admin.open(uri) as conn``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from .. import admin, limits
from .._generated.blocking.admin import AdmClient, AdmConnectMethods, AdmServer
from ..lost import ASYNC_WITH
from .opening import opened
from .timing import Timed

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from .exchange import Exchange
    from .running import Caller

__all__ = ["AdmClient", "AdmConnect", "AdmServer", "open"]


class AdmConnect(AdmConnectMethods, Timed):
    """An open connection to a daemon's admin socket.

    Made by `open`. Errors and timeouts are those of `virtrio.blocking.connect`. It may
    be used from several threads.
    """

    __slots__ = ("_call", "_exchange", "_uri")

    def __init__(self, exchange: Exchange, uri: str) -> None:
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

    def close(self) -> int:
        """End the connection and with it all its handles. Safe to call twice.

        Returns 0 (virAdmConnectClose).
        """
        self._exchange.leave(admin.close_gen())
        return 0

    def __enter__(self) -> Self:
        return self

    async def __aenter__(self) -> NoReturn:
        self.close()
        raise RuntimeError(ASYNC_WITH.format("virtrio.admin.connect"))

    async def __aexit__(self, *exc_info: object) -> None:
        """Make Python look for `__aenter__`, which says what is wrong."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def open(
    name: str | None = None,
    *,
    connect_timeout: float | None = limits.CONNECT_TIMEOUT,
    timeout: float | None = None,
    keepalive_interval: float = limits.KEEPALIVE_INTERVAL,
    keepalive_count: int = limits.KEEPALIVE_COUNT,
) -> AdmConnect:
    """Open a connection to a daemon's admin socket, and return it.

    Use it as ``with virtrio.admin.open("libvirtd:///system") as conn``.

    ``name`` is ``libvirtd:///system``, ``virtqemud:///session`` and so on, or
    ``libvirtd:///system?socket=/path``; None means LIBVIRT_ADMIN_DEFAULT_URI or
    libvirt's default. Connecting may take ``connect_timeout`` seconds in all, and each
    call ``timeout`` seconds; None means any time. Raises LibvirtError.
    """
    target = admin.parse(name)
    return AdmConnect(
        opened(
            target, admin.open_gen, connect_timeout, timeout, keepalive_interval, keepalive_count
        ),
        target.uri,
    )
