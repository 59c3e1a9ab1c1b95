"""Monitor of one QEMU process: a QMP conversation over a unix socket.

Theory of operation. `Monitor.run` negotiates, reads, and hands out: events to a
callback, replies to the callers that wait for them. A caller sends by itself what the
socket takes; a task sends the rest. One command at a time is under way, because QEMU
executes them one after the other anyway; callers take turns, first come, first served.
Commands out of band do not wait for their turn.

Every command has a deadline, which includes the wait for its turn. So a QEMU that is
stopped or stuck costs its own callers an error in bounded time, and nobody else
anything. The turn of a command lasts until its reply comes, whether or not its caller
is still there: nothing else would be executed before it. A caller that is no longer
there can have left a function that takes the reply (``late``), to undo what was done
for nobody.

When the conversation ends, for whatever reason, all callers get an error that says why.
The process may go on: `connect` begins another conversation with it.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
from array import array
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

import trio

from .....protocol.errors import LibvirtError, LocalProtocolError, RemoteProtocolError
from ....offload import run
from .. import json_texts
from ..refusals import CommandRefused, internal_error, system_error, timed_out
from ..unix_sockets import connected
from .protocol import Conversation, Event, Greeting, Reply, read_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .protocol import Command, Passed

__all__ = ["BULK", "COMMAND_SECONDS", "GREETING_SECONDS", "Monitor", "connect"]

log = logging.getLogger("virtrio.server")

# Time for a command, its turn included; that which libvirt's callers wait for a lock.
COMMAND_SECONDS = 30.0
# Time for a process to start, or one that runs to greet a new client.
GREETING_SECONDS = 30.0

_CHUNK = 64 * 1024
BULK = json_texts.LONG  # bytes of a message that is read in a thread
_SHOWN = 120


class _Waiter:
    """Caller that waits for the reply to one command."""

    __slots__ = ("has_turn", "is_gone", "late", "reply", "told")

    def __init__(self, late: Callable[[Reply], None] | None, *, has_turn: bool) -> None:
        self.has_turn = has_turn
        self.late = late
        self.is_gone = False
        self.reply: Reply | None = None
        self.told = trio.Event()


class _Parcel:
    """Bytes that the socket did not take yet.

    Descriptors go with the first of them; they are duplicates, which are ours.
    """

    __slots__ = ("data", "fds")

    def __init__(self, data: bytes, fds: Sequence[int]) -> None:
        self.data = data
        self.fds: list[int] = []
        try:
            for fd in fds:
                self.fds.append(os.dup(fd))
        except OSError:
            self.close()
            raise

    def send(self, sock: socket.socket) -> None:
        """Send what the socket takes. Raises BlockingIOError if that is nothing."""
        if self.fds:
            rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array("i", self.fds))]
            sent = sock.sendmsg([self.data], rights)
        else:
            sent = sock.send(self.data)
        self.data = self.data[sent:]
        self.close()

    def close(self) -> None:
        """Close the descriptors. Safe to call twice."""
        while self.fds:
            os.close(self.fds.pop())


class Monitor:
    """Conversation with one QEMU process.

    ``run`` has to be started, once. Commands wait until QEMU has greeted, when ``run``
    calls ``started()``. ``on_event(event)`` is called with each event, in place. If it
    raises LookupError, TypeError or ValueError, the event has another form than QEMU's,
    and the conversation is over.
    """

    def __init__(
        self, sock: socket.socket, on_event: Callable[[Event], None], *, name: str = "QEMU"
    ) -> None:
        """Take over a connected socket, which is closed at the end of `run`.

        ``name`` is that of the guest, for the log.
        """
        sock.setblocking(False)
        self._sock = sock
        self._on_event = on_event
        self._name = name
        self._qmp = Conversation()
        self._turn = trio.Semaphore(0, max_value=1)  # the greeting has the first turn
        self._waiters: dict[str, _Waiter] = {}
        self._outbox: deque[_Parcel] = deque()
        self._more = trio.Event()
        self._scope = trio.CancelScope()
        self._is_running = False
        self._is_greeted = False
        self.ended = trio.Event()
        """Set when the conversation is over, and its socket is closed."""
        self.failure: LibvirtError | None = None
        """Why the conversation is over."""
        self._sent_at = 0.0

    @property
    def greeting(self) -> Greeting:
        """QEMU's greeting, once `run` has started."""
        assert self._qmp.greeting is not None
        return self._qmp.greeting

    @property
    def is_busy(self) -> bool:
        """Whether a command waits for its reply."""
        return bool(self._waiters)

    @property
    def busy_since(self) -> float | None:
        """Time at which QEMU was sent the command that it executes, None for none."""
        return self._sent_at if self._waiters else None

    # -- the life of a conversation ----------------------------------------------------

    async def run(
        self,
        *,
        seconds: float = GREETING_SECONDS,
        task_status: trio.TaskStatus[None] = trio.TASK_STATUS_IGNORED,
    ) -> None:
        """Hold the conversation until it ends; `failure` then says why.

        Raises nothing for a conversation that fails after it has started. Raises
        LibvirtError if QEMU does not greet within ``seconds``, or not as QEMU does.
        Cancelled, it ends the conversation; the process goes on.
        """
        self._is_running = True
        has_started = False
        try:
            with self._scope:
                with trio.move_on_after(seconds) as scope:
                    await self._negotiate()
                if scope.cancelled_caught:
                    raise _Over(
                        timed_out(
                            f"QEMU's monitor did not greet within {seconds:g} seconds: the "
                            "process is stopped, or another client has its monitor"
                        )
                    )
                has_started = self._is_greeted = True
                self._turn.release()
                task_status.started()
                async with trio.open_nursery() as nursery:
                    nursery.start_soon(self._write)
                    nursery.start_soon(self._read)
        except _Over as over:
            self._end(over.failure)
        except BaseExceptionGroup as group:
            ends, others = group.split(_Over)
            if others is not None:
                raise others from None
            self._end(_first(ends))
        finally:
            self._end(internal_error("the monitor is closed"))
            self._sock.close()
            for parcel in self._outbox:
                parcel.close()
            self.ended.set()
        if not has_started and self.failure is not None:
            raise self.failure

    def close(self) -> None:
        """End the conversation; the process goes on."""
        self._end(internal_error("the monitor is closed"))
        self._scope.cancel()
        if not self._is_running:
            self._sock.close()

    def _end(self, why: LibvirtError) -> None:
        """Note the end of the conversation, if it is news, and tell all callers."""
        if self.failure is not None:
            return
        self.failure = why
        waiters = list(self._waiters.values())
        self._waiters.clear()
        if not self._is_greeted:
            self._turn.release()
        for waiter in waiters:
            waiter.told.set()
            if waiter.has_turn:
                self._turn.release()  # the next one sees the failure, and passes it on

    async def _negotiate(self) -> None:
        while self._qmp.greeting is None:
            await self._receive()
        await self._send_all(_Parcel(self._qmp.negotiate().data, ()))
        while not self._qmp.is_ready:
            await self._receive()

    async def _read(self) -> None:
        while True:
            await self._receive()

    async def _receive(self) -> None:
        """Read once, and hand out what came. Raises _Over at the end."""
        await trio.lowlevel.wait_readable(self._sock)
        try:
            data = self._sock.recv(_CHUNK)
        except BlockingIOError:
            return
        except OSError as exc:
            raise self._over(system_error("Unable to read from monitor", exc)) from exc
        try:
            self._qmp.receive(data)
            while (line := self._qmp.next_line()) is not None:
                read = partial(read_json, line)
                if len(line) < BULK:
                    self._take(self._qmp.take(read, line))
                    continue
                event = self._qmp.take(await _outcome(read), line)
                if isinstance(event, Event):
                    event = event._replace(text=await run(partial(_printed, event.data)))
                self._take(event)
        except RemoteProtocolError as exc:
            log.warning("monitor of %s: %s", self._name, exc)
            raise self._over(internal_error(str(exc))) from exc
        if not data:
            raise self._over(internal_error("End of file from qemu monitor"))

    def _over(self, why: LibvirtError) -> _Over:
        """Note the end at once: callers may run before the tasks here have ended."""
        self._end(why)
        return _Over(why)

    def _take(self, event: Greeting | Reply | Event) -> None:
        if isinstance(event, Event):
            try:
                self._on_event(event)
            except (LookupError, TypeError, ValueError, RecursionError) as exc:
                raise RemoteProtocolError(
                    f"the event {event.name!r} has another form than QEMU's: {exc!r}"
                ) from exc
        elif isinstance(event, Reply) and (waiter := self._waiters.pop(event.id, None)) is not None:
            waiter.reply = event
            waiter.told.set()
            if waiter.has_turn:
                self._turn.release()
            if waiter.is_gone and waiter.late is not None:
                waiter.late(event)

    # -- commands ----------------------------------------------------------------------

    async def command(
        self,
        name: str,
        arguments: Mapping[str, Any] | None = None,
        *,
        fds: Sequence[int] = (),
        oob: bool = False,
        seconds: float = COMMAND_SECONDS,
        late: Callable[[Reply], None] | None = None,
    ) -> Any:
        """Have QEMU execute a command, and return what it returns.

        ``fds`` are passed with the command, for ``getfd`` and ``add-fd``; they stay the
        caller's. ``late`` is called with the reply if it comes when the caller is gone,
        cancelled or over its time.

        Raises CommandRefused with QEMU's reason; VIR_ERR_OPERATION_TIMEOUT after
        ``seconds``; VIR_ERR_INTERNAL_ERROR if the conversation is over, or ends
        meanwhile; LocalProtocolError for arguments that cannot be sent.
        """
        make = partial(self._qmp.command, name, arguments, oob=oob)
        reply = await self._told(make, name, fds, seconds, late, oob=oob)
        if (refusal := reply.refusal) is not None:
            raise CommandRefused(name, refusal.kind, refusal.reason)
        return reply.value

    async def pass_on(self, said: Passed, fds: Sequence[int] = ()) -> Reply:
        """Send JSON of a client as it is, but for the id, and return QEMU's reply.

        Raises what ``command`` raises, but no CommandRefused.
        """
        members = said.members or {}
        name = str(members.get("execute", members.get("exec-oob", "")))
        oob = "exec-oob" in members
        make = partial(self._qmp.passed, said)
        return await self._told(make, name, fds, COMMAND_SECONDS, None, oob=oob)

    async def _told(
        self,
        make: Callable[[], Command],
        name: str,
        fds: Sequence[int],
        seconds: float,
        late: Callable[[Reply], None] | None,
        *,
        oob: bool,
    ) -> Reply:
        waiter: _Waiter | None = None
        with trio.move_on_after(seconds):
            if not oob:
                await self._turn.acquire()
            waiter = self._send(make, fds, late, oob=oob)
            try:
                await waiter.told.wait()
            finally:
                waiter.is_gone = waiter.reply is None
        if waiter is None or (waiter.reply is None and self.failure is None):
            detail = f"QEMU did not execute '{name}' within {seconds:g} seconds"
            raise timed_out(detail)
        if waiter.reply is None:
            assert self.failure is not None
            raise self.failure
        return waiter.reply

    def _send(
        self,
        make: Callable[[], Command],
        fds: Sequence[int],
        late: Callable[[Reply], None] | None,
        *,
        oob: bool,
    ) -> _Waiter:
        """Send a command, or leave it to the writer. The turn is ours."""
        try:
            if self.failure is not None:
                raise self.failure
            parcel = _Parcel(b"", fds)
            try:
                command = make()
            except LocalProtocolError:
                parcel.close()
                raise
        except (LibvirtError, LocalProtocolError, OSError):
            if not oob:
                self._turn.release()
            raise
        self._sent_at = trio.current_time()
        waiter = self._waiters[command.id] = _Waiter(late, has_turn=not oob)
        parcel.data = command.data
        self._outbox.append(parcel)
        if self._outbox[0] is parcel:
            # An error of the socket is the reader's, too, which ends the conversation.
            with contextlib.suppress(OSError):
                parcel.send(self._sock)
            if not parcel.data:
                self._outbox.popleft()
                return waiter
        self._more.set()
        return waiter

    async def _write(self) -> None:
        """Send what callers could not, as the socket takes it."""
        while True:
            await self._more.wait()
            while self._outbox:
                await self._send_all(self._outbox[0])
                self._outbox.popleft()
            self._more = trio.Event()

    async def _send_all(self, parcel: _Parcel) -> None:
        while parcel.data:
            await trio.lowlevel.wait_writable(self._sock)
            try:
                parcel.send(self._sock)
            except BlockingIOError:
                continue
            except OSError as exc:
                raise _Over(system_error("Unable to write to monitor", exc)) from exc


class _Over(Exception):
    """End of the conversation, with the error that callers get."""

    def __init__(self, failure: LibvirtError) -> None:
        super().__init__(failure)
        self.failure = failure


async def _outcome(read: Callable[[], object]) -> partial[object]:
    """Call ``read`` in a thread; return a function that does what it did."""
    try:
        return partial(_returned, await run(read))
    except json_texts.TooManyValues as exc:
        return partial(_raised, json_texts.TooManyValues(str(exc)))
    except (ValueError, RecursionError) as exc:
        return partial(_raised, ValueError(str(exc)[:_SHOWN]))


def _printed(data: dict[str, Any]) -> str | None:
    return "".join(json_texts.pieces(data)) if data else None


def _returned(said: object) -> object:
    return said


def _raised(exc: Exception) -> object:
    raise exc


def _first(group: BaseExceptionGroup[_Over] | None) -> LibvirtError:
    found: BaseException | None = group
    while isinstance(found, BaseExceptionGroup):
        found = found.exceptions[0]
    assert isinstance(found, _Over)
    return found.failure


async def connect(path: str, *, seconds: float = GREETING_SECONDS) -> socket.socket:
    """Connect to a monitor's socket, of a process that starts or runs already.

    The path may be longer than a socket's path can be. Raises VIR_ERR_SYSTEM_ERROR if
    nothing listens there, VIR_ERR_OPERATION_TIMEOUT if the queue of those that want to
    connect is full for ``seconds``.
    """
    try:
        return await connected(path, seconds)
    except BlockingIOError as exc:
        detail = f"failed to connect to monitor socket within {seconds:g} seconds"
        raise timed_out(detail) from exc
    except OSError as exc:
        raise system_error("failed to connect to monitor socket", exc) from exc
