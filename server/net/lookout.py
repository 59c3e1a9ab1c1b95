"""Looking out for the next call in place, without going back to trio for it.

A client that makes one call after the other sends the next one some tens of microseconds after it has its reply. Waiting for that
through trio costs two system calls and two switches of trio's scheduler, more than the call itself. So a session that had the
loop's last turn as well looks out for the next call for a moment (`protocol.attempt`), and leaves it to trio as soon as anything
else is due: another socket of the server's, a task that can run, a timer, what a thread or a signal handler has queued.

One look takes `SECONDS` at most, and `SERIES` of them follow each other at most before the loop has its turn: so whoever waits
for something that cannot be seen from here waits for `SERIES` calls and looks, about a millisecond.

What is due is read off trio's own queues, which are no public interface of its: where they are not as expected, nothing is
looked out for.
"""

from __future__ import annotations

import contextlib
import select
from os import sched_yield
from time import perf_counter
from typing import TYPE_CHECKING, Any

from ...protocol.attempt import SECONDS, Attempts, spare

if TYPE_CHECKING:
    from socket import socket

    from ..turns import Turns

__all__ = ["SERIES", "Lookout"]

# Number of looks without a turn of the loop in between.
SERIES = 16


class Lookout:
    """The looks of all sessions of one loop. Every socket that the loop serves is registered here."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._poller: select.epoll | None = None
        self._tasks: Any = ()  # that can run
        self._queued: Any = ()  # by threads and signal handlers
        self._last = -1  # whose turn it was
        self._left = 0

    def start(self) -> None:
        """Look out in the loop that runs now."""
        with contextlib.suppress(ImportError, AttributeError):
            from trio._core._run import GLOBAL_RUN_CONTEXT

            runner = GLOBAL_RUN_CONTEXT.runner
            self._tasks, self._queued = runner.runq, runner.entry_queue.queue
            self._poller = select.epoll()

    def stop(self) -> None:
        """Look out for nothing any more. Safe to call twice."""
        poller, self._poller = self._poller, None
        self._left = 0
        if poller is not None:
            poller.close()

    def add(self, sock: socket) -> None:
        """Stop looking when something comes on ``sock``."""
        if self._poller is not None:
            self._poller.register(sock, select.EPOLLIN)

    def remove(self, sock: socket) -> None:
        """Forget a socket, which is about to be closed."""
        if self._poller is not None:
            with contextlib.suppress(FileNotFoundError):  # it came before the lookout had started
                self._poller.unregister(sock)

    def begin(self, number: int) -> None:
        """Note that the loop has woken the session with the socket ``number``."""
        self._left = SERIES if number == self._last and self._poller is not None else 0
        self._last = number

    def sees(self, number: int, attempts: Attempts) -> bool:
        """Whether the socket ``number`` can be read within a moment, and nothing else is due before.

        ``attempts`` are those of its session.
        """
        poller = self._poller
        if not self._left or number != self._last or poller is None:
            return False
        if attempts.left_out:
            attempts.left_out -= 1
            return False
        if not spare():
            return False
        self._left -= 1
        tasks, queued, ready = self._tasks, self._queued, poller.poll
        end = min(perf_counter() + SECONDS, self._turns.due)
        while True:
            if tasks or queued:
                return False
            found = ready(0, 2)
            if found:
                if len(found) == 1 and found[0][0] == number:
                    attempts.hit(end)
                    return True
                return False
            if perf_counter() > end:
                attempts.missed(end)
                return False
            sched_yield()
