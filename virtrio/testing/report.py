"""What a suite of checks found."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["ChecksFailed", "Failure", "Report"]


@dataclass(frozen=True, slots=True)
class Failure:
    """One broken rule: the check's name, the rule, and what was wrong."""

    check: str
    rule: str
    problem: str

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
        lines = [head, *(f"  {failure}" for failure in self.failures)]
        if self.left_out:
            lines.append(f"  left out: {', '.join(self.left_out)}")
        return "\n".join(lines)


class ChecksFailed(AssertionError):
    """A driver breaks rules; the text says which. ``report`` has them one by one."""

    def __init__(self, report: Report) -> None:
        super().__init__(str(report))
        self.report = report
