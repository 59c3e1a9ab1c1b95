"""Options of the program itself, which stand before the first command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .. import __version__
from .errors import CommandError
from .messages import DEBUG_LEVELS
from .numbers import integer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .messages import Messages

__all__ = ["DEFAULT_ESCAPE", "Globals", "long_version", "parse_globals"]

DEFAULT_ESCAPE = "^]"


class _Global(NamedTuple):
    short: str
    long: str
    takes_value: bool = False
    may_take_value: bool = False


_GLOBALS = (
    _Global("c", "connect", takes_value=True),
    _Global("d", "debug", takes_value=True),
    _Global("e", "escape", takes_value=True),
    _Global("h", "help"),
    _Global("k", "keepalive-interval", takes_value=True),
    _Global("K", "keepalive-count", takes_value=True),
    _Global("l", "log", takes_value=True),
    _Global("q", "quiet"),
    _Global("r", "readonly"),
    _Global("t", "timing"),
    _Global("T", "open-timeout", takes_value=True),
    _Global("v", "version", may_take_value=True),
    _Global("V", ""),
)


class Globals:
    """Global options of one run."""

    def __init__(self) -> None:
        self.uri: str | None = None
        self.readonly = False
        self.quiet = False
        self.timing = False
        self.escape = DEFAULT_ESCAPE
        # "help", "version" or "long version" to show, in place of any command
        self.shows = ""
        # options of virtrio.blocking.connect
        self.connecting: dict[str, Any] = {}

    def take(self, option: _Global, value: str, called: str, messages: Messages) -> None:
        """Set what an option is for; ``called`` is how the user wrote its name."""
        match option.short:
            case "c":
                self.uri = value
            case "d":
                messages.level = _debug_level(value, called, messages)
            case "e":
                self.escape = _checked_escape(value)
            case "h":
                self.shows = "help"
            case "k":
                self.connecting["keepalive_interval"] = _count(value, called)
            case "K":
                self.connecting["keepalive_count"] = _count(value, called)
            case "l":
                messages.log_to(value)
            case "q":
                self.quiet = True
            case "r":
                self.readonly = True
            case "t":
                self.timing = True
            case "T":
                self.connecting["connect_timeout"] = _seconds(value)
            case "v":
                self.shows = "long version" if value == "long" else "version"
            case "V":
                self.shows = "long version"


def _debug_level(value: str, called: str, messages: Messages) -> int:
    level = integer(value)
    if level is None:
        raise CommandError(f"option {called} takes a numeric argument")
    if level in DEBUG_LEVELS:
        return level
    messages.error(
        f"ignoring debug level {level} out of range [{DEBUG_LEVELS[0]}-{DEBUG_LEVELS[-1]}]"
    )
    return messages.level


def _checked_escape(value: str) -> str:
    """Return what is a character, or ``^`` and a character; refuse all else."""
    if not (len(value) == 2 and value[0] == "^") and (len(value) != 1 or value == "^"):
        raise CommandError(f"Invalid string '{value}' for escape sequence")
    return value


def _count(value: str, called: str) -> int:
    number = integer(value)
    if number is None:
        raise CommandError(f"Invalid value for option {called}")
    if number < 0:
        raise CommandError(f"option {called} requires a positive integer argument")
    return number


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not seconds > 0:
        raise CommandError(f"option -T: '{value}' is not a number of seconds greater than 0")
    return seconds


def _short_options(word: str, rest: list[str]) -> Iterator[tuple[_Global, str, str]]:
    """Parse a word of short options such as ``-qc URI``.

    Letters share a dash; the value of the last one is the rest of the word or the next
    word.
    """
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
        yield option, value, f"-{option.short}"


def _long_option(word: str, rest: list[str]) -> Iterator[tuple[_Global, str, str]]:
    """Parse ``--connect=URI`` or ``--connect URI``; accept unambiguous prefixes."""
    name, equals, value = word[2:].partition("=")
    matches = [option for option in _GLOBALS if option.long == name] or [
        option for option in _GLOBALS if option.long.startswith(name)
    ]
    if not name or len(matches) != 1:
        raise CommandError(f"unsupported option '{word}'. See --help.")
    option = matches[0]
    if equals and not (option.takes_value or option.may_take_value):
        raise CommandError(f"unsupported option '-{option.short}'. See --help.")
    if option.takes_value and not equals:
        value = _next_value(option, rest)
    yield option, value, f"--{option.long}"


def _next_value(option: _Global, rest: list[str]) -> str:
    if not rest:
        raise CommandError(f"option '-{option.short}'/'--{option.long}' requires an argument")
    return rest.pop(0)


def parse_globals(argv: list[str], messages: Messages) -> tuple[Globals, list[str]]:
    """Return the global options, and the words of the command.

    Options end at the first word that is not one, and at one that shows something.
    """
    rest = list(argv)
    given = Globals()
    while rest and rest[0].startswith("-") and rest[0] != "-":
        word = rest.pop(0)
        if word == "--":
            break
        parse = _long_option if word.startswith("--") else _short_options
        for option, value, called in parse(word, rest):
            given.take(option, value, called, messages)
            if given.shows:
                return given, []
    return given, rest


def long_version() -> str:
    """Return the output of ``virtrio -V``."""
    import platform

    import trio

    return (
        f"The command of virtrio {__version__}\n"
        f"Python {platform.python_version()}, trio {trio.__version__}\n"
    )
