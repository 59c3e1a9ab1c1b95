# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: domain get."""

from __future__ import annotations

from struct import pack, unpack_from
from typing import TYPE_CHECKING

from ...xdr import PAD, PacksItself, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullDomain,
    RemoteTypedParam,
    pack_list_remote_typed_param,
    unpack_list_remote_typed_param,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_ZERO = b"\0\0\0\0"
_S_16si = Struct(">16si")
_P_S_16si = _S_16si.pack
_U_S_16si = _S_16si.unpack_from
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_16siII = Struct(">16siII")
_P_S_16siII = _S_16siII.pack
_U_S_16siII = _S_16siII.unpack_from
_S_16siIiII = Struct(">16siIiII")
_P_S_16siIiII = _S_16siIiII.pack
_U_S_16siIiII = _S_16siIiII.unpack_from
_S_16sii = Struct(">16sii")
_P_S_16sii = _S_16sii.pack
_U_S_16sii = _S_16sii.unpack_from
_S_16siiI = Struct(">16siiI")
_P_S_16siiI = _S_16siiI.pack
_U_S_16siiI = _S_16siiI.unpack_from
_S_16siii = Struct(">16siii")
_P_S_16siii = _S_16siii.pack
_U_S_16siii = _S_16siii.unpack_from
_S_16siiiI = Struct(">16siiiI")
_P_S_16siiiI = _S_16siiiI.pack
_U_S_16siiiI = _S_16siiiI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_U_S_II = _S_II.unpack_from
_S_IIQ = Struct(">IIQ")
_P_S_IIQ = _S_IIQ.pack
_U_S_IIQ = _S_IIQ.unpack_from
_S_IQQIQ = Struct(">IQQIQ")
_P_S_IQQIQ = _S_IQQIQ.pack
_S_IiQi = Struct(">IiQi")
_P_S_IiQi = _S_IiQi.pack
_U_S_IiQi = _S_IiQi.unpack_from
_S_Q = Struct(">Q")
_P_S_Q = _S_Q.pack
_U_S_Q = _S_Q.unpack_from
_S_QQI = Struct(">QQI")
_U_S_QQI = _S_QQI.unpack_from
_S_QQQ = Struct(">QQQ")
_P_S_QQQ = _S_QQQ.pack
_U_S_QQQ = _S_QQQ.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_iQQQQQQQQQQQ = Struct(">iQQQQQQQQQQQ")
_P_S_iQQQQQQQQQQQ = _S_iQQQQQQQQQQQ.pack
_U_S_iQQQQQQQQQQQ = _S_iQQQQQQQQQQQ.unpack_from
_S_ii = Struct(">ii")
_P_S_ii = _S_ii.pack
_U_S_ii = _S_ii.unpack_from
_S_iiQQQ = Struct(">iiQQQ")
_P_S_iiQQQ = _S_iiQQQ.pack
_U_S_iiQQQ = _S_iiQQQ.unpack_from
_S_qI = Struct(">qI")
_P_S_qI = _S_qI.pack
_U_S_qI = _S_qI.unpack_from


class RemoteVcpuInfo(XdrStruct):
    """Struct ``remote_vcpu_info``."""

    __slots__ = ("number", "state", "cpu_time", "cpu")

    def __init__(self, number: int, state: int, cpu_time: int, cpu: int) -> None:
        self.number = number
        self.state = state
        self.cpu_time = cpu_time
        self.cpu = cpu


def pack_remote_vcpu_info(value: RemoteVcpuInfo, put: Put) -> None:
    put(_P_S_IiQi(value.number, value.state, value.cpu_time, value.cpu))


def unpack_remote_vcpu_info(buf: bytes, pos: int) -> tuple[RemoteVcpuInfo, int]:
    number1, state2, cpu_time3, cpu4 = _U_S_IiQi(buf, pos)
    pos += 20
    return RemoteVcpuInfo(number1, state2, cpu_time3, cpu4), pos


def pack_list_remote_vcpu_info(items: Sequence[RemoteVcpuInfo], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        put(_P_S_IiQi(item.number, item.state, item.cpu_time, item.cpu))


def unpack_list_remote_vcpu_info(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteVcpuInfo], int]:
    items: list[RemoteVcpuInfo] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        number1, state2, cpu_time3, cpu4 = _U_S_IiQi(buf, pos)
        pos += 20
        made5 = new(RemoteVcpuInfo)
        made5.number = number1
        made5.state = state2
        made5.cpu_time = cpu_time3
        made5.cpu = cpu4
        append(made5)
    return items, pos


class RemoteDomainDiskError(XdrStruct):
    """Struct ``remote_domain_disk_error``."""

    __slots__ = ("disk", "error")

    def __init__(self, disk: str, error: int) -> None:
        self.disk = disk
        self.error = error


def pack_remote_domain_disk_error(value: RemoteDomainDiskError, put: Put) -> None:
    data1 = value.disk.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_disk_error.disk", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_i(value.error))


def unpack_remote_domain_disk_error(buf: bytes, pos: int) -> tuple[RemoteDomainDiskError, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_disk_error.disk", n2, 4194304)
    end3 = pos + n2
    disk1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_disk_error.disk padding", buf[end3:pos])
    else:
        pos = end3
    (error4,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainDiskError(disk1, error4), pos


def pack_list_remote_domain_disk_error(items: Sequence[RemoteDomainDiskError], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.disk.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_domain_disk_error.disk", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        put(_P_S_i(item.error))


def unpack_list_remote_domain_disk_error(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteDomainDiskError], int]:
    items: list[RemoteDomainDiskError] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_domain_disk_error.disk", n2, 4194304)
        end3 = pos + n2
        disk1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_domain_disk_error.disk padding", buf[end3:pos])
        else:
            pos = end3
        (error4,) = _U_S_i(buf, pos)
        pos += 4
        made5 = new(RemoteDomainDiskError)
        made5.disk = disk1
        made5.error = error4
        append(made5)
    return items, pos


class RemoteDomainGetSchedulerTypeArgs(XdrStruct):
    """Struct ``remote_domain_get_scheduler_type_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_get_scheduler_type_args(
    value: RemoteDomainGetSchedulerTypeArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_get_scheduler_type_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetSchedulerTypeArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainGetSchedulerTypeArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainGetSchedulerTypeRet(XdrStruct):
    """Struct ``remote_domain_get_scheduler_type_ret``."""

    __slots__ = ("type", "nparams")

    def __init__(self, type: str, nparams: int) -> None:
        self.type = type
        self.nparams = nparams


def pack_remote_domain_get_scheduler_type_ret(
    value: RemoteDomainGetSchedulerTypeRet, put: Put
) -> None:
    data1 = value.type.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_get_scheduler_type_ret.type", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_i(value.nparams))


def unpack_remote_domain_get_scheduler_type_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetSchedulerTypeRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_get_scheduler_type_ret.type", n2, 4194304)
    end3 = pos + n2
    type1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_get_scheduler_type_ret.type padding", buf[end3:pos])
    else:
        pos = end3
    (nparams4,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetSchedulerTypeRet(type1, nparams4), pos


class RemoteDomainGetSchedulerParametersArgs(XdrStruct):
    """Struct ``remote_domain_get_scheduler_parameters_args``."""

    __slots__ = ("dom", "nparams")

    def __init__(self, dom: RemoteNonnullDomain, nparams: int) -> None:
        self.dom = dom
        self.nparams = nparams


def pack_remote_domain_get_scheduler_parameters_args(
    value: RemoteDomainGetSchedulerParametersArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16sii(data4, s1.id, value.nparams))


def unpack_remote_domain_get_scheduler_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetSchedulerParametersArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, nparams7 = _U_S_16sii(buf, pos)
    pos += 24
    return RemoteDomainGetSchedulerParametersArgs(
        RemoteNonnullDomain(name2, uuid5, id6), nparams7
    ), pos


class RemoteDomainGetSchedulerParametersRet(XdrStruct):
    """Struct ``remote_domain_get_scheduler_parameters_ret``."""

    __slots__ = ("params",)

    def __init__(self, params: Sequence[RemoteTypedParam]) -> None:
        self.params = params


def pack_remote_domain_get_scheduler_parameters_ret(
    value: RemoteDomainGetSchedulerParametersRet, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 16:
        raise too_long("remote_domain_get_scheduler_parameters_ret.params", n2, 16)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)


def unpack_remote_domain_get_scheduler_parameters_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetSchedulerParametersRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16:
        raise too_long("remote_domain_get_scheduler_parameters_ret.params", n2, 16)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_scheduler_parameters_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    return RemoteDomainGetSchedulerParametersRet(params1), pos


class RemoteDomainGetSchedulerParametersFlagsArgs(XdrStruct):
    """Struct ``remote_domain_get_scheduler_parameters_flags_args``."""

    __slots__ = ("dom", "nparams", "flags")

    def __init__(self, dom: RemoteNonnullDomain, nparams: int, flags: int) -> None:
        self.dom = dom
        self.nparams = nparams
        self.flags = flags


def pack_remote_domain_get_scheduler_parameters_flags_args(
    value: RemoteDomainGetSchedulerParametersFlagsArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siiI(data4, s1.id, value.nparams, value.flags))


def unpack_remote_domain_get_scheduler_parameters_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetSchedulerParametersFlagsArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, nparams7, flags8 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainGetSchedulerParametersFlagsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), nparams7, flags8
    ), pos


class RemoteDomainGetSchedulerParametersFlagsRet(XdrStruct):
    """Struct ``remote_domain_get_scheduler_parameters_flags_ret``."""

    __slots__ = ("params",)

    def __init__(self, params: Sequence[RemoteTypedParam]) -> None:
        self.params = params


def pack_remote_domain_get_scheduler_parameters_flags_ret(
    value: RemoteDomainGetSchedulerParametersFlagsRet, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 16:
        raise too_long("remote_domain_get_scheduler_parameters_flags_ret.params", n2, 16)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)


def unpack_remote_domain_get_scheduler_parameters_flags_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetSchedulerParametersFlagsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16:
        raise too_long("remote_domain_get_scheduler_parameters_flags_ret.params", n2, 16)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_scheduler_parameters_flags_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    return RemoteDomainGetSchedulerParametersFlagsRet(params1), pos


class RemoteDomainGetBlkioParametersArgs(XdrStruct):
    """Struct ``remote_domain_get_blkio_parameters_args``."""

    __slots__ = ("dom", "nparams", "flags")

    def __init__(self, dom: RemoteNonnullDomain, nparams: int, flags: int) -> None:
        self.dom = dom
        self.nparams = nparams
        self.flags = flags


def pack_remote_domain_get_blkio_parameters_args(
    value: RemoteDomainGetBlkioParametersArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siiI(data4, s1.id, value.nparams, value.flags))


def unpack_remote_domain_get_blkio_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetBlkioParametersArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, nparams7, flags8 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainGetBlkioParametersArgs(
        RemoteNonnullDomain(name2, uuid5, id6), nparams7, flags8
    ), pos


class RemoteDomainGetBlkioParametersRet(XdrStruct):
    """Struct ``remote_domain_get_blkio_parameters_ret``."""

    __slots__ = ("params", "nparams")

    def __init__(self, params: Sequence[RemoteTypedParam], nparams: int) -> None:
        self.params = params
        self.nparams = nparams


def pack_remote_domain_get_blkio_parameters_ret(
    value: RemoteDomainGetBlkioParametersRet, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 16:
        raise too_long("remote_domain_get_blkio_parameters_ret.params", n2, 16)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_i(value.nparams))


def unpack_remote_domain_get_blkio_parameters_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetBlkioParametersRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16:
        raise too_long("remote_domain_get_blkio_parameters_ret.params", n2, 16)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_blkio_parameters_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    (nparams3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetBlkioParametersRet(params1, nparams3), pos


class RemoteDomainGetMemoryParametersArgs(XdrStruct):
    """Struct ``remote_domain_get_memory_parameters_args``."""

    __slots__ = ("dom", "nparams", "flags")

    def __init__(self, dom: RemoteNonnullDomain, nparams: int, flags: int) -> None:
        self.dom = dom
        self.nparams = nparams
        self.flags = flags


def pack_remote_domain_get_memory_parameters_args(
    value: RemoteDomainGetMemoryParametersArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siiI(data4, s1.id, value.nparams, value.flags))


def unpack_remote_domain_get_memory_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetMemoryParametersArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, nparams7, flags8 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainGetMemoryParametersArgs(
        RemoteNonnullDomain(name2, uuid5, id6), nparams7, flags8
    ), pos


class RemoteDomainGetMemoryParametersRet(XdrStruct):
    """Struct ``remote_domain_get_memory_parameters_ret``."""

    __slots__ = ("params", "nparams")

    def __init__(self, params: Sequence[RemoteTypedParam], nparams: int) -> None:
        self.params = params
        self.nparams = nparams


def pack_remote_domain_get_memory_parameters_ret(
    value: RemoteDomainGetMemoryParametersRet, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 16:
        raise too_long("remote_domain_get_memory_parameters_ret.params", n2, 16)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_i(value.nparams))


def unpack_remote_domain_get_memory_parameters_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetMemoryParametersRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16:
        raise too_long("remote_domain_get_memory_parameters_ret.params", n2, 16)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_memory_parameters_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    (nparams3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetMemoryParametersRet(params1, nparams3), pos


class RemoteDomainGetNumaParametersArgs(XdrStruct):
    """Struct ``remote_domain_get_numa_parameters_args``."""

    __slots__ = ("dom", "nparams", "flags")

    def __init__(self, dom: RemoteNonnullDomain, nparams: int, flags: int) -> None:
        self.dom = dom
        self.nparams = nparams
        self.flags = flags


def pack_remote_domain_get_numa_parameters_args(
    value: RemoteDomainGetNumaParametersArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siiI(data4, s1.id, value.nparams, value.flags))


def unpack_remote_domain_get_numa_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetNumaParametersArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, nparams7, flags8 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainGetNumaParametersArgs(
        RemoteNonnullDomain(name2, uuid5, id6), nparams7, flags8
    ), pos


class RemoteDomainGetNumaParametersRet(XdrStruct):
    """Struct ``remote_domain_get_numa_parameters_ret``."""

    __slots__ = ("params", "nparams")

    def __init__(self, params: Sequence[RemoteTypedParam], nparams: int) -> None:
        self.params = params
        self.nparams = nparams


def pack_remote_domain_get_numa_parameters_ret(
    value: RemoteDomainGetNumaParametersRet, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 16:
        raise too_long("remote_domain_get_numa_parameters_ret.params", n2, 16)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_i(value.nparams))


def unpack_remote_domain_get_numa_parameters_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetNumaParametersRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16:
        raise too_long("remote_domain_get_numa_parameters_ret.params", n2, 16)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_numa_parameters_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    (nparams3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetNumaParametersRet(params1, nparams3), pos


class RemoteDomainGetPerfEventsArgs(XdrStruct):
    """Struct ``remote_domain_get_perf_events_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_perf_events_args(value: RemoteDomainGetPerfEventsArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_perf_events_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetPerfEventsArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetPerfEventsArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainGetPerfEventsRet(XdrStruct):
    """Struct ``remote_domain_get_perf_events_ret``."""

    __slots__ = ("params",)

    def __init__(self, params: Sequence[RemoteTypedParam]) -> None:
        self.params = params


def pack_remote_domain_get_perf_events_ret(value: RemoteDomainGetPerfEventsRet, put: Put) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 64:
        raise too_long("remote_domain_get_perf_events_ret.params", n2, 64)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)


def unpack_remote_domain_get_perf_events_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetPerfEventsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 64:
        raise too_long("remote_domain_get_perf_events_ret.params", n2, 64)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_perf_events_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    return RemoteDomainGetPerfEventsRet(params1), pos


class RemoteDomainGetInterfaceParametersArgs(XdrStruct):
    """Struct ``remote_domain_get_interface_parameters_args``."""

    __slots__ = ("dom", "device", "nparams", "flags")

    def __init__(self, dom: RemoteNonnullDomain, device: str, nparams: int, flags: int) -> None:
        self.dom = dom
        self.device = device
        self.nparams = nparams
        self.flags = flags


def pack_remote_domain_get_interface_parameters_args(
    value: RemoteDomainGetInterfaceParametersArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.device.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_get_interface_parameters_args.device", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_iI(value.nparams, value.flags))


def unpack_remote_domain_get_interface_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetInterfaceParametersArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("remote_domain_get_interface_parameters_args.device", n8, 4194304)
    end9 = pos + n8
    device7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in device7:
        device7 = device7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid(
                "remote_domain_get_interface_parameters_args.device padding", buf[end9:pos]
            )
    else:
        pos = end9
    nparams10, flags11 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteDomainGetInterfaceParametersArgs(
        RemoteNonnullDomain(name2, uuid5, id6), device7, nparams10, flags11
    ), pos


class RemoteDomainGetInterfaceParametersRet(XdrStruct):
    """Struct ``remote_domain_get_interface_parameters_ret``."""

    __slots__ = ("params", "nparams")

    def __init__(self, params: Sequence[RemoteTypedParam], nparams: int) -> None:
        self.params = params
        self.nparams = nparams


def pack_remote_domain_get_interface_parameters_ret(
    value: RemoteDomainGetInterfaceParametersRet, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 16:
        raise too_long("remote_domain_get_interface_parameters_ret.params", n2, 16)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_i(value.nparams))


def unpack_remote_domain_get_interface_parameters_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetInterfaceParametersRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16:
        raise too_long("remote_domain_get_interface_parameters_ret.params", n2, 16)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_interface_parameters_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    (nparams3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetInterfaceParametersRet(params1, nparams3), pos


class RemoteDomainGetBlockInfoArgs(XdrStruct):
    """Struct ``remote_domain_get_block_info_args``."""

    __slots__ = ("dom", "path", "flags")

    def __init__(self, dom: RemoteNonnullDomain, path: str, flags: int) -> None:
        self.dom = dom
        self.path = path
        self.flags = flags


def pack_remote_domain_get_block_info_args(value: RemoteDomainGetBlockInfoArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.path.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_get_block_info_args.path", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_get_block_info_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetBlockInfoArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("remote_domain_get_block_info_args.path", n8, 4194304)
    end9 = pos + n8
    path7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in path7:
        path7 = path7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_get_block_info_args.path padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainGetBlockInfoArgs(RemoteNonnullDomain(name2, uuid5, id6), path7, flags10), pos


class RemoteDomainGetBlockInfoRet(XdrStruct):
    """Struct ``remote_domain_get_block_info_ret``."""

    __slots__ = ("allocation", "capacity", "physical")

    def __init__(self, allocation: int, capacity: int, physical: int) -> None:
        self.allocation = allocation
        self.capacity = capacity
        self.physical = physical


def pack_remote_domain_get_block_info_ret(value: RemoteDomainGetBlockInfoRet, put: Put) -> None:
    put(_P_S_QQQ(value.allocation, value.capacity, value.physical))


def unpack_remote_domain_get_block_info_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetBlockInfoRet, int]:
    allocation1, capacity2, physical3 = _U_S_QQQ(buf, pos)
    pos += 24
    return RemoteDomainGetBlockInfoRet(allocation1, capacity2, physical3), pos


class RemoteDomainGetOsTypeArgs(XdrStruct):
    """Struct ``remote_domain_get_os_type_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_get_os_type_args(value: RemoteDomainGetOsTypeArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_get_os_type_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetOsTypeArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainGetOsTypeArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainGetOsTypeRet(XdrStruct):
    """Struct ``remote_domain_get_os_type_ret``."""

    __slots__ = ("type",)

    def __init__(self, type: str) -> None:
        self.type = type


def pack_remote_domain_get_os_type_ret(value: RemoteDomainGetOsTypeRet, put: Put) -> None:
    data1 = value.type.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_get_os_type_ret.type", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_get_os_type_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetOsTypeRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_get_os_type_ret.type", n2, 4194304)
    end3 = pos + n2
    type1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_get_os_type_ret.type padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainGetOsTypeRet(type1), pos


class RemoteDomainGetMaxMemoryArgs(XdrStruct):
    """Struct ``remote_domain_get_max_memory_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_get_max_memory_args(value: RemoteDomainGetMaxMemoryArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_get_max_memory_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetMaxMemoryArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainGetMaxMemoryArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainGetMaxMemoryRet(XdrStruct):
    """Struct ``remote_domain_get_max_memory_ret``."""

    __slots__ = ("memory",)

    def __init__(self, memory: int) -> None:
        self.memory = memory


def pack_remote_domain_get_max_memory_ret(value: RemoteDomainGetMaxMemoryRet, put: Put) -> None:
    put(_P_S_Q(value.memory))


def unpack_remote_domain_get_max_memory_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetMaxMemoryRet, int]:
    (memory1,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteDomainGetMaxMemoryRet(memory1), pos


class RemoteDomainGetInfoArgs(XdrStruct):
    """Struct ``remote_domain_get_info_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_get_info_args(value: RemoteDomainGetInfoArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_get_info_args(buf: bytes, pos: int) -> tuple[RemoteDomainGetInfoArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainGetInfoArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainGetInfoRet(XdrStruct):
    """Struct ``remote_domain_get_info_ret``."""

    __slots__ = ("state", "maxMem", "memory", "nrVirtCpu", "cpuTime")

    def __init__(self, state: int, maxMem: int, memory: int, nrVirtCpu: int, cpuTime: int) -> None:
        self.state = state
        self.maxMem = maxMem
        self.memory = memory
        self.nrVirtCpu = nrVirtCpu
        self.cpuTime = cpuTime


def pack_remote_domain_get_info_ret(value: RemoteDomainGetInfoRet, put: Put) -> None:
    if not 0 <= value.state <= 255:
        raise invalid("remote_domain_get_info_ret.state", value.state)
    if not 0 <= value.nrVirtCpu <= 65535:
        raise invalid("remote_domain_get_info_ret.nrVirtCpu", value.nrVirtCpu)
    put(_P_S_IQQIQ(value.state, value.maxMem, value.memory, value.nrVirtCpu, value.cpuTime))


def unpack_remote_domain_get_info_ret(buf: bytes, pos: int) -> tuple[RemoteDomainGetInfoRet, int]:
    (state1,) = _U_S_I(buf, pos)
    pos += 4
    if not 0 <= state1 <= 255:
        raise invalid("remote_domain_get_info_ret.state", state1)
    maxMem2, memory3, nrVirtCpu4 = _U_S_QQI(buf, pos)
    pos += 20
    if not 0 <= nrVirtCpu4 <= 65535:
        raise invalid("remote_domain_get_info_ret.nrVirtCpu", nrVirtCpu4)
    (cpuTime5,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteDomainGetInfoRet(state1, maxMem2, memory3, nrVirtCpu4, cpuTime5), pos


class RemoteDomainGetXmlDescArgs(XdrStruct):
    """Struct ``remote_domain_get_xml_desc_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_xml_desc_args(value: RemoteDomainGetXmlDescArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetXmlDescArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetXmlDescArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainGetXmlDescRet(XdrStruct):
    """Struct ``remote_domain_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_domain_get_xml_desc_ret(value: RemoteDomainGetXmlDescRet, put: Put) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainGetXmlDescRet(xml1), pos


class RemoteDomainGetVcpusFlagsArgs(XdrStruct):
    """Struct ``remote_domain_get_vcpus_flags_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_vcpus_flags_args(value: RemoteDomainGetVcpusFlagsArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_vcpus_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetVcpusFlagsArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetVcpusFlagsArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainGetVcpusFlagsRet(XdrStruct):
    """Struct ``remote_domain_get_vcpus_flags_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_domain_get_vcpus_flags_ret(value: RemoteDomainGetVcpusFlagsRet, put: Put) -> None:
    put(_P_S_i(value.num))


def unpack_remote_domain_get_vcpus_flags_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetVcpusFlagsRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetVcpusFlagsRet(num1), pos


class RemoteDomainGetVcpuPinInfoArgs(XdrStruct):
    """Struct ``remote_domain_get_vcpu_pin_info_args``."""

    __slots__ = ("dom", "ncpumaps", "maplen", "flags")

    def __init__(self, dom: RemoteNonnullDomain, ncpumaps: int, maplen: int, flags: int) -> None:
        self.dom = dom
        self.ncpumaps = ncpumaps
        self.maplen = maplen
        self.flags = flags


def pack_remote_domain_get_vcpu_pin_info_args(
    value: RemoteDomainGetVcpuPinInfoArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siiiI(data4, s1.id, value.ncpumaps, value.maplen, value.flags))


def unpack_remote_domain_get_vcpu_pin_info_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetVcpuPinInfoArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, ncpumaps7, maplen8, flags9 = _U_S_16siiiI(buf, pos)
    pos += 32
    return RemoteDomainGetVcpuPinInfoArgs(
        RemoteNonnullDomain(name2, uuid5, id6), ncpumaps7, maplen8, flags9
    ), pos


class RemoteDomainGetVcpuPinInfoRet(XdrStruct):
    """Struct ``remote_domain_get_vcpu_pin_info_ret``."""

    __slots__ = ("cpumaps", "num")

    def __init__(self, cpumaps: bytes, num: int) -> None:
        self.cpumaps = cpumaps
        self.num = num


def pack_remote_domain_get_vcpu_pin_info_ret(
    value: RemoteDomainGetVcpuPinInfoRet, put: Put
) -> None:
    data1 = value.cpumaps
    n2 = len(data1)
    if n2 > 8388608:
        raise too_long("remote_domain_get_vcpu_pin_info_ret.cpumaps", n2, 8388608)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_i(value.num))


def unpack_remote_domain_get_vcpu_pin_info_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetVcpuPinInfoRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 8388608:
        raise too_long("remote_domain_get_vcpu_pin_info_ret.cpumaps", n2, 8388608)
    end3 = pos + n2
    cpumaps1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_get_vcpu_pin_info_ret.cpumaps padding", buf[end3:pos])
    else:
        pos = end3
    (num4,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetVcpuPinInfoRet(cpumaps1, num4), pos


class RemoteDomainGetEmulatorPinInfoArgs(XdrStruct):
    """Struct ``remote_domain_get_emulator_pin_info_args``."""

    __slots__ = ("dom", "maplen", "flags")

    def __init__(self, dom: RemoteNonnullDomain, maplen: int, flags: int) -> None:
        self.dom = dom
        self.maplen = maplen
        self.flags = flags


def pack_remote_domain_get_emulator_pin_info_args(
    value: RemoteDomainGetEmulatorPinInfoArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siiI(data4, s1.id, value.maplen, value.flags))


def unpack_remote_domain_get_emulator_pin_info_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetEmulatorPinInfoArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, maplen7, flags8 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainGetEmulatorPinInfoArgs(
        RemoteNonnullDomain(name2, uuid5, id6), maplen7, flags8
    ), pos


class RemoteDomainGetEmulatorPinInfoRet(XdrStruct):
    """Struct ``remote_domain_get_emulator_pin_info_ret``."""

    __slots__ = ("cpumaps", "ret")

    def __init__(self, cpumaps: bytes, ret: int) -> None:
        self.cpumaps = cpumaps
        self.ret = ret


def pack_remote_domain_get_emulator_pin_info_ret(
    value: RemoteDomainGetEmulatorPinInfoRet, put: Put
) -> None:
    data1 = value.cpumaps
    n2 = len(data1)
    if n2 > 8388608:
        raise too_long("remote_domain_get_emulator_pin_info_ret.cpumaps", n2, 8388608)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_i(value.ret))


def unpack_remote_domain_get_emulator_pin_info_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetEmulatorPinInfoRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 8388608:
        raise too_long("remote_domain_get_emulator_pin_info_ret.cpumaps", n2, 8388608)
    end3 = pos + n2
    cpumaps1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_get_emulator_pin_info_ret.cpumaps padding", buf[end3:pos])
    else:
        pos = end3
    (ret4,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetEmulatorPinInfoRet(cpumaps1, ret4), pos


class RemoteDomainGetVcpusArgs(XdrStruct):
    """Struct ``remote_domain_get_vcpus_args``."""

    __slots__ = ("dom", "maxinfo", "maplen")

    def __init__(self, dom: RemoteNonnullDomain, maxinfo: int, maplen: int) -> None:
        self.dom = dom
        self.maxinfo = maxinfo
        self.maplen = maplen


def pack_remote_domain_get_vcpus_args(value: RemoteDomainGetVcpusArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siii(data4, s1.id, value.maxinfo, value.maplen))


def unpack_remote_domain_get_vcpus_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetVcpusArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, maxinfo7, maplen8 = _U_S_16siii(buf, pos)
    pos += 28
    return RemoteDomainGetVcpusArgs(RemoteNonnullDomain(name2, uuid5, id6), maxinfo7, maplen8), pos


class RemoteDomainGetVcpusRet(XdrStruct):
    """Struct ``remote_domain_get_vcpus_ret``."""

    __slots__ = ("info", "cpumaps")

    def __init__(self, info: Sequence[RemoteVcpuInfo], cpumaps: bytes) -> None:
        self.info = info
        self.cpumaps = cpumaps


def pack_remote_domain_get_vcpus_ret(value: RemoteDomainGetVcpusRet, put: Put) -> None:
    items1 = value.info
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_domain_get_vcpus_ret.info", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_vcpu_info(items1, put)
    data3 = value.cpumaps
    n4 = len(data3)
    if n4 > 8388608:
        raise too_long("remote_domain_get_vcpus_ret.cpumaps", n4, 8388608)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])


def unpack_remote_domain_get_vcpus_ret(buf: bytes, pos: int) -> tuple[RemoteDomainGetVcpusRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_domain_get_vcpus_ret.info", n2, 16384)
    if n2 * 20 > len(buf) - pos:
        raise invalid("remote_domain_get_vcpus_ret.info count", n2)
    info1, pos = unpack_list_remote_vcpu_info(buf, pos, n2)
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 8388608:
        raise too_long("remote_domain_get_vcpus_ret.cpumaps", n4, 8388608)
    end5 = pos + n4
    cpumaps3 = buf[pos:end5]
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_domain_get_vcpus_ret.cpumaps padding", buf[end5:pos])
    else:
        pos = end5
    return RemoteDomainGetVcpusRet(info1, cpumaps3), pos


class RemoteDomainGetMaxVcpusArgs(XdrStruct):
    """Struct ``remote_domain_get_max_vcpus_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_get_max_vcpus_args(value: RemoteDomainGetMaxVcpusArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_get_max_vcpus_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetMaxVcpusArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainGetMaxVcpusArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainGetMaxVcpusRet(XdrStruct):
    """Struct ``remote_domain_get_max_vcpus_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_domain_get_max_vcpus_ret(value: RemoteDomainGetMaxVcpusRet, put: Put) -> None:
    put(_P_S_i(value.num))


def unpack_remote_domain_get_max_vcpus_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetMaxVcpusRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetMaxVcpusRet(num1), pos


class RemoteDomainIothreadInfo(XdrStruct):
    """Struct ``remote_domain_iothread_info``."""

    __slots__ = ("iothread_id", "cpumap")

    def __init__(self, iothread_id: int, cpumap: bytes) -> None:
        self.iothread_id = iothread_id
        self.cpumap = cpumap


def pack_remote_domain_iothread_info(value: RemoteDomainIothreadInfo, put: Put) -> None:
    data1 = value.cpumap
    n2 = len(data1)
    if n2 > 2048:
        raise too_long("remote_domain_iothread_info.cpumap", n2, 2048)
    put(_P_S_II(value.iothread_id, n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_iothread_info(
    buf: bytes, pos: int
) -> tuple[RemoteDomainIothreadInfo, int]:
    iothread_id1, n3 = _U_S_II(buf, pos)
    pos += 8
    if n3 > 2048:
        raise too_long("remote_domain_iothread_info.cpumap", n3, 2048)
    end4 = pos + n3
    cpumap2 = buf[pos:end4]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_domain_iothread_info.cpumap padding", buf[end4:pos])
    else:
        pos = end4
    return RemoteDomainIothreadInfo(iothread_id1, cpumap2), pos


def pack_list_remote_domain_iothread_info(
    items: Sequence[RemoteDomainIothreadInfo], put: Put
) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.cpumap
        n2 = len(data1)
        if n2 > 2048:
            raise too_long("remote_domain_iothread_info.cpumap", n2, 2048)
        put(_P_S_II(item.iothread_id, n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])


def unpack_list_remote_domain_iothread_info(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteDomainIothreadInfo], int]:
    items: list[RemoteDomainIothreadInfo] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        iothread_id1, n3 = _U_S_II(buf, pos)
        pos += 8
        if n3 > 2048:
            raise too_long("remote_domain_iothread_info.cpumap", n3, 2048)
        end4 = pos + n3
        cpumap2 = buf[pos:end4]
        if n3 & 3:
            pos = end4 + 4 - (n3 & 3)
            if buf[end4:pos] != PAD[n3 & 3]:
                raise invalid("remote_domain_iothread_info.cpumap padding", buf[end4:pos])
        else:
            pos = end4
        made5 = new(RemoteDomainIothreadInfo)
        made5.iothread_id = iothread_id1
        made5.cpumap = cpumap2
        append(made5)
    return items, pos


class RemoteDomainGetIothreadInfoArgs(XdrStruct):
    """Struct ``remote_domain_get_iothread_info_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_iothread_info_args(
    value: RemoteDomainGetIothreadInfoArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_iothread_info_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetIothreadInfoArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetIothreadInfoArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainGetIothreadInfoRet(XdrStruct):
    """Struct ``remote_domain_get_iothread_info_ret``."""

    __slots__ = ("info", "ret")

    def __init__(self, info: Sequence[RemoteDomainIothreadInfo], ret: int) -> None:
        self.info = info
        self.ret = ret


def pack_remote_domain_get_iothread_info_ret(
    value: RemoteDomainGetIothreadInfoRet, put: Put
) -> None:
    items1 = value.info
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_domain_get_iothread_info_ret.info", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_domain_iothread_info(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_domain_get_iothread_info_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetIothreadInfoRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_domain_get_iothread_info_ret.info", n2, 16384)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_iothread_info_ret.info count", n2)
    info1, pos = unpack_list_remote_domain_iothread_info(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainGetIothreadInfoRet(info1, ret3), pos


class RemoteDomainGetSecurityLabelArgs(XdrStruct):
    """Struct ``remote_domain_get_security_label_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_get_security_label_args(
    value: RemoteDomainGetSecurityLabelArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_get_security_label_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetSecurityLabelArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainGetSecurityLabelArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainGetSecurityLabelRet(XdrStruct):
    """Struct ``remote_domain_get_security_label_ret``."""

    __slots__ = ("label", "enforcing")

    def __init__(self, label: Sequence[int], enforcing: int) -> None:
        self.label = label
        self.enforcing = enforcing


def pack_remote_domain_get_security_label_ret(
    value: RemoteDomainGetSecurityLabelRet, put: Put
) -> None:
    items1 = value.label
    n2 = len(items1)
    if n2 > 4097:
        raise too_long("remote_domain_get_security_label_ret.label", n2, 4097)
    put(_P_S_I(n2))
    if items1 and (min(items1) < -128 or max(items1) > 127):
        raise invalid("remote_domain_get_security_label_ret.label", items1)
    put(pack(f">{n2}i", *items1))
    put(_P_S_i(value.enforcing))


def unpack_remote_domain_get_security_label_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetSecurityLabelRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4097:
        raise too_long("remote_domain_get_security_label_ret.label", n2, 4097)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_domain_get_security_label_ret.label count", n2)
    label1 = list(unpack_from(f">{n2}i", buf, pos))
    pos += n2 * 4
    if label1 and (min(label1) < -128 or max(label1) > 127):
        raise invalid("remote_domain_get_security_label_ret.label", label1)
    (enforcing3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetSecurityLabelRet(label1, enforcing3), pos


def pack_list_remote_domain_get_security_label_ret(
    items: Sequence[RemoteDomainGetSecurityLabelRet], put: Put
) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        items1 = item.label
        n2 = len(items1)
        if n2 > 4097:
            raise too_long("remote_domain_get_security_label_ret.label", n2, 4097)
        put(_P_S_I(n2))
        if items1 and (min(items1) < -128 or max(items1) > 127):
            raise invalid("remote_domain_get_security_label_ret.label", items1)
        put(pack(f">{n2}i", *items1))
        put(_P_S_i(item.enforcing))


def unpack_list_remote_domain_get_security_label_ret(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteDomainGetSecurityLabelRet], int]:
    items: list[RemoteDomainGetSecurityLabelRet] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4097:
            raise too_long("remote_domain_get_security_label_ret.label", n2, 4097)
        if n2 * 4 > len(buf) - pos:
            raise invalid("remote_domain_get_security_label_ret.label count", n2)
        label1 = list(unpack_from(f">{n2}i", buf, pos))
        pos += n2 * 4
        if label1 and (min(label1) < -128 or max(label1) > 127):
            raise invalid("remote_domain_get_security_label_ret.label", label1)
        (enforcing3,) = _U_S_i(buf, pos)
        pos += 4
        made4 = new(RemoteDomainGetSecurityLabelRet)
        made4.label = label1
        made4.enforcing = enforcing3
        append(made4)
    return items, pos


class RemoteDomainGetSecurityLabelListArgs(XdrStruct):
    """Struct ``remote_domain_get_security_label_list_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_get_security_label_list_args(
    value: RemoteDomainGetSecurityLabelListArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_get_security_label_list_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetSecurityLabelListArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainGetSecurityLabelListArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainGetSecurityLabelListRet(XdrStruct):
    """Struct ``remote_domain_get_security_label_list_ret``."""

    __slots__ = ("labels", "ret")

    def __init__(self, labels: Sequence[RemoteDomainGetSecurityLabelRet], ret: int) -> None:
        self.labels = labels
        self.ret = ret


def pack_remote_domain_get_security_label_list_ret(
    value: RemoteDomainGetSecurityLabelListRet, put: Put
) -> None:
    items1 = value.labels
    n2 = len(items1)
    if n2 > 64:
        raise too_long("remote_domain_get_security_label_list_ret.labels", n2, 64)
    put(_P_S_I(n2))
    pack_list_remote_domain_get_security_label_ret(items1, put)
    put(_P_S_i(value.ret))


def unpack_remote_domain_get_security_label_list_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetSecurityLabelListRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 64:
        raise too_long("remote_domain_get_security_label_list_ret.labels", n2, 64)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_security_label_list_ret.labels count", n2)
    labels1, pos = unpack_list_remote_domain_get_security_label_ret(buf, pos, n2)
    (ret3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetSecurityLabelListRet(labels1, ret3), pos


class RemoteDomainGetAutostartArgs(XdrStruct):
    """Struct ``remote_domain_get_autostart_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_get_autostart_args(value: RemoteDomainGetAutostartArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_get_autostart_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetAutostartArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainGetAutostartArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainGetAutostartRet(XdrStruct):
    """Struct ``remote_domain_get_autostart_ret``."""

    __slots__ = ("autostart",)

    def __init__(self, autostart: int) -> None:
        self.autostart = autostart


def pack_remote_domain_get_autostart_ret(value: RemoteDomainGetAutostartRet, put: Put) -> None:
    put(_P_S_i(value.autostart))


def unpack_remote_domain_get_autostart_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetAutostartRet, int]:
    (autostart1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetAutostartRet(autostart1), pos


class RemoteDomainGetMetadataArgs(XdrStruct):
    """Struct ``remote_domain_get_metadata_args``."""

    __slots__ = ("dom", "type", "uri", "flags")

    def __init__(self, dom: RemoteNonnullDomain, type: int, uri: str | None, flags: int) -> None:
        self.dom = dom
        self.type = type
        self.uri = uri
        self.flags = flags


def pack_remote_domain_get_metadata_args(value: RemoteDomainGetMetadataArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    value5 = value.uri
    put(_P_S_16sii(data4, s1.id, value.type))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_get_metadata_args.uri", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_get_metadata_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetMetadataArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, type7, has9 = _U_S_16siiI(buf, pos)
    pos += 28
    if has9 == 1:
        (n11,) = _U_S_I(buf, pos)
        pos += 4
        if n11 > 4194304:
            raise too_long("remote_domain_get_metadata_args.uri", n11, 4194304)
        end12 = pos + n11
        uri10 = buf[pos:end12].decode("utf-8", "surrogateescape")
        if "\0" in uri10:
            uri10 = uri10.partition("\0")[0]
        if n11 & 3:
            pos = end12 + 4 - (n11 & 3)
            if buf[end12:pos] != PAD[n11 & 3]:
                raise invalid("remote_domain_get_metadata_args.uri padding", buf[end12:pos])
        else:
            pos = end12
        uri8 = uri10
    elif has9 == 0:
        uri8 = None
    else:
        raise invalid("remote_domain_get_metadata_args.uri", has9)
    (flags13,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainGetMetadataArgs(
        RemoteNonnullDomain(name2, uuid5, id6), type7, uri8, flags13
    ), pos


class RemoteDomainGetMetadataRet(XdrStruct):
    """Struct ``remote_domain_get_metadata_ret``."""

    __slots__ = ("metadata",)

    def __init__(self, metadata: str) -> None:
        self.metadata = metadata


def pack_remote_domain_get_metadata_ret(value: RemoteDomainGetMetadataRet, put: Put) -> None:
    data1 = value.metadata.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_get_metadata_ret.metadata", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_get_metadata_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetMetadataRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_get_metadata_ret.metadata", n2, 4194304)
    end3 = pos + n2
    metadata1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_get_metadata_ret.metadata padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainGetMetadataRet(metadata1), pos


class RemoteDomainGetBlockJobInfoArgs(XdrStruct):
    """Struct ``remote_domain_get_block_job_info_args``."""

    __slots__ = ("dom", "path", "flags")

    def __init__(self, dom: RemoteNonnullDomain, path: str, flags: int) -> None:
        self.dom = dom
        self.path = path
        self.flags = flags


def pack_remote_domain_get_block_job_info_args(
    value: RemoteDomainGetBlockJobInfoArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    data5 = value.path.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_get_block_job_info_args.path", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_get_block_job_info_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetBlockJobInfoArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("remote_domain_get_block_job_info_args.path", n8, 4194304)
    end9 = pos + n8
    path7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in path7:
        path7 = path7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_get_block_job_info_args.path padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainGetBlockJobInfoArgs(
        RemoteNonnullDomain(name2, uuid5, id6), path7, flags10
    ), pos


class RemoteDomainGetBlockJobInfoRet(XdrStruct):
    """Struct ``remote_domain_get_block_job_info_ret``."""

    __slots__ = ("found", "type", "bandwidth", "cur", "end")

    def __init__(self, found: int, type: int, bandwidth: int, cur: int, end: int) -> None:
        self.found = found
        self.type = type
        self.bandwidth = bandwidth
        self.cur = cur
        self.end = end


def pack_remote_domain_get_block_job_info_ret(
    value: RemoteDomainGetBlockJobInfoRet, put: Put
) -> None:
    put(_P_S_iiQQQ(value.found, value.type, value.bandwidth, value.cur, value.end))


def unpack_remote_domain_get_block_job_info_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetBlockJobInfoRet, int]:
    found1, type2, bandwidth3, cur4, end5 = _U_S_iiQQQ(buf, pos)
    pos += 32
    return RemoteDomainGetBlockJobInfoRet(found1, type2, bandwidth3, cur4, end5), pos


class RemoteDomainGetBlockIoTuneArgs(XdrStruct):
    """Struct ``remote_domain_get_block_io_tune_args``."""

    __slots__ = ("dom", "disk", "nparams", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, disk: str | None, nparams: int, flags: int
    ) -> None:
        self.dom = dom
        self.disk = disk
        self.nparams = nparams
        self.flags = flags


def pack_remote_domain_get_block_io_tune_args(
    value: RemoteDomainGetBlockIoTuneArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    value5 = value.disk
    put(_P_S_16si(data4, s1.id))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_get_block_io_tune_args.disk", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    put(_P_S_iI(value.nparams, value.flags))


def unpack_remote_domain_get_block_io_tune_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetBlockIoTuneArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, has8 = _U_S_16siI(buf, pos)
    pos += 24
    if has8 == 1:
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 4194304:
            raise too_long("remote_domain_get_block_io_tune_args.disk", n10, 4194304)
        end11 = pos + n10
        disk9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in disk9:
            disk9 = disk9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_get_block_io_tune_args.disk padding", buf[end11:pos])
        else:
            pos = end11
        disk7 = disk9
    elif has8 == 0:
        disk7 = None
    else:
        raise invalid("remote_domain_get_block_io_tune_args.disk", has8)
    nparams12, flags13 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteDomainGetBlockIoTuneArgs(
        RemoteNonnullDomain(name2, uuid5, id6), disk7, nparams12, flags13
    ), pos


class RemoteDomainGetBlockIoTuneRet(XdrStruct):
    """Struct ``remote_domain_get_block_io_tune_ret``."""

    __slots__ = ("params", "nparams")

    def __init__(self, params: Sequence[RemoteTypedParam], nparams: int) -> None:
        self.params = params
        self.nparams = nparams


def pack_remote_domain_get_block_io_tune_ret(
    value: RemoteDomainGetBlockIoTuneRet, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 32:
        raise too_long("remote_domain_get_block_io_tune_ret.params", n2, 32)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_i(value.nparams))


def unpack_remote_domain_get_block_io_tune_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetBlockIoTuneRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 32:
        raise too_long("remote_domain_get_block_io_tune_ret.params", n2, 32)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_block_io_tune_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    (nparams3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetBlockIoTuneRet(params1, nparams3), pos


class RemoteDomainGetCpuStatsArgs(XdrStruct):
    """Struct ``remote_domain_get_cpu_stats_args``."""

    __slots__ = ("dom", "nparams", "start_cpu", "ncpus", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, nparams: int, start_cpu: int, ncpus: int, flags: int
    ) -> None:
        self.dom = dom
        self.nparams = nparams
        self.start_cpu = start_cpu
        self.ncpus = ncpus
        self.flags = flags


def pack_remote_domain_get_cpu_stats_args(value: RemoteDomainGetCpuStatsArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siIiII(data4, s1.id, value.nparams, value.start_cpu, value.ncpus, value.flags))


def unpack_remote_domain_get_cpu_stats_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetCpuStatsArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, nparams7, start_cpu8, ncpus9, flags10 = _U_S_16siIiII(buf, pos)
    pos += 36
    return RemoteDomainGetCpuStatsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), nparams7, start_cpu8, ncpus9, flags10
    ), pos


class RemoteDomainGetCpuStatsRet(XdrStruct):
    """Struct ``remote_domain_get_cpu_stats_ret``."""

    __slots__ = ("params", "nparams")

    def __init__(self, params: Sequence[RemoteTypedParam], nparams: int) -> None:
        self.params = params
        self.nparams = nparams


def pack_remote_domain_get_cpu_stats_ret(value: RemoteDomainGetCpuStatsRet, put: Put) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 2048:
        raise too_long("remote_domain_get_cpu_stats_ret.params", n2, 2048)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_i(value.nparams))


def unpack_remote_domain_get_cpu_stats_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetCpuStatsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 2048:
        raise too_long("remote_domain_get_cpu_stats_ret.params", n2, 2048)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_cpu_stats_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    (nparams3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetCpuStatsRet(params1, nparams3), pos


class RemoteDomainGetHostnameArgs(XdrStruct):
    """Struct ``remote_domain_get_hostname_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_hostname_args(value: RemoteDomainGetHostnameArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_hostname_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetHostnameArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetHostnameArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainGetHostnameRet(XdrStruct):
    """Struct ``remote_domain_get_hostname_ret``."""

    __slots__ = ("hostname",)

    def __init__(self, hostname: str) -> None:
        self.hostname = hostname


def pack_remote_domain_get_hostname_ret(value: RemoteDomainGetHostnameRet, put: Put) -> None:
    data1 = value.hostname.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_get_hostname_ret.hostname", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_get_hostname_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetHostnameRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_get_hostname_ret.hostname", n2, 4194304)
    end3 = pos + n2
    hostname1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_get_hostname_ret.hostname padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainGetHostnameRet(hostname1), pos


class RemoteDomainGetJobInfoArgs(XdrStruct):
    """Struct ``remote_domain_get_job_info_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_get_job_info_args(value: RemoteDomainGetJobInfoArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_get_job_info_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetJobInfoArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainGetJobInfoArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainGetJobInfoRet(XdrStruct):
    """Struct ``remote_domain_get_job_info_ret``."""

    __slots__ = (
        "type",
        "timeElapsed",
        "timeRemaining",
        "dataTotal",
        "dataProcessed",
        "dataRemaining",
        "memTotal",
        "memProcessed",
        "memRemaining",
        "fileTotal",
        "fileProcessed",
        "fileRemaining",
    )

    def __init__(
        self,
        type: int,
        timeElapsed: int,
        timeRemaining: int,
        dataTotal: int,
        dataProcessed: int,
        dataRemaining: int,
        memTotal: int,
        memProcessed: int,
        memRemaining: int,
        fileTotal: int,
        fileProcessed: int,
        fileRemaining: int,
    ) -> None:
        self.type = type
        self.timeElapsed = timeElapsed
        self.timeRemaining = timeRemaining
        self.dataTotal = dataTotal
        self.dataProcessed = dataProcessed
        self.dataRemaining = dataRemaining
        self.memTotal = memTotal
        self.memProcessed = memProcessed
        self.memRemaining = memRemaining
        self.fileTotal = fileTotal
        self.fileProcessed = fileProcessed
        self.fileRemaining = fileRemaining


def pack_remote_domain_get_job_info_ret(value: RemoteDomainGetJobInfoRet, put: Put) -> None:
    put(
        _P_S_iQQQQQQQQQQQ(
            value.type,
            value.timeElapsed,
            value.timeRemaining,
            value.dataTotal,
            value.dataProcessed,
            value.dataRemaining,
            value.memTotal,
            value.memProcessed,
            value.memRemaining,
            value.fileTotal,
            value.fileProcessed,
            value.fileRemaining,
        )
    )


def unpack_remote_domain_get_job_info_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetJobInfoRet, int]:
    (
        type1,
        timeElapsed2,
        timeRemaining3,
        dataTotal4,
        dataProcessed5,
        dataRemaining6,
        memTotal7,
        memProcessed8,
        memRemaining9,
        fileTotal10,
        fileProcessed11,
        fileRemaining12,
    ) = _U_S_iQQQQQQQQQQQ(buf, pos)
    pos += 92
    return RemoteDomainGetJobInfoRet(
        type1,
        timeElapsed2,
        timeRemaining3,
        dataTotal4,
        dataProcessed5,
        dataRemaining6,
        memTotal7,
        memProcessed8,
        memRemaining9,
        fileTotal10,
        fileProcessed11,
        fileRemaining12,
    ), pos


class RemoteDomainGetJobStatsArgs(XdrStruct):
    """Struct ``remote_domain_get_job_stats_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_job_stats_args(value: RemoteDomainGetJobStatsArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_job_stats_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetJobStatsArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetJobStatsArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainGetJobStatsRet(XdrStruct):
    """Struct ``remote_domain_get_job_stats_ret``."""

    __slots__ = ("type", "params")

    def __init__(self, type: int, params: Sequence[RemoteTypedParam]) -> None:
        self.type = type
        self.params = params


def pack_remote_domain_get_job_stats_ret(value: RemoteDomainGetJobStatsRet, put: Put) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 64:
        raise too_long("remote_domain_get_job_stats_ret.params", n2, 64)
    put(_P_S_iI(value.type, n2))
    pack_list_remote_typed_param(items1, put)


def unpack_remote_domain_get_job_stats_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetJobStatsRet, int]:
    type1, n3 = _U_S_iI(buf, pos)
    pos += 8
    if n3 > 64:
        raise too_long("remote_domain_get_job_stats_ret.params", n3, 64)
    if n3 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_job_stats_ret.params count", n3)
    params2, pos = unpack_list_remote_typed_param(buf, pos, n3)
    return RemoteDomainGetJobStatsRet(type1, params2), pos


class RemoteDomainGetStateArgs(XdrStruct):
    """Struct ``remote_domain_get_state_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_state_args(value: RemoteDomainGetStateArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_state_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetStateArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetStateArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainGetStateRet(XdrStruct):
    """Struct ``remote_domain_get_state_ret``."""

    __slots__ = ("state", "reason")

    def __init__(self, state: int, reason: int) -> None:
        self.state = state
        self.reason = reason


def pack_remote_domain_get_state_ret(value: RemoteDomainGetStateRet, put: Put) -> None:
    put(_P_S_ii(value.state, value.reason))


def unpack_remote_domain_get_state_ret(buf: bytes, pos: int) -> tuple[RemoteDomainGetStateRet, int]:
    state1, reason2 = _U_S_ii(buf, pos)
    pos += 8
    return RemoteDomainGetStateRet(state1, reason2), pos


class RemoteDomainGetControlInfoArgs(XdrStruct):
    """Struct ``remote_domain_get_control_info_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_control_info_args(
    value: RemoteDomainGetControlInfoArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_control_info_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetControlInfoArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetControlInfoArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainGetControlInfoRet(XdrStruct):
    """Struct ``remote_domain_get_control_info_ret``."""

    __slots__ = ("state", "details", "stateTime")

    def __init__(self, state: int, details: int, stateTime: int) -> None:
        self.state = state
        self.details = details
        self.stateTime = stateTime


def pack_remote_domain_get_control_info_ret(value: RemoteDomainGetControlInfoRet, put: Put) -> None:
    put(_P_S_IIQ(value.state, value.details, value.stateTime))


def unpack_remote_domain_get_control_info_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetControlInfoRet, int]:
    state1, details2, stateTime3 = _U_S_IIQ(buf, pos)
    pos += 16
    return RemoteDomainGetControlInfoRet(state1, details2, stateTime3), pos


class RemoteDomainGetDiskErrorsArgs(XdrStruct):
    """Struct ``remote_domain_get_disk_errors_args``."""

    __slots__ = ("dom", "maxerrors", "flags")

    def __init__(self, dom: RemoteNonnullDomain, maxerrors: int, flags: int) -> None:
        self.dom = dom
        self.maxerrors = maxerrors
        self.flags = flags


def pack_remote_domain_get_disk_errors_args(value: RemoteDomainGetDiskErrorsArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siII(data4, s1.id, value.maxerrors, value.flags))


def unpack_remote_domain_get_disk_errors_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetDiskErrorsArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, maxerrors7, flags8 = _U_S_16siII(buf, pos)
    pos += 28
    return RemoteDomainGetDiskErrorsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), maxerrors7, flags8
    ), pos


class RemoteDomainGetDiskErrorsRet(XdrStruct):
    """Struct ``remote_domain_get_disk_errors_ret``."""

    __slots__ = ("errors", "nerrors")

    def __init__(self, errors: Sequence[RemoteDomainDiskError], nerrors: int) -> None:
        self.errors = errors
        self.nerrors = nerrors


def pack_remote_domain_get_disk_errors_ret(value: RemoteDomainGetDiskErrorsRet, put: Put) -> None:
    items1 = value.errors
    n2 = len(items1)
    if n2 > 256:
        raise too_long("remote_domain_get_disk_errors_ret.errors", n2, 256)
    put(_P_S_I(n2))
    pack_list_remote_domain_disk_error(items1, put)
    put(_P_S_i(value.nerrors))


def unpack_remote_domain_get_disk_errors_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetDiskErrorsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 256:
        raise too_long("remote_domain_get_disk_errors_ret.errors", n2, 256)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_disk_errors_ret.errors count", n2)
    errors1, pos = unpack_list_remote_domain_disk_error(buf, pos, n2)
    (nerrors3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetDiskErrorsRet(errors1, nerrors3), pos


class RemoteDomainGetTimeArgs(XdrStruct):
    """Struct ``remote_domain_get_time_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_time_args(value: RemoteDomainGetTimeArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_time_args(buf: bytes, pos: int) -> tuple[RemoteDomainGetTimeArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetTimeArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainGetTimeRet(XdrStruct):
    """Struct ``remote_domain_get_time_ret``."""

    __slots__ = ("seconds", "nseconds")

    def __init__(self, seconds: int, nseconds: int) -> None:
        self.seconds = seconds
        self.nseconds = nseconds


def pack_remote_domain_get_time_ret(value: RemoteDomainGetTimeRet, put: Put) -> None:
    put(_P_S_qI(value.seconds, value.nseconds))


def unpack_remote_domain_get_time_ret(buf: bytes, pos: int) -> tuple[RemoteDomainGetTimeRet, int]:
    seconds1, nseconds2 = _U_S_qI(buf, pos)
    pos += 12
    return RemoteDomainGetTimeRet(seconds1, nseconds2), pos


class RemoteDomainFsinfo(XdrStruct):
    """Struct ``remote_domain_fsinfo``."""

    __slots__ = ("mountpoint", "name", "fstype", "dev_aliases")

    def __init__(self, mountpoint: str, name: str, fstype: str, dev_aliases: Sequence[str]) -> None:
        self.mountpoint = mountpoint
        self.name = name
        self.fstype = fstype
        self.dev_aliases = dev_aliases


def pack_remote_domain_fsinfo(value: RemoteDomainFsinfo, put: Put) -> None:
    data1 = value.mountpoint.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_fsinfo.mountpoint", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_domain_fsinfo.name", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = value.fstype.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_fsinfo.fstype", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    items7 = value.dev_aliases
    n8 = len(items7)
    if isinstance(items7, str):
        raise invalid("remote_domain_fsinfo.dev_aliases", items7)
    if n8 > 256:
        raise too_long("remote_domain_fsinfo.dev_aliases", n8, 256)
    put(_P_S_I(n8))
    for item9 in items7:
        data10 = item9.encode("utf-8", "surrogateescape")
        n11 = len(data10)
        if n11 > 4194304:
            raise too_long("remote_domain_fsinfo.dev_aliases", n11, 4194304)
        put(_P_S_I(n11))
        put(data10)
        if n11 & 3:
            put(PAD[n11 & 3])


def unpack_remote_domain_fsinfo(buf: bytes, pos: int) -> tuple[RemoteDomainFsinfo, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_fsinfo.mountpoint", n2, 4194304)
    end3 = pos + n2
    mountpoint1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_fsinfo.mountpoint padding", buf[end3:pos])
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_domain_fsinfo.name", n5, 4194304)
    end6 = pos + n5
    name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_domain_fsinfo.name padding", buf[end6:pos])
    else:
        pos = end6
    (n8,) = _U_S_I(buf, pos)
    pos += 4
    if n8 > 4194304:
        raise too_long("remote_domain_fsinfo.fstype", n8, 4194304)
    end9 = pos + n8
    fstype7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_fsinfo.fstype padding", buf[end9:pos])
    else:
        pos = end9
    (n11,) = _U_S_I(buf, pos)
    pos += 4
    if n11 > 256:
        raise too_long("remote_domain_fsinfo.dev_aliases", n11, 256)
    if n11 * 4 > len(buf) - pos:
        raise invalid("remote_domain_fsinfo.dev_aliases count", n11)
    dev_aliases10: list[str] = []
    appenddev_aliases10 = dev_aliases10.append
    for _ in range(n11):
        (n13,) = _U_S_I(buf, pos)
        pos += 4
        if n13 > 4194304:
            raise too_long("remote_domain_fsinfo.dev_aliases", n13, 4194304)
        end14 = pos + n13
        item12 = buf[pos:end14].decode("utf-8", "surrogateescape")
        if n13 & 3:
            pos = end14 + 4 - (n13 & 3)
            if buf[end14:pos] != PAD[n13 & 3]:
                raise invalid("remote_domain_fsinfo.dev_aliases padding", buf[end14:pos])
        else:
            pos = end14
        appenddev_aliases10(item12)
    return RemoteDomainFsinfo(mountpoint1, name4, fstype7, dev_aliases10), pos


def pack_list_remote_domain_fsinfo(items: Sequence[RemoteDomainFsinfo], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.mountpoint.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_domain_fsinfo.mountpoint", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        data3 = item.name.encode("utf-8", "surrogateescape")
        n4 = len(data3)
        if n4 > 4194304:
            raise too_long("remote_domain_fsinfo.name", n4, 4194304)
        put(_P_S_I(n4))
        put(data3)
        if n4 & 3:
            put(PAD[n4 & 3])
        data5 = item.fstype.encode("utf-8", "surrogateescape")
        n6 = len(data5)
        if n6 > 4194304:
            raise too_long("remote_domain_fsinfo.fstype", n6, 4194304)
        put(_P_S_I(n6))
        put(data5)
        if n6 & 3:
            put(PAD[n6 & 3])
        items7 = item.dev_aliases
        n8 = len(items7)
        if isinstance(items7, str):
            raise invalid("remote_domain_fsinfo.dev_aliases", items7)
        if n8 > 256:
            raise too_long("remote_domain_fsinfo.dev_aliases", n8, 256)
        put(_P_S_I(n8))
        for item9 in items7:
            data10 = item9.encode("utf-8", "surrogateescape")
            n11 = len(data10)
            if n11 > 4194304:
                raise too_long("remote_domain_fsinfo.dev_aliases", n11, 4194304)
            put(_P_S_I(n11))
            put(data10)
            if n11 & 3:
                put(PAD[n11 & 3])


def unpack_list_remote_domain_fsinfo(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteDomainFsinfo], int]:
    items: list[RemoteDomainFsinfo] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_domain_fsinfo.mountpoint", n2, 4194304)
        end3 = pos + n2
        mountpoint1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_domain_fsinfo.mountpoint padding", buf[end3:pos])
        else:
            pos = end3
        (n5,) = _U_S_I(buf, pos)
        pos += 4
        if n5 > 4194304:
            raise too_long("remote_domain_fsinfo.name", n5, 4194304)
        end6 = pos + n5
        name4 = buf[pos:end6].decode("utf-8", "surrogateescape")
        if n5 & 3:
            pos = end6 + 4 - (n5 & 3)
            if buf[end6:pos] != PAD[n5 & 3]:
                raise invalid("remote_domain_fsinfo.name padding", buf[end6:pos])
        else:
            pos = end6
        (n8,) = _U_S_I(buf, pos)
        pos += 4
        if n8 > 4194304:
            raise too_long("remote_domain_fsinfo.fstype", n8, 4194304)
        end9 = pos + n8
        fstype7 = buf[pos:end9].decode("utf-8", "surrogateescape")
        if n8 & 3:
            pos = end9 + 4 - (n8 & 3)
            if buf[end9:pos] != PAD[n8 & 3]:
                raise invalid("remote_domain_fsinfo.fstype padding", buf[end9:pos])
        else:
            pos = end9
        (n11,) = _U_S_I(buf, pos)
        pos += 4
        if n11 > 256:
            raise too_long("remote_domain_fsinfo.dev_aliases", n11, 256)
        if n11 * 4 > len(buf) - pos:
            raise invalid("remote_domain_fsinfo.dev_aliases count", n11)
        dev_aliases10: list[str] = []
        appenddev_aliases10 = dev_aliases10.append
        for _ in range(n11):
            (n13,) = _U_S_I(buf, pos)
            pos += 4
            if n13 > 4194304:
                raise too_long("remote_domain_fsinfo.dev_aliases", n13, 4194304)
            end14 = pos + n13
            item12 = buf[pos:end14].decode("utf-8", "surrogateescape")
            if n13 & 3:
                pos = end14 + 4 - (n13 & 3)
                if buf[end14:pos] != PAD[n13 & 3]:
                    raise invalid("remote_domain_fsinfo.dev_aliases padding", buf[end14:pos])
            else:
                pos = end14
            appenddev_aliases10(item12)
        made15 = new(RemoteDomainFsinfo)
        made15.mountpoint = mountpoint1
        made15.name = name4
        made15.fstype = fstype7
        made15.dev_aliases = dev_aliases10
        append(made15)
    return items, pos


class RemoteDomainGetFsinfoArgs(XdrStruct):
    """Struct ``remote_domain_get_fsinfo_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_fsinfo_args(value: RemoteDomainGetFsinfoArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_fsinfo_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetFsinfoArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetFsinfoArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainGetFsinfoRet(XdrStruct):
    """Struct ``remote_domain_get_fsinfo_ret``."""

    __slots__ = ("info", "ret")

    def __init__(self, info: Sequence[RemoteDomainFsinfo], ret: int) -> None:
        self.info = info
        self.ret = ret


def pack_remote_domain_get_fsinfo_ret(value: RemoteDomainGetFsinfoRet, put: Put) -> None:
    items1 = value.info
    n2 = len(items1)
    if n2 > 256:
        raise too_long("remote_domain_get_fsinfo_ret.info", n2, 256)
    put(_P_S_I(n2))
    pack_list_remote_domain_fsinfo(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_domain_get_fsinfo_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetFsinfoRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 256:
        raise too_long("remote_domain_get_fsinfo_ret.info", n2, 256)
    if n2 * 16 > len(buf) - pos:
        raise invalid("remote_domain_get_fsinfo_ret.info count", n2)
    info1, pos = unpack_list_remote_domain_fsinfo(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainGetFsinfoRet(info1, ret3), pos


class RemoteDomainGetGuestVcpusArgs(XdrStruct):
    """Struct ``remote_domain_get_guest_vcpus_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_guest_vcpus_args(value: RemoteDomainGetGuestVcpusArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_guest_vcpus_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetGuestVcpusArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetGuestVcpusArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainGetGuestVcpusRet(XdrStruct):
    """Struct ``remote_domain_get_guest_vcpus_ret``."""

    __slots__ = ("params",)

    def __init__(self, params: Sequence[RemoteTypedParam]) -> None:
        self.params = params


def pack_remote_domain_get_guest_vcpus_ret(value: RemoteDomainGetGuestVcpusRet, put: Put) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 64:
        raise too_long("remote_domain_get_guest_vcpus_ret.params", n2, 64)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)


def unpack_remote_domain_get_guest_vcpus_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetGuestVcpusRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 64:
        raise too_long("remote_domain_get_guest_vcpus_ret.params", n2, 64)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_guest_vcpus_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    return RemoteDomainGetGuestVcpusRet(params1), pos


class RemoteDomainGetLaunchSecurityInfoArgs(XdrStruct):
    """Struct ``remote_domain_get_launch_security_info_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_launch_security_info_args(
    value: RemoteDomainGetLaunchSecurityInfoArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_launch_security_info_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetLaunchSecurityInfoArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetLaunchSecurityInfoArgs(
        RemoteNonnullDomain(name2, uuid5, id6), flags7
    ), pos


class RemoteDomainGetLaunchSecurityInfoRet(XdrStruct):
    """Struct ``remote_domain_get_launch_security_info_ret``."""

    __slots__ = ("params",)

    def __init__(self, params: Sequence[RemoteTypedParam]) -> None:
        self.params = params


def pack_remote_domain_get_launch_security_info_ret(
    value: RemoteDomainGetLaunchSecurityInfoRet, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 64:
        raise too_long("remote_domain_get_launch_security_info_ret.params", n2, 64)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)


def unpack_remote_domain_get_launch_security_info_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetLaunchSecurityInfoRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 64:
        raise too_long("remote_domain_get_launch_security_info_ret.params", n2, 64)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_launch_security_info_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    return RemoteDomainGetLaunchSecurityInfoRet(params1), pos


class RemoteDomainGetGuestInfoArgs(XdrStruct):
    """Struct ``remote_domain_get_guest_info_args``."""

    __slots__ = ("dom", "types", "flags")

    def __init__(self, dom: RemoteNonnullDomain, types: int, flags: int) -> None:
        self.dom = dom
        self.types = types
        self.flags = flags


def pack_remote_domain_get_guest_info_args(value: RemoteDomainGetGuestInfoArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siII(data4, s1.id, value.types, value.flags))


def unpack_remote_domain_get_guest_info_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetGuestInfoArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, types7, flags8 = _U_S_16siII(buf, pos)
    pos += 28
    return RemoteDomainGetGuestInfoArgs(RemoteNonnullDomain(name2, uuid5, id6), types7, flags8), pos


class RemoteDomainGetGuestInfoRet(XdrStruct):
    """Struct ``remote_domain_get_guest_info_ret``."""

    __slots__ = ("params",)

    def __init__(self, params: Sequence[RemoteTypedParam]) -> None:
        self.params = params


def pack_remote_domain_get_guest_info_ret(value: RemoteDomainGetGuestInfoRet, put: Put) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 2048:
        raise too_long("remote_domain_get_guest_info_ret.params", n2, 2048)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)


def unpack_remote_domain_get_guest_info_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetGuestInfoRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 2048:
        raise too_long("remote_domain_get_guest_info_ret.params", n2, 2048)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_get_guest_info_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    return RemoteDomainGetGuestInfoRet(params1), pos


class RemoteDomainGetMessagesArgs(XdrStruct):
    """Struct ``remote_domain_get_messages_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_get_messages_args(value: RemoteDomainGetMessagesArgs, put: Put) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16siI(data4, s1.id, value.flags))


def unpack_remote_domain_get_messages_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetMessagesArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainGetMessagesArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainGetMessagesRet(XdrStruct):
    """Struct ``remote_domain_get_messages_ret``."""

    __slots__ = ("msgs",)

    def __init__(self, msgs: Sequence[str]) -> None:
        self.msgs = msgs


def pack_remote_domain_get_messages_ret(value: RemoteDomainGetMessagesRet, put: Put) -> None:
    items1 = value.msgs
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_domain_get_messages_ret.msgs", items1)
    if n2 > 2048:
        raise too_long("remote_domain_get_messages_ret.msgs", n2, 2048)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_domain_get_messages_ret.msgs", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_domain_get_messages_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetMessagesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 2048:
        raise too_long("remote_domain_get_messages_ret.msgs", n2, 2048)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_domain_get_messages_ret.msgs count", n2)
    msgs1: list[str] = []
    appendmsgs1 = msgs1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_domain_get_messages_ret.msgs", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_domain_get_messages_ret.msgs padding", buf[end5:pos])
        else:
            pos = end5
        appendmsgs1(item3)
    return RemoteDomainGetMessagesRet(msgs1), pos


class RemoteDomainGetAutostartOnceArgs(XdrStruct):
    """Struct ``remote_domain_get_autostart_once_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_get_autostart_once_args(
    value: RemoteDomainGetAutostartOnceArgs, put: Put
) -> None:
    s1 = value.dom
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_domain.uuid", data4)
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_get_autostart_once_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetAutostartOnceArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainGetAutostartOnceArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainGetAutostartOnceRet(XdrStruct):
    """Struct ``remote_domain_get_autostart_once_ret``."""

    __slots__ = ("autostart",)

    def __init__(self, autostart: int) -> None:
        self.autostart = autostart


def pack_remote_domain_get_autostart_once_ret(
    value: RemoteDomainGetAutostartOnceRet, put: Put
) -> None:
    put(_P_S_i(value.autostart))


def unpack_remote_domain_get_autostart_once_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGetAutostartOnceRet, int]:
    (autostart1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainGetAutostartOnceRet(autostart1), pos
