"""What a domain may use: memory, CPUs, block I/O, and how it is pinned to the host.

Each function reads one part of ``<domain>`` and gives its canonical element, or None when nothing of it is printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol.errors import LibvirtError, report
from .. import xml
from ..pause import paced
from ..rules import apply, attr, flag, rule
from ..values import (
    YES_NO,
    bitmap,
    bits_of,
    choice,
    format_bitmap,
    integer,
    internal_error,
    invalid_value,
    missing_attribute,
    parse_bitmap,
    parse_integer,
    scaled,
    unexplained,
    unsigned,
    unsupported,
    xml_error,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .definition import DomainDef

__all__ = [
    "UNLIMITED",
    "blkiotune",
    "cputune",
    "iothreads",
    "memory",
    "memory_backing",
    "memtune",
    "numatune",
    "resource",
    "scaled_kib",
    "vcpus",
]

# Sizes are kept in KiB and must fit a signed 64-bit number of bytes; the largest stands for "no limit".
_MAX_BYTES = 2**63 - 1
UNLIMITED = _MAX_BYTES // 1024


def detail_error(detail: str) -> LibvirtError:
    """VIR_ERR_XML_DETAIL: the text alone."""
    return report(ErrorNumber.VIR_ERR_XML_DETAIL, ErrorDomain.VIR_FROM_DOMAIN, detail)


def scaled_kib(element: xml.Source, where: str, *, default_unit: int = 1024) -> int:
    """The size in an element with a ``unit``, in KiB, rounded up."""
    size = scaled(xml.string(element), element.get("unit"), default_unit=default_unit, where=where, maximum=_MAX_BYTES)
    return (size + 1023) // 1024


# -- memory --------------------------------------------------------------------------------------------------------------


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
    kib = scaled(size, source.get("unit"), where="./@size", maximum=_MAX_BYTES) // 1024
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


# -- virtual CPUs ----------------------------------------------------------------------------------------------------------


def _cpuset(text: str, name: str = "cpuset") -> str:
    bits = parse_bitmap(text)
    if not bits:
        raise unsupported(f"Invalid value of '{name}': {text}")
    return format_bitmap(bits)


_UNSIGNED = unsigned()
_POSITIVE = unsigned(nonzero=True)
# A guest with more is a slip or an attack: libvirtd itself dies of the memory that 4 billion take.
_MAX_VCPUS = 1 << 16


def vcpus(root: xml.Source, domain: DomainDef) -> None:
    """``<vcpu>`` and ``<vcpus>`` into ``domain``."""
    source = root.find("vcpu")
    if source is not None:
        number = parse_integer(xml.string(source))
        if number is None or not 0 <= number <= _MAX_VCPUS:
            raise xml_error("maximum vcpus count must be an integer")
        domain.max_vcpus = domain.vcpus = number
        if (current := source.get("current")) is not None:
            domain.vcpus = int(_UNSIGNED(current, "vcpu", "current") or 0) or number
            if domain.vcpus > domain.max_vcpus:
                raise unsupported("maximum vCPU count must not be less than current vCPU count")
        if (placement := source.get("placement")) is not None:
            domain.vcpu_placement = choice("static", "auto")(placement, "vcpu", "placement") or "static"
        if domain.vcpu_placement == "static" and (cpuset := source.get("cpuset")) is not None:
            domain.cpuset = _cpuset(cpuset)
    # A guest that leaves its memory's place to the host leaves its CPUs' too.
    memory_place = root.find("numatune/memory")
    if (
        (source is None or (source.get("placement") is None and domain.cpuset is None))
        and memory_place is not None
        and memory_place.get("placement") == "auto"
    ):
        domain.vcpu_placement = "auto"
    listed = root.find("vcpus")
    if listed is not None:
        _individual_vcpus(listed, domain)


def _individual_vcpus(listed: xml.Source, domain: DomainDef) -> None:
    entries: dict[int, tuple[bool, str, int]] = {}
    for source in listed.iterfind("vcpu"):
        where = "vcpu"
        if (identifier := source.get("id")) is None:
            raise missing_attribute(where, "id")
        number = int(_UNSIGNED(identifier, where, "id") or 0)
        if number >= domain.max_vcpus:
            raise xml_error(f"vcpu id '{number}' is out of range of maximum vcpu count")
        if (enabled := source.get("enabled")) is None:
            raise missing_attribute(where, "enabled")
        online = YES_NO(enabled, where, "enabled") == "yes"
        hotpluggable = source.get("hotpluggable")
        if hotpluggable is not None:
            YES_NO(hotpluggable, where, "hotpluggable")
        order = int(_POSITIVE(source.get("order", "1"), where, "order") or 0) if source.get("order") else 0
        entries[number] = (online, hotpluggable or ("no" if online else "yes"), order)
    if not entries:
        return
    for number in sorted(entries):
        online, hotpluggable, _ = entries[number]
        if not online and hotpluggable == "no":
            raise unsupported(f"vcpu '{number}' is both offline and not hotpluggable")
    listed_vcpus = [(False, "yes", 0)] * domain.max_vcpus
    for number, entry in entries.items():
        listed_vcpus[number] = entry
    domain.vcpu_list = listed_vcpus
    domain.vcpus = sum(1 for online, _, _ in listed_vcpus if online)


def vcpu_elements(domain: DomainDef) -> list[xml.Element]:
    attrs = {"placement": domain.vcpu_placement}
    if domain.cpuset and domain.vcpu_placement == "static":
        attrs["cpuset"] = domain.cpuset
    if domain.vcpus != domain.max_vcpus:
        attrs["current"] = str(domain.vcpus)
    elements = [xml.Element("vcpu", attrs, str(domain.max_vcpus))]
    if domain.vcpu_list:
        # As lines at once: they may be many thousand, most of them the same but for the number.
        lines = ["  <vcpus>"]
        for number, (online, hotpluggable, order) in enumerate(paced(domain.vcpu_list)):
            enabled, place = "yes" if online else "no", f" order='{order}'" if order else ""
            lines.append(f"    <vcpu id='{number}' enabled='{enabled}' hotpluggable='{hotpluggable}'{place}/>")
        lines.append("  </vcpus>")
        listed = xml.Element("vcpus")
        listed.verbatim = xml.Verbatim("", lines)
        elements.append(listed)
    return elements


# -- I/O threads -----------------------------------------------------------------------------------------------------------

# IOThreads that a number alone brings along.
_MOST_UNNAMED = 1 << 14
_POOL_SIZE = integer(nonnegative=True)
_POOL = (attr("thread_pool_min", _POOL_SIZE), attr("thread_pool_max", _POOL_SIZE))


def _pool(source: xml.Source, element: xml.Element) -> xml.Element | None:
    low, high = element.attrs.get("thread_pool_min"), element.attrs.get("thread_pool_max")
    if low is not None and int(low) > int(high or 0):
        raise unsupported("thread_pool_min must be smaller or equal to thread_pool_max")
    return element if element.attrs else None


_IOTHREAD = rule("iothread", attr("id", _POSITIVE, required=True), *_POOL, finish=_pool)
_DEFAULT_IOTHREAD = rule("defaultiothread", *_POOL, finish=_pool)


def iothreads(root: xml.Source, domain: DomainDef) -> list[xml.Element]:
    count = 0
    source = root.find("iothreads")
    if source is not None and (text := xml.string(source)):
        number = parse_integer(text)
        if number is None or not 0 <= number <= 2**32 - 1:
            raise xml_error(f"invalid iothreads count '{text}'")
        count = number
    threads: list[xml.Element] = []
    identifiers: list[int] = []
    taken: set[int] = set()
    for entry in root.iterfind("iothreadids/iothread"):
        thread = apply(_IOTHREAD, entry)
        if thread is None:
            continue
        number = int(thread.attrs["id"])
        if number in taken:
            raise xml_error(f"duplicate iothread id '{number}' found")
        taken.add(number)
        identifiers.append(number)
        threads.append(thread)
    if count > len(identifiers) + _MOST_UNNAMED:
        raise internal_error("failed to populate iothreadids")
    candidate = 1
    while len(identifiers) < count:
        if candidate not in taken:
            identifiers.append(candidate)
        candidate += 1
    domain.iothread_ids = identifiers
    elements: list[xml.Element] = []
    if identifiers:
        elements.append(xml.Element("iothreads", text=str(len(identifiers))))
    if threads:
        threads += [xml.Element("iothread", {"id": str(number)}) for number in identifiers[len(threads) :]]
        elements.append(xml.Element("iothreadids", children=threads))
    default = root.find("defaultiothread")
    if default is not None and (printed := apply(_DEFAULT_IOTHREAD, default)) is not None:
        elements.append(printed)
    return elements


# -- CPU tuning ------------------------------------------------------------------------------------------------------------

_PERIOD = (1000, 1000000)
_QUOTA = (1000, 17592186044415)
_SCHEDULERS = choice("batch", "idle", "fifo", "rr")


def _tuned_number(source: xml.Source, tag: str, element: xml.Element) -> None:
    found = source.find(tag)
    if found is None or not (text := xml.string(found)):
        return
    number = parse_integer(text)
    signed = tag.endswith("quota")
    if number is None or (not signed and number < 0):
        raise xml_error(f"can't parse cputune {tag.replace('_', ' ')} value")
    low, high = _QUOTA if signed else _PERIOD
    if tag != "shares" and number > 0 and not low <= number <= high:
        raise unsupported(f"Value of cputune '{tag}' must be in range [{low}, {high}]")
    if number or tag == "shares":
        element.add(tag, text=str(number))


def _pins(source: xml.Source, domain: DomainDef) -> list[xml.Element]:
    pins: dict[int, str] = {}
    for entry in source.iterfind("vcpupin"):
        if (vcpu := entry.get("vcpu")) is None:
            raise missing_attribute("vcpupin", "vcpu")
        number = int(_UNSIGNED(vcpu, "vcpupin", "vcpu") or 0)
        if number >= domain.max_vcpus:
            continue
        if number in pins:
            raise internal_error(f"duplicate vcpupin for vcpu '{number}'")
        if (cpus := entry.get("cpuset")) is None:
            raise internal_error("missing cpuset for vcpupin")
        pins[number] = _cpuset(cpus)
    return [xml.Element("vcpupin", {"vcpu": str(number), "cpuset": pins[number]}) for number in paced(sorted(pins))]


def _emulator_pin(source: xml.Source) -> list[xml.Element]:
    found = source.findall("emulatorpin")
    if len(found) > 1:
        raise xml_error("only one emulatorpin is supported")
    if not found:
        return []
    if (cpus := found[0].get("cpuset")) is None:
        raise internal_error("missing cpuset for emulatorpin")
    return [xml.Element("emulatorpin", {"cpuset": _cpuset(cpus, "emulatorpin")})]


def _iothread_pins(source: xml.Source, domain: DomainDef) -> list[xml.Element]:
    pins: dict[int, str] = {}
    known = frozenset(domain.iothread_ids)
    for entry in source.iterfind("iothreadpin"):
        if (thread := entry.get("iothread")) is None:
            raise missing_attribute("iothreadpin", "iothread")
        number = int(_POSITIVE(thread, "iothreadpin", "iothread") or 0)
        if number not in known:
            raise unsupported(f"Cannot find 'iothread' : {number}")
        if (cpus := entry.get("cpuset")) is None:
            raise internal_error("missing cpuset for iothreadpin")
        if number in pins:
            raise internal_error(f"duplicate iothreadpin for same iothread '{number}'")
        pins[number] = _cpuset(cpus)
    order = [number for number in domain.iothread_ids if number in pins]
    return [xml.Element("iothreadpin", {"iothread": str(number), "cpuset": pins[number]}) for number in paced(order)]


def _scheduler(source: xml.Source) -> dict[str, str]:
    tag = str(source.tag)
    if (name := source.get("scheduler")) is None:
        raise missing_attribute(tag, "scheduler")
    attrs = {"scheduler": _SCHEDULERS(name, tag, "scheduler") or ""}
    if attrs["scheduler"] in ("fifo", "rr"):
        if (priority := source.get("priority")) is None:
            raise missing_attribute(tag, "priority")
        number = parse_integer(priority)
        if number is None:
            raise invalid_value(priority, tag, "priority", " Expected integer value")
        attrs["priority"] = str(number)
    return attrs


def _schedulers(source: xml.Source, tag: str, attribute: str, present: Sequence[int]) -> list[xml.Element]:
    assigned: dict[int, dict[str, str]] = {}
    known = present if isinstance(present, range) else frozenset(present)
    for entry in source.iterfind(tag):
        if not (text := entry.get(attribute)):
            raise xml_error(f"Missing attribute '{attribute}' in element '{tag}'")
        numbers = parse_bitmap(text)
        if not numbers:
            raise unsupported(f"'{attribute}' scheduler bitmap '{text}' is empty")
        attrs = _scheduler(entry)
        for number in paced(bits_of(numbers)):
            if number not in known:
                what = "vCPU" if tag == "vcpusched" else "iothread"
                raise unsupported(f"{what} '{number}' is not present in domain definition")
            if number in assigned:
                what = "vcpu" if tag == "vcpusched" else "iothread"
                raise detail_error(f"'{what}sched' attributes '{attribute}' must not overlap")
            assigned[number] = attrs
    elements: list[xml.Element] = []
    ordered = sorted(assigned) if isinstance(present, range) else [number for number in present if number in assigned]
    for policy in ("batch", "idle", "fifo", "rr") if assigned else ():
        chosen = [number for number in ordered if assigned[number]["scheduler"] == policy]
        elements += [xml.Element(tag, {attribute: str(number), **assigned[number]}) for number in paced(chosen)]
    return elements


_CACHE = rule(
    "cache",
    attr("id", _UNSIGNED, required=True),
    attr("level", _UNSIGNED, required=True),
    attr("type", choice("both", "code", "data"), required=True),
    many=True,
)
_NODE = rule("node", attr("id", _UNSIGNED, required=True), attr("bandwidth", _UNSIGNED, required=True), many=True)


def _group_vcpus(source: xml.Source, domain: DomainDef) -> str | None:
    """The virtual CPUs that a part of the host's cache or memory bandwidth is for; None if the guest has none of them."""
    tag = str(source.tag)
    if (text := source.get("vcpus")) is None:
        raise xml_error(f"Missing {tag} attribute 'vcpus'")
    try:
        numbers = parse_bitmap(text)
    except LibvirtError:
        raise xml_error(f"Invalid {tag} attribute 'vcpus' value '{text}'") from None
    return format_bitmap(numbers & ((1 << domain.max_vcpus) - 1)) or None


def _cache_size(source: xml.Source, cache: xml.Element) -> None:
    if (text := source.get("size")) is None:
        detail = "missing element or attribute './@size'"
        raise report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_XML, detail)
    size, unit = scaled(text, source.get("unit"), where="./@size"), "B"
    for larger in ("KiB", "MiB", "GiB", "TiB"):
        if not size or size % 1024:
            break
        size, unit = size // 1024, larger
    cache.attrs |= {"size": str(size), "unit": unit}


def _monitors(source: xml.Source, *, leveled: bool) -> list[xml.Element]:
    printed = []
    for found in source.iterfind("monitor"):
        attrs = {}
        if leveled:
            if (text := found.get("level")) is None:
                raise missing_attribute("monitor", "level")
            attrs["level"] = _UNSIGNED(text, "monitor", "level") or ""
            if attrs["level"] != "3":
                raise xml_error(f"Invalid monitor cache level '{attrs['level']}'")
        attrs["vcpus"] = format_bitmap(parse_bitmap(found.get("vcpus", "")))
        printed.append(xml.Element("monitor", attrs))
    return printed


def _resource_groups(source: xml.Source, domain: DomainDef) -> list[xml.Element]:
    """``<cachetune>`` and ``<memorytune>``: shares of what the host's CPUs have in common."""
    printed = []
    for found in (*source.iterfind("cachetune"), *source.iterfind("memorytune")):
        numbers = _group_vcpus(found, domain)
        if numbers is None:
            continue
        element = xml.Element(str(found.tag), {"vcpus": numbers})
        leveled = found.tag == "cachetune"
        how = _CACHE if leveled else _NODE
        seen: set[str] = set()
        for inner in found.iterfind(how.tag):
            part = apply(how, inner)
            if part is None:
                continue
            if leveled:
                _cache_size(inner, part)
            elif part.attrs["id"] in seen:
                detail = f"Memory Bandwidth already defined for node {part.attrs['id']}"
                raise report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_RESCTRL, detail)
            seen.add(part.attrs["id"])
            element.children.append(part)
        element.children += _monitors(found, leveled=leveled)
        if element.children:
            printed.append(element)
    return printed


def cputune(root: xml.Source, domain: DomainDef) -> xml.Element | None:
    source = root.find("cputune")
    if source is None:
        return None
    element = xml.Element("cputune")
    _tuned_number(source, "shares", element)
    for prefix in ("", "global_", "emulator_", "iothread_"):
        _tuned_number(source, prefix + "period", element)
        _tuned_number(source, prefix + "quota", element)
    element.children += _pins(source, domain)
    element.children += _emulator_pin(source)
    element.children += _iothread_pins(source, domain)
    if len(source.findall("emulatorsched")) > 1:
        raise xml_error("only one emulatorsched is supported")
    emulator = source.find("emulatorsched")
    if emulator is not None:
        element.add("emulatorsched", _scheduler(emulator))
    element.children += _schedulers(source, "vcpusched", "vcpus", range(domain.max_vcpus))
    element.children += _schedulers(source, "iothreadsched", "iothreads", domain.iothread_ids)
    element.children += _resource_groups(source, domain)
    return element if element.children else None


# -- block I/O, NUMA, cgroup -------------------------------------------------------------------------------------------------

_DEVICE_NUMBERS = ("weight", "read_iops_sec", "write_iops_sec", "read_bytes_sec", "write_bytes_sec")


def _blkio_device(source: xml.Source) -> xml.Element | None:
    path = source.find("path")
    if path is None or not xml.string(path):
        raise unsupported("missing per-device path")
    element = xml.Element("device")
    element.add("path", text=xml.string(path))
    for tag in _DEVICE_NUMBERS:
        found = source.find(tag)
        if found is None:
            continue
        text = xml.string(found)
        number = parse_integer(text)
        if number is None or not 0 <= number < (2**64 if "bytes" in tag else 2**32):
            raise unsupported(f"could not parse {tag.replace('_', ' ')} {text}")
        if number:
            element.add(tag, text=str(number))
    return element


def blkiotune(root: xml.Source, domain: DomainDef) -> xml.Element | None:
    element = xml.Element("blkiotune")
    weight = root.find("blkiotune/weight")
    number = None if weight is None else parse_integer(xml.string(weight))
    if number is not None and 0 < number < 2**32:
        element.add("weight", text=str(number))
    seen: set[str] = set()
    for found in root.iterfind("blkiotune/device"):
        device = _blkio_device(found)
        if device is None:
            continue
        path = device.children[0].text or ""
        if path in seen:
            raise unsupported(f"duplicate blkio device path '{path}'")
        seen.add(path)
        if len(device.children) > 1:
            element.children.append(device)
    return element if element.children else None


_NUMA_MODES = choice(
    "strict", "preferred", "interleave", "restrictive", unknown="Unsupported NUMA memory tuning mode '%s'"
)
_NUMA_PLACEMENTS = choice("static", "auto", unknown="Unsupported NUMA memory placement mode '%s'")


def numatune(root: xml.Source, domain: DomainDef) -> xml.Element | None:
    if len(root.findall("numatune")) > 1:
        raise xml_error("only one numatune is supported")
    source = root.find("numatune")
    element = xml.Element("numatune")
    if source is not None:
        found = source.find("memory")
        if found is not None:
            mode = _NUMA_MODES(found.get("mode", "strict"), "memory", "mode") or ""
            placement = found.get("placement")
            if placement is not None:
                _NUMA_PLACEMENTS(placement, "memory", "placement")
            nodes = found.get("nodeset")
            nodeset = format_bitmap(parse_bitmap(nodes)) if nodes is not None else None
            if placement is None:
                placement = "static" if nodeset is not None else domain.vcpu_placement
            if placement == "auto":
                element.add("memory", {"mode": mode, "placement": "auto"})
            elif nodeset is None:
                raise unsupported("nodeset for NUMA memory tuning must be set if 'placement' is 'static'")
            else:
                element.add("memory", {"mode": mode, "nodeset": nodeset})
        seen: set[int] = set()
        for node in source.iterfind("memnode"):
            element.children.append(_memnode(node, seen, domain))
    if not element.children and domain.vcpu_placement == "auto":
        element.add("memory", {"mode": "strict", "placement": "auto"})
    return element if element.children else None


def _memnode(source: xml.Source, seen: set[int], domain: DomainDef) -> xml.Element:
    if not domain.numa_cells:
        raise xml_error("Element 'memnode' is invalid without any guest NUMA cells")
    if (cell := source.get("cellid")) is None:
        raise xml_error("Missing required cellid attribute in memnode element")
    number = parse_integer(cell)
    if number is None or number < 0:
        raise xml_error("Invalid cellid attribute in memnode element")
    if number >= domain.numa_cells:
        raise xml_error("Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell")
    mode = _NUMA_MODES(source.get("mode", "strict"), "memnode", "mode") or ""
    if (nodes := source.get("nodeset")) is None:
        raise xml_error("Missing required nodeset attribute in memnode element")
    if number in seen:
        raise xml_error(f"Multiple memnode elements with cellid {number}")
    seen.add(number)
    return xml.Element("memnode", {"cellid": str(number), "mode": mode, "nodeset": format_bitmap(parse_bitmap(nodes))})


_RESOURCE = rule(
    "resource",
    rule("partition", text=lambda value, element, attribute: value),
    rule("fibrechannel", attr("appid")),
)


def resource(root: xml.Source, domain: DomainDef) -> xml.Element | None:
    found = root.findall("resource")
    if len(found) > 1:
        raise xml_error("only one resource element is supported")
    if not found:
        return None
    element = apply(_RESOURCE, found[0])
    if element is None or (not element.find("partition") and not element.get("fibrechannel", "appid")):
        raise unexplained()
    return element
