"""Segments out of every kind of frame, and out of frames that are cut off."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.traffic import captures
from tests.traffic.captures import CLIENT, SERVER, Piece, ethernet, with_content
from virtrio.traffic.frames import Unreadable, segment

PIECE = Piece(CLIENT, SERVER, 7, 9, 8, b"payload")
V4 = PIECE.ip()
V6 = replace(PIECE, source=("::1", 40001), destination=("::1", 16509)).ip()


@pytest.mark.parametrize("packet", [V4, V6], ids=["ipv4", "ipv6"])
@pytest.mark.parametrize("kind", captures.FRAMES)
def test_link_types(kind, packet):
    linktype, wrap = captures.FRAMES[kind]
    found = segment(linktype, wrap(packet))
    assert (found.source.port, found.destination.port) == (40001, 16509)
    assert (found.sequence, found.acknowledged, found.flags) == (7, 9, 24)
    assert (found.payload, found.missing) == (b"payload", 0)


def test_ends_are_written_as_people_write_them():
    assert str(segment(101, V4).source) == "127.0.0.1:40001"
    assert str(segment(101, V6).destination) == "[::1]:16509"


def test_padding_behind_a_short_packet_is_no_payload():
    assert segment(1, ethernet(V4) + bytes(6)).payload == b"payload"


def test_a_size_left_to_the_network_card():
    assert segment(101, V4[:2] + bytes(2) + V4[4:]).payload == b"payload"
    assert segment(101, V6[:4] + bytes(2) + V6[6:]).payload == b"payload"


@pytest.mark.parametrize("packet", [V4, V6], ids=["ipv4", "ipv6"])
def test_cut_off(packet):
    whole = ethernet(packet)
    for size in range(1, 8):
        found = segment(1, whole[:-size])
        assert (found.payload, found.missing) == (b"payload"[:-size], size)
    assert segment(1, whole[: -7 - 12]).missing == 7  # inside of the options
    with pytest.raises(Unreadable, match="cut off"):
        segment(1, whole[: -7 - 12 - 8])
    for size in range(len(whole) - 7 - 20):
        with pytest.raises(Unreadable):
            segment(1, whole[:size])


def test_ipv6_extension_headers():
    options = bytes([60, 0, 1, 4, 0, 0, 0, 0]) + bytes([6, 0, 1, 4, 0, 0, 0, 0])
    packet = V6[:4] + struct.pack(">HB", len(V6) - 40 + 16, 0) + V6[7:40] + options + V6[40:]
    assert segment(101, packet).payload == b"payload"
    atomic = (
        V6[:4]
        + struct.pack(">HB", len(V6) - 40 + 8, 44)
        + V6[7:40]
        + bytes([6, 0, 0, 0, 0, 0, 0, 9])
        + V6[40:]
    )
    assert segment(101, atomic).payload == b"payload"
    part = atomic[:43] + b"\x01" + atomic[44:]
    with pytest.raises(Unreadable, match="fragment"):
        segment(101, part)


def test_fragments():
    for word in (b"\x20\x00", b"\x20\x09", b"\x00\x09"):  # the first, one between, the last
        with pytest.raises(Unreadable, match="a fragment of an IP packet"):
            segment(101, V4[:6] + word + V4[8:])


def test_fragments_of_ipv6():
    options = bytes.fromhex("00010400000000")
    for kind, rest in ((6, V6[40:]), (60, b"\x06" + options + V6[40:])):
        for word in (b"\0\x01", b"\0\x49", b"\0\x48"):
            fragment = bytes([kind, 0]) + word + bytes(4) + rest
            for packet in (
                with_content(V6, 44, fragment),
                with_content(V6, 60, b"\x2c" + options + fragment),
            ):
                with pytest.raises(Unreadable, match="a fragment of an IP packet"):
                    segment(101, packet)


@pytest.mark.parametrize("packet", [V4, V6], ids=["ipv4", "ipv6"])
@pytest.mark.parametrize("kind", captures.ENCLOSED)
def test_packets_inside_of_other_headers(kind, packet):
    name, _, linktype, wrap = captures.ENCLOSED[kind]
    with pytest.raises(Unreadable) as told:
        segment(linktype, wrap(packet))
    assert str(told.value) == f"{name} is not decapsulated"


def test_other_traffic_is_not_ours():
    assert segment(1, bytes(12) + b"\x08\x06" + bytes(28)) is None  # ARP
    assert segment(101, V4[:9] + b"\x11" + V4[10:]) is None  # UDP
    assert segment(101, V4[:9] + b"\x11" + V4[10:20]) is None
    later = with_content(V4, 17, bytes(2) + struct.pack(">H", 4789) + bytes(40))
    assert segment(101, later[:6] + b"\x00\x09" + later[8:]) is None  # no header of UDP
    assert segment(276, b"\x08\x06" + bytes(40)) is None
    assert segment(1, ethernet(V4)[:12] + b"\x00\x26\x42\x42\x03" + bytes(35)) is None  # LLC
    assert segment(101, b"\x00" * 40) is None
    with pytest.raises(Unreadable, match="link type 105"):
        segment(105, V4)


@settings(deadline=None)
@given(st.sampled_from([0, 1, 12, 101, 113, 276]), st.binary(max_size=120))
def test_any_frame(linktype, frame):
    try:
        found = segment(linktype, frame)
    except Unreadable:
        return
    assert found is None or 0 <= found.missing < 2**16
