"""Live output of conversations, on a thread of its own.

A slow terminal or a stopped pager therefore delays no conversation. The queue of output
is bounded: while it is over the bound, pieces of the conversation are left out, each
from the beginning of a message on, and the number of bytes and messages left out is
printed where they are missing. Of a long message only the first part is kept and
printed. What still waits for long after the end is left out, too.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from math import inf
from queue import SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any

from .conversation import Conversation, Direction, Opened
from .show import as_json, text_lines
from .summary import size as with_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .conversation import Event

__all__ = ["Printer"]

_ROOM = 8 << 20  # bytes that may wait for output
_ENTRY = 400  # overhead of one entry, in bytes
_PATIENCE = 2.0  # seconds at the end within which the reader must take something
_LAST = 5.0  # seconds at the end for what waits
_MOST = 1 << 16  # bytes of a message that are printed

_DIRECTIONS = (Direction.TO_CLIENT, Direction.TO_SERVER)  # by to_server


class _Missing:
    """Output of one direction that was left out and not reported yet."""

    __slots__ = ("messages", "size")

    def __init__(self) -> None:
        self.size = 0
        self.messages = 0


class Printer:
    """Output of `virtrio spy`.

    Conversations and notes go to ``out``, errors to standard error.

    Every method but `finish` returns at once. ``lost_reader`` is called, on the
    printer's thread, when ``out`` has no reader any more; ``failure`` is the exception
    that ended the thread, for the caller of `finish` to deal with.
    """

    def __init__(
        self,
        out: int,
        lost_reader: Callable[[], None],
        *,
        as_json: bool = False,
        room: int = _ROOM,
        last: float = _LAST,
    ) -> None:
        self.failure: Exception | None = None
        self._out = out
        self._lost_reader = lost_reader
        self._json = as_json
        self._room = room
        self._last = last
        self._until = inf  # when to leave out what waits
        self._queue: SimpleQueue[
            tuple[int, Callable[..., Iterable[str]] | None, tuple[Any, ...]]
        ] = SimpleQueue()
        # Each of these two is written by one thread only; their difference is what
        # waits.
        self._queued = 0
        self._done = 0
        self._written = 0  # bytes
        self._writing = False
        self._missing: dict[tuple[int, bool], _Missing] = {}
        self._full = False
        self._left_out = 0
        self._conversations: dict[int, Conversation] = {}
        self._broken = False
        self._thread = threading.Thread(target=self._run, name="printer", daemon=True)
        self._thread.start()

    # On the proxy's thread

    def complain(self, text: str) -> None:
        if self._has_room():
            self._put(len(text), self._complain, text)

    def note(self, kind: str, text: str, **values: Any) -> None:
        """Print a line that is no message: ``text``, or as JSON an object of ``kind``.

        The object also has ``values``.
        """
        self._put(len(text), self._note, kind, text, values)

    def opened(self, number: int, client: str, server: str, time: float) -> bool:
        """Announce a connection; return whether it will be shown.

        Without room for its beginning, all of it is left out.
        """
        if not self._has_room():
            return False
        self._put(0, self._opened, number, client, server, time)
        return True

    def _has_room(self) -> bool:
        """Return whether there is room for something that is shown whole or not at all.

        The number of things left out is printed as soon as there is room.
        """
        if self._queued - self._done > self._room:
            self._left_out += 1
            return False
        if self._left_out:
            text = f"{self._left_out} connections or complaints were not shown"
            self.note("left_out", text, count=self._left_out)
            self._left_out = 0
        return True

    def closed(self, number: int, time: float) -> None:
        self._put(0, self._forget, number)
        self.note("closed", f"connection {number}: closed", connection=number, time=time)

    def passed(
        self,
        number: int,
        to_server: bool,
        data: bytes,
        messages: int,
        in_step: bool,
        descriptors: int,
        time: float,
    ) -> None:
        """Print bytes of a connection, in which ``messages`` begin.

        ``in_step`` says that the first byte begins one.
        """
        key = (number, to_server)
        missing = self._missing.get(key)
        if self._leaves_out(missing is not None, in_step):
            if missing is None:
                missing = self._missing[key] = _Missing()
            missing.size += len(data)
            missing.messages += messages
            return
        if missing is not None:
            self._tell_missing(key, time)
        self._put(len(data), self._passed, number, to_server, data, time)
        if descriptors:
            many = "s" if descriptors > 1 else ""
            arrow = "->" if to_server else "<-"
            text = f"connection {number}: {descriptors} file descriptor{many} {arrow} server"
            direction = _DIRECTIONS[to_server].value
            self.note(
                "descriptors",
                text,
                connection=number,
                direction=direction,
                count=descriptors,
                time=time,
            )

    def _leaves_out(self, already: bool, in_step: bool) -> bool:
        """Return whether the next piece of a direction is left out.

        Leaving out begins and ends at the beginning of a message, unless one message is
        too large by itself.
        """
        waiting = self._queued - self._done
        if waiting > self._room:
            self._full = True
        elif waiting < self._room // 2:
            self._full = False
        if already:
            return self._full or not in_step
        return self._full and (in_step or waiting > 2 * self._room)

    def ended(self, number: int, to_server: bool, time: float) -> None:
        self._tell_missing((number, to_server), time)
        self._put(0, self._ended, number, to_server, time)

    def finish(self, last: Iterable[str]) -> bool:
        """Print what waits, as far as a few seconds allow, then ``last``.

        Return False if the reader took nothing for a while; then the rest is not
        printed.
        """
        self._until = monotonic() + self._last
        self._queue.put((0, None, (last,)))
        while self._thread.is_alive():
            before = self._written
            self._thread.join(_PATIENCE)
            if self._writing and self._written == before:
                return False
        return True

    def _tell_missing(self, key: tuple[int, bool], time: float) -> None:
        missing = self._missing.pop(key, None)
        if missing is not None:
            self._put(0, self._lost, *key, missing.size, missing.messages, time)

    def _put(self, size: int, show: Callable[..., Iterable[str]], *arguments: Any) -> None:
        size += _ENTRY
        self._queued += size
        self._queue.put((size, show, arguments))

    # On the printer's thread

    def _run(self) -> None:
        try:
            late = count = 0
            while True:
                size, show, arguments = self._queue.get()
                if show is None:
                    break
                if monotonic() > self._until and show != self._complain:
                    late += size - _ENTRY
                    count += 1
                else:
                    self._print(show(*arguments))
                self._done += size
            if count:
                text = f"{with_unit(late)} that waited for output at the end were not shown"
                self._print(self._note("left_out", text, {"count": count}))
            self._print(*arguments)
        except Exception as exc:
            self.failure = exc
            self._lost_reader()

    def _print(self, lines: Iterable[str]) -> None:
        text = "".join(f"{line}\n" for line in lines)
        if text and not self._broken:
            self._write(text.encode("utf-8", "surrogateescape"))

    def _write(self, data: bytes) -> None:
        left = memoryview(data)
        try:
            while left:
                self._writing = True
                size = os.write(self._out, left)
                self._writing = False
                self._written += size
                left = left[size:]
        except OSError as exc:
            self._writing, self._broken = False, True
            if isinstance(exc, BrokenPipeError):
                raise
            print(f"error: cannot write output: {exc.strerror}", file=sys.stderr, flush=True)

    def _complain(self, text: str) -> Iterable[str]:
        print(f"error: {text}", file=sys.stderr, flush=True)
        return ()

    def _note(self, kind: str, text: str, values: dict[str, Any]) -> Iterable[str]:
        return [_dumped({"kind": kind, **values})] if self._json else [f"# {text}"]

    def _opened(self, number: int, client: str, server: str, time: float) -> Iterable[str]:
        return self._shown([Opened(number, time, client, server, middle=False)])

    def _passed(self, number: int, to_server: bool, data: bytes, time: float) -> Iterable[str]:
        return self._shown(self._conversation(number).feed(_DIRECTIONS[to_server], data, time))

    def _lost(
        self, number: int, to_server: bool, size: int, messages: int, time: float
    ) -> Iterable[str]:
        many = "s" if messages != 1 else ""
        reason = f"{messages} message{many} not shown, which came faster than the output is read"
        return self._shown(
            self._conversation(number).lost(_DIRECTIONS[to_server], size, time, reason)
        )

    def _ended(self, number: int, to_server: bool, time: float) -> Iterable[str]:
        yield from self._shown(self._conversation(number).end(_DIRECTIONS[to_server], time))

    def _conversation(self, number: int) -> Conversation:
        found = self._conversations.get(number)
        if found is None:
            found = self._conversations[number] = Conversation(number, _MOST)
        return found

    def _forget(self, number: int) -> Iterable[str]:
        self._conversations.pop(number, None)
        return ()

    def _shown(self, events: Iterable[Event]) -> Iterable[str]:
        for event in events:
            if self._json:
                yield _dumped(as_json(event))
            else:
                yield from text_lines(event)


def _dumped(value: dict[str, Any]) -> str:
    return json.dumps(value, separators=(",", ":"))
