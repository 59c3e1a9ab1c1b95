"""The guest agent's protocol, and a channel to an agent that is played by the test."""

from __future__ import annotations

import json
import socket

import pytest
import trio

from virtrio.protocol.errors import LibvirtError, LocalProtocolError, RemoteProtocolError
from virtrio.server.drivers.qemu.agent.channel import (
    BLOCK,
    DEFAULT,
    NO_WAIT,
    AgentChannel,
    GuestAgent,
)
from virtrio.server.drivers.qemu.agent.protocol import (
    MOST_BYTES,
    Conversation,
    parse,
    written,
)
from virtrio.server.drivers.qemu.json_texts import MOST_VALUES

UNRESPONSIVE, INTERNAL = 86, 1


# -- without I/O -----------------------------------------------------------------------


def synchronized() -> Conversation:
    conversation = Conversation()
    conversation.sync(7)
    conversation.receive(b'\xff{"return": 7}\n')
    line = conversation.next_line()
    assert line is not None
    assert conversation.is_sync_reply(parse(line))
    return conversation


def test_synchronizing_drops_what_came_before():
    conversation = Conversation()
    asked = conversation.sync(7)
    assert asked[:1] == b"\xff"
    assert json.loads(asked[1:]) == {"execute": "guest-sync-delimited", "arguments": {"id": 7}}
    stale = b'{"return": 6}\n{"return": [1, 2'
    for data in (stale, b"...\xff", b'{"return": 6}\n{"retu', b'rn": 7}\n'):
        conversation.receive(data)
    found = [conversation.next_line(), conversation.next_line()]
    assert found == [b'{"return": 6}', b'{"return": 7}']
    assert [conversation.is_sync_reply(parse(line)) for line in found] == [False, True]
    assert conversation.is_synchronized


@pytest.mark.parametrize("said", [{"return": True}, {"return": "7"}, {"error": {}}, {}])
def test_another_reply_does_not_synchronize(said):
    conversation = Conversation()
    conversation.sync(1)
    assert not conversation.is_sync_reply(said)
    with pytest.raises(LocalProtocolError):
        conversation.command({"execute": "guest-ping"})


def test_a_reply_may_come_byte_by_byte():
    conversation = synchronized()
    assert conversation.command({"execute": "x", "arguments": {"a": "é"}}) == (
        '{"execute":"x","arguments":{"a":"é"}}\n'.encode()
    )
    for byte in b'\r\n{"return":\t{}}\r\n':
        assert conversation.next_line() is None
        conversation.receive(bytes([byte]))
    assert conversation.next_line() == b'{"return":\t{}}'


def test_what_an_exchange_reads_is_limited():
    conversation = synchronized()
    conversation.command({"execute": "guest-ping"})
    conversation.receive(b"x" * MOST_BYTES)
    with pytest.raises(RemoteProtocolError, match=f"in {MOST_BYTES} bytes"):
        conversation.receive(b"x")
    assert not conversation.is_synchronized


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b"{", "cannot parse json {"),
        (b"\xc3(", r"cannot parse json \\xc3\("),
        (b'{"return": NaN}', "cannot parse json"),
        (b'{"return": -1e999}', "cannot parse json"),
        (b"[" * 100_000, "cannot parse json"),
        (b"[1]", "isn't an object"),
        (b'{"x": 1}', "Unknown JSON reply"),
        (b"[" + b"1," * MOST_VALUES + b"1]", "more than .* values"),
    ],
)
def test_what_no_agent_says(line, text):
    with pytest.raises(RemoteProtocolError, match=text):
        parse(line)


def test_commands_that_are_no_json():
    conversation = synchronized()
    with pytest.raises(LocalProtocolError):
        conversation.command({"execute": float("nan")})
    with pytest.raises(LocalProtocolError):
        conversation.command({"execute": "\ud800"})


# -- a channel -------------------------------------------------------------------------


class FakeAgent:
    """An agent of the test's at the guest's end of a channel."""

    def __init__(self, path: str) -> None:
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(path)
        self._listening.listen(1)
        self._sock: trio.SocketStream | None = None
        self._buffer = b""

    async def accept(self) -> None:
        sock, _ = self._listening.accept()
        self._sock = trio.SocketStream(trio.socket.from_stdlib_socket(sock))

    async def send(self, *messages) -> None:
        assert self._sock is not None
        for message in messages:
            data = message if isinstance(message, bytes) else json.dumps(message).encode() + b"\n"
            await self._sock.send_all(data)

    async def asked(self) -> dict:
        assert self._sock is not None
        while b"\n" not in self._buffer:
            self._buffer += await self._sock.receive_some()
        line, _, self._buffer = self._buffer.partition(b"\n")
        return json.loads(line.lstrip(b"\xff"))

    async def synchronize(self) -> None:
        said = await self.asked()
        assert said["execute"] == "guest-sync-delimited"
        await self.send(b"\xff", {"return": said["arguments"]["id"]})

    def close(self) -> None:
        self._listening.close()
        if self._sock is not None:
            self._sock.socket.close()


@pytest.fixture
async def agent(folder):
    """An agent, and the channel to it."""
    path = str(folder / "agent.sock")
    fake = FakeAgent(path)
    channel = AgentChannel(path)
    await fake.accept()
    yield fake, channel
    channel.close()
    fake.close()


async def answer(fake: FakeAgent, *replies) -> None:
    for reply in replies:
        await fake.asked()
        await fake.send(reply)


PING = {"execute": "guest-ping"}


async def test_commands_after_one_synchronization(agent):
    fake, channel = agent
    async with trio.open_nursery() as nursery:
        await fake.send({"return": "stale"})

        async def play() -> None:
            await fake.synchronize()
            await answer(fake, {"return": 1}, {"error": {"class": "X"}})

        nursery.start_soon(play)
        assert await channel.command(PING, BLOCK) == {"return": 1}
        assert await channel.command(PING, DEFAULT) == {"error": {"class": "X"}}


async def test_a_command_may_be_written_before(agent):
    fake, channel = agent
    async with trio.open_nursery() as nursery:

        async def play() -> None:
            await fake.synchronize()
            assert await fake.asked() == PING
            await fake.send({"return": {}})

        nursery.start_soon(play)
        assert await channel.command(written(PING, is_long=True), BLOCK) == {"return": {}}


async def test_an_agent_that_does_not_synchronize(agent, autojump_clock):
    _, channel = agent
    for seconds, most in ((BLOCK, 5), (2, 2)):
        begun = trio.current_time()
        with pytest.raises(LibvirtError, match="Guest agent not available for now") as refused:
            await channel.command(PING, BLOCK, sync_seconds=seconds)
        assert refused.value.code == UNRESPONSIVE
        assert trio.current_time() - begun == pytest.approx(most)


async def test_a_late_reply_is_not_taken_for_another(agent):
    fake, channel = agent
    async with trio.open_nursery() as nursery:
        nursery.start_soon(fake.synchronize)
        with pytest.raises(LibvirtError, match="not available for now"):
            await channel.command(PING, NO_WAIT, sync_seconds=BLOCK)
    assert (await fake.asked()) == PING
    await fake.send({"return": "late"})
    async with trio.open_nursery() as nursery:

        async def play() -> None:
            await fake.synchronize()
            await answer(fake, {"return": "in time"})

        nursery.start_soon(play)
        assert await channel.command(PING, BLOCK) == {"return": "in time"}


async def test_a_channel_that_is_closed_ends_its_command(agent):
    fake, channel = agent
    async with trio.open_nursery() as nursery:

        async def close() -> None:
            await fake.synchronize()
            await fake.asked()
            channel.close()

        nursery.start_soon(close)
        with pytest.raises(LibvirtError, match="disappeared while executing command") as refused:
            await channel.command(PING, BLOCK)
        assert refused.value.code == UNRESPONSIVE
    with pytest.raises(LibvirtError, match="disappeared"):
        await channel.command(PING, BLOCK)


async def test_a_guest_that_goes_closes_its_channel(agent):
    fake, channel = agent
    async with trio.open_nursery() as nursery:

        async def close() -> None:
            await fake.synchronize()
            await fake.asked()
            channel.close()

        nursery.start_soon(close)
        assert await channel.command(PING, BLOCK, awaits="SUSPEND") is None


async def test_an_event_may_be_the_answer(agent):
    fake, channel = agent
    async with trio.open_nursery() as nursery:

        async def shut_down() -> None:
            await fake.synchronize()
            await fake.asked()
            channel.notify("RESET")
            channel.notify("SHUTDOWN")

        nursery.start_soon(shut_down)
        assert await channel.command(PING, BLOCK, awaits="SHUTDOWN") is None


@pytest.mark.parametrize("flood", [b"x" * 65536, b'{"return":1,' * 6000, b"\xff\n" * 32768])
async def test_a_flood_ends_the_command_alone(agent, flood):
    fake, channel = agent
    with trio.fail_after(60):
        async with trio.open_nursery() as nursery:

            async def play() -> None:
                await fake.asked()
                while True:
                    await fake.send(flood)

            nursery.start_soon(play)
            with pytest.raises(LibvirtError) as refused:
                await channel.command(PING, BLOCK)
            assert refused.value.code in (INTERNAL, UNRESPONSIVE)
            nursery.cancel_scope.cancel()


async def test_a_large_reply_is_read_whole(agent):
    fake, channel = agent
    large = {"return": ["x" * 1000] * 2000}
    async with trio.open_nursery() as nursery:

        async def play() -> None:
            await fake.synchronize()
            await answer(fake, large)

        nursery.start_soon(play)
        assert await channel.command(PING, BLOCK) == large


async def test_calls_take_turns(folder, autojump_clock):
    agent = GuestAgent(str(folder / "nothing.sock"))

    async def hold(*, task_status=trio.TASK_STATUS_IGNORED) -> None:
        async with agent.turn("remoteDispatchDomainFSFreeze"):
            task_status.started()
            await trio.sleep_forever()

    async with trio.open_nursery() as nursery:
        await nursery.start(hold)
        with pytest.raises(LibvirtError, match="held by agent=remoteDispatchDomainFSFreeze"):
            async with agent.turn("remoteDispatchDomainGetTime"):
                pytest.fail("two calls at once")
        nursery.cancel_scope.cancel()


async def test_an_agent_without_a_socket(folder):
    agent = GuestAgent(str(folder / "nothing.sock"))
    agent.opened()
    assert agent.has_failed
    assert agent.channel is None
    agent.closed()
    assert not agent.has_failed
