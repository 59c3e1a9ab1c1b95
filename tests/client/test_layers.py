"""Both clients through layers.

The tests of calls, streams and events run again through layers; further tests are
about what only a layer can do to a connection. Layers take turns.
"""

from __future__ import annotations

import collections
import contextlib
import inspect

import pytest
import trio

import virtrio
from tests import layers
from tests.client import test_calls, test_events, test_streams
from tests.client.kinds import KINDS
from tests.client.servers import playing, serving, type_reply, unasked
from tests.client.test_events import conn, driver  # noqa: F401 - fixtures of what is run again
from tests.layers import Frames, relayed
from tests.server.streaming import Streaming
from virtrio.enums import ErrorNumber
from virtrio.protocol.connection import Closed
from virtrio.protocol.endpoint import Endpoint

pytestmark = pytest.mark.takes_turns("mode")


class Through:
    """One of the clients through a layer, with a relay that takes the layer off."""

    def __init__(self, kind, mode):
        self.name = kind.name
        self.mode = mode
        self._kind = kind

    @contextlib.asynccontextmanager
    async def connect(self, uri=None, **options):
        async with (
            relayed(uri, self.mode) as layered,
            self._kind.connect(layered, **options) as connection,
        ):
            yield connection

    async def __call__(self, function, *args):
        return await self._kind(function, *args)


@pytest.fixture(params=layers.LAYERS)
def mode(request):
    return request.param


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def client(request, mode):
    return Through(request.param, mode)


# Run each test of those modules that runs on both clients once more, through layers.
for _module in (test_calls, test_streams, test_events):
    for _name, _function in vars(_module).items():
        if _name.startswith("test_") and "client" in inspect.signature(_function).parameters:
            assert _name not in globals(), _name
            globals()[_name] = _function


# -- what only layers do ---------------------------------------------------------------


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def kind(request):
    return request.param


@pytest.fixture
def between(kind, monkeypatch):
    """Function that connects to a server through layers: the client's, the relay's."""

    @contextlib.asynccontextmanager
    async def connect(server, ours=None, theirs=None, *, split=1000, **options):
        monkeypatch.setitem(
            layers.LAYERS, "own", (lambda: ours or Frames(), lambda: theirs or Frames())
        )
        async with (
            server as uri,
            relayed(uri, "own", split=split) as layered,
            kind.connect(layered, **options) as connection,
        ):
            yield connection

    return connect


async def test_every_byte_arrives_alone(kind, between):
    ours, theirs = (Frames(sizes=(1,)) for _ in range(2))
    async with between(serving(), ours, theirs, split=1_000_000) as connection:
        assert await kind(connection.get_type) == "TEST"
        with await kind(connection.lookup_by_name, "test") as dom:
            assert "<name>test</name>" in await kind(dom.xml_desc)


async def test_frames_that_the_layer_holds_back_are_sent_with_the_call(kind, between):
    """A frame does not wait for the next call: the server would wait for ever."""
    ours, theirs = (Frames(holds=1_000_000) for _ in range(2))
    async with between(serving(), ours, theirs) as connection:
        for _ in range(3):
            assert await kind(connection.get_type) == "TEST"


async def test_words_of_the_layer_reach_the_peer_without_a_call(kind, between):
    """The layer has a word for each frame that comes; the server sends only events."""
    ours, theirs = Frames(words=1), Frames()
    sent = trio.Event()

    async def script(peer):
        for _ in range(3):
            await peer.send(unasked())
        sent.set()
        await peer.serve()

    async with between(playing(script), ours, theirs, keepalive_interval=0.05) as connection:
        await sent.wait()
        with trio.fail_after(5):
            while theirs.words_heard < 3:  # noqa: ASYNC110 - there is nothing else to be told by
                await trio.sleep(0.01)
        assert await kind(connection.get_type) == "FAKE"


async def test_greeting_before_anything_else(kind, between):
    ours, theirs = (Frames(greets=True) for _ in range(2))
    async with between(serving(), ours, theirs) as connection:
        assert await kind(connection.get_type) == "TEST"


async def test_last_words_are_said_and_heard(kind, between):
    ours, theirs = Frames(), Frames()
    async with between(serving(), ours, theirs):
        pass
    with trio.fail_after(5):
        while not theirs.ended:  # noqa: ASYNC110
            await trio.sleep(0.01)
    assert ours.closed


async def test_last_word_of_the_server_ends_the_connection(kind, between):
    """The client does not wait for the socket's end of file, which may never come."""
    theirs = Frames()

    async def script(peer):
        await peer.call()
        theirs.leave()
        await peer.send(unasked())  # the word goes with it
        await trio.sleep_forever()

    async with between(playing(script), Frames(), theirs) as connection:
        with pytest.raises(virtrio.ConnectionClosed, match="End of file while reading data"):
            await kind(connection.get_type)


def leaves(exc):
    """Return the exceptions of a group, at any depth."""
    return (
        [leaf for one in exc.exceptions for leaf in leaves(one)]
        if isinstance(exc, BaseExceptionGroup)
        else [exc]
    )


async def test_failure_at_any_byte(kind, between):
    """Callers get the reason in both directions, while connecting and later."""
    failed = collections.Counter()
    for direction, option in (("came", "fails_in"), ("went", "fails_out")):
        for position in range(0, 420, 7):
            try:
                async with between(
                    serving(), Frames(**{option: position}), Frames(sizes=(9,))
                ) as connection:
                    for _ in range(3):
                        await kind(connection.get_type)
            except BaseExceptionGroup as group:  # of the nursery that the server is in
                (error,) = leaves(group)
                assert isinstance(error, virtrio.ConnectionClosed)
                assert f"the layer failed on what {direction}" in str(error)
                failed[direction] += 1
    assert failed["came"] > 20
    assert failed["went"] > 20


async def test_failure_fails_every_call_in_flight(kind, between):
    """The peer is told by a word of the layer.

    A thread that has sent its call and not let go of the socket yet keeps the word
    back, which happens now and then.
    """
    heard = [await failing_in_flight(kind, between) for _ in range(4)]
    assert any(heard)


async def failing_in_flight(kind, between):
    """Fail with eight calls in flight; return whether the peer heard the word."""
    ours, theirs = Frames(), Frames()
    over = trio.Event()

    async def script(peer):
        calls = [await peer.call() for _ in range(8)]
        ours.fail_next()
        await peer.send(type_reply(calls[0]))
        while not isinstance(await peer.event(), Closed):
            pass
        over.set()

    async with between(playing(script), ours, theirs) as connection:
        errors = await test_calls.together(*(lambda: kind(connection.get_type) for _ in range(8)))
        assert {type(error) for error in errors} == {virtrio.ConnectionClosed}
        assert {str(error).partition(": ")[2] for error in errors} == {
            "the server broke the protocol: the layer failed on what came"
        }
        assert not connection.is_alive()
        with trio.fail_after(30):
            await over.wait()
    return theirs.words_heard > 0


async def test_no_descriptors_through_a_layer(kind, between):
    async with between(serving(Streaming())) as connection:
        dom = await kind(connection.lookup_by_name, "vm")
        with pytest.raises(virtrio.LibvirtError) as caught:
            await kind(dom.open_graphics, 0, 0, 0)
        assert caught.value.code is ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED
        dom.free()
    with pytest.raises(ValueError, match="do not pass through a layer"):
        Endpoint(None, layer=Frames(), passes_fds=True)


async def test_a_layer_makes_a_connection_secure_where_the_transport_says_so(kind, between):
    async with between(serving()) as connection:
        assert await kind(connection.is_secure) == 1
