"""Domains of the qemu driver: lookups, listings, and what is asked about one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from .....protocol._generated.enums import (
    ConnectListAllDomainsFlags,
    DomainXMLFlags,
)
from ....objects.domains import DOMAIN_FILTERS, formatted
from ....objects.structures import DomainInfo, StateAndReason
from ....offload import Later
from ..base import QemuEntryPoints
from ..processes import proc
from ..refusals import check_flags
from .migratable import migratable_text

if TYPE_CHECKING:
    from ...._generated.driver import Domain as DomainIdentity
    from ....objects.domains import Domain

__all__ = ["DomainEntryPoints"]

_ACTIVE = int(ConnectListAllDomainsFlags.VIR_CONNECT_LIST_DOMAINS_ACTIVE)
_INACTIVE = int(ConnectListAllDomainsFlags.VIR_CONNECT_LIST_DOMAINS_INACTIVE)
_XML_SECURE = int(DomainXMLFlags.VIR_DOMAIN_XML_SECURE)
_XML_INACTIVE = int(DomainXMLFlags.VIR_DOMAIN_XML_INACTIVE)
_XML_MIGRATABLE = int(DomainXMLFlags.VIR_DOMAIN_XML_MIGRATABLE)
_XML_FLAGS = _XML_SECURE | _XML_INACTIVE | _XML_MIGRATABLE


class DomainEntryPoints(QemuEntryPoints):
    """Entry points that find and list domains, and describe one."""

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
        check_flags(flags, DOMAIN_FILTERS.mask, "qemuConnectListAllDomains")
        only_active = flags & (_ACTIVE | _INACTIVE) == _ACTIVE
        asked = self.domains.by_id if only_active else self.domains.by_uuid
        return DOMAIN_FILTERS.select(asked.values(), flags)

    # -- asking ------------------------------------------------------------------------

    def domain_get_xml_desc(self, dom: DomainIdentity, flags: int) -> str | Later[str]:
        check_flags(flags, _XML_FLAGS, "qemuDomainGetXMLDesc")
        domain = self._domain(dom)
        if flags & _XML_INACTIVE and not flags & _XML_MIGRATABLE and domain.id != -1:
            guest = self.guests.get(domain.uuid)
            stored = domain.next_definition or (
                domain.definition if guest is None else guest.stored
            )
            return formatted(stored, flags, -1)
        if flags & _XML_MIGRATABLE:
            started = self._guest(domain).stored if domain.id != -1 else None
            return Later(partial(migratable_text, domain.definition.snapshot(), flags, started))
        return formatted(domain.definition, flags, domain.id)

    def domain_get_info(self, dom: DomainIdentity) -> DomainInfo:
        domain = self._domain(dom)
        memory = domain.definition.memory
        guest = self.guests.get(domain.uuid)
        spent = None if guest is None or guest.process is None else proc.times(guest.process.pid)
        used = 0 if spent is None else spent.total
        vcpus = domain.definition.vcpus.current
        return DomainInfo(domain.state, memory.total, memory.current, vcpus, used)

    def domain_get_state(self, dom: DomainIdentity, flags: int) -> StateAndReason:
        check_flags(flags, 0, "qemuDomainGetState")
        domain = self._domain(dom)
        return StateAndReason(domain.state, domain.reason)

    def domain_get_os_type(self, dom: DomainIdentity) -> str:
        self._domain(dom)
        return "hvm"
