"""The syntax of configuration files, as libvirtd reads it."""

from __future__ import annotations

import os
import subprocess

import pytest

from tests.server.test_config import NOT_READ, READ

pytestmark = pytest.mark.peer("libvirtd")

# libvirtd reads the file to its end, and then this key stops it before it does
# anything.
UNUSABLE = "max_workers = 0\n"
MORE_THAN_HERE = {
    "a = 1\n\nb = 2\na = 3",  # the first one holds
    "a = [[1]]",
    'a = "x\0"',  # it ends at the NUL
}


def libvirtd_reads(path, text):
    """Return whether libvirtd reads a file with this text."""
    path.write_text(UNUSABLE + text)
    environment = os.environ | {"LC_ALL": "C", "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"}
    done = subprocess.run(
        ["libvirtd", "--config", path], capture_output=True, text=True, env=environment, timeout=60
    )
    assert done.returncode == 1
    understood = "'max_workers' must be greater than 0" in done.stderr
    assert understood or "configuration file syntax error" in done.stderr
    return understood


def test_texts_that_our_server_reads(tmp_path):
    assert [text for text, _ in READ if not libvirtd_reads(tmp_path / "conf", text)] == []


def test_texts_that_our_server_refuses(tmp_path):
    assert {
        text for text, _ in NOT_READ if libvirtd_reads(tmp_path / "conf", text)
    } == MORE_THAN_HERE
