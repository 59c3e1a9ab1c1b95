"""Emits one method of a client's handle: it guards its handle, packs, calls and wraps.

Names, order and defaults of parameters are libvirt-python's where it has the method,
and the definition's, in snake case, where it has not. What is written by hand
(`virtrio.gen.overrides`) is called with the same arguments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import names, python, source
from .codec.types import Types
from .overrides import FILES, HINTS, PATHS, RESULTS, SCRIPTED, STRING_OKAY
from .shapes import AT_ONCE, GIVES_FDS, ONE_FD, OWNERS, TYPED_PARAMS, Answer, Parameter, Shape

if TYPE_CHECKING:
    from ..protocol.idl.model import Specification
    from .overrides import Script

_NODE_DEVICE = "REMOTE_PROC_NODE_DEVICE_"


@dataclass(frozen=True, slots=True)
class World:
    """What tells the trio file from the blocking one."""

    name: str  # of its folder in `virtrio.client`
    doc: str
    define: str
    wait: str


TRIO = World("trio", "Handles of the trio client.", "async def", "await ")
BLOCKING = World("blocking", "Handles of the blocking client.", "def", "")
WORLDS = (TRIO, BLOCKING)


@dataclass(frozen=True, slots=True)
class Argument:
    """One parameter of a method: its text in the signature, and what is sent.

    ``expression`` is None for what travels beside the arguments.
    """

    signature: str
    expression: str | None


def by_name(shape: Shape) -> bool:
    """Tell whether a procedure sends a device of the node by its name alone.

    Its function is a method of the handle all the same.
    """
    first = shape.parameters[0] if shape.parameters else None
    name = shape.procedure.name
    return (
        name.startswith(_NODE_DEVICE)
        and "_LOOKUP_" not in name
        and first is not None
        and first.decl.name == "name"
    )


def class_of(shape: Shape) -> str:
    """Return the class whose method a procedure is.

    It is that of its first parameter, or the connection.
    """
    script = SCRIPTED.get(shape.procedure.name)
    if script is not None and script.handle is not None:
        return script.handle
    if by_name(shape):
        return "NodeDevice"
    first = shape.parameters[0] if shape.parameters else None
    return first.handle if first is not None and first.handle and not first.is_list else "Connect"


def method_of(shape: Shape) -> str:
    """Return the name of the method that a procedure is."""
    script = SCRIPTED.get(shape.procedure.name)
    if script is not None and script.method is not None:
        return script.method
    return names.method_name(names.c_function(shape.procedure.name), class_of(shape))


def accepted(name: str, annotation: str) -> str:
    """Return the annotation of a parameter with what `client/arguments.py` converts."""
    if name in FILES and annotation.startswith("Sequence[str]"):
        return annotation.replace("str", "str | PathLike[str]")
    kind, *none = annotation.split(" | ")
    if name == "uuid" and kind == "bytes":
        kind += " | UUID"
    if name in FILES and kind == "str":
        kind += " | PathLike[str]"
    return " | ".join([kind, *none])


def _connection(cls: str) -> str:
    return "self" if cls == "Connect" else "self._connect"


def _lease(handle: str, cls: str, ret: str, count: str = "") -> str:
    """Return the expression for the reference of new handles on their owner.

    ``ret`` is one of their identities.
    """
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


def _value(f: Parameter, cls: str) -> str:
    if f.handle:
        return f"{f.handle}({_lease(f.handle, cls, f'ret.{f.name}')}, ret.{f.name})"
    if f.params:
        return f"plain(ret.{f.name})"
    return f"text(ret.{f.name})" if f.text_size is not None else f"ret.{f.name}"


class Methods:
    """The methods of one world, and the names that they import."""

    def __init__(self, spec: Specification, world: World) -> None:
        self.spec = spec
        self.world = world
        self.types: set[str] = set()
        self._codec = Types(spec)

    def method(self, shape: Shape) -> list[str]:
        """Return the lines of one method, indented, and an empty one."""
        cls, name = class_of(shape), method_of(shape)
        function = names.c_function(shape.procedure.name)
        arguments = self._arguments(shape, cls, name)
        script = SCRIPTED.get(shape.procedure.name)
        if script is not None:
            return self._scripted(script, name, function, cls, arguments)
        annotation, result = self._result(shape, cls)
        signature = ["self", *(a.signature for a in arguments)]
        lines = source.bracket_lines(
            f"{self.world.define} {name}(", signature, f") -> {annotation}:", "    "
        )
        lines.append(f'        """{function}."""')
        lines += self._call(shape, cls, function, arguments)
        return [*lines, *(f"        {line.removeprefix('        ')}" for line in result), ""]

    # -- parameters --------------------------------------------------------------------

    def _arguments(self, shape: Shape, cls: str, name: str) -> list[Argument]:
        script = SCRIPTED.get(shape.procedure.name)
        own = cls != "Connect" and (script is None or script.handle is None)
        visible: list[Parameter | str] = list(shape.parameters)
        if shape.stream is not None:
            visible.insert(shape.stream, "stream: Stream")
        if shape.files is not None:
            visible.insert(
                shape.files, "fd: int" if shape.procedure.name in ONE_FD else "files: Sequence[int]"
            )
        if own:
            del visible[0]
        given = python.parameters(cls, name)
        if script is not None and given is not None:
            return [
                self._scripted_argument(script, item, at, visible, len(given))
                for at, item in enumerate(given)
            ]
        if given is None:
            given = tuple(
                self._default(item, at == len(visible) - 1) for at, item in enumerate(visible)
            )
        elif len(given) != len(visible):
            raise ValueError(
                f"{cls}.{name} has {len(visible)} parameters, libvirt-python's has {len(given)}"
            )
        return [
            self._argument(item, kind, shape) for item, kind in zip(given, visible, strict=True)
        ]

    @staticmethod
    def _default(item: Parameter | str, last: bool) -> python.Given:
        """Return a parameter as libvirt-python would have it.

        It has the definition's name, and default 0 for flags at the end.
        """
        name = (
            item.partition(":")[0]
            if isinstance(item, str)
            else names.identifier(names.snake_case(item.decl.name))
        )
        return python.Given(name, "0" if name == "flags" and last else None)

    @staticmethod
    def _text(item: python.Given, annotation: str) -> str:
        annotation = accepted(item.name, annotation)
        if item.default is None:
            return f"{item.name}: {annotation}"
        if item.default == "None" and not annotation.endswith(" | None"):
            annotation += " | None"
        return f"{item.name}: {annotation} = {item.default}"

    def _argument(self, item: python.Given, kind: Parameter | str, shape: Shape) -> Argument:
        if isinstance(kind, str):
            return Argument(self._text(item, kind.partition(": ")[2]), None)
        name = item.name
        expression = name
        if kind.params:
            hints = HINTS.get(shape.procedure.name)
            mapping = f"{name} or {{}}" if item.default == "None" else name
            given = f"{mapping}, hints.{hints}" if hints else mapping
            expression = f"arguments.encode({given})"
        elif kind.text_size is not None:
            expression = f"arguments.chars({name}, {kind.text_size})"
        elif kind.handle:
            expression = (
                f"arguments.identities({name})" if kind.is_list else f"arguments.identity({name})"
            )
        elif kind.annotation == "Sequence[str]":
            given = f"{name} or ()" if item.default == "None" else name
            expression = f"arguments.texts({given})"
        elif item.default == "None" and kind.annotation.startswith("Sequence["):
            expression = f"{name} or ()"
        elif name == "flags" and shape.procedure.name in STRING_OKAY:
            expression = "arguments.texts_too(flags)"
        elif kind.decl.name == PATHS.get(shape.procedure.name):
            expression = f"paths.absolute({name})"
        return Argument(self._text(item, kind.annotation), expression)

    def _scripted_argument(
        self,
        script: Script,
        item: python.Given,
        at: int,
        visible: list[Parameter | str],
        count: int,
    ) -> Argument:
        """Return an argument of a script, with the type that the script says.

        Else the type is that of the definition's field of this name, or at this place
        if they are as many.
        """
        annotation = script.parameters.get(item.name)
        if annotation is None:
            fields = [kind for kind in visible if isinstance(kind, Parameter)]
            found = next((f for f in fields if names.snake_case(f.decl.name) == item.name), None)
            found = found or (fields[at] if len(fields) == count else None)
            if found is None:
                raise ValueError(f"{script.function}: nothing says the type of {item.name}")
            annotation = found.annotation
        return Argument(self._text(item, annotation), item.name)

    # -- calling -----------------------------------------------------------------------

    def _scripted(
        self, script: Script, name: str, function: str, cls: str, arguments: list[Argument]
    ) -> list[str]:
        signature = ["self", *(a.signature for a in arguments)]
        lines = source.bracket_lines(
            f"{self.world.define} {name}(", signature, f") -> {script.annotation}:", "    "
        )
        lines.append(f'        """{function}."""')
        given = ", ".join(
            [*([] if cls == "Connect" else ["self"]), *(str(a.expression) for a in arguments)]
        )
        run = f"{self.world.wait}{_connection(cls)}._run("
        line = f"        return {run}{script.function}({given}))"
        if len(line) <= source.LINE_LENGTH:
            return [*lines, line, ""]
        return [
            *lines,
            f"        return {run}",
            f"            {script.function}({given})",
            "        )",
            "",
        ]

    def _call(self, shape: Shape, cls: str, function: str, arguments: list[Argument]) -> list[str]:
        sent = [a.expression for a in arguments if a.expression is not None]
        twice = shape.count is not None and shape.procedure.name not in AT_ONCE
        lines = []
        if cls != "Connect":
            own = f'self._use("{function}")' + (".name" if by_name(shape) else "")
            if twice:
                lines.append(f"        wire = {own}")
                own = "wire"
            sent.insert(0, own)
        if shape.need_results is not None:
            sent.insert(shape.need_results, "1")
        constant = f"calls.{names.entry_point(shape.procedure.name).upper()}"
        if twice:
            return lines + self._counted_call(shape, cls, constant, sent)
        if shape.count is not None:
            sent.insert(shape.count, "0")
        beside = [a.signature.partition(":")[0] for a in arguments if a.expression is None]
        call, extra, target = "_call", "", "ret = "
        if shape.stream is not None:
            call, extra = "_call_stream", f", {beside[0]}"
        elif shape.files is not None:
            one = shape.procedure.name in ONE_FD
            call, extra, target = (
                "_call_fds",
                f", [{beside[0]}]" if one else f", {beside[0]}",
                "ret, _ = ",
            )
        elif shape.procedure.name in GIVES_FDS:
            call, extra, target = "_call_fds", ", ()", "_, files = "
        if shape.answer is Answer.NONE and shape.procedure.name not in GIVES_FDS:
            target = ""
        head = f"        {target}{self.world.wait}{_connection(cls)}.{call}("
        if shape.procedure.args is None:
            return [*lines, f"{head}{constant}, None{extra})"]
        return lines + self._sent(
            head, constant, names.class_name(shape.procedure.args), sent, extra
        )

    def _sent(self, head: str, constant: str, args: str, sent: list[str], extra: str) -> list[str]:
        """``head(constant, Args(…), extra)`` as ruff lays it out."""
        self.types.add(args)
        line = f"{head}{constant}, {args}({', '.join(sent)}){extra})"
        if len(line) <= source.LINE_LENGTH:
            return [line]
        together = f"            {constant}, {args}({', '.join(sent)}){extra}"
        if len(together) <= source.LINE_LENGTH:
            return [head, together, "        )"]
        inner = source.bracket_lines(f"{args}(", sent, "),", "            ")
        more = [f"            {extra.removeprefix(', ')},"] if extra else []
        return [head, f"            {constant},", *inner, *more, "        )"]

    def _counted_call(self, shape: Shape, cls: str, constant: str, sent: list[str]) -> list[str]:
        """Ask how many there are, then for all of them."""
        assert shape.count is not None
        assert shape.procedure.args is not None
        field = self.spec.structs[shape.procedure.args].fields[shape.count].name
        sent.insert(shape.count, "n")
        args = names.class_name(shape.procedure.args)
        self.types.add(args)
        answered = self.spec.structs[str(shape.procedure.ret)].fields[1].name
        extra = "" if answered == "nparams" else f', "{answered}"'
        assert field in ("nparams", "maxerrors")
        made = f"lambda n: {args}({', '.join(sent)})"
        head = f"        ret = {self.world.wait}{_connection(cls)}._run("
        call = f"parameters.counted_gen({constant}, {made}{extra})"
        if len(head) + len(call) + 1 <= source.LINE_LENGTH:
            return [f"{head}{call})"]
        if len(call) + 12 <= source.LINE_LENGTH:
            return [head, f"            {call}", "        )"]
        inner = f"                {constant}, {made}{extra}"
        if len(inner) <= source.LINE_LENGTH:
            return [
                head,
                "            parameters.counted_gen(",
                inner,
                "            )",
                "        )",
            ]
        parts = [constant, made, *([extra.removeprefix(", ")] if extra else [])]
        return [
            head,
            "            parameters.counted_gen(",
            *(f"                {p}," for p in parts),
            "            )",
            "        )",
        ]

    # -- the answer --------------------------------------------------------------------

    def _result(self, shape: Shape, cls: str) -> tuple[str, list[str]]:
        """(return annotation, lines that turn ``ret`` into it)."""
        if shape.procedure.name in GIVES_FDS:
            return "int", ["return answers.one_fd(files)"]
        if (
            shape.files is not None
            and shape.answer is Answer.HANDLE
            and cls == shape.fields[0].handle
        ):
            return "int", [f"self._set_id(ret.{shape.fields[0].name}.id)", "return 0"]
        if shape.answer is Answer.NONE:
            return "int", ["return 0"]
        first = shape.fields[0]
        match shape.answer:
            case Answer.HANDLE:
                return str(first.handle), [f"return {_value(first, cls)}"]
            case Answer.HANDLES:
                wires = f"ret.{first.name}"
                lease = _lease(str(first.handle), cls, f"{wires}[0]", f"len({wires})")
                lines = [
                    f"lease = {lease}",
                    f"return [{first.handle}(lease, wire) for wire in {wires}]",
                ]
                return f"list[{first.handle}]", lines
            case Answer.MAPPING:
                return self._mapping(first)
            case Answer.FIELDS:
                return self._fields(shape, cls)
            case _:
                if first.annotation.startswith("Sequence["):
                    return f"list[{first.annotation[9:-1]}]", [f"return list({_value(first, cls)})"]
                return first.annotation, [f"return {_value(first, cls)}"]

    def _mapping(self, first: Parameter) -> tuple[str, list[str]]:
        item = first.decl.type
        if item in TYPED_PARAMS:
            return "PlainParams", [f"return plain(ret.{first.name})"]
        key, value = (f.name for f in self.spec.structs[item].fields)
        annotation = self._codec.annotation(self.spec.structs[item].fields[0])
        return f"dict[{annotation}, int]", [
            f"return {{item.{key}: item.{value} for item in ret.{first.name}}}"
        ]

    @staticmethod
    def _fields(shape: Shape, cls: str) -> tuple[str, list[str]]:
        values = [_value(f, cls) for f in shape.fields]
        made_of = RESULTS.get(shape.procedure.name)
        if made_of is not None:
            lines = source.bracket_lines(f"return results.{made_of}((", values, "))", "        ")
            return f"results.{made_of}", lines
        lines = source.bracket_lines("return (", values, ")", "        ")
        return f"tuple[{', '.join(f.annotation for f in shape.fields)}]", lines
