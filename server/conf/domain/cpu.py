"""The guest's CPU and its NUMA topology: ``<cpu>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report
from .. import xml
from ..pause import paced
from ..rules import apply, attr, rule
from ..values import (
    ON_OFF,
    YES_NO,
    choice,
    format_bitmap,
    integer,
    internal_error,
    invalid_value,
    missing_attribute,
    parse_bitmap,
    parse_integer,
    scaled,
    unsigned,
    unsupported,
    xml_error,
)

if TYPE_CHECKING:
    from .definition import DomainDef

__all__ = ["check_numa", "cpu", "numa_cells"]

_MODES = ("custom", "host-model", "host-passthrough", "maximum")
_POLICIES = ("force", "require", "optional", "disable", "forbid")
_MATCH = choice("minimum", "exact", "strict")
_CHECK = choice("none", "partial", "full", silent=("default",))


def _error(code: ErrorNumber, detail: str) -> LibvirtError:
    return report(code, ErrorDomain.VIR_FROM_CPU, detail)


def _bad(detail: str) -> LibvirtError:
    return _error(ErrorNumber.VIR_ERR_XML_ERROR, detail)


def _not_supported(detail: str) -> LibvirtError:
    return _error(ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED, detail)


_COUNT = unsigned(nonzero=True)
_TOPOLOGY = rule(
    "topology",
    attr("sockets", _COUNT, required=True),
    attr("dies", _COUNT, default="1"),
    attr("cores", _COUNT, required=True),
    attr("threads", _COUNT, required=True),
)
_CACHE = rule(
    "cache",
    attr("level", integer()),
    attr("mode", choice("emulate", "passthrough", "disable"), required=True),
)
_MAXPHYSADDR = rule(
    "maxphysaddr",
    attr("mode", choice("emulate", "passthrough"), required=True),
    attr("bits", integer(nonnegative=True)),
)


def cpu(root: xml.Source, domain: DomainDef) -> xml.Element | None:
    source = root.find("cpu")
    if source is None:
        return None
    element = xml.Element("cpu")
    mode = source.get("mode", "custom")
    if mode not in _MODES:
        raise _not_supported(f"Invalid mode attribute '{mode}'")
    named = source.find("model")
    model = xml.string(named) if named is not None else ""
    match = source.get("match")
    if match is not None:
        match = _MATCH(match, "cpu", "match")
    check = source.get("check")
    if check is not None:
        check = _CHECK(check, "cpu", "check")
    migratable = source.get("migratable")
    if migratable is not None:
        if mode not in ("host-passthrough", "maximum"):
            detail = "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode"
            raise _not_supported(detail)
        migratable = ON_OFF(migratable, "cpu", "migratable")
    if mode == "custom" and not model and check is not None:
        # In libvirt the domain's checks find this, not the CPU's parser.
        domain.cpu_error = unsupported("check attribute specified for CPU with no model")
    if mode != "custom" or model:
        element.attrs["mode"] = mode
        if mode == "custom":
            element.attrs["match"] = match or "exact"
        if check is not None:
            element.attrs["check"] = check
        if migratable is not None:
            element.attrs["migratable"] = migratable
    _model(source, element, mode, model)
    if len(source.findall("cache")) > 1:
        raise _bad("at most one CPU cache element may be specified")
    for how in (_TOPOLOGY, _CACHE, _MAXPHYSADDR):
        found = source.find(how.tag)
        part = None if found is None else apply(how, found)
        if part is not None:
            element.children.append(part)
    if (cache := element.find("cache")) is not None:
        _check_cache(cache, mode)
    _features(source, element, mode, model)
    numa = _numa(source, domain)
    if numa is not None:
        element.children.append(numa)
    return element if element.attrs or element.children else None


def _model(source: xml.Source, element: xml.Element, mode: str, model: str) -> None:
    vendor = source.find("vendor")
    vendor_name = xml.string(vendor) if vendor is not None else ""
    if mode == "custom" and vendor_name and not model:
        raise _bad("CPU vendor specified without CPU model")
    named = source.find("model")
    if named is not None and mode in ("custom", "host-model"):
        fallback = named.get("fallback", "allow")
        if fallback not in ("allow", "forbid"):
            raise _not_supported("Invalid fallback attribute")
        vendor_id = named.get("vendor_id") or None
        if vendor_id is not None:
            if len(vendor_id) != 12:
                raise _bad("vendor_id must be exactly 12 characters long")
            if "," in vendor_id:
                raise _bad("vendor id is invalid")
        if model:
            attrs = {"fallback": fallback}
            if vendor_id is not None:
                attrs["vendor_id"] = vendor_id
            element.add("model", attrs, model)
    if vendor_name and mode in ("custom", "host-model"):
        element.add("vendor", text=vendor_name)


def _check_cache(cache: xml.Element, mode: str) -> None:
    level = cache.attrs.get("level")
    if level is not None and not 1 <= int(level) <= 3:
        raise _bad("invalid CPU cache level, must be in range [1,3]")


def _features(source: xml.Source, element: xml.Element, mode: str, model: str) -> None:
    found = source.findall("feature")
    if found and mode == "custom" and not model:
        raise _bad("Non-empty feature list specified without CPU model")
    seen: set[str] = set()
    for feature in paced(found):
        policy = feature.get("policy", "require")
        if policy not in _POLICIES:
            raise _not_supported("Invalid CPU feature policy")
        name = feature.get("name")
        if not name:
            raise _bad("Invalid CPU feature name")
        if name in seen:
            raise _bad(f"CPU feature '{name}' specified more than once")
        seen.add(name)
        element.add("feature", {"policy": policy, "name": name})


# -- NUMA --------------------------------------------------------------------------------------------------------------------

_ACCESS = choice("access", "read", "write")


def _missing(where: str) -> LibvirtError:
    detail = f"missing element or attribute '{where}'"
    return report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_XML, detail)


def _cache(source: xml.Source, cell: int, others: list[xml.Element]) -> xml.Element:
    """A memory-side cache. Its sizes are taken for what they are, whatever unit the document says."""
    where = f"attribute in cache element for NUMA node {cell}"
    if (text := source.get("level")) is None:
        raise xml_error(f"Missing 'level' {where}")
    level = parse_integer(text)
    if level is None or level <= 0:
        raise xml_error(f"Invalid 'level' {where}")
    if level > 3:
        raise xml_error("Ain't nobody heard of that much cache level")
    if any(other.attrs["level"] == str(level) for other in others):
        raise xml_error(f"Cache level '{level}' already defined")
    associativity, policy = source.get("associativity"), source.get("policy")
    if associativity is None:
        raise xml_error(f"Missing 'associativity' {where}")
    if associativity not in ("none", "direct", "full"):
        raise xml_error(f"Invalid cache associativity '{associativity}'")
    if policy not in ("none", "writeback", "writethrough"):
        raise xml_error(f"Invalid cache policy '{policy if policy is not None else '(null)'}'")
    element = xml.Element("cache", {"level": str(level)})
    element.attrs |= {
        key: value for key, value in (("associativity", associativity), ("policy", policy)) if value != "none"
    }
    for tag, unit in (("size", "KiB"), ("line", "B")):
        found = source.find(tag)
        value = found.get("value") if found is not None else None
        if value is None:
            raise _missing(f"./{tag}/@value")
        number = parse_integer(value)
        if number is None or number < 0:
            detail = f"Invalid value '{value}' for element or attribute './{tag}/@value'"
            raise report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_XML, detail)
        if number:
            element.add(tag, {"value": str(number), "unit": unit})
    return element


def _interconnects(source: xml.Source, cells: dict[int, xml.Element]) -> xml.Element | None:
    element = xml.Element("interconnects")
    for found in xml.children(source):
        tag = str(found.tag)
        if tag not in ("latency", "bandwidth"):
            continue
        attrs = {}
        if tag == "latency":
            if (text := found.get("value")) is None:
                raise missing_attribute(tag, "value")
            value = unsigned(nonzero=True)(text, tag, "value") or ""
        else:
            if (text := found.get("value")) is None:
                raise _missing("./@value")
            value = str(scaled(text, found.get("unit"), where="./@value") // 1024)
        for name in ("initiator", "target"):
            if (text := found.get(name)) is None:
                raise missing_attribute(tag, name)
            attrs[name] = unsigned()(text, tag, name) or ""
            if int(attrs[name]) not in cells:
                raise xml_error(f"'{name}' refers to a non-existent NUMA node")
            if name == "initiator" and "cpus" not in cells[int(attrs[name])].attrs:
                raise xml_error("NUMA nodes without CPUs can't be initiator")
        if (text := found.get("cache")) is not None:
            attrs["cache"] = unsigned(nonzero=True)(text, tag, "cache") or ""
            caches = cells[int(attrs["target"])].all("cache")
            if all(cache.attrs["level"] != attrs["cache"] for cache in caches):
                raise xml_error("'cache' refers to a non-existent NUMA node cache")
        if (text := found.get("type")) is None:
            raise missing_attribute(tag, "type")
        attrs["type"] = _ACCESS(text, tag, "type") or ""
        attrs["value"] = value
        if tag == "bandwidth":
            attrs["unit"] = "KiB"
        element.add(tag, attrs)
    return element if element.children else None


def numa_cells(root: xml.Source) -> int:
    """How many NUMA cells the document gives the guest: other parts are checked against it."""
    return len(root.findall("cpu/numa/cell"))


def _numa(source: xml.Source, domain: DomainDef) -> xml.Element | None:
    numa = source.find("numa")
    if numa is None:
        return None
    found = numa.findall("cell")
    if not found:
        raise xml_error("NUMA topology defined without NUMA cells")
    cells: dict[int, xml.Element] = {}
    distances: dict[int, dict[int, int]] = {}
    for position, cell in enumerate(paced(found)):
        number = position
        if (identifier := cell.get("id")) is not None:
            parsed = parse_integer(identifier)
            if parsed is None or parsed < 0:
                raise invalid_value(identifier, "cell", "id", " Expected non-negative integer value")
            number = parsed
        if number >= len(found):
            raise xml_error(
                "Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges not "
                "starting from 0 are not allowed"
            )
        if number in cells:
            raise xml_error(f"Duplicate NUMA cell info for cell id '{number}'")
        cells[number] = _cell(cell, number, domain)
        distances[number] = _distances(cell, number, len(found))
    _add_distances(cells, distances)
    element = xml.Element("numa", children=[cells[number] for number in sorted(cells)])
    interconnects = numa.find("interconnects")
    printed = None if interconnects is None else _interconnects(interconnects, cells)
    if printed is not None:
        element.children.append(printed)
    return element


def _cell(source: xml.Source, number: int, domain: DomainDef) -> xml.Element:
    attrs = {"id": str(number)}
    if (cpus := source.get("cpus")) is not None:
        bits = parse_bitmap(cpus)
        if not bits:
            raise xml_error(f"NUMA cell {number} has no vCPUs assigned")
        if bits & domain.numa_cpus:
            raise _overlapping(number, bits, domain)
        domain.numa_cpus |= bits
        domain.numa_cpus_of[number] = bits
        attrs["cpus"] = format_bitmap(bits)
    size = source.get("memory")
    if not size:
        raise _missing("./@memory")
    kib = (scaled(size, source.get("unit"), where="./@memory", maximum=2**63 - 1) + 1023) // 1024
    domain.numa_memory += kib
    attrs |= {"memory": str(kib), "unit": "KiB"}
    if (access := source.get("memAccess")) is not None:
        printed = choice("shared", "private", silent=("default",))(access, "cell", "memAccess")
        if printed is not None:
            attrs["memAccess"] = printed
    if (discard := source.get("discard")) is not None:
        attrs["discard"] = YES_NO(discard, "cell", "discard") or ""
    element = xml.Element("cell", attrs)
    for found in source.iterfind("cache"):
        element.children.append(_cache(found, number, element.children))
    return element


def _overlapping(number: int, bits: int, domain: DomainDef) -> LibvirtError:
    other = next(cell for cell, cpus in domain.numa_cpus_of.items() if cpus & bits)
    return unsupported(f"NUMA cells {max(number, other)} and {min(number, other)} have overlapping vCPU ids")


def _distances(source: xml.Source, number: int, count: int) -> dict[int, int]:
    given: dict[int, int] = {}
    for sibling in source.iterfind("distances/sibling"):
        values = []
        for name in ("id", "value"):
            if (text := sibling.get(name)) is None:
                raise missing_attribute("sibling", name)
            parsed = parse_integer(text)
            if parsed is None or not 0 <= parsed <= 2**32 - 1:
                raise invalid_value(text, "sibling", name, " Expected non-negative integer value")
            values.append(parsed)
        target, value = values
        if target >= count:
            raise xml_error(f"'sibling_id {target}' does not refer to a valid cell within NUMA cell id {number}")
        if not 10 <= value <= 255 or (target == number and value != 10):
            raise xml_error(f"'value {value}' is invalid for 'sibling id {target}' under NUMA 'cell id {number}'")
        given[target] = value
    return given


def _add_distances(cells: dict[int, xml.Element], distances: dict[int, dict[int, int]]) -> None:
    """A distance given one way holds the other way too, and to itself a cell has distance 10."""
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


def check_numa(domain: DomainDef) -> None:
    """The cells' CPUs against the number of virtual CPUs, and what else shows once all is read."""
    if domain.cpu_error is not None:
        raise domain.cpu_error
    if not domain.max_vcpus or domain.numa_cpus.bit_length() > domain.max_vcpus:
        if domain.numa_cpus.bit_count() > domain.max_vcpus:
            raise internal_error("Number of CPUs in <numa> exceeds the <vcpu> count")
        raise internal_error("CPU IDs in <numa> exceed the <vcpu> count")
