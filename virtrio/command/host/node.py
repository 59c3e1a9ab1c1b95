"""Commands on CPUs and memory of the host."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ...client._generated import calls
from ...protocol._generated import remote
from ...protocol._generated.enums import NodeAllocPagesFlags
from ...protocol.typedparams import UInt, encode
from ..domains.cpumaps import format_cpus
from ..domains.guest import SUSPEND_TARGET, SUSPEND_TARGETS
from ..errors import CommandError, failing
from ..impact import shown
from ..numbers import INT_MAX, UINT_MAX, ULLONG_MAX, leading_integer, number
from ..options import Kind, Option
from ..sizes import scaled
from ..xmltext import elements, parse
from .host import GROUP

if TYPE_CHECKING:
    from lxml import etree

    from ...protocol.typedparams import ParamValue
    from ..options import Arguments
    from ..session import Session

_LLONG_MAX = 2**63 - 1
_CELLNO = Option("cellno", Kind.NUMBER, "number of the NUMA node")
_ALL_NODES = Option("all", Kind.BOOL, "all NUMA nodes")


def _int(args: Arguments, name: str) -> int | None:
    return number(args, name, -INT_MAX - 1, INT_MAX)


# -- CPUs ------------------------------------------------------------------------------


@GROUP.command(
    "nodecpumap",
    "which CPUs of the host are online",
    Option("pretty", Kind.BOOL, "print them as ranges"),
    description="Print how many CPUs the host has and which of them are online.",
)
def nodecpumap(session: Session, args: Arguments) -> None:
    with failing("Unable to get cpu map"):
        found = session.connection.get_cpu_map()
    if "pretty" in args:
        text = format_cpus(found.cpumap)
    else:
        text = "".join("y" if on else "-" for on in found.cpumap)
    session.out(f"{'CPUs present:':<15} {found.cpus}\n{'CPUs online:':<15} {found.online}\n")
    session.out(f"{'CPU map:':<15} {text}\n")


_TIMES = {
    "user": "user:",
    "kernel": "system:",
    "idle": "idle:",
    "iowait": "iowait:",
    "intr": "intr:",
}


@GROUP.command(
    "nodecpustats",
    "how the host's CPUs spend their time",
    Option("cpu", Kind.NUMBER, "number of the CPU"),
    Option("percent", Kind.BOOL, "print percents of one second"),
    description="Print how the CPUs of the host spend their time, in nanoseconds.",
)
def nodecpustats(session: Session, args: Arguments) -> None:
    cpu = _int(args, "cpu")
    cpu = -1 if cpu is None else cpu
    connection = session.connection
    with failing("Unable to get number of cpu stats"):
        stats = connection.get_cpu_stats(cpu)
    if "percent" not in args:
        for name, label in _TIMES.items():
            if name in stats:
                session.out(f"{label:<15} {stats[name]:20d}\n")
        return
    if "utilization" in stats:
        used = stats["utilization"]
        session.out(f"{'usage:':<15} {used:5d}%\n{'idle:':<15} {100 - used:5d}%\n")
        return
    time.sleep(1)
    with failing("Unable to get node cpu stats"):
        later = connection.get_cpu_stats(cpu)
    spent = {name: later.get(name, 0) - stats[name] for name in _TIMES if name in stats}
    total = sum(spent.values())

    def percent(amount: int) -> str:
        return f"{amount / total * 100:5.1f}%" if total else f"{'-nan':>5}%"

    used = spent.get("user", 0) + spent.get("kernel", 0)
    session.out(f"{'usage:':<15} {percent(used)}\n")
    for name, amount in spent.items():
        session.out(f"{_TIMES[name]:<15} {percent(amount)}\n")


@GROUP.command(
    "nodesuspend",
    "suspend the host",
    SUSPEND_TARGET,
    Option("duration", Kind.NUMBER, "seconds after which it wakes up, 60 or more", required=True),
    description="Suspend the host for some time.",
)
def nodesuspend(session: Session, args: Arguments) -> None:
    target = args.required("target")
    duration = number(args, "duration", -_LLONG_MAX - 1, _LLONG_MAX) or 0
    if target not in SUSPEND_TARGETS:
        raise CommandError("Invalid target")
    if duration < 0:
        raise CommandError("Invalid duration")
    with failing("The host was not suspended"):
        session.connection.suspend_for_duration(SUSPEND_TARGETS.index(target), duration)


# -- memory ----------------------------------------------------------------------------


@GROUP.command(
    "nodememstats",
    "how the host's memory is used",
    Option("cell", Kind.NUMBER, "number of the NUMA node"),
    description="Print how the memory of the host is used, in KiB.",
)
def nodememstats(session: Session, args: Arguments) -> None:
    cell = _int(args, "cell")
    with failing("Unable to get number of memory stats"):
        stats = session.connection.get_memory_stats(-1 if cell is None else cell)
    session.out("".join(f"{name:<7}: {value:20d} KiB\n" for name, value in stats.items()))


_SHARED = {
    "shm-pages-to-scan": ("shm_pages_to_scan", "pages to look at before a pause"),
    "shm-sleep-millisecs": ("shm_sleep_millisecs", "length of a pause, in milliseconds"),
    "shm-merge-across-nodes": (
        "shm_merge_across_nodes",
        "whether pages of different NUMA nodes are merged",
    ),
}


@GROUP.command(
    "node-memory-tune",
    "show or set how the host merges memory",
    *(Option(name, Kind.NUMBER, help) for name, (_, help) in _SHARED.items()),
    description="Print or set how the host merges equal pages of memory.",
)
def node_memory_tune(session: Session, args: Arguments) -> None:
    params: dict[str, ParamValue] = {}
    for name, (field, _) in _SHARED.items():
        value = number(args, name, 0, UINT_MAX)
        if value is not None:
            params[field] = UInt(value)
    if params:
        with failing("Unable to change memory parameters"):
            session.connection._call(
                calls.NODE_SET_MEMORY_PARAMETERS,
                remote.RemoteNodeSetMemoryParametersArgs(encode(params), 0),
            )
        return
    with failing("Unable to get number of memory parameters"):
        found = session.connection.get_memory_parameters()
    if found:
        session.out("Shared memory:\n")
        for name, setting in found.items():
            session.out(f"\t{name:<15} {shown(setting)}\n")


# -- NUMA nodes ------------------------------------------------------------------------


def _capabilities(session: Session, name: str, unparsed: str) -> etree._Element:
    failed = "unable to get node capabilities"
    with failing(failed):
        xml = session.connection.get_capabilities()
    try:
        return parse(xml, name)
    except CommandError as exc:
        raise CommandError(unparsed) from exc


def _nodes(root: etree._Element, failed: str) -> list[int]:
    """Return the numbers of the host's NUMA nodes."""
    numbers = []
    for cell in elements(root, "/capabilities/host/topology/cells/cell"):
        text = cell.get("id", "")
        found = leading_integer(text)
        if found is None or found[1] or found[0] < 0:
            raise CommandError(failed.format(text))
        numbers.append(found[0])
    return numbers


@GROUP.command(
    "freecell",
    "free memory of the host",
    _CELLNO,
    _ALL_NODES,
    description="Print the free memory of the host, or of its NUMA nodes.",
)
def freecell(session: Session, args: Arguments) -> None:
    args.exclusive("all", "cellno")
    cell = _int(args, "cellno")
    connection = session.connection
    if "all" in args:
        root = _capabilities(session, "(capabilities)", "unable to get node capabilities")
        rows = []
        for node in _nodes(root, "conversion from string failed"):
            with failing(f"failed to get free memory for NUMA node number: {node}"):
                rows.append((node, connection.get_cells_free_memory(node, 1)[0]))
        session.out("".join(f"{node:5d}: {free // 1024:10d} KiB\n" for node, free in rows))
        total = sum(free for _, free in rows)
        session.extra(f"--------------------\n{'Total':>5}: {total // 1024:10d} KiB\n")
    elif cell is not None:
        free = connection.get_cells_free_memory(cell, 1)
        if len(free) != 1:
            raise CommandError
        session.out(f"{cell}: {free[0] // 1024} KiB\n")
    else:
        session.out(f"Total: {connection.get_free_memory() // 1024} KiB\n")


def _pagesize(args: Arguments) -> int | None:
    size = scaled(args, "pagesize", 1024, UINT_MAX)
    return None if size is None else -(-size // 1024)


@GROUP.command(
    "freepages",
    "free pages of the host's memory",
    _CELLNO,
    Option("pagesize", Kind.NUMBER, "size of the pages, in KiB or with a unit"),
    _ALL_NODES,
    description="Print how many pages of the host's NUMA nodes are free.",
)
def freepages(session: Session, args: Arguments) -> None:
    args.exclusive("all", "cellno")
    pagesize = _pagesize(args)
    if "all" in args:
        root = _capabilities(session, "capabilities", "unable to parse node capabilities")
        sizes = _page_sizes(root) if pagesize is None else [pagesize]
        for node in _nodes(root, "unable to parse numa node id: {}"):
            counts = _free_pages(session, sizes, node)
            lines = [f"{size}KiB: {count}" for size, count in zip(sizes, counts, strict=True)]
            session.out("".join(f"{line}\n" for line in (f"Node {node}:", *lines, "")))
        return
    if "cellno" not in args:
        raise CommandError("missing cellno argument")
    cell = _int(args, "cellno") or 0
    if cell < -1:
        raise CommandError("cell number must be non-negative integer or -1")
    if pagesize is None:
        raise CommandError("missing pagesize argument")
    (count,) = _free_pages(session, [pagesize], cell)
    session.out(f"{pagesize}KiB: {count}\n")


def _free_pages(session: Session, sizes: list[int], node: int) -> list[int]:
    counts = session.connection.get_free_pages(sizes, node, 1)
    found = next(iter(counts.values()))
    return [found[size] for size in sizes]


def _page_sizes(root: etree._Element) -> list[int]:
    pages = elements(root, "/capabilities/host/cpu/pages") or elements(
        root, "/capabilities/host/topology/cells/cell/pages"
    )
    if not pages:
        raise CommandError("could not get information about supported page sizes")
    sizes = set()
    for page in pages:
        text = page.get("size", "")
        found = leading_integer(text)
        if found is None or found[1] or not 0 <= found[0] <= UINT_MAX:
            raise CommandError(f"unable to parse page size: {text}")
        sizes.add(found[0])
    return sorted(sizes)


@GROUP.command(
    "allocpages",
    "reserve pages of the host's memory",
    Option("pagesize", Kind.NUMBER, "size of the pages, in KiB or with a unit", required=True),
    Option("pagecount", Kind.NUMBER, "how many pages", required=True),
    _CELLNO,
    Option("add", Kind.BOOL, "so many more"),
    _ALL_NODES,
    description="Set how many pages the host's NUMA nodes reserve, or reserve more.",
)
def allocpages(session: Session, args: Arguments) -> None:
    args.exclusive("all", "cellno")
    cell = _int(args, "cellno")
    size = _pagesize(args) or 0
    count = number(args, "pagecount", 0, ULLONG_MAX) or 0
    flags = args.flags({"add": NodeAllocPagesFlags.VIR_NODE_ALLOC_PAGES_ADD})
    nodes = [-1 if cell is None else cell]
    if "all" in args:
        root = _capabilities(session, "(capabilities)", "unable to get node capabilities")
        nodes = _nodes(root, "conversion from string failed")
    for node in nodes:
        session.connection.alloc_pages({size: count}, node, 1, flags)


@GROUP.command(
    "nodesevinfo",
    "what the host knows of AMD's SEV",
    description="Print what the host has for guests with encrypted memory.",
)
def nodesevinfo(session: Session, args: Arguments) -> None:
    with failing("Unable to get host SEV information"):
        found = session.connection.get_sev_info()
    for name, value in found.items():
        session.out(f"{name:<18}: {shown(value)}\n")
