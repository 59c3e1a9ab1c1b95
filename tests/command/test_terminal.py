"""Output on a terminal: escaped there, and unchanged everywhere else."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
import termios

import pytest

from tests.command.fake import Checkpoint, Domain, missing
from tests.traffic.captures import Talk, pcap
from tests.traffic.wire import lookup
from virtrio.command.main import main
from virtrio.command.tables import Table
from virtrio.command.terminal import escaped
from virtrio.protocol._generated.enums import ErrorNumber

EVIL = "a\x1b]0;title\x07b\x9b31mc\u202ed\u2066e\x7f\rf\u200eg\udc9bh\ufeff\U000e0041"
SHOWN = "a\\x1b]0;title\\x07b\\x9b31mc\\u202ed\\u2066e\\x7f\\x0df\\u200eg\\x9bh\\ufeff\\U000e0041"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a name",
        "two\nlines\twith tabs\n",
        "日本語",
        "é\u0301",
        "\U0001f469\u200d\U0001f4bb",
        "שלום",
    ],
)
def test_ordinary_text_is_not_changed(text):
    assert escaped(text) == text


def test_what_controls_a_terminal_is_escaped():
    assert escaped(EVIL) == SHOWN
    every = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
    assert {char for char in escaped(every) if ord(char) < 0x20} == {"\t", "\n"}
    assert escaped(every).isascii()


def test_columns_of_a_table_are_as_wide_as_what_is_shown():
    table = Table("Name", "State")
    table.add("a\u202eb", "running")
    assert table.text(terminal=True).splitlines() == [
        " Name       State",
        "---------------------",
        " a\\u202eb   running",
    ]
    assert " a\u202eb     running\n" in table.text()


@contextlib.contextmanager
def on_terminal(*names):
    """Make streams a terminal; yield a function that returns what is shown on it."""
    leader, follower = pty.openpty()
    modes = termios.tcgetattr(follower)
    modes[1] &= ~termios.OPOST  # newlines as they are written
    termios.tcsetattr(follower, termios.TCSANOW, modes)
    os.set_blocking(leader, False)
    before = {name: getattr(sys, name) for name in names}

    def shown() -> str:
        found = b""
        with contextlib.suppress(BlockingIOError):
            while piece := os.read(leader, 1 << 16):
                found += piece
        return found.decode("utf-8", "surrogateescape")

    with contextlib.ExitStack() as opened:
        for name in names:
            setattr(sys, name, opened.enter_context(os.fdopen(os.dup(follower), "w")))
        try:
            yield shown
        finally:
            for name, stream in before.items():
                setattr(sys, name, stream)
    os.close(leader)
    os.close(follower)


@pytest.fixture
def evil(connection, monkeypatch):
    """A server whose names, documents and errors are as evil as the one above."""
    domain = Domain(EVIL, 1, state=1, reason=0, title=EVIL)
    domain.checkpoints = [Checkpoint(domain, EVIL), Checkpoint(domain, "z", EVIL)]
    for checkpoint in domain.checkpoints:
        xml = "<domaincheckpoint><creationTime>1</creationTime></domaincheckpoint>"
        monkeypatch.setattr(checkpoint, "get_xml_desc", lambda flags=0, xml=xml: xml)
    domain.errors["reboot"] = missing(ErrorNumber.VIR_ERR_OPERATION_FAILED, EVIL)
    domain.xml_desc = lambda flags=0: f"<domain>{EVIL}</domain>\n"
    connection.domains[:] = [domain]
    monkeypatch.setattr("virtrio.blocking.connect", lambda uri, **options: connection)
    monkeypatch.setattr(connection, "get_hostname", lambda: EVIL)
    return connection


COMMANDS = [
    "list --title",
    "list --name",
    "dominfo 1",
    "domname 1",
    "dumpxml 1",
    "checkpoint-list 1",
    "checkpoint-list 1 --tree",
    "checkpoint-list 1 --name",
    "checkpoint-info 1 z",
    "checkpoint-parent 1 z",
    "hostname",
    "reboot 1",
    f"domname {EVIL}",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_output(evil, command, capsysbinary):
    with on_terminal("stdout", "stderr") as shown:
        main(command.split(maxsplit=1) if EVIL in command else [command])
        text = shown()
    assert "\\x1b]0;title\\x07" in text
    assert escaped(text) == text
    # each stream by itself
    for name in ("stdout", "stderr"):
        with on_terminal(name) as shown:
            main([command])
            text = shown()
        assert escaped(text) == text


@pytest.mark.parametrize("command", ["list --name", "dumpxml 1", "hostname", "reboot 1"])
def test_a_pipe_gets_everything_unchanged(evil, tmp_path, monkeypatch, command):
    path = tmp_path / "output"
    with path.open("w") as file:
        monkeypatch.setattr("sys.stdout", file)
        monkeypatch.setattr("sys.stderr", file)
        main([command])
        file.flush()
    assert EVIL.encode("utf-8", "surrogateescape") in path.read_bytes()


def test_dissect_escapes_everywhere(tmp_path, monkeypatch, capsys):
    path = tmp_path / "session.pcap"
    talk = Talk().open().say(True, lookup(1, EVIL.encode(errors="replace").decode()))
    path.write_bytes(pcap(talk.frames()))
    main(["dissect", str(path)])
    shown = capsys.readouterr().out
    assert "\\x1b]0;title\\x07" in shown
    assert escaped(shown) == shown


def test_a_program_on_a_terminal():
    """Test the program itself, whose streams are the terminal."""
    leader, follower = pty.openpty()
    word = "a\x1b[31mb"
    with subprocess.Popen(
        [sys.executable, "-m", "virtrio.command", "help", word],
        stdin=follower,
        stdout=follower,
        stderr=follower,
    ) as process:
        os.close(follower)
        process.wait(60)
        shown = b""
        with contextlib.suppress(OSError):  # the other end is closed
            while piece := os.read(leader, 1 << 16):
                shown += piece
    os.close(leader)
    assert b"a\\x1b[31mb" in shown
    assert b"\x1b" not in shown
