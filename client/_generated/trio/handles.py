# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""Handles of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....protocol._generated.remote.later import (
    RemoteConnectBaselineCpuArgs,
    RemoteConnectBaselineHypervisorCpuArgs,
    RemoteConnectCompareCpuArgs,
    RemoteConnectCompareHypervisorCpuArgs,
    RemoteConnectDomainXmlFromNativeArgs,
    RemoteConnectDomainXmlToNativeArgs,
    RemoteConnectFindStoragePoolSourcesArgs,
    RemoteConnectGetAllDomainStatsArgs,
    RemoteConnectGetCpuModelNamesArgs,
    RemoteConnectGetDomainCapabilitiesArgs,
    RemoteConnectGetMaxVcpusArgs,
    RemoteConnectGetStoragePoolCapabilitiesArgs,
    RemoteConnectGetSysinfoArgs,
    RemoteConnectListAllDomainsArgs,
    RemoteConnectListAllInterfacesArgs,
    RemoteConnectListAllNetworksArgs,
    RemoteConnectListAllNodeDevicesArgs,
    RemoteConnectListAllNwfilterBindingsArgs,
    RemoteConnectListAllNwfiltersArgs,
    RemoteConnectListAllSecretsArgs,
    RemoteConnectListAllStoragePoolsArgs,
    RemoteConnectSetIdentityArgs,
    RemoteDomainAbortJobArgs,
    RemoteDomainAbortJobFlagsArgs,
    RemoteDomainAddIothreadArgs,
    RemoteDomainAgentSetResponseTimeoutArgs,
    RemoteDomainAnnounceInterfaceArgs,
    RemoteDomainAttachDeviceArgs,
    RemoteDomainAttachDeviceFlagsArgs,
    RemoteDomainAuthorizedSshKeysGetArgs,
    RemoteDomainAuthorizedSshKeysSetArgs,
    RemoteDomainBackupBeginArgs,
    RemoteDomainBackupGetXmlDescArgs,
    RemoteDomainBlockCommitArgs,
    RemoteDomainBlockCopyArgs,
    RemoteDomainBlockJobAbortArgs,
    RemoteDomainBlockJobSetSpeedArgs,
    RemoteDomainBlockPeekArgs,
    RemoteDomainBlockPullArgs,
    RemoteDomainBlockRebaseArgs,
    RemoteDomainBlockResizeArgs,
    RemoteDomainBlockStatsArgs,
    RemoteDomainBlockStatsFlagsArgs,
    RemoteDomainCheckpointCreateXmlArgs,
    RemoteDomainCheckpointDeleteArgs,
    RemoteDomainCheckpointGetParentArgs,
    RemoteDomainCheckpointGetXmlDescArgs,
    RemoteDomainCheckpointListAllChildrenArgs,
    RemoteDomainCheckpointLookupByNameArgs,
    RemoteDomainCoreDumpArgs,
    RemoteDomainCoreDumpWithFormatArgs,
    RemoteDomainCreateWithFilesArgs,
    RemoteDomainCreateXmlArgs,
    RemoteDomainCreateXmlWithFilesArgs,
    RemoteDomainDefineXmlArgs,
    RemoteDomainDefineXmlFlagsArgs,
    RemoteDomainDelIothreadArgs,
    RemoteDomainDelThrottleGroupArgs,
    RemoteDomainDetachDeviceAliasArgs,
    RemoteDomainDetachDeviceArgs,
    RemoteDomainDetachDeviceFlagsArgs,
    RemoteDomainFdAssociateArgs,
    RemoteDomainFsfreezeArgs,
    RemoteDomainFsthawArgs,
    RemoteDomainFstrimArgs,
    RemoteDomainGetAutostartArgs,
    RemoteDomainGetAutostartOnceArgs,
    RemoteDomainGetBlkioParametersArgs,
    RemoteDomainGetBlockIoTuneArgs,
    RemoteDomainGetControlInfoArgs,
    RemoteDomainGetDiskErrorsArgs,
    RemoteDomainGetGuestInfoArgs,
    RemoteDomainGetGuestVcpusArgs,
    RemoteDomainGetHostnameArgs,
    RemoteDomainGetInfoArgs,
    RemoteDomainGetInterfaceParametersArgs,
    RemoteDomainGetJobInfoArgs,
    RemoteDomainGetLaunchSecurityInfoArgs,
    RemoteDomainGetMaxMemoryArgs,
    RemoteDomainGetMaxVcpusArgs,
    RemoteDomainGetMemoryParametersArgs,
    RemoteDomainGetMessagesArgs,
    RemoteDomainGetMetadataArgs,
    RemoteDomainGetNumaParametersArgs,
    RemoteDomainGetOsTypeArgs,
    RemoteDomainGetPerfEventsArgs,
    RemoteDomainGetSchedulerTypeArgs,
    RemoteDomainGetStateArgs,
    RemoteDomainGetVcpusFlagsArgs,
    RemoteDomainGetXmlDescArgs,
    RemoteDomainGraphicsReloadArgs,
    RemoteDomainHasCurrentSnapshotArgs,
    RemoteDomainHasManagedSaveImageArgs,
    RemoteDomainInjectNmiArgs,
    RemoteDomainInterfaceStatsArgs,
    RemoteDomainIsActiveArgs,
    RemoteDomainIsPersistentArgs,
    RemoteDomainIsUpdatedArgs,
    RemoteDomainListAllCheckpointsArgs,
    RemoteDomainListAllSnapshotsArgs,
    RemoteDomainLookupByIdArgs,
    RemoteDomainLookupByNameArgs,
    RemoteDomainLookupByUuidArgs,
    RemoteDomainManagedSaveArgs,
    RemoteDomainManagedSaveDefineXmlArgs,
    RemoteDomainManagedSaveGetXmlDescArgs,
    RemoteDomainManagedSaveRemoveArgs,
    RemoteDomainMemoryPeekArgs,
    RemoteDomainMigrateBegin3Args,
    RemoteDomainMigrateBegin3ParamsArgs,
    RemoteDomainMigrateConfirm3Args,
    RemoteDomainMigrateConfirm3ParamsArgs,
    RemoteDomainMigrateFinish2Args,
    RemoteDomainMigrateFinish3Args,
    RemoteDomainMigrateFinish3ParamsArgs,
    RemoteDomainMigrateFinishArgs,
    RemoteDomainMigrateGetCompressionCacheArgs,
    RemoteDomainMigrateGetMaxDowntimeArgs,
    RemoteDomainMigrateGetMaxSpeedArgs,
    RemoteDomainMigratePerform3Args,
    RemoteDomainMigratePerform3ParamsArgs,
    RemoteDomainMigratePerformArgs,
    RemoteDomainMigratePrepare2Args,
    RemoteDomainMigratePrepare3Args,
    RemoteDomainMigratePrepare3ParamsArgs,
    RemoteDomainMigratePrepareArgs,
    RemoteDomainMigratePrepareTunnel3Args,
    RemoteDomainMigratePrepareTunnel3ParamsArgs,
    RemoteDomainMigratePrepareTunnelArgs,
    RemoteDomainMigrateSetCompressionCacheArgs,
    RemoteDomainMigrateSetMaxDowntimeArgs,
    RemoteDomainMigrateSetMaxSpeedArgs,
    RemoteDomainMigrateStartPostCopyArgs,
    RemoteDomainOpenChannelArgs,
    RemoteDomainOpenConsoleArgs,
    RemoteDomainOpenGraphicsArgs,
    RemoteDomainOpenGraphicsFdArgs,
    RemoteDomainPmSuspendForDurationArgs,
    RemoteDomainPmWakeupArgs,
    RemoteDomainRebootArgs,
    RemoteDomainRenameArgs,
    RemoteDomainResetArgs,
    RemoteDomainRestoreArgs,
    RemoteDomainRestoreFlagsArgs,
    RemoteDomainRestoreParamsArgs,
    RemoteDomainResumeArgs,
    RemoteDomainSaveArgs,
    RemoteDomainSaveFlagsArgs,
    RemoteDomainSaveImageDefineXmlArgs,
    RemoteDomainSaveImageGetXmlDescArgs,
    RemoteDomainSaveParamsArgs,
    RemoteDomainScreenshotArgs,
    RemoteDomainSendProcessSignalArgs,
    RemoteDomainSetAutostartArgs,
    RemoteDomainSetAutostartOnceArgs,
    RemoteDomainSetBlockIoTuneArgs,
    RemoteDomainSetBlockThresholdArgs,
    RemoteDomainSetGuestVcpusArgs,
    RemoteDomainSetIothreadParamsArgs,
    RemoteDomainSetLaunchSecurityStateArgs,
    RemoteDomainSetLifecycleActionArgs,
    RemoteDomainSetMaxMemoryArgs,
    RemoteDomainSetMemoryArgs,
    RemoteDomainSetMemoryFlagsArgs,
    RemoteDomainSetMemoryStatsPeriodArgs,
    RemoteDomainSetMetadataArgs,
    RemoteDomainSetThrottleGroupArgs,
    RemoteDomainSetUserPasswordArgs,
    RemoteDomainSetVcpuArgs,
    RemoteDomainSetVcpusArgs,
    RemoteDomainSetVcpusFlagsArgs,
    RemoteDomainShutdownArgs,
    RemoteDomainShutdownFlagsArgs,
    RemoteDomainSnapshotCreateXmlArgs,
    RemoteDomainSnapshotCurrentArgs,
    RemoteDomainSnapshotDeleteArgs,
    RemoteDomainSnapshotGetParentArgs,
    RemoteDomainSnapshotGetXmlDescArgs,
    RemoteDomainSnapshotHasMetadataArgs,
    RemoteDomainSnapshotIsCurrentArgs,
    RemoteDomainSnapshotListAllChildrenArgs,
    RemoteDomainSnapshotLookupByNameArgs,
    RemoteDomainSnapshotNumArgs,
    RemoteDomainSnapshotNumChildrenArgs,
    RemoteDomainStartDirtyRateCalcArgs,
    RemoteDomainSuspendArgs,
    RemoteDomainUndefineArgs,
    RemoteDomainUndefineFlagsArgs,
    RemoteDomainUpdateDeviceFlagsArgs,
    RemoteInterfaceChangeBeginArgs,
    RemoteInterfaceChangeCommitArgs,
    RemoteInterfaceChangeRollbackArgs,
    RemoteInterfaceCreateArgs,
    RemoteInterfaceDefineXmlArgs,
    RemoteInterfaceDestroyArgs,
    RemoteInterfaceGetXmlDescArgs,
    RemoteInterfaceIsActiveArgs,
    RemoteInterfaceLookupByMacStringArgs,
    RemoteInterfaceLookupByNameArgs,
    RemoteInterfaceUndefineArgs,
    RemoteNetworkCreateArgs,
    RemoteNetworkCreateXmlArgs,
    RemoteNetworkCreateXmlFlagsArgs,
    RemoteNetworkDefineXmlArgs,
    RemoteNetworkDefineXmlFlagsArgs,
    RemoteNetworkDestroyArgs,
    RemoteNetworkGetAutostartArgs,
    RemoteNetworkGetBridgeNameArgs,
    RemoteNetworkGetMetadataArgs,
    RemoteNetworkGetXmlDescArgs,
    RemoteNetworkIsActiveArgs,
    RemoteNetworkIsPersistentArgs,
    RemoteNetworkListAllPortsArgs,
    RemoteNetworkLookupByNameArgs,
    RemoteNetworkLookupByUuidArgs,
    RemoteNetworkPortCreateXmlArgs,
    RemoteNetworkPortDeleteArgs,
    RemoteNetworkPortGetParametersArgs,
    RemoteNetworkPortGetXmlDescArgs,
    RemoteNetworkPortLookupByUuidArgs,
    RemoteNetworkSetAutostartArgs,
    RemoteNetworkSetMetadataArgs,
    RemoteNetworkUndefineArgs,
    RemoteNetworkUpdateArgs,
    RemoteNodeDeviceCreateArgs,
    RemoteNodeDeviceCreateXmlArgs,
    RemoteNodeDeviceDefineXmlArgs,
    RemoteNodeDeviceDestroyArgs,
    RemoteNodeDeviceDetachFlagsArgs,
    RemoteNodeDeviceDettachArgs,
    RemoteNodeDeviceGetAutostartArgs,
    RemoteNodeDeviceGetParentArgs,
    RemoteNodeDeviceGetXmlDescArgs,
    RemoteNodeDeviceIsActiveArgs,
    RemoteNodeDeviceIsPersistentArgs,
    RemoteNodeDeviceLookupByNameArgs,
    RemoteNodeDeviceLookupScsiHostByWwnArgs,
    RemoteNodeDeviceNumOfCapsArgs,
    RemoteNodeDeviceReAttachArgs,
    RemoteNodeDeviceResetArgs,
    RemoteNodeDeviceSetAutostartArgs,
    RemoteNodeDeviceUndefineArgs,
    RemoteNodeDeviceUpdateArgs,
    RemoteNodeGetCellsFreeMemoryArgs,
    RemoteNodeGetCpuStatsArgs,
    RemoteNodeGetMemoryParametersArgs,
    RemoteNodeGetMemoryStatsArgs,
    RemoteNodeGetSevInfoArgs,
    RemoteNodeNumOfDevicesArgs,
    RemoteNodeSuspendForDurationArgs,
    RemoteNwfilterBindingCreateXmlArgs,
    RemoteNwfilterBindingDeleteArgs,
    RemoteNwfilterBindingGetXmlDescArgs,
    RemoteNwfilterBindingLookupByPortDevArgs,
    RemoteNwfilterDefineXmlArgs,
    RemoteNwfilterDefineXmlFlagsArgs,
    RemoteNwfilterGetXmlDescArgs,
    RemoteNwfilterLookupByNameArgs,
    RemoteNwfilterLookupByUuidArgs,
    RemoteNwfilterUndefineArgs,
    RemoteSecretDefineXmlArgs,
    RemoteSecretGetValueArgs,
    RemoteSecretGetXmlDescArgs,
    RemoteSecretLookupByUsageArgs,
    RemoteSecretLookupByUuidArgs,
    RemoteSecretUndefineArgs,
    RemoteStoragePoolBuildArgs,
    RemoteStoragePoolCreateArgs,
    RemoteStoragePoolCreateXmlArgs,
    RemoteStoragePoolDefineXmlArgs,
    RemoteStoragePoolDeleteArgs,
    RemoteStoragePoolDestroyArgs,
    RemoteStoragePoolGetAutostartArgs,
    RemoteStoragePoolGetInfoArgs,
    RemoteStoragePoolGetXmlDescArgs,
    RemoteStoragePoolIsActiveArgs,
    RemoteStoragePoolIsPersistentArgs,
    RemoteStoragePoolListAllVolumesArgs,
    RemoteStoragePoolLookupByNameArgs,
    RemoteStoragePoolLookupByTargetPathArgs,
    RemoteStoragePoolLookupByUuidArgs,
    RemoteStoragePoolLookupByVolumeArgs,
    RemoteStoragePoolNumOfVolumesArgs,
    RemoteStoragePoolRefreshArgs,
    RemoteStoragePoolSetAutostartArgs,
    RemoteStoragePoolUndefineArgs,
    RemoteStorageVolCreateXmlArgs,
    RemoteStorageVolCreateXmlFromArgs,
    RemoteStorageVolDeleteArgs,
    RemoteStorageVolDownloadArgs,
    RemoteStorageVolGetInfoArgs,
    RemoteStorageVolGetInfoFlagsArgs,
    RemoteStorageVolGetPathArgs,
    RemoteStorageVolGetXmlDescArgs,
    RemoteStorageVolLookupByKeyArgs,
    RemoteStorageVolLookupByNameArgs,
    RemoteStorageVolLookupByPathArgs,
    RemoteStorageVolResizeArgs,
    RemoteStorageVolUploadArgs,
    RemoteStorageVolWipeArgs,
    RemoteStorageVolWipePatternArgs,
)
from ....protocol.event_messages import Family
from ....protocol.lazy import replaceable
from ....protocol.typedparams import STRING_OKAY, encode, plain
from ....protocol.xdr import text
from ... import answers, handles, hypervisors
from ...scripts import cpumaps, domains, hints, listing, migration, parameters, records
from ...trio.connection import Connection
from ...trio.event_stream import BUFFER, EventStream
from ...trio.running import on, run
from .. import calls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    """An open connection. Made by `connect`; every method is a call to the server unless it says otherwise.

    All calls raise LibvirtError with the server's answer, ConnectionClosed when the connection is gone, and take any trio
    timeout. Cancelling one leaves the connection usable; whether the server did what it was asked is then unknown.
    """

    __slots__ = ()

    async def get_type(self) -> str:
        """virConnectGetType."""
        ret = await self._call(calls.CONNECT_GET_TYPE, None)
        return ret.type

    async def get_version(self) -> int:
        """virConnectGetVersion."""
        ret = await self._call(calls.CONNECT_GET_VERSION, None)
        return ret.hv_ver

    async def get_max_vcpus(self, type: str | None) -> int:
        """virConnectGetMaxVcpus."""
        ret = await self._call(calls.CONNECT_GET_MAX_VCPUS, RemoteConnectGetMaxVcpusArgs(type))
        return ret.max_vcpus

    async def get_info(self) -> list[str | int]:
        """virNodeGetInfo; see `scripts.records.node_get_info_gen`."""
        return await self._run(records.node_get_info_gen())

    async def get_capabilities(self) -> str:
        """virConnectGetCapabilities."""
        ret = await self._call(calls.CONNECT_GET_CAPABILITIES, None)
        return ret.capabilities

    async def create_xml(self, xml_desc: str, flags: int = 0) -> Domain:
        """virDomainCreateXML."""
        ret = await self._call(calls.DOMAIN_CREATE_XML, RemoteDomainCreateXmlArgs(xml_desc, flags))
        return Domain(handles.Lease(self, self), ret.dom)

    async def define_xml(self, xml: str) -> Domain:
        """virDomainDefineXML."""
        ret = await self._call(calls.DOMAIN_DEFINE_XML, RemoteDomainDefineXmlArgs(xml))
        return Domain(handles.Lease(self, self), ret.dom)

    async def list_defined_domains(self) -> list[str]:
        """virConnectListDefinedDomains; see `scripts.listing.list_defined_domains_gen`."""
        return await self._run(listing.list_defined_domains_gen())

    async def lookup_by_id(self, id: int) -> Domain:
        """virDomainLookupByID."""
        ret = await self._call(calls.DOMAIN_LOOKUP_BY_ID, RemoteDomainLookupByIdArgs(id))
        return Domain(handles.Lease(self, self), ret.dom)

    async def lookup_by_name(self, name: str) -> Domain:
        """virDomainLookupByName."""
        ret = await self._call(calls.DOMAIN_LOOKUP_BY_NAME, RemoteDomainLookupByNameArgs(name))
        return Domain(handles.Lease(self, self), ret.dom)

    async def lookup_by_uuid(self, uuid: bytes) -> Domain:
        """virDomainLookupByUUID."""
        ret = await self._call(calls.DOMAIN_LOOKUP_BY_UUID, RemoteDomainLookupByUuidArgs(uuid))
        return Domain(handles.Lease(self, self), ret.dom)

    async def num_of_defined_domains(self) -> int:
        """virConnectNumOfDefinedDomains."""
        ret = await self._call(calls.CONNECT_NUM_OF_DEFINED_DOMAINS, None)
        return ret.num

    async def list_defined_networks(self) -> list[str]:
        """virConnectListDefinedNetworks; see `scripts.listing.list_defined_networks_gen`."""
        return await self._run(listing.list_defined_networks_gen())

    async def list_domains_id(self) -> list[int]:
        """virConnectListDomains; see `scripts.listing.list_domains_id_gen`."""
        return await self._run(listing.list_domains_id_gen())

    async def list_networks(self) -> list[str]:
        """virConnectListNetworks; see `scripts.listing.list_networks_gen`."""
        return await self._run(listing.list_networks_gen())

    async def network_create_xml(self, xml_desc: str) -> Network:
        """virNetworkCreateXML."""
        ret = await self._call(calls.NETWORK_CREATE_XML, RemoteNetworkCreateXmlArgs(xml_desc))
        return Network(handles.Lease(self, self), ret.net)

    async def network_define_xml(self, xml: str) -> Network:
        """virNetworkDefineXML."""
        ret = await self._call(calls.NETWORK_DEFINE_XML, RemoteNetworkDefineXmlArgs(xml))
        return Network(handles.Lease(self, self), ret.net)

    async def network_lookup_by_name(self, name: str) -> Network:
        """virNetworkLookupByName."""
        ret = await self._call(calls.NETWORK_LOOKUP_BY_NAME, RemoteNetworkLookupByNameArgs(name))
        return Network(handles.Lease(self, self), ret.net)

    async def network_lookup_by_uuid(self, uuid: bytes) -> Network:
        """virNetworkLookupByUUID."""
        ret = await self._call(calls.NETWORK_LOOKUP_BY_UUID, RemoteNetworkLookupByUuidArgs(uuid))
        return Network(handles.Lease(self, self), ret.net)

    async def num_of_defined_networks(self) -> int:
        """virConnectNumOfDefinedNetworks."""
        ret = await self._call(calls.CONNECT_NUM_OF_DEFINED_NETWORKS, None)
        return ret.num

    async def num_of_domains(self) -> int:
        """virConnectNumOfDomains."""
        ret = await self._call(calls.CONNECT_NUM_OF_DOMAINS, None)
        return ret.num

    async def num_of_networks(self) -> int:
        """virConnectNumOfNetworks."""
        ret = await self._call(calls.CONNECT_NUM_OF_NETWORKS, None)
        return ret.num

    async def restore(self, frm: str) -> int:
        """virDomainRestore."""
        await self._call(calls.DOMAIN_RESTORE, RemoteDomainRestoreArgs(frm))
        return 0

    async def get_hostname(self) -> str:
        """virConnectGetHostname."""
        ret = await self._call(calls.CONNECT_GET_HOSTNAME, None)
        return ret.hostname

    async def migrate_prepare(
        self, uri_in: str | None, flags: int, dname: str | None, bandwidth: int
    ) -> tuple[bytes, str | None]:
        """virDomainMigratePrepare."""
        ret = await self._call(
            calls.DOMAIN_MIGRATE_PREPARE, RemoteDomainMigratePrepareArgs(uri_in, flags, dname, bandwidth)
        )
        return (ret.cookie, ret.uri_out)

    async def migrate_finish(self, dname: str, cookie: bytes, uri: str, flags: int = 0) -> Domain:
        """virDomainMigrateFinish."""
        ret = await self._call(calls.DOMAIN_MIGRATE_FINISH, RemoteDomainMigrateFinishArgs(dname, cookie, uri, flags))
        return Domain(handles.Lease(self, self), ret.ddom)

    async def num_of_storage_pools(self) -> int:
        """virConnectNumOfStoragePools."""
        ret = await self._call(calls.CONNECT_NUM_OF_STORAGE_POOLS, None)
        return ret.num

    async def list_storage_pools(self) -> list[str]:
        """virConnectListStoragePools; see `scripts.listing.list_storage_pools_gen`."""
        return await self._run(listing.list_storage_pools_gen())

    async def num_of_defined_storage_pools(self) -> int:
        """virConnectNumOfDefinedStoragePools."""
        ret = await self._call(calls.CONNECT_NUM_OF_DEFINED_STORAGE_POOLS, None)
        return ret.num

    async def list_defined_storage_pools(self) -> list[str]:
        """virConnectListDefinedStoragePools; see `scripts.listing.list_defined_storage_pools_gen`."""
        return await self._run(listing.list_defined_storage_pools_gen())

    async def find_storage_pool_sources(self, type: str, src_spec: str | None, flags: int = 0) -> str:
        """virConnectFindStoragePoolSources."""
        ret = await self._call(
            calls.CONNECT_FIND_STORAGE_POOL_SOURCES, RemoteConnectFindStoragePoolSourcesArgs(type, src_spec, flags)
        )
        return ret.xml

    async def storage_pool_create_xml(self, xml_desc: str, flags: int = 0) -> StoragePool:
        """virStoragePoolCreateXML."""
        ret = await self._call(calls.STORAGE_POOL_CREATE_XML, RemoteStoragePoolCreateXmlArgs(xml_desc, flags))
        return StoragePool(handles.Lease(self, self), ret.pool)

    async def storage_pool_define_xml(self, xml: str, flags: int = 0) -> StoragePool:
        """virStoragePoolDefineXML."""
        ret = await self._call(calls.STORAGE_POOL_DEFINE_XML, RemoteStoragePoolDefineXmlArgs(xml, flags))
        return StoragePool(handles.Lease(self, self), ret.pool)

    async def storage_pool_lookup_by_name(self, name: str) -> StoragePool:
        """virStoragePoolLookupByName."""
        ret = await self._call(calls.STORAGE_POOL_LOOKUP_BY_NAME, RemoteStoragePoolLookupByNameArgs(name))
        return StoragePool(handles.Lease(self, self), ret.pool)

    async def storage_pool_lookup_by_uuid(self, uuid: bytes) -> StoragePool:
        """virStoragePoolLookupByUUID."""
        ret = await self._call(calls.STORAGE_POOL_LOOKUP_BY_UUID, RemoteStoragePoolLookupByUuidArgs(uuid))
        return StoragePool(handles.Lease(self, self), ret.pool)

    async def storage_vol_lookup_by_key(self, key: str) -> StorageVol:
        """virStorageVolLookupByKey."""
        ret = await self._call(calls.STORAGE_VOL_LOOKUP_BY_KEY, RemoteStorageVolLookupByKeyArgs(key))
        return StorageVol(handles.Lease(self, self), ret.vol)

    async def storage_vol_lookup_by_path(self, path: str) -> StorageVol:
        """virStorageVolLookupByPath."""
        ret = await self._call(calls.STORAGE_VOL_LOOKUP_BY_PATH, RemoteStorageVolLookupByPathArgs(path))
        return StorageVol(handles.Lease(self, self), ret.vol)

    async def get_cells_free_memory(self, start_cell: int, max_cells: int) -> list[int]:
        """virNodeGetCellsFreeMemory."""
        ret = await self._call(
            calls.NODE_GET_CELLS_FREE_MEMORY, RemoteNodeGetCellsFreeMemoryArgs(start_cell, max_cells)
        )
        return list(ret.cells)

    async def get_free_memory(self) -> int:
        """virNodeGetFreeMemory."""
        ret = await self._call(calls.NODE_GET_FREE_MEMORY, None)
        return ret.freeMem

    async def migrate_prepare2(
        self, uri_in: str | None, flags: int, dname: str | None, bandwidth: int, dom_xml: str
    ) -> tuple[bytes, str | None]:
        """virDomainMigratePrepare2."""
        ret = await self._call(
            calls.DOMAIN_MIGRATE_PREPARE2, RemoteDomainMigratePrepare2Args(uri_in, flags, dname, bandwidth, dom_xml)
        )
        return (ret.cookie, ret.uri_out)

    async def migrate_finish2(self, dname: str, cookie: bytes, uri: str, flags: int, retcode: int) -> Domain:
        """virDomainMigrateFinish2."""
        ret = await self._call(
            calls.DOMAIN_MIGRATE_FINISH2, RemoteDomainMigrateFinish2Args(dname, cookie, uri, flags, retcode)
        )
        return Domain(handles.Lease(self, self), ret.ddom)

    async def num_of_devices(self, cap: str | None, flags: int = 0) -> int:
        """virNodeNumOfDevices."""
        ret = await self._call(calls.NODE_NUM_OF_DEVICES, RemoteNodeNumOfDevicesArgs(cap, flags))
        return ret.num

    async def list_devices(self, cap: str | None, flags: int = 0) -> list[str]:
        """virNodeListDevices; see `scripts.listing.list_devices_gen`."""
        return await self._run(listing.list_devices_gen(cap, flags))

    async def node_device_lookup_by_name(self, name: str) -> NodeDevice:
        """virNodeDeviceLookupByName."""
        ret = await self._call(calls.NODE_DEVICE_LOOKUP_BY_NAME, RemoteNodeDeviceLookupByNameArgs(name))
        return NodeDevice(handles.Lease(self, self), ret.dev)

    async def get_security_model(self) -> list[str]:
        """virNodeGetSecurityModel."""
        ret = await self._call(calls.NODE_GET_SECURITY_MODEL, None)
        return [text(ret.model), text(ret.doi)]

    async def node_device_create_xml(self, xml_desc: str, flags: int = 0) -> NodeDevice:
        """virNodeDeviceCreateXML."""
        ret = await self._call(calls.NODE_DEVICE_CREATE_XML, RemoteNodeDeviceCreateXmlArgs(xml_desc, flags))
        return NodeDevice(handles.Lease(self, self), ret.dev)

    async def num_of_interfaces(self) -> int:
        """virConnectNumOfInterfaces."""
        ret = await self._call(calls.CONNECT_NUM_OF_INTERFACES, None)
        return ret.num

    async def list_interfaces(self) -> list[str]:
        """virConnectListInterfaces; see `scripts.listing.list_interfaces_gen`."""
        return await self._run(listing.list_interfaces_gen())

    async def interface_lookup_by_name(self, name: str) -> Interface:
        """virInterfaceLookupByName."""
        ret = await self._call(calls.INTERFACE_LOOKUP_BY_NAME, RemoteInterfaceLookupByNameArgs(name))
        return Interface(handles.Lease(self, self), ret.iface)

    async def interface_lookup_by_mac_string(self, macstr: str) -> Interface:
        """virInterfaceLookupByMACString."""
        ret = await self._call(calls.INTERFACE_LOOKUP_BY_MAC_STRING, RemoteInterfaceLookupByMacStringArgs(macstr))
        return Interface(handles.Lease(self, self), ret.iface)

    async def interface_define_xml(self, xml: str, flags: int = 0) -> Interface:
        """virInterfaceDefineXML."""
        ret = await self._call(calls.INTERFACE_DEFINE_XML, RemoteInterfaceDefineXmlArgs(xml, flags))
        return Interface(handles.Lease(self, self), ret.iface)

    async def domain_xml_from_native(self, native_format: str, native_config: str, flags: int = 0) -> str:
        """virConnectDomainXMLFromNative."""
        ret = await self._call(
            calls.CONNECT_DOMAIN_XML_FROM_NATIVE,
            RemoteConnectDomainXmlFromNativeArgs(native_format, native_config, flags),
        )
        return ret.domainXml

    async def domain_xml_to_native(self, native_format: str, domain_xml: str, flags: int = 0) -> str:
        """virConnectDomainXMLToNative."""
        ret = await self._call(
            calls.CONNECT_DOMAIN_XML_TO_NATIVE, RemoteConnectDomainXmlToNativeArgs(native_format, domain_xml, flags)
        )
        return ret.nativeConfig

    async def num_of_defined_interfaces(self) -> int:
        """virConnectNumOfDefinedInterfaces."""
        ret = await self._call(calls.CONNECT_NUM_OF_DEFINED_INTERFACES, None)
        return ret.num

    async def list_defined_interfaces(self) -> list[str]:
        """virConnectListDefinedInterfaces; see `scripts.listing.list_defined_interfaces_gen`."""
        return await self._run(listing.list_defined_interfaces_gen())

    async def num_of_secrets(self) -> int:
        """virConnectNumOfSecrets."""
        ret = await self._call(calls.CONNECT_NUM_OF_SECRETS, None)
        return ret.num

    async def list_secrets(self) -> list[str]:
        """virConnectListSecrets; see `scripts.listing.list_secrets_gen`."""
        return await self._run(listing.list_secrets_gen())

    async def secret_lookup_by_uuid(self, uuid: bytes) -> Secret:
        """virSecretLookupByUUID."""
        ret = await self._call(calls.SECRET_LOOKUP_BY_UUID, RemoteSecretLookupByUuidArgs(uuid))
        return Secret(handles.Lease(self, self), ret.secret)

    async def secret_define_xml(self, xml: str, flags: int = 0) -> Secret:
        """virSecretDefineXML."""
        ret = await self._call(calls.SECRET_DEFINE_XML, RemoteSecretDefineXmlArgs(xml, flags))
        return Secret(handles.Lease(self, self), ret.secret)

    async def secret_lookup_by_usage(self, usage_type: int, usage_id: str) -> Secret:
        """virSecretLookupByUsage."""
        ret = await self._call(calls.SECRET_LOOKUP_BY_USAGE, RemoteSecretLookupByUsageArgs(usage_type, usage_id))
        return Secret(handles.Lease(self, self), ret.secret)

    async def migrate_prepare_tunnel(
        self, stream: Stream, flags: int, dname: str | None, bandwidth: int, dom_xml: str
    ) -> int:
        """virDomainMigratePrepareTunnel."""
        await self._call_stream(
            calls.DOMAIN_MIGRATE_PREPARE_TUNNEL,
            RemoteDomainMigratePrepareTunnelArgs(flags, dname, bandwidth, dom_xml),
            stream,
        )
        return 0

    async def get_lib_version(self) -> int:
        """virConnectGetLibVersion."""
        ret = await self._call(calls.CONNECT_GET_LIB_VERSION, None)
        return ret.lib_ver

    async def compare_cpu(self, xml_desc: str, flags: int = 0) -> int:
        """virConnectCompareCPU."""
        ret = await self._call(calls.CONNECT_COMPARE_CPU, RemoteConnectCompareCpuArgs(xml_desc, flags))
        return ret.result

    async def baseline_cpu(self, xml_cpus: Sequence[str], flags: int = 0) -> str:
        """virConnectBaselineCPU."""
        ret = await self._call(calls.CONNECT_BASELINE_CPU, RemoteConnectBaselineCpuArgs(xml_cpus, flags))
        return ret.cpu

    async def nwfilter_lookup_by_name(self, name: str) -> NWFilter:
        """virNWFilterLookupByName."""
        ret = await self._call(calls.NWFILTER_LOOKUP_BY_NAME, RemoteNwfilterLookupByNameArgs(name))
        return NWFilter(handles.Lease(self, self), ret.nwfilter)

    async def nwfilter_lookup_by_uuid(self, uuid: bytes) -> NWFilter:
        """virNWFilterLookupByUUID."""
        ret = await self._call(calls.NWFILTER_LOOKUP_BY_UUID, RemoteNwfilterLookupByUuidArgs(uuid))
        return NWFilter(handles.Lease(self, self), ret.nwfilter)

    async def num_of_nw_filters(self) -> int:
        """virConnectNumOfNWFilters."""
        ret = await self._call(calls.CONNECT_NUM_OF_NWFILTERS, None)
        return ret.num

    async def list_nw_filters(self) -> list[str]:
        """virConnectListNWFilters; see `scripts.listing.list_nw_filters_gen`."""
        return await self._run(listing.list_nw_filters_gen())

    async def nwfilter_define_xml(self, xml_desc: str) -> NWFilter:
        """virNWFilterDefineXML."""
        ret = await self._call(calls.NWFILTER_DEFINE_XML, RemoteNwfilterDefineXmlArgs(xml_desc))
        return NWFilter(handles.Lease(self, self), ret.nwfilter)

    async def get_sysinfo(self, flags: int = 0) -> str:
        """virConnectGetSysinfo."""
        ret = await self._call(calls.CONNECT_GET_SYSINFO, RemoteConnectGetSysinfoArgs(flags))
        return ret.sysinfo

    async def migrate_prepare3(
        self, cookie_in: bytes, uri_in: str | None, flags: int, dname: str | None, bandwidth: int, dom_xml: str
    ) -> tuple[bytes, str | None]:
        """virDomainMigratePrepare3."""
        ret = await self._call(
            calls.DOMAIN_MIGRATE_PREPARE3,
            RemoteDomainMigratePrepare3Args(cookie_in, uri_in, flags, dname, bandwidth, dom_xml),
        )
        return (ret.cookie_out, ret.uri_out)

    async def migrate_prepare_tunnel3(
        self, stream: Stream, cookie_in: bytes, flags: int, dname: str | None, bandwidth: int, dom_xml: str
    ) -> bytes:
        """virDomainMigratePrepareTunnel3."""
        ret = await self._call_stream(
            calls.DOMAIN_MIGRATE_PREPARE_TUNNEL3,
            RemoteDomainMigratePrepareTunnel3Args(cookie_in, flags, dname, bandwidth, dom_xml),
            stream,
        )
        return ret.cookie_out

    async def migrate_finish3(
        self, dname: str, cookie_in: bytes, dconnuri: str | None, uri: str | None, flags: int, cancelled: int
    ) -> tuple[Domain, bytes]:
        """virDomainMigrateFinish3."""
        ret = await self._call(
            calls.DOMAIN_MIGRATE_FINISH3,
            RemoteDomainMigrateFinish3Args(dname, cookie_in, dconnuri, uri, flags, cancelled),
        )
        return (Domain(handles.Lease(self, self), ret.dom), ret.cookie_out)

    async def change_begin(self, flags: int = 0) -> int:
        """virInterfaceChangeBegin."""
        await self._call(calls.INTERFACE_CHANGE_BEGIN, RemoteInterfaceChangeBeginArgs(flags))
        return 0

    async def change_commit(self, flags: int = 0) -> int:
        """virInterfaceChangeCommit."""
        await self._call(calls.INTERFACE_CHANGE_COMMIT, RemoteInterfaceChangeCommitArgs(flags))
        return 0

    async def change_rollback(self, flags: int = 0) -> int:
        """virInterfaceChangeRollback."""
        await self._call(calls.INTERFACE_CHANGE_ROLLBACK, RemoteInterfaceChangeRollbackArgs(flags))
        return 0

    async def get_cpu_stats(self, cpu_num: int, flags: int = 0) -> dict[str, int]:
        """virNodeGetCPUStats."""
        ret = await self._run(
            parameters.counted_gen(calls.NODE_GET_CPU_STATS, lambda n: RemoteNodeGetCpuStatsArgs(cpu_num, n, flags))
        )
        return {item.field: item.value for item in ret.params}

    async def get_memory_stats(self, cell_num: int, flags: int = 0) -> dict[str, int]:
        """virNodeGetMemoryStats."""
        ret = await self._run(
            parameters.counted_gen(
                calls.NODE_GET_MEMORY_STATS, lambda n: RemoteNodeGetMemoryStatsArgs(n, cell_num, flags)
            )
        )
        return {item.field: item.value for item in ret.params}

    async def restore_flags(self, frm: str, dxml: str | None = None, flags: int = 0) -> int:
        """virDomainRestoreFlags."""
        await self._call(calls.DOMAIN_RESTORE_FLAGS, RemoteDomainRestoreFlagsArgs(frm, dxml, flags))
        return 0

    async def save_image_get_xml_desc(self, file: str, flags: int = 0) -> str:
        """virDomainSaveImageGetXMLDesc."""
        ret = await self._call(calls.DOMAIN_SAVE_IMAGE_GET_XML_DESC, RemoteDomainSaveImageGetXmlDescArgs(file, flags))
        return ret.xml

    async def save_image_define_xml(self, file: str, dxml: str, flags: int = 0) -> int:
        """virDomainSaveImageDefineXML."""
        await self._call(calls.DOMAIN_SAVE_IMAGE_DEFINE_XML, RemoteDomainSaveImageDefineXmlArgs(file, dxml, flags))
        return 0

    async def suspend_for_duration(self, target: int, duration: int, flags: int = 0) -> int:
        """virNodeSuspendForDuration."""
        await self._call(calls.NODE_SUSPEND_FOR_DURATION, RemoteNodeSuspendForDurationArgs(target, duration, flags))
        return 0

    async def list_all_domains(self, flags: int = 0) -> list[Domain]:
        """virConnectListAllDomains."""
        ret = await self._call(calls.CONNECT_LIST_ALL_DOMAINS, RemoteConnectListAllDomainsArgs(1, flags))
        lease = handles.Lease(self, self, len(ret.domains))
        return [Domain(lease, wire) for wire in ret.domains]

    async def list_all_storage_pools(self, flags: int = 0) -> list[StoragePool]:
        """virConnectListAllStoragePools."""
        ret = await self._call(calls.CONNECT_LIST_ALL_STORAGE_POOLS, RemoteConnectListAllStoragePoolsArgs(1, flags))
        lease = handles.Lease(self, self, len(ret.pools))
        return [StoragePool(lease, wire) for wire in ret.pools]

    async def list_all_networks(self, flags: int = 0) -> list[Network]:
        """virConnectListAllNetworks."""
        ret = await self._call(calls.CONNECT_LIST_ALL_NETWORKS, RemoteConnectListAllNetworksArgs(1, flags))
        lease = handles.Lease(self, self, len(ret.nets))
        return [Network(lease, wire) for wire in ret.nets]

    async def list_all_interfaces(self, flags: int = 0) -> list[Interface]:
        """virConnectListAllInterfaces."""
        ret = await self._call(calls.CONNECT_LIST_ALL_INTERFACES, RemoteConnectListAllInterfacesArgs(1, flags))
        lease = handles.Lease(self, self, len(ret.ifaces))
        return [Interface(lease, wire) for wire in ret.ifaces]

    async def list_all_devices(self, flags: int = 0) -> list[NodeDevice]:
        """virConnectListAllNodeDevices."""
        ret = await self._call(calls.CONNECT_LIST_ALL_NODE_DEVICES, RemoteConnectListAllNodeDevicesArgs(1, flags))
        lease = handles.Lease(self, self, len(ret.devices))
        return [NodeDevice(lease, wire) for wire in ret.devices]

    async def list_all_nw_filters(self, flags: int = 0) -> list[NWFilter]:
        """virConnectListAllNWFilters."""
        ret = await self._call(calls.CONNECT_LIST_ALL_NWFILTERS, RemoteConnectListAllNwfiltersArgs(1, flags))
        lease = handles.Lease(self, self, len(ret.filters))
        return [NWFilter(lease, wire) for wire in ret.filters]

    async def list_all_secrets(self, flags: int = 0) -> list[Secret]:
        """virConnectListAllSecrets."""
        ret = await self._call(calls.CONNECT_LIST_ALL_SECRETS, RemoteConnectListAllSecretsArgs(1, flags))
        lease = handles.Lease(self, self, len(ret.secrets))
        return [Secret(lease, wire) for wire in ret.secrets]

    async def set_memory_parameters(self, params: Params, flags: int = 0) -> int:
        """virNodeSetMemoryParameters; see `scripts.parameters.node_set_memory_parameters_gen`."""
        return await self._run(parameters.node_set_memory_parameters_gen(params, flags))

    async def get_memory_parameters(self, flags: int = 0) -> PlainParams:
        """virNodeGetMemoryParameters."""
        ret = await self._run(
            parameters.counted_gen(
                calls.NODE_GET_MEMORY_PARAMETERS, lambda n: RemoteNodeGetMemoryParametersArgs(n, flags | STRING_OKAY)
            )
        )
        return plain(ret.params)

    async def get_cpu_map(self, flags: int = 0) -> tuple[int, list[bool], int]:
        """virNodeGetCPUMap; see `scripts.cpumaps.node_get_cpu_map_gen`."""
        return await self._run(cpumaps.node_get_cpu_map_gen(flags))

    async def node_device_lookup_scsi_host_by_wwn(self, wwnn: str, wwpn: str, flags: int = 0) -> NodeDevice:
        """virNodeDeviceLookupSCSIHostByWWN."""
        ret = await self._call(
            calls.NODE_DEVICE_LOOKUP_SCSI_HOST_BY_WWN, RemoteNodeDeviceLookupScsiHostByWwnArgs(wwnn, wwpn, flags)
        )
        return NodeDevice(handles.Lease(self, self), ret.dev)

    async def migrate_prepare3_params(
        self, params: Params, cookie_in: bytes, flags: int = 0
    ) -> tuple[bytes, str | None]:
        """virDomainMigratePrepare3Params."""
        ret = await self._call(
            calls.DOMAIN_MIGRATE_PREPARE3_PARAMS,
            RemoteDomainMigratePrepare3ParamsArgs(encode(params, hints.MIGRATE), cookie_in, flags),
        )
        return (ret.cookie_out, ret.uri_out)

    async def migrate_prepare_tunnel3_params(
        self, stream: Stream, params: Params, cookie_in: bytes, flags: int = 0
    ) -> bytes:
        """virDomainMigratePrepareTunnel3Params."""
        ret = await self._call_stream(
            calls.DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS,
            RemoteDomainMigratePrepareTunnel3ParamsArgs(encode(params, hints.MIGRATE), cookie_in, flags),
            stream,
        )
        return ret.cookie_out

    async def migrate_finish3_params(
        self, params: Params, cookie_in: bytes, flags: int, cancelled: int
    ) -> tuple[Domain, bytes]:
        """virDomainMigrateFinish3Params."""
        ret = await self._call(
            calls.DOMAIN_MIGRATE_FINISH3_PARAMS,
            RemoteDomainMigrateFinish3ParamsArgs(encode(params, hints.MIGRATE), cookie_in, flags, cancelled),
        )
        return (Domain(handles.Lease(self, self), ret.dom), ret.cookie_out)

    async def create_xml_with_files(self, xml_desc: str, files: Sequence[int], flags: int = 0) -> Domain:
        """virDomainCreateXMLWithFiles."""
        ret, _ = await self._call_fds(
            calls.DOMAIN_CREATE_XML_WITH_FILES, RemoteDomainCreateXmlWithFilesArgs(xml_desc, flags), files
        )
        return Domain(handles.Lease(self, self), ret.dom)

    async def get_cpu_model_names(self, arch: str, flags: int = 0) -> list[str]:
        """virConnectGetCPUModelNames."""
        ret = await self._call(calls.CONNECT_GET_CPU_MODEL_NAMES, RemoteConnectGetCpuModelNamesArgs(arch, 1, flags))
        return list(ret.models)

    async def get_free_pages(
        self, pages: Sequence[int], start_cell: int, max_cells: int, flags: int = 0
    ) -> dict[int, dict[int, int]]:
        """virNodeGetFreePages; see `scripts.records.node_get_free_pages_gen`."""
        return await self._run(records.node_get_free_pages_gen(pages, start_cell, max_cells, flags))

    async def get_domain_capabilities(
        self,
        emulatorbin: str | None = None,
        arch: str | None = None,
        machine: str | None = None,
        virttype: str | None = None,
        flags: int = 0,
    ) -> str:
        """virConnectGetDomainCapabilities."""
        ret = await self._call(
            calls.CONNECT_GET_DOMAIN_CAPABILITIES,
            RemoteConnectGetDomainCapabilitiesArgs(emulatorbin, arch, machine, virttype, flags),
        )
        return ret.capabilities

    async def alloc_pages(
        self, pages: Mapping[int, int], start_cell: int = 0, cell_count: int = 0, flags: int = 0
    ) -> int:
        """virNodeAllocPages; see `scripts.records.node_alloc_pages_gen`."""
        return await self._run(records.node_alloc_pages_gen(pages, start_cell, cell_count, flags))

    async def define_xml_flags(self, xml: str, flags: int = 0) -> Domain:
        """virDomainDefineXMLFlags."""
        ret = await self._call(calls.DOMAIN_DEFINE_XML_FLAGS, RemoteDomainDefineXmlFlagsArgs(xml, flags))
        return Domain(handles.Lease(self, self), ret.dom)

    async def storage_pool_lookup_by_target_path(self, path: str) -> StoragePool:
        """virStoragePoolLookupByTargetPath."""
        ret = await self._call(calls.STORAGE_POOL_LOOKUP_BY_TARGET_PATH, RemoteStoragePoolLookupByTargetPathArgs(path))
        return StoragePool(handles.Lease(self, self), ret.pool)

    async def compare_hypervisor_cpu(
        self,
        emulator: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        xml_cpu: str,
        flags: int = 0,
    ) -> int:
        """virConnectCompareHypervisorCPU."""
        ret = await self._call(
            calls.CONNECT_COMPARE_HYPERVISOR_CPU,
            RemoteConnectCompareHypervisorCpuArgs(emulator, arch, machine, virttype, xml_cpu, flags),
        )
        return ret.result

    async def baseline_hypervisor_cpu(
        self,
        emulator: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        xml_cpus: Sequence[str],
        flags: int = 0,
    ) -> str:
        """virConnectBaselineHypervisorCPU."""
        ret = await self._call(
            calls.CONNECT_BASELINE_HYPERVISOR_CPU,
            RemoteConnectBaselineHypervisorCpuArgs(emulator, arch, machine, virttype, xml_cpus, flags),
        )
        return ret.cpu

    async def get_sev_info(self, flags: int = 0) -> PlainParams:
        """virNodeGetSEVInfo."""
        ret = await self._call(calls.NODE_GET_SEV_INFO, RemoteNodeGetSevInfoArgs(0, flags | STRING_OKAY))
        return plain(ret.params)

    async def nwfilter_binding_lookup_by_port_dev(self, portdev: str) -> NWFilterBinding:
        """virNWFilterBindingLookupByPortDev."""
        ret = await self._call(
            calls.NWFILTER_BINDING_LOOKUP_BY_PORT_DEV, RemoteNwfilterBindingLookupByPortDevArgs(portdev)
        )
        return NWFilterBinding(handles.Lease(self, self), ret.nwfilter)

    async def nwfilter_binding_create_xml(self, xml: str, flags: int = 0) -> NWFilterBinding:
        """virNWFilterBindingCreateXML."""
        ret = await self._call(calls.NWFILTER_BINDING_CREATE_XML, RemoteNwfilterBindingCreateXmlArgs(xml, flags))
        return NWFilterBinding(handles.Lease(self, self), ret.nwfilter)

    async def list_all_nw_filter_bindings(self, flags: int = 0) -> list[NWFilterBinding]:
        """virConnectListAllNWFilterBindings."""
        ret = await self._call(
            calls.CONNECT_LIST_ALL_NWFILTER_BINDINGS, RemoteConnectListAllNwfilterBindingsArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.bindings))
        return [NWFilterBinding(lease, wire) for wire in ret.bindings]

    async def get_storage_pool_capabilities(self, flags: int = 0) -> str:
        """virConnectGetStoragePoolCapabilities."""
        ret = await self._call(
            calls.CONNECT_GET_STORAGE_POOL_CAPABILITIES, RemoteConnectGetStoragePoolCapabilitiesArgs(flags)
        )
        return ret.capabilities

    async def set_identity(self, params: Params, flags: int = 0) -> int:
        """virConnectSetIdentity."""
        await self._call(
            calls.CONNECT_SET_IDENTITY, RemoteConnectSetIdentityArgs(encode(params, hints.IDENTITY), flags)
        )
        return 0

    async def node_device_define_xml(self, xml_desc: str, flags: int = 0) -> NodeDevice:
        """virNodeDeviceDefineXML."""
        ret = await self._call(calls.NODE_DEVICE_DEFINE_XML, RemoteNodeDeviceDefineXmlArgs(xml_desc, flags))
        return NodeDevice(handles.Lease(self, self), ret.dev)

    async def nwfilter_define_xml_flags(self, xml_desc: str, flags: int = 0) -> NWFilter:
        """virNWFilterDefineXMLFlags."""
        ret = await self._call(calls.NWFILTER_DEFINE_XML_FLAGS, RemoteNwfilterDefineXmlFlagsArgs(xml_desc, flags))
        return NWFilter(handles.Lease(self, self), ret.nwfilter)

    async def network_define_xml_flags(self, xml: str, flags: int = 0) -> Network:
        """virNetworkDefineXMLFlags."""
        ret = await self._call(calls.NETWORK_DEFINE_XML_FLAGS, RemoteNetworkDefineXmlFlagsArgs(xml, flags))
        return Network(handles.Lease(self, self), ret.net)

    async def network_create_xml_flags(self, xml_desc: str, flags: int = 0) -> Network:
        """virNetworkCreateXMLFlags."""
        ret = await self._call(calls.NETWORK_CREATE_XML_FLAGS, RemoteNetworkCreateXmlFlagsArgs(xml_desc, flags))
        return Network(handles.Lease(self, self), ret.net)

    async def restore_params(self, params: Params, flags: int = 0) -> int:
        """virDomainRestoreParams."""
        await self._call(calls.DOMAIN_RESTORE_PARAMS, RemoteDomainRestoreParamsArgs(encode(params, hints.SAVE), flags))
        return 0

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

    async def is_secure(self) -> int:
        """1 when the transport and the driver's own way to its hypervisor are, else 0 (virConnectIsSecure)."""
        ret = await self._call(calls.CONNECT_IS_SECURE, None)
        return int(bool(ret.secure) and self._exchange.endpoint.is_secure)

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

    @staticmethod
    def _event_handles() -> dict[Family, type[handles.Handle]]:
        """What an event happened to, as a class of handles."""
        return {
            Family.DOMAIN: Domain,
            Family.NETWORK: Network,
            Family.STORAGE_POOL: StoragePool,
            Family.NODE_DEVICE: NodeDevice,
            Family.SECRET: Secret,
            Family.QEMU_MONITOR: Domain,
        }


class Domain(handles.Domain):
    """virDomain: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def attach_device(self, xml: str) -> int:
        """virDomainAttachDevice."""
        await self._connect._call(
            calls.DOMAIN_ATTACH_DEVICE, RemoteDomainAttachDeviceArgs(self._use("virDomainAttachDevice"), xml)
        )
        return 0

    async def create(self) -> int:
        """virDomainCreate; see `scripts.domains.domain_create_gen`."""
        return await self._connect._run(domains.domain_create_gen(self))

    async def destroy(self) -> int:
        """virDomainDestroy; see `scripts.domains.domain_destroy_gen`."""
        return await self._connect._run(domains.domain_destroy_gen(self))

    async def detach_device(self, xml: str) -> int:
        """virDomainDetachDevice."""
        await self._connect._call(
            calls.DOMAIN_DETACH_DEVICE, RemoteDomainDetachDeviceArgs(self._use("virDomainDetachDevice"), xml)
        )
        return 0

    async def xml_desc(self, flags: int = 0) -> str:
        """virDomainGetXMLDesc."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_XML_DESC, RemoteDomainGetXmlDescArgs(self._use("virDomainGetXMLDesc"), flags)
        )
        return ret.xml

    async def autostart(self) -> int:
        """virDomainGetAutostart."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_AUTOSTART, RemoteDomainGetAutostartArgs(self._use("virDomainGetAutostart"))
        )
        return ret.autostart

    async def info(self) -> list[int]:
        """virDomainGetInfo."""
        ret = await self._connect._call(calls.DOMAIN_GET_INFO, RemoteDomainGetInfoArgs(self._use("virDomainGetInfo")))
        return [ret.state, ret.maxMem, ret.memory, ret.nrVirtCpu, ret.cpuTime]

    async def max_memory(self) -> int:
        """virDomainGetMaxMemory."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_MAX_MEMORY, RemoteDomainGetMaxMemoryArgs(self._use("virDomainGetMaxMemory"))
        )
        return ret.memory

    async def max_vcpus(self) -> int:
        """virDomainGetMaxVcpus."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_MAX_VCPUS, RemoteDomainGetMaxVcpusArgs(self._use("virDomainGetMaxVcpus"))
        )
        return ret.num

    async def os_type(self) -> str:
        """virDomainGetOSType."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_OS_TYPE, RemoteDomainGetOsTypeArgs(self._use("virDomainGetOSType"))
        )
        return ret.type

    async def vcpus(self) -> tuple[list[tuple[int, int, int, int]], list[tuple[bool, ...]]]:
        """virDomainGetVcpus; see `scripts.cpumaps.domain_get_vcpus_gen`."""
        return await self._connect._run(cpumaps.domain_get_vcpus_gen(self))

    async def pin_vcpu(self, vcpu: int, cpumap: Sequence[bool]) -> int:
        """virDomainPinVcpu; see `scripts.cpumaps.domain_pin_vcpu_gen`."""
        return await self._connect._run(cpumaps.domain_pin_vcpu_gen(self, vcpu, cpumap))

    async def reboot(self, flags: int = 0) -> int:
        """virDomainReboot."""
        await self._connect._call(calls.DOMAIN_REBOOT, RemoteDomainRebootArgs(self._use("virDomainReboot"), flags))
        return 0

    async def resume(self) -> int:
        """virDomainResume."""
        await self._connect._call(calls.DOMAIN_RESUME, RemoteDomainResumeArgs(self._use("virDomainResume")))
        return 0

    async def set_autostart(self, autostart: int) -> int:
        """virDomainSetAutostart."""
        await self._connect._call(
            calls.DOMAIN_SET_AUTOSTART, RemoteDomainSetAutostartArgs(self._use("virDomainSetAutostart"), autostart)
        )
        return 0

    async def set_max_memory(self, memory: int) -> int:
        """virDomainSetMaxMemory."""
        await self._connect._call(
            calls.DOMAIN_SET_MAX_MEMORY, RemoteDomainSetMaxMemoryArgs(self._use("virDomainSetMaxMemory"), memory)
        )
        return 0

    async def set_memory(self, memory: int) -> int:
        """virDomainSetMemory."""
        await self._connect._call(
            calls.DOMAIN_SET_MEMORY, RemoteDomainSetMemoryArgs(self._use("virDomainSetMemory"), memory)
        )
        return 0

    async def set_vcpus(self, nvcpus: int) -> int:
        """virDomainSetVcpus."""
        await self._connect._call(
            calls.DOMAIN_SET_VCPUS, RemoteDomainSetVcpusArgs(self._use("virDomainSetVcpus"), nvcpus)
        )
        return 0

    async def shutdown(self) -> int:
        """virDomainShutdown."""
        await self._connect._call(calls.DOMAIN_SHUTDOWN, RemoteDomainShutdownArgs(self._use("virDomainShutdown")))
        return 0

    async def suspend(self) -> int:
        """virDomainSuspend."""
        await self._connect._call(calls.DOMAIN_SUSPEND, RemoteDomainSuspendArgs(self._use("virDomainSuspend")))
        return 0

    async def undefine(self) -> int:
        """virDomainUndefine."""
        await self._connect._call(calls.DOMAIN_UNDEFINE, RemoteDomainUndefineArgs(self._use("virDomainUndefine")))
        return 0

    async def core_dump(self, to: str, flags: int = 0) -> int:
        """virDomainCoreDump."""
        await self._connect._call(
            calls.DOMAIN_CORE_DUMP, RemoteDomainCoreDumpArgs(self._use("virDomainCoreDump"), to, flags)
        )
        return 0

    async def save(self, to: str) -> int:
        """virDomainSave."""
        await self._connect._call(calls.DOMAIN_SAVE, RemoteDomainSaveArgs(self._use("virDomainSave"), to))
        return 0

    async def scheduler_type(self) -> tuple[str, int]:
        """virDomainGetSchedulerType."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_SCHEDULER_TYPE, RemoteDomainGetSchedulerTypeArgs(self._use("virDomainGetSchedulerType"))
        )
        return (ret.type, ret.nparams)

    async def scheduler_parameters(self) -> PlainParams:
        """virDomainGetSchedulerParameters; see `scripts.parameters.domain_scheduler_parameters_gen`."""
        return await self._connect._run(parameters.domain_scheduler_parameters_gen(self))

    async def set_scheduler_parameters(self, params: Params) -> int:
        """virDomainSetSchedulerParameters; see `scripts.parameters.domain_set_scheduler_parameters_gen`."""
        return await self._connect._run(parameters.domain_set_scheduler_parameters_gen(self, params))

    async def migrate_perform(self, cookie: bytes, uri: str, flags: int, dname: str | None, bandwidth: int) -> int:
        """virDomainMigratePerform."""
        await self._connect._call(
            calls.DOMAIN_MIGRATE_PERFORM,
            RemoteDomainMigratePerformArgs(self._use("virDomainMigratePerform"), cookie, uri, flags, dname, bandwidth),
        )
        return 0

    async def block_stats(self, path: str) -> tuple[int, int, int, int, int]:
        """virDomainBlockStats."""
        ret = await self._connect._call(
            calls.DOMAIN_BLOCK_STATS, RemoteDomainBlockStatsArgs(self._use("virDomainBlockStats"), path)
        )
        return (ret.rd_req, ret.rd_bytes, ret.wr_req, ret.wr_bytes, ret.errs)

    async def interface_stats(self, path: str) -> tuple[int, int, int, int, int, int, int, int]:
        """virDomainInterfaceStats."""
        ret = await self._connect._call(
            calls.DOMAIN_INTERFACE_STATS, RemoteDomainInterfaceStatsArgs(self._use("virDomainInterfaceStats"), path)
        )
        return (
            ret.rx_bytes,
            ret.rx_packets,
            ret.rx_errs,
            ret.rx_drop,
            ret.tx_bytes,
            ret.tx_packets,
            ret.tx_errs,
            ret.tx_drop,
        )

    async def block_peek(self, disk: str, offset: int, size: int, flags: int = 0) -> bytes:
        """virDomainBlockPeek."""
        ret = await self._connect._call(
            calls.DOMAIN_BLOCK_PEEK,
            RemoteDomainBlockPeekArgs(self._use("virDomainBlockPeek"), disk, offset, size, flags),
        )
        return ret.buffer

    async def memory_peek(self, start: int, size: int, flags: int = 0) -> bytes:
        """virDomainMemoryPeek."""
        ret = await self._connect._call(
            calls.DOMAIN_MEMORY_PEEK, RemoteDomainMemoryPeekArgs(self._use("virDomainMemoryPeek"), start, size, flags)
        )
        return ret.buffer

    async def security_label(self) -> list[str | bool]:
        """virDomainGetSecurityLabel; see `scripts.records.domain_get_security_label_gen`."""
        return await self._connect._run(records.domain_get_security_label_gen(self))

    async def is_active(self) -> int:
        """virDomainIsActive."""
        ret = await self._connect._call(
            calls.DOMAIN_IS_ACTIVE, RemoteDomainIsActiveArgs(self._use("virDomainIsActive"))
        )
        return ret.active

    async def is_persistent(self) -> int:
        """virDomainIsPersistent."""
        ret = await self._connect._call(
            calls.DOMAIN_IS_PERSISTENT, RemoteDomainIsPersistentArgs(self._use("virDomainIsPersistent"))
        )
        return ret.persistent

    async def memory_stats(self) -> dict[str, int]:
        """virDomainMemoryStats; see `scripts.records.domain_memory_stats_gen`."""
        return await self._connect._run(records.domain_memory_stats_gen(self))

    async def attach_device_flags(self, xml: str, flags: int = 0) -> int:
        """virDomainAttachDeviceFlags."""
        await self._connect._call(
            calls.DOMAIN_ATTACH_DEVICE_FLAGS,
            RemoteDomainAttachDeviceFlagsArgs(self._use("virDomainAttachDeviceFlags"), xml, flags),
        )
        return 0

    async def detach_device_flags(self, xml: str, flags: int = 0) -> int:
        """virDomainDetachDeviceFlags."""
        await self._connect._call(
            calls.DOMAIN_DETACH_DEVICE_FLAGS,
            RemoteDomainDetachDeviceFlagsArgs(self._use("virDomainDetachDeviceFlags"), xml, flags),
        )
        return 0

    async def job_info(self) -> list[int]:
        """virDomainGetJobInfo."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_JOB_INFO, RemoteDomainGetJobInfoArgs(self._use("virDomainGetJobInfo"))
        )
        return [
            ret.type,
            ret.timeElapsed,
            ret.timeRemaining,
            ret.dataTotal,
            ret.dataProcessed,
            ret.dataRemaining,
            ret.memTotal,
            ret.memProcessed,
            ret.memRemaining,
            ret.fileTotal,
            ret.fileProcessed,
            ret.fileRemaining,
        ]

    async def abort_job(self) -> int:
        """virDomainAbortJob."""
        await self._connect._call(calls.DOMAIN_ABORT_JOB, RemoteDomainAbortJobArgs(self._use("virDomainAbortJob")))
        return 0

    async def migrate_set_max_downtime(self, downtime: int, flags: int = 0) -> int:
        """virDomainMigrateSetMaxDowntime."""
        await self._connect._call(
            calls.DOMAIN_MIGRATE_SET_MAX_DOWNTIME,
            RemoteDomainMigrateSetMaxDowntimeArgs(self._use("virDomainMigrateSetMaxDowntime"), downtime, flags),
        )
        return 0

    async def update_device_flags(self, xml: str, flags: int = 0) -> int:
        """virDomainUpdateDeviceFlags."""
        await self._connect._call(
            calls.DOMAIN_UPDATE_DEVICE_FLAGS,
            RemoteDomainUpdateDeviceFlagsArgs(self._use("virDomainUpdateDeviceFlags"), xml, flags),
        )
        return 0

    async def managed_save(self, flags: int = 0) -> int:
        """virDomainManagedSave."""
        await self._connect._call(
            calls.DOMAIN_MANAGED_SAVE, RemoteDomainManagedSaveArgs(self._use("virDomainManagedSave"), flags)
        )
        return 0

    async def has_managed_save_image(self, flags: int = 0) -> int:
        """virDomainHasManagedSaveImage."""
        ret = await self._connect._call(
            calls.DOMAIN_HAS_MANAGED_SAVE_IMAGE,
            RemoteDomainHasManagedSaveImageArgs(self._use("virDomainHasManagedSaveImage"), flags),
        )
        return ret.result

    async def managed_save_remove(self, flags: int = 0) -> int:
        """virDomainManagedSaveRemove."""
        await self._connect._call(
            calls.DOMAIN_MANAGED_SAVE_REMOVE,
            RemoteDomainManagedSaveRemoveArgs(self._use("virDomainManagedSaveRemove"), flags),
        )
        return 0

    async def snapshot_create_xml(self, xml_desc: str, flags: int = 0) -> DomainSnapshot:
        """virDomainSnapshotCreateXML."""
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_CREATE_XML,
            RemoteDomainSnapshotCreateXmlArgs(self._use("virDomainSnapshotCreateXML"), xml_desc, flags),
        )
        return DomainSnapshot(handles.Lease(self, self._connect), ret.snap)

    async def snapshot_num(self, flags: int = 0) -> int:
        """virDomainSnapshotNum."""
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_NUM, RemoteDomainSnapshotNumArgs(self._use("virDomainSnapshotNum"), flags)
        )
        return ret.num

    async def snapshot_list_names(self, flags: int = 0) -> list[str]:
        """virDomainSnapshotListNames; see `scripts.listing.domain_snapshot_list_names_gen`."""
        return await self._connect._run(listing.domain_snapshot_list_names_gen(self, flags))

    async def snapshot_lookup_by_name(self, name: str, flags: int = 0) -> DomainSnapshot:
        """virDomainSnapshotLookupByName."""
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_LOOKUP_BY_NAME,
            RemoteDomainSnapshotLookupByNameArgs(self._use("virDomainSnapshotLookupByName"), name, flags),
        )
        return DomainSnapshot(handles.Lease(self, self._connect), ret.snap)

    async def has_current_snapshot(self, flags: int = 0) -> int:
        """virDomainHasCurrentSnapshot."""
        ret = await self._connect._call(
            calls.DOMAIN_HAS_CURRENT_SNAPSHOT,
            RemoteDomainHasCurrentSnapshotArgs(self._use("virDomainHasCurrentSnapshot"), flags),
        )
        return ret.result

    async def snapshot_current(self, flags: int = 0) -> DomainSnapshot:
        """virDomainSnapshotCurrent."""
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_CURRENT, RemoteDomainSnapshotCurrentArgs(self._use("virDomainSnapshotCurrent"), flags)
        )
        return DomainSnapshot(handles.Lease(self, self._connect), ret.snap)

    async def revert_to_snapshot(self, snap: DomainSnapshot, flags: int = 0) -> int:
        """virDomainRevertToSnapshot; see `scripts.records.domain_revert_to_snapshot_gen`."""
        return await self._connect._run(records.domain_revert_to_snapshot_gen(self, snap, flags))

    async def block_info(self, path: str, flags: int = 0) -> list[int]:
        """virDomainGetBlockInfo; see `scripts.records.domain_get_block_info_gen`."""
        return await self._connect._run(records.domain_get_block_info_gen(self, path, flags))

    async def create_with_flags(self, flags: int = 0) -> int:
        """virDomainCreateWithFlags; see `scripts.domains.domain_create_with_flags_gen`."""
        return await self._connect._run(domains.domain_create_with_flags_gen(self, flags))

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

    async def set_vcpus_flags(self, nvcpus: int, flags: int = 0) -> int:
        """virDomainSetVcpusFlags."""
        await self._connect._call(
            calls.DOMAIN_SET_VCPUS_FLAGS,
            RemoteDomainSetVcpusFlagsArgs(self._use("virDomainSetVcpusFlags"), nvcpus, flags),
        )
        return 0

    async def vcpus_flags(self, flags: int = 0) -> int:
        """virDomainGetVcpusFlags."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_VCPUS_FLAGS, RemoteDomainGetVcpusFlagsArgs(self._use("virDomainGetVcpusFlags"), flags)
        )
        return ret.num

    async def open_console(self, dev_name: str | None, st: Stream, flags: int = 0) -> int:
        """virDomainOpenConsole."""
        await self._connect._call_stream(
            calls.DOMAIN_OPEN_CONSOLE,
            RemoteDomainOpenConsoleArgs(self._use("virDomainOpenConsole"), dev_name, flags),
            st,
        )
        return 0

    async def is_updated(self) -> int:
        """virDomainIsUpdated."""
        ret = await self._connect._call(
            calls.DOMAIN_IS_UPDATED, RemoteDomainIsUpdatedArgs(self._use("virDomainIsUpdated"))
        )
        return ret.updated

    async def set_memory_flags(self, memory: int, flags: int = 0) -> int:
        """virDomainSetMemoryFlags."""
        await self._connect._call(
            calls.DOMAIN_SET_MEMORY_FLAGS,
            RemoteDomainSetMemoryFlagsArgs(self._use("virDomainSetMemoryFlags"), memory, flags),
        )
        return 0

    async def set_blkio_parameters(self, params: Params, flags: int = 0) -> int:
        """virDomainSetBlkioParameters; see `scripts.parameters.domain_set_blkio_parameters_gen`."""
        return await self._connect._run(parameters.domain_set_blkio_parameters_gen(self, params, flags))

    async def blkio_parameters(self, flags: int = 0) -> PlainParams:
        """virDomainGetBlkioParameters."""
        wire = self._use("virDomainGetBlkioParameters")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_BLKIO_PARAMETERS,
                lambda n: RemoteDomainGetBlkioParametersArgs(wire, n, flags | STRING_OKAY),
            )
        )
        return plain(ret.params)

    async def migrate_set_max_speed(self, bandwidth: int, flags: int = 0) -> int:
        """virDomainMigrateSetMaxSpeed."""
        await self._connect._call(
            calls.DOMAIN_MIGRATE_SET_MAX_SPEED,
            RemoteDomainMigrateSetMaxSpeedArgs(self._use("virDomainMigrateSetMaxSpeed"), bandwidth, flags),
        )
        return 0

    async def inject_nmi(self, flags: int = 0) -> int:
        """virDomainInjectNMI."""
        await self._connect._call(
            calls.DOMAIN_INJECT_NMI, RemoteDomainInjectNmiArgs(self._use("virDomainInjectNMI"), flags)
        )
        return 0

    async def screenshot(self, stream: Stream, screen: int, flags: int = 0) -> str | None:
        """virDomainScreenshot."""
        ret = await self._connect._call_stream(
            calls.DOMAIN_SCREENSHOT, RemoteDomainScreenshotArgs(self._use("virDomainScreenshot"), screen, flags), stream
        )
        return ret.mime

    async def state(self, flags: int = 0) -> list[int]:
        """virDomainGetState."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_STATE, RemoteDomainGetStateArgs(self._use("virDomainGetState"), flags)
        )
        return [ret.state, ret.reason]

    async def migrate_begin3(
        self, xmlin: str | None, flags: int, dname: str | None, bandwidth: int
    ) -> tuple[bytes, str]:
        """virDomainMigrateBegin3."""
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_BEGIN3,
            RemoteDomainMigrateBegin3Args(self._use("virDomainMigrateBegin3"), xmlin, flags, dname, bandwidth),
        )
        return (ret.cookie_out, ret.xml)

    async def migrate_perform3(
        self,
        xmlin: str | None,
        cookie_in: bytes,
        dconnuri: str | None,
        uri: str | None,
        flags: int,
        dname: str | None,
        bandwidth: int,
    ) -> bytes:
        """virDomainMigratePerform3."""
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_PERFORM3,
            RemoteDomainMigratePerform3Args(
                self._use("virDomainMigratePerform3"), xmlin, cookie_in, dconnuri, uri, flags, dname, bandwidth
            ),
        )
        return ret.cookie_out

    async def migrate_confirm3(self, cookie_in: bytes, flags: int, cancelled: int) -> int:
        """virDomainMigrateConfirm3."""
        await self._connect._call(
            calls.DOMAIN_MIGRATE_CONFIRM3,
            RemoteDomainMigrateConfirm3Args(self._use("virDomainMigrateConfirm3"), cookie_in, flags, cancelled),
        )
        return 0

    async def set_scheduler_parameters_flags(self, params: Params, flags: int = 0) -> int:
        """virDomainSetSchedulerParametersFlags; see `scripts.parameters.domain_set_scheduler_parameters_flags_gen`."""
        return await self._connect._run(parameters.domain_set_scheduler_parameters_flags_gen(self, params, flags))

    async def scheduler_parameters_flags(self, flags: int = 0) -> PlainParams:
        """virDomainGetSchedulerParametersFlags; see `scripts.parameters.domain_scheduler_parameters_flags_gen`."""
        return await self._connect._run(parameters.domain_scheduler_parameters_flags_gen(self, flags))

    async def pin_vcpu_flags(self, vcpu: int, cpumap: Sequence[bool], flags: int = 0) -> int:
        """virDomainPinVcpuFlags; see `scripts.cpumaps.domain_pin_vcpu_flags_gen`."""
        return await self._connect._run(cpumaps.domain_pin_vcpu_flags_gen(self, vcpu, cpumap, flags))

    async def send_key(
        self, codeset: int, holdtime: int, keycodes: Sequence[int], nkeycodes: int, flags: int = 0
    ) -> int:
        """virDomainSendKey; see `scripts.records.domain_send_key_gen`."""
        return await self._connect._run(
            records.domain_send_key_gen(self, codeset, holdtime, keycodes, nkeycodes, flags)
        )

    async def control_info(self, flags: int = 0) -> list[int]:
        """virDomainGetControlInfo."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_CONTROL_INFO, RemoteDomainGetControlInfoArgs(self._use("virDomainGetControlInfo"), flags)
        )
        return [ret.state, ret.details, ret.stateTime]

    async def vcpu_pin_info(self, flags: int = 0) -> list[tuple[bool, ...]]:
        """virDomainGetVcpuPinInfo; see `scripts.cpumaps.domain_get_vcpu_pin_info_gen`."""
        return await self._connect._run(cpumaps.domain_get_vcpu_pin_info_gen(self, flags))

    async def undefine_flags(self, flags: int = 0) -> int:
        """virDomainUndefineFlags."""
        await self._connect._call(
            calls.DOMAIN_UNDEFINE_FLAGS, RemoteDomainUndefineFlagsArgs(self._use("virDomainUndefineFlags"), flags)
        )
        return 0

    async def save_flags(self, to: str, dxml: str | None = None, flags: int = 0) -> int:
        """virDomainSaveFlags."""
        await self._connect._call(
            calls.DOMAIN_SAVE_FLAGS, RemoteDomainSaveFlagsArgs(self._use("virDomainSaveFlags"), to, dxml, flags)
        )
        return 0

    async def destroy_flags(self, flags: int = 0) -> int:
        """virDomainDestroyFlags; see `scripts.domains.domain_destroy_flags_gen`."""
        return await self._connect._run(domains.domain_destroy_flags_gen(self, flags))

    async def block_job_abort(self, disk: str, flags: int = 0) -> int:
        """virDomainBlockJobAbort."""
        await self._connect._call(
            calls.DOMAIN_BLOCK_JOB_ABORT,
            RemoteDomainBlockJobAbortArgs(self._use("virDomainBlockJobAbort"), disk, flags),
        )
        return 0

    async def block_job_info(self, path: str, flags: int = 0) -> dict[str, int]:
        """virDomainGetBlockJobInfo; see `scripts.records.domain_get_block_job_info_gen`."""
        return await self._connect._run(records.domain_get_block_job_info_gen(self, path, flags))

    async def block_job_set_speed(self, disk: str, bandwidth: int, flags: int = 0) -> int:
        """virDomainBlockJobSetSpeed."""
        await self._connect._call(
            calls.DOMAIN_BLOCK_JOB_SET_SPEED,
            RemoteDomainBlockJobSetSpeedArgs(self._use("virDomainBlockJobSetSpeed"), disk, bandwidth, flags),
        )
        return 0

    async def block_pull(self, disk: str, bandwidth: int = 0, flags: int = 0) -> int:
        """virDomainBlockPull."""
        await self._connect._call(
            calls.DOMAIN_BLOCK_PULL, RemoteDomainBlockPullArgs(self._use("virDomainBlockPull"), disk, bandwidth, flags)
        )
        return 0

    async def migrate_get_max_speed(self, flags: int = 0) -> int:
        """virDomainMigrateGetMaxSpeed."""
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_GET_MAX_SPEED,
            RemoteDomainMigrateGetMaxSpeedArgs(self._use("virDomainMigrateGetMaxSpeed"), flags),
        )
        return ret.bandwidth

    async def block_stats_flags(self, path: str, flags: int = 0) -> PlainParams:
        """virDomainBlockStatsFlags."""
        wire = self._use("virDomainBlockStatsFlags")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_BLOCK_STATS_FLAGS,
                lambda n: RemoteDomainBlockStatsFlagsArgs(wire, path, n, flags | STRING_OKAY),
            )
        )
        return plain(ret.params)

    async def reset(self, flags: int = 0) -> int:
        """virDomainReset."""
        await self._connect._call(calls.DOMAIN_RESET, RemoteDomainResetArgs(self._use("virDomainReset"), flags))
        return 0

    async def open_graphics(self, idx: int, fd: int, flags: int = 0) -> int:
        """virDomainOpenGraphics."""
        await self._connect._call_fds(
            calls.DOMAIN_OPEN_GRAPHICS,
            RemoteDomainOpenGraphicsArgs(self._use("virDomainOpenGraphics"), idx, flags),
            [fd],
        )
        return 0

    async def block_resize(self, disk: str, size: int, flags: int = 0) -> int:
        """virDomainBlockResize."""
        await self._connect._call(
            calls.DOMAIN_BLOCK_RESIZE, RemoteDomainBlockResizeArgs(self._use("virDomainBlockResize"), disk, size, flags)
        )
        return 0

    async def set_block_io_tune(self, disk: str, params: Params, flags: int = 0) -> int:
        """virDomainSetBlockIoTune."""
        await self._connect._call(
            calls.DOMAIN_SET_BLOCK_IO_TUNE,
            RemoteDomainSetBlockIoTuneArgs(self._use("virDomainSetBlockIoTune"), disk, encode(params), flags),
        )
        return 0

    async def block_io_tune(self, disk: str | None, flags: int = 0) -> PlainParams:
        """virDomainGetBlockIoTune."""
        wire = self._use("virDomainGetBlockIoTune")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_BLOCK_IO_TUNE,
                lambda n: RemoteDomainGetBlockIoTuneArgs(wire, disk, n, flags | STRING_OKAY),
            )
        )
        return plain(ret.params)

    async def set_numa_parameters(self, params: Params, flags: int = 0) -> int:
        """virDomainSetNumaParameters; see `scripts.parameters.domain_set_numa_parameters_gen`."""
        return await self._connect._run(parameters.domain_set_numa_parameters_gen(self, params, flags))

    async def numa_parameters(self, flags: int = 0) -> PlainParams:
        """virDomainGetNumaParameters."""
        wire = self._use("virDomainGetNumaParameters")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_NUMA_PARAMETERS,
                lambda n: RemoteDomainGetNumaParametersArgs(wire, n, flags | STRING_OKAY),
            )
        )
        return plain(ret.params)

    async def set_interface_parameters(self, device: str, params: Params, flags: int = 0) -> int:
        """virDomainSetInterfaceParameters; see `scripts.parameters.domain_set_interface_parameters_gen`."""
        return await self._connect._run(parameters.domain_set_interface_parameters_gen(self, device, params, flags))

    async def interface_parameters(self, device: str, flags: int = 0) -> PlainParams:
        """virDomainGetInterfaceParameters."""
        wire = self._use("virDomainGetInterfaceParameters")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_INTERFACE_PARAMETERS,
                lambda n: RemoteDomainGetInterfaceParametersArgs(wire, device, n, flags | STRING_OKAY),
            )
        )
        return plain(ret.params)

    async def shutdown_flags(self, flags: int = 0) -> int:
        """virDomainShutdownFlags."""
        await self._connect._call(
            calls.DOMAIN_SHUTDOWN_FLAGS, RemoteDomainShutdownFlagsArgs(self._use("virDomainShutdownFlags"), flags)
        )
        return 0

    async def pm_suspend_for_duration(self, target: int, duration: int, flags: int = 0) -> int:
        """virDomainPMSuspendForDuration."""
        await self._connect._call(
            calls.DOMAIN_PM_SUSPEND_FOR_DURATION,
            RemoteDomainPmSuspendForDurationArgs(self._use("virDomainPMSuspendForDuration"), target, duration, flags),
        )
        return 0

    async def get_cpu_stats(self, total: bool, flags: int = 0) -> list[PlainParams]:
        """virDomainGetCPUStats; see `scripts.parameters.domain_get_cpu_stats_gen`."""
        return await self._connect._run(parameters.domain_get_cpu_stats_gen(self, total, flags))

    async def disk_errors(self, flags: int = 0) -> dict[str, int]:
        """virDomainGetDiskErrors."""
        wire = self._use("virDomainGetDiskErrors")
        ret = await self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_DISK_ERRORS, lambda n: RemoteDomainGetDiskErrorsArgs(wire, n, flags), "nerrors"
            )
        )
        return {item.disk: item.error for item in ret.errors}

    async def set_metadata(
        self, type: int, metadata: str | None, key: str | None, uri: str | None, flags: int = 0
    ) -> int:
        """virDomainSetMetadata."""
        await self._connect._call(
            calls.DOMAIN_SET_METADATA,
            RemoteDomainSetMetadataArgs(self._use("virDomainSetMetadata"), type, metadata, key, uri, flags),
        )
        return 0

    async def metadata(self, type: int, uri: str | None, flags: int = 0) -> str:
        """virDomainGetMetadata."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_METADATA, RemoteDomainGetMetadataArgs(self._use("virDomainGetMetadata"), type, uri, flags)
        )
        return ret.metadata

    async def block_rebase(self, disk: str, base: str | None, bandwidth: int = 0, flags: int = 0) -> int:
        """virDomainBlockRebase."""
        await self._connect._call(
            calls.DOMAIN_BLOCK_REBASE,
            RemoteDomainBlockRebaseArgs(self._use("virDomainBlockRebase"), disk, base, bandwidth, flags),
        )
        return 0

    async def pm_wakeup(self, flags: int = 0) -> int:
        """virDomainPMWakeup."""
        await self._connect._call(
            calls.DOMAIN_PM_WAKEUP, RemoteDomainPmWakeupArgs(self._use("virDomainPMWakeup"), flags)
        )
        return 0

    async def list_all_snapshots(self, flags: int = 0) -> list[DomainSnapshot]:
        """virDomainListAllSnapshots."""
        ret = await self._connect._call(
            calls.DOMAIN_LIST_ALL_SNAPSHOTS,
            RemoteDomainListAllSnapshotsArgs(self._use("virDomainListAllSnapshots"), 1, flags),
        )
        lease = handles.Lease(self, self._connect, len(ret.snapshots))
        return [DomainSnapshot(lease, wire) for wire in ret.snapshots]

    async def hostname(self, flags: int = 0) -> str:
        """virDomainGetHostname."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_HOSTNAME, RemoteDomainGetHostnameArgs(self._use("virDomainGetHostname"), flags)
        )
        return ret.hostname

    async def security_label_list(self) -> list[list[str | bool]]:
        """virDomainGetSecurityLabelList; see `scripts.records.domain_get_security_label_list_gen`."""
        return await self._connect._run(records.domain_get_security_label_list_gen(self))

    async def pin_emulator(self, cpumap: Sequence[bool], flags: int = 0) -> int:
        """virDomainPinEmulator; see `scripts.cpumaps.domain_pin_emulator_gen`."""
        return await self._connect._run(cpumaps.domain_pin_emulator_gen(self, cpumap, flags))

    async def emulator_pin_info(self, flags: int = 0) -> tuple[bool, ...]:
        """virDomainGetEmulatorPinInfo; see `scripts.cpumaps.domain_get_emulator_pin_info_gen`."""
        return await self._connect._run(cpumaps.domain_get_emulator_pin_info_gen(self, flags))

    async def block_commit(
        self, disk: str, base: str | None, top: str | None, bandwidth: int = 0, flags: int = 0
    ) -> int:
        """virDomainBlockCommit."""
        await self._connect._call(
            calls.DOMAIN_BLOCK_COMMIT,
            RemoteDomainBlockCommitArgs(self._use("virDomainBlockCommit"), disk, base, top, bandwidth, flags),
        )
        return 0

    async def fs_trim(self, mount_point: str | None, minimum: int, flags: int = 0) -> int:
        """virDomainFSTrim."""
        await self._connect._call(
            calls.DOMAIN_FSTRIM, RemoteDomainFstrimArgs(self._use("virDomainFSTrim"), mount_point, minimum, flags)
        )
        return 0

    async def send_process_signal(self, pid_value: int, signum: int, flags: int = 0) -> int:
        """virDomainSendProcessSignal."""
        await self._connect._call(
            calls.DOMAIN_SEND_PROCESS_SIGNAL,
            RemoteDomainSendProcessSignalArgs(self._use("virDomainSendProcessSignal"), pid_value, signum, flags),
        )
        return 0

    async def open_channel(self, name: str | None, st: Stream, flags: int = 0) -> int:
        """virDomainOpenChannel."""
        await self._connect._call_stream(
            calls.DOMAIN_OPEN_CHANNEL, RemoteDomainOpenChannelArgs(self._use("virDomainOpenChannel"), name, flags), st
        )
        return 0

    async def job_stats(self, flags: int = 0) -> PlainParams:
        """virDomainGetJobStats; see `scripts.records.domain_get_job_stats_gen`."""
        return await self._connect._run(records.domain_get_job_stats_gen(self, flags))

    async def migrate_get_compression_cache(self, flags: int = 0) -> int:
        """virDomainMigrateGetCompressionCache."""
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_GET_COMPRESSION_CACHE,
            RemoteDomainMigrateGetCompressionCacheArgs(self._use("virDomainMigrateGetCompressionCache"), flags),
        )
        return ret.cacheSize

    async def migrate_set_compression_cache(self, cache_size: int, flags: int = 0) -> int:
        """virDomainMigrateSetCompressionCache."""
        await self._connect._call(
            calls.DOMAIN_MIGRATE_SET_COMPRESSION_CACHE,
            RemoteDomainMigrateSetCompressionCacheArgs(
                self._use("virDomainMigrateSetCompressionCache"), cache_size, flags
            ),
        )
        return 0

    async def migrate_begin3_params(self, params: Params, flags: int = 0) -> tuple[bytes, str]:
        """virDomainMigrateBegin3Params."""
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_BEGIN3_PARAMS,
            RemoteDomainMigrateBegin3ParamsArgs(
                self._use("virDomainMigrateBegin3Params"), encode(params, hints.MIGRATE), flags
            ),
        )
        return (ret.cookie_out, ret.xml)

    async def migrate_perform3_params(
        self, dconnuri: str | None, params: Params, cookie_in: bytes, flags: int = 0
    ) -> bytes:
        """virDomainMigratePerform3Params."""
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_PERFORM3_PARAMS,
            RemoteDomainMigratePerform3ParamsArgs(
                self._use("virDomainMigratePerform3Params"), dconnuri, encode(params, hints.MIGRATE), cookie_in, flags
            ),
        )
        return ret.cookie_out

    async def migrate_confirm3_params(self, params: Params, cookie_in: bytes, flags: int, cancelled: int) -> int:
        """virDomainMigrateConfirm3Params."""
        await self._connect._call(
            calls.DOMAIN_MIGRATE_CONFIRM3_PARAMS,
            RemoteDomainMigrateConfirm3ParamsArgs(
                self._use("virDomainMigrateConfirm3Params"), encode(params, hints.MIGRATE), cookie_in, flags, cancelled
            ),
        )
        return 0

    async def set_memory_stats_period(self, period: int, flags: int = 0) -> int:
        """virDomainSetMemoryStatsPeriod."""
        await self._connect._call(
            calls.DOMAIN_SET_MEMORY_STATS_PERIOD,
            RemoteDomainSetMemoryStatsPeriodArgs(self._use("virDomainSetMemoryStatsPeriod"), period, flags),
        )
        return 0

    async def create_with_files(self, files: Sequence[int], flags: int = 0) -> int:
        """virDomainCreateWithFiles."""
        ret, _ = await self._connect._call_fds(
            calls.DOMAIN_CREATE_WITH_FILES,
            RemoteDomainCreateWithFilesArgs(self._use("virDomainCreateWithFiles"), flags),
            files,
        )
        self._set_id(ret.dom.id)
        return 0

    async def core_dump_with_format(self, to: str, dumpformat: int, flags: int = 0) -> int:
        """virDomainCoreDumpWithFormat."""
        await self._connect._call(
            calls.DOMAIN_CORE_DUMP_WITH_FORMAT,
            RemoteDomainCoreDumpWithFormatArgs(self._use("virDomainCoreDumpWithFormat"), to, dumpformat, flags),
        )
        return 0

    async def fs_freeze(self, mountpoints: Sequence[str] | None = None, flags: int = 0) -> int:
        """virDomainFSFreeze."""
        ret = await self._connect._call(
            calls.DOMAIN_FSFREEZE, RemoteDomainFsfreezeArgs(self._use("virDomainFSFreeze"), mountpoints or (), flags)
        )
        return ret.filesystems

    async def fs_thaw(self, mountpoints: Sequence[str] | None = None, flags: int = 0) -> int:
        """virDomainFSThaw."""
        ret = await self._connect._call(
            calls.DOMAIN_FSTHAW, RemoteDomainFsthawArgs(self._use("virDomainFSThaw"), mountpoints or (), flags)
        )
        return ret.filesystems

    async def get_time(self, flags: int = 0) -> dict[str, int]:
        """virDomainGetTime; see `scripts.records.domain_get_time_gen`."""
        return await self._connect._run(records.domain_get_time_gen(self, flags))

    async def set_time(self, time: Mapping[str, int] | None = None, flags: int = 0) -> int:
        """virDomainSetTime; see `scripts.records.domain_set_time_gen`."""
        return await self._connect._run(records.domain_set_time_gen(self, time, flags))

    async def open_graphics_fd(self, idx: int, flags: int = 0) -> int:
        """virDomainOpenGraphicsFD."""
        _, files = await self._connect._call_fds(
            calls.DOMAIN_OPEN_GRAPHICS_FD,
            RemoteDomainOpenGraphicsFdArgs(self._use("virDomainOpenGraphicsFD"), idx, flags),
            (),
        )
        return answers.one_fd(files)

    async def block_copy(self, disk: str, destxml: str, params: Params | None = None, flags: int = 0) -> int:
        """virDomainBlockCopy."""
        await self._connect._call(
            calls.DOMAIN_BLOCK_COPY,
            RemoteDomainBlockCopyArgs(
                self._use("virDomainBlockCopy"), disk, destxml, encode(params or {}, hints.BLOCK_COPY), flags
            ),
        )
        return 0

    async def fs_info(self, flags: int = 0) -> list[tuple[str, str, str, list[str]]]:
        """virDomainGetFSInfo; see `scripts.records.domain_get_fsinfo_gen`."""
        return await self._connect._run(records.domain_get_fsinfo_gen(self, flags))

    async def io_thread_info(self, flags: int = 0) -> list[tuple[int, list[bool]]]:
        """virDomainGetIOThreadInfo; see `scripts.cpumaps.domain_get_iothread_info_gen`."""
        return await self._connect._run(cpumaps.domain_get_iothread_info_gen(self, flags))

    async def pin_io_thread(self, iothread_val: int, cpumap: Sequence[bool], flags: int = 0) -> int:
        """virDomainPinIOThread; see `scripts.cpumaps.domain_pin_iothread_gen`."""
        return await self._connect._run(cpumaps.domain_pin_iothread_gen(self, iothread_val, cpumap, flags))

    async def interface_addresses(self, source: int, flags: int = 0) -> dict[str, records.Addresses]:
        """virDomainInterfaceAddresses; see `scripts.records.domain_interface_addresses_gen`."""
        return await self._connect._run(records.domain_interface_addresses_gen(self, source, flags))

    async def add_io_thread(self, iothread_id: int, flags: int = 0) -> int:
        """virDomainAddIOThread."""
        await self._connect._call(
            calls.DOMAIN_ADD_IOTHREAD,
            RemoteDomainAddIothreadArgs(self._use("virDomainAddIOThread"), iothread_id, flags),
        )
        return 0

    async def del_io_thread(self, iothread_id: int, flags: int = 0) -> int:
        """virDomainDelIOThread."""
        await self._connect._call(
            calls.DOMAIN_DEL_IOTHREAD,
            RemoteDomainDelIothreadArgs(self._use("virDomainDelIOThread"), iothread_id, flags),
        )
        return 0

    async def set_user_password(self, user: str | None, password: str | None, flags: int = 0) -> int:
        """virDomainSetUserPassword."""
        await self._connect._call(
            calls.DOMAIN_SET_USER_PASSWORD,
            RemoteDomainSetUserPasswordArgs(self._use("virDomainSetUserPassword"), user, password, flags),
        )
        return 0

    async def rename(self, new_name: str | None, flags: int = 0) -> int:
        """virDomainRename."""
        ret = await self._connect._call(
            calls.DOMAIN_RENAME, RemoteDomainRenameArgs(self._use("virDomainRename"), new_name, flags)
        )
        return ret.retcode

    async def migrate_start_post_copy(self, flags: int = 0) -> int:
        """virDomainMigrateStartPostCopy."""
        await self._connect._call(
            calls.DOMAIN_MIGRATE_START_POST_COPY,
            RemoteDomainMigrateStartPostCopyArgs(self._use("virDomainMigrateStartPostCopy"), flags),
        )
        return 0

    async def perf_events(self, flags: int = 0) -> PlainParams:
        """virDomainGetPerfEvents."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_PERF_EVENTS,
            RemoteDomainGetPerfEventsArgs(self._use("virDomainGetPerfEvents"), flags | STRING_OKAY),
        )
        return plain(ret.params)

    async def set_perf_events(self, params: Params, flags: int = 0) -> int:
        """virDomainSetPerfEvents; see `scripts.parameters.domain_set_perf_events_gen`."""
        return await self._connect._run(parameters.domain_set_perf_events_gen(self, params, flags))

    async def guest_vcpus(self, flags: int = 0) -> PlainParams:
        """virDomainGetGuestVcpus."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_GUEST_VCPUS, RemoteDomainGetGuestVcpusArgs(self._use("virDomainGetGuestVcpus"), flags)
        )
        return plain(ret.params)

    async def set_guest_vcpus(self, cpumap: str, state: int, flags: int = 0) -> int:
        """virDomainSetGuestVcpus."""
        await self._connect._call(
            calls.DOMAIN_SET_GUEST_VCPUS,
            RemoteDomainSetGuestVcpusArgs(self._use("virDomainSetGuestVcpus"), cpumap, state, flags),
        )
        return 0

    async def set_vcpu(self, vcpumap: str, state: int, flags: int = 0) -> int:
        """virDomainSetVcpu."""
        await self._connect._call(
            calls.DOMAIN_SET_VCPU, RemoteDomainSetVcpuArgs(self._use("virDomainSetVcpu"), vcpumap, state, flags)
        )
        return 0

    async def set_block_threshold(self, dev: str, threshold: int, flags: int = 0) -> int:
        """virDomainSetBlockThreshold."""
        await self._connect._call(
            calls.DOMAIN_SET_BLOCK_THRESHOLD,
            RemoteDomainSetBlockThresholdArgs(self._use("virDomainSetBlockThreshold"), dev, threshold, flags),
        )
        return 0

    async def migrate_get_max_downtime(self, flags: int = 0) -> int:
        """virDomainMigrateGetMaxDowntime."""
        ret = await self._connect._call(
            calls.DOMAIN_MIGRATE_GET_MAX_DOWNTIME,
            RemoteDomainMigrateGetMaxDowntimeArgs(self._use("virDomainMigrateGetMaxDowntime"), flags),
        )
        return ret.downtime

    async def managed_save_get_xml_desc(self, flags: int = 0) -> str:
        """virDomainManagedSaveGetXMLDesc."""
        ret = await self._connect._call(
            calls.DOMAIN_MANAGED_SAVE_GET_XML_DESC,
            RemoteDomainManagedSaveGetXmlDescArgs(self._use("virDomainManagedSaveGetXMLDesc"), flags),
        )
        return ret.xml

    async def managed_save_define_xml(self, dxml: str | None, flags: int = 0) -> int:
        """virDomainManagedSaveDefineXML."""
        await self._connect._call(
            calls.DOMAIN_MANAGED_SAVE_DEFINE_XML,
            RemoteDomainManagedSaveDefineXmlArgs(self._use("virDomainManagedSaveDefineXML"), dxml, flags),
        )
        return 0

    async def set_lifecycle_action(self, type: int, action: int, flags: int = 0) -> int:
        """virDomainSetLifecycleAction."""
        await self._connect._call(
            calls.DOMAIN_SET_LIFECYCLE_ACTION,
            RemoteDomainSetLifecycleActionArgs(self._use("virDomainSetLifecycleAction"), type, action, flags),
        )
        return 0

    async def detach_device_alias(self, alias: str, flags: int = 0) -> int:
        """virDomainDetachDeviceAlias."""
        await self._connect._call(
            calls.DOMAIN_DETACH_DEVICE_ALIAS,
            RemoteDomainDetachDeviceAliasArgs(self._use("virDomainDetachDeviceAlias"), alias, flags),
        )
        return 0

    async def launch_security_info(self, flags: int = 0) -> PlainParams:
        """virDomainGetLaunchSecurityInfo."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_LAUNCH_SECURITY_INFO,
            RemoteDomainGetLaunchSecurityInfoArgs(self._use("virDomainGetLaunchSecurityInfo"), flags | STRING_OKAY),
        )
        return plain(ret.params)

    async def set_io_thread_params(self, iothread_val: int, params: Params, flags: int = 0) -> int:
        """virDomainSetIOThreadParams."""
        await self._connect._call(
            calls.DOMAIN_SET_IOTHREAD_PARAMS,
            RemoteDomainSetIothreadParamsArgs(
                self._use("virDomainSetIOThreadParams"), iothread_val, encode(params, hints.IOTHREAD), flags
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

    async def checkpoint_lookup_by_name(self, name: str, flags: int = 0) -> DomainCheckpoint:
        """virDomainCheckpointLookupByName."""
        ret = await self._connect._call(
            calls.DOMAIN_CHECKPOINT_LOOKUP_BY_NAME,
            RemoteDomainCheckpointLookupByNameArgs(self._use("virDomainCheckpointLookupByName"), name, flags),
        )
        return DomainCheckpoint(handles.Lease(self, self._connect), ret.checkpoint)

    async def guest_info(self, types: int = 0, flags: int = 0) -> PlainParams:
        """virDomainGetGuestInfo."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_GUEST_INFO, RemoteDomainGetGuestInfoArgs(self._use("virDomainGetGuestInfo"), types, flags)
        )
        return plain(ret.params)

    async def agent_set_response_timeout(self, timeout: int, flags: int = 0) -> int:
        """virDomainAgentSetResponseTimeout."""
        ret = await self._connect._call(
            calls.DOMAIN_AGENT_SET_RESPONSE_TIMEOUT,
            RemoteDomainAgentSetResponseTimeoutArgs(self._use("virDomainAgentSetResponseTimeout"), timeout, flags),
        )
        return ret.result

    async def backup_begin(self, backup_xml: str, checkpoint_xml: str | None, flags: int = 0) -> int:
        """virDomainBackupBegin."""
        await self._connect._call(
            calls.DOMAIN_BACKUP_BEGIN,
            RemoteDomainBackupBeginArgs(self._use("virDomainBackupBegin"), backup_xml, checkpoint_xml, flags),
        )
        return 0

    async def backup_get_xml_desc(self, flags: int = 0) -> str:
        """virDomainBackupGetXMLDesc."""
        ret = await self._connect._call(
            calls.DOMAIN_BACKUP_GET_XML_DESC,
            RemoteDomainBackupGetXmlDescArgs(self._use("virDomainBackupGetXMLDesc"), flags),
        )
        return ret.xml

    async def authorized_ssh_keys_get(self, user: str, flags: int = 0) -> list[str]:
        """virDomainAuthorizedSSHKeysGet."""
        ret = await self._connect._call(
            calls.DOMAIN_AUTHORIZED_SSH_KEYS_GET,
            RemoteDomainAuthorizedSshKeysGetArgs(self._use("virDomainAuthorizedSSHKeysGet"), user, flags),
        )
        return list(ret.keys)

    async def authorized_ssh_keys_set(self, user: str, keys: Sequence[str] | None = None, flags: int = 0) -> int:
        """virDomainAuthorizedSSHKeysSet."""
        await self._connect._call(
            calls.DOMAIN_AUTHORIZED_SSH_KEYS_SET,
            RemoteDomainAuthorizedSshKeysSetArgs(self._use("virDomainAuthorizedSSHKeysSet"), user, keys or (), flags),
        )
        return 0

    async def messages(self, flags: int = 0) -> list[str]:
        """virDomainGetMessages."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_MESSAGES, RemoteDomainGetMessagesArgs(self._use("virDomainGetMessages"), flags)
        )
        return list(ret.msgs)

    async def start_dirty_rate_calc(self, seconds: int, flags: int = 0) -> int:
        """virDomainStartDirtyRateCalc."""
        await self._connect._call(
            calls.DOMAIN_START_DIRTY_RATE_CALC,
            RemoteDomainStartDirtyRateCalcArgs(self._use("virDomainStartDirtyRateCalc"), seconds, flags),
        )
        return 0

    async def set_launch_security_state(self, params: Params, flags: int = 0) -> int:
        """virDomainSetLaunchSecurityState."""
        await self._connect._call(
            calls.DOMAIN_SET_LAUNCH_SECURITY_STATE,
            RemoteDomainSetLaunchSecurityStateArgs(self._use("virDomainSetLaunchSecurityState"), encode(params), flags),
        )
        return 0

    async def save_params(self, params: Params, flags: int = 0) -> int:
        """virDomainSaveParams."""
        await self._connect._call(
            calls.DOMAIN_SAVE_PARAMS,
            RemoteDomainSaveParamsArgs(self._use("virDomainSaveParams"), encode(params, hints.SAVE), flags),
        )
        return 0

    async def abort_job_flags(self, flags: int = 0) -> int:
        """virDomainAbortJobFlags."""
        await self._connect._call(
            calls.DOMAIN_ABORT_JOB_FLAGS, RemoteDomainAbortJobFlagsArgs(self._use("virDomainAbortJobFlags"), flags)
        )
        return 0

    async def fd_associate(self, name: str, files: Sequence[int], flags: int = 0) -> int:
        """virDomainFDAssociate."""
        await self._connect._call_fds(
            calls.DOMAIN_FD_ASSOCIATE,
            RemoteDomainFdAssociateArgs(self._use("virDomainFDAssociate"), name, flags),
            files,
        )
        return 0

    async def graphics_reload(self, type: int, flags: int = 0) -> int:
        """virDomainGraphicsReload."""
        await self._connect._call(
            calls.DOMAIN_GRAPHICS_RELOAD,
            RemoteDomainGraphicsReloadArgs(self._use("virDomainGraphicsReload"), type, flags),
        )
        return 0

    async def autostart_once(self) -> int:
        """virDomainGetAutostartOnce."""
        ret = await self._connect._call(
            calls.DOMAIN_GET_AUTOSTART_ONCE, RemoteDomainGetAutostartOnceArgs(self._use("virDomainGetAutostartOnce"))
        )
        return ret.autostart

    async def set_autostart_once(self, autostart: int) -> int:
        """virDomainSetAutostartOnce."""
        await self._connect._call(
            calls.DOMAIN_SET_AUTOSTART_ONCE,
            RemoteDomainSetAutostartOnceArgs(self._use("virDomainSetAutostartOnce"), autostart),
        )
        return 0

    async def set_throttle_group(self, group: str, params: Params, flags: int = 0) -> int:
        """virDomainSetThrottleGroup."""
        await self._connect._call(
            calls.DOMAIN_SET_THROTTLE_GROUP,
            RemoteDomainSetThrottleGroupArgs(self._use("virDomainSetThrottleGroup"), group, encode(params), flags),
        )
        return 0

    async def del_throttle_group(self, group: str | None, flags: int = 0) -> int:
        """virDomainDelThrottleGroup."""
        await self._connect._call(
            calls.DOMAIN_DEL_THROTTLE_GROUP,
            RemoteDomainDelThrottleGroupArgs(self._use("virDomainDelThrottleGroup"), group, flags),
        )
        return 0

    async def announce_interface(self, device: str | None, params: Params, flags: int = 0) -> int:
        """virDomainAnnounceInterface."""
        await self._connect._call(
            calls.DOMAIN_ANNOUNCE_INTERFACE,
            RemoteDomainAnnounceInterfaceArgs(self._use("virDomainAnnounceInterface"), device, encode(params), flags),
        )
        return 0

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
        """virDomainMigrate2: as `migrate3`, with ``bandwidth`` in MiB/s."""
        params = migration.parameters(uri=uri, name=dname, xml=dxml, bandwidth=bandwidth)
        return await self.migrate3(dconn, params, flags)

    async def migrate(
        self, dconn: Connect, flags: int = 0, dname: str | None = None, uri: str | None = None, bandwidth: int = 0
    ) -> Domain:
        """virDomainMigrate: as `migrate2`."""
        return await self.migrate2(dconn, None, flags, dname, uri, bandwidth)


class DomainCheckpoint(handles.DomainCheckpoint):
    """virDomainCheckpoint: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...
        def domain(self) -> Domain: ...
        def get_domain(self) -> Domain: ...

    async def get_xml_desc(self, flags: int = 0) -> str:
        """virDomainCheckpointGetXMLDesc."""
        ret = await self._connect._call(
            calls.DOMAIN_CHECKPOINT_GET_XML_DESC,
            RemoteDomainCheckpointGetXmlDescArgs(self._use("virDomainCheckpointGetXMLDesc"), flags),
        )
        return ret.xml

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

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...
        def domain(self) -> Domain: ...
        def get_domain(self) -> Domain: ...

    async def get_xml_desc(self, flags: int = 0) -> str:
        """virDomainSnapshotGetXMLDesc."""
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_GET_XML_DESC,
            RemoteDomainSnapshotGetXmlDescArgs(self._use("virDomainSnapshotGetXMLDesc"), flags),
        )
        return ret.xml

    async def delete(self, flags: int = 0) -> int:
        """virDomainSnapshotDelete."""
        await self._connect._call(
            calls.DOMAIN_SNAPSHOT_DELETE, RemoteDomainSnapshotDeleteArgs(self._use("virDomainSnapshotDelete"), flags)
        )
        return 0

    async def get_parent(self, flags: int = 0) -> DomainSnapshot:
        """virDomainSnapshotGetParent."""
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_GET_PARENT,
            RemoteDomainSnapshotGetParentArgs(self._use("virDomainSnapshotGetParent"), flags),
        )
        return DomainSnapshot(handles.Lease(self._owner, self._connect), ret.snap)

    async def num_children(self, flags: int = 0) -> int:
        """virDomainSnapshotNumChildren."""
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_NUM_CHILDREN,
            RemoteDomainSnapshotNumChildrenArgs(self._use("virDomainSnapshotNumChildren"), flags),
        )
        return ret.num

    async def list_children_names(self, flags: int = 0) -> list[str]:
        """virDomainSnapshotListChildrenNames; see `scripts.listing.domain_snapshot_list_children_names_gen`."""
        return await self._connect._run(listing.domain_snapshot_list_children_names_gen(self, flags))

    async def is_current(self, flags: int = 0) -> int:
        """virDomainSnapshotIsCurrent."""
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_IS_CURRENT,
            RemoteDomainSnapshotIsCurrentArgs(self._use("virDomainSnapshotIsCurrent"), flags),
        )
        return ret.current

    async def has_metadata(self, flags: int = 0) -> int:
        """virDomainSnapshotHasMetadata."""
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_HAS_METADATA,
            RemoteDomainSnapshotHasMetadataArgs(self._use("virDomainSnapshotHasMetadata"), flags),
        )
        return ret.metadata

    async def list_all_children(self, flags: int = 0) -> list[DomainSnapshot]:
        """virDomainSnapshotListAllChildren."""
        ret = await self._connect._call(
            calls.DOMAIN_SNAPSHOT_LIST_ALL_CHILDREN,
            RemoteDomainSnapshotListAllChildrenArgs(self._use("virDomainSnapshotListAllChildren"), 1, flags),
        )
        lease = handles.Lease(self._owner, self._connect, len(ret.snapshots))
        return [DomainSnapshot(lease, wire) for wire in ret.snapshots]


class Network(handles.Network):
    """virNetwork: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def create(self) -> int:
        """virNetworkCreate."""
        await self._connect._call(calls.NETWORK_CREATE, RemoteNetworkCreateArgs(self._use("virNetworkCreate")))
        return 0

    async def destroy(self) -> int:
        """virNetworkDestroy."""
        await self._connect._call(calls.NETWORK_DESTROY, RemoteNetworkDestroyArgs(self._use("virNetworkDestroy")))
        return 0

    async def xml_desc(self, flags: int = 0) -> str:
        """virNetworkGetXMLDesc."""
        ret = await self._connect._call(
            calls.NETWORK_GET_XML_DESC, RemoteNetworkGetXmlDescArgs(self._use("virNetworkGetXMLDesc"), flags)
        )
        return ret.xml

    async def autostart(self) -> int:
        """virNetworkGetAutostart."""
        ret = await self._connect._call(
            calls.NETWORK_GET_AUTOSTART, RemoteNetworkGetAutostartArgs(self._use("virNetworkGetAutostart"))
        )
        return ret.autostart

    async def bridge_name(self) -> str:
        """virNetworkGetBridgeName."""
        ret = await self._connect._call(
            calls.NETWORK_GET_BRIDGE_NAME, RemoteNetworkGetBridgeNameArgs(self._use("virNetworkGetBridgeName"))
        )
        return ret.name

    async def set_autostart(self, autostart: int) -> int:
        """virNetworkSetAutostart."""
        await self._connect._call(
            calls.NETWORK_SET_AUTOSTART, RemoteNetworkSetAutostartArgs(self._use("virNetworkSetAutostart"), autostart)
        )
        return 0

    async def undefine(self) -> int:
        """virNetworkUndefine."""
        await self._connect._call(calls.NETWORK_UNDEFINE, RemoteNetworkUndefineArgs(self._use("virNetworkUndefine")))
        return 0

    async def is_active(self) -> int:
        """virNetworkIsActive."""
        ret = await self._connect._call(
            calls.NETWORK_IS_ACTIVE, RemoteNetworkIsActiveArgs(self._use("virNetworkIsActive"))
        )
        return ret.active

    async def is_persistent(self) -> int:
        """virNetworkIsPersistent."""
        ret = await self._connect._call(
            calls.NETWORK_IS_PERSISTENT, RemoteNetworkIsPersistentArgs(self._use("virNetworkIsPersistent"))
        )
        return ret.persistent

    async def update(self, command: int, section: int, parent_index: int, xml: str, flags: int = 0) -> int:
        """virNetworkUpdate."""
        await self._connect._call(
            calls.NETWORK_UPDATE,
            RemoteNetworkUpdateArgs(self._use("virNetworkUpdate"), command, section, parent_index, xml, flags),
        )
        return 0

    async def dhcp_leases(self, mac: str | None = None, flags: int = 0) -> list[records.Lease]:
        """virNetworkGetDHCPLeases; see `scripts.records.network_get_dhcp_leases_gen`."""
        return await self._connect._run(records.network_get_dhcp_leases_gen(self, mac, flags))

    async def list_all_ports(self, flags: int = 0) -> list[NetworkPort]:
        """virNetworkListAllPorts."""
        ret = await self._connect._call(
            calls.NETWORK_LIST_ALL_PORTS, RemoteNetworkListAllPortsArgs(self._use("virNetworkListAllPorts"), 1, flags)
        )
        lease = handles.Lease(self, self._connect, len(ret.ports))
        return [NetworkPort(lease, wire) for wire in ret.ports]

    async def port_lookup_by_uuid(self, uuid: bytes) -> NetworkPort:
        """virNetworkPortLookupByUUID."""
        ret = await self._connect._call(
            calls.NETWORK_PORT_LOOKUP_BY_UUID,
            RemoteNetworkPortLookupByUuidArgs(self._use("virNetworkPortLookupByUUID"), uuid),
        )
        return NetworkPort(handles.Lease(self, self._connect), ret.port)

    async def port_create_xml(self, xmldesc: str, flags: int = 0) -> NetworkPort:
        """virNetworkPortCreateXML."""
        ret = await self._connect._call(
            calls.NETWORK_PORT_CREATE_XML,
            RemoteNetworkPortCreateXmlArgs(self._use("virNetworkPortCreateXML"), xmldesc, flags),
        )
        return NetworkPort(handles.Lease(self, self._connect), ret.port)

    async def set_metadata(
        self, type: int, metadata: str | None, key: str | None, uri: str | None, flags: int = 0
    ) -> int:
        """virNetworkSetMetadata."""
        await self._connect._call(
            calls.NETWORK_SET_METADATA,
            RemoteNetworkSetMetadataArgs(self._use("virNetworkSetMetadata"), type, metadata, key, uri, flags),
        )
        return 0

    async def metadata(self, type: int, uri: str | None, flags: int = 0) -> str:
        """virNetworkGetMetadata."""
        ret = await self._connect._call(
            calls.NETWORK_GET_METADATA,
            RemoteNetworkGetMetadataArgs(self._use("virNetworkGetMetadata"), type, uri, flags),
        )
        return ret.metadata

    async def port_lookup_by_uuid_string(self, uuidstr: str) -> NetworkPort:
        """virNetworkPortLookupByUUIDString. Raises LibvirtError VIR_ERR_INVALID_ARG when it is not a UUID."""
        uuid = handles.parse_uuid(uuidstr, "virNetworkPortLookupByUUIDString", NetworkPort._invalid[1])
        return await self.port_lookup_by_uuid(uuid)


class NetworkPort(handles.NetworkPort):
    """virNetworkPort: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...
        def network(self) -> Network: ...

    async def parameters(self, flags: int = 0) -> PlainParams:
        """virNetworkPortGetParameters."""
        ret = await self._connect._call(
            calls.NETWORK_PORT_GET_PARAMETERS,
            RemoteNetworkPortGetParametersArgs(self._use("virNetworkPortGetParameters"), 0, flags),
        )
        return plain(ret.params)

    async def set_parameters(self, params: Params, flags: int = 0) -> int:
        """virNetworkPortSetParameters; see `scripts.parameters.network_port_set_parameters_gen`."""
        return await self._connect._run(parameters.network_port_set_parameters_gen(self, params, flags))

    async def xml_desc(self, flags: int = 0) -> str:
        """virNetworkPortGetXMLDesc."""
        ret = await self._connect._call(
            calls.NETWORK_PORT_GET_XML_DESC,
            RemoteNetworkPortGetXmlDescArgs(self._use("virNetworkPortGetXMLDesc"), flags),
        )
        return ret.xml

    async def delete(self, flags: int = 0) -> int:
        """virNetworkPortDelete."""
        await self._connect._call(
            calls.NETWORK_PORT_DELETE, RemoteNetworkPortDeleteArgs(self._use("virNetworkPortDelete"), flags)
        )
        return 0


class NWFilter(handles.NWFilter):
    """virNWFilter: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def xml_desc(self, flags: int = 0) -> str:
        """virNWFilterGetXMLDesc."""
        ret = await self._connect._call(
            calls.NWFILTER_GET_XML_DESC, RemoteNwfilterGetXmlDescArgs(self._use("virNWFilterGetXMLDesc"), flags)
        )
        return ret.xml

    async def undefine(self) -> int:
        """virNWFilterUndefine."""
        await self._connect._call(calls.NWFILTER_UNDEFINE, RemoteNwfilterUndefineArgs(self._use("virNWFilterUndefine")))
        return 0


class NWFilterBinding(handles.NWFilterBinding):
    """virNWFilterBinding: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def xml_desc(self, flags: int = 0) -> str:
        """virNWFilterBindingGetXMLDesc."""
        ret = await self._connect._call(
            calls.NWFILTER_BINDING_GET_XML_DESC,
            RemoteNwfilterBindingGetXmlDescArgs(self._use("virNWFilterBindingGetXMLDesc"), flags),
        )
        return ret.xml

    async def delete(self) -> int:
        """virNWFilterBindingDelete."""
        await self._connect._call(
            calls.NWFILTER_BINDING_DELETE, RemoteNwfilterBindingDeleteArgs(self._use("virNWFilterBindingDelete"))
        )
        return 0


class Interface(handles.Interface):
    """virInterface: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def xml_desc(self, flags: int = 0) -> str:
        """virInterfaceGetXMLDesc."""
        ret = await self._connect._call(
            calls.INTERFACE_GET_XML_DESC, RemoteInterfaceGetXmlDescArgs(self._use("virInterfaceGetXMLDesc"), flags)
        )
        return ret.xml

    async def undefine(self) -> int:
        """virInterfaceUndefine."""
        await self._connect._call(
            calls.INTERFACE_UNDEFINE, RemoteInterfaceUndefineArgs(self._use("virInterfaceUndefine"))
        )
        return 0

    async def create(self, flags: int = 0) -> int:
        """virInterfaceCreate."""
        await self._connect._call(
            calls.INTERFACE_CREATE, RemoteInterfaceCreateArgs(self._use("virInterfaceCreate"), flags)
        )
        return 0

    async def destroy(self, flags: int = 0) -> int:
        """virInterfaceDestroy."""
        await self._connect._call(
            calls.INTERFACE_DESTROY, RemoteInterfaceDestroyArgs(self._use("virInterfaceDestroy"), flags)
        )
        return 0

    async def is_active(self) -> int:
        """virInterfaceIsActive."""
        ret = await self._connect._call(
            calls.INTERFACE_IS_ACTIVE, RemoteInterfaceIsActiveArgs(self._use("virInterfaceIsActive"))
        )
        return ret.active


class StoragePool(handles.StoragePool):
    """virStoragePool: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def create(self, flags: int = 0) -> int:
        """virStoragePoolCreate."""
        await self._connect._call(
            calls.STORAGE_POOL_CREATE, RemoteStoragePoolCreateArgs(self._use("virStoragePoolCreate"), flags)
        )
        return 0

    async def build(self, flags: int = 0) -> int:
        """virStoragePoolBuild."""
        await self._connect._call(
            calls.STORAGE_POOL_BUILD, RemoteStoragePoolBuildArgs(self._use("virStoragePoolBuild"), flags)
        )
        return 0

    async def destroy(self) -> int:
        """virStoragePoolDestroy."""
        await self._connect._call(
            calls.STORAGE_POOL_DESTROY, RemoteStoragePoolDestroyArgs(self._use("virStoragePoolDestroy"))
        )
        return 0

    async def delete(self, flags: int = 0) -> int:
        """virStoragePoolDelete."""
        await self._connect._call(
            calls.STORAGE_POOL_DELETE, RemoteStoragePoolDeleteArgs(self._use("virStoragePoolDelete"), flags)
        )
        return 0

    async def undefine(self) -> int:
        """virStoragePoolUndefine."""
        await self._connect._call(
            calls.STORAGE_POOL_UNDEFINE, RemoteStoragePoolUndefineArgs(self._use("virStoragePoolUndefine"))
        )
        return 0

    async def refresh(self, flags: int = 0) -> int:
        """virStoragePoolRefresh."""
        await self._connect._call(
            calls.STORAGE_POOL_REFRESH, RemoteStoragePoolRefreshArgs(self._use("virStoragePoolRefresh"), flags)
        )
        return 0

    async def info(self) -> list[int]:
        """virStoragePoolGetInfo."""
        ret = await self._connect._call(
            calls.STORAGE_POOL_GET_INFO, RemoteStoragePoolGetInfoArgs(self._use("virStoragePoolGetInfo"))
        )
        return [ret.state, ret.capacity, ret.allocation, ret.available]

    async def xml_desc(self, flags: int = 0) -> str:
        """virStoragePoolGetXMLDesc."""
        ret = await self._connect._call(
            calls.STORAGE_POOL_GET_XML_DESC,
            RemoteStoragePoolGetXmlDescArgs(self._use("virStoragePoolGetXMLDesc"), flags),
        )
        return ret.xml

    async def autostart(self) -> int:
        """virStoragePoolGetAutostart."""
        ret = await self._connect._call(
            calls.STORAGE_POOL_GET_AUTOSTART, RemoteStoragePoolGetAutostartArgs(self._use("virStoragePoolGetAutostart"))
        )
        return ret.autostart

    async def set_autostart(self, autostart: int) -> int:
        """virStoragePoolSetAutostart."""
        await self._connect._call(
            calls.STORAGE_POOL_SET_AUTOSTART,
            RemoteStoragePoolSetAutostartArgs(self._use("virStoragePoolSetAutostart"), autostart),
        )
        return 0

    async def num_of_volumes(self) -> int:
        """virStoragePoolNumOfVolumes."""
        ret = await self._connect._call(
            calls.STORAGE_POOL_NUM_OF_VOLUMES,
            RemoteStoragePoolNumOfVolumesArgs(self._use("virStoragePoolNumOfVolumes")),
        )
        return ret.num

    async def list_volumes(self) -> list[str]:
        """virStoragePoolListVolumes; see `scripts.listing.storage_pool_list_volumes_gen`."""
        return await self._connect._run(listing.storage_pool_list_volumes_gen(self))

    async def create_xml(self, xml_desc: str, flags: int = 0) -> StorageVol:
        """virStorageVolCreateXML."""
        ret = await self._connect._call(
            calls.STORAGE_VOL_CREATE_XML,
            RemoteStorageVolCreateXmlArgs(self._use("virStorageVolCreateXML"), xml_desc, flags),
        )
        return StorageVol(handles.Lease(self._connect, self._connect), ret.vol)

    async def storage_vol_lookup_by_name(self, name: str) -> StorageVol:
        """virStorageVolLookupByName."""
        ret = await self._connect._call(
            calls.STORAGE_VOL_LOOKUP_BY_NAME,
            RemoteStorageVolLookupByNameArgs(self._use("virStorageVolLookupByName"), name),
        )
        return StorageVol(handles.Lease(self._connect, self._connect), ret.vol)

    async def create_xml_from(self, xml_desc: str, clonevol: StorageVol, flags: int = 0) -> StorageVol:
        """virStorageVolCreateXMLFrom."""
        ret = await self._connect._call(
            calls.STORAGE_VOL_CREATE_XML_FROM,
            RemoteStorageVolCreateXmlFromArgs(
                self._use("virStorageVolCreateXMLFrom"), xml_desc, clonevol._identity(), flags
            ),
        )
        return StorageVol(handles.Lease(self._connect, self._connect), ret.vol)

    async def is_active(self) -> int:
        """virStoragePoolIsActive."""
        ret = await self._connect._call(
            calls.STORAGE_POOL_IS_ACTIVE, RemoteStoragePoolIsActiveArgs(self._use("virStoragePoolIsActive"))
        )
        return ret.active

    async def is_persistent(self) -> int:
        """virStoragePoolIsPersistent."""
        ret = await self._connect._call(
            calls.STORAGE_POOL_IS_PERSISTENT, RemoteStoragePoolIsPersistentArgs(self._use("virStoragePoolIsPersistent"))
        )
        return ret.persistent

    async def list_all_volumes(self, flags: int = 0) -> list[StorageVol]:
        """virStoragePoolListAllVolumes."""
        ret = await self._connect._call(
            calls.STORAGE_POOL_LIST_ALL_VOLUMES,
            RemoteStoragePoolListAllVolumesArgs(self._use("virStoragePoolListAllVolumes"), 1, flags),
        )
        lease = handles.Lease(self._connect, self._connect, len(ret.vols))
        return [StorageVol(lease, wire) for wire in ret.vols]


class StorageVol(handles.StorageVol):
    """virStorageVol: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def storage_pool_lookup_by_volume(self) -> StoragePool:
        """virStoragePoolLookupByVolume."""
        ret = await self._connect._call(
            calls.STORAGE_POOL_LOOKUP_BY_VOLUME,
            RemoteStoragePoolLookupByVolumeArgs(self._use("virStoragePoolLookupByVolume")),
        )
        return StoragePool(handles.Lease(self._connect, self._connect), ret.pool)

    async def delete(self, flags: int = 0) -> int:
        """virStorageVolDelete."""
        await self._connect._call(
            calls.STORAGE_VOL_DELETE, RemoteStorageVolDeleteArgs(self._use("virStorageVolDelete"), flags)
        )
        return 0

    async def info(self) -> list[int]:
        """virStorageVolGetInfo."""
        ret = await self._connect._call(
            calls.STORAGE_VOL_GET_INFO, RemoteStorageVolGetInfoArgs(self._use("virStorageVolGetInfo"))
        )
        return [ret.type, ret.capacity, ret.allocation]

    async def xml_desc(self, flags: int = 0) -> str:
        """virStorageVolGetXMLDesc."""
        ret = await self._connect._call(
            calls.STORAGE_VOL_GET_XML_DESC, RemoteStorageVolGetXmlDescArgs(self._use("virStorageVolGetXMLDesc"), flags)
        )
        return ret.xml

    async def path(self) -> str:
        """virStorageVolGetPath."""
        ret = await self._connect._call(
            calls.STORAGE_VOL_GET_PATH, RemoteStorageVolGetPathArgs(self._use("virStorageVolGetPath"))
        )
        return ret.name

    async def wipe(self, flags: int = 0) -> int:
        """virStorageVolWipe."""
        await self._connect._call(
            calls.STORAGE_VOL_WIPE, RemoteStorageVolWipeArgs(self._use("virStorageVolWipe"), flags)
        )
        return 0

    async def upload(self, stream: Stream, offset: int, length: int, flags: int = 0) -> int:
        """virStorageVolUpload."""
        await self._connect._call_stream(
            calls.STORAGE_VOL_UPLOAD,
            RemoteStorageVolUploadArgs(self._use("virStorageVolUpload"), offset, length, flags),
            stream,
        )
        return 0

    async def download(self, stream: Stream, offset: int, length: int, flags: int = 0) -> int:
        """virStorageVolDownload."""
        await self._connect._call_stream(
            calls.STORAGE_VOL_DOWNLOAD,
            RemoteStorageVolDownloadArgs(self._use("virStorageVolDownload"), offset, length, flags),
            stream,
        )
        return 0

    async def wipe_pattern(self, algorithm: int, flags: int = 0) -> int:
        """virStorageVolWipePattern."""
        await self._connect._call(
            calls.STORAGE_VOL_WIPE_PATTERN,
            RemoteStorageVolWipePatternArgs(self._use("virStorageVolWipePattern"), algorithm, flags),
        )
        return 0

    async def resize(self, capacity: int, flags: int = 0) -> int:
        """virStorageVolResize."""
        await self._connect._call(
            calls.STORAGE_VOL_RESIZE, RemoteStorageVolResizeArgs(self._use("virStorageVolResize"), capacity, flags)
        )
        return 0

    async def info_flags(self, flags: int = 0) -> list[int]:
        """virStorageVolGetInfoFlags."""
        ret = await self._connect._call(
            calls.STORAGE_VOL_GET_INFO_FLAGS,
            RemoteStorageVolGetInfoFlagsArgs(self._use("virStorageVolGetInfoFlags"), flags),
        )
        return [ret.type, ret.capacity, ret.allocation]


class NodeDevice(handles.NodeDevice):
    """virNodeDevice: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def xml_desc(self, flags: int = 0) -> str:
        """virNodeDeviceGetXMLDesc."""
        ret = await self._connect._call(
            calls.NODE_DEVICE_GET_XML_DESC,
            RemoteNodeDeviceGetXmlDescArgs(self._use("virNodeDeviceGetXMLDesc").name, flags),
        )
        return ret.xml

    async def parent(self) -> str | None:
        """virNodeDeviceGetParent."""
        ret = await self._connect._call(
            calls.NODE_DEVICE_GET_PARENT, RemoteNodeDeviceGetParentArgs(self._use("virNodeDeviceGetParent").name)
        )
        return ret.parentName

    async def num_of_caps(self) -> int:
        """virNodeDeviceNumOfCaps."""
        ret = await self._connect._call(
            calls.NODE_DEVICE_NUM_OF_CAPS, RemoteNodeDeviceNumOfCapsArgs(self._use("virNodeDeviceNumOfCaps").name)
        )
        return ret.num

    async def list_caps(self) -> list[str]:
        """virNodeDeviceListCaps; see `scripts.listing.node_device_list_caps_gen`."""
        return await self._connect._run(listing.node_device_list_caps_gen(self))

    async def dettach(self) -> int:
        """virNodeDeviceDettach."""
        await self._connect._call(
            calls.NODE_DEVICE_DETTACH, RemoteNodeDeviceDettachArgs(self._use("virNodeDeviceDettach").name)
        )
        return 0

    async def re_attach(self) -> int:
        """virNodeDeviceReAttach."""
        await self._connect._call(
            calls.NODE_DEVICE_RE_ATTACH, RemoteNodeDeviceReAttachArgs(self._use("virNodeDeviceReAttach").name)
        )
        return 0

    async def reset(self) -> int:
        """virNodeDeviceReset."""
        await self._connect._call(
            calls.NODE_DEVICE_RESET, RemoteNodeDeviceResetArgs(self._use("virNodeDeviceReset").name)
        )
        return 0

    async def destroy(self) -> int:
        """virNodeDeviceDestroy."""
        await self._connect._call(
            calls.NODE_DEVICE_DESTROY, RemoteNodeDeviceDestroyArgs(self._use("virNodeDeviceDestroy").name)
        )
        return 0

    async def detach_flags(self, driver_name: str | None, flags: int = 0) -> int:
        """virNodeDeviceDetachFlags."""
        await self._connect._call(
            calls.NODE_DEVICE_DETACH_FLAGS,
            RemoteNodeDeviceDetachFlagsArgs(self._use("virNodeDeviceDetachFlags").name, driver_name, flags),
        )
        return 0

    async def undefine(self, flags: int = 0) -> int:
        """virNodeDeviceUndefine."""
        await self._connect._call(
            calls.NODE_DEVICE_UNDEFINE, RemoteNodeDeviceUndefineArgs(self._use("virNodeDeviceUndefine").name, flags)
        )
        return 0

    async def create(self, flags: int = 0) -> int:
        """virNodeDeviceCreate."""
        await self._connect._call(
            calls.NODE_DEVICE_CREATE, RemoteNodeDeviceCreateArgs(self._use("virNodeDeviceCreate").name, flags)
        )
        return 0

    async def autostart(self) -> int:
        """virNodeDeviceGetAutostart."""
        ret = await self._connect._call(
            calls.NODE_DEVICE_GET_AUTOSTART,
            RemoteNodeDeviceGetAutostartArgs(self._use("virNodeDeviceGetAutostart").name),
        )
        return ret.autostart

    async def set_autostart(self, autostart: int) -> int:
        """virNodeDeviceSetAutostart."""
        await self._connect._call(
            calls.NODE_DEVICE_SET_AUTOSTART,
            RemoteNodeDeviceSetAutostartArgs(self._use("virNodeDeviceSetAutostart").name, autostart),
        )
        return 0

    async def is_persistent(self) -> int:
        """virNodeDeviceIsPersistent."""
        ret = await self._connect._call(
            calls.NODE_DEVICE_IS_PERSISTENT,
            RemoteNodeDeviceIsPersistentArgs(self._use("virNodeDeviceIsPersistent").name),
        )
        return ret.persistent

    async def is_active(self) -> int:
        """virNodeDeviceIsActive."""
        ret = await self._connect._call(
            calls.NODE_DEVICE_IS_ACTIVE, RemoteNodeDeviceIsActiveArgs(self._use("virNodeDeviceIsActive").name)
        )
        return ret.active

    async def update(self, xml_desc: str, flags: int = 0) -> int:
        """virNodeDeviceUpdate."""
        await self._connect._call(
            calls.NODE_DEVICE_UPDATE, RemoteNodeDeviceUpdateArgs(self._use("virNodeDeviceUpdate").name, xml_desc, flags)
        )
        return 0


class Secret(handles.Secret):
    """virSecret: what the trio client can ask of one."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    async def xml_desc(self, flags: int = 0) -> str:
        """virSecretGetXMLDesc."""
        ret = await self._connect._call(
            calls.SECRET_GET_XML_DESC, RemoteSecretGetXmlDescArgs(self._use("virSecretGetXMLDesc"), flags)
        )
        return ret.xml

    async def set_value(self, value: bytes | str, flags: int = 0) -> int:
        """virSecretSetValue; see `scripts.records.secret_set_value_gen`."""
        return await self._connect._run(records.secret_set_value_gen(self, value, flags))

    async def value(self, flags: int = 0) -> bytes:
        """virSecretGetValue."""
        ret = await self._connect._call(
            calls.SECRET_GET_VALUE, RemoteSecretGetValueArgs(self._use("virSecretGetValue"), flags)
        )
        return ret.value

    async def undefine(self) -> int:
        """virSecretUndefine."""
        await self._connect._call(calls.SECRET_UNDEFINE, RemoteSecretUndefineArgs(self._use("virSecretUndefine")))
        return 0
