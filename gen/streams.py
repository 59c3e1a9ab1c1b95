"""Emits the clients' streams: libvirt-python's methods, each a script of `virtrio.client.scripts.streams`, from one text.

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
    Every method takes any trio timeout. Cancelling `recv` and its like loses nothing. After a cancelled `send` nobody knows how
    much has left, so all that makes sense is `abort`. A cancelled `finish` or `abort` has told the server all the same.
""",
    "blocking": """
    The connection's timeout bounds every wait for data, and every packet sent. An exception of a signal handler while it waits
    leaves the stream usable; while it sends, it ends the connection, as it does in a call.
""",
}

_TEXT = '''
class Stream(StreamBase):
    """A stream to or from the server: made by `Connect.new_stream`, opened by the call that it is given to.
{notes}    """

    __slots__ = ()

    {define} recv(self, nbytes: int) -> bytes:
        """Up to ``nbytes`` of data, a hole as zeros; b"" at the end (virStreamRecv)."""
        result: bytes = {wait}self._drive(self._recv_gen("virStreamRecv", nbytes, 0))
        return result

    {define} recv_flags(self, nbytes: int, flags: int = 0) -> bytes | int:
        """As `recv`; with VIR_STREAM_RECV_STOP_AT_HOLE -3 where a hole comes next (virStreamRecvFlags)."""
        result: bytes | int = {wait}self._drive(self._recv_gen("virStreamRecvFlags", nbytes, flags))
        return result

    {define} recv_all(self, handler: Callable[[Any, bytes, Any], Any], opaque: Any) -> None:
        """Call ``handler(stream, data, opaque)`` with all data up to the end (virStreamRecvAll).

        A negative number or an exception of the handler aborts the stream.
        """
        {wait}self._drive(self._recv_all_gen(handler, opaque))

    {define} sparse_recv_all(
        self,
        handler: Callable[[Any, bytes, Any], Any],
        hole_handler: Callable[[Any, int, Any], Any],
        opaque: Any,
    ) -> None:
        """As `recv_all`, and ``hole_handler(stream, length, opaque)`` for each hole (virStreamSparseRecvAll)."""
        {wait}self._drive(self._sparse_recv_all_gen(handler, hole_handler, opaque))

    {define} recv_hole(self, flags: int = 0) -> int:
        """Pass over the hole that comes next: its length, 0 where data or the end comes (virStreamRecvHole)."""
        result: int = {wait}self._drive(self._recv_hole_gen(flags))
        return result

    {define} send(self, data: bytes) -> int:
        """Send all of ``data``: how many bytes that are. Returns when the socket has taken it (virStreamSend)."""
        result: int = {wait}self._drive(self._send_gen(data))
        return result

    {define} send_hole(self, length: int, flags: int = 0) -> int:
        """Skip ``length`` bytes at the other end: 0 (virStreamSendHole)."""
        result: int = {wait}self._drive(self._send_hole_gen(length, flags))
        return result

    {define} send_all(self, handler: Callable[[Any, int, Any], Any], opaque: Any) -> None:
        """Send what ``handler(stream, nbytes, opaque)`` returns until that is b"" (virStreamSendAll).

        A negative number or an exception of the handler aborts the stream.
        """
        {wait}self._drive(self._send_all_gen(handler, opaque))

    {define} sparse_send_all(
        self,
        handler: Callable[[Any, int, Any], Any],
        hole_handler: Callable[[Any, Any], Any],
        skip_handler: Callable[[Any, int, Any], Any],
        opaque: Any,
    ) -> None:
        """As `send_all`, for what has holes (virStreamSparseSendAll).

        ``hole_handler(stream, opaque)`` says (whether data comes next, how much of it or of the hole);
        ``skip_handler(stream, length, opaque)`` moves past a hole that was sent.
        """
        {wait}self._drive(self._sparse_send_all_gen(handler, hole_handler, skip_handler, opaque))

    {define} finish(self) -> int:
        """End the stream and hear that the server has all of it: 0. Raises LibvirtError when it has not (virStreamFinish)."""
        result: int = {wait}self._drive(self._finish_gen())
        return result

    {define} abort(self) -> int:
        """Give the stream up: 0 (virStreamAbort)."""
        result: int = {wait}self._drive(self._abort_gen())
        return result
'''


def emit(world: World) -> str:
    """The module with the class `Stream` of one world."""
    lines = source.header(
        "the scripts of streams", "virtrio.gen.streams", f"Streams of the {world.name} client."
    )
    lines += [
        "from typing import TYPE_CHECKING, Any",
        "",
        f"from ...{world.name}.streams import StreamBase",
        "",
    ]
    lines += ["if TYPE_CHECKING:", "    from collections.abc import Callable", ""]
    text = _TEXT.format(define=world.define, wait=world.wait, notes=_NOTES[world.name])
    return source.text([*lines, *text.splitlines()])
