"""Texts of a definition on QEMU's command line, where commas separate options."""

import pytest

from virtrio.server.conf.domain.hardware.defaults import PARSER
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.commandline.displays import graphics


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("127.0.0.1", "127.0.0.1:1"),
        ("::1", "[::1]:1"),
        ("1.2.3.4,password=off", "1.2.3.4,,password=off:1"),
    ],
)
def test_an_address_adds_no_option(address, shown):
    text = (
        "<domain type='qemu'><name>g</name><memory>1024</memory><os><type>hvm</type></os>"
        f"<devices><graphics type='vnc' port='5901' listen='{address}'/></devices></domain>"
    )
    assert graphics(parse_domain(text, PARSER)) == ["-vnc", shown]
