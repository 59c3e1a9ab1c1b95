"""Descriptors of calls that wait are counted over all clients."""

from __future__ import annotations

import os
import socket

import trio

from tests.server.raw import GET_HOSTNAME, P, packed, packet
from virtrio.protocol import message
from virtrio.server._generated.driver import Driver

CREATE_WITH_FILES = P.REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES


class Slow(Driver):
    """A driver that passes descriptors, and whose ``connect_get_hostname`` waits."""

    def __init__(self):
        self.may_end = trio.Event()

    async def connect_get_hostname(self):
        await self.may_end.wait()
        return "slow"

    def domain_create_xml_with_files(self, xml_desc, files, flags):
        raise AssertionError


async def test_descriptors_of_held_calls_are_counted(serve):
    """Test that all clients together hold no more than ``max_waiting_fds``."""
    served = serve(Slow(), max_waiting_fds=64)
    for _ in range(6):
        client = await served.client(readonly=True).open()
        await client.send(packet(GET_HOSTNAME) * 5)
        call = packet(
            CREATE_WITH_FILES, packed("domain_create_xml_with_files_args", "<domain/>", 0)
        )
        await client.send(message.with_fds(call, message.CALL_WITH_FDS, 32))
        sock = socket.socket(fileno=os.dup(client.sock.fileno()))
        sock.setblocking(True)
        fd = os.open("/dev/null", os.O_RDONLY)
        for _ in range(32):
            socket.send_fds(sock, [b"\0"], [fd])
            await trio.testing.wait_all_tasks_blocked()
        os.close(fd)
        sock.close()
    await trio.testing.wait_all_tasks_blocked()
    held = sum(session.client.calls.held_fds for session in served.server.sessions())
    assert held <= 64, held


async def test_a_call_that_is_dropped_at_once_counts_no_descriptor(serve):
    """Test a call that is too large; running calls of its client go on."""
    served = serve(Slow(), max_partial_bytes=1000)
    await served.client().open()
    client = await served.client(readonly=True).open()
    await client.send(packet(GET_HOSTNAME) * 5)
    call = packet(CREATE_WITH_FILES, packed("domain_create_xml_with_files_args", "x" * 2000, 0))
    sock = socket.socket(fileno=os.dup(client.sock.fileno()))
    before = len(os.listdir("/proc/self/fd"))
    with sock:
        socket.send_fds(
            sock, [message.with_fds(call, message.CALL_WITH_FDS, 1) + b"\0"], [sock.fileno()]
        )
        await trio.testing.wait_all_tasks_blocked()
    assert await client.answer() is None
    common = served.server._common
    assert (served.sessions, common.descriptors.size, common.partial.size) == (2, 0, 0)
    assert len(os.listdir("/proc/self/fd")) == before - 1


async def test_the_descriptors_of_a_call_are_counted_once(serve):
    """Test descriptors one by one: all but the last count before the call is read."""
    served = serve(Slow(), max_waiting_fds=32)
    client = await served.client(readonly=True).open()
    await client.send(packet(GET_HOSTNAME) * 5)
    call = packet(CREATE_WITH_FILES, packed("domain_create_xml_with_files_args", "<domain/>", 0))
    await client.send(message.with_fds(call, message.CALL_WITH_FDS, 32))
    sock = socket.socket(fileno=os.dup(client.sock.fileno()))
    with sock:
        for _ in range(32):
            socket.send_fds(sock, [b"\0"], [sock.fileno()])
            await trio.testing.wait_all_tasks_blocked()
    common = served.server._common
    assert (served.sessions, common.descriptors.size) == (1, 32)
