"""The blocking client of a daemon's administration: ``with virtrio.admin.open(uri) as conn``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from .. import admin, limits
from .._generated.blocking.admin import AdmClient, AdmConnectMethods, AdmServer
from . import connection

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from ..calls import A, Call, R

__all__ = ["AdmClient", "AdmConnect", "AdmServer", "open"]


class _Conversation(connection.Connect):
    """The connection beneath: it is opened and closed in the admin program."""

    __slots__ = ()

    _manners: ClassVar[Any] = admin


class AdmConnect(AdmConnectMethods):
    """An open connection to a daemon's admin socket. Made by `open`; errors and timeouts are those of `virtrio.blocking.connect`.

    It may be used from several threads.
    """

    __slots__ = ("_conversation",)

    def __init__(self, conversation: connection.Connect) -> None:
        self._conversation = conversation

    def _call(self, call: Call[A, R], args: A) -> R:
        return self._conversation._call(call, args)

    def get_uri(self) -> str:
        """The URI that was given; no call is made (virAdmConnectGetURI)."""
        return self._conversation.get_uri()

    def is_alive(self) -> bool:
        """Whether the connection is open as far as is known; no call is made (virAdmConnectIsAlive)."""
        return self._conversation.is_alive()

    def close(self) -> int:
        """End the connection (virAdmConnectClose): 0. Its handles cannot be used any more."""
        return self._conversation.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def open(
    name: str | None = None,
    *,
    timeout: float | None = None,
    keepalive_interval: float = limits.KEEPALIVE_INTERVAL,
    keepalive_count: int = limits.KEEPALIVE_COUNT,
) -> AdmConnect:
    """``with virtrio.admin.open("libvirtd:///system") as conn``: an open connection.

    ``name`` is ``libvirtd:///system``, ``virtqemud:///session`` and so on, or ``libvirtd:///system?socket=/path``; None means
    LIBVIRT_ADMIN_DEFAULT_URI or libvirt's default. ``timeout`` (seconds) bounds connecting and each call. Raises LibvirtError.
    """
    conversation = connection.opened(
        _Conversation, admin.parse(name), timeout, keepalive_interval, keepalive_count, readonly=False
    )
    return AdmConnect(conversation)
