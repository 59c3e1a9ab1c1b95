"""PCI buses of a guest: places that are taken, and those that can be given out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...pause import checkpoint
from ...refusals import DOMAIN
from .pci_connect import ENDPOINTS, TYPES, Connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .....protocol.errors import LibvirtError

__all__ = ["Address", "Bus", "Buses"]

_MOST_BUSES = 4096
_LAST_SLOT = 31
_LAST_FUNCTION = 7
_PCI_DEVICE, _PCI_BRIDGE = int(Connect.PCI_DEVICE), int(Connect.PCI_BRIDGE)
_PCIE_DEVICE, _UPSTREAM_PORT = int(Connect.PCIE_DEVICE), int(Connect.UPSTREAM_PORT)
_AUTOASSIGN, _INTEGRATED = int(Connect.AUTOASSIGN), int(Connect.INTEGRATED)
_HOTPLUGGABLE, _AGGREGATE_SLOT = int(Connect.HOTPLUGGABLE), int(Connect.AGGREGATE_SLOT)


class Address(NamedTuple):
    bus: int
    slot: int
    function: int
    domain: int = 0

    def __str__(self) -> str:
        return f"{self.domain:04x}:{self.bus:02x}:{self.slot:02x}.{self.function:x}"


class _Model(NamedTuple):
    """What can be connected to a controller's bus, and in which slots."""

    offers: int
    first_slot: int
    last_slot: int
    is_hotpluggable: bool


def _model(offers: Connect, first: int = 0, last: int = _LAST_SLOT, *, hotplug: bool) -> _Model:
    return _Model(int(offers), first, last, hotplug)


_C = Connect
_CONVENTIONAL = _C.AUTOASSIGN | _C.PCI_DEVICE | _C.PCI_BRIDGE
_PORT = _C.AUTOASSIGN | _C.PCIE_DEVICE | _C.UPSTREAM_PORT | _C.PCIE_TO_PCI_BRIDGE
_MODELS = {
    "pci-root": _model(_CONVENTIONAL | _C.PCI_EXPANDER_BUS, 1, hotplug=True),
    "pci-bridge": _model(_CONVENTIONAL, 1, hotplug=True),
    "pci-expander-bus": _model(_CONVENTIONAL, hotplug=True),
    "pcie-root": _model(
        _C.PCIE_DEVICE | _C.ROOT_PORT | _C.DMI_TO_PCI_BRIDGE | _C.PCIE_EXPANDER_BUS,
        1,
        hotplug=False,
    ),
    "dmi-to-pci-bridge": _model(_C.PCI_DEVICE | _C.PCI_BRIDGE, hotplug=False),
    "pcie-to-pci-bridge": _model(_CONVENTIONAL, 1, hotplug=True),
    "pcie-root-port": _model(_PORT, 0, 0, hotplug=True),
    "pcie-switch-downstream-port": _model(_PORT, 0, 0, hotplug=True),
    "pcie-switch-upstream-port": _model(_C.DOWNSTREAM_PORT, hotplug=False),
    "pcie-expander-bus": _model(_C.ROOT_PORT | _C.DMI_TO_PCI_BRIDGE, hotplug=False),
}
# In libvirt's order, in which the first that fits names what a device is.
_NAMES = (
    (_C.PCI_DEVICE, "standard PCI device"),
    (_C.PCIE_DEVICE, "PCI Express device"),
    (_C.ROOT_PORT, "pcie-root-port"),
    (_C.UPSTREAM_PORT, "pcie-switch-upstream-port"),
    (_C.DOWNSTREAM_PORT, "pcie-switch-downstream-port"),
    (_C.DMI_TO_PCI_BRIDGE, "dmi-to-pci-bridge"),
    (_C.PCIE_TO_PCI_BRIDGE, "pcie-to-pci-bridge"),
    (_C.PCI_EXPANDER_BUS, "pci-expander-bus"),
    (_C.PCIE_EXPANDER_BUS, "pcie-expander-bus"),
    (_C.PCI_BRIDGE, "pci-bridge"),
)
_NOT_ADDED = {
    _C.ROOT_PORT: "pcie-root-port",
    _C.UPSTREAM_PORT: "pcie-switch-upstream-port",
    _C.DOWNSTREAM_PORT: "pcie-switch-downstream-port",
    _C.DMI_TO_PCI_BRIDGE: "dmi-to-pci-bridge",
    _C.PCI_EXPANDER_BUS: "pci-expander-bus",
    _C.PCIE_EXPANDER_BUS: "pcie-expander-bus",
    _C.PCI_BRIDGE: "pci-bridge",
}


class Bus:
    """Bus of a controller: ``functions`` of each slot that are taken, as bits."""

    __slots__ = ("aggregate", "first_slot", "functions", "last_slot", "model", "offers")

    def __init__(self, model: str, *, hotplug: bool = True) -> None:
        found = _MODELS[model]
        self.model = model
        self.offers = found.offers | (_HOTPLUGGABLE if hotplug and found.is_hotpluggable else 0)
        self.first_slot, self.last_slot = found.first_slot, found.last_slot
        self.functions = [0] * (self.last_slot + 1)
        self.aggregate = 0  # slots whose functions are given out one by one, as bits

    @property
    def is_full(self) -> bool:
        return all(self.functions[self.first_slot :])


class Buses:
    """Buses of a guest, by the indexes of their controllers.

    While ``may_grow``, buses are added where places are missing, as libvirt does in a
    first round, which finds out how many there must be.
    """

    def __init__(self, buses: list[Bus], *, may_grow: bool) -> None:
        self.buses = buses
        self.may_grow = may_grow
        # Where the last search for each kind of place ended: places stay taken.
        self._ends: dict[tuple[int, int], tuple[int, int]] = {}

    def __iter__(self) -> Iterator[Bus]:
        return iter(self.buses)

    def in_use(self, slot: int) -> bool:
        """Return whether a slot of the root bus has a device."""
        return bool(self.buses[0].functions[slot])

    def check(self, address: Address, needs: int, *, given: bool) -> None:
        """Refuse a place that is not there, or that the device does not fit into.

        ``given``: whether the document says so, which allows more.
        """
        wrong = DOMAIN.xml_error if given else DOMAIN.internal_error
        if not self.buses:
            raise wrong("No PCI buses available")
        if address.domain:
            raise wrong(f"Invalid PCI address {address}. Only PCI domain 0 is available")
        if address.bus >= len(self.buses):
            raise wrong(
                f"Invalid PCI address {address}. Only PCI buses up to {len(self.buses) - 1} are "
                "available"
            )
        bus = self.buses[address.bus]
        if (refusal := _refusal(address, bus.offers, needs, wrong, given=given)) is not None:
            raise refusal
        if address.slot < bus.first_slot:
            raise wrong(f"Invalid PCI address {address}. slot must be >= {bus.first_slot}")
        if address.slot > bus.last_slot:
            raise wrong(f"Invalid PCI address {address}. slot must be <= {bus.last_slot}")
        if address.function > _LAST_FUNCTION:
            raise wrong(f"Invalid PCI address {address}. function must be <= {_LAST_FUNCTION}")

    def reserve(self, address: Address, needs: int, *, given: bool = True) -> None:
        """Take a place. Raises VIR_ERR_XML_ERROR if it is taken or wrong."""
        if self.may_grow:
            self._grow(address.bus, needs)
        self.check(address, needs, given=given)
        bus = self.buses[address.bus]
        before = bus.functions[address.slot]
        if before & (1 << address.function):
            wrong = DOMAIN.xml_error if given else DOMAIN.internal_error
            raise wrong(f"Attempted double use of PCI Address {address}")
        if not before and needs & _AGGREGATE_SLOT:
            bus.aggregate |= 1 << address.slot
        bus.functions[address.slot] = before | (1 << address.function)

    def take(self, needs: int, function: int = -1) -> Address:
        """Find a free place and take it.

        A ``function`` other than -1 is the one that is taken of a free slot. Raises
        VIR_ERR_INTERNAL_ERROR if there is no place, VIR_ERR_XML_ERROR if there are no
        buses.
        """
        if not self.buses:
            raise DOMAIN.xml_error("No PCI buses available")
        found = self._free(needs, function)
        if found is None:
            if not self.may_grow:
                raise DOMAIN.internal_error("No more available PCI slots")
            index = self._grow(len(self.buses), needs)
            found = Address(index, self.buses[index].first_slot, max(function, 0))
        self.reserve(found, needs, given=False)
        return found

    def _free(self, needs: int, function: int) -> Address | None:
        key = needs, function
        number, slot = self._ends.get(key, (0, 0))
        wanted = max(function, 0)
        while number < len(self.buses):
            checkpoint()
            bus = self.buses[number]
            if _is_compatible(number, bus.offers, needs):
                for at in range(max(slot, bus.first_slot), bus.last_slot + 1):
                    free = _free_function(bus, at, needs, wanted, any_function=function == -1)
                    if free is not None:
                        self._ends[key] = number, at
                        return Address(number, at, free)
            number, slot = number + 1, 0
        self._ends[key] = number, 0
        return None

    def _grow(self, index: int, needs: int) -> int:
        """Add buses up to ``index``; return the index of the one for the device."""
        missing = index - len(self.buses) + 1
        if missing <= 0:
            return index
        added: list[Bus] = []
        if needs & _PCI_DEVICE:
            model = "pci-bridge"
            if not any(bus.offers & _PCI_BRIDGE for bus in self.buses):
                # The machine's first conventional bus, behind a port of its own.
                if missing == 1:
                    missing, index = 2, index + 1
                port = Bus("pcie-root-port")
                port.offers = int(Connect.PCIE_TO_PCI_BRIDGE)
                added = [port, Bus("pcie-to-pci-bridge")]
        elif needs & (_PCIE_DEVICE | _UPSTREAM_PORT):
            model = "pcie-root-port"
        else:
            raise _not_added(needs)
        if index > _MOST_BUSES:  # whose controllers would have no places
            raise _not_added(int(_C.ROOT_PORT if model == "pcie-root-port" else _C.PCI_BRIDGE))
        self.buses += added
        self.buses += [Bus(model) for _ in range(missing - len(added))]
        return index


def _not_added(needs: int) -> LibvirtError:
    for flag, model in _NOT_ADDED.items():
        if needs & flag:
            return DOMAIN.internal_error(
                f"a PCI slot is needed to connect a PCI controller model='{model}', but none is "
                "available, and it cannot be automatically added"
            )
    return DOMAIN.internal_error(
        f"Cannot automatically add a new PCI bus for a device with connect flags {needs:02x}"
    )


def _free_function(
    bus: Bus, slot: int, needs: int, wanted: int, *, any_function: bool
) -> int | None:
    taken = bus.functions[slot]
    if not taken:
        return wanted
    if not (needs & _AGGREGATE_SLOT and bus.aggregate & (1 << slot)):
        return None
    if not taken & (1 << wanted):
        return wanted
    if not any_function:
        return None
    return next((number for number in range(8) if not taken & (1 << number)), None)


def _is_compatible(number: int, offers: int, needs: int) -> bool:
    """Return whether a device may be put onto a bus that the document does not name."""
    if needs & _INTEGRATED:
        if number:
            return False
        offers |= _AUTOASSIGN
    for flag in (_AUTOASSIGN, _HOTPLUGGABLE):
        if needs & flag and not offers & flag:
            return False
    return bool(needs & offers & TYPES)


def _refusal(
    address: Address,
    offers: int,
    needs: int,
    wrong: Callable[[str], LibvirtError],
    *,
    given: bool,
) -> LibvirtError | None:
    """Return the error of a device that does not fit onto a bus, or None if it does."""
    where = f"The device at PCI address {address}"
    if needs & _INTEGRATED:
        if address.bus:
            return wrong(f"{where} needs to be an integrated device (bus=0)")
        offers |= _AUTOASSIGN
    if given:
        if offers & ENDPOINTS:
            offers |= ENDPOINTS
        if needs & _PCI_BRIDGE:
            needs |= _PCI_DEVICE
    elif needs & _AUTOASSIGN and not offers & _AUTOASSIGN:
        return wrong(
            f"{where} was auto-assigned this address, but the PCI controller with "
            f"index='{address.bus}' doesn't allow auto-assignment"
        )
    if needs & _HOTPLUGGABLE and not offers & _HOTPLUGGABLE:
        return wrong(
            f"{where} requires hotplug capability, but the PCI controller with "
            f"index='{address.bus}' doesn't support hotplug"
        )
    if needs & offers & TYPES:
        return None
    name = next((name for flag, name in _NAMES if needs & flag), None)
    if name is None:
        return wrong(f"{where} has unrecognized connection type flags 0x{needs & TYPES:02x}")
    return wrong(
        f"{where} cannot be plugged into the PCI controller with index='{address.bus}'. "
        f"It requires a controller that accepts a {name}."
    )
