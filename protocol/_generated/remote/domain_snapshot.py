# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: domain snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullDomain,
    RemoteNonnullDomainSnapshot,
    pack_list_remote_nonnull_domain_snapshot,
    unpack_list_remote_nonnull_domain_snapshot,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_S_16si = Struct(">16si")
_P_S_16si = _S_16si.pack
_U_S_16si = _S_16si.unpack_from
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_16siiI = Struct(">16siiI")
_P_S_16siiI = _S_16siiI.pack
_U_S_16siiI = _S_16siiI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from


class RemoteDomainSnapshotCreateXmlArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_create_xml_args``."""

    __slots__ = ("dom", "xml_desc", "flags")

    def __init__(self, dom: RemoteNonnullDomain, xml_desc: str, flags: int) -> None:
        self.dom = dom
        self.xml_desc = xml_desc
        self.flags = flags


def pack_remote_domain_snapshot_create_xml_args(
    value: RemoteDomainSnapshotCreateXmlArgs, put: Put
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
    data5 = value.xml_desc.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_snapshot_create_xml_args.xml_desc", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_snapshot_create_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotCreateXmlArgs, int]:
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
        raise too_long("remote_domain_snapshot_create_xml_args.xml_desc", n8, 4194304)
    end9 = pos + n8
    xml_desc7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in xml_desc7:
        xml_desc7 = xml_desc7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_snapshot_create_xml_args.xml_desc padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSnapshotCreateXmlArgs(
        RemoteNonnullDomain(name2, uuid5, id6), xml_desc7, flags10
    ), pos


class RemoteDomainSnapshotCreateXmlRet(XdrStruct):
    """Struct ``remote_domain_snapshot_create_xml_ret``."""

    __slots__ = ("snap",)

    def __init__(self, snap: RemoteNonnullDomainSnapshot) -> None:
        self.snap = snap


def pack_remote_domain_snapshot_create_xml_ret(
    value: RemoteDomainSnapshotCreateXmlRet, put: Put
) -> None:
    s1 = value.snap
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16si(data7, s4.id))


def unpack_remote_domain_snapshot_create_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotCreateXmlRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainSnapshotCreateXmlRet(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10))
    ), pos


class RemoteDomainSnapshotGetXmlDescArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_get_xml_desc_args``."""

    __slots__ = ("snap", "flags")

    def __init__(self, snap: RemoteNonnullDomainSnapshot, flags: int) -> None:
        self.snap = snap
        self.flags = flags


def pack_remote_domain_snapshot_get_xml_desc_args(
    value: RemoteDomainSnapshotGetXmlDescArgs, put: Put
) -> None:
    s1 = value.snap
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16siI(data7, s4.id, value.flags))


def unpack_remote_domain_snapshot_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotGetXmlDescArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in name6:
        name6 = name6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10, flags11 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainSnapshotGetXmlDescArgs(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10)), flags11
    ), pos


class RemoteDomainSnapshotGetXmlDescRet(XdrStruct):
    """Struct ``remote_domain_snapshot_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_domain_snapshot_get_xml_desc_ret(
    value: RemoteDomainSnapshotGetXmlDescRet, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_snapshot_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_snapshot_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_snapshot_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_snapshot_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainSnapshotGetXmlDescRet(xml1), pos


class RemoteDomainSnapshotNumArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_num_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_snapshot_num_args(value: RemoteDomainSnapshotNumArgs, put: Put) -> None:
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


def unpack_remote_domain_snapshot_num_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotNumArgs, int]:
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
    return RemoteDomainSnapshotNumArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainSnapshotNumRet(XdrStruct):
    """Struct ``remote_domain_snapshot_num_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_domain_snapshot_num_ret(value: RemoteDomainSnapshotNumRet, put: Put) -> None:
    put(_P_S_i(value.num))


def unpack_remote_domain_snapshot_num_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotNumRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainSnapshotNumRet(num1), pos


class RemoteDomainSnapshotListNamesArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_list_names_args``."""

    __slots__ = ("dom", "maxnames", "flags")

    def __init__(self, dom: RemoteNonnullDomain, maxnames: int, flags: int) -> None:
        self.dom = dom
        self.maxnames = maxnames
        self.flags = flags


def pack_remote_domain_snapshot_list_names_args(
    value: RemoteDomainSnapshotListNamesArgs, put: Put
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
    put(_P_S_16siiI(data4, s1.id, value.maxnames, value.flags))


def unpack_remote_domain_snapshot_list_names_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotListNamesArgs, int]:
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
    uuid5, id6, maxnames7, flags8 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainSnapshotListNamesArgs(
        RemoteNonnullDomain(name2, uuid5, id6), maxnames7, flags8
    ), pos


class RemoteDomainSnapshotListNamesRet(XdrStruct):
    """Struct ``remote_domain_snapshot_list_names_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_domain_snapshot_list_names_ret(
    value: RemoteDomainSnapshotListNamesRet, put: Put
) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_domain_snapshot_list_names_ret.names", items1)
    if n2 > 16384:
        raise too_long("remote_domain_snapshot_list_names_ret.names", n2, 16384)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_domain_snapshot_list_names_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_domain_snapshot_list_names_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotListNamesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_domain_snapshot_list_names_ret.names", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_domain_snapshot_list_names_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_domain_snapshot_list_names_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_domain_snapshot_list_names_ret.names padding", buf[end5:pos])
        else:
            pos = end5
        appendnames1(item3)
    return RemoteDomainSnapshotListNamesRet(names1), pos


class RemoteDomainSnapshotNumChildrenArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_num_children_args``."""

    __slots__ = ("snap", "flags")

    def __init__(self, snap: RemoteNonnullDomainSnapshot, flags: int) -> None:
        self.snap = snap
        self.flags = flags


def pack_remote_domain_snapshot_num_children_args(
    value: RemoteDomainSnapshotNumChildrenArgs, put: Put
) -> None:
    s1 = value.snap
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16siI(data7, s4.id, value.flags))


def unpack_remote_domain_snapshot_num_children_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotNumChildrenArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in name6:
        name6 = name6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10, flags11 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainSnapshotNumChildrenArgs(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10)), flags11
    ), pos


class RemoteDomainSnapshotNumChildrenRet(XdrStruct):
    """Struct ``remote_domain_snapshot_num_children_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_domain_snapshot_num_children_ret(
    value: RemoteDomainSnapshotNumChildrenRet, put: Put
) -> None:
    put(_P_S_i(value.num))


def unpack_remote_domain_snapshot_num_children_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotNumChildrenRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainSnapshotNumChildrenRet(num1), pos


class RemoteDomainSnapshotListChildrenNamesArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_list_children_names_args``."""

    __slots__ = ("snap", "maxnames", "flags")

    def __init__(self, snap: RemoteNonnullDomainSnapshot, maxnames: int, flags: int) -> None:
        self.snap = snap
        self.maxnames = maxnames
        self.flags = flags


def pack_remote_domain_snapshot_list_children_names_args(
    value: RemoteDomainSnapshotListChildrenNamesArgs, put: Put
) -> None:
    s1 = value.snap
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16siiI(data7, s4.id, value.maxnames, value.flags))


def unpack_remote_domain_snapshot_list_children_names_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotListChildrenNamesArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in name6:
        name6 = name6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10, maxnames11, flags12 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainSnapshotListChildrenNamesArgs(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10)),
        maxnames11,
        flags12,
    ), pos


class RemoteDomainSnapshotListChildrenNamesRet(XdrStruct):
    """Struct ``remote_domain_snapshot_list_children_names_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_domain_snapshot_list_children_names_ret(
    value: RemoteDomainSnapshotListChildrenNamesRet, put: Put
) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_domain_snapshot_list_children_names_ret.names", items1)
    if n2 > 16384:
        raise too_long("remote_domain_snapshot_list_children_names_ret.names", n2, 16384)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_domain_snapshot_list_children_names_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_domain_snapshot_list_children_names_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotListChildrenNamesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_domain_snapshot_list_children_names_ret.names", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_domain_snapshot_list_children_names_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_domain_snapshot_list_children_names_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "remote_domain_snapshot_list_children_names_ret.names padding", buf[end5:pos]
                )
        else:
            pos = end5
        appendnames1(item3)
    return RemoteDomainSnapshotListChildrenNamesRet(names1), pos


class RemoteDomainSnapshotListAllChildrenArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_list_all_children_args``."""

    __slots__ = ("snapshot", "need_results", "flags")

    def __init__(
        self, snapshot: RemoteNonnullDomainSnapshot, need_results: int, flags: int
    ) -> None:
        self.snapshot = snapshot
        self.need_results = need_results
        self.flags = flags


def pack_remote_domain_snapshot_list_all_children_args(
    value: RemoteDomainSnapshotListAllChildrenArgs, put: Put
) -> None:
    s1 = value.snapshot
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16siiI(data7, s4.id, value.need_results, value.flags))


def unpack_remote_domain_snapshot_list_all_children_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotListAllChildrenArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in name6:
        name6 = name6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10, need_results11, flags12 = _U_S_16siiI(buf, pos)
    pos += 28
    return RemoteDomainSnapshotListAllChildrenArgs(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10)),
        need_results11,
        flags12,
    ), pos


class RemoteDomainSnapshotListAllChildrenRet(XdrStruct):
    """Struct ``remote_domain_snapshot_list_all_children_ret``."""

    __slots__ = ("snapshots", "ret")

    def __init__(self, snapshots: Sequence[RemoteNonnullDomainSnapshot], ret: int) -> None:
        self.snapshots = snapshots
        self.ret = ret


def pack_remote_domain_snapshot_list_all_children_ret(
    value: RemoteDomainSnapshotListAllChildrenRet, put: Put
) -> None:
    items1 = value.snapshots
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_domain_snapshot_list_all_children_ret.snapshots", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_domain_snapshot(items1, put)
    put(_P_S_i(value.ret))


def unpack_remote_domain_snapshot_list_all_children_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotListAllChildrenRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_domain_snapshot_list_all_children_ret.snapshots", n2, 16384)
    if n2 * 28 > len(buf) - pos:
        raise invalid("remote_domain_snapshot_list_all_children_ret.snapshots count", n2)
    snapshots1, pos = unpack_list_remote_nonnull_domain_snapshot(buf, pos, n2)
    (ret3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainSnapshotListAllChildrenRet(snapshots1, ret3), pos


class RemoteDomainSnapshotLookupByNameArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_lookup_by_name_args``."""

    __slots__ = ("dom", "name", "flags")

    def __init__(self, dom: RemoteNonnullDomain, name: str, flags: int) -> None:
        self.dom = dom
        self.name = name
        self.flags = flags


def pack_remote_domain_snapshot_lookup_by_name_args(
    value: RemoteDomainSnapshotLookupByNameArgs, put: Put
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
    data5 = value.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_snapshot_lookup_by_name_args.name", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_snapshot_lookup_by_name_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotLookupByNameArgs, int]:
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
        raise too_long("remote_domain_snapshot_lookup_by_name_args.name", n8, 4194304)
    end9 = pos + n8
    name7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in name7:
        name7 = name7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_snapshot_lookup_by_name_args.name padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainSnapshotLookupByNameArgs(
        RemoteNonnullDomain(name2, uuid5, id6), name7, flags10
    ), pos


class RemoteDomainSnapshotLookupByNameRet(XdrStruct):
    """Struct ``remote_domain_snapshot_lookup_by_name_ret``."""

    __slots__ = ("snap",)

    def __init__(self, snap: RemoteNonnullDomainSnapshot) -> None:
        self.snap = snap


def pack_remote_domain_snapshot_lookup_by_name_ret(
    value: RemoteDomainSnapshotLookupByNameRet, put: Put
) -> None:
    s1 = value.snap
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16si(data7, s4.id))


def unpack_remote_domain_snapshot_lookup_by_name_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotLookupByNameRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainSnapshotLookupByNameRet(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10))
    ), pos


class RemoteDomainSnapshotGetParentArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_get_parent_args``."""

    __slots__ = ("snap", "flags")

    def __init__(self, snap: RemoteNonnullDomainSnapshot, flags: int) -> None:
        self.snap = snap
        self.flags = flags


def pack_remote_domain_snapshot_get_parent_args(
    value: RemoteDomainSnapshotGetParentArgs, put: Put
) -> None:
    s1 = value.snap
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16siI(data7, s4.id, value.flags))


def unpack_remote_domain_snapshot_get_parent_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotGetParentArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in name6:
        name6 = name6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10, flags11 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainSnapshotGetParentArgs(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10)), flags11
    ), pos


class RemoteDomainSnapshotGetParentRet(XdrStruct):
    """Struct ``remote_domain_snapshot_get_parent_ret``."""

    __slots__ = ("snap",)

    def __init__(self, snap: RemoteNonnullDomainSnapshot) -> None:
        self.snap = snap


def pack_remote_domain_snapshot_get_parent_ret(
    value: RemoteDomainSnapshotGetParentRet, put: Put
) -> None:
    s1 = value.snap
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16si(data7, s4.id))


def unpack_remote_domain_snapshot_get_parent_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotGetParentRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainSnapshotGetParentRet(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10))
    ), pos


class RemoteDomainSnapshotCurrentArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_current_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_snapshot_current_args(
    value: RemoteDomainSnapshotCurrentArgs, put: Put
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


def unpack_remote_domain_snapshot_current_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotCurrentArgs, int]:
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
    return RemoteDomainSnapshotCurrentArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainSnapshotCurrentRet(XdrStruct):
    """Struct ``remote_domain_snapshot_current_ret``."""

    __slots__ = ("snap",)

    def __init__(self, snap: RemoteNonnullDomainSnapshot) -> None:
        self.snap = snap


def pack_remote_domain_snapshot_current_ret(
    value: RemoteDomainSnapshotCurrentRet, put: Put
) -> None:
    s1 = value.snap
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16si(data7, s4.id))


def unpack_remote_domain_snapshot_current_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotCurrentRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteDomainSnapshotCurrentRet(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10))
    ), pos


class RemoteDomainSnapshotIsCurrentArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_is_current_args``."""

    __slots__ = ("snap", "flags")

    def __init__(self, snap: RemoteNonnullDomainSnapshot, flags: int) -> None:
        self.snap = snap
        self.flags = flags


def pack_remote_domain_snapshot_is_current_args(
    value: RemoteDomainSnapshotIsCurrentArgs, put: Put
) -> None:
    s1 = value.snap
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16siI(data7, s4.id, value.flags))


def unpack_remote_domain_snapshot_is_current_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotIsCurrentArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in name6:
        name6 = name6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10, flags11 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainSnapshotIsCurrentArgs(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10)), flags11
    ), pos


class RemoteDomainSnapshotIsCurrentRet(XdrStruct):
    """Struct ``remote_domain_snapshot_is_current_ret``."""

    __slots__ = ("current",)

    def __init__(self, current: int) -> None:
        self.current = current


def pack_remote_domain_snapshot_is_current_ret(
    value: RemoteDomainSnapshotIsCurrentRet, put: Put
) -> None:
    put(_P_S_i(value.current))


def unpack_remote_domain_snapshot_is_current_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotIsCurrentRet, int]:
    (current1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainSnapshotIsCurrentRet(current1), pos


class RemoteDomainSnapshotHasMetadataArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_has_metadata_args``."""

    __slots__ = ("snap", "flags")

    def __init__(self, snap: RemoteNonnullDomainSnapshot, flags: int) -> None:
        self.snap = snap
        self.flags = flags


def pack_remote_domain_snapshot_has_metadata_args(
    value: RemoteDomainSnapshotHasMetadataArgs, put: Put
) -> None:
    s1 = value.snap
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16siI(data7, s4.id, value.flags))


def unpack_remote_domain_snapshot_has_metadata_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotHasMetadataArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in name6:
        name6 = name6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10, flags11 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainSnapshotHasMetadataArgs(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10)), flags11
    ), pos


class RemoteDomainSnapshotHasMetadataRet(XdrStruct):
    """Struct ``remote_domain_snapshot_has_metadata_ret``."""

    __slots__ = ("metadata",)

    def __init__(self, metadata: int) -> None:
        self.metadata = metadata


def pack_remote_domain_snapshot_has_metadata_ret(
    value: RemoteDomainSnapshotHasMetadataRet, put: Put
) -> None:
    put(_P_S_i(value.metadata))


def unpack_remote_domain_snapshot_has_metadata_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotHasMetadataRet, int]:
    (metadata1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainSnapshotHasMetadataRet(metadata1), pos


class RemoteDomainSnapshotDeleteArgs(XdrStruct):
    """Struct ``remote_domain_snapshot_delete_args``."""

    __slots__ = ("snap", "flags")

    def __init__(self, snap: RemoteNonnullDomainSnapshot, flags: int) -> None:
        self.snap = snap
        self.flags = flags


def pack_remote_domain_snapshot_delete_args(
    value: RemoteDomainSnapshotDeleteArgs, put: Put
) -> None:
    s1 = value.snap
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    s4 = s1.dom
    data5 = s4.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_nonnull_domain.name", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = s4.uuid
    if len(data7) != 16:
        raise invalid("remote_nonnull_domain.uuid", data7)
    put(_P_S_16siI(data7, s4.id, value.flags))


def unpack_remote_domain_snapshot_delete_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainSnapshotDeleteArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_snapshot.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_snapshot.name padding", buf[end4:pos])
    else:
        pos = end4
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    if n7 > 4194304:
        raise too_long("remote_nonnull_domain.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in name6:
        name6 = name6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_nonnull_domain.name padding", buf[end8:pos])
    else:
        pos = end8
    uuid9, id10, flags11 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteDomainSnapshotDeleteArgs(
        RemoteNonnullDomainSnapshot(name2, RemoteNonnullDomain(name6, uuid9, id10)), flags11
    ), pos
