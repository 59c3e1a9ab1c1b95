"""Probes of the functions that administer a daemon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tests.interop.everycall import Caller, arguments
from virtrio.gen import names
from virtrio.gen.coverage import ADMIN_BY_HAND, covered
from virtrio.protocol.idl.parser import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.interop.everycall import Refusal
    from virtrio.protocol.idl.model import Procedure

__all__ = ["ADMIN_FUNCTIONS", "AdminCall", "admin_calls", "ask_admin"]

SPEC = bundled("admin")
OPEN = 1
ADMIN_FUNCTIONS: dict[str, Procedure] = {
    names.c_function(shape.procedure.name): shape.procedure
    for shape in covered(SPEC, ADMIN_BY_HAND)
}
_SERVER, _CLIENT = "admin_nonnull_server", "admin_nonnull_client"
_THERE: dict[str, dict[str, Any]] = {_SERVER: {"name": "libvirtd"}}
_THERE[_CLIENT] = {"srv": _THERE[_SERVER], "id": 2**40, "timestamp": 0, "transport": 0}
_GONE: dict[str, dict[str, Any]] = {_SERVER: {"name": "nosuch"}}
_GONE[_CLIENT] = _THERE[_CLIENT] | {"srv": _GONE[_SERVER]}
# Functions that set something are only called in ways that are refused.
_ODD: dict[str, tuple[dict[str, Any], ...]] = {
    "virAdmConnectLookupServer": ({"name": "nosuch"}, {"name": ""}),
    "virAdmServerLookupClient": ({"id": 2**40},),
    "virAdmConnectSetLoggingOutputs": ({"outputs": "nosuch"}, {"outputs": "9:stderr"}),
    "virAdmConnectSetLoggingFilters": ({"filters": "nosuch"}, {"filters": "9:util"}),
    **dict.fromkeys(
        ("virAdmServerSetThreadPoolParameters", "virAdmServerSetClientLimits"),
        (
            {"params": []},
            {"params": [{"field": "nosuch", "value": (2, 5)}]},
            {"params": [{"field": "minWorkers", "value": (7, "x")}]},
            {"params": [{"field": "nclients_max", "value": (7, "x")}]},
            {"params": [{"field": "maxWorkers", "value": (2, 0)}]},
            {"params": [{"field": "minWorkers", "value": (2, 5000)}]},
            {"params": [{"field": "nclients_max", "value": (2, 1)}]},
        ),
    ),
}


class AdminCall(NamedTuple):
    """A call on a daemon's administration socket."""

    function: str
    label: str
    payload: bytes


def admin_calls() -> Iterator[AdminCall]:
    """Yield a call of each function with arguments, odd or about missing objects."""
    for function, procedure in ADMIN_FUNCTIONS.items():
        if procedure.args is None:
            continue
        fields = SPEC.structs[procedure.args].fields
        here = {f.name: _THERE[f.type] for f in fields if f.type in _THERE} | {"flags": 0}
        odd = [(f"odd {number}", each) for number, each in enumerate(_ODD.get(function, ()))]
        odd.append(("flags", {"flags": 2**31}))
        if any(f.type in _GONE for f in fields):
            gone = {f.name: _GONE[f.type] for f in fields if f.type in _GONE}
            odd += (
                [("gone", gone)] if "Set" not in function else [("gone", gone | _ODD[function][1])]
            )
        if any(f.type == _CLIENT for f in fields):
            odd.append(("client", {}))
        for label, changed in odd:
            yield AdminCall(function, label, arguments(SPEC, procedure, **{**here, **changed}))


def ask_admin(path: Path) -> Iterator[tuple[AdminCall, Refusal | None]]:
    """Yield each call with the daemon's refusal, None if it did not refuse it."""
    opening = next(procedure for procedure in SPEC.procedures if procedure.number == OPEN)
    with Caller(str(path)) as caller:
        refused = caller.call(SPEC, OPEN, arguments(SPEC, opening, flags=0))
        assert refused is None, refused
        for call in admin_calls():
            yield call, caller.call(SPEC, ADMIN_FUNCTIONS[call.function].number, call.payload)
