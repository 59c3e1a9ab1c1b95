"""Parts that commands on checkpoints and on snapshots share."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, TypeVar

from ..errors import CommandError
from ..tables import sort_key, tree
from ..xmltext import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ...blocking import DomainCheckpoint, DomainSnapshot
    from ..options import Arguments
    from ..session import Session

__all__ = [
    "by_name",
    "local_time",
    "not_with_tree",
    "print_tree",
    "quoted",
    "seconds",
    "split_spec",
]

M = TypeVar("M", "DomainCheckpoint", "DomainSnapshot")


def quoted(text: str) -> str:
    """Quote ``text`` as virsh does in XML that it makes."""
    return escape(text, quotes="'\"")


def split_spec(spec: str) -> list[str]:
    """Cut a list at its commas; a doubled comma stands for one comma within a value."""
    return [part.replace("\0", ",") for part in spec.replace(",,", "\0").split(",")]


def not_with_tree(args: Arguments, *filters: str) -> None:
    """Refuse filters with ``--tree``, as virsh's lists do."""
    for name in filters:
        if name in args and "tree" in args:
            raise CommandError(f"--{name} and --tree are mutually exclusive")


def by_name(moments: list[M]) -> None:
    """Sort a list as virsh does."""
    moments.sort(key=lambda moment: sort_key(moment.get_name()))


def print_tree(
    session: Session, start: M | None, moments: Iterable[M], parent_name: Callable[[M], str | None]
) -> None:
    """Print a tree of ``moments``, below ``start`` if the list is of its children."""
    pairs: list[tuple[str, str | None]] = [] if start is None else [(start.get_name(), None)]
    pairs += [(moment.get_name(), parent_name(moment)) for moment in moments]
    session.out("".join(f"{line}\n" for line in tree(pairs)))


# A number as strtoll reads it.
_NUMBER = re.compile(r"[ \t\n\v\f\r]*([+-]?)0*([0-9]{1,19})", re.ASCII)
_INT64_MAX = 2**63 - 1


def seconds(text: str) -> int | None:
    """Read a time of creation; None for what is no number of 64 bits."""
    found = _NUMBER.fullmatch(text)
    number = int(found[1] + found[2]) if found else _INT64_MAX + 1
    return number if -_INT64_MAX - 1 <= number <= _INT64_MAX else None


def local_time(seconds: int) -> str:
    try:
        return time.strftime("%Y-%m-%d %H:%M:%S %z", time.localtime(seconds))
    except (OverflowError, OSError, ValueError):
        # a time that the platform's calendar does not reach
        return str(seconds)
