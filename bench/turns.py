"""How long a task waits for its turn beside another one of its loop that calls as fast as it can: with attempts and without.

The task wants to wake every 10 ms; what is shown is how much later it does. See `virtrio.protocol.attempt`.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from tests.peers.worker import worker

from .calls import OURS
from .rounds import ROUNDS, Row

if TYPE_CHECKING:
    from tests.peers.processes import Endpoint

SECONDS = 1.0


def waits(_libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Microseconds; the two in turn."""
    found: dict[bool, list[list[float]]] = {True: [], False: []}
    calls: dict[bool, list[float]] = {True: [], False: []}
    with worker(*OURS) as client:
        for _ in range(ROUNDS):
            for attempts in found:
                answer = client.value("beats", uri=ours.uri(), seconds=SECONDS, attempts=attempts)
                found[attempts].append([late * 1e6 for late in answer["late"]])
                calls[attempts].append(answer["calls"] / answer["seconds"])
    rows = []
    for attempts, which in ((True, "with"), (False, "without")):
        longest = [max(late) for late in found[attempts]]
        rows.append(
            Row(f"a task beside one that calls: its longest wait, {which} attempts", None, longest, True, " us")
        )
    notes = [
        f"{which} {statistics.median(statistics.median(late) for late in found[attempts]):.0f}"
        f" (and {statistics.median(calls[attempts]):,.0f} calls/s)"
        for attempts, which in ((True, "with"), (False, "without"))
    ]
    return rows, f"us that a task waits beside one that calls, medians: {', '.join(notes)} attempts"
