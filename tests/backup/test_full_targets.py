"""Targets that are full: while a run goes on, at each of its steps, and from the start.

A run that has no room fails, or has come so far that it needs none; there is no job
afterwards, and with room again the next run is right. Servers and modes take turns:
with VIRTRIO_MATRIX=all every step is tried on each server in each mode.
"""

import contextlib
import errno
import os
import shutil
import signal
import subprocess

import pytest

from tests.backup.guests import SIZE, hosted
from tests.backup.journeys import KEEP, Journey, stopped
from tests.peers.processes import short_directory
from tests.turns import EVERY
from virtrio.backup.hooks import STEPS

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

ROOM = 64 * 1024 * 1024
PARTS = (0, 1 / 16, 1 / 4, 1)
"""Of the room that a run needs; most steps are early."""
EARLY = STEPS.index("within copy")
"""Up to this step there is something to be written, whatever the mode."""
PAIRS = [(server, mode) for server in ("libvirtd", "ours") for mode in ("pull", "push")]


@contextlib.contextmanager
def mounted(place):
    """Make a folder a file system of its own."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM},mode=0755", "t", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.fixture(scope="module")
def small_place():
    """A small file system, mounted before the servers start, so that they see it."""
    above = short_directory("virtrio-full-")
    above.chmod(0o755)  # QEMU is another user
    with mounted(above / "small") as place:
        yield place
    shutil.rmtree(above)


@pytest.fixture(scope="module", params=["libvirtd", "ours"])
def host(request, small_place):
    with hosted(request.param) as host:
        yield host


@pytest.fixture(params=["pull", "push"])
def journey(request, host, small_place):
    target = small_place / f"{host.kind}-{request.param}"
    journey = Journey(host, target, request.param)
    for _ in range(KEEP + 1):  # so that each run prunes
        journey.settle()
    yield journey
    host.clear()
    subprocess.run(["rm", "-rf", target], check=True)


def room(place) -> int:
    found = os.statvfs(place)
    return found.f_bavail * found.f_frsize


@contextlib.contextmanager
def only(place, left):
    """Leave so much room in a place."""
    ballast = place / "ballast"
    with open(ballast, "wb") as file:
        while (surplus := room(place) - left) > 0:
            try:
                os.posix_fallocate(file.fileno(), 0, surplus)
                break
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
                file.truncate(0)  # QEMU, which pushes, had some of that room first
    yield
    ballast.unlink()


def test_a_target_that_is_full_from_a_step_on(journey, small_place):
    turn = PAIRS.index((journey.host.kind, journey.mode))
    statuses = {}
    for number, step in enumerate(STEPS):
        if not EVERY and number % len(PAIRS) != turn:
            continue
        with journey.attempt(MOMENT=step) as process:
            if not stopped(process):
                assert step == "within copy"  # it may be too short
                continue
            with only(small_place, 0):
                process.send_signal(signal.SIGCONT)
                statuses[step] = process.wait(60)
                assert not journey.guest.has_job()
        journey.settle()
    assert set(statuses.values()) <= {0, 1}
    assert all(statuses[step] == 1 for step in statuses if STEPS.index(step) < EARLY)


def test_a_target_with_less_room_than_is_needed(journey, small_place):
    """Leave ever more room for a run, from none to all that it needs."""
    turn = PAIRS.index((journey.host.kind, journey.mode))
    before = room(small_place)
    journey.settle()
    needed = before - room(small_place) + 2 * SIZE  # merged images are there twice for a while
    statuses = {}
    for part in PARTS if EVERY else PARTS[(turn + turn // 2) % 2 :: 2]:
        with only(small_place, int(needed * part)), journey.attempt() as process:
            statuses[part] = process.wait(60)
            assert not journey.guest.has_job()
        journey.settle()
    assert statuses.get(0, 1) == 1
    assert statuses.get(1, 0) == 0
