"""Places of devices on the PCI buses of a guest, as libvirt gives them out.

A pc machine has one bus, whose slots are given out in order. A q35 machine has a root
port for each device, eight of them in a slot of the root bus, and one that is free.
Addresses that a document gives are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import xml
from ...refusals import DOMAIN, QEMU

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["assign_pci"]

_Address = tuple[int, int, int]  # bus, slot, function

_ON_PORTS = ("virtio", "virtio-non-transitional", "e1000e", "igb", "vmxnet3")
_SLOTS = 32
_FUNCTIONS = 8
_LAST_BUS = 255


def _address(device: xml.Element) -> _Address | None:
    place = device.find("address")
    if place is None or place.attrs.get("type") != "pci":
        return None
    return tuple(int(place.attrs.get(name, "0"), 0) for name in ("bus", "slot", "function"))  # type: ignore[return-value]


def _placed(device: xml.Element, address: _Address, *, multifunction: bool = False) -> xml.Element:
    bus, slot, function = address
    attrs = {
        "type": "pci",
        "domain": "0x0000",
        "bus": f"0x{bus:02x}",
        "slot": f"0x{slot:02x}",
        "function": f"0x{function:x}",
    }
    if multifunction:
        attrs["multifunction"] = "on"
    return device.twin(children=[*device.children, xml.Element("address", attrs)])


def _wants_pci(device: xml.Element) -> bool:
    """Return whether a device without an address gets one on a PCI bus."""
    if device.find("address") is not None:
        return False
    if device.tag == "disk":
        return device.get("target", "bus") == "virtio"
    if device.tag == "controller":
        kind = device.attrs["type"]
        return kind in ("scsi", "virtio-serial") or (
            kind == "usb" and device.attrs.get("model") not in ("none", "piix3-uhci")
        )
    if device.tag == "memballoon":
        return device.attrs["model"].startswith("virtio")
    if device.tag == "rng":
        return device.attrs.get("model", "virtio").startswith("virtio")
    return device.tag == "interface"


# In the order in which libvirt gives out places.
_ORDER = ("interface", "controller", "disk", "memballoon", "rng")


def assign_pci(groups: dict[str, list[xml.Element]], *, q35: bool) -> None:
    """Give devices places on the PCI buses; groups are devices by their tags.

    Raises VIR_ERR_XML_ERROR for two devices in one place, VIR_ERR_INTERNAL_ERROR if
    there is no place left.
    """
    bus = _Express(groups) if q35 else _Conventional(groups)
    bus.place_builtin()
    for tag in _ORDER:
        devices = groups[tag]
        for place, device in enumerate(devices):
            if _wants_pci(device):
                devices[place] = _placed(device, bus.take(device))
    bus.finish()


class _Bus:
    """Places of a machine: those in use, by all devices that are there."""

    def __init__(self, groups: dict[str, list[xml.Element]]) -> None:
        self.groups = groups
        self.used: set[_Address] = set()
        for device in _all(groups):
            if (address := _address(device)) is not None:
                self.use(address)

    def use(self, address: _Address) -> None:
        if address in self.used:
            bus, slot, function = address
            detail = f"Attempted double use of PCI Address 0000:{bus:02x}:{slot:02x}.{function:x}"
            raise DOMAIN.xml_error(detail)
        self.used.add(address)

    def is_free(self, bus: int, slot: int) -> bool:
        return not any((bus, slot, function) in self.used for function in range(_FUNCTIONS))

    def put(self, tag: str, address: _Address, **attrs: str) -> None:
        """Place the first device with these attributes, unless it has a place."""
        devices = self.groups[tag]
        for place, device in enumerate(devices):
            if all(device.attrs.get(name) == value for name, value in attrs.items()):
                if device.find("address") is None:
                    self.use(address)
                    devices[place] = _placed(device, address)
                return

    def put_video(self, slot: int) -> None:
        """Give the primary video device its slot."""
        for place, video in enumerate(self.groups["video"]):
            if video.get("model", "primary") == "yes" and video.get("model", "type") != "none":
                if _address(video) is None:
                    self.use((0, slot, 0))
                    self.groups["video"][place] = _placed(video, (0, slot, 0))
                return

    def take(self, device: xml.Element) -> _Address:
        raise NotImplementedError

    def place_builtin(self) -> None:
        raise NotImplementedError

    def finish(self) -> None:
        """Do what is to be done once all devices have places."""


class _Conventional(_Bus):
    """The bus of a pc machine."""

    def place_builtin(self) -> None:
        for function in (0, 1, 3):  # bridge to ISA, IDE, power management
            self.used.add((0, 1, function))
        self.used.add((0, 0, 0))
        self.put("controller", (0, 1, 2), type="usb", model="piix3-uhci")
        self.put("controller", (0, 1, 1), type="ide", index="0")
        self.put_video(2)

    def take(self, device: xml.Element) -> _Address:
        for slot in range(1, _SLOTS):
            if self.is_free(0, slot):
                self.use((0, slot, 0))
                return 0, slot, 0
        raise QEMU.internal_error("No more available PCI slots")


class _Express(_Bus):
    """The buses of a q35 machine: the root bus, and one behind each root port."""

    def place_builtin(self) -> None:
        self.used |= {(0, 0, 0), (0, 31, 0), (0, 31, 3)}  # host bridge, bridge to ISA, SMBus
        self.put("controller", (0, 31, 2), type="sata", index="0")
        self.put_video(1)
        for place, controller in enumerate(self.groups["controller"]):
            if controller.attrs.get("model") == "pcie-root-port" and _address(controller) is None:
                self.groups["controller"][place] = self._port(
                    int(controller.attrs["index"]), controller
                )

    def take(self, device: xml.Element) -> _Address:
        if device.tag == "interface" and (device.get("model", "type") or "") not in _ON_PORTS:
            model = device.get("model", "type") or "rtl8139"
            raise QEMU.unsupported(
                f"interfaces of model '{model}' have no place on a q35 machine yet; "
                "'virtio' and 'e1000e' do"
            )
        bus = self._free_port()
        self.use((bus, 0, 0))
        return bus, 0, 0

    def finish(self) -> None:
        """Leave one port free, for a device that is plugged in later."""
        self._free_port()

    def _free_port(self) -> int:
        """Return the bus of a root port without a device, which may be new."""
        indexes = [
            int(c.attrs["index"]) for c in self.groups["controller"] if c.attrs["type"] == "pci"
        ]
        for controller in self.groups["controller"]:
            if controller.attrs.get("model") == "pcie-root-port":
                bus = int(controller.attrs["index"])
                if self.is_free(bus, 0):
                    return bus
        index = max(indexes, default=0) + 1
        if index > _LAST_BUS:
            raise QEMU.internal_error("No more available PCI slots")
        attrs = {"type": "pci", "index": str(index), "model": "pcie-root-port"}
        controller = xml.Element("controller", attrs)
        self.groups["controller"].append(self._port(index, controller))
        return index

    def _port(self, index: int, controller: xml.Element) -> xml.Element:
        slot, function = self._port_place()
        self.use((0, slot, function))
        parts = list(controller.children)
        if controller.find("model") is None:
            parts.append(xml.Element("model", {"name": "pcie-root-port"}))
        if controller.find("target") is None:
            attrs = {"chassis": str(index), "port": hex(slot * _FUNCTIONS + function)}
            parts.append(xml.Element("target", attrs))
        # Only the first function of a slot says that there are more.
        return _placed(
            controller.twin(children=parts), (0, slot, function), multifunction=function == 0
        )

    def _port_place(self) -> tuple[int, int]:
        """Return a free function of a slot that has root ports alone, or is free."""
        ports = {
            address
            for controller in self.groups["controller"]
            if controller.attrs.get("model") == "pcie-root-port"
            and (address := _address(controller)) is not None
        }
        for slot in range(1, _SLOTS):
            found = [function for function in range(_FUNCTIONS) if (0, slot, function) in self.used]
            if all((0, slot, function) in ports for function in found):
                free = [function for function in range(_FUNCTIONS) if function not in found]
                if free:
                    return slot, free[0]
        raise QEMU.internal_error("No more available PCI slots")


def _all(groups: dict[str, list[xml.Element]]) -> Iterator[xml.Element]:
    for devices in groups.values():
        yield from devices
