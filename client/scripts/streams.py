"""Every operation of a stream as a script of steps, for both clients.

An operation yields what has to be done (`Do`) and is sent the result. Each client only
performs these steps, in its `streams.py`. What has come and waits to be received is in
`inflow.py`.

All streams block: VIR_STREAM_NONBLOCK is for libvirt's event loop, and is refused. Wait
in a task or a thread instead.
"""

from __future__ import annotations

import contextlib
import warnings
from enum import Enum
from typing import TYPE_CHECKING, Any

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.errors import LibvirtError, invalid_arg, no_support, report
from ...protocol.streams import (
    OpenStream,
    State,
)
from ..arguments import callback
from ..inflow import Inflow

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import TypeAlias

_VIR_STREAM_RECV_STOP_AT_HOLE = 1
_STOPPED_AT_HOLE = -3
# Bytes that `recv_all` and others receive at once: what one packet brings.
_PIECE = 256 * 1024

_USABLE = (State.OPEN, State.ENDED)


class Do(Enum):
    """Kind of a step of a stream's script.

    The step is a tuple of this and its operands.
    """

    WAIT = "wait"  # seen: until more events have happened on the stream; raises ConnectionClosed
    ASK = "ask"  # function, *arguments: call a function of the user's
    PACKET = "packet"  # packet: send what follows the data
    BULK = "bulk"  # header, payload: send a packet of data


if TYPE_CHECKING:
    # Each step begins with a `Do`.
    Steps: TypeAlias = Generator[tuple[Any, ...], Any, Any]


class StreamScripts:
    """Operations of a stream, as scripts of steps.

    They return what libvirt-python's methods return.

    At most one task or thread may receive at a time, and one send; another gets
    VIR_ERR_OPERATION_INVALID.
    """

    __slots__ = ("__weakref__", "_bulk", "_connect", "_inflow", "_receiving", "_sending")

    def __init__(self, connect: Any, bulk: Any, flags: int, limit: int) -> None:
        if flags:
            raise invalid_arg(
                ErrorDomain.VIR_FROM_STREAMS,
                "virStreamNew",
                "flags",
                "VIR_STREAM_NONBLOCK needs libvirt's event loop; wait in a task or a thread instead"
                if flags == 1
                else f"unsupported flags (0x{flags:x}) in function virStreamNew",
            )
        self._connect = connect
        self._bulk = bulk
        self._inflow = Inflow(limit)
        self._receiving = False
        self._sending = False

    def connect(self) -> Any:
        """Return the connection of the stream, which does not keep it open."""
        return self._connect

    def __del__(self) -> None:
        inflow: Inflow | None = getattr(self, "_inflow", None)
        if inflow is None or inflow.open is None or inflow.open.state not in _USABLE:
            return
        inflow.orphan = True  # the reader aborts it when more comes
        inflow.drop()
        if self._connect.is_alive():
            warnings.warn(
                "a stream was neither finished nor aborted",
                ResourceWarning,
                source=self,
                stacklevel=1,
            )

    # -- state -------------------------------------------------------------------------

    def _begin(self) -> Inflow:
        """Return the data side of the stream, for the call that opens it.

        Raises LibvirtError when the stream was opened before.
        """
        if self._inflow.open is not None:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_INVALID,
                ErrorDomain.VIR_FROM_STREAMS,
                "the stream is in use already",
            )
        return self._inflow

    def _state(self) -> State:
        stream = self._inflow.open
        return State.CLOSED if stream is None else stream.state

    def _use(self, function: str, states: tuple[State, ...] = _USABLE) -> OpenStream:
        """Return the open stream.

        Raises LibvirtError: the server's own if it ended the stream, else
        VIR_ERR_NO_SUPPORT if the stream is not open.
        """
        inflow = self._inflow
        if inflow.error is not None:
            raise inflow.error
        if inflow.open is None or inflow.open.state not in states:
            raise no_support(function, ErrorDomain.VIR_FROM_STREAMS)
        return inflow.open

    def _busy(self, doing: str) -> LibvirtError:
        return report(
            ErrorNumber.VIR_ERR_OPERATION_INVALID,
            ErrorDomain.VIR_FROM_STREAMS,
            f"somebody else {doing} on this stream",
        )

    # -- receiving ---------------------------------------------------------------------

    def _recv_gen(self, function: str, nbytes: int, flags: int) -> Steps:
        """Return some bytes, b"" at the end, -3 at a hole if that was asked for."""
        if nbytes <= 0:
            detail = f"nbytes in {function} must be greater than zero"
            raise invalid_arg(ErrorDomain.VIR_FROM_STREAMS, function, "nbytes", detail)
        if flags & ~_VIR_STREAM_RECV_STOP_AT_HOLE:
            detail = f"unsupported flags (0x{flags:x}) in function {function}"
            raise invalid_arg(ErrorDomain.VIR_FROM_STREAMS, function, "flags", detail)
        if self._receiving:
            raise self._busy("receives")
        self._receiving = True
        try:
            while True:
                seen = self._inflow.count
                self._use(function)
                if flags and self._inflow.hole():
                    return _STOPPED_AT_HOLE
                found = self._inflow.receive(nbytes)
                if found is not None:
                    self._bulk.drained()
                    return found
                yield Do.WAIT, seen
        finally:
            self._receiving = False

    def _recv_all_gen(self, handler: Callable[..., Any], opaque: Any) -> Steps:
        callback(handler)
        while data := (yield from self._recv_gen("virStreamRecv", _PIECE, 0)):
            yield from self._handled("recv_all handler", handler, self, data, opaque)

    def _sparse_recv_all_gen(
        self, handler: Callable[..., Any], hole_handler: Callable[..., Any], opaque: Any
    ) -> Steps:
        callback(handler)
        callback(hole_handler)
        while data := (
            yield from self._recv_gen("virStreamRecvFlags", _PIECE, _VIR_STREAM_RECV_STOP_AT_HOLE)
        ):
            if data == _STOPPED_AT_HOLE:
                length = self._inflow.skip_hole()
                yield from self._handled(
                    "sparse_recv_all hole handler", hole_handler, self, length, opaque
                )
            else:
                yield from self._handled("sparse_recv_all handler", handler, self, data, opaque)

    def _recv_hole_gen(self, flags: int) -> Steps:
        function = "virStreamRecvHole"
        if flags:
            detail = f"unsupported flags (0x{flags:x}) in function {function}"
            raise invalid_arg(ErrorDomain.VIR_FROM_STREAMS, function, "flags", detail)
        while True:
            seen = self._inflow.count
            self._use(function)
            if self._inflow.any():
                return self._inflow.skip_hole()
            yield Do.WAIT, seen

    # -- sending -----------------------------------------------------------------------

    def _send_gen(self, data: bytes) -> Steps:
        """Send all of ``data``, and return how many bytes that are."""
        if self._sending:
            raise self._busy("sends")
        self._sending = True
        try:
            view = memoryview(data).cast("B")
            for packet in self._use("virStreamSend").data(view):
                yield Do.BULK, *packet
                self._use("virStreamSend")  # the server may have ended it
            return len(view)
        finally:
            self._sending = False

    def _send_hole_gen(self, length: int, flags: int) -> Steps:
        function = "virStreamSendHole"
        if flags:
            detail = f"unsupported flags (0x{flags:x}) in function {function}"
            raise invalid_arg(ErrorDomain.VIR_FROM_STREAMS, function, "flags", detail)
        if length < 0:
            raise invalid_arg(
                ErrorDomain.VIR_FROM_STREAMS,
                function,
                "length",
                f"length in {function} must not be negative",
            )
        stream = self._use(function)
        if not stream.holes:
            raise report(
                ErrorNumber.VIR_ERR_OPERATION_INVALID,
                ErrorDomain.VIR_FROM_RPC,
                "Skipping is not supported with this stream",
            )
        if self._sending:
            raise self._busy("sends")
        yield Do.PACKET, stream.hole(length)
        return 0

    def _send_all_gen(self, handler: Callable[..., Any], opaque: Any) -> Steps:
        callback(handler)
        while data := (yield from self._handled("send_all handler", handler, self, _PIECE, opaque)):
            yield from self._send_gen(data)

    def _sparse_send_all_gen(
        self,
        handler: Callable[..., Any],
        hole_handler: Callable[..., Any],
        skip_handler: Callable[..., Any],
        opaque: Any,
    ) -> Steps:
        callback(handler)
        callback(hole_handler)
        callback(skip_handler)
        while True:
            section = yield from self._handled(
                "sparse_send_all hole handler", hole_handler, self, opaque
            )
            in_data, length = section
            if not in_data and length > 0:
                yield from self._send_hole_gen(length, 0)
                yield from self._handled(
                    "sparse_send_all skip handler", skip_handler, self, length, opaque
                )
                continue
            piece = min(_PIECE, length)
            data = yield from self._handled("sparse_send_all handler", handler, self, piece, opaque)
            if not data:
                return
            yield from self._send_gen(data)

    def _handled(self, name: str, function: Callable[..., Any], *args: object) -> Steps:
        """Call a function of the user's, and return its answer.

        If it raises or, as in libvirt-python, returns a negative number, the stream is
        aborted and this raises.
        """
        try:
            answer = yield Do.ASK, function, *args
            if isinstance(answer, int) and answer < 0:
                raise RuntimeError(f"the {name} returned {answer}")
        except Exception:
            if self._inflow.error is None and self._state() in _USABLE:
                with contextlib.suppress(LibvirtError):
                    yield from self._abort_gen()
            raise
        return answer

    # -- ends --------------------------------------------------------------------------

    def _finish_gen(self) -> Steps:
        """Tell the server that this is all, and wait until it confirms that."""
        stream = self._use("virStreamFinish")
        yield Do.PACKET, stream.finish()
        yield from self._over_gen()
        if self._inflow.error is not None:
            raise self._inflow.error
        return 0

    def _abort_gen(self) -> Steps:
        """Give the stream up, and wait until the server confirms that.

        Nothing is sent for a stream that the server has ended with an error.
        """
        if self._inflow.error is not None:
            return 0
        stream = self._use("virStreamAbort", (*_USABLE, State.FINISHING))
        yield Do.PACKET, stream.abort()
        yield from self._over_gen()
        return 0

    def _over_gen(self) -> Steps:
        inflow = self._inflow
        while True:
            seen = inflow.count
            inflow.drop()
            self._bulk.drained()
            if inflow.finished or inflow.error is not None:
                return
            yield Do.WAIT, seen
