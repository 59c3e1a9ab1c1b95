"""Guests on QEMU have the command line, argument by argument, that a libvirtd makes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

MAKER = Path(__file__).with_name("qemu_commandlines.py")
COUNT = int(os.environ.get("VIRTRIO_GUESTS", "12"))
SEED = int(os.environ.get("VIRTRIO_GUESTS_SEED", "1"))


@pytest.fixture
def folder() -> Iterator[Path]:
    made = short_directory("virtrio-guests-")
    made.chmod(0o777)
    yield made
    shutil.rmtree(made)


def started(uri: str, folder: Path) -> list[dict[str, Any]]:
    done = subprocess.run(
        [SYSTEM_PYTHON, str(MAKER), uri, str(folder), str(SEED), str(COUNT)],
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_guests_made_from_a_seed(libvirtd: Endpoint, folder: Path) -> None:
    theirs = started(libvirtd.uri(driver="qemu"), folder)
    # no other program's ports are in the way of either
    with served("--state-dir", str(folder / "state"), apart=True) as endpoint:
        mine = started(f"qemu+unix:///system?socket={endpoint.socket}", folder)
    differ = [pair for pair in zip(theirs, mine, strict=True) if pair[0] != pair[1]]
    assert differ == []
    assert sum("arguments" in said for said in mine) >= COUNT // 2
