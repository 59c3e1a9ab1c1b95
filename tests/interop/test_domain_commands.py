"""Commands on domains and the host print what virsh prints.

`domain_sessions.jsonl` has what virsh printed with libvirtd, for where there is none;
`record_domain_sessions.py` writes it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests import peers
from tests.interop.domain_sessions import FILES, SESSIONS
from tests.interop.record_domain_sessions import RECORDED
from tests.peers.fresh import forget
from tests.peers.scripted import run_script
from tests.peers.virsh import differences
from virtrio.command import registry
from virtrio.server.drivers.test.driver import TestDriver
from virtrio.testing import serving

if TYPE_CHECKING:
    from pathlib import Path

with_virsh = pytest.mark.peer("libvirtd", "virsh")

# Commands of which virsh 9.0.0 knows nothing, and those of other test modules.
OWN = {"serve", "gen", "procedures", "spy", "dissect"}
# Commands whose numbers come from the clock.
BY_THE_CLOCK = ("cpu-stats", "domblkstat", "domifstat", "domstats", "nodecpustats", "screenshot")
_NUMBERS = re.compile(r"\d{6,}|\d+\.\d{9}|(?<=time=)\d+|\d{4}-\d\d-\d\d-[\d:]{8}")


# Sessions in which virsh sometimes hangs: it stops a loop that a thread of its own has
# yet to start, when saving takes no time.
RACY = ("saving",)


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


def compare(libvirtd: peers.Endpoint, name: str, script: str, folder: Path) -> None:
    if name in RACY:
        theirs = recorded(name)
    else:
        theirs = run_script(["virsh"], libvirtd.uri(), script, folder)
        forget(libvirtd)
    ours = run_script(peers.virtrio_command(), libvirtd.uri(), script, folder)
    if found := differences(comparable(theirs), comparable(ours)):
        pytest.fail(found)


def recorded(name: str) -> list[tuple[str, str]]:
    with RECORDED.open() as file:
        return [(line, text) for session, line, text in map(json.loads, file) if session == name]


@with_virsh
@pytest.mark.parametrize("name", SESSIONS)
def test_same_output_as_virsh(name: str, libvirtd: peers.Endpoint, folder: Path) -> None:
    compare(libvirtd, name, SESSIONS[name], folder)


@with_virsh
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
    compare(libvirtd, "", "\n".join(lines), folder)


# Sessions and lines whose answers newer drivers, ours among them, give otherwise.
NEWER_SESSIONS = ("devices", "disks and media")
NEWER = ("cpu-baseline", "domcapabilities", "freepages", "uri")
# libvirtd tells how many limits an interface has before it looks for the interface, and
# writes cores to files.
OTHERWISE = {"domiftune rich vnet5", "domiftune rich nosuch", "domiftune rich vnet5 --config"}
OTHERWISE |= {"dump test /nonexistent/x"}


@pytest.mark.parametrize("name", [name for name in SESSIONS if name not in NEWER_SESSIONS])
def test_our_server_and_command(name: str, folder: Path) -> None:
    """Test that both together print what virsh and libvirtd do."""
    theirs = [
        (line, text)
        for line, text in recorded(name)
        if "is not supported by the connection driver: virDomainAttachDevice" not in text
        and not line.startswith(NEWER)
        and line not in OTHERWISE
    ]
    script = "\n".join(line for line, _ in theirs)
    with serving(TestDriver) as server:
        ours = run_script(peers.virtrio_command(), server.uri, script, folder)
    if found := differences(comparable(theirs), comparable(ours)):
        pytest.fail(found)
