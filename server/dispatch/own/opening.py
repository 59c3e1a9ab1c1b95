"""The procedures that a session answers by itself: authentication, opening, features. Events are in `registration.py`."""

from __future__ import annotations

from collections.abc import Coroutine
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from ....protocol._generated import remote
from ....protocol._generated.enums import ErrorDomain, ErrorNumber
from ....protocol._generated.remote_procedures import RemoteProcedure
from ....protocol.errors import report

if TYPE_CHECKING:
    from collections.abc import Callable

    from ....protocol.errors import LibvirtError
    from ..._generated.driver import Driver
    from ...net.session import Session

_AUTH_NONE = 0
_VIR_CONNECT_RO = 1


class Feature(IntEnum):
    """virDrvFeature: what CONNECT_SUPPORTS_FEATURE asks about."""

    VIR_DRV_FEATURE_MIGRATION_V1 = 1
    VIR_DRV_FEATURE_REMOTE = 2
    VIR_DRV_FEATURE_MIGRATION_V2 = 3
    VIR_DRV_FEATURE_MIGRATION_P2P = 4
    VIR_DRV_FEATURE_MIGRATION_DIRECT = 5
    VIR_DRV_FEATURE_MIGRATION_V3 = 6
    VIR_DRV_FEATURE_MIGRATE_CHANGE_PROTECTION = 7
    VIR_DRV_FEATURE_FD_PASSING = 8
    VIR_DRV_FEATURE_TYPED_PARAM_STRING = 9
    VIR_DRV_FEATURE_PROGRAM_KEEPALIVE = 10
    VIR_DRV_FEATURE_XML_MIGRATABLE = 11
    VIR_DRV_FEATURE_MIGRATION_OFFLINE = 12
    VIR_DRV_FEATURE_MIGRATION_PARAMS = 13
    VIR_DRV_FEATURE_REMOTE_EVENT_CALLBACK = 14
    VIR_DRV_FEATURE_REMOTE_CLOSE_CALLBACK = 15
    VIR_DRV_FEATURE_NETWORK_UPDATE_HAS_CORRECT_ORDER = 16


# Of the session, whatever the driver. Passing file descriptors depends on the transport.
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


class SessionProcedure(NamedTuple):
    """``answer(session, args)`` is the ret struct, or None when there is none, and ``pack`` writes it.

    An answer that is a coroutine is awaited; what the client calls behind it waits. ``at_once``: it need not wait for calls
    of the client that are held back, since it takes no driver's time.
    """

    answer: Callable[[Session, Any], Any]
    pack: Callable[[Any, Callable[[bytes], None]], None] | None = None
    at_once: bool = False


# libvirtd has a connection for each of these kinds of object beside the hypervisor's.
_OBJECTS = frozenset(
    {
        ErrorDomain.VIR_FROM_INTERFACE,
        ErrorDomain.VIR_FROM_NETWORK,
        ErrorDomain.VIR_FROM_NODEDEV,
        ErrorDomain.VIR_FROM_NWFILTER,
        ErrorDomain.VIR_FROM_SECRET,
        ErrorDomain.VIR_FROM_STORAGE,
    }
)
# Of devices, but asked of the hypervisor.
_OF_HYPERVISOR = frozenset(
    {"virNodeDeviceDetachFlags", "virNodeDeviceDettach", "virNodeDeviceReAttach", "virNodeDeviceReset"}
)


def not_open(domain: ErrorDomain = ErrorDomain.VIR_FROM_NONE, function: str = "") -> LibvirtError:
    """The answer to a call of ``function``, whose errors have ``domain``, before anything was opened."""
    beside = domain in _OBJECTS and function not in _OF_HYPERVISOR
    detail = "connection not open" if beside else "hypervisor connection not open"
    return report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, detail)


def _auth_list(session: Session, args: None) -> remote.RemoteAuthListRet:
    return remote.RemoteAuthListRet([_AUTH_NONE])


def _auth_failed(session: Session, args: object) -> None:
    """A mechanism that this listener does not ask for."""
    raise report(ErrorNumber.VIR_ERR_AUTH_FAILED, ErrorDomain.VIR_FROM_RPC, "authentication failed")


def _connect_open(session: Session, args: remote.RemoteConnectOpenArgs) -> Coroutine[Any, Any, None] | None:
    if session.driver is not None:
        session.unsubscribe()
        session.driver = None  # as libvirtd: a second open fails and takes the first with it
        raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, "connection already open")
    driver, uri = session.drivers.open(args.name)
    if isinstance(driver, Coroutine):
        return _open_later(session, driver, uri, args.flags)
    _opened(session, driver, uri, args.flags)
    return None


async def _open_later(session: Session, opening: Coroutine[Any, Any, Driver], uri: str, flags: int) -> None:
    _opened(session, await opening, uri, flags)


def _opened(session: Session, driver: Driver, uri: str, flags: int) -> None:
    session.opened(driver, uri)
    if flags & _VIR_CONNECT_RO:
        session.readonly = True


def _connect_close(session: Session, args: None) -> None:
    session.closing = True


def _connect_get_uri(session: Session, args: None) -> remote.RemoteConnectGetUriRet:
    if session.driver is None:
        raise not_open()
    return remote.RemoteConnectGetUriRet(session.uri)


def _connect_supports_feature(
    session: Session, args: remote.RemoteConnectSupportsFeatureArgs
) -> remote.RemoteConnectSupportsFeatureRet:
    feature = args.feature
    if feature == _KEEPALIVE:  # asking is the client's word that it answers pings; it may ask before it opens
        session.start_keepalive()
        return remote.RemoteConnectSupportsFeatureRet(1)
    if session.driver is None:
        raise not_open()
    supported = session.is_unix if feature == _FD_PASSING else feature in _SESSION_FEATURES
    supported = supported or feature in session.driver.features
    return remote.RemoteConnectSupportsFeatureRet(int(supported))


_P = RemoteProcedure

SESSION_PROCEDURES: dict[int, SessionProcedure] = {
    int(_P.REMOTE_PROC_AUTH_LIST): SessionProcedure(_auth_list, remote.pack_remote_auth_list_ret),
    int(_P.REMOTE_PROC_AUTH_SASL_INIT): SessionProcedure(_auth_failed),
    int(_P.REMOTE_PROC_AUTH_SASL_START): SessionProcedure(_auth_failed),
    int(_P.REMOTE_PROC_AUTH_SASL_STEP): SessionProcedure(_auth_failed),
    int(_P.REMOTE_PROC_AUTH_POLKIT): SessionProcedure(_auth_failed),
    int(_P.REMOTE_PROC_CONNECT_OPEN): SessionProcedure(_connect_open),
    int(_P.REMOTE_PROC_CONNECT_CLOSE): SessionProcedure(_connect_close),
    int(_P.REMOTE_PROC_CONNECT_GET_URI): SessionProcedure(_connect_get_uri, remote.pack_remote_connect_get_uri_ret),
    int(_P.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE): SessionProcedure(
        _connect_supports_feature, remote.pack_remote_connect_supports_feature_ret
    ),
}
