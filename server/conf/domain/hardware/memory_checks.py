"""Memory modules that guests on QEMU cannot have: libvirt's refusals and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...pause import paced
from ...refusals import DOMAIN, QEMU

if TYPE_CHECKING:
    from ... import xml
    from ..definition import DomainDef

__all__ = ["check_memory"]

_WITHOUT_NODE = ("virtio-pmem", "sgx-epc")


def check_memory(definition: DomainDef, modules: list[xml.Element]) -> None:
    """Refuse modules of a guest that has no place for them, in libvirt's order."""
    memory, cells = definition.memory, definition.numa_cells
    if not memory.maximum:
        if any(module.attrs["model"] != "sgx-epc" for module in modules):
            raise QEMU.unsupported(
                "cannot use/hotplug a memory device when domain 'maxMemory' is not defined"
            )
    elif not cells:
        raise QEMU.unsupported(
            "At least one numa node has to be configured when enabling memory hotplug"
        )
    elif len(modules) > memory.slots:
        raise QEMU.unsupported(
            f"memory device count '{len(modules)}' exceeds slots count '{memory.slots}'"
        )
    taken: set[int] = set()
    for module in paced(modules):
        _check_slot(module, memory.slots, taken)
        _check_node(module, cells)


def _check_slot(module: xml.Element, slots: int, taken: set[int]) -> None:
    place = module.find("address")
    if place is None or place.attrs["type"] != "dimm":
        return
    slot = int(place.attrs["slot"])
    if slot >= slots:
        raise QEMU.unsupported(f"memory device slot '{slot}' exceeds slots count '{slots}'")
    if slot in taken:
        raise QEMU.unsupported(
            f"memory device slot '{slot}' is already being used by another memory device"
        )
    taken.add(slot)


def _check_node(module: xml.Element, cells: int) -> None:
    target, model = module.find("target"), module.attrs["model"]
    node = None if target is None else target.find("node")
    if model == "sgx-epc":
        raise QEMU.unsupported("sgx epc isn't supported by this QEMU binary")
    if node is None:
        if model not in _WITHOUT_NODE:
            raise QEMU.unsupported("target NUMA node needs to be specified for memory device")
    elif int(node.text or 0) >= cells:
        raise DOMAIN.xml_detail(
            f"can't add memory backend for guest node '{node.text}' as the guest has only "
            f"'{cells}' NUMA nodes configured"
        )
