"""Emits the client's side of a program: the table of calls, and the handles' methods twice, for trio and blocking.

Both files come from the same shapes and differ in ``async`` and ``await`` alone. A method is a declaration: it guards its handle,
packs, calls and wraps; anything longer is written by hand in `virtrio.client`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import names, source
from .coverage import CLIENT_BY_HAND, REGISTRATION, SCRIPTED, covered
from .shapes import HANDLES, OWNERS, Answer, Parameter, Shape

if TYPE_CHECKING:
    from ..protocol.idl.model import Specification
    from .coverage import Script

CLASSES = ("Connect", *HANDLES.values())


@dataclass(frozen=True, slots=True)
class World:
    """What tells the trio file from the blocking one."""

    module: str
    doc: str
    define: str
    wait: str


AIO = World("aio", "Handles of the trio client.", "async def", "await ")
BLOCKING = World("blocking", "Handles of the blocking client.", "def", "")


def _class_of(shape: Shape) -> str:
    """The handle class whose method a procedure is: that of its first parameter, or the connection."""
    first = shape.parameters[0] if shape.parameters else None
    return first.handle if first is not None and first.handle and not first.is_list else "Connect"


def _constant(shape: Shape) -> str:
    return names.entry_point(shape.procedure.name).upper()


def _connection(cls: str) -> str:
    return "self" if cls == "Connect" else "self._connect"


def _lease(handle: str, cls: str, ret: str, count: str = "") -> str:
    """The expression for the reference that new handles hold on what they belong to; ``ret`` is one of their identities."""
    connect = _connection(cls)
    owner = connect
    if handle in OWNERS:
        field, kind = OWNERS[handle]
        if cls == kind:
            owner = "self"
        elif cls == handle:
            owner = "self._owner"
        else:
            owner = f"{kind}(handles.Lease({connect}, {connect}), {ret}.{field})"
    return f"handles.Lease({', '.join(filter(None, (owner, connect, count)))})"


def _result(shape: Shape, cls: str) -> tuple[str, list[str]]:
    """(return annotation, lines that turn ``ret`` into it)."""
    if shape.answer is Answer.NONE:
        return "int", ["return 0"]
    first = shape.fields[0]
    match shape.answer:
        case Answer.HANDLE:
            wire = f"ret.{first.name}"
            return str(first.handle), [f"return {first.handle}({_lease(str(first.handle), cls, wire)}, {wire})"]
        case Answer.HANDLES:
            wires = f"ret.{first.name}"
            lease = _lease(str(first.handle), cls, f"{wires}[0]", f"len({wires})")
            lines = [f"lease = {lease}", f"return [{first.handle}(lease, wire) for wire in {wires}]"]
            return f"list[{first.handle}]", lines
        case Answer.FIELDS:
            values = [_value(f) for f in shape.fields]
            kinds = {f.annotation for f in shape.fields}
            if len(kinds) == 1:
                return f"list[{kinds.pop()}]", source.bracket_lines("return [", values, "]", "        ")
            annotation = f"tuple[{', '.join(f.annotation for f in shape.fields)}]"
            return annotation, source.bracket_lines("return (", values, ")", "        ")
        case Answer.COUNTED:
            return f"list[{first.annotation.removeprefix('Sequence[')[:-1]}]", [f"return list({_value(first)})"]
        case _:
            if first.annotation.startswith("Sequence["):
                return f"list[{first.annotation[9:-1]}]", [f"return list({_value(first)})"]
            return first.annotation, [f"return {_value(first)}"]


def _value(f: Parameter) -> str:
    return f"text(ret.{f.name})" if f.text_size is not None else f"ret.{f.name}"


def _argument(p: Parameter) -> str:
    if p.text_size is not None:
        return f"chars({p.name}, {p.text_size})"
    if p.handle and p.is_list:
        return f"[item._identity() for item in {p.name}]"
    return f"{p.name}._identity()" if p.handle else p.name


class _Stubs:
    """The methods of one world."""

    def __init__(self, spec: Specification, world: World) -> None:
        self.spec = spec
        self.world = world
        self.types: set[str] = set()

    def method(self, shape: Shape, cls: str) -> list[str]:
        procedure = shape.procedure
        function = names.c_function(procedure.name)
        parameters = shape.parameters if cls == "Connect" else shape.parameters[1:]
        if procedure.name in SCRIPTED:
            return self._scripted(SCRIPTED[procedure.name], function, cls, parameters)
        signature = ["self", *self._signature(parameters)]
        annotation, result = _result(shape, cls)
        name = names.method_name(function, cls)
        lines = source.bracket_lines(f"{self.world.define} {name}(", signature, f") -> {annotation}:", "    ")
        lines.append(f'        """{function}."""')
        guard = f'self._use("{function}")'
        arguments = [_argument(p) for p in parameters]
        if cls != "Connect":
            arguments.insert(0, guard)
        if shape.need_results is not None:
            arguments.insert(shape.need_results, "1")
        lines += self._call(shape, cls, arguments)
        return [*lines, *(f"        {line.removeprefix('        ')}" for line in result), ""]

    def _scripted(self, script: Script, function: str, cls: str, parameters: tuple[Parameter, ...]) -> list[str]:
        wanted = tuple(p for p in parameters if p.name not in script.without)
        signature = ["self", *self._signature(wanted)]
        lines = source.bracket_lines(
            f"{self.world.define} {script.method}(", signature, f") -> {script.annotation}:", "    "
        )
        lines.append(f'        """{function}; see `virtrio.client.scripts.{script.function}`."""')
        arguments = ", ".join([*([] if cls == "Connect" else ["self"]), *(p.name for p in wanted)])
        run = f"{self.world.wait}{_connection(cls)}._run(scripts.{script.function}({arguments}))"
        return [*lines, f"        return {run}", ""]

    def _call(self, shape: Shape, handle: str, arguments: list[str]) -> list[str]:
        target = "" if shape.answer is Answer.NONE else "ret = "
        head = f"        {target}{self.world.wait}{_connection(handle)}._call("
        constant = f"calls.{_constant(shape)}"
        if shape.procedure.args is None:
            return [f"{head}{constant}, None)"]
        cls = names.class_name(shape.procedure.args)
        self.types.add(cls)
        line = f"{head}{constant}, {cls}({', '.join(arguments)}))"
        if len(line) <= source.LINE_LENGTH:
            return [line]
        inner = source.bracket_lines(f"{cls}(", arguments, "),", "            ")
        together = f"            {constant}, {inner[0].strip()[:-1]}"
        if len(inner) == 1 and len(together) <= source.LINE_LENGTH:
            return [head, together, "        )"]
        return [head, f"            {constant},", *inner, "        )"]

    @staticmethod
    def _signature(parameters: tuple[Parameter, ...]) -> list[str]:
        """Trailing flags have the default that libvirt-python gives them."""
        out = []
        for i, p in enumerate(parameters):
            last = i == len(parameters) - 1
            out.append(f"{p.name}: int = 0" if p.name == "flags" and last else f"{p.name}: {p.annotation}")
        return out


def _connect_class(world: World) -> list[str]:
    """The opening of the class that `virtrio.client`'s connections inherit their methods from."""
    lines = [
        "",
        "class ConnectMethods:",
        f'    """virConnect: what the {world.module} client can ask of a connection."""',
        "",
    ]
    lines += ["    __slots__ = ()", "", "    if TYPE_CHECKING:", ""]
    lines += [f"        {world.define} _call(self, call: Call[A, R], args: A) -> R: ..."]
    return [*lines, f"        {world.define} _run(self, script: Script[R]) -> R: ...", ""]


def emit_calls(spec: Specification) -> str:
    """The module with one `virtrio.client.calls.Call` per procedure that has a stub."""
    shapes, _ = covered(spec, CLIENT_BY_HAND)
    by_hand = [p for p in spec.procedures if p.name in CLIENT_BY_HAND or p.name in REGISTRATION]
    types: set[str] = set()
    body: list[str] = [""]
    for procedure in sorted([s.procedure for s in shapes] + by_hand, key=lambda p: p.number):
        pack = f"pack_{procedure.args}" if procedure.args else None
        unpack = f"unpack_{procedure.ret}" if procedure.ret else None
        types.update(n for n in (pack, unpack) if n)
        constant = names.entry_point(procedure.name).upper()
        body += source.bracket_lines(f"{constant} = Call(", [str(procedure.number), str(pack), str(unpack)], ")")
    lines = source.header(spec.source, "virtrio.gen.stubs", f"Calls of the {spec.name} program, by entry point.")
    lines += source.import_lines(f"...protocol._generated.{spec.name}", types)
    lines += ["from ..calls import Call"]
    return source.text(lines + body)


def emit_stubs(spec: Specification, world: World) -> str:
    """The module with the handle classes of one world."""
    shapes, _ = covered(spec, CLIENT_BY_HAND)
    stubs = _Stubs(spec, world)
    methods: dict[str, list[str]] = {cls: [] for cls in CLASSES}
    for shape in shapes:
        cls = _class_of(shape)
        methods[cls] += stubs.method(shape, cls)
    body: list[str] = []
    for cls in CLASSES:
        if cls == "Connect":
            body += _connect_class(world)
        else:
            body += [
                "",
                f"class {cls}(handles.{cls}):",
                f'    """vir{cls}: what the {world.module} client can ask of one."""',
                "",
            ]
            body += ["    __slots__ = ()", "", "    if TYPE_CHECKING:", "        _connect: Connect", ""]
        body += methods[cls]
    uses = "\n".join(body)
    lines = source.header(spec.source, "virtrio.gen.stubs", world.doc)
    lines += ["from typing import TYPE_CHECKING", ""]
    lines += source.import_lines(f"...protocol._generated.{spec.name}", stubs.types)
    helpers = [n for n in ("chars", "text") if f" {n}(" in uses or f"({n}(" in uses or f"[{n}(" in uses]
    if helpers:
        lines += source.import_lines("...protocol.xdr", helpers)
    lines += ["from .. import handles, scripts", "from . import calls", "", "if TYPE_CHECKING:"]
    lines += ["    from collections.abc import Sequence", ""]
    lines += [f"    from ..{world.module} import Connect", "    from ..calls import A, Call, R, Script", ""]
    return source.text(lines + body)
