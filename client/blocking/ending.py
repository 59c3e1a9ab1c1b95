"""Life of a blocking conversation: whether it goes on, and what happens when it ends.

A signal handler may raise (KeyboardInterrupt) anywhere in the main thread. While that
waits for the server, only the call is given up. While it sends, or handles what it
read, nobody knows which bytes are lost, so the conversation ends.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

from ..lost import Lost
from .waiting import Turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...protocol.connection import Connection

__all__ = ["Life"]


class Life:
    """Life of one conversation: its socket, and the two locks for those who use it.

    ``lost`` is why the conversation is over, or None. Where both locks are needed,
    ``sending`` comes first.
    """

    __slots__ = ("_connection", "farewell", "leaving", "lost", "sending", "sock", "turn")

    def __init__(self, sock: socket.socket, connection: Connection) -> None:
        self.sock = sock
        self.lost: Lost | None = None
        self.leaving = False  # whatever ends it now, it was closed
        self.sending = threading.Lock()
        self.turn = Turn()
        self.farewell: Callable[[], None] | None = None  # a layer's
        self._connection = connection

    def check(self) -> None:
        """Raise ConnectionClosed when the conversation is over; else do nothing."""
        if self.lost is not None:
            raise self.lost.error()

    def end(self, why: Lost) -> None:
        """End the conversation: calls in flight fail now, later ones at once."""
        with self.turn.lock:
            if self.lost is None:
                self.lost = Lost.closed() if self.leaving else why
        if self.farewell is not None:
            self.farewell()
        self.hang_up()

    def hang_up(self) -> None:
        """Wake all threads that wait, read or send, to find the conversation lost."""
        self.shutdown()
        self.turn.wake_all()

    def shutdown(self) -> None:
        """Send and receive no more."""
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)

    def dispose(self) -> None:
        """Close the socket of a lost conversation, if this was the last thread at it.

        Closed at once, its number could be another file's before a thread that is about
        to read or send does so.
        """
        with self.sending, self.turn.lock:
            if not self.turn.taken:
                self.sock.close()
                self._connection.close_fds()

    def forked(self) -> None:
        """Close the child's copy of the socket after a fork.

        The conversation is the parent's. A lock may be held by a thread that does not
        exist in the child.
        """
        self.lost = Lost.forked()
        self.sending = threading.Lock()
        self.turn.lock = threading.Lock()
        self.turn.taken = False
        self.farewell = None
        self.sock.close()
