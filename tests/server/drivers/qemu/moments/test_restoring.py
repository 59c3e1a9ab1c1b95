"""Every point of a chain of backups restored, whatever was killed in between.

VIRTRIO_KILLS sets how many runs with random kills there are, VIRTRIO_SEED which ones.
"""

import contextlib
import json
import os
import random
import signal
import subprocess
import time

import pytest

from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.backed_up import CLUSTER, SIZE, Backups, run
from tests.server.drivers.qemu.conftest import Host, qemus
from tests.server.drivers.qemu.counted import counted

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh", "nbdinfo")

RUNS = int(os.environ.get("VIRTRIO_KILLS", "5"))
SEED = int(os.environ.get("VIRTRIO_SEED", "1"))
POINTS = 11  # a full backup and ten incremental ones


@pytest.fixture
def backups(host):
    return Backups(host, chained=True)


def change(backups, chance, count=3) -> None:
    """Write something anywhere on each disk, over the edges of clusters as well."""
    writes = []
    for disk in backups.disks:
        for _ in range(count):
            size = chance.choice((1, 512, 5000, CLUSTER + 1))
            place = chance.randrange(SIZE - size)
            writes.append((disk, place, size, chance.randrange(1, 256)))
    backups.write_all(writes)


def convert(source: str, path, *more: str) -> bytes:
    """Return what qemu-img reads."""
    raw = path.with_name("converted")
    run("qemu-img", "convert", *more, "-O", "raw", source, str(raw))
    return raw.read_bytes()


def pulled(backups, base, restored, *, by_qemu=False) -> None:
    """Bring ``restored`` to the point of the backup that runs, by what readers see."""
    for disk, data in restored.items():
        if by_qemu:
            read = convert(backups.url(disk), backups.host.folder / disk)
        else:
            read = backups.read(disk)
        for offset, length in [(0, SIZE)] if base is None else backups.dirty(disk):
            data[offset : offset + length] = read[offset : offset + length]


def test_every_point_of_a_chain_of_pull_backups(backups):
    chance = random.Random(SEED)
    restored = {disk: bytearray(SIZE) for disk in backups.disks}
    base = None
    for number in range(POINTS):
        change(backups, chance)
        now = {disk: bytes(data) for disk, data in backups.disks.items()}
        name = f"c{number}"
        backups.host.virsh("backup-begin", "g", backups.document(base), backups.checkpoint(name))
        change(backups, chance, 1)  # what comes later is in the next one
        pulled(backups, base, restored, by_qemu=number % 3 == 2)
        assert restored == now, f"point {number}"
        backups.abort()
        base = name
    assert backups.scratches() == []


def test_every_point_of_a_chain_of_push_backups(backups):
    chance = random.Random(SEED + 1)
    folder = backups.host.folder
    base, below = None, {}
    for number in range(POINTS):
        change(backups, chance)
        now = {disk: bytes(data) for disk, data in backups.disks.items()}
        name = f"c{number}"
        document = backups.document(base, mode="push")
        backups.host.virsh("backup-begin", "g", document, backups.checkpoint(name))
        backups.host.wait(lambda: "None" in backups.host.virsh("domjobinfo", "g"))
        assert "Completed" in backups.host.virsh("domjobinfo", "g", "--completed")
        for disk in backups.disks:
            target = folder / f"{disk}.{number}"
            (folder / f"target.{disk}").rename(target)
            if base is not None:  # put on the backup before it, where it belongs
                run("qemu-img", "rebase", "-u", "-b", below[disk], "-F", "qcow2", str(target))
            below[disk] = str(target)
            assert convert(str(target), folder / disk) == now[disk], f"point {number} of {disk}"
        base = name


# -- with kills ------------------------------------------------------------------------

# Kills the server, or the guest, when the step of a backup has come whose name is in a
# file; what is killed once is not killed again.
STRIKES = """
import os, signal
from virtrio.server.drivers.qemu.moments.backup_job import BackupJob
from virtrio.server.drivers.qemu.moments.backups import BackupEntryPoints as Entry
from virtrio.server.drivers.qemu.moments.qemu_jobs import QemuJobs

def strike(step, guest):
    try:
        with open({armed!r}) as file:
            if file.read() != step:
                return
    except FileNotFoundError:
        return
    os.unlink({armed!r})
    victim = os.getpid() if {server} else guest.process.pid
    os.kill(victim, signal.SIGKILL)

def before(step, cls, name, guest_of, wanted=lambda arguments: True):
    kept = getattr(cls, name)
    async def struck(self, *arguments, **more):
        if wanted(arguments):
            strike(step, guest_of(self, arguments))
        return await kept(self, *arguments, **more)
    setattr(cls, name, struck)

def after(step, cls, name, guest_of, wanted=lambda arguments: True):
    kept = getattr(cls, name)
    async def struck(self, *arguments, **more):
        result = await kept(self, *arguments, **more)
        if wanted(arguments):
            strike(step, guest_of(self, arguments))
        return result
    setattr(cls, name, struck)

def own(job, arguments):
    return job.guest

def of_domain(driver, arguments):
    return driver.guests[arguments[0].uuid]

def transaction(arguments):
    return arguments[0] == "transaction"

def creation(arguments):
    return arguments[0] == "blockdev-create"

def dismissal(arguments):
    return arguments[0] == "job-dismiss" and arguments[1]["id"].startswith("backup-")

after("while an image is made", QemuJobs, "command", own, creation)
before("before the transaction", QemuJobs, "command", own, transaction)
after("after the transaction", QemuJobs, "command", own, transaction)
after("after the commit", Entry, "_made", of_domain)
after("before the reply", Entry, "_begin", of_domain)
after("after a job of QEMU's", QemuJobs, "quietly", own, dismissal)
before("at the end", BackupJob, "_end", own)
"""
STEPS = (
    "while an image is made",
    "before the transaction",
    "after the transaction",
    "after the commit",
    "before the reply",
    "at the first byte",  # of which the server knows nothing: the reader kills
    "after a job of QEMU's",  # while its node is still exported
    "at the end",
)
ENDING = STEPS[-2:]


class Journey:
    """A guest that is backed up again and again, through kills of all kinds."""

    def __init__(self, folder) -> None:
        self.folder = folder
        self.state = folder / "state"
        self.chance = random.Random(SEED)
        self.told: set[str] = set()
        """Names of checkpoints that a client was told of."""
        self.base: str | None = None
        self.count = 0
        with self.serve() as host:
            self.backups = Backups(host, chained=True)
        self.restored = {disk: bytearray(SIZE) for disk in self.backups.disks}

    @contextlib.contextmanager
    def serve(self, before: str = "", *, is_killed: bool = False):
        more = {"before": before} if before else {}
        ends = {"expect_clean": False} if is_killed else {}
        with served("--state-dir", str(self.state), **more, **ends) as endpoint:
            host = Host(self.folder, self.state, endpoint)
            if hasattr(self, "backups"):
                self.backups.host = host
            yield host

    def begin(self, *, fails: bool | None = False) -> str:
        """Begin a backup with a checkpoint; ``fails`` is None where it may."""
        self.count += 1
        name = f"c{self.count}"
        words = self.backups.document(self.base), self.backups.checkpoint(name)
        try:
            self.backups.host.virsh("backup-begin", "g", *words, fails=bool(fails))
        except AssertionError:
            if fails is not None:
                raise
        else:
            if not fails:
                self.told.add(name)
        return name

    def go_on(self) -> None:
        """Take a server and its guest on, and look at what they have."""
        host, backups = self.backups.host, self.backups
        if host.virsh("domstate", "g") == "shut off":
            assert host.virsh("domstate", "--reason", "g") == "shut off (crashed)"
            assert "Unbounded" not in host.virsh("domjobinfo", "g", "--completed")
            assert backups.scratches() == []
            for disk, name in (("vda", "a"), ("vdb", "b")):
                run("qemu-img", "check", "-q", "-r", "leaks", str(self.folder / f"{name}.qcow2"))
                image = self.folder / f"{name}.qcow2"
                backups.disks[disk][:] = convert(str(image), self.folder / disk)
            with contextlib.suppress(FileNotFoundError):
                (backups.place / "sock").unlink()
            host.virsh("start", "--paused", "g")
            self.base = None  # its bitmaps were not written
        if "Unbounded" in host.virsh("domjobinfo", "g"):
            with contextlib.suppress(AssertionError):  # one that is not whole ends by itself
                backups.abort()
        host.wait(lambda: backups.scratches() == [])
        nodes = host.virsh("qemu-monitor-command", "g", "--hmp", "info block -n")
        assert "scratch" not in nodes
        listed = set(host.virsh("checkpoint-list", "g", "--name").split())
        assert self.told <= listed
        known = self.bitmaps()
        assert known <= listed, "a bitmap is left that nobody knows of"
        if self.base is not None:
            assert known == listed
        for name in listed - known:  # records of bitmaps that a guest took along
            host.virsh("checkpoint-delete", "g", name, "--metadata")
        self.told = listed & known
        self.back_up()

    def wait_until_off(self) -> None:
        host = self.backups.host
        host.wait(lambda: host.virsh("domstate", "g") == "shut off")

    def bitmaps(self) -> set[str]:
        """Return the names of persistent bitmaps that QEMU has."""
        said = self.backups.host.virsh(
            "qemu-monitor-command", "g", '{"execute": "query-named-block-nodes"}'
        )
        return {
            bitmap["name"]
            for node in json.loads(said)["return"]
            for bitmap in node.get("dirty-bitmaps", ())
            if bitmap.get("persistent")
        }

    def back_up(self) -> None:
        """Make a backup to the end, and compare what it restores."""
        change(self.backups, self.chance, 2)
        now = {disk: bytes(data) for disk, data in self.backups.disks.items()}
        name = self.begin()
        pulled(self.backups, self.base, self.restored)
        assert self.restored == now
        self.backups.abort()
        self.base = name


@pytest.fixture
def journey(folder):
    made = Journey(folder)
    with made.serve():
        made.back_up()
    yield made
    for pid in qemus(made.state):
        os.kill(pid, signal.SIGKILL)


def kill_at_the_first_byte(journey, victim) -> None:
    """Kill a server, or its guest, when a reader of the backup has its first byte."""
    host, now = journey.backups.host, bytes(journey.backups.disks["vda"])
    (guest,) = host.processes()
    command = ["nbdcopy", journey.backups.url("vda"), "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reader:
        read = reader.stdout.read(1)
        assert read == now[:1]
        os.kill(guest if victim == "guest" else host.server.pid, signal.SIGKILL)
        read += reader.stdout.read()
    if victim == "server":  # QEMU serves the reader to the end
        assert read == now
    else:
        assert len(read) < len(now)
        assert now.startswith(read)


@pytest.mark.parametrize("victim", ["server", "guest"])
def test_a_kill_at_each_step(journey, victim):
    armed = journey.folder / "armed"
    strikes = STRIKES.format(server=victim == "server", armed=str(armed))
    with contextlib.ExitStack() as server:
        host = server.enter_context(journey.serve(strikes, is_killed=True))
        for step in STEPS:
            armed.write_text(step)
            change(journey.backups, journey.chance, 1)
            is_begun = step in (*ENDING, "at the first byte")
            journey.begin(fails=None if victim == "guest" else not is_begun)
            if step in ENDING:
                with contextlib.suppress(AssertionError):
                    host.virsh("domjobabort", "g")
            elif step == "at the first byte":
                armed.unlink()
                kill_at_the_first_byte(journey, victim)
            if victim == "guest":
                journey.wait_until_off()
            if victim == "server" or step == STEPS[-1]:
                host = next_server(journey, server, strikes)
            assert not armed.exists()
            journey.go_on()


def next_server(journey, server, strikes=""):
    """Kill a server, unless it has been killed, and return the next one."""
    journey.backups.host.server.process.send_signal(signal.SIGKILL)
    journey.backups.host.server.process.wait()
    server.close()
    return server.enter_context(journey.serve(strikes, is_killed=True))


def test_kills_at_any_time(journey):
    with contextlib.ExitStack() as server:
        host = server.enter_context(journey.serve(is_killed=True))
        for _ in range(RUNS):
            change(journey.backups, journey.chance, 1)
            words = journey.backups.document(journey.base), journey.backups.checkpoint("random")
            victim = journey.chance.choice(("server", "guest"))
            script = (
                f'virsh -q -c "{host.uri}" backup-begin g {words[0]} {words[1]} &&'
                f" echo told &&"
                f' nbdcopy "{journey.backups.url("vda")}" {journey.folder}/half;'
                f' virsh -q -c "{host.uri}" domjobabort g'
            )
            with subprocess.Popen(
                ["bash", "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            ) as client:
                time.sleep(journey.chance.random() * 0.4)
                if victim == "server":
                    host.server.process.send_signal(signal.SIGKILL)
                else:
                    for pid in host.processes():
                        os.kill(pid, signal.SIGKILL)
                said = client.stdout.read()
            if "told" in said:
                journey.told.add("random")
            if victim == "guest":
                journey.wait_until_off()
            host = next_server(journey, server)
            journey.go_on()
            if "random" in host.virsh("checkpoint-list", "g", "--name").split():
                host.virsh("checkpoint-delete", "g", "random")
                journey.told.discard("random")


TURNS = 60
"""About how many turns a backup of two disks has, from its beginning to its end."""


@pytest.mark.parametrize("mode", ["pull", "push"])
def test_a_server_killed_at_any_command(journey, mode):
    """Where each comes before the next, nothing of what it made or not is left."""
    armed = journey.folder / "armed"
    strikes = counted(armed)
    chance, reached = random.Random(f"{SEED} {mode}"), 0
    runs = max(1, RUNS // 2)
    wanted = range(1, TURNS + 1) if runs >= 25 else chance.sample(range(1, TURNS // 2), runs)
    with contextlib.ExitStack() as server:
        host = server.enter_context(journey.serve(strikes, is_killed=True))
        for number in wanted:
            change(journey.backups, journey.chance, 1)
            virsh = f'virsh -q -c "{host.uri}"'
            document = journey.backups.document(journey.base, mode=mode)
            begin = f"{virsh} backup-begin g {document} {journey.backups.checkpoint('random')}"
            end = {
                "pull": f"{virsh} domjobabort g",
                "push": f"while {virsh} domjobinfo g | grep -q Unbounded; do sleep 0.05; done",
            }
            armed.write_text(str(number))
            done = subprocess.run(
                ["bash", "-c", f"{begin} && echo told && {end[mode]}"],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            armed.unlink()
            if "told" in done.stdout:
                journey.told.add("random")
            reached += host.server.process.poll() is not None
            host = next_server(journey, server, strikes)
            journey.go_on()
            if "random" in host.virsh("checkpoint-list", "g", "--name").split():
                host.virsh("checkpoint-delete", "g", "random")
                journey.told.discard("random")
            for target in journey.folder.glob("target.*"):
                target.unlink()
    assert reached


def test_a_guest_killed_before_its_targets_are_closed_has_not_made_them(folder):
    """QEMU keeps tables of an image in memory until it closes it."""
    armed = folder / "armed"
    armed.write_text("last")
    strikes = STRIKES.format(server=False, armed=str(armed))
    strikes += "before('last', BackupJob, '_remove_nodes', own)\n"
    state = folder / "state"
    with served("--state-dir", str(state), before=strikes) as endpoint:
        backups = Backups(Host(folder, state, endpoint))
        host = backups.host
        backups.write("vda", 0, SIZE // 2, 7)
        host.virsh("backup-begin", "g", backups.document(mode="push"), backups.checkpoint("a"))
        host.wait(lambda: host.virsh("domstate", "g") == "shut off")
        host.wait(lambda: "Operation" in host.virsh("domjobinfo", "g", "--completed"))
        assert "Completed" not in host.virsh("domjobinfo", "g", "--completed")
        assert list(folder.glob("target.*")) == []
