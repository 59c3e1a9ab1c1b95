"""Frames out of capture files: both formats and byte orders, and broken files."""

from __future__ import annotations

import io
import struct
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.traffic.captures import RAW, block, enhanced, interface, pcap, pcapng, section
from virtrio.traffic.files import BrokenCapture, Frame, Source, frames, is_capture

FRAMES = [(1000.25, b"first"), (1001.5, b""), (1002.125, b"third frame")]
EXPECTED = [Frame(time, RAW, data) for time, data in FRAMES]


def read(data: bytes) -> list[Frame]:
    return list(frames(Source(io.BytesIO(data))))


def until_broken(data: bytes) -> tuple[list[Frame], str | None]:
    found = []
    try:
        for frame in frames(Source(io.BytesIO(data))):
            found.append(frame)
    except BrokenCapture as exc:
        return found, str(exc)
    return found, None


@pytest.mark.parametrize("order", ["<", ">"])
def test_formats(order):
    for data in (
        pcap(FRAMES, order=order),
        pcap(FRAMES, order=order, nano=True),
        pcapng(FRAMES, order=order),
    ):
        assert is_capture(data)
        assert read(data) == EXPECTED


def test_modified_pcap():
    data = (
        struct.pack("<IHHiIII", 0xA1B2CD34, 2, 4, 0, 0, 262144, RAW)
        + struct.pack("<IIII8x", 5, 0, 3, 3)
        + b"abc"
    )
    assert read(data) == [Frame(5.0, RAW, b"abc")]


def test_no_capture():
    for data in (b"", b"GIF89a", b"\x0a\x0d\x0d", b"\x00\x00\x00\x24"):
        assert not is_capture(data)


def test_interfaces_of_a_pcapng_file_differ():
    data = section() + interface(1) + interface(113, resolution=9) + interface(101, resolution=0x8A)
    data += (
        enhanced(10**6, b"a", interface_=0)
        + enhanced(2 * 10**9, b"b", interface_=1)
        + enhanced(3 * 1024, b"c", interface_=2)
    )
    data += block(3, struct.pack("<I", 4) + b"simple")
    data += (
        block(0x80000001, b"unknown to all")
        + section(">")
        + interface(276, ">")
        + enhanced(0, b"d", ">")
    )
    assert read(data) == [
        Frame(1.0, 1, b"a"),
        Frame(2.0, 113, b"b"),
        Frame(3.0, 101, b"c"),
        Frame(None, 1, b"simp"),
        Frame(0.0, 276, b"d"),
    ]


def test_an_obsolete_packet_block():
    body = struct.pack("<HHIIII", 0, 0, 0, 2 * 10**6, 3, 3) + b"abc"
    assert read(section() + interface() + block(2, body)) == [Frame(2.0, RAW, b"abc")]


@pytest.mark.parametrize("make", [pcap, pcapng])
def test_cut_off_anywhere(make):
    data = make(FRAMES)
    ends = [len(make(FRAMES[:count])) for count in range(4)]
    for size in range(4, len(data)):
        found, broken = until_broken(data[:size])
        count = max((number for number in range(4) if ends[number] <= size), default=0)
        assert found == EXPECTED[:count], size
        assert (broken is None) == (size in ends or (make is pcapng and size == len(section()))), (
            size,
            broken,
        )
        assert (
            broken is None
            or "it ends in the middle of a frame" in broken
            or "no pcap file" in broken
        )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pcap([]) + struct.pack("<IIII", 0, 0, 2**32 - 1, 5), "it declares 4294967295 bytes"),
        (section() + struct.pack("<II", 6, 4), "there is no pcapng block at byte"),
        (section() + struct.pack("<II", 6, 13), "there is no pcapng block at byte"),
        (section() + struct.pack("<II", 6, 2**32 - 4), "it declares 4294967284 bytes"),
        (section() + enhanced(0, b""), "is of an undeclared interface"),
        (
            section() + interface() + block(6, struct.pack("<IIIII", 0, 0, 0, 500, 500)),
            "500 bytes in a block of 32",
        ),
        (section() + block(1, b""), "cannot be decoded"),
        (b"\x0a\x0d\x0d\x0a" + bytes(40), "there is no pcapng block at byte"),
    ],
)
def test_broken(data, reason):
    found, broken = until_broken(data)
    assert found == []
    assert reason in broken


@settings(deadline=None)
@given(st.sampled_from([pcap, pcapng]), st.data())
def test_mutations(make, draw):
    data = bytearray(make(FRAMES * 2))
    for _ in range(draw.draw(st.integers(1, 6))):
        at = draw.draw(st.integers(4, len(data) - 1))
        data[at] = draw.draw(st.integers(0, 255))
    until_broken(bytes(data))


def test_no_length_is_believed():
    data = pcap([]) + struct.pack("<IIII", 0, 0, 16 * 2**20, 5) + b"abc"
    tracemalloc.start()
    assert until_broken(data)[1] is not None
    assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    tracemalloc.stop()
