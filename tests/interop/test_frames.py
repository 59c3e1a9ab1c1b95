"""`virtrio dissect` and tshark find the same segments in every kind of frame."""

from __future__ import annotations

import io
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.traffic import captures
from virtrio.traffic import files
from virtrio.traffic.frames import Unreadable, segment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.peer("tshark")

V4 = captures.Piece(captures.CLIENT, captures.SERVER, 7, 9, 8, b"payload")
V6 = captures.Piece(("::1", 40001), ("::1", 16509), 7, 9, 8, b"payload")


def tshark(path: Path, *fields: str) -> list[list[str]]:
    """Return these fields of each frame."""
    done = subprocess.run(
        ["tshark", "-n", "-r", path, "-T", "fields"]
        + [word for field in fields for word in ("-e", field)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_segments(tmp_path):
    frames = [
        (linktype, wrap(piece.ip()))
        for linktype, wrap in captures.FRAMES.values()
        for piece in (V4, V6)
    ]
    path = tmp_path / "frames.pcapng"
    path.write_bytes(captures.of_interfaces(frames))
    ours = []
    for frame in files.frames(files.Source(io.BytesIO(path.read_bytes()))):
        found = segment(frame.linktype, frame.data)
        assert found is not None
        numbers = (found.source.port, found.destination.port, found.sequence)
        ours.append([*map(str, numbers), found.payload.hex()])
    fields = ("tcp.srcport", "tcp.dstport", "tcp.seq_raw", "tcp.payload")
    assert tshark(path, *fields) == ours


def test_what_is_not_decapsulated(tmp_path):
    frames, expected = [], []
    for name, layers, linktype, wrap in captures.ENCLOSED.values():
        for piece in (V4, V6):
            frames.append((linktype, wrap(piece.ip())))
            expected.append((name, layers))
            with pytest.raises(Unreadable, match="is not decapsulated"):
                segment(*frames[-1])
    path = tmp_path / "enclosed.pcapng"
    path.write_bytes(captures.of_interfaces(frames))
    shown = tshark(path, "frame.protocols")
    for (name, layers), (protocols,) in zip(expected, shown, strict=True):
        assert re.search(rf"\b({layers})\b", protocols), (name, protocols)
