"""What a store of a driver's objects has to do.

A driver without a store has its objects in memory alone. With one, memory is what calls read, and the store is what is
left after a crash: a change is handed to `Store.commit` before anybody can see it, and becomes visible when that returns
(`virtrio.server.objects.changes`). Nothing is read from a store but all of it, once, at the start.

A store knows nothing of what it keeps. It has records: a document, which is a text, under a kind (``domain``) and a key.
The driver says what a document means (`virtrio.server.objects.documents`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Record", "Store"]


class Record(NamedTuple):
    """One document, or None for the removal of the one with this kind and key. All three are valid Unicode, without NULs."""

    kind: str
    key: str
    document: str | None


class Store(ABC):
    """Keeps records. Opened before it is given to a driver, and closed by whoever opened it, when the server has stopped."""

    @abstractmethod
    async def load(self) -> Sequence[Record]:
        """All records, in the order in which their keys were first committed; one that was removed and came back is new."""

    @abstractmethod
    async def commit(self, records: Sequence[Record]) -> None:
        """Keep these records, all or none. Returns when a crash cannot take them back any more.

        Several commits may run at once, but never two about the same object; a store may make one transaction of those that
        wait (group commit). They may become durable in any order.

        Raises any exception when nothing was kept. A store that cannot tell (its connection broke while it waited for the
        answer) has to find out before it raises, or refuse everything from then on: memory and store must not differ.

        Cancelled, which happens only while the server stops, it may leave either outcome. It has to end then: a thread that
        does not come back is left behind.
        """

    @abstractmethod
    async def close(self) -> None:
        """Let go of everything. No commit runs any more."""
