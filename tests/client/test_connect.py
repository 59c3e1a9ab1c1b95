"""Connections: addresses, errors of connecting, and leaving the block."""

from __future__ import annotations

import errno
import os
import socket

import pytest
import trio

import virtrio
from tests.client.kinds import Blocking, Trio, in_thread
from tests.client.servers import (
    AUTH_POLKIT,
    AUTH_SASL,
    Peer,
    open_files,
    playing,
    serving,
    short_directory,
    unix_uri,
)
from virtrio.client import limits
from virtrio.client.transports import unix
from virtrio.enums import ErrorDomain, ErrorLevel, ErrorNumber
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.remote_procedures import RemoteProcedure

RPC = ErrorDomain.VIR_FROM_RPC


async def silent(_peer):
    await trio.sleep_forever()


async def refused(client, uri, **options):
    """Return the error that connecting raises."""
    with pytest.raises(virtrio.LibvirtError) as caught:
        async with client.connect(uri, **options):
            pytest.fail("connected")
    return caught.value


# -- a server that is there ------------------------------------------------------------


async def test_unix(client):
    async with serving() as uri, client.connect(uri) as conn:
        assert await client(conn.get_type) == "TEST"
        assert conn.get_uri() == uri
        assert conn.is_alive()
    assert not conn.is_alive()


async def test_tcp(client):
    async with serving(tcp=True) as uri, client.connect(uri) as conn:
        assert await client(conn.get_type) == "TEST"
        assert await client(conn.is_secure) == 0


async def test_host_name_is_resolved(client):
    async with (
        serving(tcp=True) as uri,
        client.connect(uri.replace("127.0.0.1", "localhost")) as conn,
    ):
        assert await client(conn.get_type) == "TEST"


@pytest.mark.parametrize("by", ["flag", "socket"])
async def test_readonly(client, by):
    async with (
        serving(readonly=by == "socket") as uri,
        client.connect(uri, readonly=by == "flag") as conn,
    ):
        dom = await client(conn.lookup_by_name, "test")
        with pytest.raises(virtrio.LibvirtError) as caught:
            await client(dom.suspend)
        assert caught.value.code is ErrorNumber.VIR_ERR_OPERATION_DENIED
        assert (
            str(caught.value) == "operation forbidden: read only access prevents virDomainSuspend"
        )
        dom.free()


async def test_default_uri_of_the_environment(client, monkeypatch):
    async with serving() as uri:
        monkeypatch.setenv("LIBVIRT_DEFAULT_URI", uri)
        async with client.connect() as conn:
            assert await client(conn.get_type) == "TEST"


async def test_default_socket_of_the_system(client, monkeypatch):
    async with serving() as uri:
        path = uri.partition("socket=")[2]
        os.rename(path, f"{os.path.dirname(path)}/libvirt-sock")
        monkeypatch.setattr(unix, "_RUN", os.path.dirname(path))
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        async with client.connect("test:///default") as conn:
            assert await client(conn.get_type) == "TEST"


async def test_default_socket_of_a_user(client, monkeypatch):
    async with serving() as uri:
        path = uri.partition("socket=")[2]
        directory = f"{os.path.dirname(path)}/libvirt"
        os.mkdir(directory)
        os.rename(path, f"{directory}/libvirt-sock")
        monkeypatch.setenv("XDG_RUNTIME_DIR", os.path.dirname(path))
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        async with client.connect("test:///default") as conn:
            assert await client(conn.get_type) == "TEST"


async def test_arguments_of_the_opening_call(client):
    """The server gets the URI without its transport, and the read-only flag."""
    opened = []

    async def script(peer):
        for _ in range(3):
            call = await peer.call()
            if call.procedure == RemoteProcedure.REMOTE_PROC_AUTH_LIST:
                await peer.reply(
                    call, remote.pack_remote_auth_list_ret, remote.RemoteAuthListRet([0])
                )
            elif call.procedure == RemoteProcedure.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE:
                ret = remote.RemoteConnectSupportsFeatureRet(0)
                await peer.reply(call, remote.pack_remote_connect_supports_feature_ret, ret)
            else:
                opened.append(remote.unpack_remote_connect_open_args(call.payload, call.pos)[0])
                await peer.reply(call)
        await peer.leave()

    async with (
        playing(script, opened=False) as uri,
        client.connect(uri + "&extra=1", readonly=True),
    ):
        pass
    assert opened == [remote.RemoteConnectOpenArgs("test:///default?extra=1", 1)]


# -- errors ----------------------------------------------------------------------------


async def test_no_socket(client):
    error = await refused(client, unix_uri("/nowhere/sock"))
    assert (error.code, error.domain, error.level) == (
        ErrorNumber.VIR_ERR_SYSTEM_ERROR,
        RPC,
        ErrorLevel.VIR_ERR_ERROR,
    )
    assert str(error) == "Failed to connect socket to '/nowhere/sock': No such file or directory"
    assert error.int1 == errno.ENOENT
    assert error.str2 == str(error)


async def test_socket_that_nobody_listens_on(client):
    with short_directory() as directory, socket.socket(socket.AF_UNIX) as sock:
        sock.bind(f"{directory}/s")
        error = await refused(client, unix_uri(f"{directory}/s"))
    assert str(error) == f"Failed to connect socket to '{directory}/s': Connection refused"
    assert error.int1 == errno.ECONNREFUSED


async def test_port_that_nobody_listens_on(client):
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
        error = await refused(client, f"test+tcp://127.0.0.1:{port}/default")
    assert error.code is ErrorNumber.VIR_ERR_SYSTEM_ERROR
    assert str(error) == f"unable to connect to server at '127.0.0.1:{port}': Connection refused"


async def test_host_that_does_not_exist(client):
    error = await refused(client, "test+tcp://host.invalid/default")
    assert error.code is ErrorNumber.VIR_ERR_SYSTEM_ERROR
    assert str(error).startswith("Unable to resolve address 'host.invalid' service '16509': ")


@pytest.mark.parametrize(
    ("uri", "code", "text"),
    [
        (
            "nonsense",
            ErrorNumber.VIR_ERR_NO_CONNECT,
            "URI 'nonsense' does not include a driver name",
        ),
        (
            "test+tcp://host:port/",
            ErrorNumber.VIR_ERR_INTERNAL_ERROR,
            "internal error: Unable to parse URI test+tcp://host:port/",
        ),
        (
            "qemu+ssh://host/system",
            ErrorNumber.VIR_ERR_INVALID_ARG,
            "transport 'ssh' in URI 'qemu+ssh://host/system'",
        ),
        (
            "qemu://host/system",
            ErrorNumber.VIR_ERR_INVALID_ARG,
            "transport 'tls' in URI 'qemu://host/system'",
        ),
        (
            "test+unix://host/default",
            ErrorNumber.VIR_ERR_INVALID_ARG,
            "using unix socket and remote server 'host' is not supported.",
        ),
    ],
)
async def test_uri_that_is_refused(client, uri, code, text):
    error = await refused(client, uri)
    assert error.code is code
    assert text in str(error)


async def test_server_that_refuses_to_open(client):
    async with serving() as uri:
        error = await refused(client, uri.replace("test+", "nosuch+"))
    assert (error.code, error.domain) == (ErrorNumber.VIR_ERR_NO_CONNECT, ErrorDomain.VIR_FROM_NONE)
    assert str(error) == "no connection driver available for nosuch:///default"


async def test_authentication_that_is_not_supported(client):
    async def script(peer):
        with pytest.raises(AssertionError, match="the client is gone"):
            await peer.open(auth=(AUTH_SASL,))

    async with playing(script, opened=False) as uri:
        error = await refused(client, uri)
    assert (error.code, error.domain) == (
        ErrorNumber.VIR_ERR_AUTH_UNAVAILABLE,
        ErrorDomain.VIR_FROM_REMOTE,
    )
    assert "no supported mechanism among [1]" in str(error)


async def test_polkit_is_asked_for_when_nothing_else_is_offered(client):
    asked = []

    async def script(peer):
        call = await peer.call()
        await peer.reply(
            call, remote.pack_remote_auth_list_ret, remote.RemoteAuthListRet([AUTH_POLKIT])
        )
        call = await peer.call()
        asked.append(call.procedure)
        await peer.reply(call, remote.pack_remote_auth_polkit_ret, remote.RemoteAuthPolkitRet(1))
        await peer.open()
        await peer.leave()

    async with playing(script, opened=False) as uri, client.connect(uri):
        assert asked == [RemoteProcedure.REMOTE_PROC_AUTH_POLKIT]


async def test_server_that_is_gone_while_opening(client):
    async def script(peer):
        await peer.call()

    async with playing(script, opened=False) as uri:
        error = await refused(client, uri)
    assert isinstance(error, virtrio.ConnectionClosed)
    assert "End of file while reading data" in str(error)


async def test_failed_connections_leave_no_file_open(client):
    async def script(peer):
        await peer.call()

    async with playing(script, opened=False) as uri:
        before = open_files()
        for _ in range(5):
            await refused(client, uri)
            await refused(client, unix_uri("/nowhere"))
        await trio.testing.wait_all_tasks_blocked(0.01)
        assert open_files() <= before + 1  # what the event loop keeps for its threads


async def test_listener_with_a_full_queue_is_waited_for(client, monkeypatch):
    async def script(peer):
        await peer.open()
        await peer.leave()

    with (
        short_directory() as directory,
        socket.socket(socket.AF_UNIX) as sock,
        socket.socket(socket.AF_UNIX) as other,
    ):
        path = f"{directory}/s"
        sock.bind(path)
        sock.listen(0)
        other.connect(path)  # the queue of one is full
        room = trio.Event()
        sleep = trio.sleep

        def pause(_):
            sock.accept()[0].close()
            trio.from_thread.run_sync(room.set)

        async def pause_in_trio(seconds):
            if room.is_set():
                await sleep(seconds)
            else:
                sock.accept()[0].close()
                room.set()

        async def accept():
            await room.wait()
            await trio.lowlevel.wait_readable(sock)
            async with trio.SocketStream(
                trio.socket.from_stdlib_socket(sock.accept()[0])
            ) as stream:
                await script(Peer(stream))

        monkeypatch.setattr("virtrio.client.transports.unix.time.sleep", pause)
        monkeypatch.setattr("trio.sleep", pause_in_trio)
        async with trio.open_nursery() as nursery:
            nursery.start_soon(accept)
            async with client.connect(
                unix_uri(path), **({"timeout": 5} if client.name == "blocking" else {})
            ):
                assert room.is_set()


async def test_connecting_without_an_answer_ends_in_time():
    """The queue of a listener is full, or a server accepts and sends nothing."""
    with (
        short_directory() as directory,
        socket.socket(socket.AF_UNIX) as sock,
        socket.socket(socket.AF_UNIX) as other,
    ):
        path = f"{directory}/s"
        sock.bind(path)
        sock.listen(0)
        other.connect(path)
        error = await refused(Blocking(), unix_uri(path), timeout=0.1)
        assert error.int1 == errno.ETIMEDOUT
        with trio.move_on_after(0.1) as scope:
            await refused(Trio(), unix_uri(path))
        assert scope.cancelled_caught

    async with playing(silent, opened=False) as uri:
        error = await refused(Blocking(), uri, timeout=0.1)
        assert error.code is ErrorNumber.VIR_ERR_OPERATION_TIMEOUT
        with trio.move_on_after(0.1) as scope:
            await refused(Trio(), uri)
        assert scope.cancelled_caught


@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_timeout_that_is_not_positive_is_refused(seconds):
    with pytest.raises(ValueError, match="timeout must be more than 0 seconds"):
        virtrio.blocking.connect("test:///default", timeout=seconds)


async def test_timeouts_that_never_end():
    async with serving() as uri:
        for timeout in (float("inf"), 1e300, 1e7):
            conn = await in_thread(
                lambda timeout=timeout: virtrio.blocking.connect(uri, timeout=timeout)
            )
            assert await in_thread(conn.get_type) == "TEST"
            await in_thread(conn.close)


# -- leaving the block -----------------------------------------------------------------


@pytest.mark.parametrize(
    "error", [ValueError("mine"), KeyboardInterrupt(), SystemExit(3)], ids=repr
)
async def test_an_exception_of_the_block_is_raised_unchanged(client, error):
    came = None
    async with serving() as uri:
        try:
            async with client.connect(uri) as conn:
                await client(conn.get_type)
                raise error
        except BaseException as exc:
            came = exc
    assert came is error
    assert not conn.is_alive()


async def test_the_server_hears_that_the_block_is_left(client):
    events = []

    async def script(peer):
        await peer.leave()
        events.append("left")

    async with playing(script) as uri:
        async with client.connect(uri):
            pass
        assert events == ["left"]


async def test_leaving_when_the_server_does_not_answer(client, monkeypatch):
    monkeypatch.setattr(limits, "CLOSE_TIMEOUT", 0.05)
    async with playing(silent) as uri:
        with trio.fail_after(1):
            async with client.connect(uri):
                pass


async def test_calls_after_the_block(client):
    async with serving() as uri:
        async with client.connect(uri) as conn:
            pass
        with pytest.raises(virtrio.ConnectionClosed) as caught:
            await client(conn.get_type)
    assert str(caught.value) == "internal error: client socket is closed"
    assert (caught.value.code, caught.value.domain) == (ErrorNumber.VIR_ERR_INTERNAL_ERROR, RPC)
