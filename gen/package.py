"""`virtrio gen --input`: a package from any `.x` file, such as that of a newer libvirt.

It has the types with their codecs (also of files that the `.x` file includes), the
table of procedures, a `virtrio.client.calls.Call` for each to be made with
``conn.call``, and rows with which `virtrio.server.dispatch.services.serve` has a driver
answer them. Arguments and results are not reshaped: entry points take the args struct
and return the ret struct of the file.
"""

from __future__ import annotations

import json
import keyword
import re
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from . import codec, names, procedures, source
from .access import Restriction, by_acl, row_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..protocol.idl.model import Procedure, Specification

__all__ = ["PackageError", "generate", "module_name", "write"]

RUNTIME = "virtrio.protocol."
_EMITTER = "virtrio.gen.package"
_MADE_HERE = "# Generated from "
_OWN_MODULES = frozenset({"calls", "procedures", "rows", "types"})
# Names that a module of codecs uses itself, and that no class in it can have.
_TAKEN = frozenset({"Any", "Callable", "Put", "Sequence", "Struct", "XdrStruct"})
# Names that no member of an enum can have.
_NO_MEMBER = frozenset({"mro", "name", "value"})


class PackageError(Exception):
    """A declaration has no form in Python, or the package cannot be written.

    The text says which, and why.
    """


def module_name(name: str) -> str:
    """Return a file's name as a module's: ``my-protocol`` -> ``my_protocol``."""
    cleaned = re.sub(r"\W", "_", name)
    if not cleaned.isidentifier() or keyword.iskeyword(cleaned) or cleaned in _OWN_MODULES:
        cleaned = f"x_{cleaned}"
    return cleaned


def generate(spec: Specification) -> dict[str, str]:
    """Generate the package of one file: path -> text.

    Raises PackageError when a declaration has no form in Python.
    """
    spec = _with_module_names(spec)
    files: dict[str, str] = {}
    for part in {part.name: part for part in spec.visible()}.values():
        _check(part)
        files.update(codec.emit(part, RUNTIME))
    if spec.program is not None:
        files["procedures.py"] = procedures.emit(spec, RUNTIME)
        files["calls.py"] = _calls(spec)
        files["rows.py"] = _rows(spec)
    return {"__init__.py": _front(spec), **files}


def write(folder: Path, package: str, files: dict[str, str]) -> Path:
    """Write the package into ``folder``, completely or not at all; return its path.

    The folder is made if it is missing; a package that was generated before is
    replaced. Raises PackageError when something else has the package's name, and
    OSError.
    """
    target = folder / package
    if target.exists() and not _generated(target):
        raise PackageError(
            f"{target} exists and was not generated; remove it or choose another --package"
        )
    folder.mkdir(parents=True, exist_ok=True)
    with _scratch(folder) as scratch:
        fresh, old = scratch / "new", scratch / "old"
        for path, text in files.items():
            file = fresh / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    return target


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Make a folder within ``folder``, so that renaming works; remove it at the end."""
    path = Path(tempfile.mkdtemp(prefix=".virtrio-gen-", dir=folder))
    try:
        path.chmod(0o755)
        yield path
    finally:
        shutil.rmtree(path)


def _generated(target: Path) -> bool:
    try:
        return (target / "__init__.py").read_text(encoding="utf-8").startswith(_MADE_HERE)
    except (OSError, UnicodeDecodeError):
        return False


def _with_module_names(spec: Specification) -> Specification:
    imports = tuple(map(_with_module_names, spec.imports))
    return replace(spec, name=module_name(spec.name), imports=imports)


def _check(spec: Specification) -> None:
    """Check that everything has a name in Python, and no two things the same one."""
    classes: dict[str, str] = {}
    for name in (*spec.structs, *spec.unions):
        cls = names.class_name(name)
        if cls in _TAKEN or keyword.iskeyword(cls):
            raise PackageError(
                f"{spec.source}: type {name} would be class {cls}, which generated code uses itself"
            )
        if cls in classes:
            raise PackageError(
                f"{spec.source}: types {classes[cls]} and {name} would both be class {cls}"
            )
        classes[cls] = name
    for struct in spec.structs.values():
        for field in struct.fields:
            if field.name == "self":
                raise PackageError(
                    f"{spec.source}: {struct.name} has a field 'self', which no method can take"
                )
    for const in spec.consts:
        if keyword.iskeyword(const):
            raise PackageError(f"{spec.source}: constant {const} is a keyword of Python")
    for procedure in spec.procedures:
        if keyword.iskeyword(procedure.name) or procedure.name in _NO_MEMBER:
            raise PackageError(
                f"{spec.source}: procedure {procedure.name} cannot be the member of an enum"
            )
        for part in (procedure.args, procedure.ret, procedure.msg):
            if part is not None and not any(
                part in s.structs or part in s.unions for s in spec.visible()
            ):
                raise PackageError(
                    f"{spec.source}: procedure {procedure.name} passes {part},"
                    " which is not a struct"
                )


def _home(spec: Specification, type_name: str) -> str:
    """Return the module that has a type's codec."""
    return next(
        part.name
        for part in spec.visible()
        if type_name in part.structs or type_name in part.unions
    )


def _codec_imports(spec: Specification, functions: dict[str, str]) -> list[str]:
    """Return import lines for ``pack_…`` and ``unpack_…`` functions (name -> type)."""
    homes: dict[str, list[str]] = {}
    for function, type_name in functions.items():
        homes.setdefault(_home(spec, type_name), []).append(function)
    return [line for home in sorted(homes) for line in source.import_lines(f".{home}", homes[home])]


def _callable(spec: Specification) -> list[Procedure]:
    return [procedure for procedure in spec.procedures if not procedure.event]


def _functions(procedure: Procedure, first: str, second: str) -> tuple[str | None, str | None]:
    args = f"{first}_{procedure.args}" if procedure.args else None
    ret = f"{second}_{procedure.ret}" if procedure.ret else None
    return args, ret


def _calls(spec: Specification) -> str:
    used: dict[str, str] = {}
    rows = []
    for procedure in _callable(spec):
        pack, unpack = _functions(procedure, "pack", "unpack")
        used.update({f: str(t) for f, t in ((pack, procedure.args), (unpack, procedure.ret)) if f})
        constant = names.entry_point(procedure.name).upper()
        rows.append(f"{constant} = Call({procedure.number}, {pack}, {unpack}, PROGRAM, VERSION)")
    lines = source.header(
        spec.source, _EMITTER, f"Calls of the {spec.name} program, for ``conn.call``."
    )
    lines += ["from virtrio.client.calls import Call", "", *_codec_imports(spec, used)]
    lines += ["from .procedures import PROGRAM, VERSION", ""]
    return source.text([*lines, *source.table(rows)])


def _rows(spec: Specification) -> str:
    constants = _constants()
    used: dict[str, str] = {}
    rows = []
    kinds = {"Entry"}
    for procedure in _callable(spec):
        unpack, pack = _functions(procedure, "unpack", "pack")
        used.update({f: str(t) for f, t in ((unpack, procedure.args), (pack, procedure.ret)) if f})
        entry, function = names.entry_point(procedure.name), names.c_function(procedure.name)
        try:
            restriction = by_acl(procedure.acl, constants)
        except KeyError:
            # a flag of a newer libvirt: then refuse all calls of a read-only connection
            restriction = Restriction(write=True)
        domain = f"ErrorDomain.{names.error_domain(function)}"
        stream = procedure.readstream is not None or procedure.writestream is not None
        kind = "SpecialEntry" if stream else "Entry"
        kinds.add(kind)
        method = f'optional("{entry}", "{function}", {domain})'
        fields = [f'"{entry}"', str(unpack), method, "None", str(pack), *row_fields(restriction)]
        fields += ["stream=True"] if stream else []
        rows.append(f"    {procedure.number}: {kind}({', '.join(fields)}),")
    doc = f"Dispatch rows of the {spec.name} program, for `services.serve`."
    lines = source.header(spec.source, _EMITTER, doc)
    lines += ["from virtrio.protocol._generated.enums import ErrorDomain"]
    lines += ["from virtrio.server.dispatch.entries import Entry, optional"]
    if "SpecialEntry" in kinds:
        lines += ["from virtrio.server.dispatch.streams_and_fds import SpecialEntry"]
    lines += ["", *_codec_imports(spec, used)]
    body = source.table(["ROWS: dict[int, Entry] = {", *rows, "}"])
    return source.text([*lines, "", *body])


def _constants() -> dict[str, int]:
    text = (
        resources.files("virtrio.protocol.definitions")
        .joinpath("enums.json")
        .read_text(encoding="utf-8")
    )
    return {name: value for members in json.loads(text).values() for name, value in members.items()}


def _front(spec: Specification) -> str:
    doc = f"The {spec.name} protocol: its types and their codecs are in `types`"
    doc += "." if spec.program is None else "; see the modules calls, procedures and rows."
    lines = source.header(spec.source, _EMITTER, doc)
    return source.text([*lines, f"from . import {spec.name} as types", "", '__all__ = ["types"]'])
