"""Domains of the test driver: lookups, listings, definitions and the life cycle."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, cast

from ....protocol._generated.enums import (
    ConnectListAllDomainsFlags,
    DomainCreateFlags,
    DomainDefineFlags,
    DomainDestroyFlagsValues,
    DomainEventDefinedDetailType,
    DomainEventResumedDetailType,
    DomainEventStartedDetailType,
    DomainEventStoppedDetailType,
    DomainEventSuspendedDetailType,
    DomainEventType,
    DomainEventUndefinedDetailType,
    DomainPausedReason,
    DomainRebootFlagValues,
    DomainRunningReason,
    DomainShutoffReason,
    DomainState,
    DomainUndefineFlagsValues,
    DomainXMLFlags,
    ErrorDomain,
    ErrorNumber,
)
from ....protocol._generated.remote_events import DomainEventLifecycle
from ....protocol.errors import report
from ...conf.domain.read import ParserConfig, parse_domain
from ...objects.domains import DOMAIN_FILTERS, Domain, Domains, Identity, formatted
from ...objects.lookups import DomainLookups
from ...objects.marks import changes, of_definition, of_domain
from ...objects.structures import DomainInfo, StateAndReason
from ...offload import BULK_LINES, Later, later
from .checks import check_flags, internal_error, not_valid
from .nodefile import check_namespace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..._generated.driver import Domain as DomainIdentity
    from ...conf.domain.definition import DomainDef
    from ...events import EventHub

__all__ = ["PARSER", "DomainEntryPoints", "unpacked"]

_RUNNING = int(DomainState.VIR_DOMAIN_RUNNING)
_PAUSED = int(DomainState.VIR_DOMAIN_PAUSED)
_SHUTOFF = int(DomainState.VIR_DOMAIN_SHUTOFF)

_BOOTED = int(DomainRunningReason.VIR_DOMAIN_RUNNING_BOOTED)
_UNPAUSED = int(DomainRunningReason.VIR_DOMAIN_RUNNING_UNPAUSED)
_PAUSED_USER = int(DomainPausedReason.VIR_DOMAIN_PAUSED_USER)
_SHUTDOWN = int(DomainShutoffReason.VIR_DOMAIN_SHUTOFF_SHUTDOWN)
_DESTROYED = int(DomainShutoffReason.VIR_DOMAIN_SHUTOFF_DESTROYED)

_DEFINED = int(DomainEventType.VIR_DOMAIN_EVENT_DEFINED)
_UNDEFINED = int(DomainEventType.VIR_DOMAIN_EVENT_UNDEFINED)
_STARTED = int(DomainEventType.VIR_DOMAIN_EVENT_STARTED)
_SUSPENDED = int(DomainEventType.VIR_DOMAIN_EVENT_SUSPENDED)
_RESUMED = int(DomainEventType.VIR_DOMAIN_EVENT_RESUMED)
_STOPPED = int(DomainEventType.VIR_DOMAIN_EVENT_STOPPED)

_DEFINED_ADDED = int(DomainEventDefinedDetailType.VIR_DOMAIN_EVENT_DEFINED_ADDED)
_DEFINED_UPDATED = int(DomainEventDefinedDetailType.VIR_DOMAIN_EVENT_DEFINED_UPDATED)
_UNDEFINED_REMOVED = int(DomainEventUndefinedDetailType.VIR_DOMAIN_EVENT_UNDEFINED_REMOVED)
_STARTED_BOOTED = int(DomainEventStartedDetailType.VIR_DOMAIN_EVENT_STARTED_BOOTED)
_SUSPENDED_PAUSED = int(DomainEventSuspendedDetailType.VIR_DOMAIN_EVENT_SUSPENDED_PAUSED)
_RESUMED_UNPAUSED = int(DomainEventResumedDetailType.VIR_DOMAIN_EVENT_RESUMED_UNPAUSED)
_STOPPED_SHUTDOWN = int(DomainEventStoppedDetailType.VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN)
_STOPPED_DESTROYED = int(DomainEventStoppedDetailType.VIR_DOMAIN_EVENT_STOPPED_DESTROYED)

_DEFINE_VALIDATE = int(DomainDefineFlags.VIR_DOMAIN_DEFINE_VALIDATE)
_START_VALIDATE = int(DomainCreateFlags.VIR_DOMAIN_START_VALIDATE)
_GRACEFUL = int(DomainDestroyFlagsValues.VIR_DOMAIN_DESTROY_GRACEFUL)
_REBOOT_FLAGS = int(sum(DomainRebootFlagValues))
_UNDEFINE_MANAGED_SAVE = int(DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_MANAGED_SAVE)
_UNDEFINE_SNAPSHOTS = int(DomainUndefineFlagsValues.VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA)
_XML_SECURE = int(DomainXMLFlags.VIR_DOMAIN_XML_SECURE)
_XML_INACTIVE = int(DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE)
_XML_FLAGS = _XML_SECURE | _XML_INACTIVE | int(DomainXMLFlags.VIR_DOMAIN_XML_MIGRATABLE)

PARSER = ParserConfig(default_arch="i686", interface_prefix="testnet", check=check_namespace)

_ACTIVE = int(ConnectListAllDomainsFlags.VIR_CONNECT_LIST_DOMAINS_ACTIVE)
_INACTIVE = int(ConnectListAllDomainsFlags.VIR_CONNECT_LIST_DOMAINS_INACTIVE)


def unpacked(answer: Domain | Later[Domain]) -> Later[None] | None:
    """Drop the domain of an answer, for calls that return nothing.

    A `Later` stays one.
    """
    return None if isinstance(answer, Domain) else cast("Later[None]", answer)


class DomainEntryPoints(DomainLookups):
    """Entry points that find, list, define, start and stop domains."""

    events: EventHub

    # -- looking up and listing --------------------------------------------------------

    def domain_lookup_by_name(self, name: str) -> Domain:
        try:
            return self.domains.by_name[name]
        except KeyError:
            raise self.domains.missing() from None

    def domain_lookup_by_uuid(self, uuid: bytes) -> Domain:
        try:
            return self.domains.by_uuid[uuid]
        except KeyError:
            raise self.domains.missing() from None

    def domain_lookup_by_id(self, id: int) -> Domain:
        try:
            return self.domains.by_id[id]
        except KeyError:
            raise self.domains.missing() from None

    def connect_list_all_domains(self, flags: int) -> list[Domain]:
        if flags == 0:
            return Domains(self.domains.by_uuid.values())
        check_flags(flags, DOMAIN_FILTERS.mask, "testConnectListAllDomains")
        # Those that run are in the order of their start where only they are asked for.
        asked = (
            self.domains.by_id if flags & (_ACTIVE | _INACTIVE) == _ACTIVE else self.domains.by_uuid
        )
        return Domains(DOMAIN_FILTERS.select(asked.values(), flags))

    # -- defining ----------------------------------------------------------------------

    def domain_define_xml(self, xml: str) -> Domain | Later[Domain]:
        return self.domain_define_xml_flags(xml, 0)

    def domain_define_xml_flags(self, xml: str, flags: int) -> Domain | Later[Domain]:
        check_flags(flags, _DEFINE_VALIDATE, "testDomainDefineXMLFlags")
        return later(
            len(xml), partial(parse_domain, xml, PARSER, validate=bool(flags)), self._define
        )

    @changes(of_definition)
    def _define(self, definition: DomainDef) -> Domain:
        if "\n" in definition.name:
            raise report(
                ErrorNumber.VIR_ERR_XML_DETAIL,
                ErrorDomain.VIR_FROM_XML,
                f"invalid char in name: {chr(10)}",
            )
        known = self.domains.by_uuid.get(definition.uuid)
        updated = known is not None and (known.id == -1 or known.next_definition is not None)
        domain = self.domains.add(definition, live=False)
        domain.persistent = True
        self.events.emit(
            DomainEventLifecycle(domain, _DEFINED, _DEFINED_UPDATED if updated else _DEFINED_ADDED)
        )
        return domain

    def domain_undefine(self, dom: DomainIdentity) -> None:
        return self.domain_undefine_flags(dom, 0)

    @changes(of_domain)
    def domain_undefine_flags(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, _UNDEFINE_MANAGED_SAVE | _UNDEFINE_SNAPSHOTS, "testDomainUndefineFlags")
        domain = self._domain(dom)
        if domain.has_managed_save and not flags & _UNDEFINE_MANAGED_SAVE:
            raise not_valid("Refusing to undefine while domain managed save image exists")
        if domain.id == -1 and domain.snapshots and not flags & _UNDEFINE_SNAPSHOTS:
            raise not_valid(f"cannot delete inactive domain with {len(domain.snapshots)} snapshots")
        domain.has_managed_save = False
        if domain.id != -1:
            domain.persistent = False
        else:
            self.domains.remove(domain)
        self.events.emit(DomainEventLifecycle(domain, _UNDEFINED, _UNDEFINED_REMOVED))

    # -- running -----------------------------------------------------------------------

    def _start(self, domain: Domain, reason: int, detail: int) -> None:
        """Start a domain and emit the event.

        ``reason`` is that of the state, ``detail`` that of the event.
        """
        self.domains.start(domain, reason)
        self.events.emit(DomainEventLifecycle(domain, _STARTED, detail))

    def _stop(self, domain: Domain, reason: int, detail: int) -> None:
        """Stop a domain and emit the event.

        As in libvirt, the event has the id of the run, unless there is a next
        definition.
        """
        told = (
            domain
            if domain.next_definition is not None
            else Identity(domain.name, domain.uuid, domain.id)
        )
        self.domains.stop(domain, reason)
        self.events.emit(DomainEventLifecycle(told, _STOPPED, detail))

    def domain_create_xml(self, xml_desc: str, flags: int) -> Domain | Later[Domain]:
        check_flags(flags, _START_VALIDATE, "testDomainCreateXML")
        work = partial(parse_domain, xml_desc, PARSER, validate=bool(flags))
        return later(
            len(xml_desc), work, partial(self._create, reason=_BOOTED, detail=_STARTED_BOOTED)
        )

    @changes(of_definition)
    def _create(self, definition: DomainDef, *, reason: int, detail: int) -> Domain:
        """Start a domain with this definition, which is transient if it is new."""
        domain = self.domains.add(definition, live=True)
        self._start(domain, reason, detail)
        return domain

    def domain_create_xml_with_files(
        self, xml_desc: str, files: Sequence[int], flags: int
    ) -> Domain | Later[Domain]:
        return self.domain_create_xml(xml_desc, flags)

    def domain_create(self, dom: DomainIdentity) -> Later[None] | None:
        return unpacked(self.domain_create_with_flags(dom, 0))

    @changes(of_domain)
    def domain_create_with_flags(self, dom: DomainIdentity, flags: int) -> Domain | Later[Domain]:
        check_flags(flags, 0, "testDomainCreateWithFlags")
        domain = self._domain(dom)
        if domain.state != _SHUTOFF:
            raise internal_error(f"Domain '{dom.name}' is already running")
        definition = domain.definition
        if (
            not domain.persistent
            or domain.next_definition is not None
            or definition.weight < BULK_LINES
        ):
            self._start(domain, _BOOTED, _STARTED_BOOTED)
            return domain
        known = definition.snapshot()

        def start(copy: DomainDef) -> Domain | Later[Domain]:
            is_inactive = domain.state == _SHUTOFF and domain.next_definition is None
            if is_inactive and domain.definition is definition and definition.is_still(known):
                domain.next_definition = copy
            return self.domain_create_with_flags(dom, flags)

        return Later(known.copy, start)

    def domain_create_with_files(
        self, dom: DomainIdentity, files: Sequence[int], flags: int
    ) -> Domain | Later[Domain]:
        return self.domain_create_with_flags(dom, flags)

    def domain_destroy(self, dom: DomainIdentity) -> None:
        return self.domain_destroy_flags(dom, 0)

    @changes(of_domain)
    def domain_destroy_flags(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, _GRACEFUL, "testDomainDestroyFlags")
        domain = self._domain(dom)
        domain.check_active()
        self._stop(domain, _DESTROYED, _STOPPED_DESTROYED)

    def domain_shutdown(self, dom: DomainIdentity) -> None:
        return self.domain_shutdown_flags(dom, 0)

    @changes(of_domain)
    def domain_shutdown_flags(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, 0, "testDomainShutdownFlags")
        domain = self._domain(dom)
        if domain.state == _SHUTOFF:
            raise internal_error(f"domain '{dom.name}' not running")
        self._lifecycle_action(domain, domain.definition.actions["on_poweroff"])

    @changes(of_domain)
    def domain_reboot(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, _REBOOT_FLAGS, "testDomainReboot")
        domain = self._domain(dom)
        domain.check_active()
        self._lifecycle_action(domain, domain.definition.actions["on_reboot"])

    def _lifecycle_action(self, domain: Domain, action: str) -> None:
        if action in ("restart", "rename-restart"):
            domain.state = _RUNNING
            domain.reason = _BOOTED
        else:
            self._stop(domain, _SHUTDOWN, _STOPPED_SHUTDOWN)

    def domain_reset(self, dom: DomainIdentity, flags: int) -> None:
        check_flags(flags, 0, "testDomainReset")
        self._domain(dom).check_active()

    @changes(of_domain)
    def domain_suspend(self, dom: DomainIdentity) -> None:
        domain = self._domain(dom)
        if domain.state in (_SHUTOFF, _PAUSED):
            raise internal_error(f"domain '{dom.name}' not running")
        domain.state = _PAUSED
        domain.reason = _PAUSED_USER
        self.events.emit(DomainEventLifecycle(domain, _SUSPENDED, _SUSPENDED_PAUSED))

    @changes(of_domain)
    def domain_resume(self, dom: DomainIdentity) -> None:
        domain = self._domain(dom)
        if domain.state != _PAUSED:
            raise internal_error(f"domain '{dom.name}' not paused")
        domain.state = _RUNNING
        domain.reason = _UNPAUSED
        self.events.emit(DomainEventLifecycle(domain, _RESUMED, _RESUMED_UNPAUSED))

    # -- asking ------------------------------------------------------------------------

    def domain_get_xml_desc(self, dom: DomainIdentity, flags: int) -> str | Later[str]:
        check_flags(flags, _XML_FLAGS, "testDomainGetXMLDesc")
        domain = self._domain(dom)
        if flags & _XML_INACTIVE and domain.next_definition is not None:
            return formatted(domain.next_definition, flags, -1)
        return formatted(domain.definition, flags, domain.id)

    def domain_get_info(self, dom: DomainIdentity) -> DomainInfo:
        domain = self._domain(dom)
        memory = domain.definition.memory
        return DomainInfo(
            domain.state,
            memory.total,
            memory.current,
            domain.definition.vcpus.current,
            time.time_ns() // 1000 * 1000,
        )

    def domain_get_state(self, dom: DomainIdentity, flags: int) -> StateAndReason:
        check_flags(flags, 0, "testDomainGetState")
        domain = self._domain(dom)
        return StateAndReason(domain.state, domain.reason)

    def domain_get_autostart(self, dom: DomainIdentity) -> bool:
        return self._domain(dom).autostart

    @changes(of_domain)
    def domain_set_autostart(self, dom: DomainIdentity, autostart: int) -> None:
        self._domain(dom).autostart = bool(autostart)
