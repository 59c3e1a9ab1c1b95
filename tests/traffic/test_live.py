"""Live output: what is shown or left out, and that the caller never waits."""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time

import pytest

from tests.fuzz.packets import REMOTE
from virtrio.protocol.message import CALL, HEADER, OK, REPLY
from virtrio.traffic.live import Printer

NOW = 1_700_000_000.0


def message(procedure: int, kind: int, serial: int, payload: bytes = b"") -> bytes:
    return HEADER.pack(28 + len(payload), REMOTE, 1, procedure, kind, serial, OK) + payload


PING = message(2, CALL, 7)


class Reader:
    """A printer that writes to a pipe, and a reader that reads when asked to."""

    def __init__(self, **options):
        self._read, write = os.pipe()
        self.lost = threading.Event()
        self.printer = Printer(write, self.lost.set, **options)
        self._write = write
        self._found = bytearray()

    def pass_(
        self, data, *, number=1, to_server=True, messages=1, in_step=True, descriptors=0, time=NOW
    ):
        self.printer.passed(number, to_server, data, messages, in_step, descriptors, time)

    def catch_up(self, collect=False):
        """Read the output so far, and drop it unless ``collect``."""
        os.set_blocking(self._read, False)
        while self.printer._queued > self.printer._done:
            with contextlib.suppress(BlockingIOError):
                piece = os.read(self._read, 1 << 16)
                self._found += piece if collect else b""
            time.sleep(0.001)
        os.set_blocking(self._read, True)

    def stall(self):
        """Fill the pipe, so that the printer waits with its next line."""
        os.set_blocking(self._write, False)
        for piece in (b"filled\n" * 100, b"\n"):
            with contextlib.suppress(BlockingIOError):
                while True:
                    os.write(self._write, piece)
        os.set_blocking(self._write, True)

    def everything(self):
        """Return all output, read while the printer finishes."""
        found = self._found

        def read():
            while piece := os.read(self._read, 1 << 16):
                found.extend(piece)

        thread = threading.Thread(target=read)
        thread.start()
        assert self.printer.finish(["the end"])
        os.close(self._write)
        thread.join()
        os.close(self._read)
        return found.decode().splitlines()

    def close(self):
        os.close(self._read)
        os.close(self._write)


def test_text():
    reader = Reader()
    assert reader.printer.opened(1, "somebody", "/sock", NOW)
    reader.pass_(message(1, CALL, 3, bytes(8)))
    reader.pass_(message(1, REPLY, 3), to_server=False, time=NOW + 0.0015)
    reader.pass_(b"", messages=0, descriptors=2)
    reader.printer.ended(1, True, NOW)
    reader.printer.closed(1, NOW)
    lines = reader.everything()
    assert lines[0].endswith(" #1 somebody -> /sock")
    assert [line.split(" ", 1)[1] for line in lines if "REMOTE_PROC" in line] == [
        "#1 -> server serial 3 CALL OK remote REMOTE_PROC_CONNECT_OPEN, 36 bytes @0",
        "#1 -> client serial 3 REPLY OK remote REMOTE_PROC_CONNECT_OPEN, 28 bytes @0, 1.500 ms",
    ]
    assert lines[-3:] == [
        "# connection 1: 2 file descriptors -> server",
        "# connection 1: closed",
        "the end",
    ]


def test_json():
    reader = Reader(as_json=True)
    reader.printer.opened(4, "somebody", "/sock", NOW)
    reader.pass_(message(2, CALL, 3)[:20], number=4)
    reader.pass_(message(2, CALL, 3)[20:], number=4, messages=0, in_step=False)
    reader.pass_(b"", number=4, messages=0, descriptors=1)
    reader.printer.closed(4, NOW)
    opened, packet, descriptors, closed = map(json.loads, reader.everything()[:-1])
    sides = {"client": "somebody", "server": "/sock", "middle": False}
    assert opened == {"kind": "connection", "connection": 4, "time": NOW, **sides}
    assert (packet["kind"], packet["name"], packet["connection"]) == (
        "packet",
        "REMOTE_PROC_CONNECT_CLOSE",
        4,
    )
    direction = {"direction": "to_server", "count": 1, "time": NOW}
    assert descriptors == {"kind": "descriptors", "connection": 4, **direction}
    assert closed == {"kind": "closed", "connection": 4, "time": NOW}


def test_bytes_without_a_message_are_reported_at_the_end():
    reader = Reader()
    reader.printer.opened(1, "somebody", "/sock", NOW)
    reader.pass_(b"GET / HTTP/1.0\r\n\r\n", messages=0)
    reader.printer.ended(1, True, NOW)
    assert any("-> server" in line and "18 bytes" in line for line in reader.everything())


def test_nobody_waits_for_a_reader_and_what_was_left_out_is_told():
    reader = Reader(as_json=True, room=1 << 16)
    reader.printer.opened(1, "somebody", "/sock", NOW)
    started = time.perf_counter()
    for serial in range(20_000):
        data = message(2, CALL, serial)
        reader.pass_(data[:14])
        reader.pass_(data[14:], messages=0, in_step=False)
    assert time.perf_counter() - started < 10
    assert reader.printer._queued - reader.printer._done < 1 << 18
    reader.printer.ended(1, True, NOW)
    *told, _ = reader.everything()
    objects = [json.loads(line) for line in told]
    packets = [entry for entry in objects if entry["kind"] == "packet"]
    gaps = [entry for entry in objects if entry["kind"] == "gap"]
    # what is left out is whole messages
    assert all(packet["trouble"] is None for packet in packets)
    assert 0 < len(packets) < 20_000
    assert sum(gap["lost"] for gap in gaps) + len(PING) * len(packets) == len(PING) * 20_000
    assert sum(int(gap["reason"].split()[0]) for gap in gaps) + len(packets) == 20_000
    assert gaps[0]["reason"].endswith(
        " messages not shown, which came faster than the output is read"
    )


def test_after_a_pause_it_goes_on_with_a_message():
    reader = Reader(as_json=True, room=1 << 14)
    reader.printer.opened(1, "somebody", "/sock", NOW)
    while not reader.printer._full:
        reader.pass_(message(2, CALL, 1, bytes(4000)))
    reader.pass_(PING[:10])  # begins while there is no room
    reader.catch_up()
    reader.pass_(PING[10:], messages=0, in_step=False)  # ends when there is some
    reader.pass_(message(2, CALL, 77))
    last = [json.loads(line) for line in reader.everything()[-3:-1]]
    assert [(entry["kind"], entry.get("serial")) for entry in last] == [
        ("gap", None),
        ("packet", 77),
    ]


def test_connections_without_room_are_left_out_as_a_whole():
    reader = Reader(room=1 << 14)
    while reader.printer.opened(1, "somebody", "/sock", NOW):
        pass
    for _ in range(9):
        assert not reader.printer.opened(2, "somebody", "/sock", NOW)
        reader.printer.complain("never printed")
    reader.catch_up()
    assert reader.printer.opened(3, "somebody", "/sock", NOW)
    left_out, opened = reader.everything()[-3:-1]
    assert left_out == "# 19 connections or complaints were not shown"
    assert opened.endswith(" #3 somebody -> /sock")


def test_nobody_reads_at_the_end_either(monkeypatch):
    monkeypatch.setattr("virtrio.traffic.live._PATIENCE", 0.05)
    reader = Reader()
    reader.printer.opened(1, "somebody", "/sock", NOW)
    for serial in range(3000):
        reader.pass_(message(2, CALL, serial))
    assert not reader.printer.finish(["the end"])
    os.set_blocking(reader._write, False)  # lets the thread go
    os.close(reader._read)
    reader.printer._thread.join(10)
    os.close(reader._write)
    assert reader.lost.is_set()


def test_a_reader_that_went_away_is_told():
    reader = Reader()
    os.close(reader._read)
    reader.printer.opened(1, "somebody", "/sock", NOW)
    assert reader.lost.wait(10)
    reader.printer._thread.join(10)
    assert isinstance(reader.printer.failure, BrokenPipeError)
    assert reader.printer.finish(["the end"])
    os.close(reader._write)


def test_a_full_disk_is_told_once_and_nothing_ends(capfd):
    with open("/dev/full", "wb") as full:
        printer = Printer(full.fileno(), lambda: pytest.fail("it ended"))
        for number in range(3):
            printer.opened(number, "somebody", "/sock", NOW)
        printer.complain("but complaints are heard")
        assert printer.finish(["the end"])
    assert printer.failure is None
    assert capfd.readouterr().err == (
        "error: cannot write output: No space left on device\nerror: but complaints are heard\n"
    )


# --- long messages, and what waits at the end ---


def long_message(fill: bytes, size: int = 20 << 20) -> bytes:
    """Return a call of virDomainDefineXML with a text of ``size`` bytes."""
    return message(11, CALL, 5, size.to_bytes(4) + fill * (size // len(fill)))


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("fill", [b"\0", b"<a/>\n   ", b"\xff"], ids=["NULs", "lines", "bytes"])
@pytest.mark.parametrize("part", [2, 1], ids=["half", "whole"])
def test_a_long_message_is_shown_in_part(fill, part, as_json):
    reader = Reader(as_json=as_json)
    whole = long_message(fill)
    sent = len(whole) // part
    for start in range(0, sent, 1 << 18):
        reader.pass_(whole[start : min(start + (1 << 18), sent)], messages=int(not start))
        reader.catch_up(collect=True)
        assert reader.printer._conversation(1).held <= 1 << 16
    reader.printer.ended(1, True, NOW)
    lines = reader.everything()
    assert sum(map(len, lines)) < 1_000_000
    omitted = sent - (1 << 16)
    if as_json:
        packet = json.loads(lines[0])
        assert (packet["length"], packet["captured"]) == (len(whole), sent)
        assert packet["omitted"] == omitted
        assert ("the connection ended" in packet["trouble"]) == (sent < len(whole))
    else:
        assert f"REMOTE_PROC_DOMAIN_DEFINE_XML, {len(whole)} bytes @0" in lines[0]
        assert f"          … {omitted} more bytes, which are not shown" in lines


def test_stream_data_has_its_size_in_any_case():
    reader = Reader()
    reader.pass_(HEADER.pack(28 + 262_120, REMOTE, 1, 211, 3, 9, 2) + bytes(262_120))
    reader.pass_(message(9999, CALL, 1, b"x" * 100_000))
    lines = [line.strip() for line in reader.everything() if line.startswith("   ")]
    assert lines == [
        f"28  data = 262120 bytes: {'00' * 32}…",
        f"28  data = 100000 bytes: {'78' * 32}…",
    ]


@pytest.mark.parametrize("as_json", [False, True])
def test_what_waits_for_too_long_at_the_end_is_not_shown(as_json, capfd):
    reader = Reader(as_json=as_json, last=0.0)
    reader.stall()
    reader.printer.opened(1, "somebody", "/sock", NOW)
    for _ in range(1000):
        reader.pass_(PING * 100, messages=100)
    reader.printer.complain("still heard")
    *_, told, last = reader.everything()
    assert last == "the end"
    # the reader may read a little before the end is known
    if as_json:
        left_out = json.loads(told)
        assert left_out["kind"] == "left_out"
        assert 900 < left_out["count"] <= 1001
    else:
        assert told.startswith("# 2.")
        assert told.endswith(" MiB that waited for output at the end were not shown")
    assert capfd.readouterr().err == "error: still heard\n"
