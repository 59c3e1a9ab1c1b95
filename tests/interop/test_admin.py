"""virtrio.admin against a real libvirtd, whose own virt-admin sees the same."""

from __future__ import annotations

import contextlib
import re
import subprocess
import time
from functools import partial

import pytest
import trio

import virtrio
import virtrio.admin
import virtrio.blocking
from virtrio.enums import (
    VIR_CLIENT_INFO_READONLY,
    VIR_CLIENT_INFO_UNIX_PROCESS_ID,
    VIR_SERVER_CLIENTS_CURRENT,
    VIR_SERVER_CLIENTS_MAX,
    VIR_THREADPOOL_WORKERS_MAX,
    ClientTransport,
    ErrorNumber,
)

pytestmark = pytest.mark.peer("libvirtd", "virsh")


class Trio:
    connect = staticmethod(virtrio.admin.connect)

    async def __call__(self, function, *args):
        return await function(*args)


class Blocking:
    @contextlib.asynccontextmanager
    async def connect(self, uri):
        with await trio.to_thread.run_sync(partial(virtrio.admin.open, uri, timeout=20)) as conn:
            yield conn

    async def __call__(self, function, *args):
        return await trio.to_thread.run_sync(function, *args)


@pytest.fixture(params=[Trio(), Blocking()], ids=["trio", "blocking"])
def client(request):
    return request.param


@pytest.fixture
def uri(libvirtd):
    return f"libvirtd:///system?socket={libvirtd.directory}/libvirt-admin-sock"


def virt_admin(uri, *words):
    """Return what virt-admin prints, its tables and lists as dicts or rows."""
    done = subprocess.run(
        ["virt-admin", "-c", uri, *words], capture_output=True, text=True, check=True
    )
    return done.stdout


def listed(text):
    return {key: int(value) for key, value in re.findall(r"^(\w+)\s*: (\d+)$", text, re.MULTILINE)}


def until_closed(hypervisor):
    for _ in range(100):
        hypervisor.get_hostname()
        time.sleep(0.05)


async def test_servers_and_their_numbers(client, uri):
    async with client.connect(uri) as conn:
        assert conn.get_uri() == uri
        assert conn.is_alive()
        assert await client(conn.get_lib_version) == 9_000_000
        servers = await client(conn.list_servers)
        assert sorted(server.get_name() for server in servers) == ["admin", "libvirtd"]
        server = await client(conn.lookup_server, "libvirtd")
        workers = await client(server.get_thread_pool_parameters)
        theirs = listed(virt_admin(uri, "srv-threadpool-info", "libvirtd"))
        assert workers.keys() == theirs.keys()
        assert workers["minWorkers"] == theirs["minWorkers"]
        limits = await client(server.get_client_limits)
        assert limits == listed(virt_admin(uri, "srv-clients-info", "libvirtd"))
    assert not conn.is_alive()


async def test_settings(client, uri):
    async with client.connect(uri) as conn:
        server = await client(conn.lookup_server, "libvirtd")
        before = await client(server.get_thread_pool_parameters)
        most = before[VIR_THREADPOOL_WORKERS_MAX]
        assert (
            await client(server.set_thread_pool_parameters, {VIR_THREADPOOL_WORKERS_MAX: most + 3})
            == 0
        )
        assert listed(virt_admin(uri, "srv-threadpool-info", "libvirtd"))["maxWorkers"] == most + 3
        await client(server.set_thread_pool_parameters, {VIR_THREADPOOL_WORKERS_MAX: most})
        limit = (await client(server.get_client_limits))[VIR_SERVER_CLIENTS_MAX]
        assert await client(server.set_client_limits, {VIR_SERVER_CLIENTS_MAX: limit + 1}) == 0
        assert listed(virt_admin(uri, "srv-clients-info", "libvirtd"))["nclients_max"] == limit + 1
        await client(server.set_client_limits, {VIR_SERVER_CLIENTS_MAX: limit})
        assert await client(conn.set_daemon_timeout, 0) == 0


async def test_clients(client, uri, libvirtd):
    async with client.connect(uri) as conn:
        server = await client(conn.lookup_server, "libvirtd")
        with virtrio.blocking.connect(libvirtd.uri()) as hypervisor:
            assert (await client(server.get_client_limits))[VIR_SERVER_CLIENTS_CURRENT] >= 1
            found = max(await client(server.list_clients), key=lambda c: c.get_id())
            same = await client(server.lookup_client, found.get_id())
            assert (same.get_timestamp(), same.get_transport()) == (
                found.get_timestamp(),
                ClientTransport.VIR_CLIENT_TRANS_UNIX,
            )
            assert abs(same.get_timestamp() - time.time()) < 60
            info = await client(same.get_info)
            assert info[VIR_CLIENT_INFO_READONLY] is False
            assert info[VIR_CLIENT_INFO_UNIX_PROCESS_ID] > 1
            assert await client(same.close) == 0
            with pytest.raises(virtrio.ConnectionClosed):
                await trio.to_thread.run_sync(until_closed, hypervisor)


async def test_logging(client, uri):
    async with client.connect(uri) as conn:
        outputs = await client(conn.get_logging_outputs)
        assert outputs == "3:stderr"
        assert await client(conn.get_logging_filters) == ""
        assert await client(conn.set_logging_filters, "3:rpc 4:util") == 0
        filters = await client(conn.get_logging_filters)
        assert filters.split() == ["3:*rpc*", "4:*util*"]
        assert filters in virt_admin(uri, "daemon-log-filters")
        await client(conn.set_logging_filters, None)
        assert await client(conn.get_logging_filters) == ""
        assert await client(conn.set_logging_outputs, outputs) == 0


async def test_refusals(client, uri):
    async with client.connect(uri) as conn:
        server = await client(conn.lookup_server, "libvirtd")
        for code, text, call in (
            (
                ErrorNumber.VIR_ERR_NO_SERVER,
                "No server named 'nosuch'",
                (conn.lookup_server, "nosuch"),
            ),
            (
                ErrorNumber.VIR_ERR_NO_CLIENT,
                "No client with matching ID '9999'",
                (server.lookup_client, 9999),
            ),
            (
                ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED,
                "'x' not supported",
                (server.set_thread_pool_parameters, {"x": 1}),
            ),
            (
                ErrorNumber.VIR_ERR_INTERNAL_ERROR,
                "no tls service found",
                (server.update_tls_files,),
            ),
            (ErrorNumber.VIR_ERR_INVALID_ARG, "unsupported flags", (conn.list_servers, 7)),
        ):
            with pytest.raises(virtrio.LibvirtError, match=text) as caught:
                await client(*call)
            assert caught.value.code == code
        assert await client(conn.list_servers)


async def test_calls_after_the_connection_is_closed(client, uri):
    async with client.connect(uri) as conn:
        server = await client(conn.lookup_server, "admin")
    with pytest.raises(virtrio.ConnectionClosed):
        await client(server.list_clients)


@pytest.mark.parametrize(
    "wrong",
    [
        "libvirtd:///nosuch",
        "qemu:///system",
        "libvirtd:///system?bad=1",
        "/system",
        "libvirtd+unix:///system",
        "virtqemud:///system",
        "libvirtd:///system?socket=/nosuch/socket",
    ],
)
async def test_wrong_uris_are_refused_in_libvirts_words(client, wrong):
    theirs = await trio.run_process(
        ["virt-admin", "-c", wrong, "srv-list"],
        capture_stdout=True,
        capture_stderr=True,
        check=False,
    )
    assert theirs.returncode == 1
    with pytest.raises(virtrio.LibvirtError) as caught:
        async with client.connect(wrong):
            pass
    assert theirs.stderr.decode().splitlines()[-1] == f"error: {caught.value.message}"
