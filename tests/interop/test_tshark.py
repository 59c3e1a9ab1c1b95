"""Wireshark's libvirt dissector decodes recorded sessions of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.interop import wire
from tests.interop.clients import KINDS, connected, do
from tests.peers import virsh

if TYPE_CHECKING:
    from pathlib import Path

    from tests import peers

pytestmark = pytest.mark.peer("tshark", "wireshark-libvirt")

CHECKPOINT_PROCEDURES = {411, 412, 413, 414, 415, 416, 417}
CALL, REPLY = "0", "1"


def procedures(recording: wire.Relay, path: Path) -> set[int]:
    """Return the procedures that were called in a recording.

    Fails if a message of it is malformed.
    """
    recording.write_capture(path)
    text = wire.dissected_text(path)
    for sign in ("Malformed", "Dissector bug", "Unknown", "Exception occurred"):
        assert sign not in text, text
    rows = wire.dissected(
        path, "libvirt.procedure", "libvirt.type", "libvirt.serial", "libvirt.status"
    )
    messages = [tuple(zip(*(cell.split(",") for cell in row), strict=True)) for row in rows]
    flat = [message for row in messages for message in row]
    calls = {(serial, procedure) for procedure, kind, serial, _ in flat if kind == CALL}
    replies = {(serial, procedure) for procedure, kind, serial, _ in flat if kind == REPLY}
    assert calls == replies
    return {int(procedure) for _, procedure in calls}


async def session(kind: str, port: int) -> None:
    """Make every checkpoint call, with answers and with errors."""
    async with connected(kind, f"test+tcp://127.0.0.1:{port}/default") as conn:
        domain = await do(conn.lookup_by_name("test"))
        await do(conn.list_all_domains(0))
        await do(domain.xml_desc(0))
        for name in ("one", "two", "three"):
            await do(
                domain.checkpoint_create_xml(
                    f"<domaincheckpoint><name>{name}</name></domaincheckpoint>", 0
                )
            )
        await do(domain.list_all_checkpoints(2))
        two = await do(domain.checkpoint_lookup_by_name("two"))
        await do(two.get_parent())
        await do(two.list_all_children(0))
        await do(two.get_xml_desc(0))
        await do(two.delete(0))
        with pytest.raises(Exception, match="no domain checkpoint with matching name"):
            await do(two.delete(0))


@pytest.mark.parametrize("kind", KINDS)
async def test_our_client_and_server(kind: str, tcp_server: peers.Endpoint, tmp_path: Path) -> None:
    assert tcp_server.port is not None
    with wire.relay(tcp_server.port) as recording:
        await session(kind, recording.port)
    seen = procedures(recording, tmp_path / "session.pcap")
    assert seen >= CHECKPOINT_PROCEDURES | {1, 14, 23, 66, 273}
    rows = wire.dissected(
        tmp_path / "session.pcap", "libvirt.remote_nonnull_domain_checkpoint.name"
    )
    assert {name for row in rows for cell in row for name in cell.split(",") if name} == {
        "one",
        "two",
        "three",
    }


@pytest.mark.peer("virsh")
def test_virsh_and_our_server(tcp_server: peers.Endpoint, tmp_path: Path) -> None:
    assert tcp_server.port is not None
    with wire.relay(tcp_server.port) as recording:
        uri = f"test+tcp://127.0.0.1:{recording.port}/default"
        commands = [
            "list --all",
            "dominfo test",
            "checkpoint-create-as test one",
            "checkpoint-create-as test two",
            "checkpoint-list test --tree",
            "checkpoint-parent test two",
            "checkpoint-dumpxml test one",
            "checkpoint-delete test one",
            "checkpoint-delete test one",
        ]
        virsh.session(uri, commands, tmp_path)
    seen = procedures(recording, tmp_path / "session.pcap")
    assert seen >= {1, 2, 23, 66, 273, 411, 412, 413, 415, 416, 417}


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize("kind", KINDS)
async def test_our_client_and_libvirtd(kind: str, libvirtd: peers.Endpoint, tmp_path: Path) -> None:
    assert libvirtd.port is not None
    with wire.relay(libvirtd.port) as recording:
        await session(kind, recording.port)
    assert procedures(recording, tmp_path / "session.pcap") >= CHECKPOINT_PROCEDURES
