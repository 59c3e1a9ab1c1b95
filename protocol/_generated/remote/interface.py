# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import RemoteNonnullInterface

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]

_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from


class RemoteInterfaceLookupByNameArgs(XdrStruct):
    """Struct ``remote_interface_lookup_by_name_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_interface_lookup_by_name_args(
    value: RemoteInterfaceLookupByNameArgs, put: Put
) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_interface_lookup_by_name_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_interface_lookup_by_name_args(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceLookupByNameArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_interface_lookup_by_name_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_interface_lookup_by_name_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteInterfaceLookupByNameArgs(name1), pos


class RemoteInterfaceLookupByNameRet(XdrStruct):
    """Struct ``remote_interface_lookup_by_name_ret``."""

    __slots__ = ("iface",)

    def __init__(self, iface: RemoteNonnullInterface) -> None:
        self.iface = iface


def pack_remote_interface_lookup_by_name_ret(
    value: RemoteInterfaceLookupByNameRet, put: Put
) -> None:
    s1 = value.iface
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.mac.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])


def unpack_remote_interface_lookup_by_name_ret(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceLookupByNameRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_interface.name padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n6, 4194304)
    end7 = pos + n6
    mac5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_interface.mac padding", buf[end7:pos])
    else:
        pos = end7
    return RemoteInterfaceLookupByNameRet(RemoteNonnullInterface(name2, mac5)), pos


class RemoteInterfaceLookupByMacStringArgs(XdrStruct):
    """Struct ``remote_interface_lookup_by_mac_string_args``."""

    __slots__ = ("mac",)

    def __init__(self, mac: str) -> None:
        self.mac = mac


def pack_remote_interface_lookup_by_mac_string_args(
    value: RemoteInterfaceLookupByMacStringArgs, put: Put
) -> None:
    data1 = value.mac.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_interface_lookup_by_mac_string_args.mac", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_interface_lookup_by_mac_string_args(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceLookupByMacStringArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_interface_lookup_by_mac_string_args.mac", n2, 4194304)
    end3 = pos + n2
    mac1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in mac1:
        mac1 = mac1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_interface_lookup_by_mac_string_args.mac padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteInterfaceLookupByMacStringArgs(mac1), pos


class RemoteInterfaceLookupByMacStringRet(XdrStruct):
    """Struct ``remote_interface_lookup_by_mac_string_ret``."""

    __slots__ = ("iface",)

    def __init__(self, iface: RemoteNonnullInterface) -> None:
        self.iface = iface


def pack_remote_interface_lookup_by_mac_string_ret(
    value: RemoteInterfaceLookupByMacStringRet, put: Put
) -> None:
    s1 = value.iface
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.mac.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])


def unpack_remote_interface_lookup_by_mac_string_ret(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceLookupByMacStringRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_interface.name padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n6, 4194304)
    end7 = pos + n6
    mac5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_interface.mac padding", buf[end7:pos])
    else:
        pos = end7
    return RemoteInterfaceLookupByMacStringRet(RemoteNonnullInterface(name2, mac5)), pos


class RemoteInterfaceGetXmlDescArgs(XdrStruct):
    """Struct ``remote_interface_get_xml_desc_args``."""

    __slots__ = ("iface", "flags")

    def __init__(self, iface: RemoteNonnullInterface, flags: int) -> None:
        self.iface = iface
        self.flags = flags


def pack_remote_interface_get_xml_desc_args(value: RemoteInterfaceGetXmlDescArgs, put: Put) -> None:
    s1 = value.iface
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.mac.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_interface_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceGetXmlDescArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_interface.name padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n6, 4194304)
    end7 = pos + n6
    mac5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if "\0" in mac5:
        mac5 = mac5.partition("\0")[0]
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_interface.mac padding", buf[end7:pos])
    else:
        pos = end7
    (flags8,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteInterfaceGetXmlDescArgs(RemoteNonnullInterface(name2, mac5), flags8), pos


class RemoteInterfaceGetXmlDescRet(XdrStruct):
    """Struct ``remote_interface_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_interface_get_xml_desc_ret(value: RemoteInterfaceGetXmlDescRet, put: Put) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_interface_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_interface_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_interface_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_interface_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteInterfaceGetXmlDescRet(xml1), pos


class RemoteInterfaceDefineXmlArgs(XdrStruct):
    """Struct ``remote_interface_define_xml_args``."""

    __slots__ = ("xml", "flags")

    def __init__(self, xml: str, flags: int) -> None:
        self.xml = xml
        self.flags = flags


def pack_remote_interface_define_xml_args(value: RemoteInterfaceDefineXmlArgs, put: Put) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_interface_define_xml_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_interface_define_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceDefineXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_interface_define_xml_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_interface_define_xml_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteInterfaceDefineXmlArgs(xml1, flags4), pos


class RemoteInterfaceDefineXmlRet(XdrStruct):
    """Struct ``remote_interface_define_xml_ret``."""

    __slots__ = ("iface",)

    def __init__(self, iface: RemoteNonnullInterface) -> None:
        self.iface = iface


def pack_remote_interface_define_xml_ret(value: RemoteInterfaceDefineXmlRet, put: Put) -> None:
    s1 = value.iface
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.mac.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])


def unpack_remote_interface_define_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceDefineXmlRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_interface.name padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n6, 4194304)
    end7 = pos + n6
    mac5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_interface.mac padding", buf[end7:pos])
    else:
        pos = end7
    return RemoteInterfaceDefineXmlRet(RemoteNonnullInterface(name2, mac5)), pos


class RemoteInterfaceUndefineArgs(XdrStruct):
    """Struct ``remote_interface_undefine_args``."""

    __slots__ = ("iface",)

    def __init__(self, iface: RemoteNonnullInterface) -> None:
        self.iface = iface


def pack_remote_interface_undefine_args(value: RemoteInterfaceUndefineArgs, put: Put) -> None:
    s1 = value.iface
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.mac.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])


def unpack_remote_interface_undefine_args(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceUndefineArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_interface.name padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n6, 4194304)
    end7 = pos + n6
    mac5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if "\0" in mac5:
        mac5 = mac5.partition("\0")[0]
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_interface.mac padding", buf[end7:pos])
    else:
        pos = end7
    return RemoteInterfaceUndefineArgs(RemoteNonnullInterface(name2, mac5)), pos


class RemoteInterfaceCreateArgs(XdrStruct):
    """Struct ``remote_interface_create_args``."""

    __slots__ = ("iface", "flags")

    def __init__(self, iface: RemoteNonnullInterface, flags: int) -> None:
        self.iface = iface
        self.flags = flags


def pack_remote_interface_create_args(value: RemoteInterfaceCreateArgs, put: Put) -> None:
    s1 = value.iface
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.mac.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_interface_create_args(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceCreateArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_interface.name padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n6, 4194304)
    end7 = pos + n6
    mac5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if "\0" in mac5:
        mac5 = mac5.partition("\0")[0]
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_interface.mac padding", buf[end7:pos])
    else:
        pos = end7
    (flags8,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteInterfaceCreateArgs(RemoteNonnullInterface(name2, mac5), flags8), pos


class RemoteInterfaceDestroyArgs(XdrStruct):
    """Struct ``remote_interface_destroy_args``."""

    __slots__ = ("iface", "flags")

    def __init__(self, iface: RemoteNonnullInterface, flags: int) -> None:
        self.iface = iface
        self.flags = flags


def pack_remote_interface_destroy_args(value: RemoteInterfaceDestroyArgs, put: Put) -> None:
    s1 = value.iface
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.mac.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_interface_destroy_args(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceDestroyArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_interface.name padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n6, 4194304)
    end7 = pos + n6
    mac5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if "\0" in mac5:
        mac5 = mac5.partition("\0")[0]
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_interface.mac padding", buf[end7:pos])
    else:
        pos = end7
    (flags8,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteInterfaceDestroyArgs(RemoteNonnullInterface(name2, mac5), flags8), pos


class RemoteInterfaceChangeBeginArgs(XdrStruct):
    """Struct ``remote_interface_change_begin_args``."""

    __slots__ = ("flags",)

    def __init__(self, flags: int) -> None:
        self.flags = flags


def pack_remote_interface_change_begin_args(
    value: RemoteInterfaceChangeBeginArgs, put: Put
) -> None:
    put(_P_S_I(value.flags))


def unpack_remote_interface_change_begin_args(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceChangeBeginArgs, int]:
    (flags1,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteInterfaceChangeBeginArgs(flags1), pos


class RemoteInterfaceChangeCommitArgs(XdrStruct):
    """Struct ``remote_interface_change_commit_args``."""

    __slots__ = ("flags",)

    def __init__(self, flags: int) -> None:
        self.flags = flags


def pack_remote_interface_change_commit_args(
    value: RemoteInterfaceChangeCommitArgs, put: Put
) -> None:
    put(_P_S_I(value.flags))


def unpack_remote_interface_change_commit_args(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceChangeCommitArgs, int]:
    (flags1,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteInterfaceChangeCommitArgs(flags1), pos


class RemoteInterfaceChangeRollbackArgs(XdrStruct):
    """Struct ``remote_interface_change_rollback_args``."""

    __slots__ = ("flags",)

    def __init__(self, flags: int) -> None:
        self.flags = flags


def pack_remote_interface_change_rollback_args(
    value: RemoteInterfaceChangeRollbackArgs, put: Put
) -> None:
    put(_P_S_I(value.flags))


def unpack_remote_interface_change_rollback_args(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceChangeRollbackArgs, int]:
    (flags1,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteInterfaceChangeRollbackArgs(flags1), pos


class RemoteInterfaceIsActiveArgs(XdrStruct):
    """Struct ``remote_interface_is_active_args``."""

    __slots__ = ("iface",)

    def __init__(self, iface: RemoteNonnullInterface) -> None:
        self.iface = iface


def pack_remote_interface_is_active_args(value: RemoteInterfaceIsActiveArgs, put: Put) -> None:
    s1 = value.iface
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.mac.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])


def unpack_remote_interface_is_active_args(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceIsActiveArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_interface.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_interface.name padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_interface.mac", n6, 4194304)
    end7 = pos + n6
    mac5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if "\0" in mac5:
        mac5 = mac5.partition("\0")[0]
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_interface.mac padding", buf[end7:pos])
    else:
        pos = end7
    return RemoteInterfaceIsActiveArgs(RemoteNonnullInterface(name2, mac5)), pos


class RemoteInterfaceIsActiveRet(XdrStruct):
    """Struct ``remote_interface_is_active_ret``."""

    __slots__ = ("active",)

    def __init__(self, active: int) -> None:
        self.active = active


def pack_remote_interface_is_active_ret(value: RemoteInterfaceIsActiveRet, put: Put) -> None:
    put(_P_S_i(value.active))


def unpack_remote_interface_is_active_ret(
    buf: bytes, pos: int
) -> tuple[RemoteInterfaceIsActiveRet, int]:
    (active1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteInterfaceIsActiveRet(active1), pos
