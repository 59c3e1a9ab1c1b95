"""Controllers: buses that the machine does not have by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....conf.domain.hardware.machines import is_q35, machine_of
from ..refusals import unsupported_config
from .places import Places, alias_of, device, is_on, virtio

if TYPE_CHECKING:
    from collections.abc import Callable

    from ....conf import xml
    from ....conf.domain.definition import DomainDef

__all__ = ["controller", "controllers", "global_options", "hub", "iommu"]

# In the order in which libvirt makes them: buses before what is on them.
_ORDER = ("pci", "usb", "scsi", "ide", "sata", "virtio-serial", "ccid")

_PCI = {
    "pci-bridge": "pci-bridge",
    "dmi-to-pci-bridge": "i82801b11-bridge",
    "pcie-root-port": "pcie-root-port",
    "pcie-switch-upstream-port": "x3130-upstream",
    "pcie-switch-downstream-port": "xio3130-downstream",
    "pci-expander-bus": "pxb",
    "pcie-expander-bus": "pxb-pcie",
    "pcie-to-pci-bridge": "pcie-pci-bridge",
}
_WITH_PORT = ("pcie-root-port", "pcie-switch-downstream-port")
_USB = {
    "piix3-uhci": "piix3-usb-uhci",
    "piix4-uhci": "piix4-usb-uhci",
    "ehci": "usb-ehci",
    "ich9-ehci1": "ich9-usb-ehci1",
    "ich9-uhci1": "ich9-usb-uhci1",
    "ich9-uhci2": "ich9-usb-uhci2",
    "ich9-uhci3": "ich9-usb-uhci3",
    "pci-ohci": "pci-ohci",
    "nec-xhci": "nec-usb-xhci",
    "qemu-xhci": "qemu-xhci",
}
_SCSI = {
    "lsilogic": "lsi",
    "lsisas1068": "mptsas1068",
    "lsisas1078": "megasas",
    "vmpvscsi": "pvscsi",
    "am53c974": "am53c974",
    "dc390": "dc390",
}


def controllers(definition: DomainDef, places: Places) -> list[str]:
    """Return the arguments of controllers, those of the machine itself left out."""
    found: list[str] = []
    elements = definition.devices("controller")
    machine = machine_of(definition.tree)
    for kind in _ORDER:
        for element in elements:
            if element.attrs["type"] == kind and not _is_builtin(element, machine):
                found += controller(element, places)
    return found


def controller(element: xml.Element, places: Places) -> list[str]:
    """Return the arguments of one controller."""
    made = _MAKERS[element.attrs["type"]](element)
    return device(made | places.of(element)) if made else []


def global_options(definition: DomainDef) -> list[str]:
    """Return what the machine is told of its own PCI bus."""
    found: list[str] = []
    q35 = is_q35(machine_of(definition.tree))
    for element in definition.devices("controller"):
        if element.attrs["type"] != "pci" or element.attrs["index"] != "0":
            continue
        if element.get("target", "hotplug") == "off":
            found += ["-global", "PIIX4_PM.acpi-root-pci-hotplug=off"]
        hole = element.find("pcihole64")
        if hole is not None:
            host = "q35-pcihost" if q35 else "i440FX-pcihost"
            found += ["-global", f"{host}.pci-hole64-size={hole.text}K"]
    return found


def _is_builtin(element: xml.Element, machine: str) -> bool:
    kind, index = element.attrs["type"], element.attrs["index"]
    return index == "0" and (
        (kind == "sata" and is_q35(machine))
        or (kind == "ide" and not is_q35(machine))
        or kind == "pci"
    )


def _pci(element: xml.Element) -> dict[str, Any]:
    model = element.attrs["model"]
    target = element.find("target")
    attrs = {} if target is None else target.attrs
    named = element.get("model", "name")
    driver = named if named in ("ioh3420", "pcie-root-port") else _PCI[model]
    made: dict[str, Any] = {"driver": driver}
    if model == "pci-bridge":
        made["chassis_nr"] = int(attrs.get("chassisNr", "0"), 0)
    elif model in ("pci-expander-bus", "pcie-expander-bus"):
        made["bus_nr"] = int(attrs.get("busNr", "0"), 0)
        node = None if target is None else target.find("node")
        made["numa_node"] = None if node is None else int(node.text or "0")
    elif model in _WITH_PORT:
        made["port"] = int(attrs.get("port", "0"), 0)
        made["chassis"] = int(attrs.get("chassis", "0"), 0)
    return made | {"id": alias_of(element), "hotplug": is_on(attrs.get("hotplug"))}


def _usb(element: xml.Element) -> dict[str, Any]:
    model = element.attrs.get("model") or ""
    if model == "none":
        return {}
    if model not in _USB:
        raise unsupported_config(
            f"USB controller model '{model}' not supported in this QEMU binary"
        )
    made: dict[str, Any] = {"driver": _USB[model]}
    if (ports := element.attrs.get("ports")) is not None:
        made |= {"p2": int(ports), "p3": int(ports)}
    start = element.get("master", "startport")
    if start is None:
        return made | {"id": alias_of(element)}
    index = element.attrs["index"]
    master = "usb" if index == "0" else f"usb{index}"
    return made | {"masterbus": f"{master}.0", "firstport": int(start)}


def _scsi(element: xml.Element) -> dict[str, Any]:
    model = element.attrs.get("model") or ""
    if not model.startswith("virtio"):
        if model not in _SCSI:
            raise unsupported_config(f"Unsupported controller model: {model}")
        return {"driver": _SCSI[model], "id": alias_of(element)}
    made = virtio(element, "scsi", model)
    options = element.find("driver")
    attrs = {} if options is None else options.attrs
    if "iothread" in attrs:
        made["iothread"] = f"iothread{attrs['iothread']}"
    made["id"] = alias_of(element)
    for name, property in (
        ("queues", "num_queues"),
        ("cmd_per_lun", "cmd_per_lun"),
        ("max_sectors", "max_sectors"),
    ):
        if name in attrs:
            made[property] = int(attrs[name])
    made["ioeventfd"] = is_on(attrs.get("ioeventfd"))
    return made


def _serial(element: xml.Element) -> dict[str, Any]:
    made = virtio(element, "serial", element.attrs.get("model"))
    made["id"] = alias_of(element)
    for name, property in (("ports", "max_ports"), ("vectors", "vectors")):
        if name in element.attrs:
            made[property] = int(element.attrs[name])
    return made


def _ahci(element: xml.Element) -> dict[str, Any]:
    return {"driver": "ahci", "id": alias_of(element)}


def _ccid(element: xml.Element) -> dict[str, Any]:
    return {"driver": "usb-ccid", "id": alias_of(element)}


def _ide(element: xml.Element) -> dict[str, Any]:
    raise unsupported_config("IDE controllers are unsupported for this QEMU binary or machine type")


_MAKERS: dict[str, Callable[[xml.Element], dict[str, Any]]] = {
    "pci": _pci,
    "usb": _usb,
    "scsi": _scsi,
    "ide": _ide,
    "sata": _ahci,
    "virtio-serial": _serial,
    "ccid": _ccid,
}


def hub(element: xml.Element, places: Places) -> list[str]:
    return device({"driver": "usb-hub", "id": alias_of(element), **places.of(element)})


def iommu(element: xml.Element, places: Places) -> list[str]:
    """Return the arguments of an IOMMU: Intel's, or one on virtio."""
    if element.attrs["model"] == "virtio":
        made = {"driver": "virtio-iommu", "id": alias_of(element)}
        return device(made | places.of(element))
    options = element.find("driver")
    attrs = {} if options is None else options.attrs
    width = attrs.get("aw_bits")
    return device(
        {
            "driver": "intel-iommu",
            "id": alias_of(element) or "iommu0",
            "intremap": attrs.get("intremap"),
            "caching-mode": is_on(attrs.get("caching_mode")),
            "eim": attrs.get("eim"),
            "device-iotlb": is_on(attrs.get("iotlb")),
            "aw-bits": None if width is None else int(width),
            **places.of(element),
        }
    )
