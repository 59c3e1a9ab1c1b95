"""Ports of consoles and channels on virtio-serial controllers."""

from __future__ import annotations

from ... import xml
from ...pause import paced
from ...refusals import DOMAIN
from .places import with_address

__all__ = ["assign_virtio_serial"]

_USUAL_PORTS = 31


class _Controller:
    """Ports of a controller; 0 is for consoles."""

    __slots__ = ("_free", "index", "ports", "taken")

    def __init__(self, index: int, ports: int) -> None:
        self.index = index
        self.ports = ports
        self.taken: set[int] = set()
        self._free = 1

    def free(self) -> int | None:
        """Return the first port after 0 that is free, or None; ports stay taken."""
        while self._free in self.taken:
            self._free += 1
        return self._free if self._free < self.ports else None


def assign_virtio_serial(groups: dict[str, list[xml.Element]]) -> None:
    """Give ports to consoles and channels; groups are devices by their tags.

    Where no port is free a controller is added. A console has a port, but no address.
    Raises VIR_ERR_XML_ERROR for ports that are taken or not there.
    """
    channels = groups["channel"]
    consoles = [device for device in groups["console"] if device.get("target", "type") == "virtio"]
    if not consoles and not any(map(_is_virtio, channels)):
        return
    ports = _Ports(groups["controller"])
    for device in paced([*channels, *consoles]):
        if (given := _given(device)) is not None:
            ports.reserve(*given)
    for console in paced(consoles):
        if _given(console) is None:
            ports.take_for_console(console)
    for place, channel in enumerate(paced(channels)):
        if _is_virtio(channel) and _given(channel) is None:
            controller, port = ports.take(channel)
            channels[place] = _placed(channel, controller, port)


class _Ports:
    """Ports of all controllers, by the controllers' indexes."""

    def __init__(self, controllers: list[xml.Element]) -> None:
        self._all = controllers
        found = [each for each in controllers if each.attrs["type"] == "virtio-serial"]
        made = [
            _Controller(int(each.attrs["index"]), int(each.attrs.get("ports", _USUAL_PORTS)))
            for each in found
        ]
        self._by_index = {each.index: each for each in made}
        # Those that may have a free port, the lowest index last.
        self._open = sorted(made, key=lambda each: -each.index)
        self._lowest = 0  # no index below is free
        self._has_port = any(each.ports for each in made)

    def reserve(self, index: int, port: int) -> None:
        controller = self._by_index.get(index)
        if controller is None:
            raise DOMAIN.xml_error(f"virtio serial controller {index} is missing")
        if port >= controller.ports:
            raise DOMAIN.xml_error(f"virtio serial controller {index} does not have port {port}")
        if port in controller.taken:
            raise DOMAIN.xml_error(
                f"virtio serial port {port} on controller {index} is already occupied"
            )
        controller.taken.add(port)

    def take(self, channel: xml.Element) -> tuple[int, int]:
        """Take the first free port; return the index of its controller, and it."""
        place = channel.find("address")
        if place is not None and place.attrs["type"] == "virtio-serial":
            return self._take_from(int(place.attrs["controller"]))
        if not self._by_index:
            raise DOMAIN.internal_error("no virtio-serial controllers are available")
        while self._open:
            controller = self._open[-1]
            port = controller.free()
            if port is not None:
                controller.taken.add(port)
                return controller.index, port
            self._open.pop()
        index = self._add()
        self._by_index[index].taken.add(1)
        return index, 1

    def _take_from(self, index: int) -> tuple[int, int]:
        controller = self._by_index.get(index)
        if controller is None:
            raise DOMAIN.internal_error(f"virtio-serial controller {index} not available")
        port = controller.free()
        if port is None:
            raise DOMAIN.xml_error(
                f"Unable to find a free port on virtio-serial controller {index}"
            )
        controller.taken.add(port)
        return index, port

    def take_for_console(self, console: xml.Element) -> None:
        """Take a port for a console, which gets no address.

        It is port 0, which consoles share, unless the document asks for another.
        """
        if console.get("address", "type") == "virtio-serial":
            self._take_from(0)
        elif not self._by_index:
            raise DOMAIN.internal_error("no virtio-serial controllers are available")
        elif not self._has_port:
            self._add()

    def _add(self) -> int:
        while self._lowest in self._by_index:
            self._lowest += 1
        index = self._lowest
        attrs = {"type": "virtio-serial", "index": str(index)}
        self._all.append(xml.Element("controller", attrs))
        added = _Controller(index, _USUAL_PORTS)
        self._by_index[index] = added
        self._open.append(added)
        self._has_port = True
        return index


def _is_virtio(channel: xml.Element) -> bool:
    return channel.get("target", "type") == "virtio"


def _given(device: xml.Element) -> tuple[int, int] | None:
    """Return controller and port of a device that names a port."""
    place = device.find("address")
    if place is None or place.attrs["type"] != "virtio-serial" or place.attrs["port"] == "0":
        return None
    return int(place.attrs["controller"]), int(place.attrs["port"])


def _placed(channel: xml.Element, controller: int, port: int) -> xml.Element:
    numbers = {"controller": str(controller), "bus": "0", "port": str(port)}
    return with_address(channel, xml.Element("address", {"type": "virtio-serial", **numbers}))
