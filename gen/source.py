"""Text of generated modules: header, imports, tables, lines of a readable length.

The layout of the project's own files is `virtrio.gen.formatting`'s.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LINE_LENGTH = 100
# A list of more names than this is not read from top to bottom.
MANY_NAMES = 50


def header(definition: str, emitter: str, doc: str) -> list[str]:
    """Return the first lines of a generated module: source, emitter, docstring."""
    return [
        f"# Generated from {definition} by {emitter}; do not edit.",
        f'"""{doc}"""',
        "",
        "from __future__ import annotations",
        "",
    ]


def bracket_lines(prefix: str, items: Iterable[str], suffix: str, indent: str = "") -> list[str]:
    """Write ``prefix(items)suffix`` on one line if it fits, else with one item a line.

    ``prefix`` ends in its bracket. A parenthesis without a name before it is a tuple's,
    whose single item is followed by a comma. No comma ends the last of several lines,
    so that ruff may join them.
    """
    items = list(items)
    alone = len(items) == 1 and re.search(r"(?<!\w)\($", prefix) is not None
    comma = "," if alone else ""
    line = f"{indent}{prefix}{', '.join(items)}{comma}{suffix}"
    if len(line) <= LINE_LENGTH:
        return [line]
    body = f",\n{indent}    ".join(items) + comma
    return [indent + prefix, *f"{indent}    {body}".splitlines(), indent + suffix]


def table(lines: Iterable[str]) -> list[str]:
    """Return ``lines`` between marks that keep the formatter off them.

    Tables are read a row at a time: each row is on one line, however long.
    """
    return ["# fmt: off", *lines, "# fmt: on"]


def import_lines(module: str, imported: Iterable[str], indent: str = "") -> list[str]:
    """Write ``from module import …`` in ruff's order: constants, classes, others.

    A list of more than `MANY_NAMES` names is filled to the end of each line.
    """
    wanted = sorted(
        set(imported), key=lambda n: (0 if n.isupper() else 1 if n[0].isupper() else 2, n)
    )
    if not wanted:
        return []
    line = f"{indent}from {module} import {', '.join(wanted)}"
    if len(line) <= LINE_LENGTH:
        return [line]
    if len(wanted) > MANY_NAMES:
        names = _filled(wanted, f"{indent}    ")
        return table([f"{indent}from {module} import (", *names, f"{indent})"])
    names = [f"{indent}    {name}," for name in wanted]
    return [f"{indent}from {module} import (", *names, f"{indent})"]


def _filled(items: Iterable[str], indent: str) -> list[str]:
    words = (f"{item}," for item in items)
    return textwrap.wrap(
        " ".join(words),
        LINE_LENGTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
    )


def front(
    definition: str,
    emitter: str,
    doc: str,
    homes: Mapping[str, str],
    lines: Iterable[str] = (),
    runtime: str = "...",
    note: str = "",
) -> str:
    """Return the ``__init__.py`` of a package whose names are loaded on first use.

    ``homes`` has the module of each name. ``lines`` are the package's own contents,
    ``runtime`` is the package that it imports `virtrio.protocol` as, ``note`` a comment
    on imports. Type checkers see plain imports, and so report a name that does not
    exist.
    """
    out = header(definition, emitter, doc)
    out += [
        "from typing import TYPE_CHECKING",
        "",
        f"from {runtime}lazy import attributes",
        "",
        "if TYPE_CHECKING:",
    ]
    out += [
        f"    from .{module} import *  # noqa: F403{note}" for module in sorted(set(homes.values()))
    ]
    out += ["", *lines, "_HOMES = {"]
    out += [f'    "{name}": "{module}",' for name, module in homes.items()]
    out += ["}", "", "if not TYPE_CHECKING:", "    __all__ = list(_HOMES)"]
    out += ["    __getattr__ = attributes(__name__, globals(), _HOMES)", ""]
    return text(
        [*out, "", "def __dir__() -> list[str]:", "    return sorted({*globals(), *_HOMES})"]
    )


def later(definition: str, emitter: str, runtime: str = "...") -> str:
    """Return the module ``later`` of such a package: stand-ins for its names."""
    doc = "Stand-ins for the names of this package; see `virtrio.protocol.lazy`."
    lines = header(definition, emitter, doc)
    lines += [
        "from typing import TYPE_CHECKING",
        "",
        f"from {runtime}lazy import stand_ins",
        "from . import _HOMES",
        "",
    ]
    lines += ["if TYPE_CHECKING:", "    from . import *  # noqa: F403", "else:"]
    return text([*lines, "    __getattr__ = stand_ins(__package__, _HOMES)"])


def text(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
