"""Changes of objects that a store keeps, durable before they are visible.

Theory of operation. When a change is asked for, it takes its `Place` in the line of
every object that it changes, all at once; a name that it claims counts as an object.
When it is the first in all these lines, it is validated and made on drafts, which
nobody else sees, and written as records. These go to the store. When the store has
them, the drafts replace the originals, in one step between two turns of the loop; then
the change leaves its lines, and the call is answered. A change that is refused, or that
the store does not keep, leaves nothing behind.

So changes of one object are made in the order in which they were asked for, and no
change is seen before it is durable. Lookups and listings do not wait: they answer what
is visible. Changes of other objects go to the store meanwhile. Since lines are entered
for all objects in one step, no two changes wait for each other.

If a caller goes away before its change is handed to the store, the change is dropped.
Afterwards the change stands, even if nobody waits for it. A server that stops waits for
the store, up to `GRACE` seconds; changes that are not stored by then are given up: they
were not answered, and the store has them or not.
"""

from __future__ import annotations

import logging
from collections import deque
from typing import TYPE_CHECKING

import trio

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import TracebackType

    from ..store.interface import Record, Store
    from .lists import Key

__all__ = ["GRACE", "Changes", "Place"]

log = logging.getLogger("virtrio.server")

# Seconds that a store has for its last commits, once the server stops.
GRACE = 5.0


class Changes:
    """Lines of changes that wait for one driver's objects, and the driver's store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lines: dict[Key, deque[Place]] = {}

    def enter(self, keys: Iterable[Key]) -> Place:
        """Get in line for all objects with these keys, behind earlier changes.

        The place has to be entered or left.
        """
        return Place(self._lines, keys)

    async def keep(self, records: Sequence[Record], make_visible: Callable[[], None]) -> None:
        """Hand records to the store, and call ``make_visible`` once it has them.

        Raises VIR_ERR_OPERATION_FAILED if the store does not keep them. If the caller
        is cancelled, the store still has `GRACE` seconds, and records that it keeps are
        made visible.
        """
        if not records:
            make_visible()
            return
        failure: Exception | None = None
        async with trio.open_nursery() as nursery:
            with trio.CancelScope(shield=True) as kept:
                nursery.start_soon(_limit, kept)
                try:
                    await self._store.commit(records)
                except Exception as exc:
                    failure = exc
                else:
                    make_visible()
            nursery.cancel_scope.cancel()
        if failure is not None:
            log.error("a change is not stored", exc_info=failure)
            detail = "the change could not be stored"
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_NONE, detail
            ) from failure


async def _limit(kept: trio.CancelScope) -> None:
    """Set the deadline of the shielded commit once the caller is cancelled."""
    try:
        await trio.sleep_forever()
    finally:
        kept.deadline = trio.current_time() + GRACE


class Place:
    """Place of a change in the lines of its objects.

    As an async context manager it waits for its turn, and leaves the lines at the end.
    """

    __slots__ = ("_come", "_lines", "keys")

    def __init__(self, lines: dict[Key, deque[Place]], keys: Iterable[Key]) -> None:
        self.keys = tuple(dict.fromkeys(keys))
        self._lines = lines
        self._come: trio.Event | None = None
        for key in self.keys:
            lines.setdefault(key, deque()).append(self)

    @property
    def is_first(self) -> bool:
        """Whether the turn of this change has come."""
        return all(self._lines[key][0] is self for key in self.keys)

    def leave(self) -> None:
        """Leave the lines, and wake changes whose turn has come by that."""
        for key in self.keys:
            line = self._lines[key]
            line.remove(self)
            if not line:
                del self._lines[key]
            elif line[0]._come is not None and line[0].is_first:
                line[0]._come.set()

    async def __aenter__(self) -> Place:
        if not self.is_first:
            self._come = trio.Event()
            try:
                await self._come.wait()
            except BaseException:
                self.leave()
                raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.leave()
