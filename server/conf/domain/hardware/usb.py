"""Ports of devices on USB buses, and the hubs that they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import xml
from ...pause import checkpoint, paced
from ...refusals import DOMAIN, QEMU
from .places import with_address

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["assign_usb"]

_HUB_PORTS = 8
_MOST_LEVELS = 4
_UHCI = ("piix3-uhci", "piix4-uhci", "vt82c686b-uhci")
_PORTS = dict.fromkeys(_UHCI, 2) | {"ehci": 6, "ich9-ehci1": 6, "pci-ohci": 3}
_XHCI = {"nec-xhci": 4, "qemu-xhci": 4, "qusb1": 8, "qusb2": 8}

# In the order in which libvirt gives out ports.
_ON_USB: tuple[tuple[str, Callable[[xml.Element], bool]], ...] = (
    ("interface", lambda device: _is_lent(device)),
    ("hostdev", lambda device: device.attrs["type"] == "usb"),
    ("disk", lambda device: device.get("target", "bus") == "usb"),
    ("controller", lambda device: device.attrs["type"] == "ccid"),
    ("input", lambda device: device.attrs.get("bus") == "usb"),
    ("serial", lambda device: device.get("target", "type") == "usb-serial"),
    ("sound", lambda device: device.attrs["model"] == "usb"),
    ("redirdev", lambda device: device.attrs.get("bus", "usb") == "usb"),
)
_Path = tuple[int, ...]


def _is_lent(interface: xml.Element) -> bool:
    """Return whether an interface is a USB device of the host."""
    source = interface.find("source")
    is_hostdev = interface.attrs["type"] == "hostdev" and source is not None
    return is_hostdev and source is not None and source.get("address", "type") == "usb"


class _Hub:
    """Ports of a hub or controller: those that are taken, and the hubs on them."""

    __slots__ = ("_first", "_full", "hubs", "ports", "taken")

    def __init__(self, ports: int) -> None:
        self.ports = ports
        self.taken: set[int] = set()
        self.hubs: dict[int, _Hub] = {}
        self._first = 1
        self._full: set[int] = set()  # ports of hubs that have no free port any more

    def free(self, level: int = 1) -> _Path | None:
        """Return the way to the first free port, or None; ports stay taken."""
        checkpoint()
        while self._first in self.taken:
            self._first += 1
        if self._first <= self.ports:
            return (self._first,)
        if level >= _MOST_LEVELS:
            return None
        for port in sorted(self.hubs.keys() - self._full):
            if (found := self.hubs[port].free(level + 1)) is not None:
                return port, *found
            self._full.add(port)
        return None


def _ports_of(controller: xml.Element) -> int:
    model = controller.attrs.get("model", "")
    if model in _XHCI:
        return int(controller.attrs.get("ports", _XHCI[model]))
    return _PORTS.get(model, 0)


def assign_usb(groups: dict[str, list[xml.Element]]) -> None:
    """Give ports to the devices on USB buses; groups are devices by their tags.

    Hubs are added if there are more devices than ports. Raises VIR_ERR_XML_ERROR for
    ports that are taken or not there, VIR_ERR_INTERNAL_ERROR if none is free.
    """
    places = [
        (groups[tag], place)
        for tag, is_on_usb in _ON_USB
        for place, device in enumerate(paced(groups[tag]))
        if is_on_usb(device)
    ]
    buses = _Buses(groups["controller"])
    if not places and not groups["hub"]:
        return
    _add_hubs(groups, len(places))
    hubs = groups["hub"]
    for hub in paced(hubs):
        if (given := _given(hub)) is not None:
            buses.add_hub(*given)
    for group, place in paced(places):
        if (given := _given(group[place])) is not None:
            buses.reserve(*given)
    for place, hub in enumerate(paced(hubs)):
        if _given(hub) is None:
            bus, path = buses.take(hub)
            hubs[place] = _placed(hub, bus, path)
            buses.add_hub(bus, path)
    for group, place in paced(places):
        device = group[place]
        if _given(device) is None and device.get("address", "type") in (None, "usb"):
            group[place] = _placed(device, *buses.take(device))


def _add_hubs(groups: dict[str, list[xml.Element]], devices: int) -> None:
    usb = [each for each in groups["controller"] if each.attrs["type"] == "usb"]
    if not any(each.attrs.get("model") != "none" for each in usb):
        raise QEMU.unsupported(
            "USB is disabled for this domain, but USB devices are present in the domain XML"
        )
    hubs = groups["hub"]
    missing = devices + len(hubs) - sum(map(_ports_of, usb)) - _HUB_PORTS * len(hubs)
    if missing > 0:
        # Each hub takes a port, too.
        hubs += [xml.Element("hub", {"type": "usb"}) for _ in range(-(-(missing + 1) // 7))]


class _Buses:
    """USB buses, by the indexes of their controllers."""

    def __init__(self, controllers: list[xml.Element]) -> None:
        found: dict[int, _Hub] = {}
        for controller in paced(controllers):
            if controller.attrs["type"] != "usb" or not (ports := _ports_of(controller)):
                continue
            index = int(controller.attrs["index"])
            if index in found:
                raise DOMAIN.xml_error(f"Duplicate USB controllers with index {index}")
            found[index] = _Hub(ports)
        self._buses = dict(sorted(found.items()))
        self._full: set[int] = set()

    def _hub(self, bus: int, path: _Path) -> _Hub:
        """Return the hub that a port, the last of ``path``, is on."""
        where = _spelt(path)
        hub = self._buses.get(bus)
        if hub is None:
            raise DOMAIN.xml_error(f"Missing USB bus {bus}")
        for port in path[:-1]:
            place = f"in USB address bus: {bus} port: {where}"
            if port > hub.ports:
                raise DOMAIN.xml_error(f"port {port} out of range {place}")
            inner = hub.hubs.get(port)
            if inner is None:
                raise DOMAIN.xml_error(f"there is no hub at port {port} {place}")
            hub = inner
        if path[-1] > hub.ports:
            raise DOMAIN.xml_error(f"requested USB port {where} not present on USB bus {bus}")
        return hub

    def reserve(self, bus: int, path: _Path) -> None:
        hub = self._hub(bus, path)
        if path[-1] in hub.taken:
            raise DOMAIN.xml_error(f"Duplicate USB address bus {bus} port {_spelt(path)}")
        hub.taken.add(path[-1])

    def add_hub(self, bus: int, path: _Path) -> None:
        hub = self._hub(bus, path)
        if path[-1] in hub.hubs:
            raise DOMAIN.xml_error(f"Duplicate USB hub on bus {bus} port {_spelt(path)}")
        hub.taken.add(path[-1])
        hub.hubs[path[-1]] = _Hub(_HUB_PORTS)

    def take(self, device: xml.Element) -> tuple[int, _Path]:
        """Take the first free port, on the bus that the device names if it does."""
        place = device.find("address")
        if place is not None and place.attrs["type"] == "usb":
            bus = int(place.attrs["bus"])
            if bus not in self._buses:
                raise DOMAIN.xml_error(
                    f"USB bus {bus} requested but no controller with that index is present"
                )
            numbers = [bus]
        else:
            numbers = [bus for bus in self._buses if bus not in self._full]
        for bus in numbers:
            path = self._buses[bus].free()
            if path is not None:
                self.reserve(bus, path)
                return bus, path
            self._full.add(bus)
        raise DOMAIN.internal_error("No free USB ports")


def _given(device: xml.Element) -> tuple[int, _Path] | None:
    """Return the bus and port that a device names, if it names a port."""
    place = device.find("address")
    if place is None or place.attrs["type"] != "usb" or "port" not in place.attrs:
        return None
    return int(place.attrs["bus"]), tuple(map(int, place.attrs["port"].split(".")))


def _spelt(path: _Path) -> str:
    return ".".join(map(str, path))


def _placed(device: xml.Element, bus: int, path: _Path) -> xml.Element:
    attrs = {"type": "usb", "bus": str(bus), "port": _spelt(path)}
    return with_address(device, xml.Element("address", attrs))
