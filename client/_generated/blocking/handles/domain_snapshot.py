# Generated from remote.x by virtrio.gen.stubs; do not edit.
# mypy: disable-error-code=arg-type
"""`DomainSnapshot` of the blocking client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.remote.later import (
    RemoteDomainSnapshotDeleteArgs,
    RemoteDomainSnapshotGetParentArgs,
    RemoteDomainSnapshotGetXmlDescArgs,
    RemoteDomainSnapshotHasMetadataArgs,
    RemoteDomainSnapshotIsCurrentArgs,
    RemoteDomainSnapshotListAllChildrenArgs,
    RemoteDomainSnapshotNumChildrenArgs,
)
from .....protocol.lazy import replaceable
from .... import handles
from ....scripts import listing
from ... import calls

if TYPE_CHECKING:
    from .....protocol._generated import enums
    from .....protocol.numbers import PlainInt

    from .connect import Connect  # a circle: of types
    from .domain import Domain  # a circle: of types

__all__ = ["DomainSnapshot"]

replaceable(__name__)


class DomainSnapshot(handles.DomainSnapshot):
    """A snapshot of a domain: a state of its disks, maybe its memory, to return to."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...
        def domain(self) -> Domain: ...
        def get_domain(self) -> Domain: ...

    def get_xml_desc(self, flags: enums.DomainSnapshotXMLFlags | PlainInt = 0) -> str:
        """Describe a snapshot and the domain at the time it was taken, as XML.

        Args:
            flags: 0, or VIR_DOMAIN_SNAPSHOT_XML_SECURE for passwords too, which a
                read-only connection may not ask for (DomainSnapshotXMLFlags)

        Returns:
            a ``<domainsnapshot>`` document

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotGetXMLDesc.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_GET_XML_DESC,
            RemoteDomainSnapshotGetXmlDescArgs(self._use("virDomainSnapshotGetXMLDesc"), flags),
        )
        return ret.xml

    def delete(self, flags: enums.DomainSnapshotDeleteFlags | PlainInt = 0) -> int:
        """Remove a snapshot, merging what it holds into its children.

        CHILDREN removes this snapshot and all that descend from it, CHILDREN_ONLY all
        but this one; together they are refused. With METADATA_ONLY the saved state
        stays in the images, and only libvirt forgets it.

        Args:
            flags: 0 for this snapshot alone, or what to remove
                (DomainSnapshotDeleteFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotDelete.
        """
        self._connect._call(
            calls.DOMAIN_SNAPSHOT_DELETE,
            RemoteDomainSnapshotDeleteArgs(self._use("virDomainSnapshotDelete"), flags),
        )
        return 0

    def get_parent(self, flags: int = 0) -> DomainSnapshot:
        """Return the snapshot that was current when this one was taken.

        Args:
            flags: unused, 0

        Returns:
            the parent; a snapshot without one is refused

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: the snapshot has no parent; there is no such
                    snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotGetParent.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_GET_PARENT,
            RemoteDomainSnapshotGetParentArgs(self._use("virDomainSnapshotGetParent"), flags),
        )
        return DomainSnapshot(handles.Lease(self._owner, self._connect), ret.snap)

    def num_children(self, flags: enums.DomainSnapshotListFlags | PlainInt = 0) -> int:
        """Count the snapshots that have this one as their parent.

        Args:
            flags: which to count; VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS for children's
                children too (DomainSnapshotListFlags)

        Returns:
            how many there are

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vz.
        virDomainSnapshotNumChildren.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_NUM_CHILDREN,
            RemoteDomainSnapshotNumChildrenArgs(self._use("virDomainSnapshotNumChildren"), flags),
        )
        return ret.num

    def list_children_names(self, flags: enums.DomainSnapshotListFlags | PlainInt = 0) -> list[str]:
        """List what the snapshots are called that have this one as parent.

        Args:
            flags: which to list; VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS for children's
                children too (DomainSnapshotListFlags)

        Returns:
            the names, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vz.
        virDomainSnapshotListChildrenNames.
        """
        return self._connect._run(listing.domain_snapshot_list_children_names_gen(self, flags))

    def is_current(self, flags: int = 0) -> int:
        """Say whether this snapshot is the one that the domain was last at.

        Args:
            flags: unused, 0

        Returns:
            1 if it is the current one, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotIsCurrent.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_IS_CURRENT,
            RemoteDomainSnapshotIsCurrentArgs(self._use("virDomainSnapshotIsCurrent"), flags),
        )
        return ret.current

    def has_metadata(self, flags: int = 0) -> int:
        """Say whether libvirt keeps anything of a snapshot beside its images.

        Args:
            flags: unused, 0

        Returns:
            1 if it does, which hinders undefining the domain; 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotHasMetadata.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_HAS_METADATA,
            RemoteDomainSnapshotHasMetadataArgs(self._use("virDomainSnapshotHasMetadata"), flags),
        )
        return ret.metadata

    def list_all_children(
        self, flags: enums.DomainSnapshotListFlags | PlainInt = 0
    ) -> list[DomainSnapshot]:
        """List the snapshots that have this one as parent, as objects.

        Args:
            flags: which to list; VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS for children's
                children too (DomainSnapshotListFlags)

        Returns:
            the children, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test, vz.
        virDomainSnapshotListAllChildren.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_LIST_ALL_CHILDREN,
            RemoteDomainSnapshotListAllChildrenArgs(
                self._use("virDomainSnapshotListAllChildren"), 1, flags
            ),
        )
        lease = handles.Lease(self._owner, self._connect, len(ret.snapshots))
        return [DomainSnapshot(lease, wire) for wire in ret.snapshots]
