"""Text of generated modules: the header line and the few layout rules that keep the output as ruff formats it."""

from __future__ import annotations

from collections.abc import Iterable

LINE_LENGTH = 120


def header(definition: str, emitter: str, doc: str) -> list[str]:
    """First lines of every generated module: its source, its emitter, and what it is."""
    return [
        f"# Generated from {definition} by {emitter}; do not edit.",
        f'"""{doc}"""',
        "",
        "from __future__ import annotations",
        "",
    ]


def call_lines(prefix: str, items: Iterable[str], suffix: str, indent: str = "") -> list[str]:
    """``prefix(items)suffix`` on one line if it fits, else one item per line with a trailing comma."""
    items = list(items)
    line = f"{indent}{prefix}{', '.join(items)}{suffix}"
    if len(line) <= LINE_LENGTH:
        return [line]
    return [f"{indent}{prefix}", *(f"{indent}    {item}," for item in items), f"{indent}{suffix}"]


def text(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
