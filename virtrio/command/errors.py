"""Failures of commands, and the lines that report them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from ..protocol.errors import ConnectionClosed, LibvirtError, ProtocolError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["EXPLAINED", "CommandError", "answer", "error_lines", "failing"]

T = TypeVar("T")


class CommandError(Exception):
    """Failure of a command.

    Each argument is printed as one ``error:`` line, followed by the lines of its cause.
    """


# Errors that are reported to the user; any other is a bug of ours and shows its
# traceback.
EXPLAINED = (CommandError, LibvirtError, ProtocolError)


@contextmanager
def failing(message: str) -> Iterator[None]:
    """Put ``message`` in front of the error of a libvirt call, as virsh does."""
    try:
        yield
    except (LibvirtError, ProtocolError) as exc:
        raise CommandError(message) from exc


def error_lines(exc: BaseException | None) -> list[str]:
    """Return the lines to print for ``exc``, outermost first.

    The list is empty for an exception that is not among `EXPLAINED`.
    """
    if isinstance(exc, CommandError):
        return [*exc.args, *error_lines(exc.__cause__)]
    if isinstance(exc, (LibvirtError, ProtocolError)):
        return [str(exc), *getattr(exc, "__notes__", ())]
    return []


def answer(ask: Callable[[], T]) -> T | None:
    """Call ``ask``; return None if the server answers with an error.

    Other fields of an object are still printed then. Unlike in virsh, a lost
    connection is an error here, because a missing answer would pass for an empty one.
    """
    try:
        return ask()
    except ConnectionClosed:
        raise
    except LibvirtError:
        return None
