"""Base of the trio client's streams: performs the steps of `scripts/streams.py`.

The methods are generated.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from ..scripts.streams import Do, StreamScripts
from .running import run

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ..scripts.streams import Steps
    from .bulk import Bulk


class StreamBase(StreamScripts):
    """Base of the generated `Stream`: performs the steps of its scripts."""

    __slots__ = ()

    if TYPE_CHECKING:
        _bulk: Bulk

    def _drive(self, steps: Steps) -> Coroutine[Any, Any, Any]:
        """Run a script of steps to its result."""
        return run(steps, self._perform)

    async def _perform(self, what: Do, *operands: Any) -> Any:
        match what:
            case Do.WAIT:
                await self._bulk.wait(self._inflow, *operands)
            case Do.BULK:
                await self._bulk.send(*operands)
            case Do.PACKET:
                await self._bulk.send_packet(*operands)
            case Do.ASK:
                function, *args = operands
                result = function(*args)
                return await result if inspect.isawaitable(result) else result
