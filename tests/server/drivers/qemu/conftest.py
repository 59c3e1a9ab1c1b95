"""QEMU processes of the tests, which end with the test that started them."""

from __future__ import annotations

import os
import socket
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.peers.processes import short_directory

if TYPE_CHECKING:
    from pathlib import Path

QEMU = "/usr/bin/qemu-system-x86_64"
# A machine that takes a megabyte of memory, and begins paused.
PAUSED = ("-machine", "pc", "-accel", "tcg", "-m", "1", "-nodefaults", "-display", "none", "-S")


class RealQEMU:
    """A QEMU with a monitor at ``path``, on which the test's process listens."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.path = str(folder / "monitor.sock")
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(self.path)
            listening.listen(1)
            fd = listening.fileno()
            chardev = f"socket,id=mon,fd={fd},server=on,wait=off"
            monitor = ("-chardev", chardev, "-mon", "chardev=mon,mode=control")
            self.process = subprocess.Popen(
                [QEMU, *(arguments or PAUSED), *monitor],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                pass_fds=[fd],
                cwd=folder,
            )

    def send_signal(self, number: int) -> None:
        self.process.send_signal(number)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()


@pytest.fixture
def folder():
    """A folder whose path is short enough for a socket in it."""
    made = short_directory("virtrio-qemu-")
    yield made
    subprocess.run(["rm", "-rf", str(made)], check=True)


@pytest.fixture
def start_qemu(folder):
    """A function that starts QEMU processes, which end after the test."""
    started = []

    def start(*arguments: str) -> RealQEMU:
        inside = folder / str(len(started))
        inside.mkdir()
        started.append(RealQEMU(inside, *arguments))
        return started[-1]

    yield start
    for qemu in started:
        qemu.end()
    left = [qemu.process.pid for qemu in started if _is_alive(qemu.process.pid)]
    assert not left, f"QEMU processes are left: {left}"


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
