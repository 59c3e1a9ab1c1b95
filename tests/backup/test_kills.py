"""Commands, guests and servers killed within backups, and targets that are full.

After each of them the next run is right: no job runs, each checkpoint of the target's
has its point, every point is what was on the disks when it began, and `backup-verify`
agrees. VIRTRIO_KILLS sets how many runs with random kills there are, VIRTRIO_SEED which
ones.

Moments are the steps of a run's scripts, and within them the programs that are started
and whatever makes a file durable. The command stops before one of them, and the test
kills what it wants to. Victims, servers and modes take turns: each moment is met by one
victim on one server in one mode, and its neighbours by the others.
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.backup.guests import Command, Guest, content, hosted

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

RUNS = int(os.environ.get("VIRTRIO_KILLS", "5"))
SEED = int(os.environ.get("VIRTRIO_SEED", "1"))
KEEP = 3
SERVERS = ["libvirtd", "ours"]
MODES = ["pull", "push"]

# Counts the moments of a command, notes their names, and stops the process before one.
STOPPING = """
import os, signal, sys
from virtrio.client import programs
from virtrio.client.blocking import performing

count = 0

def moment(name):
    global count
    count += 1
    if "MOMENTS" in os.environ:
        with open(os.environ["MOMENTS"], "a") as file:
            print(name, file=file)
    if count == int(os.environ.get("MOMENT", "0")):
        os.kill(os.getpid(), signal.SIGSTOP)

def before(owner, attribute, named):
    kept = getattr(owner, attribute)
    def noted(*arguments, **more):
        moment(named(*arguments))
        return kept(*arguments, **more)
    setattr(owner, attribute, noted)

def step(what, *arguments):
    found = getattr(what, "function", what)
    return getattr(found, "__qualname__", repr(found))

before(performing, "_step", step)
before(programs, "run", lambda stop, *words: " ".join(map(str, words[:2])))
for name in ("fsync", "rename", "replace", "unlink", "rmdir"):
    before(os, name, lambda *arguments, name=name: name)
from virtrio.command.main import main
sys.exit(main(sys.argv[1:]))
"""


class Journey:
    """A guest that is backed up again and again, whatever is killed in between."""

    def __init__(self, host, target, mode):
        self.host = host
        self.target = target
        self.mode = mode
        self.guest = Guest(host, seed=f"{SEED} {mode}", disks=("vda", "vdb"))
        self.command = Command(host)
        self.points = {}
        """What was on the disks at each point that is whole."""

    def numbers(self):
        """Return the numbers of the points that are whole, by their folders alone."""
        return sorted(int(path.name) for path in self.target.glob("[0-9]*") if path.name.isdigit())

    def words(self, *more):
        return "backup-run", "g", self.target, "--mode", self.mode, "--keep", KEEP, *more

    @contextlib.contextmanager
    def attempt(self, **environment):
        """Change the disks, and begin a run that may not come to its end."""
        self.guest.change(2)
        now = self.guest.now()
        words = self.command.words(*self.words())[1:]
        with subprocess.Popen(
            [sys.executable, "-c", STOPPING, *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=self.command.environment | environment,
        ) as process:
            try:
                yield process
            finally:
                process.kill()
                said = process.stderr.read()
                assert "Traceback" not in said, said
        self.ended(now)

    def ended(self, now):
        """Note the point that a run has left, if it has, and those that it removed."""
        there = self.numbers()
        new = [number for number in there if number > max(self.points, default=0)]
        assert len(new) <= 1
        self.points |= dict.fromkeys(new, now)
        self.points = {number: self.points[number] for number in there}

    def moments(self, path):
        """Return the names of the moments of a run that nobody disturbs."""
        with self.attempt(MOMENTS=str(path)) as process:
            assert process.wait() == 0
        return path.read_text().splitlines()

    def settle(self, full=None):
        """Run once more, and look at everything.

        ``full`` are the disks that have to be copied whole, None where it may be any.
        """
        self.guest.change(1)
        now = self.guest.now()
        deadline = time.monotonic() + 30
        while "is in use" in (said := self.command(*self.words("--json"), status=None)):
            assert time.monotonic() < deadline  # a program of a killed run goes on
            time.sleep(0.1)
        self.ended(now)
        assert self.points[self.numbers()[-1]] is now, said
        assert len(self.points) <= KEEP
        self.look(full)

    def look(self, full):
        assert not self.guest.has_job()
        left = [path.name for path in self.target.iterdir() if path.is_dir()]
        assert sorted(left) == [f"{number:06}" for number in self.points]
        assert not (self.target / "running.json").exists()
        listed = self.command.lines("backup-list", self.target)
        assert [point["number"] for point in listed] == list(self.points)
        if full is not None:
            kinds = {disk["name"]: disk["kind"] for disk in listed[-1]["disks"]}
            assert {name for name, kind in kinds.items() if kind == "full"} == set(full)
        assert self.guest.checkpoints() <= {point["checkpoint"] for point in listed}
        assert listed[-1]["checkpoint"] in self.guest.checkpoints()
        self.command("backup-verify", self.target)
        for number, disks in self.points.items():
            for disk, data in disks.items():
                image = self.target / f"{number:06}" / f"{disk}.qcow2"
                assert content(image) == data, f"point {number} of {disk}"
        strays = [name for name in self.guest.files() if "virtrio-" in name or "partial" in name]
        assert strays == []
        assert [path.name for path in self.host.images.glob("*virtrio-*")] == []

    def lose(self, victim, process):
        """Kill something while a command is stopped; let the command go on."""
        if victim == "command":
            process.kill()
        elif victim == "interrupted":
            process.send_signal(signal.SIGINT)
        elif victim == "guest":
            self.guest.kill()
        elif victim == "server":
            self.host.kill()
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGCONT)
        process.wait(60)

    def recover(self, victim):
        """Have what was killed again, and back up."""
        if victim == "server":
            self.host.revive()
        if victim == "guest":
            self.guest.read_again()
            self.guest.start()
        self.settle(full=("vda", "vdb") if victim == "guest" else None)


@pytest.fixture(scope="module", params=SERVERS)
def host(request):
    with hosted(request.param) as host:
        yield host


@pytest.fixture(params=MODES)
def journey(request, host):

    made = Journey(host, host.targets / "g", request.param)
    made.settle(full=("vda", "vdb"))
    yield made
    host.clear()


def stopped(process) -> bool:
    """Wait until a command stops; return False if it has ended instead."""
    _, status = os.waitpid(process.pid, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        return True
    process.returncode = os.waitstatus_to_exitcode(status)
    return False


def test_a_kill_at_each_moment(journey, tmp_path):
    count = len(journey.moments(tmp_path / "moments"))
    turn = 2 * SERVERS.index(journey.host.kind) + MODES.index(journey.mode)
    for number in range(1, count + 1):
        if number % 4 != turn:
            continue
        victim = ("command", "guest", "command", "server", "interrupted")[number // 4 % 5]
        with journey.attempt(MOMENT=str(number)) as process:
            assert stopped(process)
            journey.lose(victim, process)
        if victim == "interrupted":
            assert process.returncode == 130
            assert not journey.guest.has_job()
        journey.recover(victim)


def test_kills_at_any_time(journey):
    chance = random.Random(f"{SEED} {journey.host.kind} {journey.mode}")
    # the four journeys share the runs
    turn = 2 * SERVERS.index(journey.host.kind) + MODES.index(journey.mode)
    for _ in range(turn, RUNS, 4):
        victim = chance.choice(("command", "command", "interrupted", "guest", "server"))
        with journey.attempt() as process:
            time.sleep(chance.random() * 1.2)
            journey.lose(victim, process)
        journey.recover(victim)
