"""A monitor whose QEMU is played by the test, a line at a time."""

from __future__ import annotations

import json
import os
import socket

import trio

GREETING = {
    "QMP": {
        "version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": "Debian"},
        "capabilities": ["oob"],
    }
}


def line(message) -> bytes:
    return json.dumps(message).encode() + b"\r\n"


def event(name, data=None, seconds=1, microseconds=5) -> dict:
    said = {"event": name, "timestamp": {"seconds": seconds, "microseconds": microseconds}}
    return said if data is None else said | {"data": data}


class FakeQEMU:
    """The process at the other end of ``client``, a socket for a `Monitor`."""

    def __init__(self) -> None:
        self.client, mine = socket.socketpair()
        self._sock = trio.socket.from_stdlib_socket(mine)
        self._buffer = b""
        self.fds: list[int] = []

    async def send(self, *messages) -> None:
        """Send messages, or bytes as they are."""
        data = b"".join(each if isinstance(each, bytes) else line(each) for each in messages)
        while data:
            data = data[await self._sock.send(data) :]

    async def take(self) -> dict:
        """Return the next message of the client, with descriptors added to ``fds``."""
        while b"\n" not in self._buffer:
            data, ancillary, _, _ = await self._sock.recvmsg(65536, socket.CMSG_SPACE(64))
            for _, _, rights in ancillary:
                self.fds += memoryview(rights).cast("i").tolist()
            if not data:
                raise EOFError
            self._buffer += data
        first, _, self._buffer = self._buffer.partition(b"\n")
        return json.loads(first)

    async def negotiate(self) -> None:
        await self.send(GREETING)
        await self.answer("qmp_capabilities")

    async def answer(self, name: str, value=None) -> dict:
        """Take a command, which has to be ``name``, and answer it; return it."""
        said = await self.take()
        assert said.get("execute", said.get("exec-oob")) == name
        await self.send({"return": {} if value is None else value, "id": said["id"]})
        return said

    def close(self) -> None:
        self._sock.close()
        for fd in self.fds:
            os.close(fd)
