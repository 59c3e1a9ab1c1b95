"""A backup of a domain into a target folder: one more point of its chain.

The order makes it safe to be ended at any step: what is about to be done is written
durably before the job begins; a point gets its name once all of it is durable, its
manifest last; only then older points and checkpoints may go. What is left of a run that
was killed is found and removed by the next one (`recovery`).
"""

from __future__ import annotations

import os
import socket
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..client.scripts.steps import Work, pause
from ..protocol._generated.enums import DomainSnapshotListFlags
from ..protocol.errors import ConnectionClosed, LibvirtError
from . import (
    arguments,
    bases,
    checkpoints,
    freezing,
    hooks,
    job,
    places,
    pruning,
    pushing,
    recovery,
)
from .disks import left_out, looked_at, refuse_shared, select
from .errors import BackupError, TargetBusy, TargetError
from .making import Making, Source
from .options import Options
from .progress import Finished, Note
from .reading import choose
from .target.folder import Target
from .target.partial import check_image

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..client.scripts.steps import Steps, Stop
    from .bases import Base
    from .disks import Disk, Guest
    from .progress import Event
    from .target.contents import Contents, Point

__all__ = ["Options", "run"]

_INTERNAL = int(DomainSnapshotListFlags.VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL)
# Seconds that programs of a killed run may take to end once their job has.
_PATIENCE = 10.0


def run(
    domain: Any,
    target: str | os.PathLike[str],
    options: Options | None = None,
    report: Callable[[Event], None] | None = None,
) -> Steps[Point]:
    """Back a running domain up into a target folder, and return the point.

    The target is made if it is not there. ``report`` is called with each event, also
    from other threads.

    Raises `BackupError`, and LibvirtError for what the server refuses; `PruneFailed` if
    the point is whole, and older ones could not be pruned. Whatever ends it leaves no
    job, no part of a point and no checkpoint, or the next run removes them.
    """
    arguments.call("report", report)
    arguments.path("target", target)
    opened: list[Target] = []
    try:
        source = yield from _source(domain, options or Options(), report or _ignore)
        if source.options.mode == "push":  # the server is told of it
            places.check_path(os.path.realpath(target))
        yield from _open_free(opened, target, source)
        return (yield from _backed_up(source, opened[0]))
    except BrokenPipeError:  # nobody reads what is reported
        raise
    except OSError as exc:
        failure = BackupError(str(exc))
        for note in getattr(exc, "__notes__", ()):
            failure.add_note(note)
        raise failure from exc
    finally:
        for each in opened:
            each.close()


def _ignore(_: Event) -> None:
    pass


def _open(_: Stop, opened: list[Target], path: str | os.PathLike[str], guest: Guest) -> None:
    opened.append(Target.create(path, guest.name, guest.uuid))


def _open_free(opened: list[Target], path: str | os.PathLike[str], source: Source) -> Steps[None]:
    """Open a target, once programs of a run that was killed have let it go.

    They have nothing to read when the job of that run is ended.
    """
    deadline = time.monotonic() + _PATIENCE
    is_first = True
    while True:
        try:
            yield Work(_open), opened, path, source.guest
            return
        except TargetBusy:
            is_orphaned = yield Work(recovery.is_orphaned), path
            if not is_orphaned or time.monotonic() > deadline:
                raise
        if is_first:
            yield from recovery.end_job(source.domain, path, source.report)
        is_first = False
        yield pause, 0.1


def _source(domain: Any, options: Options, report: Callable[[Event], None]) -> Steps[Source]:
    """Return what is to be backed up; refuse what cannot be, with nothing done."""
    guest = yield from job.live_guest(domain)
    uri: str = domain.connect().get_uri()
    disks = select(guest.disks, options.disks)
    refuse_shared(guest.disks, disks)
    has_files = yield from _has_files(domain, uri)
    if has_files:
        disks = yield Work(_looked_at), disks
    reader = None
    if options.mode == "push":
        pushing.check(uri, guest)
    else:
        reader = choose(options.reader)
    if options.freeze:
        freezing.check(guest)
    if options.disks is None:
        for disk in left_out(guest.disks):
            report(Note(f"disk '{disk.name}' is left out: {disk.refusal}", disk.name))
    yield from _tell_of_snapshots(domain, report)
    return Source(domain, uri, guest, disks, options, reader, report, has_files)


def _tell_of_snapshots(domain: Any, report: Callable[[Event], None]) -> Steps[None]:
    """Say what checkpoints do to internal snapshots, if the domain has some."""
    try:
        number: int = yield domain.snapshot_num, _INTERNAL
    except ConnectionClosed:
        raise
    except LibvirtError:  # the server has no snapshots of such domains
        return
    if number:
        report(
            Note(
                "the guest has internal snapshots: as long as it has checkpoints, QEMU reverts to"
                " none of them, and 'virsh snapshot-revert' leaves it shut off"
            )
        )


def _has_files(domain: Any, uri: str) -> Steps[bool]:
    """Tell whether the files that a server names are those of this host.

    A tunnel has its end here, and its server elsewhere: so it is asked for its host.
    """
    if places.is_elsewhere(uri):
        return False
    try:
        name: str = yield (domain.connect().get_hostname,)
    except ConnectionClosed:
        raise
    except LibvirtError:  # it does not tell
        return True
    found: bool = yield Work(_is_here), name
    return found


def _is_here(_: Stop, name: str) -> bool:
    """Tell whether a host's name, as libvirt tells it, is that of this host."""
    mine = socket.gethostname()
    if name == mine:
        return True
    try:
        found = socket.getaddrinfo(mine, None, flags=socket.AI_CANONNAME)
    except OSError:
        return name.partition(".")[0] == mine.partition(".")[0]
    return name in {each[3] for each in found}


def _looked_at(_: Stop, disks: list[Disk]) -> list[Disk]:
    return [looked_at(disk) for disk in disks]


def _backed_up(source: Source, target: Target) -> Steps[Point]:
    """Make a point in a target that is open for writing."""
    began = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    started = time.monotonic()
    with_bitmaps = [disk.name for disk in source.guest.disks if disk.has_bitmaps]
    yield from recovery.recover(source.domain, target, with_bitmaps, source.report)
    contents: Contents = yield Work(_contents), target
    for entry in contents.damaged:
        source.report(Note(f"point {entry.number} is damaged: {entry.reason}"))
    number: int = yield Work(_next_number), target
    capacities = {}
    for disk in source.disks:
        info = yield source.domain.block_info, disk.name, 0
        capacities[disk.name] = int(info[0])
    chosen = yield from _bases(source, target, contents, capacities)
    making = Making(source, target, contents, number, began, capacities, chosen)
    point = yield from making.steps()
    files = point.manifest.disks
    source.report(
        Finished(
            number,
            sum(file.copied for file in files),
            sum(file.size for file in files),
            round(time.monotonic() - started, 3),
        )
    )
    try:
        yield from _tidy(source, target, contents, making.chosen, point)
    except pruning.PruneFailed:
        raise
    except Exception as exc:
        exc.add_note(f"the new point, {number}, is whole all the same")
        raise
    return point


def _bases(
    source: Source, target: Target, contents: Contents, capacities: Mapping[str, int]
) -> Steps[dict[str, Base]]:
    """Return what each disk is based on; images below a new one are looked at."""
    points = [point.manifest for point in contents.points]
    chosen = yield from bases.choose(
        *(source.domain, source.disks, capacities, points),
        source.options.incremental,
        source.has_files,
    )
    for disk, base in chosen.items():
        if base.backing is None:
            continue
        try:
            yield Work(_check_chain), target, contents, base.backing, disk
        except TargetError as exc:
            chosen[disk] = bases.Base(reason=f"its images in the target are damaged: {exc}")
    return chosen


def _tidy(
    source: Source, target: Target, contents: Contents, chosen: Mapping[str, Base], point: Point
) -> Steps[None]:
    """Prune points, and delete checkpoints that are of no use any more."""
    failed: BackupError | None = None
    if source.options.keep is not None:
        hooks.reached("before prune")
        try:
            yield from pruning.prune_open(target, source.options.keep, source.report)
        except TargetBusy as exc:
            source.report(Note(f"older points stay until the next run: {exc}"))
        except BackupError as exc:
            failed = exc
        yield from recovery.forget_checkpoints(source.domain, target, source.report)
    if any(disk.has_bitmaps and chosen[disk.name].checkpoint is None for disk in source.disks):
        yield from _delete_broken(source, contents)
    if failed is not None:
        raise pruning.PruneFailed(point, str(failed)) from failed


def _delete_broken(source: Source, contents: Contents) -> Steps[None]:
    """Delete checkpoints of older points that are sound on no disk any more.

    Nothing can be based on them, and their bitmaps would be in the way. Those of a disk
    stay that is away for the moment: whether they are sound is not known.
    """
    there = {disk.name for disk in source.guest.disks}
    for point in contents.points:
        name = point.manifest.checkpoint
        checkpoint = None if name is None else (yield from checkpoints.find(source.domain, name))
        if name is None or checkpoint is None:
            continue
        text, sizes = yield from checkpoints.sizes(checkpoint)
        is_broken = not sizes or isinstance(sizes, str)
        if is_broken and there.issuperset(checkpoints.disks(text)):
            yield from checkpoints.delete(source.domain, name)
            source.report(Note(f"checkpoint '{name}' was deleted: it is broken"))


# -- work beside the loop --------------------------------------------------------------


def _contents(_: Stop, target: Target) -> Contents:
    return target.contents()


def _next_number(_: Stop, target: Target) -> int:
    return target.next_number()


def _check_chain(_: Stop, target: Target, contents: Contents, number: int, disk: str) -> None:
    """Raise TargetError unless all images below a new one are there."""
    for point, file in contents.chain(number, disk):
        what = f"{point.name}/{file.file}"
        fd = target.open_file(point, file.file)
        try:
            check_image(fd, what, file)
            if os.fstat(fd).st_size != file.size and not file.is_merging:
                raise TargetError(f"{what}: it has not the length that it had")
        finally:
            os.close(fd)
