"""Threads of the blocking client that wait, and whose turn it is to read.

The lock of `Turn` says who reads and who waits. It is never held while anything blocks,
so the reader can always hand out what it has read, even while a sender is stuck: a
server may not read on before its replies are taken.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from ..lost import timed_out

if TYPE_CHECKING:
    from ...protocol.connection import Event

__all__ = ["Turn", "Waiter"]


class Waiter:
    """Call in flight, or the wait for a stream.

    ``reply`` is what came, once it is there; ``wake`` the lock that the waiting thread
    is woken with.
    """

    __slots__ = ("reply", "wake")

    def __init__(self) -> None:
        self.reply: Event | None = None
        self.wake: threading.Lock | None = None


class Turn:
    """Turn to read: whether a thread has it (`taken`), and the calls that wait.

    `lock` guards both.
    """

    __slots__ = ("lock", "taken", "waiting")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.taken = False
        self.waiting: list[Waiter] = []

    def park(self, waiter: Waiter) -> None:
        """Queue a call whose thread will wait; called with `lock`."""
        if waiter.wake is None:
            waiter.wake = threading.Lock()
            waiter.wake.acquire()
        self.waiting.append(waiter)

    def await_wake(self, waiter: Waiter, deadline: float | None) -> None:
        """Wait until a parked call is let go.

        Raises LibvirtError at the deadline.
        """
        assert waiter.wake is not None
        left = -1.0 if deadline is None else max(0.0, deadline - time.monotonic())
        if not waiter.wake.acquire(timeout=left):
            with self.lock:
                if waiter in self.waiting:
                    raise timed_out()
                waiter.wake.acquire()  # it was woken this very moment

    def leave(self, waiter: Waiter) -> None:
        """Remove a call whose thread waits no more."""
        with self.lock:
            if waiter in self.waiting:
                self.waiting.remove(waiter)
                return
        self.pass_on()  # it was woken: maybe to read, which it does not any more

    def pass_on(self) -> None:
        """Let one of the waiting threads be the reader, if there is none."""
        with self.lock:
            if self.waiting and not self.taken:
                self._let_go(0)

    def wake(self, waiter: Waiter) -> None:
        """Wake the thread of ``waiter``, since what it waits for is there.

        A thread that does not wait yet sees that before it begins to wait.
        """
        with self.lock:
            if waiter in self.waiting:
                self._let_go(self.waiting.index(waiter))

    def wake_all(self) -> None:
        """Wake all threads that wait, since the conversation is over."""
        with self.lock:
            while self.waiting:
                self._let_go(0)

    def _let_go(self, number: int) -> None:
        """Let the thread of a waiting call go on; called with `lock`."""
        wake = self.waiting[number].wake
        assert wake is not None
        # not pop(): after a call an exception of a signal handler could lose it
        del self.waiting[number]
        wake.release()
