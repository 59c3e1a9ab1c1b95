"""Emits the server's side of a program: the abstract driver, and the rows that turn a call into a driver's entry point.

A row is (how to read the arguments, which method to call with what, how the answer becomes ret). Drivers see identities
(`Domain`: anything with name, uuid and id), Python values, tuples and lists, never an XDR struct of ret.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import names, source
from .codec.types import Types
from .coverage import SERVER_BY_HAND, covered
from .shapes import HANDLES, Answer, Parameter, Shape

if TYPE_CHECKING:
    from ..protocol.idl.model import Specification

# Permissions that a read-only connection has; whatever else an acl rule names is a write.
_READ_PERMISSIONS = frozenset({"none", "getattr", "read"})


def _is_read(permission: str) -> bool:
    return permission in _READ_PERMISSIONS or permission.startswith("search_")


def _answer_annotation(shape: Shape) -> str:
    match shape.answer:
        case Answer.NONE:
            return "None"
        case Answer.HANDLES:
            return f"Sequence[{shape.fields[0].handle}]"
        case Answer.FIELDS:
            kinds = [f.annotation for f in shape.fields]
            return f"Sequence[{kinds[0]}]" if len(set(kinds)) == 1 else f"tuple[{', '.join(kinds)}]"
        case _:
            return shape.fields[0].annotation


def _protocols(spec: Specification) -> list[str]:
    """What a driver may take an identity to be."""
    codec = Types(spec)
    lines: list[str] = []
    for struct_name, cls in HANDLES.items():
        struct = spec.structs[struct_name]
        lines += ["", f"class {cls}(Protocol):", f'    """Anything with the attributes of ``{struct_name}``."""', ""]
        for f in struct.fields:
            annotation = HANDLES.get(f.type, codec.annotation(f))
            lines += ["    @property", f"    def {names.identifier(f.name)}(self) -> {annotation}: ...", ""]
    return lines


def emit_driver(spec: Specification) -> str:
    """The module with the abstract `Driver`: every entry point, answering VIR_ERR_NO_SUPPORT."""
    shapes, _ = covered(spec, SERVER_BY_HAND)
    doc = "Entry points of a hypervisor driver, under libvirt's names; each refuses with VIR_ERR_NO_SUPPORT."
    lines = source.header(spec.source, "virtrio.gen.dispatch", doc)
    lines += ["from typing import TYPE_CHECKING, Protocol", ""]
    lines += ["from ...protocol._generated.enums import ErrorDomain", "from ...protocol.errors import no_support"]
    lines += ["from ..events import NO_EVENTS, EventHub", ""]
    lines += ["if TYPE_CHECKING:", "    from collections.abc import Awaitable, Sequence", ""]
    lines += _protocols(spec)
    lines += ["", "class Driver:"]
    lines += [
        '    """What a hypervisor can do. A plain method is answered in place; an ``async`` one gets a task of its own."""',
        "",
        "    events: EventHub = NO_EVENTS  # what it emits its events in",
        "",
    ]
    for shape in shapes:
        function = names.c_function(shape.procedure.name)
        annotation = _answer_annotation(shape)
        parameters = ["self", *(f"{p.name}: {p.annotation}" for p in shape.parameters)]
        entry = names.entry_point(shape.procedure.name)
        either = f"{annotation.removesuffix(' | None')} | Awaitable[{annotation}]"
        if annotation == "None":
            either = "Awaitable[None] | None"
        elif annotation.endswith(" | None"):
            either += " | None"
        lines += source.bracket_lines(f"def {entry}(", parameters, f") -> {either}:", "    ")
        lines.append(f'        raise no_support("{function}", ErrorDomain.{names.error_domain(function)})')
        lines.append("")
    return source.text(lines)


class _Rows:
    """The rows of one program, and what they import."""

    def __init__(self, spec: Specification, enums: dict[str, dict[str, int]]) -> None:
        self.spec = spec
        self.types: set[str] = set()
        self.xdr: set[str] = set()
        self._constants = {name: value for members in enums.values() for name, value in members.items()}

    def _type(self, name: str) -> str:
        self.types.add(name)
        return name

    def _converted(self, f: Parameter, expr: str) -> str:
        if f.text_size is None:
            return expr
        self.xdr.add("chars")
        return f"chars({expr}, {f.text_size})"

    def _restricted(self, acl: tuple[str, ...]) -> tuple[bool, int]:
        """(a write altogether, the flags that make it one) for a read-only connection."""
        mask = 0
        for rule in acl:
            parts = rule.split(":")
            permission = parts[1] if len(parts) > 1 else parts[0]
            if _is_read(permission):
                continue
            if len(parts) < 3 or not parts[2]:
                return True, 0
            if parts[2].startswith("!"):  # asked for unless a flag is set: such calls change things
                return True, 0
            for flag in parts[2].split("|"):
                mask |= self._constants[flag]
        return False, mask

    def row(self, shape: Shape) -> list[str]:
        procedure = shape.procedure
        entry = names.entry_point(procedure.name)
        arguments = [f"a.{p.name}" for p in shape.parameters]
        fields = ["None" if procedure.args is None else self._type(f"unpack_{procedure.args}")]
        fields.append("\n".join(source.bracket_lines(f"lambda d, a: d.{entry}(", arguments, ")", "        ")).strip())
        fields += self._reply(shape)
        write, mask = self._restricted(procedure.acl)
        if write:
            fields.append("write=True")
        if mask:
            fields.append(f"restricted_flags={mask}")
        lines = [f"    {procedure.number}: Row(", f'        "{entry}",']
        return [*lines, *(f"        {f}," for f in fields), "    ),"]

    def _reply(self, shape: Shape) -> list[str]:
        """The two fields (ret made of the answer, ret packed) of a row."""
        ret = shape.procedure.ret
        if ret is None:
            return ["None", "None"]
        cls = self._type(names.class_name(ret)) if shape.answer is not Answer.HANDLE else ""
        pack = f"pack_{ret}"
        first = shape.fields[0]
        match shape.answer:
            case Answer.HANDLE:
                struct = self.spec.structs[ret].fields[0].type
                return ["None", self._type(f"pack_{struct}")]
            case Answer.HANDLES | Answer.COUNTED if len(self.spec.structs[ret].fields) == 2:
                items = "r if a.need_results else ()" if shape.need_results is not None else "r"
                made = f"lambda a, r: {cls}({items}, len(r))"
            case Answer.FIELDS:
                plain = all(f.text_size is None for f in shape.fields)
                values = [self._converted(f, f"r[{i}]") for i, f in enumerate(shape.fields)]
                made = f"lambda a, r: {cls}({'*r' if plain else ', '.join(values)})"
            case _:
                made = f"lambda a, r: {cls}({self._converted(first, 'r')})"
        return [made, self._type(pack)]


def emit_rows(spec: Specification, enums: dict[str, dict[str, int]]) -> str:
    """The module with ``ROWS``: procedure number -> `virtrio.server.dispatch.Row`."""
    shapes, gaps = covered(spec, SERVER_BY_HAND)
    rows = _Rows(spec, enums)
    body = ["ROWS: dict[int, Row] = {"]
    for shape in shapes:
        body += rows.row(shape)
    body += ["}", "", f"# {len(gaps)} procedures have no row: each answers VIR_ERR_NO_SUPPORT.", ""]
    lines = source.header(spec.source, "virtrio.gen.dispatch", f"Dispatch rows of the {spec.name} program.")
    lines += source.import_lines(f"...protocol._generated.{spec.name}", rows.types)
    if rows.xdr:
        lines += source.import_lines("...protocol.xdr", rows.xdr)
    lines += ["from ..rows import Row", ""]
    return source.text(lines + body)
