# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: connect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullNetwork,
    RemoteNonnullNodeDevice,
    RemoteNonnullSecret,
    RemoteNonnullStoragePool,
    RemoteTypedParam,
    pack_list_remote_typed_param,
    unpack_call_list_remote_typed_param,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_ZERO = b"\0\0\0\0"
_S_16s = Struct(">16s")
_P_S_16s = _S_16s.pack
_U_S_16s = _S_16s.unpack_from
_S_16siI = Struct(">16siI")
_U_S_16siI = _S_16siI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_I16siI = Struct(">I16siI")
_P_S_I16siI = _S_I16siI.pack
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_U_S_iI = _S_iI.unpack_from


class RemoteConnectOpenArgs(XdrStruct):
    """Struct ``remote_connect_open_args``."""

    __slots__ = ("name", "flags")

    def __init__(self, name: str | None, flags: int) -> None:
        self.name = name
        self.flags = flags


def pack_remote_connect_open_args(value: RemoteConnectOpenArgs, put: Put) -> None:
    value1 = value.name
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_connect_open_args.name", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_connect_open_args(buf: bytes, pos: int) -> tuple[RemoteConnectOpenArgs, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_open_args.name", n4, 4194304)
        end5 = pos + n4
        name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if "\0" in name3:
            name3 = name3.partition("\0")[0]
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_connect_open_args.name padding", buf[end5:pos])
        else:
            pos = end5
        name1 = name3
    elif has2 == 0:
        name1 = None
    else:
        raise invalid("remote_connect_open_args.name", has2)
    (flags6,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectOpenArgs(name1, flags6), pos


class RemoteConnectSupportsFeatureArgs(XdrStruct):
    """Struct ``remote_connect_supports_feature_args``."""

    __slots__ = ("feature",)

    def __init__(self, feature: int) -> None:
        self.feature = feature


def pack_remote_connect_supports_feature_args(
    value: RemoteConnectSupportsFeatureArgs, put: Put
) -> None:
    put(_P_S_i(value.feature))


def unpack_remote_connect_supports_feature_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectSupportsFeatureArgs, int]:
    (feature1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectSupportsFeatureArgs(feature1), pos


class RemoteConnectSupportsFeatureRet(XdrStruct):
    """Struct ``remote_connect_supports_feature_ret``."""

    __slots__ = ("supported",)

    def __init__(self, supported: int) -> None:
        self.supported = supported


def pack_remote_connect_supports_feature_ret(
    value: RemoteConnectSupportsFeatureRet, put: Put
) -> None:
    put(_P_S_i(value.supported))


def unpack_remote_connect_supports_feature_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectSupportsFeatureRet, int]:
    (supported1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectSupportsFeatureRet(supported1), pos


class RemoteConnectFindStoragePoolSourcesArgs(XdrStruct):
    """Struct ``remote_connect_find_storage_pool_sources_args``."""

    __slots__ = ("type", "srcSpec", "flags")

    def __init__(self, type: str, srcSpec: str | None, flags: int) -> None:
        self.type = type
        self.srcSpec = srcSpec
        self.flags = flags


def pack_remote_connect_find_storage_pool_sources_args(
    value: RemoteConnectFindStoragePoolSourcesArgs, put: Put
) -> None:
    data1 = value.type.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_find_storage_pool_sources_args.type", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    value3 = value.srcSpec
    if value3 is None:
        put(_ZERO)
    else:
        data4 = value3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_connect_find_storage_pool_sources_args.srcSpec", n5, 4194304)
        put(_P_S_II(1, n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_connect_find_storage_pool_sources_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectFindStoragePoolSourcesArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_find_storage_pool_sources_args.type", n2, 4194304)
    end3 = pos + n2
    type1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in type1:
        type1 = type1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_connect_find_storage_pool_sources_args.type padding", buf[end3:pos]
            )
    else:
        pos = end3
    (has5,) = _U_S_I(buf, pos)
    pos += 4
    if has5 == 1:
        (n7,) = _U_S_I(buf, pos)
        pos += 4
        if n7 > 4194304:
            raise too_long("remote_connect_find_storage_pool_sources_args.srcSpec", n7, 4194304)
        end8 = pos + n7
        srcSpec6 = buf[pos:end8].decode("utf-8", "surrogateescape")
        if "\0" in srcSpec6:
            srcSpec6 = srcSpec6.partition("\0")[0]
        if n7 & 3:
            pos = end8 + 4 - (n7 & 3)
            if buf[end8:pos] != PAD[n7 & 3]:
                raise invalid(
                    "remote_connect_find_storage_pool_sources_args.srcSpec padding", buf[end8:pos]
                )
        else:
            pos = end8
        srcSpec4 = srcSpec6
    elif has5 == 0:
        srcSpec4 = None
    else:
        raise invalid("remote_connect_find_storage_pool_sources_args.srcSpec", has5)
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectFindStoragePoolSourcesArgs(type1, srcSpec4, flags9), pos


class RemoteConnectFindStoragePoolSourcesRet(XdrStruct):
    """Struct ``remote_connect_find_storage_pool_sources_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_connect_find_storage_pool_sources_ret(
    value: RemoteConnectFindStoragePoolSourcesRet, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_find_storage_pool_sources_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_connect_find_storage_pool_sources_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectFindStoragePoolSourcesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_find_storage_pool_sources_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_connect_find_storage_pool_sources_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteConnectFindStoragePoolSourcesRet(xml1), pos


class RemoteConnectIsSecureRet(XdrStruct):
    """Struct ``remote_connect_is_secure_ret``."""

    __slots__ = ("secure",)

    def __init__(self, secure: int) -> None:
        self.secure = secure


def pack_remote_connect_is_secure_ret(value: RemoteConnectIsSecureRet, put: Put) -> None:
    put(_P_S_i(value.secure))


def unpack_remote_connect_is_secure_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectIsSecureRet, int]:
    (secure1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectIsSecureRet(secure1), pos


class RemoteConnectCompareCpuArgs(XdrStruct):
    """Struct ``remote_connect_compare_cpu_args``."""

    __slots__ = ("xml", "flags")

    def __init__(self, xml: str, flags: int) -> None:
        self.xml = xml
        self.flags = flags


def pack_remote_connect_compare_cpu_args(value: RemoteConnectCompareCpuArgs, put: Put) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_compare_cpu_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_connect_compare_cpu_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectCompareCpuArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_compare_cpu_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_connect_compare_cpu_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectCompareCpuArgs(xml1, flags4), pos


class RemoteConnectCompareCpuRet(XdrStruct):
    """Struct ``remote_connect_compare_cpu_ret``."""

    __slots__ = ("result",)

    def __init__(self, result: int) -> None:
        self.result = result


def pack_remote_connect_compare_cpu_ret(value: RemoteConnectCompareCpuRet, put: Put) -> None:
    put(_P_S_i(value.result))


def unpack_remote_connect_compare_cpu_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectCompareCpuRet, int]:
    (result1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectCompareCpuRet(result1), pos


class RemoteConnectBaselineCpuArgs(XdrStruct):
    """Struct ``remote_connect_baseline_cpu_args``."""

    __slots__ = ("xmlCPUs", "flags")

    def __init__(self, xmlCPUs: Sequence[str], flags: int) -> None:
        self.xmlCPUs = xmlCPUs
        self.flags = flags


def pack_remote_connect_baseline_cpu_args(value: RemoteConnectBaselineCpuArgs, put: Put) -> None:
    items1 = value.xmlCPUs
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_connect_baseline_cpu_args.xmlCPUs", items1)
    if n2 > 256:
        raise too_long("remote_connect_baseline_cpu_args.xmlCPUs", n2, 256)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_connect_baseline_cpu_args.xmlCPUs", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_connect_baseline_cpu_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectBaselineCpuArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 256:
        raise too_long("remote_connect_baseline_cpu_args.xmlCPUs", n2, 256)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_baseline_cpu_args.xmlCPUs count", n2)
    xmlCPUs1: list[str] = []
    appendxmlCPUs1 = xmlCPUs1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_baseline_cpu_args.xmlCPUs", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if "\0" in item3:
            item3 = item3.partition("\0")[0]
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_connect_baseline_cpu_args.xmlCPUs padding", buf[end5:pos])
        else:
            pos = end5
        appendxmlCPUs1(item3)
    (flags6,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectBaselineCpuArgs(xmlCPUs1, flags6), pos


class RemoteConnectBaselineCpuRet(XdrStruct):
    """Struct ``remote_connect_baseline_cpu_ret``."""

    __slots__ = ("cpu",)

    def __init__(self, cpu: str) -> None:
        self.cpu = cpu


def pack_remote_connect_baseline_cpu_ret(value: RemoteConnectBaselineCpuRet, put: Put) -> None:
    data1 = value.cpu.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_baseline_cpu_ret.cpu", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_connect_baseline_cpu_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectBaselineCpuRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_baseline_cpu_ret.cpu", n2, 4194304)
    end3 = pos + n2
    cpu1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_connect_baseline_cpu_ret.cpu padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteConnectBaselineCpuRet(cpu1), pos


class RemoteConnectEventConnectionClosedMsg(XdrStruct):
    """Struct ``remote_connect_event_connection_closed_msg``."""

    __slots__ = ("reason",)

    def __init__(self, reason: int) -> None:
        self.reason = reason


def pack_remote_connect_event_connection_closed_msg(
    value: RemoteConnectEventConnectionClosedMsg, put: Put
) -> None:
    put(_P_S_i(value.reason))


def unpack_remote_connect_event_connection_closed_msg(
    buf: bytes, pos: int
) -> tuple[RemoteConnectEventConnectionClosedMsg, int]:
    (reason1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectEventConnectionClosedMsg(reason1), pos


class RemoteConnectNetworkEventRegisterAnyArgs(XdrStruct):
    """Struct ``remote_connect_network_event_register_any_args``."""

    __slots__ = ("eventID", "net")

    def __init__(self, eventID: int, net: RemoteNonnullNetwork | None) -> None:
        self.eventID = eventID
        self.net = net


def pack_remote_connect_network_event_register_any_args(
    value: RemoteConnectNetworkEventRegisterAnyArgs, put: Put
) -> None:
    value1 = value.net
    put(_P_S_i(value.eventID))
    if value1 is None:
        put(_ZERO)
    else:
        s2 = value1
        data3 = s2.name.encode("utf-8", "surrogateescape")
        n4 = len(data3)
        if n4 > 4194304:
            raise too_long("remote_nonnull_network.name", n4, 4194304)
        put(_P_S_II(1, n4))
        put(data3)
        if n4 & 3:
            put(PAD[n4 & 3])
        data5 = s2.uuid
        if len(data5) != 16:
            raise invalid("remote_nonnull_network.uuid", data5)
        put(_P_S_16s(data5))


def unpack_remote_connect_network_event_register_any_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNetworkEventRegisterAnyArgs, int]:
    eventID1, has3 = _U_S_iI(buf, pos)
    pos += 8
    if has3 == 1:
        (n6,) = _U_S_I(buf, pos)
        pos += 4
        if n6 > 4194304:
            raise too_long("remote_nonnull_network.name", n6, 4194304)
        end7 = pos + n6
        name5 = buf[pos:end7].decode("utf-8", "surrogateescape")
        if "\0" in name5:
            name5 = name5.partition("\0")[0]
        if n6 & 3:
            pos = end7 + 4 - (n6 & 3)
            if buf[end7:pos] != PAD[n6 & 3]:
                raise invalid("remote_nonnull_network.name padding", buf[end7:pos])
        else:
            pos = end7
        (uuid8,) = _U_S_16s(buf, pos)
        pos += 16
        net2 = RemoteNonnullNetwork(name5, uuid8)
    elif has3 == 0:
        net2 = None
    else:
        raise invalid("remote_connect_network_event_register_any_args.net", has3)
    return RemoteConnectNetworkEventRegisterAnyArgs(eventID1, net2), pos


class RemoteConnectNetworkEventRegisterAnyRet(XdrStruct):
    """Struct ``remote_connect_network_event_register_any_ret``."""

    __slots__ = ("callbackID",)

    def __init__(self, callbackID: int) -> None:
        self.callbackID = callbackID


def pack_remote_connect_network_event_register_any_ret(
    value: RemoteConnectNetworkEventRegisterAnyRet, put: Put
) -> None:
    put(_P_S_i(value.callbackID))


def unpack_remote_connect_network_event_register_any_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNetworkEventRegisterAnyRet, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNetworkEventRegisterAnyRet(callbackID1), pos


class RemoteConnectNetworkEventDeregisterAnyArgs(XdrStruct):
    """Struct ``remote_connect_network_event_deregister_any_args``."""

    __slots__ = ("callbackID",)

    def __init__(self, callbackID: int) -> None:
        self.callbackID = callbackID


def pack_remote_connect_network_event_deregister_any_args(
    value: RemoteConnectNetworkEventDeregisterAnyArgs, put: Put
) -> None:
    put(_P_S_i(value.callbackID))


def unpack_remote_connect_network_event_deregister_any_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNetworkEventDeregisterAnyArgs, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNetworkEventDeregisterAnyArgs(callbackID1), pos


class RemoteConnectStoragePoolEventRegisterAnyArgs(XdrStruct):
    """Struct ``remote_connect_storage_pool_event_register_any_args``."""

    __slots__ = ("eventID", "pool")

    def __init__(self, eventID: int, pool: RemoteNonnullStoragePool | None) -> None:
        self.eventID = eventID
        self.pool = pool


def pack_remote_connect_storage_pool_event_register_any_args(
    value: RemoteConnectStoragePoolEventRegisterAnyArgs, put: Put
) -> None:
    value1 = value.pool
    put(_P_S_i(value.eventID))
    if value1 is None:
        put(_ZERO)
    else:
        s2 = value1
        data3 = s2.name.encode("utf-8", "surrogateescape")
        n4 = len(data3)
        if n4 > 4194304:
            raise too_long("remote_nonnull_storage_pool.name", n4, 4194304)
        put(_P_S_II(1, n4))
        put(data3)
        if n4 & 3:
            put(PAD[n4 & 3])
        data5 = s2.uuid
        if len(data5) != 16:
            raise invalid("remote_nonnull_storage_pool.uuid", data5)
        put(_P_S_16s(data5))


def unpack_remote_connect_storage_pool_event_register_any_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectStoragePoolEventRegisterAnyArgs, int]:
    eventID1, has3 = _U_S_iI(buf, pos)
    pos += 8
    if has3 == 1:
        (n6,) = _U_S_I(buf, pos)
        pos += 4
        if n6 > 4194304:
            raise too_long("remote_nonnull_storage_pool.name", n6, 4194304)
        end7 = pos + n6
        name5 = buf[pos:end7].decode("utf-8", "surrogateescape")
        if "\0" in name5:
            name5 = name5.partition("\0")[0]
        if n6 & 3:
            pos = end7 + 4 - (n6 & 3)
            if buf[end7:pos] != PAD[n6 & 3]:
                raise invalid("remote_nonnull_storage_pool.name padding", buf[end7:pos])
        else:
            pos = end7
        (uuid8,) = _U_S_16s(buf, pos)
        pos += 16
        pool2 = RemoteNonnullStoragePool(name5, uuid8)
    elif has3 == 0:
        pool2 = None
    else:
        raise invalid("remote_connect_storage_pool_event_register_any_args.pool", has3)
    return RemoteConnectStoragePoolEventRegisterAnyArgs(eventID1, pool2), pos


class RemoteConnectStoragePoolEventRegisterAnyRet(XdrStruct):
    """Struct ``remote_connect_storage_pool_event_register_any_ret``."""

    __slots__ = ("callbackID",)

    def __init__(self, callbackID: int) -> None:
        self.callbackID = callbackID


def pack_remote_connect_storage_pool_event_register_any_ret(
    value: RemoteConnectStoragePoolEventRegisterAnyRet, put: Put
) -> None:
    put(_P_S_i(value.callbackID))


def unpack_remote_connect_storage_pool_event_register_any_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectStoragePoolEventRegisterAnyRet, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectStoragePoolEventRegisterAnyRet(callbackID1), pos


class RemoteConnectStoragePoolEventDeregisterAnyArgs(XdrStruct):
    """Struct ``remote_connect_storage_pool_event_deregister_any_args``."""

    __slots__ = ("callbackID",)

    def __init__(self, callbackID: int) -> None:
        self.callbackID = callbackID


def pack_remote_connect_storage_pool_event_deregister_any_args(
    value: RemoteConnectStoragePoolEventDeregisterAnyArgs, put: Put
) -> None:
    put(_P_S_i(value.callbackID))


def unpack_remote_connect_storage_pool_event_deregister_any_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectStoragePoolEventDeregisterAnyArgs, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectStoragePoolEventDeregisterAnyArgs(callbackID1), pos


class RemoteConnectNodeDeviceEventRegisterAnyArgs(XdrStruct):
    """Struct ``remote_connect_node_device_event_register_any_args``."""

    __slots__ = ("eventID", "dev")

    def __init__(self, eventID: int, dev: RemoteNonnullNodeDevice | None) -> None:
        self.eventID = eventID
        self.dev = dev


def pack_remote_connect_node_device_event_register_any_args(
    value: RemoteConnectNodeDeviceEventRegisterAnyArgs, put: Put
) -> None:
    value1 = value.dev
    put(_P_S_i(value.eventID))
    if value1 is None:
        put(_ZERO)
    else:
        s2 = value1
        data3 = s2.name.encode("utf-8", "surrogateescape")
        n4 = len(data3)
        if n4 > 4194304:
            raise too_long("remote_nonnull_node_device.name", n4, 4194304)
        put(_P_S_II(1, n4))
        put(data3)
        if n4 & 3:
            put(PAD[n4 & 3])


def unpack_remote_connect_node_device_event_register_any_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNodeDeviceEventRegisterAnyArgs, int]:
    eventID1, has3 = _U_S_iI(buf, pos)
    pos += 8
    if has3 == 1:
        (n6,) = _U_S_I(buf, pos)
        pos += 4
        if n6 > 4194304:
            raise too_long("remote_nonnull_node_device.name", n6, 4194304)
        end7 = pos + n6
        name5 = buf[pos:end7].decode("utf-8", "surrogateescape")
        if "\0" in name5:
            name5 = name5.partition("\0")[0]
        if n6 & 3:
            pos = end7 + 4 - (n6 & 3)
            if buf[end7:pos] != PAD[n6 & 3]:
                raise invalid("remote_nonnull_node_device.name padding", buf[end7:pos])
        else:
            pos = end7
        dev2 = RemoteNonnullNodeDevice(name5)
    elif has3 == 0:
        dev2 = None
    else:
        raise invalid("remote_connect_node_device_event_register_any_args.dev", has3)
    return RemoteConnectNodeDeviceEventRegisterAnyArgs(eventID1, dev2), pos


class RemoteConnectNodeDeviceEventRegisterAnyRet(XdrStruct):
    """Struct ``remote_connect_node_device_event_register_any_ret``."""

    __slots__ = ("callbackID",)

    def __init__(self, callbackID: int) -> None:
        self.callbackID = callbackID


def pack_remote_connect_node_device_event_register_any_ret(
    value: RemoteConnectNodeDeviceEventRegisterAnyRet, put: Put
) -> None:
    put(_P_S_i(value.callbackID))


def unpack_remote_connect_node_device_event_register_any_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNodeDeviceEventRegisterAnyRet, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNodeDeviceEventRegisterAnyRet(callbackID1), pos


class RemoteConnectNodeDeviceEventDeregisterAnyArgs(XdrStruct):
    """Struct ``remote_connect_node_device_event_deregister_any_args``."""

    __slots__ = ("callbackID",)

    def __init__(self, callbackID: int) -> None:
        self.callbackID = callbackID


def pack_remote_connect_node_device_event_deregister_any_args(
    value: RemoteConnectNodeDeviceEventDeregisterAnyArgs, put: Put
) -> None:
    put(_P_S_i(value.callbackID))


def unpack_remote_connect_node_device_event_deregister_any_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectNodeDeviceEventDeregisterAnyArgs, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectNodeDeviceEventDeregisterAnyArgs(callbackID1), pos


class RemoteConnectSecretEventRegisterAnyArgs(XdrStruct):
    """Struct ``remote_connect_secret_event_register_any_args``."""

    __slots__ = ("eventID", "secret")

    def __init__(self, eventID: int, secret: RemoteNonnullSecret | None) -> None:
        self.eventID = eventID
        self.secret = secret


def pack_remote_connect_secret_event_register_any_args(
    value: RemoteConnectSecretEventRegisterAnyArgs, put: Put
) -> None:
    value1 = value.secret
    put(_P_S_i(value.eventID))
    if value1 is None:
        put(_ZERO)
    else:
        s2 = value1
        data3 = s2.uuid
        if len(data3) != 16:
            raise invalid("remote_nonnull_secret.uuid", data3)
        data4 = s2.usageID.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_nonnull_secret.usageID", n5, 4194304)
        put(_P_S_I16siI(1, data3, s2.usageType, n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_connect_secret_event_register_any_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectSecretEventRegisterAnyArgs, int]:
    eventID1, has3 = _U_S_iI(buf, pos)
    pos += 8
    if has3 == 1:
        uuid5, usageType6, n8 = _U_S_16siI(buf, pos)
        pos += 24
        if n8 > 4194304:
            raise too_long("remote_nonnull_secret.usageID", n8, 4194304)
        end9 = pos + n8
        usageID7 = buf[pos:end9].decode("utf-8", "surrogateescape")
        if "\0" in usageID7:
            usageID7 = usageID7.partition("\0")[0]
        if n8 & 3:
            pos = end9 + 4 - (n8 & 3)
            if buf[end9:pos] != PAD[n8 & 3]:
                raise invalid("remote_nonnull_secret.usageID padding", buf[end9:pos])
        else:
            pos = end9
        secret2 = RemoteNonnullSecret(uuid5, usageType6, usageID7)
    elif has3 == 0:
        secret2 = None
    else:
        raise invalid("remote_connect_secret_event_register_any_args.secret", has3)
    return RemoteConnectSecretEventRegisterAnyArgs(eventID1, secret2), pos


class RemoteConnectSecretEventRegisterAnyRet(XdrStruct):
    """Struct ``remote_connect_secret_event_register_any_ret``."""

    __slots__ = ("callbackID",)

    def __init__(self, callbackID: int) -> None:
        self.callbackID = callbackID


def pack_remote_connect_secret_event_register_any_ret(
    value: RemoteConnectSecretEventRegisterAnyRet, put: Put
) -> None:
    put(_P_S_i(value.callbackID))


def unpack_remote_connect_secret_event_register_any_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectSecretEventRegisterAnyRet, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectSecretEventRegisterAnyRet(callbackID1), pos


class RemoteConnectSecretEventDeregisterAnyArgs(XdrStruct):
    """Struct ``remote_connect_secret_event_deregister_any_args``."""

    __slots__ = ("callbackID",)

    def __init__(self, callbackID: int) -> None:
        self.callbackID = callbackID


def pack_remote_connect_secret_event_deregister_any_args(
    value: RemoteConnectSecretEventDeregisterAnyArgs, put: Put
) -> None:
    put(_P_S_i(value.callbackID))


def unpack_remote_connect_secret_event_deregister_any_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectSecretEventDeregisterAnyArgs, int]:
    (callbackID1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectSecretEventDeregisterAnyArgs(callbackID1), pos


class RemoteConnectCompareHypervisorCpuArgs(XdrStruct):
    """Struct ``remote_connect_compare_hypervisor_cpu_args``."""

    __slots__ = ("emulator", "arch", "machine", "virttype", "xmlCPU", "flags")

    def __init__(
        self,
        emulator: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        xmlCPU: str,
        flags: int,
    ) -> None:
        self.emulator = emulator
        self.arch = arch
        self.machine = machine
        self.virttype = virttype
        self.xmlCPU = xmlCPU
        self.flags = flags


def pack_remote_connect_compare_hypervisor_cpu_args(
    value: RemoteConnectCompareHypervisorCpuArgs, put: Put
) -> None:
    value1 = value.emulator
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_connect_compare_hypervisor_cpu_args.emulator", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    value4 = value.arch
    if value4 is None:
        put(_ZERO)
    else:
        data5 = value4.encode("utf-8", "surrogateescape")
        n6 = len(data5)
        if n6 > 4194304:
            raise too_long("remote_connect_compare_hypervisor_cpu_args.arch", n6, 4194304)
        put(_P_S_II(1, n6))
        put(data5)
        if n6 & 3:
            put(PAD[n6 & 3])
    value7 = value.machine
    if value7 is None:
        put(_ZERO)
    else:
        data8 = value7.encode("utf-8", "surrogateescape")
        n9 = len(data8)
        if n9 > 4194304:
            raise too_long("remote_connect_compare_hypervisor_cpu_args.machine", n9, 4194304)
        put(_P_S_II(1, n9))
        put(data8)
        if n9 & 3:
            put(PAD[n9 & 3])
    value10 = value.virttype
    if value10 is None:
        put(_ZERO)
    else:
        data11 = value10.encode("utf-8", "surrogateescape")
        n12 = len(data11)
        if n12 > 4194304:
            raise too_long("remote_connect_compare_hypervisor_cpu_args.virttype", n12, 4194304)
        put(_P_S_II(1, n12))
        put(data11)
        if n12 & 3:
            put(PAD[n12 & 3])
    data13 = value.xmlCPU.encode("utf-8", "surrogateescape")
    n14 = len(data13)
    if n14 > 4194304:
        raise too_long("remote_connect_compare_hypervisor_cpu_args.xmlCPU", n14, 4194304)
    put(_P_S_I(n14))
    put(data13)
    if n14 & 3:
        put(PAD[n14 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_connect_compare_hypervisor_cpu_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectCompareHypervisorCpuArgs, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_compare_hypervisor_cpu_args.emulator", n4, 4194304)
        end5 = pos + n4
        emulator3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if "\0" in emulator3:
            emulator3 = emulator3.partition("\0")[0]
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "remote_connect_compare_hypervisor_cpu_args.emulator padding", buf[end5:pos]
                )
        else:
            pos = end5
        emulator1 = emulator3
    elif has2 == 0:
        emulator1 = None
    else:
        raise invalid("remote_connect_compare_hypervisor_cpu_args.emulator", has2)
    (has7,) = _U_S_I(buf, pos)
    pos += 4
    if has7 == 1:
        (n9,) = _U_S_I(buf, pos)
        pos += 4
        if n9 > 4194304:
            raise too_long("remote_connect_compare_hypervisor_cpu_args.arch", n9, 4194304)
        end10 = pos + n9
        arch8 = buf[pos:end10].decode("utf-8", "surrogateescape")
        if "\0" in arch8:
            arch8 = arch8.partition("\0")[0]
        if n9 & 3:
            pos = end10 + 4 - (n9 & 3)
            if buf[end10:pos] != PAD[n9 & 3]:
                raise invalid(
                    "remote_connect_compare_hypervisor_cpu_args.arch padding", buf[end10:pos]
                )
        else:
            pos = end10
        arch6 = arch8
    elif has7 == 0:
        arch6 = None
    else:
        raise invalid("remote_connect_compare_hypervisor_cpu_args.arch", has7)
    (has12,) = _U_S_I(buf, pos)
    pos += 4
    if has12 == 1:
        (n14,) = _U_S_I(buf, pos)
        pos += 4
        if n14 > 4194304:
            raise too_long("remote_connect_compare_hypervisor_cpu_args.machine", n14, 4194304)
        end15 = pos + n14
        machine13 = buf[pos:end15].decode("utf-8", "surrogateescape")
        if "\0" in machine13:
            machine13 = machine13.partition("\0")[0]
        if n14 & 3:
            pos = end15 + 4 - (n14 & 3)
            if buf[end15:pos] != PAD[n14 & 3]:
                raise invalid(
                    "remote_connect_compare_hypervisor_cpu_args.machine padding", buf[end15:pos]
                )
        else:
            pos = end15
        machine11 = machine13
    elif has12 == 0:
        machine11 = None
    else:
        raise invalid("remote_connect_compare_hypervisor_cpu_args.machine", has12)
    (has17,) = _U_S_I(buf, pos)
    pos += 4
    if has17 == 1:
        (n19,) = _U_S_I(buf, pos)
        pos += 4
        if n19 > 4194304:
            raise too_long("remote_connect_compare_hypervisor_cpu_args.virttype", n19, 4194304)
        end20 = pos + n19
        virttype18 = buf[pos:end20].decode("utf-8", "surrogateescape")
        if "\0" in virttype18:
            virttype18 = virttype18.partition("\0")[0]
        if n19 & 3:
            pos = end20 + 4 - (n19 & 3)
            if buf[end20:pos] != PAD[n19 & 3]:
                raise invalid(
                    "remote_connect_compare_hypervisor_cpu_args.virttype padding", buf[end20:pos]
                )
        else:
            pos = end20
        virttype16 = virttype18
    elif has17 == 0:
        virttype16 = None
    else:
        raise invalid("remote_connect_compare_hypervisor_cpu_args.virttype", has17)
    (n22,) = _U_S_I(buf, pos)
    pos += 4
    if n22 > 4194304:
        raise too_long("remote_connect_compare_hypervisor_cpu_args.xmlCPU", n22, 4194304)
    end23 = pos + n22
    xmlCPU21 = buf[pos:end23].decode("utf-8", "surrogateescape")
    if "\0" in xmlCPU21:
        xmlCPU21 = xmlCPU21.partition("\0")[0]
    if n22 & 3:
        pos = end23 + 4 - (n22 & 3)
        if buf[end23:pos] != PAD[n22 & 3]:
            raise invalid(
                "remote_connect_compare_hypervisor_cpu_args.xmlCPU padding", buf[end23:pos]
            )
    else:
        pos = end23
    (flags24,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectCompareHypervisorCpuArgs(
        emulator1, arch6, machine11, virttype16, xmlCPU21, flags24
    ), pos


class RemoteConnectCompareHypervisorCpuRet(XdrStruct):
    """Struct ``remote_connect_compare_hypervisor_cpu_ret``."""

    __slots__ = ("result",)

    def __init__(self, result: int) -> None:
        self.result = result


def pack_remote_connect_compare_hypervisor_cpu_ret(
    value: RemoteConnectCompareHypervisorCpuRet, put: Put
) -> None:
    put(_P_S_i(value.result))


def unpack_remote_connect_compare_hypervisor_cpu_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectCompareHypervisorCpuRet, int]:
    (result1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectCompareHypervisorCpuRet(result1), pos


class RemoteConnectBaselineHypervisorCpuArgs(XdrStruct):
    """Struct ``remote_connect_baseline_hypervisor_cpu_args``."""

    __slots__ = ("emulator", "arch", "machine", "virttype", "xmlCPUs", "flags")

    def __init__(
        self,
        emulator: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        xmlCPUs: Sequence[str],
        flags: int,
    ) -> None:
        self.emulator = emulator
        self.arch = arch
        self.machine = machine
        self.virttype = virttype
        self.xmlCPUs = xmlCPUs
        self.flags = flags


def pack_remote_connect_baseline_hypervisor_cpu_args(
    value: RemoteConnectBaselineHypervisorCpuArgs, put: Put
) -> None:
    value1 = value.emulator
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_connect_baseline_hypervisor_cpu_args.emulator", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    value4 = value.arch
    if value4 is None:
        put(_ZERO)
    else:
        data5 = value4.encode("utf-8", "surrogateescape")
        n6 = len(data5)
        if n6 > 4194304:
            raise too_long("remote_connect_baseline_hypervisor_cpu_args.arch", n6, 4194304)
        put(_P_S_II(1, n6))
        put(data5)
        if n6 & 3:
            put(PAD[n6 & 3])
    value7 = value.machine
    if value7 is None:
        put(_ZERO)
    else:
        data8 = value7.encode("utf-8", "surrogateescape")
        n9 = len(data8)
        if n9 > 4194304:
            raise too_long("remote_connect_baseline_hypervisor_cpu_args.machine", n9, 4194304)
        put(_P_S_II(1, n9))
        put(data8)
        if n9 & 3:
            put(PAD[n9 & 3])
    value10 = value.virttype
    if value10 is None:
        put(_ZERO)
    else:
        data11 = value10.encode("utf-8", "surrogateescape")
        n12 = len(data11)
        if n12 > 4194304:
            raise too_long("remote_connect_baseline_hypervisor_cpu_args.virttype", n12, 4194304)
        put(_P_S_II(1, n12))
        put(data11)
        if n12 & 3:
            put(PAD[n12 & 3])
    items13 = value.xmlCPUs
    n14 = len(items13)
    if isinstance(items13, str):
        raise invalid("remote_connect_baseline_hypervisor_cpu_args.xmlCPUs", items13)
    if n14 > 256:
        raise too_long("remote_connect_baseline_hypervisor_cpu_args.xmlCPUs", n14, 256)
    put(_P_S_I(n14))
    for item15 in items13:
        data16 = item15.encode("utf-8", "surrogateescape")
        n17 = len(data16)
        if n17 > 4194304:
            raise too_long("remote_connect_baseline_hypervisor_cpu_args.xmlCPUs", n17, 4194304)
        put(_P_S_I(n17))
        put(data16)
        if n17 & 3:
            put(PAD[n17 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_connect_baseline_hypervisor_cpu_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectBaselineHypervisorCpuArgs, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_baseline_hypervisor_cpu_args.emulator", n4, 4194304)
        end5 = pos + n4
        emulator3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if "\0" in emulator3:
            emulator3 = emulator3.partition("\0")[0]
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "remote_connect_baseline_hypervisor_cpu_args.emulator padding", buf[end5:pos]
                )
        else:
            pos = end5
        emulator1 = emulator3
    elif has2 == 0:
        emulator1 = None
    else:
        raise invalid("remote_connect_baseline_hypervisor_cpu_args.emulator", has2)
    (has7,) = _U_S_I(buf, pos)
    pos += 4
    if has7 == 1:
        (n9,) = _U_S_I(buf, pos)
        pos += 4
        if n9 > 4194304:
            raise too_long("remote_connect_baseline_hypervisor_cpu_args.arch", n9, 4194304)
        end10 = pos + n9
        arch8 = buf[pos:end10].decode("utf-8", "surrogateescape")
        if "\0" in arch8:
            arch8 = arch8.partition("\0")[0]
        if n9 & 3:
            pos = end10 + 4 - (n9 & 3)
            if buf[end10:pos] != PAD[n9 & 3]:
                raise invalid(
                    "remote_connect_baseline_hypervisor_cpu_args.arch padding", buf[end10:pos]
                )
        else:
            pos = end10
        arch6 = arch8
    elif has7 == 0:
        arch6 = None
    else:
        raise invalid("remote_connect_baseline_hypervisor_cpu_args.arch", has7)
    (has12,) = _U_S_I(buf, pos)
    pos += 4
    if has12 == 1:
        (n14,) = _U_S_I(buf, pos)
        pos += 4
        if n14 > 4194304:
            raise too_long("remote_connect_baseline_hypervisor_cpu_args.machine", n14, 4194304)
        end15 = pos + n14
        machine13 = buf[pos:end15].decode("utf-8", "surrogateescape")
        if "\0" in machine13:
            machine13 = machine13.partition("\0")[0]
        if n14 & 3:
            pos = end15 + 4 - (n14 & 3)
            if buf[end15:pos] != PAD[n14 & 3]:
                raise invalid(
                    "remote_connect_baseline_hypervisor_cpu_args.machine padding", buf[end15:pos]
                )
        else:
            pos = end15
        machine11 = machine13
    elif has12 == 0:
        machine11 = None
    else:
        raise invalid("remote_connect_baseline_hypervisor_cpu_args.machine", has12)
    (has17,) = _U_S_I(buf, pos)
    pos += 4
    if has17 == 1:
        (n19,) = _U_S_I(buf, pos)
        pos += 4
        if n19 > 4194304:
            raise too_long("remote_connect_baseline_hypervisor_cpu_args.virttype", n19, 4194304)
        end20 = pos + n19
        virttype18 = buf[pos:end20].decode("utf-8", "surrogateescape")
        if "\0" in virttype18:
            virttype18 = virttype18.partition("\0")[0]
        if n19 & 3:
            pos = end20 + 4 - (n19 & 3)
            if buf[end20:pos] != PAD[n19 & 3]:
                raise invalid(
                    "remote_connect_baseline_hypervisor_cpu_args.virttype padding", buf[end20:pos]
                )
        else:
            pos = end20
        virttype16 = virttype18
    elif has17 == 0:
        virttype16 = None
    else:
        raise invalid("remote_connect_baseline_hypervisor_cpu_args.virttype", has17)
    (n22,) = _U_S_I(buf, pos)
    pos += 4
    if n22 > 256:
        raise too_long("remote_connect_baseline_hypervisor_cpu_args.xmlCPUs", n22, 256)
    if n22 * 4 > len(buf) - pos:
        raise invalid("remote_connect_baseline_hypervisor_cpu_args.xmlCPUs count", n22)
    xmlCPUs21: list[str] = []
    appendxmlCPUs21 = xmlCPUs21.append
    for _ in range(n22):
        (n24,) = _U_S_I(buf, pos)
        pos += 4
        if n24 > 4194304:
            raise too_long("remote_connect_baseline_hypervisor_cpu_args.xmlCPUs", n24, 4194304)
        end25 = pos + n24
        item23 = buf[pos:end25].decode("utf-8", "surrogateescape")
        if "\0" in item23:
            item23 = item23.partition("\0")[0]
        if n24 & 3:
            pos = end25 + 4 - (n24 & 3)
            if buf[end25:pos] != PAD[n24 & 3]:
                raise invalid(
                    "remote_connect_baseline_hypervisor_cpu_args.xmlCPUs padding", buf[end25:pos]
                )
        else:
            pos = end25
        appendxmlCPUs21(item23)
    (flags26,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectBaselineHypervisorCpuArgs(
        emulator1, arch6, machine11, virttype16, xmlCPUs21, flags26
    ), pos


class RemoteConnectBaselineHypervisorCpuRet(XdrStruct):
    """Struct ``remote_connect_baseline_hypervisor_cpu_ret``."""

    __slots__ = ("cpu",)

    def __init__(self, cpu: str) -> None:
        self.cpu = cpu


def pack_remote_connect_baseline_hypervisor_cpu_ret(
    value: RemoteConnectBaselineHypervisorCpuRet, put: Put
) -> None:
    data1 = value.cpu.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_baseline_hypervisor_cpu_ret.cpu", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_connect_baseline_hypervisor_cpu_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectBaselineHypervisorCpuRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_baseline_hypervisor_cpu_ret.cpu", n2, 4194304)
    end3 = pos + n2
    cpu1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_connect_baseline_hypervisor_cpu_ret.cpu padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteConnectBaselineHypervisorCpuRet(cpu1), pos


class RemoteConnectSetIdentityArgs(XdrStruct):
    """Struct ``remote_connect_set_identity_args``."""

    __slots__ = ("params", "flags")

    def __init__(self, params: Sequence[RemoteTypedParam], flags: int) -> None:
        self.params = params
        self.flags = flags


def pack_remote_connect_set_identity_args(value: RemoteConnectSetIdentityArgs, put: Put) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 20:
        raise too_long("remote_connect_set_identity_args.params", n2, 20)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_I(value.flags))


def unpack_remote_connect_set_identity_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectSetIdentityArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 20:
        raise too_long("remote_connect_set_identity_args.params", n2, 20)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_connect_set_identity_args.params count", n2)
    params1, pos = unpack_call_list_remote_typed_param(buf, pos, n2)
    (flags3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectSetIdentityArgs(params1, flags3), pos
