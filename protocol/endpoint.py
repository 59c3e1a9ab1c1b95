"""Endpoints: connected sockets, with facts about them that only a transport knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from .layer import Layer

__all__ = ["Endpoint", "Identity"]

S = TypeVar("S")  # the type of a socket, which this package does not know


class Identity(NamedTuple):
    """Identity of the peer, as far as the transport can tell.

    At a unix socket that is the process that connected, as it was at that time.
    """

    pid: int | None = None
    uid: int | None = None
    gid: int | None = None


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

    # No dataclass: the module of that takes longer to import than this package.
    __slots__ = ("identity", "is_local", "is_secure", "layer", "passes_fds", "sock")

    sock: S
    layer: Layer | None
    is_local: bool
    is_secure: bool
    passes_fds: bool
    identity: Identity | None

    def __init__(
        self,
        sock: S,
        layer: Layer | None = None,
        *,
        is_local: bool = False,
        is_secure: bool = False,
        passes_fds: bool = False,
        identity: Identity | None = None,
    ) -> None:
        if passes_fds and layer is not None:
            raise ValueError("file descriptors do not pass through a layer")
        put = object.__setattr__
        put(self, "sock", sock)
        put(self, "layer", layer)
        put(self, "is_local", is_local)
        put(self, "is_secure", is_secure)
        put(self, "passes_fds", passes_fds)
        put(self, "identity", identity)

    def through(self, layer: Layer) -> Endpoint[S]:
        """Return the endpoint with its bytes going through ``layer``.

        Descriptors do not pass it.
        """
        return Endpoint(
            self.sock,
            layer,
            is_local=self.is_local,
            is_secure=self.is_secure,
            identity=self.identity,
        )

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} of an endpoint does not change")
