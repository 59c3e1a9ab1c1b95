# Generated from the families of events by virtrio.gen.events; do not edit.
"""Events of the blocking client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....protocol.event_messages import Family
from .handles import Domain, Network, NodeDevice, Secret, StoragePool

if TYPE_CHECKING:
    from ...blocking.events import Events  # a circle: the methods are of what they call
    from ...scripts.events import Callback


# What an event happened to, as a handle.
HANDLES: dict[Family, Any] = {
    Family.DOMAIN: Domain,
    Family.NETWORK: Network,
    Family.STORAGE_POOL: StoragePool,
    Family.NODE_DEVICE: NodeDevice,
    Family.SECRET: Secret,
    Family.QEMU_MONITOR: Domain,
}


class EventMethods:
    """What a connection has for each family of events."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _event_side(self) -> Events: ...

    def domain_event_register_any(self, dom: Domain | None, event_id: int, cb: Callback, opaque: object = None) -> int:
        """virConnectDomainEventRegisterAny: ``cb(conn, dom, …, opaque)`` for each event; the id to take it back with."""
        return self._event_side().register(Family.DOMAIN, dom, event_id, cb, opaque)

    def domain_event_deregister_any(self, callback_id: int) -> int:
        """virConnectDomainEventDeregisterAny: 0. What has arrived before may still be called back."""
        return self._event_side().deregister(Family.DOMAIN, callback_id)

    def network_event_register_any(
        self, net: Network | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """virConnectNetworkEventRegisterAny: ``cb(conn, net, …, opaque)`` for each event; the id to take it back with."""
        return self._event_side().register(Family.NETWORK, net, event_id, cb, opaque)

    def network_event_deregister_any(self, callback_id: int) -> int:
        """virConnectNetworkEventDeregisterAny: 0. What has arrived before may still be called back."""
        return self._event_side().deregister(Family.NETWORK, callback_id)

    def storage_pool_event_register_any(
        self, pool: StoragePool | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """virConnectStoragePoolEventRegisterAny: ``cb(conn, pool, …, opaque)`` for each event; the id to take it back with."""
        return self._event_side().register(Family.STORAGE_POOL, pool, event_id, cb, opaque)

    def storage_pool_event_deregister_any(self, callback_id: int) -> int:
        """virConnectStoragePoolEventDeregisterAny: 0. What has arrived before may still be called back."""
        return self._event_side().deregister(Family.STORAGE_POOL, callback_id)

    def node_device_event_register_any(
        self, dev: NodeDevice | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """virConnectNodeDeviceEventRegisterAny: ``cb(conn, dev, …, opaque)`` for each event; the id to take it back with."""
        return self._event_side().register(Family.NODE_DEVICE, dev, event_id, cb, opaque)

    def node_device_event_deregister_any(self, callback_id: int) -> int:
        """virConnectNodeDeviceEventDeregisterAny: 0. What has arrived before may still be called back."""
        return self._event_side().deregister(Family.NODE_DEVICE, callback_id)

    def secret_event_register_any(
        self, secret: Secret | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """virConnectSecretEventRegisterAny: ``cb(conn, secret, …, opaque)`` for each event; the id to take it back with."""
        return self._event_side().register(Family.SECRET, secret, event_id, cb, opaque)

    def secret_event_deregister_any(self, callback_id: int) -> int:
        """virConnectSecretEventDeregisterAny: 0. What has arrived before may still be called back."""
        return self._event_side().deregister(Family.SECRET, callback_id)

    def domain_event_register(self, cb: Callback, opaque: object = None) -> None:
        """``cb(conn, dom, event, detail, opaque)`` for lifecycle events of all domains (virConnectDomainEventRegister)."""
        self._event_side().register_lifecycle(cb, opaque)

    def domain_event_deregister(self, cb: Callback) -> None:
        """virConnectDomainEventDeregister. Raises LibvirtError VIR_ERR_INVALID_ARG when ``cb`` is not registered."""
        self._event_side().deregister_lifecycle(cb)

    def qemu_monitor_event_register(
        self, dom: Domain | None, event: str | None, cb: Callback, opaque: object = None, flags: int = 0
    ) -> int:
        """``cb(conn, dom, event, seconds, micros, details, opaque)`` (virConnectDomainQemuMonitorEventRegister): the id."""
        return self._event_side().register_monitor(dom, event, flags, cb, opaque)

    def qemu_monitor_event_deregister(self, callback_id: int) -> int:
        """virConnectDomainQemuMonitorEventDeregister: 0."""
        return self._event_side().deregister(Family.QEMU_MONITOR, callback_id)

    def register_close_callback(self, cb: Callback, opaque: object = None) -> int:
        """``cb(conn, reason, opaque)``, once, when this connection is lost, or the server's to its hypervisor: 0.

        ``reason`` is a ConnectCloseReason. What this side closes is not called back (virConnectRegisterCloseCallback).
        """
        self._event_side().register_close(cb, opaque)
        return 0

    def unregister_close_callback(self) -> None:
        """virConnectUnregisterCloseCallback."""
        self._event_side().unregister_close()

    @property
    def events_lost(self) -> int:
        """How many events were dropped because callbacks did not return in time."""
        return self._event_side().lost
