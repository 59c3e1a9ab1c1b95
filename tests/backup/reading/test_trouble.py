"""Copies that do not succeed: each is an error that says why, and leaves no program."""

import contextlib
import fcntl
import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from virtrio.backup.reading import DestinationError, Export, ReadingError, SourceError, choose
from virtrio.client.scripts.steps import Stop, Stopped

from .served import BITMAP, SIZE, disk, empty, qemu_img, qemu_io, serving


def slow(source):
    """Return words that have qemu-nbd serve an image with 256 KiB a second."""
    group = "throttle-group,id=t,x-bps-total=262144"
    image = {"driver": "qcow2", "file": {"driver": "file", "filename": str(source)}}
    return (
        f"json:{json.dumps({'driver': 'throttle', 'throttle-group': 't', 'file': image})}",
        *("--object", group),
    )


@contextlib.contextmanager
def slowly(folder):
    source = disk(folder / "source")
    qemu_io(source, "write -P 1 0 5M")
    image, *words = slow(source)
    with serving(image, *words, at=folder / "nbd") as served:
        yield served


def children():
    """Return the ids and the names of processes that this one has started."""
    found = {}
    for thread in Path("/proc/self/task").iterdir():
        with contextlib.suppress(OSError):
            for pid in (thread / "children").read_text().split():
                found[int(pid)] = Path(f"/proc/{pid}/comm").read_text().strip()
    return found


@pytest.fixture
def nothing_left():
    """Nothing that a test started goes on after it; servers of other tests do."""
    before = children()
    yield
    assert {pid: name for pid, name in children().items() if pid not in before} == {}


def until(true):
    deadline = time.monotonic() + 30
    while not (found := true()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return found


EXTENTS = [None, [(0, 1 << 20), (2 << 20, 1 << 20)]]


@pytest.fixture(params=EXTENTS, ids=["full", "increment"])
def extents(request):
    return request.param


def test_an_nbdinfo_that_lists_no_bitmaps(tmp_path, monkeypatch):
    """Early ones: the tools of QEMU are chosen in their place."""
    early = tmp_path / "nbdinfo"
    early.write_text("#!/bin/sh\necho 'nbdinfo [--json] NBD-URI'\n")
    early.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(ReadingError, match="nbdinfo needs nbdinfo with --map"):
        choose("nbdinfo")


# -- the source ------------------------------------------------------------------------


def test_a_server_that_is_not_there(reader, folder):
    export = Export.on_socket(str(folder / "no"), "vda", BITMAP)
    image = empty(folder / "image")
    for call in (
        lambda: reader.size(Stop(), export),
        lambda: list(reader.dirty(Stop(), export)),
        lambda: reader.copy(Stop(), export, image),
        lambda: reader.copy(Stop(), export, image, [(0, 1)]),
    ):
        with pytest.raises(SourceError, match=r"cannot read nbd\+unix:.*No such file"):
            call()


def test_an_export_or_a_bitmap_that_is_not_there(reader, folder):
    source = disk(folder / "source")
    with serving(source) as (export, _):
        other = Export.on_socket(export.place.path, "vdb")
        with pytest.raises(SourceError, match=r"vdb\?socket=.*(not present|no export named)"):
            reader.size(Stop(), other)
        none = Export.on_socket(export.place.path, "vda", "no-such-bitmap")
        with pytest.raises(SourceError, match="no-such-bitmap"):
            list(reader.dirty(Stop(), none))


@pytest.mark.parametrize("size", [SIZE - 512, SIZE + 512, 1 << 40])
def test_another_size_than_expected(reader, folder, extents, size):
    with serving(disk(folder / "source")) as (export, _):
        image = empty(folder / "image", size)
        with pytest.raises(SourceError, match=f"has {SIZE} bytes, where {size} are expected"):
            reader.copy(Stop(), export, image, extents)


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("wrong", [[(0, 0)], [(1 << 20, 5), (0, 5)], [(SIZE - 1, 2)]])
def test_extents_that_cannot_be(reader, folder, wrong):
    image = empty(folder / "image")
    with (
        serving(disk(folder / "source")) as (export, _),
        pytest.raises(SourceError, match="cannot be in a disk"),
    ):
        reader.copy(Stop(), export, image, wrong)


@pytest.mark.usefixtures("nothing_left")
def test_a_server_that_vanishes(reader, folder, extents):
    image = empty(folder / "image")
    with slowly(folder) as (export, server):
        killer = threading.Timer(0.5, server.kill)
        killer.start()
        with pytest.raises(ReadingError, match=r"nbd\+unix:///vda"):
            reader.copy(Stop(), export, image, extents)
        killer.join()


# -- the destination -------------------------------------------------------------------


@pytest.fixture
def full(folder):
    """Folder on a file system with room for 300 KiB."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    place = folder / "full"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "none", place], check=True)
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("compress", [False, True])
def test_no_room(reader, folder, full, extents, compress):
    source = folder / "source"
    disk(source)
    random = folder / "random"
    random.write_bytes(os.urandom(1 << 20))
    qemu_io(source, f"write -s {random} 0 1M")
    image = empty(full / "image")
    with serving(source) as (export, _), pytest.raises(DestinationError) as caught:
        reader.copy(Stop(), export, image, extents, compress=compress)
    assert str(caught.value) == f"cannot write {image}: No space left on device"


@pytest.mark.parametrize("left", [0, 4])
def test_no_room_for_tables(reader, folder, full, left):
    """What is written last has no room: it is seen all the same."""
    source = disk(folder / "source")
    image = empty(full / "image")
    room = os.statvfs(full).f_bavail * os.statvfs(full).f_bsize
    (full / "other").write_bytes(bytes(room - 65536 - left * 1024))
    with serving(source) as (export, _), pytest.raises(DestinationError, match="No space left"):
        reader.copy(Stop(), export, image, [(0, 65536)])


def test_images_that_cannot_be_written(reader, folder, extents):
    with serving(disk(folder / "source")) as (export, _):
        raw = folder / "raw"
        raw.write_bytes(bytes(SIZE))
        backed = empty(folder / "backed", SIZE, "-u", "-b", "/etc/passwd", "-F", "raw")
        for image, said in (
            (raw, "no qcow2"),
            (folder / "no", "No such file"),
            (backed, "already"),
        ):
            with pytest.raises(DestinationError, match=said):
                reader.copy(Stop(), export, image, extents)
        image = empty(folder / "image")
        other = subprocess.Popen(
            ["qemu-io", image], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        try:
            other.stdin.write(b"length\n")
            assert other.stdout.read(1)
            with pytest.raises(DestinationError, match="another process uses it"):
                reader.copy(Stop(), export, image, extents)
        finally:
            other.kill()
            other.communicate()


# -- ends ------------------------------------------------------------------------------


def test_stop(reader, folder, extents):
    image = empty(folder / "image")
    with slowly(folder) as (export, _):
        before = set(children())
        stop = Stop()
        timer = threading.Timer(0.5, stop.set)
        timer.start()
        with pytest.raises(Stopped):
            reader.copy(stop, export, image, extents)
        assert set(children()) == before
        with pytest.raises(Stopped):
            reader.copy(stop, export, image, extents)
        assert set(children()) == before


@pytest.mark.parametrize("call", ["size", "dirty", "full", "increment"])
def test_an_interrupt_while_the_server_does_not_answer(reader, folder, call):
    source = disk(folder / "source")
    qemu_img("bitmap", "--add", source, BITMAP)
    image = empty(folder / "image")
    calls = {
        "size": lambda: reader.size(Stop(), export),
        "dirty": lambda: list(reader.dirty(Stop(), export)),
        "full": lambda: reader.copy(Stop(), export, image),
        "increment": lambda: reader.copy(Stop(), export, image, [(0, 65536)]),
    }
    with serving(source) as (export, server):
        before = set(children())
        server.send_signal(signal.SIGSTOP)
        main = threading.main_thread().ident
        timer = threading.Timer(0.3, signal.pthread_kill, (main, signal.SIGINT))
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            calls[call]()
        timer.join()
        assert set(children()) == before


KILLED = """
import os, sys
from virtrio.backup.reading import Export, choose
from virtrio.client.scripts.steps import Stop
sys.path.append(sys.argv[1])
print(os.getpid(), flush=True)
extents = [(0, 5 << 20)] if sys.argv[5] == "increment" else None
choose(sys.argv[4]).copy(Stop(), Export(sys.argv[2]), sys.argv[3], extents)
"""


@pytest.mark.parametrize("what", ["full", "increment"])
def test_programs_end_with_a_killed_parent(reader, folder, what):
    """What writes the image dies with who reads the export."""
    place = next((path for path in sys.path if (Path(path) / "nbd.py").exists()), "")
    image = empty(folder / "image")
    with slowly(folder) as (export, _):
        words = [sys.executable, "-c", KILLED, place, export.uri, str(image), reader.name, what]
        parent = subprocess.Popen(words, stdout=subprocess.PIPE)
        tasks = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")

        def writer():
            for pid in tasks.read_text().split():
                with contextlib.suppress(OSError):
                    words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
                    if words[0] == b"qemu-io" or words[:2] == [b"qemu-img", b"convert"]:
                        return pid
            return None

        pid = until(writer)
        parent.kill()
        parent.communicate()
        until(lambda: not Path(f"/proc/{pid}/cmdline").exists() or is_dead(pid))


def is_dead(pid):
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return True


def test_descriptors_are_passed(reader, folder, extents):
    """Programs that write the image hold a lock of ours, whatever its number is."""
    image = empty(folder / "image")
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    seen = set()

    def held():
        for pid, name in children().items():
            with contextlib.suppress(OSError):
                for fd in Path(f"/proc/{pid}/fd").iterdir():
                    if os.readlink(fd) == str(folder / "lock"):
                        seen.add(name)

    here = Path("/proc/self/comm").read_text().strip()

    with slowly(folder) as (export, _):
        stop = Stop()

        def look():
            while not seen - {here}:  # a child before its program
                held()
            stop.set()

        watcher = threading.Thread(target=look)
        watcher.start()
        with pytest.raises(Stopped):
            reader.copy(stop, export, image, extents, pass_fds=[lock])
        watcher.join()
    assert seen <= {here, "setpriv", "sh", "qemu-img", "qemu-io"}
    os.close(lock)


def test_memory_is_bounded(reader, folder):
    """A disk of 64 GiB takes no more than one of 5 MiB, full of holes as it is."""
    source = folder / "source"
    size = 64 << 30
    qemu_img("create", "-q", "-f", "qcow2", source, size)
    qemu_img("bitmap", "--add", source, BITMAP)
    qemu_io(source, "write -P 1 0 64k", f"write -P 1 {size - 65536} 64k")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with serving(source) as (export, _):
        assert reader.copy(Stop(), export, empty(folder / "full", size)) == 2 * 65536
        dirty = reader.dirty(Stop(), export)
        assert reader.copy(Stop(), export, empty(folder / "image", size), dirty) == 2 * 65536
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 * 1024
