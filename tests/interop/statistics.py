"""A driver with an answer for every structure, mapping, stream and descriptor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from tests import documents
from virtrio.protocol.typedparams import Int, LLong, UInt, ULLong
from virtrio.server._generated.driver import (
    DomainFsinfo,
    DomainInterface,
    DomainIothreadInfo,
    DomainIpAddr,
    Driver,
    NetworkDhcpLease,
    VcpuInfo,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from virtrio.server.streams import Stream

CPUS = 12
XML = documents.domain(
    vcpus=2,
    attributes="id='3'",
    devices=documents.disk() + "<interface type='network'><mac address='52:54:00:00:00:01'/>"
    "<source network='default'/><target dev='vnet0'/><model type='virtio'/></interface>",
)


class Identity(NamedTuple):
    name: str
    uuid: bytes
    id: int = -1


class Port(NamedTuple):
    net: Identity
    uuid: bytes


GUEST = Identity("guest", bytes(range(16)), 3)
OTHER = Identity("other", bytes(range(16, 32)))
NETWORK = Identity("default", bytes(range(32, 48)))
PORT = Port(NETWORK, bytes(range(48, 64)))

# In the order in which virsh shows them.
MEMORY = {
    "hard_limit": ULLong(1024),
    "soft_limit": ULLong(2**53 - 1),
    "swap_hard_limit": ULLong(4096),
}
SCHEDULER = {"cpu_shares": ULLong(1024), "vcpu_period": ULLong(100000), "vcpu_quota": LLong(-1)}
BLKIO = {"weight": UInt(500), "device_weight": "/dev/sda,300"}
NUMA = {"numa_mode": Int(1), "numa_nodeset": "0-1"}
BANDWIDTH = {"inbound.average": UInt(10), "inbound.peak": UInt(20), "outbound.average": UInt(30)}
IOTUNE = {"total_bytes_sec": ULLong(1000), "read_iops_sec": ULLong(7), "group_name": "drives"}
BLOCK = {
    "rd_operations": LLong(1),
    "rd_bytes": LLong(2),
    "wr_operations": LLong(3),
    "wr_bytes": LLong(2**40),
}
NODE_MEMORY = {"shm_pages_to_scan": UInt(100), "shm_merge_across_nodes": UInt(1)}
SEV = {"pdh": "cGRo", "cbitpos": UInt(47), "max-guests": UInt(15)}
GUEST_INFO = {
    "user.count": UInt(1),
    "user.0.name": "root",
    "user.0.login-time": ULLong(1525889631000),
    "hostname": "inside",
    "load.1m": 0.25,
}
STATS = {
    "state.state": Int(1),
    "cpu.time": ULLong(2**63),
    "balloon.current": ULLong(65536),
    "net.count": UInt(1),
    "net.0.name": "vnet0",
    "load": 1.5,
    "running": True,
}


class StatisticsDriver(Driver):
    """A driver that keeps its arguments in ``set``, by entry point."""

    def __init__(self) -> None:
        self.set: dict[str, Any] = {}
        self.descriptors: list[tuple[str, list[str]]] = []
        self.uploaded = b""

    # -- what clients ask for on the way -----------------------------------------------

    def connect_get_type(self) -> str:
        return "FAKE"

    def connect_get_lib_version(self) -> int:
        return 12_006_000

    def connect_get_version(self) -> int:
        return 1_000_000

    def domain_lookup_by_name(self, name: str) -> Identity:
        return GUEST

    def domain_lookup_by_uuid(self, uuid: bytes) -> Identity:
        return GUEST if uuid == GUEST.uuid else OTHER

    def domain_get_xml_desc(self, dom: Identity, flags: int) -> str:
        return XML

    def domain_get_state(self, dom: Identity, flags: int) -> tuple[int, int]:
        return 1, 1

    def domain_get_info(self, dom: Identity) -> tuple[int, int, int, int, int]:
        return 1, 65536, 65536, 2, 10**9

    def domain_get_max_vcpus(self, dom: Identity) -> int:
        return 2

    def domain_get_vcpus_flags(self, dom: Identity, flags: int) -> int:
        return 2

    def network_lookup_by_name(self, name: str) -> Identity:
        return NETWORK

    def network_port_lookup_by_uuid(self, network: Identity, uuid: bytes) -> Port:
        return PORT

    def node_get_info(self) -> tuple[str, int, int, int, int, int, int, int]:
        return "x86_64", 2**20, CPUS, 2000, 1, 1, CPUS, 1

    def node_get_cpu_map(
        self, need_map: int, need_online: int, flags: int
    ) -> tuple[bytes, int, int]:
        return (b"\xfd\x0f" if need_map else b""), CPUS - 1 if need_online else 0, CPUS

    # -- CPUs --------------------------------------------------------------------------

    def domain_get_vcpus(
        self, dom: Identity, maxinfo: int, maplen: int
    ) -> tuple[list[VcpuInfo], bytes]:
        infos = [VcpuInfo(0, 1, 5 * 10**9, 3), VcpuInfo(1, 2, 2**63, -1)]
        return infos[:maxinfo], (b"\x05\x08" + b"\xff\x0f")[: maxinfo * maplen]

    def domain_get_vcpu_pin_info(
        self, dom: Identity, ncpumaps: int, maplen: int, flags: int
    ) -> tuple[bytes, int]:
        return b"\x01\x00" + b"\x02\x08", 2

    def domain_get_emulator_pin_info(
        self, dom: Identity, maplen: int, flags: int
    ) -> tuple[bytes, int]:
        return b"\x03\x08", 1

    def domain_get_iothread_info(self, dom: Identity, flags: int) -> list[DomainIothreadInfo]:
        return [DomainIothreadInfo(1, b"\x81\x00"), DomainIothreadInfo(4, b"\x01")]

    def domain_pin_vcpu(self, dom: Identity, vcpu: int, cpumap: bytes) -> None:
        self.set["domain_pin_vcpu"] = (vcpu, cpumap)

    def domain_get_cpu_stats(
        self, dom: Identity, start_cpu: int, ncpus: int, flags: int
    ) -> list[dict[str, Any]]:
        if start_cpu == -1:
            return [{"cpu_time": ULLong(9), "user_time": ULLong(4), "system_time": ULLong(5)}]
        cpus = [{"cpu_time": ULLong(cpu), "vcpu_time": ULLong(10 * cpu)} for cpu in range(CPUS)]
        return cpus[start_cpu : start_cpu + ncpus] if ncpus else cpus

    # -- parameters --------------------------------------------------------------------

    def domain_get_scheduler_type(self, dom: Identity) -> tuple[str, int]:
        return "posix", len(SCHEDULER)

    def domain_get_scheduler_parameters(self, dom: Identity) -> dict[str, Any]:
        return SCHEDULER

    def domain_get_scheduler_parameters_flags(self, dom: Identity, flags: int) -> dict[str, Any]:
        self.set["flags"] = flags
        return SCHEDULER

    def domain_set_scheduler_parameters_flags(
        self, dom: Identity, params: dict[str, Any], flags: int
    ) -> None:
        self.set["domain_set_scheduler_parameters_flags"] = params

    def domain_get_memory_parameters(self, dom: Identity, flags: int) -> dict[str, Any]:
        return MEMORY

    def domain_set_memory_parameters(
        self, dom: Identity, params: dict[str, Any], flags: int
    ) -> None:
        self.set["domain_set_memory_parameters"] = params

    def domain_get_blkio_parameters(self, dom: Identity, flags: int) -> dict[str, Any]:
        return BLKIO

    def domain_set_blkio_parameters(
        self, dom: Identity, params: dict[str, Any], flags: int
    ) -> None:
        self.set["domain_set_blkio_parameters"] = params

    def domain_get_numa_parameters(self, dom: Identity, flags: int) -> dict[str, Any]:
        return NUMA

    def domain_set_numa_parameters(self, dom: Identity, params: dict[str, Any], flags: int) -> None:
        self.set["domain_set_numa_parameters"] = params

    def domain_get_interface_parameters(
        self, dom: Identity, device: str, flags: int
    ) -> dict[str, Any]:
        return BANDWIDTH

    def domain_set_interface_parameters(
        self, dom: Identity, device: str, params: dict[str, Any], flags: int
    ) -> None:
        self.set["domain_set_interface_parameters"] = params

    def domain_get_block_io_tune(
        self, dom: Identity, disk: str | None, flags: int
    ) -> dict[str, Any]:
        return IOTUNE

    def domain_set_block_io_tune(
        self, dom: Identity, disk: str, params: dict[str, Any], flags: int
    ) -> None:
        self.set["domain_set_block_io_tune"] = params

    def domain_get_perf_events(self, dom: Identity, flags: int) -> dict[str, Any]:
        return {"cmt": True, "mbmt": False}

    def domain_set_perf_events(self, dom: Identity, params: dict[str, Any], flags: int) -> None:
        self.set["domain_set_perf_events"] = params

    def domain_set_iothread_params(
        self, dom: Identity, iothread_id: int, params: dict[str, Any], flags: int
    ) -> None:
        self.set["domain_set_iothread_params"] = params

    def domain_block_copy(
        self, dom: Identity, path: str, destxml: str, params: dict[str, Any], flags: int
    ) -> None:
        self.set["domain_block_copy"] = params

    def domain_save_params(self, dom: Identity, params: dict[str, Any], flags: int) -> None:
        self.set["domain_save_params"] = params

    def connect_set_identity(self, params: dict[str, Any], flags: int) -> None:
        self.set["connect_set_identity"] = params

    def node_get_memory_parameters(self, flags: int) -> dict[str, Any]:
        return NODE_MEMORY

    def node_set_memory_parameters(self, params: dict[str, Any], flags: int) -> None:
        self.set["node_set_memory_parameters"] = params

    def node_get_sev_info(self, flags: int) -> dict[str, Any]:
        return SEV

    def network_port_get_parameters(self, port: Port, flags: int) -> dict[str, Any]:
        return BANDWIDTH

    def network_port_set_parameters(self, port: Port, params: dict[str, Any], flags: int) -> None:
        self.set["network_port_set_parameters"] = params

    def domain_get_launch_security_info(self, dom: Identity, flags: int) -> dict[str, Any]:
        return {"sev-measurement": "bWVhc3VyZWQ="}

    def domain_get_guest_vcpus(self, dom: Identity, flags: int) -> dict[str, Any]:
        return {"vcpus": "0-1", "online": "0", "offlinable": "1"}

    def domain_get_guest_info(self, dom: Identity, types: int, flags: int) -> dict[str, Any]:
        return GUEST_INFO

    # -- statistics --------------------------------------------------------------------

    def domain_block_stats(self, dom: Identity, path: str) -> tuple[int, int, int, int, int]:
        return 1, 2, 3, 4, -1

    def domain_block_stats_flags(self, dom: Identity, path: str, flags: int) -> dict[str, Any]:
        return BLOCK

    def domain_interface_stats(self, dom: Identity, device: str) -> tuple[int, ...]:
        return 1, 2, 3, 4, 5, 6, 7, 8

    def domain_memory_stats(self, dom: Identity, flags: int) -> dict[int, int]:
        return {0: 10, 3: 40, 6: 65536, 7: 7, 9: 1525889631, 12: 1}

    def domain_get_disk_errors(self, dom: Identity, flags: int) -> dict[str, int]:
        return {"vda": 1, "vdb": 2}

    def domain_get_security_label_list(self, dom: Identity) -> list[tuple[str, int]]:
        return [("system_u:system_r", 1), ("+107:+107", 0)]

    def domain_get_job_info(self, dom: Identity) -> tuple[int, ...]:
        return tuple(range(1, 13))

    def domain_get_job_stats(self, dom: Identity, flags: int) -> tuple[int, dict[str, Any]]:
        return 2, {"time_elapsed": ULLong(5), "data_total": ULLong(2**40), "operation": Int(5)}

    def domain_get_block_job_info(
        self, dom: Identity, path: str, flags: int
    ) -> tuple[int, int, int, int, int]:
        return (1, 2, 3, 4, 5) if path == "vda" else (0, 0, 0, 0, 0)

    def domain_get_fsinfo(self, dom: Identity, flags: int) -> list[DomainFsinfo]:
        return [
            DomainFsinfo("/", "vda1", "ext4", ["vda"]),
            DomainFsinfo("/srv", "md0", "xfs", ["vdb", "vdc"]),
        ]

    def domain_interface_addresses(
        self, dom: Identity, source: int, flags: int
    ) -> list[DomainInterface]:
        addresses = [DomainIpAddr(0, "192.0.2.7", 24), DomainIpAddr(1, "2001:db8::7", 64)]
        return [
            DomainInterface("vnet0", "52:54:00:00:00:01", addresses),
            DomainInterface("vnet1", None, []),
        ]

    def domain_get_time(self, dom: Identity, flags: int) -> tuple[int, int]:
        return -1, 999_999_999

    def connect_get_all_domain_stats(
        self, doms: Sequence[Identity], stats: int, flags: int
    ) -> list[tuple[Identity, dict[str, Any]]]:
        if doms:
            return [(GUEST, {"state.state": Int(stats)})]
        return [(GUEST, STATS), (OTHER, {})]

    def network_get_dhcp_leases(
        self, net: Identity, mac: str | None, flags: int
    ) -> list[NetworkDhcpLease]:
        leases = [
            NetworkDhcpLease(
                "virbr0",
                1525889631,
                0,
                "52:54:00:00:00:01",
                None,
                "192.0.2.7",
                24,
                "guest",
                "ff:01",
            ),
            NetworkDhcpLease(
                "virbr0", 1525889632, 1, "52:54:00:00:00:02", "5", "2001:db8::8", 64, None, None
            ),
        ]
        return [lease for lease in leases if mac in (None, lease.mac)]

    def node_get_cpu_stats(self, cpuNum: int, flags: int) -> dict[str, int]:
        return {"kernel": 10**9, "user": 2 * 10**9, "idle": 2**63, "iowait": 0}

    def node_get_memory_stats(self, cellNum: int, flags: int) -> dict[str, int]:
        return {"total": 2**20, "free": 2**19}

    def node_get_free_pages(
        self, pages: Sequence[int], startCell: int, cellCount: int, flags: int
    ) -> list[int]:
        return [
            1000 * cell + page for cell in range(startCell, startCell + cellCount) for page in pages
        ]

    def node_alloc_pages(
        self,
        pageSizes: Sequence[int],
        pageCounts: Sequence[int],
        startCell: int,
        cellCount: int,
        flags: int,
    ) -> int:
        self.set["node_alloc_pages"] = dict(zip(pageSizes, pageCounts, strict=True))
        return len(pageSizes)

    # -- beside the call ---------------------------------------------------------------

    def _read(self, entry: str, files: Sequence[int]) -> None:
        self.descriptors.append((entry, [os.pread(fd, 100, 0).decode() for fd in files]))

    def domain_create_with_files(self, dom: Identity, files: Sequence[int], flags: int) -> Identity:
        self._read("domain_create_with_files", files)
        return dom

    def domain_create_xml_with_files(
        self, xml_desc: str, files: Sequence[int], flags: int
    ) -> Identity:
        self._read(f"domain_create_xml_with_files {xml_desc}", files)
        return GUEST

    def domain_fd_associate(
        self, dom: Identity, name: str, files: Sequence[int], flags: int
    ) -> None:
        self._read(f"domain_fd_associate {name}", files)

    def domain_open_graphics(self, dom: Identity, idx: int, fd: int, flags: int) -> None:
        self.descriptors.append((f"domain_open_graphics {idx}", [os.read(fd, 100).decode()]))

    def domain_open_graphics_fd(self, dom: Identity, idx: int, flags: int) -> int:
        reading, writing = os.pipe()
        os.write(writing, f"graphics {idx}".encode())
        os.close(writing)
        return reading

    def domain_screenshot(self, dom: Identity, stream: Stream, screen: int, flags: int) -> str:
        async def send() -> None:
            await stream.send(f"picture of {screen}".encode())

        stream.start(send)
        return "text/plain"
