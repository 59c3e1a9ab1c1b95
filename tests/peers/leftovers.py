"""QEMU processes and folders of guests that tests have left behind.

Every folder that tests make is noted here. A process of QEMU that has one of them in
its environment or arguments, or works there, is one of this run's: several runs share a
machine. States of servers are noted as well: a server of root's keeps the files of its
guests in a folder elsewhere, which is not removed if it is killed.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import time
from pathlib import Path

__all__ = [
    "end_qemus",
    "guest_folders",
    "note_folder",
    "note_state",
    "qemus",
    "remove_guest_folders",
]

_FOLDERS: set[bytes] = set()
_GUESTS: dict[Path, Path] = {}
"""Folders of guests, by states of servers."""
_SECONDS = 10.0


def note_folder(path: object) -> None:
    """Note a folder that a test made, whatever becomes of it."""
    _FOLDERS.add(os.fsencode(str(path)))


def qemus() -> dict[int, str]:
    """Return the QEMU processes of this run: their command lines by their ids."""
    found = {}
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        with contextlib.suppress(OSError):  # it has ended, or is another user's
            with open(f"/proc/{entry}/cmdline", "rb") as file:
                command = file.read()
            if b"qemu-system" not in command.partition(b"\0")[0]:
                continue
            with open(f"/proc/{entry}/environ", "rb") as file:
                environment = file.read()
            place = os.fsencode(os.readlink(f"/proc/{entry}/cwd"))
            said = b"\0".join((command, environment, place, b""))
            if any(folder + b"/" in said or folder + b"\0" in said for folder in _FOLDERS):
                found[int(entry)] = command.replace(b"\0", b" ").decode("utf-8", "replace")
    return found


def end_qemus() -> dict[int, str]:
    """End the QEMU processes of this run; return those that there were."""
    found = qemus()
    for pid in found:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + _SECONDS
    while qemus() and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def note_state(state: object) -> None:
    """Note the state folder of a server's qemu driver."""
    from virtrio.server.drivers.qemu.settings import Places

    path = Path(str(state))
    guests = Places.default(path).guests
    if guests is not None:
        _GUESTS[path] = guests


def guest_folders(inside: Path = Path("/")) -> list[Path]:
    """Return the folders of guests that are left of the states in a folder."""
    found = [guests for state, guests in _GUESTS.items() if state.is_relative_to(inside)]
    return [guests for guests in found if guests.exists()]


def remove_guest_folders(inside: Path = Path("/")) -> list[Path]:
    """Remove the folders of guests of states in a folder; return those there were."""
    found = guest_folders(inside)
    for guests in found:
        shutil.rmtree(guests)
    return found
