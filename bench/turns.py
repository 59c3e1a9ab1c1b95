"""Waits beside a client that calls as fast as it can, with attempts and without.

In a client, another task of its loop wants to wake every 10 ms; the figure is how much
later it does (`virtrio.protocol.attempt`). At a server, another client calls every 10
ms, and the first one pauses at random; the figure is how long the other's calls take
(`virtrio.server.net.lookout`).
"""

from __future__ import annotations

import statistics
from contextlib import ExitStack
from typing import TYPE_CHECKING

from tests.peers import served
from tests.peers.worker import worker

from .calls import OURS
from .rounds import ROUNDS, Row

if TYPE_CHECKING:
    from tests.peers.processes import Endpoint

SECONDS = 1.0
NO_LOOKOUT = (
    "from virtrio.server.net.lookout import Lookout\nLookout.sees = lambda *arguments: False"
)


def waits(_libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare the microseconds that a task of the client waits; the two in turn."""
    found: dict[bool, list[list[float]]] = {True: [], False: []}
    calls: dict[bool, list[float]] = {True: [], False: []}
    with worker(*OURS) as client:
        for _ in range(ROUNDS):
            for attempts in found:
                answer = client.value("beats", uri=ours.uri(), seconds=SECONDS, attempts=attempts)
                found[attempts].append([late * 1e6 for late in answer["late"]])
                calls[attempts].append(answer["calls"] / answer["seconds"])
    return _shown("a task beside one that calls", found, calls)


def second_client(_libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare the microseconds that calls of a second client take."""
    found: dict[bool, list[list[float]]] = {True: [], False: []}
    calls: dict[bool, list[float]] = {True: [], False: []}
    with ExitStack() as stack:
        servers = {True: ours, False: stack.enter_context(served(before=NO_LOOKOUT))}
        busy, other = (stack.enter_context(worker(*OURS)) for _ in range(2))
        for _ in range(ROUNDS):
            for attempts, server in servers.items():
                busy.send({"op": "restless", "uri": server.uri(), "seconds": SECONDS})
                took = other.value("regular", uri=server.uri(), seconds=SECONDS)
                found[attempts].append([seconds * 1e6 for seconds in took])
                answer = busy.receive()["value"]
                calls[attempts].append(answer["calls"] / answer["seconds"])
    return _shown("a client beside one that calls", found, calls)


def _shown(
    who: str, found: dict[bool, list[list[float]]], calls: dict[bool, list[float]]
) -> tuple[list[Row], str]:
    rows = []
    notes = []
    for attempts, which in ((True, "with"), (False, "without")):
        longest = [max(waited) for waited in found[attempts]]
        rows.append(Row(f"{who}: its longest wait, {which} attempts", None, longest, True, " us"))
        median = statistics.median(statistics.median(waited) for waited in found[attempts])
        notes.append(
            f"{which} {median:.0f} (and {statistics.median(calls[attempts]):,.0f} calls/s)"
        )
    return rows, f"us that {who} waits, medians: {', '.join(notes)} attempts"
