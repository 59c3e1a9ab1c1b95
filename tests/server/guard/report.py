"""The findings of an attack, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.server.guard.attack import Cost, Result


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def table(costs: Sequence[Cost], others: Mapping[str, str] | None = None) -> str:
    """Return a table of the calls with their costs.

    ``others`` has libvirtd's times for some of them, as texts.
    """
    heads = [
        "call",
        "longest turn",
        "of it collector",
        "loop in all",
        "wall",
        "memory",
        "honest client",
        "outcome",
    ]
    units = ["", "ms", "ms", "ms", "ms", "MiB", "ms", ""]
    if others is not None:
        heads.append("libvirtd")
        units.append("ms")
    titles = [f"{head}, {unit}" if unit else head for head, unit in zip(heads, units, strict=True)]
    lines = ["| " + " | ".join(titles) + " |", "|---" + "|--:" * (len(heads) - 1) + "|"]
    for cost in costs:
        cells = [f"`{cost.label}`"]
        cells += [
            _number(value)
            for value in (cost.turn, cost.collector, cost.total, cost.wall, cost.memory, cost.wait)
        ]
        cells.append(
            cost.outcome
            and (f"error {cost.outcome}" if cost.outcome.lstrip("-").isdigit() else cost.outcome)
        )
        if others is not None:
            cells.append(others.get(cost.label, ""))
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def summary(result: Result) -> str:
    longest = max((real for _, _, real in result.waits), default=0.0) * 1000
    wall = max((took for _, took, _ in result.waits), default=0.0) * 1000
    lines = [
        f"{result.calls:,} calls with {result.bytes / 2**20:,.0f} MiB in {result.seconds:.1f} s, "
        f"after {result.preparation:.1f} s of preparation; "
        f"servers were restarted {result.restarts} times, "
        f"and {result.left_out} calls were left out behind others of theirs that took too long.",
        f"The honest clients made {result.honest_calls:,} calls; "
        f"the longest took {_number(longest)} ms "
        f"({_number(wall)} ms with what the machine took).",
    ]
    lines.append(
        "Processor time: "
        f"{result.own_time:.0f} s of the attack's, {result.others_time:.0f} s of the servers', "
        "of what built their state and of the honest clients'."
    )
    lines += [f"A server's own statistics: `{server.statistics}`" for server in result.servers]
    return "\n\n".join(lines)
