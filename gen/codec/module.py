"""Writes a module: a slotted class for every struct and union with its two functions, and what these need above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...protocol.idl.model import EnumType
from .. import names, source
from .code import Formats
from .pack import Pack
from .types import Types
from .unpack import Unpack

if TYPE_CHECKING:
    from ...protocol.idl.model import Specification, Struct, Union


class Module:
    """The module of one specification."""

    def __init__(self, spec: Specification) -> None:
        self.spec = spec
        self.types = Types(spec)
        self.formats = Formats()
        self.pack = Pack(self.types, self.formats)
        self.unpack = Unpack(self.types, self.formats)

    def text(self) -> str:
        """The module's text."""
        body: list[str] = []
        for name in self.spec.order:
            if name in self.spec.structs:
                body += self._struct(self.spec.structs[name])
            elif name in self.spec.unions:
                body += self._union(self.spec.unions[name])
        uses = "\n".join(body)
        doc = f"Types and codecs of the {self.spec.name} protocol."
        lines = source.header(self.spec.source, "virtrio.gen.codec", doc)
        return source.text(lines + self._imports(uses) + self._constants(uses) + body)

    def _struct(self, struct: Struct) -> list[str]:
        cls = names.class_name(struct.name)
        fields = [(names.identifier(f.name), self.types.annotation(f)) for f in struct.fields]
        slots = source.bracket_lines("__slots__ = (", [f'"{n}"' for n, _ in fields], ")", "    ")
        init = source.bracket_lines("def __init__(", ["self", *(f"{n}: {a}" for n, a in fields)], ") -> None:", "    ")
        lines = ["", f"class {cls}(XdrStruct):", f'    """{struct.name}."""', "", *slots, "", *init]
        lines += [f"        self.{n} = {n}" for n, _ in fields]
        lines.append("")
        return lines + self.pack.struct(struct) + self.unpack.struct(struct)

    def _union(self, union: Union) -> list[str]:
        """A union is its discriminant and the arm's value (None for void); RFC 4506 section 4.15."""
        cls = names.class_name(union.name)
        arms = [c.arm for c in union.cases] + ([union.default] if union.has_default else [])
        kinds = sorted(
            {"None" if arm is None else self.types.annotation(arm) for arm in arms}, key=lambda a: (a == "None", a)
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
        return lines + self.pack.union(union) + self.unpack.union(union)

    def _imports(self, uses: str) -> list[str]:
        """What the code that is ``uses`` needs from elsewhere."""
        lines = []
        if struct_names := [n for n in ("pack", "unpack_from") if f"{n}(f" in uses]:
            lines += source.import_lines("struct", struct_names)
        lines += source.import_lines("typing", ["TYPE_CHECKING", *(["Any"] if "Any" in uses else [])])
        if xdr := [n for n in ("PAD", "XdrStruct", "invalid", "too_long") if n in uses]:
            lines += ["", *source.import_lines("..xdr", [*xdr, *(["Struct"] if self.formats.constants else [])])]
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
        for codes, constant in sorted(self.formats.constants.items()):
            lines.append(f'{constant} = Struct(">{codes}")')
            if f"_P{constant}(" in uses:
                lines.append(f"_P{constant} = {constant}.pack")
            if f"_U{constant}(" in uses:
                lines.append(f"_U{constant} = {constant}.unpack_from")
        return [*lines, ""] if lines else []


def _member_lines(enum: EnumType) -> list[str]:
    values = [str(v) for v in sorted(set(enum.members.values()))]
    members = source.bracket_lines("(", values, ")", "    ")
    together = f"_E_{enum.name} = frozenset({members[0].strip()})"
    if len(members) == 1 and len(together) <= source.LINE_LENGTH:
        return [together]
    return [f"_E_{enum.name} = frozenset(", *members, ")"]
