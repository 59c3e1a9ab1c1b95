"""Domains, with their checkpoints and snapshots, as records of a store.

A domain is one record, under its UUID: its definitions, its state, and settings that
are not in its XML. Its checkpoints and snapshots are others (`moment_documents`).

Definitions are kept as their XML and read like a client's. As in libvirt that may put
disks into another order once, and values that no document can hold (half of a character
in a title) are lost.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from ...protocol.errors import LibvirtError
from ..conf import xml
from ..conf.addresses import every_alias
from ..conf.domain.read import parse_domain
from ..conf.pause import paced
from ..offload import BULK_BYTES, BULK_LINES
from ..store.interface import Record
from .domains import AddedIOThread, Domain
from .moment_documents import CHECKPOINTS, MOMENTS, SNAPSHOTS, Restored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from ..conf.domain.definition import DomainDef
    from ..conf.domain.read import ParserConfig
    from .domains import DomainList

__all__ = ["UNREADABLE", "changed", "name_in", "restore", "uuid_of", "weight"]

_DOMAIN = "domain"
_UUID = 36  # characters of one
_LINE = BULK_BYTES // BULK_LINES

# Attributes of a domain that are kept as they are, beside its definitions.
_PLAIN = (
    *("autostart", "has_managed_save", "id", "persistent", "reason", "state"),
    *("deprecations", "taints"),
)


# -- writing ---------------------------------------------------------------------------


def weight(known: Domain | None, new: Domain | None) -> int:
    """Estimate how many bytes `changed` writes."""
    if new is None:
        return 0 if known is None else _LINE * (len(known.checkpoints) + len(known.snapshots))
    definitions = [new.definition, *([] if new.next_definition is None else [new.next_definition])]
    size = _LINE * sum(definition.weight for definition in definitions)
    return size + sum(records.weight(new) for records in MOMENTS)


def changed(known: Domain | None, new: Domain | None) -> list[Record]:
    """Return the records of a change from ``known`` to ``new``, a draft or new domain.

    None stands for no domain, before or after. Changes nothing; may run in a thread.
    """
    if new is None:
        return [] if known is None else list(_gone(known))
    found = []
    if known is None or not known.is_as(new):
        found.append(Record(_DOMAIN, _key(new), json.dumps(_document(new))))
    if known is not None:
        for records in MOMENTS:
            found += records.changed(_key(new), new)
    return found


def _key(domain: Domain) -> str:
    return str(UUID(bytes=domain.uuid))


def _gone(domain: Domain) -> Iterator[Record]:
    key = _key(domain)
    yield Record(_DOMAIN, key, None)
    for records in MOMENTS:
        yield from records.gone(key, domain)


def _document(domain: Domain) -> dict[str, object]:
    following = domain.next_definition
    return {
        "name": domain.name,
        "definition": _text(domain.definition),
        "next_definition": None if following is None else _text(following),
        "frozen": sorted(domain.frozen),
        "guest_time": domain.guest_time,
        "added_iothreads": domain.added_iothreads,
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


# -- reading ---------------------------------------------------------------------------


UNREADABLE = (LibvirtError, ValueError, LookupError, TypeError, AttributeError)
"""Errors of records that this version of the module did not write."""


def restore(
    domains: DomainList,
    records: Iterable[Record],
    parser: ParserConfig,
    unreadable: dict[bytes, Exception] | None = None,
) -> list[Record]:
    """Add the domains in ``records`` to a list, and return records of other kinds.

    The list must have none of them. Domains of which a record cannot be read are not in
    it afterwards; ``unreadable`` gets their UUIDs, with the first reason, which is
    raised if there is no such dictionary. Changes nothing else; may run in a thread.
    Raises ValueError for a key without a UUID.
    """
    failures: dict[bytes, Exception] = {}
    others: list[Record] = []
    checkpoints, snapshots = Restored(CHECKPOINTS), Restored(SNAPSHOTS)
    for record in paced(records):
        if record.document is None:
            continue
        try:
            if record.kind == _DOMAIN:
                domain = _domain(json.loads(record.document), parser)
                if domain.uuid != uuid_of(record) or domain.name in domains.by_name:
                    raise ValueError("its name or UUID is that of another domain")
                domains.insert(domain)
            elif not checkpoints.take(record) and not snapshots.take(record):
                others.append(record)
        except UNREADABLE as exc:
            failures.setdefault(uuid_of(record), exc)
    checkpoints.grow(domains, failures)
    snapshots.grow(domains, failures)
    if unreadable is None:
        for failure in failures.values():
            raise failure
        return others
    unreadable.update(failures)
    for uuid in failures:
        if (found := domains.by_uuid.get(uuid)) is not None:
            domains.remove(found)
    return others


def uuid_of(record: Record) -> bytes:
    """Return the UUID of the domain that a record belongs to. Raises ValueError."""
    return UUID(record.key[:_UUID]).bytes


def name_in(record: Record) -> str | None:
    """Return the name in a domain's record, whatever else that is; None without one."""
    if record.kind != _DOMAIN or record.document is None:
        return None
    try:
        name = json.loads(record.document)["name"]
    except (ValueError, LookupError, TypeError):
        return None
    return name if isinstance(name, str) else None


def _domain(said: dict[str, Any], parser: ParserConfig) -> Domain:
    # Interfaces that have no name were attached while the guest ran.
    config = replace(parser, interface_prefix=None)

    def read(text: str) -> DomainDef:
        with every_alias():
            definition = parse_domain(text, config)
        if definition.name != said["name"]:
            definition.rename(said["name"])
        return definition

    domain = Domain(read(said["definition"]))
    following = said["next_definition"]
    domain.next_definition = None if following is None else read(following)
    domain.frozen = set(said["frozen"])
    domain.guest_time = tuple(said["guest_time"])
    domain.added_iothreads = [AddedIOThread(*thread) for thread in said["added_iothreads"]]
    for name in _PLAIN:
        setattr(domain, name, said[name])
    return domain
