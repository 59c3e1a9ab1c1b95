# Generated from admin.x by virtrio.gen.adminstubs; do not edit.
"""A daemon's administration for the trio client."""

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
from ....protocol.typedparams import plain
from ... import admin, arguments
from .. import admin_calls

if TYPE_CHECKING:
    from ....protocol._generated.admin import AdminNonnullClient, AdminNonnullServer
    from ....protocol._generated.enums import ClientTransport
    from ....protocol.typedparams import Params, PlainParams
    from ...trio.running import Caller


class AdmConnectMethods:
    """Calls to a daemon on its admin socket."""

    __slots__ = ()

    if TYPE_CHECKING:
        _call: Caller

    async def get_lib_version(self) -> int:
        """Return the version of libvirt that the daemon runs.

        Returns:
            1,000,000 * major + 1,000 * minor + release, such as 9000000 for 9.0.0

        virAdmConnectGetLibVersion.
        """
        ret = await self._call(admin_calls.CONNECT_GET_LIB_VERSION, None)
        return ret.libVer

    async def list_servers(self, flags: int = 0) -> list[AdmServer]:
        """List the daemon's servers; each has its own sockets and clients.

        Args:
            flags: unused, 0

        Returns:
            list of servers, such as ``libvirtd`` and ``admin``

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmConnectListServers.
        """
        ret = await self._call(
            admin_calls.CONNECT_LIST_SERVERS, AdminConnectListServersArgs(1, flags)
        )
        return [AdmServer(self, wire) for wire in ret.servers]

    async def lookup_server(self, name: str, flags: int = 0) -> AdmServer:
        """Find one of the daemon's servers by its name.

        Raises LibvirtError VIR_ERR_NO_SERVER when the daemon has no such server.

        Args:
            name: name of the server, such as ``libvirtd``
            flags: unused, 0

        Returns:
            the server

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server

        virAdmConnectLookupServer.
        """
        ret = await self._call(
            admin_calls.CONNECT_LOOKUP_SERVER, AdminConnectLookupServerArgs(name, flags)
        )
        return AdmServer(self, ret.srv)

    async def get_logging_outputs(self, flags: int = 0) -> str:
        """Return where the daemon's log messages go, and from which level on.

        Args:
            flags: unused, 0

        Returns:
            outputs as ``level:kind`` or ``level:kind:data`` (libvirtd.conf's
            log_outputs), such as ``3:stderr``, separated by spaces

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmConnectGetLoggingOutputs.
        """
        args = AdminConnectGetLoggingOutputsArgs(flags)
        ret = await self._call(admin_calls.CONNECT_GET_LOGGING_OUTPUTS, args)
        return ret.outputs

    async def get_logging_filters(self, flags: int = 0) -> str:
        """Return the daemon's log filters: modules with a level of their own.

        Args:
            flags: unused, 0

        Returns:
            filters as ``level:pattern`` (libvirtd.conf's log_filters), the pattern one
            for modules' names, such as ``1:*qemu*``, separated by spaces; "" for none

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmConnectGetLoggingFilters.
        """
        args = AdminConnectGetLoggingFiltersArgs(flags)
        ret = await self._call(admin_calls.CONNECT_GET_LOGGING_FILTERS, args)
        return ret.filters or ""

    async def set_logging_outputs(self, outputs: str | None, flags: int = 0) -> int:
        """Replace all outputs of the daemon's log, until it is restarted.

        Args:
            outputs: outputs as ``level:kind`` or ``level:kind:data`` (libvirtd.conf's
                log_outputs), separated by spaces; None or "" for libvirt's default
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is malformed

        virAdmConnectSetLoggingOutputs.
        """
        args = AdminConnectSetLoggingOutputsArgs(outputs, flags)
        await self._call(admin_calls.CONNECT_SET_LOGGING_OUTPUTS, args)
        return 0

    async def set_logging_filters(self, filters: str | None, flags: int = 0) -> int:
        """Replace all filters of the daemon's log, until it is restarted.

        Args:
            filters: filters as ``level:name`` (libvirtd.conf's log_filters), the name a
                part of modules' names or a pattern for them, such as ``1:qemu``,
                separated by spaces; None or "" for none
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is malformed

        virAdmConnectSetLoggingFilters.
        """
        args = AdminConnectSetLoggingFiltersArgs(filters, flags)
        await self._call(admin_calls.CONNECT_SET_LOGGING_FILTERS, args)
        return 0

    async def set_daemon_timeout(self, timeout: int, flags: int = 0) -> int:
        """Set after how many idle seconds the daemon exits by itself.

        Daemons have this since libvirt 8.6.

        Args:
            timeout: seconds without clients and active objects until it exits, 0 for
                never
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmConnectSetDaemonTimeout.
        """
        args = AdminConnectSetDaemonTimeoutArgs(timeout, flags)
        await self._call(admin_calls.CONNECT_SET_DAEMON_TIMEOUT, args)
        return 0


class AdmServer(admin.Handle):
    """Server of a daemon: its listeners, worker threads and clients."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: AdmConnectMethods
        _wire: AdminNonnullServer

    def __repr__(self) -> str:
        return f"<AdmServer {self._wire.name!r}>"

    def get_name(self) -> str:
        """Return the server's name; no call is made for it.

        Returns:
            the name, such as ``libvirtd``

        virAdmServerGetName.
        """
        return self._wire.name

    async def get_thread_pool_parameters(self, flags: int = 0) -> PlainParams:
        """Return how many worker threads the server has, and may have.

        Args:
            flags: unused, 0

        Returns:
            dict of numbers: ``minWorkers`` and ``maxWorkers`` (the limits of ordinary
            workers), ``nWorkers`` (those there are), ``freeWorkers`` (those without
            work), ``prioWorkers`` (those for calls that never block) and
            ``jobQueueDepth`` (calls that wait for a worker)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmServerGetThreadPoolParameters.
        """
        args = AdminServerGetThreadpoolParametersArgs(self._wire, flags)
        ret = await self._connect._call(admin_calls.SERVER_GET_THREADPOOL_PARAMETERS, args)
        return plain(ret.params)

    async def set_thread_pool_parameters(self, params: Params, flags: int = 0) -> int:
        """Change the limits for the server's worker threads.

        What the server only counts (``nWorkers``, ``freeWorkers``, ``jobQueueDepth``)
        cannot be set.

        Args:
            params: dict of numbers to change: ``minWorkers``, ``maxWorkers``, which may
                not be less, and ``prioWorkers``
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range;
                    a parameter has the wrong type
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virAdmServerSetThreadPoolParameters.
        """
        sent = arguments.encode(params, admin.unsigned(params))
        args = AdminServerSetThreadpoolParametersArgs(self._wire, sent, flags)
        await self._connect._call(admin_calls.SERVER_SET_THREADPOOL_PARAMETERS, args)
        return 0

    async def get_client_limits(self, flags: int = 0) -> PlainParams:
        """Return how many clients the server has, and how many it admits.

        Args:
            flags: unused, 0

        Returns:
            dict of numbers: ``nclients`` (clients that are connected), ``nclients_max``
            (their limit), ``nclients_unauth`` (those of them not authenticated yet) and
            ``nclients_unauth_max`` (the limit of those)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmServerGetClientLimits.
        """
        args = AdminServerGetClientLimitsArgs(self._wire, flags)
        ret = await self._connect._call(admin_calls.SERVER_GET_CLIENT_LIMITS, args)
        return plain(ret.params)

    async def set_client_limits(self, params: Params, flags: int = 0) -> int:
        """Change how many clients the server admits at the same time.

        Clients that are connected stay, even when they are more than the new limit.

        Args:
            params: dict of limits to change: ``nclients_max`` for all clients,
                ``nclients_unauth_max`` for those not authenticated yet, which may not
                be more
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range;
                    a parameter has the wrong type
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virAdmServerSetClientLimits.
        """
        sent = arguments.encode(params, admin.unsigned(params))
        args = AdminServerSetClientLimitsArgs(self._wire, sent, flags)
        await self._connect._call(admin_calls.SERVER_SET_CLIENT_LIMITS, args)
        return 0

    async def list_clients(self, flags: int = 0) -> list[AdmClient]:
        """List the clients that are connected to the server.

        Args:
            flags: unused, 0

        Returns:
            list of clients, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmServerListClients.
        """
        args = AdminServerListClientsArgs(self._wire, 1, flags)
        ret = await self._connect._call(admin_calls.SERVER_LIST_CLIENTS, args)
        return [AdmClient(self._connect, wire) for wire in ret.clients]

    async def lookup_client(self, id: int, flags: int = 0) -> AdmClient:
        """Find one of the server's connected clients by its number.

        Raises LibvirtError VIR_ERR_NO_CLIENT when no client has the number.

        Args:
            id: the client's number, which the server gave it when it connected
            flags: unused, 0

        Returns:
            the client

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_NO_CLIENT: there is no such client
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmServerLookupClient.
        """
        args = AdminServerLookupClientArgs(self._wire, id, flags)
        ret = await self._connect._call(admin_calls.SERVER_LOOKUP_CLIENT, args)
        return AdmClient(self._connect, ret.clnt)

    async def update_tls_files(self, flags: int = 0) -> int:
        """Have the server read its TLS certificates and keys anew.

        Connections that are open keep the certificates they began with. Raises
        LibvirtError VIR_ERR_INTERNAL_ERROR when the server has no TLS.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmServerUpdateTlsFiles.
        """
        args = AdminServerUpdateTlsFilesArgs(self._wire, flags)
        await self._connect._call(admin_calls.SERVER_UPDATE_TLS_FILES, args)
        return 0


class AdmClient(admin.Handle):
    """Client that is connected to a server of a daemon."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: AdmConnectMethods
        _wire: AdminNonnullClient

    def __repr__(self) -> str:
        return f"<AdmClient {self._wire.id} of {self._wire.srv.name!r}>"

    def get_id(self) -> int:
        """Return the client's number in its server; no call is made for it.

        Returns:
            the number, unique among the server's clients

        virAdmClientGetID.
        """
        return self._wire.id

    def get_timestamp(self) -> int:
        """Return when the client connected; no call is made for it.

        Returns:
            seconds since 1970 (UTC), 0 when the daemon does not know

        virAdmClientGetTimestamp.
        """
        return self._wire.timestamp

    def get_transport(self) -> ClientTransport | int:
        """Return how the client is connected; no call is made for it.

        A client that comes by SSH is one of a UNIX socket here.

        Returns:
            UNIX socket, TCP or TLS, a ClientTransport; a plain int for one that is
            unknown

        virAdmClientGetTransport.
        """
        return admin.transport(self._wire.transport)

    async def get_info(self, flags: int = 0) -> PlainParams:
        """Return who the client is, as far as its transport tells the daemon.

        ``readonly`` is False for TCP and TLS, where it is the client that restricts
        itself.

        Args:
            flags: unused, 0

        Returns:
            dict with ``readonly`` (whether it may only read) and what is known of
            ``unix_user_id``, ``unix_user_name``, ``unix_group_id``, ``unix_group_name``
            and ``unix_process_id`` (UNIX sockets), ``sock_addr`` (``address:port``, TCP
            and TLS), ``tls_x509_dname``, ``sasl_user_name`` and ``selinux_context``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_NO_CLIENT: there is no such client

        virAdmClientGetInfo.
        """
        ret = await self._connect._call(
            admin_calls.CLIENT_GET_INFO, AdminClientGetInfoArgs(self._wire, flags)
        )
        return plain(ret.params)

    async def close(self, flags: int = 0) -> int:
        """Cut the client's connection, whatever it is doing.

        Raises LibvirtError VIR_ERR_NO_CLIENT when it is gone already.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_NO_CLIENT: there is no such client

        virAdmClientClose.
        """
        await self._connect._call(admin_calls.CLIENT_CLOSE, AdminClientCloseArgs(self._wire, flags))
        return 0
