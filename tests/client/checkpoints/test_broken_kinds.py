"""Twelve ways to break checkpoints: what is said, what is done, what backups then say.

Each is made on a real guest, at libvirtd and at our server, and looked at by QEMU's
monitor. Most are looked at without the monitor and in the images of the stopped guest,
too. A repair is followed by a backup whose bytes are compared.
"""

import subprocess

import pytest

import virtrio

pytestmark = pytest.mark.peer("libvirtd", "qemu", "qemu-img", "virsh", "nbdinfo")

# For what is of a kind that another test tries on both servers.
TAKES_TURNS = pytest.mark.takes_turns("place")


def findings(report, disk):
    """Return what was found of a disk, by checkpoint."""
    return {
        one.name: str(each.finding)
        for one in report.checkpoints
        for each in one.disks
        if each.disk == disk
    }


def strays(report):
    return {(stray.name, stray.disk): str(stray.kind) for stray in report.strays}


def actions(repair):
    return [(str(outcome.action.kind), outcome.action.name) for outcome in repair.outcomes]


def same(names, finding):
    return dict.fromkeys(names, finding)


ALL = ("c1", "c9", "c10")


def test_nothing_is_wrong(patient):
    report = patient.check()
    assert report.is_sound
    assert report.means == "monitor"
    assert [one.name for one in report.checkpoints] == list(ALL)
    marks = [report.disk(name, "vda").marked for name in ALL]
    assert marks == sorted(marks, reverse=True)
    assert marks[-1] > 0
    asked = patient.check(monitor=False)
    assert (asked.is_sound, asked.means) == (True, "server")
    assert [asked.disk(name, "vda").marked for name in ALL] == marks
    assert [each.to_json() for each in asked.next_backups] == [
        {"disk": disk, "kind": "incremental", "base": "c10"} for disk in ("vda", "vdb")
    ]
    assert patient.repair().outcomes == ()
    patient.stop()
    report = patient.check()
    assert (report.is_sound, report.means, report.notes) == (True, "images", ())


# -- bitmaps ---------------------------------------------------------------------------


def test_bitmap_removed(patient):
    patient.command("block-dirty-bitmap-remove", node=patient.node("a.qcow2"), name="c9")
    report = patient.check()
    assert not report.is_sound
    assert findings(report, "vda") == {"c1": "sound", "c9": "missing", "c10": "sound"}
    assert findings(report, "vdb") == same(ALL, "sound")
    assert report.disk("c9", "vda").backup == "refused"
    assert "missing or broken bitmap 'c9'" in patient.is_refused_since("c9", "vda")
    asked = patient.check(monitor=False)
    assert asked.means == "server"
    says = patient.host.says_why
    finding = "missing" if says else "missing or broken"
    assert findings(asked, "vda") == {"c1": "sound", "c9": finding, "c10": "sound"}
    assert asked.disk("c9", "vda").layer == (report.disk("c9", "vda").layer if says else None)
    assert findings(asked, "vdb") == same(ALL, "sound")
    repair = patient.repair()
    assert actions(repair) == [("redefine", "c9")]
    assert repair.after.is_sound
    assert findings(repair.after, "vda") == {"c1": "sound", "c9": "not covered", "c10": "sound"}
    assert patient.parents() == {"c1": "", "c9": "c1", "c10": "c9"}
    patient.is_right_since("c1", "vda", "vdb")
    patient.is_right_since("c9", "vdb")


@TAKES_TURNS
def test_without_the_monitor_broken_disks_are_found_one_by_one(patient):
    for image in ("a.qcow2", "b.qcow2"):
        patient.command("block-dirty-bitmap-remove", node=patient.node(image), name="c9")
    repair = patient.repair(monitor=False)
    assert actions(repair) == [("delete metadata", "c9")]
    assert patient.parents() == {"c1": "", "c10": "c1"}
    assert patient.check().is_sound
    patient.is_right_since("c1", "vda", "vdb")


@TAKES_TURNS
@pytest.mark.parametrize("monitor", [True, False])
def test_inconsistent(patient, monitor):
    patient.stop()
    patient.start()
    patient.make("late")
    patient.kill()
    report = patient.check()
    assert findings(report, "vda") == {**same(ALL, "inconsistent"), "late": "missing"}
    patient.start()
    report = patient.check(monitor=monitor)
    if monitor:
        assert findings(report, "vda") == {**same(ALL, "inconsistent"), "late": "missing"}
    assert not any(one.is_sound for one in report.checkpoints)
    if not monitor:
        # QEMU might have let go of the images of a guest that is paused
        assert {findings(report, disk)["c9"] for disk in ("vda", "vdb")} == {"unknown"}
        assert patient.repair(monitor=False).outcomes == ()
        patient.host.virsh("resume", "g")
        report = patient.check(monitor=False)
        finding = "inconsistent" if patient.host.says_why else "missing or broken"
        assert findings(report, "vda")["c9"] == finding
    repair = patient.repair(monitor=monitor, remove_bitmaps=monitor)
    assert patient.checkpoints() == []
    if monitor:
        kinds = [("delete metadata", name) for name in ("late", "c10", "c9", "c1")]
        assert actions(repair)[:4] == kinds
        assert sorted(actions(repair)[4:]) == sorted(("remove bitmap", name) for name in ALL)
        assert repair.after.is_sound
        patient.make("c9")  # the name is free again
        patient.is_right_since("c9", "vda", "vdb")
    else:
        patient.host.virsh("suspend", "g")
        assert patient.check().is_sound is False  # orphans, which the monitor sees
        patient.is_right_since(None, "vda", "vdb")


def test_only_in_a_lower_layer(patient):
    patient.stop()
    top = patient.host.folder / "top.qcow2"
    lower = patient.host.folder / "a.qcow2"
    make = ["qemu-img", "create", "-q", "-f", "qcow2", "-b", lower, "-F", "qcow2", top]
    subprocess.run(make, check=True)
    patient.redefine((str(lower), str(top)))
    stopped = patient.check()
    assert findings(stopped, "vda") == same(ALL, "only in a lower layer")
    patient.start()
    report = patient.check()
    assert findings(report, "vda") == same(ALL, "only in a lower layer")
    assert report.disk("c9", "vda").layer == str(lower)
    assert findings(report, "vdb") == same(ALL, "sound")
    finding = "only in a lower layer" if patient.host.says_why else "missing or broken"
    asked = patient.check(monitor=False)
    assert findings(asked, "vda") == same(ALL, finding)
    assert findings(asked, "vdb") == same(ALL, "sound")
    repair = patient.repair()
    assert actions(repair) == [("redefine", name) for name in ALL]
    assert set(strays(repair.after).values()) == {"name clash"}
    patient.is_right_since("c1", "vdb")
    patient.is_right_since(None, "vda")
    before = {name: patient.host.virsh("checkpoint-dumpxml", "g", name) for name in ALL}
    repair = patient.repair(remove_bitmaps=True)
    assert [str(one.action.way) for one in repair.outcomes] == ["checkpoint put aside"] * 3
    assert repair.after.is_sound
    assert patient.bitmaps("a.qcow2") == set()
    assert patient.parents() == {"c1": "", "c9": "c1", "c10": "c9"}
    assert {name: patient.host.virsh("checkpoint-dumpxml", "g", name) for name in ALL} == before
    patient.make("next")
    assert patient.parents()["next"] == "c10"
    patient.is_right_since("c9", "vdb")
    patient.is_right_since("next", "vda", "vdb")


@TAKES_TURNS
def test_gap_in_the_chain(patient):
    """A layer in between has no bitmap; an external snapshot would have made one."""
    patient.stop()
    below = str(patient.host.folder / "a.qcow2")
    for name in ("middle", "top"):
        path = str(patient.host.folder / f"{name}.qcow2")
        make = ["qemu-img", "create", "-q", "-f", "qcow2", "-b", below, "-F", "qcow2", path]
        subprocess.run(make, check=True)
        below = path
    subprocess.run(["qemu-img", "bitmap", "--add", below, "c9"], check=True)
    patient.redefine((str(patient.host.folder / "a.qcow2"), below))
    patient.start()
    report = patient.check()
    lower = "only in a lower layer"
    assert findings(report, "vda") == {"c1": lower, "c9": "gap in the chain", "c10": lower}
    assert report.disk("c9", "vda").layer.endswith("/middle.qcow2")
    if patient.host.says_why:
        asked = patient.check(monitor=False)
        assert findings(asked, "vda") == findings(report, "vda")
    patient.repair()
    patient.is_right_since("c9", "vdb")


@pytest.mark.parametrize("lost", [True, False])
def test_a_layer_that_was_on_top(patient, lost):
    """An image below a snapshot is converted, which loses its bitmaps, or it is not."""
    host = patient.host
    patient.stop()
    names = {"vda": "a.qcow2", "vdb": "b.qcow2"}
    for number, name in enumerate(names.values()):
        below, over = host.folder / name, host.folder / f"over{number}"
        make = ["qemu-img", "create", "-q", "-f", "qcow2", "-b", below, "-F", "qcow2", over]
        subprocess.run(make, check=True)
        over.chmod(0o666)
        for each in ALL:
            subprocess.run(["qemu-img", "bitmap", "--add", over, each], check=True)
        if lost:
            backing = ["-B", host.folder / "base.qcow2", "-F", "qcow2"] if not number else []
            convert = ["qemu-img", "convert", "-O", "qcow2", *backing, below, host.folder / "new"]
            subprocess.run(convert, check=True)
            (host.folder / "new").chmod(0o666)
            (host.folder / "new").replace(below)
        patient.redefine((str(below), str(over)))
    expected = "gap in the chain" if lost else "sound"
    assert findings(patient.check(), "vda") == same(ALL, expected)
    patient.start()
    report = patient.check()
    for disk in names:
        assert findings(report, disk) == same(ALL, expected)
    asked = patient.check(monitor=False)
    assert findings(asked, "vda") == same(ALL, "unknown")
    assert "has it is not seen this way" in asked.disk("c9", "vda").reason
    if not lost:
        assert patient.repair().outcomes == ()
        patient.is_right_since("c1", "vda", "vdb")
        return
    assert "it lost what was written there" in report.disk("c9", "vda").reason
    assert report.disk("c9", "vda").layer == str(host.folder / "a.qcow2")
    assert {str(each.kind) for each in report.next_backups} == {"full"}
    kept = patient.repair()  # without a record, the bitmaps would seem to be sound
    assert kept.outcomes == ()
    assert {left.name for left in kept.left} == set(ALL)
    assert "--remove-bitmaps" in kept.left[0].reason
    patient.repair(remove_bitmaps=True)
    assert patient.checkpoints() == []
    assert patient.check().is_sound
    patient.make("c1")
    patient.is_right_since("c1", "vda", "vdb")


# -- metadata --------------------------------------------------------------------------


@TAKES_TURNS
@pytest.mark.parametrize("is_active", [True, False])
def test_metadata_lost(patient, is_active):
    for name in ("c9", "c10"):
        patient.host.virsh("checkpoint-delete", "g", name, "--metadata")
    if not is_active:
        patient.stop()
    report = patient.check()
    lost = {(name, disk): "metadata lost" for name in ("c9", "c10") for disk in ("vda", "vdb")}
    assert strays(report) == lost
    repair = patient.repair()
    assert actions(repair) == [("restore", "c9"), ("restore", "c10")]
    assert all(outcome.action.guesses for outcome in repair.outcomes)
    assert repair.after.is_sound
    assert patient.parents() == {"c1": "", "c9": "c1", "c10": "c9"}
    if not is_active:
        patient.start()
    patient.make("next")
    assert patient.parents()["next"] == "c10"
    for base in (*ALL, "next"):
        patient.is_right_since(base, "vda", "vdb")


@TAKES_TURNS
def test_metadata_lost_in_the_middle(patient):
    patient.host.virsh("checkpoint-delete", "g", "c9", "--metadata")
    assert patient.parents() == {"c1": "", "c10": "c1"}
    repair = patient.repair()
    assert actions(repair) == [("restore", "c9"), ("redefine", "c10")]
    assert patient.parents() == {"c1": "", "c9": "c1", "c10": "c9"}
    patient.make("next")
    assert patient.parents()["next"] == "c10"
    patient.is_right_since("c9", "vda", "vdb")


@TAKES_TURNS
def test_a_checkpoint_without_disks_gets_none(patient):
    patient.make("none", disks=())
    patient.make("last")
    before = patient.host.virsh("checkpoint-dumpxml", "g", "none")
    assert patient.check().is_sound
    patient.host.virsh("checkpoint-delete", "g", "c10", "--metadata")
    assert actions(patient.repair()) == [("restore", "c10"), ("redefine", "none")]
    assert patient.host.virsh("checkpoint-dumpxml", "g", "none") == before
    text = patient.call("export_checkpoints")
    for is_active in (True, False):
        for name in patient.checkpoints():
            patient.host.virsh("checkpoint-delete", "g", name, "--metadata")
        if not is_active:
            patient.stop()
        patient.call("import_checkpoints", text)
        assert patient.host.virsh("checkpoint-dumpxml", "g", "none") == before
    assert patient.check().is_sound


@TAKES_TURNS
@pytest.mark.parametrize("has_bitmaps", [True, False])
def test_parent_lost(patient, has_bitmaps):
    if not has_bitmaps:
        for image in ("a.qcow2", "b.qcow2"):
            patient.command("block-dirty-bitmap-remove", node=patient.node(image), name="c9")
    patient.host.forget("g", "c9")
    report = patient.check()
    assert report.by_name["c10"].lost_parent == "c9"
    assert not report.by_name["c10"].is_sound
    repair = patient.repair()
    redefined = [("redefine", "c10")]
    assert actions(repair) == ([("restore", "c9"), *redefined] if has_bitmaps else redefined)
    assert repair.after.is_sound
    between = {"c9": "c1", "c10": "c9"} if has_bitmaps else {"c10": "c1"}
    assert patient.parents() == {"c1": "", **between}
    patient.make("next")
    assert patient.parents()["next"] == "c10"
    patient.is_right_since("c9" if has_bitmaps else "c1", "vda", "vdb")


@TAKES_TURNS
@pytest.mark.parametrize("names", [("c1", "c9", "c10"), ("zulu", "alfa", "mike")])
def test_order_lost(guest, names):
    """What bitmaps mark says which is older, where names would mislead."""
    patient = guest
    patient.make(*names)
    for name in names:
        patient.host.virsh("checkpoint-delete", "g", name, "--metadata")
    repair = patient.repair()
    assert actions(repair) == [("restore", name) for name in names]
    assert [one.name for one in repair.after.checkpoints] == list(names)
    assert patient.parents() == {names[0]: "", names[1]: names[0], names[2]: names[1]}
    for name in names:
        patient.is_right_since(name, "vda", "vdb")


def test_name_clash(patient):
    """A disk that a checkpoint was made without has a bitmap of its name."""
    patient.command(
        "block-dirty-bitmap-add", node=patient.node("b.qcow2"), name="only", persistent=True
    )
    patient.make("only", disks=("vda",))
    report = patient.check()
    assert strays(report) == {("only", "vdb"): "name clash"}
    assert findings(report, "vda")["only"] == "sound"
    kept = patient.repair()
    assert kept.outcomes == ()
    assert [(left.name, left.disk) for left in kept.left] == [("only", "vdb")]
    repair = patient.repair(remove_bitmaps=True)
    assert [str(outcome.action.way) for outcome in repair.outcomes] == ["monitor"]
    assert repair.after.is_sound
    assert "only" not in patient.bitmaps("b.qcow2")
    patient.is_right_since("only", "vda")
    patient.is_right_since("c10", "vda", "vdb")


@TAKES_TURNS
def test_name_taken(patient):
    """A bitmap that is left keeps its name from new checkpoints."""
    patient.host.virsh("checkpoint-delete", "g", "c10", "--metadata")
    error = patient.host.virsh("checkpoint-create-as", "g", "c10", fails=True)
    assert "Bitmap already exists: c10" in error
    assert set(strays(patient.check()).values()) == {"metadata lost"}
    patient.repair()
    patient.host.virsh("checkpoint-delete", "g", "c10")
    patient.make("c10")
    patient.is_right_since("c10", "vda", "vdb")


# -- disks -----------------------------------------------------------------------------


def test_disk_gone(patient):
    patient.make("alone", disks=("vdb",))
    patient.stop()
    text = patient.host.virsh("dumpxml", "--inactive", "g")
    first = text.index("<disk", text.index("<disk") + 1)
    end = text.index("</disk>", first) + len("</disk>")
    patient.redefine((text[first:end], ""))
    stopped = patient.check()
    assert findings(stopped, "vdb") == same((*ALL, "alone"), "disk gone")
    patient.start()
    report = patient.check()
    assert findings(report, "vdb") == same((*ALL, "alone"), "disk gone")
    assert [one.is_sound for one in report.checkpoints] == [True, True, True, False]
    repair = patient.repair()
    assert actions(repair) == [("delete metadata", "alone")]
    del patient.disks["vdb"]
    patient.is_right_since("c9", "vda")


def test_disk_replaced(patient):
    patient.stop()
    other = patient.host.image("other.qcow2")
    patient.redefine((str(patient.host.folder / "b.qcow2"), str(other)))
    assert findings(patient.check(), "vdb") == same(ALL, "disk replaced")
    patient.start()
    report = patient.check()
    assert findings(report, "vdb") == same(ALL, "disk replaced")
    assert "b.qcow2" in report.disk("c9", "vdb").reason
    repair = patient.repair()
    assert actions(repair) == [("redefine", name) for name in ALL]
    assert repair.after.is_sound
    patient.disks["vdb"][:] = bytes(len(patient.disks["vdb"]))
    patient.is_right_since("c9", "vda")
    patient.is_right_since(None, "vdb")
    patient.make("both")
    patient.is_right_since("both", "vda", "vdb")


@TAKES_TURNS
def test_disks_that_exchanged_their_images(patient):
    patient.stop()
    first, second = (str(patient.host.folder / name) for name in ("a.qcow2", "b.qcow2"))
    patient.redefine((first, "/was-first"), (second, first), ("/was-first", second))
    for is_running in (False, True):
        if is_running:
            patient.start()
        report = patient.check()
        for disk, other in (("vda", "vdb"), ("vdb", "vda")):
            assert findings(report, disk) == same(ALL, "disk replaced")
            assert f"disk '{other}' had" in report.disk("c9", disk).reason
    patient.disks["vda"][:], patient.disks["vdb"][:] = (
        bytes(patient.disks["vdb"]),
        bytes(patient.disks["vda"]),
    )
    patient.repair(remove_bitmaps=True)
    patient.is_right_since(None, "vda", "vdb")
    patient.make("both")
    patient.is_right_since("both", "vda", "vdb")


def test_raw_disk(patient):
    patient.stop()
    image, raw = patient.host.folder / "b.qcow2", patient.host.folder / "b.raw"
    subprocess.run(["qemu-img", "convert", "-O", "raw", image, raw], check=True)
    text = patient.host.virsh("dumpxml", "--inactive", "g")
    first = text.index("<driver", text.index(str(image)) - 120)
    assert text.count(str(image)) == 1
    part = text[first : text.index(str(image))]
    patient.redefine((part + str(image), part.replace("qcow2", "raw") + str(raw)))
    assert findings(patient.check(), "vdb") == same(ALL, "raw disk")
    patient.start()
    assert findings(patient.check(), "vdb") == same(ALL, "raw disk")
    repair = patient.repair(monitor=False)
    assert actions(repair) == [("redefine", name) for name in ALL]
    assert repair.after.is_sound
    assert findings(repair.after, "vdb") == same(ALL, "raw disk")  # and not covered
    patient.is_right_since("c9", "vda")
    patient.is_right_since(None, "vdb")


def test_image_moved(patient):
    patient.stop()
    image, moved = patient.host.folder / "b.qcow2", patient.host.folder / "moved.qcow2"
    image.rename(moved)
    patient.redefine((str(image), str(moved)))
    stopped = patient.check()
    assert stopped.is_sound
    patient.start()
    report = patient.check()
    assert report.is_sound
    assert str(image) in report.disk("c9", "vdb").reason
    assert report.disk("c9", "vdb").is_moved
    assert patient.repair().outcomes == ()
    patient.is_right_since("c9", "vda", "vdb")


@TAKES_TURNS
def test_image_copied_without_its_bitmaps(patient):
    patient.stop()
    image, copy = patient.host.folder / "b.qcow2", patient.host.folder / "copy.qcow2"
    subprocess.run(["qemu-img", "convert", "-O", "qcow2", image, copy], check=True)
    patient.redefine((str(image), str(copy)))
    assert findings(patient.check(), "vdb") == same(ALL, "disk replaced")
    repair = patient.repair()  # of a guest that is shut off
    assert actions(repair) == [("redefine", name) for name in ALL]
    patient.start()
    assert patient.check().is_sound
    patient.is_right_since("c9", "vda")


# -- bitmaps of others -----------------------------------------------------------------


def test_foreign_bitmaps(patient):
    node = patient.node("a.qcow2")
    add = "block-dirty-bitmap-add"
    patient.command(add, node=node, name="not a checkpoint", persistent=True)
    patient.command(add, node=node, name="disabled", persistent=True, disabled=True)
    patient.command(add, node=node, name="for-now")
    report = patient.check()
    assert report.is_sound
    names = ("not a checkpoint", "disabled", "for-now")
    assert strays(report) == {(name, "vda"): "foreign" for name in names}
    repair = patient.repair(remove_bitmaps=True)
    assert repair.outcomes == ()
    assert {left.name for left in repair.left} == set(names)
    assert set(names) <= patient.bitmaps("a.qcow2")
    patient.is_right_since("c9", "vda", "vdb")
    patient.stop()
    assert strays(patient.check()) == {(name, "vda"): "foreign" for name in names[:2]}


@TAKES_TURNS
@pytest.mark.parametrize("is_active", [True, False])
def test_bitmaps_of_a_guest_whose_image_is_below(patient, is_active):
    """The image of a guest that is off is a template for another one's."""
    host = patient.host
    patient.stop()
    overlay, template = host.folder / "clone.qcow2", host.folder / "a.qcow2"
    make = ["qemu-img", "create", "-q", "-f", "qcow2", "-b", template, "-F", "qcow2", overlay]
    subprocess.run(make, check=True)
    host.define(host.document("clone", host.disk(overlay)))
    if is_active:
        host.virsh("start", "--paused", "clone")
    report = patient.check(guest="clone")
    assert strays(report) == {(name, "vda"): "foreign" for name in ALL}
    assert report.is_sound
    repair = patient.repair(guest="clone", remove_bitmaps=True)
    assert (repair.outcomes, {left.name for left in repair.left}) == ((), set(ALL))
    if is_active:
        host.virsh("destroy", "clone")
    else:  # a checkpoint of the same name, which is lost
        host.virsh("start", "--paused", "clone")
        host.virsh("checkpoint-create-as", "clone", "c9")
        host.virsh("destroy", "clone")
        subprocess.run(["qemu-img", "bitmap", "--remove", overlay, "c9"], check=True)
        assert findings(patient.check(guest="clone"), "vda") == {"c9": "only in a lower layer"}
        repair = patient.repair(guest="clone", remove_bitmaps=True)
        assert actions(repair) == [("delete metadata", "c9")]
    assert patient.check().is_sound
    patient.start()
    patient.is_right_since("c9", "vda", "vdb")


@TAKES_TURNS
def test_a_bitmap_that_could_be_a_checkpoint_is_left_if_it_is_named(patient):
    patient.command(
        "block-dirty-bitmap-add", node=patient.node("a.qcow2"), name="theirs", persistent=True
    )
    plan = patient.call("plan_checkpoint_repair")
    assert [action.name for action in plan.actions] == ["theirs"]
    assert "that it was a checkpoint, and not a bitmap of something else" in plan.actions[0].guesses
    assert patient.repair(leave=["theirs"]).outcomes == ()
    assert patient.checkpoints() == list(ALL)


# -- jobs and other ends ---------------------------------------------------------------


@TAKES_TURNS
def test_nothing_is_done_while_a_backup_runs(patient):
    patient.command("block-dirty-bitmap-remove", node=patient.node("a.qcow2"), name="c9")
    patient.host.virsh("backup-begin", "g", patient.document("c1"))
    try:
        report = patient.check()
        assert report.has_job
        assert findings(report, "vda")["c9"] == "missing"
        assert set(strays(report).values()) <= {"in use"}
        repair = patient.repair(remove_bitmaps=True)
        assert repair.outcomes == ()
        assert [left.reason for left in repair.left] == ["a backup is running"]
    finally:
        patient.abort()
    assert actions(patient.repair()) == [("redefine", "c9")]


@TAKES_TURNS
def test_nothing_is_done_while_qemu_has_let_go_of_the_images(patient, place):
    """It has after a core dump of a paused guest; our server has it take them again."""
    patient.host.virsh("dump", "g", str(patient.host.folder / "dump"))
    report = patient.check()
    assert ["until the guest is resumed" in note for note in report.notes] == [True]
    assert report.is_sound == (place[0] == "virtrio")
    repair = patient.repair(remove_bitmaps=True)
    assert repair.outcomes == ()
    assert [left.name for left in repair.left] == ([] if report.is_sound else [*ALL])
    patient.host.virsh("resume", "g")
    patient.host.virsh("suspend", "g")
    report = patient.check()
    assert (report.is_sound, report.notes) == (True, ())
    patient.is_right_since("c1", "vda", "vdb")


@TAKES_TURNS
def test_a_plan_is_refused_after_changes(patient):
    patient.command("block-dirty-bitmap-remove", node=patient.node("a.qcow2"), name="c9")
    plan = patient.call("plan_checkpoint_repair")
    patient.host.virsh("checkpoint-delete", "g", "c9", "--metadata")
    with pytest.raises(virtrio.LibvirtError, match="have changed since the plan was made"):
        patient.call("repair_checkpoints", plan=plan)
