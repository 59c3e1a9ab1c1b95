"""The kind of entry that the server answers by itself, whatever the driver."""

from __future__ import annotations

from functools import partial
from types import CoroutineType
from typing import TYPE_CHECKING, Any

from ...raised import NOT_DRIVERS
from .. import replies
from ..entries import UNDECODED, Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from ....protocol.connection import CallReceived
    from ..client import Client
    from ..entries import Pack, Unpack

__all__ = ["OwnEntry"]


class OwnEntry(Entry):
    """An entry that the server answers by itself.

    ``call(client, args)`` returns the ret struct, or None when there is none, and
    ``pack`` writes it. If it returns a coroutine, that is awaited, and the client's
    later calls wait. ``needs_driver``: the call is refused before the client has opened
    a URI. ``at_once``: the call need not wait for the client's calls that are held
    back, since it takes no driver's time. ``closes``: the call ends the conversation.
    """

    __slots__ = ("at_once", "closes", "needs_driver")

    own = True

    def __init__(
        self,
        name: str,
        unpack: Unpack | None,
        call: Callable[[Client, Any], Any],
        pack: Pack | None = None,
        *,
        needs_driver: bool = False,
        write: bool = False,
        at_once: bool = False,
        closes: bool = False,
    ) -> None:
        super().__init__(name, unpack, call, None, pack, write=write)
        self.needs_driver = needs_driver
        self.at_once = at_once
        self.closes = closes

    def answer(self, client: Client, call: CallReceived, args: Any = UNDECODED) -> bytes | None:
        """Answer a call: return the reply, or None when a task will send it."""
        if args is UNDECODED and self.is_bulk(call):
            self.leave_decoding(client, call)
            return None
        try:
            if args is UNDECODED:
                args = self.decode(call)
            self.admit(client, call, args)
            result = self.call(client, args)
            if result.__class__ is CoroutineType:
                client.calls.run_in_order(
                    self.name, call, result, partial(replies.reply, call, self.pack)
                )
                return None
            return replies.reply(call, self.pack, result)
        except NOT_DRIVERS:
            raise
        except BaseException as exc:  # drivers are called: they open, and have features
            return replies.to_exception(client.peer, self.name, call, exc)
