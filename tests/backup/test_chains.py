"""Full backups and ten incremental ones: every point is what was on the disks then.

Each server, mode and way of reading is tried, but for pushes, which read nothing. Runs
and restores are calls and commands in turns; each image is also read by qemu-img alone.
"""

import json
import os
import subprocess

import pytest

from tests.backup.guests import SIZE, Command, Guest, content, hosted
from virtrio.backup import blocking
from virtrio.backup.progress import Begun

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img", "libnbd-python"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

POINTS = 11
WAYS = [("pull", "libnbd"), ("pull", "tools"), ("push", None)]


@pytest.fixture(scope="module", params=["libvirtd", "ours"])
def host(request):
    with hosted(request.param) as host:
        yield host


@pytest.fixture
def target(host):
    yield host.targets / "g"
    host.clear()


def called(guest, command, target, mode, reader):
    """Back up by a call; the guest writes as soon as the job has begun."""

    def report(event):
        if isinstance(event, Begun):
            guest.change(1, discards=False)

    return blocking.run(guest.dom, target, mode=mode, reader=reader, report=report)


def commanded(guest, command, target, mode, reader):
    """Back up by the command; the guest writes as soon as it says that it has begun."""
    more = [] if reader is None else ["--reader", reader]
    with subprocess.Popen(
        command.words("backup-run", "g", target, "--mode", mode, "--json", *more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=command.environment,
    ) as process:
        kinds = set()
        for line in process.stdout:
            kinds.add(kind := json.loads(line)["event"])
            if kind == "begun":
                guest.change(1, discards=False)
        complaint = process.stderr.read()
    assert process.returncode == 0, complaint
    assert {"disk", "begun", "finished"} <= kinds


@pytest.mark.parametrize(("mode", "reader"), WAYS)
def test_every_point(host, target, binding, mode, reader):
    guest = Guest(host, seed=f"{mode} {reader}")
    command = Command(host, **binding)
    points = {}
    for number in range(1, POINTS + 1):
        if number == 5:
            guest.attach("vdb")
        guest.change()
        points[number] = guest.now()
        back_up = commanded if number % 5 == 0 else called
        back_up(guest, command, target, mode, reader)
    contents = blocking.points(target)
    assert guest.checkpoints() == {point.manifest.checkpoint for point in contents.points}
    assert not guest.has_job()
    assert [point.number for point in contents.points] == list(points)
    assert (contents.damaged, contents.unfinished, contents.foreign) == ((), (), ())
    files = {(point.number, file.name): file for point in contents.points
             for file in point.manifest.disks}  # fmt: skip
    assert {at for at, file in files.items() if file.kind == "full"} == {(1, "vda"), (5, "vdb")}
    assert all(file.copied < SIZE // 2 for at, file in files.items() if file.kind != "full")
    command("backup-verify", target)
    for number, disks in points.items():
        restored = target.with_name(f"restored-{number}")
        if number % 5 == 0:
            command("backup-restore", target, number, restored)
        else:
            blocking.restore(target, number, restored)
        for disk, data in disks.items():
            alone = content(target / f"{number:06}" / f"{disk}.qcow2")
            assert alone == data, f"point {number} of {disk}"
            assert content(restored / f"{disk}.qcow2") == data, f"point {number} of {disk}"
