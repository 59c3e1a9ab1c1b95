# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import RemoteNonnullSecret

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]

_S_16s = Struct(">16s")
_P_S_16s = _S_16s.pack
_U_S_16s = _S_16s.unpack_from
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_i16siI = Struct(">i16siI")
_P_S_i16siI = _S_i16siI.pack
_U_S_i16siI = _S_i16siI.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_ii = Struct(">ii")
_P_S_ii = _S_ii.pack
_U_S_ii = _S_ii.unpack_from


class RemoteSecretLookupByUuidArgs(XdrStruct):
    """Struct ``remote_secret_lookup_by_uuid_args``."""

    __slots__ = ("uuid",)

    def __init__(self, uuid: bytes) -> None:
        self.uuid = uuid


def pack_remote_secret_lookup_by_uuid_args(value: RemoteSecretLookupByUuidArgs, put: Put) -> None:
    data1 = value.uuid
    if len(data1) != 16:
        raise invalid("remote_secret_lookup_by_uuid_args.uuid", data1)
    put(_P_S_16s(data1))


def unpack_remote_secret_lookup_by_uuid_args(
    buf: bytes, pos: int
) -> tuple[RemoteSecretLookupByUuidArgs, int]:
    (uuid1,) = _U_S_16s(buf, pos)
    pos += 16
    return RemoteSecretLookupByUuidArgs(uuid1), pos


class RemoteSecretLookupByUuidRet(XdrStruct):
    """Struct ``remote_secret_lookup_by_uuid_ret``."""

    __slots__ = ("secret",)

    def __init__(self, secret: RemoteNonnullSecret) -> None:
        self.secret = secret


def pack_remote_secret_lookup_by_uuid_ret(value: RemoteSecretLookupByUuidRet, put: Put) -> None:
    s1 = value.secret
    data2 = s1.uuid
    if len(data2) != 16:
        raise invalid("remote_nonnull_secret.uuid", data2)
    data3 = s1.usageID.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n4, 4194304)
    put(_P_S_16siI(data2, s1.usageType, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])


def unpack_remote_secret_lookup_by_uuid_ret(
    buf: bytes, pos: int
) -> tuple[RemoteSecretLookupByUuidRet, int]:
    uuid2, usageType3, n5 = _U_S_16siI(buf, pos)
    pos += 24
    if n5 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n5, 4194304)
    end6 = pos + n5
    usageID4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_secret.usageID padding", buf[end6:pos])
    else:
        pos = end6
    return RemoteSecretLookupByUuidRet(RemoteNonnullSecret(uuid2, usageType3, usageID4)), pos


class RemoteSecretDefineXmlArgs(XdrStruct):
    """Struct ``remote_secret_define_xml_args``."""

    __slots__ = ("xml", "flags")

    def __init__(self, xml: str, flags: int) -> None:
        self.xml = xml
        self.flags = flags


def pack_remote_secret_define_xml_args(value: RemoteSecretDefineXmlArgs, put: Put) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_secret_define_xml_args.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_secret_define_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteSecretDefineXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_secret_define_xml_args.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml1:
        xml1 = xml1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_secret_define_xml_args.xml padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteSecretDefineXmlArgs(xml1, flags4), pos


class RemoteSecretDefineXmlRet(XdrStruct):
    """Struct ``remote_secret_define_xml_ret``."""

    __slots__ = ("secret",)

    def __init__(self, secret: RemoteNonnullSecret) -> None:
        self.secret = secret


def pack_remote_secret_define_xml_ret(value: RemoteSecretDefineXmlRet, put: Put) -> None:
    s1 = value.secret
    data2 = s1.uuid
    if len(data2) != 16:
        raise invalid("remote_nonnull_secret.uuid", data2)
    data3 = s1.usageID.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n4, 4194304)
    put(_P_S_16siI(data2, s1.usageType, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])


def unpack_remote_secret_define_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteSecretDefineXmlRet, int]:
    uuid2, usageType3, n5 = _U_S_16siI(buf, pos)
    pos += 24
    if n5 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n5, 4194304)
    end6 = pos + n5
    usageID4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_secret.usageID padding", buf[end6:pos])
    else:
        pos = end6
    return RemoteSecretDefineXmlRet(RemoteNonnullSecret(uuid2, usageType3, usageID4)), pos


class RemoteSecretGetXmlDescArgs(XdrStruct):
    """Struct ``remote_secret_get_xml_desc_args``."""

    __slots__ = ("secret", "flags")

    def __init__(self, secret: RemoteNonnullSecret, flags: int) -> None:
        self.secret = secret
        self.flags = flags


def pack_remote_secret_get_xml_desc_args(value: RemoteSecretGetXmlDescArgs, put: Put) -> None:
    s1 = value.secret
    data2 = s1.uuid
    if len(data2) != 16:
        raise invalid("remote_nonnull_secret.uuid", data2)
    data3 = s1.usageID.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n4, 4194304)
    put(_P_S_16siI(data2, s1.usageType, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_secret_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteSecretGetXmlDescArgs, int]:
    uuid2, usageType3, n5 = _U_S_16siI(buf, pos)
    pos += 24
    if n5 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n5, 4194304)
    end6 = pos + n5
    usageID4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if "\0" in usageID4:
        usageID4 = usageID4.partition("\0")[0]
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_secret.usageID padding", buf[end6:pos])
    else:
        pos = end6
    (flags7,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteSecretGetXmlDescArgs(RemoteNonnullSecret(uuid2, usageType3, usageID4), flags7), pos


class RemoteSecretGetXmlDescRet(XdrStruct):
    """Struct ``remote_secret_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_secret_get_xml_desc_ret(value: RemoteSecretGetXmlDescRet, put: Put) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_secret_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_secret_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteSecretGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_secret_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_secret_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteSecretGetXmlDescRet(xml1), pos


class RemoteSecretSetValueArgs(XdrStruct):
    """Struct ``remote_secret_set_value_args``."""

    __slots__ = ("secret", "value", "flags")

    def __init__(self, secret: RemoteNonnullSecret, value: bytes, flags: int) -> None:
        self.secret = secret
        self.value = value
        self.flags = flags


def pack_remote_secret_set_value_args(value: RemoteSecretSetValueArgs, put: Put) -> None:
    s1 = value.secret
    data2 = s1.uuid
    if len(data2) != 16:
        raise invalid("remote_nonnull_secret.uuid", data2)
    data3 = s1.usageID.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n4, 4194304)
    put(_P_S_16siI(data2, s1.usageType, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = value.value
    n6 = len(data5)
    if n6 > 65536:
        raise too_long("remote_secret_set_value_args.value", n6, 65536)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_secret_set_value_args(
    buf: bytes, pos: int
) -> tuple[RemoteSecretSetValueArgs, int]:
    uuid2, usageType3, n5 = _U_S_16siI(buf, pos)
    pos += 24
    if n5 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n5, 4194304)
    end6 = pos + n5
    usageID4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if "\0" in usageID4:
        usageID4 = usageID4.partition("\0")[0]
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_secret.usageID padding", buf[end6:pos])
    else:
        pos = end6
    (n8,) = _U_S_I(buf, pos)
    pos += 4
    if n8 > 65536:
        raise too_long("remote_secret_set_value_args.value", n8, 65536)
    end9 = pos + n8
    value7 = buf[pos:end9]
    if n8 & 3:
        pos = end9 + 4 - (n8 & 3)
        if buf[end9:pos] != PAD[n8 & 3]:
            raise invalid("remote_secret_set_value_args.value padding", buf[end9:pos])
    else:
        pos = end9
    (flags10,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteSecretSetValueArgs(
        RemoteNonnullSecret(uuid2, usageType3, usageID4), value7, flags10
    ), pos


class RemoteSecretGetValueArgs(XdrStruct):
    """Struct ``remote_secret_get_value_args``."""

    __slots__ = ("secret", "flags")

    def __init__(self, secret: RemoteNonnullSecret, flags: int) -> None:
        self.secret = secret
        self.flags = flags


def pack_remote_secret_get_value_args(value: RemoteSecretGetValueArgs, put: Put) -> None:
    s1 = value.secret
    data2 = s1.uuid
    if len(data2) != 16:
        raise invalid("remote_nonnull_secret.uuid", data2)
    data3 = s1.usageID.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n4, 4194304)
    put(_P_S_16siI(data2, s1.usageType, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_secret_get_value_args(
    buf: bytes, pos: int
) -> tuple[RemoteSecretGetValueArgs, int]:
    uuid2, usageType3, n5 = _U_S_16siI(buf, pos)
    pos += 24
    if n5 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n5, 4194304)
    end6 = pos + n5
    usageID4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if "\0" in usageID4:
        usageID4 = usageID4.partition("\0")[0]
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_secret.usageID padding", buf[end6:pos])
    else:
        pos = end6
    (flags7,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteSecretGetValueArgs(RemoteNonnullSecret(uuid2, usageType3, usageID4), flags7), pos


class RemoteSecretGetValueRet(XdrStruct):
    """Struct ``remote_secret_get_value_ret``."""

    __slots__ = ("value",)

    def __init__(self, value: bytes) -> None:
        self.value = value


def pack_remote_secret_get_value_ret(value: RemoteSecretGetValueRet, put: Put) -> None:
    data1 = value.value
    n2 = len(data1)
    if n2 > 65536:
        raise too_long("remote_secret_get_value_ret.value", n2, 65536)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_secret_get_value_ret(buf: bytes, pos: int) -> tuple[RemoteSecretGetValueRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 65536:
        raise too_long("remote_secret_get_value_ret.value", n2, 65536)
    end3 = pos + n2
    value1 = buf[pos:end3]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_secret_get_value_ret.value padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteSecretGetValueRet(value1), pos


class RemoteSecretUndefineArgs(XdrStruct):
    """Struct ``remote_secret_undefine_args``."""

    __slots__ = ("secret",)

    def __init__(self, secret: RemoteNonnullSecret) -> None:
        self.secret = secret


def pack_remote_secret_undefine_args(value: RemoteSecretUndefineArgs, put: Put) -> None:
    s1 = value.secret
    data2 = s1.uuid
    if len(data2) != 16:
        raise invalid("remote_nonnull_secret.uuid", data2)
    data3 = s1.usageID.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n4, 4194304)
    put(_P_S_16siI(data2, s1.usageType, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])


def unpack_remote_secret_undefine_args(
    buf: bytes, pos: int
) -> tuple[RemoteSecretUndefineArgs, int]:
    uuid2, usageType3, n5 = _U_S_16siI(buf, pos)
    pos += 24
    if n5 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n5, 4194304)
    end6 = pos + n5
    usageID4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if "\0" in usageID4:
        usageID4 = usageID4.partition("\0")[0]
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_secret.usageID padding", buf[end6:pos])
    else:
        pos = end6
    return RemoteSecretUndefineArgs(RemoteNonnullSecret(uuid2, usageType3, usageID4)), pos


class RemoteSecretLookupByUsageArgs(XdrStruct):
    """Struct ``remote_secret_lookup_by_usage_args``."""

    __slots__ = ("usageType", "usageID")

    def __init__(self, usageType: int, usageID: str) -> None:
        self.usageType = usageType
        self.usageID = usageID


def pack_remote_secret_lookup_by_usage_args(value: RemoteSecretLookupByUsageArgs, put: Put) -> None:
    data1 = value.usageID.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_secret_lookup_by_usage_args.usageID", n2, 4194304)
    put(_P_S_iI(value.usageType, n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_secret_lookup_by_usage_args(
    buf: bytes, pos: int
) -> tuple[RemoteSecretLookupByUsageArgs, int]:
    usageType1, n3 = _U_S_iI(buf, pos)
    pos += 8
    if n3 > 4194304:
        raise too_long("remote_secret_lookup_by_usage_args.usageID", n3, 4194304)
    end4 = pos + n3
    usageID2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in usageID2:
        usageID2 = usageID2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_secret_lookup_by_usage_args.usageID padding", buf[end4:pos])
    else:
        pos = end4
    return RemoteSecretLookupByUsageArgs(usageType1, usageID2), pos


class RemoteSecretLookupByUsageRet(XdrStruct):
    """Struct ``remote_secret_lookup_by_usage_ret``."""

    __slots__ = ("secret",)

    def __init__(self, secret: RemoteNonnullSecret) -> None:
        self.secret = secret


def pack_remote_secret_lookup_by_usage_ret(value: RemoteSecretLookupByUsageRet, put: Put) -> None:
    s1 = value.secret
    data2 = s1.uuid
    if len(data2) != 16:
        raise invalid("remote_nonnull_secret.uuid", data2)
    data3 = s1.usageID.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n4, 4194304)
    put(_P_S_16siI(data2, s1.usageType, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])


def unpack_remote_secret_lookup_by_usage_ret(
    buf: bytes, pos: int
) -> tuple[RemoteSecretLookupByUsageRet, int]:
    uuid2, usageType3, n5 = _U_S_16siI(buf, pos)
    pos += 24
    if n5 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n5, 4194304)
    end6 = pos + n5
    usageID4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_nonnull_secret.usageID padding", buf[end6:pos])
    else:
        pos = end6
    return RemoteSecretLookupByUsageRet(RemoteNonnullSecret(uuid2, usageType3, usageID4)), pos


class RemoteSecretEventLifecycleMsg(XdrStruct):
    """Struct ``remote_secret_event_lifecycle_msg``."""

    __slots__ = ("callbackID", "secret", "event", "detail")

    def __init__(
        self, callbackID: int, secret: RemoteNonnullSecret, event: int, detail: int
    ) -> None:
        self.callbackID = callbackID
        self.secret = secret
        self.event = event
        self.detail = detail


def pack_remote_secret_event_lifecycle_msg(value: RemoteSecretEventLifecycleMsg, put: Put) -> None:
    s1 = value.secret
    data2 = s1.uuid
    if len(data2) != 16:
        raise invalid("remote_nonnull_secret.uuid", data2)
    data3 = s1.usageID.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n4, 4194304)
    put(_P_S_i16siI(value.callbackID, data2, s1.usageType, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_ii(value.event, value.detail))


def unpack_remote_secret_event_lifecycle_msg(
    buf: bytes, pos: int
) -> tuple[RemoteSecretEventLifecycleMsg, int]:
    callbackID1, uuid3, usageType4, n6 = _U_S_i16siI(buf, pos)
    pos += 28
    if n6 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n6, 4194304)
    end7 = pos + n6
    usageID5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_secret.usageID padding", buf[end7:pos])
    else:
        pos = end7
    event8, detail9 = _U_S_ii(buf, pos)
    pos += 8
    return RemoteSecretEventLifecycleMsg(
        callbackID1, RemoteNonnullSecret(uuid3, usageType4, usageID5), event8, detail9
    ), pos


class RemoteSecretEventValueChangedMsg(XdrStruct):
    """Struct ``remote_secret_event_value_changed_msg``."""

    __slots__ = ("callbackID", "secret")

    def __init__(self, callbackID: int, secret: RemoteNonnullSecret) -> None:
        self.callbackID = callbackID
        self.secret = secret


def pack_remote_secret_event_value_changed_msg(
    value: RemoteSecretEventValueChangedMsg, put: Put
) -> None:
    s1 = value.secret
    data2 = s1.uuid
    if len(data2) != 16:
        raise invalid("remote_nonnull_secret.uuid", data2)
    data3 = s1.usageID.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n4, 4194304)
    put(_P_S_i16siI(value.callbackID, data2, s1.usageType, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])


def unpack_remote_secret_event_value_changed_msg(
    buf: bytes, pos: int
) -> tuple[RemoteSecretEventValueChangedMsg, int]:
    callbackID1, uuid3, usageType4, n6 = _U_S_i16siI(buf, pos)
    pos += 28
    if n6 > 4194304:
        raise too_long("remote_nonnull_secret.usageID", n6, 4194304)
    end7 = pos + n6
    usageID5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("remote_nonnull_secret.usageID padding", buf[end7:pos])
    else:
        pos = end7
    return RemoteSecretEventValueChangedMsg(
        callbackID1, RemoteNonnullSecret(uuid3, usageType4, usageID5)
    ), pos
