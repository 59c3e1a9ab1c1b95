# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""Handles of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.remote import (
    RemoteConnectGetCpuModelNamesArgs,
    RemoteConnectGetMaxVcpusArgs,
    RemoteConnectListAllDomainsArgs,
    RemoteDomainCheckpointCreateXmlArgs,
    RemoteDomainCheckpointDeleteArgs,
    RemoteDomainCheckpointGetParentArgs,
    RemoteDomainCheckpointListAllChildrenArgs,
    RemoteDomainFsfreezeArgs,
    RemoteDomainGetSecurityLabelArgs,
    RemoteDomainGetStateArgs,
    RemoteDomainGetXmlDescArgs,
    RemoteDomainListAllCheckpointsArgs,
    RemoteDomainLookupByNameArgs,
    RemoteDomainMigratePrepare3Args,
    RemoteDomainRestoreArgs,
    RemoteDomainSuspendArgs,
    RemoteNodeGetCellsFreeMemoryArgs,
)
from ...protocol.xdr import text
from .. import handles, scripts
from . import calls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..aio import Connect
    from ..calls import A, Call, R, Script


class ConnectMethods:
    """virConnect: what the aio client can ask of a connection."""

    __slots__ = ()

    if TYPE_CHECKING:

        async def _call(self, call: Call[A, R], args: A) -> R: ...
        async def _run(self, script: Script[R]) -> R: ...

    async def get_max_vcpus(self, type: str | None) -> int:
        """virConnectGetMaxVcpus."""
        ret = await self._call(calls.CONNECT_GET_MAX_VCPUS, RemoteConnectGetMaxVcpusArgs(type))
        return ret.max_vcpus

    async def get_info(self) -> list[str | int]:
        """virNodeGetInfo; see `virtrio.client.scripts.node_get_info_gen`."""
        return await self._run(scripts.node_get_info_gen())

    async def lookup_by_name(self, name: str) -> Domain:
        """virDomainLookupByName."""
        ret = await self._call(calls.DOMAIN_LOOKUP_BY_NAME, RemoteDomainLookupByNameArgs(name))
        return Domain(handles.Lease(self, self), ret.dom)

    async def list_domains_id(self) -> list[int]:
        """virConnectListDomains; see `virtrio.client.scripts.list_domains_id_gen`."""
        return await self._run(scripts.list_domains_id_gen())

    async def restore(self, from_: str) -> int:
        """virDomainRestore."""
        await self._call(calls.DOMAIN_RESTORE, RemoteDomainRestoreArgs(from_))
        return 0

    async def get_hostname(self) -> str:
        """virConnectGetHostname."""
        ret = await self._call(calls.CONNECT_GET_HOSTNAME, None)
        return ret.hostname

    async def get_cells_free_memory(self, startCell: int, maxcells: int) -> list[int]:
        """virNodeGetCellsFreeMemory."""
        ret = await self._call(calls.NODE_GET_CELLS_FREE_MEMORY, RemoteNodeGetCellsFreeMemoryArgs(startCell, maxcells))
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

    async def list_all_domains(self, flags: int = 0) -> list[Domain]:
        """virConnectListAllDomains."""
        ret = await self._call(calls.CONNECT_LIST_ALL_DOMAINS, RemoteConnectListAllDomainsArgs(1, flags))
        lease = handles.Lease(self, self, len(ret.domains))
        return [Domain(lease, wire) for wire in ret.domains]

    async def get_cpu_model_names(self, arch: str, flags: int = 0) -> list[str]:
        """virConnectGetCPUModelNames."""
        ret = await self._call(calls.CONNECT_GET_CPU_MODEL_NAMES, RemoteConnectGetCpuModelNamesArgs(arch, 1, flags))
        return list(ret.models)


class Domain(handles.Domain):
    """virDomain: what the aio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

    async def create(self) -> int:
        """virDomainCreate; see `virtrio.client.scripts.domain_create_gen`."""
        return await self._connect._run(scripts.domain_create_gen(self))

    async def xml_desc(self, flags: int = 0) -> str:
        """virDomainGetXMLDesc."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_XML_DESC, RemoteDomainGetXmlDescArgs(self._use("virDomainGetXMLDesc"), flags)
        )
        return ret.xml

    async def suspend(self) -> int:
        """virDomainSuspend."""
        await self._connect._call(calls.DOMAIN_SUSPEND, RemoteDomainSuspendArgs(self._use("virDomainSuspend")))
        return 0

    async def security_label(self) -> tuple[str, int]:
        """virDomainGetSecurityLabel."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_SECURITY_LABEL, RemoteDomainGetSecurityLabelArgs(self._use("virDomainGetSecurityLabel"))
        )
        return (text(ret.label), ret.enforcing)

    async def state(self, flags: int = 0) -> list[int]:
        """virDomainGetState."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_STATE, RemoteDomainGetStateArgs(self._use("virDomainGetState"), flags)
        )
        return [ret.state, ret.reason]

    async def fs_freeze(self, mountpoints: Sequence[str], flags: int = 0) -> int:
        """virDomainFSFreeze."""
        ret = await self._connect._call(
            calls.DOMAIN_FSFREEZE, RemoteDomainFsfreezeArgs(self._use("virDomainFSFreeze"), mountpoints, flags)
        )
        return ret.filesystems

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


class DomainCheckpoint(handles.DomainCheckpoint):
    """virDomainCheckpoint: what the aio client can ask of one."""

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
    """virDomainSnapshot: what the aio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class Network(handles.Network):
    """virNetwork: what the aio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class NetworkPort(handles.NetworkPort):
    """virNetworkPort: what the aio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class NWFilter(handles.NWFilter):
    """virNWFilter: what the aio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class NWFilterBinding(handles.NWFilterBinding):
    """virNWFilterBinding: what the aio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class Interface(handles.Interface):
    """virInterface: what the aio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class StoragePool(handles.StoragePool):
    """virStoragePool: what the aio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class StorageVol(handles.StorageVol):
    """virStorageVol: what the aio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class NodeDevice(handles.NodeDevice):
    """virNodeDevice: what the aio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect


class Secret(handles.Secret):
    """virSecret: what the aio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect
