"""Checkpoints that are exported, and imported elsewhere, on real guests."""

import json
import shutil

import pytest

import virtrio
from virtrio.client.checkpoints.moving import read_file
from virtrio.protocol.errors import LibvirtError

pytestmark = [
    pytest.mark.peer("libvirtd", "qemu", "qemu-img", "virsh", "nbdinfo"),
    pytest.mark.takes_turns("place"),
]

NAMES = ("zulu", "c10", "c9", "alfa")
"""Parents first; by name each comes in front of its parent."""


@pytest.fixture
def moved(guest):
    """A guest with checkpoints, and the file of them."""
    guest.scribble()
    guest.make(*NAMES)
    return guest, guest.call("export_checkpoints")


def forget(guest, *names):
    for name in names or guest.checkpoints():
        guest.host.virsh("checkpoint-delete", "g", name, "--metadata")


def fates(found):
    return {one.name: str(one.fate) for one in found}


def same(fate):
    return dict.fromkeys(NAMES, fate)


def change(text, **changes):
    """Return a file in which the documents of named checkpoints are changed."""
    content = json.loads(text)
    for entry in content["checkpoints"]:
        if entry["name"] in changes:
            before, after = changes[entry["name"]]
            joined = "\n".join(entry["xml"])
            assert before in joined
            entry["xml"] = joined.replace(before, after).split("\n")
    return json.dumps(content)


def test_parents_come_first(moved):
    guest, text = moved
    content = json.loads(text)
    assert [one["name"] for one in content["checkpoints"]] == list(NAMES)
    assert [one["parent"] for one in content["checkpoints"]] == [None, *NAMES[:-1]]
    before = {name: guest.host.virsh("checkpoint-dumpxml", "g", name) for name in NAMES}
    forget(guest)
    content["checkpoints"].reverse()  # the order in the file decides nothing
    found = guest.call("import_checkpoints", json.dumps(content))
    assert fates(found) == same("imported")
    assert [one.name for one in found] == list(NAMES)
    after = {name: guest.host.virsh("checkpoint-dumpxml", "g", name) for name in NAMES}
    assert after == before
    assert fates(guest.call("import_checkpoints", text)) == same("unchanged")
    other = change(text, c9=("<creationTime>", "<description>other</description><creationTime>"))
    found = {one.name: one.reason for one in guest.call("import_checkpoints", other)}
    assert "another description here" in found["c9"]
    assert found["c10"] == ""
    guest.make("next")
    assert guest.parents()["next"] == "alfa"
    for name in ("zulu", "alfa"):
        guest.is_right_since(name, "vda", "vdb")


def test_a_domain_with_another_uuid(moved):
    """The images were copied to another host, and the domain defined anew there."""
    guest, text = moved
    guest.stop()
    other = guest.host.virsh("domuuid", "g").replace("-", "")[::-1]
    definition = guest.host.virsh("dumpxml", "--inactive", "g")
    uuid = guest.host.virsh("domuuid", "g")
    guest.host.virsh("undefine", "g", "--checkpoints-metadata")
    for name in ("a", "b"):
        shutil.copy(guest.host.folder / f"{name}.qcow2", guest.host.folder / f"{name}2.qcow2")
        definition = definition.replace(f"/{name}.qcow2", f"/{name}2.qcow2")
    guest.host.define(definition.replace(uuid, other))
    with pytest.raises(LibvirtError, match=f"'zulu' is of the domain with UUID {uuid}, this one"):
        guest.call("import_checkpoints", text)
    assert guest.checkpoints() == []
    found = guest.call("import_checkpoints", text, other_uuid="rewrite")
    assert fates(found) == same("imported")  # looked for in the images
    shown = guest.host.virsh("checkpoint-dumpxml", "g", "c9")
    assert guest.host.virsh("domuuid", "g") in shown
    assert uuid not in shown
    forget(guest)
    guest.start()
    assert fates(guest.call("import_checkpoints", text, other_uuid="drop")) == same("imported")
    assert "<domain " not in guest.host.virsh("checkpoint-dumpxml", "g", "c9")
    assert guest.check().is_sound
    guest.is_right_since("c10", "vda", "vdb")


def test_a_server_of_the_other_kind(moved, other_host):
    """From libvirtd to ours, and back: the definitions inside go along."""
    guest, text = moved
    before = guest.parents()
    guest.stop()
    definition = guest.host.virsh("dumpxml", "--inactive", "--security-info", "g")
    guest.host.virsh("undefine", "g", "--checkpoints-metadata")
    guest.host = other_host
    other_host.define(definition)
    assert fates(guest.call("import_checkpoints", text)) == same("imported")
    forget(guest)
    guest.start()
    assert fates(guest.call("import_checkpoints", text)) == same("imported")
    assert guest.parents() == before
    assert guest.check().is_sound
    assert "<domain " in guest.host.virsh("checkpoint-dumpxml", "g", "c9")
    guest.make("next")
    assert guest.parents()["next"] == "alfa"
    for name in ("zulu", "alfa", "next"):
        guest.is_right_since(name, "vda", "vdb")


@pytest.mark.parametrize("is_active", [True, False])
def test_broken_ones_are_refused_and_their_children_go_up(moved, is_active):
    guest, text = moved
    forget(guest)
    for name in ("c10", "c9"):
        guest.command("block-dirty-bitmap-remove", node=guest.node("a.qcow2"), name=name)
    if not is_active:
        guest.stop()
    found = guest.call("import_checkpoints", text)
    assert fates(found) == same("imported") | {"c10": "refused", "c9": "refused"}
    assert all("vda" in one.reason for one in found if one.fate == "refused")
    assert guest.parents() == {"zulu": "", "alfa": "zulu"}
    assert fates(guest.call("import_checkpoints", text, validate=False)) == {
        "zulu": "unchanged",
        "c10": "imported, not validated",
        "c9": "imported, not validated",
        "alfa": "unchanged",
    }
    if not is_active:
        guest.start()
    assert not guest.check().is_sound
    guest.is_right_since("alfa", "vda", "vdb")


def test_nothing_is_imported_of_a_file_that_does_not_fit(moved):
    guest, text = moved
    forget(guest, "alfa")
    created = json.loads(text)["checkpoints"][1]["created"]
    wrong = change(text, c10=(f"<creationTime>{created}<", "<creationTime>5<"))
    with pytest.raises(LibvirtError, match="there is another checkpoint 'c10' here") as caught:
        guest.call("import_checkpoints", wrong)
    assert "if it is the same, delete its metadata before" in str(caught.value)
    orphan = json.loads(change(text, alfa=("<parent><name>c9<", "<parent><name>gone<")))
    with pytest.raises(LibvirtError, match="parent 'gone' of 'alfa' is neither in it nor here"):
        guest.call("import_checkpoints", json.dumps(orphan))
    forget(guest, "c9")
    only = json.loads(text)
    only["checkpoints"] = [one for one in only["checkpoints"] if one["name"] == "alfa"]
    with pytest.raises(LibvirtError, match="parent 'c9' of 'alfa' is neither"):
        guest.call("import_checkpoints", json.dumps(only))
    assert guest.checkpoints() == ["zulu", "c10"]


def test_a_disk_that_is_not_here(moved):
    guest, text = moved
    forget(guest)
    content = change(text, alfa=("<disk name='vda'", "<disk name='vdy'"))
    content = change(content, alfa=("<disk name='vdb'", "<disk name='vdz'"))
    found = guest.call("import_checkpoints", content)
    assert [one.reason for one in found if one.fate == "refused"] == [
        "the domain has none of its disks (vdy, vdz); those of the domain are vda, vdb"
    ]


def test_a_read_only_connection_exports(moved):
    guest, _ = moved
    if guest.host.uri.endswith("libvirt-sock"):
        with virtrio.blocking.connect(f"{guest.host.uri}-ro", readonly=True) as conn:
            domain = conn.lookup_by_name("g")
            assert len(json.loads(domain.export_checkpoints())["checkpoints"]) == 4
            report = domain.check_checkpoints()
            # the monitor may not be asked, and the server may
            assert (report.is_sound, report.means) == (True, "server")
            assert "read only" in report.notes[0]
            assert domain.plan_checkpoint_repair().actions == ()
            guest.command("block-dirty-bitmap-remove", node=guest.node("a.qcow2"), name="c9")
            assert domain.check_checkpoints().disk("c9", "vda").finding == "missing or broken"
            plan = domain.plan_checkpoint_repair()
            assert plan.actions == ()
            assert [left.name for left in plan.left] == ["c9"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100000,
        '{"format": "virtrio-checkpoints", "version": 2}',
        '{"format": "virtrio-checkpoints", "version": 1}',
        '{"format": "virtrio-checkpoints", "version": 1, "checkpoints": [5]}',
        '{"format": "virtrio-checkpoints", "version": 1, "checkpoints": [{"xml": "<a/>"}]}',
        '{"format": "virtrio-checkpoints", "version": 1, "checkpoints": [{"xml": ["<a/>"]}]}',
        '{"format": "virtrio-checkpoints", "version": 1, "checkpoints": [{"xml": ["<a>", 1]}]}',
    ],
)
def test_other_files_are_refused(text):
    with pytest.raises(LibvirtError) as caught:
        read_file(text)
    assert caught.value.code == 27
