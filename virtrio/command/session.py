"""One run of the command: its connection, its output, and the loop over the commands it was given."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from .errors import EXPLAINED, CommandError, error_lines, failing
from .helptext import command_help

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..blocking import Connect
    from .options import Invocation

__all__ = ["Session", "error"]


def error(line: str) -> None:
    """One line of complaint, after everything printed so far."""
    sys.stdout.flush()
    print(f"error: {line}", file=sys.stderr, flush=True)


class Session:
    """What commands print to and work on. The connection is made when the first command needs it."""

    def __init__(
        self,
        uri: str | None = None,
        *,
        readonly: bool = False,
        quiet: bool = False,
        timing: bool = False,
    ) -> None:
        self.uri = uri
        self.readonly = readonly
        self.quiet = quiet
        self.timing = timing
        self.status: int | None = None
        self.bare = False
        self._connection: Connect | None = None
        self._lost = False

    @property
    def given_uri(self) -> str | None:
        """The URI as the user wrote it, with its transport; None for the one that libvirt defaults to."""
        return self.uri or os.environ.get("LIBVIRT_DEFAULT_URI") or None

    @property
    def connection(self) -> Connect:
        if self._connection is None:
            raise CommandError("no valid connection")
        return self._connection

    def connect(self) -> None:
        """Open the connection if there is none. After a lost one, tell that there is one again."""
        self._notice_loss()
        if self._connection is not None:
            return
        from .. import blocking

        with failing("failed to connect to the hypervisor"):
            self._connection = blocking.connect(self.uri, readonly=self.readonly)
        if self._lost:
            error("Reconnected to the hypervisor")
            self._lost = False

    def only(self) -> None:
        """What this command prints is for a program: no empty line behind it."""
        self.bare = True

    def leave(self, status: int = 0) -> None:
        """Run no further command, and exit with ``status``."""
        self.status = status

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        with suppress(*EXPLAINED):
            connection.close()

    def out(self, text: str) -> None:
        """Print what the command is for, exactly as it is."""
        sys.stdout.write(text)

    def extra(self, text: str) -> None:
        """Print what ``--quiet`` leaves out."""
        if not self.quiet:
            sys.stdout.write(text)

    def report(self, exc: BaseException) -> None:
        for line in error_lines(exc):
            error(line)

    def run(self, invocations: Iterable[Invocation]) -> bool:
        """Run each command in turn; whether the last one succeeded."""
        succeeded = True
        for invocation in invocations:
            started = time.perf_counter()
            self.bare = False
            succeeded = self._run_one(invocation)
            if self.status is not None:
                return self.status == 0
            if self.timing:
                self.out(f"\n(Time: {(time.perf_counter() - started) * 1000:.3f} ms)\n\n")
            elif not self.bare:
                self.extra("\n")
        return succeeded

    def _run_one(self, invocation: Invocation) -> bool:
        command = invocation.command
        try:
            if invocation.wants_help:
                self.out(command_help(command))
                return True
            if command.connects:
                self.connect()
            command.handler(self, invocation.arguments)
        except EXPLAINED as exc:
            self._notice_loss(exc)
            self.report(exc)
            return False
        return True

    def _notice_loss(self, exc: BaseException | None = None) -> None:
        """Drop a connection that died under a command, so that the next command opens another."""
        if self._connection is None or self._connection.is_alive():
            return
        self.close()
        self._lost = True
        told = " ".join(error_lines(exc))
        reason = "keepalive timeout" if "keepalive" in told else "end of file"
        error(f"Disconnected from {self.given_uri or 'the hypervisor'} due to {reason}")
