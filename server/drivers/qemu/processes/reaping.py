"""Exit statuses of processes that have ended, asked for off the loop.

How it works. Whoever has a child asks the kernel for its status once, which frees what
is left of it. That can take a quarter of a second for a large process, and as long as
it likes for one that somebody else traces: it has ended, but the kernel keeps its
status for the tracer first. So a thread asks, which is none of those that others wait
for. After a second nobody waits for the status any more; the thread does for as long
as it takes, so that nothing is left of the process in the end.
"""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING

import trio

from ....threads import begin_thread

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["reap"]

# Seconds between attempts until others go on without the status.
_PAUSES = (0.001, 0.01, 0.1, 0.4, 0.5)


def reap(pidfd: int, note: Callable[[int], object]) -> trio.Event:
    """Have a thread ask for the status of a process that has ended.

    The thread closes ``pidfd``. Returns what is set when the status is known, or not to
    be waited for. ``note`` gets it in the thread: an exit status, or minus the signal;
    nothing if the process is no child of ours.
    """
    told = trio.Event()
    token = trio.lowlevel.current_trio_token()

    def tell() -> None:
        with contextlib.suppress(trio.RunFinishedError):
            token.run_sync_soon(told.set)

    begin_thread(lambda: _reap(pidfd, note, tell))
    return told


def _reap(pidfd: int, note: Callable[[int], object], tell: Callable[[], object]) -> None:
    try:
        try:
            found = os.waitid(os.P_PIDFD, pidfd, os.WEXITED | os.WNOHANG)
            for pause in _PAUSES:
                if found is None:
                    time.sleep(pause)
                    found = os.waitid(os.P_PIDFD, pidfd, os.WEXITED | os.WNOHANG)
            if found is None:
                tell()
                found = os.waitid(os.P_PIDFD, pidfd, os.WEXITED)
        except ChildProcessError:
            return
        if found is not None:
            exited = found.si_code == os.CLD_EXITED
            note(found.si_status if exited else -found.si_status)
    finally:
        os.close(pidfd)
        tell()
