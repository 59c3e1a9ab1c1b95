# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""`Connect` of the blocking client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from .....protocol._generated.remote import (
    RemoteConnectGetAllDomainStatsArgs,
    RemoteConnectGetCpuModelNamesArgs,
    RemoteConnectGetMaxVcpusArgs,
    RemoteConnectListAllDomainsArgs,
    RemoteDomainLookupByNameArgs,
    RemoteDomainMigratePrepare3Args,
    RemoteDomainRestoreArgs,
    RemoteNodeGetCellsFreeMemoryArgs,
    RemoteNodeGetMemoryStatsArgs,
)
from .....protocol.event_messages import Family
from .....protocol.lazy import replaceable
from .... import handles, hypervisors, paths, results
from ....blocking.connection import Connection
from ....scripts import listing, parameters, records
from ... import calls
from .later import Domain, Network, NodeDevice, Secret, StoragePool

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from os import PathLike
    from uuid import UUID

    from .....protocol._generated import enums
    from .....protocol._generated.enums import DomainEventID
    from .....protocol.numbers import PlainInt
    from .....protocol.typedparams import PlainParams
    from ....scripts.events import Callback
    from .nwfilter import NWFilter  # a circle: of types

__all__ = ["Connect"]

replaceable(__name__)


class Connect(Connection):
    """An open connection, made by `connect`.

    Every method is a call to the server unless it says otherwise.

    Calls raise LibvirtError with the server's answer, ConnectionClosed when the
    connection is gone, and VIR_ERR_OPERATION_TIMEOUT when the answer is not there in
    time. The server may then still do what it was asked, and the connection stays
    usable, unless the server took only a part of the call: nothing can follow that.

    A connection belongs to the process that opened it: after a fork, the child's copy
    is closed.
    """

    __slots__ = ()

    def get_max_vcpus(self, type: str | None) -> int:
        """virConnectGetMaxVcpus."""
        ret = self._call(calls.CONNECT_GET_MAX_VCPUS, RemoteConnectGetMaxVcpusArgs(type))
        return ret.max_vcpus

    def get_info(self) -> results.NodeInfo:
        """virNodeGetInfo."""
        return self._run(records.node_get_info_gen())

    def lookup_by_name(self, name: str) -> Domain:
        """virDomainLookupByName."""
        ret = self._call(calls.DOMAIN_LOOKUP_BY_NAME, RemoteDomainLookupByNameArgs(name))
        return Domain(handles.Lease(self, self), ret.dom)

    def list_domains_id(self) -> list[int]:
        """virConnectListDomains."""
        return self._run(listing.list_domains_id_gen())

    def restore(self, frm: str | PathLike[str]) -> int:
        """virDomainRestore."""
        self._call(calls.DOMAIN_RESTORE, RemoteDomainRestoreArgs(paths.absolute(frm)))
        return 0

    def get_hostname(self) -> str:
        """virConnectGetHostname."""
        ret = self._call(calls.CONNECT_GET_HOSTNAME, None)
        return ret.hostname

    def get_cells_free_memory(self, start_cell: int, max_cells: int) -> list[int]:
        """virNodeGetCellsFreeMemory."""
        ret = self._call(
            calls.NODE_GET_CELLS_FREE_MEMORY,
            RemoteNodeGetCellsFreeMemoryArgs(start_cell, max_cells),
        )
        return list(ret.cells)

    def migrate_prepare3(
        self,
        cookie_in: bytes,
        uri_in: str | None,
        flags: int,
        dname: str | None,
        bandwidth: int,
        dom_xml: str,
    ) -> tuple[bytes, str | None]:
        """virDomainMigratePrepare3."""
        ret = self._call(
            calls.DOMAIN_MIGRATE_PREPARE3,
            RemoteDomainMigratePrepare3Args(cookie_in, uri_in, flags, dname, bandwidth, dom_xml),
        )
        return (ret.cookie_out, ret.uri_out)

    def get_memory_stats(self, cell_num: int, flags: int = 0) -> dict[str, int]:
        """virNodeGetMemoryStats."""
        ret = self._run(
            parameters.counted_gen(
                calls.NODE_GET_MEMORY_STATS,
                lambda n: RemoteNodeGetMemoryStatsArgs(n, cell_num, flags),
            )
        )
        return {item.field: item.value for item in ret.params}

    def list_all_domains(self, flags: int = 0) -> list[Domain]:
        """virConnectListAllDomains."""
        ret = self._call(calls.CONNECT_LIST_ALL_DOMAINS, RemoteConnectListAllDomainsArgs(1, flags))
        lease = handles.Lease(self, self, len(ret.domains))
        return [Domain(lease, wire) for wire in ret.domains]

    def get_cpu_model_names(self, arch: str, flags: int = 0) -> list[str]:
        """virConnectGetCPUModelNames."""
        ret = self._call(
            calls.CONNECT_GET_CPU_MODEL_NAMES, RemoteConnectGetCpuModelNamesArgs(arch, 1, flags)
        )
        return list(ret.models)

    def lookup_by_uuid_string(self, uuidstr: str | UUID) -> Domain:
        """virDomainLookupByUUIDString."""
        uuid = handles.parse_uuid(
            uuidstr, "virDomainLookupByUUIDString", handles.Domain._invalid[1]
        )
        return self.lookup_by_uuid(uuid)

    def network_lookup_by_uuid_string(self, uuidstr: str | UUID) -> Network:
        """virNetworkLookupByUUIDString."""
        uuid = handles.parse_uuid(
            uuidstr, "virNetworkLookupByUUIDString", handles.Network._invalid[1]
        )
        return self.network_lookup_by_uuid(uuid)

    def nwfilter_lookup_by_uuid_string(self, uuidstr: str | UUID) -> NWFilter:
        """virNWFilterLookupByUUIDString."""
        uuid = handles.parse_uuid(
            uuidstr, "virNWFilterLookupByUUIDString", handles.NWFilter._invalid[1]
        )
        return self.nwfilter_lookup_by_uuid(uuid)

    def secret_lookup_by_uuid_string(self, uuidstr: str | UUID) -> Secret:
        """virSecretLookupByUUIDString."""
        uuid = handles.parse_uuid(
            uuidstr, "virSecretLookupByUUIDString", handles.Secret._invalid[1]
        )
        return self.secret_lookup_by_uuid(uuid)

    def storage_pool_lookup_by_uuid_string(self, uuidstr: str | UUID) -> StoragePool:
        """virStoragePoolLookupByUUIDString."""
        uuid = handles.parse_uuid(
            uuidstr, "virStoragePoolLookupByUUIDString", handles.StoragePool._invalid[1]
        )
        return self.storage_pool_lookup_by_uuid(uuid)

    def create_linux(self, xml_desc: str, flags: int = 0) -> Domain:
        """virDomainCreateLinux."""
        return self.create_xml(xml_desc, flags)

    def is_secure(self) -> int:
        """virConnectIsSecure."""
        ret = self._call(calls.CONNECT_IS_SECURE, None)
        return int(bool(ret.secure) and self._exchange.endpoint.is_secure)

    def is_encrypted(self) -> int:
        """virConnectIsEncrypted."""
        return self._run(records.is_encrypted_gen())

    def get_all_domain_stats(
        self, stats: int = 0, flags: int = 0
    ) -> list[tuple[Domain, PlainParams]]:
        """virConnectGetAllDomainStats."""
        args = RemoteConnectGetAllDomainStatsArgs((), stats, flags)
        ret = self._call(calls.CONNECT_GET_ALL_DOMAIN_STATS, args)
        return records.domain_stats(Domain, self, ret)

    def domain_list_get_stats(
        self, doms: Sequence[Domain], stats: int = 0, flags: int = 0
    ) -> list[tuple[Domain, PlainParams]]:
        """virDomainListGetStats."""
        args = RemoteConnectGetAllDomainStatsArgs(records.identities(doms), stats, flags)
        ret = self._call(calls.CONNECT_GET_ALL_DOMAIN_STATS, args)
        return records.domain_stats(Domain, self, ret)

    def qemu_attach(self, pid_value: int, flags: int = 0) -> Domain:
        """virDomainQemuAttach."""
        ret = self._call(*hypervisors.attach(pid_value, flags))
        return Domain(handles.Lease(self, self), ret.dom)

    if TYPE_CHECKING:

        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_LIFECYCLE],
            cb: Callable[[Connect, Domain, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: PlainInt,
            cb: Callable[..., object],
            opaque: object = ...,
        ) -> int: ...

    def domain_event_register_any(
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
        `virtrio.events`. ``cb`` runs in a thread of the
        connection, one call after the other, and may make calls.

        Returns the id to take the registration back with. Raises LibvirtError:
        VIR_ERR_INVALID_ARG for a kind that is not known, or the server's refusal.
        A registration that timed out is taken back
        (virConnectDomainEventRegisterAny).
        """
        return self._event_side().register(Family.DOMAIN, dom, event_id, cb, opaque)

    def domain_event_deregister_any(self, callback_id: int) -> int:
        """Take a registration back; ``callback_id`` is what registering it returned.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when no domain event has the id
        (virConnectDomainEventDeregisterAny).
        """
        return self._event_side().deregister(Family.DOMAIN, callback_id)

    def network_event_register_any(
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
        `virtrio.events`. ``cb`` runs in a thread of the
        connection, one call after the other, and may make calls.

        Returns the id to take the registration back with. Raises LibvirtError:
        VIR_ERR_INVALID_ARG for a kind that is not known, or the server's refusal.
        A registration that timed out is taken back
        (virConnectNetworkEventRegisterAny).
        """
        return self._event_side().register(Family.NETWORK, net, event_id, cb, opaque)

    def network_event_deregister_any(self, callback_id: int) -> int:
        """Take a registration back; ``callback_id`` is what registering it returned.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when no network event has the id
        (virConnectNetworkEventDeregisterAny).
        """
        return self._event_side().deregister(Family.NETWORK, callback_id)

    def storage_pool_event_register_any(
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
        `virtrio.events`. ``cb`` runs in a thread of the
        connection, one call after the other, and may make calls.

        Returns the id to take the registration back with. Raises LibvirtError:
        VIR_ERR_INVALID_ARG for a kind that is not known, or the server's refusal.
        A registration that timed out is taken back
        (virConnectStoragePoolEventRegisterAny).
        """
        return self._event_side().register(Family.STORAGE_POOL, pool, event_id, cb, opaque)

    def storage_pool_event_deregister_any(self, callback_id: int) -> int:
        """Take a registration back; ``callback_id`` is what registering it returned.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when no storage pool event has the id
        (virConnectStoragePoolEventDeregisterAny).
        """
        return self._event_side().deregister(Family.STORAGE_POOL, callback_id)

    def node_device_event_register_any(
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
        `virtrio.events`. ``cb`` runs in a thread of the
        connection, one call after the other, and may make calls.

        Returns the id to take the registration back with. Raises LibvirtError:
        VIR_ERR_INVALID_ARG for a kind that is not known, or the server's refusal.
        A registration that timed out is taken back
        (virConnectNodeDeviceEventRegisterAny).
        """
        return self._event_side().register(Family.NODE_DEVICE, dev, event_id, cb, opaque)

    def node_device_event_deregister_any(self, callback_id: int) -> int:
        """Take a registration back; ``callback_id`` is what registering it returned.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when no node device event has the id
        (virConnectNodeDeviceEventDeregisterAny).
        """
        return self._event_side().deregister(Family.NODE_DEVICE, callback_id)

    def secret_event_register_any(
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
        `virtrio.events`. ``cb`` runs in a thread of the
        connection, one call after the other, and may make calls.

        Returns the id to take the registration back with. Raises LibvirtError:
        VIR_ERR_INVALID_ARG for a kind that is not known, or the server's refusal.
        A registration that timed out is taken back
        (virConnectSecretEventRegisterAny).
        """
        return self._event_side().register(Family.SECRET, secret, event_id, cb, opaque)

    def secret_event_deregister_any(self, callback_id: int) -> int:
        """Take a registration back; ``callback_id`` is what registering it returned.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when no secret event has the id
        (virConnectSecretEventDeregisterAny).
        """
        return self._event_side().deregister(Family.SECRET, callback_id)

    def domain_event_register(
        self, cb: Callable[[Connect, Domain, int, int, Any], object], opaque: object = None
    ) -> None:
        """Call ``cb(conn, dom, event, detail, opaque)`` for lifecycle events.

        It is called for all domains. ``event`` is a DomainEventType, ``detail`` a
        reason of the enum that belongs to it, such as DomainEventStartedDetailType.
        Registering ``cb`` again replaces its ``opaque``. Raises LibvirtError for the
        server's refusal (virConnectDomainEventRegister).
        """
        self._event_side().register_lifecycle(cb, opaque)

    def domain_event_deregister(self, cb: Callback) -> None:
        """Take a callback of `domain_event_register` back.

        Raises LibvirtError VIR_ERR_INVALID_ARG when ``cb`` is not registered
        (virConnectDomainEventDeregister).
        """
        self._event_side().deregister_lifecycle(cb)

    def qemu_monitor_event_register(
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
        return self._event_side().register_monitor(dom, event, flags, cb, opaque)

    def qemu_monitor_event_deregister(self, callback_id: int) -> int:
        """Take back what `qemu_monitor_event_register` returned ``callback_id`` for.

        Events that have arrived before may still be called back. Returns 0. Raises
        LibvirtError VIR_ERR_INVALID_ARG when the id is not registered
        (virConnectDomainQemuMonitorEventDeregister).
        """
        return self._event_side().deregister(Family.QEMU_MONITOR, callback_id)

    def register_close_callback(
        self, cb: Callable[[Connect, int, Any], object], opaque: object = None
    ) -> int:
        """Call ``cb(conn, reason, opaque)`` once when the connection is lost.

        That is this connection, or the server's own to its hypervisor. ``reason`` is a
        ConnectCloseReason. What this side closes is not called back. Returns 0. Raises
        LibvirtError VIR_ERR_OPERATION_INVALID when there is a callback already
        (virConnectRegisterCloseCallback).
        """
        self._event_side().register_close(cb, opaque)
        return 0

    def unregister_close_callback(self) -> None:
        """Take the close callback back, whichever it is.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID when there is none
        (virConnectUnregisterCloseCallback).
        """
        self._event_side().unregister_close()

    @property
    def events_lost(self) -> int:
        """Number of events dropped so far because callbacks did not return in time.

        Up to 16 MiB of events wait for callbacks. Those of an `EventStream` are not
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
