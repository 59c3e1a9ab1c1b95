"""A guest that boots, is backed up, lost and restored, and boots again.

It has a file system on its disk; what is on it is read on the console of each boot.
"""

import os
import subprocess
import uuid

import pytest
import trio

import virtrio.trio
from tests.backup.guests import Command, hosted
from tests.peers.small_guest import PROMPT, small_guest
from tests.server.drivers.qemu.test_small_guest import Console

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img", "small-guest"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
]

NAME = "boots"


@pytest.fixture(scope="module", params=["libvirtd", "ours"])
def host(request):
    with hosted(request.param) as host:
        yield host


def definition(host) -> str:
    """Make a disk with a file system; return the definition of a guest that has it."""
    raw, image = host.images / "disk.raw", host.images / "disk.qcow2"
    subprocess.run(["truncate", "-s", "8M", raw], check=True)
    subprocess.run(["/sbin/mkfs.ext4", "-q", raw], check=True)
    subprocess.run(["qemu-img", "convert", "-O", "qcow2", raw, image], check=True)
    return f"""\
<domain type='qemu'><name>{NAME}</name><uuid>{uuid.uuid4()}</uuid>
<memory unit='MiB'>96</memory>{small_guest().os_element()}<features><acpi/></features>
<devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/>
<source file='{image}'/><target dev='vda' bus='virtio'/></disk>
<serial type='pty'/>
<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
</devices></domain>"""


async def booted(conn, dom) -> Console:
    stream = conn.new_stream()
    await dom.open_console(None, stream, 0)
    console = Console(stream)
    await stream.send(b"\n")
    await console.until(PROMPT)
    return console


async def test_a_restored_guest_boots(host, tmp_path):
    document = await trio.to_thread.run_sync(definition, host)
    command = Command(host)

    async def run(*words):
        return await trio.to_thread.run_sync(command, *words)

    target = tmp_path / "target"
    async with virtrio.connect(host.uri) as conn:
        dom = await conn.define_xml(document)
        await dom.create()
        console = await booted(conn, dom)
        await console.run("echo first >/mnt/said; sync")
        await run("backup-run", NAME, target)
        await console.run("echo second >/mnt/said")
        await run("backup-run", NAME, target, "--freeze")
        await console.run("echo third >/mnt/said; sync")
        await run("backup-run", NAME, target)
        await dom.destroy()
        for number, said in ((1, "first"), (2, "second")):
            name = f"restored-{number}"
            # it boots a kernel of the host
            words = host.images / name, "--define", name, "--trust-definition"
            await run("backup-restore", target, number, *words)
            restored = await conn.lookup_by_name(name)
            await restored.create()
            console = await booted(conn, restored)
            assert await console.run("cat /mnt/said") == said
            await restored.destroy()
