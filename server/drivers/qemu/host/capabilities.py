"""Capabilities of the host: its CPU, its cells, and the guests that it can have."""

from __future__ import annotations

import fcntl
import os
from functools import partial
from typing import TYPE_CHECKING

from .....protocol._generated.enums import ErrorDomain
from .....protocol.errors import LibvirtError
from ....conf import xml
from ....conf.cpu.models import x86
from ....conf.cpu.nearest import nearest
from ....threads import in_thread
from ..base import QemuEntryPoints
from ..refusals import internal_error, invalid, system_error
from . import kernel
from .probe import EMULATORS

if TYPE_CHECKING:
    from ....conf.cpu.nearest import GuestCpu
    from ..processes.process import Identity
    from .emulator import Emulator
    from .kernel import Processor

__all__ = ["CapabilitiesEntryPoints", "host_cpu"]

_WORDS = {"x86_64": "64", "i686": "32"}
_MOST_EMULATED = 16  # vcpus that libvirt promises guests without KVM
_KVM = "/dev/kvm"
# Of linux/kvm.h: the call that asks for an extension, and the numbers of some.
_KVM_CHECK_EXTENSION = 0xAE03
_KVM_CAP_NR_VCPUS, _KVM_CAP_TSC_CONTROL, _KVM_CAP_MAX_VCPUS = 9, 60, 66
_KVM_CREATE_VM, _KVM_CREATE_VCPU, _KVM_GET_TSC_KHZ = 0xAE01, 0xAE41, 0xAEA3


class CapabilitiesEntryPoints(QemuEntryPoints):
    """Entry points that describe the host, and how many vcpus guests can have."""

    async def connect_get_capabilities(self) -> str:
        """Ask all emulators that there are, and describe the host as it is now."""
        found = {}
        for arch in sorted(EMULATORS):
            try:
                found[arch] = await self.emulators.ask(
                    self.emulators.default(arch), for_client=True
                )
            except LibvirtError:
                continue  # no guests of that architecture
        work = partial(_document, found, self.settings.identity)
        return await in_thread(work)

    async def connect_get_max_vcpus(self, type: str | None) -> int:
        kind = "" if type is None else type.lower()
        if type is None or kind == "qemu":
            return _MOST_EMULATED
        if kind == "kvm":
            return await in_thread(_kvm_vcpus)
        raise invalid(f"unknown type '{type}'")


def _kvm_vcpus() -> int:
    try:
        fd = os.open(_KVM, os.O_RDWR | os.O_CLOEXEC)
    except OSError as exc:
        raise system_error(f"Unable to open {_KVM}", exc, ErrorDomain.VIR_FROM_NONE) from exc
    try:
        for extension in (_KVM_CAP_MAX_VCPUS, _KVM_CAP_NR_VCPUS):
            if (found := fcntl.ioctl(fd, _KVM_CHECK_EXTENSION, extension)) > 0:
                return found
    except OSError as exc:
        raise system_error("KVM is not supported on this platform", exc) from exc
    finally:
        os.close(fd)
    raise internal_error("KVM does not tell how many vcpus guests can have")


def _tsc() -> tuple[int, bool] | None:
    """Return the frequency of the time stamp counter in Hz, and whether KVM scales it.

    KVM tells it of a CPU of a guest, which is made for that.
    """
    opened: list[int] = []
    try:
        opened.append(os.open(_KVM, os.O_RDWR | os.O_CLOEXEC))
        opened.append(fcntl.ioctl(opened[0], _KVM_CREATE_VM, 0))
        opened.append(fcntl.ioctl(opened[1], _KVM_CREATE_VCPU, 0))
        frequency = fcntl.ioctl(opened[2], _KVM_GET_TSC_KHZ, 0) * 1000
        scales = fcntl.ioctl(opened[0], _KVM_CHECK_EXTENSION, _KVM_CAP_TSC_CONTROL) > 0
    except OSError:
        return None  # no KVM, or not for this user
    finally:
        for fd in reversed(opened):
            os.close(fd)
    return frequency, scales


def host_cpu(processor: Processor) -> GuestCpu:
    """Return the model that is nearest to the host's processor.

    Raises VIR_ERR_INTERNAL_ERROR for one that no model fits.
    """
    return nearest(
        x86(),
        processor.features,
        processor.vendor,
        signature=processor.signature,
        is_host=True,
    )


def _document(emulators: dict[str, Emulator], identity: Identity | None) -> str:
    lines: list[str] = []
    _host(identity).lines(lines, 0, "  ")
    parts = ["\n".join(lines)]
    for emulator in emulators.items():
        lines = []
        _guest(*emulator).lines(lines, 0, "  ")
        parts.append("\n".join(lines))
    inside = "\n\n".join(parts)
    return f"<capabilities>\n\n{inside}\n\n</capabilities>\n"


def _host(identity: Identity | None) -> xml.Element:
    root = xml.Element("host")
    root.add("uuid", text=kernel.host_uuid())
    _add_cpu(root)
    power = root.add("power_management")
    for state in kernel.power_states():
        power.add(state)
    root.add("iommu", {"support": "yes" if kernel.has_iommu() else "no"})
    _add_topology(root)
    banks = kernel.caches()
    if banks:
        cache = root.add("cache")
        for bank in banks:
            size, unit = _pretty(bank.size)
            attrs = {"id": str(bank.id), "level": str(bank.level), "type": bank.type}
            cache.add("bank", {**attrs, "size": str(size), "unit": unit, "cpus": bank.cpus})
    _add_security(root, identity)
    return root


def _pretty(size: int) -> tuple[int, str]:
    """Return a size in KiB in the largest unit of which it is a multiple."""
    unit = "KiB"
    for larger in ("MiB", "GiB", "TiB"):
        if size == 0 or size % 1024:
            break
        size, unit = size // 1024, larger
    return size, unit


def _add_cpu(root: xml.Element) -> None:
    processor = kernel.processor()
    info = kernel.node_info()
    cpu = root.add("cpu")
    cpu.add("arch", text=info.model)
    try:
        found = host_cpu(processor)
    except LibvirtError:
        found = None  # a processor that nobody knows
    if found is not None:
        cpu.add("model", text=found.model)
    if processor.vendor is not None:
        cpu.add("vendor", text=processor.vendor)
    if processor.microcode is not None:
        cpu.add("microcode", {"version": str(processor.microcode)})
    if processor.family:
        signature = {
            "family": str(processor.family),
            "model": str(processor.number),
            "stepping": str(processor.stepping),
        }
        cpu.add("signature", signature)
    if processor.features & x86().bits["invtsc"] and (tsc := _tsc()) is not None:
        frequency, scales = tsc
        counter = {"name": "tsc", "frequency": str(frequency)}
        cpu.add("counter", {**counter, "scaling": "yes" if scales else "no"})
    dies = kernel.dies()
    shape = {
        "sockets": str(info.sockets),
        "dies": str(dies),
        "cores": str(info.cores),
        "threads": str(info.threads),
    }
    cpu.add("topology", shape)
    if processor.address_bits is not None:
        cpu.add("maxphysaddr", {"mode": "emulate", "bits": str(processor.address_bits)})
    for name in () if found is None else found.features:
        cpu.add("feature", {"name": name})
    for size in kernel.page_sizes():
        cpu.add("pages", {"unit": "KiB", "size": str(size)})


def _add_topology(root: xml.Element) -> None:
    found = kernel.cells()
    cells = root.add("topology").add("cells", {"num": str(len(found))})
    for each in found:
        cell = cells.add("cell", {"id": str(each.id)})
        cell.add("memory", {"unit": "KiB"}, str(each.memory))
        for size, (count, _) in kernel.page_counts(each.id).items():
            cell.add("pages", {"unit": "KiB", "size": str(size)}, str(count))
        if each.distances:
            distances = cell.add("distances")
            for other, value in each.distances:
                distances.add("sibling", {"id": str(other), "value": str(value)})
        cpus = cell.add("cpus", {"num": str(len(each.cpus))})
        for cpu in each.cpus:
            place = {"socket_id": cpu.socket, "die_id": cpu.die, "core_id": cpu.core}
            attrs = {"id": str(cpu.id), **{name: str(value) for name, value in place.items()}}
            cpus.add("cpu", {**attrs, "siblings": cpu.siblings})


def _add_security(root: xml.Element, identity: Identity | None) -> None:
    none = root.add("secmodel")
    none.add("model", text="none")
    none.add("doi", text="0")
    if identity is not None:
        dac = root.add("secmodel")
        dac.add("model", text="dac")
        dac.add("doi", text="0")
        for kind in ("kvm", "qemu"):
            dac.add("baselabel", {"type": kind}, f"+{identity.uid}:+{identity.gid}")


def _guest(arch: str, emulator: Emulator) -> xml.Element:
    root = xml.Element("guest")
    root.add("os_type", text="hvm")
    element = root.add("arch", {"name": arch})
    element.add("wordsize", text=_WORDS[arch])
    element.add("emulator", text=emulator.path)
    default = emulator.default_machine
    others = (machine for machine in emulator.machines if machine is not default)
    for machine in (default, *others):
        if machine.name == "none":
            continue
        attrs = {"maxCpus": str(machine.max_cpus)}
        if machine.is_deprecated:
            attrs["deprecated"] = "yes"
        element.add("machine", attrs, machine.name)
        if machine.alias is not None:
            element.add("machine", {"canonical": machine.name, **attrs}, machine.alias)
    for kind in ("qemu", "kvm"):
        if kind in emulator.accelerations:
            element.add("domain", {"type": kind})
    features = root.add("features")
    if arch == "i686":
        features.add("pae")
        features.add("nonpae")
    features.add("acpi", {"default": "on", "toggle": "yes"})
    features.add("apic", {"default": "on", "toggle": "no"})
    for name in ("cpuselection", "deviceboot"):
        features.add(name)
    features.add("disksnapshot", {"default": "on", "toggle": "no"})
    return root
