"""Data of a stream that came and was not received yet.

Theory of operation. The reader of a connection hands each stream event to
`Inflow.take`, which queues it; nothing is copied until somebody receives it.

The protocol has no credits: a client that does not read a stream cannot hold back that
stream alone. So nothing is read from the socket that nobody waits for (see the two
clients), and what is read beyond that, because somebody else waits for a reply, is held
up to a limit for each stream. Over it the stream is given up, with
VIR_ERR_OPERATION_FAILED to whoever uses it; all calls and other streams go on.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import LibvirtError, report
from ..protocol.streams import (
    OpenStream,
    State,
    StreamAborted,
    StreamData,
    StreamEnded,
    StreamEvent,
    StreamFinished,
    StreamHole,
)

__all__ = ["Inflow"]


class Inflow:
    """Data of one stream that is not received yet, and how the stream ended.

    This is the reader's side of `Stream`.
    """

    __slots__ = (
        "_came",
        "_queue",
        "_taken",
        "count",
        "ended",
        "error",
        "finished",
        "limit",
        "open",
        "orphan",
        "waiters",
    )

    def __init__(self, limit: int) -> None:
        self.open: OpenStream | None = None
        self.limit = limit
        self.ended = False
        self.finished = False
        self.error: LibvirtError | None = None
        self.orphan = False  # its handle was dropped
        self.count = 0  # events so far
        self.waiters: list[Any] = []  # the shell's: who waits for the next event
        self._queue: deque[memoryview | int] = deque()  # data, and lengths of holes
        self._came = 0  # bytes; only the reader counts them
        self._taken = 0  # and only who receives counts these

    def take(self, event: StreamEvent) -> bool:
        """Take one event of the stream, and tell whether the stream may go on.

        False is returned for a stream that holds too much, or whose handle was dropped;
        it has to be given up.

        The count is changed last, because another thread may be about to wait: it
        queues itself, and then looks at the count.
        """
        fits = self._take(event)
        self.count += 1
        return fits

    @property
    def held(self) -> int:
        """Number of bytes received and not yet consumed."""
        return self._came - self._taken

    def _take(self, event: StreamEvent) -> bool:
        if isinstance(event, StreamData):
            data = event.data
            self._queue.append(data)
            self._came += len(data)
            return self.held <= self.limit and not self.orphan
        if isinstance(event, StreamHole):
            self._queue.append(event.length)
        elif isinstance(event, StreamEnded):
            self.ended = True
        elif isinstance(event, StreamFinished):
            self.finished = True
        elif isinstance(event, StreamAborted):
            self.error = event.error
        return True

    def give_up(self, error: LibvirtError | None = None) -> bytes | None:
        """Give the stream up; return the packet that aborts it, if one is due.

        Receivers get ``error`` from now on.
        """
        if self.error is None:
            self.error = error or report(
                ErrorNumber.VIR_ERR_OPERATION_FAILED,
                ErrorDomain.VIR_FROM_STREAMS,
                f"the stream was aborted: more than {self.limit} bytes of it were not received",
            )
        self.count += 1
        self.drop()
        stream = self.open
        if stream is None or stream.state is State.CLOSED:
            return None
        packet = None if stream.state is State.ABORTING else stream.abort()
        stream.forget()
        return packet

    def drop(self) -> None:
        """Drop the data that is here, which will not be received."""
        self._queue.clear()
        self._taken = self._came

    def hole(self) -> int:
        """Return the length in bytes of the hole that comes next, 0 if data does."""
        head = self._queue[0] if self._queue else 0
        return head if isinstance(head, int) else 0

    def any(self) -> bool:
        """Tell whether there is something to receive, or the end has come."""
        return bool(self._queue) or self.ended

    def skip_hole(self) -> int:
        """Pass over the hole that comes next, and return its length, 0 for no hole."""
        length = self.hole()
        if length:
            self._queue.popleft()
        return length

    def receive(self, count: int) -> bytes | None:
        """Return up to ``count`` bytes of what comes next, a hole as zeros.

        b"" is the end; None is returned while nothing is there.
        """
        queue = self._queue
        while queue:
            head = queue[0]
            if isinstance(head, int):
                size = min(count, head)
                if size == head:
                    queue.popleft()
                else:
                    queue[0] = head - size
                if head == 0:
                    continue
                return bytes(size)
            if len(head) <= count:
                queue.popleft()
                self._taken += len(head)
                return bytes(head)
            queue[0] = head[count:]
            self._taken += count
            return bytes(head[:count])
        return b"" if self.ended else None
