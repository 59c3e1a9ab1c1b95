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
_DEVICE = re.compile(r"(virtio-disk|usb-disk|net)\d{1,9}|scsi\d{1,9}(-\d{1,9}){0,3}")
_NODE = re.compile(r"libvirt-(?:(\d{1,9})-(?:format|storage)|CoR-.*)")
_NETDEV = re.compile(r"^[ \\]*(host(?:net\d{1,9}|ua-[^:\n]{1,250})):", re.MULTILINE)
# A call changes one thing at a time: more than some at once are QEMU's mischief.
_MOST = 16


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
        if not _is_likely(guest, there ^ known, "IOThreads"):
            return

        def change(definition: DomainDef) -> None:
            kept = [number for number in definition.iothread_ids if number in there]
            put_iothreads(definition, [*kept, *sorted(there - known)])
            for number in known - there:
                unset_pin(definition, "iothreadpin", {"iothread": str(number)})

        await self.change_definitions(domain, AFFECT_LIVE, change)

    async def _settle_vcpus(self, domain: Domain, guest: Guest) -> None:
        there = await guest.vcpu_threads()
        listed = enumerate(each(domain.definition.vcpus))
        changed = {number for number, vcpu in listed if vcpu.is_online != (number in there)}
        if not _is_likely(guest, changed, "virtual CPUs"):
            return

        def change(definition: DomainDef) -> None:
            for number in sorted(changed):
                put_plugged(definition, number, is_plugged=number in there)

        await self.change_definitions(domain, AFFECT_LIVE, change)


def _is_likely(guest: Guest, changed: set[int], what: str) -> bool:
    """Return whether something has changed, and no more than a call may have."""
    is_likely = 0 < len(changed) <= _MOST and max(changed) < 2**32
    if changed:
        numbers = f"{what} {sorted(changed)}" if is_likely else f"{len(changed)} {what}"
        _say(guest, numbers)
    return is_likely


def _say(guest: Guest, what: str) -> None:
    log.warning("guest %s: an earlier server did not note %s", guest.definition.name, what)


async def _settle_devices(definition: DomainDef, guest: Guest) -> None:
    """Have QEMU take away disks and interfaces that are in no definition."""
    listed = await guest.monitor.command("qom-list", {"path": "/machine/peripheral"})
    said = await guest.monitor.command("human-monitor-command", {"command-line": "info network"})
    with Answer("devices have"):
        present = sorted(str(device["name"]) for device in listed)
        netdevs = _NETDEV.findall(said)
    devices = definition.tree.find("devices")
    known = {alias_of(device) for device in (() if devices is None else devices.children)}
    for alias in [alias for alias in present if _was_plugged(alias, known)][:_MOST]:
        _say(guest, f"device {alias}")
        await plug.take_away(guest, "device_del", {"id": alias})
    alone = [netdev for netdev in netdevs if netdev.removeprefix("host") not in known]
    for netdev in alone[:_MOST]:
        _say(guest, f"the network {netdev}")
        await plug.take_away(guest, "netdev_del", {"id": netdev})


def _was_plugged(alias: str, known: set[str | None]) -> bool:
    """Return whether a device can only be one that was plugged in, and not noted."""
    if alias in known:
        return False
    if (
        alias.startswith("ua-") and len(alias) < 250
    ):  # a client's own name; parts of a device begin with its
        return not any(whole and alias.startswith(f"{whole}-") for whole in known)
    return _DEVICE.fullmatch(alias) is not None


async def _settle_nodes(guest: Guest, in_backup: set[str]) -> None:
    """Have QEMU take away block nodes that are in no definition, and in no backup."""
    nodes = await guest.block_nodes()
    with Answer("block nodes have"):
        found = [match for node in nodes if (match := _NODE.fullmatch(node["node-name"]))]
        numbers = [int(match[1] or 0) for match in found]
    disks = guest.nodes.disks.values()
    known = {str(made["node-name"]) for disk in disks for made in disk.arguments()} | in_backup
    guest.nodes.last = max([guest.nodes.last, *numbers])
    guest.stray_nodes = [match[0] for match in found if match[0] not in known]
    if guest.stray_nodes:
        _say(guest, f"{len(guest.stray_nodes)} block nodes")
        await plug.remove_strays(guest)
