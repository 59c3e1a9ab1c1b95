"""Saves and dumps into pipes: with readers, and with those that never read."""

import contextlib
import os
import re
import select
import signal
import subprocess
import threading
import time

import pytest

import virtrio.blocking
from tests.peers.virtrio_server import served
from tests.server.drivers.qemu.conftest import Host, qemus

pytestmark = pytest.mark.peer("qemu", "qemu-img", "virsh")

KINDS = {
    "save": ("save",),
    "dump": ("dump",),
    "memory": ("dump", "--memory-only"),
}


FORMATS = ["raw", "gzip"]


@pytest.fixture(params=FORMATS)
def pipes(request, folder):
    """A server that saves in a format, with a guest `g` of some megabytes."""
    conf = folder / "qemu.conf"
    conf.write_text(
        f'save_image_format = "{request.param}"\ndump_image_format = "{request.param}"\n'
    )
    state = folder / "state"
    options = ("--state-dir", str(state), "--config-qemu", str(conf))
    try:
        with served(*options) as endpoint:
            host = Host(folder, state, endpoint)
            host.define(host.document("g").replace("'MiB'>4<", "'MiB'>32<"))
            yield host
            for name in host.virsh("list", "--name").split():
                host.virsh("destroy", name)
    finally:
        for pid in qemus(state):
            os.kill(pid, signal.SIGKILL)


@contextlib.contextmanager
def begun(host, name: str, kind: str, path):
    """Begin to save or dump a guest, which is started; yield the process of virsh."""
    if host.virsh("domstate", name) == "shut off":
        host.virsh("start", name)
    command, *options = KINDS[kind]
    words = ["virsh", "-q", "-c", host.uri, command, name, str(path), *options]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as virsh:
        try:
            yield virsh
        finally:
            virsh.kill()


@pytest.fixture
def unread(folder):
    """A pipe that somebody holds open for reading, and never reads."""
    path = folder / "unread"
    os.mkfifo(path)
    fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    yield path
    os.close(fd)


def is_full(path) -> bool:
    """Return whether a pipe takes no more."""
    fd = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    try:
        os.write(fd, b"")
        return not select.select([], [fd], [], 0)[1]
    finally:
        os.close(fd)


@pytest.mark.parametrize(
    ("pipes", "kind"),
    [("raw", "save"), ("raw", "dump"), ("raw", "memory"), ("gzip", "save"), ("gzip", "dump")],
    indirect=["pipes"],
)
def test_an_abort_ends_what_nobody_reads(pipes, unread, kind):
    with begun(pipes, "g", kind, unread) as virsh:
        pipes.wait(lambda: is_full(unread))
        assert virsh.poll() is None
        pipes.virsh("domjobabort", "g")
        assert "canceled by client" in virsh.communicate(timeout=30)[1]
    pipes.wait(lambda: pipes.virsh("domstate", "g") == "running")
    assert "None" in pipes.virsh("domjobinfo", "g")
    with begun(pipes, "g", kind, pipes.folder / "file") as virsh:
        assert virsh.wait(30) == 0


@pytest.mark.parametrize("pipes", FORMATS[:1], indirect=True)
def test_a_dump_of_the_memory_tells_how_far_it_is(pipes, unread):
    """As libvirtd 9.0.0 does: there are no figures of data beside those of memory."""
    with begun(pipes, "g", "memory", unread):
        pipes.wait(lambda: is_full(unread))
        lines = pipes.virsh("domjobinfo", "g").splitlines()
        said = dict(re.split(": +", line.strip()) for line in lines)
        names = ["Job type", "Operation", "Time elapsed"]
        assert list(said) == [
            *names,
            *(f"Memory {it}" for it in ("processed", "remaining", "total")),
        ]
        assert (said["Operation"], said["Memory total"]) == ("Dump", "32.250 MiB")
        with virtrio.blocking.connect(pipes.uri) as conn:
            info = conn.lookup_by_name("g").job_info()
        assert info.data_total == info.mem_total == info.mem_processed + info.mem_remaining
        assert 0 < info.data_processed == info.mem_processed < 1024 * 1024
        pipes.virsh("domjobabort", "g")


@pytest.mark.parametrize("pipes", FORMATS[1:], indirect=True)
def test_the_guests_end_ends_it(pipes, unread):
    with begun(pipes, "g", "save", unread) as virsh:
        pipes.wait(lambda: is_full(unread))
        pipes.virsh("destroy", "g")
        assert virsh.wait(30) != 0
    assert pipes.virsh("domstate", "g") == "shut off"


def test_what_is_read_is_whole(pipes):
    """A pipe's image is marked as whole from its beginning."""
    path, image = pipes.folder / "pipe", pipes.folder / "image"
    os.mkfifo(path)
    pipes.virsh("start", "g")

    def read() -> None:
        image.write_bytes(path.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    with begun(pipes, "g", "save", path) as virsh:
        assert virsh.wait(30) == 0
    reader.join(30)
    assert pipes.virsh("domstate", "g") == "shut off"
    pipes.virsh("restore", str(image))
    assert pipes.virsh("domstate", "g") == "running"


IMPATIENT = (
    "import virtrio.server.drivers.qemu.saves.migration as migration\n"
    "migration._LOOK_SECONDS = migration._ANSWER_SECONDS = 0.2"
)


def test_a_qemu_that_does_not_answer_meanwhile_is_waited_for(folder, unread):
    """It answers nobody while it writes the last part of a state."""
    state = folder / "state"
    with served("--state-dir", str(state), before=IMPATIENT) as endpoint:
        host = Host(folder, state, endpoint)
        host.define(host.document("g").replace("'MiB'>4<", "'MiB'>32<"))
        with begun(host, "g", "save", unread) as virsh:
            host.wait(lambda: is_full(unread))
            total = re.search("Memory total: .*", host.virsh("domjobinfo", "g"))[0]
            (pid,) = host.processes()
            os.kill(pid, signal.SIGSTOP)
            time.sleep(1)  # several looks
            assert total in host.virsh("domjobinfo", "g")
            os.kill(pid, signal.SIGCONT)
            with unread.open("rb") as file:
                assert len(file.read()) > 64 * 1024
            assert virsh.wait(30) == 0
        assert host.virsh("domstate", "--reason", "g") == "shut off (saved)"


def test_many_that_nobody_reads_are_in_nobodys_way(folder):
    """More guests than a server has threads for everything else."""
    state = folder / "state"
    few = "import trio._threads\ntrio._threads.DEFAULT_LIMIT = 4"
    count = 6
    with (
        served("--state-dir", str(state), before=few) as endpoint,
        contextlib.ExitStack() as stack,
    ):
        host = Host(folder, state, endpoint)
        try:
            for number in range(count):
                host.define(host.document(f"g{number}"))
                host.virsh("start", "--paused", f"g{number}")
                path = folder / f"pipe{number}"
                os.mkfifo(path)
                stack.callback(os.close, os.open(path, os.O_RDONLY | os.O_NONBLOCK))
                words = ["virsh", "-q", "-c", host.uri, "save", f"g{number}", str(path)]
                virsh = subprocess.Popen(words, stderr=subprocess.DEVNULL)
                stack.callback(virsh.wait)
                stack.callback(virsh.kill)
            host.wait(lambda: all(is_full(folder / f"pipe{each}") for each in range(count)))
            host.define(host.document("other"))
            with begun(host, "other", "save", folder / "file") as virsh:
                assert virsh.wait(30) == 0
            host.virsh("domjobabort", "g5")
            host.wait(lambda: "None" in host.virsh("domjobinfo", "g5"))
            endpoint.process.send_signal(signal.SIGTERM)
            assert endpoint.process.wait(60) == 0
        finally:
            for pid in qemus(state):
                os.kill(pid, signal.SIGKILL)
