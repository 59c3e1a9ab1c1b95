"""A tap between clients and a server in this process, which records what passes."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import trio

from tests.client.servers import short_directory
from tests.server.replay.recording import Kind, Messages, Scene, Step
from tests.server.replay.world import PLACES, connect, serving, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.server.replay.world import World
    from virtrio.server.net.listener import Listener

__all__ = ["Places", "record"]

SECONDS = 5.0  # until the clients of a scene have to be gone


class Places(NamedTuple):
    """Addresses of the server, for the clients of a scene."""

    paths: dict[str, str]
    port: int

    def uri(self, place: str) -> str:
        """Return the URI of the test driver at a place."""
        if place == "tcp":
            return f"test+tcp://127.0.0.1:{self.port}/default"
        return f"test+unix:///default?socket={self.paths[place]}"


class _Tap:
    def __init__(self, world: World) -> None:
        self.steps: list[Step] = []
        self._world = world
        self._opened = self._open = 0
        self._left = trio.Event()

    async def everybody_left(self) -> None:
        while self._open:
            self._left = trio.Event()
            await self._left.wait()

    async def join(self, place: str, listener: Listener, client: trio.SocketStream) -> None:
        number, self._opened = self._opened, self._opened + 1
        self._open += 1
        self.steps.append(Step(Kind.OPENED, number, place.encode()))
        server = await connect(listener)
        async with client, server, trio.open_nursery() as nursery:
            nursery.start_soon(self._pass, number, client, server, Kind.SENT)
            nursery.start_soon(self._pass, number, server, client, Kind.RECEIVED)
        self._open -= 1
        self._left.set()

    async def _pass(
        self, number: int, source: trio.SocketStream, sink: trio.SocketStream, kind: Kind
    ) -> None:
        messages = Messages()
        while data := await _received(source):
            for piece in messages.cut(data):
                await self._pass_one(number, piece, sink, kind)
        if messages.rest:
            await self._pass_one(number, messages.rest, sink, kind)
        self.steps.append(Step(Kind.LEFT if kind is Kind.SENT else Kind.CLOSED, number))
        with contextlib.suppress(trio.BrokenResourceError, trio.ClosedResourceError):
            await sink.send_eof()

    async def _pass_one(
        self, number: int, piece: bytes, sink: trio.SocketStream, kind: Kind
    ) -> None:
        self.steps.append(Step(kind, number, piece))
        if kind is Kind.SENT:
            self._world.tick()
        with contextlib.suppress(trio.BrokenResourceError):
            await sink.send_all(piece)
        if kind is Kind.SENT:
            await settled()


async def _received(source: trio.SocketStream) -> bytes:
    try:
        return bytes(await source.receive_some())
    except trio.BrokenResourceError:
        return b""


async def _listening(directory: str) -> tuple[dict[str, trio.SocketListener], Places]:
    paths, listeners, port = {}, {}, 0
    for place in PLACES:
        if place == "tcp":
            listeners[place] = (await trio.open_tcp_listeners(0, host="127.0.0.1"))[0]
            port = listeners[place].socket.getsockname()[1]
        else:
            paths[place] = f"{directory}/{place}"
            sock = trio.socket.socket(trio.socket.AF_UNIX, trio.socket.SOCK_STREAM)
            await sock.bind(paths[place])
            sock.listen()
            listeners[place] = trio.SocketListener(sock)
    return listeners, Places(paths, port)


async def record(name: str, world: World, play: Callable[[Places], Any]) -> Scene:
    """Record what passes while ``play`` makes its calls to a fresh server.

    ``play`` runs in a thread.
    """
    world.begin()
    tap = _Tap(world)
    with short_directory() as directory:
        ends, places = await _listening(directory)
        async with serving(name) as listeners, trio.open_nursery() as nursery:
            for place, end in ends.items():
                nursery.start_soon(
                    trio.serve_listeners, partial(tap.join, place, listeners[place]), [end]
                )
            await trio.to_thread.run_sync(play, places)
            with trio.fail_after(SECONDS):
                await tap.everybody_left()
            nursery.cancel_scope.cancel()
    return Scene(name, tap.steps)
