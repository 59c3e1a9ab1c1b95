"""Help in virsh's layout, with virsh's options in virsh's order."""

from __future__ import annotations

import re
import subprocess

import pytest

from virtrio.command.registry import find_command, groups

COMMANDS = [command for group in groups() for command in group.commands]
OWN = {"serve", "gen", "procedures", "spy", "dissect", "qemu-export", "qemu-import"} | {
    "checkpoint-check",
    "checkpoint-export",
    "checkpoint-import",
    "backup-run",
    "backup-list",
    "backup-verify",
    "backup-restore",
    "backup-prune",
}
# What newer versions than 9.0.0 have.
NEWER = {"console": " [--resume]"}


def test_layout(virtrio):
    assert virtrio("help", "domstate") == (
        0,
        "  NAME\n"
        "    domstate - state of a domain\n"
        "\n"
        "  SYNOPSIS\n"
        "    domstate <domain> [--reason]\n"
        "\n"
        "  DESCRIPTION\n"
        "    Print the state that a domain is in.\n"
        "\n"
        "  OPTIONS\n"
        "    [--domain] <string>  a domain by name, id or UUID\n"
        "    --reason         also print the reason for the state\n"
        "\n"
        "\n",
        "",
    )
    assert virtrio("help", "uri").out == (
        "  NAME\n    uri - the URI of the connection\n\n  SYNOPSIS\n    uri\n\n\n"
    )


def test_help_of_a_list_option(virtrio):
    out = virtrio("help", "checkpoint-create-as").out
    assert (
        "    checkpoint-create-as <domain> [--name <string>] [--description <string>] "
        "[--print-xml] [--quiesce] [[--diskspec] <string>]...\n"
    ) in out
    assert "\n    [--diskspec] <string>  what" in out


@pytest.mark.parametrize(
    "words", [["domstate", "--help"], ["help", "--command", "domstate"], ["help --x domstate"]]
)
def test_ways_to_ask(virtrio, words):
    assert virtrio(*words) == virtrio("help", "domstate")


def test_group(virtrio):
    out = virtrio("help", "monitor").out
    assert out.startswith(
        " Domain Monitoring (help keyword 'monitor'):\n"
        "    domblkerror                    errors of the disks"
    )
    assert out.endswith("\n\n")


def test_overview(virtrio):
    out = virtrio("help").out
    assert out.startswith(
        "Grouped commands:\n\n Domain Management (help keyword 'domain'):\n    attach-device "
    )
    assert re.findall(r"^    ([\w-]+) ", out, re.MULTILINE) == [
        command.name for command in COMMANDS
    ]
    assert virtrio("help", "").out == out


def test_unknown(virtrio):
    assert virtrio("help", "nope") == (
        1,
        "\n",
        "error: command or command group 'nope' doesn't exist\n",
    )


def test_usage(virtrio):
    out = virtrio("--help").out
    assert out.startswith("\nvirtrio [options]... [<command_string>]\n")
    assert all(f"\n    {command.name} " in out for command in COMMANDS)


def synopsis(text):
    return re.search(r"SYNOPSIS\n    (.*)\n", text).group(1)


@pytest.mark.peer("virsh")
def test_options_are_those_of_virsh(virtrio):
    for name in [command.name for command in COMMANDS if command.name not in OWN]:
        theirs = subprocess.run(
            ["virsh", "help", name], capture_output=True, text=True, check=True
        ).stdout
        ours = synopsis(virtrio("help", name).out)
        assert ours.removesuffix(NEWER.get(name, "")) == synopsis(theirs)


@pytest.mark.peer("virsh")
def test_values_are_positional_where_they_are_in_virsh():
    """Test that one value too many for virsh ("unexpected data") is too many here."""
    for command in COMMANDS:
        if command.name in OWN or command.name == "help":
            continue
        values = [
            option
            for option in command.options
            if option.kind.value in ("string", "number") and not option.named
        ]
        if any(option.kind.value == "list" for option in command.options):
            continue
        words = [command.name, *("x" for _ in values), "surplus"]
        done = subprocess.run(["virsh", *words], capture_output=True, text=True, check=False)
        assert done.stderr == "error: unexpected data 'surplus'\n", command.name


def test_every_command_is_found():
    assert all(find_command(command.name) is command for command in COMMANDS)
    assert find_command("nope") is None
