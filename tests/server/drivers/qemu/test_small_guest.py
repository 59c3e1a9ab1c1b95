"""A guest that really boots: what a running guest is for, on one that is started once.

The tests are in the order of the guest's life.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import uuid

import pytest
import trio

import virtrio.trio
from tests.peers.processes import short_directory
from tests.peers.small_guest import PROMPT, small_guest
from virtrio import LibvirtError
from virtrio.enums import (
    DomainEventID,
    DomainInterfaceAddressesSource,
    DomainShutdownFlagValues,
    DomainState,
    DomainStatsTypes,
    DomainVcpuFlags,
    NodeSuspendTarget,
)

from .conftest import PATH

pytestmark = pytest.mark.peer("qemu", "virsh", "small-guest")

NAME = "small"
PATIENCE = 60
MEMORY = 96 * 1024


class Console:
    """A stream on the guest's serial console, as a person sees it."""

    def __init__(self, stream) -> None:
        self._stream = stream
        self._seen = ""

    async def until(self, text: str) -> str:
        """Read until a text comes; return what was before it."""
        with trio.fail_after(PATIENCE):
            while text not in self._seen:
                data = await self._stream.recv(4096)
                assert data, f"the console ended after {self._seen!r}"
                self._seen += data.decode(errors="replace")
        before, _, self._seen = self._seen.partition(text)
        return before

    async def run(self, command: str) -> str:
        """Have the shell execute a command; return what it prints."""
        await self._stream.send(f"{command}; echo d'o'ne $?\n".encode())
        said = await self.until("done ")
        await self.until(PROMPT)
        return said.partition("\r\n")[2].strip("\r\n")


class Events:
    """Events of a connection, in the order in which they came."""

    def __init__(self) -> None:
        self._send, self._receive = trio.open_memory_channel(1000)

    def of(self, name: str):
        def note(conn, dom, *rest) -> None:
            self._send.send_nowait((name, *rest[:-1]))

        return note

    async def until(self, *wanted) -> list[tuple]:
        """Wait for an event; return all until then."""
        found = []
        with trio.fail_after(PATIENCE):
            while wanted not in found:
                found.append(await self._receive.receive())
        return found


@pytest.fixture(scope="module")
def small(qemu_server):
    """The name of a guest that runs, on a server at a URI; it is booting yet."""
    _, endpoint = qemu_server
    folder = short_directory("virtrio-small-")
    files = small_guest().placed(folder)
    uri = f"qemu+unix:///{PATH}?socket={endpoint.socket}"
    image = folder / "disk.img"
    subprocess.run(["truncate", "-s", "8M", str(image)], check=True)
    subprocess.run(["/sbin/mkfs.ext4", "-q", str(image)], check=True)
    document = f"""\
<domain type='qemu'><name>{NAME}</name><uuid>{uuid.uuid4()}</uuid>
<memory unit='KiB'>{MEMORY}</memory>{files.os_element()}<features><acpi/></features>
<vcpu>1</vcpu><devices>
<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{image}'/>
<target dev='vda' bus='virtio'/></disk>
<controller type='virtio-serial' index='0'/><serial type='pty'/>
<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/>
<address type='virtio-serial' controller='0' bus='0' port='1'/></channel>
<watchdog model='i6300esb' action='none'/><memballoon model='virtio'/>
<video><model type='vga'/></video></devices></domain>"""
    path = folder / "small.xml"
    path.write_text(document)

    def virsh(*words: str) -> None:
        done = subprocess.run(
            ["virsh", "--quiet", "--connect", uri, *words],
            capture_output=True,
            text=True,
            timeout=60,
            env=os.environ | {"LC_ALL": "C"},
        )
        assert done.returncode == 0, done.stderr

    virsh("define", str(path))
    virsh("start", NAME)
    yield uri
    for words in (("destroy", NAME), ("undefine", NAME)):
        subprocess.run(
            ["virsh", "--quiet", "--connect", uri, *words], capture_output=True, timeout=60
        )
    shutil.rmtree(folder)


@pytest.fixture
async def guest(small):
    """The guest, and its events from now on."""
    async with virtrio.trio.connect(small) as conn:
        events = Events()
        for name in (
            *("LIFECYCLE", "REBOOT", "WATCHDOG", "BALLOON_CHANGE", "AGENT_LIFECYCLE"),
            *("PMSUSPEND", "PMWAKEUP", "RTC_CHANGE"),
        ):
            number = DomainEventID[f"VIR_DOMAIN_EVENT_ID_{name}"]
            await conn.domain_event_register_any(None, number, events.of(name), None)
        yield await conn.lookup_by_name(NAME), events


@contextlib.asynccontextmanager
async def console_of(dom):
    """Take the guest's console, from whoever has it."""
    stream = dom.connect().new_stream()
    await dom.open_console(None, stream, 1)
    try:
        yield Console(stream)
    finally:
        with contextlib.suppress(LibvirtError):  # it may have ended already
            await stream.abort()


async def connected(dom, events: Events) -> None:
    """Wait until the agent of the guest is there."""
    if "state='connected'" not in await dom.xml_desc(0):
        await events.until("AGENT_LIFECYCLE", 1, 2)


async def test_it_boots_to_a_prompt(guest):
    dom, events = guest
    async with console_of(dom) as console:
        await console.until(PROMPT)
        spent = (await dom.get_cpu_stats(True))[0]["cpu_time"]
        assert spent < 20e9
        assert await console.run("cat /proc/cmdline | grep -c ttyS0") == "1"
        await connected(dom, events)


async def test_another_console_is_refused_or_takes_over(guest):
    dom, _ = guest
    async with console_of(dom) as console:
        assert await console.run("echo one") == "one"
        second = dom.connect().new_stream()
        with pytest.raises(LibvirtError, match="Active console session exists for this domain"):
            await dom.open_console(None, second, 0)
        async with console_of(dom) as taken:
            with pytest.raises(LibvirtError, match="stream had I/O failure"):
                await console.until("nothing")
            assert await taken.run("echo two") == "two"


async def test_the_agent_tells_about_the_guest(guest):
    dom, events = guest
    await connected(dom, events)
    assert await dom.hostname(0) == "small"
    info = await dom.guest_info(0, 0)
    assert info["os.id"] == "small"
    assert info["fs.count"] == 1
    assert info["fs.0.disk.0.alias"] == "vda"
    assert info["disk.0.alias"] == "vda"
    assert await dom.fs_info() == [("/mnt", "vda", "ext4", ["vda"])]
    source = DomainInterfaceAddressesSource.VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT
    assert list(await dom.interface_addresses(source, 0)) == ["lo"]
    assert await dom.vcpus_flags(DomainVcpuFlags.VIR_DOMAIN_VCPU_GUEST) == 1
    assert await dom.guest_vcpus() == {"vcpus": "0", "online": "0", "offlinable": ""}
    with pytest.raises(LibvirtError, match="guest is missing vCPUs '9'"):
        await dom.set_guest_vcpus("9", 1)


async def test_the_agent_does_what_it_is_asked(guest):
    dom, events = guest
    await connected(dom, events)
    async with console_of(dom) as console:
        assert await dom.fs_freeze() == 1
        with pytest.raises(LibvirtError, match="the agent is in frozen state"):
            await dom.fs_freeze()
        assert await dom.fs_thaw() == 1
        await dom.fs_trim(None, 0)
        await dom.set_time({"seconds": 1_600_000_000})
        assert 0 <= (await dom.get_time())["seconds"] - 1_600_000_000 < PATIENCE
        await events.until("RTC_CHANGE", (await events_of(events, "RTC_CHANGE")))
        await dom.set_user_password("root", "secret")
        assert await console.run("cat /run/passwords") == "root:secret"
        keys = ["ssh-rsa AAAA one", "ssh-rsa BBBB two"]
        await dom.authorized_ssh_keys_set("root", keys)
        assert sorted(await dom.authorized_ssh_keys_get("root")) == keys
        await dom.authorized_ssh_keys_set("root", keys[:1], 2)
        assert await dom.authorized_ssh_keys_get("root") == keys[1:]


async def events_of(events: Events, name: str):
    """Return what the next event of a name says."""
    with trio.fail_after(PATIENCE):
        while True:
            found = await events._receive.receive()
            if found[0] == name:
                events._send.send_nowait(found)
                return found[1]


async def test_the_balloon_shrinks_and_counts(guest):
    dom, events = guest
    await dom.qemu_monitor_command('{"execute":"balloon","arguments":{"value":83886080}}')
    await events.until("BALLOON_CHANGE", 80 * 1024)
    assert (await dom.info())[2] == 80 * 1024
    assert "<currentMemory unit='KiB'>81920</currentMemory>" in await dom.xml_desc(0)
    stats = await dom.memory_stats()
    assert stats["actual"] == 80 * 1024
    assert 0 < stats["unused"] <= stats["usable"] <= stats["available"] < MEMORY
    group = DomainStatsTypes.VIR_DOMAIN_STATS_BALLOON
    [(_, params)] = await dom.connect().domain_list_get_stats([dom], group)
    assert list(params)[:5] == [
        *("balloon.current", "balloon.maximum"),
        *("balloon.swap_in", "balloon.swap_out", "balloon.major_fault"),
    ]


async def test_sleep_and_waking_up(guest):
    dom, events = guest
    await connected(dom, events)
    await dom.pm_suspend_for_duration(NodeSuspendTarget.VIR_NODE_SUSPEND_TARGET_MEM, 0)
    found = await events.until("LIFECYCLE", 7, 0)
    assert found[-2:] == [("PMSUSPEND", 0), ("LIFECYCLE", 7, 0)]
    assert await dom.state() == [DomainState.VIR_DOMAIN_PMSUSPENDED, 0]
    with pytest.raises(LibvirtError, match="domain is not running"):
        await dom.get_time()
    await dom.pm_wakeup()
    found = await events.until("LIFECYCLE", 2, 4)
    assert found[-2:] == [("PMWAKEUP", 0), ("LIFECYCLE", 2, 4)]
    assert await dom.state() == [DomainState.VIR_DOMAIN_RUNNING, 8]


async def test_the_watchdog_barks(guest):
    dom, events = guest
    async with console_of(dom) as console:
        await console.run("bark")
        await events.until("WATCHDOG", 0)


async def test_a_reset_boots_again(guest):
    dom, events = guest
    await connected(dom, events)
    async with console_of(dom) as console:
        await dom.reset()
        await events.until("REBOOT")
        await console.until(PROMPT)
        await connected(dom, events)
        assert (await dom.qemu_agent_command('{"execute":"guest-ping"}', 5)) == '{"return":{}}'


async def test_it_shuts_down_by_acpi(guest):
    dom, events = guest
    await connected(dom, events)
    async with console_of(dom) as console:
        await dom.shutdown_flags(DomainShutdownFlagValues.VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN)
        found = await events.until("LIFECYCLE", 5, 0)
        assert [each for each in found if each[0] in ("LIFECYCLE", "AGENT_LIFECYCLE")] == [
            ("AGENT_LIFECYCLE", 2, 2),
            ("LIFECYCLE", 6, 1),
            ("LIFECYCLE", 5, 0),
        ]
        with pytest.raises(AssertionError, match=re.compile("the console ended", re.S)):
            await console.until("nothing more")
