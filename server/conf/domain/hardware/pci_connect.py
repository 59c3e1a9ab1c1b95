"""How a device is connected to a PCI bus, if it is."""

from __future__ import annotations

from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ... import xml

__all__ = ["ENDPOINTS", "TYPES", "Connect", "connect_of"]


class Connect(IntFlag):
    """Needs of a device, and offers of a bus; the numbers are those in messages."""

    AUTOASSIGN = 1
    HOTPLUGGABLE = 1 << 1
    AGGREGATE_SLOT = 1 << 2
    INTEGRATED = 1 << 3
    PCI_DEVICE = 1 << 4
    PCIE_DEVICE = 1 << 5
    ROOT_PORT = 1 << 6
    UPSTREAM_PORT = 1 << 7
    DOWNSTREAM_PORT = 1 << 8
    DMI_TO_PCI_BRIDGE = 1 << 9
    PCI_EXPANDER_BUS = 1 << 10
    PCIE_EXPANDER_BUS = 1 << 11
    PCI_BRIDGE = 1 << 12
    PCIE_TO_PCI_BRIDGE = 1 << 13


# As numbers, because operations on flags take long.
ENDPOINTS = int(Connect.PCI_DEVICE | Connect.PCIE_DEVICE)
TYPES = sum(int(flag) for flag in Connect if flag >= Connect.PCI_DEVICE)
_PCI = int(Connect.PCI_DEVICE | Connect.AUTOASSIGN)
_PCIE = int(Connect.PCIE_DEVICE | Connect.AUTOASSIGN)

_CONTROLLERS = {
    "pci-bridge": Connect.PCI_BRIDGE,
    "pci-expander-bus": Connect.PCI_EXPANDER_BUS,
    "pcie-expander-bus": Connect.PCIE_EXPANDER_BUS,
    "dmi-to-pci-bridge": Connect.DMI_TO_PCI_BRIDGE,
    "pcie-to-pci-bridge": Connect.PCIE_TO_PCI_BRIDGE,
    "pcie-root-port": Connect.ROOT_PORT | Connect.AGGREGATE_SLOT,
    "pcie-switch-upstream-port": Connect.UPSTREAM_PORT,
    "pcie-switch-downstream-port": Connect.DOWNSTREAM_PORT,
}
_EXPRESS_USB = ("nec-xhci", "qemu-xhci")
_EXPRESS_INTERFACES = ("e1000e", "igb")
# Models that are conventional devices; libvirt takes those that it does not know for
# Express devices.
_CONVENTIONAL_INTERFACES = (
    *("netfront", "rtl8139", "e1000", "spapr-vlan", "lan9118", "scm91c111", "vlance", "vmxnet"),
    *("vmxnet2", "vmxnet3", "Am79C970A", "Am79C973", "82540EM", "82545EM", "82543GC"),
)
_CARDS = ("vga", "cirrus", "vmvga", "xen", "vbox", "qxl", "parallels")
_SOUND_CARDS = ("es1370", "ac97", "ich6", "ich9")


def _virtio(model: str | None, virtio: int) -> int:
    """Return the needs of a virtio device; transitional ones are conventional."""
    return _PCI if model == "virtio-transitional" else virtio


def _controller(device: xml.Element, express: int) -> int:
    kind, model = device.attrs["type"], device.attrs.get("model")
    if kind == "pci":
        return int(_CONTROLLERS.get(model or "", 0))
    if kind == "usb":
        if model in _EXPRESS_USB:
            return express
        return 0 if model in ("none", "qusb1", "qusb2") else _PCI
    if kind == "scsi":
        if model in ("virtio-scsi", "virtio-non-transitional"):
            return express
        return 0 if model in (None, "ncr53c90") else _PCI
    if kind == "virtio-serial":
        return _virtio(model, express)
    return _PCI if kind in ("sata", "ide") else 0


def _interface(device: xml.Element, express: int) -> int:
    model = device.get("model", "type")
    if device.attrs["type"] == "hostdev" or model == "usb-net":
        return 0
    if model in ("virtio", "virtio-non-transitional") or model in _EXPRESS_INTERFACES:
        return express
    if model is None or model == "virtio-transitional" or model in _CONVENTIONAL_INTERFACES:
        return _PCI
    return express


def _video(device: xml.Element, express: int) -> int:
    model = device.get("model", "type")
    if model in ("virtio", "bochs"):
        return express
    return _PCI if model in _CARDS else 0


def _hostdev(device: xml.Element, express: int) -> int:
    kind = device.attrs["type"]
    if device.attrs.get("mode") != "subsystem":
        return 0
    if kind == "scsi_host":
        return _virtio(device.attrs.get("model"), express)
    # Devices of a host nearly always are Express devices.
    return express if kind in ("pci", "mdev") else 0


def _filesystem(device: xml.Element, express: int) -> int:
    driver = device.get("driver", "type")
    if driver in ("loop", "nbd", "ploop"):
        return 0
    return express if driver == "virtiofs" else _virtio(device.attrs.get("model"), express)


def connect_of(device: xml.Element, *, is_express: bool) -> int:
    """Return the flags of `Connect` of a device, 0 if it has no place on a PCI bus.

    ``is_express``: whether the machine has PCI Express.
    """
    tag = device.tag
    express = _PCIE if is_express else _PCI
    if tag == "controller":
        return _controller(device, express)
    if tag == "interface":
        return _interface(device, express)
    if tag == "disk":
        if device.get("target", "bus") != "virtio":
            return 0
        return _virtio(device.attrs.get("model"), express)
    if tag == "video":
        return _video(device, express)
    if tag == "hostdev":
        return _hostdev(device, express)
    if tag == "filesystem":
        return _filesystem(device, express)
    model = device.attrs.get("model")
    if tag == "memballoon":
        return 0 if model in ("none", "xen") else _virtio(model, express)
    if tag in ("rng", "vsock"):
        return _virtio(model, express)
    if tag == "input":
        return _virtio(model, express) if device.attrs.get("bus") == "virtio" else 0
    if tag == "sound":
        return _PCI if model in _SOUND_CARDS else 0
    if tag == "watchdog":
        return _PCI if model == "i6300esb" else 0
    if tag == "shmem":
        return _PCI
    if tag == "serial":
        return _PCI if device.get("target", "type") == "pci-serial" else 0
    if tag == "iommu":
        return express | int(Connect.INTEGRATED) if model == "virtio" else 0
    if tag == "memory":
        return express if model in ("virtio-pmem", "virtio-mem") else 0
    return 0
