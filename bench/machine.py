"""The load of the machine, which tells whether figures taken on it can be trusted."""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

# Seconds of watching, and the share of a processor that others may take meanwhile.
WATCH = 2.0
BUSY = 0.3
# The share of its time that a virtual machine's host may take from it during the whole
# run.
STOLEN = 0.02

_IDLE, _IOWAIT, _STEAL = 3, 4, 7


def _times() -> list[int]:
    """Return the ticks of all processors together, by what they were spent on."""
    return [int(ticks) for ticks in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]


def processor_seconds(pid: int) -> float:
    """Return the processor time of a process and those that it started, all threads."""
    spent = 0.0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(OSError):  # a thread that has just ended
            spent += int((thread / "schedstat").read_text().split()[0]) / 1e9
            for child in (thread / "children").read_text().split():
                spent += processor_seconds(int(child))
    return spent


@dataclass(frozen=True)
class Watched:
    """The machine's idle processors, while nothing is measured."""

    load: tuple[float, float, float]
    idle: float  # processors

    @classmethod
    def now(cls, seconds: float = WATCH) -> Watched:
        before = _times()
        time.sleep(seconds)
        spent = [after - ticks for ticks, after in zip(before, _times(), strict=True)]
        idle = (spent[_IDLE] + spent[_IOWAIT]) / max(1, sum(spent)) * (os.cpu_count() or 1)
        return cls(os.getloadavg(), idle)

    @property
    def is_quiet(self) -> bool:
        """Whether all processors but a small share of one were idle."""
        return self.idle >= (os.cpu_count() or 1) - BUSY

    def __str__(self) -> str:
        load = ", ".join(f"{value:.2f}" for value in self.load)
        return f"load {load}; {self.idle:.2f} of {os.cpu_count()} processors idle"


class Run:
    """A whole run, with the machine's load before it and after."""

    def __init__(self) -> None:
        self.before = Watched.now()
        self._began = _times()

    def doubts(self) -> tuple[Watched, list[str]]:
        """Return the machine's load now, and reasons to doubt this run's figures."""
        spent = [after - ticks for ticks, after in zip(self._began, _times(), strict=True)]
        stolen = spent[_STEAL] / max(1, sum(spent))
        after = Watched.now()
        found = [
            f"others were at work {when}: only {watched.idle:.2f} processors were idle"
            for when, watched in (("before", self.before), ("after", after))
            if not watched.is_quiet
        ]
        if stolen > STOLEN:
            found.append(f"the machine's host took {stolen:.0%} of its time")
        return after, found
