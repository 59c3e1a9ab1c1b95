"""Entry points about the machine: its CPUs and its memory."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .....protocol._generated.enums import ErrorDomain, TypedParameterFlags
from .....protocol.typedparams import UInt, ULLong
from ....objects.structures import CpuMap, NodeInfo, SecurityModel
from ....threads import in_thread
from ..base import QemuEntryPoints
from ..refusals import check_flags, unsupported
from . import kernel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .....protocol.typedparams import ParamValue

__all__ = ["NodeEntryPoints"]

_STRING_OKAY = int(TypedParameterFlags.VIR_TYPED_PARAM_STRING_OKAY)
_UINTS = ("shm_pages_to_scan", "shm_sleep_millisecs", "shm_merge_across_nodes")


def _check(flags: int, known: int, function: str) -> None:
    """Refuse flags of a function that all drivers of libvirt share."""
    check_flags(flags, known, function, ErrorDomain.VIR_FROM_NONE)


class NodeEntryPoints(QemuEntryPoints):
    """Entry points about the machine; they read files of the kernel, in threads."""

    async def node_get_info(self) -> NodeInfo:
        return await in_thread(kernel.node_info)

    async def node_get_cpu_stats(self, cpuNum: int, flags: int) -> dict[str, int]:
        _check(flags, 0, "virHostCPUGetStats")
        return await in_thread(kernel.cpu_times, cpuNum)

    async def node_get_memory_stats(self, cellNum: int, flags: int) -> dict[str, int]:
        _check(flags, 0, "virHostMemGetStats")
        if cellNum == -1:
            return await in_thread(kernel.memory)
        return await in_thread(kernel.cell_memory, cellNum)

    async def node_get_free_memory(self) -> int:
        return await in_thread(kernel.free_memory)

    async def node_get_cells_free_memory(self, startCell: int, maxcells: int) -> list[int]:
        return await in_thread(kernel.cells_free, startCell, maxcells)

    async def node_get_free_pages(
        self, pages: Sequence[int], startCell: int, cellCount: int, flags: int
    ) -> list[int]:
        check_flags(flags, 0, "qemuNodeGetFreePages")
        work = partial(kernel.free_pages, pages, startCell, cellCount)
        return await in_thread(work)

    async def node_get_cpu_map(self, need_map: int, need_online: int, flags: int) -> CpuMap:
        _check(flags, 0, "virHostCPUGetMap")
        found = await in_thread(kernel.cpus)
        size = max(number for number, _ in found) + 1
        bits = sum(1 << number for number, is_online in found if is_online)
        online = sum(is_online for _, is_online in found)
        cpumap = bits.to_bytes((size + 7) // 8, "little") if need_map else b""
        return CpuMap(cpumap, online if need_online else 0, size)

    async def node_get_memory_parameters(self, flags: int) -> dict[str, ParamValue]:
        _check(flags, _STRING_OKAY, "virHostMemGetParameters")
        found = await in_thread(kernel.ksm)
        return {
            name: UInt(value) if name in _UINTS else ULLong(value) for name, value in found.items()
        }

    async def node_get_sev_info(self, flags: int) -> dict[str, ParamValue]:
        # no emulator is asked for SEV, which guests cannot have
        raise unsupported("QEMU does not support SEV guest")

    def node_get_security_model(self) -> SecurityModel:
        # as libvirtd without AppArmor and SELinux: QEMU's user is no model of its own
        return SecurityModel("none", "0")
