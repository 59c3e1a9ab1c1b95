# Generated from admin.x by virtrio.gen.driver; do not edit.
"""Entry points of a daemon's administration, under libvirt's names; each refuses with VIR_ERR_NO_SUPPORT."""

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
    """What a daemon tells of itself and lets change; see `Driver` for how methods are answered."""

    def connect_get_lib_version(self) -> int | Awaitable[int]:
        """virAdmConnectGetLibVersion."""
        raise no_support("virAdmConnectGetLibVersion", ErrorDomain.VIR_FROM_NONE)

    def connect_list_servers(self, flags: int) -> Sequence[AdmServer] | Awaitable[Sequence[AdmServer]]:
        """virAdmConnectListServers."""
        raise no_support("virAdmConnectListServers", ErrorDomain.VIR_FROM_NONE)

    def connect_lookup_server(self, name: str, flags: int) -> AdmServer | Awaitable[AdmServer]:
        """virAdmConnectLookupServer."""
        raise no_support("virAdmConnectLookupServer", ErrorDomain.VIR_FROM_NONE)

    def server_get_threadpool_parameters(self, srv: AdmServer, flags: int) -> Params | Awaitable[Params]:
        """virAdmServerGetThreadPoolParameters."""
        raise no_support("virAdmServerGetThreadPoolParameters", ErrorDomain.VIR_FROM_NONE)

    def server_set_threadpool_parameters(
        self, srv: AdmServer, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """virAdmServerSetThreadPoolParameters."""
        raise no_support("virAdmServerSetThreadPoolParameters", ErrorDomain.VIR_FROM_NONE)

    def server_list_clients(self, srv: AdmServer, flags: int) -> Sequence[AdmClient] | Awaitable[Sequence[AdmClient]]:
        """virAdmServerListClients."""
        raise no_support("virAdmServerListClients", ErrorDomain.VIR_FROM_NONE)

    def server_lookup_client(self, srv: AdmServer, id: int, flags: int) -> AdmClient | Awaitable[AdmClient]:
        """virAdmServerLookupClient."""
        raise no_support("virAdmServerLookupClient", ErrorDomain.VIR_FROM_NONE)

    def client_get_info(self, clnt: AdmClient, flags: int) -> Params | Awaitable[Params]:
        """virAdmClientGetInfo."""
        raise no_support("virAdmClientGetInfo", ErrorDomain.VIR_FROM_NONE)

    def client_close(self, clnt: AdmClient, flags: int) -> Awaitable[None] | None:
        """virAdmClientClose."""
        raise no_support("virAdmClientClose", ErrorDomain.VIR_FROM_NONE)

    def server_get_client_limits(self, srv: AdmServer, flags: int) -> Params | Awaitable[Params]:
        """virAdmServerGetClientLimits."""
        raise no_support("virAdmServerGetClientLimits", ErrorDomain.VIR_FROM_NONE)

    def server_set_client_limits(self, srv: AdmServer, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """virAdmServerSetClientLimits."""
        raise no_support("virAdmServerSetClientLimits", ErrorDomain.VIR_FROM_NONE)

    def connect_get_logging_outputs(self, flags: int) -> tuple[str, int] | Awaitable[tuple[str, int]]:
        """virAdmConnectGetLoggingOutputs."""
        raise no_support("virAdmConnectGetLoggingOutputs", ErrorDomain.VIR_FROM_NONE)

    def connect_get_logging_filters(self, flags: int) -> tuple[str | None, int] | Awaitable[tuple[str | None, int]]:
        """virAdmConnectGetLoggingFilters."""
        raise no_support("virAdmConnectGetLoggingFilters", ErrorDomain.VIR_FROM_NONE)

    def connect_set_logging_outputs(self, outputs: str | None, flags: int) -> Awaitable[None] | None:
        """virAdmConnectSetLoggingOutputs."""
        raise no_support("virAdmConnectSetLoggingOutputs", ErrorDomain.VIR_FROM_NONE)

    def connect_set_logging_filters(self, filters: str | None, flags: int) -> Awaitable[None] | None:
        """virAdmConnectSetLoggingFilters."""
        raise no_support("virAdmConnectSetLoggingFilters", ErrorDomain.VIR_FROM_NONE)

    def server_update_tls_files(self, srv: AdmServer, flags: int) -> Awaitable[None] | None:
        """virAdmServerUpdateTlsFiles."""
        raise no_support("virAdmServerUpdateTlsFiles", ErrorDomain.VIR_FROM_NONE)

    def connect_set_daemon_timeout(self, timeout: int, flags: int) -> Awaitable[None] | None:
        """virAdmConnectSetDaemonTimeout."""
        raise no_support("virAdmConnectSetDaemonTimeout", ErrorDomain.VIR_FROM_NONE)
