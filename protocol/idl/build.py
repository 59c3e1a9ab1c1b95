"""From the syntax tree of one file to its `Specification`.

Names are resolved, and rules that the grammar cannot express are checked. They are
those of RFC 4506 section 6.4: one name space for constants, enum members and types;
union labels are legal values of the discriminant, each once (`checks`). Types and
constants may be named before they are declared: for C, such constants are macros.

Types within declarations get names of their own: the declaration's for a typedef,
``outer_field`` for a field. What a procedure takes or returns is a named type too:
``NAME_args`` and ``NAME_ret`` are declared for what has no name (a string, a pointer,
several arguments).
"""

from __future__ import annotations

import ast
import re
from contextlib import suppress
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from . import headers, syntax
from .checks import check_labels, check_references, check_sizes
from .expression import evaluate
from .model import (
    INT32,
    PRIMITIVES,
    UINT32,
    Case,
    Declaration,
    EnumType,
    Kind,
    Procedure,
    Program,
    Specification,
    Struct,
    Union,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lark import Token, Tree

    from .errors import IdlError
    from .source import SourceText

    # A procedure: name, number, args, ret, msg, and where its text starts.
    _Row = tuple[Token, int, str | None, str | None, str | None, int]

_BOOL = {"FALSE": 0, "TRUE": 1}  # section 4.4
_WORD = re.compile(r"\b[A-Za-z_]\w*")


def build(
    tree: Tree[Token],
    source: SourceText,
    name: str,
    imports: tuple[Specification, ...],
    constants: Mapping[str, int],
) -> Specification:
    try:
        return _Builder(source, imports, constants).specification(tree, name)
    except RecursionError:
        raise source.error(0, "types are within each other too deep") from None


class _Builder:
    def __init__(
        self, source: SourceText, imports: tuple[Specification, ...], constants: Mapping[str, int]
    ) -> None:
        self.source = source
        self.imports = imports
        self.constants = constants  # from headers that the caller has read
        self.consts: dict[str, int] = {}
        self.texts: dict[str, str] = {}
        self.enums: dict[str, EnumType] = {}
        self.typedefs: dict[str, Declaration] = {}
        self.structs: dict[str, Struct] = {}
        self.unions: dict[str, Union] = {}
        self.order: list[str] = []
        self.declared: dict[str, Token] = {}
        self.members: dict[str, int] = {}  # members of all enums of this file
        # type names and their tags, checked when the whole file is known
        self.references: list[tuple[Token, str]] = []
        self.labels: list[tuple[Union, Token, list[Token]]] = []
        self.programs: list[Program] = []
        self.procedure_enum: Tree[Token] | None = None
        self.names: set[str] = set()  # what the file declares, also further below
        self.later: dict[str, Token] = {}  # values of constants further below
        self.imported: dict[str, str] = {}  # name -> file that declares it
        self.imported_values: dict[str, int] = {}
        for spec in imports:
            for visible in spec.visible():
                values = dict(visible.consts)
                for enum in visible.enums.values():
                    values.update(enum.members)
                self.imported_values.update(values)
                self.imported.update(dict.fromkeys((*values, *visible.order), visible.source))

    def specification(self, tree: Tree[Token], name: str) -> Specification:
        items = syntax.trees(tree)
        self.names = {
            str(
                syntax.declared_name(syntax.trees(item)[0])
                if item.data == "typedef"
                else syntax.name(item)
            )
            for item in items
        }
        for item in items:
            if item.data in ("const", "program"):
                self._values(item)
        for item in items:
            match item.data:
                case "const":
                    self._const(item)
                case "enum":
                    self._enum(item, syntax.name(item))
                case "struct":
                    self._struct(item, syntax.name(item))
                case "union":
                    self._union(item, syntax.name(item))
                case "typedef":
                    self._typedef(item)
                case "program":
                    self._program(item)
        spec = Specification(
            name=name,
            source=self.source.file,
            consts=self.consts,
            texts=self.texts,
            enums=self.enums,
            typedefs=self.typedefs,
            structs=self.structs,
            unions=self.unions,
            order=tuple(self.order),
            places={name: self._place(token) for name, token in self.declared.items()},
            imports=self.imports,
        )
        check_references(spec, self.references, self._error)
        check_sizes(spec, self.declared, self._error)
        for union, discriminant, labels in self.labels:
            check_labels(spec, union, discriminant, labels, self._error)
        return self._with_program(_without_pointers_to_pointers(spec))

    # Names

    def _error(self, at: Token, message: str) -> IdlError:
        return self.source.error(at.start_pos or 0, message)

    def _place(self, at: Token) -> str:
        error = self._error(at, "")
        return f"{error.file}:{error.line}:{error.column}"

    def _values(self, tree: Tree[Token]) -> None:
        tokens = syntax.tokens(tree)
        if len(tokens) == 2 and tokens[1].type != "TEXT":
            self.later.setdefault(str(tokens[0]), tokens[1])
        for part in syntax.trees(tree):
            self._values(part)

    def _declare(self, name: Token) -> str:
        if name in self.declared:
            first = self.source.error(self.declared[name].start_pos or 0, "")
            raise self._error(name, f"{name.value!r} is already declared in line {first.line}")
        if name in self.imported:
            raise self._error(name, f"{name.value!r} is already declared in {self.imported[name]}")
        if name in PRIMITIVES or name in _BOOL:
            raise self._error(name, f"{name.value!r} is a reserved name")
        self.declared[name] = name
        return str(name)

    def _value(self, token: Token) -> int:
        if token.type == "NUMBER":
            return self._number(token)
        if token in self.texts:
            raise self._error(token, f"{token.value!r} is a text, not a number")
        for table in (self.consts, self.members, self.imported_values, _BOOL, self.constants):
            if token in table:
                return table[token]
        if (later := self.later.pop(str(token), None)) is not None:  # not again within itself
            value = self._value(later)
            self.later[str(token)] = later
            return value
        if self.source.includes and token in (known := headers.constants()):
            return known[token]
        if token in headers.VALUES:
            return headers.VALUES[token]
        if (passed := self._passed_on(str(token))) is not None:
            return passed
        raise self._error(token, f"undefined constant {token.value!r}")

    def _passed_on(self, name: str) -> int | None:
        """Return the value of a ``%#define`` line, which C sees in the header."""
        known: dict[str, int] = {**headers.VALUES, **self.imported_values}
        known |= {**self.members, **self.consts}
        for define, text in self.source.defines.items():
            with suppress(ValueError):
                if all(word in known for word in _WORD.findall(text)):
                    known[define] = evaluate(text, known)
        return known.get(name)

    def _number(self, token: Token) -> int:
        digits = token.lstrip("-").rstrip("uUlL")
        base = 16 if digits[:2] in ("0x", "0X") else 8 if digits.startswith("0") else 10
        try:
            number = int(digits, base)
        except ValueError:
            raise self._error(token, f"{token.value!r} is not an octal number") from None
        return -number if token.startswith("-") else number

    def _size(self, token: Token) -> int:
        size = self._value(token)
        if size not in UINT32:
            raise self._error(token, f"{size} is not an unsigned number of 32 bits")
        return size

    # Declarations

    def _const(self, tree: Tree[Token]) -> None:
        name, value = syntax.tokens(tree)
        if value.type == "TEXT":
            self.texts[self._declare(name)] = _text(value)
            return
        number = self._value(value)
        if number == self.consts.get(name, _BOOL.get(name)):
            return  # the same again, which is no mistake for cpp
        self.consts[self._declare(name)] = number

    def _enum(self, tree: Tree[Token], title: Token) -> None:
        name = self._declare(title)
        members: dict[str, int] = {}
        number = -1
        for member in syntax.trees(tree):
            label, *value = syntax.tokens(member)
            number = self._value(value[0]) if value else number + 1
            if number not in INT32:
                raise self._error(label, f"an enum member has 32 bits, {number} does not fit")
            members[self._declare(label)] = self.members[str(label)] = number
        self.enums[name] = EnumType(name, members)
        self.order.append(name)
        # libvirt's enum of procedures; that of another project is one like any other
        if name.endswith(("_procedure", "Procedure")) and any("_PROC_" in m for m in members):
            if self.procedure_enum is not None:
                raise self._error(title, "a file can have only one enum of procedures")
            self.procedure_enum = tree

    def _struct(self, tree: Tree[Token], title: Token) -> None:
        name = self._declare(title)
        brace = next(token for token in syntax.tokens(tree) if token.type == "LBRACE")
        trees = [part for part in syntax.trees(tree) if part.data != "void"]
        if not trees:
            raise self._error(title, f"{name!r} has no field but void")
        fields = self._fields(trees, title)
        self.structs[name] = Struct(name, fields, self.source.hints_after(brace.end_pos or 0))
        self.order.append(name)

    def _typedef(self, tree: Tree[Token]) -> None:
        (field,) = syntax.trees(tree)
        if syntax.is_forward(field):
            self._field(field, syntax.declared_name(field))
            return
        title = syntax.declared_name(field)
        (declaration,) = syntax.trees(field)
        if declaration.data == "scalar" and (inner := syntax.inner(declaration)) is not None:
            tag = syntax.tag(inner)
            if tag is None or tag == title:  # the typedef names the type itself
                self._declare_inner(inner, title)
                return
        name = self._declare(title)
        self.typedefs[name] = self._field(field, title)
        self.order.append(name)

    def _union(self, tree: Tree[Token], title: Token) -> None:
        name = self._declare(title)
        kind, *arms = syntax.trees(tree)
        discriminant = syntax.tokens(tree)[-1]
        cases = []
        names = [discriminant]
        label_tokens = []
        default = None
        has_default = False
        declared = Declaration(
            str(discriminant), self._type(kind, syntax.joined(title, discriminant))
        )
        for arm in arms:
            body = syntax.trees(arm)[-1]
            declaration = None
            if body.data == "field":
                declaration = self._field(body, syntax.joined(title, syntax.declared_name(body)))
                names.append(syntax.declared_name(body))
            if arm.data == "default":
                has_default, default = True, declaration
                continue
            labels = syntax.tokens(syntax.trees(arm)[0])
            label_tokens += labels
            cases.append(
                Case(tuple(map(str, labels)), tuple(map(self._value, labels)), declaration)
            )
        self._unique(names)
        union = Union(name, declared, tuple(cases), has_default, default)
        self.unions[name] = union
        self.order.append(name)
        type_token = (syntax.tokens(kind) or [discriminant])[0]
        self.labels.append((union, type_token, label_tokens))

    def _fields(self, trees: Iterable[Tree[Token]], outer: Token) -> tuple[Declaration, ...]:
        trees = list(trees)
        self._unique(map(syntax.declared_name, trees))
        return tuple(
            self._field(tree, syntax.joined(outer, syntax.declared_name(tree))) for tree in trees
        )

    def _unique(self, names: Iterable[Token]) -> None:
        seen = set()
        for name in names:
            if name in seen:
                raise self._error(name, f"{name.value!r} is already declared here")
            seen.add(str(name))

    def _field(self, tree: Tree[Token], inner: Token) -> Declaration:
        """Return a declaration; ``inner`` is the name for a type declared within it."""
        (declaration,) = syntax.trees(tree)
        (semicolon,) = syntax.tokens(tree)
        kind = Kind(declaration.data)
        name, *bound = syntax.tokens(declaration)
        if kind is Kind.STRING:
            type_name = "string"
        elif kind in (Kind.OPAQUE_FIXED, Kind.OPAQUE_VAR):
            type_name = "opaque"
        else:
            type_name = self._type(syntax.trees(declaration)[0], inner)
        return Declaration(
            name=str(name),
            type=type_name,
            kind=kind,
            max=self._bound(kind, bound[0]) if bound else None,
            max_name=str(bound[0]) if bound and bound[0].type == "NAME" else None,
            hints=self.source.hints_after(semicolon.end_pos or 0),
        )

    def _bound(self, kind: Kind, token: Token) -> int:
        bound = self._size(token)
        if bound == 0 and kind in (Kind.OPAQUE_FIXED, Kind.ARRAY_FIXED):
            # so that no value takes no bytes
            raise self._error(token, "a fixed length must be at least 1")
        return bound

    def _type(self, tree: Tree[Token], inner: Token) -> str:
        if tree.data in syntax.INNER:
            tag = syntax.tag(tree)
            return self._declare_inner(tree, self._free(inner) if tag is None else tag)
        *words, name = syntax.tokens(tree)
        if name.type == "NAME":
            if name not in self.names and name not in self.imported:
                if not words and name in headers.TYPES:
                    return headers.TYPES[name]
                declared = headers.DECLARED.get(name)
                if declared is not None and (not words or isinstance(declared, Struct)):
                    return self._declared_by_c(name)
            self.references.append((name, "".join(words)))
            return str(name)
        if name == "quadruple":
            return name if name in self.imported else self._declared_by_c(name)
        unsigned = "u" if "unsigned" in (*words, name) else ""
        kind = next((w for w in (*words, name) if w not in ("unsigned", "int", "long")), "int")
        return unsigned + kind

    def _declare_inner(self, tree: Tree[Token], title: Token) -> str:
        match tree.data:
            case "inner_struct":
                self._struct(tree, title)
            case "inner_union":
                self._union(tree, title)
            case "inner_enum":
                self._enum(tree, title)
        return str(title)

    def _declared_by_c(self, name: Token) -> str:
        if name not in self.declared:
            match headers.DECLARED[name]:
                case Struct() as struct:
                    self.structs[str(name)] = struct
                case Declaration() as declaration:
                    self.typedefs[str(name)] = declaration
            self.declared[str(name)] = name
            self.order.append(str(name))
        return str(name)

    def _free(self, name: Token) -> Token:
        """Return the name, or one made of it, that nothing has."""
        taken = (*self.names, *self.declared, *self.imported, *PRIMITIVES)
        number = next(n for n in count(1) if (f"{name}_{n}" if n > 1 else name) not in taken)
        return name.update(value=f"{name}_{number}") if number > 1 else name

    # Procedures

    def _program(self, tree: Tree[Token]) -> None:
        """Take a program declared in RFC 5531's syntax, with types in signatures.

        See section 12 there. Names of versions and procedures are constants where
        nothing else has them.
        """
        name, number = syntax.tokens(tree)
        program = self._size(number)
        self.consts[self._declare(name)] = program
        self._unique([syntax.name(version) for version in syntax.trees(tree)])
        for version in syntax.trees(tree):
            title, value = syntax.tokens(version)
            procedures = list(map(self._procedure, syntax.trees(version)))
            self._unique([row[0] for row in procedures])
            made = Program(
                str(name), program, str(title), self._size(value), self._procedures(procedures)
            )
            for other in self.programs:
                if (other.number, other.version) == (made.number, made.version):
                    raise self._error(
                        title, f"{other.version_name} is version {made.version} already"
                    )
            self.programs.append(made)
            for constant, of in ((title, made.version), *(row[:2] for row in procedures)):
                if constant not in self.declared and constant not in (*self.names, *self.imported):
                    self.consts[self._declare(constant)] = of

    def _procedure(self, tree: Tree[Token]) -> _Row:
        title, value = syntax.tokens(tree)
        result, arguments = syntax.trees(tree)
        ret = self._passed(result, title.update(value=f"{title}_ret"))
        args = self._arguments(arguments, title.update(value=f"{title}_args"))
        return title, self._size(value), args, ret, None, tree.meta.start_pos

    def _arguments(self, tree: Tree[Token], inner: Token) -> str | None:
        parts = syntax.trees(tree)
        if len(parts) == 1:
            return self._passed(parts[0], inner)
        fields = []
        names = []
        for number, part in enumerate(parts, 1):
            named = [token for token in syntax.tokens(part) if token.type == "NAME"]
            name = named[0] if named else inner.update(value=f"arg{number}")
            names.append(name)
            fields.append(self._argument(part, name, syntax.joined(inner, name)))
        self._unique(names)
        title = self._declare(self._free(inner))
        self.structs[title] = Struct(title, tuple(fields))
        self.order.append(title)
        return title

    def _passed(self, tree: Tree[Token], inner: Token) -> str | None:
        """Return the type that a procedure takes or returns; None for void.

        ``inner`` is the name for one that has none.
        """
        if tree.data == "nothing":
            return None
        declaration = self._argument(tree, inner, inner)
        if declaration.kind is Kind.SCALAR:
            return declaration.type
        name = self._declare(self._free(inner))
        self.typedefs[name] = replace(declaration, name=name)
        self.order.append(name)
        return name

    def _argument(self, tree: Tree[Token], name: Token, inner: Token) -> Declaration:
        if tree.data in ("passed_text", "argument_text"):
            bounds = [token for part in syntax.trees(tree) for token in syntax.tokens(part)]
            most = self._size(bounds[0]) if bounds else None
            return Declaration(str(name), "string", Kind.STRING, most)
        pointer = any(token.type == "POINTER" for token in syntax.tokens(tree))
        kind = Kind.OPTIONAL if pointer else Kind.SCALAR
        return Declaration(str(name), self._type(syntax.trees(tree)[0], inner), kind)

    def _with_program(self, spec: Specification) -> Specification:
        if not self.programs and self.procedure_enum is not None:
            at = syntax.name(self.procedure_enum)
            program = self._only_const(at, "_PROGRAM")
            version = self._only_const(at, "_PROTOCOL_VERSION", "_PROGRAM_VERSION")
            procedures = self._procedures(self._by_convention(spec, self.procedure_enum))
            self.programs.append(
                Program(program, self.consts[program], version, self.consts[version], procedures)
            )
        if not self.programs:
            return spec
        first = self.programs[0]
        return replace(
            spec,
            program=first.number,
            version=first.version,
            procedures=first.procedures,
            programs=tuple(self.programs),
        )

    def _only_const(self, at: Token, *endings: str) -> str:
        names = [name for name in self.consts if name.endswith(endings)]
        if len(names) != 1:
            raise self._error(
                at, f"procedures need exactly one constant ..{' or ..'.join(endings)}"
            )
        return names[0]

    def _by_convention(self, spec: Specification, enum: Tree[Token]) -> Iterator[_Row]:
        """Pair procedures with their structs by libvirt's conventions for names.

        In remote_procedure, DOMAIN_CREATE has remote_domain_create_args; in
        virLXCMonitorProcedure, X has virLXCMonitorXArgs.
        """
        title = str(syntax.name(enum))
        camel = title.endswith("Procedure")
        prefix = title.removesuffix("Procedure" if camel else "procedure")

        def spelled(name: str) -> str:
            return name.replace("_", "").lower() if camel else name

        structs = {spelled(name): name for name in spec.structs}
        for member in syntax.trees(enum):
            name = syntax.name(member)
            words = name.partition("_PROC_")[2].lower()
            if not words:
                raise self._error(
                    name, "the name of a procedure must have the form PREFIX_PROC_NAME"
                )
            args, ret, msg = (
                structs.get(spelled(f"{prefix}{words}_{part}")) for part in ("args", "ret", "msg")
            )
            yield name, self.members[name], args, ret, msg, member.meta.start_pos

    def _procedures(self, rows: Iterable[_Row]) -> tuple[Procedure, ...]:
        procedures: dict[int, Procedure] = {}
        for name, number, args, ret, msg, start in rows:
            if number in procedures:
                raise self._error(name, f"{procedures[number].name} has number {number} already")
            annotations = self.source.annotations_before(start)
            procedures[number] = Procedure(number, str(name), args, ret, msg, **annotations)
        return tuple(procedures.values())


def _text(token: Token) -> str:
    """Return the text of a constant, whose escapes are C's."""
    try:
        value = ast.literal_eval(str(token))
    except (SyntaxError, ValueError):
        value = token[1:-1]
    return str(value)


def _without_pointers_to_pointers(spec: Specification) -> Specification:
    """Make an optional of an optional a list of at most one: the bytes are the same.

    A value of None could not say which of the two is missing.
    """

    def resolved(decl: Declaration) -> Declaration:
        while decl.kind is Kind.SCALAR and isinstance(inner := spec.lookup(decl.type), Declaration):
            decl = inner
        return decl

    def made(decl: Declaration) -> Declaration:
        if (
            decl.kind is Kind.OPTIONAL
            and resolved(Declaration(decl.name, decl.type)).kind is Kind.OPTIONAL
        ):
            return replace(decl, kind=Kind.ARRAY_VAR, max=1)
        return decl

    def arm(decl: Declaration | None) -> Declaration | None:
        return None if decl is None else made(decl)

    return replace(
        spec,
        typedefs={name: made(decl) for name, decl in spec.typedefs.items()},
        structs={
            name: replace(struct, fields=tuple(map(made, struct.fields)))
            for name, struct in spec.structs.items()
        },
        unions={
            name: replace(
                union,
                cases=tuple(replace(case, arm=arm(case.arm)) for case in union.cases),
                default=arm(union.default),
            )
            for name, union in spec.unions.items()
        },
    )
