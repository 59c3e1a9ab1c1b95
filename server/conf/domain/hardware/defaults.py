"""Completion of a definition as libvirt's qemu driver completes it.

Emulator, canonical machine, processor, controllers, devices that every guest has, and
the places of devices on the buses. What a document says stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ... import xml
from ...refusals import QEMU
from ..vocabulary import DEVICES
from .pci import assign_pci

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..definition import DomainDef

__all__ = ["MachineFacts", "complete", "is_q35"]


@dataclass(frozen=True, slots=True)
class MachineFacts:
    """Facts about an emulator that definitions depend on.

    ``machines`` has the canonical name of each machine type by its alias, or itself;
    ``default_machine`` is that of a guest that names none. ``cpu`` is the model of the
    processor that software emulation has unless another is named.
    """

    emulator: str
    machines: Mapping[str, str]
    default_machine: str
    max_cpus: Mapping[str, int]
    cpu: str
    has_kvm: bool


def is_q35(machine: str) -> bool:
    return machine == "q35" or machine.startswith("pc-q35")


def complete(
    definition: DomainDef, facts_of: Callable[[str | None, str], MachineFacts]
) -> DomainDef:
    """Complete a definition in place, and return it.

    ``facts_of(emulator, arch)`` returns the facts about the emulator that the document
    names, or the default one. Raises VIR_ERR_CONFIG_UNSUPPORTED for a guest that the
    emulator cannot have.
    """
    os_element = definition.tree.find("os")
    assert os_element is not None
    kind = os_element.find("type")
    assert kind is not None
    named = definition.devices("emulator")
    facts = facts_of(named[0].text if named else None, kind.attrs.get("arch", "x86_64"))
    _check_kind(definition.tree.attrs["type"], kind.text or "", facts)
    machine = _machine(kind.attrs.get("machine"), facts)
    attrs = {"arch": kind.attrs["arch"], "machine": machine}
    named_type = xml.Element("type", attrs, kind.text)
    parts = [named_type if part is kind else part for part in os_element.children]
    definition.put(os_element.twin(children=parts), "os")
    most = facts.max_cpus.get(machine, 0)
    if most and definition.vcpus.maximum > most:
        raise QEMU.unsupported(f"Maximum CPUs greater than specified machine type limit {most}")
    is_emulated = definition.tree.attrs["type"] == "qemu"
    definition.put(_cpu(definition.tree.find("cpu"), facts.cpu if is_emulated else None), "cpu")
    _complete_devices(definition, machine, facts)
    return definition


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
    if "check" in cpu.attrs or (mode := cpu.attrs.get("mode")) is None:
        return cpu
    check = _CHECKS.get(mode, "partial" if emulated is None else "none")
    shown: dict[str, str] = {n: cpu.attrs[n] for n in ("mode", "match") if n in cpu.attrs}
    return cpu.twin(attrs={**shown, "check": check, **cpu.attrs})


def _complete_devices(definition: DomainDef, machine: str, facts: MachineFacts) -> None:
    devices = definition.tree.find("devices")
    assert devices is not None
    groups: dict[str, list[xml.Element]] = {tag: [] for tag in DEVICES}
    for device in devices.children:
        groups[device.tag].append(device)
    if not groups["emulator"]:
        groups["emulator"].append(xml.Element("emulator", text=facts.emulator))
    _add_controllers(groups["controller"], machine)
    groups["serial"] = [_named_serial(serial) for serial in groups["serial"]]
    _add_inputs(groups["input"])
    if not groups["audio"]:
        groups["audio"].append(xml.Element("audio", {"id": "1", "type": "none"}))
    if not groups["memballoon"]:
        groups["memballoon"].append(xml.Element("memballoon", {"model": "virtio"}))
    assign_pci(groups, q35=is_q35(machine))
    definition.put(devices.twin(children=[d for tag in DEVICES for d in groups[tag]]), "devices")
    definition.weight = definition.tree.weight()


def _add_controllers(controllers: list[xml.Element], machine: str) -> None:
    q35 = is_q35(machine)
    model = "qemu-xhci" if q35 else "piix3-uhci"
    for place, controller in enumerate(controllers):
        if controller.attrs["type"] == "usb" and "model" not in controller.attrs:
            attrs = dict(controller.attrs) | {"model": model}
            controllers[place] = controller.twin(attrs=attrs)

    def add(kind: str, model: str | None = None) -> None:
        if not any(controller.attrs["type"] == kind for controller in controllers):
            attrs = {"type": kind, "index": "0"}
            controllers.append(
                xml.Element("controller", attrs | ({"model": model} if model else {}))
            )

    add("usb", model)
    if q35:
        add("sata")
    if not any(c.attrs["type"] == "pci" and c.attrs["index"] == "0" for c in controllers):
        root = {"type": "pci", "index": "0", "model": "pcie-root" if q35 else "pci-root"}
        controllers.append(xml.Element("controller", root))


def _named_serial(serial: xml.Element) -> xml.Element:
    """Name the kind of a serial port, and its model."""
    target = serial.find("target")
    if target is None or target.attrs.get("type", "isa-serial") != "isa-serial":
        return serial
    if target.find("model") is not None:
        return serial
    attrs = {"type": "isa-serial", **{k: v for k, v in target.attrs.items() if k != "type"}}
    named = target.twin(attrs=attrs, children=[xml.Element("model", {"name": "isa-serial"})])
    return serial.twin(children=[named if p is target else p for p in serial.children])


def _add_inputs(inputs: list[xml.Element]) -> None:
    for kind in ("mouse", "keyboard"):
        if not any(i.attrs.get("type") == kind and i.attrs.get("bus") == "ps2" for i in inputs):
            inputs.append(xml.Element("input", {"type": kind, "bus": "ps2"}))
