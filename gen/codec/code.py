"""Functions that are being written, and the constants that they share."""

from __future__ import annotations

from dataclasses import dataclass, field

from .types import UNBOUNDED


@dataclass
class Code:
    """Function being written: lines, indentation, local names, pending run."""

    lines: list[str] = field(default_factory=list)
    indent: int = 1
    locals: int = 0
    call: bool = False  # for a call's arguments: strings end at a NUL
    loop: bool = False  # within a loop over a list: small unions are written out
    # lines that make a list's item and the objects in it
    made: list[str] = field(default_factory=list)
    known: bool = False  # whether it uses the local that lists of named items share
    # struct in a list's items -> number of its locals
    repeated: dict[str, int] = field(default_factory=dict)
    # (struct code, expression or target) not yet written
    run: list[tuple[str, str]] = field(default_factory=list)

    def put(self, line: str) -> None:
        self.lines.append("    " * self.indent + line)

    def refuse(self, condition: str, owner: str, value: str) -> None:
        """Write the refusal of an illegal value, with an error that names the field."""
        self.put(f"if {condition}:")
        self.put(f'    raise invalid("{owner}", {value})')

    def limit(self, owner: str, count: str, limit: int) -> None:
        if limit < UNBOUNDED:
            self.put(f"if {count} > {limit}:")
            self.put(f'    raise too_long("{owner}", {count}, {limit})')

    def number(self) -> int:
        self.locals += 1
        return self.locals

    def fresh(self, stem: str) -> str:
        """Return a new local name, which no other stem (``str1``, ``str``) can give.

        Names that begin like those of a module's classes and functions are not used.
        """
        if not stem[0].islower() or stem.startswith(("pack", "unpack")):
            stem = "field"
        return f"{stem}{'_' if stem[-1].isdigit() else ''}{self.number()}"


class Formats:
    """The ``struct.Struct`` constants of one module."""

    def __init__(self) -> None:
        self.constants: dict[str, str] = {}  # struct codes -> name

    def constant(self, codes: str) -> str:
        return self.constants.setdefault(codes, "_S_" + codes)
