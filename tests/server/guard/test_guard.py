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
    # The server's own statistics: in seconds, of the last server that was started.
    own = result.statistics.get("longest_turn")
    worst = max((cost.turn for cost in result.costs), default=0.0)
    disagreement = (
        f"{own * 1000} ms, not {worst}" if own is not None and own * 1000 < 0.8 * worst else ""
    )
    problems = {
        "turns over the limit": too_long,
        "not answered": unanswered,
        "waits of the honest client, ms": waits,
        "its lost connections": result.lost,
        "the server's own word on its longest turn": "" if result.restarts else disagreement,
        "exit status of the server": result.exit_status,
    }
    found = {what: value for what, value in problems.items() if value}
    assert not found, "\n\n".join((*(f"{what}: {value}" for what, value in found.items()), text))
