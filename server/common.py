"""What the sessions of one server share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import trio

from .totals import Total

if TYPE_CHECKING:
    from collections.abc import Callable

    from .drivers.life import Lives
    from .drivers.registry import Drivers
    from .limits import Limits
    from .turns import Turns

__all__ = ["Common"]


class Common:
    """Drivers and their lives, limits, and what all clients of a server hold together.

    ``room()`` is called when another client may be let in. ``limits`` may be replaced at any time: sessions look at it
    when they need one. ``anonymous`` is how many clients have not opened a connection to a hypervisor. ``leaving`` is held
    by the one that lets go of its driver.
    """

    def __init__(self, drivers: Drivers, lives: Lives, limits: Limits, turns: Turns, room: Callable[[], None]) -> None:
        self.drivers = drivers
        self.lives = lives
        self.limits = limits
        self.turns = turns
        self.room = room
        self.anonymous = 0
        self.leaving = trio.Lock()
        self.partial = Total(
            lambda: self.limits.max_partial_bytes, "all clients' unfinished and waiting calls are too large"
        )
        self.descriptors = Total(
            lambda: self.limits.max_waiting_fds, "all clients' unfinished calls bring too many descriptors"
        )
        self.unread = Total(lambda: self.limits.max_unread_bytes, "all clients leave too much of their replies unread")
        self.events = Total(
            lambda: self.limits.max_unread_event_bytes, "all clients leave too many of their events unread"
        )
