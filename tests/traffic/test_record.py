"""Recordings: the frames of TCP in them, and recordings that cannot be written."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from virtrio.traffic.record import Recorder, Track

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_700_000_000.25


def blocks(path: Path) -> list[tuple[int, bytes]]:
    """Return type and body of every block of a pcapng file.

    Fails unless the two lengths of each block agree.
    """
    data, found = path.read_bytes(), []
    while data:
        kind, length = struct.unpack_from("<II", data)
        assert struct.unpack_from("<I", data, length - 4)[0] == length
        assert length % 4 == 0
        found.append((kind, data[8 : length - 4]))
        data = data[length:]
    return found


class Frame:
    def __init__(self, body: bytes) -> None:
        _, high, low, captured, original = struct.unpack_from("<IIIII", body)
        assert captured == original
        self.time = (high << 32 | low) / 1e6
        packet = body[20 : 20 + captured]
        self.comment = body[20 + captured + -captured % 4 :][4:].rstrip(b"\0").decode()
        assert sum(struct.unpack(">10H", packet[:20])) % 0xFFFF == 0  # the header's checksum
        assert int.from_bytes(packet[2:4]) == len(packet)
        self.source, self.target = socket.inet_ntoa(packet[12:16]), socket.inet_ntoa(packet[16:20])
        self.ports = struct.unpack_from(">HH", packet, 20)
        self.sequence, self.acknowledged, words, self.flags = struct.unpack_from(
            ">IIBB", packet, 24
        )
        self.data = packet[20 + (words >> 4) * 4 :]


def frames(path: Path) -> list[Frame]:
    return [Frame(body) for kind, body in blocks(path) if kind == 6]


@pytest.fixture
def told() -> list[str]:
    return []


def test_a_conversation(tmp_path, told):
    recorder = Recorder(str(tmp_path / "r"), told.append)
    track = Track(recorder, 1, NOW, "connection 1: somebody")
    track.data(True, NOW + 1, b"question")
    track.data(False, NOW + 2, b"answer")
    track.data(True, NOW + 3, b"more", 2)
    track.end(False, NOW + 4)
    track.end(True, NOW + 5)
    recorder.close()
    found = frames(tmp_path / "r")
    assert [(f.ports, f.flags, f.sequence, f.acknowledged, f.data) for f in found] == [
        ((49152, 16509), 0x02, 0, 0, b""),
        ((16509, 49152), 0x12, 0, 1, b""),
        ((49152, 16509), 0x10, 1, 1, b""),
        ((49152, 16509), 0x18, 1, 1, b"question"),
        ((16509, 49152), 0x18, 1, 9, b"answer"),
        ((49152, 16509), 0x18, 9, 7, b"more"),
        ((16509, 49152), 0x11, 7, 13, b""),
        ((49152, 16509), 0x11, 13, 8, b""),
    ]
    assert [f.time for f in found] == [NOW, NOW, NOW, NOW + 1, NOW + 2, NOW + 3, NOW + 4, NOW + 5]
    assert [f.comment for f in found if f.comment] == [
        "connection 1: somebody",
        "with 2 file descriptors",
    ]
    assert told == []


def test_large_pieces_are_segments(tmp_path, told):
    data = os.urandom(200_000)
    recorder = Recorder(str(tmp_path / "r"), told.append)
    Track(recorder, 1, NOW, "").data(False, NOW, data, 1)
    recorder.close()
    found = frames(tmp_path / "r")[3:]
    assert b"".join(f.data for f in found) == data
    assert [f.sequence for f in found] == [1, 65496, 130991, 196486]
    assert [f.comment for f in found] == ["", "", "", "with 1 file descriptor"]


def test_descriptors_without_bytes_are_told(tmp_path, told):
    recorder = Recorder(str(tmp_path / "r"), told.append)
    Track(recorder, 1, NOW, "").data(True, NOW, b"", 1)
    recorder.close()
    last = frames(tmp_path / "r")[-1]
    assert (last.flags, last.data, last.comment) == (0x10, b"", "with 1 file descriptor")


def test_sequence_numbers_begin_anew(tmp_path, told):
    recorder = Recorder(str(tmp_path / "r"), told.append)
    track = Track(recorder, 1, NOW, "")
    track._next[True] = 0xFFFFFFFE
    track.data(True, NOW, b"four")
    track.data(True, NOW, b"more")
    recorder.close()
    assert [f.sequence for f in frames(tmp_path / "r")[3:]] == [0xFFFFFFFE, 2]


def test_every_connection_has_an_address_of_its_own(tmp_path, told):
    recorder = Recorder(str(tmp_path / "r"), told.append)
    numbers = [1, 2, 16384, 16385, 16384 * 300]
    for number in numbers:
        Track(recorder, number, NOW, "")
    recorder.close()
    clients = {(f.source, f.ports[0]) for f in frames(tmp_path / "r") if f.flags == 2}
    assert len(clients) == len(numbers)
    assert {
        ("127.0.0.1", 49152),
        ("127.0.0.1", 65535),
        ("127.0.0.2", 49152),
        ("127.0.1.44", 65535),
    } < clients


def test_flushed_frames_are_readable_at_once(tmp_path, told):
    recorder = Recorder(str(tmp_path / "r"), told.append)
    track = Track(recorder, 1, NOW, "")
    track.data(True, NOW, b"hello")
    recorder.flush()
    assert frames(tmp_path / "r")[-1].data == b"hello"
    recorder.close()


def test_much_is_written_before_anybody_flushes(tmp_path, told):
    recorder = Recorder(str(tmp_path / "r"), told.append)
    track = Track(recorder, 1, NOW, "")
    for _ in range(40):
        track.data(True, NOW, bytes(60_000))
    assert (tmp_path / "r").stat().st_size > 1 << 20
    recorder.close()


def test_a_recording_is_readable_by_its_owner_only(tmp_path, told):
    Recorder(str(tmp_path / "r"), told.append).close()
    assert (tmp_path / "r").stat().st_mode & 0o777 == 0o600


def test_a_full_disk_is_told_once(told):
    recorder = Recorder("/dev/full", told.append)
    track = Track(recorder, 1, NOW, "")
    for _ in range(3):
        track.data(True, NOW, b"x")
        recorder.flush()
    recorder.close()
    assert told == ["the recording ends here: No space left on device"]


def test_a_full_disk_leaves_whole_frames(tmp_path, told):
    """Test a limited file size, which fails within a write as a full disk does."""
    program = """
import resource, signal, sys
from virtrio.traffic.record import Recorder, Track
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
recorder = Recorder(sys.argv[1], print)
track = Track(recorder, 1, 0.0, "")
for _ in range(10):
    track.data(True, 0.0, bytes(150))
    recorder.flush()
recorder.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "r")], capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("the recording ends here: File too large\n", "")
    found = frames(tmp_path / "r")
    assert 3 < len(found) < 10
    assert found[-1].data == bytes(150)


def test_a_place_that_cannot_be_written(tmp_path, told):
    with pytest.raises(FileNotFoundError):
        Recorder(str(tmp_path / "no" / "r"), told.append)
