"""Start of the `virtrio` program, before everything that takes time to be imported.

Python answers an interrupt with a traceback, also while it imports modules and while it
ends. Here it ends the process with status 130 at any time, after output that waits.
Only the prompt, the server and the spy have an answer of their own.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn

__all__ = ["start"]


def start() -> NoReturn:
    """Run the command as a program of its own."""
    _fill_descriptors()
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if ours:  # not ignored, as for jobs in the background
        signal.signal(signal.SIGINT, _interrupted)
    from .main import main

    try:
        sys.exit(main())
    finally:
        if ours:  # Python takes modules apart after this
            signal.signal(signal.SIGINT, signal.SIG_DFL)


def _fill_descriptors() -> None:
    """Open /dev/null in place of standard streams that are closed.

    A socket or a file would get their descriptors, and what libraries and children
    write to standard error.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            try:
                os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # the lowest that is free
            except OSError:  # there is none: as before
                return


def _interrupted(_number: int, _frame: FrameType | None) -> None:
    try:
        # A second interrupt ends a flush that the reader holds up.
        sys.stdout.flush()
    except Exception:  # closed, or in the middle of a write
        pass
    finally:
        os._exit(130)
