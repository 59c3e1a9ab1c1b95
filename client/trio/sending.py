"""Sending in the trio client: at once what the socket takes, later the rest.

What waits to be sent is `rest`, of which the socket took a part and which nothing may
come before, and then `out`, in whole packets, where a pong goes to the front. Bytes
that go through a layer (`protocol/layer.py`) are sealed when they are sent. What of
them the socket does not take, or the layer holds back, is flushed by the writer before
it parks.
"""

from __future__ import annotations

import contextlib
import itertools
from typing import TYPE_CHECKING, Any

import trio

from ...protocol.connection import PONG
from ...protocol.layer import Layered
from ..descriptors import Descriptor, close_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...protocol.layer import Layer
    from .ending import Life
    from .waiting import Hold

__all__ = ["Sender"]


class Sender:
    """Sender over one socket; packets that had to wait are sent by a task (`write`)."""

    __slots__ = (
        "_hold",
        "_idle",
        "_life",
        "_push_parts",
        "_tail",
        "_writer",
        "broken",
        "layered",
        "out",
        "push",
        "rest",
    )

    def __init__(self, life: Life, hold: Hold, layer: Layer | None) -> None:
        self._life = life
        self._hold = hold
        sock = life.sock
        # Bound once: what goes through a layer costs the others nothing.
        self.push: Callable[[bytes | memoryview], int] = sock.send
        self._push_parts: Callable[[Sequence[bytes | memoryview]], int] = sock.sendmsg
        self.layered: Layered | None = None
        if layer is not None:
            layered = self.layered = Layered(layer, sock.send, self.wake)
            self.push, self._push_parts = layered.send, layered.sendmsg
        self.broken = False  # the socket takes nothing any more
        self.out: list[bytes | Descriptor] = []
        self.rest: bytes | memoryview = b""
        # of a stream's packet: what follows ``rest`` before anything else
        self._tail: memoryview | None = None
        self._idle = trio.lowlevel.ParkingLot()  # who waits until nothing is to be sent
        self._writer: trio.lowlevel.Task | None = None  # parked, or None while it runs

    def _break(self) -> None:
        """Let the reader find the end, since the socket takes nothing any more."""
        self.broken = True
        self._life.shutdown()
        self._hold.resume()

    def put(self, packet: bytes) -> None:
        """Send a packet behind what waits already."""
        self.out.append(packet)
        self.wake()

    def wake(self) -> None:
        """Wake the writer, since there is something to send.

        A sender waits for an answer, so the reader is woken, too.
        """
        if self._hold.task is not None:
            self._hold.resume()
        writer = self._writer
        if writer is not None:
            self._writer = None
            trio.lowlevel.reschedule(writer)

    def send(self, data: bytes) -> None:
        """Send now what the socket takes; the writer has the rest."""
        try:
            sent = self.push(data)
        except (BlockingIOError, InterruptedError):
            sent = 0
        except OSError:
            self._break()
            return
        if sent == 0:
            self.out.append(data)
            self.wake()
        elif sent != len(data):
            self.rest = memoryview(data)[sent:]
            self.wake()

    def send_parts(self, header: bytes, data: memoryview) -> None:
        """Send a packet in two parts, as `send` does."""
        try:
            sent = self._push_parts((header, data))
        except (BlockingIOError, InterruptedError):
            sent = 0
        except OSError:
            self._break()
            sent = 0
        if sent < len(header):
            self.rest = memoryview(header)[sent:]
            self._tail = data
        elif sent < len(header) + len(data):
            self.rest = data[sent - len(header) :]
        self.wake()

    def send_if_idle(self, packet: bytes) -> None:
        """Send a packet, such as a ping, unless others wait to be sent already."""
        if not self.out and not self.rest:
            self.send(packet)

    def send_pong(self) -> None:
        """Send a pong before everything else that waits, but not within a packet.

        One pong answers all pings so far.
        """
        if not self.out and not self.rest:
            self.send(PONG)
            return
        out = self.out
        if PONG not in out:
            # Not between a packet and its descriptors either.
            out.insert(
                sum(1 for _ in itertools.takewhile(lambda item: isinstance(item, Descriptor), out)),
                PONG,
            )

    async def wait_idle(self) -> None:
        """Wait until nothing waits to be sent.

        Raises ConnectionClosed when the conversation is over.
        """
        while self.rest or self.out:
            await self._idle.park()
        self._life.check()

    def ended(self) -> None:
        """Drop what waits to be sent; only the layer's farewell is sent."""
        self.rest = b""
        self._tail = None
        close_all(self.out)
        self.out.clear()
        self._idle.unpark_all()
        if self.layered is not None:
            self.layered.close()

    # -- the writer --------------------------------------------------------------------

    async def write(self) -> None:
        """Run the writer task: send all there is, and park while there is nothing."""
        while True:
            if not self.rest:
                if self._tail is not None:
                    self.rest, self._tail = self._tail, None
                elif not self.out:
                    if self.layered is not None and not await self._flush(self.layered):
                        continue
                    self._idle.unpark_all()
                    self._writer = trio.lowlevel.current_task()
                    await trio.lowlevel.wait_task_rescheduled(self._writer_cancelled)
                    continue
                else:
                    try:
                        self.rest = b"".join(self.out)  # type: ignore[arg-type]
                        self.out.clear()
                    except TypeError:  # not only bytes
                        self.rest = await self._gather()
                    continue
            data = self.rest
            try:
                sent = self.push(data)
            except (BlockingIOError, InterruptedError):
                sent = 0
            except OSError:
                self._break()
                return
            if sent == len(data):
                self.rest = b""
            else:
                self.rest = memoryview(data)[sent:]
                await trio.lowlevel.wait_writable(self._life.sock)

    async def _flush(self, layered: Layered) -> bool:
        """Send what the layer holds back, and tell whether nothing of it is left.

        If something is left, this has waited until the socket takes more.
        """
        try:
            if layered.flush():
                return True
        except OSError:
            self._break()
            await trio.sleep_forever()  # the reader finds the end, which is this task's too
        await trio.lowlevel.wait_writable(self._life.sock)
        return False

    async def _gather(self) -> bytes:
        """Return the packets before the first descriptor that waits, joined.

        If there are none, send that descriptor, and return b"".
        """
        out = self.out
        packets = list(itertools.takewhile(lambda item: isinstance(item, bytes), out))
        if packets:
            del out[: len(packets)]
            return b"".join(packets)  # type: ignore[arg-type]
        first = out[0]
        assert isinstance(first, Descriptor)
        try:
            first.send(self._life.sock)
            del out[0]
        except (BlockingIOError, InterruptedError):
            await trio.lowlevel.wait_writable(self._life.sock)
        except OSError:
            self._break()
            await trio.sleep_forever()  # the reader finds the end, which is this task's too
        return b""

    def _writer_cancelled(self, _: Any) -> trio.lowlevel.Abort:
        self._writer = None
        return trio.lowlevel.Abort.SUCCEEDED

    def take_back(self, *packet: bytes | Descriptor) -> None:
        """Take back a packet (and its descriptors) of which nothing was sent."""
        if len(packet) == 1:
            with contextlib.suppress(ValueError):
                self.out.remove(packet[0])
        elif any(item is packet[0] for item in self.out):  # all of it is still here
            self.out = [item for item in self.out if not any(item is part for part in packet)]
            close_all(packet)
