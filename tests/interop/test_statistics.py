"""A driver's answers arrive in libvirt-python's shapes.

They are asked of our server by libvirt-python, virsh and our clients. The driver of
`statistics` has an answer for every structure and mapping; libvirtd's test driver has
only some of them.
"""

from __future__ import annotations

import os
import socket
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.client.servers import elsewhere, serving
from tests.interop.clients import KINDS, connected, do
from tests.interop.statistics import GUEST, OTHER, StatisticsDriver
from tests.interop.test_shapes import argument
from tests.peers import SYSTEM_PYTHON, virsh
from tests.peers.exact import exact
from virtrio.client._generated import calls
from virtrio.gen.names import snake_case
from virtrio.protocol._generated import remote
from virtrio.protocol.errors import LibvirtError
from virtrio.protocol.typedparams import Int, LLong, UInt, ULLong

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.peers.worker import Worker

NO = False
OFF = (False,) * 8


def bits(*usable: int, kind: type = tuple) -> Any:
    return kind(cpu in usable for cpu in range(12))


class Named:
    """A domain of an answer, for `exact`."""

    def __init__(self, identity: Any) -> None:
        self.identity = identity

    def name(self) -> str:
        return str(self.identity.name)


class Domain(Named):
    pass


GUEST_STATS = {
    "state.state": 1,
    "cpu.time": 2**63,
    "balloon.current": 65536,
    "net.count": 1,
    "net.0.name": "vnet0",
    "load": 1.5,
    "running": True,
}
LEASES = [
    {
        "iface": "virbr0",
        "expirytime": 1525889631,
        "type": 0,
        "mac": "52:54:00:00:00:01",
        "ipaddr": "192.0.2.7",
        "prefix": 24,
        "hostname": "guest",
        "clientid": "ff:01",
        "iaid": None,
    },
    {
        "iface": "virbr0",
        "expirytime": 1525889632,
        "type": 1,
        "mac": "52:54:00:00:00:02",
        "ipaddr": "2001:db8::8",
        "prefix": 64,
        "hostname": None,
        "clientid": None,
        "iaid": "5",
    },
]

# (object, method, arguments, what comes back)
READS: list[tuple[str, str, list[Any], Any]] = [
    ("conn", "getCPUMap", [], (12, bits(0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, kind=list), 11)),
    (
        "guest",
        "vcpus",
        [],
        ([(0, 1, 5 * 10**9, 3), (1, 2, 2**63, -1)], [bits(0, 2, 11), bits(*range(12))]),
    ),
    ("guest", "vcpuPinInfo", [], [bits(0), bits(1, 11)]),
    ("guest", "emulatorPinInfo", [], bits(0, 1, 11)),
    ("guest", "ioThreadInfo", [], [(1, bits(0, 7, kind=list)), (4, bits(0, kind=list))]),
    ("guest", "getCPUStats", [True], [{"cpu_time": 9, "user_time": 4, "system_time": 5}]),
    ("guest", "getCPUStats", [NO], [{"cpu_time": cpu, "vcpu_time": 10 * cpu} for cpu in range(12)]),
    ("guest", "schedulerType", [], ("posix", 3)),
    (
        "guest",
        "schedulerParameters",
        [],
        {"cpu_shares": 1024, "vcpu_period": 100000, "vcpu_quota": -1},
    ),
    (
        "guest",
        "schedulerParametersFlags",
        [],
        {"cpu_shares": 1024, "vcpu_period": 100000, "vcpu_quota": -1},
    ),
    (
        "guest",
        "memoryParameters",
        [],
        {"hard_limit": 1024, "soft_limit": 2**53 - 1, "swap_hard_limit": 4096},
    ),
    ("guest", "blkioParameters", [], {"weight": 500, "device_weight": "/dev/sda,300"}),
    ("guest", "numaParameters", [], {"numa_mode": 1, "numa_nodeset": "0-1"}),
    (
        "guest",
        "interfaceParameters",
        ["vnet0"],
        {"inbound.average": 10, "inbound.peak": 20, "outbound.average": 30},
    ),
    (
        "guest",
        "blockIoTune",
        ["vda"],
        {"total_bytes_sec": 1000, "read_iops_sec": 7, "group_name": "drives"},
    ),
    ("guest", "blockStats", ["vda"], (1, 2, 3, 4, -1)),
    (
        "guest",
        "blockStatsFlags",
        ["vda"],
        {"rd_operations": 1, "rd_bytes": 2, "wr_operations": 3, "wr_bytes": 2**40},
    ),
    ("guest", "perfEvents", [], {"cmt": True, "mbmt": False}),
    ("guest", "launchSecurityInfo", [], {"sev-measurement": "bWVhc3VyZWQ="}),
    ("guest", "guestVcpus", [], {"vcpus": "0-1", "online": "0", "offlinable": "1"}),
    (
        "guest",
        "guestInfo",
        [],
        {
            "user.count": 1,
            "user.0.name": "root",
            "user.0.login-time": 1525889631000,
            "hostname": "inside",
            "load.1m": 0.25,
        },
    ),
    ("guest", "interfaceStats", ["vnet0"], (1, 2, 3, 4, 5, 6, 7, 8)),
    (
        "guest",
        "memoryStats",
        [],
        {
            "swap_in": 10,
            "minor_fault": 40,
            "actual": 65536,
            "rss": 7,
            "last_update": 1525889631,
            "hugetlb_pgfail": 1,
        },
    ),
    ("guest", "diskErrors", [], {"vda": 1, "vdb": 2}),
    ("guest", "securityLabelList", [], [["system_u:system_r", True], ["+107:+107", False]]),
    ("guest", "jobInfo", [], list(range(1, 13))),
    ("guest", "jobStats", [], {"time_elapsed": 5, "data_total": 2**40, "operation": 5, "type": 2}),
    ("guest", "blockJobInfo", ["vda"], {"type": 2, "bandwidth": 3, "cur": 4, "end": 5}),
    ("guest", "blockJobInfo", ["vdb"], {}),
    (
        "guest",
        "fsInfo",
        [],
        [("/", "vda1", "ext4", ["vda"]), ("/srv", "md0", "xfs", ["vdb", "vdc"])],
    ),
    (
        "guest",
        "interfaceAddresses",
        [0],
        {
            "vnet0": {
                "addrs": [
                    {"addr": "192.0.2.7", "prefix": 24, "type": 0},
                    {"addr": "2001:db8::7", "prefix": 64, "type": 1},
                ],
                "hwaddr": "52:54:00:00:00:01",
            },
            "vnet1": {"addrs": None, "hwaddr": None},
        },
    ),
    ("guest", "getTime", [], {"seconds": -1, "nseconds": 999_999_999}),
    ("conn", "getAllDomainStats", [], [(Domain(GUEST), GUEST_STATS), (Domain(OTHER), {})]),
    (
        "conn",
        "domainListGetStats",
        [[{"handle": "guest"}], 5],
        [(Domain(GUEST), {"state.state": 5})],
    ),
    ("network", "DHCPLeases", [], LEASES),
    ("network", "DHCPLeases", ["52:54:00:00:00:02"], LEASES[1:]),
    ("port", "parameters", [], {"inbound.average": 10, "inbound.peak": 20, "outbound.average": 30}),
    ("conn", "getCPUStats", [-1], {"kernel": 10**9, "user": 2 * 10**9, "idle": 2**63, "iowait": 0}),
    ("conn", "getMemoryStats", [-1], {"total": 2**20, "free": 2**19}),
    ("conn", "getMemoryParameters", [], {"shm_pages_to_scan": 100, "shm_merge_across_nodes": 1}),
    ("conn", "getSEVInfo", [], {"pdh": "cGRo", "cbitpos": 47, "max-guests": 15}),
    (
        "conn",
        "getFreePages",
        [[4, 2048], 1, 2],
        {1: {4: 1004, 2048: 3048}, 2: {4: 2004, 2048: 4048}},
    ),
]


def dictionary(params: dict[str, Any]) -> dict[str, Any]:
    return {
        "dict": [
            [name, list(value) if isinstance(value, tuple) else value]
            for name, value in params.items()
        ]
    }


# (object, method, arguments but the last, parameters, what the driver gets: values of
# their types)
WRITES: list[tuple[str, str, list[Any], dict[str, Any], str, dict[str, Any]]] = [
    (
        "guest",
        "setSchedulerParametersFlags",
        [],
        {"vcpu_quota": 5, "cpu_shares": 2},
        "domain_set_scheduler_parameters_flags",
        {"vcpu_quota": LLong(5), "cpu_shares": ULLong(2)},
    ),
    (
        "guest",
        "setMemoryParameters",
        [],
        {"hard_limit": 5},
        "domain_set_memory_parameters",
        {"hard_limit": ULLong(5)},
    ),
    (
        "guest",
        "setBlkioParameters",
        [],
        {"weight": 5, "device_weight": "/dev/sdb,1"},
        "domain_set_blkio_parameters",
        {"weight": UInt(5), "device_weight": "/dev/sdb,1"},
    ),
    (
        "guest",
        "setNumaParameters",
        [],
        {"numa_mode": 0, "numa_nodeset": "1"},
        "domain_set_numa_parameters",
        {"numa_mode": Int(0), "numa_nodeset": "1"},
    ),
    (
        "guest",
        "setInterfaceParameters",
        ["vnet0"],
        {"inbound.average": 5},
        "domain_set_interface_parameters",
        {"inbound.average": UInt(5)},
    ),
    (
        "guest",
        "setBlockIoTune",
        ["vda"],
        {"total_bytes_sec": 5, "group_name": "g"},
        "domain_set_block_io_tune",
        {"total_bytes_sec": ULLong(5), "group_name": "g"},
    ),
    ("guest", "setPerfEvents", [], {"cmt": False}, "domain_set_perf_events", {"cmt": False}),
    (
        "guest",
        "setIOThreadParams",
        [4],
        {"poll_max_ns": 5, "poll_grow": 6, "thread_pool_min": 7},
        "domain_set_iothread_params",
        {"poll_max_ns": ULLong(5), "poll_grow": UInt(6), "thread_pool_min": Int(7)},
    ),
    (
        "guest",
        "blockCopy",
        ["vda", "<disk/>"],
        {"bandwidth": 5, "granularity": 6, "buf-size": 7},
        "domain_block_copy",
        {"bandwidth": ULLong(5), "granularity": UInt(6), "buf-size": ULLong(7)},
    ),
    (
        "guest",
        "saveParams",
        [],
        {"file": "/f", "dxml": "<x/>"},
        "domain_save_params",
        {"file": "/f", "dxml": "<x/>"},
    ),
    (
        "conn",
        "setIdentity",
        [],
        {"user-name": "u", "unix-user-id": 5, "process-id": 6},
        "connect_set_identity",
        {"user-name": "u", "unix-user-id": ULLong(5), "process-id": LLong(6)},
    ),
    (
        "conn",
        "setMemoryParameters",
        [],
        {"shm_pages_to_scan": 5},
        "node_set_memory_parameters",
        {"shm_pages_to_scan": UInt(5)},
    ),
    (
        "port",
        "setParameters",
        [],
        {"inbound.peak": 5},
        "network_port_set_parameters",
        {"inbound.peak": UInt(5)},
    ),
]
OBJECTS = [
    ("guest", "conn", "lookupByName", ["guest"]),
    ("network", "conn", "networkLookupByName", ["default"]),
    ("port", "network", "portLookupByUUIDString", ["30313233-3435-3637-3839-3a3b3c3d3e3f"]),
]


@pytest.fixture
def driver() -> StatisticsDriver:
    return StatisticsDriver()


@pytest.fixture
def uri(driver: StatisticsDriver) -> Iterator[str]:
    with elsewhere(serving(driver)) as found:
        yield found


@pytest.fixture
def theirs(uri: str, libvirt_python: Worker) -> Worker:
    libvirt_python.value("open", uri=uri, save="conn")
    for name, of, method, arguments in OBJECTS:
        libvirt_python.value("call", on=of, method=method, args=arguments, save=name, exact=True)
    return libvirt_python


@pytest.mark.peer("libvirt-python")
def test_libvirt_python_reads(theirs: Worker) -> None:
    wrong = []
    for of, method, arguments, expected in READS:
        answer = theirs.ask("call", on=of, method=method, args=arguments, exact=True)
        if answer != {"value": exact(expected)}:
            wrong.append(
                f"{of}.{method}{tuple(arguments)}\n"
                f"    got:      {answer}\n    expected: {exact(expected)}"
            )
    assert not wrong, "\n".join(wrong)


def typed(params: dict[str, Any]) -> list[tuple[str, type, Any]]:
    return [(name, type(value), value) for name, value in params.items()]


@pytest.mark.peer("libvirt-python")
def test_libvirt_python_writes(theirs: Worker, driver: StatisticsDriver) -> None:
    for of, method, arguments, params, entry, expected in WRITES:
        assert (
            theirs.value("call", on=of, method=method, args=[*arguments, dictionary(params)]) == 0
        )
        assert typed(driver.set.pop(entry)) == typed(expected)


async def opened(conn: Any) -> dict[str, Any]:
    objects = {"conn": conn}
    for name, of, method, arguments in OBJECTS:
        objects[name] = await do(getattr(objects[of], snake_case(method))(*arguments))
    return objects


def free(objects: dict[str, Any]) -> None:
    for name, *_ in reversed(OBJECTS):
        objects[name].free()


@pytest.mark.parametrize("kind", KINDS)
async def test_our_clients_read(kind: str, uri: str) -> None:
    async with connected(kind, uri) as conn:
        objects = await opened(conn)
        for of, method, arguments, expected in READS:
            called = getattr(objects[of], snake_case(method))
            answer = await do(called(*(argument(item, objects) for item in arguments)))
            assert exact(answer) == exact(expected), f"{of}.{method}"
        free(objects)


@pytest.mark.parametrize("kind", KINDS)
async def test_our_clients_write(kind: str, uri: str, driver: StatisticsDriver) -> None:
    async with connected(kind, uri) as conn:
        objects = await opened(conn)
        for of, method, arguments, params, entry, expected in WRITES:
            assert await do(getattr(objects[of], snake_case(method))(*arguments, params)) == 0
            assert typed(driver.set.pop(entry)) == typed(expected)
        free(objects)


@pytest.mark.parametrize("kind", KINDS)
async def test_our_clients_say_types_themselves(
    kind: str, uri: str, driver: StatisticsDriver
) -> None:
    """Test values of types' classes, where nothing else tells the type."""
    async with connected(kind, uri) as conn:
        objects = await opened(conn)
        params = {"new": UInt(5), "flag": True, "many": ["a", "b"]}
        await do(objects["guest"].block_copy("vda", "<disk/>", params))
        assert typed(driver.set["domain_block_copy"]) == typed(params)
        free(objects)


async def test_the_flag_for_texts_is_set(uri: str, driver: StatisticsDriver) -> None:
    """Test for VIR_TYPED_PARAM_STRING_OKAY, which libvirt's client sets as well."""
    async with connected("trio", uri) as conn:
        objects = await opened(conn)
        await objects["guest"].scheduler_parameters_flags()
        assert driver.set["flags"] == 4
        free(objects)


COMMANDS = (
    "domstats",
    "memtune guest",
    "vcpuinfo guest",
    "vcpupin guest",
    "emulatorpin guest",
    "iothreadinfo guest",
    "cpu-stats guest",
    "domblkstat guest vda",
    "domblkerror guest",
    "domiflist guest",
    "domifstat guest vnet0",
    "domifaddr guest",
    "domiftune guest vnet0",
    "domfsinfo guest",
    "dommemstat guest",
    "domjobinfo guest",
    "domtime guest",
    "schedinfo guest",
    "blkdeviotune guest vda",
    "blkiotune guest",
    "blockjob guest vda --info",
    "numatune guest",
    "guestinfo guest",
    "guestvcpus guest",
    "dominfo guest",
    "net-dhcp-leases default",
    "nodecpustats",
    "nodememstats",
    "node-memory-tune",
)


@pytest.mark.peer("virsh")
def test_virsh_shows_it(uri: str, tmp_path: Path) -> None:
    printed = {
        command: " ".join(text.split()) for command, text in virsh.session(uri, COMMANDS, tmp_path)
    }
    expected = {
        "domstats": [
            "state.state=1",
            "cpu.time=9223372036854775808",
            "net.0.name=vnet0",
            "load=1.500000",
            "running=yes",
        ],
        "memtune guest": ["hard_limit : 1024", "soft_limit : unlimited", "swap_hard_limit: 4096"],
        "vcpuinfo guest": ["CPU: 3", "State: blocked", "CPU Affinity: y-y--------y"],
        "vcpupin guest": ["0 0", "1 1,11"],
        "emulatorpin guest": ["0-1,11"],
        "iothreadinfo guest": ["1 0,7", "4 0"],
        "cpu-stats guest": [
            "CPU11:",
            "vcpu_time 0.000000110 seconds",
            "user_time 0.000000004 seconds",
        ],
        "domblkstat guest vda": [
            "vda rd_req 1",
            "vda rd_bytes 2",
            "vda wr_req 3",
            "vda wr_bytes 1099511627776",
        ],
        "domblkerror guest": ["vda: unspecified error", "vdb: no space"],
        "domiflist guest": ["vnet0", "52:54:00:00:00:01"],
        "domifstat guest vnet0": ["vnet0 rx_bytes 1", "vnet0 tx_drop 8"],
        "domifaddr guest": ["192.0.2.7/24", "2001:db8::7/64"],
        "domiftune guest vnet0": ["inbound.average: 10", "outbound.average: 30"],
        "domfsinfo guest": ["/srv", "vdb,vdc"],
        "dommemstat guest": ["actual 65536", "swap_in 10", "hugetlb_pgfail 1"],
        "domjobinfo guest": ["Time elapsed: 5"],
        "domtime guest": ["Time: -1"],
        "schedinfo guest": ["Scheduler : posix", "vcpu_quota : -1"],
        "blkdeviotune guest vda": ["total_bytes_sec: 1000", "group_name : drives"],
        "blkiotune guest": ["weight : 500", "device_weight : /dev/sda,300"],
        "blockjob guest vda --info": ["[ 80 %]"],
        "numatune guest": ["numa_mode : preferred", "numa_nodeset : 0-1"],
        "guestinfo guest": ["user.0.name : root", "load.1m : 0.25"],
        "guestvcpus guest": ["offlinable : 1"],
        "dominfo guest": ["CPU(s): 2"],
        "net-dhcp-leases default": ["192.0.2.7/24", "2001:db8::8/64"],
        "nodecpustats": ["user: 2000000000"],
        "nodememstats": ["free : 524288 KiB"],
        "node-memory-tune": ["shm_pages_to_scan 100"],
    }
    assert expected.keys() == printed.keys()
    wrong = [
        f"{command}: no {text!r} in\n{printed[command]}"
        for command, texts in expected.items()
        for text in texts
        if text not in printed[command]
    ]
    assert not wrong, "\n".join(wrong)


# -- beside the call -------------------------------------------------------------------

DESCRIPTORS = [
    ("domain_create_with_files", ["one", "two"]),
    ("domain_create_xml_with_files <domain/>", ["one"]),
    ("domain_fd_associate disk", ["two", "one"]),
    ("domain_open_graphics 7", ["hello"]),
]
PASSING = """
import libvirt, os, socket, sys
def file(text):
    fd = os.memfd_create(text)
    os.write(fd, text.encode())
    return fd
one, two = file("one"), file("two")
conn = libvirt.open(sys.argv[1])
guest = conn.lookupByName("guest")
assert guest.createWithFiles([one, two]) == 0
assert conn.createXMLWithFiles("<domain/>", [one]).name() == "guest"
assert guest.FDAssociate("disk", [two, one]) == 0
near, far = socket.socketpair()
near.send(b"hello")
assert guest.openGraphics(7, far.fileno()) == 0
print(os.read(guest.openGraphicsFD(8), 100).decode())
stream = conn.newStream()
print(guest.screenshot(stream, 2))
print(stream.recv(100).decode())
stream.finish()
"""


def file(text: str) -> int:
    fd = os.memfd_create(text)
    os.write(fd, text.encode())
    return fd


@pytest.mark.peer("libvirt-python")
def test_libvirt_python_passes_descriptors_and_streams(uri: str, driver: StatisticsDriver) -> None:
    done = subprocess.run(
        [SYSTEM_PYTHON, "-c", PASSING, uri], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split("\n") == ["graphics 8", "text/plain", "picture of 2", ""]
    assert driver.descriptors == DESCRIPTORS


@pytest.mark.parametrize("kind", KINDS)
async def test_our_clients_pass_descriptors_and_streams(
    kind: str, uri: str, driver: StatisticsDriver
) -> None:
    one, two = file("one"), file("two")
    async with connected(kind, uri) as conn:
        guest = await do(conn.lookup_by_name("guest"))
        assert await do(guest.create_with_files([one, two])) == 0
        with await do(conn.create_xml_with_files("<domain/>", [one])) as created:
            assert created.name() == "guest"
        assert await do(guest.fd_associate("disk", [two, one])) == 0
        near, far = socket.socketpair()
        near.send(b"hello")
        with near, far:
            assert await do(guest.open_graphics(7, far.fileno())) == 0
        received = await do(guest.open_graphics_fd(8))
        assert os.read(received, 100) == b"graphics 8"
        stream = conn.new_stream()
        assert await do(guest.screenshot(stream, 2)) == "text/plain"
        assert await do(stream.recv(100)) == b"picture of 2"
        await do(stream.finish())
        guest.free()
    for fd in (one, two, received):
        os.close(fd)
    assert driver.descriptors == DESCRIPTORS


@pytest.mark.parametrize("kind", KINDS)
async def test_a_descriptor_that_does_not_come(kind: str, uri: str) -> None:
    """Test a server that takes no descriptors: its error is libvirt's for too few."""
    async with connected(kind, uri) as conn:
        guest = await do(conn.lookup_by_name("guest"))
        args = remote.RemoteDomainOpenGraphicsArgs(guest._use(""), 0, 0)
        with pytest.raises(LibvirtError, match="No FD available at slot 0"):
            await do(conn.call(calls.DOMAIN_OPEN_GRAPHICS, args))
        guest.free()
