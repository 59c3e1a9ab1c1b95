"""The guest's NUMA topology: ``<numa>`` inside of ``<cpu>``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from .. import xml
from ..kinds import POSITIVE, UNSIGNED, YES_NO, choice
from ..pause import paced
from ..refusals import DOMAIN, invalid_attribute, invalid_part, missing_attribute, missing_part
from ..rules import attr, take
from ..values import format_bitmap, parse_bitmap, parse_integer, scaled

__all__ = ["NO_NUMA", "Numa", "check_caches", "check_numa", "count_cells", "read_numa"]


@dataclass(frozen=True, slots=True)
class Numa:
    """Memory of all NUMA cells together, in KiB, and a mask of their virtual CPUs."""

    memory: int = 0
    cpus: int = 0


NO_NUMA = Numa()


_ASSOCIATIVITY = choice(
    "direct",
    "full",
    silent=("none",),
    unknown="Invalid cache associativity '%s'",
    refuse=DOMAIN.xml_error,
)
_POLICY = attr(
    "policy",
    choice(
        "writeback",
        "writethrough",
        silent=("none",),
        unknown="Invalid cache policy '%s'",
        refuse=DOMAIN.xml_error,
    ),
    missing=partial(DOMAIN.xml_error, "Invalid cache policy '(null)'"),
)


def _level(source: xml.Source, where: str, others: list[xml.Element]) -> str:
    if (text := source.get("level")) is None:
        raise DOMAIN.xml_error(f"Missing 'level' {where}")
    level = parse_integer(text)
    if level is None or level <= 0:
        raise DOMAIN.xml_error(f"Invalid 'level' {where}")
    if level > 3:
        raise DOMAIN.xml_error("Ain't nobody heard of that much cache level")
    if any(other.attrs["level"] == str(level) for other in others):
        raise DOMAIN.xml_error(f"Cache level '{level}' already defined")
    return str(level)


def _cache(source: xml.Source, cell: int, others: list[xml.Element]) -> xml.Element:
    """Read a memory-side cache; units of its sizes are ignored, as by libvirt."""
    where = f"attribute in cache element for NUMA node {cell}"
    element = xml.Element("cache", {"level": _level(source, where, others)})
    missing = partial(DOMAIN.xml_error, f"Missing 'associativity' {where}")
    take(element, source, attr("associativity", _ASSOCIATIVITY, missing=missing), _POLICY)
    for tag, unit in (("size", "KiB"), ("line", "B")):
        path = f"./{tag}/@value"
        value = source.value(tag, "value")
        if not value:
            raise missing_part(path)
        number = parse_integer(value)
        if number is None or number < 0:
            raise invalid_part(path, value)
        if number or tag == "size":
            element.add(tag, {"value": str(number), "unit": unit})
    return element


_LATENCY = attr("value", POSITIVE, required=True)
_INITIATOR, _TARGET = (
    attr("initiator", UNSIGNED, required=True),
    attr("target", UNSIGNED, required=True),
)
_CACHE_LEVEL = attr("cache", POSITIVE)
_TYPE = attr("type", choice("access", "read", "write"), required=True)


def _bandwidth(source: xml.Source) -> str:
    """Read a bandwidth, in KiB per second."""
    if not (text := source.get("value")):
        raise missing_part("./@value")
    return str(scaled(text, source.get("unit"), where="./@value") // 1024)


def _cell_of(element: xml.Element, name: str, cells: dict[int, xml.Element]) -> xml.Element:
    cell = cells.get(int(element.attrs[name]))
    if cell is None:
        raise DOMAIN.xml_error(f"'{name}' refers to a non-existent NUMA node")
    return cell


def _interconnect(source: xml.Source, cells: dict[int, xml.Element]) -> xml.Element:
    """Read ``<latency>`` or ``<bandwidth>`` between two cells."""
    value = xml.Element(source.tag)
    if source.tag == "latency":
        take(value, source, _LATENCY)
    else:
        value.attrs = {"value": _bandwidth(source), "unit": "KiB"}
    element = xml.Element(source.tag)
    take(element, source, _INITIATOR)
    if "cpus" not in _cell_of(element, "initiator", cells).attrs:
        raise DOMAIN.xml_error("NUMA nodes without CPUs can't be initiator")
    take(element, source, _TARGET)
    caches = _cell_of(element, "target", cells).all("cache")
    take(element, source, _CACHE_LEVEL)
    level = element.attrs.get("cache")
    if level is not None and all(cache.attrs["level"] != level for cache in caches):
        raise DOMAIN.xml_error("'cache' refers to a non-existent NUMA node cache")
    take(element, source, _TYPE)
    element.attrs |= value.attrs
    return element


def _interconnects(source: xml.Source, cells: dict[int, xml.Element]) -> xml.Element | None:
    found = (inner for inner in xml.children(source) if inner.tag in ("latency", "bandwidth"))
    printed = [_interconnect(inner, cells) for inner in found]
    return xml.Element("interconnects", children=printed) if printed else None


def count_cells(root: xml.Source) -> int:
    """Count the guest's NUMA cells, against which other parts are checked."""
    return len(root.findall("cpu/numa/cell"))


def read_numa(cpu: xml.Source) -> tuple[xml.Element | None, Numa]:
    """Read ``<numa>`` of a ``<cpu>``, and the sums over its cells."""
    topology = cpu.find("numa")
    if topology is None:
        return None, NO_NUMA
    found = topology.findall("cell")
    if not found:
        raise DOMAIN.xml_error("NUMA topology defined without NUMA cells")
    cells: dict[int, xml.Element] = {}
    distances: dict[int, dict[int, int]] = {}
    cpus_of: dict[int, int] = {}
    memory = all_cpus = 0
    for position, cell in enumerate(paced(found)):
        number = position
        if (identifier := cell.get("id")) is not None:
            parsed = parse_integer(identifier)
            if parsed is None or parsed < 0:
                raise invalid_attribute(
                    "cell", "id", identifier, " Expected non-negative integer value"
                )
            number = parsed
        if number >= len(found):
            raise DOMAIN.xml_error(
                "Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges "
                "or ranges not starting from 0 are not allowed"
            )
        if number in cells:
            raise DOMAIN.xml_error(f"Duplicate NUMA cell info for cell id '{number}'")
        cells[number], kib, cpus = _cell(cell, number, cpus_of, all_cpus)
        memory += kib
        if cpus:
            cpus_of[number] = cpus
            all_cpus |= cpus
        distances[number] = _distances(cell, number, len(found))
    _add_distances(cells, distances)
    element = xml.Element("numa", children=[cells[number] for number in sorted(cells)])
    interconnects = topology.find("interconnects")
    printed = None if interconnects is None else _interconnects(interconnects, cells)
    if printed is not None:
        element.children.append(printed)
    return element, Numa(memory, all_cpus)


_CELL = (
    attr("memAccess", choice("shared", "private")),
    attr("discard", YES_NO),
)


def _cell(
    source: xml.Source, number: int, cpus_of: dict[int, int], all_cpus: int
) -> tuple[xml.Element, int, int]:
    """Read one cell, its memory in KiB and its virtual CPUs as a mask.

    CPUs that other cells have are refused.
    """
    attrs = {"id": str(number)}
    bits = 0
    if (cpus := source.get("cpus")) is not None:
        bits = parse_bitmap(cpus)
        if bits & all_cpus:
            other = next(cell for cell, others in cpus_of.items() if others & bits)
            raise DOMAIN.unsupported(
                f"NUMA cells {max(number, other)} and {min(number, other)} "
                "have overlapping vCPU ids"
            )
        if bits:
            attrs["cpus"] = format_bitmap(bits)
    size = source.get("memory")
    if not size:
        raise missing_part("./@memory")
    kib = (scaled(size, source.get("unit"), where="./@memory", maximum=2**63 - 1) + 1023) // 1024
    attrs |= {"memory": str(kib), "unit": "KiB"}
    element = xml.Element("cell", attrs)
    take(element, source, *_CELL)
    for found in source.iterfind("cache"):
        element.children.append(_cache(found, number, element.children))
    return element, kib, bits


def _distances(source: xml.Source, number: int, count: int) -> dict[int, int]:
    given: dict[int, int] = {}
    for sibling in source.iterfind("distances/sibling"):
        values = []
        for name in ("id", "value"):
            if (text := sibling.get(name)) is None:
                raise missing_attribute("sibling", name)
            parsed = parse_integer(text)
            if parsed is None or not 0 <= parsed <= 2**32 - 1:
                raise invalid_attribute(
                    "sibling", name, text, " Expected non-negative integer value"
                )
            values.append(parsed)
        target, value = values
        if target >= count:
            raise DOMAIN.xml_error(
                f"'sibling_id {target}' does not refer to a valid cell within NUMA cell id {number}"
            )
        if not 10 <= value <= 255 or (target == number and value != 10):
            raise DOMAIN.xml_error(
                f"'value {value}' is invalid for 'sibling id {target}' "
                f"under NUMA 'cell id {number}'"
            )
        given[target] = value
    return given


def _add_distances(cells: dict[int, xml.Element], distances: dict[int, dict[int, int]]) -> None:
    """Add the distances between cells to those that the document gives.

    A distance holds in both directions unless both are given; a cell has distance 10 to
    itself.
    """
    if not any(distances.values()):
        return
    filled: dict[int, dict[int, int]] = {number: dict(given) for number, given in distances.items()}
    for number, given in paced(distances.items()):
        for target, value in given.items():
            filled[target].setdefault(number, value)
            filled[number].setdefault(number, 10)
            filled[target].setdefault(target, 10)
    for number, given in paced(filled.items()):
        if given:
            element = xml.Element("distances")
            for target in sorted(given):
                element.add("sibling", {"id": str(target), "value": str(given[target])})
            cells[number].children.insert(0, element)


def check_caches(cpu: xml.Element | None) -> None:
    """Refuse caches that are not read again from what is printed of them.

    "none" and lines of 0 bytes are not printed, and libvirt's parser misses them.
    """
    numa = None if cpu is None else cpu.find("numa")
    for number, cell in enumerate(() if numa is None else paced(numa.all("cell"))):
        for cache in cell.all("cache"):
            if "associativity" not in cache.attrs:
                where = f"attribute in cache element for NUMA node {number}"
                raise DOMAIN.xml_error(f"Missing 'associativity' {where}")
            if "policy" not in cache.attrs:
                raise DOMAIN.xml_error("Invalid cache policy '(null)'")
            if cache.find("line") is None:
                raise missing_part("./line/@value")


def check_numa(numa: Numa, vcpus: int) -> None:
    """Check the cells' CPUs against the number of virtual CPUs."""
    if not vcpus or numa.cpus.bit_length() > vcpus:
        if numa.cpus.bit_count() > vcpus:
            raise DOMAIN.internal_error("Number of CPUs in <numa> exceeds the <vcpu> count")
        raise DOMAIN.internal_error("CPU IDs in <numa> exceed the <vcpu> count")
