"""Servers for client tests: ours with a driver of the test's choice, and played ones.

Both run in the test's own event loop.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import tempfile
import threading

import trio

from virtrio.protocol import message
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.remote_procedures import PROGRAM, VERSION, RemoteProcedure
from virtrio.protocol.auth import AuthType
from virtrio.protocol.connection import (
    PONG,
    CallReceived,
    Closed,
    Connection,
    Ping,
    Role,
    reply_error,
)
from virtrio.server.config import Config
from virtrio.server.drivers.registry import Drivers
from virtrio.server.net.listen import listen
from virtrio.server.server import Server

AUTH_NONE, AUTH_SASL, AUTH_POLKIT = AuthType


@contextlib.contextmanager
def short_directory():
    """Make a temporary directory whose path is short, for sockets.

    The path of a unix socket is limited to 107 bytes; pytest's tmp_path is too long.
    """
    path = tempfile.mkdtemp(prefix="virtrio-")
    try:
        yield path
    finally:
        shutil.rmtree(path)


def unix_uri(path, driver="test", name="/default"):
    return f"{driver}+unix://{name}?socket={path}"


@contextlib.asynccontextmanager
async def serving(driver=None, *, config=None, tcp=False, readonly=False):
    """Run our server and yield its URI.

    ``driver`` serves test:///default in place of the test driver.
    """
    drivers = Drivers.default() if driver is None else Drivers({"test": driver})
    config = config or Config()
    with short_directory() as directory:
        path = f"{directory}/s"
        listener = listen(
            "tcp://127.0.0.1:0" if tcp else f"unix:{path}?readonly={int(readonly)}", config
        )
        async with trio.open_nursery() as nursery:
            await nursery.start(Server(config, drivers).serve, [listener])
            yield f"test+{listener.uri}/default" if tcp else unix_uri(path)
            nursery.cancel_scope.cancel()


class Peer:
    """Server's end of one connection, played by a test."""

    def __init__(self, stream):
        self.stream = stream
        self.connection = Connection(Role.SERVER)
        self.sending = trio.Lock()

    async def event(self):
        while (event := self.connection.next_event()) is None:
            try:
                self.connection.receive(await self.stream.receive_some())
            except trio.BrokenResourceError:
                self.connection.receive(b"")
        return event

    async def call(self):
        """Return the next call.

        Pings before it are answered; other messages are dropped.
        """
        while not isinstance(event := await self.event(), CallReceived):
            if isinstance(event, Ping):
                await self.send(PONG)
            elif isinstance(event, Closed):
                raise AssertionError("the client is gone")
        return event

    async def until(self, kind):
        """Return the next event of this class and drop others before it."""
        while not isinstance(event := await self.event(), kind):
            assert not isinstance(event, Closed), "the client is gone"
        return event

    async def send(self, data):
        async with self.sending:
            await self.stream.send_all(data)

    async def reply(self, call, pack=None, value=None):
        await self.send(reply(call, pack, value))

    async def fail(self, call, error):
        await self.send(reply_error(call.program, call.version, call.procedure, call.serial, error))

    async def open(self, *, auth=(AUTH_NONE,), keepalive=1):
        """Let the client open its connection."""
        while True:
            call = await self.call()
            match call.procedure:
                case RemoteProcedure.REMOTE_PROC_AUTH_LIST:
                    await self.reply(
                        call, remote.pack_remote_auth_list_ret, remote.RemoteAuthListRet(list(auth))
                    )
                case RemoteProcedure.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE:
                    ret = remote.RemoteConnectSupportsFeatureRet(keepalive)
                    await self.reply(call, remote.pack_remote_connect_supports_feature_ret, ret)
                case RemoteProcedure.REMOTE_PROC_CONNECT_OPEN:
                    await self.reply(call)
                    return
                case _:
                    raise AssertionError(f"procedure {call.procedure} while opening")

    async def serve(self):
        """Answer every call until the client leaves.

        CONNECT_GET_TYPE gets a type, all others an answer without content.
        """
        with contextlib.suppress(trio.BrokenResourceError):
            while not isinstance(event := await self.event(), Closed):
                if isinstance(event, CallReceived):
                    await self.send(
                        type_reply(event) if event.procedure == GET_TYPE else reply(event)
                    )

    async def leave(self):
        """Answer the client's CONNECT_CLOSE, which must be the next call."""
        call = await self.call()
        assert call.procedure == RemoteProcedure.REMOTE_PROC_CONNECT_CLOSE
        await self.reply(call)


GET_TYPE = RemoteProcedure.REMOTE_PROC_CONNECT_GET_TYPE
LOOKUP = RemoteProcedure.REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME


def reply(call, pack=None, value=None):
    return message.build(
        call.program,
        call.version,
        call.procedure,
        message.REPLY,
        call.serial,
        message.OK,
        pack,
        value,
    )


def type_reply(call, name="FAKE"):
    return reply(
        call, remote.pack_remote_connect_get_type_ret, remote.RemoteConnectGetTypeRet(name)
    )


def lookup_reply(call, suffix=""):
    """Return a reply with a domain of the name that was asked for."""
    args, _ = remote.unpack_remote_domain_lookup_by_name_args(call.payload, call.pos)
    domain = remote.RemoteNonnullDomain(args.name + suffix, bytes(16), 7)
    ret = remote.RemoteDomainLookupByNameRet(domain)
    return reply(call, remote.pack_remote_domain_lookup_by_name_ret, ret)


def unasked(
    procedure=RemoteProcedure.REMOTE_PROC_DOMAIN_EVENT_CALLBACK_LIFECYCLE, payload=b"\0\0\0\1"
):
    """Return the bytes of a message that the server sends without a call."""
    header = message.HEADER.pack(
        28 + len(payload), PROGRAM, VERSION, procedure, message.MESSAGE, 0, message.OK
    )
    return header + payload


@contextlib.asynccontextmanager
async def playing(script, *, opened=True, keepalive=1):
    """Run a server that plays ``script(peer)`` to each client, and yield its URI.

    The script begins when the connection is open, or at once without ``opened``. The
    stream is closed when the script ends.
    """

    async def handle(stream):
        async with stream:
            peer = Peer(stream)
            if opened:
                await peer.open(keepalive=keepalive)
            await script(peer)

    with short_directory() as directory, socket.socket(socket.AF_UNIX) as sock:
        path = f"{directory}/s"
        sock.bind(path)
        sock.listen()
        listener = trio.SocketListener(trio.socket.from_stdlib_socket(sock))
        async with trio.open_nursery() as nursery:
            nursery.start_soon(trio.serve_listeners, handle, [listener])
            yield unix_uri(path)
            nursery.cancel_scope.cancel()


@contextlib.contextmanager
def elsewhere(server):
    """Run ``async with server`` in an event loop of another thread and yield the URI.

    For tests that do not run in an event loop.
    """
    up, uri, stop, token = threading.Event(), None, None, None

    async def main():
        nonlocal uri, stop, token
        token, stop = trio.lowlevel.current_trio_token(), trio.Event()
        try:
            async with server as uri:
                up.set()
                await stop.wait()
        finally:
            up.set()

    thread = threading.Thread(target=trio.run, args=(main,))
    thread.start()
    up.wait()
    try:
        yield uri
    finally:
        with contextlib.suppress(trio.RunFinishedError):
            token.run_sync_soon(stop.set)
        thread.join()


def open_files():
    """Count the file descriptors that this process has open."""
    return len(os.listdir("/proc/self/fd"))
