"""What commands on backups show while they work: a bar, or lines of JSON."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from .sizes import pretty
from .terminal import Terminal

if TYPE_CHECKING:
    from ..backup.progress import Event
    from .session import Session

__all__ = ["Display"]

WIDTH = 30
"""Characters of a bar."""


class Display:
    """Events of one command, which may come from a thread.

    ``as_json`` prints every event as a line of JSON; how far something is, at most a
    hundred times. Otherwise notes are printed, and on a terminal a bar below them.
    """

    def __init__(self, session: Session, *, as_json: bool) -> None:
        self._session = session
        self._as_json = as_json
        self._has_bar = isinstance(sys.stderr, Terminal) and not as_json
        self._lock = threading.Lock()
        self._shown = ""
        self._last: tuple[str, int] | None = None

    def __call__(self, event: Event) -> None:
        from ..backup.progress import Copying, Note
        from ..backup.verifying import Checking

        with self._lock:
            if isinstance(event, Copying):
                self._far(event, f"copying {event.disk}", event.done, event.total)
            elif isinstance(event, Checking):
                self._far(event, f"reading {event.file}", event.done, event.total)
            elif self._as_json:
                self._print(event)
            elif isinstance(event, Note):
                self._draw("")
                self._session.out(f"{event.text}\n")

    def end(self) -> None:
        """Take the bar away. Safe to call twice."""
        with self._lock:
            self._draw("")

    def _far(self, event: Event, what: str, done: int, total: int | None) -> None:
        share = 1.0 if not total else min(done / total, 1.0)
        at = what, int(share * 100)
        if at == self._last:
            return
        self._last = at
        if self._as_json:
            self._print(event)
        elif self._has_bar:
            filled = int(share * WIDTH)
            bar = "#" * filled + "-" * (WIDTH - filled)
            self._draw(f"{what}: [{bar}] {at[1]:3} % of {pretty(total or 0)}")

    def _print(self, event: Event) -> None:
        from ..backup.progress import as_json

        self._session.out(f"{as_json(event)}\n")
        sys.stdout.flush()

    def _draw(self, text: str) -> None:
        if text != self._shown:
            self._session.progress(text.ljust(len(self._shown)))
            if not text:
                self._session.progress("")
            self._shown = text
