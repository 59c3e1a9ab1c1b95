"""Reports, plans and repairs of checkpoints as text for a person.

A report has a table of what each checkpoint is good for. What is wrong follows below,
once for each state with its meaning, then what the next backup can be and what to do.
Paragraphs are as wide as the terminal, up to `WIDEST`.
"""

from __future__ import annotations

import shlex
import shutil
import textwrap
from typing import TYPE_CHECKING, NamedTuple

from ..tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...client.checkpoints.plan import Action, Plan
    from ...client.checkpoints.report import CheckpointReport, Report

__all__ = ["action_text", "after_text", "heading", "plan_text", "report_tables", "report_text"]

WIDEST = 100
"""Columns of a paragraph on a terminal that is wider."""
_FEW = 4
"""Names that are all shown; of more, the first and the last are, with their number."""

_MEANS = {
    "monitor": "QEMU's monitor was asked",
    "server": "the server was asked, not QEMU's monitor",
    "images": "its images were read",
    "none": "its bitmaps were not looked at",
}
_BACKUPS = {
    "incremental": "incremental",
    "refused": "full only",
    "none": "none",
    "unknown": "unknown",
}
_MOVED = "sound, image moved"
_MEANINGS = {
    _MOVED: (
        "The image has another path than when the checkpoint was made, and its bitmaps came"
        " along. They can be trusted if it is that image or a copy of all of it. If it was made"
        " of several layers, as by qemu-img convert --bitmaps, they lack changes."
    ),
    "missing": (
        "The bitmap was removed, QEMU was killed before it stored it, or the image was copied by"
        " something that leaves bitmaps behind. Nothing tells what has changed since the"
        " checkpoint."
    ),
    "inconsistent": (
        "QEMU was killed, or the host went down, before QEMU stored the bitmap. It lacks"
        " changes, and nothing brings them back."
    ),
    "not recording": "Somebody disabled the bitmap. Changes since then are not marked in it.",
    "not persistent": (
        "Somebody made the bitmap again, for as long as the guest runs. Changes before that"
        " are not marked in it."
    ),
    "only in a lower layer": (
        "An image was put on top by something that does not continue bitmaps, as libvirt's"
        " snapshots do. Changes in it are not marked."
    ),
    "gap in the chain": (
        "An image does not have the bitmap that is between two others, or was written to since"
        " the checkpoint was made. Changes in it are not marked."
    ),
    "of another size": (
        "The disk was resized after a layer had been added to it. QEMU cannot put the bitmaps of"
        " its layers together, and no backup from the checkpoint is possible."
    ),
    "missing or broken": (
        "The server does not take the bitmap for a backup. Why, and where, only QEMU's"
        " monitor tells."
    ),
    "disk gone": (
        "The domain has no such disk any more. The other disks of the checkpoint can be used."
    ),
    "disk replaced": (
        "The disk has another image than when the checkpoint was made: one without the bitmap,"
        " or that of another disk. If that was not meant, put it right before anything is"
        " repaired."
    ),
    "raw disk": "Only qcow2 images have bitmaps. Each backup of this disk is a full one.",
    "not covered": (
        "The checkpoint was made without the disk, the disk came later, or a repair took it"
        " out. That is no fault."
    ),
    "unknown": "The bitmap may be sound or not.",
    "parent lost": (
        "The server has no record of the parent. Backups are not harmed by that, but the"
        " order of checkpoints is."
    ),
    "metadata lost": (
        "The bitmap is whole, and the server has no record of its checkpoint, as after"
        " undefine. Backups cannot start from it, and no checkpoint can get its name."
    ),
    "orphaned": (
        "The bitmap is left of a checkpoint, and of no use. No checkpoint can get its name."
    ),
    "name clash": (
        "The checkpoint of this name does not have this disk. No backup uses the bitmap."
    ),
    "foreign": (
        "The bitmap is not like those of this domain's checkpoints. It may be somebody else's."
    ),
    "in use": "A job works with the bitmap, and removes it when it ends.",
}


class _Entry(NamedTuple):
    """One thing to say about a checkpoint or bitmap, on a disk if there is one."""

    state: str
    name: str
    disk: str
    reason: str
    layers: tuple[str | None, ...] = ()

    @property
    def detail(self) -> str:
        """Reason, with the images that it is about if it does not name them."""
        others = [f"'{layer}'" for layer in self.layers if layer and layer not in self.reason]
        return f"{self.reason} ({', '.join(others)})" if others else self.reason


# -- a report --------------------------------------------------------------------------


def report_tables(report: Report) -> Iterator[Table]:
    """Yield the tables of a report: checkpoints, and bitmaps without one."""
    if report.checkpoints:
        table = Table("Checkpoint", "Disk", "State", "Backup from it")
        for one in report.checkpoints:
            for row in _rows(one):
                table.add(one.name, *row)
        yield table
    if report.strays:
        table = Table("Bitmap without checkpoint", "Disk", "State")
        disks: dict[tuple[str, str], list[str]] = {}
        for stray in report.strays:
            disks.setdefault((stray.name, stray.kind), []).append(stray.disk)
        for (name, kind), names in disks.items():
            table.add(name, _few(names), kind)
        yield table


def _rows(one: CheckpointReport) -> Iterator[tuple[str, str, str]]:
    if one.lost_parent is not None:
        yield "-", "parent lost", "-"
    disks: dict[tuple[str, str], list[str]] = {}
    for disk in one.disks:
        disks.setdefault((disk.finding, _BACKUPS[disk.backup]), []).append(disk.disk)
    for (finding, backup), names in disks.items():
        yield _few(names), finding, backup
    if not one.disks:
        yield "-", "no disks", "none"


def report_text(report: Report, *, advises: bool = True) -> str:
    """Return what is wrong, what it means, and if it ``advises`` what to do."""
    entries: dict[str, list[_Entry]] = {}
    told: set[str] = set()
    for entry in _entries(report):
        entries.setdefault(entry.state, []).append(entry)
        told |= {entry.reason, f"{entry.disk}: {entry.reason}"}
    notes = [note for note in report.notes if note not in told]
    paragraphs = [_paragraph(f"Note: {note}.") for note in notes]
    for state, meaning in _MEANINGS.items():
        if state in entries:
            first = _paragraph(f"{state.capitalize()}: {meaning}")
            paragraphs.append(first + "".join(_lines(entries[state])))
    last = [_next(report), *(_advice(report) if advises else ())]
    paragraphs += [_paragraph(text) for text in last if text]
    return "\n".join(paragraphs)


def _entries(report: Report) -> Iterator[_Entry]:
    """Yield what is to be said about each checkpoint and bitmap, but the usual."""
    for one in report.checkpoints:
        if one.lost_parent is not None:
            yield _Entry("parent lost", one.name, "", f"there is no '{one.lost_parent}'")
        for disk in one.disks:
            if disk.is_moved:
                yield _Entry(_MOVED, one.name, disk.disk, disk.reason)
            elif disk.finding != "sound":
                yield _Entry(disk.finding, one.name, disk.disk, disk.reason, (disk.layer,))
    for stray in report.strays:
        yield _Entry(stray.kind, stray.name, stray.disk, stray.reason, stray.layers)


def _lines(entries: Iterable[_Entry]) -> Iterator[str]:
    """Yield a line for each detail: the names and the disks that it is about."""
    names: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        names.setdefault((entry.detail, entry.disk), []).append(entry.name)
    disks: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (detail, disk), found in names.items():
        disks.setdefault((detail, tuple(found)), []).append(disk)
    for (detail, found_names), found_disks in disks.items():
        place = f" on {_few(found_disks)}" if found_disks[0] else ""
        yield _paragraph(f"{_few(found_names)}{place}: {detail}", indent=4)


def _next(report: Report) -> str:
    """Return what the next backup can be, by disk."""
    kinds: dict[str, list[str]] = {}
    for each in report.next_backups:
        kind = _NEXT[each.kind].format(base=each.base)
        kinds.setdefault(kind, []).append(each.disk)
    when = "" if report.is_active else ", once the guest runs"
    found = [f"{kind} for {_few(disks)}" for kind, disks in kinds.items()]
    return f"The next backup can be{when}: {'; '.join(found)}." if found else ""


_NEXT = {
    "incremental": "incremental from '{base}'",
    "full": "only full",
    "unknown": "not known",
}


def _advice(report: Report) -> Iterator[str]:
    if report.has_job:
        yield "A backup is running. Nothing is repaired until it has ended."
    strays = {stray.kind for stray in report.strays}
    unsound = [one for one in report.checkpoints if not one.is_sound]
    is_unknown = any(disk.finding == "unknown" for one in unsound for disk in one.covered)
    is_mended = "metadata lost" in strays or any(
        one.lost_parent is not None
        or any(disk.finding.is_broken for disk in one.covered)
        or all(disk.finding == "disk gone" for disk in one.covered)
        for one in unsound
    )
    command = f"virtrio checkpoint-check {shlex.quote(report.domain)} --repair"
    if is_mended:
        yield f"To mend this: {command} shows what it would do, and asks before it does it."
    if not strays.isdisjoint({"orphaned", "name clash"}):
        yield f"To get rid of bitmaps of no use: {command} --remove-bitmaps"
    if is_unknown:
        yield "What is unknown is left as it is."


# -- a plan and a repair ---------------------------------------------------------------


def plan_text(plan: Plan) -> str:
    """Return what is going to be done, and what is not."""
    lines = ["To do:\n" if plan.actions else "There is nothing to do.\n"]
    for number, action in enumerate(plan.actions, 1):
        lines.append(_paragraph(f"{action_text(action)}: {action.reason}", first=f"{number:3}. "))
        if action.guesses:
            lines.append(_paragraph(f"guessed: {'; '.join(action.guesses)}", indent=5))
    if any(action.guesses for action in plan.actions):
        lines += ["\n", _paragraph(_KNOWN)]
    if plan.left:
        lines.append("\nLeft as it is:\n")
        lines += _lines(_Entry("", left.name, left.disk or "", left.reason) for left in plan.left)
    return "".join(lines)


_KNOWN = (
    "What is guessed here is known to a file of checkpoint-export, and to a target of"
    " backup-run: if there is one, run checkpoint-import with it before."
)


def action_text(action: Action) -> str:
    """Return an action as a sentence without a period."""
    parent = "no parent" if action.parent is None else f"the parent '{action.parent}'"
    disks = ", ".join(action.disks) or "no disk"
    way = "" if action.way is None else f" ({_WAYS[action.way]})"
    return {
        "delete metadata": f"delete the record of checkpoint '{action.name}'",
        "redefine": f"redefine checkpoint '{action.name}' with {parent} and {disks}",
        "restore": f"restore checkpoint '{action.name}' with {parent} and {disks}",
        "remove bitmap": f"remove bitmap '{action.name}' from {disks}{way}",
    }[action.kind]


_WAYS = {
    "checkpoint": "with a checkpoint that is made for it",
    "checkpoint put aside": "the record of the checkpoint of this name is put aside meanwhile",
    "monitor": "by QEMU's monitor",
    "qemu-img": "by qemu-img",
}


def after_text(report: Report) -> str:
    """Return how checkpoints are after a repair."""
    lines = [heading(report) + "\n"]
    bad = [one.name for one in report.checkpoints if not one.is_sound]
    if bad:
        lines.append(_paragraph(f"Still not sound: {_few(bad)}"))
    following = _next(report)
    return "".join([*lines, _paragraph(following) if following else ""])


def heading(report: Report) -> str:
    """Return the first line: how many checkpoints are sound, and how that is known."""
    good = sum(one.is_sound for one in report.checkpoints)
    count = len(report.checkpoints)
    sound = "" if count == 0 else ", all sound" if good == count else f", {good} sound"
    state = "running" if report.is_active else "shut off"
    return (
        f"Domain '{report.domain}', {state}: {count} checkpoint{'s' * (count != 1)}{sound}"
        f" ({_MEANS[report.means]})"
    )


# -- paragraphs ------------------------------------------------------------------------


def _few(names: Sequence[str]) -> str:
    """Return names with commas, of many the first and the last one and their number."""
    if len(names) <= _FEW:
        return ", ".join(names)
    return f"{names[0]}, {names[1]}, … {names[-1]} ({len(names)})"


def _paragraph(text: str, *, first: str = "", indent: int = 0) -> str:
    """Return lines that are not wider than the terminal; words are not broken.

    Lines are indented by ``indent`` columns, those behind the first one by four more,
    or as ``first`` is long.
    """
    before = first or " " * indent
    behind = " " * (len(first) or indent + 4 * bool(indent))
    lines = textwrap.wrap(
        text,
        _width(),
        initial_indent=before,
        subsequent_indent=behind,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "".join(f"{line}\n" for line in lines)


def _width() -> int:
    """Return the columns of a paragraph."""
    return min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
