# Generated from types.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the types protocol."""

from __future__ import annotations

from struct import pack, unpack_from
from typing import TYPE_CHECKING, Any

from ..xdr import PAD, PacksItself, Struct, XdrStruct, invalid, too_long
from .base import BasePlace, BaseReport, pack_base_report, unpack_base_report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]
    Known = dict[str, tuple[bytes, int, str, int, Any, int]]

LIMIT = 5
ID_SIZE = 3
_E_colour = frozenset((-1, 0, 1))
_E_alone = frozenset((7,))
_E_base_state = frozenset((0, 1))
_ZERO = b"\0\0\0\0"
_S_3s1x = Struct(">3s1x")
_U_S_3s1x = _S_3s1x.unpack_from
_S_3s1x4sI = Struct(">3s1x4sI")
_P_S_3s1x4sI = _S_3s1x4sI.pack
_S_3s1xi = Struct(">3s1xi")
_P_S_3s1xi = _S_3s1xi.pack
_S_3s1xiI = Struct(">3s1xiI")
_P_S_3s1xiI = _S_3s1xiI.pack
_S_4sI = Struct(">4sI")
_U_S_4sI = _S_4sI.unpack_from
_S_I = Struct(">I")
_P_S_I = _S_I.pack
_U_S_I = _S_I.unpack_from
_S_II = Struct(">II")
_P_S_II = _S_II.pack
_S_IQ = Struct(">IQ")
_P_S_IQ = _S_IQ.pack
_S_Id = Struct(">Id")
_P_S_Id = _S_Id.pack
_S_Ii = Struct(">Ii")
_P_S_Ii = _S_Ii.pack
_S_Q = Struct(">Q")
_U_S_Q = _S_Q.unpack_from
_S_QQQQI = Struct(">QQQQI")
_P_S_QQQQI = _S_QQQQI.pack
_U_S_QQQQI = _S_QQQQI.unpack_from
_S_d = Struct(">d")
_U_S_d = _S_d.unpack_from
_S_i = Struct(">i")
_P_S_i = _S_i.pack
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from
_S_iIiII = Struct(">iIiII")
_P_S_iIiII = _S_iIiII.pack
_S_iIqQfd = Struct(">iIqQfd")
_P_S_iIqQfd = _S_iIqQfd.pack
_U_S_iIqQfd = _S_iIqQfd.unpack_from
_S_ii = Struct(">ii")
_P_S_ii = _S_ii.pack
_S_iiiI = Struct(">iiiI")
_P_S_iiiI = _S_iiiI.pack
_S_iiiii = Struct(">iiiii")
_P_S_iiiii = _S_iiiii.pack
_U_S_iiiii = _S_iiiii.unpack_from
_S_iq = Struct(">iq")
_P_S_iq = _S_iq.pack
_S_q = Struct(">q")
_U_S_q = _S_q.unpack_from
_F_quantity: dict[int, tuple[Any, int]] = {
    1: (_U_S_i, 4),
    2: (_U_S_Q, 8),
}
_F_verdict: dict[int, tuple[Any, int]] = {
    1: (_U_S_d, 8),
}


class Numbers(XdrStruct):
    """Struct ``numbers``."""

    __slots__ = ("i", "ui", "h", "uh", "f", "d")

    def __init__(self, i: int, ui: int, h: int, uh: int, f: float, d: float) -> None:
        self.i = i
        self.ui = ui
        self.h = h
        self.uh = uh
        self.f = f
        self.d = d


def pack_numbers(value: Numbers, put: Put) -> None:
    put(_P_S_iIqQfd(value.i, value.ui, value.h, value.uh, value.f, value.d))


def unpack_numbers(buf: bytes, pos: int) -> tuple[Numbers, int]:
    i1, ui2, h3, uh4, f5, d6 = _U_S_iIqQfd(buf, pos)
    pos += 36
    return Numbers(i1, ui2, h3, uh4, f5, d6), pos


class Narrow(XdrStruct):
    """Struct ``narrow``."""

    __slots__ = ("s", "us", "c", "uc", "flag")

    def __init__(self, s: int, us: int, c: int, uc: int, flag: bool) -> None:
        self.s = s
        self.us = us
        self.c = c
        self.uc = uc
        self.flag = flag


def pack_narrow(value: Narrow, put: Put) -> None:
    if not -32768 <= value.s <= 32767:
        raise invalid("narrow.s", value.s)
    if not 0 <= value.us <= 65535:
        raise invalid("narrow.us", value.us)
    if not -128 <= value.c <= 127:
        raise invalid("narrow.c", value.c)
    if not 0 <= value.uc <= 255:
        raise invalid("narrow.uc", value.uc)
    if value.flag not in (0, 1):
        raise invalid("narrow.flag", value.flag)
    put(_P_S_iIiII(value.s, value.us, value.c, value.uc, value.flag))


def unpack_narrow(buf: bytes, pos: int) -> tuple[Narrow, int]:
    (s1,) = _U_S_i(buf, pos)
    pos += 4
    if not -32768 <= s1 <= 32767:
        raise invalid("narrow.s", s1)
    (us2,) = _U_S_I(buf, pos)
    pos += 4
    if not 0 <= us2 <= 65535:
        raise invalid("narrow.us", us2)
    (c3,) = _U_S_i(buf, pos)
    pos += 4
    if not -128 <= c3 <= 127:
        raise invalid("narrow.c", c3)
    (uc4,) = _U_S_I(buf, pos)
    pos += 4
    if not 0 <= uc4 <= 255:
        raise invalid("narrow.uc", uc4)
    (flag5,) = _U_S_I(buf, pos)
    pos += 4
    if flag5 > 1:
        raise invalid("narrow.flag", flag5)
    return Narrow(s1, us2, c3, uc4, flag5 == 1), pos


class Members(XdrStruct):
    """Struct ``members``."""

    __slots__ = ("plain", "renamed", "single", "several")

    def __init__(self, plain: int, renamed: int, single: int, several: Sequence[int]) -> None:
        self.plain = plain
        self.renamed = renamed
        self.single = single
        self.several = several


def pack_members(value: Members, put: Put) -> None:
    if value.plain not in _E_colour:
        raise invalid("members.plain", value.plain)
    if value.renamed not in _E_colour:
        raise invalid("members.renamed", value.renamed)
    if value.single not in _E_alone:
        raise invalid("members.single", value.single)
    items1 = value.several
    n2 = len(items1)
    if n2 > 2:
        raise too_long("members.several", n2, 2)
    put(_P_S_iiiI(value.plain, value.renamed, value.single, n2))
    for item3 in items1:
        if item3 not in _E_colour:
            raise invalid("members.several", item3)
        put(_P_S_i(item3))


def unpack_members(buf: bytes, pos: int) -> tuple[Members, int]:
    (plain1,) = _U_S_i(buf, pos)
    pos += 4
    if plain1 not in _E_colour:
        raise invalid("members.plain", plain1)
    (renamed2,) = _U_S_i(buf, pos)
    pos += 4
    if renamed2 not in _E_colour:
        raise invalid("members.renamed", renamed2)
    (single3,) = _U_S_i(buf, pos)
    pos += 4
    if single3 not in _E_alone:
        raise invalid("members.single", single3)
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    if n5 > 2:
        raise too_long("members.several", n5, 2)
    if n5 * 4 > len(buf) - pos:
        raise invalid("members.several count", n5)
    several4: list[int] = []
    appendseveral4 = several4.append
    for _ in range(n5):
        (item6,) = _U_S_i(buf, pos)
        pos += 4
        if item6 not in _E_colour:
            raise invalid("members.several", item6)
        appendseveral4(item6)
    return Members(plain1, renamed2, single3, several4), pos


class Strings(XdrStruct):
    """Struct ``strings``."""

    __slots__ = ("limited", "unlimited", "note", "some", "groups")

    def __init__(
        self,
        limited: str,
        unlimited: str,
        note: str | None,
        some: Sequence[str],
        groups: Sequence[Sequence[str]],
    ) -> None:
        self.limited = limited
        self.unlimited = unlimited
        self.note = note
        self.some = some
        self.groups = groups


def pack_strings(value: Strings, put: Put) -> None:
    data1 = value.limited.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 5:
        raise too_long("strings.limited", n2, 5)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.unlimited.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    put(_P_S_I(n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    value5 = value.note
    if value5 is None:
        put(_ZERO)
    else:
        data6 = value5.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 5:
            raise too_long("strings.note", n7, 5)
        put(_P_S_II(1, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
    items8 = value.some
    n9 = len(items8)
    if isinstance(items8, str):
        raise invalid("strings.some", items8)
    if n9 > 2:
        raise too_long("strings.some", n9, 2)
    put(_P_S_I(n9))
    for item10 in items8:
        data11 = item10.encode("utf-8", "surrogateescape")
        n12 = len(data11)
        if n12 > 5:
            raise too_long("strings.some", n12, 5)
        put(_P_S_I(n12))
        put(data11)
        if n12 & 3:
            put(PAD[n12 & 3])
    items13 = value.groups
    n14 = len(items13)
    if n14 > 2:
        raise too_long("strings.groups", n14, 2)
    put(_P_S_I(n14))
    for item15 in items13:
        items16 = item15
        n17 = len(items16)
        if isinstance(items16, str):
            raise invalid("strings.groups", items16)
        if n17 > 2:
            raise too_long("strings.groups", n17, 2)
        put(_P_S_I(n17))
        for item18 in items16:
            data19 = item18.encode("utf-8", "surrogateescape")
            n20 = len(data19)
            if n20 > 5:
                raise too_long("strings.groups", n20, 5)
            put(_P_S_I(n20))
            put(data19)
            if n20 & 3:
                put(PAD[n20 & 3])


def unpack_strings(buf: bytes, pos: int) -> tuple[Strings, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 5:
        raise too_long("strings.limited", n2, 5)
    end3 = pos + n2
    limited1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("strings.limited padding", buf[end3:pos])
    else:
        pos = end3
    (n5,) = _U_S_I(buf, pos)
    pos += 4
    end6 = pos + n5
    unlimited4 = buf[pos:end6].decode("utf-8", "surrogateescape")
    if n5 & 3:
        pos = end6 + 4 - (n5 & 3)
        if buf[end6:pos] != PAD[n5 & 3]:
            raise invalid("strings.unlimited padding", buf[end6:pos])
    else:
        pos = end6
    (has8,) = _U_S_I(buf, pos)
    pos += 4
    if has8 == 1:
        (n10,) = _U_S_I(buf, pos)
        pos += 4
        if n10 > 5:
            raise too_long("strings.note", n10, 5)
        end11 = pos + n10
        note9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("strings.note padding", buf[end11:pos])
        else:
            pos = end11
        note7 = note9
    elif has8 == 0:
        note7 = None
    else:
        raise invalid("strings.note", has8)
    (n13,) = _U_S_I(buf, pos)
    pos += 4
    if n13 > 2:
        raise too_long("strings.some", n13, 2)
    if n13 * 4 > len(buf) - pos:
        raise invalid("strings.some count", n13)
    some12: list[str] = []
    appendsome12 = some12.append
    for _ in range(n13):
        (n15,) = _U_S_I(buf, pos)
        pos += 4
        if n15 > 5:
            raise too_long("strings.some", n15, 5)
        end16 = pos + n15
        item14 = buf[pos:end16].decode("utf-8", "surrogateescape")
        if n15 & 3:
            pos = end16 + 4 - (n15 & 3)
            if buf[end16:pos] != PAD[n15 & 3]:
                raise invalid("strings.some padding", buf[end16:pos])
        else:
            pos = end16
        appendsome12(item14)
    (n18,) = _U_S_I(buf, pos)
    pos += 4
    if n18 > 2:
        raise too_long("strings.groups", n18, 2)
    if n18 * 4 > len(buf) - pos:
        raise invalid("strings.groups count", n18)
    groups17: list[Sequence[str]] = []
    appendgroups17 = groups17.append
    for _ in range(n18):
        (n20,) = _U_S_I(buf, pos)
        pos += 4
        if n20 > 2:
            raise too_long("strings.groups", n20, 2)
        if n20 * 4 > len(buf) - pos:
            raise invalid("strings.groups count", n20)
        item19: list[str] = []
        appenditem19 = item19.append
        for _ in range(n20):
            (n22,) = _U_S_I(buf, pos)
            pos += 4
            if n22 > 5:
                raise too_long("strings.groups", n22, 5)
            end23 = pos + n22
            item21 = buf[pos:end23].decode("utf-8", "surrogateescape")
            if n22 & 3:
                pos = end23 + 4 - (n22 & 3)
                if buf[end23:pos] != PAD[n22 & 3]:
                    raise invalid("strings.groups padding", buf[end23:pos])
            else:
                pos = end23
            appenditem19(item21)
        appendgroups17(item19)
    return Strings(limited1, unlimited4, note7, some12, groups17), pos


class Opaques(XdrStruct):
    """Struct ``opaques``."""

    __slots__ = ("padded", "exact", "variable", "endless")

    def __init__(self, padded: bytes, exact: bytes, variable: bytes, endless: bytes) -> None:
        self.padded = padded
        self.exact = exact
        self.variable = variable
        self.endless = endless


def pack_opaques(value: Opaques, put: Put) -> None:
    data1 = value.padded
    if len(data1) != 3:
        raise invalid("opaques.padded", data1)
    data2 = value.exact
    if len(data2) != 4:
        raise invalid("opaques.exact", data2)
    data3 = value.variable
    n4 = len(data3)
    if n4 > 5:
        raise too_long("opaques.variable", n4, 5)
    put(_P_S_3s1x4sI(data1, data2, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    data5 = value.endless
    n6 = len(data5)
    put(_P_S_I(n6))
    put(data5)
    if n6 & 3:
        put(PAD[n6 & 3])


def unpack_opaques(buf: bytes, pos: int) -> tuple[Opaques, int]:
    (padded1,) = _U_S_3s1x(buf, pos)
    pos += 4
    if buf[pos - 1 : pos] != PAD[3]:
        raise invalid("opaques.padded padding", buf[pos - 1 : pos])
    exact2, n4 = _U_S_4sI(buf, pos)
    pos += 8
    if n4 > 5:
        raise too_long("opaques.variable", n4, 5)
    end5 = pos + n4
    variable3 = buf[pos:end5]
    if n4 & 3:
        pos = end5 + 4 - (n4 & 3)
        if buf[end5:pos] != PAD[n4 & 3]:
            raise invalid("opaques.variable padding", buf[end5:pos])
    else:
        pos = end5
    (n7,) = _U_S_I(buf, pos)
    pos += 4
    end8 = pos + n7
    endless6 = buf[pos:end8]
    if n7 & 3:
        pos = end8 + 4 - (n7 & 3)
        if buf[end8:pos] != PAD[n7 & 3]:
            raise invalid("opaques.endless padding", buf[end8:pos])
    else:
        pos = end8
    return Opaques(padded1, exact2, variable3, endless6), pos


class Small(XdrStruct):
    """Struct ``small``."""

    __slots__ = ("name", "id", "number")

    def __init__(self, name: str, id: bytes, number: int) -> None:
        self.name = name
        self.id = id
        self.number = number


def pack_small(value: Small, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 5:
        raise too_long("small.name", n2, 5)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.id
    if len(data3) != 3:
        raise invalid("small.id", data3)
    put(_P_S_3s1xi(data3, value.number))


def unpack_small(buf: bytes, pos: int) -> tuple[Small, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 5:
        raise too_long("small.name", n2, 5)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("small.name padding", buf[end3:pos])
    else:
        pos = end3
    (id4,) = _U_S_3s1x(buf, pos)
    pos += 4
    if buf[pos - 1 : pos] != PAD[3]:
        raise invalid("small.id padding", buf[pos - 1 : pos])
    (number5,) = _U_S_i(buf, pos)
    pos += 4
    return Small(name1, id4, number5), pos


def pack_list_small(items: Sequence[Small], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.name.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 5:
            raise too_long("small.name", n2, 5)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        data3 = item.id
        if len(data3) != 3:
            raise invalid("small.id", data3)
        put(_P_S_3s1xi(data3, item.number))


def unpack_list_small(buf: bytes, pos: int, count: int) -> tuple[list[Small], int]:
    items: list[Small] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 5:
            raise too_long("small.name", n2, 5)
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("small.name padding", buf[end3:pos])
        else:
            pos = end3
        (id4,) = _U_S_3s1x(buf, pos)
        pos += 4
        if buf[pos - 1 : pos] != PAD[3]:
            raise invalid("small.id padding", buf[pos - 1 : pos])
        (number5,) = _U_S_i(buf, pos)
        pos += 4
        made6 = new(Small)
        made6.name = name1
        made6.id = id4
        made6.number = number5
        append(made6)
    return items, pos


class Nested(XdrStruct):
    """Struct ``nested``."""

    __slots__ = ("inlined", "perhaps", "many")

    def __init__(self, inlined: Small, perhaps: Small | None, many: Sequence[Small]) -> None:
        self.inlined = inlined
        self.perhaps = perhaps
        self.many = many


def pack_nested(value: Nested, put: Put) -> None:
    s1 = value.inlined
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 5:
        raise too_long("small.name", n3, 5)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.id
    if len(data4) != 3:
        raise invalid("small.id", data4)
    value5 = value.perhaps
    put(_P_S_3s1xi(data4, s1.number))
    if value5 is None:
        put(_ZERO)
    else:
        s6 = value5
        data7 = s6.name.encode("utf-8", "surrogateescape")
        n8 = len(data7)
        if n8 > 5:
            raise too_long("small.name", n8, 5)
        put(_P_S_II(1, n8))
        put(data7)
        if n8 & 3:
            put(PAD[n8 & 3])
        data9 = s6.id
        if len(data9) != 3:
            raise invalid("small.id", data9)
        put(_P_S_3s1xi(data9, s6.number))
    items10 = value.many
    n11 = len(items10)
    if n11 > 3:
        raise too_long("nested.many", n11, 3)
    put(_P_S_I(n11))
    pack_list_small(items10, put)


def unpack_nested(buf: bytes, pos: int) -> tuple[Nested, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 5:
        raise too_long("small.name", n3, 5)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("small.name padding", buf[end4:pos])
    else:
        pos = end4
    (id5,) = _U_S_3s1x(buf, pos)
    pos += 4
    if buf[pos - 1 : pos] != PAD[3]:
        raise invalid("small.id padding", buf[pos - 1 : pos])
    number6, has8 = _U_S_iI(buf, pos)
    pos += 8
    if has8 == 1:
        (n11,) = _U_S_I(buf, pos)
        pos += 4
        if n11 > 5:
            raise too_long("small.name", n11, 5)
        end12 = pos + n11
        name10 = buf[pos:end12].decode("utf-8", "surrogateescape")
        if n11 & 3:
            pos = end12 + 4 - (n11 & 3)
            if buf[end12:pos] != PAD[n11 & 3]:
                raise invalid("small.name padding", buf[end12:pos])
        else:
            pos = end12
        (id13,) = _U_S_3s1x(buf, pos)
        pos += 4
        if buf[pos - 1 : pos] != PAD[3]:
            raise invalid("small.id padding", buf[pos - 1 : pos])
        (number14,) = _U_S_i(buf, pos)
        pos += 4
        perhaps7 = Small(name10, id13, number14)
    elif has8 == 0:
        perhaps7 = None
    else:
        raise invalid("nested.perhaps", has8)
    (n16,) = _U_S_I(buf, pos)
    pos += 4
    if n16 > 3:
        raise too_long("nested.many", n16, 3)
    if n16 * 12 > len(buf) - pos:
        raise invalid("nested.many count", n16)
    many15, pos = unpack_list_small(buf, pos, n16)
    return Nested(Small(name2, id5, number6), perhaps7, many15), pos


class Placed(XdrStruct):
    """Struct ``placed``."""

    __slots__ = ("name", "where")

    def __init__(self, name: str, where: Small) -> None:
        self.name = name
        self.where = where


def pack_placed(value: Placed, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 5:
        raise too_long("placed.name", n2, 5)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    s3 = value.where
    data4 = s3.name.encode("utf-8", "surrogateescape")
    n5 = len(data4)
    if n5 > 5:
        raise too_long("small.name", n5, 5)
    put(_P_S_I(n5))
    put(data4)
    if n5 & 3:
        put(PAD[n5 & 3])
    data6 = s3.id
    if len(data6) != 3:
        raise invalid("small.id", data6)
    put(_P_S_3s1xi(data6, s3.number))


def unpack_placed(buf: bytes, pos: int) -> tuple[Placed, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 5:
        raise too_long("placed.name", n2, 5)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("placed.name padding", buf[end3:pos])
    else:
        pos = end3
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 5:
        raise too_long("small.name", n6, 5)
    end7 = pos + n6
    name5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("small.name padding", buf[end7:pos])
    else:
        pos = end7
    (id8,) = _U_S_3s1x(buf, pos)
    pos += 4
    if buf[pos - 1 : pos] != PAD[3]:
        raise invalid("small.id padding", buf[pos - 1 : pos])
    (number9,) = _U_S_i(buf, pos)
    pos += 4
    return Placed(name1, Small(name5, id8, number9)), pos


def pack_list_placed(items: Sequence[Placed], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    same: object = items  # an object that no field is
    length = -1
    raw = tail = between = b""
    for item in items:
        data = item.name.encode("utf-8", "surrogateescape")
        owner = item.where
        if len(data) == length and owner is same:
            put(between)
        else:
            if owner is not same:
                parts: list[bytes] = []
                pack_small(owner, parts.append)
                same, raw = owner, b"".join(parts)
            length = len(data)
            if length > 5:
                raise too_long("placed.name", length, 5)
            head = _P_S_I(length)
            put(tail + head)
            tail = PAD[length & 3] + raw if length & 3 else raw
            between = tail + head
        put(data)
    put(tail)


def unpack_list_placed(buf: bytes, pos: int, count: int) -> tuple[list[Placed], int]:
    items: list[Placed] = []
    append = items.append
    new = object.__new__
    same1: Small
    raw1, size1 = b"", 0
    follows, step = b"", 0  # padding, owner and the next length
    if count:
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 5:
            raise too_long("placed.name", n2, 5)
    for left in range(count - 1, -1, -1):
        end = pos + n2
        name = buf[pos:end].decode("utf-8", "surrogateescape")
        if left and follows and buf.startswith(follows, end):
            pos = end + step
        else:
            if n2 & 3:
                pos = end + 4 - (n2 & 3)
                if buf[end:pos] != PAD[n2 & 3]:
                    raise invalid("placed.name padding", buf[end:pos])
            else:
                pos = end
            if size1 and buf.startswith(raw1, pos):
                pos += size1
            else:
                start1 = pos
                same1, pos = unpack_small(buf, pos)
                raw1, size1 = buf[start1:pos], pos - start1
            if left:
                (n3,) = _U_S_I(buf, pos)
                pos += 4
                if n3 > 5:
                    raise too_long("placed.name", n3, 5)
                follows = buf[end:pos] if n3 == n2 else b""
                step = pos - end
                n2 = n3
        made5 = new(Placed)
        made5.name = name
        made5.where = same1
        append(made5)
    return items, pos


class Pair(XdrStruct):
    """Struct ``pair``."""

    __slots__ = ("first", "second")

    def __init__(self, first: Small, second: Small) -> None:
        self.first = first
        self.second = second


def pack_pair(value: Pair, put: Put) -> None:
    s1 = value.first
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 5:
        raise too_long("small.name", n3, 5)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.id
    if len(data4) != 3:
        raise invalid("small.id", data4)
    s5 = value.second
    data6 = s5.name.encode("utf-8", "surrogateescape")
    n7 = len(data6)
    if n7 > 5:
        raise too_long("small.name", n7, 5)
    put(_P_S_3s1xiI(data4, s1.number, n7))
    put(data6)
    if n7 & 3:
        put(PAD[n7 & 3])
    data8 = s5.id
    if len(data8) != 3:
        raise invalid("small.id", data8)
    put(_P_S_3s1xi(data8, s5.number))


def unpack_pair(buf: bytes, pos: int) -> tuple[Pair, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 5:
        raise too_long("small.name", n3, 5)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("small.name padding", buf[end4:pos])
    else:
        pos = end4
    (id5,) = _U_S_3s1x(buf, pos)
    pos += 4
    if buf[pos - 1 : pos] != PAD[3]:
        raise invalid("small.id padding", buf[pos - 1 : pos])
    number6, n9 = _U_S_iI(buf, pos)
    pos += 8
    if n9 > 5:
        raise too_long("small.name", n9, 5)
    end10 = pos + n9
    name8 = buf[pos:end10].decode("utf-8", "surrogateescape")
    if n9 & 3:
        pos = end10 + 4 - (n9 & 3)
        if buf[end10:pos] != PAD[n9 & 3]:
            raise invalid("small.name padding", buf[end10:pos])
    else:
        pos = end10
    (id11,) = _U_S_3s1x(buf, pos)
    pos += 4
    if buf[pos - 1 : pos] != PAD[3]:
        raise invalid("small.id padding", buf[pos - 1 : pos])
    (number12,) = _U_S_i(buf, pos)
    pos += 4
    return Pair(Small(name2, id5, number6), Small(name8, id11, number12)), pos


def pack_list_pair(items: Sequence[Pair], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        s1 = item.first
        data2 = s1.name.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 5:
            raise too_long("small.name", n3, 5)
        put(_P_S_I(n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
        data4 = s1.id
        if len(data4) != 3:
            raise invalid("small.id", data4)
        s5 = item.second
        data6 = s5.name.encode("utf-8", "surrogateescape")
        n7 = len(data6)
        if n7 > 5:
            raise too_long("small.name", n7, 5)
        put(_P_S_3s1xiI(data4, s1.number, n7))
        put(data6)
        if n7 & 3:
            put(PAD[n7 & 3])
        data8 = s5.id
        if len(data8) != 3:
            raise invalid("small.id", data8)
        put(_P_S_3s1xi(data8, s5.number))


def unpack_list_pair(buf: bytes, pos: int, count: int) -> tuple[list[Pair], int]:
    items: list[Pair] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n3,) = _U_S_I(buf, pos)
        pos += 4
        if n3 > 5:
            raise too_long("small.name", n3, 5)
        end4 = pos + n3
        name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
        if n3 & 3:
            pos = end4 + 4 - (n3 & 3)
            if buf[end4:pos] != PAD[n3 & 3]:
                raise invalid("small.name padding", buf[end4:pos])
        else:
            pos = end4
        (id5,) = _U_S_3s1x(buf, pos)
        pos += 4
        if buf[pos - 1 : pos] != PAD[3]:
            raise invalid("small.id padding", buf[pos - 1 : pos])
        number6, n10 = _U_S_iI(buf, pos)
        pos += 8
        if n10 > 5:
            raise too_long("small.name", n10, 5)
        end11 = pos + n10
        name9 = buf[pos:end11].decode("utf-8", "surrogateescape")
        if n10 & 3:
            pos = end11 + 4 - (n10 & 3)
            if buf[end11:pos] != PAD[n10 & 3]:
                raise invalid("small.name padding", buf[end11:pos])
        else:
            pos = end11
        (id12,) = _U_S_3s1x(buf, pos)
        pos += 4
        if buf[pos - 1 : pos] != PAD[3]:
            raise invalid("small.id padding", buf[pos - 1 : pos])
        (number13,) = _U_S_i(buf, pos)
        pos += 4
        made7 = new(Small)
        made7.name = name2
        made7.id = id5
        made7.number = number6
        made14 = new(Small)
        made14.name = name9
        made14.id = id12
        made14.number = number13
        made15 = new(Pair)
        made15.first = made7
        made15.second = made14
        append(made15)
    return items, pos


class Lists(XdrStruct):
    """Struct ``lists``."""

    __slots__ = ("all_in_one_place", "pairs", "two")

    def __init__(
        self, all_in_one_place: Sequence[Placed], pairs: Sequence[Pair], two: Sequence[Placed]
    ) -> None:
        self.all_in_one_place = all_in_one_place
        self.pairs = pairs
        self.two = two


def pack_lists(value: Lists, put: Put) -> None:
    items1 = value.all_in_one_place
    n2 = len(items1)
    if n2 > 3:
        raise too_long("lists.all_in_one_place", n2, 3)
    put(_P_S_I(n2))
    pack_list_placed(items1, put)
    items3 = value.pairs
    n4 = len(items3)
    if n4 > 3:
        raise too_long("lists.pairs", n4, 3)
    put(_P_S_I(n4))
    pack_list_pair(items3, put)
    items5 = value.two
    n6 = len(items5)
    if n6 != 2:
        raise invalid("lists.two count", n6)
    pack_list_placed(items5, put)


def unpack_lists(buf: bytes, pos: int) -> tuple[Lists, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 3:
        raise too_long("lists.all_in_one_place", n2, 3)
    if n2 * 16 > len(buf) - pos:
        raise invalid("lists.all_in_one_place count", n2)
    all_in_one_place1, pos = unpack_list_placed(buf, pos, n2)
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 3:
        raise too_long("lists.pairs", n4, 3)
    if n4 * 24 > len(buf) - pos:
        raise invalid("lists.pairs count", n4)
    pairs3, pos = unpack_list_pair(buf, pos, n4)
    two5, pos = unpack_list_placed(buf, pos, 2)
    return Lists(all_in_one_place1, pairs3, two5), pos


class Arrays(XdrStruct):
    """Struct ``arrays``."""

    __slots__ = ("fixed", "counted", "letters", "words", "flags", "pointers")

    def __init__(
        self,
        fixed: Sequence[int],
        counted: Sequence[int],
        letters: Sequence[int],
        words: Sequence[int],
        flags: Sequence[bool],
        pointers: Sequence[int | None],
    ) -> None:
        self.fixed = fixed
        self.counted = counted
        self.letters = letters
        self.words = words
        self.flags = flags
        self.pointers = pointers


def pack_arrays(value: Arrays, put: Put) -> None:
    items1 = value.fixed
    n2 = len(items1)
    if n2 != 3:
        raise invalid("arrays.fixed count", n2)
    put(pack(f">{n2}i", *items1))
    items3 = value.counted
    n4 = len(items3)
    if n4 > 2:
        raise too_long("arrays.counted", n4, 2)
    put(_P_S_I(n4))
    put(pack(f">{n4}q", *items3))
    items5 = value.letters
    n6 = len(items5)
    if n6 != 4:
        raise invalid("arrays.letters count", n6)
    if items5 and (min(items5) < -128 or max(items5) > 127):
        raise invalid("arrays.letters", items5)
    put(pack(f">{n6}i", *items5))
    items7 = value.words
    n8 = len(items7)
    if n8 > 3:
        raise too_long("arrays.words", n8, 3)
    put(_P_S_I(n8))
    if items7 and (min(items7) < 0 or max(items7) > 65535):
        raise invalid("arrays.words", items7)
    put(pack(f">{n8}I", *items7))
    items9 = value.flags
    n10 = len(items9)
    if n10 > 2:
        raise too_long("arrays.flags", n10, 2)
    put(_P_S_I(n10))
    for item11 in items9:
        if item11 not in (0, 1):
            raise invalid("arrays.flags", item11)
        put(_P_S_I(item11))
    items12 = value.pointers
    n13 = len(items12)
    if n13 > 2:
        raise too_long("arrays.pointers", n13, 2)
    put(_P_S_I(n13))
    for item14 in items12:
        value15 = item14
        if value15 is None:
            put(_ZERO)
        else:
            put(_P_S_Ii(1, value15))


def unpack_arrays(buf: bytes, pos: int) -> tuple[Arrays, int]:
    fixed1 = list(unpack_from(f">{3}i", buf, pos))
    pos += 3 * 4
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 2:
        raise too_long("arrays.counted", n3, 2)
    if n3 * 8 > len(buf) - pos:
        raise invalid("arrays.counted count", n3)
    counted2 = list(unpack_from(f">{n3}q", buf, pos))
    pos += n3 * 8
    letters4 = list(unpack_from(f">{4}i", buf, pos))
    pos += 4 * 4
    if letters4 and (min(letters4) < -128 or max(letters4) > 127):
        raise invalid("arrays.letters", letters4)
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 3:
        raise too_long("arrays.words", n6, 3)
    if n6 * 4 > len(buf) - pos:
        raise invalid("arrays.words count", n6)
    words5 = list(unpack_from(f">{n6}I", buf, pos))
    pos += n6 * 4
    if words5 and (min(words5) < 0 or max(words5) > 65535):
        raise invalid("arrays.words", words5)
    (n8,) = _U_S_I(buf, pos)
    pos += 4
    if n8 > 2:
        raise too_long("arrays.flags", n8, 2)
    if n8 * 4 > len(buf) - pos:
        raise invalid("arrays.flags count", n8)
    flags7: list[bool] = []
    appendflags7 = flags7.append
    for _ in range(n8):
        (item9,) = _U_S_I(buf, pos)
        pos += 4
        if item9 > 1:
            raise invalid("arrays.flags", item9)
        appendflags7(item9 == 1)
    (n11,) = _U_S_I(buf, pos)
    pos += 4
    if n11 > 2:
        raise too_long("arrays.pointers", n11, 2)
    if n11 * 4 > len(buf) - pos:
        raise invalid("arrays.pointers count", n11)
    pointers10: list[int | None] = []
    appendpointers10 = pointers10.append
    for _ in range(n11):
        (has13,) = _U_S_I(buf, pos)
        pos += 4
        if has13 == 1:
            (item14,) = _U_S_i(buf, pos)
            pos += 4
            item12 = item14
        elif has13 == 0:
            item12 = None
        else:
            raise invalid("arrays.pointers", has13)
        appendpointers10(item12)
    return Arrays(fixed1, counted2, letters4, words5, flags7, pointers10), pos


class Shape(XdrStruct):
    """Union ``shape``; ``kind`` selects its arm."""

    __slots__ = ("kind", "value")

    def __init__(self, kind: int, value: Sequence[str] | Small) -> None:
        self.kind = kind
        self.value = value


def pack_shape(value: Shape, put: Put) -> None:
    kind = value.kind
    arm: Any = value.value
    if kind == 0:
        s1 = arm
        data2 = s1.name.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 5:
            raise too_long("small.name", n3, 5)
        put(_P_S_iI(kind, n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
        data4 = s1.id
        if len(data4) != 3:
            raise invalid("small.id", data4)
        put(_P_S_3s1xi(data4, s1.number))
    elif kind in (1, -1):
        items5 = arm
        n6 = len(items5)
        if isinstance(items5, str):
            raise invalid("shape.words", items5)
        if n6 > 2:
            raise too_long("shape.words", n6, 2)
        put(_P_S_iI(kind, n6))
        for item7 in items5:
            data8 = item7.encode("utf-8", "surrogateescape")
            n9 = len(data8)
            if n9 > 5:
                raise too_long("shape.words", n9, 5)
            put(_P_S_I(n9))
            put(data8)
            if n9 & 3:
                put(PAD[n9 & 3])
    else:
        raise invalid("shape", kind)


def unpack_shape(buf: bytes, pos: int) -> tuple[Shape, int]:
    arm: Any
    (kind,) = _U_S_i(buf, pos)
    pos += 4
    if kind == 0:
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 5:
            raise too_long("small.name", n2, 5)
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("small.name padding", buf[end3:pos])
        else:
            pos = end3
        (id4,) = _U_S_3s1x(buf, pos)
        pos += 4
        if buf[pos - 1 : pos] != PAD[3]:
            raise invalid("small.id padding", buf[pos - 1 : pos])
        (number5,) = _U_S_i(buf, pos)
        pos += 4
        arm = Small(name1, id4, number5)
    elif kind in (1, -1):
        (n6,) = _U_S_I(buf, pos)
        pos += 4
        if n6 > 2:
            raise too_long("shape.words", n6, 2)
        if n6 * 4 > len(buf) - pos:
            raise invalid("shape.words count", n6)
        arm: list[str] = []
        appendarm = arm.append
        for _ in range(n6):
            (n8,) = _U_S_I(buf, pos)
            pos += 4
            if n8 > 5:
                raise too_long("shape.words", n8, 5)
            end9 = pos + n8
            item7 = buf[pos:end9].decode("utf-8", "surrogateescape")
            if n8 & 3:
                pos = end9 + 4 - (n8 & 3)
                if buf[end9:pos] != PAD[n8 & 3]:
                    raise invalid("shape.words padding", buf[end9:pos])
            else:
                pos = end9
            appendarm(item7)
    else:
        raise invalid("shape", kind)
    return Shape(kind, arm), pos


class Answer(XdrStruct):
    """Union ``answer``; ``status`` selects its arm."""

    __slots__ = ("status", "value")

    def __init__(self, status: int, value: int | str | None) -> None:
        self.status = status
        self.value = value


def pack_answer(value: Answer, put: Put) -> None:
    kind = value.status
    arm: Any = value.value
    if kind == 0:
        put(_P_S_iq(kind, arm))
    elif kind == 1:
        if arm is not None:
            raise invalid("answer", arm)
        put(_P_S_i(kind))
    else:
        data1 = arm.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        put(_P_S_iI(kind, n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])


def unpack_answer(buf: bytes, pos: int) -> tuple[Answer, int]:
    arm: Any
    (kind,) = _U_S_i(buf, pos)
    pos += 4
    if kind == 0:
        (arm,) = _U_S_q(buf, pos)
        pos += 8
    elif kind == 1:
        arm = None
    else:
        (n1,) = _U_S_I(buf, pos)
        pos += 4
        end2 = pos + n1
        arm = buf[pos:end2].decode("utf-8", "surrogateescape")
        if n1 & 3:
            pos = end2 + 4 - (n1 & 3)
            if buf[end2:pos] != PAD[n1 & 3]:
                raise invalid("answer.reason padding", buf[end2:pos])
        else:
            pos = end2
    return Answer(kind, arm), pos


def pack_list_answer(items: Sequence[Answer], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        kind1 = item.status
        arm2: Any = item.value
        if kind1 == 0:
            put(_P_S_iq(kind1, arm2))
        elif kind1 == 1:
            if arm2 is not None:
                raise invalid("answer", arm2)
            put(_P_S_i(kind1))
        else:
            data3 = arm2.encode("utf-8", "surrogateescape")
            n4 = len(data3)
            put(_P_S_iI(kind1, n4))
            put(data3)
            if n4 & 3:
                put(PAD[n4 & 3])


def unpack_list_answer(buf: bytes, pos: int, count: int) -> tuple[list[Answer], int]:
    items: list[Answer] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        arm2: Any
        (kind1,) = _U_S_i(buf, pos)
        pos += 4
        if kind1 == 0:
            (arm2,) = _U_S_q(buf, pos)
            pos += 8
        elif kind1 == 1:
            arm2 = None
        else:
            (n3,) = _U_S_I(buf, pos)
            pos += 4
            end4 = pos + n3
            arm2 = buf[pos:end4].decode("utf-8", "surrogateescape")
            if n3 & 3:
                pos = end4 + 4 - (n3 & 3)
                if buf[end4:pos] != PAD[n3 & 3]:
                    raise invalid("answer.reason padding", buf[end4:pos])
            else:
                pos = end4
        made5 = new(Answer)
        made5.status = kind1
        made5.value = arm2
        append(made5)
    return items, pos


class Setting(XdrStruct):
    """Union ``setting``; ``on`` selects its arm."""

    __slots__ = ("on", "value")

    def __init__(self, on: int, value: float | None) -> None:
        self.on = on
        self.value = value


def pack_setting(value: Setting, put: Put) -> None:
    kind = value.on
    arm: Any = value.value
    if kind not in (0, 1):
        raise invalid("setting", kind)
    if kind == 1:
        put(_P_S_Id(kind, arm))
    else:
        if arm is not None:
            raise invalid("setting", arm)
        put(_P_S_I(kind))


def unpack_setting(buf: bytes, pos: int) -> tuple[Setting, int]:
    arm: Any
    (kind,) = _U_S_I(buf, pos)
    pos += 4
    if kind not in (0, 1):
        raise invalid("setting", kind)
    if kind == 1:
        (arm,) = _U_S_d(buf, pos)
        pos += 8
    else:
        arm = None
    return Setting(kind, arm), pos


class Coloured(XdrStruct):
    """Union ``coloured``; ``kind`` selects its arm."""

    __slots__ = ("kind", "value")

    def __init__(self, kind: int, value: int | None) -> None:
        self.kind = kind
        self.value = value


def pack_coloured(value: Coloured, put: Put) -> None:
    kind = value.kind
    arm: Any = value.value
    if kind not in _E_colour:
        raise invalid("coloured", kind)
    if kind == 0:
        if arm is not None:
            raise invalid("coloured", arm)
        put(_P_S_i(kind))
    else:
        put(_P_S_ii(kind, arm))


def unpack_coloured(buf: bytes, pos: int) -> tuple[Coloured, int]:
    arm: Any
    (kind,) = _U_S_i(buf, pos)
    pos += 4
    if kind not in _E_colour:
        raise invalid("coloured", kind)
    if kind == 0:
        arm = None
    else:
        (arm,) = _U_S_i(buf, pos)
        pos += 4
    return Coloured(kind, arm), pos


class Numbered(XdrStruct):
    """Union ``numbered``; ``number`` selects its arm."""

    __slots__ = ("number", "value")

    def __init__(self, number: int, value: bool | None) -> None:
        self.number = number
        self.value = value


def pack_numbered(value: Numbered, put: Put) -> None:
    kind = value.number
    arm: Any = value.value
    if kind == 4294967295:
        if arm is not None:
            raise invalid("numbered", arm)
        put(_P_S_I(kind))
    elif kind == 2:
        if arm not in (0, 1):
            raise invalid("numbered.yes", arm)
        put(_P_S_II(kind, arm))
    else:
        raise invalid("numbered", kind)


def unpack_numbered(buf: bytes, pos: int) -> tuple[Numbered, int]:
    arm: Any
    (kind,) = _U_S_I(buf, pos)
    pos += 4
    if kind == 4294967295:
        arm = None
    elif kind == 2:
        (arm,) = _U_S_I(buf, pos)
        pos += 4
        if arm > 1:
            raise invalid("numbered.yes", arm)
        arm = arm == 1
    else:
        raise invalid("numbered", kind)
    return Numbered(kind, arm), pos


class Chosen(XdrStruct):
    """Struct ``chosen``."""

    __slots__ = ("drawn", "said", "wanted")

    def __init__(self, drawn: Shape, said: Sequence[Answer], wanted: Setting | None) -> None:
        self.drawn = drawn
        self.said = said
        self.wanted = wanted


def pack_chosen(value: Chosen, put: Put) -> None:
    pack_shape(value.drawn, put)
    items1 = value.said
    n2 = len(items1)
    if n2 > 2:
        raise too_long("chosen.said", n2, 2)
    put(_P_S_I(n2))
    pack_list_answer(items1, put)
    value3 = value.wanted
    if value3 is None:
        put(_ZERO)
    else:
        put(_P_S_I(1))
        pack_setting(value3, put)


def unpack_chosen(buf: bytes, pos: int) -> tuple[Chosen, int]:
    drawn1, pos = unpack_shape(buf, pos)
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 2:
        raise too_long("chosen.said", n3, 2)
    if n3 * 4 > len(buf) - pos:
        raise invalid("chosen.said count", n3)
    said2, pos = unpack_list_answer(buf, pos, n3)
    (has5,) = _U_S_I(buf, pos)
    pos += 4
    if has5 == 1:
        wanted6, pos = unpack_setting(buf, pos)
        wanted4 = wanted6
    elif has5 == 0:
        wanted4 = None
    else:
        raise invalid("chosen.wanted", has5)
    return Chosen(drawn1, said2, wanted4), pos


class Chain(XdrStruct):
    """Struct ``chain``."""

    __slots__ = ("value", "next")

    def __init__(self, value: int, next: Chain | None) -> None:
        self.value = value
        self.next = next


def pack_chain(value: Chain, put: Put) -> None:
    for _ in range(8388608):  # it may be a circle
        following = value.next
        put(_P_S_iI(value.value, following is not None))
        if following is None:
            return
        value = following
    raise too_long("chain.next", 8388608 + 1, 8388608)


def unpack_chain(buf: bytes, pos: int) -> tuple[Chain, int]:
    first: Any = None
    last = first
    while True:
        value1, more = _U_S_iI(buf, pos)
        pos += 8
        made = Chain(value1, None)
        if first is None:
            first = made
        else:
            last.next = made
        last = made
        if more == 0:
            return first, pos
        if more != 1:
            raise invalid("chain.next", more)


class Imported(XdrStruct):
    """Struct ``imported``."""

    __slots__ = ("where", "what", "state")

    def __init__(self, where: BasePlace, what: BaseReport, state: int) -> None:
        self.where = where
        self.what = what
        self.state = state


def pack_imported(value: Imported, put: Put) -> None:
    s1 = value.where
    put(_P_S_iI(s1.x, s1.y))
    pack_base_report(value.what, put)
    if value.state not in _E_base_state:
        raise invalid("imported.state", value.state)
    put(_P_S_i(value.state))


def unpack_imported(buf: bytes, pos: int) -> tuple[Imported, int]:
    x2, y3 = _U_S_iI(buf, pos)
    pos += 8
    what4, pos = unpack_base_report(buf, pos)
    (state5,) = _U_S_i(buf, pos)
    pos += 4
    if state5 not in _E_base_state:
        raise invalid("imported.state", state5)
    return Imported(BasePlace(x2, y3), what4, state5), pos


class Names(XdrStruct):
    """Struct ``names``."""

    __slots__ = ("from_", "n1", "n", "value", "put", "buf", "pos", "lambda_")

    def __init__(
        self, from_: str, n1: int, n: str, value: int, put: int, buf: int, pos: int, lambda_: int
    ) -> None:
        self.from_ = from_
        self.n1 = n1
        self.n = n
        self.value = value
        self.put = put
        self.buf = buf
        self.pos = pos
        self.lambda_ = lambda_


def pack_names(value: Names, put: Put) -> None:
    data1 = value.from_.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 5:
        raise too_long("names.from", n2, 5)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    data3 = value.n.encode("utf-8", "surrogateescape")
    n4 = len(data3)
    if n4 > 5:
        raise too_long("names.n", n4, 5)
    put(_P_S_iI(value.n1, n4))
    put(data3)
    if n4 & 3:
        put(PAD[n4 & 3])
    put(_P_S_iiiii(value.value, value.put, value.buf, value.pos, value.lambda_))


def unpack_names(buf: bytes, pos: int) -> tuple[Names, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 5:
        raise too_long("names.from", n2, 5)
    end3 = pos + n2
    from1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("names.from padding", buf[end3:pos])
    else:
        pos = end3
    n1_4, n6 = _U_S_iI(buf, pos)
    pos += 8
    if n6 > 5:
        raise too_long("names.n", n6, 5)
    end7 = pos + n6
    n5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid("names.n padding", buf[end7:pos])
    else:
        pos = end7
    value8, put9, buf10, pos11, lambda12 = _U_S_iiiii(buf, pos)
    pos += 20
    return Names(from1, n1_4, n5, value8, put9, buf10, pos11, lambda12), pos


class ANameSoLongThatTheLinesOfItsCodecNeedBreaking(XdrStruct):
    """Struct ``a_name_so_long_that_the_lines_of_its_codec_need_breaking``."""

    __slots__ = (
        "a_first_field_with_a_long_name",
        "a_second_field_with_a_long_name",
        "a_third_field_with_a_long_name",
        "a_fourth_field_with_a_long_name",
        "ending",
    )

    def __init__(
        self,
        a_first_field_with_a_long_name: int,
        a_second_field_with_a_long_name: int,
        a_third_field_with_a_long_name: int,
        a_fourth_field_with_a_long_name: int,
        ending: str,
    ) -> None:
        self.a_first_field_with_a_long_name = a_first_field_with_a_long_name
        self.a_second_field_with_a_long_name = a_second_field_with_a_long_name
        self.a_third_field_with_a_long_name = a_third_field_with_a_long_name
        self.a_fourth_field_with_a_long_name = a_fourth_field_with_a_long_name
        self.ending = ending


def pack_a_name_so_long_that_the_lines_of_its_codec_need_breaking(
    value: ANameSoLongThatTheLinesOfItsCodecNeedBreaking, put: Put
) -> None:
    data1 = value.ending.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 5:
        raise too_long("a_name_so_long_that_the_lines_of_its_codec_need_breaking.ending", n2, 5)
    put(
        _P_S_QQQQI(
            value.a_first_field_with_a_long_name,
            value.a_second_field_with_a_long_name,
            value.a_third_field_with_a_long_name,
            value.a_fourth_field_with_a_long_name,
            n2,
        )
    )
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])


def unpack_a_name_so_long_that_the_lines_of_its_codec_need_breaking(
    buf: bytes, pos: int
) -> tuple[ANameSoLongThatTheLinesOfItsCodecNeedBreaking, int]:
    (
        a_first_field_with_a_long_name1,
        a_second_field_with_a_long_name2,
        a_third_field_with_a_long_name3,
        a_fourth_field_with_a_long_name4,
        n6,
    ) = _U_S_QQQQI(buf, pos)
    pos += 36
    if n6 > 5:
        raise too_long("a_name_so_long_that_the_lines_of_its_codec_need_breaking.ending", n6, 5)
    end7 = pos + n6
    ending5 = buf[pos:end7].decode("utf-8", "surrogateescape")
    if n6 & 3:
        pos = end7 + 4 - (n6 & 3)
        if buf[end7:pos] != PAD[n6 & 3]:
            raise invalid(
                "a_name_so_long_that_the_lines_of_its_codec_need_breaking.ending padding",
                buf[end7:pos],
            )
    else:
        pos = end7
    return ANameSoLongThatTheLinesOfItsCodecNeedBreaking(
        a_first_field_with_a_long_name1,
        a_second_field_with_a_long_name2,
        a_third_field_with_a_long_name3,
        a_fourth_field_with_a_long_name4,
        ending5,
    ), pos


class Quantity(XdrStruct):
    """Union ``quantity``; ``kind`` selects its arm."""

    __slots__ = ("kind", "value")

    def __init__(self, kind: int, value: int | str | None) -> None:
        self.kind = kind
        self.value = value


def pack_quantity(value: Quantity, put: Put) -> None:
    kind = value.kind
    arm: Any = value.value
    if kind == 1:
        put(_P_S_Ii(kind, arm))
    elif kind == 2:
        put(_P_S_IQ(kind, arm))
    elif kind == 3:
        data1 = arm.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 5:
            raise too_long("quantity.s", n2, 5)
        put(_P_S_II(kind, n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
    elif kind == 4:
        if arm is not None:
            raise invalid("quantity", arm)
        put(_P_S_I(kind))
    elif kind == 5:
        if not -32768 <= arm <= 32767:
            raise invalid("quantity.narrow", arm)
        put(_P_S_Ii(kind, arm))
    else:
        raise invalid("quantity", kind)


def unpack_quantity(buf: bytes, pos: int) -> tuple[Quantity, int]:
    arm: Any
    (kind,) = _U_S_I(buf, pos)
    pos += 4
    if kind == 1:
        (arm,) = _U_S_i(buf, pos)
        pos += 4
    elif kind == 2:
        (arm,) = _U_S_Q(buf, pos)
        pos += 8
    elif kind == 3:
        (n1,) = _U_S_I(buf, pos)
        pos += 4
        if n1 > 5:
            raise too_long("quantity.s", n1, 5)
        end2 = pos + n1
        arm = buf[pos:end2].decode("utf-8", "surrogateescape")
        if n1 & 3:
            pos = end2 + 4 - (n1 & 3)
            if buf[end2:pos] != PAD[n1 & 3]:
                raise invalid("quantity.s padding", buf[end2:pos])
        else:
            pos = end2
    elif kind == 4:
        arm = None
    elif kind == 5:
        (arm,) = _U_S_i(buf, pos)
        pos += 4
        if not -32768 <= arm <= 32767:
            raise invalid("quantity.narrow", arm)
    else:
        raise invalid("quantity", kind)
    return Quantity(kind, arm), pos


def pack_list_quantity(items: Sequence[Quantity], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        kind1 = item.kind
        arm2: Any = item.value
        if kind1 == 1:
            put(_P_S_Ii(kind1, arm2))
        elif kind1 == 2:
            put(_P_S_IQ(kind1, arm2))
        elif kind1 == 3:
            data3 = arm2.encode("utf-8", "surrogateescape")
            n4 = len(data3)
            if n4 > 5:
                raise too_long("quantity.s", n4, 5)
            put(_P_S_II(kind1, n4))
            put(data3)
            if n4 & 3:
                put(PAD[n4 & 3])
        elif kind1 == 4:
            if arm2 is not None:
                raise invalid("quantity", arm2)
            put(_P_S_I(kind1))
        elif kind1 == 5:
            if not -32768 <= arm2 <= 32767:
                raise invalid("quantity.narrow", arm2)
            put(_P_S_Ii(kind1, arm2))
        else:
            raise invalid("quantity", kind1)


def unpack_list_quantity(buf: bytes, pos: int, count: int) -> tuple[list[Quantity], int]:
    items: list[Quantity] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        arm2: Any
        (kind1,) = _U_S_I(buf, pos)
        pos += 4
        if kind1 == 1:
            (arm2,) = _U_S_i(buf, pos)
            pos += 4
        elif kind1 == 2:
            (arm2,) = _U_S_Q(buf, pos)
            pos += 8
        elif kind1 == 3:
            (n3,) = _U_S_I(buf, pos)
            pos += 4
            if n3 > 5:
                raise too_long("quantity.s", n3, 5)
            end4 = pos + n3
            arm2 = buf[pos:end4].decode("utf-8", "surrogateescape")
            if n3 & 3:
                pos = end4 + 4 - (n3 & 3)
                if buf[end4:pos] != PAD[n3 & 3]:
                    raise invalid("quantity.s padding", buf[end4:pos])
            else:
                pos = end4
        elif kind1 == 4:
            arm2 = None
        elif kind1 == 5:
            (arm2,) = _U_S_i(buf, pos)
            pos += 4
            if not -32768 <= arm2 <= 32767:
                raise invalid("quantity.narrow", arm2)
        else:
            raise invalid("quantity", kind1)
        made5 = new(Quantity)
        made5.kind = kind1
        made5.value = arm2
        append(made5)
    return items, pos


class Named(XdrStruct):
    """Struct ``named``."""

    __slots__ = ("name", "value")

    def __init__(self, name: str, value: Quantity) -> None:
        self.name = name
        self.value = value


def pack_named(value: Named, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    if n2 > 5:
        raise too_long("named.name", n2, 5)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    pack_quantity(value.value, put)


def unpack_named(buf: bytes, pos: int) -> tuple[Named, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 5:
        raise too_long("named.name", n2, 5)
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("named.name padding", buf[end3:pos])
    else:
        pos = end3
    value4, pos = unpack_quantity(buf, pos)
    return Named(name1, value4), pos


def pack_list_named(items: Sequence[Named], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.name.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        if n2 > 5:
            raise too_long("named.name", n2, 5)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        u3 = item.value
        kind4 = u3.kind
        arm5: Any = u3.value
        if kind4 == 1:
            put(_P_S_Ii(kind4, arm5))
        elif kind4 == 2:
            put(_P_S_IQ(kind4, arm5))
        elif kind4 == 3:
            data6 = arm5.encode("utf-8", "surrogateescape")
            n7 = len(data6)
            if n7 > 5:
                raise too_long("quantity.s", n7, 5)
            put(_P_S_II(kind4, n7))
            put(data6)
            if n7 & 3:
                put(PAD[n7 & 3])
        elif kind4 == 4:
            if arm5 is not None:
                raise invalid("quantity", arm5)
            put(_P_S_I(kind4))
        elif kind4 == 5:
            if not -32768 <= arm5 <= 32767:
                raise invalid("quantity.narrow", arm5)
            put(_P_S_Ii(kind4, arm5))
        else:
            raise invalid("quantity", kind4)


def unpack_list_named(buf: bytes, pos: int, count: int) -> tuple[list[Named], int]:
    items: list[Named] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 5:
            raise too_long("named.name", n2, 5)
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("named.name padding", buf[end3:pos])
        else:
            pos = end3
        arm6: Any
        (kind5,) = _U_S_I(buf, pos)
        pos += 4
        if kind5 == 1:
            (arm6,) = _U_S_i(buf, pos)
            pos += 4
        elif kind5 == 2:
            (arm6,) = _U_S_Q(buf, pos)
            pos += 8
        elif kind5 == 3:
            (n7,) = _U_S_I(buf, pos)
            pos += 4
            if n7 > 5:
                raise too_long("quantity.s", n7, 5)
            end8 = pos + n7
            arm6 = buf[pos:end8].decode("utf-8", "surrogateescape")
            if n7 & 3:
                pos = end8 + 4 - (n7 & 3)
                if buf[end8:pos] != PAD[n7 & 3]:
                    raise invalid("quantity.s padding", buf[end8:pos])
            else:
                pos = end8
        elif kind5 == 4:
            arm6 = None
        elif kind5 == 5:
            (arm6,) = _U_S_i(buf, pos)
            pos += 4
            if not -32768 <= arm6 <= 32767:
                raise invalid("quantity.narrow", arm6)
        else:
            raise invalid("quantity", kind5)
        made9 = new(Quantity)
        made9.kind = kind5
        made9.value = arm6
        made10 = new(Named)
        made10.name = name1
        made10.value = made9
        append(made10)
    return items, pos


def unpack_alike_named(buf: bytes, pos: int, count: int, known: Known) -> tuple[list[Named], int]:
    items: list[Named] = []
    append = items.append
    new = object.__new__
    name1 = ""
    for _ in range(count):
        arm3: Any
        guess = known.get(name1)
        if guess is not None and buf.startswith(guess[0], pos):
            _, size, name1, kind2, unpack_arm, arm_size = guess
            pos += size
        else:
            start, before = pos, name1
            (n4,) = _U_S_I(buf, pos)
            pos += 4
            if n4 > 5:
                raise too_long("named.name", n4, 5)
            end5 = pos + n4
            name1 = buf[pos:end5].decode("utf-8", "surrogateescape")
            if n4 & 3:
                pos = end5 + 4 - (n4 & 3)
                if buf[end5:pos] != PAD[n4 & 3]:
                    raise invalid("named.name padding", buf[end5:pos])
            else:
                pos = end5
            (kind2,) = _U_S_I(buf, pos)
            pos += 4
            unpack_arm, arm_size = _F_quantity.get(kind2, (None, 0))
            if len(known) < 512:
                known[before] = (buf[start:pos], pos - start, name1, kind2, unpack_arm, arm_size)
        if unpack_arm is not None:
            (arm3,) = unpack_arm(buf, pos)
            pos += arm_size
        elif kind2 == 3:
            (n6,) = _U_S_I(buf, pos)
            pos += 4
            if n6 > 5:
                raise too_long("quantity.s", n6, 5)
            end7 = pos + n6
            arm3 = buf[pos:end7].decode("utf-8", "surrogateescape")
            if n6 & 3:
                pos = end7 + 4 - (n6 & 3)
                if buf[end7:pos] != PAD[n6 & 3]:
                    raise invalid("quantity.s padding", buf[end7:pos])
            else:
                pos = end7
        elif kind2 == 4:
            arm3 = None
        elif kind2 == 5:
            (arm3,) = _U_S_i(buf, pos)
            pos += 4
            if not -32768 <= arm3 <= 32767:
                raise invalid("quantity.narrow", arm3)
        else:
            raise invalid("quantity", kind2)
        made8 = new(Quantity)
        made8.kind = kind2
        made8.value = arm3
        made9 = new(Named)
        made9.name = name1
        made9.value = made8
        append(made9)
    return items, pos


class Record(XdrStruct):
    """Struct ``record``."""

    __slots__ = ("about", "values")

    def __init__(self, about: Small, values: Sequence[Named]) -> None:
        self.about = about
        self.values = values


def pack_record(value: Record, put: Put) -> None:
    s1 = value.about
    data2 = s1.name.encode("utf-8", "surrogateescape")
    n3 = len(data2)
    if n3 > 5:
        raise too_long("small.name", n3, 5)
    put(_P_S_I(n3))
    put(data2)
    if n3 & 3:
        put(PAD[n3 & 3])
    data4 = s1.id
    if len(data4) != 3:
        raise invalid("small.id", data4)
    items5 = value.values
    n6 = len(items5)
    if n6 > 4:
        raise too_long("record.values", n6, 4)
    put(_P_S_3s1xiI(data4, s1.number, n6))
    pack_list_named(items5, put)


def unpack_record(buf: bytes, pos: int) -> tuple[Record, int]:
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 5:
        raise too_long("small.name", n3, 5)
    end4 = pos + n3
    name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
    if n3 & 3:
        pos = end4 + 4 - (n3 & 3)
        if buf[end4:pos] != PAD[n3 & 3]:
            raise invalid("small.name padding", buf[end4:pos])
    else:
        pos = end4
    (id5,) = _U_S_3s1x(buf, pos)
    pos += 4
    if buf[pos - 1 : pos] != PAD[3]:
        raise invalid("small.id padding", buf[pos - 1 : pos])
    number6, n8 = _U_S_iI(buf, pos)
    pos += 8
    if n8 > 4:
        raise too_long("record.values", n8, 4)
    if n8 * 8 > len(buf) - pos:
        raise invalid("record.values count", n8)
    values7, pos = unpack_list_named(buf, pos, n8)
    return Record(Small(name2, id5, number6), values7), pos


def pack_list_record(items: Sequence[Record], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        s1 = item.about
        data2 = s1.name.encode("utf-8", "surrogateescape")
        n3 = len(data2)
        if n3 > 5:
            raise too_long("small.name", n3, 5)
        put(_P_S_I(n3))
        put(data2)
        if n3 & 3:
            put(PAD[n3 & 3])
        data4 = s1.id
        if len(data4) != 3:
            raise invalid("small.id", data4)
        items5 = item.values
        n6 = len(items5)
        if n6 > 4:
            raise too_long("record.values", n6, 4)
        put(_P_S_3s1xiI(data4, s1.number, n6))
        pack_list_named(items5, put)


def unpack_list_record(buf: bytes, pos: int, count: int) -> tuple[list[Record], int]:
    items: list[Record] = []
    append = items.append
    new = object.__new__
    known: Known = {}
    for _ in range(count):
        (n3,) = _U_S_I(buf, pos)
        pos += 4
        if n3 > 5:
            raise too_long("small.name", n3, 5)
        end4 = pos + n3
        name2 = buf[pos:end4].decode("utf-8", "surrogateescape")
        if n3 & 3:
            pos = end4 + 4 - (n3 & 3)
            if buf[end4:pos] != PAD[n3 & 3]:
                raise invalid("small.name padding", buf[end4:pos])
        else:
            pos = end4
        (id5,) = _U_S_3s1x(buf, pos)
        pos += 4
        if buf[pos - 1 : pos] != PAD[3]:
            raise invalid("small.id padding", buf[pos - 1 : pos])
        number6, n9 = _U_S_iI(buf, pos)
        pos += 8
        if n9 > 4:
            raise too_long("record.values", n9, 4)
        if n9 * 8 > len(buf) - pos:
            raise invalid("record.values count", n9)
        values8, pos = unpack_alike_named(buf, pos, n9, known)
        made7 = new(Small)
        made7.name = name2
        made7.id = id5
        made7.number = number6
        made10 = new(Record)
        made10.about = made7
        made10.values = values8
        append(made10)
    return items, pos


class Records(XdrStruct):
    """Struct ``records``."""

    __slots__ = ("all", "own", "bare")

    def __init__(
        self, all: Sequence[Record], own: Sequence[Named], bare: Sequence[Quantity]
    ) -> None:
        self.all = all
        self.own = own
        self.bare = bare


def pack_records(value: Records, put: Put) -> None:
    items1 = value.all
    n2 = len(items1)
    if n2 > 4:
        raise too_long("records.all", n2, 4)
    put(_P_S_I(n2))
    pack_list_record(items1, put)
    items3 = value.own
    n4 = len(items3)
    if n4 > 2:
        raise too_long("records.own", n4, 2)
    put(_P_S_I(n4))
    pack_list_named(items3, put)
    items5 = value.bare
    n6 = len(items5)
    if n6 > 2:
        raise too_long("records.bare", n6, 2)
    put(_P_S_I(n6))
    pack_list_quantity(items5, put)


def unpack_records(buf: bytes, pos: int) -> tuple[Records, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 4:
        raise too_long("records.all", n2, 4)
    if n2 * 16 > len(buf) - pos:
        raise invalid("records.all count", n2)
    all1, pos = unpack_list_record(buf, pos, n2)
    (n4,) = _U_S_I(buf, pos)
    pos += 4
    if n4 > 2:
        raise too_long("records.own", n4, 2)
    if n4 * 8 > len(buf) - pos:
        raise invalid("records.own count", n4)
    own3, pos = unpack_list_named(buf, pos, n4)
    (n6,) = _U_S_I(buf, pos)
    pos += 4
    if n6 > 2:
        raise too_long("records.bare", n6, 2)
    if n6 * 4 > len(buf) - pos:
        raise invalid("records.bare count", n6)
    bare5, pos = unpack_list_quantity(buf, pos, n6)
    return Records(all1, own3, bare5), pos


class Verdict(XdrStruct):
    """Union ``verdict``; ``known`` selects its arm."""

    __slots__ = ("known", "value")

    def __init__(self, known: int, value: float | int) -> None:
        self.known = known
        self.value = value


def pack_verdict(value: Verdict, put: Put) -> None:
    kind = value.known
    arm: Any = value.value
    if kind not in (0, 1):
        raise invalid("verdict", kind)
    if kind == 1:
        put(_P_S_Id(kind, arm))
    else:
        put(_P_S_Ii(kind, arm))


def unpack_verdict(buf: bytes, pos: int) -> tuple[Verdict, int]:
    arm: Any
    (kind,) = _U_S_I(buf, pos)
    pos += 4
    if kind not in (0, 1):
        raise invalid("verdict", kind)
    if kind == 1:
        (arm,) = _U_S_d(buf, pos)
        pos += 8
    else:
        (arm,) = _U_S_i(buf, pos)
        pos += 4
    return Verdict(kind, arm), pos


class Judged(XdrStruct):
    """Struct ``judged``."""

    __slots__ = ("name", "value")

    def __init__(self, name: str, value: Verdict) -> None:
        self.name = name
        self.value = value


def pack_judged(value: Judged, put: Put) -> None:
    data1 = value.name.encode("utf-8", "surrogateescape")
    n2 = len(data1)
    put(_P_S_I(n2))
    put(data1)
    if n2 & 3:
        put(PAD[n2 & 3])
    pack_verdict(value.value, put)


def unpack_judged(buf: bytes, pos: int) -> tuple[Judged, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    end3 = pos + n2
    name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
    if n2 & 3:
        pos = end3 + 4 - (n2 & 3)
        if buf[end3:pos] != PAD[n2 & 3]:
            raise invalid("judged.name padding", buf[end3:pos])
    else:
        pos = end3
    value4, pos = unpack_verdict(buf, pos)
    return Judged(name1, value4), pos


def pack_list_judged(items: Sequence[Judged], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        data1 = item.name.encode("utf-8", "surrogateescape")
        n2 = len(data1)
        put(_P_S_I(n2))
        put(data1)
        if n2 & 3:
            put(PAD[n2 & 3])
        u3 = item.value
        kind4 = u3.known
        arm5: Any = u3.value
        if kind4 not in (0, 1):
            raise invalid("verdict", kind4)
        if kind4 == 1:
            put(_P_S_Id(kind4, arm5))
        else:
            put(_P_S_Ii(kind4, arm5))


def unpack_list_judged(buf: bytes, pos: int, count: int) -> tuple[list[Judged], int]:
    items: list[Judged] = []
    append = items.append
    new = object.__new__
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        end3 = pos + n2
        name1 = buf[pos:end3].decode("utf-8", "surrogateescape")
        if n2 & 3:
            pos = end3 + 4 - (n2 & 3)
            if buf[end3:pos] != PAD[n2 & 3]:
                raise invalid("judged.name padding", buf[end3:pos])
        else:
            pos = end3
        arm6: Any
        (kind5,) = _U_S_I(buf, pos)
        pos += 4
        if kind5 not in (0, 1):
            raise invalid("verdict", kind5)
        if kind5 == 1:
            (arm6,) = _U_S_d(buf, pos)
            pos += 8
        else:
            (arm6,) = _U_S_i(buf, pos)
            pos += 4
        made7 = new(Verdict)
        made7.known = kind5
        made7.value = arm6
        made8 = new(Judged)
        made8.name = name1
        made8.value = made7
        append(made8)
    return items, pos


def unpack_alike_judged(buf: bytes, pos: int, count: int, known: Known) -> tuple[list[Judged], int]:
    items: list[Judged] = []
    append = items.append
    new = object.__new__
    name1 = ""
    for _ in range(count):
        arm3: Any
        guess = known.get(name1)
        if guess is not None and buf.startswith(guess[0], pos):
            _, size, name1, kind2, unpack_arm, arm_size = guess
            pos += size
        else:
            start, before = pos, name1
            (n4,) = _U_S_I(buf, pos)
            pos += 4
            end5 = pos + n4
            name1 = buf[pos:end5].decode("utf-8", "surrogateescape")
            if n4 & 3:
                pos = end5 + 4 - (n4 & 3)
                if buf[end5:pos] != PAD[n4 & 3]:
                    raise invalid("judged.name padding", buf[end5:pos])
            else:
                pos = end5
            (kind2,) = _U_S_I(buf, pos)
            pos += 4
            if kind2 not in (0, 1):
                raise invalid("verdict", kind2)
            unpack_arm, arm_size = _F_verdict.get(kind2, (None, 0))
            if len(known) < 512:
                known[before] = (buf[start:pos], pos - start, name1, kind2, unpack_arm, arm_size)
        if unpack_arm is not None:
            (arm3,) = unpack_arm(buf, pos)
            pos += arm_size
        else:
            (arm3,) = _U_S_i(buf, pos)
            pos += 4
        made6 = new(Verdict)
        made6.known = kind2
        made6.value = arm3
        made7 = new(Judged)
        made7.name = name1
        made7.value = made6
        append(made7)
    return items, pos


class Round(XdrStruct):
    """Struct ``round``."""

    __slots__ = ("by",)

    def __init__(self, by: Sequence[Judged]) -> None:
        self.by = by


def pack_round(value: Round, put: Put) -> None:
    items1 = value.by
    n2 = len(items1)
    if n2 > 3:
        raise too_long("round.by", n2, 3)
    put(_P_S_I(n2))
    pack_list_judged(items1, put)


def unpack_round(buf: bytes, pos: int) -> tuple[Round, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 3:
        raise too_long("round.by", n2, 3)
    if n2 * 8 > len(buf) - pos:
        raise invalid("round.by count", n2)
    by1, pos = unpack_list_judged(buf, pos, n2)
    return Round(by1), pos


def pack_list_round(items: Sequence[Round], put: Put) -> None:
    if isinstance(items, PacksItself):
        items.pack(put)
        return
    for item in items:
        items1 = item.by
        n2 = len(items1)
        if n2 > 3:
            raise too_long("round.by", n2, 3)
        put(_P_S_I(n2))
        pack_list_judged(items1, put)


def unpack_list_round(buf: bytes, pos: int, count: int) -> tuple[list[Round], int]:
    items: list[Round] = []
    append = items.append
    new = object.__new__
    known: Known = {}
    for _ in range(count):
        (n2,) = _U_S_I(buf, pos)
        pos += 4
        if n2 > 3:
            raise too_long("round.by", n2, 3)
        if n2 * 8 > len(buf) - pos:
            raise invalid("round.by count", n2)
        by1, pos = unpack_alike_judged(buf, pos, n2, known)
        made3 = new(Round)
        made3.by = by1
        append(made3)
    return items, pos


class Rounds(XdrStruct):
    """Struct ``rounds``."""

    __slots__ = ("all",)

    def __init__(self, all: Sequence[Round]) -> None:
        self.all = all


def pack_rounds(value: Rounds, put: Put) -> None:
    items1 = value.all
    n2 = len(items1)
    if n2 > 3:
        raise too_long("rounds.all", n2, 3)
    put(_P_S_I(n2))
    pack_list_round(items1, put)


def unpack_rounds(buf: bytes, pos: int) -> tuple[Rounds, int]:
    (n2,) = _U_S_I(buf, pos)
    pos += 4
    if n2 > 3:
        raise too_long("rounds.all", n2, 3)
    if n2 * 4 > len(buf) - pos:
        raise invalid("rounds.all count", n2)
    all1, pos = unpack_list_round(buf, pos, n2)
    return Rounds(all1), pos
