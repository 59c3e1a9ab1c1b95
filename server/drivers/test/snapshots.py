"""Snapshots of the test driver, whose domains never have any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import DomainSnapshotListFlags
from .checks import unsupported_flags

if TYPE_CHECKING:
    from ..._generated.driver import Domain as DomainIdentity
    from ..._generated.driver import DomainSnapshot
    from ...objects.domains import Domain

__all__ = ["SnapshotEntryPoints"]

_LIST_FLAGS = int(sum(DomainSnapshotListFlags))


class SnapshotEntryPoints:
    """Entry points that ask whether there are snapshots."""

    if TYPE_CHECKING:  # the driver class has it; nothing here may hide that

        def _domain(self, dom: DomainIdentity) -> Domain:
            raise NotImplementedError

    def domain_snapshot_num(self, dom: DomainIdentity, flags: int) -> int:
        if flags & ~_LIST_FLAGS:
            raise unsupported_flags(flags & ~_LIST_FLAGS, "testDomainSnapshotNum")
        return len(self._domain(dom).snapshots)

    def domain_snapshot_list_names(
        self, dom: DomainIdentity, maxnames: int, flags: int
    ) -> list[str]:
        if flags & ~_LIST_FLAGS:
            raise unsupported_flags(flags & ~_LIST_FLAGS, "testDomainSnapshotListNames")
        return list(self._domain(dom).snapshots)[:maxnames]

    def domain_list_all_snapshots(self, dom: DomainIdentity, flags: int) -> list[DomainSnapshot]:
        if flags & ~_LIST_FLAGS:
            raise unsupported_flags(flags & ~_LIST_FLAGS, "testDomainListAllSnapshots")
        self._domain(dom)
        return []

    def domain_has_current_snapshot(self, dom: DomainIdentity, flags: int) -> bool:
        if flags:
            raise unsupported_flags(flags, "testDomainHasCurrentSnapshot")
        self._domain(dom)
        return False
