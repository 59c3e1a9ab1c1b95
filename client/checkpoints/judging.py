"""Judgement about checkpoints: what bitmaps, as they were seen, are good for.

libvirt's rule: the bitmap of a disk is the union of those of its name in the layers
from the top one on without a gap, and each has to be persistent, recording and
consistent.

That lets a layer pass that lost its bitmaps, as one does that is converted, if it is
below all that have the bitmap. So there is a second rule, for which the record of the
checkpoint is needed: the layer that was on top when it was made has been written to
since, and so have those that came above it. All of them have to have the bitmap.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from .documents import is_a_name, natural
from .owning import OTHERS, Owned
from .report import (
    CheckpointReport,
    DiskReport,
    Finding,
    Means,
    NextBackup,
    NextKind,
    Report,
    Stray,
    StrayKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .documents import Checkpoint, Disk, Domain
    from .images import Bitmap, SeenDisk

__all__ = [
    "ASLEEP",
    "CHANGING",
    "MAY_BE_ASLEEP",
    "Look",
    "find",
    "from_refusal",
    "from_sizes",
    "judge",
]

ASLEEP = (
    "QEMU has sent the guest's state away, by a core dump or a save that failed, and may not"
    " know its bitmaps until the guest is resumed"
)
CHANGING = "checkpoints were made or deleted while bitmaps were looked at; try again"
MAY_BE_ASLEEP = (
    "the guest is paused, and the server sees none of its bitmaps: QEMU may have let go of"
    " the images, as after a core dump; resume the guest, or let the monitor be asked"
)


class Look(NamedTuple):
    """Everything that was collected about a domain.

    Checkpoints come parents first. ``seen`` has the disks whose images could be looked
    at, by target; ``said`` what the server said of the disks of a checkpoint, by its
    name and their targets (`Means.SERVER`). ``is_secure`` tells whether the documents
    of checkpoints have their secrets: without them none may be redefined. ``doubt``
    says why bitmaps may be there that were not seen, "" if all were.
    """

    domain: Domain
    is_active: bool
    means: Means
    checkpoints: tuple[Checkpoint, ...]
    seen: dict[str, SeenDisk]
    said: dict[str, dict[str, DiskReport]]
    notes: tuple[str, ...]
    has_job: bool
    is_secure: bool = True
    doubt: str = ""

    @property
    def by_name(self) -> dict[str, Checkpoint]:
        return {one.name: one for one in self.checkpoints}


def judge(look: Look) -> Report:
    """Say of each checkpoint and bitmap what it is."""
    names = {one.name for one in look.checkpoints}
    tops = _tops(look)
    checkpoints = tuple(_checkpoint(one, look, names, tops) for one in look.checkpoints)
    return Report(
        look.domain.name,
        look.domain.uuid,
        look.is_active,
        look.means,
        checkpoints,
        tuple(_strays(look)),
        look.notes,
        look.has_job,
        tuple(_next_backups(look.domain, checkpoints)),
    )


def _next_backups(
    domain: Domain, checkpoints: tuple[CheckpointReport, ...]
) -> Iterable[NextBackup]:
    bases: dict[str, str] = {}
    unknown: set[str] = set()
    for one in checkpoints:
        for found in one.disks:
            if found.finding is Finding.SOUND:
                bases[found.disk] = one.name
            elif found.finding is Finding.UNKNOWN:
                unknown.add(found.disk)
    for disk in domain.disks.values():
        name = disk.target
        if not disk.is_backed_up:
            continue
        if name in bases:
            yield NextBackup(name, NextKind.INCREMENTAL, bases[name])
        else:
            yield NextBackup(name, NextKind.UNKNOWN if name in unknown else NextKind.FULL)


def _paths(look: Look, disk: Disk) -> list[str]:
    """Return the paths of a disk's layers, as seen, or else as it is defined."""
    seen = look.seen.get(disk.target)
    layers = disk.layers if seen is None or seen.problem is not None else seen.layers
    return [layer.path for layer in layers]


def _tops(look: Look) -> dict[str, dict[str, int]]:
    """Return the numbers of the layers that were on top, by checkpoint and disk.

    If a disk has that layer no more, as after a commit or a pull, it is the one of an
    older checkpoint: what is below that has been below all the time.
    """
    layers = {disk.target: _paths(look, disk) for disk in look.domain.disks.values()}
    found: dict[str | None, dict[str, int]] = {}
    for one in look.checkpoints:  # parents come first
        own = {
            disk: layers[disk].index(path)
            for disk, path in one.sources
            if path in layers.get(disk, ())
        }
        found[one.name] = found.get(one.parent, {}) | own
    return {name: tops for name, tops in found.items() if name is not None}


def _checkpoint(
    one: Checkpoint, look: Look, names: set[str], tops: Mapping[str, Mapping[str, int]]
) -> CheckpointReport:
    sources = dict(one.sources)
    disks = [_disk(one.name, disk.name, sources, look, tops[one.name]) for disk in one.disks]
    covered = {disk.name for disk in one.disks}
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


def _disk(
    checkpoint: str, name: str, before: Mapping[str, str], look: Look, tops: Mapping[str, int]
) -> DiskReport:
    """Judge one disk; ``before`` has the image of each when the checkpoint was made.

    ``tops`` has the number of that layer now. The bitmap has the checkpoint's name for
    servers, whatever its record says.
    """
    disk = look.domain.disks.get(name)
    if disk is None or not disk.layers:
        return DiskReport(name, Finding.DISK_GONE, "the domain has no such disk any more")
    if disk.top.format != "qcow2":
        reason = f"its image is of format {disk.top.format} now, which has no bitmaps"
        return DiskReport(name, Finding.RAW, reason, disk.top.path)
    seen = look.seen.get(name)
    paths = _paths(look, disk)
    if (found := look.said.get(checkpoint, {}).get(name)) is None:
        if seen is None or seen.problem is not None:
            problem = "its images were not looked at" if seen is None else seen.problem
            return DiskReport(name, Finding.UNKNOWN, str(problem), disk.top.path)
        finding, layer, reason = find(seen, checkpoint)
        marked = seen.marked(checkpoint) if finding is Finding.SOUND else None
        found = DiskReport(name, finding, reason, layer, marked)
    found = _compared(found, before, paths)
    if found.finding is Finding.SOUND and name in before:
        having = None if seen is None else [checkpoint in layer.bitmaps for layer in seen.layers]
        found = _reaching(found, before[name], paths, tops.get(name), having)
    return _doubted(found, look)


def _reaching(
    found: DiskReport, had: str, paths: list[str], top: int | None, having: list[bool] | None
) -> DiskReport:
    """Return what was found of a disk whose bitmap is sound for the server.

    ``had`` is the image that it had, ``top`` the number of that layer or of one that
    was there before, and ``having`` tells which layers have the bitmap, if it is known.
    """
    needed = range(len(paths) if top is None else top + 1)
    if len(needed) <= 1:
        return found
    if having is None:
        reason = f"whether '{paths[needed[-1]]}', below '{paths[0]}', has it is not seen this way"
        return DiskReport(found.disk, Finding.UNKNOWN, reason, paths[needed[-1]])
    lacking = next((number for number in needed if not having[number]), None)
    if lacking is None:
        return found
    layer = paths[lacking]
    if had in paths:
        reason = f"its image was '{had}', and '{layer}' has none: it lost what was written there"
        return DiskReport(found.disk, Finding.GAP, reason, layer)
    reason = f"its image was '{had}', and '{layer}', which has none, may have what was in that"
    return DiskReport(found.disk, Finding.UNKNOWN, reason, layer)


def _compared(found: DiskReport, before: Mapping[str, str], paths: list[str]) -> DiskReport:
    """Return what was found of a disk, and whether it has another image than before."""
    had = before.get(found.disk)
    if had is None or had in paths or not paths:
        return found
    reason = f"its image is '{paths[0]}' now, and was '{had}'"
    for other, path in before.items():
        if path in paths:  # a bitmap that is sound says what has changed in that one
            reason = f"it has the image that disk '{other}' had, '{path}'"
            return replace(found, finding=Finding.DISK_REPLACED, reason=reason, marked=None)
    if found.finding is Finding.SOUND:
        if len(before) > 1:
            reason = f"{reason}; that it is not another disk's is not seen"
        return replace(found, reason=reason, is_moved=True)
    if found.finding is Finding.MISSING:
        return replace(found, finding=Finding.DISK_REPLACED, reason=reason)
    if found.finding is Finding.BROKEN:
        return replace(found, reason=f"{found.reason}; {reason}", layer=paths[0])
    return found


def _doubted(found: DiskReport, look: Look) -> DiskReport:
    """Return what was found of a bitmap, or that it is unknown where there is doubt."""
    if not look.doubt or not found.finding.is_broken:
        return found
    return DiskReport(found.disk, Finding.UNKNOWN, look.doubt, found.layer)


def find(seen: SeenDisk, name: str) -> tuple[Finding, str | None, str]:
    """Return what a bitmap is, the path of the layer that decides, and why."""
    found = [name in layer.bitmaps for layer in seen.layers]
    if not any(found):
        top = seen.layers[0].path if seen.layers else None
        return Finding.MISSING, top, "none of its images has the bitmap"
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
    size = seen.layers[0].size
    for layer in seen.layers[1:first]:
        if None not in (size, layer.size) and layer.size != size:
            reason = f"it is of {layer.size} bytes there, and of {size} in '{seen.layers[0].path}'"
            return Finding.RESIZED, layer.path, reason
    return Finding.SOUND, seen.layers[0].path, "it can be trusted"


_FLAWS = {
    Finding.INCONSISTENT: "QEMU did not store it when it ended",
    Finding.NOT_PERSISTENT: "it is gone when the guest ends",
    Finding.NOT_RECORDING: "it is disabled",
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
    used = {(disk.name, one.name) for one in look.checkpoints for disk in one.disks}
    owned = Owned(look.domain, look.checkpoints)
    for target, seen in look.seen.items():
        found = {name for layer in seen.layers for name in layer.bitmaps}
        for name in sorted(found, key=natural):
            if (target, name) not in used:
                yield _stray(look, owned, name, target, has_checkpoint=name in names)


def _stray(look: Look, owned: Owned, name: str, target: str, *, has_checkpoint: bool) -> Stray:
    seen = look.seen[target]
    layers = seen.having(name)
    kind, reason = _kind(look, owned, name, seen, has_checkpoint=has_checkpoint)
    return Stray(
        name, target, kind, reason, tuple(layer.path for layer in layers), seen.marked(name)
    )


def _kind(
    look: Look, owned: Owned, name: str, seen: SeenDisk, *, has_checkpoint: bool
) -> tuple[StrayKind, str]:
    bitmaps = [layer.bitmaps[name] for layer in seen.having(name)]
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
    if not owned.having(seen, name):
        return StrayKind.FOREIGN, OTHERS
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
    r"missing or broken bitmap '.*' for disk '(?P<disk>[^']*)': (?P<why>it is .*)",
    re.DOTALL,
)
# What our server says; libvirtd gives no reason.
_REASONS = (
    (r"it is absent in '.*', above '(.*)'", Finding.LOWER_LAYER),
    (r"it is absent in '(.*)'", Finding.MISSING),
    (r"it is inconsistent in '(.*)'", Finding.INCONSISTENT),
    (r"it is not persistent in '(.*)'", Finding.NOT_PERSISTENT),
    (r"it is not recording in '(.*)'", Finding.NOT_RECORDING),
)


def from_sizes(checkpoint: Checkpoint, sizes: Mapping[str, int]) -> dict[str, DiskReport]:
    """Judge the disks of a checkpoint by the sizes that a server says of sound ones.

    Sizes are in bytes, by target.
    """
    return {
        disk.name: DiskReport(disk.name, Finding.SOUND, "the server takes it", marked=size)
        if (size := sizes.get(disk.name)) is not None
        else DiskReport(disk.name, Finding.BROKEN, "the server does not take it, nor say why")
        for disk in checkpoint.disks
    }


def from_refusal(text: str) -> DiskReport | None:
    """Return the disk and the reason in the message of VIR_ERR_CHECKPOINT_INCONSISTENT.

    None if it gives no reason, as libvirtd's does not.
    """
    match = _REFUSAL.search(text)
    if match is None:
        return None
    disk, why = match["disk"], match["why"]
    for form, finding in _REASONS:
        if (found := re.fullmatch(form, why, re.DOTALL)) is not None:
            return DiskReport(disk, finding, why, found[1])
    return None
