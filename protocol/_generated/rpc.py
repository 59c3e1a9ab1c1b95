# Generated from rpc.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the rpc protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..xdr import PAD, Struct, XdrStruct, invalid, too_long

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]

VIR_UUID_BUFLEN = 16
VIR_NET_MESSAGE_INITIAL = 65536
VIR_NET_MESSAGE_LEGACY_PAYLOAD_MAX = 262120
VIR_NET_MESSAGE_MAX = 33554432
VIR_NET_MESSAGE_HEADER_MAX = 24
VIR_NET_MESSAGE_PAYLOAD_MAX = 33554408
VIR_NET_MESSAGE_LEN_MAX = 4
VIR_NET_MESSAGE_STRING_MAX = 4194304
VIR_NET_MESSAGE_NUM_FDS_MAX = 32
VIR_NET_MESSAGE_HEADER_XDR_LEN = 4
_E_virNetMessageType = frozenset((0, 1, 2, 3, 4, 5, 6))
_E_virNetMessageStatus = frozenset((0, 1, 2))
_ZERO = b"\0\0\0\0"
_S_16s = Struct(">16s")
_P_S_16s = _S_16s.pack
_U_S_16s = _S_16s.unpack_from
_S_16si = Struct(">16si")
_P_S_16si = _S_16si.pack
_U_S_16si = _S_16si.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_S_IIii = Struct(">IIii")
_U_S_IIii = _S_IIii.unpack_from
_S_IIiiIi = Struct(">IIiiIi")
_P_S_IIiiIi = _S_IIiiIi.pack
_S_Ii = Struct(">Ii")
_U_S_Ii = _S_Ii.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_S_iI = Struct(">iI")
_U_S_iI = _S_iI.unpack_from
_S_ii = Struct(">ii")
_P_S_ii = _S_ii.pack
_S_iiI = Struct(">iiI")
_U_S_iiI = _S_iiI.unpack_from
_S_qI = Struct(">qI")
_P_S_qI = _S_qI.pack
_U_S_qI = _S_qI.unpack_from


class VirNetMessageHeader(XdrStruct):
    """Struct ``virNetMessageHeader``."""

    __slots__ = ("prog", "vers", "proc", "type", "serial", "status")

    def __init__(
        self, prog: int, vers: int, proc: int, type: int, serial: int, status: int
    ) -> None:
        self.prog = prog
        self.vers = vers
        self.proc = proc
        self.type = type
        self.serial = serial
        self.status = status


def pack_virNetMessageHeader(value: VirNetMessageHeader, put: Put) -> None:
    if value.type not in _E_virNetMessageType:
        raise invalid("virNetMessageHeader.type", value.type)
    if value.status not in _E_virNetMessageStatus:
        raise invalid("virNetMessageHeader.status", value.status)
    put(_P_S_IIiiIi(value.prog, value.vers, value.proc, value.type, value.serial, value.status))


def unpack_virNetMessageHeader(buf: bytes, pos: int) -> tuple[VirNetMessageHeader, int]:
    prog1, vers2, proc3, type4 = _U_S_IIii(buf, pos)
    pos += 16
    if type4 not in _E_virNetMessageType:
        raise invalid("virNetMessageHeader.type", type4)
    serial5, status6 = _U_S_Ii(buf, pos)
    pos += 8
    if status6 not in _E_virNetMessageStatus:
        raise invalid("virNetMessageHeader.status", status6)
    return VirNetMessageHeader(prog1, vers2, proc3, type4, serial5, status6), pos


class VirNetMessageNonnullDomain(XdrStruct):
    """Struct ``virNetMessageNonnullDomain``."""

    __slots__ = ("name", "uuid", "id")

    def __init__(self, name: str, uuid: bytes, id: int) -> None:
        self.name = name
        self.uuid = uuid
        self.id = id


def pack_virNetMessageNonnullDomain(value: VirNetMessageNonnullDomain, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("virNetMessageNonnullDomain.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.uuid
    if len(data3) != 16:
        raise invalid("virNetMessageNonnullDomain.uuid", data3)
    put(_P_S_16si(data3, value.id))


def unpack_virNetMessageNonnullDomain(
    buf: bytes, pos: int
) -> tuple[VirNetMessageNonnullDomain, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("virNetMessageNonnullDomain.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("virNetMessageNonnullDomain.name padding", buf[end3:pos])
    else:
        pos = end3
    uuid4, id5 = _U_S_16si(buf, pos)
    pos += 20
    return VirNetMessageNonnullDomain(name1, uuid4, id5), pos


class VirNetMessageNonnullNetwork(XdrStruct):
    """Struct ``virNetMessageNonnullNetwork``."""

    __slots__ = ("name", "uuid")

    def __init__(self, name: str, uuid: bytes) -> None:
        self.name = name
        self.uuid = uuid


def pack_virNetMessageNonnullNetwork(value: VirNetMessageNonnullNetwork, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 4194304:
        raise too_long("virNetMessageNonnullNetwork.name", n2, 4194304)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.uuid
    if len(data3) != 16:
        raise invalid("virNetMessageNonnullNetwork.uuid", data3)
    put(_P_S_16s(data3))


def unpack_virNetMessageNonnullNetwork(
    buf: bytes, pos: int
) -> tuple[VirNetMessageNonnullNetwork, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4194304:
        raise too_long("virNetMessageNonnullNetwork.name", n2, 4194304)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("virNetMessageNonnullNetwork.name padding", buf[end3:pos])
    else:
        pos = end3
    (uuid4,) = _U_S_16s(buf, pos)
    pos += 16
    return VirNetMessageNonnullNetwork(name1, uuid4), pos


class VirNetMessageError(XdrStruct):
    """Struct ``virNetMessageError``."""

    __slots__ = (
        "code",
        "domain",
        "message",
        "level",
        "dom",
        "str1",
        "str2",
        "str3",
        "int1",
        "int2",
        "net",
    )

    def __init__(
        self,
        code: int,
        domain: int,
        message: str | None,
        level: int,
        dom: VirNetMessageNonnullDomain | None,
        str1: str | None,
        str2: str | None,
        str3: str | None,
        int1: int,
        int2: int,
        net: VirNetMessageNonnullNetwork | None,
    ) -> None:
        self.code = code
        self.domain = domain
        self.message = message
        self.level = level
        self.dom = dom
        self.str1 = str1
        self.str2 = str2
        self.str3 = str3
        self.int1 = int1
        self.int2 = int2
        self.net = net


def pack_virNetMessageError(value: VirNetMessageError, put: Put) -> None:
    value1 = value.message
    put(_P_S_ii(value.code, value.domain))
    if value1 is None:
        put(_ZERO)
    else:
        data2 = value1.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 4194304:
            raise too_long("virNetMessageError.message", n3, 4194304)
        put(_P_S_II(1, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
    value4 = value.dom
    put(_P_S_i(value.level))
    if value4 is None:
        put(_ZERO)
    else:
        s5 = value4
        data6 = s5.name.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 4194304:
            raise too_long("virNetMessageNonnullDomain.name", n7, 4194304)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
        data8 = s5.uuid
        if len(data8) != 16:
            raise invalid("virNetMessageNonnullDomain.uuid", data8)
        put(_P_S_16si(data8, s5.id))
    value9 = value.str1
    if value9 is None:
        put(_ZERO)
    else:
        data10 = value9.encode("utf-8", "surrogateescape")
        n11 = len(data10)
        if n11 > 4194304:
            raise too_long("virNetMessageError.str1", n11, 4194304)
        put(_P_S_II(1, n11))
        put(data10)
        if n11 & 3:
            put(PAD[n11 & 3])
    value12 = value.str2
    if value12 is None:
        put(_ZERO)
    else:
        data13 = value12.encode("utf-8", "surrogateescape")
        n14 = len(data13)
        if n14 > 4194304:
            raise too_long("virNetMessageError.str2", n14, 4194304)
        put(_P_S_II(1, n14))
        put(data13)
        if n14 & 3:
            put(PAD[n14 & 3])
    value15 = value.str3
    if value15 is None:
        put(_ZERO)
    else:
        data16 = value15.encode("utf-8", "surrogateescape")
        n17 = len(data16)
        if n17 > 4194304:
            raise too_long("virNetMessageError.str3", n17, 4194304)
        put(_P_S_II(1, n17))
        put(data16)
        if n17 & 3:
            put(PAD[n17 & 3])
    value18 = value.net
    put(_P_S_ii(value.int1, value.int2))
    if value18 is None:
        put(_ZERO)
    else:
        s19 = value18
        data20 = s19.name.encode("utf-8", "surrogateescape")
        n21 = len(data20)
        if n21 > 4194304:
            raise too_long("virNetMessageNonnullNetwork.name", n21, 4194304)
        put(_P_S_II(1, n21))
        put(data20)
        if n21 & 3:
            put(PAD[n21 & 3])
        data22 = s19.uuid
        if len(data22) != 16:
            raise invalid("virNetMessageNonnullNetwork.uuid", data22)
        put(_P_S_16s(data22))


def unpack_virNetMessageError(buf: bytes, pos: int) -> tuple[VirNetMessageError, int]:
    code1, domain2, has4 = _U_S_iiI(buf, pos)
    pos += 12
    if has4 == 1:
        (n6,) = _U_S_I(buf, pos)
        pos += 4
        if n6 > 4194304:
            raise too_long("virNetMessageError.message", n6, 4194304)
        end7 = pos + n6
        message5 = buf[pos:end7].decode("utf-8", "surrogateescape")
        if n6 & 3:
            pos = end7 + 4 - (n6 & 3)
            if buf[end7:pos] != PAD[n6 & 3]:
                raise invalid("virNetMessageError.message padding", buf[end7:pos])
        else:
            pos = end7
        message3 = message5
    elif has4 == 0:
        message3 = None
    else:
        raise invalid("virNetMessageError.message", has4)
    level8, has10 = _U_S_iI(buf, pos)
    pos += 8
    if has10 == 1:
        (n13,) = _U_S_I(buf, pos)
        pos += 4
        if n13 > 4194304:
            raise too_long("virNetMessageNonnullDomain.name", n13, 4194304)
        end14 = pos + n13
        name12 = buf[pos:end14].decode("utf-8", "surrogateescape")
        if n13 & 3:
            pos = end14 + 4 - (n13 & 3)
            if buf[end14:pos] != PAD[n13 & 3]:
                raise invalid("virNetMessageNonnullDomain.name padding", buf[end14:pos])
        else:
            pos = end14
        uuid15, id16 = _U_S_16si(buf, pos)
        pos += 20
        dom9 = VirNetMessageNonnullDomain(name12, uuid15, id16)
    elif has10 == 0:
        dom9 = None
    else:
        raise invalid("virNetMessageError.dom", has10)
    (has18,) = _U_S_I(buf, pos)
    pos += 4
    if has18 == 1:
        (n20,) = _U_S_I(buf, pos)
        pos += 4
        if n20 > 4194304:
            raise too_long("virNetMessageError.str1", n20, 4194304)
        end21 = pos + n20
        str1_19 = buf[pos:end21].decode("utf-8", "surrogateescape")
        if n20 & 3:
            pos = end21 + 4 - (n20 & 3)
            if buf[end21:pos] != PAD[n20 & 3]:
                raise invalid("virNetMessageError.str1 padding", buf[end21:pos])
        else:
            pos = end21
        str1_17 = str1_19
    elif has18 == 0:
        str1_17 = None
    else:
        raise invalid("virNetMessageError.str1", has18)
    (has23,) = _U_S_I(buf, pos)
    pos += 4
    if has23 == 1:
        (n25,) = _U_S_I(buf, pos)
        pos += 4
        if n25 > 4194304:
            raise too_long("virNetMessageError.str2", n25, 4194304)
        end26 = pos + n25
        str2_24 = buf[pos:end26].decode("utf-8", "surrogateescape")
        if n25 & 3:
            pos = end26 + 4 - (n25 & 3)
            if buf[end26:pos] != PAD[n25 & 3]:
                raise invalid("virNetMessageError.str2 padding", buf[end26:pos])
        else:
            pos = end26
        str2_22 = str2_24
    elif has23 == 0:
        str2_22 = None
    else:
        raise invalid("virNetMessageError.str2", has23)
    (has28,) = _U_S_I(buf, pos)
    pos += 4
    if has28 == 1:
        (n30,) = _U_S_I(buf, pos)
        pos += 4
        if n30 > 4194304:
            raise too_long("virNetMessageError.str3", n30, 4194304)
        end31 = pos + n30
        str3_29 = buf[pos:end31].decode("utf-8", "surrogateescape")
        if n30 & 3:
            pos = end31 + 4 - (n30 & 3)
            if buf[end31:pos] != PAD[n30 & 3]:
                raise invalid("virNetMessageError.str3 padding", buf[end31:pos])
        else:
            pos = end31
        str3_27 = str3_29
    elif has28 == 0:
        str3_27 = None
    else:
        raise invalid("virNetMessageError.str3", has28)
    int1_32, int2_33, has35 = _U_S_iiI(buf, pos)
    pos += 12
    if has35 == 1:
        (n38,) = _U_S_I(buf, pos)
        pos += 4
        if n38 > 4194304:
            raise too_long("virNetMessageNonnullNetwork.name", n38, 4194304)
        end39 = pos + n38
        name37 = buf[pos:end39].decode("utf-8", "surrogateescape")
        if n38 & 3:
            pos = end39 + 4 - (n38 & 3)
            if buf[end39:pos] != PAD[n38 & 3]:
                raise invalid("virNetMessageNonnullNetwork.name padding", buf[end39:pos])
        else:
            pos = end39
        (uuid40,) = _U_S_16s(buf, pos)
        pos += 16
        net34 = VirNetMessageNonnullNetwork(name37, uuid40)
    elif has35 == 0:
        net34 = None
    else:
        raise invalid("virNetMessageError.net", has35)
    return VirNetMessageError(
        code1, domain2, message3, level8, dom9, str1_17, str2_22, str3_27, int1_32, int2_33, net34
    ), pos


class VirNetStreamHole(XdrStruct):
    """Struct ``virNetStreamHole``."""

    __slots__ = ("length", "flags")

    def __init__(self, length: int, flags: int) -> None:
        self.length = length
        self.flags = flags


def pack_virNetStreamHole(value: VirNetStreamHole, put: Put) -> None:
    put(_P_S_qI(value.length, value.flags))


def unpack_virNetStreamHole(buf: bytes, pos: int) -> tuple[VirNetStreamHole, int]:
    length1, flags2 = _U_S_qI(buf, pos)
    pos += 12
    return VirNetStreamHole(length1, flags2), pos
