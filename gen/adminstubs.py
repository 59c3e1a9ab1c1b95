"""Emitter of the clients' admin side: handles of connections, servers and clients.

Methods have the names of libvirt's C functions, in snake case and without the prefix:
there is no other Python binding to follow. All are calls but for what a handle knows
itself. They are few, and so a text; `virtrio.gen.coverage` has no gap for the program,
and its tests hold these to the procedures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import source

if TYPE_CHECKING:
    from ..protocol.idl.model import Specification
    from .methods import World

_TEXT = '''
class AdmConnectMethods:
    """Calls to a daemon on its admin socket."""

    __slots__ = ()

    if TYPE_CHECKING:
        _call: Caller

    {define} get_lib_version(self) -> int:
        """virAdmConnectGetLibVersion."""
        ret = {wait}self._call(admin_calls.CONNECT_GET_LIB_VERSION, None)
        return ret.libVer

    {define} list_servers(self, flags: int = 0) -> list[AdmServer]:
        """virAdmConnectListServers."""
        ret = {wait}self._call(
            admin_calls.CONNECT_LIST_SERVERS, AdminConnectListServersArgs(1, flags)
        )
        return [AdmServer(self, wire) for wire in ret.servers]

    {define} lookup_server(self, name: str, flags: int = 0) -> AdmServer:
        """virAdmConnectLookupServer."""
        ret = {wait}self._call(
            admin_calls.CONNECT_LOOKUP_SERVER, AdminConnectLookupServerArgs(name, flags)
        )
        return AdmServer(self, ret.srv)

    {define} get_logging_outputs(self, flags: int = 0) -> str:
        """virAdmConnectGetLoggingOutputs."""
        args = AdminConnectGetLoggingOutputsArgs(flags)
        ret = {wait}self._call(admin_calls.CONNECT_GET_LOGGING_OUTPUTS, args)
        return ret.outputs

    {define} get_logging_filters(self, flags: int = 0) -> str:
        """virAdmConnectGetLoggingFilters."""
        args = AdminConnectGetLoggingFiltersArgs(flags)
        ret = {wait}self._call(admin_calls.CONNECT_GET_LOGGING_FILTERS, args)
        return ret.filters or ""

    {define} set_logging_outputs(self, outputs: str | None, flags: int = 0) -> int:
        """virAdmConnectSetLoggingOutputs."""
        args = AdminConnectSetLoggingOutputsArgs(outputs, flags)
        {wait}self._call(admin_calls.CONNECT_SET_LOGGING_OUTPUTS, args)
        return 0

    {define} set_logging_filters(self, filters: str | None, flags: int = 0) -> int:
        """virAdmConnectSetLoggingFilters."""
        args = AdminConnectSetLoggingFiltersArgs(filters, flags)
        {wait}self._call(admin_calls.CONNECT_SET_LOGGING_FILTERS, args)
        return 0

    {define} set_daemon_timeout(self, timeout: int, flags: int = 0) -> int:
        """virAdmConnectSetDaemonTimeout."""
        args = AdminConnectSetDaemonTimeoutArgs(timeout, flags)
        {wait}self._call(admin_calls.CONNECT_SET_DAEMON_TIMEOUT, args)
        return 0


class AdmServer(admin.Handle):
    """Server of a daemon: its listeners, worker threads and clients."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: AdmConnectMethods
        _wire: AdminNonnullServer

    def __repr__(self) -> str:
        return f"<AdmServer {{self._wire.name!r}}>"

    def get_name(self) -> str:
        """virAdmServerGetName."""
        return self._wire.name

    {define} get_thread_pool_parameters(self, flags: int = 0) -> PlainParams:
        """virAdmServerGetThreadPoolParameters."""
        args = AdminServerGetThreadpoolParametersArgs(self._wire, flags)
        ret = {wait}self._connect._call(admin_calls.SERVER_GET_THREADPOOL_PARAMETERS, args)
        return plain(ret.params)

    {define} set_thread_pool_parameters(self, params: Params, flags: int = 0) -> int:
        """virAdmServerSetThreadPoolParameters."""
        sent = arguments.encode(params, admin.unsigned(params))
        args = AdminServerSetThreadpoolParametersArgs(self._wire, sent, flags)
        {wait}self._connect._call(admin_calls.SERVER_SET_THREADPOOL_PARAMETERS, args)
        return 0

    {define} get_client_limits(self, flags: int = 0) -> PlainParams:
        """virAdmServerGetClientLimits."""
        args = AdminServerGetClientLimitsArgs(self._wire, flags)
        ret = {wait}self._connect._call(admin_calls.SERVER_GET_CLIENT_LIMITS, args)
        return plain(ret.params)

    {define} set_client_limits(self, params: Params, flags: int = 0) -> int:
        """virAdmServerSetClientLimits."""
        sent = arguments.encode(params, admin.unsigned(params))
        args = AdminServerSetClientLimitsArgs(self._wire, sent, flags)
        {wait}self._connect._call(admin_calls.SERVER_SET_CLIENT_LIMITS, args)
        return 0

    {define} list_clients(self, flags: int = 0) -> list[AdmClient]:
        """virAdmServerListClients."""
        args = AdminServerListClientsArgs(self._wire, 1, flags)
        ret = {wait}self._connect._call(admin_calls.SERVER_LIST_CLIENTS, args)
        return [AdmClient(self._connect, wire) for wire in ret.clients]

    {define} lookup_client(self, id: int, flags: int = 0) -> AdmClient:
        """virAdmServerLookupClient."""
        args = AdminServerLookupClientArgs(self._wire, id, flags)
        ret = {wait}self._connect._call(admin_calls.SERVER_LOOKUP_CLIENT, args)
        return AdmClient(self._connect, ret.clnt)

    {define} update_tls_files(self, flags: int = 0) -> int:
        """virAdmServerUpdateTlsFiles."""
        args = AdminServerUpdateTlsFilesArgs(self._wire, flags)
        {wait}self._connect._call(admin_calls.SERVER_UPDATE_TLS_FILES, args)
        return 0


class AdmClient(admin.Handle):
    """Client that is connected to a server of a daemon."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: AdmConnectMethods
        _wire: AdminNonnullClient

    def __repr__(self) -> str:
        return f"<AdmClient {{self._wire.id}} of {{self._wire.srv.name!r}}>"

    def get_id(self) -> int:
        """virAdmClientGetID."""
        return self._wire.id

    def get_timestamp(self) -> int:
        """virAdmClientGetTimestamp."""
        return self._wire.timestamp

    def get_transport(self) -> ClientTransport | int:
        """virAdmClientGetTransport."""
        return admin.transport(self._wire.transport)

    {define} get_info(self, flags: int = 0) -> PlainParams:
        """virAdmClientGetInfo."""
        ret = {wait}self._connect._call(
            admin_calls.CLIENT_GET_INFO, AdminClientGetInfoArgs(self._wire, flags)
        )
        return plain(ret.params)

    {define} close(self, flags: int = 0) -> int:
        """virAdmClientClose."""
        {wait}self._connect._call(admin_calls.CLIENT_CLOSE, AdminClientCloseArgs(self._wire, flags))
        return 0
'''

_SENT = (
    "AdminClientCloseArgs",
    "AdminClientGetInfoArgs",
    "AdminConnectGetLoggingFiltersArgs",
    "AdminConnectGetLoggingOutputsArgs",
    "AdminConnectListServersArgs",
    "AdminConnectLookupServerArgs",
    "AdminConnectSetDaemonTimeoutArgs",
    "AdminConnectSetLoggingFiltersArgs",
    "AdminConnectSetLoggingOutputsArgs",
    "AdminServerGetClientLimitsArgs",
    "AdminServerGetThreadpoolParametersArgs",
    "AdminServerListClientsArgs",
    "AdminServerLookupClientArgs",
    "AdminServerSetClientLimitsArgs",
    "AdminServerSetThreadpoolParametersArgs",
    "AdminServerUpdateTlsFilesArgs",
)


def emit(spec: Specification, world: World) -> str:
    """Return the module with the handles of one world."""
    lines = source.header(
        spec.source,
        "virtrio.gen.adminstubs",
        f"A daemon's administration for the {world.name} client.",
    )
    lines += ["from typing import TYPE_CHECKING", ""]
    lines += source.import_lines("....protocol._generated.admin", _SENT)
    lines += [
        "from ....protocol.typedparams import plain",
        "from ... import admin, arguments",
        "from .. import admin_calls",
        "",
    ]
    lines += [
        "if TYPE_CHECKING:",
        "    from ....protocol._generated.admin import AdminNonnullClient, AdminNonnullServer",
    ]
    lines += ["    from ....protocol._generated.enums import ClientTransport"]
    lines += [
        "    from ....protocol.typedparams import Params, PlainParams",
        f"    from ...{world.name}.running import Caller",
        "",
    ]
    return source.text([*lines, *_TEXT.format(define=world.define, wait=world.wait).splitlines()])
