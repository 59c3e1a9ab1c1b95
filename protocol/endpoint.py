"""Endpoints: connected sockets, with facts about them that only a transport knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from .layer import Layer

__all__ = ["Endpoint", "Identity"]

S = TypeVar("S")  # the type of a socket, which this package does not know


@dataclass(frozen=True, slots=True)
class Identity:
    """Identity of the peer, as far as the transport can tell.

    At a unix socket that is the process that connected, as it was at that time.
    """

    pid: int | None = None
    uid: int | None = None
    gid: int | None = None


@dataclass(frozen=True, slots=True)
class Endpoint(Generic[S]):
    """Our end of a connection.

    ``sock`` is connected, and closed by the owner of the endpoint. ``layer`` is the
    filter that the bytes pass, or None. ``is_local``: the transport reaches this
    machine only. ``is_secure``: nobody else can read or change what is sent.
    ``passes_fds``: file descriptors can be sent along. ``identity``: None where the
    transport cannot tell.

    Raises ValueError for descriptors together with a layer, because they cannot pass
    one.
    """

    sock: S
    layer: Layer | None = None
    is_local: bool = False
    is_secure: bool = False
    passes_fds: bool = False
    identity: Identity | None = None

    def __post_init__(self) -> None:
        if self.passes_fds and self.layer is not None:
            raise ValueError("file descriptors do not pass through a layer")
