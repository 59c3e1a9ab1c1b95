"""Domains of the qemu driver: lookups, listings, definitions and the life cycle."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from signal import SIGKILL
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import trio

from ....protocol._generated.enums import (
    ConnectListAllDomainsFlags,
    DomainCreateFlags,
    DomainDefineFlags,
    DomainDestroyFlagsValues,
    DomainEventDefinedDetailType,
    DomainEventResumedDetailType,
    DomainEventShutdownDetailType,
    DomainEventStartedDetailType,
    DomainEventStoppedDetailType,
    DomainEventSuspendedDetailType,
    DomainEventType,
    DomainEventUndefinedDetailType,
    DomainPausedReason,
    DomainRunningReason,
    DomainShutoffReason,
    DomainState,
    DomainUndefineFlagsValues,
    DomainVcpuFlags,
    DomainXMLFlags,
    ErrorDomain,
)
from ....protocol._generated.remote_events import DomainEventLifecycle
from ....protocol.errors import LibvirtError
from ...conf.domain.hardware.aliases import add_aliases
from ...conf.domain.hardware.controllers import add_controllers
from ...conf.domain.hardware.defaults import complete
from ...conf.domain.read import ParserConfig, parse_domain
from ...objects.domains import DOMAIN_FILTERS, Identity, formatted
from ...objects.impact import IMPACT, one_definition
from ...offload import Later, run
from ...store.interface import Record
from .commandline.honoured import check_honoured
from .guest import Guest
from .live import add_live_parts
from .refusals import not_valid, unsupported_flags
from .state import RUN, key_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ..._generated.driver import Domain as DomainIdentity
    from ...conf.domain.definition import DomainDef
    from ...conf.domain.hardware.machines import MachineFacts
    from ...events import EventHub
    from ...objects.domains import Domain, DomainList
    from .probe import Emulators
    from .qmp import Event
    from .settings import Settings
    from .state import Left, Run, State

__all__ = ["PARSER", "DomainEntryPoints"]

log = logging.getLogger("virtrio.server")

PARSER = ParserConfig(default_arch="x86_64", add_controllers=add_controllers, default_panic="isa")

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_PAUSED = int(DomainState.VIR_DOMAIN_PAUSED)
_SHUTDOWN_STATE = int(DomainState.VIR_DOMAIN_SHUTDOWN)
_SHUTOFF = int(DomainState.VIR_DOMAIN_SHUTOFF)

_ACTIVE = int(ConnectListAllDomainsFlags.VIR_CONNECT_LIST_DOMAINS_ACTIVE)
_INACTIVE = int(ConnectListAllDomainsFlags.VIR_CONNECT_LIST_DOMAINS_INACTIVE)
_DEFINE_VALIDATE = int(DomainDefineFlags.VIR_DOMAIN_DEFINE_VALIDATE)
_START_PAUSED = int(DomainCreateFlags.VIR_DOMAIN_START_PAUSED)
_START_VALIDATE = int(DomainCreateFlags.VIR_DOMAIN_START_VALIDATE)
_START_FORCE_BOOT = int(DomainCreateFlags.VIR_DOMAIN_START_FORCE_BOOT)
_MAXIMUM = int(DomainVcpuFlags.VIR_DOMAIN_VCPU_MAXIMUM)
_GRACEFUL = int(DomainDestroyFlagsValues.VIR_DOMAIN_DESTROY_GRACEFUL)
_UNDEFINE_CHECKPOINTS = int(DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA)
_UNDEFINE_FLAGS = int(
    DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_MANAGED_SAVE
    | DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA
    | DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_NVRAM
    | DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_KEEP_NVRAM
    | DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA
)
_XML_SECURE = int(DomainXMLFlags.VIR_DOMAIN_XML_SECURE)
_XML_INACTIVE = int(DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE)
_XML_FLAGS = _XML_SECURE | _XML_INACTIVE | int(DomainXMLFlags.VIR_DOMAIN_XML_MIGRATABLE)

_Type = DomainEventType
_Stopped = DomainEventStoppedDetailType
_Shutoff = DomainShutoffReason


class DomainInfo(NamedTuple):
    """Fields of virDomainInfo: sizes in KiB, time in nanoseconds."""

    state: int
    max_mem: int
    memory: int
    nr_virt_cpu: int
    cpu_time: int


class StateAndReason(NamedTuple):
    state: int
    reason: int


# Why a run ended: the reason of the state, and the detail of the event.
_DESTROYED = (
    int(_Shutoff.VIR_DOMAIN_SHUTOFF_DESTROYED),
    int(_Stopped.VIR_DOMAIN_EVENT_STOPPED_DESTROYED),
)
_SHUT_DOWN = (
    int(_Shutoff.VIR_DOMAIN_SHUTOFF_SHUTDOWN),
    int(_Stopped.VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN),
)
_FAILED = int(_Shutoff.VIR_DOMAIN_SHUTOFF_FAILED), int(_Stopped.VIR_DOMAIN_EVENT_STOPPED_FAILED)
_CRASHED = int(_Shutoff.VIR_DOMAIN_SHUTOFF_CRASHED), int(_Stopped.VIR_DOMAIN_EVENT_STOPPED_FAILED)


class DomainEntryPoints:
    """Entry points that find, list, define, start and stop domains."""

    domains: DomainList
    events: EventHub
    guests: dict[bytes, Guest]
    starting: set[bytes]
    state: State
    emulators: Emulators
    settings: Settings

    if TYPE_CHECKING:  # the driver class has them; nothing here may hide that

        @property
        def nursery(self) -> trio.Nursery:
            raise NotImplementedError

        async def whole(self, work: Callable[[], Awaitable[Any]]) -> Any:
            raise NotImplementedError

        async def settle_intents(self, domain: Domain, guest: Guest) -> None:
            raise NotImplementedError

        async def resume_backup(self, domain: Domain, guest: Guest, document: str) -> None:
            raise NotImplementedError

    def _domain(self, dom: DomainIdentity) -> Domain:
        try:
            return self.domains.by_uuid[dom.uuid]
        except KeyError:
            pass
        raise self.domains.missing(
            f"no domain with matching uuid '{UUID(bytes=dom.uuid)}' ({dom.name})"
        )

    def _guest(self, domain: Domain) -> Guest:
        """Return the run of a domain, or raise VIR_ERR_OPERATION_INVALID."""
        domain.check_active()
        guest = self.guests.get(domain.uuid)
        if guest is None:
            raise not_valid("domain is not running", ErrorDomain.VIR_FROM_DOMAIN)
        return guest

    # -- looking up and listing --------------------------------------------------------

    def domain_lookup_by_name(self, name: str) -> Domain:
        try:
            return self.domains.by_name[name]
        except KeyError:
            raise self.domains.missing(f"no domain with matching name '{name}'") from None

    def domain_lookup_by_uuid(self, uuid: bytes) -> Domain:
        try:
            return self.domains.by_uuid[uuid]
        except KeyError:
            detail = f"no domain with matching uuid '{UUID(bytes=uuid)}'"
            raise self.domains.missing(detail) from None

    def domain_lookup_by_id(self, id: int) -> Domain:
        try:
            return self.domains.by_id[id]
        except KeyError:
            raise self.domains.missing(f"no domain with matching id {id}") from None

    def connect_list_all_domains(self, flags: int) -> list[Domain]:
        if flags & ~DOMAIN_FILTERS.mask:
            raise unsupported_flags(flags & ~DOMAIN_FILTERS.mask, "qemuConnectListAllDomains")
        only_active = flags & (_ACTIVE | _INACTIVE) == _ACTIVE
        asked = self.domains.by_id if only_active else self.domains.by_uuid
        return DOMAIN_FILTERS.select(asked.values(), flags)

    def connect_num_of_domains(self) -> int:
        return len(self.domains.by_id)

    def connect_list_domains(self, maxids: int) -> list[int]:
        return list(self.domains.by_id)[:maxids]

    def connect_num_of_defined_domains(self) -> int:
        return len(self.domains) - len(self.domains.by_id)

    def connect_list_defined_domains(self, maxnames: int) -> list[str]:
        return [domain.name for domain in self.domains if domain.id == -1][:maxnames]

    # -- defining ----------------------------------------------------------------------

    async def _read(self, xml: str, *, validate: bool) -> DomainDef:
        """Read a document, and complete it with facts about its emulator."""
        definition: DomainDef = await run(partial(parse_domain, xml, PARSER, validate=validate))
        named = definition.devices("emulator")
        kind = definition.tree.find("os")
        arch = (None if kind is None else kind.get("type", "arch")) or "x86_64"
        path = (named[0].text if named else None) or self.emulators.default(arch)
        emulator = await self.whole(partial(self.emulators.ask, path))

        def facts(said: str | None, arch: str) -> MachineFacts:
            found: MachineFacts = emulator.facts
            return found

        return await run(partial(complete, definition, facts))

    async def domain_define_xml(self, xml: str) -> Domain:
        return await self.domain_define_xml_flags(xml, 0)

    async def domain_define_xml_flags(self, xml: str, flags: int) -> Domain:
        if flags & ~_DEFINE_VALIDATE:
            raise unsupported_flags(flags & ~_DEFINE_VALIDATE, "qemuDomainDefineXMLFlags")
        definition = await self._read(xml, validate=bool(flags))
        defined: Domain = await self.whole(partial(self._define, definition))
        return defined

    async def _define(self, definition: DomainDef) -> Domain:
        updated = False

        def define(domains: DomainList) -> Domain:
            nonlocal updated
            known = domains.by_uuid.get(definition.uuid)
            updated = known is not None and known.persistent
            domain = domains.add(definition, live=False)
            domain.persistent = True
            return domain

        draft = await self.state.change(definition.uuid, define, name=definition.name)
        domain = self.state.current(draft)
        detail = (
            DomainEventDefinedDetailType.VIR_DOMAIN_EVENT_DEFINED_UPDATED
            if updated
            else DomainEventDefinedDetailType.VIR_DOMAIN_EVENT_DEFINED_ADDED
        )
        self._tell(domain, _Type.VIR_DOMAIN_EVENT_DEFINED, detail)
        return domain

    async def domain_undefine(self, dom: DomainIdentity) -> None:
        await self.domain_undefine_flags(dom, 0)

    async def domain_undefine_flags(self, dom: DomainIdentity, flags: int) -> None:
        if flags & ~_UNDEFINE_FLAGS:
            raise unsupported_flags(flags & ~_UNDEFINE_FLAGS, "qemuDomainUndefineFlags")
        domain = self._domain(dom)
        await self.whole(partial(self._undefine, domain, flags))

    async def _undefine(self, domain: Domain, flags: int) -> None:
        if not domain.persistent:
            raise not_valid("cannot undefine transient domain")
        if domain.id == -1 and domain.checkpoints and not flags & _UNDEFINE_CHECKPOINTS:
            count = len(domain.checkpoints)
            raise not_valid(f"cannot delete inactive domain with {count} checkpoints")
        told = Identity(domain.name, domain.uuid, domain.id)

        def undefine(domains: DomainList) -> None:
            draft = domains.by_uuid[domain.uuid]
            if draft.id != -1 or domain.uuid in self.starting:
                draft.persistent = False
            else:
                domains.remove(draft)

        await self.state.change(domain.uuid, undefine)
        detail = DomainEventUndefinedDetailType.VIR_DOMAIN_EVENT_UNDEFINED_REMOVED
        self._tell(told, _Type.VIR_DOMAIN_EVENT_UNDEFINED, detail)

    # -- starting ----------------------------------------------------------------------

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
        emulator = live.devices("emulator")[0].text or ""
        guest = Guest(live, copy, self.domains.ids.take(), self.settings)
        await guest.start(emulator, self.nursery, partial(self._on_event, domain, guest))
        add_live_parts(live, guest, self.settings.identity)
        try:
            await self._started(domain, guest, paused=bool(flags & _START_PAUSED))
        except BaseException:
            with trio.CancelScope(shield=True):
                await guest.clean_up()
            raise
        self.nursery.start_soon(self._watch, domain, guest)
        await self.settle_intents(domain, guest)
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
                guest.ends_for = _FAILED
                if guest.process is not None:
                    guest.process.send_signal(SIGKILL)
                raise
            self._tell(domain, _Type.VIR_DOMAIN_EVENT_STARTED, started)

    async def _started(self, domain: Domain, guest: Guest, *, paused: bool) -> None:
        """Make a domain active, whose guest is there."""
        reasons = DomainPausedReason

        def start(domains: DomainList) -> None:
            draft = domains.by_uuid[domain.uuid]
            if draft.persistent and draft.next_definition is None:
                draft.next_definition = draft.definition  # which may be a newer one
            draft.definition = guest.definition
            draft.id = guest.id
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
        if domain.id == -1 and (domain.next_definition is not None or not domain.persistent):
            await self._change_anyway(domain, _unstarted)

    async def _change_anyway(
        self, domain: Domain, make: Callable[[DomainList, Domain], None], *records: Record
    ) -> None:
        """Make a change that is a fact already, whether or not the store keeps it."""
        try:
            await self.state.change(
                domain.uuid, lambda domains: make(domains, domains.by_uuid[domain.uuid]), *records
            )
        except LibvirtError:
            log.exception("guest %s: its state is not kept", domain.name)
            make(self.domains, domain)

    async def find_guests(self, left: Left) -> None:
        """Find the guests that an earlier server left, and serve them again."""
        async with trio.open_nursery() as nursery:
            for domain in list(self.domains):
                if domain.uuid in left.runs:
                    backup = left.backups.get(domain.uuid)
                    nursery.start_soon(self._find, domain, left.runs[domain.uuid], backup)
                elif domain.id != -1 or not domain.persistent:
                    nursery.start_soon(self._lost, domain)

    async def _find(self, domain: Domain, run_: Run, backup: str | None) -> None:
        stored = await run(partial(parse_domain, run_.stored, PARSER))
        live, copy = await run(partial(_live_copy, stored, new=False))
        guest = Guest(live, copy, run_.id, self.settings)
        self.guests[domain.uuid] = guest
        on_event = partial(self._on_event, domain, guest)
        status = await guest.find(run_, self.nursery, on_event)
        if status is None:
            guest.ended.set()
            if backup is not None:
                await self.resume_backup(domain, guest, backup)
            del self.guests[domain.uuid]
            await self._lost(domain)
            return
        add_live_parts(live, guest, self.settings.identity)
        domain.definition = live
        if domain.id == -1:  # the run was kept, and its domain's change was not yet seen
            domain.id = run_.id
            self.domains.by_id[run_.id] = domain
        is_running = status == "running"
        if is_running != (domain.state == _RUNNING):
            domain.state, domain.reason = (
                (_RUNNING, int(DomainRunningReason.VIR_DOMAIN_RUNNING_UNPAUSED))
                if is_running
                else (_PAUSED, int(DomainPausedReason.VIR_DOMAIN_PAUSED_UNKNOWN))
            )
        await self.settle_intents(domain, guest)
        if backup is not None:
            await self.resume_backup(domain, guest, backup)
        self.nursery.start_soon(self._watch, domain, guest)

    async def _lost(self, domain: Domain) -> None:
        """Make a domain inactive whose guest ended while no server was there."""
        gone = Record(RUN, key_of(domain.uuid), None)
        await self._change_anyway(domain, partial(_stopped_for, _CRASHED[0]), gone)

    # -- running -----------------------------------------------------------------------

    async def domain_suspend(self, dom: DomainIdentity) -> None:
        guest = self._guest(self._domain(dom))
        async with guest.turn("remoteDispatchDomainSuspend"):
            await guest.monitor.command("stop")

    async def domain_resume(self, dom: DomainIdentity) -> None:
        domain = self._domain(dom)
        guest = self._guest(domain)
        async with guest.turn("remoteDispatchDomainResume"):
            if domain.state == _RUNNING:
                raise not_valid("domain is already running")
            guest.resumes_for = int(DomainRunningReason.VIR_DOMAIN_RUNNING_UNPAUSED)
            await guest.monitor.command("cont")

    async def domain_shutdown(self, dom: DomainIdentity) -> None:
        await self.domain_shutdown_flags(dom, 0)

    async def domain_shutdown_flags(self, dom: DomainIdentity, flags: int) -> None:
        if flags & ~1:  # VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN
            raise unsupported_flags(flags & ~1, "qemuDomainShutdownFlags")
        domain = self._domain(dom)
        if domain.id == -1:
            raise not_valid("domain is not running")
        await self._guest(domain).monitor.command("system_powerdown")

    async def domain_reset(self, dom: DomainIdentity, flags: int) -> None:
        if flags:
            raise unsupported_flags(flags, "qemuDomainReset")
        guest = self._guest(self._domain(dom))
        async with guest.turn("remoteDispatchDomainReset"):
            await guest.monitor.command("system_reset")

    async def domain_destroy(self, dom: DomainIdentity) -> None:
        await self.domain_destroy_flags(dom, 0)

    async def domain_destroy_flags(self, dom: DomainIdentity, flags: int) -> None:
        if flags & ~_GRACEFUL:
            raise unsupported_flags(flags & ~_GRACEFUL, "qemuDomainDestroyFlags")
        guest = self._guest(self._domain(dom))
        await self.whole(partial(self._destroy, guest, graceful=bool(flags & _GRACEFUL)))

    async def _destroy(self, guest: Guest, *, graceful: bool) -> None:
        """End a guest, whatever calls it has not answered."""
        process = guest.process
        if process is not None:
            guest.ends_for = _DESTROYED
            await process.end(graceful=graceful)
        await guest.ended.wait()

    # -- what QEMU says ----------------------------------------------------------------

    def _on_event(self, domain: Domain, guest: Guest, event: Event) -> None:
        if self.guests.get(domain.uuid) is guest:
            handle = _HANDLERS.get(event.name)
            if handle is not None:
                handle(self, domain, guest, event)
            if guest.backup is not None:
                guest.backup.on_event(event)

    def _stopped(self, domain: Domain, guest: Guest, event: Event) -> None:
        if domain.state == _RUNNING:
            domain.state = _PAUSED
            domain.reason = int(DomainPausedReason.VIR_DOMAIN_PAUSED_USER)
            detail = DomainEventSuspendedDetailType.VIR_DOMAIN_EVENT_SUSPENDED_PAUSED
            self._tell(domain, _Type.VIR_DOMAIN_EVENT_SUSPENDED, detail)

    def _resumed(self, domain: Domain, guest: Guest, event: Event) -> None:
        if domain.state != _RUNNING:
            domain.state = _RUNNING
            domain.reason = guest.resumes_for
            detail = DomainEventResumedDetailType.VIR_DOMAIN_EVENT_RESUMED_UNPAUSED
            self._tell(domain, _Type.VIR_DOMAIN_EVENT_RESUMED, detail)

    def _ballooned(self, domain: Domain, guest: Guest, event: Event) -> None:
        domain.definition.set_memory(current=int(event.data["actual"]) // 1024)

    def _shut_down(self, domain: Domain, guest: Guest, event: Event) -> None:
        """QEMU has stopped the guest for good: it is ended, for `-no-shutdown`."""
        by_guest = event.data["guest"] is True
        details = DomainEventShutdownDetailType
        detail = (
            details.VIR_DOMAIN_EVENT_SHUTDOWN_GUEST
            if by_guest
            else details.VIR_DOMAIN_EVENT_SHUTDOWN_HOST
        )
        if guest.ends_for is None:
            guest.ends_for = _SHUT_DOWN
        domain.state = _SHUTDOWN_STATE
        domain.reason = 0
        self._tell(domain, _Type.VIR_DOMAIN_EVENT_SHUTDOWN, detail)
        self.nursery.start_soon(self._end, guest)

    async def _end(self, guest: Guest) -> None:
        """End the process of a guest that is over."""
        if guest.process is not None:
            try:
                await guest.process.end()
            except LibvirtError as exc:
                log.error("guest %s: %s", guest.definition.name, exc)

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
        reason, detail = guest.ends_for or _CRASHED
        told = Identity(domain.name, domain.uuid, domain.id)
        gone = Record(RUN, key_of(domain.uuid), None)
        await self._change_anyway(domain, partial(_stopped_for, reason), gone)
        if self.guests.get(domain.uuid) is guest:
            del self.guests[domain.uuid]
        guest.ended.set()
        self._tell(told, _Type.VIR_DOMAIN_EVENT_STOPPED, detail)

    def _tell(self, domain: Any, kind: int, detail: int) -> None:
        self.events.emit(DomainEventLifecycle(domain, int(kind), int(detail)))

    # -- asking ------------------------------------------------------------------------

    def domain_get_xml_desc(self, dom: DomainIdentity, flags: int) -> str | Later[str]:
        if flags & ~_XML_FLAGS:
            raise unsupported_flags(flags & ~_XML_FLAGS, "qemuDomainGetXMLDesc")
        domain = self._domain(dom)
        if flags & _XML_INACTIVE and domain.id != -1:
            guest = self.guests.get(domain.uuid)
            stored = domain.next_definition or (
                domain.definition if guest is None else guest.stored
            )
            return formatted(stored, flags, -1)
        return formatted(domain.definition, flags, domain.id)

    def domain_get_info(self, dom: DomainIdentity) -> DomainInfo:
        domain = self._domain(dom)
        memory = domain.definition.memory
        guest = self.guests.get(domain.uuid)
        used = 0 if guest is None or guest.process is None else _cpu_time(guest.process.pid)
        vcpus = domain.definition.vcpus.current
        return DomainInfo(domain.state, memory.total, memory.current, vcpus, used)

    def domain_get_vcpus_flags(self, dom: DomainIdentity, flags: int) -> int:
        if flags & ~(IMPACT | _MAXIMUM):
            raise unsupported_flags(flags & ~(IMPACT | _MAXIMUM), "qemuDomainGetVcpusFlags")
        vcpus = one_definition(self._domain(dom), flags).vcpus
        return vcpus.maximum if flags & _MAXIMUM else vcpus.current

    def domain_get_state(self, dom: DomainIdentity, flags: int) -> StateAndReason:
        if flags:
            raise unsupported_flags(flags, "qemuDomainGetState")
        domain = self._domain(dom)
        return StateAndReason(domain.state, domain.reason)

    def domain_get_security_label(self, dom: DomainIdentity) -> tuple[str, int]:
        self._domain(dom)
        return "", 0  # the model is none

    def domain_get_os_type(self, dom: DomainIdentity) -> str:
        self._domain(dom)
        return "hvm"

    def domain_is_active(self, dom: DomainIdentity) -> bool:
        return self._domain(dom).id != -1

    def domain_is_persistent(self, dom: DomainIdentity) -> bool:
        return self._domain(dom).persistent

    def domain_is_updated(self, dom: DomainIdentity) -> bool:
        return False

    def domain_get_autostart(self, dom: DomainIdentity) -> bool:
        return self._domain(dom).autostart

    def domain_has_managed_save_image(self, dom: DomainIdentity, flags: int) -> bool:
        if flags:
            raise unsupported_flags(flags, "qemuDomainHasManagedSaveImage")
        return self._domain(dom).has_managed_save


_HANDLERS: dict[str, Callable[[DomainEntryPoints, Domain, Guest, Event], None]] = {
    "STOP": DomainEntryPoints._stopped,
    "RESUME": DomainEntryPoints._resumed,
    "SHUTDOWN": DomainEntryPoints._shut_down,
    "BALLOON_CHANGE": DomainEntryPoints._ballooned,
}


def _stopped_for(reason: int, domains: DomainList, domain: Domain) -> None:
    domains.stop(domain, reason)


def _unstarted(domains: DomainList, domain: Domain) -> None:
    if domain.next_definition is not None:
        domain.definition, domain.next_definition = domain.next_definition, None
    if not domain.persistent:
        domains.remove(domain)


def _live_copy(stored: DomainDef, *, new: bool) -> tuple[DomainDef, DomainDef]:
    """Copy a definition for a guest, with and without aliases.

    One of a ``new`` guest is refused if the guest would not get all of it.
    """
    if new:
        check_honoured(stored.tree)
    copy = stored.copy()
    live = copy.snapshot()
    devices = live.tree.find("devices")
    assert devices is not None
    live.put(devices.twin(children=add_aliases(devices.children)), "devices")
    return live, copy


def _cpu_time(pid: int) -> int:
    """Return the processor time of a process in nanoseconds, 0 if it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) * _TICK


_TICK = 10_000_000  # nanoseconds of the kernel's USER_HZ
