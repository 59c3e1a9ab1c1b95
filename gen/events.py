"""Emitter of a program's events, and of the clients' methods that register for them.

An event of the public API is a named tuple; each procedure that carries one has a row
with its codecs. An event's fields are the arguments that libvirt-python passes to a
callback, in its order: the object first, then the values in the message. The name of a
procedure tells which event it carries; the number of the event is in the enums.
"""

from __future__ import annotations

from collections import defaultdict
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
    from .methods import World

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


class _Event:
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


def _events(spec: Specification, enums: Mapping[str, Mapping[str, int]]) -> list[_Event]:
    constants = {name: value for members in enums.values() for name, value in members.items()}
    return [
        _Event(spec, procedure, constants)
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


# -- the clients' methods --------------------------------------------------------------

# Family, handle class, the word in its methods' names, and the parameter that restricts
# a registration to one object.
_CLIENT_FAMILIES = (
    ("DOMAIN", "Domain", "domain", "dom"),
    ("NETWORK", "Network", "network", "net"),
    ("STORAGE_POOL", "StoragePool", "storage_pool", "pool"),
    ("NODE_DEVICE", "NodeDevice", "node_device", "dev"),
    ("SECRET", "Secret", "secret", "secret"),
)
_CLIENT_HANDLES = {family: handle for family, handle, *_ in _CLIENT_FAMILIES}


def _kinds(spec: Specification, family: str) -> list[_Event]:
    """Return a family's events, each once: as the procedure with most fields has it."""
    fullest: dict[str, _Event] = {}
    ids: Mapping[str, int] = defaultdict(int)
    for procedure in spec.procedures:
        if procedure.msg is not None:
            event = _Event(spec, procedure, ids)
            known = fullest.get(event.cls)
            if event.family == family and (known is None or len(known.fields) < len(event.fields)):
                fullest[event.cls] = event
    return list(fullest.values())


def _overloads(
    spec: Specification,
    family: str,
    handle: str,
    define: str,
    parameters: str,
    answer: str,
    others: str,
) -> list[str]:
    """Return what type checkers see of a method: one signature for each kind of event.

    In ``parameters`` and ``answer``, ``{event_id}`` stands for the kind's number,
    ``{fields}`` for the types of what a callback is given, and ``{event}`` for the
    event's class. ``others`` is the type of numbers that are not known.
    """
    enum = f"{handle}EventID"
    kinds = [
        (
            f"Literal[{enum}.{event.constant}]",
            ", ".join([handle, *(f.annotation for f in event.fields[1:])]),
            event.cls,
        )
        for event in _kinds(spec, family)
    ]
    if not kinds:
        return []
    body: list[str] = []
    for event_id, fields, cls in kinds:
        given = parameters.format(event_id=event_id, fields=f"[Connect, {fields}, Any]")
        body += ["@overload", f"{define}({given}) -> {answer.format(event=cls)}: ..."]
    # Any other number. For callbacks it is no member of an enum: else this signature
    # would take every callback for every kind.
    given = parameters.format(event_id=others, fields="...")
    some = answer.replace("{event}", "Any")
    body += ["@overload", f"{define}({given}) -> {some}: ..."]
    return ["    if TYPE_CHECKING:", "", *(f"        {line}" for line in body), ""]


def _methods(
    spec: Specification, world: World, family: str, handle: str, word: str, parameter: str
) -> list[str]:
    c_name, words = f"virConnect{handle}Event", word.replace("_", " ")
    register = [
        "self",
        f"{parameter}: {handle} | None",
        f"event_id: enums.{handle}EventID | PlainInt",
        "cb: Callback",
        "opaque: object = None",
    ]
    define = f"{world.define} {word}_event_register_any"
    lines = _overloads(
        spec,
        family,
        handle,
        define,
        f"self, {parameter}: {handle} | None, event_id: {{event_id}}, "
        "cb: Callable[{fields}, object], opaque: object = ...",
        "int",
        "PlainInt",
    )
    lines += source.bracket_lines(f"{define}(", register, ") -> int:", "    ")
    lines += [
        f'        """Call ``cb(conn, {parameter}, ..., opaque)`` for {words} events of a kind.',
        "",
        f"        ``{parameter}`` is the one {words} whose events are wanted, None for all;",
        f"        ``event_id`` the kind, of {handle}EventID. The fields between are those that",
        "        libvirt-python gives to a callback of the kind, and those of the named tuple in",
        f"        `virtrio.events`. {_WHERE[world.name]}",
        "",
        "        Returns the id to take the registration back with. Raises LibvirtError:",
        "        VIR_ERR_INVALID_ARG for a kind that is not known, or the server's refusal.",
        f"        {_GIVEN_UP[world.name]}",
        f"        ({c_name}RegisterAny).",
        '        """',
        f"        return {world.wait}self._event_side().register(",
        f"            Family.{family}, {parameter}, event_id, cb, opaque",
        "        )",
        "",
        f"    {world.define} {word}_event_deregister_any(self, callback_id: int) -> int:",
        '        """Take a registration back; ``callback_id`` is what registering it returned.',
        "",
        "        Events that have arrived before may still be called back. Returns 0. Raises",
        f"        LibvirtError VIR_ERR_INVALID_ARG when no {words} event has the id",
        f"        ({c_name}DeregisterAny).",
        '        """',
        f"        return {world.wait}self._event_side().deregister(Family.{family}, callback_id)",
        "",
    ]
    if world.wait:
        stream = [
            "self",
            f"event_id: enums.{handle}EventID | PlainInt",
            f"{parameter}: {handle} | None = None",
            "*",
            "size: int = BUFFER",
        ]
        lines += _overloads(
            spec,
            family,
            handle,
            f"def {word}_events",
            f"self, event_id: {{event_id}}, {parameter}: {handle} | None = ..., *, size: int = ...",
            "EventStream[{event}]",
            f"enums.{handle}EventID | PlainInt",
        )
        lines += source.bracket_lines(
            f"def {word}_events(", stream, ") -> EventStream[Any]:", "    "
        )
        lines += [
            '        """Return events of a kind as an `EventStream`, to be entered and iterated.',
            "",
            "        ``async with`` registers, ``async for`` gives the events, as named tuples.",
            f"        ``event_id`` is the kind, of {handle}EventID. ``{parameter}`` is the one",
            f"        {words} whose events are wanted, None for all. ``size`` events may wait",
            "        to be taken before some are lost.",
            '        """',
            "        return EventStream(",
            f"            self._event_side(), Family.{family}, {parameter}, event_id, size",
            "        )",
            "",
        ]
    return lines


# Where a callback runs, and what becomes of a registration that is given up.
_WHERE = {
    "trio": """``cb`` runs in a task of the
        connection, one call after the other; it may be ``async``, and may make calls.""",
    "blocking": """``cb`` runs in a thread of the
        connection, one call after the other, and may make calls.""",
}
_GIVEN_UP = {
    "trio": "A cancelled registration is taken back",
    "blocking": "A registration that timed out is taken back",
}


# Methods that do not follow the pattern; "define" and "wait" stand for the world's
# words.
_OTHER_METHODS = '''\
    define domain_event_register(
        self, cb: Callable[[Connect, Domain, int, int, Any], object], opaque: object = None
    ) -> None:
        """Call ``cb(conn, dom, event, detail, opaque)`` for lifecycle events.

        It is called for all domains. ``event`` is a DomainEventType, ``detail`` a
        reason of the enum that belongs to it, such as DomainEventStartedDetailType.
        Registering ``cb`` again replaces its ``opaque``. Raises LibvirtError for the
        server's refusal (virConnectDomainEventRegister).
        """
        wait self._event_side().register_lifecycle(cb, opaque)

    define domain_event_deregister(self, cb: Callback) -> None:
        """Take a callback of `domain_event_register` back.

        Raises LibvirtError VIR_ERR_INVALID_ARG when ``cb`` is not registered
        (virConnectDomainEventDeregister).
        """
        wait self._event_side().deregister_lifecycle(cb)

    define qemu_monitor_event_register(
        self,
        dom: Domain | None,
        event: str | None,
        cb: Callable[[Connect, Domain, str, int, int, str | None, Any], object],
        opaque: object = None,
        flags: enums.ConnectDomainQemuMonitorEventRegisterFlags | PlainInt = 0,
    ) -> int:
        """Call ``cb`` for events of QEMU's monitor, raw, as QEMU names them.

        It is called with ``(conn, dom, event, seconds, micros, details, opaque)``: the
        domain, the event's name, when it happened (seconds since 1970 and microseconds)
        and its data as JSON text, None if it has none.

        ``dom`` is the one domain whose events are wanted, None for all; ``event`` the
        one event, None for all; ``flags`` (ConnectDomainQemuMonitorEventRegisterFlags)
        make ``event`` a regular expression, or its case unimportant. Returns the id to
        take the registration back with. Unsupported by libvirt, as all that goes past
        it to QEMU (virConnectDomainQemuMonitorEventRegister).
        """
        return wait self._event_side().register_monitor(dom, event, flags, cb, opaque)

    define qemu_monitor_event_deregister(self, callback_id: int) -> int:
        """Take back what `qemu_monitor_event_register` returned ``callback_id`` for.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when the id is not registered
        (virConnectDomainQemuMonitorEventDeregister).
        """
        return wait self._event_side().deregister(Family.QEMU_MONITOR, callback_id)

    define register_close_callback(
        self, cb: Callable[[Connect, int, Any], object], opaque: object = None
    ) -> int:
        """Call ``cb(conn, reason, opaque)`` once when the connection is lost.

        That is this connection, or the server's own to its hypervisor. ``reason`` is a
        ConnectCloseReason. What this side closes is not called back. Returns 0. Raises
        LibvirtError VIR_ERR_OPERATION_INVALID when there is a callback already
        (virConnectRegisterCloseCallback).
        """
        wait self._event_side().register_close(cb, opaque)
        return 0

    define unregister_close_callback(self) -> None:
        """Take the close callback back, whichever it is.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID when there is none
        (virConnectUnregisterCloseCallback).
        """
        wait self._event_side().unregister_close()

    @property
    def events_lost(self) -> int:
        """Number of events dropped so far because callbacks did not return in time.

        Up to 16 MiB of events wait for callbacks. Those of an `EventStream` are not
        counted.
        """
        return self._event_side().lost
'''


def connect_methods(spec: Specification, world: World) -> list[str]:
    """Return the lines of a connection's methods that register for events.

    An empty one follows each.
    """
    lines: list[str] = []
    for family in _CLIENT_FAMILIES:
        lines += _methods(spec, world, *family)
    others = _OTHER_METHODS.replace("    define ", f"    {world.define} ")
    lines += others.replace("wait self", f"{world.wait}self").splitlines()
    lines += [
        "",
        "    @staticmethod",
        "    def _event_handles() -> dict[Family, type[handles.Handle]]:",
        '        """Return the class of handles for what an event happened to."""',
        "        return {",
        *(f"            Family.{family}: {handle}," for family, handle, *_ in _CLIENT_FAMILIES),
        "            Family.QEMU_MONITOR: Domain,",
        "        }",
    ]
    return [*lines, ""]


def class_names(spec: Specification) -> list[str]:
    """Return the names of the classes of events that happen to handles."""
    return sorted(event.cls for family in _CLIENT_HANDLES for event in _kinds(spec, family))


def _types(spec: Specification) -> list[str]:
    """Return classes of events as type checkers see them: their objects are handles."""
    lines: list[str] = []
    for family, handle, *_ in _CLIENT_FAMILIES:
        for event in _kinds(spec, family):
            lines += [
                "",
                f"    class {event.cls}(remote_events.{event.cls}):",
                "        @property",
                f"        def {event.fields[0].name}(self) -> {handle}: ...",
            ]
    return lines


def emit_types(spec: Specification, world: World) -> str:
    """Return the module with the events of a world.

    At run time its classes are those of `virtrio.events`. Type checkers see classes
    whose objects are handles.
    """
    classes = class_names(spec)
    handles = sorted({handle for family, handle, *_ in _CLIENT_FAMILIES if _kinds(spec, family)})
    doc = f"Events of the {world.name} client, for type checkers: with its handles."
    lines = source.header(spec.source, "virtrio.gen.events", doc)
    lines += ["from typing import TYPE_CHECKING", "", "if TYPE_CHECKING:"]
    lines += [
        "    from ....protocol._generated import remote_events",
        f"    from .handles import {', '.join(handles)}",
        *_types(spec),
        "else:",
    ]
    lines += [f"    from ....protocol._generated.remote_events import {', '.join(classes)}"]
    lines += ["", "__all__ = [", *(f'    "{cls}",' for cls in classes), "]"]
    return source.text(lines)
