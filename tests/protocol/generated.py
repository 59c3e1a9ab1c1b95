"""A generated codec with the interpreter's values, to compare the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from virtrio.gen import names
from virtrio.protocol import xdr
from virtrio.protocol.idl.model import Declaration, EnumType, Kind, Struct, Union

if TYPE_CHECKING:
    from types import ModuleType

    from virtrio.protocol.idl.model import Specification
    from virtrio.protocol.interpret import Value


class Generated:
    """`Interpreter`'s two methods, by generated functions of structs and unions."""

    def __init__(self, spec: Specification, *modules: ModuleType) -> None:
        self._types = spec.types()
        self._modules = modules

    def _found(self, name: str) -> Any:
        return next(getattr(module, name) for module in self._modules if hasattr(module, name))

    def pack(self, type_name: str, value: Value) -> bytes:
        """Pack a value, or raise LocalProtocolError."""
        return self.encode(type_name, self.made(type_name, value))

    def encode(self, type_name: str, made: object) -> bytes:
        """Encode a generated object or a substitute, or raise LocalProtocolError."""
        return xdr.encode(self._found(f"pack_{type_name}"), made)

    def unpack(self, type_name: str, data: bytes) -> Value:
        """Unpack a value, or raise RemoteProtocolError."""
        return self.plain(type_name, xdr.decode(self._found(f"unpack_{type_name}"), data))

    def functions(self, type_name: str) -> tuple[Any, Any]:
        """Return the functions (unpack, pack) of a type, to be called many times."""
        return self._found(f"unpack_{type_name}"), self._found(f"pack_{type_name}")

    def make(self, type_name: str, *fields: object) -> Any:
        return self._found(names.class_name(type_name))(*fields)

    def made(self, type_name: str, value: Any) -> Any:
        """Make the generated object of a value."""
        match self._types.get(type_name):
            case Struct() as struct:
                return self.make(
                    type_name, *(self._made(field, value[field.name]) for field in struct.fields)
                )
            case Union() as union:
                kind, content = value
                arm = _arm(union, kind)
                return self.make(
                    type_name, kind, content if arm is None else self._made(arm, content)
                )
            case Declaration() as decl:
                return self._made(decl, value)
        return value

    def _made(self, decl: Declaration, value: Any) -> Any:
        if decl.kind is Kind.SCALAR or (decl.kind is Kind.OPTIONAL and value is not None):
            return self.made(decl.type, value)
        if decl.kind in (Kind.ARRAY_FIXED, Kind.ARRAY_VAR):
            return [self.made(decl.type, item) for item in value]
        return value

    def plain(self, type_name: str, made: Any) -> Any:
        """Return the value of a generated object, with just its type's fields."""
        match self._types.get(type_name):
            case Struct() as struct:
                fields = [names.identifier(field.name) for field in struct.fields]
                assert list(made.__slots__) == fields
                return {
                    f.name: self._plain(f, getattr(made, n))
                    for f, n in zip(struct.fields, fields, strict=True)
                }
            case Union() as union:
                kind = getattr(made, names.identifier(union.discriminant.name))
                kind = kind == 1 if union.discriminant.type == "bool" else kind
                arm = _arm(union, kind)
                return kind, made.value if arm is None else self._plain(arm, made.value)
            case Declaration() as decl:
                return self._plain(decl, made)
            case EnumType() | None:
                return made

    def _plain(self, decl: Declaration, made: Any) -> Any:
        if decl.kind is Kind.SCALAR or (decl.kind is Kind.OPTIONAL and made is not None):
            return self.plain(decl.type, made)
        if decl.kind in (Kind.ARRAY_FIXED, Kind.ARRAY_VAR):
            return [self.plain(decl.type, item) for item in made]
        return made


def _arm(union: Union, kind: int) -> Declaration | None:
    return next((case.arm for case in union.cases if kind in case.values), union.default)


def coded(spec: Specification) -> list[str]:
    """Return the types of a specification that have a codec of their own."""
    return [name for name in spec.order if name in spec.structs or name in spec.unions]
