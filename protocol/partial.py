"""Tolerant parser: the `Item` of a layout, as far as damaged bytes allow.

`virtrio.protocol.layout` refuses bytes that break a rule. This parser goes on where the
position of the next field is still known (a number out of range, an unknown member of
an enum, padding that is not zero, a length over its limit) and ends where it is not
(the bytes end, a union has no such arm). It is for looking at traffic only. From
correct bytes it makes the same items as a layout.
"""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

from .idl.model import Declaration, EnumType, Kind, Struct, Union
from .layout import Item
from .xdr import TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .idl.model import TypeDefinition
    from .interpret import Value

__all__ = ["Partial"]

_NUMBERS = {
    name: (struct.Struct(code), low, high)
    for name, code, low, high in (
        ("int", ">i", -(2**31), 2**31 - 1),
        ("uint", ">I", 0, 2**32 - 1),
        ("hyper", ">q", -(2**63), 2**63 - 1),
        ("uhyper", ">Q", 0, 2**64 - 1),
        ("short", ">i", -(2**15), 2**15 - 1),
        ("ushort", ">I", 0, 2**16 - 1),
        ("char", ">i", -(2**7), 2**7 - 1),
        ("uchar", ">I", 0, 2**8 - 1),
    )
}
_FLOATS = {"float": struct.Struct(">f"), "double": struct.Struct(">d")}
_DEEPEST = 100


class Partial:
    """Parser of one run of bytes from ``pos`` on, value by value.

    ``troubles`` are the broken rules, in the order of the bytes; ``ended`` means that
    nothing more can be read.
    """

    def __init__(
        self, types: Mapping[str, TypeDefinition], data: bytes, pos: int = 0, end: int | None = None
    ) -> None:
        self._types = types
        self._data = data
        self._path: list[str] = []
        self.pos = pos
        self.end = len(data) if end is None else end
        self.troubles: list[str] = []
        self.ended = False

    def read(self, name: str, type_name: str) -> Item | None:
        """Read the next value, named ``name`` in ``troubles``; None if none is left."""
        return self._inside(name, Declaration(name, type_name))

    def _inside(self, step: str, decl: Declaration) -> Item | None:
        self._path.append(step)
        if len(self._path) > _DEEPEST:
            self._end_at(self.pos, f"nested deeper than {_DEEPEST}")
        item = None if self.ended else self._declaration(decl)
        self._path.pop()
        return item

    def _trouble(self, offset: int, text: str) -> None:
        path = "".join(
            self._path[:1]
            + [step if step.startswith("[") else f".{step}" for step in self._path[1:]]
        )
        self.troubles.append(f"{path} at byte {offset}: {text}")

    def _end_at(self, offset: int, text: str) -> None:
        self._trouble(offset, text)
        self.ended = True

    def _take(self, size: int) -> bytes | None:
        """Take the next bytes; if they are not complete, end and return None."""
        data = self._data[self.pos : min(self.pos + size, self.end)]
        if len(data) < size:
            self._end_at(self.pos, f"the bytes end after {len(data)} of {size}")
            return None
        self.pos += size
        return data

    def _uint(self) -> int | None:
        data = self._take(4)
        return None if data is None else int.from_bytes(data)

    def _type(self, name: str) -> Item | None:
        at = self.pos
        if name in _NUMBERS:
            return self._number(name)
        if name in _FLOATS:
            data = self._take(_FLOATS[name].size)
            return None if data is None else Item(name, at, self.pos, _FLOATS[name].unpack(data)[0])
        if name == "bool":
            flag = self._flag()
            return None if flag is None else Item(name, at, self.pos, flag)
        match self._types[name]:
            case EnumType() as enum:
                number = self._number("int")
                if number is None:
                    return None
                label = next(
                    (label for label, value in enum.members.items() if value == number.value), None
                )
                if label is None:
                    self._trouble(at, f"{number.value!r} is not a member of {name}")
                return Item(name, at, self.pos, number.value, label=label)
            case Declaration() as decl:
                item = self._declaration(decl)
                return item and Item(
                    name, item.offset, item.end, item.value, item.children, item.label
                )
            case Struct() as struct_:
                return self._struct(struct_)
            case Union() as union:
                return self._union(union)

    def _number(self, name: str) -> Item | None:
        layout, low, high = _NUMBERS[name]
        at = self.pos
        data = self._take(layout.size)
        if data is None:
            return None
        value: int = layout.unpack(data)[0]
        if not low <= value <= high:
            self._trouble(at, f"{value} does not fit {name}")
        return Item(name, at, self.pos, value)

    def _flag(self) -> bool | None:
        at = self.pos
        value = self._uint()
        if value is not None and value > 1:
            self._trouble(at, f"expected 0 or 1, not {value}")
        return None if value is None else value != 0

    def _declaration(self, decl: Declaration) -> Item | None:
        match decl.kind:
            case Kind.SCALAR:
                return self._type(decl.type)
            case Kind.OPTIONAL:
                return self._optional(decl)
            case Kind.STRING | Kind.OPAQUE_VAR | Kind.OPAQUE_FIXED:
                return self._bytes(decl)
            case Kind.ARRAY_FIXED | Kind.ARRAY_VAR:
                return self._array(decl)

    def _optional(self, decl: Declaration) -> Item | None:
        at = self.pos
        present = self._flag()
        if present is None:
            return None
        if not present:
            return Item(f"*{decl.type}", at, self.pos, None)
        item = self._inside("*", Declaration("*", decl.type))
        if item is None:
            return Item(f"*{decl.type}", at, self.pos, None)
        return Item(f"*{decl.type}", at, self.pos, item.value, item.children, item.label)

    def _length(self, decl: Declaration) -> int | None:
        if decl.kind in (Kind.OPAQUE_FIXED, Kind.ARRAY_FIXED):
            return decl.max or 0
        at = self.pos
        length = self._uint()
        if length is not None and decl.max is not None and length > decl.max:
            self._trouble(at, f"length {length} is over the limit of {decl.max}")
        return length

    def _bytes(self, decl: Declaration) -> Item | None:
        at = self.pos
        length = self._length(decl)
        if length is None:
            return None
        begin = self.pos
        data = self._data[begin : min(begin + length, self.end)]
        self.pos += len(data)
        if len(data) < length:
            self._end_at(begin, f"the bytes end after {len(data)} of {length}")
        elif (padding := self._take(-length % 4)) is not None and any(padding):
            self._trouble(self.pos - len(padding), f"padding is not zero: {padding.hex()}")
        if decl.kind is Kind.STRING:
            return Item("string", at, self.pos, data.decode(*TEXT))
        return Item("opaque", at, self.pos, data)

    def _array(self, decl: Declaration) -> Item | None:
        at = self.pos
        length = self._length(decl)
        if length is None:
            return None
        children: dict[str, Item] = {}
        element = Declaration("", decl.type)
        for index in range(length):
            item = self._inside(f"[{index}]", element)
            if item is not None:
                children[f"[{index}]"] = item
            if self.ended:  # soon enough, because every value takes at least one byte
                break
        size = str(length) if decl.kind is Kind.ARRAY_FIXED else ""
        brackets = f"[{size}]" if decl.kind is Kind.ARRAY_FIXED else "<>"
        return Item(
            f"{decl.type}{brackets}",
            at,
            self.pos,
            [item.value for item in children.values()],
            children,
        )

    def _struct(self, definition: Struct) -> Item:
        at = self.pos
        children: dict[str, Item] = {}
        for decl in definition.fields:
            item = self._inside(decl.name, decl)
            if item is not None:
                children[decl.name] = item
            if self.ended:
                break
        value: dict[str, Value] = {name: item.value for name, item in children.items()}
        return Item(definition.name, at, self.pos, value, children)

    def _union(self, union: Union) -> Item | None:
        at = self.pos
        discriminant = self._inside(union.discriminant.name, union.discriminant)
        if discriminant is None:
            return None
        assert isinstance(discriminant.value, int)
        label = union.labels().get(discriminant.value, discriminant.label)
        children = {union.discriminant.name: replace(discriminant, label=label)}
        content: Value = None
        case = next((case for case in union.cases if discriminant.value in case.values), None)
        if case is None and not union.has_default:
            self._end_at(
                discriminant.offset, f"there is no case {discriminant.value} in {union.name}"
            )
        arm = case.arm if case else union.default
        if arm is not None and (item := self._inside(arm.name, arm)) is not None:
            children[arm.name], content = item, item.value
        return Item(union.name, at, self.pos, (discriminant.value, content), children)
