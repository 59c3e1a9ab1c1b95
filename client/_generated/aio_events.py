# Generated from the families of events by virtrio.gen.events; do not edit.
"""Events of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...protocol.event_messages import Family
from ..event_stream import BUFFER, EventStream
from .aio import Domain, Network, NodeDevice, Secret, StoragePool

if TYPE_CHECKING:
    from ..aio_events import Events  # a circle: the methods are of what they call
    from ..events import Callback


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
        """Call ``cb(conn, dom, ..., opaque)`` for domain events of a kind.

        ``event_id`` is the kind, ``dom`` the object, or None for all. Returns the id to
        deregister with (virConnectDomainEventRegisterAny).
        """
        return await self._event_side().register(Family.DOMAIN, dom, event_id, cb, opaque)

    async def domain_event_deregister_any(self, callback_id: int) -> int:
        """End a registration for domain events; return 0.

        Events that arrived before may still be called back
        (virConnectDomainEventDeregisterAny).
        """
        return await self._event_side().deregister(Family.DOMAIN, callback_id)

    def domain_events(self, event_id: int, dom: Domain | None = None, *, size: int = BUFFER) -> EventStream:
        """Iterate over domain events of a kind, as named tuples.

        ``async with`` registers, ``async for`` yields the events; see `EventStream`.
        """
        return EventStream(self._event_side(), Family.DOMAIN, dom, event_id, size)

    async def network_event_register_any(
        self, net: Network | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """Call ``cb(conn, net, ..., opaque)`` for network events of a kind.

        ``event_id`` is the kind, ``net`` the object, or None for all. Returns the id to
        deregister with (virConnectNetworkEventRegisterAny).
        """
        return await self._event_side().register(Family.NETWORK, net, event_id, cb, opaque)

    async def network_event_deregister_any(self, callback_id: int) -> int:
        """End a registration for network events; return 0.

        Events that arrived before may still be called back
        (virConnectNetworkEventDeregisterAny).
        """
        return await self._event_side().deregister(Family.NETWORK, callback_id)

    def network_events(self, event_id: int, net: Network | None = None, *, size: int = BUFFER) -> EventStream:
        """Iterate over network events of a kind, as named tuples.

        ``async with`` registers, ``async for`` yields the events; see `EventStream`.
        """
        return EventStream(self._event_side(), Family.NETWORK, net, event_id, size)

    async def storage_pool_event_register_any(
        self, pool: StoragePool | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """Call ``cb(conn, pool, ..., opaque)`` for storage pool events of a kind.

        ``event_id`` is the kind, ``pool`` the object, or None for all. Returns the id to
        deregister with (virConnectStoragePoolEventRegisterAny).
        """
        return await self._event_side().register(Family.STORAGE_POOL, pool, event_id, cb, opaque)

    async def storage_pool_event_deregister_any(self, callback_id: int) -> int:
        """End a registration for storage pool events; return 0.

        Events that arrived before may still be called back
        (virConnectStoragePoolEventDeregisterAny).
        """
        return await self._event_side().deregister(Family.STORAGE_POOL, callback_id)

    def storage_pool_events(self, event_id: int, pool: StoragePool | None = None, *, size: int = BUFFER) -> EventStream:
        """Iterate over storage pool events of a kind, as named tuples.

        ``async with`` registers, ``async for`` yields the events; see `EventStream`.
        """
        return EventStream(self._event_side(), Family.STORAGE_POOL, pool, event_id, size)

    async def node_device_event_register_any(
        self, dev: NodeDevice | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """Call ``cb(conn, dev, ..., opaque)`` for node device events of a kind.

        ``event_id`` is the kind, ``dev`` the object, or None for all. Returns the id to
        deregister with (virConnectNodeDeviceEventRegisterAny).
        """
        return await self._event_side().register(Family.NODE_DEVICE, dev, event_id, cb, opaque)

    async def node_device_event_deregister_any(self, callback_id: int) -> int:
        """End a registration for node device events; return 0.

        Events that arrived before may still be called back
        (virConnectNodeDeviceEventDeregisterAny).
        """
        return await self._event_side().deregister(Family.NODE_DEVICE, callback_id)

    def node_device_events(self, event_id: int, dev: NodeDevice | None = None, *, size: int = BUFFER) -> EventStream:
        """Iterate over node device events of a kind, as named tuples.

        ``async with`` registers, ``async for`` yields the events; see `EventStream`.
        """
        return EventStream(self._event_side(), Family.NODE_DEVICE, dev, event_id, size)

    async def secret_event_register_any(
        self, secret: Secret | None, event_id: int, cb: Callback, opaque: object = None
    ) -> int:
        """Call ``cb(conn, secret, ..., opaque)`` for secret events of a kind.

        ``event_id`` is the kind, ``secret`` the object, or None for all. Returns the id to
        deregister with (virConnectSecretEventRegisterAny).
        """
        return await self._event_side().register(Family.SECRET, secret, event_id, cb, opaque)

    async def secret_event_deregister_any(self, callback_id: int) -> int:
        """End a registration for secret events; return 0.

        Events that arrived before may still be called back
        (virConnectSecretEventDeregisterAny).
        """
        return await self._event_side().deregister(Family.SECRET, callback_id)

    def secret_events(self, event_id: int, secret: Secret | None = None, *, size: int = BUFFER) -> EventStream:
        """Iterate over secret events of a kind, as named tuples.

        ``async with`` registers, ``async for`` yields the events; see `EventStream`.
        """
        return EventStream(self._event_side(), Family.SECRET, secret, event_id, size)

    async def domain_event_register(self, cb: Callback, opaque: object = None) -> None:
        """Call ``cb(conn, dom, event, detail, opaque)`` for lifecycle events.

        They are those of all domains (virConnectDomainEventRegister).
        """
        await self._event_side().register_lifecycle(cb, opaque)

    async def domain_event_deregister(self, cb: Callback) -> None:
        """End the registration of ``cb`` (virConnectDomainEventDeregister).

        Raises LibvirtError VIR_ERR_INVALID_ARG when ``cb`` is not registered.
        """
        await self._event_side().deregister_lifecycle(cb)

    async def qemu_monitor_event_register(
        self, dom: Domain | None, event: str | None, cb: Callback, opaque: object = None, flags: int = 0
    ) -> int:
        """Call ``cb(conn, dom, event, seconds, micros, details, opaque)`` for QEMU's events.

        ``dom`` and the name ``event`` restrict them; None means all. Returns the id to
        deregister with (virConnectDomainQemuMonitorEventRegister).
        """
        return await self._event_side().register_monitor(dom, event, flags, cb, opaque)

    async def qemu_monitor_event_deregister(self, callback_id: int) -> int:
        """End a registration for events of QEMU's monitor; return 0.

        This is virConnectDomainQemuMonitorEventDeregister.
        """
        return await self._event_side().deregister(Family.QEMU_MONITOR, callback_id)

    async def register_close_callback(self, cb: Callback, opaque: object = None) -> int:
        """Call ``cb(conn, reason, opaque)`` once when the connection is lost; return 0.

        The connection is this one, or the server's to its hypervisor. ``reason`` is a
        ConnectCloseReason. There is no call when this side closes the connection
        (virConnectRegisterCloseCallback).
        """
        await self._event_side().register_close(cb, opaque)
        return 0

    async def unregister_close_callback(self) -> None:
        """Stop telling the callback when the connection ends (virConnectUnregisterCloseCallback)."""
        await self._event_side().unregister_close()

    @property
    def events_lost(self) -> int:
        """Number of events dropped because callbacks did not return in time."""
        return self._event_side().lost
