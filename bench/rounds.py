"""Interleaved measurements and the rows that are made of them.

Every round measures each subject once, in turn, and from the other end every second
round, so that other work of the machine affects all of them alike. Ratios are taken
within a round; a row states their median and extremes.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROUNDS = 7
Rates = dict[str, list[float]]


def measured(subjects: Mapping[str, Callable[[], float]], rounds: int = ROUNDS) -> Rates:
    """Measure each subject in rounds; return its calls per second, a figure a round.

    A first round does not count.
    """
    for subject in subjects.values():
        subject()
    found: Rates = {name: [] for name in subjects}
    for number in range(rounds):
        order = list(subjects.items())
        for name, subject in order if number % 2 == 0 else reversed(order):
            found[name].append(subject())
    return found


@dataclass(frozen=True)
class Row:
    what: str
    target: float | None
    ratios: Sequence[float]
    at_most: bool = False
    unit: str = "x"

    @property
    def hit(self) -> bool | None:
        """Whether the target was met; None for a row without one."""
        if self.target is None:
            return None
        median = statistics.median(self.ratios)
        return median <= self.target if self.at_most else median >= self.target

    def text(self) -> str:
        sign = "<=" if self.at_most else ">="
        target = f"{sign} {self._figure(self.target):>5}" if self.target is not None else ""
        median = statistics.median(self.ratios)
        spread = f"{self._figure(min(self.ratios))}-{self._figure(max(self.ratios))}"
        verdict = {True: "hit", False: "MISSED", None: ""}[self.hit]
        figures = f"{target:>8} {self._figure(median):>7}  {spread:<13}"
        return f"{self.what:<{WIDTH}} {figures} {verdict}".rstrip()

    def _figure(self, value: float) -> str:
        return f"{value:.2f}{self.unit}" if value < 10 else f"{value:.0f}{self.unit}"


WIDTH = 84
HEADING = f"{'':<{WIDTH}} {'target':>8} {'median':>7}  {'spread':<13}"


def row(
    what: str, target: float | None, rates: Rates, of: str, to: str, *, at_most: bool = False
) -> Row:
    """Return the row of ratios of subject `of` to subject `to`, round by round."""
    return Row(what, target, [a / b for a, b in zip(rates[of], rates[to], strict=True)], at_most)


def absolute(rates: Rates) -> str:
    return ", ".join(f"{name} {statistics.median(values):,.0f}" for name, values in rates.items())
