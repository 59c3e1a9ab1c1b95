"""What the kernel says about a process: time, memory, and traffic of interfaces.

All are small files that the kernel makes as they are read; reading them does not wait.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

__all__ = ["Times", "Traffic", "Waits", "last_cpu", "memory", "times", "traffic", "waits"]

_TICK = 1_000_000_000 // os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE") // 1024


class Times(NamedTuple):
    """Processor time in nanoseconds: in programs, and in the kernel for them."""

    user: int
    system: int

    @property
    def total(self) -> int:
        return self.user + self.system


class Waits(NamedTuple):
    """Nanoseconds that a thread waited: for what it asked for, and for a processor."""

    wait: int
    delay: int


class Traffic(NamedTuple):
    """Traffic of a network interface, as the guest sees it."""

    rx_bytes: int
    rx_packets: int
    rx_errors: int
    rx_drops: int
    tx_bytes: int
    tx_packets: int
    tx_errors: int
    tx_drops: int


def _fields(pid: int, thread: int | None) -> list[str]:
    folder = f"/proc/{pid}" if thread is None else f"/proc/{pid}/task/{thread}"
    try:
        # the name of a program may have blanks and parentheses
        return Path(folder, "stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def times(pid: int, thread: int | None = None) -> Times | None:
    """Return the time of a process or one thread of it; None if it has ended."""
    fields = _fields(pid, thread)
    return Times(int(fields[11]) * _TICK, int(fields[12]) * _TICK) if fields else None


def last_cpu(pid: int, thread: int) -> int | None:
    """Return the CPU of the host that a thread ran on last; None if it has ended."""
    fields = _fields(pid, thread)
    return int(fields[36]) if fields else None


def memory(pid: int) -> int | None:
    """Return the KiB of memory that a process has in use; None if it has ended."""
    fields = _fields(pid, None)
    return int(fields[21]) * _PAGE if fields else None


def waits(pid: int, thread: int) -> Waits:
    """Return how long a thread has waited; 0 where the kernel does not count."""
    folder = Path(f"/proc/{pid}/task/{thread}")
    wait = delay = 0
    try:
        delay = int((folder / "schedstat").read_text().split()[1])
        for line in (folder / "sched").read_text(errors="replace").splitlines():
            name, found, value = line.partition(":")
            if found and name.strip().removeprefix("se.statistics.") == "wait_sum":
                milliseconds, _, rest = value.strip().partition(".")
                wait = int(milliseconds) * 1_000_000 + int(rest.ljust(6, "0")[:6] or "0")
    except (OSError, ValueError, IndexError):
        pass  # a kernel without these counters, or a thread that has ended
    return Waits(wait, delay)


def traffic(name: str, *, is_tap: bool) -> Traffic | None:
    """Return the traffic of an interface of the host; None if there is none.

    What the host sends into a tap is what the guest receives.
    """
    try:
        lines = Path("/proc/net/dev").read_text(errors="replace").splitlines()
    except OSError:
        return None
    for line in lines:
        found, _, rest = line.partition(":")
        if rest and found.strip() == name:
            numbers = [int(number) for number in rest.split()]
            received, sent = numbers[0:4], numbers[8:12]
            return Traffic(*sent, *received) if is_tap else Traffic(*received, *sent)
    return None
