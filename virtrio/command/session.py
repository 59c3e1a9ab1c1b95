"""State of one run of the command: connection, output, the loop over commands."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from .errors import EXPLAINED, CommandError, error_lines, failing
from .helptext import command_help
from .terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..blocking import Connect
    from .options import Invocation
    from .tables import Table

__all__ = ["Session", "error"]


def error(line: str) -> None:
    """Print one ``error:`` line, after everything printed so far."""
    sys.stdout.flush()
    print(f"error: {line}", file=sys.stderr, flush=True)


class Session:
    """Connection and output of the commands of one run.

    The connection is made when the first command needs it.
    """

    def __init__(
        self,
        uri: str | None = None,
        *,
        readonly: bool = False,
        quiet: bool = False,
        timing: bool = False,
        connect_timeout: float | None = None,
    ) -> None:
        self.uri = uri
        self.readonly = readonly
        self.quiet = quiet
        self.timing = timing
        # what connecting may take, unless it is the client's own choice
        self._options: dict[str, Any] = (
            {} if connect_timeout is None else {"connect_timeout": connect_timeout}
        )
        self.status: int | None = None
        self.bare = False
        self._connection: Connect | None = None
        self._lost = False

    @property
    def given_uri(self) -> str | None:
        """URI as the user wrote it, with its transport; None for libvirt's default."""
        return self.uri or os.environ.get("LIBVIRT_DEFAULT_URI") or None

    @property
    def connection(self) -> Connect:
        if self._connection is None:
            raise CommandError("no valid connection")
        return self._connection

    def connect(self) -> None:
        """Open the connection if there is none; report that if one was lost before."""
        self._notice_loss()
        if self._connection is not None:
            return
        from .. import blocking

        with failing("failed to connect to the hypervisor"):
            self._connection = blocking.connect(self.uri, readonly=self.readonly, **self._options)
        if self._lost:
            error("Reconnected to the hypervisor")
            self._lost = False

    def only(self) -> None:
        """Print no empty line after this command: a program reads its output."""
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
        """Print output of the command, unchanged."""
        sys.stdout.write(text)

    def table(self, table: Table) -> None:
        """Print a table; ``--quiet`` leaves its heading out."""
        terminal = isinstance(sys.stdout, Terminal)
        self.out(table.text(heading=not self.quiet, terminal=terminal))

    def extra(self, text: str) -> None:
        """Print text that ``--quiet`` leaves out."""
        if not self.quiet:
            sys.stdout.write(text)

    def report(self, exc: BaseException) -> None:
        for line in error_lines(exc):
            error(line)

    def run(self, invocations: Iterable[Invocation]) -> bool:
        """Run each command in turn; return whether the last one succeeded."""
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
        """Drop a connection that was lost, so that the next command reconnects."""
        if self._connection is None or self._connection.is_alive():
            return
        self.close()
        self._lost = True
        told = " ".join(error_lines(exc))
        reason = "keepalive timeout" if "keepalive" in told else "end of file"
        error(f"Disconnected from {self.given_uri or 'the hypervisor'} due to {reason}")
