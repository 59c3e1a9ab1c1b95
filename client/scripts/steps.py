"""Steps of scripts that use handles, and work in this process, for both worlds.

Other scripts yield calls. These yield what a user of a client would do:

* ``(method, *arguments)``: call a method of a handle;
* ``(Work(function), *arguments)``: run a function that blocks, beside the loop;
* ``(Within(seconds), method, *arguments)``: call it, and wait no longer than that;
* ``(pause, seconds)``: wait.

`perform` of each world's `performing.py` does them. Whatever ends a step is raised in
the script, cancellation and interrupts as well, so a script cleans up in ``finally``:
the steps that it yields there are done too. With trio each has `CLEANUP` seconds; in
the blocking world calls have the time that their connection gives them, and an
interrupt waits a moment for the answer to a call that is under way.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    R = TypeVar("R")
    # A script whose steps are these, and its result.
    Steps: TypeAlias = Generator[tuple[Any, ...], Any, R]

__all__ = ["CLEANUP", "Stop", "Stopped", "Within", "Work", "pause"]

CLEANUP = 30.0
"""How long a step may take, in seconds, that comes after an interrupt."""


class Stopped(Exception):
    """Work that was told to stop, and did."""


class Stop:
    """Way to tell work in a thread that nobody waits for it any more.

    Work gives it functions that end what it waits for, such as a child process. They
    are called in another thread, and must not wait. Once one is removed it is not
    called any more, so what it uses can be closed then.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ends: list[Callable[[], None]] = []
        self._set = False

    def set(self) -> None:
        """Tell the work to stop."""
        with self._lock:
            self._set = True
            for end in self._ends:
                end()

    def is_set(self) -> bool:
        return self._set

    def check(self) -> None:
        """Raise `Stopped` if the work is to stop."""
        if self._set:
            raise Stopped

    def add(self, end: Callable[[], None]) -> None:
        """Have ``end`` called when the work is to stop; at once if it is by now."""
        with self._lock:
            self._ends.append(end)
            if self._set:
                end()

    def remove(self, end: Callable[[], None]) -> None:
        """Have ``end`` called no more; wait where it is being called just now."""
        with self._lock:
            self._ends.remove(end)


@dataclass(frozen=True, slots=True)
class Work:
    """Function that blocks, as a part of a step; its first argument is a `Stop`.

    A step is a tuple, and this is none: a script that yields it alone fails.
    """

    function: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Within:
    """Limit in seconds of a call, as a step; the next part of it is the method.

    A call that takes longer is given up: LibvirtError VIR_ERR_OPERATION_TIMEOUT.
    """

    seconds: float


def pause(seconds: float) -> NoReturn:
    """Wait; a step that each world does in its own way."""
    raise AssertionError(f"a pause of {seconds} s is a step, not a function")
