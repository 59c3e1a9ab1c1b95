"""Repeats the calls of a recording, and compares the server's messages.

Each scene has a fresh server.
"""

from __future__ import annotations

import contextlib
import difflib
import json
from typing import TYPE_CHECKING, NamedTuple

import trio

from tests.server.replay.masks import Identifiers, corrected, without_other_end
from tests.server.replay.recording import Kind, Messages
from tests.server.replay.world import World, connect, serving, settled
from virtrio.protocol import message
from virtrio.traffic import items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.server.replay.recording import Scene, Step

__all__ = ["Difference", "replay"]

SECONDS = 30.0  # of waiting for an answer
MOST_OF_A_SCENE = 5


class Difference(NamedTuple):
    """A message that differs from the recorded one.

    None stands for the end of the connection, b"" for no message in time.
    """

    scene: str
    step: int
    recorded: bytes | None
    now: bytes | None

    def __str__(self) -> str:
        lines = difflib.unified_diff(
            shown(self.recorded), shown(self.now), "recorded", "now", n=3, lineterm=""
        )
        return "\n    ".join((f"{self.scene}, step {self.step}:", *lines))


def shown(data: bytes | None) -> list[str]:
    """Return a message as lines."""
    if data is None:
        return ["the end"]
    if not data:
        return ["nothing"]
    if len(data) < message.HEADER_SIZE:
        return [data.hex(" ")]
    _, program, version, *_ = message.HEADER.unpack_from(data)
    item, trouble = items.parse(data, program, version)
    text = json.dumps(
        item.value, indent=1, ensure_ascii=False, default=lambda value: value.hex(" ")
    )
    return [
        *text.replace("\\n", "\n").splitlines(),
        *([trouble] if trouble else []),
        f"{len(data)} bytes",
    ]


class Client:
    """A client that sends what was recorded."""

    def __init__(self, stream: trio.SocketStream) -> None:
        self.stream = stream
        self._messages = Messages()
        self._waiting: list[bytes] = []

    async def send(self, data: bytes) -> None:
        # the server's messages, or their lack, tell more
        with contextlib.suppress(trio.BrokenResourceError):
            await self.stream.send_all(data)

    async def hear(self) -> bytes | None:
        """Return the next message, None at the end, b"" if none comes in time."""
        with trio.move_on_after(SECONDS):
            while not self._waiting:
                try:
                    data = await self.stream.receive_some()
                except trio.BrokenResourceError:
                    data = b""
                if not data:
                    rest, self._messages.rest = self._messages.rest, b""
                    return rest or None
                self._waiting += self._messages.cut(data)
        return self._waiting.pop(0) if self._waiting else b""


class _Replay:
    """The replay of one scene."""

    def __init__(self, scene: Scene, world: World) -> None:
        self._scene = scene
        self._world = world
        self._clients: dict[int, Client] = {}
        self._identifiers = Identifiers()
        self._gave_up = False
        self.differences: list[Difference] = []

    async def run(self) -> list[Difference]:
        self._world.begin()
        async with serving(self._scene.name) as listeners:
            for number, step in enumerate(self._scene.steps):
                if step.kind is Kind.OPENED:
                    self._clients[step.connection] = Client(
                        await connect(listeners[step.data.decode()])
                    )
                else:
                    await self._step(number, step, self._clients[step.connection])
                if len(self.differences) >= MOST_OF_A_SCENE or self._gave_up:
                    break
            for client in self._clients.values():
                await client.stream.aclose()
        return self.differences

    async def _step(self, number: int, step: Step, client: Client) -> None:
        if step.kind is Kind.SENT:
            self._world.tick()
            await client.send(self._identifiers.translated(step.data))
            await settled()
        elif step.kind is Kind.LEFT:
            with contextlib.suppress(trio.BrokenResourceError):
                await client.stream.send_eof()
            await settled()
        else:
            recorded = step.data if step.kind is Kind.RECEIVED else None
            now = await client.hear()
            self._gave_up = now == b""
            if not self._same(recorded, now):
                self.differences.append(Difference(self._scene.name, number, recorded, now))

    def _same(self, recorded: bytes | None, now: bytes | None) -> bool:
        if recorded is None or now is None:
            return recorded is now
        if now == corrected(recorded):
            return True
        return self._identifiers.same(without_other_end(recorded), without_other_end(now))


def replay(scenes: Iterable[Scene], world: World | None = None) -> list[Difference]:
    """Replay every scene; return the first few differences of each."""
    world = world or World()

    async def run() -> list[Difference]:
        found = []
        for scene in scenes:
            found += await _Replay(scene, world).run()
        return found

    with world.holds():
        return trio.run(run)
