"""Images of a disk that are known to be its domain's own.

An image below the top one may be a template that other guests are based on, too, one of
which may have its checkpoints there. No bitmap is removed from such a one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .documents import Checkpoint, Domain
    from .images import SeenDisk, SeenLayer

__all__ = ["OTHERS", "Owned"]

OTHERS = "it is in a lower layer, which may be another guest's"


class Owned:
    """Images that a domain's definition and checkpoints tell to be its own.

    That are the top ones of its disks, now or when one of its checkpoints was made.
    Where no record says what images there were, a name has to do that a checkpoint here
    has, or one that is lost.
    """

    def __init__(self, domain: Domain, checkpoints: Sequence[Checkpoint]) -> None:
        self._paths = {path for one in checkpoints for _, path in one.sources}
        self._names = set()
        if not self._paths:
            names = (name for one in checkpoints for name in (one.name, one.parent))
            self._names = {name for name in names if name is not None}
        self._paths |= {disk.top.path for disk in domain.disks.values() if disk.layers}

    def having(self, seen: SeenDisk, name: str) -> list[SeenLayer]:
        """Return those of a disk's layers with a bitmap that are the domain's."""
        if name in self._names:
            return seen.having(name)
        top = seen.layers[0] if seen.layers else None
        return [layer for layer in seen.having(name) if layer is top or layer.path in self._paths]
