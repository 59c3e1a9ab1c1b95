"""Guests that are backed up again and again, whatever happens in between.

The command stops itself at a moment, and the test then does what it wants to. Moments
are the named steps of a run, programs that are started, steps of scripts and whatever
makes a file durable.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.backup.guests import Command, Guest, content, wait
from virtrio import ConnectionClosed, LibvirtError
from virtrio.backup import BackupError, blocking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.backup.guests import Host

SEED = int(os.environ.get("VIRTRIO_SEED", "1"))
KEEP = 3
DISKS = ("vda", "vdb")
# Why the run after a kill may not come to its end: a program of the killed one goes on;
# libvirtd 9.0.0, killed in a push, may crash once more when that job is ended.
AGAIN = {"ours": ["is in use"], "libvirtd": ["is in use", "ConnectionClosed"]}
# What libvirtd 9.0.0 may say of a guest for ever, if it was killed in a push: the
# thread that connected to the guest again has ended and kept its lock, and the next
# libvirtd's does the same. What helps is to end the guest and libvirtd together. Or it
# ends the guest itself.
STUCK = ("cannot acquire state change lock (held by monitor=init-g)", "domain 'g' is not running")

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
    """A guest, a target, and what was on the disks at each point."""

    def __init__(
        self,
        host: Host,
        target: Path,
        mode: str,
        reader: str | None = None,
        **environment: str,
    ) -> None:
        self.host = host
        self.target = target
        self.mode = mode
        self.reader = reader
        self.guest = Guest(host, seed=f"{SEED} {mode}", disks=DISKS)
        self.command = Command(host, **environment)
        self.points: dict[int, dict[str, bytes]] = {}
        """What was on the disks at each point that is whole."""
        self.server_was_killed = False

    def numbers(self) -> list[int]:
        """Return the numbers of the points that are whole, by their folders alone."""
        return sorted(int(path.name) for path in self.target.glob("[0-9]*") if path.name.isdigit())

    def words(self, *more: object) -> list[object]:
        reader = [] if self.reader is None else ["--reader", self.reader]
        words = ["backup-run", "g", self.target, "--mode", self.mode, "--keep", KEEP]
        return [*words, *reader, *more]

    @contextlib.contextmanager
    def attempt(self, **environment: str) -> Iterator[subprocess.Popen[str]]:
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
            assert process.stderr is not None
            try:
                yield process
            finally:
                process.kill()
                said = process.stderr.read()
                assert "Traceback" not in said, said
        self.ended(now)

    def ended(self, now: dict[str, bytes]) -> None:
        """Note the point that a run has left, if it has, and those that it removed."""
        there = self.numbers()
        new = [number for number in there if number > max(self.points, default=0)]
        assert len(new) <= 1
        self.points |= dict.fromkeys(new, now)
        self.points = {number: self.points[number] for number in there}

    def moments(self, path: Path) -> list[str]:
        """Return the names of the moments of a run that nobody disturbs."""
        with self.attempt(MOMENTS=str(path)) as process:
            assert process.wait() == 0
        return path.read_text().splitlines()

    def settle(self, full: Sequence[str] | None = None, *, discards: bool = True) -> None:
        """Run once more, and look at everything.

        ``full`` are the disks that have to be copied whole, None where it may be any.
        A guest whose job may go on has no ``discards``, which QEMU ignores then.
        """
        self.guest.change(1, discards=discards)
        now = self.guest.now()
        said = self.run_at_last()
        can_be_stuck = self.host.kind == "libvirtd" and self.server_was_killed
        if can_be_stuck and any(why in said for why in STUCK):
            self.begin_anew()
            now, full = self.guest.now(), DISKS
            said = self.run_at_last()
        self.ended(now)
        assert self.points[self.numbers()[-1]] is now, said
        assert len(self.points) <= KEEP
        self.look(full)

    def run_at_last(self) -> str:
        """Run until nothing of the time before is in the way; return why it failed."""
        deadline = time.monotonic() + 30
        while True:
            said = self.run()
            if not any(why in said for why in AGAIN[self.host.kind]):
                return said
            assert time.monotonic() < deadline
            time.sleep(0.1)

    def run(self) -> str:
        """Run once by a call; return why it failed, "" if it did not."""
        try:
            blocking.run(self.guest.dom, self.target, mode=self.mode, reader=self.reader, keep=KEEP)
        except (BackupError, LibvirtError, ConnectionClosed) as exc:
            return f"{exc!r} {' '.join(getattr(exc, '__notes__', ()))}"
        return ""

    def begin_anew(self) -> None:
        """End the guest and its server together, and start both."""
        for pid in self.guest.pids():  # also one that its server takes to be off
            os.kill(pid, signal.SIGKILL)
        self.host.kill()
        self.host.revive()
        wait(self.guest.is_off)
        self.guest.read_again()
        self.guest.start()

    def look(self, full: Sequence[str] | None) -> None:
        """Fail unless every point is right and nothing is left of what went wrong."""
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
        if self.host.kind == "libvirtd" and self.server_was_killed:
            # a push that ends in QEMU before libvirtd is there again stays open in QEMU
            strays = [name for name in strays if ".partial" not in name]
        assert strays == []
        assert [path.name for path in self.host.images.glob("*.virtrio-*")] == []

    def lose(self, victim: str, process: subprocess.Popen[str]) -> None:
        """Kill something while a command is stopped; let the command go on."""
        if victim == "command":
            process.kill()
        elif victim == "interrupted":
            process.send_signal(signal.SIGINT)
        elif victim == "guest":
            self.guest.kill()
        elif victim == "server":
            self.server_was_killed = True
            self.host.kill()
        process.send_signal(signal.SIGCONT)
        process.wait(60)
        if victim == "interrupted" and process.returncode != 0:
            assert process.returncode == 130
            assert not self.guest.has_job()

    def recover(self, victim: str) -> None:
        """Have what was killed again, and back up."""
        if victim == "server":
            self.host.revive()
        if victim == "guest":
            self.guest.read_again()
            self.guest.start()
        self.settle(full=DISKS if victim == "guest" else None, discards=False)


def stopped(process: subprocess.Popen[str]) -> bool:
    """Wait until a command stops; return False if it has ended instead."""
    _, status = os.waitpid(process.pid, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        return True
    process.returncode = os.waitstatus_to_exitcode(status)
    return False
