"""virt-install, virt-clone and virt-xml on libvirtd's test driver and on ours."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.peers.installed import SYSTEM_PYTHON

if TYPE_CHECKING:
    from tests import peers

WORKER = Path(__file__).with_name("virtinst_worker.py")
LINES = Path(__file__).with_name("virtinst_lines.txt")

# What virt-install makes up, and the time that it took.
RANDOM = re.compile(
    r"(?P<uuid>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})"
    r"|(?P<mac>00:16:3e(:[0-9a-f]{2}){3})"
    r"|(?P<progress>\|.*\d\d:\d\d.*$)",
    re.MULTILINE,
)
# Lines that are answered otherwise, and why.
DIFFERENT = {
    "virt-xml i9 --add-device --disk size=1 --update": "libvirt 9.0.0 attaches nothing",
}


def masked(text: str) -> str:
    return RANDOM.sub(lambda match: f"<{match.lastgroup}>", text)


def answers(uri: str, home: Path) -> dict[str, tuple[int, str]]:
    done = subprocess.run(
        [SYSTEM_PYTHON, str(WORKER), uri, str(LINES)],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
        env={**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home)},
    )
    lines = LINES.read_text().splitlines()
    return {
        line: (status, masked(output.replace(uri, "URI")))
        for line, (status, output) in zip(lines, json.loads(done.stdout), strict=True)
    }


@pytest.mark.peer("libvirtd", "libvirt-python", "virt-install")
def test_the_tools_cannot_tell_the_servers_apart(
    libvirtd: peers.Endpoint, server: peers.Endpoint, tmp_path: Path
) -> None:
    theirs, ours = answers(libvirtd.uri(), tmp_path), answers(server.uri(), tmp_path)
    assert sum(status == 0 for status, _ in theirs.values()) > 35
    assert {line for line in theirs if theirs[line] != ours[line]} <= DIFFERENT.keys(), "\n".join(
        f"{line}\nlibvirtd: {theirs[line]}\nours:     {ours[line]}"
        for line in theirs
        if theirs[line] != ours[line]
    )
