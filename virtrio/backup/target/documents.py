"""Documents in a target, as values: its identity, manifests of points, the intent.

Each is read with `from_json`, which raises TargetError for anything that is not as it
is written by `to_json`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, cast

from . import names
from .fields import Fields, dumped, loaded

__all__ = [
    "DiskFile",
    "FileKind",
    "Identity",
    "Intent",
    "Manifest",
    "Merge",
    "Mode",
    "OtherFile",
    "Pruning",
]

FORMAT = 1
"""Format of all documents that are written, and the only one that is read."""

FileKind: TypeAlias = Literal["full", "incremental"]
"""Kind of a disk's file: all of the disk, or what has changed since another file."""
Mode: TypeAlias = Literal["pull", "push"]
"""Way in which data came from the server."""

MOST_CAPACITY = 2**62
_ID = re.compile(r"[0-9a-f]{32}")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z")
_OTHER = re.compile(r"(nvram|tpm)(\.[a-z0-9]{1,10})?")
_CHECKPOINT = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,254}")
_BACKING = re.compile(r"\.\./([0-9]{6,9})/([A-Za-z0-9_]+\.qcow2)")


@dataclass(frozen=True, slots=True)
class Identity:
    """Identity of a target: ``backup.json``.

    ``id`` is random, 32 hexadecimal digits. The guest is known by ``domain_uuid``; its
    ``domain_name`` is the one that it had at first.
    """

    id: str
    domain_name: str
    domain_uuid: str

    def to_json(self) -> bytes:
        return dumped(
            {
                "format": FORMAT,
                "id": self.id,
                "domain": {"name": self.domain_name, "uuid": self.domain_uuid},
            }
        )

    @classmethod
    def from_json(cls, data: bytes, what: str = names.IDENTITY) -> Identity:
        fields = loaded(data, what)
        fields.format(FORMAT)
        domain = fields.object("domain")
        found = cls(fields.text("id", _ID), domain.text("name"), domain.text("uuid", _UUID))
        domain.end()
        fields.end()
        return found


@dataclass(frozen=True, slots=True)
class DiskFile:
    """Image of one disk in a point.

    ``name`` is the disk's target (``vda``). ``capacity`` is the disk's size, ``copied``
    how much was read from the server, ``size`` the file's length, all in bytes.
    ``backing`` is the number of the point with the file of the same disk that this one
    is based on, None for a full copy; ``reason`` says why a copy is full where it need
    not have been. ``source`` is what the disk was on the host, and ``inode`` which file
    that was, where it was seen (see `disks.inode_of`); a disk that has exchanged its
    image with another one is known by them.

    ``is_merging`` is in no document: a prune that has not come to its end writes into
    the file, whose size, hash and capacity are others by now.
    """

    name: str
    kind: FileKind
    capacity: int
    copied: int
    size: int
    sha256: str
    backing: int | None = None
    reason: str | None = None
    source: str | None = None
    compressed: bool = False
    is_merging: bool = False
    inode: str | None = None

    @property
    def file(self) -> str:
        """Name of the file in the point's folder."""
        return names.image_name(self.name)

    @property
    def sectors(self) -> int:
        """Size of the disk in its image, in bytes: whole sectors."""
        return -(-self.capacity // 512) * 512

    @property
    def backing_file(self) -> str | None:
        """Text about the backing file in the image's header."""
        return None if self.backing is None else names.backing_name(self.backing, self.name)

    def to_value(self) -> dict[str, object]:
        return {
            "name": self.name,
            "file": self.file,
            "kind": self.kind,
            "reason": self.reason,
            "capacity": self.capacity,
            "copied": self.copied,
            "size": self.size,
            "sha256": self.sha256,
            "backing": self.backing_file,
            "compressed": self.compressed,
            "source": self.source,
            "inode": self.inode,
        }

    @classmethod
    def from_fields(cls, fields: Fields) -> DiskFile:
        name = fields.text("name", names.DISK)
        file = fields.text("file")
        backing = fields.text_or_none("backing", _BACKING)
        found = cls(
            name=name,
            kind=cast("FileKind", fields.one_of("kind", ("full", "incremental"))),
            capacity=fields.integer("capacity", most=MOST_CAPACITY),
            copied=fields.integer("copied"),
            size=fields.integer("size"),
            sha256=fields.text("sha256", _SHA256),
            backing=None if backing is None else _backed(backing),
            reason=fields.text_or_none("reason"),
            source=fields.text_or_none("source"),
            compressed=fields.boolean("compressed"),
            inode=fields.text_if_there("inode"),
        )
        if file != found.file or backing != found.backing_file:
            fields.refuse("the name of a file is one that it cannot have")
        if (backing is None) != (found.kind == "full"):
            fields.refuse(f"it is {found.kind}, and that does not fit its backing file")
        fields.end()
        return found


def _backed(backing: str) -> int | None:
    """Return the number in the name of a backing file, None if it is no number."""
    match = _BACKING.fullmatch(backing)
    return None if match is None else names.number_of(match[1])


@dataclass(frozen=True, slots=True)
class OtherFile:
    """File of a guest that is no disk, in a point: ``nvram`` has its UEFI variables.

    ``file`` is ``KIND`` or ``KIND.EXTENSION``, and holds what was on the host,
    unchanged. ``size`` is in bytes; ``source`` is where the file was.
    """

    kind: str
    file: str
    size: int
    sha256: str
    source: str | None = None

    def to_value(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "file": self.file,
            "size": self.size,
            "sha256": self.sha256,
            "source": self.source,
        }

    @classmethod
    def from_fields(cls, fields: Fields) -> OtherFile:
        found = cls(
            kind=fields.one_of("kind", ("nvram", "tpm")),
            file=fields.text("file", _OTHER),
            size=fields.integer("size"),
            sha256=fields.text("sha256", _SHA256),
            source=fields.text_or_none("source"),
        )
        if found.file.partition(".")[0] != found.kind:
            fields.refuse(f"{found.file} is no file of kind {found.kind}")
        fields.end()
        return found


@dataclass(frozen=True, slots=True)
class Manifest:
    """Manifest of a point, its contents: ``manifest.json`` in its folder.

    Times are UTC in ISO 8601 (``2026-11-29T12:00:00Z``). ``domain_xml`` is the inactive
    definition with its secrets. ``checkpoint`` is the checkpoint that was made with the
    point, ``base`` the one that increments are based on.
    """

    number: int
    began: str
    ended: str
    mode: Mode
    frozen: bool
    domain_name: str
    domain_uuid: str
    domain_xml: str
    disks: tuple[DiskFile, ...]
    checkpoint: str | None = None
    checkpoint_xml: str | None = None
    base: str | None = None
    others: tuple[OtherFile, ...] = ()

    @property
    def files(self) -> tuple[DiskFile | OtherFile, ...]:
        """All files of the point, those of disks first."""
        return (*self.disks, *self.others)

    def disk(self, name: str) -> DiskFile | None:
        """Return the file of a disk, None if the point has none."""
        return next((disk for disk in self.disks if disk.name == name), None)

    def with_disk(self, file: DiskFile) -> Manifest:
        """Return a manifest in which this file is the one of its disk."""
        return replace(
            self, disks=tuple(file if disk.name == file.name else disk for disk in self.disks)
        )

    def to_json(self) -> bytes:
        return dumped(
            {
                "format": FORMAT,
                "number": self.number,
                "began": self.began,
                "ended": self.ended,
                "mode": self.mode,
                "frozen": self.frozen,
                "domain": {
                    "name": self.domain_name,
                    "uuid": self.domain_uuid,
                    "xml": self.domain_xml,
                },
                "checkpoint": self.checkpoint,
                "checkpoint_xml": self.checkpoint_xml,
                "base": self.base,
                "disks": [disk.to_value() for disk in self.disks],
                "others": [other.to_value() for other in self.others],
            }
        )

    @classmethod
    def from_json(cls, data: bytes, what: str = names.MANIFEST) -> Manifest:
        fields = loaded(data, what)
        fields.format(FORMAT)
        domain = fields.object("domain")
        disks = tuple(DiskFile.from_fields(each) for each in fields.objects("disks"))
        others = tuple(OtherFile.from_fields(each) for each in fields.objects("others"))
        found = cls(
            number=fields.integer("number", least=1, most=names.MOST_POINTS),
            began=fields.text("began", _TIME),
            ended=fields.text("ended", _TIME),
            mode=cast("Mode", fields.one_of("mode", ("pull", "push"))),
            frozen=fields.boolean("frozen"),
            domain_name=domain.text("name"),
            domain_uuid=domain.text("uuid", _UUID),
            domain_xml=domain.text("xml"),
            disks=disks,
            checkpoint=fields.text_or_none("checkpoint", _CHECKPOINT),
            checkpoint_xml=fields.text_or_none("checkpoint_xml"),
            base=fields.text_or_none("base", _CHECKPOINT),
            others=others,
        )
        domain.end()
        fields.end()
        files = [each.file for each in found.files]
        if len({*files}) != len(files):
            fields.refuse("a file is there twice")
        for disk in disks:
            if disk.backing is not None and disk.backing >= found.number:
                fields.refuse(f"{disk.name} is based on a point that is not older")
        return found


@dataclass(frozen=True, slots=True)
class Intent:
    """Intent of a run: ``running.json``, there before the job begins.

    These are claims of a file. A later run uses them to recognise a job and a
    checkpoint of this target at the server; it removes nothing because of them alone.
    ``socket`` and ``scratch`` are absolute paths on the server's host.
    """

    number: int
    began: str
    mode: Mode
    uri: str | None
    checkpoint: str | None
    base: str | None = None
    socket: str | None = None
    scratch: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        return dumped(
            {
                "format": FORMAT,
                "number": self.number,
                "began": self.began,
                "mode": self.mode,
                "uri": self.uri,
                "checkpoint": self.checkpoint,
                "base": self.base,
                "socket": self.socket,
                "scratch": list(self.scratch),
            }
        )

    @classmethod
    def from_json(cls, data: bytes, what: str = names.INTENT) -> Intent:
        fields = loaded(data, what)
        fields.format(FORMAT)
        found = cls(
            number=fields.integer("number", least=1, most=names.MOST_POINTS),
            began=fields.text("began", _TIME),
            mode=cast("Mode", fields.one_of("mode", ("pull", "push"))),
            uri=fields.text_or_none("uri"),
            checkpoint=fields.text_or_none("checkpoint", _CHECKPOINT),
            base=fields.text_or_none("base", _CHECKPOINT),
            socket=fields.text_or_none("socket"),
            scratch=fields.texts("scratch"),
        )
        fields.end()
        return found


@dataclass(frozen=True, slots=True)
class Merge:
    """Merge of a disk's increment into the file of an older point that goes.

    ``number`` is that of the point that stays, ``base`` of the one that goes. ``file``
    is the file as the point will have it, None until it is merged.
    """

    number: int
    disk: str
    base: int
    file: DiskFile | None = None

    def to_value(self) -> dict[str, object]:
        return {
            "number": self.number,
            "disk": self.disk,
            "base": self.base,
            "file": None if self.file is None else self.file.to_value(),
        }

    @classmethod
    def from_fields(cls, fields: Fields) -> Merge:
        file = fields.object_or_none("file")
        found = cls(
            number=fields.integer("number", least=1, most=names.MOST_POINTS),
            disk=fields.text("disk", names.DISK),
            base=fields.integer("base", least=1, most=names.MOST_POINTS),
            file=None if file is None else DiskFile.from_fields(file),
        )
        if found.base >= found.number:
            fields.refuse("it is no older point that goes")
        if found.file is not None:
            if found.file.name != found.disk:
                fields.refuse("its file is that of another disk")
            if found.file.backing is not None and found.file.backing >= found.base:
                fields.refuse("its file is based on a point that is not older")
        fields.end()
        return found


@dataclass(frozen=True, slots=True)
class Pruning:
    """Decision of a prune: ``pruning.json``, there until nothing is left to do.

    ``removed`` are the numbers of the points that go, ``merged`` says what becomes of
    files of theirs that points which stay are based on.
    """

    merged: tuple[Merge, ...]
    removed: tuple[int, ...]

    def to_json(self) -> bytes:
        return dumped(
            {
                "format": FORMAT,
                "merged": [each.to_value() for each in self.merged],
                "removed": list(self.removed),
            }
        )

    @classmethod
    def from_json(cls, data: bytes, what: str = names.PRUNING) -> Pruning:
        fields = loaded(data, what)
        fields.format(FORMAT)
        found = cls(
            tuple(Merge.from_fields(each) for each in fields.objects("merged")),
            fields.integers("removed", least=1, most=names.MOST_POINTS),
        )
        fields.end()
        return found
