"""Kinds of values in configuration XML: checks and canonical spellings.

A kind is called with the value, the element's name and the attribute's name ("" for
text). It returns what is printed, or None for a value that is accepted and not printed,
or raises libvirt's error. `Choice` and `Number` are data: a validator can read off them
which values they take. Any function with these arguments is a kind, too, where a table
is not enough.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .refusals import DOMAIN, XML, invalid_attribute
from .values import parse_integer

if TYPE_CHECKING:
    from ...protocol.errors import LibvirtError

__all__ = [
    "ON_OFF",
    "POSITIVE",
    "UNSIGNED",
    "YES_NO",
    "Choice",
    "Filled",
    "Kind",
    "Number",
    "choice",
    "flag_word",
    "hexadecimal",
    "ignored",
    "integer",
    "number",
    "some",
    "string",
    "unsigned",
]

Kind = Callable[[str, str, str], "str | None"]

_UINT_MAX = 2**32 - 1
_INT_MAX = 2**31 - 1
_ULONG_MAX = 2**64 - 1


# -- words -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    """One of ``names``; one of ``silent`` is accepted and not printed.

    ``unknown`` is libvirt's own text about other values, if it has one, with %s for the
    value; ``refuse`` makes the error.
    """

    names: tuple[str, ...]
    silent: tuple[str, ...] = ()
    unknown: str | None = None
    refuse: Callable[[str], LibvirtError] = DOMAIN.unsupported
    _printed: dict[str, str | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "_printed", {**dict.fromkeys(self.silent), **{name: name for name in self.names}}
        )

    def __call__(self, value: str, element: str, attribute: str) -> str | None:
        try:
            return self._printed[value]
        except KeyError:
            pass
        if self.unknown is not None:
            raise self.refuse(self.unknown.replace("%s", value))
        raise invalid_attribute(element, attribute, value)


def choice(
    *names: str,
    silent: tuple[str, ...] = (),
    unknown: str | None = None,
    refuse: Callable[[str], LibvirtError] = DOMAIN.unsupported,
) -> Choice:
    return Choice(names, silent, unknown, refuse)


YES_NO = choice("yes", "no")
ON_OFF = choice("on", "off")


def string(value: str, element: str, attribute: str) -> str | None:
    """Take any text."""
    return value


def some(value: str, element: str, attribute: str) -> str | None:
    """Take any text; empty text counts as not given."""
    return value or None


@dataclass(frozen=True, slots=True)
class Filled:
    """Takes what ``kind`` takes; empty counts as not given.

    That is how libvirt's XPaths read attributes, as against virXMLProp*.
    """

    kind: Kind

    def __call__(self, value: str, element: str, attribute: str) -> str | None:
        return self.kind(value, element, attribute) if value else None


def ignored(value: str, element: str, attribute: str) -> str | None:
    """Accept any value and print none."""
    return None


def flag_word(word: str) -> Kind:
    """Make a kind that takes exactly ``word``; anything else counts as not given."""

    def kind(value: str, element: str, attribute: str) -> str | None:
        return value if value == word else None

    return kind


# -- numbers ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from ``minimum`` to ``maximum``, as ``spell`` prints it.

    ``zero`` is False where 0 is accepted and means "not given"; with ``nonzero`` 0 is
    refused. ``below`` ends the error about a number in range that is below 0. ``wrong``
    is libvirt's own text about any other bad value, if it has one, with %s for the
    value, and ``refuse`` makes the error; without it the usual error ends in
    ``expected``.
    """

    minimum: int
    maximum: int
    base: int = 10
    spell: Callable[[int], str] = str
    zero: bool = True
    nonzero: bool = False
    expected: str = " Expected non-negative integer value"
    below: str | None = None
    wrong: str | None = None
    refuse: Callable[[str], LibvirtError] = DOMAIN.xml_error

    def __call__(self, value: str, element: str, attribute: str) -> str | None:
        number = parse_integer(value, self.base)
        if number is None or not self.minimum <= number <= self.maximum:
            if self.wrong is not None:
                raise self.refuse(self.wrong.replace("%s", value))
            raise invalid_attribute(element, attribute, value, self.expected)
        if number > 0:
            return self.spell(number)
        if number < 0 and self.below is not None:
            raise invalid_attribute(element, attribute, value, self.below)
        if number == 0:
            if self.nonzero:
                place = f"attribute '{attribute}' in element '{element}'"
                raise XML.xml_error(f"Invalid value for {place}: Zero is not permitted")
            if not self.zero:
                return None
        return self.spell(number)


def unsigned(
    *,
    base: int = 10,
    nonzero: bool = False,
    maximum: int = _UINT_MAX,
    spell: Callable[[int], str] = str,
    zero: bool = True,
) -> Number:
    """Make the kind of numbers from 0 to ``maximum``."""
    return Number(0, maximum, base, spell, zero, nonzero)


UNSIGNED = unsigned()
POSITIVE = unsigned(nonzero=True)


def hexadecimal(width: int = 0, *, base: int = 0, maximum: int = _UINT_MAX) -> Number:
    """Make the kind of numbers that are printed as 0x and at least ``width`` digits."""
    return unsigned(base=base, maximum=maximum, spell=lambda number: f"0x{number:0{width}x}")


def integer(
    *,
    base: int = 10,
    nonnegative: bool = False,
    maximum: int = _INT_MAX,
    spell: Callable[[int], str] = str,
    zero: bool = True,
) -> Number:
    """Make the kind of numbers with a sign; ``nonnegative`` refuses those below 0."""
    below = " Expected non-negative value" if nonnegative else None
    return Number(
        -maximum - 1, maximum, base, spell, zero, expected=" Expected integer value", below=below
    )


def number(
    wrong: str,
    *,
    refuse: Callable[[str], LibvirtError] = DOMAIN.xml_error,
    minimum: int = 0,
    maximum: int = _ULONG_MAX,
    base: int = 10,
    zero: bool = True,
    spell: Callable[[int], str] = str,
) -> Number:
    """Make the kind of numbers whose error is ``wrong``, with %s for the value."""
    return Number(minimum, maximum, base, spell, zero, wrong=wrong, refuse=refuse)
