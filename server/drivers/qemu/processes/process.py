"""Processes of QEMU: started confined, watched, and ended, without holding the loop.

A process does not depend on the server: it has a session of its own, writes into a log
of its own, and lives on when the server ends. It is known again by its pid together
with the time at which it started (`Process.find`).
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import trio

from ....threads import in_thread
from ..refusals import internal_error, system_error, timed_out
from .reaping import reap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["SEARCH_PATH", "Identity", "Process", "Program", "start"]

SEARCH_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
"""Folders of programs, and the PATH of those that are started."""

_LAUNCHER = str(Path(__file__).with_name("launch.py"))
_START_SECONDS = 30.0
_LAUNCHER_SECONDS = 5.0
# Time that a process has to end after SIGTERM, and after SIGKILL; as in libvirt.
_TERM_SECONDS = 10.0
_KILL_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Identity:
    """User and groups that a process runs as."""

    uid: int
    gid: int
    groups: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """Program to start: its path, arguments, and whole environment.

    ``identity`` None means that of the server. ``fds`` are passed under their numbers.
    ``limits`` are the kernel's limits of the process, by the names of `resource`.
    """

    path: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    identity: Identity | None = None
    fds: Sequence[int] = ()
    limits: Sequence[tuple[str, int]] = ()


class Process:
    """Process that runs, or has ended.

    ``started`` is its start time in the kernel's ticks since boot: no other process
    with that pid has the same.
    """

    def __init__(self, pid: int, pidfd: int) -> None:
        self.pid = pid
        self._pidfd = pidfd
        self.started = _start_time(pid)
        self.status: int | None = None
        """Exit status, or minus the signal; None while unknown."""
        self._told: trio.Event | None = None  # of its status

    @classmethod
    def find(cls, pid: int, started: int) -> Process | None:
        """Return the process that ``start`` gave, if it still runs."""
        try:
            pidfd = os.pidfd_open(pid)
        except OSError:
            return None
        found = cls(pid, pidfd)
        if found.started is None or found.started != started:
            found.close()
            return None
        return found

    async def wait(self) -> None:
        """Wait until the process has ended.

        Its status is known then, unless somebody traces it.
        """
        fd = os.dup(self._pidfd)  # only one task may wait for the same descriptor
        try:
            await trio.lowlevel.wait_readable(fd)
            if self._told is None:
                self._told = reap(fd, self._note)
                fd = -1
        finally:
            if fd >= 0:
                os.close(fd)
        await self._told.wait()

    def _note(self, status: int) -> None:
        self.status = status

    def send_signal(self, number: int) -> None:
        """Send a signal; nothing happens if the process has ended."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, number)

    async def end(self, *, graceful: bool = False) -> None:
        """End the process by SIGTERM, or by SIGKILL if that takes too long.

        Raises VIR_ERR_OPERATION_TIMEOUT if it does not end; ``graceful`` leaves out
        SIGKILL. Cancelled, it leaves the process as it is.
        """
        numbers = [(signal.SIGTERM, _TERM_SECONDS)]
        if not graceful:
            numbers.append((signal.SIGKILL, _KILL_SECONDS))
        for number, seconds in numbers:
            self.send_signal(number)
            with trio.move_on_after(seconds):
                await self.wait()
                return
        raise timed_out(f"process {self.pid} does not end by {numbers[-1][0].name}")

    def close(self) -> None:
        """Let go of the process, which goes on. Safe to call twice."""
        if self._pidfd >= 0:
            os.close(self._pidfd)
            self._pidfd = -1


def _start_time(pid: int) -> int | None:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        return None
    return int(text.rpartition(")")[2].split()[19])


async def start(program: Program, log: int) -> Process:
    """Start a confined process, whose outputs go to the descriptor ``log``.

    Returns when the program is executed; cancelling does not interrupt it. Raises
    VIR_ERR_SYSTEM_ERROR or VIR_ERR_INTERNAL_ERROR if it cannot be executed, or not as
    confined as it should be.
    """
    process, failure = await in_thread(partial(_start, program, log))
    if process is not None:
        return process
    raise failure or internal_error(f"{program.path} did not start")


def _let_end(child: subprocess.Popen[bytes]) -> None:
    """Wait for a launcher's end; not for long, because somebody may trace it.

    It is reaped by `subprocess` then, with the next program that is started.
    """
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(_LAUNCHER_SECONDS)


def _start(program: Program, log: int) -> tuple[Process | None, Exception | None]:
    ours, theirs = socket.socketpair()
    identity = program.identity
    said = {
        "program": program.path,
        "arguments": [program.path, *program.arguments],
        "environment": dict(program.environment),
        "uid": None if identity is None else identity.uid,
        "gid": None if identity is None else identity.gid,
        "groups": [] if identity is None else list(identity.groups),
        "limits": dict(program.limits),
    }
    with ours:
        with theirs:
            child = subprocess.Popen(
                [sys.executable, "-I", "-S", _LAUNCHER, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={},
                cwd="/",
                pass_fds=[theirs.fileno(), *program.fds],
                start_new_session=True,
            )
        try:
            ours.settimeout(_START_SECONDS)
            ours.sendall(json.dumps(said).encode())
            ours.shutdown(socket.SHUT_WR)
            answer = b""
            while part := ours.recv(4096):
                answer += part
            if not answer:
                child.returncode = 0  # `Process` waits for it
                return Process(child.pid, os.pidfd_open(child.pid)), None
            failed = json.loads(answer)
        except OSError as exc:
            child.kill()
            _let_end(child)
            return None, system_error(f"cannot start {program.path}", exc)
    _let_end(child)
    what = f"cannot {failed['what']}"
    if not failed["errno"]:
        return None, internal_error(what)
    return None, system_error(what, OSError(failed["errno"], os.strerror(failed["errno"])))
