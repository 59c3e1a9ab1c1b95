"""Made node files: libvirtd's test driver and ours make the same hosts of them.

VIRTRIO_NODES=N compares N files instead of 150, VIRTRIO_SEED other ones.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.server.drivers.test import nodes

if TYPE_CHECKING:
    from tests import peers

SEED, COUNT = os.environ.get("VIRTRIO_SEED", "1"), os.environ.get("VIRTRIO_NODES", "150")
HERE = Path(__file__).parents[2]


@pytest.mark.peer("libvirtd", "libvirt-python")
def test_made_nodes_are_libvirts(libvirtd: peers.Endpoint, server: peers.Endpoint) -> None:
    found = []
    for daemon in (libvirtd, server):
        command = ["/usr/bin/python3", "-m", "tests.server.drivers.test.nodes", str(daemon.socket)]
        done = subprocess.run(
            [*command, SEED, COUNT], cwd=HERE, capture_output=True, text=True, check=True
        )
        found.append(done.stdout.splitlines())
    files = nodes.made(int(SEED), int(COUNT))
    assert [
        (node, their, our) for node, their, our in zip(files, *found, strict=True) if their != our
    ] == []
    assert sum(line.startswith("{") for line in found[0]) > 0.2 * len(files)
