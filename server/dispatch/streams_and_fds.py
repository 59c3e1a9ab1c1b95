"""Entries of calls that open a stream, and of those that pass file descriptors.

Descriptors travel on local sockets only, each behind its message with one byte of its
own. Those that came with a call are closed when it is over; an entry point that wants
to keep one copies it (os.dup).
"""

from __future__ import annotations

import os
from types import CoroutineType
from typing import TYPE_CHECKING, Any, SupportsIndex

from ...protocol._generated.enums import ErrorDomain, ErrorNumber
from ...protocol.connection import CallWithFdsReceived
from ...protocol.errors import no_support, report
from .._generated.driver import Driver
from ..offload import Later
from ..raised import NOT_DRIVERS
from . import replies
from .api_checks import FDS_CHECKS
from .entries import UNDECODED, Entry

if TYPE_CHECKING:
    from ...protocol.connection import CallReceived
    from ..streams import Stream
    from .client import Client

__all__ = ["Descriptors", "SpecialEntry", "takes_fds"]

# Entry points that take descriptors. One is of a program whose entries are loaded
# later.
_TAKING_FDS = {"domain_qemu_monitor_command_with_files"}


def takes_fds(driver: type[Driver]) -> bool:
    """Return whether a driver has any entry point of its own that takes descriptors."""
    return any(_has(driver, name) for name in _TAKING_FDS)


def _has(driver: type[Driver], name: str) -> bool:
    """Return whether a driver has an entry point of its own under that name."""
    return getattr(driver, name, None) is not getattr(Driver, name, None)


class Descriptors(list[int]):
    """Descriptors that came with a call.

    Indexing past the end raises LibvirtError VIR_ERR_INTERNAL_ERROR.
    """

    def __getitem__(self, index: SupportsIndex | slice) -> Any:
        try:
            return super().__getitem__(index)
        except IndexError:
            raise replies.no_fd(index) from None


class SpecialEntry(Entry):
    """An entry point with a stream or file descriptors beside arguments and an answer.

    With ``stream`` it gets the server's `Stream` as well: ``call(driver, args,
    stream)``. With ``takes_fds`` it gets the descriptors that came: ``call(driver,
    args, fds)``; they are closed afterwards. With ``gives_fds`` it returns one
    descriptor or several, which are sent and closed; if it has an answer too, the pair
    of answer and descriptors.
    """

    __slots__ = ("_check_fds", "gives_fds", "stream", "takes_fds")

    def __init__(
        self,
        *args: Any,
        stream: bool = False,
        takes_fds: bool = False,
        gives_fds: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.stream = stream
        self.takes_fds = takes_fds
        self._check_fds = FDS_CHECKS.get(self.name)
        if takes_fds:
            _TAKING_FDS.add(self.name)
        self.gives_fds = gives_fds

    def answer(self, client: Client, call: CallReceived, args: Any = UNDECODED) -> bytes | None:
        """Answer a call: return the reply, or None when it is sent otherwise."""
        fds = call.fds if isinstance(call, CallWithFdsReceived) else []
        if args is UNDECODED and not fds and self.is_bulk(call):
            self.leave_decoding(client, call)
            return None
        stream: Stream | None = None
        taken: list[int] = []
        try:
            if args is UNDECODED:
                args = self.decode(call)
            driver = self.admit(client, call, args)
            if self._check_fds is not None:
                self._check_fds(call)
            if self.gives_fds and not client.passes_fds:
                detail = "Sending file descriptors is not supported on this socket"
                raise report(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorDomain.VIR_FROM_RPC, detail)
            if self.stream:
                stream = client.streams.open(self.name, call, args)
                result = self.call(driver, args, stream)
            elif self.takes_fds:
                if not _has(type(driver), self.name):  # then no descriptors were received either
                    raise no_support(self.procedure.c_function, self.procedure.error_domain)
                taken[:], fds[:] = fds, []
                result = self.call(driver, args, Descriptors(taken))
            else:
                result = self.call(driver, args)
            if result.__class__ is Later:
                result = client.calls.work_out(result)
            if result.__class__ is CoroutineType:
                client.calls.run(self._finish, client, call, args, result, stream, taken)
                taken = []
                return None
            return self._replied(client, call, args, result, stream)
        except NOT_DRIVERS:
            raise
        except BaseException as exc:
            if stream is not None:
                client.streams.forget(stream)
            return replies.to_exception(client.peer, self.name, call, exc)
        finally:
            for fd in taken:
                os.close(fd)

    async def _finish(
        self,
        client: Client,
        call: CallReceived,
        args: Any,
        coroutine: Any,
        stream: Stream | None,
        taken: list[int],
    ) -> None:
        """Reply with the result of an ``async`` entry point."""
        try:
            reply = self._replied(client, call, args, await coroutine, stream)
        except NOT_DRIVERS:
            raise
        except BaseException as exc:
            if stream is not None:
                client.streams.forget(stream)
            reply = replies.to_exception(client.peer, self.name, call, exc)
        finally:
            for fd in taken:
                os.close(fd)
        if reply is not None:
            client.outlet.write(reply)

    def _replied(
        self, client: Client, call: CallReceived, args: Any, result: Any, stream: Stream | None
    ) -> bytes | None:
        """Return the reply to a call that succeeded, and start the task of its stream.

        The stream's task has its first turn after the reply was written. A reply with
        descriptors is sent here, and None returned.
        """
        if self.gives_fds:
            self._send(client, call, args, result)
            return None
        reply = self.reply(call, args, result)
        if stream is not None:
            client.streams.run(stream)
        return reply

    def _send(self, client: Client, call: CallReceived, args: Any, result: Any) -> None:
        """Send the reply, and the descriptors behind it."""
        value = None
        if self.pack is not None:  # an answer, and descriptors beside it
            value, result = result
            value = value if self.made is None else self.made(args, value)
        fds = [result] if isinstance(result, int) else list(result)
        try:
            reply = replies.reply_with_fds(call, self.pack, value, len(fds))
        except BaseException:
            for fd in fds:
                os.close(fd)
            raise
        if fds:
            client.outlet.write_with_fds(reply, fds)
        else:
            client.outlet.write(reply)
