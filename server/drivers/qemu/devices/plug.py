"""Devices of a guest that runs, as QEMU is told of them: added, taken away, changed.

Each function does all of its work, or undoes what it did and raises QEMU's refusal.
"""

from __future__ import annotations

import contextlib
import json
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

import trio

from .....protocol.errors import LibvirtError
from ....conf.domain.views import Disk
from ....threads import in_thread
from ..commandline.controllers import controller as controller_arguments
from ..commandline.disks import Buses, disk_device
from ..commandline.interfaces import interface as interface_arguments
from ..commandline.places import Places
from ..disks.preparing import new_disk
from ..named_files import in_guests_thread, undo_in_thread
from ..refusals import Answer, CommandRefused, internal_error, operation_failed
from ..resources import disk_limits
from ..starting.deciding import with_target
from .taps import open_tap

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping, Sequence

    from ....conf import xml
    from ....conf.domain.definition import DomainDef
    from ..disks.nodes import BlockDisk
    from ..guests.guest import Guest  # a circle: of types
    from ..qmp.monitor import Monitor

__all__ = [
    "Unplug",
    "add_disk",
    "add_interface",
    "add_vcpus",
    "change_medium",
    "remove_disk",
    "remove_interface",
    "remove_strays",
    "set_link",
    "take_away",
    "unplug",
]

log = logging.getLogger("virtrio.server")

_UNPLUG_SECONDS = 5.0  # as in libvirt
_CLEAN_SECONDS = 10.0  # for each command that takes something away again


class Unplug:
    """Device that QEMU was asked to take away.

    ``over`` is set when it is gone, or the guest has refused.
    """

    def __init__(self) -> None:
        self.over = trio.Event()
        self.is_refused = False


class _Undo:
    """Commands that take away what others made, the last one first."""

    def __init__(self, guest: Guest) -> None:
        self._guest = guest
        self._commands: list[tuple[str, dict[str, Any]]] = []

    async def command(
        self,
        name: str,
        arguments: dict[str, Any],
        undo: str,
        undone: dict[str, Any],
        *,
        fds: Sequence[int] = (),
    ) -> None:
        """Have QEMU execute a command that another undoes."""
        await self._guest.monitor.command(name, arguments, fds=fds)
        self._commands.append((undo, undone))

    async def run(self) -> None:
        with trio.CancelScope(shield=True):
            while self._commands:
                await take_away(self._guest, *self._commands.pop())


@contextlib.asynccontextmanager
async def _undone(guest: Guest) -> AsyncIterator[_Undo]:
    """Undo what was done if the body raises."""
    undo = _Undo(guest)
    try:
        yield undo
    except BaseException:
        await undo.run()
        raise


async def take_away(guest: Guest, name: str, arguments: dict[str, Any]) -> None:
    """Take something away; what cannot be is in the log."""
    try:
        await guest.monitor.command(name, arguments, seconds=_CLEAN_SECONDS)
    except LibvirtError as exc:
        if not guest.monitor.ended.is_set():
            log.warning("guest %s: %s", guest.definition.name, exc)


def _options(arguments: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return options of a command line in pairs, with their values."""
    for option, text in zip(arguments[::2], arguments[1::2], strict=True):
        yield option, json.loads(text)


async def unplug(guest: Guest, alias: str) -> bool:
    """Have QEMU take a device away; return whether the guest lets go of it in time.

    Raises VIR_ERR_OPERATION_FAILED if the guest does not want to.
    """
    is_first = alias not in guest.unplugs
    waiting = guest.unplugs.setdefault(alias, Unplug())
    try:
        await guest.monitor.command("device_del", {"id": alias})
    except CommandRefused:
        if is_first:
            guest.unplugs.pop(alias, None)
        raise
    with trio.move_on_after(_UNPLUG_SECONDS):
        await waiting.over.wait()
    if waiting.is_refused:
        raise operation_failed("unplug of device was rejected by the guest")
    return waiting.over.is_set()


# -- virtual CPUs ----------------------------------------------------------------------


async def add_vcpus(monitor: Monitor, numbers: Sequence[int]) -> None:
    """Add virtual CPUs where QEMU has places for them.

    Raises VIR_ERR_INTERNAL_ERROR for a number without a place.
    """
    if not numbers:
        return
    places = _vcpu_places(await monitor.command("query-hotpluggable-cpus"))
    for number in numbers:
        if number >= len(places):
            raise internal_error(f"QEMU has no place for vcpu {number}")
        kind, properties = places[number]
        await monitor.command("device_add", {"driver": kind, "id": f"vcpu{number}", **properties})


def _vcpu_places(said: Any) -> list[tuple[str, dict[str, int]]]:
    """Return type and place of each virtual CPU that there can be, by its number."""
    with Answer("virtual CPUs have"):
        found = [
            (str(cpu["type"]), {str(name): int(value) for name, value in cpu["props"].items()})
            for cpu in said
        ]
    names = ("socket-id", "die-id", "core-id", "thread-id")
    return sorted(found, key=lambda place: [place[1].get(name, 0) for name in names])


# -- disks -----------------------------------------------------------------------------


async def _prepared(guest: Guest, disk: xml.Element) -> BlockDisk:
    """Look at the images of a new disk, and give them to QEMU's user."""

    def prepare() -> BlockDisk:
        block, files = new_disk(Disk(disk), guest.nodes, guest.inspector)
        guest.give(files)
        return block

    return await in_guests_thread(prepare)


async def _give_back(guest: Guest, block: BlockDisk) -> None:
    await undo_in_thread(partial(guest.take_back, block.files))


async def _add_nodes(undo: _Undo, block: BlockDisk) -> None:
    for node in block.arguments():
        name = {"node-name": node["node-name"]}
        await undo.command("blockdev-add", node, "blockdev-del", name)


async def _add_device(undo: _Undo, made: dict[str, Any]) -> None:
    await undo.command("device_add", made, "device_del", {"id": made["id"]})


async def add_disk(
    guest: Guest, definition: DomainDef, disk: xml.Element, controllers: Sequence[xml.Element]
) -> BlockDisk:
    """Add a disk with its nodes, and controllers that it needs.

    ``definition`` is the guest's, with these controllers.
    """
    block = await _prepared(guest, disk)
    try:
        async with _undone(guest) as undo:
            for controller in controllers:
                for _, made in _options(controller_arguments(controller, Places(definition))):
                    await _add_device(undo, made)
            await _add_nodes(undo, block)
            order = Disk(disk).boot_order
            await _add_device(undo, disk_device(disk, block, Buses(definition), order))
            if disk_limits.limits_of(disk) and block.layers:
                await guest.monitor.command(*disk_limits.throttle(block, disk))
    except BaseException:
        await _give_back(guest, block)
        raise
    guest.nodes.disks[block.target] = block
    return block


async def remove_disk(guest: Guest, block: BlockDisk) -> None:
    """Take away the nodes of a disk whose device is gone, and give its files back."""
    if guest.nodes.disks.get(block.target) is block:
        del guest.nodes.disks[block.target]
    await _remove_nodes(guest, block)


async def _remove_nodes(guest: Guest, block: BlockDisk) -> None:
    for node in reversed(block.arguments()):
        await take_away(guest, "blockdev-del", {"node-name": node["node-name"]})
    await _give_back(guest, block)


async def remove_strays(guest: Guest) -> None:
    """Take away block nodes that nobody knows of; those that are in use stay."""
    left, before = guest.stray_nodes, 0
    while len(left) != before:
        before, still = len(left), []
        for name in left:
            try:
                await guest.monitor.command("blockdev-del", {"node-name": name})
            except CommandRefused:
                still.append(name)
        guest.stray_nodes = left = still


# -- media -----------------------------------------------------------------------------


async def change_medium(
    guest: Guest, drive: xml.Element, disk: xml.Element, *, force: bool
) -> BlockDisk:
    """Put another medium into a drive, or take it out.

    ``disk`` is the drive as it will be. Nothing happens to the drive before the new
    medium is there. With ``force`` a tray opens that the guest has locked.
    """
    old = guest.nodes.disks[Disk(drive).target]
    if Disk(drive).device == "disk" and drive.get("target", "removable") != "on":
        # which QEMU refuses
        await guest.monitor.command("blockdev-remove-medium", {"id": old.qdev})
    new = await _prepared(guest, disk)
    try:
        async with _undone(guest) as undo:
            await _add_nodes(undo, new)
            await _exchange(guest, drive, old, new, force=force)
    except BaseException:
        await _give_back(guest, new)
        raise
    guest.nodes.disks[new.target] = new
    await _remove_nodes(guest, old)
    return new


async def _exchange(
    guest: Guest, drive: xml.Element, old: BlockDisk, new: BlockDisk, *, force: bool
) -> None:
    """Take the medium out of a drive, and put the new one in."""
    command, name = guest.monitor.command, {"id": new.qdev}
    has_tray = Disk(drive).device == "cdrom" and new.bus != "usb"
    is_open = drive.get("target", "tray") == "open"
    if has_tray and not is_open:
        await command("blockdev-open-tray", {**name, "force": force})
    try:
        await command("blockdev-remove-medium", name)
        try:
            if new.layers:
                await command("blockdev-insert-medium", {**name, "node-name": new.drive})
                if disk_limits.limits_of(drive):
                    await command(*disk_limits.throttle(new, drive))
        except LibvirtError:
            await take_away(guest, "blockdev-remove-medium", name)
            if old.layers:
                again = {**name, "node-name": old.drive}
                await take_away(guest, "blockdev-insert-medium", again)
            raise
    except LibvirtError:
        if has_tray and not is_open:
            await take_away(guest, "blockdev-close-tray", name)
        raise
    if has_tray:
        await command("blockdev-close-tray", name)


# -- interfaces ------------------------------------------------------------------------


async def add_interface(guest: Guest, definition: DomainDef, device: xml.Element) -> xml.Element:
    """Add an interface, with what it is connected to; return it with its tap device.

    ``definition`` is the guest's.
    """
    if device.attrs["type"] not in ("bridge", "ethernet"):
        await _add_interface(guest, definition, device, {})
        return device
    tap = await in_thread(open_tap, device)
    try:
        await _add_interface(guest, definition, device, tap.fds)
    finally:
        tap.close()  # QEMU has descriptors of its own
    return with_target(device, tap.name)


async def _add_interface(
    guest: Guest, definition: DomainDef, device: xml.Element, fds: Mapping[str, int]
) -> None:
    said = device.get("boot", "order")
    order = None if said is None else int(said)
    alias = device.get("alias", "name")
    async with _undone(guest) as undo:
        names = {}
        for queue, (name, fd) in enumerate(fds.items()):
            names[name] = f"tapfd-{alias}{queue}"
            known = {"fdname": names[name]}
            await undo.command("getfd", known, "closefd", known, fds=(fd,))
        for option, made in _options(interface_arguments(device, Places(definition), names, order)):
            if option == "-netdev":
                await undo.command("netdev_add", made, "netdev_del", {"id": made["id"]})
            else:
                await _add_device(undo, made)
        if device.get("link", "state") == "down":
            await set_link(guest, device, is_up=False)


async def set_link(guest: Guest, device: xml.Element, *, is_up: bool) -> None:
    """Plug the cable of an interface in, or out."""
    name = device.get("alias", "name")
    await guest.monitor.command("set_link", {"name": name, "up": is_up})


async def remove_interface(guest: Guest, device: xml.Element) -> None:
    """Take away what an interface was connected to, whose device is gone."""
    await take_away(guest, "netdev_del", {"id": f"host{device.get('alias', 'name')}"})
