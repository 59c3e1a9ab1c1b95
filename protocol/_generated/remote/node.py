# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: node."""

from __future__ import annotations

from struct import pack, unpack_from
from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteTypedParam,
    pack_list_remote_typed_param,
    unpack_call_list_remote_typed_param,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_ZERO = b"\0\0\0\0"
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_S_IQI = Struct(">IQI")
_P_S_IQI = _S_IQI.pack
_U_S_IQI = _S_IQI.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_iII = Struct(">iII")
_P_S_iII = _S_iII.pack
_U_S_iII = _S_iII.unpack_from


class RemoteNodeNumOfDevicesArgs(XdrStruct):
    """Struct ``remote_node_num_of_devices_args``."""

    __slots__ = ("cap", "flags")

    def __init__(self, cap: str | None, flags: int) -> None:
        self.cap = cap
        self.flags = flags


def pack_remote_node_num_of_devices_args(value: RemoteNodeNumOfDevicesArgs, put: Put) -> None:
    value1 = value.cap
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_node_num_of_devices_args.cap", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_node_num_of_devices_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeNumOfDevicesArgs, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_node_num_of_devices_args.cap", n4, 4194304)
        end5 = pos + n4
        cap3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if "\0" in cap3:
            cap3 = cap3.partition("\0")[0]
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_node_num_of_devices_args.cap padding", buf[end5:pos])
        else:
            pos = end5
        cap1 = cap3
    elif has2 == 0:
        cap1 = None
    else:
        raise invalid("remote_node_num_of_devices_args.cap", has2)
    (flags6,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNodeNumOfDevicesArgs(cap1, flags6), pos


class RemoteNodeNumOfDevicesRet(XdrStruct):
    """Struct ``remote_node_num_of_devices_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_node_num_of_devices_ret(value: RemoteNodeNumOfDevicesRet, put: Put) -> None:
    put(_P_S_i(value.num))


def unpack_remote_node_num_of_devices_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeNumOfDevicesRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNodeNumOfDevicesRet(num1), pos


class RemoteNodeListDevicesArgs(XdrStruct):
    """Struct ``remote_node_list_devices_args``."""

    __slots__ = ("cap", "maxnames", "flags")

    def __init__(self, cap: str | None, maxnames: int, flags: int) -> None:
        self.cap = cap
        self.maxnames = maxnames
        self.flags = flags


def pack_remote_node_list_devices_args(value: RemoteNodeListDevicesArgs, put: Put) -> None:
    value1 = value.cap
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_node_list_devices_args.cap", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    put(_P_S_iI(value.maxnames, value.flags))


def unpack_remote_node_list_devices_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeListDevicesArgs, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_node_list_devices_args.cap", n4, 4194304)
        end5 = pos + n4
        cap3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if "\0" in cap3:
            cap3 = cap3.partition("\0")[0]
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_node_list_devices_args.cap padding", buf[end5:pos])
        else:
            pos = end5
        cap1 = cap3
    elif has2 == 0:
        cap1 = None
    else:
        raise invalid("remote_node_list_devices_args.cap", has2)
    maxnames6, flags7 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteNodeListDevicesArgs(cap1, maxnames6, flags7), pos


class RemoteNodeListDevicesRet(XdrStruct):
    """Struct ``remote_node_list_devices_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_node_list_devices_ret(value: RemoteNodeListDevicesRet, put: Put) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_node_list_devices_ret.names", items1)
    if n2 > 65536:
        raise too_long("remote_node_list_devices_ret.names", n2, 65536)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_node_list_devices_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_node_list_devices_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeListDevicesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 65536:
        raise too_long("remote_node_list_devices_ret.names", n2, 65536)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_node_list_devices_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_node_list_devices_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_node_list_devices_ret.names padding", buf[end5:pos])
        else:
            pos = end5
        appendnames1(item3)
    return RemoteNodeListDevicesRet(names1), pos


class RemoteNodeSuspendForDurationArgs(XdrStruct):
    """Struct ``remote_node_suspend_for_duration_args``."""

    __slots__ = ("target", "duration", "flags")

    def __init__(self, target: int, duration: int, flags: int) -> None:
        self.target = target
        self.duration = duration
        self.flags = flags


def pack_remote_node_suspend_for_duration_args(
    value: RemoteNodeSuspendForDurationArgs, put: Put
) -> None:
    put(_P_S_IQI(value.target, value.duration, value.flags))


def unpack_remote_node_suspend_for_duration_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeSuspendForDurationArgs, int]:
    target1, duration2, flags3 = _U_S_IQI(buf, pos)
    pos += 16
    return RemoteNodeSuspendForDurationArgs(target1, duration2, flags3), pos


class RemoteNodeSetMemoryParametersArgs(XdrStruct):
    """Struct ``remote_node_set_memory_parameters_args``."""

    __slots__ = ("params", "flags")

    def __init__(self, params: Sequence[RemoteTypedParam], flags: int) -> None:
        self.params = params
        self.flags = flags


def pack_remote_node_set_memory_parameters_args(
    value: RemoteNodeSetMemoryParametersArgs, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 64:
        raise too_long("remote_node_set_memory_parameters_args.params", n2, 64)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_I(value.flags))


def unpack_remote_node_set_memory_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeSetMemoryParametersArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 64:
        raise too_long("remote_node_set_memory_parameters_args.params", n2, 64)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_node_set_memory_parameters_args.params count", n2)
    params1, pos = unpack_call_list_remote_typed_param(buf, pos, n2)
    (flags3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNodeSetMemoryParametersArgs(params1, flags3), pos


class RemoteNodeAllocPagesArgs(XdrStruct):
    """Struct ``remote_node_alloc_pages_args``."""

    __slots__ = ("pageSizes", "pageCounts", "startCell", "cellCount", "flags")

    def __init__(
        self,
        pageSizes: Sequence[int],
        pageCounts: Sequence[int],
        startCell: int,
        cellCount: int,
        flags: int,
    ) -> None:
        self.pageSizes = pageSizes
        self.pageCounts = pageCounts
        self.startCell = startCell
        self.cellCount = cellCount
        self.flags = flags


def pack_remote_node_alloc_pages_args(value: RemoteNodeAllocPagesArgs, put: Put) -> None:
    items1 = value.pageSizes
    n2 = len(items1)
    if n2 > 1024:
        raise too_long("remote_node_alloc_pages_args.pageSizes", n2, 1024)
    put(_P_S_I(n2))
    put(pack(f">{n2}I", *items1))
    items3 = value.pageCounts
    n4 = len(items3)
    if n4 > 1024:
        raise too_long("remote_node_alloc_pages_args.pageCounts", n4, 1024)
    put(_P_S_I(n4))
    put(pack(f">{n4}Q", *items3))
    put(_P_S_iII(value.startCell, value.cellCount, value.flags))


def unpack_remote_node_alloc_pages_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeAllocPagesArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 1024:
        raise too_long("remote_node_alloc_pages_args.pageSizes", n2, 1024)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_node_alloc_pages_args.pageSizes count", n2)
    pageSizes1 = list(unpack_from(f">{n2}I", buf, pos))
    pos += n2 * 4
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 1024:
        raise too_long("remote_node_alloc_pages_args.pageCounts", n4, 1024)
    if n4 * 8 > len(buf) - pos:
        raise invalid("remote_node_alloc_pages_args.pageCounts count", n4)
    pageCounts3 = list(unpack_from(f">{n4}Q", buf, pos))
    pos += n4 * 8
    startCell5, cellCount6, flags7 = _U_S_iII(buf, pos)
    pos += 12
    return RemoteNodeAllocPagesArgs(pageSizes1, pageCounts3, startCell5, cellCount6, flags7), pos


class RemoteNodeAllocPagesRet(XdrStruct):
    """Struct ``remote_node_alloc_pages_ret``."""

    __slots__ = ("ret",)

    def __init__(self, ret: int) -> None:
        self.ret = ret


def pack_remote_node_alloc_pages_ret(value: RemoteNodeAllocPagesRet, put: Put) -> None:
    put(_P_S_i(value.ret))


def unpack_remote_node_alloc_pages_ret(buf: bytes, pos: int) -> tuple[RemoteNodeAllocPagesRet, int]:
    (ret1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNodeAllocPagesRet(ret1), pos
