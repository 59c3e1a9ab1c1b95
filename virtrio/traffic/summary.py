"""Summary of conversations: calls, errors, bytes and latencies of every procedure.

`virtrio spy` feeds it with the numbers of message headers while it forwards, `virtrio
dissect` while it reads. It keeps a few counters and a histogram of latencies per
procedure, however long the conversation is, and decodes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..protocol.message import CALL, CALL_WITH_FDS, ERROR, REPLY, REPLY_WITH_FDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Latencies", "Summary", "Tally"]

# A peer may invent procedures; those beyond this many share one row.
_TALLIES = 4096
_OTHERS = (-1, -1, -1)

# A power of two is divided into this many steps, each represented by its middle: off by
# 1/128 at most.
_STEP_BITS = 6
_STEPS = 1 << _STEP_BITS


class Latencies:
    """Histogram of seconds with logarithmic steps; percentiles are exact within 1 %."""

    __slots__ = ("_counts", "count")

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self.count = 0

    def add(self, seconds: float) -> None:
        # clocks of a capture may run backwards
        nanoseconds = int(seconds * 1e9) if seconds > 0 else 0
        shift = max(0, nanoseconds.bit_length() - _STEP_BITS - 1)
        step = (shift << (_STEP_BITS + 1)) + (nanoseconds >> shift)
        self._counts[step] = self._counts.get(step, 0) + 1
        self.count += 1

    def merge(self, other: Latencies) -> None:
        for step, count in other._counts.items():
            self._counts[step] = self._counts.get(step, 0) + count
        self.count += other.count

    def percentile(self, percent: float) -> float | None:
        """Return the latency at ``percent`` (nearest rank) in seconds, or None."""
        if not self.count:
            return None
        rank = max(1, -(-self.count * percent // 100))
        seen = 0
        for step in sorted(self._counts):
            seen += self._counts[step]
            if seen >= rank:
                break
        shift, mantissa = step >> (_STEP_BITS + 1), step & ((_STEPS << 1) - 1)
        return ((mantissa << shift) + ((1 << shift) >> 1)) / 1e9


class Tally:
    """Counters of one procedure.

    ``messages`` counts those that are neither call nor reply: events, stream data,
    pings.
    """

    __slots__ = ("calls", "errors", "latencies", "messages", "replies", "to_client", "to_server")

    def __init__(self) -> None:
        self.calls = 0
        self.replies = 0
        self.errors = 0
        self.messages = 0
        self.to_server = 0  # bytes
        self.to_client = 0
        self.latencies = Latencies()

    def count(
        self, kind: int, status: int, length: int, to_server: bool, latency: float | None
    ) -> None:
        """Count one message by type, status and length of its header.

        ``latency`` of a reply is the number of seconds since its call, if known.
        """
        if to_server:
            self.to_server += length
        else:
            self.to_client += length
        if kind in (CALL, CALL_WITH_FDS):
            self.calls += 1
        elif kind in (REPLY, REPLY_WITH_FDS):
            self.replies += 1
            if latency is not None:
                self.latencies.add(latency)
        else:
            self.messages += 1
        if status == ERROR:
            self.errors += 1

    def merge(self, other: Tally) -> None:
        for name in ("calls", "replies", "errors", "messages", "to_server", "to_client"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.latencies.merge(other.latencies)


class Summary:
    """Tallies by (program, version, procedure).

    ``unread`` is the number of bytes that belong to no message.
    """

    def __init__(self) -> None:
        self.tallies: dict[tuple[int, int, int], Tally] = {}
        self.connections = 0
        self.unread = 0

    def tally(self, program: int, version: int, procedure: int) -> Tally:
        """Return the counters of a procedure, made on first use."""
        key = (program, version, procedure)
        found = self.tallies.get(key)
        if found is None:
            if len(self.tallies) >= _TALLIES:
                return self.tallies.setdefault(_OTHERS, Tally())
            found = self.tallies[key] = Tally()
        return found

    def total(self) -> Tally:
        total = Tally()
        for tally in self.tallies.values():
            total.merge(tally)
        return total

    def lines(self) -> list[str]:
        """Format as a sentence and a table of procedures, most called first."""
        total = self.total()
        sentence = ", ".join(
            [
                _counted(self.connections, "connection"),
                _counted(total.calls, "call"),
                _counted(total.errors, "error"),
                f"{size(total.to_server)} to the server",
                f"{size(total.to_client)} to the client",
            ]
        )
        if self.unread:
            sentence += f", {size(self.unread)} that are not messages"
        if not self.tallies:
            return [sentence]
        heading = (
            "Procedure",
            "Calls",
            "Errors",
            "Messages",
            "To server",
            "To client",
            "p50",
            "p99",
        )
        rows = [(_name(*key)[1], *_cells(tally)) for key, tally in self._ordered()]
        return [sentence, "", *_table(heading, [*rows, ("all", *_cells(total))])]

    def as_json(self) -> dict[str, Any]:
        """Return the summary for JSON; latencies are in seconds, or None."""
        total = self.total()
        return {
            "kind": "summary",
            "connections": self.connections,
            "unread": self.unread,
            **_figures(total),
            "procedures": [
                dict(zip(("program_name", "name"), _name(*key), strict=True))
                | dict(zip(("program", "version", "procedure"), key, strict=True))
                | _figures(tally)
                for key, tally in self._ordered()
            ],
        }

    def _ordered(self) -> list[tuple[tuple[int, int, int], Tally]]:
        return sorted(
            self.tallies.items(), key=lambda entry: (-entry[1].calls, -entry[1].messages, entry[0])
        )


def _figures(tally: Tally) -> dict[str, Any]:
    return {
        "calls": tally.calls,
        "replies": tally.replies,
        "errors": tally.errors,
        "messages": tally.messages,
        "to_server": tally.to_server,
        "to_client": tally.to_client,
        "p50": tally.latencies.percentile(50),
        "p99": tally.latencies.percentile(99),
    }


def _name(program: int, version: int, procedure: int) -> tuple[str | None, str]:
    """Return the program's name if it is known, and a text for the procedure."""
    from ..protocol.procedures import PROGRAM_NAMES
    from ..protocol.procedures import program as program_of

    if (program, version, procedure) == _OTHERS:
        return None, "others"
    for name in PROGRAM_NAMES:
        known = program_of(name)
        if (known.number, known.version) == (program, version):
            row = known.procedures.get(procedure)
            return name, row.name if row is not None else f"{name} procedure {procedure}"
    return None, f"program 0x{program:x} version {version} procedure {procedure}"


def _cells(tally: Tally) -> tuple[str, ...]:
    counts = (tally.calls, tally.errors, tally.messages)
    sizes = (tally.to_server, tally.to_client)
    times = (tally.latencies.percentile(50), tally.latencies.percentile(99))
    return (
        *map(str, counts),
        *map(size, sizes),
        *("-" if seconds is None else duration(seconds) for seconds in times),
    )


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Align a table whose first column is text and whose others are figures."""
    lines = [heading, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    shown = [
        "  ".join(
            [
                line[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)),
            ]
        )
        for line in lines
    ]
    return [shown[0], "-" * len(shown[0]), *shown[1:]]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def size(number: int) -> str:
    """Format bytes with a unit: ``812 B``, ``3.4 KiB``."""
    if number < 1024:
        return f"{number} B"
    power = min(4, (number.bit_length() - 1) // 10)
    return f"{number / (1 << 10 * power):.1f} {'KMGT'[power - 1]}iB"


def duration(seconds: float) -> str:
    """Format seconds as three digits and a unit: ``87.2 us``, ``1.25 ms``."""
    value, unit = (
        (seconds * 1e6, "us")
        if seconds < 999.5e-6
        else (seconds * 1e3, "ms")
        if seconds < 0.9995
        else (seconds, "s")
    )
    return f"{value:.{2 if value < 9.995 else 1 if value < 99.95 else 0}f} {unit}"
