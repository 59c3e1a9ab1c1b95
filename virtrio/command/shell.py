"""Commands from standard input: with a prompt on a terminal, without one on a pipe."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from .errors import CommandError
from .options import parse_commands, split_words
from .registry import find_command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .session import Session

__all__ = ["interact"]

_WELCOME = """\
Welcome to virtrio, an interactive terminal for virtualization.

Type:  'help' for help with commands
       'quit' to quit

"""


def interact(session: Session) -> int:
    """Run lines until the end of input or ``quit``.

    A mistake ends only the line that it is in.
    """
    session.interactive = True
    if session.uri is not None:
        try:
            session.connect()
        except CommandError as exc:
            session.report(exc)
            return 1
    for line in _lines(session):
        try:
            invocations = parse_commands(split_words(line.rstrip("\n")), find_command)
        except CommandError as exc:
            session.report(exc)
            continue
        session.debug_options(invocations)
        session.run(invocations)
        if session.status is not None:
            break
    return session.status or 0


def _lines(session: Session) -> Iterator[str]:
    if sys.stdin is None:  # closed
        return
    if sys.stdin.isatty():
        yield from _prompted(session)
        return
    try:
        yield from sys.stdin
    except OSError as exc:
        session.messages.error(f"cannot read standard input: {exc.strerror}")
        session.leave(1)


def _prompted(session: Session) -> Iterator[str]:
    import readline  # noqa: F401  line editing and history for input()

    session.extra(_WELCOME)
    while True:
        try:
            line = _input("virtrio > " if session.readonly else "virtrio # ")
        except EOFError:
            session.out("\n")
            return
        except KeyboardInterrupt:  # as in a shell: drop the line, not the session
            session.out("\n")
        else:
            yield line


def _input(prompt: str) -> str:
    """Read a line; an interrupt meanwhile is a KeyboardInterrupt."""
    before = signal.getsignal(signal.SIGINT)
    try:
        if before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return input(prompt)
    finally:
        signal.signal(signal.SIGINT, before)
