"""An honest client beside the attack, in a process of its own: `python -m tests.server.guard.honest SOCKET PID`.

It looks up a domain every few milliseconds until its standard input ends, then prints its waits as JSON: how many, and of those
over 20 ms when they began and how long they took. What the machine kept the server or the client from running meanwhile
(the time that they were ready to run and others ran) is no fault of the server's and is taken off.
"""

from __future__ import annotations

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


def _kept_waiting(pid: int) -> int:
    """Nanoseconds that the main thread of a process was ready to run and did not run."""
    try:
        return int(Path(f"/proc/{pid}/task/{pid}/schedstat").read_bytes().split()[1])
    except (OSError, IndexError):
        return 0


def main(path: str, server: int) -> None:
    for _ in range(5):  # ids of clients that an attack on clients hits are not this one's
        Client(Path(path), _PATIENCE).close()
    client = Client(Path(path), _PATIENCE)
    client.call(REMOTE, 23, _LOOKUP)
    print("ready", flush=True)
    own = os.getpid()
    count = 0
    noted = []
    lost = False
    while not select.select([sys.stdin], [], [], PAUSE)[0]:
        before = _kept_waiting(server) + _kept_waiting(own)
        began = time.monotonic()
        try:
            client.call(REMOTE, 23, _LOOKUP)
        except (ClosedError, TimeoutError):
            lost = True
        took = time.monotonic() - began
        count += 1
        if took > NOTED:
            kept = (_kept_waiting(server) + _kept_waiting(own) - before) / 1e9
            noted.append((began, took, max(0.0, took - kept)))
        if lost:
            break
    json.dump({"count": count, "noted": noted, "lost": lost}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
