"""Onlooker of `virtrio spy`: a summary always, a recording and live output on request.

Its methods run on the proxy's thread while the other side is busy with what was just
passed on. They may not block: output goes to the queue of the `Printer`, the recording
to a file.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from .follow import Follower
from .record import Track
from .summary import Summary

if TYPE_CHECKING:
    from .live import Printer
    from .record import Recorder

__all__ = ["Watch"]


class Watch:
    """Onlooker of a proxy to ``server``.

    ``printer`` gets every complaint, and the conversation too if ``shows``.
    """

    def __init__(
        self, server: str, printer: Printer, recorder: Recorder | None = None, *, shows: bool
    ) -> None:
        self.server = server
        self.summary = Summary()
        self.printer = printer
        self.recorder = recorder
        self.shows = shows
        # Latencies are measured with the monotonic clock; adding this gives the time of
        # day.
        self.epoch = time.time() - time.perf_counter()

    def opened(self, number: int, client: str, now: float) -> Connection:
        self.summary.connections += 1
        return Connection(self, number, client, now)

    def complain(self, text: str) -> None:
        self.printer.complain(text)

    def idle(self) -> None:
        if self.recorder is not None:
            self.recorder.flush()


class Connection:
    """Onlooker of one connection."""

    __slots__ = ("_epoch", "_followers", "_number", "_printer", "_track")

    def __init__(self, watch: Watch, number: int, client: str, now: float) -> None:
        up, down = Follower.pair(watch.summary)
        self._followers = (down, up)  # by to_server
        self._number = number
        self._epoch = watch.epoch
        self._track: Track | None = None
        self._printer: Printer | None = None
        if watch.recorder is not None:
            self._track = Track(
                watch.recorder,
                number,
                now + self._epoch,
                f"connection {number}: {client} -> {watch.server}",
            )
        if watch.shows and watch.printer.opened(number, client, watch.server, now + self._epoch):
            self._printer = watch.printer

    def passed(self, to_server: bool, data: bytes, descriptors: int, now: float) -> None:
        follower = self._followers[to_server]
        if self._printer is not None:
            before, in_step = follower.messages, follower.in_step
            follower.follow(data, now)
            messages = follower.messages - before
            self._printer.passed(
                self._number, to_server, data, messages, in_step, descriptors, now + self._epoch
            )
        else:
            follower.follow(data, now)
        if self._track is not None:
            self._track.data(to_server, now + self._epoch, data, descriptors)

    def ended(self, to_server: bool, now: float) -> None:
        self._followers[to_server].end()
        if self._printer is not None:
            self._printer.ended(self._number, to_server, now + self._epoch)
        if self._track is not None:
            self._track.end(to_server, now + self._epoch)

    def closed(self, now: float) -> None:
        if self._printer is not None:
            self._printer.closed(self._number, now + self._epoch)
