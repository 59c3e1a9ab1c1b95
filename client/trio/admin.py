"""The trio client of a daemon's administration: ``async with virtrio.admin.connect(uri) as conn``."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from .. import admin, limits
from .._generated.trio.admin import AdmClient, AdmConnectMethods, AdmServer
from . import connection

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from ..calls import A, Call, R

__all__ = ["AdmClient", "AdmConnect", "AdmServer", "connect"]


class _Conversation(connection.Connect):
    """The connection beneath: it is opened and closed in the admin program."""

    __slots__ = ()

    _manners: ClassVar[Any] = admin


class AdmConnect(AdmConnectMethods):
    """An open connection to a daemon's admin socket. Made by `connect`; errors and timeouts are those of `virtrio.connect`."""

    __slots__ = ("_conversation",)

    def __init__(self, conversation: connection.Connect) -> None:
        self._conversation = conversation

    async def _call(self, call: Call[A, R], args: A) -> R:
        return await self._conversation._call(call, args)

    def get_uri(self) -> str:
        """The URI that was given; no call is made (virAdmConnectGetURI)."""
        return self._conversation.get_uri()

    def is_alive(self) -> bool:
        """Whether the connection is open as far as is known; no call is made (virAdmConnectIsAlive)."""
        return self._conversation.is_alive()


@asynccontextmanager
async def connect(
    name: str | None = None,
    *,
    keepalive_interval: float = limits.KEEPALIVE_INTERVAL,
    keepalive_count: int = limits.KEEPALIVE_COUNT,
) -> AsyncIterator[AdmConnect]:
    """``async with virtrio.admin.connect("libvirtd:///system") as conn``: an open connection for the block.

    ``name`` is ``libvirtd:///system``, ``virtqemud:///session`` and so on, or ``libvirtd:///system?socket=/path``; None means
    LIBVIRT_ADMIN_DEFAULT_URI or libvirt's default. Entering raises LibvirtError.
    """
    opening = connection.Opening(
        name, False, keepalive_interval, keepalive_count, 0, kind=_Conversation, parse=admin.parse
    )
    async with opening as conversation:
        yield AdmConnect(conversation)
