"""What a procedure looks like from outside: its parameters and the shape of its answer.

Both the server's dispatch rows and the client's stubs are written from this, so that they agree on which procedures follow
the common pattern. `Unshaped` says why one does not; `virtrio.gen.coverage` must then name it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..protocol.idl.model import Declaration, EnumType, Kind, Procedure, Specification, Struct, Union
from . import names
from .codec.types import Types

# Wire identities and the client class that wraps each; `owner` is the field that holds the identity it belongs to.
HANDLES = {
    "remote_nonnull_domain": "Domain",
    "remote_nonnull_domain_checkpoint": "DomainCheckpoint",
    "remote_nonnull_domain_snapshot": "DomainSnapshot",
    "remote_nonnull_network": "Network",
    "remote_nonnull_network_port": "NetworkPort",
    "remote_nonnull_nwfilter": "NWFilter",
    "remote_nonnull_nwfilter_binding": "NWFilterBinding",
    "remote_nonnull_interface": "Interface",
    "remote_nonnull_storage_pool": "StoragePool",
    "remote_nonnull_storage_vol": "StorageVol",
    "remote_nonnull_node_device": "NodeDevice",
    "remote_nonnull_secret": "Secret",
}
OWNERS = {"DomainCheckpoint": ("dom", "Domain"), "DomainSnapshot": ("dom", "Domain"), "NetworkPort": ("net", "Network")}


class Unshaped(Exception):
    """This procedure needs more than call-and-wrap; the text says what."""


class Answer(Enum):
    NONE = "none"  # no ret struct
    VALUE = "value"  # one field: its value
    HANDLE = "handle"  # one identity
    HANDLES = "handles"  # a list of identities and how many there are
    COUNTED = "counted"  # a list of other things and how many there are
    FIELDS = "fields"  # several fields: a tuple in their order


@dataclass(frozen=True, slots=True)
class Parameter:
    """``name`` is the Python name; ``handle`` the client class for an identity; ``decl`` the field."""

    name: str
    annotation: str
    decl: Declaration
    handle: str | None = None
    is_list: bool = False
    text_size: int | None = (
        None  # a C string in a `char name[size]` or `char name<size>`: text outside, numbers on the wire
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """``need_results`` is the place of that field among the arguments: it is no parameter, and None where there is none."""

    procedure: Procedure
    parameters: tuple[Parameter, ...]
    need_results: int | None
    answer: Answer
    fields: tuple[Parameter, ...]  # of ret, without the count of a list


class Shaper:
    """Shapes of one specification's procedures."""

    def __init__(self, spec: Specification) -> None:
        self.spec = spec
        self._codec = Types(spec)

    def shape(self, procedure: Procedure) -> Shape:
        """Raises Unshaped with the reason when the procedure does not follow the pattern."""
        if procedure.event:
            raise Unshaped("event")
        if procedure.readstream is not None or procedure.writestream is not None:
            raise Unshaped("stream")
        args = list(self.spec.structs[procedure.args].fields) if procedure.args else []
        need_results = next((i for i, d in enumerate(args) if d.name == "need_results"), None)
        if need_results is not None:
            del args[need_results]
        parameters = tuple(self._parameter(d) for d in args)
        ret = self.spec.structs[procedure.ret].fields if procedure.ret else ()
        answer, fields = self._answer(ret, need_results is not None)
        return Shape(procedure, parameters, need_results, answer, fields)

    def _answer(self, ret: tuple[Declaration, ...], need_results: bool) -> tuple[Answer, tuple[Parameter, ...]]:
        if not ret:
            return Answer.NONE, ()
        if len(ret) == 2 and ret[0].kind is Kind.ARRAY_VAR and ret[1].name == "ret":
            item = self._parameter(ret[0])
            return (Answer.HANDLES if item.handle else Answer.COUNTED), (item,)
        if need_results:
            raise Unshaped("an answer that is more than a list and its length")
        fields = tuple(self._parameter(d) for d in ret)
        if len(fields) > 1:
            if any(f.handle for f in fields):
                raise Unshaped("an answer of handles and other values")
            return Answer.FIELDS, fields
        if fields[0].handle:
            return (Answer.HANDLES if fields[0].is_list else Answer.HANDLE), fields
        return Answer.VALUE, fields

    def _parameter(self, decl: Declaration) -> Parameter:
        name = names.identifier(decl.name)
        if decl.kind is Kind.SCALAR and decl.type in HANDLES:
            return Parameter(name, HANDLES[decl.type], decl, HANDLES[decl.type])
        if decl.kind is Kind.ARRAY_VAR and decl.type in HANDLES:
            cls = HANDLES[decl.type]
            return Parameter(name, f"Sequence[{cls}]", decl, cls, is_list=True)
        if decl.type == "char" and decl.kind in (Kind.ARRAY_FIXED, Kind.ARRAY_VAR) and decl.max:
            return Parameter(name, "str", decl, text_size=decl.max if decl.kind is Kind.ARRAY_FIXED else 0)
        self._check_plain(decl)
        return Parameter(name, self._codec.annotation(decl), decl)

    def _check_plain(self, decl: Declaration) -> None:
        """A value that Python has a type for: numbers, text, bytes, and lists of those."""
        target = self.spec.lookup(decl.type)
        if isinstance(target, Struct):
            if decl.type == "remote_typed_param":
                raise Unshaped("typed parameters")
            raise Unshaped(f"a structure of its own ({decl.type})")
        if isinstance(target, Union):
            raise Unshaped(f"a union ({decl.type})")
        if isinstance(target, Declaration):
            self._check_plain(target)
        elif isinstance(target, EnumType):
            return
