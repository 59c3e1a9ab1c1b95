"""A program on a terminal of its own, whose keys a test presses."""

from __future__ import annotations

import os
import pty
import select
import signal
import termios
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

SECONDS = 60.0


class OnTerminal:
    """A process on a new terminal, killed at the end of the block if it still runs."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str]) -> None:
        self.shown = b""
        self._seen = 0
        self._status: int | None = None
        self.pid, self._leader = pty.fork()
        if not self.pid:
            try:
                os.execvpe(words[0], list(words), dict(environment))
            finally:
                os._exit(127)

    def __enter__(self) -> OnTerminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._leader)

    def press(self, keys: bytes) -> None:
        os.write(self._leader, keys)

    def wait_for(self, text: bytes) -> None:
        """Wait until the terminal shows a text behind that of the last wait."""
        end = time.monotonic() + SECONDS
        while text not in self.shown[self._seen :]:
            if not self._read(end - time.monotonic()):
                raise AssertionError(f"{text!r} is not shown after {self.shown!r}")
        self._seen = self.shown.index(text, self._seen) + len(text)

    def is_raw(self) -> bool:
        modes = termios.tcgetattr(self._leader)[3]
        return not modes & (termios.ICANON | termios.ECHO | termios.ISIG)

    def wait_until_raw(self) -> None:
        end = time.monotonic() + SECONDS
        while not self.is_raw():
            assert time.monotonic() < end
            time.sleep(0.01)

    def end(self) -> int:
        """Wait for the end of the process; return its status, negative for a signal."""
        end = time.monotonic() + SECONDS
        while self._read(end - time.monotonic()):
            pass
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
                return self._status
            time.sleep(0.01)
        raise AssertionError(f"the program did not end after {self.shown!r}")

    def _read(self, seconds: float) -> bool:
        """Read what comes next; return False for the end and when the time is over."""
        ready, _, _ = select.select([self._leader], [], [], max(seconds, 0))
        try:
            piece = os.read(self._leader, 1 << 16) if ready else b""
        except OSError:  # nobody has the terminal any more
            piece = b""
        self.shown += piece
        return bool(piece)
