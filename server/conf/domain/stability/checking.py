"""Checks of values that must not change: what finds one, and the text about it.

Values are texts as libvirt prints them, numbers and names that it confuses included.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from ...refusals import DOMAIN, Refusals
from ...xml import Element

if TYPE_CHECKING:
    from collections.abc import Iterable


__all__ = [
    "NOTHING",
    "Check",
    "Find",
    "at",
    "differs",
    "down",
    "numbered",
    "same",
    "text_of",
    "there",
]

NOTHING = Element("nothing")

Find = Callable[[Element], str]


class Check(NamedTuple):
    """A value that must not change.

    ``text`` may have {0} for the new and {1} for the old value.
    """

    text: str
    find: Find


def down(element: Element, path: str) -> Element:
    for tag in path.split("/") if path else ():
        element = element.find(tag) or NOTHING
    return element


def at(path: str, name: str, default: str = "<null>") -> Find:
    """Make a function that finds an attribute."""
    return lambda element: down(element, path).attrs.get(name, default)


def text_of(path: str, default: str = "<null>") -> Find:
    """Make a function that finds the text of an element."""
    return lambda element: down(element, path).text or default


def there(path: str) -> Find:
    """Make a function that tells whether there is such an element."""
    return lambda element: str(down(element, path) is not NOTHING)


def numbered(path: str, name: str, numbers: dict[str, int], default: int = 0) -> Find:
    """Make a function that finds the number of a name."""
    return lambda element: str(numbers.get(down(element, path).attrs.get(name, ""), default))


def same(texts: Iterable[Check], old: Element, new: Element, refusals: Refusals = DOMAIN) -> None:
    for check in texts:
        was, will_be = check.find(old), check.find(new)
        if was != will_be:
            raise refusals.unsupported(check.text.format(will_be, was))


def differs(what: str) -> str:
    return f"Target {what} {{0}} does not match source {{1}}"
