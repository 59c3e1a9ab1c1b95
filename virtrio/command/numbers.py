"""Numbers and sizes in values of options, as virsh reads and prints them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .errors import CommandError

if TYPE_CHECKING:
    from .options import Arguments

__all__ = ["UINT_MAX", "ULLONG_MAX", "number", "pretty", "size", "wrapped_number"]

INT_MAX = 2**31 - 1
UINT_MAX = 2**32 - 1
ULLONG_MAX = 2**64 - 1

# A number as C's strtol and its kin read it; more digits are out of any range.
_DIGITS = r"[ \t\n\v\f\r]*([+-]?)0*([0-9]{1,20})"
_NUMBER = re.compile(_DIGITS, re.ASCII)
_SIZE = re.compile(rf"{_DIGITS}([^0-9].*)?", re.ASCII | re.DOTALL)
_POWERS = "kmgtpe"
_UNITS = ("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")


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


def size(text: str) -> int:
    """Return the number of bytes that ``text`` such as ``10G`` or ``4KiB`` says."""
    found = _SIZE.fullmatch(text)
    value = int(found[2]) if found else ULLONG_MAX + 1
    if found is None or found[1] == "-" or value > ULLONG_MAX:
        raise CommandError(f"Malformed size {text}")
    suffix = found[3] or ""
    scale = _scale(suffix)
    if scale is None:
        raise CommandError(f"Malformed size {text}", f"invalid argument: unknown suffix '{suffix}'")
    if value > ULLONG_MAX // scale:
        raise CommandError(
            f"Malformed size {text}",
            f"numerical overflow: value too large: {value}{suffix}",
        )
    return value * scale


def _scale(suffix: str) -> int | None:
    """Return what a suffix multiplies with, None if it is unknown."""
    suffix = suffix.lower()
    if suffix in ("", "b", "byte", "bytes"):
        return 1
    power = _POWERS.find(suffix[0]) + 1
    base = {"": 1024, "ib": 1024, "b": 1000}.get(suffix[1:])
    return None if base is None or not power else int(base**power)


def pretty(count: int) -> str:
    """Return a number of bytes in the unit that leaves less than 1024."""
    power = min(max(count.bit_length() - 1, 0) // 10, len(_UNITS) - 1)
    return f"{count / 1024**power:.2f} {_UNITS[power]}"
