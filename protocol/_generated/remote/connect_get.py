# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: connect get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...xdr import PAD, PacksItself, Struct, XdrStruct, invalid, too_long
from .types import (
    RemoteNonnullDomain,
    RemoteTypedParam,
    pack_list_remote_nonnull_domain,
    pack_list_remote_typed_param,
    unpack_alike_remote_typed_param,
    unpack_call_list_remote_nonnull_domain,
    unpack_list_remote_typed_param,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]
    Known = dict[str, tuple[bytes, int, str, int, Any, int]]

_ZERO = b"\0\0\0\0"
_S_16siI = Struct(">16siI")
_P_S_16siI = _S_16siI.pack
_U_S_16siI = _S_16siI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_U_S_II = _S_II.unpack_from
_S_Q = Struct(">Q")
_P_S_Q = _S_Q.pack
_U_S_Q = _S_Q.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from


class RemoteConnectGetTypeRet(XdrStruct):
    """Struct ``remote_connect_get_type_ret``."""

    __slots__ = ("type",)

    def __init__(self, type: str) -> None:
        self.type = type


def pack_remote_connect_get_type_ret(value: RemoteConnectGetTypeRet, put: Put) -> None:
    data1 = value.type.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_get_type_ret.type", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_connect_get_type_ret(buf: bytes, pos: int) -> tuple[RemoteConnectGetTypeRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_get_type_ret.type", n2, 4194304)
    end3 = pos + n2
    type1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_connect_get_type_ret.type padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteConnectGetTypeRet(type1), pos


class RemoteConnectGetVersionRet(XdrStruct):
    """Struct ``remote_connect_get_version_ret``."""

    __slots__ = ("hv_ver",)

    def __init__(self, hv_ver: int) -> None:
        self.hv_ver = hv_ver


def pack_remote_connect_get_version_ret(value: RemoteConnectGetVersionRet, put: Put) -> None:
    put(_P_S_Q(value.hv_ver))


def unpack_remote_connect_get_version_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetVersionRet, int]:
    (hv_ver1,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteConnectGetVersionRet(hv_ver1), pos


class RemoteConnectGetLibVersionRet(XdrStruct):
    """Struct ``remote_connect_get_lib_version_ret``."""

    __slots__ = ("lib_ver",)

    def __init__(self, lib_ver: int) -> None:
        self.lib_ver = lib_ver


def pack_remote_connect_get_lib_version_ret(value: RemoteConnectGetLibVersionRet, put: Put) -> None:
    put(_P_S_Q(value.lib_ver))


def unpack_remote_connect_get_lib_version_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetLibVersionRet, int]:
    (lib_ver1,) = _U_S_Q(buf, pos)
    pos += 8
    return RemoteConnectGetLibVersionRet(lib_ver1), pos


class RemoteConnectGetHostnameRet(XdrStruct):
    """Struct ``remote_connect_get_hostname_ret``."""

    __slots__ = ("hostname",)

    def __init__(self, hostname: str) -> None:
        self.hostname = hostname


def pack_remote_connect_get_hostname_ret(value: RemoteConnectGetHostnameRet, put: Put) -> None:
    data1 = value.hostname.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_get_hostname_ret.hostname", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_connect_get_hostname_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetHostnameRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_get_hostname_ret.hostname", n2, 4194304)
    end3 = pos + n2
    hostname1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_connect_get_hostname_ret.hostname padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteConnectGetHostnameRet(hostname1), pos


class RemoteConnectGetSysinfoArgs(XdrStruct):
    """Struct ``remote_connect_get_sysinfo_args``."""

    __slots__ = ("flags",)

    def __init__(self, flags: int) -> None:
        self.flags = flags


def pack_remote_connect_get_sysinfo_args(value: RemoteConnectGetSysinfoArgs, put: Put) -> None:
    put(_P_S_I(value.flags))


def unpack_remote_connect_get_sysinfo_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetSysinfoArgs, int]:
    (flags1,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectGetSysinfoArgs(flags1), pos


class RemoteConnectGetSysinfoRet(XdrStruct):
    """Struct ``remote_connect_get_sysinfo_ret``."""

    __slots__ = ("sysinfo",)

    def __init__(self, sysinfo: str) -> None:
        self.sysinfo = sysinfo


def pack_remote_connect_get_sysinfo_ret(value: RemoteConnectGetSysinfoRet, put: Put) -> None:
    data1 = value.sysinfo.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_get_sysinfo_ret.sysinfo", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_connect_get_sysinfo_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetSysinfoRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_get_sysinfo_ret.sysinfo", n2, 4194304)
    end3 = pos + n2
    sysinfo1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_connect_get_sysinfo_ret.sysinfo padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteConnectGetSysinfoRet(sysinfo1), pos


class RemoteConnectGetUriRet(XdrStruct):
    """Struct ``remote_connect_get_uri_ret``."""

    __slots__ = ("uri",)

    def __init__(self, uri: str) -> None:
        self.uri = uri


def pack_remote_connect_get_uri_ret(value: RemoteConnectGetUriRet, put: Put) -> None:
    data1 = value.uri.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_get_uri_ret.uri", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_connect_get_uri_ret(buf: bytes, pos: int) -> tuple[RemoteConnectGetUriRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_get_uri_ret.uri", n2, 4194304)
    end3 = pos + n2
    uri1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_connect_get_uri_ret.uri padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteConnectGetUriRet(uri1), pos


class RemoteConnectGetMaxVcpusArgs(XdrStruct):
    """Struct ``remote_connect_get_max_vcpus_args``."""

    __slots__ = ("type",)

    def __init__(self, type: str | None) -> None:
        self.type = type


def pack_remote_connect_get_max_vcpus_args(value: RemoteConnectGetMaxVcpusArgs, put: Put) -> None:
    value1 = value.type
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_connect_get_max_vcpus_args.type", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])


def unpack_remote_connect_get_max_vcpus_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetMaxVcpusArgs, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_get_max_vcpus_args.type", n4, 4194304)
        end5 = pos + n4
        type3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if "\0" in type3:
            type3 = type3.partition("\0")[0]
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid("remote_connect_get_max_vcpus_args.type padding", buf[end5:pos])
        else:
            pos = end5
        type1 = type3
    elif has2 == 0:
        type1 = None
    else:
        raise invalid("remote_connect_get_max_vcpus_args.type", has2)
    return RemoteConnectGetMaxVcpusArgs(type1), pos


class RemoteConnectGetMaxVcpusRet(XdrStruct):
    """Struct ``remote_connect_get_max_vcpus_ret``."""

    __slots__ = ("max_vcpus",)

    def __init__(self, max_vcpus: int) -> None:
        self.max_vcpus = max_vcpus


def pack_remote_connect_get_max_vcpus_ret(value: RemoteConnectGetMaxVcpusRet, put: Put) -> None:
    put(_P_S_i(value.max_vcpus))


def unpack_remote_connect_get_max_vcpus_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetMaxVcpusRet, int]:
    (max_vcpus1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectGetMaxVcpusRet(max_vcpus1), pos


class RemoteConnectGetCapabilitiesRet(XdrStruct):
    """Struct ``remote_connect_get_capabilities_ret``."""

    __slots__ = ("capabilities",)

    def __init__(self, capabilities: str) -> None:
        self.capabilities = capabilities


def pack_remote_connect_get_capabilities_ret(
    value: RemoteConnectGetCapabilitiesRet, put: Put
) -> None:
    data1 = value.capabilities.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_get_capabilities_ret.capabilities", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_connect_get_capabilities_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetCapabilitiesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_get_capabilities_ret.capabilities", n2, 4194304)
    end3 = pos + n2
    capabilities1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_connect_get_capabilities_ret.capabilities padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteConnectGetCapabilitiesRet(capabilities1), pos


class RemoteConnectGetDomainCapabilitiesArgs(XdrStruct):
    """Struct ``remote_connect_get_domain_capabilities_args``."""

    __slots__ = ("emulatorbin", "arch", "machine", "virttype", "flags")

    def __init__(
        self,
        emulatorbin: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        flags: int,
    ) -> None:
        self.emulatorbin = emulatorbin
        self.arch = arch
        self.machine = machine
        self.virttype = virttype
        self.flags = flags


def pack_remote_connect_get_domain_capabilities_args(
    value: RemoteConnectGetDomainCapabilitiesArgs, put: Put
) -> None:
    value1 = value.emulatorbin
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("remote_connect_get_domain_capabilities_args.emulatorbin", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    value4 = value.arch
    if value4 is None:
        put(_ZERO)
    else:
        data5 = value4.encode("utf-8", "surrogateescape")
        n6 = len(data5)
        if n6 > 4194304:
            raise too_long("remote_connect_get_domain_capabilities_args.arch", n6, 4194304)
        put(_P_S_II(1, n6))
        put(data5)
        if n6 & 3:
            put(PAD[n6 & 3])
    value7 = value.machine
    if value7 is None:
        put(_ZERO)
    else:
        data8 = value7.encode("utf-8", "surrogateescape")
        n9 = len(data8)
        if n9 > 4194304:
            raise too_long("remote_connect_get_domain_capabilities_args.machine", n9, 4194304)
        put(_P_S_II(1, n9))
        put(data8)
        if n9 & 3:
            put(PAD[n9 & 3])
    value10 = value.virttype
    if value10 is None:
        put(_ZERO)
    else:
        data11 = value10.encode("utf-8", "surrogateescape")
        n12 = len(data11)
        if n12 > 4194304:
            raise too_long("remote_connect_get_domain_capabilities_args.virttype", n12, 4194304)
        put(_P_S_II(1, n12))
        put(data11)
        if n12 & 3:
            put(PAD[n12 & 3])
    put(_P_S_I(value.flags))


def unpack_remote_connect_get_domain_capabilities_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetDomainCapabilitiesArgs, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_get_domain_capabilities_args.emulatorbin", n4, 4194304)
        end5 = pos + n4
        emulatorbin3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if "\0" in emulatorbin3:
            emulatorbin3 = emulatorbin3.partition("\0")[0]
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "remote_connect_get_domain_capabilities_args.emulatorbin padding", buf[end5:pos]
                )
        else:
            pos = end5
        emulatorbin1 = emulatorbin3
    elif has2 == 0:
        emulatorbin1 = None
    else:
        raise invalid("remote_connect_get_domain_capabilities_args.emulatorbin", has2)
    (has7,) = _U_S_I(buf, pos)
    pos += 4
    if has7 == 1:
        (n9,) = _U_S_I(buf, pos)
        pos += 4
        if n9 > 4194304:
            raise too_long("remote_connect_get_domain_capabilities_args.arch", n9, 4194304)
        end10 = pos + n9
        arch8 = buf[pos:end10].decode("utf-8", "surrogateescape")
        if "\0" in arch8:
            arch8 = arch8.partition("\0")[0]
        if n9 & 3:
            pos = end10 + 4 - (n9 & 3)
            if buf[end10:pos] != PAD[n9 & 3]:
                raise invalid(
                    "remote_connect_get_domain_capabilities_args.arch padding", buf[end10:pos]
                )
        else:
            pos = end10
        arch6 = arch8
    elif has7 == 0:
        arch6 = None
    else:
        raise invalid("remote_connect_get_domain_capabilities_args.arch", has7)
    (has12,) = _U_S_I(buf, pos)
    pos += 4
    if has12 == 1:
        (n14,) = _U_S_I(buf, pos)
        pos += 4
        if n14 > 4194304:
            raise too_long("remote_connect_get_domain_capabilities_args.machine", n14, 4194304)
        end15 = pos + n14
        machine13 = buf[pos:end15].decode("utf-8", "surrogateescape")
        if "\0" in machine13:
            machine13 = machine13.partition("\0")[0]
        if n14 & 3:
            pos = end15 + 4 - (n14 & 3)
            if buf[end15:pos] != PAD[n14 & 3]:
                raise invalid(
                    "remote_connect_get_domain_capabilities_args.machine padding", buf[end15:pos]
                )
        else:
            pos = end15
        machine11 = machine13
    elif has12 == 0:
        machine11 = None
    else:
        raise invalid("remote_connect_get_domain_capabilities_args.machine", has12)
    (has17,) = _U_S_I(buf, pos)
    pos += 4
    if has17 == 1:
        (n19,) = _U_S_I(buf, pos)
        pos += 4
        if n19 > 4194304:
            raise too_long("remote_connect_get_domain_capabilities_args.virttype", n19, 4194304)
        end20 = pos + n19
        virttype18 = buf[pos:end20].decode("utf-8", "surrogateescape")
        if "\0" in virttype18:
            virttype18 = virttype18.partition("\0")[0]
        if n19 & 3:
            pos = end20 + 4 - (n19 & 3)
            if buf[end20:pos] != PAD[n19 & 3]:
                raise invalid(
                    "remote_connect_get_domain_capabilities_args.virttype padding", buf[end20:pos]
                )
        else:
            pos = end20
        virttype16 = virttype18
    elif has17 == 0:
        virttype16 = None
    else:
        raise invalid("remote_connect_get_domain_capabilities_args.virttype", has17)
    (flags21,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectGetDomainCapabilitiesArgs(
        emulatorbin1, arch6, machine11, virttype16, flags21
    ), pos


class RemoteConnectGetDomainCapabilitiesRet(XdrStruct):
    """Struct ``remote_connect_get_domain_capabilities_ret``."""

    __slots__ = ("capabilities",)

    def __init__(self, capabilities: str) -> None:
        self.capabilities = capabilities


def pack_remote_connect_get_domain_capabilities_ret(
    value: RemoteConnectGetDomainCapabilitiesRet, put: Put
) -> None:
    data1 = value.capabilities.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_get_domain_capabilities_ret.capabilities", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_connect_get_domain_capabilities_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetDomainCapabilitiesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_get_domain_capabilities_ret.capabilities", n2, 4194304)
    end3 = pos + n2
    capabilities1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_connect_get_domain_capabilities_ret.capabilities padding", buf[end3:pos]
            )
    else:
        pos = end3
    return RemoteConnectGetDomainCapabilitiesRet(capabilities1), pos


class RemoteConnectGetCpuModelNamesArgs(XdrStruct):
    """Struct ``remote_connect_get_cpu_model_names_args``."""

    __slots__ = ("arch", "need_results", "flags")

    def __init__(self, arch: str, need_results: int, flags: int) -> None:
        self.arch = arch
        self.need_results = need_results
        self.flags = flags


def pack_remote_connect_get_cpu_model_names_args(
    value: RemoteConnectGetCpuModelNamesArgs, put: Put
) -> None:
    data1 = value.arch.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_get_cpu_model_names_args.arch", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_iI(value.need_results, value.flags))


def unpack_remote_connect_get_cpu_model_names_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetCpuModelNamesArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_get_cpu_model_names_args.arch", n2, 4194304)
    end3 = pos + n2
    arch1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in arch1:
        arch1 = arch1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_connect_get_cpu_model_names_args.arch padding", buf[end3:pos])
    else:
        pos = end3
    need_results4, flags5 = _U_S_iI(buf, pos)
    pos += 8
    return RemoteConnectGetCpuModelNamesArgs(arch1, need_results4, flags5), pos


class RemoteConnectGetCpuModelNamesRet(XdrStruct):
    """Struct ``remote_connect_get_cpu_model_names_ret``."""

    __slots__ = ("models", "ret")

    def __init__(self, models: Sequence[str], ret: int) -> None:
        self.models = models
        self.ret = ret


def pack_remote_connect_get_cpu_model_names_ret(
    value: RemoteConnectGetCpuModelNamesRet, put: Put
) -> None:
    items1 = value.models
    n2 = len(items1)
    if isinstance(items1, str):
        raise invalid("remote_connect_get_cpu_model_names_ret.models", items1)
    if n2 > 8192:
        raise too_long("remote_connect_get_cpu_model_names_ret.models", n2, 8192)
    put(_P_S_I(n2))
    for item3 in items1:
        data4 = item3.encode("utf-8", "surrogateescape")
        n5 = len(data4)
        if n5 > 4194304:
            raise too_long("remote_connect_get_cpu_model_names_ret.models", n5, 4194304)
        put(_P_S_I(n5))
        put(data4)
        if n5 & 3:
            put(PAD[n5 & 3])
    put(_P_S_i(value.ret))


def unpack_remote_connect_get_cpu_model_names_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetCpuModelNamesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 8192:
        raise too_long("remote_connect_get_cpu_model_names_ret.models", n2, 8192)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_connect_get_cpu_model_names_ret.models count", n2)
    models1: list[str] = []
    appendmodels1 = models1.append
    for _ in range(n2):
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("remote_connect_get_cpu_model_names_ret.models", n4, 4194304)
        end5 = pos + n4
        item3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "remote_connect_get_cpu_model_names_ret.models padding", buf[end5:pos]
                )
        else:
            pos = end5
        appendmodels1(item3)
    (ret6,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteConnectGetCpuModelNamesRet(models1, ret6), pos


class RemoteDomainStatsRecord(XdrStruct):
    """Struct ``remote_domain_stats_record``."""

    __slots__ = ("dom", "params")

    def __init__(self, dom: RemoteNonnullDomain, params: Sequence[RemoteTypedParam]) -> None:
        self.dom = dom
        self.params = params


def pack_remote_domain_stats_record(value: RemoteDomainStatsRecord, put: Put) -> None:
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
    if n6 > 262144:
        raise too_long("remote_domain_stats_record.params", n6, 262144)
    put(_P_S_16siI(data4, s1.id, n6))
    pack_list_remote_typed_param(items5, put)


def unpack_remote_domain_stats_record(buf: bytes, pos: int) -> tuple[RemoteDomainStatsRecord, int]:
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
    if n8 > 262144:
        raise too_long("remote_domain_stats_record.params", n8, 262144)
    if n8 * 8 > len(buf) - pos:
        raise invalid("remote_domain_stats_record.params count", n8)
    params7, pos = unpack_list_remote_typed_param(buf, pos, n8)
    return RemoteDomainStatsRecord(RemoteNonnullDomain(name2, uuid5, id6), params7), pos


def pack_list_remote_domain_stats_record(
    items: Sequence[RemoteDomainStatsRecord], put: Put
) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        s1 = item.dom
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
        items5 = item.params
        n6 = len(items5)
        if n6 > 262144:
            raise too_long("remote_domain_stats_record.params", n6, 262144)
        put(_P_S_16siI(data4, s1.id, n6))
        pack_list_remote_typed_param(items5, put)


def unpack_list_remote_domain_stats_record(
    buf: bytes, pos: int, count: int
) -> tuple[list[RemoteDomainStatsRecord], int]:
    items: list[RemoteDomainStatsRecord] = []
    append = items.append
    new = object.__new__
    known: Known = {}
    for _ in range(count):
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
        uuid5, id6, n9 = _U_S_16siI(buf, pos)
        pos += 24
        if n9 > 262144:
            raise too_long("remote_domain_stats_record.params", n9, 262144)
        if n9 * 8 > len(buf) - pos:
            raise invalid("remote_domain_stats_record.params count", n9)
        params8, pos = unpack_alike_remote_typed_param(buf, pos, n9, known)
        made7 = new(RemoteNonnullDomain)
        made7.name = name2
        made7.uuid = uuid5
        made7.id = id6
        made10 = new(RemoteDomainStatsRecord)
        made10.dom = made7
        made10.params = params8
        append(made10)
    return items, pos


class RemoteConnectGetAllDomainStatsArgs(XdrStruct):
    """Struct ``remote_connect_get_all_domain_stats_args``."""

    __slots__ = ("doms", "stats", "flags")

    def __init__(self, doms: Sequence[RemoteNonnullDomain], stats: int, flags: int) -> None:
        self.doms = doms
        self.stats = stats
        self.flags = flags


def pack_remote_connect_get_all_domain_stats_args(
    value: RemoteConnectGetAllDomainStatsArgs, put: Put
) -> None:
    items1 = value.doms
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_connect_get_all_domain_stats_args.doms", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_nonnull_domain(items1, put)
    put(_P_S_II(value.stats, value.flags))


def unpack_remote_connect_get_all_domain_stats_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetAllDomainStatsArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_get_all_domain_stats_args.doms", n2, 16384)
    if n2 * 24 > len(buf) - pos:
        raise invalid("remote_connect_get_all_domain_stats_args.doms count", n2)
    doms1, pos = unpack_call_list_remote_nonnull_domain(buf, pos, n2)
    stats3, flags4 = _U_S_II(buf, pos)
    pos += 8
    return RemoteConnectGetAllDomainStatsArgs(doms1, stats3, flags4), pos


class RemoteConnectGetAllDomainStatsRet(XdrStruct):
    """Struct ``remote_connect_get_all_domain_stats_ret``."""

    __slots__ = ("retStats",)

    def __init__(self, retStats: Sequence[RemoteDomainStatsRecord]) -> None:
        self.retStats = retStats


def pack_remote_connect_get_all_domain_stats_ret(
    value: RemoteConnectGetAllDomainStatsRet, put: Put
) -> None:
    items1 = value.retStats
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("remote_connect_get_all_domain_stats_ret.retStats", n2, 16384)
    put(_P_S_I(n2))
    pack_list_remote_domain_stats_record(items1, put)


def unpack_remote_connect_get_all_domain_stats_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetAllDomainStatsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("remote_connect_get_all_domain_stats_ret.retStats", n2, 16384)
    if n2 * 28 > len(buf) - pos:
        raise invalid("remote_connect_get_all_domain_stats_ret.retStats count", n2)
    retStats1, pos = unpack_list_remote_domain_stats_record(buf, pos, n2)
    return RemoteConnectGetAllDomainStatsRet(retStats1), pos


class RemoteConnectGetStoragePoolCapabilitiesArgs(XdrStruct):
    """Struct ``remote_connect_get_storage_pool_capabilities_args``."""

    __slots__ = ("flags",)

    def __init__(self, flags: int) -> None:
        self.flags = flags


def pack_remote_connect_get_storage_pool_capabilities_args(
    value: RemoteConnectGetStoragePoolCapabilitiesArgs, put: Put
) -> None:
    put(_P_S_I(value.flags))


def unpack_remote_connect_get_storage_pool_capabilities_args(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetStoragePoolCapabilitiesArgs, int]:
    (flags1,) = _U_S_I(buf, pos)
    pos += 4
    return RemoteConnectGetStoragePoolCapabilitiesArgs(flags1), pos


class RemoteConnectGetStoragePoolCapabilitiesRet(XdrStruct):
    """Struct ``remote_connect_get_storage_pool_capabilities_ret``."""

    __slots__ = ("capabilities",)

    def __init__(self, capabilities: str) -> None:
        self.capabilities = capabilities


def pack_remote_connect_get_storage_pool_capabilities_ret(
    value: RemoteConnectGetStoragePoolCapabilitiesRet, put: Put
) -> None:
    data1 = value.capabilities.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_connect_get_storage_pool_capabilities_ret.capabilities", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_connect_get_storage_pool_capabilities_ret(
    buf: bytes, pos: int
) -> tuple[RemoteConnectGetStoragePoolCapabilitiesRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_connect_get_storage_pool_capabilities_ret.capabilities", n2, 4194304)
    end3 = pos + n2
    capabilities1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid(
                "remote_connect_get_storage_pool_capabilities_ret.capabilities padding",
                buf[end3:pos],
            )
    else:
        pos = end3
    return RemoteConnectGetStoragePoolCapabilitiesRet(capabilities1), pos
