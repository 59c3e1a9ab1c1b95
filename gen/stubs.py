"""Emitter of the client's side of a program: its calls, and the handles' methods.

The two worlds come from the same shapes and differ in ``async`` and ``await`` alone.
`virtrio.gen.methods` writes one method, `virtrio.gen.extras` has those that are no
procedure's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import event_methods, extras, names, source
from .codec import codec_module_import, later_module
from .coverage import CLIENT_BY_HAND, GAPS, MONITOR_REGISTRATION, REGISTRATION, covered
from .methods import Methods, World, class_of, method_of
from .overrides import SCRIPTED
from .shapes import HANDLES, OWNERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..protocol.idl.model import Specification

__all__ = ["CLASSES", "emit_calls", "emit_methods", "emit_stubs"]

CLASSES = ("Connect", *(cls for struct, cls in HANDLES.items() if struct.startswith("remote_")))
# Methods that give the owner of a handle that does not belong to a connection alone.
_OWNER_METHODS = {"Domain": ("domain", "get_domain"), "Network": ("network",)}
# Modules of `virtrio.client` and of `virtrio.client.scripts` that generated methods may
# use.
_MODULES = ("answers", "arguments", "handles", "hypervisors", "paths", "results")
_SCRIPTS = ("cpumaps", "domains", "hints", "listing", "migration", "parameters", "records")


# Classes whose values are converted where they do not fit, with their modules.
_ACCEPTED = (("os", "PathLike"), ("uuid", "UUID"))

# Modules of `virtrio.client.checkpoints`, and what methods take and return of them.
_CHECKPOINTS = {"moving": ("Imported",), "plan": ("Plan", "Repair"), "report": ("Report",)}

# What a handle stands for.
_CLASS_DOCS = {
    "Domain": "A domain: a virtual machine or container, running or only defined.",
    "DomainCheckpoint": "A checkpoint of a domain: a point from which changed blocks are known.",
    "DomainSnapshot": (
        "A snapshot of a domain: a state of its disks, maybe its memory, to return to."
    ),
    "Network": "A virtual network of the host, running or only defined.",
    "NetworkPort": "A port of a virtual network: where one interface is plugged in.",
    "NWFilter": "A network filter: rules for the traffic of domains' interfaces.",
    "NWFilterBinding": "A network filter in force on the port of one running domain.",
    "Interface": "A network interface of the host, as its configuration has it.",
    "StoragePool": "A storage pool: a directory, volume group, … that volumes are in.",
    "StorageVol": "A volume of a storage pool: a file, a block device or the like.",
    "NodeDevice": "A device of the host, such as a PCI card, a disk or a network card.",
    "Secret": "A secret that libvirt keeps, such as the passphrase of a volume.",
}

# What a user of one world has to know of its connections.
_CONNECT = {
    "trio": """
    Calls raise LibvirtError with the server's answer, and ConnectionClosed when the
    connection is gone. They take any trio timeout. Cancelling one leaves the connection
    usable; whether the server did what it was asked is then unknown.
""",
    "blocking": """
    Calls raise LibvirtError with the server's answer, ConnectionClosed when the
    connection is gone, and VIR_ERR_OPERATION_TIMEOUT when the answer is not there in
    time. The server may then still do what it was asked, and the connection stays
    usable, unless the server took only a part of the call: nothing can follow that.

    A connection belongs to the process that opened it: after a fork, the child's copy
    is closed.
""",
}


def _connect_class(world: World) -> list[str]:
    """Return the opening of the connection's class."""
    return [
        "",
        "class Connect(Connection):",
        '    """An open connection, made by `connect`.',
        "",
        "    Every method is a call to the server unless it says otherwise.",
        *_CONNECT[world.name].splitlines(),
        '    """',
        "",
        "    __slots__ = ()",
        "",
    ]


def _belongs_to(cls: str) -> list[tuple[str, str]]:
    """Return the methods that give what a handle belongs to, and their classes.

    `virtrio.client.handles` has them for all worlds.
    """
    methods = [("connect", "Connect"), ("get_connect", "Connect")]
    if cls in OWNERS:
        owner = OWNERS[cls][1]
        methods += [(name, owner) for name in _OWNER_METHODS[owner]]
    return methods


def emit_calls(spec: Specification, by_hand: Mapping[str, str] = CLIENT_BY_HAND) -> str:
    """Return the module with one `virtrio.client.calls.Call` per procedure.

    Procedures without a stub or a method written by hand are left out.
    """
    shapes = covered(spec, by_hand)
    others = [
        p for p in spec.procedures if p.name in {*by_hand, *REGISTRATION, *MONITOR_REGISTRATION}
    ]
    numbers = [] if spec.name == "remote" else [f"0x{spec.program:08X}", str(spec.version)]
    rows: list[str] = []
    for procedure in sorted([s.procedure for s in shapes] + others, key=lambda p: p.number):
        pack = f"{spec.name}.pack_{procedure.args}" if procedure.args else "None"
        unpack = f"{spec.name}.unpack_{procedure.ret}" if procedure.ret else "None"
        arguments = ", ".join([str(procedure.number), pack, unpack, *numbers])
        rows.append(f"{names.entry_point(procedure.name).upper()} = Call({arguments})")
    lines = source.header(
        spec.source, "virtrio.gen.stubs", f"Calls of the {spec.name} program, by entry point."
    )
    lines += [codec_module_import("...protocol._generated", spec), "from ..calls import Call", ""]
    return source.text([*lines, *source.table(rows)])


def emit_methods(spec: Specification) -> str:
    """Return the module that says how the clients have each procedure.

    It is a method, or a part written by hand.

    Nothing runs from it; ``virtrio procedures`` shows it.
    """
    shapes = {shape.procedure.name: shape for shape in covered(spec, CLIENT_BY_HAND)}
    body = ["METHODS = {"]
    for procedure in spec.procedures:
        shape = shapes.get(procedure.name)
        if shape is not None:
            script = SCRIPTED.get(procedure.name)
            how = f"{class_of(shape)}.{method_of(shape)}" + (
                f" by {script.function}" if script else ""
            )
        elif procedure.event or procedure.name in REGISTRATION:
            how = "by hand: events"
        elif procedure.name in GAPS:
            how = f"missing: {GAPS[procedure.name]}"
        else:
            how = f"by hand: {CLIENT_BY_HAND[procedure.name]}"
        body.append(f'    {procedure.number}: "{how}",')
    lines = source.header(
        spec.source,
        "virtrio.gen.stubs",
        f"How the clients have the {spec.name} program's procedures.",
    )
    return source.text([*lines, *body, "}"])


def emit_stubs(spec: Specification, world: World) -> dict[str, str]:
    """Return the package with the handle classes of one world: path -> text.

    Each class has a module of its own, which is loaded when there is such a handle.
    """
    emitter = Methods(spec, world)
    methods: dict[str, list[str]] = {cls: [] for cls in CLASSES}
    types: dict[str, set[str]] = {}
    for shape in covered(spec, CLIENT_BY_HAND):
        cls = class_of(shape)
        emitter.types = types.setdefault(cls, set())
        methods[cls] += emitter.method(shape)
    homes = {cls: _home(cls) for cls in CLASSES}
    files = {
        "__init__.py": source.front(
            spec.source, "virtrio.gen.stubs", world.doc, homes, runtime=_PROTOCOL, note=_CIRCLE
        ),
        "later.py": source.later(spec.source, "virtrio.gen.stubs", _PROTOCOL),
    }
    for cls, home in homes.items():
        body = _opening(cls, world) + methods[cls] + extras.methods(cls, world)
        if cls == "Connect":
            body += event_methods.connect_methods(spec, world)
        files[f"{home}.py"] = _class_module(spec, world, cls, body, types.get(cls, set()))
    return files


def _home(cls: str) -> str:
    return names.snake_case(cls.replace("NWFilter", "Nwfilter"))


# The package of the protocol, from that of handles.
_PROTOCOL = ".....protocol."
# Handles name each other's classes.
_CIRCLE = "  # a circle: of types"


def _opening(cls: str, world: World) -> list[str]:
    """Return the first lines of a class."""
    if cls == "Connect":
        return _connect_class(world)
    return [
        "",
        f"class {cls}(handles.{cls}):",
        f'    """{_CLASS_DOCS[cls]}"""',
        "",
        "    __slots__ = ()",
        "",
        "    if TYPE_CHECKING:",
        "        _connect: Connect",
        "",
        *(f"        def {name}(self) -> {of}: ..." for name, of in _belongs_to(cls)),
        "",
    ]


def _class_module(
    spec: Specification, world: World, cls: str, body: list[str], types: set[str]
) -> str:
    """Return the module of one class, which imports what its methods use."""
    uses = "\n".join(body)

    def used(candidates: Iterable[str], behind: str) -> list[str]:
        return [name for name in candidates if re.search(rf"(?<![\w.]){name}{behind}", uses)]

    types |= set(re.findall(r"\bRemote\w+Args(?=\()", uses))
    others = [name for name in CLASSES if name != cls]
    made = used(others, r"\(") + [name for name in others if f": {name},\n" in uses]
    shown = [name for name in used(others, r"\b") if name not in made]
    lines = source.header(spec.source, "virtrio.gen.stubs", f"`{cls}` of the {world.name} client.")
    typing = used(("Any", "Literal"), r"\b") + used(("overload",), r"\b")
    lines += [f"from typing import {', '.join(['TYPE_CHECKING', *typing])}", ""]
    lines += source.import_lines(f"{_PROTOCOL}_generated.{later_module(spec)}", types)
    lines += source.import_lines(f"{_PROTOCOL}event_messages", used(("Address", "Family"), r"\b"))
    lines += [f"from {_PROTOCOL}lazy import replaceable"]
    lines += source.import_lines(f"{_PROTOCOL}typedparams", used(("plain",), r"\("))
    lines += source.import_lines(f"{_PROTOCOL}xdr", used(("text",), r"\("))
    in_use = r"[.]\w"
    imports = source.import_lines("....", used(_MODULES, in_use))
    if ", on)" in uses:
        imports.append(f"from ....{world.name}.running import on, run")
    imports += source.import_lines("....scripts", used(_SCRIPTS, in_use))
    if cls == "Connect":
        imports.append(f"from ....{world.name}.connection import Connection")
        if world.wait:
            imports.append(f"from ....{world.name}.event_stream import BUFFER, EventStream")
    lines += sorted(imports)
    lines += ["from ... import calls"]
    lines += source.import_lines(".later", made)
    lines += ["", "if TYPE_CHECKING:"]
    abstract = used(("Callable", "Collection", "Mapping", "Sequence"), r"\[")
    lines += source.import_lines("collections.abc", abstract, indent="    ")
    lines += [
        f"    from {module} import {name}"
        for module, name in _ACCEPTED
        if re.search(rf"[|] {name}\b", uses)
    ]
    lines += [""]
    if "enums." in uses:
        lines += [f"    from {_PROTOCOL}_generated import enums"]
    ids = [name for name in sorted(f"{cls}EventID" for cls in CLASSES) if f"[{name}." in uses]
    lines += source.import_lines(f"{_PROTOCOL}_generated.enums", ids, indent="    ")
    if used(("PlainInt",), r"\b"):
        lines += [f"    from {_PROTOCOL}numbers import PlainInt"]
    params = used(("Params", "PlainParams"), r"\b")
    lines += source.import_lines(f"{_PROTOCOL}typedparams", params, indent="    ")
    for home, classes in _CHECKPOINTS.items():
        lines += source.import_lines(f"....checkpoints.{home}", used(classes, r"\b"), indent="    ")
    if used(("Callback",), r"\b"):
        lines += ["    from ....scripts.events import Callback"]
    of_events = used(event_methods.class_names(spec), r"\b")
    lines += source.import_lines("..events", of_events, indent="    ")
    if used(("Stream",), r"\b"):
        lines += ["    from ..streams import Stream"]
    lines += [f"    from .{_home(name)} import {name}{_CIRCLE}" for name in shown]
    lines += ["", f'__all__ = ["{cls}"]', ""]
    return source.text([*lines, "replaceable(__name__)", "", *body])
