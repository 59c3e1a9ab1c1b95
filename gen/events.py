"""Emitter of a program's events, and of the messages that carry them.

An event of the public API is a named tuple; each procedure that carries one has a row
with its codecs. An event's fields are the arguments that libvirt-python passes to a
callback, in its order: the object first, then the values in the message. The name of a
procedure tells which event it carries; the number of the event is in the enums.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..protocol.idl.model import Kind
from . import names, source
from .codec import later_module
from .codec.types import Types
from .shapes import HANDLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..protocol.idl.model import Declaration, Procedure, Specification, Struct

# Beginning of a procedure's name (after ``_PROC_``) -> family; the public constants
# begin with the same after VIR_.
_FAMILIES = {
    "DOMAIN_EVENT_": "DOMAIN",
    "NETWORK_EVENT_": "NETWORK",
    "STORAGE_POOL_EVENT_": "STORAGE_POOL",
    "NODE_DEVICE_EVENT_": "NODE_DEVICE",
    "SECRET_EVENT_": "SECRET",
}
# Events without a number in the public API; each is the only one of its family.
_UNNUMBERED = {
    "REMOTE_PROC_CONNECT_EVENT_CONNECTION_CLOSED": "CONNECT",
    "QEMU_PROC_DOMAIN_MONITOR_EVENT": "QEMU_MONITOR",
}
_ADDRESS = "remote_domain_event_graphics_address"
_IDENTITY = "remote_domain_event_graphics_identity"
_PARAMETER = "remote_typed_param"
# Types of fields: annotation, and functions that read it from a message and write it.
_CONVERTED = {
    _ADDRESS: ("Address", "read_address", "write_address"),
    _IDENTITY: ("list[tuple[str, str]]", "read_subject", "write_subject"),
    _PARAMETER: ("Params", "plain", "encode"),
}


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of an event.

    ``path`` is its place in the message, ``annotation`` its Python type. A converter
    that is None leaves the value as it is.
    """

    name: str
    path: str
    annotation: str
    read: str | None = None
    write: str | None = None


@dataclass(frozen=True, slots=True)
class _Made:
    """A call of a class, some of whose arguments may be such calls themselves."""

    cls: str
    values: Sequence[str | _Made]

    def __str__(self) -> str:
        return f"{self.cls}({', '.join(map(str, self.values))})"

    def classes(self) -> set[str]:
        return {self.cls}.union(
            *(value.classes() for value in self.values if isinstance(value, _Made))
        )

    def lines(self, prefix: str, indent: str) -> list[str]:
        """Return the lines of ``prefix…,`` as ruff lays them out."""
        line = f"{indent}{prefix}{self},"
        together = f"{indent}    {', '.join(map(str, self.values))}"
        if len(line) <= source.LINE_LENGTH:
            return [line]
        if len(together) <= source.LINE_LENGTH:
            inner = [together]
        else:
            inner = []
            for value in self.values:
                deeper = f"{indent}    "
                inner += (
                    value.lines("", deeper) if isinstance(value, _Made) else [f"{deeper}{value},"]
                )
        return [f"{indent}{prefix}{self.cls}(", *inner, f"{indent}),"]


class Event:
    """One procedure that carries an event."""

    def __init__(
        self, spec: Specification, procedure: Procedure, constants: Mapping[str, int]
    ) -> None:
        self.procedure = procedure
        self.has_id = False
        self._spec = spec
        self._codec = Types(spec)
        self._struct = spec.structs[str(procedure.msg)]
        known = _UNNUMBERED.get(procedure.name)
        if known is not None:
            self.family, self.event_id, self.constant = known, 0, procedure.name
            self.cls = names.class_name(names.entry_point(procedure.name))
        else:
            tail = procedure.name.split("_PROC_", 1)[1]
            prefix = next(p for p in _FAMILIES if tail.startswith(p))
            kind = tail.removeprefix(prefix).removeprefix("CALLBACK_")
            self.family = _FAMILIES[prefix]
            self.constant = f"VIR_{prefix}ID_{kind}"
            self.event_id = constants[self.constant]
            self.cls = names.class_name(f"{prefix}{kind}".lower())
        fields = self._fields(self._struct, "")
        self.fields = [f for f in fields if f.path.count(".") == self._depth] + [
            f for f in fields if f.path.count(".") != self._depth
        ]

    @property
    def _depth(self) -> int:
        """Depth of the identity in the message.

        With a callback id, the older message is inside another one, after the added
        fields.
        """
        return int(self._inner(self._struct) is not None)

    def _inner(self, struct: Struct) -> Declaration | None:
        return next((f for f in struct.fields if f.type.endswith("_msg")), None)

    def _fields(self, struct: Struct, path: str) -> list[_Field]:
        out: list[_Field] = []
        for decl in struct.fields:
            here = f"{path}{names.identifier(decl.name)}"
            if decl.name == "callbackID":
                self.has_id = True
            elif decl is self._inner(struct):
                out += self._fields(self._spec.structs[decl.type], f"{here}.")
            else:
                out.append(self._field(decl, here))
        return out

    def _field(self, decl: Declaration, path: str) -> _Field:
        name = names.identifier(names.snake_case(decl.name))
        if decl.type in HANDLES:
            return _Field(name, path, "Any")
        if decl.type in _CONVERTED:
            return _Field(name, path, *_CONVERTED[decl.type])
        if decl.kind not in (Kind.SCALAR, Kind.OPTIONAL):
            raise KeyError(f"{self.procedure.name}: no shape for {decl.name} ({decl.type})")
        return _Field(name, path, self._codec.annotation(decl))

    def read(self) -> _Made:
        """Return the call that makes the event from the message ``m``."""
        return _Made(
            self.cls, [f"{f.read}(m.{f.path})" if f.read else f"m.{f.path}" for f in self.fields]
        )

    def write(self) -> _Made:
        """Return the call that makes the message from event ``e`` and id ``n``."""
        values = {
            f.path: f"{f.write}(e.{f.name})" if f.write else f"e.{f.name}" for f in self.fields
        }
        return self._message(self._struct, "", values)

    def _message(self, struct: Struct, path: str, values: Mapping[str, str]) -> _Made:
        parts: list[str | _Made] = []
        for decl in struct.fields:
            here = f"{path}{names.identifier(decl.name)}"
            if decl.name == "callbackID":
                parts.append("n")
            elif decl is self._inner(struct):
                parts.append(self._message(self._spec.structs[decl.type], f"{here}.", values))
            else:
                parts.append(values[here])
        return _Made(names.class_name(struct.name), parts)


def _events(spec: Specification, enums: Mapping[str, Mapping[str, int]]) -> list[Event]:
    constants = {name: value for members in enums.values() for name, value in members.items()}
    return [
        Event(spec, procedure, constants)
        for procedure in spec.procedures
        if procedure.msg is not None
    ]


def emit(spec: Specification, enums: Mapping[str, Mapping[str, int]]) -> str:
    """Return the module with the events and ``MESSAGES``.

    It maps procedure numbers to `virtrio.protocol.event_messages.Message`.
    """
    events = _events(spec, enums)
    body: list[str] = []
    for cls in dict.fromkeys(event.cls for event in events):
        carriers = [event for event in events if event.cls == cls]
        fullest = max(carriers, key=lambda event: len(event.fields))
        always = set.intersection(*({f.name for f in event.fields} for event in carriers))
        body += ["", f"class {cls}(NamedTuple):", f'    """Event {fullest.constant}."""', ""]
        # Fields that plain messages lack, because they came with the callback ids, are
        # 0.
        body += [
            f"    {f.name}: {f.annotation}{'' if f.name in always else ' = 0'}"
            for f in fullest.fields
        ]
        body.append("")
    types: set[str] = set()
    body += ["", f"PROGRAM = 0x{spec.program:08X}", f"VERSION = {spec.version}", ""]
    body += ["MESSAGES: dict[int, Message] = {"]
    for event in events:
        number, msg = event.procedure.number, event.procedure.msg
        read, write = event.read(), event.write()
        types |= {f"unpack_{msg}", f"pack_{msg}", *write.classes()}
        items = [
            "PROGRAM",
            "VERSION",
            str(number),
            event.cls,
            f"Family.{event.family}",
            str(event.event_id),
            str(event.has_id),
        ]
        body += [
            f"    {number}: Message(",
            *(f"        {item}," for item in [*items, f"unpack_{msg}"]),
        ]
        body += read.lines("lambda m: ", " " * 8)
        body += [f"        pack_{msg},", *write.lines("lambda e, n: ", " " * 8), "    ),"]
    body += ["}", ""]
    uses = "\n".join(body)
    doc = f"Events of the {spec.name} program, and the messages that carry them."
    lines = source.header(spec.source, "virtrio.gen.events", doc)
    lines += [
        "from typing import Any, NamedTuple"
        if ": Any" in uses
        else "from typing import NamedTuple",
        "",
    ]
    used = [
        name
        for _, read, write in _CONVERTED.values()
        for name in (read, write)
        if f"{name}(" in uses
    ]
    runtime = [name for name in used if name not in ("plain", "encode")]
    if ": Address" in uses:
        runtime.append("Address")
    lines += source.import_lines("..event_messages", ["Family", "Message", *runtime])
    lines += ["from ..lazy import replaceable"]
    if "plain(" in uses:
        lines += source.import_lines("..typedparams", ["Params", "encode", "plain"])
    lines += source.import_lines(f".{later_module(spec)}", types)
    classes = sorted({event.cls for event in events})
    lines += ["", "__all__ = [", *(f'    "{cls}",' for cls in classes), "]"]
    return source.text([*lines, "", "replaceable(__name__)", "", *body])
