"""Commands, guests and servers killed within backups, and targets that are full.

After each of them the next run is right: no job runs, each checkpoint of the target's
has its point, every point is what was on the disks when it began, and `backup-verify`
agrees. VIRTRIO_KILLS sets how many runs with random kills there are, VIRTRIO_SEED which
ones.

The command stops itself at a moment, and the test then kills what it wants to. Moments
are the named steps of a run, each of which meets all victims, with servers and modes
taking turns: every pair of a step and a victim is tried on one server in one mode.
Random moments are of all: steps of scripts, programs that are started, whatever makes a
file durable, and any time.
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.backup.guests import SIZE, Command, Guest, content, hosted
from virtrio.backup import blocking
from virtrio.backup.hooks import STEPS

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

RUNS = int(os.environ.get("VIRTRIO_KILLS", "5"))
SEED = int(os.environ.get("VIRTRIO_SEED", "1"))
KEEP = 3
VICTIMS = ["command", "guest", "server", "interrupted"]
SERVERS = ["libvirtd", "ours"]
MODES = ["pull", "push"]
# Why the run after a kill may not come to its end: a program of the killed one goes on;
# libvirtd 9.0.0, killed in a push, may crash once more when that job is ended.
AGAIN = {"ours": ["is in use"], "libvirtd": ["is in use", "error: Disconnected from"]}
# What libvirtd 9.0.0 says of a guest that it never gets done connecting to again, after
# it was killed in a push; it has to be started anew.
STUCK = "cannot acquire state change lock (held by monitor=init-g)"

# Counts the moments of a command, notes their names, and stops the process before one.
STOPPING = """
import os, signal, sys
from virtrio.client import programs
from virtrio.backup import hooks
from virtrio.client.blocking import performing

count = 0

def moment(name):
    global count
    count += 1
    if "MOMENTS" in os.environ:
        with open(os.environ["MOMENTS"], "a") as file:
            print(name, file=file)
    if os.environ.get("MOMENT") in (str(count), name):
        os.environ.pop("MOMENT")
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

before(hooks, "reached", str)
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
        words = ["backup-run", "g", self.target, "--mode", self.mode, "--keep", KEEP, *more]
        if self.mode == "pull" and self.host.kind == "ours":  # libvirtd's are with nbdinfo
            words += ["--reader", "tools"]
        return words

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
        is_stuck = False
        while True:
            said = self.command(*self.words("--json"), status=None)
            if STUCK in said and self.host.kind == "libvirtd" and not is_stuck:
                is_stuck, deadline = True, time.monotonic() + 60
                self.host.kill()
                self.host.revive()
                continue
            if not any(why in said for why in AGAIN[self.host.kind]):
                break
            assert time.monotonic() < deadline
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
        contents = blocking.points(self.target)
        listed = [point.manifest for point in contents.points]
        assert [point.number for point in listed] == list(self.points)
        assert (contents.damaged, contents.unfinished, contents.foreign) == ((), (), ())
        if full is not None:
            assert {disk.name for disk in listed[-1].disks if disk.kind == "full"} == set(full)
        assert self.guest.checkpoints() <= {point.checkpoint for point in listed}
        assert listed[-1].checkpoint in self.guest.checkpoints()
        assert blocking.verify(self.target).is_sound
        for number, disks in self.points.items():
            for disk, data in disks.items():
                image = self.target / f"{number:06}" / f"{disk}.qcow2"
                assert content(image) == data, f"point {number} of {disk}"
        strays = [name for name in self.guest.files() if ".virtrio-" in name or ".partial" in name]
        assert strays == []
        assert [path.name for path in self.host.images.glob("*.virtrio-*")] == []

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
        process.send_signal(signal.SIGCONT)
        process.wait(60)
        if victim == "interrupted" and process.returncode != 0:
            assert process.returncode == 130
            assert not self.guest.has_job()

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


def turn(journey) -> int:
    """Return which of the four journeys this is."""
    return 2 * SERVERS.index(journey.host.kind) + MODES.index(journey.mode)


def test_a_kill_at_each_step(journey):
    for number, step in enumerate(STEPS):
        victim = VICTIMS[(number + turn(journey)) % len(VICTIMS)]
        with journey.attempt(MOMENT=step) as process:
            if stopped(process):
                journey.lose(victim, process)
            else:
                assert step == "within copy"  # it may be too short
                victim = "nobody"
        journey.recover(victim)


def test_kills_at_any_time(journey, tmp_path):
    chance = random.Random(f"{SEED} {turn(journey)}")
    count = len(journey.moments(tmp_path / "moments"))
    for _ in range(turn(journey), RUNS, 4):  # the journeys share the runs
        if chance.random() < 0.5:
            victim = chance.choice(VICTIMS)
            with journey.attempt(MOMENT=str(chance.randrange(1, count))) as process:
                if stopped(process):
                    journey.lose(victim, process)
                else:
                    victim = "nobody"
        else:  # an interrupt may come before Python has begun
            victim = chance.choice([name for name in VICTIMS if name != "interrupted"])
            with journey.attempt() as process:
                time.sleep(chance.random() * 1.5)
                journey.lose(victim, process)
        journey.recover(victim)


# -- a full target ---------------------------------------------------------------------

ROOM = 64 * 1024 * 1024
PARTS = 8


@pytest.fixture
def small_place(host):
    """A folder that is a file system of its own."""
    place = host.targets / "place"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM},mode=0755", "t", place], check=True)
    yield place
    subprocess.run(["umount", place], check=True)
    host.clear()


def room(place) -> int:
    found = os.statvfs(place)
    return found.f_bavail * found.f_frsize


def test_a_target_that_is_full_at_each_step(host, small_place):
    """Leave ever more room for a run, from none to all that it needs.

    What libvirtd's guests see is mounted before it starts: QEMU fills the target on our
    server, and the command does on both.
    """
    mode = "pull" if host.kind == "libvirtd" else "push"
    journey = Journey(host, small_place / "g", mode)
    for _ in range(KEEP):
        journey.settle()
    before = room(small_place)
    journey.settle()
    needed = before - room(small_place) + 2 * SIZE  # merged images are there twice for a while
    ballast = small_place / "ballast"
    statuses = []
    for part in range(PARTS):
        left = needed * part**2 // PARTS**2  # most steps are early
        with open(ballast, "wb") as file:
            os.posix_fallocate(file.fileno(), 0, room(small_place) - left)
        with journey.attempt() as process:
            statuses.append(process.wait(60))
            assert not journey.guest.has_job()
        ballast.unlink()
        journey.settle()
    assert set(statuses) == {0, 1}
