"""State of one run of the command: connection, output, the loop over commands."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from .errors import EXPLAINED, CommandError, error_lines, failing
from .globaloptions import DEFAULT_ESCAPE
from .helptext import command_help
from .messages import Level, Messages
from .terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..blocking import Connect
    from .options import Invocation
    from .tables import Table

__all__ = ["Session"]


class Session:
    """Connection and output of the commands of one run.

    The connection is made when the first command needs it, with ``options`` of
    `virtrio.blocking.connect`.
    """

    def __init__(
        self,
        uri: str | None = None,
        *,
        readonly: bool = False,
        quiet: bool = False,
        timing: bool = False,
        messages: Messages | None = None,
        escape: str = DEFAULT_ESCAPE,
        **options: Any,
    ) -> None:
        self.uri = uri
        self.readonly = readonly
        self.quiet = quiet
        self.timing = timing
        self.messages = messages or Messages()
        # what ends a console: a character, or ^ and a character
        self.escape = escape
        # Commands come one by one, from a person or a pipe.
        self.interactive = False
        self._command = ""
        self._options = options
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
            self.messages.error("Reconnected to the hypervisor")
            self._lost = False

    def reconnect(self, uri: str | None, *, readonly: bool) -> None:
        """Give the connection up, and connect anew, to ``uri`` if one is given.

        Where that fails, the next command connects as before.
        """
        from .. import blocking

        if uri is None:
            uri, readonly = self.uri, readonly or self.readonly
        self.close()
        with failing("failed to connect to the hypervisor"):
            self._connection = blocking.connect(uri or None, readonly=readonly, **self._options)
        self.uri, self.readonly = uri, readonly

    def debug(self, text: str, level: Level = Level.DEBUG) -> None:
        """Print what ``--debug`` asks for, after the name of the command."""
        self.messages.debug(level, f"{self._command}: {text}")

    def debug_options(self, invocations: Iterable[Invocation]) -> None:
        """Print the options of commands, for ``--debug``."""
        if self.messages.level > Level.INFO:
            return
        for invocation in invocations:
            for name, value in invocation.arguments.given:
                kind, shown = ("bool", "(none)") if value is None else ("optdata", value)
                line = f"{invocation.command.name}: {name}({kind}): {shown}"
                self.messages.debug(Level.INFO, line)

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

    def progress(self, text: str) -> None:
        """Print how far a job is, over what was printed of it before."""
        sys.stdout.flush()
        if isinstance(sys.stderr, Terminal):
            sys.stderr.overwrite(text)
        else:
            print(f"\r{text}", end="", file=sys.stderr, flush=True)

    def report(self, exc: BaseException) -> None:
        for line in error_lines(exc):
            self.messages.error(line)
        _forget(exc)

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
        self._command = command.name
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
        self.messages.error(
            f"Disconnected from {self.given_uri or 'the hypervisor'} due to {reason}"
        )


def _forget(exc: BaseException | None) -> None:
    """Drop what the frames of a reported error still hold.

    A stream holds the error that ended it, and through that itself: without this, the
    connection would stay open until the garbage collector finds both.
    """
    from traceback import clear_frames

    while exc is not None:
        clear_frames(exc.__traceback__)
        exc = exc.__cause__
