# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: domain save."""

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
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack


class RemoteDomainSaveArgs(XdrStruct):
    """Struct ``remote_domain_save_args``."""

    __slots__ = ("dom", "to")

    def __init__(self, dom: RemoteNonnullDomain, to: str) -> None:
        self.dom = dom
        self.to = to


def pack_remote_domain_save_args(value: RemoteDomainSaveArgs, put: Put) -> None:
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
        raise too_long("remote_domain_save_args.to", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_domain_save_args(buf: bytes, pos: int) -> tuple[RemoteDomainSaveArgs, int]:
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
        raise too_long("remote_domain_save_args.to", n8, 4194304)
    end9 = pos + n8
    to7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in to7:
        to7 = to7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_save_args.to padding", buf[end9:pos])
    else:
        pos = end9
    return RemoteDomainSaveArgs(RemoteNonnullDomain(name2, uuid5, id6), to7), pos


class RemoteDomainSaveFlagsArgs(XdrStruct):
    """Struct ``remote_domain_save_flags_args``."""

    __slots__ = ("dom", "to", "dxml", "flags")

    def __init__(self, dom: RemoteNonnullDomain, to: str, dxml: str | None, flags: int) -> None:
        self.dom = dom
        self.to = to
        self.dxml = dxml
        self.flags = flags


def pack_remote_domain_save_flags_args(value: RemoteDomainSaveFlagsArgs, put: Put) -> None:
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
        raise too_long("remote_domain_save_flags_args.to", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    value7 = value.dxml
    if value7 is None:
        put(_ZERO)
    else:
        data8 = value7.encode("utf-8", "surrogateescape")
        n9 = len(data8)
        if n9 > 4194304:
            raise too_long("remote_domain_save_flags_args.dxml", n9, 4194304)
        put(_P_S_II(1, n9))
        put(data8)
        if n9 & 3:
            put(PAD[n9 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_save_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSaveFlagsArgs, int]:
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
        raise too_long("remote_domain_save_flags_args.to", n8, 4194304)
    end9 = pos + n8
    to7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in to7:
        to7 = to7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_save_flags_args.to padding", buf[end9:pos])
    else:
        pos = end9
    (has11,) = _U_S_I(buf, pos)
    pos += 4
    if has11 == 1:
        (n13,) = _U_S_I(buf, pos)
        pos += 4
        if n13 > 4194304:
            raise too_long("remote_domain_save_flags_args.dxml", n13, 4194304)
        end14 = pos + n13
        dxml12 = buf[pos:end14].decode("utf-8", "surrogateescape")
        if "\0" in dxml12:
            dxml12 = dxml12.partition("\0")[0]
        if n13 & 3:
            pos = end14 + 4 - (n13 & 3)
            if buf[end14:pos] != PAD[n13 & 3]:
                raise invalid("remote_domain_save_flags_args.dxml padding", buf[end14:pos])
        else:
            pos = end14
        dxml10 = dxml12
    elif has11 == 0:
        dxml10 = None
    else:
        raise invalid("remote_domain_save_flags_args.dxml", has11)
    (flags15,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSaveFlagsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), to7, dxml10, flags15
    ), pos


class RemoteDomainSaveParamsArgs(XdrStruct):
    """Struct ``remote_domain_save_params_args``."""

    __slots__ = ("dom", "params", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, params: Sequence[RemoteTypedParam], flags: int
    ) -> None:
        self.dom = dom
        self.params = params
        self.flags = flags


def pack_remote_domain_save_params_args(value: RemoteDomainSaveParamsArgs, put: Put) -> None:
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
        raise too_long("remote_domain_save_params_args.params", n6, 64)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_save_params_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSaveParamsArgs, int]:
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
        raise too_long("remote_domain_save_params_args.params", n8, 64)
    if n8 * 8 > len(buf) - pos:
        raise invalid("remote_domain_save_params_args.params count", n8)
    params7, pos = unpack_call_list_remote_typed_param(buf, pos, n8)
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSaveParamsArgs(RemoteNonnullDomain(name2, uuid5, id6), params7, flags9), pos


class RemoteDomainSaveImageGetXmlDescArgs(XdrStruct):
    """Struct ``remote_domain_save_image_get_xml_desc_args``."""

    __slots__ = ("file", "flags")

    def __init__(self, file: str, flags: int) -> None:
        self.file = file
        self.flags = flags


def pack_remote_domain_save_image_get_xml_desc_args(
    value: RemoteDomainSaveImageGetXmlDescArgs, put: Put
) -> None:
    data1 = value.file.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_save_image_get_xml_desc_args.file", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_save_image_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSaveImageGetXmlDescArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_save_image_get_xml_desc_args.file", n2, 4194304)
    end3 = pos + n2
    file1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in file1:
        file1 = file1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_save_image_get_xml_desc_args.file padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSaveImageGetXmlDescArgs(file1, flags4), pos


class RemoteDomainSaveImageGetXmlDescRet(XdrStruct):
    """Struct ``remote_domain_save_image_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_domain_save_image_get_xml_desc_ret(
    value: RemoteDomainSaveImageGetXmlDescRet, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_save_image_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_save_image_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSaveImageGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_save_image_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_save_image_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainSaveImageGetXmlDescRet(xml1), pos


class RemoteDomainSaveImageDefineXmlArgs(XdrStruct):
    """Struct ``remote_domain_save_image_define_xml_args``."""

    __slots__ = ("file", "dxml", "flags")

    def __init__(self, file: str, dxml: str, flags: int) -> None:
        self.file = file
        self.dxml = dxml
        self.flags = flags


def pack_remote_domain_save_image_define_xml_args(
    value: RemoteDomainSaveImageDefineXmlArgs, put: Put
) -> None:
    data1 = value.file.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_save_image_define_xml_args.file", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.dxml.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_domain_save_image_define_xml_args.dxml", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_save_image_define_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSaveImageDefineXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_save_image_define_xml_args.file", n2, 4194304)
    end3 = pos + n2
    file1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in file1:
        file1 = file1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_save_image_define_xml_args.file padding", buf[end3:pos])
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_domain_save_image_define_xml_args.dxml", n5, 4194304)
    end6 = pos + n5
    dxml4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if "\0" in dxml4:
        dxml4 = dxml4.partition("\0")[0]
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_domain_save_image_define_xml_args.dxml padding", buf[end6:pos])
    else:
        pos = end6
    (flags7,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSaveImageDefineXmlArgs(file1, dxml4, flags7), pos
