"""Numbers in the XML of devices, each in an element or attribute of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import parse_integer, signed
from .refusals import DEVICES

if TYPE_CHECKING:
    from .. import xml

__all__ = ["identifier", "natural", "optional", "required", "size"]

_INT_MIN, _INT_MAX = -(2**31), 2**31 - 1
_UINT_MAX = 2**32 - 1
_ULLONG_MAX = 2**64 - 1


def natural(text: str, base: int = 10, most: int = _UINT_MAX) -> int | None:
    """Return a number that is not below 0; None if ``text`` is none."""
    number = parse_integer(text, base)
    if number is None or "-" in text or number > most:
        return None
    return number


def _required(text: str | None, base: int, most: int, what: str, name: str) -> int:
    if not text:
        raise DEVICES.internal_error(f"no {what} supplied for '{name}'")
    number = natural(text, base, most)
    if number is None:
        raise DEVICES.internal_error(f"invalid {what} supplied for '{name}'")
    return number


def required(source: xml.Source, tag: str, what: str, name: str, *, sign: bool = True) -> str:
    """Return the number in the first child with that tag, as it is printed.

    libvirt says in errors ``what`` it is, and that it is of the device ``name``. It
    reads numbers without a sign, and prints most of them with one.
    """
    number = _required(source.text(tag), 10, _UINT_MAX, what, name)
    return str(signed(number) if sign else number)


def size(source: xml.Source, tag: str, what: str, name: str) -> str:
    """Return a number of 64 bits as `required` does."""
    return str(_required(source.text(tag), 10, _ULLONG_MAX, what, name))


def identifier(source: xml.Source, tag: str, what: str, name: str) -> str:
    """Return the hexadecimal ``id`` of the first child with that tag."""
    found = source.find(tag)
    number = _required(None if found is None else found.own("id"), 16, _UINT_MAX, what, name)
    return f"0x{number:04x}"


def optional(text: str | None, what: str, name: str) -> int | None:
    """Return a number with a sign; None if there is no text."""
    if not text:
        return None
    number = parse_integer(text)
    if number is None or not _INT_MIN <= number <= _INT_MAX:
        raise DEVICES.internal_error(f"invalid {what} supplied for '{name}'")
    return number
