"""Emitter of the clients' streams, from one text for both worlds.

They have libvirt-python's methods, each a script of `virtrio.client.scripts.streams`.

``{define}`` and ``{wait}`` are what tells the trio client from the blocking one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import source

if TYPE_CHECKING:
    from .methods import World

# What a user of one world has to know of its streams.
_NOTES = {
    "trio": """
    Every method takes any trio timeout. Cancelling one that receives loses nothing.
    After a cancelled `send` nobody knows how much was sent: `abort` the stream then. A
    cancelled `finish` or `abort` has told the server all the same.

    Raised are LibvirtError VIR_ERR_NO_SUPPORT for a stream that is not open, the
    server's own error for one that it ended, VIR_ERR_OPERATION_INVALID for a second
    task that receives (or sends) at the same time, and ConnectionClosed.
""",
    "blocking": """
    The connection's timeout bounds every wait for data, and every packet sent. An
    exception of a signal handler while it waits leaves the stream usable; while it
    sends, it ends the connection, as it does in a call.

    Raised are LibvirtError VIR_ERR_NO_SUPPORT for a stream that is not open, the
    server's own error for one that it ended, VIR_ERR_OPERATION_INVALID for a second
    thread that receives (or sends) at the same time, and ConnectionClosed.
""",
}

_TEXT = '''
class Stream(StreamBase):
    """A stream to or from the server.

    `Connect.new_stream` makes it; the call that it is given to opens it.
{notes}    """

    __slots__ = ()

    if TYPE_CHECKING:

        def connect(self) -> Connect: ...

    {define} recv(self, nbytes: int) -> bytes:
        """Return up to ``nbytes`` bytes as soon as some are there, a hole as zeros.

        b"" is the end of the data; `finish` the stream then. ``nbytes`` must be more
        than 0 (virStreamRecv).
        """
        result: bytes = {wait}self._drive(self._recv_gen("virStreamRecv", nbytes, 0))
        return result

    {define} recv_flags(
        self, nbytes: int, flags: enums.StreamRecvFlagsValues | PlainInt = 0
    ) -> bytes | int:
        """Return up to ``nbytes`` bytes as `recv` does, or -3 before a hole.

        -3 is returned with VIR_STREAM_RECV_STOP_AT_HOLE only; `recv_hole` passes over
        the hole then. Without flags it is `recv` (virStreamRecvFlags).
        """
        result: bytes | int = {wait}self._drive(self._recv_gen("virStreamRecvFlags", nbytes, flags))
        return result

    {define} recv_all(self, handler: Callable[[Any, bytes, Any], Any], opaque: Any) -> None:
        """Call ``handler(stream, data, opaque)`` with all data up to the end.

        A negative number or an exception of the handler aborts the stream
        (virStreamRecvAll).
        """
        {wait}self._drive(self._recv_all_gen(handler, opaque))

    {define} sparse_recv_all(
        self,
        handler: Callable[[Any, bytes, Any], Any],
        hole_handler: Callable[[Any, int, Any], Any],
        opaque: Any,
    ) -> None:
        """Call ``handler`` for all data to the end, ``hole_handler`` for each hole.

        They are called as ``handler(stream, data, opaque)`` and ``hole_handler(stream,
        length, opaque)``, with the length in bytes. A negative number or an exception
        of either aborts the stream (virStreamSparseRecvAll).
        """
        {wait}self._drive(self._sparse_recv_all_gen(handler, hole_handler, opaque))

    {define} recv_hole(self, flags: PlainInt = 0) -> int:
        """Pass over the hole that comes next, and return its length in bytes.

        Waits until something comes; returns 0 where that is data or the end. ``flags``
        must be 0 (virStreamRecvHole).
        """
        result: int = {wait}self._drive(self._recv_hole_gen(flags))
        return result

    {define} send(self, data: bytes) -> int:
        """Send all of ``data``, and return how many bytes that are.

        Returns when the socket has taken them; only `finish` tells whether the server
        has (virStreamSend).
        """
        result: int = {wait}self._drive(self._send_gen(data))
        return result

    {define} send_hole(self, length: int, flags: PlainInt = 0) -> int:
        """Send a hole: ``length`` bytes that read as zeros and take no space.

        ``flags`` must be 0. Returns 0. Raises LibvirtError VIR_ERR_OPERATION_INVALID
        when the stream was not opened for holes, as with
        VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM (virStreamSendHole).
        """
        result: int = {wait}self._drive(self._send_hole_gen(length, flags))
        return result

    {define} send_all(self, handler: Callable[[Any, int, Any], Any], opaque: Any) -> None:
        """Send what ``handler(stream, nbytes, opaque)`` returns until it returns b"".

        ``nbytes`` is the most that it should return. A negative number or an exception
        of the handler aborts the stream; otherwise `finish` it afterwards
        (virStreamSendAll).
        """
        {wait}self._drive(self._send_all_gen(handler, opaque))

    {define} sparse_send_all(
        self,
        handler: Callable[[Any, int, Any], Any],
        hole_handler: Callable[[Any, Any], Any],
        skip_handler: Callable[[Any, int, Any], Any],
        opaque: Any,
    ) -> None:
        """Send data and holes of a source until its end.

        ``hole_handler(stream, opaque)`` returns two values: whether data comes next
        (else a hole), and its length in bytes; no data and 0 is the end.
        ``handler(stream, nbytes, opaque)`` returns up to ``nbytes`` bytes of data;
        ``skip_handler(stream, length, opaque)`` moves the source past a hole that was
        sent. A negative number or an exception of any of them aborts the stream;
        otherwise `finish` it afterwards (virStreamSparseSendAll).
        """
        {wait}self._drive(self._sparse_send_all_gen(handler, hole_handler, skip_handler, opaque))

    {define} finish(self) -> int:
        """End the stream, and wait until the server has all of it. Return 0.

        Raises LibvirtError, the server's own, when it has not; then the target holds a
        part (virStreamFinish).
        """
        result: int = {wait}self._drive(self._finish_gen())
        return result

    {define} abort(self) -> int:
        """Give the stream up, and wait until the server has, too. Return 0.

        What was transferred so far stays. A stream that the server has ended with an
        error is over without a word (virStreamAbort).
        """
        result: int = {wait}self._drive(self._abort_gen())
        return result
'''


def emit(world: World) -> str:
    """Return the module with the class `Stream` of one world."""
    lines = source.header(
        "the scripts of streams", "virtrio.gen.streams", f"Streams of the {world.name} client."
    )
    lines += [
        "from typing import TYPE_CHECKING, Any",
        "",
        f"from ...{world.name}.streams import StreamBase",
        "",
    ]
    lines += [
        "if TYPE_CHECKING:",
        "    from collections.abc import Callable",
        "",
        "    from ....protocol._generated import enums",
        "    from ....protocol.numbers import PlainInt",
        "    from .handles import Connect  # a circle: of types",
        "",
    ]
    text = _TEXT.format(define=world.define, wait=world.wait, notes=_NOTES[world.name])
    # flags are packed as ints, which a `PlainInt` is not to a type checker
    lines.insert(1, "# mypy: disable-error-code=arg-type")
    return source.text([*lines, *text.splitlines()])
