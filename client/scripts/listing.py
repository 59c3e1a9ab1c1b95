"""The older way of listing: ask how many there are, then for the names of that many.

The list may be shorter, when an object went away between the two calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...protocol._generated import remote
from .._generated import calls

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..calls import Call, Script
    from ..handles import DomainSnapshot, Handle, StoragePool


def _names_gen(
    number: Call[Any, Any],
    number_args: object,
    names: Call[Any, Any],
    args: Callable[[int], object],
) -> Script[list[str]]:
    count = yield number, number_args
    if not count.num:
        return []
    ret = yield names, args(count.num)
    return list(ret.names)


def list_domains_id_gen() -> Script[list[int]]:
    """List the ids of the active domains (virConnectListDomains)."""
    count = yield calls.CONNECT_NUM_OF_DOMAINS, None
    ret = yield calls.CONNECT_LIST_DOMAINS, remote.RemoteConnectListDomainsArgs(count.num)
    return list(ret.ids)


def list_defined_domains_gen() -> Script[list[str]]:
    """List the names of the inactive domains (virConnectListDefinedDomains)."""
    count = yield calls.CONNECT_NUM_OF_DEFINED_DOMAINS, None
    ret = yield (
        calls.CONNECT_LIST_DEFINED_DOMAINS,
        remote.RemoteConnectListDefinedDomainsArgs(count.num),
    )
    return list(ret.names)


def list_networks_gen() -> Script[list[str]]:
    """List the names of the active networks (virConnectListNetworks)."""
    make = remote.RemoteConnectListNetworksArgs
    return (
        yield from _names_gen(
            calls.CONNECT_NUM_OF_NETWORKS, None, calls.CONNECT_LIST_NETWORKS, make
        )
    )


def list_defined_networks_gen() -> Script[list[str]]:
    """List the names of the inactive networks (virConnectListDefinedNetworks)."""
    number, names = calls.CONNECT_NUM_OF_DEFINED_NETWORKS, calls.CONNECT_LIST_DEFINED_NETWORKS
    return (yield from _names_gen(number, None, names, remote.RemoteConnectListDefinedNetworksArgs))


def list_interfaces_gen() -> Script[list[str]]:
    """List the names of the active interfaces (virConnectListInterfaces)."""
    make = remote.RemoteConnectListInterfacesArgs
    return (
        yield from _names_gen(
            calls.CONNECT_NUM_OF_INTERFACES, None, calls.CONNECT_LIST_INTERFACES, make
        )
    )


def list_defined_interfaces_gen() -> Script[list[str]]:
    """List the names of the inactive interfaces (virConnectListDefinedInterfaces)."""
    number, names = calls.CONNECT_NUM_OF_DEFINED_INTERFACES, calls.CONNECT_LIST_DEFINED_INTERFACES
    return (
        yield from _names_gen(number, None, names, remote.RemoteConnectListDefinedInterfacesArgs)
    )


def list_storage_pools_gen() -> Script[list[str]]:
    """List the names of the active pools (virConnectListStoragePools)."""
    make = remote.RemoteConnectListStoragePoolsArgs
    return (
        yield from _names_gen(
            calls.CONNECT_NUM_OF_STORAGE_POOLS, None, calls.CONNECT_LIST_STORAGE_POOLS, make
        )
    )


def list_defined_storage_pools_gen() -> Script[list[str]]:
    """List the names of the inactive pools (virConnectListDefinedStoragePools)."""
    number, names = (
        calls.CONNECT_NUM_OF_DEFINED_STORAGE_POOLS,
        calls.CONNECT_LIST_DEFINED_STORAGE_POOLS,
    )
    return (
        yield from _names_gen(number, None, names, remote.RemoteConnectListDefinedStoragePoolsArgs)
    )


def list_nw_filters_gen() -> Script[list[str]]:
    """List the names of the network filters (virConnectListNWFilters)."""
    make = remote.RemoteConnectListNwfiltersArgs
    return (
        yield from _names_gen(
            calls.CONNECT_NUM_OF_NWFILTERS, None, calls.CONNECT_LIST_NWFILTERS, make
        )
    )


def list_secrets_gen() -> Script[list[str]]:
    """List the UUIDs of the secrets, as text (virConnectListSecrets)."""
    count = yield calls.CONNECT_NUM_OF_SECRETS, None
    if not count.num:
        return []
    ret = yield calls.CONNECT_LIST_SECRETS, remote.RemoteConnectListSecretsArgs(count.num)
    return list(ret.uuids)


def list_devices_gen(cap: str | None, flags: int) -> Script[list[str]]:
    """List the names of the host's devices (virNodeListDevices).

    With ``cap`` only those that have this capability.
    """
    return (
        yield from _names_gen(
            calls.NODE_NUM_OF_DEVICES,
            remote.RemoteNodeNumOfDevicesArgs(cap, flags),
            calls.NODE_LIST_DEVICES,
            lambda n: remote.RemoteNodeListDevicesArgs(cap, n, flags),
        )
    )


def storage_pool_list_volumes_gen(pool: StoragePool) -> Script[list[str]]:
    """List the names of the pool's volumes (virStoragePoolListVolumes)."""
    wire = pool._use("virStoragePoolListVolumes")
    return (
        yield from _names_gen(
            calls.STORAGE_POOL_NUM_OF_VOLUMES,
            remote.RemoteStoragePoolNumOfVolumesArgs(wire),
            calls.STORAGE_POOL_LIST_VOLUMES,
            lambda n: remote.RemoteStoragePoolListVolumesArgs(wire, n),
        )
    )


def node_device_list_caps_gen(device: Handle) -> Script[list[str]]:
    """List the names of the device's capabilities (virNodeDeviceListCaps)."""
    name = device._use("virNodeDeviceListCaps").name
    return (
        yield from _names_gen(
            calls.NODE_DEVICE_NUM_OF_CAPS,
            remote.RemoteNodeDeviceNumOfCapsArgs(name),
            calls.NODE_DEVICE_LIST_CAPS,
            lambda n: remote.RemoteNodeDeviceListCapsArgs(name, n),
        )
    )


def domain_snapshot_list_names_gen(dom: Handle, flags: int) -> Script[list[str]]:
    """List the names of the domain's snapshots (virDomainSnapshotListNames)."""
    wire = dom._use("virDomainSnapshotListNames")
    return (
        yield from _names_gen(
            calls.DOMAIN_SNAPSHOT_NUM,
            remote.RemoteDomainSnapshotNumArgs(wire, flags),
            calls.DOMAIN_SNAPSHOT_LIST_NAMES,
            lambda n: remote.RemoteDomainSnapshotListNamesArgs(wire, n, flags),
        )
    )


def domain_snapshot_list_children_names_gen(
    snapshot: DomainSnapshot, flags: int
) -> Script[list[str]]:
    """List the names of a snapshot's children (virDomainSnapshotListChildrenNames)."""
    wire = snapshot._use("virDomainSnapshotListChildrenNames")
    return (
        yield from _names_gen(
            calls.DOMAIN_SNAPSHOT_NUM_CHILDREN,
            remote.RemoteDomainSnapshotNumChildrenArgs(wire, flags),
            calls.DOMAIN_SNAPSHOT_LIST_CHILDREN_NAMES,
            lambda n: remote.RemoteDomainSnapshotListChildrenNamesArgs(wire, n, flags),
        )
    )
