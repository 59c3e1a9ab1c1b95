"""Scripts for virDomainMigrate3, virDomainMigrateToURI3 and their older names.

Unmanaged (``migrate_to_uri…``), the source does it all when it is asked to perform.
Managed (``migrate…``), this side leads both servers through five steps, and
`managed_gen` yields the connection with each call. Both need a server that takes
migration parameters, as libvirt's do since 1.1.0; the older protocols can be spoken
with the raw methods (``migrate_begin3`` …).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ...protocol._generated import remote
from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, invalid_arg, no_support, report
from ...protocol.features import Feature
from ...protocol.uri import split
from .. import arguments
from .._generated import calls
from . import hints
from .opening import supports

if TYPE_CHECKING:
    from collections.abc import Generator

    from ...protocol.typedparams import Params
    from ..calls import Call, R, Script
    from ..handles import Domain

    # As Script, of calls on two connections.
    PairScript: TypeAlias = Generator[tuple[Any, Call[Any, Any], object], Any, R]


_URI, _NAME, _XML, _BANDWIDTH = "migrate_uri", "destination_name", "destination_xml", "bandwidth"

# Of DomainMigrateFlags, which is not made before it is needed.
_PEER2PEER, _TUNNELLED, _PROTECT, _OFFLINE = 1 << 1, 1 << 2, 1 << 8, 1 << 10
# Of no meaning to the destination: VIR_MIGRATE_ABORT_ON_ERROR and
# VIR_MIGRATE_AUTO_CONVERGE.
_SOURCE_ONLY = 1 << 12 | 1 << 13
_DOMAIN = ErrorDomain.VIR_FROM_DOMAIN


def parameters(**given: str | int | None) -> Params:
    """Return what older functions take one by one as parameters.

    These are ``uri``, ``name``, ``xml`` and ``bandwidth`` in MiB/s. What is None, empty
    or 0 is left out.
    """
    names = {"uri": _URI, "name": _NAME, "xml": _XML, "bandwidth": _BANDWIDTH}
    for key, value in given.items():
        if not isinstance(value, int if key == "bandwidth" else str | None):
            arguments.explained(TypeError(f"the {key} of a migration is no {type(value).__name__}"))
    return {names[key]: value for key, value in given.items() if value}


def destination(duri: str, flags: int) -> tuple[str | None, str | None]:
    """Return the two URIs that the one of virDomainMigrateToURI stands for."""
    try:
        if not isinstance(duri, str):
            raise TypeError(f"a URI is a str, not {type(duri).__name__}")
        return (duri, None) if flags & _PEER2PEER else (None, duri)
    except TypeError as exc:
        arguments.explained(exc)


def _refused(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED, _DOMAIN, detail)


def _without_params(function: str, params: Params) -> LibvirtError:
    """Return the C library's error for a server with older protocols only.

    These are not spoken here.
    """
    if params.keys() <= {_URI, _NAME, _XML, _BANDWIDTH}:
        return no_support(function, _DOMAIN)
    return _refused(
        "Migration APIs with extensible parameters are not supported"
        " but extended parameters were passed"
    )


def _explains(error: LibvirtError, failure: LibvirtError) -> bool:
    """Tell whether the destination's ``error`` explains more than ``failure`` does.

    That is so where the source only knows that the migration "unexpectedly failed".
    """
    if (failure.domain, failure.code) != (
        ErrorDomain.VIR_FROM_QEMU,
        ErrorNumber.VIR_ERR_OPERATION_FAILED,
    ):
        return False
    return (
        error.domain == ErrorDomain.VIR_FROM_QEMU
        and error.code != ErrorNumber.VIR_ERR_MIGRATE_FINISH_OK
    )


def to_uri_gen(
    dom: Domain, function: str, dconnuri: str | None, params: Params, flags: int
) -> Script[int]:
    """Have the source migrate the domain by itself. Return 0.

    With VIR_MIGRATE_PEER2PEER it migrates to the libvirt at ``dconnuri``, else straight
    to a hypervisor.
    """
    wire = dom._use(function)
    if not isinstance(dconnuri, str | None):
        raise TypeError(f"a URI is a str, not {type(dconnuri).__name__}")
    checks = [(Feature.VIR_DRV_FEATURE_MIGRATION_OFFLINE, "offline")] if flags & _OFFLINE else []
    checks.append(
        (Feature.VIR_DRV_FEATURE_MIGRATION_P2P, "p2p")
        if flags & _PEER2PEER
        else (Feature.VIR_DRV_FEATURE_MIGRATION_DIRECT, "direct")
    )
    for feature, name in checks:
        supported = yield supports(feature)
        if not supported.supported:
            raise _refused(f"{name} migration is not supported by the source host")
    if flags & _PEER2PEER and (
        not dconnuri or (split(dconnuri).host or "localhost").startswith("localhost")
    ):
        raise invalid_arg(
            _DOMAIN, function, "dconnuri", "Attempt to migrate guest to the same host"
        )
    supported = yield supports(Feature.VIR_DRV_FEATURE_MIGRATION_PARAMS)
    if not supported.supported:
        raise _without_params(function, params)
    peer = dconnuri if flags & _PEER2PEER else None
    args = remote.RemoteDomainMigratePerform3ParamsArgs(wire, peer, _encoded(params), b"", flags)
    yield calls.DOMAIN_MIGRATE_PERFORM3_PARAMS, args
    return 0


def managed_gen(dom: Domain, dconn: Any, params: Params, flags: int) -> PairScript[Any]:
    """Lead the source and ``dconn`` through a migration.

    Returns the identity of the domain at the destination.

    Once the destination is prepared it is always told to finish or to give up, and the
    source is asked to confirm unless it was its own part that failed. The first error
    is raised then. A migration that its caller gives up is left to the servers.
    """
    function = "virDomainMigrate3"
    wire, source = dom._use(function), dom._connect
    yield from _check_gen(function, source, dconn, params, flags)
    supported = yield source, *supports(Feature.VIR_DRV_FEATURE_MIGRATE_CHANGE_PROTECTION)
    here = flags | _PROTECT if supported.supported else flags
    there = flags & ~_SOURCE_ONLY

    begin = remote.RemoteDomainMigrateBegin3ParamsArgs(wire, _encoded(params), here)
    begun = yield source, calls.DOMAIN_MIGRATE_BEGIN3_PARAMS, begin
    params = {**params, _XML: begun.xml}
    failure: LibvirtError | None = None
    finished, confirmed, cookie = None, True, b""
    try:
        prepare = remote.RemoteDomainMigratePrepare3ParamsArgs(
            _encoded(params), begun.cookie_out, there
        )
        prepared = yield dconn, calls.DOMAIN_MIGRATE_PREPARE3_PARAMS, prepare
    except LibvirtError as error:
        failure = error
    else:
        uri = prepared.uri_out or params.get(_URI)
        if uri is None:
            failure = report(
                ErrorNumber.VIR_ERR_INTERNAL_ERROR, _DOMAIN, "domainMigratePrepare3 did not set uri"
            )
        else:
            params = {**params, _URI: uri}
        if failure is None and not flags & _OFFLINE:
            args = (wire, None, _encoded(params), prepared.cookie_out, here)
            try:
                performed = yield (
                    source,
                    calls.DOMAIN_MIGRATE_PERFORM3_PARAMS,
                    remote.RemoteDomainMigratePerform3ParamsArgs(*args),
                )
                cookie = performed.cookie_out
            except LibvirtError as error:
                failure, confirmed = error, False
        params = {_NAME: wire.name, **params}
        ending = remote.RemoteDomainMigrateFinish3ParamsArgs(
            _encoded(params), cookie, there, int(failure is not None)
        )
        try:
            finished = yield dconn, calls.DOMAIN_MIGRATE_FINISH3_PARAMS, ending
        except LibvirtError as error:
            failure = error if failure is None or _explains(error, failure) else failure
    if confirmed:
        cookie = b"" if finished is None else finished.cookie_out
        confirm = remote.RemoteDomainMigrateConfirm3ParamsArgs(
            wire, _encoded(params), cookie, here, int(failure is not None)
        )
        try:
            yield source, calls.DOMAIN_MIGRATE_CONFIRM3_PARAMS, confirm
        except LibvirtError as error:
            # at worst the source keeps a paused domain; the migration is what it is
            import logging  # takes longer to import than the rest of this module

            log = logging.getLogger("virtrio.client")
            log.warning("the source of a migration did not confirm its end: %s", error)
    if failure is not None:
        raise failure
    assert finished is not None
    return finished.dom


def _check_gen(
    function: str, source: Any, dconn: Any, params: Params, flags: int
) -> PairScript[None]:
    """Raise the C library's errors for what it refuses before anything is begun."""
    if flags & _PEER2PEER:
        raise invalid_arg(
            _DOMAIN, function, "flags", "use virDomainMigrateToURI3 for peer-to-peer migration"
        )
    if flags & _TUNNELLED:
        detail = "cannot perform tunnelled migration without using peer2peer flag"
        raise invalid_arg(_DOMAIN, function, "flags", detail)
    ends = ((source, "source"), (dconn, "destination"))
    for connect, end in ends if flags & _OFFLINE else ():
        supported = yield connect, *supports(Feature.VIR_DRV_FEATURE_MIGRATION_OFFLINE)
        if not supported.supported:
            raise _refused(f"offline migration is not supported by the {end} host")
    for connect, _ in ends:
        supported = yield connect, *supports(Feature.VIR_DRV_FEATURE_MIGRATION_PARAMS)
        if not supported.supported:
            raise _without_params(function, params)


def _encoded(params: Params) -> list[Any]:
    return arguments.encode(params, hints.MIGRATE)
