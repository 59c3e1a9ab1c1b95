"""Refusals of counts and sizes that a caller declares, before a driver is asked.

`SIZES` is the table: entry point -> rules, in libvirt's order. Two layers of libvirt
have such rules. First the dispatcher: room for the answer that is negative, or more
than the protocol allows (VIR_FROM_RPC). Then the public API functions: a count that
must not be zero, an array that must not be empty (``"params in
virDomainSetNumaParameters must not be NULL"``).

No rule does work that grows with what it checks; after the rules a driver may make what
was asked for. Arrays and strings of the arguments are bounded by the definition and
refused by the decoder: a rule is for an argument that says how much is to be made.
"""

from __future__ import annotations

from typing import Any

from ...protocol._generated import remote
from ...protocol._generated.constants import VIR_TYPED_PARAM_FIELD_LENGTH
from ...protocol._generated.enums import (
    DomainCoreDumpFormat,
    ErrorDomain,
    ErrorNumber,
    StorageVolResizeFlags,
)
from ...protocol.errors import LibvirtError, report
from ...protocol.xdr import TEXT
from .rules import Function, Rule, from_zero, given, not_zero, positive

__all__ = ["SIZES", "check_names"]

_UINT32 = 2**32
_INT_MAX = 2**31 - 1
_NAME_MAX = VIR_TYPED_PARAM_FIELD_LENGTH - 1  # bytes without the NUL
_ALL = -1  # the only negative value of cpuNum and cellNum


def _protocol_error(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_RPC, ErrorDomain.VIR_FROM_RPC, detail)


def _internal_error(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, detail)


def _limit(name: str) -> int:
    value: int = getattr(remote, name)
    return value


# -- the dispatcher's rules ------------------------------------------------------------


def _listed(argument: str, limit: str) -> Rule:
    """Make the rule that libvirt generates for a list's ``max…`` argument."""
    most = _limit(limit)

    def refuse(function: Function, args: Any) -> None:
        value = getattr(args, argument)
        if value < 0:
            raise _protocol_error(f"{argument} must be non-negative")
        if value > most:
            raise _protocol_error(f"{argument} > {limit}")

    return Rule((argument,), refuse)


def _not_negative(argument: str, *others: str) -> Rule:
    """Make a rule: room must not be negative.

    Of several arguments, libvirtd's text names the first.
    """
    arguments = (argument, *others)

    def refuse(function: Function, args: Any) -> None:
        for name in arguments:
            if getattr(args, name) < 0:
                raise _internal_error(f"{argument} must be non-negative")

    return Rule(arguments, refuse)


def _most(argument: str, limit: str, detail: str | None = None) -> Rule:
    """Make a rule: room must not exceed what the protocol allows."""
    most = _limit(limit)
    text = detail or f"{argument} too large"

    def refuse(function: Function, args: Any) -> None:
        if getattr(args, argument) > most:
            raise _internal_error(text)

    return Rule((argument,), refuse)


def _maps(count: str, length: str) -> Rule:
    """Make a rule for the room of CPU maps: ``count`` maps of ``length`` bytes each."""
    most = _limit("REMOTE_CPUMAPS_MAX")

    def refuse(function: Function, args: Any) -> None:
        if getattr(args, count) * getattr(args, length) > most:
            raise _internal_error("maxinfo * maplen > REMOTE_CPUMAPS_MAX")

    return Rule((count, length), refuse)


def _pages() -> Rule:
    """Make the rule for the counts of virNodeGetFreePages.

    libvirtd multiplies in 32 bits. A product that wraps to zero is refused by the next
    rule, as no room; one that wraps to a small number is accepted.
    """
    most = _limit("REMOTE_NODE_MAX_CELLS")

    def refuse(function: Function, args: Any) -> None:
        count = len(args.pages) * args.cellCount
        if count > most and count % _UINT32:
            raise _internal_error("the result won't fit into REMOTE_NODE_MAX_CELLS")

    return Rule(("pages", "cellCount"), refuse)


def _cut(argument: str, limit: str) -> Rule:
    """Make a rule that cuts room which libvirtd would make and could not send.

    One more than can be sent is enough for the same answer, and for the checks before
    it.
    """
    most = _limit(limit) + 1

    def refuse(function: Function, args: Any) -> None:
        if getattr(args, argument) > most:
            setattr(args, argument, most)

    return Rule((argument,), refuse)


def check_names(args: Any) -> None:
    """Refuse names of parameters that are too long for C's array of characters.

    Raises LibvirtError.
    """
    for param in args.params:
        name = param.field
        if len(name) > _NAME_MAX or (not name.isascii() and len(name.encode(*TEXT)) > _NAME_MAX):
            detail = f"parameter {name} too big for destination"
            raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_NONE, detail)


def _names() -> Rule:
    def refuse(function: Function, args: Any) -> None:
        check_names(args)

    return Rule(("params",), refuse)


# -- the public API's rules ------------------------------------------------------------


def _or_all(argument: str) -> Rule:
    """Make a rule: a CPU or a cell is a number from zero on, or -1 for all."""

    def refuse(function: Function, args: Any) -> None:
        if getattr(args, argument) < _ALL:
            raise function.refused(
                "cpuNum", f"{argument} in {function.name} only accepts {_ALL} as a negative value"
            )

    return Rule((argument,), refuse)


def _memory() -> Rule:
    """Make a rule: memory, in KiB, must be below 2**53 - 1, libvirt's bound."""
    most = (2**63 - 1) // 1024

    def refuse(function: Function, args: Any) -> None:
        if args.memory >= most:
            raise report(
                ErrorNumber.VIR_ERR_OVERFLOW, function.domain, f"input too large: {args.memory}"
            )

    return Rule(("memory",), refuse)


def _cpus() -> Rule:
    """Make a rule: virDomainGetCPUStats takes all CPUs at once (-1) or a first one."""

    def refuse(function: Function, args: Any) -> None:
        start = args.start_cpu
        if start == _ALL and args.ncpus != 1:
            raise function.refused("start_cpu", f"ncpus must be 1 when start_cpu is {_ALL}")
        if start < _ALL:
            raise function.refused(
                "start_cpu", f"start_cpu in {function.name} must be zero or greater"
            )
        if start > 0 and not args.nparams:  # asked for a number only: drivers do not look at it
            args.start_cpu = 0

    return Rule(("start_cpu", "ncpus"), refuse)


def _no_counts() -> Rule:
    """Make a rule: the product of `_pages` must not be zero in 32 bits."""

    def refuse(function: Function, args: Any) -> None:
        if len(args.pages) * args.cellCount % _UINT32 == 0:
            raise function.refused("counts", f"counts in {function.name} must not be NULL")

    return Rule(("pages", "cellCount"), refuse)


def _format() -> Rule:
    most = max(map(int, DomainCoreDumpFormat))

    def refuse(function: Function, args: Any) -> None:
        if args.dumpformat > most:
            value = args.dumpformat if args.dumpformat <= _INT_MAX else args.dumpformat - _UINT32
            raise function.refused("flags", f"dumpformat '{value}' is not supported")

    return Rule(("dumpformat",), refuse)


def _capacity() -> Rule:
    may_be_zero = int(
        StorageVolResizeFlags.VIR_STORAGE_VOL_RESIZE_DELTA
        | StorageVolResizeFlags.VIR_STORAGE_VOL_RESIZE_SHRINK
    )

    def refuse(function: Function, args: Any) -> None:
        if args.capacity == 0 and not args.flags & may_be_zero:
            detail = (
                f"capacity in {function.name} cannot be zero without 'delta' or 'shrink' flags set"
            )
            raise function.refused("capacity", detail)

    return Rule(("capacity",), refuse)


# -- the table -------------------------------------------------------------------------


def _params(limit: str, *more: Rule) -> tuple[Rule, ...]:
    """Return rules for ``nparams``, the room for parameters, and ``more``."""
    return _not_negative("nparams"), _most("nparams", limit), *more


_NAMES = (_names(),)
_SET_PARAMS = (*_NAMES, given("params"))
_MAP = (given("cpumap"),)
_MEMORY = (not_zero("memory"), _memory())

SIZES: dict[str, tuple[Rule, ...]] = {
    # lists
    "connect_list_domains": (_listed("maxids", "REMOTE_DOMAIN_LIST_MAX"),),
    "connect_list_defined_domains": (_listed("maxnames", "REMOTE_DOMAIN_LIST_MAX"),),
    "connect_list_networks": (_listed("maxnames", "REMOTE_NETWORK_LIST_MAX"),),
    "connect_list_defined_networks": (_listed("maxnames", "REMOTE_NETWORK_LIST_MAX"),),
    "connect_list_interfaces": (_listed("maxnames", "REMOTE_INTERFACE_LIST_MAX"),),
    "connect_list_defined_interfaces": (_listed("maxnames", "REMOTE_INTERFACE_LIST_MAX"),),
    "connect_list_storage_pools": (_listed("maxnames", "REMOTE_STORAGE_POOL_LIST_MAX"),),
    "connect_list_defined_storage_pools": (_listed("maxnames", "REMOTE_STORAGE_POOL_LIST_MAX"),),
    "connect_list_secrets": (_listed("maxuuids", "REMOTE_SECRET_LIST_MAX"),),
    "connect_list_nwfilters": (_listed("maxnames", "REMOTE_NWFILTER_LIST_MAX"),),
    "storage_pool_list_volumes": (_listed("maxnames", "REMOTE_STORAGE_VOL_LIST_MAX"),),
    "node_list_devices": (_listed("maxnames", "REMOTE_NODE_DEVICE_LIST_MAX"),),
    "node_device_list_caps": (_listed("maxnames", "REMOTE_NODE_DEVICE_CAPS_LIST_MAX"),),
    "domain_snapshot_list_names": (_listed("maxnames", "REMOTE_DOMAIN_SNAPSHOT_LIST_MAX"),),
    "domain_snapshot_list_children_names": (
        _listed("maxnames", "REMOTE_DOMAIN_SNAPSHOT_LIST_MAX"),
    ),
    "node_get_cells_free_memory": (
        _listed("maxcells", "REMOTE_NODE_MAX_CELLS"),
        positive("maxcells", "maxCells"),
        from_zero("startCell"),
    ),
    # parameters and statistics that are asked for
    "domain_get_scheduler_parameters": _params(
        "REMOTE_DOMAIN_SCHEDULER_PARAMETERS_MAX", given("nparams", "params")
    ),
    "domain_get_scheduler_parameters_flags": _params(
        "REMOTE_DOMAIN_SCHEDULER_PARAMETERS_MAX", given("nparams", "params")
    ),
    "domain_get_memory_parameters": _params("REMOTE_DOMAIN_MEMORY_PARAMETERS_MAX"),
    "domain_get_blkio_parameters": _params("REMOTE_DOMAIN_BLKIO_PARAMETERS_MAX"),
    "domain_get_numa_parameters": _params("REMOTE_DOMAIN_NUMA_PARAMETERS_MAX"),
    "domain_get_interface_parameters": _params("REMOTE_DOMAIN_INTERFACE_PARAMETERS_MAX"),
    "domain_get_block_io_tune": _params(
        "REMOTE_DOMAIN_BLOCK_IO_TUNE_PARAMETERS_MAX", given("disk", when="nparams")
    ),
    "domain_block_stats_flags": _params("REMOTE_DOMAIN_BLOCK_STATS_PARAMETERS_MAX"),
    "node_get_cpu_stats": _params("REMOTE_NODE_CPU_STATS_MAX", _or_all("cpuNum")),
    "node_get_memory_stats": _params("REMOTE_NODE_MEMORY_STATS_MAX", _or_all("cellNum")),
    "node_get_memory_parameters": _params("REMOTE_NODE_MEMORY_PARAMETERS_MAX"),
    "domain_memory_stats": (
        _most(
            "maxStats",
            "REMOTE_DOMAIN_MEMORY_STATS_MAX",
            "maxStats > REMOTE_DOMAIN_MEMORY_STATS_MAX",
        ),
    ),
    "domain_get_disk_errors": (_most("maxerrors", "REMOTE_DOMAIN_DISK_ERRORS_MAX"),),
    "domain_get_cpu_stats": (
        _most("nparams", "REMOTE_NODE_CPU_STATS_MAX"),
        _most("ncpus", "REMOTE_DOMAIN_GET_CPU_STATS_NCPUS_MAX"),
        _cpus(),
        given("ncpus", "params", when="nparams"),
    ),
    # CPU maps
    "domain_get_vcpus": (
        _not_negative("maxinfo", "maplen"),
        _most("maxinfo", "REMOTE_VCPUINFO_MAX", "maxinfo > REMOTE_VCPUINFO_MAX"),
        _maps("maxinfo", "maplen"),
        given("maxinfo", "info"),
    ),
    "domain_get_vcpu_pin_info": (
        _not_negative("ncpumaps"),
        _not_negative("maplen"),
        _most("ncpumaps", "REMOTE_VCPUINFO_MAX", "ncpumaps > REMOTE_VCPUINFO_MAX"),
        _maps("ncpumaps", "maplen"),
        given("maplen", "cpumaps", when="ncpumaps"),
        positive("ncpumaps"),
    ),
    "domain_get_emulator_pin_info": (
        _not_negative("maplen"),
        given("maplen", "cpumap"),
        _cut("maplen", "REMOTE_CPUMAPS_MAX"),
    ),
    "domain_pin_vcpu": _MAP,
    "domain_pin_vcpu_flags": _MAP,
    "domain_pin_emulator": _MAP,
    "domain_pin_iothread": _MAP,
    # memory and disks
    "domain_memory_peek": (
        _most("size", "REMOTE_DOMAIN_MEMORY_PEEK_BUFFER_MAX", "size > maximum buffer size"),
    ),
    "domain_block_peek": (
        _most("size", "REMOTE_DOMAIN_BLOCK_PEEK_BUFFER_MAX", "size > maximum buffer size"),
    ),
    "domain_set_memory": _MEMORY,
    "domain_set_max_memory": _MEMORY,
    "domain_set_memory_flags": _MEMORY,
    "storage_vol_resize": (_capacity(),),
    # pages of the node
    "node_get_free_pages": (
        _pages(),
        not_zero("pages", "npages"),
        not_zero("cellCount"),
        _no_counts(),
    ),
    "node_alloc_pages": (
        not_zero("pageSizes", "npages"),
        given("pageCounts"),
        not_zero("cellCount"),
    ),
    # arrays, parameters and texts that are given
    "domain_set_scheduler_parameters": _SET_PARAMS,
    "domain_set_scheduler_parameters_flags": _SET_PARAMS,
    "domain_set_memory_parameters": _SET_PARAMS,
    "domain_set_blkio_parameters": _SET_PARAMS,
    "domain_set_numa_parameters": _SET_PARAMS,
    "domain_set_interface_parameters": _SET_PARAMS,
    "domain_set_iothread_params": _SET_PARAMS,
    "domain_set_perf_events": _SET_PARAMS,
    "domain_set_launch_security_state": _SET_PARAMS,
    "node_set_memory_parameters": _SET_PARAMS,
    "domain_set_block_io_tune": (*_NAMES, positive("params", "nparams")),
    "connect_set_identity": _NAMES,
    "domain_announce_interface": _NAMES,
    "domain_block_copy": _NAMES,
    "domain_migrate_begin3_params": _NAMES,
    "domain_migrate_confirm3_params": _NAMES,
    "domain_migrate_finish3_params": _NAMES,
    "domain_migrate_perform3_params": _NAMES,
    "domain_migrate_prepare3_params": _NAMES,
    "domain_migrate_prepare_tunnel3_params": _NAMES,
    "domain_restore_params": _NAMES,
    "domain_save_params": _NAMES,
    "domain_set_throttle_group": _NAMES,
    "network_port_set_parameters": _NAMES,
    "connect_baseline_cpu": (given("xmlCPUs"),),
    "connect_baseline_hypervisor_cpu": (given("xmlCPUs"),),
    "secret_set_value": (given("value"),),
    "domain_send_key": (given("keycodes"),),
    "domain_send_process_signal": (not_zero("pid_value"),),
    "domain_set_user_password": (given("user"), given("password")),
    "domain_core_dump_with_format": (_format(),),
}
