"""Completion of a definition as libvirt's qemu driver completes it.

Emulator, canonical machine, processor, controllers, devices that every guest has, and
the places of devices on the buses. What a document says stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import xml
from ...pause import paced
from ...refusals import QEMU
from ...values import format_bitmap, parse_bitmap
from ..read import ParserConfig
from ..vocabulary import DEVICES
from .controller_checks import check_controllers_first
from .controllers import add_controllers
from .device_checks import check_devices
from .device_defaults import complete_devices, mirror_serial
from .guest_checks import check_guest
from .memory_checks import check_memory
from .memory_slots import assign_memory_slots
from .pci import assign_pci
from .usb import assign_usb
from .virtio_serial import assign_virtio_serial

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..definition import DomainDef
    from .machines import MachineFacts

__all__ = ["PARSER", "complete"]

PARSER = ParserConfig(
    default_arch="x86_64",
    has_extensions=True,
    add_controllers=add_controllers,
    default_panic="isa",
    cells_decide=True,
)
"""Settings of the reader of documents for `complete`."""


def complete(
    definition: DomainDef,
    facts_of: Callable[[str | None, str], MachineFacts],
    *,
    nvrams: str = "/var/lib/libvirt/qemu/nvram",
) -> DomainDef:
    """Complete a definition in place, and return it.

    ``facts_of(emulator, arch)`` returns the facts about the emulator that the document
    names, or the default one. ``nvrams`` is the folder of NVRAM images for which the
    document says no place. Raises VIR_ERR_CONFIG_UNSUPPORTED for a guest that the
    emulator cannot have.
    """
    os_element = definition.tree.find("os")
    assert os_element is not None
    kind = os_element.find("type")
    assert kind is not None
    named = definition.devices("emulator")
    facts = facts_of(named[0].text if named else None, kind.attrs.get("arch", "x86_64"))
    if definition.tree.find("bootloader") is not None:
        raise QEMU.unsupported("bootloader is not supported by QEMU")
    _check_kind(definition.tree.attrs["type"], kind.text or "", facts)
    machine = _machine(kind.attrs.get("machine"), facts)
    attrs = {"arch": kind.attrs["arch"], "machine": machine}
    named_type = xml.Element("type", attrs, kind.text)
    parts = [named_type if part is kind else part for part in os_element.children]
    os_element = os_element.twin(children=parts)
    definition.put(_with_nvram(os_element, f"{nvrams}/{definition.name}_VARS.fd"), "os")
    most = facts.max_cpus.get(machine, 0)
    if most and definition.vcpus.maximum > most:
        raise QEMU.unsupported(f"Maximum CPUs greater than specified machine type limit {most}")
    is_emulated = definition.tree.attrs["type"] == "qemu"
    definition.put(_cpu(definition.tree.find("cpu"), facts.cpu if is_emulated else None), "cpu")
    definition.put(_with_all_processors(definition), "cpu")
    _complete_labels(definition)
    _complete_devices(definition, machine, facts)
    return definition


def _with_nvram(os: xml.Element, path: str) -> xml.Element:
    """Name the NVRAM of a guest whose firmware is named."""
    loader, nvram = os.find("loader"), os.find("nvram")
    if loader is None or os.attrs.get("firmware") is not None:
        return os
    attrs = loader.attrs
    is_needed = (attrs.get("type"), attrs.get("readonly")) == ("pflash", "yes")
    if not is_needed or attrs.get("stateless") == "yes":
        return os
    if nvram is not None:
        if nvram.text or nvram.has_children:
            return os
        named = xml.Element("nvram", nvram.attrs, path)
        return os.twin(children=[named if part is nvram else part for part in os.children])
    at = os.children.index(loader) + 1
    return os.twin(children=[*os.children[:at], xml.Element("nvram", text=path), *os.children[at:]])


def _bits(cpus: str | None) -> int:
    return (parse_bitmap(cpus) or 0) if cpus else 0


def _with_all_processors(definition: DomainDef) -> xml.Element | None:
    """Return the CPU with processors that no NUMA cell names in the first one."""
    cpu = definition.tree.find("cpu")
    numa = None if cpu is None else cpu.find("numa")
    first = None if numa is None else numa.find("cell")
    if cpu is None or numa is None or first is None:
        return cpu
    named = 0
    for cell in numa.all("cell"):
        named |= _bits(cell.attrs.get("cpus"))
    missing = ((1 << definition.vcpus.maximum) - 1) & ~named
    if not missing:
        return cpu
    bits = missing | _bits(first.attrs.get("cpus"))
    head = {"id": first.attrs["id"], "cpus": format_bitmap(bits)}
    cell = first.twin(
        attrs={**first.attrs, **head} if "cpus" in first.attrs else head | first.attrs
    )
    numa_twin = numa.twin(children=[cell if part is first else part for part in numa.children])
    return cpu.twin(children=[numa_twin if part is numa else part for part in cpu.children])


def _complete_labels(definition: DomainDef) -> None:
    """Name the model of a label that says that there is none."""
    labels = list(definition.tree.all("seclabel"))
    if any(label.attrs == {"type": "none"} for label in labels):
        named = [
            label.twin(attrs={"type": "none", "model": "none"})
            if label.attrs == {"type": "none"}
            else label
            for label in labels
        ]
        definition.put_all(named, "seclabel")


def _check_kind(virt_type: str, os_type: str, facts: MachineFacts) -> None:
    if os_type != "hvm":
        raise QEMU.unsupported(f"Emulator '{facts.emulator}' does not support os type '{os_type}'")
    if virt_type != "qemu" and not (virt_type == "kvm" and facts.has_kvm):
        detail = f"Emulator '{facts.emulator}' does not support virt type '{virt_type}'"
        raise QEMU.unsupported(detail)


def _machine(said: str | None, facts: MachineFacts) -> str:
    if said is None:
        return facts.machines[facts.default_machine]
    if said in facts.machines:
        return facts.machines[said]
    if said not in facts.machines.values():
        raise QEMU.unsupported(
            f"Emulator '{facts.emulator}' does not support machine type '{said}'"
        )
    return said


_CHECKS = {"host-passthrough": "none", "maximum": "none", "host-model": "partial"}


def _cpu(cpu: xml.Element | None, emulated: str | None) -> xml.Element | None:
    """Complete the processor; ``emulated`` is the default model of software emulation.

    It is None for a guest on KVM.
    """
    if cpu is None:
        if emulated is None:
            return None
        cpu = xml.Element("cpu", {"mode": "custom", "match": "exact", "check": "none"})
        cpu.add("model", {"fallback": "forbid"}, emulated)
        return cpu
    if (mode := cpu.attrs.get("mode")) is None:
        if emulated is None:
            return cpu
        model = xml.Element("model", {"fallback": "forbid"}, emulated)
        attrs = {"mode": "custom", "match": "exact", "check": "none"}
        return cpu.twin(attrs=attrs, children=[model, *cpu.children])
    check = _CHECKS.get(mode, "partial" if emulated is None else "none")
    shown: dict[str, str] = {n: cpu.attrs[n] for n in ("mode", "match") if n in cpu.attrs}
    attrs = {**shown, "check": check, **cpu.attrs}
    if mode == "host-passthrough":
        attrs.setdefault("migratable", "on")
    return cpu.twin(attrs=attrs)


def _complete_devices(definition: DomainDef, machine: str, facts: MachineFacts) -> None:
    devices = definition.tree.find("devices")
    assert devices is not None
    groups: dict[str, list[xml.Element]] = {tag: [] for tag in DEVICES}
    for device in paced(devices.children):
        groups[device.tag].append(device)
    if not groups["emulator"]:
        groups["emulator"].append(xml.Element("emulator", text=facts.emulator))
    complete_devices(groups)
    check_controllers_first(groups["controller"], machine, definition.numa_cells)
    assign_virtio_serial(groups)
    assign_pci(groups, machine)
    assign_usb(groups)
    slots = definition.tree.get("maxMemory", "slots")
    assign_memory_slots(groups["memory"], int(slots or 0))
    mirror_serial(groups)
    check_guest(definition, machine)
    check_memory(definition, groups["memory"])
    check_devices(definition, groups, machine, facts)
    definition.put(devices.twin(children=[d for tag in DEVICES for d in groups[tag]]), "devices")
    definition.weight = definition.tree.weight()
