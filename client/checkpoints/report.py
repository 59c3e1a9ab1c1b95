"""Findings about the checkpoints of a domain, as values with a JSON form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Backup",
    "CheckpointReport",
    "DiskReport",
    "Finding",
    "Means",
    "NextBackup",
    "NextKind",
    "Report",
    "Stray",
    "StrayKind",
]


class Means(StrEnum):
    """Way in which bitmaps were looked at."""

    MONITOR = "monitor"
    """QEMU's monitor was asked: everything is seen."""
    SERVER = "server"
    """The server was asked how much each checkpoint marks, which it says of sound
    disks alone. Whether a disk is broken is seen, but on libvirtd not why, nor in which
    layer; bitmaps without a checkpoint are not seen at all."""
    IMAGES = "images"
    """qemu-img read the images of a domain that is shut off: everything is seen, but
    not how much is marked."""
    NONE = "none"
    """Bitmaps could not be looked at; the notes say why."""


class Finding(StrEnum):
    """State of one disk of a checkpoint."""

    SOUND = "sound"
    MISSING = "missing"
    INCONSISTENT = "inconsistent"
    NOT_RECORDING = "not recording"
    NOT_PERSISTENT = "not persistent"
    LOWER_LAYER = "only in a lower layer"
    GAP = "gap in the chain"
    RESIZED = "of another size"
    """In a lower layer, from before the disk was resized: QEMU cannot merge the two."""
    BROKEN = "missing or broken"
    """Not sound, and the server does not say why."""
    DISK_GONE = "disk gone"
    DISK_REPLACED = "disk replaced"
    RAW = "raw disk"
    NOT_COVERED = "not covered"
    """Disk of the domain that is no part of the checkpoint."""
    UNKNOWN = "unknown"

    @property
    def is_broken(self) -> bool:
        """True if the bitmap is lost for backups, and nothing brings it back."""
        return self in _BROKEN


_BROKEN = frozenset(
    {
        Finding.MISSING,
        Finding.INCONSISTENT,
        Finding.NOT_RECORDING,
        Finding.NOT_PERSISTENT,
        Finding.LOWER_LAYER,
        Finding.GAP,
        Finding.RESIZED,
        Finding.BROKEN,
        Finding.DISK_REPLACED,
        Finding.RAW,
    }
)


class Backup(StrEnum):
    """Backup of a disk that a checkpoint allows."""

    INCREMENTAL = "incremental"
    REFUSED = "refused"
    """The server refuses an incremental one with VIR_ERR_CHECKPOINT_INCONSISTENT."""
    NONE = "none"
    """The domain has no such disk."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DiskReport:
    """One disk of a checkpoint: what was found, in which image, and why.

    ``layer`` is the path of the image that decided, None if that is not known.
    ``marked`` is the number of bytes that have changed since the checkpoint, as far as
    they are marked; None if that is not known. ``is_covered`` is False for a disk of
    the domain of which the checkpoint has no bitmap, ``is_moved`` True for a sound disk
    whose image had another path when the checkpoint was made.
    """

    disk: str
    finding: Finding
    reason: str
    layer: str | None = None
    marked: int | None = None
    is_covered: bool = True
    is_moved: bool = False

    @property
    def backup(self) -> Backup:
        """Backup of the disk that this checkpoint allows."""
        if self.finding is Finding.SOUND:
            return Backup.INCREMENTAL
        if self.finding is Finding.DISK_GONE:
            return Backup.NONE
        return Backup.UNKNOWN if self.finding is Finding.UNKNOWN else Backup.REFUSED

    def to_json(self) -> dict[str, Any]:
        """Return the disk as values for `json.dumps`."""
        return {
            "disk": self.disk,
            "finding": str(self.finding),
            "reason": self.reason,
            "layer": self.layer,
            "marked": self.marked,
            "covered": self.is_covered,
            "moved": self.is_moved,
            "backup": str(self.backup),
        }


@dataclass(frozen=True, slots=True)
class CheckpointReport:
    """One checkpoint: its disks, and disks of the domain that it does not have.

    ``lost_parent`` is the name of a parent that the domain does not have, or None.
    ``created`` is in seconds since 1970.
    """

    name: str
    parent: str | None
    created: int
    disks: tuple[DiskReport, ...]
    lost_parent: str | None = None

    @property
    def covered(self) -> tuple[DiskReport, ...]:
        """Disks that are part of the checkpoint."""
        return tuple(disk for disk in self.disks if disk.is_covered)

    @property
    def is_sound(self) -> bool:
        """Whether all its disks that are still there can be backed up from it."""
        return (
            self.lost_parent is None
            and all(disk.finding in (Finding.SOUND, Finding.DISK_GONE) for disk in self.covered)
            and (not self.covered or any(disk.finding is Finding.SOUND for disk in self.covered))
        )

    def to_json(self) -> dict[str, Any]:
        """Return the checkpoint as values for `json.dumps`."""
        return {
            "name": self.name,
            "parent": self.parent,
            "lost_parent": self.lost_parent,
            "created": self.created,
            "sound": self.is_sound,
            "disks": [disk.to_json() for disk in self.disks],
        }


class StrayKind(StrEnum):
    """Reason why a bitmap belongs to no checkpoint."""

    LOST = "metadata lost"
    """Whole, and with a name of checkpoints: the record of it is lost."""
    ORPHANED = "orphaned"
    """Of no use any more: left by a checkpoint whose record is gone."""
    CLASH = "name clash"
    """There is a checkpoint of that name, which does not have this disk."""
    FOREIGN = "foreign"
    """Not as libvirt makes bitmaps of checkpoints, or perhaps another domain's."""
    IN_USE = "in use"
    """A job works with it."""


@dataclass(frozen=True, slots=True)
class Stray:
    """Bitmap on a disk that belongs to no checkpoint.

    ``layers`` are the paths of the images that have it, the top one first. ``marked``
    is the number of bytes that it marks, None if that is not known.
    """

    name: str
    disk: str
    kind: StrayKind
    reason: str
    layers: tuple[str, ...]
    marked: int | None = None

    @property
    def is_problem(self) -> bool:
        """Whether it keeps a checkpoint from being used, or made under its name."""
        return self.kind not in (StrayKind.FOREIGN, StrayKind.IN_USE)

    def to_json(self) -> dict[str, Any]:
        """Return the bitmap as values for `json.dumps`."""
        return {
            "name": self.name,
            "disk": self.disk,
            "kind": str(self.kind),
            "reason": self.reason,
            "layers": list(self.layers),
            "marked": self.marked,
        }


class NextKind(StrEnum):
    """Kind of backup of a disk that is possible next."""

    INCREMENTAL = "incremental"
    FULL = "full"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NextBackup:
    """Backup of a disk that is possible next.

    ``base`` is the newest checkpoint that is sound for the disk, from which an
    incremental one starts; None for the other kinds.
    """

    disk: str
    kind: NextKind
    base: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the backup as values for `json.dumps`."""
        return {"disk": self.disk, "kind": str(self.kind), "base": self.base}


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found about the checkpoints of a domain.

    Checkpoints come parents first. ``next_backups`` has the disks that a backup takes
    where none are named. ``notes`` say what could not be looked at, and why.
    ``has_job`` tells whether a backup runs.
    """

    domain: str
    uuid: str
    is_active: bool
    means: Means
    checkpoints: tuple[CheckpointReport, ...]
    strays: tuple[Stray, ...] = ()
    notes: tuple[str, ...] = ()
    has_job: bool = False
    next_backups: tuple[NextBackup, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether all is well: no checkpoint is broken or unknown, none is lost."""
        return all(one.is_sound for one in self.checkpoints) and not any(
            stray.is_problem for stray in self.strays
        )

    @property
    def by_name(self) -> Mapping[str, CheckpointReport]:
        """Checkpoints by their names."""
        return {one.name: one for one in self.checkpoints}

    def disk(self, checkpoint: str, disk: str) -> DiskReport | None:
        """Return what was found of a disk of a checkpoint, None if it is not there."""
        one = self.by_name.get(checkpoint)
        return next((each for each in one.disks if each.disk == disk), None) if one else None

    def to_json(self) -> dict[str, Any]:
        """Return the report as values for `json.dumps`."""
        return {
            "domain": self.domain,
            "uuid": self.uuid,
            "active": self.is_active,
            "means": str(self.means),
            "backup_runs": self.has_job,
            "sound": self.is_sound,
            "checkpoints": [one.to_json() for one in self.checkpoints],
            "strays": [stray.to_json() for stray in self.strays],
            "next_backups": [each.to_json() for each in self.next_backups],
            "notes": list(self.notes),
        }
