"""Guests that one hypervisor saved, restored by the other."""

import os
import shutil
import signal

import pytest

from tests import peers
from tests.peers.processes import short_directory
from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import PATH, Host, qemus

pytestmark = pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img", "virsh")

MORE = (
    "<interface type='user'><mac address='52:54:00:aa:bb:01'/><model type='virtio'/></interface>"
    "<serial type='pty'/><rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>"
)
READ = 'qemu-io -d /machine/peripheral/virtio-disk0/virtio-backend "read -P 170 0 4096"'


@pytest.fixture
def folder():
    made = short_directory("virtrio-x-")
    made.chmod(0o777)
    yield made
    for pid in qemus(made / "state"):
        os.kill(pid, signal.SIGKILL)
    shutil.rmtree(made)


def test_guests_go_there_and_back(folder):
    with served("--state-dir", str(folder / "state")) as ours, peers.libvirtd() as libvirtd:
        hosts = [Host(folder, folder, each) for each in (ours, libvirtd)]
        hosts[1].uri = f"qemu+unix:///{PATH}?socket={libvirtd.socket}"
        for machine in ("pc", "q35"):
            disk = hosts[0].disk(hosts[0].image(f"{machine}.qcow2"))
            text = hosts[0].document(machine, disk, machine=machine, more=MORE)
            path = folder / f"{machine}.xml"
            path.write_text(text.replace("<os>", "<vcpu current='1'>3</vcpu><os>"))
            hosts[0].virsh("create", str(path))
            hosts[0].write(machine, 0, 0, 4096)
            for count, (here, there) in enumerate((hosts, hosts[::-1]), start=2):
                here.virsh("setvcpus", machine, str(count), "--live")
                image = str(folder / f"{machine}.save")
                here.virsh("save", machine, image)
                described = here.virsh("save-image-dumpxml", image)
                assert there.virsh("save-image-dumpxml", image) == described
                there.virsh("restore", image)
                assert there.virsh("domstate", "--reason", machine) == "running (restored)"
                assert there.virsh("vcpucount", machine, "--live", "--active") == str(count)
                said = there.virsh("qemu-monitor-command", machine, "--hmp", READ)
                assert "failed" not in said
            hosts[0].virsh("destroy", machine)
