"""Images and bitmaps of one hypervisor, understood by the other."""

import os
import shutil
import signal

import pytest

from tests import peers
from tests.peers.processes import short_directory
from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.backed_up import CLUSTER, SIZE, Backups
from tests.server.drivers.qemu.conftest import PATH, Host, qemus

pytestmark = pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img", "virsh", "nbdinfo")


@pytest.fixture
def folder():
    made = short_directory("virtrio-x-")
    yield made
    for pid in qemus(made / "state"):
        os.kill(pid, signal.SIGKILL)
    shutil.rmtree(made)


class Exchange:
    """A guest that moves between the two, switched off."""

    def __init__(self, folder, ours, libvirtd) -> None:
        self.hosts = [Host(folder, folder, each) for each in (ours, libvirtd)]
        self.hosts[1].uri = f"qemu+unix:///{PATH}?socket={libvirtd.socket}"
        self.backups = Backups(self.hosts[0], chained=True)

    def move(self, to: int, *checkpoints: str) -> None:
        """Start the guest at the other one, which learns of checkpoints."""
        before, host = self.hosts[1 - to], self.hosts[to]
        texts = [before.virsh("checkpoint-dumpxml", "g", name) for name in checkpoints]
        definition = before.virsh("dumpxml", "--inactive", "g")
        before.virsh("destroy", "g")
        host.define(definition)
        host.virsh("start", "--paused", "g")
        self.backups.host = host
        for text in texts:
            path = host.folder / "moved.xml"
            path.write_text(text)
            host.virsh("checkpoint-create", "g", str(path), "--redefine", "--redefine-validate")

    def write(self, cluster: int, pattern: int) -> None:
        self.backups.write("vda", cluster * CLUSTER, CLUSTER, pattern)

    def changed_since(self, base: str, then: str | None = None) -> list[int]:
        """Return which clusters of the first disk changed, and are read as they are."""
        more = () if then is None else (self.backups.checkpoint(then),)
        self.backups.host.virsh("backup-begin", "g", self.backups.document(base), *more)
        read = self.backups.read("vda")
        assert len(read) == SIZE
        found = []
        for offset, length in self.backups.dirty("vda"):
            now = bytes(self.backups.disks["vda"][offset : offset + length])
            assert read[offset : offset + length] == now
            found += range(offset // CLUSTER, (offset + length) // CLUSTER)
        self.backups.abort()
        return found


def test_bitmaps_go_there_and_back(folder):
    with served("--state-dir", str(folder / "state")) as ours, peers.libvirtd() as libvirtd:
        guest = Exchange(folder, ours, libvirtd)
        host = guest.backups.host
        host.virsh("checkpoint-create", "g", guest.backups.checkpoint("ours"))
        guest.write(1, 10)
        guest.move(1, "ours")
        guest.write(2, 11)
        assert guest.changed_since("ours", then="theirs") == [1, 2]
        guest.write(3, 12)
        guest.backups.host.virsh("checkpoint-create", "g", guest.backups.checkpoint("third"))
        guest.move(0, "theirs", "third")
        guest.write(4, 13)
        assert guest.changed_since("ours") == [1, 2, 3, 4]
        assert guest.changed_since("theirs") == [3, 4]
        assert guest.changed_since("third") == [4]
        tree = guest.backups.host.virsh("checkpoint-list", "g", "--tree")
        assert tree.split() == ["ours", "|", "+-", "theirs", "|", "+-", "third"]
        host.virsh("destroy", "g")
