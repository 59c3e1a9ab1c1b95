# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: storage vol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import RemoteNonnullStoragePool, RemoteNonnullStorageVol

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]

_S_16sI = Struct(">16sI")
_P_S_16sI = _S_16sI.pack
_U_S_16sI = _S_16sI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_U_S_II = _S_II.unpack_from
_S_QI = Struct(">QI")
_P_S_QI = _S_QI.pack
_U_S_QI = _S_QI.unpack_from
_S_QQ = Struct(">QQ")
_U_S_QQ = _S_QQ.unpack_from
_S_QQI = Struct(">QQI")
_P_S_QQI = _S_QQI.pack
_U_S_QQI = _S_QQI.unpack_from
_S_i = Struct(">i")
_U_S_i = _S_i.unpack_from
_S_iQQ = Struct(">iQQ")
_P_S_iQQ = _S_iQQ.pack


class RemoteStorageVolLookupByNameArgs(XdrStruct):
    """Struct ``remote_storage_vol_lookup_by_name_args``."""

    __slots__ = ("pool", "name")

    def __init__(self, pool: RemoteNonnullStoragePool, name: str) -> None:
        self.pool = pool
        self.name = name


def pack_remote_storage_vol_lookup_by_name_args(
    value: RemoteStorageVolLookupByNameArgs, put: Put
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
    data5 = value.name.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_storage_vol_lookup_by_name_args.name", n6, 4194304)
    put(_P_S_16sI(data4, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_storage_vol_lookup_by_name_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolLookupByNameArgs, int]:
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
    uuid5, n7 = _U_S_16sI(buf, pos)
    pos += 20
    if n7 > 4194304:
        raise too_long("remote_storage_vol_lookup_by_name_args.name", n7, 4194304)
    end8 = pos + n7
    name6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in name6:
        name6 = name6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_storage_vol_lookup_by_name_args.name padding", buf[end8:pos])
    else:
        pos = end8
    return RemoteStorageVolLookupByNameArgs(RemoteNonnullStoragePool(name2, uuid5), name6), pos


class RemoteStorageVolLookupByNameRet(XdrStruct):
    """Struct ``remote_storage_vol_lookup_by_name_ret``."""

    __slots__ = ("vol",)

    def __init__(self, vol: RemoteNonnullStorageVol) -> None:
        self.vol = vol


def pack_remote_storage_vol_lookup_by_name_ret(
    value: RemoteStorageVolLookupByNameRet, put: Put
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


def unpack_remote_storage_vol_lookup_by_name_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolLookupByNameRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_vol.pool", n3, 4194304)
    end4 = pos + n3
    pool2 = buf[pos:end4].decode("utf-8", "surrogateescape")
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
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("remote_nonnull_storage_vol.key padding", buf[end10:pos])
    else:
        pos = end10
    return RemoteStorageVolLookupByNameRet(RemoteNonnullStorageVol(pool2, name5, key8)), pos


class RemoteStorageVolLookupByKeyArgs(XdrStruct):
    """Struct ``remote_storage_vol_lookup_by_key_args``."""

    __slots__ = ("key",)

    def __init__(self, key: str) -> None:
        self.key = key


def pack_remote_storage_vol_lookup_by_key_args(
    value: RemoteStorageVolLookupByKeyArgs, put: Put
) -> None:
    data1 = value.key.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_storage_vol_lookup_by_key_args.key", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_storage_vol_lookup_by_key_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolLookupByKeyArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_storage_vol_lookup_by_key_args.key", n2, 4194304)
    end3 = pos + n2
    key1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in key1:
        key1 = key1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_storage_vol_lookup_by_key_args.key padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteStorageVolLookupByKeyArgs(key1), pos


class RemoteStorageVolLookupByKeyRet(XdrStruct):
    """Struct ``remote_storage_vol_lookup_by_key_ret``."""

    __slots__ = ("vol",)

    def __init__(self, vol: RemoteNonnullStorageVol) -> None:
        self.vol = vol


def pack_remote_storage_vol_lookup_by_key_ret(
    value: RemoteStorageVolLookupByKeyRet, put: Put
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


def unpack_remote_storage_vol_lookup_by_key_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolLookupByKeyRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_vol.pool", n3, 4194304)
    end4 = pos + n3
    pool2 = buf[pos:end4].decode("utf-8", "surrogateescape")
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
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("remote_nonnull_storage_vol.key padding", buf[end10:pos])
    else:
        pos = end10
    return RemoteStorageVolLookupByKeyRet(RemoteNonnullStorageVol(pool2, name5, key8)), pos


class RemoteStorageVolLookupByPathArgs(XdrStruct):
    """Struct ``remote_storage_vol_lookup_by_path_args``."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path


def pack_remote_storage_vol_lookup_by_path_args(
    value: RemoteStorageVolLookupByPathArgs, put: Put
) -> None:
    data1 = value.path.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_storage_vol_lookup_by_path_args.path", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_storage_vol_lookup_by_path_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolLookupByPathArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_storage_vol_lookup_by_path_args.path", n2, 4194304)
    end3 = pos + n2
    path1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in path1:
        path1 = path1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_storage_vol_lookup_by_path_args.path padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteStorageVolLookupByPathArgs(path1), pos


class RemoteStorageVolLookupByPathRet(XdrStruct):
    """Struct ``remote_storage_vol_lookup_by_path_ret``."""

    __slots__ = ("vol",)

    def __init__(self, vol: RemoteNonnullStorageVol) -> None:
        self.vol = vol


def pack_remote_storage_vol_lookup_by_path_ret(
    value: RemoteStorageVolLookupByPathRet, put: Put
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


def unpack_remote_storage_vol_lookup_by_path_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolLookupByPathRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_vol.pool", n3, 4194304)
    end4 = pos + n3
    pool2 = buf[pos:end4].decode("utf-8", "surrogateescape")
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
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("remote_nonnull_storage_vol.key padding", buf[end10:pos])
    else:
        pos = end10
    return RemoteStorageVolLookupByPathRet(RemoteNonnullStorageVol(pool2, name5, key8)), pos


class RemoteStorageVolCreateXmlArgs(XdrStruct):
    """Struct ``remote_storage_vol_create_xml_args``."""

    __slots__ = ("pool", "xml", "flags")

    def __init__(self, pool: RemoteNonnullStoragePool, xml: str, flags: int) -> None:
        self.pool = pool
        self.xml = xml
        self.flags = flags


def pack_remote_storage_vol_create_xml_args(value: RemoteStorageVolCreateXmlArgs, put: Put) -> None:
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
    data5 = value.xml.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_storage_vol_create_xml_args.xml", n6, 4194304)
    put(_P_S_16sI(data4, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_storage_vol_create_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolCreateXmlArgs, int]:
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
    uuid5, n7 = _U_S_16sI(buf, pos)
    pos += 20
    if n7 > 4194304:
        raise too_long("remote_storage_vol_create_xml_args.xml", n7, 4194304)
    end8 = pos + n7
    xml6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in xml6:
        xml6 = xml6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_storage_vol_create_xml_args.xml padding", buf[end8:pos])
    else:
        pos = end8
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteStorageVolCreateXmlArgs(RemoteNonnullStoragePool(name2, uuid5), xml6, flags9), pos


class RemoteStorageVolCreateXmlRet(XdrStruct):
    """Struct ``remote_storage_vol_create_xml_ret``."""

    __slots__ = ("vol",)

    def __init__(self, vol: RemoteNonnullStorageVol) -> None:
        self.vol = vol


def pack_remote_storage_vol_create_xml_ret(value: RemoteStorageVolCreateXmlRet, put: Put) -> None:
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


def unpack_remote_storage_vol_create_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolCreateXmlRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_vol.pool", n3, 4194304)
    end4 = pos + n3
    pool2 = buf[pos:end4].decode("utf-8", "surrogateescape")
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
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("remote_nonnull_storage_vol.key padding", buf[end10:pos])
    else:
        pos = end10
    return RemoteStorageVolCreateXmlRet(RemoteNonnullStorageVol(pool2, name5, key8)), pos


class RemoteStorageVolCreateXmlFromArgs(XdrStruct):
    """Struct ``remote_storage_vol_create_xml_from_args``."""

    __slots__ = ("pool", "xml", "clonevol", "flags")

    def __init__(
        self,
        pool: RemoteNonnullStoragePool,
        xml: str,
        clonevol: RemoteNonnullStorageVol,
        flags: int,
    ) -> None:
        self.pool = pool
        self.xml = xml
        self.clonevol = clonevol
        self.flags = flags


def pack_remote_storage_vol_create_xml_from_args(
    value: RemoteStorageVolCreateXmlFromArgs, put: Put
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
    data5 = value.xml.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_storage_vol_create_xml_from_args.xml", n6, 4194304)
    put(_P_S_16sI(data4, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    s7 = value.clonevol
    data8 = s7.pool.encode("utf-8", "surrogateescape")
    n9 = len(data8)
    if n9 > 4194304:
        raise too_long("remote_nonnull_storage_vol.pool", n9, 4194304)
    put(_P_S_I(n9))
    put(data8)
    if n9 & 3:
        put(PAD[n9 & 3])
    data10 = s7.name.encode("utf-8", "surrogateescape")
    n11 = len(data10)
    if n11 > 4194304:
        raise too_long("remote_nonnull_storage_vol.name", n11, 4194304)
    put(_P_S_I(n11))
    put(data10)
    if n11 & 3:
        put(PAD[n11 & 3])
    data12 = s7.key.encode("utf-8", "surrogateescape")
    n13 = len(data12)
    if n13 > 4194304:
        raise too_long("remote_nonnull_storage_vol.key", n13, 4194304)
    put(_P_S_I(n13))
    put(data12)
    if n13 & 3:
        put(PAD[n13 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_storage_vol_create_xml_from_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolCreateXmlFromArgs, int]:
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
    uuid5, n7 = _U_S_16sI(buf, pos)
    pos += 20
    if n7 > 4194304:
        raise too_long("remote_storage_vol_create_xml_from_args.xml", n7, 4194304)
    end8 = pos + n7
    xml6 = buf[pos:end8].decode("utf-8", "surrogateescape")
    if "\0" in xml6:
        xml6 = xml6.partition("\0")[0]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("remote_storage_vol_create_xml_from_args.xml padding", buf[end8:pos])
    else:
        pos = end8
    (n11,) = _U_S_I(buf, pos)
    pos += 4
    if n11 > 4194304:
        raise too_long("remote_nonnull_storage_vol.pool", n11, 4194304)
    end12 = pos + n11
    pool10 = buf[pos:end12].decode("utf-8", "surrogateescape")
    if "\0" in pool10:
        pool10 = pool10.partition("\0")[0]
    if n11 & 3:
        pos = end12 + 4 - (n11 & 3)
        if buf[end12:pos] != PAD[n11 & 3]:
            raise invalid("remote_nonnull_storage_vol.pool padding", buf[end12:pos])
    else:
        pos = end12
    (n14,) = _U_S_I(buf, pos)
    pos += 4
    if n14 > 4194304:
        raise too_long("remote_nonnull_storage_vol.name", n14, 4194304)
    end15 = pos + n14
    name13 = buf[pos:end15].decode("utf-8", "surrogateescape")
    if "\0" in name13:
        name13 = name13.partition("\0")[0]
    if n14 & 3:
        pos = end15 + 4 - (n14 & 3)
        if buf[end15:pos] != PAD[n14 & 3]:
            raise invalid("remote_nonnull_storage_vol.name padding", buf[end15:pos])
    else:
        pos = end15
    (n17,) = _U_S_I(buf, pos)
    pos += 4
    if n17 > 4194304:
        raise too_long("remote_nonnull_storage_vol.key", n17, 4194304)
    end18 = pos + n17
    key16 = buf[pos:end18].decode("utf-8", "surrogateescape")
    if "\0" in key16:
        key16 = key16.partition("\0")[0]
    if n17 & 3:
        pos = end18 + 4 - (n17 & 3)
        if buf[end18:pos] != PAD[n17 & 3]:
            raise invalid("remote_nonnull_storage_vol.key padding", buf[end18:pos])
    else:
        pos = end18
    (flags19,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteStorageVolCreateXmlFromArgs(
        RemoteNonnullStoragePool(name2, uuid5),
        xml6,
        RemoteNonnullStorageVol(pool10, name13, key16),
        flags19,
    ), pos


class RemoteStorageVolCreateXmlFromRet(XdrStruct):
    """Struct ``remote_storage_vol_create_xml_from_ret``."""

    __slots__ = ("vol",)

    def __init__(self, vol: RemoteNonnullStorageVol) -> None:
        self.vol = vol


def pack_remote_storage_vol_create_xml_from_ret(
    value: RemoteStorageVolCreateXmlFromRet, put: Put
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


def unpack_remote_storage_vol_create_xml_from_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolCreateXmlFromRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_storage_vol.pool", n3, 4194304)
    end4 = pos + n3
    pool2 = buf[pos:end4].decode("utf-8", "surrogateescape")
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
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("remote_nonnull_storage_vol.key padding", buf[end10:pos])
    else:
        pos = end10
    return RemoteStorageVolCreateXmlFromRet(RemoteNonnullStorageVol(pool2, name5, key8)), pos


class RemoteStorageVolDeleteArgs(XdrStruct):
    """Struct ``remote_storage_vol_delete_args``."""

    __slots__ = ("vol", "flags")

    def __init__(self, vol: RemoteNonnullStorageVol, flags: int) -> None:
        self.vol = vol
        self.flags = flags


def pack_remote_storage_vol_delete_args(value: RemoteStorageVolDeleteArgs, put: Put) -> None:
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
    put(_P_S_I(value.flags))


def unpack_remote_storage_vol_delete_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolDeleteArgs, int]:
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
    (flags11,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteStorageVolDeleteArgs(RemoteNonnullStorageVol(pool2, name5, key8), flags11), pos


class RemoteStorageVolWipeArgs(XdrStruct):
    """Struct ``remote_storage_vol_wipe_args``."""

    __slots__ = ("vol", "flags")

    def __init__(self, vol: RemoteNonnullStorageVol, flags: int) -> None:
        self.vol = vol
        self.flags = flags


def pack_remote_storage_vol_wipe_args(value: RemoteStorageVolWipeArgs, put: Put) -> None:
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
    put(_P_S_I(value.flags))


def unpack_remote_storage_vol_wipe_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolWipeArgs, int]:
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
    (flags11,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteStorageVolWipeArgs(RemoteNonnullStorageVol(pool2, name5, key8), flags11), pos


class RemoteStorageVolWipePatternArgs(XdrStruct):
    """Struct ``remote_storage_vol_wipe_pattern_args``."""

    __slots__ = ("vol", "algorithm", "flags")

    def __init__(self, vol: RemoteNonnullStorageVol, algorithm: int, flags: int) -> None:
        self.vol = vol
        self.algorithm = algorithm
        self.flags = flags


def pack_remote_storage_vol_wipe_pattern_args(
    value: RemoteStorageVolWipePatternArgs, put: Put
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
    put(_P_S_II(value.algorithm, value.flags))


def unpack_remote_storage_vol_wipe_pattern_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolWipePatternArgs, int]:
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
    algorithm11, flags12 = _U_S_II(buf, pos)
    pos += 8
    return RemoteStorageVolWipePatternArgs(
        RemoteNonnullStorageVol(pool2, name5, key8), algorithm11, flags12
    ), pos


class RemoteStorageVolGetXmlDescArgs(XdrStruct):
    """Struct ``remote_storage_vol_get_xml_desc_args``."""

    __slots__ = ("vol", "flags")

    def __init__(self, vol: RemoteNonnullStorageVol, flags: int) -> None:
        self.vol = vol
        self.flags = flags


def pack_remote_storage_vol_get_xml_desc_args(
    value: RemoteStorageVolGetXmlDescArgs, put: Put
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
    put(_P_S_I(value.flags))


def unpack_remote_storage_vol_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolGetXmlDescArgs, int]:
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
    (flags11,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteStorageVolGetXmlDescArgs(RemoteNonnullStorageVol(pool2, name5, key8), flags11), pos


class RemoteStorageVolGetXmlDescRet(XdrStruct):
    """Struct ``remote_storage_vol_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_storage_vol_get_xml_desc_ret(
    value: RemoteStorageVolGetXmlDescRet, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_storage_vol_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_storage_vol_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_storage_vol_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_storage_vol_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteStorageVolGetXmlDescRet(xml1), pos


class RemoteStorageVolGetInfoArgs(XdrStruct):
    """Struct ``remote_storage_vol_get_info_args``."""

    __slots__ = ("vol",)

    def __init__(self, vol: RemoteNonnullStorageVol) -> None:
        self.vol = vol


def pack_remote_storage_vol_get_info_args(value: RemoteStorageVolGetInfoArgs, put: Put) -> None:
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


def unpack_remote_storage_vol_get_info_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolGetInfoArgs, int]:
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
    return RemoteStorageVolGetInfoArgs(RemoteNonnullStorageVol(pool2, name5, key8)), pos


class RemoteStorageVolGetInfoRet(XdrStruct):
    """Struct ``remote_storage_vol_get_info_ret``."""

    __slots__ = ("type", "capacity", "allocation")

    def __init__(self, type: int, capacity: int, allocation: int) -> None:
        self.type = type
        self.capacity = capacity
        self.allocation = allocation


def pack_remote_storage_vol_get_info_ret(value: RemoteStorageVolGetInfoRet, put: Put) -> None:
    if not -128 <= value.type <= 127:
        raise invalid("remote_storage_vol_get_info_ret.type", value.type)
    put(_P_S_iQQ(value.type, value.capacity, value.allocation))


def unpack_remote_storage_vol_get_info_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolGetInfoRet, int]:
    (type1,) = _U_S_i(buf, pos)
    pos += 4
    if not -128 <= type1 <= 127:
        raise invalid("remote_storage_vol_get_info_ret.type", type1)
    capacity2, allocation3 = _U_S_QQ(buf, pos)
    pos += 16
    return RemoteStorageVolGetInfoRet(type1, capacity2, allocation3), pos


class RemoteStorageVolGetInfoFlagsArgs(XdrStruct):
    """Struct ``remote_storage_vol_get_info_flags_args``."""

    __slots__ = ("vol", "flags")

    def __init__(self, vol: RemoteNonnullStorageVol, flags: int) -> None:
        self.vol = vol
        self.flags = flags


def pack_remote_storage_vol_get_info_flags_args(
    value: RemoteStorageVolGetInfoFlagsArgs, put: Put
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
    put(_P_S_I(value.flags))


def unpack_remote_storage_vol_get_info_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolGetInfoFlagsArgs, int]:
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
    (flags11,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteStorageVolGetInfoFlagsArgs(
        RemoteNonnullStorageVol(pool2, name5, key8), flags11
    ), pos


class RemoteStorageVolGetInfoFlagsRet(XdrStruct):
    """Struct ``remote_storage_vol_get_info_flags_ret``."""

    __slots__ = ("type", "capacity", "allocation")

    def __init__(self, type: int, capacity: int, allocation: int) -> None:
        self.type = type
        self.capacity = capacity
        self.allocation = allocation


def pack_remote_storage_vol_get_info_flags_ret(
    value: RemoteStorageVolGetInfoFlagsRet, put: Put
) -> None:
    if not -128 <= value.type <= 127:
        raise invalid("remote_storage_vol_get_info_flags_ret.type", value.type)
    put(_P_S_iQQ(value.type, value.capacity, value.allocation))


def unpack_remote_storage_vol_get_info_flags_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolGetInfoFlagsRet, int]:
    (type1,) = _U_S_i(buf, pos)
    pos += 4
    if not -128 <= type1 <= 127:
        raise invalid("remote_storage_vol_get_info_flags_ret.type", type1)
    capacity2, allocation3 = _U_S_QQ(buf, pos)
    pos += 16
    return RemoteStorageVolGetInfoFlagsRet(type1, capacity2, allocation3), pos


class RemoteStorageVolGetPathArgs(XdrStruct):
    """Struct ``remote_storage_vol_get_path_args``."""

    __slots__ = ("vol",)

    def __init__(self, vol: RemoteNonnullStorageVol) -> None:
        self.vol = vol


def pack_remote_storage_vol_get_path_args(value: RemoteStorageVolGetPathArgs, put: Put) -> None:
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


def unpack_remote_storage_vol_get_path_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolGetPathArgs, int]:
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
    return RemoteStorageVolGetPathArgs(RemoteNonnullStorageVol(pool2, name5, key8)), pos


class RemoteStorageVolGetPathRet(XdrStruct):
    """Struct ``remote_storage_vol_get_path_ret``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_storage_vol_get_path_ret(value: RemoteStorageVolGetPathRet, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_storage_vol_get_path_ret.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_storage_vol_get_path_ret(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolGetPathRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_storage_vol_get_path_ret.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_storage_vol_get_path_ret.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteStorageVolGetPathRet(name1), pos


class RemoteStorageVolResizeArgs(XdrStruct):
    """Struct ``remote_storage_vol_resize_args``."""

    __slots__ = ("vol", "capacity", "flags")

    def __init__(self, vol: RemoteNonnullStorageVol, capacity: int, flags: int) -> None:
        self.vol = vol
        self.capacity = capacity
        self.flags = flags


def pack_remote_storage_vol_resize_args(value: RemoteStorageVolResizeArgs, put: Put) -> None:
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
    put(_P_S_QI(value.capacity, value.flags))


def unpack_remote_storage_vol_resize_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolResizeArgs, int]:
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
    capacity11, flags12 = _U_S_QI(buf, pos)
    pos += 12
    return RemoteStorageVolResizeArgs(
        RemoteNonnullStorageVol(pool2, name5, key8), capacity11, flags12
    ), pos


class RemoteStorageVolUploadArgs(XdrStruct):
    """Struct ``remote_storage_vol_upload_args``."""

    __slots__ = ("vol", "offset", "length", "flags")

    def __init__(self, vol: RemoteNonnullStorageVol, offset: int, length: int, flags: int) -> None:
        self.vol = vol
        self.offset = offset
        self.length = length
        self.flags = flags


def pack_remote_storage_vol_upload_args(value: RemoteStorageVolUploadArgs, put: Put) -> None:
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
    put(_P_S_QQI(value.offset, value.length, value.flags))


def unpack_remote_storage_vol_upload_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolUploadArgs, int]:
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
    offset11, length12, flags13 = _U_S_QQI(buf, pos)
    pos += 20
    return RemoteStorageVolUploadArgs(
        RemoteNonnullStorageVol(pool2, name5, key8), offset11, length12, flags13
    ), pos


class RemoteStorageVolDownloadArgs(XdrStruct):
    """Struct ``remote_storage_vol_download_args``."""

    __slots__ = ("vol", "offset", "length", "flags")

    def __init__(self, vol: RemoteNonnullStorageVol, offset: int, length: int, flags: int) -> None:
        self.vol = vol
        self.offset = offset
        self.length = length
        self.flags = flags


def pack_remote_storage_vol_download_args(value: RemoteStorageVolDownloadArgs, put: Put) -> None:
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
    put(_P_S_QQI(value.offset, value.length, value.flags))


def unpack_remote_storage_vol_download_args(
    buf: bytes, pos: int
) -> tuple[RemoteStorageVolDownloadArgs, int]:
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
    offset11, length12, flags13 = _U_S_QQI(buf, pos)
    pos += 20
    return RemoteStorageVolDownloadArgs(
        RemoteNonnullStorageVol(pool2, name5, key8), offset11, length12, flags13
    ), pos
