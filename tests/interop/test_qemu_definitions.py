"""Definitions of guests on QEMU, ours beside a libvirtd's: mixtures of devices.

``VIRTRIO_DEFINITIONS`` and ``VIRTRIO_SEED`` choose how many mixtures, and which.
"""

from __future__ import annotations

import difflib
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.interop.qemu_documents import documents
from tests.peers import SYSTEM_PYTHON, served
from tests.peers.processes import short_directory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.peers import Endpoint

pytestmark = [
    pytest.mark.peer("libvirtd", "qemu", "libvirt-python"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

QUESTIONS = Path(__file__).with_name("qemu_definitions.py")
COUNT = int(os.environ.get("VIRTRIO_DEFINITIONS", "300"))
SEED = int(os.environ.get("VIRTRIO_SEED", "1"))


@pytest.fixture
def ours() -> Iterator[str]:
    state = short_directory("virtrio-state-")
    with served("--state-dir", str(state)) as endpoint:
        yield f"qemu+unix:///system?socket={endpoint.socket}"
    shutil.rmtree(state)


def answers(uri: str) -> list[list[Any]]:
    done = subprocess.run(
        [SYSTEM_PYTHON, str(QUESTIONS), uri, str(COUNT), str(SEED)],
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def shown(document: str, theirs: Any, mine: Any) -> str:
    if isinstance(theirs, str) and isinstance(mine, str):
        lines = difflib.unified_diff(
            theirs.splitlines(), mine.splitlines(), "libvirtd", "ours", lineterm="", n=1
        )
        return "\n".join((document, *lines))
    return f"{document}\nlibvirtd: {theirs}\nours: {mine}"


def test_definitions(libvirtd: Endpoint, ours: str) -> None:
    theirs = answers(libvirtd.uri(driver="qemu"))
    mine = answers(ours)
    made = documents(COUNT, SEED)
    differ = [
        shown(document, their[0], my[0])
        for document, their, my in zip(made, theirs, mine, strict=True)
        if their != my
    ]
    assert not differ, "\n\n".join(differ[:5])
    kept = [answer for answer in theirs if isinstance(answer[0], str)]
    assert len(kept) > COUNT / 2
