# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: domain set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullDomain,
    RemoteTypedParam,
    pack_list_remote_typed_param,
    unpack_call_list_remote_typed_param,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_ZERO = b"\0\0\0\0"
_S_16si = Struct(">16si")
_P_S_16si = _S_16si.pack
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_16siII = Struct(">16siII")
_P_S_16siII = _S_16siII.pack
_U_S_16siII = _S_16siII.unpack_from
_S_16siIII = Struct(">16siIII")
_P_S_16siIII = _S_16siIII.pack
_U_S_16siIII = _S_16siIII.unpack_from
_S_16siQ = Struct(">16siQ")
_P_S_16siQ = _S_16siQ.pack
_U_S_16siQ = _S_16siQ.unpack_from
_S_16siQI = Struct(">16siQI")
_P_S_16siQI = _S_16siQI.pack
_U_S_16siQI = _S_16siQI.unpack_from
_S_16sii = Struct(">16sii")
_P_S_16sii = _S_16sii.pack
_U_S_16sii = _S_16sii.unpack_from
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
_S_QI = Struct(">QI")
_P_S_QI = _S_QI.pack
_U_S_QI = _S_QI.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from


class RemoteDomainSetSchedulerParametersArgs(XdrStruct):
    """Struct ``remote_domain_set_scheduler_parameters_args``."""

    __slots__ = ("dom", "params")

    def __init__(self, dom: RemoteNonnullDomain, params: Sequence[RemoteTypedParam]) -> None:
        self.dom = dom
        self.params = params


def pack_remote_domain_set_scheduler_parameters_args(
    value: RemoteDomainSetSchedulerParametersArgs, put: Put
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
    items5 = value.params
    n6 = len(items5)
    if n6 > 16:
        raise too_long("remote_domain_set_scheduler_parameters_args.params", n6, 16)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)


def unpack_remote_domain_set_scheduler_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetSchedulerParametersArgs, int]:
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
    if n8 > 16:
        raise too_long("remote_domain_set_scheduler_parameters_args.params", n8, 16)
    if n8 * 8 > len(buf) - pos:
        raise invalid("remote_domain_set_scheduler_parameters_args.params count", n8)
    params7, pos = unpack_call_list_remote_typed_param(buf, pos, n8)
    return RemoteDomainSetSchedulerParametersArgs(
        RemoteNonnullDomain(name2, uuid5, id6), params7
    ), pos


class RemoteDomainSetSchedulerParametersFlagsArgs(XdrStruct):
    """Struct ``remote_domain_set_scheduler_parameters_flags_args``."""

    __slots__ = ("dom", "params", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, params: Sequence[RemoteTypedParam], flags: int
    ) -> None:
        self.dom = dom
        self.params = params
        self.flags = flags


def pack_remote_domain_set_scheduler_parameters_flags_args(
    value: RemoteDomainSetSchedulerParametersFlagsArgs, put: Put
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
    items5 = value.params
    n6 = len(items5)
    if n6 > 16:
        raise too_long("remote_domain_set_scheduler_parameters_flags_args.params", n6, 16)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_set_scheduler_parameters_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetSchedulerParametersFlagsArgs, int]:
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
    if n8 > 16:
        raise too_long("remote_domain_set_scheduler_parameters_flags_args.params", n8, 16)
    if n8 * 8 > len(buf) - pos:
        raise invalid("remote_domain_set_scheduler_parameters_flags_args.params count", n8)
    params7, pos = unpack_call_list_remote_typed_param(buf, pos, n8)
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSetSchedulerParametersFlagsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), params7, flags9
    ), pos


class RemoteDomainSetBlkioParametersArgs(XdrStruct):
    """Struct ``remote_domain_set_blkio_parameters_args``."""

    __slots__ = ("dom", "params", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, params: Sequence[RemoteTypedParam], flags: int
    ) -> None:
        self.dom = dom
        self.params = params
        self.flags = flags


def pack_remote_domain_set_blkio_parameters_args(
    value: RemoteDomainSetBlkioParametersArgs, put: Put
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
    items5 = value.params
    n6 = len(items5)
    if n6 > 16:
        raise too_long("remote_domain_set_blkio_parameters_args.params", n6, 16)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_set_blkio_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetBlkioParametersArgs, int]:
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
    if n8 > 16:
        raise too_long("remote_domain_set_blkio_parameters_args.params", n8, 16)
    if n8 * 8 > len(buf) - pos:
        raise invalid("remote_domain_set_blkio_parameters_args.params count", n8)
    params7, pos = unpack_call_list_remote_typed_param(buf, pos, n8)
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSetBlkioParametersArgs(
        RemoteNonnullDomain(name2, uuid5, id6), params7, flags9
    ), pos


class RemoteDomainSetMemoryParametersArgs(XdrStruct):
    """Struct ``remote_domain_set_memory_parameters_args``."""

    __slots__ = ("dom", "params", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, params: Sequence[RemoteTypedParam], flags: int
    ) -> None:
        self.dom = dom
        self.params = params
        self.flags = flags


def pack_remote_domain_set_memory_parameters_args(
    value: RemoteDomainSetMemoryParametersArgs, put: Put
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
    items5 = value.params
    n6 = len(items5)
    if n6 > 16:
        raise too_long("remote_domain_set_memory_parameters_args.params", n6, 16)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_set_memory_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetMemoryParametersArgs, int]:
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
    if n8 > 16:
        raise too_long("remote_domain_set_memory_parameters_args.params", n8, 16)
    if n8 * 8 > len(buf) - pos:
        raise invalid("remote_domain_set_memory_parameters_args.params count", n8)
    params7, pos = unpack_call_list_remote_typed_param(buf, pos, n8)
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSetMemoryParametersArgs(
        RemoteNonnullDomain(name2, uuid5, id6), params7, flags9
    ), pos


class RemoteDomainSetNumaParametersArgs(XdrStruct):
    """Struct ``remote_domain_set_numa_parameters_args``."""

    __slots__ = ("dom", "params", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, params: Sequence[RemoteTypedParam], flags: int
    ) -> None:
        self.dom = dom
        self.params = params
        self.flags = flags


def pack_remote_domain_set_numa_parameters_args(
    value: RemoteDomainSetNumaParametersArgs, put: Put
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
    items5 = value.params
    n6 = len(items5)
    if n6 > 16:
        raise too_long("remote_domain_set_numa_parameters_args.params", n6, 16)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_set_numa_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetNumaParametersArgs, int]:
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
    if n8 > 16:
        raise too_long("remote_domain_set_numa_parameters_args.params", n8, 16)
    if n8 * 8 > len(buf) - pos:
        raise invalid("remote_domain_set_numa_parameters_args.params count", n8)
    params7, pos = unpack_call_list_remote_typed_param(buf, pos, n8)
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSetNumaParametersArgs(
        RemoteNonnullDomain(name2, uuid5, id6), params7, flags9
    ), pos


class RemoteDomainSetPerfEventsArgs(XdrStruct):
    """Struct ``remote_domain_set_perf_events_args``."""

    __slots__ = ("dom", "params", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, params: Sequence[RemoteTypedParam], flags: int
    ) -> None:
        self.dom = dom
        self.params = params
        self.flags = flags


def pack_remote_domain_set_perf_events_args(value: RemoteDomainSetPerfEventsArgs, put: Put) -> None:
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
    items5 = value.params
    n6 = len(items5)
    if n6 > 64:
        raise too_long("remote_domain_set_perf_events_args.params", n6, 64)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_set_perf_events_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetPerfEventsArgs, int]:
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
    if n8 > 64:
        raise too_long("remote_domain_set_perf_events_args.params", n8, 64)
    if n8 * 8 > len(buf) - pos:
        raise invalid("remote_domain_set_perf_events_args.params count", n8)
    params7, pos = unpack_call_list_remote_typed_param(buf, pos, n8)
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSetPerfEventsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), params7, flags9
    ), pos


class RemoteDomainSetInterfaceParametersArgs(XdrStruct):
    """Struct ``remote_domain_set_interface_parameters_args``."""

    __slots__ = ("dom", "device", "params", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, device: str, params: Sequence[RemoteTypedParam], flags: int
    ) -> None:
        self.dom = dom
        self.device = device
        self.params = params
        self.flags = flags


def pack_remote_domain_set_interface_parameters_args(
    value: RemoteDomainSetInterfaceParametersArgs, put: Put
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
        raise too_long("remote_domain_set_interface_parameters_args.device", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    items7 = value.params
    n8 = len(items7)
    if n8 > 16:
        raise too_long("remote_domain_set_interface_parameters_args.params", n8, 16)
    put(_P_S_I(n8))
    pack_list_remote_typed_param(items7, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_set_interface_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetInterfaceParametersArgs, int]:
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
        raise too_long("remote_domain_set_interface_parameters_args.device", n8, 4194304)
    end9 = pos + n8
    device7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in device7:
        device7 = device7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid(
                "remote_domain_set_interface_parameters_args.device padding", buf[end9:pos]
            )
    else:
        pos = end9
    (n11,) = _U_S_I(buf, pos)
    pos += 4
    if n11 > 16:
        raise too_long("remote_domain_set_interface_parameters_args.params", n11, 16)
    if n11 * 8 > len(buf) - pos:
        raise invalid("remote_domain_set_interface_parameters_args.params count", n11)
    params10, pos = unpack_call_list_remote_typed_param(buf, pos, n11)
    (flags12,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSetInterfaceParametersArgs(
        RemoteNonnullDomain(name2, uuid5, id6), device7, params10, flags12
    ), pos


class RemoteDomainSetMaxMemoryArgs(XdrStruct):
    """Struct ``remote_domain_set_max_memory_args``."""

    __slots__ = ("dom", "memory")

    def __init__(self, dom: RemoteNonnullDomain, memory: int) -> None:
        self.dom = dom
        self.memory = memory


def pack_remote_domain_set_max_memory_args(value: RemoteDomainSetMaxMemoryArgs, put: Put) -> None:
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
    put(_P_S_16siQ(data4, s1.id, value.memory))


def unpack_remote_domain_set_max_memory_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetMaxMemoryArgs, int]:
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
    uuid5, id6, memory7 = _U_S_16siQ(buf, pos)
    pos += 28
    return RemoteDomainSetMaxMemoryArgs(RemoteNonnullDomain(name2, uuid5, id6), memory7), pos


class RemoteDomainSetMemoryArgs(XdrStruct):
    """Struct ``remote_domain_set_memory_args``."""

    __slots__ = ("dom", "memory")

    def __init__(self, dom: RemoteNonnullDomain, memory: int) -> None:
        self.dom = dom
        self.memory = memory


def pack_remote_domain_set_memory_args(value: RemoteDomainSetMemoryArgs, put: Put) -> None:
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
    put(_P_S_16siQ(data4, s1.id, value.memory))


def unpack_remote_domain_set_memory_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetMemoryArgs, int]:
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
    uuid5, id6, memory7 = _U_S_16siQ(buf, pos)
    pos += 28
    return RemoteDomainSetMemoryArgs(RemoteNonnullDomain(name2, uuid5, id6), memory7), pos


class RemoteDomainSetMemoryFlagsArgs(XdrStruct):
    """Struct ``remote_domain_set_memory_flags_args``."""

    __slots__ = ("dom", "memory", "flags")

    def __init__(self, dom: RemoteNonnullDomain, memory: int, flags: int) -> None:
        self.dom = dom
        self.memory = memory
        self.flags = flags


def pack_remote_domain_set_memory_flags_args(
    value: RemoteDomainSetMemoryFlagsArgs, put: Put
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
    put(_P_S_16siQI(data4, s1.id, value.memory, value.flags))


def unpack_remote_domain_set_memory_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetMemoryFlagsArgs, int]:
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
    uuid5, id6, memory7, flags8 = _U_S_16siQI(buf, pos)
    pos += 32
    return RemoteDomainSetMemoryFlagsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), memory7, flags8
    ), pos


class RemoteDomainSetMemoryStatsPeriodArgs(XdrStruct):
    """Struct ``remote_domain_set_memory_stats_period_args``."""

    __slots__ = ("dom", "period", "flags")

    def __init__(self, dom: RemoteNonnullDomain, period: int, flags: int) -> None:
        self.dom = dom
        self.period = period
        self.flags = flags


def pack_remote_domain_set_memory_stats_period_args(
    value: RemoteDomainSetMemoryStatsPeriodArgs, put: Put
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
    put(_P_S_16siiI(data4, s1.id, value.period, value.flags))


def unpack_remote_domain_set_memory_stats_period_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetMemoryStatsPeriodArgs, int]:
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
    uuid5, id6, period7, flags8 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainSetMemoryStatsPeriodArgs(
        RemoteNonnullDomain(name2, uuid5, id6), period7, flags8
    ), pos


class RemoteDomainSetVcpusArgs(XdrStruct):
    """Struct ``remote_domain_set_vcpus_args``."""

    __slots__ = ("dom", "nvcpus")

    def __init__(self, dom: RemoteNonnullDomain, nvcpus: int) -> None:
        self.dom = dom
        self.nvcpus = nvcpus


def pack_remote_domain_set_vcpus_args(value: RemoteDomainSetVcpusArgs, put: Put) -> None:
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
    put(_P_S_16siI(data4, s1.id, value.nvcpus))


def unpack_remote_domain_set_vcpus_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetVcpusArgs, int]:
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
    uuid5, id6, nvcpus7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainSetVcpusArgs(RemoteNonnullDomain(name2, uuid5, id6), nvcpus7), pos


class RemoteDomainSetVcpusFlagsArgs(XdrStruct):
    """Struct ``remote_domain_set_vcpus_flags_args``."""

    __slots__ = ("dom", "nvcpus", "flags")

    def __init__(self, dom: RemoteNonnullDomain, nvcpus: int, flags: int) -> None:
        self.dom = dom
        self.nvcpus = nvcpus
        self.flags = flags


def pack_remote_domain_set_vcpus_flags_args(value: RemoteDomainSetVcpusFlagsArgs, put: Put) -> None:
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
    put(_P_S_16siII(data4, s1.id, value.nvcpus, value.flags))


def unpack_remote_domain_set_vcpus_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetVcpusFlagsArgs, int]:
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
    uuid5, id6, nvcpus7, flags8 = _U_S_16siII(buf, pos)
    pos += 28
    return RemoteDomainSetVcpusFlagsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), nvcpus7, flags8
    ), pos


class RemoteDomainSetIothreadParamsArgs(XdrStruct):
    """Struct ``remote_domain_set_iothread_params_args``."""

    __slots__ = ("dom", "iothread_id", "params", "flags")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        iothread_id: int,
        params: Sequence[RemoteTypedParam],
        flags: int,
    ) -> None:
        self.dom = dom
        self.iothread_id = iothread_id
        self.params = params
        self.flags = flags


def pack_remote_domain_set_iothread_params_args(
    value: RemoteDomainSetIothreadParamsArgs, put: Put
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
    items5 = value.params
    n6 = len(items5)
    if n6 > 64:
        raise too_long("remote_domain_set_iothread_params_args.params", n6, 64)
    put(_P_S_16siII(data4, s1.id, value.iothread_id, n6))
    pack_list_remote_typed_param(items5, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_set_iothread_params_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetIothreadParamsArgs, int]:
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
    uuid5, id6, iothread_id7, n9 = _U_S_16siII(buf, pos)
    pos += 28
    if n9 > 64:
        raise too_long("remote_domain_set_iothread_params_args.params", n9, 64)
    if n9 * 8 > len(buf) - pos:
        raise invalid("remote_domain_set_iothread_params_args.params count", n9)
    params8, pos = unpack_call_list_remote_typed_param(buf, pos, n9)
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSetIothreadParamsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), iothread_id7, params8, flags10
    ), pos


class RemoteDomainSetAutostartArgs(XdrStruct):
    """Struct ``remote_domain_set_autostart_args``."""

    __slots__ = ("dom", "autostart")

    def __init__(self, dom: RemoteNonnullDomain, autostart: int) -> None:
        self.dom = dom
        self.autostart = autostart


def pack_remote_domain_set_autostart_args(value: RemoteDomainSetAutostartArgs, put: Put) -> None:
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
    put(_P_S_16sii(data4, s1.id, value.autostart))


def unpack_remote_domain_set_autostart_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetAutostartArgs, int]:
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
    uuid5, id6, autostart7 = _U_S_16sii(buf, pos)
    pos += 24
    return RemoteDomainSetAutostartArgs(RemoteNonnullDomain(name2, uuid5, id6), autostart7), pos


class RemoteDomainSetMetadataArgs(XdrStruct):
    """Struct ``remote_domain_set_metadata_args``."""

    __slots__ = ("dom", "type", "metadata", "key", "uri", "flags")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        type: int,
        metadata: str | None,
        key: str | None,
        uri: str | None,
        flags: int,
    ) -> None:
        self.dom = dom
        self.type = type
        self.metadata = metadata
        self.key = key
        self.uri = uri
        self.flags = flags


def pack_remote_domain_set_metadata_args(value: RemoteDomainSetMetadataArgs, put: Put) -> None:
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
    value5 = value.metadata
    put(_P_S_16sii(data4, s1.id, value.type))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_set_metadata_args.metadata", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    value8 = value.key
    if value8 is None:
        put(_ZERO)
    else:
        data9 = value8.encode("utf-8", "surrogateescape")
        n10 = len(data9)
        if n10 > 4194304:
            raise too_long("remote_domain_set_metadata_args.key", n10, 4194304)
        put(_P_S_II(1, n10))
        put(data9)
        if n10 & 3:
            put(PAD[n10 & 3])
    value11 = value.uri
    if value11 is None:
        put(_ZERO)
    else:
        data12 = value11.encode("utf-8", "surrogateescape")
        n13 = len(data12)
        if n13 > 4194304:
            raise too_long("remote_domain_set_metadata_args.uri", n13, 4194304)
        put(_P_S_II(1, n13))
        put(data12)
        if n13 & 3:
            put(PAD[n13 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_set_metadata_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetMetadataArgs, int]:
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
            raise too_long("remote_domain_set_metadata_args.metadata", n11, 4194304)
        end12 = pos + n11
        metadata10 = buf[pos:end12].decode("utf-8", "surrogateescape")
        if "\0" in metadata10:
            metadata10 = metadata10.partition("\0")[0]
        if n11 & 3:
            pos = end12 + 4 - (n11 & 3)
            if buf[end12:pos] != PAD[n11 & 3]:
                raise invalid("remote_domain_set_metadata_args.metadata padding", buf[end12:pos])
        else:
            pos = end12
        metadata8 = metadata10
    elif has9 == 0:
        metadata8 = None
    else:
        raise invalid("remote_domain_set_metadata_args.metadata", has9)
    (has14,) = _U_S_I(buf, pos)
    pos += 4
    if has14 == 1:
        (n16,) = _U_S_I(buf, pos)
        pos += 4
        if n16 > 4194304:
            raise too_long("remote_domain_set_metadata_args.key", n16, 4194304)
        end17 = pos + n16
        key15 = buf[pos:end17].decode("utf-8", "surrogateescape")
        if "\0" in key15:
            key15 = key15.partition("\0")[0]
        if n16 & 3:
            pos = end17 + 4 - (n16 & 3)
            if buf[end17:pos] != PAD[n16 & 3]:
                raise invalid("remote_domain_set_metadata_args.key padding", buf[end17:pos])
        else:
            pos = end17
        key13 = key15
    elif has14 == 0:
        key13 = None
    else:
        raise invalid("remote_domain_set_metadata_args.key", has14)
    (has19,) = _U_S_I(buf, pos)
    pos += 4
    if has19 == 1:
        (n21,) = _U_S_I(buf, pos)
        pos += 4
        if n21 > 4194304:
            raise too_long("remote_domain_set_metadata_args.uri", n21, 4194304)
        end22 = pos + n21
        uri20 = buf[pos:end22].decode("utf-8", "surrogateescape")
        if "\0" in uri20:
            uri20 = uri20.partition("\0")[0]
        if n21 & 3:
            pos = end22 + 4 - (n21 & 3)
            if buf[end22:pos] != PAD[n21 & 3]:
                raise invalid("remote_domain_set_metadata_args.uri padding", buf[end22:pos])
        else:
            pos = end22
        uri18 = uri20
    elif has19 == 0:
        uri18 = None
    else:
        raise invalid("remote_domain_set_metadata_args.uri", has19)
    (flags23,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSetMetadataArgs(
        RemoteNonnullDomain(name2, uuid5, id6), type7, metadata8, key13, uri18, flags23
    ), pos


class RemoteDomainSetBlockIoTuneArgs(XdrStruct):
    """Struct ``remote_domain_set_block_io_tune_args``."""

    __slots__ = ("dom", "disk", "params", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, disk: str, params: Sequence[RemoteTypedParam], flags: int
    ) -> None:
        self.dom = dom
        self.disk = disk
        self.params = params
        self.flags = flags


def pack_remote_domain_set_block_io_tune_args(
    value: RemoteDomainSetBlockIoTuneArgs, put: Put
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
    data5 = value.disk.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_set_block_io_tune_args.disk", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    items7 = value.params
    n8 = len(items7)
    if n8 > 32:
        raise too_long("remote_domain_set_block_io_tune_args.params", n8, 32)
    put(_P_S_I(n8))
    pack_list_remote_typed_param(items7, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_set_block_io_tune_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetBlockIoTuneArgs, int]:
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
        raise too_long("remote_domain_set_block_io_tune_args.disk", n8, 4194304)
    end9 = pos + n8
    disk7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in disk7:
        disk7 = disk7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_set_block_io_tune_args.disk padding", buf[end9:pos])
    else:
        pos = end9
    (n11,) = _U_S_I(buf, pos)
    pos += 4
    if n11 > 32:
        raise too_long("remote_domain_set_block_io_tune_args.params", n11, 32)
    if n11 * 8 > len(buf) - pos:
        raise invalid("remote_domain_set_block_io_tune_args.params count", n11)
    params10, pos = unpack_call_list_remote_typed_param(buf, pos, n11)
    (flags12,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSetBlockIoTuneArgs(
        RemoteNonnullDomain(name2, uuid5, id6), disk7, params10, flags12
    ), pos


class RemoteDomainSetThrottleGroupArgs(XdrStruct):
    """Struct ``remote_domain_set_throttle_group_args``."""

    __slots__ = ("dom", "group", "params", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, group: str, params: Sequence[RemoteTypedParam], flags: int
    ) -> None:
        self.dom = dom
        self.group = group
        self.params = params
        self.flags = flags


def pack_remote_domain_set_throttle_group_args(
    value: RemoteDomainSetThrottleGroupArgs, put: Put
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
    data5 = value.group.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_set_throttle_group_args.group", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    items7 = value.params
    n8 = len(items7)
    if n8 > 32:
        raise too_long("remote_domain_set_throttle_group_args.params", n8, 32)
    put(_P_S_I(n8))
    pack_list_remote_typed_param(items7, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_set_throttle_group_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetThrottleGroupArgs, int]:
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
        raise too_long("remote_domain_set_throttle_group_args.group", n8, 4194304)
    end9 = pos + n8
    group7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in group7:
        group7 = group7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_set_throttle_group_args.group padding", buf[end9:pos])
    else:
        pos = end9
    (n11,) = _U_S_I(buf, pos)
    pos += 4
    if n11 > 32:
        raise too_long("remote_domain_set_throttle_group_args.params", n11, 32)
    if n11 * 8 > len(buf) - pos:
        raise invalid("remote_domain_set_throttle_group_args.params count", n11)
    params10, pos = unpack_call_list_remote_typed_param(buf, pos, n11)
    (flags12,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSetThrottleGroupArgs(
        RemoteNonnullDomain(name2, uuid5, id6), group7, params10, flags12
    ), pos


class RemoteDomainSetTimeArgs(XdrStruct):
    """Struct ``remote_domain_set_time_args``."""

    __slots__ = ("dom", "seconds", "nseconds", "flags")

    def __init__(self, dom: RemoteNonnullDomain, seconds: int, nseconds: int, flags: int) -> None:
        self.dom = dom
        self.seconds = seconds
        self.nseconds = nseconds
        self.flags = flags


def pack_remote_domain_set_time_args(value: RemoteDomainSetTimeArgs, put: Put) -> None:
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
    put(_P_S_16siqII(data4, s1.id, value.seconds, value.nseconds, value.flags))


def unpack_remote_domain_set_time_args(buf: bytes, pos: int) -> tuple[RemoteDomainSetTimeArgs, int]:
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
    uuid5, id6, seconds7, nseconds8, flags9 = _U_S_16siqII(buf, pos)
    pos += 36
    return RemoteDomainSetTimeArgs(
        RemoteNonnullDomain(name2, uuid5, id6), seconds7, nseconds8, flags9
    ), pos


class RemoteDomainSetUserPasswordArgs(XdrStruct):
    """Struct ``remote_domain_set_user_password_args``."""

    __slots__ = ("dom", "user", "password", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, user: str | None, password: str | None, flags: int
    ) -> None:
        self.dom = dom
        self.user = user
        self.password = password
        self.flags = flags


def pack_remote_domain_set_user_password_args(
    value: RemoteDomainSetUserPasswordArgs, put: Put
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
    value5 = value.user
    put(_P_S_16si(data4, s1.id))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_set_user_password_args.user", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    value8 = value.password
    if value8 is None:
        put(_ZERO)
    else:
        data9 = value8.encode("utf-8", "surrogateescape")
        n10 = len(data9)
        if n10 > 4194304:
            raise too_long("remote_domain_set_user_password_args.password", n10, 4194304)
        put(_P_S_II(1, n10))
        put(data9)
        if n10 & 3:
            put(PAD[n10 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_set_user_password_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetUserPasswordArgs, int]:
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
            raise too_long("remote_domain_set_user_password_args.user", n10, 4194304)
        end11 = pos + n10
        user9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in user9:
            user9 = user9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_set_user_password_args.user padding", buf[end11:pos])
        else:
            pos = end11
        user7 = user9
    elif has8 == 0:
        user7 = None
    else:
        raise invalid("remote_domain_set_user_password_args.user", has8)
    (has13,) = _U_S_I(buf, pos)
    pos += 4
    if has13 == 1:
        (n15,) = _U_S_I(buf, pos)
        pos += 4
        if n15 > 4194304:
            raise too_long("remote_domain_set_user_password_args.password", n15, 4194304)
        end16 = pos + n15
        password14 = buf[pos:end16].decode("utf-8", "surrogateescape")
        if "\0" in password14:
            password14 = password14.partition("\0")[0]
        if n15 & 3:
            pos = end16 + 4 - (n15 & 3)
            if buf[end16:pos] != PAD[n15 & 3]:
                raise invalid(
                    "remote_domain_set_user_password_args.password padding", buf[end16:pos]
                )
        else:
            pos = end16
        password12 = password14
    elif has13 == 0:
        password12 = None
    else:
        raise invalid("remote_domain_set_user_password_args.password", has13)
    (flags17,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSetUserPasswordArgs(
        RemoteNonnullDomain(name2, uuid5, id6), user7, password12, flags17
    ), pos


class RemoteDomainSetGuestVcpusArgs(XdrStruct):
    """Struct ``remote_domain_set_guest_vcpus_args``."""

    __slots__ = ("dom", "cpumap", "state", "flags")

    def __init__(self, dom: RemoteNonnullDomain, cpumap: str, state: int, flags: int) -> None:
        self.dom = dom
        self.cpumap = cpumap
        self.state = state
        self.flags = flags


def pack_remote_domain_set_guest_vcpus_args(value: RemoteDomainSetGuestVcpusArgs, put: Put) -> None:
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
    data5 = value.cpumap.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_set_guest_vcpus_args.cpumap", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_iI(value.state, value.flags))


def unpack_remote_domain_set_guest_vcpus_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetGuestVcpusArgs, int]:
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
        raise too_long("remote_domain_set_guest_vcpus_args.cpumap", n8, 4194304)
    end9 = pos + n8
    cpumap7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in cpumap7:
        cpumap7 = cpumap7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_set_guest_vcpus_args.cpumap padding", buf[end9:pos])
    else:
        pos = end9
    state10, flags11 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteDomainSetGuestVcpusArgs(
        RemoteNonnullDomain(name2, uuid5, id6), cpumap7, state10, flags11
    ), pos


class RemoteDomainSetVcpuArgs(XdrStruct):
    """Struct ``remote_domain_set_vcpu_args``."""

    __slots__ = ("dom", "cpumap", "state", "flags")

    def __init__(self, dom: RemoteNonnullDomain, cpumap: str, state: int, flags: int) -> None:
        self.dom = dom
        self.cpumap = cpumap
        self.state = state
        self.flags = flags


def pack_remote_domain_set_vcpu_args(value: RemoteDomainSetVcpuArgs, put: Put) -> None:
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
    data5 = value.cpumap.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_set_vcpu_args.cpumap", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_iI(value.state, value.flags))


def unpack_remote_domain_set_vcpu_args(buf: bytes, pos: int) -> tuple[RemoteDomainSetVcpuArgs, int]:
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
        raise too_long("remote_domain_set_vcpu_args.cpumap", n8, 4194304)
    end9 = pos + n8
    cpumap7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in cpumap7:
        cpumap7 = cpumap7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_set_vcpu_args.cpumap padding", buf[end9:pos])
    else:
        pos = end9
    state10, flags11 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteDomainSetVcpuArgs(
        RemoteNonnullDomain(name2, uuid5, id6), cpumap7, state10, flags11
    ), pos


class RemoteDomainSetBlockThresholdArgs(XdrStruct):
    """Struct ``remote_domain_set_block_threshold_args``."""

    __slots__ = ("dom", "dev", "threshold", "flags")

    def __init__(self, dom: RemoteNonnullDomain, dev: str, threshold: int, flags: int) -> None:
        self.dom = dom
        self.dev = dev
        self.threshold = threshold
        self.flags = flags


def pack_remote_domain_set_block_threshold_args(
    value: RemoteDomainSetBlockThresholdArgs, put: Put
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
    data5 = value.dev.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_set_block_threshold_args.dev", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_QI(value.threshold, value.flags))


def unpack_remote_domain_set_block_threshold_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetBlockThresholdArgs, int]:
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
        raise too_long("remote_domain_set_block_threshold_args.dev", n8, 4194304)
    end9 = pos + n8
    dev7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in dev7:
        dev7 = dev7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_set_block_threshold_args.dev padding", buf[end9:pos])
    else:
        pos = end9
    threshold10, flags11 = _U_S_QI(buf, pos)
    pos += 12
    return RemoteDomainSetBlockThresholdArgs(
        RemoteNonnullDomain(name2, uuid5, id6), dev7, threshold10, flags11
    ), pos


class RemoteDomainSetLifecycleActionArgs(XdrStruct):
    """Struct ``remote_domain_set_lifecycle_action_args``."""

    __slots__ = ("dom", "type", "action", "flags")

    def __init__(self, dom: RemoteNonnullDomain, type: int, action: int, flags: int) -> None:
        self.dom = dom
        self.type = type
        self.action = action
        self.flags = flags


def pack_remote_domain_set_lifecycle_action_args(
    value: RemoteDomainSetLifecycleActionArgs, put: Put
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
    put(_P_S_16siIII(data4, s1.id, value.type, value.action, value.flags))


def unpack_remote_domain_set_lifecycle_action_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetLifecycleActionArgs, int]:
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
    uuid5, id6, type7, action8, flags9 = _U_S_16siIII(buf, pos)
    pos += 32
    return RemoteDomainSetLifecycleActionArgs(
        RemoteNonnullDomain(name2, uuid5, id6), type7, action8, flags9
    ), pos


class RemoteDomainSetLaunchSecurityStateArgs(XdrStruct):
    """Struct ``remote_domain_set_launch_security_state_args``."""

    __slots__ = ("dom", "params", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, params: Sequence[RemoteTypedParam], flags: int
    ) -> None:
        self.dom = dom
        self.params = params
        self.flags = flags


def pack_remote_domain_set_launch_security_state_args(
    value: RemoteDomainSetLaunchSecurityStateArgs, put: Put
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
    items5 = value.params
    n6 = len(items5)
    if n6 > 64:
        raise too_long("remote_domain_set_launch_security_state_args.params", n6, 64)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_set_launch_security_state_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetLaunchSecurityStateArgs, int]:
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
    if n8 > 64:
        raise too_long("remote_domain_set_launch_security_state_args.params", n8, 64)
    if n8 * 8 > len(buf) - pos:
        raise invalid("remote_domain_set_launch_security_state_args.params count", n8)
    params7, pos = unpack_call_list_remote_typed_param(buf, pos, n8)
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSetLaunchSecurityStateArgs(
        RemoteNonnullDomain(name2, uuid5, id6), params7, flags9
    ), pos


class RemoteDomainSetAutostartOnceArgs(XdrStruct):
    """Struct ``remote_domain_set_autostart_once_args``."""

    __slots__ = ("dom", "autostart")

    def __init__(self, dom: RemoteNonnullDomain, autostart: int) -> None:
        self.dom = dom
        self.autostart = autostart


def pack_remote_domain_set_autostart_once_args(
    value: RemoteDomainSetAutostartOnceArgs, put: Put
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
    put(_P_S_16sii(data4, s1.id, value.autostart))


def unpack_remote_domain_set_autostart_once_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSetAutostartOnceArgs, int]:
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
    uuid5, id6, autostart7 = _U_S_16sii(buf, pos)
    pos += 24
    return RemoteDomainSetAutostartOnceArgs(RemoteNonnullDomain(name2, uuid5, id6), autostart7), pos
