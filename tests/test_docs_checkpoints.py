"""The map of docs/checkpoints.md: it is whole, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import virtrio.blocking
import virtrio.trio
from virtrio.command.registry import find_command
from virtrio.protocol._generated.remote_procedures import PROCEDURES

PAGE = (Path(__file__).parents[1] / "docs" / "checkpoints.md").read_text()
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.partition("## The calls")[2].partition("\n\n1. ")[0].splitlines()
    if line.startswith("| `")
]
OWNERS = {"dom": "Domain", "ckpt": "DomainCheckpoint", "snap": "DomainSnapshot"}


def test_every_function_has_its_line():
    functions = {
        row.c_function
        for row in PROCEDURES.values()
        if re.search("DomainCheckpoint|DomainSnapshot|AllCheckpoints|AllSnapshots"
                     "|CurrentSnapshot|ToSnapshot", row.c_function)
    }  # fmt: skip
    named = [row[0].strip("`") for row in ROWS]
    assert len(named) == len(set(named))
    assert functions <= set(named)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_line_names_is_there(row):
    _, commands, in_trio, in_blocking = row
    for command in re.findall("`([a-z-]+)[^`]*`", commands):
        assert find_command(command) is not None, command
    assert in_trio.replace("await ", "") == in_blocking
    owner, method = re.match(r"`(\w+)\.(\w+)\(", in_blocking).groups()
    for package in (virtrio.trio, virtrio.blocking):
        assert callable(getattr(getattr(package, OWNERS[owner]), method))


def test_every_command_is_named():
    from virtrio.command.moments import checkpoint, checkpoint_doctor, snapshot

    assert checkpoint_doctor.GROUP is checkpoint.GROUP  # which has its commands by now
    for group in (checkpoint.GROUP, snapshot.GROUP):
        for command in group.commands:
            assert f"`{command.name}`" in PAGE or f"`{command.name} " in PAGE, command.name
