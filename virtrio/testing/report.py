"""What a suite of checks found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ChecksFailed", "Failure", "Report", "lacks"]


def lacks(names: Iterable[str]) -> str:
    """Return the clause that a driver has none of these entry points."""
    return f"the driver has no {' and no '.join(names)} of its own"


@dataclass(frozen=True, slots=True)
class Failure:
    """One broken rule: the check's name, the rule, and what was wrong.

    ``lacks`` names entry points that the rule needs and the driver does not have.
    """

    check: str
    rule: str
    problem: str
    lacks: tuple[str, ...] = ()

    def __str__(self) -> str:
        problem = self.problem.replace("\n", "\n      ")
        return f"{self.check}: {self.rule}\n      {problem}"


@dataclass(slots=True)
class Report:
    """Checks that a driver passed, that were left out and why, and failures."""

    driver: str
    passed: list[str] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)

    def __str__(self) -> str:
        total = len(self.passed) + len(self.failures)
        head = f"{self.driver} keeps all of {total} rules"
        if self.failures:
            head = f"{self.driver} breaks {len(self.failures)} of {total} rules"
        lines = [head, *self._lacking()]
        lines += [f"  {failure}" for failure in self.failures if not failure.lacks]
        if self.left_out:
            lines.append(f"  left out: {', '.join(self.left_out)}")
        return "\n".join(lines)

    def _lacking(self) -> list[str]:
        """Say once which entry points are missing, and which rules need them."""
        failures = [failure for failure in self.failures if failure.lacks]
        names = dict.fromkeys(name for failure in failures for name in failure.lacks)
        if not names:
            return []
        rules = ", ".join(failure.check for failure in failures)
        return [
            f"  {lacks(names)}",
            f"      without which it cannot keep {rules}",
        ]


class ChecksFailed(AssertionError):
    """A driver breaks rules; the text says which. ``report`` has them one by one."""

    def __init__(self, report: Report) -> None:
        super().__init__(str(report))
        self.report = report
