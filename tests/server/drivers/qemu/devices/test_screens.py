"""Pictures, displays, keys, consoles and channels of guests that are paused."""

from __future__ import annotations

import os
import re
import socket

import pytest
import trio

import virtrio.trio
from tests.server.drivers.qemu.conftest import PATH
from virtrio import LibvirtError
from virtrio.enums import DomainEventID, KeycodeSet
from virtrio.server.drivers.qemu.devices.consoles import _terminal

pytestmark = pytest.mark.peer("qemu", "virsh")

DEVICES = """\
<serial type='pty'/><graphics type='vnc' port='-1' listen='127.0.0.1'/>
<video><model type='vga'/></video><controller type='virtio-serial' index='0'/>
<channel type='unix'><target type='virtio' name='my.chan'/>
<address type='virtio-serial' controller='0' bus='0' port='1'/></channel>"""


@pytest.fixture
async def conn(host):
    async with virtrio.trio.connect(f"qemu+unix:///{PATH}?socket={host.server.socket}") as made:
        yield made


@pytest.fixture
async def dom(host, conn):
    """A guest that is paused, with a screen."""
    host.define(host.document("web", more=DEVICES))
    host.virsh("start", "web", "--paused")
    return await conn.lookup_by_name("web")


async def test_a_picture_of_the_screen(dom):
    for _ in range(2):
        stream = dom.connect().new_stream()
        assert await dom.screenshot(stream, 0) == "image/png"
        found: list[bytes] = []
        await stream.recv_all(lambda _, data, into: into.append(data), found)
        await stream.finish()
        picture = b"".join(found)
        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        assert picture[-8:-4] == b"IEND"
    stream = dom.connect().new_stream()
    with pytest.raises(LibvirtError, match="no such screen ID"):
        await dom.screenshot(stream, 1)
    said = await dom.qemu_monitor_command('{"execute":"query-fdsets"}')
    assert said.count("opaque") == 1


async def test_a_display_by_descriptor(dom):
    conn = dom.connect()
    heard, told = trio.open_memory_channel(10)
    number = DomainEventID.VIR_DOMAIN_EVENT_ID_GRAPHICS
    await conn.domain_event_register_any(
        None, number, lambda _conn, _dom, phase, *_: heard.send_nowait(phase), None
    )
    ours, theirs = socket.socketpair()
    with ours, theirs:
        await dom.open_graphics(0, theirs.fileno())
        assert await trio.to_thread.run_sync(ours.recv, 4) == b"RFB "
    fd = await dom.open_graphics_fd(0)
    with socket.socket(fileno=fd) as display:
        assert await trio.to_thread.run_sync(display.recv, 4) == b"RFB "
    with pytest.raises(LibvirtError, match="No graphics backend with index 1"):
        await dom.open_graphics_fd(1)
    with trio.fail_after(30):
        assert 0 in [await told.receive() for _ in range(3)]


async def test_keys_of_all_codesets(dom):
    for codeset, code in (
        *((KeycodeSet.VIR_KEYCODE_SET_LINUX, 28), (KeycodeSet.VIR_KEYCODE_SET_USB, 40)),
        *((KeycodeSet.VIR_KEYCODE_SET_WIN32, 13), (KeycodeSet.VIR_KEYCODE_SET_QNUM, 28)),
    ):
        await dom.send_key(codeset, 0, [code], 1)
    with pytest.raises(LibvirtError, match="cannot translate keycode 9999 of linux codeset to q"):
        await dom.send_key(KeycodeSet.VIR_KEYCODE_SET_LINUX, 0, [9999], 1)
    with pytest.raises(LibvirtError, match="keycode 0 is invalid: 0x10000"):
        await dom.send_key(KeycodeSet.VIR_KEYCODE_SET_QNUM, 0, [0x10000], 1)


async def test_a_channel_is_one_streams(dom):
    first, second = dom.connect().new_stream(), dom.connect().new_stream()
    await dom.open_channel("my.chan", first)
    await first.send(b"hello")
    with pytest.raises(LibvirtError, match="Active channel stream exists for this domain"):
        await dom.open_channel(None, second)
    second = dom.connect().new_stream()
    await dom.open_channel("channel0", second, 1)
    with pytest.raises(LibvirtError, match="stream had I/O failure"):
        await first.recv(1)
    await second.finish()
    third = dom.connect().new_stream()
    await dom.open_channel(None, third)
    await third.abort()
    with pytest.raises(LibvirtError, match="cannot find channel nothing"):
        await dom.open_channel("nothing", dom.connect().new_stream())


async def test_consoles_by_alias(dom):
    for name in (None, "serial0", "console0"):
        stream = dom.connect().new_stream()
        await dom.open_console(name, stream, 0)
        await stream.abort()
    with pytest.raises(LibvirtError, match="cannot find character device serial1"):
        await dom.open_console("serial1", dom.connect().new_stream(), 0)


async def test_a_console_ends_with_its_guest(host, dom):
    stream = dom.connect().new_stream()
    await dom.open_console(None, stream, 0)
    host.virsh("destroy", "web")
    with trio.fail_after(30):
        assert await stream.recv(10) == b""
    await stream.finish()


def test_a_terminal_has_to_be_qemus(tmp_path):
    """What QEMU names as its terminal may be any file."""
    secret = tmp_path / "secret"
    secret.write_text("x")
    for path in (str(secret), "/dev/null", "/dev/pts/../null", "/dev/pts/999999"):
        with pytest.raises(LibvirtError, match=re.escape(path)):
            _terminal(path, os.geteuid())
    controller, terminal = os.openpty()
    try:
        path = os.ttyname(terminal)
        os.close(_terminal(path, os.geteuid()))
        if os.geteuid() == 0:
            os.fchown(terminal, 12345, 5)
            with pytest.raises(LibvirtError, match="no terminal of this guest"):
                _terminal(path, 54321)
    finally:
        os.close(controller)
        os.close(terminal)
