"""Controllers: ``<controller>``, their order, and those that other devices imply."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter

from ... import xml
from ...addresses import add_device_info
from ...kinds import ON_OFF, UNSIGNED, choice, integer, number, unsigned
from ...pause import paced
from ...refusals import DOMAIN
from ...rules import add, attr, rule, take, text_rule
from ...values import scaled, words
from .virtio import VIRTIO_MODELS, VIRTIO_OPTIONS

__all__ = [
    "DraftController",
    "ImpliedControllers",
    "assign_indexes",
    "check_controllers",
    "check_usb",
    "controllers_again",
    "order_controllers",
    "read_controller",
]

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
    "virtio-serial": VIRTIO_MODELS,
    "ccid": (),
    "usb": (
        *words(
            "piix3-uhci piix4-uhci ehci ich9-ehci1 ich9-uhci1 ich9-uhci2 ich9-uhci3 vt82c686b-uhci "
            "pci-ohci"
        ),
        *(["nec-xhci", "qusb1", "qusb2", "qemu-xhci", "none"]),
    ),
    "pci": (
        *(
            [
                "pci-root",
                "pcie-root",
                "pci-bridge",
                "dmi-to-pci-bridge",
                "pcie-to-pci-bridge",
                "pcie-root-port",
            ]
        ),
        *(
            [
                "pcie-switch-upstream-port",
                "pcie-switch-downstream-port",
                "pci-expander-bus",
                "pcie-expander-bus",
            ]
        ),
    ),
    "xenbus": (),
    "isa": (),
}
_TYPES = choice(*_MODELS)
_PCI_NAMES = words(
    "pci-bridge i82801b11-bridge ioh3420 x3130-upstream xio3130-downstream pxb pxb-pcie "
    "pcie-root-port spapr-pci-host-bridge pcie-pci-bridge"
)
_PCI_NAME = rule("model", attr("name", choice(*_PCI_NAMES, silent=("none",))))
_NUMBER = integer(base=0)
_RANGES = {"chassisNr": (1, 255), "chassis": (0, 255), "port": (0, 255), "busNr": (1, 254)}


def _check_target(source: xml.Source, element: xml.Element) -> xml.Element | None:
    attrs = element.attrs
    if not attrs and not element.has_children:
        return None
    for name, (low, high) in _RANGES.items():
        value = attrs.get(name)
        if value in ("-1", "-0x1"):
            del attrs[name]
        elif value is not None and not low <= int(value, 0) <= high:
            given = int(value, 0)
            raise DOMAIN.unsupported(
                f"PCI controller {name} '{given}' out of range - must be {low}-{high}"
            )
    index = attrs.get("index")
    if index is not None and not 0 <= int(index) <= 30:
        raise DOMAIN.unsupported(
            f"PCI controller target index '{index}' out of range - must be 0-30"
        )
    if (node := element.find("node")) is not None:
        node.text = _NODE(node.text or "", "node", "")
    return element


_NODE = number("invalid NUMA node in target")
_TARGET = rule(
    "target",
    attr("chassisNr", _NUMBER),
    attr("chassis", _NUMBER),
    attr("port", integer(base=0, spell=hex)),
    attr("busNr", _NUMBER),
    attr("index", _NUMBER),
    attr("hotplug", ON_OFF),
    text_rule("node"),
    finish=_check_target,
)
_DRIVER = rule(
    "driver",
    attr("queues", unsigned(zero=False)),
    attr("cmd_per_lun", unsigned(zero=False)),
    attr("max_sectors", unsigned(zero=False)),
    attr("ioeventfd", ON_OFF),
    attr("iothread", unsigned(zero=False)),
    *VIRTIO_OPTIONS,
)


_BEHIND_MASTER = ("rom", "acpi", "address")


class DraftController:
    """Controller of a definition that is being read; ``index`` is -1 while open."""

    __slots__ = ("attrs", "has_node", "index", "master", "model", "parts", "target_index", "type")

    def __init__(self, kind: str, index: int = -1) -> None:
        self.type = kind
        self.index = index
        self.model: str | None = None
        self.master: str | None = None
        self.target_index: int | None = None
        self.has_node = False
        self.attrs: dict[str, str] = {}
        self.parts: list[xml.Element] = []

    def printed(self) -> xml.Element:
        attrs = {"type": self.type, "index": str(self.index)}
        if self.model is not None:
            attrs["model"] = self.model
        if self.attrs:
            attrs |= self.attrs
        parts = self.parts
        if self.master is not None:
            # as in virDomainDeviceInfoFormat: behind the alias
            place = next(
                (at for at, part in enumerate(parts) if part.tag in _BEHIND_MASTER), len(parts)
            )
            master = xml.Element("master", {"startport": self.master})
            parts = [*parts[:place], master, *parts[place:]]
        return xml.Element("controller", attrs, children=parts)


def _pci_parts(source: xml.Source, controller: DraftController) -> None:
    holder = xml.Element("controller")
    for how in (_PCI_NAME, _TARGET):
        if len(source.findall(how.tag)) > 1:
            raise DOMAIN.xml_error(
                f"Multiple <{how.tag}> elements in controller definition not allowed"
            )
        add(holder, source, how)
    model = holder.find("model")
    if model is not None and model.attrs["name"] == "spapr-pci-host-bridge":
        model.unless = xml.MIGRATABLE  # an older libvirt did not know it
    controller.parts += holder.children
    target = holder.find("target")
    controller.has_node = target is not None and target.find("node") is not None
    index = holder.get("target", "index")
    if index is not None:
        controller.target_index = int(index)


def _add_hole(source: xml.Source, controller: DraftController) -> None:
    hole = source.find("pcihole64")
    if hole is not None and controller.model in _PCI_ROOTS and (text := xml.string(hole)):
        size = scaled(text, hole.get("unit"), where="./pcihole64")
        controller.parts.append(
            xml.Element("pcihole64", {"unit": "KiB"}, str((size + 1023) // 1024))
        )


_COUNT = integer(nonnegative=True)
_INDEX = attr("index", _COUNT)
_PORTS = attr("ports", _COUNT)
_WITH_PORTS = ("virtio-serial", "usb")
_COUNTS = {
    "virtio-serial": (_PORTS, attr("vectors", _COUNT)),
    "usb": (_PORTS,),
    "xenbus": (attr("maxGrantFrames", _COUNT), attr("maxEventChannels", _COUNT)),
}
_MODEL = {
    kind: attr("model", choice(*models, unknown="Unknown model type '%s'"))
    for kind, models in _MODELS.items()
}


def read_controller(source: xml.Source) -> DraftController:
    kind = _TYPES(source.get("type", "ide"), "controller", "type") or "ide"
    controller = DraftController(kind)
    given = xml.Element("controller")
    take(given, source, _INDEX, _MODEL[kind], *_COUNTS.get(kind, ()))
    if kind not in _WITH_PORTS:  # where they are checked and lost
        take(xml.Element("controller"), source, _PORTS)
    attrs = controller.attrs = given.attrs
    controller.index = int(attrs.pop("index", -1))
    controller.model = model = attrs.pop("model", None)
    master = None if model == "none" else source.find("master")
    if master is not None:
        controller.master = UNSIGNED(master.get("startport", "0"), "master", "startport")
    elif kind == "usb":
        controller.master = _USB2_MASTERS.get(model or "")
    if kind == "pci":
        _pci_parts(source, controller)
    add(given, source, _DRIVER)
    if given.get("driver", "iothread") is not None and model not in _VIRTIO_SCSI:
        raise DOMAIN.xml_error("'iothread' attribute only supported for virtio scsi controllers")
    add_device_info(given, source)
    controller.parts += given.children
    if kind == "pci":
        if model in _PCI_ROOTS and given.find("address") is not None:
            raise DOMAIN.unsupported(
                "pci-root and pcie-root controllers should not have an address"
            )
        _add_hole(source, controller)
    return controller


# -- order and completion --------------------------------------------------------------


def order_controllers(controllers: list[DraftController]) -> list[DraftController]:
    """Put controllers into the order in which virDomainControllerInsert keeps them.

    Types come in the order of their first controllers; within a type the index decides,
    and companions of a USB controller follow their master. A controller without an
    index follows the one that was the last of its type when it was read.
    """
    of_type: dict[str, list[tuple[tuple[int, bool], DraftController]]] = {}
    last: dict[str, tuple[int, bool]] = {}
    for controller in paced(controllers):
        kind = controller.type
        if controller.index == -1:
            key = last.get(kind, (-1, False))
        else:
            key = controller.index, controller.master is not None
            last[kind] = max(last.get(kind, key), key)
        of_type.setdefault(kind, []).append((key, controller))
    for group in of_type.values():
        group.sort(key=itemgetter(0))
    return [controller for group in of_type.values() for _, controller in group]


def controllers_again(controllers: list[xml.Element]) -> list[xml.Element]:
    """Put controllers into the order that they have once they are read again.

    It may be another one: those that devices imply are last until then.
    """
    of_type: dict[str, list[xml.Element]] = {}
    for controller in paced(controllers):
        of_type.setdefault(controller.attrs["type"], []).append(controller)
    for group in of_type.values():
        group.sort(key=lambda found: (int(found.attrs["index"]), found.find("master") is not None))
    return [controller for group in of_type.values() for controller in group]


class _Indexes:
    """Indexes of the controllers of one type."""

    __slots__ = ("_lowest", "used")

    def __init__(self) -> None:
        self.used: set[int] = set()
        self._lowest = 0

    def lowest_free(self) -> int:
        while self._lowest in self.used:
            self._lowest += 1
        return self._lowest


def _indexes(controllers: list[DraftController]) -> defaultdict[str, _Indexes]:
    found: defaultdict[str, _Indexes] = defaultdict(_Indexes)
    for controller in paced(controllers):
        found[controller.type].used.add(controller.index)
    return found


def assign_indexes(controllers: list[DraftController]) -> None:
    """Give controllers without an index the lowest free one of their type.

    Companions of one USB controller share its index.
    """
    if all(controller.index != -1 for controller in paced(controllers)):
        return
    indexes = _indexes(controllers)
    models = {
        (controller.index, controller.model)
        for controller in controllers
        if controller.type == "usb"
    }
    before: DraftController | None = None  # the USB controller
    for controller in paced(controllers):
        if controller.index == -1:
            companion = before if controller.type == "usb" and controller.model in _USB2 else None
            if companion is not None and companion.model not in _USB2:
                companion = None
            if companion is not None and (companion.index, controller.model) in models:
                companion = None
            group = indexes[controller.type]
            controller.index = group.lowest_free() if companion is None else companion.index
            group.used.add(controller.index)
        if controller.type == "usb":
            models.add((controller.index, controller.model))
            before = controller


# Some devices imply controllers for every index below theirs: libvirtd itself never
# comes to an end with the two billion that one may ask for.
_MOST_IMPLIED = 4096


class ImpliedControllers:
    """Controllers of a definition, with those that its devices imply at the end."""

    __slots__ = ("_complete", "_controllers", "_indexes")

    def __init__(self, controllers: list[DraftController]) -> None:
        self._controllers = controllers
        self._indexes = _indexes(controllers)
        self._complete: dict[str, int] = {}  # all with lower indexes are there

    def need(self, kind: str, index: int, model: str | None = None) -> None:
        """Add a controller that a device needs, unless it is there.

        A negative index stands for the lowest free one.
        """
        group = self._indexes[kind]
        if index < 0:
            index = group.lowest_free()
        if index not in group.used:
            group.used.add(index)
            controller = DraftController(kind, index)
            controller.model = model
            self._controllers.append(controller)

    def need_up_to(self, kind: str, highest: int, devices: int, model: str | None = None) -> None:
        """Add the ``highest`` controller that ``devices`` need, and all below it.

        Raises VIR_ERR_CONFIG_UNSUPPORTED if those are absurdly many.
        """
        if highest - len(self._indexes[kind].used) - devices > _MOST_IMPLIED:
            raise DOMAIN.unsupported(
                f"drive address with controller index '{highest}' is not supported"
            )
        for index in paced(range(self._complete.get(kind, 0), highest + 1)):
            self.need(kind, index, model)
        self._complete[kind] = max(highest + 1, self._complete.get(kind, 0))


_MOST_PCI = 255


def check_usb(controllers: list[DraftController]) -> bool:
    """Check the USB controllers; return whether the guest shall have no USB."""
    usb = [controller for controller in controllers if controller.type == "usb"]
    if usb and all(controller.master is not None for controller in usb):
        raise DOMAIN.xml_detail("No master USB controller specified")
    is_off = any(controller.model == "none" for controller in usb)
    if len(usb) > 1 and is_off:
        raise DOMAIN.xml_detail("Can't add another USB controller: USB is disabled for this domain")
    return is_off


def check_controllers(controllers: list[DraftController]) -> None:
    seen: set[tuple[str, int]] = set()
    for controller in paced(controllers):
        if controller.type == "pci" and controller.index > _MOST_PCI:
            raise DOMAIN.unsupported(
                f"PCI controller index {controller.index} too high, maximum is {_MOST_PCI}"
            )
        if controller.has_node and controller.index == 0:
            raise DOMAIN.unsupported(
                "The PCI controller with index=0 can't be associated with a NUMA node"
            )
        if controller.target_index is not None and (controller.target_index == 0) != (
            controller.index == 0
        ):
            raise DOMAIN.unsupported(
                "Only the PCI controller with index 0 can have target index 0, and vice versa"
            )
        if controller.type == "usb":
            continue
        key = (controller.type, controller.index)
        if key in seen:
            raise DOMAIN.xml_error(
                f"Multiple '{controller.type}' controllers with index '{controller.index}'"
            )
        seen.add(key)
