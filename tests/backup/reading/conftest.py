"""Fixtures: each reader, and a folder whose path is short enough for sockets."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.peers.libnbd_binding import link_binding
from tests.peers.processes import short_directory
from virtrio.backup.reading import READERS, choose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from virtrio.backup.reading import Reader

MARKS = {
    "libnbd": pytest.mark.peer("libnbd-python", "qemu-img"),
    "nbdinfo": pytest.mark.peer("nbdinfo", "qemu-img"),
    "tools": pytest.mark.peer("qemu-img"),
}


@pytest.fixture(scope="session")
def binding(tmp_path_factory: pytest.TempPathFactory) -> str | None:
    """Have libnbd's binding importable; or the reason why it is not."""
    folder = tmp_path_factory.mktemp("binding")
    if (reason := link_binding(folder)) is None:
        sys.path.append(str(folder))
    return reason


@pytest.fixture(params=[pytest.param(name, marks=MARKS[name]) for name in READERS])
def reader(request: pytest.FixtureRequest) -> Reader:
    if request.param == "libnbd" and (reason := request.getfixturevalue("binding")):
        pytest.skip(reason)
    return choose(request.param)


@pytest.fixture
def folder() -> Iterator[Path]:
    made = short_directory("virtrio-r-")
    yield made
    shutil.rmtree(made)
