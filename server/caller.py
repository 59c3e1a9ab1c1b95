"""Who calls: what is known of the client behind a call, for drivers and for access rules.

A driver's ``open`` gets the `Caller`. An entry point that wants to know asks `current`: the client's task carries it, so nothing
is handed to entry points that do not ask.
"""

from __future__ import annotations

import contextlib
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Caller", "current"]


@dataclass(frozen=True, slots=True)
class Caller:
    """One client, as of its connection.

    ``address`` is where it calls from, as logs name it. ``pid``, ``uid`` and ``gid`` are those of the process that connected
    (SO_PEERCRED), None where the kernel does not know. ``identity`` is the name that it proved to have, None without
    authentication. ``readonly``: it may not change anything.
    """

    address: str
    readonly: bool = False
    pid: int | None = None
    uid: int | None = None
    gid: int | None = None
    identity: str | None = None


class Served(Protocol):
    """What knows the present state of its caller."""

    caller: Caller


_serving: ContextVar[Served] = ContextVar("the client that is served")


@contextlib.contextmanager
def serving(client: Served) -> Iterator[None]:
    """Serve the calls of one client within, in this task and those that it begins."""
    token = _serving.set(client)
    try:
        yield
    finally:
        _serving.reset(token)


def current() -> Caller:
    """Return the caller of the entry point that runs now. Raises LookupError outside a call."""
    return _serving.get().caller
