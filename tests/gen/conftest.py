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
    """Complaints of ruff about a generated module, by the rules for those."""

    def problems(text: str) -> str:
        command = [sys.executable, "-m", "ruff", "check", "--quiet"]
        command += ["--stdin-filename", "protocol/_generated/x.py", "-"]
        done = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True)
        return done.stdout + done.stderr

    return problems
