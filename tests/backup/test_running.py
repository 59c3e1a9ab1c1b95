"""Backups into a folder, on libvirtd and on our server: what becomes of each disk."""

import json
import os
import shutil
import socket
import subprocess
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import trio

from tests.backup.guests import CLUSTER, CONFIG, SIZE, Command, Guest, content, wait
from virtrio import LibvirtError
from virtrio.backup import checkpoints, copying, hooks, images, job, recovery, running, xml
from virtrio.backup.bases import _replaced
from virtrio.backup.disks import Disk
from virtrio.backup.disks import Guest as Facts
from virtrio.backup.errors import BackupError, TargetError
from virtrio.backup.listing import contents
from virtrio.backup.making import Making, Source
from virtrio.backup.options import Options
from virtrio.backup.places import Ways
from virtrio.backup.progress import Chosen, Note
from virtrio.backup.pruning import PruneFailed
from virtrio.backup.reading import SourceError
from virtrio.backup.running import run
from virtrio.backup.target.documents import DiskFile, Intent, Manifest
from virtrio.backup.target.folder import Target, Use
from virtrio.backup.target.names import checkpoint_name
from virtrio.backup.verifying import verify
from virtrio.client.blocking.performing import perform
from virtrio.client.scripts.steps import Stop, pause
from virtrio.client.trio.performing import perform as perform_trio
from virtrio.enums import DomainCheckpointDeleteFlags, DomainUndefineFlagsValues

pytestmark = [pytest.mark.peer("qemu", "qemu-img", "virsh"), pytest.mark.takes_turns("server")]

METADATA_ONLY = DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY
NVRAM = DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_NVRAM
METADATA = DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA
MODES = ["pull", "push"]
# What does not depend on the server is tried on one of them.
OURS = pytest.mark.parametrize("server", ["ours"], indirect=True)


class Run:
    """A run, and what it told."""

    def __init__(self, guest, target, world="blocking", **options) -> None:
        self.events = []
        options.setdefault("ways", Ways(socket_dir=str(guest.host.images)))
        script = run(guest.dom, target, Options(**options), self.events.append)
        self.point = perform(script)

    def how(self):
        return {each.disk: each.how for each in self.events if isinstance(each, Chosen)}

    def reasons(self):
        return {each.disk: each.reason for each in self.events if isinstance(each, Chosen)}

    def notes(self):
        return [each.text for each in self.events if isinstance(each, Note)]


def restored(point):
    """Return what qemu-img alone reads in a point."""
    return {file.name: content(point.path / file.file) for file in point.manifest.disks}


def add_disk(guest, name, element):
    """Give a guest an empty disk more, in its next run."""
    guest.dom.destroy()
    guest.dom.attach_device_flags(element, CONFIG)
    guest.disks[name] = bytearray(SIZE)
    guest.start()


def leaves_nothing(guest, target, names=()):
    """Assert that no job runs, and that only these checkpoints are there."""
    assert not guest.has_job()
    assert guest.checkpoints() == set(names)
    assert not [name for name in os.listdir(guest.host.images) if "virtrio-" in name]
    if target.exists():
        assert not [name for name in os.listdir(target) if "partial" in name or "running" in name]


@pytest.mark.parametrize("mode", MODES)
def test_a_chain(guest, target, mode):
    runs = []
    for number in range(1, 4):
        guest.change()
        now = guest.now()
        made = Run(guest, target, mode=mode)
        guest.change(1)  # what comes later is in the next one
        kind = "full" if number == 1 else "incremental"
        assert made.how() == {"vda": kind, "vdb": kind}
        assert restored(made.point) == now
        runs.append((made.point, now))
    for point, now in runs:
        assert restored(point) == now
    last = runs[-1][0].manifest
    assert [(disk.name, disk.backing) for disk in last.disks] == [("vda", 2), ("vdb", 2)]
    assert last.base == runs[1][0].manifest.checkpoint
    assert last.domain_xml.startswith("<domain")
    leaves_nothing(guest, target, [point.manifest.checkpoint for point, _ in runs])
    assert {path.stat().st_uid for path in target.rglob("*")} == {os.geteuid()}
    images = target.glob("*/vda.qcow2")
    assert {image.stat().st_mode & 0o777 for image in images} == {0o600}


@OURS
def test_both_worlds(guest, target):
    guest.change()
    Run(guest, target)
    guest.change()
    now = guest.now()

    async def main():
        from virtrio import connect

        async with connect(guest.host.uri) as conn:
            dom = await conn.lookup_by_name("g")
            return await perform_trio(run(dom, target, Options()))

    point = trio.run(main)
    assert restored(point) == now
    assert {disk.kind for disk in point.manifest.disks} == {"incremental"}


@OURS
@pytest.mark.parametrize("mode", MODES)
def test_compressed_images(guest, target, mode):
    for _ in range(2):
        guest.change(6)
        now = guest.now()
        made = Run(guest, target, mode=mode, compress=True)
        assert restored(made.point) == now
    assert {disk.kind for disk in made.point.manifest.disks} == {"incremental"}
    said = subprocess.run(
        ["qemu-img", "check", "--output=json", made.point.path / "vda.qcow2"],
        capture_output=True,
        check=True,
    ).stdout
    assert json.loads(said)["compressed-clusters"] > 0


@OURS
@pytest.mark.parametrize("mode", MODES)
def test_raw_disks_are_copied_whole(host, target, mode):
    guest = Guest(host)
    (host.images / "vdb.raw").write_bytes(bytes(SIZE))
    add_disk(guest, "vdb", guest.disk_element("vdb").replace("qcow2", "raw"))
    for how in ("full", "incremental"):
        guest.change()
        now = guest.now()
        made = Run(guest, target, mode=mode)
        assert made.how() == {"vda": how, "vdb": "full"}
        assert made.reasons()["vdb"] == "its image is raw, which keeps no bitmaps"
        assert restored(made.point) == now


@OURS
def test_old_images_are_copied_whole(host, target):
    """qcow2 of version 2 has no place for bitmaps."""
    guest = Guest(host)
    image = host.images / "vdb.qcow2"
    words = ["qemu-img", "create", "-q", "-f", "qcow2", "-o", "compat=0.10", image, str(SIZE)]
    subprocess.run(words, check=True)
    add_disk(guest, "vdb", guest.disk_element("vdb"))
    for how in ("full", "incremental"):
        guest.change()
        now = guest.now()
        made = Run(guest, target)
        assert made.how() == {"vda": how, "vdb": "full"}
        assert made.reasons()["vdb"].startswith("its image is qcow2 of version 2")
        assert restored(made.point) == now


@OURS
def test_some_disks(guest, target):
    """A disk that was left out has what has changed since its own newest point."""
    Run(guest, target)
    guest.change()
    Run(guest, target, disks=["vda"])
    guest.change()
    now = guest.now()
    made = Run(guest, target)
    assert made.how() == {"vda": "incremental", "vdb": "incremental"}
    assert [disk.backing for disk in made.point.manifest.disks] == [2, 1]
    assert restored(made.point) == now


@OURS
def test_a_point_by_its_name(guest, target):
    Run(guest, target)
    guest.change()
    Run(guest, target)
    guest.change(1)
    now = guest.now()
    made = Run(guest, target, incremental="1")
    assert {each.base for each in made.events if isinstance(each, Chosen)} == {1}
    # more than what changed since the newest point, and right over it
    assert [disk.backing for disk in made.point.manifest.disks] == [2, 2]
    assert restored(made.point) == now
    made = Run(guest, target, incremental=made.point.manifest.checkpoint)
    assert restored(made.point) == now
    with pytest.raises(BackupError, match="no point or checkpoint 'monday' in the target"):
        Run(guest, target, incremental="monday")
    made = Run(guest, target, incremental="none")
    assert made.how() == {"vda": "full", "vdb": "full"}
    assert restored(made.point) == now


def test_a_disk_more(guest, target):
    Run(guest, target)
    subprocess.run(
        ["qemu-img", "create", "-q", "-f", "qcow2", guest.host.images / "vdc.qcow2", str(SIZE)],
        check=True,
    )
    add_disk(guest, "vdc", guest.disk_element("vdc"))
    guest.change()
    now = guest.now()
    made = Run(guest, target)
    assert made.how() == {"vda": "incremental", "vdb": "incremental", "vdc": "full"}
    assert made.reasons()["vdc"] == "it is not in the target yet"
    assert restored(made.point) == now


@OURS
def test_a_disk_that_grew(guest, target):
    Run(guest, target)
    guest.dom.block_resize("vdb", 2 * SIZE, 1)
    guest.disks["vdb"] += bytes(SIZE)
    guest.write("vdb", SIZE + CLUSTER, 100, 7)
    now = guest.now()
    made = Run(guest, target)
    assert made.how() == {"vda": "incremental", "vdb": "incremental"}
    assert restored(made.point) == now


@pytest.mark.skipif(
    not os.path.exists("/usr/share/OVMF/OVMF_CODE_4M.fd"), reason="needs Debian's package ovmf"
)
def test_variables_of_uefi(guest, target):
    guest.dom.destroy()
    document = guest.document.replace("<os>", "<features><acpi/></features><os firmware='efi'>")
    guest.dom.undefine()
    guest.host.conn.define_xml(document.replace("machine='pc'", "machine='q35'"))
    guest.start()
    made = Run(guest, target)
    if guest.host.kind == "libvirtd":  # its folders are its own, in a namespace
        (note,) = made.notes()
        assert note.startswith("UEFI variables are not in the backup: /var/lib/libvirt/")
    else:
        (other,) = made.point.manifest.others
        assert (other.kind, other.file) == ("nvram", "nvram.fd")
        assert (made.point.path / other.file).read_bytes() == Path(other.source).read_bytes()
    guest.dom.destroy()
    guest.dom.undefine_flags(NVRAM | METADATA)


# -- what cannot be trusted ------------------------------------------------------------


def test_a_guest_that_was_killed(guest, target):
    """Its bitmaps are inconsistent: copied whole once, and the checkpoints go."""
    first = Run(guest, target)
    guest.dom.destroy()  # bitmaps are in the image
    guest.start()
    guest.change()
    guest.kill()
    guest.read_again()
    guest.start()
    now = guest.now()
    made = Run(guest, target)
    name = first.point.manifest.checkpoint
    assert made.how() == {"vda": "full", "vdb": "full"}
    assert made.reasons()["vda"] == f"checkpoint '{name}' has no sound bitmap for it"
    assert made.notes() == [f"checkpoint '{name}' was deleted: it is broken"]
    assert restored(made.point) == now
    guest.change()
    now = guest.now()
    again = Run(guest, target)
    assert again.how() == {"vda": "incremental", "vdb": "incremental"}
    assert restored(again.point) == now
    leaves_nothing(guest, target, [each.point.manifest.checkpoint for each in (made, again)])


@OURS
def test_a_disk_that_is_away_keeps_its_checkpoint(guest, target):
    name = Run(guest, target, disks=["vdb"]).point.manifest.checkpoint
    guest.write("vdb", 0, 65536, 1)
    guest.dom.destroy()
    guest.dom.detach_device_flags(guest.disk_element("vdb"), CONFIG)
    guest.start()
    made = Run(guest, target, incremental="none")
    assert (made.how(), made.notes()) == ({"vda": "full"}, [])
    assert guest.dom.checkpoint_lookup_by_name(name)
    guest.dom.destroy()
    guest.dom.attach_device_flags(guest.disk_element("vdb"), CONFIG)
    guest.start()
    made = Run(guest, target)
    assert made.how() == {"vda": "incremental", "vdb": "incremental"}
    assert restored(made.point) == guest.now()


def test_a_checkpoint_that_is_gone(guest, target):
    name = Run(guest, target).point.manifest.checkpoint
    guest.dom.checkpoint_lookup_by_name(name).delete(0)
    guest.change()
    now = guest.now()
    made = Run(guest, target)
    assert made.reasons() == dict.fromkeys(now, f"checkpoint '{name}' is gone")
    assert restored(made.point) == now


def test_records_that_are_lost_come_back_from_the_target(guest, target):
    """The next backup is incremental, where a guess of the doctor's gives a full."""
    names = []
    for number in range(3):
        guest.change(number)
        names.append(Run(guest, target).point.manifest.checkpoint)
    for each in guest.checkpoints():
        guest.dom.checkpoint_lookup_by_name(each).delete(METADATA_ONLY)
    command = Command(guest.host)
    said = "".join(f"Checkpoint {name} imported\n" for name in names)
    assert command("checkpoint-import", "g", target) == f"{said}\n"
    assert "3 checkpoints, all sound" in command("checkpoint-check", "g", "--no-monitor")
    guest.change()
    now = guest.now()
    made = Run(guest, target)
    assert set(made.how().values()) == {"incremental"}
    assert restored(made.point) == now


def test_a_bitmap_that_one_disk_lost(guest, target):
    made = Run(guest, target)
    name = made.point.manifest.checkpoint
    perform(checkpoints.purge(guest.dom, name, ["vdb"]))
    perform(_redefine(guest, made.point))
    guest.change()
    now = guest.now()
    made = Run(guest, target)
    assert made.how() == {"vda": "incremental", "vdb": "full"}
    assert restored(made.point) == now


def _redefine(guest, point):
    yield guest.dom.checkpoint_create_xml, point.manifest.checkpoint_xml, 1


def test_another_checkpoint_of_that_name(guest, target):
    """Its bitmap began to record later than the point, and is not taken for it."""
    name = Run(guest, target).point.manifest.checkpoint
    guest.change()
    guest.dom.checkpoint_lookup_by_name(name).delete(0)
    text = f"<domaincheckpoint><name>{name}</name></domaincheckpoint>"
    other = guest.dom.checkpoint_create_xml(text, 0)
    created = other.get_xml_desc(0).partition("<creationTime>")[2].partition("<")[0]
    text = other.get_xml_desc(0).replace(created, str(int(created) + 5))
    guest.dom.checkpoint_create_xml(text, 1)
    now = guest.now()
    made = Run(guest, target)
    assert made.reasons()["vda"] == f"checkpoint '{name}' is another one of that name"
    assert restored(made.point) == now


def test_an_image_that_was_replaced_by_an_older_copy(guest, target):
    """The copy has the bitmap of an older point only, which proves nothing."""
    Run(guest, target)
    guest.dom.destroy()
    path = guest.host.images / "vda.qcow2"
    kept = shutil.copy(path, guest.host.images / "kept")
    before = bytes(guest.disks["vda"])
    guest.start()
    guest.write("vda", 0, CLUSTER, 9)
    Run(guest, target)
    guest.dom.destroy()
    shutil.copy(kept, path)
    guest.disks["vda"][:] = before
    guest.start()
    now = guest.now()
    made = Run(guest, target)
    assert made.how() == {"vda": "full", "vdb": "incremental"}
    assert restored(made.point) == now


def test_disks_that_exchanged_their_images(guest, target):
    """Bitmaps are sound in both, each of what changed in the other disk's image."""
    guest.change()
    Run(guest, target)
    _exchange(guest)
    guest.change()
    now = guest.now()
    made = Run(guest, target)
    assert made.reasons() == {
        "vda": "its image was that of vdb in point 1",
        "vdb": "its image was that of vda in point 1",
    }
    assert restored(made.point) == now
    guest.change()
    made = Run(guest, target)
    assert made.how() == dict.fromkeys(guest.disks, "incremental")
    assert restored(made.point) == guest.now()


def _exchange(guest):
    """Have each of two disks have the other's image."""
    guest.dom.destroy()
    document = guest.document.replace("/vda.qcow2", "/?")
    document = document.replace("/vdb.qcow2", "/vda.qcow2").replace("/?", "/vdb.qcow2")
    guest.host.conn.define_xml(document)
    guest.start()
    disks = guest.disks
    disks["vda"], disks["vdb"] = disks["vdb"], disks["vda"]


def test_layers_that_were_exchanged():
    """The server tells of layers below; a disk is known by any that it had."""
    newest = _manifest(vda="/images/a", vdb="/images/b")
    chain = ("/images/b.1", "/images/b", "/images/base")
    disk = Disk("vda", "file", "qcow2", "/images/b.2", below=chain)
    assert _replaced(disk, newest, [newest]) == "its image was that of vdb in point 1"
    disk = Disk("vda", "file", "qcow2", "/images/a.1", below=("/images/a", "/images/base"))
    assert _replaced(disk, newest, [newest]) is None


ANOTHER = "it has another image than in point 1, whose bitmaps may lack changes"


@pytest.mark.parametrize(
    ("inode", "reason"),
    [
        (None, ANOTHER),
        ("9.0", ANOTHER),
        ("1.0", None),
        ("2.0", "its image was that of vdb in point 1"),
    ],
)
def test_images_under_new_names(inode, reason):
    """A file that was moved is known by its inode, if it is seen."""
    newest = _manifest({"vda": "1.0", "vdb": "2.0"}, vda="/images/a", vdb="/images/b")
    disk = Disk("vda", "file", "qcow2", "/moved/a", inodes=(inode,))
    assert _replaced(disk, newest, [newest]) == reason


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        ("1.0", "9.0", ANOTHER),
        ("1.0", "1.0", None),
        ("1.0", None, None),
        (None, "1.0", None),
    ],
)
def test_another_image_under_the_old_name(before, now, reason):
    newest = _manifest({"vda": before}, vda="/images/a")
    disk = Disk("vda", "file", "qcow2", "/images/a", inodes=(now,))
    assert _replaced(disk, newest, [newest]) == reason


def test_an_image_that_was_another_disks_at_an_older_point():
    old = _manifest(vda="/images/a", vdb="/images/b")
    newest = replace(_manifest(vda="/moved/a"), number=2)
    disk = Disk("vdb", "file", "qcow2", "/moved/a")
    reason = "its image was that of vda in point 2"
    assert _replaced(disk, old, [old, newest]) == reason


def test_files_that_exchanged_their_names(guest, target):
    """Also where their ends are alike, which a pull compares."""
    for disk in guest.disks:
        guest.write(disk, SIZE - CLUSTER, CLUSTER, 5)
    guest.change(discards=False)
    Run(guest, target, mode="push")
    guest.dom.destroy()
    wait(guest.is_off)
    one, other = (guest.host.images / f"{disk}.qcow2" for disk in guest.disks)
    one.rename(one.with_name("between"))
    other.rename(one)
    one.with_name("between").rename(other)
    disks = guest.disks
    disks["vda"], disks["vdb"] = disks["vdb"], disks["vda"]
    guest.start()
    made = Run(guest, target, mode="push")
    assert made.reasons() == {
        "vda": "its image was that of vdb in point 1",
        "vdb": "its image was that of vda in point 1",
    }
    assert restored(made.point) == guest.now()


@pytest.mark.parametrize("mode", MODES)
def test_an_image_is_replaced_by_a_copy_of_anothers(guest, target, mode):
    for disk in guest.disks:
        guest.write(disk, SIZE - CLUSTER, CLUSTER, 5)
    guest.write("vda", 0, CLUSTER, 8)
    guest.write("vdb", 0, CLUSTER, 9)
    Run(guest, target, mode=mode)
    guest.dom.destroy()
    wait(guest.is_off)
    images = guest.host.images
    shutil.copy(images / "vda.qcow2", images / "new.qcow2")
    (images / "new.qcow2").chmod(0o666)
    guest.host.conn.define_xml(guest.document.replace("/vdb.qcow2", "/new.qcow2"))
    guest.disks["vdb"][:] = guest.disks["vda"]
    guest.start()
    made = Run(guest, target, mode=mode)
    assert made.reasons() == {"vda": None, "vdb": ANOTHER}
    assert restored(made.point) == guest.now()


@pytest.mark.parametrize("mode", MODES)
def test_a_number_is_used_again_and_an_older_image_put_back(guest, target, mode):
    """The image has a bitmap of the point that had the number before."""
    guest.write("vdb", SIZE - CLUSTER, CLUSTER, 5)
    Run(guest, target, mode=mode)
    before = Run(guest, target, mode=mode).point.manifest.checkpoint
    guest.dom.destroy()
    wait(guest.is_off)
    image = guest.host.images / "vdb.qcow2"
    copy, then = shutil.copy(image, image.with_name("copy")), bytes(guest.disks["vdb"])
    guest.start()
    guest.write("vdb", 4 * CLUSTER, CLUSTER, 77)
    shutil.rmtree(target / "000002")
    made = Run(guest, target, mode=mode)
    assert made.point.manifest.checkpoint != before
    assert restored(made.point) == guest.now()
    guest.dom.destroy()
    wait(guest.is_off)
    shutil.copyfile(copy, image)
    guest.disks["vdb"][:] = then
    guest.start()
    made = Run(guest, target, mode=mode)
    assert made.how()["vdb"] == "full"
    assert restored(made.point) == guest.now()


def _manifest(inodes=None, **sources):
    disks = tuple(
        DiskFile(
            *(name, "full", SIZE, SIZE, SIZE, "0" * 64),
            source=source,
            inode=(inodes or {}).get(name),
        )
        for name, source in sources.items()
    )
    when = "2026-01-01T00:00:00Z"
    found = Manifest(1, when, when, "pull", False, "g", "0" * 36, "<domain/>", disks)
    return replace(found, checkpoint="c", checkpoint_xml=xml.checkpoint("c", disks=[*sources]))


def test_a_bitmap_without_a_checkpoint(guest, target):
    """A server that was killed made it for a run, and noted no checkpoint."""
    first = Run(guest, target).point.manifest.checkpoint
    name = checkpoint_name(first.split("-")[1], 2)
    guest.dom.checkpoint_create_xml(
        f"<domaincheckpoint><name>{name}</name></domaincheckpoint>", 0
    ).delete(METADATA_ONLY)
    with Target.open(target, Use.WRITE) as opened:
        opened.write_intent(Intent(2, "2026-01-01T00:00:00Z", "pull", None, name))
    guest.change()
    now = guest.now()
    made = Run(guest, target)
    assert made.notes() == [f"bitmaps without a checkpoint were removed: {name}"]
    assert restored(made.point) == now
    leaves_nothing(guest, target, [first, made.point.manifest.checkpoint])
    guest.dom.destroy()
    wait(guest.is_off)
    info = ["qemu-img", "info", guest.host.images / "vda.qcow2"]
    said = subprocess.run(info, check=True, capture_output=True, text=True).stdout
    assert first in said
    assert name not in said
    guest.start()
    assert Run(guest, target).notes() == []


def test_a_bitmap_that_a_killed_libvirtd_left(guest, target):
    """Pushes are refused until it is gone, and QEMU keeps it."""
    Run(guest, target, mode="push")
    said = json.loads(guest.dom.qemu_monitor_command('{"execute": "query-block"}', 0))
    nodes = [each["inserted"]["node-name"] for each in said["return"] if each.get("inserted")]
    for node, disk in [*zip(nodes, guest.disks, strict=True)][:1]:
        data = {"node": node, "name": f"backup-{disk}"}
        added = {"execute": "block-dirty-bitmap-add", "arguments": data}
        assert "error" not in json.loads(guest.dom.qemu_monitor_command(json.dumps(added), 0))
    guest.change()
    now = guest.now()
    made = Run(guest, target, mode="push")
    assert made.how() == {"vda": "incremental", "vdb": "incremental"}
    assert restored(made.point) == now


@OURS
def test_images_of_the_target_that_are_damaged(guest, target):
    Run(guest, target)
    (target / "000001/vda.qcow2").unlink()
    guest.change()
    now = guest.now()
    made = Run(guest, target)
    assert made.how() == {"vda": "full", "vdb": "incremental"}
    assert restored(made.point) == now


# -- what goes wrong -------------------------------------------------------------------


def test_what_is_refused_changes_nothing(guest, target):
    dom = guest.dom
    with pytest.raises(BackupError, match="there is no disk 'vdx'; the domain has vda, vdb"):
        Run(guest, target, disks=["vdx"])
    with pytest.raises(BackupError, match="has no channel for a guest agent"):
        Run(guest, target, freeze=True)
    with pytest.raises(BackupError, match="there is no mode 'poll'"):
        Run(guest, target, mode="poll")
    with pytest.raises(BackupError, match="at least one point has to be kept"):
        Run(guest, target, keep=0)
    dom.destroy()
    with pytest.raises(BackupError, match="domain 'g' is not running: start it"):
        Run(guest, target)
    assert not target.exists()
    guest.start()
    target.mkdir()
    (target / "something").touch()
    with pytest.raises(TargetError, match="is no target of backups, and not empty"):
        Run(guest, target)
    leaves_nothing(guest, target)


@pytest.mark.parametrize("mode", MODES)
def test_a_job_that_cannot_begin(guest, target, mode, monkeypatch):
    first = Run(guest, target, mode=mode).point.manifest.checkpoint

    def reached(step):  # in a push, QEMU finds something in the place of an image
        if step == "before begin" and mode == "push":
            (target / "000002.partial/vda.qcow2").mkdir()

    monkeypatch.setattr(hooks, "reached", reached)
    ways = Ways(str(guest.host.images), "/nonexistent")
    place = "/nonexistent" if mode == "pull" else "000002.partial/vda.qcow2"
    with pytest.raises(LibvirtError, match=place):
        Run(guest, target, mode=mode, ways=ways)
    monkeypatch.undo()
    leaves_nothing(guest, target, [first])
    guest.change()
    now = guest.now()
    assert restored(Run(guest, target, mode=mode).point) == now


def test_another_job_that_runs(guest, target):
    begun = perform(job.begin(guest.dom))
    with pytest.raises(BackupError, match="another backup job is running on the domain"):
        Run(guest, target)
    perform(job.end(begun))
    Run(guest, target)


@OURS
def test_what_could_not_be_undone_is_told(guest, target, monkeypatch):
    """Whatever kind of error ends the run."""
    for failure in (SourceError("it is gone"), OSError(5, "it is broken")):

        def fail(*arguments, failure=failure):
            raise failure

        def no(*arguments):
            yield pause, 0
            raise BackupError("not now")

        with monkeypatch.context() as patched:
            patched.setattr(copying, "copy", fail)
            patched.setattr(job, "abandon", no)
            with pytest.raises(BackupError, match="it is") as caught:
                Run(guest, target)
        assert caught.value.__notes__ == [
            "the next backup will remove what is left of this one: not now"
        ]
    Run(guest, target)


@OURS
def test_what_fails_after_the_point_says_so(guest, target, monkeypatch):
    def no(*arguments):
        yield pause, 0
        raise BackupError("not now")

    monkeypatch.setattr(running, "_delete_broken", no)
    with pytest.raises(BackupError, match="not now") as caught:
        Run(guest, target, keep=1)
    assert caught.value.__notes__ == ["the new point, 1, is whole all the same"]
    monkeypatch.undo()
    Run(guest, target, keep=1)


@OURS
def test_a_server_behind_a_tunnel(guest, target, monkeypatch):
    """Files of this host that have the names of its files are not looked at."""

    def nobody(*arguments, **more):
        raise OSError

    def looked_at(*arguments):
        raise AssertionError

    monkeypatch.setattr(socket, "gethostname", lambda: "this-one.example")
    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    monkeypatch.setattr(running, "looked_at", looked_at)
    Run(guest, target)


@pytest.mark.parametrize(
    ("mine", "full", "name", "is_here"),
    [
        ("a", None, "a", True),
        ("a", "a.example", "a.example", True),
        ("a", "b.example", "b.example", True),
        ("a", "a.example", "a.other", False),
        ("a", None, "a.example", True),
        ("a", None, "b", False),
    ],
)
def test_names_of_hosts(monkeypatch, mine, full, name, is_here):
    def found(*arguments, **more):
        if full is None:
            raise OSError
        return [(2, 1, 6, full, ("127.0.0.1", 0)), (2, 2, 17, "", ("127.0.0.1", 0))]

    monkeypatch.setattr(socket, "gethostname", lambda: mine)
    monkeypatch.setattr(socket, "getaddrinfo", found)
    assert running._is_here(Stop(), name) == is_here


@pytest.mark.parametrize(
    ("nvram", "has_files", "why"),
    [("/etc/hostname", False, "they are on another host"), (None, True, "they are in no file")],
)
def test_variables_that_are_not_here(nvram, has_files, why):
    notes = []
    facts = Facts("g", "", True, (), nvram=nvram, has_nvram=True)
    source = Source(None, "qemu:///system", facts, (), Options(), None, notes.append, has_files)
    Making._keep_nvram(SimpleNamespace(source=source, report=notes.append), Stop())
    assert notes == [Note(f"UEFI variables are not in the backup: {why}")]


def test_an_intent_of_a_run_that_goes_on(tmp_path):
    """Whoever waits for an earlier run leaves its successor's job alone."""
    with Target.create(tmp_path, "g", "0" * 8 + "-0000-0000-0000-" + "0" * 12) as target:
        scratch = (f"/virtrio-{'0' * 12}",)
        target.write_intent(Intent(1, "2026-01-01T00:00:00Z", "pull", None, None, scratch=scratch))
        perform(recovery.end_job(None, tmp_path, print))


@OURS
def test_points_that_are_not_kept(guest, target):
    for _ in range(4):
        guest.change()
        now = guest.now()
        made = Run(guest, target, keep=2)
        assert restored(made.point) == now
    points = [path.name for path in sorted(target.iterdir()) if path.is_dir()]
    assert points == ["000003", "000004"]
    kept = [point.manifest.checkpoint for point in perform(contents(target)).points]
    leaves_nothing(guest, target, kept)


@OURS
def test_the_only_backup_of_a_disk_is_kept(guest, target):
    Run(guest, target)
    guest.change()
    made = Run(guest, target, disks=["vda"], keep=1)
    assert "point 1 stays: no newer one has vdb" in made.notes()
    assert [point.number for point in perform(contents(target)).points] == [1, 2]
    made = Run(guest, target, keep=1)
    assert made.how() == {"vda": "incremental", "vdb": "incremental"}
    assert [point.number for point in perform(contents(target)).points] == [3]
    assert restored(made.point) == guest.now()


@OURS
def test_a_prune_that_fails(guest, target):
    """The backup is made all the same, and what is said says so."""
    Run(guest, target)
    link = target.with_name("link")
    os.link(target / "000001" / "vda.qcow2", link)
    reason = "000001/vda.qcow2: it has another name (a hard link), and would change there"
    with pytest.raises(PruneFailed) as caught:
        Run(guest, target, keep=1)
    assert (caught.value.point.number, str(caught.value)) == (2, reason)
    said = Command(guest.host)("backup-run", "g", target, "--keep", "1", status=1).splitlines()
    assert said[-2:] == [
        "error: Domain 'g' is backed up (point 3), but older points could not be pruned",
        f"error: {reason}",
    ]
    assert any('"finished", "point": 3' in line for line in said)
    assert perform(contents(target)).points[-1].number == 3
    link.unlink()
    Run(guest, target, keep=1)
    assert [point.number for point in perform(contents(target)).points] == [4]


@OURS
def test_a_prune_that_cannot_be_ended_stops_no_backup(guest, target, monkeypatch):
    def full(*words, **options):
        raise BackupError("cannot merge: No space left on device")

    Run(guest, target)
    guest.change()
    with monkeypatch.context() as patch:
        patch.setattr(images, "commit", full)
        with pytest.raises(PruneFailed, match="No space left on device"):
            Run(guest, target, keep=1)
        guest.change()
        now = guest.now()
        made = Run(guest, target)
        left = "an earlier prune is not at its end: cannot merge: No space left on device"
        assert left in made.notes()
        assert set(made.how().values()) == {"incremental"}
        assert restored(made.point) == now
    made = Run(guest, target)
    assert "an earlier prune was brought to its end" in made.notes()
    assert [point.number for point in perform(contents(target)).points] == [2, 3, 4]
    assert perform(verify(target)).is_sound
    assert restored(made.point) == now


# -- the command -----------------------------------------------------------------------


@OURS
def test_the_command(guest, target):
    command = Command(guest.host)
    events = command.lines("backup-run", "g", target, "--disk", "vda")
    assert [each["event"] for each in events if each["event"] not in ("progress", "hashing")] == [
        *("disk", "begun", "copied", "finished")
    ]
    assert events[-1]["point"] == 1
    said = command("backup-run", "g", target, "--incremental", "7", status=1)
    assert said == (
        "error: Failed to back up domain 'g'\n"
        "error: there is no point or checkpoint '7' in the target; points: 1\n"
    )
    assert command("backup-run", "g", target, "--keep", "x", status=1) == (
        "error: Numeric value 'x' for <keep> option is malformed or out of range\n"
    )
    for option in ("--tls-dir", "--reader"):
        said = command("backup-run", "g", target, "--mode", "push", option, "x", status=1)
        assert said == f"error: Option {option} is of pull mode: QEMU writes a push itself\n"
