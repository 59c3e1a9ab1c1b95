"""Domains that move between a libvirtd and a server of ours, with their checkpoints."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.peers import virtrio_command
from tests.peers.processes import short_directory
from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import Host, qemus

pytestmark = [
    pytest.mark.peer("libvirtd", "qemu", "qemu-img", "virsh"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]


@pytest.fixture
def folder():
    made = short_directory("virtrio-move-")
    yield made
    shutil.rmtree(made)


@pytest.fixture
def host(folder):
    with served("--state-dir", str(folder / "state")) as endpoint:
        found = Host(folder, folder / "state", endpoint)
        yield found
        for name in found.virsh("list", "--name").split():
            found.virsh("destroy", name)
    assert qemus(folder / "state") == []


class Theirs(Host):
    """A libvirtd, spoken to by virsh as our server is."""

    def __init__(self, folder: Path, endpoint) -> None:
        super().__init__(folder, folder, endpoint)
        self.uri = endpoint.uri(driver="qemu")


@pytest.fixture
def theirs(folder, libvirtd):
    found = Theirs(folder, libvirtd)
    yield found
    for name in found.virsh("list", "--name").split():
        found.virsh("destroy", name)
    for name in found.virsh("list", "--all", "--name").split():
        found.virsh("undefine", name, "--checkpoints-metadata", "--managed-save")


def command(host, *words, status=0):
    """Run a command of virtrio; return what it prints."""
    done = subprocess.run(
        virtrio_command("--connect", host.uri, *words), capture_output=True, text=True, timeout=120
    )
    assert done.returncode == status, done.stdout + done.stderr
    return (done.stdout if status == 0 else done.stdout + done.stderr).strip("\n")


def checkpointed(host, name, *checkpoints):
    """Define a guest, and make checkpoints of it one after the other."""
    host.define(host.document(name, host.disk(host.image(f"{name}.qcow2"))))
    host.virsh("start", "--paused", name)
    for checkpoint in checkpoints:
        host.virsh("checkpoint-create-as", name, checkpoint)
    host.virsh("destroy", name)


def shown(host, name, *checkpoints):
    """Return the definition of a guest, its tree, and its checkpoints."""
    found = [host.virsh("dumpxml", name), host.virsh("checkpoint-list", name, "--tree")]
    return found + [host.virsh("checkpoint-dumpxml", name, each) for each in checkpoints]


def backs_up_from(host, name, checkpoint):
    """Begin an incremental backup of a guest, which asks for all bitmaps since."""
    host.virsh("start", "--paused", name)
    socket = host.folder / "nbd"
    document = host.folder / "backup.xml"
    document.write_text(
        f"<domainbackup mode='pull'><incremental>{checkpoint}</incremental>"
        f"<server transport='unix' socket='{socket}'/></domainbackup>"
    )
    host.virsh("backup-begin", name, str(document))
    host.virsh("domjobabort", name)
    host.virsh("destroy", name)


def test_there_and_back(theirs, host):
    host.folder.chmod(0o777)
    names = ("zulu", "alfa", "mike")  # parents are not before children by name
    checkpointed(theirs, "web", *names)
    before = shown(theirs, "web", *names)
    said = command(host, "qemu-import", "--from", theirs.uri, "--domain", "web")
    assert said.startswith("Domain 'web' imported with 3 checkpoints")
    assert shown(host, "web", *names) == before
    backs_up_from(host, "web", "zulu")
    host.virsh("start", "--paused", "web")
    host.virsh("checkpoint-create-as", "web", "ours")
    host.virsh("destroy", "web")
    theirs.virsh("undefine", "web", "--checkpoints-metadata")
    assert command(host, "qemu-export", theirs.uri) == "Domain 'web' exported with 4 checkpoints"
    assert shown(theirs, "web", *names)[2:] == before[2:]
    backs_up_from(theirs, "web", "alfa")
    backs_up_from(theirs, "web", "ours")


def test_guests_that_run_are_refused_and_others_are_not(theirs, host):
    host.folder.chmod(0o777)
    for name in ("one", "two"):
        theirs.define(theirs.document(name, theirs.disk(theirs.image(f"{name}.qcow2"))))
    theirs.virsh("start", "--paused", "one")
    said = command(host, "qemu-import", "--from", theirs.uri, status=1)
    assert "Domain 'two' imported" in said
    assert (
        "error: Domain 'one' not imported\n"
        f"error: it is running at {theirs.uri}: shut it down there first\n"
        "error: 1 of 2 domains were not imported" in said
    )
    assert host.virsh("list", "--all", "--name").split() == ["two"]
    # the guest's image is locked by QEMU, for whoever defines the domain all the same
    document = theirs.virsh("dumpxml", "--inactive", "one")
    host.define(document)
    error = host.virsh("start", "one", fails=True)
    assert 'Failed to get "write" lock' in error
    assert f"Is another process using the image [{host.folder}/one.qcow2]?" in error
    host.virsh("start", "--paused", "two")
    said = command(host, "qemu-export", theirs.uri, "--domain", "two", status=1)
    assert "error: it is running at" in said
    theirs.virsh("destroy", "one")
    host.virsh("start", "--paused", "one")
    said = command(host, "qemu-import", "--from", theirs.uri, "--domain", "one", status=1)
    assert "error: it is running where it is to be defined: shut it down there first" in said


HEADER = """\
<!--
WARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE
OVERWRITTEN AND LOST. Changes to this xml configuration should be made using:
  virsh edit
or other application using the libvirt API.
-->

"""


def test_from_a_folder(theirs, host):
    """A folder as /etc/libvirt/qemu, and beside it one as /var/lib/libvirt/qemu."""
    host.folder.chmod(0o777)
    names = ("zulu", "alfa", "mike")
    checkpointed(theirs, "web", *names)
    theirs.define(theirs.document("idle", more="<serial type='pty'/>"))
    etc, lib = host.folder / "etc", host.folder / "lib"
    for place in (etc / "autostart", etc / "networks", lib / "checkpoint/web", lib / "save"):
        place.mkdir(parents=True)
    for name in ("web", "idle"):
        (etc / f"{name}.xml").write_text(HEADER + theirs.virsh("dumpxml", "--inactive", name))
    (etc / "autostart/idle.xml").symlink_to(etc / "idle.xml")
    (lib / "save/web.save").touch()
    for name in names:
        path = lib / f"checkpoint/web/{name}.xml"
        path.write_text(HEADER + theirs.virsh("checkpoint-dumpxml", "web", name))
    before = shown(theirs, "web", *names)
    said = command(host, "qemu-import", "--from-dir", str(etc), "--lib-dir", str(lib))
    assert "Domain 'web' imported with 3 checkpoints" in said
    assert f"its managed save image {lib}/save/web.save stays there" in said
    assert "Domain 'idle' imported\n" in said
    assert shown(host, "web", *names) == before
    backs_up_from(host, "web", "zulu")


def test_folders_that_are_no_such_thing(host):
    folder = host.folder / "etc"
    folder.mkdir()
    assert command(host, "qemu-import", "--from-dir", str(folder)) == "There are no domains"
    (folder / "bad.xml").write_text("<domain><name>bad</name>")
    (folder / "other.xml").write_text("<network/>")
    firmware = "<loader readonly='yes' type='pflash'>/none/CODE.fd</loader><nvram>/none/VARS.fd"
    acpi = "<features><acpi/></features>"
    good = host.document("good", machine="q35").replace("</os>", f"{firmware}</nvram></os>{acpi}")
    (folder / "good.xml").write_text(good)
    said = command(host, "qemu-import", "--from-dir", str(folder), status=1)
    assert "Domain 'good' imported\n  its NVRAM file /none/VARS.fd is used where it is" in said
    assert "error: Domain 'bad' not imported" in said
    assert f"error: {folder}/other.xml: <domain> was expected, not <network>" in said
    assert "error: 2 of 3 domains were not imported" in said
    for words, text in (
        (("--from-dir", "/nonexistent"), "error: '/nonexistent' is no folder"),
        (("--from-dir", str(folder), "--domain", "zz"), "error: there is no definition"),
        (("--from", "test:///x"), "error: failed to connect to 'test:///x'"),
        ((), "error: --from or --from-dir is required"),
    ):
        assert text in command(host, "qemu-import", *words, status=1)
    circle = folder / "checkpoint/good"
    circle.mkdir(parents=True)
    for name, parent in (("a", "b"), ("b", "a")):
        (circle / f"{name}.xml").write_text(
            f"<domaincheckpoint><name>{name}</name><parent><name>{parent}</name></parent>"
            "</domaincheckpoint>"
        )
    words = ("--from-dir", str(folder), "--domain", "good")
    said = command(host, "qemu-import", *words, status=1)
    assert f"the checkpoints in {circle} are not a tree: a, b" in said
