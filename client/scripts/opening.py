"""Scripts that begin and end a conversation, and questions about features."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...protocol._generated import remote
from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.agreed import VIR_CONNECT_RO
from ...protocol.auth import AuthType
from ...protocol.errors import report
from ...protocol.features import Feature
from .._generated import calls

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

    from ...protocol.endpoint import Endpoint
    from ..calls import Call, Script
    from ..uri import Target


def supports(feature: Feature) -> tuple[Call[Any, remote.RemoteConnectSupportsFeatureRet], object]:
    """Return the call, and its arguments, that asks a server for ``feature``."""
    return calls.CONNECT_SUPPORTS_FEATURE, remote.RemoteConnectSupportsFeatureArgs(feature)


def open_gen(target: Target, readonly: bool) -> Script[bool]:
    """Authenticate and open the target's name (virConnectOpen after the transport).

    Returns whether the server speaks keepalive. Raises LibvirtError, the server's own
    or VIR_ERR_AUTH_UNAVAILABLE when the server wants a mechanism that is not here, or
    VIR_ERR_AUTH_FAILED when the URI asks for one that the server does not offer.
    """
    auth = yield calls.AUTH_LIST, None
    if target.auth is not None:
        _check_auth(target.auth, auth.types)
    if auth.types and AuthType.REMOTE_AUTH_NONE not in auth.types:
        if AuthType.REMOTE_AUTH_POLKIT not in auth.types:
            detail = f"no supported mechanism among {list(auth.types)}"
            raise report(ErrorNumber.VIR_ERR_AUTH_UNAVAILABLE, ErrorDomain.VIR_FROM_REMOTE, detail)
        yield calls.AUTH_POLKIT, None
    supported = yield supports(Feature.VIR_DRV_FEATURE_PROGRAM_KEEPALIVE)
    yield (
        calls.CONNECT_OPEN,
        remote.RemoteConnectOpenArgs(target.name, VIR_CONNECT_RO if readonly else 0),
    )
    return bool(supported.supported)


def _check_auth(wanted: str, offered: Sequence[int]) -> None:
    """Refuse an authentication that the URI asks for and the server does not offer."""
    if wanted == "polkit":
        kind = AuthType.REMOTE_AUTH_POLKIT
    elif wanted == "sasl" or wanted.startswith("sasl."):
        kind = AuthType.REMOTE_AUTH_SASL
    else:
        detail = f"unknown authentication type {wanted}"
        raise report(ErrorNumber.VIR_ERR_AUTH_FAILED, ErrorDomain.VIR_FROM_REMOTE, detail)
    if kind not in offered:
        detail = f"requested authentication type {wanted} rejected"
        raise report(ErrorNumber.VIR_ERR_AUTH_FAILED, ErrorDomain.VIR_FROM_REMOTE, detail)


def pass_fds_gen(endpoint: Endpoint[socket.socket]) -> Script[None]:
    """Ask whether the server takes file descriptors, as libvirt does.

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
    """Tell the server that the connection is closed (virConnectClose)."""
    yield calls.CONNECT_CLOSE, None
