"""The file of a recording: scenes, each with all that passed, in order.

A scene is what passed between one fresh server and its clients. The file is xz around
frames of a kind, a connection, a length and so many bytes.
"""

from __future__ import annotations

import lzma
from enum import IntEnum
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

from virtrio.protocol import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FILE", "Kind", "Messages", "Scene", "Step", "load", "save"]

FILE = Path(__file__).with_name("conversation.xz")

_MAGIC = b"virtrio replay 1\n"
_FRAME = Struct(">BHI")


class Kind(IntEnum):
    """The kind of a frame.

    The bytes of a scene are its name, those of a connection are one of `world.PLACES`.
    """

    SCENE = 0
    OPENED = 1
    SENT = 2  # one message of the client's
    RECEIVED = 3  # one of the server's
    LEFT = 4  # the client sends no more
    CLOSED = 5  # the server sends no more


class Step(NamedTuple):
    """One frame of a scene, on a connection.

    Connections are numbered from 0 as they come.
    """

    kind: Kind
    connection: int
    data: bytes = b""


class Scene(NamedTuple):
    """The life of one server."""

    name: str
    steps: list[Step]

    @property
    def calls(self) -> int:
        """Number of calls, those that no server understands included."""
        return sum(step.kind is Kind.SENT and is_call(step.data) for step in self.steps)


def is_call(data: bytes) -> bool:
    """Return whether a message is a call, with descriptors or without."""
    return len(data) >= message.HEADER_SIZE and message.HEADER.unpack_from(data)[4] in (
        message.CALL,
        message.CALL_WITH_FDS,
    )


class Messages:
    """Cuts one side's bytes into messages.

    Behind an impossible length, each read is one piece.
    """

    def __init__(self) -> None:
        self.rest = b""
        self._broken = False

    def cut(self, data: bytes) -> Iterator[bytes]:
        """Yield the messages that these bytes complete."""
        self.rest += data
        while len(self.rest) >= message.LENGTH.size or self._broken:
            (size,) = message.LENGTH.unpack_from(self.rest) if not self._broken else (0,)
            if not message.HEADER_SIZE <= size <= message.MESSAGE_MAX:
                self._broken = True
                size = len(self.rest)
            if not size or len(self.rest) < size:
                break
            piece, self.rest = self.rest[:size], self.rest[size:]
            yield piece


def save(scenes: Iterable[Scene], path: Path) -> None:
    """Write a recording."""
    parts = [_MAGIC]
    for scene in scenes:
        for kind, connection, data in (Step(Kind.SCENE, 0, scene.name.encode()), *scene.steps):
            parts += _FRAME.pack(kind, connection, len(data)), data
    path.write_bytes(lzma.compress(b"".join(parts), preset=9 | lzma.PRESET_EXTREME))


def load(path: Path = FILE) -> list[Scene]:
    """Read a recording."""
    content = lzma.decompress(path.read_bytes())
    assert content.startswith(_MAGIC), f"{path} is no recording"
    scenes: list[Scene] = []
    pos = len(_MAGIC)
    while pos < len(content):
        kind, connection, size = _FRAME.unpack_from(content, pos)
        pos += _FRAME.size
        data = content[pos : pos + size]
        pos += size
        if kind == Kind.SCENE:
            scenes.append(Scene(data.decode(), []))
        else:
            scenes[-1].steps.append(Step(Kind(kind), connection, data))
    return scenes
