"""Processes of QEMU of which no record was kept.

A server that is killed between the start of a process and the record of its run leaves
one that nobody would find: it would hold the images of its domain for ever. All of this
reads the process table: it is called in threads.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from .owners import Owner

__all__ = ["end_strays", "note_owners"]

_END_MS = 5000
_OWNERS = "owners"


def note_owners(folder: Path, owners: Iterable[Owner]) -> None:
    """Note in a run's folder whose files are that are about to be given to QEMU."""
    (folder / _OWNERS).write_text(json.dumps([*owners]))


def end_strays(
    runs: Path, known: Collection[int], folders: Collection[str]
) -> tuple[list[int], list[Owner]]:
    """End processes whose home is in a run's folder, and remove such folders.

    Except those of ``known`` ids, and the ``folders`` of known runs. Returns the ids of
    the processes, and whose their files were.
    """
    home = os.fsencode(f"HOME={runs}/domain-")
    found = []
    owners: list[Owner] = []
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) not in known and _end(int(name), home):
            found.append(int(name))
    with contextlib.suppress(FileNotFoundError):
        for folder in runs.iterdir():
            if folder.name.startswith("domain-") and str(folder) not in folders:
                with contextlib.suppress(OSError, ValueError, TypeError):
                    said = json.loads((folder / _OWNERS).read_text())
                    owners += [(str(path), int(uid), int(gid)) for path, uid, gid in said]
                shutil.rmtree(folder, ignore_errors=True)
    return found, owners


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
