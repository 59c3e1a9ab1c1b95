# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""Handles of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from ....protocol.lazy import replaceable
from ....protocol.typedparams import STRING_OKAY, encode, plain
from ... import handles, hypervisors
from ...scripts import cpumaps, domains, hints, listing, migration, parameters, records
from .. import calls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ....protocol.typedparams import Params, PlainParams
    from ...calls import A, Call, R, Script
    from ...trio.connection import Connect  # a circle: a handle tells its connection
    from ...trio.streams import Stream

replaceable(__name__)


class ConnectMethods:
    """virConnect: what the trio client can ask of a connection."""

    __slots__ = ()

    if TYPE_CHECKING:

        async def _call(self, call: Call[A, R], args: A) -> R: ...
        async def _call_stream(self, call: Call[A, R], args: A, stream: Stream) -> R: ...
        async def _call_fds(self, call: Call[A, R], args: A, fds: Sequence[int]) -> tuple[R, list[int]]: ...
        async def _run(self, script: Script[R]) -> R: ...

    async def get_max_vcpus(self, type: str | None) -> int:
        """virConnectGetMaxVcpus."""
        ret = await self._call(calls.CONNECT_GET_MAX_VCPUS, RemoteConnectGetMaxVcpusArgs(type))
        return ret.max_vcpus

    async def get_info(self) -> list[str | int]:
        """virNodeGetInfo; see `scripts.records.node_get_info_gen`."""
        return await self._run(records.node_get_info_gen())

    async def lookup_by_name(self, name: str) -> Domain:
        """virDomainLookupByName."""
        ret = await self._call(calls.DOMAIN_LOOKUP_BY_NAME, RemoteDomainLookupByNameArgs(name))
        return Domain(handles.Lease(self, self), ret.dom)

    async def list_domains_id(self) -> list[int]:
        """virConnectListDomains; see `scripts.listing.list_domains_id_gen`."""
        return await self._run(listing.list_domains_id_gen())

    async def restore(self, frm: str) -> int:
        """virDomainRestore."""
        await self._call(calls.DOMAIN_RESTORE, RemoteDomainRestoreArgs(frm))
        return 0

    async def get_hostname(self) -> str:
        """virConnectGetHostname."""
        ret = await self._call(calls.CONNECT_GET_HOSTNAME, None)
        return ret.hostname

    async def get_cells_free_memory(self, start_cell: int, max_cells: int) -> list[int]:
        """virNodeGetCellsFreeMemory."""
        ret = await self._call(
            calls.NODE_GET_CELLS_FREE_MEMORY, RemoteNodeGetCellsFreeMemoryArgs(start_cell, max_cells)
        )
        return list(ret.cells)

    async def migrate_prepare3(
        self, cookie_in: bytes, uri_in: str | None, flags: int, dname: str | None, bandwidth: int, dom_xml: str
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
                calls.NODE_GET_MEMORY_STATS, lambda n: RemoteNodeGetMemoryStatsArgs(n, cell_num, flags)
            )
        )
        return {item.field: item.value for item in ret.params}

    async def list_all_domains(self, flags: int = 0) -> list[Domain]:
        """virConnectListAllDomains."""
        ret = await self._call(calls.CONNECT_LIST_ALL_DOMAINS, RemoteConnectListAllDomainsArgs(1, flags))
        lease = handles.Lease(self, self, len(ret.domains))
        return [Domain(lease, wire) for wire in ret.domains]

    async def get_cpu_model_names(self, arch: str, flags: int = 0) -> list[str]:
        """virConnectGetCPUModelNames."""
        ret = await self._call(calls.CONNECT_GET_CPU_MODEL_NAMES, RemoteConnectGetCpuModelNamesArgs(arch, 1, flags))
        return list(ret.models)

    async def lookup_by_uuid_string(self, uuidstr: str) -> Domain:
        """virDomainLookupByUUIDString. Raises LibvirtError VIR_ERR_INVALID_ARG when it is not a UUID."""
        uuid = handles.parse_uuid(uuidstr, "virDomainLookupByUUIDString", Domain._invalid[1])
        return await self.lookup_by_uuid(uuid)

    async def network_lookup_by_uuid_string(self, uuidstr: str) -> Network:
        """virNetworkLookupByUUIDString. Raises LibvirtError VIR_ERR_INVALID_ARG when it is not a UUID."""
        uuid = handles.parse_uuid(uuidstr, "virNetworkLookupByUUIDString", Network._invalid[1])
        return await self.network_lookup_by_uuid(uuid)

    async def nwfilter_lookup_by_uuid_string(self, uuidstr: str) -> NWFilter:
        """virNWFilterLookupByUUIDString. Raises LibvirtError VIR_ERR_INVALID_ARG when it is not a UUID."""
        uuid = handles.parse_uuid(uuidstr, "virNWFilterLookupByUUIDString", NWFilter._invalid[1])
        return await self.nwfilter_lookup_by_uuid(uuid)

    async def secret_lookup_by_uuid_string(self, uuidstr: str) -> Secret:
        """virSecretLookupByUUIDString. Raises LibvirtError VIR_ERR_INVALID_ARG when it is not a UUID."""
        uuid = handles.parse_uuid(uuidstr, "virSecretLookupByUUIDString", Secret._invalid[1])
        return await self.secret_lookup_by_uuid(uuid)

    async def storage_pool_lookup_by_uuid_string(self, uuidstr: str) -> StoragePool:
        """virStoragePoolLookupByUUIDString. Raises LibvirtError VIR_ERR_INVALID_ARG when it is not a UUID."""
        uuid = handles.parse_uuid(uuidstr, "virStoragePoolLookupByUUIDString", StoragePool._invalid[1])
        return await self.storage_pool_lookup_by_uuid(uuid)

    async def create_linux(self, xml_desc: str, flags: int = 0) -> Domain:
        """virDomainCreateLinux: the older name of `create_xml`."""
        return await self.create_xml(xml_desc, flags)

    async def is_encrypted(self) -> int:
        """virConnectIsEncrypted; see `scripts.records.is_encrypted_gen`."""
        return await self._run(records.is_encrypted_gen())

    async def get_all_domain_stats(self, stats: int = 0, flags: int = 0) -> list[tuple[Domain, PlainParams]]:
        """virConnectGetAllDomainStats: each domain with its statistics; no ``stats`` (DomainStatsTypes) means all there are."""
        args = RemoteConnectGetAllDomainStatsArgs((), stats, flags)
        ret = await self._call(calls.CONNECT_GET_ALL_DOMAIN_STATS, args)
        return records.domain_stats(Domain, self, ret)

    async def domain_list_get_stats(
        self, doms: Sequence[Domain], stats: int = 0, flags: int = 0
    ) -> list[tuple[Domain, PlainParams]]:
        """virDomainListGetStats: as `get_all_domain_stats`, of these domains."""
        args = RemoteConnectGetAllDomainStatsArgs(records.identities(doms), stats, flags)
        ret = await self._call(calls.CONNECT_GET_ALL_DOMAIN_STATS, args)
        return records.domain_stats(Domain, self, ret)

    async def qemu_attach(self, pid_value: int, flags: int = 0) -> Domain:
        """virDomainQemuAttach: the domain of a QEMU process that libvirt did not start."""
        ret = await self._call(*hypervisors.attach(pid_value, flags))
        return Domain(handles.Lease(self, self), ret.dom)


class Domain(handles.Domain):
    """virDomain: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

    async def create(self) -> int:
        """virDomainCreate; see `scripts.domains.domain_create_gen`."""
        return await self._connect._run(domains.domain_create_gen(self))

    async def xml_desc(self, flags: int = 0) -> str:
        """virDomainGetXMLDesc."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_XML_DESC, RemoteDomainGetXmlDescArgs(self._use("virDomainGetXMLDesc"), flags)
        )
        return ret.xml

    async def vcpus(self) -> tuple[list[tuple[int, int, int, int]], list[tuple[bool, ...]]]:
        """virDomainGetVcpus; see `scripts.cpumaps.domain_get_vcpus_gen`."""
        return await self._connect._run(cpumaps.domain_get_vcpus_gen(self))

    async def suspend(self) -> int:
        """virDomainSuspend."""
        await self._connect._call(calls.DOMAIN_SUSPEND, RemoteDomainSuspendArgs(self._use("virDomainSuspend")))
        return 0

    async def security_label(self) -> list[str | bool]:
        """virDomainGetSecurityLabel; see `scripts.records.domain_get_security_label_gen`."""
        return await self._connect._run(records.domain_get_security_label_gen(self))

    async def set_memory_parameters(self, params: Params, flags: int = 0) -> int:
        """virDomainSetMemoryParameters; see `scripts.parameters.domain_set_memory_parameters_gen`."""
        return await self._connect._run(parameters.domain_set_memory_parameters_gen(self, params, flags))

    async def memory_parameters(self, flags: int = 0) -> PlainParams:
        """virDomainGetMemoryParameters."""
        wire = self._use("virDomainGetMemoryParameters")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_MEMORY_PARAMETERS,
                lambda n: RemoteDomainGetMemoryParametersArgs(wire, n, flags | STRING_OKAY),
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

    async def state(self, flags: int = 0) -> list[int]:
        """virDomainGetState."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_STATE, RemoteDomainGetStateArgs(self._use("virDomainGetState"), flags)
        )
        return [ret.state, ret.reason]

    async def open_graphics(self, idx: int, fd: int, flags: int = 0) -> int:
        """virDomainOpenGraphics."""
        await self._connect._call_fds(
            calls.DOMAIN_OPEN_GRAPHICS,
            RemoteDomainOpenGraphicsArgs(self._use("virDomainOpenGraphics"), idx, flags),
            [fd],
        )
        return 0

    async def fs_freeze(self, mountpoints: Sequence[str] | None = None, flags: int = 0) -> int:
        """virDomainFSFreeze."""
        ret = await self._connect._call(
            calls.DOMAIN_FSFREEZE, RemoteDomainFsfreezeArgs(self._use("virDomainFSFreeze"), mountpoints or (), flags)
        )
        return ret.filesystems

    async def block_copy(self, disk: str, destxml: str, params: Params | None = None, flags: int = 0) -> int:
        """virDomainBlockCopy."""
        await self._connect._call(
            calls.DOMAIN_BLOCK_COPY,
            RemoteDomainBlockCopyArgs(
                self._use("virDomainBlockCopy"), disk, destxml, encode(params or {}, hints.BLOCK_COPY), flags
            ),
        )
        return 0

    async def checkpoint_create_xml(self, xml_desc: str, flags: int = 0) -> DomainCheckpoint:
        """virDomainCheckpointCreateXML."""
        ret = await self._connect._call(
            calls.DOMAIN_CHECKPOINT_CREATE_XML,
            RemoteDomainCheckpointCreateXmlArgs(self._use("virDomainCheckpointCreateXML"), xml_desc, flags),
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
        """virDomainQemuMonitorCommand: what the monitor answers; ``flags`` are DomainQemuMonitorCommandFlags."""
        dom = self._use("virDomainQemuMonitorCommand")
        ret = await self._connect._call(*hypervisors.monitor_command(dom, cmd, flags))
        return ret.result

    async def qemu_monitor_command_with_files(
        self, cmd: str, files: Sequence[int] = (), flags: int = 0
    ) -> tuple[str, list[int]]:
        """virDomainQemuMonitorCommandWithFiles: what the monitor answers, and the file descriptors that came, which are yours."""
        dom = self._use("virDomainQemuMonitorCommandWithFiles")
        call, args = hypervisors.monitor_command_with_files(dom, cmd, flags)
        ret, received = await self._connect._call_fds(call, args, files)
        return ret.result, received

    async def qemu_agent_command(self, cmd: str, timeout: int, flags: int = 0) -> str | None:
        """virDomainQemuAgentCommand: what the agent in the guest answers, in ``timeout`` seconds or as
        DomainQemuAgentCommandTimeoutValues say.
        """
        dom = self._use("virDomainQemuAgentCommand")
        ret = await self._connect._call(*hypervisors.agent_command(dom, cmd, timeout, flags))
        return ret.result

    async def lxc_open_namespace(self, flags: int = 0) -> list[int]:
        """virDomainLxcOpenNamespace: file descriptors of the container's namespaces, which are yours."""
        dom = self._use("virDomainLxcOpenNamespace")
        _, received = await self._connect._call_fds(*hypervisors.open_namespace(dom, flags), ())
        return received

    async def migrate_to_uri3(self, dconnuri: str | None, params: Params, flags: int = 0) -> int:
        """virDomainMigrateToURI3: the source migrates by itself; see `scripts.migration.to_uri_gen`."""
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
        """virDomainMigrateToURI2: as `migrate_to_uri3`, with ``bandwidth`` in MiB/s."""
        params = migration.parameters(uri=miguri, name=dname, xml=dxml, bandwidth=bandwidth)
        return await self.migrate_to_uri3(dconnuri, params, flags)

    async def migrate_to_uri(self, duri: str, flags: int = 0, dname: str | None = None, bandwidth: int = 0) -> int:
        """virDomainMigrateToURI: ``duri`` is libvirt's with VIR_MIGRATE_PEER2PEER, else the hypervisor's."""
        peer = duri if flags & migration.PEER2PEER else None
        return await self.migrate_to_uri2(peer, None if peer else duri, None, flags, dname, bandwidth)

    async def migrate3(self, dconn: Connect, params: Params, flags: int = 0) -> Domain:
        """virDomainMigrate3: the domain at its destination; see `scripts.migration.managed_gen`."""
        wire = await self._run_pair(migration.managed_gen(self, dconn, params, flags))
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
        """virDomainMigrate2: as `migrate3`, with ``bandwidth`` in MiB/s."""
        params = migration.parameters(uri=uri, name=dname, xml=dxml, bandwidth=bandwidth)
        return await self.migrate3(dconn, params, flags)

    async def migrate(
        self, dconn: Connect, flags: int = 0, dname: str | None = None, uri: str | None = None, bandwidth: int = 0
    ) -> Domain:
        """virDomainMigrate: as `migrate2`."""
        return await self.migrate2(dconn, None, flags, dname, uri, bandwidth)

    async def _run_pair(self, script: migration.PairScript[R]) -> R:
        """Run a script of calls on two connections to its result."""
        try:
            connect, call, args = next(script)
            while True:
                try:
                    ret = await connect._call(call, args)
                except Exception as exc:
                    connect, call, args = script.throw(exc)
                else:
                    connect, call, args = script.send(ret)
        except StopIteration as stop:
            result: R = stop.value
            return result


class DomainCheckpoint(handles.DomainCheckpoint):
    """virDomainCheckpoint: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

    async def list_all_children(self, flags: int = 0) -> list[DomainCheckpoint]:
        """virDomainCheckpointListAllChildren."""
        ret = await self._connect._call(
            calls.DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN,
            RemoteDomainCheckpointListAllChildrenArgs(self._use("virDomainCheckpointListAllChildren"), 1, flags),
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
    """virDomainSnapshot: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class Network(handles.Network):
    """virNetwork: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

    async def port_lookup_by_uuid_string(self, uuidstr: str) -> NetworkPort:
        """virNetworkPortLookupByUUIDString. Raises LibvirtError VIR_ERR_INVALID_ARG when it is not a UUID."""
        uuid = handles.parse_uuid(uuidstr, "virNetworkPortLookupByUUIDString", NetworkPort._invalid[1])
        return await self.port_lookup_by_uuid(uuid)


class NetworkPort(handles.NetworkPort):
    """virNetworkPort: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class NWFilter(handles.NWFilter):
    """virNWFilter: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class NWFilterBinding(handles.NWFilterBinding):
    """virNWFilterBinding: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class Interface(handles.Interface):
    """virInterface: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class StoragePool(handles.StoragePool):
    """virStoragePool: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class StorageVol(handles.StorageVol):
    """virStorageVol: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class NodeDevice(handles.NodeDevice):
    """virNodeDevice: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class Secret(handles.Secret):
    """virSecret: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect
