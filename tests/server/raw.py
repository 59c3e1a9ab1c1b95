"""A client that sends any bytes that a test wants, and reads the answers."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass, replace

import trio

from tests.fuzz.packets import REMOTE
from virtrio.protocol import message, xdr
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.remote_procedures import RemoteProcedure
from virtrio.server.caller import Caller
from virtrio.server.config import Config
from virtrio.server.drivers.registry import Drivers
from virtrio.server.limits import Limits
from virtrio.server.net import unix
from virtrio.server.server import Server

VERSION = 1
CALL, REPLY, MESSAGE, STREAM = 0, 1, 2, 3
OK, ERROR, CONTINUE = 0, 1, 2

CALLER = Caller("a test")
OWN = Caller("a test of the server's own user", uid=os.geteuid())

P = RemoteProcedure
OPEN = P.REMOTE_PROC_CONNECT_OPEN
CLOSE = P.REMOTE_PROC_CONNECT_CLOSE
GET_TYPE = P.REMOTE_PROC_CONNECT_GET_TYPE
GET_HOSTNAME = P.REMOTE_PROC_CONNECT_GET_HOSTNAME
LOOKUP = P.REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME
FEATURE = P.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE


@dataclass(frozen=True)
class Answer:
    """One message from the server; ``error`` is set when it is an error reply."""

    program: int
    version: int
    procedure: int
    kind: int
    serial: int
    status: int
    payload: bytes

    @property
    def error(self):
        assert self.status == ERROR
        return message.unpack_error(self.payload, 0)

    @property
    def refusal(self):
        """Code, domain and text of an error reply."""
        return int(self.error.code), int(self.error.domain), self.error.message


def packet(
    procedure,
    payload=b"",
    *,
    program=REMOTE,
    version=VERSION,
    kind=CALL,
    serial=1,
    status=OK,
    size=None,
):
    """Return one message; ``size`` is its length word, right unless it is given."""
    size = 28 + len(payload) if size is None else size
    return message.HEADER.pack(size, program, version, procedure, kind, serial, status) + payload


def packed(name, *values):
    """Return the bytes of the struct ``remote_NAME`` with these fields."""
    cls = getattr(remote, "Remote" + "".join(word.capitalize() for word in name.split("_")))
    return xdr.encode(getattr(remote, f"pack_remote_{name}"), cls(*values))


def string(text):
    data = text.encode() if isinstance(text, str) else text
    return len(data).to_bytes(4, "big") + data + bytes(-len(data) % 4)


class Raw:
    """A raw client: one end of a stream to the server."""

    def __init__(self, sock, layer=None):
        self.sock = sock
        self.stream = (
            trio.SocketStream(sock) if layer is None else Layered(trio.SocketStream(sock), layer)
        )
        self._buffer = b""

    async def send(self, data):
        await self.stream.send_all(data)

    async def answer(self):
        """Return the next message, or None at the end of the stream."""
        while len(self._buffer) < 4 or len(self._buffer) < int.from_bytes(self._buffer[:4], "big"):
            try:
                data = await self.stream.receive_some()
            except trio.BrokenResourceError:
                return None
            if not data:
                assert not self._buffer, "the end came within a message"
                return None
            self._buffer += data
        size, *header = message.HEADER.unpack_from(self._buffer)
        data, self._buffer = self._buffer[28:size], self._buffer[size:]
        return Answer(*header, data)

    async def call(self, procedure, payload=b"", **header):
        """Call, and return the answer."""
        await self.send(packet(procedure, payload, **header))
        return await self.answer()

    async def open(self, uri="test:///default", flags=0):
        answer = await self.call(OPEN, packed("connect_open_args", uri, flags))
        assert answer.status == OK, answer.refusal
        return self

    async def works(self):
        """Return whether the client is still served."""
        answer = await self.call(P.REMOTE_PROC_AUTH_LIST, serial=99)
        return answer is not None and (answer.serial, answer.status) == (99, OK)

    async def aclose(self):
        await self.stream.aclose()


class Layered:
    """A stream through a layer."""

    def __init__(self, stream, layer):
        self._stream = stream
        self.layer = layer

    async def send_all(self, data):
        await self._stream.send_all(self._sealed(data))

    def _sealed(self, data):
        sealed = self.layer.outgoing(data)
        while self.layer.pending:
            sealed += self.layer.outgoing(b"")
        return sealed

    async def receive_some(self):
        while not self.layer.ended:
            data = await self._stream.receive_some()
            found = self.layer.incoming(data) if data else b""
            if data and self.layer.pending:
                await self.send_all(b"")
            if found or not data:
                return found
        return b""

    async def aclose(self):
        await self._stream.aclose()


class Served:
    """A server without listeners, and clients on socket pairs.

    ``layers`` make a client's layer and the server's.
    """

    def __init__(self, nursery, driver=None, *, guard=None, layers=None, **limits):
        self._layers = layers
        drivers = Drivers.default() if driver is None else Drivers({"test": driver})
        self.server = Server(Config(limits=Limits(**limits)), drivers, guard=guard)
        self.nursery = nursery
        self.clients = []
        nursery.start_soon(self.server.serve, [])  # for its keepalive

    def limit(self, **limits):
        """Change some limits of the server, as SIGHUP does."""
        config = self.server.config
        self.server.config = replace(config, limits=replace(config.limits, **limits))

    def client(self, *, readonly=False, kind=socket.socket, peer="client"):
        """Return a connected client that has not opened anything yet.

        ``kind`` is the class of the server's socket, ``peer`` the client's name there.
        """
        ours, theirs = socket.socketpair()
        theirs = kind(fileno=theirs.detach())
        theirs.setblocking(False)
        endpoint, layer = unix.endpoint(theirs), None
        if self._layers is not None:
            layer = self._layers[0]()
            endpoint = endpoint.through(self._layers[1]())
        self.nursery.start_soon(self._serve, endpoint, readonly, peer)
        self.clients.append(Raw(trio.socket.from_stdlib_socket(ours), layer))
        return self.clients[-1]

    def close(self):
        for client in self.clients:
            client.sock.close()

    async def _serve(self, endpoint, readonly, peer):
        await self.server.serve_endpoint(endpoint, peer, readonly=readonly)

    @property
    def sessions(self):
        """Number of clients that are served."""
        return len(self.server._sessions)
