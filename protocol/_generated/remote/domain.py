# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: domain."""

from __future__ import annotations

from struct import pack, unpack_from
from typing import TYPE_CHECKING

from ...xdr import PAD, PacksItself, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullDomain,
    RemoteNonnullDomainCheckpoint,
    RemoteNonnullDomainSnapshot,
    RemoteTypedParam,
    pack_list_remote_nonnull_domain_checkpoint,
    pack_list_remote_nonnull_domain_snapshot,
    pack_list_remote_typed_param,
    unpack_call_list_remote_typed_param,
    unpack_list_remote_nonnull_domain_checkpoint,
    unpack_list_remote_nonnull_domain_snapshot,
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
_S_16siIII = Struct(">16siIII")
_P_S_16siIII = _S_16siIII.pack
_U_S_16siIII = _S_16siIII.unpack_from
_S_16siIQI = Struct(">16siIQI")
_P_S_16siIQI = _S_16siIQI.pack
_U_S_16siIQI = _S_16siIQI.unpack_from
_S_16siQII = Struct(">16siQII")
_P_S_16siQII = _S_16siQII.pack
_U_S_16siQII = _S_16siQII.unpack_from
_S_16siiI = Struct(">16siiI")
_P_S_16siiI = _S_16siiI.pack
_U_S_16siiI = _S_16siiI.unpack_from
_S_16siqII = Struct(">16siqII")
_P_S_16siqII = _S_16siqII.pack
_U_S_16siqII = _S_16siqII.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_U_S_II = _S_II.unpack_from
_S_QI = Struct(">QI")
_P_S_QI = _S_QI.pack
_U_S_QI = _S_QI.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_iQ = Struct(">iQ")
_P_S_iQ = _S_iQ.pack
_U_S_iQ = _S_iQ.unpack_from
_S_qqqqqqqq = Struct(">qqqqqqqq")
_P_S_qqqqqqqq = _S_qqqqqqqq.pack
_U_S_qqqqqqqq = _S_qqqqqqqq.unpack_from


class RemoteDomainInterfaceStatsArgs(XdrStruct):
    """Struct ``remote_domain_interface_stats_args``."""

    __slots__ = ("dom", "device")

    def __init__(self, dom: RemoteNonnullDomain, device: str) -> None:
        self.dom = dom
        self.device = device


def pack_remote_domain_interface_stats_args(
    value: RemoteDomainInterfaceStatsArgs, put: Put
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
        raise too_long("remote_domain_interface_stats_args.device", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_domain_interface_stats_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainInterfaceStatsArgs, int]:
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
        raise too_long("remote_domain_interface_stats_args.device", n8, 4194304)
    end9 = pos + n8
    device7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in device7:
        device7 = device7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_interface_stats_args.device padding", buf[end9:pos])
    else:
        pos = end9
    return RemoteDomainInterfaceStatsArgs(RemoteNonnullDomain(name2, uuid5, id6), device7), pos


class RemoteDomainInterfaceStatsRet(XdrStruct):
    """Struct ``remote_domain_interface_stats_ret``."""

    __slots__ = (
        "rx_bytes",
        "rx_packets",
        "rx_errs",
        "rx_drop",
        "tx_bytes",
        "tx_packets",
        "tx_errs",
        "tx_drop",
    )

    def __init__(
        self,
        rx_bytes: int,
        rx_packets: int,
        rx_errs: int,
        rx_drop: int,
        tx_bytes: int,
        tx_packets: int,
        tx_errs: int,
        tx_drop: int,
    ) -> None:
        self.rx_bytes = rx_bytes
        self.rx_packets = rx_packets
        self.rx_errs = rx_errs
        self.rx_drop = rx_drop
        self.tx_bytes = tx_bytes
        self.tx_packets = tx_packets
        self.tx_errs = tx_errs
        self.tx_drop = tx_drop


def pack_remote_domain_interface_stats_ret(value: RemoteDomainInterfaceStatsRet, put: Put) -> None:
    put(
        _P_S_qqqqqqqq(
            value.rx_bytes,
            value.rx_packets,
            value.rx_errs,
            value.rx_drop,
            value.tx_bytes,
            value.tx_packets,
            value.tx_errs,
            value.tx_drop,
        )
    )


def unpack_remote_domain_interface_stats_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainInterfaceStatsRet, int]:
    (
        rx_bytes1,
        rx_packets2,
        rx_errs3,
        rx_drop4,
        tx_bytes5,
        tx_packets6,
        tx_errs7,
        tx_drop8,
    ) = _U_S_qqqqqqqq(buf, pos)
    pos += 64
    return RemoteDomainInterfaceStatsRet(
        rx_bytes1, rx_packets2, rx_errs3, rx_drop4, tx_bytes5, tx_packets6, tx_errs7, tx_drop8
    ), pos


class RemoteDomainMemoryStatsArgs(XdrStruct):
    """Struct ``remote_domain_memory_stats_args``."""

    __slots__ = ("dom", "maxStats", "flags")

    def __init__(self, dom: RemoteNonnullDomain, maxStats: int, flags: int) -> None:
        self.dom = dom
        self.maxStats = maxStats
        self.flags = flags


def pack_remote_domain_memory_stats_args(value: RemoteDomainMemoryStatsArgs, put: Put) -> None:
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
    put(_P_S_16siII(data4, s1.id, value.maxStats, value.flags))


def unpack_remote_domain_memory_stats_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMemoryStatsArgs, int]:
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
    uuid5, id6, maxStats7, flags8 = _U_S_16siII(buf, pos)
    pos += 28
    return RemoteDomainMemoryStatsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), maxStats7, flags8
    ), pos


class RemoteDomainMemoryStat(XdrStruct):
    """Struct ``remote_domain_memory_stat``."""

    __slots__ = ("tag", "val")

    def __init__(self, tag: int, val: int) -> None:
        self.tag = tag
        self.val = val


def pack_remote_domain_memory_stat(value: RemoteDomainMemoryStat, put: Put) -> None:
    put(_P_S_iQ(value.tag, value.val))


def unpack_remote_domain_memory_stat(buf: bytes, pos: int) -> tuple[RemoteDomainMemoryStat, int]:
    tag1, val2 = _U_S_iQ(buf, pos)
    pos += 12
    return RemoteDomainMemoryStat(tag1, val2), pos


def pack_list_remote_domain_memory_stat(items: Sequence[RemoteDomainMemoryStat], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        put(_P_S_iQ(item.tag, item.val))


def unpack_list_remote_domain_memory_stat(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteDomainMemoryStat], int]:
    items: list[RemoteDomainMemoryStat] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        tag1, val2 = _U_S_iQ(buf, pos)
        pos += 12
        made3 = new(RemoteDomainMemoryStat)
        made3.tag = tag1
        made3.val = val2
        append(made3)
    return items, pos


class RemoteDomainMemoryStatsRet(XdrStruct):
    """Struct ``remote_domain_memory_stats_ret``."""

    __slots__ = ("stats",)

    def __init__(self, stats: Sequence[RemoteDomainMemoryStat]) -> None:
        self.stats = stats


def pack_remote_domain_memory_stats_ret(value: RemoteDomainMemoryStatsRet, put: Put) -> None:
    items1 = value.stats
    n2 = len(items1)
    if n2 > 1024:
        raise too_long("remote_domain_memory_stats_ret.stats", n2, 1024)
    put(_P_S_I(n2))
    pack_list_remote_domain_memory_stat(items1, put)


def unpack_remote_domain_memory_stats_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMemoryStatsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 1024:
        raise too_long("remote_domain_memory_stats_ret.stats", n2, 1024)
    if n2 * 12 > len(buf) - pos:
        raise invalid("remote_domain_memory_stats_ret.stats count", n2)
    stats1, pos = unpack_list_remote_domain_memory_stat(buf, pos, n2)
    return RemoteDomainMemoryStatsRet(stats1), pos


class RemoteDomainMemoryPeekArgs(XdrStruct):
    """Struct ``remote_domain_memory_peek_args``."""

    __slots__ = ("dom", "offset", "size", "flags")

    def __init__(self, dom: RemoteNonnullDomain, offset: int, size: int, flags: int) -> None:
        self.dom = dom
        self.offset = offset
        self.size = size
        self.flags = flags


def pack_remote_domain_memory_peek_args(value: RemoteDomainMemoryPeekArgs, put: Put) -> None:
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
    put(_P_S_16siQII(data4, s1.id, value.offset, value.size, value.flags))


def unpack_remote_domain_memory_peek_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMemoryPeekArgs, int]:
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
    uuid5, id6, offset7, size8, flags9 = _U_S_16siQII(buf, pos)
    pos += 36
    return RemoteDomainMemoryPeekArgs(
        RemoteNonnullDomain(name2, uuid5, id6), offset7, size8, flags9
    ), pos


class RemoteDomainMemoryPeekRet(XdrStruct):
    """Struct ``remote_domain_memory_peek_ret``."""

    __slots__ = ("buffer",)

    def __init__(self, buffer: bytes) -> None:
        self.buffer = buffer


def pack_remote_domain_memory_peek_ret(value: RemoteDomainMemoryPeekRet, put: Put) -> None:
    data1 = value.buffer
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_memory_peek_ret.buffer", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_memory_peek_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMemoryPeekRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_memory_peek_ret.buffer", n2, 4194304)
    end3 = pos + n2
    buffer1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_memory_peek_ret.buffer padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainMemoryPeekRet(buffer1), pos


class RemoteDomainSuspendArgs(XdrStruct):
    """Struct ``remote_domain_suspend_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_suspend_args(value: RemoteDomainSuspendArgs, put: Put) -> None:
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


def unpack_remote_domain_suspend_args(buf: bytes, pos: int) -> tuple[RemoteDomainSuspendArgs, int]:
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
    return RemoteDomainSuspendArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainResumeArgs(XdrStruct):
    """Struct ``remote_domain_resume_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_resume_args(value: RemoteDomainResumeArgs, put: Put) -> None:
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


def unpack_remote_domain_resume_args(buf: bytes, pos: int) -> tuple[RemoteDomainResumeArgs, int]:
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
    return RemoteDomainResumeArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainPmSuspendForDurationArgs(XdrStruct):
    """Struct ``remote_domain_pm_suspend_for_duration_args``."""

    __slots__ = ("dom", "target", "duration", "flags")

    def __init__(self, dom: RemoteNonnullDomain, target: int, duration: int, flags: int) -> None:
        self.dom = dom
        self.target = target
        self.duration = duration
        self.flags = flags


def pack_remote_domain_pm_suspend_for_duration_args(
    value: RemoteDomainPmSuspendForDurationArgs, put: Put
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
    put(_P_S_16siIQI(data4, s1.id, value.target, value.duration, value.flags))


def unpack_remote_domain_pm_suspend_for_duration_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainPmSuspendForDurationArgs, int]:
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
    uuid5, id6, target7, duration8, flags9 = _U_S_16siIQI(buf, pos)
    pos += 36
    return RemoteDomainPmSuspendForDurationArgs(
        RemoteNonnullDomain(name2, uuid5, id6), target7, duration8, flags9
    ), pos


class RemoteDomainPmWakeupArgs(XdrStruct):
    """Struct ``remote_domain_pm_wakeup_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_pm_wakeup_args(value: RemoteDomainPmWakeupArgs, put: Put) -> None:
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


def unpack_remote_domain_pm_wakeup_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainPmWakeupArgs, int]:
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
    return RemoteDomainPmWakeupArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainShutdownArgs(XdrStruct):
    """Struct ``remote_domain_shutdown_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_shutdown_args(value: RemoteDomainShutdownArgs, put: Put) -> None:
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


def unpack_remote_domain_shutdown_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainShutdownArgs, int]:
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
    return RemoteDomainShutdownArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainRebootArgs(XdrStruct):
    """Struct ``remote_domain_reboot_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_reboot_args(value: RemoteDomainRebootArgs, put: Put) -> None:
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


def unpack_remote_domain_reboot_args(buf: bytes, pos: int) -> tuple[RemoteDomainRebootArgs, int]:
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
    return RemoteDomainRebootArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainResetArgs(XdrStruct):
    """Struct ``remote_domain_reset_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_reset_args(value: RemoteDomainResetArgs, put: Put) -> None:
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


def unpack_remote_domain_reset_args(buf: bytes, pos: int) -> tuple[RemoteDomainResetArgs, int]:
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
    return RemoteDomainResetArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainDestroyArgs(XdrStruct):
    """Struct ``remote_domain_destroy_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_destroy_args(value: RemoteDomainDestroyArgs, put: Put) -> None:
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


def unpack_remote_domain_destroy_args(buf: bytes, pos: int) -> tuple[RemoteDomainDestroyArgs, int]:
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
    return RemoteDomainDestroyArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainDestroyFlagsArgs(XdrStruct):
    """Struct ``remote_domain_destroy_flags_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_destroy_flags_args(value: RemoteDomainDestroyFlagsArgs, put: Put) -> None:
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


def unpack_remote_domain_destroy_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainDestroyFlagsArgs, int]:
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
    return RemoteDomainDestroyFlagsArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainRestoreArgs(XdrStruct):
    """Struct ``remote_domain_restore_args``."""

    __slots__ = ("from_",)

    def __init__(self, from_: str) -> None:
        self.from_ = from_


def pack_remote_domain_restore_args(value: RemoteDomainRestoreArgs, put: Put) -> None:
    data1 = value.from_.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_restore_args.from", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_restore_args(buf: bytes, pos: int) -> tuple[RemoteDomainRestoreArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_restore_args.from", n2, 4194304)
    end3 = pos + n2
    from1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in from1:
        from1 = from1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_restore_args.from padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainRestoreArgs(from1), pos


class RemoteDomainRestoreFlagsArgs(XdrStruct):
    """Struct ``remote_domain_restore_flags_args``."""

    __slots__ = ("from_", "dxml", "flags")

    def __init__(self, from_: str, dxml: str | None, flags: int) -> None:
        self.from_ = from_
        self.dxml = dxml
        self.flags = flags


def pack_remote_domain_restore_flags_args(value: RemoteDomainRestoreFlagsArgs, put: Put) -> None:
    data1 = value.from_.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_restore_flags_args.from", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    value3 = value.dxml
    if value3 is None:
        put(_ZERO)
    else:
        data4 = value3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_domain_restore_flags_args.dxml", n5, 4194304)
        put(_P_S_II(1, n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_restore_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainRestoreFlagsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_restore_flags_args.from", n2, 4194304)
    end3 = pos + n2
    from1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in from1:
        from1 = from1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_restore_flags_args.from padding", buf[end3:pos])
    else:
        pos = end3
    (has5,) = _U_S_I(buf, pos)
    pos += 4
    if has5 == 1:
        (n7,) = _U_S_I(buf, pos)
        pos += 4
        if n7 > 4194304:
            raise too_long("remote_domain_restore_flags_args.dxml", n7, 4194304)
        end8 = pos + n7
        dxml6 = buf[pos:end8].decode("utf-8", "surrogateescape")
        if "\0" in dxml6:
            dxml6 = dxml6.partition("\0")[0]
        if n7 & 3:
            pos = end8 + 4 - (n7 & 3)
            if buf[end8:pos] != PAD[n7 & 3]:
                raise invalid("remote_domain_restore_flags_args.dxml padding", buf[end8:pos])
        else:
            pos = end8
        dxml4 = dxml6
    elif has5 == 0:
        dxml4 = None
    else:
        raise invalid("remote_domain_restore_flags_args.dxml", has5)
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainRestoreFlagsArgs(from1, dxml4, flags9), pos


class RemoteDomainRestoreParamsArgs(XdrStruct):
    """Struct ``remote_domain_restore_params_args``."""

    __slots__ = ("params", "flags")

    def __init__(self, params: Sequence[RemoteTypedParam], flags: int) -> None:
        self.params = params
        self.flags = flags


def pack_remote_domain_restore_params_args(value: RemoteDomainRestoreParamsArgs, put: Put) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 64:
        raise too_long("remote_domain_restore_params_args.params", n2, 64)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_restore_params_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainRestoreParamsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 64:
        raise too_long("remote_domain_restore_params_args.params", n2, 64)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_restore_params_args.params count", n2)
    params1, pos = unpack_call_list_remote_typed_param(buf, pos, n2)
    (flags3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainRestoreParamsArgs(params1, flags3), pos


class RemoteDomainCoreDumpArgs(XdrStruct):
    """Struct ``remote_domain_core_dump_args``."""

    __slots__ = ("dom", "to", "flags")

    def __init__(self, dom: RemoteNonnullDomain, to: str, flags: int) -> None:
        self.dom = dom
        self.to = to
        self.flags = flags


def pack_remote_domain_core_dump_args(value: RemoteDomainCoreDumpArgs, put: Put) -> None:
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
    data5 = value.to.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_core_dump_args.to", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_core_dump_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCoreDumpArgs, int]:
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
        raise too_long("remote_domain_core_dump_args.to", n8, 4194304)
    end9 = pos + n8
    to7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in to7:
        to7 = to7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_core_dump_args.to padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainCoreDumpArgs(RemoteNonnullDomain(name2, uuid5, id6), to7, flags10), pos


class RemoteDomainCoreDumpWithFormatArgs(XdrStruct):
    """Struct ``remote_domain_core_dump_with_format_args``."""

    __slots__ = ("dom", "to", "dumpformat", "flags")

    def __init__(self, dom: RemoteNonnullDomain, to: str, dumpformat: int, flags: int) -> None:
        self.dom = dom
        self.to = to
        self.dumpformat = dumpformat
        self.flags = flags


def pack_remote_domain_core_dump_with_format_args(
    value: RemoteDomainCoreDumpWithFormatArgs, put: Put
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
    data5 = value.to.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_core_dump_with_format_args.to", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_II(value.dumpformat, value.flags))


def unpack_remote_domain_core_dump_with_format_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCoreDumpWithFormatArgs, int]:
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
        raise too_long("remote_domain_core_dump_with_format_args.to", n8, 4194304)
    end9 = pos + n8
    to7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in to7:
        to7 = to7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_core_dump_with_format_args.to padding", buf[end9:pos])
    else:
        pos = end9
    dumpformat10, flags11 = _U_S_II(buf, pos)
    pos += 8
    return RemoteDomainCoreDumpWithFormatArgs(
        RemoteNonnullDomain(name2, uuid5, id6), to7, dumpformat10, flags11
    ), pos


class RemoteDomainScreenshotArgs(XdrStruct):
    """Struct ``remote_domain_screenshot_args``."""

    __slots__ = ("dom", "screen", "flags")

    def __init__(self, dom: RemoteNonnullDomain, screen: int, flags: int) -> None:
        self.dom = dom
        self.screen = screen
        self.flags = flags


def pack_remote_domain_screenshot_args(value: RemoteDomainScreenshotArgs, put: Put) -> None:
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
    put(_P_S_16siII(data4, s1.id, value.screen, value.flags))


def unpack_remote_domain_screenshot_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainScreenshotArgs, int]:
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
    uuid5, id6, screen7, flags8 = _U_S_16siII(buf, pos)
    pos += 28
    return RemoteDomainScreenshotArgs(RemoteNonnullDomain(name2, uuid5, id6), screen7, flags8), pos


class RemoteDomainScreenshotRet(XdrStruct):
    """Struct ``remote_domain_screenshot_ret``."""

    __slots__ = ("mime",)

    def __init__(self, mime: str | None) -> None:
        self.mime = mime


def pack_remote_domain_screenshot_ret(value: RemoteDomainScreenshotRet, put: Put) -> None:
    value1 = value.mime
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_domain_screenshot_ret.mime", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])


def unpack_remote_domain_screenshot_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainScreenshotRet, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_domain_screenshot_ret.mime", n4, 4194304)
        end5 = pos + n4
        mime3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_domain_screenshot_ret.mime padding", buf[end5:pos])
        else:
            pos = end5
        mime1 = mime3
    elif has2 == 0:
        mime1 = None
    else:
        raise invalid("remote_domain_screenshot_ret.mime", has2)
    return RemoteDomainScreenshotRet(mime1), pos


class RemoteDomainDefineXmlArgs(XdrStruct):
    """Struct ``remote_domain_define_xml_args``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_domain_define_xml_args(value: RemoteDomainDefineXmlArgs, put: Put) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_define_xml_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_define_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainDefineXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_define_xml_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_define_xml_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainDefineXmlArgs(xml1), pos


class RemoteDomainDefineXmlRet(XdrStruct):
    """Struct ``remote_domain_define_xml_ret``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_define_xml_ret(value: RemoteDomainDefineXmlRet, put: Put) -> None:
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


def unpack_remote_domain_define_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainDefineXmlRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainDefineXmlRet(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainDefineXmlFlagsArgs(XdrStruct):
    """Struct ``remote_domain_define_xml_flags_args``."""

    __slots__ = ("xml", "flags")

    def __init__(self, xml: str, flags: int) -> None:
        self.xml = xml
        self.flags = flags


def pack_remote_domain_define_xml_flags_args(
    value: RemoteDomainDefineXmlFlagsArgs, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_define_xml_flags_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_define_xml_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainDefineXmlFlagsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_define_xml_flags_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_define_xml_flags_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainDefineXmlFlagsArgs(xml1, flags4), pos


class RemoteDomainDefineXmlFlagsRet(XdrStruct):
    """Struct ``remote_domain_define_xml_flags_ret``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_define_xml_flags_ret(value: RemoteDomainDefineXmlFlagsRet, put: Put) -> None:
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


def unpack_remote_domain_define_xml_flags_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainDefineXmlFlagsRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, id6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainDefineXmlFlagsRet(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainUndefineArgs(XdrStruct):
    """Struct ``remote_domain_undefine_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_undefine_args(value: RemoteDomainUndefineArgs, put: Put) -> None:
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


def unpack_remote_domain_undefine_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainUndefineArgs, int]:
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
    return RemoteDomainUndefineArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainUndefineFlagsArgs(XdrStruct):
    """Struct ``remote_domain_undefine_flags_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_undefine_flags_args(value: RemoteDomainUndefineFlagsArgs, put: Put) -> None:
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


def unpack_remote_domain_undefine_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainUndefineFlagsArgs, int]:
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
    return RemoteDomainUndefineFlagsArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainInjectNmiArgs(XdrStruct):
    """Struct ``remote_domain_inject_nmi_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_inject_nmi_args(value: RemoteDomainInjectNmiArgs, put: Put) -> None:
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


def unpack_remote_domain_inject_nmi_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainInjectNmiArgs, int]:
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
    return RemoteDomainInjectNmiArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainSendKeyArgs(XdrStruct):
    """Struct ``remote_domain_send_key_args``."""

    __slots__ = ("dom", "codeset", "holdtime", "keycodes", "flags")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        codeset: int,
        holdtime: int,
        keycodes: Sequence[int],
        flags: int,
    ) -> None:
        self.dom = dom
        self.codeset = codeset
        self.holdtime = holdtime
        self.keycodes = keycodes
        self.flags = flags


def pack_remote_domain_send_key_args(value: RemoteDomainSendKeyArgs, put: Put) -> None:
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
    items5 = value.keycodes
    n6 = len(items5)
    if n6 > 16:
        raise too_long("remote_domain_send_key_args.keycodes", n6, 16)
    put(_P_S_16siIII(data4, s1.id, value.codeset, value.holdtime, n6))
    put(pack(f">{n6}I", *items5))
    put(_P_S_I(value.flags))


def unpack_remote_domain_send_key_args(buf: bytes, pos: int) -> tuple[RemoteDomainSendKeyArgs, int]:
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
    uuid5, id6, codeset7, holdtime8, n10 = _U_S_16siIII(buf, pos)
    pos += 32
    if n10 > 16:
        raise too_long("remote_domain_send_key_args.keycodes", n10, 16)
    if n10 * 4 > len(buf) - pos:
        raise invalid("remote_domain_send_key_args.keycodes count", n10)
    keycodes9 = list(unpack_from(f">{n10}I", buf, pos))
    pos += n10 * 4
    (flags11,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSendKeyArgs(
        RemoteNonnullDomain(name2, uuid5, id6), codeset7, holdtime8, keycodes9, flags11
    ), pos


class RemoteDomainSendProcessSignalArgs(XdrStruct):
    """Struct ``remote_domain_send_process_signal_args``."""

    __slots__ = ("dom", "pid_value", "signum", "flags")

    def __init__(self, dom: RemoteNonnullDomain, pid_value: int, signum: int, flags: int) -> None:
        self.dom = dom
        self.pid_value = pid_value
        self.signum = signum
        self.flags = flags


def pack_remote_domain_send_process_signal_args(
    value: RemoteDomainSendProcessSignalArgs, put: Put
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
    put(_P_S_16siqII(data4, s1.id, value.pid_value, value.signum, value.flags))


def unpack_remote_domain_send_process_signal_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSendProcessSignalArgs, int]:
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
    uuid5, id6, pid_value7, signum8, flags9 = _U_S_16siqII(buf, pos)
    pos += 36
    return RemoteDomainSendProcessSignalArgs(
        RemoteNonnullDomain(name2, uuid5, id6), pid_value7, signum8, flags9
    ), pos


class RemoteDomainPinVcpuArgs(XdrStruct):
    """Struct ``remote_domain_pin_vcpu_args``."""

    __slots__ = ("dom", "vcpu", "cpumap")

    def __init__(self, dom: RemoteNonnullDomain, vcpu: int, cpumap: bytes) -> None:
        self.dom = dom
        self.vcpu = vcpu
        self.cpumap = cpumap


def pack_remote_domain_pin_vcpu_args(value: RemoteDomainPinVcpuArgs, put: Put) -> None:
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
    data5 = value.cpumap
    n6 = len(data5)
    if n6 > 2048:
        raise too_long("remote_domain_pin_vcpu_args.cpumap", n6, 2048)
    put(_P_S_16siII(data4, s1.id, value.vcpu, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_domain_pin_vcpu_args(buf: bytes, pos: int) -> tuple[RemoteDomainPinVcpuArgs, int]:
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
    uuid5, id6, vcpu7, n9 = _U_S_16siII(buf, pos)
    pos += 28
    if n9 > 2048:
        raise too_long("remote_domain_pin_vcpu_args.cpumap", n9, 2048)
    end10 = pos + n9
    cpumap8 = buf[pos:end10]
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("remote_domain_pin_vcpu_args.cpumap padding", buf[end10:pos])
    else:
        pos = end10
    return RemoteDomainPinVcpuArgs(RemoteNonnullDomain(name2, uuid5, id6), vcpu7, cpumap8), pos


class RemoteDomainPinVcpuFlagsArgs(XdrStruct):
    """Struct ``remote_domain_pin_vcpu_flags_args``."""

    __slots__ = ("dom", "vcpu", "cpumap", "flags")

    def __init__(self, dom: RemoteNonnullDomain, vcpu: int, cpumap: bytes, flags: int) -> None:
        self.dom = dom
        self.vcpu = vcpu
        self.cpumap = cpumap
        self.flags = flags


def pack_remote_domain_pin_vcpu_flags_args(value: RemoteDomainPinVcpuFlagsArgs, put: Put) -> None:
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
    data5 = value.cpumap
    n6 = len(data5)
    if n6 > 2048:
        raise too_long("remote_domain_pin_vcpu_flags_args.cpumap", n6, 2048)
    put(_P_S_16siII(data4, s1.id, value.vcpu, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_pin_vcpu_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainPinVcpuFlagsArgs, int]:
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
    uuid5, id6, vcpu7, n9 = _U_S_16siII(buf, pos)
    pos += 28
    if n9 > 2048:
        raise too_long("remote_domain_pin_vcpu_flags_args.cpumap", n9, 2048)
    end10 = pos + n9
    cpumap8 = buf[pos:end10]
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("remote_domain_pin_vcpu_flags_args.cpumap padding", buf[end10:pos])
    else:
        pos = end10
    (flags11,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainPinVcpuFlagsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), vcpu7, cpumap8, flags11
    ), pos


class RemoteDomainPinEmulatorArgs(XdrStruct):
    """Struct ``remote_domain_pin_emulator_args``."""

    __slots__ = ("dom", "cpumap", "flags")

    def __init__(self, dom: RemoteNonnullDomain, cpumap: bytes, flags: int) -> None:
        self.dom = dom
        self.cpumap = cpumap
        self.flags = flags


def pack_remote_domain_pin_emulator_args(value: RemoteDomainPinEmulatorArgs, put: Put) -> None:
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
    data5 = value.cpumap
    n6 = len(data5)
    if n6 > 2048:
        raise too_long("remote_domain_pin_emulator_args.cpumap", n6, 2048)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_pin_emulator_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainPinEmulatorArgs, int]:
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
    if n8 > 2048:
        raise too_long("remote_domain_pin_emulator_args.cpumap", n8, 2048)
    end9 = pos + n8
    cpumap7 = buf[pos:end9]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_pin_emulator_args.cpumap padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainPinEmulatorArgs(
        RemoteNonnullDomain(name2, uuid5, id6), cpumap7, flags10
    ), pos


class RemoteDomainPinIothreadArgs(XdrStruct):
    """Struct ``remote_domain_pin_iothread_args``."""

    __slots__ = ("dom", "iothreads_id", "cpumap", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, iothreads_id: int, cpumap: bytes, flags: int
    ) -> None:
        self.dom = dom
        self.iothreads_id = iothreads_id
        self.cpumap = cpumap
        self.flags = flags


def pack_remote_domain_pin_iothread_args(value: RemoteDomainPinIothreadArgs, put: Put) -> None:
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
    data5 = value.cpumap
    n6 = len(data5)
    if n6 > 2048:
        raise too_long("remote_domain_pin_iothread_args.cpumap", n6, 2048)
    put(_P_S_16siII(data4, s1.id, value.iothreads_id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_pin_iothread_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainPinIothreadArgs, int]:
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
    uuid5, id6, iothreads_id7, n9 = _U_S_16siII(buf, pos)
    pos += 28
    if n9 > 2048:
        raise too_long("remote_domain_pin_iothread_args.cpumap", n9, 2048)
    end10 = pos + n9
    cpumap8 = buf[pos:end10]
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("remote_domain_pin_iothread_args.cpumap padding", buf[end10:pos])
    else:
        pos = end10
    (flags11,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainPinIothreadArgs(
        RemoteNonnullDomain(name2, uuid5, id6), iothreads_id7, cpumap8, flags11
    ), pos


class RemoteDomainAddIothreadArgs(XdrStruct):
    """Struct ``remote_domain_add_iothread_args``."""

    __slots__ = ("dom", "iothread_id", "flags")

    def __init__(self, dom: RemoteNonnullDomain, iothread_id: int, flags: int) -> None:
        self.dom = dom
        self.iothread_id = iothread_id
        self.flags = flags


def pack_remote_domain_add_iothread_args(value: RemoteDomainAddIothreadArgs, put: Put) -> None:
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
    put(_P_S_16siII(data4, s1.id, value.iothread_id, value.flags))


def unpack_remote_domain_add_iothread_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainAddIothreadArgs, int]:
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
    uuid5, id6, iothread_id7, flags8 = _U_S_16siII(buf, pos)
    pos += 28
    return RemoteDomainAddIothreadArgs(
        RemoteNonnullDomain(name2, uuid5, id6), iothread_id7, flags8
    ), pos


class RemoteDomainDelIothreadArgs(XdrStruct):
    """Struct ``remote_domain_del_iothread_args``."""

    __slots__ = ("dom", "iothread_id", "flags")

    def __init__(self, dom: RemoteNonnullDomain, iothread_id: int, flags: int) -> None:
        self.dom = dom
        self.iothread_id = iothread_id
        self.flags = flags


def pack_remote_domain_del_iothread_args(value: RemoteDomainDelIothreadArgs, put: Put) -> None:
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
    put(_P_S_16siII(data4, s1.id, value.iothread_id, value.flags))


def unpack_remote_domain_del_iothread_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainDelIothreadArgs, int]:
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
    uuid5, id6, iothread_id7, flags8 = _U_S_16siII(buf, pos)
    pos += 28
    return RemoteDomainDelIothreadArgs(
        RemoteNonnullDomain(name2, uuid5, id6), iothread_id7, flags8
    ), pos


class RemoteDomainAttachDeviceArgs(XdrStruct):
    """Struct ``remote_domain_attach_device_args``."""

    __slots__ = ("dom", "xml")

    def __init__(self, dom: RemoteNonnullDomain, xml: str) -> None:
        self.dom = dom
        self.xml = xml


def pack_remote_domain_attach_device_args(value: RemoteDomainAttachDeviceArgs, put: Put) -> None:
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
    data5 = value.xml.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_attach_device_args.xml", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_domain_attach_device_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainAttachDeviceArgs, int]:
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
        raise too_long("remote_domain_attach_device_args.xml", n8, 4194304)
    end9 = pos + n8
    xml7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in xml7:
        xml7 = xml7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_attach_device_args.xml padding", buf[end9:pos])
    else:
        pos = end9
    return RemoteDomainAttachDeviceArgs(RemoteNonnullDomain(name2, uuid5, id6), xml7), pos


class RemoteDomainAttachDeviceFlagsArgs(XdrStruct):
    """Struct ``remote_domain_attach_device_flags_args``."""

    __slots__ = ("dom", "xml", "flags")

    def __init__(self, dom: RemoteNonnullDomain, xml: str, flags: int) -> None:
        self.dom = dom
        self.xml = xml
        self.flags = flags


def pack_remote_domain_attach_device_flags_args(
    value: RemoteDomainAttachDeviceFlagsArgs, put: Put
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
    data5 = value.xml.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_attach_device_flags_args.xml", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_attach_device_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainAttachDeviceFlagsArgs, int]:
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
        raise too_long("remote_domain_attach_device_flags_args.xml", n8, 4194304)
    end9 = pos + n8
    xml7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in xml7:
        xml7 = xml7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_attach_device_flags_args.xml padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainAttachDeviceFlagsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), xml7, flags10
    ), pos


class RemoteDomainDetachDeviceArgs(XdrStruct):
    """Struct ``remote_domain_detach_device_args``."""

    __slots__ = ("dom", "xml")

    def __init__(self, dom: RemoteNonnullDomain, xml: str) -> None:
        self.dom = dom
        self.xml = xml


def pack_remote_domain_detach_device_args(value: RemoteDomainDetachDeviceArgs, put: Put) -> None:
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
    data5 = value.xml.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_detach_device_args.xml", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_domain_detach_device_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainDetachDeviceArgs, int]:
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
        raise too_long("remote_domain_detach_device_args.xml", n8, 4194304)
    end9 = pos + n8
    xml7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in xml7:
        xml7 = xml7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_detach_device_args.xml padding", buf[end9:pos])
    else:
        pos = end9
    return RemoteDomainDetachDeviceArgs(RemoteNonnullDomain(name2, uuid5, id6), xml7), pos


class RemoteDomainDetachDeviceFlagsArgs(XdrStruct):
    """Struct ``remote_domain_detach_device_flags_args``."""

    __slots__ = ("dom", "xml", "flags")

    def __init__(self, dom: RemoteNonnullDomain, xml: str, flags: int) -> None:
        self.dom = dom
        self.xml = xml
        self.flags = flags


def pack_remote_domain_detach_device_flags_args(
    value: RemoteDomainDetachDeviceFlagsArgs, put: Put
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
    data5 = value.xml.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_detach_device_flags_args.xml", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_detach_device_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainDetachDeviceFlagsArgs, int]:
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
        raise too_long("remote_domain_detach_device_flags_args.xml", n8, 4194304)
    end9 = pos + n8
    xml7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in xml7:
        xml7 = xml7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_detach_device_flags_args.xml padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainDetachDeviceFlagsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), xml7, flags10
    ), pos


class RemoteDomainUpdateDeviceFlagsArgs(XdrStruct):
    """Struct ``remote_domain_update_device_flags_args``."""

    __slots__ = ("dom", "xml", "flags")

    def __init__(self, dom: RemoteNonnullDomain, xml: str, flags: int) -> None:
        self.dom = dom
        self.xml = xml
        self.flags = flags


def pack_remote_domain_update_device_flags_args(
    value: RemoteDomainUpdateDeviceFlagsArgs, put: Put
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
    data5 = value.xml.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_update_device_flags_args.xml", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_update_device_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainUpdateDeviceFlagsArgs, int]:
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
        raise too_long("remote_domain_update_device_flags_args.xml", n8, 4194304)
    end9 = pos + n8
    xml7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in xml7:
        xml7 = xml7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_update_device_flags_args.xml padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainUpdateDeviceFlagsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), xml7, flags10
    ), pos


class RemoteDomainDetachDeviceAliasArgs(XdrStruct):
    """Struct ``remote_domain_detach_device_alias_args``."""

    __slots__ = ("dom", "alias", "flags")

    def __init__(self, dom: RemoteNonnullDomain, alias: str, flags: int) -> None:
        self.dom = dom
        self.alias = alias
        self.flags = flags


def pack_remote_domain_detach_device_alias_args(
    value: RemoteDomainDetachDeviceAliasArgs, put: Put
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
    data5 = value.alias.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_detach_device_alias_args.alias", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_detach_device_alias_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainDetachDeviceAliasArgs, int]:
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
        raise too_long("remote_domain_detach_device_alias_args.alias", n8, 4194304)
    end9 = pos + n8
    alias7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in alias7:
        alias7 = alias7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_detach_device_alias_args.alias padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainDetachDeviceAliasArgs(
        RemoteNonnullDomain(name2, uuid5, id6), alias7, flags10
    ), pos


class RemoteDomainDelThrottleGroupArgs(XdrStruct):
    """Struct ``remote_domain_del_throttle_group_args``."""

    __slots__ = ("dom", "group", "flags")

    def __init__(self, dom: RemoteNonnullDomain, group: str | None, flags: int) -> None:
        self.dom = dom
        self.group = group
        self.flags = flags


def pack_remote_domain_del_throttle_group_args(
    value: RemoteDomainDelThrottleGroupArgs, put: Put
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
    value5 = value.group
    put(_P_S_16si(data4, s1.id))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_del_throttle_group_args.group", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_del_throttle_group_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainDelThrottleGroupArgs, int]:
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
            raise too_long("remote_domain_del_throttle_group_args.group", n10, 4194304)
        end11 = pos + n10
        group9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in group9:
            group9 = group9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_del_throttle_group_args.group padding", buf[end11:pos])
        else:
            pos = end11
        group7 = group9
    elif has8 == 0:
        group7 = None
    else:
        raise invalid("remote_domain_del_throttle_group_args.group", has8)
    (flags12,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainDelThrottleGroupArgs(
        RemoteNonnullDomain(name2, uuid5, id6), group7, flags12
    ), pos


class RemoteDomainAbortJobArgs(XdrStruct):
    """Struct ``remote_domain_abort_job_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_abort_job_args(value: RemoteDomainAbortJobArgs, put: Put) -> None:
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


def unpack_remote_domain_abort_job_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainAbortJobArgs, int]:
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
    return RemoteDomainAbortJobArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainAbortJobFlagsArgs(XdrStruct):
    """Struct ``remote_domain_abort_job_flags_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_abort_job_flags_args(value: RemoteDomainAbortJobFlagsArgs, put: Put) -> None:
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


def unpack_remote_domain_abort_job_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainAbortJobFlagsArgs, int]:
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
    return RemoteDomainAbortJobFlagsArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainHasManagedSaveImageArgs(XdrStruct):
    """Struct ``remote_domain_has_managed_save_image_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_has_managed_save_image_args(
    value: RemoteDomainHasManagedSaveImageArgs, put: Put
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


def unpack_remote_domain_has_managed_save_image_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainHasManagedSaveImageArgs, int]:
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
    return RemoteDomainHasManagedSaveImageArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainHasManagedSaveImageRet(XdrStruct):
    """Struct ``remote_domain_has_managed_save_image_ret``."""

    __slots__ = ("result",)

    def __init__(self, result: int) -> None:
        self.result = result


def pack_remote_domain_has_managed_save_image_ret(
    value: RemoteDomainHasManagedSaveImageRet, put: Put
) -> None:
    put(_P_S_i(value.result))


def unpack_remote_domain_has_managed_save_image_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainHasManagedSaveImageRet, int]:
    (result1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainHasManagedSaveImageRet(result1), pos


class RemoteDomainListAllSnapshotsArgs(XdrStruct):
    """Struct ``remote_domain_list_all_snapshots_args``."""

    __slots__ = ("dom", "need_results", "flags")

    def __init__(self, dom: RemoteNonnullDomain, need_results: int, flags: int) -> None:
        self.dom = dom
        self.need_results = need_results
        self.flags = flags


def pack_remote_domain_list_all_snapshots_args(
    value: RemoteDomainListAllSnapshotsArgs, put: Put
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
    put(_P_S_16siiI(data4, s1.id, value.need_results, value.flags))


def unpack_remote_domain_list_all_snapshots_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainListAllSnapshotsArgs, int]:
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
    uuid5, id6, need_results7, flags8 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainListAllSnapshotsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), need_results7, flags8
    ), pos


class RemoteDomainListAllSnapshotsRet(XdrStruct):
    """Struct ``remote_domain_list_all_snapshots_ret``."""

    __slots__ = ("snapshots", "ret")

    def __init__(self, snapshots: Sequence[RemoteNonnullDomainSnapshot], ret: int) -> None:
        self.snapshots = snapshots
        self.ret = ret


def pack_remote_domain_list_all_snapshots_ret(
    value: RemoteDomainListAllSnapshotsRet, put: Put
) -> None:
    items1 = value.snapshots
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_domain_list_all_snapshots_ret.snapshots", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_domain_snapshot(items1, put)
    put(_P_S_i(value.ret))


def unpack_remote_domain_list_all_snapshots_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainListAllSnapshotsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_domain_list_all_snapshots_ret.snapshots", n2, 16384)
    if n2 * 28 > len(buf) - pos:
        raise invalid("remote_domain_list_all_snapshots_ret.snapshots count", n2)
    snapshots1, pos = unpack_list_remote_nonnull_domain_snapshot(buf, pos, n2)
    (ret3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainListAllSnapshotsRet(snapshots1, ret3), pos


class RemoteDomainHasCurrentSnapshotArgs(XdrStruct):
    """Struct ``remote_domain_has_current_snapshot_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_has_current_snapshot_args(
    value: RemoteDomainHasCurrentSnapshotArgs, put: Put
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


def unpack_remote_domain_has_current_snapshot_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainHasCurrentSnapshotArgs, int]:
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
    return RemoteDomainHasCurrentSnapshotArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainHasCurrentSnapshotRet(XdrStruct):
    """Struct ``remote_domain_has_current_snapshot_ret``."""

    __slots__ = ("result",)

    def __init__(self, result: int) -> None:
        self.result = result


def pack_remote_domain_has_current_snapshot_ret(
    value: RemoteDomainHasCurrentSnapshotRet, put: Put
) -> None:
    put(_P_S_i(value.result))


def unpack_remote_domain_has_current_snapshot_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainHasCurrentSnapshotRet, int]:
    (result1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainHasCurrentSnapshotRet(result1), pos


class RemoteDomainRevertToSnapshotArgs(XdrStruct):
    """Struct ``remote_domain_revert_to_snapshot_args``."""

    __slots__ = ("snap", "flags")

    def __init__(self, snap: RemoteNonnullDomainSnapshot, flags: int) -> None:
        self.snap = snap
        self.flags = flags


def pack_remote_domain_revert_to_snapshot_args(
    value: RemoteDomainRevertToSnapshotArgs, put: Put
) -> None:
    s1 = value.snap
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16siI(data7, s4.id, value.flags))


def unpack_remote_domain_revert_to_snapshot_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainRevertToSnapshotArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in name6:
        name6 = name6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10, flags11 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainRevertToSnapshotArgs(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10)), flags11
    ), pos


class RemoteDomainOpenConsoleArgs(XdrStruct):
    """Struct ``remote_domain_open_console_args``."""

    __slots__ = ("dom", "dev_name", "flags")

    def __init__(self, dom: RemoteNonnullDomain, dev_name: str | None, flags: int) -> None:
        self.dom = dom
        self.dev_name = dev_name
        self.flags = flags


def pack_remote_domain_open_console_args(value: RemoteDomainOpenConsoleArgs, put: Put) -> None:
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
    value5 = value.dev_name
    put(_P_S_16si(data4, s1.id))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_open_console_args.dev_name", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_open_console_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainOpenConsoleArgs, int]:
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
            raise too_long("remote_domain_open_console_args.dev_name", n10, 4194304)
        end11 = pos + n10
        dev_name9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in dev_name9:
            dev_name9 = dev_name9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_open_console_args.dev_name padding", buf[end11:pos])
        else:
            pos = end11
        dev_name7 = dev_name9
    elif has8 == 0:
        dev_name7 = None
    else:
        raise invalid("remote_domain_open_console_args.dev_name", has8)
    (flags12,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainOpenConsoleArgs(
        RemoteNonnullDomain(name2, uuid5, id6), dev_name7, flags12
    ), pos


class RemoteDomainOpenChannelArgs(XdrStruct):
    """Struct ``remote_domain_open_channel_args``."""

    __slots__ = ("dom", "name", "flags")

    def __init__(self, dom: RemoteNonnullDomain, name: str | None, flags: int) -> None:
        self.dom = dom
        self.name = name
        self.flags = flags


def pack_remote_domain_open_channel_args(value: RemoteDomainOpenChannelArgs, put: Put) -> None:
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
    value5 = value.name
    put(_P_S_16si(data4, s1.id))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_open_channel_args.name", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_open_channel_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainOpenChannelArgs, int]:
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
            raise too_long("remote_domain_open_channel_args.name", n10, 4194304)
        end11 = pos + n10
        name9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in name9:
            name9 = name9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_open_channel_args.name padding", buf[end11:pos])
        else:
            pos = end11
        name7 = name9
    elif has8 == 0:
        name7 = None
    else:
        raise invalid("remote_domain_open_channel_args.name", has8)
    (flags12,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainOpenChannelArgs(RemoteNonnullDomain(name2, uuid5, id6), name7, flags12), pos


class RemoteDomainOpenGraphicsArgs(XdrStruct):
    """Struct ``remote_domain_open_graphics_args``."""

    __slots__ = ("dom", "idx", "flags")

    def __init__(self, dom: RemoteNonnullDomain, idx: int, flags: int) -> None:
        self.dom = dom
        self.idx = idx
        self.flags = flags


def pack_remote_domain_open_graphics_args(value: RemoteDomainOpenGraphicsArgs, put: Put) -> None:
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
    put(_P_S_16siII(data4, s1.id, value.idx, value.flags))


def unpack_remote_domain_open_graphics_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainOpenGraphicsArgs, int]:
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
    uuid5, id6, idx7, flags8 = _U_S_16siII(buf, pos)
    pos += 28
    return RemoteDomainOpenGraphicsArgs(RemoteNonnullDomain(name2, uuid5, id6), idx7, flags8), pos


class RemoteDomainOpenGraphicsFdArgs(XdrStruct):
    """Struct ``remote_domain_open_graphics_fd_args``."""

    __slots__ = ("dom", "idx", "flags")

    def __init__(self, dom: RemoteNonnullDomain, idx: int, flags: int) -> None:
        self.dom = dom
        self.idx = idx
        self.flags = flags


def pack_remote_domain_open_graphics_fd_args(
    value: RemoteDomainOpenGraphicsFdArgs, put: Put
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
    put(_P_S_16siII(data4, s1.id, value.idx, value.flags))


def unpack_remote_domain_open_graphics_fd_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainOpenGraphicsFdArgs, int]:
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
    uuid5, id6, idx7, flags8 = _U_S_16siII(buf, pos)
    pos += 28
    return RemoteDomainOpenGraphicsFdArgs(RemoteNonnullDomain(name2, uuid5, id6), idx7, flags8), pos


class RemoteDomainShutdownFlagsArgs(XdrStruct):
    """Struct ``remote_domain_shutdown_flags_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_shutdown_flags_args(value: RemoteDomainShutdownFlagsArgs, put: Put) -> None:
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


def unpack_remote_domain_shutdown_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainShutdownFlagsArgs, int]:
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
    return RemoteDomainShutdownFlagsArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainFstrimArgs(XdrStruct):
    """Struct ``remote_domain_fstrim_args``."""

    __slots__ = ("dom", "mountPoint", "minimum", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, mountPoint: str | None, minimum: int, flags: int
    ) -> None:
        self.dom = dom
        self.mountPoint = mountPoint
        self.minimum = minimum
        self.flags = flags


def pack_remote_domain_fstrim_args(value: RemoteDomainFstrimArgs, put: Put) -> None:
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
    value5 = value.mountPoint
    put(_P_S_16si(data4, s1.id))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_fstrim_args.mountPoint", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    put(_P_S_QI(value.minimum, value.flags))


def unpack_remote_domain_fstrim_args(buf: bytes, pos: int) -> tuple[RemoteDomainFstrimArgs, int]:
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
            raise too_long("remote_domain_fstrim_args.mountPoint", n10, 4194304)
        end11 = pos + n10
        mountPoint9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in mountPoint9:
            mountPoint9 = mountPoint9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_fstrim_args.mountPoint padding", buf[end11:pos])
        else:
            pos = end11
        mountPoint7 = mountPoint9
    elif has8 == 0:
        mountPoint7 = None
    else:
        raise invalid("remote_domain_fstrim_args.mountPoint", has8)
    minimum12, flags13 = _U_S_QI(buf, pos)
    pos += 12
    return RemoteDomainFstrimArgs(
        RemoteNonnullDomain(name2, uuid5, id6), mountPoint7, minimum12, flags13
    ), pos


class RemoteDomainFsfreezeArgs(XdrStruct):
    """Struct ``remote_domain_fsfreeze_args``."""

    __slots__ = ("dom", "mountpoints", "flags")

    def __init__(self, dom: RemoteNonnullDomain, mountpoints: Sequence[str], flags: int) -> None:
        self.dom = dom
        self.mountpoints = mountpoints
        self.flags = flags


def pack_remote_domain_fsfreeze_args(value: RemoteDomainFsfreezeArgs, put: Put) -> None:
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
    items5 = value.mountpoints
    n6 = len(items5)
    if isinstance(items5, str):
        raise invalid("remote_domain_fsfreeze_args.mountpoints", items5)
    if n6 > 256:
        raise too_long("remote_domain_fsfreeze_args.mountpoints", n6, 256)
    put(_P_S_16siI(data4, s1.id, n6))
    for item7 in items5:
        data8 = item7.encode("utf-8", "surrogateescape")
        n9 = len(data8)
        if n9 > 4194304:
            raise too_long("remote_domain_fsfreeze_args.mountpoints", n9, 4194304)
        put(_P_S_I(n9))
        put(data8)
        if n9 & 3:
            put(PAD[n9 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_fsfreeze_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainFsfreezeArgs, int]:
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
    if n8 > 256:
        raise too_long("remote_domain_fsfreeze_args.mountpoints", n8, 256)
    if n8 * 4 > len(buf) - pos:
        raise invalid("remote_domain_fsfreeze_args.mountpoints count", n8)
    mountpoints7: list[str] = []
    appendmountpoints7 = mountpoints7.append
    for _ in range(n8):
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 4194304:
            raise too_long("remote_domain_fsfreeze_args.mountpoints", n10, 4194304)
        end11 = pos + n10
        item9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in item9:
            item9 = item9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_fsfreeze_args.mountpoints padding", buf[end11:pos])
        else:
            pos = end11
        appendmountpoints7(item9)
    (flags12,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainFsfreezeArgs(
        RemoteNonnullDomain(name2, uuid5, id6), mountpoints7, flags12
    ), pos


class RemoteDomainFsfreezeRet(XdrStruct):
    """Struct ``remote_domain_fsfreeze_ret``."""

    __slots__ = ("filesystems",)

    def __init__(self, filesystems: int) -> None:
        self.filesystems = filesystems


def pack_remote_domain_fsfreeze_ret(value: RemoteDomainFsfreezeRet, put: Put) -> None:
    put(_P_S_i(value.filesystems))


def unpack_remote_domain_fsfreeze_ret(buf: bytes, pos: int) -> tuple[RemoteDomainFsfreezeRet, int]:
    (filesystems1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainFsfreezeRet(filesystems1), pos


class RemoteDomainFsthawArgs(XdrStruct):
    """Struct ``remote_domain_fsthaw_args``."""

    __slots__ = ("dom", "mountpoints", "flags")

    def __init__(self, dom: RemoteNonnullDomain, mountpoints: Sequence[str], flags: int) -> None:
        self.dom = dom
        self.mountpoints = mountpoints
        self.flags = flags


def pack_remote_domain_fsthaw_args(value: RemoteDomainFsthawArgs, put: Put) -> None:
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
    items5 = value.mountpoints
    n6 = len(items5)
    if isinstance(items5, str):
        raise invalid("remote_domain_fsthaw_args.mountpoints", items5)
    if n6 > 256:
        raise too_long("remote_domain_fsthaw_args.mountpoints", n6, 256)
    put(_P_S_16siI(data4, s1.id, n6))
    for item7 in items5:
        data8 = item7.encode("utf-8", "surrogateescape")
        n9 = len(data8)
        if n9 > 4194304:
            raise too_long("remote_domain_fsthaw_args.mountpoints", n9, 4194304)
        put(_P_S_I(n9))
        put(data8)
        if n9 & 3:
            put(PAD[n9 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_fsthaw_args(buf: bytes, pos: int) -> tuple[RemoteDomainFsthawArgs, int]:
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
    if n8 > 256:
        raise too_long("remote_domain_fsthaw_args.mountpoints", n8, 256)
    if n8 * 4 > len(buf) - pos:
        raise invalid("remote_domain_fsthaw_args.mountpoints count", n8)
    mountpoints7: list[str] = []
    appendmountpoints7 = mountpoints7.append
    for _ in range(n8):
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 4194304:
            raise too_long("remote_domain_fsthaw_args.mountpoints", n10, 4194304)
        end11 = pos + n10
        item9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in item9:
            item9 = item9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_fsthaw_args.mountpoints padding", buf[end11:pos])
        else:
            pos = end11
        appendmountpoints7(item9)
    (flags12,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainFsthawArgs(
        RemoteNonnullDomain(name2, uuid5, id6), mountpoints7, flags12
    ), pos


class RemoteDomainFsthawRet(XdrStruct):
    """Struct ``remote_domain_fsthaw_ret``."""

    __slots__ = ("filesystems",)

    def __init__(self, filesystems: int) -> None:
        self.filesystems = filesystems


def pack_remote_domain_fsthaw_ret(value: RemoteDomainFsthawRet, put: Put) -> None:
    put(_P_S_i(value.filesystems))


def unpack_remote_domain_fsthaw_ret(buf: bytes, pos: int) -> tuple[RemoteDomainFsthawRet, int]:
    (filesystems1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainFsthawRet(filesystems1), pos


class RemoteDomainIpAddr(XdrStruct):
    """Struct ``remote_domain_ip_addr``."""

    __slots__ = ("type", "addr", "prefix")

    def __init__(self, type: int, addr: str, prefix: int) -> None:
        self.type = type
        self.addr = addr
        self.prefix = prefix


def pack_remote_domain_ip_addr(value: RemoteDomainIpAddr, put: Put) -> None:
    data1 = value.addr.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_ip_addr.addr", n2, 4194304)
    put(_P_S_iI(value.type, n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.prefix))


def unpack_remote_domain_ip_addr(buf: bytes, pos: int) -> tuple[RemoteDomainIpAddr, int]:
    type1, n3 = _U_S_iI(buf, pos)
    pos += 8
    if n3 > 4194304:
        raise too_long("remote_domain_ip_addr.addr", n3, 4194304)
    end4 = pos + n3
    addr2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_domain_ip_addr.addr padding", buf[end4:pos])
    else:
        pos = end4
    (prefix5,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainIpAddr(type1, addr2, prefix5), pos


def pack_list_remote_domain_ip_addr(items: Sequence[RemoteDomainIpAddr], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.addr.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_domain_ip_addr.addr", n2, 4194304)
        put(_P_S_iI(item.type, n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        put(_P_S_I(item.prefix))


def unpack_list_remote_domain_ip_addr(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteDomainIpAddr], int]:
    items: list[RemoteDomainIpAddr] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        type1, n3 = _U_S_iI(buf, pos)
        pos += 8
        if n3 > 4194304:
            raise too_long("remote_domain_ip_addr.addr", n3, 4194304)
        end4 = pos + n3
        addr2 = buf[pos:end4].decode("utf-8", "surrogateescape")
        if n3 & 3:
            pos = end4 + 4 - (n3 & 3)
            if buf[end4:pos] != PAD[n3 & 3]:
                raise invalid("remote_domain_ip_addr.addr padding", buf[end4:pos])
        else:
            pos = end4
        (prefix5,) = _U_S_I(buf, pos)
        pos += 4
        made6 = new(RemoteDomainIpAddr)
        made6.type = type1
        made6.addr = addr2
        made6.prefix = prefix5
        append(made6)
    return items, pos


class RemoteDomainInterface(XdrStruct):
    """Struct ``remote_domain_interface``."""

    __slots__ = ("name", "hwaddr", "addrs")

    def __init__(self, name: str, hwaddr: str | None, addrs: Sequence[RemoteDomainIpAddr]) -> None:
        self.name = name
        self.hwaddr = hwaddr
        self.addrs = addrs


def pack_remote_domain_interface(value: RemoteDomainInterface, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_interface.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    value3 = value.hwaddr
    if value3 is None:
        put(_ZERO)
    else:
        data4 = value3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_domain_interface.hwaddr", n5, 4194304)
        put(_P_S_II(1, n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])
    items6 = value.addrs
    n7 = len(items6)
    if n7 > 2048:
        raise too_long("remote_domain_interface.addrs", n7, 2048)
    put(_P_S_I(n7))
    pack_list_remote_domain_ip_addr(items6, put)


def unpack_remote_domain_interface(buf: bytes, pos: int) -> tuple[RemoteDomainInterface, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_interface.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_interface.name padding", buf[end3:pos])
    else:
        pos = end3
    (has5,) = _U_S_I(buf, pos)
    pos += 4
    if has5 == 1:
        (n7,) = _U_S_I(buf, pos)
        pos += 4
        if n7 > 4194304:
            raise too_long("remote_domain_interface.hwaddr", n7, 4194304)
        end8 = pos + n7
        hwaddr6 = buf[pos:end8].decode("utf-8", "surrogateescape")
        if n7 & 3:
            pos = end8 + 4 - (n7 & 3)
            if buf[end8:pos] != PAD[n7 & 3]:
                raise invalid("remote_domain_interface.hwaddr padding", buf[end8:pos])
        else:
            pos = end8
        hwaddr4 = hwaddr6
    elif has5 == 0:
        hwaddr4 = None
    else:
        raise invalid("remote_domain_interface.hwaddr", has5)
    (n10,) = _U_S_I(buf, pos)
    pos += 4
    if n10 > 2048:
        raise too_long("remote_domain_interface.addrs", n10, 2048)
    if n10 * 12 > len(buf) - pos:
        raise invalid("remote_domain_interface.addrs count", n10)
    addrs9, pos = unpack_list_remote_domain_ip_addr(buf, pos, n10)
    return RemoteDomainInterface(name1, hwaddr4, addrs9), pos


def pack_list_remote_domain_interface(items: Sequence[RemoteDomainInterface], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.name.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_domain_interface.name", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        value3 = item.hwaddr
        if value3 is None:
            put(_ZERO)
        else:
            data4 = value3.encode("utf-8", "surrogateescape")
            n5 = len(data4)
            if n5 > 4194304:
                raise too_long("remote_domain_interface.hwaddr", n5, 4194304)
            put(_P_S_II(1, n5))
            put(data4)
            if n5 & 3:
                put(PAD[n5 & 3])
        items6 = item.addrs
        n7 = len(items6)
        if n7 > 2048:
            raise too_long("remote_domain_interface.addrs", n7, 2048)
        put(_P_S_I(n7))
        pack_list_remote_domain_ip_addr(items6, put)


def unpack_list_remote_domain_interface(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteDomainInterface], int]:
    items: list[RemoteDomainInterface] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_domain_interface.name", n2, 4194304)
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_domain_interface.name padding", buf[end3:pos])
        else:
            pos = end3
        (has5,) = _U_S_I(buf, pos)
        pos += 4
        if has5 == 1:
            (n7,) = _U_S_I(buf, pos)
            pos += 4
            if n7 > 4194304:
                raise too_long("remote_domain_interface.hwaddr", n7, 4194304)
            end8 = pos + n7
            hwaddr6 = buf[pos:end8].decode("utf-8", "surrogateescape")
            if n7 & 3:
                pos = end8 + 4 - (n7 & 3)
                if buf[end8:pos] != PAD[n7 & 3]:
                    raise invalid("remote_domain_interface.hwaddr padding", buf[end8:pos])
            else:
                pos = end8
            hwaddr4 = hwaddr6
        elif has5 == 0:
            hwaddr4 = None
        else:
            raise invalid("remote_domain_interface.hwaddr", has5)
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 2048:
            raise too_long("remote_domain_interface.addrs", n10, 2048)
        if n10 * 12 > len(buf) - pos:
            raise invalid("remote_domain_interface.addrs count", n10)
        addrs9, pos = unpack_list_remote_domain_ip_addr(buf, pos, n10)
        made11 = new(RemoteDomainInterface)
        made11.name = name1
        made11.hwaddr = hwaddr4
        made11.addrs = addrs9
        append(made11)
    return items, pos


class RemoteDomainInterfaceAddressesArgs(XdrStruct):
    """Struct ``remote_domain_interface_addresses_args``."""

    __slots__ = ("dom", "source", "flags")

    def __init__(self, dom: RemoteNonnullDomain, source: int, flags: int) -> None:
        self.dom = dom
        self.source = source
        self.flags = flags


def pack_remote_domain_interface_addresses_args(
    value: RemoteDomainInterfaceAddressesArgs, put: Put
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
    put(_P_S_16siII(data4, s1.id, value.source, value.flags))


def unpack_remote_domain_interface_addresses_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainInterfaceAddressesArgs, int]:
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
    uuid5, id6, source7, flags8 = _U_S_16siII(buf, pos)
    pos += 28
    return RemoteDomainInterfaceAddressesArgs(
        RemoteNonnullDomain(name2, uuid5, id6), source7, flags8
    ), pos


class RemoteDomainInterfaceAddressesRet(XdrStruct):
    """Struct ``remote_domain_interface_addresses_ret``."""

    __slots__ = ("ifaces",)

    def __init__(self, ifaces: Sequence[RemoteDomainInterface]) -> None:
        self.ifaces = ifaces


def pack_remote_domain_interface_addresses_ret(
    value: RemoteDomainInterfaceAddressesRet, put: Put
) -> None:
    items1 = value.ifaces
    n2 = len(items1)
    if n2 > 2048:
        raise too_long("remote_domain_interface_addresses_ret.ifaces", n2, 2048)
    put(_P_S_I(n2))
    pack_list_remote_domain_interface(items1, put)


def unpack_remote_domain_interface_addresses_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainInterfaceAddressesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 2048:
        raise too_long("remote_domain_interface_addresses_ret.ifaces", n2, 2048)
    if n2 * 12 > len(buf) - pos:
        raise invalid("remote_domain_interface_addresses_ret.ifaces count", n2)
    ifaces1, pos = unpack_list_remote_domain_interface(buf, pos, n2)
    return RemoteDomainInterfaceAddressesRet(ifaces1), pos


class RemoteDomainRenameArgs(XdrStruct):
    """Struct ``remote_domain_rename_args``."""

    __slots__ = ("dom", "new_name", "flags")

    def __init__(self, dom: RemoteNonnullDomain, new_name: str | None, flags: int) -> None:
        self.dom = dom
        self.new_name = new_name
        self.flags = flags


def pack_remote_domain_rename_args(value: RemoteDomainRenameArgs, put: Put) -> None:
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
    value5 = value.new_name
    put(_P_S_16si(data4, s1.id))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_rename_args.new_name", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_rename_args(buf: bytes, pos: int) -> tuple[RemoteDomainRenameArgs, int]:
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
            raise too_long("remote_domain_rename_args.new_name", n10, 4194304)
        end11 = pos + n10
        new_name9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in new_name9:
            new_name9 = new_name9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_rename_args.new_name padding", buf[end11:pos])
        else:
            pos = end11
        new_name7 = new_name9
    elif has8 == 0:
        new_name7 = None
    else:
        raise invalid("remote_domain_rename_args.new_name", has8)
    (flags12,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainRenameArgs(RemoteNonnullDomain(name2, uuid5, id6), new_name7, flags12), pos


class RemoteDomainRenameRet(XdrStruct):
    """Struct ``remote_domain_rename_ret``."""

    __slots__ = ("retcode",)

    def __init__(self, retcode: int) -> None:
        self.retcode = retcode


def pack_remote_domain_rename_ret(value: RemoteDomainRenameRet, put: Put) -> None:
    put(_P_S_i(value.retcode))


def unpack_remote_domain_rename_ret(buf: bytes, pos: int) -> tuple[RemoteDomainRenameRet, int]:
    (retcode1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainRenameRet(retcode1), pos


class RemoteDomainListAllCheckpointsArgs(XdrStruct):
    """Struct ``remote_domain_list_all_checkpoints_args``."""

    __slots__ = ("dom", "need_results", "flags")

    def __init__(self, dom: RemoteNonnullDomain, need_results: int, flags: int) -> None:
        self.dom = dom
        self.need_results = need_results
        self.flags = flags


def pack_remote_domain_list_all_checkpoints_args(
    value: RemoteDomainListAllCheckpointsArgs, put: Put
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
    put(_P_S_16siiI(data4, s1.id, value.need_results, value.flags))


def unpack_remote_domain_list_all_checkpoints_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainListAllCheckpointsArgs, int]:
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
    uuid5, id6, need_results7, flags8 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainListAllCheckpointsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), need_results7, flags8
    ), pos


class RemoteDomainListAllCheckpointsRet(XdrStruct):
    """Struct ``remote_domain_list_all_checkpoints_ret``."""

    __slots__ = ("checkpoints", "ret")

    def __init__(self, checkpoints: Sequence[RemoteNonnullDomainCheckpoint], ret: int) -> None:
        self.checkpoints = checkpoints
        self.ret = ret


def pack_remote_domain_list_all_checkpoints_ret(
    value: RemoteDomainListAllCheckpointsRet, put: Put
) -> None:
    items1 = value.checkpoints
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_domain_list_all_checkpoints_ret.checkpoints", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_domain_checkpoint(items1, put)
    put(_P_S_i(value.ret))


def unpack_remote_domain_list_all_checkpoints_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainListAllCheckpointsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_domain_list_all_checkpoints_ret.checkpoints", n2, 16384)
    if n2 * 28 > len(buf) - pos:
        raise invalid("remote_domain_list_all_checkpoints_ret.checkpoints count", n2)
    checkpoints1, pos = unpack_list_remote_nonnull_domain_checkpoint(buf, pos, n2)
    (ret3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainListAllCheckpointsRet(checkpoints1, ret3), pos


class RemoteDomainAgentSetResponseTimeoutArgs(XdrStruct):
    """Struct ``remote_domain_agent_set_response_timeout_args``."""

    __slots__ = ("dom", "timeout", "flags")

    def __init__(self, dom: RemoteNonnullDomain, timeout: int, flags: int) -> None:
        self.dom = dom
        self.timeout = timeout
        self.flags = flags


def pack_remote_domain_agent_set_response_timeout_args(
    value: RemoteDomainAgentSetResponseTimeoutArgs, put: Put
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
    put(_P_S_16siiI(data4, s1.id, value.timeout, value.flags))


def unpack_remote_domain_agent_set_response_timeout_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainAgentSetResponseTimeoutArgs, int]:
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
    uuid5, id6, timeout7, flags8 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainAgentSetResponseTimeoutArgs(
        RemoteNonnullDomain(name2, uuid5, id6), timeout7, flags8
    ), pos


class RemoteDomainAgentSetResponseTimeoutRet(XdrStruct):
    """Struct ``remote_domain_agent_set_response_timeout_ret``."""

    __slots__ = ("result",)

    def __init__(self, result: int) -> None:
        self.result = result


def pack_remote_domain_agent_set_response_timeout_ret(
    value: RemoteDomainAgentSetResponseTimeoutRet, put: Put
) -> None:
    put(_P_S_i(value.result))


def unpack_remote_domain_agent_set_response_timeout_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainAgentSetResponseTimeoutRet, int]:
    (result1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainAgentSetResponseTimeoutRet(result1), pos


class RemoteDomainBackupBeginArgs(XdrStruct):
    """Struct ``remote_domain_backup_begin_args``."""

    __slots__ = ("dom", "backup_xml", "checkpoint_xml", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, backup_xml: str, checkpoint_xml: str | None, flags: int
    ) -> None:
        self.dom = dom
        self.backup_xml = backup_xml
        self.checkpoint_xml = checkpoint_xml
        self.flags = flags


def pack_remote_domain_backup_begin_args(value: RemoteDomainBackupBeginArgs, put: Put) -> None:
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
    data5 = value.backup_xml.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_backup_begin_args.backup_xml", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    value7 = value.checkpoint_xml
    if value7 is None:
        put(_ZERO)
    else:
        data8 = value7.encode("utf-8", "surrogateescape")
        n9 = len(data8)
        if n9 > 4194304:
            raise too_long("remote_domain_backup_begin_args.checkpoint_xml", n9, 4194304)
        put(_P_S_II(1, n9))
        put(data8)
        if n9 & 3:
            put(PAD[n9 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_backup_begin_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBackupBeginArgs, int]:
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
        raise too_long("remote_domain_backup_begin_args.backup_xml", n8, 4194304)
    end9 = pos + n8
    backup_xml7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in backup_xml7:
        backup_xml7 = backup_xml7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_backup_begin_args.backup_xml padding", buf[end9:pos])
    else:
        pos = end9
    (has11,) = _U_S_I(buf, pos)
    pos += 4
    if has11 == 1:
        (n13,) = _U_S_I(buf, pos)
        pos += 4
        if n13 > 4194304:
            raise too_long("remote_domain_backup_begin_args.checkpoint_xml", n13, 4194304)
        end14 = pos + n13
        checkpoint_xml12 = buf[pos:end14].decode("utf-8", "surrogateescape")
        if "\0" in checkpoint_xml12:
            checkpoint_xml12 = checkpoint_xml12.partition("\0")[0]
        if n13 & 3:
            pos = end14 + 4 - (n13 & 3)
            if buf[end14:pos] != PAD[n13 & 3]:
                raise invalid(
                    "remote_domain_backup_begin_args.checkpoint_xml padding", buf[end14:pos]
                )
        else:
            pos = end14
        checkpoint_xml10 = checkpoint_xml12
    elif has11 == 0:
        checkpoint_xml10 = None
    else:
        raise invalid("remote_domain_backup_begin_args.checkpoint_xml", has11)
    (flags15,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainBackupBeginArgs(
        RemoteNonnullDomain(name2, uuid5, id6), backup_xml7, checkpoint_xml10, flags15
    ), pos


class RemoteDomainBackupGetXmlDescArgs(XdrStruct):
    """Struct ``remote_domain_backup_get_xml_desc_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_backup_get_xml_desc_args(
    value: RemoteDomainBackupGetXmlDescArgs, put: Put
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


def unpack_remote_domain_backup_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBackupGetXmlDescArgs, int]:
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
    return RemoteDomainBackupGetXmlDescArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainBackupGetXmlDescRet(XdrStruct):
    """Struct ``remote_domain_backup_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_domain_backup_get_xml_desc_ret(
    value: RemoteDomainBackupGetXmlDescRet, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_backup_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_backup_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainBackupGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_backup_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_backup_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainBackupGetXmlDescRet(xml1), pos


class RemoteDomainAuthorizedSshKeysGetArgs(XdrStruct):
    """Struct ``remote_domain_authorized_ssh_keys_get_args``."""

    __slots__ = ("dom", "user", "flags")

    def __init__(self, dom: RemoteNonnullDomain, user: str, flags: int) -> None:
        self.dom = dom
        self.user = user
        self.flags = flags


def pack_remote_domain_authorized_ssh_keys_get_args(
    value: RemoteDomainAuthorizedSshKeysGetArgs, put: Put
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
    data5 = value.user.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_authorized_ssh_keys_get_args.user", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_authorized_ssh_keys_get_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainAuthorizedSshKeysGetArgs, int]:
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
        raise too_long("remote_domain_authorized_ssh_keys_get_args.user", n8, 4194304)
    end9 = pos + n8
    user7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in user7:
        user7 = user7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_authorized_ssh_keys_get_args.user padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainAuthorizedSshKeysGetArgs(
        RemoteNonnullDomain(name2, uuid5, id6), user7, flags10
    ), pos


class RemoteDomainAuthorizedSshKeysGetRet(XdrStruct):
    """Struct ``remote_domain_authorized_ssh_keys_get_ret``."""

    __slots__ = ("keys",)

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = keys


def pack_remote_domain_authorized_ssh_keys_get_ret(
    value: RemoteDomainAuthorizedSshKeysGetRet, put: Put
) -> None:
    items1 = value.keys
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_domain_authorized_ssh_keys_get_ret.keys", items1)
    if n2 > 2048:
        raise too_long("remote_domain_authorized_ssh_keys_get_ret.keys", n2, 2048)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_domain_authorized_ssh_keys_get_ret.keys", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_domain_authorized_ssh_keys_get_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainAuthorizedSshKeysGetRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 2048:
        raise too_long("remote_domain_authorized_ssh_keys_get_ret.keys", n2, 2048)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_domain_authorized_ssh_keys_get_ret.keys count", n2)
    keys1: list[str] = []
    appendkeys1 = keys1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_domain_authorized_ssh_keys_get_ret.keys", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "remote_domain_authorized_ssh_keys_get_ret.keys padding", buf[end5:pos]
                )
        else:
            pos = end5
        appendkeys1(item3)
    return RemoteDomainAuthorizedSshKeysGetRet(keys1), pos


class RemoteDomainAuthorizedSshKeysSetArgs(XdrStruct):
    """Struct ``remote_domain_authorized_ssh_keys_set_args``."""

    __slots__ = ("dom", "user", "keys", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, user: str, keys: Sequence[str], flags: int
    ) -> None:
        self.dom = dom
        self.user = user
        self.keys = keys
        self.flags = flags


def pack_remote_domain_authorized_ssh_keys_set_args(
    value: RemoteDomainAuthorizedSshKeysSetArgs, put: Put
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
    data5 = value.user.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_authorized_ssh_keys_set_args.user", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    items7 = value.keys
    n8 = len(items7)
    if isinstance(items7, str):
        raise invalid("remote_domain_authorized_ssh_keys_set_args.keys", items7)
    if n8 > 2048:
        raise too_long("remote_domain_authorized_ssh_keys_set_args.keys", n8, 2048)
    put(_P_S_I(n8))
    for item9 in items7:
        data10 = item9.encode("utf-8", "surrogateescape")
        n11 = len(data10)
        if n11 > 4194304:
            raise too_long("remote_domain_authorized_ssh_keys_set_args.keys", n11, 4194304)
        put(_P_S_I(n11))
        put(data10)
        if n11 & 3:
            put(PAD[n11 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_authorized_ssh_keys_set_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainAuthorizedSshKeysSetArgs, int]:
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
        raise too_long("remote_domain_authorized_ssh_keys_set_args.user", n8, 4194304)
    end9 = pos + n8
    user7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in user7:
        user7 = user7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_authorized_ssh_keys_set_args.user padding", buf[end9:pos])
    else:
        pos = end9
    (n11,) = _U_S_I(buf, pos)
    pos += 4
    if n11 > 2048:
        raise too_long("remote_domain_authorized_ssh_keys_set_args.keys", n11, 2048)
    if n11 * 4 > len(buf) - pos:
        raise invalid("remote_domain_authorized_ssh_keys_set_args.keys count", n11)
    keys10: list[str] = []
    appendkeys10 = keys10.append
    for _ in range(n11):
        (n13,) = _U_S_I(buf, pos)
        pos += 4
        if n13 > 4194304:
            raise too_long("remote_domain_authorized_ssh_keys_set_args.keys", n13, 4194304)
        end14 = pos + n13
        item12 = buf[pos:end14].decode("utf-8", "surrogateescape")
        if "\0" in item12:
            item12 = item12.partition("\0")[0]
        if n13 & 3:
            pos = end14 + 4 - (n13 & 3)
            if buf[end14:pos] != PAD[n13 & 3]:
                raise invalid(
                    "remote_domain_authorized_ssh_keys_set_args.keys padding", buf[end14:pos]
                )
        else:
            pos = end14
        appendkeys10(item12)
    (flags15,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainAuthorizedSshKeysSetArgs(
        RemoteNonnullDomain(name2, uuid5, id6), user7, keys10, flags15
    ), pos


class RemoteDomainStartDirtyRateCalcArgs(XdrStruct):
    """Struct ``remote_domain_start_dirty_rate_calc_args``."""

    __slots__ = ("dom", "seconds", "flags")

    def __init__(self, dom: RemoteNonnullDomain, seconds: int, flags: int) -> None:
        self.dom = dom
        self.seconds = seconds
        self.flags = flags


def pack_remote_domain_start_dirty_rate_calc_args(
    value: RemoteDomainStartDirtyRateCalcArgs, put: Put
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
    put(_P_S_16siiI(data4, s1.id, value.seconds, value.flags))


def unpack_remote_domain_start_dirty_rate_calc_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainStartDirtyRateCalcArgs, int]:
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
    uuid5, id6, seconds7, flags8 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainStartDirtyRateCalcArgs(
        RemoteNonnullDomain(name2, uuid5, id6), seconds7, flags8
    ), pos


class RemoteDomainGraphicsReloadArgs(XdrStruct):
    """Struct ``remote_domain_graphics_reload_args``."""

    __slots__ = ("dom", "type", "flags")

    def __init__(self, dom: RemoteNonnullDomain, type: int, flags: int) -> None:
        self.dom = dom
        self.type = type
        self.flags = flags


def pack_remote_domain_graphics_reload_args(
    value: RemoteDomainGraphicsReloadArgs, put: Put
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
    put(_P_S_16siII(data4, s1.id, value.type, value.flags))


def unpack_remote_domain_graphics_reload_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainGraphicsReloadArgs, int]:
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
    uuid5, id6, type7, flags8 = _U_S_16siII(buf, pos)
    pos += 28
    return RemoteDomainGraphicsReloadArgs(
        RemoteNonnullDomain(name2, uuid5, id6), type7, flags8
    ), pos


class RemoteDomainFdAssociateArgs(XdrStruct):
    """Struct ``remote_domain_fd_associate_args``."""

    __slots__ = ("dom", "name", "flags")

    def __init__(self, dom: RemoteNonnullDomain, name: str, flags: int) -> None:
        self.dom = dom
        self.name = name
        self.flags = flags


def pack_remote_domain_fd_associate_args(value: RemoteDomainFdAssociateArgs, put: Put) -> None:
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
    data5 = value.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_fd_associate_args.name", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_fd_associate_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainFdAssociateArgs, int]:
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
        raise too_long("remote_domain_fd_associate_args.name", n8, 4194304)
    end9 = pos + n8
    name7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in name7:
        name7 = name7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_fd_associate_args.name padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainFdAssociateArgs(RemoteNonnullDomain(name2, uuid5, id6), name7, flags10), pos


class RemoteDomainAnnounceInterfaceArgs(XdrStruct):
    """Struct ``remote_domain_announce_interface_args``."""

    __slots__ = ("dom", "device", "params", "flags")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        device: str | None,
        params: Sequence[RemoteTypedParam],
        flags: int,
    ) -> None:
        self.dom = dom
        self.device = device
        self.params = params
        self.flags = flags


def pack_remote_domain_announce_interface_args(
    value: RemoteDomainAnnounceInterfaceArgs, put: Put
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
    value5 = value.device
    put(_P_S_16si(data4, s1.id))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_announce_interface_args.device", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    items8 = value.params
    n9 = len(items8)
    if n9 > 16:
        raise too_long("remote_domain_announce_interface_args.params", n9, 16)
    put(_P_S_I(n9))
    pack_list_remote_typed_param(items8, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_announce_interface_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainAnnounceInterfaceArgs, int]:
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
            raise too_long("remote_domain_announce_interface_args.device", n10, 4194304)
        end11 = pos + n10
        device9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in device9:
            device9 = device9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid(
                    "remote_domain_announce_interface_args.device padding", buf[end11:pos]
                )
        else:
            pos = end11
        device7 = device9
    elif has8 == 0:
        device7 = None
    else:
        raise invalid("remote_domain_announce_interface_args.device", has8)
    (n13,) = _U_S_I(buf, pos)
    pos += 4
    if n13 > 16:
        raise too_long("remote_domain_announce_interface_args.params", n13, 16)
    if n13 * 8 > len(buf) - pos:
        raise invalid("remote_domain_announce_interface_args.params count", n13)
    params12, pos = unpack_call_list_remote_typed_param(buf, pos, n13)
    (flags14,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainAnnounceInterfaceArgs(
        RemoteNonnullDomain(name2, uuid5, id6), device7, params12, flags14
    ), pos
