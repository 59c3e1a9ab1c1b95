"""Comparison of two definitions of one guest: which differences it would notice.

libvirt refuses to replace the definition that belongs to a saved state of a guest by
another one in which the guest's machine differs (virDomainDefCheckABIStability). This
module has its checks as tables, in its order: the first difference is reported. A
`Check` has a text with the new value and the old one, and a function that finds the
value in the canonical element. Values are texts as libvirt prints them, numbers and
names that it confuses included.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from ....protocol._generated.enums import ErrorDomain
from ..pause import paced
from ..refusals import CPU, DOMAIN, Refusals
from ..values import words
from ..xml import Element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .definition import DomainDef

__all__ = ["check_stability"]

_SYSINFO = Refusals(ErrorDomain.VIR_FROM_SYSINFO)
_NOTHING = Element("nothing")

Find = Callable[[Element], str]


class Check(NamedTuple):
    """A value that must not change.

    ``text`` may have {0} for the new and {1} for the old value.
    """

    text: str
    find: Find


class Devices(NamedTuple):
    """Devices with a ``tag``: the text about their number, and what each must keep."""

    tag: str
    number: str
    checks: tuple[Check, ...]


# -- finding ---------------------------------------------------------------------------


def _down(element: Element, path: str) -> Element:
    for tag in path.split("/") if path else ():
        element = element.find(tag) or _NOTHING
    return element


def _at(path: str, name: str, default: str = "<null>") -> Find:
    """Make a function that finds an attribute."""
    return lambda element: _down(element, path).attrs.get(name, default)


def _text(path: str, default: str = "<null>") -> Find:
    """Make a function that finds the text of an element."""
    return lambda element: _down(element, path).text or default


def _there(path: str) -> Find:
    """Make a function that tells whether there is such an element."""
    return lambda element: str(_down(element, path) is not _NOTHING)


def _numbered(path: str, name: str, numbers: dict[str, int], default: int = 0) -> Find:
    """Make a function that finds the number of a name."""
    return lambda element: str(numbers.get(_down(element, path).attrs.get(name, ""), default))


def _same(texts: Iterable[Check], old: Element, new: Element, refusals: Refusals = DOMAIN) -> None:
    for check in texts:
        was, will_be = check.find(old), check.find(new)
        if was != will_be:
            raise refusals.unsupported(check.text.format(will_be, was))


def _differs(what: str) -> str:
    return f"Target {what} {{0}} does not match source {{1}}"


# -- devices ---------------------------------------------------------------------------

_OPTIONS = ("iommu", "ats", "packed", "page_per_vq")
_VIRTIO = (
    Check("Target device virtio options don't match the source", _there("driver")),
    *(
        Check(
            f"Target device {name} option '{{0}}' does not match source '{{1}}'",
            _at("driver", name, "default"),
        )
        for name in _OPTIONS
    ),
)


def _pci(element: Element) -> str:
    place = _down(element, "address").attrs
    domain, bus, slot, function = (
        int(place.get(name, "0"), 0) for name in ("domain", "bus", "slot", "function")
    )
    return f"{domain:04x}:{bus:02x}:{slot:02x}.{function}"


def _joined(*names: str) -> Find:
    def find(element: Element) -> str:
        place = _down(element, "address").attrs
        return ":".join(str(int(place.get(name, "0"), 0)) for name in names)

    return find


def _slot(element: Element) -> str:
    return _down(element, "address").attrs.get("slot", "0")


# By the type of the address.
_ADDRESSES: dict[str, Check] = {
    "pci": Check("Target device PCI address {0}does not match source {1}", _pci),
    "drive": Check(_differs("device drive address"), _joined("controller", "bus", "unit")),
    "virtio-serial": Check(
        _differs("device virtio serial address"), _joined("controller", "bus", "port")
    ),
    "ccid": Check(_differs("device ccid address"), _joined("controller", "slot")),
    "isa": Check(_differs("device isa address"), _joined("iobase", "irq")),
    "dimm": Check(_differs("device dimm slot"), _slot),
}
_ADDRESS_TYPE = Check(_differs("device address type"), _at("address", "type", "none"))


def _same_address(old: Element, new: Element) -> None:
    _same([_ADDRESS_TYPE], old, new)
    check = _ADDRESSES.get(_down(old, "address").attrs.get("type", ""))
    if check is not None:
        _same([check], old, new)


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
    return _down(element, "driver").attrs.get("queue_size", "0")


# libvirt prints the number of a model as that of a bus.
_INPUT_BUSES = ("ps2", "usb", "xen", "parallels")
_INPUT_MODELS = _numbers("default virtio virtio-transitional virtio-non-transitional")


def _input_model(element: Element) -> str:
    return _INPUT_BUSES[_INPUT_MODELS.get(element.attrs.get("model", ""), 0)]


_ACCELERATED = {"yes": 1, "no": 2}
_CHANNEL_NAMES = {
    "virtio": Check(_differs("channel name"), _at("target", "name")),
    "guestfwd": Check(
        _differs("channel addr"),
        lambda element: ":".join(
            _down(element, "target").attrs.get(name, "") for name in ("address", "port")
        ),
    ),
}
_CHANNEL_TYPE = Check(_differs("channel type"), _at("target", "type"))
_FILTER = (
    Check("Target USB Class code does not match source", _at("", "class", "-1")),
    Check("Target USB vendor ID does not match source", _at("", "vendor", "-1")),
    Check("Target USB product ID does not match source", _at("", "product", "-1")),
    Check("Target USB version does not match source", _at("", "version", "-1")),
    Check("Target USB allow '{0}' does not match source '{1}'", _at("", "allow")),
)
_UNITS = {"B": 1, "K": 1024, "M": 1024**2, "G": 1024**3, "T": 1024**4}


def _shared_size(element: Element) -> str:
    size = _down(element, "size")
    return str(int(size.text or 0) * _UNITS.get(size.attrs.get("unit", "B")[:1].upper(), 1))


_BEFORE_CHANNELS = (
    Devices(
        "disk",
        _differs("domain disk count"),
        (
            Check(_differs("disk device"), _at("", "device")),
            Check(_differs("disk bus"), _at("target", "bus")),
            Check(_differs("disk"), _at("target", "dev")),
            Check(_differs("disk serial"), _text("serial")),
            Check("Target disk wwn '{0}' does not match source '{1}'", _text("wwn")),
            Check("Target disk access mode does not match source", _there("readonly")),
            Check(_differs("disk model"), _at("", "model", "default")),
            Check(
                "Target disk rotation rate {0} RPM does not match source {1} RPM",
                _at("target", "rotation_rate", "0"),
            ),
            Check(_differs("disk queue count"), _at("driver", "queues", "0")),
            # libvirt prints the number of queues, which is the same
            Check("Target disk queue size 0 does not match source 0", _queue_size),
            *_VIRTIO,
        ),
    ),
    Devices(
        "controller",
        _differs("domain controller count"),
        (
            Check(_differs("controller type"), _at("", "type")),
            Check(_differs("controller index"), _at("", "index")),
            Check(_differs("controller model"), _controller_model),
            Check(_differs("controller ports"), _at("", "ports", "-1")),
            Check(_differs("controller vectors"), _at("", "vectors", "-1")),
            *_VIRTIO,
        ),
    ),
    Devices(
        "filesystem",
        _differs("domain filesystem count"),
        (
            Check(_differs("filesystem guest target"), _at("target", "dir")),
            Check("Target filesystem access mode does not match source", _there("readonly")),
            Check("Target filesystem model does not match source", _at("", "model")),
        ),
    ),
    Devices(
        "interface",
        _differs("domain net card count"),
        (
            Check(_differs("network card mac"), _at("mac", "address")),
            Check(_differs("network card model"), _at("model", "type", "unknown")),
            Check(_differs("network card MTU"), _at("mtu", "size", "0")),
            *_VIRTIO,
        ),
    ),
    Devices(
        "input",
        _differs("domain input device count"),
        (
            Check(_differs("input device type"), _at("", "type")),
            Check(_differs("input device bus"), _at("", "bus")),
            Check(_differs("input model"), _input_model),
            *_VIRTIO,
        ),
    ),
    Devices(
        "sound",
        _differs("domain sound card count"),
        (Check(_differs("sound card model"), _at("", "model")),),
    ),
    Devices(
        "video",
        _differs("domain video card count"),
        (
            Check(_differs("video card model"), _at("model", "type")),
            *(
                Check(_differs(f"video card {name}"), _at("model", name, "0"))
                for name in ("ram", "vram", "vram64", "vgamem", "heads")
            ),
            Check(
                "Target video card acceleration does not match source",
                _there("model/acceleration"),
            ),
            *(
                Check(
                    _differs(f"video card {kind} accel"),
                    _numbered("model/acceleration", f"accel{kind}", _ACCELERATED),
                )
                for kind in ("2d", "3d")
            ),
            *_VIRTIO,
        ),
    ),
    Devices(
        "hostdev",
        _differs("domain host device count"),
        (
            Check(_differs("host device mode"), _at("", "mode")),
            Check(_differs("host device subsystem"), _at("", "type")),
        ),
    ),
    Devices("smartcard", _differs("domain smartcard count"), ()),
    Devices(
        "serial",
        _differs("domain serial port count"),
        (
            Check(_differs("serial type"), _at("target", "type", "none")),
            Check(_differs("serial model"), _at("target/model", "name", "none")),
            Check(_differs("serial port"), _at("target", "port", "0")),
        ),
    ),
    Devices(
        "parallel",
        _differs("domain parallel port count"),
        (Check(_differs("parallel port"), _at("target", "port", "0")),),
    ),
)
_AFTER_CHANNELS = (
    Devices(
        "console",
        _differs("domain console count"),
        (Check(_differs("console type"), _at("target", "type")),),
    ),
    Devices(
        "hub",
        _differs("domain hub device count"),
        (Check(_differs("hub device type"), _at("", "type")),),
    ),
    Devices(
        "redirdev",
        _differs("domain redirected devices count"),
        (
            Check(_differs("redirected device bus"), _at("", "bus")),
            Check(
                "Target redirected device source type {0} does not match source device "
                "source type {1}",
                _at("", "type"),
            ),
        ),
    ),
)
_AFTER_FILTER = (
    Devices(
        "watchdog",
        _differs("domain watchdog count"),
        (Check(_differs("watchdog model"), _at("", "model")),),
    ),
    Devices(
        "memballoon",
        _differs("domain memory balloon count"),
        (
            Check(_differs("balloon model"), _at("", "model")),
            *(
                Check(
                    f"Target balloon {name} attribute value '{{0}}' does not match source '{{1}}'",
                    _at("", name, "default"),
                )
                for name in ("autodeflate", "freePageReporting")
            ),
            *_VIRTIO,
        ),
    ),
    Devices(
        "rng",
        _differs("domain RNG device count"),
        (
            Check("Target RNG model '{0}' does not match source '{1}'", _at("", "model")),
            *_VIRTIO,
        ),
    ),
    Devices(
        "panic",
        _differs("domain panic device count"),
        (Check("Target panic model '{0}' does not match source '{1}'", _at("", "model")),),
    ),
    Devices(
        "shmem",
        _differs("domain shared memory device count"),
        (
            Check(
                "Target shared memory role '{0}' does not match source role '{1}'",
                _at("", "role", "default"),
            ),
            Check(
                "Target shared memory model '{0}' does not match source model '{1}'",
                _at("model", "type"),
            ),
            Check("Target shared memory size '{0}' does not match source size '{1}'", _shared_size),
            Check("Target shared memory server usage doesn't match source", _there("server")),
            Check("Target shared memory MSI configuration doesn't match source", _there("msi")),
        ),
    ),
    Devices(
        "tpm",
        _differs("domain TPM device count"),
        (
            Check("Target TPM device type doesn't match source", _at("backend", "type")),
            Check("Target TPM device model doesn't match source", _at("", "model")),
            Check("Target TPM version doesn't match source", _at("backend", "version")),
        ),
    ),
    Devices(
        "memory",
        _differs("domain memory device count"),
        (
            Check(
                "Target memory device model '{0}' doesn't match source model '{1}'",
                _at("", "model"),
            ),
            Check(
                "Target memory device targetNode '{0}' doesn't match source targetNode '{1}'",
                _text("target/node", "-1"),
            ),
            Check(
                "Target memory device size '{0}' doesn't match source memory device size '{1}'",
                _text("target/size", "0"),
            ),
        ),
    ),
    Devices(
        "iommu",
        "Target domain IOMMU device count does not match source",
        (
            Check(
                "Target domain IOMMU device model '{0}' does not match source '{1}'",
                _at("", "model"),
            ),
            *(
                Check(
                    f"Target domain IOMMU device {what} '{{0}}' does not match source '{{1}}'",
                    _at("driver", name, default),
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
                _at("", "model"),
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


def _same_devices(old: DomainDef, new: DomainDef, kinds: Iterable[Devices]) -> None:
    for kind in kinds:
        for before, after in paced(_pairs(old, new, kind)):
            if before is not after:
                _same(kind.checks, before, after)
                _same_address(before, after)


def _same_channels(old: DomainDef, new: DomainDef) -> None:
    for before, after in _pairs(old, new, Devices("channel", _differs("domain channel count"), ())):
        _same([_CHANNEL_TYPE], before, after)
        name = _CHANNEL_NAMES.get(_CHANNEL_TYPE.find(before))
        if name is not None:
            _same([name], before, after)
        _same_address(before, after)


def _same_redirfilter(old: DomainDef, new: DomainDef) -> None:
    number = _differs("domain USB redirection filter count")
    for before, after in _pairs(old, new, Devices("redirfilter", number, ())):
        rules, others = list(before.all("usbdev")), list(after.all("usbdev"))
        if len(rules) != len(others):
            text = _differs("USB redirection filter rule count")
            raise DOMAIN.unsupported(text.format(len(others), len(rules)))
        for rule, other in zip(rules, others, strict=True):
            _same(_FILTER, rule, other)


# -- features --------------------------------------------------------------------------


def _state(name: str) -> Find:
    """Make a function that finds whether a feature is on."""

    def find(features: Element) -> str:
        feature = features.find(name)
        return "default" if feature is None else feature.attrs.get("state", "on")

    return find


def _with(name: str, attribute: str, default: str) -> Find:
    """Make a function that finds a feature's state with one of its attributes."""
    state, value = _state(name), _at(name, attribute, default)
    return lambda features: f"{state(features)},{attribute}={value(features)}"


def _only(name: str, attribute: str) -> Find:
    value = _at(name, attribute, "none")
    return lambda features: f"{attribute}={value(features)}"


def _hpt(features: Element) -> str:
    state = _with("hpt", "resizing", "none")(features)
    return f"{state},maxpagesize={_down(features, 'hpt/maxpagesize').text or 0}"


def _group(name: str) -> Find:
    """Make a function that finds whether a group of features is on.

    libvirt prints its mode, of which there are more, as a state.
    """
    modes = {"custom": "on", "passthrough": "off"}

    def find(features: Element) -> str:
        group = features.find(name)
        return "default" if group is None else modes.get(group.attrs.get("mode", ""), "on")

    return find


_FEATURES: dict[str, Find] = {
    **{
        name: _state(name)
        for name in words(
            "acpi apic pae hap viridian privnet hyperv kvm pvspinlock pmu vmport gic smm ioapic "
            "hpt vmcoreinfo htm nested-hv ccf-assist xen cfpc sbbc ibs"
        )
    },
    "apic": _with("apic", "eoi", "default"),
    "hyperv": _group("hyperv"),
    "kvm": _group("kvm"),
    "xen": _group("xen"),
    "gic": _with("gic", "version", "none"),
    "ioapic": _only("ioapic", "driver"),
    "hpt": _hpt,
    **{name: _only(name, "value") for name in ("cfpc", "sbbc", "ibs")},
}


def _feature_check(what: str, name: str, find: Find) -> Check:
    return Check(f"State of {what} '{name}' differs: source: '{{1}}', destination: '{{0}}'", find)


def _inside(group: str, find: Find) -> Find:
    return lambda features: find(_down(features, group))


_ENLIGHTENMENTS = words(
    "relaxed vapic spinlocks vpindex runtime synic stimer reset vendor_id frequencies "
    "reenlightenment tlbflush ipi evmcs avic"
)
_FEATURE_CHECKS = (
    *(_feature_check("feature", name, find) for name, find in _FEATURES.items()),
    *(
        _feature_check("HyperV enlightenment feature", name, _inside("hyperv", _state(name)))
        for name in _ENLIGHTENMENTS
    ),
    Check(
        "HyperV spinlock retry count differs: source: '{1}', destination: '{0}'",
        _at("hyperv/spinlocks", "retries", "0"),
    ),
    Check(
        "HyperV vendor_id differs: source: '{1}', destination: '{0}'",
        _at("hyperv/vendor_id", "value"),
    ),
    Check(
        "State of HyperV stimer direct feature differs: source: '{1}', destination: '{0}'",
        _inside("hyperv/stimer", _state("direct")),
    ),
    *(
        _feature_check("Xen feature", name, _inside("xen", _state(name)))
        for name in ("e820_host", "passthrough")
    ),
    Check(
        "'mode' of Xen passthrough feature differs: source: '{1}', destination: '{0}'",
        _at("xen/passthrough", "mode", "default"),
    ),
    *(
        _feature_check("KVM feature", name, _inside("kvm", _state(name)))
        for name in ("hidden", "hint-dedicated", "poll-control", "pv-ipi", "dirty-ring")
    ),
    Check(
        "dirty ring size of KVM feature 'dirty-ring' differs: source: '{1}', destination: '{0}'",
        _at("kvm/dirty-ring", "size", "0"),
    ),
    Check(
        "SMM TSEG differs: source: {1}, destination: '{0}'",
        lambda features: (
            "not specified" if _down(features, "smm/tseg") is _NOTHING else "specified"
        ),
    ),
    Check(
        "Size of SMM TSEG size differs: source: '{1}', destination: '{0}'",
        lambda features: " ".join(
            [
                _down(features, "smm/tseg").text or "",
                _down(features, "smm/tseg").attrs.get("unit", ""),
            ]
        ),
    ),
)


# -- other parts -----------------------------------------------------------------------

_IDENTITY = (
    Check(_differs("domain virt type"), _at("", "type")),
    Check(_differs("domain uuid"), _text("uuid")),
    Check("Target domain requested genid does not match source", _there("genid")),
    Check(_differs("domain genid"), _text("genid")),
    Check("Target domain name '{0}' does not match source '{1}'", _text("name")),
)
_CELLS = (
    ("Size of target NUMA node {number} ({0}) doesn't match source ({1})", _at("", "memory")),
    ("Processor mask of target NUMA node {number} doesn't match source", _at("", "cpus")),
)
_MOST_MEMORY = (
    Check("Target maximum memory size '{0}' doesn't match source '{1}'", _text("maxMemory", "0")),
    Check(
        "Target domain memory slots count '{0}' doesn't match source '{1}'",
        _at("maxMemory", "slots", "0"),
    ),
)
_OS = (
    Check(_differs("domain OS type"), _text("type")),
    Check(_differs("domain architecture"), _at("type", "arch")),
    Check(_differs("domain machine type"), _at("type", "machine", "(null)")),
    Check(_differs("domain SMBIOS mode"), _at("smbios", "mode", "none")),
)
_TIMER = (
    Check(_differs("timer"), _at("", "name")),
    Check("Target timer presence '{0}' does not match source '{1}'", _at("", "present", "default")),
    Check(_differs("TSC frequency"), _at("", "frequency", "0")),
    Check(_differs("TSC mode"), _at("", "mode", "<null>")),
)
_SYSINFO_PARTS = (
    ("bios", "BIOS", words("vendor version date release")),
    ("system", "system", words("manufacturer product version serial uuid sku family")),
    ("baseBoard", "base board", words("manufacturer product version serial asset location")),
    ("chassis", "chassis", words("manufacturer version serial asset sku")),
)
_CPU_CHECKS = (
    Check(_differs("CPU mode"), _at("", "mode", "custom")),
    Check(_differs("CPU check"), _at("", "check", "default")),
    Check(_differs("CPU model"), _text("model")),
    Check(_differs("CPU vendor"), _text("vendor")),
    Check(_differs("CPU vendor id"), _at("model", "vendor_id")),
    *(
        Check(_differs(f"CPU {name}"), _at("topology", name, "0"))
        for name in ("sockets", "dies", "cores", "threads")
    ),
)


def _same_memory(old: DomainDef, new: DomainDef) -> None:
    """Compare sizes of the memory that a guest has at its start, without modules."""
    initial, other = (
        domain.memory.total - sum(module.size for module in domain.memory_modules)
        for domain in (old, new)
    )
    if initial != other:
        raise DOMAIN.unsupported(_differs("domain max memory").format(other, initial))
    current, other = old.memory.current, new.memory.current
    if current != other:
        raise DOMAIN.unsupported(_differs("domain current memory").format(other, current))


def _same_cells(old: Element, new: Element) -> None:
    before, after = (list(_down(root, "cpu/numa").all("cell")) for root in (old, new))
    if len(before) != len(after):
        raise DOMAIN.unsupported(
            f"Target NUMA node count '{len(after)}' doesn't match source '{len(before)}'"
        )
    for number, (cell, other) in enumerate(zip(before, after, strict=True)):
        for text, find in _CELLS:
            if find(cell) != find(other):
                raise DOMAIN.unsupported(text.format(find(other), find(cell), number=number))


def _same_vcpus(old: DomainDef, new: DomainDef) -> None:
    before, after = old.vcpus, new.vcpus
    if before.maximum != after.maximum:
        raise DOMAIN.unsupported(_differs("domain vCPU max").format(after.maximum, before.maximum))
    online, other = (
        [vcpu.is_online for vcpu in vcpus.listed] or [True] * vcpus.current
        for vcpus in (before, after)
    )
    for number, (was, will_be) in enumerate(zip_longest(online, other, fillvalue=False)):
        if was != will_be:
            raise DOMAIN.unsupported(
                f"State of vCPU '{number}' differs between source and destination definitions"
            )


def _same_timers(old: Element, new: Element) -> None:
    before, after = (list(_down(root, "clock").all("timer")) for root in (old, new))
    if len(before) != len(after):
        raise DOMAIN.unsupported("Target domain timers do not match source")
    for timer, other in zip(before, after, strict=True):
        _same(_TIMER, timer, other)


def _same_sysinfo(old: Element, new: Element) -> None:
    before, after = list(old.all("sysinfo")), list(new.all("sysinfo"))
    if len(before) != len(after):
        raise DOMAIN.unsupported("Target domain count of sysinfo does not match source")
    for info, other in zip(before, after, strict=True):
        for tag, called, names in _SYSINFO_PARTS:
            part, its = info.find(tag), other.find(tag)
            if (part is None) != (its is None):
                raise _SYSINFO.unsupported("Target sysinfo does not match source")
            if part is None or its is None:
                continue
            checks = [
                Check(_differs(f"sysinfo {called} {name}"), partial(_entry, name)) for name in names
            ]
            _same(checks, part, its, _SYSINFO)


def _entry(name: str, part: Element) -> str:
    return next(
        (each.text or "" for each in part.all("entry") if each.attrs.get("name") == name), "<null>"
    )


def _same_cpu(old: Element, new: Element) -> None:
    before, after = old.find("cpu"), new.find("cpu")
    if before is None and after is None:
        return
    if before is None or after is None:
        raise CPU.unsupported("Target CPU does not match source")
    _same(_CPU_CHECKS, before, after, CPU)
    features, others = list(before.all("feature")), list(after.all("feature"))
    if len(features) != len(others):
        text = _differs("CPU feature count")
        raise CPU.unsupported(text.format(len(others), len(features)))
    for feature, other in zip(features, others, strict=True):
        _same([Check(_differs("CPU feature"), _at("", "name"))], feature, other, CPU)
        policy = Check(_differs("CPU feature policy"), _at("", "policy", "require"))
        _same([policy], feature, other, CPU)
    caches = [
        None if cache is None else cache.attrs
        for cache in (before.find("cache"), after.find("cache"))
    ]
    if caches[0] != caches[1]:
        raise CPU.unsupported("Target CPU cache does not match source")


def check_stability(old: DomainDef, new: DomainDef) -> None:
    """Check that a guest would not notice if ``new`` took the place of ``old``.

    Raises VIR_ERR_CONFIG_UNSUPPORTED for the first difference. What a guest does not
    see, such as files, titles and limits, may differ.
    """
    before, after = old.tree, new.tree
    if before is after:
        return
    _same(_IDENTITY, before, after)
    _same_memory(old, new)
    _same_cells(before, after)
    _same(_MOST_MEMORY, before, after)
    _same_vcpus(old, new)
    _same(_OS, _down(before, "os"), _down(after, "os"))
    _same(_FEATURE_CHECKS, _down(before, "features"), _down(after, "features"))
    _same_timers(before, after)
    _same_sysinfo(before, after)
    _same_cpu(before, after)
    _same_devices(old, new, _BEFORE_CHANNELS)
    _same_channels(old, new)
    _same_devices(old, new, _AFTER_CHANNELS)
    _same_redirfilter(old, new)
    _same_devices(old, new, _AFTER_FILTER)
