"""File descriptors between a raw client and a driver that the test plays."""

from __future__ import annotations

import gc
import os
import socket
from array import array

import pytest
import trio

from tests.client.servers import open_files
from tests.server.raw import GET_TYPE, OK, REPLY, packet
from tests.server.streaming import (
    CREATE_WITH_FILES,
    OPEN_GRAPHICS,
    OPEN_GRAPHICS_FD,
    REPLY_WITH_FDS,
    Streaming,
    arguments,
    receive_fds,
    send_fds,
    with_fds,
)
from virtrio.server._generated.driver import Driver
from virtrio.server.net import tcp

NOT_THERE = (1, 7, "internal error: No FD available at slot 0")


@pytest.fixture
def pipe():
    """Two ends of a socket: graphics take nothing else."""
    reading, writing = (end.detach() for end in socket.socketpair())
    os.set_blocking(reading, False)
    yield reading, writing
    os.close(reading)
    os.close(writing)


@pytest.fixture
async def streaming(serve):
    driver = Streaming()
    return driver, await serve(driver).client().open()


async def send_together(client, data, fds):
    """Send descriptors with the first byte of data, unlike any real client."""
    await client.sock.sendmsg([data], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array("i", fds))])


def is_open(fd):
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True


@pytest.mark.parametrize(
    ("procedure", "written"), [(OPEN_GRAPHICS, b"graphics"), (CREATE_WITH_FILES, b"<domain/>")]
)
async def test_a_call_with_a_descriptor(streaming, pipe, procedure, written):
    driver, client = streaming
    await client.send(with_fds(procedure, 1, serial=4))
    await send_fds(client, [pipe[1]])
    answer = await client.answer()
    assert (answer.kind, answer.serial, answer.status) == (REPLY, 4, OK)
    assert os.read(pipe[0], 100) == written
    assert [is_open(fd) for fd in driver.files] == [False]
    assert await client.works()


async def test_many_descriptors_and_calls_behind_each_other(streaming, pipe):
    """Test calls in a row, although the kernel ends a read at each descriptor."""
    driver, client = streaming
    for serial in range(10):
        await client.send(
            packet(GET_TYPE, serial=100) + with_fds(CREATE_WITH_FILES, 3, serial=serial)
        )
        await send_fds(client, [pipe[1]] * 3)
        await client.send(packet(GET_TYPE, serial=101))
    answers = [await client.answer() for _ in range(30)]
    assert {answer.status for answer in answers} == {OK}
    assert sorted(answer.serial for answer in answers) == [*range(10), *[100] * 10, *[101] * 10]
    assert os.read(pipe[0], 1000) == b"<domain/>" * 30
    assert not any(map(is_open, driver.files))


@pytest.mark.parametrize("count", [1, 2, 32])
async def test_descriptors_that_nobody_takes_are_closed(streaming, pipe, count):
    """Test descriptors with a procedure that takes none; it is answered anyway."""
    _, client = streaming
    before = open_files()
    await client.send(packet(GET_TYPE, count.to_bytes(4, "big"), kind=4, serial=6))
    await send_fds(client, [pipe[1]] * count)
    answer = await client.answer()
    assert (answer.serial, answer.status) == (6, OK)
    assert open_files() == before


async def test_descriptors_of_a_call_that_does_not_decode_are_closed(streaming, pipe):
    _, client = streaming
    before = open_files()
    await client.send(packet(OPEN_GRAPHICS, b"\0\0\0\1" + arguments(OPEN_GRAPHICS)[:-4], kind=4))
    await send_fds(client, [pipe[1]])
    assert (await client.answer()).refusal[2] == "Unable to decode message payload"
    assert open_files() == before


@pytest.mark.parametrize("kind", ["plain call", "no descriptors"])
async def test_a_descriptor_that_is_not_there(streaming, kind):
    _, client = streaming
    await client.send(
        packet(OPEN_GRAPHICS, arguments(OPEN_GRAPHICS))
        if kind == "plain call"
        else with_fds(OPEN_GRAPHICS, 0)
    )
    assert (await client.answer()).refusal == NOT_THERE
    assert await client.works()


async def test_a_call_that_may_go_without_descriptors(streaming):
    _, client = streaming
    assert (await client.call(CREATE_WITH_FILES, arguments(CREATE_WITH_FILES))).status == OK


@pytest.mark.parametrize("announced", [1, 3])
async def test_another_number_than_was_announced_ends_the_connection(
    serve, pipe, caplog, announced
):
    served = serve(Streaming())
    client, other = await served.client().open(), await served.client().open()
    before = open_files()
    await client.send(with_fds(OPEN_GRAPHICS, announced))
    await send_fds(client, [pipe[1]] * (announced - 1))
    await client.send(b"\0" * (2 - 1))
    assert await client.answer() is None
    assert (
        f"{announced - 1} file descriptors with a message that announces {announced}" in caplog.text
    )
    assert open_files() == before - 1  # the socket
    assert await other.works()


@pytest.mark.parametrize(
    ("begun", "carrier"),
    [
        (b"", packet(GET_TYPE)),
        (packet(GET_TYPE, size=1_000_000), bytes(1000)),
        (with_fds(OPEN_GRAPHICS, 1)[:-20], bytes(1)),
    ],
    ids=["with a message", "within a message", "within a message that announces some"],
)
async def test_descriptors_that_nothing_announced_are_closed_at_once(serve, pipe, begun, carrier):
    served = serve(Streaming())
    client, other = await served.client().open(), await served.client().open()
    before = open_files()
    await client.send(begun)
    for _ in range(10):
        await send_together(client, carrier, [pipe[1]] * 20)
        await trio.testing.wait_all_tasks_blocked()
        assert open_files() <= before
    assert await other.works()


async def test_too_many_descriptors_for_any_message_end_the_connection(serve, pipe, caplog):
    served = serve(Streaming())
    client, other = await served.client().open(), await served.client().open()
    before = open_files()
    await client.send(with_fds(OPEN_GRAPHICS, 32))
    await send_together(client, bytes(1), [pipe[1]] * 20)
    await send_together(client, bytes(1), [pipe[1]] * 20)
    await trio.testing.wait_all_tasks_blocked()
    assert open_files() == before - 1
    assert "more than 32 file descriptors" in caplog.text
    assert await other.works()


async def test_descriptors_of_unfinished_calls_are_bounded_over_all_clients(serve, pipe, caplog):
    served = serve(Streaming(), max_waiting_fds=50)
    before = open_files()
    for _ in range(10):
        client = await served.client(readonly=True).open()
        await client.send(with_fds(OPEN_GRAPHICS, 32))
        await send_together(client, bytes(1), [pipe[1]] * 20)
        await trio.testing.wait_all_tasks_blocked()
        assert open_files() <= before + 2 * 10 + 50
    assert served.sessions == 2
    assert "too many descriptors" in caplog.text


async def test_a_driver_without_use_for_descriptors_is_not_read_for_them(serve, pipe):
    """Test that the kernel closes the descriptors, and that all calls are answered."""

    class Plain(Driver):
        def connect_get_type(self):
            return "PLAIN"

    client = await serve(Plain()).client().open()
    before = open_files()
    await client.send(with_fds(OPEN_GRAPHICS, 1, serial=1))
    await send_fds(client, [pipe[1]])
    await client.send(packet(GET_TYPE, serial=2))
    first, second = await client.answer(), await client.answer()
    assert (first.serial, first.refusal[0]) == (1, 3)
    assert (second.serial, second.status) == (2, OK)
    assert open_files() == before


@pytest.mark.parametrize("count", [1, 3])
async def test_a_reply_with_descriptors(streaming, count):
    driver, client = streaming
    pipes = [os.pipe() for _ in range(count)]
    before = open_files()
    driver.given = [pipes[0][0] if count == 1 else [reading for reading, _ in pipes]]
    await client.send(packet(OPEN_GRAPHICS_FD, arguments(OPEN_GRAPHICS_FD), serial=8))
    header = await client.sock.recv(32)
    assert int.from_bytes(header[16:20], "big") == REPLY_WITH_FDS
    assert int.from_bytes(header[20:24], "big") == 8
    assert int.from_bytes(header[28:], "big") == count
    fds = await receive_fds(client, count)
    assert open_files() == before  # each is here a second time, and no longer in the server
    for fd, (_, writing) in zip(fds, pipes, strict=True):
        os.write(writing, b"through")
        assert os.read(fd, 100) == b"through"
        os.close(fd)
        os.close(writing)
    assert await client.works()


async def test_a_reply_with_descriptors_is_not_torn_apart(streaming):
    """Test that replies to calls with descriptors do not come in between."""
    driver, client = streaming
    pipes = [os.pipe() for _ in range(2)]
    driver.given = [[reading for reading, _ in pipes]]
    await client.send(
        packet(GET_TYPE, serial=1)
        + packet(OPEN_GRAPHICS_FD, arguments(OPEN_GRAPHICS_FD), serial=2)
        + packet(GET_TYPE, serial=3)
    )
    received, fds = b"", []
    while len(received) < 2 * (28 + 4 + 12) + 32 + 2:
        data, ancillary, _, _ = await client.sock.recvmsg(1000, socket.CMSG_SPACE(4 * 32))
        received += data
        fds += [int.from_bytes(content[:4], "little") for _, _, content in ancillary]
    at = received.index(b"\0\0\0\x20\x20\0\x80\x86")
    assert received[at + 32 : at + 34] == b"\0\0"
    assert len(fds) == 2
    for fd in [*fds, *(writing for _, writing in pipes)]:
        os.close(fd)


async def test_a_client_that_is_gone_before_its_descriptors_leaves_none_open(serve):
    driver = Streaming()
    served = serve(driver)
    await served.client().open()
    client = await served.client().open()
    gc.collect()
    before = open_files()
    pipes = [os.pipe() for _ in range(20)]
    driver.given = [reading for reading, _ in pipes]
    await client.send(packet(OPEN_GRAPHICS_FD, arguments(OPEN_GRAPHICS_FD)) * 20)
    await client.aclose()
    await trio.testing.wait_all_tasks_blocked()
    for _, writing in pipes:
        os.close(writing)
    assert served.sessions == 1
    assert open_files() == before - 2


async def test_descriptors_travel_on_unix_sockets_only(nursery):
    driver = Streaming()
    driver.given = [0]
    from tests.server.raw import Raw, Served

    served = Served(nursery, driver)
    listener = trio.socket.socket()
    await listener.bind(("127.0.0.1", 0))
    listener.listen()
    ours = trio.socket.socket()
    await ours.connect(listener.getsockname())
    theirs, _ = await listener.accept()
    listener.close()
    plain = socket.socket(fileno=theirs.detach())
    plain.setblocking(False)
    nursery.start_soon(served.server.serve_endpoint, tcp.endpoint(plain), "client")
    client = await Raw(ours).open()
    answer = await client.call(60, b"\0\0\0\x08")
    assert answer.payload == bytes(4)  # the feature
    answer = await client.call(OPEN_GRAPHICS_FD, arguments(OPEN_GRAPHICS_FD))
    assert answer.refusal == (
        1,
        7,
        "internal error: Sending file descriptors is not supported on this socket",
    )
    assert driver.given == [0]
    await client.send(with_fds(OPEN_GRAPHICS, 1) + b"\0")
    assert (await client.answer()).refusal == NOT_THERE
    assert await client.works()
    ours.close()
