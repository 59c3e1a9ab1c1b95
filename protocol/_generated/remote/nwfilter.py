# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: nwfilter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import RemoteNonnullNwfilter, RemoteNonnullNwfilterBinding

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]

_S_16s = Struct(">16s")
_P_S_16s = _S_16s.pack
_U_S_16s = _S_16s.unpack_from
_S_16sI = Struct(">16sI")
_P_S_16sI = _S_16sI.pack
_U_S_16sI = _S_16sI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from


class RemoteNwfilterLookupByUuidArgs(XdrStruct):
    """Struct ``remote_nwfilter_lookup_by_uuid_args``."""

    __slots__ = ("uuid",)

    def __init__(self, uuid: bytes) -> None:
        self.uuid = uuid


def pack_remote_nwfilter_lookup_by_uuid_args(
    value: RemoteNwfilterLookupByUuidArgs, put: Put
) -> None:
    data1 = value.uuid
    if len(data1) != 16:
        raise invalid("remote_nwfilter_lookup_by_uuid_args.uuid", data1)
    put(_P_S_16s(data1))


def unpack_remote_nwfilter_lookup_by_uuid_args(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterLookupByUuidArgs, int]:
    (uuid1,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNwfilterLookupByUuidArgs(uuid1), pos


class RemoteNwfilterLookupByUuidRet(XdrStruct):
    """Struct ``remote_nwfilter_lookup_by_uuid_ret``."""

    __slots__ = ("nwfilter",)

    def __init__(self, nwfilter: RemoteNonnullNwfilter) -> None:
        self.nwfilter = nwfilter


def pack_remote_nwfilter_lookup_by_uuid_ret(value: RemoteNwfilterLookupByUuidRet, put: Put) -> None:
    s1 = value.nwfilter
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_nwfilter.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_nwfilter_lookup_by_uuid_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterLookupByUuidRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_nwfilter.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNwfilterLookupByUuidRet(RemoteNonnullNwfilter(name2, uuid5)), pos


class RemoteNwfilterLookupByNameArgs(XdrStruct):
    """Struct ``remote_nwfilter_lookup_by_name_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_nwfilter_lookup_by_name_args(
    value: RemoteNwfilterLookupByNameArgs, put: Put
) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nwfilter_lookup_by_name_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_nwfilter_lookup_by_name_args(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterLookupByNameArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nwfilter_lookup_by_name_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nwfilter_lookup_by_name_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNwfilterLookupByNameArgs(name1), pos


class RemoteNwfilterLookupByNameRet(XdrStruct):
    """Struct ``remote_nwfilter_lookup_by_name_ret``."""

    __slots__ = ("nwfilter",)

    def __init__(self, nwfilter: RemoteNonnullNwfilter) -> None:
        self.nwfilter = nwfilter


def pack_remote_nwfilter_lookup_by_name_ret(value: RemoteNwfilterLookupByNameRet, put: Put) -> None:
    s1 = value.nwfilter
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_nwfilter.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_nwfilter_lookup_by_name_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterLookupByNameRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_nwfilter.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNwfilterLookupByNameRet(RemoteNonnullNwfilter(name2, uuid5)), pos


class RemoteNwfilterDefineXmlArgs(XdrStruct):
    """Struct ``remote_nwfilter_define_xml_args``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_nwfilter_define_xml_args(value: RemoteNwfilterDefineXmlArgs, put: Put) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nwfilter_define_xml_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_nwfilter_define_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterDefineXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nwfilter_define_xml_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nwfilter_define_xml_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNwfilterDefineXmlArgs(xml1), pos


class RemoteNwfilterDefineXmlRet(XdrStruct):
    """Struct ``remote_nwfilter_define_xml_ret``."""

    __slots__ = ("nwfilter",)

    def __init__(self, nwfilter: RemoteNonnullNwfilter) -> None:
        self.nwfilter = nwfilter


def pack_remote_nwfilter_define_xml_ret(value: RemoteNwfilterDefineXmlRet, put: Put) -> None:
    s1 = value.nwfilter
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_nwfilter.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_nwfilter_define_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterDefineXmlRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_nwfilter.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNwfilterDefineXmlRet(RemoteNonnullNwfilter(name2, uuid5)), pos


class RemoteNwfilterDefineXmlFlagsArgs(XdrStruct):
    """Struct ``remote_nwfilter_define_xml_flags_args``."""

    __slots__ = ("xml", "flags")

    def __init__(self, xml: str, flags: int) -> None:
        self.xml = xml
        self.flags = flags


def pack_remote_nwfilter_define_xml_flags_args(
    value: RemoteNwfilterDefineXmlFlagsArgs, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nwfilter_define_xml_flags_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_nwfilter_define_xml_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterDefineXmlFlagsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nwfilter_define_xml_flags_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nwfilter_define_xml_flags_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNwfilterDefineXmlFlagsArgs(xml1, flags4), pos


class RemoteNwfilterDefineXmlFlagsRet(XdrStruct):
    """Struct ``remote_nwfilter_define_xml_flags_ret``."""

    __slots__ = ("nwfilter",)

    def __init__(self, nwfilter: RemoteNonnullNwfilter) -> None:
        self.nwfilter = nwfilter


def pack_remote_nwfilter_define_xml_flags_ret(
    value: RemoteNwfilterDefineXmlFlagsRet, put: Put
) -> None:
    s1 = value.nwfilter
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_nwfilter.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_nwfilter_define_xml_flags_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterDefineXmlFlagsRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_nwfilter.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNwfilterDefineXmlFlagsRet(RemoteNonnullNwfilter(name2, uuid5)), pos


class RemoteNwfilterUndefineArgs(XdrStruct):
    """Struct ``remote_nwfilter_undefine_args``."""

    __slots__ = ("nwfilter",)

    def __init__(self, nwfilter: RemoteNonnullNwfilter) -> None:
        self.nwfilter = nwfilter


def pack_remote_nwfilter_undefine_args(value: RemoteNwfilterUndefineArgs, put: Put) -> None:
    s1 = value.nwfilter
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_nwfilter.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_nwfilter_undefine_args(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterUndefineArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_nwfilter.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteNwfilterUndefineArgs(RemoteNonnullNwfilter(name2, uuid5)), pos


class RemoteNwfilterGetXmlDescArgs(XdrStruct):
    """Struct ``remote_nwfilter_get_xml_desc_args``."""

    __slots__ = ("nwfilter", "flags")

    def __init__(self, nwfilter: RemoteNonnullNwfilter, flags: int) -> None:
        self.nwfilter = nwfilter
        self.flags = flags


def pack_remote_nwfilter_get_xml_desc_args(value: RemoteNwfilterGetXmlDescArgs, put: Put) -> None:
    s1 = value.nwfilter
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_nwfilter.uuid", data4)
    put(_P_S_16sI(data4, value.flags))


def unpack_remote_nwfilter_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterGetXmlDescArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_nwfilter.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, flags6 = _U_S_16sI(buf, pos)
    pos += 20
    return RemoteNwfilterGetXmlDescArgs(RemoteNonnullNwfilter(name2, uuid5), flags6), pos


class RemoteNwfilterGetXmlDescRet(XdrStruct):
    """Struct ``remote_nwfilter_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_nwfilter_get_xml_desc_ret(value: RemoteNwfilterGetXmlDescRet, put: Put) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nwfilter_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_nwfilter_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nwfilter_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nwfilter_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNwfilterGetXmlDescRet(xml1), pos


class RemoteNwfilterBindingLookupByPortDevArgs(XdrStruct):
    """Struct ``remote_nwfilter_binding_lookup_by_port_dev_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_nwfilter_binding_lookup_by_port_dev_args(
    value: RemoteNwfilterBindingLookupByPortDevArgs, put: Put
) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nwfilter_binding_lookup_by_port_dev_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_nwfilter_binding_lookup_by_port_dev_args(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterBindingLookupByPortDevArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nwfilter_binding_lookup_by_port_dev_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_nwfilter_binding_lookup_by_port_dev_args.name padding", buf[end3:pos]
            )
    else:
        pos = end3
    return RemoteNwfilterBindingLookupByPortDevArgs(name1), pos


class RemoteNwfilterBindingLookupByPortDevRet(XdrStruct):
    """Struct ``remote_nwfilter_binding_lookup_by_port_dev_ret``."""

    __slots__ = ("nwfilter",)

    def __init__(self, nwfilter: RemoteNonnullNwfilterBinding) -> None:
        self.nwfilter = nwfilter


def pack_remote_nwfilter_binding_lookup_by_port_dev_ret(
    value: RemoteNwfilterBindingLookupByPortDevRet, put: Put
) -> None:
    s1 = value.nwfilter
    data2 = s1.portdev.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.portdev", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.filtername.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.filtername", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])


def unpack_remote_nwfilter_binding_lookup_by_port_dev_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterBindingLookupByPortDevRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.portdev", n3, 4194304)
    end4 = pos + n3
    portdev2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_nwfilter_binding.portdev padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.filtername", n6, 4194304)
    end7 = pos + n6
    filtername5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_nwfilter_binding.filtername padding", buf[end7:pos])
    else:
        pos = end7
    return RemoteNwfilterBindingLookupByPortDevRet(
        RemoteNonnullNwfilterBinding(portdev2, filtername5)
    ), pos


class RemoteNwfilterBindingCreateXmlArgs(XdrStruct):
    """Struct ``remote_nwfilter_binding_create_xml_args``."""

    __slots__ = ("xml", "flags")

    def __init__(self, xml: str, flags: int) -> None:
        self.xml = xml
        self.flags = flags


def pack_remote_nwfilter_binding_create_xml_args(
    value: RemoteNwfilterBindingCreateXmlArgs, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nwfilter_binding_create_xml_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_nwfilter_binding_create_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterBindingCreateXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nwfilter_binding_create_xml_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nwfilter_binding_create_xml_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNwfilterBindingCreateXmlArgs(xml1, flags4), pos


class RemoteNwfilterBindingCreateXmlRet(XdrStruct):
    """Struct ``remote_nwfilter_binding_create_xml_ret``."""

    __slots__ = ("nwfilter",)

    def __init__(self, nwfilter: RemoteNonnullNwfilterBinding) -> None:
        self.nwfilter = nwfilter


def pack_remote_nwfilter_binding_create_xml_ret(
    value: RemoteNwfilterBindingCreateXmlRet, put: Put
) -> None:
    s1 = value.nwfilter
    data2 = s1.portdev.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.portdev", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.filtername.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.filtername", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])


def unpack_remote_nwfilter_binding_create_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterBindingCreateXmlRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.portdev", n3, 4194304)
    end4 = pos + n3
    portdev2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_nwfilter_binding.portdev padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.filtername", n6, 4194304)
    end7 = pos + n6
    filtername5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_nwfilter_binding.filtername padding", buf[end7:pos])
    else:
        pos = end7
    return RemoteNwfilterBindingCreateXmlRet(
        RemoteNonnullNwfilterBinding(portdev2, filtername5)
    ), pos


class RemoteNwfilterBindingDeleteArgs(XdrStruct):
    """Struct ``remote_nwfilter_binding_delete_args``."""

    __slots__ = ("nwfilter",)

    def __init__(self, nwfilter: RemoteNonnullNwfilterBinding) -> None:
        self.nwfilter = nwfilter


def pack_remote_nwfilter_binding_delete_args(
    value: RemoteNwfilterBindingDeleteArgs, put: Put
) -> None:
    s1 = value.nwfilter
    data2 = s1.portdev.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.portdev", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.filtername.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.filtername", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])


def unpack_remote_nwfilter_binding_delete_args(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterBindingDeleteArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.portdev", n3, 4194304)
    end4 = pos + n3
    portdev2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in portdev2:
        portdev2 = portdev2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_nwfilter_binding.portdev padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.filtername", n6, 4194304)
    end7 = pos + n6
    filtername5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if "\0" in filtername5:
        filtername5 = filtername5.partition("\0")[0]
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_nwfilter_binding.filtername padding", buf[end7:pos])
    else:
        pos = end7
    return RemoteNwfilterBindingDeleteArgs(RemoteNonnullNwfilterBinding(portdev2, filtername5)), pos


class RemoteNwfilterBindingGetXmlDescArgs(XdrStruct):
    """Struct ``remote_nwfilter_binding_get_xml_desc_args``."""

    __slots__ = ("nwfilter", "flags")

    def __init__(self, nwfilter: RemoteNonnullNwfilterBinding, flags: int) -> None:
        self.nwfilter = nwfilter
        self.flags = flags


def pack_remote_nwfilter_binding_get_xml_desc_args(
    value: RemoteNwfilterBindingGetXmlDescArgs, put: Put
) -> None:
    s1 = value.nwfilter
    data2 = s1.portdev.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.portdev", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.filtername.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.filtername", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_nwfilter_binding_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterBindingGetXmlDescArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.portdev", n3, 4194304)
    end4 = pos + n3
    portdev2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in portdev2:
        portdev2 = portdev2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_nwfilter_binding.portdev padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_nwfilter_binding.filtername", n6, 4194304)
    end7 = pos + n6
    filtername5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if "\0" in filtername5:
        filtername5 = filtername5.partition("\0")[0]
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_nwfilter_binding.filtername padding", buf[end7:pos])
    else:
        pos = end7
    (flags8,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNwfilterBindingGetXmlDescArgs(
        RemoteNonnullNwfilterBinding(portdev2, filtername5), flags8
    ), pos


class RemoteNwfilterBindingGetXmlDescRet(XdrStruct):
    """Struct ``remote_nwfilter_binding_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_nwfilter_binding_get_xml_desc_ret(
    value: RemoteNwfilterBindingGetXmlDescRet, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_nwfilter_binding_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_nwfilter_binding_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNwfilterBindingGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_nwfilter_binding_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_nwfilter_binding_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNwfilterBindingGetXmlDescRet(xml1), pos
