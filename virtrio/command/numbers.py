"""Numbers in values of options, as virsh reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .errors import CommandError

if TYPE_CHECKING:
    from .options import Arguments

__all__ = [
    "INT_MAX",
    "UINT_MAX",
    "ULLONG_MAX",
    "integer",
    "leading_integer",
    "malformed",
    "number",
    "wrapped_number",
]

INT_MAX = 2**31 - 1
UINT_MAX = 2**32 - 1
ULLONG_MAX = 2**64 - 1

# A number as C's strtol and its kin read it; more digits are out of any range.
_DIGITS = r"[ \t\n\v\f\r]*([+-]?)0*([0-9]{1,20})"
_NUMBER = re.compile(_DIGITS, re.ASCII)
_LEADING = re.compile(rf"{_DIGITS}(?![0-9])", re.ASCII)


def malformed(value: object, name: str) -> CommandError:
    return CommandError(f"Numeric value '{value}' for <{name}> option is malformed or out of range")


def number(args: Arguments, name: str, low: int, high: int) -> int | None:
    """Return the number that an option has, None if it was not given.

    Without negative numbers in the range, not even ``-0`` is taken, as in libvirt.
    """
    given = args.strings(name)
    if not given:
        return None
    found = _NUMBER.fullmatch(given[-1])
    value = int(found[1] + found[2]) if found else high + 1
    if not low <= value <= high or (found and found[1] == "-" and low >= 0):
        raise malformed(given[-1], name)
    return value


def wrapped_number(args: Arguments, name: str) -> int | None:
    """Return a number of 64 bits without sign; -1 is the largest of them."""
    value = number(args, name, -ULLONG_MAX, ULLONG_MAX)
    return None if value is None else value % (ULLONG_MAX + 1)


def leading_integer(text: str) -> tuple[int, str] | None:
    """Return the number that a text begins with, and the rest of it."""
    found = _LEADING.match(text)
    return (int(found[1] + found[2]), text[found.end() :]) if found else None


def integer(text: str) -> int | None:
    """Return a text as an int of C, or None if it is none."""
    found = leading_integer(text)
    if found is None or found[1] or not -INT_MAX - 1 <= found[0] <= INT_MAX:
        return None
    return found[0]
