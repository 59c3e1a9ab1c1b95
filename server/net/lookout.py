"""Looking for a client's next call for a moment, before trio is asked to wait for it.

A client that makes one call after the other sends the next one some tens of
microseconds after it has its reply. Waiting for that through trio costs two system
calls and two switches of trio's scheduler, more than the call itself. So a session that
had the loop's last turn as well looks for the next call for a moment
(`protocol.attempt`), and leaves it to trio as soon as anything else is due: another
socket of the server, a task that can run, a timer, or work queued by a thread or a
signal handler.

One look takes `SECONDS` at most, and at most `SERIES` of them follow each other before
the loop has its turn, fewer if the turn has lasted `turns.SLICE`. So a task that waits
for something that cannot be seen from here waits for `SERIES` small calls and looks,
about a millisecond, or for one slice.

The tasks and callbacks that are due are read off trio's own queues, which are not
public: where they are not as expected, no session looks.
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
    """The looks of all sessions of one loop.

    Every socket that the loop serves is registered here, listeners among them.
    """

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._poller: select.epoll | None = None  # there is one while there are sockets
        self._sockets = 0
        self._tasks: Any = ()  # tasks that can run
        self._queued: Any = ()  # callbacks queued by threads
        self._signals: Any = ()  # callbacks queued by signal handlers
        self._usable = False
        self._last = -1  # the socket of the session that had the last turn
        self._left = 0

    def start(self) -> None:
        """Use the queues of the loop that runs now."""
        with contextlib.suppress(ImportError, AttributeError):
            from trio._core._run import GLOBAL_RUN_CONTEXT

            runner = GLOBAL_RUN_CONTEXT.runner
            queue = runner.entry_queue
            self._tasks, self._queued, self._signals = (
                runner.runq,
                queue.queue,
                queue.idempotent_queue,
            )
            self._usable = not runner.is_guest  # a guest cannot see the work of the host's loop

    def stop(self) -> None:
        """Make `sees` return False until `start`: the next loop may be another one."""
        self._usable = False
        self._left = 0
        self._tasks = self._queued = self._signals = ()

    def add(self, sock: socket) -> None:
        """Let something that comes on ``sock`` end a look."""
        if self._poller is None:
            self._poller = select.epoll()
        self._poller.register(sock, select.EPOLLIN)
        self._sockets += 1

    def remove(self, sock: socket) -> None:
        """Unregister a socket, which is about to be closed."""
        assert self._poller is not None
        self._poller.unregister(sock)
        self._sockets -= 1
        if not self._sockets:
            self._poller.close()
            self._poller = None

    def begin(self, number: int) -> bool:
        """Note that the loop has woken the session with the socket ``number``.

        Returns whether `sees` may return True until the loop has its turn.
        """
        if number == self._last:
            self._left = SERIES if self._usable else 0
        else:
            self._last = number
            self._left = 0
        return self._left > 0

    def sees(self, number: int, attempts: Attempts) -> bool:
        """Return whether the socket ``number`` can be read within a moment.

        False as soon as something else is due. ``attempts`` are those of its session.
        """
        if not self._left or number != self._last or self._poller is None:
            return False
        if attempts.left_out:
            attempts.left_out -= 1
            return False
        if not spare():
            return False
        now = perf_counter()
        if now > self._turns.end:  # the others' turn
            return False
        self._left -= 1
        tasks, queued, signals, ready = self._tasks, self._queued, self._signals, self._poller.poll
        end = min(now + SECONDS, self._turns.due)
        while True:
            if tasks or queued or signals:
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
