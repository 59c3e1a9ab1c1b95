"""Text of generated modules: the header, and the layout rules for what ruff formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LINE_LENGTH = 100


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
    """Lay out ``prefix(items)suffix`` as ruff does.

    It is on one line if it fits, else the items are on a line of their own, else one on
    each line. ``prefix`` ends in its bracket. With a name before the bracket it is a
    call or a definition, which alone have the middle form (a definition if it has two
    parameters); otherwise it is a list, or a tuple, whose single item is followed by a
    comma.
    """
    items = list(items)
    called = re.search(r"\w\($", prefix) is not None
    comma = "," if len(items) == 1 and prefix.endswith("(") and not called else ""
    line = f"{indent}{prefix}{', '.join(items)}{comma}{suffix}"
    if len(line) <= LINE_LENGTH:
        return [line]
    inner = f"{indent}    {', '.join(items)}"
    alone = len(items) == 1 and prefix.lstrip().startswith(("def ", "async def "))
    if called and not alone and len(inner) <= LINE_LENGTH:
        return [indent + prefix, inner, indent + suffix]
    return [indent + prefix, *(f"{indent}    {item}," for item in items), indent + suffix]


def import_lines(module: str, imported: Iterable[str]) -> list[str]:
    """Write ``from module import …`` in ruff's order: constants, classes, others."""
    wanted = sorted(
        set(imported), key=lambda n: (0 if n.isupper() else 1 if n[0].isupper() else 2, n)
    )
    line = f"from {module} import {', '.join(wanted)}"
    return (
        [line]
        if len(line) <= LINE_LENGTH
        else [f"from {module} import (", *(f"    {n}," for n in wanted), ")"]
    )


def front(
    definition: str,
    emitter: str,
    doc: str,
    homes: Mapping[str, str],
    lines: Iterable[str] = (),
    runtime: str = "...",
) -> str:
    """Return the ``__init__.py`` of a package whose names are loaded on first use.

    ``homes`` has the module of each name. ``lines`` are the package's own contents,
    ``runtime`` is the package that it imports `virtrio.protocol` as. Type checkers see
    plain imports, and so report a name that does not exist.
    """
    out = header(definition, emitter, doc)
    out += [
        "from typing import TYPE_CHECKING",
        "",
        f"from {runtime}lazy import attributes",
        "",
        "if TYPE_CHECKING:",
    ]
    out += [f"    from .{module} import *  # noqa: F403" for module in sorted(set(homes.values()))]
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
