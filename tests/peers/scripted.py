"""Scripts of commands for virsh, and for programs that stand in for it.

One process runs a whole script from its standard input. After each line comes a word
that is no command, and the error that it causes shows where the output of the line
ends.
"""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from .virsh import masked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SECONDS = 120.0
_RANDOM = {
    "UUID": re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"),
    "MAC": re.compile(r"\b52:54:00(?::[0-9a-f]{2}){3}\b"),
}


def _mark(number: int) -> str:
    return f"@{number}"


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which programs print the same and keep no history."""
    return os.environ | {
        "LC_ALL": "C",
        "TZ": "UTC",
        "TERM": "dumb",
        "COLUMNS": "1000",
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
    }


def run_script(
    program: Sequence[str], uri: str, script: str, folder: Path
) -> list[tuple[str, str]]:
    """Run the lines of a script; return what each printed, on either output.

    Times are masked; UUIDs and MAC addresses are replaced by their number in order of
    appearance. ``folder`` is the program's working folder and home.
    """
    lines = [line for line in script.splitlines() if line.strip()]
    given = "".join(f"{line}\n{_mark(number)}\n" for number, line in enumerate(lines))
    try:
        done = subprocess.run(
            ["stdbuf", "-oL", *program, "--connect", uri],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=SECONDS,
            cwd=folder,
            env=environment(folder),
        )
    except subprocess.TimeoutExpired as late:
        printed = (late.stdout or b"").decode(errors="replace")
        told = f"{program[0]} did not end within {SECONDS:.0f} s; it printed:\n{printed}"
        raise AssertionError(told) from None
    return list(zip(lines, _cut(done.stdout, len(lines)), strict=True))


def _cut(transcript: str, count: int) -> Iterator[str]:
    rest = transcript
    if "virsh # " in rest or "virsh > " in rest:
        rest = re.sub(r"\A.*?(?=virsh [#>] )", "", rest, flags=re.DOTALL)  # its welcome
        rest = re.sub(r"virsh [#>] .*\n", "", rest)  # prompts, and the lines that follow
    rest = _numbered(rest)
    for number in range(count):
        end = f"error: unknown command: '{_mark(number)}'\n"
        if end not in rest:
            raise AssertionError(f"line {number} never ended; the program printed:\n{transcript}")
        found, rest = rest.split(end, 1)
        yield masked(found, strip=False)


def _numbered(text: str) -> str:
    """Replace what is random by its number in order of appearance."""
    for name, pattern in _RANDOM.items():
        seen: dict[str, str] = {}
        text = pattern.sub(
            lambda found, seen=seen, name=name: seen.setdefault(
                found[0], f"{name}-{len(seen) + 1}"
            ),
            text,
        )
    return text
