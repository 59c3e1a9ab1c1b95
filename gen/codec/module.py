"""Emitter of a module of codecs: classes, functions, imports and constants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...protocol.idl.model import EnumType, Struct, Union
from .. import names, source
from .calls import CallTypes
from .code import Formats
from .lists import UnpackLists, fixed_arms
from .pack import Pack
from .types import Types
from .unpack import Unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...protocol.idl.model import Specification


class Module:
    """A module with some of a specification's types.

    ``runtime`` is the package that it imports `virtrio.protocol` as.
    """

    def __init__(self, spec: Specification, runtime: str) -> None:
        self.spec = spec
        self.runtime = runtime
        self.types = Types(spec)
        self.listed = self.types.listed()
        self.formats = Formats()
        self.pack = Pack(self.types, self.formats)
        calls = CallTypes(self.types)
        self.unpack = Unpack(self.types, self.formats, calls)
        self.unpack_lists = UnpackLists(self.types, self.formats, calls)

    def alone(self) -> str:
        """Return the text of the only module, with all types and the constants."""
        doc = f"Types and codecs of the {self.spec.name} protocol."
        elsewhere = [(f".{spec.name}", name) for spec in self._others() for name in coded(spec)]
        return self._text(doc, coded(self.spec), elsewhere, constant_lines(self.spec))

    def area(self, module: str, homes: Mapping[str, str]) -> str:
        """Return the text of one of several modules; ``homes`` has each type's one."""
        doc = f"Types and codecs of the {self.spec.name} protocol: {module.replace('_', ' ')}."
        elsewhere = [(f"..{spec.name}", name) for spec in self._others() for name in coded(spec)]
        elsewhere += [(f".{home}", name) for name, home in homes.items() if home != module]
        return self._text(doc, [name for name in homes if homes[name] == module], elsewhere)

    def values(self, types: Iterable[str], homes: Mapping[str, str]) -> str:
        """Return the text of a module with codecs of types that are no structs.

        ``homes`` has the module of each of the specification's own types.
        """
        doc = "Codecs of what the procedures pass that is no struct."
        body: list[str] = []
        for name in types:
            body += self.pack.value(name) + self.unpack.value(name)
        own = [(f".{homes[name]}", name) for name in coded(self.spec)]
        others = [(f".{spec.name}", name) for spec in self._others() for name in coded(spec)]
        return self._around(body, doc, [*own, *others])

    def _others(self) -> Iterable[Specification]:
        return {id(spec): spec for spec in self.spec.visible() if spec is not self.spec}.values()

    def _text(
        self,
        doc: str,
        types: Iterable[str],
        elsewhere: Iterable[tuple[str, str]],
        constants: Iterable[str] = (),
    ) -> str:
        body: list[str] = []
        for name in types:
            if name in self.spec.structs:
                body += self._struct(self.spec.structs[name])
            else:
                body += self._union(self.spec.unions[name])
            if name in self.listed:
                body += self._list(name)
        return self._around(body, doc, elsewhere, constants)

    def _around(
        self,
        body: list[str],
        doc: str,
        elsewhere: Iterable[tuple[str, str]],
        constants: Iterable[str] = (),
    ) -> str:
        body += self._imported_lists("\n".join(body))
        uses = "\n".join(body)
        lines = source.header(self.spec.source, "virtrio.gen.codec", doc)
        above = [*constants, *self._constants(uses)]
        return source.text(
            [*lines, *self._imports(uses, elsewhere), *above, *([""] if above else []), *body]
        )

    def _struct(self, struct: Struct) -> list[str]:
        cls = names.class_name(struct.name)
        fields = [(names.identifier(f.name), self.types.annotation(f)) for f in struct.fields]
        slots = source.bracket_lines("__slots__ = (", [f'"{n}"' for n, _ in fields], ")", "    ")
        init = source.bracket_lines(
            "def __init__(", ["self", *(f"{n}: {a}" for n, a in fields)], ") -> None:", "    "
        )
        lines = [
            "",
            f"class {cls}(XdrStruct):",
            f'    """Struct ``{struct.name}``."""',
            "",
            *slots,
            "",
            *init,
        ]
        lines += [f"        self.{n} = {n}" for n, _ in fields]
        lines.append("")
        return lines + self.pack.struct(struct) + self.unpack.struct(struct)

    def _union(self, union: Union) -> list[str]:
        """Write a union: its discriminant and its arm's value (RFC 4506 section 4.15).

        The value of a void arm is None.
        """
        cls = names.class_name(union.name)
        arms = [c.arm for c in union.cases] + ([union.default] if union.has_default else [])
        kinds = sorted(
            {"None" if arm is None else self.types.annotation(arm) for arm in arms},
            key=lambda a: (a == "None", a),
        )
        annotation = " | ".join(kinds) if kinds else "None"
        disc = names.identifier(union.discriminant.name)
        lines = [
            "",
            f"class {cls}(XdrStruct):",
            f'    """Union ``{union.name}``; ``{disc}`` selects its arm."""',
            "",
        ]
        lines += [f'    __slots__ = ("{disc}", "value")', ""]
        lines += [f"    def __init__(self, {disc}: int, value: {annotation}) -> None:"]
        lines += [f"        self.{disc} = {disc}", "        self.value = value", ""]
        return lines + self.pack.union(union) + self.unpack.union(union)

    def _is_own(self, name: str) -> bool:
        return name in self.spec.structs or name in self.spec.unions

    def _list(self, name: str) -> list[str]:
        target = self.spec.lookup(name)
        assert isinstance(target, Struct | Union)
        return self.pack.items(target) + self.unpack_lists.items(target)

    def _imported_lists(self, uses: str) -> list[str]:
        """Write list codecs of imported types where they are used.

        The module that they are imported from may have none.
        """
        elsewhere = [name for name in self.listed if not self._is_own(name)]
        return [
            line
            for name in sorted(elsewhere)
            if f"pack_list_{name}(" in uses
            for line in self._list(name)
        ]

    def _imports(self, uses: str, elsewhere: Iterable[tuple[str, str]]) -> list[str]:
        """Write the imports of the code ``uses``, from pairs of module and type."""
        lines = []
        if struct_names := [n for n in ("pack", "unpack_from") if f"{n}(f" in uses]:
            lines += source.import_lines("struct", struct_names)
        lines += source.import_lines(
            "typing", ["TYPE_CHECKING", *(["Any"] if ": Any" in uses or ": Known" in uses else [])]
        )
        xdr = [n for n in ("PAD", "PacksItself", "XdrStruct", "invalid", "too_long") if n in uses]
        xdr += ["Struct"] if self.formats.constants else []
        if xdr:
            lines += ["", *source.import_lines(f"{self.runtime}xdr", xdr)]
        used = set(re.findall(r"\w+", uses))
        wanted: dict[str, list[str]] = {}
        for module, name in elsewhere:
            verbs = ("pack_list", "unpack_list", "unpack_alike", "unpack_call", "unpack_call_list")
            lists = [f"{verb}_{name}" for verb in verbs]
            lists = lists if self._is_own(name) else []
            if found := used.intersection([*offered(name), *lists]):
                wanted.setdefault(module, []).extend(found)
        for module in sorted(wanted):
            lines += source.import_lines(module, wanted[module])
        abc = ["Callable", *(["Sequence"] if "Sequence[" in uses else [])]
        lines += ["", "if TYPE_CHECKING:", f"    from collections.abc import {', '.join(abc)}", ""]
        lines.append("    Put = Callable[[bytes], None]")
        if ": Known" in uses:
            lines.append("    Known = dict[str, tuple[bytes, int, str, int, Any, int]]")
        return [*lines, ""]

    def _constants(self, uses: str) -> list[str]:
        """Write shared constants: members of enums, and structs with their methods."""
        lines = []
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
        for union in self.spec.unions.values():
            if f"{fixed_arms(union)}." in uses:
                lines += self.unpack_lists.fixed(union)
        return lines


def coded(spec: Specification) -> list[str]:
    """Return the types with a class and codecs, in the order of the definition."""
    return [name for name in spec.order if name in spec.structs or name in spec.unions]


def offered(name: str) -> tuple[str, str, str]:
    """Return the Python names for a type: of its class and its codecs."""
    return names.class_name(name), f"pack_{name}", f"unpack_{name}"


def constant_lines(spec: Specification) -> list[str]:
    values = {**spec.consts, **spec.texts}
    return [f"{constant} = {value!r}" for constant, value in values.items()]


def _member_lines(enum: EnumType) -> list[str]:
    values = [str(v) for v in sorted(set(enum.members.values()))]
    members = source.bracket_lines("(", values, ")", "    ")
    together = f"_E_{enum.name} = frozenset({members[0].strip()})"
    if len(members) == 1 and len(together) <= source.LINE_LENGTH:
        return [together]
    return [f"_E_{enum.name} = frozenset(", *members, ")"]
