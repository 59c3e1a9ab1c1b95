"""`virtrio spy`: show the conversation of clients and a daemon as it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..itself import GROUP
from ..options import Kind, Option

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

__all__ = ["GROUP"]


@GROUP.command(
    "spy",
    "show the conversation between clients and a daemon",
    Option("listen", Kind.LIST, "where clients connect: unix:/path or tcp://host:port", named=True),
    Option(
        "to",
        Kind.STRING,
        "the daemon: unix:/path, tcp://host:port or the URI of a connection",
        named=True,
    ),
    Option(
        "record", Kind.STRING, "a file to record to, for virtrio dissect or Wireshark", named=True
    ),
    Option("quiet", Kind.BOOL, "only the summary at the end"),
    Option("json", Kind.BOOL, "print JSON objects, one a line"),
    description=(
        "Pass everything between clients and a daemon, and show it as virtrio dissect does,"
        " until SIGTERM or SIGINT.\n"
        "At the end comes a summary: calls, errors, bytes and latencies of every procedure."
    ),
    connects=False,
)
def spy(session: Session, args: Arguments) -> None:
    from ...traffic.spy import SpyError, main

    try:
        status = main(
            args.strings("listen"),
            args.string("to"),
            record=args.string("record"),
            quiet="quiet" in args or session.quiet,
            as_json="json" in args,
        )
    except SpyError as exc:
        session.messages.error(str(exc))
        status = 1
    session.leave(status)
