"""A `virtrio spy` in a process of its own, and listeners to relay to."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.peers import STOP_SECONDS, accepts, virtrio_command, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Spy:
    """A running spy: the process, its socket and its output."""

    def __init__(self, directory: Path, process: subprocess.Popen[bytes]) -> None:
        self.socket = directory / "spy"
        self.process = process
        self._out, self._err = directory / "out", directory / "err"

    @property
    def out(self) -> str:
        return self._out.read_text()

    @property
    def err(self) -> str:
        return self._err.read_text()

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Objects that --json printed."""
        return [json.loads(line) for line in self.lines]

    def uri(self, path: str = "/default", driver: str = "test") -> str:
        return f"{driver}+unix://{path}?socket={self.socket}"

    def connect(self) -> socket.socket:
        client = socket.socket(socket.AF_UNIX)
        client.settimeout(30)
        client.connect(str(self.socket))
        return client

    def wait_for(self, ready: Callable[[], bool], what: str) -> None:
        wait_until(ready, self.process, self._err, what)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal, and return the exit status."""
        self.process.send_signal(number)
        return self.process.wait(STOP_SECONDS)

    def descriptors(self) -> int:
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


@contextlib.contextmanager
def spying(to: str, *arguments: str, stdout: int | None = None) -> Iterator[Spy]:
    """Run `virtrio spy`, which listens on `Spy.socket`.

    Its output goes to a file unless ``stdout`` says where.
    """
    directory = Path(tempfile.mkdtemp(prefix="virtrio-spy-"))
    command = virtrio_command("spy", "--listen", f"unix:{directory}/spy", "--to", to, *arguments)
    with (directory / "out").open("wb") as out, (directory / "err").open("wb") as err:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out if stdout is None else stdout, stderr=err
        )
    spy = Spy(directory, process)
    try:
        if stdout is None:
            spy.wait_for(lambda: "listening" in spy.out, "virtrio spy")
        else:
            spy.wait_for(lambda: accepts(str(spy.socket)), "virtrio spy")
        yield spy
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        shutil.rmtree(directory)


@contextlib.contextmanager
def listening() -> Iterator[tuple[str, socket.socket]]:
    """Open a unix listener; give its URI and the socket to accept from."""
    directory = tempfile.mkdtemp(prefix="virtrio-to-")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{directory}/daemon")
        listener.listen(64)
        listener.settimeout(30)
        try:
            yield f"unix:{directory}/daemon", listener
        finally:
            shutil.rmtree(directory)


def accept(listener: socket.socket) -> socket.socket:
    server, _ = listener.accept()
    server.settimeout(30)
    return server


def receive(sock: socket.socket, size: int) -> bytes:
    """Return so many bytes, or those that came before the end."""
    found = bytearray()
    while len(found) < size and (piece := sock.recv(min(1 << 20, size - len(found)))):
        found += piece
    return bytes(found)


def sending(sock: socket.socket, data: bytes) -> threading.Thread:
    """Send in a thread, which is to be joined."""
    thread = threading.Thread(target=sock.sendall, args=(data,))
    thread.start()
    return thread
