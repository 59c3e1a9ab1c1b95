"""Kinds of object that a node file may have, in the order of libvirt's reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import DomainRunningReason, DomainState
from ...conf import pause, xml
from ...conf.domain.read import parse_domain_element
from ...conf.interface.read import parse_interface_element
from ...conf.network.read import parse_network_element
from ...conf.nodedev.read import parse_node_device_element
from ...conf.refusals import unexplained
from ...conf.storage.pool import parse_pool_element
from ...conf.storage.volume import parse_volume_element
from ...moments.snapshot_xml import parse_existing
from ...objects.domains import AddedIOThread
from ...objects.volumes import Volume
from .checks import internal_error
from .domains import PARSER
from .messages import check_taints
from .nodefile import SNAPSHOT, NodeFile, NodeKind, TestState, test_state

if TYPE_CHECKING:
    from lxml import etree

    from ...conf.interface.definition import InterfaceDef
    from ...conf.network.definition import NetworkDef
    from ...conf.storage.definition import PoolDef, VolumeDef
    from ...moments.snapshot_xml import SnapshotDef
    from ...objects.domains import Domain, DomainList
    from ...objects.interfaces import InterfaceList
    from ...objects.networks import NetworkList
    from ...objects.node_devices import NodeDeviceList
    from ...objects.pools import Pool, PoolList

__all__ = ["NODE_KINDS", "add_interface", "add_network", "add_pool"]

_SHUTOFF = int(DomainState.VIR_DOMAIN_SHUTOFF)
_BOOTED = int(DomainRunningReason.VIR_DOMAIN_RUNNING_BOOTED)


def _domain(domains: DomainList, element: etree._Element, node: NodeFile) -> None:
    state = test_state(xml.Source.of(element))
    domain = domains.add(parse_domain_element(element, PARSER), live=False)
    if domain.id == -1:
        _snapshots(domain, element, node)
    else:
        # One of the same name and UUID came before, and is started once more: libvirt
        # looks at snapshots and state of the definition in force.
        if (first := node.first_snapshots[domain.uuid]) is not None:
            raise domain.snapshots.taken(first)
        state = TestState(domain.state, not domain.persistent, has_managed_save=False)
        domains.deactivate(domain)
    domain.persistent = not state.transient
    if state.state != _SHUTOFF:
        domains.start(domain, _BOOTED)
        domain.state = state.state
    domain.has_managed_save = state.has_managed_save
    domain.reason = 0
    check_taints(domain)
    domain.added_iothreads = [*map(AddedIOThread, domain.definition.iothread_ids)]


def _snapshots(domain: Domain, element: etree._Element, node: NodeFile) -> None:
    """Add the snapshots that a domain's element has."""
    snapshots = domain.snapshots
    found: dict[str, tuple[SnapshotDef, str | None]] = {}
    current = None if snapshots.current is None else snapshots.current.name
    for child in node.children(element, SNAPSHOT, "domainsnapshot"):
        (definition, parent), is_current = parse_existing(child)
        if definition.name in found:
            raise snapshots.taken(definition.name)
        snapshots.check_new(definition.name)
        found[definition.name] = definition, parent
        if is_current and current is not None:
            raise internal_error("more than one snapshot claims to be active")
        if is_current:
            current = definition.name
        pause.checkpoint()
    if snapshots.grow(found):
        detail = f"Snapshots have inconsistent relations for domain {domain.name}"
        raise internal_error(detail)
    if current is not None:
        snapshots.current = snapshots.get(current)
    node.first_snapshots[domain.uuid] = next(iter(found), None)


def add_network(networks: NetworkList, definition: NetworkDef) -> None:
    """Add a network of a node, which runs and is persistent."""
    network = networks.add(definition, live=False)
    network.is_active = network.persistent = True


def _network(networks: NetworkList, element: etree._Element, node: NodeFile) -> None:
    add_network(networks, parse_network_element(element))


def add_interface(interfaces: InterfaceList, definition: InterfaceDef) -> None:
    """Add an interface of a node, which is up."""
    interfaces.add(definition).is_active = True


def _interface(interfaces: InterfaceList, element: etree._Element, node: NodeFile) -> None:
    add_interface(interfaces, parse_interface_element(element))


def add_pool(pools: PoolList, definition: PoolDef) -> Pool:
    """Add a pool of a node, which is active and persistent."""
    pool = pools.add(definition, live=False)
    pool.clear_space()
    pool.is_active = pool.persistent = True
    return pool


def _pool(pools: PoolList, element: etree._Element, node: NodeFile) -> None:
    pool = add_pool(pools, parse_pool_element(element))
    for inner in node.children(element, "volume"):
        _add_volume(pools, pool, parse_volume_element(inner, pool.definition.type))
        pause.checkpoint()


def _add_volume(pools: PoolList, pool: Pool, definition: VolumeDef) -> None:
    """Add a volume of a node, which may have any key and path, and any size."""
    path = definition.target.path or pool.definition.path_of(definition.name)
    volume = Volume(pool.name, definition, definition.key or path, path)
    if not pools.add_volume(pool, volume):
        raise unexplained()


def _device(devices: NodeDeviceList, element: etree._Element, node: NodeFile) -> None:
    devices.add(parse_node_device_element(element))


NODE_KINDS = (
    NodeKind("domain", "domains", _domain, root="domain", inside=(SNAPSHOT,)),
    NodeKind("network", "networks", _network, root="network"),
    NodeKind("interface", "interfaces", _interface, root="interface"),
    NodeKind("pool", "pools", _pool, root="pool", inside=("volume",)),
    NodeKind("device", "node_devices", _device, root="device"),
)
