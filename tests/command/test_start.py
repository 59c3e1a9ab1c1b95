"""The start of the program, before anything else of it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from tests.client.servers import short_directory


@pytest.mark.parametrize("closed", [(0, 1, 2), (0,), (1,), (2,)])
def test_standard_streams_that_are_closed_are_nothing(closed):
    """Test that none of a server's sockets has their descriptors."""
    with short_directory() as directory:
        path = f"{directory}/s"
        server = subprocess.Popen(
            [sys.executable, "-m", "virtrio.command", "serve", f"unix:{path}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: [os.close(number) for number in closed],
        )
        try:
            while not accepts(path):
                assert server.poll() is None
                time.sleep(0.02)
            for number in (0, 1, 2):
                assert os.readlink(f"/proc/{server.pid}/fd/{number}") == "/dev/null"
                with open(f"/proc/{server.pid}/fdinfo/{number}") as file:
                    flags = next(line for line in file if line.startswith("flags:")).split()[1]
                assert not int(flags, 8) & os.O_CLOEXEC  # children have them too
        finally:
            server.send_signal(signal.SIGTERM)
            assert server.wait(20) == 0


def accepts(path):
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(path) == 0


def test_a_command_without_any_stream_has_its_status():
    for words, status in ((["version", "--nonsense"], 1), (["help"], 0)):
        done = subprocess.run(
            [sys.executable, "-m", "virtrio.command", *words],
            preexec_fn=lambda: [os.close(number) for number in (0, 1, 2)],
        )
        assert done.returncode == status
