"""Filters of list-all calls, as tables of flags.

libvirt's rule: flags come in groups, and every object falls under one or more flags of
each group. A group counts only if the caller names a flag of it; then an object must
fall under a named flag. So naming all flags of a group is the same as naming none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Filters", "Group", "either"]

T = TypeVar("T")


class Group(Generic[T]):
    """Group of flags; ``under(item)`` are those an object falls under, at least one."""

    __slots__ = ("mask", "under")

    def __init__(self, flags: Iterable[int], under: Callable[[T], int]) -> None:
        self.mask = sum(map(int, flags))
        self.under = under


def either(yes: int, no: int, test: Callable[[T], object]) -> Group[T]:
    """Make the group of two flags for objects that pass ``test`` and that do not."""
    is_so, is_not = int(yes), int(no)  # members of an enum are slow to compute with
    return Group((is_so, is_not), lambda item: is_so if test(item) else is_not)


class Filters(Generic[T]):
    """Groups of flags of one list-all call; ``mask`` has all their flags."""

    __slots__ = ("_groups", "mask")

    def __init__(self, *groups: Group[T]) -> None:
        self._groups = groups
        self.mask = sum(group.mask for group in groups)

    def select(self, items: Iterable[T], flags: int) -> list[T]:
        """Return the items that ``flags`` ask for, in their order.

        The caller refuses flags of no group.
        """
        found = list(items)
        for group in self._groups:
            wanted = flags & group.mask
            if wanted and wanted != group.mask:
                under = group.under
                found = [item for item in found if under(item) & wanted]
        return found
