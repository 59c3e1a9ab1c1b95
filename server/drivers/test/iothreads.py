"""IOThreads of the test driver's domains, and the CPUs on which they may run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import DomainModificationImpact
from ....protocol.typedparams import UInt, ULLong, check_types
from ..._generated.driver import DomainIothreadInfo
from ...conf.refusals import unexplained
from ...objects.domains import AddedIOThread
from ...objects.impact import IMPACT, one_definition
from ...objects.iothreads import check_new_iothread, check_unused_iothread, put_iothreads
from ...objects.marks import changes, of_domain
from ...objects.pins import Pins, every_cpu, from_map, set_pin, unset_pin
from .checks import as_int, check_flags, invalid

if TYPE_CHECKING:
    from ....protocol.typedparams import ParamValue, TypedParams
    from ..._generated.driver import Domain as DomainIdentity
    from ...conf.domain.definition import DomainDef
    from ...objects.domains import Domain
    from ...objects.structures import NodeInfo

__all__ = ["IOThreadEntryPoints"]

_LIVE = int(DomainModificationImpact.VIR_DOMAIN_AFFECT_LIVE)
_POLLING: dict[str, type[ParamValue]] = {
    "poll_max_ns": ULLong,
    "poll_grow": UInt,
    "poll_shrink": UInt,
}


def _added(domain: Domain, number: int) -> int | None:
    """Return the place of the first added IOThread with this number."""
    return next(
        (at for at, thread in enumerate(domain.added_iothreads) if thread.number == number), None
    )


class IOThreadEntryPoints:
    """Entry points for IOThreads."""

    node: NodeInfo

    if TYPE_CHECKING:  # the driver class has it; nothing here may hide that

        def _domain(self, dom: DomainIdentity) -> Domain:
            raise NotImplementedError

    def _changed(self, dom: DomainIdentity, flags: int, name: str) -> tuple[Domain, DomainDef]:
        check_flags(flags, IMPACT, f"testDomain{name}")
        domain = self._domain(dom)
        return domain, one_definition(domain, flags)

    def domain_get_iothread_info(self, dom: DomainIdentity, flags: int) -> list[DomainIothreadInfo]:
        check_flags(flags, IMPACT, "testDomainGetIOThreadInfo")
        definition = one_definition(self._domain(dom), flags)
        length = (self.node.max_cpus + 7) // 8
        # Anywhere is on the guest's CPUs, where libvirt's driver takes them for the
        # host's.
        pins = Pins(definition, "iothreadpin", "iothread", every_cpu(definition.vcpus.current))
        return [
            DomainIothreadInfo(number, pins.map(str(number), length))
            for number in definition.iothread_ids
        ]

    @changes(of_domain)
    def domain_add_iothread(self, dom: DomainIdentity, iothread_id: int, flags: int) -> None:
        check_flags(flags, IMPACT, "testDomainAddIOThread")
        if iothread_id == 0:
            raise invalid("invalid value of 0 for iothread_id")
        domain, definition = self._changed(dom, flags, "AddIOThread")
        check_new_iothread(definition, iothread_id)
        put_iothreads(definition, [*definition.iothread_ids, iothread_id])
        # as in libvirt's driver, statistics know those that calls add, to whichever
        # definition, and those of node files; starts and stops change nothing in that
        domain.added_iothreads = [*domain.added_iothreads, AddedIOThread(iothread_id)]

    @changes(of_domain)
    def domain_del_iothread(self, dom: DomainIdentity, iothread_id: int, flags: int) -> None:
        domain, definition = self._changed(dom, flags, "DelIOThread")
        check_unused_iothread(definition, iothread_id)
        put_iothreads(
            definition, [number for number in definition.iothread_ids if number != iothread_id]
        )
        unset_pin(definition, "iothreadpin", {"iothread": str(iothread_id)})
        at = _added(domain, iothread_id)
        if at is not None:
            known = domain.added_iothreads
            domain.added_iothreads = known[:at] + known[at + 1 :]

    @changes(of_domain)
    def domain_set_iothread_params(
        self, dom: DomainIdentity, iothread_id: int, params: TypedParams, flags: int
    ) -> None:
        check_flags(flags, _LIVE, "testDomainSetIOThreadParams")
        if iothread_id == 0:
            raise invalid("invalid value of 0 for iothread_id")
        domain = self._domain(dom)
        if iothread_id not in one_definition(domain, flags).iothread_ids:
            raise invalid(f"cannot find IOThread '{iothread_id}' in iothreadids")
        at = _added(domain, iothread_id)
        if at is None:  # libvirt's driver has no text for IOThreads of the document
            raise unexplained()
        check_types(params, _POLLING)
        threads = list(domain.added_iothreads)
        threads[at] = threads[at]._replace(**{name: int(params[name]) for name in params})  # type: ignore[arg-type]
        domain.added_iothreads = threads

    @changes(of_domain)
    def domain_pin_iothread(
        self, dom: DomainIdentity, iothreads_id: int, cpumap: bytes, flags: int
    ) -> None:
        _, definition = self._changed(dom, flags, "PinIOThread")
        cpus = from_map(cpumap)
        if not cpus:
            raise invalid("Empty iothread cpumap list for pinning")
        if iothreads_id not in definition.iothread_ids:
            raise invalid(f"iothreadid {as_int(iothreads_id)} not found")
        set_pin(definition, "iothreadpin", {"iothread": str(iothreads_id)}, cpus)
