"""Backups from Python: the same in both worlds, on libvirtd and on our server."""

import inspect
import json
import os
import re
import subprocess
import sys
import threading

import pytest
import trio

from tests.backup.guests import CLUSTER, SIZE, Guest, content, hosted, wait
from tests.interop.clients import KINDS, connected, do
from virtrio import LibvirtError, backup
from virtrio.backup import blocking, job, xml
from virtrio.backup.reading import Kept
from virtrio.client.blocking.performing import perform
from virtrio.client.lost import timed_out
from virtrio.enums import ErrorNumber

WORLDS = {"trio": backup, "blocking": blocking}
pytestmark = pytest.mark.takes_turns("host")

SERVERS = ["libvirtd", "ours"]


# -- names -----------------------------------------------------------------------------


def plain(text: str) -> str:
    """Return a signature or a docstring without what only trio has."""
    for before, after in (
        ("AsyncIterator", "Iterator"),
        ("async with backup.", "with backup.blocking."),
        ("__aenter__", "__enter__"),
        ("__aexit__", "__exit__"),
    ):
        text = text.replace(before, after)
    return text


def test_both_worlds_have_the_same_names():
    assert set(backup.__all__) - set(blocking.__all__) == {"blocking", "xml"}
    for name in blocking.__all__:
        ours, theirs = getattr(backup, name), getattr(blocking, name)
        pairs = [(ours, theirs)]
        if inspect.isclass(ours) and ours is not theirs:
            members = {plain(key): value for key, value in vars(ours).items()}
            others = dict(vars(theirs))
            assert members.keys() == others.keys()
            pairs += [
                (value, others[key])
                for key, value in members.items()
                if inspect.isfunction(value) or isinstance(value, property)
            ]
        for one, other in pairs:
            assert plain(inspect.getdoc(one) or "") == (inspect.getdoc(other) or "")
            if not isinstance(one, property) and one is not other:
                assert plain(str(inspect.signature(one))) == str(inspect.signature(other))
    with pytest.raises(AttributeError, match=r"module 'virtrio\.backup' has no attribute 'no'"):
        backup.no  # noqa: B018
    with pytest.raises(AttributeError, match=r"'virtrio\.backup\.blocking' has no attribute 'no'"):
        blocking.no  # noqa: B018


@pytest.mark.parametrize("statement", ["import virtrio.backup", "import virtrio.backup.blocking"])
def test_nothing_is_loaded_before_it_is_needed(statement):
    program = f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    loaded = [name for name in json.loads(said.stdout) if name.startswith("virtrio.")]
    assert set(loaded) <= {"virtrio.backup", "virtrio.backup.blocking"}
    assert not {"trio", "subprocess", "xml.etree.ElementTree"} & set(json.loads(said.stdout))


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("mode", {"mode": "copy"}),
        ("targets", {"mode": "push"}),
        ("targets", {"targets": {"vda": "/a"}}),
        ("targets", {"mode": "push", "targets": {"vda": "/a"}, "disks": ["vdb"]}),
    ],
)
@pytest.mark.parametrize("world", KINDS)
def test_arguments_that_do_not_fit(world, argument, words):
    with pytest.raises(ValueError, match=f"^{argument}: "):
        WORLDS[world].begin(None, **words)


# -- jobs ------------------------------------------------------------------------------


REAL = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]


@pytest.fixture(scope="module", params=[pytest.param(kind, marks=REAL) for kind in SERVERS])
def host(request):
    with hosted(request.param) as host:
        host.images.chmod(0o777)
        yield host


@pytest.fixture
def guest(host):
    yield Guest(host, disks=("vda", "vdb"))
    host.clear()
    host.images.chmod(0o777)


class Block:
    """A job's block of either world, for ``async with``."""

    def __init__(self, block):
        self.block = block

    async def __aenter__(self):
        enter = getattr(self.block, "__aenter__", None) or self.block.__enter__
        return await do(enter())

    async def __aexit__(self, *raised):
        leave = getattr(self.block, "__aexit__", None) or self.block.__exit__
        return await do(leave(*raised))


async def listed(iterator) -> list:
    if hasattr(iterator, "__aiter__"):
        return [extent async for extent in iterator]
    return list(iterator)


def image(guest, name, *more):
    path = guest.host.images / name
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", *more, path, str(SIZE)], check=True)
    return path


def put_on(image, base):
    words = ["qemu-img", "rebase", "-u", "-f", "qcow2", "-b", base, "-F", "qcow2", image]
    subprocess.run(words, check=True)


@pytest.mark.parametrize("world", KINDS)
async def test_a_pull_and_the_changes_since(guest, world):
    """The reader copies both, and asks for extents as well."""
    async with connected(world, guest.host.uri) as conn:
        dom = await do(conn.lookup_by_name("g"))
        begin = WORLDS[world].begin
        guest.change()
        points = [guest.now()]
        async with Block(begin(dom, checkpoint="a")) as job:
            guest.change(1)
            assert (job.mode, job.checkpoint, job.domain) == ("pull", "a", dom)
            assert list(job.exports) == ["vda", "vdb"]
            for name, export in job.exports.items():
                assert re.fullmatch(rf"nbd\+unix:///{name}\?socket=/\S+", export.uri)
                assert export.bitmap is None
            assert (await do(job.progress())) == backup.Progress(0, 2 * SIZE)
            for name in job.exports:
                await do(job.copy(name, image(guest, f"a.{name}")))
            assert (await do(job.progress())) == backup.Progress(2 * SIZE, 2 * SIZE)
            with pytest.raises(backup.BackupError, match="no disk 'vdz' is exported"):
                await do(job.copy("vdz", "/nonexistent"))
            with pytest.raises(backup.BackupError, match="nothing to wait for"):
                await do(job.wait())
        assert (await do(job.progress())) is None
        assert not guest.has_job()

        guest.write("vda", CLUSTER * 7 + 5, 1, 1)
        guest.zero("vda", CLUSTER * 9, CLUSTER * 2)
        points.append(guest.now())
        seen = []
        async with Block(begin(dom, disks=["vda"], incremental="a", checkpoint="b")) as job:
            extents = await listed(job.dirty("vda"))
            assert [extent for extent in extents if extent[0] in (CLUSTER * 7, CLUSTER * 9)] or any(
                offset <= CLUSTER * 7 < offset + length for offset, length in extents
            )
            ends = [offset + length for offset, length in extents]
            assert all(end < after[0] for end, after in zip(ends, extents[1:], strict=False))
            path = image(guest, "b.vda")
            copied = await do(
                job.copy("vda", path, progress=lambda done, copied: seen.append((done, copied)))
            )
            assert copied == sum(length for _, length in extents) == seen[-1][1]
            assert seen[-1][0] == SIZE
            some = job.dirty("vda")  # is not read to its end
            assert (await some.__anext__() if world == "trio" else next(some)) == extents[0]
        put_on(path, guest.host.images / "a.vda")
        assert guest.checkpoints() == {"a", "b"}
        for name in ("vda", "vdb"):
            assert content(guest.host.images / f"a.{name}") == points[0][name]
        assert content(guest.host.images / "b.vda") == points[1]["vda"]


@pytest.mark.parametrize("world", KINDS)
async def test_a_block_that_fails_takes_its_checkpoint_back(guest, world):
    async with connected(world, guest.host.uri) as conn:
        dom = await do(conn.lookup_by_name("g"))
        begin = WORLDS[world].begin
        with pytest.raises(KeyError, match="mine"):  # noqa: PT012
            async with Block(begin(dom, checkpoint="a")):
                assert guest.checkpoints() == {"a"}
                raise KeyError("mine")
        assert (guest.checkpoints(), guest.has_job()) == (set(), False)
        block = begin(dom, checkpoint="a")
        async with Block(block) as job:
            await do(job.abort())
            assert (guest.checkpoints(), guest.has_job()) == (set(), False)
            await do(job.abort())
            assert await do(job.progress()) is None
        with pytest.raises(RuntimeError, match="has begun its job"):
            async with Block(block):
                pass
        with pytest.raises(backup.JobFailed, match="has ended before"):  # noqa: PT012
            async with Block(begin(dom, checkpoint="a")):
                guest.dom.abort_job()
                wait(lambda: not guest.has_job())
        assert (guest.checkpoints(), guest.has_job()) == (set(), False)
        with pytest.raises(LibvirtError, match=r"(?i)not found"):
            async with Block(begin(dom, incremental="none", checkpoint="b")):
                pass
        with pytest.raises(backup.BackupError, match="there is no disk 'vdz'"):
            async with Block(begin(dom, disks=["vdz"])):
                pass
        assert (guest.checkpoints(), guest.has_job()) == (set(), False)


@pytest.mark.parametrize("world", KINDS)
async def test_a_push(guest, world):
    async with connected(world, guest.host.uri) as conn:
        dom = await do(conn.lookup_by_name("g"))
        begin = WORLDS[world].begin
        targets = {name: guest.host.images / f"push.{name}" for name in ("vda", "vdb")}
        guest.change()
        async with Block(begin(dom, mode="push", targets=targets, checkpoint="a")) as job:
            assert job.exports == {}
            await do(job.wait())
            assert await do(job.progress()) is None
        for name, data in guest.now().items():
            assert content(targets[name]) == data
        assert (guest.checkpoints(), guest.has_job()) == ({"a"}, False)
        late = {"vda": guest.host.images / "late"}
        with pytest.raises(backup.BackupError, match="was not waited for in its block"):
            async with Block(begin(dom, mode="push", targets=late, checkpoint="b")):
                pass  # nobody knows whether it is whole
        late["vda"].unlink(missing_ok=True)  # it may have been whole by then
        async with Block(begin(dom, mode="push", targets=late, checkpoint="b")) as job:
            await do(job.abort())
        assert (guest.checkpoints(), guest.has_job()) == ({"a"}, False)
        with pytest.raises(LibvirtError):
            async with Block(begin(dom, mode="push", targets={"vda": "/nonexistent/a"})):
                pass
        assert not guest.has_job()


@pytest.mark.parametrize("world", KINDS)
async def test_a_job_of_others_goes_on(guest, world):
    """A push is known by its targets, which may be those of another job."""
    (guest.host.images / "push").mkdir(mode=0o777)
    (guest.host.images / "push").chmod(0o777)
    async with connected(world, guest.host.uri) as conn:
        dom = await do(conn.lookup_by_name("g"))
        begin = WORLDS[world].begin
        ways = backup.Ways(scratch_dir=str(guest.host.images / "push"))
        async with Block(begin(dom, checkpoint="a", ways=ways)):
            targets = {"vda": guest.host.images / "push"}
            with pytest.raises(backup.BackupError, match="another backup job is running"):
                async with Block(begin(dom, mode="push", targets=targets)):
                    pass
            assert guest.has_job()
        assert (guest.checkpoints(), guest.has_job()) == ({"a"}, False)


@pytest.mark.parametrize("world", KINDS)
async def test_an_increment_of_a_disk_that_is_not_in_the_job(guest, world):
    async with connected(world, guest.host.uri) as conn:
        dom = await do(conn.lookup_by_name("g"))
        begin = WORLDS[world].begin(dom, disks=["vda"], incremental={"vdb": "a"})
        with pytest.raises(backup.BackupError, match="'vdb' is to be an increment, and is not in"):
            async with Block(begin):
                pass
        assert not guest.has_job()


def test_an_abort_that_is_interrupted(guest):
    """The end of the block aborts the job again."""
    interrupts = [KeyboardInterrupt()]

    class Interrupted:
        """Domain whose first abort is interrupted."""

        def __getattr__(self, name):
            return getattr(guest.dom, name)

        def abort_job(self):
            if interrupts:
                raise interrupts.pop()
            guest.dom.abort_job()

    block = blocking.begin(Interrupted(), checkpoint="a")
    with pytest.raises(KeyboardInterrupt), block as begun:
        begun.abort()
    assert (guest.checkpoints(), guest.has_job()) == (set(), False)


def test_a_begin_that_is_not_answered_in_time(guest):
    """The job begins all the same, a little later."""
    timers = []

    class Slow:
        """Domain whose server is slow to begin a backup."""

        def __getattr__(self, name):
            return getattr(guest.dom, name)

        def backup_begin(self, *arguments):
            timers.append(threading.Timer(0.3, guest.dom.backup_begin, arguments))
            timers[-1].start()
            raise timed_out()

    with pytest.raises(LibvirtError, match="did not answer in time"):
        perform(job.begin(Slow(), checkpoint="a"))
    timers[0].join()
    assert (guest.checkpoints(), guest.has_job()) == (set(), False)


def test_a_checkpoint_that_somebody_else_makes_meanwhile(guest):
    none = []

    class Late:
        """Domain whose checkpoint is made after it was sought."""

        def __getattr__(self, name):
            return getattr(guest.dom, name)

        def checkpoint_lookup_by_name(self, name, flags):
            if not none:
                guest.dom.checkpoint_create_xml(xml.checkpoint(name), 0)
                none.append(name)
                raise LibvirtError(ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT, message="none")
            return guest.dom.checkpoint_lookup_by_name(name, flags)

    with pytest.raises(LibvirtError, match="already exists"):
        perform(job.begin(Late(), checkpoint="a"))
    assert (guest.checkpoints(), guest.has_job()) == ({"a"}, False)


@pytest.mark.parametrize(
    ("mark", "is_there"),
    [
        ("virtrio-0123456789ab", True),
        ("virtrio-0123456789ac", False),
        ("/images/000002.partial/", True),
        ("/images/000002.partia", False),
        ("/target/", False),
        ("/images/000002.partial/vda", False),
        ("/images/000002.partial/vda.qcow2", True),
    ],
)
def test_marks_of_jobs(mark, is_there):
    text = (
        "<domainbackup><server socket='/run/virtrio-0123456789ab/nbd'/><disks><disk name='vda'>"
        "<target file='/images/000002.partial/vda.qcow2'/></disk></disks></domainbackup>"
    )
    assert job.is_ours(text, mark) == is_there


class Collected:
    """Job with many dirty extents."""

    def collect(self, disk):
        return Kept([(0, 1)] * 3000)
        yield


async def test_other_tasks_have_turns_while_extents_are_read():
    turns = []

    async def other():
        while True:
            turns.append(True)
            await trio.lowlevel.checkpoint()

    async with trio.open_nursery() as nursery:
        nursery.start_soon(other)
        extents = await listed(backup.Job(Collected()).dirty("vda"))
        nursery.cancel_scope.cancel()
    assert len(extents) == 3000
    assert len(turns) > 1


async def test_a_cancelled_block_ends_its_job(guest):
    async with connected("trio", guest.host.uri) as conn:
        dom = await conn.lookup_by_name("g")
        with trio.CancelScope() as scope:
            async with backup.begin(dom, checkpoint="a") as job:
                async for _ in job.dirty("vda") if job.exports["vda"].bitmap else empty():
                    pass
                scope.cancel()
                await trio.sleep_forever()
        assert scope.cancelled_caught
        assert (guest.checkpoints(), guest.has_job()) == (set(), False)


async def empty():
    return
    yield


# -- arguments -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "arguments", "refusal"),
    [
        ("run", {"incremental": None}, "incremental: a number or a text is wanted, not None"),
        ("run", {"incremental": True}, "incremental: a number or a text is wanted"),
        ("run", {"disks": "vda"}, "disks: a list of names is wanted, not 'vda'"),
        ("run", {"disks": [1]}, "disks: a list of names is wanted"),
        ("run", {"keep": True}, "keep: a whole number is wanted, not True"),
        ("run", {"keep": "3"}, "keep: a whole number is wanted"),
        ("run", {"reader": 1}, "reader: a text is wanted"),
        ("run", {"ways": "/run"}, "ways: Ways are wanted"),
        ("run", {"report": "x"}, "report: a function is wanted"),
        ("begin", {"disks": "vda"}, "disks: a list of names is wanted"),
        ("begin", {"incremental": 1}, "incremental: a mapping by the names of disks is wanted"),
        ("begin", {"incremental": {"vda": 1}}, "incremental: a mapping"),
        ("begin", {"checkpoint": 1}, "checkpoint: a text is wanted"),
        ("begin", {"mode": "push", "targets": "/a"}, "targets: a mapping by the names of disks"),
        ("begin", {"ways": "/run"}, "ways: Ways are wanted"),
        ("restore", {"disks": "vda"}, "disks: a list of names is wanted"),
        ("restore", {"point": True}, "point: a number or a text is wanted, not True"),
        ("restore", {"point": 1.5}, "point: a number or a text is wanted"),
        ("restore", {"format": "vmdk"}, "format: 'vmdk' is none of qcow2, raw"),
        ("restore", {"format": "-x"}, "format: '-x' is none of"),
        ("restore", {"define": "a"}, "define: there is no connection to define a domain at"),
        ("restore", {"trusts_definition": True}, "trusts_definition: no domain is to be defined"),
        ("restore", {"disks": []}, "no disk is named"),
        ("verify", {"point": 1.5}, "point: a number or a text is wanted"),
        ("prune", {"keep": True}, "keep: a whole number is wanted, not True"),
        ("prune", {"keep": None}, "keep: a whole number is wanted, not None"),
        ("prune", {"keep": 0}, "at least one point has to be kept"),
    ],
)
@pytest.mark.parametrize("world", KINDS)
async def test_arguments_that_cannot_be(world, call, arguments, refusal, tmp_path):
    """They are refused before a domain is asked, or a target looked at."""
    first = {"run": (None, tmp_path / "t"), "begin": (None,)}.get(call, (tmp_path / "t",))
    if call == "restore":
        arguments = {"point": 1, "destination": tmp_path / "d"} | arguments
    with pytest.raises((TypeError, ValueError, backup.BackupError)) as caught:
        await do(getattr(WORLDS[world], call)(*first, **arguments))
    assert str(caught.value).startswith(refusal)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ways", [{"socket_dir": 1}, {"port": "1"}, {"address": 1}])
def test_ways_that_cannot_be(ways):
    with pytest.raises(TypeError, match=" is wanted, not "):
        backup.Ways(**ways)


# -- targets ---------------------------------------------------------------------------


@pytest.mark.parametrize("world", KINDS)
async def test_a_target_from_its_first_run_to_a_prune(guest, world):
    target = guest.host.targets / "g"
    calls = WORLDS[world]
    events = []
    now = {}
    async with connected(world, guest.host.uri) as conn:
        dom = await do(conn.lookup_by_name("g"))
        for number in (1, 2):
            guest.change()
            now[number] = guest.now()
            point = await do(calls.run(dom, target, disks=["vda"], report=events.append))
            assert point.number == number
            assert [disk.name for disk in point.manifest.disks] == ["vda"]
        with pytest.raises(backup.BackupError, match="no point or checkpoint '7'"):
            await do(calls.run(dom, target, incremental=7))
        with pytest.raises(backup.TargetError, match="there is no point 7"):
            await do(calls.restore(target, 7, target.with_name("none")))
        with pytest.raises(backup.BackupError, match="there is no disk 'vdz'"):
            await do(calls.run(dom, target, disks=["vdz"]))
    assert {"disk", "begun", "copied", "finished"} <= {event.kind for event in events}
    contents = await do(calls.points(target))
    assert [point.number for point in contents.points] == [1, 2]
    assert (await do(calls.verify(target))).is_sound
    pruned = await do(calls.prune(target, 1))
    assert (pruned.removed, pruned.kept) == ((1,), (2,))
    assert (await do(calls.verify(target, "latest"))).points == (2,)
    restored = await do(calls.restore(target, "latest", target.with_name("r"), format="raw"))
    assert restored.files["vda"].read_bytes() == now[2]["vda"]
    with pytest.raises(backup.TargetError, match="is no target"):
        await do(calls.points(guest.host.folder))


async def test_a_cancelled_run_ends_its_job(guest):
    """What there was of its point is gone as well."""
    target = guest.host.targets / "g"
    with trio.CancelScope() as scope:

        def report(event):
            if event.kind == "begun":
                scope.cancel()

        async with connected("trio", guest.host.uri) as conn:
            await backup.run(await conn.lookup_by_name("g"), target, report=report)
    assert scope.cancelled_caught
    assert (guest.checkpoints(), guest.has_job()) == (set(), False)
    contents = await backup.points(target)
    assert (contents.points, contents.unfinished) == ((), ())
