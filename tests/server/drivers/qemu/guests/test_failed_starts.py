"""Starts that fail in the server, before QEMU runs: what is said, and what is left."""

import errno
import os

import pytest
import trio

from virtrio.protocol._generated.enums import ErrorNumber
from virtrio.protocol.errors import LibvirtError
from virtrio.server.conf.domain.hardware.defaults import PARSER
from virtrio.server.conf.domain.hardware.running import running
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.disks.owners import Owners
from virtrio.server.drivers.qemu.guests import guest as module
from virtrio.server.drivers.qemu.guests.guest import Guest
from virtrio.server.drivers.qemu.settings import Places, Settings

DOCUMENT = """<domain type='qemu'><name>g</name><memory>32768</memory><os><type>hvm</type></os>
  <devices><emulator>/bin/false</emulator>{}</devices></domain>"""
VNC = "<graphics type='vnc' autoport='yes'/>"


def made(tmp_path, devices=""):
    places = Places(tmp_path / "state", tmp_path / "run", tmp_path / "log")
    definition = running(parse_domain(DOCUMENT.format(devices), PARSER))
    return Guest(definition, definition, 1, Settings(places, None), Owners())


async def start(guest):
    async with trio.open_nursery() as nursery:
        try:
            await guest.start("/bin/false", nursery, lambda event: None)
        finally:
            nursery.cancel_scope.cancel()


async def test_no_descriptor_left(tmp_path, monkeypatch):
    guest = made(tmp_path, VNC)

    def none(*_args, **_more):
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    monkeypatch.setattr(module, "start", none)
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(ExceptionGroup) as caught:
        await start(guest)
    [failure] = caught.value.exceptions
    assert isinstance(failure, LibvirtError)
    assert failure.code == ErrorNumber.VIR_ERR_SYSTEM_ERROR
    assert failure.message == "cannot start guest 'g': Too many open files"
    assert not guest.folder.exists()
    assert len(os.listdir("/proc/self/fd")) == before


async def test_files_are_given_to_qemu_once_all_is_decided(tmp_path, monkeypatch):
    """A document that is refused leaves the owners of its images as they were."""
    guest = made(tmp_path, VNC * 2)
    given = []
    monkeypatch.setattr(guest, "give", given.append)
    with pytest.raises(ExceptionGroup) as caught:
        await start(guest)
    [failure] = caught.value.exceptions
    assert "only 1 graphics device" in failure.message
    assert given == []
    assert not guest.folder.exists()
