"""``conn.call``: calls of any program, with a handle's identity as an argument."""

from __future__ import annotations

from importlib import resources

import pytest

import virtrio
from tests.client.servers import serving
from virtrio.client._generated import calls
from virtrio.client.calls import Call, loaded
from virtrio.enums import ErrorNumber
from virtrio.protocol import load
from virtrio.protocol._generated import qemu
from virtrio.protocol._generated.remote import RemoteDomainGetStateArgs


async def test_call_of_a_generated_procedure(client):
    async with serving() as uri, client.connect(uri) as conn:
        with await client(conn.lookup_by_name, "test") as dom:
            ret = await client(
                conn.call, calls.DOMAIN_GET_STATE, RemoteDomainGetStateArgs(dom.identity(), 0)
            )
            assert (ret.state, ret.reason) == (1, 0)
            identity = dom.identity()
            assert (identity.name, str(dom.uuid_string()).replace("-", "")) == (
                "test",
                identity.uuid.hex(),
            )
        with pytest.raises(virtrio.LibvirtError) as caught:
            dom.identity()
        assert caught.value.code == ErrorNumber.VIR_ERR_INVALID_DOMAIN


async def test_call_of_a_program_that_the_server_does_not_have(client):
    nothing = Call(1, None, None, program=0x20001234, version=3)
    async with serving() as uri, client.connect(uri) as conn:
        with pytest.raises(virtrio.LibvirtError, match="Cannot find program 536875572 version 3"):
            await client(conn.call, nothing, None)
        assert await client(conn.get_type) == "TEST"


async def test_call_of_another_program(client):
    command = Call(
        1,
        qemu.pack_qemu_domain_monitor_command_args,
        qemu.unpack_qemu_domain_monitor_command_ret,
        qemu.QEMU_PROGRAM,
        qemu.QEMU_PROTOCOL_VERSION,
    )
    async with serving() as uri, client.connect(uri) as conn:
        with (
            await client(conn.lookup_by_name, "test") as dom,
            pytest.raises(virtrio.LibvirtError) as caught,
        ):
            await client(
                conn.call, command, qemu.QemuDomainMonitorCommandArgs(dom.identity(), "info", 0)
            )
        assert caught.value.code == ErrorNumber.VIR_ERR_NO_SUPPORT


async def test_calls_of_a_loaded_protocol(client):
    protocol = load(str(resources.files("virtrio.protocol.definitions") / "remote.x"))
    lookup = loaded(protocol, "REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME")
    async with serving() as uri, client.connect(uri) as conn:
        ret = await client(conn.call, lookup, {"name": "test"})
        assert (ret["dom"]["name"], ret["dom"]["id"]) == ("test", 1)
        assert await client(conn.call, loaded(protocol, 3), None) == {"type": "TEST"}
        with pytest.raises(virtrio.LibvirtError) as caught:
            await client(conn.call, lookup, {"name": "nosuch"})
        assert caught.value.code == ErrorNumber.VIR_ERR_NO_DOMAIN
