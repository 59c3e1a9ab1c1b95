"""Layout of generated code: ruff's, which the rest of the repository has, too.

Emitters write statements and leave lines and commas to ruff; `source.table` keeps ruff
off tables. Packages that ``virtrio gen --input`` makes do not pass here, since whoever
makes one need not have ruff: `source.bracket_lines` alone lays them out.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

from .source import LINE_LENGTH

__all__ = ["FormatterError", "check_ruff", "formatted"]

_FORMAT = (
    "format",
    "--isolated",
    "--quiet",
    "--line-length",
    str(LINE_LENGTH),
    "--target-version",
    "py311",
)


class FormatterError(Exception):
    """ruff is not there, or did not take what was generated."""


def check_ruff() -> None:
    """Raise FormatterError if ruff is not installed."""
    if importlib.util.find_spec("ruff") is None:
        raise FormatterError(
            "laying out the project's own code needs ruff, one of the development tools "
            "(pip install -e .[dev])"
        )


def formatted(files: dict[str, str]) -> dict[str, str]:
    """Return ``files``, path to text, as ruff lays them out.

    Raises FormatterError.
    """
    with tempfile.TemporaryDirectory(prefix="virtrio-gen-") as folder:
        root = Path(folder)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *_FORMAT, folder], capture_output=True, text=True
        )
        if done.returncode:
            raise FormatterError(f"generated code cannot be laid out: {done.stderr.strip()}")
        return {path: (root / path).read_bytes().decode() for path in files}
