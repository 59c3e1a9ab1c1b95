"""Runs that end in the midst: what they leave, and what the next one makes of it.

A program of its own runs the command, and does something to itself, to the server or to
the guest when a named step has come.
"""

import signal
import subprocess
import sys

import pytest

from tests.backup.guests import Guest, hosted, wait
from tests.backup.test_running import Run, leaves_nothing, restored
from virtrio.backup.errors import TargetBusy
from virtrio.backup.listing import contents
from virtrio.backup.target.folder import Target, Use
from virtrio.client.blocking.performing import perform

pytestmark = pytest.mark.peer("qemu", "qemu-img")

PROGRAM = """
import glob, os, signal, sys, time
from virtrio.backup import hooks

struck = []

def reached(step):
    if step == {step!r} and not struck:
        struck.append(step)
        {what}

hooks.reached = reached
from virtrio.command.start import start
sys.argv = ["virtrio", *{words!r}]
start()
"""
KILL = "os.kill(os.getpid(), signal.SIGKILL)"


@pytest.fixture(scope="module")
def server():
    with hosted("ours") as host:
        yield host


@pytest.fixture
def host(server):
    yield server
    server.clear()


@pytest.fixture
def guest(host):
    return Guest(host, disks=("vda", "vdb"))


@pytest.fixture
def target(host):
    return host.images / "target"


def run_with(guest, target, step, what, *options):
    """Run the command, and do something at a step; return its status and errors."""
    words = ("-c", guest.host.uri, "backup-run", "g", str(target), *options)
    if "push" not in options:
        words += ("--socket-dir", str(guest.host.images))
    program = PROGRAM.format(step=step, what=what, words=words)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stderr


def goes_on(guest, target, points, **options):
    """Assert that the next run finds nothing in its way, and makes a right point."""
    now = guest.now()
    made = Run(guest, target, **options)
    assert restored(made.point) == now
    there = perform(contents(target)).points
    assert len(there) == points
    leaves_nothing(guest, target, [point.manifest.checkpoint for point in there])
    return made


@pytest.mark.parametrize("step", ["after begin", "before rename", "before prune"])
def test_killed(guest, target, step):
    Run(guest, target)
    guest.change()
    status, _ = run_with(guest, target, step, KILL, "--keep", "3")
    assert status == -signal.SIGKILL
    guest.change(1)
    made = goes_on(guest, target, 3 if step == "before prune" else 2)
    assert set(made.how().values()) == {"incremental"}


# A program that has the target's lock, and ends when it has nothing to read any more.
ORPHAN = """
        import subprocess
        files = dict()
        for name in os.listdir("/proc/self/fd"):
            if os.path.exists(f"/proc/self/fd/{name}"):
                files[int(name)] = os.readlink(f"/proc/self/fd/{name}")
        locks = [fd for fd, path in files.items() if path.endswith("/lock")]
        socket = glob.glob(sys.argv[-1] + "/virtrio-*/nbd")[0]
        wait = "import os, sys, time\\nwhile os.path.exists(sys.argv[1]): time.sleep(0.02)"
        words = [sys.executable, "-c", wait, socket]
        null = subprocess.DEVNULL
        subprocess.Popen(words, pass_fds=locks, stdin=null, stdout=null, stderr=null)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_with_a_program_that_goes_on(guest, target):
    """The program keeps the target; the next run ends the job, and so the program."""
    Run(guest, target)
    guest.change()
    status, _ = run_with(guest, target, "within copy", ORPHAN)
    assert status == -signal.SIGKILL
    made = goes_on(guest, target, 2)
    assert made.notes()[0] == "the job of an earlier run was ended (point 2)"


def test_a_target_that_is_in_use(guest, target):
    Run(guest, target)
    with Target.open(target, Use.WRITE), pytest.raises(TargetBusy, match="in use by process"):
        Run(guest, target)


@pytest.mark.parametrize("step", ["within copy", "before rename"])
def test_killed_in_a_push(guest, target, step):
    Run(guest, target, mode="push")
    guest.change()
    status, _ = run_with(guest, target, step, KILL, "--mode", "push")
    assert status == -signal.SIGKILL
    made = goes_on(guest, target, 2, mode="push")
    assert set(made.how().values()) == {"incremental"}


@pytest.mark.parametrize(
    ("step", "number"),
    [
        ("after begin", signal.SIGINT),
        ("within copy", signal.SIGTERM),
        ("before manifest", signal.SIGHUP),
    ],
)
def test_interrupted(guest, target, step, number):
    first = Run(guest, target).point.manifest.checkpoint
    guest.change()
    status, said = run_with(guest, target, step, f"os.kill(os.getpid(), {int(number)})")
    assert (status, said) == (130, "error: interrupted\n")
    leaves_nothing(guest, target, [first])
    goes_on(guest, target, 2)


UNABLE = """
        from virtrio.backup import job
        def no(*arguments):
            raise RuntimeError("not now")
            yield
        job.abandon = no
        os.kill(os.getpid(), 2)
"""


def test_what_an_interrupted_run_has_to_leave_is_told(guest, target):
    Run(guest, target)
    guest.change()
    said = (
        "error: interrupted\nerror: the next backup will remove what is left of this one: not now\n"
    )
    assert run_with(guest, target, "within copy", UNABLE) == (130, said)
    goes_on(guest, target, 2)


def test_interrupted_twice(guest, target):
    Run(guest, target)
    what = "os.kill(os.getpid(), 2); os.kill(os.getpid(), 2); time.sleep(60)"
    catch = f"""
        try:
            {what}
        except KeyboardInterrupt:
            {what}
"""
    status, _ = run_with(guest, target, "within copy", catch)
    assert status == 130
    goes_on(guest, target, 2)


def test_the_guest_dies(guest, target):
    """Its bitmaps are lost with it, and its checkpoint is not taken for sound."""
    Run(guest, target)
    guest.dom.destroy()
    guest.start()
    guest.change()
    kill = f"os.kill({guest.pid()}, signal.SIGKILL)"
    status, said = run_with(guest, target, "within copy", kill)
    assert status == 1
    assert said.startswith("error: Failed to back up domain 'g'\n")
    wait(guest.is_off)
    guest.read_again()
    guest.start()
    made = goes_on_after_loss(guest, target)
    assert set(made.how().values()) == {"full"}


def goes_on_after_loss(guest, target):
    now = guest.now()
    made = Run(guest, target)
    assert restored(made.point) == now
    leaves_nothing(guest, target, [made.point.manifest.checkpoint])
    guest.change()
    now = guest.now()
    assert restored(Run(guest, target).point) == now
    return made
