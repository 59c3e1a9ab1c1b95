"""Marks on the functions of a driver that change objects, with what each changes.

A mark is an entry of a table and costs nothing when the function is called. Code that
wraps such functions, as a store needs it, finds in `marked` which objects a call has to
wait for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeAlias, TypeVar

from .domains import KIND
from .networks import KIND as NETWORK

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._generated.driver import Domain as DomainIdentity
    from .._generated.driver import DomainCheckpoint as CheckpointIdentity
    from .._generated.driver import DomainSnapshot as SnapshotIdentity
    from .._generated.driver import Network as NetworkIdentity
    from ..conf.domain.definition import DomainDef
    from ..conf.network.definition import NetworkDef
    from .domains import DomainList
    from .lists import Key
    from .networks import NetworkList

__all__ = [
    "Keys",
    "Lists",
    "changes",
    "marked",
    "of_definition",
    "of_domain",
    "of_moment",
    "of_network",
    "of_network_definition",
    "of_rename",
]

P = ParamSpec("P")
R = TypeVar("R")

Keys: TypeAlias = "tuple[Key, ...]"

# Of each function ``keys(lists, *arguments)``: what a call of it changes.
marked: dict[Callable[..., Any], Callable[..., Keys]] = {}


def changes(keys: Callable[..., Keys]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function as one that changes the objects ``keys(lists, *arguments)``.

    ``lists`` has the driver's lists of objects as attributes.
    """

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        marked[function] = keys
        return function

    return mark


class Lists(Protocol):
    """Object that has a driver's lists of objects."""

    domains: DomainList
    networks: NetworkList


def _keys(*names: bytes | str) -> Keys:
    return tuple((KIND.name, name) for name in names)


def of_domain(lists: Lists, dom: DomainIdentity, *rest: object) -> Keys:
    """Return the keys of a domain that a client names: its UUID and its name.

    The name is one, because another domain may get it when this one is gone.
    """
    known = lists.domains.by_uuid.get(dom.uuid)
    return _keys(dom.uuid) if known is None else _keys(dom.uuid, known.name)


def of_moment(lists: Lists, moment: CheckpointIdentity | SnapshotIdentity, *rest: object) -> Keys:
    """Return the keys of the domain of a checkpoint or snapshot that a client names."""
    return of_domain(lists, moment.dom)


def of_definition(lists: Lists, definition: DomainDef, *rest: object) -> Keys:
    """Return the keys of a definition: its UUID, and the name that it claims."""
    return _keys(definition.uuid, definition.name)


def of_rename(lists: Lists, dom: DomainIdentity, new_name: str | None, *rest: object) -> Keys:
    """Return the keys of a domain that a client names, and of its new name."""
    return *of_domain(lists, dom), *_keys(new_name or "")


def of_network(lists: Lists, net: NetworkIdentity, *rest: object) -> Keys:
    """Return the keys of a network that a client names: its name and its UUID."""
    known = lists.networks.by_name.get(net.name)
    names = (net.name,) if known is None else (known.uuid, known.name)
    return tuple((NETWORK.name, name) for name in names)


def of_network_definition(lists: Lists, definition: NetworkDef, *rest: object) -> Keys:
    """Return the keys of a network's definition, as `of_definition` does."""
    return (NETWORK.name, definition.uuid), (NETWORK.name, definition.name)
