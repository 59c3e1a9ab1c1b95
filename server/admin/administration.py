"""Administration of the server, for virt-admin and `virtrio.admin`: clients and limits.

Clients of the admin socket are a server of their own, as in libvirtd:
`Server.administration` makes it. The numbers of worker threads are those of calls that
run, because there are no such threads. Refusals are libvirtd's.
"""

from __future__ import annotations

import contextlib
import grp
import logging
import pwd
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ...protocol._generated.enums import ClientTransport, ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report, unsupported_flags
from ...protocol.typedparams import Int, UInt, check_types
from .._generated.admin_driver import AdminDriver
from ..conf.values import signed
from ..threads import in_thread

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping, Sequence

    from ...protocol.endpoint import Endpoint
    from ...protocol.typedparams import Params, ParamValue, TypedParams
    from .._generated.admin_driver import AdmClient, AdmServer
    from ..config import Config
    from ..net.session import Session

    class Administered(Protocol):
        """Server, as its administration sees it."""

        @property
        def config(self) -> Config: ...
        @property
        def anonymous(self) -> int: ...
        def sessions(self) -> list[Session]: ...
        def limit_clients(self, most: int | None = None, anonymous: int | None = None) -> None: ...


_LIB_VERSION = 12_006_000  # whose interface this is
_ADMIN, _RPC = ErrorDomain.VIR_FROM_ADMIN, ErrorDomain.VIR_FROM_RPC
_MOST = (1 << 32) - 1
_TOO_MANY_ANONYMOUS = (  # libvirt's text
    "The overall maximum number of clients waiting for authentication must not be less than "
    "the overall maximum number of clients"
)


class _Server(NamedTuple):
    """``AdmServer`` of an answer."""

    name: str


class _Client(NamedTuple):
    """``AdmClient`` of an answer."""

    srv: AdmServer
    id: int
    timestamp: int
    transport: int


class Administration(AdminDriver):
    """Driver of the admin program, for ``servers`` by their names."""

    def __init__(self, servers: dict[str, Administered]) -> None:
        self.servers = servers

    def connect_get_lib_version(self) -> int:
        return _LIB_VERSION

    def connect_list_servers(self, flags: int) -> Sequence[AdmServer]:
        _no_flags("adminConnectListServers", flags)
        return [_Server(name) for name in self.servers]

    def connect_lookup_server(self, name: str, flags: int) -> AdmServer:
        self._named(name)
        _no_flags("adminConnectLookupServer", flags)
        return _Server(name)

    def server_get_threadpool_parameters(self, srv: AdmServer, flags: int) -> Params:
        server = self._named(srv.name)
        _no_flags("adminServerGetThreadPoolParameters", flags)
        limits = server.config.limits
        return {
            "minWorkers": UInt(0),
            "maxWorkers": UInt(min(limits.max_clients * limits.max_client_requests, _MOST)),
            "nWorkers": UInt(sum(session.client.calls.running for session in server.sessions())),
            "freeWorkers": UInt(0),
            "prioWorkers": UInt(0),
            "jobQueueDepth": UInt(0),
        }

    def server_set_threadpool_parameters(
        self, srv: AdmServer, params: TypedParams, flags: int
    ) -> None:
        self._named(srv.name)
        _no_flags("adminServerSetThreadPoolParameters", flags)
        check_types(params, dict.fromkeys(("minWorkers", "maxWorkers", "prioWorkers"), UInt))
        if params:
            detail = "calls are not answered by worker threads"
            raise report(ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED, _RPC, detail)

    def server_list_clients(self, srv: AdmServer, flags: int) -> Sequence[AdmClient]:
        server = self._named(srv.name)
        _no_flags("adminServerListClients", flags)
        return [_client(srv, session) for session in server.sessions()]

    def server_lookup_client(self, srv: AdmServer, id: int, flags: int) -> AdmClient:
        server = self._named(srv.name)
        _no_flags("adminServerLookupClient", flags)
        session = _numbered(server, id)
        if session is None:
            raise _no_client(id)
        return _client(srv, session)

    async def client_get_info(self, clnt: AdmClient, flags: int) -> Params:
        session = _numbered(self._named(clnt.srv.name), clnt.id)
        if session is None:
            raise report(
                ErrorNumber.VIR_ERR_NO_CLIENT,
                _ADMIN,
                f"no client with matching id '{clnt.id}' found",
            )
        _no_flags("adminClientGetInfo", flags)
        # Names of users and groups may come over a network.
        identity = await in_thread(
            _identity, session.endpoint, session.client.caller.claimed, abandon_on_cancel=True
        )
        return {"readonly": session.client.readonly, **identity}

    def client_close(self, clnt: AdmClient, flags: int) -> None:
        session = _numbered(self._named(clnt.srv.name), clnt.id)
        if session is None:
            raise _no_client(clnt.id)
        _no_flags("adminClientClose", flags)
        session.drop()

    def server_get_client_limits(self, srv: AdmServer, flags: int) -> Params:
        server = self._named(srv.name)
        _no_flags("adminServerGetClientLimits", flags)
        return {
            "nclients_max": UInt(min(server.config.limits.max_clients, _MOST)),
            "nclients": UInt(len(server.sessions())),
            "nclients_unauth_max": UInt(min(server.config.limits.max_anonymous_clients, _MOST)),
            "nclients_unauth": UInt(server.anonymous),
        }

    def server_set_client_limits(self, srv: AdmServer, params: TypedParams, flags: int) -> None:
        server = self._named(srv.name)
        _no_flags("adminServerSetClientLimits", flags)
        check_types(params, dict.fromkeys(("nclients_max", "nclients_unauth_max"), UInt))
        limits = server.config.limits
        most = int(params.get("nclients_max", limits.max_clients))  # type: ignore[arg-type]
        anonymous = int(params.get("nclients_unauth_max", limits.max_anonymous_clients))  # type: ignore[arg-type]
        if anonymous > most:
            raise report(ErrorNumber.VIR_ERR_INVALID_ARG, _RPC, _TOO_MANY_ANONYMOUS)
        if most == 0:
            raise report(
                ErrorNumber.VIR_ERR_INVALID_ARG, _RPC, "the maximum number of clients must not be 0"
            )
        server.limit_clients(most, anonymous)

    def connect_get_logging_outputs(self, flags: int) -> tuple[str, int]:
        """Return the level and ``stderr`` as the one output, in libvirtd.conf's words.

        It cannot be changed: logging belongs to the program that runs the server.
        """
        _no_flags("adminConnectGetLoggingOutputs", flags)
        level = logging.getLogger("virtrio.server").getEffectiveLevel()
        return f"{min(max(level // 10, 1), 4)}:stderr", 1

    def connect_get_logging_filters(self, flags: int) -> tuple[None, int]:
        _no_flags("adminConnectGetLoggingFilters", flags)
        return None, 0

    def server_update_tls_files(self, srv: AdmServer, flags: int) -> None:
        self._named(srv.name)
        _no_flags("adminServerUpdateTlsFiles", flags)
        detail = "no tls service found, unable to update tls files"
        raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, _RPC, detail)

    def _named(self, name: str) -> Administered:
        server = self.servers.get(name)
        if server is None:
            raise report(ErrorNumber.VIR_ERR_NO_SERVER, _RPC, f"No server named '{name}'")
        return server


def _no_flags(function: str, flags: int) -> None:
    if flags:
        raise unsupported_flags(_ADMIN, function, flags)


def _numbered(server: Administered, number: int) -> Session | None:
    return next((session for session in server.sessions() if session.id == number), None)


def _no_client(number: int) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_NO_CLIENT, _RPC, f"No client with matching ID '{number}'")


def _client(srv: AdmServer, session: Session) -> _Client:
    kind = (
        ClientTransport.VIR_CLIENT_TRANS_UNIX
        if session.endpoint.is_local
        else ClientTransport.VIR_CLIENT_TRANS_TCP
    )
    return _Client(_Server(srv.name), session.id, session.since, kind)


# What a local client may claim to be: the names in the claim and in the answer.
_CLAIMED = {
    "unix-user-id": "unix_user_id",
    "user-name": "unix_user_name",
    "unix-group-id": "unix_group_id",
    "group-name": "unix_group_name",
    "process-id": "unix_process_id",
}


def _claimed(
    claimed: Mapping[str, int | str], address: dict[str, ParamValue]
) -> dict[str, ParamValue]:
    """Return what a client claims to be, in libvirtd's order.

    A local client has no ``address``.
    """
    names = {"sasl-user-name": "sasl_user_name"}
    if not address:
        names |= _CLAIMED
    found: dict[str, ParamValue] = {}
    for name, shown in names.items():
        if name in claimed:
            value = claimed[name]
            found[shown] = Int(signed(value)) if isinstance(value, int) else value
    found |= address
    if address and "x509-distinguished-name" in claimed:
        found["tls_x509_dname"] = claimed["x509-distinguished-name"]
    if "selinux-context" in claimed:
        found["selinux_context"] = claimed["selinux-context"]
    return found


def _identity(
    endpoint: Endpoint[socket.socket], claimed: Mapping[str, int | str] | None
) -> dict[str, ParamValue]:
    """Return what is known of the peer: its address, or its user, group and process.

    What a peer has ``claimed`` to be counts instead, as in libvirtd.
    """
    who = endpoint.identity
    if not endpoint.is_local:
        try:
            host, port = endpoint.sock.getpeername()[:2]
        except OSError:  # it is gone already
            return {}
        address: dict[str, ParamValue] = {
            "sock_addr": f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        }
        return address if claimed is None else _claimed(claimed, address)
    if claimed is not None:
        return _claimed(claimed, {})
    found: dict[str, ParamValue] = {}
    if who is None or who.uid is None or who.gid is None or who.pid is None:
        return found
    found["unix_user_id"] = Int(who.uid)
    with contextlib.suppress(KeyError):
        found["unix_user_name"] = pwd.getpwuid(who.uid).pw_name
    found["unix_group_id"] = Int(who.gid)
    with contextlib.suppress(KeyError):
        found["unix_group_name"] = grp.getgrgid(who.gid).gr_name
    found["unix_process_id"] = Int(who.pid)
    return found
