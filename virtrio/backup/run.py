"""A backup of a domain into a target folder: one more point of its chain."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..client import programs
from ..client.scripts.steps import Work
from . import job
from .progress import Begun, Copied
from .reading import choose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..client.scripts.steps import Steps
    from .job import Mode
    from .places import Ways
    from .progress import Event

__all__ = ["Options", "run"]


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
    """

    incremental: str = "auto"
    mode: Mode = "pull"
    disks: Sequence[str] | None = None
    keep: int | None = None
    freeze: bool = False
    compress: bool = False
    reader: str | None = None
    ways: Ways | None = None


def run(
    domain: Any,
    target: str | os.PathLike[str],
    options: Options | None = None,
    report: Callable[[Event], None] | None = None,
) -> Steps[Any]:
    """Back a running domain up into a target folder; return the manifest of the point.

    ``report`` is called with each event, also from a thread.

    Raises `BackupError`, and LibvirtError for what the server refuses. Whatever ends it
    leaves no job, no part of a point and no checkpoint, or the next run removes them.
    """
    options = options or Options()
    tell = report or (lambda event: None)
    begun = yield from job.begin(domain, disks=options.disks, ways=options.ways)
    try:
        tell(Begun(1, begun.checkpoint, options.mode, tuple(begun.exports)))
        reader = choose(options.reader)
        for name, export in begun.exports.items():
            image = os.path.join(os.fspath(target), f"{name}.qcow2")
            capacity = yield Work(reader.size), export
            yield (
                Work(programs.run),
                "qemu-img",
                "create",
                "-q",
                "-f",
                "qcow2",
                image,
                str(capacity),
            )
            copied = yield Work(reader.copy), export, image
            tell(Copied(name, copied))
    except BaseException:
        yield from job.abandon(domain, begun.place, begun.checkpoint)
        raise
    yield from job.end(begun)
