"""Entry points about a driver's list of domains, for any driver with a `DomainList`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from .._generated.driver import Domain as DomainIdentity
    from .domains import Domain, DomainList

__all__ = ["DomainLookups"]


class DomainLookups:
    """Entry points that count and name domains, and say which state one is in."""

    domains: DomainList

    def _domain(self, dom: DomainIdentity) -> Domain:
        try:
            return self.domains.by_uuid[dom.uuid]
        except KeyError:
            pass
        raise self.domains.missing(
            f"no domain with matching uuid '{UUID(bytes=dom.uuid)}' ({dom.name})"
        )

    def connect_num_of_domains(self) -> int:
        return len(self.domains.by_id)

    def connect_list_domains(self, maxids: int) -> list[int]:
        return list(self.domains.by_id)[:maxids]

    def connect_num_of_defined_domains(self) -> int:
        return len(self.domains.by_uuid) - len(self.domains.by_id)

    def connect_list_defined_domains(self, maxnames: int) -> list[str]:
        return [domain.name for domain in self.domains if domain.id == -1][:maxnames]

    def domain_is_active(self, dom: DomainIdentity) -> bool:
        return self._domain(dom).id != -1

    def domain_is_persistent(self, dom: DomainIdentity) -> bool:
        return self._domain(dom).persistent

    def domain_is_updated(self, dom: DomainIdentity) -> bool:
        return False
