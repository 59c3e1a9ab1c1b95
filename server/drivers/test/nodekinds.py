"""Kinds of object that a node file may have, in the order of libvirt's reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.enums import DomainRunningReason
from ...conf import xml
from ...conf.domain.read import parse_domain_element
from ...conf.interface.read import parse_interface_element
from ...conf.network.read import parse_network_element
from ...objects.domains import AddedIOThread
from .domains import PARSER
from .messages import check_taints
from .nodefile import NodeFile, NodeKind, test_state

if TYPE_CHECKING:
    from lxml import etree

    from ...conf.interface.definition import InterfaceDef
    from ...conf.network.definition import NetworkDef
    from ...objects.domains import DomainList
    from ...objects.interfaces import InterfaceList
    from ...objects.networks import NetworkList

__all__ = ["NODE_KINDS", "add_interface", "add_network"]

_BOOTED = int(DomainRunningReason.VIR_DOMAIN_RUNNING_BOOTED)


def _domain(domains: DomainList, element: etree._Element, node: NodeFile) -> None:
    state = test_state(xml.Source.of(element))
    domain = domains.add(parse_domain_element(element, PARSER), live=False)
    domain.persistent = not state.transient
    if domain.state != state.state:
        domains.start(domain, _BOOTED)
        domain.state = state.state
    domain.has_managed_save = state.has_managed_save
    domain.reason = 0
    check_taints(domain)
    domain.added_iothreads = [*map(AddedIOThread, domain.definition.iothread_ids)]


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


# libvirt reads pools and devices next, in this order.
NODE_KINDS = (
    NodeKind("domain", "domains", _domain, root="domain"),
    NodeKind("network", "networks", _network, root="network"),
    NodeKind("interface", "interfaces", _interface, root="interface"),
)
