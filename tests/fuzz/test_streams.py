"""Mutated packets of streams, and stray descriptors, against a driver that has both.

No packet may make the server hang, log a traceback, leave a descriptor or a task
behind, or harm another client.
"""

from __future__ import annotations

import array
import gc
import os
import random
import socket

import pytest
import trio

from tests.client.servers import open_files
from tests.fuzz import mutate
from tests.fuzz.packets import AUTH_LIST, OPEN, Packet
from tests.server.raw import CONTINUE, ERROR, OK, REPLY, STREAM, Served
from tests.server.streaming import (
    CALL_WITH_FDS,
    CONSOLE,
    CREATE_WITH_FILES,
    DOWNLOAD,
    HOLE,
    OPEN_GRAPHICS,
    OPEN_GRAPHICS_FD,
    SCREENSHOT,
    UPLOAD,
    Streaming,
    arguments,
)
from virtrio.protocol import message

CONNECTIONS = 150
MUTATIONS = (
    mutate.flipped_bits,
    mutate.flipped_anywhere,
    mutate.random_bytes,
    mutate.truncated,
    mutate.cut_off,
    mutate.wrong_length,
    mutate.wrong_procedure,
    mutate.wrong_kind,
    mutate.wrong_status,
    mutate.trailing_bytes,
)
OPENING = (UPLOAD, DOWNLOAD, CONSOLE, SCREENSHOT)


class Works:
    """Random actions of the driver on a stream."""

    def __init__(self, rng):
        self.rng = rng
        self.running = 0

    async def __call__(self, stream):
        self.running += 1
        try:
            await self.rng.choice((self.echo, self.swallow, self.send, self.stop))(stream)
        finally:
            self.running -= 1

    async def echo(self, stream):
        while (piece := await stream.receive()) is not None:
            await (
                stream.send(piece)
                if isinstance(piece, memoryview)
                else stream.send_hole(min(piece.length, 100_000))
            )

    async def swallow(self, stream):
        while await stream.receive() is not None:
            pass

    async def send(self, stream):
        for size in (1, 1000, 600_000):
            await stream.send(bytes(size))
            await stream.send_hole(size)

    async def stop(self, stream):
        await stream.receive()


def packet(rng):
    """Return a packet that may belong to a stream or bring descriptors.

    Serials are few, so that packets meet.
    """
    serial = rng.randrange(4)
    procedure = int(rng.choice(OPENING))
    match rng.randrange(8):
        case 0 | 1:
            return Packet(procedure, arguments(procedure, rng.choice((0, 1))), serial=serial)
        case 2:
            what = rng.choice((OPEN_GRAPHICS, CREATE_WITH_FILES, CONSOLE))
            count = rng.choice((0, 1, 1, 2, 33)).to_bytes(4, "big")
            return Packet(int(what), count + arguments(what), kind=CALL_WITH_FDS, serial=serial)
        case 3:
            return Packet(int(OPEN_GRAPHICS_FD), arguments(OPEN_GRAPHICS_FD), serial=serial)
        case 4:
            length = rng.choice((0, 5, 1 << 40, -1)).to_bytes(8, "big", signed=True)
            return Packet(procedure, length + bytes(4), kind=HOLE, serial=serial, status=CONTINUE)
        case 5:
            return Packet(
                procedure, kind=STREAM, serial=serial, status=rng.choice((OK, ERROR, CONTINUE))
            )
        case _:
            data = rng.randbytes(rng.choice((1, 3, 5000, 300_000)))
            return Packet(procedure, data, kind=STREAM, serial=serial, status=CONTINUE)


def conversation(rng):
    """Return one client's packets: bytes, and whether a descriptor comes along."""
    yield AUTH_LIST.pack() + OPEN.pack(), False
    for _ in range(rng.randrange(1, 25)):
        one = packet(rng)
        yield (rng.choice(MUTATIONS)(one, rng) if rng.random() < 0.15 else one.pack()), False
        if one.kind == CALL_WITH_FDS:
            count = int.from_bytes(one.payload[:4], "big")
            for _ in range(count if rng.random() < 0.9 else rng.randrange(5)):
                yield b"\0", rng.random() < 0.95
        elif rng.random() < 0.02:
            yield b"\0", True


async def talk(rng, client, fd):
    """Send all packets while reading, end sending, and read up to the server's end."""
    received = bytearray()

    async def read():
        nonlocal received
        with trio.move_on_after(20) as scope:
            while True:
                try:
                    data, ancillary, _, _ = await client.sock.recvmsg(1 << 18, 1024)
                except ConnectionResetError:
                    break
                for _, _, content in ancillary:
                    fds = array.array("i")
                    fds.frombytes(content)
                    for given in fds:
                        os.close(given)
                if not data:
                    break
                received += data
        assert not scope.cancelled_caught, "the server neither answered nor closed"

    async with trio.open_nursery() as nursery:
        nursery.start_soon(read)
        try:
            for data, with_fd in conversation(rng):
                if with_fd:
                    await client.sock.sendmsg(
                        [data], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [fd]))]
                    )
                else:
                    view = memoryview(data)
                    while view:
                        view = view[await client.sock.send(view) :]
            client.sock.shutdown(socket.SHUT_WR)
        except (BrokenPipeError, ConnectionResetError):
            pass
    return bytes(received)


def check(received):
    """Check that the server sent only whole messages that it may send.

    The bytes that descriptors come with may be between them.
    """
    at = 0
    while len(received) - at >= 28:
        size, *_, kind, _, status = message.HEADER.unpack_from(received, at)
        assert 28 <= size <= message.MESSAGE_MAX, received[at : at + 64].hex()
        assert (kind, status) in {
            *((REPLY, status) for status in (OK, ERROR)),
            (message.REPLY_WITH_FDS, OK),
            *((STREAM, status) for status in (OK, ERROR, CONTINUE)),
            (HOLE, CONTINUE),
        }
        if at + size > len(received):
            return
        at += size + (
            int.from_bytes(received[at + 28 : at + 32], "big")
            if kind == message.REPLY_WITH_FDS
            else 0
        )


@pytest.mark.parametrize("seed", range(3))
async def test_mutated_streams(nursery, caplog, seed):
    rng = random.Random(seed)
    works = Works(rng)
    driver = Streaming(works)
    driver.domain_open_graphics_fd = lambda dom, idx, flags: os.open(os.devnull, os.O_RDONLY)
    served = Served(nursery, driver)
    healthy = await served.client().open()
    fd = os.open(os.devnull, os.O_WRONLY)
    gc.collect()
    before = open_files()
    answered = 0
    for _ in range(CONNECTIONS):
        client = served.client()
        with trio.fail_after(30):
            received = await talk(rng, client, fd)
        check(received)
        answered += len(received)
        await client.aclose()
        assert await healthy.works()
    await trio.testing.wait_all_tasks_blocked()
    gc.collect()
    assert (served.sessions, works.running) == (1, 0)
    assert open_files() == before
    assert "Traceback" not in caplog.text
    assert answered > 500_000
    os.close(fd)
    served.close()
