# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: domain lookup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import RemoteNonnullDomain

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]

_S_16s = Struct(">16s")
_P_S_16s = _S_16s.pack
_U_S_16s = _S_16s.unpack_from
_S_16si = Struct(">16si")
_P_S_16si = _S_16si.pack
_U_S_16si = _S_16si.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from


class RemoteDomainLookupByIdArgs(XdrStruct):
    """Struct ``remote_domain_lookup_by_id_args``."""

    __slots__ = ("id",)

    def __init__(self, id: int) -> None:
        self.id = id


def pack_remote_domain_lookup_by_id_args(value: RemoteDomainLookupByIdArgs, put: Put) -> None:
    put(_P_S_i(value.id))


def unpack_remote_domain_lookup_by_id_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainLookupByIdArgs, int]:
    (id1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainLookupByIdArgs(id1), pos


class RemoteDomainLookupByIdRet(XdrStruct):
    """Struct ``remote_domain_lookup_by_id_ret``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_lookup_by_id_ret(value: RemoteDomainLookupByIdRet, put: Put) -> None:
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


def unpack_remote_domain_lookup_by_id_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainLookupByIdRet, int]:
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
    return RemoteDomainLookupByIdRet(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainLookupByUuidArgs(XdrStruct):
    """Struct ``remote_domain_lookup_by_uuid_args``."""

    __slots__ = ("uuid",)

    def __init__(self, uuid: bytes) -> None:
        self.uuid = uuid


def pack_remote_domain_lookup_by_uuid_args(value: RemoteDomainLookupByUuidArgs, put: Put) -> None:
    data1 = value.uuid
    if len(data1) != 16:
        raise invalid("remote_domain_lookup_by_uuid_args.uuid", data1)
    put(_P_S_16s(data1))


def unpack_remote_domain_lookup_by_uuid_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainLookupByUuidArgs, int]:
    (uuid1,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteDomainLookupByUuidArgs(uuid1), pos


class RemoteDomainLookupByUuidRet(XdrStruct):
    """Struct ``remote_domain_lookup_by_uuid_ret``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_lookup_by_uuid_ret(value: RemoteDomainLookupByUuidRet, put: Put) -> None:
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


def unpack_remote_domain_lookup_by_uuid_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainLookupByUuidRet, int]:
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
    return RemoteDomainLookupByUuidRet(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainLookupByNameArgs(XdrStruct):
    """Struct ``remote_domain_lookup_by_name_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_domain_lookup_by_name_args(value: RemoteDomainLookupByNameArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_lookup_by_name_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_lookup_by_name_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainLookupByNameArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_lookup_by_name_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_lookup_by_name_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainLookupByNameArgs(name1), pos


class RemoteDomainLookupByNameRet(XdrStruct):
    """Struct ``remote_domain_lookup_by_name_ret``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_lookup_by_name_ret(value: RemoteDomainLookupByNameRet, put: Put) -> None:
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


def unpack_remote_domain_lookup_by_name_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainLookupByNameRet, int]:
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
    return RemoteDomainLookupByNameRet(RemoteNonnullDomain(name2, uuid5, id6)), pos
