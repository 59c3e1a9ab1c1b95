"""Targets that somebody has changed: nothing leaves the folder."""

import json
import os
import shutil
import struct
import subprocess
from dataclasses import replace

import pytest

from tests.backup.target.points import KIB, STOP, UUID, Disk, Guest, listed, rewrite, run
from virtrio.backup.errors import TargetBusy, TargetError
from virtrio.backup.pruning import prune
from virtrio.backup.restoring import restore
from virtrio.backup.target.documents import Intent, Merge, Pruning
from virtrio.backup.target.folder import Target, Use
from virtrio.backup.target.partial import digest
from virtrio.backup.verifying import verify
from virtrio.client.blocking.performing import perform

pytestmark = pytest.mark.peer("qemu-img")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    guest = Guest(tmp_path_factory.mktemp("made") / "target")
    guest.disks["vda"] = Disk(128 * KIB)
    for number in (1, 2, 3):
        guest.disks["vda"].write(0, 4 * KIB, number)
        guest.back_up()
    return guest


@pytest.fixture
def target(made, tmp_path):
    shutil.copytree(made.path, tmp_path / "target")
    return tmp_path / "target"


def refused(target, number=2):
    """Return how a point is refused, by list, verify, restore and prune alike."""
    place = target.parent / "restored"
    with pytest.raises(TargetError) as caught:
        perform(restore(target, number, place, verifies=False))
    assert not place.exists()
    verdict = perform(verify(target, number))
    assert number in verdict.lost
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*.qcow2")}
    with pytest.raises(TargetError):
        perform(prune(target, 1))
    assert {path: path.stat().st_mtime_ns for path in target.rglob("*.qcow2")} == before
    return str(caught.value)


# -- documents -------------------------------------------------------------------------

DEEP = 100_000
MANIFESTS = {
    "nothing": (b"", "it is no JSON"),
    "no object": (b"[]", "it is no object"),
    "cut off": (lambda text: text[:-9], "it is no JSON"),
    "bytes": (b"\xff\xfe\x00", "it is no UTF-8"),
    "deep": (b"[" * DEEP + b"]" * DEEP, "nested too deeply"),
    "deep objects": (b'{"a":' * DEEP + b"1" + b"}" * DEEP, "nested too deeply"),
    "long": (lambda text: text + b" " * 17_000_000, "longer than 16777216 bytes"),
    "a long number": (b'{"format": ' + b"9" * 5000 + b"}", "a number in it is too long"),
    "not a number": (b'{"format": NaN}', "no number of JSON"),
    "a key twice": (b'{"format": 1, "format": 1}', "a key is there twice"),
    "newer": ({"format": 2}, "its format is 2, and this version of virtrio knows 1"),
    "a text for a format": ({"format": "1"}, "'format' is no integer"),
    "true for a format": ({"format": True}, "'format' is no integer"),
    "a fraction": ({"format": 1.0}, "'format' is no integer"),
    "another point": ({"number": 4}, "is about point 4"),
    "a point below one": ({"number": -2}, "'number' is not within 1"),
    "a time": ({"began": "yesterday"}, "'began' has a form"),
    "a mode": ({"mode": "steal"}, "'mode' is none of pull, push"),
    "no flag": ({"frozen": 0}, "'frozen' is neither true nor false"),
    "no list": ({"disks": {}}, "'disks' is no list"),
    "no objects": ({"disks": ["vda"]}, "'disks' has something that is no object"),
    "many": ({"disks": [{}] * 10_001}, "'disks' has more than 10000 items"),
    "another key": ({"command": "rm -rf /"}, "unknown key 'command'"),
    "another guest": (
        {"domain": {"name": "other", "uuid": UUID.replace("c", "d"), "xml": ""}},
        "is about another guest, other",
    ),
    "no uuid": ({"domain": {"name": "guest", "uuid": "1", "xml": ""}}, "'uuid' has a form"),
    "a checkpoint": ({"checkpoint": "../x"}, "'checkpoint' has a form"),
}
DISKS = {
    "a folder above": ({"name": "../vda"}, "'name' has a form"),
    "an absolute path": ({"name": "/etc/shadow"}, "'name' has a form"),
    "an option": ({"name": "-f"}, "'name' has a form"),
    "another file": ({"file": "../../../etc/shadow"}, "the name of a file"),
    "a negative size": ({"size": -1}, "'size' is not within 0"),
    "a huge size": ({"size": 2**63}, "'size' is not within 0"),
    "a negative capacity": ({"capacity": -512}, "'capacity' is not within 0"),
    "a huge capacity": ({"capacity": 2**62 + 1}, "'capacity' is not within 0"),
    "a hash": ({"sha256": "0" * 63}, "'sha256' has a form"),
    "an outer backing": ({"backing": "/etc/shadow"}, "'backing' has a form"),
    "a protocol": ({"backing": "nbd://host/x"}, "'backing' has a form"),
    "json": ({"backing": "json:{}"}, "'backing' has a form"),
    "two folders above": ({"backing": "../../000001/vda.qcow2"}, "'backing' has a form"),
    "another disk": ({"backing": "../000001/vdb.qcow2"}, "the name of a file"),
    "a short number": ({"backing": "../0000001/vda.qcow2"}, "the name of a file"),
    "itself": ({"backing": "../000002/vda.qcow2"}, "based on a point that is not older"),
    "a newer one": ({"backing": "../000003/vda.qcow2"}, "based on a point that is not older"),
    "full with a backing": ({"kind": "full"}, "it is full"),
    "an increment of nothing": ({"backing": None}, "it is incremental"),
    "a number for a name": ({"name": 7}, "'name' is no string"),
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_manifests(target, name):
    change, reason = MANIFESTS[name]
    file = target / "000002" / "manifest.json"
    if isinstance(change, dict):
        file.write_text(json.dumps(json.loads(file.read_text()) | change))
    else:
        file.write_bytes(change(file.read_bytes()) if callable(change) else change)
    assert reason in refused(target)
    [entry] = listed(target).damaged
    assert (entry.number, entry.name) == (2, "000002")
    assert reason in entry.reason
    assert [point.number for point in listed(target).points] == [1, 3]


@pytest.mark.parametrize("name", DISKS)
def test_disks_in_manifests(target, name):
    change, reason = DISKS[name]
    file = target / "000002" / "manifest.json"
    value = json.loads(file.read_text())
    value["disks"][0] |= change
    file.write_text(json.dumps(value))
    assert reason in refused(target)


def test_a_disk_that_is_there_twice(target):
    file = target / "000002" / "manifest.json"
    value = json.loads(file.read_text())
    value["disks"] *= 2
    file.write_text(json.dumps(value))
    assert "a file is there twice" in refused(target)


@pytest.mark.parametrize("file", ["sh", "nvram/x", "../nvram", "manifest.json", "nvram.", "tpm"])
def test_other_files_in_manifests(target, file):
    path = target / "000002" / "manifest.json"
    value = json.loads(path.read_text())
    value["others"] = [
        {"kind": "nvram", "file": file, "size": 0, "sha256": "0" * 64, "source": None}
    ]
    path.write_text(json.dumps(value))
    assert "others[0]" in refused(target)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"format": 2}', b'{"format": 1, "id": "/"}'])
def test_identities(target, data):
    (target / "backup.json").write_bytes(data)
    for use in Use:
        with pytest.raises(TargetError, match=r"backup\.json: "):
            Target.open(target, use)
    with pytest.raises(TargetError, match=r"backup\.json: "):
        Target.create(target, "guest", UUID)


def test_an_intent_is_only_read(target):
    intent = Intent(4, "2026-11-29T12:00:00Z", "push", None, "c", scratch=("/etc/shadow",))
    with Target.open(target, Use.WRITE) as opened:
        opened.write_intent(intent)
        assert opened.intent() == intent
        (target / "running.json").write_bytes(b'{"format": 1}')
        with pytest.raises(TargetError, match=r"running\.json: there is no 'number'"):
            opened.intent()


def merge(number, base, disk="vda"):
    return Merge(number, disk, base)


@pytest.mark.parametrize(
    ("merged", "removed", "reason"),
    [
        ((), (1,), "remove point 1, which point 2 is based on"),
        ((), (1, 2), "remove point 2, which point 3 is based on"),
        ((merge(3, 2),), (1, 2), "remove point 2, which point 3 is based on"),
        ((merge(2, 1),), (1, 2), "remove point 2, which point 3 is based on"),
        ((merge(2, 1),), (2,), "remove point 2, which point 3 is based on"),
        ((merge(3, 1, "vdb"),), (1, 2), "remove point 2, which point 3 is based on"),
        ((merge(3, 1), merge(3, 1)), (1, 2), "merge a file twice"),
        ((merge(3, 1), merge(2, 1)), (1, 2), "merge a file twice"),
        ((merge(3, 1),), (), "change point 3"),
        ((merge(3, 1), merge(9, 1, "vdb")), (1, 2), "change point 9, which is not whole"),
    ],
)
def test_a_decision_that_would_break_a_chain(target, made, merged, removed, reason):
    (target / "pruning.json").write_bytes(Pruning(merged, removed).to_json())
    with pytest.raises(TargetError, match=f"has a prune that would {reason}"):
        perform(prune(target, 1))
    (target / "pruning.json").unlink()
    assert perform(verify(target)).is_sound


FILE = {
    **{"name": "vda", "file": "vda.qcow2", "kind": "full", "reason": None, "backing": None},
    **{"capacity": 1, "copied": 1, "size": 1, "sha256": "0" * 64, "compressed": False},
    "source": None,
}
MERGE = {"number": 3, "disk": "vda", "base": 1, "file": None}


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"disk": "../x"}, "'disk' has a form"),
        ({"number": 0}, "'number' is not within 1"),
        ({"base": 3}, "no older point"),
        ({"path": "/etc/shadow"}, "unknown key 'path'"),
        ({"file": "vda.qcow2"}, "'file' is no object"),
        ({"file": FILE | {"file": "/etc/shadow"}}, "the name of a file"),
        ({"disk": "vdb", "file": FILE}, "that of another disk"),
        (
            {"file": FILE | {"kind": "incremental", "backing": "../000001/vda.qcow2"}},
            "based on a point that is not older",
        ),
    ],
)
def test_decisions_in_documents(target, changed, reason):
    value = {"format": 1, "merged": [MERGE | changed], "removed": [1, 2]}
    (target / "pruning.json").write_text(json.dumps(value))
    for script in (prune(target, 1), verify(target), restore(target, 3, target.parent / "x")):
        with pytest.raises(TargetError, match=rf"pruning\.json.*{reason}"):
            perform(script)
    (target / "pruning.json").unlink()
    assert perform(verify(target)).is_sound


# -- entries ---------------------------------------------------------------------------


def test_entries_that_do_not_belong(target):
    for name in ("000000", "00004", "0000004", "x", "manifest.json"):
        (target / name).mkdir()
    (target / "000009").symlink_to("/etc")
    (target / "000008").write_text("")
    (target / "000007.partial").symlink_to("/etc")
    found = listed(target)
    assert [entry.name for entry in found.foreign] == [
        *("x", "00004", "000000", "0000004", "manifest.json")
    ]
    reasons = {entry.name: entry.reason for entry in found.damaged}
    assert reasons == {"000008": "000008 is no folder", "000009": "000009 is no folder"}
    assert [entry.name for entry in found.unfinished] == ["000007.partial"]
    with Target.open(target, Use.WRITE) as opened:
        assert opened.remove_leftovers() == ["000007.partial"]
        assert opened.next_number() == 10
    assert os.listdir("/etc")


SPECIAL = {
    "link": lambda path: path.symlink_to("/etc/hostname"),
    "link inside": lambda path: path.symlink_to("../000001/vda.qcow2"),
    "fifo": os.mkfifo,
    "folder": os.mkdir,
}


@pytest.mark.parametrize("kind", SPECIAL)
@pytest.mark.parametrize("name", ["manifest.json", "vda.qcow2"])
def test_files_that_are_none(target, kind, name):
    path = target / "000002" / name
    path.unlink()
    SPECIAL[kind](path)
    assert f"{name} is no regular file" in refused(target)


@pytest.mark.parametrize("kind", SPECIAL)
@pytest.mark.parametrize("name", ["backup.json", "lock", "readers"])
def test_own_files_that_are_none(target, kind, name):
    path = target / name
    path.unlink()
    SPECIAL[kind](path)
    use = Use.READ if name == "readers" else Use.WRITE
    with pytest.raises(TargetError, match="is no regular file"):
        Target.open(target, use)


def test_missing_files(target):
    (target / "000001" / "vda.qcow2").unlink()
    assert "000001/vda.qcow2: No such file or directory" in refused(target)
    shutil.rmtree(target / "000001")
    assert "000002/vda.qcow2 has lost its backing file: there is no point 1" in refused(target)
    verdict = perform(verify(target))
    assert verdict.lost == (2, 3)
    verdict = perform(verify(target, 3))
    assert [damage.file for damage in verdict.damages] == [
        "000002/vda.qcow2",
        "000001/manifest.json",
    ]


# -- images ----------------------------------------------------------------------------


def create(path, *words):
    path.unlink()
    run("qemu-img", "create", "-q", "-f", "qcow2", *words)


def patch(path, offset, data):
    with open(path, "r+b") as file:
        file.seek(offset)
        file.write(data)


def backing(name, format="qcow2", capacity="128K"):
    def make(path):
        create(path, "-u", "-b", name, "-F", format, path, capacity)

    return make


def data_file(path):
    create(path, "-o", f"data_file={path.parent.parent.parent}/secret", path, "128K")


IMAGES = {
    "nothing": (lambda path: path.write_bytes(b""), "it is no qcow2 image"),
    "raw": (lambda path: path.write_bytes(bytes(4096)), "it is no qcow2 image"),
    "cut off": (lambda path: path.write_bytes(path.read_bytes()[:80]), "its header is cut off"),
    "a file of the host": (backing("/etc/hostname", "raw"), "it is based on /etc/hostname"),
    "a folder above": (backing("../../secret"), "it is based on ../../secret"),
    "a protocol": (backing("nbd://127.0.0.1:1/x"), "it is based on nbd://127.0.0.1:1/x"),
    "json": (backing('json:{"driver":"null-co"}'), "it is based on json:"),
    "itself": (backing("../000002/vda.qcow2"), "it is based on ../000002/vda.qcow2"),
    "a newer one": (backing("../000003/vda.qcow2"), "it is based on ../000003/vda.qcow2"),
    "nothing below": (lambda path: create(path, path, "128K"), "it is based on nothing"),
    "another format": (
        backing("../000001/vda.qcow2", "raw"),
        "it does not say that it is based on a qcow2 image",
    ),
    "another capacity": (
        backing("../000001/vda.qcow2", capacity="256K"),
        "its capacity is 262144, not 131072 bytes",
    ),
    "a data file": (data_file, "its data is in another file"),
    "encryption": (lambda path: patch(path, 32, struct.pack(">I", 2)), "it is encrypted"),
    "corrupt": (lambda path: patch(path, 72, struct.pack(">Q", 2)), "marked as corrupt"),
    "an unknown feature": (lambda path: patch(path, 72, struct.pack(">Q", 1 << 9)), "0x200"),
    "a version": (lambda path: patch(path, 4, struct.pack(">I", 9)), "version 9"),
    "clusters": (lambda path: patch(path, 20, struct.pack(">I", 31)), "its clusters"),
    "a header": (lambda path: patch(path, 100, struct.pack(">I", 2**31)), "its header has"),
    "a name": (lambda path: patch(path, 8, struct.pack(">QI", 2**60, 9)), "out of bounds"),
    "a long name": (lambda path: patch(path, 16, struct.pack(">I", 2**31)), "out of bounds"),
}


@pytest.mark.parametrize("name", IMAGES)
def test_images(target, name):
    make, reason = IMAGES[name]
    (target.parent / "secret").write_bytes(b"secret" * 30_000)
    make(target / "000002" / "vda.qcow2")
    assert reason in refused(target)


def test_an_image_that_is_changed_within(target):
    """Test that verification finds what no header shows."""
    image = target / "000002" / "vda.qcow2"
    patch(image, image.stat().st_size - 1, b"x")
    with pytest.raises(TargetError, match=r"000002/vda.qcow2: its content is not what was"):
        perform(restore(target, 3, target.parent / "restored"))
    verdict = perform(verify(target))
    assert [damage.file for damage in verdict.damages] == ["000002/vda.qcow2"]
    assert verdict.lost == (2, 3)
    assert perform(verify(target, 1)).is_sound
    with pytest.raises(TargetError, match=r"000002/vda.qcow2: its content is not what was"):
        perform(prune(target, 1))
    assert [point.number for point in listed(target).points] == [1, 2, 3]


def test_a_structure_that_is_broken(made, target):
    """Test that an image whose hash was adapted is still checked."""
    image = target / "000001" / "vda.qcow2"
    # the table of reference counts
    at = struct.unpack(">Q", image.read_bytes()[48:56])[0]
    patch(image, at, bytes(8))
    with open(image, "rb") as file:
        size, sha256 = digest(STOP, file.fileno())
    disk = listed(target).point(1).manifest.disks[0]
    rewrite(target, 1, disks=(replace(disk, size=size, sha256=sha256),))
    [damage] = perform(verify(target, 1)).damages
    assert damage.file == "000001/vda.qcow2"
    assert "is damaged" in damage.reason


# -- locks -----------------------------------------------------------------------------


def test_one_writes_at_a_time(target):
    with Target.open(target, Use.WRITE):
        with pytest.raises(TargetBusy, match=f"is in use by process {os.getpid()} on host "):
            Target.open(target, Use.WRITE)
        with pytest.raises(TargetBusy):
            Target.create(target, "guest", UUID)
        with pytest.raises(TargetBusy):
            perform(prune(target, 1))
        # reading goes on
        assert perform(verify(target)).is_sound
    Target.open(target, Use.WRITE).close()


def test_a_program_keeps_the_lock(target):
    with Target.open(target, Use.WRITE) as opened:
        child = subprocess.Popen(["cat"], stdin=subprocess.PIPE, pass_fds=opened.lock_fds)
    try:
        with pytest.raises(TargetBusy):
            Target.open(target, Use.WRITE)
    finally:
        child.communicate(b"")
    Target.open(target, Use.WRITE).close()


def test_points_stay_while_they_are_read(target, made):
    with Target.open(target, Use.READ):
        with pytest.raises(TargetBusy, match="are being read"):
            perform(prune(target, 1))
        assert [point.number for point in listed(target).points] == [1, 2, 3]
        assert perform(verify(target)).is_sound
        with Target.open(target, Use.WRITE) as opened:
            assert opened.pruning() is None
    perform(prune(target, 1))
    assert [point.number for point in listed(target).points] == [3]
    assert perform(verify(target)).is_sound


def test_who_writes_is_no_more_than_words(target):
    with Target.open(target, Use.WRITE):
        (target / "lock").write_text("\x1b[31m " * 9)
        with pytest.raises(TargetBusy, match="is in use by another process"):
            Target.open(target, Use.WRITE)


def test_folders_that_are_no_targets(tmp_path):
    with pytest.raises(TargetError, match="No such file"):
        Target.open(tmp_path / "nothing")
    with pytest.raises(TargetError, match="is no target of backups"):
        Target.open(tmp_path)
    (tmp_path / "photo.jpg").touch()
    with pytest.raises(TargetError, match=r"is no target of backups, and not empty: photo\.jpg"):
        Target.create(tmp_path, "guest", UUID)
    assert os.listdir(tmp_path) == ["photo.jpg"]
    with pytest.raises(TargetError, match="No such file"):
        Target.create(tmp_path / "a" / "b", "guest", UUID)


def test_a_target_is_one_guests(target):
    with pytest.raises(
        TargetError, match=f"has the backups of another guest, guest \\({UUID}\\); this is guest"
    ):
        Target.create(target, "guest", UUID.replace("c", "d"))
    with Target.create(target, "renamed", UUID) as opened:
        assert opened.identity.domain_name == "guest"
    assert oct(target.stat().st_mode) == "0o40700"


@pytest.mark.parametrize("uuid", ["", "../x", UUID.upper()])
def test_a_guest_that_has_no_uuid(tmp_path, uuid):
    with pytest.raises(TargetError, match="uuid"):
        Target.create(tmp_path / "new", "guest", uuid)
    assert not (tmp_path / "new" / "backup.json").exists()


def test_without_the_right_to_write(target):
    """Test that backups on a read-only file system are read."""
    (target / "readers").unlink()
    if os.geteuid() != 0:
        target.chmod(0o500)
        assert perform(verify(target)).is_sound
        return
    if subprocess.run(["mount", "--bind", "-o", "ro", target, target], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        assert perform(verify(target)).is_sound
        perform(restore(target, 2, target.parent / "restored"))
    finally:
        run("umount", target)
