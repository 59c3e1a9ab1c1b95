"""XML, and what QEMU and qemu-img say: read, bounded, and refused."""

import json
import subprocess
from dataclasses import replace

import pytest

from tests.client.checkpoints.looks import UUID, checkpoint, disk
from virtrio.backup.disks import read_guest, select
from virtrio.client.checkpoints import documents, images
from virtrio.client.checkpoints.documents import in_order, read_checkpoint, read_domain
from virtrio.client.checkpoints.moving import written
from virtrio.client.scripts.steps import Stop
from virtrio.protocol.errors import LibvirtError

DEFINITION = f"""<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
    <name>ü &amp; b</name>
    <uuid>{UUID}</uuid>
    <metadata><uuid>other</uuid></metadata>
    <devices>
      <disk type='file' device='disk'>
        <driver name='qemu' type='qcow2'/>
        <source file='/top' index='4'/>
        <backingStore type='file' index='5'>
          <format type='qcow2'/><source file='/base'/><backingStore/>
        </backingStore>
        <target dev='vda'/><alias name='virtio-disk0'/>
      </disk>
      <disk type='file' device='cdrom'><target dev='sda'/><readonly/></disk>
      <disk type='network' device='disk'>
        <driver type='raw'/><source protocol='nbd' name='e'/><target dev='vdb'/>
      </disk>
    </devices>
    <qemu:commandline><qemu:arg value='-x'/></qemu:commandline>
  </domain>"""
TEXT = f"""<domaincheckpoint>
  <name>c&gt;1</name>
  <description>é</description>
  <parent><name>c0</name></parent>
  <creationTime>17</creationTime>
  <disks>
    <disk name='vda' checkpoint='bitmap' bitmap='c1'/>
    <disk name='vdb' checkpoint='no'/>
  </disks>
  {DEFINITION}
</domaincheckpoint>
"""


def test_a_checkpoint_is_written_as_it_was_read():
    found = read_checkpoint(TEXT)
    assert (found.name, found.parent, found.created, found.description) == ("c>1", "c0", 17, "é")
    assert found.disks == (("vda", "c1"),)
    assert found.definition == DEFINITION
    assert (found.uuid, dict(found.sources)) == (UUID, {"vda": "/top", "vdb": "nbd:e"})
    assert read_checkpoint(found.document()) == found
    assert "é" in found.document()


def test_the_uuid_alone_is_rewritten():
    found = read_checkpoint(TEXT)
    other = UUID.replace("1", "9")
    assert found.for_uuid(other) == DEFINITION.replace(UUID, other)
    assert (
        read_checkpoint(replace(found, definition=found.for_uuid(other)).document()).uuid == other
    )


def test_disks_without_a_bitmap_are_written_where_there_are_no_others():
    assert "checkpoint='no'" not in read_checkpoint(TEXT).document()
    found = read_checkpoint(TEXT.replace("checkpoint='bitmap'", "checkpoint='no'"))
    assert (found.disks, found.without) == ((), ("vda", "vdb"))
    assert "<disk name='vdb' checkpoint='no'/>" in found.document()
    assert read_checkpoint(found.document()) == found
    assert "<disks>" not in replace(found, without=()).document()


def test_any_description_is_written_as_it_was_read():
    odd = "".join(map(chr, (9, 10, 13, 32, 0x85, 0xA0, 0x2028, 0x2029))) + "<'\">&\r\n"
    found = replace(read_checkpoint(TEXT), description=odd)
    assert read_checkpoint(found.document()) == found
    (entry,) = json.loads(written("g", UUID, [found]))["checkpoints"]
    assert read_checkpoint("\n".join(entry["xml"])) == found
    assert len(entry["xml"]) == found.document().count("\n")


def test_disks_that_backups_leave_out():
    inside = "<driver type='raw'/><source file='/{0}'/><target dev='{0}'/>"
    kinds = {
        "vda": "type='file' device='disk'>",
        "fda": "type='file' device='floppy'>",
        "sda": "type='file' device='lun'>",
        "sdb": "type='file' device='cdrom'>",
        "sdc": "type='nvme'>",
        "sdd": "type='vhostuser'>",
        "sde": "type='file'><transient/>",
        "sdf": "type='file'><readonly/>",
    }
    disks = "".join(f"<disk {kind}{inside.format(name)}</disk>" for name, kind in kinds.items())
    text = f"<domain id='1'><name>g</name><uuid>{UUID}</uuid><devices>{disks}</devices></domain>"
    taken = [disk.target for disk in read_domain(text).disks.values() if disk.is_backed_up]
    assert taken == [disk.name for disk in select(read_guest(text).disks, None)] == ["vda"]


def test_layers_of_a_domain():
    domain = read_domain(DEFINITION)
    assert domain.name == "ü & b"
    assert domain.disks["vda"].layers == (("/top", "qcow2", 4), ("/base", "qcow2", 5))
    assert [each.is_backed_up for each in domain.disks.values()] == [True, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "<domain/>",
        "<domaincheckpoint/>",
        "<domaincheckpoint><name>c</name></domaincheckpoint>",
        "<domaincheckpoint><name>c</name><creationTime>x</creationTime></domaincheckpoint>",
        TEXT[:-20],
        "<!DOCTYPE d [<!ENTITY e '17'>]>" + TEXT.replace("17", "&e;"),
        TEXT.replace("é", "\udc80"),
        "<domaincheckpoint>" * 1000,
        "<domaincheckpoint>" + " " * documents.LONGEST,
    ],
)
def test_documents_that_are_refused(text):
    with pytest.raises(LibvirtError) as caught:
        read_checkpoint(text)
    assert caught.value.code == 27


def test_order_is_that_of_parents_whatever_names_sort_like():
    names = [f"c{number}" for number in range(1, 15)]
    parents = dict(zip(names, [None, *names], strict=False))
    found = in_order(checkpoint(name, parents[name], 5) for name in sorted(names))
    assert [one.name for one in found] == names


def test_circles_and_names_that_are_there_twice_are_refused():
    for records, why in (
        ([checkpoint("a", "b"), checkpoint("b", "a")], "lead in a circle: a, b"),
        ([checkpoint("a", "a")], "lead in a circle: a"),
        ([checkpoint("a"), checkpoint("a"), checkpoint("b")], "more than once: a"),
    ):
        with pytest.raises(LibvirtError, match=f"{why}$"):
            in_order(records)


# -- QEMU ------------------------------------------------------------------------------

NODE = {"node-name": "libvirt-4-format", "drv": "qcow2", "file": "/top"}
GOOD = {"name": "c", "recording": True, "persistent": True, "busy": False, "count": 65536}


def test_nodes_by_number_and_by_device():
    definition = read_domain(DEFINITION).disks["vda"]
    base = {"node-name": "libvirt-5-format", "drv": "qcow2", "file": "/base"}
    top = {**NODE, "dirty-bitmaps": [GOOD, {"granularity": 1}], "backing_file": "/base"}
    storage = {"node-name": "s", "drv": "file", "file": "/top"}
    found = images.from_monitor([definition], [storage, top, base], [])["vda"]
    assert [layer.path for layer in found.layers] == ["/top", "/base"]
    assert found.marked("c") == 65536
    assert list(found.layers[0].bitmaps) == ["c"]
    # without numbers, and with a job's node above
    unnumbered = definition._replace(
        layers=tuple(layer._replace(number=None) for layer in definition.layers)
    )
    job = {"node-name": "#block1", "drv": "copy-before-write", "file": "/top"}
    qdev = "/machine/peripheral/virtio-disk0/virtio-backend"
    block = {"qdev": qdev, "inserted": {"node-name": "#block1"}}
    nodes = [storage, job, {**top, "node-name": "x"}, {**base, "node-name": "y"}]
    assert [
        (layer.path, layer.node)
        for layer in images.from_monitor([unnumbered], nodes, [block])["vda"].layers
    ] == [("/top", "x"), ("/base", "y")]
    assert images.from_monitor([unnumbered], nodes, [])["vda"].problem


@pytest.mark.parametrize("text", ["", "1", "[]", "{}", '{"return": {}}', "[" * 100000])
def test_answers_that_are_none(text):
    with pytest.raises(ValueError, match=r"QEMU|Expecting"):
        images.answer(text)


@pytest.mark.parametrize(
    "nodes",
    [
        [None, 1, "x", [], {}],
        [{**NODE, "drv": None}],
        [{**NODE, "dirty-bitmaps": 5}],
        [{**NODE, "dirty-bitmaps": [None, 1, {}, {"name": 5}]}],
        [{**NODE, "dirty-bitmaps": [{"name": "c", "count": -1, "recording": "yes"}]}],
        [{**NODE, "backing_file": "/top"}, {**NODE, "node-name": "libvirt-5-format"}],
    ],
)
def test_nodes_of_another_form(nodes):
    definition = read_domain(DEFINITION).disks["vda"]
    blocks = [None, {"qdev": 1}, {"qdev": "/a/virtio-disk0/b", "inserted": {"node-name": []}}]
    found = images.from_monitor([definition], nodes, blocks)["vda"]
    assert found.marked("c") is None
    assert all(not one.is_recording for layer in found.layers for one in layer.bitmaps.values())


# -- images ----------------------------------------------------------------------------

pytest_qemu = pytest.mark.peer("qemu-img")


def make(path, *more, size=()):
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", *more, path, *size], check=True)
    return str(path)


def read(*paths, size=None, form="qcow2"):
    return images.from_images(Stop(), [(disk("vda", *paths, form=form), size)])["vda"]


@pytest_qemu
def test_bitmaps_in_layers(tmp_path):
    base = make(tmp_path / "base", size=["1M"])
    top = make(tmp_path / "top", "-b", "base", "-F", "qcow2")
    subprocess.run(["qemu-img", "bitmap", "--add", base, "ä"], check=True)
    subprocess.run(["qemu-img", "bitmap", "--add", "--disable", top, "off"], check=True)
    found = read(top)
    assert [(layer.path, list(layer.bitmaps)) for layer in found.layers] == [
        (top, ["off"]),
        (base, ["ä"]),
    ]
    assert not found.layers[0].bitmaps["off"].is_recording
    assert found.layers[1].bitmaps["ä"].is_persistent
    images.remove_from_image(Stop(), base, "ä")
    assert read(top).having("ä") == []


@pytest_qemu
def test_images_that_are_not_opened(tmp_path):
    """No image is probed, and none makes qemu-img open what is no file of the chain."""
    plain = make(tmp_path / "plain", size=["1M"])
    for below in ("nbd://127.0.0.1:1/x", 'json:{"driver":"null-co"}', "/nonexistent"):
        top = make(tmp_path / "top", "-u", "-b", below, "-F", "qcow2", size=["1M"])
        assert "no file of this host" in read(top).problem
    subprocess.run(["qemu-img", "bitmap", "--add", plain, "c"], check=True)
    raw = tmp_path / "raw"
    raw.write_bytes((tmp_path / "plain").read_bytes())
    assert read(str(raw), form="raw").layers[0].bitmaps == {}
    top = make(tmp_path / "over", "-u", "-b", str(raw), "-F", "raw", size=["1M"])
    assert len(read(top).layers) == 2
    loop = make(tmp_path / "loop", "-b", plain, "-F", "qcow2")
    subprocess.run(["qemu-img", "rebase", "-u", "-b", loop, "-F", "qcow2", plain], check=True)
    assert "circle" in read(loop).problem
    assert "no such file" in read("/nonexistent").problem.lower()
    assert "it is another host's image" in read(loop, size=5).problem
    (tmp_path / "junk").write_bytes(b"x" * 70000)
    assert "it is no qcow2 image" in read(str(tmp_path / "junk")).problem
    (tmp_path / "broken").write_bytes(b"QFI\xfb\0\0\0\2" + b"\xff" * 1000)
    assert "cannot be read: qemu-img: Could not open" in read(str(tmp_path / "broken")).problem
    more = ("-o", f"data_file={tmp_path}/data")
    assert "in another file" in read(make(tmp_path / "outside", *more, size=["1M"])).problem
    assert read(str(tmp_path)).problem.endswith("it is neither a file nor a block device")
    assert "not absolute" in read("json:{}").problem


@pytest_qemu
def test_images_that_this_user_cannot_read_now(tmp_path, monkeypatch):
    path = make(tmp_path / "image", size=["1M"])
    words = ["qemu-io", "-f", "qcow2", path]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as guest:
        guest.stdin.write(b"write 0 4k\n")
        guest.stdin.flush()
        assert b"wrote" in guest.stdout.readline()
        assert f"another program uses '{path}'" in read(path).problem
        guest.stdin.close()
    assert read(path).problem is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read(path).problem == (
        "the images cannot be read without qemu-img, which cannot be started: No such file or"
        " directory"
    )

    def denies(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(images, "open", denies, raising=False)
    assert read(path).problem == f"this user may not read '{path}'; root may"


def test_what_qemu_img_says_may_have_any_form(monkeypatch, tmp_path):
    (tmp_path / "image").write_bytes(b"QFI\xfb")
    for said in (b"[]", b"5", b"{", b"[" * 100000):
        monkeypatch.setattr(images, "run", lambda *_, said=said: type("O", (), {"out": said}))
        assert read(str(tmp_path / "image")).problem
    for data in (1, [], {"data": 1}, {"data": {"bitmaps": [1, {}, {"flags": 1, "name": "x"}]}}):
        out = json.dumps({"format-specific": data, "backing-filename": 5}).encode()
        monkeypatch.setattr(images, "run", lambda *_, out=out: type("O", (), {"out": out}))
        assert read(str(tmp_path / "image")).layers[0].bitmaps == {}
