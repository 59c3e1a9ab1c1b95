"""Checkpoints and snapshots as records of a store.

Each is one record, under its domain's UUID and its own name; it names its parent. The
name of the current one is a record of its own, so that a new moment costs two small
writes, however large the domain and its tree are.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar
from uuid import UUID

from ...protocol._generated.enums import DomainCheckpointListFlags
from ...protocol.errors import LibvirtError
from ..conf import xml
from ..conf.domain.read import parse_domain
from ..conf.pause import checkpoint, paced
from ..moments.checkpoint_xml import CheckpointDef, CheckpointDisk
from ..moments.domain import DomainConfig
from ..moments.snapshot_xml import SnapshotDef, SnapshotDisk, read_image
from ..moments.tree import TreeDraft
from ..offload import BULK_BYTES, BULK_LINES
from ..store.interface import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..moments.tree import MomentTree
    from .domains import Domain, DomainList

__all__ = ["CHECKPOINTS", "MOMENTS", "SNAPSHOTS", "MomentRecords", "Restored"]

log = logging.getLogger("virtrio.server")

_UUID = 36  # characters of one
_LINE = BULK_BYTES // BULK_LINES
_LEAVES = int(DomainCheckpointListFlags.VIR_DOMAIN_CHECKPOINT_LIST_LEAVES)  # snapshots' as well

D = TypeVar("D", bound="CheckpointDef | SnapshotDef")

# By their texts, the configurations that moments between two changes of a domain share.
_Configs: TypeAlias = "dict[str, DomainConfig]"


class MomentRecords(Generic[D]):
    """How the records of one kind of moment are written and read.

    Records have the kinds ``kind`` and ``current-kind``. ``tree`` finds the moments of
    a domain, ``write`` makes the document of a definition, ``read`` makes the
    definition of a name and a document.
    """

    def __init__(
        self,
        kind: str,
        tree: Callable[[Domain], MomentTree[D]],
        write: Callable[[D], dict[str, object]],
        read: Callable[[str, dict[str, Any], _Configs], D],
    ) -> None:
        self.kind = kind
        self.current = f"current-{kind}"
        self.tree = tree
        self._write = write
        self._read = read

    def weight(self, domain: Domain) -> int:
        """Estimate how many bytes `changed` writes."""
        draft = self.tree(domain)
        if not isinstance(draft, TreeDraft):
            return 0
        weights: list[int] = [definition.weight for definition, _ in draft.written.values()]
        return _LINE * len(draft.gone) + sum(weights)

    def changed(self, key: str, domain: Domain) -> Iterator[Record]:
        """Return the records of what a draft of a domain changes."""
        draft = self.tree(domain)
        if not isinstance(draft, TreeDraft):
            return
        for name in paced(draft.gone):
            yield Record(self.kind, f"{key}/{name}", None)
        for name, (definition, parent) in draft.written.items():
            if name not in draft.gone:
                checkpoint()
                document = json.dumps({"parent": parent, **self._write(definition)})
                yield Record(self.kind, f"{key}/{name}", document)
        current, before = draft.current, draft.tree.current
        if current is None:
            if before is not None:
                yield Record(self.current, key, None)
        elif before is None or current.name != before.name:
            yield Record(self.current, key, json.dumps(current.name))

    def gone(self, key: str, domain: Domain) -> Iterator[Record]:
        """Return the records by which the moments of a domain are removed with it."""
        moments = self.tree(domain)
        for moment in paced(moments):
            yield Record(self.kind, f"{key}/{moment.name}", None)
        if moments.current is not None:
            yield Record(self.current, key, None)

    def definition(self, name: str, said: dict[str, Any], configs: _Configs) -> D:
        return self._read(name, said, configs)


class Restored(Generic[D]):
    """Records of one kind of moment, gathered until all domains are there."""

    def __init__(self, records: MomentRecords[D]) -> None:
        self._records = records
        self._found: defaultdict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        self._current: dict[str, str] = {}

    def take(self, record: Record) -> bool:
        """Keep a record, and return whether it is one of this kind."""
        if record.document is None or record.kind not in (
            self._records.kind,
            self._records.current,
        ):
            return False
        said = json.loads(record.document)
        if record.kind == self._records.kind:
            self._found[record.key[:_UUID]][record.key[_UUID + 1 :]] = said
        else:
            self._current[record.key] = said
        return True

    def grow(self, domains: DomainList, unreadable: dict[bytes, Exception]) -> None:
        """Add the moments to their domains, except those that are unreadable.

        ``unreadable`` gets the UUIDs of domains with a moment that cannot be read.
        """
        configs: _Configs = {}
        for key, found in self._found.items():
            uuid = UUID(key).bytes
            if uuid in unreadable:
                continue
            try:
                self._grow(domains.by_uuid[uuid], key, found, configs)
            except (LibvirtError, ValueError, LookupError, TypeError, AttributeError) as exc:
                unreadable[uuid] = exc

    def _grow(
        self, domain: Domain, key: str, found: dict[str, dict[str, Any]], configs: _Configs
    ) -> None:
        tree = self._records.tree(domain)
        lost = tree.grow(
            {
                name: (self._records.definition(name, said, configs), _parent(said))
                for name, said in paced(found.items())
            }
        )
        for name, parent in lost.items():
            log.warning(
                *("domain %s: %s '%s' lacks its parent '%s'", domain.name),
                *(self._records.kind, name, parent),
            )
        if lost or key not in self._current:
            return  # it is not known which is current, as in libvirt
        tree.current = tree.get(self._current[key])
        if tree.current is None:  # it is lost: the newest that is there follows
            leaves = tree.select(None, _LEAVES)
            tree.current = leaves[0] if len(leaves) == 1 else None


def _parent(said: dict[str, Any]) -> str | None:
    parent = said["parent"]
    if not isinstance(parent, str | None):
        raise TypeError("the name of a parent is no text")
    return parent


def _config(text: str | None, configs: _Configs) -> DomainConfig | None:
    if text is None:
        return None
    config = configs.get(text)
    if config is None:
        config = configs[text] = DomainConfig.of(parse_domain(text))
    return config


def _text(config: DomainConfig | None) -> str | None:
    return None if config is None else config.secure_text


# -- checkpoints -----------------------------------------------------------------------


def _write_checkpoint(definition: CheckpointDef) -> dict[str, object]:
    return {
        "description": definition.description,
        "creation_time": definition.creation_time,
        "disks": [(disk.name, disk.bitmap) for disk in definition.disks],
        "domain": _text(definition.domain),
    }


def _read_checkpoint(name: str, said: dict[str, Any], configs: _Configs) -> CheckpointDef:
    disks = [CheckpointDisk(*disk) for disk in said["disks"]]
    domain = _config(said["domain"], configs)
    return CheckpointDef(name, said["description"], said["creation_time"], disks, domain)


CHECKPOINTS = MomentRecords(
    "checkpoint", lambda domain: domain.checkpoints, _write_checkpoint, _read_checkpoint
)


# -- snapshots -------------------------------------------------------------------------


def _write_snapshot(definition: SnapshotDef) -> dict[str, object]:
    return {
        "description": definition.description,
        "state": definition.state,
        "creation_time": definition.creation_time,
        "memory": definition.memory,
        "memory_file": definition.memory_file,
        "disks": [_write_disk(disk) for disk in definition.disks],
        "domain": _text(definition.domain),
        "inactive": _text(definition.inactive),
    }


def _write_disk(disk: SnapshotDisk) -> list[object]:
    source = disk.source
    image = None
    if source is not None and (source.attrs or source.has_children):
        image = source.format(xml.SECURE)
    return [disk.name, disk.mode, disk.type, image, disk.format, disk.cache]


def _read_snapshot(name: str, said: dict[str, Any], configs: _Configs) -> SnapshotDef:
    return SnapshotDef(
        name,
        said["description"],
        said["state"],
        said["creation_time"],
        said["memory"],
        said["memory_file"],
        [_read_disk(*disk) for disk in said["disks"]],
        _config(said["domain"], configs),
        _config(said["inactive"], configs),
    )


def _read_disk(
    name: str, mode: str | None, kind: str, image: str | None, form: str | None, cache: int
) -> SnapshotDisk:
    source = None if image is None else read_image(kind, image)
    return SnapshotDisk(name, mode, kind, source, form, cache)


SNAPSHOTS = MomentRecords(
    "snapshot", lambda domain: domain.snapshots, _write_snapshot, _read_snapshot
)

MOMENTS: tuple[MomentRecords[CheckpointDef] | MomentRecords[SnapshotDef], ...] = (
    CHECKPOINTS,
    SNAPSHOTS,
)
