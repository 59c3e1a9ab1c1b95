"""Numbers from the wire as members of libvirt's enums.

A number that this version does not know stays what it is.

At run time libvirt's enums are IntEnum and IntFlag. Type checkers see `Values` and
`Flags`, whose members are ints as well but no `PlainInt`: a parameter ``flags:
DomainXMLFlags | PlainInt`` takes its own flags and any number, and a member of another
enum is an error. ``int`` instead would take the flags of every function.
"""

from __future__ import annotations

from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING, Protocol, TypeVar

__all__ = ["Flags", "PlainInt", "Values", "named"]


class PlainInt(Protocol):
    """An int that is no member of an enum of libvirt's."""

    def conjugate(self) -> int: ...
    def __index__(self) -> int: ...
    def __and__(self, other: int, /) -> int: ...
    def __or__(self, other: int, /) -> int: ...


if TYPE_CHECKING:

    class Flags(IntFlag):
        """Bits of one kind."""

        conjugate: None  # type: ignore[assignment]  # so it is no PlainInt

    class Values(IntEnum):
        """Numbers of one kind."""

        conjugate: None  # type: ignore[assignment]
else:
    Flags, Values = IntFlag, IntEnum

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
