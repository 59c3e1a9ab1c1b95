"""`virtrio gen`: generate code from definitions, or with ``--check`` compare it."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..protocol.idl import parser
from ..protocol.idl.errors import IdlError
from . import (
    adminstubs,
    codec,
    dispatch,
    docs,
    driver,
    enums,
    event_methods,
    events,
    facts,
    formatting,
    package,
    procedures,
    source,
    streams,
    stubs,
)
from .coverage import ADMIN_BY_HAND
from .methods import WORLDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..protocol.idl.model import Specification
    from .methods import World

# The packages beside this one, in a checkout and where they are installed.
_ROOTS = {
    package: Path(__file__).resolve().parent.parent / package
    for package in ("protocol", "server", "client")
}
_CHECKOUT = Path(__file__).resolve().parent.parent
# What has methods whose docstrings are made of facts.
_EXPLAINED = ("client/", "server/")


def generate(definitions: Path) -> dict[str, str]:
    """Generate all files from the definitions: ``package/_generated/…`` -> text."""
    formatting.check_ruff()  # rather than after seconds of work
    files = emitted(definitions)
    explained = {path: text for path, text in files.items() if path.startswith(_EXPLAINED)}
    known = docs.Docs(
        facts.load(definitions / "functions", json.loads((definitions / "enums.json").read_text())),
        docs.EntryPoints(explained.values()),
    )
    files |= {path: known.dressed(text) for path, text in explained.items()}
    known.check()
    return formatting.formatted(files)


def emitted(definitions: Path) -> dict[str, str]:
    """Generate all files before facts are added to docstrings.

    The docstring of a method is then the name of its C function.
    """
    values = json.loads((definitions / "enums.json").read_text())
    constants = json.loads((definitions / "constants.json").read_text())
    readonly = json.loads((definitions / "readonly.json").read_text())
    read: dict[Path, Specification] = {}  # qemu and lxc name remote's types
    rpc, keepalive, remote, qemu, lxc, admin = (
        parser.load(definitions / f"{name}.x", read)
        for name in ("rpc", "keepalive", "remote", "qemu", "lxc", "admin")
    )
    return {
        **_below("protocol/_generated", enums.emit(values, "protocol/definitions/enums.json")),
        "protocol/_generated/constants.py": enums.emit_constants(
            constants, "protocol/definitions/constants.json"
        ),
        **_below("protocol/_generated", codec.emit(rpc)),
        **_below("protocol/_generated", codec.emit(remote)),
        **_below("protocol/_generated", codec.emit(qemu)),
        **_below("protocol/_generated", codec.emit(lxc)),
        **_below("protocol/_generated", codec.emit(admin)),
        "protocol/_generated/programs.py": procedures.emit_programs(
            remote, qemu, lxc, admin, keepalive
        ),
        "protocol/_generated/remote_procedures.py": procedures.emit(remote),
        "protocol/_generated/qemu_procedures.py": procedures.emit(qemu),
        "protocol/_generated/lxc_procedures.py": procedures.emit(lxc),
        "protocol/_generated/admin_procedures.py": procedures.emit(admin),
        "protocol/_generated/keepalive_procedures.py": procedures.emit(keepalive),
        "protocol/_generated/remote_events.py": events.emit(remote, values),
        "protocol/_generated/qemu_events.py": events.emit(qemu, values),
        "server/_generated/driver.py": driver.emit_driver(remote, qemu, lxc),
        "server/_generated/admin_driver.py": driver.emit_admin_driver(admin),
        "server/_generated/remote_rows.py": dispatch.emit_rows(
            remote, values, readonly=readonly["remote"]
        ),
        "server/_generated/qemu_rows.py": dispatch.emit_rows(qemu, values, {}, readonly["qemu"]),
        "server/_generated/lxc_rows.py": dispatch.emit_rows(lxc, values, {}, readonly["lxc"]),
        "server/_generated/admin_rows.py": dispatch.emit_rows(admin, values, ADMIN_BY_HAND),
        "client/_generated/calls.py": stubs.emit_calls(remote),
        "client/_generated/methods.py": stubs.emit_methods(remote),
        "client/_generated/qemu_calls.py": stubs.emit_calls(qemu, {}),
        "client/_generated/lxc_calls.py": stubs.emit_calls(lxc, {}),
        "client/_generated/admin_calls.py": stubs.emit_calls(admin, ADMIN_BY_HAND),
        **{path: text for world in WORLDS for path, text in _world(world, remote, admin).items()},
    }


def _world(world: World, remote: Specification, admin: Specification) -> dict[str, str]:
    """Generate the files that one client has for itself."""
    files = {
        "__init__.py": source.text(
            [
                *source.header(
                    "the worlds", "virtrio.gen.main", f"Generated parts of the {world.name} client."
                )[:2]
            ]
        ),
        "admin.py": adminstubs.emit(admin, world),
        **_below("handles", stubs.emit_stubs(remote, world)),
        "streams.py": streams.emit(world),
        "events.py": event_methods.emit_types(remote, world),
    }
    return _below(f"client/_generated/{world.name}", files)


def _below(folder: str, files: dict[str, str]) -> dict[str, str]:
    return {f"{folder}/{path}": text for path, text in files.items()}


def _on_disk(path: str) -> Path:
    package, _, rest = path.partition("/")
    return _ROOTS[package] / rest


def _shown(path: Path) -> str:
    """Return a path in the form of the keys of `generate`."""
    package = next(name for name, root in _ROOTS.items() if path.is_relative_to(root))
    return f"{package}/{path.relative_to(_ROOTS[package])}"


def _orphans(files: dict[str, str]) -> list[Path]:
    expected = {_on_disk(path) for path in files}
    folders = [root / "_generated" for root in _ROOTS.values()]
    present = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        if path != folder / "__init__.py"
    ]
    return [path for path in present if path not in expected]


def check(files: dict[str, str]) -> list[str]:
    """Return one line for each file on disk that differs from the generated ones."""
    wrong = []
    for path, text in files.items():
        target = _on_disk(path)
        if not target.exists():
            wrong.append(f"{path}: missing")
        elif target.read_bytes() != text.encode():
            wrong.append(f"{path}: stale")
    wrong += [f"{_shown(path)}: orphan" for path in _orphans(files)]
    return wrong


def write(files: dict[str, str]) -> list[str]:
    """Write files that differ and remove orphans; return the paths that changed."""
    changed = []
    for path, text in files.items():
        target = _on_disk(path)
        if not target.exists() or target.read_bytes() != text.encode():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())
            changed.append(path)
    for orphan in _orphans(files):
        orphan.unlink()
        changed.append(f"{_shown(orphan)} (removed)")
    return changed


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    It is 1 when ``--check`` found a difference or a definition has an error, else 0.
    """
    parsed = _options(argv)
    try:
        if parsed.input is not None:
            print(_package(parsed.input, parsed.output, parsed.package, dict(parsed.define)))
            return 0
        files = generate(_ROOTS["protocol"] / "definitions")
    except (
        IdlError,
        facts.FactsError,
        formatting.FormatterError,
        package.PackageError,
    ) as exc:
        print(f"error: {exc}", file=sys.stderr)
        return 1
    except OSError as exc:
        print(f"error: {exc.filename}: {exc.strerror}", file=sys.stderr)
        return 1
    if parsed.check:
        wrong = check(files)
        for line in wrong:
            print(f"error: {line}", file=sys.stderr)
        return 1 if wrong else 0
    for path in write(files):
        print(path)
    return 0


def _package(definition: Path, output: Path, name: str | None, macros: dict[str, str]) -> Path:
    spec = parser.load(definition, macros=macros)
    files = package.generate(spec)
    places = {
        type_name: place for part in spec.visible() for type_name, place in part.places.items()
    }
    return package.write(output, name or package.module_name(spec.name), files, places)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    options = argparse.ArgumentParser(
        prog="virtrio gen",
        description=(
            "Generate virtrio's own codecs, tables and stubs,"
            " or with --input a package from any .x file."
        ),
    )
    options.add_argument(
        "--check",
        action="store_true",
        help="write nothing; fail if a generated file is not current",
    )
    options.add_argument(
        "--input",
        type=Path,
        metavar="FILE.x",
        help="a protocol definition, libvirt's own for instance",
    )
    options.add_argument(
        "--output", type=Path, metavar="DIR", help="the folder that the package is made in"
    )
    options.add_argument(
        "--package", type=_identifier, metavar="NAME", help="its name (the file's, if not given)"
    )
    options.add_argument(
        "-D",
        "--define",
        type=_macro,
        metavar="NAME[=VALUE]",
        action="append",
        default=[],
        help=(
            "define a name as #define does (1, if there is no value): for conditions,"
            " and for constants of C headers other than libvirt's"
        ),
    )
    parsed = options.parse_args(argv)
    if parsed.input is not None and parsed.output is None:
        options.error("--input needs --output")
    if parsed.input is None and (
        parsed.output is not None or parsed.package is not None or parsed.define
    ):
        options.error("--output, --package and --define need --input")
    if parsed.input is None and not _in_checkout():
        options.error(
            "virtrio's own code is generated in a checkout of its sources, and this is an"
            " installed package; for a package from a definition, give --input and --output"
        )
    if parsed.input is not None and parsed.check:
        options.error("--check looks at virtrio's own files; it does not go with --input")
    return parsed


def _in_checkout() -> bool:
    return (_CHECKOUT / "pyproject.toml").is_file()


def _identifier(word: str) -> str:
    if package.module_name(word) != word:
        raise argparse.ArgumentTypeError(f"{word!r} is not a valid name for a package")
    return word


def _macro(word: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII):
        raise argparse.ArgumentTypeError(f"{word!r} is not of the form NAME[=VALUE]")
    return name, value if equals else "1"
