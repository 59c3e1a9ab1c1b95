"""Emitter of a program's dispatch rows, which connect calls to a driver's entry points.

A row says how the arguments are read, which method is called with which of them, and
how its result becomes ret. The methods and their types are emitted by
`virtrio.gen.driver`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import names, source
from .access import Restriction, restriction, row_fields
from .codec import codec_module_import, later_module
from .coverage import SERVER_BY_HAND, covered
from .overrides import SERVED
from .shapes import AT_ONCE, ENTRIES, GIVES_FDS, ONE_FD, Answer, Parameter, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..protocol.idl.model import Specification


class _Rows:
    """The rows of one program, and the names that they import."""

    def __init__(
        self,
        spec: Specification,
        enums: dict[str, dict[str, int]],
        readonly: Mapping[str, Mapping[str, Any]] | None,
    ) -> None:
        self.spec = spec
        self.readonly = readonly
        self.classes: set[str] = set()
        self.modules: set[str] = set()
        self.xdr: set[str] = set()
        self.params: set[str] = set()
        self.answers = False
        self.kinds: set[str] = set()
        self._homes = {
            name: part.name for part in spec.visible() for name in (*part.structs, *part.unions)
        }
        self._constants = {
            name: value for members in enums.values() for name, value in members.items()
        }

    def _class(self, struct: str) -> str:
        name = names.class_name(struct)
        self.classes.add(name)
        return name

    def _codec(self, verb: str, struct: str) -> str:
        module = self._homes[struct]
        self.modules.add(module)
        return f"{module}.{verb}_{struct}"

    def _helper(self, name: str) -> str:
        self.answers = True
        return f"answers.{name}"

    def _converted(self, f: Parameter, expr: str) -> str:
        """Return the expression that converts a driver's value for ret."""
        if f.params:
            self.params.add("encode")
            return f"encode({expr})"
        if f.text_size is not None:
            self.xdr.add("chars")
            return f"chars({expr}, {f.text_size})"
        return expr

    def row(self, shape: Shape) -> str:
        procedure = shape.procedure
        entry = names.entry_point(procedure.name)
        served = SERVED.get(procedure.name)
        left_out = () if served is None else served.without
        arguments = [self._argument(p) for p in shape.parameters if p.name not in left_out]
        bound = "d, a"
        beside = []
        if shape.stream is not None:
            arguments.insert(shape.stream, "s")
            bound, beside = "d, a, s", ["stream=True"]
        if shape.files is not None:
            arguments.insert(shape.files, "f[0]" if procedure.name in ONE_FD else "f")
            bound, beside = "d, a, f", ["takes_fds=True"]
        if procedure.name in GIVES_FDS:
            beside = [*beside, "gives_fds=True"]
        args = procedure.args
        fields = [
            "None" if args is None else self._codec("unpack", args),
            f"lambda {bound}: d.{entry}({', '.join(arguments)})",
        ]
        if served is None:
            fields += self._reply(shape)
        else:
            fields += [self._helper(entry), self._codec("pack", str(procedure.ret))]
        fields += row_fields(self._restriction(shape))
        kind = "SpecialEntry" if beside else "Entry"
        self.kinds.add(kind)
        row = ", ".join([f'"{entry}"', *fields, *beside])
        return f"    {procedure.number}: {kind}({row}),"

    def _restriction(self, shape: Shape) -> Restriction:
        if self.readonly is None:
            return Restriction()
        entry = self.readonly.get(shape.procedure.name)
        if entry is None:
            raise KeyError(
                f"{shape.procedure.name}: readonly.json does not say"
                " what a read-only connection may do"
            )
        found = restriction(entry, self._constants)
        needed = "flags" if found.flags else None if found.value is None else found.value[0]
        if needed is not None and needed not in [p.name for p in shape.parameters]:
            raise KeyError(
                f"{shape.procedure.name}: readonly.json restricts {needed},"
                " which is not an argument"
            )
        return found

    def _argument(self, p: Parameter) -> str:
        if p.params:
            self.params.add("typed")
            return f"typed(a.{p.name})"
        return f"a.{p.name}"

    def _reply(self, shape: Shape) -> list[str]:
        """Return two fields of a row: the functions that make ret and pack it."""
        ret = shape.procedure.ret
        if ret is None:
            return ["None", "None"]
        if shape.answer is Answer.HANDLE:
            return ["None", self._codec("pack", self.spec.structs[ret].fields[0].type)]
        first = shape.fields[0]
        match shape.answer:
            case Answer.HANDLES | Answer.COUNTED if len(self.spec.structs[ret].fields) == 2:
                values = [
                    "r if a.need_results else ()" if shape.need_results is not None else "r",
                    "len(r)",
                ]
            case Answer.MAPPING:
                values = [self._mapping(shape, len(self.spec.structs[ret].fields) == 2)]
            case Answer.FIELDS:
                plain = all(f.text_size is None and not f.params for f in shape.fields)
                values = [self._converted(f, f"r[{i}]") for i, f in enumerate(shape.fields)]
                values = ["*r"] if plain else values
            case _:
                values = [self._converted(first, "r")]
        made = f"lambda a, r: {self._class(ret)}({', '.join(values)})"
        return [made, self._codec("pack", ret)]

    def _mapping(self, shape: Shape, with_count: bool) -> str:
        """Return the arguments of ret for typed parameters or entries.

        They are cut to the number that the caller has room for. Their number is among
        the arguments if ret has a field for it.
        """
        first = shape.fields[0]
        items = self._converted(first, "r")
        if first.decl.type in ENTRIES:
            items = f"{self._helper('entries')}({self._class(first.decl.type)}, r)"
        if shape.count is not None and shape.procedure.args is not None:
            name = self.spec.structs[shape.procedure.args].fields[shape.count].name
            room = f"{items}, a.{name}"
            if shape.procedure.name in AT_ONCE:
                return f"*{self._helper('all_of')}({items})"
            items = (
                f"*{self._helper('counted')}({room})"
                if with_count
                else f"{self._helper('cut')}({room})"
            )
        return items


def _codec_imports(spec: Specification, rows: _Rows) -> list[str]:
    """Return the import lines for classes and for modules of codecs.

    They may be of the specification's own types or of imported ones. A class is
    imported by its name, since rows look it up in each call; a codec is looked up once.
    """
    lines = []
    for part in sorted(spec.visible(), key=lambda part: part.name):
        if part.name in rows.modules:
            lines.append(codec_module_import("...protocol._generated", part))
        own = {names.class_name(name) for name in (*part.structs, *part.unions)}
        if found := rows.classes & own:
            lines += source.import_lines(f"...protocol._generated.{later_module(part)}", found)
    return lines


def emit_rows(
    spec: Specification,
    enums: dict[str, dict[str, int]],
    by_hand: Mapping[str, str] = SERVER_BY_HAND,
    readonly: Mapping[str, Mapping[str, Any]] | None = None,
) -> str:
    """Return the module with ``ROWS``.

    It maps procedure numbers to `virtrio.server.dispatch.entries.Entry`. ``readonly``
    has the restrictions of read-only connections for every procedure
    (`virtrio.gen.access`), or is None for a program without such connections. Raises
    KeyError when it lacks a procedure, or has an unknown one.
    """
    shapes = covered(spec, by_hand)
    rows = _Rows(spec, enums, readonly)
    for name in set(readonly or ()) - {p.name for p in spec.procedures if not p.event}:
        raise KeyError(f"readonly.json has {name}, but the program has no such procedure")
    body = [rows.row(shape) for shape in shapes]
    kind = "Entry" if "Entry" in rows.kinds else "SpecialEntry"
    body = source.table([f"ROWS: dict[int, {kind}] = {{", *body, "}"])
    lines = source.header(
        spec.source, "virtrio.gen.dispatch", f"Dispatch rows of the {spec.name} program."
    )
    lines += _codec_imports(spec, rows)
    lines += ["from ...protocol.lazy import replaceable"]
    if rows.params:
        lines += source.import_lines("...protocol.typedparams", rows.params)
    if rows.xdr:
        lines += source.import_lines("...protocol.xdr", rows.xdr)
    lines += ["from ..dispatch import answers"] if rows.answers else []
    for module, kind in (("entries", "Entry"), ("streams_and_fds", "SpecialEntry")):
        if kind in rows.kinds:
            lines += [f"from ..dispatch.{module} import {kind}"]
    lines += ["", "replaceable(__name__)", ""]
    return source.text(lines + body)
