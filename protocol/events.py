"""Events of a connection. Those of streams are in `streams.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


class Event:
    """Base class of everything that a peer can do."""

    __slots__ = ()


class CallReceived(Event):
    """A call for the server; its arguments are ``payload[pos:]``.

    Program and version may be any; the shell knows which it serves.
    """

    __slots__ = ("payload", "pos", "procedure", "program", "serial", "version")

    def __init__(
        self, program: int, version: int, procedure: int, serial: int, payload: bytes, pos: int
    ) -> None:
        self.program = program
        self.version = version
        self.procedure = procedure
        self.serial = serial
        self.payload = payload
        self.pos = pos


class CallRefused(Event):
    """A call whose header is readable but illegal.

    It is to be answered with ``reason`` as VIR_ERR_RPC.
    """

    __slots__ = ("procedure", "program", "reason", "serial", "version")

    def __init__(
        self, program: int, version: int, procedure: int, serial: int, reason: str
    ) -> None:
        self.program = program
        self.version = version
        self.procedure = procedure
        self.serial = serial
        self.reason = reason


class CallWithFdsReceived(CallReceived):
    """A call with file descriptors; ``fds`` belong to the receiver of the event.

    ``fds`` is empty where the shell passes none on.
    """

    __slots__ = ("fds",)

    def __init__(
        self,
        program: int,
        version: int,
        procedure: int,
        serial: int,
        payload: bytes,
        pos: int,
        fds: list[int],
    ) -> None:
        CallReceived.__init__(self, program, version, procedure, serial, payload, pos)
        self.fds = fds


class ReplyReceived(Event):
    """The reply to one of our calls.

    ``ok`` False means that ``payload[pos:]`` is an error. ``waiter`` is the one that
    was passed to `call`.
    """

    __slots__ = ("ok", "payload", "pos", "waiter")

    def __init__(self, waiter: Any, ok: bool, payload: bytes, pos: int) -> None:
        self.waiter = waiter
        self.ok = ok
        self.payload = payload
        self.pos = pos


class ReplyWithFdsReceived(ReplyReceived):
    """A reply with file descriptors; ``fds`` belong to the receiver of the event."""

    __slots__ = ("fds",)

    def __init__(self, waiter: Any, ok: bool, payload: bytes, pos: int, fds: list[int]) -> None:
        ReplyReceived.__init__(self, waiter, ok, payload, pos)
        self.fds = fds


class EventReceived(Event):
    """A message that the server sent by itself (a libvirt event)."""

    __slots__ = ("payload", "pos", "procedure", "program")

    def __init__(self, program: int, procedure: int, payload: bytes, pos: int) -> None:
        self.program = program
        self.procedure = procedure
        self.payload = payload
        self.pos = pos


class Ping(Event):
    """The peer asks for a sign of life; answer with `PONG`."""

    __slots__ = ()


class Pong(Event):
    """The peer has answered a ping."""

    __slots__ = ()


class Dropped(Event):
    """A message that no call or stream waits for; it is ignored, as by libvirt."""

    __slots__ = ("reason",)

    def __init__(self, reason: str) -> None:
        self.reason = reason


class Closed(Event):
    """The peer ended the conversation; ``partial`` if it did so within a message."""

    __slots__ = ("partial",)

    def __init__(self, partial: bool) -> None:
        self.partial = partial
