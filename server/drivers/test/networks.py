"""Networks of the test driver."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from ....protocol._generated.enums import (
    ErrorNumber,
    NetworkCreateFlags,
    NetworkDefineFlags,
    NetworkEventLifecycleType,
    NetworkUpdateFlags,
)
from ....protocol._generated.remote_events import NetworkEventLifecycle
from ....protocol.errors import report
from ...conf.network.read import parse_network
from ...conf.network.update import updated
from ...objects.marks import changes, of_network, of_network_definition
from ...objects.networks import KIND, NETWORK_FILTERS, Network
from ...offload import BULK_BYTES, BULK_LINES, Later, later
from .checks import check_flags, internal_error, not_valid

if TYPE_CHECKING:
    from ....protocol.errors import LibvirtError
    from ..._generated.driver import Network as NetworkIdentity
    from ...conf.network.definition import NetworkDef
    from ...events import EventHub
    from ...objects.networks import NetworkList

__all__ = ["NetworkEntryPoints"]

_DEFINED = int(NetworkEventLifecycleType.VIR_NETWORK_EVENT_DEFINED)
_UNDEFINED = int(NetworkEventLifecycleType.VIR_NETWORK_EVENT_UNDEFINED)
_STARTED = int(NetworkEventLifecycleType.VIR_NETWORK_EVENT_STARTED)
_STOPPED = int(NetworkEventLifecycleType.VIR_NETWORK_EVENT_STOPPED)

# Bytes of a document that cost as much as a printed line.
_LINE = BULK_BYTES // BULK_LINES

_CREATE_VALIDATE = int(NetworkCreateFlags.VIR_NETWORK_CREATE_VALIDATE)
_DEFINE_VALIDATE = int(NetworkDefineFlags.VIR_NETWORK_DEFINE_VALIDATE)
_LIVE = int(NetworkUpdateFlags.VIR_NETWORK_UPDATE_AFFECT_LIVE)
_CONFIG = int(NetworkUpdateFlags.VIR_NETWORK_UPDATE_AFFECT_CONFIG)


def _invalid(detail: str) -> LibvirtError:
    """Make the error about a change that the state of the network does not allow."""
    return report(ErrorNumber.VIR_ERR_OPERATION_INVALID, KIND.error_domain, detail)


class NetworkEntryPoints:
    """Entry points of networks."""

    networks: NetworkList
    events: EventHub

    def _network(self, net: NetworkIdentity) -> Network:
        return self.network_lookup_by_name(net.name)

    def _network_by_uuid(self, net: NetworkIdentity) -> Network:
        return self.network_lookup_by_uuid(net.uuid)

    # -- looking up and listing --------------------------------------------------------

    def network_lookup_by_name(self, name: str) -> Network:
        try:
            return self.networks.by_name[name]
        except KeyError:
            pass
        raise self.networks.missing(f"no network with matching name '{name}'")

    def network_lookup_by_uuid(self, uuid: bytes) -> Network:
        try:
            return self.networks.by_uuid[uuid]
        except KeyError:
            pass
        raise self.networks.missing(f"no network with matching uuid '{UUID(bytes=uuid)}'")

    def connect_list_all_networks(self, flags: int) -> list[Network]:
        check_flags(flags, NETWORK_FILTERS.mask, "testConnectListAllNetworks")
        return NETWORK_FILTERS.select(self.networks, flags)

    def connect_num_of_networks(self) -> int:
        return sum(network.is_active for network in self.networks)

    def connect_list_networks(self, maxnames: int) -> list[str]:
        return [network.name for network in self.networks if network.is_active][:maxnames]

    def connect_num_of_defined_networks(self) -> int:
        return sum(not network.is_active for network in self.networks)

    def connect_list_defined_networks(self, maxnames: int) -> list[str]:
        return [network.name for network in self.networks if not network.is_active][:maxnames]

    def network_is_active(self, net: NetworkIdentity) -> int:
        return int(self._network_by_uuid(net).is_active)

    def network_is_persistent(self, net: NetworkIdentity) -> int:
        return int(self._network_by_uuid(net).persistent)

    # -- defining and running ----------------------------------------------------------

    def _emit(self, network: Network, what: int) -> None:
        self.events.emit(NetworkEventLifecycle(network, what, 0))

    def network_create_xml(self, xml: str) -> Network | Later[Network]:
        return self.network_create_xml_flags(xml, 0)

    def network_create_xml_flags(self, xml_desc: str, flags: int) -> Network | Later[Network]:
        check_flags(flags, _CREATE_VALIDATE, "testNetworkCreateXMLFlags")
        work = partial(parse_network, xml_desc, validate=bool(flags))
        return later(len(xml_desc), work, self._create_new)

    @changes(of_network_definition)
    def _create_new(self, definition: NetworkDef) -> Network:
        network = self.networks.add(definition, live=True)
        network.is_active = True
        self._emit(network, _STARTED)
        return network

    def network_define_xml(self, xml: str) -> Network | Later[Network]:
        return self.network_define_xml_flags(xml, 0)

    def network_define_xml_flags(self, xml: str, flags: int) -> Network | Later[Network]:
        check_flags(flags, _DEFINE_VALIDATE, "testNetworkDefineXMLFlags")
        return later(
            len(xml), partial(parse_network, xml, validate=bool(flags)), self._define_network
        )

    @changes(of_network_definition)
    def _define_network(self, definition: NetworkDef) -> Network:
        network = self.networks.add(definition, live=False)
        network.persistent = True
        self._emit(network, _DEFINED)
        return network

    @changes(of_network)
    def network_undefine(self, net: NetworkIdentity) -> None:
        network = self._network(net)
        if network.is_active:
            raise not_valid(f"Network '{network.name}' is still running")
        self.networks.remove(network)
        self._emit(network, _UNDEFINED)

    @changes(of_network)
    def network_create(self, net: NetworkIdentity) -> None:
        network = self._network(net)
        if network.is_active:
            raise not_valid(f"Network '{network.name}' is already running")
        network.is_active = True
        self._emit(network, _STARTED)

    @changes(of_network)
    def network_destroy(self, net: NetworkIdentity) -> None:
        network = self._network(net)
        network.is_active = False
        if not network.persistent:
            self.networks.remove(network)
        self._emit(network, _STOPPED)

    # -- settings ----------------------------------------------------------------------

    def network_get_xml_desc(self, net: NetworkIdentity, flags: int) -> str | Later[str]:
        check_flags(flags, 0, "testNetworkGetXMLDesc")
        definition = self._network(net).definition
        if definition.weight < BULK_LINES:
            return definition.format()
        return Later(definition.format)

    def network_get_bridge_name(self, net: NetworkIdentity) -> str:
        network = self._network(net)
        name = network.definition.bridge
        if name is None:
            raise internal_error(f"network '{network.name}' does not have a bridge name.")
        return name

    def network_get_autostart(self, net: NetworkIdentity) -> int:
        return int(self._network(net).autostart)

    @changes(of_network)
    def network_set_autostart(self, net: NetworkIdentity, autostart: int) -> None:
        self._network(net).autostart = bool(autostart)

    @changes(of_network)
    def network_update(
        self,
        net: NetworkIdentity,
        command: int,
        section: int,
        parentIndex: int,
        xml: str,
        flags: int,
    ) -> Later[None] | None:
        check_flags(flags, _LIVE | _CONFIG, "testNetworkUpdate")
        network = self._network_by_uuid(net)
        asked = flags or (_LIVE if network.is_active else _CONFIG)
        if asked & _LIVE and not network.is_active:
            raise _invalid("network is not running")
        if asked & _CONFIG and not network.persistent:
            raise _invalid("cannot change persistent config of a transient network")
        if asked & _CONFIG and network.is_active and network.next_definition is None:
            # from now on, also if the change is refused
            network.next_definition = network.definition
        before = network.definition, network.next_definition
        current, following = before
        is_active = network.is_active

        def work() -> tuple[NetworkDef, NetworkDef | None]:
            def change(definition: NetworkDef) -> NetworkDef:
                return updated(definition, command, section, parentIndex, xml)

            # As in libvirt, a next definition is never taken away: changes of a network
            # that has stopped begin with it.
            base = current if following is None else following
            if not is_active:
                return change(base), following
            changed_next = change(base) if asked & _CONFIG else following
            return (change(current) if asked & _LIVE else current), changed_next

        def apply(made: tuple[NetworkDef, NetworkDef | None]) -> Later[None] | None:
            if (network.definition, network.next_definition) != before:  # changed meanwhile
                return self.network_update(net, command, section, parentIndex, xml, flags)
            network.definition, network.next_definition = made
            return None

        return later(len(xml) + current.weight * _LINE, work, apply)
