"""Commands, guests and servers killed within backups, and between them.

After each of them the next run is right: no job runs, each checkpoint of the target's
has its point, every point is what was on the disks when it began, and `backup-verify`
agrees.

At each named step of a run the command is killed on one server, and something else on
the other; servers, modes and victims take turns. With VIRTRIO_MATRIX=all each step
meets every victim on every server, in every mode and with every reader. VIRTRIO_KILLS
sets how many runs there are with kills at any time, VIRTRIO_SEED which ones.
"""

import os
import random
import time

import pytest

from tests.backup.guests import hosted
from tests.backup.journeys import DISKS, SEED, Journey, stopped
from tests.turns import EVERY
from virtrio.backup.hooks import STEPS

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img", "libnbd-python"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

RUNS = int(os.environ.get("VIRTRIO_KILLS", "5"))
VICTIMS = ["command", "guest", "server", "interrupted"]
SERVERS = ["libvirtd", "ours"]
WAYS = ["pull-libnbd", "push", *["pull-nbdinfo", "pull-tools"] * EVERY]
"""Modes, with their readers."""


@pytest.fixture(scope="module", params=SERVERS)
def host(request):
    with hosted(request.param) as host:
        yield host


@pytest.fixture(params=WAYS)
def journey(request, host):
    mode, _, reader = request.param.partition("-")
    if not EVERY and (mode, host.kind) == ("pull", "ours"):
        reader = "tools"
    more = request.getfixturevalue("binding") if reader == "libnbd" else {}
    made = Journey(host, host.targets / "g", mode, reader or None, **more)
    made.settle(full=DISKS)
    yield made
    host.clear()


def turn(journey) -> int:
    """Return which of the four pairs of a server and a mode this is."""
    return 2 * SERVERS.index(journey.host.kind) + (journey.mode == "push")


def victims(journey, number) -> list[str]:
    """Return what is to be killed at the step with this number."""
    if EVERY:
        return VICTIMS
    is_ours, is_push = divmod(turn(journey), 2)
    if (number + is_ours) % 2 != is_push:
        return []
    if (number // 2 + is_ours) % 2:
        return VICTIMS[:1]
    return [VICTIMS[1 + number % 3]]


def test_a_kill_at_each_step(journey):
    for number, step in enumerate(STEPS):
        for victim in victims(journey, number):
            with journey.attempt(MOMENT=step) as process:
                if stopped(process):
                    journey.lose(victim, process)
                else:
                    assert step == "within copy"  # it may be too short
                    victim = "nobody"
            journey.recover(victim)


def test_a_guest_killed_between_points(journey):
    journey.guest.change(2)
    journey.guest.kill()
    journey.recover("guest")
    journey.settle(full=())


def test_kills_at_any_time(journey, tmp_path):
    chance = random.Random(f"{SEED} {turn(journey)}")
    count = len(journey.moments(tmp_path / "moments"))
    for _ in range(turn(journey), RUNS, 4):  # the pairs share the runs
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
