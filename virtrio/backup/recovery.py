"""Recovery from a run that was killed, at the server and in its target.

A run that was killed may have left a job that goes on, a checkpoint without a point,
and parts of a point. The target's intent and its points tell which are its own: nothing
else is touched, whatever the intent claims.
"""

from __future__ import annotations

import os
import re
import time
from datetime import UTC, datetime
from socket import gethostname
from typing import TYPE_CHECKING, Any

from ..client.scripts.steps import Work, pause
from . import checkpoints, job, places, pruning
from .errors import BackupError, TargetError
from .progress import Note
from .target import names
from .target.files import failing, open_folder, read_bounded
from .target.folder import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..client.scripts.steps import Steps, Stop
    from .progress import Event
    from .target.documents import Intent

__all__ = ["end_job", "forget_checkpoints", "is_orphaned", "push_mark", "recover"]

_LONGEST_LOCK = 1024

# Seconds after which no job begins any more that a run has asked for, and how long one
# that was asked for within them is waited for.
_RECENT, _LATE = 120.0, 2.0

# The folder in which a push makes a point.
_PARTIAL = re.compile(rf"(/.*/[0-9]{{6,9}}{re.escape(names.PARTIAL)}/)[A-Za-z0-9_]+\.qcow2")


def recover(
    domain: Any, target: Target, disks: Sequence[str], report: Callable[[Event], None]
) -> Steps[None]:
    """Bring a target, and what belongs to it at the server, to where a run can begin.

    The domain has to be running, and the target open for writing. ``disks`` are those
    that may have bitmaps. Raises `BackupError` if a job of somebody else runs.
    """
    intent: Intent | None = None
    try:
        intent = yield Work(_intent), target
    except TargetError as exc:
        report(Note(f"what an earlier run was about to do is not known: {exc}"))
    if intent is not None:
        deadline = time.monotonic() + (_LATE if _is_recent(intent) else 0)
        while not (yield from _abort(domain, intent, target, report)):
            if time.monotonic() > deadline:
                break
            yield pause, 0.05
    yield from job.refuse_another(domain)
    left = yield Work(_remove_leftovers), target, intent, report
    for name in left:
        report(Note(f"what an earlier run left was removed: {name}"))
    yield from forget_checkpoints(domain, target, report)
    if intent is not None:
        yield from _forget_bitmaps(domain, target, intent, disks, report)
    yield Work(_forget), target


def is_orphaned(_: Stop, path: str | os.PathLike[str]) -> bool:
    """Tell whether a target is kept by programs whose run is gone.

    The lock names the process that has it, or has had it when it started them.
    """
    with failing(f"cannot open {os.fspath(path)}"):
        root = open_folder(os.path.realpath(path))
        try:
            words = read_bounded(names.LOCK, root, _LONGEST_LOCK).split()
        finally:
            os.close(root)
    if len(words) != 2 or not words[0].isdigit() or words[1] != gethostname().encode():
        return False
    return not os.path.exists(f"/proc/{int(words[0])}")


def end_job(
    domain: Any, path: str | os.PathLike[str], report: Callable[[Event], None]
) -> Steps[None]:
    """End the job of a target's run that is gone, although the target is kept."""
    target: Target = yield Work(_opened), path
    try:
        intent: Intent | None = yield Work(_intent), target
        # another run may have begun since, whose intent this is
        is_gone: bool = yield Work(is_orphaned), path
        if intent is not None and is_gone:
            yield from _abort(domain, intent, target, report)
    finally:
        target.close()


def _opened(_: Stop, path: str | os.PathLike[str]) -> Target:
    return Target.open(path)


def _abort(
    domain: Any, intent: Intent, target: Target, report: Callable[[Event], None]
) -> Steps[bool]:
    """End the job of an intent; return whether it ran."""
    for mark in sorted(_marks(intent, target)):
        if (yield from job.abort(domain, mark)):
            report(Note(f"the job of an earlier run was ended (point {intent.number})"))
            return True
    return False


def _is_recent(intent: Intent) -> bool:
    """Tell whether the server may still be at work on the call that begins the job."""
    try:
        age = datetime.now(UTC) - datetime.fromisoformat(intent.began)
    except ValueError:  # it has the form of a time, and is none
        return False
    return abs(age.total_seconds()) < _RECENT


def forget_checkpoints(domain: Any, target: Target, report: Callable[[Event], None]) -> Steps[None]:
    """Delete the checkpoints of a target's that have no point."""
    is_kept: Callable[[str], bool] = yield Work(_kept), target
    for checkpoint in (yield domain.list_all_checkpoints, 0):
        name = checkpoint.get_name()
        if not is_kept(name):
            yield from checkpoints.delete(domain, name)
            report(Note(f"checkpoint '{name}' was deleted: it has no point"))


def _kept(_: Stop, target: Target) -> Callable[[str], bool]:
    """Return what tells whether a checkpoint is to stay, by its name.

    So is one of anybody else's, and one of a point that is damaged: its manifest, which
    has the name, may not be readable.
    """
    contents = target.contents()
    damaged = {entry.number for entry in contents.damaged}
    of_points = {point.manifest.checkpoint for point in contents.points}

    def is_kept(name: str) -> bool:
        number = names.number_of_checkpoint(target.identity.id, name)
        return number is None or number in damaged or name in of_points

    return is_kept


def _forget_bitmaps(
    domain: Any,
    target: Target,
    intent: Intent,
    disks: Sequence[str],
    report: Callable[[Event], None],
) -> Steps[None]:
    """Delete bitmaps of an intent's checkpoint, which the server may not know any more.

    A server that is killed may have made them, and noted no checkpoint.
    """
    name = intent.checkpoint
    is_kept: Callable[[str], bool] = yield Work(_kept), target
    if name is None or is_kept(name):
        return
    if (yield from checkpoints.purge(domain, name, disks)):
        report(Note(f"bitmaps without a checkpoint were removed: {name}"))


def _marks(intent: Intent, target: Target) -> set[str]:
    """Return the marks that the job of an intent may have."""
    if intent.mode == "push":
        paths = (_PARTIAL.fullmatch(path) for path in intent.scratch)
        return {push_mark(target, intent.number), *(found[1] for found in paths if found)}
    said = (intent.socket or "", *intent.scratch)
    return {mark for text in said for mark in places.MARK.findall(text)}


def push_mark(target: Target, number: int) -> str:
    """Return the mark of the push that makes a point: its folder, and a slash."""
    folder = f"{names.point_name(number)}{names.PARTIAL}"
    return os.path.join(os.path.realpath(target.path), folder, "")


def _intent(_: Stop, target: Target) -> Intent | None:
    return target.intent()


def _remove_leftovers(
    stop: Stop, target: Target, intent: Intent | None, report: Callable[[Event], None]
) -> list[str]:
    if intent is not None and intent.socket is not None:
        folder = os.path.dirname(intent.socket)
        if places.MARK.fullmatch(os.path.basename(folder)):
            places.remove_folder(folder)
    try:
        if pruning.finish(stop, target, report):
            report(Note("an earlier prune was brought to its end"))
    except BackupError as exc:
        report(Note(f"an earlier prune is not at its end: {exc}"))
    return target.remove_leftovers()


def _forget(_: Stop, target: Target) -> None:
    target.remove_intent()
