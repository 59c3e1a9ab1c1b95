"""A spy between real programs: they behave as without it.

It shows the same of virsh with libvirtd and with our server.
"""

from __future__ import annotations

import itertools
import json
import os
import socket
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests import peers
from tests.interop import wire
from tests.interop.clients import KINDS, connected, do
from tests.peers import virsh
from tests.peers.spying import spying

if TYPE_CHECKING:
    from pathlib import Path

    from tests.peers.worker import Worker

Packet = dict[str, Any]
COMMANDS = [
    "checkpoint-create-as test one",
    "checkpoint-create-as test two --description second",
    "checkpoint-create-as test three",
    "checkpoint-list test --tree",
    "domstats",
    "domstats test --state",
    "domstats --cpu-total --enforce",
    "checkpoint-list test --tree",
    "checkpoint-delete test nobody",
]


def packets(spy) -> list[Packet]:
    found = [entry for entry in spy.objects if entry["kind"] == "packet"]
    assert [entry for entry in spy.objects if entry["kind"] == "gap"] == []
    assert [packet for packet in found if packet["trouble"] is not None] == []
    return found


def watched(
    endpoint: peers.Endpoint, home: Path, *arguments: str
) -> tuple[list[tuple[str, str]], list[Packet]]:
    """Return what virsh printed, and the packets that a spy showed."""
    with spying(endpoint.uri(), "--json", *arguments) as spy:
        printed = virsh.session(spy.uri(), COMMANDS, home)
        assert spy.stop() == 0
        assert spy.err == ""
        return printed, packets(spy)


def exchanges(conversation: list[Packet]) -> list[tuple[str, Any, str, Any]]:
    """Return procedure, arguments, status and answer of each call, in order.

    Times, latencies and places in the stream are left out. libvirtd keeps checkpoints
    in a hash table and lists them in any order, so a list of them is sorted by name
    here, and so are virsh's next calls, for the parent of each.
    """
    found = []
    for call, reply in zip(conversation[::2], conversation[1::2], strict=True):
        assert (call["type_name"], reply["type_name"]) == ("VIR_NET_CALL", "VIR_NET_REPLY")
        same = ("connection", "program", "version", "procedure", "serial")
        assert [call[key] for key in same] == [reply[key] for key in same]
        answer = reply["body"]
        if call["name"] == "REMOTE_PROC_DOMAIN_LIST_ALL_CHECKPOINTS":
            answer["checkpoints"].sort(key=lambda checkpoint: checkpoint["name"])
        found.append((call["name"], call["body"], reply["status_name"], answer))
    in_order = []
    for name, group in itertools.groupby(found, key=lambda exchange: exchange[0]):
        some = list(group)
        if name == "REMOTE_PROC_DOMAIN_CHECKPOINT_GET_PARENT":
            some.sort(key=lambda exchange: exchange[1]["checkpoint"]["name"])
        in_order += some
    return in_order


@pytest.mark.peer("virsh", "libvirtd")
def test_virsh_has_the_same_conversation_with_libvirtd_and_with_us(libvirtd, server, tmp_path):
    their_output, theirs = watched(libvirtd, tmp_path)
    our_output, ours = watched(server, tmp_path)
    assert not virsh.differences(their_output, our_output)
    assert exchanges(ours) == exchanges(theirs)
    assert [packet["serial"] for packet in ours] == [packet["serial"] for packet in theirs]
    called = {packet["name"] for packet in ours}
    assert called >= {
        "REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML",
        "REMOTE_PROC_DOMAIN_LIST_ALL_CHECKPOINTS",
        "REMOTE_PROC_DOMAIN_CHECKPOINT_GET_PARENT",
        "REMOTE_PROC_CONNECT_GET_ALL_DOMAIN_STATS",
        "REMOTE_PROC_DOMAIN_CHECKPOINT_LOOKUP_BY_NAME",
    }


@pytest.mark.peer("virsh", "libvirtd")
def test_virsh_prints_the_same_with_and_without(libvirtd, tmp_path):
    commands = [
        "list --all",
        "dominfo test",
        "domstats",
        "checkpoint-list test",
        "dominfo nobody",
        "nodeinfo",
    ]
    direct = virsh.session(libvirtd.uri(), commands, tmp_path)
    with spying(libvirtd.uri("tcp")) as spy:
        assert virsh.session(spy.uri(), commands, tmp_path) == direct


@pytest.mark.peer("virsh", "tshark", "wireshark-libvirt")
def test_dissect_and_tshark_read_the_recording(server, tmp_path):
    recording = tmp_path / "recording.pcapng"
    _, shown = watched(server, tmp_path, "--record", str(recording))
    command = peers.virtrio_command("dissect", "--json", str(recording))
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    read = [
        entry for entry in map(json.loads, done.stdout.splitlines()) if entry["kind"] == "packet"
    ]
    nature = ("time", "latency")  # microseconds in the file, more in memory
    assert [{k: v for k, v in p.items() if k not in nature} for p in read] == [
        {k: v for k, v in p.items() if k not in nature} for p in shown
    ]
    names = (
        "libvirt.program",
        "libvirt.procedure",
        "libvirt.type",
        "libvirt.serial",
        "libvirt.status",
        "libvirt.length",
    )
    rows = wire.dissected(recording, *names)
    theirs = [[int(cell, 0) for cell in row] for row in rows]
    keys = ("program", "procedure", "type", "serial", "status", "length")
    assert theirs == [[packet[key] for key in keys] for packet in shown]
    text = wire.dissected_text(recording)
    for sign in ("Malformed", "Dissector bug", "Unknown", "Exception occurred"):
        assert sign not in text
    troubles = subprocess.run(
        ["tshark", "-r", str(recording), "-Y", "tcp.analysis.flags"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert troubles.stdout == ""


@pytest.mark.peer("libvirt-python", "libvirtd")
def test_libvirt_python_through_a_spy(libvirtd, libvirt_python: Worker):
    with spying(libvirtd.uri(), "--json") as spy:
        libvirt_python.value("open", uri=spy.uri(), save="conn")
        found = libvirt_python.value(
            "call", on="conn", method="lookupByName", args=["test"], save="test"
        )
        assert found["domain"][0] == "test"
        xml = (
            "<domaincheckpoint><name>big</name><description>"
            + "x" * 60_000
            + "</description></domaincheckpoint>"
        )
        libvirt_python.value(
            "call", on="test", method="checkpointCreateXML", args=[xml, 0], save="made"
        )
        assert "x" * 60_000 in libvirt_python.value(
            "call", on="made", method="getXMLDesc", args=[0]
        )
        libvirt_python.value("call", on="made", method="delete", args=[0])
        answer = libvirt_python.ask("call", on="conn", method="lookupByName", args=["nobody"])
        assert answer["error"][0] == 42
        libvirt_python.value("close")
        assert spy.stop() == 0
        shown = packets(spy)
        summary = spy.objects[-1]
    errors = [packet["error"]["code_name"] for packet in shown if packet["error"]]
    assert errors == ["VIR_ERR_NO_DOMAIN"]
    assert (summary["errors"], summary["calls"], summary["replies"]) == (
        1,
        len(shown) // 2,
        len(shown) // 2,
    )


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("transport", ["unix", "tcp"])
async def test_our_clients_through_a_spy_to_libvirtd(libvirtd, kind, transport):
    with spying(libvirtd.uri(transport), "--json") as spy:
        async with connected(kind, spy.uri()) as conn:
            domain = await do(conn.lookup_by_name("test"))
            await do(
                domain.checkpoint_create_xml("<domaincheckpoint><name>c</name></domaincheckpoint>")
            )
            assert [c.get_name() for c in await do(domain.list_all_checkpoints())] == ["c"]
            stream = conn.new_stream()
            mime = await do(domain.screenshot(stream, 0))
            size = 0
            while piece := await do(stream.recv(1 << 16)):
                size += len(piece)
            await do(stream.finish())
            assert mime == "image/png"
        assert spy.stop() == 0
        shown = packets(spy)
    assert sum(packet["data"]["size"] for packet in shown if packet["data"]) == size > 0


@pytest.mark.peer("libvirtd")
@pytest.mark.parametrize("kind", KINDS)
async def test_descriptors_reach_libvirtd(libvirtd, kind):
    """Test that libvirtd looks at descriptors and closes them.

    Its test driver has no use for them.
    """
    with spying(libvirtd.uri(), "--json") as spy:
        async with connected(kind, spy.uri()) as conn:
            domain = await do(conn.lookup_by_name("test"))
            reading, writing = os.pipe()
            near, far = socket.socketpair()
            with near, far:
                with pytest.raises(Exception, match=r"fd \d+ must be a socket"):
                    await do(domain.open_graphics(0, writing))
                with pytest.raises(
                    Exception, match="not supported by the connection driver: virDomainOpenGraphics"
                ):
                    await do(domain.open_graphics(0, far.fileno()))
                assert await do(domain.state()) == [1, 0]
                os.close(writing)
                far.close()
                # libvirtd and the spy have closed their copies
                assert os.read(reading, 1) == near.recv(1) == b""
                os.close(reading)
        assert spy.stop() == 0
        assert [entry["count"] for entry in spy.objects if entry["kind"] == "descriptors"] == [1, 1]
        assert [packet["nfds"] for packet in packets(spy) if packet["nfds"] is not None] == [1, 1]
