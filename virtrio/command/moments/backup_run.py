"""Command that backs a domain up into a folder.

It is interrupted as people expect: the first Ctrl-C, SIGTERM or SIGHUP ends the backup
job and removes what there is of the point, the next one ends the command at once; what
is left then, the next backup removes.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from ...protocol.errors import LibvirtError, ProtocolError
from ..errors import CommandError
from ..lookup import DOMAIN, find_domain
from ..options import Kind, Option
from ..terminal import Terminal
from .backup import GROUP
from .backup_display import Display

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from ...backup.job import Mode
    from ...backup.options import Options
    from ..options import Arguments
    from ..session import Session

__all__ = ["interruptible"]

# Options that say how exports come here.
_OF_PULL = ("reader", "socket-dir", "scratch-dir", "address", "port", "tls-dir")
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@GROUP.command(
    "backup-run",
    "back up a running domain's disks into a folder",
    DOMAIN,
    Option("target", Kind.STRING, "the folder of this domain's backups", required=True),
    Option(
        "incremental",
        Kind.STRING,
        "what changes are since: auto (the newest point, the default), none (all is copied),"
        " or a point's number or checkpoint",
        named=True,
    ),
    Option("mode", Kind.STRING, "pull (the default) or push: QEMU writes the images", named=True),
    Option(
        "disk", Kind.LIST, "a disk (vda); may be given several times; all without it", named=True
    ),
    Option(
        "keep",
        Kind.NUMBER,
        "how many points are kept, with the new one; all without it",
        named=True,
    ),
    Option("freeze", Kind.BOOL, "have the guest's agent freeze file systems for the instant"),
    Option("compress", Kind.BOOL, "compress what is copied"),
    Option("json", Kind.BOOL, "print a line of JSON for each event"),
    Option(
        "reader",
        Kind.STRING,
        "what learns of changes over NBD: libnbd (Python's binding), nbdinfo, or tools"
        " (qemu-img); the first of these that is installed without it",
        named=True,
    ),
    Option("socket-dir", Kind.STRING, "a folder to make the NBD server's socket in", named=True),
    Option(
        "scratch-dir", Kind.STRING, "a folder of the server's host for scratch images", named=True
    ),
    Option(
        "address", Kind.STRING, "the address that QEMU listens on, for NBD over TCP", named=True
    ),
    Option("port", Kind.NUMBER, "the port that QEMU listens on, for NBD over TCP", named=True),
    Option(
        "tls-dir", Kind.STRING, "a folder with ca-cert.pem, for NBD over TCP with TLS", named=True
    ),
    description=(
        "Add a point to the backups in a folder, which is made if it is not there. Disks are"
        " qcow2 images there;\neach has what has changed since the point before, its backing"
        " file. Raw disks are copied whole.\nWhat an earlier backup left that was killed is"
        " removed first."
    ),
)
def backup_run(session: Session, args: Arguments) -> None:
    from ...backup.errors import BackupError
    from ...backup.pruning import PruneFailed
    from ...backup.running import run
    from ...client.blocking.performing import perform

    session.only()
    options = _options(args)
    target = args.required("target")
    domain, name = find_domain(session, args)
    show = Display(session, as_json="json" in args or not _on_terminal())
    try:
        with interruptible():
            perform(run(domain, target, options, show))
        show.check()
    except PruneFailed as exc:
        made = f"Domain '{name}' is backed up (point {exc.point.number})"
        raise CommandError(f"{made}, but older points could not be pruned", str(exc)) from None
    except (BackupError, LibvirtError, ProtocolError) as exc:
        notes = getattr(exc, "__notes__", ())
        failure = f"Failed to back up domain '{name}'"
        raise CommandError(failure, str(exc), *notes) from None
    except KeyboardInterrupt as exc:
        show.end()
        session.messages.error("interrupted")
        for note in getattr(exc, "__notes__", ()):
            session.messages.error(note)
        raise
    finally:
        show.end()


def _options(args: Arguments) -> Options:
    from ...backup.errors import BackupError
    from ...backup.options import Options
    from ...backup.places import Ways

    if args.string("mode") == "push" and (given := [name for name in _OF_PULL if name in args]):
        raise CommandError(f"Option --{given[0]} is of pull mode: QEMU writes a push itself")
    ways = Ways(
        args.string("socket-dir"),
        args.string("scratch-dir"),
        args.string("address"),
        _count(args, "port"),
        args.string("tls-dir"),
    )
    try:
        return Options(
            incremental=args.string("incremental") or "auto",
            mode=cast("Mode", args.string("mode") or "pull"),  # which is checked there
            disks=args.strings("disk") or None,
            keep=_count(args, "keep"),
            freeze="freeze" in args,
            compress="compress" in args,
            reader=args.string("reader"),
            ways=ways,
        )
    except BackupError as exc:
        raise CommandError(str(exc)) from exc


def _count(args: Arguments, name: str) -> int | None:
    text = args.string(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 2**31):
        raise CommandError(
            f"Numeric value '{text}' for <{name}> option is malformed or out of range"
        )
    return int(text)


# -- interrupts ------------------------------------------------------------------------


@contextmanager
def interruptible() -> Iterator[None]:
    """Have the first interrupt raise KeyboardInterrupt, and the next one exit at once.

    An interrupt is SIGINT, SIGTERM or SIGHUP, unless it is ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came = 0

    def interrupted(number: int, _frame: FrameType | None) -> None:
        nonlocal came
        came += 1
        if came > 1:
            os._exit(128 + number)
        raise KeyboardInterrupt

    before = {number: signal.getsignal(number) for number in _SIGNALS}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, interrupted)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _on_terminal() -> bool:
    return isinstance(sys.stdout, Terminal) and sys.stderr.isatty()
