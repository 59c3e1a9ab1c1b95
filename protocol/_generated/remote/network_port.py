# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: network port."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullNetwork,
    RemoteNonnullNetworkPort,
    RemoteTypedParam,
    pack_list_remote_typed_param,
    unpack_call_list_remote_typed_param,
    unpack_list_remote_typed_param,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_S_16s16s = Struct(">16s16s")
_P_S_16s16s = _S_16s16s.pack
_U_S_16s16s = _S_16s16s.unpack_from
_S_16s16sI = Struct(">16s16sI")
_P_S_16s16sI = _S_16s16sI.pack
_U_S_16s16sI = _S_16s16sI.unpack_from
_S_16s16siI = Struct(">16s16siI")
_P_S_16s16siI = _S_16s16siI.pack
_U_S_16s16siI = _S_16s16siI.unpack_from
_S_16sI = Struct(">16sI")
_P_S_16sI = _S_16sI.pack
_U_S_16sI = _S_16sI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from


class RemoteNetworkPortLookupByUuidArgs(XdrStruct):
    """Struct ``remote_network_port_lookup_by_uuid_args``."""

    __slots__ = ("network", "uuid")

    def __init__(self, network: RemoteNonnullNetwork, uuid: bytes) -> None:
        self.network = network
        self.uuid = uuid


def pack_remote_network_port_lookup_by_uuid_args(
    value: RemoteNetworkPortLookupByUuidArgs, put: Put
) -> None:
    s1 = value.network
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_network.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_network.uuid", data4)
    data5 = value.uuid
    if len(data5) != 16:
        raise invalid("remote_network_port_lookup_by_uuid_args.uuid", data5)
    put(_P_S_16s16s(data4, data5))


def unpack_remote_network_port_lookup_by_uuid_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkPortLookupByUuidArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_network.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_network.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, uuid6 = _U_S_16s16s(buf, pos)
    pos += 32
    return RemoteNetworkPortLookupByUuidArgs(RemoteNonnullNetwork(name2, uuid5), uuid6), pos


class RemoteNetworkPortLookupByUuidRet(XdrStruct):
    """Struct ``remote_network_port_lookup_by_uuid_ret``."""

    __slots__ = ("port",)

    def __init__(self, port: RemoteNonnullNetworkPort) -> None:
        self.port = port


def pack_remote_network_port_lookup_by_uuid_ret(
    value: RemoteNetworkPortLookupByUuidRet, put: Put
) -> None:
    s1 = value.port
    s2 = s1.net
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_network.name", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_network.uuid", data5)
    data6 = s1.uuid
    if len(data6) != 16:
        raise invalid("remote_nonnull_network_port.uuid", data6)
    put(_P_S_16s16s(data5, data6))


def unpack_remote_network_port_lookup_by_uuid_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkPortLookupByUuidRet, int]:
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 4194304:
        raise too_long("remote_nonnull_network.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_network.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, uuid7 = _U_S_16s16s(buf, pos)
    pos += 32
    return RemoteNetworkPortLookupByUuidRet(
        RemoteNonnullNetworkPort(RemoteNonnullNetwork(name3, uuid6), uuid7)
    ), pos


class RemoteNetworkPortCreateXmlArgs(XdrStruct):
    """Struct ``remote_network_port_create_xml_args``."""

    __slots__ = ("network", "xml", "flags")

    def __init__(self, network: RemoteNonnullNetwork, xml: str, flags: int) -> None:
        self.network = network
        self.xml = xml
        self.flags = flags


def pack_remote_network_port_create_xml_args(
    value: RemoteNetworkPortCreateXmlArgs, put: Put
) -> None:
    s1 = value.network
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_network.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_network.uuid", data4)
    data5 = value.xml.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_network_port_create_xml_args.xml", n6, 4194304)
    put(_P_S_16sI(data4, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_network_port_create_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkPortCreateXmlArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_network.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_network.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, n7 = _U_S_16sI(buf, pos)
    pos += 20
    if n7 > 4194304:
        raise too_long("remote_network_port_create_xml_args.xml", n7, 4194304)
    end8 = pos + n7
    xml6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in xml6:
        xml6 = xml6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_network_port_create_xml_args.xml padding", buf[end8:pos])
    else:
        pos = end8
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNetworkPortCreateXmlArgs(RemoteNonnullNetwork(name2, uuid5), xml6, flags9), pos


class RemoteNetworkPortCreateXmlRet(XdrStruct):
    """Struct ``remote_network_port_create_xml_ret``."""

    __slots__ = ("port",)

    def __init__(self, port: RemoteNonnullNetworkPort) -> None:
        self.port = port


def pack_remote_network_port_create_xml_ret(value: RemoteNetworkPortCreateXmlRet, put: Put) -> None:
    s1 = value.port
    s2 = s1.net
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_network.name", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_network.uuid", data5)
    data6 = s1.uuid
    if len(data6) != 16:
        raise invalid("remote_nonnull_network_port.uuid", data6)
    put(_P_S_16s16s(data5, data6))


def unpack_remote_network_port_create_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkPortCreateXmlRet, int]:
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 4194304:
        raise too_long("remote_nonnull_network.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_network.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, uuid7 = _U_S_16s16s(buf, pos)
    pos += 32
    return RemoteNetworkPortCreateXmlRet(
        RemoteNonnullNetworkPort(RemoteNonnullNetwork(name3, uuid6), uuid7)
    ), pos


class RemoteNetworkPortSetParametersArgs(XdrStruct):
    """Struct ``remote_network_port_set_parameters_args``."""

    __slots__ = ("port", "params", "flags")

    def __init__(
        self, port: RemoteNonnullNetworkPort, params: Sequence[RemoteTypedParam], flags: int
    ) -> None:
        self.port = port
        self.params = params
        self.flags = flags


def pack_remote_network_port_set_parameters_args(
    value: RemoteNetworkPortSetParametersArgs, put: Put
) -> None:
    s1 = value.port
    s2 = s1.net
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_network.name", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_network.uuid", data5)
    data6 = s1.uuid
    if len(data6) != 16:
        raise invalid("remote_nonnull_network_port.uuid", data6)
    items7 = value.params
    n8 = len(items7)
    if n8 > 16:
        raise too_long("remote_network_port_set_parameters_args.params", n8, 16)
    put(_P_S_16s16sI(data5, data6, n8))
    pack_list_remote_typed_param(items7, put)
    put(_P_S_I(value.flags))


def unpack_remote_network_port_set_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkPortSetParametersArgs, int]:
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 4194304:
        raise too_long("remote_nonnull_network.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if "\0" in name3:
        name3 = name3.partition("\0")[0]
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_network.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, uuid7, n9 = _U_S_16s16sI(buf, pos)
    pos += 36
    if n9 > 16:
        raise too_long("remote_network_port_set_parameters_args.params", n9, 16)
    if n9 * 8 > len(buf) - pos:
        raise invalid("remote_network_port_set_parameters_args.params count", n9)
    params8, pos = unpack_call_list_remote_typed_param(buf, pos, n9)
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNetworkPortSetParametersArgs(
        RemoteNonnullNetworkPort(RemoteNonnullNetwork(name3, uuid6), uuid7), params8, flags10
    ), pos


class RemoteNetworkPortGetParametersArgs(XdrStruct):
    """Struct ``remote_network_port_get_parameters_args``."""

    __slots__ = ("port", "nparams", "flags")

    def __init__(self, port: RemoteNonnullNetworkPort, nparams: int, flags: int) -> None:
        self.port = port
        self.nparams = nparams
        self.flags = flags


def pack_remote_network_port_get_parameters_args(
    value: RemoteNetworkPortGetParametersArgs, put: Put
) -> None:
    s1 = value.port
    s2 = s1.net
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_network.name", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_network.uuid", data5)
    data6 = s1.uuid
    if len(data6) != 16:
        raise invalid("remote_nonnull_network_port.uuid", data6)
    put(_P_S_16s16siI(data5, data6, value.nparams, value.flags))


def unpack_remote_network_port_get_parameters_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkPortGetParametersArgs, int]:
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 4194304:
        raise too_long("remote_nonnull_network.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if "\0" in name3:
        name3 = name3.partition("\0")[0]
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_network.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, uuid7, nparams8, flags9 = _U_S_16s16siI(buf, pos)
    pos += 40
    return RemoteNetworkPortGetParametersArgs(
        RemoteNonnullNetworkPort(RemoteNonnullNetwork(name3, uuid6), uuid7), nparams8, flags9
    ), pos


class RemoteNetworkPortGetParametersRet(XdrStruct):
    """Struct ``remote_network_port_get_parameters_ret``."""

    __slots__ = ("params", "nparams")

    def __init__(self, params: Sequence[RemoteTypedParam], nparams: int) -> None:
        self.params = params
        self.nparams = nparams


def pack_remote_network_port_get_parameters_ret(
    value: RemoteNetworkPortGetParametersRet, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 16:
        raise too_long("remote_network_port_get_parameters_ret.params", n2, 16)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    put(_P_S_i(value.nparams))


def unpack_remote_network_port_get_parameters_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkPortGetParametersRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16:
        raise too_long("remote_network_port_get_parameters_ret.params", n2, 16)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_network_port_get_parameters_ret.params count", n2)
    params1, pos = unpack_list_remote_typed_param(buf, pos, n2)
    (nparams3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNetworkPortGetParametersRet(params1, nparams3), pos


class RemoteNetworkPortGetXmlDescArgs(XdrStruct):
    """Struct ``remote_network_port_get_xml_desc_args``."""

    __slots__ = ("port", "flags")

    def __init__(self, port: RemoteNonnullNetworkPort, flags: int) -> None:
        self.port = port
        self.flags = flags


def pack_remote_network_port_get_xml_desc_args(
    value: RemoteNetworkPortGetXmlDescArgs, put: Put
) -> None:
    s1 = value.port
    s2 = s1.net
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_network.name", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_network.uuid", data5)
    data6 = s1.uuid
    if len(data6) != 16:
        raise invalid("remote_nonnull_network_port.uuid", data6)
    put(_P_S_16s16sI(data5, data6, value.flags))


def unpack_remote_network_port_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkPortGetXmlDescArgs, int]:
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 4194304:
        raise too_long("remote_nonnull_network.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if "\0" in name3:
        name3 = name3.partition("\0")[0]
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_network.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, uuid7, flags8 = _U_S_16s16sI(buf, pos)
    pos += 36
    return RemoteNetworkPortGetXmlDescArgs(
        RemoteNonnullNetworkPort(RemoteNonnullNetwork(name3, uuid6), uuid7), flags8
    ), pos


class RemoteNetworkPortGetXmlDescRet(XdrStruct):
    """Struct ``remote_network_port_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_network_port_get_xml_desc_ret(
    value: RemoteNetworkPortGetXmlDescRet, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_network_port_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_network_port_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkPortGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_network_port_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_network_port_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNetworkPortGetXmlDescRet(xml1), pos


class RemoteNetworkPortDeleteArgs(XdrStruct):
    """Struct ``remote_network_port_delete_args``."""

    __slots__ = ("port", "flags")

    def __init__(self, port: RemoteNonnullNetworkPort, flags: int) -> None:
        self.port = port
        self.flags = flags


def pack_remote_network_port_delete_args(value: RemoteNetworkPortDeleteArgs, put: Put) -> None:
    s1 = value.port
    s2 = s1.net
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_network.name", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = s2.uuid
    if len(data5) != 16:
        raise invalid("remote_nonnull_network.uuid", data5)
    data6 = s1.uuid
    if len(data6) != 16:
        raise invalid("remote_nonnull_network_port.uuid", data6)
    put(_P_S_16s16sI(data5, data6, value.flags))


def unpack_remote_network_port_delete_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkPortDeleteArgs, int]:
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 4194304:
        raise too_long("remote_nonnull_network.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if "\0" in name3:
        name3 = name3.partition("\0")[0]
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_network.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, uuid7, flags8 = _U_S_16s16sI(buf, pos)
    pos += 36
    return RemoteNetworkPortDeleteArgs(
        RemoteNonnullNetworkPort(RemoteNonnullNetwork(name3, uuid6), uuid7), flags8
    ), pos
