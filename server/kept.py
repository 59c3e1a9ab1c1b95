"""What a server keeps for a client as long as it is connected, and bounds on that.

Registrations for events and the identity that a client gives itself stay until they are
replaced or the client is gone. Where a `Total` drops the client with the most, a `Room`
lets the call fail that asks for more than there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import report

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LONGEST_TEXT", "Room", "check_length"]

# Characters of one text that is kept: the longest path, and longer than any name.
LONGEST_TEXT = 4096


def check_length(what: str, text: str) -> None:
    """Raise VIR_ERR_INVALID_ARG if a text is too long to be kept."""
    if len(text) > LONGEST_TEXT:
        raise report(
            ErrorNumber.VIR_ERR_INVALID_ARG,
            ErrorDomain.VIR_FROM_RPC,
            f"{what} of {len(text)} characters is longer than {LONGEST_TEXT}",
        )


class Room:
    """Room that all clients share, in bytes; ``taken`` of it is in use.

    ``limit()`` is its size. A tenth is for clients that may write, so that those who
    may only read cannot use up all of it.
    """

    __slots__ = ("_limit", "taken")

    def __init__(self, limit: Callable[[], int]) -> None:
        self.taken = 0
        self._limit = limit

    def take(self, size: int, *, readonly: bool) -> bool:
        """Take ``size`` bytes; return False and take nothing if there are not so many.

        A negative size gives bytes back.
        """
        most = self._limit()
        if readonly:
            most -= most // 10
        if size > 0 and self.taken + size > most:
            return False
        self.taken += size
        return True
