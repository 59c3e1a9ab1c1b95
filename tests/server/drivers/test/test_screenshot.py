"""Screenshots over the wire."""

import io
import zlib
from struct import unpack

import pytest

import virtrio
import virtrio.blocking
from virtrio.server.drivers.test.screenshot import picture


def chunks(data):
    """Yield the kind and the content of each chunk of a PNG, and check their sums."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    rest = io.BytesIO(data[8:])
    while head := rest.read(8):
        size, kind = unpack(">I4s", head)
        content = rest.read(size)
        assert rest.read(4) == zlib.crc32(kind + content).to_bytes(4)
        yield kind, content


def test_the_picture_is_a_png_of_libvirts_size():
    (_, header), (_, lines), (end, _) = chunks(picture())
    assert unpack(">IIBBBBB", header) == (1120, 832, 8, 0, 0, 0, 0)
    raw = zlib.decompress(lines)
    assert len(raw) == (1120 + 1) * 832
    assert set(raw[:: 1120 + 1]) == {0}, "lines are not filtered"
    assert len(set(raw[1:1121])) == 8
    assert end == b"IEND"


def test_a_client_gets_the_picture(server):
    with virtrio.blocking.connect(server.uri(), timeout=60) as conn:
        domain = conn.lookup_by_name("test")
        stream = conn.new_stream()
        assert domain.screenshot(stream, 3) == "image/png"
        got = bytearray()
        stream.recv_all(lambda _stream, data, _opaque: got.extend(data), None)
        stream.finish()
        assert bytes(got) == picture()


def test_flags_are_refused_and_the_stream_with_them(server):
    with virtrio.blocking.connect(server.uri(), timeout=60) as conn:
        domain = conn.lookup_by_name("test")
        with pytest.raises(virtrio.LibvirtError, match=r"0x1.*testDomainScreenshot"):
            domain.screenshot(conn.new_stream(), 0, 1)
        stream = conn.new_stream()
        assert domain.screenshot(stream, 0) == "image/png"
        stream.abort()
        assert domain.name() == "test"
