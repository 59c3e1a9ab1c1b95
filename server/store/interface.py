"""Interface of a store of a driver's objects.

A driver without a store has its objects in memory alone. With one, calls still read
memory, and the store has what is left after a crash: a change is handed to
`Store.commit` before anybody can see it, and becomes visible when that returns
(`virtrio.server.objects.changes`). A store is read once, as a whole, at the start.

A store keeps records: documents, which are texts, each under a kind (``domain``) and a
key. Only the driver knows what a document means (`virtrio.server.objects.documents`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Record", "Store"]


class Record(NamedTuple):
    """Document under a kind and a key, or None for its removal.

    All three are valid Unicode, without NULs.
    """

    kind: str
    key: str
    document: str | None


class Store(ABC):
    """Keeper of records.

    It is open when a driver gets it. Whoever opened it closes it, when the server has
    stopped.
    """

    @abstractmethod
    async def load(self) -> Sequence[Record]:
        """Return all records, in the order in which their keys were first committed.

        A key that was removed and committed again counts as new.
        """

    @abstractmethod
    async def commit(self, records: Sequence[Record]) -> None:
        """Keep these records, all or none, and return when they would survive a crash.

        Several commits may run at once, but never two about the same object; a store
        may make one transaction of those that wait (group commit). They may become
        durable in any order.

        Any exception means that nothing was kept. A store that cannot tell (its
        connection broke while it waited for the answer) has to find out before it
        raises, or refuse everything from then on: memory and store must not differ.

        If it is cancelled, which happens only while the server stops, the records may
        be kept or not. It has to end then: a thread that does not come back is left
        behind.
        """

    @abstractmethod
    async def close(self) -> None:
        """Release all resources; no commit runs when this is called."""
