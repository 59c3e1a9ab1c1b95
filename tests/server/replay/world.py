"""A server without chance: its clock and its random numbers are the test's.

So a recording has no times and no random identifiers that would have to be left out
when it is compared.
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
"""Names of the places where a recorded server listens.

They are two unix sockets, TCP, and the socket for administration.
"""

STREAMS = "streams"
"""Prefix of the names of scenes about the driver of `_volumes`.

All other scenes are about the test driver.
"""

# Drawn identifiers begin with this, so that they are recognized.
DRAWN_UUID = bytes.fromhex("d7a35bc19e6040008000")
DRAWN_MAC = bytes.fromhex("d7")
_FIRST = 1_700_000_000


class World:
    """The clock and the source of randomness.

    The clock moves on by a second with each message of a client's. ``first`` is the
    number of the first identifier that is drawn.
    """

    def __init__(self, first: int = 0) -> None:
        self.seconds = _FIRST
        self._first = first
        self._drawn = first

    def begin(self) -> None:
        """Start anew, before each scene."""
        self.seconds = _FIRST
        self._drawn = self._first

    def tick(self) -> None:
        """Move the clock on: a client is about to send a message."""
        self.seconds += 1

    def draw(self, size: int) -> bytes:
        """Return bytes in place of `os.urandom`."""
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
    """Wait until all that was sent is handled, except by threads of the server."""
    await trio.testing.wait_all_tasks_blocked()


async def connect(listener: Listener) -> trio.SocketStream:
    """Return a connection that the server has accepted."""
    sock = trio.socket.socket(listener.sock.family, socket.SOCK_STREAM)
    await sock.connect(listener.sock.getsockname())
    stream = trio.SocketStream(sock)
    await settled()
    return stream


def _volumes(directory: Path) -> Drivers:
    """Return a driver with volumes, a console and a screen."""
    directory.joinpath("data").write_bytes(b"volume " * 100)
    directory.joinpath("empty").touch()
    driver = VolumeDriver(directory)
    return Drivers({"test": driver})


@contextlib.asynccontextmanager
async def serving(scene: str) -> AsyncIterator[dict[str, Listener]]:
    """Run a fresh server for a scene of this name; give its listeners by `PLACES`.

    It never pings.
    """
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
