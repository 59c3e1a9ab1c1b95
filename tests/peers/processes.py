"""Servers in processes of their own: started, found ready, stopped by id."""

from __future__ import annotations

import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .leftovers import note_folder

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "STOP_SECONDS",
    "Endpoint",
    "NotReadyError",
    "accepts",
    "free_port",
    "short_directory",
    "stop",
    "wait_until",
]

START_SECONDS = 60.0
STOP_SECONDS = 30.0
LOG_SHOWN = 2000


class NotReadyError(RuntimeError):
    """A daemon ended, or did not answer in time; the text carries its log."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(
    ready: Callable[[], bool], process: subprocess.Popen[bytes], log: Path, what: str
) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not ready():
        if process.poll() is not None:
            raise NotReadyError(
                f"{what} ended with status {process.returncode}:\n{log.read_text()[-LOG_SHOWN:]}"
            )
        if time.monotonic() > deadline:
            raise NotReadyError(
                f"{what} was not ready after {START_SECONDS:.0f} s:\n{log.read_text()[-LOG_SHOWN:]}"
            )
        time.sleep(0.02)


def stop(process: subprocess.Popen[bytes]) -> int:
    """Stop a process by SIGTERM, or SIGKILL if it goes on; return the exit status."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    return process.returncode


def accepts(address: str | tuple[str, int]) -> bool:
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with socket.socket(family) as probe:
        try:
            probe.connect(address)
        except OSError:
            return False
        return True


@dataclass
class Endpoint:
    """A running server: its folder, sockets, port, process and log."""

    directory: Path
    socket: Path
    port: int | None
    process: subprocess.Popen[bytes]
    log: Path
    system: bool = field(default=True)

    @property
    def pid(self) -> int:
        return self.process.pid

    def uri(self, transport: str = "unix", driver: str = "test") -> str:
        path = "/default" if driver == "test" else "/system" if self.system else "/session"
        if transport == "unix":
            return f"{driver}+unix://{path}?socket={self.socket}"
        if self.port is None:
            raise ValueError("this server does not listen on TCP")
        return f"{driver}+tcp://127.0.0.1:{self.port}{path}"

    def readonly_uri(self) -> str:
        """Return the URI of the socket on which every connection is read-only."""
        return f"test+unix:///default?socket={self.socket}-ro"


def short_directory(prefix: str) -> Path:
    # Not pytest's tmp_path: the path of a unix socket is limited to 107 bytes.
    directory = Path(tempfile.mkdtemp(prefix=prefix))
    directory.chmod(0o755)
    note_folder(directory)
    return directory
