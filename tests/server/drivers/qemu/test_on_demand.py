"""What the qemu driver costs servers that are not asked for it, and who may ask."""

import subprocess
import sys

import pytest

from tests.peers.virtrio_server import served

LOADED = """
import sys
from virtrio.server.drivers.registry import Drivers
from virtrio.server import process
drivers = Drivers.default()
assert drivers.schemes == ["test", "qemu"]
found = [name for name in sys.modules if "drivers.qemu" in name or name == "sqlite3"]
assert not found, found
"""


@pytest.mark.peer("virsh")
def test_a_server_that_nobody_asks_loads_nothing_of_it(tmp_path):
    subprocess.run([sys.executable, "-c", LOADED], check=True, timeout=60)
    with served("--state-dir", str(tmp_path / "state")) as endpoint:
        uri = endpoint.uri()
        subprocess.run(["virsh", "-c", uri, "list"], check=True, capture_output=True, timeout=60)
    assert not (tmp_path / "state").exists()


@pytest.mark.peer("virsh")
def test_clients_over_tcp_are_refused(folder):
    with served("--state-dir", str(folder / "state"), tcp=True) as endpoint:
        uri = f"qemu+tcp://127.0.0.1:{endpoint.port}/system"
        done = subprocess.run(
            ["virsh", "-c", uri, "list"], capture_output=True, text=True, timeout=60
        )
    assert done.returncode == 1
    assert "qemu: is for clients that run as the server's own user" in done.stderr
    assert not (folder / "state").exists()
