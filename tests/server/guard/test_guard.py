"""No call may hold the server's loop, whatever its arguments are."""

from __future__ import annotations

import pytest

from tests.server.guard import attack, report
from tests.server.guard.variations import PROGRAMS, Variations


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_procedure_has_arguments(name):
    variations = Variations(name)
    for row in variations.program.procedures.values():
        variations.base_calls(row)


def test_no_call_holds_the_loop():
    result = attack.run()
    text = f"{report.summary(result)}\n\n{report.table(result.worst(20))}"
    print(text)
    assert not result.forgotten, text
    too_long = [cost.label for cost in result.costs if cost.turn > attack.TURN_LIMIT]
    unanswered = [
        f"{cost.label}: {cost.outcome}"
        for cost in result.costs
        if cost.outcome in (attack.LATE, attack.HUNG)
    ]
    waits = [round(real * 1000) for _, _, real in result.waits if real * 1000 > attack.WAIT_LIMIT]
    # The servers' own statistics are in seconds.
    disagreements = [
        f"{own * 1000} ms, not {server.worst}"
        for server in result.servers
        if (own := server.statistics["longest_turn"]) * 1000 < 0.8 * server.worst
    ]
    problems = {
        "turns over the limit": too_long,
        "not answered": unanswered,
        "waits of the honest client, ms": waits,
        "its lost connections": result.lost,
        "the servers' own word on their longest turns": disagreements,
        "exit statuses of the servers": [
            server.exit_status for server in result.servers if server.exit_status
        ],
    }
    found = {what: value for what, value in problems.items() if value}
    assert not found, "\n\n".join((*(f"{what}: {value}" for what, value in found.items()), text))
