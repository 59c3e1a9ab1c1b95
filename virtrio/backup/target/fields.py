"""Strict reading of JSON objects: bounded, with every type and every key checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from ...client.jsontext import why_not_json
from ..errors import TargetError

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    T = TypeVar("T")

__all__ = ["MOST_BYTES", "Fields", "dumped", "loaded"]

MOST_BYTES = 16 * 1024 * 1024
"""Longest document that is read. A domain's XML is far shorter."""
MOST_INTEGER = 2**63 - 1
"""Highest integer in a document."""
MOST_ITEMS = 10_000
"""Most items of a list."""


def loaded(data: bytes, what: str) -> Fields:
    """Return the fields of a JSON object; raise TargetError for anything else."""

    def refuse(reason: str) -> NoReturn:
        raise TargetError(f"{what}: {reason}")

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            refuse("a key is there twice")
        return found

    try:
        value = json.loads(
            data.decode(),
            object_pairs_hook=unique,
            parse_constant=lambda name: refuse(f"{name} is no number of JSON"),
        )
    except (RecursionError, ValueError) as exc:
        refuse(why_not_json(exc))
    if not isinstance(value, dict):
        refuse("it is no object")
    return Fields(value, what)


def dumped(value: dict[str, object]) -> bytes:
    """Return a JSON object as a document for people, too."""
    return (json.dumps(value, indent=1) + "\n").encode()


class Fields:
    """Keys of a JSON object that are taken one by one; none may be left.

    Every method raises TargetError, which names the document and the key, for a value
    that is missing or is not what it says.
    """

    def __init__(self, value: dict[str, Any], what: str) -> None:
        self._left = dict(value)
        self._what = what

    def format(self, known: int) -> None:
        """Take the number of the format; refuse others than the one that is known."""
        number = self.integer("format", least=1)
        if number != known:
            self.refuse(f"its format is {number}, and this version of virtrio knows {known}")

    def integer(self, key: str, *, least: int = 0, most: int = MOST_INTEGER) -> int:
        value = self._take(key)
        # True is an int to Python
        if type(value) is not int:
            self._refuse(key, "is no integer")
        if not least <= value <= most:
            self._refuse(key, f"is not within {least} and {most}")
        return value

    def boolean(self, key: str) -> bool:
        value = self._take(key)
        if type(value) is not bool:
            self._refuse(key, "is neither true nor false")
        return value

    def text(self, key: str, pattern: re.Pattern[str] | None = None) -> str:
        value = self._take(key)
        if not isinstance(value, str):
            self._refuse(key, "is no string")
        if pattern is not None and not pattern.fullmatch(value):
            self._refuse(key, "has a form that it cannot have")
        return value

    def text_or_none(self, key: str, pattern: re.Pattern[str] | None = None) -> str | None:
        return self._or_none(key, lambda: self.text(key, pattern))

    def text_if_there(self, key: str, pattern: re.Pattern[str] | None = None) -> str | None:
        """Take a string or null; None also where there is no such key."""
        return self.text_or_none(key, pattern) if key in self._left else None

    def one_of(self, key: str, words: tuple[str, ...]) -> str:
        value = self.text(key)
        if value not in words:
            self._refuse(key, f"is none of {', '.join(words)}")
        return value

    def texts(self, key: str, pattern: re.Pattern[str] | None = None) -> tuple[str, ...]:
        """Take a list of strings."""
        values = self._list(key)
        if not all(isinstance(value, str) for value in values):
            self._refuse(key, "has something that is no string")
        if pattern is not None and not all(pattern.fullmatch(value) for value in values):
            self._refuse(key, "has a text of a form that it cannot have")
        return tuple(values)

    def integers(self, key: str, *, least: int, most: int) -> tuple[int, ...]:
        """Take a list of integers."""
        values = self._list(key)
        if not all(type(value) is int and least <= value <= most for value in values):
            self._refuse(key, f"has something that is no integer within {least} and {most}")
        return tuple(values)

    def object(self, key: str) -> Fields:
        """Take an object."""
        value = self._take(key)
        if not isinstance(value, dict):
            self._refuse(key, "is no object")
        return Fields(value, f"{self._what}: {key}")

    def object_or_none(self, key: str) -> Fields | None:
        return self._or_none(key, lambda: self.object(key))

    def objects(self, key: str) -> list[Fields]:
        """Take a list of objects."""
        values = self._list(key)
        if not all(isinstance(value, dict) for value in values):
            self._refuse(key, "has something that is no object")
        return [Fields(value, f"{self._what}: {key}[{i}]") for i, value in enumerate(values)]

    def end(self) -> None:
        """Refuse keys that nobody took."""
        if self._left:
            self.refuse(f"unknown key {min(self._left)!r}")

    def refuse(self, reason: str) -> NoReturn:
        """Raise TargetError, which names the document and where in it."""
        raise TargetError(f"{self._what}: {reason}")

    def _list(self, key: str) -> list[Any]:
        value = self._take(key)
        if not isinstance(value, list):
            self._refuse(key, "is no list")
        if len(value) > MOST_ITEMS:
            self._refuse(key, f"has more than {MOST_ITEMS} items")
        return value

    def _or_none(self, key: str, take: Callable[[], T]) -> T | None:
        if self._left.get(key, 0) is None:
            del self._left[key]
            return None
        return take()

    def _take(self, key: str) -> Any:
        if key not in self._left:
            self.refuse(f"there is no {key!r}")
        return self._left.pop(key)

    def _refuse(self, key: str, reason: str) -> NoReturn:
        self.refuse(f"{key!r} {reason}")
