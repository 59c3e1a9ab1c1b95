"""Run every comparison and print the matrix: `python -m bench [NAME...]`.

With names, only those comparisons run; some run in no other way. Figures are ratios
taken within this run; nothing is concluded from absolute times, which are printed below
them. The machine is watched before and after: a run while other work went on is marked
as not to be trusted.
The exit status is 1 where a target was missed.
"""

from __future__ import annotations

import platform
import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from tests import peers

from . import backups, beside, calls, codec, crowd, guests, objects, spy, startup, streams, turns
from .machine import Run
from .rounds import HEADING, Row

if TYPE_CHECKING:
    from collections.abc import Callable

NEEDED = ("libvirtd", "libvirtd-qemu", "libvirt-python", "virsh")


COMPARISONS: dict[str, Callable[[peers.Endpoint, peers.Endpoint], tuple[list[Row], str]]] = {
    "lookup": calls.lookup,
    "lookup-idle": calls.lookup_beside_an_idle_client,
    "turns": turns.waits,
    "second-client": turns.second_client,
    "clients": calls.many_clients,
    "in-flight": calls.in_flight,
    "connect": calls.connecting,
    "define": calls.defining,
    "domstats": calls.statistics_of_many,
    "create": calls.create,
    "list": calls.listing,
    "flatness": calls.flatness,
    "objects": objects.compared,
    "objects-flatness": objects.flatness,
    "crowd": crowd.compared,
    "volumes": streams.volumes,
    "spy": spy.latency,
    "beside": beside.waits,
    "guests": guests.compared,
}


# Comparisons that need no libvirt.
ALONE: dict[str, Callable[[], tuple[list[Row], str]]] = {
    "codec": codec.compared,
    "startup": startup.compared,
}

# Those that run only when they are named.
ON_DEMAND: dict[str, Callable[[], tuple[list[Row], str]]] = {
    "guests-crowd": guests.crowd,
    "backups": backups.compared,
}


def main() -> None:
    wanted = sys.argv[1:] or [*COMPARISONS, *ALONE]
    alone = ALONE | ON_DEMAND
    if unknown := set(wanted) - set(COMPARISONS) - set(alone):
        known = ", ".join((*COMPARISONS, *alone))
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; there are: {known}")
    missing = peers.missing_packages(NEEDED) if set(wanted) & set(COMPARISONS) else []
    if missing:
        sys.exit(f"the benchmark compares with libvirt and needs {' '.join(missing)}")

    run = Run()
    print(f"Python {platform.python_version()}; C is libvirt-python and libvirtd")
    print(f"before: {run.before}")
    print(HEADING)
    start = time.monotonic()
    rows: list[Row] = []
    notes: list[str] = []
    with ExitStack() as stack:
        if set(wanted) & set(COMPARISONS):
            libvirtd, ours = (
                stack.enter_context(peers.libvirtd()),
                stack.enter_context(peers.served()),
            )
        for name in wanted:
            found, note = alone[name]() if name in alone else COMPARISONS[name](libvirtd, ours)
            print("\n".join(one.text() for one in found), flush=True)
            rows += found
            notes.append(note)
    hits = [one.hit for one in rows if one.hit is not None]
    print(
        f"\n{sum(hits)} of {len(hits)} targets hit,"
        f" in {time.monotonic() - start:.0f} s; medians of rounds:"
    )
    print("\n".join(f"  {note}" for note in notes))
    after, doubts = run.doubts()
    print(f"after: {after}")
    for doubt in doubts:
        print(f"NOT TO BE TRUSTED: {doubt}")
    if not all(hits):
        sys.exit(1)


if __name__ == "__main__":
    main()
