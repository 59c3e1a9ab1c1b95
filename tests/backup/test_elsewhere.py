"""Servers elsewhere: backups over TCP and TLS, at the address that the URI names.

The command enters the network of the server, where that has an address which is not
the loopback's.
"""

import os
import shutil

import pytest

from tests.backup.guests import FarCommand, Guest, content, hosted
from tests.peers.contained import ADDRESS
from tests.peers.libvirt_daemon import QEMU_CONF
from tests.peers.processes import short_directory
from tests.server.drivers.qemu.moments.test_trouble import certificates

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img", "libnbd-python", "openssl"),
    pytest.mark.skipif(os.geteuid() != 0, reason="namespaces are root's"),
    pytest.mark.takes_turns("far"),
]
TLS = 'backup_tls_x509_cert_dir = "{folder}/pki"\nbackup_tls_x509_verify = 1\n'


@pytest.fixture(scope="module")
def folder():
    folder = short_directory("virtrio-far-")
    certificates(folder / "pki")
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module", params=["libvirtd", "ours"])
def far(request, folder):
    conf = TLS.format(folder=folder)
    if request.param == "libvirtd":
        conf += QEMU_CONF
    with hosted(request.param, conf, apart=True) as host:
        yield host


@pytest.fixture
def host(far):
    yield far
    far.clear()


@pytest.mark.parametrize(
    ("reader", "tls"), [("libnbd", True), ("nbdinfo", True), ("tools", True), ("tools", False)]
)
def test_a_full_backup_and_what_changed(host, folder, binding, reader, tls):
    guest = Guest(host, disks=("vda", "vdb"))
    command = FarCommand(host, **binding)
    words = ["--reader", reader, *(["--tls-dir", folder / "pki"] if tls else [])]
    target = host.targets / "g"
    for number, kind in ((1, "full"), (2, "incremental")):
        guest.change()
        now = guest.now()
        said = command.lines("backup-run", "g", target, *words)
        kinds = {line["how"] for line in said if line["event"] == "disk"}
        assert kinds == {kind}
        for disk, data in now.items():
            assert content(target / f"{number:06}" / f"{disk}.qcow2") == data
    assert not guest.has_job()
    command("backup-verify", target)


def test_an_export_that_is_not_trusted(host, folder, binding):
    """With certificates of another authority nothing is read, and nothing is left."""
    certificates(others := folder / f"others-{host.kind}")
    guest = Guest(host)
    command = FarCommand(host, **binding)
    said = command("backup-run", "g", host.targets / "g", "--tls-dir", others, status=1)
    assert ADDRESS[0] in said
    assert not guest.has_job()
    assert guest.checkpoints() == set()
