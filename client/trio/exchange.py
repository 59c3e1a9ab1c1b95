"""The trio client's conversation: calls over one socket, from any number of tasks.

Theory of operation. A call puts its packet out, parks its task, and is rescheduled with
the reply by the reader task (`reading.py`). The first call in flight is sent at once;
while others are waiting, packets are gathered and leave together on the writer task's
next turn (`sending.py`), so sixty-four tasks cost a few system calls and one caller
pays no extra turn. A third task ticks the keepalive. All three live in a nursery around
the connection, until `ending.py` ends them.

A call that is alone makes an attempt (`protocol/attempt.py`): it has its checkpoint
while the server works, and then asks for the reply itself for a moment. The reader
stays where it waits, and finds nothing when it comes too late; so such a call costs the
loop one turn, and the system nothing but its packet, its reply and a look at what else
is ready.

Cancelling a call: a packet that has not left is taken back. Otherwise the server may
still do what it asked, and only the reply is dropped.

Where a KeyboardInterrupt would leave half a step done, trio is told to deliver it later
(`enable_ki_protection`).
"""

from __future__ import annotations

import contextlib
from os import sched_yield
from time import perf_counter
from typing import TYPE_CHECKING, Any

import trio

from ...protocol.attempt import SECONDS, Attempts, spare
from ...protocol.connection import Connection, Role
from ...protocol.errors import LibvirtError, LocalProtocolError, ProtocolError
from .. import limits
from ..answers import answer
from ..arguments import mended
from ..lost import Lost, hung_up
from .ending import Life
from .reading import Reader
from .running import run
from .sending import Sender
from .waiting import Hold, Waiter

if TYPE_CHECKING:
    import socket

    from ...protocol.endpoint import Endpoint
    from ..calls import A, Call, R, Script

__all__ = ["Exchange"]

# A timer that is due within so many seconds is not waited for by somebody else's
# attempt.
_SOON = 2 * SECONDS


class Exchange:
    """Calls over one socket.

    The opener runs its tasks and closes its socket; see `opening.py`.
    """

    __slots__ = ("attempts", "connection", "endpoint", "hold", "life", "reader", "sender")

    def __init__(self, endpoint: Endpoint[socket.socket]) -> None:
        self.endpoint = endpoint
        connection = self.connection = Connection(Role.CLIENT)
        life = self.life = Life(endpoint.sock, connection)
        self.hold = Hold()
        self.sender = Sender(life, self.hold, endpoint.layer)
        self.reader = Reader(life, self.hold, self.sender, connection)
        self.attempts = Attempts()
        life.tell(self.sender)

    @trio.lowlevel.enable_ki_protection
    async def call(self, call: Call[A, R], args: A) -> R:
        """Make a call, and return its ret.

        Raises LibvirtError, the server's own, or ConnectionClosed.
        """
        life = self.life
        if life.lost is not None:
            await trio.lowlevel.checkpoint()
            raise life.lost.error()
        connection, sender = self.connection, self.sender
        waiter = Waiter(None)
        try:
            serial, data = connection.call(
                waiter, call.program, call.version, call.procedure, call.pack, args
            )
        except LocalProtocolError as exc:
            args = mended(args, exc)
            serial, data = connection.call(
                waiter, call.program, call.version, call.procedure, call.pack, args
            )
        if connection.calls_in_flight > 1 or sender.out or sender.rest or self.hold.task:
            sender.out.append(data)
            sender.wake()
        else:
            sender.send(data)
            attempts = self.attempts
            if attempts.left_out:
                attempts.left_out -= 1
            elif spare():
                try:
                    await trio.lowlevel.checkpoint()  # the others' turn, while the server works
                except BaseException:
                    connection.abandon(serial)
                    sender.take_back(data)
                    raise
                if waiter.reply is None and life.lost is None and self._is_alone():
                    self._attempt(waiter)
                if waiter.reply is not None:
                    reply, waiter.reply = waiter.reply, None  # each has the other
                    return answer(call, reply)  # type: ignore[arg-type]
                if life.lost is not None:
                    raise life.lost.error()

        def abort(_: Any) -> trio.lowlevel.Abort:
            connection.abandon(serial)
            sender.take_back(data)
            return trio.lowlevel.Abort.SUCCEEDED

        waiter.task = trio.lowlevel.current_task()
        await trio.lowlevel.wait_task_rescheduled(abort)
        came, waiter.reply = waiter.reply, None
        return answer(call, came)  # type: ignore[arg-type]

    def _is_alone(self) -> bool:
        """Tell whether nothing but this task's call is due, here or in the loop."""
        connection, sender = self.connection, self.sender
        if connection.calls_in_flight > 1 or connection.has_streams or sender.out or sender.rest:
            return False
        loop = trio.lowlevel.current_statistics()
        return (
            loop.tasks_runnable == 0
            and loop.run_sync_soon_queue_size == 0
            and loop.seconds_to_next_deadline > _SOON
        )

    def _attempt(self, waiter: Waiter) -> None:
        """Read in the reader's place, for a moment.

        Most answers of a server that is near are there by then.
        """
        read_some, life = self.reader.read_some, self.life
        until = perf_counter() + SECONDS
        while True:
            try:
                read_some()
                if waiter.reply is not None or life.lost is not None:
                    self.attempts.hit(until)
                    return
            except (BlockingIOError, InterruptedError):
                sched_yield()
            if perf_counter() > until:
                self.attempts.missed(until)
                return

    def is_alive(self) -> bool:
        """Tell whether the conversation is open and the server at the other end."""
        return self.life.lost is None and not hung_up(self.life.sock)

    async def leave(self, farewell: Script[None]) -> None:
        """Take leave of the server with a script of calls, and end the conversation."""
        life = self.life
        try:
            if life.lost is None:
                life.leaving = True
                with (
                    trio.move_on_after(limits.CLOSE_TIMEOUT, shield=True),
                    contextlib.suppress(LibvirtError, ProtocolError),
                ):
                    await run(farewell, self.call)
        finally:
            farewell.close()
            life.end(Lost.closed())
