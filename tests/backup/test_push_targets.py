"""Targets of pushes: on a file system of their own, full, and out of QEMU's reach."""

import contextlib
import os
import subprocess

import pytest

from tests.backup.guests import OTHERS_CONF, SIZE, Guest, hosted, wait
from tests.backup.test_running import Run, leaves_nothing, restored
from tests.peers.processes import short_directory
from virtrio import LibvirtError
from virtrio.backup import blocking, hooks, job
from virtrio.backup.errors import BackupError
from virtrio.client.blocking.performing import perform

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img"),
    pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts"),
    pytest.mark.takes_turns("server"),
]


@contextlib.contextmanager
def small_disk(size):
    """Mount a file system for a target, which a libvirtd sees that starts later."""
    folder = short_directory("virtrio-small-")
    words = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0755", "virtrio", folder]
    subprocess.run(words, check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
        folder.rmdir()


@pytest.mark.parametrize("server", ["libvirtd", "ours"])
def test_a_full_target(server):
    """QEMU finds no room: nothing is left; with more room the next run goes on."""
    with small_disk(SIZE * 3 // 2) as folder, hosted(server) as host:
        guest, target = Guest(host, disks=("vda", "vdb")), folder / "target"
        Run(guest, target, mode="push")
        first = blocking.points(target).points[0].manifest.checkpoint
        guest.write("vdb", 0, SIZE, 7)
        for mode in ("push", "pull"):
            with pytest.raises((BackupError, LibvirtError)):
                Run(guest, target, mode=mode)
            leaves_nothing(guest, target, {first})
        subprocess.run(["mount", "-o", f"remount,size={8 * SIZE}", folder], check=True)
        guest.change()
        now = guest.now()
        made = Run(guest, target, mode="push")
        assert set(made.how().values()) == {"incremental"}
        assert restored(made.point) == now
        assert blocking.verify(target).is_sound


@pytest.mark.parametrize("server", ["libvirtd", "ours"])
def test_a_full_target_and_the_next_job_of_somebody_else(server, monkeypatch):
    """That one succeeds before the run looks: its result is not taken for the run's."""
    with small_disk(SIZE) as folder, hosted(server) as host:
        guest, target = Guest(host, disks=("vda", "vdb")), folder / "target"
        guest.write("vdb", 0, SIZE, 7)
        succeeded = []

        def reached(step):
            if step == "first byte":
                wait(lambda: not guest.has_job())
                targets = {disk: host.images / f"theirs.{disk}" for disk in guest.disks}
                theirs = perform(job.begin(guest.dom, targets=targets))
                wait(lambda: not guest.has_job())
                succeeded.append(theirs)

        monkeypatch.setattr(hooks, "reached", reached)
        with pytest.raises(job.JobFailed, match=r"^the backup job failed: .*No space left"):
            Run(guest, target, mode="push")
        assert succeeded
        leaves_nothing(guest, target)


@pytest.mark.parametrize("server", ["libvirtd", "ours"])
def test_a_target_that_qemu_cannot_get_to(server):
    """It is refused, and neither modes nor owners have changed."""
    with hosted(server, OTHERS_CONF) as host:
        guest = Guest(host)
        private = host.folder / "private"
        private.mkdir(mode=0o700)
        target = private / "target"
        with pytest.raises(BackupError, match=r"QEMU's user .* cannot get to .*/private/target"):
            Run(guest, target, mode="push")
        leaves_nothing(guest, target)
        assert private.stat().st_mode & 0o777 == 0o700
        guest.change()
        made = Run(guest, target)  # a pull goes
        assert restored(made.point) == guest.now()
        private.chmod(0o711)
        guest.change()
        now = guest.now()
        made = Run(guest, target, mode="push")
        assert restored(made.point) == now
        owners = {path.stat().st_uid for path in (target, *target.rglob("*"))}
        assert owners == {0}
        assert target.stat().st_mode & 0o777 == 0o700
