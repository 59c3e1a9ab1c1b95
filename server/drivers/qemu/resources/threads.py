"""Threads of QEMU processes: which are virtual CPUs, and where the host runs them."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .....protocol._generated.enums import ErrorDomain
from ..refusals import Answer, internal_error, system_error

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..guests.guest import Guest  # a circle: of types

__all__ = ["Thread", "affinity_of", "emulator_threads", "host_cpus", "iothreads", "pin", "vcpus"]


@dataclass(frozen=True, slots=True)
class Thread:
    """Thread of a guest: its number there, and its id on the host."""

    number: int
    tid: int
    qom_path: str = ""


async def vcpus(guest: Guest) -> list[Thread]:
    """Ask QEMU for the threads of the virtual CPUs."""
    said = await guest.monitor.command("query-cpus-fast")
    with Answer("virtual CPUs have"):
        found = [
            Thread(int(cpu["cpu-index"]), int(cpu["thread-id"]), str(cpu["qom-path"]))
            for cpu in said
        ]
    _check(guest, found)
    return sorted(found, key=lambda thread: thread.number)


async def iothreads(guest: Guest) -> list[Thread]:
    """Ask QEMU for its IOThreads, in its order."""
    said = await guest.monitor.command("query-iothreads")
    found = []
    with Answer("IOThreads have"):
        for thread in said:
            name = str(thread["id"])
            if name.startswith("iothread"):  # others are QEMU's own
                found.append(Thread(int(name.removeprefix("iothread")), int(thread["thread-id"])))
    _check(guest, found)
    return found


def _check(guest: Guest, threads: Iterable[Thread]) -> None:
    """Check that threads are the process's own: what QEMU says is not to be trusted."""
    process = guest.process
    for thread in threads:
        if process is None or not os.path.exists(f"/proc/{process.pid}/task/{thread.tid}"):
            raise internal_error(f"QEMU has no thread {thread.tid}")


def host_cpus() -> int:
    """Return the CPUs of the host that are online, as a mask."""
    text = Path("/sys/devices/system/cpu/online").read_text()
    mask = 0
    for part in text.strip().split(","):
        first, _, last = part.partition("-")
        for number in range(int(first), int(last or first) + 1):
            mask |= 1 << number
    return mask


def affinity_of(tid: int) -> int:
    """Return the CPUs that a thread may run on, as a mask. Raises OSError."""
    return sum(1 << cpu for cpu in os.sched_getaffinity(tid))


def pin(tids: Iterable[int], mask: int) -> None:
    """Let threads run on these CPUs alone; those that have ended are left out.

    Raises VIR_ERR_SYSTEM_ERROR if the kernel refuses.
    """
    cpus = {number for number in range(mask.bit_length()) if mask >> number & 1}
    for tid in tids:
        try:
            with contextlib.suppress(ProcessLookupError):
                os.sched_setaffinity(tid, cpus)
        except (OSError, OverflowError, ValueError) as exc:
            error = exc if isinstance(exc, OSError) else OSError(22, os.strerror(22))
            detail = f"cannot set CPU affinity on process {tid}"
            raise system_error(detail, error, ErrorDomain.VIR_FROM_NONE) from exc


def emulator_threads(pid: int, others: Iterable[int]) -> list[int]:
    """Return the threads of a process that are no virtual CPUs and no IOThreads."""
    taken = set(others)
    try:
        found = [int(name) for name in os.listdir(f"/proc/{pid}/task")]
    except FileNotFoundError:
        return []
    return [tid for tid in found if tid not in taken]
