"""What outlives a server: guests, and all that a client was told.

Servers of these tests end by SIGTERM or SIGKILL, and another one begins on their state.
"""

import contextlib
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.interop.qemu_documents import IMAGES
from tests.peers.virtrio_server import served
from tests.server.conf.domain.hardware.recorded import recorded
from tests.server.drivers.qemu.conftest import Host, qemus

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")


class Servers:
    """Servers on one state, one after the other."""

    def __init__(self, folder) -> None:
        self.folder = folder
        self.state = folder / "state"

    @contextlib.contextmanager
    def serve(self, ending=signal.SIGTERM):
        """Run a server until ``ending``, one of the two signals."""
        expect_clean = ending == signal.SIGTERM
        with served("--state-dir", str(self.state), expect_clean=expect_clean) as endpoint:
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


DISK = ("--diskspec", "vda")
ENDINGS = [signal.SIGTERM, signal.SIGKILL]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_guest_is_found_again(servers, ending):
    with servers.serve(ending) as host:
        host.define(
            host.document("g", host.disk(host.image("a.qcow2")), more="<serial type='pty'/>")
        )
        host.virsh("start", "--paused", "g")
        host.virsh("checkpoint-create-as", "g", "one", *DISK)
        host.virsh("checkpoint-create-as", "g", "two", *DISK)
        before = [host.virsh(*words) for words in SHOWN]
        (pid,) = host.processes()
    assert qemus(servers.state) == [pid]
    with servers.serve() as host:
        assert [host.virsh(*words) for words in SHOWN] == before
        assert host.virsh("domstate", "--reason", "g") == "paused (user)"
        host.virsh("checkpoint-create-as", "g", "three", *DISK)
        host.virsh("checkpoint-delete", "g", "one")
        host.virsh("resume", "g")
        host.virsh("destroy", "g")
        assert host.processes() == []
        assert (servers.folder / "a.qcow2").stat().st_uid == os.geteuid()
        host.virsh("start", "--paused", "g")
        host.virsh("destroy", "g")


def test_controllers_are_read_again_in_libvirts_order(servers):
    """Those of one type are together then, after a restart of libvirtd as well."""
    channel = "<channel type='unix'><target type='virtio' name='x'/></channel>"

    def order(*options):
        said = host.virsh("dumpxml", "g", *options)
        return re.findall(r"<controller type='([\w-]+)'", said)

    with servers.serve() as host:
        host.define(host.document("g", machine="q35", more=channel))
        host.virsh("start", "--paused", "g")
        pci = ["pci"] * (order().count("pci") - 1)
        assert order() == ["usb", "sata", "pci", "virtio-serial", *pci]
        assert order("--inactive") == ["usb", "sata", "pci", *pci, "virtio-serial"]
    with servers.serve() as host:
        assert order() == ["usb", "sata", "pci", *pci, "virtio-serial"]
        assert order("--inactive") == order()
        host.virsh("destroy", "g")


# Of virt-install's without displays: pc, q35, UEFI. USB controllers share an alias.
INSTALLED = (0, 13, 18, 31)


def test_guests_of_virt_install_are_found_again(servers):
    names = []
    with servers.serve() as host:
        for number in INSTALLED:
            text = recorded("running.jsonl")[number]["document"]
            for kind, disk in set(re.findall(rf"{IMAGES}/(raw|qcow2)\.(\w+)", text)):
                host.image(f"{number}.{kind}.{disk}", "1M", kind)
            host.define(text.replace(f"{IMAGES}/", f"{host.folder}/{number}."))
            names.append(re.search("<name>(.*?)</name>", text)[1])
            host.virsh("start", "--paused", names[-1])
        before = [sorted(host.virsh("dumpxml", name).splitlines()) for name in names]
        usb = [_usb_controllers(host.virsh("dumpxml", name)) for name in names]
        assert usb[0].count("<alias name='usb'/>") > 1
    with servers.serve() as host:
        found = [_usb_controllers(host.virsh("dumpxml", name)) for name in names]
        assert found == usb
        # as in libvirt, controllers that were added are sorted among the others
        assert [sorted(host.virsh("dumpxml", name).splitlines()) for name in names] == before
        for name in names:
            assert host.virsh("domstate", name) == "paused"
            host.virsh("destroy", name)
            host.virsh("undefine", "--nvram", name)


def _usb_controllers(text: str) -> str:
    return "".join(re.findall("<controller type='usb'.*?</controller>", text, re.DOTALL))


@pytest.mark.skipif(os.geteuid() != 0, reason="others run QEMU as themselves")
def test_a_guest_that_may_not_run_leaves_nothing(tmp_path):
    path = tmp_path / "t.xml"
    path.write_text(Host.document(None, "t"))
    nobody = "import pwd; pwd.getpwnam = lambda name: {}[name]"
    with served("--state-dir", str(tmp_path / "state"), before=nobody) as endpoint:
        host = Host(tmp_path, tmp_path / "state", endpoint)
        said = host.virsh("create", str(path), fails=True)
        assert "there is no user 'libvirt-qemu'" in said
        assert host.virsh("list", "--all", "--name") == ""


SHOWN = (
    ("dumpxml", "g"),
    ("dumpxml", "--inactive", "g"),
    ("list", "--all"),
    ("checkpoint-list", "g", "--tree"),
    ("checkpoint-dumpxml", "g", "two"),
)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_guest_that_ended_meanwhile_has_crashed(servers, ending):
    with servers.serve(ending) as host:
        host.define(host.document("g", host.disk(host.image("a.qcow2"))))
        path = servers.folder / "t.xml"
        path.write_text(host.document("t", host.disk(host.image("t.qcow2"))))
        host.virsh("start", "g")
        host.virsh("create", str(path))
        pids = host.processes()
    assert len(pids) == 2
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    with servers.serve() as host:
        assert host.virsh("list", "--all", "--name").split() == ["g"]
        assert host.virsh("domstate", "--reason", "g") == "shut off (crashed)"
        assert (servers.folder / "a.qcow2").stat().st_uid == os.geteuid()
        assert list((servers.state / "run").iterdir()) == []
        host.virsh("start", "g")
        host.virsh("destroy", "g")


def test_definitions_stay_as_they_were_told(servers):
    with servers.serve(signal.SIGKILL) as host:
        for name in ("a", "b", "c"):
            host.define(host.document(name, host.disk(host.image(name))))
        host.virsh("undefine", "b")
        before = host.virsh("dumpxml", "c")
    with servers.serve() as host:
        assert host.virsh("list", "--all", "--name").split() == ["a", "c"]
        assert host.virsh("dumpxml", "c") == before


def test_one_server_at_a_time_has_the_state(servers):
    with servers.serve() as host:
        host.define(host.document("g", host.disk(host.image("a.qcow2"))))
        with served("--state-dir", str(servers.state)) as second:
            other = Host(servers.folder, servers.state, second)
            said = other.virsh("list", fails=True)
            assert f"is held by process {host.server.pid}" in said
            other.uri = second.uri()  # its test driver works meanwhile
            assert other.virsh("list", "--name") == "test"
        assert host.virsh("list", "--all", "--name").split() == ["g"]


def test_a_damaged_state_is_refused_with_its_name(servers):
    servers.state.mkdir()
    (servers.state / "state.db").write_bytes(b"no database")
    with servers.serve() as host:
        said = host.virsh("list", fails=True)
        assert "internal error: the state of the qemu driver: " in said
        assert str(servers.state / "state.db") in said
    assert (servers.state / "state.db").read_bytes() == b"no database"


def set_back(path) -> None:
    """Make a database one of the first version of the schema."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript("DROP TABLE writer; PRAGMA user_version = 1;")


def test_the_next_version_goes_on_with_the_guests_of_an_earlier_one(servers):
    with servers.serve() as host:
        host.define(host.document("g", host.disk(host.image("a.qcow2"))))
        host.virsh("start", "--paused", "g")
        host.virsh("checkpoint-create-as", "g", "one")
        before = host.virsh("dumpxml", "g"), host.virsh("checkpoint-dumpxml", "g", "one")
        (pid,) = host.processes()
    set_back(servers.state / "state.db")
    with servers.serve() as host:
        after = host.virsh("dumpxml", "g"), host.virsh("checkpoint-dumpxml", "g", "one")
        assert after == before
        assert host.processes() == [pid]
        host.virsh("checkpoint-create-as", "g", "two")
        host.virsh("destroy", "g")


def test_a_recorded_state_of_the_first_version(servers):
    servers.state.mkdir()
    recorded = Path(__file__).with_name("state_1.sql").read_text()
    with contextlib.closing(sqlite3.connect(servers.state / "state.db")) as connection:
        connection.executescript(recorded)
    with servers.serve() as host:
        assert host.virsh("domstate", "--reason", "g") == "shut off (destroyed)"
        assert host.virsh("checkpoint-list", "g", "--name", "--topological").split() == [
            "one",
            "two",
        ]
        assert "<creationTime>1795947296</creationTime>" in host.virsh(
            "checkpoint-dumpxml", "g", "two"
        )
        assert "/tmp/virtrio-v1/a.qcow2" in host.virsh("dumpxml", "g")
        host.virsh("undefine", "g", "--checkpoints-metadata")


def begin_backup(host) -> None:
    """Begin a pull backup of a guest that is defined and started here."""
    host.define(host.document("g", host.disk(host.image("a.qcow2"))))
    host.virsh("start", "--paused", "g")
    host.write("g", 0, 0, 65536, 7)
    place = host.folder / "nbd"
    place.mkdir()
    place.chmod(0o777)  # QEMU is another user
    document = host.folder / "backup.xml"
    document.write_text(
        f"<domainbackup mode='pull'><server transport='unix' socket='{place}/sock'/><disks>"
        f"<disk name='vda' type='file'><scratch file='{host.folder}/scratch'/></disk></disks>"
        "</domainbackup>"
    )
    host.virsh("backup-begin", "g", str(document))


@pytest.mark.peer("nbdinfo")
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_backup_goes_on(servers, ending):
    url = f"nbd+unix:///vda?socket={servers.folder}/nbd/sock"
    with servers.serve(ending) as host:
        begin_backup(host)
        before = host.virsh("backup-dumpxml", "g")
    with servers.serve() as host:
        assert host.virsh("backup-dumpxml", "g") == before
        assert "Job type:         Unbounded" in host.virsh("domjobinfo", "g")
        host.write("g", 0, 0, 65536, 9)
        read = servers.folder / "read"
        subprocess.run(["nbdcopy", url, str(read)], check=True)
        assert read.read_bytes()[:65536] == bytes([7]) * 65536
        host.virsh("domjobabort", "g")
        host.wait(lambda: "None" in host.virsh("domjobinfo", "g"))
        assert not (servers.folder / "scratch").exists()
        said = host.virsh("qemu-monitor-command", "g", "--hmp", "info block -n")
        assert "scratch" not in said
        host.virsh("destroy", "g")


def test_a_backup_whose_guest_ended_meanwhile_leaves_no_scratch_image(servers):
    with servers.serve(signal.SIGKILL) as host:
        begin_backup(host)
    (pid,) = qemus(servers.state)
    os.kill(pid, signal.SIGKILL)
    assert (servers.folder / "scratch").exists()
    with servers.serve() as host:
        assert host.virsh("domstate", "g") == "shut off"
        host.wait(lambda: not (servers.folder / "scratch").exists())
        host.wait(lambda: "Cancelled" in host.virsh("domjobinfo", "--completed", "g"))


def bitmaps(host) -> set[str]:
    """Return the bitmaps that QEMU has of the guest's disk."""
    said = host.virsh("qemu-monitor-command", "g", '{"execute": "query-named-block-nodes"}')
    nodes = json.loads(said)["return"]
    (node,) = [node for node in nodes if node["node-name"] == "libvirt-1-format"]
    return {bitmap["name"] for bitmap in node.get("dirty-bitmaps", ())}


RUNS = int(os.environ.get("VIRTRIO_KILLS", "5"))


def test_a_server_killed_at_any_time_loses_no_checkpoint_and_leaves_no_bitmap(servers):
    chance = random.Random(int(os.environ.get("VIRTRIO_SEED", "1")))
    told: set[str] = set()
    with servers.serve() as host:
        host.define(host.document("g", host.disk(host.image("a.qcow2"))))
        host.virsh("start", "--paused", "g")
    for number in range(RUNS):
        with servers.serve(signal.SIGKILL) as host:
            have_what_was_told(host, told)
            names = [f"c{number}-{each}" for each in range(300)]
            script = "".join(f"checkpoint-create-as g {name}\n" for name in names)
            with subprocess.Popen(
                ["virsh", "--quiet", "--connect", host.uri],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            ) as virsh:
                virsh.stdin.write(script)
                virsh.stdin.flush()
                said = "".join(virsh.stdout.readline() for _ in range(chance.randrange(1, 40)))
                time.sleep(chance.random() / 100)
                host.server.process.send_signal(signal.SIGKILL)
                virsh.stdin.close()
                said += virsh.stdout.read()
                virsh.wait()
            told |= set(re.findall(r"checkpoint (c\S+) created", said))
    with servers.serve() as host:
        have_what_was_told(host, told)
        host.virsh("destroy", "g")


def have_what_was_told(host, told):
    listed = set(host.virsh("checkpoint-list", "g", "--name").split())
    assert listed == bitmaps(host)
    assert told <= listed


DIES = """
import os, signal
from virtrio.server.drivers.qemu.moments.checkpoints import GuestCheckpoints

async def die(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)

GuestCheckpoints.keep_checkpoint = die
"""


@pytest.mark.parametrize("what", ["checkpoint", "backup"])
@pytest.mark.parametrize("ends", [False, True], ids=["guest goes on", "guest ends"])
def test_a_server_killed_between_qemus_bitmap_and_its_own_record(servers, what, ends):
    with servers.serve() as host:
        host.define(host.document("g", host.disk(host.image("a.qcow2"))))
        host.virsh("start", "--paused", "g")
    with served("--state-dir", str(servers.state), before=DIES, expect_clean=False) as endpoint:
        host = Host(servers.folder, servers.state, endpoint)
        if what == "checkpoint":
            host.virsh("checkpoint-create-as", "g", "one", fails=True)
        else:
            place = servers.folder / "nbd"
            place.mkdir()
            place.chmod(0o777)
            backup, checkpoint = servers.folder / "b.xml", servers.folder / "c.xml"
            backup.write_text(
                f"<domainbackup mode='pull'><server transport='unix' socket='{place}/sock'/>"
                f"<disks><disk name='vda' type='file'><scratch file='{servers.folder}/scratch'/>"
                "</disk></disks></domainbackup>"
            )
            checkpoint.write_text("<domaincheckpoint><name>one</name></domaincheckpoint>")
            host.virsh("backup-begin", "g", str(backup), str(checkpoint), fails=True)
            assert (servers.folder / "scratch").exists()
    if ends:
        (pid,) = qemus(servers.state)
        os.kill(pid, signal.SIGTERM)  # it keeps its bitmaps in the image
        host.wait(lambda: qemus(servers.state) == [])
    with servers.serve() as host:
        if ends:
            host.virsh("start", "--paused", "g")
        assert host.virsh("checkpoint-list", "g", "--name") == ""
        assert bitmaps(host) == set()
        host.wait(lambda: not (servers.folder / "scratch").exists())
        host.wait(lambda: "None" in host.virsh("domjobinfo", "g"))
        host.virsh("checkpoint-create-as", "g", "one")
        host.virsh("destroy", "g")


def test_what_was_plugged_in_is_found_again(servers, tmp_path):
    """Disks with layers on NBD, media, interfaces: with their nodes, and no others."""
    nbd = servers.folder / "nbd.sock"
    raw = servers.folder / "far.raw"
    raw.write_bytes(bytes(1 << 20))
    raw.chmod(0o666)
    far = subprocess.Popen(
        ["qemu-nbd", "-t", "-e", "4", "-f", "raw", "-x", "e", "-k", str(nbd), str(raw)]
    )
    try:
        with servers.serve(signal.SIGKILL) as host:
            host.wait(nbd.exists)
            nbd.chmod(0o666)
            above = f"nbd+unix:///e?socket={nbd}"
            host.image("near.qcow2", "1M", "qcow2", "-u", "-b", above, "-F", "raw")
            (host.folder / "cd.iso").write_bytes(bytes(65536))
            drive = "<disk type='file' device='cdrom'><target dev='hda' bus='ide'/></disk>"
            document = host.document("g", host.disk(host.image("a.qcow2")), more=drive)
            acpi = "<features><acpi/></features><devices>"  # without which PCI is not hotplugged
            host.define(document.replace("<devices>", acpi))
            host.virsh("start", "--paused", "g")
            usb = ("--targetbus", "usb", "--subdriver", "qcow2", "--sourcetype", "file")
            host.virsh("attach-disk", "g", f"{host.folder}/near.qcow2", "sda", *usb)
            host.virsh("change-media", "g", "hda", f"{host.folder}/cd.iso", "--insert", "--live")
            device = host.folder / "net.xml"
            device.write_text(
                "<interface type='user'><mac address='52:54:00:00:00:07'/><model type='virtio'/>"
                "</interface>"
            )
            host.virsh("attach-device", "g", str(device))
            before = host.virsh("dumpxml", "g"), host.nodes("g")
            assert "protocol='nbd'" in before[0]
        with servers.serve() as host:
            assert (host.virsh("dumpxml", "g"), host.nodes("g")) == before
            host.virsh("detach-disk", "g", "sda")
            host.virsh("change-media", "g", "hda", "--eject", "--live")
            assert host.nodes("g") == ["libvirt-2-format", "libvirt-2-storage"]
            host.virsh("attach-disk", "g", f"{host.folder}/near.qcow2", "sda", *usb)
            assert "index='9'" in host.virsh("dumpxml", "g")
            host.virsh("destroy", "g")
            owners = {path.stat().st_uid for path in host.folder.iterdir() if path.is_file()}
            assert owners == {os.geteuid()}
    finally:
        far.kill()
        far.wait()


def test_a_process_of_which_no_record_was_kept(folder):
    """What a killed server had just started is ended, and its files go back."""
    servers = Servers(folder)
    stray = None
    try:
        with servers.serve(ending=signal.SIGKILL) as host:
            host.define(host.document("g", host.disk(host.image("a.qcow2"))))
            host.virsh("start", "--paused", "g")
            known = host.processes()
        left = servers.state / "run" / "domain-77-x"
        left.mkdir()
        given = servers.folder / "given"
        given.touch()
        owners = [[str(path), 4321, 4322] for path in (given, servers.folder / "a.qcow2")]
        (left / "owners").write_text(json.dumps(owners))
        before = (servers.folder / "a.qcow2").stat().st_uid
        stray = subprocess.Popen(["sleep", "1000"], env={"HOME": str(left)})
        with servers.serve() as host:
            assert host.virsh("domstate", "g") == "paused"
            assert stray.wait(30) == -signal.SIGKILL
            assert host.processes() == known
            assert not left.exists()
            if os.geteuid() == 0:
                assert (given.stat().st_uid, given.stat().st_gid) == (4321, 4322)
            assert (servers.folder / "a.qcow2").stat().st_uid == before  # in use
            host.virsh("destroy", "g")
    finally:
        if stray is not None:
            stray.kill()
        for pid in qemus(servers.state):
            os.kill(pid, signal.SIGKILL)


def test_checkpoints_of_a_transient_guest_end_with_it(servers):
    """Their bitmaps stay in the image, as libvirtd leaves them; the records go."""
    with servers.serve(signal.SIGKILL) as host:
        document = host.document("t", host.disk(host.image("t.qcow2")))
        path = servers.folder / "t.xml"
        path.write_text(document)
        host.virsh("create", str(path), "--paused")
        for name in ("one", "two"):
            host.virsh("checkpoint-create-as", "t", name)
        refusal = host.virsh("undefine", "t", "--checkpoints-metadata", fails=True)
        assert "cannot undefine transient domain" in refusal
    with servers.serve() as host:  # they are there as long as the guest
        assert host.virsh("checkpoint-list", "t", "--name").split() == ["one", "two"]
        host.virsh("destroy", "t")
        assert host.virsh("list", "--all", "--name") == ""
        assert in_image(servers.folder / "t.qcow2") == {"one", "two"}
        host.define(document)
        assert host.virsh("checkpoint-list", "t", "--name") == ""
        host.virsh("start", "--paused", "t")
        taken = host.virsh("checkpoint-create-as", "t", "one", fails=True)
        command = "internal error: unable to execute QEMU command 'transaction'"
        assert f"{command}: Bitmap already exists: one" in taken
        host.virsh("checkpoint-create-as", "t", "three")
        assert host.virsh("checkpoint-list", "t", "--name").split() == ["three"]
        host.virsh("destroy", "t")
        assert in_image(servers.folder / "t.qcow2") == {"one", "two", "three"}
        host.virsh("undefine", "t", "--checkpoints-metadata")
        host.virsh("create", str(path), "--paused")
        assert host.virsh("checkpoint-list", "t", "--name") == ""
        host.virsh("destroy", "t")
    with servers.serve() as host:
        host.define(document)
        assert host.virsh("checkpoint-list", "t", "--name") == ""


def in_image(path) -> set[str]:
    """Return the bitmaps that an image says it has."""
    said = subprocess.run(
        ["qemu-img", "info", "--output=json", str(path)], stdout=subprocess.PIPE, check=True
    )
    specific = json.loads(said.stdout)["format-specific"]["data"]
    return {bitmap["name"] for bitmap in specific.get("bitmaps", ())}
