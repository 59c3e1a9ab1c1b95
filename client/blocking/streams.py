"""Base of the blocking client's streams: performs the steps of `scripts/streams.py`.

The methods are generated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..scripts.streams import Do, StreamScripts
from .running import run

if TYPE_CHECKING:
    from ..scripts.streams import Steps
    from .bulk import Bulk


class StreamBase(StreamScripts):
    """Base of the generated `Stream`: performs the steps of its scripts."""

    __slots__ = ()

    if TYPE_CHECKING:
        _bulk: Bulk

    def _drive(self, steps: Steps) -> Any:
        """Run a script of steps to its result."""
        return run(steps, self._perform)

    def _perform(self, what: Do, *operands: Any) -> Any:
        match what:
            case Do.WAIT:
                self._bulk.wait(self._inflow, *operands)
            case Do.BULK:
                self._bulk.send(*operands)
            case Do.PACKET:
                self._bulk.send_packet(*operands)
            case Do.ASK:
                function, *args = operands
                return function(*args)
