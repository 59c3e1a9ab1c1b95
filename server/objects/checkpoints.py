"""Entry points of checkpoints, with the rules of libvirt's C test driver.

A driver class that mixes in `CheckpointEntryPoints` has a method ``_domain(dom)`` that
finds the domain object of a wire identity or raises VIR_ERR_NO_DOMAIN. This module uses
the attributes of `CheckpointDomain`, and changes only its ``checkpoints``.

Checks of libvirt's public API (flags that exclude each other, read-only connections)
are made before a driver is asked. Rules that the qemu driver does not share:
checkpoints are created and redefined only for a running domain without snapshots.
Deleting needs neither, since there are no bitmaps to delete; so METADATA_ONLY changes
nothing.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol

from ...protocol._generated.enums import (
    DomainCheckpointCreateFlags,
    DomainCheckpointDeleteFlags,
    DomainCheckpointListFlags,
    DomainCheckpointXMLFlags,
    ErrorDomain,
    ErrorNumber,
)
from ...protocol.errors import LibvirtError, report, unsupported_flags
from ..moments.checkpoint_xml import (
    CheckpointDef,
    Redefinition,
    align_disks,
    check_domain,
    format_checkpoint,
    parse_checkpoint,
    parse_redefinition,
)
from ..moments.domain import DomainConfig, MomentDomain
from ..offload import BULK_BYTES, BULK_LINES, Later, later
from .identities import MomentIdentity, Moments
from .marks import changes, of_domain, of_moment

if TYPE_CHECKING:
    from collections.abc import Sized

    from .._generated.driver import Domain as DomainIdentity
    from .._generated.driver import DomainCheckpoint as CheckpointIdentity
    from ..conf.domain.definition import DomainDef
    from ..moments.tree import Moment, MomentTree

__all__ = ["CheckpointDomain", "CheckpointEntryPoints", "read_checkpoint", "redefine"]

_REDEFINE = int(DomainCheckpointCreateFlags.VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE)
_CREATE_FLAGS = _REDEFINE | int(DomainCheckpointCreateFlags.VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE)
_SIZE = int(DomainCheckpointXMLFlags.VIR_DOMAIN_CHECKPOINT_XML_SIZE)
_XML_FLAGS = int(sum(DomainCheckpointXMLFlags))
_TOPOLOGICAL = int(DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL)
_LIST_FLAGS = int(sum(DomainCheckpointListFlags))
_CHILDREN = int(DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN)
_CHILDREN_ONLY = int(DomainCheckpointDeleteFlags.VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY)
_DELETE_FLAGS = int(sum(DomainCheckpointDeleteFlags))


class CheckpointDomain(MomentDomain, Protocol):
    """Domain as seen by this module: `MomentDomain` with checkpoints and snapshots."""

    @property
    def definition(self) -> DomainDef: ...
    @property
    def checkpoints(self) -> MomentTree[CheckpointDef]: ...
    @property
    def snapshots(self) -> Sized: ...


class CheckpointEntryPoints:
    """Entry points that create, list, print and delete checkpoints.

    A driver's class has it before `Driver` among its bases, and a method
    ``_domain(dom)`` that returns the domain that a client names, a `CheckpointDomain`,
    or raises VIR_ERR_NO_DOMAIN. Checkpoints are in the ``checkpoints`` of that object,
    and live as long as it. Checkpoints of a new one are ``MomentTree()``.
    """

    refusals_from: ClassVar[ErrorDomain] = ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT
    """Part of libvirt that refusals come from."""

    if TYPE_CHECKING:  # the driver class has them; nothing here may hide that
        scheme: str

        def _domain(self, dom: DomainIdentity) -> CheckpointDomain:
            raise NotImplementedError

    @changes(of_domain)
    def domain_checkpoint_create_xml(
        self, dom: DomainIdentity, xml_desc: str, flags: int
    ) -> MomentIdentity | Later[MomentIdentity]:
        self._check_checkpoint_flags(flags, _CREATE_FLAGS, "DomainCheckpointCreateXML")
        domain = self._checkpointable(dom)
        if flags & _REDEFINE:
            return later(
                len(xml_desc),
                partial(parse_redefinition, xml_desc),
                lambda redefinition: MomentIdentity(
                    redefine(self._checkpointable(dom), redefinition).name, dom
                ),
            )
        if len(xml_desc) < BULK_BYTES and domain.definition.weight < BULK_LINES:
            definition = read_checkpoint(xml_desc, domain.definition, domain.checkpoints.current)
            return MomentIdentity(_create(domain, definition).name, dom)
        known = domain.definition.snapshot()

        def create(definition: CheckpointDef) -> MomentIdentity | Later[MomentIdentity]:
            domain = self._checkpointable(dom)
            if not domain.definition.is_still(known):
                return self.domain_checkpoint_create_xml(dom, xml_desc, flags)
            return MomentIdentity(_create(domain, definition).name, dom)

        return Later(partial(read_checkpoint, xml_desc, known, domain.checkpoints.current), create)

    def _checkpointable(self, dom: DomainIdentity) -> CheckpointDomain:
        """Find the domain, and check that a checkpoint of it may be created now."""
        domain = self._domain(dom)
        if len(domain.snapshots):
            raise self._checkpoint_unsupported("cannot create checkpoint while snapshot exists")
        if domain.id == -1:
            raise self._checkpoint_unsupported("cannot create checkpoint for inactive domain")
        return domain

    def domain_checkpoint_get_xml_desc(
        self, checkpoint: CheckpointIdentity, flags: int
    ) -> str | Later[str]:
        self._check_checkpoint_flags(flags, _XML_FLAGS, "DomainCheckpointGetXMLDesc")
        domain = self._domain(checkpoint.dom)
        moment = self._checkpoint_named(domain, checkpoint.name)
        # The C driver makes up a size and then prints none.
        if flags & _SIZE and domain.id == -1:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_INVALID,
                ErrorDomain.VIR_FROM_DOMAIN,
                "domain is not running",
            )
        parent_name = domain.checkpoints.parent_name(moment)
        return later(
            moment.definition.weight,
            partial(format_checkpoint, moment.definition, parent_name, flags),
        )

    def domain_list_all_checkpoints(self, dom: DomainIdentity, flags: int) -> Moments:
        self._check_checkpoint_flags(flags, _LIST_FLAGS, "DomainListAllCheckpoints")
        found = self._domain(dom).checkpoints.select(
            None, flags, topological=bool(flags & _TOPOLOGICAL)
        )
        return Moments([moment.name for moment in found], dom)

    def domain_checkpoint_list_all_children(
        self, checkpoint: CheckpointIdentity, flags: int
    ) -> Moments:
        self._check_checkpoint_flags(flags, _LIST_FLAGS, "DomainCheckpointListAllChildren")
        dom = checkpoint.dom
        domain = self._domain(dom)
        found = domain.checkpoints.select(
            self._checkpoint_named(domain, checkpoint.name),
            flags,
            topological=bool(flags & _TOPOLOGICAL),
        )
        return Moments([moment.name for moment in found], dom)

    def domain_checkpoint_lookup_by_name(
        self, dom: DomainIdentity, name: str, flags: int
    ) -> MomentIdentity:
        self._check_checkpoint_flags(flags, 0, "DomainCheckpointLookupByName")
        return MomentIdentity(self._checkpoint_named(self._domain(dom), name).name, dom)

    def domain_checkpoint_get_parent(
        self, checkpoint: CheckpointIdentity, flags: int
    ) -> MomentIdentity:
        self._check_checkpoint_flags(flags, 0, "DomainCheckpointGetParent")
        domain = self._domain(checkpoint.dom)
        moment = self._checkpoint_named(domain, checkpoint.name)
        parent = domain.checkpoints.parent_name(moment)
        if parent is None:
            raise self._checkpoint_missing(f"checkpoint '{checkpoint.name}' does not have a parent")
        return MomentIdentity(parent, checkpoint.dom)

    @changes(of_moment)
    def domain_checkpoint_delete(self, checkpoint: CheckpointIdentity, flags: int) -> None:
        self._check_checkpoint_flags(flags, _DELETE_FLAGS, "DomainCheckpointDelete")
        domain = self._domain(checkpoint.dom)
        moment = self._checkpoint_named(domain, checkpoint.name)
        if flags & (_CHILDREN | _CHILDREN_ONLY):
            domain.checkpoints.remove_descendants(moment)
        if not flags & _CHILDREN_ONLY:
            domain.checkpoints.remove(moment)

    # -- refusals ----------------------------------------------------------------------

    def _checkpoint_named(self, domain: CheckpointDomain, name: str) -> Moment[CheckpointDef]:
        moment = domain.checkpoints.get(name)
        if moment is None:
            raise self._checkpoint_missing(f"no domain checkpoint with matching name '{name}'")
        return moment

    def _checkpoint_missing(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT, self.refusals_from, detail)

    def _checkpoint_unsupported(self, detail: str) -> LibvirtError:
        return report(ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED, self.refusals_from, detail)

    def _check_checkpoint_flags(self, flags: int, known: int, name: str) -> None:
        """Refuse flags that are not known, naming the function of libvirt's driver."""
        if flags & ~known:
            function = f"{self.scheme}{name}"
            raise unsupported_flags(self.refusals_from, function, flags & ~known)


def read_checkpoint(
    text: str, domain: DomainDef, current: Moment[CheckpointDef] | None
) -> CheckpointDef:
    """Read a new checkpoint of a domain.

    The ``current`` checkpoint may have a copy of the domain's configuration that still
    holds.
    """
    definition = parse_checkpoint(text, int(time.time()))
    known = None if current is None else current.definition.domain
    align_disks(definition, DomainConfig.copy_of(domain, known))
    return definition


def _create(domain: CheckpointDomain, definition: CheckpointDef) -> Moment[CheckpointDef]:
    """Add a checkpoint as a child of the current one, and make it current."""
    checkpoints = domain.checkpoints
    moment = checkpoints.current = checkpoints.add(definition.name, definition, checkpoints.current)
    return moment


def redefine(domain: CheckpointDomain, redefinition: Redefinition) -> Moment[CheckpointDef]:
    """Redefine a checkpoint.

    It becomes current if its parent was, or if there was no current one.
    """
    checkpoints = domain.checkpoints
    definition = redefinition.definition
    parent = checkpoints.check_parent(definition.name, redefinition.parent_name)
    if definition.domain is not None:
        check_domain(definition, domain.uuid)
        align_disks(definition, definition.domain)
    moment = checkpoints.redefine(definition.name, definition, parent)
    if checkpoints.current is None or checkpoints.current is parent:
        checkpoints.current = moment
    return moment
