"""Commands on domains and the host print what virsh prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests import peers
from tests.interop.domain_sessions import FILES, SESSIONS
from tests.peers.fresh import forget
from tests.peers.scripted import run_script
from tests.peers.virsh import differences
from virtrio.command import registry

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.peer("libvirtd", "virsh")

# Commands of which virsh 9.0.0 knows nothing, and those of other test modules.
OWN = {"serve", "gen", "procedures", "spy", "dissect"}
# Commands whose numbers come from the clock.
BY_THE_CLOCK = ("cpu-stats", "domblkstat", "domifstat", "domstats", "nodecpustats", "screenshot")
_NUMBERS = re.compile(r"\d{6,}|\d+\.\d{9}|(?<=time=)\d+|\d{4}-\d\d-\d\d-[\d:]{8}")


def comparable(answers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return answers without numbers that come from the clock, and domstats sorted.

    libvirtd lists domains in the order of a hash table there.
    """
    found = []
    for line, text in answers:
        if line.startswith(BY_THE_CLOCK):
            text = _NUMBERS.sub("N", text)
        if line.startswith("domstats"):
            text = "\n\n".join(sorted(text.strip("\n").split("\n\n")))
        found.append((line, text))
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def compare(libvirtd: peers.Endpoint, script: str, folder: Path) -> None:
    theirs = run_script(["virsh"], libvirtd.uri(), script, folder)
    forget(libvirtd)
    ours = run_script(peers.virtrio_command(), libvirtd.uri(), script, folder)
    if found := differences(comparable(theirs), comparable(ours)):
        pytest.fail(found)


@pytest.mark.parametrize("name", SESSIONS)
def test_same_output_as_virsh(name: str, libvirtd: peers.Endpoint, folder: Path) -> None:
    compare(libvirtd, SESSIONS[name], folder)


def test_wrong_command_lines(libvirtd: peers.Endpoint, folder: Path) -> None:
    """Test each command with nothing, an unknown option and a value too many."""
    names = [
        command.name
        for group in registry.groups()
        for command in group.commands
        if command.name not in OWN | {"help", "exit", "quit"}
    ]
    lines = [
        line
        for name in names
        for line in (f"{name} --nosuch", f"{name} --domain", f"{name}" + " nosuch" * 30)
    ]
    # Without a required option nothing runs, so that the rest is harmless.
    lines += [
        command.name
        for group in registry.groups()
        for command in group.commands
        if command.name not in OWN and any(option.required for option in command.options)
    ]
    compare(libvirtd, "\n".join(lines), folder)
