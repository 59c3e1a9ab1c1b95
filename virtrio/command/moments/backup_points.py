"""Commands on the points in a target of backups."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..errors import CommandError, failing
from ..options import Kind, Option
from ..sizes import pretty
from ..tables import Table
from .backup import GROUP
from .backup_display import Display
from .backup_run import interruptible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...backup.images import Format
    from ...backup.target.contents import Contents, Entry, Point
    from ...client.scripts.steps import R, Steps
    from ..options import Arguments
    from ..session import Session

__all__ = ["GROUP"]

_TARGET = Option("target", Kind.STRING, "the folder with a guest's backups", required=True)
_JSON = Option("json", Kind.BOOL, "print JSON objects, one a line")


@GROUP.command(
    "backup-list",
    "list the points of a target",
    _TARGET,
    _JSON,
    description=(
        "List the points in a folder of backups, with what each is based on.\n"
        "Points that are damaged, or based on one that is gone, are named with the reason, and\n"
        "the command fails. Unfinished and foreign entries are named as well."
    ),
    connects=False,
)
def backup_list(session: Session, args: Arguments) -> None:
    from ...backup.listing import contents

    as_json = _only_json(session, args)
    with _explained("Failed to list backups"):
        found = _perform(contents(args.required("target")))
    if as_json:
        for value in _as_values(found):
            session.out(f"{json.dumps(value)}\n")
        _refuse_damaged(found)
        return
    table = Table("Point", "Time", "Disk", "Kind", "Capacity", "Copied", "Size", "Based on")
    for point in found.points:
        first = (str(point.number), point.manifest.began)
        for disk in point.manifest.disks:
            sizes = (pretty(disk.capacity), pretty(disk.copied), pretty(disk.size))
            backing = "" if disk.backing is None else str(disk.backing)
            table.add(*first, disk.name, disk.kind, *sizes, backing)
            first = ("", "")
        for other in point.manifest.others:
            table.add(*first, "", other.kind, "", "", pretty(other.size), "")
            first = ("", "")
        if first[0]:
            table.add(*first, "", "", "", "", "", "")
    session.table(table)
    for entry in (*found.unfinished, *found.foreign):
        session.out(_one_line(f"{entry.name}: {entry.reason}"))
    _refuse_damaged(found)


def _refuse_damaged(found: Contents) -> None:
    """Raise CommandError if there are points that cannot be restored."""
    if reasons := [
        *(f"point {entry.number} is damaged: {entry.reason}" for entry in found.damaged),
        *(f"point {entry.number} cannot be restored: {entry.reason}" for entry in found.lost()),
    ]:
        raise CommandError("Backups are damaged", *reasons)


def _one_line(text: str) -> str:
    """Return text with names of files in it, which may have newlines, as one line."""
    return text.replace("\n", "\\n") + "\n"


def _as_values(found: Contents) -> Iterator[dict[str, object]]:
    lost = {entry.number: entry.reason for entry in found.lost()}
    for point in found.points:
        about = {"state": "whole"}
        if point.number in lost:
            about = {"state": "lost", "reason": lost[point.number]}
        yield {"number": point.number, **about, **_as_value(point)}
    states = {
        "damaged": found.damaged,
        "unfinished": found.unfinished,
        "foreign": found.foreign,
    }
    for state, entries in states.items():
        for entry in entries:
            yield _entry(state, entry)


def _entry(state: str, entry: Entry) -> dict[str, object]:
    return {
        "number": entry.number,
        "state": state,
        "name": entry.name,
        "reason": entry.reason,
    }


def _as_value(point: Point) -> dict[str, object]:
    manifest = point.manifest
    return {
        "began": manifest.began,
        "ended": manifest.ended,
        "mode": manifest.mode,
        "frozen": manifest.frozen,
        "domain": {"name": manifest.domain_name, "uuid": manifest.domain_uuid},
        "checkpoint": manifest.checkpoint,
        "base": manifest.base,
        "disks": [disk.to_value() | {"backing_point": disk.backing} for disk in manifest.disks],
        "others": [other.to_value() for other in manifest.others],
    }


@GROUP.command(
    "backup-verify",
    "verify the points of a target",
    _TARGET,
    Option("point", Kind.STRING, "a point's number, or latest; all of them without it"),
    _JSON,
    description=(
        "Compare every file of the points with its hash, and check the structure of images.\n"
        "With a point, that one is verified, and those that it is based on."
    ),
    connects=False,
)
def backup_verify(session: Session, args: Arguments) -> None:
    from ...backup.verifying import verify

    as_json = _only_json(session, args)
    with _shown(session, as_json, "Failed to verify backups") as display:
        verdict = _perform(verify(args.required("target"), args.string("point"), display))
    if as_json:
        summary = {
            "event": "verdict",
            "sound": verdict.is_sound,
            "points": list(verdict.points),
            "files": verdict.files,
            "damages": len(verdict.damages),
            "lost": list(verdict.lost),
            "notes": list(verdict.notes),
        }
        session.out(f"{json.dumps(summary)}\n")
    else:
        for note in verdict.notes:
            session.out(_one_line(note))
    if verdict.is_sound:
        if not as_json:
            points = ", ".join(map(str, verdict.points)) or "none"
            session.out(f"Points verified: {points}\nFiles verified: {verdict.files}\n")
        return
    lost = ", ".join(map(str, verdict.lost))
    raise CommandError(
        "Backups are damaged",
        *(f"{damage.file}: {damage.reason}" for damage in verdict.damages),
        f"points that cannot be restored as they were: {lost}",
    )


@GROUP.command(
    "backup-restore",
    "restore the disks of a point",
    _TARGET,
    Option("point", Kind.STRING, "the point's number, or latest", required=True),
    Option(
        "destination",
        Kind.STRING,
        "a folder for the images; or a file that ends in .qcow2, .raw or .img, for one disk",
        required=True,
    ),
    Option("define", Kind.STRING, "define a domain of this name with the images", named=True),
    Option("format", Kind.STRING, "qcow2 (the default) or raw", named=True),
    Option(
        "disk", Kind.LIST, "a disk (vda); may be given several times; all without it", named=True
    ),
    Option("force", Kind.BOOL, "replace files that are there"),
    Option("no-verify", Kind.BOOL, "do not compare the files with their hashes first"),
    Option(
        "trust-definition",
        Kind.BOOL,
        "with --define, keep also what names programs, files and devices of the host",
    ),
    _JSON,
    description=(
        "Write the disks of a point as images of their own.\n"
        "Nothing that lies in the target is run or followed out of it."
    ),
    connects=False,
)
def backup_restore(session: Session, args: Arguments) -> None:
    from ...backup.restoring import restore

    args.requires("trust-definition", "define")
    define = args.string("define")
    as_json = _only_json(session, args)
    if define is not None:
        session.connect()
    with (
        _shown(session, as_json, f"Failed to restore point {args.required('point')}") as display,
        failing(f"Failed to define domain '{define}'"),
    ):
        restored = _perform(
            restore(
                args.required("target"),
                args.required("point"),
                args.required("destination"),
                disks=args.strings("disk") or None,
                format=_format(args),
                force="force" in args,
                verifies="no-verify" not in args,
                connection=None if define is None else session.connection,
                define=define,
                trusts_definition="trust-definition" in args,
                report=display,
            )
        )
    if as_json:
        files = {name: str(path) for name, path in restored.files.items()}
        value = {"event": "restored", "point": restored.point, "files": files, "domain": define}
        session.out(f"{json.dumps(value)}\n")
        return
    for name, path in restored.files.items():
        session.out(f"{name} of point {restored.point} restored to {path}\n")
    if define is not None:
        session.out(f"Domain '{define}' defined\n")


def _format(args: Arguments) -> Format | None:
    text = args.string("format")
    formats: dict[str | None, Format | None] = {None: None, "qcow2": "qcow2", "raw": "raw"}
    if text not in formats:
        raise CommandError(f"format '{text}' is neither qcow2 nor raw")
    return formats[text]


@GROUP.command(
    "backup-prune",
    "merge the oldest points of a target into their successors",
    _TARGET,
    Option("keep", Kind.NUMBER, "how many points are left", required=True),
    _JSON,
    description=(
        "Remove all but the newest points. What these have is merged into the images that they\n"
        "are based on, in place; checkpoints of the guest stay. The newest point of a disk that\n"
        "newer ones lack stays, too."
    ),
    connects=False,
)
def backup_prune(session: Session, args: Arguments) -> None:
    from ...backup.pruning import prune

    keep = args.required("keep")
    if not (keep.isascii() and keep.isdigit() and int(keep)):
        raise CommandError(f"--keep '{keep}' is no number of points that is at least 1")
    as_json = _only_json(session, args)
    with _shown(session, as_json, "Failed to prune backups") as display:
        pruned = _perform(prune(args.required("target"), int(keep), display))
    if as_json:
        value = {
            "event": "pruned",
            "removed": list(pruned.removed),
            "kept": list(pruned.kept),
            "merged": [{"point": number, "disk": disk} for number, disk in pruned.merged],
        }
        session.out(f"{json.dumps(value)}\n")
        return
    removed = ", ".join(map(str, pruned.removed)) or "none"
    session.out(f"Points removed: {removed}\nPoints kept: {', '.join(map(str, pruned.kept))}\n")


def _only_json(session: Session, args: Arguments) -> bool:
    if "json" not in args:
        return False
    session.only()
    return True


@contextmanager
def _shown(session: Session, as_json: bool, failed: str) -> Iterator[Display]:
    """Have a display for events, and explain errors, while signals interrupt."""
    display = Display(session, as_json=as_json)
    try:
        with _explained(failed), interruptible():
            yield display
        display.check()
    except KeyboardInterrupt:
        display.end()
        session.messages.error("interrupted")
        raise
    finally:
        display.end()


@contextmanager
def _explained(failed: str) -> Iterator[None]:
    from ...backup.errors import BackupError

    try:
        yield
    except BackupError as exc:
        raise CommandError(failed, str(exc), *getattr(exc, "__notes__", ())) from exc


def _perform(script: Steps[R]) -> R:
    from ...client.blocking.performing import perform

    return perform(script)
