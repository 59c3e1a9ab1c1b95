"""A server with 10,000 domains: its memory, its lists, and its start from a file."""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from tests import peers

from .calls import THEIRS, connected
from .objects import domain, domains
from .rounds import Row, absolute, measured, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.peers import Endpoint
    from tests.peers.worker import Worker

CROWD = 10_000
ROUNDS = 3


def _memory(server: Endpoint) -> float:
    """Return the KiB that a server has in memory."""
    status = Path(f"/proc/{server.pid}/status").read_text()
    return float(next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1])


def _opened(client: Worker, server: Endpoint, file: Path) -> float:
    """Have a server open a node of a file; return how often that goes in a second."""
    start = time.perf_counter()
    client.value("open", uri=f"test+unix://{file}?socket={server.socket}", save="node")
    return 1 / (time.perf_counter() - start)


def _started(file: Path) -> float:
    """Start a server of ours with a node; return how often that goes in a second."""
    start = time.perf_counter()
    with peers.served("--test-node", f"crowd={file}"):
        return 1 / (time.perf_counter() - start)


def _lists(client: Worker) -> Callable[[], float]:
    request = {"on": "conn", "method": "listAllDomains", "args": [0], "seconds": 0.5}

    def run() -> float:
        found = client.value("time", **request)
        return float(found["calls"] / found["seconds"])

    return run


def _times(what: str, rates: list[float]) -> Row:
    return Row(what, None, [1e3 / each for each in rates], at_most=True, unit=" ms")


def compared(libvirtd: Endpoint, _ours: Endpoint) -> tuple[list[Row], str]:
    rows = []
    with ExitStack() as stack:
        ours = stack.enter_context(peers.served())
        clients = {
            "libvirtd": stack.enter_context(connected(THEIRS, libvirtd)),
            "ours": stack.enter_context(connected(THEIRS, ours)),
        }
        before = _memory(ours)
        fill, undefine = domains(CROWD)
        for client in clients.values():
            for request in fill:
                client.value(**request)
        each = (_memory(ours) - before) / CROWD
        rows.append(
            Row(f"memory of a domain among {CROWD:,}", None, [each], at_most=True, unit=" KiB")
        )
        lists = measured({name: _lists(client) for name, client in clients.items()}, rounds=ROUNDS)
        what = f"list of {CROWD:,} domains: libvirt-python -> ours, to -> libvirtd"
        rows.append(row(what, None, lists, "ours", "libvirtd"))
        rows.append(_times(f"list of {CROWD:,} domains, ours", lists["ours"]))
        for request in undefine:
            clients["libvirtd"].value(**request)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        file = folder / "node.xml"
        file.write_text("".join(("<node>", *(domain(f"d{n}") for n in range(CROWD)), "</node>")))
        starts = measured(
            {
                "libvirtd": lambda: _opened(clients["libvirtd"], libvirtd, file),
                "ours": lambda: _started(file),
            },
            rounds=ROUNDS,
        )
    what = f"{CROWD:,} domains of a file: our server with them, to libvirtd that opens it"
    rows.append(row(what, None, starts, "ours", "libvirtd"))
    rows.append(_times(f"start of our server with {CROWD:,} domains of a file", starts["ours"]))
    return rows, f"{CROWD:,} domains: lists/s {absolute(lists)}"
