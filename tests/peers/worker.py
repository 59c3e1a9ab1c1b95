"""A process that makes calls through a client, and reports the answers."""

from __future__ import annotations

import contextlib
import json
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .installed import SYSTEM_PYTHON

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIBVIRT_PYTHON = (SYSTEM_PYTHON, str(Path(__file__).with_name("libvirt_worker.py")))
VIRTRIO = (sys.executable, str(Path(__file__).with_name("virtrio_worker.py")))
"""Commands of client processes.

The first makes calls through libvirt-python, the second through our blocking client.
"""

Answer = dict[str, Any]
ANSWER_SECONDS = 60.0


class Worker:
    """One client process, of libvirt-python unless told otherwise.

    libvirt_worker.py describes requests and answers.
    """

    def __init__(self, *command: str) -> None:
        self._process = subprocess.Popen(
            command or LIBVIRT_PYTHON, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        self._received = b""

    def send(self, request: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request).encode() + b"\n")

    def receive(self) -> Answer:
        assert self._process.stdout is not None
        deadline = time.monotonic() + ANSWER_SECONDS
        while b"\n" not in self._received:
            readable, _, _ = select.select(
                [self._process.stdout], [], [], max(0.0, deadline - time.monotonic())
            )
            if not readable:
                self._process.kill()
                raise TimeoutError(f"the client got no answer within {ANSWER_SECONDS:.0f} s")
            chunk = self._process.stdout.read(1 << 20)
            if not chunk:
                raise RuntimeError(f"the client process ended with status {self._process.wait()}")
            self._received += chunk
        line, self._received = self._received.split(b"\n", 1)
        answer: Answer = json.loads(line)
        return answer

    def ask(self, op: str, **arguments: Any) -> Answer:
        self.send({"op": op, **arguments})
        return self.receive()

    def run(self, requests: Iterable[dict[str, Any]]) -> list[Answer]:
        answers = []
        for request in requests:
            self.send(request)
            answers.append(self.receive())
        return answers

    def value(self, op: str, **arguments: Any) -> Any:
        """Return the value of a call that must work."""
        answer = self.ask(op, **arguments)
        if "value" not in answer:
            raise RuntimeError(f"{arguments}: {answer}")
        return answer["value"]

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextlib.contextmanager
def worker(*command: str) -> Iterator[Worker]:
    running = Worker(*command)
    try:
        yield running
    finally:
        running.close()
