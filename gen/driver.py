"""Emitter of the abstract driver: every entry point of a program with its types.

Each entry point refuses with VIR_ERR_NO_SUPPORT.

Drivers see identities (`Domain`: anything with name, uuid and id), Python values,
mappings for typed parameters and statistics, tuples and lists; never an XDR struct.
Structs that have no Python type of their own get a NamedTuple here to answer with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import names, source
from .codec.types import Types
from .coverage import ADMIN_BY_HAND, SERVER_BY_HAND, covered
from .overrides import SERVED
from .shapes import GIVES_FDS, HANDLES, ONE_FD, TYPED_PARAMS, Answer, Parameter, Shape, Shaper

if TYPE_CHECKING:
    from ..protocol.idl.model import Specification


# Lines in the docstring of a class of entry points.
_HOW_IT_ANSWERS = (
    "    What a plain method returns is sent at once; an ``async`` method has a task of its",
    "    own, and may wait. A plain method may also return a `Later`, work for a thread,",
    "    whose result is sent when it is done.",
)


def answer_annotation(shape: Shape, spec: Specification) -> str:
    """Return the type of what a driver's entry point answers."""
    name = shape.procedure.name
    if name in GIVES_FDS:
        fds = "int" if name in ONE_FD else "Sequence[int]"
        return f"tuple[{shape.fields[0].annotation}, {fds}]" if shape.fields else fds
    if name in SERVED:
        return SERVED[name].annotation
    match shape.answer:
        case Answer.NONE:
            return "None"
        case Answer.HANDLES:
            return f"Sequence[{shape.fields[0].handle}]"
        case Answer.MAPPING:
            item = shape.fields[0].decl.type
            if item in TYPED_PARAMS:
                return "Params"
            key = Types(spec).annotation(spec.structs[item].fields[0])
            return f"Mapping[{key}, int]"
        case Answer.FIELDS:
            kinds = [f.annotation for f in shape.fields]
            return f"Sequence[{kinds[0]}]" if len(set(kinds)) == 1 else f"tuple[{', '.join(kinds)}]"
        case _:
            return shape.fields[0].annotation


def signature(shape: Shape) -> list[str]:
    """Return the parameters of an entry point, each ``name: annotation``.

    They are in the order of libvirt's C function.
    """
    served = SERVED.get(shape.procedure.name)
    left_out = () if served is None else served.without
    parameters = [
        f"{p.name}: {'TypedParams' if p.params else p.annotation}"
        for p in shape.parameters
        if p.name not in left_out
    ]
    if shape.stream is not None:
        parameters.insert(shape.stream, "stream: Stream")
    if shape.files is not None:
        parameters.insert(
            shape.files, "fd: int" if shape.procedure.name in ONE_FD else "files: Sequence[int]"
        )
    return parameters


def _protocols(spec: Specification) -> list[str]:
    """Return the protocols of identities, which say what a driver may ask of one."""
    codec = Types(spec)
    lines: list[str] = []
    for struct_name, cls in HANDLES.items():
        struct = spec.structs.get(struct_name)
        if struct is None:
            continue
        lines += [
            "",
            f"class {cls}(Protocol):",
            f'    """Anything with the attributes of ``{struct_name}``."""',
            "",
        ]
        for f in struct.fields:
            annotation = HANDLES.get(f.type, codec.annotation(f))
            lines += [
                "    @property",
                f"    def {names.identifier(f.name)}(self) -> {annotation}: ...",
                "",
            ]
    return lines


def _values(spec: Specification, shapes: list[Shape]) -> list[str]:
    """Return the classes of structs that a driver answers."""
    shaper = Shaper(spec)
    wanted: dict[str, tuple[Parameter, ...]] = {}
    for shape in shapes:
        if shape.procedure.name in SERVED or shape.answer is Answer.MAPPING:
            continue
        for struct in shape.structs:
            wanted |= dict(shaper.values(struct))
    lines: list[str] = []
    for struct, fields in wanted.items():
        lines += [
            "",
            f"class {names.value_class(struct)}(NamedTuple):",
            f'    """One ``{struct}``."""',
            "",
        ]
        lines += [f"    {f.name}: {f.annotation}" for f in fields]
        lines.append("")
    return lines


def _entry_point(shape: Shape, spec: Specification) -> list[str]:
    function = names.c_function(shape.procedure.name)
    annotation = answer_annotation(shape, spec)
    entry = names.entry_point(shape.procedure.name)
    either = f"{annotation.removesuffix(' | None')} | Awaitable[{annotation}]"
    if annotation == "None":
        either = "Awaitable[None] | None"
    elif annotation.endswith(" | None"):
        either += " | None"
    return [
        f"    def {entry}({', '.join(['self', *signature(shape)])}) -> {either}:",
        f'        """{function}."""',
        f'        raise no_support("{function}", ErrorDomain.{names.error_domain(function)})',
        "",
    ]


def emit_driver(spec: Specification, *beside: Specification) -> str:
    """Return the module with the abstract `Driver`.

    ``beside`` are programs for what only some hypervisors have; their procedures are
    entry points too.
    """
    doc = (
        "Entry points of a hypervisor driver, under libvirt's names.\n\n"
        "Each refuses with VIR_ERR_NO_SUPPORT.\n"
    )
    shapes = [(spec, shape) for shape in covered(spec, SERVER_BY_HAND)]
    shapes += [(other, shape) for other in beside for shape in covered(other, {})]
    body = _protocols(spec) + _values(spec, [shape for owner, shape in shapes if owner is spec])
    body += ["", "class Driver(Life):"]
    body += [
        '    """Functions of a hypervisor, each refused until a subclass overrides it.',
        "",
        *_HOW_IT_ANSWERS,
        '    """',
        "",
        "    # Hub that it emits its events in.",
        "    events: EventHub = NO_EVENTS",
        "    # Members of virDrvFeature that it has, beside those of the session.",
        "    features: Collection[int] = ()",
        "",
    ]
    for owner, shape in shapes:
        body += _entry_point(shape, owner)
    return _module(
        spec,
        doc,
        body,
        ["from ..drivers.life import Life", "from ..events import NO_EVENTS, EventHub"],
    )


def emit_admin_driver(spec: Specification) -> str:
    """Return the module with the abstract `AdminDriver`, which a daemon answers by."""
    doc = (
        "Entry points of a daemon's administration, under libvirt's names.\n\n"
        "Each refuses with VIR_ERR_NO_SUPPORT.\n"
    )
    body = _protocols(spec)
    body += [
        "",
        "class AdminDriver:",
        '    """Functions that administer a daemon, each refused until overridden.',
        "",
        *_HOW_IT_ANSWERS,
        '    """',
    ]
    for shape in covered(spec, ADMIN_BY_HAND):
        body += ["", *_entry_point(shape, spec)[:-1]]
    return _module(spec, doc, body, [])


def _module(spec: Specification, doc: str, body: list[str], imports: list[str]) -> str:
    text = "\n".join(body)
    lines = source.header(spec.source, "virtrio.gen.driver", doc)
    typing = [name for name in ("NamedTuple", "Protocol") if f"({name})" in text]
    lines += [
        f"from typing import {', '.join(['TYPE_CHECKING', *typing])}"
        if typing
        else "from typing import TYPE_CHECKING"
    ]
    lines += [
        "",
        "from ...protocol._generated.enums import ErrorDomain",
        "from ...protocol.errors import no_support",
    ]
    lines += [*imports, ""]
    abstract = [
        name
        for name in ("Awaitable", "Collection", "Mapping", "Sequence")
        if re.search(rf"\b{name}\[", text)
    ]
    lines += ["if TYPE_CHECKING:", f"    from collections.abc import {', '.join(abstract)}", ""]
    params = [name for name in ("Params", "TypedParams") if re.search(rf"\b{name}\b", text)]
    if params:
        lines += [f"    from ...protocol.typedparams import {', '.join(params)}"]
    if "stream: Stream" in text:
        lines += ["    from ..streams import Stream"]
    return source.text(
        [*lines, "", *body] if params or "stream: Stream" in text else [*lines, *body]
    )
