# Generated from remote.x by virtrio.gen.dispatch; do not edit.
"""Dispatch rows of the remote program."""

from __future__ import annotations

from ...protocol._generated import remote
from ...protocol._generated.remote import (
    RemoteConnectGetCpuModelNamesRet,
    RemoteConnectGetHostnameRet,
    RemoteConnectGetMaxVcpusRet,
    RemoteConnectIsSecureRet,
    RemoteConnectListAllDomainsRet,
    RemoteConnectListDomainsRet,
    RemoteDomainCheckpointListAllChildrenRet,
    RemoteDomainFsfreezeRet,
    RemoteDomainGetMemoryParametersRet,
    RemoteDomainGetSecurityLabelRet,
    RemoteDomainGetStateRet,
    RemoteDomainGetVcpusRet,
    RemoteDomainGetXmlDescRet,
    RemoteDomainListAllCheckpointsRet,
    RemoteDomainMigratePrepare3Ret,
    RemoteNodeGetCellsFreeMemoryRet,
    RemoteNodeGetInfoRet,
    RemoteNodeGetMemoryStats,
    RemoteNodeGetMemoryStatsRet,
)
from ...protocol.lazy import replaceable
from ...protocol.typedparams import encode, typed
from ...protocol.xdr import chars
from ..dispatch import answers
from ..dispatch.entries import Entry
from ..dispatch.streams_and_fds import SpecialEntry

replaceable(__name__)

# fmt: off
ROWS: dict[int, Entry] = {
    5: Entry("connect_get_max_vcpus", remote.unpack_remote_connect_get_max_vcpus_args, lambda d, a: d.connect_get_max_vcpus(a.type), lambda a, r: RemoteConnectGetMaxVcpusRet(r), remote.pack_remote_connect_get_max_vcpus_ret),
    6: Entry("node_get_info", None, lambda d, a: d.node_get_info(), lambda a, r: RemoteNodeGetInfoRet(chars(r[0], 32), r[1], r[2], r[3], r[4], r[5], r[6], r[7]), remote.pack_remote_node_get_info_ret),
    9: Entry("domain_create", remote.unpack_remote_domain_create_args, lambda d, a: d.domain_create(a.dom), None, None, write=True),
    14: Entry("domain_get_xml_desc", remote.unpack_remote_domain_get_xml_desc_args, lambda d, a: d.domain_get_xml_desc(a.dom, a.flags), lambda a, r: RemoteDomainGetXmlDescRet(r), remote.pack_remote_domain_get_xml_desc_ret, restricted_flags=9, refusal="virDomainGetXMLDesc with secure flag"),
    20: Entry("domain_get_vcpus", remote.unpack_remote_domain_get_vcpus_args, lambda d, a: d.domain_get_vcpus(a.dom, a.maxinfo, a.maplen), lambda a, r: RemoteDomainGetVcpusRet(*r), remote.pack_remote_domain_get_vcpus_ret),
    23: Entry("domain_lookup_by_name", remote.unpack_remote_domain_lookup_by_name_args, lambda d, a: d.domain_lookup_by_name(a.name), None, remote.pack_remote_nonnull_domain),
    34: Entry("domain_suspend", remote.unpack_remote_domain_suspend_args, lambda d, a: d.domain_suspend(a.dom), None, None, write=True),
    37: Entry("connect_list_domains", remote.unpack_remote_connect_list_domains_args, lambda d, a: d.connect_list_domains(a.maxids), lambda a, r: RemoteConnectListDomainsRet(r), remote.pack_remote_connect_list_domains_ret),
    54: Entry("domain_restore", remote.unpack_remote_domain_restore_args, lambda d, a: d.domain_restore(a.from_), None, None, write=True),
    59: Entry("connect_get_hostname", None, lambda d, a: d.connect_get_hostname(), lambda a, r: RemoteConnectGetHostnameRet(r), remote.pack_remote_connect_get_hostname_ret),
    101: Entry("node_get_cells_free_memory", remote.unpack_remote_node_get_cells_free_memory_args, lambda d, a: d.node_get_cells_free_memory(a.startCell, a.maxcells), lambda a, r: RemoteNodeGetCellsFreeMemoryRet(r), remote.pack_remote_node_get_cells_free_memory_ret),
    121: Entry("domain_get_security_label", remote.unpack_remote_domain_get_security_label_args, lambda d, a: d.domain_get_security_label(a.dom), lambda a, r: RemoteDomainGetSecurityLabelRet(chars(r[0], 0), r[1]), remote.pack_remote_domain_get_security_label_ret),
    149: Entry("connect_is_secure", None, lambda d, a: d.connect_is_secure(), lambda a, r: RemoteConnectIsSecureRet(r), remote.pack_remote_connect_is_secure_ret),
    197: Entry("domain_set_memory_parameters", remote.unpack_remote_domain_set_memory_parameters_args, lambda d, a: d.domain_set_memory_parameters(a.dom, typed(a.params), a.flags), None, None, write=True),
    198: Entry("domain_get_memory_parameters", remote.unpack_remote_domain_get_memory_parameters_args, lambda d, a: d.domain_get_memory_parameters(a.dom, a.flags), lambda a, r: RemoteDomainGetMemoryParametersRet(*answers.counted(encode(r), a.nparams)), remote.pack_remote_domain_get_memory_parameters_ret),
    201: SpecialEntry("domain_open_console", remote.unpack_remote_domain_open_console_args, lambda d, a, s: d.domain_open_console(a.dom, a.dev_name, s, a.flags), None, None, write=True, stream=True),
    212: Entry("domain_get_state", remote.unpack_remote_domain_get_state_args, lambda d, a: d.domain_get_state(a.dom, a.flags), lambda a, r: RemoteDomainGetStateRet(*r), remote.pack_remote_domain_get_state_ret),
    214: Entry("domain_migrate_prepare3", remote.unpack_remote_domain_migrate_prepare3_args, lambda d, a: d.domain_migrate_prepare3(a.cookie_in, a.uri_in, a.flags, a.dname, a.bandwidth, a.dom_xml), lambda a, r: RemoteDomainMigratePrepare3Ret(*r), remote.pack_remote_domain_migrate_prepare3_ret, write=True),
    228: Entry("node_get_memory_stats", remote.unpack_remote_node_get_memory_stats_args, lambda d, a: d.node_get_memory_stats(a.cellNum, a.flags), lambda a, r: RemoteNodeGetMemoryStatsRet(*answers.counted(answers.entries(RemoteNodeGetMemoryStats, r), a.nparams)), remote.pack_remote_node_get_memory_stats_ret),
    249: SpecialEntry("domain_open_graphics", remote.unpack_remote_domain_open_graphics_args, lambda d, a, f: d.domain_open_graphics(a.dom, a.idx, f[0], a.flags), None, None, write=True, check_first=True, takes_fds=True),
    273: Entry("connect_list_all_domains", remote.unpack_remote_connect_list_all_domains_args, lambda d, a: d.connect_list_all_domains(a.flags), lambda a, r: RemoteConnectListAllDomainsRet(r if a.need_results else (), len(r)), remote.pack_remote_connect_list_all_domains_ret),
    312: Entry("connect_get_cpu_model_names", remote.unpack_remote_connect_get_cpu_model_names_args, lambda d, a: d.connect_get_cpu_model_names(a.arch, a.flags), lambda a, r: RemoteConnectGetCpuModelNamesRet(r if a.need_results else (), len(r)), remote.pack_remote_connect_get_cpu_model_names_ret),
    335: Entry("domain_fsfreeze", remote.unpack_remote_domain_fsfreeze_args, lambda d, a: d.domain_fsfreeze(a.dom, a.mountpoints, a.flags), lambda a, r: RemoteDomainFsfreezeRet(r), remote.pack_remote_domain_fsfreeze_ret, write=True),
    344: Entry("connect_get_all_domain_stats", remote.unpack_remote_connect_get_all_domain_stats_args, lambda d, a: d.connect_get_all_domain_stats(a.doms, a.stats, a.flags), answers.connect_get_all_domain_stats, remote.pack_remote_connect_get_all_domain_stats_ret),
    345: Entry("domain_block_copy", remote.unpack_remote_domain_block_copy_args, lambda d, a: d.domain_block_copy(a.dom, a.path, a.destxml, typed(a.params), a.flags), None, None, write=True),
    411: Entry("domain_checkpoint_create_xml", remote.unpack_remote_domain_checkpoint_create_xml_args, lambda d, a: d.domain_checkpoint_create_xml(a.dom, a.xml_desc, a.flags), None, remote.pack_remote_nonnull_domain_checkpoint, write=True),
    413: Entry("domain_list_all_checkpoints", remote.unpack_remote_domain_list_all_checkpoints_args, lambda d, a: d.domain_list_all_checkpoints(a.dom, a.flags), lambda a, r: RemoteDomainListAllCheckpointsRet(r if a.need_results else (), len(r)), remote.pack_remote_domain_list_all_checkpoints_ret),
    414: Entry("domain_checkpoint_list_all_children", remote.unpack_remote_domain_checkpoint_list_all_children_args, lambda d, a: d.domain_checkpoint_list_all_children(a.checkpoint, a.flags), lambda a, r: RemoteDomainCheckpointListAllChildrenRet(r if a.need_results else (), len(r)), remote.pack_remote_domain_checkpoint_list_all_children_ret),
    416: Entry("domain_checkpoint_get_parent", remote.unpack_remote_domain_checkpoint_get_parent_args, lambda d, a: d.domain_checkpoint_get_parent(a.checkpoint, a.flags), None, remote.pack_remote_nonnull_domain_checkpoint),
    417: Entry("domain_checkpoint_delete", remote.unpack_remote_domain_checkpoint_delete_args, lambda d, a: d.domain_checkpoint_delete(a.checkpoint, a.flags), None, None, write=True),
}
# fmt: on
