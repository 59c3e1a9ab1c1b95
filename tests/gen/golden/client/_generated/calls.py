# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""Calls of the remote program, by entry point."""

from __future__ import annotations

from ...protocol._generated import remote
from ..calls import Call

# fmt: off
CONNECT_OPEN = Call(1, remote.pack_remote_connect_open_args, None)
CONNECT_CLOSE = Call(2, None, None)
CONNECT_GET_MAX_VCPUS = Call(5, remote.pack_remote_connect_get_max_vcpus_args, remote.unpack_remote_connect_get_max_vcpus_ret)
NODE_GET_INFO = Call(6, None, remote.unpack_remote_node_get_info_ret)
DOMAIN_CREATE = Call(9, remote.pack_remote_domain_create_args, None)
DOMAIN_GET_XML_DESC = Call(14, remote.pack_remote_domain_get_xml_desc_args, remote.unpack_remote_domain_get_xml_desc_ret)
DOMAIN_GET_VCPUS = Call(20, remote.pack_remote_domain_get_vcpus_args, remote.unpack_remote_domain_get_vcpus_ret)
DOMAIN_LOOKUP_BY_NAME = Call(23, remote.pack_remote_domain_lookup_by_name_args, remote.unpack_remote_domain_lookup_by_name_ret)
DOMAIN_SUSPEND = Call(34, remote.pack_remote_domain_suspend_args, None)
CONNECT_LIST_DOMAINS = Call(37, remote.pack_remote_connect_list_domains_args, remote.unpack_remote_connect_list_domains_ret)
DOMAIN_RESTORE = Call(54, remote.pack_remote_domain_restore_args, None)
CONNECT_GET_HOSTNAME = Call(59, None, remote.unpack_remote_connect_get_hostname_ret)
CONNECT_SUPPORTS_FEATURE = Call(60, None, None)
AUTH_LIST = Call(66, None, None)
AUTH_SASL_INIT = Call(67, None, None)
AUTH_SASL_START = Call(68, None, None)
AUTH_SASL_STEP = Call(69, None, None)
AUTH_POLKIT = Call(70, None, None)
NODE_GET_CELLS_FREE_MEMORY = Call(101, remote.pack_remote_node_get_cells_free_memory_args, remote.unpack_remote_node_get_cells_free_memory_ret)
CONNECT_GET_URI = Call(110, None, remote.unpack_remote_connect_get_uri_ret)
DOMAIN_GET_SECURITY_LABEL = Call(121, remote.pack_remote_domain_get_security_label_args, remote.unpack_remote_domain_get_security_label_ret)
CONNECT_IS_SECURE = Call(149, None, remote.unpack_remote_connect_is_secure_ret)
DOMAIN_SET_MEMORY_PARAMETERS = Call(197, remote.pack_remote_domain_set_memory_parameters_args, None)
DOMAIN_GET_MEMORY_PARAMETERS = Call(198, remote.pack_remote_domain_get_memory_parameters_args, remote.unpack_remote_domain_get_memory_parameters_ret)
DOMAIN_OPEN_CONSOLE = Call(201, remote.pack_remote_domain_open_console_args, None)
DOMAIN_GET_STATE = Call(212, remote.pack_remote_domain_get_state_args, remote.unpack_remote_domain_get_state_ret)
DOMAIN_MIGRATE_PREPARE3 = Call(214, remote.pack_remote_domain_migrate_prepare3_args, remote.unpack_remote_domain_migrate_prepare3_ret)
NODE_GET_MEMORY_STATS = Call(228, remote.pack_remote_node_get_memory_stats_args, remote.unpack_remote_node_get_memory_stats_ret)
DOMAIN_OPEN_GRAPHICS = Call(249, remote.pack_remote_domain_open_graphics_args, None)
CONNECT_LIST_ALL_DOMAINS = Call(273, remote.pack_remote_connect_list_all_domains_args, remote.unpack_remote_connect_list_all_domains_ret)
CONNECT_GET_CPU_MODEL_NAMES = Call(312, remote.pack_remote_connect_get_cpu_model_names_args, remote.unpack_remote_connect_get_cpu_model_names_ret)
DOMAIN_FSFREEZE = Call(335, remote.pack_remote_domain_fsfreeze_args, remote.unpack_remote_domain_fsfreeze_ret)
CONNECT_GET_ALL_DOMAIN_STATS = Call(344, remote.pack_remote_connect_get_all_domain_stats_args, remote.unpack_remote_connect_get_all_domain_stats_ret)
DOMAIN_BLOCK_COPY = Call(345, remote.pack_remote_domain_block_copy_args, None)
CONNECT_REGISTER_CLOSE_CALLBACK = Call(360, None, None)
CONNECT_UNREGISTER_CLOSE_CALLBACK = Call(361, None, None)
DOMAIN_CHECKPOINT_CREATE_XML = Call(411, remote.pack_remote_domain_checkpoint_create_xml_args, remote.unpack_remote_domain_checkpoint_create_xml_ret)
DOMAIN_LIST_ALL_CHECKPOINTS = Call(413, remote.pack_remote_domain_list_all_checkpoints_args, remote.unpack_remote_domain_list_all_checkpoints_ret)
DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN = Call(414, remote.pack_remote_domain_checkpoint_list_all_children_args, remote.unpack_remote_domain_checkpoint_list_all_children_ret)
DOMAIN_CHECKPOINT_GET_PARENT = Call(416, remote.pack_remote_domain_checkpoint_get_parent_args, remote.unpack_remote_domain_checkpoint_get_parent_ret)
DOMAIN_CHECKPOINT_DELETE = Call(417, remote.pack_remote_domain_checkpoint_delete_args, None)
# fmt: on
