"""The server's own administration, for virt-admin and `virtrio.admin`: its clients and limits.

Clients of the admin socket are a server of their own, as in libvirtd: `Server.administration` makes it. What libvirtd says of
worker threads is said of the calls that run: there are no threads. Refusals are libvirtd's.
"""

from __future__ import annotations

import contextlib
import grp
import logging
import pwd
import socket
import struct
from typing import TYPE_CHECKING, NamedTuple

import trio

from ...protocol._generated.enums import ClientTransport, ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, report, unsupported_flags
from ...protocol.typedparams import Int, UInt, check_types
from .._generated.admin_driver import AdminDriver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...protocol.typedparams import Params, ParamValue, TypedParams
    from .._generated.admin_driver import AdmClient, AdmServer
    from ..net.session import Session
    from ..serve import Server

_LIB_VERSION = 12_006_000  # whose interface this is
_ADMIN, _RPC = ErrorDomain.VIR_FROM_ADMIN, ErrorDomain.VIR_FROM_RPC
_MOST = (1 << 32) - 1


class _Server(NamedTuple):
    """An ``AdmServer``."""

    name: str


class _Client(NamedTuple):
    """An ``AdmClient``."""

    srv: AdmServer
    id: int
    timestamp: int
    transport: int


class Administration(AdminDriver):
    """``servers`` are those that it tells of, by the names it tells."""

    def __init__(self, servers: dict[str, Server]) -> None:
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

    def server_set_threadpool_parameters(self, srv: AdmServer, params: TypedParams, flags: int) -> None:
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
            raise report(ErrorNumber.VIR_ERR_NO_CLIENT, _ADMIN, f"no client with matching id '{clnt.id}' found")
        _no_flags("adminClientGetInfo", flags)
        # Names of users and groups may come over a network.
        identity = await trio.to_thread.run_sync(_identity, session.socket, abandon_on_cancel=True)
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
        if most == 0:
            raise report(ErrorNumber.VIR_ERR_INVALID_ARG, _RPC, "the maximum number of clients must not be 0")
        server.limit_clients(most, anonymous)

    def connect_get_logging_outputs(self, flags: int) -> tuple[str, int]:
        """What goes where, in libvirtd.conf's words. It cannot be changed: logging is the program's that runs the server."""
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

    def _named(self, name: str) -> Server:
        server = self.servers.get(name)
        if server is None:
            raise report(ErrorNumber.VIR_ERR_NO_SERVER, _RPC, f"No server named '{name}'")
        return server


def _no_flags(function: str, flags: int) -> None:
    if flags:
        raise unsupported_flags(_ADMIN, function, flags)


def _numbered(server: Server, number: int) -> Session | None:
    return next((session for session in server.sessions() if session.id == number), None)


def _no_client(number: int) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_NO_CLIENT, _RPC, f"No client with matching ID '{number}'")


def _client(srv: AdmServer, session: Session) -> _Client:
    kind = ClientTransport.VIR_CLIENT_TRANS_UNIX if session.is_unix else ClientTransport.VIR_CLIENT_TRANS_TCP
    return _Client(_Server(srv.name), session.id, session.since, kind)


def _identity(sock: socket.socket) -> dict[str, ParamValue]:
    """What is known of who is at the other end."""
    if sock.family != socket.AF_UNIX:
        try:
            host, port = sock.getpeername()[:2]
        except OSError:  # it is gone already
            return {}
        return {"sock_addr": f"[{host}]:{port}" if ":" in host else f"{host}:{port}"}
    pid, uid, gid = struct.unpack("3i", sock.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    found: dict[str, ParamValue] = {"unix_user_id": Int(uid)}
    with contextlib.suppress(KeyError):
        found["unix_user_name"] = pwd.getpwuid(uid).pw_name
    found["unix_group_id"] = Int(gid)
    with contextlib.suppress(KeyError):
        found["unix_group_name"] = grp.getgrgid(gid).gr_name
    found["unix_process_id"] = Int(pid)
    return found
