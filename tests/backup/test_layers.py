"""Layers that come and go between two points, and layers that lose their bitmaps.

libvirtd makes snapshots and commits; our server does neither yet, and has the same done
by hand while the guest is off.
"""

import json
import os
import shutil
import subprocess
from dataclasses import replace

import pytest

from tests.backup.guests import CLUSTER, SIZE, wait
from tests.backup.test_running import MODES, Run, restored
from virtrio.backup.disks import Disk
from virtrio.backup.layers import doubt, needed
from virtrio.backup.target.documents import DiskFile, Manifest
from virtrio.client.blocking.performing import perform
from virtrio.enums import (
    DomainBlockCommitFlags,
    DomainBlockJobAbortFlags,
    DomainBlockResizeFlags,
    DomainSnapshotCreateFlags,
    DomainXMLFlags,
)

pytestmark = [pytest.mark.peer("qemu", "qemu-img", "virsh"), pytest.mark.takes_turns("server")]

LIBVIRTD = pytest.mark.parametrize("server", ["libvirtd"], indirect=True)
SNAPSHOT = int(
    DomainSnapshotCreateFlags.VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY
    | DomainSnapshotCreateFlags.VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA
)

ACTIVE = DomainBlockCommitFlags.VIR_DOMAIN_BLOCK_COMMIT_ACTIVE
PIVOT = DomainBlockJobAbortFlags.VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT
BYTES = DomainBlockResizeFlags.VIR_DOMAIN_BLOCK_RESIZE_BYTES
INACTIVE = DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE


def image(*words):
    subprocess.run(["qemu-img", *map(str, words)], check=True)


def cover(guest, name="over"):
    """Put a layer above each disk, with its bitmaps, as an external snapshot does."""
    if guest.host.kind == "libvirtd":
        disks = "".join(
            f"<disk name='{disk}'><source file='{guest.host.images}/{disk}.{name}'/></disk>"
            for disk in guest.disks
        )
        text = f"<domainsnapshot><disks>{disks}</disks></domainsnapshot>"
        guest.dom.snapshot_create_xml(text, SNAPSHOT)
        return
    names = guest.checkpoints()
    guest.dom.destroy()
    for disk in guest.disks:
        below, path = _image(guest, disk), guest.host.images / f"{disk}.{name}"
        image("create", "-q", "-f", "qcow2", "-b", below, "-F", "qcow2", path)
        path.chmod(0o666)
        for each in names & _bitmaps(below):
            image("bitmap", "--add", path, each)
    _redefine(guest, *((f"{disk}.qcow2", f"{disk}.{name}") for disk in guest.disks))


def uncover(guest, name="over"):
    """Commit the top layer of each disk to the one below, with its bitmaps."""
    if guest.host.kind == "libvirtd":
        for disk in guest.disks:
            below = str(_image(guest, disk))
            guest.dom.block_commit(disk, below, None, 0, ACTIVE)
            wait(lambda: "ready='yes'" in guest.dom.xml_desc(0))
            guest.dom.block_job_abort(disk, PIVOT)
            wait(lambda disk=disk: not guest.dom.block_job_info(disk, 0))
        return
    guest.dom.destroy()
    for disk in guest.disks:
        below, path = _image(guest, disk), guest.host.images / f"{disk}.{name}"
        for each in _bitmaps(path):
            if each not in _bitmaps(below):
                image("bitmap", "--add", below, each)
            image("bitmap", "--merge", each, "-b", path, "-F", "qcow2", below, each)
        image("commit", "-q", "-f", "qcow2", path)
    _redefine(guest, *((f"{disk}.{name}", f"{disk}.qcow2") for disk in guest.disks))


def _image(guest, disk):
    return guest.host.images / f"{disk}.qcow2"


def _bitmaps(path):
    said = subprocess.run(
        ["qemu-img", "info", "--output=json", "-U", path], capture_output=True, check=True
    ).stdout
    data = json.loads(said)["format-specific"]["data"]
    return {each["name"] for each in data.get("bitmaps", ())}


def _redefine(guest, *changes):
    text = guest.dom.xml_desc(INACTIVE)
    for before, after in changes:
        text = text.replace(before, after)
    guest.host.conn.define_xml(text)
    guest.start()


def compact(guest, disk):
    """Convert the lower layer of a disk of a guest, in its file: its bitmaps go."""
    guest.dom.destroy()
    path = _image(guest, disk)
    below = ["-B", guest.host.images / "base.raw", "-F", "raw"] if disk == "vda" else []
    image("convert", "-O", "qcow2", *below, path, f"{path}.new")
    shutil.copyfile(f"{path}.new", path)
    os.unlink(f"{path}.new")
    guest.start()


@pytest.mark.parametrize("mode", MODES)
def test_a_layer_that_lost_its_bitmaps(guest, target, mode):
    """What was written there since the point is in no bitmap, which servers trust."""
    Run(guest, target, mode=mode)
    guest.write("vda", CLUSTER, CLUSTER, 9)
    cover(guest)
    compact(guest, "vda")
    guest.write("vda", 3 * CLUSTER, 1000, 10)
    now = guest.now()
    made = Run(guest, target, mode=mode)
    assert made.how() == {"vda": "full", "vdb": "incremental"}
    assert made.reasons()["vda"] == (
        f"'{_image(guest, 'vda')}', below '{guest.host.images}/vda.over', has no bitmap of"
        " point 1, and may have been written to since"
    )
    assert restored(made.point) == now
    guest.change()
    now = guest.now()
    made = Run(guest, target, mode=mode)
    assert made.how() == {"vda": "incremental", "vdb": "incremental"}
    assert restored(made.point) == now
    guest.change()
    now = guest.now()
    made = Run(guest, target, mode=mode, incremental="1")
    assert made.how() == {"vda": "full", "vdb": "incremental"}
    assert restored(made.point) == now


ANOTHER = "it has another image than in point 1, whose bitmaps may lack changes"


@pytest.mark.parametrize("mode", MODES)
def test_the_name_of_a_layer_is_used_again(guest, target, mode):
    """The new layer is another one, and the one below has lost its bitmaps."""
    cover(guest)
    Run(guest, target, mode=mode)
    uncover(guest)
    guest.write("vda", 0, 3 * CLUSTER, 9)
    for disk in guest.disks:
        (guest.host.images / f"{disk}.over").unlink(missing_ok=True)
    cover(guest)
    compact(guest, "vda")
    guest.write("vda", 8 * CLUSTER, 1000, 10)
    now = guest.now()
    made = Run(guest, target, mode=mode)
    assert made.reasons()["vda"] == ANOTHER
    assert restored(made.point) == now


@pytest.mark.parametrize("under_the_old_name", [False, True])
@pytest.mark.parametrize("mode", MODES)
def test_layers_are_made_into_one(guest, target, mode, under_the_old_name):
    """The image has the bitmaps of the top layer, and not what was marked below."""
    Run(guest, target, mode=mode)
    guest.write("vda", 0, 3 * CLUSTER, 9)
    cover(guest)
    guest.write("vda", 8 * CLUSTER, 1000, 10)
    guest.dom.destroy()
    wait(guest.is_off)
    images, flat = guest.host.images, guest.host.images / "vda.flat"
    image("convert", "--bitmaps", "-O", "qcow2", images / "vda.over", flat)
    flat.chmod(0o666)
    if under_the_old_name:
        flat = flat.rename(images / "vda.qcow2")
    guest.host.conn.define_xml(guest.document.replace("/vda.qcow2", f"/{flat.name}"))
    guest.start()
    now = guest.now()
    made = Run(guest, target, mode=mode)
    assert made.reasons()["vda"] == ANOTHER
    assert restored(made.point) == now
    guest.change()
    now = guest.now()
    made = Run(guest, target, mode=mode)
    assert made.how()["vda"] == "incremental"
    assert restored(made.point) == now


@pytest.mark.parametrize("mode", MODES)
def test_layers_that_come_and_go(guest, target, mode):
    """Increments go on above a snapshot, and after it; below all is a template."""
    Run(guest, target, mode=mode)
    for act in (cover, lambda guest: None, uncover, lambda guest: None):
        guest.change()
        act(guest)
        guest.change()
        now = guest.now()
        made = Run(guest, target, mode=mode)
        assert made.how() == {"vda": "incremental", "vdb": "incremental"}, made.reasons()
        assert restored(made.point) == now


@LIBVIRTD
@pytest.mark.parametrize("is_known", [True, False])
def test_layers_that_are_pulled(guest, target, is_known):
    """Images that no point has seen may be those of other disks."""
    Run(guest, target)
    guest.change()
    cover(guest)
    guest.change()
    if is_known:
        Run(guest, target)
        guest.change()
    for disk in guest.disks:
        guest.dom.block_pull(disk, 0, 0)
        wait(lambda disk=disk: not guest.dom.block_job_info(disk, 0))
    now = guest.now()
    made = Run(guest, target)
    how = "incremental" if is_known else "full"
    assert made.how() == {"vda": how, "vdb": how}, made.reasons()
    assert restored(made.point) == now


# -- what the target tells -------------------------------------------------------------


def _points(*sources):
    """Return points, from 1 on, at which a disk had these images."""
    return [
        Manifest(
            *(number, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "pull", False),
            *("g", "0" * 36, "<domain/>"),
            (DiskFile("vda", "full", SIZE, SIZE, SIZE, "0" * 64, source=source),),
            checkpoint=f"c{number}",
        )
        for number, source in enumerate(sources, 1)
    ]


def _disk(*layers):
    return Disk("vda", "file", "qcow2", layers[0], below=layers[1:])


@pytest.mark.parametrize(
    ("layers", "sources", "point", "expected"),
    [
        (["/a"], ["/a"], 1, ()),
        (["/a", "/base"], ["/a"], 1, ()),
        (["/new/a"], ["/a"], 1, ()),  # moved
        (["/b", "/a", "/base"], ["/a"], 1, ("/a",)),
        (["/c", "/b", "/a", "/base"], ["/a"], 1, ("/b", "/a")),
        (["/b", "/a", "/base"], ["/a", "/b"], 2, ()),
        (["/b", "/a", "/base"], ["/a", "/b"], 1, ("/a",)),  # since an older one
        (["/b", "/a", "/base"], ["/b", "/a"], 1, ()),
        (["/a", "/base"], ["/a", "/b"], 2, ()),  # /b was committed
        (["/c", "/a", "/base"], ["/a", "/b"], 2, ("/a",)),
        (["/b", "/base"], ["/a"], 1, ("/base",)),  # /a was pulled, or committed to /base
        (["/new/a", "/new/base"], ["/a"], 1, ("/new/base",)),
        (["/b", "/a"], [None], 1, ("/a",)),
    ],
)
def test_the_layers_that_need_a_bitmap(layers, sources, point, expected):
    points = _points(*sources)
    assert needed(_disk(*layers), points[point - 1], points) == expected


@pytest.mark.parametrize(
    ("inodes", "expected"),
    [
        (("9.0", "1.0", "2.0"), ("/a",)),
        (("1.0", "8.0", "9.0"), ()),
        (("8.0", "9.0", "2.0"), ("/a", "/base")),
        ((None, "9.0", "2.0"), ()),
        ((), ()),
    ],
)
def test_the_layers_that_need_a_bitmap_where_names_are_used_again(inodes, expected):
    (point,) = _points("/over")
    (file,) = point.disks
    point = replace(point, disks=(replace(file, inode="1.0"),))
    disk = replace(_disk("/over", "/a", "/base"), inodes=inodes)
    assert needed(disk, point, [point]) == expected


def test_layers_that_cannot_be_read(tmp_path):
    (point,) = points = _points(str(tmp_path / "a"))
    disk = _disk("/over", str(tmp_path / "a"), "/base")
    said = perform(doubt(disk, point, points, False))
    assert said == (
        f"whether '{tmp_path}/a', below '/over', has the bitmap of point 1 is not seen from"
        " this host"
    )
    assert "No such file" in perform(doubt(disk, point, points, True))
    (tmp_path / "a").write_bytes(b"raw" * 100)
    assert "it is no qcow2 image" in perform(doubt(disk, point, points, True))
    image("create", "-q", "-f", "qcow2", tmp_path / "a", SIZE)
    assert "has no bitmap of point 1" in perform(doubt(disk, point, points, True))
    image("bitmap", "--add", tmp_path / "a", "c1")
    assert perform(doubt(disk, point, points, True)) is None


@pytest.mark.parametrize("mode", MODES)
def test_a_disk_that_is_resized_above_a_layer(guest, target, mode):
    """QEMU cannot merge its bitmaps, and libvirtd then tells nothing of the others."""
    Run(guest, target, mode=mode)
    old = guest.checkpoints()
    cover(guest)
    guest.dom.block_resize("vdb", SIZE + 3 * CLUSTER, BYTES)
    guest.disks["vdb"].extend(bytes(3 * CLUSTER))
    guest.write("vdb", SIZE, CLUSTER, 4)
    guest.change()
    report = guest.dom.check_checkpoints()
    findings = {disk.disk: str(disk.finding) for one in report.checkpoints for disk in one.disks}
    assert findings == {"vda": "sound", "vdb": "of another size"}
    made = Run(guest, target, mode=mode)
    how = "full" if guest.host.kind == "libvirtd" else "incremental"
    assert made.how() == {"vda": how, "vdb": "full"}
    assert restored(made.point) == guest.now()
    if how == "full":  # no use for anything any more
        assert guest.checkpoints().isdisjoint(old)
    guest.change()
    made = Run(guest, target, mode=mode)
    assert made.how() == {"vda": "incremental", "vdb": "incremental"}
    assert restored(made.point) == guest.now()
    guest.dom.repair_checkpoints()
    assert not guest.dom.plan_checkpoint_repair().actions
    guest.change()
    made = Run(guest, target, mode=mode)
    assert made.how() == {"vda": "incremental", "vdb": "incremental"}
    assert restored(made.point) == guest.now()


@LIBVIRTD
def test_a_guest_with_internal_snapshots(guest, target):
    guest.dom.snapshot_create_xml("<domainsnapshot/>", 0)
    notes = Run(guest, target).notes()
    assert any("internal snapshots" in note for note in notes)
