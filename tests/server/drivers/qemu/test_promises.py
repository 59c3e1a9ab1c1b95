"""What libvirt promises of every driver, held by the qemu driver with real guests."""

import os
import signal
import subprocess

import pytest

from tests.peers.leftovers import note_state
from tests.server.drivers.qemu.conftest import qemus
from virtrio.server.drivers.qemu.driver import QemuDriver
from virtrio.server.drivers.qemu.settings import Settings
from virtrio.testing import check_checkpoint_driver, check_driver

pytestmark = pytest.mark.peer("qemu", "qemu-img")


@pytest.fixture
def make(folder):
    """A function that makes drivers, each with a state of its own and a fresh image."""
    made = []

    def end_all() -> None:
        for number in range(len(made)):
            for pid in qemus(folder / str(number)):
                os.kill(pid, signal.SIGKILL)
                os.waitid(os.P_PID, pid, os.WEXITED)

    def fresh() -> QemuDriver:
        end_all()
        image = ["qemu-img", "create", "-q", "-f", "qcow2", str(folder / "a.qcow2"), "1M"]
        subprocess.run(image, check=True)
        state = folder / str(len(made))
        note_state(state)
        made.append(QemuDriver(Settings.default(state)))
        return made[-1]

    yield fresh
    end_all()


def test_domains(make):
    report = check_driver(make, path="/system")
    assert len(report.passed) == 21


def test_checkpoints(make, folder):
    guest = (
        "<domain type='qemu'><name>g</name><memory unit='MiB'>4</memory><os><type>hvm</type></os>"
        "<devices><disk type='file'><driver name='qemu' type='qcow2'/>"
        f"<source file='{folder}/a.qcow2'/><target dev='vda' bus='virtio'/></disk>"
        "</devices></domain>"
    )
    report = check_checkpoint_driver(make, path="/system", domain_xml=guest)
    assert len(report.passed) == 20
