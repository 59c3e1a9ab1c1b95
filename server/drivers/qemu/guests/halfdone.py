"""Changes of guests whose server was killed before it could note them.

Nobody was told of such a change, and QEMU has it, or a part of it. IOThreads and
virtual CPUs are noted as they are. Disks, interfaces and block nodes that are in no
definition are taken away: their images and names could not be used otherwise, for as
long as the guest runs. A guest may keep a device until it lets go of it; then the rest
goes.
"""

from __future__ import annotations

import logging
import re
from functools import partial
from typing import TYPE_CHECKING

from ....conf.domain.devices.hotplug import alias_of
from ....conf.domain.extensions import COMMANDLINE
from ....objects.impact import AFFECT_LIVE
from ....objects.iothreads import put_iothreads
from ....objects.pins import unset_pin
from ..base import QemuEntryPoints
from ..devices import plug
from ..refusals import Answer
from ..resources import threads
from ..resources.vcpulists import each, put_plugged

if TYPE_CHECKING:
    from ....conf.domain.definition import DomainDef
    from ....objects.domains import Domain
    from .guest import Guest

__all__ = ["HalfDoneChanges"]

log = logging.getLogger("virtrio.server")

# What is plugged in while a guest runs, by QEMU's names of it.
_DEVICE = re.compile(r"(virtio-disk|usb-disk|net)\d+|scsi\d+(-\d+)*")
_NODE = re.compile(r"libvirt-(?:(\d+)-(?:format|storage)|CoR-.*)")
_NETDEV = re.compile(r"^[ \\]*(host(?:net\d+|ua-[^:]*)):", re.MULTILINE)


class HalfDoneChanges(QemuEntryPoints):
    """The driver's part that settles what an earlier server left half done."""

    async def settle_changes(self, domain: Domain, guest: Guest) -> None:
        """Note or take away what QEMU has, and no definition.

        A guest with arguments of its own for QEMU may have anything: nothing is done.
        Raises libvirt's errors if QEMU does not answer, or says nonsense.
        """
        if domain.definition.tree.find(COMMANDLINE) is not None:
            return
        in_backup = set() if guest.backup is None else guest.backup.store_nodes()
        async with guest.turn("qemuProcessReconnect"):
            await self._settle_iothreads(domain, guest)
            await self._settle_vcpus(domain, guest)
            await _settle_devices(domain.definition, guest)
            await _settle_nodes(guest, in_backup)

    async def _settle_iothreads(self, domain: Domain, guest: Guest) -> None:
        there = {thread.number for thread in await threads.iothreads(guest)}
        known = set(domain.definition.iothread_ids)
        if there == known:
            return

        def change(definition: DomainDef) -> None:
            kept = [number for number in definition.iothread_ids if number in there]
            put_iothreads(definition, [*kept, *sorted(there - known)])
            for number in known - there:
                unset_pin(definition, "iothreadpin", {"iothread": str(number)})

        _say(guest, f"IOThreads {sorted(there ^ known)}")
        await self.change_definitions(domain, AFFECT_LIVE, change)

    async def _settle_vcpus(self, domain: Domain, guest: Guest) -> None:
        there = await guest.vcpu_threads()
        for number, vcpu in enumerate(each(domain.definition.vcpus)):
            is_plugged = number in there
            if vcpu.is_online != is_plugged:
                _say(guest, f"virtual CPU {number}")
                change = partial(put_plugged, number=number, is_plugged=is_plugged)
                await self.change_definitions(domain, AFFECT_LIVE, change)


def _say(guest: Guest, what: str) -> None:
    log.warning("guest %s: an earlier server did not note %s", guest.definition.name, what)


async def _settle_devices(definition: DomainDef, guest: Guest) -> None:
    """Have QEMU take away disks and interfaces that are in no definition."""
    listed = await guest.monitor.command("qom-list", {"path": "/machine/peripheral"})
    said = await guest.monitor.command("human-monitor-command", {"command-line": "info network"})
    with Answer("devices have"):
        present = sorted(str(each["name"]) for each in listed)
        netdevs = _NETDEV.findall(said)
    devices = definition.tree.find("devices")
    known = {alias_of(device) for device in (() if devices is None else devices.children)}
    for alias in present:
        if _was_plugged(alias, known):
            _say(guest, f"device {alias}")
            await plug.take_away(guest, "device_del", {"id": alias})
    for netdev in netdevs:
        alias = netdev.removeprefix("host")
        if alias not in known:
            _say(guest, f"what device {alias} is connected to")
            await plug.take_away(guest, "netdev_del", {"id": netdev})


def _was_plugged(alias: str, known: set[str | None]) -> bool:
    """Return whether a device can only be one that was plugged in, and not noted."""
    if alias in known:
        return False
    if alias.startswith("ua-"):  # a client's own name; parts of a device begin with its
        return not any(each and alias.startswith(f"{each}-") for each in known)
    return _DEVICE.fullmatch(alias) is not None


async def _settle_nodes(guest: Guest, in_backup: set[str]) -> None:
    """Have QEMU take away block nodes that are in no definition, and in no backup."""
    nodes = await guest.block_nodes()
    with Answer("block nodes have"):
        found = [match for node in nodes if (match := _NODE.fullmatch(node["node-name"]))]
    disks = guest.nodes.disks.values()
    known = {str(made["node-name"]) for disk in disks for made in disk.arguments()} | in_backup
    guest.nodes.last = max([guest.nodes.last, *(int(match[1] or 0) for match in found)])
    guest.stray_nodes = [match[0] for match in found if match[0] not in known]
    if guest.stray_nodes:
        _say(guest, f"block nodes {', '.join(guest.stray_nodes)}")
        await plug.remove_strays(guest)
