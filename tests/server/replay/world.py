"""A server for which nothing is left to chance: its clock and what it draws at random are the test's.

So a recording has no times and no random identifiers that would have to be left out when it is compared.
"""

from __future__ import annotations

import contextlib
import os
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import trio
import trio.testing

from tests.client.servers import short_directory
from tests.peers.volumes import VolumeDriver
from virtrio.server.config import Config
from virtrio.server.drivers.registry import Drivers
from virtrio.server.limits import Limits
from virtrio.server.net.listen import listen
from virtrio.server.server import Server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from virtrio.server.net.listener import Listener

__all__ = ["DRAWN_MAC", "DRAWN_UUID", "PLACES", "STREAMS", "World", "connect", "serving", "settled"]

PLACES = ("rw", "ro", "tcp", "admin")
"""Where a server of the recording listens: two unix sockets, TCP, and the socket for administration."""

STREAMS = "streams"
"""Scenes whose names begin so are about the driver of `_volumes`, all others about the test driver."""
# What is drawn begins with this, so that it is known again.
DRAWN_UUID = bytes.fromhex("d7a35bc19e6040008000")
DRAWN_MAC = bytes.fromhex("d7")
_FIRST = 1_700_000_000


class World:
    """The clock, which moves on by a second with each message of a client's, and the source of randomness.

    ``first`` is the number of the first identifier that is drawn.
    """

    def __init__(self, first: int = 0) -> None:
        self.seconds = _FIRST
        self._first = first
        self._drawn = first

    def begin(self) -> None:
        """Before each scene: as if nothing had been."""
        self.seconds = _FIRST
        self._drawn = self._first

    def tick(self) -> None:
        """A client is about to say something."""
        self.seconds += 1

    def draw(self, size: int) -> bytes:
        """What `os.urandom` gives."""
        self._drawn += 1
        prefix = DRAWN_UUID if size == 16 else DRAWN_MAC if size == 3 else b""
        return prefix + self._drawn.to_bytes(size - len(prefix), "big")

    def _time(self) -> float:
        return float(self.seconds)

    def _time_ns(self) -> int:
        return self.seconds * 10**9

    @contextlib.contextmanager
    def holds(self) -> Iterator[None]:
        """Make this the world of everything in this process."""
        with (
            mock.patch.object(time, "time", self._time),
            mock.patch.object(time, "time_ns", self._time_ns),
            mock.patch.object(os, "urandom", self.draw),
            mock.patch.object(socket, "gethostname", return_value="host.example.org"),
        ):
            yield


async def settled() -> None:
    """Wait until whatever was sent has been dealt with, but for what takes the server a thread."""
    await trio.testing.wait_all_tasks_blocked()


async def connect(listener: Listener) -> trio.SocketStream:
    """A connection that the server knows of."""
    sock = trio.socket.socket(listener.sock.family, socket.SOCK_STREAM)
    await sock.connect(listener.sock.getsockname())
    stream = trio.SocketStream(sock)
    await settled()
    return stream


def _volumes(directory: Path) -> Drivers:
    """A driver with volumes, a console and a screen."""
    directory.joinpath("data").write_bytes(b"volume " * 100)
    directory.joinpath("empty").touch()
    driver = VolumeDriver(directory)
    return Drivers({"test": driver})


@contextlib.asynccontextmanager
async def serving(scene: str) -> AsyncIterator[dict[str, Listener]]:
    """A fresh server for a scene of this name: where it listens, by the names of `PLACES`. It never pings."""
    quiet = Limits(keepalive_interval=-1)
    config = Config(limits=quiet, admin_limits=quiet)
    with short_directory() as directory:
        drivers = _volumes(Path(directory)) if scene.startswith(STREAMS) else Drivers.default()
        uris = (f"unix:{directory}/rw", f"unix:{directory}/ro?readonly=1", "tcp://127.0.0.1:0")
        listeners = {
            place: listen(uri, config)
            for place, uri in zip(PLACES, (*uris, f"unix:{directory}/admin?admin=1"), strict=True)
        }
        async with trio.open_nursery() as nursery:
            await nursery.start(Server(config, drivers).serve, list(listeners.values()))
            yield listeners
            nursery.cancel_scope.cancel()
