"""The command `help`, and subcommands of virtrio's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import CommandError
from .helptext import command_help, group_help, overview
from .options import Group, Kind, Option

if TYPE_CHECKING:
    from .options import Arguments
    from .session import Session

GROUP = Group("virtrio", "virtrio itself")


@GROUP.command(
    "help",
    "explain a command, or list commands",
    Option("command", Kind.STRING, "a command or the keyword of a group"),
    description="Explain a command; without an argument, list all.",
    connects=False,
)
def help_(session: Session, args: Arguments) -> None:
    from .registry import find_command, groups  # a circle: help lists every command

    wanted = args.string("command") if args.strings("command") != [""] else None
    if wanted is None:
        session.out(overview(groups()))
    elif (command := find_command(wanted)) is not None:
        session.out(command_help(command))
    elif (
        group := next((group for group in groups() if group.keyword == wanted), None)
    ) is not None:
        session.out(group_help(group))
    else:
        raise CommandError(f"command or command group '{wanted}' doesn't exist")


def _leave(session: Session, args: Arguments) -> None:
    session.leave()


for _name in ("exit", "quit"):
    GROUP.command(_name, "end the session", connects=False)(_leave)


@GROUP.command(
    "serve",
    "run a server",
    Option("config", Kind.STRING, "a configuration file in libvirtd's syntax", named=True),
    Option(
        "driver",
        Kind.LIST,
        "MODULE:ATTRIBUTE, a driver of yours in place of the test driver",
        named=True,
    ),
    Option(
        "test-node",
        Kind.LIST,
        "NAME=FILE, a file of a host that clients share as test:///NAME",
        named=True,
    ),
    Option(
        "files",
        Kind.STRING,
        "a directory below which paths of clients are files: saved guests, core dumps, node files",
        named=True,
    ),
    Option(
        "config-qemu",
        Kind.STRING,
        "a configuration file of the qemu driver, in the syntax of qemu.conf",
        named=True,
    ),
    Option(
        "state-dir",
        Kind.STRING,
        "the folder of the qemu driver's state, in place of the usual one",
        named=True,
    ),
    Option(
        "listen",
        Kind.LIST,
        "where to listen: unix:/path, unix:/path?readonly=1, unix:/path?admin=1, tcp://host:port",
    ),
    description=(
        "Serve libvirt's remote protocol until SIGTERM, SIGINT or SIGQUIT."
        " SIGHUP rereads --config.\n"
        "A socket with ?readonly=1 is for read-only connections,"
        " one with ?admin=1 for virt-admin.\n"
        "Prints one line for each listener when it is ready, and one with drivers by scheme"
        " if --driver is given.\n"
        "Without --driver, serves test:///default and, on unix sockets, qemu:///system or"
        " qemu:///session.\n"
        "The attribute of --driver is a virtrio.server.Driver, a mapping of URI schemes to"
        " such, or a class or\n"
        "function that returns one of these. Modules are looked up in the working directory"
        " first.\n"
        "Without --files, saved guests and core dumps are kept in memory, and no client"
        " makes the server write a file.\n"
        "Node files elsewhere, as in test:///path/to/node.xml, are read for clients that"
        " run as the server's own user."
    ),
    connects=False,
)
def serve(session: Session, args: Arguments) -> None:
    from ..server.process import main

    session.leave(
        main(
            args.string("config"),
            args.strings("listen"),
            args.strings("driver"),
            args.strings("test-node"),
            args.string("files"),
            args.string("state-dir"),
            args.string("config-qemu"),
        )
    )


@GROUP.command(
    "gen",
    "generate code from protocol definitions",
    description="Takes options of its own: see virtrio gen --help.",
    connects=False,
    raw=True,
)
def gen(session: Session, args: Arguments) -> None:
    from ..gen.main import main

    session.leave(main(args.words))
