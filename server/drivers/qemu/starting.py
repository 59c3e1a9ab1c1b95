"""Starts of guests, their ends, and guests that an earlier server left."""

from __future__ import annotations

import logging
import os
from functools import partial
from signal import SIGKILL
from typing import TYPE_CHECKING

import trio

from ....protocol._generated.enums import (
    ConnectDomainEventAgentLifecycleReason,
    DomainCrashedReason,
    DomainCreateFlags,
    DomainEventStartedDetailType,
    DomainEventSuspendedDetailType,
    DomainEventType,
    DomainPausedReason,
    DomainPMSuspendedReason,
    DomainRunningReason,
    DomainState,
)
from ....protocol._generated.remote_events import DomainEventDiskChange
from ....protocol.errors import LibvirtError
from ...conf.domain.hardware.defaults import PARSER
from ...conf.domain.hardware.running import running
from ...conf.domain.read import parse_domain
from ...objects.domains import Identity
from ...offload import run
from ...store.interface import Record
from .backups import BackupEntryPoints
from .channels import with_channel_state
from .commandline.honoured import check_honoured
from .commandline.possible import check_possible
from .defining import DefinitionEntryPoints
from .ends import CRASHED, FAILED, SHUT_DOWN
from .events import GuestEvents
from .guest import Guest
from .guest_cpu import ask_cpu, decide_cpu
from .labels import settings_for
from .live import add_lasting_parts, add_live_parts
from .notices import tell_agent
from .preserving import end_preserved, is_preserved
from .refusals import not_valid, unsupported_flags
from .state import RUN, key_of
from .taints import log_taints, taints_of

if TYPE_CHECKING:
    from ..._generated.driver import Domain as DomainIdentity
    from ...conf.domain.definition import DomainDef
    from ...objects.domains import Domain, DomainList
    from .state import Left, Run

__all__ = ["StartEntryPoints"]

log = logging.getLogger("virtrio.server")

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_PAUSED = int(DomainState.VIR_DOMAIN_PAUSED)

_START_PAUSED = int(DomainCreateFlags.VIR_DOMAIN_START_PAUSED)
_START_VALIDATE = int(DomainCreateFlags.VIR_DOMAIN_START_VALIDATE)
_START_FORCE_BOOT = int(DomainCreateFlags.VIR_DOMAIN_START_FORCE_BOOT)

_Type = DomainEventType

# Seconds in which a guest that an earlier server left should answer; others are served
# after that, whether or not it has.
_PATIENCE = 3.0


class StartEntryPoints(DefinitionEntryPoints, BackupEntryPoints, GuestEvents):
    """Entry points that start guests."""

    async def domain_create_xml(self, xml_desc: str, flags: int) -> Domain:
        known = _START_VALIDATE | _START_PAUSED
        if flags & ~known:
            raise unsupported_flags(flags & ~known, "qemuDomainCreateXML")
        definition = await self._read(xml_desc, validate=bool(flags & _START_VALIDATE))

        async def create() -> Domain:
            draft = await self.state.change(
                definition.uuid,
                lambda domains: domains.add(definition, live=True),
                name=definition.name,
            )
            domain = self.state.current(draft)
            await self._start(domain, flags)
            return domain

        domain: Domain = await self.whole(create)
        return domain

    async def domain_create(self, dom: DomainIdentity) -> None:
        await self.domain_create_with_flags(dom, 0)

    async def domain_create_with_flags(self, dom: DomainIdentity, flags: int) -> Domain:
        known = _START_PAUSED | _START_FORCE_BOOT
        if flags & ~known:
            raise unsupported_flags(flags & ~known, "qemuDomainCreateWithFlags")
        domain = self._domain(dom)
        await self.whole(partial(self._start, domain, flags))
        return domain

    async def _start(self, domain: Domain, flags: int) -> None:
        """Start a guest; its domain becomes active when QEMU answers."""
        self.settings.check()
        if domain.id != -1 or domain.uuid in self.starting:
            raise not_valid("domain is already running")
        self.starting.add(domain.uuid)
        try:
            await self._start_now(domain, flags)
        except BaseException:
            with trio.CancelScope(shield=True):
                await self._forget(domain)
            raise
        finally:
            self.starting.discard(domain.uuid)

    async def _start_now(self, domain: Domain, flags: int) -> None:
        stored = domain.definition
        live, copy = await run(partial(_live_copy, stored, new=True))
        again = copy.snapshot()
        emulator = live.devices("emulator")[0].text or ""
        await self._decide_cpu(live)
        settings = settings_for(live, self.settings)
        settings.check()
        guest = Guest(live, copy, self.domains.ids.take(), settings, self.owners)
        log_taints(live, guest.id, taints_of(live, settings))
        await guest.start(emulator, self.nursery, partial(self._on_event, domain, guest))
        add_live_parts(live, guest, guest.identity)
        try:
            await ask_cpu(live, guest.monitor)
            is_paused = bool(flags & _START_PAUSED)
            await self._started(domain, guest, (stored, again), paused=is_paused)
            add_lasting_parts(copy, guest)
        except BaseException:
            with trio.CancelScope(shield=True):
                await guest.clean_up()
            raise
        self.nursery.start_soon(self._watch, domain, guest)
        await self.settle_intents(domain, guest)
        for path, alias, reason in guest.dropped:
            self.events.emit(DomainEventDiskChange(domain, path, None, alias, reason))
        if guest.agent is not None:
            reasons = ConnectDomainEventAgentLifecycleReason
            reason = reasons.VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_DOMAIN_STARTED
            tell_agent(self, domain, is_open=False, reason=int(reason))
        started = DomainEventStartedDetailType.VIR_DOMAIN_EVENT_STARTED_BOOTED
        if flags & _START_PAUSED:
            self._tell(domain, _Type.VIR_DOMAIN_EVENT_STARTED, started)
            detail = DomainEventSuspendedDetailType.VIR_DOMAIN_EVENT_SUSPENDED_PAUSED
            self._tell(domain, _Type.VIR_DOMAIN_EVENT_SUSPENDED, detail)
        else:
            guest.resumes_for = int(DomainRunningReason.VIR_DOMAIN_RUNNING_BOOTED)
            try:
                await guest.monitor.command("cont")
            except BaseException:
                guest.ends_for = FAILED
                if guest.process is not None:
                    guest.process.send_signal(SIGKILL)
                raise
            self._tell(domain, _Type.VIR_DOMAIN_EVENT_STARTED, started)

    async def _decide_cpu(self, live: DomainDef) -> None:
        emulator = await self.emulators.ask(live.devices("emulator")[0].text or "")
        acceleration = emulator.accelerations.get(live.tree.attrs["type"])
        if acceleration is not None:
            decide_cpu(live, acceleration)

    async def _started(
        self, domain: Domain, guest: Guest, stored: tuple[DomainDef, DomainDef], *, paused: bool
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
            draft.reason = int(
                reasons.VIR_DOMAIN_PAUSED_USER if paused else reasons.VIR_DOMAIN_PAUSED_STARTING_UP
            )

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

    async def find_guests(self, left: Left) -> None:
        """Find the guests that an earlier server left, and serve them again."""
        async with trio.open_nursery() as nursery:
            # before the first of them gives back what others use as well
            await trio.to_thread.run_sync(self._adopt_owners, left)
            for domain in list(self.domains):
                if domain.uuid in left.runs:
                    backup = left.backups.get(domain.uuid)
                    nursery.start_soon(self._find, domain, left.runs[domain.uuid], backup)
                elif domain.id != -1 or not domain.persistent:
                    nursery.start_soon(self._lost, domain)

    def _adopt_owners(self, left: Left) -> None:
        """Note whose the files of all guests were; in a thread."""
        for uuid, found in left.runs.items():
            self.owners.adopt(uuid, found.owners)

    async def _find(self, domain: Domain, run_: Run, backup: str | None) -> None:
        stored = await run(partial(parse_domain, run_.stored, PARSER))
        live, copy = await run(partial(_live_copy, stored, new=False))
        if domain.id == run_.id:
            live = domain.definition  # with what was plugged in since the start
            live.put_all(list(copy.tree.all("seclabel")), "seclabel")
        guest = Guest(live, copy, run_.id, settings_for(live, self.settings), self.owners)
        self.guests[domain.uuid] = guest
        on_event = partial(self._on_event, domain, guest)
        if backup is not None:
            self.adopt_backup(domain, guest, backup)
        if not await guest.find(run_, self.nursery, on_event):
            guest.ended.set()
            if backup is not None:
                await self.resume_backup(domain, guest, backup)
            del self.guests[domain.uuid]
            await self._lost(domain)
            return
        add_live_parts(live, guest, guest.identity)
        add_lasting_parts(guest.stored, guest)
        await self._decide_cpu(live)
        domain.definition = live
        if domain.id == -1:  # the run was kept, and its domain's change was not yet seen
            domain.id = run_.id
            self.domains.by_id[run_.id] = domain
        self.nursery.start_soon(self._watch, domain, guest)
        found = trio.Event()
        self.nursery.start_soon(self._found, domain, guest, backup, found)
        with trio.move_on_after(_PATIENCE):
            await found.wait()

    async def _found(
        self, domain: Domain, guest: Guest, backup: str | None, found: trio.Event
    ) -> None:
        """Learn the state of a guest that an earlier server left, once it answers.

        Until then it has the state that it had.
        """
        try:
            status = await guest.status()
            await ask_cpu(domain.definition, guest.monitor)
            state, reason = _STATES.get(status, _UNKNOWN)
            if state != domain.state:
                domain.state, domain.reason = state, reason
            for alias in guest.open_channels:
                self.state.note(domain, partial(_with_open_channel, alias))
            await self.settle_devices(domain, guest)
            await self.settle_intents(domain, guest)
        except LibvirtError as exc:
            if not guest.monitor.ended.is_set():
                log.warning("guest %s: %s; it is ended", domain.name, exc)
                guest.monitor.close()
            status = ""
        if backup is not None:
            await self.resume_backup(domain, guest, backup)
        if status == "shutdown" and not self.preserve(domain, guest):
            guest.ends_for = SHUT_DOWN
            await self._end(guest)
        elif is_preserved(domain) and guest.backup is None:
            await end_preserved(guest)
        found.set()

    async def _lost(self, domain: Domain) -> None:
        """Make a domain inactive whose guest ended while no server was there."""
        gone = Record(RUN, key_of(domain.uuid), None)
        await self._change_anyway(domain, partial(_stopped_for, CRASHED[0]), gone)

    async def _watch(self, domain: Domain, guest: Guest) -> None:
        """Wait for the end of a guest, and make its domain inactive."""
        try:
            await guest.watch()
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
        await self._change_anyway(domain, partial(_stopped_for, reason), gone)
        if self.guests.get(domain.uuid) is guest:
            del self.guests[domain.uuid]
        guest.ended.set()
        self._tell(told, _Type.VIR_DOMAIN_EVENT_STOPPED, detail)


_STATES = {
    "running": (_RUNNING, int(DomainRunningReason.VIR_DOMAIN_RUNNING_UNPAUSED)),
    "suspended": (
        int(DomainState.VIR_DOMAIN_PMSUSPENDED),
        int(DomainPMSuspendedReason.VIR_DOMAIN_PMSUSPENDED_UNKNOWN),
    ),
    "guest-panicked": (
        int(DomainState.VIR_DOMAIN_CRASHED),
        int(DomainCrashedReason.VIR_DOMAIN_CRASHED_PANICKED),
    ),
}
_UNKNOWN = _PAUSED, int(DomainPausedReason.VIR_DOMAIN_PAUSED_UNKNOWN)


def _with_open_channel(alias: str, domain: Domain) -> None:
    with_channel_state(alias, "connected", domain.definition)


def _stopped_for(reason: int, domains: DomainList, domain: Domain) -> None:
    domains.stop(domain, reason)


def _unstarted(domains: DomainList, domain: Domain) -> None:
    domain.reason, _ = FAILED
    if domain.next_definition is not None:
        domain.definition, domain.next_definition = domain.next_definition, None
    if not domain.persistent:
        domains.remove(domain)


def _live_copy(stored: DomainDef, *, new: bool) -> tuple[DomainDef, DomainDef]:
    """Return the definition of a guest that runs, and the one to be stored meanwhile.

    One of a ``new`` guest is refused if the guest would not get all of it.
    """
    if new:
        check_honoured(stored.tree)
        check_possible(stored)
    partition = "/machine" if os.geteuid() == 0 else None
    return running(stored, partition=partition), stored.copy()
