"""Marks on the functions of a driver that change objects, with what each changes.

A mark is a note in a table and costs nothing when the function is called. Whoever puts something before such functions, as a
store has to be, finds in `marked` what to wait for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ParamSpec, TypeAlias, TypeVar

from .domains import KIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._generated.driver import Domain as DomainIdentity
    from .._generated.driver import DomainCheckpoint as CheckpointIdentity
    from ..conf.domain.definition import DomainDef
    from .domains import DomainList
    from .lists import Key

__all__ = ["Keys", "changes", "marked", "of_checkpoint", "of_definition", "of_domain", "of_rename"]

P = ParamSpec("P")
R = TypeVar("R")

Keys: TypeAlias = "tuple[Key, ...]"

# Of each function ``keys(domains, *arguments)``: what a call of it changes.
marked: dict[Callable[..., Any], Callable[..., Keys]] = {}


def changes(keys: Callable[..., Keys]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function as one that changes what ``keys(domains, *arguments)`` names."""

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        marked[function] = keys
        return function

    return mark


def _keys(*names: bytes | str) -> Keys:
    return tuple((KIND.name, name) for name in names)


def of_domain(domains: DomainList, dom: DomainIdentity, *rest: object) -> Keys:
    """The domain that a client names, and its name, which another may get when this one is gone."""
    known = domains.by_uuid.get(dom.uuid)
    return _keys(dom.uuid) if known is None else _keys(dom.uuid, known.name)


def of_checkpoint(domains: DomainList, checkpoint: CheckpointIdentity, *rest: object) -> Keys:
    """The domain of a checkpoint that a client names."""
    return of_domain(domains, checkpoint.dom)


def of_definition(domains: DomainList, definition: DomainDef, *rest: object) -> Keys:
    """The domain that a definition is of, and the name it claims."""
    return _keys(definition.uuid, definition.name)


def of_rename(domains: DomainList, dom: DomainIdentity, new_name: str | None, *rest: object) -> Keys:
    """The domain that a client names, and the name that it is to have."""
    return *of_domain(domains, dom), *_keys(new_name or "")
