"""State that the sessions of one server share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import trio

from .kept import Room
from .totals import Total

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Protocol

    from ..protocol.connection import CallReceived
    from ..protocol.procedures import ProcedureRow
    from .drivers.life import Lives
    from .drivers.registry import Drivers
    from .limits import Limits
    from .net.lookout import Lookout
    from .turns import Turns

    class Guarded(Protocol):
        """Entry that a call is about to reach, and its procedure's declaration."""

        name: str
        procedure: ProcedureRow

    Guard = Callable[[Guarded, CallReceived, Any], None]

__all__ = ["Common"]


class Common:
    """Drivers and their lives, limits, and totals over all clients of a server.

    ``room()`` is called when another client may be let in. ``limits`` may be replaced
    at any time: sessions do not keep copies. ``anonymous`` is the number of clients
    that have not opened a connection to a hypervisor. ``leaving`` is held by a session
    while it gives up streams and calls of a client that is gone, and while it leaves
    its driver. ``gone`` is taken by a session with nothing to give up whose client is
    gone. Of those who wait for one of them, one goes on in each turn of the loop.
    ``guard(entry, call, args)`` runs before every call and raises LibvirtError to
    refuse it.
    """

    def __init__(
        self,
        drivers: Drivers,
        lives: Lives,
        limits: Limits,
        turns: Turns,
        lookout: Lookout,
        room: Callable[[], None],
        guard: Guard | None = None,
    ) -> None:
        self.guard = guard
        self.drivers = drivers
        self.lives = lives
        self.limits = limits
        self.turns = turns
        self.lookout = lookout
        self.room = room
        self.anonymous = 0
        self.leaving = trio.Lock()
        self.gone = trio.Lock()
        self.partial = Total(
            lambda: self.limits.max_partial_bytes,
            "all clients' unfinished and waiting calls are too large",
        )
        self.descriptors = Total(
            lambda: self.limits.max_waiting_fds,
            "all clients' unfinished calls bring too many descriptors",
        )
        self.unread = Total(
            lambda: self.limits.max_unread_bytes,
            "all clients leave too much of their replies unread",
        )
        self.events = Total(
            lambda: self.limits.max_unread_event_bytes,
            "all clients leave too many of their events unread",
        )
        self.streams = Total(
            lambda: self.limits.max_stream_bytes,
            "all clients' streams have too much that is not received",
        )
        self.kept = Room(lambda: self.limits.max_kept_bytes)
