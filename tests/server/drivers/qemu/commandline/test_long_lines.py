"""Command lines that grow by more than their documents."""

import errno

import pytest

from tests.server.drivers.qemu.commandline.test_memory import cell, lines
from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.hardware.defaults import PARSER
from virtrio.server.conf.domain.hardware.running import running
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.commandline import chardevs, places
from virtrio.server.drivers.qemu.commandline.whole import Given, arguments
from virtrio.server.drivers.qemu.disks.nodes import Nodes

DOCUMENT = """<domain type='qemu'><name>g</name><memory>65536</memory>
  <os><type machine='pc'>hvm</type></os><devices>{}</devices></domain>"""
REDIRDEV = "<redirdev bus='usb' type='spicevmc'/>"


def line(devices):
    definition = running(parse_domain(DOCUMENT.format(devices), PARSER))
    return arguments(definition, Given(3, Nodes()))


def check(caught):
    assert caught.value.code == ErrorNumber.VIR_ERR_SYSTEM_ERROR
    assert caught.value.int1 == errno.E2BIG
    text = "cannot make the command line of the guest: Argument list too long"
    assert caught.value.message == text


def test_rules_of_usb_devices_are_written_once(monkeypatch):
    calls = []
    kept = chardevs._filter

    def filter_of(rules):
        calls.append(rules)
        return kept(rules)

    monkeypatch.setattr(chardevs, "_filter", filter_of)
    words = line(REDIRDEV * 20 + "<redirfilter><usbdev allow='no'/></redirfilter>")
    assert sum('"filter":"-1:-1:-1:-1:0"' in word for word in words) == 20
    assert len(calls) == 1


def test_a_line_of_devices_has_an_end(monkeypatch):
    monkeypatch.setattr(places, "_MOST", 20_000)
    rules = "<redirfilter>" + "<usbdev allow='no'/>" * 100 + "</redirfilter>"
    assert line(REDIRDEV * 5 + rules)
    with pytest.raises(LibvirtError) as caught:
        line(REDIRDEV * 50 + rules)
    check(caught)


def test_cells_on_many_nodes_have_an_end(monkeypatch):
    monkeypatch.setattr(places, "_MOST", 20_000)
    tune = "<numatune><memory mode='strict' nodeset='0-99'/></numatune>"
    assert lines("".join(cell(each, 1) for each in range(10)), tune)
    with pytest.raises(LibvirtError) as caught:
        lines("".join(cell(each, 1) for each in range(100)), tune)
    check(caught)
