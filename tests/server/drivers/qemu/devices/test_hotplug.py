"""Devices of guests that run: calls, answers and events, compared with libvirtd's.

``hotplug.jsonl`` has documents with calls about each, and what libvirtd 9.0.0 with QEMU
7.2 answered, printed and told.
"""

import json
import re
import subprocess
import time
from pathlib import Path

import pytest

import virtrio

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")

RECORDED = [
    json.loads(line) for line in Path(__file__).with_name("hotplug.jsonl").read_text().splitlines()
]
IDS = virtrio.enums.DomainEventID
EVENTS = {
    "added": IDS.VIR_DOMAIN_EVENT_ID_DEVICE_ADDED,
    "removed": IDS.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED,
    "removal_failed": IDS.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED,
    "tray": IDS.VIR_DOMAIN_EVENT_ID_TRAY_CHANGE,
    "tunable": IDS.VIR_DOMAIN_EVENT_ID_TUNABLE,
}
SHOWN = {"xml": 0, "xmlc": 2}


def make_images(folder: Path) -> None:
    """Make the images that the documents name."""

    def make(name: str, kind: str, size: str, *more: str) -> None:
        path = str(folder / name)
        subprocess.run(["qemu-img", "create", "-q", "-f", kind, *more, path, size], check=True)

    for number in range(6):
        make(f"q{number}.qcow2", "qcow2", "4M")
    make("r0.raw", "raw", "1M")
    make("base.qcow2", "qcow2", "4M")
    make("mid.qcow2", "qcow2", "4M", "-b", str(folder / "base.qcow2"), "-F", "qcow2")
    make("top.qcow2", "qcow2", "4M", "-b", "mid.qcow2", "-F", "qcow2")
    for number in range(3):
        (folder / f"cd{number}.iso").write_bytes(bytes(65536))


@pytest.fixture
def images(host):
    make_images(host.folder)
    return host.folder


def snake(name: str) -> str:
    return re.sub("([A-Z])", lambda match: "_" + match[1].lower(), name)


class Caller:
    """Calls about one domain, and the events that they cause."""

    def __init__(self, conn, domain, folder: Path, host) -> None:
        self.domain = domain
        self.folder = str(folder)
        self.host = host
        self.events: list[list] = []
        for kind, number in EVENTS.items():
            conn.domain_event_register_any(domain, number, self._note, kind)

    def _note(self, conn, domain, *rest) -> None:
        *values, kind = rest
        self.events.append([kind, *json.loads(json.dumps(values, default=int))])

    def make(self, step: dict) -> object:
        name, *arguments = [self._here(each) for each in step["call"]]
        match name:
            case "start":
                self.domain.create_with_flags(
                    virtrio.enums.DomainCreateFlags.VIR_DOMAIN_START_PAUSED
                )
                return None
            case "xml" | "xmlc":
                return self._devices(SHOWN[name], "disk", "interface")
            case "ctl" | "ctlc":
                return self._devices(SHOWN["xml" if name == "ctl" else "xmlc"], "controller")
            case "nodes":
                return self.host.nodes(self.domain.name())
            case "args":
                return None
        try:
            answer = getattr(self.domain, snake(name))(*arguments)
        except virtrio.LibvirtError as exc:
            return {"error": [int(exc.code), int(exc.domain), str(exc)]}
        return 0 if answer is None else answer

    def _here(self, value: object) -> object:
        if isinstance(value, dict):
            return value
        return value.replace("IMG", self.folder) if isinstance(value, str) else value

    def _devices(self, flags: int, *tags: str) -> list[str]:
        text = self.domain.xml_desc(flags)
        found = []
        for tag in tags:
            for device in re.findall(
                rf"    <{tag} .*?</{tag}>|    <{tag} [^>]*/>", text, re.DOTALL
            ):
                found += device.split("\n")
        return found

    def told(self, count: int) -> list[list]:
        """Return the events, of which there should be so many."""
        deadline = time.monotonic() + 20
        while len(self.events) < count and time.monotonic() < deadline:
            time.sleep(0.01)
        told, self.events = self.events, []
        return told


def normal(value: object, folder: Path) -> object:
    text = json.dumps(value).replace(str(folder), "IMG")
    return json.loads(re.sub("52:54:00:[0-9a-f:]{8}", "MAC", text))


@pytest.mark.parametrize("recorded", RECORDED, ids=[each["name"] for each in RECORDED])
def test_answers_are_libvirts(host, images, recorded):
    document = recorded["document"].replace("IMG", str(images))
    with virtrio.blocking.connect(host.uri, timeout=30) as conn:
        domain = conn.define_xml(document)
        caller = Caller(conn, domain, images, host)
        for step in recorded["steps"]:
            answer = normal(caller.make(step), images)
            if step["call"][0] != "args":
                assert (step["call"], answer) == (step["call"], normal(step["answer"], images))
            told = normal(caller.told(len(step["events"])), images)
            assert (step["call"], told) == (step["call"], step["events"])


def disk(path: Path, target: str = "vdb", kind: str = "qcow2", more: str = "") -> str:
    return (
        f"<disk type='file' device='disk'><driver name='qemu' type='{kind}'/>"
        f"<source file='{path}'/><target dev='{target}' bus='usb'/>{more}</disk>"
    )


def attached(host, text: str, *more: str, fails: bool = False, what: str = "attach") -> str:
    path = host.folder / "device.xml"
    path.write_text(text)
    return host.virsh(f"{what}-device", "g", str(path), *more, fails=fails)


@pytest.fixture
def guest(host, images):
    """A paused guest with one disk."""
    host.define(host.document("g", host.disk(images / "q0.qcow2")))
    host.virsh("start", "--paused", "g")
    return "g"


def test_a_refused_disk_leaves_nothing(host, images, guest):
    """Neither nodes in QEMU, nor owners of files, nor a device in the definition."""
    before = host.nodes(guest), host.virsh("dumpxml", guest)
    owner = (images / "q1.qcow2").stat().st_uid
    (images / "bad.qcow2").write_bytes(b"no image")
    for text in (
        disk(images / "bad.qcow2", "sda"),
        disk(images / "missing.qcow2", "sda"),
        disk(images / "q0.qcow2", "sda"),  # which the guest has already
        disk(images / "q1.qcow2", "sda", more="<alias name='ua-x'/><address type='usb' port='9'/>"),
        disk(host.state / "state.db", "sda", "raw"),
        disk(host.state / "run" / "x.sock", "sda", "raw"),
        disk(Path("/dev/null"), "sda", "raw"),
    ):
        attached(host, text, fails=True)
        assert (host.nodes(guest), host.virsh("dumpxml", guest)) == before
    assert (images / "q1.qcow2").stat().st_uid == owner
    assert (images / "bad.qcow2").stat().st_uid == owner


def test_a_controller_that_is_not_there(host, images, guest):
    """An answer of libvirtd's: only SCSI controllers are plugged in with a disk."""
    text = disk(images / "q1.qcow2", "sda").replace("bus='usb'", "bus='sata'")
    said = attached(host, text, fails=True)
    assert "Could not find sata controller with index 0 required for device" in said


def test_one_image_of_two_guests_goes_back_with_the_last(host, images, guest):
    """Guests may share an image that neither of them writes."""
    shared = images / "base.qcow2"
    owner = shared.stat().st_uid
    read_only = "<readonly/>"
    attached(host, disk(shared, "sda", more=read_only))
    other = host.disk(images / "q1.qcow2")
    host.define(
        host.document("h", other).replace(
            "</devices>", disk(shared, "sda", more=read_only) + "</devices>"
        )
    )
    host.virsh("start", "--paused", "h")
    given = shared.stat().st_uid
    host.virsh("detach-disk", guest, "sda")
    assert shared.stat().st_uid == given
    host.virsh("destroy", "h")
    assert shared.stat().st_uid == owner
    host.virsh("destroy", guest)
    assert (images / "q0.qcow2").stat().st_uid == owner


def test_media_of_a_drive(host, images):
    drive = "<disk type='file' device='cdrom'><target dev='hda' bus='ide'/></disk>"
    host.define(host.document("g", more=drive))
    host.virsh("start", "--paused", "g")
    host.virsh("change-media", "g", "hda", str(images / "cd0.iso"), "--insert")
    assert f"{images}/cd0.iso" in host.virsh("domblklist", "g")
    assert "already has media" in host.virsh(
        "change-media", "g", "hda", str(images / "cd1.iso"), "--insert", fails=True
    )
    before = host.nodes("g"), host.virsh("dumpxml", "g")
    (images / "bad").write_bytes(b"")
    host.virsh("change-media", "g", "hda", str(images / "nowhere.iso"), "--update", fails=True)
    assert (host.nodes("g"), host.virsh("dumpxml", "g")) == before
    host.virsh("change-media", "g", "hda", str(images / "cd1.iso"), "--update", "--live")
    host.virsh("change-media", "g", "hda", "--eject")
    assert host.nodes("g") == []
    assert host.virsh("domblklist", "g").split()[-1] == "-"
    assert {path.stat().st_uid for path in images.glob("*.iso")} == {images.stat().st_uid}


def test_the_link_of_an_interface(host, images):
    host.define(
        host.document(
            "g",
            more="<interface type='user'><mac address='52:54:00:00:00:01'/></interface>",
        )
    )
    host.virsh("start", "--paused", "g")
    host.virsh("domif-setlink", "g", "52:54:00:00:00:01", "down")
    assert host.virsh("domif-getlink", "g", "52:54:00:00:00:01").split()[-1] == "down"
    said = host.virsh("qemu-monitor-command", "g", "--hmp", "info network")
    assert "net0" in said


def test_thresholds_and_sizes(host, images, guest):
    with virtrio.blocking.connect(host.uri, timeout=30) as conn:
        domain = conn.lookup_by_name(guest)
        told = []
        threshold = IDS.VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD
        conn.domain_event_register_any(
            domain, threshold, lambda *said: told.append(said[2:-1]), None
        )
        domain.set_block_threshold("vda", 65536)
        host.write(guest, 0, 0, 1 << 20)
        deadline = time.monotonic() + 20
        while len(told) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert [each[:3] for each in told] == [
            ("vda", f"{images}/q0.qcow2", 65536),
            ("vda[1]", f"{images}/q0.qcow2", 65536),
        ]
        domain.block_resize("vda", 8192)
        info = domain.block_info("vda")
        image = (images / "q0.qcow2").stat()
        assert tuple(info) == (8 << 20, image.st_blocks * 512, image.st_size)
        assert domain.block_stats("vda")[4] == -1
