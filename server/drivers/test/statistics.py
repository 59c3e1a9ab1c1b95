"""Statistics of domains and the node, as libvirt's test driver makes them up."""

from __future__ import annotations

import time
from functools import partial
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from ....protocol._generated.enums import (
    ConnectGetAllDomainStatsFlags,
    DomainDiskErrorCode,
    DomainStatsTypes,
    ErrorDomain,
    ErrorNumber,
    IPAddrType,
)
from ....protocol.errors import report
from ....protocol.typedparams import STRING_OKAY, Int, UInt, ULLong
from ..._generated.driver import DomainFsinfo, DomainInterface, DomainIpAddr, VcpuInfo
from ...conf.network.ip import net_of
from ...conf.pause import paced
from ...conf.sockets import format_address, parse_address
from ...objects.domains import STATISTICS_FILTERS
from ...objects.pins import Pins, every_cpu
from ...offload import BULK_BYTES, BULK_LINES, Later, later
from .checks import as_int, check_flags, not_valid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ....protocol.typedparams import Params, ParamValue
    from ..._generated.driver import Domain as DomainIdentity
    from ...conf.domain.definition import DomainDef
    from ...conf.network.definition import NetworkDef
    from ...objects.domains import Domain, DomainList
    from ...objects.networks import Network
    from ...objects.structures import NodeInfo

__all__ = ["StatisticsEntryPoints"]

_TOTAL_CPU_TIME = 48772617035
_VCPU_TIME_LESS = 1234567890
_LAST_UPDATE = 627319920
_SOURCES = (0, 1, 2)  # leases, agent, ARP: all the same here

# virConnectGetAllDomainStats: the types that the driver has statistics of, and its
# flags.
_STATE = int(DomainStatsTypes.VIR_DOMAIN_STATS_STATE)
_IOTHREAD = int(DomainStatsTypes.VIR_DOMAIN_STATS_IOTHREAD)
_ENFORCE = int(ConnectGetAllDomainStatsFlags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS)
_STATS_FLAGS = int(sum(ConnectGetAllDomainStatsFlags))

# Bytes of a document that cost as much as a printed line.
_LINE = BULK_BYTES // BULK_LINES

# So many domains' or virtual CPUs' statistics take a few milliseconds.
_MANY = 1000

_IPV4 = int(IPAddrType.VIR_IP_ADDR_TYPE_IPV4)
_IPV6 = int(IPAddrType.VIR_IP_ADDR_TYPE_IPV6)
_LEASES = 20  # of each domain's id


def _addresses(
    definition: DomainDef, id: int, network_of: Callable[[str], Network]
) -> list[DomainInterface]:
    """Make up addresses for the interfaces of the domain with that id.

    May run in a thread: looking up a network is one step.
    """
    found = []
    for number, interface in enumerate(paced(definition.interfaces)):
        if interface.type == "network":
            network = network_of(interface.source or "")
            addresses = _leases(network.definition, _LEASES * (id - 1) + number + 1)
        else:
            address = IPv4Address("192.168.0.1") + number
            addresses = [DomainIpAddr(_IPV4, str(address), 24)]
        found.append(DomainInterface(interface.target or "", interface.mac, addresses))
    return found


class StatisticsEntryPoints:
    """Entry points that answer with statistics."""

    domains: DomainList
    node: NodeInfo

    if TYPE_CHECKING:  # the driver class has them; nothing here may hide that

        def _domain(self, dom: DomainIdentity) -> Domain:
            raise NotImplementedError

        def network_lookup_by_name(self, name: str) -> Network:
            raise NotImplementedError

    def _active(self, dom: DomainIdentity, flags: int, name: str) -> Domain:
        check_flags(flags, 0, f"testDomain{name}")
        domain = self._domain(dom)
        domain.check_active()
        return domain

    # -- CPUs --------------------------------------------------------------------------

    def domain_get_vcpus(
        self, dom: DomainIdentity, maxinfo: int, maplen: int
    ) -> tuple[list[VcpuInfo], bytes] | Later[tuple[list[VcpuInfo], bytes]]:
        domain = self._domain(dom)
        if domain.id == -1:
            raise not_valid("cannot list vcpus for an inactive domain")
        definition = domain.definition
        count = min(maxinfo, definition.vcpus.current)
        work = partial(_vcpus, definition.snapshot(), count, maplen, every_cpu(self.node.max_cpus))
        return work() if count < _MANY else Later(work)

    def domain_get_cpu_stats(
        self, dom: DomainIdentity, start_cpu: int, ncpus: int, flags: int
    ) -> list[Params]:
        self._active(dom, flags & ~STRING_OKAY, "GetCPUStats")
        if start_cpu == -1:
            times = (_TOTAL_CPU_TIME, 5540000000, 6460000000)
            return [
                dict(zip(("cpu_time", "user_time", "system_time"), map(ULLong, times), strict=True))
            ]
        cpus = self.node.cores
        if ncpus and start_cpu >= cpus:
            detail = f"start_cpu {start_cpu} larger than maximum of {cpus - 1}"
            raise report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_TEST, detail)
        share = _TOTAL_CPU_TIME // max(cpus, 1)
        asked = range(start_cpu, min(cpus, start_cpu + ncpus)) if ncpus else range(cpus)
        return [
            {"cpu_time": ULLong(share + cpu), "vcpu_time": ULLong(share + cpu - _VCPU_TIME_LESS)}
            for cpu in asked
        ]

    def node_get_cpu_stats(self, cpuNum: int, flags: int) -> dict[str, int]:
        check_flags(flags, 0, "testNodeGetCPUStats")
        return {
            "user": 9797400000,
            "kernel": 34678723400000,
            "idle": 87264900000,
            "iowait": 763600000,
        }

    # -- the guest ---------------------------------------------------------------------

    def domain_memory_stats(self, dom: DomainIdentity, flags: int) -> dict[int, int]:
        """Return numbers by virDomainMemoryStatTags, if there is a virtio balloon."""
        definition = self._active(dom, flags, "MemoryStats").definition
        balloon = definition.memballoon
        if balloon is None or balloon.model != "virtio":
            return {}
        total = definition.memory.current
        half = total // 2
        zero = {0: 0, 1: 0, 2: 0, 3: 0}
        return {
            6: total,
            **zero,
            4: half,
            5: total,
            8: half,
            9: _LAST_UPDATE,
            10: total // 8,
            11: 0,
            12: 0,
            7: half,
        }

    def domain_get_disk_errors(self, dom: DomainIdentity, flags: int) -> dict[str, int]:
        """Give each disk an error, all kinds in turn."""
        domain = self._active(dom, flags, "GetDiskErrors")
        codes = [int(code) for code in DomainDiskErrorCode if code]
        targets = [disk.target for disk in domain.definition.each_disk()]
        return {target: codes[number % len(codes)] for number, target in enumerate(targets)}

    def domain_get_fsinfo(self, dom: DomainIdentity, flags: int) -> list[DomainFsinfo]:
        """Make up two file systems on the first disk."""
        domain = self._active(dom, flags, "GetFSInfo")
        for disk in domain.definition.each_disk():
            if disk.device == "disk":
                places = enumerate(("/", "/boot"), start=1)
                return [
                    DomainFsinfo(place, f"{disk.target}{at}", "ext4", [disk.target])
                    for at, place in places
                ]
        return []

    def domain_interface_addresses(
        self, dom: DomainIdentity, source: int, flags: int
    ) -> list[DomainInterface] | Later[list[DomainInterface]]:
        check_flags(flags, 0, "testDomainInterfaceAddresses")
        if source not in _SOURCES:
            detail = f"Unknown IP address data source {as_int(source)}"
            raise report(
                ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED, ErrorDomain.VIR_FROM_TEST, detail
            )
        domain = self._active(dom, 0, "InterfaceAddresses")
        definition = domain.definition
        work = partial(_addresses, definition.snapshot(), domain.id, self.network_lookup_by_name)
        return later(_LINE * definition.weight, work)

    def domain_get_launch_security_info(self, dom: DomainIdentity, flags: int) -> Params:
        """Return nothing, after the checks of libvirt's driver.

        libvirt's own client always sets the flag for texts, which this function of
        libvirt's driver refuses.
        """
        check_flags(flags, 0, "testDomainGetLaunchSecurityInfo")
        self._domain(dom)
        return {}

    # -- all domains -------------------------------------------------------------------

    def connect_get_all_domain_stats(
        self, doms: Sequence[DomainIdentity], stats: int, flags: int
    ) -> list[tuple[Domain, Params]] | Later[list[tuple[Domain, Params]]]:
        check_flags(flags, _STATS_FLAGS, "testConnectGetAllDomainStats")
        if flags & _ENFORCE and (lacking := stats & ~(_STATE | _IOTHREAD)):
            detail = f"Stats types bits 0x{lacking:x} are not supported by this daemon"
            raise report(
                ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED, ErrorDomain.VIR_FROM_TEST, detail
            )
        by_uuid = self.domains.by_uuid
        domains = (
            [by_uuid[dom.uuid] for dom in doms if dom.uuid in by_uuid]
            if doms
            else list(self.domains)
        )
        work = partial(_all_stats, domains, stats or _STATE | _IOTHREAD, flags)
        return work() if len(domains) < _MANY else Later(work)


def _vcpus(
    definition: DomainDef, count: int, maplen: int, everywhere: int
) -> tuple[list[VcpuInfo], bytes]:
    spent = time.time_ns() // 10_000
    pins = Pins(definition, "vcpupin", "vcpu", everywhere)
    infos = [
        VcpuInfo(number, 1, spent, pins.mask(str(number)).bit_length() - 1)
        for number in range(count)
    ]
    return infos, b"".join([pins.map(str(number), maplen) for number in range(count)])


def _all_stats(domains: list[Domain], wanted: int, flags: int) -> list[tuple[Domain, Params]]:
    """Return the statistics of each domain; equal ones are shared."""
    shared: dict[tuple[int, int], Params] = {}
    found = []
    for domain in STATISTICS_FILTERS.select(domains, flags):
        if domain.added_iothreads:
            found.append((domain, _stats(domain, wanted)))
            continue
        state = domain.state, domain.reason
        stats = shared.get(state)
        if stats is None:
            stats = shared[state] = _stats(domain, wanted)
        found.append((domain, stats))
    return found


def _stats(domain: Domain, wanted: int) -> Params:
    found: dict[str, ParamValue] = {}
    if wanted & _STATE:
        found |= {"state.state": Int(domain.state), "state.reason": Int(domain.reason)}
    if wanted & _IOTHREAD and domain.added_iothreads and domain.id != -1:
        found["iothread.count"] = UInt(len(domain.added_iothreads))
        for number, most, grow, shrink in domain.added_iothreads:
            found[f"iothread.{number}.poll-max-ns"] = ULLong(most)
            found[f"iothread.{number}.poll-grow"] = UInt(grow)
            found[f"iothread.{number}.poll-shrink"] = UInt(shrink)
    return found


def _leases(network: NetworkDef, place: int) -> list[DomainIpAddr]:
    """Return the address in some place of a network's first range, or after its own.

    As in libvirt, it may be one that the network does not have. IPv6 addresses differ
    in the last byte only. A network without addresses has none to give; libvirt's test
    driver does not survive that.
    """
    ip = network.tree.find("ip")
    if ip is None:
        return []
    net = net_of(ip)
    dhcp = ip.find("dhcp")
    start = None if dhcp is None else dhcp.get("range", "start")
    first = net.address if start is None else parse_address(start)
    assert first is not None
    if len(first) == 16:
        kind, address = _IPV6, first[:-1] + bytes([(first[-1] + place) % 256])
    else:
        moved = (int.from_bytes(first, "big") + place) % 2**32
        kind, address = _IPV4, moved.to_bytes(4, "big")
    return [DomainIpAddr(kind, format_address(address), net.prefix % 2**32)]
