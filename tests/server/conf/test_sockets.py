"""Addresses, prefixes and ranges are read as libvirt's C functions read them."""

from __future__ import annotations

import pytest

from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.sockets import (
    address_of,
    check_range,
    format_address,
    mask_bits,
    natural_prefix,
    network_of,
    parse_address,
)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("1.2.3", "1.2.0.3"),
        ("0x7f.1", "127.0.0.1"),
        ("010.1.1.1", "8.1.1.1"),
        ("::01", "::1"),
        ("::ffff:1.2.3.4", "::ffff:1.2.3.4"),
    ],
)
def test_addresses(text, printed):
    address = parse_address(text)
    assert address is not None
    assert format_address(address) == printed


@pytest.mark.parametrize(
    "text", ["", "x", "1.2.3.4.5", "300.1.1.1", "1.2.3.4 ", ":::", "a\0b", "é"]
)
def test_what_is_no_address(text):
    assert parse_address(text) is None
    with pytest.raises(LibvirtError, match="Cannot parse socket address"):
        address_of(text)


@pytest.mark.parametrize(
    ("text", "prefix"),
    [("0.0.0.0", 0), ("10.0.0.1", 8), ("172.16.0.1", 16), ("192.168.0.1", 24), ("225.1.1.1", -1)],
)
def test_the_prefix_of_a_class(text, prefix):
    assert natural_prefix(address_of(text)) == prefix


def test_networks_and_masks():
    assert format_address(network_of(address_of("10.1.2.3"), 12)) == "10.0.0.0"
    assert network_of(address_of("fd00::1"), 0) == bytes(16)
    assert mask_bits(address_of("255.255.240.0")) == 20
    assert mask_bits(address_of("255.0.255.0")) == -1


@pytest.mark.parametrize(
    ("first", "last", "complaint"),
    [
        ("10.0.0.9", "10.0.0.2", "is reversed"),
        ("fd00::9", "fd00::2", "start larger than end"),
        ("10.0.0.2", "::1", "mismatch of address family"),
        ("10.0.0.2", "10.2.0.2", "too large"),
    ],
)
def test_bad_ranges(first, last, complaint):
    with pytest.raises(LibvirtError, match=complaint):
        check_range(address_of(first), address_of(last), None, 0)
