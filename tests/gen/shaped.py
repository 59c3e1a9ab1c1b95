"""Values as a driver answers them and as a user gets them, made from what travels: the inverse of rows and stubs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from virtrio.gen.shapes import Answer
from virtrio.protocol import xdr

from tests.protocol.strategies import values

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy
    from virtrio.gen.shapes import Parameter, Shape
    from virtrio.protocol.idl.model import Specification


def arguments(spec: Specification, shape: Shape) -> SearchStrategy[Any]:
    """Values of a procedure's argument struct that ask for results; None where there is none."""
    if shape.procedure.args is None:
        return st.none()
    return values(spec, shape.procedure.args).map(lambda value: _with(value, "need_results", 1))


def answers(spec: Specification, shape: Shape) -> SearchStrategy[Any]:
    """Values of a procedure's answer struct that a server may send: counts are right, texts are texts."""
    if shape.procedure.ret is None:
        return st.none()
    texts = {f.decl.name: f.text_size for f in shape.fields if f.text_size is not None}
    counted = shape.answer in (Answer.HANDLES, Answer.COUNTED)

    def made(value: dict[str, Any], words: list[str]) -> dict[str, Any]:
        for (name, size), word in zip(texts.items(), words, strict=True):
            value = _with(value, name, xdr.chars(word, size or 0))
        return _with(value, "ret", len(value[shape.fields[0].decl.name])) if counted else value

    words = st.lists(st.text("abcé", max_size=8), min_size=len(texts), max_size=len(texts))
    return st.builds(made, values(spec, shape.procedure.ret), words)


def _with(value: dict[str, Any], name: str, content: object) -> dict[str, Any]:
    return {**value, name: content} if name in value else value


def result(shape: Shape, ret: Any) -> Any:
    """What a driver answers for a ret object (None where there is none): a value, or a tuple of fields."""
    fields = [_content(f, ret) for f in shape.fields]
    match shape.answer:
        case Answer.NONE:
            return None
        case Answer.FIELDS:
            return tuple(fields)
        case _:
            return fields[0]


def _content(field: Parameter, ret: Any) -> Any:
    content = getattr(ret, field.name)
    return content if field.text_size is None else xdr.text(content)
