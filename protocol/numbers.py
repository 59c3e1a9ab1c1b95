"""Numbers from the wire as members of libvirt's enums. A number that this version does not know stays what it is."""

from __future__ import annotations

from enum import IntEnum, IntFlag
from typing import TypeVar

__all__ = ["named"]

_Enum = TypeVar("_Enum", bound=IntEnum)
_Flag = TypeVar("_Flag", bound=IntFlag)


def named(kind: type[_Enum] | type[_Flag], number: int) -> _Enum | _Flag | int:
    """Return the member of an enum for a number.

    For an IntEnum without such a member (of a newer libvirt), that is the plain number.
    An IntFlag keeps every bit, known or not. Flags are unsigned in libvirt: where a
    procedure carries them as ``int``, the highest bit makes the number negative.
    """
    if issubclass(kind, IntFlag):
        return kind(number & 0xFFFFFFFF)
    try:
        return kind(number)
    except ValueError:  # of a newer libvirt
        return number
