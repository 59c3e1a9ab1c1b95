# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""Handles of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from ....protocol._generated.remote import (
    RemoteConnectGetAllDomainStatsArgs,
    RemoteConnectGetCpuModelNamesArgs,
    RemoteConnectGetMaxVcpusArgs,
    RemoteConnectListAllDomainsArgs,
    RemoteDomainBlockCopyArgs,
    RemoteDomainCheckpointCreateXmlArgs,
    RemoteDomainCheckpointDeleteArgs,
    RemoteDomainCheckpointGetParentArgs,
    RemoteDomainCheckpointListAllChildrenArgs,
    RemoteDomainFsfreezeArgs,
    RemoteDomainGetMemoryParametersArgs,
    RemoteDomainGetStateArgs,
    RemoteDomainGetXmlDescArgs,
    RemoteDomainListAllCheckpointsArgs,
    RemoteDomainLookupByNameArgs,
    RemoteDomainMigratePrepare3Args,
    RemoteDomainOpenConsoleArgs,
    RemoteDomainOpenGraphicsArgs,
    RemoteDomainRestoreArgs,
    RemoteDomainSuspendArgs,
    RemoteNodeGetCellsFreeMemoryArgs,
    RemoteNodeGetMemoryStatsArgs,
)
from ....protocol.event_messages import Family
from ....protocol.lazy import replaceable
from ....protocol.typedparams import plain
from ... import arguments, handles, hypervisors, paths, results
from ...scripts import cpumaps, domains, hints, listing, migration, parameters, records
from ...trio.connection import Connection
from ...trio.event_stream import BUFFER, EventStream
from ...trio.running import on, run
from .. import calls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from os import PathLike
    from uuid import UUID

    from ....protocol._generated import enums, remote_events
    from ....protocol._generated.enums import DomainEventID
    from ....protocol.numbers import PlainInt
    from ....protocol.typedparams import Params, PlainParams
    from ...scripts.events import Callback
    from .streams import Stream

__all__ = [
    "Connect",
    "Domain",
    "DomainCheckpoint",
    "DomainSnapshot",
    "Interface",
    "NWFilter",
    "NWFilterBinding",
    "Network",
    "NetworkPort",
    "NodeDevice",
    "Secret",
    "StoragePool",
    "StorageVol",
]

replaceable(__name__)


class Connect(Connection):
    """An open connection, made by `connect`.

    Every method is a call to the server unless it says otherwise.

    Calls raise LibvirtError with the server's answer, and ConnectionClosed when the
    connection is gone. They take any trio timeout. Cancelling one leaves the connection
    usable; whether the server did what it was asked is then unknown.
    """

    __slots__ = ()

    async def get_max_vcpus(self, type: str | None) -> int:
        """virConnectGetMaxVcpus."""
        ret = await self._call(calls.CONNECT_GET_MAX_VCPUS, RemoteConnectGetMaxVcpusArgs(type))
        return ret.max_vcpus

    async def get_info(self) -> results.NodeInfo:
        """virNodeGetInfo."""
        return await self._run(records.node_get_info_gen())

    async def lookup_by_name(self, name: str) -> Domain:
        """virDomainLookupByName."""
        ret = await self._call(calls.DOMAIN_LOOKUP_BY_NAME, RemoteDomainLookupByNameArgs(name))
        return Domain(handles.Lease(self, self), ret.dom)

    async def list_domains_id(self) -> list[int]:
        """virConnectListDomains."""
        return await self._run(listing.list_domains_id_gen())

    async def restore(self, frm: str | PathLike[str]) -> int:
        """virDomainRestore."""
        await self._call(calls.DOMAIN_RESTORE, RemoteDomainRestoreArgs(paths.absolute(frm)))
        return 0

    async def get_hostname(self) -> str:
        """virConnectGetHostname."""
        ret = await self._call(calls.CONNECT_GET_HOSTNAME, None)
        return ret.hostname

    async def get_cells_free_memory(self, start_cell: int, max_cells: int) -> list[int]:
        """virNodeGetCellsFreeMemory."""
        ret = await self._call(
            calls.NODE_GET_CELLS_FREE_MEMORY,
            RemoteNodeGetCellsFreeMemoryArgs(start_cell, max_cells),
        )
        return list(ret.cells)

    async def migrate_prepare3(
        self,
        cookie_in: bytes,
        uri_in: str | None,
        flags: int,
        dname: str | None,
        bandwidth: int,
        dom_xml: str,
    ) -> tuple[bytes, str | None]:
        """virDomainMigratePrepare3."""
        ret = await self._call(
            calls.DOMAIN_MIGRATE_PREPARE3,
            RemoteDomainMigratePrepare3Args(cookie_in, uri_in, flags, dname, bandwidth, dom_xml),
        )
        return (ret.cookie_out, ret.uri_out)

    async def get_memory_stats(self, cell_num: int, flags: int = 0) -> dict[str, int]:
        """virNodeGetMemoryStats."""
        ret = await self._run(
            parameters.counted_gen(
                calls.NODE_GET_MEMORY_STATS,
                lambda n: RemoteNodeGetMemoryStatsArgs(n, cell_num, flags),
            )
        )
        return {item.field: item.value for item in ret.params}

    async def list_all_domains(self, flags: int = 0) -> list[Domain]:
        """virConnectListAllDomains."""
        ret = await self._call(
            calls.CONNECT_LIST_ALL_DOMAINS, RemoteConnectListAllDomainsArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.domains))
        return [Domain(lease, wire) for wire in ret.domains]

    async def get_cpu_model_names(self, arch: str, flags: int = 0) -> list[str]:
        """virConnectGetCPUModelNames."""
        ret = await self._call(
            calls.CONNECT_GET_CPU_MODEL_NAMES, RemoteConnectGetCpuModelNamesArgs(arch, 1, flags)
        )
        return list(ret.models)

    async def lookup_by_uuid_string(self, uuidstr: str | UUID) -> Domain:
        """virDomainLookupByUUIDString."""
        uuid = handles.parse_uuid(uuidstr, "virDomainLookupByUUIDString", Domain._invalid[1])
        return await self.lookup_by_uuid(uuid)

    async def network_lookup_by_uuid_string(self, uuidstr: str | UUID) -> Network:
        """virNetworkLookupByUUIDString."""
        uuid = handles.parse_uuid(uuidstr, "virNetworkLookupByUUIDString", Network._invalid[1])
        return await self.network_lookup_by_uuid(uuid)

    async def nwfilter_lookup_by_uuid_string(self, uuidstr: str | UUID) -> NWFilter:
        """virNWFilterLookupByUUIDString."""
        uuid = handles.parse_uuid(uuidstr, "virNWFilterLookupByUUIDString", NWFilter._invalid[1])
        return await self.nwfilter_lookup_by_uuid(uuid)

    async def secret_lookup_by_uuid_string(self, uuidstr: str | UUID) -> Secret:
        """virSecretLookupByUUIDString."""
        uuid = handles.parse_uuid(uuidstr, "virSecretLookupByUUIDString", Secret._invalid[1])
        return await self.secret_lookup_by_uuid(uuid)

    async def storage_pool_lookup_by_uuid_string(self, uuidstr: str | UUID) -> StoragePool:
        """virStoragePoolLookupByUUIDString."""
        uuid = handles.parse_uuid(
            uuidstr, "virStoragePoolLookupByUUIDString", StoragePool._invalid[1]
        )
        return await self.storage_pool_lookup_by_uuid(uuid)

    async def create_linux(self, xml_desc: str, flags: int = 0) -> Domain:
        """virDomainCreateLinux."""
        return await self.create_xml(xml_desc, flags)

    async def is_secure(self) -> int:
        """virConnectIsSecure."""
        ret = await self._call(calls.CONNECT_IS_SECURE, None)
        return int(bool(ret.secure) and self._exchange.endpoint.is_secure)

    async def is_encrypted(self) -> int:
        """virConnectIsEncrypted."""
        return await self._run(records.is_encrypted_gen())

    async def get_all_domain_stats(
        self, stats: int = 0, flags: int = 0
    ) -> list[tuple[Domain, PlainParams]]:
        """virConnectGetAllDomainStats."""
        args = RemoteConnectGetAllDomainStatsArgs((), stats, flags)
        ret = await self._call(calls.CONNECT_GET_ALL_DOMAIN_STATS, args)
        return records.domain_stats(Domain, self, ret)

    async def domain_list_get_stats(
        self, doms: Sequence[Domain], stats: int = 0, flags: int = 0
    ) -> list[tuple[Domain, PlainParams]]:
        """virDomainListGetStats."""
        args = RemoteConnectGetAllDomainStatsArgs(records.identities(doms), stats, flags)
        ret = await self._call(calls.CONNECT_GET_ALL_DOMAIN_STATS, args)
        return records.domain_stats(Domain, self, ret)

    async def qemu_attach(self, pid_value: int, flags: int = 0) -> Domain:
        """virDomainQemuAttach."""
        ret = await self._call(*hypervisors.attach(pid_value, flags))
        return Domain(handles.Lease(self, self), ret.dom)

    if TYPE_CHECKING:

        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE],
            cb: Callable[[Connect, Domain, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: PlainInt,
            cb: Callable[..., object],
            opaque: object = ...,
        ) -> int: ...

    async def domain_event_register_any(
        self,
        dom: Domain | None,
        event_id: enums.DomainEventID | PlainInt,
        cb: Callback,
        opaque: object = None,
    ) -> int:
        """Call ``cb(conn, dom, ..., opaque)`` for domain events of a kind.

        ``dom`` is the one domain whose events are wanted, None for all;
        ``event_id`` the kind, of DomainEventID. The fields between are those that
        libvirt-python gives to a callback of the kind, and those of the named tuple in
        `virtrio.events`. ``cb`` runs in a task of the
        connection, one call after the other; it may be ``async``, and may make calls.

        Returns the id to take the registration back with. Raises LibvirtError:
        VIR_ERR_INVALID_ARG for a kind that is not known, or the server's refusal.
        A cancelled registration is taken back
        (virConnectDomainEventRegisterAny).
        """
        return await self._event_side().register(Family.DOMAIN, dom, event_id, cb, opaque)

    async def domain_event_deregister_any(self, callback_id: int) -> int:
        """Take a registration back; ``callback_id`` is what registering it returned.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when no domain event has the id
        (virConnectDomainEventDeregisterAny).
        """
        return await self._event_side().deregister(Family.DOMAIN, callback_id)

    if TYPE_CHECKING:

        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventLifecycle]: ...
        @overload
        def domain_events(
            self,
            event_id: enums.DomainEventID | PlainInt,
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[Any]: ...

    def domain_events(
        self,
        event_id: enums.DomainEventID | PlainInt,
        dom: Domain | None = None,
        *,
        size: int = BUFFER,
    ) -> EventStream[Any]:
        """Return events of a kind as an `EventStream`, to be entered and iterated.

        ``async with`` registers, ``async for`` gives the events, as named tuples.
        ``event_id`` is the kind, of DomainEventID. ``dom`` is the one
        domain whose events are wanted, None for all. ``size`` events may wait
        to be taken before some are lost.
        """
        return EventStream(self._event_side(), Family.DOMAIN, dom, event_id, size)

    async def network_event_register_any(
        self,
        net: Network | None,
        event_id: enums.NetworkEventID | PlainInt,
        cb: Callback,
        opaque: object = None,
    ) -> int:
        """Call ``cb(conn, net, ..., opaque)`` for network events of a kind.

        ``net`` is the one network whose events are wanted, None for all;
        ``event_id`` the kind, of NetworkEventID. The fields between are those that
        libvirt-python gives to a callback of the kind, and those of the named tuple in
        `virtrio.events`. ``cb`` runs in a task of the
        connection, one call after the other; it may be ``async``, and may make calls.

        Returns the id to take the registration back with. Raises LibvirtError:
        VIR_ERR_INVALID_ARG for a kind that is not known, or the server's refusal.
        A cancelled registration is taken back
        (virConnectNetworkEventRegisterAny).
        """
        return await self._event_side().register(Family.NETWORK, net, event_id, cb, opaque)

    async def network_event_deregister_any(self, callback_id: int) -> int:
        """Take a registration back; ``callback_id`` is what registering it returned.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when no network event has the id
        (virConnectNetworkEventDeregisterAny).
        """
        return await self._event_side().deregister(Family.NETWORK, callback_id)

    def network_events(
        self,
        event_id: enums.NetworkEventID | PlainInt,
        net: Network | None = None,
        *,
        size: int = BUFFER,
    ) -> EventStream[Any]:
        """Return events of a kind as an `EventStream`, to be entered and iterated.

        ``async with`` registers, ``async for`` gives the events, as named tuples.
        ``event_id`` is the kind, of NetworkEventID. ``net`` is the one
        network whose events are wanted, None for all. ``size`` events may wait
        to be taken before some are lost.
        """
        return EventStream(self._event_side(), Family.NETWORK, net, event_id, size)

    async def storage_pool_event_register_any(
        self,
        pool: StoragePool | None,
        event_id: enums.StoragePoolEventID | PlainInt,
        cb: Callback,
        opaque: object = None,
    ) -> int:
        """Call ``cb(conn, pool, ..., opaque)`` for storage pool events of a kind.

        ``pool`` is the one storage pool whose events are wanted, None for all;
        ``event_id`` the kind, of StoragePoolEventID. The fields between are those that
        libvirt-python gives to a callback of the kind, and those of the named tuple in
        `virtrio.events`. ``cb`` runs in a task of the
        connection, one call after the other; it may be ``async``, and may make calls.

        Returns the id to take the registration back with. Raises LibvirtError:
        VIR_ERR_INVALID_ARG for a kind that is not known, or the server's refusal.
        A cancelled registration is taken back
        (virConnectStoragePoolEventRegisterAny).
        """
        return await self._event_side().register(Family.STORAGE_POOL, pool, event_id, cb, opaque)

    async def storage_pool_event_deregister_any(self, callback_id: int) -> int:
        """Take a registration back; ``callback_id`` is what registering it returned.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when no storage pool event has the id
        (virConnectStoragePoolEventDeregisterAny).
        """
        return await self._event_side().deregister(Family.STORAGE_POOL, callback_id)

    def storage_pool_events(
        self,
        event_id: enums.StoragePoolEventID | PlainInt,
        pool: StoragePool | None = None,
        *,
        size: int = BUFFER,
    ) -> EventStream[Any]:
        """Return events of a kind as an `EventStream`, to be entered and iterated.

        ``async with`` registers, ``async for`` gives the events, as named tuples.
        ``event_id`` is the kind, of StoragePoolEventID. ``pool`` is the one
        storage pool whose events are wanted, None for all. ``size`` events may wait
        to be taken before some are lost.
        """
        return EventStream(self._event_side(), Family.STORAGE_POOL, pool, event_id, size)

    async def node_device_event_register_any(
        self,
        dev: NodeDevice | None,
        event_id: enums.NodeDeviceEventID | PlainInt,
        cb: Callback,
        opaque: object = None,
    ) -> int:
        """Call ``cb(conn, dev, ..., opaque)`` for node device events of a kind.

        ``dev`` is the one node device whose events are wanted, None for all;
        ``event_id`` the kind, of NodeDeviceEventID. The fields between are those that
        libvirt-python gives to a callback of the kind, and those of the named tuple in
        `virtrio.events`. ``cb`` runs in a task of the
        connection, one call after the other; it may be ``async``, and may make calls.

        Returns the id to take the registration back with. Raises LibvirtError:
        VIR_ERR_INVALID_ARG for a kind that is not known, or the server's refusal.
        A cancelled registration is taken back
        (virConnectNodeDeviceEventRegisterAny).
        """
        return await self._event_side().register(Family.NODE_DEVICE, dev, event_id, cb, opaque)

    async def node_device_event_deregister_any(self, callback_id: int) -> int:
        """Take a registration back; ``callback_id`` is what registering it returned.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when no node device event has the id
        (virConnectNodeDeviceEventDeregisterAny).
        """
        return await self._event_side().deregister(Family.NODE_DEVICE, callback_id)

    def node_device_events(
        self,
        event_id: enums.NodeDeviceEventID | PlainInt,
        dev: NodeDevice | None = None,
        *,
        size: int = BUFFER,
    ) -> EventStream[Any]:
        """Return events of a kind as an `EventStream`, to be entered and iterated.

        ``async with`` registers, ``async for`` gives the events, as named tuples.
        ``event_id`` is the kind, of NodeDeviceEventID. ``dev`` is the one
        node device whose events are wanted, None for all. ``size`` events may wait
        to be taken before some are lost.
        """
        return EventStream(self._event_side(), Family.NODE_DEVICE, dev, event_id, size)

    async def secret_event_register_any(
        self,
        secret: Secret | None,
        event_id: enums.SecretEventID | PlainInt,
        cb: Callback,
        opaque: object = None,
    ) -> int:
        """Call ``cb(conn, secret, ..., opaque)`` for secret events of a kind.

        ``secret`` is the one secret whose events are wanted, None for all;
        ``event_id`` the kind, of SecretEventID. The fields between are those that
        libvirt-python gives to a callback of the kind, and those of the named tuple in
        `virtrio.events`. ``cb`` runs in a task of the
        connection, one call after the other; it may be ``async``, and may make calls.

        Returns the id to take the registration back with. Raises LibvirtError:
        VIR_ERR_INVALID_ARG for a kind that is not known, or the server's refusal.
        A cancelled registration is taken back
        (virConnectSecretEventRegisterAny).
        """
        return await self._event_side().register(Family.SECRET, secret, event_id, cb, opaque)

    async def secret_event_deregister_any(self, callback_id: int) -> int:
        """Take a registration back; ``callback_id`` is what registering it returned.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when no secret event has the id
        (virConnectSecretEventDeregisterAny).
        """
        return await self._event_side().deregister(Family.SECRET, callback_id)

    def secret_events(
        self,
        event_id: enums.SecretEventID | PlainInt,
        secret: Secret | None = None,
        *,
        size: int = BUFFER,
    ) -> EventStream[Any]:
        """Return events of a kind as an `EventStream`, to be entered and iterated.

        ``async with`` registers, ``async for`` gives the events, as named tuples.
        ``event_id`` is the kind, of SecretEventID. ``secret`` is the one
        secret whose events are wanted, None for all. ``size`` events may wait
        to be taken before some are lost.
        """
        return EventStream(self._event_side(), Family.SECRET, secret, event_id, size)

    async def domain_event_register(
        self, cb: Callable[[Connect, Domain, int, int, Any], object], opaque: object = None
    ) -> None:
        """Call ``cb(conn, dom, event, detail, opaque)`` for lifecycle events.

        It is called for all domains. ``event`` is a DomainEventType, ``detail`` a
        reason of the enum that belongs to it, such as DomainEventStartedDetailType.
        Registering ``cb`` again replaces its ``opaque``. Raises LibvirtError for the
        server's refusal (virConnectDomainEventRegister).
        """
        await self._event_side().register_lifecycle(cb, opaque)

    async def domain_event_deregister(self, cb: Callback) -> None:
        """Take a callback of `domain_event_register` back.

        Raises LibvirtError VIR_ERR_INVALID_ARG when ``cb`` is not registered
        (virConnectDomainEventDeregister).
        """
        await self._event_side().deregister_lifecycle(cb)

    async def qemu_monitor_event_register(
        self,
        dom: Domain | None,
        event: str | None,
        cb: Callable[[Connect, Domain, str, int, int, str | None, Any], object],
        opaque: object = None,
        flags: enums.ConnectDomainQemuMonitorEventRegisterFlags | PlainInt = 0,
    ) -> int:
        """Call ``cb`` for events of QEMU's monitor, raw, as QEMU names them.

        It is called with ``(conn, dom, event, seconds, micros, details, opaque)``: the
        domain, the event's name, when it happened (seconds since 1970 and microseconds)
        and its data as JSON text, None if it has none.

        ``dom`` is the one domain whose events are wanted, None for all; ``event`` the
        one event, None for all; ``flags`` (ConnectDomainQemuMonitorEventRegisterFlags)
        make ``event`` a regular expression, or its case unimportant. Returns the id to
        take the registration back with. Unsupported by libvirt, as all that goes past
        it to QEMU (virConnectDomainQemuMonitorEventRegister).
        """
        return await self._event_side().register_monitor(dom, event, flags, cb, opaque)

    async def qemu_monitor_event_deregister(self, callback_id: int) -> int:
        """Take back what `qemu_monitor_event_register` returned ``callback_id`` for.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when the id is not registered
        (virConnectDomainQemuMonitorEventDeregister).
        """
        return await self._event_side().deregister(Family.QEMU_MONITOR, callback_id)

    async def register_close_callback(
        self, cb: Callable[[Connect, int, Any], object], opaque: object = None
    ) -> int:
        """Call ``cb(conn, reason, opaque)`` once when the connection is lost.

        That is this connection, or the server's own to its hypervisor. ``reason`` is a
        ConnectCloseReason. What this side closes is not called back. Returns 0. Raises
        LibvirtError VIR_ERR_OPERATION_INVALID when there is a callback already
        (virConnectRegisterCloseCallback).
        """
        await self._event_side().register_close(cb, opaque)
        return 0

    async def unregister_close_callback(self) -> None:
        """Take the close callback back, whichever it is.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID when there is none
        (virConnectUnregisterCloseCallback).
        """
        await self._event_side().unregister_close()

    @property
    def events_lost(self) -> int:
        """Number of events dropped so far because callbacks did not return in time.

        Up to 16 MiB of events await for callbacks. Those of an `EventStream` are not
        counted.
        """
        return self._event_side().lost

    @staticmethod
    def _event_handles() -> dict[Family, type[handles.Handle]]:
        """Return the class of handles for what an event happened to."""
        return {
            Family.DOMAIN: Domain,
            Family.NETWORK: Network,
            Family.STORAGE_POOL: StoragePool,
            Family.NODE_DEVICE: NodeDevice,
            Family.SECRET: Secret,
            Family.QEMU_MONITOR: Domain,
        }


class Domain(handles.Domain):
    """A domain: a virtual machine or container, running or only defined."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def create(self) -> int:
        """virDomainCreate."""
        return await self._connect._run(domains.domain_create_gen(self))

    async def xml_desc(self, flags: int = 0) -> str:
        """virDomainGetXMLDesc."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_XML_DESC,
            RemoteDomainGetXmlDescArgs(self._use("virDomainGetXMLDesc"), flags),
        )
        return ret.xml

    async def vcpus(self) -> tuple[list[results.Vcpu], list[tuple[bool, ...]]]:
        """virDomainGetVcpus."""
        return await self._connect._run(cpumaps.domain_get_vcpus_gen(self))

    async def suspend(self) -> int:
        """virDomainSuspend."""
        await self._connect._call(
            calls.DOMAIN_SUSPEND, RemoteDomainSuspendArgs(self._use("virDomainSuspend"))
        )
        return 0

    async def security_label(self) -> results.SecurityLabel:
        """virDomainGetSecurityLabel."""
        return await self._connect._run(records.domain_get_security_label_gen(self))

    async def set_memory_parameters(self, params: Params, flags: int = 0) -> int:
        """virDomainSetMemoryParameters."""
        return await self._connect._run(
            parameters.domain_set_memory_parameters_gen(self, params, flags)
        )

    async def memory_parameters(self, flags: int = 0) -> PlainParams:
        """virDomainGetMemoryParameters."""
        wire = self._use("virDomainGetMemoryParameters")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_MEMORY_PARAMETERS,
                lambda n: RemoteDomainGetMemoryParametersArgs(wire, n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    async def open_console(self, dev_name: str | None, st: Stream, flags: int = 0) -> int:
        """virDomainOpenConsole."""
        await self._connect._call_stream(
            calls.DOMAIN_OPEN_CONSOLE,
            RemoteDomainOpenConsoleArgs(self._use("virDomainOpenConsole"), dev_name, flags),
            st,
        )
        return 0

    async def state(self, flags: int = 0) -> results.DomainStatus:
        """virDomainGetState."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_STATE, RemoteDomainGetStateArgs(self._use("virDomainGetState"), flags)
        )
        return results.DomainStatus((ret.state, ret.reason))

    async def open_graphics(self, idx: int, fd: int, flags: int = 0) -> int:
        """virDomainOpenGraphics."""
        await self._connect._call_fds(
            calls.DOMAIN_OPEN_GRAPHICS,
            RemoteDomainOpenGraphicsArgs(self._use("virDomainOpenGraphics"), idx, flags),
            [fd],
        )
        return 0

    async def fs_freeze(
        self, mountpoints: Sequence[str | PathLike[str]] | None = None, flags: int = 0
    ) -> int:
        """virDomainFSFreeze."""
        ret = await self._connect._call(
            calls.DOMAIN_FSFREEZE,
            RemoteDomainFsfreezeArgs(
                self._use("virDomainFSFreeze"), arguments.texts(mountpoints or ()), flags
            ),
        )
        return ret.filesystems

    async def block_copy(
        self, disk: str | PathLike[str], destxml: str, params: Params | None = None, flags: int = 0
    ) -> int:
        """virDomainBlockCopy."""
        await self._connect._call(
            calls.DOMAIN_BLOCK_COPY,
            RemoteDomainBlockCopyArgs(
                self._use("virDomainBlockCopy"),
                disk,
                destxml,
                arguments.encode(params or {}, hints.BLOCK_COPY),
                flags,
            ),
        )
        return 0

    async def checkpoint_create_xml(self, xml_desc: str, flags: int = 0) -> DomainCheckpoint:
        """virDomainCheckpointCreateXML."""
        ret = await self._connect._call(
            calls.DOMAIN_CHECKPOINT_CREATE_XML,
            RemoteDomainCheckpointCreateXmlArgs(
                self._use("virDomainCheckpointCreateXML"), xml_desc, flags
            ),
        )
        return DomainCheckpoint(handles.Lease(self, self._connect), ret.checkpoint)

    async def list_all_checkpoints(self, flags: int = 0) -> list[DomainCheckpoint]:
        """virDomainListAllCheckpoints."""
        ret = await self._connect._call(
            calls.DOMAIN_LIST_ALL_CHECKPOINTS,
            RemoteDomainListAllCheckpointsArgs(self._use("virDomainListAllCheckpoints"), 1, flags),
        )
        lease = handles.Lease(self, self._connect, len(ret.checkpoints))
        return [DomainCheckpoint(lease, wire) for wire in ret.checkpoints]

    async def qemu_monitor_command(self, cmd: str, flags: int = 0) -> str:
        """virDomainQemuMonitorCommand."""
        dom = self._use("virDomainQemuMonitorCommand")
        ret = await self._connect._call(*hypervisors.monitor_command(dom, cmd, flags))
        return ret.result

    async def qemu_monitor_command_with_files(
        self, cmd: str, files: Sequence[int] = (), flags: int = 0
    ) -> tuple[str, list[int]]:
        """virDomainQemuMonitorCommandWithFiles."""
        dom = self._use("virDomainQemuMonitorCommandWithFiles")
        call, args = hypervisors.monitor_command_with_files(dom, cmd, flags)
        ret, received = await self._connect._call_fds(call, args, files)
        return ret.result, received

    async def qemu_agent_command(self, cmd: str, timeout: int, flags: int = 0) -> str | None:
        """virDomainQemuAgentCommand."""
        dom = self._use("virDomainQemuAgentCommand")
        ret = await self._connect._call(*hypervisors.agent_command(dom, cmd, timeout, flags))
        return ret.result

    async def lxc_open_namespace(self, flags: int = 0) -> list[int]:
        """virDomainLxcOpenNamespace."""
        dom = self._use("virDomainLxcOpenNamespace")
        _, received = await self._connect._call_fds(*hypervisors.open_namespace(dom, flags), ())
        return received

    async def migrate_to_uri3(self, dconnuri: str | None, params: Params, flags: int = 0) -> int:
        """virDomainMigrateToURI3."""
        script = migration.to_uri_gen(self, "virDomainMigrateToURI3", dconnuri, params, flags)
        return await self._connect._run(script)

    async def migrate_to_uri2(
        self,
        dconnuri: str | None = None,
        miguri: str | None = None,
        dxml: str | None = None,
        flags: int = 0,
        dname: str | None = None,
        bandwidth: int = 0,
    ) -> int:
        """virDomainMigrateToURI2."""
        params = migration.parameters(uri=miguri, name=dname, xml=dxml, bandwidth=bandwidth)
        return await self.migrate_to_uri3(dconnuri, params, flags)

    async def migrate_to_uri(
        self, duri: str, flags: int = 0, dname: str | None = None, bandwidth: int = 0
    ) -> int:
        """virDomainMigrateToURI."""
        peer, uri = migration.destination(duri, flags)
        return await self.migrate_to_uri2(peer, uri, None, flags, dname, bandwidth)

    async def migrate3(self, dconn: Connect, params: Params, flags: int = 0) -> Domain:
        """virDomainMigrate3."""
        wire = await run(migration.managed_gen(self, dconn, params, flags), on)
        return Domain(handles.Lease(dconn, dconn), wire)

    async def migrate2(
        self,
        dconn: Connect,
        dxml: str | None = None,
        flags: int = 0,
        dname: str | None = None,
        uri: str | None = None,
        bandwidth: int = 0,
    ) -> Domain:
        """virDomainMigrate2."""
        params = migration.parameters(uri=uri, name=dname, xml=dxml, bandwidth=bandwidth)
        return await self.migrate3(dconn, params, flags)

    async def migrate(
        self,
        dconn: Connect,
        flags: int = 0,
        dname: str | None = None,
        uri: str | None = None,
        bandwidth: int = 0,
    ) -> Domain:
        """virDomainMigrate."""
        return await self.migrate2(dconn, None, flags, dname, uri, bandwidth)


class DomainCheckpoint(handles.DomainCheckpoint):
    """A checkpoint of a domain: a point from which changed blocks are known."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...
        def domain(self) -> Domain: ...
        def get_domain(self) -> Domain: ...

    async def list_all_children(self, flags: int = 0) -> list[DomainCheckpoint]:
        """virDomainCheckpointListAllChildren."""
        ret = await self._connect._call(
            calls.DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN,
            RemoteDomainCheckpointListAllChildrenArgs(
                self._use("virDomainCheckpointListAllChildren"), 1, flags
            ),
        )
        lease = handles.Lease(self._owner, self._connect, len(ret.checkpoints))
        return [DomainCheckpoint(lease, wire) for wire in ret.checkpoints]

    async def get_parent(self, flags: int = 0) -> DomainCheckpoint:
        """virDomainCheckpointGetParent."""
        ret = await self._connect._call(
            calls.DOMAIN_CHECKPOINT_GET_PARENT,
            RemoteDomainCheckpointGetParentArgs(self._use("virDomainCheckpointGetParent"), flags),
        )
        return DomainCheckpoint(handles.Lease(self._owner, self._connect), ret.parent)

    async def delete(self, flags: int = 0) -> int:
        """virDomainCheckpointDelete."""
        await self._connect._call(
            calls.DOMAIN_CHECKPOINT_DELETE,
            RemoteDomainCheckpointDeleteArgs(self._use("virDomainCheckpointDelete"), flags),
        )
        return 0


class DomainSnapshot(handles.DomainSnapshot):
    """A snapshot of a domain: a state of its disks, maybe its memory, to return to."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...
        def domain(self) -> Domain: ...
        def get_domain(self) -> Domain: ...


class Network(handles.Network):
    """A virtual network of the host, running or only defined."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def port_lookup_by_uuid_string(self, uuidstr: str | UUID) -> NetworkPort:
        """virNetworkPortLookupByUUIDString."""
        uuid = handles.parse_uuid(
            uuidstr, "virNetworkPortLookupByUUIDString", NetworkPort._invalid[1]
        )
        return await self.port_lookup_by_uuid(uuid)


class NetworkPort(handles.NetworkPort):
    """A port of a virtual network: where one interface is plugged in."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...
        def network(self) -> Network: ...


class NWFilter(handles.NWFilter):
    """A network filter: rules for the traffic of domains' interfaces."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...


class NWFilterBinding(handles.NWFilterBinding):
    """A network filter in force on the port of one running domain."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...


class Interface(handles.Interface):
    """A network interface of the host, as its configuration has it."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...


class StoragePool(handles.StoragePool):
    """A storage pool: a directory, volume group, … that volumes are in."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...


class StorageVol(handles.StorageVol):
    """A volume of a storage pool: a file, a block device or the like."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...


class NodeDevice(handles.NodeDevice):
    """A device of the host, such as a PCI card, a disk or a network card."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...


class Secret(handles.Secret):
    """A secret that libvirt keeps, such as the passphrase of a volume."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...


if TYPE_CHECKING:

    class DomainEventLifecycle(remote_events.DomainEventLifecycle):
        @property
        def dom(self) -> Domain: ...
