"""Memory of a guest: its size, what holds it on the host, and its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....conf.pause import paced
from ..refusals import internal_error
from .places import Length, Places, alias_of, device, dumped

if TYPE_CHECKING:
    from ....conf import xml
    from ....conf.domain.definition import DomainDef

__all__ = ["Cells", "cells", "memory", "memory_module", "ram_id"]

_MIB = 1024
_POLICIES = {"strict": "bind", "preferred": "preferred", "interleave": "interleave"}


def _numa(root: xml.Element) -> xml.Element | None:
    cpu = root.find("cpu")
    return None if cpu is None else cpu.find("numa")


class Cells:
    """NUMA cells of a guest, which many devices and cells may look for."""

    def __init__(self, root: xml.Element) -> None:
        numa = _numa(root)
        self.listed: list[xml.Element] = [] if numa is None else list(numa.all("cell"))
        self.by_id: dict[str, xml.Element] = {}
        for cell in self.listed:
            self.by_id.setdefault(cell.attrs["id"], cell)
        tune = root.find("numatune")
        self._shared = None if tune is None else tune.find("memory")
        self._own: dict[str, xml.Element] = {}
        for node in () if tune is None else tune.all("memnode"):
            self._own.setdefault(node.attrs["cellid"], node)
        self._nodes: dict[str, list[int]] = {}
        self._with_cpus = [cell.attrs["id"] for cell in self.listed if "cpus" in cell.attrs]
        self._places = {number: place for place, number in enumerate(self._with_cpus)}

    def policy(self, cell: xml.Element | None) -> dict[str, Any]:
        """Return on which nodes of the host the memory of a cell is."""
        chosen = self._shared
        if cell is not None:
            chosen = self._own.get(cell.attrs["id"], chosen)
        if chosen is None or "nodeset" not in chosen.attrs or chosen.attrs["mode"] not in _POLICIES:
            return {}
        text = chosen.attrs["nodeset"]
        nodes = self._nodes.get(text)
        if nodes is None:
            self._nodes[text] = nodes = numbers(text)
        return {"host-nodes": nodes, "policy": _POLICIES[chosen.attrs["mode"]]}

    def initiator(self, cell: xml.Element) -> str:
        """Return the cell whose processors are nearest to the memory of another."""
        if "cpus" in cell.attrs:
            return cell.attrs["id"]
        distances = {
            sibling.attrs["id"]: int(sibling.attrs["value"])
            for sibling in (cell.find("distances") or cell).all("sibling")
        }
        # one without a distance is far away, and the first of those counts
        far = next((number for number in self._with_cpus if number not in distances), None)
        near = [number for number in distances if number in self._places]
        candidates = near if far is None else [*near, far]
        return min(candidates, key=lambda name: (distances.get(name, 255), self._places[name]))


def ram_id(root: xml.Element) -> str | None:
    """Return the id of the guest's memory; None if its cells have their own."""
    return None if _numa(root) is not None else "pc.ram"


def _rounded(kib: int) -> int:
    """Round a size in KiB up to a MiB, as QEMU needs it."""
    return (kib + _MIB - 1) // _MIB * _MIB


def _of_modules(definition: DomainDef) -> int:
    return sum(module.size for module in definition.memory_modules)


def memory(definition: DomainDef, folder: str) -> list[str]:
    """Return size and backend of the memory; ``folder`` is for files that hold it."""
    root = definition.tree
    numa = _numa(root)
    cells = [] if numa is None else list(numa.all("cell"))
    kib = sum(_rounded(int(cell.attrs["memory"])) for cell in cells) or _rounded(
        definition.memory.total - _of_modules(definition)
    )
    most = definition.memory.maximum
    if most:
        slots = definition.memory.slots
        found = ["-m", f"size={kib}k,slots={slots},maxmem={_rounded(most)}k"]
    else:
        found = ["-m", str(kib // _MIB)]
    if numa is None:
        found += ["-object", dumped(_backend(root, Cells(root), "pc.ram", kib, folder, None))]
    return found


def _backend(
    root: xml.Element,
    of_guest: Cells,
    name: str,
    kib: int,
    folder: str,
    cell: xml.Element | None,
    module: xml.Element | None = None,
) -> dict[str, Any]:
    """Return the properties of what holds memory on the host.

    A ``module`` says first how it is held, then its cell, then the guest.
    """
    backing = root.find("memoryBacking")
    if backing is not None and backing.find("hugepages") is not None:
        raise internal_error(
            "hugetlbfs filesystem is not mounted or disabled by administrator config"
        )
    access = None if cell is None else cell.attrs.get("memAccess")
    discard = None if cell is None else cell.attrs.get("discard")
    if module is not None:
        access = module.attrs.get("access", access)
        discard = module.attrs.get("discard", discard)
    source, allocation, threads = None, None, None
    if backing is not None:
        access = access or backing.get("access", "mode")
        source = backing.get("source", "type")
        allocation, threads = (
            backing.get("allocation", "mode"),
            backing.get("allocation", "threads"),
        )
        if discard is None and backing.find("discard") is not None:
            discard = "yes"
    share = None if access is None else access == "shared"
    kind = {"memfd": "memfd", "file": "file"}.get(source or "", "ram")
    if kind == "ram" and access is not None:
        kind = "file"
    made: dict[str, Any] = {"qom-type": f"memory-backend-{kind}", "id": name}
    if kind == "file":
        file = name if module is None else alias_of(module)
        made["mem-path"] = f"{folder}/{file}"
        if discard == "yes":
            made["discard-data"] = True
    if share is not None:
        made["share"] = share
    if kind != "ram" and cell is None and module is None:
        made["x-use-canonical-path-for-ramblock-id"] = False
    if allocation == "immediate":
        made["prealloc"] = True
        if threads is not None:
            made["prealloc-threads"] = int(threads)
    made["size"] = kib * 1024
    return made | of_guest.policy(cell)


def numbers(text: str) -> list[int]:
    """Return the numbers of a set such as ``0-3,^2``."""
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.removeprefix("^").partition("-")
        span = range(int(first), int(last or first) + 1)
        found = found - set(span) if part.startswith("^") else found | set(span)
    return sorted(found)


def memory_module(
    element: xml.Element, places: Places, root: xml.Element, of_guest: Cells, folder: str
) -> list[str]:
    """Return the arguments of a memory module: its memory, and the device."""
    alias = alias_of(element)
    target = element.find("target")
    assert target is not None
    size = target.find("size")
    node = target.find("node")
    assert size is not None
    number = None if node is None else node.text
    cell = of_guest.by_id.get(number or "")
    behind = _backend(root, of_guest, f"mem{alias}", int(size.text or "0"), folder, cell, element)
    made: dict[str, Any] = {
        "driver": "pc-dimm",
        "node": None if number is None else int(number),
        "memdev": f"mem{alias}",
        "id": alias,
    }
    return ["-object", dumped(behind), *device(made | places.of(element))]


# -- cells -----------------------------------------------------------------------------

_ACCESSES = {"access": "access", "read": "read", "write": "write"}
_POLICY_NAMES = {"writeback": "write-back", "writethrough": "write-through", "none": "none"}
_ASSOCIATIVITY = {"direct": "direct", "full": "complex", "none": "none"}


def cells(definition: DomainDef, folder: str) -> list[str]:
    """Return the arguments of NUMA cells: memory, processors, distances, caches."""
    root = definition.tree
    numa = _numa(root)
    if numa is None:
        return []
    found: list[str] = []
    has_hmat = numa.find("interconnects") is not None or any(
        cell.find("cache") is not None for cell in numa.all("cell")
    )
    of_guest = Cells(root)
    listed = of_guest.listed
    length = Length()
    for cell in listed:
        number = cell.attrs["id"]
        name = f"ram-node{number}"
        kib = _rounded(int(cell.attrs["memory"]))
        if kib:
            behind = dumped(_backend(root, of_guest, name, kib, folder, cell))
            found += length.add(["-object", behind])
        said = f"node,nodeid={number}"
        if "cpus" in cell.attrs:
            said += "".join(f",cpus={span}" for span in _spans(cell.attrs["cpus"]))
        if has_hmat:
            said += f",initiator={of_guest.initiator(cell)}"
        found += ["-numa", said + (f",memdev={name}" if kib else "")]
    for cell in paced(listed):
        for sibling in (cell.find("distances") or cell).all("sibling"):
            there, value = sibling.attrs["id"], sibling.attrs["value"]
            found += ["-numa", f"dist,src={cell.attrs['id']},dst={there},val={value}"]
    return [*found, *(_interconnects(numa, listed) if has_hmat else [])]


def _spans(cpus: str) -> list[str]:
    """Return the runs of a set of processors, as QEMU writes them."""
    found: list[list[int]] = []
    for number in numbers(cpus):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return [str(first) if first == last else f"{first}-{last}" for first, last in found]


def _interconnects(numa: xml.Element, listed: list[xml.Element]) -> list[str]:
    found: list[str] = []
    links = numa.find("interconnects")
    for link in () if links is None else paced(links.children):
        attrs = link.attrs
        level = attrs.get("cache")
        where = "memory" if level is None else {"1": "first", "2": "second"}.get(level, "third")
        hierarchy = where if where == "memory" else f"{where}-level"
        said = f"hmat-lb,initiator={attrs['initiator']},target={attrs['target']}"
        said += f",hierarchy={hierarchy},data-type={_ACCESSES[attrs['type']]}-{link.tag}"
        if link.tag == "latency":
            said += f",latency={attrs['value']}"
        else:
            said += f",bandwidth={attrs['value']}K"
        found += ["-numa", said]
    for cell in listed:
        for cache in cell.all("cache"):
            size, line = cache.find("size"), cache.find("line")
            assert size is not None
            assert line is not None
            found += [
                "-numa",
                f"hmat-cache,node-id={cell.attrs['id']},size={size.attrs['value']}K,"
                f"level={cache.attrs['level']},"
                f"associativity={_ASSOCIATIVITY[cache.attrs['associativity']]},"
                f"policy={_POLICY_NAMES[cache.attrs['policy']]},line={line.attrs['value']}",
            ]
    return found
