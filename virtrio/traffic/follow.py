"""Follower of the message headers of one conversation, counting them in a `Summary`.

A quiet `virtrio spy` runs this for every piece that it forwards, so it touches only the
28 bytes of each header and copies only a header that came in parts. `Conversation`
yields the messages, and finds them again after a loss. Here nothing is lost: when bytes
that should be a header cannot be one, following ends in that direction, and the bytes
after them are only counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..protocol.message import (
    CALL,
    CALL_WITH_FDS,
    HEADER,
    HEADER_SIZE,
    MESSAGE_MAX,
    REPLY,
    REPLY_WITH_FDS,
)

if TYPE_CHECKING:
    from .summary import Summary

__all__ = ["Follower"]

# Calls remembered until their reply. Latencies of calls beyond that are not measured.
_OPEN_CALLS = 65_536


class Follower:
    """Follower of one direction of a connection; `pair` makes both.

    The two share the calls that wait for their reply. ``messages`` is the number of
    headers seen so far. ``in_step`` is false inside of a message.
    """

    __slots__ = ("_calls", "_head", "_left", "_lost", "_summary", "_to_server", "messages")

    def __init__(self, summary: Summary, *, to_server: bool, calls: dict[int, float]) -> None:
        self._summary = summary
        self._to_server = to_server
        self._calls = calls
        self._head = b""  # the beginning of a header
        self._left = 0  # bytes of the current message that are still to come
        self._lost = False
        self.messages = 0

    @classmethod
    def pair(cls, summary: Summary) -> tuple[Follower, Follower]:
        """Return the followers of both directions: to the server, and to the client."""
        calls: dict[int, float] = {}
        return cls(summary, to_server=True, calls=calls), cls(summary, to_server=False, calls=calls)

    @property
    def in_step(self) -> bool:
        return not (self._left or self._head)

    def follow(self, data: bytes, now: float) -> None:
        """Take the next bytes, which came at ``now`` (seconds of a monotonic clock)."""
        end = len(data)
        pos = self._left
        if pos >= end:
            self._left = pos - end
            return
        if self._head:
            data = self._head + data
            end += len(self._head)
            self._head = b""
        elif self._lost:
            self._summary.unread += end
            return
        while end - pos >= HEADER_SIZE:
            length, program, version, procedure, kind, serial, status = HEADER.unpack_from(
                data, pos
            )
            if not HEADER_SIZE <= length <= MESSAGE_MAX:
                self._lost, self._left = True, 0
                self._summary.unread += end - pos
                return
            latency = None
            if kind in (REPLY, REPLY_WITH_FDS):
                called = self._calls.pop(serial, None)
                if called is not None:
                    latency = now - called
            elif kind in (CALL, CALL_WITH_FDS) and len(self._calls) < _OPEN_CALLS:
                self._calls[serial] = now
            self._summary.tally(program, version, procedure).count(
                kind, status, length, self._to_server, latency
            )
            self.messages += 1
            pos += length
        if pos < end:
            self._head = data[pos:]
            self._left = 0
        else:
            self._left = pos - end

    def end(self) -> None:
        """End the direction; count the held beginning of a header as unread bytes."""
        self._summary.unread += len(self._head)
        self._head = b""
