"""``<cachetune>`` and ``<memorytune>``: shares of caches and memory bandwidth.

Both describe groups of virtual CPUs. A group may have one of each kind; no virtual CPU
may be in two groups.
"""

from __future__ import annotations

from ....protocol.errors import LibvirtError
from .. import xml
from ..kinds import UNSIGNED, choice
from ..refusals import DOMAIN, RESOURCE_CONTROL, missing_attribute, missing_part
from ..rules import attr, take
from ..values import format_bitmap, parse_bitmap, scaled

__all__ = ["read_resource_groups"]

_TAGS = ("cachetune", "memorytune")
_TYPES = ("both", "code", "data")
_CACHE = (
    attr("id", UNSIGNED, required=True),
    attr("level", UNSIGNED, required=True),
    attr("type", choice(*_TYPES), required=True),
)
_NODE = (attr("id", UNSIGNED, required=True), attr("bandwidth", UNSIGNED, required=True))


class _Group:
    """Group of virtual CPUs, whose numbers are the bits of ``vcpus``.

    ``caches`` are elements by level, type and id, ``nodes`` by their id. ``monitors``
    have the tag of what they watch; ``watched`` are such tags and the virtual CPUs as
    text, ``watched_parts`` their masks together, but for that of the whole group.
    """

    __slots__ = ("caches", "monitors", "nodes", "text", "vcpus", "watched", "watched_parts")

    def __init__(self, vcpus: int) -> None:
        self.vcpus = vcpus
        self.text = format_bitmap(vcpus)
        self.caches: dict[tuple[int, int, int], xml.Element] = {}
        self.nodes: dict[int, xml.Element] = {}
        self.monitors: list[tuple[str, xml.Element]] = []
        self.watched: set[tuple[str, str]] = set()
        self.watched_parts = 0

    def __bool__(self) -> bool:
        return bool(self.caches or self.nodes or self.monitors)

    def overlaps(self, vcpus: int, text: str) -> bool:
        """Return whether a monitor has some of these virtual CPUs, and others.

        ``text`` names them.

        An allocation has a monitor of its own, which may be over all others.
        """
        has_own = bool(self.caches or self.nodes)
        if vcpus == self.vcpus:
            return not has_own and self.watched_parts != 0
        known = {name for tag in _TAGS for name in (text, self.text) if (tag, name) in self.watched}
        if not has_own and self.text in known:
            return True
        return text not in known and bool(vcpus & self.watched_parts)

    def printed(self, tag: str) -> xml.Element | None:
        found = self.caches if tag == "cachetune" else self.nodes
        parts = [part for _, part in sorted(found.items(), key=lambda item: item[0])]
        parts += [monitor for whose, monitor in self.monitors if whose == tag]
        if not parts:
            return None
        attrs = {"vcpus": self.text, "id": f"vcpus_{self.text}"}
        element = xml.Element(tag, attrs, children=parts)
        element.attr_unless = {"id": xml.INACTIVE}
        return element


def _vcpus(source: xml.Source, count: int) -> int:
    """Read the mask of virtual CPUs, of which the guest has ``count``."""
    tag = source.tag
    if (text := source.get("vcpus")) is None:
        raise DOMAIN.xml_error(f"Missing {tag} attribute 'vcpus'")
    try:
        numbers = parse_bitmap(text)
    except LibvirtError:
        raise DOMAIN.xml_error(f"Invalid {tag} attribute 'vcpus' value '{text}'") from None
    return numbers & ((1 << count) - 1)


def _size(source: xml.Source, cache: xml.Element) -> None:
    if (text := source.get("size")) is None:
        raise missing_part("./@size")
    size, unit = scaled(text, source.get("unit"), where="./@size"), "B"
    for larger in ("KiB", "MiB", "GiB", "TiB"):
        if not size or size % 1024:
            break
        size, unit = size // 1024, larger
    cache.attrs |= {"size": str(size), "unit": unit}


def _add_cache(group: _Group, source: xml.Source) -> None:
    cache = xml.Element("cache")
    take(cache, source, *_CACHE)
    _size(source, cache)
    kind = cache.attrs["type"]
    level, number = int(cache.attrs["level"]), int(cache.attrs["id"])
    # A cache is shared as a whole, or its halves for code and data are.
    rivals = _TYPES if kind == "both" else ("both", kind)
    if any((level, _TYPES.index(rival), number) in group.caches for rival in rivals):
        raise RESOURCE_CONTROL.xml_error(
            f"Colliding cache allocations for cache level '{level}' id '{number}', type '{kind}'"
        )
    group.caches[level, _TYPES.index(kind), number] = cache


def _add_node(group: _Group, source: xml.Source) -> None:
    node = xml.Element("node")
    take(node, source, *_NODE)
    number = int(node.attrs["id"])
    if number in group.nodes:
        raise RESOURCE_CONTROL.xml_error(f"Memory Bandwidth already defined for node {number}")
    if int(node.attrs["bandwidth"]) > 100:
        raise RESOURCE_CONTROL.xml_error("Memory Bandwidth value exceeding 100 is invalid.")
    group.nodes[number] = node


def _add_monitor(group: _Group, source: xml.Source, tag: str, count: int) -> None:
    monitor = xml.Element("monitor")
    if tag == "cachetune":
        if (text := source.get("level")) is None:
            raise missing_attribute("monitor", "level")
        monitor.attrs["level"] = UNSIGNED(text, "monitor", "level") or ""
        if monitor.attrs["level"] != "3":
            raise DOMAIN.xml_error(f"Invalid monitor cache level '{monitor.attrs['level']}'")
    vcpus = _vcpus(source, count)
    if not vcpus:
        raise DOMAIN.invalid_argument("vcpus is empty")
    if vcpus & ~group.vcpus:
        raise DOMAIN.invalid_argument("Monitor vcpus conflicts with allocation")
    text = format_bitmap(vcpus)
    if (tag, text) in group.watched:
        raise DOMAIN.invalid_argument("Identical vcpus found in same type monitors")
    if group.overlaps(vcpus, text):
        raise DOMAIN.invalid_argument("vcpus overlaps in resctrl groups")
    monitor.attrs["vcpus"] = text
    group.watched.add((tag, text))
    group.monitors.append((tag, monitor))
    if vcpus != group.vcpus:
        group.watched_parts |= vcpus


def _find(groups: dict[int, _Group], taken: int, vcpus: int) -> _Group | None:
    group = groups.get(vcpus)
    if group is None and taken & vcpus:
        raise DOMAIN.xml_error("Overlapping vcpus in resctrls")
    return group


def read_resource_groups(cputune: xml.Source, count: int) -> list[xml.Element]:
    """Read the groups of a guest with ``count`` virtual CPUs."""
    groups: dict[int, _Group] = {}
    taken = 0
    for tag, inner, add_part in (
        ("cachetune", "cache", _add_cache),
        ("memorytune", "node", _add_node),
    ):
        for source in cputune.iterfind(tag):
            vcpus = _vcpus(source, count)
            if not vcpus:
                continue
            known = _find(groups, taken, vcpus)
            if known is not None and tag == "cachetune":
                raise DOMAIN.xml_error("Identical vcpus in cachetunes found")
            group = known or _Group(vcpus)
            for part in source.iterfind(inner):
                add_part(group, part)
            for monitor in source.iterfind("monitor"):
                _add_monitor(group, monitor, tag, count)
            if group:
                groups[vcpus] = group
                taken |= vcpus
    found = [group.printed(tag) for tag in _TAGS for group in groups.values()]
    return [element for element in found if element is not None]
