"""How far a backup is, on terminals of every width."""

import json
import os
import pty
import re
import select
import struct
import sys
import termios
from fcntl import ioctl

import pytest

from virtrio.backup.progress import Begun, Copied, Copying, Hashing, Note
from virtrio.command.moments.backup_display import Display, bar
from virtrio.command.terminal import Terminal

GIB = 2**30


class Session:
    def out(self, text):
        sys.stdout.write(text)

    def progress(self, text):
        sys.stderr.overwrite(text)


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        (120, "copying vda: [###############---------------]  50 %  1.0 GiB of 2.0 GiB"),
        (65, "copying vda: [##########----------]  50 %  1.0 GiB of 2.0 GiB"),
        (54, "copying vda: [#####-----]  50 %  1.0 GiB of 2.0 GiB"),
        (40, "copying vda: [#####-----]  50 %"),
        (20, "copying vda:  50 %"),
        (10, "copying v"),
    ],
)
def test_a_bar_fits(columns, line):
    assert bar("copying vda", GIB, 2 * GIB, columns) == line


def test_bars_at_the_ends():
    assert " 100 % " in bar("copying vda", 0, 0, 80)
    assert " 100 % " in bar("copying vda", 3, 2, 80)
    assert bar("copying all", GIB, None, 80) == "copying all: 1.0 GiB"


def test_json_is_bounded(capsys):
    display = Display(Session(), as_json=True)
    display(Begun(1, "one", "pull", ("vda",)))
    for done in range(5000):
        display(Copying("vda", done, 4999))
    display(Copied("vda", 4999))
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["event"] for line in lines] == ["begun", *["progress"] * 101, "copied"]
    assert lines[-2]["done"] == 4999


def shown(terminal, returns):
    """Return what a terminal is sent, with so many returns, until it is quiet."""
    text = ""
    while text.count("\r") < returns or select.select([terminal], [], [], 0.2)[0]:
        text += os.read(terminal, 1000).decode()
    return text


def test_a_terminal_is_resized(monkeypatch, capsys):
    ours, theirs = pty.openpty()
    try:
        with os.fdopen(theirs, "w", closefd=False) as stream:
            monkeypatch.setattr(sys, "stderr", Terminal(stream))
            display = Display(Session(), as_json=False)
            drawn = []
            for columns in (120, 40, 120):
                ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
                display(Copying("vda", GIB + columns * 2**24, 4 * GIB))
                drawn.append(shown(ours, returns=1))
            display(Hashing("vda"))
            display(Note("a remark"))
            display.end()
            last = shown(ours, returns=3)
    finally:
        os.close(ours)
        os.close(theirs)
    assert [len(line.lstrip("\r")) for line in drawn] == [71, 39, 71]
    assert re.fullmatch(r"\rhashing vda +\r +\r", last)
    assert capsys.readouterr().out == "a remark\n"
