# Generated from remote.x by virtrio.gen.procedures; do not edit.
"""Procedures of the remote program."""

from __future__ import annotations

from enum import IntEnum

from ..procedures import ProcedureRow
from .enums import ErrorDomain

PROGRAM = 0x20008086
VERSION = 1


class RemoteProcedure(IntEnum):
    """Procedure numbers of the remote program."""

    REMOTE_PROC_CONNECT_OPEN = 1
    REMOTE_PROC_CONNECT_CLOSE = 2
    REMOTE_PROC_CONNECT_GET_MAX_VCPUS = 5
    REMOTE_PROC_NODE_GET_INFO = 6
    REMOTE_PROC_DOMAIN_CREATE = 9
    REMOTE_PROC_DOMAIN_GET_XML_DESC = 14
    REMOTE_PROC_DOMAIN_GET_VCPUS = 20
    REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME = 23
    REMOTE_PROC_DOMAIN_SUSPEND = 34
    REMOTE_PROC_CONNECT_LIST_DOMAINS = 37
    REMOTE_PROC_DOMAIN_RESTORE = 54
    REMOTE_PROC_CONNECT_GET_HOSTNAME = 59
    REMOTE_PROC_CONNECT_SUPPORTS_FEATURE = 60
    REMOTE_PROC_AUTH_LIST = 66
    REMOTE_PROC_AUTH_SASL_INIT = 67
    REMOTE_PROC_AUTH_SASL_START = 68
    REMOTE_PROC_AUTH_SASL_STEP = 69
    REMOTE_PROC_AUTH_POLKIT = 70
    REMOTE_PROC_NODE_GET_CELLS_FREE_MEMORY = 101
    REMOTE_PROC_DOMAIN_EVENT_LIFECYCLE = 107
    REMOTE_PROC_CONNECT_GET_URI = 110
    REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL = 121
    REMOTE_PROC_CONNECT_IS_SECURE = 149
    REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS = 197
    REMOTE_PROC_DOMAIN_GET_MEMORY_PARAMETERS = 198
    REMOTE_PROC_DOMAIN_OPEN_CONSOLE = 201
    REMOTE_PROC_DOMAIN_GET_STATE = 212
    REMOTE_PROC_DOMAIN_MIGRATE_PREPARE3 = 214
    REMOTE_PROC_NODE_GET_MEMORY_STATS = 228
    REMOTE_PROC_DOMAIN_OPEN_GRAPHICS = 249
    REMOTE_PROC_CONNECT_LIST_ALL_DOMAINS = 273
    REMOTE_PROC_CONNECT_GET_CPU_MODEL_NAMES = 312
    REMOTE_PROC_DOMAIN_FSFREEZE = 335
    REMOTE_PROC_CONNECT_GET_ALL_DOMAIN_STATS = 344
    REMOTE_PROC_DOMAIN_BLOCK_COPY = 345
    REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK = 360
    REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK = 361
    REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML = 411
    REMOTE_PROC_DOMAIN_LIST_ALL_CHECKPOINTS = 413
    REMOTE_PROC_DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN = 414
    REMOTE_PROC_DOMAIN_CHECKPOINT_GET_PARENT = 416
    REMOTE_PROC_DOMAIN_CHECKPOINT_DELETE = 417


# fmt: off
PROCEDURES = {
    1: ProcedureRow(1, "REMOTE_PROC_CONNECT_OPEN", "virConnectOpen", "connect_open", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_open_args", priority="high", acl=("connect:getattr",)),
    2: ProcedureRow(2, "REMOTE_PROC_CONNECT_CLOSE", "virConnectClose", "connect_close", ErrorDomain.VIR_FROM_DOMAIN, priority="high", acl=("none",)),
    5: ProcedureRow(5, "REMOTE_PROC_CONNECT_GET_MAX_VCPUS", "virConnectGetMaxVcpus", "connect_get_max_vcpus", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_get_max_vcpus_args", ret="remote_connect_get_max_vcpus_ret", priority="high", acl=("connect:read",)),
    6: ProcedureRow(6, "REMOTE_PROC_NODE_GET_INFO", "virNodeGetInfo", "node_get_info", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_node_get_info_ret", priority="high", acl=("connect:read",)),
    9: ProcedureRow(9, "REMOTE_PROC_DOMAIN_CREATE", "virDomainCreate", "domain_create", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_create_args", acl=("domain:start",)),
    14: ProcedureRow(14, "REMOTE_PROC_DOMAIN_GET_XML_DESC", "virDomainGetXMLDesc", "domain_get_xml_desc", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_xml_desc_args", ret="remote_domain_get_xml_desc_ret", acl=("domain:read", "domain:read_secure:VIR_DOMAIN_XML_SECURE", "domain:read_secure:VIR_DOMAIN_XML_MIGRATABLE",)),
    20: ProcedureRow(20, "REMOTE_PROC_DOMAIN_GET_VCPUS", "virDomainGetVcpus", "domain_get_vcpus", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_vcpus_args", ret="remote_domain_get_vcpus_ret", priority="high", acl=("domain:read",)),
    23: ProcedureRow(23, "REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME", "virDomainLookupByName", "domain_lookup_by_name", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_lookup_by_name_args", ret="remote_domain_lookup_by_name_ret", priority="high", acl=("domain:getattr",)),
    34: ProcedureRow(34, "REMOTE_PROC_DOMAIN_SUSPEND", "virDomainSuspend", "domain_suspend", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_suspend_args", acl=("domain:suspend",)),
    37: ProcedureRow(37, "REMOTE_PROC_CONNECT_LIST_DOMAINS", "virConnectListDomains", "connect_list_domains", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_list_domains_args", ret="remote_connect_list_domains_ret", priority="high", acl=("connect:search_domains",), aclfilter=("domain:getattr",)),
    54: ProcedureRow(54, "REMOTE_PROC_DOMAIN_RESTORE", "virDomainRestore", "domain_restore", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_restore_args", acl=("domain:start", "domain:write",)),
    59: ProcedureRow(59, "REMOTE_PROC_CONNECT_GET_HOSTNAME", "virConnectGetHostname", "connect_get_hostname", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_get_hostname_ret", priority="high", acl=("connect:getattr",)),
    60: ProcedureRow(60, "REMOTE_PROC_CONNECT_SUPPORTS_FEATURE", "virConnectSupportsFeature", "connect_supports_feature", ErrorDomain.VIR_FROM_DOMAIN, priority="high", acl=("connect:getattr",)),
    66: ProcedureRow(66, "REMOTE_PROC_AUTH_LIST", "virAuthList", "auth_list", ErrorDomain.VIR_FROM_NONE, priority="high", acl=("none",)),
    67: ProcedureRow(67, "REMOTE_PROC_AUTH_SASL_INIT", "virAuthSaslInit", "auth_sasl_init", ErrorDomain.VIR_FROM_NONE, priority="high", acl=("none",)),
    68: ProcedureRow(68, "REMOTE_PROC_AUTH_SASL_START", "virAuthSaslStart", "auth_sasl_start", ErrorDomain.VIR_FROM_NONE, priority="high", acl=("none",)),
    69: ProcedureRow(69, "REMOTE_PROC_AUTH_SASL_STEP", "virAuthSaslStep", "auth_sasl_step", ErrorDomain.VIR_FROM_NONE, priority="high", acl=("none",)),
    70: ProcedureRow(70, "REMOTE_PROC_AUTH_POLKIT", "virAuthPolkit", "auth_polkit", ErrorDomain.VIR_FROM_NONE, priority="high", acl=("none",)),
    101: ProcedureRow(101, "REMOTE_PROC_NODE_GET_CELLS_FREE_MEMORY", "virNodeGetCellsFreeMemory", "node_get_cells_free_memory", ErrorDomain.VIR_FROM_DOMAIN, args="remote_node_get_cells_free_memory_args", ret="remote_node_get_cells_free_memory_ret", priority="high", acl=("connect:read",)),
    107: ProcedureRow(107, "REMOTE_PROC_DOMAIN_EVENT_LIFECYCLE", "virDomainEventLifecycle", "domain_event_lifecycle", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_lifecycle_msg", acl=("none",)),
    110: ProcedureRow(110, "REMOTE_PROC_CONNECT_GET_URI", "virConnectGetURI", "connect_get_uri", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_get_uri_ret", priority="high", acl=("connect:getattr",)),
    121: ProcedureRow(121, "REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL", "virDomainGetSecurityLabel", "domain_get_security_label", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_security_label_args", ret="remote_domain_get_security_label_ret", priority="high", acl=("domain:read",)),
    149: ProcedureRow(149, "REMOTE_PROC_CONNECT_IS_SECURE", "virConnectIsSecure", "connect_is_secure", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_is_secure_ret", priority="high", acl=("none",)),
    197: ProcedureRow(197, "REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS", "virDomainSetMemoryParameters", "domain_set_memory_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_memory_parameters_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    198: ProcedureRow(198, "REMOTE_PROC_DOMAIN_GET_MEMORY_PARAMETERS", "virDomainGetMemoryParameters", "domain_get_memory_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_memory_parameters_args", ret="remote_domain_get_memory_parameters_ret", priority="high", acl=("domain:read",)),
    201: ProcedureRow(201, "REMOTE_PROC_DOMAIN_OPEN_CONSOLE", "virDomainOpenConsole", "domain_open_console", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_open_console_args", readstream=2, acl=("domain:open_device",)),
    212: ProcedureRow(212, "REMOTE_PROC_DOMAIN_GET_STATE", "virDomainGetState", "domain_get_state", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_state_args", ret="remote_domain_get_state_ret", priority="high", acl=("domain:read",)),
    214: ProcedureRow(214, "REMOTE_PROC_DOMAIN_MIGRATE_PREPARE3", "virDomainMigratePrepare3", "domain_migrate_prepare3", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_prepare3_args", ret="remote_domain_migrate_prepare3_ret", acl=("domain:migrate", "domain:start", "domain:write",)),
    228: ProcedureRow(228, "REMOTE_PROC_NODE_GET_MEMORY_STATS", "virNodeGetMemoryStats", "node_get_memory_stats", ErrorDomain.VIR_FROM_DOMAIN, args="remote_node_get_memory_stats_args", ret="remote_node_get_memory_stats_ret", priority="high", acl=("connect:read",)),
    249: ProcedureRow(249, "REMOTE_PROC_DOMAIN_OPEN_GRAPHICS", "virDomainOpenGraphics", "domain_open_graphics", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_open_graphics_args", acl=("domain:open_graphics",)),
    273: ProcedureRow(273, "REMOTE_PROC_CONNECT_LIST_ALL_DOMAINS", "virConnectListAllDomains", "connect_list_all_domains", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_list_all_domains_args", ret="remote_connect_list_all_domains_ret", priority="high", acl=("connect:search_domains",), aclfilter=("domain:getattr",)),
    312: ProcedureRow(312, "REMOTE_PROC_CONNECT_GET_CPU_MODEL_NAMES", "virConnectGetCPUModelNames", "connect_get_cpu_model_names", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_get_cpu_model_names_args", ret="remote_connect_get_cpu_model_names_ret", acl=("connect:read",)),
    335: ProcedureRow(335, "REMOTE_PROC_DOMAIN_FSFREEZE", "virDomainFSFreeze", "domain_fsfreeze", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_fsfreeze_args", ret="remote_domain_fsfreeze_ret", acl=("domain:fs_freeze",)),
    344: ProcedureRow(344, "REMOTE_PROC_CONNECT_GET_ALL_DOMAIN_STATS", "virConnectGetAllDomainStats", "connect_get_all_domain_stats", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_get_all_domain_stats_args", ret="remote_connect_get_all_domain_stats_ret", acl=("connect:search_domains",)),
    345: ProcedureRow(345, "REMOTE_PROC_DOMAIN_BLOCK_COPY", "virDomainBlockCopy", "domain_block_copy", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_block_copy_args", acl=("domain:block_write",)),
    360: ProcedureRow(360, "REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK", "virConnectRegisterCloseCallback", "connect_register_close_callback", ErrorDomain.VIR_FROM_DOMAIN, priority="high", acl=("connect:getattr",)),
    361: ProcedureRow(361, "REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK", "virConnectUnregisterCloseCallback", "connect_unregister_close_callback", ErrorDomain.VIR_FROM_DOMAIN, priority="high", acl=("connect:getattr",)),
    411: ProcedureRow(411, "REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML", "virDomainCheckpointCreateXML", "domain_checkpoint_create_xml", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, args="remote_domain_checkpoint_create_xml_args", ret="remote_domain_checkpoint_create_xml_ret", acl=("domain:checkpoint", "domain:fs_freeze:VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE",)),
    413: ProcedureRow(413, "REMOTE_PROC_DOMAIN_LIST_ALL_CHECKPOINTS", "virDomainListAllCheckpoints", "domain_list_all_checkpoints", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, args="remote_domain_list_all_checkpoints_args", ret="remote_domain_list_all_checkpoints_ret", priority="high", acl=("domain:read",)),
    414: ProcedureRow(414, "REMOTE_PROC_DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN", "virDomainCheckpointListAllChildren", "domain_checkpoint_list_all_children", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, args="remote_domain_checkpoint_list_all_children_args", ret="remote_domain_checkpoint_list_all_children_ret", priority="high", acl=("domain:read",)),
    416: ProcedureRow(416, "REMOTE_PROC_DOMAIN_CHECKPOINT_GET_PARENT", "virDomainCheckpointGetParent", "domain_checkpoint_get_parent", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, args="remote_domain_checkpoint_get_parent_args", ret="remote_domain_checkpoint_get_parent_ret", priority="high", acl=("domain:read",)),
    417: ProcedureRow(417, "REMOTE_PROC_DOMAIN_CHECKPOINT_DELETE", "virDomainCheckpointDelete", "domain_checkpoint_delete", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, args="remote_domain_checkpoint_delete_args", acl=("domain:checkpoint",)),
}
# fmt: on
