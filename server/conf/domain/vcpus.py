"""Virtual CPUs: how many there are, which of them are in use, and where the host may run them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from .. import xml
from ..kinds import POSITIVE, UNSIGNED, YES_NO, choice
from ..pause import paced
from ..refusals import DOMAIN, missing_attribute
from ..values import format_bitmap, parse_bitmap, parse_integer

__all__ = ["Vcpu", "Vcpus", "cpuset_text", "read_vcpus", "vcpu_elements"]


def cpuset_text(text: str, name: str = "cpuset") -> str:
    bits = parse_bitmap(text)
    if not bits:
        raise DOMAIN.unsupported(f"Invalid value of '{name}': {text}")
    return format_bitmap(bits)


# A guest with more is a slip or an attack: libvirtd itself dies of the memory that 4 billion take.
_MAX_VCPUS = 1 << 16
_PLACEMENT = choice("static", "auto")


class Vcpu(NamedTuple):
    """One virtual CPU that is listed. ``order``: in which the guest gets those that are pluggable; 0 says nothing."""

    is_online: bool
    hotpluggable: str
    order: int


_ABSENT = Vcpu(False, "yes", 0)


@dataclass(frozen=True, slots=True)
class Vcpus:
    """``current`` of ``maximum`` virtual CPUs are in use.

    ``cpuset`` are the CPUs of the host that they may run on, unless ``placement`` is ``auto``. ``listed`` is empty, or has
    every one of them.
    """

    current: int
    maximum: int
    placement: str
    cpuset: str | None
    listed: tuple[Vcpu, ...]

    def with_current(self, count: int) -> Vcpus:
        """The first ``count`` in use."""
        listed = tuple([vcpu._replace(is_online=number < count) for number, vcpu in enumerate(self.listed)])
        return replace(self, current=count, listed=listed)

    def with_maximum(self, count: int) -> Vcpus:
        """``count`` of them; new ones are not in use, and of those in use the surplus goes."""
        if not self.listed:
            return replace(self, current=min(self.current, count), maximum=count)
        listed = (self.listed + (_ABSENT,) * count)[:count]
        return replace(self, current=sum(vcpu.is_online for vcpu in listed), maximum=count, listed=listed)


def read_vcpus(root: xml.Source) -> Vcpus:
    """``<vcpu>`` and ``<vcpus>``."""
    source = root.find("vcpu")
    current = maximum = 1
    placement, cpuset = "static", None
    if source is not None:
        number = parse_integer(xml.string(source))
        if number is None or not 0 <= number <= _MAX_VCPUS:
            raise DOMAIN.xml_error("maximum vcpus count must be an integer")
        current = maximum = number
        if (used := source.get("current")) is not None:
            current = int(UNSIGNED(used, "vcpu", "current") or 0) or number
            if current > maximum:
                raise DOMAIN.unsupported("maximum vCPU count must not be less than current vCPU count")
        if (given := source.get("placement")) is not None:
            placement = _PLACEMENT(given, "vcpu", "placement") or "static"
        if placement == "static" and (cpus := source.get("cpuset")) is not None:
            cpuset = cpuset_text(cpus)
    if source is None or (source.get("placement") is None and cpuset is None):
        # A guest that leaves its memory's place to the host leaves its CPUs' too.
        memory_place = root.find("numatune/memory")
        if memory_place is not None and memory_place.get("placement") == "auto":
            placement = "auto"
    listed = root.find("vcpus")
    vcpus = () if listed is None else _listed(listed, maximum)
    if vcpus:
        current = sum(vcpu.is_online for vcpu in vcpus)
    return Vcpus(current, maximum, placement, cpuset, vcpus)


def _listed(listed: xml.Source, maximum: int) -> tuple[Vcpu, ...]:
    entries: dict[int, Vcpu] = {}
    for source in listed.iterfind("vcpu"):
        where = "vcpu"
        if (identifier := source.get("id")) is None:
            raise missing_attribute(where, "id")
        number = int(UNSIGNED(identifier, where, "id") or 0)
        if number >= maximum:
            raise DOMAIN.xml_error(f"vcpu id '{number}' is out of range of maximum vcpu count")
        if (enabled := source.get("enabled")) is None:
            raise missing_attribute(where, "enabled")
        online = YES_NO(enabled, where, "enabled") == "yes"
        hotpluggable = source.get("hotpluggable")
        if hotpluggable is not None:
            YES_NO(hotpluggable, where, "hotpluggable")
        order = int(POSITIVE(source.get("order", "1"), where, "order") or 0) if source.get("order") else 0
        entries[number] = Vcpu(online, hotpluggable or ("no" if online else "yes"), order)
    if not entries:
        return ()
    for number in sorted(entries):
        if not entries[number].is_online and entries[number].hotpluggable == "no":
            raise DOMAIN.unsupported(f"vcpu '{number}' is both offline and not hotpluggable")
    vcpus = [_ABSENT] * maximum
    for number, entry in entries.items():
        vcpus[number] = entry
    return tuple(vcpus)


def vcpu_elements(vcpus: Vcpus) -> list[xml.Element]:
    attrs = {"placement": vcpus.placement}
    if vcpus.cpuset and vcpus.placement == "static":
        attrs["cpuset"] = vcpus.cpuset
    if vcpus.current != vcpus.maximum:
        attrs["current"] = str(vcpus.current)
    elements = [xml.Element("vcpu", attrs, str(vcpus.maximum))]
    if vcpus.listed:
        # As lines at once: they may be many thousand, most of them the same but for the number.
        lines = ["  <vcpus>"]
        for number, (online, hotpluggable, order) in enumerate(paced(vcpus.listed)):
            enabled, place = "yes" if online else "no", f" order='{order}'" if order else ""
            lines.append(f"    <vcpu id='{number}' enabled='{enabled}' hotpluggable='{hotpluggable}'{place}/>")
        lines.append("  </vcpus>")
        listed = xml.Element("vcpus")
        listed.verbatim = xml.Verbatim("", lines)
        elements.append(listed)
    return elements
