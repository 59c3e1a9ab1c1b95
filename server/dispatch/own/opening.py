"""Procedures that open and close a hypervisor, and tell what a connection can do."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import replace
from typing import TYPE_CHECKING

from ....protocol._generated import remote
from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol._generated.remote import later
from ....protocol._generated.remote_procedures import RemoteProcedure
from ....protocol.agreed import VIR_CONNECT_RO
from ....protocol.errors import report
from ....protocol.features import Feature
from ...kept import check_length
from .. import readonly
from ..replies import not_open
from ..streams_and_fds import takes_fds
from .entry import OwnEntry

if TYPE_CHECKING:
    from ..._generated.driver import Driver
    from ...caller import Caller
    from ..client import Client

__all__ = ["ENTRIES"]

# Features of the session, whatever the driver. Passing descriptors depends on the
# transport.
_SESSION_FEATURES = frozenset(
    map(
        int,
        (
            Feature.VIR_DRV_FEATURE_TYPED_PARAM_STRING,
            Feature.VIR_DRV_FEATURE_PROGRAM_KEEPALIVE,
            Feature.VIR_DRV_FEATURE_REMOTE_EVENT_CALLBACK,
            Feature.VIR_DRV_FEATURE_REMOTE_CLOSE_CALLBACK,
            Feature.VIR_DRV_FEATURE_NETWORK_UPDATE_HAS_CORRECT_ORDER,
        ),
    )
)
_FD_PASSING = int(Feature.VIR_DRV_FEATURE_FD_PASSING)
_KEEPALIVE = int(Feature.VIR_DRV_FEATURE_PROGRAM_KEEPALIVE)


def _open(client: Client, args: remote.RemoteConnectOpenArgs) -> Awaitable[None] | None:
    if client.driver is not None:
        client.close_driver()  # as libvirtd: a second open fails and closes the first
        raise report(
            ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, "connection already open"
        )
    caller = client.caller
    if args.flags & VIR_CONNECT_RO:
        caller = replace(caller, readonly=True)
    if args.name is not None:
        check_length("URI", args.name)
    driver, uri = client.common.drivers.open(args.name, caller)
    if isinstance(driver, Awaitable) or not client.common.lives.is_ready(driver):
        return _open_later(client, driver, uri, caller)
    client.common.lives.enter(driver)
    _opened(client, driver, uri, caller)
    return None


async def _open_later(
    client: Client, opening: Driver | Awaitable[Driver], uri: str, caller: Caller
) -> None:
    driver = await opening if isinstance(opening, Awaitable) else opening
    await client.common.lives.begin(driver)
    _opened(client, driver, uri, caller)


def _opened(client: Client, driver: Driver, uri: str, caller: Caller) -> None:
    client.opened(driver, uri, takes_fds=takes_fds(type(driver)))
    if caller.readonly and not client.readonly:
        client.restrict(readonly.check)


def _close(client: Client, args: None) -> None:
    client.calls.closing = True


def _get_uri(client: Client, args: None) -> remote.RemoteConnectGetUriRet:
    return remote.RemoteConnectGetUriRet(client.uri)


def _supports_feature(
    client: Client, args: remote.RemoteConnectSupportsFeatureArgs
) -> remote.RemoteConnectSupportsFeatureRet:
    feature = args.feature
    if feature == _KEEPALIVE:  # a client that asks answers pings; it may ask before it opens
        client.start_keepalive()
        return remote.RemoteConnectSupportsFeatureRet(1)
    if client.driver is None:
        raise not_open()
    supported = client.passes_fds if feature == _FD_PASSING else feature in _SESSION_FEATURES
    supported = supported or feature in client.driver.features
    return remote.RemoteConnectSupportsFeatureRet(int(supported))


_P = RemoteProcedure

# Procedure of the remote program -> how it is answered.
ENTRIES: dict[int, OwnEntry] = {
    int(_P.REMOTE_PROC_CONNECT_OPEN): OwnEntry(
        "connect_open", later.unpack_remote_connect_open_args, _open
    ),
    int(_P.REMOTE_PROC_CONNECT_CLOSE): OwnEntry("connect_close", None, _close, closes=True),
    int(_P.REMOTE_PROC_CONNECT_GET_URI): OwnEntry(
        "connect_get_uri", None, _get_uri, later.pack_remote_connect_get_uri_ret, needs_driver=True
    ),
    int(_P.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE): OwnEntry(
        "connect_supports_feature",
        later.unpack_remote_connect_supports_feature_args,
        _supports_feature,
        later.pack_remote_connect_supports_feature_ret,
    ),
}
