"""Descriptors for guests that start: how many, and what happens without one more."""

import errno
import os
import socket

import pytest

from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.hardware.defaults import PARSER
from virtrio.server.conf.domain.hardware.running import running
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.settings import Places
from virtrio.server.drivers.qemu.starting import hostparts

DOCUMENT = """<domain type='qemu'><name>g</name><memory>32768</memory><os><type>hvm</type></os>
  <devices>{}</devices></domain>"""
CHANNEL = (
    "<channel type='unix'><source mode='bind' path='{}/c{}'/>"
    "<target type='virtio' name='c{}'/></channel>"
)
FEW = os.strerror(errno.EMFILE)


def guest(folder, count, first=0):
    names = range(first, first + count)
    devices = "".join(CHANNEL.format(folder, number, number) for number in names)
    return running(parse_domain(DOCUMENT.format(devices), PARSER))


def open_files():
    return len(os.listdir("/proc/self/fd"))


@pytest.fixture
def limited(monkeypatch):
    """A process that may have 48 descriptors, twelve for starts with NVRAM's two."""
    monkeypatch.setattr(hostparts.resource, "getrlimit", lambda _: (48, 4096))


@pytest.fixture
def places(tmp_path):
    return Places(tmp_path, tmp_path, tmp_path)


def check(caught):
    assert caught.value.code == ErrorNumber.VIR_ERR_SYSTEM_ERROR
    assert caught.value.int1 == errno.EMFILE
    assert FEW in caught.value.message


def test_a_start_has_a_share_of_all_descriptors(tmp_path, places, limited):
    before = open_files()
    parts = hostparts.HostParts()
    with pytest.raises(LibvirtError) as caught:
        parts.open(guest(tmp_path, 11), places)
    check(caught)
    assert caught.value.message == f"Unable to open 13 files for the guest: {FEW}"
    assert open_files() == before
    assert list(tmp_path.iterdir()) == []  # no socket is made before
    parts.open(guest(tmp_path, 10), places)
    assert open_files() == before + 10
    parts.close()
    assert open_files() == before


def test_starts_share_them(tmp_path, places, limited):
    before = open_files()
    one, other = hostparts.HostParts(), hostparts.HostParts()
    one.open(guest(tmp_path, 5), places)
    with pytest.raises(LibvirtError) as caught:
        other.open(guest(tmp_path, 4, first=7), places)
    check(caught)
    other.open(guest(tmp_path, 3, first=7), places)
    one.close()
    one.close()
    one.open(guest(tmp_path, 5), places)
    one.close()
    other.close()
    assert open_files() == before


def test_no_descriptor_left_for_a_socket(tmp_path, places, monkeypatch):
    """The text is libvirt's, and what was opened before is closed."""
    before = open_files()
    real = socket.socket
    made = 0

    def some(*arguments, **more):
        nonlocal made
        made += 1
        if made == 3:
            raise OSError(errno.EMFILE, FEW)
        return real(*arguments, **more)

    monkeypatch.setattr(socket, "socket", some)
    with pytest.raises(LibvirtError) as caught:
        hostparts.HostParts().open(guest(tmp_path, 5), places)
    check(caught)
    assert caught.value.message == f"Unable to create UNIX socket: {FEW}"
    assert open_files() == before


def test_logs_and_files_count(tmp_path, places, limited):
    serial = "<serial type='file'><source path='{0}/f{1}'/><log file='{0}/log{1}'/></serial>"
    devices = "".join(serial.format(tmp_path, number) for number in range(6))
    definition = running(parse_domain(DOCUMENT.format(devices), PARSER))
    with pytest.raises(LibvirtError, match="Unable to open 14 files") as caught:
        hostparts.HostParts().open(definition, places)
    check(caught)


def test_no_descriptor_left_for_an_interface(monkeypatch, places):
    interface = "<interface type='ethernet'><mac address='52:54:00:00:00:01'/></interface>"
    definition = running(parse_domain(DOCUMENT.format(interface), PARSER))

    def none(*_args, **_more):
        raise OSError(errno.EMFILE, FEW)

    monkeypatch.setattr(socket, "socket", none)
    with pytest.raises(LibvirtError, match="Cannot open network interface control") as caught:
        hostparts.HostParts().open(definition, places)
    check(caught)


def test_queues_of_interfaces_count():
    interface = (
        "<interface type='ethernet'><mac address='52:54:00:00:00:01'/><model type='virtio'/>"
        "<driver queues='8'/></interface>"
    )
    definition = running(parse_domain(DOCUMENT.format(interface), PARSER))
    assert hostparts._most_for(definition, has_vhost=True) == 2 + 16
    assert hostparts._most_for(definition, has_vhost=False) == 2 + 8


def test_a_folder_that_is_not_there(tmp_path, places):
    with pytest.raises(LibvirtError, match="Unable to bind to UNIX socket path '/nonesuch/x/c0'"):
        hostparts.HostParts().open(guest("/nonesuch/x", 1), places)
