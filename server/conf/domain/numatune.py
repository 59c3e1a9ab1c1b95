"""``<numatune>``: nodes of the host from which the guest's memory comes."""

from __future__ import annotations

from .. import xml
from ..kinds import choice
from ..refusals import DOMAIN, invalid_attribute
from ..values import format_bitmap, parse_bitmap, parse_integer

__all__ = ["read_numatune"]

_NUMA_MODES = choice(
    "strict",
    "preferred",
    "interleave",
    "restrictive",
    unknown="Unsupported NUMA memory tuning mode '%s'",
)
_NUMA_PLACEMENTS = choice("static", "auto", unknown="Unsupported NUMA memory placement mode '%s'")


def read_numatune(root: xml.Source, numa_cells: int, vcpu_placement: str) -> xml.Element | None:
    """Read ``<numatune>``.

    Memory is placed automatically if virtual CPUs are, unless the document says
    otherwise.
    """
    if len(root.findall("numatune")) > 1:
        raise DOMAIN.xml_error("only one numatune is supported")
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
                placement = "static" if nodeset is not None else vcpu_placement
            if placement == "auto":
                element.add("memory", {"mode": mode, "placement": "auto"})
            elif nodeset is None:
                raise DOMAIN.unsupported(
                    "nodeset for NUMA memory tuning must be set if 'placement' is 'static'"
                )
            else:
                element.add("memory", {"mode": mode, "nodeset": nodeset})
        seen: set[int] = set()
        for node in source.iterfind("memnode"):
            element.children.append(_memnode(node, seen, numa_cells))
    if not element.children and vcpu_placement == "auto":
        element.add("memory", {"mode": "strict", "placement": "auto"})
    return element if element.children else None


def _memnode(source: xml.Source, seen: set[int], numa_cells: int) -> xml.Element:
    if not numa_cells:
        raise DOMAIN.xml_error("Element 'memnode' is invalid without any guest NUMA cells")
    if (cell := source.get("cellid")) is None:
        raise DOMAIN.xml_error("Missing required cellid attribute in memnode element")
    number = parse_integer(cell)
    if number is None or number < 0:
        raise invalid_attribute("memnode", "cellid", cell, " Expected non-negative integer value")
    if number >= numa_cells:
        raise DOMAIN.xml_error(
            "Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell"
        )
    mode = source.get("mode", "strict")
    if mode not in _NUMA_MODES.names:
        raise invalid_attribute("memnode", "mode", mode)
    if (nodes := source.get("nodeset")) is None:
        raise DOMAIN.xml_error("Missing required nodeset attribute in memnode element")
    if number in seen:
        raise DOMAIN.xml_error(f"Multiple memnode elements with cellid {number}")
    seen.add(number)
    return xml.Element(
        "memnode",
        {"cellid": str(number), "mode": mode, "nodeset": format_bitmap(parse_bitmap(nodes))},
    )
