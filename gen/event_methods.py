"""Emitter of the clients' methods that register for events, and of their types.

Type checkers see a signature for each kind of event; at run time there is one method
for all kinds of an object's events.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from . import source
from .events import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..protocol.idl.model import Specification
    from .methods import World

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


def _kinds(spec: Specification, family: str) -> list[Event]:
    """Return a family's events, each once: as the procedure with most fields has it."""
    fullest: dict[str, Event] = {}
    ids: Mapping[str, int] = defaultdict(int)
    for procedure in spec.procedures:
        if procedure.msg is not None:
            event = Event(spec, procedure, ids)
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
    lines = source.header(spec.source, "virtrio.gen.event_methods", doc)
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
