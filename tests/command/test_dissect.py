"""`virtrio dissect`: what it prints, what it refuses, and how it ends."""

from __future__ import annotations

import json
import signal
import subprocess
from types import SimpleNamespace

import pytest

from tests.peers import virtrio_command
from tests.traffic import captures
from tests.traffic.captures import Talk, pcap, pcapng
from tests.traffic.wire import data, found, lookup, refused


@pytest.fixture
def capture(tmp_path):
    """A capture of two connections, the second with an error and a stream."""
    first = Talk().open().say(True, lookup(1)).say(False, found(1)).close()
    second = (
        Talk(client=("10.0.0.1", 7))
        .open()
        .say(True, lookup(1))
        .say(False, refused(1) + data(3, bytes(5000)))
        .close()
    )
    path = tmp_path / "some.pcap"
    path.write_bytes(pcap(first.frames() + second.frames()))
    return path


def heads(result) -> list[str]:
    return [
        line.split(" ", 1)[1]
        for line in result.out.splitlines()
        if "#" in line and not line.startswith(" ")
    ]


def test_packets(virtrio, capture):
    result = virtrio("dissect", str(capture))
    assert (result.status, result.err) == (0, "")
    assert heads(result) == [
        "#1 127.0.0.1:40001 -> 127.0.0.1:16509",
        "#1 -> server serial 1 CALL OK remote REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME, 36 bytes @0",
        (
            "#1 -> client serial 1 REPLY OK remote REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME, 56 bytes @0, "
            "250.000 ms"
        ),
        "#2 10.0.0.1:7 -> 127.0.0.1:16509",
        "#2 -> server serial 1 CALL OK remote REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME, 36 bytes @0",
        (
            "#2 -> client serial 1 REPLY ERROR remote REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME, "
            "100 bytes @0, 250.000 ms"
        ),
        (
            "#2 -> client serial 3 STREAM CONTINUE remote REMOTE_PROC_DOMAIN_SCREENSHOT, "
            "5028 bytes @100"
        ),
    ]
    assert '      28  name = "test"\n' in result.out
    assert (
        "        error VIR_ERR_NO_DOMAIN (42) VIR_FROM_TEST (12) VIR_ERR_ERROR (2): "
        "Domain not found\n"
    ) in result.out
    assert result.out.endswith("…\n\n")  # as after every command


def test_brief(virtrio, capture):
    assert len(virtrio("dissect", "--brief", str(capture)).out.splitlines()) == 7 + 1 + 1


def test_payload(virtrio, capture):
    assert virtrio("dissect", str(capture), "--payload").out.count("          | ") == -(-5000 // 16)


def test_json(virtrio, capture):
    result = virtrio("dissect", "--json", str(capture))
    assert (result.status, result.err) == (0, "")
    objects = [json.loads(line) for line in result.out.splitlines()]
    assert [one["kind"] for one in objects] == [
        "connection",
        "packet",
        "packet",
        "connection",
        "packet",
        "packet",
        "packet",
    ]
    assert objects[0] == {
        "kind": "connection",
        "connection": 1,
        "time": objects[1]["time"],
        "client": "127.0.0.1:40001",
        "server": "127.0.0.1:16509",
        "middle": False,
    }
    assert objects[-1]["data"]["size"] == 5000
    assert not objects[-1]["data"]["whole"]
    whole = json.loads(virtrio("dissect", "--json", "--payload", str(capture)).out.splitlines()[-1])
    assert len(whole["data"]["hex"]) == 10_000


def test_summary(virtrio, capture):
    out = virtrio("dissect", "--summary", str(capture)).out
    assert out.startswith("2 connections, 2 calls, 1 error,")
    assert "\nREMOTE_PROC_DOMAIN_LOOKUP_BY_NAME " in out
    (summary,) = map(
        json.loads, virtrio("dissect", "--summary", "--json", str(capture)).out.splitlines()
    )
    assert (summary["calls"], summary["errors"], summary["connections"]) == (2, 1, 2)
    assert summary["procedures"][0]["p50"] == pytest.approx(0.25, rel=0.02)


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--connection", "1"], 3),
        (["--connection=1", "--connection=2"], 7),
        (["--connection", "3"], 0),
        (["--procedure", "REMOTE_PROC_DOMAIN_SCREENSHOT"], 2 + 1),
        (["--procedure", "domain-screenshot"], 2 + 1),
        (["--procedure", "Domain_Lookup_By_Name", "--connection", "2"], 1 + 2),
        (["--procedure", "23", "--procedure", "211"], 7),
        (["--procedure", "9999"], 2),
        (["--port", "16509"], 7),
    ],
)
def test_filters(virtrio, capture, options, count):
    result = virtrio("dissect", str(capture), "--brief", *options)
    assert (result.status, result.err) == (0, "")
    assert len(heads(result)) == count


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ([], "command 'dissect' requires <file> option"),
        (["/nowhere/x.pcap"], "cannot open '/nowhere/x.pcap': No such file or directory"),
        (["/"], "cannot open '/': Is a directory"),
        (
            ["x", "--procedure", "nope"],
            "there is no procedure 'nope'; virtrio procedures lists them",
        ),
        (
            ["x", "--connection", "one"],
            "Numeric value 'one' for <connection> option is malformed or out of range",
        ),
        (
            ["x", "--connection", "0"],
            "Numeric value '0' for <connection> option is malformed or out of range",
        ),
        (
            ["x", "--port", "65536"],
            "Numeric value '65536' for <port> option is malformed or out of range",
        ),
        (["x", "--summary", "--brief"], "Options --summary and --brief are mutually exclusive"),
    ],
)
def test_mistakes(virtrio, words, error):
    result = virtrio("-q", "dissect", *words)
    assert (result.status, result.out, result.err) == (1, "", f"error: {error}\n")


@pytest.mark.parametrize("options", [[], ["--json"], ["--summary", "--json"]])
@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "is empty"),
        (
            b"just a text\n" * 50,
            "is neither a capture (pcap, pcapng) nor a stream of libvirt's messages",
        ),
        (
            b"\x7fELF" + bytes(5000),
            "is neither a capture (pcap, pcapng) nor a stream of libvirt's messages",
        ),
        (b"abc", "is neither a capture (pcap, pcapng) nor a stream of libvirt's messages"),
    ],
)
def test_no_capture(virtrio, tmp_path, content, error, options):
    path = tmp_path / "file"
    path.write_bytes(content)
    result = virtrio("-q", "dissect", str(path), *options)
    assert (result.status, result.out, result.err) == (1, "", f"error: '{path}' {error}\n")


def test_a_capture_without_libvirt(virtrio, tmp_path):
    path = tmp_path / "web.pcapng"
    web = Talk(server=("10.0.0.8", 80)).open().say(True, b"GET / HTTP/1.1\r\n\r\n" * 4)
    path.write_bytes(pcapng(web.frames()))
    error = (
        f"error: no conversation in libvirt's protocol is in '{path}' "
        "(5 frames, 1 TCP connections)\n"
    )
    assert virtrio("-q", "dissect", str(path)) == (1, "", error)
    tls = (
        Talk(client=("10.0.0.1", 9), server=("10.0.0.8", 16514))
        .open()
        .say(True, b"\x16\x03\x01\x02\0" + bytes(512))
    )
    path.write_bytes(pcapng(web.frames() + tls.frames()))
    assert (
        "(10 frames, 2 TCP connections, 1 of them encrypted)" in virtrio("dissect", str(path)).err
    )
    path.write_bytes(pcapng(web.frames()))
    assert (
        "protocol to port 16509 is in" in virtrio("-q", "dissect", str(path), "--port", "16509").err
    )


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_broken_capture(virtrio, capture, options):
    whole = virtrio("dissect", str(capture), *options).out.splitlines()
    capture.write_bytes(capture.read_bytes()[:-30])
    result = virtrio("dissect", str(capture), *options)
    assert result.status == 1
    assert result.out.splitlines()[:6] == whole[:6]
    assert result.err.startswith(
        f"error: '{capture}' is broken: it ends in the middle of a frame, at byte "
    )
    assert result.err.count("\n") == 1


def test_frames_that_cannot_be_read(virtrio, capture):
    frames = [(0.0, b"\x45\0\0")] * 3
    capture.write_bytes(pcap(frames + Talk().open().say(True, lookup(1)).frames()))
    result = virtrio("dissect", str(capture))
    assert result.status == 0
    assert result.err == "warning: 3 of 8 frames could not be read: cut off inside of its headers\n"


def test_frames_that_are_not_decapsulated_are_counted(virtrio, capture):
    wrapped = {kind: captures.ENCLOSED[kind][3] for kind in ("PPPoE", "MPLS", "VXLAN")}
    talk = Talk().open().say(True, lookup(1)).frames()
    frames = [(0.0, captures.ethernet(packet)) for _, packet in talk]
    frames += [(0.0, wrapped["PPPoE"](packet)) for _, packet in talk]
    frames += [(0.0, wrapped["MPLS"](packet)) for _, packet in talk[:2]]
    frames += [(0.0, captures.ethernet(wrapped["VXLAN"](packet))) for _, packet in talk[:1]]
    capture.write_bytes(pcap(frames, captures.ETHERNET))
    told = (
        "warning: 5 of 13 frames could not be read: PPPoE is not decapsulated\n"
        "warning: 2 of 13 frames could not be read: MPLS is not decapsulated\n"
        "warning: 1 of 13 frames could not be read: VXLAN is not decapsulated\n"
    )
    for options in ([], ["--json"], ["--summary"]):
        result = virtrio("dissect", str(capture), *options)
        assert (result.status, result.err) == (0, told)
    capture.write_bytes(pcap(frames[5:10], captures.ETHERNET))
    assert virtrio("dissect", str(capture)).err == (
        "warning: 5 of 5 frames could not be read: PPPoE is not decapsulated\n"
        f"error: no conversation in libvirt's protocol is in '{capture}' "
        "(5 frames, 0 TCP connections)\n"
    )


@pytest.mark.parametrize(
    "content", [lookup(1) + lookup(2), pcap(Talk().open().say(True, lookup(1)).frames())]
)
def test_standard_input(virtrio, monkeypatch, tmp_path, content):
    path = tmp_path / "input"
    path.write_bytes(content)
    with path.open("rb") as stream:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
        result = virtrio("dissect", "-", "--brief")
    assert (result.status, result.err) == (0, "")
    assert "CALL OK remote REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME" in result.out


def test_a_stream_with_junk_before_it(virtrio, tmp_path):
    path = tmp_path / "raw"
    path.write_bytes(b"junk" * 20 + lookup(1) + lookup(2)[:30])
    assert heads(virtrio("dissect", str(path), "--brief")) == [
        "#1 -> server gap: 80 bytes passed over (no message), @0",
        "#1 -> server serial 1 CALL OK remote REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME, 36 bytes @80",
        "#1 -> server serial 2 CALL OK remote REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME, 36 bytes @116",
    ]


# --- as a program ---


def test_a_closed_output(capture):
    capture.write_bytes(
        pcap(Talk().open().say(True, b"".join(map(lookup, range(20_000)))).frames())
    )
    command = virtrio_command("dissect", "--brief", str(capture))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(60) == 141


def test_live_input_is_shown_at_once_and_can_be_interrupted():
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(virtrio_command("dissect", "-", "--brief"), **pipes) as program:
        program.stdin.write(lookup(1))
        program.stdin.flush()
        assert b"REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME" in program.stdout.readline()
        program.send_signal(signal.SIGINT)
        assert program.wait(60) == 130
        assert program.stderr.read() == b""


def test_without_standard_input():
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *virtrio_command("-q", "dissect", "-")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr in (
        "error: standard input is closed\n",
        "error: cannot read standard input: Bad file descriptor\n",
    )
