"""libvirt's images of saved guests, without files."""

import struct

import pytest

from virtrio import LibvirtError
from virtrio.server.drivers.qemu.saves.image import HEADER_BYTES, MOST_TEXT, SaveImage, read_header

# The header and the first bytes of an image that libvirtd 9.0.0 wrote.
LIBVIRTDS = bytes.fromhex(
    "4c69627669727451656d7564536176650200000081050100010000000000000095040000" + "00" * 56
)


def refused(data: bytes) -> str:
    with pytest.raises(LibvirtError) as caught:
        read_header(data)
    assert caught.value.code == 9
    return caught.value.message.removeprefix("operation failed: ")


def test_a_header_of_libvirtds():
    header = read_header(LIBVIRTDS)
    assert (header.version, header.room, header.was_running) == (2, 66945, True)
    assert (header.format, header.cookie_at) == ("raw", 1173)


@pytest.mark.parametrize("cookie", [None, "<cookie/>"])
@pytest.mark.parametrize("format", ["raw", "gzip", "zstd"])
def test_what_is_written_is_read(cookie, format):
    image = SaveImage("<domain>ä</domain>", cookie, False, format)
    data = image.encode(is_whole=True)
    found = read_header(data[:HEADER_BYTES]).image(data[HEADER_BYTES:])
    assert (found.document, found.cookie) == (image.document, cookie)
    assert (found.was_running, found.format) == (False, format)
    assert found.stream_offset == len(data)


def test_an_image_that_is_written_is_not_whole():
    data = SaveImage("<domain/>", None, True).encode(is_whole=False)
    assert refused(data) == "save image is incomplete"


def test_another_document_has_the_room_of_the_first():
    data = SaveImage("<domain/>", "<cookie/>", True).encode(is_whole=True)
    image = read_header(data).image(data[HEADER_BYTES:])
    longer = image.changed("<domain>" + "x" * 60_000 + "</domain>", False)
    assert len(longer.encode(is_whole=True)) == len(data)
    with pytest.raises(LibvirtError, match="new xml too large to fit in file"):
        image.changed("x" * 70_000, False).encode(is_whole=True)


def test_an_image_of_a_host_with_the_other_byte_order():
    big = struct.pack(">16s5I56x", b"LibvirtQemudSave", 2, 100, 1, 0, 0)
    assert read_header(big).room == 100


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", "failed to read qemu header"),
        (LIBVIRTDS[:-1], "failed to read qemu header"),
        (b"nonsense" * 20, "image magic is incorrect"),
        (
            LIBVIRTDS[:16] + b"\x09\0\0\0" + LIBVIRTDS[20:],
            "image version is not supported (150994944 > 2)",
        ),
        (LIBVIRTDS[:20] + bytes(4) + LIBVIRTDS[24:], "invalid header data length: 0"),
        (LIBVIRTDS[:20] + b"\xff" * 4 + LIBVIRTDS[24:], "invalid header data length: -1"),
        (LIBVIRTDS[:28] + b"\x63\0\0\0" + LIBVIRTDS[32:], "Invalid compressed save format 99"),
    ],
)
def test_what_is_no_image(data, text):
    assert refused(data) == text


def test_data_that_ends_early():
    with pytest.raises(LibvirtError, match="failed to read domain XML"):
        read_header(LIBVIRTDS).image(b"<domain/>")


@pytest.mark.parametrize("cookie", [None, "<cookie/>"])
def test_a_text_as_long_as_it_may_be(cookie):
    image = SaveImage("x" * (MOST_TEXT - 1), cookie, False)
    data = image.encode(is_whole=True)
    header = read_header(data)
    seen = data[HEADER_BYTES:][: header.needs(b"")]
    assert header.needs(seen) == 0
    found = header.image(seen, len(data) - HEADER_BYTES)
    assert (found.document, found.cookie) == (image.document, cookie)


def test_what_would_not_be_read_again_is_not_written():
    for image in SaveImage("x" * MOST_TEXT, None, False), SaveImage("", "x" * MOST_TEXT, False):
        with pytest.raises(LibvirtError, match="more than 4194304 bytes"):
            image.encode(is_whole=True)


def test_a_cookie_far_away_is_refused_unseen():
    header = read_header(LIBVIRTDS[:32] + b"\xff\xff\xff\x00" + LIBVIRTDS[36:])
    far = type(header)(2, 2**25, True, "raw", 2**24)
    assert far.needs(b"") == 0
    with pytest.raises(LibvirtError, match="more than 4194304 bytes"):
        far.image(b"", 2**25)
    with pytest.raises(LibvirtError, match="invalid header data length: 66945"):
        header.image(b"", 66945)
