"""The agent of one guest, and the channel to it while the guest has it open.

Theory of operation. `GuestAgent` is there as long as its guest. It connects when QEMU
says that the guest has opened its end of the channel, and closes the connection, an
`AgentChannel`, when it says the opposite, or the guest ends. Nothing is read while no
command waits: what an agent says unasked stays in the kernel, which bounds it, and is
dropped when the next command synchronizes.

Callers take turns (`GuestAgent.turn`). A command ends with its reply, at its deadline,
when the channel is closed, or with an event of QEMU that the caller named: an agent
that shuts its guest down may have no time left to say so.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import math
import socket
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import trio

from .....protocol._generated.enums import ErrorDomain, ErrorNumber
from .....protocol.errors import LibvirtError, LocalProtocolError, RemoteProtocolError, report
from ....offload import run
from ..json_texts import LONG
from ..refusals import internal_error, system_error, timed_out
from ..unix_sockets import reachable
from .protocol import Conversation, parse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

__all__ = ["BLOCK", "DEFAULT", "NO_WAIT", "AgentChannel", "GuestAgent", "unresponsive"]

log = logging.getLogger("virtrio.server")

# Seconds with a meaning, of virDomainQemuAgentCommandTimeoutValues.
BLOCK, DEFAULT, NO_WAIT = -2, -1, 0

_DEFAULT_SECONDS = 5
_TURN_SECONDS = 30.0
_EVENT_SECONDS = 2.0  # from the end of a channel to the event that explains it
_CHUNK = 64 * 1024
# Synchronization is known by a number that no earlier one had, whoever made it.
_serials = itertools.count(time.time_ns() // 1_000_000)


def unresponsive(detail: str) -> LibvirtError:
    return report(ErrorNumber.VIR_ERR_AGENT_UNRESPONSIVE, ErrorDomain.VIR_FROM_QEMU, detail)


class GuestAgent:
    """The agent of a guest that has a channel for it, whose socket is at ``path``.

    ``channel`` is there while the guest has the channel open, and ``has_failed`` says
    that it should be.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.channel: AgentChannel | None = None
        self.has_failed = False
        self._last: AgentChannel | None = None
        self._turn = trio.Lock()
        self._holder = ""

    def opened(self) -> None:
        """Connect: the guest has opened its end."""
        self.closed()
        try:
            self.channel = self._last = AgentChannel(self.path)
        except LibvirtError as exc:
            log.error("agent at %s: %s", self.path, exc)
            self.has_failed = True

    def closed(self) -> None:
        """Let go of the channel: the guest has closed it, or is over."""
        self.has_failed = False
        if self.channel is not None:
            self.channel.close()
            self.channel = None

    def notify(self, event: str) -> None:
        """Tell the command that waits of an event of QEMU, which may be its answer."""
        if self._last is not None:
            self._last.notify(event)

    @contextlib.asynccontextmanager
    async def turn(self, call: str) -> AsyncIterator[None]:
        """Wait for the turn of a call. Raises VIR_ERR_OPERATION_TIMEOUT after 30 s."""
        with trio.move_on_after(_TURN_SECONDS) as scope:
            await self._turn.acquire()
        if scope.cancelled_caught:
            raise timed_out(f"cannot acquire state change lock (held by agent={self._holder})")
        self._holder = call
        try:
            yield
        finally:
            self._turn.release()


class AgentChannel:
    """Connection to the socket of an agent's channel.

    Raises VIR_ERR_SYSTEM_ERROR if there is no such socket.
    """

    def __init__(self, path: str) -> None:
        self._sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
        self._conversation = Conversation()
        self._scope: trio.CancelScope | None = None
        self._is_closed = False
        self._awaits = ""
        self._came = False
        try:
            self._sock.setblocking(False)
            with reachable(path) as where:
                self._sock.connect(where)
        except OSError as exc:
            self._sock.close()
            raise system_error("failed to connect to agent socket", exc) from exc

    def close(self) -> None:
        """Close the channel; a command that waits fails. Safe to call twice.

        One that waits for an event has some time left for it.
        """
        self._is_closed = True
        if self._scope is not None:
            self._scope.deadline = trio.current_time() + (_EVENT_SECONDS if self._awaits else 0)
        else:
            self._sock.close()

    def notify(self, event: str) -> None:
        """Tell the command that waits of an event of QEMU."""
        if self._scope is not None and event == self._awaits:
            self._came = True
            self._scope.cancel()

    async def command(
        self,
        said: dict[str, Any] | bytes,
        seconds: int,
        *,
        awaits: str = "",
        sync_seconds: int = BLOCK,
    ) -> dict[str, Any] | None:
        """Send a command; return the reply, or None if the event ``awaits`` came first.

        ``said`` may be `protocol.written` already.
        With that, the end of the channel is as good as a reply, too.
        ``seconds`` may be BLOCK, DEFAULT, or NO_WAIT. ``sync_seconds`` are at most
        those of DEFAULT. Raises VIR_ERR_AGENT_UNRESPONSIVE if the agent does not answer
        in time or the channel is closed, VIR_ERR_INTERNAL_ERROR for an answer that no
        agent gives.
        """
        assert self._scope is None, "commands take turns"
        if self._is_closed:
            raise unresponsive("Guest agent disappeared while executing command")
        self._awaits, self._came = awaits, False
        is_done = False
        try:
            with trio.CancelScope() as self._scope:
                reply = await self._exchange(said, seconds, sync_seconds)
                is_done = True
                return reply
        except LocalProtocolError as exc:
            raise internal_error(str(exc)) from exc
        except RemoteProtocolError as exc:
            raise internal_error(str(exc)) from exc
        except OSError as exc:
            raise system_error("Unable to write to agent", exc) from exc
        finally:
            self._scope = None
            if not is_done:
                self._conversation.lose_step()
            if self._is_closed:
                self._sock.close()
        if self._came or awaits:  # a guest that goes to sleep or ends closes its channel
            return None
        raise unresponsive("Guest agent disappeared while executing command")

    async def _exchange(
        self, said: dict[str, Any] | bytes, seconds: int, sync_seconds: int
    ) -> dict[str, Any]:
        conversation = self._conversation
        if not conversation.is_synchronized:
            least = _DEFAULT_SECONDS if sync_seconds < 0 else min(_DEFAULT_SECONDS, sync_seconds)
            with self._deadline(least):
                await self._send(conversation.sync(next(_serials)))
                while not conversation.is_sync_reply(await self._reply()):
                    pass
        with self._deadline(_DEFAULT_SECONDS if seconds == DEFAULT else seconds):
            await self._send(conversation.command(said))
            while True:
                reply = await self._reply()
                if "return" in reply or "error" in reply:
                    return reply

    @contextlib.contextmanager
    def _deadline(self, seconds: int) -> Iterator[None]:
        with trio.move_on_after(math.inf if seconds == BLOCK else seconds) as scope:
            yield
        if scope.cancelled_caught:
            raise unresponsive("Guest agent not available for now")

    async def _send(self, data: bytes) -> None:
        while data:
            try:
                data = data[self._sock.send(data) :]
            except BlockingIOError:
                await trio.lowlevel.wait_writable(self._sock)

    async def _reply(self) -> dict[str, Any]:
        """Return the next object that the agent sends."""
        while True:
            line = self._conversation.next_line()
            if line is not None:
                if len(line) < LONG:
                    return parse(line)
                said: dict[str, Any] = await run(partial(parse, line))
                return said
            await trio.lowlevel.wait_readable(self._sock)
            data = self._sock.recv(_CHUNK)
            if not data:
                raise internal_error("End of file from agent socket")
            self._conversation.receive(data)
