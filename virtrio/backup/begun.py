"""Job that was begun from Python: what both worlds' `Job` does, as scripts of steps."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ..client.scripts.steps import Work, pause
from . import arguments, copying, places
from . import job as jobs
from .errors import BackupError
from .reading import choose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..client.scripts.steps import Steps, Stop
    from .job import Mode, Progress
    from .places import Ways
    from .reading import Export, Extent, Kept

__all__ = ["BegunJob", "extents", "turn"]


class BegunJob:
    """Job that runs, or is to begin, and what was learned of it."""

    def __init__(
        self,
        domain: Any,
        mode: Mode,
        disks: Sequence[str] | None,
        incremental: str | Mapping[str, str] | None,
        checkpoint: str | None,
        targets: Mapping[str, str | os.PathLike[str]] | None,
        ways: Ways | None,
        reader: str | None,
    ) -> None:
        arguments.one_of("mode", mode, ("pull", "push"))
        arguments.names("disks", disks)
        if incremental is not None and not isinstance(incremental, str):
            arguments.mapping("incremental", incremental)
        if targets is not None:
            arguments.mapping("targets", targets, (str, os.PathLike))
        arguments.text("checkpoint", checkpoint)
        arguments.text("reader", reader)
        if ways is not None and not isinstance(ways, places.Ways):
            raise TypeError(f"ways: Ways are wanted, not {ways!r}")
        if (targets is None) == (mode == "push"):
            raise ValueError(
                "targets: a push needs one for each disk"
                if targets is None
                else "targets: a pull has none"
            )
        if targets is not None and disks is not None and set(disks) != set(targets):
            raise ValueError("targets: they are not those of the disks")
        self.domain = domain
        self.mode: Mode = mode
        self.disks = disks if targets is None else list(targets)
        self.incremental = incremental
        self.checkpoint = checkpoint
        self.targets = targets
        self.ways = ways
        self.reader = reader
        self.exports: dict[str, Export] = {}
        self.kept: list[Kept] = []
        self._job: jobs.Job | None = None
        self._has_ended = False
        self._sizes: dict[str, int] = {}
        self._positions: dict[str, int] = {}

    @property
    def job(self) -> jobs.Job:
        assert self._job is not None
        return self._job

    @property
    def has_begun(self) -> bool:
        return self._job is not None

    # -- beginning and ending ----------------------------------------------------------

    def enter(self) -> Steps[None]:
        if self._job is not None:
            raise RuntimeError("this block has begun its job: call begin() for another one")
        self._job = yield from jobs.begin(
            self.domain,
            disks=self.disks,
            checkpoint=self.checkpoint,
            incremental=self.incremental,
            ways=self.ways,
            targets=self.targets,
        )
        self.checkpoint = self._job.checkpoint
        self.exports = self._job.exports

    def leave(self, *, is_whole: bool, domain: Any = None) -> Steps[None]:
        """End the job; it keeps its checkpoint only if the block came to its end.

        Otherwise ``domain`` may be the same one over another connection.
        """
        for kept in self.kept:
            kept.close()
        if self._has_ended:
            return
        if not is_whole:
            yield from self.abort(domain)
            return
        if self.mode == "push":
            yield from self.abort()
            raise BackupError(
                "the push was not waited for in its block, and is aborted: there is no backup"
            )
        try:
            yield from jobs.end(self.job)
            self._has_ended = True
        except BaseException:
            yield from self.abort()
            raise

    def abort(self, domain: Any = None) -> Steps[None]:
        if not self._has_ended:
            yield from jobs.abandon(domain or self.domain, self.job.place, self.checkpoint)
            self._has_ended = True
            yield from self.job.ends.stop()

    def wait(self) -> Steps[None]:
        if self.mode != "push":
            raise BackupError("a pull ends when it is told to: there is nothing to wait for")
        if self._has_ended:
            raise BackupError("the job has ended")
        try:
            yield from jobs.wait(self.job)
        except jobs.JobFailed:
            yield from self.abort()
            raise
        self._has_ended = True
        places.remove(self.job.place)

    # -- reading -----------------------------------------------------------------------

    def export(self, disk: str) -> Export:
        try:
            return self.exports[disk]
        except KeyError:
            there = ", ".join(self.exports) or "none"
            raise BackupError(f"no disk '{disk}' is exported; there are: {there}") from None

    def collect(self, disk: str) -> Steps[Kept]:
        """Keep a disk's dirty extents, for `extents`."""
        found: Kept = yield Work(self._collect), self.export(disk)
        self.kept.append(found)
        return found

    def _collect(self, stop: Stop, export: Export) -> Kept:
        return copying.changes(stop, choose(self.reader), export)

    def copy(
        self,
        disk: str,
        image: str | os.PathLike[str],
        progress: Callable[[int, int], None] | None,
        compress: bool,
    ) -> Steps[int]:
        copied: int = yield Work(self._copy), disk, image, progress, compress
        return copied

    def _copy(
        self,
        stop: Stop,
        disk: str,
        image: str | os.PathLike[str],
        progress: Callable[[int, int], None] | None,
        compress: bool,
    ) -> int:
        export = self.export(disk)
        reader = choose(self.reader)

        def note(position: int, copied: int) -> None:
            self._positions[disk] = position
            if progress is not None:
                progress(position, copied)

        return copying.copy(stop, reader, export, image, note, compress)

    def progress(self) -> Steps[Progress | None]:
        if self._has_ended:
            return None
        if self.mode == "push":
            return (yield from jobs.progress(self.domain))
        for disk, export in self.exports.items():
            if disk not in self._sizes:
                self._sizes[disk] = yield Work(choose(self.reader).size), export
        return jobs.Progress(sum(self._positions.values()), sum(self._sizes.values()))


def turn() -> Steps[None]:
    """Let other tasks have a turn."""
    yield pause, 0


def extents(kept: Kept) -> Iterator[Extent]:
    """Yield kept extents; drop them after the last one."""
    yield from kept
    kept.close()
