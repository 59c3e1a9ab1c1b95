"""Layers: `Layered` between two ends of a pipe that passes few bytes at a time."""

from __future__ import annotations

import random

import pytest

from tests.layers import Frames
from virtrio.protocol.endpoint import Endpoint, Identity
from virtrio.protocol.errors import RemoteProtocolError
from virtrio.protocol.layer import Layered


class Pipe:
    """One direction of a non-blocking socket, with room for so many bytes."""

    def __init__(self, room=1_000_000):
        self.room = room
        self.held = bytearray()
        self.over = False

    def send(self, data):
        if self.over:
            raise BrokenPipeError
        taken = bytes(data[: self.room - len(self.held)])
        if not taken:
            raise BlockingIOError
        self.held += taken
        return len(taken)

    def recv(self, size):
        if not self.held and not self.over:
            raise BlockingIOError
        data = bytes(self.held[:size])
        del self.held[:size]
        return data


class End:
    """A layered end: it sends into one pipe and receives from another."""

    def __init__(self, layer, out, into):
        self.due = 0
        self.got = []
        self.into = into
        self.io = Layered(layer, out.send, self._due)

    def _due(self):
        self.due += 1

    def all(self, size=100_000):
        """Receive everything that is there, a given number of bytes at a time."""
        self.got.clear()
        while self.into.held:
            self.io.feed(self.into.recv(size), self.got.append)
        return b"".join(self.got)


def pair(ours, theirs, room=1_000_000):
    up, down = Pipe(room), Pipe(room)
    return End(ours, up, down), End(theirs, down, up)


@pytest.mark.parametrize("size", [1, 2, 7, 100_000])
@pytest.mark.parametrize(
    "options", [{"sizes": (1,)}, {"holds": 3}, {"sizes": (4, 1), "holds": 9, "words": 2}], ids=repr
)
def test_all_that_is_sent_arrives(options, size):
    near, far = pair(Frames(**options), Frames(**options))
    sent, got = b"", b""
    for number in range(50):
        piece = bytes(random.Random(number).randbytes(number))
        assert near.io.send(piece) == len(piece)
        sent += piece
        got += far.all(size)
        assert got == sent, "nothing is held back once it was sent"
        far.io.flush()
        near.all(size)


def test_a_socket_that_takes_little_gets_it_all_in_the_end():
    near, far = pair(Frames(sizes=(3,), holds=2), Frames(), room=10)
    data = bytes(range(200))
    assert near.io.send(data) == len(data)
    assert near.due == 1
    with pytest.raises(BlockingIOError):
        near.io.send(b"more")
    got = b""
    while not near.io.flush():
        got += far.all()
    assert near.io.send(b"more") == 4
    while not near.io.flush():
        got += far.all()
    assert got + far.all() == data + b"more"


def test_much_is_taken_in_pieces():
    near, far = pair(Frames(sizes=(60_000,)), Frames(), room=10_000_000)
    data = bytes(1_000_000)
    taken = near.io.send(data)
    assert 0 < taken < len(data)
    assert len(far.all()) == taken


def test_nothing_leaves_before_a_greeting_but_the_greeting():
    near, far = pair(Frames(greets=True), Frames(greets=True))
    assert near.io.send(b"first") == 5
    assert far.all() == b""
    assert far.io.flush()
    assert near.all() == b""
    assert near.due == 1, "what was held back may go now"
    assert near.io.flush()
    assert far.all() == b"first"


def test_bytes_that_came_with_the_end_of_a_handshake():
    """Check that the shell can ask for bytes that the transport has read."""
    near, far = pair(Frames(), Frames())
    near.io.send(b"early")
    far.io.layer.early = far.into.recv(100)
    assert far.io.left_over() == b"early"
    assert far.io.left_over() == b""


def test_last_word_and_the_sockets_end():
    near, far = pair(Frames(), Frames(holds=100))
    near.io.send(b"x")
    near.io.close()
    far.all()
    assert far.got == [b"x", b""]
    near, far = pair(Frames(), Frames())
    near.io.close()
    far.all()
    assert far.got == [b""]
    far.got.clear()
    far.io.feed(b"", far.got.append)
    assert far.got == [b""]


def test_last_word_to_a_socket_that_is_full_or_gone():
    near, _ = pair(Frames(), Frames(), room=0)
    near.io.close()
    gone = Pipe()
    gone.over = True
    End(Frames(), gone, Pipe()).io.close()


def test_a_layer_that_fails_while_it_receives():
    near, far = pair(Frames(), Frames(fails_in=0))
    near.io.send(b"x")
    with pytest.raises(RemoteProtocolError, match="failed on what came"):
        far.all()


def test_a_layer_that_fails_while_it_sends_is_told_of_by_the_next_read():
    near, far = pair(Frames(fails_out=3), Frames())
    near.io.send(b"abc")
    with pytest.raises(OSError, match="failed on what went"):
        near.io.send(b"d")
    far.io.send(b"x")
    with pytest.raises(RemoteProtocolError, match="failed on what went"):
        near.all()


def test_an_endpoint_is_facts_that_do_not_change():
    endpoint = Endpoint(None, is_local=True, identity=Identity(pid=1, uid=2, gid=3))
    with pytest.raises(AttributeError):
        endpoint.is_local = False
    assert (endpoint.layer, endpoint.is_secure, endpoint.passes_fds) == (None, False, False)
    with pytest.raises(ValueError, match="do not pass through a layer"):
        Endpoint(None, layer=Frames(), passes_fds=True)


def test_an_endpoint_through_a_layer_passes_no_descriptors():
    plain = Endpoint(None, is_local=True, passes_fds=True, identity=Identity(pid=1))
    layer = Frames()
    behind = plain.through(layer)
    assert (behind.layer, behind.is_local, behind.passes_fds) == (layer, True, False)
    assert behind.identity == plain.identity
