"""A guest that crashes, and is to be dumped: its boot sector reports a panic."""

from __future__ import annotations

import os

import pytest
import trio

import virtrio.trio
from tests.server.drivers.qemu.conftest import PATH
from virtrio.enums import DomainEventID

pytestmark = pytest.mark.peer("qemu", "virsh")

# mov dx, 0x505; mov al, 1; out dx, al; hlt; and again
PANIC = b"\xba\x05\x05\xb0\x01\xee\xf4\xeb\xfd".ljust(510, b"\0") + b"\x55\xaa"
DOCUMENT = """\
<domain type='qemu'><name>web</name><memory unit='MiB'>32</memory>
<os><type arch='x86_64' machine='pc'>hvm</type></os><on_crash>coredump-destroy</on_crash>
<devices><disk type='file' device='disk'><driver name='qemu' type='raw'/>
<source file='{}'/><target dev='vda' bus='virtio'/></disk><panic model='isa'/></devices>
</domain>"""


async def test_memory_of_a_guest_that_crashes_is_kept(host):
    boot = host.folder / "boot"
    boot.write_bytes(PANIC.ljust(1 << 20, b"\0"))
    uri = f"qemu+unix:///{PATH}?socket={host.server.socket}"
    async with virtrio.trio.connect(uri) as conn:
        heard, told = trio.open_memory_channel(20)
        number = DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE
        await conn.domain_event_register_any(
            None, number, lambda _conn, _dom, *said: heard.send_nowait(said[:2]), None
        )
        await conn.create_xml(DOCUMENT.format(boot), 0)
        with trio.fail_after(60):
            found = [await told.receive() for _ in range(4)]
    assert found == [(4, 0), (2, 0), (8, 0), (5, 2)]  # the last: stopped, crashed
    (dump,) = (host.state / "dump").iterdir()
    assert "-web-" in dump.name
    assert dump.stat().st_uid == os.geteuid()
    assert dump.stat().st_mode & 0o777 == 0o600
    with dump.open("rb") as file:
        assert file.read(4) == b"\x7fELF"
    assert dump.stat().st_size > 32 << 20
