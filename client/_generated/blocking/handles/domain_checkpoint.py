# Generated from remote.x by virtrio.gen.stubs; do not edit.
# mypy: disable-error-code=arg-type
"""`DomainCheckpoint` of the blocking client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.remote.later import (
    RemoteDomainCheckpointDeleteArgs,
    RemoteDomainCheckpointGetParentArgs,
    RemoteDomainCheckpointGetXmlDescArgs,
    RemoteDomainCheckpointListAllChildrenArgs,
)
from .....protocol.lazy import replaceable
from .... import handles
from ... import calls

if TYPE_CHECKING:
    from .....protocol._generated import enums
    from .....protocol.numbers import PlainInt

    from .connect import Connect  # a circle: of types
    from .domain import Domain  # a circle: of types

__all__ = ["DomainCheckpoint"]

replaceable(__name__)


class DomainCheckpoint(handles.DomainCheckpoint):
    """A checkpoint of a domain: a point from which changed blocks are known."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...
        def domain(self) -> Domain: ...
        def get_domain(self) -> Domain: ...

    def get_xml_desc(self, flags: enums.DomainCheckpointXMLFlags | PlainInt = 0) -> str:
        """Describe a checkpoint and the domain at the time it was made, as XML.

        VIR_DOMAIN_CHECKPOINT_XML_SIZE adds to each disk how many bytes have changed
        since, an estimate that the hypervisor may want a running domain for. Passwords
        are left out unless VIR_DOMAIN_CHECKPOINT_XML_SECURE asks for them, which a
        read-only connection may not do.

        Args:
            flags: what to add or leave out; 0 for no secrets and no sizes, but the
                domain (DomainCheckpointXMLFlags)

        Returns:
            a ``<domaincheckpoint>`` document

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: there is no such checkpoint
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainCheckpointGetXMLDesc.
        """
        ret = self._connect._call(
            calls.DOMAIN_CHECKPOINT_GET_XML_DESC,
            RemoteDomainCheckpointGetXmlDescArgs(self._use("virDomainCheckpointGetXMLDesc"), flags),
        )
        return ret.xml

    def list_all_children(
        self, flags: enums.DomainCheckpointListFlags | PlainInt = 0
    ) -> list[DomainCheckpoint]:
        """List the checkpoints that have this one as their parent.

        Args:
            flags: which to list; VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS for children's
                children too, 0 for all children alone (DomainCheckpointListFlags)

        Returns:
            the children, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: there is no such checkpoint
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainCheckpointListAllChildren.
        """
        ret = self._connect._call(
            calls.DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN,
            RemoteDomainCheckpointListAllChildrenArgs(
                self._use("virDomainCheckpointListAllChildren"), 1, flags
            ),
        )
        lease = handles.Lease(self._owner, self._connect, len(ret.checkpoints))
        return [DomainCheckpoint(lease, wire) for wire in ret.checkpoints]

    def get_parent(self, flags: int = 0) -> DomainCheckpoint:
        """Return the checkpoint that was current when this one was made.

        Args:
            flags: unused, 0

        Returns:
            the parent; a checkpoint without one is refused

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: the checkpoint has no parent; there is no
                    such checkpoint
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainCheckpointGetParent.
        """
        ret = self._connect._call(
            calls.DOMAIN_CHECKPOINT_GET_PARENT,
            RemoteDomainCheckpointGetParentArgs(self._use("virDomainCheckpointGetParent"), flags),
        )
        return DomainCheckpoint(handles.Lease(self._owner, self._connect), ret.parent)

    def delete(self, flags: enums.DomainCheckpointDeleteFlags | PlainInt = 0) -> int:
        """Remove a checkpoint, handing what it tracked on to its parent.

        A backup since the parent goes on to find all blocks that changed. CHILDREN
        removes this checkpoint and all that descend from it, CHILDREN_ONLY all but this
        one; together they are refused. With METADATA_ONLY the bitmaps in the disks'
        images stay.

        Args:
            flags: 0 for this checkpoint alone, or what to remove
                (DomainCheckpointDeleteFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: there is no such checkpoint
                VIR_ERR_OPERATION_UNSUPPORTED: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainCheckpointDelete.
        """
        self._connect._call(
            calls.DOMAIN_CHECKPOINT_DELETE,
            RemoteDomainCheckpointDeleteArgs(self._use("virDomainCheckpointDelete"), flags),
        )
        return 0
