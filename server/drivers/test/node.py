"""The test driver's node: a machine that does not exist, with libvirt's numbers."""

from __future__ import annotations

import pkgutil
import socket
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from ....protocol._generated.enums import ConnectBaselineCPUFlags
from ....protocol.typedparams import LLong, ULLong, check_types
from ...caller import claim
from ...conf.cpu.baseline import baseline, model_names
from ...conf.domain.boot import ARCHITECTURES
from ...conf.refusals import unexplained
from ...objects.structures import CpuMap, NodeInfo, SecurityModel
from ...offload import later
from .checks import check_flags, invalid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ....protocol.typedparams import ParamValue, TypedParams
    from ...offload import Later

__all__ = ["DEFAULT_CELLS", "DEFAULT_NODE", "Cell", "NodeEntryPoints", "resource"]


_EXPAND = int(ConnectBaselineCPUFlags.VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES)


_IDENTITY: dict[str, type[ParamValue]] = {
    "user-name": str,
    "unix-user-id": ULLong,
    "group-name": str,
    "unix-group-id": ULLong,
    "process-id": LLong,
    "process-time": ULLong,
    "sasl-user-name": str,
    "x509-distinguished-name": str,
    "selinux-context": str,
    "system.token": str,
}


class Cell(NamedTuple):
    """NUMA cell of the host; sizes are in KiB."""

    memory: int
    free: int


DEFAULT_NODE = NodeInfo("i686", 3 * 1024 * 1024, 16, 1400, 2, 2, 2, 2)
DEFAULT_CELLS = (Cell(2 * 1024 * 1024, 1024 * 1024), Cell(4 * 1024 * 1024, 2 * 1024 * 1024))


@cache
def resource(name: str) -> str:
    """Read a document that comes with this package."""
    data = pkgutil.get_data(__package__, name)  # `importlib.resources` imports all of `zipfile`
    if data is None:
        raise FileNotFoundError(name)
    return data.decode()


class NodeEntryPoints:
    """Entry points about the connection and the machine at its other end."""

    uri: str
    node: NodeInfo
    cells: tuple[Cell, ...]

    def connect_get_type(self) -> str:
        return "TEST"

    def connect_get_version(self) -> int:
        return 2

    def connect_get_lib_version(self) -> int:
        return 9_000_000

    def connect_get_hostname(self) -> str:
        return socket.gethostname()

    def connect_get_uri(self) -> str:
        return self.uri

    def connect_get_capabilities(self) -> str:
        return resource("capabilities.xml" if self.cells else "capabilities-no-numa.xml")

    def connect_get_max_vcpus(self, type: str | None) -> int:
        return 32

    def connect_is_secure(self) -> bool:
        return True

    def connect_set_identity(self, params: TypedParams, flags: int) -> None:
        """Keep the identity for access rules; as in libvirtd, no flag is refused."""
        check_types(params, _IDENTITY)
        claim({name: value for name, value in params.items() if isinstance(value, int | str)})

    def connect_get_sysinfo(self, flags: int) -> str:
        check_flags(flags, 0, "testConnectGetSysinfo")
        return resource("sysinfo.xml")

    def connect_get_cpu_model_names(self, arch: str, flags: int) -> list[str]:
        check_flags(flags, 0, "testConnectGetCPUModelNames")
        if arch not in ARCHITECTURES:
            raise invalid(f"cannot find architecture {arch}")
        return model_names(arch)

    def connect_baseline_cpu(self, xmlCPUs: Sequence[str], flags: int) -> str | Later[str]:
        check_flags(flags, _EXPAND, "testConnectBaselineCPU")
        work = partial(baseline, xmlCPUs, expand=bool(flags))
        return later(sum(map(len, xmlCPUs)), work)

    def node_get_info(self) -> NodeInfo:
        return self.node

    def node_get_security_model(self) -> SecurityModel:
        return SecurityModel("testSecurity", "")

    def node_get_free_memory(self) -> int:
        # libvirt adds up KiB and then calls the sum bytes; 0 stands for an error
        free = sum(cell.free for cell in self.cells)
        if free == 0:
            raise unexplained()
        return free

    def node_get_cells_free_memory(self, startCell: int, maxcells: int) -> list[int]:
        if not 0 <= startCell < len(self.cells):
            raise invalid("Range exceeds available cells")
        return [cell.memory for cell in self.cells[startCell : startCell + maxcells]]

    def node_get_free_pages(
        self, pages: Sequence[int], startCell: int, cellCount: int, flags: int
    ) -> list[int]:
        check_flags(flags, 0, "testNodeGetFreePages")
        counts, count = [], 6
        for _ in range(cellCount * len(pages)):
            count = (count * 2 + 7) % 2**64  # as C's number does
            counts.append(count)
        return counts

    def node_get_cpu_map(self, need_map: int, need_online: int, flags: int) -> CpuMap:
        check_flags(flags, 0, "testNodeGetCPUMap")
        return CpuMap(b"\x15" if need_map else b"", 3 if need_online else 0, 8)
