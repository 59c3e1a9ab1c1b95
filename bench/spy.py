"""The latency that `virtrio spy` adds to a lookup.

One client process has two connections, one through the spy and one past it.
"""

from __future__ import annotations

import contextlib
import statistics
import tempfile
from typing import TYPE_CHECKING

from tests.peers.spying import spying
from tests.peers.worker import worker

from .calls import OURS, THEIRS
from .rounds import ROUNDS, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.peers import Endpoint
    from tests.peers.worker import Worker

CALLS, TURNS = 50, 20


@contextlib.contextmanager
def spied(command: tuple[str, ...], server: Endpoint, *arguments: str) -> Iterator[Worker]:
    """Start a client with the connections "direct" and "spied"."""
    with spying(server.uri(), "--quiet", *arguments) as spy, worker(*command) as client:
        client.value("open", uri=server.uri(), save="direct")
        client.value("open", uri=spy.uri(), save="spied")
        yield client
        client.value("close")


def latency(libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Compare median seconds a call with and without the spy, in turn."""
    with contextlib.ExitStack() as stack:
        recording = stack.enter_context(tempfile.NamedTemporaryFile(suffix=".pcapng"))
        subjects = {
            "libvirt-python -> libvirtd": spied(THEIRS, libvirtd),
            "the same, recorded": spied(THEIRS, libvirtd, "--record", recording.name),
            "our blocking -> ours": spied(OURS, ours),
        }
        clients = {name: stack.enter_context(subject) for name, subject in subjects.items()}
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in clients}
        request = {
            "on": ["direct", "spied"],
            "method": "lookupByName",
            "args": ["test"],
            "calls": CALLS,
        }
        for client in clients.values():
            client.value("latency", **request, turns=TURNS)
        for _ in range(ROUNDS):
            for name, client in clients.items():
                direct, through = client.value("latency", **request, turns=TURNS)
                found[name].append((direct, through))
    rows = [
        Row(
            f"latency of a lookup through spy, to without: {name}",
            1.3 if number == 0 else None,
            [through / direct for direct, through in pairs],
            at_most=True,
        )
        for number, (name, pairs) in enumerate(found.items())
    ]
    medians = []
    for name, pairs in found.items():
        direct, through = (statistics.median(times) * 1e6 for times in zip(*pairs, strict=True))
        medians.append(f"{name} {direct:.0f} and {through:.0f}")
    return rows, f"microseconds a lookup, direct and through spy: {', '.join(medians)}"
