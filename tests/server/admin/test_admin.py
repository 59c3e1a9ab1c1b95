"""The server's own administration: answers, changes, and refusals on its socket."""

from __future__ import annotations

import logging
import os
import socket
import time

import pytest
import trio

import virtrio
import virtrio.admin
from tests.client.servers import short_directory
from tests.server.raw import OK, REMOTE, Raw
from virtrio.client._generated import admin_calls
from virtrio.enums import ClientTransport, ErrorDomain, ErrorNumber
from virtrio.protocol._generated import admin
from virtrio.protocol._generated.admin_procedures import PROGRAM
from virtrio.server.config import Config
from virtrio.server.limits import Limits
from virtrio.server.net.listen import listen
from virtrio.server.server import Server

CONFIG = Config(limits=Limits(max_clients=7, max_client_requests=3))


class Running:
    """A server with all its sockets, and clients that ask it."""

    def __init__(self, directory, server, listeners):
        self.directory = directory
        self.server = server
        self.listeners = listeners

    def connect(self):
        return virtrio.admin.connect(f"libvirtd:///system?socket={self.directory}/admin")

    def hypervisor(self, name="s"):
        return virtrio.connect(f"test+unix:///default?socket={self.directory}/{name}")


@pytest.fixture
async def running(nursery):
    with short_directory() as directory:
        uris = (
            f"unix:{directory}/s",
            f"unix:{directory}/ro?readonly=1",
            f"unix:{directory}/admin?admin=1",
            "tcp://127.0.0.1:0",
        )
        listeners = [listen(uri, CONFIG) for uri in uris]
        server = Server(CONFIG)
        await nursery.start(server.serve, listeners)
        yield Running(directory, server, listeners)
        nursery.cancel_scope.cancel()


@pytest.fixture
async def conn(running):
    async with running.connect() as conn:
        yield conn


async def test_servers(conn):
    assert [server.get_name() for server in await conn.list_servers()] == ["virtrio", "admin"]
    assert await conn.get_lib_version() == 12_006_000
    limits = {"nclients_max": 5, "nclients": 1, "nclients_unauth_max": 0, "nclients_unauth": 0}
    assert await (await conn.lookup_server("admin")).get_client_limits() == limits


async def test_clients(running, conn):
    server = await conn.lookup_server("virtrio")
    assert await server.list_clients() == []
    port = running.listeners[3].sock.getsockname()[1]
    async with (
        running.hypervisor(),
        running.hypervisor("ro"),
        virtrio.connect(f"test+tcp://127.0.0.1:{port}/default"),
    ):
        clients = await server.list_clients()
        assert [client.get_id() for client in clients] == [1, 2, 3]
        assert [client.get_transport() for client in clients] == [
            ClientTransport.VIR_CLIENT_TRANS_UNIX,
            ClientTransport.VIR_CLIENT_TRANS_UNIX,
            ClientTransport.VIR_CLIENT_TRANS_TCP,
        ]
        assert all(abs(client.get_timestamp() - time.time()) < 60 for client in clients)
        infos = [
            await (await server.lookup_client(client.get_id())).get_info() for client in clients
        ]
        assert [info["readonly"] for info in infos] == [False, True, False]
        assert {info.get("unix_process_id") for info in infos} == {os.getpid(), None}
        assert infos[0]["unix_user_id"] == os.getuid()
        assert infos[2]["sock_addr"].startswith("127.0.0.1:")
        assert (await server.get_client_limits())["nclients"] == 3
    for _ in range(500):
        if not await server.list_clients():
            break
        await trio.sleep(0.01)
    assert await server.list_clients() == []


async def test_clients_that_set_their_identity(running, conn):
    """Test what a client claims to be, with libvirtd 9.0.0's names and order."""
    server = await conn.lookup_server("virtrio")
    port = running.listeners[3].sock.getsockname()[1]
    identity = {
        "x509-distinguished-name": "CN=me",
        "user-name": "me",
        "unix-user-id": 2**32 - 1,
        "process-id": 5,
        "selinux-context": "context",
        "sasl-user-name": "someone",
    }
    async with (
        running.hypervisor() as local,
        virtrio.connect(f"test+tcp://127.0.0.1:{port}/default") as remote,
    ):
        infos = []
        for client in (local, remote):
            await client.set_identity({"user-name": "another"})
            await client.set_identity(identity)
            with pytest.raises(virtrio.LibvirtError, match="parameter 'nosuch' not supported"):
                await client.set_identity({"nosuch": 1})
            number = (await server.list_clients())[len(infos)].get_id()
            infos.append(await (await server.lookup_client(number)).get_info())
        assert list(infos[0].items()) == [
            ("readonly", False),
            ("sasl_user_name", "someone"),
            ("unix_user_id", -1),
            ("unix_user_name", "me"),
            ("unix_process_id", 5),
            ("selinux_context", "context"),
        ]
        assert infos[1].pop("sock_addr").startswith("127.0.0.1:")
        assert list(infos[1].items()) == [
            ("readonly", False),
            ("sasl_user_name", "someone"),
            ("tls_x509_dname", "CN=me"),
            ("selinux_context", "context"),
        ]


async def test_a_client_is_sent_away(running, conn):
    server = await conn.lookup_server("virtrio")
    async with running.hypervisor() as first, running.hypervisor() as second:
        clients = await server.list_clients()
        await clients[0].close()
        with pytest.raises(virtrio.ConnectionClosed):
            await first.get_type()
        assert await second.get_type() == "TEST"


async def test_a_client_may_send_itself_away(conn):
    (client,) = await (await conn.lookup_server("admin")).list_clients()
    with pytest.raises(virtrio.ConnectionClosed):
        await client.close()


async def test_limits_hold_once_they_are_set(running, conn):
    server = await conn.lookup_server("virtrio")
    await server.set_client_limits({"nclients_max": 1})
    assert (await server.get_client_limits())["nclients_max"] == 1
    async with running.hypervisor():
        with trio.move_on_after(0.1) as waited:
            async with running.hypervisor():
                pass
        assert waited.cancelled_caught
        async with trio.open_nursery() as nursery:

            @nursery.start_soon
            async def _():
                async with running.hypervisor():
                    pass

            await trio.sleep(0.05)
            await server.set_client_limits({"nclients_max": 3, "nclients_unauth_max": 0})


async def test_clients_that_open_nothing_are_limited_by_themselves(running, conn):
    server = await conn.lookup_server("virtrio")
    await server.set_client_limits({"nclients_unauth_max": 2})
    async with running.hypervisor():  # which has opened a connection, and does not count
        idle = [await trio.open_unix_socket(f"{running.directory}/s") for _ in range(2)]
        await trio.testing.wait_all_tasks_blocked()
        limits = await server.get_client_limits()
        assert (limits["nclients_unauth"], limits["nclients_unauth_max"], limits["nclients"]) == (
            2,
            2,
            3,
        )
        async with trio.open_nursery() as nursery:
            came = trio.Event()

            @nursery.start_soon
            async def _():
                async with running.hypervisor():
                    came.set()

            await trio.testing.wait_all_tasks_blocked(0.05)
            assert not came.is_set()
            await idle[0].aclose()
            await came.wait()
        await idle[1].aclose()


async def test_workers_are_calls_that_run(running, conn):
    server = await conn.lookup_server("virtrio")
    workers = await server.get_thread_pool_parameters()
    assert (workers["maxWorkers"], workers["nWorkers"], workers["freeWorkers"]) == (21, 0, 0)
    assert await server.set_thread_pool_parameters({}) == 0


@pytest.mark.parametrize(
    ("level", "output"), [(logging.DEBUG, "1"), (logging.WARNING, "3"), (logging.CRITICAL, "4")]
)
async def test_logging(conn, caplog, level, output):
    with caplog.at_level(level, "virtrio.server"):
        assert await conn.get_logging_outputs() == f"{output}:stderr"
    assert await conn.get_logging_filters() == ""


# -- refusals --------------------------------------------------------------------------


async def refusal(call, *args):
    with pytest.raises(virtrio.LibvirtError) as caught:
        await call(*args)
    return caught.value


async def test_values_that_cannot_be_set(conn):
    server = await conn.lookup_server("virtrio")
    for call, given, code in (
        (server.set_client_limits, {"nclients_max": 0}, ErrorNumber.VIR_ERR_INVALID_ARG),
        (server.set_client_limits, {"nclients": 1}, ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED),
        (
            server.set_thread_pool_parameters,
            {"maxWorkers": 4},
            ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED,
        ),
        (conn.set_logging_outputs, "1:stderr", ErrorNumber.VIR_ERR_NO_SUPPORT),
        (conn.set_logging_filters, "1:rpc", ErrorNumber.VIR_ERR_NO_SUPPORT),
        (conn.set_daemon_timeout, 4, ErrorNumber.VIR_ERR_NO_SUPPORT),
        (server.update_tls_files, 0, ErrorNumber.VIR_ERR_INTERNAL_ERROR),
    ):
        assert (await refusal(call, given)).code == code


@pytest.mark.parametrize(
    "limits",
    [
        {"nclients_unauth_max": 8},
        {"nclients_max": 2},
        {"nclients_max": 7, "nclients_unauth_max": 8},
    ],
)
async def test_no_more_may_have_opened_nothing_than_may_be_connected(conn, limits):
    server = await conn.lookup_server("virtrio")
    await server.set_client_limits({"nclients_max": 7, "nclients_unauth_max": 3})
    before = await server.get_client_limits()
    assert str(await refusal(server.set_client_limits, limits)) == (
        "invalid argument: The overall maximum number of clients waiting for authentication "
        "must not be less than the overall maximum number of clients"
    )
    assert await server.get_client_limits() == before
    await server.set_client_limits({"nclients_max": 4, "nclients_unauth_max": 4})


def flagged():
    """Yield a call of every procedure that takes flags, with unknown flags."""
    server = admin.AdminNonnullServer("virtrio")
    for name, value in vars(admin_calls).items():
        struct = getattr(admin, f"Admin{name.title().replace('_', '')}Args", None)
        if struct is None or name == "CONNECT_OPEN":
            continue
        given = {
            "srv": server,
            "params": [],
            "id": 1,
            "name": "virtrio",
            "need_results": 1,
            "flags": 8,
        }
        given |= {
            "outputs": None,
            "filters": None,
            "timeout": 1,
            "clnt": admin.AdminNonnullClient(server, 1, 0, 0),
        }
        yield value, struct(*(given[field] for field in struct.__slots__))


async def test_flags(running, conn):
    async with running.hypervisor():
        for call, args in flagged():
            error = await refusal(conn._call, call, args)
            if error.code != ErrorNumber.VIR_ERR_NO_SUPPORT:
                assert (error.code, error.domain) == (
                    ErrorNumber.VIR_ERR_INVALID_ARG,
                    ErrorDomain.VIR_FROM_ADMIN,
                )
                assert error.message.startswith("unsupported flags (0x8) in function admin")


@pytest.fixture
async def raw(running):
    """A raw client of the admin socket."""
    sock = trio.socket.socket(socket.AF_UNIX)
    await sock.connect(f"{running.directory}/admin")
    client = Raw(sock)
    yield client
    await client.aclose()


@pytest.mark.parametrize(
    ("procedure", "payload", "header", "text"),
    [
        (1, bytes(4), {"program": REMOTE}, f"Cannot find program {REMOTE} version 1"),
        (1, bytes(4), {"version": 2}, f"Cannot find program {PROGRAM} version 2"),
        (500, b"", {}, "unknown procedure: 500"),
        (1, b"", {}, "Unable to decode message payload"),
        (2, bytes(4), {}, "Unable to decode message payload"),
        (4, bytes(4), {}, "Unable to decode message payload"),
    ],
)
async def test_calls_that_are_not_served(raw, procedure, payload, header, text):
    answer = await raw.call(procedure, payload, **({"program": PROGRAM} | header))
    assert answer.refusal == (ErrorNumber.VIR_ERR_RPC, ErrorDomain.VIR_FROM_RPC, text)
    assert (await raw.call(3, program=PROGRAM)).status == OK


async def test_opening_and_closing(raw):
    assert (await raw.call(3, program=PROGRAM)).status == OK  # libvirtd asks for no opening either
    flags = await raw.call(1, b"\0\0\0\1", program=PROGRAM)
    assert flags.refusal[:2] == (ErrorNumber.VIR_ERR_INVALID_ARG, ErrorDomain.VIR_FROM_ADMIN)
    assert (await raw.call(1, bytes(4), program=PROGRAM)).status == OK
    assert (await raw.call(2, program=PROGRAM)).status == OK
    assert await raw.answer() is None
