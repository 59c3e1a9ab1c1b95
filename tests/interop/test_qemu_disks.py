"""Disks of guests, made up by a seed, on a libvirtd and on ours."""

from __future__ import annotations

import json
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
    pytest.mark.peer("libvirtd", "qemu", "qemu-img", "libvirt-python"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

WORKER = Path(__file__).with_name("qemu_disks.py")
COUNT = int(os.environ.get("VIRTRIO_DISKS", "8"))
SEED = int(os.environ.get("VIRTRIO_SEED", "1"))


@pytest.fixture
def images() -> Iterator[Path]:
    """A folder with images of each name that the worker makes up."""
    made = short_directory("virtrio-disks-")
    for number in range(6):
        for name, kind in ((f"q{number}.qcow2", "qcow2"), (f"r{number}.raw", "raw")):
            create(made / name, kind)
        create(made / f"top{number}.qcow2", "qcow2", "-b", f"q{number}.qcow2", "-F", "qcow2")
    yield made
    shutil.rmtree(made)


def create(path: Path, kind: str, *more: str) -> None:
    command = ["qemu-img", "create", "-q", "-f", kind, *more, str(path), "1M"]
    subprocess.run(command, check=True)


@pytest.fixture
def ours() -> Iterator[str]:
    state = short_directory("virtrio-state-")
    with served("--state-dir", str(state)) as endpoint:
        yield f"qemu+unix:///system?socket={endpoint.socket}"
    shutil.rmtree(state)


def answers(uri: str, images: Path) -> list[str]:
    done = subprocess.run(
        [SYSTEM_PYTHON, str(WORKER), uri, str(images), str(SEED), str(COUNT)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_made_up_disks(libvirtd: Endpoint, ours: str, images: Path) -> None:
    theirs = answers(libvirtd.uri(driver="qemu"), images)
    found = answers(ours, images)
    assert len(theirs) == COUNT
    for wanted, got in zip(theirs, found, strict=True):
        assert json.loads(got) == json.loads(wanted)
