"""What the flags of a list-all call leave of a list, as a table of named flags.

libvirt's rule: flags come in groups, and every object falls under one flag of each group, or under several where it has
several things at once. Of the groups that a caller names no flag of, nothing is asked. Of the others an object must fall
under a flag that is named. So naming all flags of a group where every object falls under one asks nothing either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Filters", "Group", "either"]

T = TypeVar("T")


class Group(Generic[T]):
    """Flags that share out the objects; ``under(item)`` are those that an object falls under, one at least."""

    __slots__ = ("mask", "under")

    def __init__(self, flags: Iterable[int], under: Callable[[T], int]) -> None:
        self.mask = sum(map(int, flags))
        self.under = under


def either(yes: int, no: int, test: Callable[[T], object]) -> Group[T]:
    """The group of two flags for what an object is or is not."""
    is_so, is_not = int(yes), int(no)  # members of an enum are slow to compute with
    return Group((is_so, is_not), lambda item: is_so if test(item) else is_not)


class Filters(Generic[T]):
    """The groups of one list-all call. ``mask`` has all their flags."""

    __slots__ = ("_groups", "mask")

    def __init__(self, *groups: Group[T]) -> None:
        self._groups = groups
        self.mask = sum(group.mask for group in groups)

    def select(self, items: Iterable[T], flags: int) -> list[T]:
        """The items that ``flags`` ask for, in their order. Flags of no group are the caller's to refuse."""
        found = list(items)
        for group in self._groups:
            wanted = flags & group.mask
            if wanted and wanted != group.mask:
                under = group.under
                found = [item for item in found if under(item) & wanted]
        return found
