"""`qemu:///session`: guests of a user who is not root."""

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

from tests.peers.users import SOMEBODY, python_of_others
from tests.peers.virtrio_server import served

pytestmark = [
    pytest.mark.peer("qemu", "qemu-img", "virsh"),
    pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to be another user"),
    pytest.mark.skipif(
        os.geteuid() == 0 and python_of_others() is None,
        reason="no Python of this version that other users can run",
    ),
]

GUEST = """\
<domain type='qemu'><name>g</name><memory unit='MiB'>4</memory>
<os><type machine='pc'>hvm</type></os><features><acpi/></features><devices>
<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{image}'/>
<target dev='vda' bus='virtio'/></disk>
<interface type='user'><mac address='52:54:00:00:00:0a'/><model type='virtio'/></interface>
<serial type='pty'/><graphics type='vnc' autoport='yes'/></devices></domain>
"""


class Somebody:
    """A server of somebody's, and somebody's virsh on it."""

    def __init__(self, endpoint) -> None:
        self.home = endpoint.directory
        self.socket = endpoint.socket
        self.path = "session"

    def virsh(self, *words: str, fails: bool = False, path: str = "session") -> str:
        uri = f"qemu+unix:///{path}?socket={self.socket}"
        done = SOMEBODY.run("virsh", "--quiet", "--connect", uri, *words, home=self.home)
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return (done.stderr if fails else done.stdout).strip("\n")

    def processes(self) -> list[int]:
        found = []
        for path in Path("/proc").glob("[0-9]*/environ"):
            try:
                if f"HOME={self.home}/run/".encode() in path.read_bytes():
                    found.append(int(path.parent.name))
            except OSError:
                continue
        return found


@pytest.fixture(scope="module")
def server_of_somebody():
    with served(user=SOMEBODY) as endpoint:
        yield Somebody(endpoint)


@pytest.fixture
def somebody(server_of_somebody):
    yield server_of_somebody
    for name in server_of_somebody.virsh("list", "--name").split():
        server_of_somebody.virsh("destroy", name)
    assert server_of_somebody.processes() == []


def test_a_guest_of_a_user(somebody):
    image, document = somebody.home / "g.qcow2", somebody.home / "g.xml"
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", image, "4M"], check=True)
    os.chown(image, SOMEBODY.uid, SOMEBODY.gid)
    document.write_text(GUEST.format(image=image))
    document.chmod(0o644)
    somebody.virsh("define", str(document))
    somebody.virsh("start", "--paused", "g")
    (pid,) = somebody.processes()
    status = Path(f"/proc/{pid}/status").read_text()
    assert re.search(rf"^Uid:\s+{SOMEBODY.uid}\s", status, re.MULTILINE)
    for line in (r"CapPrm:\s+0{16}", r"CapAmb:\s+0{16}", r"NoNewPrivs:\s+1", r"Seccomp:\s+2"):
        assert re.search(rf"^{line}$", status, re.MULTILINE), line
    live = somebody.virsh("dumpxml", "g")
    # there are no labels and no partition of a user's guests
    assert "seclabel" not in live
    assert "<resource>" not in live
    assert "<interface type='user'>" in live
    assert somebody.virsh("ttyconsole", "g").startswith("/dev/pts/")
    assert somebody.virsh("domdisplay", "g").startswith("vnc://127.0.0.1:")
    somebody.virsh("checkpoint-create-as", "g", "one")
    somebody.virsh("destroy", "g")
    assert image.stat().st_uid == SOMEBODY.uid
    somebody.virsh("checkpoint-delete", "g", "one", "--metadata")
    somebody.virsh("undefine", "g")


def test_folders_are_the_users_own(somebody):
    somebody.virsh("list")
    for folder in ("state/virtrio/qemu", "run/virtrio/qemu", "state/virtrio/qemu/log"):
        found = (somebody.home / folder).stat()
        assert found.st_uid == SOMEBODY.uid
        assert stat.S_IMODE(found.st_mode) == 0o700
    assert (somebody.home / "state/virtrio/qemu/state.db").exists()


def test_only_the_session_is_a_users(somebody):
    text = "error: internal error: unexpected qemu URI path '/system', try qemu:///session"
    assert text in somebody.virsh("list", fails=True, path="system")
    capabilities = somebody.virsh("capabilities")
    assert capabilities.count("<secmodel>") == 1
    assert "dac" not in capabilities


def test_a_user_is_not_let_into_another_ones(somebody):
    (somebody.home / "run").chmod(0o755)
    somebody.home.chmod(0o755)
    somebody.socket.chmod(0o777)
    uri = f"qemu+unix:///session?socket={somebody.socket}"
    done = subprocess.run(
        ["virsh", "--connect", uri, "list"],
        user=3,
        group=3,
        extra_groups=[],
        env={"HOME": "/nonexistent", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert "qemu: is for clients that run as the server's own user" in done.stderr
