"""virsh's command syntax: declarations of commands and options, and their parser.

argparse cannot parse it: in virsh a value may follow an option or stand alone (it then
belongs to the first declared option without a value), a value may begin with ``--``,
one argument may hold several commands joined with ``;``, and scripts parse the error
texts. Tokens are read lazily, so that of two mistakes the first one in the text is
reported.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from .errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from .session import Session  # a circle: a session has the options of its command

    Handler = Callable[[Session, "Arguments"], None]
    # A word of a command, or None where one command ends and the next begins.
    Tokens = Iterator[str | None]

__all__ = [
    "Arguments",
    "Command",
    "Group",
    "Invocation",
    "Kind",
    "Option",
    "parse_commands",
    "split_words",
]


class Kind(Enum):
    """Kind of value that an option takes."""

    BOOL = "bool"
    STRING = "string"
    # a string as well; only the help calls it a number
    NUMBER = "number"
    # any number of values; the last positional option of this kind takes all remaining
    # ones
    LIST = "list"
    # another name of an option, which help leaves out
    ALIAS = "alias"


class Option(NamedTuple):
    """One option of a command.

    Its value may be given without the option's name unless ``named``. A ``required``
    option is never ``named``. The ``help`` of an alias is the name of its option, with
    ``=`` and a value if it stands for both.
    """

    name: str
    kind: Kind
    help: str
    required: bool = False
    named: bool = False
    may_be_empty: bool = False


class Command(NamedTuple):
    """One command: its help texts, its options and its handler.

    Positional values fill the options in their order.
    """

    name: str
    help: str
    description: str
    options: tuple[Option, ...]
    handler: Handler
    connects: bool = True
    # Words are passed on unparsed, for a subcommand with a parser of its own.
    raw: bool = False


class Group:
    """Commands under one heading of the help.

    A module makes a group and declares its commands on it.
    """

    def __init__(self, keyword: str, title: str) -> None:
        self.keyword = keyword
        self.title = title
        self.commands: list[Command] = []

    def command(
        self,
        name: str,
        help: str,
        *options: Option,
        description: str = "",
        connects: bool = True,
        raw: bool = False,
    ) -> Callable[[Handler], Handler]:
        def declare(handler: Handler) -> Handler:
            self.commands.append(Command(name, help, description, options, handler, connects, raw))
            return handler

        return declare


class Arguments:
    """Options of one invocation or, for a raw command, its words."""

    def __init__(
        self,
        values: Mapping[str, list[str]],
        words: Iterable[str] = (),
        may_be_empty: Collection[str] = (),
    ) -> None:
        self._values = values
        self._may_be_empty = may_be_empty
        self.words = list(words)

    @property
    def given(self) -> Iterator[tuple[str, str | None]]:
        """Options in the order in which they were given, with their values."""
        for name, values in self._values.items():
            yield from ((name, value) for value in values or (None,))

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def string(self, name: str) -> str | None:
        """Return the value of an option, or None if it was not given.

        An empty value is an error, as in virsh.
        """
        values = self._values.get(name)
        if values is None:
            return None
        if not values[-1] and name not in self._may_be_empty:
            raise CommandError(f"Failed to get option '{name}': Option argument is empty")
        return values[-1]

    def required(self, name: str) -> str:
        value = self.string(name)
        if value is None:  # possible only for options that the parser does not require
            raise CommandError(f"--{name} is required")
        return value

    def strings(self, name: str) -> list[str]:
        return list(self._values.get(name, ()))

    def flags(self, table: Mapping[str, int]) -> int:
        """Combine the flags in ``table`` whose options were given."""
        bits = 0
        for name, flag in table.items():
            if name in self._values:
                bits |= int(flag)
        return bits

    def exclusive(self, first: str, second: str) -> None:
        if first in self and second in self:
            raise CommandError(f"Options --{first} and --{second} are mutually exclusive")

    def requires(self, name: str, needed: str) -> None:
        if name in self and needed not in self:
            raise CommandError(f"Option --{needed} is required by option --{name}")


class Invocation(NamedTuple):
    """A command and its arguments; ``wants_help`` is set for ``COMMAND --help``."""

    command: Command
    arguments: Arguments
    wants_help: bool = False


def split_words(text: str) -> Tokens:
    """Cut a string of commands into words, by virsh's rules of quoting.

    Blanks separate words, ``;`` and newline end a command, ``#`` at the start of a word
    begins a comment. Single quotes keep everything and need no closing one; in double
    quotes and outside of quotes, a backslash quotes the next character, and a backslash
    before a newline is removed together with it.
    """
    i, end = 0, len(text)
    while i < end:
        if text[i] in " \t":
            i += 1
        elif text[i] in ";\n":
            i += 1
            yield None
        elif text[i] == "#":
            while i < end and text[i] != "\n":
                i += 1
        elif text.startswith("\\\n", i):
            i += 2
        else:
            word, i = _word(text, i)
            yield word


def _word(text: str, i: int) -> tuple[str, int]:
    word: list[str] = []
    quote = ""
    while i < len(text) and (quote or text[i] not in " \t\n;"):
        char = text[i]
        i += 1
        if char == quote:
            quote = ""
        elif char in "'\"" and not quote:
            quote = char
        elif char == "\\" and quote != "'":
            if i == len(text):
                raise CommandError("dangling \\")
            if text[i] != "\n":
                word.append(text[i])
            i += 1
        else:
            word.append(char)
    if quote == '"':
        raise CommandError('missing "')
    return "".join(word), i


def parse_commands(
    words: Iterable[str | None], find: Callable[[str], Command | None]
) -> list[Invocation]:
    """Parse all commands; raise `CommandError` at the first mistake.

    Nothing runs when one of the commands is wrong.
    """
    tokens = iter(words)
    invocations = []
    for word in tokens:
        if word is None:
            continue
        command = find(word)
        if command is None:
            raise CommandError(f"unknown command: '{word}'")
        invocations.append(_raw(command, tokens) if command.raw else _Parser(command).parse(tokens))
    return invocations


def _raw(command: Command, tokens: Tokens) -> Invocation:
    words = []
    for word in tokens:
        if word is None:
            break
        words.append(word)
    return Invocation(command, Arguments({}, words))


class _Parser:
    def __init__(self, command: Command) -> None:
        self.command = command
        self.values: dict[str, list[str]] = {}
        self.wants_help = False
        # help ignores options and values that it does not know
        self.lenient = command.name == "help"

    def parse(self, tokens: Tokens) -> Invocation:
        only_values = False
        for word in tokens:
            if word is None:
                break
            if not only_values and word == "--":
                only_values = True
            elif (
                not only_values
                and word.startswith("--")
                and word[2:3].isascii()
                and word[2:3].isalnum()
            ):
                self._option(word[2:], tokens)
            else:
                self._value(word)
        if not self.wants_help:
            self._check_required()
        empty = {option.name for option in self.command.options if option.may_be_empty}
        return Invocation(self.command, Arguments(self.values, (), empty), self.wants_help)

    def _option(self, text: str, tokens: Tokens) -> None:
        name, equals, value = text.partition("=")
        option, implied = self._named(name)
        if option is None:
            self._unknown(name, bool(equals))
            return
        if implied is not None:
            if equals:
                raise CommandError(f"invalid '=' after option --{name}")
            equals, value = "=", implied
        name = option.name
        if name in self.values and option.kind is not Kind.LIST:
            raise CommandError(f"option --{name} already seen")
        if option.kind is Kind.BOOL:
            if equals:
                raise CommandError(f"invalid '=' after option --{name}")
            self.values[name] = []
            return
        if not equals:
            following = next(tokens, None)
            if following is None:
                kind = "number" if option.kind is Kind.NUMBER else "string"
                raise CommandError(f"expected syntax: --{name} <{kind}>")
            value = following
        self.values.setdefault(name, []).append(value)

    def _named(self, name: str) -> tuple[Option | None, str | None]:
        """Return the option called ``name``, and the value that an alias gives it."""
        options = {option.name: option for option in self.command.options}
        option = options.get(name)
        if option is None or option.kind is not Kind.ALIAS:
            return option, None
        target, equals, value = option.help.partition("=")
        return options[target], value if equals else None

    def _unknown(self, name: str, equals: bool) -> None:
        if name == "help":  # every command has it
            if equals:
                raise CommandError("invalid '=' after option --help")
            self.wants_help = True
        elif not self.lenient:
            raise CommandError(f"command '{self.command.name}' doesn't support option --{name}")

    def _value(self, word: str) -> None:
        for option in self.command.options:
            if option.kind in (Kind.BOOL, Kind.ALIAS) or option.named:
                continue
            if option.kind is Kind.LIST or option.name not in self.values:
                self.values.setdefault(option.name, []).append(word)
                return
        if not self.lenient:
            raise CommandError(f"unexpected data '{word}'")

    def _check_required(self) -> None:
        missing = [
            f"--{option.name}" if option.kind is Kind.NUMBER else f"<{option.name}>"
            for option in self.command.options
            if option.required and option.name not in self.values
        ]
        if missing:
            command = self.command.name
            raise CommandError(*(f"command '{command}' requires {name} option" for name in missing))
