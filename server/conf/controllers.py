"""Controllers: ``<controller>``, the order they are kept in, and those that other devices bring along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import xml
from .addresses import device_info
from .rules import apply, attr, rule
from .tuning import detail_error
from .values import (
    ON_OFF,
    choice,
    integer,
    parse_integer,
    scaled,
    unsigned,
    unsupported,
    words,
    xml_error,
)

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Controller", "add_missing", "assign_indexes", "check_controllers", "insert_controller", "read_controller"]

_VIRTIO = ("virtio", "virtio-transitional", "virtio-non-transitional")
_USB2_MASTERS = {"ich9-uhci1": "0", "ich9-uhci2": "2", "ich9-uhci3": "4"}
_USB2 = (*_USB2_MASTERS, "ich9-ehci1")
_PCI_ROOTS = ("pci-root", "pcie-root")
_VIRTIO_SCSI = ("virtio-scsi", "virtio-transitional", "virtio-non-transitional")
_MODELS: dict[str, tuple[str, ...]] = {
    "ide": ("piix3", "piix4", "ich6"),
    "fdc": (),
    "scsi": (
        *words("auto buslogic lsilogic lsisas1068 vmpvscsi ibmvscsi virtio-scsi lsisas1078"),
        *(["virtio-transitional", "virtio-non-transitional", "ncr53c90", "dc390", "am53c974"]),
    ),
    "sata": (),
    "virtio-serial": _VIRTIO,
    "ccid": (),
    "usb": (
        *words("piix3-uhci piix4-uhci ehci ich9-ehci1 ich9-uhci1 ich9-uhci2 ich9-uhci3 vt82c686b-uhci pci-ohci"),
        *(["nec-xhci", "qusb1", "qusb2", "qemu-xhci", "none"]),
    ),
    "pci": (
        *(["pci-root", "pcie-root", "pci-bridge", "dmi-to-pci-bridge", "pcie-to-pci-bridge", "pcie-root-port"]),
        *(["pcie-switch-upstream-port", "pcie-switch-downstream-port", "pci-expander-bus", "pcie-expander-bus"]),
    ),
    "xenbus": (),
    "isa": (),
}
_PCI_NAMES = words(
    "pci-bridge i82801b11-bridge ioh3420 x3130-upstream xio3130-downstream pxb pxb-pcie pcie-root-port "
    "spapr-pci-host-bridge pcie-pci-bridge"
)
_PCI_NAME = rule("model", attr("name", choice(*_PCI_NAMES, silent=("none",))))
_NUMBER = integer(base=0)
_TARGET = rule(
    "target",
    attr("chassisNr", _NUMBER),
    attr("chassis", _NUMBER),
    attr("port", integer(base=0, spell=hex)),
    attr("busNr", _NUMBER),
    attr("index", _NUMBER),
    attr("hotplug", ON_OFF),
    rule("node", text=lambda value, element, attribute: value),
)
_DRIVER = rule(
    "driver",
    attr("queues", unsigned(zero=False)),
    attr("cmd_per_lun", unsigned(zero=False)),
    attr("max_sectors", unsigned(zero=False)),
    attr("ioeventfd", ON_OFF),
    attr("iothread", unsigned(zero=False)),
    attr("iommu", ON_OFF),
    attr("ats", ON_OFF),
    attr("packed", ON_OFF),
    attr("page_per_vq", ON_OFF),
)


class Controller:
    """One controller while a definition is read. ``index`` -1: the lowest free one."""

    __slots__ = ("attrs", "index", "master", "model", "parts", "target_index", "type")

    def __init__(self, kind: str, index: int = -1) -> None:
        self.type = kind
        self.index = index
        self.model: str | None = None
        self.master: str | None = None
        self.target_index: int | None = None
        self.attrs: dict[str, str] = {}
        self.parts: list[xml.Element] = []

    def printed(self) -> xml.Element:
        attrs = {"type": self.type, "index": str(self.index)}
        if self.model is not None:
            attrs["model"] = self.model
        element = xml.Element("controller", attrs | self.attrs)
        if self.master is not None:
            element.add("master", {"startport": self.master})
        element.children += self.parts
        return element


_COUNT = integer(nonnegative=True)


def _number(source: etree._Element, name: str) -> str | None:
    text = source.get(name)
    return None if text is None else _COUNT(text, "controller", name)


_RANGES = {"chassisNr": (1, 255), "chassis": (0, 255), "port": (0, 255), "busNr": (1, 254)}


def _pci_parts(source: etree._Element, controller: Controller) -> None:
    for how in (_PCI_NAME, _TARGET):
        if len(source.findall(how.tag)) > 1:
            raise xml_error(f"Multiple <{how.tag}> elements in controller definition not allowed")
        found = source.find(how.tag)
        part = None if found is None else apply(how, found)
        if part is None:
            continue
        if how is _TARGET:
            for name, (low, high) in _RANGES.items():
                value = part.attrs.get(name)
                if value in ("-1", "-0x1"):
                    del part.attrs[name]
                elif value is not None and not low <= int(value, 0) <= high:
                    value = str(int(value, 0))
                    raise unsupported(f"PCI controller {name} '{value}' out of range - must be {low}-{high}")
            index = part.attrs.get("index")
            if index is not None and not 0 <= int(index) <= 30:
                raise unsupported(f"PCI controller target index '{index}' out of range - must be 0-30")
            if index is not None:
                controller.target_index = int(index)
            if (node := part.find("node")) is not None:
                number = parse_integer(node.text or "")
                if number is None or number < 0:
                    raise xml_error("Invalid NUMA node ID in PCI controller")
                node.text = str(number)
        controller.parts.append(part)


def read_controller(source: etree._Element) -> Controller:
    kind = choice(*_MODELS)(source.get("type", "ide"), "controller", "type") or "ide"
    controller = Controller(kind)
    index = _number(source, "index")
    if index is not None:
        controller.index = int(index)
    model = source.get("model")
    if model is not None:
        if model not in _MODELS[kind]:
            raise unsupported(f"Unknown model type '{model}'")
        controller.model = model
    for name in {
        "virtio-serial": ("ports", "vectors"),
        "usb": ("ports",),
        "xenbus": ("maxGrantFrames", "maxEventChannels"),
    }.get(kind, ()):
        value = _number(source, name)
        if value is not None:
            controller.attrs[name] = value
    master = source.find("master")
    if master is not None and (port := master.get("startport")) is not None:
        controller.master = unsigned()(port, "master", "startport")
    elif kind == "usb" and model in _USB2_MASTERS:
        controller.master = _USB2_MASTERS[model]
    if kind == "pci":
        _pci_parts(source, controller)
    driver = source.find("driver")
    part = None if driver is None else apply(_DRIVER, driver)
    if part is not None:
        if "iothread" in part.attrs and model not in _VIRTIO_SCSI:
            raise xml_error("'iothread' attribute only supported for virtio scsi controllers")
        controller.parts.append(part)
    hole = source.find("pcihole64")
    place = device_info(source)
    if kind == "pci" and model in _PCI_ROOTS and any(found.tag == "address" for found in place):
        raise unsupported("pci-root and pcie-root controllers should not have an address")
    controller.parts += place
    if kind == "pci" and hole is not None:
        size = scaled(xml.string(hole), hole.get("unit"), where="./pcihole64")
        if model in _PCI_ROOTS:
            controller.parts.append(xml.Element("pcihole64", {"unit": "KiB"}, str((size + 1023) // 1024)))
    return controller


# -- order and completion ------------------------------------------------------------------------------------------------------


def insert_controller(controllers: list[Controller], new: Controller) -> None:
    """virDomainControllerInsert: among those of its type by index, companions of a USB controller after their master."""
    place = -1
    for position in range(len(controllers) - 1, -1, -1):
        current = controllers[position]
        if current.type != new.type:
            continue
        if new.index == -1:
            place = position + 1
            break
        if current.index > new.index or (
            new.master is None and current.master is not None and current.index == new.index
        ):
            place = position
        elif place == -1:
            place = position + 1
    controllers.insert(len(controllers) if place == -1 else place, new)


def assign_indexes(controllers: list[Controller]) -> None:
    """The lowest free index for each that has none; companions of one USB controller share theirs."""
    for position, controller in enumerate(controllers):
        if controller.index != -1:
            continue
        companion: Controller | None = None
        if position > 0 and controller.type == "usb" and controller.model in _USB2:
            before = [other for other in controllers[:position] if other.type == "usb"]
            companion = before[-1] if before and before[-1].model in _USB2 else None
            if companion is not None and any(
                other.type == "usb" and other.index == companion.index and other.model == controller.model
                for other in controllers
            ):
                companion = None
        if companion is not None:
            controller.index = companion.index
        else:
            used = {other.index for other in controllers if other.type == controller.type}
            controller.index = next(index for index in range(len(used) + 1) if index not in used)


def add_missing(controllers: list[Controller], kind: str, index: int) -> None:
    """A device needs this controller: bring it along unless it is there."""
    if not any(other.type == kind and other.index == index for other in controllers):
        insert_controller(controllers, Controller(kind, index))


def check_controllers(controllers: list[Controller]) -> None:
    seen: set[tuple[str, int]] = set()
    usb = [controller for controller in controllers if controller.type == "usb"]
    if usb and all(controller.master is not None for controller in usb):
        raise detail_error("No master USB controller specified")
    usb = [controller for controller in controllers if controller.type == "usb"]
    if len(usb) > 1 and any(controller.model == "none" for controller in usb):
        raise detail_error("Can't add another USB controller: USB is disabled for this domain")
    for controller in controllers:
        if controller.target_index is not None and (controller.target_index == 0) != (controller.index == 0):
            raise unsupported("Only the PCI controller with index 0 can have target index 0, and vice versa")
        if controller.type == "usb":
            continue
        key = (controller.type, controller.index)
        if key in seen:
            raise xml_error(f"Multiple '{controller.type}' controllers with index '{controller.index}'")
        seen.add(key)
