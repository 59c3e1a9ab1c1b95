# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: network create."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import RemoteNonnullNetwork

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]

_S_16s = Struct(">16s")
_P_S_16s = _S_16s.pack
_U_S_16s = _S_16s.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from


class RemoteNetworkCreateXmlArgs(XdrStruct):
    """Struct ``remote_network_create_xml_args``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_network_create_xml_args(value: RemoteNetworkCreateXmlArgs, put: Put) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_network_create_xml_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_network_create_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkCreateXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_network_create_xml_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_network_create_xml_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNetworkCreateXmlArgs(xml1), pos


class RemoteNetworkCreateXmlRet(XdrStruct):
    """Struct ``remote_network_create_xml_ret``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_create_xml_ret(value: RemoteNetworkCreateXmlRet, put: Put) -> None:
    s1 = value.net
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
    put(_P_S_16s(data4))


def unpack_remote_network_create_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkCreateXmlRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_network.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_network.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNetworkCreateXmlRet(RemoteNonnullNetwork(name2, uuid5)), pos


class RemoteNetworkCreateXmlFlagsArgs(XdrStruct):
    """Struct ``remote_network_create_xml_flags_args``."""

    __slots__ = ("xml", "flags")

    def __init__(self, xml: str, flags: int) -> None:
        self.xml = xml
        self.flags = flags


def pack_remote_network_create_xml_flags_args(
    value: RemoteNetworkCreateXmlFlagsArgs, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_network_create_xml_flags_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_network_create_xml_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkCreateXmlFlagsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_network_create_xml_flags_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_network_create_xml_flags_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNetworkCreateXmlFlagsArgs(xml1, flags4), pos


class RemoteNetworkCreateXmlFlagsRet(XdrStruct):
    """Struct ``remote_network_create_xml_flags_ret``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_create_xml_flags_ret(
    value: RemoteNetworkCreateXmlFlagsRet, put: Put
) -> None:
    s1 = value.net
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
    put(_P_S_16s(data4))


def unpack_remote_network_create_xml_flags_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkCreateXmlFlagsRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_network.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_network.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNetworkCreateXmlFlagsRet(RemoteNonnullNetwork(name2, uuid5)), pos


class RemoteNetworkCreateArgs(XdrStruct):
    """Struct ``remote_network_create_args``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_create_args(value: RemoteNetworkCreateArgs, put: Put) -> None:
    s1 = value.net
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
    put(_P_S_16s(data4))


def unpack_remote_network_create_args(buf: bytes, pos: int) -> tuple[RemoteNetworkCreateArgs, int]:
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
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNetworkCreateArgs(RemoteNonnullNetwork(name2, uuid5)), pos
