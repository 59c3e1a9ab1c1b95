# Generated from base.x by virtrio.gen.codec; do not edit.
"""Types and codecs of the base protocol."""

from __future__ import annotations

from struct import pack, unpack_from
from typing import TYPE_CHECKING

from ..xdr import Struct, XdrStruct, invalid, too_long

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Put = Callable[[bytes], None]

BASE_MAX = 4
_E_base_state = frozenset((0, 1))
_S_I = Struct(">I")
_U_S_I = _S_I.unpack_from
_S_i = Struct(">i")
_U_S_i = _S_i.unpack_from
_S_iI = Struct(">iI")
_P_S_iI = _S_iI.pack
_U_S_iI = _S_iI.unpack_from


class BasePlace(XdrStruct):
    """Struct ``base_place``."""

    __slots__ = ("x", "y")

    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y


def pack_base_place(value: BasePlace, put: Put) -> None:
    put(_P_S_iI(value.x, value.y))


def unpack_base_place(buf: bytes, pos: int) -> tuple[BasePlace, int]:
    x1, y2 = _U_S_iI(buf, pos)
    pos += 8
    return BasePlace(x1, y2), pos


class BaseReport(XdrStruct):
    """Struct ``base_report``."""

    __slots__ = ("state", "readings")

    def __init__(self, state: int, readings: Sequence[int]) -> None:
        self.state = state
        self.readings = readings


def pack_base_report(value: BaseReport, put: Put) -> None:
    if value.state not in _E_base_state:
        raise invalid("base_report.state", value.state)
    items1 = value.readings
    n2 = len(items1)
    if n2 > 4:
        raise too_long("base_report.readings", n2, 4)
    put(_P_S_iI(value.state, n2))
    put(pack(f">{n2}i", *items1))


def unpack_base_report(buf: bytes, pos: int) -> tuple[BaseReport, int]:
    (state1,) = _U_S_i(buf, pos)
    pos += 4
    if state1 not in _E_base_state:
        raise invalid("base_report.state", state1)
    (n3,) = _U_S_I(buf, pos)
    pos += 4
    if n3 > 4:
        raise too_long("base_report.readings", n3, 4)
    if n3 * 4 > len(buf) - pos:
        raise invalid("base_report.readings count", n3)
    readings2 = list(unpack_from(f">{n3}i", buf, pos))
    pos += n3 * 4
    return BaseReport(state1, readings2), pos
