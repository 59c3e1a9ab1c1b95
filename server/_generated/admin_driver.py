# Generated from admin.x by virtrio.gen.driver; do not edit.
"""Entry points of a daemon's administration, under libvirt's names.

Each refuses with VIR_ERR_NO_SUPPORT.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ...protocol._generated.enums import ErrorDomain
from ...protocol.errors import no_support

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from ...protocol.typedparams import Params, TypedParams


class AdmServer(Protocol):
    """Anything with the attributes of ``admin_nonnull_server``."""

    @property
    def name(self) -> str: ...


class AdmClient(Protocol):
    """Anything with the attributes of ``admin_nonnull_client``."""

    @property
    def srv(self) -> AdmServer: ...

    @property
    def id(self) -> int: ...

    @property
    def timestamp(self) -> int: ...

    @property
    def transport(self) -> int: ...


class AdminDriver:
    """Functions that administer a daemon, each refused until overridden.

    What a plain method returns is sent at once; an ``async`` method has a task of its
    own, and may wait. A plain method may also return a `Later`, work for a thread,
    whose result is sent when it is done.
    """

    def connect_get_lib_version(self) -> int | Awaitable[int]:
        """Return the version of libvirt that the daemon runs.

        Returns:
            1,000,000 * major + 1,000 * minor + release, such as 9000000 for 9.0.0

        virAdmConnectGetLibVersion.
        """
        raise no_support("virAdmConnectGetLibVersion", ErrorDomain.VIR_FROM_NONE)

    def connect_list_servers(
        self, flags: int
    ) -> Sequence[AdmServer] | Awaitable[Sequence[AdmServer]]:
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
        raise no_support("virAdmConnectListServers", ErrorDomain.VIR_FROM_NONE)

    def connect_lookup_server(self, name: str, flags: int) -> AdmServer | Awaitable[AdmServer]:
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
        raise no_support("virAdmConnectLookupServer", ErrorDomain.VIR_FROM_NONE)

    def server_get_threadpool_parameters(
        self, srv: AdmServer, flags: int
    ) -> Params | Awaitable[Params]:
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
        raise no_support("virAdmServerGetThreadPoolParameters", ErrorDomain.VIR_FROM_NONE)

    def server_set_threadpool_parameters(
        self, srv: AdmServer, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Change the limits for the server's worker threads.

        What the server only counts (``nWorkers``, ``freeWorkers``, ``jobQueueDepth``)
        cannot be set.

        Args:
            params: dict of numbers to change: ``minWorkers``, ``maxWorkers``, which may
                not be less, and ``prioWorkers``
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range;
                    a parameter has the wrong type
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virAdmServerSetThreadPoolParameters.
        """
        raise no_support("virAdmServerSetThreadPoolParameters", ErrorDomain.VIR_FROM_NONE)

    def server_list_clients(
        self, srv: AdmServer, flags: int
    ) -> Sequence[AdmClient] | Awaitable[Sequence[AdmClient]]:
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
        raise no_support("virAdmServerListClients", ErrorDomain.VIR_FROM_NONE)

    def server_lookup_client(
        self, srv: AdmServer, id: int, flags: int
    ) -> AdmClient | Awaitable[AdmClient]:
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
        raise no_support("virAdmServerLookupClient", ErrorDomain.VIR_FROM_NONE)

    def client_get_info(self, clnt: AdmClient, flags: int) -> Params | Awaitable[Params]:
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
        raise no_support("virAdmClientGetInfo", ErrorDomain.VIR_FROM_NONE)

    def client_close(self, clnt: AdmClient, flags: int) -> Awaitable[None] | None:
        """Cut the client's connection, whatever it is doing.

        Raises LibvirtError VIR_ERR_NO_CLIENT when it is gone already.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_NO_CLIENT: there is no such client

        virAdmClientClose.
        """
        raise no_support("virAdmClientClose", ErrorDomain.VIR_FROM_NONE)

    def server_get_client_limits(self, srv: AdmServer, flags: int) -> Params | Awaitable[Params]:
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
        raise no_support("virAdmServerGetClientLimits", ErrorDomain.VIR_FROM_NONE)

    def server_set_client_limits(
        self, srv: AdmServer, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """Change how many clients the server admits at the same time.

        Clients that are connected stay, even when they are more than the new limit.

        Args:
            params: dict of limits to change: ``nclients_max`` for all clients,
                ``nclients_unauth_max`` for those not authenticated yet, which may not
                be more
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range;
                    a parameter has the wrong type
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        virAdmServerSetClientLimits.
        """
        raise no_support("virAdmServerSetClientLimits", ErrorDomain.VIR_FROM_NONE)

    def connect_get_logging_outputs(
        self, flags: int
    ) -> tuple[str, int] | Awaitable[tuple[str, int]]:
        """Return where the daemon's log messages go, and from which level on.

        Args:
            flags: unused, 0

        Returns:
            outputs: outputs as ``level:kind`` or ``level:kind:data`` (libvirtd.conf's
                log_outputs), such as ``3:stderr``, separated by spaces
            noutputs: number of outputs

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmConnectGetLoggingOutputs.
        """
        raise no_support("virAdmConnectGetLoggingOutputs", ErrorDomain.VIR_FROM_NONE)

    def connect_get_logging_filters(
        self, flags: int
    ) -> tuple[str | None, int] | Awaitable[tuple[str | None, int]]:
        """Return the daemon's log filters: modules with a level of their own.

        Args:
            flags: unused, 0

        Returns:
            filters: filters as ``level:pattern`` (libvirtd.conf's log_filters), the
                pattern one for modules' names, such as ``1:*qemu*``, separated by
                spaces; None for none
            nfilters: number of filters

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmConnectGetLoggingFilters.
        """
        raise no_support("virAdmConnectGetLoggingFilters", ErrorDomain.VIR_FROM_NONE)

    def connect_set_logging_outputs(
        self, outputs: str | None, flags: int
    ) -> Awaitable[None] | None:
        """Replace all outputs of the daemon's log, until it is restarted.

        Args:
            outputs: outputs as ``level:kind`` or ``level:kind:data`` (libvirtd.conf's
                log_outputs), separated by spaces; None or "" for libvirt's default
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is malformed

        virAdmConnectSetLoggingOutputs.
        """
        raise no_support("virAdmConnectSetLoggingOutputs", ErrorDomain.VIR_FROM_NONE)

    def connect_set_logging_filters(
        self, filters: str | None, flags: int
    ) -> Awaitable[None] | None:
        """Replace all filters of the daemon's log, until it is restarted.

        Args:
            filters: filters as ``level:name`` (libvirtd.conf's log_filters), the name a
                part of modules' names or a pattern for them, such as ``1:qemu``,
                separated by spaces; None or "" for none
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is malformed

        virAdmConnectSetLoggingFilters.
        """
        raise no_support("virAdmConnectSetLoggingFilters", ErrorDomain.VIR_FROM_NONE)

    def server_update_tls_files(self, srv: AdmServer, flags: int) -> Awaitable[None] | None:
        """Have the server read its TLS certificates and keys anew.

        Connections that are open keep the certificates they began with. Raises
        LibvirtError VIR_ERR_INTERNAL_ERROR when the server has no TLS.

        Args:
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SERVER: there is no such server
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmServerUpdateTlsFiles.
        """
        raise no_support("virAdmServerUpdateTlsFiles", ErrorDomain.VIR_FROM_NONE)

    def connect_set_daemon_timeout(self, timeout: int, flags: int) -> Awaitable[None] | None:
        """Set after how many idle seconds the daemon exits by itself.

        Daemons have this since libvirt 8.6.

        Args:
            timeout: seconds without clients and active objects until it exits, 0 for
                never
            flags: unused, 0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported

        virAdmConnectSetDaemonTimeout.
        """
        raise no_support("virAdmConnectSetDaemonTimeout", ErrorDomain.VIR_FROM_NONE)
