"""Entry points that attach devices, detach them, and change them.

Theory of operation. A call is about the guest that runs, the definition for its next
start, or both. The definition is changed first, in a copy; then QEMU is asked, which
may refuse; then both are kept in one step. What a guest lets go of comes later, by
events: a detached device stays in the definition until QEMU says that it is gone, and
the call waits for that for some seconds only.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from .....protocol._generated.enums import (
    DomainDeviceModifyFlags,
    DomainEventTrayChangeReason,
    ErrorDomain,
)
from .....protocol._generated.remote_events import (
    DomainEventDeviceAdded,
    DomainEventDeviceRemovalFailed,
    DomainEventDeviceRemoved,
    DomainEventTrayChange,
)
from .....protocol.errors import LibvirtError
from ....conf.addresses import without_made_alias
from ....conf.domain.devices.disk_checks import check_unique
from ....conf.domain.devices.hotplug import (
    alias_of,
    check_compatible,
    check_unplug,
    device_with_alias,
    disk_named,
    find_interface,
    kind_of,
    replaced_device,
    with_device,
    with_medium,
    without_device,
)
from ....conf.domain.hardware.defaults import complete
from ....conf.domain.hardware.plugging import Plugged, plugged
from ....conf.domain.hardware.running import running_disk
from ....conf.domain.views import Disk
from ....objects.impact import IMPACT, both_definitions, impact
from ....offload import MOST_ROUNDS, overtaken, run
from ..base import QemuEntryPoints
from ..commandline.honoured import check_device
from ..commandline.possible import check_interface
from ..definitions.live import live_disk
from ..refusals import (
    Answer,
    check_flags,
    internal_error,
    missing_device,
    no_network,
    not_valid,
    unsupported,
    unsupported_config,
)
from . import plug
from .changes import (
    check_disk_change,
    check_interface_change,
    has_same_source,
    with_settings,
)
from .documents import (
    attached,
    changed_device,
    detached,
    drive_of,
    find_device,
    move_tray,
    new_device,
    plugged_device,
    same_device,
    updated,
    with_link,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ...._generated.driver import Domain as DomainIdentity
    from ....conf import xml
    from ....conf.domain.definition import DomainDef
    from ....conf.domain.hardware.machines import MachineFacts
    from ....objects.domains import Domain, DomainList
    from ..guests.guest import Guest
    from ..qmp.protocol import Event

__all__ = ["HotplugEntryPoints"]

log = logging.getLogger("virtrio.server")

_LIVE = int(DomainDeviceModifyFlags.VIR_DOMAIN_DEVICE_MODIFY_LIVE)
_FORCE = int(DomainDeviceModifyFlags.VIR_DOMAIN_DEVICE_MODIFY_FORCE)
_OPEN = int(DomainEventTrayChangeReason.VIR_DOMAIN_EVENT_TRAY_CHANGE_OPEN)
_CLOSED = int(DomainEventTrayChangeReason.VIR_DOMAIN_EVENT_TRAY_CHANGE_CLOSE)

_Changed = tuple["DomainDef", "DomainDef"]


class HotplugEntryPoints(QemuEntryPoints):
    """Entry points about devices of domains."""

    # -- attaching ---------------------------------------------------------------------

    async def domain_attach_device(self, dom: DomainIdentity, xml: str) -> None:
        await self.domain_attach_device_flags(dom, xml, _LIVE)

    async def domain_attach_device_flags(self, dom: DomainIdentity, xml: str, flags: int) -> None:
        check_flags(flags, IMPACT, "qemuDomainAttachDeviceLiveAndConfig")
        call = "remoteDispatchDomainAttachDeviceFlags"
        change = partial(attached, text=xml)
        await self._both(dom, flags, call, change, partial(self._attach, text=xml))

    async def _attach(self, domain: Domain, guest: Guest, text: str) -> None:
        known = domain.definition.snapshot()
        facts = await self._facts(known)
        device = await run(partial(new_device, known, text, facts))
        if device.tag == "interface":
            await self._attach_interface(domain, guest, known, device)
        elif device.tag == "disk":
            drive = drive_of(known, device)
            if drive is not None:
                await self._change_medium(domain, guest, drive, device, force=False)
            else:
                await self._attach_disk(domain, guest, known, device)
        else:
            raise unsupported(f"live attach of device '{kind_of(device)}' is not supported")

    async def _attach_disk(
        self, domain: Domain, guest: Guest, known: DomainDef, device: xml.Element
    ) -> None:
        if Disk(device).device == "floppy":
            raise unsupported("floppy device hotplug isn't supported")
        check_unique(known.devices("disk"), device)
        made = await self._plugged(known, device)
        check_device(made.device)
        disk = running_disk(made.device)
        whole = known
        for controller in made.controllers:
            whole = with_device(whole, controller)
        block = await plug.add_disk(guest, whole, disk, made.controllers)
        shown, plain = live_disk(disk, block), without_made_alias(disk)

        def add(definition: DomainDef, disk: xml.Element) -> DomainDef:
            for controller in made.controllers:
                if disk is plain:
                    controller = without_made_alias(controller)
                definition = with_device(definition, controller)
            return with_device(definition, disk)

        await self._change_live(domain, guest, partial(add, disk=shown), partial(add, disk=plain))
        self.events.emit(DomainEventDeviceAdded(domain, alias_of(disk) or ""))

    async def _attach_interface(
        self, domain: Domain, guest: Guest, known: DomainDef, device: xml.Element
    ) -> None:
        kind = device.attrs["type"]
        if kind == "network":
            raise no_network(device.get("source", "network"))
        if kind not in ("user", "bridge", "ethernet"):
            raise unsupported(f"hotplug of interface type of {kind} is not implemented yet")
        made = await self._plugged(known, device)
        check_device(made.device)
        check_interface(made.device)
        interface = await plug.add_interface(guest, known, made.device)
        await self._change_live(
            domain,
            guest,
            lambda definition: with_device(definition, interface),
            lambda definition: with_device(definition, without_made_alias(interface)),
        )
        self.events.emit(DomainEventDeviceAdded(domain, alias_of(interface) or ""))

    async def _plugged(self, known: DomainDef, device: xml.Element) -> Plugged:
        return await run(partial(plugged, known, device, await self._completion(known)))

    async def _completion(self, definition: DomainDef) -> Callable[[DomainDef], DomainDef]:
        """Return what completes a changed definition, with facts about its emulator."""
        facts = await self._facts(definition)
        nvrams = str(self.settings.places.nvram)
        return partial(complete, facts_of=lambda said, arch: facts, nvrams=nvrams)

    async def _facts(self, definition: DomainDef) -> MachineFacts:
        emulator = await self.emulators.ask(definition.devices("emulator")[0].text or "")
        found: MachineFacts = emulator.facts
        return found

    # -- detaching ---------------------------------------------------------------------

    async def domain_detach_device(self, dom: DomainIdentity, xml: str) -> None:
        await self.domain_detach_device_flags(dom, xml, _LIVE)

    async def domain_detach_device_flags(self, dom: DomainIdentity, xml: str, flags: int) -> None:
        check_flags(flags, IMPACT, "qemuDomainDetachDeviceLiveAndConfig")

        async def detach(domain: Domain, guest: Guest) -> None:
            known = domain.definition.snapshot()
            device = await run(partial(plugged_device, known, xml))
            await self._detach(domain, guest, device)

        call = "remoteDispatchDomainDetachDeviceFlags"
        await self._both(dom, flags, call, partial(detached, text=xml), detach)

    async def domain_detach_device_alias(self, dom: DomainIdentity, alias: str, flags: int) -> None:
        check_flags(flags, IMPACT, "qemuDomainDetachDeviceAliasLiveAndConfig")

        async def detach(domain: Domain, guest: Guest) -> None:
            device = device_with_alias(domain.definition, alias)
            await self._detach(domain, guest, device)

        def detached(config: DomainDef, complete: Callable[[DomainDef], DomainDef]) -> DomainDef:
            return without_device(config, device_with_alias(config, alias))

        call = "remoteDispatchDomainDetachDeviceAlias"
        await self._both(dom, flags, call, detached, detach)

    async def _detach(self, domain: Domain, guest: Guest, device: xml.Element) -> None:
        """Have QEMU take a device away; wait for the guest to let go of it."""
        alias = alias_of(device)
        if device.tag == "disk":
            disk = Disk(device)
            check_unplug(disk, ErrorDomain.VIR_FROM_QEMU)
            if guest.backup is not None and guest.backup.has_disk(disk.target):
                raise unsupported(f"disk '{disk.target}' already in active block job")
        elif device.tag == "controller" and device.attrs["type"] != "scsi":
            kind = device.attrs["type"]
            raise unsupported(f"'{kind}' controller cannot be hot unplugged.")
        elif device.tag != "interface":
            raise unsupported(f"live detach of device '{kind_of(device)}' is not supported")
        if alias is None:
            raise internal_error(f"Cannot detach {kind_of(device)} device with no alias")
        await plug.unplug(guest, alias)

    async def device_gone(self, domain: Domain, guest: Guest, alias: str) -> None:
        """Take away what is left of a device that a guest has let go of."""
        try:
            device = find_device(domain.definition, alias)
            if self.guests.get(domain.uuid) is not guest:
                return
            if device is None:
                await plug.remove_strays(guest)
                return
            if device.tag == "disk":
                block = guest.nodes.disks.get(Disk(device).target)
                if block is not None:
                    await plug.remove_disk(guest, block)
            elif device.tag == "interface":
                await plug.remove_interface(guest, device)

            def remove(definition: DomainDef, found: xml.Element | None) -> DomainDef:
                return definition if found is None else without_device(definition, found)

            await self._change_live(
                domain,
                guest,
                lambda definition: remove(definition, find_device(definition, alias)),
                lambda definition: remove(definition, same_device(definition, device)),
            )
            self.events.emit(DomainEventDeviceRemoved(domain, alias))
        except LibvirtError as exc:
            log.warning("guest %s: device %s: %s", domain.name, alias, exc)
        finally:
            waiting = guest.unplugs.pop(alias, None)
            if waiting is not None:
                waiting.over.set()

    # -- changing ----------------------------------------------------------------------

    async def domain_update_device_flags(self, dom: DomainIdentity, xml: str, flags: int) -> None:
        check_flags(flags, IMPACT | _FORCE, "qemuDomainUpdateDeviceFlags")
        update = partial(self._update, text=xml, force=bool(flags & _FORCE))
        call = "remoteDispatchDomainUpdateDeviceFlags"
        await self._both(dom, flags & IMPACT, call, partial(updated, text=xml), update)

    async def _update(self, domain: Domain, guest: Guest, text: str, *, force: bool) -> None:
        known = domain.definition.snapshot()
        facts = await self._facts(known)
        device = await run(partial(changed_device, known, text, facts))
        if device.tag == "disk":
            await self._update_disk(domain, guest, known, device, force=force)
        elif device.tag == "interface":
            await self._update_interface(domain, guest, known, device)
        elif device.tag == "graphics":
            kind = device.attrs["type"]
            detail = f"cannot find existing graphics device to modify of type '{kind}'"
            if all(each.attrs["type"] != kind for each in known.devices("graphics")):
                raise missing_device(detail)
            raise unsupported_config("live update of device 'graphics' is not supported")
        else:
            raise unsupported_config(f"live update of device '{kind_of(device)}' is not supported")

    async def _update_disk(
        self,
        domain: Domain,
        guest: Guest,
        known: DomainDef,
        device: xml.Element,
        *,
        force: bool,
    ) -> None:
        old = disk_named(known, Disk(device).target)
        if old is None:
            raise internal_error(f"disk '{Disk(device).target}' not found")
        check_compatible(known, device, old)
        check_disk_change(device, old)
        if not has_same_source(device, old):
            if Disk(old).device not in ("cdrom", "floppy"):
                raise unsupported_config("disk source can be changed only in removable drives")
            await self._change_medium(domain, guest, old, device, force=force)
            return

        def update(definition: DomainDef) -> DomainDef:
            found = disk_named(definition, Disk(old).target)
            if found is None:
                return definition
            return replaced_device(definition, found, with_settings(found, device))

        await self._change_live(domain, guest, update, update)

    async def _change_medium(
        self, domain: Domain, guest: Guest, drive: xml.Element, disk: xml.Element, *, force: bool
    ) -> None:
        target = Disk(drive).target
        new = with_medium(drive, disk)
        check_device(new)
        block = await plug.change_medium(guest, drive, new, force=force)

        def change(definition: DomainDef, show: Callable[[xml.Element], xml.Element]) -> DomainDef:
            found = disk_named(definition, target)
            if found is None:
                return definition
            return replaced_device(definition, found, show(with_medium(found, disk)))

        await self._change_live(
            domain,
            guest,
            partial(change, show=lambda changed: live_disk(changed, block)),
            partial(change, show=lambda changed: changed),
        )

    async def _update_interface(
        self, domain: Domain, guest: Guest, known: DomainDef, device: xml.Element
    ) -> None:
        old = find_interface(known, device)
        check_compatible(known, device, old)
        check_interface_change(device, old)
        alias = alias_of(old) or ""
        state = device.get("link", "state")
        if state != old.get("link", "state"):
            await plug.set_link(guest, old, is_up=state != "down")

        def update(definition: DomainDef, found: xml.Element | None) -> DomainDef:
            if found is None:
                return definition
            return replaced_device(definition, found, with_link(found, device))

        await self._change_live(
            domain,
            guest,
            lambda definition: update(definition, find_device(definition, alias)),
            lambda definition: update(definition, same_device(definition, old)),
        )

    # -- both definitions --------------------------------------------------------------

    async def _both(
        self,
        dom: DomainIdentity,
        flags: int,
        call: str,
        change: Callable[[DomainDef, Callable[[DomainDef], DomainDef]], DomainDef],
        act: Callable[[Domain, Guest], Awaitable[None]],
    ) -> None:
        """Change the definition for the next start, the guest that runs, or both.

        ``change(definition, complete)`` returns the changed definition, ``act(domain,
        guest)`` changes the guest.
        """
        domain = self._domain(dom)
        await self.whole(partial(self._both_now, domain, flags, call, change, act))

    async def _both_now(
        self,
        domain: Domain,
        flags: int,
        call: str,
        change: Callable[[DomainDef, Callable[[DomainDef], DomainDef]], DomainDef],
        act: Callable[[Domain, Guest], Awaitable[None]],
    ) -> None:
        impact(domain, flags)
        if domain.id == -1:
            await self._change_config(domain, change)
            return
        guest = self._guest(domain)
        async with guest.turn(call):
            live, config = both_definitions(domain, flags)
            changed = None if config is None else await self._changed(config, change)
            if live is not None:
                await act(domain, guest)
            if changed is not None:
                await self._change_config(domain, change, changed)

    async def _changed(
        self,
        config: DomainDef,
        change: Callable[[DomainDef, Callable[[DomainDef], DomainDef]], DomainDef],
    ) -> _Changed:
        """Return a definition as it is, and changed."""
        known = config.snapshot()
        complete = await self._completion(known)
        return known, await run(partial(change, known, complete))

    async def _change_config(
        self,
        domain: Domain,
        change: Callable[[DomainDef, Callable[[DomainDef], DomainDef]], DomainDef],
        changed: _Changed | None = None,
    ) -> None:
        """Keep a change of the definition for the next start.

        It is made anew if that changes meanwhile.
        """
        for _ in range(MOST_ROUNDS):
            if changed is None:
                changed = await self._changed(domain.next_definition or domain.definition, change)
            known, new = changed

            def put(domains: DomainList, known: DomainDef = known, new: DomainDef = new) -> bool:
                draft = domains.by_uuid[domain.uuid]
                is_next = draft.id != -1 or draft.next_definition is not None
                now = draft.next_definition if is_next else draft.definition
                if now is None or not now.is_still(known):
                    return False
                if is_next:
                    draft.next_definition = new
                else:
                    draft.definition = new
                return True

            if await self.state.change(domain.uuid, put):
                return
            changed = None
        raise overtaken()

    async def _change_live(
        self,
        domain: Domain,
        guest: Guest,
        live: Callable[[DomainDef], DomainDef],
        stored: Callable[[DomainDef], DomainDef],
    ) -> None:
        """Keep a change that QEMU has made.

        ``live`` changes the definition in force, ``stored`` the one that was started.
        """

        def put(domains: DomainList) -> None:
            draft = domains.by_uuid[domain.uuid]
            if draft.id != guest.id:
                raise _Ended
            draft.definition = live(draft.definition)

        guest.stored = stored(guest.stored)
        guest.definition = live(domain.definition)
        try:
            await self.state.change(domain.uuid, put, guest.run_record().record(domain.uuid))
        except _Ended:
            raise not_valid("domain is not running", ErrorDomain.VIR_FROM_DOMAIN) from None
        except LibvirtError:
            log.exception("guest %s: its state is not kept", domain.name)
            domain.definition = live(domain.definition)
        guest.definition = domain.definition

    async def settle_devices(self, domain: Domain, guest: Guest) -> None:
        """Learn what became of the devices of a guest that another server left."""
        listed = await guest.monitor.command("qom-list", {"path": "/machine/peripheral"})
        drives = await guest.monitor.command("query-block")
        with Answer("devices have"):
            present = {str(each["name"]) for each in listed}
            trays = {
                str(each.get("qdev")): each["tray_open"] is True
                for each in drives
                if "tray_open" in each
            }
        definition = domain.definition
        for device in [*definition.devices("disk"), *definition.devices("interface")]:
            alias = alias_of(device)
            if alias is not None and alias not in present:
                await self.device_gone(domain, guest, alias)
        for alias, is_open in trays.items():
            self.state.note(domain, partial(move_tray, alias, is_open))

    # -- what QEMU says ----------------------------------------------------------------

    def on_device_deleted(self, domain: Domain, guest: Guest, event: Event) -> None:
        alias = event.data.get("device")
        if alias is not None:
            self.nursery.start_soon(self.device_gone, domain, guest, str(alias))

    def on_unplug_refused(self, domain: Domain, guest: Guest, event: Event) -> None:
        alias = event.data.get("device")
        if alias is None:
            return
        waiting = guest.unplugs.pop(str(alias), None)
        if waiting is not None:
            waiting.is_refused = True
            waiting.over.set()
        self.events.emit(DomainEventDeviceRemovalFailed(domain, str(alias)))

    def on_tray_moved(self, domain: Domain, guest: Guest, event: Event) -> None:
        alias, is_open = str(event.data["id"]), event.data["tray-open"] is True
        if find_device(domain.definition, alias) is not None:
            self.state.note(domain, partial(move_tray, alias, is_open))
            reason = _OPEN if is_open else _CLOSED
            self.events.emit(DomainEventTrayChange(domain, alias, reason))


class _Ended(Exception):
    """The guest has ended before its change could be kept."""
