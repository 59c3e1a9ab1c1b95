"""Inverse of rows and stubs: makes values of drivers and users from the wire's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.protocol.strategies import values
from virtrio.gen import names
from virtrio.gen.shapes import ENTRIES, TYPED_PARAMS, Answer
from virtrio.protocol import xdr
from virtrio.protocol.idl.model import Kind
from virtrio.protocol.typedparams import typed

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from virtrio.gen.shapes import Parameter, Shape
    from virtrio.protocol.idl.model import Declaration, Specification

_BOOLEAN = 6
ROOM = 5  # more than the strategies put into a list


def arguments(spec: Specification, shape: Shape) -> SearchStrategy[Any]:
    """Return values of an argument struct (or None) that ask for all results."""
    name = shape.procedure.args
    if name is None:
        return st.none()

    def made(value: dict[str, Any]) -> dict[str, Any]:
        value = _tidy(spec, name, _with(value, "need_results", 1))
        return (
            value
            if shape.count is None
            else _with(value, spec.structs[name].fields[shape.count].name, ROOM)
        )

    return values(spec, name).map(made)


def answers(spec: Specification, shape: Shape) -> SearchStrategy[Any]:
    """Return values of a procedure's ret struct that a server may send.

    Counts are right, and texts are texts.
    """
    name = shape.procedure.ret
    if name is None:
        return st.none()
    texts = {f.decl.name: f.text_size for f in shape.fields if f.text_size is not None}
    listed = shape.answer in (Answer.HANDLES, Answer.COUNTED, Answer.MAPPING)

    def made(value: dict[str, Any], words: list[str]) -> dict[str, Any]:
        value = _tidy(spec, name, value)
        for (field, size), word in zip(texts.items(), words, strict=True):
            value = _with(value, field, xdr.chars(word, size or 0))
        for count in ("ret", "nparams", "nerrors") if listed else ():
            value = _with(value, count, len(value[shape.fields[0].decl.name]))
        return value

    words = st.lists(st.text("abcé", max_size=8), min_size=len(texts), max_size=len(texts))
    return st.builds(made, values(spec, name), words)


def _with(value: dict[str, Any], name: str, content: object) -> dict[str, Any]:
    return {**value, name: content} if name in value else value


def _tidy(spec: Specification, struct: str, value: dict[str, Any]) -> dict[str, Any]:
    """Make values fit for a mapping: names occur once, and booleans are 0 or 1."""
    out = dict(value)
    for field in spec.structs[struct].fields:
        if field.kind is not Kind.ARRAY_VAR or field.type not in TYPED_PARAMS | ENTRIES:
            continue
        key = spec.structs[field.type].fields[0].name
        items = list({item[key]: item for item in value[field.name]}.values())
        out[field.name] = (
            [_boolean(item) for item in items] if field.type in TYPED_PARAMS else items
        )
    return out


def _boolean(param: dict[str, Any]) -> dict[str, Any]:
    kind, value = param["value"]
    return {**param, "value": (kind, int(bool(value)) if kind == _BOOLEAN else value)}


def result(spec: Specification, shape: Shape, ret: Any) -> Any:
    """Return a driver's result for a ret object: a value, a tuple or None."""
    fields = [_content(f, ret) for f in shape.fields]
    match shape.answer:
        case Answer.NONE:
            return None
        case Answer.FIELDS:
            return tuple(fields)
        case Answer.MAPPING if shape.fields[0].decl.type in ENTRIES:
            return dict(
                _entry(spec, shape.fields[0].decl, item)
                for item in getattr(ret, shape.fields[0].name)
            )
        case _:
            return fields[0]


def _entry(spec: Specification, decl: Declaration, item: Any) -> tuple[Any, Any]:
    key, value = (getattr(item, names.identifier(f.name)) for f in spec.structs[decl.type].fields)
    return key, value


def _content(field: Parameter, ret: Any) -> Any:
    content = getattr(ret, field.name)
    if field.params:
        return typed(content)
    return content if field.text_size is None else xdr.text(content)
