# Generated from remote.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the remote protocol: auth."""

from __future__ import annotations

from struct import pack, unpack_from
from typing import TYPE_CHECKING

from ...xdr import PAD, Struct, XdrStruct, invalid, too_long

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

_E_remote_auth_type = frozenset((0, 1, 2))
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_iiI = Struct(">iiI")
_P_S_iiI = _S_iiI.pack
_U_S_iiI = _S_iiI.unpack_from


class RemoteAuthListRet(XdrStruct):
    """Struct ``remote_auth_list_ret``."""

    __slots__ = ("types",)

    def __init__(self, types: Sequence[int]) -> None:
        self.types = types


def pack_remote_auth_list_ret(value: RemoteAuthListRet, put: Put) -> None:
    items1 = value.types
    n2 = len(items1)
    if n2 > 20:
        raise too_long("remote_auth_list_ret.types", n2, 20)
    put(_P_S_I(n2))
    for item3 in items1:
        if item3 not in _E_remote_auth_type:
            raise invalid("remote_auth_list_ret.types", item3)
        put(_P_S_i(item3))


def unpack_remote_auth_list_ret(buf: bytes, pos: int) -> tuple[RemoteAuthListRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 20:
        raise too_long("remote_auth_list_ret.types", n2, 20)
    if n2 * 4 > len(buf) - pos:
        raise invalid("remote_auth_list_ret.types count", n2)
    types1: list[int] = []
    appendtypes1 = types1.append
    for _ in range(n2):
        (item3,) = _U_S_i(buf, pos)
        pos += 4
        if item3 not in _E_remote_auth_type:
            raise invalid("remote_auth_list_ret.types", item3)
        appendtypes1(item3)
    return RemoteAuthListRet(types1), pos


class RemoteAuthSaslInitRet(XdrStruct):
    """Struct ``remote_auth_sasl_init_ret``."""

    __slots__ = ("mechlist",)

    def __init__(self, mechlist: str) -> None:
        self.mechlist = mechlist


def pack_remote_auth_sasl_init_ret(value: RemoteAuthSaslInitRet, put: Put) -> None:
    data1 = value.mechlist.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_auth_sasl_init_ret.mechlist", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_remote_auth_sasl_init_ret(buf: bytes, pos: int) -> tuple[RemoteAuthSaslInitRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_auth_sasl_init_ret.mechlist", n2, 4194304)
    end3 = pos + n2
    mechlist1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_auth_sasl_init_ret.mechlist padding", buf[end3:pos])
    else:
        pos = end3
    return RemoteAuthSaslInitRet(mechlist1), pos


class RemoteAuthSaslStartArgs(XdrStruct):
    """Struct ``remote_auth_sasl_start_args``."""

    __slots__ = ("mech", "nil", "data")

    def __init__(self, mech: str, nil: int, data: Sequence[int]) -> None:
        self.mech = mech
        self.nil = nil
        self.data = data


def pack_remote_auth_sasl_start_args(value: RemoteAuthSaslStartArgs, put: Put) -> None:
    data1 = value.mech.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("remote_auth_sasl_start_args.mech", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    items3 = value.data
    n4 = len(items3)
    if n4 > 65536:
        raise too_long("remote_auth_sasl_start_args.data", n4, 65536)
    put(_P_S_iI(value.nil, n4))
    if items3 and (min(items3) < -128 or max(items3) > 127):
        raise invalid("remote_auth_sasl_start_args.data", items3)
    put(pack(f">{n4}i", *items3))


def unpack_remote_auth_sasl_start_args(buf: bytes, pos: int) -> tuple[RemoteAuthSaslStartArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("remote_auth_sasl_start_args.mech", n2, 4194304)
    end3 = pos + n2
    mech1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in mech1:
        mech1 = mech1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("remote_auth_sasl_start_args.mech padding", buf[end3:pos])
    else:
        pos = end3
    nil4, n6 = _U_S_iI(buf, pos)
    pos += 8
    if n6 > 65536:
        raise too_long("remote_auth_sasl_start_args.data", n6, 65536)
    if n6 * 4 > len(buf) - pos:
        raise invalid("remote_auth_sasl_start_args.data count", n6)
    data5 = list(unpack_from(f">{n6}i", buf, pos))
    pos += n6 * 4
    if data5 and (min(data5) < -128 or max(data5) > 127):
        raise invalid("remote_auth_sasl_start_args.data", data5)
    return RemoteAuthSaslStartArgs(mech1, nil4, data5), pos


class RemoteAuthSaslStartRet(XdrStruct):
    """Struct ``remote_auth_sasl_start_ret``."""

    __slots__ = ("complete", "nil", "data")

    def __init__(self, complete: int, nil: int, data: Sequence[int]) -> None:
        self.complete = complete
        self.nil = nil
        self.data = data


def pack_remote_auth_sasl_start_ret(value: RemoteAuthSaslStartRet, put: Put) -> None:
    items1 = value.data
    n2 = len(items1)
    if n2 > 65536:
        raise too_long("remote_auth_sasl_start_ret.data", n2, 65536)
    put(_P_S_iiI(value.complete, value.nil, n2))
    if items1 and (min(items1) < -128 or max(items1) > 127):
        raise invalid("remote_auth_sasl_start_ret.data", items1)
    put(pack(f">{n2}i", *items1))


def unpack_remote_auth_sasl_start_ret(buf: bytes, pos: int) -> tuple[RemoteAuthSaslStartRet, int]:
    complete1, nil2, n4 = _U_S_iiI(buf, pos)
    pos += 12
    if n4 > 65536:
        raise too_long("remote_auth_sasl_start_ret.data", n4, 65536)
    if n4 * 4 > len(buf) - pos:
        raise invalid("remote_auth_sasl_start_ret.data count", n4)
    data3 = list(unpack_from(f">{n4}i", buf, pos))
    pos += n4 * 4
    if data3 and (min(data3) < -128 or max(data3) > 127):
        raise invalid("remote_auth_sasl_start_ret.data", data3)
    return RemoteAuthSaslStartRet(complete1, nil2, data3), pos


class RemoteAuthSaslStepArgs(XdrStruct):
    """Struct ``remote_auth_sasl_step_args``."""

    __slots__ = ("nil", "data")

    def __init__(self, nil: int, data: Sequence[int]) -> None:
        self.nil = nil
        self.data = data


def pack_remote_auth_sasl_step_args(value: RemoteAuthSaslStepArgs, put: Put) -> None:
    items1 = value.data
    n2 = len(items1)
    if n2 > 65536:
        raise too_long("remote_auth_sasl_step_args.data", n2, 65536)
    put(_P_S_iI(value.nil, n2))
    if items1 and (min(items1) < -128 or max(items1) > 127):
        raise invalid("remote_auth_sasl_step_args.data", items1)
    put(pack(f">{n2}i", *items1))


def unpack_remote_auth_sasl_step_args(buf: bytes, pos: int) -> tuple[RemoteAuthSaslStepArgs, int]:
    nil1, n3 = _U_S_iI(buf, pos)
    pos += 8
    if n3 > 65536:
        raise too_long("remote_auth_sasl_step_args.data", n3, 65536)
    if n3 * 4 > len(buf) - pos:
        raise invalid("remote_auth_sasl_step_args.data count", n3)
    data2 = list(unpack_from(f">{n3}i", buf, pos))
    pos += n3 * 4
    if data2 and (min(data2) < -128 or max(data2) > 127):
        raise invalid("remote_auth_sasl_step_args.data", data2)
    return RemoteAuthSaslStepArgs(nil1, data2), pos


class RemoteAuthSaslStepRet(XdrStruct):
    """Struct ``remote_auth_sasl_step_ret``."""

    __slots__ = ("complete", "nil", "data")

    def __init__(self, complete: int, nil: int, data: Sequence[int]) -> None:
        self.complete = complete
        self.nil = nil
        self.data = data


def pack_remote_auth_sasl_step_ret(value: RemoteAuthSaslStepRet, put: Put) -> None:
    items1 = value.data
    n2 = len(items1)
    if n2 > 65536:
        raise too_long("remote_auth_sasl_step_ret.data", n2, 65536)
    put(_P_S_iiI(value.complete, value.nil, n2))
    if items1 and (min(items1) < -128 or max(items1) > 127):
        raise invalid("remote_auth_sasl_step_ret.data", items1)
    put(pack(f">{n2}i", *items1))


def unpack_remote_auth_sasl_step_ret(buf: bytes, pos: int) -> tuple[RemoteAuthSaslStepRet, int]:
    complete1, nil2, n4 = _U_S_iiI(buf, pos)
    pos += 12
    if n4 > 65536:
        raise too_long("remote_auth_sasl_step_ret.data", n4, 65536)
    if n4 * 4 > len(buf) - pos:
        raise invalid("remote_auth_sasl_step_ret.data count", n4)
    data3 = list(unpack_from(f">{n4}i", buf, pos))
    pos += n4 * 4
    if data3 and (min(data3) < -128 or max(data3) > 127):
        raise invalid("remote_auth_sasl_step_ret.data", data3)
    return RemoteAuthSaslStepRet(complete1, nil2, data3), pos


class RemoteAuthPolkitRet(XdrStruct):
    """Struct ``remote_auth_polkit_ret``."""

    __slots__ = ("complete",)

    def __init__(self, complete: int) -> None:
        self.complete = complete


def pack_remote_auth_polkit_ret(value: RemoteAuthPolkitRet, put: Put) -> None:
    put(_P_S_i(value.complete))


def unpack_remote_auth_polkit_ret(buf: bytes, pos: int) -> tuple[RemoteAuthPolkitRet, int]:
    (complete1,) = _U_S_i(buf, pos)
    pos += 4
    return RemoteAuthPolkitRet(complete1), pos
