"""Calls to guests that are off, paused and running: ours beside a libvirtd's."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.peers import SYSTEM_PYTHON, served
from tests.peers.processes import short_directory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.peers import Endpoint

pytestmark = [
    pytest.mark.peer("libvirtd", "qemu", "libvirt-python"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

CALLS = Path(__file__).with_name("qemu_guests.py")
COUNT = int(os.environ.get("VIRTRIO_GUEST_CALLS", "3"))


@pytest.fixture
def ours() -> Iterator[str]:
    state = short_directory("virtrio-state-")
    with served("--state-dir", str(state)) as endpoint:
        yield f"qemu+unix:///system?socket={endpoint.socket}"
    shutil.rmtree(state)


def answers(uri: str, seed: int) -> list[str]:
    done = subprocess.run(
        [SYSTEM_PYTHON, str(CALLS), uri, str(seed), str(COUNT)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_calls_to_guests(libvirtd: Endpoint, ours: str) -> None:
    theirs, mine = answers(libvirtd.uri(driver="qemu"), 7), answers(ours, 7)
    differ = [pair for pair in zip(theirs, mine, strict=True) if pair[0] != pair[1]]
    assert differ == []
    assert len(mine) > 500
