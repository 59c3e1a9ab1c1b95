"""Backup job of a domain: begun with its checkpoint in one call, watched, ended.

These are scripts of steps. `begin` is for whoever reads the exports himself; `start`
and the rest are what a run of backups is made of.

A job is known by a mark in the names of its files (see `places`). So no job is ended
but one that was begun here, also where the call that began it was interrupted before it
answered.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from xml.etree import ElementTree as ET

from ..client.scripts.steps import pause
from ..protocol._generated.enums import DomainJobType, ErrorNumber
from ..protocol.errors import LibvirtError
from . import checkpoints, places, xml
from .disks import Disk, read_guest, select
from .ends import Ends
from .errors import BackupError
from .places import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..client.scripts.steps import Steps
    from .disks import Guest
    from .places import Ways
    from .reading import Export

__all__ = [
    "Job",
    "JobDisk",
    "JobFailed",
    "Mode",
    "Progress",
    "abandon",
    "begin",
    "end",
    "progress",
    "start",
    "wait",
]

Mode: TypeAlias = Literal["pull", "push"]
"""Mode of a job: ``pull``, a reader of exports writes; ``push``, QEMU does."""

PATIENCE = 60.0
"""Seconds that a job may take to end once it was told to."""

# What a running job may take to show itself, when the call that began it was
# interrupted.
_LATE = 3.0
_FIRST_LOOK, _LONGEST_LOOK = 0.02, 0.5
# Seconds for QEMU to see that a reader has gone: its NBD server (7.2) that is stopped
# within the handshake of one that has may wait for ever.
_HANDSHAKE = 0.1
# Ports that are tried where none was named.
_PORTS = 32
_CONFINED = (
    "AppArmor or SELinux may not let QEMU make its socket there: allow it, or name another"
    " folder (--socket-dir)"
)


class JobFailed(BackupError):
    """Job that did not end well, or ended before it was told to."""


@dataclass(frozen=True, slots=True)
class JobDisk:
    """One disk of a job, and what is done with it.

    ``base`` is the checkpoint that an increment begins at, None for all of the disk.
    With ``has_bitmap`` the disk is part of the job's checkpoint. ``target`` is the
    path of the image that a push writes.
    """

    disk: Disk
    base: str | None = None
    has_bitmap: bool = False
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """Job that runs: its place, disks and checkpoint, and a pull's exports by disk."""

    domain: Any
    mode: Mode
    place: Place
    disks: tuple[JobDisk, ...]
    checkpoint: str | None
    exports: dict[str, Export]
    ends: Ends


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a push is, in bytes of its disks."""

    done: int
    total: int


# -- beginning -------------------------------------------------------------------------


def begin(
    domain: Any,
    *,
    disks: Sequence[str] | None = None,
    checkpoint: str | None = None,
    incremental: str | Mapping[str, str] | None = None,
    ways: Ways | None = None,
    targets: Mapping[str, str | os.PathLike[str]] | None = None,
) -> Steps[Job]:
    """Begin a job of a domain's disks, and return it with its exports.

    It is a pull, or with ``targets``, paths by disk, a push.

    ``disks`` are targets, all that can be backed up if None. ``checkpoint`` is the name
    of one that is made at the same instant, of disks that can have one. ``incremental``
    is the checkpoint that changes are since, for all disks that can have one or for
    each disk by its name; a disk without one is exported without a bitmap. Nothing is
    begun while another backup job runs on the domain.

    End the job with `end`, or `abandon` it. Raises `BackupError`, and LibvirtError for
    what the server refuses.
    """
    guest = yield from live_guest(domain)
    # a push is known by its targets alone: so one of somebody else's must not be there
    yield from refuse_another(domain)
    chosen = []
    selected = select(guest.disks, disks)
    if incremental is not None and not isinstance(incremental, str):
        for name in incremental.keys() - {disk.name for disk in selected}:
            raise BackupError(f"disk '{name}' is to be an increment, and is not in the backup")
    for disk in selected:
        if incremental is None or isinstance(incremental, str):
            base = incremental if disk.has_bitmaps else None
        else:
            base = incremental.get(disk.name)
        target = None if targets is None else os.fspath(targets[disk.name])
        has_bitmap = disk.has_bitmaps and checkpoint is not None
        chosen.append(JobDisk(disk, base, has_bitmap, target))
    if targets is None:
        place = places.plan(domain.connect().get_uri(), guest, ways)
        places.make(place, guest)
    else:
        place = Place(str(chosen[0].target))
    try:
        mode: Mode = "pull" if targets is None else "push"
        return (yield from start(domain, chosen, place, checkpoint, mode))
    except BaseException:
        places.remove(place)
        raise


def live_guest(domain: Any) -> Steps[Guest]:
    """Return what a domain's XML says; raise `BackupError` if it is not running."""
    guest = read_guest((yield domain.xml_desc, 0))
    if not guest.is_active:
        raise BackupError(
            f"domain '{guest.name}' is not running: start it (paused will do), for the server"
            " backs up running domains only"
        )
    return guest


def refuse_another(domain: Any) -> Steps[None]:
    """Raise `BackupError` if a backup job runs on a domain."""
    if (yield from running(domain)) is not None:
        raise BackupError("another backup job is running on the domain (domjobabort would end it)")


def start(
    domain: Any,
    disks: Sequence[JobDisk],
    place: Place,
    checkpoint: str | None = None,
    mode: Mode = "pull",
    thaw: Callable[[], Steps[None]] | None = None,
    description: str | None = None,
) -> Steps[Job]:
    """Begin a job of these disks, with a checkpoint of those that have a bitmap.

    The checkpoint, which has a ``description``, is left out where no disk has one.
    ``thaw`` is done as soon as the job has begun, or is known not to begin. What a call
    that fails or is interrupted has begun is ended, and its checkpoint deleted.
    """
    ends = Ends(domain)
    try:
        yield from ends.begin()
        return (yield from _start(domain, disks, place, checkpoint, mode, thaw, description, ends))
    except BaseException as exc:
        yield from _quietly(ends.stop(), exc)
        raise


def _start(
    domain: Any,
    disks: Sequence[JobDisk],
    place: Place,
    checkpoint: str | None,
    mode: Mode,
    thaw: Callable[[], Steps[None]] | None,
    description: str | None,
    ends: Ends,
) -> Steps[Job]:
    with_bitmap = [each.disk.name for each in disks if each.has_bitmap]
    name = checkpoint if with_bitmap else None
    second = (
        None if name is None else xml.checkpoint(name, description=description, disks=with_bitmap)
    )
    if name is not None and (yield from checkpoints.find(domain, name)) is not None:
        raise BackupError(f"there is a checkpoint '{name}' already")
    for _ in range(_PORTS):
        first = _document(disks, place, mode)
        try:
            yield domain.backup_begin, first, second, 0
            ends.has_begun()
        except LibvirtError as exc:
            following = places.next_port(place) if "Address already in use" in str(exc) else None
            if following is None and thaw is not None:
                yield from _quietly(thaw(), exc)
            # a server may leave the checkpoint of a job whose export failed
            is_failure = exc.code == ErrorNumber.VIR_ERR_OPERATION_FAILED
            is_others = is_failure and "already exists" in str(exc)  # made since it was sought
            left = abandon(
                domain,
                place,
                None if is_others else name,
                # it may be at work still
                is_late=exc.code == ErrorNumber.VIR_ERR_OPERATION_TIMEOUT,
                keep_folder=True,
            )
            yield from _quietly(left, exc)
            is_denied = "Failed to bind socket" in str(exc) and "Permission denied" in str(exc)
            if is_denied and place.socket is not None:
                exc.add_note(_CONFINED)
            if following is None:
                raise
            place = following
        except BaseException as exc:
            if thaw is not None:
                yield from _quietly(thaw(), exc)
            yield from _quietly(abandon(domain, place, name, is_late=True), exc)
            raise
        else:
            break
    else:
        raise BackupError(f"the server's host has no free port from {places.NBD_PORT} on")
    try:
        if thaw is not None:
            yield from thaw()
        return Job(domain, mode, place, tuple(disks), name, _exports(disks, place, mode), ends)
    except BaseException as exc:
        yield from _quietly(abandon(domain, place, name), exc)
        raise


def _quietly(script: Steps[None], failure: BaseException) -> Steps[None]:
    """Clean up after a failure; what goes wrong in that is a note of the failure."""
    try:
        yield from script
    except Exception as exc:
        failure.add_note(f"and then: {exc}")


def _document(disks: Sequence[JobDisk], place: Place, mode: Mode) -> str:
    if mode == "push":
        return xml.push(
            disks=[
                xml.PushDisk(
                    each.disk.name,
                    mode="full" if each.base is None else "incremental",
                    incremental=each.base,
                    target=xml.Store(str(each.target)),
                    format="qcow2",
                )
                for each in disks
            ]
        )
    assert place.server is not None
    return xml.pull(
        place.server,
        disks=[
            xml.PullDisk(
                each.disk.name,
                mode="full" if each.base is None else "incremental",
                incremental=each.base,
                scratch=xml.Store(places.scratch(place, each.disk)),
            )
            for each in disks
        ],
    )


def _exports(disks: Sequence[JobDisk], place: Place, mode: Mode) -> dict[str, Export]:
    if mode == "push":
        return {}
    return {
        each.disk.name: place.export(
            each.disk.name, None if each.base is None else f"backup-{each.disk.name}"
        )
        for each in disks
    }


# -- watching --------------------------------------------------------------------------


def is_ours(text: str, mark: str) -> bool:
    """Tell whether the XML of a backup is that of the job whose files have a mark."""
    try:
        root = ET.fromstring(text)
    except ET.ParseError:
        return False
    values = (value for element in root.iter() for value in element.attrib.values())
    return any(_bears(value, mark) for value in values)


def _bears(path: str, mark: str) -> bool:
    """Tell whether a path has a mark: within it, as its folder, or as all of it."""
    if mark.endswith("/"):
        return path.startswith(mark)
    return path == mark if mark.startswith("/") else mark in path


def running(domain: Any) -> Steps[str | None]:
    """Return the XML of the backup that runs on a domain, or None."""
    try:
        text: str = yield domain.backup_get_xml_desc, 0
    except LibvirtError as exc:
        if exc.code == ErrorNumber.VIR_ERR_NO_DOMAIN_BACKUP:
            return None
        raise
    return text


def progress(domain: Any) -> Steps[Progress | None]:
    """Return how far the push of a domain is; None if no job runs."""
    try:
        found = yield domain.job_stats, 0
    except LibvirtError as exc:
        if exc.code == ErrorNumber.VIR_ERR_OPERATION_INVALID:  # it does not run any more
            return None
        raise
    if found.get("type", DomainJobType.VIR_DOMAIN_JOB_NONE) == DomainJobType.VIR_DOMAIN_JOB_NONE:
        return None
    total = int(found.get("disk_total", 0))
    return Progress(total - int(found.get("disk_remaining", total)), total)


def wait(job: Job, report: Callable[[Progress], None] | None = None) -> Steps[None]:
    """Wait until a push has ended; raise `JobFailed` unless it did so well."""
    look = _FIRST_LOOK
    while True:
        try:
            now = yield from progress(job.domain)
        except LibvirtError as exc:
            if exc.code != ErrorNumber.VIR_ERR_INTERNAL_ERROR:
                raise
            # libvirtd has no figures while another job begins
            text = yield from running(job.domain)
            if text is None or not is_ours(text, job.place.mark):
                break
        else:
            if now is None:
                break
            if report is not None:
                report(now)
        yield pause, look
        look = min(look * 2, _LONGEST_LOOK)
        text = yield from running(job.domain)
        if text is not None and not is_ours(text, job.place.mark):
            break  # somebody else's has begun already
    yield from _succeeded(job)
    yield from job.ends.stop()
    # QEMU has parts of images in memory until it closes them, and a server may miss
    # that it was killed in between
    if not (yield (job.domain.is_active,)):
        raise JobFailed("the guest has ended with its backup job: images may not be whole")


def _succeeded(job: Job, *, is_told: bool = True) -> Steps[None]:
    """Raise `JobFailed` unless a job that is over has succeeded.

    A pull whose job had failed may have read what the guest wrote later. Unless
    ``is_told``, it is no failure that nobody knows how the job ended.
    """
    reason = yield from job.ends.failure()
    if reason or (reason is not None and is_told):
        why = reason or "the server does not know how it ended"
        raise JobFailed(f"the backup job failed: {why}")


# -- ending ----------------------------------------------------------------------------


def end(job: Job) -> Steps[None]:
    """End a pull whose exports were read; raise `JobFailed` if it had failed before.

    A job that is not there any more has failed: what its exports said last may be
    wrong.
    """
    try:
        text = yield from running(job.domain)
        is_there = text is not None and is_ours(text, job.place.mark)
        if not is_there or not (yield from _abort(job.domain)):
            raise JobFailed("the backup job has ended before its disks were copied")
        yield from _gone(job.domain, job.place.mark)
        # it was there to be ended; servers forget that when the next job begins
        yield from _succeeded(job, is_told=False)
    finally:
        places.remove(job.place)
    yield from job.ends.stop()


def _gone(domain: Any, mark: str, *, aborts: bool = False) -> Steps[None]:
    """Wait until the job with a mark is gone; with ``aborts``, abort it at each look.

    While a job begins, servers show it, and an abort may have no effect.
    """
    look, deadline = _FIRST_LOOK, time.monotonic() + PATIENCE
    while (text := (yield from running(domain))) is not None and is_ours(text, mark):
        if time.monotonic() > deadline:
            raise BackupError(f"the backup job does not end within {PATIENCE:.0f} seconds")
        yield pause, look
        look = min(look * 2, _LONGEST_LOOK)
        if aborts:
            yield from _abort(domain)


def abort(domain: Any, mark: str) -> Steps[bool]:
    """End the job with a mark, and return whether it ran."""
    text = yield from running(domain)
    if text is None or not is_ours(text, mark):
        return False
    yield from _abort(domain)
    yield from _gone(domain, mark, aborts=True)
    return True


def _abort(domain: Any) -> Steps[bool]:
    """Abort the job of a domain; return whether there was one.

    One that has ended is shown by its server for a little while.
    """
    try:
        yield (domain.abort_job,)
    except LibvirtError as exc:
        if exc.code == ErrorNumber.VIR_ERR_OPERATION_INVALID:
            return False
        raise
    return True


def abandon(
    domain: Any,
    place: Place,
    checkpoint: str | None,
    *,
    is_late: bool = False,
    keep_folder: bool = False,
) -> Steps[None]:
    """End the job at a place, if it runs, and delete its checkpoint.

    With ``is_late`` the call that begins it may be at work still: the job is waited for
    a little while. The folder of its socket is removed unless ``keep_folder``.
    """
    deadline = time.monotonic() + (_LATE if is_late else 0)
    try:
        if place.server is not None and not (is_late or keep_folder):
            yield pause, _HANDSHAKE
        while not (yield from abort(domain, place.mark)) and time.monotonic() < deadline:
            yield pause, _FIRST_LOOK
        if checkpoint is not None:
            yield from checkpoints.delete(domain, checkpoint)
    finally:
        if not keep_folder:
            places.remove(place)
