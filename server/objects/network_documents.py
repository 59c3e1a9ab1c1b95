"""Networks as records of a store: each is one, under its UUID."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

from ..conf import xml
from ..conf.network.read import parse_network
from ..conf.pause import paced
from ..offload import BULK_BYTES, BULK_LINES
from ..store.interface import Record
from .networks import KIND, Network

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ..conf.network.definition import NetworkDef
    from .networks import NetworkList

__all__ = ["changed", "restore", "weight"]

_LINE = BULK_BYTES // BULK_LINES

# Attributes that are kept as they are, beside the definitions.
_PLAIN = ("is_active", "persistent", "autostart")
# Elements that calls set, and that documents of libvirt 9.0.0 do not have.
_TITLES = ("title", "description")


def weight(known: Network | None, new: Network | None) -> int:
    """Estimate how many bytes `changed` writes."""
    if new is None:
        return 0
    following = new.next_definition
    return _LINE * (new.definition.weight + (0 if following is None else following.weight))


def changed(known: Network | None, new: Network | None) -> list[Record]:
    """Return the records of a change from ``known`` to ``new``, a draft or new network.

    None stands for no network, before or after. Changes nothing; may run in a thread.
    """
    if new is None:
        return [] if known is None else [Record(KIND.name, _key(known), None)]
    if known is not None and known.is_as(new):
        return []
    following = new.next_definition
    document = {
        "definition": _said(new.definition),
        "next_definition": None if following is None else _said(following),
        **{name: getattr(new, name) for name in _PLAIN},
    }
    return [Record(KIND.name, _key(new), json.dumps(document))]


def _key(network: Network) -> str:
    return str(UUID(bytes=network.uuid))


def _said(definition: NetworkDef) -> dict[str, str]:
    """Return a definition's document, and what no reader of documents looks for."""
    said = {"document": definition.format().encode("utf-8", "replace").decode()}
    for tag in _TITLES:
        if (part := definition.tree.find(tag)) is not None:
            said[tag] = part.text or ""
    return said


def _read(said: dict[str, str]) -> NetworkDef:
    definition = parse_network(said["document"])
    for tag in _TITLES:
        if tag in said:
            definition = definition.with_part(tag, xml.text_element(tag, said[tag]))
    return definition


def restore(networks: NetworkList, records: Iterable[Record]) -> list[Record]:
    """Add the networks in ``records`` to a list, and return records of other kinds.

    The list must have none of them. Changes nothing else; may run in a thread. Raises
    LibvirtError, ValueError or KeyError for records that this module did not write.
    """
    others: list[Record] = []
    for record in paced(records):
        if record.kind != KIND.name:
            others.append(record)
        elif record.document is not None:
            networks.insert(_network(json.loads(record.document)))
    return others


def _network(said: dict[str, Any]) -> Network:
    network = Network(_read(said["definition"]))
    following = said["next_definition"]
    network.next_definition = None if following is None else _read(following)
    for name in _PLAIN:
        setattr(network, name, said[name])
    return network
