"""Life of a trio conversation: whether it goes on, and what happens when it ends."""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING, Protocol

import outcome
import trio

from ..lost import Lost

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ...protocol.connection import Connection

__all__ = ["Life", "Part"]


class Part(Protocol):
    """Part of a conversation that is told when the conversation ends."""

    def ended(self) -> None:
        """Drop what will not be needed, and wake the tasks that wait for it.

        `Life.lost` says why the conversation is over.
        """
        ...


class Life:
    """Life of one conversation and its tasks, which only `end` ends.

    ``lost`` is why the conversation is over, or None.
    """

    __slots__ = ("_connection", "_parts", "_scopes", "leaving", "lost", "sock")

    def __init__(self, sock: socket.socket, connection: Connection) -> None:
        self.sock = sock
        self.lost: Lost | None = None
        self.leaving = False  # whatever ends it now, it was closed
        self._connection = connection
        self._parts: list[Part] = []
        self._scopes: list[trio.CancelScope] = []

    def tell(self, part: Part) -> None:
        """Call ``part.ended()`` when the conversation ends."""
        if self.lost is None:
            self._parts.append(part)

    def check(self) -> None:
        """Raise ConnectionClosed when the conversation is over; else do nothing."""
        if self.lost is not None:
            raise self.lost.error()

    @trio.lowlevel.enable_ki_protection
    async def background(self, run: Callable[..., Awaitable[None]], *args: float) -> None:
        """Run one of the conversation's tasks.

        Only `end` stops it: a cancelled caller may still be taking leave in a shield.
        """
        if self.lost is not None:  # before this task had its first turn
            return
        with trio.CancelScope(shield=True) as scope:
            self._scopes.append(scope)
            await run(*args)

    @trio.lowlevel.enable_ki_protection
    def end(self, why: Lost) -> None:
        """End the conversation: calls in flight fail now, later ones at once.

        The server is told by EOF.
        """
        if self.lost is not None:
            return
        if self.leaving:
            why = Lost.closed()
        self.lost = why
        for waiter in self._connection.fail_pending():
            if waiter.task is not None:
                trio.lowlevel.reschedule(waiter.task, outcome.Error(why.error()))
        for stream in self._connection.open_streams:
            for task in stream.owner.waiters:
                trio.lowlevel.reschedule(task, outcome.Error(why.error()))
            stream.owner.waiters.clear()
        self._connection.close_fds()
        for part in self._parts:
            part.ended()
        self._parts.clear()  # they know this one
        for scope in self._scopes:
            scope.cancel()
        self.shutdown()

    def shutdown(self) -> None:
        """Send and receive no more.

        The reader takes what has already arrived, and then finds the end.
        """
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
