"""From the syntax tree of one file to its `Specification`.

Names are resolved, and rules that the grammar cannot express are checked. They are
those of RFC 4506 section 6.4: one name space for constants, enum members and types; a
constant is declared before it is used; union labels are legal values of the
discriminant, each once. Types may be named before they are declared.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from . import headers
from .model import (
    PRIMITIVES,
    Case,
    Declaration,
    EnumType,
    Kind,
    Procedure,
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

_INT32 = range(-(2**31), 2**31)
_UINT32 = range(2**32)
_TAGS = {"struct": Struct, "union": Union, "enum": EnumType}
_BOOL = {"FALSE": 0, "TRUE": 1}  # section 4.4


def build(
    tree: Tree[Token],
    source: SourceText,
    name: str,
    imports: tuple[Specification, ...],
    constants: Mapping[str, int],
) -> Specification:
    return _Builder(source, imports, constants).specification(tree, name)


class _Builder:
    def __init__(
        self, source: SourceText, imports: tuple[Specification, ...], constants: Mapping[str, int]
    ) -> None:
        self.source = source
        self.imports = imports
        self.constants = constants  # from headers that the caller has read
        self.consts: dict[str, int] = {}
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
        self.program: tuple[int, int, tuple[Procedure, ...]] | None = None
        self.procedure_enum: Tree[Token] | None = None
        self.types_of_c = dict(headers.TYPES)  # without those that the file declares itself
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
        for item in _trees(tree):
            self.types_of_c.pop(
                _declared_name(_trees(item)[0]) if item.data == "typedef" else _name(item), None
            )
        for item in _trees(tree):
            match item.data:
                case "const":
                    self._const(item)
                case "enum":
                    self._enum(item)
                case "struct":
                    self._struct(item)
                case "union":
                    self._union(item)
                case "typedef":
                    self._typedef(item)
                case "program":
                    self._program(item)
        spec = Specification(
            name=name,
            source=self.source.file,
            consts=self.consts,
            enums=self.enums,
            typedefs=self.typedefs,
            structs=self.structs,
            unions=self.unions,
            order=tuple(self.order),
            imports=self.imports,
        )
        self._check_references(spec)
        self._check_sizes(spec)
        for union, discriminant, labels in self.labels:
            self._check_labels(spec, union, discriminant, labels)
        return self._with_program(spec)

    # Names

    def _error(self, at: Token, message: str) -> IdlError:
        return self.source.error(at.start_pos or 0, message)

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
        for table in (self.consts, self.members, self.imported_values, _BOOL, self.constants):
            if token in table:
                return table[token]
        if self.source.includes and token in (known := headers.constants()):
            return known[token]
        raise self._error(token, f"undefined constant {token.value!r}")

    def _number(self, token: Token) -> int:
        digits = token.lstrip("-")
        base = 16 if digits[:2] in ("0x", "0X") else 8 if digits.startswith("0") else 10
        try:
            number = int(digits, base)
        except ValueError:
            raise self._error(token, f"{token.value!r} is not an octal number") from None
        return -number if token.startswith("-") else number

    def _size(self, token: Token) -> int:
        size = self._value(token)
        if size not in _UINT32:
            raise self._error(token, f"{size} is not an unsigned number of 32 bits")
        return size

    # Declarations

    def _const(self, tree: Tree[Token]) -> None:
        name, value = _tokens(tree)
        number = self._value(value)
        self.consts[self._declare(name)] = number

    def _enum(self, tree: Tree[Token]) -> None:
        name = self._declare(_name(tree))
        members: dict[str, int] = {}
        number = -1
        for member in _trees(tree):
            label, *value = _tokens(member)
            number = self._value(value[0]) if value else number + 1
            if number not in _INT32:
                raise self._error(label, f"an enum member has 32 bits, {number} does not fit")
            members[self._declare(label)] = self.members[str(label)] = number
        self.enums[name] = EnumType(name, members)
        self.order.append(name)
        if name.endswith(("_procedure", "Procedure")):
            if self.procedure_enum is not None:
                raise self._error(_name(tree), "a file can have only one enum of procedures")
            self.procedure_enum = tree

    def _struct(self, tree: Tree[Token]) -> None:
        name = self._declare(_name(tree))
        brace = next(token for token in _tokens(tree) if token.type == "LBRACE")
        fields = self._fields(_trees(tree))
        self.structs[name] = Struct(name, fields, self.source.hints_after(brace.end_pos or 0))
        self.order.append(name)

    def _typedef(self, tree: Tree[Token]) -> None:
        (field,) = _trees(tree)
        if _is_forward(field):
            self._field(field)
            return
        self.typedefs[self._declare(_declared_name(field))] = (declaration := self._field(field))
        self.order.append(declaration.name)

    def _union(self, tree: Tree[Token]) -> None:
        name = self._declare(_name(tree))
        kind, *arms = _trees(tree)
        discriminant = _tokens(tree)[1]
        cases = []
        names = [discriminant]
        label_tokens = []
        default = None
        has_default = False
        for arm in arms:
            body = _trees(arm)[-1]
            declaration = None
            if body.data == "field":
                declaration = self._field(body)
                names.append(_declared_name(body))
            if arm.data == "default":
                has_default, default = True, declaration
                continue
            labels = _tokens(_trees(arm)[0])
            label_tokens += labels
            cases.append(
                Case(tuple(map(str, labels)), tuple(map(self._value, labels)), declaration)
            )
        self._unique(names)
        type_token = _tokens(kind)[0]
        union = Union(
            name,
            Declaration(str(discriminant), self._type(kind)),
            tuple(cases),
            has_default,
            default,
        )
        self.unions[name] = union
        self.order.append(name)
        self.labels.append((union, type_token, label_tokens))

    def _fields(self, trees: Iterable[Tree[Token]]) -> tuple[Declaration, ...]:
        trees = list(trees)
        self._unique(map(_declared_name, trees))
        return tuple(map(self._field, trees))

    def _unique(self, names: Iterable[Token]) -> None:
        seen = set()
        for name in names:
            if name in seen:
                raise self._error(name, f"{name.value!r} is already declared here")
            seen.add(str(name))

    def _field(self, tree: Tree[Token]) -> Declaration:
        (declaration,) = _trees(tree)
        (semicolon,) = _tokens(tree)
        kind = Kind(declaration.data)
        name, *bound = _tokens(declaration)
        if kind is Kind.STRING:
            type_name = "string"
        elif kind in (Kind.OPAQUE_FIXED, Kind.OPAQUE_VAR):
            type_name = "opaque"
        else:
            type_name = self._type(_trees(declaration)[0])
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

    def _type(self, tree: Tree[Token]) -> str:
        *tag, name = _tokens(tree)
        if name.type == "NAME":
            if not tag and name in self.types_of_c and name not in self.imported:
                return self.types_of_c[name]
            self.references.append((name, "".join(tag)))
        elif tag:
            return f"u{name}"
        return "uint" if name == "unsigned" else str(name)

    # Checks that need the whole file

    def _check_references(self, spec: Specification) -> None:
        for name, tag in self.references:
            found = spec.lookup(name)
            if found is None:
                raise self._error(name, f"unknown type {name.value!r}")
            if tag and not isinstance(found, _TAGS[tag]):
                raise self._error(name, f"{name.value!r} is no {tag}")

    def _check_sizes(self, spec: Specification) -> None:
        """Refuse a type that contains itself, except in an optional or a counted array.

        Those may be empty.
        """
        done: set[str] = set()

        def visit(name: str, inside: tuple[str, ...]) -> None:
            if name in inside:
                raise self._error(
                    self.declared[name], f"{name!r} contains itself, so it would never end"
                )
            if name in done or name not in self.declared:
                return
            for part in _parts(spec, name):
                if part.kind in (Kind.SCALAR, Kind.ARRAY_FIXED):
                    visit(part.type, (*inside, name))
            done.add(name)

        for name in self.order:
            visit(name, ())

    def _check_labels(
        self, spec: Specification, union: Union, discriminant: Token, labels: list[Token]
    ) -> None:
        legal = _legal_values(spec, union.discriminant.type)
        if legal is None:
            raise self._error(
                discriminant,
                "the discriminant of a union must be int, unsigned int, bool or an enum",
            )
        seen: set[int] = set()
        values = [value for case in union.cases for value in case.values]
        for label, value in zip(labels, values, strict=True):
            if value not in legal:
                raise self._error(
                    label, f"{label.value} is not a value of {union.discriminant.type}"
                )
            if value in seen:
                raise self._error(label, f"there is already a case for {value}")
            seen.add(value)

    # Procedures

    def _program(self, tree: Tree[Token]) -> None:
        """Take a program declared in RFC 5531's syntax, with types in signatures.

        See section 12 there.
        """
        if self.program is not None:
            raise self._error(_name(tree), "a file can have only one program")
        name, number = _tokens(tree)
        versions = _trees(tree)
        if len(versions) > 1:
            raise self._error(_name(versions[1]), "only one version of a program is supported")
        version_name, version = _tokens(versions[0])
        procedures = []
        for procedure in _trees(versions[0]):
            title, value = _tokens(procedure)
            ret, args = (self._passed(part) for part in _trees(procedure))
            procedures.append(
                (title, self._value(value), args, ret, None, procedure.meta.start_pos)
            )
        for constant, token in ((name, number), (version_name, version)):
            self.consts[self._declare(constant)] = self._size(token)
        for title, value_of, *_ in procedures:
            self.consts[self._declare(title)] = value_of
        self.program = (self._size(number), self._size(version), self._procedures(procedures))

    def _passed(self, tree: Tree[Token]) -> str | None:
        if tree.data == "nothing":
            return None
        token = _tokens(tree)[-1]
        if token.type != "NAME":
            raise self._error(token, "a procedure must take and return a struct or void")
        self.references.append((token, ""))
        return str(token)

    def _with_program(self, spec: Specification) -> Specification:
        if self.program is None and self.procedure_enum is not None:
            at = _name(self.procedure_enum)
            numbers = (
                self._only_const(at, "_PROGRAM"),
                self._only_const(at, "_PROTOCOL_VERSION", "_PROGRAM_VERSION"),
            )
            self.program = (
                *numbers,
                self._procedures(self._by_convention(spec, self.procedure_enum)),
            )
        if self.program is None:
            return spec
        program, version, procedures = self.program
        return replace(spec, program=program, version=version, procedures=procedures)

    def _only_const(self, at: Token, *endings: str) -> int:
        names = [name for name in self.consts if name.endswith(endings)]
        if len(names) != 1:
            raise self._error(
                at, f"procedures need exactly one constant ..{' or ..'.join(endings)}"
            )
        return self.consts[names[0]]

    def _by_convention(self, spec: Specification, enum: Tree[Token]) -> Iterator[_Row]:
        """Pair procedures with their structs by libvirt's conventions for names.

        In remote_procedure, DOMAIN_CREATE has remote_domain_create_args; in
        virLXCMonitorProcedure, X has virLXCMonitorXArgs.
        """
        title = str(_name(enum))
        camel = title.endswith("Procedure")
        prefix = title.removesuffix("Procedure" if camel else "procedure")

        def spelled(name: str) -> str:
            return name.replace("_", "").lower() if camel else name

        structs = {spelled(name): name for name in spec.structs}
        for member in _trees(enum):
            name = _name(member)
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


def _trees(tree: Tree[Token]) -> list[Tree[Token]]:
    return [child for child in tree.children if not isinstance(child, str) and child is not None]


def _tokens(tree: Tree[Token]) -> list[Token]:
    return [child for child in tree.children if isinstance(child, str)]


def _name(tree: Tree[Token]) -> Token:
    return _tokens(tree)[0]


def _declared_name(field: Tree[Token]) -> Token:
    return _name(_trees(field)[0])


def _is_forward(field: Tree[Token]) -> bool:
    """Return whether a typedef is ``typedef struct X X;``, which declares nothing.

    The name is a type without it (section 4.15).
    """
    (declaration,) = _trees(field)
    if declaration.data != "scalar":
        return False
    *tag, name = _tokens(_trees(declaration)[0])
    return bool(tag) and name == _name(declaration)


def _parts(spec: Specification, name: str) -> Iterator[Declaration]:
    if name in spec.structs:
        yield from spec.structs[name].fields
    elif name in spec.typedefs:
        yield spec.typedefs[name]
    elif name in spec.unions:
        union = spec.unions[name]
        yield from (
            arm for arm in (*(case.arm for case in union.cases), union.default) if arm is not None
        )


def _legal_values(spec: Specification, type_name: str) -> Iterable[int] | None:
    """Return the legal discriminants of a union by their type (section 6.4 note 5).

    None means that no union can be switched by it.
    """
    match type_name:
        case "int":
            return _INT32
        case "uint":
            return _UINT32
        case "bool":
            return range(2)
    found = spec.lookup(type_name)
    if isinstance(found, EnumType):
        return set(found.members.values())
    if isinstance(found, Declaration) and found.kind is Kind.SCALAR:
        return _legal_values(spec, found.type)
    return None
