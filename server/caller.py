"""The client behind a call, for drivers and for access rules.

A driver's ``open`` gets the `Caller`. Entry points call `current` for it: the client's
task carries it, so nothing is handed to entry points that do not ask.
"""

from __future__ import annotations

import contextlib
import os
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

__all__ = ["Caller", "at_end", "claim", "current", "while_there"]

# What the kernel says of users for whom it has no number here (overflowuid).
_OVERFLOW = 65534


@dataclass(frozen=True, slots=True)
class Caller:
    """Client of the server, as it connected.

    ``address`` is its name in logs, usually that of its listener and a number. ``pid``,
    ``uid`` and ``gid`` are those of the process that connected (SO_PEERCRED), None
    where the kernel does not know. ``identity`` is the name under which it
    authenticated, if it did. A ``readonly`` client may not change anything.

    ``claimed`` is the identity that the client has given itself
    (virConnectSetIdentity): nothing vouches for it, so it is for access rules that
    trust the process.
    """

    address: str
    readonly: bool = False
    pid: int | None = None
    uid: int | None = None
    gid: int | None = None
    identity: str | None = None
    claimed: Mapping[str, int | str] | None = None

    @property
    def is_own(self) -> bool:
        """Whether it runs as the user of this process, as the kernel saw it.

        The user for whom the kernel has no number here, because that is in another user
        namespace, is nobody's own.
        """
        return self.uid is not None and self.uid == os.geteuid() != _OVERFLOW


class Calls(Protocol):
    """Calls of a client, and work for them."""

    def job(self) -> AbstractContextManager[object]:
        """Return a context whose body is cancelled when the client is gone."""


class Served(Protocol):
    """Object with the present state of its caller.

    ``at_end`` are functions to call when its connection to a driver ends.
    """

    caller: Caller
    at_end: list[Callable[[], None]]

    @property
    def calls(self) -> Calls: ...
    def claim(self, identity: Mapping[str, int | str]) -> None: ...


_serving: ContextVar[Served] = ContextVar("the client that is served")


@contextlib.contextmanager
def serving(client: Served) -> Iterator[None]:
    """Make ``client`` the one whose calls this task serves meanwhile.

    That goes for tasks that it begins, too.
    """
    token = _serving.set(client)
    try:
        yield
    finally:
        _serving.reset(token)


def current() -> Caller:
    """Return the caller of the entry point that runs now.

    Raises LookupError outside a call.
    """
    return _serving.get().caller


def at_end(call: Callable[[], None]) -> None:
    """Have ``call`` called when the connection of the present call ends.

    Raises LookupError outside a call.
    """
    _serving.get().at_end.append(call)


def while_there() -> AbstractContextManager[object]:
    """Return a context whose body is cancelled when the caller is gone.

    Outside a call it never is.
    """
    client = _serving.get(None)
    return contextlib.nullcontext() if client is None else client.calls.job()


def claim(identity: Mapping[str, int | str]) -> None:
    """Keep the identity that the caller gives itself, in place of an earlier one.

    Raises LookupError outside a call, VIR_ERR_INVALID_ARG if a text has more than
    4,096 characters, VIR_ERR_RPC if all clients' identities are too large.
    """
    _serving.get().claim(identity)
