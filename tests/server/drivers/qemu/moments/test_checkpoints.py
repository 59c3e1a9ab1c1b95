"""Checkpoints of guests that run, as virsh and qemu-img show them."""

import json
import os
import re
import signal
import subprocess

import pytest

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")


@pytest.fixture
def guest(host):
    """A paused guest with two qcow2 disks and a raw one."""
    disks = (
        host.disk(host.image("a.qcow2")),
        host.disk(host.image("b.qcow2"), "vdb"),
        host.disk(host.image("c.raw", "1M", "raw"), "vdc", "raw"),
    )
    host.define(host.document("g", *disks))
    host.virsh("start", "--paused", "g")
    return "g"


BOTH = ("--diskspec", "vda", "--diskspec", "vdb", "--diskspec", "vdc,checkpoint=no")


def bitmaps(path) -> dict[str, list[str]]:
    """Return the flags of the bitmaps of an image that is in use by nobody."""
    done = subprocess.run(
        ["qemu-img", "info", "--output=json", str(path)], capture_output=True, check=True
    )
    data = json.loads(done.stdout)["format-specific"]["data"]
    return {bitmap["name"]: bitmap["flags"] for bitmap in data.get("bitmaps", ())}


def error(text: str) -> str:
    """Return the error itself, without what virsh says before it."""
    return text.splitlines()[-1].removeprefix("error: ")


def listed(host, *flags: str) -> list[str]:
    return host.virsh("checkpoint-list", "g", "--name", *flags).split()


def test_a_checkpoint_is_a_bitmap_in_each_disk(host, guest):
    host.virsh("checkpoint-create-as", guest, "one", *BOTH)
    host.virsh("checkpoint-create-as", guest, "two", "--diskspec", "vdb")
    assert listed(host, "--topological") == ["one", "two"]
    text = host.virsh("checkpoint-dumpxml", "--no-domain", guest, "two")
    assert "<parent>\n    <name>one</name>" in text
    assert "<disk name='vda' checkpoint='no'/>" in text
    assert "<disk name='vdb' checkpoint='bitmap' bitmap='two'/>" in text
    host.virsh("destroy", guest)
    assert bitmaps(host.folder / "a.qcow2") == {"one": ["auto"]}
    assert bitmaps(host.folder / "b.qcow2") == {"one": ["auto"], "two": ["auto"]}
    host.virsh("start", "--paused", guest)
    assert listed(host, "--topological") == ["one", "two"]
    host.virsh("checkpoint-delete", guest, "one")
    assert listed(host) == ["two"]
    assert host.virsh("checkpoint-parent", guest, "two", fails=True)
    host.virsh("destroy", guest)
    assert bitmaps(host.folder / "a.qcow2") == {}
    assert bitmaps(host.folder / "b.qcow2") == {"two": ["auto"]}


def test_sizes_are_what_was_written_since(host, guest):
    host.virsh("checkpoint-create-as", guest, "one", *BOTH)
    host.write("g", 0, 0, 65536 * 2)
    host.virsh("checkpoint-create-as", guest, "two", *BOTH)
    host.write("g", 0, 65536 * 10, 65536)
    host.write("g", 1, 0, 1)

    def sizes(name: str) -> dict[str, int]:
        text = host.virsh("checkpoint-dumpxml", "--size", "--no-domain", guest, name)
        return {disk: int(size) for disk, size in re.findall(r"name='(\w+)' .*size='(\d+)'", text)}

    assert sizes("one") == {"vda": 65536 * 3, "vdb": 65536}
    assert sizes("two") == {"vda": 65536, "vdb": 65536}


def test_children_are_deleted_with_their_bitmaps(host, guest):
    for name in ("one", "two", "three"):
        host.virsh("checkpoint-create-as", guest, name, *BOTH)
    host.virsh("checkpoint-delete", guest, "one", "--children-only")
    assert listed(host) == ["one"]
    host.virsh("checkpoint-create-as", guest, "two", *BOTH)
    host.virsh("checkpoint-delete", guest, "one", "--children")
    assert listed(host) == []
    host.virsh("destroy", guest)
    assert bitmaps(host.folder / "a.qcow2") == {}


def test_records_alone_are_deleted_and_defined_again(host, guest):
    host.virsh("checkpoint-create-as", guest, "one", *BOTH)
    text = host.virsh("checkpoint-dumpxml", guest, "one")
    saved = host.folder / "one.xml"
    saved.write_text(text)
    host.virsh("checkpoint-delete", guest, "one", "--metadata")
    assert listed(host) == []
    said = error(host.virsh("checkpoint-create-as", guest, "one", *BOTH, fails=True))
    assert said == (
        "internal error: unable to execute QEMU command 'transaction': Bitmap already exists: one"
    )
    assert listed(host) == []
    host.virsh("checkpoint-create", guest, "--redefine", "--redefine-validate", str(saved))
    assert host.virsh("checkpoint-dumpxml", guest, "one") == text
    host.virsh("destroy", guest)
    host.virsh("checkpoint-delete", guest, "one", "--metadata")
    host.virsh("checkpoint-create", guest, "--redefine", str(saved))
    assert listed(host) == ["one"]


def test_a_broken_bitmap_is_named_with_its_layer_and_the_reason(host, guest):
    host.virsh("checkpoint-create-as", guest, "one", *BOTH)
    saved = host.folder / "one.xml"
    saved.write_text(host.virsh("checkpoint-dumpxml", guest, "one"))
    host.virsh("destroy", guest)  # the bitmap is in the image from now on
    host.virsh("start", "--paused", guest)
    (pid,) = host.processes()
    os.kill(pid, signal.SIGKILL)
    host.wait(lambda: host.virsh("domstate", guest) == "shut off")
    host.virsh("start", "--paused", guest)
    validate = ("checkpoint-create", guest, "--redefine", "--redefine-validate", str(saved))
    said = error(host.virsh(*validate, fails=True))
    assert said == (
        "checkpoint inconsistent: missing or broken bitmap 'one' for disk 'vda': it is "
        f"inconsistent in '{host.folder}/a.qcow2'"
    )
    assert "size=" not in host.virsh("checkpoint-dumpxml", "--size", "--no-domain", guest, "one")
    host.virsh("checkpoint-delete", guest, "one")
    said = error(host.virsh(*validate, fails=True))
    assert said.endswith(f"for disk 'vda': it is absent in '{host.folder}/a.qcow2'")


REFUSED = {
    "a raw disk": (
        ("k", "--diskspec", "vdc"),
        "unsupported configuration: checkpoint for disk vdc unsupported for storage type raw",
    ),
    "all disks, one of them raw": (
        ("k",),
        "unsupported configuration: checkpoint for disk vdc unsupported for storage type raw",
    ),
    "a bitmap of another name": (
        ("k", "--diskspec", "vda,bitmap=other"),
        "unsupported configuration: bitmap for disk 'vda' must match checkpoint name 'k'",
    ),
    "an unknown disk": (
        ("k", "--diskspec", "vdz"),
        "unsupported configuration: no disk named 'vdz'",
    ),
    "a name that is taken": (
        ("one", *BOTH),
        "operation failed: domain moment one already exists",
    ),
    "flags": (
        ("k", "--quiesce", *BOTH),
        "unsupported flags (0x2) in function qemuCheckpointCreateXML",
    ),
}


@pytest.mark.parametrize(("words", "message"), REFUSED.values(), ids=REFUSED)
def test_refusals_of_creation_leave_nothing(host, guest, words, message):
    host.virsh("checkpoint-create-as", guest, "one", *BOTH)
    assert error(host.virsh("checkpoint-create-as", guest, *words, fails=True)) == message
    assert listed(host) == ["one"]
    host.virsh("destroy", guest)
    assert bitmaps(host.folder / "a.qcow2") == {"one": ["auto"]}


def test_refusals_of_a_guest_that_is_off(host, guest):
    host.virsh("checkpoint-create-as", guest, "one", *BOTH)
    host.virsh("destroy", guest)
    for words, message in (
        (
            ("checkpoint-create-as", guest, "two"),
            "Operation not supported: cannot create checkpoint for inactive domain",
        ),
        (
            ("checkpoint-delete", guest, "one"),
            "Operation not supported: cannot delete checkpoint for inactive domain",
        ),
        (
            ("checkpoint-dumpxml", "--size", guest, "one"),
            "Requested operation is not valid: domain is not running",
        ),
        (
            ("undefine", guest),
            "Requested operation is not valid: cannot delete inactive domain with 1 checkpoints",
        ),
    ):
        assert error(host.virsh(*words, fails=True)) == message
    host.virsh("undefine", guest, "--checkpoints-metadata")


def test_a_bitmap_that_is_gone(host, guest):
    host.virsh("checkpoint-create-as", guest, "one", *BOTH)
    host.virsh("destroy", guest)
    path = str(host.folder / "a.qcow2")
    subprocess.run(["qemu-img", "bitmap", "--remove", path, "one"], check=True)
    host.virsh("start", "--paused", guest)
    said = error(host.virsh("checkpoint-delete", guest, "one", fails=True))
    assert said == "internal error: bitmap 'one' not found in backing chain of 'vda'"
    assert listed(host) == ["one"]
    host.virsh("checkpoint-delete", guest, "one", "--metadata")
    assert listed(host) == []


@pytest.fixture
def chain(host):
    """A guest that is off, whose disk has two layers; their paths, top first."""
    base = host.image("base.qcow2")
    top = host.image("top.qcow2", "4M", "qcow2", "-b", str(base), "-F", "qcow2")
    host.define(host.document("g", host.disk(top)))
    return [str(top), str(base)]


def mark(path: str, name: str, *more: str) -> None:
    """Add a bitmap to an image that is in use by nobody."""
    subprocess.run(["qemu-img", "bitmap", "--add", *more, path, name], check=True)


def redefinition(host, name: str) -> tuple[str, ...]:
    path = host.folder / f"{name}.xml"
    path.write_text(
        f"<domaincheckpoint><name>{name}</name><creationTime>5</creationTime>"
        f"<disks><disk name='vda'/></disks></domaincheckpoint>"
    )
    return "checkpoint-create", "g", "--redefine", "--redefine-validate", str(path)


def test_a_bitmap_in_two_layers_is_one(host, chain):
    for path in chain:
        mark(path, "one")
    host.virsh("start", "--paused", "g")
    host.virsh(*redefinition(host, "one"))
    host.write("g", 0, 0, 65536)
    text = host.virsh("checkpoint-dumpxml", "g", "one", "--size", "--no-domain")
    assert "size='65536'" in text
    host.virsh("checkpoint-create-as", "g", "two")
    host.virsh("checkpoint-delete", "g", "one")
    host.virsh("destroy", "g")
    assert [list(bitmaps(path)) for path in chain] == [["two"], []]


@pytest.mark.parametrize(
    ("prepare", "why"),
    [
        (lambda top, base: mark(base, "one"), "it is absent in '{top}', above '{base}'"),
        (lambda top, base: None, "it is absent in '{top}'"),
        (lambda top, base: mark(top, "one", "--disable"), "it is not recording in '{top}'"),
        (
            lambda top, base: (mark(top, "one"), mark(base, "one", "--disable")),
            "it is not recording in '{base}'",
        ),
    ],
)
def test_a_bitmap_that_cannot_be_trusted_is_named_with_its_layer(host, chain, prepare, why):
    prepare(*chain)
    host.virsh("start", "--paused", "g")
    said = error(host.virsh(*redefinition(host, "one"), fails=True))
    reason = why.format(top=chain[0], base=chain[1])
    assert said == (
        f"checkpoint inconsistent: missing or broken bitmap 'one' for disk 'vda': {reason}"
    )
    assert listed(host) == []


def test_descendants_that_can_be_deleted_are(host, guest):
    """One whose bitmap is gone stays, and so does their ancestor."""
    for name in ("one", "two", "three"):
        host.virsh("checkpoint-create-as", guest, name, *BOTH)
    gone = {"node": "libvirt-2-format", "name": "two"}
    command = {"execute": "block-dirty-bitmap-remove", "arguments": gone}
    nodes = host.virsh("qemu-monitor-command", guest, '{"execute": "query-named-block-nodes"}')
    (gone["node"],) = (
        node["node-name"]
        for node in json.loads(nodes)["return"]
        if node["file"].endswith("a.qcow2") and node["drv"] == "qcow2"
    )
    host.virsh("qemu-monitor-command", guest, json.dumps(command))
    said = error(host.virsh("checkpoint-delete", guest, "one", "--children", fails=True))
    assert said == "internal error: bitmap 'two' not found in backing chain of 'vda'"
    assert listed(host, "--topological") == ["one", "two"]
    parents = host.virsh("checkpoint-parent", guest, "two")
    assert parents == "one"
    host.virsh("checkpoint-delete", guest, "two", "--metadata")
    host.virsh("checkpoint-delete", guest, "one")
    host.virsh("checkpoint-create-as", guest, "four", *BOTH)
