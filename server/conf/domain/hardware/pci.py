"""Places of devices on the PCI buses of a guest, as libvirt gives them out.

Theory of operation. Places are given out twice. The first round adds buses where places
are missing, and its result is the number of buses; controllers are made for those that
have none. The second round, on these buses, gives the devices their places. Some
devices have a place that the machine dictates: they get it in the first round already.
Addresses that a document gives are kept. All is done in the order that libvirt has for
it, because the places of guests depend on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import xml
from ...pause import paced
from ...refusals import DOMAIN, QEMU
from .machines import is_i440fx, is_q35
from .pci_buses import Address, Bus, Buses
from .pci_connect import Connect, connect_of
from .places import with_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["assign_pci"]

_ROOTS = ("pci-root", "pcie-root")
_PCI = int(Connect.PCI_DEVICE | Connect.AUTOASSIGN)
_PCIE = int(Connect.PCIE_DEVICE | Connect.AUTOASSIGN)
_BUILTIN = int(Connect.PCIE_DEVICE)
_MAX_INDEX = 255

# Functions of the slot that the parts of a USB 2 controller share.
_USB2 = {"ich9-ehci1": 7, "ich9-uhci1": 0, "ich9-uhci2": 1, "ich9-uhci3": 2}
# In the order in which libvirt looks at addresses.
_COLLECTED = (
    *("disk", "interface", "sound", "hostdev", "video", "controller", "serial", "input"),
    *("filesystem", "watchdog", "memballoon", "rng", "shmem", "memory", "iommu", "vsock"),
)
_NO_CARD = ("none", "ramfb")


class _Device:
    """Device that is on a PCI bus, or will be; its place is None until it is known."""

    __slots__ = ("address", "element", "is_wanted", "multifunction", "needs", "options")

    def __init__(self, element: xml.Element, *, is_express: bool) -> None:
        self.element = element
        self.needs = connect_of(element, is_express=is_express)
        self.address: Address | None = None
        self.multifunction: str | None = None
        self.is_wanted = True
        self.options: dict[str, str] = {}
        place = element.find("address")
        if place is None:
            return
        if place.attrs["type"] != "pci":
            self.is_wanted = False
        elif "bus" in place.attrs:
            numbers = (int(place.attrs[name], 0) for name in ("bus", "slot", "function", "domain"))
            self.address = Address(*numbers)
            self.multifunction = place.attrs.get("multifunction")
            self.is_wanted = False

    def put(self, address: Address, multifunction: str | None = None) -> None:
        self.address, self.multifunction, self.is_wanted = address, multifunction, False

    def model(self, *path: str) -> str | None:
        return self.element.get(*path)

    def printed(self) -> xml.Element:
        """Return the element with its place."""
        if self.address is None:
            return self.element
        old = self.element.find("address")
        if (
            old is not None
            and "bus" in old.attrs
            and self.multifunction == old.attrs.get("multifunction")
        ):
            return self.element
        address = self.address
        attrs = {
            "type": "pci",
            "domain": f"0x{address.domain:04x}",
            "bus": f"0x{address.bus:02x}",
            "slot": f"0x{address.slot:02x}",
            "function": f"0x{address.function:x}",
        }
        if self.multifunction is not None:
            attrs["multifunction"] = self.multifunction
        return with_address(self.element, xml.Element("address", attrs))


class _Guest:
    """Devices of a guest by their tags, while they get their places."""

    def __init__(self, groups: dict[str, list[xml.Element]], machine: str) -> None:
        self.q35, self.i440fx = is_q35(machine), is_i440fx(machine)
        self.devices = {
            tag: [_Device(element, is_express=self.q35) for element in paced(groups[tag])]
            for tag in _COLLECTED
        }
        self.controllers = self.devices["controller"]

    def pci_controllers(self) -> Iterator[_Device]:
        return (each for each in self.controllers if each.element.attrs["type"] == "pci")

    # -- the buses ---------------------------------------------------------------------

    def buses(self, count: int, *, may_grow: bool) -> Buses:
        """Make the buses, with the places that are taken already."""
        made: list[Bus | None] = [None] * count
        for controller in self.pci_controllers():
            attrs = controller.element.attrs
            hotplug = controller.element.get("target", "hotplug") != "off"
            if (model := attrs.get("model")) is None:
                raise DOMAIN.internal_error("PCI controller model was not set correctly")
            made[int(attrs["index"])] = Bus(model, hotplug=hotplug)
        usual = "pcie-root-port" if self.q35 else "pci-bridge"
        found = [bus or Bus(usual) for bus in made]
        buses = Buses(found, may_grow=may_grow)
        for tag in _COLLECTED:
            for device in paced(self.devices[tag]):
                if device.address is not None:
                    self._collect(buses, device, device.address)
        return buses

    def _collect(self, buses: Buses, device: _Device, address: Address) -> None:
        if device.element.tag == "controller" and address[:2] == (0, 1) and not address.domain:
            attrs = device.element.attrs
            kind = attrs["type"], attrs["index"], address.function
            if kind == ("ide", "0", 1) or (
                kind == ("usb", "0", 2) and attrs.get("model") == "piix3-uhci"
            ):
                if not buses.buses[0].offers & Connect.PCI_DEVICE:
                    raise QEMU.internal_error(
                        "Bus 0 must be PCI for integrated PIIX3 USB or IDE controllers"
                    )
                return  # it is taken with the rest of that chip
        buses.reserve(address, device.needs or int(Connect.PCI_DEVICE))

    # -- places that the machine dictates ----------------------------------------------

    def place_builtin(self, buses: Buses) -> None:
        if self.i440fx:
            self._place_piix3(buses)
        elif self.q35:
            self._place_ich9(buses)

    def _fixed(self, device: _Device, address: Address, wrong: str) -> None:
        if device.address is None:
            device.put(address)
        elif device.address != address:
            raise QEMU.internal_error(wrong)

    def _place_piix3(self, buses: Buses) -> None:
        for controller in paced(self.controllers):
            attrs = controller.element.attrs
            if attrs["index"] != "0":
                continue
            if attrs["type"] == "ide":
                wrong = "Primary IDE controller must have PCI address 0:0:1.1"
                self._fixed(controller, place := Address(0, 1, 1), wrong)
            elif attrs["type"] == "usb" and attrs.get("model") == "piix3-uhci":
                wrong = "PIIX3 USB controller at index 0 must have PCI address 0:0:1.2"
                self._fixed(controller, place := Address(0, 1, 2), wrong)
            else:
                continue
            buses.reserve(place, _PCI)
        for function in (0, 3):  # the bridge to ISA, and power management
            buses.reserve(Address(0, 1, function), _PCI)
        self._place_card(buses, 2, _PCI)

    def _place_card(self, buses: Buses, slot: int, needs: int) -> None:
        """Give the first video card the slot in which QEMU puts one by itself."""
        cards = self.devices["video"]
        if not cards or cards[0].model("model", "type") in _NO_CARD or not cards[0].is_wanted:
            return
        address = Address(0, slot, 0)
        buses.check(address, needs, given=True)
        if not buses.in_use(slot):
            buses.reserve(address, needs)
            cards[0].put(address)
        else:
            self._take(buses, cards[0])

    def _place_ich9(self, buses: Buses) -> None:
        for controller in paced(self.controllers):
            attrs = controller.element.attrs
            kind, model = attrs["type"], attrs.get("model")
            if kind == "sata" and attrs["index"] == "0":
                wrong = "Primary SATA controller must have PCI address 0:0:1f.2"
                self._fixed(controller, Address(0, 31, 2), wrong)
            elif kind == "usb" and model == "ich9-uhci1" and controller.is_wanted:
                slot = next((slot for slot in (0x1D, 0x1A) if not buses.in_use(slot)), None)
                if slot is not None:
                    buses.reserve(Address(0, slot, 0), _BUILTIN)
                    controller.put(Address(0, slot, 0), "on")
            elif (
                (kind, model) == ("pci", "dmi-to-pci-bridge")
                and controller.is_wanted
                and not buses.in_use(0x1E)
            ):
                buses.reserve(Address(0, 0x1E, 0), _BUILTIN)
                controller.put(Address(0, 0x1E, 0))
        for function in (0, 3):  # the bridge to ISA, and SMBus
            buses.reserve(Address(0, 31, function), _BUILTIN)
        self._place_card(buses, 1, _BUILTIN)
        if not buses.in_use(0x1B):
            for sound in self.devices["sound"]:
                if sound.element.attrs["model"] == "ich9" and sound.is_wanted:
                    buses.reserve(Address(0, 0x1B, 0), _BUILTIN)
                    sound.put(Address(0, 0x1B, 0))
                    break

    # -- all other places --------------------------------------------------------------

    def _take(self, buses: Buses, device: _Device) -> None:
        address = buses.take(device.needs)
        if not buses.may_grow:
            device.put(address)

    def place_all(self, buses: Buses) -> None:
        for device in self._wanting():
            self._take(buses, device)
        self._place_controllers(buses)
        for device in self._wanting_after_controllers():
            self._take(buses, device)

    def _wanting(self) -> Iterator[_Device]:
        for controller in paced(self.pci_controllers()):
            if controller.is_wanted and controller.element.attrs.get("model") not in _ROOTS:
                yield controller
        yield from _wanted(self.devices["filesystem"])
        for interface in _wanted(self.devices["interface"]):
            if interface.element.attrs["type"] != "hostdev":
                yield interface
        for sound in _wanted(self.devices["sound"]):
            if sound.element.attrs["model"] not in ("sb16", "pcspk", "usb"):
                yield sound

    def _place_controllers(self, buses: Buses) -> None:
        usb2: dict[str, Address] = {}
        for controller in self.controllers:
            attrs = controller.element.attrs
            if attrs.get("model") in _USB2 and controller.address is not None:
                usb2.setdefault(attrs["index"], controller.address)
        for controller in paced(self.controllers):
            attrs = controller.element.attrs
            kind, model = attrs["type"], attrs.get("model")
            if not controller.is_wanted or kind in ("pci", "fdc", "ccid"):
                continue
            if (kind, model) == ("usb", "none") or (kind, model) == ("scsi", "ncr53c90"):
                continue
            if kind == "ide" and attrs["index"] == "0":
                continue
            if kind == "usb" and model in _USB2:
                self._place_usb2(buses, controller, _USB2[model], usb2)
            else:
                self._take(buses, controller)

    def _place_usb2(
        self, buses: Buses, controller: _Device, function: int, known: dict[str, Address]
    ) -> None:
        """Put the parts of a USB 2 controller into one slot."""
        index = controller.element.attrs["index"]
        multifunction = "on" if function == 0 else None
        if (found := known.get(index)) is not None:
            address = found._replace(function=function)
            buses.reserve(address, controller.needs)
            controller.put(address, multifunction)
            return
        address = buses.take(controller.needs, function)
        if not buses.may_grow:
            controller.put(address, multifunction)
            known[index] = address

    def _wanting_after_controllers(self) -> Iterator[_Device]:
        for disk in paced(self.devices["disk"]):
            if disk.model("target", "bus") != "virtio" or disk.address is not None:
                continue
            if not disk.is_wanted:
                kind = disk.element.get("address", "type")
                raise QEMU.unsupported(f"virtio disk cannot have an address of type '{kind}'")
            yield disk
        for interface in _wanted(self.devices["interface"]):
            if _is_lent(interface.element):
                interface.needs = _PCIE if self.q35 else _PCI
                yield interface
        for hostdev in _wanted(self.devices["hostdev"]):
            if hostdev.needs:
                yield hostdev
        for balloon in _wanted(self.devices["memballoon"]):
            if balloon.element.attrs["model"] != "none":
                yield balloon
        yield from _wanted(self.devices["rng"])
        for watchdog in _wanted(self.devices["watchdog"]):
            if watchdog.element.attrs["model"] == "i6300esb":
                yield watchdog
        for card in _wanted(self.devices["video"]):
            if card.model("model", "type") not in _NO_CARD:
                yield card
        yield from _wanted(self.devices["shmem"])
        for tag in ("input", "serial", "iommu"):
            for device in _wanted(self.devices[tag]):
                if device.needs:
                    yield device
        yield from _wanted(self.devices["vsock"])
        for module in _wanted(self.devices["memory"]):
            if module.needs:
                yield module

    # -- the rounds --------------------------------------------------------------------

    def assign(self) -> None:
        highest = max(
            (int(each.element.attrs["index"]) for each in self.pci_controllers()), default=-1
        )
        count = highest + 1
        if count:
            if highest > _MAX_INDEX:
                raise _too_high(highest)
            buses = self.buses(count, may_grow=True)
            self.place_builtin(buses)
            if not self.q35 and not all(bus.is_full for bus in buses):
                buses.take(_PCI)  # for a device that is plugged in later
            self.place_all(buses)
            if highest <= 0 and len(buses.buses) > count and self.q35:
                buses.take(_PCIE)
            self._add_controllers(buses)
            count = len(buses.buses)
        buses = self.buses(count, may_grow=False)
        self.place_builtin(buses)
        self.place_all(buses)
        if count > _MAX_INDEX + 1:
            raise _too_high(_MAX_INDEX + 1)
        self._set_multifunction()
        self._complete_controllers()

    def _add_controllers(self, buses: Buses) -> None:
        known = {int(each.element.attrs["index"]) for each in self.pci_controllers()}
        index = 1
        while index < len(buses.buses):  # of which there may be more meanwhile
            if index not in known:
                attrs = {"type": "pci", "index": str(index), "model": buses.buses[index].model}
                controller = _Device(xml.Element("controller", attrs), is_express=self.q35)
                self.controllers.append(controller)
                if attrs["model"] not in _ROOTS:
                    buses.take(controller.needs)
            index += 1

    def _set_multifunction(self) -> None:
        """Say of the first function of a slot that there are more."""
        firsts: dict[tuple[int, int, int], _Device] = {}
        others: list[Address] = []
        for tag in _COLLECTED:
            for device in paced(self.devices[tag]):
                if (address := device.address) is None:
                    continue
                if address.function:
                    others.append(address)
                else:
                    firsts.setdefault((address.domain, address.bus, address.slot), device)
        for address in paced(others):
            first = firsts.get((address.domain, address.bus, address.slot))
            if first is not None and first.multifunction is None:
                first.multifunction = "on"

    def _complete_controllers(self) -> None:
        numbers = [
            int(number, 0)
            for each in self.pci_controllers()
            if (number := each.element.get("target", "busNr")) is not None
        ]
        lowest = min(numbers, default=256)
        for controller in paced(list(self.pci_controllers())):
            attrs = controller.element.attrs
            index, model = int(attrs["index"]), attrs["model"]
            address = controller.address or Address(0, 0, 0)
            given = controller.element.find("target")
            options: dict[str, str] = {} if given is None else dict(given.attrs)
            if model == "pci-bridge":
                options.setdefault("chassisNr", str(index))
                if index <= address.bus:
                    raise QEMU.unsupported(
                        f"PCI controller at index {index} (0x{index:02x}) has "
                        f"bus='0x{address.bus:02x}', but index must be larger than bus"
                    )
            elif model == "pcie-root-port":
                options.setdefault("chassis", str(index))
                options.setdefault("port", hex((address.slot << 3) + address.function))
            elif model == "pcie-switch-downstream-port":
                options.setdefault("chassis", str(index))
                options.setdefault("port", hex(address.slot))
            elif model in ("pci-expander-bus", "pcie-expander-bus") and "busNr" not in options:
                if lowest <= 2:
                    raise QEMU.unsupported(
                        "No free busNr lower than current lowest busNr is available to "
                        f"auto-assign to bus {address.bus}. Must be manually assigned"
                    )
                lowest -= 2
                options["busNr"] = str(lowest)
            controller.element = _with_options(controller.element, model, options)


_NAMES = {
    "pci-bridge": "pci-bridge",
    "dmi-to-pci-bridge": "i82801b11-bridge",
    "pcie-to-pci-bridge": "pcie-pci-bridge",
    "pcie-root-port": "pcie-root-port",
    "pcie-switch-upstream-port": "x3130-upstream",
    "pcie-switch-downstream-port": "xio3130-downstream",
    "pci-expander-bus": "pxb",
    "pcie-expander-bus": "pxb-pcie",
}
_OPTIONS = ("chassisNr", "chassis", "port", "busNr", "index", "hotplug")


def _with_options(element: xml.Element, model: str, options: dict[str, str]) -> xml.Element:
    """Return a PCI controller with the name of its device, and its options."""
    found = {part.tag: part for part in element.children}
    named = found.get("model")
    if named is None and model in _NAMES:
        named = xml.Element("model", {"name": _NAMES[model]})
    target = found.get("target")
    if options and (target is None or target.attrs != options):
        attrs = {name: options[name] for name in _OPTIONS if name in options}
        target = xml.Element("target", attrs) if target is None else target.twin(attrs=attrs)
    first = [part for part in (named, target) if part is not None]
    rest = [part for part in element.children if part.tag not in ("model", "target")]
    return element.twin(children=[*first, *rest])


def _is_lent(interface: xml.Element) -> bool:
    """Return whether an interface is a PCI device of the host."""
    source = interface.find("source")
    return (
        interface.attrs["type"] == "hostdev"
        and source is not None
        and source.get("address", "type") == "pci"
    )


def _too_high(index: int) -> Exception:
    return DOMAIN.unsupported(f"PCI controller index {index} too high, maximum is {_MAX_INDEX}")


def _wanted(devices: Iterable[_Device]) -> Iterator[_Device]:
    return (device for device in paced(devices) if device.is_wanted)


def assign_pci(groups: dict[str, list[xml.Element]], machine: str) -> None:
    """Give devices places on the PCI buses; groups are devices by their tags.

    Raises VIR_ERR_XML_ERROR for two devices in one place or a wrong place,
    VIR_ERR_INTERNAL_ERROR if there is no place left.
    """
    guest = _Guest(groups, machine)
    guest.assign()
    for tag in _COLLECTED:
        groups[tag] = [device.printed() for device in paced(guest.devices[tag])]
