"""Emitter of encoders: ``pack_T(value, put)``.

Every limit is checked, and values that struct would pad, cut or wrap are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol.idl.model import Declaration, EnumType, Kind, Struct, Union
from .. import names, source
from .code import Code
from .types import CODES, RANGES, most

if TYPE_CHECKING:
    from .code import Formats
    from .types import Types


_LONGEST = 1 << 23  # items of a list that a message has room for


class Pack:
    """Writer of the encoders of one module's types."""

    def __init__(self, types: Types, formats: Formats) -> None:
        self.types = types
        self.formats = formats

    def struct(self, struct: Struct) -> list[str]:
        if self.types.chained(struct):
            return self._chain(struct)
        code = Code()
        self._fields(code, struct, "value")
        self._flush(code)
        return ["", *_signature(struct.name), *code.lines, ""]

    def _chain(self, struct: Struct) -> list[str]:
        """Write the loop over a struct and those that follow it."""
        *fields, last = struct.fields
        code = Code(indent=2)
        for f in fields:
            self._value(code, f, f"value.{names.identifier(f.name)}", f"{struct.name}.{f.name}")
        code.put(f"following = value.{names.identifier(last.name)}")
        code.run.append(("I", "following is not None"))
        self._flush(code)
        code.put("if following is None:")
        code.put("    return")
        code.put("value = following")
        ends = f'    raise too_long("{struct.name}.{last.name}", {_LONGEST} + 1, {_LONGEST})'
        loop = f"    for _ in range({_LONGEST}):  # it may be a circle"
        return ["", *_signature(struct.name), loop, *code.lines, ends, ""]

    def union(self, union: Union) -> list[str]:
        code = Code()
        self._union(code, union, "value", "kind", "arm")
        return ["", *_signature(union.name), *code.lines, ""]

    def value(self, name: str) -> list[str]:
        """Write ``pack_T`` of a type that is no struct or union."""
        decl = Declaration("value", name)
        code = Code()
        self._value(code, decl, "value", name)
        self._flush(code)
        parameters = [f"value: {self.types.annotation(decl)}", "put: Put"]
        signature = source.bracket_lines(f"def pack_{name}(", parameters, ") -> None:")
        return ["", *signature, *code.lines, ""]

    def items(self, target: Struct | Union) -> list[str]:
        """Write ``pack_list_T``, which packs the items after their count.

        The parts of an item are written out in the loop.
        """
        if isinstance(target, Struct) and (inner := self.types.owned(target)) is not None:
            return self._owned(target, inner)
        code = Code(loop=True)
        self._packs_itself(code)
        if isinstance(target, Struct):
            code.repeated = {name: code.number() for name in self.types.repeated(target)}
        for n in code.repeated.values():
            code.put(f"same{n}: object = items  # an object that no field is")
            code.put(f'raw{n} = b""')
        code.put("for item in items:")
        code.indent += 1
        if isinstance(target, Struct):
            self._fields(code, target, "item")
            self._flush(code)
        else:
            self._union(code, target, "item", code.fresh("kind"), code.fresh("arm"))
        return ["", *_list_signature(target.name), *code.lines, ""]

    @staticmethod
    def _packs_itself(code: Code) -> None:
        code.put("if isinstance(items, PacksItself):")
        code.put("    items.pack(put)")
        code.put("    return")

    def _owned(self, target: Struct, inner: Struct) -> list[str]:
        """Write the loop for items with one owner.

        Between two names there are usually the same bytes: padding, owner, next length.
        """
        key, held = map(self.types.resolve, target.fields)
        code = Code()
        self._packs_itself(code)
        code.put("same: object = items  # an object that no field is")
        code.put("length = -1")
        code.put('raw = tail = between = b""')
        code.put("for item in items:")
        code.indent = 2
        code.put(f'data = item.{names.identifier(key.name)}.encode("utf-8", "surrogateescape")')
        code.put(f"owner = item.{names.identifier(held.name)}")
        code.put("if len(data) == length and owner is same:")
        code.put("    put(between)")
        code.put("else:")
        code.indent = 3
        code.put("if owner is not same:")
        code.put("    parts: list[bytes] = []")
        code.put(f"    pack_{inner.name}(owner, parts.append)")
        code.put('    same, raw = owner, b"".join(parts)')
        code.put("length = len(data)")
        code.limit(f"{target.name}.{key.name}", "length", most(key))
        code.put(f"head = _P{self.formats.constant('I')}(length)")
        code.put("put(tail + head)")
        code.put("tail = PAD[length & 3] + raw if length & 3 else raw")
        code.put("between = tail + head")
        code.indent = 2
        code.put("put(data)")
        code.indent = 1
        code.put("put(tail)")
        return ["", *_list_signature(target.name), *code.lines, ""]

    def _fields(self, code: Code, struct: Struct, value: str) -> None:
        for f in struct.fields:
            self._value(code, f, f"{value}.{names.identifier(f.name)}", f"{struct.name}.{f.name}")

    def _union(self, code: Code, union: Union, value: str, kind: str, arm: str) -> None:
        """Write the code that packs a union, with locals named ``kind`` and ``arm``."""
        letter, illegal = self.types.discriminant(union)
        self._flush(code)
        code.put(f"{kind} = {value}.{names.identifier(union.discriminant.name)}")
        code.put(f"{arm}: Any = {value}.value")
        if illegal:
            code.refuse(f"{kind} {illegal}", union.name, kind)
        word = "if"
        for condition, decl in self.types.arms(union):
            code.put(f"{word} {kind} {condition}:" if condition else "else:")
            code.indent += 1
            code.run.append((letter, kind))
            if decl is not None:
                self._value(code, decl, arm, f"{union.name}.{decl.name}")
            else:
                code.refuse(f"{arm} is not None", union.name, arm)
            self._flush(code)
            code.indent -= 1
            word = "elif"
        if not union.has_default:
            code.put("else:")
            code.put(f'    raise invalid("{union.name}", {kind})')

    def _flush(self, code: Code) -> None:
        if not code.run:
            return
        codes = "".join(c for c, _ in code.run)
        constant = self.formats.constant(codes)
        indent = "    " * code.indent
        values = [e for _, e in code.run]
        line = f"{indent}put(_P{constant}({', '.join(values)}))"
        if len(line) <= source.LINE_LENGTH:
            code.lines.append(line)
        else:
            inner = source.bracket_lines(f"_P{constant}(", values, ")", indent + "    ")
            code.lines += [f"{indent}put(", *inner, f"{indent})"]
        code.run.clear()

    def _value(self, code: Code, decl: Declaration, expr: str, owner: str) -> None:
        decl = self.types.resolve(decl)
        limit = most(decl)
        match decl.kind:
            case Kind.STRING | Kind.OPAQUE_VAR:
                data, count = code.fresh("data"), code.fresh("n")
                encoded = '.encode("utf-8", "surrogateescape")' if decl.kind is Kind.STRING else ""
                code.put(f"{data} = {expr}{encoded}")
                code.put(f"{count} = len({data})")
                code.limit(owner, count, limit)
                code.run.append(("I", count))
                self._flush(code)
                code.put(f"put({data})")
                code.put(f"if {count} & 3:")
                code.put(f"    put(PAD[{count} & 3])")
            case Kind.OPAQUE_FIXED:
                data = code.fresh("data")
                code.put(f"{data} = {expr}")
                code.put(f"if len({data}) != {limit}:")  # struct would pad or cut it
                code.put(f'    raise invalid("{owner}", {data})')
                code.run.append((f"{limit}s{-limit % 4}x" if limit % 4 else f"{limit}s", data))
            case Kind.OPTIONAL:
                value = code.fresh("value")
                code.put(f"{value} = {expr}")
                self._flush(code)
                code.put(f"if {value} is None:")
                code.put("    put(_ZERO)")
                code.put("else:")
                code.indent += 1
                code.run.append(("I", "1"))
                self._value(code, self.types.element(decl), value, owner)
                self._flush(code)
                code.indent -= 1
            case Kind.ARRAY_FIXED | Kind.ARRAY_VAR:
                self._array(code, decl, expr, owner)
            case Kind.SCALAR:
                self._scalar(code, decl, expr, owner)

    def _array(self, code: Code, decl: Declaration, expr: str, owner: str) -> None:
        element = self.types.element(decl)
        limit = most(decl)
        items, count = code.fresh("items"), code.fresh("n")
        code.put(f"{items} = {expr}")
        code.put(f"{count} = len({items})")
        if element.kind is Kind.STRING:  # a string would be taken for the list of its letters
            code.refuse(f"isinstance({items}, str)", owner, items)
        if decl.kind is Kind.ARRAY_VAR:
            code.limit(owner, count, limit)
            code.run.append(("I", count))
        else:
            code.refuse(f"{count} != {limit}", f"{owner} count", count)
        self._flush(code)
        if element.kind is Kind.SCALAR and element.type in CODES:
            if element.type in RANGES:
                low, high = RANGES[element.type]
                code.refuse(
                    f"{items} and (min({items}) < {low} or max({items}) > {high})", owner, items
                )
            code.put(f'put(pack(f">{{{count}}}{CODES[element.type]}", *{items}))')
            return
        if element.kind is Kind.SCALAR and isinstance(
            self.types.spec.lookup(element.type), Struct | Union
        ):
            code.put(f"pack_list_{element.type}({items}, put)")
            return
        item = code.fresh("item")
        code.put(f"for {item} in {items}:")
        code.indent += 1
        self._value(code, element, item, owner)
        self._flush(code)
        code.indent -= 1

    def _scalar(self, code: Code, decl: Declaration, expr: str, owner: str) -> None:
        if decl.type in CODES:
            if decl.type in RANGES:
                low, high = RANGES[decl.type]
                code.refuse(f"not {low} <= {expr} <= {high}", owner, expr)
            code.run.append((CODES[decl.type], expr))
            return
        if decl.type == "bool":
            code.refuse(f"{expr} not in (0, 1)", owner, expr)
            code.run.append(("I", expr))
            return
        target = self.types.spec.lookup(decl.type)
        if isinstance(target, EnumType):
            code.refuse(f"{expr} not in _E_{target.name}", owner, expr)
            code.run.append(("i", expr))
            return
        if isinstance(target, Struct) and target.name in code.repeated:
            n = code.repeated[target.name]
            inner = code.fresh("s")
            self._flush(code)
            code.put(f"{inner} = {expr}")
            code.put(f"if {inner} is not same{n}:")
            code.put(f"    parts{n}: list[bytes] = []")
            code.put(f"    pack_{target.name}({inner}, parts{n}.append)")
            code.put(f'    same{n}, raw{n} = {inner}, b"".join(parts{n})')
            code.put(f"put(raw{n})")
            return
        if isinstance(target, Union) and code.loop and self.types.plain(target):
            inner = code.fresh("u")
            code.put(f"{inner} = {expr}")
            self._union(code, target, inner, code.fresh("kind"), code.fresh("arm"))
            return
        if isinstance(target, Struct) and self.types.inlined(target):
            inner = code.fresh("s")
            code.put(f"{inner} = {expr}")
            self._fields(code, target, inner)
            return
        self._flush(code)
        code.put(f"pack_{decl.type}({expr}, put)")


def _signature(name: str) -> list[str]:
    return source.bracket_lines(
        f"def pack_{name}(", [f"value: {names.class_name(name)}", "put: Put"], ") -> None:"
    )


def _list_signature(name: str) -> list[str]:
    parameters = [f"items: Sequence[{names.class_name(name)}]", "put: Put"]
    return source.bracket_lines(f"def pack_list_{name}(", parameters, ") -> None:")
