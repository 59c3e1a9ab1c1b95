"""Milliseconds that a lookup takes while four other clients send documents of 4 MiB."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import virtrio
from tests.server.guard import large_documents

from .rounds import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.peers import Endpoint

SECONDS = 8.0
PAUSE = 0.005  # between two calls of the client that is measured
SIZE = 4 * 1024 * 1024 - 1024
GREEDY = 4

_GREEDY = """
import sys, virtrio
text = sys.stdin.read()
with virtrio.blocking.connect(sys.argv[1], timeout=120) as conn:
    print("ready", flush=True)
    while True:
        conn.define_xml(text).free()
"""


def waits(libvirtd: Endpoint, ours: Endpoint) -> tuple[list[Row], str]:
    """Measure each server in turn: alone, then beside the four."""
    rows: list[Row] = []
    notes: list[str] = []
    for name, server, median, most in (
        ("ours", ours, 5.0, 50.0),
        ("libvirtd", libvirtd, None, None),
    ):
        with virtrio.blocking.connect(server.uri(), timeout=60) as conn:
            alone = _waits(conn)
            with ExitStack() as stack:
                greedy = [stack.enter_context(_greedy(server, number)) for number in range(GREEDY)]
                assert all(process.poll() is None for process in greedy)
                beside = _waits(conn)
        rows.append(
            Row(
                f"wait beside four that define 4 MiB, median: {name}",
                median,
                [_median(beside)],
                True,
                " ms",
            )
        )
        rows.append(
            Row(
                f"wait beside four that define 4 MiB, longest: {name}",
                most,
                [max(beside)],
                True,
                " ms",
            )
        )
        notes.append(
            f"{name} alone {_median(alone):.2f} ms, longest {max(alone):.1f};"
            f" {len(beside)} calls beside"
        )
    return rows, f"ms a lookup: {'; '.join(notes)}"


def _median(values: list[float]) -> float:
    return statistics.median(values)


def _waits(conn: virtrio.blocking.Connect) -> list[float]:
    """Return the milliseconds that each of many lookups took."""
    found = []
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        began = time.perf_counter()
        conn.lookup_by_name("test").free()
        found.append((time.perf_counter() - began) * 1000)
        time.sleep(PAUSE)
    return found


@contextmanager
def _greedy(server: Endpoint, number: int) -> Iterator[subprocess.Popen[str]]:
    """Run a process that defines the same large domain again and again."""
    name, uuid = f"greedy-{number}", f"00000000-0000-4000-8000-{number:012}"
    text = large_documents.domain(name, uuid, devices=large_documents.mixed_devices(SIZE))
    process = subprocess.Popen(
        [sys.executable, "-c", _GREEDY, server.uri()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(text)
        process.stdin.close()
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
        with virtrio.blocking.connect(server.uri(), timeout=60) as conn:
            for domain in conn.list_all_domains():
                if domain.name() == name:
                    domain.undefine()
