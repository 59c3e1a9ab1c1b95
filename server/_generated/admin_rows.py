# Generated from admin.x by virtrio.gen.dispatch; do not edit.
"""Dispatch rows of the admin program."""

from __future__ import annotations

from ...protocol._generated import admin
from ...protocol._generated.admin import (
    AdminClientGetInfoRet,
    AdminConnectGetLibVersionRet,
    AdminConnectGetLoggingFiltersRet,
    AdminConnectGetLoggingOutputsRet,
    AdminConnectListServersRet,
    AdminServerGetClientLimitsRet,
    AdminServerGetThreadpoolParametersRet,
    AdminServerListClientsRet,
)
from ...protocol.lazy import replaceable
from ...protocol.typedparams import encode, typed
from ..dispatch.entries import Entry

replaceable(__name__)

# fmt: off
ROWS: dict[int, Entry] = {
    3: Entry("connect_get_lib_version", None, lambda d, a: d.connect_get_lib_version(), lambda a, r: AdminConnectGetLibVersionRet(r), admin.pack_admin_connect_get_lib_version_ret),
    4: Entry("connect_list_servers", admin.unpack_admin_connect_list_servers_args, lambda d, a: d.connect_list_servers(a.flags), lambda a, r: AdminConnectListServersRet(r if a.need_results else (), len(r)), admin.pack_admin_connect_list_servers_ret),
    5: Entry("connect_lookup_server", admin.unpack_admin_connect_lookup_server_args, lambda d, a: d.connect_lookup_server(a.name, a.flags), None, admin.pack_admin_nonnull_server),
    6: Entry("server_get_threadpool_parameters", admin.unpack_admin_server_get_threadpool_parameters_args, lambda d, a: d.server_get_threadpool_parameters(a.srv, a.flags), lambda a, r: AdminServerGetThreadpoolParametersRet(encode(r)), admin.pack_admin_server_get_threadpool_parameters_ret),
    7: Entry("server_set_threadpool_parameters", admin.unpack_admin_server_set_threadpool_parameters_args, lambda d, a: d.server_set_threadpool_parameters(a.srv, typed(a.params), a.flags), None, None),
    8: Entry("server_list_clients", admin.unpack_admin_server_list_clients_args, lambda d, a: d.server_list_clients(a.srv, a.flags), lambda a, r: AdminServerListClientsRet(r if a.need_results else (), len(r)), admin.pack_admin_server_list_clients_ret),
    9: Entry("server_lookup_client", admin.unpack_admin_server_lookup_client_args, lambda d, a: d.server_lookup_client(a.srv, a.id, a.flags), None, admin.pack_admin_nonnull_client),
    10: Entry("client_get_info", admin.unpack_admin_client_get_info_args, lambda d, a: d.client_get_info(a.clnt, a.flags), lambda a, r: AdminClientGetInfoRet(encode(r)), admin.pack_admin_client_get_info_ret),
    11: Entry("client_close", admin.unpack_admin_client_close_args, lambda d, a: d.client_close(a.clnt, a.flags), None, None),
    12: Entry("server_get_client_limits", admin.unpack_admin_server_get_client_limits_args, lambda d, a: d.server_get_client_limits(a.srv, a.flags), lambda a, r: AdminServerGetClientLimitsRet(encode(r)), admin.pack_admin_server_get_client_limits_ret),
    13: Entry("server_set_client_limits", admin.unpack_admin_server_set_client_limits_args, lambda d, a: d.server_set_client_limits(a.srv, typed(a.params), a.flags), None, None),
    14: Entry("connect_get_logging_outputs", admin.unpack_admin_connect_get_logging_outputs_args, lambda d, a: d.connect_get_logging_outputs(a.flags), lambda a, r: AdminConnectGetLoggingOutputsRet(*r), admin.pack_admin_connect_get_logging_outputs_ret),
    15: Entry("connect_get_logging_filters", admin.unpack_admin_connect_get_logging_filters_args, lambda d, a: d.connect_get_logging_filters(a.flags), lambda a, r: AdminConnectGetLoggingFiltersRet(*r), admin.pack_admin_connect_get_logging_filters_ret),
    16: Entry("connect_set_logging_outputs", admin.unpack_admin_connect_set_logging_outputs_args, lambda d, a: d.connect_set_logging_outputs(a.outputs, a.flags), None, None),
    17: Entry("connect_set_logging_filters", admin.unpack_admin_connect_set_logging_filters_args, lambda d, a: d.connect_set_logging_filters(a.filters, a.flags), None, None),
    18: Entry("server_update_tls_files", admin.unpack_admin_server_update_tls_files_args, lambda d, a: d.server_update_tls_files(a.srv, a.flags), None, None),
    19: Entry("connect_set_daemon_timeout", admin.unpack_admin_connect_set_daemon_timeout_args, lambda d, a: d.connect_set_daemon_timeout(a.timeout, a.flags), None, None),
}
# fmt: on
