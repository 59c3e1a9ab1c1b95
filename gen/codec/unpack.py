"""Emitter of decoders: ``unpack_T(buf, pos)``.

Limits are checked before anything is sliced or appended, counts against the bytes left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol.idl.model import Declaration, EnumType, Kind, Struct, Union
from .. import names, source
from .code import Code
from .types import CODES, RANGES, SIZES, code_size, most

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .calls import CallTypes
    from .code import Formats
    from .types import Types


class Unpack:
    """Writer of the decoders of one module's types."""

    def __init__(self, types: Types, formats: Formats, calls: CallTypes) -> None:
        self.types = types
        self.formats = formats
        self.calls = calls

    def struct(self, struct: Struct) -> list[str]:
        lines = self._struct(struct, call=struct.name in self.calls.roots)
        if struct.name in self.calls.single and struct.name not in self.calls.roots:
            lines += self._struct(struct, call=True, verb="unpack_call")
        return lines

    def _struct(self, struct: Struct, *, call: bool, verb: str = "unpack") -> list[str]:
        cls = names.class_name(struct.name)
        code = Code(call=call)
        values = self._fields(code, struct)
        self._flush(code)
        made = source.bracket_lines(f"return {cls}(", values, "), pos", "    ")
        return ["", *_signature(struct.name, verb), *code.lines, *made, ""]

    def value(self, name: str) -> list[str]:
        """Write ``unpack_T`` of a type that is no struct or union."""
        decl = Declaration("value", name)
        code = Code(call=name in self.calls.roots)
        value = self._value(code, decl, "value", name)
        self._flush(code)
        signature = source.bracket_lines(
            f"def unpack_{name}(",
            ["buf: bytes", "pos: int"],
            f") -> tuple[{self.types.annotation(decl)}, int]:",
        )
        return ["", *signature, *code.lines, f"    return {value}, pos", ""]

    def union(self, union: Union) -> list[str]:
        lines = self._whole_union(union, call=False)
        return (
            lines + self._whole_union(union, call=True, verb="unpack_call")
            if union.name in self.calls.single
            else lines
        )

    def _whole_union(self, union: Union, *, call: bool, verb: str = "unpack") -> list[str]:
        code = Code(call=call)
        code.put("arm: Any")
        kind, arm = self._union(code, union, "kind", "arm")
        code.put(f"return {names.class_name(union.name)}({kind}, {arm}), pos")
        return ["", *_signature(union.name, verb), *code.lines, ""]

    def _made(self, code: Code, target: Struct | Union, values: Sequence[str]) -> str:
        """Return the expression that makes an object.

        It is to be used after the last pending fixed part, which the caller flushes
        before.
        """
        return f"{names.class_name(target.name)}({', '.join(values)})"

    def _fields(self, code: Code, struct: Struct) -> Sequence[str]:
        """Write the code that reads the fields; return the expressions of their values.

        The last fixed part is still pending.
        """
        return [self._value(code, f, f.name, f"{struct.name}.{f.name}") for f in struct.fields]

    def _union(self, code: Code, union: Union, kind: str, arm: str) -> Sequence[str]:
        """Write the code that reads a union into two locals; declare ``arm`` before."""
        self._kind(code, union, kind)
        self._arms(code, union, kind, arm, self.types.arms(union))
        return [kind, arm]

    def _kind(self, code: Code, union: Union, kind: str) -> None:
        letter, illegal = self.types.discriminant(union)
        code.run.append((letter, kind))
        self._flush(code)
        if illegal:
            code.refuse(f"{kind} {illegal}", union.name, kind)

    def _arms(
        self,
        code: Code,
        union: Union,
        kind: str,
        arm: str,
        arms: Sequence[tuple[str, Declaration | None]],
        word: str = "if",
    ) -> None:
        """Write the code that reads the arm for ``kind``, one of ``arms``.

        The first condition begins with ``word``.
        """
        for condition, decl in arms:
            code.put(f"{word} {kind} {condition}:" if condition else "else:")
            code.indent += 1
            value = (
                "None"
                if decl is None
                else self._value(code, decl, "arm", f"{union.name}.{decl.name}", arm)
            )
            self._flush(code)
            if value != arm:
                code.put(f"{arm} = {value}")
            code.indent -= 1
            word = "elif"
        if not union.has_default:
            code.put("else:")
            code.put(f'    raise invalid("{union.name}", {kind})')

    def _flush(self, code: Code) -> None:
        if not code.run:
            return
        codes = "".join(c for c, _ in code.run)
        targets = [t for _, t in code.run]
        size = sum(code_size(c) for c, _ in code.run)
        indent = "    " * code.indent
        suffix = f") = _U{self.formats.constant(codes)}(buf, pos)"
        line = f"{indent}{', '.join(targets)}{suffix[1:]}"
        if len(targets) == 1:
            code.lines.append(f"{indent}({targets[0]},{suffix}")
        elif len(line) <= source.LINE_LENGTH:
            code.lines.append(line)
        else:
            code.lines += [
                f"{indent}(",
                *(f"{indent}    {t}," for t in targets),
                f"{indent}{suffix}",
            ]
        code.put(f"pos += {size}")
        code.run.clear()

    def _value(
        self, code: Code, decl: Declaration, stem: str, owner: str, var: str | None = None
    ) -> str:
        """Write the code that reads a declaration; return the expression of its value.

        Fixed parts may still be pending. ``var`` is an existing local to use.
        """
        decl = self.types.resolve(decl)
        var = var or code.fresh(stem)
        match decl.kind:
            case Kind.STRING | Kind.OPAQUE_VAR:
                self._counted_bytes(code, decl, var, owner)
            case Kind.OPAQUE_FIXED:
                size = most(decl)
                code.run.append((f"{size}s{-size % 4}x" if size % 4 else f"{size}s", var))
                if size % 4:  # struct skips pad bytes without looking at them
                    self._flush(code)
                    code.refuse(
                        f"buf[pos - {-size % 4} : pos] != PAD[{size % 4}]",
                        f"{owner} padding",
                        f"buf[pos - {-size % 4} : pos]",
                    )
            case Kind.OPTIONAL:
                flag = code.fresh("has")
                code.run.append(("I", flag))
                self._flush(code)
                code.put(f"if {flag} == 1:")
                code.indent += 1
                value = self._value(code, self.types.element(decl), stem, owner)
                self._flush(code)
                code.put(f"{var} = {value}")
                code.indent -= 1
                code.put(f"elif {flag} == 0:")
                code.put(f"    {var} = None")
                code.put("else:")
                code.put(f'    raise invalid("{owner}", {flag})')
            case Kind.ARRAY_FIXED | Kind.ARRAY_VAR:
                self._array(code, decl, var, owner)
            case Kind.SCALAR:
                return self._scalar(code, decl, var, owner)
        return var

    def _counted_bytes(self, code: Code, decl: Declaration, var: str, owner: str) -> None:
        count, end = code.fresh("n"), code.fresh("end")
        self._length(code, decl, count, owner)
        code.put(f"{end} = pos + {count}")
        decoded = '.decode("utf-8", "surrogateescape")' if decl.kind is Kind.STRING else ""
        code.put(f"{var} = buf[pos:{end}]{decoded}")
        if decl.kind is Kind.STRING and code.call:
            code.put(f'if "\\0" in {var}:')
            code.put(f'    {var} = {var}.partition("\\0")[0]')
        self._padding(code, count, end, owner)

    def _length(self, code: Code, decl: Declaration, count: str, owner: str) -> None:
        """Write the code for a length word, and for the parts pending before it."""
        code.run.append(("I", count))
        self._flush(code)
        code.limit(owner, count, most(decl))

    def _padding(self, code: Code, count: str, end: str, owner: str) -> None:
        """Write the code for the padding after ``count`` bytes that end at ``end``."""
        code.put(f"if {count} & 3:")
        code.put(f"    pos = {end} + 4 - ({count} & 3)")
        code.put(f"    if buf[{end}:pos] != PAD[{count} & 3]:")
        code.put(f'        raise invalid("{owner} padding", buf[{end}:pos])')
        code.put("else:")
        code.put(f"    pos = {end}")

    def _array(self, code: Code, decl: Declaration, var: str, owner: str) -> None:
        element = self.types.element(decl)
        limit = most(decl)
        if decl.kind is Kind.ARRAY_VAR:
            count = code.fresh("n")
            code.run.append(("I", count))
            self._flush(code)
            code.limit(owner, count, limit)
            smallest = max(self.types.min_size(element), 1)
            code.refuse(f"{count} * {smallest} > len(buf) - pos", f"{owner} count", count)
        else:
            self._flush(code)
            count = str(limit)
        plain = element.kind is Kind.SCALAR and element.type in CODES
        if plain:  # numbers of one type are read by one call
            letter = CODES[element.type]
            code.put(f'{var} = list(unpack_from(f">{{{count}}}{letter}", buf, pos))')
            code.put(f"pos += {count} * {SIZES[letter]}")
            if element.type in RANGES:
                low, high = RANGES[element.type]
                code.refuse(f"{var} and (min({var}) < {low} or max({var}) > {high})", owner, var)
            return
        if element.kind is Kind.SCALAR and isinstance(
            self.types.spec.lookup(element.type), Struct | Union
        ):
            code.put(f"{var}, pos = {self._list_call(code, element.type, count)}")
            return
        code.put(f"{var}: list[{self.types.annotation(element)}] = []")
        code.put(f"append{var} = {var}.append")
        code.put(f"for _ in range({count}):")
        code.indent += 1
        value = self._value(code, element, "item", owner)
        self._flush(code)
        code.put(f"append{var}({value})")
        code.indent -= 1

    def _list_call(self, code: Code, type_name: str, count: str) -> str:
        verb = "unpack_call_list" if code.call and type_name in self.calls.listed else "unpack_list"
        return f"{verb}_{type_name}(buf, pos, {count})"

    def _scalar(self, code: Code, decl: Declaration, var: str, owner: str) -> str:
        if decl.type in CODES:
            code.run.append((CODES[decl.type], var))
            if decl.type in RANGES:
                low, high = RANGES[decl.type]
                self._flush(code)
                code.refuse(f"not {low} <= {var} <= {high}", owner, var)
            return var
        if decl.type == "bool":
            code.run.append(("I", var))
            self._flush(code)
            code.refuse(f"{var} > 1", owner, var)
            return f"{var} == 1"
        target = self.types.spec.lookup(decl.type)
        if isinstance(target, EnumType):
            code.run.append(("i", var))
            self._flush(code)
            code.refuse(f"{var} not in _E_{target.name}", owner, var)
            return var
        if isinstance(target, Struct) and target.name in code.repeated:
            n = code.repeated[target.name]
            self._flush(code)
            code.put(f"if size{n} and buf.startswith(raw{n}, pos):")
            code.put(f"    pos += size{n}")
            code.put("else:")
            code.put(f"    start{n} = pos")
            code.put(f"    same{n}, pos = unpack_{target.name}(buf, pos)")
            code.put(f"    raw{n}, size{n} = buf[start{n}:pos], pos - start{n}")
            return f"same{n}"
        if isinstance(target, Struct) and self.types.inlined(target):
            return self._made(code, target, self._fields(code, target))
        self._flush(code)
        verb = "unpack_call" if code.call and decl.type in self.calls.single else "unpack"
        code.put(f"{var}, pos = {verb}_{decl.type}(buf, pos)")
        return var


def _signature(name: str, verb: str) -> list[str]:
    return source.bracket_lines(
        f"def {verb}_{name}(",
        ["buf: bytes", "pos: int"],
        f") -> tuple[{names.class_name(name)}, int]:",
    )
