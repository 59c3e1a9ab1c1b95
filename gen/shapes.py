"""Shapes of procedures: their parameters and the form of their result.

Both the server's dispatch rows and the client's stubs are written from a shape, so that
they agree on which procedures follow the common pattern. `Unshaped` says why one does
not; `virtrio.gen.coverage` must then list it.

Arguments that a user need not see are no parameters: whether results are wanted at all,
and for how many of them there is room (the caller asks twice, first for the number; see
`COUNTS`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..protocol.idl.model import (
    Declaration,
    EnumType,
    Kind,
    Procedure,
    Specification,
    Struct,
    Union,
)
from . import names
from .codec.types import Types

# Wire identities, and the client class for each; `OWNERS` has the field with the
# identity of an object's owner.
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
    "admin_nonnull_server": "AdmServer",
    "admin_nonnull_client": "AdmClient",
}
OWNERS = {
    "DomainCheckpoint": ("dom", "Domain"),
    "DomainSnapshot": ("dom", "Domain"),
    "NetworkPort": ("net", "Network"),
}

# Structs that are one typed parameter, and structs that are one entry (key and value)
# of a mapping.
TYPED_PARAMS = frozenset({"remote_typed_param", "admin_typed_param"})
ENTRIES = frozenset(
    {
        "remote_node_get_cpu_stats",
        "remote_node_get_memory_stats",
        "remote_domain_disk_error",
        "remote_domain_memory_stat",
    }
)
# Arguments that say for how many entries of such a list there is room; 0 asks for their
# number.
COUNTS = frozenset({"nparams", "maxerrors", "maxStats"})

# Procedures that ignore this argument: libvirt's client sends whatever was in memory,
# and gets all entries at once.
AT_ONCE = frozenset({"REMOTE_PROC_NODE_GET_SEV_INFO", "REMOTE_PROC_NETWORK_PORT_GET_PARAMETERS"})

# Not in the definition: file descriptors go along with the call, or come with its
# reply. The number is the position of their list, or of a single one, among the C
# function's parameters (the connection or object is 0).
TAKES_FDS = {
    "REMOTE_PROC_DOMAIN_OPEN_GRAPHICS": 2,
    "REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES": 2,
    "REMOTE_PROC_DOMAIN_CREATE_WITH_FILES": 1,
    "REMOTE_PROC_DOMAIN_FD_ASSOCIATE": 2,
    "QEMU_PROC_DOMAIN_MONITOR_COMMAND_WITH_FILES": 2,
}
ONE_FD = frozenset({"REMOTE_PROC_DOMAIN_OPEN_GRAPHICS", "REMOTE_PROC_DOMAIN_OPEN_GRAPHICS_FD"})
GIVES_FDS = frozenset(
    {
        "REMOTE_PROC_DOMAIN_OPEN_GRAPHICS_FD",
        "QEMU_PROC_DOMAIN_MONITOR_COMMAND_WITH_FILES",
        "LXC_PROC_DOMAIN_OPEN_NAMESPACE",
    }
)
# Not in the definition either: this one opens a stream.
_STREAMS = {"REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS": 1}


class Unshaped(Exception):
    """A procedure needs more than one call and a wrapper; the text says why."""


class Answer(Enum):
    NONE = "none"  # no ret struct
    VALUE = "value"  # one field: its value
    HANDLE = "handle"  # one identity
    HANDLES = "handles"  # a list of identities and how many there are
    COUNTED = "counted"  # a list of other things and how many there are
    MAPPING = "mapping"  # typed parameters, or entries of a mapping, and maybe how many there are
    FIELDS = "fields"  # several fields: a tuple in their order


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument or field of a result.

    ``name`` is the Python name; ``handle`` is the client class for an identity;
    ``decl`` is the field.
    """

    name: str
    annotation: str
    decl: Declaration
    handle: str | None = None
    is_list: bool = False
    text_size: int | None = (
        # a C string in a `char name[size]` or `char name<size>`: text outside, numbers
        # on the wire
        None
    )
    params: bool = False  # a list of typed parameters: a mapping outside
    struct: str | None = None  # a struct of its own, or a list of them


@dataclass(frozen=True, slots=True)
class Shape:
    """Shape of one procedure.

    ``need_results`` and ``count`` are the positions of such fields among the arguments;
    these are no parameters. ``stream`` and ``files`` are positions of parameters that
    travel beside the arguments: a stream, or file descriptors. All four are None for a
    procedure without.
    """

    procedure: Procedure
    parameters: tuple[Parameter, ...]
    need_results: int | None
    count: int | None
    answer: Answer
    fields: tuple[Parameter, ...]  # of ret, without the count of a list
    stream: int | None = None
    files: int | None = None

    @property
    def structs(self) -> list[str]:
        """Structs in the result that have no type in Python."""
        return [f.struct for f in self.fields if f.struct is not None]


class Shaper:
    """Shapes of one specification's procedures."""

    def __init__(self, spec: Specification) -> None:
        self.spec = spec
        self._codec = Types(spec)

    def shape(self, procedure: Procedure) -> Shape:
        """Return a procedure's shape, or raise Unshaped with the reason for none."""
        if procedure.event:
            raise Unshaped("event")
        args = list(self.spec.structs[procedure.args].fields) if procedure.args else []
        ret = self.spec.structs[procedure.ret].fields if procedure.ret else ()
        need_results = next((i for i, d in enumerate(args) if d.name == "need_results"), None)
        mapping = (
            bool(ret) and ret[0].kind is Kind.ARRAY_VAR and ret[0].type in TYPED_PARAMS | ENTRIES
        )
        count = next((i for i, d in enumerate(args) if d.name in COUNTS), None) if mapping else None
        parameters = tuple(
            self._parameter(d) for i, d in enumerate(args) if i not in (need_results, count)
        )
        for p in parameters:
            if p.struct is not None:
                raise Unshaped(f"a structure of its own ({p.struct})")
        answer, fields = self._answer(ret, need_results is not None, mapping)
        # Positions in the definition count the connection or object; functions of the
        # connection have no parameter for it.
        shift = 0 if parameters and parameters[0].handle and not parameters[0].is_list else 1
        stream = _STREAMS.get(procedure.name, procedure.readstream or procedure.writestream)
        files = TAKES_FDS.get(procedure.name)
        return Shape(
            procedure,
            parameters,
            need_results,
            count,
            answer,
            fields,
            stream=None if stream is None else stream - shift,
            files=None if files is None else files - shift,
        )

    def _answer(
        self, ret: tuple[Declaration, ...], need_results: bool, mapping: bool
    ) -> tuple[Answer, tuple[Parameter, ...]]:
        if not ret:
            return Answer.NONE, ()
        if mapping and (len(ret) == 1 or (len(ret) == 2 and ret[1].name in ("nparams", "nerrors"))):
            return Answer.MAPPING, (self._parameter(ret[0]),)
        if len(ret) == 2 and ret[0].kind is Kind.ARRAY_VAR and ret[1].name == "ret":
            item = self._parameter(ret[0])
            return (Answer.HANDLES if item.handle else Answer.COUNTED), (item,)
        if need_results:
            raise Unshaped("an answer that is more than a list and its length")
        fields = tuple(self._parameter(d) for d in ret)
        if len(fields) > 1:
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
        if decl.kind is Kind.ARRAY_VAR and decl.type in TYPED_PARAMS:
            return Parameter(name, "Params", decl, params=True)
        if decl.type == "char" and decl.kind in (Kind.ARRAY_FIXED, Kind.ARRAY_VAR) and decl.max:
            return Parameter(
                name, "str", decl, text_size=decl.max if decl.kind is Kind.ARRAY_FIXED else 0
            )
        struct = self._struct(decl)
        if struct is None:
            return Parameter(name, self._codec.annotation(decl), decl)
        annotation = names.value_class(struct)
        if decl.kind is Kind.ARRAY_VAR:
            annotation = f"Sequence[{annotation}]"
        return Parameter(name, annotation, decl, struct=struct)

    def values(self, struct: str) -> list[tuple[str, tuple[Parameter, ...]]]:
        """Return name and fields of a struct and of those in it, innermost first."""
        fields = tuple(self._parameter(d) for d in self.spec.structs[struct].fields)
        inner = [value for f in fields if f.struct is not None for value in self.values(f.struct)]
        return [*inner, (struct, fields)]

    def _struct(self, decl: Declaration) -> str | None:
        """Return the struct that a value, or a list's item, is; None for Python types.

        Python types are those of numbers, text, bytes and lists. Raises Unshaped for a
        union.
        """
        target = self.spec.lookup(decl.type)
        if isinstance(target, Struct):
            return decl.type
        if isinstance(target, Union):
            raise Unshaped(f"a union ({decl.type})")
        if isinstance(target, Declaration):
            return self._struct(target)
        return None if isinstance(target, EnumType) or target is None else decl.type
