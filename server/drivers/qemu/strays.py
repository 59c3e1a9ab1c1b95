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
    from .settings import Places

__all__ = ["end_strays", "note_owners"]

_END_MS = 5000
_OWNERS = "owners"


def note_owners(folder: Path, owners: Iterable[Owner]) -> None:
    """Note in a run's folder whose files are that are about to be given to QEMU."""
    (folder / _OWNERS).write_text(json.dumps([*owners]))


def end_strays(
    places: Places, known: Collection[int], folders: Collection[str]
) -> tuple[list[int], list[Owner]]:
    """End processes whose home is in a guest's folder, and remove such folders.

    Except those of ``known`` ids, and the ``folders`` of known runs. Returns the ids of
    the processes, and whose their files were.
    """
    homes = [os.fsencode(f"HOME={folder}/domain-") for folder in _folders(places)]
    found = []
    owners: list[Owner] = []
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) not in known and _end(int(name), homes):
            found.append(int(name))
    names = {os.path.basename(folder) for folder in folders}
    for place in _folders(places):
        with contextlib.suppress(FileNotFoundError):
            for folder in place.iterdir():
                if folder.name.startswith("domain-") and folder.name not in names:
                    if place == places.run:  # the others are QEMU's user's
                        owners += _noted_owners(folder)
                    shutil.rmtree(folder, ignore_errors=True)
    return found, owners


def _folders(places: Places) -> list[Path]:
    return [places.run] if places.guests is None else [places.run, places.guests]


def _noted_owners(folder: Path) -> list[Owner]:
    try:
        said = json.loads((folder / _OWNERS).read_text())
        return [(str(path), int(uid), int(gid)) for path, uid, gid in said]
    except (OSError, ValueError, TypeError):
        return []


def _end(pid: int, homes: Iterable[bytes]) -> bool:
    """End a process that has one of these homes; return whether it has."""
    try:
        pidfd = os.pidfd_open(pid)  # first: the id may go to another process
    except OSError:
        return False
    try:
        with open(f"/proc/{pid}/environ", "rb") as file:
            said = file.read().split(b"\0")
        if not any(word.startswith(tuple(homes)) for word in said):
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
