"""Ports of displays: who gets which, and what is refused before any is taken."""

import errno
import os
import socket
from pathlib import Path

import pytest

from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.hardware.defaults import PARSER
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.settings import Places, Settings
from virtrio.server.drivers.qemu.starting import deciding

DOCUMENT = """<domain type='qemu'><name>g</name><memory>32768</memory><os><type>hvm</type></os>
  <devices>{}</devices></domain>"""
VNC = "<graphics type='vnc' autoport='yes' websocket='-1'/>"
SPICE = "<graphics type='spice' autoport='yes'/>"
AT = "<graphics type='{}' autoport='yes'><listen type='address' address='{}'/></graphics>"
SETTINGS = Settings(Places(Path("/state"), Path("/run"), Path("/log")), None)
FOLDER = Path("/run/domain-1-g")
NOT_OURS = "192.0.2.77"  # of the addresses for documentation
ONLY_ONE = "only 1 graphics device of each type (sdl, vnc, spice, headless, dbus) is supported"


@pytest.fixture(autouse=True)
def claims(monkeypatch):
    """Ports that were asked for, in this order; none stay after the test."""
    asked = []
    kept = deciding._claim

    def claim(port):
        asked.append(port)
        return kept(port)

    monkeypatch.setattr(deciding, "_claim", claim)
    yield asked
    deciding.release_ports(FOLDER)
    assert not deciding._GIVEN


def decided(devices, **more):
    definition = parse_domain(DOCUMENT.format(devices), PARSER)
    deciding.decide(definition, SETTINGS, FOLDER, **more)
    return definition.devices("graphics")


def test_displays_get_ports_until_they_are_released():
    vnc, spice = decided(VNC + SPICE)
    ports = {int(vnc.attrs[name]) for name in ("port", "websocket")} | {int(spice.attrs["port"])}
    assert len(ports) == 3
    assert ports == set(deciding._GIVEN)
    assert list(vnc.attrs) == ["type", "port", "autoport", "websocket", "listen"]
    deciding.release_ports(FOLDER)
    assert not deciding._GIVEN


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ("", ONLY_ONE),
        ("<graphics type='spice' port='5901' tlsPort='5902'/>", "spice TLS port set"),
        ("<graphics type='vnc'><listen type='network' network='xx'/></graphics>", "name 'xx'"),
    ],
)
def test_displays_are_refused_before_any_port_is_taken(claims, more, text):
    """In libvirt's order: networks and TLS come first."""
    with pytest.raises(LibvirtError) as caught:
        decided(VNC * 20 + more)
    assert text in caught.value.message
    assert claims == []


@pytest.mark.parametrize("kind", ["vnc", "spice"])
def test_an_address_that_the_host_does_not_have_ends_the_search(claims, kind):
    with pytest.raises(LibvirtError) as caught:
        decided(AT.format(kind, NOT_OURS))
    assert caught.value.code == ErrorNumber.VIR_ERR_SYSTEM_ERROR
    assert caught.value.int1 == errno.EADDRNOTAVAIL
    assert f"of {NOT_OURS}: {os.strerror(errno.EADDRNOTAVAIL)}" in caught.value.message
    assert len(claims) == 1


@pytest.mark.parametrize("name", ["no-such-host.invalid", "x" * 70 + ".example"])
def test_a_name_is_looked_up_once(claims, name, monkeypatch):
    kept = socket.getaddrinfo
    asked = []

    def getaddrinfo(host, *rest):
        asked.append(host)
        if len(host) < 64:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return kept(host, *rest)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(LibvirtError, match=f"address resolution failed for {name}: "):
        decided(AT.format("vnc", name))
    assert asked == [name]
    assert claims == []


def test_a_port_that_somebody_has_is_left_out(claims):
    first = int(decided(VNC)[0].attrs["port"])
    deciding.release_ports(FOLDER)
    claims.clear()
    with socket.socket() as other:
        other.bind(("127.0.0.1", first))
        second = int(decided(VNC)[0].attrs["port"])
    assert first < second < first + 50
    assert claims[0] <= first


def test_no_descriptor_left_for_a_port(monkeypatch):
    """It is said, and none of the ports stays taken."""
    real = socket.socket
    made = 0

    def some(*arguments, **more):
        nonlocal made
        made += 1
        if made == 4:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return real(*arguments, **more)

    before = len(os.listdir("/proc/self/fd"))
    monkeypatch.setattr(socket, "socket", some)
    with pytest.raises(LibvirtError, match="Too many open files") as caught:
        decided(VNC + SPICE)
    assert caught.value.code == ErrorNumber.VIR_ERR_SYSTEM_ERROR
    deciding.release_ports(FOLDER)
    assert len(os.listdir("/proc/self/fd")) == before
