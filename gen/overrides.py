"""Tables of procedures whose arguments or results do not follow from their definition.

There is one for each side. `virtrio.gen.coverage` checks that the procedures exist, and
that none is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

# -- the server's rows -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Served:
    """A row whose reply is made by hand.

    The function is that of `virtrio.server.dispatch.answers` with the entry point's
    name. ``annotation`` is the type of the driver's result; ``without`` are arguments
    that only the function gets.
    """

    annotation: str
    without: tuple[str, ...] = ()


SERVED = {
    "REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL_LIST": Served("Sequence[tuple[str, int]] | None"),
    "REMOTE_PROC_CONNECT_GET_ALL_DOMAIN_STATS": Served("Sequence[tuple[Domain, Params]]"),
    "REMOTE_PROC_DOMAIN_GET_CPU_STATS": Served("Sequence[Params]", ("nparams",)),
}


# -- the clients' methods --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Script:
    """A method of the clients that is more than one call.

    ``function`` is that of `virtrio.client.scripts`, ``module.function``.
    ``parameters`` are types, by name, that differ from the definition's; names, order
    and defaults are libvirt-python's (`virtrio.gen.python`). ``handle`` is the class
    when it is not that of the first argument.
    """

    function: str
    annotation: str
    parameters: dict[str, str] = field(default_factory=dict)
    handle: str | None = None
    method: str | None = None


_BITS = "Sequence[bool]"
_NAMES = "list[str]"

SCRIPTED = {
    # methods that change a handle, or ask for more than the definition has
    "REMOTE_PROC_NODE_GET_INFO": Script("records.node_get_info_gen", "results.NodeInfo"),
    "REMOTE_PROC_DOMAIN_CREATE": Script("domains.domain_create_gen", "int"),
    "REMOTE_PROC_DOMAIN_CREATE_WITH_FLAGS": Script("domains.domain_create_with_flags_gen", "int"),
    "REMOTE_PROC_DOMAIN_DESTROY": Script("domains.domain_destroy_gen", "int"),
    "REMOTE_PROC_DOMAIN_DESTROY_FLAGS": Script("domains.domain_destroy_flags_gen", "int"),
    # lists whose number of items is asked for first
    "REMOTE_PROC_CONNECT_LIST_DOMAINS": Script(
        "listing.list_domains_id_gen", "list[int]", method="list_domains_id"
    ),
    "REMOTE_PROC_CONNECT_LIST_DEFINED_DOMAINS": Script("listing.list_defined_domains_gen", _NAMES),
    "REMOTE_PROC_CONNECT_LIST_NETWORKS": Script("listing.list_networks_gen", _NAMES),
    "REMOTE_PROC_CONNECT_LIST_DEFINED_NETWORKS": Script(
        "listing.list_defined_networks_gen", _NAMES
    ),
    "REMOTE_PROC_CONNECT_LIST_INTERFACES": Script("listing.list_interfaces_gen", _NAMES),
    "REMOTE_PROC_CONNECT_LIST_DEFINED_INTERFACES": Script(
        "listing.list_defined_interfaces_gen", _NAMES
    ),
    "REMOTE_PROC_CONNECT_LIST_STORAGE_POOLS": Script("listing.list_storage_pools_gen", _NAMES),
    "REMOTE_PROC_CONNECT_LIST_DEFINED_STORAGE_POOLS": Script(
        "listing.list_defined_storage_pools_gen", _NAMES
    ),
    "REMOTE_PROC_CONNECT_LIST_NWFILTERS": Script("listing.list_nw_filters_gen", _NAMES),
    "REMOTE_PROC_CONNECT_LIST_SECRETS": Script("listing.list_secrets_gen", _NAMES),
    "REMOTE_PROC_NODE_LIST_DEVICES": Script("listing.list_devices_gen", _NAMES),
    "REMOTE_PROC_STORAGE_POOL_LIST_VOLUMES": Script(
        "listing.storage_pool_list_volumes_gen", _NAMES
    ),
    "REMOTE_PROC_NODE_DEVICE_LIST_CAPS": Script("listing.node_device_list_caps_gen", _NAMES),
    "REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_NAMES": Script(
        "listing.domain_snapshot_list_names_gen", _NAMES
    ),
    "REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_CHILDREN_NAMES": Script(
        "listing.domain_snapshot_list_children_names_gen", _NAMES
    ),
    # bits of CPUs
    "REMOTE_PROC_NODE_GET_CPU_MAP": Script("cpumaps.node_get_cpu_map_gen", "results.CPUMap"),
    "REMOTE_PROC_DOMAIN_GET_VCPUS": Script(
        "cpumaps.domain_get_vcpus_gen",
        "tuple[list[results.Vcpu], list[tuple[bool, ...]]]",
    ),
    "REMOTE_PROC_DOMAIN_GET_VCPU_PIN_INFO": Script(
        "cpumaps.domain_get_vcpu_pin_info_gen", "list[tuple[bool, ...]]"
    ),
    "REMOTE_PROC_DOMAIN_GET_EMULATOR_PIN_INFO": Script(
        "cpumaps.domain_get_emulator_pin_info_gen", "tuple[bool, ...]"
    ),
    "REMOTE_PROC_DOMAIN_GET_IOTHREAD_INFO": Script(
        "cpumaps.domain_get_iothread_info_gen", "list[results.IOThread]"
    ),
    "REMOTE_PROC_DOMAIN_PIN_VCPU": Script("cpumaps.domain_pin_vcpu_gen", "int", {"cpumap": _BITS}),
    "REMOTE_PROC_DOMAIN_PIN_VCPU_FLAGS": Script(
        "cpumaps.domain_pin_vcpu_flags_gen", "int", {"cpumap": _BITS}
    ),
    "REMOTE_PROC_DOMAIN_PIN_EMULATOR": Script(
        "cpumaps.domain_pin_emulator_gen", "int", {"cpumap": _BITS}
    ),
    "REMOTE_PROC_DOMAIN_PIN_IOTHREAD": Script(
        "cpumaps.domain_pin_iothread_gen", "int", {"cpumap": _BITS}
    ),
    # typed parameters
    "REMOTE_PROC_DOMAIN_GET_SCHEDULER_PARAMETERS": Script(
        "parameters.domain_scheduler_parameters_gen", "PlainParams"
    ),
    "REMOTE_PROC_DOMAIN_GET_SCHEDULER_PARAMETERS_FLAGS": Script(
        "parameters.domain_scheduler_parameters_flags_gen", "PlainParams"
    ),
    "REMOTE_PROC_DOMAIN_SET_SCHEDULER_PARAMETERS": Script(
        "parameters.domain_set_scheduler_parameters_gen", "int"
    ),
    "REMOTE_PROC_DOMAIN_SET_SCHEDULER_PARAMETERS_FLAGS": Script(
        "parameters.domain_set_scheduler_parameters_flags_gen", "int"
    ),
    "REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS": Script(
        "parameters.domain_set_memory_parameters_gen", "int"
    ),
    "REMOTE_PROC_DOMAIN_SET_BLKIO_PARAMETERS": Script(
        "parameters.domain_set_blkio_parameters_gen", "int"
    ),
    "REMOTE_PROC_DOMAIN_SET_NUMA_PARAMETERS": Script(
        "parameters.domain_set_numa_parameters_gen", "int"
    ),
    "REMOTE_PROC_DOMAIN_SET_INTERFACE_PARAMETERS": Script(
        "parameters.domain_set_interface_parameters_gen", "int"
    ),
    "REMOTE_PROC_DOMAIN_SET_PERF_EVENTS": Script("parameters.domain_set_perf_events_gen", "int"),
    "REMOTE_PROC_NODE_SET_MEMORY_PARAMETERS": Script(
        "parameters.node_set_memory_parameters_gen", "int"
    ),
    "REMOTE_PROC_NETWORK_PORT_SET_PARAMETERS": Script(
        "parameters.network_port_set_parameters_gen", "int"
    ),
    "REMOTE_PROC_DOMAIN_GET_CPU_STATS": Script(
        "parameters.domain_get_cpu_stats_gen", "list[PlainParams]", {"total": "bool"}
    ),
    # dicts and tuples of libvirt-python's own
    "REMOTE_PROC_DOMAIN_MEMORY_STATS": Script("records.domain_memory_stats_gen", "dict[str, int]"),
    "REMOTE_PROC_DOMAIN_GET_JOB_STATS": Script("records.domain_get_job_stats_gen", "PlainParams"),
    "REMOTE_PROC_DOMAIN_GET_BLOCK_JOB_INFO": Script(
        "records.domain_get_block_job_info_gen", "dict[str, int]"
    ),
    "REMOTE_PROC_DOMAIN_GET_TIME": Script("records.domain_get_time_gen", "dict[str, int]"),
    "REMOTE_PROC_DOMAIN_SET_TIME": Script(
        "records.domain_set_time_gen", "int", {"time": "Mapping[str, int]"}
    ),
    "REMOTE_PROC_DOMAIN_GET_FSINFO": Script(
        "records.domain_get_fsinfo_gen", "list[results.FileSystem]"
    ),
    "REMOTE_PROC_DOMAIN_INTERFACE_ADDRESSES": Script(
        "records.domain_interface_addresses_gen", "dict[str, records.Addresses]"
    ),
    "REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL_LIST": Script(
        "records.domain_get_security_label_list_gen", "list[results.SecurityLabel]"
    ),
    "REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL": Script(
        "records.domain_get_security_label_gen", "results.SecurityLabel"
    ),
    "REMOTE_PROC_DOMAIN_GET_BLOCK_INFO": Script(
        "records.domain_get_block_info_gen", "results.BlockInfo"
    ),
    "REMOTE_PROC_DOMAIN_SEND_KEY": Script(
        "records.domain_send_key_gen", "int", {"nkeycodes": "int"}
    ),
    "REMOTE_PROC_DOMAIN_REVERT_TO_SNAPSHOT": Script(
        "records.domain_revert_to_snapshot_gen", "int", {"snap": "DomainSnapshot"}, handle="Domain"
    ),
    "REMOTE_PROC_NODE_GET_FREE_PAGES": Script(
        "records.node_get_free_pages_gen", "dict[int, dict[int, int]]", {"max_cells": "int"}
    ),
    "REMOTE_PROC_NODE_ALLOC_PAGES": Script(
        "records.node_alloc_pages_gen", "int", {"pages": "Mapping[int, int]"}
    ),
    "REMOTE_PROC_NETWORK_GET_DHCP_LEASES": Script(
        "records.network_get_dhcp_leases_gen", "list[records.Lease]"
    ),
    "REMOTE_PROC_NETWORK_UPDATE": Script("records.network_update_gen", "int"),
    "REMOTE_PROC_SECRET_SET_VALUE": Script(
        "records.secret_set_value_gen", "int", {"value": "bytes | str"}
    ),
}

# Results of several fields, and the class in `virtrio.client.results` that names them.
# A class for two procedures gives both the same names. Without one a result is a tuple.
RESULTS = {
    "REMOTE_PROC_NODE_GET_SECURITY_MODEL": "SecurityModel",
    "REMOTE_PROC_DOMAIN_GET_INFO": "DomainInfo",
    "REMOTE_PROC_DOMAIN_GET_STATE": "DomainStatus",
    "REMOTE_PROC_DOMAIN_GET_CONTROL_INFO": "ControlInfo",
    "REMOTE_PROC_DOMAIN_GET_JOB_INFO": "JobInfo",
    "REMOTE_PROC_DOMAIN_GET_SCHEDULER_TYPE": "SchedulerType",
    "REMOTE_PROC_DOMAIN_BLOCK_STATS": "BlockStats",
    "REMOTE_PROC_DOMAIN_INTERFACE_STATS": "InterfaceStats",
    "REMOTE_PROC_STORAGE_POOL_GET_INFO": "StoragePoolInfo",
    "REMOTE_PROC_STORAGE_VOL_GET_INFO": "StorageVolInfo",
    "REMOTE_PROC_STORAGE_VOL_GET_INFO_FLAGS": "StorageVolInfo",
}

# Procedures for which libvirt's own client adds VIR_TYPED_PARAM_STRING_OKAY to the
# flags.
STRING_OKAY = frozenset(
    {
        "REMOTE_PROC_DOMAIN_GET_MEMORY_PARAMETERS",
        "REMOTE_PROC_DOMAIN_GET_BLKIO_PARAMETERS",
        "REMOTE_PROC_DOMAIN_GET_NUMA_PARAMETERS",
        "REMOTE_PROC_DOMAIN_GET_INTERFACE_PARAMETERS",
        "REMOTE_PROC_DOMAIN_GET_BLOCK_IO_TUNE",
        "REMOTE_PROC_DOMAIN_BLOCK_STATS_FLAGS",
        "REMOTE_PROC_NODE_GET_MEMORY_PARAMETERS",
        "REMOTE_PROC_NODE_GET_SEV_INFO",
        "REMOTE_PROC_DOMAIN_GET_LAUNCH_SECURITY_INFO",
        "REMOTE_PROC_DOMAIN_GET_PERF_EVENTS",
    }
)

# Arguments that are paths on the server's host, which libvirt's own client completes
# with the working directory of its process.
PATHS = {
    "REMOTE_PROC_DOMAIN_SAVE": "to",
    "REMOTE_PROC_DOMAIN_SAVE_FLAGS": "to",
    "REMOTE_PROC_DOMAIN_RESTORE": "from",
    "REMOTE_PROC_DOMAIN_RESTORE_FLAGS": "from",
    "REMOTE_PROC_DOMAIN_SAVE_IMAGE_GET_XML_DESC": "file",
    "REMOTE_PROC_DOMAIN_SAVE_IMAGE_DEFINE_XML": "file",
    "REMOTE_PROC_DOMAIN_CORE_DUMP": "to",
    "REMOTE_PROC_DOMAIN_CORE_DUMP_WITH_FORMAT": "to",
}

# Names of parameters that are paths of files or devices, mostly on the server's host.
FILES = frozenset(
    {
        "base",
        "disk",
        "emulator",
        "emulatorbin",
        "file",
        "frm",
        "key",
        "mount_point",
        "mountpoints",
        "path",
        "to",
        "top",
    }
)

# The table in `virtrio.client.scripts.hints` with the types of the parameters to send.
HINTS = {
    "REMOTE_PROC_DOMAIN_BLOCK_COPY": "BLOCK_COPY",
    "REMOTE_PROC_DOMAIN_SET_IOTHREAD_PARAMS": "IOTHREAD",
    "REMOTE_PROC_CONNECT_SET_IDENTITY": "IDENTITY",
    "REMOTE_PROC_DOMAIN_SAVE_PARAMS": "SAVE",
    "REMOTE_PROC_DOMAIN_RESTORE_PARAMS": "SAVE",
    "REMOTE_PROC_DOMAIN_MIGRATE_BEGIN3_PARAMS": "MIGRATE",
    "REMOTE_PROC_DOMAIN_MIGRATE_PREPARE3_PARAMS": "MIGRATE",
    "REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS": "MIGRATE",
    "REMOTE_PROC_DOMAIN_MIGRATE_PERFORM3_PARAMS": "MIGRATE",
    "REMOTE_PROC_DOMAIN_MIGRATE_FINISH3_PARAMS": "MIGRATE",
    "REMOTE_PROC_DOMAIN_MIGRATE_CONFIRM3_PARAMS": "MIGRATE",
}
