"""Guests that other tools work on, that change their names, or their targets."""

import json
import shutil
import subprocess
import time
import uuid
from collections import Counter

import pytest

from tests.backup.guests import SIZE, Guest, hosted
from tests.backup.test_running import METADATA, Run, add_disk, leaves_nothing, restored
from virtrio import LibvirtError
from virtrio.backup import blocking, hooks, job, xml
from virtrio.backup.errors import BackupError, TargetError
from virtrio.client.blocking import performing
from virtrio.client.blocking.performing import perform
from virtrio.enums import DomainCheckpointDeleteFlags, DomainCreateFlags

pytestmark = [pytest.mark.peer("qemu", "qemu-img"), pytest.mark.takes_turns("server")]

CHILDREN = DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN
CHILDREN_ONLY = DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY
PAUSED = DomainCreateFlags.VIR_DOMAIN_START_PAUSED
FULL, SOME = "full", "incremental"


def back_up(guest, target, kinds=None, **options):
    """Change all disks, back up, and assert that the point is right; return the run.

    ``kinds`` is that of all disks, or of each.
    """
    guest.change()
    now = guest.now()
    made = Run(guest, target, **options)
    assert restored(made.point) == now
    if kinds is not None:
        expected = dict.fromkeys(made.how(), kinds) if isinstance(kinds, str) else kinds
        assert made.how() == expected, made.reasons()
    return made


def create(guest, name, disks=None, time=None):
    """Make a checkpoint as another tool does, at any time."""
    made = guest.dom.checkpoint_create_xml(xml.checkpoint(name, disks=disks), 0)
    if time is not None:
        text = made.get_xml_desc(0)
        before, _, rest = text.partition("<creationTime>")
        text = f"{before}<creationTime>{time}{rest[rest.index('<') :]}"
        guest.dom.checkpoint_create_xml(text, 1)


def delete(guest, name, flags=0):
    guest.dom.checkpoint_lookup_by_name(name).delete(flags)


# -- checkpoints of another tool -------------------------------------------------------


def test_checkpoints_of_another_tool(guest, target):
    """They are parents and children of ours, and may be deleted."""
    create(guest, "before")
    runs = [back_up(guest, target, FULL)]
    create(guest, "between", disks=["vdb"])
    runs.append(back_up(guest, target, SOME))
    create(guest, "after", disks=["vda"])
    delete(guest, "between")
    runs.append(back_up(guest, target, SOME))
    delete(guest, "before")
    runs.append(back_up(guest, target, SOME, keep=2))
    ours = {each.point.manifest.checkpoint for each in runs[-2:]}
    leaves_nothing(guest, target, ours | {"after"})
    delete(guest, "after", CHILDREN_ONLY)  # the last ones of ours among them
    assert guest.checkpoints() == {"after"}
    runs = [back_up(guest, target, FULL), back_up(guest, target, SOME)]
    delete(guest, "after", CHILDREN)
    assert guest.checkpoints() == set()
    made = back_up(guest, target, FULL)
    assert made.reasons()["vda"].endswith(" is gone")
    assert blocking.verify(target).is_sound


@pytest.mark.parametrize("time", [1, 4102444800])
def test_checkpoints_of_any_time(guest, target, time):
    """A clock that goes wrong changes times only, and no order."""
    create(guest, "first", time=time)
    back_up(guest, target, FULL)
    create(guest, "second", time=time)
    back_up(guest, target, SOME)
    delete(guest, "first")
    guest.dom.destroy()
    guest.start()
    if guest.host.kind == "libvirtd":
        guest.host.kill()
    back_up(guest, target, SOME)


# Seconds for libvirtd to stop QEMU's NBD server, after it has answered the abort: QEMU
# (7.2) hangs if a reader is connecting meanwhile, and libvirtd with it.
_ABORTED = 1.0


def test_what_another_tool_does_while_a_run_goes_on(guest, target, monkeypatch):
    back_up(guest, target)

    def reached(step):
        if step == "after begin":
            create(guest, "while", disks=["vda"])
        if step == "before end":
            delete(guest, "while")

    monkeypatch.setattr(hooks, "reached", reached)
    back_up(guest, target, SOME)

    def aborts(step):
        if step == "first byte":
            guest.dom.abort_job()
            time.sleep(_ABORTED)

    monkeypatch.setattr(hooks, "reached", aborts)
    guest.change()
    with pytest.raises(BackupError) as failed:
        Run(guest, target)
    monkeypatch.undo()
    left = guest.checkpoints() - of_points(target)
    assert not left, getattr(failed.value, "__notes__", None)
    back_up(guest, target, SOME)
    assert guest.checkpoints() == of_points(target)


def of_points(target):
    return {point.manifest.checkpoint for point in blocking.points(target).points}


@pytest.mark.parametrize(
    ("server", "mode"),
    [("ours", "pull"), ("ours", "push"), ("libvirtd", "pull")],  # libvirtd waits for 30 s
    indirect=["server"],
)
def test_another_tools_job_that_comes_first(guest, target, monkeypatch, mode):
    """It is not ended, and nothing of ours is left."""
    first = back_up(guest, target, mode=mode).point.manifest.checkpoint
    begun = []

    def reached(step):
        if step == "before begin" and not begun:
            begun.append(perform(job.begin(guest.dom, checkpoint="theirs")))

    monkeypatch.setattr(hooks, "reached", reached)
    with pytest.raises(LibvirtError):
        Run(guest, target, mode=mode)
    assert guest.has_job()
    with pytest.raises(BackupError, match="another backup job is running on the domain"):
        Run(guest, target, mode=mode)
    perform(job.end(begun[0]))
    leaves_nothing(guest, target, {first, "theirs"})
    back_up(guest, target, SOME, mode=mode)


def test_another_tools_job_that_follows_a_push(guest, target, monkeypatch):
    """It is not waited for, nor taken for ours."""
    back_up(guest, target, mode="push")
    begun, kept = [], job.progress

    def progress(domain):
        found = yield from kept(domain)
        while found is not None and not begun:
            found = yield from kept(domain)
        if not begun:
            begun.append(perform(job.begin(guest.dom)))
            found = job.Progress(0, 1)
        return found

    monkeypatch.setattr(job, "progress", progress)
    guest.change()
    now = guest.now()
    try:
        made = Run(guest, target, mode="push")
    except BackupError as exc:  # the server does not tell any more how it ended
        assert "the server does not" in str(exc)  # noqa: PT017
    else:
        assert restored(made.point) == now
    assert guest.has_job()
    perform(job.end(begun[0]))
    monkeypatch.undo()
    back_up(guest, target, SOME, mode="push")


def test_another_tools_job_that_follows_a_pull(guest, target, monkeypatch):
    """The server forgets how ours ended, whose disks are copied all the same."""
    begun, kept = [], job._gone

    def gone(*arguments, **more):
        yield from kept(*arguments, **more)
        if not begun:
            begun.append(None)
            begun[0] = yield from job.begin(guest.dom)

    monkeypatch.setattr(job, "_gone", gone)
    back_up(guest, target)
    perform(job.end(begun[0]))


# -- more targets, and copies of one ---------------------------------------------------


def test_two_targets_in_turns(guest, target):
    other = target.with_name("other")
    runs = [back_up(guest, where, FULL) for where in (target, other)]
    runs += [back_up(guest, where, SOME) for where in (target, other, other, target)]
    leaves_nothing(guest, target, [each.point.manifest.checkpoint for each in runs])
    runs.append(back_up(guest, target, SOME, keep=1))
    kept = [each for each in runs if each.point.path.parent == other] + runs[-1:]
    leaves_nothing(guest, other, [each.point.manifest.checkpoint for each in kept])
    back_up(guest, other, SOME)
    assert blocking.verify(target).is_sound
    assert blocking.verify(other).is_sound


def test_a_target_and_its_copy_in_turns(guest, target):
    """Each takes the other's checkpoints for its own, and copies everything."""
    back_up(guest, target)
    copy = target.with_name("copy")
    shutil.copytree(target, copy)
    for where in (target, copy, target, copy, copy):
        back_up(guest, where)
    assert blocking.verify(target).is_sound
    assert blocking.verify(copy).is_sound


# -- the guest -------------------------------------------------------------------------


def test_a_guest_with_another_name(guest, target):
    back_up(guest, target)
    guest.dom.destroy()
    guest.dom.rename("h", 0)
    guest.name = "h"
    guest.start()
    made = back_up(guest, target, SOME)
    assert made.point.manifest.domain_name == "h"
    guest.host.kill()
    guest.host.revive()
    back_up(guest, target, SOME)


def test_a_guest_that_is_defined_anew(guest, target):
    """It is known by its UUID; with another one it needs a target of its own."""
    first = back_up(guest, target)
    guest.dom.destroy()
    guest.dom.undefine_flags(METADATA)
    guest.host.conn.define_xml(guest.document)
    guest.start()
    made = back_up(guest, target, FULL)
    name = first.point.manifest.checkpoint
    assert set(made.reasons().values()) == {f"checkpoint '{name}' is gone"}
    back_up(guest, target, SOME)
    guest.dom.destroy()
    guest.dom.undefine_flags(METADATA)
    before = guest.document.partition("<uuid>")[2].partition("<")[0]
    guest.host.conn.define_xml(guest.document.replace(before, str(uuid.uuid4())))
    guest.start()
    with pytest.raises(TargetError, match="has the backups of another guest, g"):
        Run(guest, target)
    assert guest.checkpoints() == set()
    back_up(guest, target.with_name("second"), FULL)


def test_a_transient_guest(guest, target):
    back_up(guest, target, FULL)
    guest.dom.undefine_flags(METADATA)
    back_up(guest, target, SOME)
    guest.dom.destroy()
    guest.host.conn.create_xml(guest.document, PAUSED)
    back_up(guest, target)  # the server may have forgotten its checkpoints
    back_up(guest, target, SOME)
    assert blocking.verify(target).is_sound


def test_a_guest_whose_disks_were_restored(guest, target):
    """Restored images have no bitmaps, whatever the server knows of checkpoints."""
    back_up(guest, target)
    before = guest.now()
    back_up(guest, target)
    guest.dom.destroy()
    folder = guest.host.images / "restored"
    blocking.restore(target, 1, folder)
    for disk, data in before.items():
        shutil.move(folder / f"{disk}.qcow2", guest.host.images / f"{disk}.qcow2")
        guest.disks[disk][:] = data
    guest.start()
    back_up(guest, target, FULL)
    back_up(guest, target, SOME)


def test_a_disk_under_the_name_of_another(guest, target):
    """What was vdb is vda, which is gone; and then both are as they were."""
    back_up(guest, target)
    guest.dom.destroy()
    both = guest.document
    vda, vdb = guest.disk_element("vda"), guest.disk_element("vdb")
    guest.host.conn.define_xml(both.replace(vda, "").replace("'vdb'", "'vda'"))
    disks = guest.disks
    guest.disks = {"vda": disks["vdb"]}
    guest.start()
    back_up(guest, target, FULL)
    guest.dom.destroy()
    guest.host.conn.define_xml(both)
    assert vdb in both
    guest.disks = disks
    guest.start()
    back_up(guest, target)
    back_up(guest, target, SOME)


def test_a_disk_that_was_away(guest, target):
    """Its bitmap is in its image, so that it is copied since its own newest point."""
    back_up(guest, target)
    guest.dom.destroy()
    guest.host.conn.define_xml(guest.document.replace(guest.disk_element("vdb"), ""))
    kept = guest.disks.pop("vdb")
    guest.start()
    back_up(guest, target, SOME)
    guest.dom.destroy()
    guest.host.conn.define_xml(guest.document)
    guest.disks["vdb"] = kept
    guest.start()
    made = back_up(guest, target, SOME)
    assert [disk.backing for disk in made.point.manifest.disks] == [2, 1]


# -- many of all -----------------------------------------------------------------------


def test_a_run_makes_as_many_calls_with_many_points(guest, target, monkeypatch):
    """Neither points nor checkpoints, of ours or others, make it ask more."""
    if guest.host.kind == "libvirtd":
        return  # nothing of it depends on the server
    (guest.host.images / "vdc.raw").write_bytes(bytes(SIZE))
    add_disk(guest, "vdc", guest.disk_element("vdc").replace("qcow2", "raw"))
    calls, kept = [], performing._step

    def step(what, *arguments):
        calls.append(getattr(what, "__name__", ""))
        return kept(what, *arguments)

    monkeypatch.setattr(performing, "_step", step)
    counts = []
    for number in range(5):
        for other in range(8):
            create(guest, f"other-{number}-{other}", disks=["vda"])
        calls.clear()
        back_up(guest, target)
        counts.append(Counter(calls))
        counts[-1].pop("pause", 0)
        for polled in ("backup_get_xml_desc", "job_stats", "sleep"):
            counts[-1].pop(polled, 0)
    assert counts[1] == counts[2] == counts[3] == counts[4]


# -- disks that were made smaller, and as large again ----------------------------------


def shrink(guest, disk, is_off):
    """Make a disk half as large, and as large again."""
    size = len(guest.disks[disk])
    guest.disks[disk][size // 2 :] = bytes(size // 2)
    if not is_off:
        guest.dom.block_resize(disk, size // 2, 1)
        guest.dom.block_resize(disk, size, 1)
        return
    guest.dom.destroy()
    image = guest.host.images / f"{disk}.qcow2"
    resize = ["qemu-img", "resize", "-q", "-f", "qcow2"]
    subprocess.run([*resize, "--shrink", image, str(size // 2)], check=True)
    subprocess.run([*resize, image, str(size)], check=True)
    guest.start()


@pytest.mark.parametrize("is_off", [False, True])
def test_a_disk_that_was_smaller_meanwhile(guest, target, is_off):
    size = len(guest.disks["vdb"])
    guest.write("vdb", size * 3 // 4, 100, 9)
    back_up(guest, target)
    shrink(guest, "vdb", is_off)
    guest.write("vdb", size - 1000, 1000, 8)  # dirty again
    now = guest.now()
    made = Run(guest, target)
    assert made.how() == {"vda": SOME, "vdb": FULL}
    assert made.reasons()["vdb"] == "it differs from point 1 where no change was recorded"
    assert restored(made.point) == now
    back_up(guest, target, SOME)


@pytest.mark.parametrize("is_off", [False, True])
def test_a_disk_that_was_smaller_meanwhile_and_ended_with_zeros(guest, target, is_off):
    """Zeros that the guest wrote are data of the point, and do not tell."""
    size = len(guest.disks["vdb"])
    back_up(guest, target)
    guest.write("vdb", size // 2, size // 4, 170)
    guest.write("vdb", size * 3 // 4, size // 4, 0)
    back_up(guest, target, SOME)
    back_up(guest, target, SOME)
    shrink(guest, "vdb", is_off)
    now = guest.now()
    made = Run(guest, target)
    assert made.how() == {"vda": SOME, "vdb": FULL}
    assert made.reasons()["vdb"] == "it differs from point 3 where no change was recorded"
    assert restored(made.point) == now
    back_up(guest, target, SOME)


# -- the clock -------------------------------------------------------------------------

CLOCK = """
import os, time
real = time.time
time.time = lambda: real() + float(open({path!r}).read())
"""


def test_a_clock_that_goes_back(tmp_path, monkeypatch):
    """The server's and the command's; by ten years forth, and by fifteen back."""
    import datetime

    from virtrio.backup import making, recovery, running

    clock = tmp_path / "clock"
    clock.write_text("0")
    with hosted("ours", before=CLOCK.format(path=str(clock))) as host:
        guest, target = Guest(host, disks=("vda", "vdb")), host.images / "target"
        for number, years in enumerate((10, -5, 0, 0)):
            seconds = years * 365 * 86400
            clock.write_text(str(seconds))

            class Shifted(datetime.datetime):
                @classmethod
                def now(cls, tz=None, seconds=seconds):
                    return datetime.datetime.now(tz) + datetime.timedelta(seconds=seconds)

            for module in (making, running, recovery):
                monkeypatch.setattr(module, "datetime", Shifted)
            back_up(guest, target, FULL if number == 0 else SOME, keep=3)
        points = blocking.points(target).points
        assert [point.number for point in points] == [2, 3, 4]
        assert points[0].manifest.began < points[1].manifest.began
        made = [json.loads((point.path / "manifest.json").read_text()) for point in points]
        assert [each["number"] for each in made] == [2, 3, 4]
