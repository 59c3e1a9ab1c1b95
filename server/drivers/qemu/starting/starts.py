"""Starts of guests, and their ends."""

from __future__ import annotations

import contextlib
import logging
import os
from dataclasses import dataclass
from functools import partial
from signal import SIGKILL
from typing import TYPE_CHECKING

import trio

from .....protocol._generated.enums import (
    DomainCreateFlags,
    DomainEventStartedDetailType,
    DomainEventSuspendedDetailType,
    DomainEventType,
    DomainPausedReason,
    DomainRunningReason,
    DomainState,
)
from .....protocol._generated.remote_events import DomainEventDiskChange
from .....protocol.errors import LibvirtError
from .... import caller
from ....conf.domain.hardware.running import running
from ....objects.domains import Identity
from ....offload import run
from ....store.interface import Record
from ..commandline.honoured import check_honoured
from ..commandline.possible import check_possible, unused_parts
from ..definitions.defining import DefinitionEntryPoints
from ..definitions.live import add_lasting_parts, add_live_parts
from ..guests.actions import prepare_end
from ..guests.ends import CRASHED, DESTROYED, FAILED
from ..guests.events import GuestEvents
from ..guests.guest import Guest
from ..guests.notices import channels_began
from ..moments.backups import BackupEntryPoints
from ..named_files import in_guests_thread, undo_in_thread
from ..processes.labels import settings_for
from ..refusals import check_flags, not_valid
from ..saves.files import Source, read_image
from ..state import RUN, key_of
from .guest_cpu import ask_cpu, decide_cpu
from .taints import log_taints, taints_of

if TYPE_CHECKING:
    from ...._generated.driver import Domain as DomainIdentity
    from ....conf.domain.definition import DomainDef
    from ....objects.domains import Domain, DomainList
    from ..saves.image import SaveImage

__all__ = ["SavedGuest", "StartEntryPoints", "live_copy", "stopped_for"]

log = logging.getLogger("virtrio.server")

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_PAUSED = int(DomainState.VIR_DOMAIN_PAUSED)

_START_PAUSED = int(DomainCreateFlags.VIR_DOMAIN_START_PAUSED)
_START_VALIDATE = int(DomainCreateFlags.VIR_DOMAIN_START_VALIDATE)
_START_FORCE_BOOT = int(DomainCreateFlags.VIR_DOMAIN_START_FORCE_BOOT)
_START_PAST_CACHE = int(DomainCreateFlags.VIR_DOMAIN_START_BYPASS_CACHE)
_START_AUTODESTROY = int(DomainCreateFlags.VIR_DOMAIN_START_AUTODESTROY)
_START_RESET_NVRAM = int(DomainCreateFlags.VIR_DOMAIN_START_RESET_NVRAM)

_Type = DomainEventType


@dataclass(frozen=True, slots=True)
class SavedGuest:
    """Guest that was saved, and is to go on.

    ``runs``: it is not left paused. ``is_managed``: its image goes when it has started.
    """

    path: str
    image: SaveImage
    definition: DomainDef
    runs: bool
    past_cache: bool = False
    is_managed: bool = False


class StartEntryPoints(DefinitionEntryPoints, BackupEntryPoints, GuestEvents):
    """Entry points that start guests."""

    async def domain_create_xml(self, xml_desc: str, flags: int) -> Domain:
        known = _START_VALIDATE | _START_PAUSED | _START_AUTODESTROY | _START_RESET_NVRAM
        check_flags(flags, known, "qemuDomainCreateXML")
        definition = await self._read(
            xml_desc, validate=bool(flags & _START_VALIDATE), for_client=True
        )

        domain: Domain = await self.whole(partial(self._create_live, definition, flags))
        return domain

    async def _create_live(
        self, definition: DomainDef, flags: int, saved: SavedGuest | None = None
    ) -> Domain:
        """Start a guest with this definition, transient unless its domain is known."""
        draft = await self.state.change(
            definition.uuid,
            lambda domains: domains.add(definition, live=True),
            name=definition.name,
        )
        domain = self.state.current(draft)
        await self._start(domain, flags, saved)
        return domain

    async def domain_create(self, dom: DomainIdentity) -> None:
        await self.domain_create_with_flags(dom, 0)

    async def domain_create_with_flags(self, dom: DomainIdentity, flags: int) -> Domain:
        known = _START_PAUSED | _START_FORCE_BOOT | _START_PAST_CACHE
        known |= _START_AUTODESTROY | _START_RESET_NVRAM
        check_flags(flags, known, "qemuDomainCreateWithFlags")
        domain = self._domain(dom)
        await self.whole(partial(self._start, domain, flags))
        return domain

    async def _start(self, domain: Domain, flags: int, saved: SavedGuest | None = None) -> None:
        """Start a guest; its domain becomes active when QEMU answers.

        It goes on where it was ``saved``, or where a managed save left it.
        """
        if domain.id != -1 or domain.uuid in self.starting:
            raise not_valid("domain is already running")
        self.starting[domain.uuid] = trio.Event()
        try:
            self.settings.check()
            if saved is None and domain.has_managed_save:
                saved = await self._managed_save(
                    domain,
                    past_cache=bool(flags & _START_PAST_CACHE),
                    is_wanted=not flags & _START_FORCE_BOOT,
                )
            if saved is None:
                await self._start_now(domain, flags, None, None)
            else:
                await self._start_saved(domain, flags, saved)
        except BaseException:
            with trio.CancelScope(shield=True):
                await self._forget(domain)
            raise
        finally:
            self.starting.pop(domain.uuid).set()

    async def _managed_save(
        self, domain: Domain, *, past_cache: bool, is_wanted: bool
    ) -> SavedGuest | None:
        """Return the managed save of a domain, or remove it if it is not wanted.

        One that is broken is removed as well.
        """
        path = self.managed_path(domain)
        image = None
        if is_wanted:
            try:
                image = await in_guests_thread(partial(read_image, path))
            except LibvirtError as exc:
                log.warning("guest %s: its managed save is broken: %s", domain.name, exc)
        if image is None:
            await self.remove_managed_save(domain)
            return None
        definition = await self._read(image.document, validate=False)
        return SavedGuest(path, image, definition, image.was_running, past_cache, True)

    async def _start_saved(self, domain: Domain, flags: int, saved: SavedGuest) -> None:
        source = Source(saved.path, saved.image, self.settings.identity)
        await in_guests_thread(partial(source.open, past_cache=saved.past_cache))
        try:
            await self._start_now(domain, flags, saved, source)
            await in_guests_thread(source.finish)
        except BaseException:
            await undo_in_thread(source.abort)
            raise
        if saved.is_managed:
            await in_guests_thread(partial(_remove, saved.path))

    async def _start_now(
        self, domain: Domain, flags: int, saved: SavedGuest | None, source: Source | None
    ) -> None:
        stored = domain.definition if saved is None else saved.definition
        live, copy = await run(partial(live_copy, stored, new=True))
        again = copy.snapshot()
        emulator = live.devices("emulator")[0].text or ""
        await self._decide_cpu(live)
        settings = settings_for(live, self.settings)
        settings.check()
        guest = Guest(live, copy, self.domains.ids.take(), settings, self.owners)
        log_taints(live, guest.id, taints_of(live, settings))
        for part in unused_parts(live):
            log.warning("guest %s: %s", live.name, part)
        guest.resets_nvram = bool(flags & _START_RESET_NVRAM)
        guest.ends_with_client = bool(flags & _START_AUTODESTROY)
        end_with_client = self._tie(guest) if guest.ends_with_client else None
        on_event = partial(self._on_event, domain, guest)
        await guest.start(emulator, self.nursery, on_event, source)
        add_live_parts(live, guest, guest.identity)
        paused = bool(flags & _START_PAUSED) or (saved is not None and not saved.runs)
        try:
            await ask_cpu(live, guest.monitor)
            await prepare_end(guest)
            await self._started(domain, guest, (stored, again), paused=paused, saved=saved)
            add_lasting_parts(copy, guest)
        except BaseException:
            with trio.CancelScope(shield=True):
                await guest.clean_up()
            raise
        self.nursery.start_soon(self._watch, domain, guest)
        if end_with_client is not None:
            self.nursery.start_soon(self._end_tied, guest, end_with_client)
        await self.settle_intents(domain, guest)
        for path, alias, reason in guest.dropped:
            self.events.emit(DomainEventDiskChange(domain, path, None, alias, reason))
        channels_began(self, domain)
        details = DomainEventStartedDetailType
        started = (
            details.VIR_DOMAIN_EVENT_STARTED_BOOTED
            if saved is None
            else details.VIR_DOMAIN_EVENT_STARTED_RESTORED
        )
        if paused:
            self._tell(domain, _Type.VIR_DOMAIN_EVENT_STARTED, started)
            detail = (
                DomainEventSuspendedDetailType.VIR_DOMAIN_EVENT_SUSPENDED_PAUSED
                if flags & _START_PAUSED
                else DomainEventSuspendedDetailType.VIR_DOMAIN_EVENT_SUSPENDED_RESTORED
            )
            self._tell(domain, _Type.VIR_DOMAIN_EVENT_SUSPENDED, detail)
            return
        why = DomainRunningReason
        if saved is not None:
            self._tell(domain, _Type.VIR_DOMAIN_EVENT_STARTED, started)
        guest.resumes_for = int(
            why.VIR_DOMAIN_RUNNING_BOOTED if saved is None else why.VIR_DOMAIN_RUNNING_RESTORED
        )
        try:
            await guest.monitor.command("cont")
        except BaseException:
            guest.ends_for = FAILED
            if guest.process is not None:
                guest.process.send_signal(SIGKILL)
            raise
        if saved is None:
            self._tell(domain, _Type.VIR_DOMAIN_EVENT_STARTED, started)

    def _tie(self, guest: Guest) -> trio.Event:
        """Return an event that is set when the client of this call is gone."""
        gone = trio.Event()
        caller.at_end(gone.set)
        return gone

    async def _end_tied(self, guest: Guest, gone: trio.Event) -> None:
        """End a guest when its client is gone."""
        async with trio.open_nursery() as nursery:
            nursery.start_soon(_cancel_after, guest.ended, nursery.cancel_scope)
            await gone.wait()
            nursery.cancel_scope.cancel()
        if not guest.ended.is_set():
            guest.ends_for = DESTROYED
            await guest.end()

    async def _decide_cpu(self, live: DomainDef) -> None:
        emulator = await self.emulators.ask(live.devices("emulator")[0].text or "")
        acceleration = emulator.accelerations.get(live.tree.attrs["type"])
        if acceleration is not None:
            decide_cpu(live, acceleration)

    async def _started(
        self,
        domain: Domain,
        guest: Guest,
        stored: tuple[DomainDef, DomainDef],
        *,
        paused: bool,
        saved: SavedGuest | None,
    ) -> None:
        """Make a domain active; ``stored`` is its definition before and after it."""
        reasons = DomainPausedReason

        def start(domains: DomainList) -> None:
            draft = domains.by_uuid[domain.uuid]
            if draft.persistent and draft.next_definition is None:
                before, after = stored
                is_same = draft.definition.is_still(before)
                draft.next_definition = after if is_same else draft.definition  # a newer one
            draft.definition = guest.definition
            draft.id = guest.id
            draft.taints = taints_of(guest.definition, guest.settings)
            draft.state = _PAUSED
            draft.has_managed_save = False
            if saved is not None:
                draft.reason = int(reasons.VIR_DOMAIN_PAUSED_MIGRATION)
            elif paused:
                draft.reason = int(reasons.VIR_DOMAIN_PAUSED_USER)
            else:
                draft.reason = int(reasons.VIR_DOMAIN_PAUSED_STARTING_UP)

        self.guests[domain.uuid] = guest
        try:
            await self.state.change(domain.uuid, start, guest.run_record().record(domain.uuid))
        except BaseException:
            del self.guests[domain.uuid]
            raise

    async def _forget(self, domain: Domain) -> None:
        """Give a domain that did not start its stored definition, or remove it."""
        if domain.id == -1:
            await self._change_anyway(domain, _unstarted)

    async def _watch(self, domain: Domain, guest: Guest) -> None:
        """Wait for the end of a guest, and make its domain inactive."""
        try:
            await guest.watch()
            await self.wait_until_started(domain)
            if guest.backup is not None:
                guest.backup.guest_ended()
                await guest.backup.ended.wait()
        except LibvirtError as exc:
            log.error("guest %s: %s", domain.name, exc)
        await self._gone(domain, guest)

    async def _gone(self, domain: Domain, guest: Guest) -> None:
        reason, detail = guest.ends_for or CRASHED
        told = Identity(domain.name, domain.uuid, domain.id)
        gone = Record(RUN, key_of(domain.uuid), None)
        await self._change_anyway(domain, partial(stopped_for, reason), gone)
        if self.guests.get(domain.uuid) is guest:
            del self.guests[domain.uuid]
        guest.ended.set()
        if domain.uuid not in self.domains.by_uuid:
            self.completed.pop(domain.uuid, None)
        self._tell(told, _Type.VIR_DOMAIN_EVENT_STOPPED, detail)


async def _cancel_after(event: trio.Event, scope: trio.CancelScope) -> None:
    await event.wait()
    scope.cancel()


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):  # one that is left is removed at the next start
        os.unlink(path)


def stopped_for(reason: int, domains: DomainList, domain: Domain) -> None:
    """Make a domain inactive, for a reason of virDomainShutoffReason."""
    domains.stop(domain, reason)


def _unstarted(domains: DomainList, domain: Domain) -> None:
    if domain.next_definition is not None:
        domain.definition, domain.next_definition = domain.next_definition, None
    domain.reason = FAILED[0]
    if not domain.persistent:
        domains.remove(domain)


def live_copy(stored: DomainDef, *, new: bool) -> tuple[DomainDef, DomainDef]:
    """Return the definition of a guest that runs, and the one to be stored meanwhile.

    One of a ``new`` guest is refused if the guest would not get all of it.
    """
    if new:
        check_honoured(stored.tree)
        check_possible(stored)
    partition = "/machine" if os.geteuid() == 0 else None
    return running(stored, partition=partition), stored.copy()
