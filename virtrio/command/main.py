"""The `virtrio` command as a function: global options and exit status."""

from __future__ import annotations

import io
import os
import sys
from typing import NamedTuple

from .. import __version__
from .errors import CommandError
from .options import parse_commands, split_words
from .session import Session, error
from .terminal import Terminal

__all__ = ["main"]


class _Global(NamedTuple):
    short: str
    long: str
    takes_value: bool = False
    may_take_value: bool = False


_GLOBALS = (
    _Global("c", "connect", takes_value=True),
    _Global("r", "readonly"),
    _Global("T", "open-timeout", takes_value=True),
    _Global("q", "quiet"),
    _Global("t", "timing"),
    _Global("h", "help"),
    _Global("v", "version", may_take_value=True),
)


def _short_options(word: str, rest: list[str]) -> list[tuple[_Global, str]]:
    """Parse a word of short options such as ``-qc URI``.

    Letters share a dash; the value of the last one is the rest of the word or the next
    word.
    """
    found = []
    i = 1
    while i < len(word):
        option = next((option for option in _GLOBALS if option.short == word[i]), None)
        if option is None:
            raise CommandError(f"unsupported option '-{word[i]}'. See --help.")
        i += 1
        value = ""
        if option.takes_value:
            value = word[i:] or _next_value(option, rest)
            i = len(word)
        found.append((option, value))
    return found


def _long_option(word: str, rest: list[str]) -> tuple[_Global, str]:
    """Parse ``--connect=URI`` or ``--connect URI``; accept unambiguous prefixes."""
    name, equals, value = word[2:].partition("=")
    matches = [option for option in _GLOBALS if option.long == name] or [
        option for option in _GLOBALS if option.long.startswith(name)
    ]
    if len(matches) != 1:
        raise CommandError(f"unsupported option '{word}'. See --help.")
    option = matches[0]
    if equals and not (option.takes_value or option.may_take_value):
        raise CommandError(f"unsupported option '-{option.short}'. See --help.")
    if option.takes_value and not equals:
        value = _next_value(option, rest)
    return option, value


def _next_value(option: _Global, rest: list[str]) -> str:
    if not rest:
        raise CommandError(f"option '-{option.short}'/'--{option.long}' requires an argument")
    return rest.pop(0)


def _parse_globals(argv: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the global options by long name, and the words of the command.

    Options end at the first word that is not one.
    """
    rest = list(argv)
    given: dict[str, str] = {}
    while rest and rest[0].startswith("-") and rest[0] != "-":
        word = rest.pop(0)
        if word == "--":
            break
        for option, value in (
            [_long_option(word, rest)] if word.startswith("--") else _short_options(word, rest)
        ):
            given[option.long] = value
            if option.long in ("help", "version"):  # the rest of the line is ignored
                return given, []
    return given, rest


def _seconds(given: str | None) -> float | None:
    """Return the value of an option that is a number of seconds."""
    if given is None:
        return None
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not seconds > 0:
        raise CommandError(f"option -T: '{given}' is not a number of seconds greater than 0")
    return seconds


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
        # of output only: errors of connections and of named files are reported where
        # they happen
        _give_up_output()
        error(f"cannot write output: {exc.strerror}")
        return 1
    return status


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
        if stream.isatty() and not isinstance(stream, Terminal):
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
    try:
        given, words = _parse_globals(argv)
        connect_timeout = _seconds(given.get("open-timeout"))
    except CommandError as exc:
        error(str(exc))
        return 1
    if "version" in given:
        print(__version__)
        return 0
    if "help" in given:
        from .helptext import usage
        from .registry import groups

        print(usage(groups()), end="")
        return 0
    session = Session(
        given.get("connect"),
        readonly="readonly" in given,
        quiet="quiet" in given,
        timing="timing" in given,
        connect_timeout=connect_timeout,
    )
    status = _run(session, words)
    session.close()
    return status


def _run(session: Session, words: list[str]) -> int:
    from .registry import find_command

    if not words:
        from .shell import interact

        return interact(session)
    if words == [""]:
        return 1
    try:
        invocations = parse_commands(
            split_words(words[0]) if len(words) == 1 else words, find_command
        )
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
