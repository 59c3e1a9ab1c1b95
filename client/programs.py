"""Programs of this host that work is done with, qemu-img and its kin.

They are run without a shell, without input but what is given, in the C locale, and end
with the work that started them.
"""

from __future__ import annotations

import contextlib
import functools
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from typing import TYPE_CHECKING, NamedTuple

from .scripts.steps import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .scripts.steps import Stop

__all__ = ["Output", "ProgramError", "run"]

# A program is not started where its parent died before `setpriv` asked the kernel to
# kill it with its parent.
_TIED = 'test "$PPID" = "$1" || exit 1; shift; exec "$@"'

LONGEST_OUTPUT = 64 * 1024 * 1024
"""Bytes of output that are read of a program; more is an error."""


class ProgramError(Exception):
    """Program that failed, or is not there.

    ``program`` is its name, ``status`` its exit status (negative for a signal, None
    where it could not be started), ``said`` what it wrote on standard error.
    """

    def __init__(self, program: str, status: int | None, said: str) -> None:
        self.program = program
        self.status = status
        self.said = said
        last = said.strip().splitlines()[-1:] or [f"it ended with status {status}"]
        super().__init__(f"{program}: {last[0].removeprefix(f'{program}: ')}")


class Output(NamedTuple):
    """What a program wrote, and its exit status."""

    out: bytes
    error: str
    status: int


def run(
    stop: Stop,
    *words: str | os.PathLike[str],
    given: bytes = b"",
    expects: Sequence[int] = (0,),
    pass_fds: Sequence[int] = (),
    cwd: str | os.PathLike[str] | None = None,
    line: Callable[[bytes], None] | None = None,
    is_tied: bool = False,
    longest: int | None = None,
) -> Output:
    """Run a program to its end, and return what it wrote.

    ``given`` is its input. ``line`` gets the lines of its output one by one, whether
    they end with a newline or a carriage return; the result then has none. When
    ``stop`` is set, or an interrupt comes, the program is killed. With ``is_tied`` it
    also dies with the thread that runs it, where util-linux's ``setpriv`` is installed.
    ``longest`` is how much processor time it may take, in seconds; SIGXCPU ends it
    then.

    Raises `ProgramError` for an exit status that is not among those it ``expects``,
    `Stopped` once ``stop`` is set.
    """
    name = os.path.basename(os.fspath(words[0]))
    if is_tied and shutil.which(words[0]) and _can_tie():
        start = ("sh", "-c", _TIED, "sh", str(os.getpid()))
        words = ("setpriv", "--pdeathsig", "KILL", *start, *words)
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as errors:
        source.write(given)
        source.seek(0)
        stop.check()
        try:
            child = subprocess.Popen(
                words,
                stdin=source,
                stdout=subprocess.PIPE,
                stderr=errors,
                pass_fds=pass_fds,
                cwd=cwd,
                env={**os.environ, "LC_ALL": "C"},
                # an interrupt of the terminal is ours to pass on
                start_new_session=True,
            )
        except OSError as exc:
            reason = f"cannot be started: {exc.strerror}"
            raise ProgramError(name, None, reason) from exc
        if longest is not None:
            with contextlib.suppress(ProcessLookupError):  # it has ended
                # at the second limit the kernel sends SIGKILL, which says nothing
                resource.prlimit(child.pid, resource.RLIMIT_CPU, (longest, longest + 5))

        def kill() -> None:
            if child.returncode is None:
                child.send_signal(signal.SIGKILL)

        stop.add(kill)
        try:
            out = _read(child, name, line)
            status = child.wait()
        finally:
            stop.remove(kill)
            kill()
            child.wait()
            assert child.stdout is not None
            child.stdout.close()
        errors.seek(0)
        said = errors.read(LONGEST_OUTPUT).decode(errors="replace")
    if stop.is_set():
        raise Stopped
    if status not in expects:
        raise ProgramError(name, status, said)
    return Output(out, said, status)


@functools.cache
def _can_tie() -> bool:
    """Tell whether there is a ``setpriv`` that ties programs; BusyBox's does not."""
    if shutil.which("setpriv") is None:
        return False
    words = ("setpriv", "--pdeathsig", "KILL", "true")
    null = subprocess.DEVNULL
    return subprocess.run(words, stdin=null, stdout=null, stderr=null, check=False).returncode == 0


def _read(child: subprocess.Popen[bytes], name: str, line: Callable[[bytes], None] | None) -> bytes:
    assert child.stdout is not None
    pieces: list[bytes] = []
    length = 0
    rest = b""
    while piece := os.read(child.stdout.fileno(), 65536):
        if line is not None:
            *whole, rest = (rest + piece).replace(b"\r", b"\n").split(b"\n")
            for one in whole:
                line(one)
            length = len(rest)
        else:
            pieces.append(piece)
            length += len(piece)
        if length > LONGEST_OUTPUT:
            raise ProgramError(name, None, f"{name}: its output is longer than expected")
    if line is not None and rest:
        line(rest)
    return b"".join(pieces)
