"""List of the points in a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..client.scripts.steps import Work
from .target.folder import Target

if TYPE_CHECKING:
    import os

    from ..client.scripts.steps import Steps, Stop
    from .target.contents import Contents

__all__ = ["contents"]


def contents(path: str | os.PathLike[str]) -> Steps[Contents]:
    """Return what is in a target, without waiting for whoever works on it.

    Points that are damaged, unfinished or foreign are among it with the reason. Raises
    TargetError if the folder is no target.
    """
    found: Contents = yield Work(_contents), path
    return found


def _contents(stop: Stop, path: str | os.PathLike[str]) -> Contents:
    with Target.open(path) as target:
        return target.contents()
