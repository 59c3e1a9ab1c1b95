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

    from ..client._generated.blocking.handles import Connect, Domain
    from ..client.scripts.steps import R, Steps
    from .begun import BegunJob
    from .errors import BackupError, TargetBusy, TargetError
    from .images import Format
    from .job import JobFailed, Mode, Progress
    from .places import Ways
    from .progress import Event
    from .pruning import Pruned, PruneFailed
    from .reading import Export, Extent, ReadingError
    from .restoring import Restored
    from .target.contents import Contents, Entry, Point
    from .target.documents import DiskFile, Manifest
    from .verifying import Damage, Verdict

__all__ = [
    "BackupError",
    "Beginning",
    "Contents",
    "Damage",
    "DiskFile",
    "Entry",
    "Event",
    "Export",
    "Extent",
    "Job",
    "JobFailed",
    "Manifest",
    "Point",
    "Progress",
    "PruneFailed",
    "Pruned",
    "ReadingError",
    "Restored",
    "TargetBusy",
    "TargetError",
    "Verdict",
    "Ways",
    "begin",
    "points",
    "prune",
    "restore",
    "run",
    "verify",
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

    ``disks`` are targets (``vda``), all that can be backed up if None. A push is of
    those disks that ``targets`` names, and of no others. ``incremental`` is the name of
    the checkpoint that changes are since, for all disks or for each by its name;
    without it disks are whole. ``checkpoint`` is the name of a new one, which is made
    at the same instant, of those disks that can have one.

    A pull exports the disks over NBD; ``ways`` says where sockets and scratch images
    go, ``reader`` (``libnbd``, ``nbdinfo``, ``tools``) with what `Job.dirty` and
    `Job.copy` read, the first that is installed if None. In a push QEMU writes the
    images that ``targets`` names for each disk, on the server's host.

    Raises ValueError for arguments that do not fit together, TypeError for one of
    another kind. The block raises
    BackupError for a domain that does not run, a disk that cannot be backed up, or a
    push that was not waited for, and LibvirtError for what the server refuses.
    """
    from .begun import BegunJob

    return Beginning(BegunJob(dom, mode, disks, incremental, checkpoint, targets, ways, reader))


class Beginning:
    """Block in which a job runs: ``with backup.blocking.begin(dom) as job``."""

    def __init__(self, begun: BegunJob) -> None:
        self._begun = begun

    def __enter__(self) -> Job:
        had_begun = self._begun.has_begun
        try:
            _perform(self._begun.enter())
            return Job(self._begun)
        except BaseException as exc:  # maybe an interrupt that came once the job had begun
            if self._begun.has_begun and not had_begun:
                _give_up(self._begun, exc)
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if exc is None:
            _perform(self._begun.leave(is_whole=True))
        else:
            _give_up(self._begun, exc)


class Job:
    """Backup job of a domain, within the block of `begin`.

    The end of the block ends a pull. A push that was not waited for (`wait`) is
    aborted, and the end of its block raises BackupError. Any job whose block ends with
    an exception is aborted, too. The checkpoint of one that is aborted is deleted,
    because no backup goes with it.
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

        ``image`` is an empty one of version 3 that was just made, with the size of the
        disk, as by ``qemu-img create -f qcow2 IMAGE SIZE``. Where the export has a
        bitmap, only clusters that have changed are written: put the image on that of
        the checkpoint afterwards (``qemu-img rebase -u``). ``progress`` is called, in a
        thread, with the bytes of the disk that are dealt with, and the bytes copied.
        Returns the bytes copied.

        Raises BackupError for a disk that is not exported, ReadingError where copying
        fails, or the image is not there. It is worthless then, and when this is
        cancelled or interrupted.
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


def run(
    dom: Domain,
    target: str | os.PathLike[str],
    *,
    incremental: str | int = "auto",
    mode: Mode = "pull",
    disks: Sequence[str] | None = None,
    keep: int | None = None,
    freeze: bool = False,
    compress: bool = False,
    reader: str | None = None,
    ways: Ways | None = None,
    report: Callable[[Event], None] | None = None,
) -> Point:
    """Back a running domain up into a target folder, and return the new point.

    The folder is made if it is missing. ``incremental`` is ``auto``: what has changed
    since the newest point, and all of a disk where that is not known; ``none``:
    everything; or the number of a point, or the name of its checkpoint, that changes
    are to be since. ``mode``, ``disks``, ``reader`` and ``ways`` are as for `begin`,
    but the images of a push are the target's. After the backup, ``keep`` points are
    left, all if None. With ``freeze`` the guest's agent freezes its file systems while
    the job begins. ``report`` is called with each event (`virtrio.backup.progress`),
    also from other threads.

    Raises BackupError for what cannot be backed up, TargetError for a folder that is no
    target of this domain, TargetBusy while another process works on it, LibvirtError
    for what the server refuses, and TypeError for arguments of another kind before
    anything is begun. Raises PruneFailed, whose ``point`` is the new one, if
    it is whole and older ones could not be pruned. Whatever ends this leaves no job, no
    part of a point and no checkpoint, or the next run removes them.
    """
    from .options import Options
    from .places import Ways
    from .running import run

    options = Options(incremental, mode, disks, keep, freeze, compress, reader, ways or Ways())
    return _perform(run(dom, target, options, report))


def points(target: str | os.PathLike[str]) -> Contents:
    """Return what is in a target, without waiting for whoever works on it.

    Points that are damaged or unfinished, and what is foreign, are there with the
    reason. Raises TargetError if the folder is no target.
    """
    from .listing import contents

    return _perform(contents(target))


def verify(
    target: str | os.PathLike[str],
    point: int | str | None = None,
    *,
    report: Callable[[Event], None] | None = None,
) -> Verdict:
    """Compare the files of points with their manifests, and check their structure.

    ``point`` is a number or ``latest``: that point is looked at, and those that it is
    based on; all are if it is None. ``report`` is called with each event, also from
    other threads. Damage is no error: it is in the verdict.

    Raises TargetError if the folder is no target or has no such point, TargetBusy while
    points are removed.
    """
    from .verifying import verify

    return _perform(verify(target, point, report))


def restore(
    target: str | os.PathLike[str],
    point: int | str,
    destination: str | os.PathLike[str],
    *,
    disks: Sequence[str] | None = None,
    format: Format | None = None,
    force: bool = False,
    verifies: bool = True,
    define: str | None = None,
    connection: Connect | None = None,
    trusts_definition: bool = False,
    report: Callable[[Event], None] | None = None,
) -> Restored:
    """Write the disks of a point, each as an image of its own.

    ``point`` is a number or ``latest``. ``destination`` is a folder, which is made if
    it is missing, and gets a file for each disk (``vda.qcow2``, ``vda.raw``), or it is
    the file itself, for one disk, if it ends in ``.qcow2``, ``.raw`` or ``.img``.
    ``disks`` are targets, all of the point if None. ``format`` is ``qcow2`` or ``raw``.
    Files that are there are replaced only by ``force``. Unless ``verifies`` is False,
    files are compared with their hashes first.

    ``define`` is the name of a new domain, which is defined at ``connection`` with the
    restored images, and with what is harmless of the definition in the backup, or all
    of it with ``trusts_definition``. ``report`` is called with each event, also from
    other threads.

    Raises TargetError for a target that cannot be used or is damaged, BackupError for
    what cannot be written, LibvirtError for what the server refuses, ValueError and
    TypeError for arguments that cannot be. What fails leaves
    nothing behind, but files that were restored for a definition that is refused.
    """
    from .restoring import restore

    return _perform(
        restore(
            target,
            point,
            destination,
            disks=disks,
            format=format,
            force=force,
            verifies=verifies,
            connection=connection,
            define=define,
            trusts_definition=trusts_definition,
            report=report,
        )
    )


def prune(
    target: str | os.PathLike[str],
    keep: int,
    *,
    report: Callable[[Event], None] | None = None,
) -> Pruned:
    """Merge the oldest points into their successors, so that ``keep`` are left.

    The newest point of a disk that newer ones lack stays in addition.
    ``report`` is called with each event, also from other threads. The target needs room
    for what increments have that are merged, and the images below them do not have.
    Checkpoints of the points that go are deleted by the next run.

    Raises TargetError if a point is damaged, or what is to be merged, and TargetBusy
    while another process works on the target or reads points: nothing has changed then.
    Raises BackupError if merging fails, for example without room: the next run or prune
    goes on with it, and points that stay are whole meanwhile. Raises ValueError if
    ``keep`` is less than 1, TypeError if it is no number.
    """
    from .pruning import prune

    return _perform(prune(target, keep, report))


def _give_up(begun: BegunJob, exc: BaseException) -> None:
    """Abort the job of a block that an exception ends.

    An exception in the midst of a call in the block has ended the connection: then this
    is done over another one to the same server.
    """
    try:
        connection = begun.domain.connect()
        if not connection._was_interrupted:
            _perform(begun.leave(is_whole=False))
            return
        from ..client.blocking.opening import connect

        with connect(connection.get_uri(), timeout=connection.timeout) as another:
            domain = another.lookup_by_uuid(begun.domain.uuid())
            _perform(begun.leave(is_whole=False, domain=domain))
    except Exception as failure:
        exc.add_note(f"The backup job could not be ended: {failure}")


def _perform(script: Steps[R]) -> R:
    from ..client.blocking.performing import perform

    return perform(script)


_HOMES = {
    "BackupError": ".errors",
    "Contents": ".target.contents",
    "Damage": ".verifying",
    "DiskFile": ".target.documents",
    "Entry": ".target.contents",
    "Event": ".progress",
    "Export": ".reading",
    "Extent": ".reading",
    "JobFailed": ".job",
    "Manifest": ".target.documents",
    "Point": ".target.contents",
    "Progress": ".job",
    "PruneFailed": ".pruning",
    "Pruned": ".pruning",
    "ReadingError": ".reading",
    "Restored": ".restoring",
    "TargetBusy": ".errors",
    "TargetError": ".errors",
    "Verdict": ".verifying",
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
