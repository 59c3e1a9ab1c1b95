"""Domains of the qemu driver: lookups, listings, definitions and the life cycle."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from signal import SIGKILL
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

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
    DomainXMLFlags,
    ErrorDomain,
)
from ....protocol._generated.remote_events import DomainEventLifecycle
from ....protocol.errors import LibvirtError
from ...conf.domain.hardware.aliases import add_aliases
from ...conf.domain.hardware.defaults import complete
from ...conf.domain.read import ParserConfig, parse_domain
from ...objects.domains import DOMAIN_FILTERS, Identity, formatted
from ...offload import Later, run
from .commandline.honoured import check_honoured
from .guest import Guest
from .live import add_live_parts
from .refusals import not_valid, unsupported_flags

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import trio

    from ..._generated.driver import Domain as DomainIdentity
    from ...conf.domain.definition import DomainDef
    from ...conf.domain.hardware.defaults import MachineFacts
    from ...events import EventHub
    from ...objects.domains import Domain, DomainList
    from .probe import Emulators
    from .qmp import Event
    from .settings import Settings

__all__ = ["PARSER", "DomainEntryPoints"]

log = logging.getLogger("virtrio.server")

PARSER = ParserConfig(default_arch="x86_64")

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
    emulators: Emulators
    settings: Settings

    if TYPE_CHECKING:  # the driver class has them; nothing here may hide that

        @property
        def nursery(self) -> trio.Nursery:
            raise NotImplementedError

        async def whole(self, work: Callable[[], Awaitable[Any]]) -> Any:
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
        return self._define(await self._read(xml, validate=bool(flags)))

    def _define(self, definition: DomainDef) -> Domain:
        known = self.domains.by_uuid.get(definition.uuid)
        updated = known is not None and known.persistent
        domain = self.domains.add(definition, live=False)
        domain.persistent = True
        detail = (
            DomainEventDefinedDetailType.VIR_DOMAIN_EVENT_DEFINED_UPDATED
            if updated
            else DomainEventDefinedDetailType.VIR_DOMAIN_EVENT_DEFINED_ADDED
        )
        self._tell(domain, _Type.VIR_DOMAIN_EVENT_DEFINED, detail)
        return domain

    def domain_undefine(self, dom: DomainIdentity) -> None:
        return self.domain_undefine_flags(dom, 0)

    def domain_undefine_flags(self, dom: DomainIdentity, flags: int) -> None:
        if flags & ~_UNDEFINE_FLAGS:
            raise unsupported_flags(flags & ~_UNDEFINE_FLAGS, "qemuDomainUndefineFlags")
        domain = self._domain(dom)
        if not domain.persistent:
            raise not_valid("cannot undefine transient domain")
        if domain.id == -1 and domain.checkpoints and not flags & _UNDEFINE_CHECKPOINTS:
            count = len(domain.checkpoints)
            raise not_valid(f"cannot delete inactive domain with {count} checkpoints")
        told = Identity(domain.name, domain.uuid, domain.id)
        if domain.id != -1 or domain.uuid in self.starting:
            domain.persistent = False
        else:
            self.domains.remove(domain)
        detail = DomainEventUndefinedDetailType.VIR_DOMAIN_EVENT_UNDEFINED_REMOVED
        self._tell(told, _Type.VIR_DOMAIN_EVENT_UNDEFINED, detail)

    # -- starting ----------------------------------------------------------------------

    async def domain_create_xml(self, xml_desc: str, flags: int) -> Domain:
        known = _START_VALIDATE | _START_PAUSED
        if flags & ~known:
            raise unsupported_flags(flags & ~known, "qemuDomainCreateXML")
        definition = await self._read(xml_desc, validate=bool(flags & _START_VALIDATE))

        async def create() -> Domain:
            domain = self.domains.add(definition, live=True)
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
            self._forget(domain)
            raise
        finally:
            self.starting.discard(domain.uuid)

    async def _start_now(self, domain: Domain, flags: int) -> None:
        stored = domain.definition
        live, copy = await run(partial(_live_copy, stored))
        emulator = live.devices("emulator")[0].text or ""
        guest = Guest(live, copy, self.domains.ids.take(), self.settings)
        await guest.start(emulator, self.nursery, partial(self._on_event, domain, guest))
        add_live_parts(live, guest, self.settings.identity)
        if domain.next_definition is None:
            domain.next_definition = domain.definition  # which may be a newer one
        domain.definition = live
        domain.id = guest.id
        self.domains.by_id[guest.id] = domain
        self.guests[domain.uuid] = guest
        domain.state = _PAUSED
        domain.reason = int(DomainPausedReason.VIR_DOMAIN_PAUSED_STARTING_UP)
        self.nursery.start_soon(self._watch, domain, guest)
        started = DomainEventStartedDetailType.VIR_DOMAIN_EVENT_STARTED_BOOTED
        if flags & _START_PAUSED:
            domain.reason = int(DomainPausedReason.VIR_DOMAIN_PAUSED_USER)
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

    def _forget(self, domain: Domain) -> None:
        """Give a domain that did not start its stored definition, or remove it."""
        if domain.id != -1:
            return
        if domain.next_definition is not None:
            domain.definition, domain.next_definition = domain.next_definition, None
        if not domain.persistent:
            self.domains.remove(domain)

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
                return
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
        finally:
            self._gone(domain, guest)

    def _gone(self, domain: Domain, guest: Guest) -> None:
        guest.ended.set()
        if self.guests.get(domain.uuid) is not guest:
            return
        del self.guests[domain.uuid]
        reason, detail = guest.ends_for or _CRASHED
        told = Identity(domain.name, domain.uuid, domain.id)
        self.domains.stop(domain, reason)
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

    def domain_get_state(self, dom: DomainIdentity, flags: int) -> StateAndReason:
        if flags:
            raise unsupported_flags(flags, "qemuDomainGetState")
        domain = self._domain(dom)
        return StateAndReason(domain.state, domain.reason)

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
}


def _live_copy(stored: DomainDef) -> tuple[DomainDef, DomainDef]:
    """Copy a definition for a guest that starts, with and without aliases."""
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
