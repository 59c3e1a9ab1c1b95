# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: domain create."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import RemoteNonnullDomain

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]

_S_16si = Struct(">16si")
_P_S_16si = _S_16si.pack
_U_S_16si = _S_16si.unpack_from
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from


class RemoteDomainCreateXmlArgs(XdrStruct):
    """Struct ``remote_domain_create_xml_args``."""

    __slots__ = ("xml_desc", "flags")

    def __init__(self, xml_desc: str, flags: int) -> None:
        self.xml_desc = xml_desc
        self.flags = flags


def pack_remote_domain_create_xml_args(value: RemoteDomainCreateXmlArgs, put: Put) -> None:
    data1 = value.xml_desc.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_create_xml_args.xml_desc", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_create_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCreateXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_create_xml_args.xml_desc", n2, 4194304)
    end3 = pos + n2
    xml_desc1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml_desc1:
        xml_desc1 = xml_desc1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_create_xml_args.xml_desc padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainCreateXmlArgs(xml_desc1, flags4), pos


class RemoteDomainCreateXmlRet(XdrStruct):
    """Struct ``remote_domain_create_xml_ret``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_create_xml_ret(value: RemoteDomainCreateXmlRet, put: Put) -> None:
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


def unpack_remote_domain_create_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCreateXmlRet, int]:
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
    return RemoteDomainCreateXmlRet(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainCreateXmlWithFilesArgs(XdrStruct):
    """Struct ``remote_domain_create_xml_with_files_args``."""

    __slots__ = ("xml_desc", "flags")

    def __init__(self, xml_desc: str, flags: int) -> None:
        self.xml_desc = xml_desc
        self.flags = flags


def pack_remote_domain_create_xml_with_files_args(
    value: RemoteDomainCreateXmlWithFilesArgs, put: Put
) -> None:
    data1 = value.xml_desc.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_create_xml_with_files_args.xml_desc", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_create_xml_with_files_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCreateXmlWithFilesArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_create_xml_with_files_args.xml_desc", n2, 4194304)
    end3 = pos + n2
    xml_desc1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml_desc1:
        xml_desc1 = xml_desc1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_domain_create_xml_with_files_args.xml_desc padding", buf[end3:pos]
            )
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainCreateXmlWithFilesArgs(xml_desc1, flags4), pos


class RemoteDomainCreateXmlWithFilesRet(XdrStruct):
    """Struct ``remote_domain_create_xml_with_files_ret``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_create_xml_with_files_ret(
    value: RemoteDomainCreateXmlWithFilesRet, put: Put
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
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_create_xml_with_files_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCreateXmlWithFilesRet, int]:
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
    return RemoteDomainCreateXmlWithFilesRet(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainCreateArgs(XdrStruct):
    """Struct ``remote_domain_create_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_create_args(value: RemoteDomainCreateArgs, put: Put) -> None:
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


def unpack_remote_domain_create_args(buf: bytes, pos: int) -> tuple[RemoteDomainCreateArgs, int]:
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
    return RemoteDomainCreateArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainCreateWithFlagsArgs(XdrStruct):
    """Struct ``remote_domain_create_with_flags_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_create_with_flags_args(
    value: RemoteDomainCreateWithFlagsArgs, put: Put
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


def unpack_remote_domain_create_with_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCreateWithFlagsArgs, int]:
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
    return RemoteDomainCreateWithFlagsArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainCreateWithFlagsRet(XdrStruct):
    """Struct ``remote_domain_create_with_flags_ret``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_create_with_flags_ret(
    value: RemoteDomainCreateWithFlagsRet, put: Put
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
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_create_with_flags_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCreateWithFlagsRet, int]:
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
    return RemoteDomainCreateWithFlagsRet(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainCreateWithFilesArgs(XdrStruct):
    """Struct ``remote_domain_create_with_files_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_create_with_files_args(
    value: RemoteDomainCreateWithFilesArgs, put: Put
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


def unpack_remote_domain_create_with_files_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCreateWithFilesArgs, int]:
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
    return RemoteDomainCreateWithFilesArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainCreateWithFilesRet(XdrStruct):
    """Struct ``remote_domain_create_with_files_ret``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_create_with_files_ret(
    value: RemoteDomainCreateWithFilesRet, put: Put
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
    put(_P_S_16si(data4, s1.id))


def unpack_remote_domain_create_with_files_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCreateWithFilesRet, int]:
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
    return RemoteDomainCreateWithFilesRet(RemoteNonnullDomain(name2, uuid5, id6)), pos
