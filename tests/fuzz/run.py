"""Send mutated packets to a live `virtrio serve` over many connections, and watch it.

The server must answer or close every connection in time, keep answering a healthy one,
send only well-formed messages, log no traceback, and neither grow nor leak file
descriptors. `python -m tests.fuzz.run --help` lists the options.
"""

from __future__ import annotations

import argparse
import collections
import os
import random
import select
import socket
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests import peers

from . import packets
from .mutate import mutated, writes
from .packets import AUTH_LIST, OPEN, TEST_NAME, TEST_UUID, Packet, Reply, string, u32

if TYPE_CHECKING:
    from collections.abc import Sequence

DEADLINE = 20.0
CHECK_EVERY = 500
NO_DOMAIN = 42


class FuzzError(AssertionError):
    """Behaviour of the server that no packet may cause."""


@dataclass
class Report:
    packets: int = 0
    connections: int = 0
    replies: int = 0
    errors: int = 0
    cut_off: int = 0
    seconds: float = 0.0
    memory: list[int] = field(default_factory=list)
    warm: int = 0
    descriptors: list[int] = field(default_factory=list)
    mutations: collections.Counter[str] = field(default_factory=collections.Counter)
    codes: collections.Counter[int] = field(default_factory=collections.Counter)

    def growth(self) -> int:
        """Return the KiB of resident memory gained since warm-up."""
        return self.memory[-1] - self.warm

    def text(self) -> str:
        start, end = self.memory[0], self.memory[-1]
        return "\n".join(
            (
                f"{self.packets} packets on {self.connections} connections in {self.seconds:.0f} s",
                (
                    f"{self.replies} good replies, {self.errors} error replies, "
                    f"{self.cut_off} connections cut off"
                ),
                (
                    f"memory: {start} KiB at start, {self.warm} after warm-up, "
                    f"{end} at the end (peak {max(self.memory)})"
                ),
                f"open files: {self.descriptors[0]} at start, {self.descriptors[-1]} at the end",
                "error codes: "
                + ", ".join(f"{code} x {count}" for code, count in self.codes.most_common(12)),
                "mutations: "
                + ", ".join(f"{name} x {count}" for name, count in sorted(self.mutations.items())),
            )
        )


def memory(pid: int) -> int:
    """Return a process's resident memory in KiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))


def descriptors(pid: int) -> int:
    return len(os.listdir(f"/proc/{pid}/fd"))


class Healthy:
    """A well-behaved connection.

    It proves that the server still answers, and removes what mutated packets left.
    """

    def __init__(self, path: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(DEADLINE)
        self._socket.connect(path)
        self._serial = 0
        self._received = b""
        for packet in (AUTH_LIST, OPEN):
            self.call(packet)

    def call(self, packet: Packet) -> Reply:
        self._serial += 1
        try:
            self._socket.sendall(packet.numbered(self._serial).pack())
            while True:
                found, self._received = packets.replies(self._received)
                for reply in found:
                    if reply.serial == self._serial and reply.kind == packets.REPLY:
                        return reply
                chunk = self._socket.recv(1 << 20)
                if not chunk:
                    raise FuzzError(
                        f"the healthy connection was closed before it was answered {packet}"
                    )
                self._received += chunk
        except TimeoutError as exc:
            raise FuzzError(
                f"the healthy connection was not answered {packet} in {DEADLINE:.0f} s"
            ) from exc

    def check(self) -> None:
        reply = self.call(Packet(23, string(TEST_NAME)))
        if reply.code not in (None, NO_DOMAIN):
            raise FuzzError(
                f"the healthy connection's lookup failed with code {reply.code}: {reply.payload!r}"
            )

    def tidy(self) -> None:
        """Go back to one domain without checkpoints, so that memory can be compared."""
        listed = self.call(Packet(273, u32(1) + u32(0)))
        rest = listed.payload[4:]
        for _ in range(int.from_bytes(listed.payload[:4], "big")):
            size = int.from_bytes(rest[:4], "big")
            end = 4 + size + (-size % 4) + 20
            domain, rest = rest[:end], rest[end:]
            for root in self._roots(domain):
                self.call(Packet(417, string(root) + domain + u32(1)))
            if domain[-20:-4] != TEST_UUID:
                self.call(Packet(12, domain))
                self.call(Packet(35, domain))
        if self.call(Packet(23, string(TEST_NAME))).code is not None:
            xml = packets.domain_xml(TEST_NAME, "6695eb01-f6a4-8304-79aa-97f2502e193f")
            self.call(Packet(11, string(xml)))
        self.call(Packet(9, packets.domain()))  # started, if it was stopped
        self.call(Packet(28, packets.domain()))  # and running, if it was paused

    def _roots(self, domain: bytes) -> list[str]:
        reply = self.call(Packet(413, domain + u32(1) + u32(1)))
        if reply.code is not None:
            return []

        def past_domain(rest: bytes) -> bytes:
            size = int.from_bytes(rest[:4], "big")
            return rest[4 + size + (-size % 4) + 20 :]

        return packets.names(reply.payload, past_domain)

    def close(self) -> None:
        self._socket.close()


def exchange(path: str, chunks: Sequence[bytes]) -> bytes:
    """Send everything and end sending; return what came until the server closed."""
    received = bytearray()
    pending = collections.deque(memoryview(chunk) for chunk in chunks if chunk)
    deadline = time.monotonic() + DEADLINE
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(path)
        client.setblocking(False)
        ended = False
        while True:
            if not pending and not ended:
                ended = True
                try:
                    client.shutdown(socket.SHUT_WR)
                except OSError:
                    break
            readable, writable, _ = select.select(
                [client], [client] if pending else [], [], DEADLINE
            )
            if time.monotonic() > deadline:
                raise FuzzError(
                    f"the server neither read nor closed a connection in {DEADLINE:.0f} s"
                )
            try:
                if readable:
                    data = client.recv(1 << 18)
                    if not data:
                        break
                    received += data
                if writable and pending:
                    sent = client.send(pending[0])
                    pending[0] = pending[0][sent:]
                    if not pending[0]:
                        pending.popleft()
            except (BrokenPipeError, ConnectionResetError):
                # Closed at the first broken packet, with the rest unread; earlier
                # answers are there.
                pending.clear()
                ended = True
                if not readable:
                    continue
                break
    return bytes(received)


def one_connection(path: str, rng: random.Random, report: Report, limit: int) -> None:
    chunks: list[bytes] = []
    if rng.random() < 0.9:
        chunks += [AUTH_LIST.numbered(1).pack(), OPEN.numbered(2).pack()]
    # few: what follows a broken length is not read as packets
    count = min(limit, rng.choice((1, 2, 4, 8)))
    for serial in range(3, 3 + count):
        name, data = mutated(rng, serial)
        report.mutations[name] += 1
        chunks += writes(rng, data)
    if rng.random() < 0.5:  # as one stream
        chunks = [b"".join(chunks)]
    received = exchange(path, chunks)
    found, rest = packets.replies(received)
    report.packets += count
    report.connections += 1
    report.cut_off += bool(rest)
    for reply in found:
        if reply.code is None:
            report.replies += 1
        else:
            report.errors += 1
            report.codes[reply.code] += 1


def fuzz(endpoint: peers.Endpoint, count: int, seed: int, *, verbose: bool = False) -> Report:
    """Send `count` mutated packets; raise FuzzError when the server misbehaves."""
    path, report, rng = str(endpoint.socket), Report(), random.Random(seed)
    healthy = Healthy(path)
    start = time.monotonic()
    warm = max(1, count // 5)

    def measure() -> None:
        healthy.tidy()
        report.memory.append(memory(endpoint.pid))
        report.descriptors.append(descriptors(endpoint.pid))

    measure()
    next_check = CHECK_EVERY
    while report.packets < count:
        state = rng.getstate()
        try:
            one_connection(path, rng, report, count - report.packets)
            healthy.check()
        except Exception:
            print(
                f"after {report.packets} packets, seed {seed}, connection {report.connections}",
                file=sys.stderr,
            )
            rng.setstate(state)
            raise
        if endpoint.process.poll() is not None:
            raise FuzzError(
                f"the server ended with status {endpoint.process.returncode}:\n"
                f"{endpoint.log.read_text()}"
            )
        if report.packets >= next_check:
            next_check += CHECK_EVERY
            healthy.tidy()
        if not report.warm and report.packets >= warm:
            measure()
            report.warm = report.memory[-1]
        elif verbose and report.packets >= len(report.memory) * count // 10:
            measure()
            print(f"{report.packets:>8} packets, {report.memory[-1]} KiB", flush=True)
    measure()
    healthy.close()
    report.seconds = time.monotonic() - start
    return report


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--packets", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--growth", type=int, default=16_384, help="KiB that memory may grow after warm-up"
    )
    parser.add_argument(
        "--libvirtd",
        action="store_true",
        help="a libvirtd of our own instead, to try the test itself",
    )
    arguments = parser.parse_args()
    with peers.libvirtd() if arguments.libvirtd else peers.served() as endpoint:
        report = fuzz(endpoint, arguments.packets, arguments.seed, verbose=True)
    print(report.text())
    if report.growth() > arguments.growth:
        sys.exit(f"memory grew by {report.growth()} KiB, more than {arguments.growth}")
    if report.descriptors[-1] > report.descriptors[0] + 2:
        sys.exit(f"open files grew from {report.descriptors[0]} to {report.descriptors[-1]}")


if __name__ == "__main__":
    main()
