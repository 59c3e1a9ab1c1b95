"""``<numatune>``: nodes of the host from which the guest's memory comes."""

from __future__ import annotations

from .. import xml
from ..kinds import UNSIGNED, choice
from ..refusals import DOMAIN
from ..rules import attr, take
from .vcpus import cpuset_text

__all__ = ["read_numatune"]

_MODES = ("strict", "preferred", "interleave", "restrictive")
_MEMORY = (
    attr("mode", choice(*_MODES, unknown="Unsupported NUMA memory tuning mode '%s'")),
    attr(
        "placement",
        choice("static", "auto", unknown="Unsupported NUMA memory placement mode '%s'"),
    ),
)
_MODE = attr("mode", choice(*_MODES))
_CELL = attr("cellid", UNSIGNED, required=True)


def read_numatune(root: xml.Source, numa_cells: int, vcpu_placement: str) -> xml.Element | None:
    """Read ``<numatune>``.

    Memory is placed automatically if virtual CPUs are, unless the document says
    otherwise.
    """
    found = root.findall("numatune")
    if len(found) > 1:
        raise DOMAIN.xml_error("only one numatune is supported")
    element = xml.Element("numatune")
    source = found[0].find("memory") if found else None
    if source is not None:
        if (memory := _memory(source, vcpu_placement)) is not None:
            element.children.append(memory)
    elif vcpu_placement == "auto":
        element.add("memory", {"mode": "strict", "placement": "auto"})
    if found:
        element.children += _memnodes(found[0], element.find("memory"), numa_cells)
    return element if element.children else None


def _memory(source: xml.Source, vcpu_placement: str) -> xml.Element | None:
    given = xml.Element("memory")
    take(given, source, *_MEMORY)
    nodes = source.get("nodeset")
    if not given.attrs and nodes is None:
        return None
    mode = given.attrs.get("mode", "strict")
    nodeset = None if nodes is None else cpuset_text(nodes, "nodeset")
    placement = given.attrs.get("placement", vcpu_placement if nodes is None else "static")
    if placement == "auto":
        return xml.Element("memory", {"mode": mode, "placement": "auto"})
    if nodeset is None:
        raise DOMAIN.unsupported(
            "nodeset for NUMA memory tuning must be set if 'placement' is 'static'"
        )
    return xml.Element("memory", {"mode": mode, "nodeset": nodeset})


def _memnodes(
    numatune: xml.Source, memory: xml.Element | None, numa_cells: int
) -> list[xml.Element]:
    found = numatune.findall("memnode")
    general = {} if memory is None else memory.attrs
    if found and "placement" in general:
        raise DOMAIN.unsupported(
            "Per-node binding is not compatible with automatic NUMA placement."
        )
    if found and not numa_cells:
        raise DOMAIN.xml_error("Element 'memnode' is invalid without any guest NUMA cells")
    nodes: dict[int, xml.Element] = {}
    for source in found:
        node = xml.Element("memnode")
        take(node, source, _CELL)
        cell = int(node.attrs["cellid"])
        if cell >= numa_cells:
            raise DOMAIN.xml_error(
                "Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell"
            )
        node.attrs["mode"] = "strict"
        take(node, source, _MODE)
        if cell in nodes:
            raise DOMAIN.xml_error(f"Multiple memnode elements with cellid {cell}")
        if general.get("mode") == "restrictive" != node.attrs["mode"]:
            raise DOMAIN.xml_error(
                "'restrictive' mode is required in memnode element when mode is 'restrictive' "
                "in memory element"
            )
        if (text := source.get("nodeset")) is None:
            raise DOMAIN.xml_error("Missing required nodeset attribute in memnode element")
        node.attrs["nodeset"] = cpuset_text(text, "nodeset")
        nodes[cell] = node
    return [nodes[cell] for cell in sorted(nodes)]
