"""The spy command: how it starts and ends, what it prints and records."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import struct
import subprocess
from pathlib import Path

import pytest

from tests import peers
from tests.interop.clients import KINDS, connected, do
from tests.peers.spying import accept, listening, receive, sending, spying

SECONDS = 30


def run(*words: str) -> tuple[int, str, str]:
    done = subprocess.run(
        peers.virtrio_command("spy", *words), capture_output=True, text=True, timeout=SECONDS
    )
    return done.returncode, done.stdout, done.stderr


HERE = "unix:/tmp/virtrio-spy-test-not-used"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ((), "nothing to listen on: give --listen URI"),
        (("--to", "unix:/x"), "nothing to listen on: give --listen URI"),
        (("--listen", HERE), "nothing to connect to: give --to URI"),
        (
            ("--listen", HERE, "--to", "unix:/x", "--port", "1"),
            "command 'spy' doesn't support option --port",
        ),
        (("--listen", HERE, "--to", "unix:/x", "y"), "unexpected data 'y'"),
        (
            ("--listen", "udp://x", "--to", "unix:/x"),
            (
                "cannot listen on udp://x: it must be unix:/PATH, unix:/PATH?readonly=1, "
                "unix:/PATH?admin=1 or tcp://ADDRESS:PORT"
            ),
        ),
        (
            ("--listen", "unix:/no/such/place", "--to", "unix:/x"),
            "cannot listen on unix:/no/such/place: No such file or directory",
        ),
        (
            ("--listen", HERE + "?readonly=1", "--to", "unix:/x"),
            (
                f"cannot listen on {HERE}?readonly=1: "
                "whether a connection is read-only is up to the socket that --to names"
            ),
        ),
        (
            ("--listen", "tcp://0.0.0.0:0", "--to", "unix:/x"),
            "cannot listen on tcp://0.0.0.0:0: "
            "without authentication only the loopback address is served; "
            'set auth_tcp = "none" in the configuration to serve anybody',
        ),
        (
            ("--listen", HERE, "--to", "nonsense"),
            (
                "cannot connect to nonsense: "
                "it must be unix:/PATH, tcp://HOST:PORT or the URI of a libvirt connection"
            ),
        ),
        (
            ("--listen", HERE, "--to", "unix:relative"),
            (
                "cannot connect to unix:relative: "
                "it must be unix:/PATH, tcp://HOST:PORT or the URI of a libvirt connection"
            ),
        ),
        (
            ("--listen", HERE, "--to", "tcp://127.0.0.1:99999"),
            "cannot connect to tcp://127.0.0.1:99999: Port out of range 0-65535",
        ),
        (
            ("--listen", HERE, "--to", "qemu+ssh://host/system"),
            "cannot connect to qemu+ssh://host/system: invalid argument: transport 'ssh' in URI "
            "'qemu+ssh://host/system' is not supported; unix and tcp are",
        ),
        (("--listen", HERE, "--to", HERE), f"--to {HERE} leads back to --listen {HERE}"),
        (
            ("--listen", HERE, "--to", "unix:/x", "--record", "/no/such/place"),
            "cannot record to /no/such/place: No such file or directory",
        ),
    ],
)
def test_spies_that_cannot_start(words, complaint):
    assert run(*words) == (1, "", f"error: {complaint}\n")
    assert not os.path.exists(HERE.removeprefix("unix:"))


def test_a_host_that_is_no_name():
    """Python's own way to encode names knows none with an empty label."""
    port = peers.free_port()
    status, out, err = run("--listen", f"tcp://127.0.0.1:{port}", "--to", f"tcp://a..b:{port}")
    assert (status, out) == (1, "")
    assert err.startswith(f"error: cannot connect to a..b:{port}: ")
    assert err.count("\n") == 1


def test_a_port_that_leads_back():
    port = peers.free_port()
    listen, to = f"tcp://127.0.0.1:{port}", f"tcp://localhost:{port}"
    assert run("--listen", listen, "--to", to) == (
        1,
        "",
        f"error: --to {to} leads back to --listen {listen}\n",
    )


def test_a_socket_that_somebody_listens_on_already():
    with listening() as (uri, _):
        complaint = f"error: cannot listen on {uri}: Address already in use\n"
        assert run("--listen", uri, "--to", "unix:/x") == (1, "", complaint)


@contextlib.contextmanager
def lookups(kind, *arguments, stdout=None, count=5):
    """Spy on our server, after lookups of a client through it, one of which failed."""
    with peers.served() as server, spying(server.uri(), *arguments, stdout=stdout) as spy:

        async def session():
            async with connected(kind, spy.uri()) as conn:
                for _ in range(count):
                    await do(conn.lookup_by_name("test"))
                with pytest.raises(Exception, match="Domain not found"):
                    await do(conn.lookup_by_name("nobody"))

        yield spy, session


@pytest.mark.parametrize("kind", KINDS)
async def test_text(kind):
    with lookups(kind) as (spy, session):
        await session()
        assert spy.stop() == 0
        assert spy.err == ""
        lines = spy.lines
        assert lines[0] == f"# listening on unix:{spy.socket}"
        assert " #1 process " in lines[1]
        assert "# connection 1: closed" in lines
        shown = [
            line
            for line in lines
            if "REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME" in line and "serial" in line
        ]
        assert len(shown) == 12
        assert '      28  name = "test"' in lines
        assert any("VIR_ERR_NO_DOMAIN" in line and "Domain not found" in line for line in lines)
        row = next(
            line.split() for line in lines if line.startswith("REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME ")
        )
        assert row[1:4] == ["6", "1", "0"]


@pytest.mark.parametrize("kind", KINDS)
async def test_json(kind):
    with lookups(kind, "--json") as (spy, session):
        await session()
        assert spy.stop() == 0
        listening_, opened, *packets, closed, summary = spy.objects
        assert listening_ == {"kind": "listening", "uri": f"unix:{spy.socket}"}
        assert (opened["kind"], opened["connection"], closed["kind"]) == ("connection", 1, "closed")
        assert {packet["kind"] for packet in packets} == {"packet"}
        assert all(packet["trouble"] is None for packet in packets)
        calls, replies = (
            [p for p in packets if p["direction"] == d] for d in ("to_server", "to_client")
        )
        assert [p["serial"] for p in calls] == [p["serial"] for p in replies]
        assert all(0 < p["latency"] < SECONDS for p in replies)
        assert summary["kind"] == "summary"
        assert (summary["calls"], summary["replies"], summary["errors"]) == (
            len(calls),
            len(replies),
            1,
        )
        assert summary["to_server"] == sum(p["length"] for p in calls)
        assert summary["to_client"] == sum(p["length"] for p in replies)
        measured = sorted(p["latency"] for p in replies)
        assert measured[0] * 0.99 <= summary["p50"] <= summary["p99"] <= measured[-1] * 1.01


async def test_quiet_is_the_summary_alone():
    with lookups("blocking", "--quiet") as (spy, session):
        await session()
        assert spy.stop(signal.SIGINT) == 0
        assert spy.lines[:4] == [
            f"# listening on unix:{spy.socket}",
            "",
            next(line for line in spy.lines if line.startswith("1 connection, ")),
            "",
        ]
        assert spy.err == ""


async def test_the_conversation_is_the_same_in_the_summary_however_it_is_shown():
    figures = []
    for arguments in (("--json",), ("--quiet", "--json")):
        with lookups("blocking", *arguments) as (spy, session):
            await session()
            assert spy.stop() == 0
            procedures = spy.objects[-1]["procedures"]
            figures.append(
                [{k: v for k, v in p.items() if k not in ("p50", "p99")} for p in procedures]
            )
    assert figures[0] == figures[1]
    assert sum(p["calls"] for p in figures[0]) >= 8


def test_a_pager_that_went_away_ends_it():
    read, write = os.pipe()
    with listening() as (uri, listener), spying(uri, stdout=write) as spy:
        os.close(write)
        assert os.read(read, 1000).startswith(b"# listening on ")
        os.close(read)
        accept(listener).close()
        assert spy.process.wait(SECONDS) == 141
        assert "Traceback" not in spy.err


def test_a_pager_that_does_not_read_stops_nobody():
    read, write = os.pipe()
    with listening() as (uri, listener), spying(uri, stdout=write) as spy:
        os.close(write)
        accept(listener).close()
        with spy.connect() as client, accept(listener) as server:
            question = bytes.fromhex(
                "0000001c 20008086 00000001 00000002 00000000 00000005 00000000"
            )
            for _ in range(20_000):
                client.sendall(question)
                assert receive(server, len(question)) == question
        assert spy.stop() == 0
        assert spy.err.endswith(
            "error: the output is not read: the rest of it and the summary are not shown\n"
        )
    os.close(read)


def test_a_full_disk_stops_nobody():
    with listening() as (uri, listener), spying(uri, "--record", "/dev/full", "--quiet") as spy:
        with spy.connect() as client, accept(listener) as server:
            for number in range(3):
                client.sendall(b"%d" % number)
                assert receive(server, 1) == b"%d" % number
        assert spy.stop() == 0
        assert spy.err == "error: the recording ends here: No space left on device\n"


async def test_a_killed_one_leaves_a_readable_recording(tmp_path):
    path = tmp_path / "recording"
    with lookups("blocking", "--quiet", "--record", str(path)) as (spy, session):
        await session()
        spy.wait_for(lambda: path.stat().st_size > 2000, "the recording")
        spy.process.kill()
    data = path.read_bytes()
    blocks = 0
    while data:
        length = int.from_bytes(data[4:8], "little")
        assert data[length - 4 : length] == data[4:8]
        data = data[length:]
        blocks += 1
    assert blocks > 20


def test_arguments_of_the_command(virtrio_main, monkeypatch):
    calls = []
    monkeypatch.setattr(
        "virtrio.traffic.spy.main",
        lambda listen, to, **options: calls.append((listen, to, options)) or 3,
    )
    assert (
        virtrio_main(["spy", "--listen", "unix:/a", "--listen", "tcp://b", "--to", "unix:/c"]) == 3
    )
    assert virtrio_main(["-q", "spy", "--listen=unix:/a", "--to=x", "--record", "r", "--json"]) == 3
    assert calls == [
        (["unix:/a", "tcp://b"], "unix:/c", {"record": None, "quiet": False, "as_json": False}),
        (["unix:/a"], "x", {"record": "r", "quiet": True, "as_json": True}),
    ]


@pytest.fixture
def virtrio_main():
    from virtrio.command.main import main

    return main


def test_json_lines_are_json_from_the_first_on():
    with listening() as (uri, listener), spying(uri, "--json") as spy:
        with spy.connect() as client, accept(listener) as server:
            client.shutdown(socket.SHUT_WR)
            assert receive(server, 1) == b""
        assert spy.stop() == 0
        assert [json.loads(line)["kind"] for line in spy.lines] == [
            "listening",
            "connection",
            "closed",
            "summary",
        ]


def test_the_socket_is_its_owners_alone():
    with listening() as (uri, _), spying(uri, "--quiet") as spy:
        assert spy.socket.stat().st_mode & 0o777 == 0o700


def test_a_target_that_is_a_uri_of_libvirt():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(SECONDS)
        to = f"test+tcp://127.0.0.1:{listener.getsockname()[1]}/default"
        with spying(to, "--quiet") as spy, spy.connect() as client, accept(listener) as server:
            client.sendall(b"hello")
            assert receive(server, 5) == b"hello"


def test_unfinished_messages_are_shown_at_the_end():
    question = bytes.fromhex("00000024 20008086 00000001 00000017 00000000 00000005 00000000")
    with listening() as (uri, listener), spying(uri, "--json") as spy:
        with spy.connect() as client, accept(listener) as server:
            client.sendall(question)
            assert receive(server, len(question)) == question
            assert spy.stop() == 0
        (packet,) = (entry for entry in spy.objects if entry["kind"] == "packet")
        assert (packet["length"], packet["captured"]) == (36, 28)
        assert packet["trouble"] == "after its first 28 bytes the connection ended"


@pytest.mark.parametrize("options", [(), ("--json",)])
@pytest.mark.parametrize("part", [2, 1], ids=["half", "whole"])
def test_a_long_message_is_shown_in_part(part, options):
    size = 20 << 20
    head = struct.pack(">IIIIIIII", 32 + size, 0x20008086, 1, 11, 0, 5, 0, size)
    with listening() as (uri, listener), spying(uri, *options) as spy:
        with spy.connect() as client, accept(listener) as server:
            thread = sending(client, head + bytes(size // part))
            assert len(receive(server, 32 + size // part)) == 32 + size // part
            thread.join()
            status = Path(f"/proc/{spy.process.pid}/status").read_text()
            peak = int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])
            assert spy.stop(signal.SIGINT) == 0
        assert peak < 150_000
        assert spy.err == ""
        assert len(spy.out) < 1_000_000
        assert "REMOTE_PROC_DOMAIN_DEFINE_XML" in spy.out
        assert f"{32 + size}" in spy.out
