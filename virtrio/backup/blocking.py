"""Backups of guests on QEMU, from Python: the blocking world's names.

They are those of `virtrio.backup`, for domains of `virtrio.blocking`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import TracebackType

    from ..client._generated.blocking.handles import Domain
    from ..client.scripts.steps import R, Steps
    from .begun import BegunJob
    from .errors import BackupError, TargetBusy, TargetError
    from .job import JobFailed, Mode, Progress
    from .places import Ways
    from .reading import Export, Extent, ReadingError

__all__ = [
    "BackupError",
    "Beginning",
    "Export",
    "Extent",
    "Job",
    "JobFailed",
    "Progress",
    "ReadingError",
    "TargetBusy",
    "TargetError",
    "Ways",
    "begin",
]


def begin(
    dom: Domain,
    *,
    mode: Mode = "pull",
    disks: Sequence[str] | None = None,
    incremental: str | Mapping[str, str] | None = None,
    checkpoint: str | None = None,
    targets: Mapping[str, str | os.PathLike[str]] | None = None,
    ways: Ways | None = None,
    reader: str | None = None,
) -> Beginning:
    """Begin a backup job of a running domain, for a block (virDomainBackupBegin).

    ``disks`` are targets (``vda``), all that can be backed up if None. ``incremental``
    is the name of the checkpoint that changes are since, for all disks or for each by
    its name; without it disks are whole. ``checkpoint`` is the name of a new one, which
    is made at the same instant, of those disks that can have one.

    A pull exports the disks over NBD; ``ways`` says where sockets and scratch images
    go, ``reader`` (``libnbd``, ``tools``) with what `Job.dirty` and `Job.copy` read,
    the best that is installed if None. In a push QEMU writes the images that
    ``targets`` names for each disk, on the server's host.

    Raises ValueError for arguments that do not fit together. The block raises
    BackupError for a domain that does not run or a disk that cannot be backed up, and
    LibvirtError for what the server refuses.
    """
    from .begun import BegunJob

    return Beginning(BegunJob(dom, mode, disks, incremental, checkpoint, targets, ways, reader))


class Beginning:
    """Block in which a job runs: ``with backup.blocking.begin(dom) as job``."""

    def __init__(self, begun: BegunJob) -> None:
        self._begun = begun

    def __enter__(self) -> Job:
        _perform(self._begun.enter())
        return Job(self._begun)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if exc is None:
            _perform(self._begun.leave(is_whole=True))
            return
        try:
            _perform(self._begun.leave(is_whole=False))
        except Exception as failure:
            exc.add_note(f"The backup job could not be ended: {failure}")


class Job:
    """Backup job of a domain, within the block of `begin`.

    The end of the block ends a pull. A push that was not waited for, and any job whose
    block ends with an exception, is aborted: its checkpoint is deleted, because no
    backup goes with it.
    """

    def __init__(self, begun: BegunJob) -> None:
        self._begun = begun

    @property
    def domain(self) -> Domain:
        """The domain."""
        domain: Domain = self._begun.domain
        return domain

    @property
    def mode(self) -> Mode:
        """``pull`` or ``push``."""
        return self._begun.mode

    @property
    def checkpoint(self) -> str | None:
        """Name of the checkpoint that was made with the job; None without one."""
        return self._begun.checkpoint

    @property
    def exports(self) -> dict[str, Export]:
        """Exports of a pull by the disks' names, each with its NBD URI."""
        return dict(self._begun.exports)

    def dirty(self, disk: str) -> Iterator[Extent]:
        """Iterate over what has changed on a disk, as (offset, length) in bytes.

        Extents are in order and do not touch. They are read when the first is asked
        for, and wait in a temporary file until the block ends.

        The iterator raises BackupError for a disk that is not exported, ReadingError
        where the export cannot be read, ValueError where it has no bitmap.
        """
        from .begun import extents

        yield from extents(_perform(self._begun.collect(disk)))

    def copy(
        self,
        disk: str,
        image: str | os.PathLike[str],
        *,
        progress: Callable[[int, int], None] | None = None,
        compress: bool = False,
    ) -> int:
        """Copy a disk, or what has changed on it, into a qcow2 image.

        ``image`` was just made, with the size of the disk. Where the export has a
        bitmap, only clusters that have changed are written: put the image on that of
        the checkpoint afterwards (``qemu-img rebase -u``). ``progress`` is called, in a
        thread, with the bytes of the disk that are dealt with, and the bytes copied.
        Returns the bytes copied.

        Raises BackupError for a disk that is not exported, ReadingError where copying
        fails. The image is worthless then, and when this is cancelled or interrupted.
        """
        return _perform(self._begun.copy(disk, image, progress, compress))

    def progress(self) -> Progress | None:
        """Return how many bytes are done, of how many; None if the job has ended.

        For a push the server is asked (virDomainGetJobStats). For a pull it is what
        `copy` has dealt with, of all exports.
        """
        return _perform(self._begun.progress())

    def wait(self) -> None:
        """Wait until a push has ended.

        Raises JobFailed if it has failed: its checkpoint is deleted then. Raises
        BackupError for a pull.
        """
        _perform(self._begun.wait())

    def abort(self) -> None:
        """Abort the job now, and delete its checkpoint. Safe to call twice."""
        _perform(self._begun.abort())


def _perform(script: Steps[R]) -> R:
    from ..client.blocking.performing import perform

    return perform(script)


_HOMES = {
    "BackupError": ".errors",
    "Export": ".reading",
    "Extent": ".reading",
    "JobFailed": ".job",
    "Progress": ".job",
    "ReadingError": ".reading",
    "TargetBusy": ".errors",
    "TargetError": ".errors",
    "Ways": ".places",
}

if not TYPE_CHECKING:  # it would tell type checkers that every name is there

    def __getattr__(name: str) -> object:
        if name in _HOMES:
            value: object = getattr(import_module(_HOMES[name], __package__), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value
