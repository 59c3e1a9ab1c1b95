"""Sizes with a unit, as virsh and libvirt read and print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import CommandError
from .numbers import ULLONG_MAX, leading_integer

if TYPE_CHECKING:
    from .options import Arguments

__all__ = ["in_bytes", "pretty", "scaled", "size"]

_SPACE = " \t\n\v\f\r"
_POWERS = "kmgtpe"
_UNITS = ("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")


def scaled(args: Arguments, name: str, scale: int, highest: int = ULLONG_MAX) -> int | None:
    """Return the size that an option has, in bytes, None if it was not given.

    A number without a unit such as ``MiB`` is multiplied with ``scale``.
    """
    given = args.strings(name)
    if not given:
        return None
    failed = f"Scaled numeric value '{given[-1]}' for <{name}> option is malformed or out of range"
    return _read(given[-1], failed, scale, highest)


def size(text: str) -> int:
    """Return the number of bytes that ``text`` such as ``10G`` or ``4KiB`` says."""
    return _read(text, f"Malformed size {text}", 1, ULLONG_MAX)


def _read(text: str, failed: str, scale: int, highest: int) -> int:
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


def pretty(count: int, digits: int = 2) -> str:
    """Return a number of bytes in the unit that leaves less than 1024."""
    power = min(max(count.bit_length() - 1, 0) // 10, len(_UNITS) - 1)
    return f"{count / 1024**power:.{digits}f} {_UNITS[power]}"
