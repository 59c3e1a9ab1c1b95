"""Handles: reference counts, errors of freed handles, and identities."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import uuid
import warnings

import pytest
import trio

import virtrio
import virtrio.blocking
import virtrio.trio
from tests import documents
from tests.client.kinds import in_thread
from tests.client.servers import (
    GET_TYPE,
    LOOKUP,
    elsewhere,
    lookup_reply,
    open_files,
    playing,
    reply,
    serving,
    type_reply,
)
from virtrio.client import handles
from virtrio.enums import ErrorDomain, ErrorNumber
from virtrio.protocol._generated import remote
from virtrio.protocol.connection import PONG, CallReceived, Closed, Ping

DOMAIN = documents.domain("mine", devices=documents.disk())
CHECKPOINT = documents.checkpoint("c1")


@pytest.fixture
async def conn(client):
    async with serving() as uri, client.connect(uri) as connection:
        yield connection


async def invalid(function, *args):
    """Return (code, domain, text) of the error that a call on a freed handle raises."""
    try:
        result = function(*args)
        if hasattr(result, "__await__"):
            await result
    except virtrio.LibvirtError as error:
        return error.code, error.domain, str(error)
    raise AssertionError("the call did not fail")


# -- counting --------------------------------------------------------------------------


async def test_free_gives_back_what_ref_took(client, conn):
    dom = await client(conn.lookup_by_name, "test")
    assert dom.ref() == 0
    assert dom.free() == 0
    assert await client(dom.is_active) == 1
    assert dom.free() == 0
    with pytest.raises(virtrio.LibvirtError, match="invalid domain pointer in virDomainFree"):
        dom.free()


async def test_freed_domain(client, conn):
    dom = await client(conn.lookup_by_name, "test")
    dom.free()
    calls = {
        dom.is_active: "virDomainIsActive",
        dom.name: "virDomainGetName",
        dom.uuid: "virDomainGetUUID",
        dom.uuid_string: "virDomainGetUUIDString",
        dom.id: "virDomainGetID",
        dom.ref: "virDomainRef",
        dom.free: "virDomainFree",
        dom.get_connect: "virDomainGetConnect",
        dom.list_all_checkpoints: "virDomainListAllCheckpoints",
        dom.destroy: "virDomainDestroy",
        dom.create: "virDomainCreate",
    }
    for function, name in calls.items():
        assert await invalid(function) == (
            ErrorNumber.VIR_ERR_INVALID_DOMAIN,
            ErrorDomain.VIR_FROM_DOMAIN,
            f"invalid domain pointer in {name}",
        )


async def test_freed_checkpoint(client, conn):
    with await client(conn.lookup_by_name, "test") as dom:
        checkpoint = await client(dom.checkpoint_create_xml, CHECKPOINT, 0)
        checkpoint.free()
        calls = {
            checkpoint.get_name: "virDomainCheckpointGetName",
            checkpoint.domain: "virDomainCheckpointGetDomain",
            checkpoint.get_domain: "virDomainCheckpointGetDomain",
            checkpoint.get_connect: "virDomainCheckpointGetConnect",
            checkpoint.get_xml_desc: "virDomainCheckpointGetXMLDesc",
            checkpoint.delete: "virDomainCheckpointDelete",
            checkpoint.ref: "virDomainCheckpointRef",
        }
        for function, name in calls.items():
            assert await invalid(function) == (
                ErrorNumber.VIR_ERR_INVALID_DOMAIN_CHECKPOINT,
                ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT,
                f"Invalid domain checkpoint: {name}",
            )


async def test_handles_are_context_managers(client, conn):
    with await client(conn.lookup_by_name, "test") as dom:
        with await client(dom.checkpoint_create_xml, CHECKPOINT, 0) as checkpoint:
            assert checkpoint.get_name() == "c1"
            assert checkpoint.get_domain() is dom
            assert checkpoint.get_connect() is conn
        assert (await invalid(checkpoint.get_name))[
            0
        ] is ErrorNumber.VIR_ERR_INVALID_DOMAIN_CHECKPOINT
        dom.free()  # freed within the block: leaving it does not free again
    assert (await invalid(dom.name))[0] is ErrorNumber.VIR_ERR_INVALID_DOMAIN
    assert await client(conn.get_type) == "TEST"


async def test_checkpoint_holds_its_domain(client, conn):
    dom = await client(conn.lookup_by_name, "test")
    checkpoint = await client(dom.checkpoint_create_xml, CHECKPOINT, 0)
    dom.free()
    assert "<name>c1</name>" in await client(checkpoint.get_xml_desc, 0)
    assert checkpoint.get_domain().name() == "test"
    checkpoint.free()
    assert (await invalid(dom.name))[0] is ErrorNumber.VIR_ERR_INVALID_DOMAIN


async def test_domain_stays_usable_after_close(client):
    async with serving() as uri, client.connect(uri) as conn:
        dom = await client(conn.lookup_by_name, "test")
        checkpoint = await client(dom.checkpoint_create_xml, CHECKPOINT, 0)
        assert await client(conn.close) == 1  # the domain's, which the checkpoint holds
        assert conn.is_alive()
        assert await client(dom.is_active) == 1
        dom.free()
        assert await client(checkpoint.get_xml_desc, 0)
        assert conn.is_alive()
        await in_thread(checkpoint.free) if client.name == "blocking" else checkpoint.free()
        assert not conn.is_alive()
        with pytest.raises(virtrio.ConnectionClosed, match="client socket is closed"):
            await client(conn.get_type)


async def test_the_server_hears_of_the_last_free(client):
    gone = trio.Event()

    async def script(peer):
        await peer.send(lookup_reply(await peer.call()))
        while not isinstance(event := await peer.event(), Closed):
            await peer.send(reply(event))
        gone.set()

    async with playing(script) as uri, client.connect(uri) as conn:
        dom = await client(conn.lookup_by_name, "test")
        assert await client(conn.close) == 1
        assert not gone.is_set()
        await in_thread(dom.free) if client.name == "blocking" else dom.free()
        await gone.wait()


async def test_connections_are_counted(client, conn):
    assert conn.ref() == 0
    assert await client(conn.close) == 1
    assert await client(conn.get_type) == "TEST"
    assert await client(conn.close) == 0
    assert not conn.is_alive()
    assert await client(conn.close) == 0
    with pytest.raises(virtrio.LibvirtError) as caught:
        conn.ref()
    assert caught.value.code is ErrorNumber.VIR_ERR_INVALID_CONN
    assert str(caught.value) == "invalid connection pointer in virConnectRef"


async def test_dropped_handles_give_back_their_references(client, conn):
    dom = await client(conn.lookup_by_name, "test")
    checkpoint = await client(dom.checkpoint_create_xml, CHECKPOINT, 0)
    assert await client(conn.close) == 1
    del dom
    gc.collect()
    assert conn.is_alive()
    del checkpoint
    gc.collect()
    await trio.testing.wait_all_tasks_blocked()
    assert not conn.is_alive()


async def test_handles_dropped_in_a_cycle(client, conn):
    dom = await client(conn.lookup_by_name, "test")
    knot = [dom]
    knot.append(knot)
    assert await client(conn.close) == 1
    del dom, knot
    gc.collect()
    await trio.testing.wait_all_tasks_blocked()
    assert not conn.is_alive()


async def test_free_during_a_call_of_the_same_handle(client):
    """Freeing during a call does not count the connection's references wrongly."""
    arrived, freed = trio.Event(), trio.Event()

    async def script(peer):
        await peer.send(lookup_reply(await peer.call()))
        call = await peer.call()
        arrived.set()
        await freed.wait()
        await peer.send(reply(call) + b"")
        await peer.serve()

    async with playing(script) as uri, client.connect(uri) as conn:
        dom = await client(conn.lookup_by_name, "test")
        async with trio.open_nursery() as nursery:
            nursery.start_soon(client, dom.suspend)
            await arrived.wait()
            dom.free()
            freed.set()
        assert conn.is_alive()
        assert await client(conn.get_type) == "FAKE"


# -- identities ------------------------------------------------------------------------


async def test_identity_makes_no_call(client):
    async def script(peer):
        await peer.send(lookup_reply(await peer.call()))
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:
        dom = await client(conn.lookup_by_name, "test")
        assert (dom.name(), dom.id(), dom.uuid()) == ("test", 7, bytes(16))
        assert dom.uuid_string() == "00000000-0000-0000-0000-000000000000"
        assert dom.connect() is conn
        assert dom.get_connect() is conn
        assert repr(dom) == "<Domain 'test' uuid=00000000-0000-0000-0000-000000000000 id=7>"
        assert repr(conn) == f"<Connect {conn.get_uri()!r} open>"
        dom.free()
        assert repr(dom) == "<Domain freed>"
    assert repr(conn) == f"<Connect {conn.get_uri()!r} closed>"


UUID_TEXT = "c4a5d3f0-6e1f-4b0e-9d2e-1f0f5e6a7b8c"
UUID_BYTES = uuid.UUID(UUID_TEXT).bytes
DOM = remote.RemoteNonnullDomain("vm", UUID_BYTES, 3)
NET = remote.RemoteNonnullNetwork("default", UUID_BYTES)


@pytest.mark.parametrize(
    ("wire", "shown"),
    [
        (DOM, f"<Domain 'vm' uuid={UUID_TEXT} id=3>"),
        (
            remote.RemoteNonnullDomainCheckpoint("c", DOM),
            "<DomainCheckpoint 'c' of domain 'vm'>",
        ),
        (remote.RemoteNonnullDomainSnapshot("s", DOM), "<DomainSnapshot 's' of domain 'vm'>"),
        (NET, f"<Network 'default' uuid={UUID_TEXT}>"),
        (
            remote.RemoteNonnullNetworkPort(NET, UUID_BYTES),
            f"<NetworkPort uuid={UUID_TEXT} of network 'default'>",
        ),
        (remote.RemoteNonnullNwfilter("f", UUID_BYTES), f"<NWFilter 'f' uuid={UUID_TEXT}>"),
        (
            remote.RemoteNonnullNwfilterBinding("vnet0", "f"),
            "<NWFilterBinding 'vnet0' filter='f'>",
        ),
        (
            remote.RemoteNonnullInterface("eth0", "52:54:00:12:34:56"),
            "<Interface 'eth0' mac='52:54:00:12:34:56'>",
        ),
        (remote.RemoteNonnullStoragePool("p", UUID_BYTES), f"<StoragePool 'p' uuid={UUID_TEXT}>"),
        (
            remote.RemoteNonnullStorageVol("p", "v", "/p/v"),
            "<StorageVol 'v' pool='p' key='/p/v'>",
        ),
        (remote.RemoteNonnullNodeDevice("pci_0"), "<NodeDevice 'pci_0'>"),
        (remote.RemoteNonnullSecret(UUID_BYTES, 0, ""), f"<Secret uuid={UUID_TEXT}>"),
        (
            remote.RemoteNonnullSecret(UUID_BYTES, 1, "/p/v"),
            f"<Secret uuid={UUID_TEXT} usage='/p/v'>",
        ),
    ],
    ids=lambda value: type(value).__name__.removeprefix("RemoteNonnull"),
)
def test_repr_names_the_object(wire, shown):
    owner = handles.Counted()
    cls = getattr(virtrio.blocking, shown[1:].partition(" ")[0])
    assert repr(cls(handles.Lease(owner, owner), wire)) == shown


def test_a_port_has_a_uuid_and_no_name():
    owner = handles.Counted()
    port = remote.RemoteNonnullNetworkPort(NET, UUID_BYTES)
    port = virtrio.trio.NetworkPort(handles.Lease(owner, owner), port)
    assert (port.uuid(), port.uuid_string()) == (UUID_BYTES, UUID_TEXT)
    assert not hasattr(port, "name")


async def test_id_follows_start_and_stop(client, conn):
    dom = await client(conn.define_xml, DOMAIN)
    assert dom.id() == -1
    await client(dom.create)
    first = dom.id()
    assert first > 1
    await client(dom.destroy)
    assert dom.id() == -1
    await client(dom.create_with_flags, 0)
    assert dom.id() > first
    await client(dom.destroy_flags, 0)
    assert dom.id() == -1
    with await client(conn.lookup_by_name, "mine") as again:
        assert again.id() == -1
    await client(dom.undefine)
    dom.free()


async def test_id_of_a_start_that_fails(client, conn):
    with await client(conn.lookup_by_name, "test") as dom:
        assert dom.id() == 1
        with pytest.raises(virtrio.LibvirtError, match="already running"):
            await client(dom.create)
        assert dom.id() == 1


# -- leaks -----------------------------------------------------------------------------


def test_leaked_connection_warns():
    with elsewhere(serving()) as uri:
        held = [virtrio.blocking.connect(uri)]
        held.append(held[0].lookup_by_name("test"))
        with pytest.warns(ResourceWarning, match="unclosed connection to test[+]unix:///default"):
            held.clear()


def test_leaked_connection_warns_after_ticks_too():
    """The thread that sends pings does not keep the connection from collection."""
    ticked, gone = threading.Event(), threading.Event()

    async def script(peer):
        for _ in range(3):
            await peer.until(Ping)
            await peer.send(PONG)
        ticked.set()
        await peer.serve()
        gone.set()

    with elsewhere(playing(script)) as uri, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        held = [virtrio.blocking.connect(uri, keepalive_interval=0.01)]
        assert ticked.wait(5)
        held.clear()
        assert gone.wait(5)
    assert [warning.category for warning in caught] == [ResourceWarning]


def test_closed_connections_do_not_warn():
    with elsewhere(serving()) as uri, warnings.catch_warnings():
        warnings.simplefilter("error")
        conn = virtrio.blocking.connect(uri)
        conn.close()
        del conn
        for drop_first in ("handle", "connection"):
            held = {"connection": virtrio.blocking.connect(uri)}
            held["handle"] = held["connection"].lookup_by_name("test")
            assert held["connection"].close() == 1
            assert held["handle"].name() == "test"
            assert held["handle"].state()
            del held[drop_first]
            gc.collect()
            held.clear()
            gc.collect()
        conn = virtrio.blocking.connect(uri)
        conn.ref()  # and never given back
        assert conn.close() == 1
        del conn
        gc.collect()


async def test_leaving_the_block_ends_the_connection_whoever_holds_handles(client):
    """Both clients have one rule, for live handles and for references that are left."""
    async with serving() as uri:
        before = open_files()
        async with client.connect(uri) as conn:
            dom = await client(conn.lookup_by_name, "test")
            conn.ref()
        assert not conn.is_alive()
        with trio.fail_after(20):  # the server runs in this process, too, and may be behind
            while open_files() > before + 1:  # noqa: ASYNC110 -- files tell nobody
                await trio.sleep(0.01)
        with pytest.raises(virtrio.ConnectionClosed):
            await client(dom.state)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            dom.free()
            del dom, conn
            gc.collect()


async def test_a_block_may_close_its_connection_itself(client):
    async with serving() as uri, client.connect(uri) as conn:
        dom = await client(conn.lookup_by_name, "test")
        assert await client(conn.close) == 1
        assert await client(dom.state)
        assert conn.is_alive()
    assert not conn.is_alive()
    dom.free()


def test_handles_at_the_end_of_the_program_after_close():
    """No warning, though the interpreter drops the objects in an order of its own."""
    with elsewhere(serving()) as uri:
        script = (
            "import sys, virtrio\n"
            "conn = virtrio.blocking.connect(sys.argv[1])\n"
            "dom = conn.lookup_by_name('test')\n"
            "conn.close()\n"
            "ring = [conn, dom]\n"
            "ring.append(ring)\n"
        )
        command = [sys.executable, "-X", "dev", "-W", "always", "-c", script, uri]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


# -- processes -------------------------------------------------------------------------

# From 3.12 on, Python warns of a fork beside threads, such as those of a connection.
PYTHON = (sys.executable, "-W", "ignore:This process:DeprecationWarning")
FORK = """
import os, sys, time, virtrio.blocking
conn = virtrio.blocking.connect(sys.argv[1], keepalive_interval=0.05)
dom = conn.lookup_by_name("test")
child = os.fork()
if child == 0:
    try:
        conn.get_type()
    except virtrio.ConnectionClosed as error:
        assert "the connection belongs to the process that opened it" in str(error), error
    else:
        os._exit(3)
    assert not conn.is_alive()
    dom.free()
    conn.close()
    with virtrio.blocking.connect(sys.argv[1], keepalive_interval=0.05) as mine:
        assert mine.get_type() == "FAKE"
        time.sleep(0.3)
        assert mine.get_type() == "FAKE"
    os._exit(0)
status = os.waitpid(child, 0)[1]
assert status == 0, status
assert conn.get_type() == "FAKE"
dom.free()
conn.close()
"""


async def test_fork():
    """The child cannot use the parent's connection, and keeps its own alive."""
    pinged = []

    async def script(peer):
        seen = False
        while not isinstance(event := await peer.event(), Closed):
            if isinstance(event, Ping):
                seen = True
                await peer.send(PONG)
            elif isinstance(event, CallReceived):
                answer = {LOOKUP: lookup_reply, GET_TYPE: type_reply}.get(event.procedure, reply)
                await peer.send(answer(event))
        pinged.append(seen)

    async with playing(script) as uri:
        done = await trio.run_process([*PYTHON, "-c", FORK, uri], check=False, capture_stderr=True)
    assert done.returncode == 0, done.stderr.decode()
    assert not done.stderr
    assert pinged == [True, True]


BUSY_FORK = """
import os, sys, threading, virtrio.blocking
from virtrio.client import handles

class Slow:
    # a handle's connection, whose count is being changed in another thread
    def __init__(self):
        self.refs = 1
    @property
    def _refs(self):
        begun.set()
        done.wait()
        return self.refs
    @_refs.setter
    def _refs(self, refs):
        self.refs = refs

begun, done = threading.Event(), threading.Event()
thread = threading.Thread(target=handles.Counted._hold, args=(Slow(),))
thread.start()
begun.wait()
child = os.fork()
if child == 0:
    with virtrio.blocking.connect(sys.argv[1]) as conn, conn.lookup_by_name("test") as dom:
        os._exit(0 if dom.name() == "test" else 3)
status = os.waitpid(child, 0)[1]
done.set()
thread.join()
assert status == 0, status
"""


async def test_fork_while_another_thread_counts():
    async with serving() as uri:
        with trio.fail_after(20):
            done = await trio.run_process(
                [*PYTHON, "-c", BUSY_FORK, uri], check=False, capture_stderr=True
            )
    assert (done.returncode, done.stderr.decode()) == (0, "")
