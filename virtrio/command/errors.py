"""How a command fails, and the lines that tell the user."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..protocol.errors import LibvirtError, ProtocolError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["EXPLAINED", "CommandError", "error_lines", "failing"]


class CommandError(Exception):
    """A command cannot be carried out: each argument is printed as one ``error:`` line, then those of its cause."""


# What is told to the user; anything else is a mistake of ours and shows as one.
EXPLAINED = (CommandError, LibvirtError, ProtocolError)


@contextmanager
def failing(message: str) -> Iterator[None]:
    """Put ``message`` before the error of a libvirt call, as virsh does for most commands."""
    try:
        yield
    except (LibvirtError, ProtocolError) as exc:
        raise CommandError(message) from exc


def error_lines(exc: BaseException | None) -> list[str]:
    """The texts to print for ``exc``, outermost first. Empty for what is not ours to explain."""
    if isinstance(exc, CommandError):
        return [*exc.args, *error_lines(exc.__cause__)]
    if isinstance(exc, (LibvirtError, ProtocolError)):
        return [str(exc)]
    return []
