"""Freezing of a guest's file systems around the begin of a job, with a guard.

A guest whose file systems stay frozen hangs. So a process of its own watches: it has
its own session and its own connection, opened before the freeze, and thaws when the
process that started it is gone, or has not thawed in time. It goes on trying while the
guest is paused, its agent silent or the server gone, and ends with the guest. This
module is its program.
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

from ..client.scripts.steps import Within, Work, pause
from ..protocol._generated.enums import ErrorDomain, ErrorNumber
from ..protocol.errors import ConnectionClosed, LibvirtError, ProtocolError
from .errors import BackupError

if TYPE_CHECKING:
    from typing import IO

    from ..client.scripts.steps import Steps, Stop
    from .disks import Guest

__all__ = ["Frozen", "freeze", "thaw"]

LIMIT = 60.0
"""Seconds that file systems are frozen at most."""

FREEZING = 300.0
"""Seconds that the agent may take to freeze: the guest writes its caches out first."""

# Seconds that a thaw may take.
_THAWING = 30.0
# How long the guard takes to be ready, and waits to hear that all is frozen.
_READY, _HEARING = 30.0, 2 * FREEZING
# How long the guard goes on trying to thaw what may be frozen; and where the agent has
# said that it could not freeze.
_PATIENCE, _LITTLE = 24 * 3600.0, 120.0
# Thaws of the guard, so that a freeze which was on its way is met.
_THAWS = 3
# Seconds between attempts, at first and after a while.
_BETWEEN, _SELDOM = 1.0, 10.0

# Errors that say that nothing was, or will be, frozen.
_REFUSED = (
    ErrorNumber.VIR_ERR_OPERATION_INVALID,
    ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED,
    ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED,
    ErrorNumber.VIR_ERR_NO_SUPPORT,
    ErrorNumber.VIR_ERR_ACCESS_DENIED,
    ErrorNumber.VIR_ERR_OPERATION_DENIED,
    # another call to the agent goes on
    ErrorNumber.VIR_ERR_OPERATION_TIMEOUT,
)

# What the agent says of a command that may not be executed, as while it is frozen.
_DISABLED = "has been disabled"

_FROZE, _FAILED, _THAWED = b"frozen\n", b"failed\n", b"thawed\n"


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

    They are thawed again where this fails, also by an agent that takes longer than
    `FREEZING`. After ``limit`` seconds they are thawed whatever happens.

    Raises `BackupError`, also where there is nothing that could be frozen.
    """
    order = {"uri": domain.connect().get_uri(), "uuid": domain.uuid_string(), "limit": limit}
    guard = yield Work(_guard), order
    frozen = Frozen(domain, guard)
    try:
        count = yield Within(FREEZING), domain.fs_freeze, None, 0
        if not _tell(guard, _FROZE):
            raise BackupError("the process that would thaw file systems has ended")
    except LibvirtError as exc:
        _tell_failure(guard, exc)
        yield Work(_leave), guard
        raise BackupError(f"file systems cannot be frozen: {exc}") from exc
    except BaseException as exc:
        # the guard is not told, and thaws as well: the freeze may be on its way still
        try:
            yield from _thawed(frozen)
        except Exception as failure:
            exc.add_note(f"and then: {failure}")
        yield Work(_leave), guard
        raise
    if not count:
        _tell(guard, _THAWED)  # they are somebody else's, if they are frozen
        yield Work(_leave), guard
        raise BackupError("there are no file systems that could be frozen, or all are frozen")
    return frozen


def thaw(frozen: Frozen) -> Steps[None]:
    """Thaw file systems; raise `BackupError` if they cannot be, or were not frozen.

    The guard goes on trying where this fails.
    """
    try:
        yield from _thawed(frozen)
        _tell(frozen.guard, _THAWED)
    finally:
        was_needed = yield Work(_leave), frozen.guard
    if was_needed:
        raise BackupError("file systems were frozen for too long, and were thawed")


def _thawed(frozen: Frozen) -> Steps[None]:
    """Thaw file systems, or raise `BackupError`."""
    for attempt in range(_THAWS):
        if attempt:
            yield pause, _BETWEEN
        try:
            yield Within(_THAWING), frozen.domain.fs_thaw, None, 0
        except ConnectionClosed as exc:
            failure: LibvirtError = exc
            break
        except LibvirtError as exc:
            failure = exc
        else:
            return
    raise BackupError(
        f"file systems are frozen, and cannot be thawed from here: {failure}"
        f" (process {frozen.guard.pid}, which stays behind, goes on trying)"
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
        said = _said(guard.stdout, _READY, 4096)
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
    """Tell the guard something; return whether it is there."""
    assert guard.stdin is not None
    try:
        guard.stdin.write(text)
    except BrokenPipeError:
        return False
    return True


def _tell_failure(guard: subprocess.Popen[bytes], failure: LibvirtError) -> None:
    """Tell the guard of a freeze that failed, unless it may come about still."""
    if isinstance(failure, ConnectionClosed) or failure.domain == ErrorDomain.VIR_FROM_RPC:
        return  # the server's own answer has not come
    is_refused = failure.code in _REFUSED or _DISABLED in str(failure)
    _tell(guard, _THAWED if is_refused else _FAILED)


def _leave(stop: Stop, guard: subprocess.Popen[bytes]) -> bool:
    """Let the guard go; return whether it has thawed, or tries to."""
    assert guard.stdin is not None
    assert guard.stdout is not None
    guard.stdin.close()
    said = _said(guard.stdout, _BETWEEN, 16)
    guard.stdout.close()
    # it may be at work for some time yet, and is a child to be waited for
    threading.Thread(target=guard.wait, daemon=True).start()
    return said == b"thaws\n"


def _said(pipe: IO[bytes], seconds: float, most: int) -> bytes:
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
        conn = _connected(order)
        conn.lookup_by_uuid_string(order["uuid"])
    except (LibvirtError, ProtocolError) as exc:
        _say(f"{exc}\n".encode()[:4000])
        return 1
    _say(b"ready\n")
    heard = _heard(order["limit"])
    if heard.endswith(_THAWED):
        _say(b"left\n")
        return 0
    _say(b"thaws\n")
    _thaw(order, conn, _LITTLE if heard.endswith(_FAILED) else _PATIENCE)
    return 0


def _connected(order: dict[str, Any]) -> Any:
    from .. import blocking

    return blocking.connect(order["uri"], timeout=2 * _THAWING)


def _say(text: bytes) -> None:
    with contextlib.suppress(OSError):
        os.write(1, text)


def _heard(limit: float) -> bytes:
    """Return what the parent said, once it has thawed, is gone or takes too long."""
    heard, deadline = b"", time.monotonic() + _HEARING
    while True:
        is_there, _, _ = select.select([0], [], [], max(0.0, deadline - time.monotonic()))
        piece = os.read(0, 64) if is_there else b""
        heard += piece
        if heard.endswith(_THAWED) or not piece:
            return heard
        if heard.endswith(_FROZE):
            deadline = time.monotonic() + limit


def _thaw(order: dict[str, Any], conn: Any, patience: float) -> None:
    """Thaw until it succeeded some times: a freeze may be on its way still.

    A guest that is off has nothing that is frozen.
    """
    began = time.monotonic()
    thaws = 0
    while thaws < _THAWS and (age := time.monotonic() - began) < patience:
        try:
            conn = conn or _connected(order)
            domain = conn.lookup_by_uuid_string(order["uuid"])
            if domain.is_active():
                domain.fs_thaw(None, 0)
            thaws += 1
        except LibvirtError as exc:
            # it is frozen: no agent, a call that keeps it, a guest that is paused
            if exc.code == ErrorNumber.VIR_ERR_NO_DOMAIN:
                thaws += 1
            if conn is not None and not conn.is_alive():
                conn = None  # the server may come back
        except ProtocolError:
            conn = None
        time.sleep(_BETWEEN if age < _LITTLE else _SELDOM)


if __name__ == "__main__":
    sys.exit(main())
