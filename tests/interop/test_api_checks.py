"""Refusals of libvirt's public API: the same from libvirtd and our server.

Both are asked for every procedure.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests import peers
from tests.interop.everycall import PROCEDURES, Caller, arguments
from virtrio.gen import names
from virtrio.protocol.idl.model import Kind
from virtrio.server.dispatch.api_checks import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.peers import Endpoint
    from virtrio.protocol.idl.model import Declaration, Procedure, Specification

INVALID_ARG = 8
# Opening, closing and authentication.
CONVERSATION = ("REMOTE_PROC_AUTH_", "REMOTE_PROC_CONNECT_OPEN", "REMOTE_PROC_CONNECT_CLOSE")
BITS = [1 << bit for bit in range(7)]
INTEGERS = ("int", "hyper", "unsigned", "uint", "uhyper")
# Files that nobody can write.
NOWHERE = dict.fromkeys(("to", "from", "file"), "/nowhere/image")
# Newer than the libvirtd at hand: read in libvirt's source.
NEWER = {"network_get_metadata", "network_set_metadata"}
# Registration for events is answered by the server itself.
REGISTRATION = ("_REGISTER", "_DEREGISTER", "_REGISTER_ANY", "_DEREGISTER_ANY")


class Refused(NamedTuple):
    """A refusal of a public function."""

    domain: int
    text: str | None
    function: str | None
    argument: str | None


def values(decl: Declaration) -> list[Any]:
    """Return odd values for an argument, besides a plausible one."""
    if decl.type == "remote_string":
        return [None, "", "a\nb"]
    if decl.kind is Kind.OPTIONAL:
        return [None]
    if decl.kind is Kind.STRING or decl.type == "remote_nonnull_string":
        return [""] if decl.kind is not Kind.ARRAY_VAR else [[]]
    if decl.kind is Kind.ARRAY_VAR:
        return [[]]
    if decl.kind is Kind.OPAQUE_VAR:
        return [b""]
    if decl.kind is Kind.SCALAR and decl.type in INTEGERS:
        return [0, 1, 2, 3, 100, *([-1, -2] if decl.type in ("int", "hyper") else [2**32 - 1])]
    return []


def changes(fields: Mapping[str, Declaration]) -> Iterator[dict[str, Any]]:
    """Yield pairs of flags, and each argument with odd values and some flags."""
    flags = [0, *BITS, *(a | b for a, b in itertools.combinations(BITS, 2))]
    with_flags = [{"flags": value} for value in flags] if "flags" in fields else [{}]
    yield from with_flags
    for name, decl in fields.items():
        if name != "flags":
            for value in values(decl):
                for more in with_flags[:5]:
                    yield {name: value, **more}


def refused(
    caller: Caller, spec: Specification, procedure: Procedure, args: bytes
) -> Refused | None:
    """Return the refusal of the procedure's own public function, or None."""
    error = caller.error(spec, procedure.number, args)
    if error is None or error.code != INVALID_ARG or error.str1 != names.c_function(procedure.name):
        return None
    return Refused(int(error.domain), error.message, error.str1, error.str2)


@pytest.mark.peer("libvirtd")
def test_the_public_api_refuses_the_same(libvirtd: Endpoint) -> None:
    different, refusing = {}, set()
    with peers.served() as ours:
        for spec, procedure in PROCEDURES:
            if (
                procedure.args is None
                or procedure.name.startswith(CONVERSATION)
                or procedure.name.endswith(REGISTRATION)
            ):
                continue
            fields = {f.name: f for f in spec.structs[procedure.args].fields}
            fixed = {name: value for name, value in NOWHERE.items() if name in fields}
            with (
                Caller(str(libvirtd.socket)).open() as one,
                Caller(str(ours.socket)).open() as other,
            ):
                for changed in changes(fields):
                    args = arguments(spec, procedure, **fixed | changed)
                    answers = [refused(caller, spec, procedure, args) for caller in (one, other)]
                    entry = names.entry_point(procedure.name)
                    if answers[0] is not None:
                        refusing.add(entry)
                    if answers[0] != answers[1] and entry not in NEWER:
                        different[entry, str(changed)] = answers
    assert different == {}
    other_error = {"domain_set_lifecycle_action"}  # refused with another kind of error
    assert CHECKS.keys() - refusing == NEWER | other_error
