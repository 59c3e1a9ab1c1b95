"""Prunes: what is merged into what, without room, and what is seen meanwhile."""

import fcntl
import os
import shutil
import signal
import subprocess
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.backup.target.points import (
    KIB,
    MIB,
    STOP,
    Disk,
    Guest,
    by_hand,
    listed,
    rewrite,
    run,
    small,
    whole,
)
from virtrio.backup import images, room
from virtrio.backup.errors import BackupError, TargetBusy, TargetError
from virtrio.backup.progress import Copying, Note
from virtrio.backup.pruning import prune
from virtrio.backup.reading import compressing
from virtrio.backup.reading.image import opened
from virtrio.backup.restoring import restore
from virtrio.backup.target import prunes
from virtrio.backup.target.folder import Target, Use
from virtrio.backup.target.partial import digest
from virtrio.backup.verifying import verify
from virtrio.client.blocking.performing import perform

pytestmark = pytest.mark.peer("qemu-img")


def check(guest, numbers):
    """Check that points are there, as they were, and nothing else."""
    found = listed(guest.path)
    assert [point.number for point in found.points] == numbers
    assert (found.damaged, found.unfinished, found.foreign, found.going) == ((), (), (), ())
    assert perform(verify(guest.path)).is_sound
    by_hand(guest.path, {number: guest.was[number] for number in numbers})


def refused_to_merge(*words, **options):
    raise BackupError("nothing is merged today")


@pytest.mark.parametrize("number", [1, 3])
def test_images_that_others_may_write(tmp_path, number):
    """A header that they change meanwhile would lead QEMU anywhere."""
    guest = small(tmp_path / "target")
    (guest.path / f"00000{number}" / "vda.qcow2").chmod(0o666)
    with pytest.raises(TargetError, match=f"00000{number}/vda.qcow2 is not merged: other users"):
        perform(prune(guest.path, 2))
    check(guest, [1, 2, 3, 4])


# -- what is merged --------------------------------------------------------------------


def test_the_older_image_takes_the_place(tmp_path):
    guest = small(tmp_path / "target")
    old = (guest.path / "000001" / "vda.qcow2").stat().st_ino
    pruned = perform(prune(guest.path, 2))
    assert pruned.removed == (1, 2)
    assert pruned.merged == ((3, "vda"), (3, "vdb"))
    check(guest, [3, 4])
    assert (guest.path / "000003" / "vda.qcow2").stat().st_ino == old
    vda, _ = listed(guest.path).point(3).manifest.disks
    assert (vda.kind, vda.reason) == ("full", "merged with all since point 1")


def test_zeros_of_an_increment_hide_what_was_there(tmp_path):
    guest = Guest(tmp_path / "target")
    disk = guest.disks["vda"] = Disk(MIB)
    disk.write(0, MIB, 7)
    guest.back_up()
    disk.write(128 * KIB, 256 * KIB, 0)
    guest.back_up()
    perform(prune(guest.path, 1))
    check(guest, [2])


@pytest.mark.parametrize("sizes", [(1, 3, 2), (3, 1, 3), (2, 1, 4, 1), (4, 4, 2, 2)])
def test_disks_that_are_resized(tmp_path, sizes):
    guest = Guest(tmp_path / "target")
    disk = guest.disks["vda"] = Disk(sizes[0] * MIB + 512)
    for number, size in enumerate(sizes, 1):
        disk.resize(size * MIB + 512)
        disk.write((size - 1) * MIB, MIB + 512, number)
        guest.back_up()
    for keep in range(len(sizes) - 1, 0, -1):
        perform(prune(guest.path, keep))
        check(guest, [*guest.was][-keep:])


def test_compressed_images(tmp_path):
    guest = Guest(tmp_path / "target")
    disk = guest.disks["vda"] = Disk(2 * MIB)
    disk.write(0, 2 * MIB, 1)
    guest.back_up(compressed=True)
    disk.write(MIB, 128 * KIB, 2)
    guest.back_up()
    disk.write(MIB + 64 * KIB, 128 * KIB, 3)
    guest.back_up()
    perform(prune(guest.path, 1))
    check(guest, [3])
    assert listed(guest.path).point(3).manifest.disks[0].compressed


def test_two_points_that_are_based_on_one(tmp_path):
    guest = Guest(tmp_path / "target")
    disk = guest.disks["vda"] = Disk(512 * KIB)
    for number in (1, 2, 3):
        disk.write(0, 64 * KIB, number)
        disk.write(number * 64 * KIB, 64 * KIB, number)
        guest.back_up()
    disk.point = 2
    disk.write(0, 256 * KIB, 4)
    guest.back_up()
    notes = []
    pruned = perform(prune(guest.path, 2, notes.append))
    assert (pruned.removed, pruned.kept, pruned.merged) == ((1,), (2, 3, 4), ((2, "vda"),))
    assert Note("point 2 stays: points 3 and 4 are based on it") in notes
    check(guest, [2, 3, 4])
    assert perform(prune(guest.path, 1)).removed == (2, 3)
    check(guest, [4])


def test_the_last_backup_of_a_disk_stays(tmp_path):
    guest = small(tmp_path / "target")
    for number in (5, 6):
        guest.disks["vda"].write(0, 4 * KIB, number)
        guest.back_up(only={"vda"})
    notes = []
    pruned = perform(prune(guest.path, 1, notes.append))
    assert (pruned.removed, pruned.kept) == ((1, 2, 3, 5), (4, 6))
    assert Note("point 4 stays: no newer one has vdb") in notes
    check(guest, [4, 6])
    assert perform(prune(guest.path, 1)).removed == ()
    guest.back_up(only={"vdb"})
    assert perform(prune(guest.path, 1)).kept == (6, 7)  # and 7 has no vda
    guest.back_up()
    assert perform(prune(guest.path, 1)).kept == (8,)
    check(guest, [8])


def test_an_image_with_another_name(tmp_path):
    guest = small(tmp_path / "target")
    other = tmp_path / "other"
    os.link(guest.path / "000001" / "vda.qcow2", other)
    before = other.read_bytes()
    with pytest.raises(TargetError, match=r"000001/vda.qcow2: it has another name"):
        perform(prune(guest.path, 1))
    assert other.read_bytes() == before
    check(guest, [1, 2, 3, 4])


# -- room ------------------------------------------------------------------------------


@pytest.fixture
def place(tmp_path):
    """A file system without room for a second full copy."""
    place = tmp_path / "place"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=24M", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    yield place
    run("umount", "--lazy", place)


def moved(guest, place):
    """Have the target of a guest elsewhere."""
    guest.path = Path(shutil.copytree(guest.path, place / "target"))


def fill(place, left):
    """Leave a number of bytes in a file system."""
    found = os.statvfs(place)
    filler = place / "filler"
    filler.write_bytes(bytes(found.f_bfree * found.f_frsize - left))
    return filler


def check_content(guest, numbers, tmp_path):
    """Check what qemu-img alone reads; the target has no room for it."""
    for number in numbers:
        image = guest.path / f"{number:06}" / "vda.qcow2"
        assert whole(image, tmp_path) == guest.was[number]["vda"], number


def chain(path, *writes):
    """Make a full copy of 14 MiB of data, and a point for each write after that."""
    guest = Guest(path)
    disk = guest.disks["vda"] = Disk(32 * MIB)
    disk.write(0, 14 * MIB, 1)
    guest.back_up()
    for number, (offset, length) in enumerate(writes, 2):
        disk.write(offset, length, number)
        guest.back_up()
    return guest


@pytest.mark.parametrize("left", [4 * MIB, 768 * KIB])
def test_a_target_that_is_nearly_full(tmp_path, place, left):
    """What is written anew needs no room; with little left it is found out first."""
    guest = chain(tmp_path / "made", (0, MIB), (3 * MIB, MIB), (3 * MIB, 2 * MIB))
    moved(guest, place)
    fill(place, left)
    for keep in (3, 1):
        perform(prune(guest.path, keep))
        numbers = [*guest.was][-keep:]
        assert [point.number for point in listed(guest.path).points] == numbers
        assert perform(verify(guest.path)).is_sound
        check_content(guest, numbers, tmp_path)


@pytest.mark.parametrize("compressed", [False, True])
def test_no_room_for_what_is_new(tmp_path, place, compressed):
    guest = chain(tmp_path / "made", (14 * MIB, 2 * MIB), (18 * MIB, MIB))
    if compressed:
        image = guest.path / "000002" / "vda.qcow2"
        images.rebase_unsafe(STOP, image, None)
        compressing.compress(STOP, opened(image), ())
        images.rebase_unsafe(STOP, image, "../000001/vda.qcow2")
        with open(image, "rb") as file:
            size, sha256 = digest(STOP, file.fileno())
        [disk] = listed(guest.path).point(2).manifest.disks
        rewrite(guest.path, 2, disks=(replace(disk, size=size, sha256=sha256, compressed=True),))
    moved(guest, place)
    filler = fill(place, 2 * MIB)
    with pytest.raises(TargetError, match=r"has no room to merge points: 3\.\d MiB may be needed"):
        perform(prune(guest.path, 1))
    assert not (guest.path / "pruning.json").exists()
    assert [point.number for point in listed(guest.path).points] == [1, 2, 3]
    check_content(guest, [1, 2, 3], tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        # somebody else takes the room meanwhile
        patch.setattr(room, "growth", lambda *_: 0)
        with pytest.raises(BackupError, match="No space left on device"):
            perform(prune(guest.path, 1))
    assert [point.number for point in listed(guest.path).points] == [3]
    assert perform(verify(guest.path)).is_sound
    check_content(guest, [3], tmp_path)
    filler.unlink()
    perform(prune(guest.path, 1))
    assert perform(verify(guest.path)).is_sound
    check_content(guest, [3], tmp_path)
    assert not (guest.path / "000001").exists()


# -- prunes that are not at their end --------------------------------------------------


def test_what_is_seen_of_one_that_has_begun(tmp_path):
    guest = small(tmp_path / "target")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(images, "commit", refused_to_merge)
        with pytest.raises(BackupError, match="nothing is merged today"):
            perform(prune(guest.path, 2))
    # what a merge writes is below what points 2 and 3 have
    image = guest.path / "000001" / "vda.qcow2"
    run("qemu-io", "-f", "qcow2", "-c", f"write -P 77 {128 * KIB} {128 * KIB}", image)
    found = listed(guest.path)
    assert [point.number for point in found.points] == [3, 4]
    assert [(entry.name, entry.number, entry.reason) for entry in found.unfinished] == [
        ("000001", 1, "it is being removed"),
        ("000002", 2, "it is being removed"),
    ]
    assert (found.damaged, found.foreign) == ((), ())
    for point, files in ((None, 7), (4, 7), (3, 5)):
        notes = []
        verdict = perform(verify(guest.path, point, notes.append))
        assert (verdict.is_sound, verdict.files) == (True, files)
        assert [note.text for note in notes if isinstance(note, Note)] == [
            "000001/vda.qcow2 is compared with no hash: a prune that is not finished changes it",
            "000001/vdb.qcow2 is compared with no hash: a prune that is not finished changes it",
        ]
    by_hand(guest.path, {number: guest.was[number] for number in (3, 4)})
    with pytest.raises(TargetError, match="point 1 is being removed"):
        perform(restore(guest.path, 1, tmp_path / "restored"))
    perform(restore(guest.path, 3, tmp_path / "restored"))
    for name, data in guest.was[3].items():
        assert whole(tmp_path / "restored" / f"{name}.qcow2", tmp_path) == data
    # what is below a point that stays is still looked at
    image = guest.path / "000002" / "vda.qcow2"
    before = image.read_bytes()
    image.write_bytes(before[:-1] + b"x")
    verdict = perform(verify(guest.path))
    assert [damage.file for damage in verdict.damages] == ["000002/vda.qcow2"]
    assert verdict.lost == (3, 4)
    with pytest.raises(TargetError, match=r"000002/vda.qcow2: its content is not what"):
        perform(prune(guest.path, 2))
    image.write_bytes(before)
    # the chain goes on, and so does the prune
    guest.disks["vda"].write(0, 4 * KIB, 99)
    guest.back_up()
    notes = []
    assert perform(prune(guest.path, 3, notes.append)).removed == ()
    assert Note("an earlier prune was brought to its end") in notes
    check(guest, [3, 4, 5])


def test_what_is_seen_of_one_that_has_merged(tmp_path):
    """Its files have hashes again, wherever they are by now."""
    guest = small(tmp_path / "target")
    with Target.open(guest.path, Use.READ), pytest.MonkeyPatch.context() as patch:
        # it waits with the rest until nobody reads any more
        patch.setattr(prunes, "alone", alone_once())
        with pytest.raises(TargetBusy):
            perform(prune(guest.path, 2))
    notes = []
    assert perform(verify(guest.path, None, notes.append)).is_sound
    assert not any(isinstance(note, Note) for note in notes)
    by_hand(guest.path, {number: guest.was[number] for number in (3, 4)})
    os.rename(guest.path / "000001" / "vdb.qcow2", guest.path / "000003" / "vdb.qcow2")
    notes = []
    assert perform(verify(guest.path, None, notes.append)).is_sound
    assert not any(isinstance(note, Note) for note in notes)
    perform(restore(guest.path, 4, tmp_path / "restored"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(images, "commit", refused_to_merge)
        perform(prune(guest.path, 2))
    check(guest, [3, 4])


def alone_once():
    is_first = True

    @contextmanager
    def alone(target):
        nonlocal is_first
        if not is_first:
            raise TargetBusy("points are being read")
        is_first = False
        yield

    return alone


def test_a_kill_in_the_midst_of_a_merge(tmp_path):
    """The program that merges dies with the command, and the next prune goes on."""
    guest = Guest(tmp_path / "target")
    disk = guest.disks["vda"] = Disk(128 * MIB)
    guest.back_up()
    for offset in range(0, 96, 2):
        disk.write(offset * MIB, MIB, offset + 1)
    guest.back_up()
    disk.write(0, 3 * MIB, 200)
    guest.back_up()

    merges = images.run

    def slowly(stop, *words, **options):
        if words[1] == "commit":
            words = (*words[:2], "-r", "8M", *words[2:])
        return merges(stop, *words, **options)

    def kill(event):
        if isinstance(event, Copying) and event.done > event.total // 10:
            os.kill(os.getpid(), signal.SIGKILL)

    pid = os.fork()
    if not pid:
        try:
            images.run = slowly
            perform(prune(guest.path, 2, kill))
        finally:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    with open(guest.path / "lock", "rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the program has it until it dies
    merged = whole(guest.path / "000001" / "vda.qcow2", tmp_path)
    assert merged != guest.was[2]["vda"]
    assert [point.number for point in listed(guest.path).points] == [2, 3]
    assert perform(verify(guest.path)).is_sound
    by_hand(guest.path, {number: guest.was[number] for number in (2, 3)})
    perform(prune(guest.path, 2))
    check(guest, [2, 3])
