"""Judgement about checkpoints: what bitmaps, as they were seen, are good for.

libvirt's rule: the bitmap of a disk is the union of those of its name in the layers
from the top one on without a gap, and each has to be persistent, recording and
consistent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .documents import is_a_name
from .report import CheckpointReport, DiskReport, Finding, Means, Report, Stray, StrayKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .documents import Checkpoint, Disk, Domain
    from .images import Bitmap, SeenDisk

__all__ = ["ASLEEP", "Look", "find", "from_refusal", "judge"]

ASLEEP = (
    "QEMU has sent the guest's state away, by a core dump or a save that failed, and may not"
    " know its bitmaps until the guest is resumed"
)


class Look(NamedTuple):
    """Everything that was collected about a domain.

    Checkpoints come parents first. ``seen`` has the disks whose images could be looked
    at, ``validated`` what the server said of each disk of a checkpoint that was
    redefined (`Means.REDEFINE`). ``is_secure`` tells whether the documents
    of checkpoints have their secrets: without them none may be redefined.
    ``is_asleep``: QEMU has let go of the images (`ASLEEP`).
    """

    domain: Domain
    is_active: bool
    means: Means
    checkpoints: tuple[Checkpoint, ...]
    seen: dict[str, SeenDisk]
    validated: dict[str, dict[str, DiskReport]]
    notes: tuple[str, ...]
    has_job: bool
    is_secure: bool = True
    is_asleep: bool = False

    @property
    def by_name(self) -> dict[str, Checkpoint]:
        return {one.name: one for one in self.checkpoints}


def judge(look: Look) -> Report:
    """Say of each checkpoint and bitmap what it is."""
    names = {one.name for one in look.checkpoints}
    return Report(
        look.domain.name,
        look.domain.uuid,
        look.is_active,
        look.means,
        tuple(_checkpoint(one, look, names) for one in look.checkpoints),
        tuple(_strays(look)),
        look.notes,
        look.has_job,
    )


def _checkpoint(one: Checkpoint, look: Look, names: set[str]) -> CheckpointReport:
    covered = {disk.name: disk.bitmap for disk in one.disks}
    disks = [_disk(one, name, bitmap, look) for name, bitmap in covered.items()]
    disks += [
        _not_covered(disk)
        for disk in look.domain.disks.values()
        if disk.target not in covered and disk.is_backed_up
    ]
    lost = one.parent if one.parent is not None and one.parent not in names else None
    return CheckpointReport(one.name, one.parent, one.created, tuple(disks), lost)


def _not_covered(disk: Disk) -> DiskReport:
    if disk.top.format != "qcow2":
        reason = f"a disk of format {disk.top.format} has no bitmaps"
        return DiskReport(disk.target, Finding.RAW, reason, disk.top.path, is_covered=False)
    reason = "the checkpoint was made without it"
    return DiskReport(disk.target, Finding.NOT_COVERED, reason, disk.top.path, is_covered=False)


def _disk(one: Checkpoint, name: str, bitmap: str, look: Look) -> DiskReport:
    disk = look.domain.disks.get(name)
    if disk is None or not disk.layers:
        return DiskReport(name, Finding.DISK_GONE, "the domain has no such disk any more")
    if disk.top.format != "qcow2":
        reason = f"its image is of format {disk.top.format} now, which has no bitmaps"
        return DiskReport(name, Finding.RAW, reason, disk.top.path)
    if (said := look.validated.get(one.name, {}).get(name)) is not None:
        return said
    seen = look.seen.get(name)
    if seen is None or seen.problem is not None:
        problem = "its images were not looked at" if seen is None else seen.problem
        return DiskReport(name, Finding.UNKNOWN, str(problem), disk.top.path)
    finding, layer, reason = find(seen, bitmap)
    before = dict(one.sources).get(name)
    paths = [layer.path for layer in seen.layers]
    if before is not None and before not in paths:
        if finding is Finding.MISSING:
            finding = Finding.DISK_REPLACED
            reason = f"its image is '{paths[0]}' now; it was '{before}'"
        elif finding is Finding.SOUND:
            reason = f"its image was '{before}' when the checkpoint was made"
    marked = seen.marked(bitmap) if finding is Finding.SOUND else None
    return DiskReport(name, finding, reason, layer, marked)


def find(seen: SeenDisk, name: str) -> tuple[Finding, str | None, str]:
    """Return what a bitmap is, the path of the layer that decides, and why."""
    found = [name in layer.bitmaps for layer in seen.layers]
    if not any(found):
        top = seen.layers[0].path if seen.layers else None
        return Finding.MISSING, top, f"no layer has a bitmap '{name}'"
    if not found[0]:
        lower = seen.layers[found.index(True)].path
        reason = f"it is in '{lower}', below '{seen.layers[0].path}', which has none"
        return Finding.LOWER_LAYER, lower, reason
    for layer in seen.layers:
        bitmap = layer.bitmaps.get(name)
        if bitmap is None:
            break
        if (bad := _flaw(bitmap)) is not None:
            return bad, layer.path, _FLAWS[bad]
    first = found.index(False) if False in found else len(found)
    if any(found[first:]):
        lower = seen.layers[first + found[first:].index(True)].path
        reason = f"it is in '{lower}' again, but not in '{seen.layers[first].path}' above"
        return Finding.GAP, seen.layers[first].path, reason
    return Finding.SOUND, seen.layers[0].path, "it can be trusted"


_FLAWS = {
    Finding.INCONSISTENT: "QEMU did not store it when it ended, and it may lack changes",
    Finding.NOT_PERSISTENT: "it is gone when the guest ends",
    Finding.NOT_RECORDING: "it is disabled, and lacks changes",
}


def _flaw(bitmap: Bitmap) -> Finding | None:
    if bitmap.is_inconsistent:
        return Finding.INCONSISTENT
    if not bitmap.is_persistent:
        return Finding.NOT_PERSISTENT
    return None if bitmap.is_recording else Finding.NOT_RECORDING


# -- bitmaps without a checkpoint ------------------------------------------------------


def _strays(look: Look) -> Iterable[Stray]:
    names = {one.name for one in look.checkpoints}
    used = {(disk.name, disk.bitmap) for one in look.checkpoints for disk in one.disks}
    for target, seen in look.seen.items():
        found = {name for layer in seen.layers for name in layer.bitmaps}
        for name in sorted(found):
            if (target, name) not in used:
                yield _stray(look, name, target, seen, has_checkpoint=name in names)


def _stray(look: Look, name: str, target: str, seen: SeenDisk, *, has_checkpoint: bool) -> Stray:
    layers = seen.having(name)
    bitmaps = [layer.bitmaps[name] for layer in layers]
    kind, reason = _kind(look, name, seen, bitmaps, has_checkpoint=has_checkpoint)
    return Stray(
        name, target, kind, reason, tuple(layer.path for layer in layers), seen.marked(name)
    )


def _kind(
    look: Look, name: str, seen: SeenDisk, bitmaps: list[Bitmap], *, has_checkpoint: bool
) -> tuple[StrayKind, str]:
    if any(one.is_busy for one in bitmaps) or (
        look.has_job and not all(one.is_persistent for one in bitmaps)
    ):
        return StrayKind.IN_USE, "a job works with it"
    if not is_a_name(name):
        return StrayKind.FOREIGN, "no checkpoint can have this name"
    if name.startswith("libvirt-tmp-"):
        return StrayKind.FOREIGN, "libvirt's name for what it removes itself"
    if not all(one.is_persistent for one in bitmaps):
        return StrayKind.FOREIGN, "it is not persistent, as those of checkpoints are"
    if has_checkpoint:
        return StrayKind.CLASH, "the checkpoint of this name was made without this disk"
    finding, layer, why = find(seen, name)
    if finding is Finding.SOUND:
        return StrayKind.LOST, "it can be trusted, and no checkpoint has its name"
    if finding is Finding.NOT_RECORDING:
        return StrayKind.FOREIGN, f"it is disabled in '{layer}', as none of a checkpoint is"
    return StrayKind.ORPHANED, f"no checkpoint has its name, and {finding} in '{layer}': {why}"


# -- what a server says ----------------------------------------------------------------

_REFUSAL = re.compile(
    r"missing or broken bitmap '(?P<bitmap>.*?)' for disk '(?P<disk>[^']*)'(: (?P<why>.*))?",
    re.DOTALL,
)
# What our server says; libvirtd gives no reason.
_REASONS = (
    (r"it is absent in '.*', above '.*'", Finding.LOWER_LAYER),
    (r"it is absent in '.*'", Finding.MISSING),
    (r"it is inconsistent in '.*'", Finding.INCONSISTENT),
    (r"it is not persistent in '.*'", Finding.NOT_PERSISTENT),
    (r"it is not recording in '.*'", Finding.NOT_RECORDING),
)


def from_refusal(checkpoint: Checkpoint, text: str | None) -> dict[str, DiskReport]:
    """Return what a server says of a checkpoint's disks by refusing to validate it.

    ``text`` is the message of its VIR_ERR_CHECKPOINT_INCONSISTENT, None if it took the
    checkpoint. Disks are validated one after the other: those before the one that is
    named are sound, those behind it unknown.
    """
    match = _REFUSAL.search(text) if text is not None else None
    named: str | None = match["disk"] if match is not None else None
    if not any(disk.name == named for disk in checkpoint.disks):
        named = None
    found: dict[str, DiskReport] = {}
    is_behind = False
    for disk in checkpoint.disks:
        if is_behind or (text is not None and named is None):
            why = "the server found a broken one before it" if is_behind else str(text)
            found[disk.name] = DiskReport(disk.name, Finding.UNKNOWN, why)
        elif disk.name == named and match is not None:
            is_behind = True
            why = match["why"] or "the server says no more"
            reasons = (kind for form, kind in _REASONS if re.fullmatch(form, why, re.DOTALL))
            finding = next(reasons, Finding.BROKEN)
            found[disk.name] = DiskReport(disk.name, finding, why)
        else:
            found[disk.name] = DiskReport(disk.name, Finding.SOUND, "the server takes it")
    return found
