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

    def pass_(
        self, data, *, number=1, to_server=True, messages=1, in_step=True, descriptors=0, time=NOW
    ):
        self.printer.passed(number, to_server, data, messages, in_step, descriptors, time)

    def catch_up(self):
        """Read and drop the output so far."""
        os.set_blocking(self._read, False)
        while self.printer._queued > self.printer._done:
            with contextlib.suppress(BlockingIOError):
                os.read(self._read, 1 << 16)
            time.sleep(0.001)
        os.set_blocking(self._read, True)

    def everything(self):
        """Return all output, read while the printer finishes."""
        found = bytearray()

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
