"""What domains of one emulator and machine type may use, and CPUs for them.

The document tells what QEMU has and the driver passes on: `commandline.honoured` says
which parts of a definition guests get.
"""

from __future__ import annotations

import os
import shutil
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from .....protocol._generated.enums import (
    ConnectBaselineCPUFlags,
    ConnectCompareCPUFlags,
)
from .....protocol.errors import LibvirtError
from ....conf import xml
from ....conf.cpu.baseline import baseline, baseline_for, model_names
from ....conf.cpu.compare import Described, compare, read_any_cpu
from ....conf.cpu.models import x86
from ....conf.domain.boot import ARCHITECTURES
from ....conf.domain.vocabulary import VIRT_TYPES
from ....offload import later, run
from ....threads import in_thread
from ..base import QemuEntryPoints
from ..commandline.honoured import honoured_values, honours
from ..refusals import check_flags, invalid, unsupported_config
from . import kernel
from .capabilities import host_cpu
from .cpus import features_as_bits, host_model, usable_models
from .firmwares import firmwares

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ....conf.cpu.nearest import GuestCpu
    from ....offload import Later
    from .emulator import Acceleration, Emulator, MachineType

__all__ = ["DomainCapabilitiesEntryPoints"]

_EXPAND = int(ConnectBaselineCPUFlags.VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES)
_MIGRATABLE = int(ConnectBaselineCPUFlags.VIR_CONNECT_BASELINE_CPU_MIGRATABLE)
_FAIL = int(ConnectCompareCPUFlags.VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE)
_VALIDATE = int(ConnectCompareCPUFlags.VIR_CONNECT_COMPARE_CPU_VALIDATE_XML)

_X86 = ("i686", "x86_64")


class _Chosen(NamedTuple):
    """Emulator, machine type and kind of guest, as named or by default."""

    emulator: Emulator
    arch: str
    machine: MachineType
    kind: str

    @property
    def acceleration(self) -> Acceleration:
        return self.emulator.accelerations[self.kind]


class DomainCapabilitiesEntryPoints(QemuEntryPoints):
    """Entry points about what domains may use, and CPUs among that."""

    async def _choose(
        self, emulator: str | None, arch: str | None, machine: str | None, kind: str | None
    ) -> _Chosen:
        """Follow virQEMUCapsCacheLookupDefault, with its refusals."""
        if kind is not None and kind not in VIRT_TYPES:
            raise invalid(f"unknown virttype: {kind}")
        if arch is not None and arch not in ARCHITECTURES:
            raise invalid(f"unknown architecture: {arch}")
        wanted = arch or os.uname().machine
        if emulator is None:
            try:
                emulator = self.emulators.default(wanted)
            except LibvirtError:
                detail = f"unable to find any emulator to serve '{wanted}' architecture"
                raise unsupported_config(detail) from None
        found = await self.emulators.ask(emulator, for_client=True)
        if wanted != found.arch and not (wanted in _X86 and found.arch in _X86):
            detail = f"architecture from emulator '{found.arch}' doesn't match given architecture"
            raise invalid(f"{detail} '{wanted}'")
        known = found.accelerations
        chosen = kind or ("kvm" if "kvm" in known else "qemu")
        if chosen not in known:
            name = chosen if chosen in ("kvm", "hvf") else "tcg"
            raise invalid(f"the accel '{name}' is not supported by '{emulator}' on this host")
        type_ = found.default_machine if machine is None else found.machine(machine)
        if type_ is None or type_.name == "none":
            raise invalid(f"the machine '{machine}' is not supported by emulator '{emulator}'")
        return _Chosen(found, wanted, type_, chosen)

    async def connect_get_domain_capabilities(
        self,
        emulatorbin: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        flags: int,
    ) -> str:
        check_flags(flags, 0, "qemuConnectGetDomainCapabilities")
        chosen = await self._choose(emulatorbin, arch, machine, virttype)
        if chosen.arch == "x86_64" != chosen.emulator.arch:
            path = chosen.emulator.path
            raise invalid(f"Emulator '{path}' does not support arch 'x86_64'")
        return await in_thread(_document, chosen)

    def connect_get_cpu_model_names(self, arch: str, flags: int) -> list[str]:
        check_flags(flags, 0, "qemuConnectGetCPUModelNames")
        if arch not in ARCHITECTURES:
            raise invalid(f"cannot find architecture {arch}")
        return model_names(arch)

    async def connect_compare_cpu(self, xml: str, flags: int) -> int:
        check_flags(flags, _FAIL | _VALIDATE, "qemuConnectCompareCPU")
        processor = await in_thread(kernel.processor)
        return await _compared(_described(host_cpu(processor), processor.vendor), xml, flags)

    async def connect_compare_hypervisor_cpu(
        self,
        emulator: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        xmlCPU: str,
        flags: int,
    ) -> int:
        check_flags(flags, _FAIL | _VALIDATE, "qemuConnectCompareHypervisorCPU")
        chosen = await self._choose(emulator, arch, machine, virttype)
        found = host_model(chosen.acceleration)
        return await _compared(_described(found, found.vendor), xmlCPU, flags)

    def connect_baseline_cpu(self, xmlCPUs: Sequence[str], flags: int) -> str | Later[str]:
        check_flags(flags, _EXPAND | _MIGRATABLE, "qemuConnectBaselineCPU")
        expand, migratable = bool(flags & _EXPAND), bool(flags & _MIGRATABLE)
        work = partial(baseline, xmlCPUs, expand=expand, migratable=migratable, for_guests=True)
        return later(sum(map(len, xmlCPUs)), work)

    async def connect_baseline_hypervisor_cpu(
        self,
        emulator: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        xmlCPUs: Sequence[str],
        flags: int,
    ) -> str:
        check_flags(flags, _EXPAND | _MIGRATABLE, "qemuConnectBaselineHypervisorCPU")
        chosen = await self._choose(emulator, arch, machine, virttype)
        models = usable_models(chosen.acceleration)
        known = features_as_bits(chosen.acceleration.known)
        work = partial(baseline_for, xmlCPUs, models, known, expand=bool(flags & _EXPAND))
        return await run(work)


def _described(cpu: GuestCpu, vendor: str | None) -> Described:
    return Described(cpu.model, cpu.features, vendor)


async def _compared(own: Described, text: str, flags: int) -> int:
    def work() -> tuple[int, LibvirtError | None]:
        return compare(own, read_any_cpu(text, validate=bool(flags & _VALIDATE)))

    result, error = await run(work)
    if error is not None and flags & _FAIL:
        raise error
    return result


# -- the document ----------------------------------------------------------------------


def _document(chosen: _Chosen) -> str:
    emulator, machine = chosen.emulator, chosen.machine
    root = xml.Element("domainCapabilities")
    root.add("path", text=emulator.path)
    root.add("domain", text=chosen.kind)
    root.add("machine", text=machine.name)
    root.add("arch", text=chosen.arch)
    if machine.max_cpus:
        root.add("vcpu", {"max": str(machine.max_cpus)})
    _part(root, "iothreads", honours("domain", "iothreads"))
    _add_firmware(root, chosen)
    _add_cpu(root, chosen)
    backing = honours("domain", "memoryBacking")
    memory = _part(root, "memoryBacking", backing)
    if backing:
        kinds = ["file", "anonymous"]
        kinds += ["memfd"] if "memory-backend-memfd" in emulator.types else []
        _enum(memory, "sourceType", kinds)
    devices = root.add("devices")
    devices.is_open = True
    _add_disk(devices, chosen)
    _add_shown(devices, emulator)
    _add_others(devices, emulator)
    _add_features(root, chosen)
    return root.format()


def _part(above: xml.Element, tag: str, supported: bool) -> xml.Element:
    return above.add(tag, {"supported": "yes" if supported else "no"})


def _enum(above: xml.Element, name: str, values: Iterable[str]) -> None:
    enum = above.add("enum", {"name": name})
    for value in values:
        enum.add("value", text=value)


def _add_firmware(root: xml.Element, chosen: _Chosen) -> None:
    found = firmwares(chosen.arch, chosen.machine.name)
    can_choose = honours("os", "firmware")
    has_loader = honours("os", "loader")
    part = _part(root, "os", supported=True)
    _enum(part, "firmware", found.kinds if can_choose else ())
    loader = _part(part, "loader", has_loader)
    if has_loader:
        for file in found.files:
            loader.add("value", text=file)
        _enum(loader, "type", ("rom", "pflash"))
        _enum(loader, "readonly", ("yes", "no"))
        _enum(loader, "secure", ("yes", "no") if found.is_secure else ("no",))


def _add_cpu(root: xml.Element, chosen: _Chosen) -> None:
    cpu = root.add("cpu")
    has_kvm = chosen.kind == "kvm"
    modes = set(honoured_values("cpu", "mode", _MODES))
    passthrough = _mode(cpu, "host-passthrough", has_kvm and "host-passthrough" in modes)
    maximum = _mode(cpu, "maximum", "maximum" in modes)
    for mode, name in ((passthrough, "hostPassthrough"), (maximum, "maximum")):
        if mode.attrs["supported"] == "yes":
            _enum(mode, f"{name}Migratable", ("on", "off"))
    try:
        found = host_model(chosen.acceleration)
    except LibvirtError:
        found = None  # a processor that no model fits
    mode = _mode(cpu, "host-model", found is not None and "host-model" in modes)
    if found is not None and "host-model" in modes:
        found.add_to(mode)
    custom = _mode(cpu, "custom", supported=True)
    known = x86().models
    for model in chosen.acceleration.models:
        if model.name not in known:
            continue
        usable = "unknown" if model.missing is None else "no" if model.missing else "yes"
        attrs = {"usable": usable}
        if model.is_deprecated:
            attrs["deprecated"] = "yes"
        attrs["vendor"] = known[model.name].vendor or "unknown"
        custom.add("model", attrs, model.name)


_MODES = ("host-passthrough", "maximum", "host-model", "custom")


def _mode(cpu: xml.Element, name: str, supported: bool) -> xml.Element:
    return cpu.add("mode", {"name": name, "supported": "yes" if supported else "no"})


def _models(key: str, emulator: Emulator) -> list[str]:
    """Return the models of virtio devices of one kind."""
    if not honours(key, "model"):
        return ["virtio"]
    return honoured_values(
        key, "model", ("virtio", "virtio-transitional", "virtio-non-transitional")
    )


def _add_disk(devices: xml.Element, chosen: _Chosen) -> None:
    types = chosen.emulator.types
    disk = _part(devices, "disk", honours("disk"))
    _enum(disk, "diskDevice", honoured_values("disk", "device", ("disk", "cdrom", "floppy", "lun")))
    buses = ["ide"] if chosen.machine.name.startswith("pc-i440fx") else []
    buses += ["fdc", "scsi", "virtio"]
    buses += ["usb"] if "usb-storage" in types else []
    buses += ["sata"] if "ich9-ahci" in types else []
    _enum(disk, "bus", honoured_values("disk/target", "bus", buses))
    _enum(disk, "model", _models("disk", chosen.emulator))


# Ways to show a guest, by their names in QEMU, and models of video, by their devices.
_GRAPHICS = ("sdl", "vnc", "spice", "egl-headless", "dbus")
_VIDEO = {
    "vga": "VGA",
    "cirrus": "cirrus-vga",
    "vmvga": "vmware-svga",
    "qxl": "qxl-vga",
    "virtio": "virtio-gpu-pci",
    "none": None,
    "bochs": "bochs-display",
    "ramfb": "ramfb",
}


def _add_shown(devices: xml.Element, emulator: Emulator) -> None:
    graphics = _part(devices, "graphics", honours("graphics"))
    ways = {*emulator.displays, "vnc"}
    ways |= {"spice"} if "query-spice" in emulator.commands else set()
    found = [way for way in _GRAPHICS if way in ways]
    _enum(graphics, "type", honoured_values("graphics", "type", found))
    video = _part(devices, "video", honours("video"))
    models = [name for name, type_ in _VIDEO.items() if type_ is None or type_ in emulator.types]
    _enum(video, "modelType", honoured_values("video/model", "type", models))


def _add_others(devices: xml.Element, emulator: Emulator) -> None:
    types = emulator.types
    hostdev = _part(devices, "hostdev", honours("hostdev"))
    if honours("hostdev"):
        _enum(hostdev, "mode", ("subsystem",))
        _enum(hostdev, "startupPolicy", ("default", "mandatory", "requisite", "optional"))
        _enum(hostdev, "subsysType", honoured_values("hostdev", "type", ("usb", "pci", "scsi")))
        _enum(hostdev, "capsType", ())
        _enum(hostdev, "pciBackend", ("vfio",) if kernel.has_iommu() else ())
    rng = _part(devices, "rng", honours("rng"))
    _enum(rng, "model", _models("rng", emulator))
    backends = {"random": "rng-random", "egd": "rng-egd", "builtin": "rng-builtin"}
    found = [name for name, type_ in backends.items() if type_ in types]
    _enum(rng, "backendModel", honoured_values("rng/backend", "model", found))
    filesystem = _part(devices, "filesystem", honours("filesystem"))
    if honours("filesystem"):
        kinds = ["path", "handle"]
        kinds += ["virtiofs"] if "vhost-user-fs-device" in types else []
        _enum(filesystem, "driverType", honoured_values("filesystem/driver", "type", kinds))
    tpm = _part(devices, "tpm", honours("tpm"))
    if honours("tpm"):
        _enum(tpm, "model", [name for name in ("tpm-tis", "tpm-crb") if name in types])
        usable = [name for name in emulator.tpms if name != "emulator" or shutil.which("swtpm")]
        _enum(tpm, "backendModel", honoured_values("tpm/backend", "type", usable))
    redirdev = _part(devices, "redirdev", honours("redirdev"))
    if honours("redirdev"):
        _enum(redirdev, "bus", ("usb",))
    channel = _part(devices, "channel", honours("channel"))
    if honours("channel"):
        _enum(channel, "type", honoured_values("channel", "type", ("pty", "unix", "spicevmc")))


def _add_features(root: xml.Element, chosen: _Chosen) -> None:
    types = chosen.emulator.types
    features = root.add("features")
    _part(features, "gic", supported=False)
    _part(features, "vmcoreinfo", honours("features", "vmcoreinfo") and "vmcoreinfo" in types)
    _part(features, "genid", honours("domain", "genid") and "vmgenid" in types)
    _part(features, "backingStoreInput", honours("disk/backingStore"))
    _part(features, "backup", "blockdev-backup" in chosen.emulator.commands)
    _part(features, "sev", supported=False)
    _part(features, "sgx", supported=False)
    names = [name.replace("-", "_") for name in chosen.acceleration.hyperv]
    has_hyperv = honours("features", "hyperv") and bool(names)
    hyperv = _part(features, "hyperv", has_hyperv)
    if has_hyperv:
        _enum(hyperv, "features", names)
