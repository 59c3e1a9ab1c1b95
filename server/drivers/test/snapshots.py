"""Snapshots of the test driver: what they do to the run of a domain."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ....protocol._generated.enums import (
    DomainEventStartedDetailType,
    DomainEventStoppedDetailType,
    DomainEventSuspendedDetailType,
    DomainEventType,
    DomainPausedReason,
    DomainRunningReason,
    DomainShutoffReason,
    DomainSnapshotRevertFlags,
    DomainState,
    ErrorDomain,
    ErrorNumber,
)
from ....protocol._generated.remote_events import DomainEventLifecycle
from ....protocol.errors import report
from ...conf.domain.read import parse_domain
from ...objects import snapshots
from ...objects.domains import Identity
from ...objects.marks import changes, of_moment
from ...offload import Later, later
from .checks import check_flags, not_valid

if TYPE_CHECKING:
    from ..._generated.driver import Domain as DomainIdentity
    from ..._generated.driver import DomainSnapshot as SnapshotIdentity
    from ...conf.domain.definition import DomainDef
    from ...events import EventHub
    from ...moments.snapshot_xml import SnapshotDef
    from ...moments.tree import Moment
    from ...objects.domains import Domain, DomainList

__all__ = ["SnapshotEntryPoints"]

_PAUSED = int(DomainState.VIR_DOMAIN_PAUSED)
_RUNNING_FROM_SNAPSHOT = int(DomainRunningReason.VIR_DOMAIN_RUNNING_FROM_SNAPSHOT)
_PAUSED_FROM_SNAPSHOT = int(DomainPausedReason.VIR_DOMAIN_PAUSED_FROM_SNAPSHOT)
_SHUTOFF_FROM_SNAPSHOT = int(DomainShutoffReason.VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT)

_STARTED = int(DomainEventType.VIR_DOMAIN_EVENT_STARTED)
_SUSPENDED = int(DomainEventType.VIR_DOMAIN_EVENT_SUSPENDED)
_STOPPED = int(DomainEventType.VIR_DOMAIN_EVENT_STOPPED)
_STARTED_FROM = int(DomainEventStartedDetailType.VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT)
_SUSPENDED_FROM = int(DomainEventSuspendedDetailType.VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT)
_STOPPED_FROM = int(DomainEventStoppedDetailType.VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT)

_TO_RUNNING = int(DomainSnapshotRevertFlags.VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING)
_TO_PAUSED = int(DomainSnapshotRevertFlags.VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED)
_FORCE = int(DomainSnapshotRevertFlags.VIR_DOMAIN_SNAPSHOT_REVERT_FORCE)


class _Saved(NamedTuple):
    """Definition that a snapshot kept, and a copy of it for the next start."""

    definition: DomainDef
    following: DomainDef


class SnapshotEntryPoints(snapshots.SnapshotEntryPoints):
    """Entry points of snapshots, reverting to one included."""

    domains: DomainList
    events: EventHub

    if TYPE_CHECKING:  # the driver class has them; nothing here may hide that

        def _domain(self, dom: DomainIdentity) -> Domain:
            raise NotImplementedError

        def _start(self, domain: Domain, reason: int, detail: int) -> None: ...

    def _halt(self, domain: snapshots.SnapshotDomain) -> None:
        """Stop a domain because of a snapshot; a transient one stays in the list."""
        stopped = self._domain(domain)
        self.domains.stop(stopped, _SHUTOFF_FROM_SNAPSHOT, keep=True)
        self.events.emit(DomainEventLifecycle(stopped, _STOPPED, _STOPPED_FROM))

    @changes(of_moment)
    def domain_revert_to_snapshot(self, snap: SnapshotIdentity, flags: int) -> Later[None] | None:
        check_flags(flags, _TO_RUNNING | _TO_PAUSED | _FORCE, "testDomainRevertToSnapshot")
        domain = self._domain(snap.dom)
        wanted = self._snapshot_named(domain, snap.name).definition
        if not domain.persistent and not wanted.is_online and not flags & ~_FORCE:
            raise not_valid(
                "transient domain needs to request run or pause to revert to inactive snapshot"
            )
        if wanted.domain is None:  # libvirt's test driver does not survive it with FORCE
            detail = f"snapshot '{wanted.name}' lacks domain '{domain.name}' rollback info"
            raise report(
                ErrorNumber.VIR_ERR_SNAPSHOT_REVERT_RISKY, ErrorDomain.VIR_FROM_TEST, detail
            )
        text = wanted.domain.secure_text

        def revert(saved: _Saved) -> Later[None] | None:
            domain = self._domain(snap.dom)
            moment = self._snapshot_named(domain, snap.name)
            if moment.definition is not wanted:
                return self.domain_revert_to_snapshot(snap, flags)
            self._revert(domain, moment, saved, flags)
            return None

        return later(len(text), partial(_saved, text, domain.name), revert)

    def _revert(
        self, domain: Domain, moment: Moment[SnapshotDef], saved: _Saved, flags: int
    ) -> None:
        """Give a domain back what a snapshot kept of it.

        A domain that runs is stopped first, and one with an online snapshot is started
        anew. After an offline one it stays stopped, even if a client asks for another
        state: libvirt's test driver only says that it was started. And as there, a
        transient domain without a next definition goes on with the one that it has,
        and gets the snapshot's as the next.
        """
        online = moment.definition.is_online
        if online and domain.id != -1 and domain.next_definition is None:
            told = Identity(domain.name, domain.uuid, domain.id)
            self.domains.stop(domain, _SHUTOFF_FROM_SNAPSHOT, keep=True)
            self.events.emit(DomainEventLifecycle(told, _STOPPED, _STOPPED_FROM))
            domain.next_definition = saved.definition
        else:
            if domain.id != -1:
                self._halt(domain)
            self.domains.redefine(domain, saved.definition)
        paused = bool(flags & _TO_PAUSED)
        if online:
            if domain.persistent:
                domain.next_definition = saved.following
            self._start(domain, _RUNNING_FROM_SNAPSHOT, _STARTED_FROM)
            paused = paused or (not flags & _TO_RUNNING and moment.definition.state == "paused")
            if paused:
                domain.state, domain.reason = _PAUSED, _PAUSED_FROM_SNAPSHOT
        elif flags & ~_FORCE:
            self.events.emit(DomainEventLifecycle(domain, _STARTED, _STARTED_FROM))
        if paused:
            self.events.emit(DomainEventLifecycle(domain, _SUSPENDED, _SUSPENDED_FROM))
        domain.snapshots.current = moment


def _saved(text: str, name: str) -> _Saved:
    """Read what a snapshot kept, for a domain that may have been renamed since."""
    definition = parse_domain(text)
    if definition.name != name:
        definition.rename(name)
    return _Saved(definition, definition.copy())
