"""CPU maps on the wire, and pins in definitions.

Sets of CPUs are masks, CPU 0 the lowest bit.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from ..conf import xml
from ..conf.values import format_bitmap, parse_bitmap

if TYPE_CHECKING:
    from ..conf.domain.definition import DomainDef

__all__ = ["Pins", "every_cpu", "from_map", "set_pin", "to_map", "unset_pin"]


def every_cpu(count: int) -> int:
    return (1 << count) - 1


def to_map(cpus: int, length: int) -> bytes:
    """Convert a mask to a map of ``length`` bytes; CPUs beyond it are left out."""
    used = cpus.to_bytes((cpus.bit_length() + 7) // 8, "little")
    return used[:length].ljust(length, b"\0")


def from_map(cpumap: bytes) -> int:
    return int.from_bytes(cpumap, "little")


# The order of the parts of <cputune>; parts that are not named here come first.
_RANKS = {
    "vcpupin": 1,
    "emulatorpin": 2,
    "iothreadpin": 3,
    "emulatorsched": 4,
    "vcpusched": 4,
    "iothreadsched": 4,
    "cachetune": 4,
    "memorytune": 4,
}


def _place(part: xml.Element) -> tuple[int, int]:
    """Return the sort key of a part: virtual CPUs are in order, IOThreads are not."""
    return _RANKS.get(part.tag, 0), int(part.attrs["vcpu"]) if part.tag == "vcpupin" else 0


def _found(parts: list[xml.Element], pin: xml.Element) -> tuple[int, int]:
    """Find the range of ``parts`` that ``pin`` replaces; an empty one if it is new."""
    key = _place(pin)
    first = bisect_left(parts, key, key=_place)
    last = bisect_right(parts, key, lo=first, key=_place)
    if pin.tag != "iothreadpin":
        return first, last
    thread = pin.attrs["iothread"]
    at = next(
        (place for place in range(first, last) if parts[place].attrs["iothread"] == thread), None
    )
    return (last, last) if at is None else (at, at + 1)


def set_pin(definition: DomainDef, tag: str, key: dict[str, str], cpus: int) -> None:
    """Pin a virtual CPU, an IOThread or the emulator to ``cpus``.

    The pin goes where libvirt has it among the other pins.
    """
    tune = definition.tree.find("cputune")
    parts = [] if tune is None else list(tune.children)
    pin = xml.Element(tag, {**key, "cpuset": format_bitmap(cpus)})
    first, last = _found(parts, pin)
    if tag == "iothreadpin" and first != last:  # a changed pin moves behind the others
        del parts[first]
        first = last = _found(parts, pin)[0]
    parts[first:last] = [pin]
    definition.put(xml.Element("cputune", children=parts), "cputune")


def unset_pin(definition: DomainDef, tag: str, key: dict[str, str]) -> None:
    """Remove a pin, if there is one."""
    tune = definition.tree.find("cputune")
    if tune is None:
        return
    first, last = _found(tune.children, xml.Element(tag, key))
    parts = tune.children[:first] + tune.children[last:]
    definition.put(xml.Element("cputune", children=parts) if parts else None, "cputune")


class Pins:
    """CPUs on which the virtual CPUs or IOThreads of a definition may run.

    ``tag`` and ``key`` name the pins, such as ``vcpupin`` and ``vcpu``; without a key
    there is one pin for all. A thread without a pin runs where the whole domain does,
    or else on any of ``everywhere``. Made for many questions about one definition.
    """

    __slots__ = ("_maps", "_masks", "_texts", "_whole")

    def __init__(self, definition: DomainDef, tag: str, key: str | None, everywhere: int) -> None:
        tune = definition.tree.find("cputune")
        pins = () if tune is None else tune.all(tag)
        self._texts = {"" if key is None else pin.attrs[key]: pin.attrs["cpuset"] for pin in pins}
        self._whole = definition.vcpus.cpuset or None
        self._masks: dict[str | None, int] = {None: everywhere, "": 0}  # by text; few differ
        self._maps: dict[str | None, bytes] = {}

    def mask(self, name: str = "") -> int:
        return self._mask(self._texts.get(name, self._whole))

    def map(self, name: str, length: int) -> bytes:
        """Return the mask as a map of ``length`` bytes, the same for every call."""
        text = self._texts.get(name, self._whole)
        found = self._maps.get(text)
        if found is None:
            found = self._maps[text] = to_map(self._mask(text), length)
        return found

    def _mask(self, text: str | None) -> int:
        mask = self._masks.get(text)
        if mask is None:
            mask = self._masks[text] = parse_bitmap(text or "")
        return mask
