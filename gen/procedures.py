"""Emitter of a program's procedure table.

It is an IntEnum of the numbers under libvirt's names, and one row per procedure.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from . import names, source

if TYPE_CHECKING:
    from ..protocol.idl.model import Procedure, Specification


def _row(procedure: Procedure) -> str:
    fields = [
        str(procedure.number),
        f'"{procedure.name}"',
        f'"{names.c_function(procedure.name)}"',
        f'"{names.entry_point(procedure.name)}"',
        f"ErrorDomain.{names.error_domain(names.c_function(procedure.name))}",
    ]
    for key in ("args", "ret", "msg"):
        value = getattr(procedure, key)
        if value is not None:
            fields.append(f'{key}="{value}"')
    if procedure.priority != "low":
        fields.append(f'priority="{procedure.priority}"')
    for key in ("readstream", "writestream"):
        value = getattr(procedure, key)
        if value is not None:
            fields.append(f"{key}={value}")
    if procedure.sparseflag is not None:
        fields.append(f"sparseflag={json.dumps(procedure.sparseflag)}")
    for key in ("acl", "aclfilter"):
        if rules := [f"{json.dumps(rule)}," for rule in getattr(procedure, key)]:
            fields.append(f"{key}=({' '.join(rules)})")
    return f"    {procedure.number}: ProcedureRow({', '.join(fields)}),"


def emit_programs(*specs: Specification) -> str:
    """Return the module with ``PROGRAMS``: number and version of each program."""
    doc = "RPC programs of this package: name -> (number, version)."
    lines = source.header("protocol/definitions", "virtrio.gen.procedures", doc)
    lines += [
        "PROGRAMS = {",
        *(f'    "{s.name}": (0x{s.program:08X}, {s.version}),' for s in specs),
        "}",
    ]
    return source.text(lines)


def emit(spec: Specification, runtime: str | None = None) -> str:
    """Return the module with ``PROGRAM``, ``VERSION``, the enum and ``PROCEDURES``.

    It imports `virtrio.protocol` by ``runtime`` (``virtrio.protocol.``), or relatively
    from its own place.
    """
    cls = names.class_name(spec.name) + "Procedure"
    lines = source.header(
        spec.source, "virtrio.gen.procedures", f"Procedures of the {spec.name} program."
    )
    lines += [
        "from enum import IntEnum",
        "",
        f"from {runtime}_generated.enums import ErrorDomain"
        if runtime
        else "from ..procedures import ProcedureRow",
        f"from {runtime}procedures import ProcedureRow"
        if runtime
        else "from .enums import ErrorDomain",
        "",
    ]
    lines += [f"PROGRAM = 0x{spec.program:08X}", f"VERSION = {spec.version}", ""]
    lines += [
        "",
        f"class {cls}(IntEnum):",
        f'    """Procedure numbers of the {spec.name} program."""',
        "",
    ]
    lines += [f"    {p.name} = {p.number}" for p in spec.procedures]
    rows = [_row(procedure) for procedure in spec.procedures]
    return source.text([*lines, "", "", *source.table(["PROCEDURES = {", *rows, "}"])])
