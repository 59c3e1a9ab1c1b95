"""Runs every comparison and prints the matrix: `python -m bench [NAME...]`, with names of comparisons to run only those.

Figures are ratios taken within this run; nothing is concluded from absolute times, which are printed below them for the
curious.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from tests.interop import peers

from . import calls, codec
from .rounds import HEADING, Row, absolute, measured, row

if TYPE_CHECKING:
    from collections.abc import Callable

NEEDED = ("libvirtd", "libvirt-python")


def codecs() -> tuple[list[Row], str]:
    rates = measured(codec.subjects())
    what = f"of {codec.COUNT:,} checkpoint handles: generated, to the xdrlib3 interpreter"
    rows = [
        row(f"{verb} {what}", 2.5, rates, f"{verb}, generated", f"{verb}, interpreter") for verb in ("decode", "encode")
    ]
    return rows, f"lists/s: {absolute(rates)}"


COMPARISONS: dict[str, Callable[[peers.Endpoint, peers.Endpoint], tuple[list[Row], str]]] = {
    "lookup": calls.lookup,
    "clients": calls.many_clients,
    "in-flight": calls.in_flight,
    "create": calls.create,
    "list": calls.listing,
    "flatness": calls.flatness,
}


def main() -> None:
    wanted = sys.argv[1:] or [*COMPARISONS, "codec"]
    if unknown := set(wanted) - set(COMPARISONS) - {"codec"}:
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; there are: {', '.join((*COMPARISONS, 'codec'))}")
    if missing := peers.missing_packages(NEEDED):
        sys.exit(f"the benchmark compares with libvirt and needs {' '.join(missing)}")

    load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
    print(f"{os.cpu_count()} CPUs, load {load}; Python {platform.python_version()}; C is libvirt-python and libvirtd")
    print(HEADING)
    start = time.monotonic()
    rows: list[Row] = []
    notes: list[str] = []
    with ExitStack() as stack:
        if set(wanted) & set(COMPARISONS):
            libvirtd, ours = stack.enter_context(peers.libvirtd()), stack.enter_context(peers.served())
        for name in wanted:
            found, note = codecs() if name == "codec" else COMPARISONS[name](libvirtd, ours)
            print("\n".join(one.text() for one in found), flush=True)
            rows += found
            notes.append(note)
    hits = [one.hit for one in rows if one.hit is not None]
    print(f"\n{sum(hits)} of {len(hits)} targets hit, in {time.monotonic() - start:.0f} s; medians of rounds:")
    print("\n".join(f"  {note}" for note in notes))


if __name__ == "__main__":
    main()
