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


@pytest.fixture
def ruff_problems() -> Callable[[str], str]:
    """What ruff has to say of a generated module's text, by the rules that hold for those; nothing if it is tidy."""

    def problems(text: str) -> str:
        said = ""
        for arguments in (["format", "--check", "--quiet", "--diff"], ["check", "--quiet"]):
            command = [sys.executable, "-m", "ruff", *arguments, "--stdin-filename", "protocol/_generated/x.py", "-"]
            done = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True)
            said += done.stdout + done.stderr
        return said

    return problems
