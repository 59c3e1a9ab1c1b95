"""Layers for tests, and a relay that takes them off in front of a plain server.

`Frames` does everything to the bytes on the wire that encryption may do: it changes
bytes and lengths, cuts pieces of every size, holds bytes back until the next call, adds
messages of its own and a last one, and fails in the middle. Both ends have one.

``test+layered:///default?socket=PATH&mode=NAME`` is a connection through the layer of
that name in `LAYERS`.
"""

from __future__ import annotations

import contextlib
import functools
import os
import tempfile
from typing import NamedTuple
from urllib.parse import quote

import trio

from virtrio.client import transports, uri
from virtrio.protocol.endpoint import Endpoint
from virtrio.protocol.errors import RemoteProtocolError

_DATA, _WORD, _LAST = range(3)
_HEAD = 3
_MASK = bytes(number ^ 0x5A for number in range(256))


class Frames:
    """A layer of frames: two bytes of length, a kind, and scrambled data.

    ``sizes`` are the lengths of the data in the frames of one call, the last of them
    for all that follow. ``holds`` is how many bytes at the end of a call stay pending.
    ``greets``: nothing of the conversation leaves before a greeting of the peer has
    come. ``words``: after so many received frames, a message of its own is pending.
    ``fails_in`` and ``fails_out`` are numbers of bytes after which it fails.
    """

    def __init__(
        self, *, sizes=(1000,), holds=0, greets=False, words=0, fails_in=None, fails_out=None
    ):
        self._sizes = sizes
        self._holds = holds
        self._greets = greets
        self._words = words
        self._fails_in = fails_in
        self._fails_out = fails_out
        self._came = bytearray()
        self.early = b""  # what came with the end of a handshake
        self._frames = 0
        self._held = bytearray()
        self._ready = bytearray(self._frame(_WORD, b"") if greets else b"")
        self.in_bytes = self.out_bytes = self.words_heard = 0
        self.ended = False
        self.closed = False

    @property
    def pending(self):
        return len(self._ready) + (0 if self._greets else len(self._held))

    def incoming(self, data):
        assert not self.ended or not data, "bytes behind the peer's last word"
        self.in_bytes += len(data)
        if self._fails_in is not None and self.in_bytes > self._fails_in:
            self._ready += self._frame(_WORD, b"alas")
            raise RemoteProtocolError("the layer failed on what came")
        self._came += self.early + data
        self.early = b""
        found = bytearray()
        while len(self._came) >= _HEAD:
            size = _HEAD + int.from_bytes(self._came[:2])
            if len(self._came) < size:
                break
            kind, content = self._came[2], bytes(self._came[_HEAD:size])
            del self._came[:size]
            if kind == _DATA:
                found += content.translate(_MASK)
                self._frames += 1
                if self._words and self._frames % self._words == 0:
                    self._ready += self._frame(_WORD, b"so far")
            elif kind == _WORD:
                self._greets = False
                self.words_heard += 1
            elif kind == _LAST:
                self.ended = True
            else:
                raise RemoteProtocolError(f"no frame is of kind {kind}")
        return bytes(found)

    def outgoing(self, data):
        assert not self.closed
        self.out_bytes += len(data)
        if self._fails_out is not None and self.out_bytes > self._fails_out:
            raise RemoteProtocolError("the layer failed on what went")
        out = bytes(self._ready)
        self._ready.clear()
        self._held += data
        if self._greets:
            return out
        keep = min(self._holds, len(data))
        going = self._held[: len(self._held) - keep]
        del self._held[: len(going)]
        return out + self._framed(going)

    def fail_next(self):
        """Fail on the next bytes that come."""
        self._fails_in = 0

    def leave(self):
        """Send the last message next, though the conversation goes on."""
        self._ready += self._frame(_LAST, b"")

    def close(self):
        self.closed = True
        return bytes(self._ready) + self._framed(self._held) + self._frame(_LAST, b"")

    def _framed(self, data):
        out = bytearray()
        sizes = iter(self._sizes)
        size = next(sizes)
        while data:
            out += self._frame(_DATA, bytes(data[:size]).translate(_MASK))
            data = data[size:]
            size = next(sizes, size)
        return bytes(out)

    @staticmethod
    def _frame(kind, content):
        return len(content).to_bytes(2) + bytes([kind]) + content


def both(**options):
    make = functools.partial(Frames, **options)
    return make, make


# Makers of the layers of the two ends: the client's, the relay's.
LAYERS = {
    "bytes": both(sizes=(*[1] * 200, 4000)),  # every byte of a usual call by itself
    "holding": both(sizes=(5, 60_000), holds=7),
    "talking": both(sizes=(1, 2, 3, 50, 9000), holds=1, greets=True, words=3),
}


class LayeredAddress(NamedTuple):
    """A unix socket whose bytes go through a layer."""

    path: str
    mode: str

    @classmethod
    def of(cls, place):
        return cls(place.settings["socket"], place.settings["mode"])

    def _endpoint(self, plain):
        return Endpoint(plain.sock, layer=LAYERS[self.mode][0](), is_local=True, is_secure=True)

    def refused(self, exc):
        return transports.UnixAddress(self.path).refused(exc)

    def open_blocking(self, timeout):
        return self._endpoint(transports.UnixAddress(self.path).open_blocking(timeout))

    async def open_trio(self):
        return self._endpoint(await transports.UnixAddress(self.path).open_trio())


transports.register("layered", LayeredAddress.of)


class Relay:
    """A relay of one connection, layered towards the client only."""

    def __init__(self, layer, client, server, split):
        self.layer = layer
        self._client = client
        self._server = server
        self._split = split
        self._sending = trio.Lock()

    async def run(self):
        async with self._client, self._server, trio.open_nursery() as nursery:
            nursery.start_soon(self._down)
            try:
                await self._up()
                # its last messages are still read, as by a client that has left in
                # order
                await self._server.send_eof()
            except trio.BrokenResourceError:  # it reads no more
                nursery.cancel_scope.cancel()

    async def _up(self):
        with contextlib.suppress(trio.BrokenResourceError):
            await self._say(b"")
        while data := await self._received():
            found = self.layer.incoming(data)
            if self.layer.pending:
                with contextlib.suppress(trio.BrokenResourceError):
                    await self._say(b"")
            if found:
                await self._server.send_all(found)
            if self.layer.ended:
                return

    async def _received(self):
        try:
            return await self._client.receive_some()
        except trio.BrokenResourceError:
            return b""

    async def _down(self):
        # the server has left with something unread
        with contextlib.suppress(trio.BrokenResourceError):
            while data := await self._server.receive_some():
                with contextlib.suppress(trio.BrokenResourceError):
                    await self._say(data)
        with contextlib.suppress(trio.BrokenResourceError):
            async with self._sending:
                await self._client.send_all(self.layer.close())
                await self._client.send_eof()

    async def _say(self, data):
        """Send through the layer; ``split``: the first bytes one at a time."""
        async with self._sending:
            sealed = self.layer.outgoing(data)
            while self.layer.pending:
                sealed += self.layer.outgoing(b"")
            for position in range(min(self._split, len(sealed))):
                await self._client.send_all(sealed[position : position + 1])
            await self._client.send_all(sealed[self._split :])


@contextlib.asynccontextmanager
async def relayed(to, mode, *, split=5, relays=None):
    """Run a relay to a URI, and give the URI that leads through a layer to it.

    `Relay` objects of its connections are appended to ``relays``.
    """
    target = uri.parse(to)

    async def handle(client):
        endpoint = await target.address.open_trio()
        server = trio.SocketStream(trio.socket.from_stdlib_socket(endpoint.sock))
        relay = Relay(LAYERS[mode][1](), client, server, split)
        if relays is not None:
            relays.append(relay)
        await relay.run()

    with (
        tempfile.TemporaryDirectory(prefix="virtrio-") as directory,
        contextlib.ExitStack() as stack,
    ):
        path = os.path.join(directory, "s")
        sock = trio.socket.socket(trio.socket.AF_UNIX)
        stack.callback(sock.close)
        await sock.bind(path)
        sock.listen()
        manager = trio.open_nursery()
        nursery = await manager.__aenter__()
        nursery.start_soon(trio.serve_listeners, handle, [trio.SocketListener(sock)])
        driver = target.name.partition(":")[0]
        try:
            yield (
                f"{driver}+layered:///default?socket={path}&mode={mode}"
                f"&name={quote(target.name, safe='')}"
            )
        finally:
            nursery.cancel_scope.cancel()
            # so exceptions of the block are not wrapped in groups
            await manager.__aexit__(None, None, None)
