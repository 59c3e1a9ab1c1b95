"""Commands, guests and servers that are killed within backups, and targets that are full.

After each of them the next run is right: no job runs, each checkpoint of the target's
has its point, every point is what was on the disks when it began, and `backup-verify`
agrees. VIRTRIO_KILLS sets how many runs with random kills there are, VIRTRIO_SEED which
ones.

Steps are those that the script of the run takes. The command is killed before each of
them and after the last, with servers and modes in turns, so that a step meets one server
in one mode, and its neighbours the others.
"""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.backup.guests import READERS, SIZE, Command, Guest, content, hosted, wait

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

RUNS = int(os.environ.get("VIRTRIO_KILLS", "5"))
SEED = int(os.environ.get("VIRTRIO_SEED", "1"))

# Counts the steps of a command's scripts, and kills it, or interrupts it, before one.
STRIKES = """
import os, signal, sys
from virtrio.client.blocking import performing

kept, count = performing._step, 0

def step(what, *arguments):
    global count
    count += 1
    if os.environ.get("COUNTED"):
        with open(os.environ["COUNTED"], "a") as file:
            name = getattr(what, "function", what)
            print(getattr(name, "__qualname__", name), file=file)
    if count == int(os.environ.get("STRUCK", "0")):
        os.kill(os.getpid(), getattr(signal, os.environ["SIGNAL"]))
    return kept(what, *arguments)

performing._step = step
from virtrio.command.main import main
sys.exit(main(sys.argv[1:]))
"""


class Journey:
    """A guest that is backed up again and again, whatever is killed in between."""

    def __init__(self, host, target, mode, reader="tools"):
        self.host = host
        self.target = target
        self.mode = mode
        self.guest = Guest(host, seed=f"{SEED} {mode}", disks=("vda", "vdb"))
        self.command = Command(host, **READERS[reader])
        self.points = {}

    def words(self, *more):
        return self.command.words("backup-run", "g", self.target, "--mode", self.mode, *more)

    def numbers(self):
        """Return the numbers of the points that are whole, by their folders alone."""
        return [int(path.name) for path in sorted(self.target.glob("0?????"))]

    def attempt(self, *words, **environment):
        """Change the disks, and begin a run that may not come to its end."""
        self.guest.change(2)
        now = self.guest.now()
        process = subprocess.Popen(
            words or self.words(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=self.command.environment | environment,
        )
        return process, now

    def ended(self, now):
        """Note the point that a run has left, if it has."""
        new = [number for number in self.numbers() if number not in self.points]
        assert len(new) <= 1
        if new:
            self.points[new[0]] = now
        assert list(self.points) == self.numbers()

    def settle(self, full=()):
        """Run once more, and look at everything; ``full`` are disks to be copied whole."""
        self.guest.change(1)
        now = self.guest.now()
        deadline = time.monotonic() + 30
        while "is in use" in (said := self.command(*self.words()[3:], "--json", status=None)):
            assert time.monotonic() < deadline  # a program of a killed run goes on
            time.sleep(0.1)
        self.ended(now)
        assert max(self.points) == self.numbers()[-1]
        assert self.points[self.numbers()[-1]] is now, said
        assert not self.guest.has_job()
        assert sorted(path.name for path in self.target.iterdir() if path.is_dir()) == [
            f"{number:06}" for number in self.points
        ]
        listed = self.command.lines("backup-list", self.target)
        assert [point["number"] for point in listed] == list(self.points)
        kinds = {disk["name"]: disk["kind"] for disk in listed[-1]["disks"]}
        assert {name for name, kind in kinds.items() if kind == "full"} == set(full), said
        assert self.guest.checkpoints() <= {point["checkpoint"] for point in listed}
        assert listed[-1]["checkpoint"] in self.guest.checkpoints()
        self.command("backup-verify", self.target)
        for number, disks in self.points.items():
            for disk, data in disks.items():
                image = self.target / f"{number:06}" / f"{disk}.qcow2"
                assert content(image) == data, f"point {number} of {disk}"
        left = [name for name in self.guest.nodes() if "scratch" in name or "partial" in name]
        assert left == []
        assert not (self.target / "running.json").exists()


@pytest.fixture(scope="module", params=["libvirtd", "ours"])
def host(request):
    with hosted(request.param) as host:
        yield host


@pytest.fixture
def target(host, tmp_path):
    yield tmp_path / "target"
    host.clear()
