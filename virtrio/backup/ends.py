"""End of one's own job, told apart from those of others.

A server's statistics tell of the job that a domain had last, whose ever it was, and of
none once the next one begins. Its events tell of each: the first one that comes once a
job has begun is of that job, as a domain has one at a time.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ..client.scripts.steps import pause
from ..protocol._generated.enums import (
    DomainEventID,
    DomainGetJobStatsFlags,
    DomainJobType,
)
from ..protocol.errors import LibvirtError

if TYPE_CHECKING:
    from ..client.scripts.steps import Steps

__all__ = ["Ends"]

# Seconds that the event of a job that has ended may take.
_LATE = 2.0
_BETWEEN = 0.01


class Ends:
    """Ends of a domain's jobs since `begin`, as events tell of them."""

    def __init__(self, domain: Any) -> None:
        self._domain = domain
        self._number: int | None = None
        self._told: list[dict[str, Any]] = []
        self._first = 0

    def begin(self) -> Steps[None]:
        """Have events collected from now on, where the server lets us."""
        try:
            self._number = yield (
                self._domain.connect().domain_event_register_any,
                *(self._domain, DomainEventID.VIR_DOMAIN_EVENT_ID_JOB_COMPLETED),
                *(self._tell, None),
            )
        except LibvirtError:
            self._number = None

    def _tell(self, _connection: Any, _domain: Any, params: dict[str, Any], _opaque: Any) -> None:
        self._told.append(dict(params))

    def has_begun(self) -> None:
        """Take what has been told so far for the ends of earlier jobs."""
        self._first = len(self._told)

    def stop(self) -> Steps[None]:
        """Have events collected no more. Safe to call twice."""
        number, self._number = self._number, None
        if number is not None:
            with suppress(LibvirtError):  # they end with the connection, too
                yield self._domain.connect().domain_event_deregister_any, number

    def failure(self) -> Steps[str | None]:
        """Return why the job has failed, which has ended; None if it has succeeded.

        "" is for a job of which nobody knows how it ended.
        """
        deadline = time.monotonic() + (0 if self._number is None else _LATE)
        found: dict[str, Any] | None = None
        while len(self._told) == self._first:
            if found is None:
                found = yield from self._statistics()
            # the event may have come before the answer to the call that began the job
            is_told = any(_is_same(told, found) for told in self._told)
            if is_told or time.monotonic() >= deadline:
                return _reason(found)
            yield pause, _BETWEEN
        told = self._told[self._first]
        if told.get("success"):
            return None
        return str(told.get("errmsg") or _ENDED)

    def _statistics(self) -> Steps[dict[str, Any]]:
        """Return statistics of the job that the domain had last; servers tell once."""
        flag = DomainGetJobStatsFlags.VIR_DOMAIN_JOB_STATS_COMPLETED
        found: dict[str, Any] = yield self._domain.job_stats, flag
        return found


_ENDED = "it was aborted, or the guest has ended"


def _is_same(told: dict[str, Any], found: dict[str, Any]) -> bool:
    """Tell whether an event and statistics are of the same job."""
    return "time_elapsed" in found and told.get("time_elapsed") == found["time_elapsed"]


def _reason(found: dict[str, Any]) -> str | None:
    """Return why a job has failed by its statistics, as `Ends.failure` does."""
    kind = found.get("type", DomainJobType.VIR_DOMAIN_JOB_NONE)
    if kind == DomainJobType.VIR_DOMAIN_JOB_COMPLETED and found.get("success", True):
        return None
    if kind == DomainJobType.VIR_DOMAIN_JOB_NONE:
        return ""
    if kind == DomainJobType.VIR_DOMAIN_JOB_CANCELLED:
        return str(found.get("errmsg") or _ENDED)
    return str(found.get("errmsg") or "the server does not say why")
