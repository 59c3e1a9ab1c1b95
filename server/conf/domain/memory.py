"""The memory of a guest: its sizes and limits, and what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import report
from .. import xml
from ..pause import paced
from ..rules import apply, attr, flag, rule
from ..values import MAX_SIZE, bitmap, choice, detail_error, parse_bitmap, parse_integer, scaled, scaled_kib, xml_error

if TYPE_CHECKING:
    from .definition import DomainDef

__all__ = ["UNLIMITED", "check_memory", "memory", "memory_backing", "memtune", "memtune_element"]

# Sizes are kept in KiB; the largest stands for "no limit".
UNLIMITED = MAX_SIZE // 1024


def _size_of(root: xml.Source, tag: str) -> int:
    element = root.find(tag)
    if element is None or not xml.string(element):
        return 0
    return scaled_kib(element, f"./{tag}[1]")


def memory(root: xml.Source, domain: DomainDef) -> None:
    """Sizes into ``domain``; `DomainDef` prints them, since they change while it lives."""
    domain.memory = _size_of(root, "memory")
    domain.current_memory = _size_of(root, "currentMemory")
    domain.memory_limit = _size_of(root, "maxMemory")
    total = root.find("memory")
    if total is not None:
        dump = total.get("dumpCore")
        if dump is not None:
            domain.dump_core = choice("on", "off")(dump, "memory", "dumpCore") or ""
    limit = root.find("maxMemory")
    if limit is not None and (slots := limit.get("slots")) is not None:
        number = parse_integer(slots)
        if number is None or not 0 <= number <= 2**32 - 1:
            raise xml_error("Failed to parse memory slot count")
        domain.memory_slots = number
    if bool(domain.memory_slots) != bool(domain.memory_limit):
        raise xml_error("both maximum memory size and memory slot count must be specified")


def check_memory(domain: DomainDef) -> None:
    """virDomainDefPostParseMemory: sizes against each other, and the current one filled in."""
    if domain.memory == 0:
        domain.memory = domain.numa_memory + domain.hotplug_memory if domain.numa_memory else 0
    elif domain.hotplug_memory > domain.memory:
        raise xml_error("Total size of memory devices exceeds the total memory size")
    if domain.memory - domain.hotplug_memory == 0:
        raise xml_error("Memory size must be specified via <memory> or in the <numa> configuration")
    if domain.current_memory > domain.memory or domain.current_memory == 0:
        domain.current_memory = domain.memory
    if domain.memory_limit and domain.memory_limit < domain.memory:
        raise xml_error("maximum memory size must be equal or greater than the actual memory size")


_LIMITS = ("hard_limit", "soft_limit", "min_guarantee", "swap_hard_limit")


def memtune(root: xml.Source, domain: DomainDef) -> xml.Element | None:
    source = root.find("memtune")
    if source is None:
        return None
    for tag in _LIMITS:
        limit = source.find(tag)
        if limit is not None and xml.string(limit):
            domain.memory_limits[tag] = scaled_kib(limit, f"./memtune/{tag}[1]")
    return memtune_element(domain.memory_limits)


def memtune_element(limits: dict[str, int]) -> xml.Element | None:
    element = xml.Element("memtune")
    for tag in _LIMITS:
        value = limits.get(tag, UNLIMITED)
        if value < UNLIMITED:
            element.add(tag, {"unit": "KiB"}, str(value))
    return element if element.children else None


def _page(source: xml.Source, element: xml.Element) -> xml.Element | None:
    size = source.get("size")
    if size is None:
        detail = "missing element or attribute './@size'"
        raise report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_XML, detail)
    kib = scaled(size, source.get("unit"), where="./@size", maximum=MAX_SIZE) // 1024
    if not kib:
        raise xml_error("hugepage size can't be zero")
    element.attrs = {"size": str(kib), "unit": "KiB", **element.attrs}
    return element


def _allocation_threads(value: str, element: str, attribute: str) -> str | None:
    number = parse_integer(value)
    if number is None or not 0 <= number <= 2**32 - 1:
        raise xml_error("Failed to parse memory allocation threads")
    return str(number) if number else None


_MEMORY_BACKING = rule(
    "memoryBacking",
    rule(
        "hugepages",
        rule("page", attr("nodeset", bitmap), many=True, finish=_page),
        keep=True,
    ),
    flag("nosharepages"),
    flag("locked"),
    rule(
        "source",
        attr("type", choice("file", "anonymous", "memfd", unknown="unknown memoryBacking/source/type '%s'")),
    ),
    rule("access", attr("mode", choice("shared", "private", unknown="unknown memoryBacking/access/mode '%s'"))),
    rule(
        "allocation",
        attr("mode", choice("immediate", "ondemand", unknown="unknown memoryBacking/allocation/mode '%s'")),
        attr("threads", _allocation_threads),
    ),
    flag("discard"),
)


def memory_backing(root: xml.Source, domain: DomainDef) -> xml.Element | None:
    source = root.find("memoryBacking")
    element = None if source is None else apply(_MEMORY_BACKING, source)
    pages = element.find("hugepages") if element is not None else None
    for page in pages.children if pages is not None else ():
        nodes = page.attrs.get("nodeset")
        if nodes is None:
            continue
        last = max(parse_bitmap(nodes).bit_length() - 1, 0)
        if domain.numa_cells == 0 and last == 0:
            del page.attrs["nodeset"]
            continue
        if last >= domain.numa_cells:
            raise detail_error(f"hugepages: node {last} not found")
    if pages is not None:
        _check_pages(pages.children)
    return element


def _check_pages(pages: list[xml.Element]) -> None:
    """Only one size for the nodes that no other is for, and no node twice."""
    master: xml.Element | None = None
    taken: list[tuple[int, xml.Element]] = []
    all_taken = 0
    for page in paced(pages):
        text = page.attrs.get("nodeset")
        if text is None:
            if master is not None:
                raise detail_error(f"two master hugepages detected: {page.attrs['size']} and {master.attrs['size']}")
            master = page
            continue
        nodes = parse_bitmap(text)
        if nodes & all_taken:
            other = next(other for others, other in taken if others & nodes)
            sizes = f"{page.attrs['size']} and {other.attrs['size']}"
            raise detail_error(f"nodeset attribute of hugepages of sizes {sizes} intersect")
        all_taken |= nodes
        taken.append((nodes, page))
