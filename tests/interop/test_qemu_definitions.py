"""Definitions of guests on QEMU, ours beside a libvirtd's: mixtures of devices.

``VIRTRIO_DEFINITIONS`` and ``VIRTRIO_SEED`` choose how many mixtures, and which;
``VIRTRIO_GUESTS`` how many of them are started as well.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.interop.qemu_documents import documents, images
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
GUESTS = int(os.environ.get("VIRTRIO_GUESTS", "4"))
SEED = int(os.environ.get("VIRTRIO_SEED", "1"))
# What ours refuses to start, and libvirtd starts; and a port that a third has taken.
NOT_STARTED = ("here yet", "which needs KVM", "Address already in use")
# What is another's with each start, or each server.
LEFT_OUT = (
    (r" id='\d+'", ""),
    (r"/dev/pts/\d+", "/dev/pts/N"),
    (r"port='59\d\d'", "port='59NN'"),
    (r"'/[^']*/domain-[^']*/", "'/folder/"),
    (r"\n  <resource>.*?</resource>|\n  <seclabel.*?</seclabel>", ""),
)


@pytest.fixture
def ours() -> Iterator[str]:
    state = short_directory("virtrio-state-")
    with served("--state-dir", str(state)) as endpoint:
        yield f"qemu+unix:///system?socket={endpoint.socket}"
    shutil.rmtree(state)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with images that every user may reach."""
    made = short_directory("virtrio-images-")
    made.chmod(0o755)
    named = "".join(documents(GUESTS, SEED, str(made), runs=True))
    for path, kind in [each for each in images(str(made)) if f"'{each[0]}'" in named]:
        subprocess.run(["qemu-img", "create", "-q", "-f", kind, path, "1M"], check=True)
    yield made
    shutil.rmtree(made)


def answers(uri: str, count: int, *more: str) -> list[list[Any]]:
    done = subprocess.run(
        [SYSTEM_PYTHON, str(QUESTIONS), uri, str(count), str(SEED), *more],
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
    theirs = answers(libvirtd.uri(driver="qemu"), COUNT)
    mine = answers(ours, COUNT)
    made = documents(COUNT, SEED)
    differ = [
        shown(document, their[0], my[0])
        for document, their, my in zip(made, theirs, mine, strict=True)
        if their != my
    ]
    assert not differ, "\n\n".join(differ[:5])
    kept = [answer for answer in theirs if isinstance(answer[0], str)]
    assert len(kept) > COUNT / 2


def compared(answer: Any) -> Any:
    if not isinstance(answer, str):
        return answer
    for pattern, kept in LEFT_OUT:
        answer = re.sub(pattern, kept, answer, flags=re.DOTALL)
    return answer


def is_not_started(answer: list[Any]) -> bool:
    last = answer[-1]
    return not isinstance(last, str) and any(text in last[2] for text in NOT_STARTED)


def test_guests_that_run(libvirtd: Endpoint, ours: str, folder: Path) -> None:
    theirs = answers(libvirtd.uri(driver="qemu"), GUESTS, str(folder))
    mine = answers(ours, GUESTS, str(folder))
    made = documents(GUESTS, SEED, str(folder), runs=True)
    differ = [
        "\n\n".join(shown(document, *pair) for pair in zip(their, my, strict=False))
        for document, their, my in zip(made, theirs, mine, strict=True)
        if not is_not_started(my)
        and not is_not_started(their)
        and [*map(compared, their)] != [*map(compared, my)]
    ]
    assert not differ, "\n\n".join(differ[:3])
    assert any(len(answer) == 3 for answer in mine)
