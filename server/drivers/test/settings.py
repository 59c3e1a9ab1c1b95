"""Settings of a domain: memory, virtual CPUs, pins, actions, metadata, name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ....protocol._generated.enums import (
    DomainEventDefinedDetailType,
    DomainEventType,
    DomainEventUndefinedDetailType,
    DomainMemoryModFlags,
    DomainState,
    DomainVcpuFlags,
    ErrorDomain,
    ErrorNumber,
)
from ....protocol._generated.remote_events import DomainEventLifecycle, DomainEventMetadataChange
from ....protocol.errors import LibvirtError, report
from ...conf import xml
from ...objects.impact import AFFECT_LIVE, IMPACT, both_definitions, one_definition
from ...objects.lifecycle import lifecycle_action, set_lifecycle_action
from ...objects.marks import changes, of_domain, of_rename
from ...objects.metadata import (
    ELEMENT,
    application,
    check_type,
    size_of,
    tag_of,
    text_of,
    with_application,
)
from ...objects.pins import Pins, every_cpu, from_map, set_pin
from ...objects.structures import CpuMaps
from ...offload import Later, later
from .checks import as_int, check_flags, internal_error, invalid, not_valid

if TYPE_CHECKING:
    from ..._generated.driver import Domain as DomainIdentity
    from ...conf.domain.definition import DomainDef
    from ...events import EventHub
    from ...objects.domains import Domain, DomainList
    from ...objects.structures import NodeInfo

__all__ = ["SettingsEntryPoints"]

_MAX_VCPUS = 32
_MEM_MAXIMUM = int(DomainMemoryModFlags.VIR_DOMAIN_MEM_MAXIMUM)
_VCPU_MAXIMUM = int(DomainVcpuFlags.VIR_DOMAIN_VCPU_MAXIMUM)
_SHUTOFF = int(DomainState.VIR_DOMAIN_SHUTOFF)
_DEFINED = int(DomainEventType.VIR_DOMAIN_EVENT_DEFINED)
_DEFINED_RENAMED = int(DomainEventDefinedDetailType.VIR_DOMAIN_EVENT_DEFINED_RENAMED)
_UNDEFINED = int(DomainEventType.VIR_DOMAIN_EVENT_UNDEFINED)
_UNDEFINED_RENAMED = int(DomainEventUndefinedDetailType.VIR_DOMAIN_EVENT_UNDEFINED_RENAMED)


class SettingsEntryPoints:
    """Entry points that read and change settings of a domain."""

    domains: DomainList
    events: EventHub
    node: NodeInfo

    if TYPE_CHECKING:  # the driver class has it; nothing here may hide that

        def _domain(self, dom: DomainIdentity) -> Domain:
            raise NotImplementedError

    # -- memory ------------------------------------------------------------------------

    def domain_set_memory(self, dom: DomainIdentity, memory: int) -> None:
        return self._set_memory(dom, memory, AFFECT_LIVE)

    def domain_set_max_memory(self, dom: DomainIdentity, memory: int) -> None:
        return self._set_memory(dom, memory, _MEM_MAXIMUM)

    def domain_set_memory_flags(self, dom: DomainIdentity, memory: int, flags: int) -> None:
        return self._set_memory(dom, memory, flags)

    @changes(of_domain)
    def _set_memory(self, dom: DomainIdentity, memory: int, flags: int) -> None:
        check_flags(flags, IMPACT | _MEM_MAXIMUM, "testDomainSetMemoryFlags")
        domain = self._domain(dom)
        definition = one_definition(domain, flags)
        if flags & _MEM_MAXIMUM:
            if definition is domain.definition and domain.id != -1:
                raise not_valid("cannot resize the maximum memory on an active domain")
            if definition.numa_cells:
                raise not_valid(
                    "initial memory size of a domain with NUMA nodes "
                    "cannot be modified with this API"
                )
            if definition.memory.maximum and definition.memory.maximum < memory:
                raise not_valid(
                    "cannot set initial memory size greater than the maximum memory size"
                )
            definition.set_memory(total=memory, current=min(definition.memory.current, memory))
        elif memory > definition.memory.total:
            raise invalid("cannot set memory higher than max memory")
        else:
            definition.set_memory(current=memory)

    def domain_get_max_memory(self, dom: DomainIdentity) -> int:
        return self._domain(dom).definition.memory.total

    @changes(of_domain)
    def domain_set_memory_stats_period(self, dom: DomainIdentity, period: int, flags: int) -> None:
        check_flags(flags, IMPACT, "testDomainSetMemoryStatsPeriod")
        definition = one_definition(self._domain(dom), flags)
        balloon = definition.memballoon
        if balloon is None or balloon.model == "none":
            raise internal_error(
                "No memory balloon device configured, can not set the collection period"
            )
        parts = [part for part in balloon.element.children if part.tag != "stats"]
        if period:
            parts.insert(0, xml.Element("stats", {"period": str(period)}))
        definition.replace_device(balloon.element, balloon.element.twin(children=parts))

    # -- virtual CPUs ------------------------------------------------------------------

    def domain_get_max_vcpus(self, dom: DomainIdentity) -> int:
        return one_definition(self._domain(dom), AFFECT_LIVE).vcpus.maximum

    def domain_get_vcpus_flags(self, dom: DomainIdentity, flags: int) -> int:
        check_flags(flags, IMPACT | _VCPU_MAXIMUM, "testDomainGetVcpusFlags")
        vcpus = one_definition(self._domain(dom), flags).vcpus
        return vcpus.maximum if flags & _VCPU_MAXIMUM else vcpus.current

    def domain_set_vcpus(self, dom: DomainIdentity, nvcpus: int) -> None:
        return self._set_vcpus(dom, nvcpus, AFFECT_LIVE)

    def domain_set_vcpus_flags(self, dom: DomainIdentity, nvcpus: int, flags: int) -> None:
        return self._set_vcpus(dom, nvcpus, flags)

    @changes(of_domain)
    def _set_vcpus(self, dom: DomainIdentity, count: int, flags: int) -> None:
        check_flags(flags, IMPACT | _VCPU_MAXIMUM, "testDomainSetVcpusFlags")
        if count > _MAX_VCPUS:
            raise invalid(
                "requested cpu amount exceeds maximum supported amount "
                f"({as_int(count)} > {_MAX_VCPUS})"
            )
        live, config = both_definitions(self._domain(dom), flags)
        for definition, may_grow in ((live, False), (config, bool(flags & _VCPU_MAXIMUM))):
            if definition is not None and not may_grow and definition.vcpus.maximum < count:
                raise invalid(
                    f"requested cpu amount exceeds maximum ({count} > {definition.vcpus.maximum})"
                )
        if live is not None:
            live.set_vcpus(count)
        if config is not None:
            if flags & _VCPU_MAXIMUM:
                config.set_max_vcpus(count)
            else:
                config.set_vcpus(count)

    def domain_pin_vcpu(self, dom: DomainIdentity, vcpu: int, cpumap: bytes) -> None:
        return self.domain_pin_vcpu_flags(dom, vcpu, cpumap, 0)

    @changes(of_domain)
    def domain_pin_vcpu_flags(
        self, dom: DomainIdentity, vcpu: int, cpumap: bytes, flags: int
    ) -> None:
        check_flags(flags, 0, "testDomainPinVcpuFlags")
        domain = self._domain(dom)
        if domain.id == -1:
            raise not_valid("cannot pin vcpus on an inactive domain")
        if vcpu >= domain.definition.vcpus.current:
            raise invalid(f"requested vcpu '{as_int(vcpu)}' is not present in the domain")
        set_pin(domain.definition, "vcpupin", {"vcpu": str(vcpu)}, from_map(cpumap))

    def domain_get_vcpu_pin_info(
        self, dom: DomainIdentity, ncpumaps: int, maplen: int, flags: int
    ) -> CpuMaps | Later[CpuMaps]:
        definition = one_definition(self._domain(dom), flags)
        count = min(ncpumaps, definition.vcpus.maximum)
        work = partial(
            _pin_info, definition.snapshot(), count, maplen, every_cpu(self.node.max_cpus)
        )
        return work() if count < _MANY else Later(work)

    @changes(of_domain)
    def domain_pin_emulator(self, dom: DomainIdentity, cpumap: bytes, flags: int) -> None:
        check_flags(flags, IMPACT, "testDomainPinEmulator")
        definition = one_definition(self._domain(dom), flags)
        cpus = from_map(cpumap)
        if not cpus:
            raise invalid("Empty cpu list for pinning")
        set_pin(definition, "emulatorpin", {}, cpus)

    def domain_get_emulator_pin_info(self, dom: DomainIdentity, maplen: int, flags: int) -> CpuMaps:
        check_flags(flags, IMPACT, "testDomainGetEmulatorPinInfo")
        definition = one_definition(self._domain(dom), flags)
        pins = Pins(definition, "emulatorpin", None, every_cpu(self.node.max_cpus))
        return CpuMaps(pins.map("", maplen), 1)

    # -- actions -----------------------------------------------------------------------

    @changes(of_domain)
    def domain_set_lifecycle_action(
        self, dom: DomainIdentity, type: int, action: int, flags: int
    ) -> None:
        check_flags(flags, IMPACT, "testDomainSetLifecycleAction")
        event, word = lifecycle_action(type, action)
        for definition in both_definitions(self._domain(dom), flags):
            if definition is not None:
                set_lifecycle_action(definition, event, word)

    # -- name and metadata -------------------------------------------------------------

    @changes(of_rename)
    def domain_rename(self, dom: DomainIdentity, new_name: str | None, flags: int) -> int:
        assert new_name is not None, "refused before"
        check_flags(flags, 0, "testDomainRename")
        domain = self._domain(dom)
        if domain.id != -1:
            raise not_valid("cannot rename active domain")
        if not domain.persistent:
            raise not_valid("cannot rename a transient domain")
        if domain.state != _SHUTOFF:
            raise not_valid("domain has to be shutoff before renaming")
        if new_name == domain.name:
            raise _not_now("Can't rename domain to itself")
        if new_name in self.domains.by_name:
            raise _not_now(f"domain with name '{new_name}' already exists")
        if "/" in new_name:
            detail = f"name {new_name} cannot contain '/'"
            raise report(ErrorNumber.VIR_ERR_XML_ERROR, ErrorDomain.VIR_FROM_TEST, detail)
        self.events.emit(DomainEventLifecycle(domain, _UNDEFINED, _UNDEFINED_RENAMED))
        self.domains.rename(domain, new_name)
        self.events.emit(DomainEventLifecycle(domain, _DEFINED, _DEFINED_RENAMED))
        return 0

    def domain_get_metadata(
        self, dom: DomainIdentity, type: int, uri: str | None, flags: int
    ) -> str | Later[str]:
        check_flags(flags, IMPACT, "testDomainGetMetadata")
        domain = self._domain(dom)
        check_type(type)
        tree = one_definition(domain, flags).tree
        if type == ELEMENT:
            metadata = tree.find("metadata")
            size = size_of(metadata) + len(uri or "")
            return later(size, partial(application, metadata, uri or ""))
        return text_of(tree, type)

    @changes(of_domain)
    def domain_set_metadata(
        self,
        dom: DomainIdentity,
        type: int,
        metadata: str | None,
        key: str | None,
        uri: str | None,
        flags: int,
    ) -> Later[None] | None:
        check_flags(flags, IMPACT, "testDomainSetMetadata")
        domain = self._domain(dom)
        definitions = [
            definition for definition in both_definitions(domain, flags) if definition is not None
        ]
        check_type(type)
        if type == ELEMENT:
            known = [definition.tree.find("metadata") for definition in definitions]

            def put(made: list[xml.Element | None]) -> Later[None] | None:
                now = [now for now in both_definitions(self._domain(dom), flags) if now is not None]
                if (
                    now != definitions
                    or [definition.tree.find("metadata") for definition in now] != known
                ):
                    return self.domain_set_metadata(dom, type, metadata, key, uri, flags)
                for definition, element in zip(definitions, made, strict=True):
                    definition.put(element, "metadata")
                self.events.emit(DomainEventMetadataChange(domain, type, uri))
                return None

            size = sum(len(text or "") for text in (metadata, key, uri)) + sum(map(size_of, known))
            return later(
                size, partial(with_application, known, metadata, key or "", uri or ""), put
            )
        tag = tag_of(type)
        for definition in definitions:
            definition.put(xml.text_element(tag, metadata), tag)
        self.events.emit(DomainEventMetadataChange(domain, type, uri))
        return None


def _not_now(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_INVALID, ErrorDomain.VIR_FROM_DOMAIN, detail)


# Virtual CPUs whose pins take a few milliseconds.
_MANY = 1000


def _pin_info(definition: DomainDef, count: int, maplen: int, everywhere: int) -> CpuMaps:
    pins = Pins(definition, "vcpupin", "vcpu", everywhere)
    return CpuMaps(b"".join([pins.map(str(vcpu), maplen) for vcpu in range(count)]), count)
