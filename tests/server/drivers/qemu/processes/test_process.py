"""Processes: what they may not do, and how they end."""

import os
import re
import signal
import subprocess
import sys
import time

import pytest
import trio

from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.drivers.qemu.processes.process import Identity, Process, Program, start

NOBODY = Identity(65534, 65534)
IS_ROOT = os.geteuid() == 0


@pytest.fixture
async def run(tmp_path):
    """A function that starts a shell script, and one that reads what it printed."""
    started = []

    async def begin(script, *, identity=NOBODY if IS_ROOT else None, fds=(), environment=None):
        program = Program("/bin/bash", ["-c", script], environment or {}, identity, fds)
        log = os.open(tmp_path / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            started.append(await start(program, log))
        finally:
            os.close(log)
        return started[-1]

    yield begin
    for process in started:
        process.send_signal(signal.SIGKILL)
        with trio.fail_after(30):
            await process.wait()
        process.close()


@pytest.fixture
def printed(tmp_path):
    return lambda: (tmp_path / "log").read_text()


# Signals 32 and 33, which no program can set by its functions for signals.
_OF_THE_C_LIBRARY = 0b11 << 31


async def test_it_has_no_privileges_and_can_get_none(run, printed):
    process = await run("cat /proc/self/status; ls -l /proc/self/fd; pwd")
    await process.wait()
    assert process.status == 0
    lines = [line for line in printed().splitlines() if ":\t" in line]
    said = dict(line.split(":\t", 1) for line in lines)
    for name in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
        assert int(said[name], 16) == 0
    assert said["NoNewPrivs"] == "1"
    assert int(said["SigBlk"], 16) == 0
    assert int(said["SigIgn"], 16) & ~_OF_THE_C_LIBRARY == 0
    if IS_ROOT:
        assert int(said["CapBnd"], 16) == 0
        assert said["Uid"].split() == ["65534"] * 4
        assert said["Gid"].split() == ["65534"] * 4
        assert said["Groups"].split() == []
    assert printed().splitlines()[-1] == "/"


@pytest.mark.skipif(not IS_ROOT, reason="only root has capabilities to lose")
async def test_root_without_capabilities(run, printed):
    process = await run("cat /proc/self/status", identity=Identity(0, 0))
    await process.wait()
    assert "CapEff:\t0000000000000000" in printed()
    assert "CapBnd:\t0000000000000000" in printed()


async def test_its_environment_and_descriptors_are_what_it_was_given(run, printed, monkeypatch):
    monkeypatch.setenv("SECRET", "leak")
    kept, other = os.pipe()
    os.set_inheritable(other, True)
    script = f"env; ls /proc/self/fd; test -e /proc/self/fd/{kept} && echo kept"
    process = await run(script, fds=[kept], environment={"LC_ALL": "C"})
    os.close(kept)
    os.close(other)
    await process.wait()
    lines = printed().splitlines()
    assert "LC_ALL=C" in lines
    assert not [line for line in lines if "SECRET" in line or "PYTHON" in line]
    assert lines[-1] == "kept"
    assert str(other) not in lines


async def test_it_ignores_no_signal_that_the_server_ignores(run, printed):
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (1, 3, 40)}
    try:
        process = await run("cat /proc/self/status")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    await process.wait()
    (ignored,) = re.findall("SigIgn:\t(.*)", printed())
    assert int(ignored, 16) & ~_OF_THE_C_LIBRARY == 0


async def test_signals_that_the_server_blocks_reach_it(run):
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        process = await run("exec sleep 1000")
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    with trio.fail_after(30):
        await process.end(graceful=True)
    assert process.status == -signal.SIGTERM


async def test_what_does_not_listen_is_killed(run, autojump_clock):
    """The deadline passes at once: nothing else happens."""
    reading, writing = os.pipe()
    script = f"trap '' TERM; echo >&{writing}; while :; do sleep 1000; done"
    process = await run(script, fds=[writing])
    os.close(writing)
    assert os.read(reading, 1) == b"\n"
    os.close(reading)
    with pytest.raises(LibvirtError) as caught:
        await process.end(graceful=True)
    assert caught.value.code == ErrorNumber.VIR_ERR_OPERATION_TIMEOUT
    process.send_signal(signal.SIGKILL)
    await process.wait()
    assert process.status == -signal.SIGKILL


_TRACER = """
import ctypes, sys, time
SEIZE = 0x4206
print(ctypes.CDLL(None).ptrace(SEIZE, int(sys.argv[1]), 0, 0), flush=True)
time.sleep(20)
"""


@pytest.fixture
def trace():
    """A function that has a process traced by a program, which it returns."""
    tracers = []

    def begin(pid):
        tracer = subprocess.Popen(
            [sys.executable, "-c", _TRACER, str(pid)], stdout=subprocess.PIPE, text=True
        )
        tracers.append(tracer)
        if tracer.stdout.readline() != "0\n":
            pytest.skip("processes may not be traced here")
        return tracer

    yield begin
    for tracer in tracers:
        tracer.kill()
        tracer.wait()
        tracer.stdout.close()


async def reaped(process):
    for _ in range(1000):
        if process.status is not None:
            return
        await trio.sleep(0.01)
    raise AssertionError("it is never reaped")


async def test_somebody_who_traces_it_holds_nobody(run, trace):
    """The kernel keeps the status of a process that has ended for its tracer first."""
    process = await run("exec sleep 1000")
    tracer = await trio.to_thread.run_sync(trace, process.pid)
    process.send_signal(signal.SIGKILL)
    turns = []

    async def tick():
        while True:
            began = time.monotonic()
            await trio.sleep(0.01)
            turns.append(time.monotonic() - began)

    began = time.monotonic()
    with trio.fail_after(15):
        async with trio.open_nursery() as nursery:
            nursery.start_soon(tick)
            async with trio.open_nursery() as waiters:
                waiters.start_soon(process.end)
                waiters.start_soon(process.wait)
            nursery.cancel_scope.cancel()
        assert process.status is None
        assert time.monotonic() - began < 10
        assert max(turns) < 1
        again = time.monotonic()
        await process.wait()
        assert time.monotonic() - again < 0.5
        tracer.kill()
        await reaped(process)
    assert process.status == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


async def test_its_status_is_known_however_often_it_is_waited_for(run):
    process = await run("exit 3")
    with trio.fail_after(30):
        with trio.move_on_after(0.01):
            await process.wait()
        async with trio.open_nursery() as nursery:
            for _ in range(5):
                nursery.start_soon(process.wait)
    assert process.status == 3
    await process.wait()


async def test_a_program_that_is_not_there(tmp_path):
    log = os.open(tmp_path / "log", os.O_WRONLY | os.O_CREAT)
    with pytest.raises(LibvirtError) as caught:
        await start(Program("/nosuch", [], {}), log)
    os.close(log)
    assert caught.value.message == "cannot execute /nosuch: No such file or directory"
    assert caught.value.code == ErrorNumber.VIR_ERR_SYSTEM_ERROR


async def test_a_process_is_found_again_and_no_other_is(run):
    process = await run("exec sleep 1000")
    found = Process.find(process.pid, process.started)
    assert found is not None
    assert Process.find(process.pid, process.started + 1) is None
    found.send_signal(signal.SIGKILL)
    with trio.fail_after(30):
        await process.wait()
        await found.wait()
    assert process.status == -signal.SIGKILL
    assert Process.find(process.pid, process.started) is None
    found.close()
