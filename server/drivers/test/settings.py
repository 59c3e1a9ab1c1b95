"""Settings of a domain: memory, virtual CPUs, pins, actions, metadata, name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ....protocol._generated.enums import (
    DomainEventDefinedDetailType,
    DomainEventType,
    DomainEventUndefinedDetailType,
    DomainLifecycle,
    DomainLifecycleAction,
    DomainMemoryModFlags,
    DomainMetadataType,
    DomainState,
    DomainVcpuFlags,
    ErrorDomain,
    ErrorNumber,
)
from ....protocol._generated.remote_events import DomainEventLifecycle, DomainEventMetadataChange
from ....protocol.errors import LibvirtError, report
from ...conf import xml
from ...conf.metadata import find_metadata, read_application, replace_metadata
from ...objects.impact import AFFECT_LIVE, IMPACT, both_definitions, one_definition
from ...objects.marks import changes, of_domain, of_rename
from ...offload import Later, later
from .checks import as_int, internal_error, invalid, not_valid, unsupported_flags
from .pins import Pins, every_cpu, from_map, set_pin

if TYPE_CHECKING:
    from ..._generated.driver import Domain as DomainIdentity
    from ...conf.domain.definition import DomainDef
    from ...events import EventHub
    from ...objects.domains import Domain, DomainList
    from .node import NodeInfo

__all__ = ["SettingsEntryPoints"]

_MAX_VCPUS = 32
_MEM_MAXIMUM = int(DomainMemoryModFlags.VIR_DOMAIN_MEM_MAXIMUM)
_VCPU_MAXIMUM = int(DomainVcpuFlags.VIR_DOMAIN_VCPU_MAXIMUM)
_SHUTOFF = int(DomainState.VIR_DOMAIN_SHUTOFF)
_DESCRIPTION = int(DomainMetadataType.VIR_DOMAIN_METADATA_DESCRIPTION)
_TITLE = int(DomainMetadataType.VIR_DOMAIN_METADATA_TITLE)
_ELEMENT = int(DomainMetadataType.VIR_DOMAIN_METADATA_ELEMENT)
_DEFINED = int(DomainEventType.VIR_DOMAIN_EVENT_DEFINED)
_DEFINED_RENAMED = int(DomainEventDefinedDetailType.VIR_DOMAIN_EVENT_DEFINED_RENAMED)
_UNDEFINED = int(DomainEventType.VIR_DOMAIN_EVENT_UNDEFINED)
_UNDEFINED_RENAMED = int(DomainEventUndefinedDetailType.VIR_DOMAIN_EVENT_UNDEFINED_RENAMED)


class CpuMaps(NamedTuple):
    """CPU maps one after the other, and their number."""

    cpumaps: bytes
    num: int


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
        if flags & ~(IMPACT | _MEM_MAXIMUM):
            raise unsupported_flags(flags & ~(IMPACT | _MEM_MAXIMUM), "testDomainSetMemoryFlags")
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
        if flags & ~IMPACT:
            raise unsupported_flags(flags & ~IMPACT, "testDomainSetMemoryStatsPeriod")
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
        if flags & ~(IMPACT | _VCPU_MAXIMUM):
            raise unsupported_flags(flags & ~(IMPACT | _VCPU_MAXIMUM), "testDomainGetVcpusFlags")
        vcpus = one_definition(self._domain(dom), flags).vcpus
        return vcpus.maximum if flags & _VCPU_MAXIMUM else vcpus.current

    def domain_set_vcpus(self, dom: DomainIdentity, nvcpus: int) -> None:
        return self._set_vcpus(dom, nvcpus, AFFECT_LIVE)

    def domain_set_vcpus_flags(self, dom: DomainIdentity, nvcpus: int, flags: int) -> None:
        return self._set_vcpus(dom, nvcpus, flags)

    @changes(of_domain)
    def _set_vcpus(self, dom: DomainIdentity, count: int, flags: int) -> None:
        if flags & ~(IMPACT | _VCPU_MAXIMUM):
            raise unsupported_flags(flags & ~(IMPACT | _VCPU_MAXIMUM), "testDomainSetVcpusFlags")
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
        if flags:
            raise unsupported_flags(flags, "testDomainPinVcpuFlags")
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
        if flags & ~IMPACT:
            raise unsupported_flags(flags & ~IMPACT, "testDomainPinEmulator")
        definition = one_definition(self._domain(dom), flags)
        cpus = from_map(cpumap)
        if not cpus:
            raise invalid("Empty cpu list for pinning")
        set_pin(definition, "emulatorpin", {}, cpus)

    def domain_get_emulator_pin_info(self, dom: DomainIdentity, maplen: int, flags: int) -> CpuMaps:
        if flags & ~IMPACT:
            raise unsupported_flags(flags & ~IMPACT, "testDomainGetEmulatorPinInfo")
        definition = one_definition(self._domain(dom), flags)
        pins = Pins(definition, "emulatorpin", None, every_cpu(self.node.max_cpus))
        return CpuMaps(pins.map("", maplen), 1)

    # -- actions -----------------------------------------------------------------------

    @changes(of_domain)
    def domain_set_lifecycle_action(
        self, dom: DomainIdentity, type: int, action: int, flags: int
    ) -> None:
        if flags & ~IMPACT:
            raise unsupported_flags(flags & ~IMPACT, "testDomainSetLifecycleAction")
        event, word = _LIFECYCLES[type], _ACTIONS[action]
        if word.startswith("coredump") and event != "crash":
            raise report(
                ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED,
                ErrorDomain.VIR_FROM_DOMAIN,
                f"Lifecycle event '{event}' doesn't support '{word}' action",
            )
        for definition in both_definitions(self._domain(dom), flags):
            if definition is not None:
                definition.actions = {**definition.actions, f"on_{event}": word}
                definition.put(xml.Element(f"on_{event}", text=word), f"on_{event}")

    # -- name and metadata -------------------------------------------------------------

    @changes(of_rename)
    def domain_rename(self, dom: DomainIdentity, new_name: str | None, flags: int) -> int:
        assert new_name is not None, "refused before"
        if flags:
            raise unsupported_flags(flags, "testDomainRename")
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
        if flags & ~IMPACT:
            raise unsupported_flags(flags & ~IMPACT, "testDomainGetMetadata")
        domain = self._domain(dom)
        if type not in (_DESCRIPTION, _TITLE, _ELEMENT):
            raise _refused(f"unknown metadata type '{type}'")
        tree = one_definition(domain, flags).tree
        if type == _ELEMENT:
            metadata = tree.find("metadata")
            return later(_size_of(metadata), partial(_element, metadata, uri or ""))
        text = tree.find("title" if type == _TITLE else "description")
        if text is None:
            raise _no_metadata()
        return text.text or ""

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
        if flags & ~IMPACT:
            raise unsupported_flags(flags & ~IMPACT, "testDomainSetMetadata")
        domain = self._domain(dom)
        definitions = [
            definition for definition in both_definitions(domain, flags) if definition is not None
        ]
        if type not in (_DESCRIPTION, _TITLE, _ELEMENT):
            raise _refused(f"unknown metadata type '{type}'")
        if type == _ELEMENT:
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

            size = sum(len(text or "") for text in (metadata, key, uri)) + sum(map(_size_of, known))
            return later(size, partial(_with_element, known, metadata, key or "", uri or ""), put)
        tag = "title" if type == _TITLE else "description"
        for definition in definitions:
            definition.put(xml.text_element(tag, metadata), tag)
        self.events.emit(DomainEventMetadataChange(domain, type, uri))
        return None


_LIFECYCLES = {
    int(DomainLifecycle.VIR_DOMAIN_LIFECYCLE_POWEROFF): "poweroff",
    int(DomainLifecycle.VIR_DOMAIN_LIFECYCLE_REBOOT): "reboot",
    int(DomainLifecycle.VIR_DOMAIN_LIFECYCLE_CRASH): "crash",
}
_ACTION = DomainLifecycleAction
_ACTIONS = {
    int(_ACTION.VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY): "destroy",
    int(_ACTION.VIR_DOMAIN_LIFECYCLE_ACTION_RESTART): "restart",
    int(_ACTION.VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME): "rename-restart",
    int(_ACTION.VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE): "preserve",
    int(_ACTION.VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_DESTROY): "coredump-destroy",
    int(_ACTION.VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART): "coredump-restart",
}


def _refused(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN, detail)


def _not_now(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_OPERATION_INVALID, ErrorDomain.VIR_FROM_DOMAIN, detail)


# Virtual CPUs whose pins take a few milliseconds.
_MANY = 1000


def _pin_info(definition: DomainDef, count: int, maplen: int, everywhere: int) -> CpuMaps:
    pins = Pins(definition, "vcpupin", "vcpu", everywhere)
    return CpuMaps(b"".join([pins.map(str(vcpu), maplen) for vcpu in range(count)]), count)


def _size_of(metadata: xml.Element | None) -> int:
    """Return the number of characters of ``<metadata>``, which is passed on unread."""
    return 0 if metadata is None or metadata.verbatim is None else len(metadata.verbatim.text)


def _element(metadata: xml.Element | None, uri: str) -> str:
    """Print the element of one application.

    Changes nothing; may run in a thread.
    """
    text = find_metadata(metadata, uri)
    if text is None:
        raise _no_metadata()
    return text


def _no_metadata() -> LibvirtError:
    detail = "Requested metadata element is not present"
    return report(ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA, ErrorDomain.VIR_FROM_DOMAIN, detail)


def _with_element(
    known: list[xml.Element | None], metadata: str | None, key: str, uri: str
) -> list[xml.Element | None]:
    """Return each of ``known`` with an application's element put in or replaced.

    Changes nothing; may run in a thread.
    """
    return [_replaced(old, metadata, key, uri) for old in known]


def _replaced(
    old: xml.Element | None, metadata: str | None, key: str, uri: str
) -> xml.Element | None:
    if metadata is None:
        return None if old is None else replace_metadata(old, uri, None)
    return replace_metadata(old, uri, read_application(metadata, key, uri))
