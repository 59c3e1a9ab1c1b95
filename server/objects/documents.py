"""Domains and their checkpoints as records of a store.

A domain is one record, under its UUID: its definitions, its state, and settings that
are not in its XML. A checkpoint is one as well, under the domain's UUID and its own
name; it names its parent. The name of the current checkpoint is a record of its own, so
that a new checkpoint costs two small writes, however large the domain and its tree are.

Definitions are kept as their XML and read like a client's. As in libvirt that may put
disks into another order once, and values that no document can hold (half of a character
in a title) are lost.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING
from uuid import UUID

from ..conf import xml
from ..conf.domain.read import parse_domain
from ..conf.pause import checkpoint, paced
from ..moments.checkpoint_xml import CheckpointDef, CheckpointDisk
from ..moments.domain import DomainConfig
from ..moments.tree import TreeDraft
from ..offload import BULK_BYTES, BULK_LINES
from ..store.interface import Record
from .domains import Domain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from ..conf.domain.definition import DomainDef
    from ..conf.domain.read import ParserConfig
    from ..moments.tree import MomentTree
    from .domains import DomainList

__all__ = ["changed", "restore", "weight"]

_DOMAIN, _CHECKPOINT, _CURRENT = "domain", "checkpoint", "current-checkpoint"
_UUID = 36  # characters of one
_LINE = BULK_BYTES // BULK_LINES

# Attributes of a domain that are kept as they are, beside its definitions.
_PLAIN = ("autostart", "has_managed_save", "id", "persistent", "reason", "state", "live_iothreads")


# -- writing ---------------------------------------------------------------------------


def weight(known: Domain | None, new: Domain | None) -> int:
    """Estimate how many bytes `changed` writes."""
    if new is None:
        return 0 if known is None else _LINE * len(known.checkpoints)
    definitions = [new.definition, *([] if new.next_definition is None else [new.next_definition])]
    size = _LINE * sum(definition.weight for definition in definitions)
    if isinstance(new.checkpoints, TreeDraft):
        size += _LINE * len(new.checkpoints.gone)
        size += sum(definition.weight for definition, _ in new.checkpoints.written.values())
    return size


def changed(known: Domain | None, new: Domain | None) -> list[Record]:
    """Return the records of a change from ``known`` to ``new``, a draft or new domain.

    None stands for no domain, before or after. Changes nothing; may run in a thread.
    """
    if new is None:
        return [] if known is None else list(_gone(known))
    found = []
    if known is None or not known.is_as(new):
        found.append(Record(_DOMAIN, _key(new), json.dumps(_document(new))))
    if known is not None and isinstance(new.checkpoints, TreeDraft):
        found += _checkpoints_changed(_key(new), new.checkpoints)
    return found


def _key(domain: Domain) -> str:
    return str(UUID(bytes=domain.uuid))


def _gone(domain: Domain) -> Iterator[Record]:
    key = _key(domain)
    yield Record(_DOMAIN, key, None)
    for moment in paced(domain.checkpoints):
        yield Record(_CHECKPOINT, f"{key}/{moment.name}", None)
    if domain.checkpoints.current is not None:
        yield Record(_CURRENT, key, None)


def _document(domain: Domain) -> dict[str, object]:
    following = domain.next_definition
    return {
        "name": domain.name,
        "definition": _text(domain.definition),
        "next_definition": None if following is None else _text(following),
        "frozen": sorted(domain.frozen),
        "guest_time": domain.guest_time,
        **{name: getattr(domain, name) for name in _PLAIN},
    }


def _text(definition: DomainDef) -> str:
    """Print a document that can be read again, whatever clients have set.

    The name is kept beside it.
    """
    if not definition.name.isprintable():
        definition = definition.snapshot()
        definition.rename("unprintable")
    return definition.format(xml.SECURE).encode("utf-8", "replace").decode()


def _checkpoints_changed(key: str, draft: TreeDraft[CheckpointDef]) -> Iterator[Record]:
    for name in paced(draft.gone):
        yield Record(_CHECKPOINT, f"{key}/{name}", None)
    for name, (definition, parent) in draft.written.items():
        if name not in draft.gone:
            checkpoint()
            yield Record(
                _CHECKPOINT, f"{key}/{name}", json.dumps(_checkpoint_document(definition, parent))
            )
    current, before = draft.current, draft.tree.current
    if current is None:
        if before is not None:
            yield Record(_CURRENT, key, None)
    elif before is None or current.name != before.name:
        yield Record(_CURRENT, key, json.dumps(current.name))


def _checkpoint_document(definition: CheckpointDef, parent: str | None) -> dict[str, object]:
    return {
        "parent": parent,
        "description": definition.description,
        "creation_time": definition.creation_time,
        "disks": [(disk.name, disk.bitmap) for disk in definition.disks],
        "domain": None if definition.domain is None else definition.domain.secure_text,
    }


# -- reading ---------------------------------------------------------------------------


def restore(domains: DomainList, records: Iterable[Record], parser: ParserConfig) -> list[Record]:
    """Add the domains in ``records`` to a list, and return records of other kinds.

    The list must have none of them. Changes nothing else; may run in a thread. Raises
    LibvirtError, ValueError or KeyError for records that this module did not write.
    """
    others: list[Record] = []
    checkpoints: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    current: dict[str, str] = {}
    for record in paced(records):
        if record.document is None:
            continue
        if record.kind == _DOMAIN:
            domains.insert(_domain(json.loads(record.document), parser))
        elif record.kind == _CHECKPOINT:
            checkpoints[record.key[:_UUID]][record.key[_UUID + 1 :]] = json.loads(record.document)
        elif record.kind == _CURRENT:
            current[record.key] = json.loads(record.document)
        else:
            others.append(record)
    configs: dict[str, DomainConfig] = {}  # shared by the checkpoints between two changes
    for key, found in checkpoints.items():
        tree = domains.by_uuid[UUID(key).bytes].checkpoints
        _grow(
            tree,
            {
                name: (_checkpoint(name, said, configs), said["parent"])
                for name, said in paced(found.items())
            },
        )
        tree.current = tree.get(current[key]) if key in current else None
    return others


def _domain(said: dict[str, Any], parser: ParserConfig) -> Domain:
    def read(text: str) -> DomainDef:
        definition = parse_domain(text, parser)
        if definition.name != said["name"]:
            definition.rename(said["name"])
        return definition

    domain = Domain(read(said["definition"]))
    following = said["next_definition"]
    domain.next_definition = None if following is None else read(following)
    domain.frozen = set(said["frozen"])
    domain.guest_time = tuple(said["guest_time"])
    for name in _PLAIN:
        setattr(domain, name, said[name])
    return domain


def _checkpoint(name: str, said: dict[str, Any], configs: dict[str, DomainConfig]) -> CheckpointDef:
    text = said["domain"]
    config = configs.get(text)
    if config is None and text is not None:
        config = configs[text] = DomainConfig.of(parse_domain(text))
    disks = [CheckpointDisk(*disk) for disk in said["disks"]]
    return CheckpointDef(name, said["description"], said["creation_time"], disks, config)


def _grow(
    tree: MomentTree[CheckpointDef], found: dict[str, tuple[CheckpointDef, str | None]]
) -> None:
    """Add checkpoints that name their parents, each after its parent."""
    for first in found:
        way: list[str] = []
        name: str | None = first
        while name is not None and tree.get(name) is None:
            if len(way) > len(found):
                raise ValueError(f"checkpoint {first!r} descends from itself")
            way.append(name)
            name = found[name][1]
        for name in reversed(way):
            definition, parent = found[name]
            tree.add(name, definition, None if parent is None else tree.get(parent))
