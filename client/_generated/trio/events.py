# Generated from the families of events by virtrio.gen.events; do not edit.
"""Events of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....protocol.event_messages import Family
from ...trio.event_stream import BUFFER, EventStream
from .handles import Domain, Network, NodeDevice, Secret, StoragePool

if TYPE_CHECKING:
    from ...scripts.events import Callback
    from ...trio.events import Events  # a circle: the methods are of what they call


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

    async def domain_event_register_any(
        self, dom: Domain | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """virConnectDomainEventRegisterAny: ``cb(conn, dom, …, opaque)`` for each event; the id to take it back with."""
        return await self._event_side().register(Family.DOMAIN, dom, event_id, cb, opaque)

    async def domain_event_deregister_any(self, callback_id: int) -> int:
        """virConnectDomainEventDeregisterAny: 0. What has arrived before may still be called back."""
        return await self._event_side().deregister(Family.DOMAIN, callback_id)

    def domain_events(self, event_id: int, dom: Domain | None = None, *, size: int = BUFFER) -> EventStream:
        """``async with`` registers, ``async for`` gives the events, each a named tuple. See `EventStream`."""
        return EventStream(self._event_side(), Family.DOMAIN, dom, event_id, size)

    async def network_event_register_any(
        self, net: Network | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """virConnectNetworkEventRegisterAny: ``cb(conn, net, …, opaque)`` for each event; the id to take it back with."""
        return await self._event_side().register(Family.NETWORK, net, event_id, cb, opaque)

    async def network_event_deregister_any(self, callback_id: int) -> int:
        """virConnectNetworkEventDeregisterAny: 0. What has arrived before may still be called back."""
        return await self._event_side().deregister(Family.NETWORK, callback_id)

    def network_events(self, event_id: int, net: Network | None = None, *, size: int = BUFFER) -> EventStream:
        """``async with`` registers, ``async for`` gives the events, each a named tuple. See `EventStream`."""
        return EventStream(self._event_side(), Family.NETWORK, net, event_id, size)

    async def storage_pool_event_register_any(
        self, pool: StoragePool | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """virConnectStoragePoolEventRegisterAny: ``cb(conn, pool, …, opaque)`` for each event; the id to take it back with."""
        return await self._event_side().register(Family.STORAGE_POOL, pool, event_id, cb, opaque)

    async def storage_pool_event_deregister_any(self, callback_id: int) -> int:
        """virConnectStoragePoolEventDeregisterAny: 0. What has arrived before may still be called back."""
        return await self._event_side().deregister(Family.STORAGE_POOL, callback_id)

    def storage_pool_events(self, event_id: int, pool: StoragePool | None = None, *, size: int = BUFFER) -> EventStream:
        """``async with`` registers, ``async for`` gives the events, each a named tuple. See `EventStream`."""
        return EventStream(self._event_side(), Family.STORAGE_POOL, pool, event_id, size)

    async def node_device_event_register_any(
        self, dev: NodeDevice | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """virConnectNodeDeviceEventRegisterAny: ``cb(conn, dev, …, opaque)`` for each event; the id to take it back with."""
        return await self._event_side().register(Family.NODE_DEVICE, dev, event_id, cb, opaque)

    async def node_device_event_deregister_any(self, callback_id: int) -> int:
        """virConnectNodeDeviceEventDeregisterAny: 0. What has arrived before may still be called back."""
        return await self._event_side().deregister(Family.NODE_DEVICE, callback_id)

    def node_device_events(self, event_id: int, dev: NodeDevice | None = None, *, size: int = BUFFER) -> EventStream:
        """``async with`` registers, ``async for`` gives the events, each a named tuple. See `EventStream`."""
        return EventStream(self._event_side(), Family.NODE_DEVICE, dev, event_id, size)

    async def secret_event_register_any(
        self, secret: Secret | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """virConnectSecretEventRegisterAny: ``cb(conn, secret, …, opaque)`` for each event; the id to take it back with."""
        return await self._event_side().register(Family.SECRET, secret, event_id, cb, opaque)

    async def secret_event_deregister_any(self, callback_id: int) -> int:
        """virConnectSecretEventDeregisterAny: 0. What has arrived before may still be called back."""
        return await self._event_side().deregister(Family.SECRET, callback_id)

    def secret_events(self, event_id: int, secret: Secret | None = None, *, size: int = BUFFER) -> EventStream:
        """``async with`` registers, ``async for`` gives the events, each a named tuple. See `EventStream`."""
        return EventStream(self._event_side(), Family.SECRET, secret, event_id, size)

    async def domain_event_register(self, cb: Callback, opaque: object = None) -> None:
        """``cb(conn, dom, event, detail, opaque)`` for lifecycle events of all domains (virConnectDomainEventRegister)."""
        await self._event_side().register_lifecycle(cb, opaque)

    async def domain_event_deregister(self, cb: Callback) -> None:
        """virConnectDomainEventDeregister. Raises LibvirtError VIR_ERR_INVALID_ARG when ``cb`` is not registered."""
        await self._event_side().deregister_lifecycle(cb)

    async def qemu_monitor_event_register(
        self, dom: Domain | None, event: str | None, cb: Callback, opaque: object = None, flags: int = 0
    ) -> int:
        """``cb(conn, dom, event, seconds, micros, details, opaque)`` (virConnectDomainQemuMonitorEventRegister): the id."""
        return await self._event_side().register_monitor(dom, event, flags, cb, opaque)

    async def qemu_monitor_event_deregister(self, callback_id: int) -> int:
        """virConnectDomainQemuMonitorEventDeregister: 0."""
        return await self._event_side().deregister(Family.QEMU_MONITOR, callback_id)

    async def register_close_callback(self, cb: Callback, opaque: object = None) -> int:
        """``cb(conn, reason, opaque)``, once, when this connection is lost, or the server's to its hypervisor: 0.

        ``reason`` is a ConnectCloseReason. What this side closes is not called back (virConnectRegisterCloseCallback).
        """
        await self._event_side().register_close(cb, opaque)
        return 0

    async def unregister_close_callback(self) -> None:
        """virConnectUnregisterCloseCallback."""
        await self._event_side().unregister_close()

    @property
    def events_lost(self) -> int:
        """How many events were dropped because callbacks did not return in time."""
        return self._event_side().lost
