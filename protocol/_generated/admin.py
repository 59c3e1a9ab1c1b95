# Generated from admin.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the admin protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..xdr import PAD, PacksItself, Struct, XdrStruct, invalid, too_long

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]
    Known = dict[str, tuple[bytes, int, str, int, Any, int]]

VIR_TYPED_PARAM_INT = 1
VIR_TYPED_PARAM_UINT = 2
VIR_TYPED_PARAM_LLONG = 3
VIR_TYPED_PARAM_ULLONG = 4
VIR_TYPED_PARAM_DOUBLE = 5
VIR_TYPED_PARAM_BOOLEAN = 6
VIR_TYPED_PARAM_STRING = 7
ADMIN_STRING_MAX = 4194304
ADMIN_SERVER_LIST_MAX = 16384
ADMIN_SERVER_THREADPOOL_PARAMETERS_MAX = 32
ADMIN_CLIENT_LIST_MAX = 16384
ADMIN_CLIENT_INFO_PARAMETERS_MAX = 64
ADMIN_SERVER_CLIENT_LIMITS_MAX = 32
ADMIN_PROGRAM = 110102160
ADMIN_PROTOCOL_VERSION = 1
_ZERO = b"\0\0\0\0"
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_U_S_II = _S_II.unpack_from
_S_Q = Struct(">Q")
_P_S_Q = _S_Q.pack
_U_S_Q = _S_Q.unpack_from
_S_QI = Struct(">QI")
_P_S_QI = _S_QI.pack
_U_S_QI = _S_QI.unpack_from
_S_QqI = Struct(">QqI")
_P_S_QqI = _S_QqI.pack
_U_S_QqI = _S_QqI.unpack_from
_S_QqII = Struct(">QqII")
_P_S_QqII = _S_QqII.pack
_U_S_QqII = _S_QqII.unpack_from
_S_d = Struct(">d")
_U_S_d = _S_d.unpack_from
_S_i = Struct(">i")
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_S_iQ = Struct(">iQ")
_P_S_iQ = _S_iQ.pack
_S_id = Struct(">id")
_P_S_id = _S_id.pack
_S_ii = Struct(">ii")
_P_S_ii = _S_ii.pack
_S_iq = Struct(">iq")
_P_S_iq = _S_iq.pack
_S_q = Struct(">q")
_U_S_q = _S_q.unpack_from
_F_admin_typed_param_value: dict[int, tuple[Any, int]] = {
    1: (_U_S_i, 4),
    2: (_U_S_I, 4),
    3: (_U_S_q, 8),
    4: (_U_S_Q, 8),
    5: (_U_S_d, 8),
    6: (_U_S_i, 4),
}


class AdminTypedParamValue(XdrStruct):
    """Union ``admin_typed_param_value``; ``type`` selects its arm."""

    __slots__ = ("type", "value")

    def __init__(self, type: int, value: float | int | str) -> None:
        self.type = type
        self.value = value


def pack_admin_typed_param_value(value: AdminTypedParamValue, put: Put) -> None:
    kind = value.type
    arm: Any = value.value
    if kind == 1:
        put(_P_S_ii(kind, arm))
    elif kind == 2:
        put(_P_S_iI(kind, arm))
    elif kind == 3:
        put(_P_S_iq(kind, arm))
    elif kind == 4:
        put(_P_S_iQ(kind, arm))
    elif kind == 5:
        put(_P_S_id(kind, arm))
    elif kind == 6:
        put(_P_S_ii(kind, arm))
    elif kind == 7:
        data1 = arm.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("admin_typed_param_value.s", n2, 4194304)
        put(_P_S_iI(kind, n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
    else:
        raise invalid("admin_typed_param_value", kind)


def unpack_admin_typed_param_value(buf: bytes, pos: int) -> tuple[AdminTypedParamValue, int]:
    arm: Any
    (kind,) = _U_S_i(buf, pos)
    pos += 4
    if kind == 1:
        (arm,) = _U_S_i(buf, pos)
        pos += 4
    elif kind == 2:
        (arm,) = _U_S_I(buf, pos)
        pos += 4
    elif kind == 3:
        (arm,) = _U_S_q(buf, pos)
        pos += 8
    elif kind == 4:
        (arm,) = _U_S_Q(buf, pos)
        pos += 8
    elif kind == 5:
        (arm,) = _U_S_d(buf, pos)
        pos += 8
    elif kind == 6:
        (arm,) = _U_S_i(buf, pos)
        pos += 4
    elif kind == 7:
        (n1,) = _U_S_I(buf, pos)
        pos += 4
        if n1 > 4194304:
            raise too_long("admin_typed_param_value.s", n1, 4194304)
        end2 = pos + n1
        arm = buf[pos:end2].decode("utf-8", "surrogateescape")
        if n1 & 3:
            pos = end2 + 4 - (n1 & 3)
            if buf[end2:pos] != PAD[n1 & 3]:
                raise invalid("admin_typed_param_value.s padding", buf[end2:pos])
        else:
            pos = end2
    else:
        raise invalid("admin_typed_param_value", kind)
    return AdminTypedParamValue(kind, arm), pos


class AdminTypedParam(XdrStruct):
    """Struct ``admin_typed_param``."""

    __slots__ = ("field", "value")

    def __init__(self, field: str, value: AdminTypedParamValue) -> None:
        self.field = field
        self.value = value


def pack_admin_typed_param(value: AdminTypedParam, put: Put) -> None:
    data1 = value.field.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("admin_typed_param.field", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    pack_admin_typed_param_value(value.value, put)


def unpack_admin_typed_param(buf: bytes, pos: int) -> tuple[AdminTypedParam, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("admin_typed_param.field", n2, 4194304)
    end3 = pos + n2
    field1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("admin_typed_param.field padding", buf[end3:pos])
    else:
        pos = end3
    value4, pos = unpack_admin_typed_param_value(buf, pos)
    return AdminTypedParam(field1, value4), pos


def pack_list_admin_typed_param(items: Sequence[AdminTypedParam], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.field.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("admin_typed_param.field", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        u3 = item.value
        kind4 = u3.type
        arm5: Any = u3.value
        if kind4 == 1:
            put(_P_S_ii(kind4, arm5))
        elif kind4 == 2:
            put(_P_S_iI(kind4, arm5))
        elif kind4 == 3:
            put(_P_S_iq(kind4, arm5))
        elif kind4 == 4:
            put(_P_S_iQ(kind4, arm5))
        elif kind4 == 5:
            put(_P_S_id(kind4, arm5))
        elif kind4 == 6:
            put(_P_S_ii(kind4, arm5))
        elif kind4 == 7:
            data6 = arm5.encode("utf-8", "surrogateescape")
            n7 = len(data6)
            if n7 > 4194304:
                raise too_long("admin_typed_param_value.s", n7, 4194304)
            put(_P_S_iI(kind4, n7))
            put(data6)
            if n7 & 3:
                put(PAD[n7 & 3])
        else:
            raise invalid("admin_typed_param_value", kind4)


def unpack_list_admin_typed_param(
    buf: bytes, pos: int, count: int
) -> tuple[list[AdminTypedParam], int]:
    items: list[AdminTypedParam] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("admin_typed_param.field", n2, 4194304)
        end3 = pos + n2
        field1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("admin_typed_param.field padding", buf[end3:pos])
        else:
            pos = end3
        arm6: Any
        (kind5,) = _U_S_i(buf, pos)
        pos += 4
        if kind5 == 1:
            (arm6,) = _U_S_i(buf, pos)
            pos += 4
        elif kind5 == 2:
            (arm6,) = _U_S_I(buf, pos)
            pos += 4
        elif kind5 == 3:
            (arm6,) = _U_S_q(buf, pos)
            pos += 8
        elif kind5 == 4:
            (arm6,) = _U_S_Q(buf, pos)
            pos += 8
        elif kind5 == 5:
            (arm6,) = _U_S_d(buf, pos)
            pos += 8
        elif kind5 == 6:
            (arm6,) = _U_S_i(buf, pos)
            pos += 4
        elif kind5 == 7:
            (n7,) = _U_S_I(buf, pos)
            pos += 4
            if n7 > 4194304:
                raise too_long("admin_typed_param_value.s", n7, 4194304)
            end8 = pos + n7
            arm6 = buf[pos:end8].decode("utf-8", "surrogateescape")
            if n7 & 3:
                pos = end8 + 4 - (n7 & 3)
                if buf[end8:pos] != PAD[n7 & 3]:
                    raise invalid("admin_typed_param_value.s padding", buf[end8:pos])
            else:
                pos = end8
        else:
            raise invalid("admin_typed_param_value", kind5)
        made9 = new(AdminTypedParamValue)
        made9.type = kind5
        made9.value = arm6
        made10 = new(AdminTypedParam)
        made10.field = field1
        made10.value = made9
        append(made10)
    return items, pos


def unpack_call_list_admin_typed_param(
    buf: bytes, pos: int, count: int
) -> tuple[list[AdminTypedParam], int]:
    items: list[AdminTypedParam] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("admin_typed_param.field", n2, 4194304)
        end3 = pos + n2
        field1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if "\0" in field1:
            field1 = field1.partition("\0")[0]
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("admin_typed_param.field padding", buf[end3:pos])
        else:
            pos = end3
        arm6: Any
        (kind5,) = _U_S_i(buf, pos)
        pos += 4
        if kind5 == 1:
            (arm6,) = _U_S_i(buf, pos)
            pos += 4
        elif kind5 == 2:
            (arm6,) = _U_S_I(buf, pos)
            pos += 4
        elif kind5 == 3:
            (arm6,) = _U_S_q(buf, pos)
            pos += 8
        elif kind5 == 4:
            (arm6,) = _U_S_Q(buf, pos)
            pos += 8
        elif kind5 == 5:
            (arm6,) = _U_S_d(buf, pos)
            pos += 8
        elif kind5 == 6:
            (arm6,) = _U_S_i(buf, pos)
            pos += 4
        elif kind5 == 7:
            (n7,) = _U_S_I(buf, pos)
            pos += 4
            if n7 > 4194304:
                raise too_long("admin_typed_param_value.s", n7, 4194304)
            end8 = pos + n7
            arm6 = buf[pos:end8].decode("utf-8", "surrogateescape")
            if "\0" in arm6:
                arm6 = arm6.partition("\0")[0]
            if n7 & 3:
                pos = end8 + 4 - (n7 & 3)
                if buf[end8:pos] != PAD[n7 & 3]:
                    raise invalid("admin_typed_param_value.s padding", buf[end8:pos])
            else:
                pos = end8
        else:
            raise invalid("admin_typed_param_value", kind5)
        made9 = new(AdminTypedParamValue)
        made9.type = kind5
        made9.value = arm6
        made10 = new(AdminTypedParam)
        made10.field = field1
        made10.value = made9
        append(made10)
    return items, pos


def unpack_alike_admin_typed_param(
    buf: bytes, pos: int, count: int, known: Known
) -> tuple[list[AdminTypedParam], int]:
    items: list[AdminTypedParam] = []
    append = items.append
    new = object.__new__
    field1 = ""
    for _ in range(count):
        arm3: Any
        guess = known.get(field1)
        if guess is not None and buf.startswith(guess[0], pos):
            _, size, field1, kind2, unpack_arm, arm_size = guess
            pos += size
        else:
            start, before = pos, field1
            (n4,) = _U_S_I(buf, pos)
            pos += 4
            if n4 > 4194304:
                raise too_long("admin_typed_param.field", n4, 4194304)
            end5 = pos + n4
            field1 = buf[pos:end5].decode("utf-8", "surrogateescape")
            if n4 & 3:
                pos = end5 + 4 - (n4 & 3)
                if buf[end5:pos] != PAD[n4 & 3]:
                    raise invalid("admin_typed_param.field padding", buf[end5:pos])
            else:
                pos = end5
            (kind2,) = _U_S_i(buf, pos)
            pos += 4
            unpack_arm, arm_size = _F_admin_typed_param_value.get(kind2, (None, 0))
            if len(known) < 512:
                known[before] = (buf[start:pos], pos - start, field1, kind2, unpack_arm, arm_size)
        if unpack_arm is not None:
            (arm3,) = unpack_arm(buf, pos)
            pos += arm_size
        elif kind2 == 7:
            (n6,) = _U_S_I(buf, pos)
            pos += 4
            if n6 > 4194304:
                raise too_long("admin_typed_param_value.s", n6, 4194304)
            end7 = pos + n6
            arm3 = buf[pos:end7].decode("utf-8", "surrogateescape")
            if n6 & 3:
                pos = end7 + 4 - (n6 & 3)
                if buf[end7:pos] != PAD[n6 & 3]:
                    raise invalid("admin_typed_param_value.s padding", buf[end7:pos])
            else:
                pos = end7
        else:
            raise invalid("admin_typed_param_value", kind2)
        made8 = new(AdminTypedParamValue)
        made8.type = kind2
        made8.value = arm3
        made9 = new(AdminTypedParam)
        made9.field = field1
        made9.value = made8
        append(made9)
    return items, pos


class AdminNonnullServer(XdrStruct):
    """Struct ``admin_nonnull_server``."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def pack_admin_nonnull_server(value: AdminNonnullServer, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("admin_nonnull_server.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_admin_nonnull_server(buf: bytes, pos: int) -> tuple[AdminNonnullServer, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("admin_nonnull_server.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end3:pos])
    else:
        pos = end3
    return AdminNonnullServer(name1), pos


def pack_list_admin_nonnull_server(items: Sequence[AdminNonnullServer], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.name.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 4194304:
            raise too_long("admin_nonnull_server.name", n2, 4194304)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])


def unpack_list_admin_nonnull_server(
    buf: bytes, pos: int, count: int
) -> tuple[list[AdminNonnullServer], int]:
    items: list[AdminNonnullServer] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 4194304:
            raise too_long("admin_nonnull_server.name", n2, 4194304)
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("admin_nonnull_server.name padding", buf[end3:pos])
        else:
            pos = end3
        made4 = new(AdminNonnullServer)
        made4.name = name1
        append(made4)
    return items, pos


class AdminNonnullClient(XdrStruct):
    """Struct ``admin_nonnull_client``."""

    __slots__ = ("srv", "id", "timestamp", "transport")

    def __init__(self, srv: AdminNonnullServer, id: int, timestamp: int, transport: int) -> None:
        self.srv = srv
        self.id = id
        self.timestamp = timestamp
        self.transport = transport


def pack_admin_nonnull_client(value: AdminNonnullClient, put: Put) -> None:
    s1 = value.srv
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    put(_P_S_QqI(value.id, value.timestamp, value.transport))


def unpack_admin_nonnull_client(buf: bytes, pos: int) -> tuple[AdminNonnullClient, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end4:pos])
    else:
        pos = end4
    id5, timestamp6, transport7 = _U_S_QqI(buf, pos)
    pos += 20
    return AdminNonnullClient(AdminNonnullServer(name2), id5, timestamp6, transport7), pos


def pack_list_admin_nonnull_client(items: Sequence[AdminNonnullClient], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    same1: object = items  # an object that no field is
    raw1 = b""
    for item in items:
        s2 = item.srv
        if s2 is not same1:
            parts1: list[bytes] = []
            pack_admin_nonnull_server(s2, parts1.append)
            same1, raw1 = s2, b"".join(parts1)
        put(raw1)
        put(_P_S_QqI(item.id, item.timestamp, item.transport))


def unpack_list_admin_nonnull_client(
    buf: bytes, pos: int, count: int
) -> tuple[list[AdminNonnullClient], int]:
    items: list[AdminNonnullClient] = []
    append = items.append
    new = object.__new__
    same1: AdminNonnullServer
    raw1, size1 = b"", 0
    for _ in range(count):
        if size1 and buf.startswith(raw1, pos):
            pos += size1
        else:
            start1 = pos
            same1, pos = unpack_admin_nonnull_server(buf, pos)
            raw1, size1 = buf[start1:pos], pos - start1
        id3, timestamp4, transport5 = _U_S_QqI(buf, pos)
        pos += 20
        made6 = new(AdminNonnullClient)
        made6.srv = same1
        made6.id = id3
        made6.timestamp = timestamp4
        made6.transport = transport5
        append(made6)
    return items, pos


class AdminConnectOpenArgs(XdrStruct):
    """Struct ``admin_connect_open_args``."""

    __slots__ = ("flags",)

    def __init__(self, flags: int) -> None:
        self.flags = flags


def pack_admin_connect_open_args(value: AdminConnectOpenArgs, put: Put) -> None:
    put(_P_S_I(value.flags))


def unpack_admin_connect_open_args(buf: bytes, pos: int) -> tuple[AdminConnectOpenArgs, int]:
    (flags1,) = _U_S_I(buf, pos)
    pos += 4
    return AdminConnectOpenArgs(flags1), pos


class AdminConnectGetLibVersionRet(XdrStruct):
    """Struct ``admin_connect_get_lib_version_ret``."""

    __slots__ = ("libVer",)

    def __init__(self, libVer: int) -> None:
        self.libVer = libVer


def pack_admin_connect_get_lib_version_ret(value: AdminConnectGetLibVersionRet, put: Put) -> None:
    put(_P_S_Q(value.libVer))


def unpack_admin_connect_get_lib_version_ret(
    buf: bytes, pos: int
) -> tuple[AdminConnectGetLibVersionRet, int]:
    (libVer1,) = _U_S_Q(buf, pos)
    pos += 8
    return AdminConnectGetLibVersionRet(libVer1), pos


class AdminConnectListServersArgs(XdrStruct):
    """Struct ``admin_connect_list_servers_args``."""

    __slots__ = ("need_results", "flags")

    def __init__(self, need_results: int, flags: int) -> None:
        self.need_results = need_results
        self.flags = flags


def pack_admin_connect_list_servers_args(value: AdminConnectListServersArgs, put: Put) -> None:
    put(_P_S_II(value.need_results, value.flags))


def unpack_admin_connect_list_servers_args(
    buf: bytes, pos: int
) -> tuple[AdminConnectListServersArgs, int]:
    need_results1, flags2 = _U_S_II(buf, pos)
    pos += 8
    return AdminConnectListServersArgs(need_results1, flags2), pos


class AdminConnectListServersRet(XdrStruct):
    """Struct ``admin_connect_list_servers_ret``."""

    __slots__ = ("servers", "ret")

    def __init__(self, servers: Sequence[AdminNonnullServer], ret: int) -> None:
        self.servers = servers
        self.ret = ret


def pack_admin_connect_list_servers_ret(value: AdminConnectListServersRet, put: Put) -> None:
    items1 = value.servers
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("admin_connect_list_servers_ret.servers", n2, 16384)
    put(_P_S_I(n2))
    pack_list_admin_nonnull_server(items1, put)
    put(_P_S_I(value.ret))


def unpack_admin_connect_list_servers_ret(
    buf: bytes, pos: int
) -> tuple[AdminConnectListServersRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("admin_connect_list_servers_ret.servers", n2, 16384)
    if n2 * 4 > len(buf) - pos:
        raise invalid("admin_connect_list_servers_ret.servers count", n2)
    servers1, pos = unpack_list_admin_nonnull_server(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return AdminConnectListServersRet(servers1, ret3), pos


class AdminConnectLookupServerArgs(XdrStruct):
    """Struct ``admin_connect_lookup_server_args``."""

    __slots__ = ("name", "flags")

    def __init__(self, name: str, flags: int) -> None:
        self.name = name
        self.flags = flags


def pack_admin_connect_lookup_server_args(value: AdminConnectLookupServerArgs, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("admin_connect_lookup_server_args.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.flags))


def unpack_admin_connect_lookup_server_args(
    buf: bytes, pos: int
) -> tuple[AdminConnectLookupServerArgs, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("admin_connect_lookup_server_args.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if "\0" in name1:
        name1 = name1.partition("\0")[0]
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("admin_connect_lookup_server_args.name padding", buf[end3:pos])
    else:
        pos = end3
    (flags4,) = _U_S_I(buf, pos)
    pos += 4
    return AdminConnectLookupServerArgs(name1, flags4), pos


class AdminConnectLookupServerRet(XdrStruct):
    """Struct ``admin_connect_lookup_server_ret``."""

    __slots__ = ("srv",)

    def __init__(self, srv: AdminNonnullServer) -> None:
        self.srv = srv


def pack_admin_connect_lookup_server_ret(value: AdminConnectLookupServerRet, put: Put) -> None:
    s1 = value.srv
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])


def unpack_admin_connect_lookup_server_ret(
    buf: bytes, pos: int
) -> tuple[AdminConnectLookupServerRet, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end4:pos])
    else:
        pos = end4
    return AdminConnectLookupServerRet(AdminNonnullServer(name2)), pos


class AdminServerGetThreadpoolParametersArgs(XdrStruct):
    """Struct ``admin_server_get_threadpool_parameters_args``."""

    __slots__ = ("srv", "flags")

    def __init__(self, srv: AdminNonnullServer, flags: int) -> None:
        self.srv = srv
        self.flags = flags


def pack_admin_server_get_threadpool_parameters_args(
    value: AdminServerGetThreadpoolParametersArgs, put: Put
) -> None:
    s1 = value.srv
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    put(_P_S_I(value.flags))


def unpack_admin_server_get_threadpool_parameters_args(
    buf: bytes, pos: int
) -> tuple[AdminServerGetThreadpoolParametersArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end4:pos])
    else:
        pos = end4
    (flags5,) = _U_S_I(buf, pos)
    pos += 4
    return AdminServerGetThreadpoolParametersArgs(AdminNonnullServer(name2), flags5), pos


class AdminServerGetThreadpoolParametersRet(XdrStruct):
    """Struct ``admin_server_get_threadpool_parameters_ret``."""

    __slots__ = ("params",)

    def __init__(self, params: Sequence[AdminTypedParam]) -> None:
        self.params = params


def pack_admin_server_get_threadpool_parameters_ret(
    value: AdminServerGetThreadpoolParametersRet, put: Put
) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 32:
        raise too_long("admin_server_get_threadpool_parameters_ret.params", n2, 32)
    put(_P_S_I(n2))
    pack_list_admin_typed_param(items1, put)


def unpack_admin_server_get_threadpool_parameters_ret(
    buf: bytes, pos: int
) -> tuple[AdminServerGetThreadpoolParametersRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 32:
        raise too_long("admin_server_get_threadpool_parameters_ret.params", n2, 32)
    if n2 * 8 > len(buf) - pos:
        raise invalid("admin_server_get_threadpool_parameters_ret.params count", n2)
    params1, pos = unpack_list_admin_typed_param(buf, pos, n2)
    return AdminServerGetThreadpoolParametersRet(params1), pos


class AdminServerSetThreadpoolParametersArgs(XdrStruct):
    """Struct ``admin_server_set_threadpool_parameters_args``."""

    __slots__ = ("srv", "params", "flags")

    def __init__(
        self, srv: AdminNonnullServer, params: Sequence[AdminTypedParam], flags: int
    ) -> None:
        self.srv = srv
        self.params = params
        self.flags = flags


def pack_admin_server_set_threadpool_parameters_args(
    value: AdminServerSetThreadpoolParametersArgs, put: Put
) -> None:
    s1 = value.srv
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    items4 = value.params
    n5 = len(items4)
    if n5 > 32:
        raise too_long("admin_server_set_threadpool_parameters_args.params", n5, 32)
    put(_P_S_I(n5))
    pack_list_admin_typed_param(items4, put)
    put(_P_S_I(value.flags))


def unpack_admin_server_set_threadpool_parameters_args(
    buf: bytes, pos: int
) -> tuple[AdminServerSetThreadpoolParametersArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 32:
        raise too_long("admin_server_set_threadpool_parameters_args.params", n6, 32)
    if n6 * 8 > len(buf) - pos:
        raise invalid("admin_server_set_threadpool_parameters_args.params count", n6)
    params5, pos = unpack_call_list_admin_typed_param(buf, pos, n6)
    (flags7,) = _U_S_I(buf, pos)
    pos += 4
    return AdminServerSetThreadpoolParametersArgs(AdminNonnullServer(name2), params5, flags7), pos


class AdminServerListClientsArgs(XdrStruct):
    """Struct ``admin_server_list_clients_args``."""

    __slots__ = ("srv", "need_results", "flags")

    def __init__(self, srv: AdminNonnullServer, need_results: int, flags: int) -> None:
        self.srv = srv
        self.need_results = need_results
        self.flags = flags


def pack_admin_server_list_clients_args(value: AdminServerListClientsArgs, put: Put) -> None:
    s1 = value.srv
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    put(_P_S_II(value.need_results, value.flags))


def unpack_admin_server_list_clients_args(
    buf: bytes, pos: int
) -> tuple[AdminServerListClientsArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end4:pos])
    else:
        pos = end4
    need_results5, flags6 = _U_S_II(buf, pos)
    pos += 8
    return AdminServerListClientsArgs(AdminNonnullServer(name2), need_results5, flags6), pos


class AdminServerListClientsRet(XdrStruct):
    """Struct ``admin_server_list_clients_ret``."""

    __slots__ = ("clients", "ret")

    def __init__(self, clients: Sequence[AdminNonnullClient], ret: int) -> None:
        self.clients = clients
        self.ret = ret


def pack_admin_server_list_clients_ret(value: AdminServerListClientsRet, put: Put) -> None:
    items1 = value.clients
    n2 = len(items1)
    if n2 > 16384:
        raise too_long("admin_server_list_clients_ret.clients", n2, 16384)
    put(_P_S_I(n2))
    pack_list_admin_nonnull_client(items1, put)
    put(_P_S_I(value.ret))


def unpack_admin_server_list_clients_ret(
    buf: bytes, pos: int
) -> tuple[AdminServerListClientsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 16384:
        raise too_long("admin_server_list_clients_ret.clients", n2, 16384)
    if n2 * 24 > len(buf) - pos:
        raise invalid("admin_server_list_clients_ret.clients count", n2)
    clients1, pos = unpack_list_admin_nonnull_client(buf, pos, n2)
    (ret3,) = _U_S_I(buf, pos)
    pos += 4
    return AdminServerListClientsRet(clients1, ret3), pos


class AdminServerLookupClientArgs(XdrStruct):
    """Struct ``admin_server_lookup_client_args``."""

    __slots__ = ("srv", "id", "flags")

    def __init__(self, srv: AdminNonnullServer, id: int, flags: int) -> None:
        self.srv = srv
        self.id = id
        self.flags = flags


def pack_admin_server_lookup_client_args(value: AdminServerLookupClientArgs, put: Put) -> None:
    s1 = value.srv
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    put(_P_S_QI(value.id, value.flags))


def unpack_admin_server_lookup_client_args(
    buf: bytes, pos: int
) -> tuple[AdminServerLookupClientArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end4:pos])
    else:
        pos = end4
    id5, flags6 = _U_S_QI(buf, pos)
    pos += 12
    return AdminServerLookupClientArgs(AdminNonnullServer(name2), id5, flags6), pos


class AdminServerLookupClientRet(XdrStruct):
    """Struct ``admin_server_lookup_client_ret``."""

    __slots__ = ("clnt",)

    def __init__(self, clnt: AdminNonnullClient) -> None:
        self.clnt = clnt


def pack_admin_server_lookup_client_ret(value: AdminServerLookupClientRet, put: Put) -> None:
    s1 = value.clnt
    s2 = s1.srv
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("admin_nonnull_server.name", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_QqI(s1.id, s1.timestamp, s1.transport))


def unpack_admin_server_lookup_client_ret(
    buf: bytes, pos: int
) -> tuple[AdminServerLookupClientRet, int]:
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 4194304:
        raise too_long("admin_nonnull_server.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end5:pos])
    else:
        pos = end5
    id6, timestamp7, transport8 = _U_S_QqI(buf, pos)
    pos += 20
    return AdminServerLookupClientRet(
        AdminNonnullClient(AdminNonnullServer(name3), id6, timestamp7, transport8)
    ), pos


class AdminClientGetInfoArgs(XdrStruct):
    """Struct ``admin_client_get_info_args``."""

    __slots__ = ("clnt", "flags")

    def __init__(self, clnt: AdminNonnullClient, flags: int) -> None:
        self.clnt = clnt
        self.flags = flags


def pack_admin_client_get_info_args(value: AdminClientGetInfoArgs, put: Put) -> None:
    s1 = value.clnt
    s2 = s1.srv
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("admin_nonnull_server.name", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_QqII(s1.id, s1.timestamp, s1.transport, value.flags))


def unpack_admin_client_get_info_args(buf: bytes, pos: int) -> tuple[AdminClientGetInfoArgs, int]:
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 4194304:
        raise too_long("admin_nonnull_server.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if "\0" in name3:
        name3 = name3.partition("\0")[0]
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end5:pos])
    else:
        pos = end5
    id6, timestamp7, transport8, flags9 = _U_S_QqII(buf, pos)
    pos += 24
    return AdminClientGetInfoArgs(
        AdminNonnullClient(AdminNonnullServer(name3), id6, timestamp7, transport8), flags9
    ), pos


class AdminClientGetInfoRet(XdrStruct):
    """Struct ``admin_client_get_info_ret``."""

    __slots__ = ("params",)

    def __init__(self, params: Sequence[AdminTypedParam]) -> None:
        self.params = params


def pack_admin_client_get_info_ret(value: AdminClientGetInfoRet, put: Put) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 64:
        raise too_long("admin_client_get_info_ret.params", n2, 64)
    put(_P_S_I(n2))
    pack_list_admin_typed_param(items1, put)


def unpack_admin_client_get_info_ret(buf: bytes, pos: int) -> tuple[AdminClientGetInfoRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 64:
        raise too_long("admin_client_get_info_ret.params", n2, 64)
    if n2 * 8 > len(buf) - pos:
        raise invalid("admin_client_get_info_ret.params count", n2)
    params1, pos = unpack_list_admin_typed_param(buf, pos, n2)
    return AdminClientGetInfoRet(params1), pos


class AdminClientCloseArgs(XdrStruct):
    """Struct ``admin_client_close_args``."""

    __slots__ = ("clnt", "flags")

    def __init__(self, clnt: AdminNonnullClient, flags: int) -> None:
        self.clnt = clnt
        self.flags = flags


def pack_admin_client_close_args(value: AdminClientCloseArgs, put: Put) -> None:
    s1 = value.clnt
    s2 = s1.srv
    data3 = s2.name.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 4194304:
        raise too_long("admin_nonnull_server.name", n4, 4194304)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_QqII(s1.id, s1.timestamp, s1.transport, value.flags))


def unpack_admin_client_close_args(buf: bytes, pos: int) -> tuple[AdminClientCloseArgs, int]:
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 4194304:
        raise too_long("admin_nonnull_server.name", n4, 4194304)
    end5 = pos + n4
    name3 = buf[pos:end5].decode("utf-8", "surrogateescape")
    if "\0" in name3:
        name3 = name3.partition("\0")[0]
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end5:pos])
    else:
        pos = end5
    id6, timestamp7, transport8, flags9 = _U_S_QqII(buf, pos)
    pos += 24
    return AdminClientCloseArgs(
        AdminNonnullClient(AdminNonnullServer(name3), id6, timestamp7, transport8), flags9
    ), pos


class AdminServerGetClientLimitsArgs(XdrStruct):
    """Struct ``admin_server_get_client_limits_args``."""

    __slots__ = ("srv", "flags")

    def __init__(self, srv: AdminNonnullServer, flags: int) -> None:
        self.srv = srv
        self.flags = flags


def pack_admin_server_get_client_limits_args(
    value: AdminServerGetClientLimitsArgs, put: Put
) -> None:
    s1 = value.srv
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    put(_P_S_I(value.flags))


def unpack_admin_server_get_client_limits_args(
    buf: bytes, pos: int
) -> tuple[AdminServerGetClientLimitsArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end4:pos])
    else:
        pos = end4
    (flags5,) = _U_S_I(buf, pos)
    pos += 4
    return AdminServerGetClientLimitsArgs(AdminNonnullServer(name2), flags5), pos


class AdminServerGetClientLimitsRet(XdrStruct):
    """Struct ``admin_server_get_client_limits_ret``."""

    __slots__ = ("params",)

    def __init__(self, params: Sequence[AdminTypedParam]) -> None:
        self.params = params


def pack_admin_server_get_client_limits_ret(value: AdminServerGetClientLimitsRet, put: Put) -> None:
    items1 = value.params
    n2 = len(items1)
    if n2 > 32:
        raise too_long("admin_server_get_client_limits_ret.params", n2, 32)
    put(_P_S_I(n2))
    pack_list_admin_typed_param(items1, put)


def unpack_admin_server_get_client_limits_ret(
    buf: bytes, pos: int
) -> tuple[AdminServerGetClientLimitsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 32:
        raise too_long("admin_server_get_client_limits_ret.params", n2, 32)
    if n2 * 8 > len(buf) - pos:
        raise invalid("admin_server_get_client_limits_ret.params count", n2)
    params1, pos = unpack_list_admin_typed_param(buf, pos, n2)
    return AdminServerGetClientLimitsRet(params1), pos


class AdminServerSetClientLimitsArgs(XdrStruct):
    """Struct ``admin_server_set_client_limits_args``."""

    __slots__ = ("srv", "params", "flags")

    def __init__(
        self, srv: AdminNonnullServer, params: Sequence[AdminTypedParam], flags: int
    ) -> None:
        self.srv = srv
        self.params = params
        self.flags = flags


def pack_admin_server_set_client_limits_args(
    value: AdminServerSetClientLimitsArgs, put: Put
) -> None:
    s1 = value.srv
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    items4 = value.params
    n5 = len(items4)
    if n5 > 32:
        raise too_long("admin_server_set_client_limits_args.params", n5, 32)
    put(_P_S_I(n5))
    pack_list_admin_typed_param(items4, put)
    put(_P_S_I(value.flags))


def unpack_admin_server_set_client_limits_args(
    buf: bytes, pos: int
) -> tuple[AdminServerSetClientLimitsArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end4:pos])
    else:
        pos = end4
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 32:
        raise too_long("admin_server_set_client_limits_args.params", n6, 32)
    if n6 * 8 > len(buf) - pos:
        raise invalid("admin_server_set_client_limits_args.params count", n6)
    params5, pos = unpack_call_list_admin_typed_param(buf, pos, n6)
    (flags7,) = _U_S_I(buf, pos)
    pos += 4
    return AdminServerSetClientLimitsArgs(AdminNonnullServer(name2), params5, flags7), pos


class AdminServerUpdateTlsFilesArgs(XdrStruct):
    """Struct ``admin_server_update_tls_files_args``."""

    __slots__ = ("srv", "flags")

    def __init__(self, srv: AdminNonnullServer, flags: int) -> None:
        self.srv = srv
        self.flags = flags


def pack_admin_server_update_tls_files_args(value: AdminServerUpdateTlsFilesArgs, put: Put) -> None:
    s1 = value.srv
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    put(_P_S_I(value.flags))


def unpack_admin_server_update_tls_files_args(
    buf: bytes, pos: int
) -> tuple[AdminServerUpdateTlsFilesArgs, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4194304:
        raise too_long("admin_nonnull_server.name", n3, 4194304)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if "\0" in name2:
        name2 = name2.partition("\0")[0]
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("admin_nonnull_server.name padding", buf[end4:pos])
    else:
        pos = end4
    (flags5,) = _U_S_I(buf, pos)
    pos += 4
    return AdminServerUpdateTlsFilesArgs(AdminNonnullServer(name2), flags5), pos


class AdminConnectGetLoggingOutputsArgs(XdrStruct):
    """Struct ``admin_connect_get_logging_outputs_args``."""

    __slots__ = ("flags",)

    def __init__(self, flags: int) -> None:
        self.flags = flags


def pack_admin_connect_get_logging_outputs_args(
    value: AdminConnectGetLoggingOutputsArgs, put: Put
) -> None:
    put(_P_S_I(value.flags))


def unpack_admin_connect_get_logging_outputs_args(
    buf: bytes, pos: int
) -> tuple[AdminConnectGetLoggingOutputsArgs, int]:
    (flags1,) = _U_S_I(buf, pos)
    pos += 4
    return AdminConnectGetLoggingOutputsArgs(flags1), pos


class AdminConnectGetLoggingOutputsRet(XdrStruct):
    """Struct ``admin_connect_get_logging_outputs_ret``."""

    __slots__ = ("outputs", "noutputs")

    def __init__(self, outputs: str, noutputs: int) -> None:
        self.outputs = outputs
        self.noutputs = noutputs


def pack_admin_connect_get_logging_outputs_ret(
    value: AdminConnectGetLoggingOutputsRet, put: Put
) -> None:
    data1 = value.outputs.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("admin_connect_get_logging_outputs_ret.outputs", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    put(_P_S_I(value.noutputs))


def unpack_admin_connect_get_logging_outputs_ret(
    buf: bytes, pos: int
) -> tuple[AdminConnectGetLoggingOutputsRet, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("admin_connect_get_logging_outputs_ret.outputs", n2, 4194304)
    end3 = pos + n2
    outputs1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("admin_connect_get_logging_outputs_ret.outputs padding", buf[end3:pos])
    else:
        pos = end3
    (noutputs4,) = _U_S_I(buf, pos)
    pos += 4
    return AdminConnectGetLoggingOutputsRet(outputs1, noutputs4), pos


class AdminConnectGetLoggingFiltersArgs(XdrStruct):
    """Struct ``admin_connect_get_logging_filters_args``."""

    __slots__ = ("flags",)

    def __init__(self, flags: int) -> None:
        self.flags = flags


def pack_admin_connect_get_logging_filters_args(
    value: AdminConnectGetLoggingFiltersArgs, put: Put
) -> None:
    put(_P_S_I(value.flags))


def unpack_admin_connect_get_logging_filters_args(
    buf: bytes, pos: int
) -> tuple[AdminConnectGetLoggingFiltersArgs, int]:
    (flags1,) = _U_S_I(buf, pos)
    pos += 4
    return AdminConnectGetLoggingFiltersArgs(flags1), pos


class AdminConnectGetLoggingFiltersRet(XdrStruct):
    """Struct ``admin_connect_get_logging_filters_ret``."""

    __slots__ = ("filters", "nfilters")

    def __init__(self, filters: str | None, nfilters: int) -> None:
        self.filters = filters
        self.nfilters = nfilters


def pack_admin_connect_get_logging_filters_ret(
    value: AdminConnectGetLoggingFiltersRet, put: Put
) -> None:
    value1 = value.filters
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("admin_connect_get_logging_filters_ret.filters", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    put(_P_S_I(value.nfilters))


def unpack_admin_connect_get_logging_filters_ret(
    buf: bytes, pos: int
) -> tuple[AdminConnectGetLoggingFiltersRet, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("admin_connect_get_logging_filters_ret.filters", n4, 4194304)
        end5 = pos + n4
        filters3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "admin_connect_get_logging_filters_ret.filters padding", buf[end5:pos]
                )
        else:
            pos = end5
        filters1 = filters3
    elif has2 == 0:
        filters1 = None
    else:
        raise invalid("admin_connect_get_logging_filters_ret.filters", has2)
    (nfilters6,) = _U_S_I(buf, pos)
    pos += 4
    return AdminConnectGetLoggingFiltersRet(filters1, nfilters6), pos


class AdminConnectSetLoggingOutputsArgs(XdrStruct):
    """Struct ``admin_connect_set_logging_outputs_args``."""

    __slots__ = ("outputs", "flags")

    def __init__(self, outputs: str | None, flags: int) -> None:
        self.outputs = outputs
        self.flags = flags


def pack_admin_connect_set_logging_outputs_args(
    value: AdminConnectSetLoggingOutputsArgs, put: Put
) -> None:
    value1 = value.outputs
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("admin_connect_set_logging_outputs_args.outputs", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    put(_P_S_I(value.flags))


def unpack_admin_connect_set_logging_outputs_args(
    buf: bytes, pos: int
) -> tuple[AdminConnectSetLoggingOutputsArgs, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("admin_connect_set_logging_outputs_args.outputs", n4, 4194304)
        end5 = pos + n4
        outputs3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if "\0" in outputs3:
            outputs3 = outputs3.partition("\0")[0]
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "admin_connect_set_logging_outputs_args.outputs padding", buf[end5:pos]
                )
        else:
            pos = end5
        outputs1 = outputs3
    elif has2 == 0:
        outputs1 = None
    else:
        raise invalid("admin_connect_set_logging_outputs_args.outputs", has2)
    (flags6,) = _U_S_I(buf, pos)
    pos += 4
    return AdminConnectSetLoggingOutputsArgs(outputs1, flags6), pos


class AdminConnectSetLoggingFiltersArgs(XdrStruct):
    """Struct ``admin_connect_set_logging_filters_args``."""

    __slots__ = ("filters", "flags")

    def __init__(self, filters: str | None, flags: int) -> None:
        self.filters = filters
        self.flags = flags


def pack_admin_connect_set_logging_filters_args(
    value: AdminConnectSetLoggingFiltersArgs, put: Put
) -> None:
    value1 = value.filters
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("admin_connect_set_logging_filters_args.filters", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    put(_P_S_I(value.flags))


def unpack_admin_connect_set_logging_filters_args(
    buf: bytes, pos: int
) -> tuple[AdminConnectSetLoggingFiltersArgs, int]:
    (has2,) = _U_S_I(buf, pos)
    pos += 4
    if has2 == 1:
        (n4,) = _U_S_I(buf, pos)
        pos += 4
        if n4 > 4194304:
            raise too_long("admin_connect_set_logging_filters_args.filters", n4, 4194304)
        end5 = pos + n4
        filters3 = buf[pos:end5].decode("utf-8", "surrogateescape")
        if "\0" in filters3:
            filters3 = filters3.partition("\0")[0]
        if n4 & 3:
            pos = end5 + 4 - (n4 & 3)
            if buf[end5:pos] != PAD[n4 & 3]:
                raise invalid(
                    "admin_connect_set_logging_filters_args.filters padding", buf[end5:pos]
                )
        else:
            pos = end5
        filters1 = filters3
    elif has2 == 0:
        filters1 = None
    else:
        raise invalid("admin_connect_set_logging_filters_args.filters", has2)
    (flags6,) = _U_S_I(buf, pos)
    pos += 4
    return AdminConnectSetLoggingFiltersArgs(filters1, flags6), pos


class AdminConnectSetDaemonTimeoutArgs(XdrStruct):
    """Struct ``admin_connect_set_daemon_timeout_args``."""

    __slots__ = ("timeout", "flags")

    def __init__(self, timeout: int, flags: int) -> None:
        self.timeout = timeout
        self.flags = flags


def pack_admin_connect_set_daemon_timeout_args(
    value: AdminConnectSetDaemonTimeoutArgs, put: Put
) -> None:
    put(_P_S_II(value.timeout, value.flags))


def unpack_admin_connect_set_daemon_timeout_args(
    buf: bytes, pos: int
) -> tuple[AdminConnectSetDaemonTimeoutArgs, int]:
    timeout1, flags2 = _U_S_II(buf, pos)
    pos += 8
    return AdminConnectSetDaemonTimeoutArgs(timeout1, flags2), pos
