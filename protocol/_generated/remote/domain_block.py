# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: domain block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullDomain,
    RemoteTypedParam,
    pack_list_remote_typed_param,
    unpack_call_list_remote_typed_param,
    unpack_list_remote_typed_param,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_ZERO = b"\0\0\0\0"
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_S_QI = Struct(">QI")
_P_S_QI = _S_QI.pack
_U_S_QI = _S_QI.unpack_from
_S_QII = Struct(">QII")
_P_S_QII = _S_QII.pack
_U_S_QII = _S_QII.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_qqqqq = Struct(">qqqqq")
_P_S_qqqqq = _S_qqqqq.pack
_U_S_qqqqq = _S_qqqqq.unpack_from


class RemoteDomainBlockResizeArgs(XdrStruct):
    """Struct ``remote_domain_block_resize_args``."""

    __slots__ = ("dom", "disk", "size", "flags")

    def __init__(self, dom: RemoteNonnullDomain, disk: str, size: int, flags: int) -> None:
        self.dom = dom
        self.disk = disk
        self.size = size
        self.flags = flags


def pack_remote_domain_block_resize_args(value: RemoteDomainBlockResizeArgs, put: Put) -> None:
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
    data5 = value.disk.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_block_resize_args.disk", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_QI(value.size, value.flags))


def unpack_remote_domain_block_resize_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockResizeArgs, int]:
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
        raise too_long("remote_domain_block_resize_args.disk", n8, 4194304)
    end9 = pos + n8
    disk7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in disk7:
        disk7 = disk7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_block_resize_args.disk padding", buf[end9:pos])
    else:
        pos = end9
    size10, flags11 = _U_S_QI(buf, pos)
    pos += 12
    return RemoteDomainBlockResizeArgs(
        RemoteNonnullDomain(name2, uuid5, id6), disk7, size10, flags11
    ), pos


class RemoteDomainBlockStatsArgs(XdrStruct):
    """Struct ``remote_domain_block_stats_args``."""

    __slots__ = ("dom", "path")

    def __init__(self, dom: RemoteNonnullDomain, path: str) -> None:
        self.dom = dom
        self.path = path


def pack_remote_domain_block_stats_args(value: RemoteDomainBlockStatsArgs, put: Put) -> None:
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
        raise too_long("remote_domain_block_stats_args.path", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_domain_block_stats_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockStatsArgs, int]:
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
        raise too_long("remote_domain_block_stats_args.path", n8, 4194304)
    end9 = pos + n8
    path7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in path7:
        path7 = path7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_block_stats_args.path padding", buf[end9:pos])
    else:
        pos = end9
    return RemoteDomainBlockStatsArgs(RemoteNonnullDomain(name2, uuid5, id6), path7), pos


class RemoteDomainBlockStatsRet(XdrStruct):
    """Struct ``remote_domain_block_stats_ret``."""

    __slots__ = ("rd_req", "rd_bytes", "wr_req", "wr_bytes", "errs")

    def __init__(self, rd_req: int, rd_bytes: int, wr_req: int, wr_bytes: int, errs: int) -> None:
        self.rd_req = rd_req
        self.rd_bytes = rd_bytes
        self.wr_req = wr_req
        self.wr_bytes = wr_bytes
        self.errs = errs


def pack_remote_domain_block_stats_ret(value: RemoteDomainBlockStatsRet, put: Put) -> None:
    put(_P_S_qqqqq(value.rd_req, value.rd_bytes, value.wr_req, value.wr_bytes, value.errs))


def unpack_remote_domain_block_stats_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockStatsRet, int]:
    rd_req1, rd_bytes2, wr_req3, wr_bytes4, errs5 = _U_S_qqqqq(buf, pos)
    pos += 40
    return RemoteDomainBlockStatsRet(rd_req1, rd_bytes2, wr_req3, wr_bytes4, errs5), pos


class RemoteDomainBlockStatsFlagsArgs(XdrStruct):
    """Struct ``remote_domain_block_stats_flags_args``."""

    __slots__ = ("dom", "path", "nparams", "flags")

    def __init__(self, dom: RemoteNonnullDomain, path: str, nparams: int, flags: int) -> None:
        self.dom = dom
        self.path = path
        self.nparams = nparams
        self.flags = flags


def pack_remote_domain_block_stats_flags_args(
    value: RemoteDomainBlockStatsFlagsArgs, put: Put
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
        raise too_long("remote_domain_block_stats_flags_args.path", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_iI(value.nparams, value.flags))


def unpack_remote_domain_block_stats_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockStatsFlagsArgs, int]:
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
        raise too_long("remote_domain_block_stats_flags_args.path", n8, 4194304)
    end9 = pos + n8
    path7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in path7:
        path7 = path7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_block_stats_flags_args.path padding", buf[end9:pos])
    else:
        pos = end9
    nparams10, flags11 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteDomainBlockStatsFlagsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), path7, nparams10, flags11
    ), pos


class RemoteDomainBlockStatsFlagsRet(XdrStruct):
    """Struct ``remote_domain_block_stats_flags_ret``."""

    __slots__ = ("params", "nparams")

    def __init__(self, params: Sequence[RemoteTypedParam], nparams: int) -> None:
        self.params = params
        self.nparams = nparams


def pack_remote_domain_block_stats_flags_ret(
    value: RemoteDomainBlockStatsFlagsRet, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 16:
        raise too_long("remote_domain_block_stats_flags_ret.params", n2, 16)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_i(value.nparams))


def unpack_remote_domain_block_stats_flags_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockStatsFlagsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16:
        raise too_long("remote_domain_block_stats_flags_ret.params", n2, 16)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_block_stats_flags_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    (nparams3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainBlockStatsFlagsRet(params1, nparams3), pos


class RemoteDomainBlockPeekArgs(XdrStruct):
    """Struct ``remote_domain_block_peek_args``."""

    __slots__ = ("dom", "path", "offset", "size", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, path: str, offset: int, size: int, flags: int
    ) -> None:
        self.dom = dom
        self.path = path
        self.offset = offset
        self.size = size
        self.flags = flags


def pack_remote_domain_block_peek_args(value: RemoteDomainBlockPeekArgs, put: Put) -> None:
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
        raise too_long("remote_domain_block_peek_args.path", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_QII(value.offset, value.size, value.flags))


def unpack_remote_domain_block_peek_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockPeekArgs, int]:
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
        raise too_long("remote_domain_block_peek_args.path", n8, 4194304)
    end9 = pos + n8
    path7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in path7:
        path7 = path7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_block_peek_args.path padding", buf[end9:pos])
    else:
        pos = end9
    offset10, size11, flags12 = _U_S_QII(buf, pos)
    pos += 16
    return RemoteDomainBlockPeekArgs(
        RemoteNonnullDomain(name2, uuid5, id6), path7, offset10, size11, flags12
    ), pos


class RemoteDomainBlockPeekRet(XdrStruct):
    """Struct ``remote_domain_block_peek_ret``."""

    __slots__ = ("buffer",)

    def __init__(self, buffer: bytes) -> None:
        self.buffer = buffer


def pack_remote_domain_block_peek_ret(value: RemoteDomainBlockPeekRet, put: Put) -> None:
    data1 = value.buffer
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_block_peek_ret.buffer", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_block_peek_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockPeekRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_block_peek_ret.buffer", n2, 4194304)
    end3 = pos + n2
    buffer1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_block_peek_ret.buffer padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainBlockPeekRet(buffer1), pos


class RemoteDomainBlockJobAbortArgs(XdrStruct):
    """Struct ``remote_domain_block_job_abort_args``."""

    __slots__ = ("dom", "path", "flags")

    def __init__(self, dom: RemoteNonnullDomain, path: str, flags: int) -> None:
        self.dom = dom
        self.path = path
        self.flags = flags


def pack_remote_domain_block_job_abort_args(value: RemoteDomainBlockJobAbortArgs, put: Put) -> None:
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
        raise too_long("remote_domain_block_job_abort_args.path", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_block_job_abort_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockJobAbortArgs, int]:
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
        raise too_long("remote_domain_block_job_abort_args.path", n8, 4194304)
    end9 = pos + n8
    path7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in path7:
        path7 = path7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_block_job_abort_args.path padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainBlockJobAbortArgs(
        RemoteNonnullDomain(name2, uuid5, id6), path7, flags10
    ), pos


class RemoteDomainBlockJobSetSpeedArgs(XdrStruct):
    """Struct ``remote_domain_block_job_set_speed_args``."""

    __slots__ = ("dom", "path", "bandwidth", "flags")

    def __init__(self, dom: RemoteNonnullDomain, path: str, bandwidth: int, flags: int) -> None:
        self.dom = dom
        self.path = path
        self.bandwidth = bandwidth
        self.flags = flags


def pack_remote_domain_block_job_set_speed_args(
    value: RemoteDomainBlockJobSetSpeedArgs, put: Put
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
        raise too_long("remote_domain_block_job_set_speed_args.path", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_QI(value.bandwidth, value.flags))


def unpack_remote_domain_block_job_set_speed_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockJobSetSpeedArgs, int]:
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
        raise too_long("remote_domain_block_job_set_speed_args.path", n8, 4194304)
    end9 = pos + n8
    path7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in path7:
        path7 = path7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_block_job_set_speed_args.path padding", buf[end9:pos])
    else:
        pos = end9
    bandwidth10, flags11 = _U_S_QI(buf, pos)
    pos += 12
    return RemoteDomainBlockJobSetSpeedArgs(
        RemoteNonnullDomain(name2, uuid5, id6), path7, bandwidth10, flags11
    ), pos


class RemoteDomainBlockPullArgs(XdrStruct):
    """Struct ``remote_domain_block_pull_args``."""

    __slots__ = ("dom", "path", "bandwidth", "flags")

    def __init__(self, dom: RemoteNonnullDomain, path: str, bandwidth: int, flags: int) -> None:
        self.dom = dom
        self.path = path
        self.bandwidth = bandwidth
        self.flags = flags


def pack_remote_domain_block_pull_args(value: RemoteDomainBlockPullArgs, put: Put) -> None:
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
        raise too_long("remote_domain_block_pull_args.path", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_QI(value.bandwidth, value.flags))


def unpack_remote_domain_block_pull_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockPullArgs, int]:
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
        raise too_long("remote_domain_block_pull_args.path", n8, 4194304)
    end9 = pos + n8
    path7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in path7:
        path7 = path7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_block_pull_args.path padding", buf[end9:pos])
    else:
        pos = end9
    bandwidth10, flags11 = _U_S_QI(buf, pos)
    pos += 12
    return RemoteDomainBlockPullArgs(
        RemoteNonnullDomain(name2, uuid5, id6), path7, bandwidth10, flags11
    ), pos


class RemoteDomainBlockRebaseArgs(XdrStruct):
    """Struct ``remote_domain_block_rebase_args``."""

    __slots__ = ("dom", "path", "base", "bandwidth", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, path: str, base: str | None, bandwidth: int, flags: int
    ) -> None:
        self.dom = dom
        self.path = path
        self.base = base
        self.bandwidth = bandwidth
        self.flags = flags


def pack_remote_domain_block_rebase_args(value: RemoteDomainBlockRebaseArgs, put: Put) -> None:
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
        raise too_long("remote_domain_block_rebase_args.path", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    value7 = value.base
    if value7 is None:
        put(_ZERO)
    else:
        data8 = value7.encode("utf-8", "surrogateescape")
        n9 = len(data8)
        if n9 > 4194304:
            raise too_long("remote_domain_block_rebase_args.base", n9, 4194304)
        put(_P_S_II(1, n9))
        put(data8)
        if n9 & 3:
            put(PAD[n9 & 3])
    put(_P_S_QI(value.bandwidth, value.flags))


def unpack_remote_domain_block_rebase_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockRebaseArgs, int]:
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
        raise too_long("remote_domain_block_rebase_args.path", n8, 4194304)
    end9 = pos + n8
    path7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in path7:
        path7 = path7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_block_rebase_args.path padding", buf[end9:pos])
    else:
        pos = end9
    (has11,) = _U_S_I(buf, pos)
    pos += 4
    if has11 == 1:
        (n13,) = _U_S_I(buf, pos)
        pos += 4
        if n13 > 4194304:
            raise too_long("remote_domain_block_rebase_args.base", n13, 4194304)
        end14 = pos + n13
        base12 = buf[pos:end14].decode("utf-8", "surrogateescape")
        if "\0" in base12:
            base12 = base12.partition("\0")[0]
        if n13 & 3:
            pos = end14 + 4 - (n13 & 3)
            if buf[end14:pos] != PAD[n13 & 3]:
                raise invalid("remote_domain_block_rebase_args.base padding", buf[end14:pos])
        else:
            pos = end14
        base10 = base12
    elif has11 == 0:
        base10 = None
    else:
        raise invalid("remote_domain_block_rebase_args.base", has11)
    bandwidth15, flags16 = _U_S_QI(buf, pos)
    pos += 12
    return RemoteDomainBlockRebaseArgs(
        RemoteNonnullDomain(name2, uuid5, id6), path7, base10, bandwidth15, flags16
    ), pos


class RemoteDomainBlockCopyArgs(XdrStruct):
    """Struct ``remote_domain_block_copy_args``."""

    __slots__ = ("dom", "path", "destxml", "params", "flags")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        path: str,
        destxml: str,
        params: Sequence[RemoteTypedParam],
        flags: int,
    ) -> None:
        self.dom = dom
        self.path = path
        self.destxml = destxml
        self.params = params
        self.flags = flags


def pack_remote_domain_block_copy_args(value: RemoteDomainBlockCopyArgs, put: Put) -> None:
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
        raise too_long("remote_domain_block_copy_args.path", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = value.destxml.encode("utf-8", "surrogateescape")
    n8 = len(data7)
    if n8 > 4194304:
        raise too_long("remote_domain_block_copy_args.destxml", n8, 4194304)
    put(_P_S_I(n8))
    put(data7)
    if n8 & 3:
        put(PAD[n8 & 3])
    items9 = value.params
    n10 = len(items9)
    if n10 > 16:
        raise too_long("remote_domain_block_copy_args.params", n10, 16)
    put(_P_S_I(n10))
    pack_list_remote_typed_param(items9, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_block_copy_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockCopyArgs, int]:
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
        raise too_long("remote_domain_block_copy_args.path", n8, 4194304)
    end9 = pos + n8
    path7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in path7:
        path7 = path7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_block_copy_args.path padding", buf[end9:pos])
    else:
        pos = end9
    (n11,) = _U_S_I(buf, pos)
    pos += 4
    if n11 > 4194304:
        raise too_long("remote_domain_block_copy_args.destxml", n11, 4194304)
    end12 = pos + n11
    destxml10 = buf[pos:end12].decode("utf-8", "surrogateescape")
    if "\0" in destxml10:
        destxml10 = destxml10.partition("\0")[0]
    if n11 & 3:
        pos = end12 + 4 - (n11 & 3)
        if buf[end12:pos] != PAD[n11 & 3]:
            raise invalid("remote_domain_block_copy_args.destxml padding", buf[end12:pos])
    else:
        pos = end12
    (n14,) = _U_S_I(buf, pos)
    pos += 4
    if n14 > 16:
        raise too_long("remote_domain_block_copy_args.params", n14, 16)
    if n14 * 8 > len(buf) - pos:
        raise invalid("remote_domain_block_copy_args.params count", n14)
    params13, pos = unpack_call_list_remote_typed_param(buf, pos, n14)
    (flags15,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainBlockCopyArgs(
        RemoteNonnullDomain(name2, uuid5, id6), path7, destxml10, params13, flags15
    ), pos


class RemoteDomainBlockCommitArgs(XdrStruct):
    """Struct ``remote_domain_block_commit_args``."""

    __slots__ = ("dom", "disk", "base", "top", "bandwidth", "flags")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        disk: str,
        base: str | None,
        top: str | None,
        bandwidth: int,
        flags: int,
    ) -> None:
        self.dom = dom
        self.disk = disk
        self.base = base
        self.top = top
        self.bandwidth = bandwidth
        self.flags = flags


def pack_remote_domain_block_commit_args(value: RemoteDomainBlockCommitArgs, put: Put) -> None:
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
    data5 = value.disk.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_block_commit_args.disk", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    value7 = value.base
    if value7 is None:
        put(_ZERO)
    else:
        data8 = value7.encode("utf-8", "surrogateescape")
        n9 = len(data8)
        if n9 > 4194304:
            raise too_long("remote_domain_block_commit_args.base", n9, 4194304)
        put(_P_S_II(1, n9))
        put(data8)
        if n9 & 3:
            put(PAD[n9 & 3])
    value10 = value.top
    if value10 is None:
        put(_ZERO)
    else:
        data11 = value10.encode("utf-8", "surrogateescape")
        n12 = len(data11)
        if n12 > 4194304:
            raise too_long("remote_domain_block_commit_args.top", n12, 4194304)
        put(_P_S_II(1, n12))
        put(data11)
        if n12 & 3:
            put(PAD[n12 & 3])
    put(_P_S_QI(value.bandwidth, value.flags))


def unpack_remote_domain_block_commit_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBlockCommitArgs, int]:
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
        raise too_long("remote_domain_block_commit_args.disk", n8, 4194304)
    end9 = pos + n8
    disk7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in disk7:
        disk7 = disk7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_block_commit_args.disk padding", buf[end9:pos])
    else:
        pos = end9
    (has11,) = _U_S_I(buf, pos)
    pos += 4
    if has11 == 1:
        (n13,) = _U_S_I(buf, pos)
        pos += 4
        if n13 > 4194304:
            raise too_long("remote_domain_block_commit_args.base", n13, 4194304)
        end14 = pos + n13
        base12 = buf[pos:end14].decode("utf-8", "surrogateescape")
        if "\0" in base12:
            base12 = base12.partition("\0")[0]
        if n13 & 3:
            pos = end14 + 4 - (n13 & 3)
            if buf[end14:pos] != PAD[n13 & 3]:
                raise invalid("remote_domain_block_commit_args.base padding", buf[end14:pos])
        else:
            pos = end14
        base10 = base12
    elif has11 == 0:
        base10 = None
    else:
        raise invalid("remote_domain_block_commit_args.base", has11)
    (has16,) = _U_S_I(buf, pos)
    pos += 4
    if has16 == 1:
        (n18,) = _U_S_I(buf, pos)
        pos += 4
        if n18 > 4194304:
            raise too_long("remote_domain_block_commit_args.top", n18, 4194304)
        end19 = pos + n18
        top17 = buf[pos:end19].decode("utf-8", "surrogateescape")
        if "\0" in top17:
            top17 = top17.partition("\0")[0]
        if n18 & 3:
            pos = end19 + 4 - (n18 & 3)
            if buf[end19:pos] != PAD[n18 & 3]:
                raise invalid("remote_domain_block_commit_args.top padding", buf[end19:pos])
        else:
            pos = end19
        top15 = top17
    elif has16 == 0:
        top15 = None
    else:
        raise invalid("remote_domain_block_commit_args.top", has16)
    bandwidth20, flags21 = _U_S_QI(buf, pos)
    pos += 12
    return RemoteDomainBlockCommitArgs(
        RemoteNonnullDomain(name2, uuid5, id6), disk7, base10, top15, bandwidth20, flags21
    ), pos
