"""Registrations for one kind of event of one object, found by the event's name.

Those that are for one name, with or without regard to case, are found in a dict.
Filters that have to be asked are asked once for all registrations that have the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["Filter", "Index"]

T = TypeVar("T")


class Filter(Protocol):
    """What leaves events out by their names; filters that do the same may be equal."""

    @property
    def name(self) -> str | None:
        """The one name that it is for; None if it has to be asked."""

    @property
    def ignores_case(self) -> bool:
        """Whether ``name`` stands for all that differ in case."""

    def accepts(self, name: str) -> bool: ...


class Index(Generic[T]):
    """Registrations, by the rising numbers that they have."""

    __slots__ = ("_asked", "_every", "_named")

    def __init__(self) -> None:
        self._every: dict[int, T] = {}
        self._named: dict[tuple[str, bool], dict[int, T]] = {}
        self._asked: dict[Filter, dict[int, T]] = {}

    def __bool__(self) -> bool:
        return bool(self._every or self._named or self._asked)

    def any(self) -> T:
        """Return one of the registrations, of which there are some."""
        parts = (self._every, *self._named.values(), *self._asked.values())
        return next(item for part in parts for item in part.values())

    def add(self, chosen: Filter | None, number: int, item: T) -> None:
        """Add a registration, for all names if ``chosen`` is None."""
        if chosen is None:
            self._every[number] = item
        else:
            table, key = self._place(chosen)
            table.setdefault(key, {})[number] = item

    def remove(self, chosen: Filter | None, number: int) -> None:
        if chosen is None:
            del self._every[number]
            return
        table, key = self._place(chosen)
        items = table[key]
        del items[number]
        if not items:
            del table[key]

    def _place(self, chosen: Filter) -> tuple[dict[Any, dict[int, T]], object]:
        if chosen.name is None:
            return self._asked, chosen
        name = chosen.name.lower() if chosen.ignores_case else chosen.name
        return self._named, (name, chosen.ignores_case)

    def find(self, event: tuple[Any, ...]) -> Generator[None, None, list[T]]:
        """Return, in steps, the registrations for an event, in the order of numbers.

        Names are those in the second field.
        """
        found = [self._every]
        if self._named:
            name = event[1]
            for key in ((name, False), (name.lower(), True)):
                if (items := self._named.get(key)) is not None:
                    found.append(items)
        for chosen, items in [*self._asked.items()]:
            if chosen.accepts(event[1]):
                found.append(items)
            yield
        found = [items for items in found if items]
        if len(found) < 2:
            return [*found[0].values()] if found else []
        merged: dict[int, T] = {}
        for items in found:
            merged |= items
        return [merged[number] for number in sorted(merged)]
