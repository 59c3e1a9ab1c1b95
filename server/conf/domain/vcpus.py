"""Virtual CPUs: how many there are, which of them are in use, and where the host may run them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import xml
from ..pause import paced
from ..values import (
    YES_NO,
    choice,
    format_bitmap,
    missing_attribute,
    parse_bitmap,
    parse_integer,
    unsigned,
    unsupported,
    xml_error,
)

if TYPE_CHECKING:
    from .definition import DomainDef

__all__ = ["POSITIVE", "UNSIGNED", "cpuset_text", "vcpu_elements", "vcpus"]


def cpuset_text(text: str, name: str = "cpuset") -> str:
    bits = parse_bitmap(text)
    if not bits:
        raise unsupported(f"Invalid value of '{name}': {text}")
    return format_bitmap(bits)


UNSIGNED = unsigned()
POSITIVE = unsigned(nonzero=True)
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
            domain.vcpus = int(UNSIGNED(current, "vcpu", "current") or 0) or number
            if domain.vcpus > domain.max_vcpus:
                raise unsupported("maximum vCPU count must not be less than current vCPU count")
        if (placement := source.get("placement")) is not None:
            domain.vcpu_placement = choice("static", "auto")(placement, "vcpu", "placement") or "static"
        if domain.vcpu_placement == "static" and (cpuset := source.get("cpuset")) is not None:
            domain.cpuset = cpuset_text(cpuset)
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
        number = int(UNSIGNED(identifier, where, "id") or 0)
        if number >= domain.max_vcpus:
            raise xml_error(f"vcpu id '{number}' is out of range of maximum vcpu count")
        if (enabled := source.get("enabled")) is None:
            raise missing_attribute(where, "enabled")
        online = YES_NO(enabled, where, "enabled") == "yes"
        hotpluggable = source.get("hotpluggable")
        if hotpluggable is not None:
            YES_NO(hotpluggable, where, "hotpluggable")
        order = int(POSITIVE(source.get("order", "1"), where, "order") or 0) if source.get("order") else 0
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
