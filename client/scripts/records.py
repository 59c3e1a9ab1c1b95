"""Calls with answers or arguments that libvirt-python has as dicts and tuples.

`domain_stats` is no call: it makes handles of an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from ...protocol import typedparams, xdr
from ...protocol._generated import remote
from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import invalid_arg, report
from ...protocol.features import Feature
from .. import arguments, handles, results
from .._generated import calls
from .opening import supports

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ...protocol.typedparams import PlainParams
    from ..calls import Script

_D = TypeVar("_D", bound=handles.Domain)


class Address(TypedDict):
    addr: str
    prefix: int
    type: int  # IPAddrType


class Addresses(TypedDict):
    addrs: list[Address] | None
    hwaddr: str | None


class Lease(TypedDict):
    """Lease of a network (virNetworkDHCPLease).

    ``expirytime`` is in seconds since 1970, ``type`` an IPAddrType.
    """

    iface: str
    expirytime: int
    type: int
    mac: str | None
    ipaddr: str
    prefix: int
    hostname: str | None
    clientid: str | None
    iaid: str | None


# virDomainMemoryStatTags, by number, as libvirt-python names them.
_MEMORY_STATS = (
    "swap_in",
    "swap_out",
    "major_fault",
    "minor_fault",
    "unused",
    "available",
    "actual",
    "rss",
    "usable",
    "last_update",
    "disk_caches",
    "hugetlb_pgalloc",
    "hugetlb_pgfail",
)


# -- domains ---------------------------------------------------------------------------


def node_get_info_gen() -> Script[results.NodeInfo]:
    """Ask for the host's CPUs and memory (virNodeGetInfo); memory is in MiB."""
    ret = yield calls.NODE_GET_INFO, None
    memory = ret.memory >> 10
    model = xdr.text(ret.model)
    return results.NodeInfo(
        (model, memory, ret.cpus, ret.mhz, ret.nodes, ret.sockets, ret.cores, ret.threads)
    )


def domain_memory_stats_gen(dom: handles.Domain) -> Script[dict[str, int]]:
    """Ask for the memory statistics that the hypervisor has (virDomainMemoryStats).

    The dict has them by name: amounts in KiB, faults and page allocations as counts.
    """
    args = remote.RemoteDomainMemoryStatsArgs(
        dom._use("virDomainMemoryStats"), len(_MEMORY_STATS), 0
    )
    ret = yield calls.DOMAIN_MEMORY_STATS, args
    return {
        _MEMORY_STATS[stat.tag]: stat.val
        for stat in ret.stats
        if 0 <= stat.tag < len(_MEMORY_STATS)
    }


def domain_get_job_stats_gen(dom: handles.Domain, flags: int) -> Script[PlainParams]:
    """Ask for the statistics of a job (virDomainGetJobStats).

    The job's type (DomainJobType) is among them as ``type``.
    """
    args = remote.RemoteDomainGetJobStatsArgs(dom._use("virDomainGetJobStats"), flags)
    ret = yield calls.DOMAIN_GET_JOB_STATS, args
    return {**typedparams.plain(ret.params), "type": ret.type}


def domain_get_block_job_info_gen(
    dom: handles.Domain, path: str, flags: int
) -> Script[dict[str, int]]:
    """Ask for type, bandwidth, cur and end of a disk's job (virDomainGetBlockJobInfo).

    The dict is empty when there is no job.
    """
    args = remote.RemoteDomainGetBlockJobInfoArgs(dom._use("virDomainGetBlockJobInfo"), path, flags)
    ret = yield calls.DOMAIN_GET_BLOCK_JOB_INFO, args
    if not ret.found:
        return {}
    return {"type": ret.type, "bandwidth": ret.bandwidth, "cur": ret.cur, "end": ret.end}


def domain_get_block_info_gen(
    dom: handles.Domain, path: str, flags: int
) -> Script[results.BlockInfo]:
    """Ask for the sizes of a disk, in the order of virDomainBlockInfo."""
    args = remote.RemoteDomainGetBlockInfoArgs(dom._use("virDomainGetBlockInfo"), path, flags)
    ret = yield calls.DOMAIN_GET_BLOCK_INFO, args
    return results.BlockInfo((ret.capacity, ret.allocation, ret.physical))


def domain_get_time_gen(dom: handles.Domain, flags: int) -> Script[dict[str, int]]:
    """Ask for the guest's time, ``seconds`` since 1970 and ``nseconds``.

    This is virDomainGetTime.
    """
    ret = yield (
        calls.DOMAIN_GET_TIME,
        remote.RemoteDomainGetTimeArgs(dom._use("virDomainGetTime"), flags),
    )
    return {"seconds": ret.seconds, "nseconds": ret.nseconds}


def domain_set_time_gen(
    dom: handles.Domain, time: Mapping[str, int] | None, flags: int
) -> Script[int]:
    """Set the guest's time (virDomainSetTime). Return 0.

    ``time`` has ``seconds`` since 1970 and maybe ``nseconds``. It may be None with
    flags that need no time (VIR_DOMAIN_TIME_SYNC).
    """
    function = "virDomainSetTime"
    wire = dom._use(function)
    given = dict(time or {})
    missing = not flags if time is None else "seconds" not in given
    if missing or given.keys() - {"seconds", "nseconds"}:
        detail = f"time in {function} must have 'seconds' and may have 'nseconds'"
        arguments.explained(invalid_arg(ErrorDomain.VIR_FROM_DOMAIN, function, "time", detail))
    args = remote.RemoteDomainSetTimeArgs(
        wire, given.get("seconds", 0), given.get("nseconds", 0), flags
    )
    yield calls.DOMAIN_SET_TIME, args
    return 0


def domain_get_fsinfo_gen(dom: handles.Domain, flags: int) -> Script[list[results.FileSystem]]:
    """Ask for the file systems in the guest (virDomainGetFSInfo)."""
    ret = yield (
        calls.DOMAIN_GET_FSINFO,
        remote.RemoteDomainGetFsinfoArgs(dom._use("virDomainGetFSInfo"), flags),
    )
    return [
        results.FileSystem((fs.mountpoint, fs.name, fs.fstype, list(fs.dev_aliases)))
        for fs in ret.info
    ]


def domain_interface_addresses_gen(
    dom: handles.Domain, source: int, flags: int
) -> Script[dict[str, Addresses]]:
    """Ask for the addresses of each interface, by its name.

    This is virDomainInterfaceAddresses.
    """
    args = remote.RemoteDomainInterfaceAddressesArgs(
        dom._use("virDomainInterfaceAddresses"), source, flags
    )
    ret = yield calls.DOMAIN_INTERFACE_ADDRESSES, args
    return {
        interface.name: {
            "addrs": [{"addr": a.addr, "prefix": a.prefix, "type": a.type} for a in interface.addrs]
            or None,
            "hwaddr": interface.hwaddr,
        }
        for interface in ret.ifaces
    }


def domain_get_security_label_gen(dom: handles.Domain) -> Script[results.SecurityLabel]:
    """Ask for the label of the first security driver (virDomainGetSecurityLabel)."""
    args = remote.RemoteDomainGetSecurityLabelArgs(dom._use("virDomainGetSecurityLabel"))
    ret = yield calls.DOMAIN_GET_SECURITY_LABEL, args
    return results.SecurityLabel((xdr.text(ret.label), bool(ret.enforcing)))


def domain_get_security_label_list_gen(
    dom: handles.Domain,
) -> Script[list[results.SecurityLabel]]:
    """Ask for the label of each security driver (virDomainGetSecurityLabelList)."""
    args = remote.RemoteDomainGetSecurityLabelListArgs(dom._use("virDomainGetSecurityLabelList"))
    ret = yield calls.DOMAIN_GET_SECURITY_LABEL_LIST, args
    return [
        results.SecurityLabel((xdr.text(label.label), bool(label.enforcing)))
        for label in ret.labels
    ]


def domain_send_key_gen(
    dom: handles.Domain,
    codeset: int,
    holdtime: int,
    keycodes: Sequence[int],
    nkeycodes: int,
    flags: int,
) -> Script[int]:
    """Press keys in the guest (virDomainSendKey). Return 0.

    ``nkeycodes`` must be the length of ``keycodes``, as in libvirt-python; else this
    raises LibvirtError VIR_ERR_INVALID_ARG.
    """
    function = "virDomainSendKey"
    wire = dom._use(function)
    if nkeycodes != len(keycodes):
        detail = f"nkeycodes in {function} must be the number of keycodes"
        arguments.explained(invalid_arg(ErrorDomain.VIR_FROM_DOMAIN, function, "nkeycodes", detail))
    yield (
        calls.DOMAIN_SEND_KEY,
        remote.RemoteDomainSendKeyArgs(wire, codeset, holdtime, keycodes, flags),
    )
    return 0


def domain_revert_to_snapshot_gen(
    dom: handles.Domain, snap: handles.DomainSnapshot, flags: int
) -> Script[int]:
    """Return to the state of a snapshot (virDomainRevertToSnapshot). Return 0."""
    dom._use("virDomainRevertToSnapshot")
    args = remote.RemoteDomainRevertToSnapshotArgs(snap._use("virDomainRevertToSnapshot"), flags)
    yield calls.DOMAIN_REVERT_TO_SNAPSHOT, args
    return 0


def identities(doms: Sequence[handles.Domain]) -> list[Any]:
    """Return the identities of the domains whose statistics are asked for.

    Raises LibvirtError VIR_ERR_INVALID_ARG when ``doms`` is empty.
    """
    if not doms:
        function = "virDomainListGetStats"
        detail = f"doms array in {function} must contain at least one domain"
        arguments.explained(
            report(ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_DOMAIN, detail)
        )
    try:
        return [dom._use("virDomainListGetStats") for dom in doms]
    except (TypeError, AttributeError) as exc:
        arguments.explained(exc)


def domain_stats(
    kind: type[_D], connect: Any, ret: remote.RemoteConnectGetAllDomainStatsRet
) -> list[tuple[_D, PlainParams]]:
    """Return a handle and the statistics of each record of an answer.

    All handles share one reference on the connection.
    """
    records: Sequence[Any] = ret.retStats
    if not records:
        return []
    lease = handles.Lease(connect, connect, len(records))
    return [(kind(lease, record.dom), typedparams.plain(record.params)) for record in records]


# -- the node, networks, secrets -------------------------------------------------------


def node_get_free_pages_gen(
    pages: Sequence[int], start_cell: int, max_cells: int, flags: int
) -> Script[dict[int, dict[int, int]]]:
    """Ask how many pages of each size are free in each cell (virNodeGetFreePages).

    Sizes are in KiB.
    """
    args = remote.RemoteNodeGetFreePagesArgs(pages, start_cell, max_cells, flags)
    ret = yield calls.NODE_GET_FREE_PAGES, args
    counts: Sequence[int] = ret.counts
    size = len(pages) or 1
    return {
        start_cell + at // size: dict(zip(pages, counts[at : at + size], strict=False))
        for at in range(0, len(counts), size)
    }


def node_alloc_pages_gen(
    pages: Mapping[int, int], start_cell: int, cell_count: int, flags: int
) -> Script[int]:
    """Allocate pages of the host, and return how many sizes were served.

    ``pages`` has the number of pages for each size in KiB (virNodeAllocPages).
    """
    args = remote.RemoteNodeAllocPagesArgs(
        list(pages), list(pages.values()), start_cell, cell_count, flags
    )
    ret = yield calls.NODE_ALLOC_PAGES, args
    count: int = ret.ret
    return count


def network_get_dhcp_leases_gen(
    network: handles.Network, mac: str | None, flags: int
) -> Script[list[Lease]]:
    """Ask for the leases of a network, all or of one MAC address.

    This is virNetworkGetDHCPLeases.
    """
    wire = network._use("virNetworkGetDHCPLeases")
    ret = yield (
        calls.NETWORK_GET_DHCP_LEASES,
        remote.RemoteNetworkGetDhcpLeasesArgs(wire, mac, 1, flags),
    )
    return [{name: getattr(lease, name) for name in Lease.__annotations__} for lease in ret.leases]  # type: ignore[misc]


def network_update_gen(
    network: handles.Network, command: int, section: int, parent_index: int, xml: str, flags: int
) -> Script[int]:
    """Change a part of a network (virNetworkUpdate).

    Old servers take command and section for each other. As libvirt's own client does,
    this asks the server first which order it expects.
    """
    wire = network._use("virNetworkUpdate")
    in_order = yield supports(Feature.VIR_DRV_FEATURE_NETWORK_UPDATE_HAS_CORRECT_ORDER)
    if not in_order.supported:
        command, section = section, command
    args = remote.RemoteNetworkUpdateArgs(wire, command, section, parent_index, xml, flags)
    yield calls.NETWORK_UPDATE, args
    return 0


def secret_set_value_gen(secret: handles.Secret, value: bytes | str, flags: int) -> Script[int]:
    """Set the value of a secret; a str is sent as UTF-8 (virSecretSetValue)."""
    data = value.encode() if isinstance(value, str) else value
    yield (
        calls.SECRET_SET_VALUE,
        remote.RemoteSecretSetValueArgs(secret._use("virSecretSetValue"), data, flags),
    )
    return 0


def is_encrypted_gen() -> Script[int]:
    """Ask whether the driver is secure, and return 0 (virConnectIsEncrypted).

    The answer makes no difference: no transport here encrypts.
    """
    yield calls.CONNECT_IS_SECURE, None
    return 0
