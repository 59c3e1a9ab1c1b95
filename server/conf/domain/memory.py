"""Memory of a guest: its sizes, its limits and its backing."""

from __future__ import annotations

from dataclasses import dataclass

from .. import xml
from ..kinds import Filled, choice
from ..pause import paced
from ..refusals import DOMAIN, missing_part
from ..rules import apply, attr, flag, rule
from ..values import MAX_SIZE, parse_bitmap, parse_integer, scaled, scaled_kib
from .vcpus import cpuset_text

__all__ = [
    "UNLIMITED",
    "Memory",
    "complete_memory",
    "memory_elements",
    "memtune_element",
    "read_memory",
    "read_memory_backing",
    "read_memtune",
]

# Sizes are kept in KiB; the largest stands for "no limit".
UNLIMITED = MAX_SIZE // 1024
_DUMP_CORE = choice("on", "off")


def _size_of(root: xml.Source, tag: str) -> int:
    element = root.find(tag)
    return 0 if element is None or not xml.string(element) else scaled_kib(element, f"./{tag}[1]")


@dataclass(frozen=True, slots=True)
class Memory:
    """Sizes of a guest's memory, in KiB.

    ``current`` is what a balloon leaves of ``total``; ``maximum`` is the most that it
    can grow to with modules in ``slots``. Both are 0 if it cannot grow. ``dump_core``
    is ``on``, ``off`` or "".
    """

    total: int
    current: int
    maximum: int
    slots: int
    dump_core: str


def read_memory(root: xml.Source) -> Memory:
    """Read the sizes as the document states them, for `complete_memory` to check."""
    total, current, maximum = (
        _size_of(root, tag) for tag in ("memory", "currentMemory", "maxMemory")
    )
    slots, dump_core = 0, ""
    if (dump := root.value("memory", "dumpCore")) is not None:
        dump_core = _DUMP_CORE(dump, "memory", "dumpCore") or ""
    if text := root.value("maxMemory", "slots"):
        number = parse_integer(text)
        if number is None or not 0 <= number <= 2**32 - 1:
            raise DOMAIN.xml_error("Failed to parse memory slot count")
        slots = number
    if bool(slots) != bool(maximum):
        raise DOMAIN.xml_error("both maximum memory size and memory slot count must be specified")
    return Memory(total, current, maximum, slots, dump_core)


def complete_memory(
    memory: Memory, of_cells: int, of_modules: int, *, cells_decide: bool = False
) -> Memory:
    """Check sizes against each other and fill in missing ones.

    ``of_cells`` is the memory of all NUMA cells, ``of_modules`` that of all memory
    modules, both in KiB. If ``cells_decide``, a sum of theirs counts more than what
    the document says. The rules are virDomainDefPostParseMemory's.
    """
    total, current = memory.total, memory.current
    if total == 0 or (cells_decide and of_cells):
        total = of_cells + of_modules if of_cells else 0
    elif of_modules > total:
        raise DOMAIN.xml_error("Total size of memory devices exceeds the total memory size")
    if total == of_modules:
        raise DOMAIN.xml_error(
            "Memory size must be specified via <memory> or in the <numa> configuration"
        )
    if current > total or current == 0:
        current = total
    if memory.maximum and memory.maximum < total:
        raise DOMAIN.xml_error(
            "maximum memory size must be equal or greater than the actual memory size"
        )
    return Memory(total, current, memory.maximum, memory.slots, memory.dump_core)


def memory_elements(memory: Memory) -> list[xml.Element]:
    elements = []
    if memory.maximum:
        attrs = {"slots": str(memory.slots), "unit": "KiB"}
        elements.append(xml.Element("maxMemory", attrs, str(memory.maximum)))
    attrs = {"dumpCore": memory.dump_core} if memory.dump_core else {}
    elements.append(xml.Element("memory", {**attrs, "unit": "KiB"}, str(memory.total)))
    elements.append(xml.Element("currentMemory", {"unit": "KiB"}, str(memory.current)))
    return elements


# -- limits ----------------------------------------------------------------------------

_LIMITS = ("hard_limit", "soft_limit", "min_guarantee", "swap_hard_limit")


def read_memtune(root: xml.Source) -> tuple[xml.Element | None, dict[str, int]]:
    """Read ``<memtune>``, and its limits by their names, in KiB."""
    source = root.find("memtune")
    limits: dict[str, int] = {}
    if source is None:
        return None, limits
    for tag in _LIMITS:
        limit = source.find(tag)
        if limit is not None and xml.string(limit):
            limits[tag] = scaled_kib(limit, f"./memtune/{tag}[1]")
    return memtune_element(limits), limits


def memtune_element(limits: dict[str, int]) -> xml.Element | None:
    element = xml.Element("memtune")
    for tag in _LIMITS:
        value = limits.get(tag, UNLIMITED)
        if value < UNLIMITED:
            element.add(tag, {"unit": "KiB"}, str(value))
    return element if element.children else None


# -- what is behind it -----------------------------------------------------------------


def _page(source: xml.Source, element: xml.Element) -> xml.Element | None:
    size = source.get("size")
    if not size:
        raise missing_part("./@size")
    kib = scaled(size, source.get("unit"), where="./@size", maximum=MAX_SIZE) // 1024
    if not kib:
        raise DOMAIN.xml_detail("hugepage size can't be zero")
    element.attrs = {"size": str(kib), "unit": "KiB", **element.attrs}
    return element


def _nodes(value: str, element: str, attribute: str) -> str | None:
    return cpuset_text(value, attribute)


def _allocation_threads(value: str, element: str, attribute: str) -> str | None:
    number = parse_integer(value)
    if number is None or not 0 <= number <= 2**32 - 1:
        raise DOMAIN.xml_error("Failed to parse memory allocation threads")
    return str(number) if number else None


_MEMORY_BACKING = rule(
    "memoryBacking",
    rule(
        "hugepages",
        rule("page", attr("nodeset", _nodes), many=True, finish=_page),
        keep=True,
    ),
    flag("nosharepages"),
    flag("locked"),
    rule(
        "source",
        attr(
            "type",
            Filled(
                choice(
                    "file", "anonymous", "memfd", unknown="unknown memoryBacking/source/type '%s'"
                )
            ),
        ),
    ),
    rule(
        "access",
        attr(
            "mode",
            Filled(choice("shared", "private", unknown="unknown memoryBacking/access/mode '%s'")),
        ),
    ),
    rule(
        "allocation",
        attr(
            "mode",
            Filled(
                choice(
                    "immediate", "ondemand", unknown="unknown memoryBacking/allocation/mode '%s'"
                )
            ),
        ),
        attr("threads", Filled(_allocation_threads)),
    ),
    flag("discard"),
)


def read_memory_backing(root: xml.Source, numa_cells: int) -> xml.Element | None:
    source = root.find("memoryBacking")
    if source is None:
        return None
    element = apply(_MEMORY_BACKING, source)
    pages = element.find("hugepages") if element is not None else None
    for page in pages.children if pages is not None else ():
        nodes = page.attrs.get("nodeset")
        if nodes is None:
            continue
        beyond = parse_bitmap(nodes) >> numa_cells
        if numa_cells == 0 and beyond == 1:
            del page.attrs["nodeset"]
        elif beyond:
            node = numa_cells + (beyond & -beyond).bit_length() - 1
            raise DOMAIN.xml_detail(f"hugepages: node {node} not found")
    if pages is not None:
        _check_pages(pages.children)
    return element


def _check_pages(pages: list[xml.Element]) -> None:
    """Refuse two entries for one node, and two without a nodeset."""
    master: xml.Element | None = None
    taken: list[tuple[int, xml.Element]] = []
    all_taken = 0
    for page in paced(pages):
        text = page.attrs.get("nodeset")
        if text is None:
            if master is not None:
                raise DOMAIN.xml_detail(
                    "two master hugepages detected: "
                    f"{page.attrs['size']} and {master.attrs['size']}"
                )
            master = page
            continue
        nodes = parse_bitmap(text)
        if nodes & all_taken:
            other = next(other for others, other in taken if others & nodes)
            sizes = f"{page.attrs['size']} and {other.attrs['size']}"
            raise DOMAIN.xml_detail(f"nodeset attribute of hugepages of sizes {sizes} intersect")
        all_taken |= nodes
        taken.append((nodes, page))
