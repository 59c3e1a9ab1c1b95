"""``<cputune>``: CPU shares and quotas, pins, schedulers and groups of CPUs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import xml
from ..kinds import POSITIVE, UNSIGNED, choice
from ..pause import paced
from ..refusals import DOMAIN, invalid_attribute, missing_attribute
from ..values import bits_of, parse_bitmap, parse_integer
from .resctrl import read_resource_groups
from .vcpus import cpuset_text

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read_cputune"]

_PERIOD = (1000, 1000000)
_QUOTA = (1000, 17592186044415)
_SHARES = (2, 262144)
_SCHEDULERS = choice("batch", "idle", "fifo", "rr")


def _tuned_number(source: xml.Source, tag: str, element: xml.Element) -> None:
    found = source.find(tag)
    if found is None or not (text := xml.string(found)):
        return
    number = parse_integer(text)
    signed = tag.endswith("quota")
    if number is None or (not signed and number < 0):
        raise DOMAIN.xml_error(f"can't parse cputune {tag.replace('_', ' ')} value")
    low, high = _SHARES if tag == "shares" else _QUOTA if signed else _PERIOD
    if number > 0 and not low <= number <= high:
        raise DOMAIN.unsupported(f"Value of cputune '{tag}' must be in range [{low}, {high}]")
    if number or tag == "shares":
        element.add(tag, text=str(number))


def _pins(source: xml.Source, vcpus: int) -> list[xml.Element]:
    pins: dict[int, str] = {}
    for entry in source.iterfind("vcpupin"):
        if (vcpu := entry.get("vcpu")) is None:
            raise missing_attribute("vcpupin", "vcpu")
        number = int(UNSIGNED(vcpu, "vcpupin", "vcpu") or 0)
        if number >= vcpus:
            continue
        if number in pins:
            raise DOMAIN.internal_error(f"duplicate vcpupin for vcpu '{number}'")
        if (cpus := entry.get("cpuset")) is None:
            raise DOMAIN.internal_error("missing cpuset for vcpupin")
        pins[number] = cpuset_text(cpus)
    return [
        xml.Element("vcpupin", {"vcpu": str(number), "cpuset": pins[number]})
        for number in paced(sorted(pins))
    ]


def _emulator_pin(source: xml.Source) -> list[xml.Element]:
    found = source.findall("emulatorpin")
    if len(found) > 1:
        raise DOMAIN.xml_error("only one emulatorpin is supported")
    if not found:
        return []
    if (cpus := found[0].get("cpuset")) is None:
        raise DOMAIN.internal_error("missing cpuset for emulatorpin")
    return [xml.Element("emulatorpin", {"cpuset": cpuset_text(cpus)})]


def _iothread_pins(source: xml.Source, iothreads: list[int]) -> list[xml.Element]:
    pins: dict[int, str] = {}
    known = frozenset(iothreads)
    for entry in source.iterfind("iothreadpin"):
        if (thread := entry.get("iothread")) is None:
            raise missing_attribute("iothreadpin", "iothread")
        number = int(POSITIVE(thread, "iothreadpin", "iothread") or 0)
        if number not in known:
            raise DOMAIN.unsupported(f"Cannot find 'iothread' : {number}")
        if (cpus := entry.get("cpuset")) is None:
            raise DOMAIN.internal_error("missing cpuset for iothreadpin")
        if number in pins:
            raise DOMAIN.internal_error(f"duplicate iothreadpin for same iothread '{number}'")
        pins[number] = cpuset_text(cpus)
    order = [number for number in iothreads if number in pins]
    return [
        xml.Element("iothreadpin", {"iothread": str(number), "cpuset": pins[number]})
        for number in paced(order)
    ]


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
            raise invalid_attribute(tag, "priority", priority, " Expected integer value")
        attrs["priority"] = str(number)
    return attrs


def _schedulers(
    source: xml.Source, tag: str, attribute: str, present: Sequence[int]
) -> list[xml.Element]:
    assigned: dict[int, dict[str, str]] = {}
    known = present if isinstance(present, range) else frozenset(present)
    for entry in source.iterfind(tag):
        if (text := entry.get(attribute)) is None:
            raise DOMAIN.xml_error(f"Missing attribute '{attribute}' in element '{tag}'")
        numbers = parse_bitmap(text)
        if not numbers:
            raise DOMAIN.unsupported(f"'{attribute}' scheduler bitmap '{text}' is empty")
        attrs = _scheduler(entry)
        for number in paced(bits_of(numbers)):
            if number not in known:
                raise DOMAIN.unsupported(
                    f"vCPU '{number}' is not present in domain definition"
                    if tag == "vcpusched"
                    else f"Cannot find 'iothread' : {number}"
                )
            if number in assigned:
                raise DOMAIN.xml_detail(f"'{tag}' attributes '{attribute}' must not overlap")
            assigned[number] = attrs
    ordered = (
        sorted(assigned)
        if isinstance(present, range)
        else [number for number in present if number in assigned]
    )
    return [
        xml.Element(tag, {attribute: str(number), **assigned[number]}) for number in paced(ordered)
    ]


def read_cputune(root: xml.Source, vcpus: int, iothreads: list[int]) -> xml.Element | None:
    """Read ``<cputune>`` of a guest with ``vcpus`` virtual CPUs and these IOThreads."""
    source = root.find("cputune")
    if source is None:
        return None
    element = xml.Element("cputune")
    _tuned_number(source, "shares", element)
    for prefix in ("", "global_", "emulator_", "iothread_"):
        _tuned_number(source, prefix + "period", element)
        _tuned_number(source, prefix + "quota", element)
    element.children += _pins(source, vcpus)
    element.children += _emulator_pin(source)
    element.children += _iothread_pins(source, iothreads)
    if len(source.findall("emulatorsched")) > 1:
        raise DOMAIN.xml_error("only one emulatorsched is supported")
    emulator = source.find("emulatorsched")
    if emulator is not None:
        element.add("emulatorsched", _scheduler(emulator))
    element.children += _schedulers(source, "vcpusched", "vcpus", range(vcpus))
    element.children += _schedulers(source, "iothreadsched", "iothreads", iothreads)
    element.children += read_resource_groups(source, vcpus)
    return element if element.children else None
