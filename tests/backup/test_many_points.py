"""Many points in one target of a guest with many checkpoints.

VIRTRIO_POINTS sets how many points and, five times as many, checkpoints there are; then
a table of seconds is printed (``-s``).
"""

import os
import time

import pytest

from tests.backup.guests import Command, Guest, content, hosted
from virtrio.backup import blocking, xml

pytestmark = [pytest.mark.peer("qemu", "qemu-img"), pytest.mark.takes_turns("host")]

POINTS = int(os.environ.get("VIRTRIO_POINTS", "5"))


@pytest.fixture(params=["libvirtd", "ours"])
def host(request):
    with hosted(request.param) as host:
        yield host


def test_many_points(host):
    guest, command = Guest(host, disks=("vda", "vdb")), Command(host)
    target, shown = host.images / "target", []

    def timed(*words):
        began = time.monotonic()
        said = command(*words)
        shown.append((f"{words[0]} {made}", round(time.monotonic() - began, 2)))
        return said

    points = []
    for made in range(1, POINTS + 1):
        guest.change()
        points.append(guest.now())
        run = timed if made in (1, 2, POINTS // 2, POINTS) else command
        run("backup-run", "g", target, "--socket-dir", host.images)
        for other in range(4):
            guest.dom.checkpoint_create_xml(xml.checkpoint(f"other-{made}-{other}"), 0)
    assert len(guest.checkpoints()) == 5 * POINTS
    assert len(timed("backup-list", target).splitlines()) >= POINTS
    timed("backup-verify", target)
    timed("backup-restore", target, POINTS, host.images / "restored")
    for disk, data in points[-1].items():
        assert content(host.images / "restored" / f"{disk}.qcow2") == data
    timed("checkpoint-check", "g")
    timed("backup-prune", target, "--keep", 2)
    assert blocking.verify(target).is_sound
    if "VIRTRIO_POINTS" in os.environ:
        print(host.kind, *(f"{what}: {seconds}" for what, seconds in shown), sep="\n")
