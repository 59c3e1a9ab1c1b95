"""Starting and stopping domains, which changes the id that the handle has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated import remote
from .._generated import calls

if TYPE_CHECKING:
    from ..calls import Script
    from ..handles import Domain


def domain_create_gen(dom: Domain) -> Script[int]:
    """Start a domain, then ask for its id, which the reply does not have.

    The handle takes the id (virDomainCreate). Returns 0.
    """
    wire = dom._use("virDomainCreate")
    yield calls.DOMAIN_CREATE, remote.RemoteDomainCreateArgs(wire)
    ret = yield calls.DOMAIN_LOOKUP_BY_UUID, remote.RemoteDomainLookupByUuidArgs(wire.uuid)
    dom._set_id(ret.dom.id)
    return 0


def domain_create_with_flags_gen(dom: Domain, flags: int) -> Script[int]:
    """Start a domain; the handle takes its new id (virDomainCreateWithFlags)."""
    wire = dom._use("virDomainCreateWithFlags")
    ret = yield calls.DOMAIN_CREATE_WITH_FLAGS, remote.RemoteDomainCreateWithFlagsArgs(wire, flags)
    dom._set_id(ret.dom.id)
    return 0


def domain_destroy_gen(dom: Domain) -> Script[int]:
    """Stop a domain; the handle's id becomes -1 (virDomainDestroy)."""
    yield calls.DOMAIN_DESTROY, remote.RemoteDomainDestroyArgs(dom._use("virDomainDestroy"))
    dom._set_id(-1)
    return 0


def domain_destroy_flags_gen(dom: Domain, flags: int) -> Script[int]:
    """Stop a domain; the handle's id becomes -1 (virDomainDestroyFlags)."""
    yield (
        calls.DOMAIN_DESTROY_FLAGS,
        remote.RemoteDomainDestroyFlagsArgs(dom._use("virDomainDestroyFlags"), flags),
    )
    dom._set_id(-1)
    return 0
