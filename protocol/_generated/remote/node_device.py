# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: node device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long
from .types import RemoteNonnullNodeDevice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_ZERO = b"\0\0\0\0"
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_ii = Struct(">ii")
_P_S_ii = _S_ii.pack
_U_S_ii = _S_ii.unpack_from


class RemoteNodeDeviceLookupByNameArgs(XdrStruct):
    """Struct ``remote_node_device_lookup_by_name_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_node_device_lookup_by_name_args(
    value: RemoteNodeDeviceLookupByNameArgs, put: Put
) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_lookup_by_name_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_node_device_lookup_by_name_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceLookupByNameArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_lookup_by_name_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_lookup_by_name_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNodeDeviceLookupByNameArgs(name1), pos


class RemoteNodeDeviceLookupByNameRet(XdrStruct):
    """Struct ``remote_node_device_lookup_by_name_ret``."""

    __slots__ = ("dev",)

    def __init__(self, dev: RemoteNonnullNodeDevice) -> None:
        self.dev = dev


def pack_remote_node_device_lookup_by_name_ret(
    value: RemoteNodeDeviceLookupByNameRet, put: Put
) -> None:
    s1 = value.dev
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])


def unpack_remote_node_device_lookup_by_name_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceLookupByNameRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_node_device.name padding", buf[end4:pos])
    else:
        pos = end4
    return RemoteNodeDeviceLookupByNameRet(RemoteNonnullNodeDevice(name2)), pos


class RemoteNodeDeviceLookupScsiHostByWwnArgs(XdrStruct):
    """Struct ``remote_node_device_lookup_scsi_host_by_wwn_args``."""

    __slots__ = ("wwnn", "wwpn", "flags")

    def __init__(self, wwnn: str, wwpn: str, flags: int) -> None:
        self.wwnn = wwnn
        self.wwpn = wwpn
        self.flags = flags


def pack_remote_node_device_lookup_scsi_host_by_wwn_args(
    value: RemoteNodeDeviceLookupScsiHostByWwnArgs, put: Put
) -> None:
    data1 = value.wwnn.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_lookup_scsi_host_by_wwn_args.wwnn", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.wwpn.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_node_device_lookup_scsi_host_by_wwn_args.wwpn", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_node_device_lookup_scsi_host_by_wwn_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceLookupScsiHostByWwnArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_lookup_scsi_host_by_wwn_args.wwnn", n2, 4194304)
    end3 = pos + n2
    wwnn1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in wwnn1:
        wwnn1 = wwnn1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_node_device_lookup_scsi_host_by_wwn_args.wwnn padding", buf[end3:pos]
            )
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_node_device_lookup_scsi_host_by_wwn_args.wwpn", n5, 4194304)
    end6 = pos + n5
    wwpn4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if "\0" in wwpn4:
        wwpn4 = wwpn4.partition("\0")[0]
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid(
                "remote_node_device_lookup_scsi_host_by_wwn_args.wwpn padding", buf[end6:pos]
            )
    else:
        pos = end6
    (flags7,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNodeDeviceLookupScsiHostByWwnArgs(wwnn1, wwpn4, flags7), pos


class RemoteNodeDeviceLookupScsiHostByWwnRet(XdrStruct):
    """Struct ``remote_node_device_lookup_scsi_host_by_wwn_ret``."""

    __slots__ = ("dev",)

    def __init__(self, dev: RemoteNonnullNodeDevice) -> None:
        self.dev = dev


def pack_remote_node_device_lookup_scsi_host_by_wwn_ret(
    value: RemoteNodeDeviceLookupScsiHostByWwnRet, put: Put
) -> None:
    s1 = value.dev
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])


def unpack_remote_node_device_lookup_scsi_host_by_wwn_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceLookupScsiHostByWwnRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_node_device.name padding", buf[end4:pos])
    else:
        pos = end4
    return RemoteNodeDeviceLookupScsiHostByWwnRet(RemoteNonnullNodeDevice(name2)), pos


class RemoteNodeDeviceGetXmlDescArgs(XdrStruct):
    """Struct ``remote_node_device_get_xml_desc_args``."""

    __slots__ = ("name", "flags")

    def __init__(self, name: str, flags: int) -> None:
        self.name = name
        self.flags = flags


def pack_remote_node_device_get_xml_desc_args(
    value: RemoteNodeDeviceGetXmlDescArgs, put: Put
) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_get_xml_desc_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_node_device_get_xml_desc_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceGetXmlDescArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_get_xml_desc_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_get_xml_desc_args.name padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNodeDeviceGetXmlDescArgs(name1, flags4), pos


class RemoteNodeDeviceGetXmlDescRet(XdrStruct):
    """Struct ``remote_node_device_get_xml_desc_ret``."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml


def pack_remote_node_device_get_xml_desc_ret(
    value: RemoteNodeDeviceGetXmlDescRet, put: Put
) -> None:
    data1 = value.xml.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_get_xml_desc_ret.xml", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_node_device_get_xml_desc_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceGetXmlDescRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_get_xml_desc_ret.xml", n2, 4194304)
    end3 = pos + n2
    xml1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_get_xml_desc_ret.xml padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNodeDeviceGetXmlDescRet(xml1), pos


class RemoteNodeDeviceGetParentArgs(XdrStruct):
    """Struct ``remote_node_device_get_parent_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_node_device_get_parent_args(value: RemoteNodeDeviceGetParentArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_get_parent_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_node_device_get_parent_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceGetParentArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_get_parent_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_get_parent_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNodeDeviceGetParentArgs(name1), pos


class RemoteNodeDeviceGetParentRet(XdrStruct):
    """Struct ``remote_node_device_get_parent_ret``."""

    __slots__ = ("parentName",)

    def __init__(self, parentName: str | None) -> None:
        self.parentName = parentName


def pack_remote_node_device_get_parent_ret(value: RemoteNodeDeviceGetParentRet, put: Put) -> None:
    value1 = value.parentName
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_node_device_get_parent_ret.parentName", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])


def unpack_remote_node_device_get_parent_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceGetParentRet, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_node_device_get_parent_ret.parentName", n4, 4194304)
        end5 = pos + n4
        parentName3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_node_device_get_parent_ret.parentName padding", buf[end5:pos])
        else:
            pos = end5
        parentName1 = parentName3
    elif has2 == 0:
        parentName1 = None
    else:
        raise invalid("remote_node_device_get_parent_ret.parentName", has2)
    return RemoteNodeDeviceGetParentRet(parentName1), pos


class RemoteNodeDeviceNumOfCapsArgs(XdrStruct):
    """Struct ``remote_node_device_num_of_caps_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_node_device_num_of_caps_args(
    value: RemoteNodeDeviceNumOfCapsArgs, put: Put
) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_num_of_caps_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_node_device_num_of_caps_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceNumOfCapsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_num_of_caps_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_num_of_caps_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNodeDeviceNumOfCapsArgs(name1), pos


class RemoteNodeDeviceNumOfCapsRet(XdrStruct):
    """Struct ``remote_node_device_num_of_caps_ret``."""

    __slots__ = ("num",)

    def __init__(self, num: int) -> None:
        self.num = num


def pack_remote_node_device_num_of_caps_ret(value: RemoteNodeDeviceNumOfCapsRet, put: Put) -> None:
    put(_P_S_i(value.num))


def unpack_remote_node_device_num_of_caps_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceNumOfCapsRet, int]:
    (num1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNodeDeviceNumOfCapsRet(num1), pos


class RemoteNodeDeviceListCapsArgs(XdrStruct):
    """Struct ``remote_node_device_list_caps_args``."""

    __slots__ = ("name", "maxnames")

    def __init__(self, name: str, maxnames: int) -> None:
        self.name = name
        self.maxnames = maxnames


def pack_remote_node_device_list_caps_args(value: RemoteNodeDeviceListCapsArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_list_caps_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_i(value.maxnames))


def unpack_remote_node_device_list_caps_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceListCapsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_list_caps_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_list_caps_args.name padding", buf[end3:pos])
    else:
        pos = end3
    (maxnames4,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNodeDeviceListCapsArgs(name1, maxnames4), pos


class RemoteNodeDeviceListCapsRet(XdrStruct):
    """Struct ``remote_node_device_list_caps_ret``."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


def pack_remote_node_device_list_caps_ret(value: RemoteNodeDeviceListCapsRet, put: Put) -> None:
    items1 = value.names
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_node_device_list_caps_ret.names", items1)
    if n2 > 65536:
        raise too_long("remote_node_device_list_caps_ret.names", n2, 65536)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_node_device_list_caps_ret.names", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])


def unpack_remote_node_device_list_caps_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceListCapsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 65536:
        raise too_long("remote_node_device_list_caps_ret.names", n2, 65536)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_node_device_list_caps_ret.names count", n2)
    names1: list[str] = []
    appendnames1 = names1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_node_device_list_caps_ret.names", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_node_device_list_caps_ret.names padding", buf[end5:pos])
        else:
            pos = end5
        appendnames1(item3)
    return RemoteNodeDeviceListCapsRet(names1), pos


class RemoteNodeDeviceDettachArgs(XdrStruct):
    """Struct ``remote_node_device_dettach_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_node_device_dettach_args(value: RemoteNodeDeviceDettachArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_dettach_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_node_device_dettach_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceDettachArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_dettach_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_dettach_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNodeDeviceDettachArgs(name1), pos


class RemoteNodeDeviceDetachFlagsArgs(XdrStruct):
    """Struct ``remote_node_device_detach_flags_args``."""

    __slots__ = ("name", "driverName", "flags")

    def __init__(self, name: str, driverName: str | None, flags: int) -> None:
        self.name = name
        self.driverName = driverName
        self.flags = flags


def pack_remote_node_device_detach_flags_args(
    value: RemoteNodeDeviceDetachFlagsArgs, put: Put
) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_detach_flags_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    value3 = value.driverName
    if value3 is None:
        put(_ZERO)
    else:
        data4 = value3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_node_device_detach_flags_args.driverName", n5, 4194304)
        put(_P_S_II(1, n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_node_device_detach_flags_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceDetachFlagsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_detach_flags_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_detach_flags_args.name padding", buf[end3:pos])
    else:
        pos = end3
    (has5,) = _U_S_I(buf, pos)
    pos += 4
    if has5 == 1:
        (n7,) = _U_S_I(buf, pos)
        pos += 4
        if n7 > 4194304:
            raise too_long("remote_node_device_detach_flags_args.driverName", n7, 4194304)
        end8 = pos + n7
        driverName6 = buf[pos:end8].decode("utf-8", "surrogateescape")
        if "\0" in driverName6:
            driverName6 = driverName6.partition("\0")[0]
        if n7 & 3:
            pos = end8 + 4 - (n7 & 3)
            if buf[end8:pos] != PAD[n7 & 3]:
                raise invalid(
                    "remote_node_device_detach_flags_args.driverName padding", buf[end8:pos]
                )
        else:
            pos = end8
        driverName4 = driverName6
    elif has5 == 0:
        driverName4 = None
    else:
        raise invalid("remote_node_device_detach_flags_args.driverName", has5)
    (flags9,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNodeDeviceDetachFlagsArgs(name1, driverName4, flags9), pos


class RemoteNodeDeviceReAttachArgs(XdrStruct):
    """Struct ``remote_node_device_re_attach_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_node_device_re_attach_args(value: RemoteNodeDeviceReAttachArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_re_attach_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_node_device_re_attach_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceReAttachArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_re_attach_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_re_attach_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNodeDeviceReAttachArgs(name1), pos


class RemoteNodeDeviceResetArgs(XdrStruct):
    """Struct ``remote_node_device_reset_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_node_device_reset_args(value: RemoteNodeDeviceResetArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_reset_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_node_device_reset_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceResetArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_reset_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_reset_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNodeDeviceResetArgs(name1), pos


class RemoteNodeDeviceCreateXmlArgs(XdrStruct):
    """Struct ``remote_node_device_create_xml_args``."""

    __slots__ = ("xml_desc", "flags")

    def __init__(self, xml_desc: str, flags: int) -> None:
        self.xml_desc = xml_desc
        self.flags = flags


def pack_remote_node_device_create_xml_args(value: RemoteNodeDeviceCreateXmlArgs, put: Put) -> None:
    data1 = value.xml_desc.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_create_xml_args.xml_desc", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_node_device_create_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceCreateXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_create_xml_args.xml_desc", n2, 4194304)
    end3 = pos + n2
    xml_desc1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml_desc1:
        xml_desc1 = xml_desc1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_create_xml_args.xml_desc padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNodeDeviceCreateXmlArgs(xml_desc1, flags4), pos


class RemoteNodeDeviceCreateXmlRet(XdrStruct):
    """Struct ``remote_node_device_create_xml_ret``."""

    __slots__ = ("dev",)

    def __init__(self, dev: RemoteNonnullNodeDevice) -> None:
        self.dev = dev


def pack_remote_node_device_create_xml_ret(value: RemoteNodeDeviceCreateXmlRet, put: Put) -> None:
    s1 = value.dev
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])


def unpack_remote_node_device_create_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceCreateXmlRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_node_device.name padding", buf[end4:pos])
    else:
        pos = end4
    return RemoteNodeDeviceCreateXmlRet(RemoteNonnullNodeDevice(name2)), pos


class RemoteNodeDeviceDestroyArgs(XdrStruct):
    """Struct ``remote_node_device_destroy_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_node_device_destroy_args(value: RemoteNodeDeviceDestroyArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_destroy_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_node_device_destroy_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceDestroyArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_destroy_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_destroy_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNodeDeviceDestroyArgs(name1), pos


class RemoteNodeDeviceDefineXmlArgs(XdrStruct):
    """Struct ``remote_node_device_define_xml_args``."""

    __slots__ = ("xml_desc", "flags")

    def __init__(self, xml_desc: str, flags: int) -> None:
        self.xml_desc = xml_desc
        self.flags = flags


def pack_remote_node_device_define_xml_args(value: RemoteNodeDeviceDefineXmlArgs, put: Put) -> None:
    data1 = value.xml_desc.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_define_xml_args.xml_desc", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_node_device_define_xml_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceDefineXmlArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_define_xml_args.xml_desc", n2, 4194304)
    end3 = pos + n2
    xml_desc1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in xml_desc1:
        xml_desc1 = xml_desc1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_define_xml_args.xml_desc padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNodeDeviceDefineXmlArgs(xml_desc1, flags4), pos


class RemoteNodeDeviceDefineXmlRet(XdrStruct):
    """Struct ``remote_node_device_define_xml_ret``."""

    __slots__ = ("dev",)

    def __init__(self, dev: RemoteNonnullNodeDevice) -> None:
        self.dev = dev


def pack_remote_node_device_define_xml_ret(value: RemoteNodeDeviceDefineXmlRet, put: Put) -> None:
    s1 = value.dev
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])


def unpack_remote_node_device_define_xml_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceDefineXmlRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("remote_nonnull_node_device.name padding", buf[end4:pos])
    else:
        pos = end4
    return RemoteNodeDeviceDefineXmlRet(RemoteNonnullNodeDevice(name2)), pos


class RemoteNodeDeviceUndefineArgs(XdrStruct):
    """Struct ``remote_node_device_undefine_args``."""

    __slots__ = ("name", "flags")

    def __init__(self, name: str, flags: int) -> None:
        self.name = name
        self.flags = flags


def pack_remote_node_device_undefine_args(value: RemoteNodeDeviceUndefineArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_undefine_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_node_device_undefine_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceUndefineArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_undefine_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_undefine_args.name padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNodeDeviceUndefineArgs(name1, flags4), pos


class RemoteNodeDeviceCreateArgs(XdrStruct):
    """Struct ``remote_node_device_create_args``."""

    __slots__ = ("name", "flags")

    def __init__(self, name: str, flags: int) -> None:
        self.name = name
        self.flags = flags


def pack_remote_node_device_create_args(value: RemoteNodeDeviceCreateArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_create_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_node_device_create_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceCreateArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_create_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_create_args.name padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNodeDeviceCreateArgs(name1, flags4), pos


class RemoteNodeDeviceGetAutostartArgs(XdrStruct):
    """Struct ``remote_node_device_get_autostart_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_node_device_get_autostart_args(
    value: RemoteNodeDeviceGetAutostartArgs, put: Put
) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_get_autostart_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_node_device_get_autostart_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceGetAutostartArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_get_autostart_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_get_autostart_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNodeDeviceGetAutostartArgs(name1), pos


class RemoteNodeDeviceGetAutostartRet(XdrStruct):
    """Struct ``remote_node_device_get_autostart_ret``."""

    __slots__ = ("autostart",)

    def __init__(self, autostart: int) -> None:
        self.autostart = autostart


def pack_remote_node_device_get_autostart_ret(
    value: RemoteNodeDeviceGetAutostartRet, put: Put
) -> None:
    put(_P_S_i(value.autostart))


def unpack_remote_node_device_get_autostart_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceGetAutostartRet, int]:
    (autostart1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNodeDeviceGetAutostartRet(autostart1), pos


class RemoteNodeDeviceSetAutostartArgs(XdrStruct):
    """Struct ``remote_node_device_set_autostart_args``."""

    __slots__ = ("name", "autostart")

    def __init__(self, name: str, autostart: int) -> None:
        self.name = name
        self.autostart = autostart


def pack_remote_node_device_set_autostart_args(
    value: RemoteNodeDeviceSetAutostartArgs, put: Put
) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_set_autostart_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_i(value.autostart))


def unpack_remote_node_device_set_autostart_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceSetAutostartArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_set_autostart_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_set_autostart_args.name padding", buf[end3:pos])
    else:
        pos = end3
    (autostart4,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNodeDeviceSetAutostartArgs(name1, autostart4), pos


class RemoteNodeDeviceIsPersistentArgs(XdrStruct):
    """Struct ``remote_node_device_is_persistent_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_node_device_is_persistent_args(
    value: RemoteNodeDeviceIsPersistentArgs, put: Put
) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_is_persistent_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_node_device_is_persistent_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceIsPersistentArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_is_persistent_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_is_persistent_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNodeDeviceIsPersistentArgs(name1), pos


class RemoteNodeDeviceIsPersistentRet(XdrStruct):
    """Struct ``remote_node_device_is_persistent_ret``."""

    __slots__ = ("persistent",)

    def __init__(self, persistent: int) -> None:
        self.persistent = persistent


def pack_remote_node_device_is_persistent_ret(
    value: RemoteNodeDeviceIsPersistentRet, put: Put
) -> None:
    put(_P_S_i(value.persistent))


def unpack_remote_node_device_is_persistent_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceIsPersistentRet, int]:
    (persistent1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNodeDeviceIsPersistentRet(persistent1), pos


class RemoteNodeDeviceIsActiveArgs(XdrStruct):
    """Struct ``remote_node_device_is_active_args``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_remote_node_device_is_active_args(value: RemoteNodeDeviceIsActiveArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_is_active_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_node_device_is_active_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceIsActiveArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_is_active_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_is_active_args.name padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteNodeDeviceIsActiveArgs(name1), pos


class RemoteNodeDeviceIsActiveRet(XdrStruct):
    """Struct ``remote_node_device_is_active_ret``."""

    __slots__ = ("active",)

    def __init__(self, active: int) -> None:
        self.active = active


def pack_remote_node_device_is_active_ret(value: RemoteNodeDeviceIsActiveRet, put: Put) -> None:
    put(_P_S_i(value.active))


def unpack_remote_node_device_is_active_ret(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceIsActiveRet, int]:
    (active1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteNodeDeviceIsActiveRet(active1), pos


class RemoteNodeDeviceUpdateArgs(XdrStruct):
    """Struct ``remote_node_device_update_args``."""

    __slots__ = ("name", "xml_desc", "flags")

    def __init__(self, name: str, xml_desc: str, flags: int) -> None:
        self.name = name
        self.xml_desc = xml_desc
        self.flags = flags


def pack_remote_node_device_update_args(value: RemoteNodeDeviceUpdateArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_node_device_update_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.xml_desc.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("remote_node_device_update_args.xml_desc", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_node_device_update_args(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceUpdateArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_node_device_update_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_node_device_update_args.name padding", buf[end3:pos])
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 4194304:
        raise too_long("remote_node_device_update_args.xml_desc", n5, 4194304)
    end6 = pos + n5
    xml_desc4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if "\0" in xml_desc4:
        xml_desc4 = xml_desc4.partition("\0")[0]
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("remote_node_device_update_args.xml_desc padding", buf[end6:pos])
    else:
        pos = end6
    (flags7,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteNodeDeviceUpdateArgs(name1, xml_desc4, flags7), pos


class RemoteNodeDeviceEventLifecycleMsg(XdrStruct):
    """Struct ``remote_node_device_event_lifecycle_msg``."""

    __slots__ = ("callbackID", "dev", "event", "detail")

    def __init__(
        self, callbackID: int, dev: RemoteNonnullNodeDevice, event: int, detail: int
    ) -> None:
        self.callbackID = callbackID
        self.dev = dev
        self.event = event
        self.detail = detail


def pack_remote_node_device_event_lifecycle_msg(
    value: RemoteNodeDeviceEventLifecycleMsg, put: Put
) -> None:
    s1 = value.dev
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    put(_P_S_ii(value.event, value.detail))


def unpack_remote_node_device_event_lifecycle_msg(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceEventLifecycleMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_node_device.name padding", buf[end5:pos])
    else:
        pos = end5
    event6, detail7 = _U_S_ii(buf, pos)
    pos += 8
    return RemoteNodeDeviceEventLifecycleMsg(
        callbackID1, RemoteNonnullNodeDevice(name3), event6, detail7
    ), pos


class RemoteNodeDeviceEventUpdateMsg(XdrStruct):
    """Struct ``remote_node_device_event_update_msg``."""

    __slots__ = ("callbackID", "dev")

    def __init__(self, callbackID: int, dev: RemoteNonnullNodeDevice) -> None:
        self.callbackID = callbackID
        self.dev = dev


def pack_remote_node_device_event_update_msg(
    value: RemoteNodeDeviceEventUpdateMsg, put: Put
) -> None:
    s1 = value.dev
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n3, 4194304)
    put(_P_S_iI(value.callbackID, n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])


def unpack_remote_node_device_event_update_msg(
    buf: bytes, pos: int
) -> tuple[RemoteNodeDeviceEventUpdateMsg, int]:
    callbackID1, n4 = _U_S_iI(buf, pos)
    pos += 8
    if n4 > 4194304:
        raise too_long("remote_nonnull_node_device.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("remote_nonnull_node_device.name padding", buf[end5:pos])
    else:
        pos = end5
    return RemoteNodeDeviceEventUpdateMsg(callbackID1, RemoteNonnullNodeDevice(name3)), pos
