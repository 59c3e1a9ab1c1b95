"""What a transport has made: a connected socket and the facts about it, so that nobody guesses them from the socket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from .layer import Layer

__all__ = ["Endpoint", "Identity"]

S = TypeVar("S")  # a socket; this package knows none


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is at the other end, as far as the transport can tell: the process at a unix socket as it was when it connected."""

    pid: int | None = None
    uid: int | None = None
    gid: int | None = None


@dataclass(frozen=True, slots=True)
class Endpoint(Generic[S]):
    """This side's end of a connection. Raises ValueError for descriptors through a layer, which there is no way for.

    ``sock`` is connected, and whoever has the endpoint closes it. ``layer`` is what the bytes go through, None where they are the
    conversation itself. ``is_local``: the transport reaches this machine only. ``is_secure``: nobody else can read or change
    what is sent. ``passes_fds``: file descriptors can be sent along. ``identity``: None where the transport cannot tell.
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
