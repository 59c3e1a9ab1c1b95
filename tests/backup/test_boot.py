"""A guest that boots, is backed up, lost and restored, and boots again.

It has a file system on its disk; what is on it is read on the console of each boot.
"""

import contextlib
import os
import subprocess
import uuid

import pytest
import trio

import virtrio.trio
from tests.backup.guests import Command, hosted
from tests.peers.small_guest import PROMPT, small_guest
from tests.server.drivers.qemu.test_small_guest import PATIENCE, console_of

pytestmark = [
    pytest.mark.peer("libvirtd", "libvirtd-qemu", "qemu", "qemu-img", "small-guest"),
    pytest.mark.skipif(os.geteuid() != 0, reason="libvirtd's system driver is root's"),
    pytest.mark.takes_turns("host"),
]

NAME = "boots"


@pytest.fixture(scope="module", params=["libvirtd", "ours"])
def host(request):
    with hosted(request.param) as host:
        yield host


def definition(host) -> str:
    """Make a disk with a file system; return the definition of a guest that has it."""
    files = small_guest().placed(host.images)
    raw, image = host.images / "disk.raw", host.images / "disk.qcow2"
    subprocess.run(["truncate", "-s", "8M", raw], check=True)
    subprocess.run(["/sbin/mkfs.ext4", "-q", raw], check=True)
    subprocess.run(["qemu-img", "convert", "-O", "qcow2", raw, image], check=True)
    return f"""\
<domain type='qemu'><name>{NAME}</name><uuid>{uuid.uuid4()}</uuid>
<memory unit='MiB'>96</memory>{files.os_element()}<features><acpi/></features>
<devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/>
<source file='{image}'/><target dev='vda' bus='virtio'/></disk>
<serial type='pty'/>
<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
</devices></domain>"""


@contextlib.asynccontextmanager
async def booted(dom):
    """Wait until a guest is up; its console is there for the block."""
    async with console_of(dom) as console:
        await console.until(PROMPT)
        with trio.fail_after(PATIENCE):
            while "state='connected'" not in await dom.xml_desc(0):  # noqa: ASYNC110  its agent
                await trio.sleep(0.1)
        yield console


async def test_a_restored_guest_boots(host, tmp_path):
    document = await trio.to_thread.run_sync(definition, host)
    command = Command(host)

    async def run(*words):
        return await trio.to_thread.run_sync(command, *words)

    target = tmp_path / "target"
    async with virtrio.connect(host.uri) as conn:
        dom = await conn.define_xml(document)
        await dom.create()
        async with booted(dom) as console:
            await console.run("echo first >/mnt/said; sync")
            await run("backup-run", NAME, target)
            await console.run("echo second >/mnt/said")  # a freeze writes it out
            await run("backup-run", NAME, target, "--freeze")
            await console.run("echo third >/mnt/said; sync")
            await run("backup-run", NAME, target)
        await dom.destroy()
        # another point on each server, to save boots
        number, said = (1, "first") if host.kind == "libvirtd" else (2, "second")
        words = host.images / "restored", "--define", "restored"
        # it boots a kernel of the host
        await run("backup-restore", target, number, *words, "--trust-definition")
        restored = await conn.lookup_by_name("restored")
        await restored.create()
        async with booted(restored) as console:
            assert await console.run("cat /mnt/said") == said
