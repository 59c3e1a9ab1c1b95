"""The attack: every call one after the other, with the cost of each.

Two servers share the procedures, because a server and its attack keep little more than
one processor busy. Each has an honest client. One call is in flight at a time, so what
the loop does until it waits again is for that call (and for the honest client, which
costs next to nothing). A call that is not answered in `DEADLINE` seconds is given up;
one whose turn does not end within `STUCK` seconds costs the server its life, and the
attack goes on with a new one.

For a source tree that does not meet these bounds yet, the environment sets others:
VIRTRIO_TURN_LIMIT (milliseconds), VIRTRIO_CALL_DEADLINE, VIRTRIO_CALL_STUCK (seconds).
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.server.guard import meter, serving, state
from tests.server.guard.client import Client, ClosedError
from tests.server.guard.variations import PROGRAMS, Call, Variations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from virtrio.protocol.procedures import ProcedureRow

ROOT = Path(__file__).parents[3]
SERVERS = 2
START = 120  # seconds
DEADLINE = float(os.environ.get("VIRTRIO_CALL_DEADLINE", "60"))
STUCK = float(os.environ.get("VIRTRIO_CALL_STUCK", "60"))
TURN_LIMIT = float(os.environ.get("VIRTRIO_TURN_LIMIT", "50"))
WAIT_LIMIT = 250.0
AGAIN = 2
# A procedure's further calls are left out after so many that were given up, or had
# turns of so many milliseconds.
ENOUGH, LONG = 3, 3000.0
# domains that are restored only when a call named them
_COSTLY = ("giant", "vcpus", "checkpointed", "snapshotted")
CLOSED, LATE, HUNG = "connection closed", "no answer", "stuck"


@dataclass(slots=True)
class Cost:
    """The cost of one call; times in milliseconds, memory in MiB."""

    label: str
    turn: float  # processor time of the longest turn
    collector: float  # the cyclic collector's part of that
    total: float  # processor time of all turns
    wall: float
    memory: float  # by how much the server grew at most
    outcome: str  # "", an error's code, or one of CLOSED, LATE, HUNG
    began: float
    wait: float = 0.0  # the honest client's longest


def _end(cost: Cost) -> float:
    return cost.began + cost.wall / 1000


@dataclass(slots=True)
class Ended:
    """A server that was told to stop."""

    statistics: dict[str, object]  # its own word
    exit_status: int
    worst: float = 0.0  # milliseconds of the longest turn that was measured


@dataclass(slots=True)
class Result:
    """All findings of an attack."""

    costs: list[Cost] = field(default_factory=list)
    calls: int = 0
    bytes: int = 0
    seconds: float = 0.0
    own_time: float = 0.0  # processor time of this process and of those that it started, in seconds
    others_time: float = 0.0
    preparation: float = 0.0
    waits: list[tuple[float, float, float]] = field(
        default_factory=list
    )  # start, duration, duration without the machine's part; s
    honest_calls: int = 0
    lost: int = 0  # connections of the honest client
    restarts: int = 0
    left_out: int = 0  # calls of procedures that had taken too long too often
    servers: list[Ended] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    # plain calls that did not get far: label -> outcome
    refused: dict[str, str] = field(default_factory=dict)

    def add(self, other: Result) -> None:
        """Add the findings at another server, which is through with its calls."""
        self.costs += other.costs
        self.calls += other.calls
        self.bytes += other.bytes
        self.waits += other.waits
        self.honest_calls += other.honest_calls
        self.lost += other.lost
        self.restarts += other.restarts
        self.left_out += other.left_out
        self.servers += other.servers
        self.forgotten += other.forgotten
        self.refused |= other.refused

    def worst(
        self, count: int, key: Callable[[Cost], float] = lambda cost: cost.turn
    ) -> list[Cost]:
        return sorted(self.costs, key=key, reverse=True)[:count]

    def attribute_waits(self) -> None:
        """Charge every wait of the honest client to the call that overlaps it most."""
        ordered = sorted(self.costs, key=lambda cost: cost.began)
        first = 0  # the calls before it have ended: both are in order
        for began, took, real in sorted(self.waits):
            best, most = None, 0.0
            while first < len(ordered) and _end(ordered[first]) < began:
                first += 1
            for cost in (ordered[place] for place in range(first, len(ordered))):
                if cost.began > began + took:
                    break
                overlap = min(began + took, _end(cost)) - max(began, cost.began)
                if overlap > most:
                    best, most = cost, overlap
            if best is not None:
                best.wait = max(best.wait, real * 1000)


def _start(module: str, *arguments: str, **options: object) -> subprocess.Popen:
    """Start a module of this package in a process of its own, without coverage."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("COV_CORE", "COVERAGE_"))
    }
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.server.guard.{module}", *arguments],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        **options,
    )


class Builder:
    """The process that has built the state, and that forks servers."""

    def __init__(self, folder: Path) -> None:
        self._turn = threading.Lock()
        with (folder / "builder.log").open("w") as log:
            self._process = _start("serving", stderr=log)
        if self._process.stdout.readline() != "ready\n":
            self._process.wait()
            raise RuntimeError(
                f"the state cannot be built:\n{(folder / 'builder.log').read_text()[-2000:]}"
            )

    def start(self, folder: Path) -> int:
        """Start a server in that folder; return its process id."""
        return self._ask(str(folder))

    def wait(self, pid: int) -> int:
        """Return the exit status of a server, which must be about to end."""
        return self._ask(str(pid))

    def _ask(self, line: str) -> int:
        with self._turn:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()
            return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


class Running:
    """A server with its honest client."""

    def __init__(self, builder: Builder, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / serving.METER).write_bytes(bytes(meter.SIZE))
        self._builder = builder
        self.pid = builder.start(folder)
        end = time.monotonic() + START
        while not (folder / serving.READY).exists():
            if time.monotonic() > end:
                os.kill(self.pid, signal.SIGKILL)
                raise RuntimeError(
                    f"the server did not start:\n{(folder / 'log').read_text()[-2000:]}"
                )
            time.sleep(0.01)
        self.reader = meter.Reader(folder / serving.METER, self.pid)
        self.control = socket.socket(socket.AF_UNIX)
        self.control.settimeout(max(STUCK, 60))
        self.control.connect(str(folder / serving.CONTROL))
        self.honest = _start("honest", str(folder / serving.READ_WRITE), str(self.pid))
        self.honest.stdout.readline()

    def restore(self, changed: str = "") -> None:
        self.control.send(f"{changed}\n".encode())
        assert self.control.recv(1)

    def stop(self, result: Result, *, kill: bool = False) -> None:
        """End both and add what they found."""
        if kill:
            os.kill(self.pid, signal.SIGKILL)
        try:
            output, _ = self.honest.communicate("", timeout=STUCK)
            found = json.loads(output)
            result.honest_calls += found["count"]
            result.lost += found["lost"] and not kill
            result.waits += [tuple(wait) for wait in found["noted"]]
        except (subprocess.TimeoutExpired, json.JSONDecodeError):
            self.honest.kill()
            self.honest.communicate()
            result.lost += 1
        self.control.close()
        if not kill:
            os.kill(self.pid, signal.SIGTERM)
            killer = threading.Timer(STUCK, os.kill, (self.pid, signal.SIGKILL))
            killer.start()
            ended = Ended({}, self._builder.wait(self.pid))
            killer.cancel()
            with contextlib.suppress(OSError, ValueError):
                ended.statistics = json.loads((self.folder / serving.STATISTICS).read_text())
            result.servers.append(ended)
        else:
            self._builder.wait(self.pid)


class Attack:
    """Sends calls and measures them.

    ``memory`` measures the server's growth, too, which takes longer.
    """

    def __init__(self, builder: Builder, folder: Path, *, memory: bool = False) -> None:
        self.result = Result()
        self.folder = folder
        folder.mkdir()
        self._memory = memory
        self._clients: dict[str, Client] = {}
        self._builder = builder
        self._server = self._started()
        self._first = 0  # the first cost of the server that runs

    def _started(self) -> Running:
        return Running(self._builder, self.folder / f"server{self.result.restarts}")

    def finish(self) -> Result:
        self._forget_clients()
        self._server.stop(self.result)
        costs = self.result.costs[self._first :]
        self.result.servers[-1].worst = max((cost.turn for cost in costs), default=0.0)
        self.result.attribute_waits()
        return self.result

    def send(self, call: Call, *, readonly: bool = False) -> Cost:
        """Send one call; return its cost.

        A turn that is not far above the limit, for other reasons than a collection, is
        measured again: processor time grows, too, when others use the caches.
        """
        cost = self._send(call, readonly=readonly)
        for _ in range(AGAIN):
            if not TURN_LIMIT < cost.turn < 2 * TURN_LIMIT or cost.collector > cost.turn / 4:
                break
            again = self._send(call, readonly=readonly)
            cost = min(cost, again, key=lambda cost: cost.turn)
        self.result.costs.append(cost)
        return cost

    def _send(self, call: Call, *, readonly: bool) -> Cost:
        key = "admin" if call.procedure.startswith("ADMIN") else "ro" if readonly else "rw"
        label = f"{call.label}, read-only" if readonly else call.label
        before_opening = (
            call.procedure.endswith(("CONNECT_OPEN", "AUTH_LIST", "AUTH_POLKIT"))
            or "SASL" in call.procedure
        )
        if before_opening:
            self._forget_client(key)
        client = self._client(key, opened=not before_opening)
        server = self._server
        hiwater = self._reset_memory() if self._memory else 0
        server.reader.begin()
        began = time.monotonic()
        outcome = ""
        try:
            code = client.ask(call, DEADLINE)
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
        if outcome == HUNG:
            self._restart()
        elif (
            outcome in (CLOSED, LATE) or before_opening or call.procedure.endswith("CONNECT_CLOSE")
        ):
            self._forget_client(key)
            self._restore(call)
        elif not outcome and call.changes:
            self._restore(call)
        return cost

    def _restore(self, call: Call) -> None:
        changed = next((name for name in _COSTLY if name.encode() in call.payload[:64]), "")
        try:
            self._server.restore(changed)
            self._server.reader.settle(STUCK)
        except OSError:
            self._restart()

    def _client(self, key: str, *, opened: bool) -> Client:
        if key not in self._clients:
            try:
                self._clients[key] = self._connected(key, opened)
            except (OSError, ClosedError):
                self._restart()
                self._clients[key] = self._connected(key, opened)
        return self._clients[key]

    def _connected(self, key: str, opened: bool) -> Client:
        return Client(self._server.folder / key, STUCK, admin=key == "admin", opened=opened)

    def _forget_client(self, key: str) -> None:
        client = self._clients.pop(key, None)
        if client is not None:
            client.close()

    def reconnect(self) -> None:
        """Connect anew, without the registrations of before."""
        self._forget_clients()

    def _forget_clients(self) -> None:
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def _restart(self) -> None:
        self._forget_clients()
        self._server.stop(self.result, kill=True)
        self.result.restarts += 1
        self._first = len(self.result.costs)
        self._server = self._started()

    def _reset_memory(self) -> int:
        """Return the server's KiB now, and reset the kernel's high-water mark to it."""
        Path(f"/proc/{self._server.pid}/clear_refs").write_text("5")
        return self._hiwater()

    def _hiwater(self) -> int:
        for line in Path(f"/proc/{self._server.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
        return 0


# URIs that are long in one part, with what is slow to read there.
_LONG_URIS = {
    "driver": "a" * 1_000_000 + ":///default",
    "user": "test://" + "%41" * 300_000 + "@/default",
    "host": "test://a" + "\u0300" * 250_000 + "\u0316" * 250_000 + "/default",
    "path": "test:///" + "%41" * 300_000,
    "query": "qemu:///embed?" + "%41=b&" * 150_000,
    "fragment": "test:///default#" + "%41" * 300_000,
}


def _special_files(folder: Path) -> Iterator[Call]:
    """Yield openings by long names and of files; the last may never be answered."""
    from tests.server.guard import large_documents

    remote = Variations("remote")
    row = remote.program.procedures[1]
    plain = remote.base_calls(row)[0]

    def opening(label: str, path: str) -> Call:
        return named(label, f"test://{path}")

    def named(label: str, name: str) -> Call:
        uri = name.encode()
        payload = b"\0\0\0\1" + len(uri).to_bytes(4, "big") + uri + bytes(-len(uri) % 4 + 4)
        return replace(plain, argument="name", value=label, payload=payload)

    for part, name in _LONG_URIS.items():
        yield named(f"a URI with a long {part}", name)
    node = folder / "node.xml"
    node.write_text(large_documents.node(900_000, 7_500))
    yield opening("a node of 7,500 domains", str(node))
    yield opening("the same node again", str(node))
    nested = folder / "nested.xml"
    nested.write_text(large_documents.nested(1_000_000))
    yield opening("a node file of nested elements", str(nested))
    yield opening("/dev/zero", "/dev/zero")
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    yield opening("a pipe that nobody writes to", str(pipe))
    if os.access("/proc/kmsg", os.R_OK):
        yield opening("/proc/kmsg", "/proc/kmsg")


def run(
    *,
    thorough: bool = False,
    memory: bool = False,
    only: str = "",
    progress: Callable[[str], None] | None = None,
) -> Result:
    """Run the whole attack, or only procedures whose names contain ``only``."""
    jobs: queue.SimpleQueue[Callable[[Attack], None]] = queue.SimpleQueue()
    if only in "REMOTE_PROC_CONNECT_OPEN":
        jobs.put(_attack_special_files)
    for program in PROGRAMS:
        variations = Variations(program, thorough=thorough)
        for row in variations.program.procedures.values():
            if only in row.name:
                jobs.put(partial(_attack_procedure, variations, row, progress))
    with tempfile.TemporaryDirectory(prefix="virtrio-guard-") as name:
        folder = Path(name)
        before = _processor_times()
        began = time.monotonic()
        builder = Builder(folder)
        result = Result(preparation=time.monotonic() - began)
        with ThreadPoolExecutor(SERVERS) as threads:
            running = [
                threads.submit(_attack, builder, folder / f"share{number}", jobs, memory)
                for number in range(SERVERS)
            ]
        for share in running:
            result.add(share.result())
        builder.close()
        result.seconds = time.monotonic() - began - result.preparation
        result.own_time, result.others_time = (
            now - was for now, was in zip(_processor_times(), before, strict=True)
        )
        return result


def _attack(
    builder: Builder,
    folder: Path,
    jobs: queue.SimpleQueue[Callable[[Attack], None]],
    memory: bool,
) -> Result:
    attack = Attack(builder, folder, memory=memory)
    try:
        with contextlib.suppress(queue.Empty):
            while True:
                jobs.get_nowait()(attack)
                attack.reconnect()
    finally:
        attack.finish()
    return attack.result


def _processor_times() -> tuple[float, float]:
    times = os.times()
    return times.user + times.system, times.children_user + times.children_system


def _ahead(calls: Iterator[Call]) -> Iterator[Call]:
    """Yield calls, of which the next ones are made while the server is asked."""
    made: queue.Queue[Call | BaseException | None] = queue.Queue(4)

    def make() -> None:
        try:
            for call in calls:
                made.put(call)
            made.put(None)
        except BaseException as exc:
            made.put(exc)

    threading.Thread(target=make, daemon=True).start()
    while (call := made.get()) is not None:
        if isinstance(call, BaseException):
            raise call
        yield call


def _attack_special_files(attack: Attack) -> None:
    for call in _special_files(attack.folder):
        attack.reconnect()
        attack.send(call)


def _attack_procedure(
    variations: Variations,
    row: ProcedureRow,
    progress: Callable[[str], None] | None,
    attack: Attack,
) -> None:
    if progress is not None:
        progress(row.name)
    try:
        plain = variations.base_calls(row)
    except KeyError:
        attack.result.forgotten.append(row.name)
        return
    patience = dict.fromkeys(range(len(plain)), ENOUGH)
    for call in plain:
        cost = attack.send(call)
        if cost.outcome and not row.event:
            attack.result.refused[cost.label] = cost.outcome
        if cost.outcome in (LATE, HUNG):
            patience[call.base] -= 1
        elif not row.name.startswith("ADMIN"):
            attack.send(call, readonly=True)
    for call in _ahead(variations.calls(row)):
        if not call.argument:
            continue
        if patience[call.base] <= 0:
            attack.result.left_out += 1
            continue
        cost = attack.send(call)
        patience[call.base] -= cost.outcome in (LATE, HUNG) or cost.turn > LONG


__all__ = ["TURN_LIMIT", "WAIT_LIMIT", "Attack", "Cost", "Result", "run", "state"]
