"""Calls that are more than arguments and a reply: those that open a stream, and those that pass file descriptors.

They are kept off the path of a plain call: their rows are in a table of their own, and the session comes here by `_answer_other`.
Descriptors travel on unix sockets only, each behind its message with one byte of its own. Those that come belong to the session:
an entry point that wants to keep one copies it (os.dup).
"""

from __future__ import annotations

import functools
import os
import socket
from types import CoroutineType
from typing import TYPE_CHECKING, Any, SupportsIndex

import trio

from ...protocol import message
from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol._generated.remote_procedures import PROCEDURES
from ...protocol.connection import FDS_MAX
from ...protocol.errors import LocalProtocolError, no_support, report
from ...protocol.message import OK, REPLY, REPLY_WITH_FDS
from ...protocol.streams import StreamEvent, takes_holes
from .._generated.driver import Driver
from .._generated.remote_rows import ROWS
from ..limits import BULK_READ_SIZE, READ_SIZE, STREAM_BUFFER
from ..offload import Later
from ..streams import Stream

if TYPE_CHECKING:
    from ...protocol.connection import CallReceived
    from ..net.session import Session
    from .entries import Row

FDS_SPACE = socket.CMSG_SPACE(FDS_MAX * 4)


def is_special(row: Row) -> bool:
    return row.stream or row.takes_fds or row.gives_fds


_FD_ENTRIES = [
    *(row.entry for row in ROWS.values() if row.takes_fds),
    "domain_qemu_monitor_command_with_files",  # of a program whose rows are loaded later
]


def takes_fds(driver: type[Driver]) -> bool:
    """Whether a driver has any entry point of its own that takes descriptors."""
    return any(_has(driver, entry) for entry in _FD_ENTRIES)


def _has(driver: type[Driver], entry: str) -> bool:
    return getattr(driver, entry) is not getattr(Driver, entry)


class Descriptors(list[int]):
    """What came with a call; asking for more is libvirt's error."""

    def __getitem__(self, index: SupportsIndex | slice) -> Any:
        try:
            return super().__getitem__(index)
        except IndexError:
            detail = f"No FD available at slot {index}"
            raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, detail) from None


class Special:
    """The streams of one session, and its calls that pass descriptors."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._streams: set[Stream] = set()
        self._received = trio.Event()

    # -- calls -------------------------------------------------------------------------------------------------------

    def answer(self, row: Row, call: CallReceived, args: Any, fds: list[int] | None) -> bytes | None:
        """The reply, or None when it is sent otherwise."""
        session = self._session
        stream: Stream | None = None
        taken: list[int] = []
        try:
            if session.readonly and (row.write or row.restricted_flags):
                session.check_readonly(row, call, args)
            if row.check is not None:
                row.check(args)
            if row.gives_fds and not session.is_unix:
                detail = "Sending file descriptors is not supported on this socket"
                raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, detail)
            driver = session.driver
            assert driver is not None
            if row.stream:
                stream = self._open(row, call, args)
                result = row.call(driver, args, stream)
            elif row.takes_fds:
                if not _has(type(driver), row.entry):  # then none were received either
                    known = PROCEDURES[call.procedure]
                    raise no_support(known.c_function, known.error_domain)
                if fds:
                    taken[:], fds[:] = fds, []
                result = row.call(driver, args, Descriptors(taken))
            else:
                result = row.call(driver, args)
            if result.__class__ is Later:
                result = session.work_out(result)
            if result.__class__ is CoroutineType:
                session.run_later(self._finish, row, call, args, result, stream, taken)
                taken = []
                return None
            return self._reply(row, call, args, result, stream)
        except (Exception, SystemExit) as exc:
            if stream is not None:
                self._forget(stream)
            return session.refused(row.entry, call, exc)
        finally:
            for fd in taken:
                os.close(fd)

    async def _finish(
        self, row: Row, call: CallReceived, args: Any, coroutine: Any, stream: Stream | None, taken: list[int]
    ) -> None:
        """An ``async`` entry point, from its first step to its reply."""
        session = self._session
        try:
            reply = self._reply(row, call, args, await coroutine, stream)
        except (Exception, SystemExit, BaseExceptionGroup) as exc:
            if stream is not None:
                self._forget(stream)
            reply = session.refused(row.entry, call, exc)
        finally:
            for fd in taken:
                os.close(fd)
        if reply is not None:
            session.write(reply)

    def _reply(self, row: Row, call: CallReceived, args: Any, result: Any, stream: Stream | None) -> bytes | None:
        """The reply to a call that succeeded; the task of its stream has its first turn after that was written."""
        session = self._session
        if row.gives_fds:
            value = None
            if row.pack is not None:  # an answer, and descriptors beside it
                value, result = result
                value = value if row.made is None else row.made(args, value)
            fds = [result] if isinstance(result, int) else list(result)
            try:
                reply = message.build(
                    call.program, call.version, call.procedure, REPLY, call.serial, OK, row.pack, value
                )
                if fds:
                    reply = message.with_fds(reply, REPLY_WITH_FDS, len(fds))
            except BaseException:
                for fd in fds:
                    os.close(fd)
                raise
            session.write(reply, fds)
            return None
        if row.made is not None:
            result = row.made(args, result)
        reply = message.build(call.program, call.version, call.procedure, REPLY, call.serial, OK, row.pack, result)
        if stream is not None:
            if not stream.started:
                raise RuntimeError(f"{row.entry} did not start its stream")
            session.start_soon(functools.partial(self._run, stream))
        return reply

    # -- streams -----------------------------------------------------------------------------------------------------

    def _open(self, row: Row, call: CallReceived, args: Any) -> Stream:
        session = self._session
        most = session.limits.max_client_streams
        if len(self._streams) >= most:
            detail = f"Too many open streams for this client: {most}"
            raise report(ErrorNumber.VIR_ERR_RPC, ErrorDomain.VIR_FROM_RPC, detail)
        try:
            opened = session.open_stream(call, holes=takes_holes(call.procedure, args))
        except LocalProtocolError as exc:  # the client's fault
            raise report(ErrorNumber.VIR_ERR_RPC, ErrorDomain.VIR_FROM_RPC, str(exc)) from exc
        stream = opened.owner = Stream(session, opened, row.entry)
        self._streams.add(stream)
        session.read_size = BULK_READ_SIZE
        return stream

    async def _run(self, stream: Stream) -> None:
        try:
            await stream.run()
        finally:
            self._discard_closed(stream)

    def heard(self, event: StreamEvent) -> None:
        """The client said something on a stream."""
        stream: Stream = event.stream.owner
        stream.heard(event)
        self._discard_closed(stream)

    def _discard_closed(self, stream: Stream) -> None:
        if stream.closed and stream.over:
            self._discard(stream)

    def _forget(self, stream: Stream) -> None:
        stream.forget()
        self._discard(stream)

    def _discard(self, stream: Stream) -> None:
        self._streams.discard(stream)
        stream.disown()
        if not self._streams:
            self._session.read_size = READ_SIZE

    def is_full(self) -> bool:
        """Whether so much waits for the drivers that the client has to wait as well."""
        return sum(stream.held for stream in self._streams) > STREAM_BUFFER

    async def wait_received(self) -> None:
        """Until the drivers have received enough of it."""
        while self.is_full():
            self._received = trio.Event()
            await self._received.wait()

    def received(self) -> None:
        """A driver has received something."""
        self._received.set()

    def end(self) -> None:
        """The client is gone: so are its streams, and who works for them."""
        for stream in list(self._streams):
            stream.forget()
            stream.disown()
            stream.cancel()
