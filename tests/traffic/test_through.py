"""Our clients and server through a spy: calls with file descriptors, and streams."""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess

import pytest

from tests import peers
from tests.client.kinds import KINDS, in_thread
from tests.client.servers import serving
from tests.peers.spying import spying
from tests.server.streaming import DOMAIN, Streaming

SHOT = random.Random(4).randbytes(3_000_000)


class Driver(Streaming):
    """A driver with one domain, which sends `SHOT` for a screenshot."""

    def __init__(self):
        async def work(stream):
            await stream.send(SHOT)

        super().__init__(work)

    def domain_lookup_by_name(self, name):
        return DOMAIN


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def kind(request):
    return request.param


async def test_descriptors_both_ways(kind, tmp_path):
    driver = Driver()
    recording = tmp_path / "recording"
    async with serving(driver) as uri:
        with spying(uri, "--json", "--record", str(recording)) as spy:
            async with kind.connect(spy.uri()) as conn:
                domain = await kind(conn.lookup_by_name, "vm")
                before = spy.descriptors()
                for number in range(3):
                    ours, theirs = socket.socketpair()
                    with ours:
                        with theirs:
                            await kind(domain.open_graphics, 0, theirs.fileno())
                        assert ours.recv(100) == b"graphics"
                        assert ours.recv(100) == b""  # nobody kept it
                    (tmp_path / "file").write_text(f"from the server {number}")
                    driver.given.append(os.open(tmp_path / "file", os.O_RDONLY))
                    found = await kind(domain.open_graphics_fd, 0)
                    assert os.read(found, 100) == b"from the server %d" % number
                    os.close(found)
                assert await kind(conn.get_type) == "STREAMING"
                spy.wait_for(lambda: spy.descriptors() <= before + 2, "the end of the descriptors")
            assert await in_thread(spy.stop) == 0
            packets = [entry for entry in spy.objects if entry["kind"] == "packet"]
            assert all(packet["trouble"] is None for packet in packets)
            with_files = [
                (p["name"], p["type_name"], p["nfds"]) for p in packets if p["nfds"] is not None
            ]
            assert (
                with_files
                == [
                    ("REMOTE_PROC_DOMAIN_OPEN_GRAPHICS", "VIR_NET_CALL_WITH_FDS", 1),
                    ("REMOTE_PROC_DOMAIN_OPEN_GRAPHICS_FD", "VIR_NET_REPLY_WITH_FDS", 1),
                ]
                * 3
            )
            passed = [
                (e["direction"], e["count"]) for e in spy.objects if e["kind"] == "descriptors"
            ]
            assert passed == [("to_server", 1), ("to_client", 1)] * 3
            assert spy.objects[-1]["unread"] == 0
    assert_recorded(recording, packets)


def assert_recorded(recording, packets):
    """Check that `virtrio dissect` reads the same packets from the recording."""
    command = peers.virtrio_command("dissect", "--json", str(recording))
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    read = [
        entry for entry in map(json.loads, done.stdout.splitlines()) if entry["kind"] == "packet"
    ]
    differing = ("time", "latency", "omitted")  # the last is 0 in a recording, which has all
    assert [{k: v for k, v in packet.items() if k not in differing} for packet in read] == [
        {k: v for k, v in packet.items() if k not in differing} for packet in packets
    ]
    assert [packet["time"] for packet in read] == pytest.approx(
        [packet["time"] for packet in packets], abs=2e-6
    )
    for ours, theirs in zip(packets, read, strict=True):
        assert (ours["latency"] is None) == (theirs["latency"] is None)


async def test_streams(kind, tmp_path):
    recording = tmp_path / "recording"
    async with serving(Driver()) as uri:
        with spying(uri, "--json", "--record", str(recording)) as spy:
            async with kind.connect(spy.uri()) as conn:
                domain = await kind(conn.lookup_by_name, "vm")
                stream = conn.new_stream()
                assert await kind(domain.screenshot, stream, 0) == "image/ppm"
                found = bytearray()
                while piece := await kind(stream.recv, 1 << 20):
                    found += piece
                await kind(stream.finish)
                assert bytes(found) == SHOT
            assert await in_thread(spy.stop) == 0
            packets = [entry for entry in spy.objects if entry["kind"] == "packet"]
            data = [packet["data"] for packet in packets if packet["data"] is not None]
            assert sum(entry["size"] for entry in data) == len(SHOT)
            shot = next(
                p
                for p in spy.objects[-1]["procedures"]
                if p["name"] == "REMOTE_PROC_DOMAIN_SCREENSHOT"
            )
            assert (shot["calls"], shot["replies"], shot["errors"]) == (1, 1, 0)
            assert shot["to_client"] > len(SHOT)
    assert_recorded(recording, packets)
