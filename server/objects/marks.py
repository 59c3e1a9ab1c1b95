"""Marks on the functions of a driver that change objects, with what each changes.

A mark is an entry of a table and costs nothing when the function is called. Code that
wraps such functions, as a store needs it, finds in `marked` which objects a call has to
wait for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ParamSpec, TypeAlias, TypeVar

from .domains import KIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._generated.driver import Domain as DomainIdentity
    from .._generated.driver import DomainCheckpoint as CheckpointIdentity
    from .._generated.driver import DomainSnapshot as SnapshotIdentity
    from ..conf.domain.definition import DomainDef
    from .domains import DomainList
    from .lists import Key

__all__ = ["Keys", "changes", "marked", "of_definition", "of_domain", "of_moment", "of_rename"]

P = ParamSpec("P")
R = TypeVar("R")

Keys: TypeAlias = "tuple[Key, ...]"

# Of each function ``keys(domains, *arguments)``: what a call of it changes.
marked: dict[Callable[..., Any], Callable[..., Keys]] = {}


def changes(keys: Callable[..., Keys]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function as one that changes the objects ``keys(domains, *arguments)``."""

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        marked[function] = keys
        return function

    return mark


def _keys(*names: bytes | str) -> Keys:
    return tuple((KIND.name, name) for name in names)


def of_domain(domains: DomainList, dom: DomainIdentity, *rest: object) -> Keys:
    """Return the keys of a domain that a client names: its UUID and its name.

    The name is one, because another domain may get it when this one is gone.
    """
    known = domains.by_uuid.get(dom.uuid)
    return _keys(dom.uuid) if known is None else _keys(dom.uuid, known.name)


def of_moment(
    domains: DomainList, moment: CheckpointIdentity | SnapshotIdentity, *rest: object
) -> Keys:
    """Return the keys of the domain of a checkpoint or snapshot that a client names."""
    return of_domain(domains, moment.dom)


def of_definition(domains: DomainList, definition: DomainDef, *rest: object) -> Keys:
    """Return the keys of a definition: its UUID, and the name that it claims."""
    return _keys(definition.uuid, definition.name)


def of_rename(
    domains: DomainList, dom: DomainIdentity, new_name: str | None, *rest: object
) -> Keys:
    """Return the keys of a domain that a client names, and of its new name."""
    return *of_domain(domains, dom), *_keys(new_name or "")
