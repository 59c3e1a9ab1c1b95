"""Freezing of a guest's file systems around the begin of a job, with a guard.

A guest whose file systems stay frozen hangs. So a process of its own watches: it has
its own session and its own connection, opened before the freeze, and thaws when the
process that started it is gone, or has not thawed in time. This module is its program.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..client.scripts.steps import Work, pause
from ..protocol._generated.enums import ErrorNumber
from ..protocol.errors import ConnectionClosed, LibvirtError, ProtocolError
from .errors import BackupError

if TYPE_CHECKING:
    from typing import IO

    from ..client.scripts.steps import Steps, Stop
    from .disks import Guest

__all__ = ["Frozen", "freeze", "thaw"]

LIMIT = 60.0
"""Seconds that file systems are frozen at most."""

# How long the agent may take to freeze: it has the guest flush its caches first.
_FREEZING = 600.0
# How long the guard takes to be ready, and goes on trying to thaw.
_READY, _PATIENCE = 30.0, 120.0
# Thaws of the guard, so that a freeze which was on its way is met.
_THAWS = 3
_BETWEEN = 1.0

# Errors that say that nothing was, or will be, frozen.
_REFUSED = (
    ErrorNumber.VIR_ERR_OPERATION_INVALID,
    ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED,
    ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED,
    ErrorNumber.VIR_ERR_NO_SUPPORT,
    ErrorNumber.VIR_ERR_ACCESS_DENIED,
    ErrorNumber.VIR_ERR_OPERATION_DENIED,
)

# What an agent says whose file systems are frozen: then somebody else has frozen them,
# and is not to be disturbed.
_FROZEN_BEFORE = "guest-fsfreeze-freeze has been disabled"

_FROZE, _THAWED = b"frozen\n", b"thawed\n"


@dataclass(frozen=True, slots=True)
class Frozen:
    """Guest that is being frozen, or is, and the guard that thaws it otherwise."""

    domain: Any
    guard: subprocess.Popen[bytes]


def check(guest: Guest) -> None:
    """Raise `BackupError` for a guest that has no channel to an agent."""
    if not guest.has_agent:
        raise BackupError(
            f"file systems of '{guest.name}' cannot be frozen: it has no channel for a guest"
            " agent (org.qemu.guest_agent.0)"
        )


def freeze(domain: Any, limit: float = LIMIT) -> Steps[Frozen]:
    """Freeze a domain's file systems, and return what is to be given to `thaw`.

    They are thawed again where this fails. After ``limit`` seconds they are thawed
    whatever happens.

    Raises `BackupError`.
    """
    order = {"uri": domain.connect().get_uri(), "uuid": domain.uuid_string(), "limit": limit}
    guard = yield Work(_guard), order
    frozen = Frozen(domain, guard)
    try:
        yield domain.fs_freeze, None, 0
        if not _tell(guard, _FROZE):
            raise BackupError("the process that would thaw file systems has ended")
    except LibvirtError as exc:
        if exc.code in _REFUSED or _FROZEN_BEFORE in str(exc):
            _tell(guard, _THAWED)
        yield Work(_leave), guard
        raise BackupError(f"file systems cannot be frozen: {exc}") from exc
    except BaseException as exc:
        # the guard is not told, and thaws as well: the freeze may be on its way still
        try:
            yield from _thawed(domain)
        except Exception as failure:
            exc.add_note(f"and then: {failure}")
        yield Work(_leave), guard
        raise
    return frozen


def thaw(frozen: Frozen) -> Steps[None]:
    """Thaw file systems; raise `BackupError` if they cannot be, or were not frozen.

    The guard goes on trying where this fails.
    """
    try:
        yield from _thawed(frozen.domain)
        _tell(frozen.guard, _THAWED)
    finally:
        was_needed = yield Work(_leave), frozen.guard
    if was_needed:
        raise BackupError("file systems were frozen for too long, and were thawed")


def _thawed(domain: Any) -> Steps[None]:
    """Thaw file systems, or raise `BackupError`."""
    for attempt in range(_THAWS):
        if attempt:
            yield pause, _BETWEEN
        try:
            yield domain.fs_thaw, None, 0
        except LibvirtError as exc:
            failure = exc
        else:
            return
    raise BackupError(
        f"file systems are frozen, and cannot be thawed from here: {failure}"
        f" (a process that stays behind tries for {_PATIENCE:.0f} seconds)"
    ) from failure


# -- the guard, as its parent sees it --------------------------------------------------


def _guard(stop: Stop, order: dict[str, Any]) -> subprocess.Popen[bytes]:
    """Start the guard, and wait until it is ready."""
    guard = subprocess.Popen(
        [sys.executable, "-P", "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        start_new_session=True,
    )
    assert guard.stdin is not None
    assert guard.stdout is not None
    try:
        stop.add(guard.kill)
        with contextlib.suppress(BrokenPipeError):
            guard.stdin.write(json.dumps(order).encode() + b"\n")
        said = _heard(guard.stdout, _READY, 4096)
        stop.remove(guard.kill)
        stop.check()
        if said != b"ready\n":
            text = said.decode(errors="replace").strip() or "it ended"
            raise BackupError(f"nothing would thaw file systems if this were killed: {text}")
    except BaseException:
        guard.kill()
        _close(guard)
        raise
    return guard


def _tell(guard: subprocess.Popen[bytes], text: bytes) -> bool:
    """Tell the guard something; return whether it is there to hear it."""
    assert guard.stdin is not None
    try:
        guard.stdin.write(text)
    except BrokenPipeError:
        return False
    return True


def _leave(stop: Stop, guard: subprocess.Popen[bytes]) -> bool:
    """Let the guard go; return whether it has thawed, or tries to."""
    assert guard.stdin is not None
    assert guard.stdout is not None
    guard.stdin.close()
    said = _heard(guard.stdout, _BETWEEN, 16)
    guard.stdout.close()
    # it may be at work for some time yet, and is a child to be waited for
    threading.Thread(target=guard.wait, daemon=True).start()
    return said == b"thaws\n"


def _heard(pipe: IO[bytes], seconds: float, most: int) -> bytes:
    """Return what comes out of a pipe, b"" at its end or if nothing comes in time."""
    poller = select.poll()  # descriptors may have any number
    poller.register(pipe, select.POLLIN)
    return pipe.read(most) if poller.poll(seconds * 1000) else b""


def _close(guard: subprocess.Popen[bytes]) -> None:
    for pipe in (guard.stdin, guard.stdout):
        assert pipe is not None
        pipe.close()
    guard.wait()


# -- the guard itself ------------------------------------------------------------------


def main() -> int:
    """Thaw a domain when the parent is gone, or takes too long."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        # who stops a service stops all of its processes; the parent says what it did
        signal.signal(number, signal.SIG_IGN)
    order = json.loads(sys.stdin.buffer.readline())
    try:
        domain = _domain(order)
    except (LibvirtError, ProtocolError) as exc:
        _say(f"{exc}\n".encode()[:4000])
        return 1
    _say(b"ready\n")
    if _has_thawed(order["limit"]):
        _say(b"left\n")
    else:
        _say(b"thaws\n")
        _thaw(order, domain)
    return 0


def _domain(order: dict[str, Any]) -> Any:
    """Return the domain, over a connection of its own."""
    from .. import blocking

    return blocking.connect(order["uri"]).lookup_by_uuid_string(order["uuid"])


def _say(text: bytes) -> None:
    with contextlib.suppress(OSError):
        os.write(1, text)


def _has_thawed(limit: float) -> bool:
    """Return whether the parent says in time that it has thawed."""
    heard, deadline = b"", time.monotonic() + _FREEZING
    while True:
        is_there, _, _ = select.select([0], [], [], max(0.0, deadline - time.monotonic()))
        piece = os.read(0, 64) if is_there else b""
        heard += piece
        if heard.endswith(_THAWED):
            return True
        if not piece:
            return False
        if heard.endswith(_FROZE):
            deadline = time.monotonic() + limit


def _thaw(order: dict[str, Any], domain: Any) -> None:
    """Thaw until it succeeded some times: a freeze may be on its way still.

    The server may have been started anew meanwhile: so the connection is, too.
    """
    deadline = time.monotonic() + _PATIENCE
    thaws = 0
    while thaws < _THAWS and time.monotonic() < deadline:
        try:
            domain = domain or _domain(order)
            domain.fs_thaw(None, 0)
        except ConnectionClosed:
            domain = None
        except (LibvirtError, ProtocolError):
            pass  # it is frozen: no agent yet, or another call that keeps it
        else:
            thaws += 1
        time.sleep(_BETWEEN)


if __name__ == "__main__":
    sys.exit(main())
