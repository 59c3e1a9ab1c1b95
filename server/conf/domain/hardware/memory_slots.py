"""Slots of memory modules, in guests that can have more of them."""

from __future__ import annotations

from ... import xml
from ...pause import paced
from ...refusals import QEMU
from .places import with_address

__all__ = ["assign_memory_slots"]

_IN_SLOTS = ("dimm", "nvdimm")


def assign_memory_slots(modules: list[xml.Element], slots: int) -> None:
    """Give modules the first of ``slots`` that are free.

    Raises VIR_ERR_INTERNAL_ERROR if there are none.
    """
    if not slots:
        return
    taken = {
        int(place.attrs["slot"])
        for module in paced(modules)
        if (place := module.find("address")) is not None and place.attrs["type"] == "dimm"
    }
    slot = 0
    for number, module in enumerate(paced(modules)):
        if module.attrs["model"] not in _IN_SLOTS or module.get("address", "type") == "dimm":
            continue
        while slot in taken:
            slot += 1
        if slot >= slots:
            raise QEMU.internal_error("failed to find an empty memory slot")
        taken.add(slot)
        place = xml.Element("address", {"type": "dimm", "slot": str(slot)})
        modules[number] = with_address(module, place)
