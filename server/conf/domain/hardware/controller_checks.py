"""Controllers that guests on QEMU cannot have: libvirt's refusals, with its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...pause import paced
from ...refusals import QEMU
from .machines import is_i440fx, is_q35

if TYPE_CHECKING:
    from collections.abc import Collection

    from ... import xml

__all__ = ["check_controller", "check_controllers_first"]

_ROOTS = ("pci-root", "pcie-root")
_NAMES = {
    "pci-bridge": ("pci-bridge",),
    "dmi-to-pci-bridge": ("i82801b11-bridge",),
    "pcie-to-pci-bridge": ("pcie-pci-bridge",),
    "pcie-root-port": ("pcie-root-port", "ioh3420"),
    "pcie-switch-upstream-port": ("x3130-upstream",),
    "pcie-switch-downstream-port": ("xio3130-downstream",),
    "pci-expander-bus": ("pxb",),
    "pcie-expander-bus": ("pxb-pcie",),
}
_PORTS = ("pcie-root-port", "pcie-switch-downstream-port")
_EXPANDERS = ("pci-expander-bus", "pcie-expander-bus")
# Attributes of the target, the options' names in messages, and models that have them.
_OPTIONS = (
    ("index", "targetIndex", ()),
    ("busNr", "busNr", _EXPANDERS),
    ("chassisNr", "chassisNr", ("pci-bridge",)),
    ("chassis", "chassis", _PORTS),
    ("port", "port", _PORTS),
    ("hotplug", "hotplug", (*_PORTS, *_ROOTS)),
)
_VIRTIO_SCSI = ("virtio-scsi", "virtio-transitional", "virtio-non-transitional")
_SCSI_OPTIONS = ("queues", "cmd_per_lun", "max_sectors", "ioeventfd")
_XHCI = ("nec-xhci", "qemu-xhci")
_MOST_XHCI_PORTS = 15


def check_controllers_first(controllers: list[xml.Element], machine: str, cells: int) -> None:
    """Refuse controllers that a machine has no place for, before places are given.

    ``cells`` is the number of the guest's NUMA cells.
    """
    for controller in paced(controllers):
        kind, model = controller.attrs["type"], controller.attrs.get("model", "")
        if kind == "usb":
            _check_usb(controller)
        elif kind == "pci":
            _check_place(controller, model, machine, cells)


def _check_place(controller: xml.Element, model: str, machine: str, cells: int) -> None:
    index = controller.attrs["index"]
    if model in _ROOTS and index != "0":
        raise QEMU.xml_error("pci-root and pcie-root controllers should have index 0")
    if model == "pci-expander-bus" and not is_i440fx(machine):
        raise QEMU.unsupported(
            "pci-expander-bus controllers are only supported on 440fx-based machinetypes"
        )
    if model == "pcie-expander-bus" and not is_q35(machine):
        raise QEMU.unsupported(
            "pcie-expander-bus controllers are not supported with this machine type"
        )
    target = controller.find("target")
    node = None if target is None else target.find("node")
    if node is not None and model in _EXPANDERS and int(node.text or 0) >= cells:
        raise QEMU.xml_error(
            f"{model} with index {index} is configured for a NUMA node ({node.text}) not present "
            f"in the domain's <cpu><numa> array ({cells})"
        )


def check_controller(controller: xml.Element, machine: str, iothreads: Collection[int]) -> None:
    """Refuse a controller that a machine cannot have.

    ``iothreads`` are the numbers of the guest's.
    """
    kind = controller.attrs["type"]
    if kind == "pci":
        _check_pci(controller)
    elif kind == "scsi":
        _check_scsi(controller, iothreads)
    elif kind == "ide":
        if not is_i440fx(machine):
            raise QEMU.unsupported(
                "IDE controllers are unsupported for this QEMU binary or machine type"
            )
        if controller.attrs["index"] != "0":
            raise QEMU.unsupported(
                "Only a single IDE controller is supported for this machine type"
            )


def _check_pci(controller: xml.Element) -> None:
    index, model = controller.attrs["index"], controller.attrs["model"]
    name = controller.get("model", "name") or "none"
    what = f"for PCI controller with index '{index}', model '{model}' and modelName '{name}'"
    if model in _ROOTS:
        if name != "none":
            raise QEMU.unsupported(f"Option 'modelName' is not valid {what}")
    elif name not in _NAMES[model]:
        raise QEMU.unsupported(f"Option 'modelName' has invalid value {what}")
    target = controller.find("target")
    if target is None:
        return
    for attribute, option, models in _OPTIONS:
        if attribute in target.attrs and model not in models:
            raise QEMU.unsupported(f"Option '{option}' is not valid {what}")
    if target.find("node") is not None and model not in _EXPANDERS:
        raise QEMU.unsupported(f"Option 'numaNode' is not valid {what}")


def _check_usb(controller: xml.Element) -> None:
    model = controller.attrs.get("model")
    if model in ("qusb1", "qusb2"):
        raise QEMU.unsupported(
            "USB controller model type 'qusb1' or 'qusb2' is not supported in qemu"
        )
    if model in _XHCI and int(controller.attrs.get("ports", 0)) > _MOST_XHCI_PORTS:
        raise QEMU.unsupported(
            f"'{model}' controller only supports up to '{_MOST_XHCI_PORTS}' ports"
        )


def _check_scsi(controller: xml.Element, iothreads: Collection[int]) -> None:
    model = controller.attrs["model"]
    driver = controller.find("driver")
    if driver is not None and model not in _VIRTIO_SCSI:
        for name in _SCSI_OPTIONS:
            if name in driver.attrs:
                raise QEMU.unsupported(f"'{name}' is only supported by virtio-scsi controller")
    if model == "buslogic":
        raise QEMU.unsupported(f"Unsupported controller model: {model}")
    if model == "ncr53c90":
        if controller.attrs["index"] != "0":
            raise QEMU.unsupported("ncr53c90 can only be used as first SCSI controller")
        raise QEMU.unsupported("ncr53c90 SCSI controller is not a built-in for this machine")
    number = None if driver is None else driver.attrs.get("iothread")
    if number is not None and int(number) not in iothreads:
        raise QEMU.unsupported(f"controller iothread '{number}' not defined in iothreadid")
