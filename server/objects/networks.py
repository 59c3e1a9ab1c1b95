"""Networks, and the list of a driver's networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ConnectListAllNetworksFlags,
    ErrorDomain,
    ErrorNumber,
)
from ...protocol.errors import report
from .filters import Filters, either
from .lists import DraftableList, Kind

if TYPE_CHECKING:
    from ..conf.network.definition import NetworkDef

__all__ = ["KIND", "NETWORK_FILTERS", "Network", "NetworkList"]

KIND = Kind("network", ErrorDomain.VIR_FROM_NETWORK, ErrorNumber.VIR_ERR_NO_NETWORK)


class Network:
    """Network of a driver.

    ``definition`` is the one in force, ``next_definition`` the one for the next start,
    if that differs. ``id`` is that of a list of objects: networks have none.
    """

    __slots__ = (
        "autostart",
        "definition",
        "id",
        "is_active",
        "name",
        "next_definition",
        "persistent",
        "uuid",
    )

    def __init__(self, definition: NetworkDef) -> None:
        self.definition = definition
        self.next_definition: NetworkDef | None = None
        self.name = definition.name
        self.uuid = definition.uuid
        self.id = -1
        self.is_active = False
        self.persistent = False
        self.autostart = False

    def __repr__(self) -> str:
        return f"<Network {self.name!r} {'active' if self.is_active else 'inactive'}>"

    def twin(self) -> Network:
        """Return an independent copy."""
        twin = Network(self.definition)
        twin.become(self)
        return twin

    def draft(self) -> Network:
        """Make a copy to be changed, which this one can `become`."""
        return self.twin()

    def become(self, draft: Network) -> None:
        """Take over the state of a changed `draft` of this network."""
        for slot in Network.__slots__:
            setattr(self, slot, getattr(draft, slot))

    def is_as(self, other: Network) -> bool:
        """Return whether ``other``, a draft of this, does not differ."""
        return all(getattr(self, slot) == getattr(other, slot) for slot in Network.__slots__)


_F = ConnectListAllNetworksFlags
NETWORK_FILTERS: Filters[Network] = Filters(
    either(
        _F.VIR_CONNECT_LIST_NETWORKS_ACTIVE,
        _F.VIR_CONNECT_LIST_NETWORKS_INACTIVE,
        lambda network: network.is_active,
    ),
    either(
        _F.VIR_CONNECT_LIST_NETWORKS_PERSISTENT,
        _F.VIR_CONNECT_LIST_NETWORKS_TRANSIENT,
        lambda network: network.persistent,
    ),
    either(
        _F.VIR_CONNECT_LIST_NETWORKS_AUTOSTART,
        _F.VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART,
        lambda network: network.autostart,
    ),
)


class NetworkList(DraftableList[Network]):
    """All networks of a driver."""

    __slots__ = ()

    def __init__(self, driver: ErrorDomain) -> None:
        super().__init__(KIND, driver)

    def add(self, definition: NetworkDef, *, live: bool) -> Network:
        """Add a network, or give one that is there another definition.

        A ``live`` definition is in force at once; otherwise an active network keeps
        its own and has the new one for its next start. Raises LibvirtError
        VIR_ERR_OPERATION_FAILED if another network has the name or the UUID,
        VIR_ERR_OPERATION_INVALID for a live definition of an active network.
        """
        known = self.same(definition.name, definition.uuid)
        if known is None:
            network = Network(definition)
            self.insert(network)
            return network
        if live:
            if known.is_active:
                raise report(
                    ErrorNumber.VIR_ERR_OPERATION_INVALID,
                    KIND.error_domain,
                    f"network is already active as '{known.name}'",
                )
            if known.persistent:
                known.next_definition = known.next_definition or known.definition
            known.definition = definition
        elif known.is_active:
            known.next_definition = definition
        else:
            known.definition, known.next_definition = definition, None
        return known
