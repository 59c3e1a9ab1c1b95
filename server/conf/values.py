"""Numbers, sizes with units and sets of numbers, as libvirt spells them in XML."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from .blocks import parts
from .refusals import NOBODY, invalid_part
from .xml import string as text_of

if TYPE_CHECKING:
    from .xml import Source

__all__ = [
    "MAX_SIZE",
    "bits_of",
    "format_bitmap",
    "parse_bitmap",
    "parse_integer",
    "random_uuid",
    "scale",
    "scaled",
    "scaled_kib",
    "signed",
    "words",
]

_ULONG_MAX = 2**64 - 1
# The largest size in bytes, which has to fit into a signed 64-bit number.
MAX_SIZE = 2**63 - 1


def words(text: str) -> tuple[str, ...]:
    """Split a long list that is written as one text."""
    return tuple(text.split())


def random_uuid() -> bytes:
    """Return a random UUID with version and variant marked."""
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    return bytes(raw)


# -- numbers ---------------------------------------------------------------------------

_DECIMAL = re.compile(r"[ \t\n\r\v\f]*+[+-]?[0-9]++", re.ASCII)
_HEXADECIMAL = re.compile(r"[ \t\n\r\v\f]*+[+-]?(?:0[xX])?[0-9a-fA-F]++", re.ASCII)
_ANY_BASE = re.compile(r"[ \t\n\r\v\f]*+[+-]?(?:0[xX][0-9a-fA-F]++|[0-9]++)", re.ASCII)


# Digits of the largest number of C's types, in octal, the longest of the bases.
_MOST_DIGITS = 22
# Numbers with fewer digits fit into any 64-bit type.
_FEW_DIGITS = 19


def parse_integer(text: str, base: int = 10) -> int | None:
    """Read the whole text as strtol() does; None if it is no number.

    Base 0 takes 0x and leading-zero octal, as in C. A number that fits into 64 bits
    neither with nor without a sign gives None, too: no type of C's takes it.
    """
    if base == 10 and len(text) < _FEW_DIGITS and text.isdecimal() and text.isascii():
        return int(text)
    pattern = _ANY_BASE if base == 0 else _HEXADECIMAL if base == 16 else _DECIMAL
    if not pattern.fullmatch(text):
        return None
    digits = text.strip() if len(text) <= _MOST_DIGITS else _without_zeros(text)
    if digits is None:
        return None
    try:
        if base == 0 and digits.lstrip("+-")[:2].lower() != "0x":
            number = int(digits, 8 if digits.lstrip("+-").startswith("0") else 10)
        else:
            number = int(digits, base)
    except ValueError:
        return None
    return number if -(2**63) <= number < 2**64 else None


_ZEROS = re.compile(r"\s*+([+-]?(?:0[xX])?0?)(0*+)(.*+)", re.ASCII)


def _without_zeros(text: str) -> str | None:
    """Return a long number without its leading zeros; None if it is still too long."""
    match = _ZEROS.fullmatch(text)
    if match is None or len(match[3]) > _MOST_DIGITS:
        return None
    return match[1] + match[3]


def signed(number: int) -> int:
    """Convert ``number`` to a signed 32-bit integer, as C does."""
    return (number + 2**31) % 2**32 - 2**31


# -- sizes -----------------------------------------------------------------------------

_POWERS = {"k": 1, "m": 2, "g": 3, "t": 4, "p": 5, "e": 6}


def scaled(
    text: str, unit: str | None, *, default_unit: int = 1024, where: str, maximum: int = _ULONG_MAX
) -> int:
    """Convert ``text`` in ``unit`` to bytes, as virParseScaledValue does.

    ``default_unit`` is the number of bytes in a unit that is not named; ``where`` is
    the element in errors, as an XPath.
    """
    number = parse_integer(text)
    if number is None or not 0 <= number <= _ULONG_MAX:
        raise invalid_part(where, text)
    return scale(number, unit, default_unit=default_unit, maximum=maximum)


def scale(number: int, unit: str | None, *, default_unit: int, maximum: int) -> int:
    """Convert a number of ``unit`` to bytes, as virScaleInteger does."""
    if not unit:
        factor = default_unit
    else:
        rest = unit[1:].lower()
        if unit.lower() in ("b", "byte", "bytes"):
            factor = 1
        elif unit[0].lower() in _POWERS and rest in ("", "ib", "b"):
            factor = (1000 if rest == "b" else 1024) ** _POWERS[unit[0].lower()]
        else:
            raise NOBODY.invalid_argument(f"unknown suffix '{unit}'")
    if number * factor > maximum:
        raise NOBODY.overflow(f"value too large: {number}{unit or ''}")
    return number * factor


def scaled_kib(element: Source, where: str, *, default_unit: int = 1024) -> int:
    """Return the size that an element states with its ``unit``, in KiB, rounded up."""
    size = scaled(
        text_of(element),
        element.own("unit"),
        default_unit=default_unit,
        where=where,
        maximum=MAX_SIZE,
    )
    return (size + 1023) // 1024


# -- sets of numbers -------------------------------------------------------------------

_BITMAP_PART = re.compile(r"\s*+(\^?)([0-9]++)(?:\s*+-\s*+([0-9]++))?\s*+", re.ASCII)
_RUN = re.compile("1+")
# Digits of the largest bit there may be, and room for zeros in front.
_BIT_DIGITS = 4000
# Parts that are known when they come again; more would take long to be freed.
_MOST_SEEN = 16384


def parse_bitmap(text: str, size: int = 16384) -> int:
    """Parse ``0-3,^2,8`` into a mask, bit 0 the lowest, as virBitmapParse does.

    Bits from ``size`` on are refused; a comma may end the text.
    """
    bits = 0
    seen: set[str] = set()
    last_comma = text.rfind(",")
    is_ended = last_comma >= 0 and not text[last_comma + 1 :].strip(" \t\n\r\v\f")
    for part in parts(text[:last_comma] if is_ended else text, ","):
        if part in seen:
            continue
        match = _BITMAP_PART.fullmatch(part)
        if match is None:
            break
        if len(part) > _BIT_DIGITS:  # more than int() reads
            match = _BITMAP_PART.fullmatch(_ZEROS_OF_A_NUMBER.sub("", part))
            if match is None or len(match[0]) > _BIT_DIGITS:
                break
        negated, first, last = match[1], int(match[2]), int(match[3] or match[2])
        if first > last or last >= size or (negated and match[3]):
            break
        if negated:
            bits &= ~(1 << first)
            seen.clear()
        else:
            bits |= (1 << last + 1) - (1 << first)
            if len(seen) >= _MOST_SEEN:
                seen.clear()
            seen.add(part)
    else:
        return bits
    raise NOBODY.invalid_argument(f"Failed to parse bitmap '{text}'")


_ZEROS_OF_A_NUMBER = re.compile(r"\b0+(?=[0-9])", re.ASCII)


def format_bitmap(bits: int) -> str:
    """Print the bits of a mask as ranges in ascending order, such as ``0-1,3,8``."""
    low = (bits & -bits).bit_length() - 1
    run_of_ones = bits >> max(low, 0)
    if run_of_ones & (run_of_ones + 1) == 0:  # one range, as most are
        last = bits.bit_length() - 1
        return "" if last < 0 else str(low) if low == last else f"{low}-{last}"
    ranges: list[str] = []
    for run in _RUN.finditer(bin(bits)[:1:-1]):
        first, last = run.start(), run.end() - 1
        ranges.append(str(first) if first == last else f"{first}-{last}")
    return ",".join(ranges)


def bits_of(bits: int) -> list[int]:
    """Return the numbers of the bits of a mask, in ascending order."""
    if bits.bit_count() > 64:
        return [place for place, digit in enumerate(bin(bits)[:1:-1]) if digit == "1"]
    found = []
    while bits:
        last = bits.bit_length() - 1
        found.append(last)
        bits ^= 1 << last
    return found[::-1]
