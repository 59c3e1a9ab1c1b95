# Generated from admin.x by virtrio.gen.stubs; do not edit.
"""Calls of the admin program, by entry point."""

from __future__ import annotations

from ...protocol._generated import admin
from ..calls import Call

# fmt: off
CONNECT_OPEN = Call(1, admin.pack_admin_connect_open_args, None, 0x06900690, 1)
CONNECT_CLOSE = Call(2, None, None, 0x06900690, 1)
CONNECT_GET_LIB_VERSION = Call(3, None, admin.unpack_admin_connect_get_lib_version_ret, 0x06900690, 1)
CONNECT_LIST_SERVERS = Call(4, admin.pack_admin_connect_list_servers_args, admin.unpack_admin_connect_list_servers_ret, 0x06900690, 1)
CONNECT_LOOKUP_SERVER = Call(5, admin.pack_admin_connect_lookup_server_args, admin.unpack_admin_connect_lookup_server_ret, 0x06900690, 1)
SERVER_GET_THREADPOOL_PARAMETERS = Call(6, admin.pack_admin_server_get_threadpool_parameters_args, admin.unpack_admin_server_get_threadpool_parameters_ret, 0x06900690, 1)
SERVER_SET_THREADPOOL_PARAMETERS = Call(7, admin.pack_admin_server_set_threadpool_parameters_args, None, 0x06900690, 1)
SERVER_LIST_CLIENTS = Call(8, admin.pack_admin_server_list_clients_args, admin.unpack_admin_server_list_clients_ret, 0x06900690, 1)
SERVER_LOOKUP_CLIENT = Call(9, admin.pack_admin_server_lookup_client_args, admin.unpack_admin_server_lookup_client_ret, 0x06900690, 1)
CLIENT_GET_INFO = Call(10, admin.pack_admin_client_get_info_args, admin.unpack_admin_client_get_info_ret, 0x06900690, 1)
CLIENT_CLOSE = Call(11, admin.pack_admin_client_close_args, None, 0x06900690, 1)
SERVER_GET_CLIENT_LIMITS = Call(12, admin.pack_admin_server_get_client_limits_args, admin.unpack_admin_server_get_client_limits_ret, 0x06900690, 1)
SERVER_SET_CLIENT_LIMITS = Call(13, admin.pack_admin_server_set_client_limits_args, None, 0x06900690, 1)
CONNECT_GET_LOGGING_OUTPUTS = Call(14, admin.pack_admin_connect_get_logging_outputs_args, admin.unpack_admin_connect_get_logging_outputs_ret, 0x06900690, 1)
CONNECT_GET_LOGGING_FILTERS = Call(15, admin.pack_admin_connect_get_logging_filters_args, admin.unpack_admin_connect_get_logging_filters_ret, 0x06900690, 1)
CONNECT_SET_LOGGING_OUTPUTS = Call(16, admin.pack_admin_connect_set_logging_outputs_args, None, 0x06900690, 1)
CONNECT_SET_LOGGING_FILTERS = Call(17, admin.pack_admin_connect_set_logging_filters_args, None, 0x06900690, 1)
SERVER_UPDATE_TLS_FILES = Call(18, admin.pack_admin_server_update_tls_files_args, None, 0x06900690, 1)
CONNECT_SET_DAEMON_TIMEOUT = Call(19, admin.pack_admin_connect_set_daemon_timeout_args, None, 0x06900690, 1)
# fmt: on
