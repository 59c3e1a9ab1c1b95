"""Named steps of a run of backups, for tests that end it there."""

from __future__ import annotations

__all__ = ["STEPS", "reached"]

STEPS = (
    *("before begin", "after begin", "first byte", "within copy", "before end"),
    *("before manifest", "before rename", "after rename", "before prune"),
)
"""Steps in the order in which a run comes by."""


def reached(step: str) -> None:
    """Do nothing. A test puts another function in its place."""
    assert step in STEPS
