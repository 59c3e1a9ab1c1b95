"""ruff on emitted text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]


def _ruff(text: str, *arguments: str) -> str:
    """Return ruff's complaints about a generated module, by the rules for those."""
    command = [
        sys.executable,
        "-m",
        "ruff",
        *arguments,
        "--quiet",
        "--stdin-filename",
        "protocol/_generated/x.py",
        "-",
    ]
    done = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True)
    return done.stdout + done.stderr


@pytest.fixture
def format_diff() -> Callable[[str], str]:
    """What ruff would write otherwise; nothing if the text is formatted."""
    return lambda text: _ruff(text, "format", "--diff")


@pytest.fixture
def ruff_problems() -> Callable[[str], str]:
    """All that ruff has to say; nothing if the text is tidy."""
    return lambda text: _ruff(text, "format", "--diff") + _ruff(text, "check")
