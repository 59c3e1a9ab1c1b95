"""The qemu and lxc programs: methods of both clients, and answers of a driver."""

from __future__ import annotations

import os

import pytest

import virtrio
from tests.client.servers import serving
from virtrio.enums import DomainQemuMonitorCommandFlags, ErrorDomain, ErrorNumber
from virtrio.server.drivers.test.driver import TestDriver


class Hypervisor(TestDriver):
    """Test driver with the entry points of the qemu and lxc programs."""

    __test__ = False

    def __init__(self):
        super().__init__()
        self.seen = []

    def domain_qemu_monitor_command(self, dom, cmd, flags):
        self.seen.append((dom.name, cmd, flags))
        return f"{cmd}!"

    async def domain_qemu_agent_command(self, dom, cmd, timeout, flags):  # noqa: ASYNC109
        self.seen.append((dom.name, cmd, timeout, flags))
        return None if cmd == "nothing" else "pong"

    def domain_qemu_attach(self, pid_value, flags):
        self.seen.append((pid_value, flags))
        return self.domain_lookup_by_name("test")

    def domain_qemu_monitor_command_with_files(self, dom, cmd, files, flags):
        texts = [os.read(fd, 100).decode() for fd in files]
        given = []
        if cmd != "none":
            end, other = os.pipe()
            os.write(other, b"here")
            os.close(other)
            given.append(end)
        return f"{cmd} {texts} {flags}", given

    def domain_lxc_open_namespace(self, dom, flags):
        return [os.open("/dev/null", os.O_RDONLY) for _ in range(2 + flags)]


def pipe_with(text):
    end, other = os.pipe()
    os.write(other, text)
    os.close(other)
    return end


async def test_monitor_and_agent(client):
    driver = Hypervisor()
    async with serving(driver) as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "test") as dom:
            hmp = DomainQemuMonitorCommandFlags.VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP
            assert await client(dom.qemu_monitor_command, "info block", hmp) == "info block!"
            assert await client(dom.qemu_monitor_command, "stop") == "stop!"
            assert await client(dom.qemu_agent_command, "ping", -2) == "pong"
            assert await client(dom.qemu_agent_command, "nothing", 5, 0) is None
        assert driver.seen == [
            ("test", "info block", 1),
            ("test", "stop", 0),
            ("test", "ping", -2, 0),
            ("test", "nothing", 5, 0),
        ]
        with pytest.raises(virtrio.LibvirtError, match="virDomainQemuMonitorCommand") as caught:
            await client(dom.qemu_monitor_command, "stop")
        assert caught.value.code == ErrorNumber.VIR_ERR_INVALID_DOMAIN


async def test_attach_makes_a_handle(client):
    driver = Hypervisor()
    async with serving(driver) as uri, client.connect(uri) as conn:
        with await client(conn.qemu_attach, 4711, 0) as dom:
            assert dom.name() == "test"
            assert await client(dom.state) == [1, 0]
        assert driver.seen == [(4711, 0)]


async def test_descriptors_go_both_ways(client):
    async with serving(Hypervisor()) as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "test") as dom:
            files = [pipe_with(b"one"), pipe_with(b"two")]
            result, received = await client(dom.qemu_monitor_command_with_files, "getfd", files, 0)
            assert result == "getfd ['one', 'two'] 0"
            assert [os.read(fd, 10) for fd in received] == [b"here"]
            assert await client(dom.qemu_monitor_command_with_files, "none") == ("none [] 0", [])
            for fd in (*files, *received):
                os.close(fd)


async def test_namespaces(client):
    async with serving(Hypervisor()) as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "test") as dom:
            for count in (2, 5):
                received = await client(dom.lxc_open_namespace, count - 2)
                assert len(received) == count
                assert all(os.readlink(f"/proc/self/fd/{fd}") == "/dev/null" for fd in received)
                for fd in received:
                    os.close(fd)


async def test_a_driver_without_these_entry_points(client):
    async with serving() as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "test") as dom:
            for function, call in (
                ("virDomainQemuMonitorCommand", (dom.qemu_monitor_command, "stop")),
                ("virDomainQemuAgentCommand", (dom.qemu_agent_command, "ping", 1)),
                ("virDomainQemuAttach", (conn.qemu_attach, 1)),
            ):
                with pytest.raises(virtrio.LibvirtError) as caught:
                    await client(*call)
                assert caught.value.code == ErrorNumber.VIR_ERR_NO_SUPPORT
                assert caught.value.domain == ErrorDomain.VIR_FROM_NONE
                assert caught.value.str2 == function
        assert await client(conn.get_type) == "TEST"


async def test_a_read_only_connection(client):
    async with serving(Hypervisor(), readonly=True) as uri, client.connect(uri) as conn:
        refused = pytest.raises(
            virtrio.LibvirtError, match="read only access prevents virDomainQemuMonitorCommand"
        )
        with await client(conn.lookup_by_name, "test") as dom, refused:
            await client(dom.qemu_monitor_command, "stop")
