"""docs/drivers.md and README's words on drivers, run as they are written.

The page's Python runs, its drivers keep libvirt's promises, its commands print what it
says.
"""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import trio

from tests import peers
from tests.client.servers import short_directory
from virtrio.server import Driver
from virtrio.testing import check_checkpoint_driver, check_driver

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "drivers.md").read_text()
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.M | re.S)
PYTHON = [text for language, text in BLOCKS if language == "python"]
CONSOLE = [text for language, text in BLOCKS if language == "console"]
FILES = {
    text.split("\n", 1)[0].removeprefix("# "): text for text in PYTHON if text.startswith("# ")
}


@pytest.fixture
def folder(monkeypatch):
    """A working directory with the files that the page shows."""
    with short_directory() as path:
        for name, text in FILES.items():
            Path(path, name).write_text(text)
        monkeypatch.chdir(path)
        yield Path(path)


@pytest.fixture(scope="module")
def names():
    """The names that all of the page's Python defines, one block after the other."""
    found = {"__name__": "page"}
    for text in PYTHON:
        if "serve_driver" not in text:
            exec(compile(text, "drivers.md", "exec"), found)
    return found


def test_readmes_driver():
    readme = (ROOT / "README.md").read_text().partition("## Your own driver")[2]
    names = {"__name__": "page"}
    exec(re.search(r"^```python\n(.*?)^```$", readme, re.M | re.S)[1], names)
    assert "hypervisor_type" in check_driver(names["Mine"]).passed
    for target in re.findall(r"\]\(([a-z/.]+)\)", readme):
        assert (ROOT / target).exists()


def drivers(names):
    return {
        name: value
        for name, value in names.items()
        if inspect.isclass(value) and issubclass(value, Driver) and value is not Driver
    }


def test_the_python_runs(names):
    assert list(drivers(names)) == [
        "Mine",
        "Listing",
        "Slow",
        "Telling",
        "Streaming",
        "Living",
        "Checkpointing",
    ]


@pytest.mark.parametrize("name", ["Listing", "Slow", "Telling", "Streaming", "Living"])
def test_its_drivers_keep_libvirts_promises(names, name):
    assert {"lookups", "calls_on_unknown_domains"} <= set(check_driver(names[name]).passed)


def test_its_checkpoints_keep_libvirts_promises(names):
    # the page's driver stops no domains
    report = check_checkpoint_driver(names["Checkpointing"], skip=["inactive_domains"])
    assert list(report.left_out) == ["inactive_domains"]


async def test_its_program_serves(names, folder, capsys):
    with trio.fail_after(20):
        await names["main"](f"{folder}/s")
    assert capsys.readouterr().out == "['web', 'db']\n"


def test_its_test_passes(folder):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_mine.py"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


@pytest.mark.peer("virsh")
def test_its_commands(folder):
    environment = os.environ | {
        "LC_ALL": "C",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    serve, ask = (block.replace("/tmp/mine.sock", f"{folder}/s") for block in CONSOLE)
    command, output = serve.split("\n", 1)
    server = subprocess.Popen(
        ["sh", "-c", f"exec {command.removeprefix('$ ')}"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        assert [server.stdout.readline() for _ in output.splitlines()] == output.splitlines(True)
        transcript = ""
        for command in re.findall(r"^\$ (.*)$", ask, re.M):
            done = subprocess.run(
                command,
                shell=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                env=environment,
            )
            transcript += f"$ {command}\n{done.stdout}"
        assert transcript == ask
    finally:
        assert peers.stop(server) == 0
        server.stdout.close()
