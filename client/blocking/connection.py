"""Base of the blocking client's connections: all but the methods for calls.

Calls are carried by an exchange (`exchange.py`). The class that users see, `Connect`,
is generated, derives from this one, and has a method for each call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeVar

from .._generated.blocking.streams import Stream
from ..arguments import explained
from ..handles import Counted
from ..lost import ASYNC_WITH, Lost, invalid_connection
from ..scripts import opening
from .bulk import Bulk
from .running import run
from .timing import Timed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from ...protocol._generated.enums import StreamFlags
    from ...protocol.event_messages import Family
    from ...protocol.numbers import PlainInt
    from ..calls import A, Call, R, Script
    from ..handles import Handle
    from ..inflow import Inflow
    from .events import Events
    from .exchange import Exchange
    from .running import Caller

__all__ = ["Connection"]

# In place of `typing.Self`, which editors that ask jedi do not follow through ``with``.
C = TypeVar("C", bound="Connection")


class Connection(Counted, Timed):
    """Base of the generated `Connect`, with all that is not a call.

    Made by `virtrio.blocking.connect`.
    """

    __slots__ = ("__weakref__", "_bulk", "_call", "_events", "_exchange", "_stream_buffer", "_uri")

    def __init__(self, exchange: Exchange, uri: str, stream_buffer: int) -> None:
        Counted.__init__(self)
        self._exchange = exchange
        self._call: Caller = exchange.call  # bound once: it is on the path of every call
        self._bulk = Bulk(exchange)
        self._events: Events | None = None  # with the first registration
        self._uri = uri
        self._stream_buffer = stream_buffer

    def _run(self, script: Script[R]) -> R:
        """Run a script of calls to its result."""
        return run(script, self._call)

    @staticmethod
    def _begun(stream: Stream) -> Inflow:
        """Return the data side of a new stream, for the call that opens it."""
        try:
            return stream._begin()
        except AttributeError as exc:
            explained(exc)

    def _call_stream(self, call: Call[A, R], args: A, stream: Stream) -> R:
        """Make a call that opens ``stream``."""
        return self._bulk.call_stream(call, args, self._begun(stream))

    def _call_fds(self, call: Call[A, R], args: A, fds: Sequence[int]) -> tuple[R, list[int]]:
        """Make a call with descriptors; return its ret and its reply's descriptors."""
        return self._bulk.call_fds(call, args, fds)

    def call(self, call: Call[A, R], args: A, stream: Stream | None = None) -> R:
        """Make any call, such as one of a package that ``virtrio gen --input`` made.

        Returns its ret, None if it has none. ``stream`` is a new stream
        (`new_stream`), for a procedure that opens one. Raises LibvirtError, the
        server's own, or ConnectionClosed.
        """
        return self._call(call, args) if stream is None else self._call_stream(call, args, stream)

    def new_stream(self, flags: StreamFlags | PlainInt = 0) -> Stream:
        """Return a new stream for one call to open, such as a download.

        ``flags`` must be 0: libvirt's VIR_STREAM_NONBLOCK raises LibvirtError
        VIR_ERR_INVALID_ARG, since waiting in a thread of its own takes its place. No
        call is made (virStreamNew).
        """
        try:
            return Stream(self, self._bulk, flags, self._stream_buffer)  # type: ignore[arg-type]
        except (TypeError, ValueError) as exc:
            explained(exc)

    def get_uri(self) -> str:
        """Return the URI that the connection was opened with, with its transport.

        For None it is the default that was taken. No call is made (virConnectGetURI).
        """
        return self._uri

    def is_alive(self) -> bool:
        """Tell whether the connection is open; no call is made.

        It is not once the server has closed or reset it. A server that is silent is
        found out by keepalive (virConnectIsAlive).
        """
        return self._exchange.is_alive()

    @property
    def _was_interrupted(self) -> bool:
        """Whether an exception in the midst of a message has ended the connection."""
        lost = self._exchange.life.lost
        return lost is not None and lost.is_interrupt

    def __repr__(self) -> str:
        return f"<Connect {self._uri!r} {'open' if self.is_alive() else 'closed'}>"

    # -- events ------------------------------------------------------------------------

    @staticmethod
    def _event_handles() -> Mapping[Family, type[Handle]]:
        """Return, for each family of events, the class of handles of its objects."""
        raise NotImplementedError

    def _event_side(self) -> Events:
        """Return the registrations for events, which are made at the first call."""
        if self._events is None:
            from .events import Events

            events = Events(self, self._exchange, self._event_handles())
            with self._exchange.life.turn.lock:
                if self._events is None:
                    self._events = self._exchange.reader.events = events
        return self._events

    # -- lifetime ----------------------------------------------------------------------

    def ref(self) -> int:
        """Take one more reference: one more `close` then ends the connection.

        Returns 0. Raises LibvirtError VIR_ERR_INVALID_CONN when the connection was
        closed (virConnectRef).
        """
        if not self._refs:
            raise invalid_connection("virConnectRef")
        self._hold()
        return 0

    def close(self) -> int:
        """Give one reference back, and return how many are left.

        The last one ends the connection (virConnectClose).

        Every live handle holds a reference, so a domain stays usable until it is freed
        or the ``with`` block ends.
        """
        left = self._drop() if self._refs else 0
        if left == 0:
            self._exchange.leave(opening.close_gen())
        else:
            self._exchange.dismissed = True
        return left

    def _gone(self, collected: bool) -> None:
        """End the connection, whose last handle was given back."""
        if not collected:
            self._exchange.leave(opening.close_gen())
            return
        # Within the garbage collector, so maybe within one of this thread's own locks:
        # neither may be waited for.
        life = self._exchange.life
        if life.lost is None:
            life.lost = Lost.closed()
        life.shutdown()

    def __enter__(self: C) -> C:
        return self

    async def __aenter__(self) -> NoReturn:
        self._exchange.leave(opening.close_gen())
        raise RuntimeError(ASYNC_WITH.format("virtrio.connect"))

    async def __aexit__(self, *exc_info: object) -> None:
        """Make Python look for `__aenter__`, which says what is wrong."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the connection, whoever still holds handles."""
        self._exchange.leave(opening.close_gen())
