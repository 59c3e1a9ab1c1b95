"""Restores: places, formats, what is not overwritten, and what is left of a failure."""

import fcntl
import os
import shutil
import subprocess
import threading
from dataclasses import replace

import pytest
import trio

from tests.backup.target.points import KIB, MIB, Disk, Guest, listed, rewrite, run, whole
from virtrio.backup import images
from virtrio.backup.errors import BackupError, TargetError
from virtrio.backup.progress import Copying
from virtrio.backup.restoring import restore
from virtrio.backup.verifying import Checking
from virtrio.client.blocking.performing import perform
from virtrio.client.trio.performing import perform as perform_trio

pytestmark = pytest.mark.peer("qemu-img")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    guest = Guest(tmp_path_factory.mktemp("made") / "target")
    guest.disks = {"vda": Disk(64 * MIB), "vdb": Disk(4 * MIB)}
    guest.disks["vda"].write(32 * MIB, 4 * KIB, 1)
    guest.back_up(nvram=b"variables" * 1000)
    guest.disks["vda"].write(32 * MIB, 4 * KIB, 0)
    guest.disks["vdb"].write(0, 64 * KIB, 2)
    guest.back_up(nvram=b"other variables")
    return guest


@pytest.mark.parametrize(("format", "end"), [(None, "qcow2"), ("qcow2", "qcow2"), ("raw", "raw")])
def test_a_folder(made, tmp_path, format, end):
    place = tmp_path / "restored"
    restored = perform(restore(made.path, 1, place, format=format))
    assert restored.point == 1
    assert restored.files == {
        "vda": place / f"vda.{end}",
        "vdb": place / f"vdb.{end}",
        "nvram": place / "nvram",
    }
    assert sorted(place.iterdir()) == sorted(restored.files.values())
    assert (place / "nvram").read_bytes() == b"variables" * 1000
    for name, data in made.was[1].items():
        path = restored.files[name]
        assert (path.read_bytes() if end == "raw" else whole(path, tmp_path)) == data
        # sparse, and nobody else's
        assert path.stat().st_blocks * 512 < MIB
        assert oct(path.stat().st_mode) == "0o100600"
    # files that are there stay
    (place / "nvram").write_bytes(b"mine")
    (place / f"vda.{end}").unlink()
    with pytest.raises(BackupError, match="is there already"):
        perform(restore(made.path, 2, place, format=format))
    assert sorted(path.name for path in place.iterdir()) == ["nvram", f"vdb.{end}"]
    assert (place / "nvram").read_bytes() == b"mine"
    perform(restore(made.path, "latest", place, format=format, force=True))
    assert (place / "nvram").read_bytes() == b"other variables"


@pytest.mark.parametrize(
    ("name", "format", "is_raw"),
    [("a.qcow2", None, False), ("a.img", None, True), ("a.raw", None, True), ("a.img", "qcow2", 0)],
)
def test_a_file(made, tmp_path, name, format, is_raw):
    path = tmp_path / name
    restored = perform(restore(made.path, 2, path, disks=["vdb"], format=format))
    assert restored.files == {"vdb": path}
    assert os.listdir(tmp_path) == [name]
    assert (path.read_bytes() if is_raw else whole(path, tmp_path)) == made.was[2]["vdb"]
    with pytest.raises(BackupError, match=f"{path} is there already"):
        perform(restore(made.path, 1, path, disks=["vdb"], format=format))
    with pytest.raises(BackupError, match="is to be one file, but there are 2 disks"):
        perform(restore(made.path, 1, path))
    perform(restore(made.path, 1, path, disks=["vdb"], format="raw", force=True))
    assert path.read_bytes() == made.was[1]["vdb"]


def test_a_capacity_that_is_no_whole_sector(tmp_path):
    """Test that a raw image has the length of the disk, not that of its qcow2 image."""
    guest = Guest(tmp_path / "target")
    guest.disks["vda"] = Disk(MIB)
    guest.back_up()
    [disk] = listed(guest.path).point(1).manifest.disks
    rewrite(guest.path, 1, disks=(replace(disk, capacity=MIB - 100),))
    restored = perform(restore(guest.path, 1, tmp_path / "a.raw"))
    assert restored.files["vda"].stat().st_size == MIB - 100


def test_a_folder_with_the_name_of_an_image(made, tmp_path):
    restored = perform(restore(made.path, 1, f"{tmp_path}/new.img/", disks=["vdb"]))
    assert restored.files == {"vdb": tmp_path / "new.img" / "vdb.qcow2"}


def test_progress(made, tmp_path):
    events = []
    perform(restore(made.path, 2, tmp_path / "restored", disks=["vda"], report=events.append))
    checked = [event.file for event in events if isinstance(event, Checking)]
    assert checked == ["000002/vda.qcow2"] * 2 + ["000001/vda.qcow2"] * 2
    copied = [event for event in events if isinstance(event, Copying)]
    assert copied[0].done == 0
    assert copied[-1] == Copying("vda", 64 * MIB, 64 * MIB)


@pytest.mark.parametrize("world", ["trio", "blocking"])
def test_an_interrupt_leaves_nothing(made, tmp_path, world):
    place = tmp_path / "restored"

    if world == "trio":

        async def main():
            with trio.CancelScope() as scope:
                await perform_trio(
                    restore(
                        made.path,
                        2,
                        place,
                        report=lambda _: trio.from_thread.run_sync(scope.cancel),
                    )
                )
            assert scope.cancelled_caught

        trio.run(main)
    else:

        def interrupt(event):
            if isinstance(event, Copying):
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            perform(restore(made.path, 2, place, report=interrupt))
    assert not place.exists()


def test_what_is_there_and_no_file(made, tmp_path):
    for name, make in {"a.qcow2": os.mkfifo, "b.qcow2": lambda p: p.symlink_to("x")}.items():
        make(tmp_path / name)
        for force in (True, False):
            with pytest.raises(BackupError, match="is there, and no regular file"):
                perform(restore(made.path, 1, tmp_path / name, disks=["vdb"], force=force))
    assert not (tmp_path / "x").exists()
    (tmp_path / "c").write_text("")
    with pytest.raises(BackupError, match="is no folder"):
        perform(restore(made.path, 1, tmp_path / "c"))
    with pytest.raises(BackupError, match="No such file or directory"):
        perform(restore(made.path, 1, tmp_path / "d" / "e"))
    # a link where the file is written first is not followed
    (tmp_path / "f.qcow2.virtrio-restore").symlink_to("x")
    with pytest.raises(BackupError, match="is no regular file"):
        perform(restore(made.path, 1, tmp_path / "f.qcow2", disks=["vdb"]))
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("place", ["", "new", "000002", "000002/vda.qcow2", "a/b.qcow2"])
def test_nothing_is_restored_into_the_target(made, tmp_path, place):
    """A file of its chain would be replaced, or what looks like a point be made."""
    (tmp_path / "link").symlink_to(made.path)
    before = sorted(made.path.rglob("*"))
    for path in (made.path, tmp_path / "link"):
        with pytest.raises(TargetError, match="is in the target"):
            perform(restore(made.path, 1, path / place, disks=["vda"], force=True))
    assert sorted(made.path.rglob("*")) == before


def test_images_of_a_new_domain_go_into_a_folder(made, tmp_path):
    with pytest.raises(BackupError, match=r"a\.qcow2 is no folder: images of a new domain go into"):
        perform(restore(made.path, 1, tmp_path / "a.qcow2", define="new", connection=object()))
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "place", "why"),
    [
        ("", "ok", "no domain can have the name ''"),
        ("a/b", "ok", "no domain can have the name 'a/b'"),
        ("a\nb", "ok", r"no domain can have the name 'a\\nb'"),
        ("a\x01", "ok", r"no domain can have the name 'a\\x01'"),
        ("a\udcff", "ok", r"no domain can have the name 'a\\udcff'"),
        ("new", os.fsdecode(b"\xff"), r"a server cannot be told of the path '.*\\udcff/vda.qcow2'"),
        ("new", "a\x01", r"a server cannot be told of the path '.*a\\x01/vda.qcow2'"),
    ],
)
def test_what_no_definition_can_have_is_refused_before_anything_is_written(
    made, tmp_path, name, place, why
):
    with pytest.raises(BackupError, match=why):
        perform(restore(made.path, 1, tmp_path / place, define=name, connection=object()))
    assert os.listdir(tmp_path) == []


def test_two_restores_to_one_place(made, tmp_path):
    other = tmp_path / "a.qcow2.virtrio-restore"
    with open(other, "wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(BackupError, match="another restore writes"):
            perform(restore(made.path, 1, tmp_path / "a.qcow2", disks=["vdb"]))
        assert other.exists()
    perform(restore(made.path, 1, tmp_path / "a.qcow2", disks=["vdb"]))
    assert os.listdir(tmp_path) == ["a.qcow2"]


def test_a_file_that_came_meanwhile(made, tmp_path):
    path = tmp_path / "a.qcow2"
    is_first = threading.Event()

    def come(event):
        if not is_first.is_set():
            is_first.set()
            path.write_text("mine")

    with pytest.raises(BackupError, match="is there already"):
        perform(restore(made.path, 1, path, disks=["vdb"], report=come))
    assert path.read_text() == "mine"
    assert os.listdir(tmp_path) == ["a.qcow2"]


def test_what_there_is_not(made, tmp_path):
    for point, disks, reason in (
        (3, None, "there is no point 3"),
        (0, None, "there is no point 0"),
        ("newest", None, "'newest' is neither the number of a point nor 'latest'"),
        ("0_1", None, "'0_1' is neither the number of a point nor 'latest'"),
        (1, ["vdc"], "point 1 has no disk vdc"),
    ):
        with pytest.raises(TargetError, match=reason):
            perform(restore(made.path, point, tmp_path / "restored", disks=disks))
    with pytest.raises(BackupError, match="disk 'vda' is named twice"):
        perform(restore(made.path, 1, tmp_path / "restored", disks=["vda", "vda"]))
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
def test_a_full_disk(made, tmp_path):
    place = tmp_path / "full"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1M", "tmpfs", str(place)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        guest = Guest(tmp_path / "target")
        guest.disks["vda"] = Disk(2 * MIB)
        guest.disks["vda"].write(0, 2 * MIB, 7)
        guest.back_up()
        for format in ("raw", "qcow2"):
            with pytest.raises(BackupError, match="No space left on device"):
                perform(restore(guest.path, 1, place, format=format))
            assert os.listdir(place) == []
    finally:
        run("umount", "--lazy", place)


def test_an_image_that_is_in_use(made, tmp_path):
    """A guest would go on without it."""
    place = tmp_path / "vda.qcow2"
    perform(restore(made.path, 1, place, disks=["vda"]))
    was = place.stat().st_ino
    with subprocess.Popen(
        ["qemu-io", "-f", "qcow2", place], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as user:
        assert user.stdin is not None
        assert user.stdout is not None
        user.stdin.write(b"length\n")
        user.stdin.flush()
        assert user.stdout.readline()
        with pytest.raises(BackupError, match="is in use, by a guest for example"):
            perform(restore(made.path, 2, place, disks=["vda"], force=True))
        user.stdin.close()
    assert os.listdir(tmp_path) == ["vda.qcow2"]
    assert place.stat().st_ino == was
    perform(restore(made.path, 2, place, disks=["vda"], force=True))
    assert whole(place, tmp_path) == made.was[2]["vda"]


def test_lengths_are_compared_without_hashes(made, tmp_path):
    target = tmp_path / "target"
    shutil.copytree(made.path, target)
    image = target / "000002" / "vda.qcow2"
    os.truncate(image, image.stat().st_size - 512)
    with pytest.raises(TargetError, match=r"000002/vda.qcow2: it has [0-9]+ bytes, not"):
        perform(restore(target, 2, tmp_path / "restored", verifies=False))


def test_images_that_change_while_they_are_read(made, tmp_path, monkeypatch):
    """Their headers are read once more, after they were compared."""
    convert = images.convert

    def change(stop, chain, *rest, **options):
        qemu_img("rebase", "-u", "-f", "qcow2", "-b", tmp_path / "other", "-F", "raw", older)
        return convert(stop, chain, *rest, **options)

    target = tmp_path / "target"
    shutil.copytree(made.path, target)
    older = target / "000001" / "vda.qcow2"
    (tmp_path / "other").write_bytes(b"secret" * 1000)
    monkeypatch.setattr(images, "convert", change)
    with pytest.raises(TargetError, match="changed while it was read"):
        perform(restore(target, 2, tmp_path / "restored"))
    assert not (tmp_path / "restored").exists()


def qemu_img(*words):
    subprocess.run(["qemu-img", *map(str, words)], check=True)
