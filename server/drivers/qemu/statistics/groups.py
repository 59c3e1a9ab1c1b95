"""Statistics of guests, in libvirt's groups, names and order.

A group is a function of a `Subject`: a domain, and its guest if it has one that can be
asked. Groups that need QEMU are left out where it is not to be asked, as in libvirt.
QEMU's numbers are taken as such only if they are: others raise
VIR_ERR_INTERNAL_ERROR.
"""

from __future__ import annotations

import stat
import struct
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from .....protocol._generated.enums import DomainMemoryStatTags, DomainStatsTypes, VcpuState
from .....protocol.errors import LibvirtError
from .....protocol.typedparams import Int, LLong, UInt, ULLong
from ..disks.images import measure, read_start
from ..named_files import look
from ..processes import proc
from ..refusals import internal_error

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .....protocol.typedparams import ParamValue
    from ....conf.domain.definition import DomainDef
    from ....objects.domains import Domain
    from ..guests.guest import Guest

__all__ = ["GROUPS", "DiskNumbers", "ImageNumbers", "Subject", "block_numbers", "memory_numbers"]

_ULLONG = 2**64
_VCPU_RUNNING = int(VcpuState.VIR_VCPU_RUNNING)
_Tag = DomainMemoryStatTags


@dataclass(frozen=True, slots=True)
class Subject:
    """Domain whose statistics are made; ``guest`` is None if QEMU is not to be asked.

    ``pid`` is the process of an active domain, ``with_backing`` asks for the layers
    below those that guests see.
    """

    domain: Domain
    guest: Guest | None
    pid: int | None
    with_backing: bool = False

    @property
    def definition(self) -> DomainDef:
        return self.domain.definition


def _number(value: object, what: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _ULLONG:
        raise internal_error(f"QEMU's {what} is {value!r:.80}")
    return value


def _items(value: object, what: str) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise internal_error(f"QEMU's {what} have another form")
    return value


def _object(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise internal_error(f"QEMU's {what} has another form")
    return value


# -- state and processor ---------------------------------------------------------------


async def _state(subject: Subject) -> dict[str, ParamValue]:
    domain = subject.domain
    return {"state.state": Int(domain.state), "state.reason": Int(domain.reason)}


async def _cpu(subject: Subject) -> dict[str, ParamValue]:
    spent = None if subject.pid is None else proc.times(subject.pid)
    if spent is None:
        return {}
    params: dict[str, ParamValue] = {
        "cpu.time": ULLong(spent.total),
        "cpu.user": ULLong(spent.user),
        "cpu.system": ULLong(spent.system),
        "cpu.cache.monitor.count": UInt(0),  # there are no monitors of caches
    }
    if subject.guest is not None:
        success = fail = 0
        if _is_kvm(subject):
            for name, value in await _kvm(subject.guest, "vcpu"):
                success += _number(value, name) if name == "halt_poll_success_ns" else 0
                fail += _number(value, name) if name == "halt_poll_fail_ns" else 0
        params["cpu.haltpoll.success.time"] = ULLong(success)
        params["cpu.haltpoll.fail.time"] = ULLong(fail)
    return params


def _is_kvm(subject: Subject) -> bool:
    return subject.definition.tree.attrs.get("type") == "kvm"


async def _kvm(guest: Guest, target: str) -> list[tuple[str, object]]:
    """Return what KVM counts about the virtual CPUs or the machine, one by one."""
    return [pair for stats in await _kvm_of(guest, target) for pair in stats]


async def _kvm_of(guest: Guest, target: str) -> list[list[tuple[str, object]]]:
    """Return what KVM counts about each of the virtual CPUs, or about the machine."""
    said = _items(await guest.monitor.command("query-stats", {"target": target}), "statistics")
    found = []
    for item in said:
        stats = _items(item.get("stats"), "statistics")
        found.append([(str(stat.get("name")), stat.get("value")) for stat in stats])
    return found


_ENDINGS = {"cumulative": "sum", "instant": "cur", "peak": "max"}


async def _kinds(guest: Guest, target: str) -> dict[str, str]:
    """Return the ending of a parameter's name for each that KVM counts."""
    schemas = _items(await guest.monitor.command("query-stats-schemas"), "schemas")
    return {
        str(stat.get("name")): _ENDINGS[str(stat.get("type"))]
        for schema in schemas
        if schema.get("target") == target
        for stat in _items(schema.get("stats"), "schemas")
        if stat.get("type") in _ENDINGS
    }


def _named(
    prefix: str, stats: list[tuple[str, object]], kinds: dict[str, str]
) -> dict[str, ParamValue]:
    params: dict[str, ParamValue] = {}
    for name, value in stats:
        key = f"{prefix}.{name}.{kinds.get(name)}"
        if name in kinds and len(key) < _MOST_NAME and isinstance(value, int):
            params[key] = value if isinstance(value, bool) else ULLong(_number(value, name))
    return params


_MOST_NAME = 80  # VIR_TYPED_PARAM_FIELD_LENGTH


async def _vm(subject: Subject) -> dict[str, ParamValue]:
    if subject.guest is None or not _is_kvm(subject):
        return {}
    kinds = await _kinds(subject.guest, "vm")
    return _named("vm", await _kvm(subject.guest, "vm"), kinds)


async def _vcpu(subject: Subject) -> dict[str, ParamValue]:
    vcpus = subject.definition.vcpus
    params: dict[str, ParamValue] = {
        "vcpu.current": UInt(vcpus.current),
        "vcpu.maximum": UInt(vcpus.maximum),
    }
    if subject.guest is None or subject.pid is None:
        return params
    threads = await subject.guest.vcpu_threads()
    is_kvm = _is_kvm(subject)
    kinds = await _kinds(subject.guest, "vcpu") if is_kvm else {}
    counted = await _kvm_of(subject.guest, "vcpu") if is_kvm else []
    for number, thread in threads.items():
        spent = proc.times(subject.pid, thread)
        if spent is None:
            continue
        waited = proc.waits(subject.pid, thread)
        params[f"vcpu.{number}.state"] = Int(_VCPU_RUNNING)
        params[f"vcpu.{number}.time"] = ULLong(spent.total)
        params[f"vcpu.{number}.wait"] = ULLong(waited.wait)
        params[f"vcpu.{number}.delay"] = ULLong(waited.delay)
        if number < len(counted):
            params |= _named(f"vcpu.{number}", counted[number], kinds)
    return params


# -- memory ----------------------------------------------------------------------------

# QEMU's name, that of the parameter, the tag, and whether it is a size in bytes.
_MEMORY: tuple[tuple[str, str, int, bool], ...] = (
    ("stat-swap-in", "swap_in", int(_Tag.VIR_DOMAIN_MEMORY_STAT_SWAP_IN), True),
    ("stat-swap-out", "swap_out", int(_Tag.VIR_DOMAIN_MEMORY_STAT_SWAP_OUT), True),
    ("stat-major-faults", "major_fault", int(_Tag.VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT), False),
    ("stat-minor-faults", "minor_fault", int(_Tag.VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT), False),
    ("stat-free-memory", "unused", int(_Tag.VIR_DOMAIN_MEMORY_STAT_UNUSED), True),
    ("stat-total-memory", "available", int(_Tag.VIR_DOMAIN_MEMORY_STAT_AVAILABLE), True),
    ("stat-available-memory", "usable", int(_Tag.VIR_DOMAIN_MEMORY_STAT_USABLE), True),
    ("last-update", "last-update", int(_Tag.VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE), False),
    ("stat-disk-caches", "disk_caches", int(_Tag.VIR_DOMAIN_MEMORY_STAT_DISK_CACHES), True),
    (
        "stat-htlb-pgalloc",
        "hugetlb_pgalloc",
        int(_Tag.VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGALLOC),
        False,
    ),
    ("stat-htlb-pgfail", "hugetlb_pgfail", int(_Tag.VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGFAIL), False),
)
_NAMES = {tag: name for _, name, tag, _ in _MEMORY}
_NOT_KNOWN = (-1, _ULLONG - 1)  # as QEMU writes it, which depends on its version


async def memory_numbers(guest: Guest) -> dict[int, int]:
    """Return what the balloon knows of a guest's memory, by tags; sizes in KiB.

    A guest without one has nothing.
    """
    balloons = guest.definition.devices("memballoon")
    balloon = next((each for each in balloons if each.attrs["model"] != "none"), None)
    if balloon is None:
        return {}
    said = _object(await guest.monitor.command("query-balloon"), "balloon")
    found = {
        int(_Tag.VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON): _number(said.get("actual"), "balloon")
        // 1024
    }
    path = f"/machine/peripheral/{balloon.get('alias', 'name')}"
    arguments = {"path": path, "property": "guest-stats"}
    answer = _object(await guest.monitor.command("qom-get", arguments), "balloon")
    stats = _object(answer.get("stats"), "balloon")
    for name, _, tag, is_size in _MEMORY:
        value = answer.get(name) if name == "last-update" else stats.get(name)
        if value is None or value in _NOT_KNOWN:
            continue
        number = _number(value, name)
        found[tag] = number // 1024 if is_size else number
    return found


async def _balloon(subject: Subject) -> dict[str, ParamValue]:
    memory = subject.definition.memory
    params: dict[str, ParamValue] = {
        "balloon.current": ULLong(memory.current),
        "balloon.maximum": ULLong(memory.total),
    }
    if subject.guest is None or subject.pid is None:
        return params
    for tag, value in (await memory_numbers(subject.guest)).items():
        if tag in _NAMES:
            params[f"balloon.{_NAMES[tag]}"] = ULLong(value)
    used = proc.memory(subject.pid)
    if used is not None:
        params["balloon.rss"] = ULLong(used)
    return params


# -- devices ---------------------------------------------------------------------------


async def _interface(subject: Subject) -> dict[str, ParamValue]:
    if subject.pid is None:
        return {}
    interfaces = list(subject.definition.interfaces)
    params: dict[str, ParamValue] = {"net.count": UInt(len(interfaces))}
    for number, interface in enumerate(interfaces):
        if not interface.target:
            continue  # none of the host's
        params[f"net.{number}.name"] = interface.target
        found = proc.traffic(interface.target, is_tap=interface.type != "direct")
        if found is not None:
            names = ("bytes", "pkts", "errs", "drop")
            keys = [f"{way}.{name}" for way in ("rx", "tx") for name in names]
            for key, value in zip(keys, found, strict=True):
                params[f"net.{number}.{key}"] = ULLong(value)
    return params


@dataclass(frozen=True, slots=True)
class ImageNumbers:
    """Numbers about one layer of a disk, in bytes; None what is not known."""

    number: int
    path: str | None
    allocation: int | None
    capacity: int | None
    physical: int | None


@dataclass(frozen=True, slots=True)
class DiskNumbers:
    """What QEMU counts about a disk: QEMU's own numbers, and its layers, top first."""

    stats: dict[str, Any]
    layers: list[ImageNumbers]


async def block_numbers(guest: Guest) -> dict[str, DiskNumbers]:
    """Return the numbers about each disk of a guest, by targets."""
    said = _items(await guest.monitor.command("query-blockstats"), "statistics of disks")
    nodes = _items(await guest.block_nodes(), "nodes")
    images = {str(node.get("node-name")): _object(node.get("image"), "image") for node in nodes}
    by_device = {str(item.get("qdev")): item for item in said}
    by_node = _by_node(said)
    found = {}
    for target, disk in guest.nodes.disks.items():
        item = by_device.get(disk.qdev) or by_device.get(disk.device) or {}
        stats = _object(item.get("stats") or {}, "statistics")
        layers = []
        for layer in disk.layers:
            written = _object(by_node.get(layer.storage) or {}, "statistics")
            image = images.get(layer.node, {})
            capacity = image.get("virtual-size")
            layers.append(
                ImageNumbers(
                    layer.number,
                    layer.path if layer.remote is None else None,
                    _maybe(written.get("wr_highest_offset"), "wr_highest_offset"),
                    _maybe(capacity, "virtual-size"),
                    _maybe(image.get("actual-size") or capacity, "actual-size"),
                )
            )
        found[target] = DiskNumbers(stats, layers)
    return found


def _by_node(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the statistics of nodes, which are in each other, by their names."""
    found: dict[str, Any] = {}
    left = list(items)
    while left:
        item = left.pop()
        if isinstance(name := item.get("node-name"), str):
            found[name] = item.get("stats")
        left += [item[key] for key in ("parent", "backing") if isinstance(item.get(key), dict)]
    return found


def _maybe(value: object, what: str) -> int | None:
    return None if value is None else _number(value, what)


_COUNTERS = (
    ("rd.reqs", "rd_operations"),
    ("rd.bytes", "rd_bytes"),
    ("rd.times", "rd_total_time_ns"),
    ("wr.reqs", "wr_operations"),
    ("wr.bytes", "wr_bytes"),
    ("wr.times", "wr_total_time_ns"),
    ("fl.reqs", "flush_operations"),
    ("fl.times", "flush_total_time_ns"),
)


def _counters(start: str, stats: dict[str, Any]) -> dict[str, ParamValue]:
    return {
        f"{start}.{name}": ULLong(_number(stats[key], key))
        for name, key in _COUNTERS
        if key in stats
    }


async def _block(subject: Subject) -> dict[str, ParamValue]:
    params: dict[str, ParamValue] = {"block.count": UInt(0)}
    place = 0
    numbers: dict[str, DiskNumbers] = {}
    if subject.guest is not None:
        numbers = await block_numbers(subject.guest)
    for disk in subject.definition.disks:
        known = numbers.get(disk.target)
        path = disk.path if disk.element.attrs["type"] in ("file", "block") else None
        if known is not None:
            layers = known.layers
        elif subject.pid is None and path:
            work = partial(_image_numbers, path, disk.format or "raw")
            try:
                layers = [await look(path, work)]
            except LibvirtError:  # on a disk that does not answer
                layers = []
        else:
            layers = []
        if not layers:  # a drive without a medium, or one that cannot be asked
            layers = [ImageNumbers(0, path or None, None, None, None)]
        for depth, layer in enumerate(layers if subject.with_backing else layers[:1]):
            start = f"block.{place}"
            params[f"{start}.name"] = disk.target
            if layer.path is not None:
                params[f"{start}.path"] = layer.path
            if layer.number:
                params[f"{start}.backingIndex"] = UInt(layer.number)
            if known is not None and depth == 0:
                params |= _counters(start, known.stats)
            for name in ("allocation", "capacity", "physical"):
                value = getattr(layer, name)
                if value or (value is not None and known is not None and name == "allocation"):
                    params[f"{start}.{name}"] = ULLong(value)
            place += 1
    params["block.count"] = UInt(place)
    return params


def _image_numbers(path: str, format: str) -> ImageNumbers:
    """Look at the image of a guest that is off; in a thread."""
    try:
        status, physical = measure(path)
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISBLK(status.st_mode):
            return ImageNumbers(0, path, None, None, None)
        capacity: int | None = physical
        if format == "qcow2":
            header = read_start(path, 32)
            is_one = header[:4] == b"QFI\xfb" and len(header) == 32
            capacity = struct.unpack_from(">Q", header, 24)[0] if is_one else None
    except OSError:
        return ImageNumbers(0, path, None, None, None)
    return ImageNumbers(0, path, status.st_blocks * 512, capacity, physical)


async def _iothread(subject: Subject) -> dict[str, ParamValue]:
    if subject.guest is None:
        return {}
    threads = _items(await subject.guest.monitor.command("query-iothreads"), "IOThreads")
    if not threads:
        return {}
    params: dict[str, ParamValue] = {"iothread.count": UInt(len(threads))}
    for thread in threads:
        number = str(thread.get("id")).removeprefix("iothread")
        if not number.isdecimal() or len(number) > 10:
            raise internal_error(f"QEMU's IOThread is {thread.get('id')!r:.80}")
        kinds = (("poll-max-ns", ULLong), ("poll-grow", UInt), ("poll-shrink", UInt))
        for name, kind in kinds:
            if name in thread:
                params[f"iothread.{number}.{name}"] = kind(_number(thread[name], name))
    return params


_DIRTY_STATES = {"unstarted": 0, "measuring": 1, "measured": 2}
_DIRTY_MODES = ("page-sampling", "dirty-bitmap", "dirty-ring")


async def _dirty_rate(subject: Subject) -> dict[str, ParamValue]:
    if subject.guest is None:
        return {}
    said = _object(await subject.guest.monitor.command("query-dirty-rate"), "dirty rate")
    status, mode = _DIRTY_STATES.get(str(said.get("status"))), said.get("mode")
    if status is None or mode not in _DIRTY_MODES:
        raise internal_error("QEMU's dirty rate has another form")
    params: dict[str, ParamValue] = {
        "dirtyrate.calc_status": Int(status),
        "dirtyrate.calc_start_time": LLong(_number(said.get("start-time"), "start-time")),
        "dirtyrate.calc_period": Int(_number(said.get("calc-time"), "calc-time")),
        "dirtyrate.calc_mode": mode,
    }
    if "dirty-rate" in said and status == _DIRTY_STATES["measured"]:
        rate = _number(said["dirty-rate"], "dirty-rate")
        params["dirtyrate.megabytes_per_second"] = LLong(rate)
        for item in _items(said.get("vcpu-dirty-rate") or [], "dirty rates"):
            number, rate = _number(item.get("id"), "id"), _number(item.get("dirty-rate"), "rate")
            params[f"dirtyrate.vcpu.{number}.megabytes_per_second"] = ULLong(rate)
    return params


async def _nothing(subject: Subject) -> dict[str, ParamValue]:
    """Return no statistics: events of the processor and bandwidths are not counted."""
    return {}


@dataclass(frozen=True, slots=True)
class Group:
    """Group of statistics, and what makes them.

    ``needs_guest`` if QEMU is asked, ``needs_run`` if only running guests have it.
    """

    make: Callable[[Subject], Awaitable[dict[str, ParamValue]]]
    needs_guest: bool = False
    needs_run: bool = False


_T = DomainStatsTypes
GROUPS: dict[int, Group] = {
    int(_T.VIR_DOMAIN_STATS_STATE): Group(_state),
    int(_T.VIR_DOMAIN_STATS_CPU_TOTAL): Group(_cpu, needs_guest=True),
    int(_T.VIR_DOMAIN_STATS_BALLOON): Group(_balloon, needs_guest=True),
    int(_T.VIR_DOMAIN_STATS_VCPU): Group(_vcpu, needs_guest=True),
    int(_T.VIR_DOMAIN_STATS_INTERFACE): Group(_interface),
    int(_T.VIR_DOMAIN_STATS_BLOCK): Group(_block, needs_guest=True),
    int(_T.VIR_DOMAIN_STATS_PERF): Group(_nothing),
    int(_T.VIR_DOMAIN_STATS_IOTHREAD): Group(_iothread, needs_guest=True, needs_run=True),
    int(_T.VIR_DOMAIN_STATS_MEMORY): Group(_nothing),
    int(_T.VIR_DOMAIN_STATS_DIRTYRATE): Group(_dirty_rate, needs_guest=True, needs_run=True),
    int(_T.VIR_DOMAIN_STATS_VM): Group(_vm, needs_guest=True, needs_run=True),
}
"""Groups by virDomainStatsTypes, in the order of their parameters."""
