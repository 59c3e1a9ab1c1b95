"""Texts of a definition on QEMU's command line, where commas separate options."""

import pytest

from virtrio.server.conf import xml
from virtrio.server.drivers.qemu.commandline import devices


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("127.0.0.1", "127.0.0.1:1,audiodev=audio1"),
        ("::1", "[::1]:1,audiodev=audio1"),
        ("1.2.3.4,password=off", "1.2.3.4,,password=off:1,audiodev=audio1"),
    ],
)
def test_an_address_adds_no_option(address, shown):
    assert devices.graphics(xml.Element("graphics"), address, 5901) == ["-vnc", shown]
