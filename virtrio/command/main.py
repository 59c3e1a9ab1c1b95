"""The `virtrio` command as a function: global options and exit status.

What runs commands is imported when there is one: `--version` does without.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Any

from .. import __version__
from .errors import CommandError
from .globaloptions import long_version, parse_globals
from .messages import Level, Messages

if TYPE_CHECKING:
    from .session import Session

__all__ = ["main"]


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit status.

    The status is 130 after Ctrl-C, and 141 when the reader of a pipe has gone away.
    """
    _prepare_streams()
    try:
        status = _main(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _give_up_output()
        return 141
    except OSError as exc:
        # of output as a rule: errors of connections and of named files are reported
        # where they happen
        _give_up_output()
        Messages().error(_failure(exc))
        return 1
    return status


# What failed to be written to a standard stream.
_unwritten: list[OSError] = []


def _failure(exc: OSError) -> str:
    """Return the line for an error of the system that no command has explained."""
    if any(exc is failed for failed in _unwritten):
        return f"cannot write output: {exc.strerror}"
    reason = exc.strerror or str(exc)
    return reason if exc.filename is None else f"{exc.filename}: {reason}"


def _note_failures(stream: Any) -> None:
    """Note errors of writing to a stream, to tell them from all others."""
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)
    if not isinstance(raw, io.FileIO):
        return
    write = type(raw).write

    def noted(data: Any) -> int:
        try:
            return write(raw, data)
        except OSError as exc:
            _unwritten.append(exc)
            raise

    vars(raw)["write"] = noted


def _prepare_streams() -> None:
    """Make the standard streams UTF-8, as names are on the wire, whatever the locale.

    A stream for output that is closed is replaced by one that discards it; what goes
    to a terminal is escaped.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or open(os.devnull, "w")  # noqa: SIM115  open until the end
        _note_failures(stream)
        if stream.isatty():
            from .terminal import Terminal

            if not isinstance(stream, Terminal):
                stream = Terminal(stream)
        setattr(sys, name, stream)


def _give_up_output() -> None:
    """Discard output that cannot be written, and all that follows it there."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _main(argv: list[str]) -> int:
    messages = Messages()
    try:
        given, words = parse_globals(argv, messages)
    except CommandError as exc:
        messages.error(str(exc))
        return 1
    if given.shows:
        _show(given.shows)
        return 0
    from .session import Session

    session = Session(
        given.uri,
        readonly=given.readonly,
        quiet=given.quiet,
        timing=given.timing,
        messages=messages,
        escape=given.escape,
        **given.connecting,
    )
    status = _run(session, words)
    session.close()
    messages.close()
    return status


def _show(what: str) -> None:
    if what == "help":
        from .helptext import usage
        from .registry import groups

        print(usage(groups()), end="")
    elif what == "long version":
        print(long_version(), end="")
    else:
        print(__version__)


def _run(session: Session, words: list[str]) -> int:
    from .options import parse_commands, split_words
    from .registry import find_command

    if not words:
        from .shell import interact

        return interact(session)
    if words == [""]:
        return 1
    try:
        if len(words) == 1:
            session.messages.debug(Level.INFO, f'commands: "{words[0]}"')
        invocations = parse_commands(
            split_words(words[0]) if len(words) == 1 else words, find_command
        )
        session.debug_options(invocations)
        # If a URI was given, connecting has to succeed before anything runs.
        if session.uri is not None and any(
            invocation.command.connects for invocation in invocations
        ):
            session.connect()
    except CommandError as exc:
        session.report(exc)
        return 1
    succeeded = session.run(invocations)
    if session.status is not None:
        return session.status
    return 0 if succeeded else 1
