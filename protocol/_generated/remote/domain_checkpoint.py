# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: domain checkpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullDomain,
    RemoteNonnullDomainCheckpoint,
    pack_list_remote_nonnull_domain_checkpoint,
    unpack_list_remote_nonnull_domain_checkpoint,
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


class RemoteDomainCheckpointCreateXmlArgs(XdrStruct):
    """Struct ``remote_domain_checkpoint_create_xml_args``."""

    __slots__ = ("dom", "xml_desc", "flags")

    def __init__(self, dom: RemoteNonnullDomain, xml_desc: str, flags: int) -> None:
        self.dom = dom
        self.xml_desc = xml_desc
        self.flags = flags


def pack_remote_domain_checkpoint_create_xml_args(
    value: RemoteDomainCheckpointCreateXmlArgs, put: Put
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
        raise too_long("remote_domain_checkpoint_create_xml_args.xml_desc", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_checkpoint_create_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCheckpointCreateXmlArgs, int]:
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
        raise too_long("remote_domain_checkpoint_create_xml_args.xml_desc", n8, 4194304)
    end9 = pos + n8
    xml_desc7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in xml_desc7:
        xml_desc7 = xml_desc7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid(
                "remote_domain_checkpoint_create_xml_args.xml_desc padding", buf[end9:pos]
            )
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainCheckpointCreateXmlArgs(
        RemoteNonnullDomain(name2, uuid5, id6), xml_desc7, flags10
    ), pos


class RemoteDomainCheckpointCreateXmlRet(XdrStruct):
    """Struct ``remote_domain_checkpoint_create_xml_ret``."""

    __slots__ = ("checkpoint",)

    def __init__(self, checkpoint: RemoteNonnullDomainCheckpoint) -> None:
        self.checkpoint = checkpoint


def pack_remote_domain_checkpoint_create_xml_ret(
    value: RemoteDomainCheckpointCreateXmlRet, put: Put
) -> None:
    s1 = value.checkpoint
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
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


def unpack_remote_domain_checkpoint_create_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCheckpointCreateXmlRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_checkpoint.name padding", buf[end4:pos])
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
    return RemoteDomainCheckpointCreateXmlRet(
        RemoteNonnullDomainCheckpoint(name2, RemoteNonnullDomain(name6, uuid9, id10))
    ), pos


class RemoteDomainCheckpointGetXmlDescArgs(XdrStruct):
    """Struct ``remote_domain_checkpoint_get_xml_desc_args``."""

    __slots__ = ("checkpoint", "flags")

    def __init__(self, checkpoint: RemoteNonnullDomainCheckpoint, flags: int) -> None:
        self.checkpoint = checkpoint
        self.flags = flags


def pack_remote_domain_checkpoint_get_xml_desc_args(
    value: RemoteDomainCheckpointGetXmlDescArgs, put: Put
) -> None:
    s1 = value.checkpoint
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
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


def unpack_remote_domain_checkpoint_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCheckpointGetXmlDescArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_checkpoint.name padding", buf[end4:pos])
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
    return RemoteDomainCheckpointGetXmlDescArgs(
        RemoteNonnullDomainCheckpoint(name2, RemoteNonnullDomain(name6, uuid9, id10)), flags11
    ), pos


class RemoteDomainCheckpointGetXmlDescRet(XdrStruct):
    """Struct ``remote_domain_checkpoint_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_domain_checkpoint_get_xml_desc_ret(
    value: RemoteDomainCheckpointGetXmlDescRet, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_checkpoint_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_checkpoint_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCheckpointGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_checkpoint_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_checkpoint_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainCheckpointGetXmlDescRet(xml1), pos


class RemoteDomainCheckpointListAllChildrenArgs(XdrStruct):
    """Struct ``remote_domain_checkpoint_list_all_children_args``."""

    __slots__ = ("checkpoint", "need_results", "flags")

    def __init__(
        self, checkpoint: RemoteNonnullDomainCheckpoint, need_results: int, flags: int
    ) -> None:
        self.checkpoint = checkpoint
        self.need_results = need_results
        self.flags = flags


def pack_remote_domain_checkpoint_list_all_children_args(
    value: RemoteDomainCheckpointListAllChildrenArgs, put: Put
) -> None:
    s1 = value.checkpoint
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
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


def unpack_remote_domain_checkpoint_list_all_children_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCheckpointListAllChildrenArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_checkpoint.name padding", buf[end4:pos])
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
    return RemoteDomainCheckpointListAllChildrenArgs(
        RemoteNonnullDomainCheckpoint(name2, RemoteNonnullDomain(name6, uuid9, id10)),
        need_results11,
        flags12,
    ), pos


class RemoteDomainCheckpointListAllChildrenRet(XdrStruct):
    """Struct ``remote_domain_checkpoint_list_all_children_ret``."""

    __slots__ = ("checkpoints", "ret")

    def __init__(self, checkpoints: Sequence[RemoteNonnullDomainCheckpoint], ret: int) -> None:
        self.checkpoints = checkpoints
        self.ret = ret


def pack_remote_domain_checkpoint_list_all_children_ret(
    value: RemoteDomainCheckpointListAllChildrenRet, put: Put
) -> None:
    items1 = value.checkpoints
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_domain_checkpoint_list_all_children_ret.checkpoints", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_domain_checkpoint(items1, put)
    put(_P_S_i(value.ret))


def unpack_remote_domain_checkpoint_list_all_children_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCheckpointListAllChildrenRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_domain_checkpoint_list_all_children_ret.checkpoints", n2, 16384)
    if n2 * 28 > len(buf) - pos:
        raise invalid("remote_domain_checkpoint_list_all_children_ret.checkpoints count", n2)
    checkpoints1, pos = unpack_list_remote_nonnull_domain_checkpoint(buf, pos, n2)
    (ret3,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainCheckpointListAllChildrenRet(checkpoints1, ret3), pos


class RemoteDomainCheckpointLookupByNameArgs(XdrStruct):
    """Struct ``remote_domain_checkpoint_lookup_by_name_args``."""

    __slots__ = ("dom", "name", "flags")

    def __init__(self, dom: RemoteNonnullDomain, name: str, flags: int) -> None:
        self.dom = dom
        self.name = name
        self.flags = flags


def pack_remote_domain_checkpoint_lookup_by_name_args(
    value: RemoteDomainCheckpointLookupByNameArgs, put: Put
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
        raise too_long("remote_domain_checkpoint_lookup_by_name_args.name", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_checkpoint_lookup_by_name_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCheckpointLookupByNameArgs, int]:
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
        raise too_long("remote_domain_checkpoint_lookup_by_name_args.name", n8, 4194304)
    end9 = pos + n8
    name7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in name7:
        name7 = name7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid(
                "remote_domain_checkpoint_lookup_by_name_args.name padding", buf[end9:pos]
            )
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainCheckpointLookupByNameArgs(
        RemoteNonnullDomain(name2, uuid5, id6), name7, flags10
    ), pos


class RemoteDomainCheckpointLookupByNameRet(XdrStruct):
    """Struct ``remote_domain_checkpoint_lookup_by_name_ret``."""

    __slots__ = ("checkpoint",)

    def __init__(self, checkpoint: RemoteNonnullDomainCheckpoint) -> None:
        self.checkpoint = checkpoint


def pack_remote_domain_checkpoint_lookup_by_name_ret(
    value: RemoteDomainCheckpointLookupByNameRet, put: Put
) -> None:
    s1 = value.checkpoint
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
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


def unpack_remote_domain_checkpoint_lookup_by_name_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCheckpointLookupByNameRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_checkpoint.name padding", buf[end4:pos])
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
    return RemoteDomainCheckpointLookupByNameRet(
        RemoteNonnullDomainCheckpoint(name2, RemoteNonnullDomain(name6, uuid9, id10))
    ), pos


class RemoteDomainCheckpointGetParentArgs(XdrStruct):
    """Struct ``remote_domain_checkpoint_get_parent_args``."""

    __slots__ = ("checkpoint", "flags")

    def __init__(self, checkpoint: RemoteNonnullDomainCheckpoint, flags: int) -> None:
        self.checkpoint = checkpoint
        self.flags = flags


def pack_remote_domain_checkpoint_get_parent_args(
    value: RemoteDomainCheckpointGetParentArgs, put: Put
) -> None:
    s1 = value.checkpoint
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
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


def unpack_remote_domain_checkpoint_get_parent_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCheckpointGetParentArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_checkpoint.name padding", buf[end4:pos])
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
    return RemoteDomainCheckpointGetParentArgs(
        RemoteNonnullDomainCheckpoint(name2, RemoteNonnullDomain(name6, uuid9, id10)), flags11
    ), pos


class RemoteDomainCheckpointGetParentRet(XdrStruct):
    """Struct ``remote_domain_checkpoint_get_parent_ret``."""

    __slots__ = ("parent",)

    def __init__(self, parent: RemoteNonnullDomainCheckpoint) -> None:
        self.parent = parent


def pack_remote_domain_checkpoint_get_parent_ret(
    value: RemoteDomainCheckpointGetParentRet, put: Put
) -> None:
    s1 = value.parent
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
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


def unpack_remote_domain_checkpoint_get_parent_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCheckpointGetParentRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_checkpoint.name padding", buf[end4:pos])
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
    return RemoteDomainCheckpointGetParentRet(
        RemoteNonnullDomainCheckpoint(name2, RemoteNonnullDomain(name6, uuid9, id10))
    ), pos


class RemoteDomainCheckpointDeleteArgs(XdrStruct):
    """Struct ``remote_domain_checkpoint_delete_args``."""

    __slots__ = ("checkpoint", "flags")

    def __init__(self, checkpoint: RemoteNonnullDomainCheckpoint, flags: int) -> None:
        self.checkpoint = checkpoint
        self.flags = flags


def pack_remote_domain_checkpoint_delete_args(
    value: RemoteDomainCheckpointDeleteArgs, put: Put
) -> None:
    s1 = value.checkpoint
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
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


def unpack_remote_domain_checkpoint_delete_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainCheckpointDeleteArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_domain_checkpoint.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_domain_checkpoint.name padding", buf[end4:pos])
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
    return RemoteDomainCheckpointDeleteArgs(
        RemoteNonnullDomainCheckpoint(name2, RemoteNonnullDomain(name6, uuid9, id10)), flags11
    ), pos
