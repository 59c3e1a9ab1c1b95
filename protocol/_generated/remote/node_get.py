# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: node get."""

from __future__ import annotations

from struct import pack, unpack_from
from typing import TYPE_CHECKING

from ...xdr import PAD, PacksItself, Struct, XdrStruct, invalid, too_long
from .types import RemoteTypedParam, pack_list_remote_typed_param, unpack_list_remote_typed_param

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_Ii = Struct(">Ii")
_P_S_Ii = _S_Ii.pack
_U_S_Ii = _S_Ii.unpack_from
_S_Q = Struct(">Q")
_P_S_Q = _S_Q.pack
_U_S_Q = _S_Q.unpack_from
_S_Qiiiiii = Struct(">Qiiiiii")
_P_S_Qiiiiii = _S_Qiiiiii.pack
_U_S_Qiiiiii = _S_Qiiiiii.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_iII = Struct(">iII")
_P_S_iII = _S_iII.pack
_U_S_iII = _S_iII.unpack_from
_S_ii = Struct(">ii")
_P_S_ii = _S_ii.pack
_U_S_ii = _S_ii.unpack_from
_S_iiI = Struct(">iiI")
_P_S_iiI = _S_iiI.pack
_U_S_iiI = _S_iiI.unpack_from


class RemoteNodeGetCpuStats(XdrStruct):
    """Struct ``remote_node_get_cpu_stats``."""

    __slots__ = ("field", "value")

    def __init__(self, field: str, value: int) -> None:
        self.field = field
        self.value = value


def pack_remote_node_get_cpu_stats(value: RemoteNodeGetCpuStats, put: Put) -> None:
    data1 = value.field.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_get_cpu_stats.field", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_Q(value.value))


def unpack_remote_node_get_cpu_stats(buf: bytes, pos: int) -> tuple[RemoteNodeGetCpuStats, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_get_cpu_stats.field", n2, 4194304)
    end3 = pos + n2
    field1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_get_cpu_stats.field padding", buf[end3:pos])
    else:
        pos = end3
    (value4,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteNodeGetCpuStats(field1, value4), pos


def pack_list_remote_node_get_cpu_stats(items: Sequence[RemoteNodeGetCpuStats], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.field.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_node_get_cpu_stats.field", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        put(_P_S_Q(item.value))


def unpack_list_remote_node_get_cpu_stats(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNodeGetCpuStats], int]:
    items: list[RemoteNodeGetCpuStats] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_node_get_cpu_stats.field", n2, 4194304)
        end3 = pos + n2
        field1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_node_get_cpu_stats.field padding", buf[end3:pos])
        else:
            pos = end3
        (value4,) = _U_S_Q(buf, pos)
        pos += 8
        made5 = new(RemoteNodeGetCpuStats)
        made5.field = field1
        made5.value = value4
        append(made5)
    return items, pos


class RemoteNodeGetMemoryStats(XdrStruct):
    """Struct ``remote_node_get_memory_stats``."""

    __slots__ = ("field", "value")

    def __init__(self, field: str, value: int) -> None:
        self.field = field
        self.value = value


def pack_remote_node_get_memory_stats(value: RemoteNodeGetMemoryStats, put: Put) -> None:
    data1 = value.field.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_get_memory_stats.field", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_Q(value.value))


def unpack_remote_node_get_memory_stats(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetMemoryStats, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_get_memory_stats.field", n2, 4194304)
    end3 = pos + n2
    field1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_get_memory_stats.field padding", buf[end3:pos])
    else:
        pos = end3
    (value4,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteNodeGetMemoryStats(field1, value4), pos


def pack_list_remote_node_get_memory_stats(
    items: Sequence[RemoteNodeGetMemoryStats], put: Put
) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.field.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_node_get_memory_stats.field", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        put(_P_S_Q(item.value))


def unpack_list_remote_node_get_memory_stats(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNodeGetMemoryStats], int]:
    items: list[RemoteNodeGetMemoryStats] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_node_get_memory_stats.field", n2, 4194304)
        end3 = pos + n2
        field1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_node_get_memory_stats.field padding", buf[end3:pos])
        else:
            pos = end3
        (value4,) = _U_S_Q(buf, pos)
        pos += 8
        made5 = new(RemoteNodeGetMemoryStats)
        made5.field = field1
        made5.value = value4
        append(made5)
    return items, pos


class RemoteNodeGetInfoRet(XdrStruct):
    """Struct ``remote_node_get_info_ret``."""

    __slots__ = ("model", "memory", "cpus", "mhz", "nodes", "sockets", "cores", "threads")

    def __init__(
        self,
        model: Sequence[int],
        memory: int,
        cpus: int,
        mhz: int,
        nodes: int,
        sockets: int,
        cores: int,
        threads: int,
    ) -> None:
        self.model = model
        self.memory = memory
        self.cpus = cpus
        self.mhz = mhz
        self.nodes = nodes
        self.sockets = sockets
        self.cores = cores
        self.threads = threads


def pack_remote_node_get_info_ret(value: RemoteNodeGetInfoRet, put: Put) -> None:
    items1 = value.model
    n2 = len(items1)
    if n2 != 32:
        raise invalid("remote_node_get_info_ret.model count", n2)
    if items1 and (min(items1) < -128 or max(items1) > 127):
        raise invalid("remote_node_get_info_ret.model", items1)
    put(pack(f">{n2}i", *items1))
    put(
        _P_S_Qiiiiii(
            value.memory,
            value.cpus,
            value.mhz,
            value.nodes,
            value.sockets,
            value.cores,
            value.threads,
        )
    )


def unpack_remote_node_get_info_ret(buf: bytes, pos: int) -> tuple[RemoteNodeGetInfoRet, int]:
    model1 = list(unpack_from(f">{32}i", buf, pos))
    pos += 32 * 4
    if model1 and (min(model1) < -128 or max(model1) > 127):
        raise invalid("remote_node_get_info_ret.model", model1)
    memory2, cpus3, mhz4, nodes5, sockets6, cores7, threads8 = _U_S_Qiiiiii(buf, pos)
    pos += 32
    return RemoteNodeGetInfoRet(
        model1, memory2, cpus3, mhz4, nodes5, sockets6, cores7, threads8
    ), pos


class RemoteNodeGetCpuStatsArgs(XdrStruct):
    """Struct ``remote_node_get_cpu_stats_args``."""

    __slots__ = ("cpuNum", "nparams", "flags")

    def __init__(self, cpuNum: int, nparams: int, flags: int) -> None:
        self.cpuNum = cpuNum
        self.nparams = nparams
        self.flags = flags


def pack_remote_node_get_cpu_stats_args(value: RemoteNodeGetCpuStatsArgs, put: Put) -> None:
    put(_P_S_iiI(value.cpuNum, value.nparams, value.flags))


def unpack_remote_node_get_cpu_stats_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetCpuStatsArgs, int]:
    cpuNum1, nparams2, flags3 = _U_S_iiI(buf, pos)
    pos += 12
    return RemoteNodeGetCpuStatsArgs(cpuNum1, nparams2, flags3), pos


class RemoteNodeGetCpuStatsRet(XdrStruct):
    """Struct ``remote_node_get_cpu_stats_ret``."""

    __slots__ = ("params", "nparams")

    def __init__(self, params: Sequence[RemoteNodeGetCpuStats], nparams: int) -> None:
        self.params = params
        self.nparams = nparams


def pack_remote_node_get_cpu_stats_ret(value: RemoteNodeGetCpuStatsRet, put: Put) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 16:
        raise too_long("remote_node_get_cpu_stats_ret.params", n2, 16)
    put(_P_S_I(n2))
    pack_list_remote_node_get_cpu_stats(items1, put)
    put(_P_S_i(value.nparams))


def unpack_remote_node_get_cpu_stats_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetCpuStatsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16:
        raise too_long("remote_node_get_cpu_stats_ret.params", n2, 16)
    if n2 * 12 > len(buf) - pos:
        raise invalid("remote_node_get_cpu_stats_ret.params count", n2)
    params1, pos = unpack_list_remote_node_get_cpu_stats(buf, pos, n2)
    (nparams3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNodeGetCpuStatsRet(params1, nparams3), pos


class RemoteNodeGetMemoryStatsArgs(XdrStruct):
    """Struct ``remote_node_get_memory_stats_args``."""

    __slots__ = ("nparams", "cellNum", "flags")

    def __init__(self, nparams: int, cellNum: int, flags: int) -> None:
        self.nparams = nparams
        self.cellNum = cellNum
        self.flags = flags


def pack_remote_node_get_memory_stats_args(value: RemoteNodeGetMemoryStatsArgs, put: Put) -> None:
    put(_P_S_iiI(value.nparams, value.cellNum, value.flags))


def unpack_remote_node_get_memory_stats_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetMemoryStatsArgs, int]:
    nparams1, cellNum2, flags3 = _U_S_iiI(buf, pos)
    pos += 12
    return RemoteNodeGetMemoryStatsArgs(nparams1, cellNum2, flags3), pos


class RemoteNodeGetMemoryStatsRet(XdrStruct):
    """Struct ``remote_node_get_memory_stats_ret``."""

    __slots__ = ("params", "nparams")

    def __init__(self, params: Sequence[RemoteNodeGetMemoryStats], nparams: int) -> None:
        self.params = params
        self.nparams = nparams


def pack_remote_node_get_memory_stats_ret(value: RemoteNodeGetMemoryStatsRet, put: Put) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 16:
        raise too_long("remote_node_get_memory_stats_ret.params", n2, 16)
    put(_P_S_I(n2))
    pack_list_remote_node_get_memory_stats(items1, put)
    put(_P_S_i(value.nparams))


def unpack_remote_node_get_memory_stats_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetMemoryStatsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16:
        raise too_long("remote_node_get_memory_stats_ret.params", n2, 16)
    if n2 * 12 > len(buf) - pos:
        raise invalid("remote_node_get_memory_stats_ret.params count", n2)
    params1, pos = unpack_list_remote_node_get_memory_stats(buf, pos, n2)
    (nparams3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNodeGetMemoryStatsRet(params1, nparams3), pos


class RemoteNodeGetCellsFreeMemoryArgs(XdrStruct):
    """Struct ``remote_node_get_cells_free_memory_args``."""

    __slots__ = ("startCell", "maxcells")

    def __init__(self, startCell: int, maxcells: int) -> None:
        self.startCell = startCell
        self.maxcells = maxcells


def pack_remote_node_get_cells_free_memory_args(
    value: RemoteNodeGetCellsFreeMemoryArgs, put: Put
) -> None:
    put(_P_S_ii(value.startCell, value.maxcells))


def unpack_remote_node_get_cells_free_memory_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetCellsFreeMemoryArgs, int]:
    startCell1, maxcells2 = _U_S_ii(buf, pos)
    pos += 8
    return RemoteNodeGetCellsFreeMemoryArgs(startCell1, maxcells2), pos


class RemoteNodeGetCellsFreeMemoryRet(XdrStruct):
    """Struct ``remote_node_get_cells_free_memory_ret``."""

    __slots__ = ("cells",)

    def __init__(self, cells: Sequence[int]) -> None:
        self.cells = cells


def pack_remote_node_get_cells_free_memory_ret(
    value: RemoteNodeGetCellsFreeMemoryRet, put: Put
) -> None:
    items1 = value.cells
    n2 = len(items1)
    if n2 > 1024:
        raise too_long("remote_node_get_cells_free_memory_ret.cells", n2, 1024)
    put(_P_S_I(n2))
    put(pack(f">{n2}Q", *items1))


def unpack_remote_node_get_cells_free_memory_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetCellsFreeMemoryRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 1024:
        raise too_long("remote_node_get_cells_free_memory_ret.cells", n2, 1024)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_node_get_cells_free_memory_ret.cells count", n2)
    cells1 = list(unpack_from(f">{n2}Q", buf, pos))
    pos += n2 * 8
    return RemoteNodeGetCellsFreeMemoryRet(cells1), pos


class RemoteNodeGetFreeMemoryRet(XdrStruct):
    """Struct ``remote_node_get_free_memory_ret``."""

    __slots__ = ("freeMem",)

    def __init__(self, freeMem: int) -> None:
        self.freeMem = freeMem


def pack_remote_node_get_free_memory_ret(value: RemoteNodeGetFreeMemoryRet, put: Put) -> None:
    put(_P_S_Q(value.freeMem))


def unpack_remote_node_get_free_memory_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetFreeMemoryRet, int]:
    (freeMem1,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteNodeGetFreeMemoryRet(freeMem1), pos


class RemoteNodeGetSecurityModelRet(XdrStruct):
    """Struct ``remote_node_get_security_model_ret``."""

    __slots__ = ("model", "doi")

    def __init__(self, model: Sequence[int], doi: Sequence[int]) -> None:
        self.model = model
        self.doi = doi


def pack_remote_node_get_security_model_ret(value: RemoteNodeGetSecurityModelRet, put: Put) -> None:
    items1 = value.model
    n2 = len(items1)
    if n2 > 257:
        raise too_long("remote_node_get_security_model_ret.model", n2, 257)
    put(_P_S_I(n2))
    if items1 and (min(items1) < -128 or max(items1) > 127):
        raise invalid("remote_node_get_security_model_ret.model", items1)
    put(pack(f">{n2}i", *items1))
    items3 = value.doi
    n4 = len(items3)
    if n4 > 257:
        raise too_long("remote_node_get_security_model_ret.doi", n4, 257)
    put(_P_S_I(n4))
    if items3 and (min(items3) < -128 or max(items3) > 127):
        raise invalid("remote_node_get_security_model_ret.doi", items3)
    put(pack(f">{n4}i", *items3))


def unpack_remote_node_get_security_model_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetSecurityModelRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 257:
        raise too_long("remote_node_get_security_model_ret.model", n2, 257)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_node_get_security_model_ret.model count", n2)
    model1 = list(unpack_from(f">{n2}i", buf, pos))
    pos += n2 * 4
    if model1 and (min(model1) < -128 or max(model1) > 127):
        raise invalid("remote_node_get_security_model_ret.model", model1)
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 257:
        raise too_long("remote_node_get_security_model_ret.doi", n4, 257)
    if n4 * 4 > len(buf) - pos:
        raise invalid("remote_node_get_security_model_ret.doi count", n4)
    doi3 = list(unpack_from(f">{n4}i", buf, pos))
    pos += n4 * 4
    if doi3 and (min(doi3) < -128 or max(doi3) > 127):
        raise invalid("remote_node_get_security_model_ret.doi", doi3)
    return RemoteNodeGetSecurityModelRet(model1, doi3), pos


class RemoteNodeGetMemoryParametersArgs(XdrStruct):
    """Struct ``remote_node_get_memory_parameters_args``."""

    __slots__ = ("nparams", "flags")

    def __init__(self, nparams: int, flags: int) -> None:
        self.nparams = nparams
        self.flags = flags


def pack_remote_node_get_memory_parameters_args(
    value: RemoteNodeGetMemoryParametersArgs, put: Put
) -> None:
    put(_P_S_iI(value.nparams, value.flags))


def unpack_remote_node_get_memory_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetMemoryParametersArgs, int]:
    nparams1, flags2 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteNodeGetMemoryParametersArgs(nparams1, flags2), pos


class RemoteNodeGetMemoryParametersRet(XdrStruct):
    """Struct ``remote_node_get_memory_parameters_ret``."""

    __slots__ = ("params", "nparams")

    def __init__(self, params: Sequence[RemoteTypedParam], nparams: int) -> None:
        self.params = params
        self.nparams = nparams


def pack_remote_node_get_memory_parameters_ret(
    value: RemoteNodeGetMemoryParametersRet, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 64:
        raise too_long("remote_node_get_memory_parameters_ret.params", n2, 64)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_i(value.nparams))


def unpack_remote_node_get_memory_parameters_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetMemoryParametersRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 64:
        raise too_long("remote_node_get_memory_parameters_ret.params", n2, 64)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_node_get_memory_parameters_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    (nparams3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNodeGetMemoryParametersRet(params1, nparams3), pos


class RemoteNodeGetCpuMapArgs(XdrStruct):
    """Struct ``remote_node_get_cpu_map_args``."""

    __slots__ = ("need_map", "need_online", "flags")

    def __init__(self, need_map: int, need_online: int, flags: int) -> None:
        self.need_map = need_map
        self.need_online = need_online
        self.flags = flags


def pack_remote_node_get_cpu_map_args(value: RemoteNodeGetCpuMapArgs, put: Put) -> None:
    put(_P_S_iiI(value.need_map, value.need_online, value.flags))


def unpack_remote_node_get_cpu_map_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetCpuMapArgs, int]:
    need_map1, need_online2, flags3 = _U_S_iiI(buf, pos)
    pos += 12
    return RemoteNodeGetCpuMapArgs(need_map1, need_online2, flags3), pos


class RemoteNodeGetCpuMapRet(XdrStruct):
    """Struct ``remote_node_get_cpu_map_ret``."""

    __slots__ = ("cpumap", "online", "ret")

    def __init__(self, cpumap: bytes, online: int, ret: int) -> None:
        self.cpumap = cpumap
        self.online = online
        self.ret = ret


def pack_remote_node_get_cpu_map_ret(value: RemoteNodeGetCpuMapRet, put: Put) -> None:
    data1 = value.cpumap
    n2 = len(data1)
    if n2 > 2048:
        raise too_long("remote_node_get_cpu_map_ret.cpumap", n2, 2048)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_Ii(value.online, value.ret))


def unpack_remote_node_get_cpu_map_ret(buf: bytes, pos: int) -> tuple[RemoteNodeGetCpuMapRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 2048:
        raise too_long("remote_node_get_cpu_map_ret.cpumap", n2, 2048)
    end3 = pos + n2
    cpumap1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_get_cpu_map_ret.cpumap padding", buf[end3:pos])
    else:
        pos = end3
    online4, ret5 = _U_S_Ii(buf, pos)
    pos += 8
    return RemoteNodeGetCpuMapRet(cpumap1, online4, ret5), pos


class RemoteNodeGetFreePagesArgs(XdrStruct):
    """Struct ``remote_node_get_free_pages_args``."""

    __slots__ = ("pages", "startCell", "cellCount", "flags")

    def __init__(self, pages: Sequence[int], startCell: int, cellCount: int, flags: int) -> None:
        self.pages = pages
        self.startCell = startCell
        self.cellCount = cellCount
        self.flags = flags


def pack_remote_node_get_free_pages_args(value: RemoteNodeGetFreePagesArgs, put: Put) -> None:
    items1 = value.pages
    n2 = len(items1)
    if n2 > 1024:
        raise too_long("remote_node_get_free_pages_args.pages", n2, 1024)
    put(_P_S_I(n2))
    put(pack(f">{n2}I", *items1))
    put(_P_S_iII(value.startCell, value.cellCount, value.flags))


def unpack_remote_node_get_free_pages_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetFreePagesArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 1024:
        raise too_long("remote_node_get_free_pages_args.pages", n2, 1024)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_node_get_free_pages_args.pages count", n2)
    pages1 = list(unpack_from(f">{n2}I", buf, pos))
    pos += n2 * 4
    startCell3, cellCount4, flags5 = _U_S_iII(buf, pos)
    pos += 12
    return RemoteNodeGetFreePagesArgs(pages1, startCell3, cellCount4, flags5), pos


class RemoteNodeGetFreePagesRet(XdrStruct):
    """Struct ``remote_node_get_free_pages_ret``."""

    __slots__ = ("counts",)

    def __init__(self, counts: Sequence[int]) -> None:
        self.counts = counts


def pack_remote_node_get_free_pages_ret(value: RemoteNodeGetFreePagesRet, put: Put) -> None:
    items1 = value.counts
    n2 = len(items1)
    if n2 > 1024:
        raise too_long("remote_node_get_free_pages_ret.counts", n2, 1024)
    put(_P_S_I(n2))
    put(pack(f">{n2}Q", *items1))


def unpack_remote_node_get_free_pages_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetFreePagesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 1024:
        raise too_long("remote_node_get_free_pages_ret.counts", n2, 1024)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_node_get_free_pages_ret.counts count", n2)
    counts1 = list(unpack_from(f">{n2}Q", buf, pos))
    pos += n2 * 8
    return RemoteNodeGetFreePagesRet(counts1), pos


class RemoteNodeGetSevInfoArgs(XdrStruct):
    """Struct ``remote_node_get_sev_info_args``."""

    __slots__ = ("nparams", "flags")

    def __init__(self, nparams: int, flags: int) -> None:
        self.nparams = nparams
        self.flags = flags


def pack_remote_node_get_sev_info_args(value: RemoteNodeGetSevInfoArgs, put: Put) -> None:
    put(_P_S_iI(value.nparams, value.flags))


def unpack_remote_node_get_sev_info_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetSevInfoArgs, int]:
    nparams1, flags2 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteNodeGetSevInfoArgs(nparams1, flags2), pos


class RemoteNodeGetSevInfoRet(XdrStruct):
    """Struct ``remote_node_get_sev_info_ret``."""

    __slots__ = ("params", "nparams")

    def __init__(self, params: Sequence[RemoteTypedParam], nparams: int) -> None:
        self.params = params
        self.nparams = nparams


def pack_remote_node_get_sev_info_ret(value: RemoteNodeGetSevInfoRet, put: Put) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 64:
        raise too_long("remote_node_get_sev_info_ret.params", n2, 64)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_i(value.nparams))


def unpack_remote_node_get_sev_info_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeGetSevInfoRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 64:
        raise too_long("remote_node_get_sev_info_ret.params", n2, 64)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_node_get_sev_info_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    (nparams3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNodeGetSevInfoRet(params1, nparams3), pos
