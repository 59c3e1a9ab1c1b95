"""Sources that no two pools may have, as keys that can be compared.

libvirt compares each pool that is defined with each that is there. Here the pools have
keys, so that a dict finds the other one. A document may name very many devices: keys
are made with it, and are texts, whose hashes Python keeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .adapter import host_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .source import PoolSource

__all__ = ["Claims", "claims_of"]

_NONE: frozenset[str] = frozenset()


class Claims(NamedTuple):
    """Keys of what a pool uses.

    No other pool may have a key of ``alone``, which may be many. A key in ``holds`` may
    be several pools', unless one of the others ``bars`` it.
    """

    alone: frozenset[str] = _NONE
    holds: frozenset[str] = _NONE
    bars: frozenset[str] = _NONE


def _key(*parts: object) -> str:
    return "\0".join(map(str, parts))


def _alone(keys: Iterable[str]) -> Claims:
    return Claims(frozenset(keys))


def _on_host(source: PoolSource, *place: str | None) -> Claims:
    """Return the claims of a pool that is at a place on another host.

    A document that names no port means any. Two pools that both have several hosts do
    not meet; if only one has, its first one counts.
    """
    host = source.hosts[0].attrs
    port = host.get("port")
    key = _key(source.type.name, *place, host["name"])
    is_single = len(source.hosts) == 1
    counts = ("one", "any") if is_single else ("any",)
    holds = frozenset(_key(key, at, count) for at in {port, None} for count in counts)
    bars = _key(key, port, "any" if is_single else "one")
    return Claims(holds=holds, bars=frozenset((bars,)))


def _adapter(source: PoolSource) -> Claims:
    adapter = source.adapter
    if adapter is None:
        return Claims()
    given = adapter.attrs
    if given["type"] == "fc_host":
        own = frozenset((_key("fc_host", given["wwnn"], given["wwpn"]),))
        parent = host_number(given["parent"]) if "parent" in given else None
        if parent is None:
            return Claims(own)
        return Claims(
            own, frozenset((_key("parent", parent),)), frozenset((_key("scsi_host", parent),))
        )
    if "name" not in given:
        parent_address = adapter.children[0]
        place = parent_address.children[0].attrs.values()
        return _alone((_key("parentaddr", parent_address.attrs["unique_id"], *place),))
    number = host_number(given["name"])
    if number is None:
        return Claims()
    own = frozenset((_key("scsi_host", number),))
    return Claims(own, own, frozenset((_key("parent", number),)))


def claims_of(source: PoolSource, target: str | None) -> Claims:
    """Return the claims of a pool with this source and target."""
    match source.type.name:
        case "dir":
            return _alone((_key("dir", target),))
        case "gluster":
            return _on_host(source, source.name, source.dir)
        case "netfs":
            return _on_host(source, source.dir)
        case "sheepdog":
            return _on_host(source)
        case "scsi":
            return _adapter(source)
        case "iscsi":
            initiator = source.initiator
            return _alone(
                _key("iscsi", initiator, device.attrs["path"]) for device in source.devices
            )
        case "fs" | "logical" | "disk" | "zfs":
            return _alone(_key("device", device.attrs["path"]) for device in source.devices)
        case "mpath":
            return _alone(("mpath",))
        case "vstorage":
            return _alone((_key("vstorage", source.name),))
    return Claims()
