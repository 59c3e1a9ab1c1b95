"""Commands on the session: connect, cd, pwd, and echo for scripts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .errors import CommandError
from .itself import GROUP
from .moments.moments import split_spec
from .options import Kind, Option
from .xmltext import escape

if TYPE_CHECKING:
    from .options import Arguments
    from .session import Session


@GROUP.command(
    "cd",
    "change the working folder",
    Option("dir", Kind.STRING, "the folder; without it, your home folder"),
    description="Change the working folder of the session.",
    connects=False,
)
def cd(session: Session, args: Arguments) -> None:
    if not session.interactive:
        raise CommandError("cd: command valid only in interactive mode")
    folder = args.strings("dir")
    path = folder[-1] if folder and folder[-1] else os.path.expanduser("~")
    try:
        os.chdir(path)
    except OSError as exc:
        raise CommandError(f"cd: {exc.strerror}: {path}") from None


@GROUP.command(
    "pwd",
    "print the working folder",
    description="Print the working folder of the session.",
    connects=False,
)
def pwd(session: Session, args: Arguments) -> None:
    try:
        folder = os.getcwd()
    except OSError as exc:
        raise CommandError(f"pwd: cannot get current directory: {exc.strerror}") from None
    session.out(f"{folder}\n")


@GROUP.command(
    "echo",
    "print words",
    Option("shell", Kind.BOOL, "quote them for a shell"),
    Option("xml", Kind.BOOL, "quote them for XML"),
    Option("split", Kind.BOOL, "cut each at its commas; two commas are one"),
    Option("err", Kind.BOOL, "print them as an error"),
    Option("str", Kind.ALIAS, "string"),
    Option("hi", Kind.ALIAS, "string=hello"),
    Option("string", Kind.LIST, "the words"),
    description="Print words, quoted if an option asks for it.",
    connects=False,
)
def echo(session: Session, args: Arguments) -> None:
    args.exclusive("shell", "xml")
    args.exclusive("shell", "split")
    args.exclusive("xml", "split")
    text = " ".join(_quoted(args, word) for word in args.strings("string"))
    if "err" in args:
        session.messages.error(text)
    else:
        session.out(text)


# What a shell reads as something else than itself.
_SPECIAL = frozenset("\r\t\n !\"#$&'()*;<>?[\\]^`{|}~")


def _quoted(args: Arguments, word: str) -> str:
    if "split" in args:
        return "".join(f"{part}\n" for part in split_spec(word))
    if "xml" in args:
        return escape(word, quotes="'\"")
    if "shell" not in args or (word and not _SPECIAL.intersection(word)):
        return word
    inside = word.replace("'", "'\\''")
    return f"'{inside}'"


@GROUP.command(
    "connect",
    "connect to a server",
    Option("name", Kind.STRING, "its URI; without it, the one before", may_be_empty=True),
    Option("readonly", Kind.BOOL, "only look"),
    description="Connect to a server, in place of the one before.",
    connects=False,
)
def connect(session: Session, args: Arguments) -> None:
    session.reconnect(args.string("name"), readonly="readonly" in args)
