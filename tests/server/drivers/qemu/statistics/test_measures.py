"""Statistics of guests: names and order as libvirtd's, and what a stuck guest costs."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
import trio

import virtrio.trio
from tests.server.drivers.qemu.conftest import PATH
from virtrio import LibvirtError
from virtrio.enums import ConnectGetAllDomainStatsFlags, DomainDirtyRateStatus, DomainStatsTypes
from virtrio.server.drivers.qemu.processes import proc
from virtrio.server.drivers.qemu.statistics.groups import memory_numbers

pytestmark = pytest.mark.peer("qemu", "virsh", "qemu-img")

NO_WAIT = ConnectGetAllDomainStatsFlags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT
BACKING = ConnectGetAllDomainStatsFlags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING
ENFORCE = ConnectGetAllDomainStatsFlags.VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS
INTERFACE = "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>"


def words(text: str) -> list[str]:
    return text.split()


OFF = words("""\
state.state state.reason balloon.current balloon.maximum vcpu.current vcpu.maximum block.count
block.0.name block.0.path block.0.allocation block.0.capacity block.0.physical""")
COUNTERS = words("""\
rd.reqs rd.bytes rd.times wr.reqs wr.bytes wr.times fl.reqs fl.times allocation capacity
physical""")
ON = words("""\
state.state state.reason cpu.time cpu.user cpu.system cpu.cache.monitor.count
cpu.haltpoll.success.time cpu.haltpoll.fail.time balloon.current balloon.maximum
balloon.last-update balloon.rss vcpu.current vcpu.maximum vcpu.0.state vcpu.0.time vcpu.0.wait
vcpu.0.delay net.count block.count block.0.name block.0.path block.0.backingIndex""")
ON += [f"block.0.{name}" for name in COUNTERS]
DIRTY = [f"dirtyrate.calc_{name}" for name in ("status", "start_time", "period", "mode")]


def sparse(path: Path) -> Path:
    """Make an image of a megabyte that takes no room."""
    path.touch()
    os.truncate(path, 1024 * 1024)
    return path


def line_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text()


@pytest.fixture
def guests(host):
    """Documents of guests with a chain of two images each, which are defined."""

    def define(name: str) -> None:
        base = host.image(f"{name}.base")
        top = host.image(f"{name}.qcow2", "4M", "qcow2", "-b", str(base), "-F", "qcow2")
        host.define(host.document(name, host.disk(top), more=INTERFACE))

    return define


@pytest.fixture
async def conn(host):
    async with virtrio.trio.connect(f"qemu+unix:///{PATH}?socket={host.server.socket}") as made:
        yield made


async def test_all_groups_of_a_guest_off_and_paused(host, guests, conn):
    guests("web")
    dom = await conn.lookup_by_name("web")
    [(_, params)] = await conn.domain_list_get_stats([dom])
    assert list(params) == OFF
    assert params["block.0.capacity"] == 4 * 1024 * 1024
    host.virsh("start", "web", "--paused")
    [(_, params)] = await conn.domain_list_get_stats([dom])
    assert list(params) == [*ON, *DIRTY]
    assert params["cpu.time"] == params["cpu.user"] + params["cpu.system"] > 0
    assert params["block.0.backingIndex"] == 1
    [(_, params)] = await conn.domain_list_get_stats([dom], 32, BACKING)
    names = [name for name in params if name.startswith("block.1.")]
    wanted = ["name", "path", "backingIndex", "allocation", "capacity", "physical"]
    assert names == [f"block.1.{name}" for name in wanted]
    assert params["block.1.path"].endswith("web.base")


async def test_each_group_alone_is_that_part_of_all(host, guests, conn):
    guests("web")
    host.virsh("start", "web", "--paused")
    dom = await conn.lookup_by_name("web")
    found: list[str] = []
    for group in sorted(int(each) for each in DomainStatsTypes):
        [(_, params)] = await conn.domain_list_get_stats([dom], group)
        found += params
    assert found == [*ON, *DIRTY]


async def test_drives_with_and_without_a_medium(host, conn):
    medium = sparse(host.folder / "cd.iso")
    drives = "".join(
        f"<disk type='file' device='cdrom'><driver name='qemu' type='raw'/>{source}"
        f"<target dev='{target}' bus='ide'/><readonly/></disk>"
        for target, source in (("hda", ""), ("hdb", f"<source file='{medium}'/>"))
    )
    host.define(host.document("web", more=drives))
    dom = await conn.lookup_by_name("web")
    [(_, params)] = await conn.domain_list_get_stats([dom], 32)
    medium_off = ["name", "path", "capacity", "physical"]
    assert list(params) == ["block.count", "block.0.name", *(f"block.1.{x}" for x in medium_off)]
    host.virsh("start", "web", "--paused")
    [(_, params)] = await conn.domain_list_get_stats([dom], 32)
    assert list(params) == [
        *("block.count", "block.0.name"),
        *(f"block.0.{name}" for name in COUNTERS[:8]),
        *("block.1.name", "block.1.path", "block.1.backingIndex"),
        *(f"block.1.{name}" for name in COUNTERS),
    ]
    assert params["block.1.physical"] == 1024 * 1024


async def test_groups_that_are_not_supported(host, guests, conn):
    guests("web")
    dom = await conn.lookup_by_name("web")
    dirty = DomainStatsTypes.VIR_DOMAIN_STATS_DIRTYRATE
    assert [list(params) for _, params in await conn.domain_list_get_stats([dom], dirty)] == [[]]
    with pytest.raises(LibvirtError, match="Stats types bits 0x200 are not supported by this"):
        await conn.domain_list_get_stats([dom], dirty, ENFORCE)
    host.virsh("start", "web", "--paused")
    with pytest.raises(LibvirtError, match="Stats types bits 0x8000 are not supported by this"):
        await conn.domain_list_get_stats([dom], 0x8001, ENFORCE)


async def rate_of(conn, dom):
    """Return what a guest's statistics say about its dirty rate."""
    wanted = DomainStatsTypes.VIR_DOMAIN_STATS_DIRTYRATE
    [(_, params)] = await conn.domain_list_get_stats([dom], wanted)
    return params


async def test_a_write_counts(host, guests, conn):
    guests("web")
    host.virsh("start", "web", "--paused")
    host.write("web", 0, 0, 65536)
    dom = await conn.lookup_by_name("web")
    [(_, params)] = await conn.domain_list_get_stats([dom], 32)
    assert params["block.0.allocation"] > 65536
    await dom.start_dirty_rate_calc(60)
    with trio.fail_after(60):  # QEMU refuses another once its thread has begun
        measuring = DomainDirtyRateStatus.VIR_DOMAIN_DIRTYRATE_MEASURING
        while (await rate_of(conn, dom))["dirtyrate.calc_status"] != measuring:  # noqa: ASYNC110
            await trio.sleep(0.01)
    with pytest.raises(LibvirtError, match="the dirty rate is already being measured"):
        await dom.start_dirty_rate_calc(60)
    with pytest.raises(LibvirtError, match="'eth7' is not a known interface"):
        await dom.interface_stats("eth7")
    with pytest.raises(LibvirtError, match="Interface name not provided"):
        await dom.interface_stats("52:54:00:00:00:01")


async def test_a_guest_that_is_stuck_costs_others_nothing(host, guests, conn):
    for name in ("stuck", "web"):
        guests(name)
        host.virsh("start", name, "--paused")
    stuck = next(pid for pid in host.processes() if "guest=stuck," in line_of(pid))
    os.kill(stuck, signal.SIGSTOP)
    try:
        with trio.fail_after(20):
            found = await conn.get_all_domain_stats(0, NO_WAIT)
        params = {dom.name(): list(params) for dom, params in found}
        assert params["web"] == [*ON, *DIRTY]
        assert [name for name in params["stuck"] if name.startswith(("state", "vcpu", "net"))] == [
            *("state.state", "state.reason", "vcpu.current", "vcpu.maximum", "net.count")
        ]
        async with trio.open_nursery() as nursery:
            # a call that waits for the stuck guest holds nobody
            nursery.start_soon(conn.get_all_domain_stats)
            web = await conn.lookup_by_name("web")
            for _ in range(20):
                [(_, said)] = await conn.domain_list_get_stats([web])
                assert len(said) == len(ON) + len(DIRTY)
            nursery.cancel_scope.cancel()
    finally:
        os.kill(stuck, signal.SIGCONT)


# -- what QEMU and the kernel say ------------------------------------------------------


class FakeGuest:
    """A guest whose balloon says what the test has it say."""

    def __init__(self, balloon, stats) -> None:
        self.answers = {"query-balloon": balloon, "qom-get": stats}
        self.monitor = self
        self.definition = self
        self.attrs = {"model": "virtio"}

    def devices(self, tag):
        return [self]

    def get(self, *path):
        return "balloon0"

    async def command(self, name, arguments=None):
        return self.answers[name]


async def test_numbers_that_the_guest_does_not_know_are_left_out():
    stats = {
        "stat-free-memory": 2048,
        "stat-swap-in": -1,
        "stat-major-faults": 2**64 - 1,
        "stat-minor-faults": 7,
    }
    guest = FakeGuest({"actual": 4096}, {"last-update": 9, "stats": stats})
    assert await memory_numbers(guest) == {6: 4, 4: 2, 3: 7, 9: 9}


@pytest.mark.parametrize(
    ("balloon", "stats"),
    [
        (None, {}),
        ({"actual": "1"}, {}),
        ({"actual": 2**64}, {}),
        ({"actual": 1}, []),
        ({"actual": 1}, {"stats": None}),
        ({"actual": 1}, {"stats": {"stat-swap-in": True}}),
        ({"actual": 1}, {"stats": {"stat-swap-in": -2}}),
    ],
)
async def test_numbers_of_another_form_are_errors(balloon, stats):
    with pytest.raises(LibvirtError):
        await memory_numbers(FakeGuest(balloon, stats))


def test_what_the_kernel_says_of_this_process():
    mine = proc.times(os.getpid())
    assert mine is not None
    assert 0 < mine.total < 3600e9
    assert 1000 < proc.memory(os.getpid()) < 10_000_000
    assert proc.waits(os.getpid(), os.getpid()).delay >= 0
    assert proc.times(2**22 + 1) is proc.memory(2**22 + 1) is None
    here, there = (proc.traffic("lo", is_tap=is_tap) for is_tap in (False, True))
    assert here[:4] == there[4:]
    assert proc.traffic("nothing", is_tap=False) is None
