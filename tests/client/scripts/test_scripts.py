"""Methods of several calls: refusals without a call, and how many calls are made."""

from __future__ import annotations

import contextlib

import pytest

from tests.client.servers import lookup_reply, playing, serving
from virtrio.enums import DomainMigrateFlags
from virtrio.protocol._generated import remote
from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol._generated.remote_procedures import RemoteProcedure
from virtrio.protocol.errors import LibvirtError, LocalProtocolError
from virtrio.protocol.features import Feature
from virtrio.protocol.typedparams import UInt
from virtrio.server.drivers.test.driver import TestDriver

SUPPORTS = RemoteProcedure.REMOTE_PROC_CONNECT_SUPPORTS_FEATURE


class Counting(TestDriver):
    """Test driver that lists the entry points that are looked up."""

    def __init__(self):
        self.asked = []
        super().__init__()
        self.asked.clear()

    def __getattribute__(self, name):
        if name.startswith(("domain_", "node_", "connect_")):
            object.__getattribute__(self, "asked").append(name)
        return super().__getattribute__(name)


@contextlib.asynccontextmanager
async def opened(client, driver=None):
    """Open a connection and yield (connection, domain)."""
    async with serving(driver) as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "test") as dom:
            yield conn, dom


async def test_setting_no_parameters_is_refused(client):
    async with opened(client) as (conn, dom):
        for method, function in (
            (dom.set_memory_parameters, "virDomainSetMemoryParameters"),
            (dom.set_blkio_parameters, "virDomainSetBlkioParameters"),
            (dom.set_scheduler_parameters, "virDomainSetSchedulerParameters"),
            (conn.set_memory_parameters, "virNodeSetMemoryParameters"),
        ):
            with pytest.raises(
                LibvirtError, match=f"nparams in {function} must be greater than zero"
            ) as info:
                await client(method, {})
            assert info.value.code is ErrorNumber.VIR_ERR_INVALID_ARG


async def test_the_server_refuses_unknown_parameters(client):
    async with opened(client) as (_, dom):
        with pytest.raises(LibvirtError, match="parameter 'nosuch' not supported") as info:
            await client(dom.set_memory_parameters, {"nosuch": 1})
        assert info.value.code is ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED
        with pytest.raises(
            LibvirtError,
            match="invalid type 'uint' for parameter 'size_iops_sec', expected 'ullong'",
        ):
            await client(dom.set_block_io_tune, "vda", {"size_iops_sec": UInt(1)})


async def test_the_client_refuses_values_that_do_not_fit(client):
    async with opened(client) as (_, dom):
        with pytest.raises(TypeError, match='"hard_limit" must be ullong, not str'):
            await client(dom.set_memory_parameters, {"hard_limit": "much"})
        with pytest.raises(LocalProtocolError):
            await client(dom.set_memory_parameters, {"hard_limit": -1})
        with pytest.raises(LocalProtocolError, match="over the limit of 16"):
            await client(dom.block_copy, "vda", "<disk/>", {str(number): 1 for number in range(17)})
        assert await client(dom.memory_parameters)  # the connection is as it was


async def test_wrong_arguments_are_refused_without_a_call(client):
    async with opened(client) as (conn, dom):
        with pytest.raises(LibvirtError, match="nkeycodes"):
            await client(dom.send_key, 0, 0, [1, 2], 3)
        for wrong in ({}, {"nseconds": 1}, {"seconds": 1, "minutes": 2}, None):
            with pytest.raises(LibvirtError, match="time in virDomainSetTime"):
                await client(dom.set_time, wrong)
        with pytest.raises(LibvirtError, match="must contain at least one domain"):
            await client(conn.domain_list_get_stats, [])


async def test_number_of_calls_that_a_method_makes(client):
    driver = Counting()
    async with opened(client, driver) as (_, dom):
        driver.asked.clear()
        await client(dom.memory_parameters)
        assert driver.asked == ["domain_get_memory_parameters"] * 2
        driver.asked.clear()
        await client(dom.perf_events)  # brings all at once
        assert driver.asked == ["domain_get_perf_events"]
        driver.asked.clear()
        await client(dom.get_cpu_stats, True)
        assert driver.asked == ["domain_get_cpu_stats"] * 2


@pytest.mark.parametrize("in_order", [0, 1], ids=["old", "new"])
async def test_network_update_of_servers_that_swap_command_and_section(client, in_order):
    sent = []

    async def script(peer):
        call = await peer.call()
        net = remote.RemoteNonnullNetwork("default", bytes(16))
        ret = remote.RemoteNetworkLookupByNameRet(net)
        await peer.reply(call, remote.pack_remote_network_lookup_by_name_ret, ret)
        call = await peer.call()
        asked, _ = remote.unpack_remote_connect_supports_feature_args(call.payload, call.pos)
        assert asked.feature == Feature.VIR_DRV_FEATURE_NETWORK_UPDATE_HAS_CORRECT_ORDER
        ret = remote.RemoteConnectSupportsFeatureRet(in_order)
        await peer.reply(call, remote.pack_remote_connect_supports_feature_ret, ret)
        call = await peer.call()
        sent.append(remote.unpack_remote_network_update_args(call.payload, call.pos)[0])
        await peer.reply(call)
        await peer.leave()

    async with playing(script) as uri, client.connect(uri) as conn:
        with await client(conn.network_lookup_by_name, "default") as net:
            assert await client(net.update, 3, 4, -1, "<host/>", 1) == 0
    (args,) = sent
    assert (args.command, args.section) == ((3, 4) if in_order else (4, 3))
    assert (args.parentIndex, args.xml, args.flags) == (-1, "<host/>", 1)


@pytest.mark.parametrize(
    ("uri", "text"),
    [
        ("qemu+tcp://[::1/system", "internal error: Unable to parse URI qemu+tcp://[::1/system"),
        ("qemu+tcp://a b/system", "internal error: Unable to parse URI qemu+tcp://a b/system"),
        ("qemu:///system", "Attempt to migrate guest to the same host"),
        ("qemu+tcp://local%68ost/", "Attempt to migrate guest to the same host"),
    ],
)
async def test_a_destination_is_read_as_a_uri(client, uri, text):
    async def script(peer):
        call = await peer.call()
        await peer.send(lookup_reply(call))
        while (call := await peer.call()).procedure == SUPPORTS:
            ret = remote.RemoteConnectSupportsFeatureRet(1)
            await peer.reply(call, remote.pack_remote_connect_supports_feature_ret, ret)
        await peer.reply(call)

    async with playing(script) as server, client.connect(server) as conn:
        with await client(conn.lookup_by_name, "vm") as dom:
            with pytest.raises(LibvirtError) as caught:
                await client(dom.migrate_to_uri3, uri, {}, DomainMigrateFlags.VIR_MIGRATE_PEER2PEER)
            assert str(caught.value).startswith(text)
