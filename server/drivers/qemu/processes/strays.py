"""Processes of QEMU of which no record was kept.

A server that is killed between the start of a process and the record of its run leaves
one that nobody would find: it would hold the images of its domain for ever. All of this
reads the process table: it is called in threads.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import select
import shutil
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from ..disks.owners import Owner
    from ..settings import Places

__all__ = ["end_strays", "note_owners"]

_END_MS = 5000
_OWNERS = "owners"


def note_owners(folder: Path, owners: Iterable[Owner]) -> None:
    """Note in a run's folder whose files are that are about to be given to QEMU."""
    (folder / _OWNERS).write_text(json.dumps([*owners]))


def end_strays(
    places: Places, known: Collection[int], folders: Collection[str], alone: Sequence[str]
) -> tuple[list[int], list[Owner], list[Owner]]:
    """End processes whose home is in a guest's folder, and remove such folders.

    Except those of ``known`` ids, the ``folders`` of known runs, and all of guests with
    UUIDs in ``alone``. Returns the ids of the processes, and whose their files were;
    and whose the files of the latter were, as far as their folders say.
    """
    homes = [os.fsencode(f"{folder}/") for folder in _folders(places)]
    names = {os.path.basename(folder) for folder in folders}
    found = []
    owners: list[Owner] = []
    used: list[Owner] = []
    for name in os.listdir("/proc"):
        if not name.isdigit() or int(name) in known:
            continue
        process = _Stray(int(name), homes)
        if process.folder is not None and process.is_of(alone):
            names.add(process.folder)
            used += _noted_owners(places.run / process.folder)
        elif process.folder is not None and process.end():
            found.append(int(name))
    for place in _folders(places):
        with contextlib.suppress(FileNotFoundError):
            for folder in place.iterdir():
                if folder.name.startswith("domain-") and folder.name not in names:
                    if place == places.run:  # the others are QEMU's user's
                        owners += _noted_owners(folder)
                    shutil.rmtree(folder, ignore_errors=True)
    return found, owners, used


def _folders(places: Places) -> list[Path]:
    return [places.run] if places.guests is None else [places.run, places.guests]


def _noted_owners(folder: Path) -> list[Owner]:
    try:
        said = json.loads((folder / _OWNERS).read_text())
        return [(str(path), int(uid), int(gid)) for path, uid, gid in said]
    except (OSError, ValueError, TypeError):
        return []


class _Stray:
    """Process that may be QEMU's: then ``folder`` is the name of its guest's folder."""

    def __init__(self, pid: int, homes: Sequence[bytes]) -> None:
        self._pid = pid
        self._homes = homes
        self.folder = self._folder()

    def _folder(self) -> str | None:
        for word in self._said("environ"):
            name, _, value = word.partition(b"=")
            for home in self._homes if name == b"HOME" else ():
                folder = value.removeprefix(home).partition(b"/")[0]
                if value.startswith(home) and folder.startswith(b"domain-"):
                    return os.fsdecode(folder)
        return None

    def _said(self, what: str) -> list[bytes]:
        try:
            with open(f"/proc/{self._pid}/{what}", "rb") as file:
                return file.read().split(b"\0")
        except OSError:  # it has ended, or is another user's
            return []

    def is_of(self, uuids: Sequence[str]) -> bool:
        """Return whether the process is a guest with one of these UUIDs."""
        said = self._said("cmdline")
        return any(
            before == b"-uuid" and word.decode("ascii", "replace") in uuids
            for before, word in itertools.pairwise(said)
        )

    def end(self) -> bool:
        """End the process, and return whether it has."""
        try:
            pidfd = os.pidfd_open(self._pid)
        except OSError:
            return False
        try:
            if self._folder() is None:  # the id has gone to another process
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
