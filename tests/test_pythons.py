"""`.ci/pythons`: which interpreters count, and what it prints about each.

Scripts stand in for the interpreters and make.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / ".ci" / "pythons"
# A shim's program for a version that is not active.
SHIM = "echo 'command not found' >&2; exit 127"
TOOLS = ("sh", "date", "timeout")


def starts(version):
    return f"echo {version}"


@pytest.fixture
def run(tmp_path):
    """A function that runs the script with only the given programs on the path.

    It returns the status, the output and the calls of make.
    """
    folder = tmp_path / "bin"
    folder.mkdir()

    def run(programs, *, make="exit 0", **environment):
        for tool in TOOLS:
            (folder / tool).symlink_to(shutil.which(tool))
        for name, text in {**programs, "make": f'echo "$@" >>{tmp_path}/made; {make}'}.items():
            path = folder / name
            path.write_text(f"#!/bin/sh\n{text}\n")
            path.chmod(0o755)
        environment = {"PATH": str(folder), **environment}
        done = subprocess.run(
            [SCRIPT, "smoke", "v"], env=environment, capture_output=True, text=True
        )
        made = (tmp_path / "made").read_text() if (tmp_path / "made").exists() else ""
        summary = re.sub(
            r" in \d+ s$", "", done.stdout.partition("== smoke\n")[2], flags=re.MULTILINE
        )
        return done.returncode, summary.splitlines(), made.splitlines()

    return run


def test_each_version_once(run):
    python = starts("3.11.7")
    programs = {"python3": python, "python3.11": python, "python3.12": starts("3.12.1")}
    assert run(programs) == (
        0,
        ["   Python 3.11.7: passed", "   Python 3.12.1: passed"],
        [
            "--no-print-directory VENV=v-3.11 PYTHON=python3 smoke",
            "--no-print-directory VENV=v-3.12 PYTHON=python3.12 smoke",
        ],
    )


def test_a_shim_that_fails_is_no_python(run):
    status, summary, made = run({"python3": starts("3.11.7"), "python3.12": SHIM})
    assert (status, len(made)) == (0, 1)
    assert summary == [
        "   Python 3.11.7: passed",
        "   python3.12 does not start: left out",
        "   no other Python from 3.11 on starts here",
    ]


def test_older_versions_are_left_out(run):
    status, summary, _ = run({"python3": starts("3.9.2"), "python3.13": starts("3.13.0")})
    assert (status, summary[0]) == (0, "   Python 3.13.0: passed")


def test_no_python_at_all_is_a_failure(run):
    assert run({"python3": starts("3.10.13")}) == (1, [], [])


def test_a_python_that_fails_does_not_stop_the_others(run):
    programs = {"python3": starts("3.11.7"), "python3.12": starts("3.12.1")}
    status, summary, _ = run(programs, make="case $* in *3.11*) exit 2 ;; esac")
    assert (status, summary) == (1, ["   Python 3.11.7: FAILED", "   Python 3.12.1: passed"])


def test_pythons_that_are_named_have_to_start(run):
    programs = {"python3": starts("3.11.7"), "mine": starts("3.14.0"), "yours": SHIM}
    status, summary, made = run(programs, PYTHONS="mine yours")
    assert (status, made) == (1, ["--no-print-directory VENV=v-3.14 PYTHON=mine smoke"])
    assert summary[:2] == ["   Python 3.14.0: passed", "   yours does not start: left out"]
