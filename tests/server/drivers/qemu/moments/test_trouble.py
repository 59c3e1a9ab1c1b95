"""What goes wrong around backups: errors for those concerned, and nothing left."""

import contextlib
import os
import signal
import socket
import subprocess

import pytest

from tests.peers.contained import ADDRESS
from tests.peers.processes import free_port
from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.backed_up import CLUSTER, SIZE, Backups, run
from tests.server.drivers.qemu.conftest import Host, qemus

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh", "nbdinfo")

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")


@pytest.fixture
def backups(host):
    return Backups(host)


def refused(backups, document: str, *more: str) -> str:
    said = backups.host.virsh("backup-begin", "g", document, *more, fails=True)
    return said.removeprefix("error: ").rstrip("\n")


def nothing_left(backups) -> None:
    """Check that no file and no node of a backup is left, and no bitmap."""
    assert backups.scratches() == []
    nodes = backups.host.virsh("qemu-monitor-command", "g", "--hmp", "info block -n")
    assert "scratch" not in nodes
    assert "target" not in nodes
    assert "None" in backups.host.virsh("domjobinfo", "g")


def disk(store: str, kind: str = "file", what: str = "target", more: str = "") -> str:
    where = "dev" if kind == "block" else "file"
    return f"<disk name='vda' type='{kind}'>{more}<{what} {where}='{store}'/></disk>"


# -- disks and files -------------------------------------------------------------------


@pytest.fixture
def small(folder):
    """A file system of a megabyte."""
    place = folder / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1M,mode=777", "tmpfs", str(place)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    yield place
    run("umount", "--lazy", str(place))


@needs_root
def test_a_target_on_a_full_disk(backups, small):
    backups.write("vda", 0, 2 * 1024 * 1024, 1)
    document = backups.document(mode="push", inside=disk(small / "target.vda"))
    backups.host.virsh("backup-begin", "g", document, backups.checkpoint("one"))
    backups.host.wait(lambda: "None" in backups.host.virsh("domjobinfo", "g"))
    assert "Failed" in backups.host.virsh("domjobinfo", "g", "--completed", "--keep-completed")
    assert list(small.iterdir()) == []
    nothing_left(backups)
    backups.host.virsh("backup-begin", "g", backups.document("one"))
    backups.abort()


@needs_root
def test_a_scratch_image_on_a_full_disk(backups, small):
    backups.write("vda", 0, 2 * 1024 * 1024, 1)
    document = backups.document(inside=disk(small / "scratch.vda", what="scratch"))
    backups.host.virsh("backup-begin", "g", document)
    device = "/machine/peripheral/virtio-disk0/virtio-backend"
    line = f'qemu-io -d {device} "write -P 2 0 2M"'
    backups.host.virsh("qemu-monitor-command", "g", "--hmp", line)  # which fails
    assert backups.read("vda") == bytes(backups.disks["vda"])
    backups.abort()
    assert list(small.iterdir()) == []
    nothing_left(backups)


@needs_root
def test_a_full_disk_under_the_state(folder, small):
    """An error, and neither record nor bitmap; it works again when there is space."""
    state = small / "state"
    try:
        with served("--state-dir", str(state)) as endpoint:
            backups = Backups(Host(folder, state, endpoint))
            backups.host.virsh("checkpoint-create", "g", backups.checkpoint("one"))
            filler = small / "filler"
            with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
                while True:
                    file.write(bytes(4096))
            long = "x" * 200
            text = f"<description>{'long ' * 4000}</description></domaincheckpoint>"
            path = folder / "long.xml"
            short = (folder / backups.checkpoint(long)).read_text()
            path.write_text(short.replace("</domaincheckpoint>", text))
            said = backups.host.virsh("checkpoint-create", "g", str(path), fails=True)
            assert said.endswith("operation failed: the change could not be stored")
            assert backups.host.virsh("checkpoint-list", "g", "--name") == "one"
            info = backups.host.virsh("qemu-monitor-command", "g", "--hmp", "info block -v vda")
            assert long not in info
            filler.unlink()
            backups.host.virsh("checkpoint-create", "g", str(path))
            assert backups.host.virsh("checkpoint-list", "g", "--name").split() == ["one", long]
        with served("--state-dir", str(state)) as endpoint:
            host = Host(folder, state, endpoint)
            assert host.virsh("checkpoint-list", "g", "--name").split() == ["one", long]
            host.virsh("destroy", "g")
    finally:
        for pid in qemus(state):
            os.kill(pid, signal.SIGKILL)


@needs_root
def test_a_folder_that_qemu_cannot_enter(backups):
    private = backups.host.folder / "private"
    private.mkdir(mode=0o700)
    document = backups.document(inside=disk(private / "scratch.vda", what="scratch"))
    assert "Permission denied" in refused(backups, document, backups.checkpoint("one"))
    assert list(private.iterdir()) == []
    nothing_left(backups)
    assert backups.host.virsh("checkpoint-list", "g", "--name") == ""


@pytest.fixture
def loop(folder):
    """A block device of the size of a disk."""
    image = folder / "loop"
    image.write_bytes(bytes(SIZE))
    done = subprocess.run(
        ["losetup", "--find", "--show", str(image)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("there are no loop devices")
    device = done.stdout.strip()
    yield device
    run("losetup", "--detach", device)


@needs_root
def test_a_block_device_as_target_and_for_the_scratch_image(backups, loop):
    owner = os.stat(loop).st_uid
    backups.write("vda", CLUSTER, 1000, 3)
    inside = disk(loop, "block", more="<driver type='raw'/>")
    backups.host.virsh("backup-begin", "g", backups.document(mode="push", inside=inside))
    backups.host.wait(lambda: "None" in backups.host.virsh("domjobinfo", "g"))
    with open(loop, "rb") as device:
        assert device.read() == bytes(backups.disks["vda"])
    assert os.stat(loop).st_uid == owner
    inside = disk(loop, "block", "scratch")
    backups.host.virsh("backup-begin", "g", backups.document(inside=inside))
    before = bytes(backups.disks["vda"])
    backups.write("vda", 0, 100, 4)
    assert backups.read("vda") == before
    backups.abort()
    assert os.stat(loop).st_uid == owner
    nothing_left(backups)


# -- servers and clients ---------------------------------------------------------------


def with_server(backups, server: str) -> str:
    path = backups.document()
    with open(path) as file:
        text = file.read()
    before = f"<server transport='unix' socket='{backups.place}/sock'/>"
    with open(path, "w") as file:
        file.write(text.replace(before, server))
    return path


def test_a_port_in_use_and_one_that_is_free(backups):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        server = f"<server transport='tcp' name='127.0.0.1' port='{port}'/>"
        said = refused(backups, with_server(backups, server), backups.checkpoint("one"))
        assert "Address already in use" in said
        nothing_left(backups)
    assert backups.host.virsh("checkpoint-list", "g", "--name") == ""
    server = f"<server transport='tcp' name='127.0.0.1' port='{free_port()}'/>"
    backups.write("vda", 0, 10, 9)
    document = with_server(backups, server)
    backups.host.virsh("backup-begin", "g", document)
    port = server.split("'")[-2]
    raw = backups.host.folder / "raw"
    run("nbdcopy", f"nbd://127.0.0.1:{port}/vda", str(raw))
    assert raw.read_bytes() == bytes(backups.disks["vda"])
    backups.abort()


def test_sockets_that_cannot_be(backups):
    long = backups.place / ("s" * 120)
    said = refused(backups, with_server(backups, f"<server transport='unix' socket='{long}'/>"))
    assert "too long" in said
    kept = backups.host.folder / "kept"
    kept.write_text("kept")
    kept.chmod(0o666)
    said = refused(backups, with_server(backups, f"<server transport='unix' socket='{kept}'/>"))
    assert said == f"invalid argument: '{kept}' for the backup's server is no socket"
    assert kept.read_text() == "kept"
    nothing_left(backups)


def test_a_client_that_vanishes(backups):
    backups.write("vda", 0, SIZE // 2, 1)
    backups.host.virsh("backup-begin", "g", backups.document())
    command = ["nbdcopy", backups.url("vda"), "null:"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as copying:
        copying.kill()
    backups.abort()
    nothing_left(backups)
    backups.host.virsh("backup-begin", "g", backups.document())
    assert backups.read("vda") == bytes(backups.disks["vda"])
    backups.abort()


def certificates(folder) -> None:
    """Make a certificate authority, and certificates for a server and a client."""
    folder.mkdir()
    authority = ["-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=keyCertSign"]
    new = ["-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]

    def openssl(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    openssl(
        *("req", "-x509", *new, "-days", "2", *authority),
        *("-keyout", "ca-key.pem", "-out", "ca-cert.pem"),
    )
    (folder / "ext").write_text(
        f"subjectAltName=DNS:localhost,IP:127.0.0.1,IP:{ADDRESS[0]}\nbasicConstraints=CA:FALSE\n"
        "keyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth,clientAuth\n"
    )
    for who in ("server", "client"):
        openssl("req", *new, "-keyout", f"{who}-key.pem", "-out", f"{who}.csr")
        openssl(
            *("x509", "-req", "-in", f"{who}.csr", "-CA", "ca-cert.pem", "-CAkey", "ca-key.pem"),
            *("-CAcreateserial", "-days", "2", "-extfile", "ext", "-out", f"{who}-cert.pem"),
        )
    for path in folder.iterdir():
        path.chmod(0o644)  # QEMU is another user


@pytest.mark.peer("openssl")
def test_tls(folder):
    certificates(folder / "pki")
    conf = folder / "qemu.conf"
    conf.write_text(f'backup_tls_x509_cert_dir = "{folder}/pki"\n')
    state = folder / "state"
    try:
        with served("--state-dir", str(state), "--config-qemu", str(conf)) as endpoint:
            backups = Backups(Host(folder, state, endpoint))
            backups.write("vda", 0, 10, 9)
            port = free_port()
            server = f"<server transport='tcp' tls='yes' name='127.0.0.1' port='{port}'/>"
            backups.host.virsh("backup-begin", "g", with_server(backups, server))
            assert "tls='yes'" in backups.host.virsh("backup-dumpxml", "g")
            url = f"nbds://localhost:{port}/vda?tls-certificates={folder}/pki"
            run("nbdcopy", url, str(folder / "raw"))
            assert (folder / "raw").read_bytes() == bytes(backups.disks["vda"])
            for client in (f"nbd://localhost:{port}/vda", url.split("?")[0]):  # no TLS; nobody's
                assert subprocess.run(["nbdinfo", client], capture_output=True).returncode != 0
            backups.abort()
            said = backups.host.virsh("qemu-monitor-command", "g", "--hmp", "qom-list /objects")
            assert "backup" not in said
            backups.host.virsh("destroy", "g")
    finally:
        for pid in qemus(state):
            os.kill(pid, signal.SIGKILL)


# -- a QEMU that hangs -----------------------------------------------------------------

IMPATIENT = """
import os, signal
from virtrio.server.drivers.qemu.qmp import monitor
monitor.Monitor.command.__kwdefaults__["seconds"] = 2.0
from virtrio.server.drivers.qemu.moments import backups
backups._UNDO_SECONDS = 1.0
"""
HANGS = """
from virtrio.server.drivers.qemu.moments.qemu_jobs import QemuJobs
kept = QemuJobs.command
async def hanging(self, name, *arguments, **more):
    if name == "transaction" and self.guest.definition.name == "g":
        os.kill(self.guest.process.pid, signal.SIGSTOP)
    return await kept(self, name, *arguments, **more)
QemuJobs.command = hanging
"""


@contextlib.contextmanager
def hanging(folder, before: str = IMPATIENT):
    """Serve two guests, whose processes are ended."""
    state = folder / "state"
    try:
        with served("--state-dir", str(state), before=before) as endpoint:
            backups = Backups(Host(folder, state, endpoint))
            host = backups.host
            (pid,) = host.processes()
            host.define(host.document("other", host.disk(host.image("other.qcow2"))))
            host.virsh("start", "--paused", "other")
            yield backups, pid
            for guest in ("g", "other"):
                host.virsh("destroy", guest)
    finally:
        for each in qemus(state):
            os.kill(each, signal.SIGKILL)


def test_a_qemu_that_hangs_as_a_backup_begins(folder):
    with hanging(folder, IMPATIENT + HANGS) as (backups, pid):
        said = refused(backups, backups.document(), backups.checkpoint("one"))
        assert said.endswith("QEMU did not execute 'transaction' within 2 seconds")
        host = backups.host
        host.virsh("checkpoint-create-as", "other", "one")  # nobody else waits
        assert "another backup job" in refused(backups, backups.document())
        os.kill(pid, signal.SIGCONT)
        host.wait(lambda: backups.scratches() == [])
        host.wait(lambda: "None" in host.virsh("domjobinfo", "g"))
        nothing_left(backups)
        assert host.virsh("checkpoint-list", "g", "--name") == ""
        nodes = host.virsh("qemu-monitor-command", "g", '{"execute": "query-named-block-nodes"}')
        assert '"persistent":true' not in nodes


def test_a_qemu_that_hangs_within_a_backup(folder):
    with hanging(folder) as (backups, pid):
        host = backups.host
        host.virsh("backup-begin", "g", backups.document(), backups.checkpoint("one"))
        os.kill(pid, signal.SIGSTOP)
        for words in (("domjobinfo", "g"), ("domjobabort", "g"), ("checkpoint-delete", "g", "one")):
            said = host.virsh(*words, fails=True)
            assert "within 2 seconds" in said or "state change lock" in said
        host.virsh("checkpoint-create-as", "other", "one")
        os.kill(pid, signal.SIGCONT)
        with contextlib.suppress(AssertionError):  # it was aborted when it went on
            host.virsh("domjobabort", "g")
        host.wait(lambda: backups.scratches() == [])
        nothing_left(backups)


def test_a_qemu_that_hangs_when_a_server_begins(folder):
    state = folder / "state"
    try:
        with served("--state-dir", str(state), expect_clean=False) as endpoint:
            backups = Backups(Host(folder, state, endpoint))
            backups.host.virsh("backup-begin", "g", backups.document(), backups.checkpoint("one"))
            (pid,) = backups.host.processes()
            os.kill(pid, signal.SIGSTOP)
            endpoint.process.send_signal(signal.SIGKILL)
            endpoint.process.wait()
        with served("--state-dir", str(state), before=IMPATIENT) as endpoint:
            host = backups.host = Host(folder, state, endpoint)
            host.define(host.document("other", host.disk(host.image("other.qcow2"))))
            host.virsh("start", "--paused", "other")
            assert host.virsh("domstate", "g") == "paused"
            assert "within 2 seconds" in host.virsh("domjobinfo", "g", fails=True)
            os.kill(pid, signal.SIGCONT)
            host.wait(lambda: host.virsh("domjobinfo", "g").startswith("Job type:         Unb"))
            assert pid in host.processes()
            backups.abort()
            nothing_left(backups)
            for guest in ("g", "other"):
                host.virsh("destroy", guest)
    finally:
        for each in qemus(state):
            os.kill(each, signal.SIGKILL)
