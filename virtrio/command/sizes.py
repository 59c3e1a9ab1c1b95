"""Integers of the command line, and sizes with a unit, as virsh reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .errors import CommandError
from .numbers import INT_MAX, ULLONG_MAX

if TYPE_CHECKING:
    from .options import Arguments

__all__ = ["in_bytes", "integer", "leading_integer", "pretty", "scaled"]

_SPACE = " \t\n\v\f\r"
# What strtol takes for a decimal number; more digits are out of any range.
_NUMBER = re.compile(rf"[{_SPACE}]*([+-]?)0*([0-9]{{1,20}})(?![0-9])", re.ASCII)
_POWERS = "kmgtpe"


def leading_integer(text: str) -> tuple[int, str] | None:
    """Return the number that a text begins with, and the rest of it."""
    found = _NUMBER.match(text)
    return (int(found[1] + found[2]), text[found.end() :]) if found else None


def integer(text: str) -> int | None:
    """Return a text as an int of C, or None if it is none."""
    found = leading_integer(text)
    if found is None or found[1] or not -INT_MAX - 1 <= found[0] <= INT_MAX:
        return None
    return found[0]


def scaled(args: Arguments, name: str, scale: int, highest: int = ULLONG_MAX) -> int | None:
    """Return the size that an option has, in bytes, None if it was not given.

    A number without a unit such as ``MiB`` is multiplied with ``scale``.
    """
    given = args.strings(name)
    if not given:
        return None
    text = given[-1]
    failed = f"Scaled numeric value '{text}' for <{name}> option is malformed or out of range"
    found = leading_integer(text)
    if found is None or found[0] > ULLONG_MAX or text.lstrip(_SPACE).startswith("-"):
        raise CommandError(failed)
    try:
        return in_bytes(*found, scale, highest)
    except CommandError as exc:
        raise CommandError(failed) from exc


def in_bytes(number: int, unit: str, scale: int, highest: int = ULLONG_MAX) -> int:
    """Return a size in bytes, as libvirt scales it.

    ``scale`` is for a number without a unit. Raises `CommandError` for an unknown unit
    and for more than ``highest``.
    """
    factor = _factor(unit, scale)
    if factor is None:
        raise CommandError(f"invalid argument: unknown suffix '{unit}'")
    if number and number > highest // factor:
        raise CommandError(f"numerical overflow: value too large: {number}{unit}")
    return number * factor


def _factor(unit: str, scale: int) -> int | None:
    if not unit:
        return scale
    folded = unit.lower()
    if folded in ("b", "byte", "bytes"):
        return 1
    power = _POWERS.find(folded[0]) + 1
    if not power:
        return None
    if len(folded) == 1 or folded[1:] == "ib":
        return int(1024**power)
    return int(1000**power) if folded[1:] == "b" else None


_UNITS = ("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")


def pretty(size: int) -> str:
    """Return a number of bytes in the unit that leaves less than 1024."""
    power = min(max(size.bit_length() - 1, 0) // 10, len(_UNITS) - 1)
    return f"{size / 1024**power:.3f} {_UNITS[power]}"
