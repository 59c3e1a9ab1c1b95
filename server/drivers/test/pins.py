"""CPU maps as they travel, and the pins that a definition keeps of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...conf import xml
from ...conf.values import format_bitmap, parse_bitmap

if TYPE_CHECKING:
    from ...conf.domain import DomainDef

__all__ = ["from_map", "pinned", "set_pin", "to_map", "unset_pin"]


def to_map(bits: set[int], length: int) -> bytes:
    data = bytearray(length)
    for bit in bits:
        if bit < length * 8:
            data[bit // 8] |= 1 << bit % 8
    return bytes(data)


def from_map(cpumap: bytes) -> set[int]:
    return {8 * place + bit for place, byte in enumerate(cpumap) for bit in range(8) if byte >> bit & 1}


_TUNE_ORDER = ("vcpupin", "emulatorpin", "iothreadpin")


def set_pin(definition: DomainDef, tag: str, key: dict[str, str], cpus: set[int]) -> None:
    """Set where one CPU (or the emulator) may run, at its place among the other pins."""
    tune = definition.tree.find("cputune")
    parts = [] if tune is None else tune.children
    new = xml.Element(tag, {**key, "cpuset": format_bitmap(cpus)})
    before = [
        part for part in parts if part.tag not in (*_TUNE_ORDER, "cachetune", "memorytune") and "sched" not in part.tag
    ]
    after = [part for part in parts if part not in before and part.tag not in _TUNE_ORDER]
    pins = [part for part in parts if part.tag in _TUNE_ORDER]
    pins = [pin for pin in pins if pin.tag != tag or any(pin.attrs.get(k) != v for k, v in key.items())]
    pins.append(new)
    pins.sort(key=lambda pin: (_TUNE_ORDER.index(pin.tag), int(pin.attrs.get("vcpu", "0"))))
    definition.put(xml.Element("cputune", children=[*before, *pins, *after]), "cputune")


def unset_pin(definition: DomainDef, tag: str, key: dict[str, str]) -> None:
    """Forget where one may run."""
    tune = definition.tree.find("cputune")
    if tune is None:
        return
    kept = [part for part in tune.children if part.tag != tag or any(part.attrs.get(k) != v for k, v in key.items())]
    definition.put(xml.Element("cputune", children=kept) if kept else None, "cputune")


def pinned(definition: DomainDef, tag: str, key: dict[str, str]) -> set[int] | None:
    """Where one may run, by its own pin or by the whole domain's; None where nothing says so."""
    tune = definition.tree.find("cputune")
    for pin in tune.all(tag) if tune is not None else ():
        if all(pin.attrs.get(name) == value for name, value in key.items()):
            return parse_bitmap(pin.attrs["cpuset"])
    return parse_bitmap(definition.cpuset) if definition.cpuset else None
