"""File systems are thawed, whatever becomes of the process that has frozen them.

libvirt's test hypervisor has two that can be frozen, and counts.
"""

import contextlib
import os
import resource
import signal
import subprocess
import sys
import time

import pytest
import trio

import virtrio
from tests.backup.guests import wait
from tests.peers.virtrio_server import restart, served
from virtrio import ConnectionClosed, LibvirtError
from virtrio.backup import freezing, job
from virtrio.backup.disks import Disk, read_guest
from virtrio.backup.errors import BackupError
from virtrio.backup.places import Place
from virtrio.client.blocking.performing import perform
from virtrio.client.lost import timed_out
from virtrio.client.scripts.steps import pause
from virtrio.client.trio.performing import perform as perform_trio
from virtrio.enums import ErrorNumber


@pytest.fixture(scope="module")
def endpoint():
    with served() as endpoint:
        yield endpoint


@pytest.fixture
def uri(endpoint):
    return f"test+unix:///default?socket={endpoint.socket}"


@pytest.fixture
def dom(uri):
    with virtrio.blocking.connect(uri) as conn:
        dom = conn.lookup_by_name("test")
        yield dom
        assert dom.fs_thaw(None, 0) == 0


@pytest.fixture
def guards(monkeypatch):
    """The guards that are started."""
    found, kept = [], freezing._guard

    def guarded(*arguments):
        found.append(kept(*arguments))
        return found[-1]

    monkeypatch.setattr(freezing, "_guard", guarded)
    return found


def ended(guard) -> None:
    assert guard.wait(timeout=30) == 0


def is_alive(pid: int) -> bool:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


def test_a_freeze_and_a_thaw(dom):
    frozen = perform(freezing.freeze(dom))
    assert dom.fs_freeze(None, 0) == 0  # they are frozen by now
    perform(freezing.thaw(frozen))
    ended(frozen.guard)


async def test_a_freeze_and_a_thaw_with_trio(uri, dom):
    async with virtrio.connect(uri) as conn:
        domain = await conn.lookup_by_name("test")
        frozen = await perform_trio(freezing.freeze(domain))
        assert await domain.fs_freeze(None, 0) == 0
        await perform_trio(freezing.thaw(frozen))
    await trio.to_thread.run_sync(ended, frozen.guard)


KILLED = """
import os, signal, sys
import virtrio
from virtrio.backup import freezing
from virtrio.client.blocking.performing import perform

dom = virtrio.blocking.connect(sys.argv[1]).lookup_by_name("test")
frozen = perform(freezing.freeze(dom))
print(frozen.guard.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_guard_thaws_when_its_parent_is_killed(uri, dom):
    done = subprocess.run(
        [sys.executable, "-c", KILLED, uri], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    wait(lambda: not is_alive(int(done.stdout)))
    assert dom.fs_thaw(None, 0) == 0


def test_the_guard_thaws_after_some_time(dom):
    def script():
        frozen = yield from freezing.freeze(dom, limit=0.1)
        while frozen.guard.poll() is None:
            yield pause, 0.01
        assert (yield dom.fs_thaw, None, 0) == 0
        yield from freezing.thaw(frozen)

    with pytest.raises(BackupError, match="were frozen for too long, and were thawed"):
        perform(script())


def test_the_guard_outlives_signals(dom):
    """Who stops a service tells all of its processes to end."""
    frozen = perform(freezing.freeze(dom))
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        frozen.guard.send_signal(number)
    time.sleep(0.1)
    assert frozen.guard.poll() is None
    perform(freezing.thaw(frozen))
    ended(frozen.guard)


def test_an_interrupt_thaws(dom, guards):
    class Interrupted:
        """A domain whose freeze is interrupted after it was done."""

        def __getattr__(self, name):
            return getattr(dom, name)

        def fs_freeze(self, *arguments):
            dom.fs_freeze(*arguments)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        perform(freezing.freeze(Interrupted()))
    ended(guards[0])
    assert dom.fs_thaw(None, 0) == 0


def test_the_guard_connects_anew():
    """The server may be started anew while file systems are frozen."""
    with served() as endpoint:
        uri = f"test+unix:///default?socket={endpoint.socket}"
        with virtrio.blocking.connect(uri) as conn:
            frozen = perform(freezing.freeze(conn.lookup_by_name("test")))
        restart(endpoint, lambda: None)
        with virtrio.blocking.connect(uri) as conn:
            dom = conn.lookup_by_name("test")
            assert dom.fs_freeze(None, 0) == 2
            frozen.guard.stdin.close()  # as when its parent ends
            ended(frozen.guard)
            assert dom.fs_thaw(None, 0) == 0
        frozen.guard.stdout.close()


def test_a_guard_that_was_killed(dom, guards):
    """Nothing stays frozen, and the run does not go on without it."""

    class Unguarded:
        """A domain whose guard is killed while it freezes."""

        def __getattr__(self, name):
            return getattr(dom, name)

        def fs_freeze(self, *arguments):
            dom.fs_freeze(*arguments)
            guards[0].kill()
            guards[0].wait()

    with pytest.raises(BackupError, match="that would thaw file systems has ended"):
        perform(freezing.freeze(Unguarded()))
    assert dom.fs_thaw(None, 0) == 0


def test_a_process_with_many_descriptors(dom):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    many = [os.dup(0) for _ in range(1100)]
    try:
        frozen = perform(freezing.freeze(dom))
        perform(freezing.thaw(frozen))
    finally:
        for fd in many:
            os.close(fd)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    ended(frozen.guard)


@pytest.mark.parametrize("failure", [LibvirtError(1, message="no"), KeyboardInterrupt()])
def test_a_job_that_does_not_begin_is_cleaned_up_after_the_thaw(monkeypatch, failure):
    """A guest is not kept frozen while a job is looked for that may begin late."""
    order = []

    class Refusing:
        def connect(self):
            return self

        def domain_event_register_any(self, *arguments):
            raise LibvirtError(ErrorNumber.VIR_ERR_NO_SUPPORT, message="none")

        def backup_begin(self, *arguments):
            raise failure

        def backup_get_xml_desc(self, flags):
            order.append("look")
            raise LibvirtError(ErrorNumber.VIR_ERR_NO_DOMAIN_BACKUP, message="none")

    def thaw():
        order.append("thaw")
        yield pause, 0

    monkeypatch.setattr(job, "_LATE", 0.0)
    disk = job.JobDisk(Disk("vda", "file", "qcow2", "/images/a"), target="/a")
    with pytest.raises(type(failure)):
        perform(job.start(Refusing(), [disk], Place("/a"), mode="push", thaw=thaw))
    assert order[:2] == ["thaw", "look"]


def test_a_freeze_that_is_refused(uri):
    with virtrio.blocking.connect(uri) as conn:
        dom = conn.lookup_by_name("test")
        dom.destroy()
        with pytest.raises(BackupError, match=r"file systems cannot be frozen: .*not running"):
            perform(freezing.freeze(dom))
        dom.create()


class Failing:
    """A domain whose freeze is done, and fails all the same."""

    def __init__(self, dom, failure):
        self.dom = dom
        self.failure = failure

    def __getattr__(self, name):
        return getattr(self.dom, name)

    def fs_freeze(self, *arguments):
        self.dom.fs_freeze(*arguments)
        raise self.failure


@pytest.mark.parametrize(
    ("failure", "is_thawed"),
    [
        (LibvirtError(ErrorNumber.VIR_ERR_INTERNAL_ERROR, message="only one of two"), True),
        (LibvirtError(ErrorNumber.VIR_ERR_AGENT_UNRESPONSIVE, message="no answer"), True),
        (ConnectionClosed("the server is gone"), True),
        (timed_out(), True),
        # then they are somebody else's
        (LibvirtError(ErrorNumber.VIR_ERR_INTERNAL_ERROR, message="x has been disabled"), False),
        (LibvirtError(ErrorNumber.VIR_ERR_OPERATION_TIMEOUT, message="held by agent"), False),
    ],
)
def test_a_freeze_that_fails_in_the_midst(dom, guards, failure, is_thawed):
    with pytest.raises(BackupError, match="file systems cannot be frozen"):
        perform(freezing.freeze(Failing(dom, failure)))
    ended(guards[0])
    assert dom.fs_thaw(None, 0) == (0 if is_thawed else 2)


def test_file_systems_that_somebody_else_has_frozen(dom, guards):
    assert dom.fs_freeze(None, 0) == 2
    with pytest.raises(BackupError, match="no file systems that could be frozen, or all are"):
        perform(freezing.freeze(dom))
    ended(guards[0])
    assert dom.fs_thaw(None, 0) == 2


def test_a_guest_that_is_off_is_not_waited_for(uri):
    with virtrio.blocking.connect(uri) as conn:
        dom = conn.lookup_by_name("test")
        frozen = perform(freezing.freeze(dom))
        dom.destroy()
        with pytest.raises(BackupError, match=r"not running \(process [0-9]+, which stays"):
            perform(freezing.thaw(frozen))
        ended(frozen.guard)
        dom.create()


def test_a_server_that_is_started_anew():
    """The guard thaws by the new one."""
    with served() as endpoint:
        uri = f"test+unix:///default?socket={endpoint.socket}"
        with virtrio.blocking.connect(uri) as conn:
            frozen = perform(freezing.freeze(conn.lookup_by_name("test")))

            def meanwhile():
                with pytest.raises(BackupError, match="cannot be thawed from here"):
                    perform(freezing.thaw(frozen))
                assert frozen.guard.poll() is None

            restart(endpoint, meanwhile)
        ended(frozen.guard)


def test_a_freeze_that_takes_too_long(dom, guards, monkeypatch):
    """The call is given up, and thawed whenever it has come to its end."""

    class Slow(Failing):
        def fs_freeze(self, *arguments):
            self.dom.fs_freeze(*arguments)
            time.sleep(0.2)
            self.dom.info()

    monkeypatch.setattr(freezing, "FREEZING", 0.1)
    with pytest.raises(BackupError, match=r"cannot be frozen: .*did not answer in time"):
        perform(freezing.freeze(Slow(dom, None)))
    ended(guards[0])
    assert dom.fs_thaw(None, 0) == 0


def test_without_a_guard_nothing_is_frozen(dom):
    class Elsewhere:
        """A domain of a connection that a second one does not reach."""

        def __getattr__(self, name):
            return getattr(dom, name)

        def connect(self):
            return self

        def get_uri(self):
            return "test+unix:///default?socket=/nonexistent"

    with pytest.raises(BackupError, match=r"nothing would thaw .*: .*/nonexistent"):
        perform(freezing.freeze(Elsewhere()))


def test_a_guest_without_an_agent():
    guest = read_guest("<domain><name>g</name></domain>")
    with pytest.raises(BackupError, match="'g' cannot be frozen: it has no channel for"):
        freezing.check(guest)
