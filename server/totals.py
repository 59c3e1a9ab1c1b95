"""Bounds on what all clients of a server hold together.

Bounds for one client do not bound a server: five thousand clients may each be within
theirs. A `Total` counts one kind of thing over all clients; when it exceeds its limit,
the client with the most of it is dropped, and so on until the rest fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Total"]


class Holder(Protocol):
    """Client that holds some of what is counted."""

    def give_up(self, reason: str) -> None: ...


class Total:
    """Sum of one kind of thing over all clients, in bytes or in number.

    ``limit()`` is the most there may be; a client that is dropped for it is given up
    with ``reason``.
    """

    __slots__ = ("_limit", "_reason", "held", "size")

    def __init__(self, limit: Callable[[], int], reason: str) -> None:
        self.held: dict[Holder, int] = {}
        self.size = 0
        self._limit = limit
        self._reason = reason

    def add(self, holder: Holder, size: int) -> None:
        """Count ``size`` more of ``holder``, or fewer if it is negative."""
        self.set(holder, self.held.get(holder, 0) + size)

    def set(self, holder: Holder, size: int) -> None:
        """Count ``size`` of ``holder`` in all."""
        held = self.held
        size = max(size, 0)
        more = size - held.get(holder, 0)
        self.size += more
        if size > 0:
            held[holder] = size
        else:
            held.pop(holder, None)
        if more <= 0:  # a client that is given up counts less while others are looked for
            return
        while self.size > self._limit() and held:
            greediest = max(held, key=held.__getitem__)
            self.forget(greediest)
            greediest.give_up(self._reason)

    def forget(self, holder: Holder) -> None:
        """Count nothing of ``holder`` any more."""
        self.size -= self.held.pop(holder, 0)
