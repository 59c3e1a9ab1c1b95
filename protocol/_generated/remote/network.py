# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullNetwork,
    RemoteNonnullNetworkPort,
    pack_list_remote_nonnull_network_port,
    unpack_list_remote_nonnull_network_port,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_ZERO = b"\0\0\0\0"
_S_16s = Struct(">16s")
_P_S_16s = _S_16s.pack
_U_S_16s = _S_16s.unpack_from
_S_16sIIiI = Struct(">16sIIiI")
_P_S_16sIIiI = _S_16sIIiI.pack
_U_S_16sIIiI = _S_16sIIiI.unpack_from
_S_16si = Struct(">16si")
_P_S_16si = _S_16si.pack
_U_S_16si = _S_16si.unpack_from
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_16sii = Struct(">16sii")
_P_S_16sii = _S_16sii.pack
_U_S_16sii = _S_16sii.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from


class RemoteNetworkLookupByUuidArgs(XdrStruct):
    """Struct ``remote_network_lookup_by_uuid_args``."""

    __slots__ = ("uuid",)

    def __init__(self, uuid: bytes) -> None:
        self.uuid = uuid


def pack_remote_network_lookup_by_uuid_args(value: RemoteNetworkLookupByUuidArgs, put: Put) -> None:
    data1 = value.uuid
    if len(data1) != 16:
        raise invalid("remote_network_lookup_by_uuid_args.uuid", data1)
    put(_P_S_16s(data1))


def unpack_remote_network_lookup_by_uuid_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkLookupByUuidArgs, int]:
    (uuid1,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNetworkLookupByUuidArgs(uuid1), pos


class RemoteNetworkLookupByUuidRet(XdrStruct):
    """Struct ``remote_network_lookup_by_uuid_ret``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_lookup_by_uuid_ret(value: RemoteNetworkLookupByUuidRet, put: Put) -> None:
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


def unpack_remote_network_lookup_by_uuid_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkLookupByUuidRet, int]:
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
    return RemoteNetworkLookupByUuidRet(RemoteNonnullNetwork(name2, uuid5)), pos


class RemoteNetworkLookupByNameArgs(XdrStruct):
    """Struct ``remote_network_lookup_by_name_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_network_lookup_by_name_args(value: RemoteNetworkLookupByNameArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_network_lookup_by_name_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_network_lookup_by_name_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkLookupByNameArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_network_lookup_by_name_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_network_lookup_by_name_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNetworkLookupByNameArgs(name1), pos


class RemoteNetworkLookupByNameRet(XdrStruct):
    """Struct ``remote_network_lookup_by_name_ret``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_lookup_by_name_ret(value: RemoteNetworkLookupByNameRet, put: Put) -> None:
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


def unpack_remote_network_lookup_by_name_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkLookupByNameRet, int]:
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
    return RemoteNetworkLookupByNameRet(RemoteNonnullNetwork(name2, uuid5)), pos


class RemoteNetworkDefineXmlArgs(XdrStruct):
    """Struct ``remote_network_define_xml_args``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_network_define_xml_args(value: RemoteNetworkDefineXmlArgs, put: Put) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_network_define_xml_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_network_define_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkDefineXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_network_define_xml_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_network_define_xml_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNetworkDefineXmlArgs(xml1), pos


class RemoteNetworkDefineXmlRet(XdrStruct):
    """Struct ``remote_network_define_xml_ret``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_define_xml_ret(value: RemoteNetworkDefineXmlRet, put: Put) -> None:
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


def unpack_remote_network_define_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkDefineXmlRet, int]:
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
    return RemoteNetworkDefineXmlRet(RemoteNonnullNetwork(name2, uuid5)), pos


class RemoteNetworkDefineXmlFlagsArgs(XdrStruct):
    """Struct ``remote_network_define_xml_flags_args``."""

    __slots__ = ("xml", "flags")

    def __init__(self, xml: str, flags: int) -> None:
        self.xml = xml
        self.flags = flags


def pack_remote_network_define_xml_flags_args(
    value: RemoteNetworkDefineXmlFlagsArgs, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_network_define_xml_flags_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_network_define_xml_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkDefineXmlFlagsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_network_define_xml_flags_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_network_define_xml_flags_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNetworkDefineXmlFlagsArgs(xml1, flags4), pos


class RemoteNetworkDefineXmlFlagsRet(XdrStruct):
    """Struct ``remote_network_define_xml_flags_ret``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_define_xml_flags_ret(
    value: RemoteNetworkDefineXmlFlagsRet, put: Put
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


def unpack_remote_network_define_xml_flags_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkDefineXmlFlagsRet, int]:
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
    return RemoteNetworkDefineXmlFlagsRet(RemoteNonnullNetwork(name2, uuid5)), pos


class RemoteNetworkUndefineArgs(XdrStruct):
    """Struct ``remote_network_undefine_args``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_undefine_args(value: RemoteNetworkUndefineArgs, put: Put) -> None:
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


def unpack_remote_network_undefine_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkUndefineArgs, int]:
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
    return RemoteNetworkUndefineArgs(RemoteNonnullNetwork(name2, uuid5)), pos


class RemoteNetworkUpdateArgs(XdrStruct):
    """Struct ``remote_network_update_args``."""

    __slots__ = ("net", "command", "section", "parentIndex", "xml", "flags")

    def __init__(
        self,
        net: RemoteNonnullNetwork,
        command: int,
        section: int,
        parentIndex: int,
        xml: str,
        flags: int,
    ) -> None:
        self.net = net
        self.command = command
        self.section = section
        self.parentIndex = parentIndex
        self.xml = xml
        self.flags = flags


def pack_remote_network_update_args(value: RemoteNetworkUpdateArgs, put: Put) -> None:
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
    data5 = value.xml.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_network_update_args.xml", n6, 4194304)
    put(_P_S_16sIIiI(data4, value.command, value.section, value.parentIndex, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_network_update_args(buf: bytes, pos: int) -> tuple[RemoteNetworkUpdateArgs, int]:
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
    uuid5, command6, section7, parentIndex8, n10 = _U_S_16sIIiI(buf, pos)
    pos += 32
    if n10 > 4194304:
        raise too_long("remote_network_update_args.xml", n10, 4194304)
    end11 = pos + n10
    xml9 = buf[pos:end11].decode("utf-8", "surrogateescape")
    if "\0" in xml9:
        xml9 = xml9.partition("\0")[0]
    if n10 & 3:
        pos = end11 + 4 - (n10 & 3)
        if buf[end11:pos] != PAD[n10 & 3]:
            raise invalid("remote_network_update_args.xml padding", buf[end11:pos])
    else:
        pos = end11
    (flags12,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNetworkUpdateArgs(
        RemoteNonnullNetwork(name2, uuid5), command6, section7, parentIndex8, xml9, flags12
    ), pos


class RemoteNetworkDestroyArgs(XdrStruct):
    """Struct ``remote_network_destroy_args``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_destroy_args(value: RemoteNetworkDestroyArgs, put: Put) -> None:
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


def unpack_remote_network_destroy_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkDestroyArgs, int]:
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
    return RemoteNetworkDestroyArgs(RemoteNonnullNetwork(name2, uuid5)), pos


class RemoteNetworkSetAutostartArgs(XdrStruct):
    """Struct ``remote_network_set_autostart_args``."""

    __slots__ = ("net", "autostart")

    def __init__(self, net: RemoteNonnullNetwork, autostart: int) -> None:
        self.net = net
        self.autostart = autostart


def pack_remote_network_set_autostart_args(value: RemoteNetworkSetAutostartArgs, put: Put) -> None:
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
    put(_P_S_16si(data4, value.autostart))


def unpack_remote_network_set_autostart_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkSetAutostartArgs, int]:
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
    uuid5, autostart6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteNetworkSetAutostartArgs(RemoteNonnullNetwork(name2, uuid5), autostart6), pos


class RemoteNetworkIsActiveArgs(XdrStruct):
    """Struct ``remote_network_is_active_args``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_is_active_args(value: RemoteNetworkIsActiveArgs, put: Put) -> None:
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


def unpack_remote_network_is_active_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkIsActiveArgs, int]:
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
    return RemoteNetworkIsActiveArgs(RemoteNonnullNetwork(name2, uuid5)), pos


class RemoteNetworkIsActiveRet(XdrStruct):
    """Struct ``remote_network_is_active_ret``."""

    __slots__ = ("active",)

    def __init__(self, active: int) -> None:
        self.active = active


def pack_remote_network_is_active_ret(value: RemoteNetworkIsActiveRet, put: Put) -> None:
    put(_P_S_i(value.active))


def unpack_remote_network_is_active_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkIsActiveRet, int]:
    (active1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNetworkIsActiveRet(active1), pos


class RemoteNetworkIsPersistentArgs(XdrStruct):
    """Struct ``remote_network_is_persistent_args``."""

    __slots__ = ("net",)

    def __init__(self, net: RemoteNonnullNetwork) -> None:
        self.net = net


def pack_remote_network_is_persistent_args(value: RemoteNetworkIsPersistentArgs, put: Put) -> None:
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


def unpack_remote_network_is_persistent_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkIsPersistentArgs, int]:
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
    return RemoteNetworkIsPersistentArgs(RemoteNonnullNetwork(name2, uuid5)), pos


class RemoteNetworkIsPersistentRet(XdrStruct):
    """Struct ``remote_network_is_persistent_ret``."""

    __slots__ = ("persistent",)

    def __init__(self, persistent: int) -> None:
        self.persistent = persistent


def pack_remote_network_is_persistent_ret(value: RemoteNetworkIsPersistentRet, put: Put) -> None:
    put(_P_S_i(value.persistent))


def unpack_remote_network_is_persistent_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkIsPersistentRet, int]:
    (persistent1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNetworkIsPersistentRet(persistent1), pos


class RemoteNetworkEventLifecycleMsg(XdrStruct):
    """Struct ``remote_network_event_lifecycle_msg``."""

    __slots__ = ("callbackID", "net", "event", "detail")

    def __init__(self, callbackID: int, net: RemoteNonnullNetwork, event: int, detail: int) -> None:
        self.callbackID = callbackID
        self.net = net
        self.event = event
        self.detail = detail


def pack_remote_network_event_lifecycle_msg(
    value: RemoteNetworkEventLifecycleMsg, put: Put
) -> None:
    s1 = value.net
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_network.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_network.uuid", data4)
    put(_P_S_16sii(data4, value.event, value.detail))


def unpack_remote_network_event_lifecycle_msg(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkEventLifecycleMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
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
    uuid6, event7, detail8 = _U_S_16sii(buf, pos)
    pos += 24
    return RemoteNetworkEventLifecycleMsg(
        callbackID1, RemoteNonnullNetwork(name3, uuid6), event7, detail8
    ), pos


class RemoteNetworkEventCallbackMetadataChangeMsg(XdrStruct):
    """Struct ``remote_network_event_callback_metadata_change_msg``."""

    __slots__ = ("callbackID", "net", "type", "nsuri")

    def __init__(
        self, callbackID: int, net: RemoteNonnullNetwork, type: int, nsuri: str | None
    ) -> None:
        self.callbackID = callbackID
        self.net = net
        self.type = type
        self.nsuri = nsuri


def pack_remote_network_event_callback_metadata_change_msg(
    value: RemoteNetworkEventCallbackMetadataChangeMsg, put: Put
) -> None:
    s1 = value.net
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_network.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_network.uuid", data4)
    value5 = value.nsuri
    put(_P_S_16si(data4, value.type))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_network_event_callback_metadata_change_msg.nsuri", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])


def unpack_remote_network_event_callback_metadata_change_msg(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkEventCallbackMetadataChangeMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
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
    uuid6, type7, has9 = _U_S_16siI(buf, pos)
    pos += 24
    if has9 == 1:
        (n11,) = _U_S_I(buf, pos)
        pos += 4
        if n11 > 4194304:
            raise too_long("remote_network_event_callback_metadata_change_msg.nsuri", n11, 4194304)
        end12 = pos + n11
        nsuri10 = buf[pos:end12].decode("utf-8", "surrogateescape")
        if n11 & 3:
            pos = end12 + 4 - (n11 & 3)
            if buf[end12:pos] != PAD[n11 & 3]:
                raise invalid(
                    "remote_network_event_callback_metadata_change_msg.nsuri padding",
                    buf[end12:pos],
                )
        else:
            pos = end12
        nsuri8 = nsuri10
    elif has9 == 0:
        nsuri8 = None
    else:
        raise invalid("remote_network_event_callback_metadata_change_msg.nsuri", has9)
    return RemoteNetworkEventCallbackMetadataChangeMsg(
        callbackID1, RemoteNonnullNetwork(name3, uuid6), type7, nsuri8
    ), pos


class RemoteNetworkSetMetadataArgs(XdrStruct):
    """Struct ``remote_network_set_metadata_args``."""

    __slots__ = ("network", "type", "metadata", "key", "uri", "flags")

    def __init__(
        self,
        network: RemoteNonnullNetwork,
        type: int,
        metadata: str | None,
        key: str | None,
        uri: str | None,
        flags: int,
    ) -> None:
        self.network = network
        self.type = type
        self.metadata = metadata
        self.key = key
        self.uri = uri
        self.flags = flags


def pack_remote_network_set_metadata_args(value: RemoteNetworkSetMetadataArgs, put: Put) -> None:
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
    value5 = value.metadata
    put(_P_S_16si(data4, value.type))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_network_set_metadata_args.metadata", n7, 4194304)
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
            raise too_long("remote_network_set_metadata_args.key", n10, 4194304)
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
            raise too_long("remote_network_set_metadata_args.uri", n13, 4194304)
        put(_P_S_II(1, n13))
        put(data12)
        if n13 & 3:
            put(PAD[n13 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_network_set_metadata_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkSetMetadataArgs, int]:
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
            raise too_long("remote_network_set_metadata_args.metadata", n10, 4194304)
        end11 = pos + n10
        metadata9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in metadata9:
            metadata9 = metadata9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_network_set_metadata_args.metadata padding", buf[end11:pos])
        else:
            pos = end11
        metadata7 = metadata9
    elif has8 == 0:
        metadata7 = None
    else:
        raise invalid("remote_network_set_metadata_args.metadata", has8)
    (has13,) = _U_S_I(buf, pos)
    pos += 4
    if has13 == 1:
        (n15,) = _U_S_I(buf, pos)
        pos += 4
        if n15 > 4194304:
            raise too_long("remote_network_set_metadata_args.key", n15, 4194304)
        end16 = pos + n15
        key14 = buf[pos:end16].decode("utf-8", "surrogateescape")
        if "\0" in key14:
            key14 = key14.partition("\0")[0]
        if n15 & 3:
            pos = end16 + 4 - (n15 & 3)
            if buf[end16:pos] != PAD[n15 & 3]:
                raise invalid("remote_network_set_metadata_args.key padding", buf[end16:pos])
        else:
            pos = end16
        key12 = key14
    elif has13 == 0:
        key12 = None
    else:
        raise invalid("remote_network_set_metadata_args.key", has13)
    (has18,) = _U_S_I(buf, pos)
    pos += 4
    if has18 == 1:
        (n20,) = _U_S_I(buf, pos)
        pos += 4
        if n20 > 4194304:
            raise too_long("remote_network_set_metadata_args.uri", n20, 4194304)
        end21 = pos + n20
        uri19 = buf[pos:end21].decode("utf-8", "surrogateescape")
        if "\0" in uri19:
            uri19 = uri19.partition("\0")[0]
        if n20 & 3:
            pos = end21 + 4 - (n20 & 3)
            if buf[end21:pos] != PAD[n20 & 3]:
                raise invalid("remote_network_set_metadata_args.uri padding", buf[end21:pos])
        else:
            pos = end21
        uri17 = uri19
    elif has18 == 0:
        uri17 = None
    else:
        raise invalid("remote_network_set_metadata_args.uri", has18)
    (flags22,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNetworkSetMetadataArgs(
        RemoteNonnullNetwork(name2, uuid5), type6, metadata7, key12, uri17, flags22
    ), pos


class RemoteNetworkListAllPortsArgs(XdrStruct):
    """Struct ``remote_network_list_all_ports_args``."""

    __slots__ = ("network", "need_results", "flags")

    def __init__(self, network: RemoteNonnullNetwork, need_results: int, flags: int) -> None:
        self.network = network
        self.need_results = need_results
        self.flags = flags


def pack_remote_network_list_all_ports_args(value: RemoteNetworkListAllPortsArgs, put: Put) -> None:
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
    put(_P_S_16siI(data4, value.need_results, value.flags))


def unpack_remote_network_list_all_ports_args(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkListAllPortsArgs, int]:
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
    uuid5, need_results6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteNetworkListAllPortsArgs(
        RemoteNonnullNetwork(name2, uuid5), need_results6, flags7
    ), pos


class RemoteNetworkListAllPortsRet(XdrStruct):
    """Struct ``remote_network_list_all_ports_ret``."""

    __slots__ = ("ports", "ret")

    def __init__(self, ports: Sequence[RemoteNonnullNetworkPort], ret: int) -> None:
        self.ports = ports
        self.ret = ret


def pack_remote_network_list_all_ports_ret(value: RemoteNetworkListAllPortsRet, put: Put) -> None:
    items1 = value.ports
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_network_list_all_ports_ret.ports", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_network_port(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_network_list_all_ports_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNetworkListAllPortsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_network_list_all_ports_ret.ports", n2, 16384)
    if n2 * 36 > len(buf) - pos:
        raise invalid("remote_network_list_all_ports_ret.ports count", n2)
    ports1, pos = unpack_list_remote_nonnull_network_port(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNetworkListAllPortsRet(ports1, ret3), pos
