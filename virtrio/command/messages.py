"""Messages of the command: errors, and what ``--debug`` adds, which ``--log`` keeps."""

from __future__ import annotations

import os
import sys
import time
from enum import IntEnum
from typing import TYPE_CHECKING

from .errors import CommandError

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["DEBUG_LEVELS", "Level", "Messages"]


class Level(IntEnum):
    """Importance of a message."""

    DEBUG = 0
    INFO = 1
    NOTICE = 2
    WARNING = 3
    ERROR = 4


DEBUG_LEVELS = range(Level.DEBUG, Level.ERROR + 1)


class Messages:
    """Where messages go: errors to standard error, others to standard output.

    Messages below ``level`` are dropped. A log gets all others, and errors.
    """

    def __init__(self, level: int = Level.ERROR) -> None:
        self.level = level
        self._log: TextIO | None = None

    def log_to(self, path: str) -> None:
        """Append messages to a file."""
        try:
            self._log = open(path, "a", encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
        except OSError:
            raise CommandError("failed to open the log file. check the log file path") from None

    def close(self) -> None:
        if self._log is not None:
            self._log.close()

    def error(self, line: str) -> None:
        """Print one ``error:`` line, after everything printed so far."""
        self._write(Level.ERROR, line)
        sys.stdout.flush()
        print(f"error: {line}", file=sys.stderr, flush=True)

    def debug(self, level: Level, line: str) -> None:
        if level < self.level:
            return
        self._write(level, line)
        sys.stdout.write(line + "\n")

    def _write(self, level: Level, line: str) -> None:
        if self._log is None:
            return
        now = time.strftime("%Y.%m.%d %H:%M:%S")
        try:
            self._log.write(f"[{now} virtrio {os.getpid()}] {level.name} {line}\n")
            self._log.flush()
        except OSError as exc:
            log, self._log = self._log, None
            log.close()
            print(f"error: cannot write the log: {exc.strerror}", file=sys.stderr)
