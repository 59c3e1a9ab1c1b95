"""Layouts of packets and types as construct declarations: every field with its offset.

They are for looking at traffic, not for carrying it. A parsed `Item` has its position
in the bytes and its parts; ``Item.value`` is the value as `virtrio.protocol.interpret`
has it, and the same declarations build bytes from such values.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import construct as c

from .errors import LocalProtocolError, RemoteProtocolError
from .idl.model import Declaration, EnumType, Kind, Struct, Union
from .xdr import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .idl.model import Specification, TypeDefinition
    from .interpret import Value

_UINT32_MAX = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Item:
    """One value in the bytes: ``data[offset:end]``, with its length word and padding.

    ``type`` is the name of its type in the definition. ``children`` are its parts:
    fields by name, elements as ``[0]``, ``[1]`` …, discriminant and arm of a union.
    ``label`` is the name of an enum's member or of a discriminant.
    """

    type: str
    offset: int
    end: int
    value: Value
    children: Mapping[str, Item] = field(default_factory=dict)
    label: str | None = None

    def walk(self, path: str = "") -> Iterator[tuple[str, Item]]:
        """Yield this item and all inside it with paths, in the order of the bytes."""
        yield path, self
        for name, child in self.children.items():
            yield from child.walk(
                f"{path}{name}" if name.startswith("[") or not path else f"{path}.{name}"
            )


class Layouts:
    """Layouts of some specifications, each made on first use."""

    def __init__(self, *specs: Specification) -> None:
        self._specs = specs
        self._types: dict[str, TypeDefinition] = {}
        for spec in specs:
            self._types.update(spec.types())
        self._layouts: dict[str, c.Construct] = {}

    def parse(self, type_name: str, data: bytes, offset: int = 0) -> Item:
        """Parse the value of a type at ``offset``; bytes after it are ignored.

        Raises RemoteProtocolError if there is none.
        """
        return _parse(self.layout(type_name), data, offset)

    def parse_packet(self, data: bytes, offset: int = 0) -> Item:
        """Parse the message at ``offset``.

        Its children are length and header, and those of nfds, args, ret, msg, error,
        hole, data (of a stream, or of an undefined procedure) and trailing that it has.
        """
        return _parse(self.packet(), data, offset)

    def build(self, type_name: str, value: object) -> bytes:
        """Build the bytes of a value, or raise LocalProtocolError."""
        try:
            built: bytes = self.layout(type_name).build(value)
        except (
            c.ConstructError,
            KeyError,
            TypeError,
            AttributeError,
            UnicodeEncodeError,
            RecursionError,
        ) as error:
            raise LocalProtocolError(str(error)) from error
        return built

    def layout(self, type_name: str) -> c.Construct:
        """Return the construct of a type, which parses to an `Item`."""
        if type_name in _PRIMITIVES:
            return _PRIMITIVES[type_name]
        if type_name not in self._types:
            raise LocalProtocolError(f"there is no type {type_name!r}")
        if type_name not in self._layouts:
            # for a type that names itself
            self._layouts[type_name] = c.LazyBound(lambda: self._layouts[type_name])
            self._layouts[type_name] = self._type(type_name)
        return self._layouts[type_name]

    def packet(self) -> c.Construct:
        """Return the construct of a message; one specification must be ``rpc``."""
        if "packet" not in self._layouts:
            self._layouts["packet"] = self._packet()
        return self._layouts["packet"]

    def _type(self, name: str) -> c.Construct:
        match self._types[name]:
            case EnumType() as enum:
                labels = {number: label for label, number in enum.members.items()}
                member = c.ExprValidator(c.Int32sb, lambda value, _: value in labels)
                return _Located(
                    member, lambda at, end, value: Item(name, at, end, value, label=labels[value])
                )
            case Declaration() as decl:
                return c.ExprAdapter(
                    self._declaration(decl), lambda item, _: replace(item, type=name), _unchanged
                )
            case Struct() as struct:
                fields = c.Struct(*(decl.name / self._declaration(decl) for decl in struct.fields))
                names = [decl.name for decl in struct.fields]
                return _Located(
                    fields,
                    lambda at, end, parsed: _record(
                        name, at, end, {field: parsed[field] for field in names}
                    ),
                )
            case Union() as union:
                return self._union(union)

    def _declaration(self, decl: Declaration) -> c.Construct:
        match decl.kind:
            case Kind.SCALAR:
                return self.layout(decl.type)
            case Kind.OPTIONAL:
                return _Located(_optional(self.layout(decl.type)), partial(_maybe, f"*{decl.type}"))
            case Kind.STRING:
                return _leaf("string", c.ExprAdapter(_counted_bytes(decl), _decoded, _encoded))
            case Kind.OPAQUE_VAR:
                return _leaf("opaque", _counted_bytes(decl))
            case Kind.OPAQUE_FIXED:
                length = decl.max or 0
                return _leaf(
                    "opaque",
                    c.FocusedSeq("data", "data" / c.Bytes(length), c.Const(bytes(-length % 4))),
                )
            case Kind.ARRAY_FIXED:
                elements = c.Array(decl.max, self.layout(decl.type))
                return _Located(elements, partial(_elements, f"{decl.type}[{decl.max}]"))
            case Kind.ARRAY_VAR:
                elements = c.PrefixedArray(_length(decl), self.layout(decl.type))
                return _Located(elements, partial(_elements, f"{decl.type}<>"))

    def _union(self, union: Union) -> c.Construct:
        arms = {value: case.arm for case in union.cases for value in case.values}
        labels = union.labels()
        layouts = {value: self._declaration(arm) if arm else c.Pass for value, arm in arms.items()}
        default = c.Error
        if union.has_default:
            default = self._declaration(union.default) if union.default else c.Pass

        def make(at: int, end: int, parsed: list[Item | None]) -> Item:
            discriminant, content = parsed
            assert discriminant is not None
            assert isinstance(discriminant.value, int)
            label = labels.get(discriminant.value, discriminant.label)
            children = {union.discriminant.name: replace(discriminant, label=label)}
            arm = arms.get(discriminant.value, union.default)
            if arm is not None and content is not None:
                children[arm.name] = content
            value = content.value if content is not None else None
            return Item(union.name, at, end, (discriminant.value, value), children)

        pair = c.Sequence(
            "discriminant" / self.layout(union.discriminant.type),
            "content" / c.Switch(lambda context: _plain(context.discriminant), layouts, default),
        )
        return _Located(pair, make)

    def _packet(self) -> c.Construct:
        payloads: dict[object, c.Construct] = {
            "error": _named("error", self.layout("virNetMessageError")),
            "hole": _named("hole", self.layout("virNetStreamHole")),
            "nothing": c.Pass,
        }
        limit = 0
        for spec in self._specs:
            limit += spec.consts.get("VIR_NET_MESSAGE_MAX", 0) + spec.consts.get(
                "VIR_NET_MESSAGE_LEN_MAX", 0
            )
            for program in spec.programs:
                for procedure in program.procedures:
                    for part in ("args", "ret", "msg"):
                        name = getattr(procedure, part)
                        key = (program.number, program.version, procedure.number, part)
                        payloads[key] = _named(part, self._later(name)) if name else c.Pass
        length = c.ExprValidator(c.Int32ub, lambda value, _: _HEADER_END <= value <= limit)
        return c.ExprAdapter(
            c.Struct(
                "at" / c.Tell,
                "length" / _leaf("uint", length),
                "header" / self.layout("virNetMessageHeader"),
                "nfds" / c.If(_has_fds, _PRIMITIVES["uint"]),
                "payload" / c.Switch(_payload, payloads, _named("data", _REST)),
                "trailing" / _REST,
            ),
            lambda parsed, _: _message(parsed),
            _unchanged,
        )

    def _later(self, type_name: str) -> c.Construct:
        return c.LazyBound(lambda: self.layout(type_name))


def _parse(layout: c.Construct, data: bytes, offset: int) -> Item:
    if not 0 <= offset <= len(data):
        raise LocalProtocolError(f"offset {offset} is outside of the {len(data)} bytes")
    stream = io.BytesIO(data)
    stream.seek(offset)
    try:
        item: Item = layout.parse_stream(stream)
    except (c.ConstructError, RecursionError) as error:
        raise RemoteProtocolError(str(error)) from error
    return item


# Places


class _Located(c.Subconstruct):  # type: ignore[misc]  # construct is not typed
    """Construct that parses to ``make(start, end, value)``, and builds from a value."""

    def __init__(self, layout: c.Construct, make: Callable[[int, int, Any], Item]) -> None:
        super().__init__(layout)
        self._make = make

    def _parse(self, stream: io.BytesIO, context: c.Container, path: str) -> Item:
        at = stream.tell()
        value = self.subcon._parsereport(stream, context, path)
        return self._make(at, stream.tell(), value)


def _leaf(type_name: str, layout: c.Construct) -> c.Construct:
    return _Located(layout, partial(Item, type_name))


def _named(name: str, layout: c.Construct) -> c.Construct:
    return c.ExprAdapter(layout, lambda item, _: (name, item), _unchanged)


def _unchanged(value: object, _: object) -> object:
    return value


def _plain(value: object) -> object:
    """Return the value of a discriminant, which is an `Item` while parsing."""
    return value.value if isinstance(value, Item) else value


def _record(type_name: str, at: int, end: int, children: dict[str, Item]) -> Item:
    return Item(
        type_name, at, end, {name: child.value for name, child in children.items()}, children
    )


def _elements(type_name: str, at: int, end: int, items: list[Item]) -> Item:
    children = {f"[{index}]": item for index, item in enumerate(items)}
    return Item(type_name, at, end, [item.value for item in items], children)


def _maybe(type_name: str, at: int, end: int, item: Item | None) -> Item:
    if item is None:
        return Item(type_name, at, end, None)
    return Item(type_name, at, end, item.value, item.children, item.label)


# RFC 4506


def _within(low: int, high: int) -> Callable[[int, object], bool]:
    return lambda value, _: low <= value <= high


_FLAG = c.Mapping(c.Int32ub, {False: 0, True: 1})  # sections 4.4 and 4.19

_PRIMITIVES = {
    name: _leaf(name, layout)
    for name, layout in {
        "int": c.Int32sb,
        "uint": c.Int32ub,
        "hyper": c.Int64sb,
        "uhyper": c.Int64ub,
        "short": c.ExprValidator(c.Int32sb, _within(-(2**15), 2**15 - 1)),
        "ushort": c.ExprValidator(c.Int32ub, _within(0, 2**16 - 1)),
        "char": c.ExprValidator(c.Int32sb, _within(-(2**7), 2**7 - 1)),
        "uchar": c.ExprValidator(c.Int32ub, _within(0, 2**8 - 1)),
        "bool": _FLAG,
        "float": c.Float32b,
        "double": c.Float64b,
    }.items()
}


def _length(decl: Declaration) -> c.Construct:
    return c.ExprValidator(c.Int32ub, _within(0, _UINT32_MAX if decl.max is None else decl.max))


def _counted_bytes(decl: Declaration) -> c.Construct:
    """Lay out opaque and string data (sections 4.10 and 4.11), padded with zeros."""
    return c.FocusedSeq(
        "data",
        "length" / c.Rebuild(_length(decl), c.len_(c.this.data)),
        "data" / c.Bytes(c.this.length),
        c.Switch(
            c.this.length % 4, {1: c.Const(bytes(3)), 2: c.Const(bytes(2)), 3: c.Const(bytes(1))}
        ),
    )


def _decoded(data: bytes, _: object) -> str:
    return data.decode(*TEXT)


def _encoded(text: str, _: object) -> bytes:
    return text.encode(*TEXT)


def _optional(layout: c.Construct) -> c.Construct:
    return c.FocusedSeq(
        "value",
        "present" / c.Rebuild(_FLAG, lambda context: context.value is not None),
        "value" / c.If(c.this.present, layout),
    )


# Messages

_HEADER_END = 28
_PARTS = {
    "CALL": "args",
    "CALL_WITH_FDS": "args",
    "REPLY": "ret",
    "REPLY_WITH_FDS": "ret",
    "MESSAGE": "msg",
}

# The rest of the message.
_REST = _leaf("opaque", c.Bytes(lambda context: _end(context._root) - context._io.tell()))


def _end(packet: c.Container) -> int:
    end: int = packet.at + packet.length.value
    return end


def _kind(packet: c.Container) -> tuple[str, str]:
    header = packet.header.children
    return header["type"].label.removeprefix("VIR_NET_"), header["status"].label.removeprefix(
        "VIR_NET_"
    )


def _has_fds(packet: c.Container) -> bool:
    return _kind(packet)[0].endswith("_WITH_FDS")


def _payload(packet: c.Container) -> object:
    """Return the key of the payload that follows; None for raw bytes."""
    kind, status = _kind(packet)
    header = packet.header.value
    match kind, status:
        case "CALL" | "CALL_WITH_FDS" | "REPLY" | "REPLY_WITH_FDS" | "MESSAGE", "OK":
            return header["prog"], header["vers"], header["proc"], _PARTS[kind]
        case "REPLY" | "REPLY_WITH_FDS" | "STREAM" | "STREAM_HOLE", "ERROR":
            return "error"
        case "STREAM_HOLE", _:
            return "hole"
        case "STREAM", "OK":
            return "nothing"
    return None


def _message(parsed: c.Container) -> Item:
    children = {"length": parsed.length, "header": parsed.header}
    if parsed.nfds is not None:
        children["nfds"] = parsed.nfds
    if parsed.payload is not None:
        name, item = parsed.payload
        children[name] = item
    if parsed.trailing.value:
        children["trailing"] = parsed.trailing
    return _record("packet", parsed.at, _end(parsed), children)
