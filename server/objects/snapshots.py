"""Entry points of snapshots, with the rules of libvirt's C test driver.

A driver class that mixes in `SnapshotEntryPoints` has a method ``_domain(dom)`` that
finds the domain object of a wire identity or raises VIR_ERR_NO_DOMAIN, and one that
halts a domain. This module uses the attributes of `SnapshotDomain`, and changes only
its ``snapshots``. Reverting to a snapshot is the driver's own: it is about how a domain
starts and stops.

Checks of libvirt's public API (flags that exclude each other, read-only connections)
are made before a driver is asked.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol
from uuid import UUID

from ...protocol._generated.enums import (
    DomainSnapshotCreateFlags,
    DomainSnapshotDeleteFlags,
    DomainSnapshotListFlags,
    DomainSnapshotXMLFlags,
    ErrorDomain,
    ErrorNumber,
)
from ...protocol.errors import LibvirtError, report, unsupported_flags
from ..conf.domain.read import parse_domain
from ..conf.domain.stability import check_stability
from ..moments.domain import DomainConfig, MomentDomain
from ..moments.snapshot_xml import (
    DISK_SNAPSHOT,
    EXTERNAL,
    INTERNAL,
    MANUAL,
    NO,
    STATES,
    Redefinition,
    SnapshotDef,
    align_disks,
    format_snapshot,
    parse_redefinition,
    parse_snapshot,
)
from ..offload import BULK_BYTES, BULK_LINES, Later, later
from .filters import Filters, Group, either
from .identities import MomentIdentity, Moments
from .marks import changes, of_domain, of_moment

if TYPE_CHECKING:
    from collections.abc import Sized

    from .._generated.driver import Domain as DomainIdentity
    from .._generated.driver import DomainSnapshot as SnapshotIdentity
    from ..conf.domain.definition import DomainDef
    from ..moments.tree import Moment, MomentTree

__all__ = ["SnapshotDomain", "SnapshotEntryPoints"]

_CREATE = DomainSnapshotCreateFlags
_REDEFINE = int(_CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE)
_CURRENT = int(_CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT)
_HALT = int(_CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_HALT)
_VALIDATE = int(_CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE)
_CREATE_FLAGS = (
    _REDEFINE
    | _CURRENT
    | _HALT
    | _VALIDATE
    # for the guest, of which this driver has none
    | int(_CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE)
    | int(_CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC)
    | int(_CREATE.VIR_DOMAIN_SNAPSHOT_CREATE_LIVE)
)
_SECURE = int(DomainSnapshotXMLFlags.VIR_DOMAIN_SNAPSHOT_XML_SECURE)
_CHILDREN = int(DomainSnapshotDeleteFlags.VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN)
_CHILDREN_ONLY = int(DomainSnapshotDeleteFlags.VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY)
_TOPOLOGICAL = int(DomainSnapshotListFlags.VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL)
_LIST_FLAGS = int(sum(DomainSnapshotListFlags))
_INACTIVE = int(DomainSnapshotListFlags.VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE)
_ACTIVE = int(DomainSnapshotListFlags.VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE)
_DISK_ONLY = int(DomainSnapshotListFlags.VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY)
_OF_STATE = {"shutoff": _INACTIVE, DISK_SNAPSHOT: _DISK_ONLY}

# virDomainSnapshotFilter. Roots and leaves are the tree's.
_FILTERS: Filters[Moment[SnapshotDef]] = Filters(
    either(
        DomainSnapshotListFlags.VIR_DOMAIN_SNAPSHOT_LIST_METADATA,
        DomainSnapshotListFlags.VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA,
        lambda moment: True,
    ),
    Group(
        (_INACTIVE, _ACTIVE, _DISK_ONLY),
        lambda moment: _OF_STATE.get(moment.definition.state, _ACTIVE),
    ),
    either(
        DomainSnapshotListFlags.VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL,
        DomainSnapshotListFlags.VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL,
        lambda moment: moment.definition.is_external,
    ),
)


class SnapshotDomain(MomentDomain, Protocol):
    """Domain as seen by this module: `MomentDomain` with snapshots and checkpoints.

    ``state`` is a number of virDomainState.
    """

    @property
    def definition(self) -> DomainDef: ...
    @property
    def state(self) -> int: ...
    @property
    def persistent(self) -> bool: ...
    @property
    def snapshots(self) -> MomentTree[SnapshotDef]: ...
    @property
    def checkpoints(self) -> Sized: ...


class SnapshotEntryPoints:
    """Entry points that create, list, print and delete snapshots.

    A driver's class has it before `Driver` among its bases, and the methods
    ``_domain(dom)``, which returns the domain that a client names, a `SnapshotDomain`,
    or raises VIR_ERR_NO_DOMAIN, and ``_halt(domain)``, which stops a domain after a
    snapshot. Snapshots are in the ``snapshots`` of the domain, and live as long as it.
    """

    refusals_from: ClassVar[ErrorDomain] = ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT
    """Part of libvirt that refusals come from."""

    if TYPE_CHECKING:  # the driver class has them; nothing here may hide that
        scheme: str

        def _domain(self, dom: DomainIdentity) -> SnapshotDomain:
            raise NotImplementedError

        def _halt(self, domain: SnapshotDomain) -> None: ...

    # -- creating ----------------------------------------------------------------------

    @changes(of_domain)
    def domain_snapshot_create_xml(
        self, dom: DomainIdentity, xml_desc: str, flags: int
    ) -> MomentIdentity | Later[MomentIdentity]:
        self._check_snapshot_flags(flags, _CREATE_FLAGS, "DomainSnapshotCreateXML")
        domain = self._snapshotable(dom, flags)
        validate = bool(flags & _VALIDATE)
        if flags & _REDEFINE:
            return later(
                len(xml_desc),
                partial(parse_redefinition, xml_desc, validate=validate),
                lambda redefinition: self._redefine(dom, redefinition, flags),
            )
        known, state = domain.definition.snapshot(), domain.state
        read = partial(
            self._read, xml_desc, known, domain.snapshots.current, STATES[state], validate=validate
        )
        if len(xml_desc) < BULK_BYTES and known.weight < BULK_LINES:
            return self._take(domain, read(), dom, flags)

        def take(definition: SnapshotDef) -> MomentIdentity | Later[MomentIdentity]:
            domain = self._snapshotable(dom, flags)
            if domain.state != state or not domain.definition.is_still(known):
                return self.domain_snapshot_create_xml(dom, xml_desc, flags)
            return self._take(domain, definition, dom, flags)

        return Later(read, take)

    def _snapshotable(self, dom: DomainIdentity, flags: int) -> SnapshotDomain:
        """Find the domain, and check that a snapshot of it may be created now."""
        domain = self._domain(dom)
        if len(domain.checkpoints):
            raise self._snapshot_unsupported("cannot create snapshot while checkpoint exists")
        if flags & _HALT and not domain.persistent:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_INVALID,
                self.refusals_from,
                "cannot halt after transient domain snapshot",
            )
        return domain

    def _read(
        self,
        text: str,
        domain: DomainDef,
        current: Moment[SnapshotDef] | None,
        state: str,
        *,
        validate: bool,
    ) -> SnapshotDef:
        """Read a new snapshot of a domain in that state.

        The ``current`` snapshot may have a copy of the domain's configuration that
        still holds.
        """
        definition = parse_snapshot(text, int(time.time()), validate=validate)
        if any(disk.mode == MANUAL for disk in definition.disks):
            raise self._snapshot_unsupported(
                f"'manual' snapshot mode is not supported by the {self.scheme} driver"
            )
        known = None if current is None else current.definition.domain
        config = definition.domain = DomainConfig.copy_of(domain, known)
        definition.state = state
        if definition.memory == EXTERNAL:
            align_disks(definition, config, EXTERNAL, uniform=False)
        else:
            definition.memory = NO if state == "shutoff" else INTERNAL
            align_disks(definition, config, INTERNAL, uniform=True)
        return definition

    def _take(
        self, domain: SnapshotDomain, definition: SnapshotDef, dom: DomainIdentity, flags: int
    ) -> MomentIdentity:
        """Add a snapshot as a child of the current one, and make it current."""
        snapshots = domain.snapshots
        snapshots.current = snapshots.add(definition.name, definition, snapshots.current)
        if flags & _HALT and domain.id != -1:
            self._halt(domain)
        return MomentIdentity(definition.name, dom)

    def _redefine(
        self, dom: DomainIdentity, redefinition: Redefinition, flags: int
    ) -> MomentIdentity | Later[MomentIdentity]:
        """Redefine a snapshot; it becomes current only if the client says so."""
        domain = self._snapshotable(dom, flags)
        definition = redefinition.definition
        domain.snapshots.check_parent(definition.name, redefinition.parent_name)
        other = domain.snapshots.get(definition.name)
        if other is None:
            _check_uuid(definition, domain.uuid)
            return self._replace(dom, redefinition, None, flags)
        kept = other.definition
        _check_uuid(definition, domain.uuid)
        _check_kind(definition, kept)
        texts = [each.domain and each.domain.secure_text for each in (kept, definition)]
        if texts[0] is None or texts[1] is None or texts[0] == texts[1]:
            return self._replace(dom, redefinition, kept, flags)
        return later(
            kept.weight + definition.weight,
            partial(_check_domains, kept, definition),
            lambda _: self._replace(dom, redefinition, kept, flags),
        )

    def _replace(
        self, dom: DomainIdentity, redefinition: Redefinition, kept: SnapshotDef | None, flags: int
    ) -> MomentIdentity | Later[MomentIdentity]:
        """Put a redefined snapshot in the place of ``kept``, if that is still there."""
        domain = self._snapshotable(dom, flags)
        snapshots, definition = domain.snapshots, redefinition.definition
        other = snapshots.get(definition.name)
        if kept is not (None if other is None else other.definition):
            return self._redefine(dom, redefinition, flags)
        parent = snapshots.check_parent(definition.name, redefinition.parent_name)
        config = definition.domain or (None if kept is None else kept.domain)
        if config is None:
            raise _refused(ErrorNumber.VIR_ERR_INTERNAL_ERROR, "missing domain in snapshot")
        external = definition.state == DISK_SNAPSHOT or definition.is_external
        align_disks(definition, config, EXTERNAL if external else INTERNAL, uniform=True)
        definition.domain = config
        moment = snapshots.redefine(definition.name, definition, parent)
        if flags & _CURRENT:
            snapshots.current = moment
        return MomentIdentity(definition.name, dom)

    # -- asking ------------------------------------------------------------------------

    def domain_snapshot_get_xml_desc(self, snap: SnapshotIdentity, flags: int) -> str | Later[str]:
        self._check_snapshot_flags(flags, _SECURE, "DomainSnapshotGetXMLDesc")
        moment = self._snapshot(snap)
        parent_name = self._domain(snap.dom).snapshots.parent_name(moment)
        return later(
            moment.definition.weight,
            partial(
                format_snapshot,
                moment.definition,
                parent_name,
                uuid=snap.dom.uuid,
                secure=bool(flags),
            ),
        )

    def domain_snapshot_num(self, dom: DomainIdentity, flags: int) -> int:
        return len(self._snapshots(dom, flags, "DomainSnapshotNum"))

    def domain_snapshot_list_names(
        self, dom: DomainIdentity, maxnames: int, flags: int
    ) -> list[str]:
        return self._snapshots(dom, flags, "DomainSnapshotListNames")[:maxnames]

    def domain_list_all_snapshots(self, dom: DomainIdentity, flags: int) -> Moments:
        return Moments(self._snapshots(dom, flags, "DomainListAllSnapshots"), dom)

    def domain_snapshot_num_children(self, snap: SnapshotIdentity, flags: int) -> int:
        return len(self._children(snap, flags, "DomainSnapshotNumChildren"))

    def domain_snapshot_list_children_names(
        self, snap: SnapshotIdentity, maxnames: int, flags: int
    ) -> list[str]:
        return self._children(snap, flags, "DomainSnapshotListChildrenNames")[:maxnames]

    def domain_snapshot_list_all_children(self, snapshot: SnapshotIdentity, flags: int) -> Moments:
        names = self._children(snapshot, flags, "DomainSnapshotListAllChildren")
        return Moments(names, snapshot.dom)

    def _snapshots(self, dom: DomainIdentity, flags: int, function: str) -> list[str]:
        """List the names of a domain's snapshots."""
        self._check_snapshot_flags(flags, _LIST_FLAGS, function)
        return _names(self._domain(dom).snapshots, None, flags)

    def _children(self, snap: SnapshotIdentity, flags: int, function: str) -> list[str]:
        """List the names of a snapshot's children."""
        self._check_snapshot_flags(flags, _LIST_FLAGS, function)
        domain = self._domain(snap.dom)
        return _names(domain.snapshots, self._snapshot_named(domain, snap.name), flags)

    def domain_snapshot_lookup_by_name(
        self, dom: DomainIdentity, name: str, flags: int
    ) -> MomentIdentity:
        self._check_snapshot_flags(flags, 0, "DomainSnapshotLookupByName")
        return MomentIdentity(self._snapshot_named(self._domain(dom), name).name, dom)

    def domain_has_current_snapshot(self, dom: DomainIdentity, flags: int) -> bool:
        self._check_snapshot_flags(flags, 0, "DomainHasCurrentSnapshot")
        return self._domain(dom).snapshots.current is not None

    def domain_snapshot_current(self, dom: DomainIdentity, flags: int) -> MomentIdentity:
        self._check_snapshot_flags(flags, 0, "DomainSnapshotCurrent")
        current = self._domain(dom).snapshots.current
        if current is None:
            raise self._snapshot_missing("the domain does not have a current snapshot")
        return MomentIdentity(current.name, dom)

    def domain_snapshot_is_current(self, snap: SnapshotIdentity, flags: int) -> bool:
        self._check_snapshot_flags(flags, 0, "DomainSnapshotIsCurrent")
        domain = self._domain(snap.dom)
        return self._snapshot_named(domain, snap.name) is domain.snapshots.current

    def domain_snapshot_has_metadata(self, snap: SnapshotIdentity, flags: int) -> bool:
        self._check_snapshot_flags(flags, 0, "DomainSnapshotHasMetadata")
        self._snapshot(snap)
        return True

    def domain_snapshot_get_parent(self, snap: SnapshotIdentity, flags: int) -> MomentIdentity:
        self._check_snapshot_flags(flags, 0, "DomainSnapshotGetParent")
        parent = self._domain(snap.dom).snapshots.parent_name(self._snapshot(snap))
        if parent is None:
            raise self._snapshot_missing(f"snapshot '{snap.name}' does not have a parent")
        return MomentIdentity(parent, snap.dom)

    # -- deleting ----------------------------------------------------------------------

    @changes(of_moment)
    def domain_snapshot_delete(self, snap: SnapshotIdentity, flags: int) -> None:
        self._check_snapshot_flags(flags, _CHILDREN | _CHILDREN_ONLY, "DomainSnapshotDelete")
        domain = self._domain(snap.dom)
        moment = self._snapshot_named(domain, snap.name)
        if flags:
            domain.snapshots.remove_descendants(moment)
        if not flags & _CHILDREN_ONLY:
            domain.snapshots.remove(moment)

    # -- refusals ----------------------------------------------------------------------

    def _snapshot(self, snap: SnapshotIdentity) -> Moment[SnapshotDef]:
        return self._snapshot_named(self._domain(snap.dom), snap.name)

    def _snapshot_named(self, domain: SnapshotDomain, name: str) -> Moment[SnapshotDef]:
        moment = domain.snapshots.get(name)
        if moment is None:
            raise self._snapshot_missing(f"no domain snapshot with matching name '{name}'")
        return moment

    def _snapshot_missing(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_NO_DOMAIN_SNAPSHOT, self.refusals_from, detail)

    def _snapshot_unsupported(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED, self.refusals_from, detail)

    def _check_snapshot_flags(self, flags: int, known: int, name: str) -> None:
        """Refuse flags that are not known, naming the function of libvirt's driver."""
        if flags & ~known:
            function = f"{self.scheme}{name}"
            raise unsupported_flags(self.refusals_from, function, flags & ~known)


def _names(
    snapshots: MomentTree[SnapshotDef], start: Moment[SnapshotDef] | None, flags: int
) -> list[str]:
    found = snapshots.select(start, flags, topological=bool(flags & _TOPOLOGICAL))
    if flags & _FILTERS.mask:
        found = _FILTERS.select(found, flags)
    return [moment.name for moment in found]


def _check_uuid(definition: SnapshotDef, uuid: bytes) -> None:
    if definition.domain is not None and definition.domain.uuid != uuid:
        detail = f"definition for snapshot {definition.name} must use uuid {UUID(bytes=uuid)}"
        raise _invalid(detail)


def _check_kind(definition: SnapshotDef, kept: SnapshotDef) -> None:
    """Check that a redefined snapshot is one of the kind that it was.

    The rules are virDomainSnapshotRedefineValidate's.
    """
    name = definition.name
    if kept.is_online != definition.is_online:
        raise _invalid(
            f"cannot change between online and offline snapshot state in snapshot {name}"
        )
    if (kept.state == DISK_SNAPSHOT) != (definition.state == DISK_SNAPSHOT):
        raise _invalid(f"cannot change between disk only and full system in snapshot {name}")


def _check_domains(kept: SnapshotDef, definition: SnapshotDef) -> None:
    """Check that the guest of a redefined snapshot is the one that it was."""
    old, new = (
        parse_domain(each.domain.secure_text)
        for each in (kept, definition)
        if each.domain is not None
    )
    check_stability(old, new)


def _invalid(detail: str) -> LibvirtError:
    return _refused(ErrorNumber.VIR_ERR_INVALID_ARG, detail)


def _refused(code: ErrorNumber, detail: str) -> LibvirtError:
    return report(code, ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, detail)
