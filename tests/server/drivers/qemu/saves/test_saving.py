"""Saved guests, guests that start and end by themselves, and what kills leave.

Servers of these tests end by SIGTERM or SIGKILL, and another one begins on their state.
"""

import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time

import pytest

import virtrio
import virtrio.blocking
from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import Host, qemus
from virtrio.enums import DomainCreateFlags

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")

ENDINGS = [signal.SIGTERM, signal.SIGKILL]
AUTODESTROY = int(DomainCreateFlags.VIR_DOMAIN_START_AUTODESTROY)


class Servers:
    """Servers on one state, one after the other."""

    def __init__(self, folder) -> None:
        self.folder = folder
        self.state = folder / "state"

    @contextlib.contextmanager
    def serve(self, *arguments, ending=signal.SIGTERM, before=""):
        """Run a server until ``ending``, one of the two signals.

        ``before`` is what its process runs before it serves.
        """
        expect_clean = ending == signal.SIGTERM
        words = ("--state-dir", str(self.state), *arguments)
        with served(*words, expect_clean=expect_clean, before=before) as endpoint:
            yield Host(self.folder, self.state, endpoint)
            if not expect_clean:
                endpoint.process.send_signal(ending)
                endpoint.process.wait()


@pytest.fixture
def servers(folder):
    servers = Servers(folder)
    yield servers
    for pid in qemus(servers.state):
        os.kill(pid, signal.SIGKILL)


def managed(host, name="g"):
    """Return whether a domain has a managed save, as virsh says."""
    said = dict(
        line.split(":", 1) for line in host.virsh("dominfo", name).splitlines() if ":" in line
    )
    return said["Managed save"].strip() == "yes"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_managed_save_outlives_the_server(servers, ending):
    with servers.serve(ending=ending) as host:
        host.define(host.document("g", host.disk(host.image("a.qcow2"))))
        host.virsh("start", "--paused", "g")
        host.write("g", 0, 0, 4096)
        host.virsh("managedsave", "--running", "g")
        assert host.processes() == []
    with servers.serve() as host:
        assert managed(host)
        assert host.virsh("domstate", "--reason", "g") == "shut off (saved)"
        host.virsh("start", "g")
        assert host.virsh("domstate", "--reason", "g") == "running (restored)"
        assert not managed(host)
        assert list((servers.state / "save").iterdir()) == []
        host.virsh("destroy", "g")


@pytest.mark.parametrize("seed", range(2))
def test_a_kill_while_a_guest_is_saved(servers, seed):
    """Either the guest goes on and nothing is left, or it is saved."""
    chance = random.Random(seed)
    with servers.serve(ending=signal.SIGKILL) as host:
        text = host.document("g", host.disk(host.image("a.qcow2")))
        host.define(text.replace("<memory unit='MiB'>4", "<memory unit='MiB'>64"))
        host.virsh("start", "g")
        saving = subprocess.Popen(
            ["virsh", "-q", "-c", host.uri, "managedsave", "g"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0, 0.3))  # wherever it is by then
    saving.wait(30)
    with servers.serve() as host:
        host.wait(lambda: host.virsh("domstate", "g") in ("running", "shut off"))
        files = list((servers.state / "save").iterdir())
        if host.virsh("domstate", "g") == "running":
            assert not managed(host)
            assert files == []
        else:
            assert managed(host)
            assert len(files) == 1
            assert host.processes() == []
            host.virsh("start", "g")
            assert host.virsh("domstate", "--reason", "g") == "running (restored)"
        host.virsh("destroy", "g")


# A server that ends when the file of a save is there, and it has not noted that.
ENDS_UNNOTED = """
import os, signal
from virtrio.server.drivers.qemu.saves.files import Sink
kept = Sink.open
def open(self, **options):
    kept(self, **options)
    os.kill(os.getpid(), signal.SIGKILL)
Sink.open = open
"""


def test_a_kill_before_the_file_of_a_save_is_noted(servers):
    with servers.serve(ending=signal.SIGKILL, before=ENDS_UNNOTED) as host:
        host.define(host.document("g", host.disk(host.image("a.qcow2"))))
        host.virsh("start", "g")
        host.virsh("managedsave", "g", fails=True)
        assert len(list((servers.state / "save").iterdir())) == 1
    with servers.serve() as host:
        assert host.virsh("domstate", "g") == "running"
        assert not managed(host)
        assert list((servers.state / "save").iterdir()) == []
        host.virsh("destroy", "g")


def test_files_in_the_folder_of_saves_that_are_nobodys_are_removed(servers):
    with servers.serve() as host:
        host.virsh("list")
    (servers.state / "save" / "stray.save").write_bytes(b"LibvirtQemudPart")
    (servers.state / "save" / "folder").mkdir()  # stays, and keeps nobody from starting
    with servers.serve() as host:
        host.virsh("list")
        assert [path.name for path in (servers.state / "save").iterdir()] == ["folder"]


@pytest.mark.parametrize("format", ["gzip", "bzip2", "xz"])
def test_a_save_is_compressed(servers, format):
    config = servers.folder / "qemu.conf"
    config.write_text(f'save_image_format = "{format}"\n')
    image = servers.folder / "g.save"
    with servers.serve("--config-qemu", str(config)) as host:
        host.define(host.document("g", host.disk(host.image("a.qcow2"))))
        host.virsh("start", "--paused", "g")
        host.virsh("save", "g", str(image))
        number = int.from_bytes(image.read_bytes()[28:32], "little")
        assert ["raw", "gzip", "bzip2", "xz"][number] == format
        host.virsh("restore", str(image))
        assert host.virsh("domstate", "g") == "paused"
        host.virsh("destroy", "g")


def test_a_format_that_is_none(servers):
    config = servers.folder / "qemu.conf"
    config.write_text('save_image_format = "zip"\n')
    done = subprocess.run(
        [
            *(sys.executable, "-m", "virtrio", "serve"),
            *("--listen", f"unix:{servers.folder}/s", "--config-qemu", str(config)),
        ],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "save_image_format is none of raw, gzip, bzip2, xz, lzop, zstd" in done.stderr


def test_an_image_that_is_cut(host):
    host.define(host.document("g", host.disk(host.image("a.qcow2"))))
    host.virsh("start", "--paused", "g")
    image = host.folder / "g.save"
    host.virsh("save", "g", str(image))
    image.write_bytes(image.read_bytes()[:80_000])
    said = host.virsh("restore", str(image), fails=True)
    assert "internal error: " in said
    assert host.virsh("domstate", "--reason", "g") == "shut off (failed)"
    assert host.processes() == []
    host.virsh("start", "--paused", "g")


CHANNEL = "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"


def test_documents_of_guests_that_run_name_their_sockets(host):
    """Sockets of an earlier run, ours or libvirt's, are made anew by the next one."""
    host.define(host.document("g", host.disk(host.image("a.qcow2")), more=CHANNEL))
    host.virsh("start", "--paused", "g")
    assert "/channel/org.qemu.guest_agent.0" in host.virsh("dumpxml", "g")
    image = str(host.folder / "g.save")
    host.virsh("save", "g", image)
    host.virsh("restore", "--paused", image)
    shown = host.virsh("dumpxml", "g")
    host.virsh("destroy", "g")
    folder = "/var/lib/libvirt/qemu/channel/target/domain-7-g"
    theirs = re.sub(r"path='[^']*/channel/", f"path='{folder}/", shown)
    assert folder in theirs
    for document in (shown, theirs):
        host.define(document)
        assert "guest_agent.0'/>" in host.virsh("dumpxml", "--inactive", "g")
        assert "mode='bind'" not in host.virsh("dumpxml", "--inactive", "g")
        host.virsh("start", "--paused", "g")
        host.virsh("destroy", "g")


def test_a_save_is_given_up(host):
    """The file is a pipe whose reader waits: the save cannot come to its end."""
    text = host.document("g", host.disk(host.image("a.qcow2")))
    host.define(text.replace("'MiB'>4<", "'MiB'>32<"))
    host.virsh("start", "g")
    path = host.folder / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    failed = []
    saving = threading.Thread(
        target=lambda: failed.append(host.virsh("save", "g", str(path), fails=True))
    )
    saving.start()
    try:
        host.wait(lambda: "Save" in host.virsh("domjobinfo", "g"))
        assert host.virsh("domstate", "--reason", "g") == "paused (saving)"
        host.virsh("domjobabort", "g")
    finally:
        os.close(reader)
        saving.join()
    assert "operation aborted: domain save job: canceled by client" in failed[0]
    assert host.virsh("domstate", "--reason", "g") == "running (save canceled)"
    assert path.exists()


def test_a_guest_ends_with_the_connection_that_started_it(host):
    host.define(host.document("g", host.disk(host.image("a.qcow2"))))
    with virtrio.blocking.connect(host.uri) as conn:
        conn.lookup_by_name("g").create_with_flags(AUTODESTROY)
        assert host.virsh("domstate", "g") == "running"
    host.wait(lambda: host.virsh("domstate", "--reason", "g") == "shut off (destroyed)")
    host.wait(lambda: host.processes() == [])


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_guest_ends_with_the_server_that_had_its_connection(servers, ending):
    with servers.serve(ending=ending) as host:
        text = host.document("g", host.disk(host.image("a.qcow2")))
        conn = virtrio.blocking.connect(host.uri)
        conn.create_xml(text, AUTODESTROY)
        assert len(host.processes()) == 1
        if ending == signal.SIGTERM:
            conn.close()
            host.wait(lambda: host.processes() == [])
    with contextlib.suppress(virtrio.LibvirtError, OSError):
        conn.close()
    with servers.serve() as host:
        host.wait(lambda: host.virsh("list", "--all", "--name") == "")
        assert host.processes() == []


def test_guests_start_with_the_server_once_after_boot(servers):
    with servers.serve() as host:
        for name in ("a", "b"):
            host.define(host.document(name, host.disk(host.image(f"{name}.qcow2"))))
        host.virsh("autostart", "a")
        assert host.virsh("list", "--all", "--autostart", "--name") == "a"
        assert host.processes() == []
    (servers.state / "autostarted").write_text("an earlier boot")
    with servers.serve() as host:
        host.wait(lambda: len(host.processes()) == 1)  # before any client comes
        host.wait(lambda: host.virsh("domstate", "a") == "running")
        assert host.virsh("domstate", "b") == "shut off"
        host.virsh("destroy", "a")
    with servers.serve() as host:
        assert host.virsh("list", "--name") == ""
        host.virsh("autostart", "--disable", "a")
        assert host.virsh("list", "--all", "--autostart", "--name") == ""


def test_what_was_changed_while_it_ran_outlives_the_server(servers):
    with servers.serve(ending=signal.SIGKILL) as host:
        text = host.document("g", host.disk(host.image("a.qcow2")))
        host.define(text.replace("<os>", "<vcpu current='1'>3</vcpu><os>"))
        host.virsh("start", "--paused", "g")
        host.virsh("setvcpus", "g", "2", "--live")
        host.virsh("desc", "g", "--live", "--title", "changed")
        host.virsh("vcpupin", "g", "1", "0", "--live")
        host.virsh("iothreadadd", "g", "4", "--live")
        before = host.virsh("dumpxml", "g")
    with servers.serve() as host:
        assert host.virsh("dumpxml", "g") == before
        assert host.virsh("vcpucount", "g", "--live", "--active") == "2"
        host.virsh("setvcpus", "g", "3", "--live")
        host.virsh("destroy", "g")


def test_threads_run_where_they_are_pinned(host):
    text = host.document("g", host.disk(host.image("a.qcow2")))
    tune = "<cputune><vcpupin vcpu='1' cpuset='0'/></cputune>"
    host.define(text.replace("<os>", f"<vcpu>2</vcpu>{tune}<os>"))
    host.virsh("start", "--paused", "g")
    (pid,) = host.processes()
    assert allowed(pid, "CPU 1/") == {0}
    host.virsh("vcpupin", "g", "0", "0", "--live")
    host.virsh("emulatorpin", "g", "0", "--live")
    assert allowed(pid, "CPU 0/") == {0}
    assert os.sched_getaffinity(pid) == {0}
    host.virsh("iothreadadd", "g", "7", "--live")
    host.virsh("iothreadpin", "g", "7", "0", "--live")
    assert allowed(pid, "IO iothread7") == {0}


def allowed(pid, name):
    """Return the CPUs on which the thread of that name may run."""
    for tid in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{tid}/comm") as comm:
            if comm.read().startswith(name):
                return os.sched_getaffinity(int(tid))
    raise AssertionError(f"no thread {name}")


@pytest.mark.peer("ovmf")
def test_the_variables_of_the_firmware_follow_a_new_name(host):
    text = host.document("g", machine="q35")
    efi = text.replace("<os>", "<os firmware='efi'>")
    host.define(efi.replace("<devices>", "<features><acpi/></features><devices>"))
    folder = host.state / "nvram"
    host.virsh("start", "--paused", "g")
    host.virsh("destroy", "g")
    (folder / "g_VARS.fd").write_bytes(b"changed")
    host.virsh("domrename", "g", "h")
    assert [path.name for path in folder.iterdir()] == ["h_VARS.fd"]
    assert (folder / "h_VARS.fd").read_bytes() == b"changed"
    host.virsh("start", "--paused", "--reset-nvram", "h")
    host.virsh("destroy", "h")
    assert (folder / "h_VARS.fd").read_bytes() != b"changed"
    host.virsh("undefine", "h", "--nvram")
    assert list(folder.iterdir()) == []


# Fails when QEMU has sent everything.
LATE = """
from virtrio.server.drivers.qemu import refusals
from virtrio.server.drivers.qemu.saves import files
def finish(self):
    raise refusals.operation_failed("too late")
files.Sink.finish = finish
"""


@pytest.mark.parametrize("call", ["dump", "save"])
def test_a_paused_guest_stays_usable_when_its_state_was_sent(folder, call):
    """QEMU lets go of the images then, and sends a state again once the guest ran."""
    state = folder / "state"
    more = {"before": LATE} if call == "save" else {}
    with served("--state-dir", str(state), **more) as endpoint:
        host = Host(folder, state, endpoint)
        layers = ("-b", str(host.image("a.qcow2")), "-F", "qcow2")
        top = host.image("b.qcow2", "4M", "qcow2", *layers)
        host.define(host.document("g", host.disk(top)))
        host.virsh("start", "--paused", "g")
        host.virsh("checkpoint-create-as", "g", "one", "--diskspec", "vda")
        before = host.nodes("g")
        error = host.virsh(call, "g", str(folder / "image"), fails=call == "save")
        assert call == "dump" or "too late" in error
        assert host.virsh("domstate", "--reason", "g") == "paused (user)"
        host.write("g", 0, 0, 65536)
        host.virsh("checkpoint-create-as", "g", "two", "--diskspec", "vda")
        size = host.virsh("checkpoint-dumpxml", "g", "one", "--size", "--no-domain")
        assert "size='65536'" in size
        host.virsh("checkpoint-delete", "g", "one")
        error = host.virsh(call, "g", str(folder / "image"), fails=True)
        assert "the vm that was paused due to previous migration" in error  # libvirtd's
        assert host.nodes("g") == before
        host.virsh("resume", "g")
        host.virsh("suspend", "g")
        error = host.virsh(call, "g", str(folder / "image"), fails=call == "save")
        assert call == "dump" or "too late" in error
        host.virsh("destroy", "g")
