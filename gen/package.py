"""`virtrio gen --input`: a package from any `.x` file, such as that of a newer libvirt.

It has the types with their codecs (also of files that the `.x` file includes), the
members of enums, the table of procedures, a `virtrio.client.calls.Call` for each to be
made with ``conn.call``, and rows with which `virtrio.server.dispatch.services.serve`
has a driver answer them. A file with several programs or versions has a folder with the
last three for each. Arguments and results are not reshaped: entry points take the args
struct and return the ret struct of the file, or the plain value of a type that is no
struct.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import keyword
import re
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from importlib import resources
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..protocol.idl.model import Declaration, Kind
from . import codec, names, procedures, source
from .access import Restriction, by_acl, row_fields
from .codec.types import Types
from .fitting import fitted, folders, members, module_name, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..protocol.idl.model import Procedure, Program, Specification

__all__ = ["PackageError", "generate", "module_name", "write"]

RUNTIME = "virtrio.protocol."
_EMITTER = "virtrio.gen.package"
_MADE_HERE = "# Generated from "
_VALUES = "values"
_NOWHERE: Mapping[str, str] = MappingProxyType({})
_DEFINED = re.compile(r"(?:def|class) (?:(?:un)?pack_(?:call_)?(?:list_|alike_)?)?(\w+)")


class PackageError(Exception):
    """The package cannot be written, or not be imported. The text says why."""


def generate(spec: Specification) -> dict[str, str]:
    """Generate the package of one file: path -> text."""
    spec = fitted(spec)
    files: dict[str, str] = {}
    for part in parts(spec):
        files.update(codec.emit(part, RUNTIME))
    if passed := _passed(spec):
        files[f"{_VALUES}.py"] = codec.emit_values(spec, passed, RUNTIME)
    if any(part.enums for part in parts(spec)):
        files["enums.py"] = _enums(spec)
    found = folders(spec) if spec.programs else {}
    for folder, program in found.items():
        files.update(_program(spec, program, folder))
    return {"__init__.py": _front(spec, found, enums="enums.py" in files), **files}


def _program(spec: Specification, program: Program, folder: str) -> dict[str, str]:
    """Generate the modules of one version of a program, below ``folder`` or not."""
    one = replace(
        spec,
        name=folder or spec.name,
        program=program.number,
        version=program.version,
        procedures=program.procedures,
    )
    above = ".." if folder else "."
    files = {
        "procedures.py": procedures.emit(one, RUNTIME),
        "calls.py": _calls(one, spec, above),
        "rows.py": _rows(one, spec, above),
    }
    if not folder:
        return files
    doc = f"Version {program.version} of {program.name}; see its modules calls and rows."
    lines = [*source.header(spec.source, _EMITTER, doc), f"from .. import {spec.name} as types"]
    files["__init__.py"] = source.text([*lines, "", '__all__ = ["types"]'])
    return {f"{folder}/{path}": text for path, text in files.items()}


def _passed(spec: Specification) -> list[str]:
    """Return the types of arguments and results that are no structs or unions."""
    found = {
        name: None
        for procedure in spec.every_procedure()
        for name in (procedure.args, procedure.ret)
        if name is not None and _home(spec, name) == _VALUES
    }
    return list(found)


def write(
    folder: Path, package: str, files: dict[str, str], places: Mapping[str, str] = _NOWHERE
) -> Path:
    """Write the package into ``folder``, completely or not at all; return its path.

    The folder is made if it is missing; a package that was generated before is
    replaced. Every module is imported before. Raises PackageError when something else
    has the package's name or a module cannot be imported, and OSError.
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
        _try(fresh, files, places)
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


def _try(folder: Path, files: dict[str, str], places: Mapping[str, str]) -> None:
    """Import every module of a package, under a name that nothing else has.

    Raises PackageError with the place of the type whose code cannot be.
    """
    package = f"_virtrio_gen_{folder.parent.name.rpartition('-')[2]}"
    modules = sorted(path.removesuffix(".py").replace("/", ".") for path in files)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        for path, text in files.items():
            try:
                compile(text, path, "exec", dont_inherit=True)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                line = getattr(error, "lineno", None) or 1
                raise PackageError(_place(text, line, places, path, error)) from None
        _load(package, folder)
        for module in modules:
            name = f"{package}.{module}".removesuffix(".__init__")
            made = importlib.import_module(name)
            for attribute in getattr(made, "__all__", ()):
                getattr(made, attribute)
    except PackageError:
        raise
    except Exception as error:
        raise PackageError(f"what was generated cannot be imported: {error!r}") from error
    finally:
        sys.dont_write_bytecode = written
        for name in [n for n in sys.modules if n == package or n.startswith(f"{package}.")]:
            del sys.modules[name]


def _load(package: str, folder: Path) -> None:
    found = importlib.util.spec_from_file_location(
        package, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules[package] = module
    found.loader.exec_module(module)


def _place(text: str, line: int, places: Mapping[str, str], path: str, error: BaseException) -> str:
    """Return what is wrong with generated code, after the place of what it is for."""
    reason = getattr(error, "msg", None) or str(error) or type(error).__name__
    for written in reversed(text.split("\n")[:line]):
        match = _DEFINED.match(written)
        if match is not None and match[1] in places:
            return f"{places[match[1]]}: the code for {match[1]} cannot be compiled: {reason}"
    return f"{path} cannot be compiled: {reason}"


def _home(spec: Specification, type_name: str) -> str:
    """Return the module that has a type's codec."""
    homes = (
        part.name
        for part in spec.visible()
        if type_name in part.structs or type_name in part.unions
    )
    return next(homes, _VALUES)


def _codec_imports(spec: Specification, functions: dict[str, str], above: str) -> list[str]:
    """Return import lines for ``pack_…`` and ``unpack_…`` functions (name -> type)."""
    homes: dict[str, list[str]] = {}
    for function, type_name in functions.items():
        homes.setdefault(_home(spec, type_name), []).append(function)
    return [
        line
        for home in sorted(homes)
        for line in source.import_lines(f"{above}{home}", homes[home])
    ]


def _callable(spec: Specification) -> list[Procedure]:
    return [procedure for procedure in spec.procedures if not procedure.event]


def _functions(procedure: Procedure, first: str, second: str) -> tuple[str | None, str | None]:
    args = f"{first}_{procedure.args}" if procedure.args else None
    ret = f"{second}_{procedure.ret}" if procedure.ret else None
    return args, ret


def _calls(spec: Specification, types: Specification, above: str) -> str:
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
    lines += ["from virtrio.client.calls import Call", "", *_codec_imports(types, used, above)]
    lines += ["from .procedures import PROGRAM, VERSION", ""]
    return source.text([*lines, *source.table(rows)])


def _rows(spec: Specification, types: Specification, above: str) -> str:
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
        maybe = ", maybe_none=True" if _maybe_none(types, procedure.args) else ""
        method = f'optional("{entry}", "{function}", {domain}{maybe})'
        fields = [f'"{entry}"', str(unpack), method, "None", str(pack), *row_fields(restriction)]
        fields += ["stream=True"] if stream else []
        rows.append(f"    {procedure.number}: {kind}({', '.join(fields)}),")
    doc = f"Dispatch rows of the {spec.name} program, for `services.serve`."
    lines = source.header(spec.source, _EMITTER, doc)
    lines += ["from virtrio.protocol._generated.enums import ErrorDomain"]
    lines += ["from virtrio.server.dispatch.entries import Entry, optional"]
    if "SpecialEntry" in kinds:
        lines += ["from virtrio.server.dispatch.streams_and_fds import SpecialEntry"]
    lines += ["", *_codec_imports(types, used, above)]
    body = source.table(["ROWS: dict[int, Entry] = {", *rows, "}"])
    return source.text([*lines, "", *body])


def _maybe_none(spec: Specification, type_name: str | None) -> bool:
    """Return whether the arguments of a procedure are a value that may be None."""
    if type_name is None:
        return False
    return Types(spec).resolve(Declaration("value", type_name)).kind is Kind.OPTIONAL


def _constants() -> dict[str, int]:
    text = (
        resources.files("virtrio.protocol.definitions")
        .joinpath("enums.json")
        .read_text(encoding="utf-8")
    )
    return {name: value for members in json.loads(text).values() for name, value in members.items()}


def _enums(spec: Specification) -> str:
    doc = f"Members of the enums of the {spec.name} protocol."
    lines = [*source.header(spec.source, _EMITTER, doc), "from enum import IntEnum", ""]
    taken = {"IntEnum"}
    for part in parts(spec):
        for enum in part.enums.values():
            cls = next(
                name
                for name in _class_names(enum.name)
                if name.isidentifier() and not keyword.iskeyword(name) and name not in taken
            )
            taken.add(cls)
            lines += ["", f"class {cls}(IntEnum):", f'    """Enum ``{enum.name}``."""', ""]
            made = members(enum.members)
            lines += [f"    {made[name]} = {value}" for name, value in enum.members.items()]
            lines.append("")
    return source.text(lines)


def _class_names(enum: str) -> Iterator[str]:
    yield names.class_name(enum)
    for number in count(1):
        yield f"{names.class_name(f'enum_{enum}')}{number if number > 1 else ''}"


def _front(spec: Specification, programs: Mapping[str, Program], *, enums: bool) -> str:
    doc = f"The {spec.name} protocol: its types and their codecs are in `types`"
    if not programs:
        doc += "."
    elif "" in programs:
        doc += "; see the modules calls, procedures and rows."
    else:
        doc += "; each program has a package."
    offered = sorted([*(folder for folder in programs if folder), *(["enums"] if enums else [])])
    lines = [*source.header(spec.source, _EMITTER, doc)]
    if offered:
        lines += source.import_lines(".", offered)
    lines += [f"from . import {spec.name} as types", ""]
    return source.text([*lines, *source.bracket_lines("__all__ = [", _quoted(offered), "]")])


def _quoted(offered: list[str]) -> list[str]:
    return [f'"{name}"' for name in sorted([*offered, "types"])]
