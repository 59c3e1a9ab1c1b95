"""How often work can be interrupted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from virtrio.server.conf.pause import interruptible

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["counted"]


def counted(work: Callable[[], object]) -> int:
    """Return how many checkpoints work passes."""
    count = 0

    def is_over() -> bool:
        nonlocal count
        count += 1
        return False

    with interruptible(is_over):
        work()
    return count
