"""What takes more than one call, or changes the handle: written once, run by both clients.

Each is a generator that yields ``(call, arguments)``, is sent the answer, and returns the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...protocol import xdr
from ...protocol._generated import remote
from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.auth import AuthType
from ...protocol.errors import report
from ...protocol.features import Feature
from .._generated import calls

if TYPE_CHECKING:
    import socket

    from ...protocol.endpoint import Endpoint
    from ..calls import Call, Script
    from ..handles import Domain

_VIR_CONNECT_RO = 1


def supports(feature: Feature) -> tuple[Call[Any, remote.RemoteConnectSupportsFeatureRet], object]:
    """The call that asks whether a server has ``feature``."""
    return calls.CONNECT_SUPPORTS_FEATURE, remote.RemoteConnectSupportsFeatureArgs(feature)


def open_gen(name: str, readonly: bool) -> Script[bool]:
    """Authenticate and open ``name`` (virConnectOpen after the transport): whether the server speaks keepalive.

    Raises LibvirtError: VIR_ERR_AUTH_UNAVAILABLE when the server wants a mechanism that is not here, or the server's own.
    """
    auth = yield calls.AUTH_LIST, None
    if auth.types and AuthType.REMOTE_AUTH_NONE not in auth.types:
        if AuthType.REMOTE_AUTH_POLKIT not in auth.types:
            detail = f"no supported mechanism among {list(auth.types)}"
            raise report(ErrorNumber.VIR_ERR_AUTH_UNAVAILABLE, ErrorDomain.VIR_FROM_REMOTE, detail)
        yield calls.AUTH_POLKIT, None
    supported = yield supports(Feature.VIR_DRV_FEATURE_PROGRAM_KEEPALIVE)
    yield calls.CONNECT_OPEN, remote.RemoteConnectOpenArgs(name, _VIR_CONNECT_RO if readonly else 0)
    return bool(supported.supported)


def pass_fds_gen(endpoint: Endpoint[socket.socket]) -> Script[None]:
    """Ask whether the server takes file descriptors, as libvirt does before it passes any.

    Raises LibvirtError VIR_ERR_ARGUMENT_UNSUPPORTED when it or the transport does not.
    """
    if not endpoint.passes_fds:
        detail = "Unable to pass file descriptors over this transport"
        raise report(ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED, ErrorDomain.VIR_FROM_RPC, detail)
    supported = yield supports(Feature.VIR_DRV_FEATURE_FD_PASSING)
    if not supported.supported:
        detail = "fd passing is not supported by this connection"
        raise report(ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED, ErrorDomain.VIR_FROM_RPC, detail)


def close_gen() -> Script[None]:
    """virConnectClose, the part that the server hears of."""
    yield calls.CONNECT_CLOSE, None


def node_get_info_gen() -> Script[list[str | int]]:
    """virNodeGetInfo as libvirt-python gives it: [model, memory in MiB, cpus, mhz, nodes, sockets, cores, threads]."""
    ret = yield calls.NODE_GET_INFO, None
    memory = ret.memory >> 10
    return [xdr.text(ret.model), memory, ret.cpus, ret.mhz, ret.nodes, ret.sockets, ret.cores, ret.threads]


def list_domains_id_gen() -> Script[list[int]]:
    """The ids of the active domains: how many there are, then that many (virConnectListDomains)."""
    count = yield calls.CONNECT_NUM_OF_DOMAINS, None
    ret = yield calls.CONNECT_LIST_DOMAINS, remote.RemoteConnectListDomainsArgs(count.num)
    return list(ret.ids)


def list_defined_domains_gen() -> Script[list[str]]:
    """The names of the inactive domains: how many there are, then that many (virConnectListDefinedDomains)."""
    count = yield calls.CONNECT_NUM_OF_DEFINED_DOMAINS, None
    ret = yield calls.CONNECT_LIST_DEFINED_DOMAINS, remote.RemoteConnectListDefinedDomainsArgs(count.num)
    return list(ret.names)


def domain_create_gen(dom: Domain) -> Script[int]:
    """Start it, then ask for its id, which this procedure does not answer (virDomainCreate)."""
    wire = dom._use("virDomainCreate")
    yield calls.DOMAIN_CREATE, remote.RemoteDomainCreateArgs(wire)
    ret = yield calls.DOMAIN_LOOKUP_BY_UUID, remote.RemoteDomainLookupByUuidArgs(wire.uuid)
    dom._set_id(ret.dom.id)
    return 0


def domain_create_with_flags_gen(dom: Domain, flags: int) -> Script[int]:
    """Start it; the handle takes the id it got (virDomainCreateWithFlags)."""
    wire = dom._use("virDomainCreateWithFlags")
    ret = yield calls.DOMAIN_CREATE_WITH_FLAGS, remote.RemoteDomainCreateWithFlagsArgs(wire, flags)
    dom._set_id(ret.dom.id)
    return 0


def domain_destroy_gen(dom: Domain) -> Script[int]:
    """Stop it; the handle's id becomes -1 (virDomainDestroy)."""
    yield calls.DOMAIN_DESTROY, remote.RemoteDomainDestroyArgs(dom._use("virDomainDestroy"))
    dom._set_id(-1)
    return 0


def domain_destroy_flags_gen(dom: Domain, flags: int) -> Script[int]:
    """Stop it; the handle's id becomes -1 (virDomainDestroyFlags)."""
    yield calls.DOMAIN_DESTROY_FLAGS, remote.RemoteDomainDestroyFlagsArgs(dom._use("virDomainDestroyFlags"), flags)
    dom._set_id(-1)
    return 0
