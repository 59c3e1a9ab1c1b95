"""Full backups and ten incremental ones: every point is what was on the disks then.

Each server, mode and way of reading is tried, but for pushes, which read nothing. Every
point is restored twice: as qemu-img alone reads its image, and by `backup-restore` or
its call, in turns.
"""

import itertools
import json
import os
import subprocess

import pytest

from tests.backup.guests import READERS, Command, Guest, content, hosted
from virtrio import backup

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img", "libnbd-python"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

POINTS = 11
WAYS = [("pull", "libnbd"), ("pull", "tools"), ("push", "tools")]


@pytest.fixture(scope="module", params=["libvirtd", "ours"])
def host(request):
    with hosted(request.param) as host:
        yield host


@pytest.fixture
def target(host, tmp_path):
    yield tmp_path / "target"
    host.clear()


def back_up(command, guest, *words):
    """Run a backup, and have the guest write as soon as it has begun."""
    with subprocess.Popen(
        command.words("backup-run", "g", *words, "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=command.environment,
    ) as process:
        said = []
        for line in process.stdout:
            said.append(json.loads(line))
            if said[-1]["event"] == "began":
                guest.change(1)
        complaint = process.stderr.read()
    assert process.returncode == 0, complaint
    return said


@pytest.mark.parametrize(("mode", "reader"), WAYS)
def test_every_point(host, target, mode, reader):
    guest = Guest(host, seed=f"{mode} {reader}")
    command = Command(host, **READERS[reader])
    points = {}
    for number in range(1, POINTS + 1):
        if number == 5:
            guest.attach("vdb")
        guest.change()
        points[number] = guest.now()
        back_up(command, guest, target, "--mode", mode)
    assert guest.checkpoints() == {f"virtrio-{identity(target)}-{n}" for n in points}
    assert not guest.has_job()
    command("backup-verify", target)
    listed = command.lines("backup-list", target)
    assert [point["number"] for point in listed] == list(points)
    kinds = {(point["number"], d["name"]): d["kind"] for point in listed for d in point["disks"]}
    assert {at for at, kind in kinds.items() if kind == "full"} == {(1, "vda"), (5, "vdb")}
    for number, disks in points.items():
        restored = target.with_name(f"restored-{number}")
        if number % 5:
            backup.blocking.restore(target, number, restored)
        else:
            command("backup-restore", target, number, restored)
        for disk, data in disks.items():
            alone = content(target / f"{number:06}" / f"{disk}.qcow2")
            assert alone == data, f"point {number} of {disk}"
            assert content(restored / f"{disk}.qcow2") == data, f"point {number} of {disk}"


def identity(target):
    return json.loads((target / "backup.json").read_text())["id"][:8]
