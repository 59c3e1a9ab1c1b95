"""Disks of odd sizes, names, buses and kinds, and images and targets of odd names."""

import contextlib
import os
import random
import re
import stat
import subprocess
import uuid
from xml.sax.saxutils import quoteattr

import pytest

from tests.backup.guests import NAME, SIZE, Guest, content, hosted
from tests.backup.test_running import Run, leaves_nothing, restored
from virtrio.backup import blocking
from virtrio.backup.errors import BackupError
from virtrio.backup.places import Ways

pytestmark = [pytest.mark.peer("qemu", "qemu-img"), pytest.mark.takes_turns("server")]

PUSH_AND_PULL = pytest.mark.parametrize("mode", ["pull", "push"])
ODD = "a b,c:d='e\"f%g&h<i>;ü,,#"


@pytest.fixture(scope="module", params=["libvirtd", "ours"])
def server(request):
    with hosted(request.param) as host:
        yield host


@pytest.fixture
def host(server):
    yield server
    server.clear()


class Odd(Guest):
    """A guest with disks of any kind: their elements, and what is on them."""

    def __init__(self, host, elements, disks, machine="q35"):
        self.host = host
        self.name = NAME
        self.chance = random.Random(1)
        self.disks = {name: bytearray(data) for name, data in disks.items()}
        self.document = (
            f"<domain type='qemu'><name>{NAME}</name><uuid>{uuid.uuid4()}</uuid>"
            f"<memory unit='MiB'>4</memory><os><type machine='{machine}'>hvm</type></os>"
            f"<devices>{''.join(elements)}<memballoon model='none'/></devices></domain>"
        )
        host.conn.define_xml(self.document)
        self.start()

    def io(self, target, line):
        live = self.dom.xml_desc(0)
        disk = next(
            text for text in live.split("<disk ")[1:] if f"<target dev='{target}'" in text
        ).partition("</disk>")[0]
        device = re.findall(r"<alias name='([^']+)'", disk)[-1]
        if device.startswith("virtio-"):
            device = f"/machine/peripheral/{device}/virtio-backend"
        said = self.dom.qemu_monitor_command(f'qemu-io -d {device} "{line}"', 1)
        assert said.strip() == "", said

    def touch(self):
        """Write something at the begin and at the end of each disk."""
        for target, data in self.disks.items():
            for offset in {0, max(0, len(data) - 512)} if len(data) >= 512 else ():
                self.write(target, offset, 512, self.chance.randrange(1, 256))


def element(target, path, format="qcow2", *, bus="virtio", more="", kind="file", device="disk"):
    source = {"file": "file", "block": "dev"}[kind]
    bus = "" if bus is None else f" bus='{bus}'"
    driver = f"<driver name='qemu' type='{format}'/>"
    place = "" if path is None else f"<source {source}={quoteattr(str(path))}/>"
    return (
        f"<disk type='{kind}' device='{device}'>{driver}{place}"
        f"<target dev='{target}'{bus}/>{more}</disk>"
    )


def image(path, size, format="qcow2", *more):
    subprocess.run(["qemu-img", "create", "-q", "-f", format, *more, path, str(size)], check=True)
    path.chmod(0o666)
    return path


def goes_round(guest, target, *modes, changes=2, **options):
    """Back up some times, and assert that all points are right and restored so."""
    points = {}
    for mode in modes or ("pull",) * changes:
        guest.touch()
        now = guest.now()
        point = Run(guest, target, mode=mode, **options).point
        assert restored(point) == now
        points[point.number] = now
    assert blocking.verify(target).is_sound
    for number, disks in points.items():
        folder = guest.host.images / f"restored-{number}"
        blocking.restore(target, number, folder)
        assert {name: content(folder / f"{name}.qcow2") for name in disks} == disks
    assert not guest.has_job()
    return points


# -- sizes -----------------------------------------------------------------------------


@PUSH_AND_PULL
def test_sizes(host, mode):
    sizes = [0, 512, 65536, 65536 + 512, 3 * 65536 - 512, SIZE + 1024]
    names = [f"vd{letter}" for letter in "abcdef"]
    elements = [
        element(name, image(host.images / f"{name}.qcow2", size))
        for name, size in zip(names, sizes, strict=True)
    ]
    disks = {name: bytes(size) for name, size in zip(names, sizes, strict=True)}
    goes_round(Odd(host, elements, disks), host.images / "target", mode, mode)


@PUSH_AND_PULL
def test_a_raw_image_that_is_no_whole_sectors(host, mode):
    """QEMU gives the guest whole sectors."""
    path = host.images / "vda.raw"
    path.write_bytes(b"x" * 1000)
    path.chmod(0o666)
    guest = Odd(host, [element("vda", path, "raw")], {"vda": b"x" * 1000 + bytes(24)})
    made = Run(guest, host.images / "target", mode=mode)
    assert restored(made.point) == guest.now()
    blocking.restore(host.images / "target", 1, host.images / "out.raw")
    assert (host.images / "out.raw").read_bytes().rstrip(b"\0") == b"x" * 1000
    assert blocking.verify(host.images / "target").is_sound


# -- names and buses -------------------------------------------------------------------


def test_names_and_buses(host):
    kinds = {"sda": "sata", "sdb": "scsi", "vdaa": "virtio", "sdc": None}
    elements = [
        element(name, image(host.images / f"{name}.qcow2", SIZE), bus=bus)
        for name, bus in kinds.items()
    ]
    goes_round(Odd(host, elements, dict.fromkeys(kinds, bytes(SIZE))), host.images / "target")


def test_names_of_an_old_machine(host):
    kinds = {"hda": "ide", "hdd": None, "vda": None, "xvdb": "virtio"}
    elements = [
        element(name, image(host.images / f"{name}.qcow2", SIZE), bus=bus)
        for name, bus in kinds.items()
    ]
    guest = Odd(host, elements, dict.fromkeys(kinds, bytes(SIZE)), machine="pc")
    goes_round(guest, host.images / "target")


def test_twenty_disks(host):
    names = [f"vd{chr(97 + number)}" for number in range(20)]
    elements = [element(name, image(host.images / f"{name}.qcow2", 65536)) for name in names]
    guest = Odd(host, elements, dict.fromkeys(names, bytes(65536)))
    goes_round(guest, host.images / "target", "pull", "push", "pull")


# -- kinds -----------------------------------------------------------------------------


def test_disks_that_are_left_out(host):
    """A person is told of those that the guest can write to."""
    images = host.images
    iso, fixed = image(images / "cd.iso", SIZE, "raw"), image(images / "fixed.qcow2", SIZE)
    shared = image(images / "shared.raw", SIZE, "raw")
    elements = [
        element("vda", image(images / "vda.qcow2", SIZE)),
        element("vdb", fixed, more="<readonly/>"),
        element("sda", iso, "raw", bus="sata", device="cdrom"),
        element("sdb", None, "raw", bus="sata", device="cdrom"),
        element("vdc", shared, "raw", more="<shareable/>"),
    ]
    disks = {"vda": bytes(SIZE), "vdc": bytes(SIZE)}
    guest = Odd(host, elements, disks)
    goes_round(guest, images / "target")
    made = Run(guest, images / "target")
    assert made.how() == {"vda": "incremental", "vdc": "full"}
    assert made.notes() == []


@pytest.mark.parametrize("server", ["libvirtd"], indirect=True)
def test_a_transient_disk(host):
    """It is left out, which is said; our server has none yet."""
    images = host.images
    elements = [
        element("vda", image(images / "vda.qcow2", SIZE)),
        element("vdb", image(images / "vdb.qcow2", SIZE), more="<transient/>"),
    ]
    guest = Odd(host, elements, {"vda": bytes(SIZE)})
    goes_round(guest, images / "target")
    made = Run(guest, images / "target")
    assert made.notes() == ["disk 'vdb' is left out: it is transient"]
    assert Run(guest, images / "target", disks=["vda"]).notes() == []


@PUSH_AND_PULL
def test_a_chain_of_images(host, mode):
    base = image(host.images / "base.qcow2", SIZE // 2)
    words = ["qemu-io", "-f", "qcow2", "-c", f"write -P 7 0 {SIZE // 2}", base]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    middle = image(host.images / "middle.qcow2", SIZE, "qcow2", "-b", str(base), "-F", "qcow2")
    top = image(host.images / "top.qcow2", SIZE, "qcow2", "-b", str(middle), "-F", "qcow2")
    data = b"\7" * (SIZE // 2) + bytes(SIZE // 2)
    guest = Odd(host, [element("vda", top)], {"vda": data})
    goes_round(guest, host.images / "target", mode, mode)


@PUSH_AND_PULL
def test_a_block_device(host, mode):
    """There is no folder beside it for its scratch image."""
    with loop_device(image(host.images / "file", SIZE, "raw"), host.images / "device") as device:
        words = ["qemu-img", "create", "-q", "-f", "qcow2", device, str(SIZE // 2)]
        subprocess.run(words, check=True)
        guest = Odd(host, [element("vda", device, kind="block")], {"vda": bytes(SIZE // 2)})
        target = host.images / "target"
        if mode == "pull":
            with pytest.raises(BackupError, match=r"'vda' is no file, .*--scratch-dir"):
                Run(guest, target)
            leaves_nothing(guest, target)
        goes_round(guest, target, mode, mode, ways=Ways(str(host.images), str(host.images)))
        host.clear()


@PUSH_AND_PULL
def test_a_block_device_of_version_2(host, mode):
    """It keeps no bitmaps, and nothing is tried that it refuses."""
    with loop_device(image(host.images / "file", SIZE, "raw"), host.images / "device") as device:
        words = ["qemu-img", "create", "-q", "-f", "qcow2", "-o", "compat=0.10", device]
        subprocess.run([*words, str(SIZE // 2)], check=True)
        guest = Odd(host, [element("vda", device, kind="block")], {"vda": bytes(SIZE // 2)})
        ways = Ways(str(host.images), str(host.images))
        made = Run(guest, host.images / "target", mode=mode, ways=ways)
        assert made.notes() == []
        assert made.reasons()["vda"].startswith("its image is qcow2 of version 2")
        host.clear()


@contextlib.contextmanager
def loop_device(file, node):
    """Have a block device of a file, whose node is where all servers see it."""
    try:
        name = subprocess.run(
            ["losetup", "--find", "--show", file], capture_output=True, text=True, check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError) as exc:
        pytest.skip(f"there are no loop devices here: {exc}")
    try:
        os.mknod(node, 0o666 | stat.S_IFBLK, os.stat(name).st_rdev)
        node.chmod(0o666)
        yield node
    finally:
        subprocess.run(["losetup", "--detach", name], check=True)


# -- paths -----------------------------------------------------------------------------


@PUSH_AND_PULL
def test_paths(host, mode):
    folder = host.images / ODD
    folder.mkdir()
    path = image(folder / f"{ODD}.qcow2", SIZE)
    guest = Odd(host, [element("vda", path)], {"vda": bytes(SIZE)})
    goes_round(guest, folder / f"target {ODD}", mode, mode, mode, compress=mode == "pull")
    where = folder / f"restored {ODD}"
    made = blocking.restore(folder / f"target {ODD}", "latest", where)
    assert content(made.files["vda"]) == guest.now()["vda"]
    blocking.prune(folder / f"target {ODD}", 1)
    assert blocking.verify(folder / f"target {ODD}").is_sound


def test_paths_with_newlines(host):
    """A server cannot be told of them: there is nothing but what is on this side."""
    folder = host.images / "a\nb"
    folder.mkdir()
    guest = Odd(
        host, [element("vda", image(host.images / "vda.qcow2", SIZE))], {"vda": bytes(SIZE)}
    )
    goes_round(guest, folder / "target")
    with pytest.raises(BackupError, match=r"a server cannot be told of the path '.*a\\nb"):
        Run(guest, folder / "push", mode="push")
    assert not guest.has_job()
    assert [path.name for path in folder.iterdir()] == ["target"]
