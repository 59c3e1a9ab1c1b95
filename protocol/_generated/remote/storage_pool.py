# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: storage pool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullStoragePool,
    RemoteNonnullStorageVol,
    pack_list_remote_nonnull_storage_vol,
    unpack_list_remote_nonnull_storage_vol,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_S_16s = Struct(">16s")
_P_S_16s = _S_16s.pack
_U_S_16s = _S_16s.unpack_from
_S_16sI = Struct(">16sI")
_P_S_16sI = _S_16sI.pack
_U_S_16sI = _S_16sI.unpack_from
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
_S_IQQQ = Struct(">IQQQ")
_P_S_IQQQ = _S_IQQQ.pack
_S_QQQ = Struct(">QQQ")
_U_S_QQQ = _S_QQQ.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from


class RemoteStoragePoolLookupByUuidArgs(XdrStruct):
    """Struct ``remote_storage_pool_lookup_by_uuid_args``."""

    __slots__ = ("uuid",)

    def __init__(self, uuid: bytes) -> None:
        self.uuid = uuid


def pack_remote_storage_pool_lookup_by_uuid_args(
    value: RemoteStoragePoolLookupByUuidArgs, put: Put
) -> None:
    data1 = value.uuid
    if len(data1) != 16:
        raise invalid("remote_storage_pool_lookup_by_uuid_args.uuid", data1)
    put(_P_S_16s(data1))


def unpack_remote_storage_pool_lookup_by_uuid_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolLookupByUuidArgs, int]:
    (uuid1,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolLookupByUuidArgs(uuid1), pos


class RemoteStoragePoolLookupByUuidRet(XdrStruct):
    """Struct ``remote_storage_pool_lookup_by_uuid_ret``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_lookup_by_uuid_ret(
    value: RemoteStoragePoolLookupByUuidRet, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_lookup_by_uuid_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolLookupByUuidRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolLookupByUuidRet(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolLookupByNameArgs(XdrStruct):
    """Struct ``remote_storage_pool_lookup_by_name_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_storage_pool_lookup_by_name_args(
    value: RemoteStoragePoolLookupByNameArgs, put: Put
) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_storage_pool_lookup_by_name_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_storage_pool_lookup_by_name_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolLookupByNameArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_storage_pool_lookup_by_name_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_storage_pool_lookup_by_name_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteStoragePoolLookupByNameArgs(name1), pos


class RemoteStoragePoolLookupByNameRet(XdrStruct):
    """Struct ``remote_storage_pool_lookup_by_name_ret``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_lookup_by_name_ret(
    value: RemoteStoragePoolLookupByNameRet, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_lookup_by_name_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolLookupByNameRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolLookupByNameRet(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolLookupByVolumeArgs(XdrStruct):
    """Struct ``remote_storage_pool_lookup_by_volume_args``."""

    __slots__ = ("vol",)

    def __init__(self, vol: RemoteNonnullStorageVol) -> None:
        self.vol = vol


def pack_remote_storage_pool_lookup_by_volume_args(
    value: RemoteStoragePoolLookupByVolumeArgs, put: Put
) -> None:
    s1 = value.vol
    data2 = s1.pool.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_vol.pool", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.name.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_nonnull_storage_vol.name", n5, 4194304)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])
    data6 = s1.key.encode("utf-8", "surrogateescape")
    n7 = len(data6)
    if n7 > 4194304:
        raise too_long("remote_nonnull_storage_vol.key", n7, 4194304)
    put(_P_S_I(n7))
    put(data6)
    if n7 & 3:
        put(PAD[n7 & 3])


def unpack_remote_storage_pool_lookup_by_volume_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolLookupByVolumeArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_vol.pool", n3, 4194304)
    end4 = pos + n3
    pool2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in pool2:
        pool2 = pool2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_vol.pool padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 4194304:
        raise too_long("remote_nonnull_storage_vol.name", n6, 4194304)
    end7 = pos + n6
    name5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if "\0" in name5:
        name5 = name5.partition("\0")[0]
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_storage_vol.name padding", buf[end7:pos])
    else:
        pos = end7
    (n9,) = _U_S_I(buf, pos)
    pos += 4
    if n9 > 4194304:
        raise too_long("remote_nonnull_storage_vol.key", n9, 4194304)
    end10 = pos + n9
    key8 = buf[pos:end10].decode("utf-8", "surrogateescape")
    if "\0" in key8:
        key8 = key8.partition("\0")[0]
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("remote_nonnull_storage_vol.key padding", buf[end10:pos])
    else:
        pos = end10
    return RemoteStoragePoolLookupByVolumeArgs(RemoteNonnullStorageVol(pool2, name5, key8)), pos


class RemoteStoragePoolLookupByVolumeRet(XdrStruct):
    """Struct ``remote_storage_pool_lookup_by_volume_ret``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_lookup_by_volume_ret(
    value: RemoteStoragePoolLookupByVolumeRet, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_lookup_by_volume_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolLookupByVolumeRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolLookupByVolumeRet(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolLookupByTargetPathArgs(XdrStruct):
    """Struct ``remote_storage_pool_lookup_by_target_path_args``."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path


def pack_remote_storage_pool_lookup_by_target_path_args(
    value: RemoteStoragePoolLookupByTargetPathArgs, put: Put
) -> None:
    data1 = value.path.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_storage_pool_lookup_by_target_path_args.path", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_storage_pool_lookup_by_target_path_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolLookupByTargetPathArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_storage_pool_lookup_by_target_path_args.path", n2, 4194304)
    end3 = pos + n2
    path1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in path1:
        path1 = path1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_storage_pool_lookup_by_target_path_args.path padding", buf[end3:pos]
            )
    else:
        pos = end3
    return RemoteStoragePoolLookupByTargetPathArgs(path1), pos


class RemoteStoragePoolLookupByTargetPathRet(XdrStruct):
    """Struct ``remote_storage_pool_lookup_by_target_path_ret``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_lookup_by_target_path_ret(
    value: RemoteStoragePoolLookupByTargetPathRet, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_lookup_by_target_path_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolLookupByTargetPathRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolLookupByTargetPathRet(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolCreateXmlArgs(XdrStruct):
    """Struct ``remote_storage_pool_create_xml_args``."""

    __slots__ = ("xml", "flags")

    def __init__(self, xml: str, flags: int) -> None:
        self.xml = xml
        self.flags = flags


def pack_remote_storage_pool_create_xml_args(
    value: RemoteStoragePoolCreateXmlArgs, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_storage_pool_create_xml_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_storage_pool_create_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolCreateXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_storage_pool_create_xml_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_storage_pool_create_xml_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteStoragePoolCreateXmlArgs(xml1, flags4), pos


class RemoteStoragePoolCreateXmlRet(XdrStruct):
    """Struct ``remote_storage_pool_create_xml_ret``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_create_xml_ret(value: RemoteStoragePoolCreateXmlRet, put: Put) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_create_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolCreateXmlRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolCreateXmlRet(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolDefineXmlArgs(XdrStruct):
    """Struct ``remote_storage_pool_define_xml_args``."""

    __slots__ = ("xml", "flags")

    def __init__(self, xml: str, flags: int) -> None:
        self.xml = xml
        self.flags = flags


def pack_remote_storage_pool_define_xml_args(
    value: RemoteStoragePoolDefineXmlArgs, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_storage_pool_define_xml_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_storage_pool_define_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolDefineXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_storage_pool_define_xml_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_storage_pool_define_xml_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteStoragePoolDefineXmlArgs(xml1, flags4), pos


class RemoteStoragePoolDefineXmlRet(XdrStruct):
    """Struct ``remote_storage_pool_define_xml_ret``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_define_xml_ret(value: RemoteStoragePoolDefineXmlRet, put: Put) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_define_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolDefineXmlRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolDefineXmlRet(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolBuildArgs(XdrStruct):
    """Struct ``remote_storage_pool_build_args``."""

    __slots__ = ("pool", "flags")

    def __init__(self, pool: RemoteNonnullStoragePool, flags: int) -> None:
        self.pool = pool
        self.flags = flags


def pack_remote_storage_pool_build_args(value: RemoteStoragePoolBuildArgs, put: Put) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16sI(data4, value.flags))


def unpack_remote_storage_pool_build_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolBuildArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, flags6 = _U_S_16sI(buf, pos)
    pos += 20
    return RemoteStoragePoolBuildArgs(RemoteNonnullStoragePool(name2, uuid5), flags6), pos


class RemoteStoragePoolUndefineArgs(XdrStruct):
    """Struct ``remote_storage_pool_undefine_args``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_undefine_args(value: RemoteStoragePoolUndefineArgs, put: Put) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_undefine_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolUndefineArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolUndefineArgs(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolCreateArgs(XdrStruct):
    """Struct ``remote_storage_pool_create_args``."""

    __slots__ = ("pool", "flags")

    def __init__(self, pool: RemoteNonnullStoragePool, flags: int) -> None:
        self.pool = pool
        self.flags = flags


def pack_remote_storage_pool_create_args(value: RemoteStoragePoolCreateArgs, put: Put) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16sI(data4, value.flags))


def unpack_remote_storage_pool_create_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolCreateArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, flags6 = _U_S_16sI(buf, pos)
    pos += 20
    return RemoteStoragePoolCreateArgs(RemoteNonnullStoragePool(name2, uuid5), flags6), pos


class RemoteStoragePoolDestroyArgs(XdrStruct):
    """Struct ``remote_storage_pool_destroy_args``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_destroy_args(value: RemoteStoragePoolDestroyArgs, put: Put) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_destroy_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolDestroyArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolDestroyArgs(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolDeleteArgs(XdrStruct):
    """Struct ``remote_storage_pool_delete_args``."""

    __slots__ = ("pool", "flags")

    def __init__(self, pool: RemoteNonnullStoragePool, flags: int) -> None:
        self.pool = pool
        self.flags = flags


def pack_remote_storage_pool_delete_args(value: RemoteStoragePoolDeleteArgs, put: Put) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16sI(data4, value.flags))


def unpack_remote_storage_pool_delete_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolDeleteArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, flags6 = _U_S_16sI(buf, pos)
    pos += 20
    return RemoteStoragePoolDeleteArgs(RemoteNonnullStoragePool(name2, uuid5), flags6), pos


class RemoteStoragePoolRefreshArgs(XdrStruct):
    """Struct ``remote_storage_pool_refresh_args``."""

    __slots__ = ("pool", "flags")

    def __init__(self, pool: RemoteNonnullStoragePool, flags: int) -> None:
        self.pool = pool
        self.flags = flags


def pack_remote_storage_pool_refresh_args(value: RemoteStoragePoolRefreshArgs, put: Put) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16sI(data4, value.flags))


def unpack_remote_storage_pool_refresh_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolRefreshArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, flags6 = _U_S_16sI(buf, pos)
    pos += 20
    return RemoteStoragePoolRefreshArgs(RemoteNonnullStoragePool(name2, uuid5), flags6), pos


class RemoteStoragePoolGetXmlDescArgs(XdrStruct):
    """Struct ``remote_storage_pool_get_xml_desc_args``."""

    __slots__ = ("pool", "flags")

    def __init__(self, pool: RemoteNonnullStoragePool, flags: int) -> None:
        self.pool = pool
        self.flags = flags


def pack_remote_storage_pool_get_xml_desc_args(
    value: RemoteStoragePoolGetXmlDescArgs, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16sI(data4, value.flags))


def unpack_remote_storage_pool_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolGetXmlDescArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, flags6 = _U_S_16sI(buf, pos)
    pos += 20
    return RemoteStoragePoolGetXmlDescArgs(RemoteNonnullStoragePool(name2, uuid5), flags6), pos


class RemoteStoragePoolGetXmlDescRet(XdrStruct):
    """Struct ``remote_storage_pool_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_storage_pool_get_xml_desc_ret(
    value: RemoteStoragePoolGetXmlDescRet, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_storage_pool_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_storage_pool_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_storage_pool_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_storage_pool_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteStoragePoolGetXmlDescRet(xml1), pos


class RemoteStoragePoolGetInfoArgs(XdrStruct):
    """Struct ``remote_storage_pool_get_info_args``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_get_info_args(value: RemoteStoragePoolGetInfoArgs, put: Put) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_get_info_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolGetInfoArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolGetInfoArgs(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolGetInfoRet(XdrStruct):
    """Struct ``remote_storage_pool_get_info_ret``."""

    __slots__ = ("state", "capacity", "allocation", "available")

    def __init__(self, state: int, capacity: int, allocation: int, available: int) -> None:
        self.state = state
        self.capacity = capacity
        self.allocation = allocation
        self.available = available


def pack_remote_storage_pool_get_info_ret(value: RemoteStoragePoolGetInfoRet, put: Put) -> None:
    if not 0 <= value.state <= 255:
        raise invalid("remote_storage_pool_get_info_ret.state", value.state)
    put(_P_S_IQQQ(value.state, value.capacity, value.allocation, value.available))


def unpack_remote_storage_pool_get_info_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolGetInfoRet, int]:
    (state1,) = _U_S_I(buf, pos)
    pos += 4
    if not 0 <= state1 <= 255:
        raise invalid("remote_storage_pool_get_info_ret.state", state1)
    capacity2, allocation3, available4 = _U_S_QQQ(buf, pos)
    pos += 24
    return RemoteStoragePoolGetInfoRet(state1, capacity2, allocation3, available4), pos


class RemoteStoragePoolGetAutostartArgs(XdrStruct):
    """Struct ``remote_storage_pool_get_autostart_args``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_get_autostart_args(
    value: RemoteStoragePoolGetAutostartArgs, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_get_autostart_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolGetAutostartArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolGetAutostartArgs(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolGetAutostartRet(XdrStruct):
    """Struct ``remote_storage_pool_get_autostart_ret``."""

    __slots__ = ("autostart",)

    def __init__(self, autostart: int) -> None:
        self.autostart = autostart


def pack_remote_storage_pool_get_autostart_ret(
    value: RemoteStoragePoolGetAutostartRet, put: Put
) -> None:
    put(_P_S_i(value.autostart))


def unpack_remote_storage_pool_get_autostart_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolGetAutostartRet, int]:
    (autostart1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteStoragePoolGetAutostartRet(autostart1), pos


class RemoteStoragePoolSetAutostartArgs(XdrStruct):
    """Struct ``remote_storage_pool_set_autostart_args``."""

    __slots__ = ("pool", "autostart")

    def __init__(self, pool: RemoteNonnullStoragePool, autostart: int) -> None:
        self.pool = pool
        self.autostart = autostart


def pack_remote_storage_pool_set_autostart_args(
    value: RemoteStoragePoolSetAutostartArgs, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16si(data4, value.autostart))


def unpack_remote_storage_pool_set_autostart_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolSetAutostartArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, autostart6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteStoragePoolSetAutostartArgs(
        RemoteNonnullStoragePool(name2, uuid5), autostart6
    ), pos


class RemoteStoragePoolNumOfVolumesArgs(XdrStruct):
    """Struct ``remote_storage_pool_num_of_volumes_args``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_num_of_volumes_args(
    value: RemoteStoragePoolNumOfVolumesArgs, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_num_of_volumes_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolNumOfVolumesArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolNumOfVolumesArgs(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolNumOfVolumesRet(XdrStruct):
    """Struct ``remote_storage_pool_num_of_volumes_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_storage_pool_num_of_volumes_ret(
    value: RemoteStoragePoolNumOfVolumesRet, put: Put
) -> None:
    put(_P_S_i(value.num))


def unpack_remote_storage_pool_num_of_volumes_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolNumOfVolumesRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteStoragePoolNumOfVolumesRet(num1), pos


class RemoteStoragePoolListVolumesArgs(XdrStruct):
    """Struct ``remote_storage_pool_list_volumes_args``."""

    __slots__ = ("pool", "maxnames")

    def __init__(self, pool: RemoteNonnullStoragePool, maxnames: int) -> None:
        self.pool = pool
        self.maxnames = maxnames


def pack_remote_storage_pool_list_volumes_args(
    value: RemoteStoragePoolListVolumesArgs, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16si(data4, value.maxnames))


def unpack_remote_storage_pool_list_volumes_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolListVolumesArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, maxnames6 = _U_S_16si(buf, pos)
    pos += 20
    return RemoteStoragePoolListVolumesArgs(RemoteNonnullStoragePool(name2, uuid5), maxnames6), pos


class RemoteStoragePoolListVolumesRet(XdrStruct):
    """Struct ``remote_storage_pool_list_volumes_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_storage_pool_list_volumes_ret(
    value: RemoteStoragePoolListVolumesRet, put: Put
) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_storage_pool_list_volumes_ret.names", items1)
    if n2 > 16384:
        raise too_long("remote_storage_pool_list_volumes_ret.names", n2, 16384)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_storage_pool_list_volumes_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_storage_pool_list_volumes_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolListVolumesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_storage_pool_list_volumes_ret.names", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_storage_pool_list_volumes_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_storage_pool_list_volumes_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_storage_pool_list_volumes_ret.names padding", buf[end5:pos])
        else:
            pos = end5
        appendnames1(item3)
    return RemoteStoragePoolListVolumesRet(names1), pos


class RemoteStoragePoolIsActiveArgs(XdrStruct):
    """Struct ``remote_storage_pool_is_active_args``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_is_active_args(value: RemoteStoragePoolIsActiveArgs, put: Put) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_is_active_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolIsActiveArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolIsActiveArgs(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolIsActiveRet(XdrStruct):
    """Struct ``remote_storage_pool_is_active_ret``."""

    __slots__ = ("active",)

    def __init__(self, active: int) -> None:
        self.active = active


def pack_remote_storage_pool_is_active_ret(value: RemoteStoragePoolIsActiveRet, put: Put) -> None:
    put(_P_S_i(value.active))


def unpack_remote_storage_pool_is_active_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolIsActiveRet, int]:
    (active1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteStoragePoolIsActiveRet(active1), pos


class RemoteStoragePoolIsPersistentArgs(XdrStruct):
    """Struct ``remote_storage_pool_is_persistent_args``."""

    __slots__ = ("pool",)

    def __init__(self, pool: RemoteNonnullStoragePool) -> None:
        self.pool = pool


def pack_remote_storage_pool_is_persistent_args(
    value: RemoteStoragePoolIsPersistentArgs, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_is_persistent_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolIsPersistentArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    (uuid5,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolIsPersistentArgs(RemoteNonnullStoragePool(name2, uuid5)), pos


class RemoteStoragePoolIsPersistentRet(XdrStruct):
    """Struct ``remote_storage_pool_is_persistent_ret``."""

    __slots__ = ("persistent",)

    def __init__(self, persistent: int) -> None:
        self.persistent = persistent


def pack_remote_storage_pool_is_persistent_ret(
    value: RemoteStoragePoolIsPersistentRet, put: Put
) -> None:
    put(_P_S_i(value.persistent))


def unpack_remote_storage_pool_is_persistent_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolIsPersistentRet, int]:
    (persistent1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteStoragePoolIsPersistentRet(persistent1), pos


class RemoteStoragePoolListAllVolumesArgs(XdrStruct):
    """Struct ``remote_storage_pool_list_all_volumes_args``."""

    __slots__ = ("pool", "need_results", "flags")

    def __init__(self, pool: RemoteNonnullStoragePool, need_results: int, flags: int) -> None:
        self.pool = pool
        self.need_results = need_results
        self.flags = flags


def pack_remote_storage_pool_list_all_volumes_args(
    value: RemoteStoragePoolListAllVolumesArgs, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16siI(data4, value.need_results, value.flags))


def unpack_remote_storage_pool_list_all_volumes_args(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolListAllVolumesArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end4:pos])
    else:
        pos = end4
    uuid5, need_results6, flags7 = _U_S_16siI(buf, pos)
    pos += 24
    return RemoteStoragePoolListAllVolumesArgs(
        RemoteNonnullStoragePool(name2, uuid5), need_results6, flags7
    ), pos


class RemoteStoragePoolListAllVolumesRet(XdrStruct):
    """Struct ``remote_storage_pool_list_all_volumes_ret``."""

    __slots__ = ("vols", "ret")

    def __init__(self, vols: Sequence[RemoteNonnullStorageVol], ret: int) -> None:
        self.vols = vols
        self.ret = ret


def pack_remote_storage_pool_list_all_volumes_ret(
    value: RemoteStoragePoolListAllVolumesRet, put: Put
) -> None:
    items1 = value.vols
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_storage_pool_list_all_volumes_ret.vols", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_storage_vol(items1, put)
    put(_P_S_I(value.ret))


def unpack_remote_storage_pool_list_all_volumes_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolListAllVolumesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_storage_pool_list_all_volumes_ret.vols", n2, 16384)
    if n2 * 12 > len(buf) - pos:
        raise invalid("remote_storage_pool_list_all_volumes_ret.vols count", n2)
    vols1, pos = unpack_list_remote_nonnull_storage_vol(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteStoragePoolListAllVolumesRet(vols1, ret3), pos


class RemoteStoragePoolEventLifecycleMsg(XdrStruct):
    """Struct ``remote_storage_pool_event_lifecycle_msg``."""

    __slots__ = ("callbackID", "pool", "event", "detail")

    def __init__(
        self, callbackID: int, pool: RemoteNonnullStoragePool, event: int, detail: int
    ) -> None:
        self.callbackID = callbackID
        self.pool = pool
        self.event = event
        self.detail = detail


def pack_remote_storage_pool_event_lifecycle_msg(
    value: RemoteStoragePoolEventLifecycleMsg, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16sii(data4, value.event, value.detail))


def unpack_remote_storage_pool_event_lifecycle_msg(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolEventLifecycleMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end5:pos])
    else:
        pos = end5
    uuid6, event7, detail8 = _U_S_16sii(buf, pos)
    pos += 24
    return RemoteStoragePoolEventLifecycleMsg(
        callbackID1, RemoteNonnullStoragePool(name3, uuid6), event7, detail8
    ), pos


class RemoteStoragePoolEventRefreshMsg(XdrStruct):
    """Struct ``remote_storage_pool_event_refresh_msg``."""

    __slots__ = ("callbackID", "pool")

    def __init__(self, callbackID: int, pool: RemoteNonnullStoragePool) -> None:
        self.callbackID = callbackID
        self.pool = pool


def pack_remote_storage_pool_event_refresh_msg(
    value: RemoteStoragePoolEventRefreshMsg, put: Put
) -> None:
    s1 = value.pool
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.uuid
    if len(data4) != 16:
        raise invalid("remote_nonnull_storage_pool.uuid", data4)
    put(_P_S_16s(data4))


def unpack_remote_storage_pool_event_refresh_msg(
    buf: bytes, pos: int
) -> tuple[RemoteStoragePoolEventRefreshMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_storage_pool.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_storage_pool.name padding", buf[end5:pos])
    else:
        pos = end5
    (uuid6,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteStoragePoolEventRefreshMsg(
        callbackID1, RemoteNonnullStoragePool(name3, uuid6)
    ), pos
