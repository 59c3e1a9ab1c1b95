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
    """Part of a conversation that has to know when it ends."""

    def ended(self) -> None:
        """Let go of what will not be needed, and of who waits for it.

        `Life.lost` says why.
        """
        ...


class Life:
    """Life of one conversation and its tasks, which only `end` ends.

    ``lost`` is why it is over, once it is.
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
        """Call ``part.ended()`` when it ends."""
        if self.lost is None:
            self._parts.append(part)

    def check(self) -> None:
        """Raises ConnectionClosed when it is over."""
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
        """End it: every call in flight fails now, every later one at once.

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

        The reader takes what is still there, and then finds the end.
        """
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
