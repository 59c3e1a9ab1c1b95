# Generated from admin.x by virtrio.gen.adminstubs; do not edit.
"""A daemon's administration for the blocking client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.admin import (
    AdminClientCloseArgs,
    AdminClientGetInfoArgs,
    AdminConnectGetLoggingFiltersArgs,
    AdminConnectGetLoggingOutputsArgs,
    AdminConnectListServersArgs,
    AdminConnectLookupServerArgs,
    AdminConnectSetDaemonTimeoutArgs,
    AdminConnectSetLoggingFiltersArgs,
    AdminConnectSetLoggingOutputsArgs,
    AdminServerGetClientLimitsArgs,
    AdminServerGetThreadpoolParametersArgs,
    AdminServerListClientsArgs,
    AdminServerLookupClientArgs,
    AdminServerSetClientLimitsArgs,
    AdminServerSetThreadpoolParametersArgs,
    AdminServerUpdateTlsFilesArgs,
)
from ....protocol.typedparams import encode, plain
from ... import admin
from .. import admin_calls

if TYPE_CHECKING:
    from ....protocol._generated.admin import AdminNonnullClient, AdminNonnullServer
    from ....protocol._generated.enums import ClientTransport
    from ....protocol.typedparams import Params, PlainParams
    from ...blocking.running import Caller


class AdmConnectMethods:
    """virAdmConnect: what can be asked of a daemon."""

    __slots__ = ()

    if TYPE_CHECKING:
        _call: Caller

    def get_lib_version(self) -> int:
        """virAdmConnectGetLibVersion: 1,000,000 * major + 1,000 * minor + release."""
        ret = self._call(admin_calls.CONNECT_GET_LIB_VERSION, None)
        return ret.libVer

    def list_servers(self, flags: int = 0) -> list[AdmServer]:
        """virAdmConnectListServers."""
        ret = self._call(admin_calls.CONNECT_LIST_SERVERS, AdminConnectListServersArgs(1, flags))
        return [AdmServer(self, wire) for wire in ret.servers]

    def lookup_server(self, name: str, flags: int = 0) -> AdmServer:
        """virAdmConnectLookupServer. Raises LibvirtError VIR_ERR_NO_SERVER."""
        ret = self._call(admin_calls.CONNECT_LOOKUP_SERVER, AdminConnectLookupServerArgs(name, flags))
        return AdmServer(self, ret.srv)

    def get_logging_outputs(self, flags: int = 0) -> str:
        """virAdmConnectGetLoggingOutputs: where the daemon logs to, ``level:kind:data``, separated by spaces."""
        args = AdminConnectGetLoggingOutputsArgs(flags)
        ret = self._call(admin_calls.CONNECT_GET_LOGGING_OUTPUTS, args)
        return ret.outputs

    def get_logging_filters(self, flags: int = 0) -> str:
        """virAdmConnectGetLoggingFilters: what the daemon logs, ``level:module``, separated by spaces; maybe empty."""
        args = AdminConnectGetLoggingFiltersArgs(flags)
        ret = self._call(admin_calls.CONNECT_GET_LOGGING_FILTERS, args)
        return ret.filters or ""

    def set_logging_outputs(self, outputs: str | None, flags: int = 0) -> int:
        """virAdmConnectSetLoggingOutputs; None or nothing is libvirt's default."""
        args = AdminConnectSetLoggingOutputsArgs(outputs, flags)
        self._call(admin_calls.CONNECT_SET_LOGGING_OUTPUTS, args)
        return 0

    def set_logging_filters(self, filters: str | None, flags: int = 0) -> int:
        """virAdmConnectSetLoggingFilters; None or nothing is no filter."""
        args = AdminConnectSetLoggingFiltersArgs(filters, flags)
        self._call(admin_calls.CONNECT_SET_LOGGING_FILTERS, args)
        return 0

    def set_daemon_timeout(self, timeout: int, flags: int = 0) -> int:
        """virAdmConnectSetDaemonTimeout: seconds without clients and guests after which the daemon ends; 0 for never."""
        args = AdminConnectSetDaemonTimeoutArgs(timeout, flags)
        self._call(admin_calls.CONNECT_SET_DAEMON_TIMEOUT, args)
        return 0


class AdmServer(admin.Handle):
    """virAdmServer: one server of a daemon, with its listeners, workers and clients."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: AdmConnectMethods
        _wire: AdminNonnullServer

    def __repr__(self) -> str:
        return f"<AdmServer {self._wire.name!r}>"

    def get_name(self) -> str:
        """virAdmServerGetName; no call is made."""
        return self._wire.name

    def get_thread_pool_parameters(self, flags: int = 0) -> PlainParams:
        """virAdmServerGetThreadPoolParameters: VIR_THREADPOOL_… names."""
        args = AdminServerGetThreadpoolParametersArgs(self._wire, flags)
        ret = self._connect._call(admin_calls.SERVER_GET_THREADPOOL_PARAMETERS, args)
        return plain(ret.params)

    def set_thread_pool_parameters(self, params: Params, flags: int = 0) -> int:
        """virAdmServerSetThreadPoolParameters."""
        sent = encode(params, admin.unsigned(params))
        args = AdminServerSetThreadpoolParametersArgs(self._wire, sent, flags)
        self._connect._call(admin_calls.SERVER_SET_THREADPOOL_PARAMETERS, args)
        return 0

    def get_client_limits(self, flags: int = 0) -> PlainParams:
        """virAdmServerGetClientLimits: VIR_SERVER_CLIENTS_… names."""
        args = AdminServerGetClientLimitsArgs(self._wire, flags)
        ret = self._connect._call(admin_calls.SERVER_GET_CLIENT_LIMITS, args)
        return plain(ret.params)

    def set_client_limits(self, params: Params, flags: int = 0) -> int:
        """virAdmServerSetClientLimits."""
        sent = encode(params, admin.unsigned(params))
        args = AdminServerSetClientLimitsArgs(self._wire, sent, flags)
        self._connect._call(admin_calls.SERVER_SET_CLIENT_LIMITS, args)
        return 0

    def list_clients(self, flags: int = 0) -> list[AdmClient]:
        """virAdmServerListClients."""
        args = AdminServerListClientsArgs(self._wire, 1, flags)
        ret = self._connect._call(admin_calls.SERVER_LIST_CLIENTS, args)
        return [AdmClient(self._connect, wire) for wire in ret.clients]

    def lookup_client(self, id: int, flags: int = 0) -> AdmClient:
        """virAdmServerLookupClient. Raises LibvirtError VIR_ERR_NO_CLIENT."""
        args = AdminServerLookupClientArgs(self._wire, id, flags)
        ret = self._connect._call(admin_calls.SERVER_LOOKUP_CLIENT, args)
        return AdmClient(self._connect, ret.clnt)

    def update_tls_files(self, flags: int = 0) -> int:
        """virAdmServerUpdateTlsFiles: the certificates are read anew."""
        args = AdminServerUpdateTlsFilesArgs(self._wire, flags)
        self._connect._call(admin_calls.SERVER_UPDATE_TLS_FILES, args)
        return 0


class AdmClient(admin.Handle):
    """virAdmClient: one client that is connected to a server of the daemon."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: AdmConnectMethods
        _wire: AdminNonnullClient

    def __repr__(self) -> str:
        return f"<AdmClient {self._wire.id} of {self._wire.srv.name!r}>"

    def get_id(self) -> int:
        """virAdmClientGetID; no call is made."""
        return self._wire.id

    def get_timestamp(self) -> int:
        """virAdmClientGetTimestamp: when it connected, in seconds since 1970; no call is made."""
        return self._wire.timestamp

    def get_transport(self) -> ClientTransport | int:
        """virAdmClientGetTransport; no call is made."""
        return admin.transport(self._wire.transport)

    def get_info(self, flags: int = 0) -> PlainParams:
        """virAdmClientGetInfo: VIR_CLIENT_INFO_… names."""
        ret = self._connect._call(admin_calls.CLIENT_GET_INFO, AdminClientGetInfoArgs(self._wire, flags))
        return plain(ret.params)

    def close(self, flags: int = 0) -> int:
        """virAdmClientClose: the daemon disconnects it."""
        self._connect._call(admin_calls.CLIENT_CLOSE, AdminClientCloseArgs(self._wire, flags))
        return 0
