# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: network get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, PacksItself, Struct, XdrStruct, invalid, too_long
from .types import RemoteNonnullNetwork

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_ZERO = b"\0\0\0\0"
_S_16s = Struct(">16s")
_P_S_16s = _S_16s.pack
_U_S_16s = _S_16s.unpack_from
_S_16sI = Struct(">16sI")
_P_S_16sI = _S_16sI.pack
_U_S_16sI = _S_16sI.unpack_from
_S_16si = Struct(">16si")
_P_S_16si = _S_16si.pack
_S_16siI = Struct(">16siI")
_U_S_16siI = _S_16siI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_U_S_II = _S_II.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_qi = Struct(">qi")
_P_S_qi = _S_qi.pack
_S_qiI = Struct(">qiI")
_U_S_qiI = _S_qiI.unpack_from


class RemoteNetworkGetXmlDescArgs(XdrStruct):
    """Struct ``remote_network_get_xml_desc_args``."""

    __slots__ = ("net", "flags")

    def __init__(self, net: RemoteNonnullNetwork, flags: int) -> None:
        self.net = net
        self.flags = flags


def pack_remote_network_get_xml_desc_args(value: RemoteNetworkGetXmlDescArgs, put: Put) -> None:
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
    put(_P_S_16sI(data4, value.flags))


def unpack_remote_network_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkGetXmlDescArgs, int]:
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
    uuid5, flags6 = _U_S_16sI(buf, pos)
    pos += 20
    return RemoteNetworkGetXmlDescArgs(RemoteNonnullNetwork(name2, uuid5), flags6), pos


class RemoteNetworkGetXmlDescRet(XdrStruct):
    """Struct ``remote_network_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_network_get_xml_desc_ret(value: RemoteNetworkGetXmlDescRet, put: Put) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_network_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_network_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_network_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_network_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNetworkGetXmlDescRet(xml1), pos


class RemoteNetworkGetBridgeNameArgs(XdrStruct):
    """Struct ``remote_network_get_bridge_name_args``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_get_bridge_name_args(
    value: RemoteNetworkGetBridgeNameArgs, put: Put
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


def unpack_remote_network_get_bridge_name_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkGetBridgeNameArgs, int]:
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
    return RemoteNetworkGetBridgeNameArgs(RemoteNonnullNetwork(name2, uuid5)), pos


class RemoteNetworkGetBridgeNameRet(XdrStruct):
    """Struct ``remote_network_get_bridge_name_ret``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_network_get_bridge_name_ret(value: RemoteNetworkGetBridgeNameRet, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_network_get_bridge_name_ret.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_network_get_bridge_name_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkGetBridgeNameRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_network_get_bridge_name_ret.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_network_get_bridge_name_ret.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNetworkGetBridgeNameRet(name1), pos


class RemoteNetworkGetAutostartArgs(XdrStruct):
    """Struct ``remote_network_get_autostart_args``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_get_autostart_args(value: RemoteNetworkGetAutostartArgs, put: Put) -> None:
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


def unpack_remote_network_get_autostart_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkGetAutostartArgs, int]:
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
    return RemoteNetworkGetAutostartArgs(RemoteNonnullNetwork(name2, uuid5)), pos


class RemoteNetworkGetAutostartRet(XdrStruct):
    """Struct ``remote_network_get_autostart_ret``."""

    __slots__ = ("autostart",)

    def __init__(self, autostart: int) -> None:
        self.autostart = autostart


def pack_remote_network_get_autostart_ret(value: RemoteNetworkGetAutostartRet, put: Put) -> None:
    put(_P_S_i(value.autostart))


def unpack_remote_network_get_autostart_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkGetAutostartRet, int]:
    (autostart1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNetworkGetAutostartRet(autostart1), pos


class RemoteNetworkGetMetadataArgs(XdrStruct):
    """Struct ``remote_network_get_metadata_args``."""

    __slots__ = ("network", "type", "uri", "flags")

    def __init__(
        self, network: RemoteNonnullNetwork, type: int, uri: str | None, flags: int
    ) -> None:
        self.network = network
        self.type = type
        self.uri = uri
        self.flags = flags


def pack_remote_network_get_metadata_args(value: RemoteNetworkGetMetadataArgs, put: Put) -> None:
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
    value5 = value.uri
    put(_P_S_16si(data4, value.type))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_network_get_metadata_args.uri", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_network_get_metadata_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkGetMetadataArgs, int]:
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
    uuid5, type6, has8 = _U_S_16siI(buf, pos)
    pos += 24
    if has8 == 1:
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 4194304:
            raise too_long("remote_network_get_metadata_args.uri", n10, 4194304)
        end11 = pos + n10
        uri9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in uri9:
            uri9 = uri9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_network_get_metadata_args.uri padding", buf[end11:pos])
        else:
            pos = end11
        uri7 = uri9
    elif has8 == 0:
        uri7 = None
    else:
        raise invalid("remote_network_get_metadata_args.uri", has8)
    (flags12,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNetworkGetMetadataArgs(
        RemoteNonnullNetwork(name2, uuid5), type6, uri7, flags12
    ), pos


class RemoteNetworkGetMetadataRet(XdrStruct):
    """Struct ``remote_network_get_metadata_ret``."""

    __slots__ = ("metadata",)

    def __init__(self, metadata: str) -> None:
        self.metadata = metadata


def pack_remote_network_get_metadata_ret(value: RemoteNetworkGetMetadataRet, put: Put) -> None:
    data1 = value.metadata.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_network_get_metadata_ret.metadata", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_network_get_metadata_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkGetMetadataRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_network_get_metadata_ret.metadata", n2, 4194304)
    end3 = pos + n2
    metadata1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_network_get_metadata_ret.metadata padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNetworkGetMetadataRet(metadata1), pos


class RemoteNetworkDhcpLease(XdrStruct):
    """Struct ``remote_network_dhcp_lease``."""

    __slots__ = (
        "iface",
        "expirytime",
        "type",
        "mac",
        "iaid",
        "ipaddr",
        "prefix",
        "hostname",
        "clientid",
    )

    def __init__(
        self,
        iface: str,
        expirytime: int,
        type: int,
        mac: str | None,
        iaid: str | None,
        ipaddr: str,
        prefix: int,
        hostname: str | None,
        clientid: str | None,
    ) -> None:
        self.iface = iface
        self.expirytime = expirytime
        self.type = type
        self.mac = mac
        self.iaid = iaid
        self.ipaddr = ipaddr
        self.prefix = prefix
        self.hostname = hostname
        self.clientid = clientid


def pack_remote_network_dhcp_lease(value: RemoteNetworkDhcpLease, put: Put) -> None:
    data1 = value.iface.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_network_dhcp_lease.iface", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    value3 = value.mac
    put(_P_S_qi(value.expirytime, value.type))
    if value3 is None:
        put(_ZERO)
    else:
        data4 = value3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_network_dhcp_lease.mac", n5, 4194304)
        put(_P_S_II(1, n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])
    value6 = value.iaid
    if value6 is None:
        put(_ZERO)
    else:
        data7 = value6.encode("utf-8", "surrogateescape")
        n8 = len(data7)
        if n8 > 4194304:
            raise too_long("remote_network_dhcp_lease.iaid", n8, 4194304)
        put(_P_S_II(1, n8))
        put(data7)
        if n8 & 3:
            put(PAD[n8 & 3])
    data9 = value.ipaddr.encode("utf-8", "surrogateescape")
    n10 = len(data9)
    if n10 > 4194304:
        raise too_long("remote_network_dhcp_lease.ipaddr", n10, 4194304)
    put(_P_S_I(n10))
    put(data9)
    if n10 & 3:
        put(PAD[n10 & 3])
    value11 = value.hostname
    put(_P_S_I(value.prefix))
    if value11 is None:
        put(_ZERO)
    else:
        data12 = value11.encode("utf-8", "surrogateescape")
        n13 = len(data12)
        if n13 > 4194304:
            raise too_long("remote_network_dhcp_lease.hostname", n13, 4194304)
        put(_P_S_II(1, n13))
        put(data12)
        if n13 & 3:
            put(PAD[n13 & 3])
    value14 = value.clientid
    if value14 is None:
        put(_ZERO)
    else:
        data15 = value14.encode("utf-8", "surrogateescape")
        n16 = len(data15)
        if n16 > 4194304:
            raise too_long("remote_network_dhcp_lease.clientid", n16, 4194304)
        put(_P_S_II(1, n16))
        put(data15)
        if n16 & 3:
            put(PAD[n16 & 3])


def unpack_remote_network_dhcp_lease(buf: bytes, pos: int) -> tuple[RemoteNetworkDhcpLease, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_network_dhcp_lease.iface", n2, 4194304)
    end3 = pos + n2
    iface1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_network_dhcp_lease.iface padding", buf[end3:pos])
    else:
        pos = end3
    expirytime4, type5, has7 = _U_S_qiI(buf, pos)
    pos += 16
    if has7 == 1:
        (n9,) = _U_S_I(buf, pos)
        pos += 4
        if n9 > 4194304:
            raise too_long("remote_network_dhcp_lease.mac", n9, 4194304)
        end10 = pos + n9
        mac8 = buf[pos:end10].decode("utf-8", "surrogateescape")
        if n9 & 3:
            pos = end10 + 4 - (n9 & 3)
            if buf[end10:pos] != PAD[n9 & 3]:
                raise invalid("remote_network_dhcp_lease.mac padding", buf[end10:pos])
        else:
            pos = end10
        mac6 = mac8
    elif has7 == 0:
        mac6 = None
    else:
        raise invalid("remote_network_dhcp_lease.mac", has7)
    (has12,) = _U_S_I(buf, pos)
    pos += 4
    if has12 == 1:
        (n14,) = _U_S_I(buf, pos)
        pos += 4
        if n14 > 4194304:
            raise too_long("remote_network_dhcp_lease.iaid", n14, 4194304)
        end15 = pos + n14
        iaid13 = buf[pos:end15].decode("utf-8", "surrogateescape")
        if n14 & 3:
            pos = end15 + 4 - (n14 & 3)
            if buf[end15:pos] != PAD[n14 & 3]:
                raise invalid("remote_network_dhcp_lease.iaid padding", buf[end15:pos])
        else:
            pos = end15
        iaid11 = iaid13
    elif has12 == 0:
        iaid11 = None
    else:
        raise invalid("remote_network_dhcp_lease.iaid", has12)
    (n17,) = _U_S_I(buf, pos)
    pos += 4
    if n17 > 4194304:
        raise too_long("remote_network_dhcp_lease.ipaddr", n17, 4194304)
    end18 = pos + n17
    ipaddr16 = buf[pos:end18].decode("utf-8", "surrogateescape")
    if n17 & 3:
        pos = end18 + 4 - (n17 & 3)
        if buf[end18:pos] != PAD[n17 & 3]:
            raise invalid("remote_network_dhcp_lease.ipaddr padding", buf[end18:pos])
    else:
        pos = end18
    prefix19, has21 = _U_S_II(buf, pos)
    pos += 8
    if has21 == 1:
        (n23,) = _U_S_I(buf, pos)
        pos += 4
        if n23 > 4194304:
            raise too_long("remote_network_dhcp_lease.hostname", n23, 4194304)
        end24 = pos + n23
        hostname22 = buf[pos:end24].decode("utf-8", "surrogateescape")
        if n23 & 3:
            pos = end24 + 4 - (n23 & 3)
            if buf[end24:pos] != PAD[n23 & 3]:
                raise invalid("remote_network_dhcp_lease.hostname padding", buf[end24:pos])
        else:
            pos = end24
        hostname20 = hostname22
    elif has21 == 0:
        hostname20 = None
    else:
        raise invalid("remote_network_dhcp_lease.hostname", has21)
    (has26,) = _U_S_I(buf, pos)
    pos += 4
    if has26 == 1:
        (n28,) = _U_S_I(buf, pos)
        pos += 4
        if n28 > 4194304:
            raise too_long("remote_network_dhcp_lease.clientid", n28, 4194304)
        end29 = pos + n28
        clientid27 = buf[pos:end29].decode("utf-8", "surrogateescape")
        if n28 & 3:
            pos = end29 + 4 - (n28 & 3)
            if buf[end29:pos] != PAD[n28 & 3]:
                raise invalid("remote_network_dhcp_lease.clientid padding", buf[end29:pos])
        else:
            pos = end29
        clientid25 = clientid27
    elif has26 == 0:
        clientid25 = None
    else:
        raise invalid("remote_network_dhcp_lease.clientid", has26)
    return RemoteNetworkDhcpLease(
        iface1, expirytime4, type5, mac6, iaid11, ipaddr16, prefix19, hostname20, clientid25
    ), pos


def pack_list_remote_network_dhcp_lease(items: Sequence[RemoteNetworkDhcpLease], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.iface.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("remote_network_dhcp_lease.iface", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        value3 = item.mac
        put(_P_S_qi(item.expirytime, item.type))
        if value3 is None:
            put(_ZERO)
        else:
            data4 = value3.encode("utf-8", "surrogateescape")
            n5 = len(data4)
            if n5 > 4194304:
                raise too_long("remote_network_dhcp_lease.mac", n5, 4194304)
            put(_P_S_II(1, n5))
            put(data4)
            if n5 & 3:
                put(PAD[n5 & 3])
        value6 = item.iaid
        if value6 is None:
            put(_ZERO)
        else:
            data7 = value6.encode("utf-8", "surrogateescape")
            n8 = len(data7)
            if n8 > 4194304:
                raise too_long("remote_network_dhcp_lease.iaid", n8, 4194304)
            put(_P_S_II(1, n8))
            put(data7)
            if n8 & 3:
                put(PAD[n8 & 3])
        data9 = item.ipaddr.encode("utf-8", "surrogateescape")
        n10 = len(data9)
        if n10 > 4194304:
            raise too_long("remote_network_dhcp_lease.ipaddr", n10, 4194304)
        put(_P_S_I(n10))
        put(data9)
        if n10 & 3:
            put(PAD[n10 & 3])
        value11 = item.hostname
        put(_P_S_I(item.prefix))
        if value11 is None:
            put(_ZERO)
        else:
            data12 = value11.encode("utf-8", "surrogateescape")
            n13 = len(data12)
            if n13 > 4194304:
                raise too_long("remote_network_dhcp_lease.hostname", n13, 4194304)
            put(_P_S_II(1, n13))
            put(data12)
            if n13 & 3:
                put(PAD[n13 & 3])
        value14 = item.clientid
        if value14 is None:
            put(_ZERO)
        else:
            data15 = value14.encode("utf-8", "surrogateescape")
            n16 = len(data15)
            if n16 > 4194304:
                raise too_long("remote_network_dhcp_lease.clientid", n16, 4194304)
            put(_P_S_II(1, n16))
            put(data15)
            if n16 & 3:
                put(PAD[n16 & 3])


def unpack_list_remote_network_dhcp_lease(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteNetworkDhcpLease], int]:
    items: list[RemoteNetworkDhcpLease] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("remote_network_dhcp_lease.iface", n2, 4194304)
        end3 = pos + n2
        iface1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("remote_network_dhcp_lease.iface padding", buf[end3:pos])
        else:
            pos = end3
        expirytime4, type5, has7 = _U_S_qiI(buf, pos)
        pos += 16
        if has7 == 1:
            (n9,) = _U_S_I(buf, pos)
            pos += 4
            if n9 > 4194304:
                raise too_long("remote_network_dhcp_lease.mac", n9, 4194304)
            end10 = pos + n9
            mac8 = buf[pos:end10].decode("utf-8", "surrogateescape")
            if n9 & 3:
                pos = end10 + 4 - (n9 & 3)
                if buf[end10:pos] != PAD[n9 & 3]:
                    raise invalid("remote_network_dhcp_lease.mac padding", buf[end10:pos])
            else:
                pos = end10
            mac6 = mac8
        elif has7 == 0:
            mac6 = None
        else:
            raise invalid("remote_network_dhcp_lease.mac", has7)
        (has12,) = _U_S_I(buf, pos)
        pos += 4
        if has12 == 1:
            (n14,) = _U_S_I(buf, pos)
            pos += 4
            if n14 > 4194304:
                raise too_long("remote_network_dhcp_lease.iaid", n14, 4194304)
            end15 = pos + n14
            iaid13 = buf[pos:end15].decode("utf-8", "surrogateescape")
            if n14 & 3:
                pos = end15 + 4 - (n14 & 3)
                if buf[end15:pos] != PAD[n14 & 3]:
                    raise invalid("remote_network_dhcp_lease.iaid padding", buf[end15:pos])
            else:
                pos = end15
            iaid11 = iaid13
        elif has12 == 0:
            iaid11 = None
        else:
            raise invalid("remote_network_dhcp_lease.iaid", has12)
        (n17,) = _U_S_I(buf, pos)
        pos += 4
        if n17 > 4194304:
            raise too_long("remote_network_dhcp_lease.ipaddr", n17, 4194304)
        end18 = pos + n17
        ipaddr16 = buf[pos:end18].decode("utf-8", "surrogateescape")
        if n17 & 3:
            pos = end18 + 4 - (n17 & 3)
            if buf[end18:pos] != PAD[n17 & 3]:
                raise invalid("remote_network_dhcp_lease.ipaddr padding", buf[end18:pos])
        else:
            pos = end18
        prefix19, has21 = _U_S_II(buf, pos)
        pos += 8
        if has21 == 1:
            (n23,) = _U_S_I(buf, pos)
            pos += 4
            if n23 > 4194304:
                raise too_long("remote_network_dhcp_lease.hostname", n23, 4194304)
            end24 = pos + n23
            hostname22 = buf[pos:end24].decode("utf-8", "surrogateescape")
            if n23 & 3:
                pos = end24 + 4 - (n23 & 3)
                if buf[end24:pos] != PAD[n23 & 3]:
                    raise invalid("remote_network_dhcp_lease.hostname padding", buf[end24:pos])
            else:
                pos = end24
            hostname20 = hostname22
        elif has21 == 0:
            hostname20 = None
        else:
            raise invalid("remote_network_dhcp_lease.hostname", has21)
        (has26,) = _U_S_I(buf, pos)
        pos += 4
        if has26 == 1:
            (n28,) = _U_S_I(buf, pos)
            pos += 4
            if n28 > 4194304:
                raise too_long("remote_network_dhcp_lease.clientid", n28, 4194304)
            end29 = pos + n28
            clientid27 = buf[pos:end29].decode("utf-8", "surrogateescape")
            if n28 & 3:
                pos = end29 + 4 - (n28 & 3)
                if buf[end29:pos] != PAD[n28 & 3]:
                    raise invalid("remote_network_dhcp_lease.clientid padding", buf[end29:pos])
            else:
                pos = end29
            clientid25 = clientid27
        elif has26 == 0:
            clientid25 = None
        else:
            raise invalid("remote_network_dhcp_lease.clientid", has26)
        made30 = new(RemoteNetworkDhcpLease)
        made30.iface = iface1
        made30.expirytime = expirytime4
        made30.type = type5
        made30.mac = mac6
        made30.iaid = iaid11
        made30.ipaddr = ipaddr16
        made30.prefix = prefix19
        made30.hostname = hostname20
        made30.clientid = clientid25
        append(made30)
    return items, pos


class RemoteNetworkGetDhcpLeasesArgs(XdrStruct):
    """Struct ``remote_network_get_dhcp_leases_args``."""

    __slots__ = ("net", "mac", "need_results", "flags")

    def __init__(
        self, net: RemoteNonnullNetwork, mac: str | None, need_results: int, flags: int
    ) -> None:
        self.net = net
        self.mac = mac
        self.need_results = need_results
        self.flags = flags


def pack_remote_network_get_dhcp_leases_args(
    value: RemoteNetworkGetDhcpLeasesArgs, put: Put
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
    value5 = value.mac
    put(_P_S_16s(data4))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_network_get_dhcp_leases_args.mac", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    put(_P_S_iI(value.need_results, value.flags))


def unpack_remote_network_get_dhcp_leases_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkGetDhcpLeasesArgs, int]:
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
    uuid5, has7 = _U_S_16sI(buf, pos)
    pos += 20
    if has7 == 1:
        (n9,) = _U_S_I(buf, pos)
        pos += 4
        if n9 > 4194304:
            raise too_long("remote_network_get_dhcp_leases_args.mac", n9, 4194304)
        end10 = pos + n9
        mac8 = buf[pos:end10].decode("utf-8", "surrogateescape")
        if "\0" in mac8:
            mac8 = mac8.partition("\0")[0]
        if n9 & 3:
            pos = end10 + 4 - (n9 & 3)
            if buf[end10:pos] != PAD[n9 & 3]:
                raise invalid("remote_network_get_dhcp_leases_args.mac padding", buf[end10:pos])
        else:
            pos = end10
        mac6 = mac8
    elif has7 == 0:
        mac6 = None
    else:
        raise invalid("remote_network_get_dhcp_leases_args.mac", has7)
    need_results11, flags12 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteNetworkGetDhcpLeasesArgs(
        RemoteNonnullNetwork(name2, uuid5), mac6, need_results11, flags12
    ), pos


class RemoteNetworkGetDhcpLeasesRet(XdrStruct):
    """Struct ``remote_network_get_dhcp_leases_ret``."""

    __slots__ = ("leases", "ret")

    def __init__(self, leases: Sequence[RemoteNetworkDhcpLease], ret: int) -> None:
        self.leases = leases
        self.ret = ret


def pack_remote_network_get_dhcp_leases_ret(value: RemoteNetworkGetDhcpLeasesRet, put: Put) -> None:
    items1 = value.leases
    n2 = len(items1)
    if n2 > 65536:
        raise too_long("remote_network_get_dhcp_leases_ret.leases", n2, 65536)
    put(_P_S_I(n2))
    pack_list_remote_network_dhcp_lease(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_network_get_dhcp_leases_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkGetDhcpLeasesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 65536:
        raise too_long("remote_network_get_dhcp_leases_ret.leases", n2, 65536)
    if n2 * 40 > len(buf) - pos:
        raise invalid("remote_network_get_dhcp_leases_ret.leases count", n2)
    leases1, pos = unpack_list_remote_network_dhcp_lease(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNetworkGetDhcpLeasesRet(leases1, ret3), pos
