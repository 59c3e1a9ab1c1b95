# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: domain migrate."""

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
_S_16si = Struct(">16si")
_P_S_16si = _S_16si.pack
_U_S_16si = _S_16si.unpack_from
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_16siQI = Struct(">16siQI")
_P_S_16siQI = _S_16siQI.pack
_U_S_16siQI = _S_16siQI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_S_Ii = Struct(">Ii")
_P_S_Ii = _S_Ii.pack
_U_S_Ii = _S_Ii.unpack_from
_S_Q = Struct(">Q")
_P_S_Q = _S_Q.pack
_U_S_Q = _S_Q.unpack_from
_S_QI = Struct(">QI")
_P_S_QI = _S_QI.pack
_U_S_QI = _S_QI.unpack_from
_S_Qi = Struct(">Qi")
_P_S_Qi = _S_Qi.pack
_U_S_Qi = _S_Qi.unpack_from


class RemoteDomainMigratePrepareArgs(XdrStruct):
    """Struct ``remote_domain_migrate_prepare_args``."""

    __slots__ = ("uri_in", "flags", "dname", "bandwidth")

    def __init__(self, uri_in: str | None, flags: int, dname: str | None, bandwidth: int) -> None:
        self.uri_in = uri_in
        self.flags = flags
        self.dname = dname
        self.bandwidth = bandwidth


def pack_remote_domain_migrate_prepare_args(
    value: RemoteDomainMigratePrepareArgs, put: Put
) -> None:
    value1 = value.uri_in
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_domain_migrate_prepare_args.uri_in", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    value4 = value.dname
    put(_P_S_Q(value.flags))
    if value4 is None:
        put(_ZERO)
    else:
        data5 = value4.encode("utf-8", "surrogateescape")
        n6 = len(data5)
        if n6 > 4194304:
            raise too_long("remote_domain_migrate_prepare_args.dname", n6, 4194304)
        put(_P_S_II(1, n6))
        put(data5)
        if n6 & 3:
            put(PAD[n6 & 3])
    put(_P_S_Q(value.bandwidth))


def unpack_remote_domain_migrate_prepare_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepareArgs, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_domain_migrate_prepare_args.uri_in", n4, 4194304)
        end5 = pos + n4
        uri_in3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if "\0" in uri_in3:
            uri_in3 = uri_in3.partition("\0")[0]
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_domain_migrate_prepare_args.uri_in padding", buf[end5:pos])
        else:
            pos = end5
        uri_in1 = uri_in3
    elif has2 == 0:
        uri_in1 = None
    else:
        raise invalid("remote_domain_migrate_prepare_args.uri_in", has2)
    flags6, has8 = _U_S_QI(buf, pos)
    pos += 12
    if has8 == 1:
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 4194304:
            raise too_long("remote_domain_migrate_prepare_args.dname", n10, 4194304)
        end11 = pos + n10
        dname9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in dname9:
            dname9 = dname9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_migrate_prepare_args.dname padding", buf[end11:pos])
        else:
            pos = end11
        dname7 = dname9
    elif has8 == 0:
        dname7 = None
    else:
        raise invalid("remote_domain_migrate_prepare_args.dname", has8)
    (bandwidth12,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteDomainMigratePrepareArgs(uri_in1, flags6, dname7, bandwidth12), pos


class RemoteDomainMigratePrepareRet(XdrStruct):
    """Struct ``remote_domain_migrate_prepare_ret``."""

    __slots__ = ("cookie", "uri_out")

    def __init__(self, cookie: bytes, uri_out: str | None) -> None:
        self.cookie = cookie
        self.uri_out = uri_out


def pack_remote_domain_migrate_prepare_ret(value: RemoteDomainMigratePrepareRet, put: Put) -> None:
    data1 = value.cookie
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare_ret.cookie", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    value3 = value.uri_out
    if value3 is None:
        put(_ZERO)
    else:
        data4 = value3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_domain_migrate_prepare_ret.uri_out", n5, 4194304)
        put(_P_S_II(1, n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_domain_migrate_prepare_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepareRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare_ret.cookie", n2, 4194304)
    end3 = pos + n2
    cookie1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_migrate_prepare_ret.cookie padding", buf[end3:pos])
    else:
        pos = end3
    (has5,) = _U_S_I(buf, pos)
    pos += 4
    if has5 == 1:
        (n7,) = _U_S_I(buf, pos)
        pos += 4
        if n7 > 4194304:
            raise too_long("remote_domain_migrate_prepare_ret.uri_out", n7, 4194304)
        end8 = pos + n7
        uri_out6 = buf[pos:end8].decode("utf-8", "surrogateescape")
        if n7 & 3:
            pos = end8 + 4 - (n7 & 3)
            if buf[end8:pos] != PAD[n7 & 3]:
                raise invalid("remote_domain_migrate_prepare_ret.uri_out padding", buf[end8:pos])
        else:
            pos = end8
        uri_out4 = uri_out6
    elif has5 == 0:
        uri_out4 = None
    else:
        raise invalid("remote_domain_migrate_prepare_ret.uri_out", has5)
    return RemoteDomainMigratePrepareRet(cookie1, uri_out4), pos


class RemoteDomainMigratePerformArgs(XdrStruct):
    """Struct ``remote_domain_migrate_perform_args``."""

    __slots__ = ("dom", "cookie", "uri", "flags", "dname", "bandwidth")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        cookie: bytes,
        uri: str,
        flags: int,
        dname: str | None,
        bandwidth: int,
    ) -> None:
        self.dom = dom
        self.cookie = cookie
        self.uri = uri
        self.flags = flags
        self.dname = dname
        self.bandwidth = bandwidth


def pack_remote_domain_migrate_perform_args(
    value: RemoteDomainMigratePerformArgs, put: Put
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
    data5 = value.cookie
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_migrate_perform_args.cookie", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    data7 = value.uri.encode("utf-8", "surrogateescape")
    n8 = len(data7)
    if n8 > 4194304:
        raise too_long("remote_domain_migrate_perform_args.uri", n8, 4194304)
    put(_P_S_I(n8))
    put(data7)
    if n8 & 3:
        put(PAD[n8 & 3])
    value9 = value.dname
    put(_P_S_Q(value.flags))
    if value9 is None:
        put(_ZERO)
    else:
        data10 = value9.encode("utf-8", "surrogateescape")
        n11 = len(data10)
        if n11 > 4194304:
            raise too_long("remote_domain_migrate_perform_args.dname", n11, 4194304)
        put(_P_S_II(1, n11))
        put(data10)
        if n11 & 3:
            put(PAD[n11 & 3])
    put(_P_S_Q(value.bandwidth))


def unpack_remote_domain_migrate_perform_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePerformArgs, int]:
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
        raise too_long("remote_domain_migrate_perform_args.cookie", n8, 4194304)
    end9 = pos + n8
    cookie7 = buf[pos:end9]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_migrate_perform_args.cookie padding", buf[end9:pos])
    else:
        pos = end9
    (n11,) = _U_S_I(buf, pos)
    pos += 4
    if n11 > 4194304:
        raise too_long("remote_domain_migrate_perform_args.uri", n11, 4194304)
    end12 = pos + n11
    uri10 = buf[pos:end12].decode("utf-8", "surrogateescape")
    if "\0" in uri10:
        uri10 = uri10.partition("\0")[0]
    if n11 & 3:
        pos = end12 + 4 - (n11 & 3)
        if buf[end12:pos] != PAD[n11 & 3]:
            raise invalid("remote_domain_migrate_perform_args.uri padding", buf[end12:pos])
    else:
        pos = end12
    flags13, has15 = _U_S_QI(buf, pos)
    pos += 12
    if has15 == 1:
        (n17,) = _U_S_I(buf, pos)
        pos += 4
        if n17 > 4194304:
            raise too_long("remote_domain_migrate_perform_args.dname", n17, 4194304)
        end18 = pos + n17
        dname16 = buf[pos:end18].decode("utf-8", "surrogateescape")
        if "\0" in dname16:
            dname16 = dname16.partition("\0")[0]
        if n17 & 3:
            pos = end18 + 4 - (n17 & 3)
            if buf[end18:pos] != PAD[n17 & 3]:
                raise invalid("remote_domain_migrate_perform_args.dname padding", buf[end18:pos])
        else:
            pos = end18
        dname14 = dname16
    elif has15 == 0:
        dname14 = None
    else:
        raise invalid("remote_domain_migrate_perform_args.dname", has15)
    (bandwidth19,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteDomainMigratePerformArgs(
        RemoteNonnullDomain(name2, uuid5, id6), cookie7, uri10, flags13, dname14, bandwidth19
    ), pos


class RemoteDomainMigrateFinishArgs(XdrStruct):
    """Struct ``remote_domain_migrate_finish_args``."""

    __slots__ = ("dname", "cookie", "uri", "flags")

    def __init__(self, dname: str, cookie: bytes, uri: str, flags: int) -> None:
        self.dname = dname
        self.cookie = cookie
        self.uri = uri
        self.flags = flags


def pack_remote_domain_migrate_finish_args(value: RemoteDomainMigrateFinishArgs, put: Put) -> None:
    data1 = value.dname.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_finish_args.dname", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.cookie
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_domain_migrate_finish_args.cookie", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = value.uri.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_migrate_finish_args.uri", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_Q(value.flags))


def unpack_remote_domain_migrate_finish_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateFinishArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_finish_args.dname", n2, 4194304)
    end3 = pos + n2
    dname1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in dname1:
        dname1 = dname1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_migrate_finish_args.dname padding", buf[end3:pos])
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_domain_migrate_finish_args.cookie", n5, 4194304)
    end6 = pos + n5
    cookie4 = buf[pos:end6]
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_domain_migrate_finish_args.cookie padding", buf[end6:pos])
    else:
        pos = end6
    (n8,) = _U_S_I(buf, pos)
    pos += 4
    if n8 > 4194304:
        raise too_long("remote_domain_migrate_finish_args.uri", n8, 4194304)
    end9 = pos + n8
    uri7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in uri7:
        uri7 = uri7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_migrate_finish_args.uri padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteDomainMigrateFinishArgs(dname1, cookie4, uri7, flags10), pos


class RemoteDomainMigrateFinishRet(XdrStruct):
    """Struct ``remote_domain_migrate_finish_ret``."""

    __slots__ = ("ddom",)

    def __init__(self, ddom: RemoteNonnullDomain) -> None:
        self.ddom = ddom


def pack_remote_domain_migrate_finish_ret(value: RemoteDomainMigrateFinishRet, put: Put) -> None:
    s1 = value.ddom
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


def unpack_remote_domain_migrate_finish_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateFinishRet, int]:
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
    return RemoteDomainMigrateFinishRet(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainMigratePrepare2Args(XdrStruct):
    """Struct ``remote_domain_migrate_prepare2_args``."""

    __slots__ = ("uri_in", "flags", "dname", "bandwidth", "dom_xml")

    def __init__(
        self, uri_in: str | None, flags: int, dname: str | None, bandwidth: int, dom_xml: str
    ) -> None:
        self.uri_in = uri_in
        self.flags = flags
        self.dname = dname
        self.bandwidth = bandwidth
        self.dom_xml = dom_xml


def pack_remote_domain_migrate_prepare2_args(
    value: RemoteDomainMigratePrepare2Args, put: Put
) -> None:
    value1 = value.uri_in
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_domain_migrate_prepare2_args.uri_in", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    value4 = value.dname
    put(_P_S_Q(value.flags))
    if value4 is None:
        put(_ZERO)
    else:
        data5 = value4.encode("utf-8", "surrogateescape")
        n6 = len(data5)
        if n6 > 4194304:
            raise too_long("remote_domain_migrate_prepare2_args.dname", n6, 4194304)
        put(_P_S_II(1, n6))
        put(data5)
        if n6 & 3:
            put(PAD[n6 & 3])
    data7 = value.dom_xml.encode("utf-8", "surrogateescape")
    n8 = len(data7)
    if n8 > 4194304:
        raise too_long("remote_domain_migrate_prepare2_args.dom_xml", n8, 4194304)
    put(_P_S_QI(value.bandwidth, n8))
    put(data7)
    if n8 & 3:
        put(PAD[n8 & 3])


def unpack_remote_domain_migrate_prepare2_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepare2Args, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_domain_migrate_prepare2_args.uri_in", n4, 4194304)
        end5 = pos + n4
        uri_in3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if "\0" in uri_in3:
            uri_in3 = uri_in3.partition("\0")[0]
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_domain_migrate_prepare2_args.uri_in padding", buf[end5:pos])
        else:
            pos = end5
        uri_in1 = uri_in3
    elif has2 == 0:
        uri_in1 = None
    else:
        raise invalid("remote_domain_migrate_prepare2_args.uri_in", has2)
    flags6, has8 = _U_S_QI(buf, pos)
    pos += 12
    if has8 == 1:
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 4194304:
            raise too_long("remote_domain_migrate_prepare2_args.dname", n10, 4194304)
        end11 = pos + n10
        dname9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in dname9:
            dname9 = dname9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_migrate_prepare2_args.dname padding", buf[end11:pos])
        else:
            pos = end11
        dname7 = dname9
    elif has8 == 0:
        dname7 = None
    else:
        raise invalid("remote_domain_migrate_prepare2_args.dname", has8)
    bandwidth12, n14 = _U_S_QI(buf, pos)
    pos += 12
    if n14 > 4194304:
        raise too_long("remote_domain_migrate_prepare2_args.dom_xml", n14, 4194304)
    end15 = pos + n14
    dom_xml13 = buf[pos:end15].decode("utf-8", "surrogateescape")
    if "\0" in dom_xml13:
        dom_xml13 = dom_xml13.partition("\0")[0]
    if n14 & 3:
        pos = end15 + 4 - (n14 & 3)
        if buf[end15:pos] != PAD[n14 & 3]:
            raise invalid("remote_domain_migrate_prepare2_args.dom_xml padding", buf[end15:pos])
    else:
        pos = end15
    return RemoteDomainMigratePrepare2Args(uri_in1, flags6, dname7, bandwidth12, dom_xml13), pos


class RemoteDomainMigratePrepare2Ret(XdrStruct):
    """Struct ``remote_domain_migrate_prepare2_ret``."""

    __slots__ = ("cookie", "uri_out")

    def __init__(self, cookie: bytes, uri_out: str | None) -> None:
        self.cookie = cookie
        self.uri_out = uri_out


def pack_remote_domain_migrate_prepare2_ret(
    value: RemoteDomainMigratePrepare2Ret, put: Put
) -> None:
    data1 = value.cookie
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare2_ret.cookie", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    value3 = value.uri_out
    if value3 is None:
        put(_ZERO)
    else:
        data4 = value3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_domain_migrate_prepare2_ret.uri_out", n5, 4194304)
        put(_P_S_II(1, n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_domain_migrate_prepare2_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepare2Ret, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare2_ret.cookie", n2, 4194304)
    end3 = pos + n2
    cookie1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_migrate_prepare2_ret.cookie padding", buf[end3:pos])
    else:
        pos = end3
    (has5,) = _U_S_I(buf, pos)
    pos += 4
    if has5 == 1:
        (n7,) = _U_S_I(buf, pos)
        pos += 4
        if n7 > 4194304:
            raise too_long("remote_domain_migrate_prepare2_ret.uri_out", n7, 4194304)
        end8 = pos + n7
        uri_out6 = buf[pos:end8].decode("utf-8", "surrogateescape")
        if n7 & 3:
            pos = end8 + 4 - (n7 & 3)
            if buf[end8:pos] != PAD[n7 & 3]:
                raise invalid("remote_domain_migrate_prepare2_ret.uri_out padding", buf[end8:pos])
        else:
            pos = end8
        uri_out4 = uri_out6
    elif has5 == 0:
        uri_out4 = None
    else:
        raise invalid("remote_domain_migrate_prepare2_ret.uri_out", has5)
    return RemoteDomainMigratePrepare2Ret(cookie1, uri_out4), pos


class RemoteDomainMigrateFinish2Args(XdrStruct):
    """Struct ``remote_domain_migrate_finish2_args``."""

    __slots__ = ("dname", "cookie", "uri", "flags", "retcode")

    def __init__(self, dname: str, cookie: bytes, uri: str, flags: int, retcode: int) -> None:
        self.dname = dname
        self.cookie = cookie
        self.uri = uri
        self.flags = flags
        self.retcode = retcode


def pack_remote_domain_migrate_finish2_args(
    value: RemoteDomainMigrateFinish2Args, put: Put
) -> None:
    data1 = value.dname.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_finish2_args.dname", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.cookie
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_domain_migrate_finish2_args.cookie", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = value.uri.encode("utf-8", "surrogateescape")
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_migrate_finish2_args.uri", n6, 4194304)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_Qi(value.flags, value.retcode))


def unpack_remote_domain_migrate_finish2_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateFinish2Args, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_finish2_args.dname", n2, 4194304)
    end3 = pos + n2
    dname1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in dname1:
        dname1 = dname1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_migrate_finish2_args.dname padding", buf[end3:pos])
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_domain_migrate_finish2_args.cookie", n5, 4194304)
    end6 = pos + n5
    cookie4 = buf[pos:end6]
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_domain_migrate_finish2_args.cookie padding", buf[end6:pos])
    else:
        pos = end6
    (n8,) = _U_S_I(buf, pos)
    pos += 4
    if n8 > 4194304:
        raise too_long("remote_domain_migrate_finish2_args.uri", n8, 4194304)
    end9 = pos + n8
    uri7 = buf[pos:end9].decode("utf-8", "surrogateescape")
    if "\0" in uri7:
        uri7 = uri7.partition("\0")[0]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_migrate_finish2_args.uri padding", buf[end9:pos])
    else:
        pos = end9
    flags10, retcode11 = _U_S_Qi(buf, pos)
    pos += 12
    return RemoteDomainMigrateFinish2Args(dname1, cookie4, uri7, flags10, retcode11), pos


class RemoteDomainMigrateFinish2Ret(XdrStruct):
    """Struct ``remote_domain_migrate_finish2_ret``."""

    __slots__ = ("ddom",)

    def __init__(self, ddom: RemoteNonnullDomain) -> None:
        self.ddom = ddom


def pack_remote_domain_migrate_finish2_ret(value: RemoteDomainMigrateFinish2Ret, put: Put) -> None:
    s1 = value.ddom
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


def unpack_remote_domain_migrate_finish2_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateFinish2Ret, int]:
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
    return RemoteDomainMigrateFinish2Ret(RemoteNonnullDomain(name2, uuid5, id6)), pos


class RemoteDomainMigratePrepareTunnelArgs(XdrStruct):
    """Struct ``remote_domain_migrate_prepare_tunnel_args``."""

    __slots__ = ("flags", "dname", "bandwidth", "dom_xml")

    def __init__(self, flags: int, dname: str | None, bandwidth: int, dom_xml: str) -> None:
        self.flags = flags
        self.dname = dname
        self.bandwidth = bandwidth
        self.dom_xml = dom_xml


def pack_remote_domain_migrate_prepare_tunnel_args(
    value: RemoteDomainMigratePrepareTunnelArgs, put: Put
) -> None:
    value1 = value.dname
    put(_P_S_Q(value.flags))
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_domain_migrate_prepare_tunnel_args.dname", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    data4 = value.dom_xml.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 4194304:
        raise too_long("remote_domain_migrate_prepare_tunnel_args.dom_xml", n5, 4194304)
    put(_P_S_QI(value.bandwidth, n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])


def unpack_remote_domain_migrate_prepare_tunnel_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepareTunnelArgs, int]:
    flags1, has3 = _U_S_QI(buf, pos)
    pos += 12
    if has3 == 1:
        (n5,) = _U_S_I(buf, pos)
        pos += 4
        if n5 > 4194304:
            raise too_long("remote_domain_migrate_prepare_tunnel_args.dname", n5, 4194304)
        end6 = pos + n5
        dname4 = buf[pos:end6].decode("utf-8", "surrogateescape")
        if "\0" in dname4:
            dname4 = dname4.partition("\0")[0]
        if n5 & 3:
            pos = end6 + 4 - (n5 & 3)
            if buf[end6:pos] != PAD[n5 & 3]:
                raise invalid(
                    "remote_domain_migrate_prepare_tunnel_args.dname padding", buf[end6:pos]
                )
        else:
            pos = end6
        dname2 = dname4
    elif has3 == 0:
        dname2 = None
    else:
        raise invalid("remote_domain_migrate_prepare_tunnel_args.dname", has3)
    bandwidth7, n9 = _U_S_QI(buf, pos)
    pos += 12
    if n9 > 4194304:
        raise too_long("remote_domain_migrate_prepare_tunnel_args.dom_xml", n9, 4194304)
    end10 = pos + n9
    dom_xml8 = buf[pos:end10].decode("utf-8", "surrogateescape")
    if "\0" in dom_xml8:
        dom_xml8 = dom_xml8.partition("\0")[0]
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid(
                "remote_domain_migrate_prepare_tunnel_args.dom_xml padding", buf[end10:pos]
            )
    else:
        pos = end10
    return RemoteDomainMigratePrepareTunnelArgs(flags1, dname2, bandwidth7, dom_xml8), pos


class RemoteDomainMigrateGetMaxDowntimeArgs(XdrStruct):
    """Struct ``remote_domain_migrate_get_max_downtime_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_migrate_get_max_downtime_args(
    value: RemoteDomainMigrateGetMaxDowntimeArgs, put: Put
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


def unpack_remote_domain_migrate_get_max_downtime_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateGetMaxDowntimeArgs, int]:
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
    return RemoteDomainMigrateGetMaxDowntimeArgs(
        RemoteNonnullDomain(name2, uuid5, id6), flags7
    ), pos


class RemoteDomainMigrateGetMaxDowntimeRet(XdrStruct):
    """Struct ``remote_domain_migrate_get_max_downtime_ret``."""

    __slots__ = ("downtime",)

    def __init__(self, downtime: int) -> None:
        self.downtime = downtime


def pack_remote_domain_migrate_get_max_downtime_ret(
    value: RemoteDomainMigrateGetMaxDowntimeRet, put: Put
) -> None:
    put(_P_S_Q(value.downtime))


def unpack_remote_domain_migrate_get_max_downtime_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateGetMaxDowntimeRet, int]:
    (downtime1,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteDomainMigrateGetMaxDowntimeRet(downtime1), pos


class RemoteDomainMigrateSetMaxDowntimeArgs(XdrStruct):
    """Struct ``remote_domain_migrate_set_max_downtime_args``."""

    __slots__ = ("dom", "downtime", "flags")

    def __init__(self, dom: RemoteNonnullDomain, downtime: int, flags: int) -> None:
        self.dom = dom
        self.downtime = downtime
        self.flags = flags


def pack_remote_domain_migrate_set_max_downtime_args(
    value: RemoteDomainMigrateSetMaxDowntimeArgs, put: Put
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
    put(_P_S_16siQI(data4, s1.id, value.downtime, value.flags))


def unpack_remote_domain_migrate_set_max_downtime_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateSetMaxDowntimeArgs, int]:
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
    uuid5, id6, downtime7, flags8 = _U_S_16siQI(buf, pos)
    pos += 32
    return RemoteDomainMigrateSetMaxDowntimeArgs(
        RemoteNonnullDomain(name2, uuid5, id6), downtime7, flags8
    ), pos


class RemoteDomainMigrateGetCompressionCacheArgs(XdrStruct):
    """Struct ``remote_domain_migrate_get_compression_cache_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_migrate_get_compression_cache_args(
    value: RemoteDomainMigrateGetCompressionCacheArgs, put: Put
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


def unpack_remote_domain_migrate_get_compression_cache_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateGetCompressionCacheArgs, int]:
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
    return RemoteDomainMigrateGetCompressionCacheArgs(
        RemoteNonnullDomain(name2, uuid5, id6), flags7
    ), pos


class RemoteDomainMigrateGetCompressionCacheRet(XdrStruct):
    """Struct ``remote_domain_migrate_get_compression_cache_ret``."""

    __slots__ = ("cacheSize",)

    def __init__(self, cacheSize: int) -> None:
        self.cacheSize = cacheSize


def pack_remote_domain_migrate_get_compression_cache_ret(
    value: RemoteDomainMigrateGetCompressionCacheRet, put: Put
) -> None:
    put(_P_S_Q(value.cacheSize))


def unpack_remote_domain_migrate_get_compression_cache_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateGetCompressionCacheRet, int]:
    (cacheSize1,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteDomainMigrateGetCompressionCacheRet(cacheSize1), pos


class RemoteDomainMigrateSetCompressionCacheArgs(XdrStruct):
    """Struct ``remote_domain_migrate_set_compression_cache_args``."""

    __slots__ = ("dom", "cacheSize", "flags")

    def __init__(self, dom: RemoteNonnullDomain, cacheSize: int, flags: int) -> None:
        self.dom = dom
        self.cacheSize = cacheSize
        self.flags = flags


def pack_remote_domain_migrate_set_compression_cache_args(
    value: RemoteDomainMigrateSetCompressionCacheArgs, put: Put
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
    put(_P_S_16siQI(data4, s1.id, value.cacheSize, value.flags))


def unpack_remote_domain_migrate_set_compression_cache_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateSetCompressionCacheArgs, int]:
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
    uuid5, id6, cacheSize7, flags8 = _U_S_16siQI(buf, pos)
    pos += 32
    return RemoteDomainMigrateSetCompressionCacheArgs(
        RemoteNonnullDomain(name2, uuid5, id6), cacheSize7, flags8
    ), pos


class RemoteDomainMigrateSetMaxSpeedArgs(XdrStruct):
    """Struct ``remote_domain_migrate_set_max_speed_args``."""

    __slots__ = ("dom", "bandwidth", "flags")

    def __init__(self, dom: RemoteNonnullDomain, bandwidth: int, flags: int) -> None:
        self.dom = dom
        self.bandwidth = bandwidth
        self.flags = flags


def pack_remote_domain_migrate_set_max_speed_args(
    value: RemoteDomainMigrateSetMaxSpeedArgs, put: Put
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
    put(_P_S_16siQI(data4, s1.id, value.bandwidth, value.flags))


def unpack_remote_domain_migrate_set_max_speed_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateSetMaxSpeedArgs, int]:
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
    uuid5, id6, bandwidth7, flags8 = _U_S_16siQI(buf, pos)
    pos += 32
    return RemoteDomainMigrateSetMaxSpeedArgs(
        RemoteNonnullDomain(name2, uuid5, id6), bandwidth7, flags8
    ), pos


class RemoteDomainMigrateGetMaxSpeedArgs(XdrStruct):
    """Struct ``remote_domain_migrate_get_max_speed_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_migrate_get_max_speed_args(
    value: RemoteDomainMigrateGetMaxSpeedArgs, put: Put
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


def unpack_remote_domain_migrate_get_max_speed_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateGetMaxSpeedArgs, int]:
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
    return RemoteDomainMigrateGetMaxSpeedArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos


class RemoteDomainMigrateGetMaxSpeedRet(XdrStruct):
    """Struct ``remote_domain_migrate_get_max_speed_ret``."""

    __slots__ = ("bandwidth",)

    def __init__(self, bandwidth: int) -> None:
        self.bandwidth = bandwidth


def pack_remote_domain_migrate_get_max_speed_ret(
    value: RemoteDomainMigrateGetMaxSpeedRet, put: Put
) -> None:
    put(_P_S_Q(value.bandwidth))


def unpack_remote_domain_migrate_get_max_speed_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateGetMaxSpeedRet, int]:
    (bandwidth1,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteDomainMigrateGetMaxSpeedRet(bandwidth1), pos


class RemoteDomainMigrateBegin3Args(XdrStruct):
    """Struct ``remote_domain_migrate_begin3_args``."""

    __slots__ = ("dom", "xmlin", "flags", "dname", "bandwidth")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        xmlin: str | None,
        flags: int,
        dname: str | None,
        bandwidth: int,
    ) -> None:
        self.dom = dom
        self.xmlin = xmlin
        self.flags = flags
        self.dname = dname
        self.bandwidth = bandwidth


def pack_remote_domain_migrate_begin3_args(value: RemoteDomainMigrateBegin3Args, put: Put) -> None:
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
    value5 = value.xmlin
    put(_P_S_16si(data4, s1.id))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_migrate_begin3_args.xmlin", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    value8 = value.dname
    put(_P_S_Q(value.flags))
    if value8 is None:
        put(_ZERO)
    else:
        data9 = value8.encode("utf-8", "surrogateescape")
        n10 = len(data9)
        if n10 > 4194304:
            raise too_long("remote_domain_migrate_begin3_args.dname", n10, 4194304)
        put(_P_S_II(1, n10))
        put(data9)
        if n10 & 3:
            put(PAD[n10 & 3])
    put(_P_S_Q(value.bandwidth))


def unpack_remote_domain_migrate_begin3_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateBegin3Args, int]:
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
    uuid5, id6, has8 = _U_S_16siI(buf, pos)
    pos += 24
    if has8 == 1:
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 4194304:
            raise too_long("remote_domain_migrate_begin3_args.xmlin", n10, 4194304)
        end11 = pos + n10
        xmlin9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in xmlin9:
            xmlin9 = xmlin9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_migrate_begin3_args.xmlin padding", buf[end11:pos])
        else:
            pos = end11
        xmlin7 = xmlin9
    elif has8 == 0:
        xmlin7 = None
    else:
        raise invalid("remote_domain_migrate_begin3_args.xmlin", has8)
    flags12, has14 = _U_S_QI(buf, pos)
    pos += 12
    if has14 == 1:
        (n16,) = _U_S_I(buf, pos)
        pos += 4
        if n16 > 4194304:
            raise too_long("remote_domain_migrate_begin3_args.dname", n16, 4194304)
        end17 = pos + n16
        dname15 = buf[pos:end17].decode("utf-8", "surrogateescape")
        if "\0" in dname15:
            dname15 = dname15.partition("\0")[0]
        if n16 & 3:
            pos = end17 + 4 - (n16 & 3)
            if buf[end17:pos] != PAD[n16 & 3]:
                raise invalid("remote_domain_migrate_begin3_args.dname padding", buf[end17:pos])
        else:
            pos = end17
        dname13 = dname15
    elif has14 == 0:
        dname13 = None
    else:
        raise invalid("remote_domain_migrate_begin3_args.dname", has14)
    (bandwidth18,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteDomainMigrateBegin3Args(
        RemoteNonnullDomain(name2, uuid5, id6), xmlin7, flags12, dname13, bandwidth18
    ), pos


class RemoteDomainMigrateBegin3Ret(XdrStruct):
    """Struct ``remote_domain_migrate_begin3_ret``."""

    __slots__ = ("cookie_out", "xml")

    def __init__(self, cookie_out: bytes, xml: str) -> None:
        self.cookie_out = cookie_out
        self.xml = xml


def pack_remote_domain_migrate_begin3_ret(value: RemoteDomainMigrateBegin3Ret, put: Put) -> None:
    data1 = value.cookie_out
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_begin3_ret.cookie_out", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.xml.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_domain_migrate_begin3_ret.xml", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])


def unpack_remote_domain_migrate_begin3_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateBegin3Ret, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_begin3_ret.cookie_out", n2, 4194304)
    end3 = pos + n2
    cookie_out1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_migrate_begin3_ret.cookie_out padding", buf[end3:pos])
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_domain_migrate_begin3_ret.xml", n5, 4194304)
    end6 = pos + n5
    xml4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_domain_migrate_begin3_ret.xml padding", buf[end6:pos])
    else:
        pos = end6
    return RemoteDomainMigrateBegin3Ret(cookie_out1, xml4), pos


class RemoteDomainMigratePrepare3Args(XdrStruct):
    """Struct ``remote_domain_migrate_prepare3_args``."""

    __slots__ = ("cookie_in", "uri_in", "flags", "dname", "bandwidth", "dom_xml")

    def __init__(
        self,
        cookie_in: bytes,
        uri_in: str | None,
        flags: int,
        dname: str | None,
        bandwidth: int,
        dom_xml: str,
    ) -> None:
        self.cookie_in = cookie_in
        self.uri_in = uri_in
        self.flags = flags
        self.dname = dname
        self.bandwidth = bandwidth
        self.dom_xml = dom_xml


def pack_remote_domain_migrate_prepare3_args(
    value: RemoteDomainMigratePrepare3Args, put: Put
) -> None:
    data1 = value.cookie_in
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare3_args.cookie_in", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    value3 = value.uri_in
    if value3 is None:
        put(_ZERO)
    else:
        data4 = value3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_domain_migrate_prepare3_args.uri_in", n5, 4194304)
        put(_P_S_II(1, n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])
    value6 = value.dname
    put(_P_S_Q(value.flags))
    if value6 is None:
        put(_ZERO)
    else:
        data7 = value6.encode("utf-8", "surrogateescape")
        n8 = len(data7)
        if n8 > 4194304:
            raise too_long("remote_domain_migrate_prepare3_args.dname", n8, 4194304)
        put(_P_S_II(1, n8))
        put(data7)
        if n8 & 3:
            put(PAD[n8 & 3])
    data9 = value.dom_xml.encode("utf-8", "surrogateescape")
    n10 = len(data9)
    if n10 > 4194304:
        raise too_long("remote_domain_migrate_prepare3_args.dom_xml", n10, 4194304)
    put(_P_S_QI(value.bandwidth, n10))
    put(data9)
    if n10 & 3:
        put(PAD[n10 & 3])


def unpack_remote_domain_migrate_prepare3_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepare3Args, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare3_args.cookie_in", n2, 4194304)
    end3 = pos + n2
    cookie_in1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_migrate_prepare3_args.cookie_in padding", buf[end3:pos])
    else:
        pos = end3
    (has5,) = _U_S_I(buf, pos)
    pos += 4
    if has5 == 1:
        (n7,) = _U_S_I(buf, pos)
        pos += 4
        if n7 > 4194304:
            raise too_long("remote_domain_migrate_prepare3_args.uri_in", n7, 4194304)
        end8 = pos + n7
        uri_in6 = buf[pos:end8].decode("utf-8", "surrogateescape")
        if "\0" in uri_in6:
            uri_in6 = uri_in6.partition("\0")[0]
        if n7 & 3:
            pos = end8 + 4 - (n7 & 3)
            if buf[end8:pos] != PAD[n7 & 3]:
                raise invalid("remote_domain_migrate_prepare3_args.uri_in padding", buf[end8:pos])
        else:
            pos = end8
        uri_in4 = uri_in6
    elif has5 == 0:
        uri_in4 = None
    else:
        raise invalid("remote_domain_migrate_prepare3_args.uri_in", has5)
    flags9, has11 = _U_S_QI(buf, pos)
    pos += 12
    if has11 == 1:
        (n13,) = _U_S_I(buf, pos)
        pos += 4
        if n13 > 4194304:
            raise too_long("remote_domain_migrate_prepare3_args.dname", n13, 4194304)
        end14 = pos + n13
        dname12 = buf[pos:end14].decode("utf-8", "surrogateescape")
        if "\0" in dname12:
            dname12 = dname12.partition("\0")[0]
        if n13 & 3:
            pos = end14 + 4 - (n13 & 3)
            if buf[end14:pos] != PAD[n13 & 3]:
                raise invalid("remote_domain_migrate_prepare3_args.dname padding", buf[end14:pos])
        else:
            pos = end14
        dname10 = dname12
    elif has11 == 0:
        dname10 = None
    else:
        raise invalid("remote_domain_migrate_prepare3_args.dname", has11)
    bandwidth15, n17 = _U_S_QI(buf, pos)
    pos += 12
    if n17 > 4194304:
        raise too_long("remote_domain_migrate_prepare3_args.dom_xml", n17, 4194304)
    end18 = pos + n17
    dom_xml16 = buf[pos:end18].decode("utf-8", "surrogateescape")
    if "\0" in dom_xml16:
        dom_xml16 = dom_xml16.partition("\0")[0]
    if n17 & 3:
        pos = end18 + 4 - (n17 & 3)
        if buf[end18:pos] != PAD[n17 & 3]:
            raise invalid("remote_domain_migrate_prepare3_args.dom_xml padding", buf[end18:pos])
    else:
        pos = end18
    return RemoteDomainMigratePrepare3Args(
        cookie_in1, uri_in4, flags9, dname10, bandwidth15, dom_xml16
    ), pos


class RemoteDomainMigratePrepare3Ret(XdrStruct):
    """Struct ``remote_domain_migrate_prepare3_ret``."""

    __slots__ = ("cookie_out", "uri_out")

    def __init__(self, cookie_out: bytes, uri_out: str | None) -> None:
        self.cookie_out = cookie_out
        self.uri_out = uri_out


def pack_remote_domain_migrate_prepare3_ret(
    value: RemoteDomainMigratePrepare3Ret, put: Put
) -> None:
    data1 = value.cookie_out
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare3_ret.cookie_out", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    value3 = value.uri_out
    if value3 is None:
        put(_ZERO)
    else:
        data4 = value3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_domain_migrate_prepare3_ret.uri_out", n5, 4194304)
        put(_P_S_II(1, n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_domain_migrate_prepare3_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepare3Ret, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare3_ret.cookie_out", n2, 4194304)
    end3 = pos + n2
    cookie_out1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_migrate_prepare3_ret.cookie_out padding", buf[end3:pos])
    else:
        pos = end3
    (has5,) = _U_S_I(buf, pos)
    pos += 4
    if has5 == 1:
        (n7,) = _U_S_I(buf, pos)
        pos += 4
        if n7 > 4194304:
            raise too_long("remote_domain_migrate_prepare3_ret.uri_out", n7, 4194304)
        end8 = pos + n7
        uri_out6 = buf[pos:end8].decode("utf-8", "surrogateescape")
        if n7 & 3:
            pos = end8 + 4 - (n7 & 3)
            if buf[end8:pos] != PAD[n7 & 3]:
                raise invalid("remote_domain_migrate_prepare3_ret.uri_out padding", buf[end8:pos])
        else:
            pos = end8
        uri_out4 = uri_out6
    elif has5 == 0:
        uri_out4 = None
    else:
        raise invalid("remote_domain_migrate_prepare3_ret.uri_out", has5)
    return RemoteDomainMigratePrepare3Ret(cookie_out1, uri_out4), pos


class RemoteDomainMigratePrepareTunnel3Args(XdrStruct):
    """Struct ``remote_domain_migrate_prepare_tunnel3_args``."""

    __slots__ = ("cookie_in", "flags", "dname", "bandwidth", "dom_xml")

    def __init__(
        self, cookie_in: bytes, flags: int, dname: str | None, bandwidth: int, dom_xml: str
    ) -> None:
        self.cookie_in = cookie_in
        self.flags = flags
        self.dname = dname
        self.bandwidth = bandwidth
        self.dom_xml = dom_xml


def pack_remote_domain_migrate_prepare_tunnel3_args(
    value: RemoteDomainMigratePrepareTunnel3Args, put: Put
) -> None:
    data1 = value.cookie_in
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare_tunnel3_args.cookie_in", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    value3 = value.dname
    put(_P_S_Q(value.flags))
    if value3 is None:
        put(_ZERO)
    else:
        data4 = value3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_domain_migrate_prepare_tunnel3_args.dname", n5, 4194304)
        put(_P_S_II(1, n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])
    data6 = value.dom_xml.encode("utf-8", "surrogateescape")
    n7 = len(data6)
    if n7 > 4194304:
        raise too_long("remote_domain_migrate_prepare_tunnel3_args.dom_xml", n7, 4194304)
    put(_P_S_QI(value.bandwidth, n7))
    put(data6)
    if n7 & 3:
        put(PAD[n7 & 3])


def unpack_remote_domain_migrate_prepare_tunnel3_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepareTunnel3Args, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare_tunnel3_args.cookie_in", n2, 4194304)
    end3 = pos + n2
    cookie_in1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_domain_migrate_prepare_tunnel3_args.cookie_in padding", buf[end3:pos]
            )
    else:
        pos = end3
    flags4, has6 = _U_S_QI(buf, pos)
    pos += 12
    if has6 == 1:
        (n8,) = _U_S_I(buf, pos)
        pos += 4
        if n8 > 4194304:
            raise too_long("remote_domain_migrate_prepare_tunnel3_args.dname", n8, 4194304)
        end9 = pos + n8
        dname7 = buf[pos:end9].decode("utf-8", "surrogateescape")
        if "\0" in dname7:
            dname7 = dname7.partition("\0")[0]
        if n8 & 3:
            pos = end9 + 4 - (n8 & 3)
            if buf[end9:pos] != PAD[n8 & 3]:
                raise invalid(
                    "remote_domain_migrate_prepare_tunnel3_args.dname padding", buf[end9:pos]
                )
        else:
            pos = end9
        dname5 = dname7
    elif has6 == 0:
        dname5 = None
    else:
        raise invalid("remote_domain_migrate_prepare_tunnel3_args.dname", has6)
    bandwidth10, n12 = _U_S_QI(buf, pos)
    pos += 12
    if n12 > 4194304:
        raise too_long("remote_domain_migrate_prepare_tunnel3_args.dom_xml", n12, 4194304)
    end13 = pos + n12
    dom_xml11 = buf[pos:end13].decode("utf-8", "surrogateescape")
    if "\0" in dom_xml11:
        dom_xml11 = dom_xml11.partition("\0")[0]
    if n12 & 3:
        pos = end13 + 4 - (n12 & 3)
        if buf[end13:pos] != PAD[n12 & 3]:
            raise invalid(
                "remote_domain_migrate_prepare_tunnel3_args.dom_xml padding", buf[end13:pos]
            )
    else:
        pos = end13
    return RemoteDomainMigratePrepareTunnel3Args(
        cookie_in1, flags4, dname5, bandwidth10, dom_xml11
    ), pos


class RemoteDomainMigratePrepareTunnel3Ret(XdrStruct):
    """Struct ``remote_domain_migrate_prepare_tunnel3_ret``."""

    __slots__ = ("cookie_out",)

    def __init__(self, cookie_out: bytes) -> None:
        self.cookie_out = cookie_out


def pack_remote_domain_migrate_prepare_tunnel3_ret(
    value: RemoteDomainMigratePrepareTunnel3Ret, put: Put
) -> None:
    data1 = value.cookie_out
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare_tunnel3_ret.cookie_out", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_migrate_prepare_tunnel3_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepareTunnel3Ret, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare_tunnel3_ret.cookie_out", n2, 4194304)
    end3 = pos + n2
    cookie_out1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_domain_migrate_prepare_tunnel3_ret.cookie_out padding", buf[end3:pos]
            )
    else:
        pos = end3
    return RemoteDomainMigratePrepareTunnel3Ret(cookie_out1), pos


class RemoteDomainMigratePerform3Args(XdrStruct):
    """Struct ``remote_domain_migrate_perform3_args``."""

    __slots__ = ("dom", "xmlin", "cookie_in", "dconnuri", "uri", "flags", "dname", "bandwidth")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        xmlin: str | None,
        cookie_in: bytes,
        dconnuri: str | None,
        uri: str | None,
        flags: int,
        dname: str | None,
        bandwidth: int,
    ) -> None:
        self.dom = dom
        self.xmlin = xmlin
        self.cookie_in = cookie_in
        self.dconnuri = dconnuri
        self.uri = uri
        self.flags = flags
        self.dname = dname
        self.bandwidth = bandwidth


def pack_remote_domain_migrate_perform3_args(
    value: RemoteDomainMigratePerform3Args, put: Put
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
    value5 = value.xmlin
    put(_P_S_16si(data4, s1.id))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_migrate_perform3_args.xmlin", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    data8 = value.cookie_in
    n9 = len(data8)
    if n9 > 4194304:
        raise too_long("remote_domain_migrate_perform3_args.cookie_in", n9, 4194304)
    put(_P_S_I(n9))
    put(data8)
    if n9 & 3:
        put(PAD[n9 & 3])
    value10 = value.dconnuri
    if value10 is None:
        put(_ZERO)
    else:
        data11 = value10.encode("utf-8", "surrogateescape")
        n12 = len(data11)
        if n12 > 4194304:
            raise too_long("remote_domain_migrate_perform3_args.dconnuri", n12, 4194304)
        put(_P_S_II(1, n12))
        put(data11)
        if n12 & 3:
            put(PAD[n12 & 3])
    value13 = value.uri
    if value13 is None:
        put(_ZERO)
    else:
        data14 = value13.encode("utf-8", "surrogateescape")
        n15 = len(data14)
        if n15 > 4194304:
            raise too_long("remote_domain_migrate_perform3_args.uri", n15, 4194304)
        put(_P_S_II(1, n15))
        put(data14)
        if n15 & 3:
            put(PAD[n15 & 3])
    value16 = value.dname
    put(_P_S_Q(value.flags))
    if value16 is None:
        put(_ZERO)
    else:
        data17 = value16.encode("utf-8", "surrogateescape")
        n18 = len(data17)
        if n18 > 4194304:
            raise too_long("remote_domain_migrate_perform3_args.dname", n18, 4194304)
        put(_P_S_II(1, n18))
        put(data17)
        if n18 & 3:
            put(PAD[n18 & 3])
    put(_P_S_Q(value.bandwidth))


def unpack_remote_domain_migrate_perform3_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePerform3Args, int]:
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
    uuid5, id6, has8 = _U_S_16siI(buf, pos)
    pos += 24
    if has8 == 1:
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 4194304:
            raise too_long("remote_domain_migrate_perform3_args.xmlin", n10, 4194304)
        end11 = pos + n10
        xmlin9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in xmlin9:
            xmlin9 = xmlin9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_migrate_perform3_args.xmlin padding", buf[end11:pos])
        else:
            pos = end11
        xmlin7 = xmlin9
    elif has8 == 0:
        xmlin7 = None
    else:
        raise invalid("remote_domain_migrate_perform3_args.xmlin", has8)
    (n13,) = _U_S_I(buf, pos)
    pos += 4
    if n13 > 4194304:
        raise too_long("remote_domain_migrate_perform3_args.cookie_in", n13, 4194304)
    end14 = pos + n13
    cookie_in12 = buf[pos:end14]
    if n13 & 3:
        pos = end14 + 4 - (n13 & 3)
        if buf[end14:pos] != PAD[n13 & 3]:
            raise invalid("remote_domain_migrate_perform3_args.cookie_in padding", buf[end14:pos])
    else:
        pos = end14
    (has16,) = _U_S_I(buf, pos)
    pos += 4
    if has16 == 1:
        (n18,) = _U_S_I(buf, pos)
        pos += 4
        if n18 > 4194304:
            raise too_long("remote_domain_migrate_perform3_args.dconnuri", n18, 4194304)
        end19 = pos + n18
        dconnuri17 = buf[pos:end19].decode("utf-8", "surrogateescape")
        if "\0" in dconnuri17:
            dconnuri17 = dconnuri17.partition("\0")[0]
        if n18 & 3:
            pos = end19 + 4 - (n18 & 3)
            if buf[end19:pos] != PAD[n18 & 3]:
                raise invalid(
                    "remote_domain_migrate_perform3_args.dconnuri padding", buf[end19:pos]
                )
        else:
            pos = end19
        dconnuri15 = dconnuri17
    elif has16 == 0:
        dconnuri15 = None
    else:
        raise invalid("remote_domain_migrate_perform3_args.dconnuri", has16)
    (has21,) = _U_S_I(buf, pos)
    pos += 4
    if has21 == 1:
        (n23,) = _U_S_I(buf, pos)
        pos += 4
        if n23 > 4194304:
            raise too_long("remote_domain_migrate_perform3_args.uri", n23, 4194304)
        end24 = pos + n23
        uri22 = buf[pos:end24].decode("utf-8", "surrogateescape")
        if "\0" in uri22:
            uri22 = uri22.partition("\0")[0]
        if n23 & 3:
            pos = end24 + 4 - (n23 & 3)
            if buf[end24:pos] != PAD[n23 & 3]:
                raise invalid("remote_domain_migrate_perform3_args.uri padding", buf[end24:pos])
        else:
            pos = end24
        uri20 = uri22
    elif has21 == 0:
        uri20 = None
    else:
        raise invalid("remote_domain_migrate_perform3_args.uri", has21)
    flags25, has27 = _U_S_QI(buf, pos)
    pos += 12
    if has27 == 1:
        (n29,) = _U_S_I(buf, pos)
        pos += 4
        if n29 > 4194304:
            raise too_long("remote_domain_migrate_perform3_args.dname", n29, 4194304)
        end30 = pos + n29
        dname28 = buf[pos:end30].decode("utf-8", "surrogateescape")
        if "\0" in dname28:
            dname28 = dname28.partition("\0")[0]
        if n29 & 3:
            pos = end30 + 4 - (n29 & 3)
            if buf[end30:pos] != PAD[n29 & 3]:
                raise invalid("remote_domain_migrate_perform3_args.dname padding", buf[end30:pos])
        else:
            pos = end30
        dname26 = dname28
    elif has27 == 0:
        dname26 = None
    else:
        raise invalid("remote_domain_migrate_perform3_args.dname", has27)
    (bandwidth31,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteDomainMigratePerform3Args(
        RemoteNonnullDomain(name2, uuid5, id6),
        xmlin7,
        cookie_in12,
        dconnuri15,
        uri20,
        flags25,
        dname26,
        bandwidth31,
    ), pos


class RemoteDomainMigratePerform3Ret(XdrStruct):
    """Struct ``remote_domain_migrate_perform3_ret``."""

    __slots__ = ("cookie_out",)

    def __init__(self, cookie_out: bytes) -> None:
        self.cookie_out = cookie_out


def pack_remote_domain_migrate_perform3_ret(
    value: RemoteDomainMigratePerform3Ret, put: Put
) -> None:
    data1 = value.cookie_out
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_perform3_ret.cookie_out", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_migrate_perform3_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePerform3Ret, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_perform3_ret.cookie_out", n2, 4194304)
    end3 = pos + n2
    cookie_out1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_migrate_perform3_ret.cookie_out padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteDomainMigratePerform3Ret(cookie_out1), pos


class RemoteDomainMigrateFinish3Args(XdrStruct):
    """Struct ``remote_domain_migrate_finish3_args``."""

    __slots__ = ("dname", "cookie_in", "dconnuri", "uri", "flags", "cancelled")

    def __init__(
        self,
        dname: str,
        cookie_in: bytes,
        dconnuri: str | None,
        uri: str | None,
        flags: int,
        cancelled: int,
    ) -> None:
        self.dname = dname
        self.cookie_in = cookie_in
        self.dconnuri = dconnuri
        self.uri = uri
        self.flags = flags
        self.cancelled = cancelled


def pack_remote_domain_migrate_finish3_args(
    value: RemoteDomainMigrateFinish3Args, put: Put
) -> None:
    data1 = value.dname.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_finish3_args.dname", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.cookie_in
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_domain_migrate_finish3_args.cookie_in", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    value5 = value.dconnuri
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_migrate_finish3_args.dconnuri", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    value8 = value.uri
    if value8 is None:
        put(_ZERO)
    else:
        data9 = value8.encode("utf-8", "surrogateescape")
        n10 = len(data9)
        if n10 > 4194304:
            raise too_long("remote_domain_migrate_finish3_args.uri", n10, 4194304)
        put(_P_S_II(1, n10))
        put(data9)
        if n10 & 3:
            put(PAD[n10 & 3])
    put(_P_S_Qi(value.flags, value.cancelled))


def unpack_remote_domain_migrate_finish3_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateFinish3Args, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_finish3_args.dname", n2, 4194304)
    end3 = pos + n2
    dname1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in dname1:
        dname1 = dname1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_domain_migrate_finish3_args.dname padding", buf[end3:pos])
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_domain_migrate_finish3_args.cookie_in", n5, 4194304)
    end6 = pos + n5
    cookie_in4 = buf[pos:end6]
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_domain_migrate_finish3_args.cookie_in padding", buf[end6:pos])
    else:
        pos = end6
    (has8,) = _U_S_I(buf, pos)
    pos += 4
    if has8 == 1:
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 4194304:
            raise too_long("remote_domain_migrate_finish3_args.dconnuri", n10, 4194304)
        end11 = pos + n10
        dconnuri9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in dconnuri9:
            dconnuri9 = dconnuri9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("remote_domain_migrate_finish3_args.dconnuri padding", buf[end11:pos])
        else:
            pos = end11
        dconnuri7 = dconnuri9
    elif has8 == 0:
        dconnuri7 = None
    else:
        raise invalid("remote_domain_migrate_finish3_args.dconnuri", has8)
    (has13,) = _U_S_I(buf, pos)
    pos += 4
    if has13 == 1:
        (n15,) = _U_S_I(buf, pos)
        pos += 4
        if n15 > 4194304:
            raise too_long("remote_domain_migrate_finish3_args.uri", n15, 4194304)
        end16 = pos + n15
        uri14 = buf[pos:end16].decode("utf-8", "surrogateescape")
        if "\0" in uri14:
            uri14 = uri14.partition("\0")[0]
        if n15 & 3:
            pos = end16 + 4 - (n15 & 3)
            if buf[end16:pos] != PAD[n15 & 3]:
                raise invalid("remote_domain_migrate_finish3_args.uri padding", buf[end16:pos])
        else:
            pos = end16
        uri12 = uri14
    elif has13 == 0:
        uri12 = None
    else:
        raise invalid("remote_domain_migrate_finish3_args.uri", has13)
    flags17, cancelled18 = _U_S_Qi(buf, pos)
    pos += 12
    return RemoteDomainMigrateFinish3Args(
        dname1, cookie_in4, dconnuri7, uri12, flags17, cancelled18
    ), pos


class RemoteDomainMigrateFinish3Ret(XdrStruct):
    """Struct ``remote_domain_migrate_finish3_ret``."""

    __slots__ = ("dom", "cookie_out")

    def __init__(self, dom: RemoteNonnullDomain, cookie_out: bytes) -> None:
        self.dom = dom
        self.cookie_out = cookie_out


def pack_remote_domain_migrate_finish3_ret(value: RemoteDomainMigrateFinish3Ret, put: Put) -> None:
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
    data5 = value.cookie_out
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_migrate_finish3_ret.cookie_out", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_domain_migrate_finish3_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateFinish3Ret, int]:
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
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("remote_domain_migrate_finish3_ret.cookie_out", n8, 4194304)
    end9 = pos + n8
    cookie_out7 = buf[pos:end9]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_migrate_finish3_ret.cookie_out padding", buf[end9:pos])
    else:
        pos = end9
    return RemoteDomainMigrateFinish3Ret(RemoteNonnullDomain(name2, uuid5, id6), cookie_out7), pos


class RemoteDomainMigrateConfirm3Args(XdrStruct):
    """Struct ``remote_domain_migrate_confirm3_args``."""

    __slots__ = ("dom", "cookie_in", "flags", "cancelled")

    def __init__(
        self, dom: RemoteNonnullDomain, cookie_in: bytes, flags: int, cancelled: int
    ) -> None:
        self.dom = dom
        self.cookie_in = cookie_in
        self.flags = flags
        self.cancelled = cancelled


def pack_remote_domain_migrate_confirm3_args(
    value: RemoteDomainMigrateConfirm3Args, put: Put
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
    data5 = value.cookie_in
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_migrate_confirm3_args.cookie_in", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_Qi(value.flags, value.cancelled))


def unpack_remote_domain_migrate_confirm3_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateConfirm3Args, int]:
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
        raise too_long("remote_domain_migrate_confirm3_args.cookie_in", n8, 4194304)
    end9 = pos + n8
    cookie_in7 = buf[pos:end9]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_domain_migrate_confirm3_args.cookie_in padding", buf[end9:pos])
    else:
        pos = end9
    flags10, cancelled11 = _U_S_Qi(buf, pos)
    pos += 12
    return RemoteDomainMigrateConfirm3Args(
        RemoteNonnullDomain(name2, uuid5, id6), cookie_in7, flags10, cancelled11
    ), pos


class RemoteDomainMigrateBegin3ParamsArgs(XdrStruct):
    """Struct ``remote_domain_migrate_begin3_params_args``."""

    __slots__ = ("dom", "params", "flags")

    def __init__(
        self, dom: RemoteNonnullDomain, params: Sequence[RemoteTypedParam], flags: int
    ) -> None:
        self.dom = dom
        self.params = params
        self.flags = flags


def pack_remote_domain_migrate_begin3_params_args(
    value: RemoteDomainMigrateBegin3ParamsArgs, put: Put
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
    items5 = value.params
    n6 = len(items5)
    if n6 > 64:
        raise too_long("remote_domain_migrate_begin3_params_args.params", n6, 64)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)
    put(_P_S_I(value.flags))


def unpack_remote_domain_migrate_begin3_params_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateBegin3ParamsArgs, int]:
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
        raise too_long("remote_domain_migrate_begin3_params_args.params", n8, 64)
    if n8 * 8 > len(buf) - pos:
        raise invalid("remote_domain_migrate_begin3_params_args.params count", n8)
    params7, pos = unpack_call_list_remote_typed_param(buf, pos, n8)
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainMigrateBegin3ParamsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), params7, flags9
    ), pos


class RemoteDomainMigrateBegin3ParamsRet(XdrStruct):
    """Struct ``remote_domain_migrate_begin3_params_ret``."""

    __slots__ = ("cookie_out", "xml")

    def __init__(self, cookie_out: bytes, xml: str) -> None:
        self.cookie_out = cookie_out
        self.xml = xml


def pack_remote_domain_migrate_begin3_params_ret(
    value: RemoteDomainMigrateBegin3ParamsRet, put: Put
) -> None:
    data1 = value.cookie_out
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_begin3_params_ret.cookie_out", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.xml.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_domain_migrate_begin3_params_ret.xml", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])


def unpack_remote_domain_migrate_begin3_params_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateBegin3ParamsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_begin3_params_ret.cookie_out", n2, 4194304)
    end3 = pos + n2
    cookie_out1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_domain_migrate_begin3_params_ret.cookie_out padding", buf[end3:pos]
            )
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_domain_migrate_begin3_params_ret.xml", n5, 4194304)
    end6 = pos + n5
    xml4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_domain_migrate_begin3_params_ret.xml padding", buf[end6:pos])
    else:
        pos = end6
    return RemoteDomainMigrateBegin3ParamsRet(cookie_out1, xml4), pos


class RemoteDomainMigratePrepare3ParamsArgs(XdrStruct):
    """Struct ``remote_domain_migrate_prepare3_params_args``."""

    __slots__ = ("params", "cookie_in", "flags")

    def __init__(self, params: Sequence[RemoteTypedParam], cookie_in: bytes, flags: int) -> None:
        self.params = params
        self.cookie_in = cookie_in
        self.flags = flags


def pack_remote_domain_migrate_prepare3_params_args(
    value: RemoteDomainMigratePrepare3ParamsArgs, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 64:
        raise too_long("remote_domain_migrate_prepare3_params_args.params", n2, 64)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    data3 = value.cookie_in
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_domain_migrate_prepare3_params_args.cookie_in", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_migrate_prepare3_params_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepare3ParamsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 64:
        raise too_long("remote_domain_migrate_prepare3_params_args.params", n2, 64)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_migrate_prepare3_params_args.params count", n2)
    params1, pos = unpack_call_list_remote_typed_param(buf, pos, n2)
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 4194304:
        raise too_long("remote_domain_migrate_prepare3_params_args.cookie_in", n4, 4194304)
    end5 = pos + n4
    cookie_in3 = buf[pos:end5]
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid(
                "remote_domain_migrate_prepare3_params_args.cookie_in padding", buf[end5:pos]
            )
    else:
        pos = end5
    (flags6,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainMigratePrepare3ParamsArgs(params1, cookie_in3, flags6), pos


class RemoteDomainMigratePrepare3ParamsRet(XdrStruct):
    """Struct ``remote_domain_migrate_prepare3_params_ret``."""

    __slots__ = ("cookie_out", "uri_out")

    def __init__(self, cookie_out: bytes, uri_out: str | None) -> None:
        self.cookie_out = cookie_out
        self.uri_out = uri_out


def pack_remote_domain_migrate_prepare3_params_ret(
    value: RemoteDomainMigratePrepare3ParamsRet, put: Put
) -> None:
    data1 = value.cookie_out
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare3_params_ret.cookie_out", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    value3 = value.uri_out
    if value3 is None:
        put(_ZERO)
    else:
        data4 = value3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_domain_migrate_prepare3_params_ret.uri_out", n5, 4194304)
        put(_P_S_II(1, n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_domain_migrate_prepare3_params_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepare3ParamsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare3_params_ret.cookie_out", n2, 4194304)
    end3 = pos + n2
    cookie_out1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_domain_migrate_prepare3_params_ret.cookie_out padding", buf[end3:pos]
            )
    else:
        pos = end3
    (has5,) = _U_S_I(buf, pos)
    pos += 4
    if has5 == 1:
        (n7,) = _U_S_I(buf, pos)
        pos += 4
        if n7 > 4194304:
            raise too_long("remote_domain_migrate_prepare3_params_ret.uri_out", n7, 4194304)
        end8 = pos + n7
        uri_out6 = buf[pos:end8].decode("utf-8", "surrogateescape")
        if n7 & 3:
            pos = end8 + 4 - (n7 & 3)
            if buf[end8:pos] != PAD[n7 & 3]:
                raise invalid(
                    "remote_domain_migrate_prepare3_params_ret.uri_out padding", buf[end8:pos]
                )
        else:
            pos = end8
        uri_out4 = uri_out6
    elif has5 == 0:
        uri_out4 = None
    else:
        raise invalid("remote_domain_migrate_prepare3_params_ret.uri_out", has5)
    return RemoteDomainMigratePrepare3ParamsRet(cookie_out1, uri_out4), pos


class RemoteDomainMigratePrepareTunnel3ParamsArgs(XdrStruct):
    """Struct ``remote_domain_migrate_prepare_tunnel3_params_args``."""

    __slots__ = ("params", "cookie_in", "flags")

    def __init__(self, params: Sequence[RemoteTypedParam], cookie_in: bytes, flags: int) -> None:
        self.params = params
        self.cookie_in = cookie_in
        self.flags = flags


def pack_remote_domain_migrate_prepare_tunnel3_params_args(
    value: RemoteDomainMigratePrepareTunnel3ParamsArgs, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 64:
        raise too_long("remote_domain_migrate_prepare_tunnel3_params_args.params", n2, 64)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    data3 = value.cookie_in
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_domain_migrate_prepare_tunnel3_params_args.cookie_in", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_migrate_prepare_tunnel3_params_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepareTunnel3ParamsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 64:
        raise too_long("remote_domain_migrate_prepare_tunnel3_params_args.params", n2, 64)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_migrate_prepare_tunnel3_params_args.params count", n2)
    params1, pos = unpack_call_list_remote_typed_param(buf, pos, n2)
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 4194304:
        raise too_long("remote_domain_migrate_prepare_tunnel3_params_args.cookie_in", n4, 4194304)
    end5 = pos + n4
    cookie_in3 = buf[pos:end5]
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid(
                "remote_domain_migrate_prepare_tunnel3_params_args.cookie_in padding", buf[end5:pos]
            )
    else:
        pos = end5
    (flags6,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainMigratePrepareTunnel3ParamsArgs(params1, cookie_in3, flags6), pos


class RemoteDomainMigratePrepareTunnel3ParamsRet(XdrStruct):
    """Struct ``remote_domain_migrate_prepare_tunnel3_params_ret``."""

    __slots__ = ("cookie_out",)

    def __init__(self, cookie_out: bytes) -> None:
        self.cookie_out = cookie_out


def pack_remote_domain_migrate_prepare_tunnel3_params_ret(
    value: RemoteDomainMigratePrepareTunnel3ParamsRet, put: Put
) -> None:
    data1 = value.cookie_out
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare_tunnel3_params_ret.cookie_out", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_migrate_prepare_tunnel3_params_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePrepareTunnel3ParamsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_prepare_tunnel3_params_ret.cookie_out", n2, 4194304)
    end3 = pos + n2
    cookie_out1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_domain_migrate_prepare_tunnel3_params_ret.cookie_out padding", buf[end3:pos]
            )
    else:
        pos = end3
    return RemoteDomainMigratePrepareTunnel3ParamsRet(cookie_out1), pos


class RemoteDomainMigratePerform3ParamsArgs(XdrStruct):
    """Struct ``remote_domain_migrate_perform3_params_args``."""

    __slots__ = ("dom", "dconnuri", "params", "cookie_in", "flags")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        dconnuri: str | None,
        params: Sequence[RemoteTypedParam],
        cookie_in: bytes,
        flags: int,
    ) -> None:
        self.dom = dom
        self.dconnuri = dconnuri
        self.params = params
        self.cookie_in = cookie_in
        self.flags = flags


def pack_remote_domain_migrate_perform3_params_args(
    value: RemoteDomainMigratePerform3ParamsArgs, put: Put
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
    value5 = value.dconnuri
    put(_P_S_16si(data4, s1.id))
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("remote_domain_migrate_perform3_params_args.dconnuri", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    items8 = value.params
    n9 = len(items8)
    if n9 > 64:
        raise too_long("remote_domain_migrate_perform3_params_args.params", n9, 64)
    put(_P_S_I(n9))
    pack_list_remote_typed_param(items8, put)
    data10 = value.cookie_in
    n11 = len(data10)
    if n11 > 4194304:
        raise too_long("remote_domain_migrate_perform3_params_args.cookie_in", n11, 4194304)
    put(_P_S_I(n11))
    put(data10)
    if n11 & 3:
        put(PAD[n11 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_domain_migrate_perform3_params_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePerform3ParamsArgs, int]:
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
    uuid5, id6, has8 = _U_S_16siI(buf, pos)
    pos += 24
    if has8 == 1:
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 4194304:
            raise too_long("remote_domain_migrate_perform3_params_args.dconnuri", n10, 4194304)
        end11 = pos + n10
        dconnuri9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if "\0" in dconnuri9:
            dconnuri9 = dconnuri9.partition("\0")[0]
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid(
                    "remote_domain_migrate_perform3_params_args.dconnuri padding", buf[end11:pos]
                )
        else:
            pos = end11
        dconnuri7 = dconnuri9
    elif has8 == 0:
        dconnuri7 = None
    else:
        raise invalid("remote_domain_migrate_perform3_params_args.dconnuri", has8)
    (n13,) = _U_S_I(buf, pos)
    pos += 4
    if n13 > 64:
        raise too_long("remote_domain_migrate_perform3_params_args.params", n13, 64)
    if n13 * 8 > len(buf) - pos:
        raise invalid("remote_domain_migrate_perform3_params_args.params count", n13)
    params12, pos = unpack_call_list_remote_typed_param(buf, pos, n13)
    (n15,) = _U_S_I(buf, pos)
    pos += 4
    if n15 > 4194304:
        raise too_long("remote_domain_migrate_perform3_params_args.cookie_in", n15, 4194304)
    end16 = pos + n15
    cookie_in14 = buf[pos:end16]
    if n15 & 3:
        pos = end16 + 4 - (n15 & 3)
        if buf[end16:pos] != PAD[n15 & 3]:
            raise invalid(
                "remote_domain_migrate_perform3_params_args.cookie_in padding", buf[end16:pos]
            )
    else:
        pos = end16
    (flags17,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteDomainMigratePerform3ParamsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), dconnuri7, params12, cookie_in14, flags17
    ), pos


class RemoteDomainMigratePerform3ParamsRet(XdrStruct):
    """Struct ``remote_domain_migrate_perform3_params_ret``."""

    __slots__ = ("cookie_out",)

    def __init__(self, cookie_out: bytes) -> None:
        self.cookie_out = cookie_out


def pack_remote_domain_migrate_perform3_params_ret(
    value: RemoteDomainMigratePerform3ParamsRet, put: Put
) -> None:
    data1 = value.cookie_out
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_perform3_params_ret.cookie_out", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_domain_migrate_perform3_params_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigratePerform3ParamsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_domain_migrate_perform3_params_ret.cookie_out", n2, 4194304)
    end3 = pos + n2
    cookie_out1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_domain_migrate_perform3_params_ret.cookie_out padding", buf[end3:pos]
            )
    else:
        pos = end3
    return RemoteDomainMigratePerform3ParamsRet(cookie_out1), pos


class RemoteDomainMigrateFinish3ParamsArgs(XdrStruct):
    """Struct ``remote_domain_migrate_finish3_params_args``."""

    __slots__ = ("params", "cookie_in", "flags", "cancelled")

    def __init__(
        self, params: Sequence[RemoteTypedParam], cookie_in: bytes, flags: int, cancelled: int
    ) -> None:
        self.params = params
        self.cookie_in = cookie_in
        self.flags = flags
        self.cancelled = cancelled


def pack_remote_domain_migrate_finish3_params_args(
    value: RemoteDomainMigrateFinish3ParamsArgs, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 64:
        raise too_long("remote_domain_migrate_finish3_params_args.params", n2, 64)
    put(_P_S_I(n2))
    pack_list_remote_typed_param(items1, put)
    data3 = value.cookie_in
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_domain_migrate_finish3_params_args.cookie_in", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_Ii(value.flags, value.cancelled))


def unpack_remote_domain_migrate_finish3_params_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateFinish3ParamsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 64:
        raise too_long("remote_domain_migrate_finish3_params_args.params", n2, 64)
    if n2 * 8 > len(buf) - pos:
        raise invalid("remote_domain_migrate_finish3_params_args.params count", n2)
    params1, pos = unpack_call_list_remote_typed_param(buf, pos, n2)
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 4194304:
        raise too_long("remote_domain_migrate_finish3_params_args.cookie_in", n4, 4194304)
    end5 = pos + n4
    cookie_in3 = buf[pos:end5]
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid(
                "remote_domain_migrate_finish3_params_args.cookie_in padding", buf[end5:pos]
            )
    else:
        pos = end5
    flags6, cancelled7 = _U_S_Ii(buf, pos)
    pos += 8
    return RemoteDomainMigrateFinish3ParamsArgs(params1, cookie_in3, flags6, cancelled7), pos


class RemoteDomainMigrateFinish3ParamsRet(XdrStruct):
    """Struct ``remote_domain_migrate_finish3_params_ret``."""

    __slots__ = ("dom", "cookie_out")

    def __init__(self, dom: RemoteNonnullDomain, cookie_out: bytes) -> None:
        self.dom = dom
        self.cookie_out = cookie_out


def pack_remote_domain_migrate_finish3_params_ret(
    value: RemoteDomainMigrateFinish3ParamsRet, put: Put
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
    data5 = value.cookie_out
    n6 = len(data5)
    if n6 > 4194304:
        raise too_long("remote_domain_migrate_finish3_params_ret.cookie_out", n6, 4194304)
    put(_P_S_16siI(data4, s1.id, n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_remote_domain_migrate_finish3_params_ret(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateFinish3ParamsRet, int]:
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
    uuid5, id6, n8 = _U_S_16siI(buf, pos)
    pos += 24
    if n8 > 4194304:
        raise too_long("remote_domain_migrate_finish3_params_ret.cookie_out", n8, 4194304)
    end9 = pos + n8
    cookie_out7 = buf[pos:end9]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid(
                "remote_domain_migrate_finish3_params_ret.cookie_out padding", buf[end9:pos]
            )
    else:
        pos = end9
    return RemoteDomainMigrateFinish3ParamsRet(
        RemoteNonnullDomain(name2, uuid5, id6), cookie_out7
    ), pos


class RemoteDomainMigrateConfirm3ParamsArgs(XdrStruct):
    """Struct ``remote_domain_migrate_confirm3_params_args``."""

    __slots__ = ("dom", "params", "cookie_in", "flags", "cancelled")

    def __init__(
        self,
        dom: RemoteNonnullDomain,
        params: Sequence[RemoteTypedParam],
        cookie_in: bytes,
        flags: int,
        cancelled: int,
    ) -> None:
        self.dom = dom
        self.params = params
        self.cookie_in = cookie_in
        self.flags = flags
        self.cancelled = cancelled


def pack_remote_domain_migrate_confirm3_params_args(
    value: RemoteDomainMigrateConfirm3ParamsArgs, put: Put
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
    items5 = value.params
    n6 = len(items5)
    if n6 > 64:
        raise too_long("remote_domain_migrate_confirm3_params_args.params", n6, 64)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)
    data7 = value.cookie_in
    n8 = len(data7)
    if n8 > 4194304:
        raise too_long("remote_domain_migrate_confirm3_params_args.cookie_in", n8, 4194304)
    put(_P_S_I(n8))
    put(data7)
    if n8 & 3:
        put(PAD[n8 & 3])
    put(_P_S_Ii(value.flags, value.cancelled))


def unpack_remote_domain_migrate_confirm3_params_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateConfirm3ParamsArgs, int]:
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
        raise too_long("remote_domain_migrate_confirm3_params_args.params", n8, 64)
    if n8 * 8 > len(buf) - pos:
        raise invalid("remote_domain_migrate_confirm3_params_args.params count", n8)
    params7, pos = unpack_call_list_remote_typed_param(buf, pos, n8)
    (n10,) = _U_S_I(buf, pos)
    pos += 4
    if n10 > 4194304:
        raise too_long("remote_domain_migrate_confirm3_params_args.cookie_in", n10, 4194304)
    end11 = pos + n10
    cookie_in9 = buf[pos:end11]
    if n10 & 3:
        pos = end11 + 4 - (n10 & 3)
        if buf[end11:pos] != PAD[n10 & 3]:
            raise invalid(
                "remote_domain_migrate_confirm3_params_args.cookie_in padding", buf[end11:pos]
            )
    else:
        pos = end11
    flags12, cancelled13 = _U_S_Ii(buf, pos)
    pos += 8
    return RemoteDomainMigrateConfirm3ParamsArgs(
        RemoteNonnullDomain(name2, uuid5, id6), params7, cookie_in9, flags12, cancelled13
    ), pos


class RemoteDomainMigrateStartPostCopyArgs(XdrStruct):
    """Struct ``remote_domain_migrate_start_post_copy_args``."""

    __slots__ = ("dom", "flags")

    def __init__(self, dom: RemoteNonnullDomain, flags: int) -> None:
        self.dom = dom
        self.flags = flags


def pack_remote_domain_migrate_start_post_copy_args(
    value: RemoteDomainMigrateStartPostCopyArgs, put: Put
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


def unpack_remote_domain_migrate_start_post_copy_args(
    buf: bytes, pos: int
) -> tuple[RemoteDomainMigrateStartPostCopyArgs, int]:
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
    return RemoteDomainMigrateStartPostCopyArgs(RemoteNonnullDomain(name2, uuid5, id6), flags7), pos
