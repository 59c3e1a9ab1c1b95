"""What an earlier run left at the server and in its target, put right.

A run that was killed may have left a job that goes on, a checkpoint without a point,
and parts of a point. The target's intent and its points tell which are its own: nothing
else is touched, whatever the intent claims.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from ..client.scripts.steps import Work
from . import checkpoints, job, places
from .errors import BackupError, TargetError
from .progress import Note
from .target import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..client.scripts.steps import Steps, Stop
    from .progress import Event
    from .target.documents import Intent
    from .target.folder import Target

__all__ = ["forget_checkpoints", "recover"]

# The folder in which a push makes a point.
_PARTIAL = re.compile(rf"(/.*/[0-9]{{6,9}}{re.escape(names.PARTIAL)}/)[A-Za-z0-9_]+\.qcow2")


def recover(domain: Any, target: Target, report: Callable[[Event], None]) -> Steps[None]:
    """Bring a target, and what belongs to it at the server, to where a run can begin.

    The domain has to be running, and the target open for writing. Raises `BackupError`
    if a job of somebody else runs.
    """
    intent: Intent | None = None
    try:
        intent = yield Work(_intent), target
    except TargetError as exc:
        report(Note(f"what an earlier run was about to do is not known: {exc}"))
    if intent is not None:
        for mark in sorted(_marks(intent, target)):
            if (yield from job.abort(domain, mark)):
                report(Note(f"a backup job of an earlier run was ended (point {intent.number})"))
    if (yield from job.running(domain)) is not None:
        raise BackupError("another backup job is running on the domain (domjobabort would end it)")
    left = yield Work(_remove_leftovers), target, intent
    for name in left:
        report(Note(f"what an earlier run left was removed: {name}"))
    yield from forget_checkpoints(domain, target, report)
    yield Work(_forget), target


def forget_checkpoints(domain: Any, target: Target, report: Callable[[Event], None]) -> Steps[None]:
    """Delete the checkpoints of a target's that have no point."""
    kept: set[int] = yield Work(_numbers), target
    own = re.compile(re.escape(names.checkpoint_name(target.identity.id, 0)[:-1]) + r"([0-9]+)")
    for checkpoint in (yield domain.list_all_checkpoints, 0):
        name = checkpoint.get_name()
        match = own.fullmatch(name)
        if match is not None and int(match[1]) not in kept:
            yield from checkpoints.delete(domain, name)
            report(Note(f"checkpoint '{name}' was deleted: it has no point"))


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


def _remove_leftovers(_: Stop, target: Target, intent: Intent | None) -> list[str]:
    if intent is not None and intent.socket is not None:
        folder = os.path.dirname(intent.socket)
        if places.MARK.fullmatch(os.path.basename(folder)):
            places.remove_folder(folder)
    return target.remove_leftovers()


def _numbers(_: Stop, target: Target) -> set[int]:
    """Return the numbers of points that are there, damaged ones among them."""
    contents = target.contents()
    damaged = {entry.number for entry in contents.damaged if entry.number is not None}
    return {point.number for point in contents.points} | damaged


def _forget(_: Stop, target: Target) -> None:
    target.remove_intent()
