"""Jobs that are cancelled or interrupted at any time: none goes on, nothing stays."""

import os
import signal

import pytest
import trio

import virtrio
import virtrio.blocking
from tests import turns
from tests.backup.guests import NAME, Guest, hosted
from tests.backup.test_running import leaves_nothing
from virtrio import backup
from virtrio.backup import blocking, hooks
from virtrio.client.blocking.reading import Reader
from virtrio.client.blocking.sending import Sender

pytestmark = [pytest.mark.peer("qemu", "qemu-img"), pytest.mark.takes_turns("server")]

# Moments that are tried: each one, or one of so many.
EVERY = 1 if turns.EVERY else 5


def test_a_begin_that_is_cancelled():
    """The server may show a job that it has not begun yet: it is aborted again then."""
    with hosted("ours") as host:
        guest = Guest(host, disks=("vda", "vdb"))

        async def main():
            async with virtrio.connect(host.uri) as conn:
                dom = await conn.lookup_by_name(NAME)
                for number in range(8):
                    with trio.move_on_after(0.015 * number):
                        async with backup.begin(dom, checkpoint=f"c{number}"):
                            await trio.sleep_forever()
                    assert (await dom.job_info())[0] == 0
                    assert await dom.list_all_checkpoints() == []

        trio.run(main)
        assert guest.checkpoints() == set()


class Interrupt(BaseException):
    """What the signal handler raises, as the one of Ctrl-C does."""


class Interrupting:
    """Signal that comes in the midst of one of a connection's sends and receives.

    They are counted while ``is_counting``, and the signal comes within the one whose
    number is ``at``: there, and when its bytes are sent or handed out.
    """

    def __init__(self, monkeypatch):
        self.is_counting, self.count, self.at = False, 0, 0
        for owner, name in ((Sender, "send"), (Reader, "_take")):
            monkeypatch.setattr(owner, name, self.counted(getattr(owner, name)))

    def counted(self, kept):
        def counted(*arguments):
            self.step()
            found = kept(*arguments)
            self.step()
            return found

        return counted

    def step(self):
        if self.is_counting:
            self.count += 1
            if self.count == self.at:
                os.kill(os.getpid(), signal.SIGUSR1)

    def begin(self, at=0):
        self.is_counting, self.count, self.at = True, 0, at


@pytest.fixture
def interrupting(monkeypatch):
    def handler(*_):
        raise Interrupt

    before = signal.signal(signal.SIGUSR1, handler)
    yield Interrupting(monkeypatch)
    signal.signal(signal.SIGUSR1, before)


@pytest.mark.parametrize("mode", ["pull", "push"])
def test_a_run_that_is_interrupted_within_a_call(guest, target, interrupting, monkeypatch, mode):
    """From its begin on: the connection of the run is there to clean up with."""
    monkeypatch.setattr(
        hooks, "reached", lambda step: step == "before begin" and interrupting.begin(at)
    )

    def attempt():
        with virtrio.blocking.connect(guest.host.uri) as conn:
            try:
                blocking.run(conn.lookup_by_name(NAME), target, mode=mode)
            finally:
                interrupting.is_counting = False

    at = 0
    attempt()
    first = blocking.points(target).points[0].manifest.checkpoint
    count = interrupting.count
    assert count > 20
    for at in range(1, count, EVERY):  # noqa: B007 - the hook has it
        notes = []
        try:
            attempt()
        except Interrupt as exc:
            notes = getattr(exc, "__notes__", [])
        assert notes == []
        if len(blocking.points(target).points) > 1:  # it came when the point was whole
            break
        leaves_nothing(guest, target, [first])
    assert at > count // 2


def test_a_block_that_is_interrupted_within_a_call(guest, interrupting):
    """The connection is lost with the call: the job is ended over another one."""
    for at in range(1, 5):
        with virtrio.blocking.connect(guest.host.uri) as conn:
            dom = conn.lookup_by_name(NAME)
            block = blocking.begin(dom, checkpoint="a")
            with pytest.raises(Interrupt) as caught, block:  # noqa: PT012
                interrupting.begin(at)
                dom.info()
            interrupting.is_counting = False
            assert not hasattr(caught.value, "__notes__")
        assert (guest.checkpoints(), guest.has_job()) == (set(), False)
