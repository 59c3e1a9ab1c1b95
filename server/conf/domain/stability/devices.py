"""Devices that a guest would notice if they changed, in libvirt's order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...pause import paced
from ...refusals import DOMAIN
from ...values import words
from .checking import Check, Find, at, differs, down, numbered, same, text_of, there

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...xml import Element
    from ..definition import DomainDef

__all__ = [
    "AFTER_CHANNELS",
    "AFTER_FILTER",
    "BEFORE_CHANNELS",
    "same_channels",
    "same_devices",
    "same_redirfilter",
]


class Devices(NamedTuple):
    """Devices with a ``tag``: the text about their number, and what each must keep."""

    tag: str
    number: str
    checks: tuple[Check, ...]


_OPTIONS = ("iommu", "ats", "packed", "page_per_vq")
_VIRTIO = (
    Check("Target device virtio options don't match the source", there("driver")),
    *(
        Check(
            f"Target device {name} option '{{0}}' does not match source '{{1}}'",
            at("driver", name, "default"),
        )
        for name in _OPTIONS
    ),
)


def _pci(element: Element) -> str:
    place = down(element, "address").attrs
    domain, bus, slot, function = (
        int(place.get(name, "0"), 0) for name in ("domain", "bus", "slot", "function")
    )
    return f"{domain:04x}:{bus:02x}:{slot:02x}.{function}"


def _joined(*names: str) -> Find:
    def find(element: Element) -> str:
        place = down(element, "address").attrs
        return ":".join(str(int(place.get(name, "0"), 0)) for name in names)

    return find


def _slot(element: Element) -> str:
    return down(element, "address").attrs.get("slot", "0")


# By the type of the address.
_ADDRESSES: dict[str, Check] = {
    "pci": Check("Target device PCI address {0}does not match source {1}", _pci),
    "drive": Check(differs("device drive address"), _joined("controller", "bus", "unit")),
    "virtio-serial": Check(
        differs("device virtio serial address"), _joined("controller", "bus", "port")
    ),
    "ccid": Check(differs("device ccid address"), _joined("controller", "slot")),
    "isa": Check(differs("device isa address"), _joined("iobase", "irq")),
    "dimm": Check(differs("device dimm slot"), _slot),
}
_ADDRESS_TYPE = Check(differs("device address type"), at("address", "type", "none"))


def _same_address(old: Element, new: Element) -> None:
    same([_ADDRESS_TYPE], old, new)
    check = _ADDRESSES.get(down(old, "address").attrs.get("type", ""))
    if check is not None:
        same([check], old, new)


def _numbers(names: str) -> dict[str, int]:
    return {name: number for number, name in enumerate(words(names))}


_MODELS = {
    "scsi": _numbers(
        "auto buslogic lsilogic lsisas1068 vmpvscsi ibmvscsi virtio-scsi lsisas1078 "
        "virtio-transitional virtio-non-transitional ncr53c90 dc390 am53c974"
    ),
    "usb": _numbers(
        "piix3-uhci piix4-uhci ehci ich9-ehci1 ich9-uhci1 ich9-uhci2 ich9-uhci3 vt82c686b-uhci "
        "pci-ohci nec-xhci qusb1 qusb2 qemu-xhci none"
    ),
    "pci": _numbers(
        "pci-root pcie-root pci-bridge dmi-to-pci-bridge pcie-root-port "
        "pcie-switch-upstream-port pcie-switch-downstream-port pci-expander-bus "
        "pcie-expander-bus pcie-to-pci-bridge"
    ),
    "ide": _numbers("piix3 piix4 ich6"),
    "virtio-serial": _numbers("virtio virtio-transitional virtio-non-transitional"),
    "xenbus": {},
}


def _controller_model(element: Element) -> str:
    numbers = _MODELS.get(element.attrs["type"], {})
    return str(numbers.get(element.attrs.get("model", ""), -1))


def _queue_size(element: Element) -> str:
    return down(element, "driver").attrs.get("queue_size", "0")


# libvirt prints the number of a model as that of a bus.
_INPUT_BUSES = ("ps2", "usb", "xen", "parallels")
_INPUT_MODELS = _numbers("default virtio virtio-transitional virtio-non-transitional")


def _input_model(element: Element) -> str:
    return _INPUT_BUSES[_INPUT_MODELS.get(element.attrs.get("model", ""), 0)]


_ACCELERATED = {"yes": 1, "no": 2}
_CHANNEL_NAMES = {
    "virtio": Check(differs("channel name"), at("target", "name")),
    "guestfwd": Check(
        differs("channel addr"),
        lambda element: ":".join(
            down(element, "target").attrs.get(name, "") for name in ("address", "port")
        ),
    ),
}
_CHANNEL_TYPE = Check(differs("channel type"), at("target", "type"))
_FILTER = (
    Check("Target USB Class code does not match source", at("", "class", "-1")),
    Check("Target USB vendor ID does not match source", at("", "vendor", "-1")),
    Check("Target USB product ID does not match source", at("", "product", "-1")),
    Check("Target USB version does not match source", at("", "version", "-1")),
    Check("Target USB allow '{0}' does not match source '{1}'", at("", "allow")),
)
_UNITS = {"B": 1, "K": 1024, "M": 1024**2, "G": 1024**3, "T": 1024**4}


def _shared_size(element: Element) -> str:
    size = down(element, "size")
    return str(int(size.text or 0) * _UNITS.get(size.attrs.get("unit", "B")[:1].upper(), 1))


BEFORE_CHANNELS = (
    Devices(
        "disk",
        differs("domain disk count"),
        (
            Check(differs("disk device"), at("", "device")),
            Check(differs("disk bus"), at("target", "bus")),
            Check(differs("disk"), at("target", "dev")),
            Check(differs("disk serial"), text_of("serial")),
            Check("Target disk wwn '{0}' does not match source '{1}'", text_of("wwn")),
            Check("Target disk access mode does not match source", there("readonly")),
            Check(differs("disk model"), at("", "model", "default")),
            Check(
                "Target disk rotation rate {0} RPM does not match source {1} RPM",
                at("target", "rotation_rate", "0"),
            ),
            Check(differs("disk queue count"), at("driver", "queues", "0")),
            # libvirt prints the number of queues, which is the same
            Check("Target disk queue size 0 does not match source 0", _queue_size),
            *_VIRTIO,
        ),
    ),
    Devices(
        "controller",
        differs("domain controller count"),
        (
            Check(differs("controller type"), at("", "type")),
            Check(differs("controller index"), at("", "index")),
            Check(differs("controller model"), _controller_model),
            Check(differs("controller ports"), at("", "ports", "-1")),
            Check(differs("controller vectors"), at("", "vectors", "-1")),
            *_VIRTIO,
        ),
    ),
    Devices(
        "filesystem",
        differs("domain filesystem count"),
        (
            Check(differs("filesystem guest target"), at("target", "dir")),
            Check("Target filesystem access mode does not match source", there("readonly")),
            Check("Target filesystem model does not match source", at("", "model")),
        ),
    ),
    Devices(
        "interface",
        differs("domain net card count"),
        (
            Check(differs("network card mac"), at("mac", "address")),
            Check(differs("network card model"), at("model", "type", "unknown")),
            Check(differs("network card MTU"), at("mtu", "size", "0")),
            *_VIRTIO,
        ),
    ),
    Devices(
        "input",
        differs("domain input device count"),
        (
            Check(differs("input device type"), at("", "type")),
            Check(differs("input device bus"), at("", "bus")),
            Check(differs("input model"), _input_model),
            *_VIRTIO,
        ),
    ),
    Devices(
        "sound",
        differs("domain sound card count"),
        (Check(differs("sound card model"), at("", "model")),),
    ),
    Devices(
        "video",
        differs("domain video card count"),
        (
            Check(differs("video card model"), at("model", "type")),
            *(
                Check(differs(f"video card {name}"), at("model", name, "0"))
                for name in ("ram", "vram", "vram64", "vgamem", "heads")
            ),
            Check(
                "Target video card acceleration does not match source",
                there("model/acceleration"),
            ),
            *(
                Check(
                    differs(f"video card {kind} accel"),
                    numbered("model/acceleration", f"accel{kind}", _ACCELERATED),
                )
                for kind in ("2d", "3d")
            ),
            *_VIRTIO,
        ),
    ),
    Devices(
        "hostdev",
        differs("domain host device count"),
        (
            Check(differs("host device mode"), at("", "mode")),
            Check(differs("host device subsystem"), at("", "type")),
        ),
    ),
    Devices("smartcard", differs("domain smartcard count"), ()),
    Devices(
        "serial",
        differs("domain serial port count"),
        (
            Check(differs("serial type"), at("target", "type", "none")),
            Check(differs("serial model"), at("target/model", "name", "none")),
            Check(differs("serial port"), at("target", "port", "0")),
        ),
    ),
    Devices(
        "parallel",
        differs("domain parallel port count"),
        (Check(differs("parallel port"), at("target", "port", "0")),),
    ),
)
AFTER_CHANNELS = (
    Devices(
        "console",
        differs("domain console count"),
        (Check(differs("console type"), at("target", "type")),),
    ),
    Devices(
        "hub",
        differs("domain hub device count"),
        (Check(differs("hub device type"), at("", "type")),),
    ),
    Devices(
        "redirdev",
        differs("domain redirected devices count"),
        (
            Check(differs("redirected device bus"), at("", "bus")),
            Check(
                "Target redirected device source type {0} does not match source device "
                "source type {1}",
                at("", "type"),
            ),
        ),
    ),
)
AFTER_FILTER = (
    Devices(
        "watchdog",
        differs("domain watchdog count"),
        (Check(differs("watchdog model"), at("", "model")),),
    ),
    Devices(
        "memballoon",
        differs("domain memory balloon count"),
        (
            Check(differs("balloon model"), at("", "model")),
            *(
                Check(
                    f"Target balloon {name} attribute value '{{0}}' does not match source '{{1}}'",
                    at("", name, "default"),
                )
                for name in ("autodeflate", "freePageReporting")
            ),
            *_VIRTIO,
        ),
    ),
    Devices(
        "rng",
        differs("domain RNG device count"),
        (
            Check("Target RNG model '{0}' does not match source '{1}'", at("", "model")),
            *_VIRTIO,
        ),
    ),
    Devices(
        "panic",
        differs("domain panic device count"),
        (Check("Target panic model '{0}' does not match source '{1}'", at("", "model")),),
    ),
    Devices(
        "shmem",
        differs("domain shared memory device count"),
        (
            Check(
                "Target shared memory role '{0}' does not match source role '{1}'",
                at("", "role", "default"),
            ),
            Check(
                "Target shared memory model '{0}' does not match source model '{1}'",
                at("model", "type"),
            ),
            Check("Target shared memory size '{0}' does not match source size '{1}'", _shared_size),
            Check("Target shared memory server usage doesn't match source", there("server")),
            Check("Target shared memory MSI configuration doesn't match source", there("msi")),
        ),
    ),
    Devices(
        "tpm",
        differs("domain TPM device count"),
        (
            Check("Target TPM device type doesn't match source", at("backend", "type")),
            Check("Target TPM device model doesn't match source", at("", "model")),
            Check("Target TPM version doesn't match source", at("backend", "version")),
        ),
    ),
    Devices(
        "memory",
        differs("domain memory device count"),
        (
            Check(
                "Target memory device model '{0}' doesn't match source model '{1}'",
                at("", "model"),
            ),
            Check(
                "Target memory device targetNode '{0}' doesn't match source targetNode '{1}'",
                text_of("target/node", "-1"),
            ),
            Check(
                "Target memory device size '{0}' doesn't match source memory device size '{1}'",
                text_of("target/size", "0"),
            ),
        ),
    ),
    Devices(
        "iommu",
        "Target domain IOMMU device count does not match source",
        (
            Check(
                "Target domain IOMMU device model '{0}' does not match source '{1}'",
                at("", "model"),
            ),
            *(
                Check(
                    f"Target domain IOMMU device {what} '{{0}}' does not match source '{{1}}'",
                    at("driver", name, default),
                )
                for what, name, default in (
                    ("intremap value", "intremap", "default"),
                    ("caching mode", "caching_mode", "default"),
                    ("eim value", "eim", "default"),
                    ("iotlb value", "iotlb", "default"),
                    ("aw_bits value", "aw_bits", "0"),
                )
            ),
        ),
    ),
    Devices(
        "vsock",
        "Target domain vsock device count does not match source",
        (
            Check(
                "Target domain vsock device model '{0}' does not match source '{1}'",
                at("", "model"),
            ),
            *_VIRTIO,
        ),
    ),
)


def _pairs(old: DomainDef, new: DomainDef, kind: Devices) -> list[tuple[Element, Element]]:
    """Return the devices of a kind in pairs; raise if there are more of one."""
    before, after = old.devices(kind.tag), new.devices(kind.tag)
    if len(before) != len(after):
        raise DOMAIN.unsupported(kind.number.format(len(after), len(before)))
    return list(zip(before, after, strict=True))


def same_devices(old: DomainDef, new: DomainDef, kinds: Iterable[Devices]) -> None:
    for kind in kinds:
        for before, after in paced(_pairs(old, new, kind)):
            if before is not after:
                same(kind.checks, before, after)
                _same_address(before, after)


def same_channels(old: DomainDef, new: DomainDef) -> None:
    for before, after in _pairs(old, new, Devices("channel", differs("domain channel count"), ())):
        same([_CHANNEL_TYPE], before, after)
        name = _CHANNEL_NAMES.get(_CHANNEL_TYPE.find(before))
        if name is not None:
            same([name], before, after)
        _same_address(before, after)


def same_redirfilter(old: DomainDef, new: DomainDef) -> None:
    number = differs("domain USB redirection filter count")
    for before, after in _pairs(old, new, Devices("redirfilter", number, ())):
        rules, others = list(before.all("usbdev")), list(after.all("usbdev"))
        if len(rules) != len(others):
            text = differs("USB redirection filter rule count")
            raise DOMAIN.unsupported(text.format(len(others), len(rules)))
        for rule, other in zip(rules, others, strict=True):
            same(_FILTER, rule, other)
