"""An honest client beside the attack: `python -m tests.server.guard.honest SOCKET PID`.

It runs in a process of its own, looks up a domain every few milliseconds until its
standard input ends, then prints its waits as JSON: how many, and of those over 20 ms
when they began and how long they took. Time in which the server or the client was ready
to run, and the machine ran others, is not the server's fault and is taken off.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import sys
import time
from pathlib import Path

from tests.server.guard.client import REMOTE, Client, ClosedError

PAUSE = 0.005
NOTED = 0.02
_PATIENCE = 300
_LOOKUP = b"\0\0\0\5guest\0\0\0"


def _delays(*processes: int) -> dict[str, int]:
    """Return the nanoseconds that each thread was ready to run and did not run.

    All threads of the processes count: one that holds the interpreter and does not run
    keeps the loop's from running, too.
    """
    found = {}
    for process in processes:
        with contextlib.suppress(OSError):
            for thread in os.listdir(f"/proc/{process}/task"):
                with contextlib.suppress(OSError, IndexError):
                    found[thread] = int(
                        Path(f"/proc/{process}/task/{thread}/schedstat").read_bytes().split()[1]
                    )
    return found


def _grown(before: dict[str, int], after: dict[str, int]) -> float:
    """Return by how many seconds they grew."""
    return sum(delay - before.get(thread, 0) for thread, delay in after.items()) / 1e9


def main(path: str, server: int) -> None:
    for _ in range(5):  # low ids of clients are attacked, so leave them to others
        Client(Path(path), _PATIENCE).close()
    client = Client(Path(path), _PATIENCE)
    client.call(REMOTE, 23, _LOOKUP)
    print("ready", flush=True)
    own = os.getpid()
    count = 0
    noted = []
    lost = False
    while not select.select([sys.stdin], [], [], PAUSE)[0]:
        before = _delays(server, own)
        began = time.monotonic()
        try:
            client.call(REMOTE, 23, _LOOKUP)
        except (ClosedError, TimeoutError):
            lost = True
        took = time.monotonic() - began
        count += 1
        if took > NOTED:
            kept = _grown(before, _delays(server, own))
            noted.append((began, took, max(0.0, took - kept)))
        if lost:
            break
    json.dump({"count": count, "noted": noted, "lost": lost}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
