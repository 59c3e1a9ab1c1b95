"""Emits a specification's types: one slotted class per struct, straight-line ``pack_``/``unpack_`` per type.

Runs of fixed-size fields, and the length word of the string or array behind them, go through one ``struct.Struct``. Small
structs are laid into their users instead of being called. Limits are checked before anything is sliced or appended, and a
count of elements against the bytes that are left, so that a length word alone never makes the decoder allocate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..protocol.idl.model import Declaration, EnumType, Kind, Specification, Struct, Union
from . import names, source

if TYPE_CHECKING:
    from collections.abc import Sequence

# struct codes; char and short take four bytes on the wire (RFC 4506 section 4.1, as rpcgen's xdr_char and xdr_short do).
_CODES = {
    "int": "i",
    "uint": "I",
    "short": "i",
    "ushort": "I",
    "char": "i",
    "uchar": "I",
    "hyper": "q",
    "uhyper": "Q",
    "float": "f",
    "double": "d",
}
_SIZES = {"i": 4, "I": 4, "q": 8, "Q": 8, "f": 4, "d": 8}
_RANGES = {"short": (-32768, 32767), "ushort": (0, 65535), "char": (-128, 127), "uchar": (0, 255)}
_PYTHON = {"float": "float", "double": "float", "bool": "bool"}
_UNBOUNDED = 0xFFFFFFFF
_INLINE_FIELDS = 4


@dataclass
class _Code:
    """Lines being written for one function: indentation, fresh local names, and the pending fixed-size run."""

    lines: list[str] = field(default_factory=list)
    indent: int = 1
    locals: int = 0
    repeated: dict[str, int] = field(default_factory=dict)  # struct that a list's items hold -> number of its locals
    run: list[tuple[str, str]] = field(default_factory=list)  # (struct code, expression or target) not yet written

    def put(self, line: str) -> None:
        self.lines.append("    " * self.indent + line)

    def refuse(self, condition: str, owner: str, value: str) -> None:
        """A value that its type does not allow is an error, which names the field."""
        self.put(f"if {condition}:")
        self.put(f'    raise invalid("{owner}", {value})')

    def limit(self, owner: str, count: str, limit: int) -> None:
        if limit < _UNBOUNDED:
            self.put(f"if {count} > {limit}:")
            self.put(f'    raise too_long("{owner}", {count}, {limit})')

    def fresh(self, stem: str) -> str:
        """A local name that no other stem can give, so that ``str1`` and ``str`` never meet."""
        self.locals += 1
        return f"{stem}{'_' if stem[-1].isdigit() else ''}{self.locals}"


class CodecEmitter:
    """Writes the module of one specification."""

    def __init__(self, spec: Specification) -> None:
        self.spec = spec
        self._structs: dict[str, str] = {}  # struct format -> constant name

    # -- resolving ---------------------------------------------------------------------------------------------------

    def _resolve(self, decl: Declaration) -> Declaration:
        """The declaration with typedefs of its own type followed as long as they only rename or fix the shape."""
        while decl.kind is Kind.SCALAR:
            target = self.spec.lookup(decl.type)
            if not isinstance(target, Declaration):
                break
            decl = Declaration(decl.name, target.type, target.kind, target.max, target.max_name, decl.hints)
        return decl

    def _element(self, decl: Declaration) -> Declaration:
        """What an optional or array declaration holds, as a declaration of its own."""
        return self._resolve(Declaration(decl.name, decl.type))

    def min_size(self, decl: Declaration) -> int:
        """The fewest bytes a value of this declaration takes; at least 4 for anything that an array may count."""
        decl = self._resolve(decl)
        match decl.kind:
            case Kind.OPAQUE_FIXED:
                return (_max(decl) + 3) & ~3
            case Kind.ARRAY_FIXED:
                return _max(decl) * self.min_size(self._element(decl))
            case Kind.SCALAR:
                if decl.type in _CODES:
                    return _SIZES[_CODES[decl.type]]
                target = self.spec.lookup(decl.type)
                if isinstance(target, Struct):
                    return sum(self.min_size(f) for f in target.fields)
                return 4
            case _:
                return 4

    def annotation(self, decl: Declaration) -> str:
        """The Python type of a declaration."""
        decl = self._resolve(decl)
        match decl.kind:
            case Kind.STRING:
                return "str"
            case Kind.OPAQUE_FIXED | Kind.OPAQUE_VAR:
                return "bytes"
            case Kind.OPTIONAL:
                return f"{self.annotation(self._element(decl))} | None"
            case Kind.ARRAY_FIXED | Kind.ARRAY_VAR:
                return f"Sequence[{self.annotation(self._element(decl))}]"
            case Kind.SCALAR:
                if decl.type in _CODES or decl.type == "bool":
                    return _PYTHON.get(decl.type, "int")
                target = self.spec.lookup(decl.type)
                return "int" if isinstance(target, EnumType) else names.class_name(decl.type)

    def _inlined(self, struct: Struct) -> bool:
        """Small flat structs are written out where they are used."""
        return len(struct.fields) <= _INLINE_FIELDS and all(self._flat(f) for f in struct.fields)

    def _flat(self, decl: Declaration) -> bool:
        decl = self._resolve(decl)
        if decl.kind in (Kind.STRING, Kind.OPAQUE_FIXED, Kind.OPAQUE_VAR):
            return True
        if decl.kind is not Kind.SCALAR:
            return False
        target = self.spec.lookup(decl.type)
        return isinstance(target, Struct) and self._inlined(target) if isinstance(target, Struct | Union) else True

    # -- shared pieces -----------------------------------------------------------------------------------------------

    def _struct_constant(self, codes: str) -> str:
        constant = "_S_" + codes
        self._structs[codes] = constant
        return constant

    def _repeated(self, code: _Code, element: Declaration) -> dict[str, int]:
        """The structs of which an array's small items hold one each, with a number for its locals.

        In libvirt's lists that is the same identity over and over (the domain of each checkpoint): it is coded once, and
        while the same object, or the same bytes, come again, so does the result.
        """
        target = self.spec.lookup(element.type) if element.kind is Kind.SCALAR else None
        if not isinstance(target, Struct) or not self._inlined(target):
            return {}
        held = [self.spec.lookup(self._resolve(f).type) for f in target.fields if self._resolve(f).kind is Kind.SCALAR]
        numbers = {}
        for struct in held:
            if isinstance(struct, Struct) and held.count(struct) == 1:  # two of a kind would take each other's local
                code.locals += 1
                numbers[struct.name] = code.locals
        return numbers

    # -- unpack ------------------------------------------------------------------------------------------------------

    def _flush_unpack(self, code: _Code) -> None:
        if not code.run:
            return
        codes = "".join(c for c, _ in code.run)
        targets = [t for _, t in code.run]
        size = sum(_code_size(c) for c, _ in code.run)
        indent = "    " * code.indent
        suffix = f") = _U{self._struct_constant(codes)}(buf, pos)"
        line = f"{indent}{', '.join(targets)}{suffix[1:]}"
        if len(targets) == 1:
            code.lines.append(f"{indent}({targets[0]},{suffix}")
        elif len(line) <= source.LINE_LENGTH:
            code.lines.append(line)
        else:
            code.lines += [f"{indent}(", *(f"{indent}    {t}," for t in targets), f"{indent}{suffix}"]
        code.put(f"pos += {size}")
        code.run.clear()

    def _unpack(self, code: _Code, decl: Declaration, stem: str, owner: str) -> str:
        """Write what reads one declaration; the answer is the expression of its value. Fixed parts may still be pending."""
        decl = self._resolve(decl)
        var = code.fresh(stem)
        match decl.kind:
            case Kind.STRING | Kind.OPAQUE_VAR:
                self._unpack_counted_bytes(code, decl, var, owner)
            case Kind.OPAQUE_FIXED:
                size = _max(decl)
                code.run.append((f"{size}s{-size % 4}x" if size % 4 else f"{size}s", var))
                if size % 4:  # struct skips pad bytes without looking at them
                    self._flush_unpack(code)
                    code.refuse(
                        f"buf[pos - {-size % 4} : pos] != PAD[{size % 4}]",
                        f"{owner} padding",
                        f"buf[pos - {-size % 4} : pos]",
                    )
            case Kind.OPTIONAL:
                flag = code.fresh("has")
                code.run.append(("I", flag))
                self._flush_unpack(code)
                code.put(f"if {flag} == 1:")
                code.indent += 1
                value = self._unpack(code, self._element(decl), stem, owner)
                self._flush_unpack(code)
                code.put(f"{var} = {value}")
                code.indent -= 1
                code.put(f"elif {flag} == 0:")
                code.put(f"    {var} = None")
                code.put("else:")
                code.put(f'    raise invalid("{owner}", {flag})')
            case Kind.ARRAY_FIXED | Kind.ARRAY_VAR:
                self._unpack_array(code, decl, var, owner)
            case Kind.SCALAR:
                return self._unpack_scalar(code, decl, var, owner)
        return var

    def _unpack_counted_bytes(self, code: _Code, decl: Declaration, var: str, owner: str) -> None:
        count, end = code.fresh("n"), code.fresh("end")
        code.run.append(("I", count))
        self._flush_unpack(code)
        limit = _max(decl)
        code.limit(owner, count, limit)
        code.put(f"{end} = pos + {count}")
        decoded = ".decode()" if decl.kind is Kind.STRING else ""
        code.put(f"{var} = buf[pos:{end}]{decoded}")
        code.put(f"if {count} & 3:")
        code.put(f"    pos = {end} + 4 - ({count} & 3)")
        code.put(f"    if buf[{end}:pos] != PAD[{count} & 3]:")
        code.put(f'        raise invalid("{owner} padding", buf[{end}:pos])')
        code.put("else:")
        code.put(f"    pos = {end}")

    def _unpack_array(self, code: _Code, decl: Declaration, var: str, owner: str) -> None:
        element = self._element(decl)
        limit = _max(decl)
        if decl.kind is Kind.ARRAY_VAR:
            count = code.fresh("n")
            code.run.append(("I", count))
            self._flush_unpack(code)
            code.limit(owner, count, limit)
            smallest = max(self.min_size(element), 1)
            code.refuse(f"{count} * {smallest} > len(buf) - pos", f"{owner} count", count)
        else:
            self._flush_unpack(code)
            count = str(limit)
        plain = element.kind is Kind.SCALAR and element.type in _CODES
        if plain:  # a run of one primitive: one unpack for all of it
            letter = _CODES[element.type]
            code.put(f'{var} = list(unpack_from(f">{{{count}}}{letter}", buf, pos))')
            code.put(f"pos += {count} * {_SIZES[letter]}")
            if element.type in _RANGES:
                low, high = _RANGES[element.type]
                code.refuse(f"{var} and (min({var}) < {low} or max({var}) > {high})", owner, var)
            return
        item_annotation = self.annotation(element)
        code.put(f"{var}: list[{item_annotation}] = []")
        code.put(f"append{var} = {var}.append")
        outer, code.repeated = code.repeated, self._repeated(code, element)
        for struct, n in code.repeated.items():
            code.put(f"same{n}: {names.class_name(struct)}")
            code.put(f'raw{n}, size{n} = b"", 0')
        code.put(f"for _ in range({count}):")
        code.indent += 1
        value = self._unpack(code, element, "item", owner)
        self._flush_unpack(code)
        code.put(f"append{var}({value})")
        code.indent -= 1
        code.repeated = outer

    def _unpack_scalar(self, code: _Code, decl: Declaration, var: str, owner: str) -> str:
        if decl.type in _CODES:
            code.run.append((_CODES[decl.type], var))
            if decl.type in _RANGES:
                low, high = _RANGES[decl.type]
                self._flush_unpack(code)
                code.refuse(f"not {low} <= {var} <= {high}", owner, var)
            return var
        if decl.type == "bool":
            code.run.append(("I", var))
            self._flush_unpack(code)
            code.refuse(f"{var} > 1", owner, var)
            return f"{var} == 1"
        target = self.spec.lookup(decl.type)
        if isinstance(target, EnumType):
            code.run.append(("i", var))
            self._flush_unpack(code)
            code.refuse(f"{var} not in _E_{target.name}", owner, var)
            return var
        if isinstance(target, Struct) and target.name in code.repeated:
            n = code.repeated[target.name]
            self._flush_unpack(code)
            code.put(f"if size{n} and buf.startswith(raw{n}, pos):")
            code.put(f"    pos += size{n}")
            code.put("else:")
            code.put(f"    start{n} = pos")
            code.put(f"    same{n}, pos = unpack_{target.name}(buf, pos)")
            code.put(f"    raw{n}, size{n} = buf[start{n}:pos], pos - start{n}")
            return f"same{n}"
        if isinstance(target, Struct) and self._inlined(target):
            parts = [self._unpack(code, f, f.name, f"{target.name}.{f.name}") for f in target.fields]
            # The constructor runs after the last pending fixed part: the caller flushes before it uses the expression.
            return f"{names.class_name(target.name)}({', '.join(parts)})"
        self._flush_unpack(code)
        code.put(f"{var}, pos = unpack_{decl.type}(buf, pos)")
        return var

    def _emit_unpack(self, name: str, fields: Sequence[Declaration]) -> list[str]:
        cls = names.class_name(name)
        code = _Code()
        values = [self._unpack(code, f, f.name, f"{name}.{f.name}") for f in fields]
        self._flush_unpack(code)
        call = source.bracket_lines(f"return {cls}(", values, "), pos", "    ")
        return ["", *_unpack_signature(name, cls), *code.lines, *call, ""]

    # -- pack --------------------------------------------------------------------------------------------------------

    def _flush_pack(self, code: _Code) -> None:
        if not code.run:
            return
        codes = "".join(c for c, _ in code.run)
        constant = self._struct_constant(codes)
        indent = "    " * code.indent
        values = [e for _, e in code.run]
        line = f"{indent}put(_P{constant}({', '.join(values)}))"
        if len(line) <= source.LINE_LENGTH:
            code.lines.append(line)
        else:
            inner = source.bracket_lines(f"_P{constant}(", values, ")", indent + "    ")
            code.lines += [f"{indent}put(", *inner, f"{indent})"]
        code.run.clear()

    def _pack(self, code: _Code, decl: Declaration, expr: str, owner: str) -> None:
        decl = self._resolve(decl)
        limit = _max(decl)
        match decl.kind:
            case Kind.STRING | Kind.OPAQUE_VAR:
                data, count = code.fresh("data"), code.fresh("n")
                code.put(f"{data} = {expr}.encode()" if decl.kind is Kind.STRING else f"{data} = {expr}")
                code.put(f"{count} = len({data})")
                code.limit(owner, count, limit)
                code.run.append(("I", count))
                self._flush_pack(code)
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
                self._flush_pack(code)
                code.put(f"if {value} is None:")
                code.put("    put(_ZERO)")
                code.put("else:")
                code.indent += 1
                code.run.append(("I", "1"))
                self._pack(code, self._element(decl), value, owner)
                self._flush_pack(code)
                code.indent -= 1
            case Kind.ARRAY_FIXED | Kind.ARRAY_VAR:
                self._pack_array(code, decl, expr, owner)
            case Kind.SCALAR:
                self._pack_scalar(code, decl, expr, owner)

    def _pack_array(self, code: _Code, decl: Declaration, expr: str, owner: str) -> None:
        element = self._element(decl)
        limit = _max(decl)
        items, count = code.fresh("items"), code.fresh("n")
        code.put(f"{items} = {expr}")
        code.put(f"{count} = len({items})")
        if element.kind is Kind.STRING:  # or one string would go as the list of its letters
            code.refuse(f"isinstance({items}, str)", owner, items)
        if decl.kind is Kind.ARRAY_VAR:
            code.limit(owner, count, limit)
            code.run.append(("I", count))
        else:
            code.refuse(f"{count} != {limit}", f"{owner} count", count)
        self._flush_pack(code)
        if element.kind is Kind.SCALAR and element.type in _CODES:
            if element.type in _RANGES:
                low, high = _RANGES[element.type]
                code.refuse(f"{items} and (min({items}) < {low} or max({items}) > {high})", owner, items)
            code.put(f'put(pack(f">{{{count}}}{_CODES[element.type]}", *{items}))')
            return
        item = code.fresh("item")
        outer, code.repeated = code.repeated, self._repeated(code, element)
        for n in code.repeated.values():
            code.put(f"same{n}: object = {items}  # what no field can be")
            code.put(f'raw{n} = b""')
        code.put(f"for {item} in {items}:")
        code.indent += 1
        self._pack(code, element, item, owner)
        self._flush_pack(code)
        code.indent -= 1
        code.repeated = outer

    def _pack_scalar(self, code: _Code, decl: Declaration, expr: str, owner: str) -> None:
        if decl.type in _CODES:
            if decl.type in _RANGES:
                low, high = _RANGES[decl.type]
                code.refuse(f"not {low} <= {expr} <= {high}", owner, expr)
            code.run.append((_CODES[decl.type], expr))
            return
        if decl.type == "bool":
            code.refuse(f"{expr} not in (0, 1)", owner, expr)
            code.run.append(("I", expr))
            return
        target = self.spec.lookup(decl.type)
        if isinstance(target, EnumType):
            code.refuse(f"{expr} not in _E_{target.name}", owner, expr)
            code.run.append(("i", expr))
            return
        if isinstance(target, Struct) and target.name in code.repeated:
            n = code.repeated[target.name]
            inner = code.fresh("s")
            self._flush_pack(code)
            code.put(f"{inner} = {expr}")
            code.put(f"if {inner} is not same{n}:")
            code.put(f"    parts{n}: list[bytes] = []")
            code.put(f"    pack_{target.name}({inner}, parts{n}.append)")
            code.put(f'    same{n}, raw{n} = {inner}, b"".join(parts{n})')
            code.put(f"put(raw{n})")
            return
        if isinstance(target, Struct) and self._inlined(target):
            inner = code.fresh("s")
            code.put(f"{inner} = {expr}")
            for f in target.fields:
                self._pack(code, f, f"{inner}.{names.identifier(f.name)}", f"{target.name}.{f.name}")
            return
        self._flush_pack(code)
        code.put(f"pack_{decl.type}({expr}, put)")

    def _emit_pack(self, name: str, fields: Sequence[Declaration]) -> list[str]:
        cls = names.class_name(name)
        code = _Code()
        for f in fields:
            self._pack(code, f, f"value.{names.identifier(f.name)}", f"{name}.{f.name}")
        self._flush_pack(code)
        return ["", *_pack_signature(name, cls), *code.lines, ""]

    # -- types -------------------------------------------------------------------------------------------------------

    def _emit_struct(self, struct: Struct) -> list[str]:
        cls = names.class_name(struct.name)
        fields = [(names.identifier(f.name), self.annotation(f)) for f in struct.fields]
        slots = source.bracket_lines("__slots__ = (", [f'"{n}"' for n, _ in fields], ")", "    ")
        init = source.bracket_lines("def __init__(", ["self", *(f"{n}: {a}" for n, a in fields)], ") -> None:", "    ")
        lines = ["", f"class {cls}(XdrStruct):", f'    """{struct.name}."""', "", *slots, "", *init]
        lines += [f"        self.{n} = {n}" for n, _ in fields]
        lines.append("")
        return lines + self._emit_pack(struct.name, struct.fields) + self._emit_unpack(struct.name, struct.fields)

    def _emit_union(self, union: Union) -> list[str]:
        """A union is its discriminant and the arm's value (None for void); RFC 4506 section 4.15."""
        cls = names.class_name(union.name)
        arms = [c.arm for c in union.cases] + ([union.default] if union.has_default else [])
        kinds = sorted(
            {"None" if arm is None else self.annotation(arm) for arm in arms}, key=lambda a: (a == "None", a)
        )
        annotation = " | ".join(kinds) if kinds else "None"
        disc = names.identifier(union.discriminant.name)
        lines = [
            "",
            f"class {cls}(XdrStruct):",
            f'    """{union.name}: ``value`` is the arm that ``{disc}`` picks."""',
            "",
        ]
        lines += [f'    __slots__ = ("{disc}", "value")', ""]
        lines += [f"    def __init__(self, {disc}: int, value: {annotation}) -> None:"]
        lines += [f"        self.{disc} = {disc}", "        self.value = value", ""]
        return lines + self._emit_union_pack(union, cls, disc) + self._emit_union_unpack(union, cls)

    def _arms(self, union: Union) -> list[tuple[str, Declaration | None]]:
        """(condition on ``kind``, arm) for every case, the default last with the condition empty."""
        arms: list[tuple[str, Declaration | None]] = []
        for case in union.cases:
            values = ", ".join(str(v) for v in case.values)
            arms.append((f"kind == {values}" if len(case.values) == 1 else f"kind in ({values})", case.arm))
        if union.has_default:
            arms.append(("", union.default))
        return arms

    def _discriminant(self, union: Union) -> tuple[str, str]:
        """(struct code, condition that makes ``kind`` no value of its type). Without a default the cases say it all."""
        decl = self._resolve(union.discriminant)
        if decl.type in _CODES:
            return _CODES[decl.type], ""
        if decl.type == "bool":
            return "I", "kind not in (0, 1)" if union.has_default else ""
        return "i", f"kind not in _E_{decl.type}" if union.has_default else ""

    def _emit_union_pack(self, union: Union, cls: str, disc: str) -> list[str]:
        code = _Code()
        letter, illegal = self._discriminant(union)
        code.put(f"kind = value.{disc}")
        code.put("arm: Any = value.value")
        if illegal:
            code.refuse(illegal, union.name, "kind")
        word = "if"
        for condition, arm in self._arms(union):
            code.put(f"{word} {condition}:" if condition else "else:")
            code.indent += 1
            code.run.append((letter, "kind"))
            if arm is not None:
                self._pack(code, arm, "arm", f"{union.name}.{arm.name}")
            else:
                code.refuse("arm is not None", union.name, "arm")
            self._flush_pack(code)
            code.indent -= 1
            word = "elif"
        if not union.has_default:
            code.put("else:")
            code.put(f'    raise invalid("{union.name}", kind)')
        return ["", *_pack_signature(union.name, cls), *code.lines, ""]

    def _emit_union_unpack(self, union: Union, cls: str) -> list[str]:
        code = _Code()
        letter, illegal = self._discriminant(union)
        code.put(f"(kind,) = _U{self._struct_constant(letter)}(buf, pos)")
        code.put("pos += 4")
        if illegal:
            code.refuse(illegal, union.name, "kind")
        code.put("arm: Any = None")
        word = "if"
        for condition, arm in self._arms(union):
            code.put(f"{word} {condition}:" if condition else "else:")
            code.indent += 1
            if arm is None:
                code.put("pass")
            else:
                value = self._unpack(code, arm, "arm", f"{union.name}.{arm.name}")
                self._flush_unpack(code)
                code.put(f"arm = {value}")
            code.indent -= 1
            word = "elif"
        if not union.has_default:
            code.put("else:")
            code.put(f'    raise invalid("{union.name}", kind)')
        code.put(f"return {cls}(kind, arm), pos")
        return ["", *_unpack_signature(union.name, cls), *code.lines, ""]

    def emit(self) -> str:
        """The module's text."""
        body: list[str] = []
        for name in self.spec.order:
            if name in self.spec.structs:
                body += self._emit_struct(self.spec.structs[name])
            elif name in self.spec.unions:
                body += self._emit_union(self.spec.unions[name])
        uses = "\n".join(body)
        doc = f"Types and codecs of the {self.spec.name} protocol."
        lines = source.header(self.spec.source, "virtrio.gen.codec", doc)
        return source.text(lines + self._imports(uses) + self._constants(uses) + body)

    def _imports(self, uses: str) -> list[str]:
        """What the code that is ``uses`` needs from elsewhere."""
        lines = []
        if struct_names := [n for n in ("pack", "unpack_from") if f"{n}(f" in uses]:
            lines += source.import_lines("struct", struct_names)
        lines += source.import_lines("typing", ["TYPE_CHECKING", *(["Any"] if "Any" in uses else [])])
        if xdr := [n for n in ("PAD", "XdrStruct", "invalid", "too_long") if n in uses]:
            lines += ["", *source.import_lines("..xdr", [*xdr, *(["Struct"] if self._structs else [])])]
        for spec in self.spec.imports:
            wanted = []
            for name in (*spec.structs, *spec.unions):
                cls = names.class_name(name)
                wanted += [n for n in (cls, f"pack_{name}", f"unpack_{name}") if re.search(rf"\b{n}\b", uses)]
            if wanted:
                lines += source.import_lines(f".{spec.name}", wanted)
        abc = ["Callable", *(["Sequence"] if "Sequence[" in uses else [])]
        lines += ["", "if TYPE_CHECKING:", f"    from collections.abc import {', '.join(abc)}", ""]
        return [*lines, "    Put = Callable[[bytes], None]", ""]

    def _constants(self, uses: str) -> list[str]:
        """The definition's constants, then what the codecs share: enum members, and the structs with their methods."""
        lines = [f"{const} = {value}" for const, value in self.spec.consts.items()]
        for enum in self.spec.types().values():
            if isinstance(enum, EnumType) and f"_E_{enum.name}:" in uses:
                lines += _member_lines(enum)
        if "_ZERO" in uses:
            lines.append('_ZERO = b"\\0\\0\\0\\0"')
        for codes, constant in sorted(self._structs.items()):
            lines.append(f'{constant} = Struct(">{codes}")')
            if f"_P{constant}(" in uses:
                lines.append(f"_P{constant} = {constant}.pack")
            if f"_U{constant}(" in uses:
                lines.append(f"_U{constant} = {constant}.unpack_from")
        return [*lines, ""] if lines else []


def _pack_signature(name: str, cls: str) -> list[str]:
    return source.bracket_lines(f"def pack_{name}(", [f"value: {cls}", "put: Put"], ") -> None:")


def _unpack_signature(name: str, cls: str) -> list[str]:
    return source.bracket_lines(f"def unpack_{name}(", ["buf: bytes", "pos: int"], f") -> tuple[{cls}, int]:")


def _member_lines(enum: EnumType) -> list[str]:
    values = [str(v) for v in sorted(set(enum.members.values()))]
    members = source.bracket_lines("(", values, ")", "    ")
    together = f"_E_{enum.name} = frozenset({members[0].strip()})"
    if len(members) == 1 and len(together) <= source.LINE_LENGTH:
        return [together]
    return [f"_E_{enum.name} = frozenset(", *members, ")"]


def _max(decl: Declaration) -> int:
    return _UNBOUNDED if decl.max is None else decl.max


def _code_size(code: str) -> int:
    if code in _SIZES:
        return _SIZES[code]
    size, _, rest = code.partition("s")
    return int(size) + (int(rest[:-1]) if rest else 0)


def emit(spec: Specification) -> str:
    """The module text of one specification's types."""
    return CodecEmitter(spec).emit()
