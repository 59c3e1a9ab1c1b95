"""Time limits of a connection's calls, which its user sets."""

from __future__ import annotations

import math
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .. import limits
from ..lost import timed_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .exchange import Exchange
    from .running import Caller

__all__ = ["Timed"]


class Timed:
    """Base of connections: the timeout of calls, and blocks with a deadline.

    While there is a block in any thread, calls are made by another function, so that
    there is nothing to ask on the path of a call otherwise.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        _call: Caller
        _exchange: Exchange

    @property
    def timeout(self) -> float | None:
        """Seconds that each call may take; None for any time.

        It may be set at any time, and counts for calls that begin afterwards. Setting
        raises ValueError for what is not more than 0.
        """
        return self._exchange.timeout

    @timeout.setter
    def timeout(self, seconds: float | None) -> None:
        self._exchange.set_timeout(limits.seconds("timeout", seconds))

    @contextmanager
    def fail_after(self, seconds: float | None) -> Iterator[None]:
        """Give a block of calls a deadline, as ``trio.fail_after`` does.

        All calls that this thread makes in the block, over this connection, may take
        ``seconds`` together; then they raise LibvirtError VIR_ERR_OPERATION_TIMEOUT.
        In the block this takes the place of `timeout`, so it may be longer; None is no
        limit. Of nested blocks, the one that ends first counts. Other threads are not
        concerned. Raises ValueError when ``seconds`` is not more than 0.
        """
        exchange = self._exchange
        longest = limits.seconds("seconds", seconds)
        with exchange.life.turn.lock:
            before = exchange.enter_block(longest)
            self._call = exchange.call_in_block  # type: ignore[misc]
        try:
            yield
        finally:
            with exchange.life.turn.lock:
                if exchange.leave_block(before):
                    self._call = exchange.call  # type: ignore[misc]

    @contextmanager
    def _as_in(self, thread: int) -> Iterator[None]:
        """Give a block of calls the deadline that another thread is in, if it is.

        The other thread waits meanwhile.
        """
        until = self._exchange.block_of(thread)
        if until is None:
            yield
            return
        left = until - time.monotonic()
        if left <= 0:
            raise timed_out()
        with self.fail_after(None if until == math.inf else left):
            yield
