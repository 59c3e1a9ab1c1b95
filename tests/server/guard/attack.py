"""The attack: a server, an honest client beside it, and every call one after the other, with what each of them cost.

One call is in flight at a time, so what the loop did until it waits again was for that call (and for the honest client, which
costs next to nothing). A call that is not answered in `DEADLINE` seconds is given up; one whose turn does not end
within `STUCK` seconds costs the server its life, and the attack goes on with a new one.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.server.guard import meter, serving, state
from tests.server.guard.client import Client, ClosedError
from tests.server.guard.variations import PROGRAMS, Call, Variations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[3]
START = 120  # seconds
DEADLINE = float(os.environ.get("VIRTRIO_CALL_DEADLINE", "20"))
STUCK = float(os.environ.get("VIRTRIO_CALL_STUCK", "60"))
# What a limit for turns is compared with, in milliseconds: for trees that are not there yet, it can be set.
TURN_LIMIT = float(os.environ.get("VIRTRIO_TURN_LIMIT", "50"))
WAIT_LIMIT = 250.0
# After so many calls of a procedure that were given up, or were this long, its others are left out.
ENOUGH, LONG = 3, 4000.0
_COSTLY = ("giant", "vcpus", "checkpointed")  # domains that are restored only when a call named them
CLOSED, LATE, HUNG = "connection closed", "no answer", "stuck"


@dataclass(slots=True)
class Cost:
    """What one call cost; times in milliseconds, memory in MiB."""

    label: str
    turn: float  # processor time of the longest turn
    collector: float  # what of that was the cyclic collector's
    total: float  # processor time of all turns
    wall: float
    memory: float  # by how much the server grew at most
    outcome: str  # "", an error's code, or one of CLOSED, LATE, HUNG
    began: float
    wait: float = 0.0  # the honest client's longest


@dataclass(slots=True)
class Result:
    """All that an attack found."""

    costs: list[Cost] = field(default_factory=list)
    calls: int = 0
    bytes: int = 0
    seconds: float = 0.0
    preparation: float = 0.0
    waits: list[tuple[float, float, float]] = field(
        default_factory=list
    )  # when, how long, without the machine's part; s
    honest_calls: int = 0
    lost: int = 0  # connections of the honest client
    restarts: int = 0
    left_out: int = 0  # calls of procedures that had taken too long too often
    statistics: dict[str, object] = field(default_factory=dict)
    exit_status: int | None = None
    forgotten: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)  # plain calls that did not get far: label -> outcome

    def worst(self, count: int, key: Callable[[Cost], float] = lambda cost: cost.turn) -> list[Cost]:
        return sorted(self.costs, key=key, reverse=True)[:count]

    def attribute_waits(self) -> None:
        """Give every wait of the honest client to the call that went on meanwhile for longest."""
        ordered = sorted(self.costs, key=lambda cost: cost.began)
        for began, took, real in self.waits:
            best, most = None, 0.0
            for cost in ordered:
                if cost.began > began + took:
                    break
                overlap = min(began + took, cost.began + cost.wall / 1000) - max(began, cost.began)
                if overlap > most:
                    best, most = cost, overlap
            if best is not None:
                best.wait = max(best.wait, real * 1000)


class Running:
    """A server process with its honest client."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / serving.METER).write_bytes(bytes(meter.SIZE))
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("COV_CORE", "COVERAGE_"))
        }
        self._environment = environment | {"PYTHONPATH": str(ROOT)}
        self._log = (folder / "log").open("wb")
        began = time.monotonic()
        self.process = self._start("serving", str(folder), stderr=self._log)
        while not (folder / serving.READY).exists():
            if self.process.poll() is not None or time.monotonic() > began + START:
                self.process.kill()
                raise RuntimeError(f"the server did not start:\n{(folder / 'log').read_text()[-2000:]}")
            time.sleep(0.02)
        self.preparation = time.monotonic() - began
        self.reader = meter.Reader(folder / serving.METER, self.process.pid)
        self.control = socket.socket(socket.AF_UNIX)
        self.control.settimeout(STUCK)
        self.control.connect(str(folder / serving.CONTROL))
        self.honest = self._start(
            "honest", str(folder / serving.READ_WRITE), str(self.process.pid), stdin=subprocess.PIPE, text=True
        )
        assert self.honest.stdout is not None
        self.honest.stdout.readline()

    def _start(self, module: str, *arguments: str, **options: object) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", f"tests.server.guard.{module}", *arguments],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            **options,
        )

    def restore(self, changed: str = "") -> None:
        self.control.send(f"{changed}\n".encode())
        assert self.control.recv(1)

    def stop(self, result: Result, *, kill: bool = False) -> None:
        """End both and add what they found."""
        if kill:
            self.process.kill()
        try:
            output, _ = self.honest.communicate("", timeout=STUCK)
            found = json.loads(output)
            result.honest_calls += found["count"]
            result.lost += found["lost"] and not kill
            result.waits += [tuple(wait) for wait in found["noted"]]
        except (subprocess.TimeoutExpired, json.JSONDecodeError):
            self.honest.kill()
            result.lost += 1
        if not kill:
            self.process.send_signal(signal.SIGTERM)
        try:
            result.exit_status = self.process.wait(STUCK)
        except subprocess.TimeoutExpired:
            self.process.kill()
            result.exit_status = self.process.wait()
        self.control.close()
        self.process.stdout.close()
        self._log.close()
        with contextlib.suppress(OSError, ValueError):
            result.statistics = json.loads((self.folder / serving.STATISTICS).read_text())


class Attack:
    """Sends calls and measures them. ``memory`` measures the server's growth, too, which takes longer."""

    def __init__(self, folder: Path, *, memory: bool = False) -> None:
        self.result = Result()
        self._folder = folder
        self._memory = memory
        self._server = self._started()
        self._clients: dict[str, Client] = {}

    def _started(self) -> Running:
        server = Running(self._folder / f"server{self.result.restarts}")
        self.result.preparation += server.preparation
        return server

    def finish(self) -> Result:
        self._forget_clients()
        self._server.stop(self.result)
        self.result.attribute_waits()
        return self.result

    def send(self, call: Call, *, readonly: bool = False) -> Cost:
        """One call, and what it cost."""
        server = self._server
        key = "admin" if call.procedure.startswith("ADMIN") else "ro" if readonly else "rw"
        label = f"{call.label}, read-only" if readonly else call.label
        client = self._client(key)
        hiwater = self._reset_memory() if self._memory else 0
        server.reader.begin()
        began = time.monotonic()
        outcome = ""
        try:
            code = client.ask(call)
            outcome = str(code) if code else ""
        except ClosedError:
            outcome = CLOSED
        except TimeoutError:
            outcome = LATE
        wall = time.monotonic() - began
        turns = server.reader.settle(STUCK if outcome == LATE else DEADLINE)
        if turns is None:
            took = server.reader.unfinished()
            turns = meter.Turns(0, 0, 1, took, 0, took)
            outcome = HUNG
        growth = (self._hiwater() - hiwater) / 1024 if self._memory else 0.0
        cost = Cost(
            label,
            turns.longest / 1e6,
            turns.collector / 1e6,
            turns.total / 1e6,
            wall * 1000,
            growth,
            outcome,
            began,
        )
        self.result.calls += 1
        self.result.bytes += len(call.payload)
        self.result.costs.append(cost)
        if outcome == HUNG:
            self._restart()
        elif outcome in (CLOSED, LATE):
            client.close()
            del self._clients[key]
            self._restore(call)
        elif not outcome and call.changes:
            self._restore(call)
        return cost

    def _restore(self, call: Call) -> None:
        changed = next((name for name in _COSTLY if name.encode() in call.payload[:64]), "")
        with contextlib.suppress(OSError):
            self._server.restore(changed)
            self._server.reader.settle(STUCK)

    def _client(self, key: str) -> Client:
        if key not in self._clients:
            self._clients[key] = Client(self._server.folder / key, DEADLINE, admin=key == "admin")
        return self._clients[key]

    def reconnect(self) -> None:
        """Forget what the connections have registered."""
        self._forget_clients()

    def _forget_clients(self) -> None:
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def _restart(self) -> None:
        self._forget_clients()
        self._server.stop(self.result, kill=True)
        self.result.restarts += 1
        self._server = self._started()

    def _reset_memory(self) -> int:
        """What the server has now, in KiB; the kernel's mark of the most is set back to it."""
        Path(f"/proc/{self._server.process.pid}/clear_refs").write_text("5")
        return self._hiwater()

    def _hiwater(self) -> int:
        for line in Path(f"/proc/{self._server.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
        return 0


def _special_files(folder: Path) -> Iterator[Call]:
    """Openings of nodes that a file describes; the last may never be answered."""
    from tests.server.guard import documents

    remote = Variations("remote")
    row = remote.program.procedures[1]
    plain = remote.base_calls(row)[0]

    def opening(label: str, path: str) -> Call:
        uri = f"test://{path}".encode()
        payload = b"\0\0\0\1" + len(uri).to_bytes(4, "big") + uri + bytes(-len(uri) % 4 + 4)
        return replace(plain, argument="name", value=label, payload=payload)

    node = folder / "node.xml"
    node.write_text(documents.node(900_000, 7_500))
    yield opening("a node of 7,500 domains", str(node))
    yield opening("the same node again", str(node))
    nested = folder / "nested.xml"
    nested.write_text(documents.nested(1_000_000))
    yield opening("a node file of nested elements", str(nested))
    yield opening("/dev/zero", "/dev/zero")
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    yield opening("a pipe that nobody writes to", str(pipe))
    if os.access("/proc/kmsg", os.R_OK):
        yield opening("/proc/kmsg", "/proc/kmsg")


def run(
    *, thorough: bool = False, memory: bool = False, only: str = "", progress: Callable[[str], None] | None = None
) -> Result:
    """The whole attack; ``only`` those procedures whose names contain it."""
    with tempfile.TemporaryDirectory(prefix="virtrio-guard-") as name:
        folder = Path(name)
        began = time.monotonic()
        attack = Attack(folder, memory=memory)
        result = attack.result
        try:
            for program in PROGRAMS:
                variations = Variations(program, thorough=thorough)
                for row in variations.program.procedures.values():
                    if only not in row.name:
                        continue
                    if progress is not None:
                        progress(row.name)
                    _attack_procedure(attack, variations, row)
                    attack.reconnect()
            if only in "REMOTE_PROC_CONNECT_OPEN":
                for call in _special_files(folder):
                    attack.reconnect()
                    attack.send(call)
        finally:
            attack.finish()
        result.seconds = time.monotonic() - began - result.preparation
        return result


def _attack_procedure(attack: Attack, variations: Variations, row: object) -> None:
    try:
        bases = variations.base_calls(row)
        for call in bases:
            cost = attack.send(call)
            if cost.outcome and not row.event:
                attack.result.refused[cost.label] = cost.outcome
            if not row.name.startswith("ADMIN"):
                attack.send(call, readonly=True)
        enough = dict.fromkeys(range(len(bases)), ENOUGH)
        for call in variations.calls(row):
            if not call.argument:
                continue
            if not enough[call.base]:
                attack.result.left_out += 1
                continue
            cost = attack.send(call)
            enough[call.base] -= cost.outcome in (LATE, HUNG) or cost.wall > LONG
    except KeyError:
        attack.result.forgotten.append(row.name)


__all__ = ["TURN_LIMIT", "WAIT_LIMIT", "Attack", "Cost", "Result", "run", "state"]
