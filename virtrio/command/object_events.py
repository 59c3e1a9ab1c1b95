"""Waiting for the events of networks, pools, node devices and secrets, as virsh does.

The client calls back in a thread of its own. It only leaves lines in a queue there;
the command takes them from it and prints them.
"""

from __future__ import annotations

import contextlib
import queue
import signal
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import CommandError
from .numbers import INT_MAX, UINT_MAX, malformed, number
from .options import Kind, Option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .options import Arguments
    from .session import Session

__all__ = ["EventKinds", "event_options", "interrupts", "now", "report", "seconds_to_wait", "watch"]

# Seconds after which a lost connection is noticed while there are no events.
_LOOK = 0.5


class EventKinds(NamedTuple):
    """Events of one kind of object.

    ``names`` are those of the kinds of events, by their numbers, and ``lifecycle``
    those of the events of the first, also by number.
    """

    noun: str
    names: tuple[str, ...]
    lifecycle: tuple[str, ...]
    label: Callable[[Any], str] = lambda handle: str(handle.name())

    def line(self, name: str, handle: Any, fields: tuple[object, ...]) -> str:
        """Return the line that reports an event."""
        told = f"event '{name}' for {self.noun} {self.label(handle)}"
        if name != "lifecycle":
            return f"{told}\n"
        what = "unknown"
        if isinstance(number := fields[0], int) and 0 <= number < len(self.lifecycle):
            what = self.lifecycle[number]
        return f"{told}: {what}\n"


def event_options(filter: Option) -> tuple[Option, ...]:
    """Return the options of a command that waits for events of certain objects."""
    return (
        filter,
        Option("event", Kind.STRING, "the kind of event to wait for"),
        Option("loop", Kind.BOOL, "report all events until the time is over or Ctrl-C is pressed"),
        Option("timeout", Kind.NUMBER, "how many seconds to wait"),
        Option("list", Kind.BOOL, "list the kinds of events"),
        Option("timestamp", Kind.BOOL, "begin each line with the time"),
    )


def watch(
    session: Session,
    args: Arguments,
    kinds: EventKinds,
    find: Callable[[], Any],
    register: Callable[[Any, int, Callable[..., None]], int],
    deregister: Callable[[int], object],
) -> None:
    """Report the first event of a kind, or all of them with ``--loop``.

    ``find`` looks for the object whose events are wanted, and returns None for all.
    Fails without a word if there was no event.
    """
    if "list" in args:
        session.out("".join(f"{name}\n" for name in kinds.names))
        return
    name = args.string("event")
    if name is None:
        raise CommandError("either --list or --event <type> is required")
    if name not in kinds.names:
        raise CommandError(f"unknown event type {name}")
    seconds = seconds_to_wait(args)
    handle = find()
    arrived: queue.SimpleQueue[str] = queue.SimpleQueue()

    def called(_connection: object, handle: Any, *fields: object) -> None:
        stamp = f"{now()}: " if "timestamp" in args else ""
        arrived.put(stamp + kinds.line(name, handle, fields))

    registration = register(handle, kinds.names.index(name), called)
    try:
        count = report(session, arrived, loop="loop" in args, seconds=seconds)
    finally:
        if session.connection.is_alive():
            deregister(registration)
    session.out(f"events received: {count}\n")
    if not count:
        raise CommandError


def seconds_to_wait(args: Arguments) -> int | None:
    seconds = number(args, "timeout", 0, UINT_MAX)
    if seconds is not None and not 0 < seconds <= INT_MAX // 1000:
        raise malformed(seconds, "timeout")
    return seconds


def now() -> str:
    moment = datetime.now(UTC)
    return f"{moment:%Y-%m-%d %H:%M:%S}.{moment.microsecond // 1000:03}+0000"


def report(
    session: Session, arrived: queue.SimpleQueue[str], *, loop: bool, seconds: int | None
) -> int:
    """Print the events that arrive in time, and return how many they were."""
    count = 0
    end = None if seconds is None else time.monotonic() + seconds
    try:
        with interrupts():
            while loop or not count:
                line = _next(session, arrived, end)
                if line is None:
                    session.out("event loop timed out\n")
                    break
                session.out(line)
                sys.stdout.flush()
                count += 1
    except KeyboardInterrupt:
        session.out("event loop interrupted\n")
    return count


def _next(session: Session, arrived: queue.SimpleQueue[str], end: float | None) -> str | None:
    """Return the next line, or None if none came in time."""
    while True:
        left = _LOOK if end is None else min(_LOOK, end - time.monotonic())
        try:
            return arrived.get(timeout=max(left, 0))
        except queue.Empty:
            if end is not None and time.monotonic() >= end:
                return None
            if not session.connection.is_alive():  # which the session reports
                raise CommandError from None


@contextlib.contextmanager
def interrupts() -> Iterator[None]:
    """Have an interrupt raise KeyboardInterrupt, unless it is ignored."""
    before = signal.getsignal(signal.SIGINT)
    try:
        if before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        yield
    finally:
        signal.signal(signal.SIGINT, before)
