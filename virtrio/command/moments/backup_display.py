"""Display of commands on backups while they work: a bar, or lines of JSON."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

from ..errors import CommandError
from ..terminal import Terminal

if TYPE_CHECKING:
    from ...backup.progress import Event
    from ..session import Session

__all__ = ["Display", "bar"]

COLUMNS = 80
"""Columns of a terminal that does not tell how many it has."""


class Display:
    """Events of one command, which may come from a thread.

    ``as_json`` prints every event as a line of JSON; how far something is, once for
    each per cent. Otherwise events are printed as text, and on a terminal a bar below.
    """

    def __init__(self, session: Session, *, as_json: bool) -> None:
        self._session = session
        self._as_json = as_json
        self._has_bar = isinstance(sys.stderr, Terminal) and not as_json
        self._lock = threading.Lock()
        self._shown = ""
        self._last: tuple[str, int] | None = None
        self._failure: OSError | None = None

    def __call__(self, event: Event) -> None:
        from ...backup.progress import Copying, Hashing, as_text
        from ...backup.verifying import Checking

        with self._lock:
            if isinstance(event, Copying):
                self._far(event, f"copying {event.disk or 'all'}", event.done, event.total)
            elif isinstance(event, Checking):
                self._far(event, f"reading {event.file}", event.done, event.total)
            elif self._as_json:
                self._print(event)
            elif isinstance(event, Hashing):
                self._draw(f"hashing {event.disk}")
            elif (text := as_text(event)) is not None:
                self._clear()
                self._write(text)

    def end(self) -> None:
        """Take the bar away. Safe to call twice."""
        with self._lock:
            self._clear()

    def check(self) -> None:
        """Raise CommandError if something could not be written."""
        if self._failure is not None:
            raise CommandError(f"cannot write output: {self._failure.strerror}")

    def _write(self, text: str) -> None:
        """Write a line. A full disk below the output ends no work: `check` tells it."""
        if self._failure is not None:
            return
        try:
            self._session.out(f"{text}\n")
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as exc:
            self._failure = exc

    def _far(self, event: Event, what: str, done: int, total: int | None) -> None:
        # without a total, once for each 64 MiB
        at = what, done >> 26 if total is None else _per_cent(done, total)
        if at == self._last:
            return
        self._last = at
        if self._as_json:
            self._print(event)
        else:
            self._draw(bar(what, done, total, _columns()))

    def _print(self, event: Event) -> None:
        from ...backup.progress import as_json

        self._write(as_json(event))

    def _draw(self, text: str) -> None:
        if self._has_bar:
            # one column less: a line that fills the last one may go on below
            room = _columns() - 1
            self._session.progress(text.ljust(len(self._shown))[:room])
            self._shown = text[:room]

    def _clear(self) -> None:
        if self._shown:
            self._draw("")
            self._session.progress("")


def bar(what: str, done: int, total: int | None, columns: int) -> str:
    """Return how far something is as one line, shorter than a number of columns."""
    from ...backup.progress import amount

    if total is None:
        return f"{what}: {amount(done)}"[: columns - 1]
    per_cent = _per_cent(done, total)
    amounts = f"  {amount(done)} of {amount(total)}"
    line = ""
    for length, after in ((30, amounts), (20, amounts), (10, amounts), (10, ""), (0, "")):
        filled = per_cent * length // 100
        drawn = f" [{'#' * filled}{'-' * (length - filled)}]" if length else ""
        line = f"{what}:{drawn} {per_cent:3} %{after}"
        if len(line) < columns:
            break
    return line[: columns - 1]


def _per_cent(done: int, total: int) -> int:
    return min(done * 100 // total, 100) if total else 100


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or COLUMNS
    except (OSError, ValueError):
        return COLUMNS
