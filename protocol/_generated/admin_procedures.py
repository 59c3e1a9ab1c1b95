# Generated from admin.x by virtrio.gen.procedures; do not edit.
"""Procedures of the admin program."""

from __future__ import annotations

from enum import IntEnum

from ..procedures import ProcedureRow
from .enums import ErrorDomain

PROGRAM = 0x06900690
VERSION = 1


class AdminProcedure(IntEnum):
    """Procedure numbers of the admin program."""

    ADMIN_PROC_CONNECT_OPEN = 1
    ADMIN_PROC_CONNECT_CLOSE = 2
    ADMIN_PROC_CONNECT_GET_LIB_VERSION = 3
    ADMIN_PROC_CONNECT_LIST_SERVERS = 4
    ADMIN_PROC_CONNECT_LOOKUP_SERVER = 5
    ADMIN_PROC_SERVER_GET_THREADPOOL_PARAMETERS = 6
    ADMIN_PROC_SERVER_SET_THREADPOOL_PARAMETERS = 7
    ADMIN_PROC_SERVER_LIST_CLIENTS = 8
    ADMIN_PROC_SERVER_LOOKUP_CLIENT = 9
    ADMIN_PROC_CLIENT_GET_INFO = 10
    ADMIN_PROC_CLIENT_CLOSE = 11
    ADMIN_PROC_SERVER_GET_CLIENT_LIMITS = 12
    ADMIN_PROC_SERVER_SET_CLIENT_LIMITS = 13
    ADMIN_PROC_CONNECT_GET_LOGGING_OUTPUTS = 14
    ADMIN_PROC_CONNECT_GET_LOGGING_FILTERS = 15
    ADMIN_PROC_CONNECT_SET_LOGGING_OUTPUTS = 16
    ADMIN_PROC_CONNECT_SET_LOGGING_FILTERS = 17
    ADMIN_PROC_SERVER_UPDATE_TLS_FILES = 18
    ADMIN_PROC_CONNECT_SET_DAEMON_TIMEOUT = 19


# fmt: off
PROCEDURES = {
    1: ProcedureRow(1, "ADMIN_PROC_CONNECT_OPEN", "virAdmConnectOpen", "connect_open", ErrorDomain.VIR_FROM_NONE, args="admin_connect_open_args"),
    2: ProcedureRow(2, "ADMIN_PROC_CONNECT_CLOSE", "virAdmConnectClose", "connect_close", ErrorDomain.VIR_FROM_NONE),
    3: ProcedureRow(3, "ADMIN_PROC_CONNECT_GET_LIB_VERSION", "virAdmConnectGetLibVersion", "connect_get_lib_version", ErrorDomain.VIR_FROM_NONE, ret="admin_connect_get_lib_version_ret"),
    4: ProcedureRow(4, "ADMIN_PROC_CONNECT_LIST_SERVERS", "virAdmConnectListServers", "connect_list_servers", ErrorDomain.VIR_FROM_NONE, args="admin_connect_list_servers_args", ret="admin_connect_list_servers_ret"),
    5: ProcedureRow(5, "ADMIN_PROC_CONNECT_LOOKUP_SERVER", "virAdmConnectLookupServer", "connect_lookup_server", ErrorDomain.VIR_FROM_NONE, args="admin_connect_lookup_server_args", ret="admin_connect_lookup_server_ret"),
    6: ProcedureRow(6, "ADMIN_PROC_SERVER_GET_THREADPOOL_PARAMETERS", "virAdmServerGetThreadPoolParameters", "server_get_threadpool_parameters", ErrorDomain.VIR_FROM_NONE, args="admin_server_get_threadpool_parameters_args", ret="admin_server_get_threadpool_parameters_ret"),
    7: ProcedureRow(7, "ADMIN_PROC_SERVER_SET_THREADPOOL_PARAMETERS", "virAdmServerSetThreadPoolParameters", "server_set_threadpool_parameters", ErrorDomain.VIR_FROM_NONE, args="admin_server_set_threadpool_parameters_args"),
    8: ProcedureRow(8, "ADMIN_PROC_SERVER_LIST_CLIENTS", "virAdmServerListClients", "server_list_clients", ErrorDomain.VIR_FROM_NONE, args="admin_server_list_clients_args", ret="admin_server_list_clients_ret"),
    9: ProcedureRow(9, "ADMIN_PROC_SERVER_LOOKUP_CLIENT", "virAdmServerLookupClient", "server_lookup_client", ErrorDomain.VIR_FROM_NONE, args="admin_server_lookup_client_args", ret="admin_server_lookup_client_ret"),
    10: ProcedureRow(10, "ADMIN_PROC_CLIENT_GET_INFO", "virAdmClientGetInfo", "client_get_info", ErrorDomain.VIR_FROM_NONE, args="admin_client_get_info_args", ret="admin_client_get_info_ret"),
    11: ProcedureRow(11, "ADMIN_PROC_CLIENT_CLOSE", "virAdmClientClose", "client_close", ErrorDomain.VIR_FROM_NONE, args="admin_client_close_args"),
    12: ProcedureRow(12, "ADMIN_PROC_SERVER_GET_CLIENT_LIMITS", "virAdmServerGetClientLimits", "server_get_client_limits", ErrorDomain.VIR_FROM_NONE, args="admin_server_get_client_limits_args", ret="admin_server_get_client_limits_ret"),
    13: ProcedureRow(13, "ADMIN_PROC_SERVER_SET_CLIENT_LIMITS", "virAdmServerSetClientLimits", "server_set_client_limits", ErrorDomain.VIR_FROM_NONE, args="admin_server_set_client_limits_args"),
    14: ProcedureRow(14, "ADMIN_PROC_CONNECT_GET_LOGGING_OUTPUTS", "virAdmConnectGetLoggingOutputs", "connect_get_logging_outputs", ErrorDomain.VIR_FROM_NONE, args="admin_connect_get_logging_outputs_args", ret="admin_connect_get_logging_outputs_ret"),
    15: ProcedureRow(15, "ADMIN_PROC_CONNECT_GET_LOGGING_FILTERS", "virAdmConnectGetLoggingFilters", "connect_get_logging_filters", ErrorDomain.VIR_FROM_NONE, args="admin_connect_get_logging_filters_args", ret="admin_connect_get_logging_filters_ret"),
    16: ProcedureRow(16, "ADMIN_PROC_CONNECT_SET_LOGGING_OUTPUTS", "virAdmConnectSetLoggingOutputs", "connect_set_logging_outputs", ErrorDomain.VIR_FROM_NONE, args="admin_connect_set_logging_outputs_args"),
    17: ProcedureRow(17, "ADMIN_PROC_CONNECT_SET_LOGGING_FILTERS", "virAdmConnectSetLoggingFilters", "connect_set_logging_filters", ErrorDomain.VIR_FROM_NONE, args="admin_connect_set_logging_filters_args"),
    18: ProcedureRow(18, "ADMIN_PROC_SERVER_UPDATE_TLS_FILES", "virAdmServerUpdateTlsFiles", "server_update_tls_files", ErrorDomain.VIR_FROM_NONE, args="admin_server_update_tls_files_args"),
    19: ProcedureRow(19, "ADMIN_PROC_CONNECT_SET_DAEMON_TIMEOUT", "virAdmConnectSetDaemonTimeout", "connect_set_daemon_timeout", ErrorDomain.VIR_FROM_NONE, args="admin_connect_set_daemon_timeout_args"),
}
# fmt: on
