# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: domain is."""

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
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from


class RemoteDomainIsActiveArgs(XdrStruct):
    """Struct ``remote_domain_is_active_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_is_active_args(value: RemoteDomainIsActiveArgs, put: Put) -> None:
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


def unpack_remote_domain_is_active_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainIsActiveArgs, int]:
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
    return RemoteDomainIsActiveArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainIsActiveRet(XdrStruct):
    """Struct ``remote_domain_is_active_ret``."""

    __slots__ = ("active",)

    def __init__(self, active: int) -> None:
        self.active = active


def pack_remote_domain_is_active_ret(value: RemoteDomainIsActiveRet, put: Put) -> None:
    put(_P_S_i(value.active))


def unpack_remote_domain_is_active_ret(buf: bytes, pos: int) -> tuple[RemoteDomainIsActiveRet, int]:
    (active1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainIsActiveRet(active1), pos


class RemoteDomainIsPersistentArgs(XdrStruct):
    """Struct ``remote_domain_is_persistent_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_is_persistent_args(value: RemoteDomainIsPersistentArgs, put: Put) -> None:
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


def unpack_remote_domain_is_persistent_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainIsPersistentArgs, int]:
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
    return RemoteDomainIsPersistentArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainIsPersistentRet(XdrStruct):
    """Struct ``remote_domain_is_persistent_ret``."""

    __slots__ = ("persistent",)

    def __init__(self, persistent: int) -> None:
        self.persistent = persistent


def pack_remote_domain_is_persistent_ret(value: RemoteDomainIsPersistentRet, put: Put) -> None:
    put(_P_S_i(value.persistent))


def unpack_remote_domain_is_persistent_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainIsPersistentRet, int]:
    (persistent1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainIsPersistentRet(persistent1), pos


class RemoteDomainIsUpdatedArgs(XdrStruct):
    """Struct ``remote_domain_is_updated_args``."""

    __slots__ = ("dom",)

    def __init__(self, dom: RemoteNonnullDomain) -> None:
        self.dom = dom


def pack_remote_domain_is_updated_args(value: RemoteDomainIsUpdatedArgs, put: Put) -> None:
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


def unpack_remote_domain_is_updated_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainIsUpdatedArgs, int]:
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
    return RemoteDomainIsUpdatedArgs(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainIsUpdatedRet(XdrStruct):
    """Struct ``remote_domain_is_updated_ret``."""

    __slots__ = ("updated",)

    def __init__(self, updated: int) -> None:
        self.updated = updated


def pack_remote_domain_is_updated_ret(value: RemoteDomainIsUpdatedRet, put: Put) -> None:
    put(_P_S_i(value.updated))


def unpack_remote_domain_is_updated_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainIsUpdatedRet, int]:
    (updated1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteDomainIsUpdatedRet(updated1), pos
