"""The commands on targets: what they print, and the page's way with qemu-img alone."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.backup.target.points import KIB, UUID, Disk, Guest, listed, whole
from tests.peers.virtrio_server import served
from virtrio.command.main import main

pytestmark = pytest.mark.peer("qemu-img")

TAKEN = "is there already; only --force replaces it"
PAGE = Path(__file__).resolve().parents[3] / "docs" / "backup.md"


@pytest.fixture
def guest(tmp_path):
    guest = Guest(tmp_path / "target")
    guest.disks["vda"] = Disk(256 * KIB)
    guest.back_up(nvram=b"variables")
    guest.disks["vdb"] = Disk(128 * KIB)
    guest.disks["vda"].write(0, 4 * KIB, 2)
    guest.back_up()
    return guest


@pytest.fixture
def command(capsys):
    def call(*words, status=0):
        """Run a command, and return its output, and its errors without `error: `."""
        assert main([str(word) for word in words]) == status
        said, complaints = capsys.readouterr()
        lines = complaints.splitlines()
        assert all(line.startswith("error: ") for line in lines), complaints
        return said, [line.removeprefix("error: ") for line in lines]

    return call


def test_list(guest, command):
    (guest.path / "foreign").touch()
    (guest.path / "000003").mkdir()
    (guest.path / "000004.partial").mkdir()
    said, errors = command("backup-list", guest.path, status=1)
    rows = [re.split(r"  +", line.strip()) for line in said.splitlines()]
    size = "384.00 KiB"
    assert rows[0] == [*("Point", "Time", "Disk", "Kind", "Capacity", "Copied", "Size", "Based on")]
    assert rows[2][:5] == ["1", "2026-11-29T12:00:00Z", "vda", "full", "256.00 KiB"]
    assert rows[3] == ["nvram", "9.00 B"]
    assert rows[4] == [
        *("2", "2026-11-29T12:00:00Z", "vda", "incremental", "256.00 KiB", "0.00 B", size, "1")
    ]
    assert rows[5][:3] == ["vdb", "full", "128.00 KiB"]
    assert errors == [
        "Backups are damaged",
        "point 3 is damaged: cannot read 000003/manifest.json: No such file or directory",
    ]
    assert said.splitlines()[6:] == [
        "000004.partial: it is not finished",
        "foreign: it is nothing that belongs into a target",
        "",
    ]


def test_a_name_is_one_line(guest, command):
    """So that no file's name looks like a line of ours."""
    (guest.path / "a\nPoints verified: 1").touch()
    for name in ("backup-list", "backup-verify"):
        said, _ = command(name, guest.path)
        assert "a\\nPoints verified: 1" in said
        assert "\nPoints verified: 1:" not in said


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda path: path.write_text("{}"), "there is no 'format'"),
        (lambda path: path.write_text("1" * 5000), "a number in it is too long"),
        (lambda path: path.write_text("{"), "it is no JSON (line 1, column 2)"),
        (lambda path: path.unlink(), "it cannot be read: No such file or directory"),
        (lambda path: shutil.copy(path.parents[1] / "000001/manifest.json", path), "it is about"),
    ],
)
def test_verify_names_a_file_once(guest, command, change, reason):
    change(guest.path / "000002/manifest.json")
    _, errors = command("backup-verify", guest.path, status=1)
    assert errors[1].startswith(f"000002/manifest.json: {reason}")
    assert errors[1].count("000002") == 1


@pytest.mark.parametrize("name", ["list", "verify", "prune --keep 1", "restore"])
def test_what_fails_as_json_prints_no_empty_line(command, tmp_path, name):
    name, *more = name.split()
    more += [1, tmp_path / "there"] if name == "restore" else []
    said, errors = command(f"backup-{name}", tmp_path, *more, "--json", status=1)
    assert said == ""
    assert errors[-1] == f"{tmp_path} is no target of backups"


def test_list_as_json(guest, command):
    (guest.path / "foreign").touch()
    (guest.path / "000003").mkdir()
    said, errors = command("backup-list", guest.path, "--json", status=1)
    assert errors[0] == "Backups are damaged"
    first, second, damaged, foreign = map(json.loads, said.splitlines())
    assert (first["number"], first["state"], first["domain"]["uuid"]) == (1, "whole", UUID)
    assert [(other["kind"], other["size"]) for other in first["others"]] == [("nvram", 9)]
    assert [(d["name"], d["kind"], d["backing_point"]) for d in second["disks"]] == [
        ("vda", "incremental", 1),
        ("vdb", "full", None),
    ]
    assert (damaged["number"], damaged["state"]) == (3, "damaged")
    assert (foreign["number"], foreign["name"], foreign["state"]) == (None, "foreign", "foreign")


def test_list_without_a_point_that_others_are_based_on(guest, command):
    """What a restore would say is said of each that is above, near or far."""
    guest.back_up()
    assert command("backup-list", guest.path)[1] == []
    shutil.rmtree(guest.path / "000001")
    reason = (
        "000002/vda.qcow2 has lost its backing file:"
        " there is no point 1 in the target; points: 2, 3"
    )
    said, errors = command("backup-list", guest.path, status=1)
    assert errors == [
        "Backups are damaged",
        f"point 2 cannot be restored: {reason}",
        f"point 3 cannot be restored: {reason}",
    ]
    assert said.splitlines()[2].split()[0] == "2"
    said, errors_as_json = command("backup-list", guest.path, "--json", status=1)
    assert errors_as_json == errors
    points = [json.loads(line) for line in said.splitlines()]
    assert [(point["number"], point["state"], point["reason"]) for point in points] == [
        (2, "lost", reason),
        (3, "lost", reason),
    ]
    _, errors = command("backup-restore", guest.path, 3, guest.path.parent / "there", status=1)
    assert errors[-1] == reason


def test_verify(guest, command):
    said, _ = command("backup-verify", guest.path)
    assert said == "Points verified: 1, 2\nFiles verified: 4\n\n"
    said, _ = command("backup-verify", guest.path, 1)
    assert said == "Points verified: 1\nFiles verified: 2\n\n"
    (guest.path / "000001" / "nvram").write_bytes(b"variablez")
    (guest.path / "000001" / "notes.txt").touch()
    said, errors = command("backup-verify", guest.path, status=1)
    assert said == "000001/notes.txt: it is nothing that belongs into a point\n\n"
    assert errors == [
        "Backups are damaged",
        "000001/nvram: its content is not what was written",
        "points that cannot be restored as they were: 1",
    ]
    said, errors = command("backup-verify", guest.path, "latest", "--json", status=1)
    *events, verdict = map(json.loads, said.splitlines())
    assert {event["event"] for event in events} == {"checking", "damage"}
    assert (verdict["event"], verdict["sound"], verdict["lost"]) == ("verdict", False, [1])


def test_restore(guest, command, tmp_path):
    place = tmp_path / "restored"
    said, _ = command("backup-restore", guest.path, "latest", place)
    assert said == (
        f"vda of point 2 restored to {place}/vda.qcow2\n"
        f"vdb of point 2 restored to {place}/vdb.qcow2\n\n"
    )
    assert whole(place / "vda.qcow2", tmp_path) == guest.was[2]["vda"]
    _, errors = command("backup-restore", guest.path, 1, place, status=1)
    assert errors == ["Failed to restore point 1", f"{place}/vda.qcow2 {TAKEN}"]
    said, _ = command("backup-restore", guest.path, 1, place, "--force", "--json", "--no-verify")
    *events, last = map(json.loads, said.splitlines())
    assert {event["event"] for event in events} == {"progress"}
    assert last == {
        "event": "restored",
        "point": 1,
        "files": {"vda": f"{place}/vda.qcow2", "nvram": f"{place}/nvram"},
        "domain": None,
    }
    assert whole(place / "vda.qcow2", tmp_path) == guest.was[1]["vda"]
    raw = tmp_path / "b.img"
    command("backup-restore", guest.path, 2, raw, "--disk", "vdb")
    assert raw.read_bytes() == guest.was[2]["vdb"]


def test_restore_of_a_domain(guest, command, tmp_path):
    place = tmp_path / "restored"
    with served() as endpoint:
        uri = endpoint.uri()
        words = "-c", uri, "backup-restore", guest.path, 2, place, "--define"
        _, errors = command(*words, "test", status=1)
        assert errors == ["Failed to restore point 2", "there is a domain 'test' already"]
        assert not place.exists()
        said, _ = command(*words, "new")
        assert said == (
            "the definition has no disk vdb: its image is not attached\n"
            f"vda of point 2 restored to {place}/vda.qcow2\n"
            f"vdb of point 2 restored to {place}/vdb.qcow2\n"
            "Domain 'new' defined\n\n"
        )
        xml, _ = command("-c", uri, "dumpxml", "new")
        assert f"<source file='{place}/vda.qcow2'/>" in xml
        assert UUID not in xml
        (tmp_path / "more").mkdir()
        words = "-c", uri, "backup-restore", guest.path, 1, tmp_path / "more", "--define"
        _, errors = command(*words, "a/b", status=1)
        assert errors == ["Failed to restore point 1", "no domain can have the name 'a/b'"]
        assert os.listdir(tmp_path / "more") == []
        manifest = guest.path / "000001" / "manifest.json"
        manifest.write_text(manifest.read_text().replace("<memory>32768</memory>", ""))
        _, errors = command(*words, "other", status=1)
        assert errors[0] == "Failed to define domain 'other'"
        files = f"{tmp_path}/more/vda.qcow2, {tmp_path}/more/nvram"
        assert errors[-1] == f"the images are restored: {files}"
        assert sorted(os.listdir(tmp_path / "more")) == ["nvram", "vda.qcow2"]


def test_prune(guest, command):
    said, _ = command("backup-prune", guest.path, "--keep", 2)
    assert said == "Points removed: none\nPoints kept: 1, 2\n\n"
    said, _ = command("backup-prune", guest.path, "--keep", 1, "--json")
    *events, last = map(json.loads, said.splitlines())
    assert {event["event"] for event in events} == {"checking", "progress", "hashing"}
    assert last == {
        "event": "pruned",
        "removed": [1],
        "kept": [2],
        "merged": [{"point": 2, "disk": "vda"}],
    }


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("backup-prune", "{target}"), "command 'backup-prune' requires --keep option"),
        (("backup-prune", "{target}", "--keep", "0"), "--keep '0' is no number of points"),
        (("backup-prune", "{target}", "--keep", "-1"), "--keep '-1' is no number of points"),
        (("backup-prune", "{target}", "--keep", "\u00b2"), "is no number of points"),
        (("backup-restore", "{target}", "1", "x", "--format", "vmdk"), "format 'vmdk' is neither"),
        (("backup-restore", "{target}", "1", "x", "--trust-definition"), "Option --define is"),
        (("backup-restore", "{target}", "one", "x"), "Failed to restore point one"),
        (("backup-restore", "{target}", "1"), "command 'backup-restore' requires <destination>"),
        (("backup-list",), "command 'backup-list' requires <target>"),
        (("backup-list", "/nonexistent"), "Failed to list backups"),
        (("backup-verify", "{target}", "9"), "Failed to verify backups"),
    ],
)
def test_wrong_use(guest, command, words, error):
    _, errors = command(*(word.format(target=guest.path) for word in words), status=1)
    assert error in errors[0]


def test_a_full_disk_below_the_output(guest):
    """What was to be done is done, and it is said which disk is full."""
    words = ["backup-prune", str(guest.path), "--keep", "1", "--json"]
    program = "import sys; from virtrio.command.main import main; sys.exit(main(sys.argv[1:]))"
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-c", program, *words], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 1
    assert done.stderr == "error: cannot write output: No space left on device\n"
    assert [point.number for point in listed(guest.path).points] == [2]


def test_an_interrupted_command(guest, tmp_path):
    """Test that Ctrl-C ends a restore with status 130, and nothing behind it."""
    program = """if True:
        import os, signal, sys
        from virtrio.backup import images
        from virtrio.command.main import main
        convert = images.convert
        def interrupted(*args, **options):
            os.kill(os.getpid(), signal.SIGINT)
            convert(*args, **options)
        images.convert = interrupted
        sys.exit(main(sys.argv[1:]))
    """
    words = "backup-restore", str(guest.path), "2", str(tmp_path / "restored")
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (130, "error: interrupted\n")
    assert not (tmp_path / "restored").exists()


def test_by_hand(guest, tmp_path):
    """Test the page's commands, which need nothing of ours."""
    page = re.search(r"^## What lies in a target\n(.*?)^## ", PAGE.read_text(), re.M | re.S)[1]
    lines = re.findall(r"^    \$ (.*)$", page, re.M)
    (tmp_path / "images").mkdir()
    text = "\n".join(lines).replace("/backup/web", str(guest.path))
    text = text.replace("/images", f"{tmp_path}/images")
    subprocess.run(["bash", "-e", "-c", text], check=True, capture_output=True)
    assert whole(tmp_path / "images" / "vda.qcow2", tmp_path) == guest.was[2]["vda"]
    assert (tmp_path / "images" / "web.xml").read_text().strip().startswith("<domain")
    # the names of files and members are those that are there
    documents = [*guest.path.rglob("*.json")]
    for document in documents:
        assert f"{document.name} " in page
    manifest = json.loads((guest.path / "000001" / "manifest.json").read_text())
    members = {*manifest, *manifest["disks"][0], *manifest["others"][0]} - {"format"}
    assert {member for member in members if f"`{member}`" not in page} == set()
