"""The whole command line of a guest, in libvirt's order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ....conf import xml
from ....conf.domain.hardware.machines import is_q35, machine_of
from . import boot, clock, displays, machine, memory, smalldevices
from .chardevs import Chardevs
from .controllers import controllers, global_options, hub, iommu
from .disks import disks
from .interfaces import interface
from .namespace import arguments_of, compatibility, overridden
from .places import Length, Places, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ....conf.domain.definition import DomainDef
    from ..disks.nodes import Nodes

__all__ = ["Given", "arguments"]

_SANDBOX = "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Given:
    """What a command line needs beside the definition.

    ``monitor`` is the descriptor of a listening socket; ``fds`` are those of devices,
    by names that `chardevs` and `interfaces` give. ``memory`` is the folder of files
    that hold memory. ``has_sandbox`` has QEMU confine itself.
    """

    monitor: int
    nodes: Nodes
    fds: Mapping[str, int] = field(default_factory=dict)
    memory: str = ""
    has_sandbox: bool = True
    now: datetime = field(default_factory=_now)


def arguments(definition: DomainDef, given: Given) -> list[str]:
    """Return the arguments for a definition whose devices have aliases.

    What is left open by a stored definition is decided in it: ports, sockets, firmware.
    """
    root = definition.tree
    return [
        *("-name", f"guest={quoted(definition.name)},debug-threads=on"),
        *compatibility(root),
        "-S",
        *boot.flash(root, given.fds),
        *machine.machine(root, has_flash=boot.has_flash(root), ram=memory.ram_id(root)),
        *machine.accelerator(root),
        *machine.tseg(root),
        *machine.processor(definition),
        *boot.firmware(root),
        *memory.memory(definition, given.memory),
        *("-overcommit", f"mem-lock={'on' if _is_locked(root) else 'off'}"),
        *machine.smp(definition),
        *machine.iothreads(definition),
        *memory.cells(definition, given.memory),
        *("-uuid", xml.format_uuid(definition.uuid)),
        *smalldevices.generation_id(root),
        *boot.smbios(root),
        *_display(definition),
        *("-no-user-config", "-nodefaults"),
        *("-chardev", f"socket,id=charmonitor,fd={given.monitor},server=on,wait=off"),
        *("-mon", "chardev=charmonitor,id=monitor,mode=control"),
        *clock.clock(root, given.now),
        *clock.timers(root),
        "-no-shutdown",
        *_acpi(root),
        *clock.power(root),
        *boot.boot(root),
        *boot.kernel(root),
        *overridden(root, _devices(definition, given)),
        *smalldevices.vmcoreinfo(root.find("features")),
        *arguments_of(root),
        *("-sandbox", _SANDBOX if given.has_sandbox else "off"),
        *overridden(root, _last_devices(definition, given)),
        *("-msg", "timestamp=on"),
    ]


def _is_locked(root: xml.Element) -> bool:
    backing = root.find("memoryBacking")
    return backing is not None and backing.find("locked") is not None


def _acpi(root: xml.Element) -> list[str]:
    features = root.find("features")
    return ["-no-acpi"] if features is None or features.find("acpi") is None else []


def _display(definition: DomainDef) -> list[str]:
    if definition.graphics:
        return []
    return ["-display", "none"]


def _devices(definition: DomainDef, given: Given) -> list[str]:
    places = Places(definition)
    chardevs = Chardevs(places, given.fds)
    orders = boot.boot_orders(definition)
    q35 = is_q35(machine_of(definition.tree))
    found: list[str] = []
    length = Length()

    def each(tag: str) -> Iterator[xml.Element]:
        for device in definition.devices(tag):
            before = len(found)
            yield device
            length.add(found[before:])

    for device in each("iommu"):
        found += iommu(device, places)
    found += [*global_options(definition), *controllers(definition, places)]
    cells = memory.Cells(definition.tree)
    for device in each("memory"):
        found += memory.memory_module(device, places, definition.tree, cells, given.memory)
    for device in each("hub"):
        found += hub(device, places)
    found += disks(definition, given.nodes, has_floppies=not q35)
    for device in each("filesystem"):
        found += smalldevices.filesystem(device, places)
    for device in each("interface"):
        alias = device.get("alias", "name") or ""
        found += interface(device, places, given.fds, orders.get(alias))
    for device in each("smartcard"):
        found += chardevs.smartcard(device)
    for device in each("serial"):
        found += chardevs.serial(device)
    for device in each("parallel"):
        found += chardevs.parallel(device)
    for device in each("channel"):
        found += chardevs.channel(device)
    for device in each("console"):
        found += chardevs.console(device)
    for device in each("input"):
        found += smalldevices.input_device(device, places)
    for device in each("audio"):
        found += displays.audio(device)
    found += displays.graphics(definition)
    for device in each("video"):
        found += displays.video(device, places)
    for device in each("sound"):
        found += displays.sound(device, places, definition)
    for device in each("watchdog"):
        found += smalldevices.watchdog(device, places)
        found += smalldevices.watchdog_action(device)
    rules = next(iter(each("redirfilter")), None)
    for device in each("redirdev"):
        found += chardevs.redirdev(device, rules)
    for device in each("memballoon"):
        found += smalldevices.balloon(device, places)
    for device in each("rng"):
        found += smalldevices.rng(device, places, chardevs)
    return found


def _last_devices(definition: DomainDef, given: Given) -> list[str]:
    places = Places(definition)
    found: list[str] = []
    for device in definition.devices("panic"):
        found += smalldevices.panic(device)
    for device in definition.devices("vsock"):
        found += smalldevices.vsock(device, places, given.fds)
    return found
