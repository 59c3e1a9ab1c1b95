"""Changes of objects with a store behind them: validated, durable, visible, answered, in that order.

Theory of operation. A change takes its `Place` in the line of every object it is about, at once, when it is asked for; a
name that it claims counts as an object. When it is the first in all of them it is its turn: it is validated and made on
drafts, which nobody else sees, and written as records. These go to the store. When the store has them, the drafts take the
place of what they are drafts of, in one step between two turns of the loop; then the change leaves its lines, and the call is
answered. A change that is refused, or that the store does not keep, leaves nothing behind.

So changes of one object are made in the order they were asked for, and nothing of one is seen before it is durable.
Lookups and listings know nothing of all this: they go on answering what is visible. Changes of other objects go to the store
meanwhile. Since lines are entered for all objects in one step, no two changes wait for each other.

A caller that goes away before its change is handed to the store has asked for nothing. Afterwards the change stands, whoever
waits for it. A server that stops waits for the store, up to `GRACE` seconds; what is not there by then is given up: it was
not answered, and the store has it or not.
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

# Seconds that a store has to finish what it was given, once the server stops.
GRACE = 5.0


class Changes:
    """The lines of one driver's objects, and the store behind these."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lines: dict[Key, deque[Place]] = {}

    def enter(self, keys: Iterable[Key]) -> Place:
        """Get in line for everything with these keys, behind all that came before. The place has to be entered or left."""
        return Place(self._lines, keys)

    async def keep(self, records: Sequence[Record], make_visible: Callable[[], None]) -> None:
        """Hand records to the store, and call ``make_visible`` in the moment it has them.

        Raises LibvirtError VIR_ERR_OPERATION_FAILED if it does not keep them. Cancelled, it still makes visible what is kept
        within `GRACE` seconds.
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
            raise report(ErrorNumber.VIR_ERR_OPERATION_FAILED, ErrorDomain.VIR_FROM_NONE, detail) from failure


async def _limit(kept: trio.CancelScope) -> None:
    """Let it take as long as it takes until the caller is cancelled."""
    try:
        await trio.sleep_forever()
    finally:
        kept.deadline = trio.current_time() + GRACE


class Place:
    """A change's place in the lines. As an async context manager it is within when its turn has come, and left afterwards."""

    __slots__ = ("_come", "_lines", "keys")

    def __init__(self, lines: dict[Key, deque[Place]], keys: Iterable[Key]) -> None:
        self.keys = tuple(dict.fromkeys(keys))
        self._lines = lines
        self._come: trio.Event | None = None
        for key in self.keys:
            lines.setdefault(key, deque()).append(self)

    @property
    def is_first(self) -> bool:
        """Whether its turn has come."""
        return all(self._lines[key][0] is self for key in self.keys)

    def leave(self) -> None:
        """Let those behind it move up."""
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
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.leave()
