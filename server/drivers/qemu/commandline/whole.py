"""The whole command line of a guest, in libvirt's order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ....conf import xml
from ....conf.domain.hardware.machines import is_q35
from ..refusals import unsupported_config
from . import devices
from .devices import dumped, quoted
from .disks import disks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ....conf.domain.definition import DomainDef
    from ..blockdev import Nodes

__all__ = ["Given", "arguments"]

_SANDBOX = "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"


@dataclass(frozen=True, slots=True)
class Given:
    """What a command line needs beside the definition.

    ``monitor`` is the descriptor of a listening socket, ``vnc`` the address and port of
    VNC. ``has_sandbox`` has QEMU confine itself. ``fds`` are sockets that channels
    listen on, by their aliases.
    """

    monitor: int
    nodes: Nodes
    vnc: tuple[str, int] | None = None
    has_sandbox: bool = True
    fds: Mapping[str, int] = field(default_factory=dict)


def arguments(definition: DomainDef, given: Given) -> list[str]:
    """Return the arguments for a definition whose devices have aliases."""
    root = definition.tree
    os_element = root.find("os")
    assert os_element is not None
    machine = os_element.get("type", "machine") or ""
    found = ["-name", f"guest={quoted(definition.name)},debug-threads=on", "-S"]
    found += _machine(definition, machine)
    found += ["-uuid", xml.format_uuid(definition.uuid)]
    if not definition.graphics and not _has_video(definition):
        found += ["-display", "none"]
    found += ["-no-user-config", "-nodefaults"]
    found += ["-chardev", f"socket,id=charmonitor,fd={given.monitor},server=on,wait=off"]
    found += ["-mon", "chardev=charmonitor,id=monitor,mode=control"]
    clock = root.get("clock", "offset")
    found += ["-rtc", f"base={'localtime' if clock == 'localtime' else 'utc'}", "-no-shutdown"]
    features = root.find("features")
    if features is None or features.find("acpi") is None:
        found.append("-no-acpi")
    found += ["-boot", "strict=on"]
    found += _kernel(os_element)
    found += _devices(definition, given, "pcie.0" if is_q35(machine) else "pci.0")
    found += ["-sandbox", _SANDBOX if given.has_sandbox else "off"]
    return [*found, "-msg", "timestamp=on"]


def _has_video(definition: DomainDef) -> bool:
    return any(video.model != "none" for video in definition.videos)


def _machine(definition: DomainDef, machine: str) -> list[str]:
    root = definition.tree
    megabytes = (definition.memory.total + 1023) // 1024
    vcpus = definition.vcpus
    ram = {"qom-type": "memory-backend-ram", "id": "pc.ram", "size": megabytes * 1024 * 1024}
    accel = "kvm" if root.attrs["type"] == "kvm" else "tcg"
    smp = f"{vcpus.current},"
    if vcpus.maximum != vcpus.current:
        smp += f"maxcpus={vcpus.maximum},"
    found = ["-machine", f"{machine},usb=off,dump-guest-core=off,memory-backend=pc.ram"]
    found += ["-accel", accel]
    cpu = root.find("cpu")
    model = None if cpu is None else cpu.find("model")
    if model is not None and model.text:
        found += ["-cpu", quoted(model.text)]
    return [
        *found,
        *("-m", str(megabytes), "-object", dumped(ram)),
        *("-overcommit", "mem-lock=off"),
        *("-smp", f"{smp}sockets={vcpus.maximum},cores=1,threads=1"),
    ]


def _kernel(os_element: xml.Element) -> list[str]:
    found = []
    for tag, option in (("kernel", "-kernel"), ("initrd", "-initrd"), ("cmdline", "-append")):
        part = os_element.find(tag)
        if part is not None and part.text:
            found += [option, part.text]
    return found


def _devices(definition: DomainDef, given: Given, root: str) -> list[str]:
    found: list[str] = []
    for device in _ordered_controllers(definition):
        found += devices.controller(device, root)
    found += disks(definition, given.nodes, has_floppies=root == "pci.0")
    for device in definition.devices("interface"):
        found += devices.interface(device, root)
    for device in definition.devices("serial"):
        found += devices.serial(device)
    for device in definition.devices("channel"):
        found += devices.channel(device, given.fds)
    found += ["-audiodev", dumped({"id": "audio1", "driver": "none"})]
    for device in definition.devices("graphics"):
        if given.vnc is None:
            raise unsupported_config("only one VNC server is possible")
        found += devices.graphics(device, *given.vnc)
    for device in definition.devices("video"):
        found += devices.video(device, root)
    for device in definition.devices("watchdog"):
        found += devices.watchdog(device, root)
    for device in definition.devices("memballoon"):
        found += devices.balloon(device, root)
    for device in definition.devices("rng"):
        found += devices.rng(device, root)
    for device in definition.devices("panic"):
        found += devices.panic(device)
    return found


def _ordered_controllers(definition: DomainDef) -> list[xml.Element]:
    """Return controllers in the order of their making: buses before what is on them."""
    order = {"pci": 0, "usb": 1}
    return sorted(
        definition.devices("controller"), key=lambda device: order.get(device.attrs["type"], 2)
    )
