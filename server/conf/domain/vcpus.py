"""Virtual CPUs: their number, which are in use, and where the host may run them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from .. import xml
from ..kinds import POSITIVE, UNSIGNED, YES_NO, choice
from ..pause import paced
from ..refusals import DOMAIN
from ..rules import attr, take
from ..values import format_bitmap, parse_bitmap, parse_integer

__all__ = [
    "Vcpu",
    "Vcpus",
    "cpuset_text",
    "placed_with_memory",
    "read_vcpus",
    "vcpu_elements",
]


def cpuset_text(text: str, name: str = "cpuset") -> str:
    bits = parse_bitmap(text)
    if not bits:
        raise DOMAIN.unsupported(f"Invalid value of '{name}': {text}")
    return format_bitmap(bits)


# A guest with more is a slip or an attack: libvirtd itself dies of the memory that 4
# billion take.
_MAX_VCPUS = 1 << 16


class Vcpu(NamedTuple):
    """One virtual CPU of ``<vcpus>``; ``order`` is its place in hotplugging, or 0."""

    is_online: bool
    hotpluggable: str
    order: int


_ABSENT = Vcpu(False, "yes", 0)


@dataclass(frozen=True, slots=True)
class Vcpus:
    """Virtual CPUs of a guest, ``current`` of ``maximum`` in use.

    ``cpuset`` are the CPUs of the host that they may run on, unless ``placement`` is
    ``auto``. ``listed`` has an entry for each of them, or is empty.
    """

    current: int
    maximum: int
    placement: str
    cpuset: str | None
    listed: tuple[Vcpu, ...]

    def with_current(self, count: int) -> Vcpus:
        """Return a copy in which the first ``count`` are in use."""
        listed = tuple(
            [vcpu._replace(is_online=number < count) for number, vcpu in enumerate(self.listed)]
        )
        return replace(self, current=count, listed=listed)

    def with_maximum(self, count: int) -> Vcpus:
        """Return a copy with ``count`` virtual CPUs in all.

        New ones are not in use; those beyond ``count`` are dropped.
        """
        if not self.listed:
            return replace(self, current=min(self.current, count), maximum=count)
        listed = (self.listed + (_ABSENT,) * count)[:count]
        return replace(
            self, current=sum(vcpu.is_online for vcpu in listed), maximum=count, listed=listed
        )


def _cpuset(value: str, element: str, attribute: str) -> str | None:
    return cpuset_text(value)


_CURRENT = attr("current", UNSIGNED)
_PLACEMENT = attr("placement", choice("static", "auto"), default="static")
_CPUSET = attr("cpuset", _cpuset)


def _counted(source: xml.Source) -> Vcpus:
    """Read ``<vcpu>``."""
    maximum = parse_integer(xml.string(source))
    if maximum is None or not 0 <= maximum <= _MAX_VCPUS:
        raise DOMAIN.xml_error("maximum vcpus count must be an integer")
    given = xml.Element("vcpu")
    take(given, source, _CURRENT)
    current = int(given.attrs.get("current", maximum))
    if current > maximum:
        raise DOMAIN.unsupported("maximum vCPU count must not be less than current vCPU count")
    take(given, source, _PLACEMENT)
    placement = given.attrs["placement"]
    if placement == "static":
        take(given, source, _CPUSET)
    return Vcpus(current, maximum, placement, given.attrs.get("cpuset"), ())


def read_vcpus(root: xml.Source) -> Vcpus:
    """Read ``<vcpu>`` and ``<vcpus>``."""
    source = root.find("vcpu")
    vcpus = Vcpus(1, 1, "static", None, ()) if source is None else _counted(source)
    listed = root.find("vcpus")
    each = () if listed is None else _listed(listed, vcpus.maximum)
    return (
        replace(vcpus, current=sum(vcpu.is_online for vcpu in each), listed=each) if each else vcpus
    )


def placed_with_memory(
    vcpus: Vcpus, numatune: xml.Element | None, cputune: xml.Element | None
) -> Vcpus:
    """Leave the place of virtual CPUs to the host if that of the memory is.

    Nothing changes if anything of the guest is bound to CPUs of the host.
    """
    if numatune is None or numatune.get("memory", "placement") != "auto" or vcpus.cpuset:
        return vcpus
    if cputune is not None and any(cputune.find(tag) is not None for tag in _PINS):
        return vcpus
    return replace(vcpus, placement="auto")


_PINS = ("vcpupin", "emulatorpin", "iothreadpin")
_LISTED = (
    attr("id", UNSIGNED, required=True),
    attr("enabled", YES_NO, required=True),
    attr("hotpluggable", YES_NO),
    attr("order", POSITIVE),
)


def _listed(listed: xml.Source, maximum: int) -> tuple[Vcpu, ...]:
    """Read ``<vcpus>``; virtual CPUs that it does not name are absent."""
    entries: dict[int, Vcpu] = {}
    for source in listed.iterfind("vcpu"):
        given = xml.Element("vcpu")
        take(given, source, _LISTED[0])
        number = int(given.attrs["id"])
        if number >= maximum:
            raise DOMAIN.xml_error(f"vcpu id '{number}' is out of range of maximum vcpu count")
        take(given, source, *_LISTED[1:])
        attrs = given.attrs
        online = attrs["enabled"] == "yes"
        hotpluggable = attrs.get("hotpluggable", "no" if online else "yes")
        entries[number] = Vcpu(online, hotpluggable, int(attrs.get("order", 0)))
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
        # Printed at once: there may be many thousand, most of them equal but for the
        # number.
        lines = ["  <vcpus>"]
        for number, (online, hotpluggable, order) in enumerate(paced(vcpus.listed)):
            enabled, place = "yes" if online else "no", f" order='{order}'" if order else ""
            lines.append(
                f"    <vcpu id='{number}' enabled='{enabled}' "
                f"hotpluggable='{hotpluggable}'{place}/>"
            )
        lines.append("  </vcpus>")
        listed = xml.Element("vcpus")
        listed.verbatim = xml.Verbatim("", lines)
        elements.append(listed)
    return elements
