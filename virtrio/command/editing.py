"""Editing of texts that servers have: the editor, and what follows where it fails."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, TypeVar

from ..protocol._generated.enums import ErrorNumber
from ..protocol.errors import ConnectionClosed, LibvirtError, ProtocolError
from ..protocol.xdr import TEXT
from .errors import CommandError, error_lines
from .lookup import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .session import Session

__all__ = ["defined", "edit", "edited", "ending"]

T = TypeVar("T")

# Characters of an editor's name that needs no shell.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/_.:@")
_CHANGED = "The XML configuration was changed by another user."
_ANSWERS = {
    "y": "yes, start editor again",
    "n": "no, throw away my changes",
    "i": "turn off validation and try to redefine again",
    "f": "force, try to redefine again",
    "?": "print this help",
}


def edit(
    session: Session,
    fetch: Callable[[], str],
    apply: Callable[[str], T],
    relaxed: Callable[[str], T] | None = None,
    *,
    unchanged: bool = False,
) -> T | None:
    """Have the user edit what ``fetch`` returns, and ``apply`` the result.

    Return what ``apply`` does, or None where nothing was edited, unless ``unchanged``
    texts are applied as well. If it fails, or if the text has changed meanwhile, the
    user is asked what to do; without a terminal that is an error. ``relaxed`` is what
    may be tried instead.
    """
    text = fetch()
    with _file(text) as path:
        while True:
            new = _edited(path)
            if new == text and not unchanged:
                return None
            ways = [apply] if relaxed is None else [apply, relaxed]
            answer = "f"
            while answer != "y":
                if answer == "i":
                    ways.pop(0)
                reason, cause = _CHANGED, None
                now = fetch()
                if now == text:
                    try:
                        return ways[0](new)
                    except ConnectionClosed:
                        raise
                    except (LibvirtError, ProtocolError) as exc:
                        reason, cause = "Failed.", exc
                text = now
                answer = _ask(session, reason, cause, "ynif?" if len(ways) > 1 else "ynf?")


def edited(text: str) -> str:
    """Have the user edit a text, and return it then."""
    with _file(text) as path:
        return _edited(path)


def defined(xml_desc: Callable[[int], str], inactive: int) -> str:
    """Return the XML of a definition; a driver without the flag has no other."""
    try:
        return xml_desc(inactive)
    except LibvirtError as exc:
        if exc.code != ErrorNumber.VIR_ERR_INVALID_ARG:
            raise
        return xml_desc(0)


@contextlib.contextmanager
def ending(line: str) -> Iterator[None]:
    """Put a line behind those of an error."""
    try:
        yield
    except (CommandError, LibvirtError, ProtocolError) as exc:
        raise CommandError(*error_lines(exc), line) from None


@contextlib.contextmanager
def _file(text: str) -> Iterator[str]:
    """Write a text to a file of the user's own, which is gone afterwards."""
    handle, path = tempfile.mkstemp(".xml", "virtrio")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode(*TEXT))
        yield path
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)


def _edited(path: str) -> str:
    """Run the editor on a file; return what is in the file then."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    command = [editor, path]
    if not _PLAIN.issuperset(editor):
        command = ["sh", "-c", f"{editor} {shlex.quote(path)}"]
    sys.stdout.flush()
    before = signal.getsignal(signal.SIGINT)
    try:
        if before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, lambda _number, _frame: None)  # the editor's
        done = subprocess.run(command, check=False)
    except OSError as exc:
        raise CommandError(f"Cannot find '{editor}' in path: {exc.strerror}") from None
    finally:
        signal.signal(signal.SIGINT, before)
    if done.returncode:
        shown = shlex.join(command)
        raise CommandError(
            f"internal error: Child process ({shown}) unexpected exit status {done.returncode}"
        )
    return read_file(path)


def _ask(session: Session, reason: str, cause: Exception | None, keys: str) -> str:
    """Ask what to do after a failure; return the key that the user presses.

    Raises `CommandError` for "no", and where there is no terminal to ask on.
    """
    if not (sys.stdin and sys.stdin.isatty()):
        raise CommandError(reason) from cause
    if cause is not None:
        session.report(cause)
    while True:
        session.out(f"{reason} Try again? [{','.join(keys)}]: ")
        sys.stdout.flush()
        key = _key()
        if key == "?":
            session.out("\n" + "".join(f"{key} - {_ANSWERS[key]}\n" for key in keys))
        elif key == "n" or not key:
            session.out("\n")
            raise CommandError
        elif key and key in keys:
            session.out("\n")
            return key


def _key() -> str:
    """Wait for a key, and return it in lower case; "" at the end of the input."""
    import termios
    import tty

    before = termios.tcgetattr(0)
    try:
        tty.setcbreak(0, termios.TCSADRAIN)
        return os.read(0, 1).decode("ascii", "replace").lower()
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
