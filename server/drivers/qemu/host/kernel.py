"""Facts about the machine, from /proc and /sys, which the kernel keeps current.

All functions read files: they run in threads. Numbers of cells are those of NUMA nodes;
a kernel without NUMA has one cell, which is the whole machine.
"""

from __future__ import annotations

import os
import re
import struct
import uuid
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .....protocol._generated.enums import ErrorDomain, ErrorNumber
from .....protocol.errors import invalid_arg, report
from ....conf.cpu.models import x86
from ....conf.refusals import unexplained
from ....objects.structures import NodeInfo
from ..refusals import unsupported
from .cpus import VENDORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .....protocol.errors import LibvirtError

__all__ = [
    "Bank",
    "Cpu",
    "HostCell",
    "Processor",
    "caches",
    "cell_memory",
    "cells",
    "cells_free",
    "cpu_times",
    "cpus",
    "dies",
    "free_memory",
    "free_pages",
    "has_iommu",
    "host_uuid",
    "ksm",
    "memory",
    "node_info",
    "page_counts",
    "page_sizes",
    "power_states",
    "processor",
]

_CPUS = Path("/sys/devices/system/cpu")
_NODES = Path("/sys/devices/system/node")
_HUGE = Path("/sys/kernel/mm/hugepages")
_KSM = Path("/sys/kernel/mm/ksm")

# Levels of cache below this one belong to one CPU, and are not told.
_FIRST_CACHE = 3


class Cpu(NamedTuple):
    """CPU that is online, and where it is; ``siblings`` share its core."""

    id: int
    socket: int
    die: int
    core: int
    siblings: str


class HostCell(NamedTuple):
    """NUMA cell: its memory in KiB, its CPUs, and distances to all cells."""

    id: int
    memory: int
    cpus: tuple[Cpu, ...]
    distances: tuple[tuple[int, int], ...]


class Bank(NamedTuple):
    """Cache of several CPUs; the size is in KiB."""

    id: int
    level: int
    type: str
    size: int
    cpus: str


class Processor(NamedTuple):
    """Processor of the machine: features as bits of what is known of x86."""

    vendor: str | None
    family: int
    number: int
    stepping: int
    microcode: int | None
    address_bits: int | None
    features: int

    @property
    def signature(self) -> tuple[int, int]:
        return self.family, self.number


# -- small readers ---------------------------------------------------------------------


def _text(path: Path) -> str:
    try:
        return path.read_text(errors="replace").strip()
    except OSError:
        return ""


def _number(path: Path, default: int = 0) -> int:
    try:
        return int(_text(path))
    except ValueError:
        return default


def _listed(text: str) -> list[int]:
    """Return the numbers of a list such as ``0-2,5``."""
    found: list[int] = []
    for part in filter(None, text.split(",")):
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def _lines(path: str) -> Iterator[tuple[str, str]]:
    """Yield names and values of lines such as ``MemFree:  10 kB``."""
    for line in _text(Path(path)).splitlines():
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _meminfo(path: Path) -> dict[str, int]:
    """Return sizes in KiB of /proc/meminfo, or of a node's file of the same form."""
    found = {}
    for line in _text(path).splitlines():
        match = re.search(r"(\w+):\s+(\d+) kB$", line)
        if match:
            found[match[1]] = int(match[2])
    return found


# -- CPUs ------------------------------------------------------------------------------


def _present() -> list[int]:
    return _listed(_text(_CPUS / "present")) or [0]


def cpus() -> list[tuple[int, bool]]:
    """Return the number of each CPU that is present, and whether it is online."""
    online = set(_listed(_text(_CPUS / "online")) or _present())
    return [(number, number in online) for number in _present()]


def _cpu(number: int) -> Cpu:
    folder = _CPUS / f"cpu{number}/topology"
    return Cpu(
        number,
        _number(folder / "physical_package_id"),
        max(_number(folder / "die_id"), 0),
        _number(folder / "core_id"),
        _text(folder / "thread_siblings_list") or str(number),
    )


def cells() -> list[HostCell]:
    """Return the cells of the machine that are there."""
    online = {number for number, is_online in cpus() if is_online}
    numbers = _listed(_text(_NODES / "online"))
    if not numbers:
        everything = tuple(_cpu(number) for number in sorted(online))
        return [HostCell(0, _meminfo(Path("/proc/meminfo")).get("MemTotal", 0), everything, ())]
    found = []
    for number in numbers:
        folder = _NODES / f"node{number}"
        distances = [int(each) for each in _text(folder / "distance").split()]
        found.append(
            HostCell(
                number,
                _meminfo(folder / "meminfo").get("MemTotal", 0),
                tuple(_cpu(n) for n in _listed(_text(folder / "cpulist")) if n in online),
                tuple(zip(numbers, distances, strict=False)),
            )
        )
    return found


def node_info() -> NodeInfo:
    """Return the shape of the machine, and the memory of its cells in KiB.

    Where cells differ in shape, all CPUs are told as cores of one socket.
    """
    found = cells()
    count = sum(len(cell.cpus) for cell in found)
    sockets = max((len({cpu.socket for cpu in cell.cpus}) for cell in found), default=1)
    cores, threads = 1, 1
    for cell in found:
        of_sockets: dict[tuple[int, int], set[int]] = {}
        for cpu in cell.cpus:
            of_sockets.setdefault((cpu.socket, cpu.die), set()).add(cpu.core)
            threads = max(threads, len(_listed(cpu.siblings)))
        cores = max(cores, *(len(each) for each in of_sockets.values())) if of_sockets else cores
    nodes = sum(1 for cell in found if cell.cpus) or 1
    if nodes * sockets * cores * threads != count:
        nodes, sockets, cores, threads = 1, 1, count, 1
    memory = sum(cell.memory for cell in found)
    mhz = next((value for name, value in _lines("/proc/cpuinfo") if name == "cpu MHz"), "0")
    return NodeInfo(
        os.uname().machine, memory, count, int(float(mhz)), nodes, sockets, cores, threads
    )


def dies() -> int:
    """Return the number of dies of a socket."""
    found = {(cpu.socket, cpu.die) for cell in cells() for cpu in cell.cpus}
    of_sockets = {socket for socket, _ in found}
    return len(found) // max(len(of_sockets), 1) or 1


_TIMES = ("user", "nice", "system", "idle", "iowait", "irq", "softirq")


def cpu_times(number: int) -> dict[str, int]:
    """Return how a CPU spent its time, in nanoseconds; -1 is the sum of all.

    Raises VIR_ERR_INVALID_ARG for one that there is not.
    """
    name = "cpu" if number == -1 else f"cpu{number}"
    tick = 1_000_000_000 // os.sysconf("SC_CLK_TCK")
    for line in _text(Path("/proc/stat")).splitlines():
        said, *values = line.split()
        if said == name:
            spent = dict(zip(_TIMES, (int(value) * tick for value in values), strict=False))
            return {
                "kernel": spent["system"] + spent["irq"] + spent["softirq"],
                "user": spent["user"] + spent["nice"],
                "idle": spent["idle"],
                "iowait": spent["iowait"],
            }
    function = "virHostCPUGetStatsLinux"
    raise invalid_arg(
        ErrorDomain.VIR_FROM_NONE, function, "cpuNum", f"Invalid cpuNum in {function}"
    )


# The kernel's names of features that libvirt names otherwise, not by "-" or "." alone.
_KERNELS = {
    "pclmuldq": "pclmulqdq",
    "tsc-deadline": "tsc_deadline_timer",
    "osxsave": "xsave",  # the kernel turns it on where it is
    "avx512vbmi2": "avx512_vbmi2",
    "avx512vnni": "avx512_vnni",
    "avx512bitalg": "avx512_bitalg",
    "cr8legacy": "cr8_legacy",
    "invtsc": "nonstop_tsc",
    "ds": "dts",
    "cmt": "cqm",
    "mbm_total": "cqm_mbm_total",
    "mbm_local": "cqm_mbm_local",
    "pause-filter": "pausefilter",
    "bus-lock-detect": "bus_lock_detect",
    "core-capability": "core_capabilities",
}
# What the kernel has made of features that the vendors have in different places.
_OF_VENDORS = {
    "Intel": {"spec-ctrl": "ibrs", "stibp": "stibp", "ssbd": "ssbd"},
    "AMD": {"ibpb": "ibpb", "ibrs": "ibrs", "amd-stibp": "stibp", "amd-ssbd": "ssbd"},
}
_OF_ONE_VENDOR = {name for names in _OF_VENDORS.values() for name in names}
# Where the processor has them: leaf, register (of EAX, EBX, ECX, EDX) and bit. One that
# a hypervisor makes may have both vendors'.
_PLACES = {
    "spec-ctrl": (7, 3, 26),
    "stibp": (7, 3, 27),
    "ssbd": (7, 3, 31),
    "ibpb": (0x80000008, 1, 12),
    "ibrs": (0x80000008, 1, 14),
    "amd-stibp": (0x80000008, 1, 15),
    "amd-ssbd": (0x80000008, 1, 24),
    "virt-ssbd": (0x80000008, 1, 25),
}
_CPUID = Path("/dev/cpu/0/cpuid")


def _features_in_place() -> dict[str, bool]:
    """Return which features the processor itself tells of; none where it is not asked.

    That takes Linux's module ``cpuid``, and root's rights.
    """
    found = {}
    with suppress(OSError, struct.error), _CPUID.open("rb", buffering=0) as file:
        leaves = {
            leaf: struct.unpack("<4I", os.pread(file.fileno(), 16, leaf))
            for leaf in {leaf for leaf, _, _ in _PLACES.values()}
        }
        for name, (leaf, register, bit) in _PLACES.items():
            found[name] = bool(leaves[leaf][register] >> bit & 1)
    return found


def processor() -> Processor:
    """Return what the kernel tells of the processor.

    It does not tell of features that it has turned off, but for a few of which the
    processor can be asked.
    """
    said: dict[str, str] = {}
    for name, value in _lines("/proc/cpuinfo"):
        said.setdefault(name, value)
    flags = set(said.get("flags", "").split())
    vendor = VENDORS.get(said.get("vendor_id", ""))
    own = _OF_VENDORS.get("AMD" if vendor == "Hygon" else vendor or "", {})
    features = 0
    in_place = _features_in_place()
    for name, bit in x86().bits.items():
        if name in in_place:
            has_it = in_place[name]
        elif name in _OF_ONE_VENDOR:
            has_it = own.get(name) in flags
        else:
            has_it = _KERNELS.get(name, re.sub("[-.]", "_", name)) in flags
        features |= bit if has_it else 0
    microcode = said.get("microcode", "")
    bits = re.match(r"(\d+) bits physical", said.get("address sizes", ""))
    return Processor(
        vendor,
        _decimal(said.get("cpu family")),
        _decimal(said.get("model")),
        _decimal(said.get("stepping")),
        int(microcode, 16) if re.fullmatch("0x[0-9a-f]{1,8}", microcode) else None,
        None if bits is None else int(bits[1]),
        features,
    )


def _decimal(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0


def caches() -> list[Bank]:
    """Return the caches that CPUs share."""
    found: dict[tuple[int, int], Bank] = {}
    kinds = {"Unified": "both", "Data": "data", "Instruction": "code"}
    for number, is_online in cpus():
        for folder in sorted(_CPUS.glob(f"cpu{number}/cache/index*")) if is_online else ():
            level = _number(folder / "level")
            size = _text(folder / "size")
            kind = kinds.get(_text(folder / "type"))
            if level < _FIRST_CACHE or kind is None or not size.endswith("K"):
                continue
            bank = _number(folder / "id")
            shared = _text(folder / "shared_cpu_list")
            found.setdefault((level, bank), Bank(bank, level, kind, int(size[:-1]), shared))
    return [found[key] for key in sorted(found)]


# -- memory ----------------------------------------------------------------------------


def memory() -> dict[str, int]:
    """Return sizes of the machine's memory in KiB, as virNodeGetMemoryStats does."""
    said = _meminfo(Path("/proc/meminfo"))
    names = {"total": "MemTotal", "free": "MemFree", "buffers": "Buffers", "cached": "Cached"}
    return {name: said.get(theirs, 0) for name, theirs in names.items()}


def cell_memory(number: int) -> dict[str, int]:
    """Return sizes of a cell's memory in KiB.

    Raises VIR_ERR_INVALID_ARG for a cell that there is not.
    """
    last = max(_listed(_text(_NODES / "online")), default=0)
    if number > last:
        function = "virHostMemGetStats"
        detail = f"cellNum in {function} must be less than or equal to {last}"
        raise invalid_arg(ErrorDomain.VIR_FROM_NONE, function, "cellNum", detail)
    said = _cell_meminfo(number)
    return {"total": said.get("MemTotal", 0), "free": said.get("MemFree", 0)}


def _cell_meminfo(number: int) -> dict[str, int]:
    folder = _NODES / f"node{number}"
    return _meminfo(folder / "meminfo" if folder.is_dir() else Path("/proc/meminfo"))


def cells_free(first: int, most: int) -> list[int]:
    """Return the free bytes of cells from the first one on.

    Raises VIR_ERR_INTERNAL_ERROR for a first one that there is not.
    """
    last = max(_listed(_text(_NODES / "online")), default=0)
    if not 0 <= first <= last:
        raise _out_of_range(first, last)
    numbers = range(first, min(first + most, last + 1))
    return [_cell_meminfo(number).get("MemFree", 0) * 1024 for number in numbers]


def free_memory() -> int:
    """Return the free bytes of all cells together."""
    numbers = _listed(_text(_NODES / "online")) or [0]
    return sum(_cell_meminfo(number).get("MemFree", 0) for number in numbers) * 1024


def _out_of_range(first: int, last: int) -> LibvirtError:
    detail = f"start cell {first} out of range (0-{last})"
    return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_NONE, detail)


def page_sizes() -> list[int]:
    """Return the sizes of pages in KiB, the smallest first."""
    huge = (re.fullmatch(r"hugepages-(\d+)kB", entry) for entry in _names(_HUGE))
    return [os.sysconf("SC_PAGE_SIZE") // 1024, *sorted(int(each[1]) for each in huge if each)]


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def page_counts(cell: int) -> dict[int, tuple[int, int]]:
    """Return how many pages of each size a cell has, and how many are free.

    Cell -1 is the whole machine.
    """
    small, *huge = page_sizes()
    folder = _HUGE if cell == -1 else _NODES / f"node{cell}/hugepages"
    found = {}
    held = free_held = 0
    for size in huge:
        pages = folder / f"hugepages-{size}kB"
        found[size] = _number(pages / "nr_hugepages"), _number(pages / "free_hugepages")
        held += found[size][0] * size
        free_held += found[size][1] * size
    said = _meminfo(Path("/proc/meminfo")) if cell == -1 else _cell_meminfo(cell)
    total, free = said.get("MemTotal", 0), said.get("MemFree", 0)
    return {small: (max(total - held, 0) // small, max(free - free_held, 0) // small), **found}


def free_pages(sizes: Sequence[int], first: int, count: int) -> list[int]:
    """Return the free pages of each size in cells from the first one on.

    Raises VIR_ERR_INTERNAL_ERROR and VIR_ERR_OPERATION_FAILED for cells and sizes that
    there are not.
    """
    last = max(_listed(_text(_NODES / "online")), default=0)
    if first > last:
        raise _out_of_range(first, last)
    if first < -1:
        raise unexplained()
    found = []
    for cell in range(first, min(first + count, last + 1)):
        counts = page_counts(cell)
        for size in sizes:
            if size not in counts:
                detail = f"page size {size} is not available on node {cell}"
                failed = ErrorNumber.VIR_ERR_OPERATION_FAILED
                raise report(failed, ErrorDomain.VIR_FROM_NONE, detail)
            found.append(counts[size][1])
    return found


# Parameters of virNodeGetMemoryParameters, by the kernel's names of them.
_MERGING = {
    "shm_pages_to_scan": "pages_to_scan",
    "shm_sleep_millisecs": "sleep_millisecs",
    "shm_pages_shared": "pages_shared",
    "shm_pages_sharing": "pages_sharing",
    "shm_pages_unshared": "pages_unshared",
    "shm_pages_volatile": "pages_volatile",
    "shm_full_scans": "full_scans",
    "shm_merge_across_nodes": "merge_across_nodes",
}


def ksm() -> dict[str, int]:
    """Return settings and counters of the merging of equal pages.

    Raises VIR_ERR_OPERATION_UNSUPPORTED where the kernel does not merge.
    """
    if not _KSM.is_dir():
        raise unsupported("the kernel does not merge pages")
    found = {name: _text(_KSM / file) for name, file in _MERGING.items()}
    return {name: int(text) for name, text in found.items() if text.lstrip("-").isdecimal()}


# -- the rest --------------------------------------------------------------------------


def host_uuid() -> str:
    """Return what identifies the machine: its firmware's UUID, or one made of its id.

    The id itself is not told, because other programs keep it secret.
    """
    for folder in ("/sys/class/dmi/id", "/sys/devices/virtual/dmi/id"):
        with suppress(ValueError):
            found = uuid.UUID(_text(Path(folder) / "product_uuid"))
            if len(set(found.bytes)) > 1:  # makers of boards leave it at zeros
                return str(found)
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "virtrio " + _text(Path("/etc/machine-id"))))


def power_states() -> list[str]:
    """Return the states of sleep of the machine, as capabilities name them."""
    said = _text(Path("/sys/power/state")).split()
    found = ["suspend_mem"] if "mem" in said else []
    if "disk" in said:
        found.append("suspend_disk")
        if "suspend" in _text(Path("/sys/power/disk")).split():
            found.append("suspend_hybrid")
    return found


def has_iommu() -> bool:
    return bool(_names(Path("/sys/kernel/iommu_groups")))
