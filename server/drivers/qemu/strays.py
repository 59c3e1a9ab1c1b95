"""Processes of QEMU of which no record was kept.

A server that is killed between the start of a process and the record of its run leaves
one that nobody would find: it would hold the images of its domain for ever. All of this
reads the process table: it is called in threads.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["end_strays"]

_END_MS = 5000


def end_strays(runs: Path, known: Collection[int], folders: Collection[str]) -> list[int]:
    """End processes whose home is in a run's folder, and remove such folders.

    Except those of ``known`` ids, and the ``folders`` of known runs. Returns the ids of
    the processes.
    """
    home = os.fsencode(f"HOME={runs}/domain-")
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) not in known and _end(int(name), home):
            found.append(int(name))
    with contextlib.suppress(FileNotFoundError):
        for folder in runs.iterdir():
            if folder.name.startswith("domain-") and str(folder) not in folders:
                shutil.rmtree(folder, ignore_errors=True)
    return found


def _end(pid: int, home: bytes) -> bool:
    """End a process that has such a home; return whether it has."""
    try:
        pidfd = os.pidfd_open(pid)  # first: the id may go to another process
    except OSError:
        return False
    try:
        with open(f"/proc/{pid}/environ", "rb") as file:
            said = file.read().split(b"\0")
        if not any(word.startswith(home) for word in said):
            return False
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
        poll = select.poll()
        poll.register(pidfd, select.POLLIN)
        poll.poll(_END_MS)
        return True
    except OSError:
        return False
    finally:
        os.close(pidfd)
