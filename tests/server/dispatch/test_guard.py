"""A server's own guard: it is asked before every call, knows the caller, may refuse."""

from __future__ import annotations

import os
import socket
import uuid

import pytest

from tests.server.raw import GET_HOSTNAME, GET_TYPE, LOOKUP, OK, OPEN, P, packed, packet, string
from tests.server.streaming import CONSOLE, Streaming
from tests.server.streaming import arguments as streaming_arguments
from virtrio.protocol import message
from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol.errors import report
from virtrio.server import caller
from virtrio.server.server import Server

SUSPEND = P.REMOTE_PROC_DOMAIN_SUSPEND
TEST = string("test") + uuid.UUID("6695eb01-f6a4-8304-79aa-97f2502e193f").bytes + b"\0\0\0\1"
RUNNING = b"\0\0\0\x10"  # VIR_CONNECT_LIST_DOMAINS_RUNNING


class Guard:
    """A guard that keeps its arguments, and refuses the calls it is told to."""

    def __init__(self, *refused):
        self.refused = refused
        self.asked = []

    def __call__(self, entry, call, args):
        self.asked.append((entry.procedure.name.removeprefix("REMOTE_PROC_"), caller.current()))
        if call.procedure in self.refused:
            raise report(
                ErrorNumber.VIR_ERR_ACCESS_DENIED,
                ErrorDomain.VIR_FROM_ACCESS,
                entry.procedure.c_function,
            )


DENIED = int(ErrorNumber.VIR_ERR_ACCESS_DENIED)


async def test_the_guard_is_asked_before_each_kind_of_call(serve):
    guard = Guard(CONSOLE)
    client = await serve(Streaming(), guard=guard).client().open()
    assert (await client.call(GET_TYPE)).status == OK
    answer = await client.call(CONSOLE, streaming_arguments(CONSOLE))
    assert (answer.error.code, "virDomainOpenConsole" in answer.error.message) == (DENIED, True)
    assert [name for name, _ in guard.asked] == [
        "CONNECT_OPEN",
        "CONNECT_GET_TYPE",
        "DOMAIN_OPEN_CONSOLE",
    ]


async def test_a_call_that_the_guard_refuses_reaches_no_driver(serve):
    served = serve(guard=Guard(SUSPEND))
    client = await served.client().open()
    assert (await client.call(SUSPEND, TEST)).error.code == DENIED
    listed = await client.call(P.REMOTE_PROC_CONNECT_LIST_ALL_DOMAINS, b"\0\0\0\1" + RUNNING)
    assert listed.payload[4:].startswith(string("test"))


async def test_the_guard_is_asked_about_calls_that_are_not_served(serve):
    guard = Guard(9998)
    client = await serve(guard=guard).client().open()
    guard.asked.clear()
    assert (await client.call(9999)).refusal[2] == "unknown procedure: 9999"
    assert (await client.call(9998)).refusal[0] == DENIED
    assert (await client.call(1, program=5)).refusal[2] == "Cannot find program 5 version 1"
    assert [name for name, _ in guard.asked] == [
        "procedure 9999 of program 0x20008086",
        "procedure 9998 of program 0x20008086",
        "procedure 1 of program 0x5",
    ]


async def test_the_guard_may_refuse_opening(serve):
    client = serve(guard=Guard(OPEN)).client()
    assert (
        await client.call(OPEN, packed("connect_open_args", "test:///default", 0))
    ).error.code == DENIED
    assert (await client.call(GET_HOSTNAME)).refusal[
        2
    ] == "internal error: hypervisor connection not open"


async def test_read_only_connections_are_refused_before_the_guard(serve):
    guard = Guard()
    client = await serve(guard=guard).client(readonly=True).open()
    answer = await client.call(SUSPEND, TEST)
    assert answer.refusal[0] == ErrorNumber.VIR_ERR_OPERATION_DENIED
    # it is not asked about what is refused anyway
    assert [name for name, _ in guard.asked] == ["CONNECT_OPEN"]
    assert (await client.call(LOOKUP, string("test"))).status == OK
    assert [name for name, _ in guard.asked] == ["CONNECT_OPEN", "DOMAIN_LOOKUP_BY_NAME"]


@pytest.mark.parametrize("flags", [0, 1])
async def test_the_guard_is_given_the_caller(serve, flags):
    guard = Guard()
    client = await serve(guard=guard).client().open(flags=flags)
    await client.call(GET_TYPE)
    who = guard.asked[-1][1]
    assert (who.pid, who.uid, who.gid, who.readonly) == (
        os.getpid(),
        os.getuid(),
        os.getgid(),
        bool(flags),
    )


async def test_each_client_is_known_by_itself(serve):
    """Test calls of several clients, in place and in tasks."""
    guard = Guard()
    served = serve(guard=guard)
    clients = [await served.client(readonly=number == 1).open() for number in range(3)]
    guard.asked.clear()
    for client in clients * 2:
        await client.call(GET_TYPE)
    assert [who.readonly for _, who in guard.asked] == [False, True, False] * 2


@pytest.mark.parametrize("size", [10, 300_000], ids=["in place", "away from the loop"])
async def test_the_guard_sees_no_descriptor_that_is_closed(serve, size):
    """Test arguments that are decoded in place, and in a thread.

    The descriptors of a call that takes none are closed before the thread is done.
    """
    seen = []

    def guard(entry, call, args):
        if entry.name == "domain_lookup_by_name":
            seen.append([os.fstat(fd).st_rdev for fd in call.fds])

    client = await serve(Streaming(), guard=guard).client().open()
    call = message.with_fds(packet(LOOKUP, string("x" * size)), message.CALL_WITH_FDS, 1)
    with socket.socket(fileno=os.dup(client.sock.fileno())) as sock:
        await client.send(call)
        socket.send_fds(sock, [b"\0"], [sock.fileno()])
    assert (await client.answer()).status == OK
    assert len(seen) == 1


def test_an_async_guard_is_refused():
    class Asynchronous:
        async def __call__(self, entry, call, args):
            raise AssertionError

    for guard in (Asynchronous(), Asynchronous().__call__):
        with pytest.raises(TypeError, match="cannot be async"):
            Server(guard=guard)
    assert Server(guard=Guard())
