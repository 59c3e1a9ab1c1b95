"""Record, replay and show conversations: `python -m tests.server.replay`."""

from __future__ import annotations

import argparse
import collections
import logging
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import trio

from tests.server.replay import again, recording
from tests.server.replay.recording import FILE, Kind, is_call
from virtrio.protocol import message
from virtrio.traffic.conversation import programs

if TYPE_CHECKING:
    from tests.server.replay.recording import Scene

CALLS = 10_000
"""So many calls of the differential test are recorded at least."""


async def _record(calls: int) -> list[Scene]:
    from tests.peers.worker import worker
    from tests.server.replay import scenes, tap
    from tests.server.replay.world import World

    world = World()
    found: list[Scene] = []
    with worker() as one, world.holds():
        seed = made = 0
        while made < calls:
            seed += 1
            # Most clients are on this machine.
            name, play = scenes.differential(one, seed, "tcp" if seed % 10 == 0 else "rw")
            found.append(await tap.record(name, world, play))
            made += found[-1].calls
        for name, play in scenes.others(one):
            print(name, file=sys.stderr)
            found.append(await tap.record(name, world, play))
    return found


def _name(program: int, version: int, procedure: int) -> str:
    known = programs().get((program, version))
    row = None if known is None else known.procedures.get(procedure)
    return "what no definition has" if row is None else row.name


def _show(scenes: list[Scene]) -> None:
    procedures: collections.Counter[str] = collections.Counter()
    refused = events = connections = 0
    for scene in scenes:
        for kind, _, data in scene.steps:
            connections += kind is Kind.OPENED
            if kind in (Kind.SENT, Kind.RECEIVED) and len(data) >= message.HEADER_SIZE:
                _, program, version, procedure, type_, _, status = message.HEADER.unpack_from(data)
                refused += kind is Kind.RECEIVED and status == message.ERROR
                events += kind is Kind.RECEIVED and type_ == message.MESSAGE
                if kind is Kind.SENT and is_call(data):
                    procedures[_name(program, version, procedure)] += 1
    for name, count in procedures.most_common():
        print(f"{count:6} {name}")
    print(
        f"{len(scenes)} scenes, {connections} connections, "
        f"{procedures.total()} calls of {len(procedures)} procedures, "
        f"{refused} of them refused, {events} events"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.server.replay", description=__doc__)
    parser.add_argument("what", choices=("record", "replay", "show"))
    parser.add_argument("file", nargs="?", type=Path, default=FILE, metavar="FILE")
    parser.add_argument(
        "--calls", type=int, default=CALLS, help="of the differential test, at least"
    )
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="scenes whose names contain TEXT"
    )
    options = parser.parse_args()
    # The server warns of odd clients. Its level stays, since clients are told it.
    logging.getLogger().addHandler(logging.StreamHandler())
    logging.getLogger().handlers[0].setLevel(logging.ERROR)
    if options.what == "record":
        recording.save(trio.run(_record, options.calls), options.file)
    scenes = [scene for scene in recording.load(options.file) if options.only in scene.name]
    if options.what != "replay":
        _show(scenes)
        return 0
    began = time.perf_counter()
    differences = again.replay(scenes)
    for difference in differences:
        print(difference)
    calls = sum(scene.calls for scene in scenes)
    print(
        f"{calls} calls in {len(scenes)} scenes, {time.perf_counter() - began:.1f} s; "
        f"{len(differences)} differences"
    )
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
