"""Options of a run of backups."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import arguments
from .errors import BackupError
from .places import Ways

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .job import Mode

__all__ = ["Options"]


@dataclass(frozen=True, slots=True)
class Options:
    """How a backup is made.

    ``incremental`` is ``auto``, ``none`` or what increments are since: a point's number
    or a checkpoint of the target. ``mode`` is ``pull`` or ``push``. ``disks`` are
    targets, all that can be backed up if None. ``keep`` is how many points are left
    after this one, None for all. ``freeze`` has the guest's agent freeze its file
    systems around the begin. ``compress`` makes compressed clusters. ``reader`` names
    the way of reading, None for the best one here. ``ways`` are where sockets and
    scratch images go.

    Raises `BackupError`, and TypeError for a value of another kind.
    """

    incremental: str | int = "auto"
    mode: Mode = "pull"
    disks: Sequence[str] | None = None
    keep: int | None = None
    freeze: bool = False
    compress: bool = False
    reader: str | None = None
    ways: Ways = field(default_factory=Ways)

    def __post_init__(self) -> None:
        arguments.point("incremental", self.incremental)
        arguments.text("mode", self.mode)
        arguments.names("disks", self.disks)
        if self.keep is not None:
            arguments.number("keep", self.keep)
        arguments.text("reader", self.reader)
        if not isinstance(self.ways, Ways):
            raise TypeError(f"ways: Ways are wanted, not {self.ways!r}")
        if self.mode not in ("pull", "push"):
            raise BackupError(f"there is no mode '{self.mode}': it is pull or push")
        if self.keep is not None and self.keep < 1:
            raise BackupError("at least one point has to be kept")
