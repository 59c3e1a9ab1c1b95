"""Sets of CPUs: how virsh reads and prints them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...protocol._generated.enums import ErrorNumber
from ...protocol.errors import LibvirtError
from ..errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...blocking import Connect

__all__ = ["cpu_count", "format_cpus", "parse_cpus"]

_MOST = 1024  # CPUs in a list
_ITEM = re.compile(r"\s*(\^?)\s*([0-9]{1,9})(?:-([0-9]{1,9}))?\s*", re.ASCII)


def cpu_count(connection: Connect) -> int:
    """Return how many CPUs the host has."""
    try:
        return connection.get_cpu_map().cpus
    except LibvirtError:
        info = connection.get_info()
        return info.nodes * info.sockets * info.cores * info.threads


def format_cpus(cpumap: Sequence[bool]) -> str:
    """Return a set of CPUs such as ``0-3,7``."""
    runs: list[list[int]] = []
    for cpu, usable in enumerate(cpumap):
        if not usable:
            continue
        if runs and runs[-1][1] == cpu - 1:
            runs[-1][1] = cpu
        else:
            runs.append([cpu, cpu])
    return ",".join(f"{low}" if low == high else f"{low}-{high}" for low, high in runs)


def parse_cpus(text: str, count: int) -> list[bool]:
    """Read a set such as ``0-3,^2``; any word that begins with ``r`` is all CPUs.

    Raises `CommandError` for what is no set, an empty set and CPUs that the host with
    ``count`` of them does not have.
    """
    if text.startswith("r"):
        return [True] * count
    invalid = CommandError(f"Invalid cpulist '{text}'")
    chosen: set[int] = set()
    for item in text.split(","):
        found = _ITEM.fullmatch(item)
        if found is None:
            raise invalid from _bad(text)
        low = int(found[2])
        high = low if found[3] is None else int(found[3])
        if low > high or high >= _MOST or (found[1] and found[3] is not None):
            raise invalid from _bad(text)
        if found[1]:
            chosen.discard(low)
        else:
            chosen.update(range(low, high + 1))
    if not chosen:
        raise invalid
    last = max(chosen)
    if last >= count:
        raise CommandError(f"CPU {last} in cpulist '{text}' exceed the maxcpu {count}")
    return [cpu in chosen for cpu in range(count)]


def _bad(text: str) -> CommandError:
    return CommandError(f"invalid argument: Failed to parse bitmap '{text}'")


def unsupported(exc: LibvirtError) -> bool:
    """Tell whether a server does not know a call, or a flag of it."""
    return exc.code in (ErrorNumber.VIR_ERR_NO_SUPPORT, ErrorNumber.VIR_ERR_INVALID_ARG)
