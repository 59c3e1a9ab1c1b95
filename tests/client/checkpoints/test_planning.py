"""Judgement and plans about made up domains."""

import random
from dataclasses import replace

import pytest

from tests.client.checkpoints.looks import bitmap, checkpoint, look, seen
from virtrio.client.checkpoints.documents import CoveredDisk
from virtrio.client.checkpoints.images import SeenDisk, SeenLayer
from virtrio.client.checkpoints.judging import find, from_refusal, from_sizes, judge
from virtrio.client.checkpoints.planning import make_plan
from virtrio.client.checkpoints.report import Finding, Means


def chain(*names, **more):
    parents = (None, *names)
    return [
        checkpoint(name, parent, 100 + number, **more)
        for number, (name, parent) in enumerate(zip(names, parents, strict=False))
    ]


def done(plan):
    return [(str(action.kind), action.name, action.parent) for action in plan.actions]


@pytest.mark.parametrize(
    ("layers", "finding", "layer"),
    [
        ([[bitmap("c")]], "sound", "/0"),
        ([[bitmap("c")], []], "sound", "/0"),
        ([[bitmap("c")], [bitmap("c")]], "sound", "/0"),
        ([[], []], "missing", "/0"),
        ([[], [bitmap("c")]], "only in a lower layer", "/1"),
        ([[bitmap("c")], [], [bitmap("c")]], "gap in the chain", "/1"),
        ([[bitmap("c")], [bitmap("c", flaw="inconsistent")]], "inconsistent", "/1"),
        ([[bitmap("c", flaw="not recording")], [bitmap("c")]], "not recording", "/0"),
        ([[bitmap("c", flaw="not persistent")]], "not persistent", "/0"),
        ([[bitmap("c", flaw="busy")]], "sound", "/0"),
    ],
)
def test_the_rule_of_a_chain(layers, finding, layer):
    found = find(seen(*layers), "c")
    assert (str(found[0]), found[1]) == (finding, layer)
    assert found[2]


@pytest.mark.parametrize(
    ("sizes", "finding", "layer"),
    [
        ((5, 5), "sound", "/0"),
        ((5, None), "sound", "/0"),
        ((6, 5), "of another size", "/1"),
        ((5, 5, 6), "of another size", "/2"),
    ],
)
def test_layers_of_different_sizes(sizes, finding, layer):
    """Only those count that have the bitmap."""
    disk = seen(*[[bitmap("c")]] * len(sizes), [])
    layers = [one._replace(size=size) for one, size in zip(disk.layers, (*sizes, 9), strict=True)]
    found = find(disk._replace(layers=tuple(layers)), "c")
    assert (str(found[0]), found[1]) == (finding, layer)


def test_broken_ones_go_from_leaf_to_root():
    broken = {"c2": "inconsistent", "c4": "inconsistent", "c5": "inconsistent"}
    names = ("c1", "c2", "c3", "c4", "c5")
    bitmaps = [bitmap(name, flaw=broken.get(name)) for name in names]
    plan = make_plan(look(chain(*names), {"vda": seen(bitmaps)}))
    assert done(plan) == [("delete metadata", name, None) for name in ("c5", "c4", "c2")]
    assert {left.name for left in plan.left} == {"c2", "c4", "c5"}  # their bitmaps
    plan = make_plan(look(chain(*names), {"vda": seen(bitmaps)}), remove_bitmaps=True)
    assert [str(action.way) for action in plan.actions[3:]] == ["checkpoint"] * 3


def test_a_checkpoint_keeps_its_good_disks_and_gets_a_parent_that_is_left():
    names = ("c1", "c2", "c3")
    good = [bitmap(name) for name in names]
    bad = [bitmap("c1"), bitmap("c2", flaw="inconsistent")]
    records = [
        checkpoint("c1", None, 1, ("vda", "vdb")),
        checkpoint("c2", "c1", 2, ("vdb",)),
        checkpoint("c3", "c2", 3, ("vda", "vdb")),
    ]
    plan = make_plan(look(records, {"vda": seen(good), "vdb": seen(bad)}))
    assert done(plan) == [("delete metadata", "c2", None), ("redefine", "c3", "c1")]
    assert plan.actions[1].disks == ("vda",)


def test_parents_in_a_circle_come_to_an_end():
    good = [bitmap("c3")]
    bad = [bitmap("c1", flaw="inconsistent"), bitmap("c2", flaw="inconsistent")]
    records = [
        checkpoint("c1", "c2", 1, ("vdb",)),
        checkpoint("c2", "c1", 2, ("vdb",)),
        checkpoint("c3", "c2", 3, ("vda", "vdb")),
    ]
    plan = make_plan(look(records, {"vda": seen(good), "vdb": seen(bad)}))
    assert ("redefine", "c3", None) in done(plan)


def test_lost_ones_are_put_where_their_marks_belong():
    """The names would put them elsewhere."""
    records = chain("m", "k")
    bitmaps = [bitmap("m", 300), bitmap("z", 200), bitmap("k", 100), bitmap("a", 50)]
    plan = make_plan(look(records, {"vda": seen(bitmaps)}))
    assert done(plan) == [
        ("restore", "z", "m"),
        ("redefine", "k", "z"),
        ("restore", "a", "k"),
    ]
    created = [action.created for action in plan.actions]
    assert created == sorted(created)


@pytest.mark.parametrize("seed", range(20))
def test_any_loss_gives_the_same_line(seed):
    chance = random.Random(seed)
    names = [f"c{number}" for number in range(1, 13)]
    bitmaps = [bitmap(name, 1000 - number) for number, name in enumerate(names)]
    chance.shuffle(bitmaps)
    lost = set(chance.sample(names, chance.randrange(1, 13)))
    kept = [name for name in names if name not in lost]
    plan = make_plan(look(chain(*kept), {"vda": seen(bitmaps)}))
    parents = dict(zip(kept, [None, *kept], strict=False))
    assert {action.name for action in plan.actions if action.kind == "restore"} == lost
    for action in plan.actions:
        assert action.parent is None or action.parent in parents, "a parent comes first"
        parents[action.name] = action.parent
    assert parents == dict(zip(names, [None, *names], strict=False))


def test_names_decide_where_marks_are_the_same_or_unknown():
    for marked in (0, None):
        bitmaps = [bitmap(name, marked) for name in ("c10", "c9", "c1")]
        plan = make_plan(look((), {"vda": seen(bitmaps)}, means=Means.IMAGES))
        assert [action.name for action in plan.actions] == ["c1", "c9", "c10"]


def test_marks_of_disks_that_contradict_each_other_decide_nothing():
    disks = {
        "vda": seen([bitmap("a", 1), bitmap("b", 2)]),
        "vdb": seen([bitmap("a", 2), bitmap("b", 1)]),
    }
    assert [action.name for action in make_plan(look((), disks)).actions] == ["a", "b"]


def test_names_that_are_times_are_not_guessed():
    plan = make_plan(look((), {"vda": seen([bitmap("1700000000")])}))
    assert plan.actions[0].created == 1700000000
    assert "the time at which it was made" not in plan.actions[0].guesses


def test_a_lost_parent_is_restored_in_its_place_whatever_is_marked():
    records = [checkpoint("a", None, 1), checkpoint("c", "b", 3), checkpoint("d", "c", 4)]
    bitmaps = [bitmap(name, 7) for name in ("d", "c", "b", "a")]
    plan = make_plan(look(records, {"vda": seen(bitmaps)}))
    assert done(plan) == [("restore", "b", "a"), ("redefine", "c", "b"), ("redefine", "d", "c")]
    assert plan.actions[0].created == 2
    assert plan.actions[0].guesses == ("the time at which it was made",)


def test_a_lost_parent_without_bitmaps():
    records = [checkpoint("a", None, 1), checkpoint("c", "b", 3), checkpoint("d", "c", 4)]
    bitmaps = [bitmap(name) for name in ("d", "c", "a")]
    report = judge(look(records, {"vda": seen(bitmaps)}))
    assert [one.lost_parent for one in report.checkpoints] == [None, "b", None]
    plan = make_plan(look(records, {"vda": seen(bitmaps)}))
    assert done(plan) == [("redefine", "c", "a"), ("redefine", "d", "c")]


def test_branches_stay_branches():
    records = [*chain("a", "b"), checkpoint("c", "a", 300)]
    bitmaps = [bitmap("a", 9), bitmap("b", 7), bitmap("c", 5), bitmap("lost", 6)]
    plan = make_plan(look(records, {"vda": seen(bitmaps)}))
    assert done(plan) == [("restore", "lost", "b")]


def test_bitmaps_of_a_job_are_not_strays_to_remove():
    bitmaps = [bitmap("backup-vda", flaw="not persistent"), bitmap("c", flaw="busy")]
    report = judge(look((), {"vda": seen(bitmaps)}, has_job=True))
    assert [str(stray.kind) for stray in report.strays] == ["in use", "in use"]
    plan = make_plan(look((), {"vda": seen(bitmaps)}, has_job=True), remove_bitmaps=True)
    assert plan.actions == ()


def test_an_inconsistent_bitmap_without_a_checkpoint_is_an_orphan():
    found = look((), {"vda": seen([bitmap("c", flaw="inconsistent")])})
    (stray,) = judge(found).strays
    assert (stray.kind, stray.is_problem) == ("orphaned", True)
    assert make_plan(found).actions == ()
    (action,) = make_plan(found, remove_bitmaps=True).actions
    assert (action.kind, action.way) == ("remove bitmap", "checkpoint")
    stopped = look((), {"vda": seen([bitmap("c", flaw="inconsistent")])}, means=Means.IMAGES)
    (action,) = make_plan(stopped, remove_bitmaps=True).actions
    assert action.way == "qemu-img"


def test_a_restored_name_with_an_orphan_on_another_disk():
    disks = {"vda": seen([bitmap("c")]), "vdb": seen([bitmap("c", flaw="inconsistent")])}
    restore, remove = make_plan(look((), disks), remove_bitmaps=True).actions
    assert (restore.kind, restore.disks) == ("restore", ("vda",))
    # by a checkpoint of that name the restored one would go with it
    assert (remove.disks, remove.way) == (("vdb",), "monitor")


def test_what_is_to_be_left_is_left():
    records = [*chain("a", "c"), checkpoint("e", "lost", 9), checkpoint("f", "e", 10)]
    bitmaps = [bitmap("a", 9), bitmap("b", 8), bitmap("c", 7), bitmap("e", 6)]
    found = look(records, {"vda": seen(bitmaps)})
    assert [action.name for action in make_plan(found).actions] == ["f", "b", "c", "e"]
    plan = make_plan(found, leave=["c", "e", "f"])
    assert [action.name for action in plan.actions] == ["b"]
    assert make_plan(found, leave=["b", "c", "e", "f"]).actions == ()


def test_without_secrets_nothing_is_redefined():
    records = [checkpoint("c", "lost", 1, ("vda", "vdb"))]
    disks = {"vda": seen([bitmap("c")]), "vdb": seen([])}
    plan = make_plan(look(records, disks, is_secure=False))
    assert plan.actions == ()
    assert all("secrets" in left.reason for left in plan.left)


def test_without_secrets_lost_ones_are_restored_and_never_removed():
    records = [checkpoint("a", None, 1), checkpoint("d", "c", 4)]
    bitmaps = [bitmap("a", 9), bitmap("b", 8), bitmap("d", 7)]
    found = look(records, {"vda": seen(bitmaps)}, is_secure=False)
    plan = make_plan(found, remove_bitmaps=True)
    assert done(plan) == [("restore", "b", "a")]
    assert [left.name for left in plan.left] == ["d"]


def test_nothing_is_done_where_there_is_doubt():
    plan = make_plan(look(chain("a"), {"vda": seen([])}, doubt="who knows"))
    assert (plan.actions, [left.reason for left in plan.left]) == ((), ["who knows"])
    report = judge(look(chain("a"), {"vda": seen([])}, doubt="who knows"))
    assert (report.disk("a", "vda").finding, report.next_backups[0].kind) == ("unknown", "unknown")


def test_a_bitmap_has_the_name_of_its_checkpoint_whatever_the_record_says():
    record = replace(checkpoint("a"), disks=(CoveredDisk("vda", "b"),))
    report = judge(look([record], {"vda": seen([bitmap("b")])}))
    assert report.disk("a", "vda").finding == "missing"
    assert [(stray.name, stray.kind) for stray in report.strays] == [("b", "metadata lost")]


def test_the_next_backup_of_each_disk():
    disks = {"vda": seen([bitmap("a"), bitmap("b")]), "vdb": seen([bitmap("a")]), "vdc": seen([])}
    records = [
        checkpoint("a", None, 1, ("vda", "vdb", "vdc")),
        checkpoint("b", "a", 2, ("vda", "vdb", "vdc")),
    ]
    report = judge(look(records, disks))
    assert [(each.disk, each.kind, each.base) for each in report.next_backups] == [
        ("vda", "incremental", "b"),
        ("vdb", "incremental", "a"),
        ("vdc", "full", None),
    ]


def test_a_bitmap_in_a_lower_layer_goes_with_its_checkpoint_put_aside():
    records = chain("a", "b")
    disks = {"vda": seen([bitmap("a"), bitmap("b")]), "vdb": seen([], [bitmap("a"), bitmap("b")])}
    plan = make_plan(look(records, disks), remove_bitmaps=True)
    ways = [(action.name, action.disks, str(action.way)) for action in plan.actions]
    assert ways == [(name, ("vdb",), "checkpoint put aside") for name in ("a", "b")]
    plan = make_plan(look(records, disks, is_secure=False), remove_bitmaps=True)
    assert plan.actions == ()
    assert all("secrets" in left.reason for left in plan.left)
    stopped = look(records, disks, means=Means.IMAGES)
    plan = make_plan(stopped, remove_bitmaps=True)
    assert [str(action.way) for action in plan.actions] == ["qemu-img"] * 2


TEMPLATES = "foreign: it is in a lower layer, which may be another guest's"


@pytest.mark.parametrize("means", [Means.MONITOR, Means.IMAGES])
def test_a_bitmap_in_an_image_that_may_be_another_guests_stays(means):
    records = [checkpoint("c", None, 1, sources=(("vda", "/0"),))]
    disks = {"vda": seen([bitmap("c")], [bitmap("x"), bitmap("y", flaw="inconsistent")])}
    found = look(records, disks, means=means)
    assert [(stray.name, stray.kind) for stray in judge(found).strays] == [
        (name, "foreign") for name in "xy"
    ]
    plan = make_plan(found, remove_bitmaps=True)
    assert (plan.actions, [left.reason for left in plan.left]) == ((), [TEMPLATES] * 2)


@pytest.mark.parametrize("means", [Means.MONITOR, Means.IMAGES])
def test_a_bitmap_in_an_image_that_was_the_top_one_goes(means):
    records = [checkpoint("c", None, 1, sources=(("vda", "/1"),))]
    found = look(records, {"vda": seen([bitmap("c")], [bitmap("c"), bitmap("x")])}, means=means)
    assert [str(stray.kind) for stray in judge(found).strays] == ["orphaned"]
    (action,) = make_plan(found, remove_bitmaps=True).actions
    assert (action.name, action.disks) == ("x", ("vda",))


def test_of_a_bitmap_above_that_of_another_guest_only_the_upper_one_goes():
    """A checkpoint of its name would take both away."""
    records = [checkpoint("c", None, 1, sources=(("vda", "/0"), ("vdb", "/other")))]
    disks = {"vda": seen([bitmap("c", flaw="inconsistent")], [bitmap("c")])}
    *_, action = make_plan(look(records, disks), remove_bitmaps=True).actions
    assert (action.kind, action.way) == ("remove bitmap", "monitor")
    records = [replace(records[0], sources=(("vda", "/1"),))]
    *_, action = make_plan(look(records, disks), remove_bitmaps=True).actions
    assert action.way == "checkpoint"
    disks = {"vda": seen([bitmap("c", flaw="inconsistent")], [bitmap("c")], [bitmap("c")])}
    plan = make_plan(look(records, disks), remove_bitmaps=True)
    assert [str(action.kind) for action in plan.actions] == ["delete metadata"]
    assert "from all layers together" in plan.left[0].reason


def test_a_broken_checkpoint_whose_bitmap_is_only_in_a_template():
    records = [checkpoint("c", None, 1, sources=(("vda", "/0"),))]
    plan = make_plan(look(records, {"vda": seen([], [bitmap("c")])}), remove_bitmaps=True)
    assert done(plan) == [("delete metadata", "c", None)]
    assert [left.reason for left in plan.left] == [TEMPLATES]


def test_a_checkpoint_below_many_that_go_gets_the_one_above_them():
    names = [f"c{number}" for number in range(9)]
    bitmaps = [bitmap("c0"), bitmap("c8")]
    records = chain(*names, disks=("vda", "vdb"))
    broken = seen([bitmap("c0")])
    plan = make_plan(look(records, {"vda": seen(bitmaps), "vdb": broken}))
    assert done(plan)[-1] == ("redefine", "c8", "c0")
    assert plan.actions[-1].disks == ("vda",)


# -- what servers say ------------------------------------------------------------------

BASE = "checkpoint inconsistent: missing or broken bitmap 'c' for disk 'vdb'"


@pytest.mark.parametrize(
    ("text", "finding", "layer"),
    [
        (f"{BASE}: it is absent in '/b'", Finding.MISSING, "/b"),
        (f"{BASE}: it is absent in '/b', above '/a'", Finding.LOWER_LAYER, "/a"),
        (f"{BASE}: it is inconsistent in '/b'", Finding.INCONSISTENT, "/b"),
        (f"{BASE}: it is not persistent in '/b'", Finding.NOT_PERSISTENT, "/b"),
        (f"{BASE}: it is absent in '/above/b'", Finding.MISSING, "/above/b"),
        (f"{BASE}: it is not recording in '/b'", Finding.NOT_RECORDING, "/b"),
    ],
)
def test_refusals_with_a_reason(text, finding, layer):
    found = from_refusal(text)
    assert (found.disk, found.finding, found.layer) == ("vdb", finding, layer)


@pytest.mark.parametrize("text", ["", "no", BASE, f"{BASE}: no, it is absent in '/a'"])
def test_refusals_without_a_reason(text):
    assert from_refusal(text) is None


def test_sizes_are_those_of_sound_disks():
    found = from_sizes(checkpoint("c", disks=("vda", "vdb")), {"vda": 0, "vdz": 5})
    assert [(each.disk, each.finding, each.marked) for each in found.values()] == [
        ("vda", "sound", 0),
        ("vdb", "missing or broken", None),
    ]


def test_reports_and_plans_are_json():
    import json

    found = look(chain("a", "b"), {"vda": seen([bitmap("a"), bitmap("x")])})
    assert json.loads(json.dumps(judge(found).to_json()))["sound"] is False
    assert json.loads(json.dumps(make_plan(found).to_json()))["actions"]


DISKS = ("vda", "vdb")


def test_disks_that_exchanged_their_images():
    """What is sound in an image says what has changed in that image."""
    one = checkpoint("c1", disks=DISKS, sources=(("vda", "/vdb"), ("vdb", "/vda")))
    layers = {name: SeenLayer(f"/{name}", None, {"c1": bitmap("c1")}) for name in DISKS}
    report = judge(look([one], {name: SeenDisk((layers[name],)) for name in DISKS}))
    assert [str(disk.finding) for disk in report.checkpoints[0].disks] == ["disk replaced"] * 2
    assert report.disk("c1", "vda").reason == "it has the image that disk 'vdb' had, '/vda'"
    assert [str(each.kind) for each in report.next_backups] == ["full", "full"]


@pytest.mark.parametrize(
    ("layers", "source", "finding", "layer"),
    [
        ([["c"], []], "/0", "sound", "/0"),
        ([["c"], ["c"], []], "/1", "sound", "/0"),
        ([["c"], [], []], "/1", "gap in the chain", "/1"),
        ([["c"], ["c"], []], "/2", "gap in the chain", "/2"),
        ([["c"]], "/gone", "sound", "/0"),
        ([["c"], ["c"]], "/gone", "sound", "/0"),
        ([["c"], []], "/gone", "unknown", "/1"),
    ],
)
def test_layers_that_were_written_to_since_have_to_have_the_bitmap(layers, source, finding, layer):
    one = checkpoint("c", sources=(("vda", source),))
    disks = {"vda": seen(*([bitmap(name) for name in names] for names in layers))}
    found = judge(look([one], disks)).disk("c", "vda")
    assert (str(found.finding), found.is_moved) == (finding, source == "/gone" and layer == "/0")
    if finding != "sound":
        assert (found.layer, found.marked) == (layer, None)
        assert f"its image was '{source}'" in found.reason


def test_an_image_that_was_committed():
    """That of an older checkpoint is there: what is below has not been written to."""
    older = checkpoint("b", None, 1, sources=(("vda", "/0"),))
    newer = checkpoint("c", "b", 2, sources=(("vda", "/gone"),))
    disks = {"vda": seen([bitmap("b"), bitmap("c")], [])}
    assert judge(look([older, newer], disks)).is_sound
    report = judge(look([newer], disks))
    assert (report.disk("c", "vda").finding, report.next_backups[0].kind) == ("unknown", "unknown")


def test_a_record_that_alone_tells_of_a_gap_goes_with_the_bitmaps():
    one = checkpoint("c", sources=(("vda", "/1"),))
    found = look([one], {"vda": seen([bitmap("c")], [])})
    plan = make_plan(found)
    assert (plan.actions, [left.name for left in plan.left]) == ((), ["c"])
    plan = make_plan(found, remove_bitmaps=True)
    assert [str(action.kind) for action in plan.actions] == ["delete metadata", "remove bitmap"]
