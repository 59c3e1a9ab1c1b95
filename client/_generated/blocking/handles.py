# Generated from remote.x by virtrio.gen.stubs; do not edit.
# mypy: disable-error-code=arg-type
"""Handles of the blocking client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

# fmt: off
from ....protocol._generated.remote.later import (
    RemoteConnectBaselineCpuArgs, RemoteConnectBaselineHypervisorCpuArgs,
    RemoteConnectCompareCpuArgs, RemoteConnectCompareHypervisorCpuArgs,
    RemoteConnectDomainXmlFromNativeArgs, RemoteConnectDomainXmlToNativeArgs,
    RemoteConnectFindStoragePoolSourcesArgs, RemoteConnectGetAllDomainStatsArgs,
    RemoteConnectGetCpuModelNamesArgs, RemoteConnectGetDomainCapabilitiesArgs,
    RemoteConnectGetMaxVcpusArgs, RemoteConnectGetStoragePoolCapabilitiesArgs,
    RemoteConnectGetSysinfoArgs, RemoteConnectListAllDomainsArgs,
    RemoteConnectListAllInterfacesArgs, RemoteConnectListAllNetworksArgs,
    RemoteConnectListAllNodeDevicesArgs, RemoteConnectListAllNwfilterBindingsArgs,
    RemoteConnectListAllNwfiltersArgs, RemoteConnectListAllSecretsArgs,
    RemoteConnectListAllStoragePoolsArgs, RemoteConnectSetIdentityArgs, RemoteDomainAbortJobArgs,
    RemoteDomainAbortJobFlagsArgs, RemoteDomainAddIothreadArgs,
    RemoteDomainAgentSetResponseTimeoutArgs, RemoteDomainAnnounceInterfaceArgs,
    RemoteDomainAttachDeviceArgs, RemoteDomainAttachDeviceFlagsArgs,
    RemoteDomainAuthorizedSshKeysGetArgs, RemoteDomainAuthorizedSshKeysSetArgs,
    RemoteDomainBackupBeginArgs, RemoteDomainBackupGetXmlDescArgs, RemoteDomainBlockCommitArgs,
    RemoteDomainBlockCopyArgs, RemoteDomainBlockJobAbortArgs, RemoteDomainBlockJobSetSpeedArgs,
    RemoteDomainBlockPeekArgs, RemoteDomainBlockPullArgs, RemoteDomainBlockRebaseArgs,
    RemoteDomainBlockResizeArgs, RemoteDomainBlockStatsArgs, RemoteDomainBlockStatsFlagsArgs,
    RemoteDomainCheckpointCreateXmlArgs, RemoteDomainCheckpointDeleteArgs,
    RemoteDomainCheckpointGetParentArgs, RemoteDomainCheckpointGetXmlDescArgs,
    RemoteDomainCheckpointListAllChildrenArgs, RemoteDomainCheckpointLookupByNameArgs,
    RemoteDomainCoreDumpArgs, RemoteDomainCoreDumpWithFormatArgs, RemoteDomainCreateWithFilesArgs,
    RemoteDomainCreateXmlArgs, RemoteDomainCreateXmlWithFilesArgs, RemoteDomainDefineXmlArgs,
    RemoteDomainDefineXmlFlagsArgs, RemoteDomainDelIothreadArgs, RemoteDomainDelThrottleGroupArgs,
    RemoteDomainDetachDeviceAliasArgs, RemoteDomainDetachDeviceArgs,
    RemoteDomainDetachDeviceFlagsArgs, RemoteDomainFdAssociateArgs, RemoteDomainFsfreezeArgs,
    RemoteDomainFsthawArgs, RemoteDomainFstrimArgs, RemoteDomainGetAutostartArgs,
    RemoteDomainGetAutostartOnceArgs, RemoteDomainGetBlkioParametersArgs,
    RemoteDomainGetBlockIoTuneArgs, RemoteDomainGetControlInfoArgs, RemoteDomainGetDiskErrorsArgs,
    RemoteDomainGetGuestInfoArgs, RemoteDomainGetGuestVcpusArgs, RemoteDomainGetHostnameArgs,
    RemoteDomainGetInfoArgs, RemoteDomainGetInterfaceParametersArgs, RemoteDomainGetJobInfoArgs,
    RemoteDomainGetLaunchSecurityInfoArgs, RemoteDomainGetMaxMemoryArgs,
    RemoteDomainGetMaxVcpusArgs, RemoteDomainGetMemoryParametersArgs, RemoteDomainGetMessagesArgs,
    RemoteDomainGetMetadataArgs, RemoteDomainGetNumaParametersArgs, RemoteDomainGetOsTypeArgs,
    RemoteDomainGetPerfEventsArgs, RemoteDomainGetSchedulerTypeArgs, RemoteDomainGetStateArgs,
    RemoteDomainGetVcpusFlagsArgs, RemoteDomainGetXmlDescArgs, RemoteDomainGraphicsReloadArgs,
    RemoteDomainHasCurrentSnapshotArgs, RemoteDomainHasManagedSaveImageArgs,
    RemoteDomainInjectNmiArgs, RemoteDomainInterfaceStatsArgs, RemoteDomainIsActiveArgs,
    RemoteDomainIsPersistentArgs, RemoteDomainIsUpdatedArgs, RemoteDomainListAllCheckpointsArgs,
    RemoteDomainListAllSnapshotsArgs, RemoteDomainLookupByIdArgs, RemoteDomainLookupByNameArgs,
    RemoteDomainLookupByUuidArgs, RemoteDomainManagedSaveArgs, RemoteDomainManagedSaveDefineXmlArgs,
    RemoteDomainManagedSaveGetXmlDescArgs, RemoteDomainManagedSaveRemoveArgs,
    RemoteDomainMemoryPeekArgs, RemoteDomainMigrateBegin3Args, RemoteDomainMigrateBegin3ParamsArgs,
    RemoteDomainMigrateConfirm3Args, RemoteDomainMigrateConfirm3ParamsArgs,
    RemoteDomainMigrateFinish2Args, RemoteDomainMigrateFinish3Args,
    RemoteDomainMigrateFinish3ParamsArgs, RemoteDomainMigrateFinishArgs,
    RemoteDomainMigrateGetCompressionCacheArgs, RemoteDomainMigrateGetMaxDowntimeArgs,
    RemoteDomainMigrateGetMaxSpeedArgs, RemoteDomainMigratePerform3Args,
    RemoteDomainMigratePerform3ParamsArgs, RemoteDomainMigratePerformArgs,
    RemoteDomainMigratePrepare2Args, RemoteDomainMigratePrepare3Args,
    RemoteDomainMigratePrepare3ParamsArgs, RemoteDomainMigratePrepareArgs,
    RemoteDomainMigratePrepareTunnel3Args, RemoteDomainMigratePrepareTunnel3ParamsArgs,
    RemoteDomainMigratePrepareTunnelArgs, RemoteDomainMigrateSetCompressionCacheArgs,
    RemoteDomainMigrateSetMaxDowntimeArgs, RemoteDomainMigrateSetMaxSpeedArgs,
    RemoteDomainMigrateStartPostCopyArgs, RemoteDomainOpenChannelArgs, RemoteDomainOpenConsoleArgs,
    RemoteDomainOpenGraphicsArgs, RemoteDomainOpenGraphicsFdArgs,
    RemoteDomainPmSuspendForDurationArgs, RemoteDomainPmWakeupArgs, RemoteDomainRebootArgs,
    RemoteDomainRenameArgs, RemoteDomainResetArgs, RemoteDomainRestoreArgs,
    RemoteDomainRestoreFlagsArgs, RemoteDomainRestoreParamsArgs, RemoteDomainResumeArgs,
    RemoteDomainSaveArgs, RemoteDomainSaveFlagsArgs, RemoteDomainSaveImageDefineXmlArgs,
    RemoteDomainSaveImageGetXmlDescArgs, RemoteDomainSaveParamsArgs, RemoteDomainScreenshotArgs,
    RemoteDomainSendProcessSignalArgs, RemoteDomainSetAutostartArgs,
    RemoteDomainSetAutostartOnceArgs, RemoteDomainSetBlockIoTuneArgs,
    RemoteDomainSetBlockThresholdArgs, RemoteDomainSetGuestVcpusArgs,
    RemoteDomainSetIothreadParamsArgs, RemoteDomainSetLaunchSecurityStateArgs,
    RemoteDomainSetLifecycleActionArgs, RemoteDomainSetMaxMemoryArgs, RemoteDomainSetMemoryArgs,
    RemoteDomainSetMemoryFlagsArgs, RemoteDomainSetMemoryStatsPeriodArgs,
    RemoteDomainSetMetadataArgs, RemoteDomainSetThrottleGroupArgs, RemoteDomainSetUserPasswordArgs,
    RemoteDomainSetVcpuArgs, RemoteDomainSetVcpusArgs, RemoteDomainSetVcpusFlagsArgs,
    RemoteDomainShutdownArgs, RemoteDomainShutdownFlagsArgs, RemoteDomainSnapshotCreateXmlArgs,
    RemoteDomainSnapshotCurrentArgs, RemoteDomainSnapshotDeleteArgs,
    RemoteDomainSnapshotGetParentArgs, RemoteDomainSnapshotGetXmlDescArgs,
    RemoteDomainSnapshotHasMetadataArgs, RemoteDomainSnapshotIsCurrentArgs,
    RemoteDomainSnapshotListAllChildrenArgs, RemoteDomainSnapshotLookupByNameArgs,
    RemoteDomainSnapshotNumArgs, RemoteDomainSnapshotNumChildrenArgs,
    RemoteDomainStartDirtyRateCalcArgs, RemoteDomainSuspendArgs, RemoteDomainUndefineArgs,
    RemoteDomainUndefineFlagsArgs, RemoteDomainUpdateDeviceFlagsArgs,
    RemoteInterfaceChangeBeginArgs, RemoteInterfaceChangeCommitArgs,
    RemoteInterfaceChangeRollbackArgs, RemoteInterfaceCreateArgs, RemoteInterfaceDefineXmlArgs,
    RemoteInterfaceDestroyArgs, RemoteInterfaceGetXmlDescArgs, RemoteInterfaceIsActiveArgs,
    RemoteInterfaceLookupByMacStringArgs, RemoteInterfaceLookupByNameArgs,
    RemoteInterfaceUndefineArgs, RemoteNetworkCreateArgs, RemoteNetworkCreateXmlArgs,
    RemoteNetworkCreateXmlFlagsArgs, RemoteNetworkDefineXmlArgs, RemoteNetworkDefineXmlFlagsArgs,
    RemoteNetworkDestroyArgs, RemoteNetworkGetAutostartArgs, RemoteNetworkGetBridgeNameArgs,
    RemoteNetworkGetMetadataArgs, RemoteNetworkGetXmlDescArgs, RemoteNetworkIsActiveArgs,
    RemoteNetworkIsPersistentArgs, RemoteNetworkListAllPortsArgs, RemoteNetworkLookupByNameArgs,
    RemoteNetworkLookupByUuidArgs, RemoteNetworkPortCreateXmlArgs, RemoteNetworkPortDeleteArgs,
    RemoteNetworkPortGetParametersArgs, RemoteNetworkPortGetXmlDescArgs,
    RemoteNetworkPortLookupByUuidArgs, RemoteNetworkSetAutostartArgs, RemoteNetworkSetMetadataArgs,
    RemoteNetworkUndefineArgs, RemoteNodeDeviceCreateArgs, RemoteNodeDeviceCreateXmlArgs,
    RemoteNodeDeviceDefineXmlArgs, RemoteNodeDeviceDestroyArgs, RemoteNodeDeviceDetachFlagsArgs,
    RemoteNodeDeviceDettachArgs, RemoteNodeDeviceGetAutostartArgs, RemoteNodeDeviceGetParentArgs,
    RemoteNodeDeviceGetXmlDescArgs, RemoteNodeDeviceIsActiveArgs, RemoteNodeDeviceIsPersistentArgs,
    RemoteNodeDeviceLookupByNameArgs, RemoteNodeDeviceLookupScsiHostByWwnArgs,
    RemoteNodeDeviceNumOfCapsArgs, RemoteNodeDeviceReAttachArgs, RemoteNodeDeviceResetArgs,
    RemoteNodeDeviceSetAutostartArgs, RemoteNodeDeviceUndefineArgs, RemoteNodeDeviceUpdateArgs,
    RemoteNodeGetCellsFreeMemoryArgs, RemoteNodeGetCpuStatsArgs, RemoteNodeGetMemoryParametersArgs,
    RemoteNodeGetMemoryStatsArgs, RemoteNodeGetSevInfoArgs, RemoteNodeNumOfDevicesArgs,
    RemoteNodeSuspendForDurationArgs, RemoteNwfilterBindingCreateXmlArgs,
    RemoteNwfilterBindingDeleteArgs, RemoteNwfilterBindingGetXmlDescArgs,
    RemoteNwfilterBindingLookupByPortDevArgs, RemoteNwfilterDefineXmlArgs,
    RemoteNwfilterDefineXmlFlagsArgs, RemoteNwfilterGetXmlDescArgs, RemoteNwfilterLookupByNameArgs,
    RemoteNwfilterLookupByUuidArgs, RemoteNwfilterUndefineArgs, RemoteSecretDefineXmlArgs,
    RemoteSecretGetValueArgs, RemoteSecretGetXmlDescArgs, RemoteSecretLookupByUsageArgs,
    RemoteSecretLookupByUuidArgs, RemoteSecretUndefineArgs, RemoteStoragePoolBuildArgs,
    RemoteStoragePoolCreateArgs, RemoteStoragePoolCreateXmlArgs, RemoteStoragePoolDefineXmlArgs,
    RemoteStoragePoolDeleteArgs, RemoteStoragePoolDestroyArgs, RemoteStoragePoolGetAutostartArgs,
    RemoteStoragePoolGetInfoArgs, RemoteStoragePoolGetXmlDescArgs, RemoteStoragePoolIsActiveArgs,
    RemoteStoragePoolIsPersistentArgs, RemoteStoragePoolListAllVolumesArgs,
    RemoteStoragePoolLookupByNameArgs, RemoteStoragePoolLookupByTargetPathArgs,
    RemoteStoragePoolLookupByUuidArgs, RemoteStoragePoolLookupByVolumeArgs,
    RemoteStoragePoolNumOfVolumesArgs, RemoteStoragePoolRefreshArgs,
    RemoteStoragePoolSetAutostartArgs, RemoteStoragePoolUndefineArgs, RemoteStorageVolCreateXmlArgs,
    RemoteStorageVolCreateXmlFromArgs, RemoteStorageVolDeleteArgs, RemoteStorageVolDownloadArgs,
    RemoteStorageVolGetInfoArgs, RemoteStorageVolGetInfoFlagsArgs, RemoteStorageVolGetPathArgs,
    RemoteStorageVolGetXmlDescArgs, RemoteStorageVolLookupByKeyArgs,
    RemoteStorageVolLookupByNameArgs, RemoteStorageVolLookupByPathArgs, RemoteStorageVolResizeArgs,
    RemoteStorageVolUploadArgs, RemoteStorageVolWipeArgs, RemoteStorageVolWipePatternArgs,
)
# fmt: on
from ....protocol.event_messages import Address, Family
from ....protocol.lazy import replaceable
from ....protocol.typedparams import plain
from ....protocol.xdr import text
from ... import answers, arguments, handles, hypervisors, paths, results
from ...blocking.connection import Connection
from ...blocking.running import on, run
from ...scripts import cpumaps, domains, hints, listing, migration, parameters, records
from .. import calls

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from os import PathLike
    from uuid import UUID

    from ....protocol._generated import enums, remote_events
    from ....protocol._generated.enums import (
        DomainEventID,
        NetworkEventID,
        NodeDeviceEventID,
        SecretEventID,
        StoragePoolEventID,
    )
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

    Calls raise LibvirtError with the server's answer, ConnectionClosed when the
    connection is gone, and VIR_ERR_OPERATION_TIMEOUT when the answer is not there in
    time. The server may then still do what it was asked, and the connection stays
    usable, unless the server took only a part of the call: nothing can follow that.

    A connection belongs to the process that opened it: after a fork, the child's copy
    is closed.
    """

    __slots__ = ()

    def get_type(self) -> str:
        """Return the name of the hypervisor driver behind this connection.

        The name is ``QEMU`` with KVM and without: the capabilities tell whether the
        host has KVM.

        Returns:
            the driver's name, such as ``QEMU``, ``LXC``, ``Xen`` or ``TEST``

        Answered by: bhyve, ch, esx, hyperv, libxl, openvz, qemu, test, vmware.
        virConnectGetType.
        """
        ret = self._call(calls.CONNECT_GET_TYPE, None)
        return ret.type

    def get_version(self) -> int:
        """Return the version of the hypervisor, such as QEMU's, as one number.

        Returns:
            major * 1,000,000 + minor * 1,000 + release; 0 where the hypervisor has none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virConnectGetVersion.
        """
        ret = self._call(calls.CONNECT_GET_VERSION, None)
        return ret.hv_ver

    def get_max_vcpus(self, type: str | None) -> int:
        """Return how many virtual CPUs a domain of one type may have at most.

        QEMU's own limits depend on the machine type and are not considered: what
        virConnectGetDomainCapabilities has in ``<vcpu max='...'>`` is more reliable.

        Args:
            type: the ``type`` of a ``<domain>``, such as ``kvm``; None for the driver's
                default

        Returns:
            largest number of virtual CPUs, without regard to emulator and machine

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a value is not a known one
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, hyperv, libxl, openvz, qemu, test, vbox, vz.
        virConnectGetMaxVcpus.
        """
        ret = self._call(calls.CONNECT_GET_MAX_VCPUS, RemoteConnectGetMaxVcpusArgs(type))
        return ret.max_vcpus

    def get_info(self) -> results.NodeInfo:
        """Return the host's architecture, memory, clock rate and CPU topology.

        Good for a first look only: the clock rate is that of the first CPU at this
        moment, and the topology supposes that all cells and sockets are alike. The
        capabilities (virConnectGetCapabilities) have the topology as it is.

        Returns:
            model: architecture of the CPUs, such as ``x86_64``
            memory: memory of the host, in MiB
            cpus: number of CPUs that are online
            mhz: clock rate in MHz; 0 where it is not known
            nodes: number of NUMA cells; 1 where the topology is unusual
            sockets: number of CPU sockets for each cell
            cores: number of cores for each socket; all CPUs where the topology is
                unusual
            threads: number of threads for each core

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vz.
        virNodeGetInfo.
        """
        return self._run(records.node_get_info_gen())

    def get_capabilities(self) -> str:
        """Describe the host's hardware and the kinds of guests that it can run.

        Returns:
            a ``<capabilities>`` document: CPU, NUMA cells, security models, guests

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vz,
        the storage driver.
        virConnectGetCapabilities.
        """
        ret = self._call(calls.CONNECT_GET_CAPABILITIES, None)
        return ret.capabilities

    def create_xml(self, xml_desc: str, flags: enums.DomainCreateFlags | PlainInt = 0) -> Domain:
        """Start a domain that is forgotten once it stops (a transient one).

        virDomainDefineXML makes one that lasts. A document with the name and UUID of a
        persistent domain starts that one with this configuration for once. Raises
        LibvirtError VIR_ERR_OPERATION_FAILED when another domain has its name or its
        UUID.

        Args:
            xml_desc: a ``<domain>`` document
            flags: how to start it, such as VIR_DOMAIN_START_PAUSED, or
                VIR_DOMAIN_START_AUTODESTROY to stop it when this connection ends; 0 for
                running (DomainCreateFlags)

        Returns:
            the running domain

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: the domain is running
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_CONFIG_UNSUPPORTED: the hypervisor cannot do what the document
                    says
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, libxl, lxc, openvz, qemu, test, vbox, vmware.
        virDomainCreateXML.
        """
        ret = self._call(calls.DOMAIN_CREATE_XML, RemoteDomainCreateXmlArgs(xml_desc, flags))
        return Domain(handles.Lease(self, self), ret.dom)

    def define_xml(self, xml: str) -> Domain:
        """Store a domain's configuration without starting the domain.

        A stored configuration with the same name and UUID is replaced; a running domain
        keeps its present one until it is next started, and becomes persistent if it was
        transient. Raises LibvirtError VIR_ERR_OPERATION_FAILED when another domain has
        the name or the UUID; a document without a UUID gets a new one, so it cannot
        replace.

        Args:
            xml: a ``<domain>`` document

        Returns:
            the domain, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_CONFIG_UNSUPPORTED: the hypervisor cannot do what the document
                    says
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainDefineXML.
        """
        ret = self._call(calls.DOMAIN_DEFINE_XML, RemoteDomainDefineXmlArgs(xml))
        return Domain(handles.Lease(self, self), ret.dom)

    def list_defined_domains(self) -> list[str]:
        """Return the names of persistent domains that are not running.

        The client asks for the number first, in a call of its own; a domain that is
        defined in between may be missing. virConnectListAllDomains needs one call and
        returns handles.

        Returns:
            names in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware,
        vz.
        virConnectListDefinedDomains.
        """
        return self._run(listing.list_defined_domains_gen())

    def lookup_by_id(self, id: int) -> Domain:
        """Return the active domain that has this id at present.

        A domain gets a new id each time it is started; an inactive one has none (-1)
        and is found by name or UUID. Raises LibvirtError VIR_ERR_NO_DOMAIN when there
        is no such domain.

        Args:
            id: number that the hypervisor gave to the domain when it started

        Returns:
            the domain

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainLookupByID.
        """
        ret = self._call(calls.DOMAIN_LOOKUP_BY_ID, RemoteDomainLookupByIdArgs(id))
        return Domain(handles.Lease(self, self), ret.dom)

    def lookup_by_name(self, name: str) -> Domain:
        """Return the domain of this name, whether it is running or not.

        Raises LibvirtError VIR_ERR_NO_DOMAIN when there is no such domain.

        Args:
            name: name of the domain

        Returns:
            the domain

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainLookupByName.
        """
        ret = self._call(calls.DOMAIN_LOOKUP_BY_NAME, RemoteDomainLookupByNameArgs(name))
        return Domain(handles.Lease(self, self), ret.dom)

    def lookup_by_uuid(self, uuid: bytes | UUID) -> Domain:
        """Return the domain with this UUID in binary, running or not.

        Raises LibvirtError VIR_ERR_NO_DOMAIN when there is no such domain.

        Args:
            uuid: the UUID's 16 bytes, such as ``uuid.UUID(...).bytes``

        Returns:
            the domain

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainLookupByUUID.
        """
        ret = self._call(calls.DOMAIN_LOOKUP_BY_UUID, RemoteDomainLookupByUuidArgs(uuid))
        return Domain(handles.Lease(self, self), ret.dom)

    def num_of_defined_domains(self) -> int:
        """Count the persistent domains that are not running.

        Returns:
            number of inactive domains

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware,
        vz.
        virConnectNumOfDefinedDomains.
        """
        ret = self._call(calls.CONNECT_NUM_OF_DEFINED_DOMAINS, None)
        return ret.num

    def list_defined_networks(self) -> list[str]:
        """Return the names of persistent virtual networks that are not active.

        The client asks for the number first, in a call of its own; a network that is
        defined in between may be missing. virConnectListAllNetworks needs one call and
        returns handles.

        Returns:
            names in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virConnectListDefinedNetworks.
        """
        return self._run(listing.list_defined_networks_gen())

    def list_domains_id(self) -> list[int]:
        """Return the ids of the domains that are active, paused ones included.

        The client asks for the number first, in a call of its own; a domain that starts
        in between may be missing, and one that stops leaves an id without a domain.
        virConnectListAllDomains needs one call and returns handles.

        Returns:
            ids in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virConnectListDomains.
        """
        return self._run(listing.list_domains_id_gen())

    def list_networks(self) -> list[str]:
        """Return the names of the virtual networks that are active.

        The client asks for the number first, in a call of its own; a network that
        starts in between may be missing. virConnectListAllNetworks needs one call and
        returns handles.

        Returns:
            names in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the network driver.
        virConnectListNetworks.
        """
        return self._run(listing.list_networks_gen())

    def network_create_xml(self, xml_desc: str) -> Network:
        """Start a virtual network that is forgotten once it stops (transient).

        virNetworkDefineXML makes one that lasts. Raises LibvirtError
        VIR_ERR_OPERATION_FAILED when another network has its name or its UUID.

        Args:
            xml_desc: a ``<network>`` document

        Returns:
            the active network

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: the network is active
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the network driver.
        virNetworkCreateXML.
        """
        ret = self._call(calls.NETWORK_CREATE_XML, RemoteNetworkCreateXmlArgs(xml_desc))
        return Network(handles.Lease(self, self), ret.net)

    def network_define_xml(self, xml: str) -> Network:
        """Store a virtual network's configuration without starting the network.

        A stored configuration with the same name and UUID is replaced; an active
        network keeps its present one until it is next started, and becomes persistent
        if it was transient. Raises LibvirtError VIR_ERR_OPERATION_FAILED when another
        network has the name or the UUID; a document without a UUID gets a new one, so
        it cannot replace.

        Args:
            xml: a ``<network>`` document

        Returns:
            the network, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the network driver.
        virNetworkDefineXML.
        """
        ret = self._call(calls.NETWORK_DEFINE_XML, RemoteNetworkDefineXmlArgs(xml))
        return Network(handles.Lease(self, self), ret.net)

    def network_lookup_by_name(self, name: str) -> Network:
        """Return the virtual network of this name, whether it is active or not.

        Raises LibvirtError VIR_ERR_NO_NETWORK when there is no such network.

        Args:
            name: name of the network, such as ``default``

        Returns:
            the network

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virNetworkLookupByName.
        """
        ret = self._call(calls.NETWORK_LOOKUP_BY_NAME, RemoteNetworkLookupByNameArgs(name))
        return Network(handles.Lease(self, self), ret.net)

    def network_lookup_by_uuid(self, uuid: bytes | UUID) -> Network:
        """Return the virtual network with this UUID in binary, active or not.

        Raises LibvirtError VIR_ERR_NO_NETWORK when there is no such network.

        Args:
            uuid: the UUID's 16 bytes, such as ``uuid.UUID(...).bytes``

        Returns:
            the network

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virNetworkLookupByUUID.
        """
        ret = self._call(calls.NETWORK_LOOKUP_BY_UUID, RemoteNetworkLookupByUuidArgs(uuid))
        return Network(handles.Lease(self, self), ret.net)

    def num_of_defined_networks(self) -> int:
        """Count the persistent virtual networks that are not active.

        Returns:
            number of inactive networks

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virConnectNumOfDefinedNetworks.
        """
        ret = self._call(calls.CONNECT_NUM_OF_DEFINED_NETWORKS, None)
        return ret.num

    def num_of_domains(self) -> int:
        """Count the domains that are active, paused ones included.

        Returns:
            number of active domains

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virConnectNumOfDomains.
        """
        ret = self._call(calls.CONNECT_NUM_OF_DOMAINS, None)
        return ret.num

    def num_of_networks(self) -> int:
        """Count the virtual networks that are active.

        Returns:
            number of active networks

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virConnectNumOfNetworks.
        """
        ret = self._call(calls.CONNECT_NUM_OF_NETWORKS, None)
        return ret.num

    def restore(self, frm: str | PathLike[str]) -> int:
        """Start a domain from a file that its memory and state were saved to.

        The domain goes on where virDomainSave stopped it, running or paused as it was.
        The file stays; the domain's disks must not have changed since. Raises
        LibvirtError VIR_ERR_OPERATION_INVALID when the domain is running already.

        Args:
            frm: path of the file on the server's host

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu, test.
        virDomainRestore.
        """
        self._call(calls.DOMAIN_RESTORE, RemoteDomainRestoreArgs(paths.absolute(frm)))
        return 0

    def get_hostname(self) -> str:
        """Return the name of the host that the hypervisor runs on.

        Returns:
            host name of the server's machine, fully qualified where it can be resolved

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vz.
        virConnectGetHostname.
        """
        ret = self._call(calls.CONNECT_GET_HOSTNAME, None)
        return ret.hostname

    def migrate_prepare(
        self,
        uri_in: str | None,
        flags: enums.DomainMigrateFlags | PlainInt,
        dname: str | None,
        bandwidth: int,
    ) -> tuple[bytes, str | None]:
        """Make ready to take in a domain: step 1 of migration protocol 1.

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination; virDomainMigratePerform at the source is next.

        Args:
            uri_in: where the source shall send the state to; None to let the
                destination choose
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            dname: new name of the domain at the destination; None to keep its name
            bandwidth: most MiB/s to transfer; 0 for the hypervisor's default

        Returns:
            cookie: bytes for the next step, of the hypervisor's own making
            uri_out: where the source shall send the state to; None for ``uri_in``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx.
        virDomainMigratePrepare.
        """
        ret = self._call(
            calls.DOMAIN_MIGRATE_PREPARE,
            RemoteDomainMigratePrepareArgs(uri_in, flags, dname, bandwidth),
        )
        return (ret.cookie, ret.uri_out)

    def migrate_finish(
        self, dname: str, cookie: bytes, uri: str, flags: enums.DomainMigrateFlags | PlainInt = 0
    ) -> Domain:
        """Take over a migrated domain: the last step of migration protocol 1.

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination, once virDomainMigratePerform at the source has
        succeeded.

        Args:
            dname: name of the domain at the destination
            cookie: bytes that virDomainMigratePrepare returned
            uri: where the source sent the state to
            flags: how to migrate, the same in each step (DomainMigrateFlags)

        Returns:
            the domain at the destination

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx.
        virDomainMigrateFinish.
        """
        ret = self._call(
            calls.DOMAIN_MIGRATE_FINISH, RemoteDomainMigrateFinishArgs(dname, cookie, uri, flags)
        )
        return Domain(handles.Lease(self, self), ret.ddom)

    def num_of_storage_pools(self) -> int:
        """Count the storage pools that are active.

        Returns:
            number of active pools

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virConnectNumOfStoragePools.
        """
        ret = self._call(calls.CONNECT_NUM_OF_STORAGE_POOLS, None)
        return ret.num

    def list_storage_pools(self) -> list[str]:
        """Return the names of the storage pools that are active.

        The client asks for the number first, in a call of its own; a pool that starts
        in between may be missing. virConnectListAllStoragePools needs one call and
        returns handles.

        Returns:
            names in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virConnectListStoragePools.
        """
        return self._run(listing.list_storage_pools_gen())

    def num_of_defined_storage_pools(self) -> int:
        """Count the persistent storage pools that are not active.

        Returns:
            number of inactive pools

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virConnectNumOfDefinedStoragePools.
        """
        ret = self._call(calls.CONNECT_NUM_OF_DEFINED_STORAGE_POOLS, None)
        return ret.num

    def list_defined_storage_pools(self) -> list[str]:
        """Return the names of persistent storage pools that are not active.

        The client asks for the number first, in a call of its own; a pool that is
        defined in between may be missing. virConnectListAllStoragePools needs one call
        and returns handles.

        Returns:
            names in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virConnectListDefinedStoragePools.
        """
        return self._run(listing.list_defined_storage_pools_gen())

    def find_storage_pool_sources(self, type: str, src_spec: str | None, flags: int = 0) -> str:
        """Search for sources, such as iSCSI targets, that a pool could be made of.

        The host itself searches: exported directories of an NFS server (``netfs``),
        targets of an iSCSI portal (``iscsi``), volume groups (``logical``). Other types
        have nothing to search and raise LibvirtError VIR_ERR_NO_SUPPORT.

        Args:
            type: type of pool, such as ``netfs``, ``iscsi`` or ``logical``
            src_spec: where to search, as a ``<source>`` document; None for what is
                local to the host
            flags: unused, 0

        Returns:
            a ``<sources>`` document with one ``<source>`` for each that was found

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_INTERNAL_ERROR: a value is not a known one
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virConnectFindStoragePoolSources.
        """
        ret = self._call(
            calls.CONNECT_FIND_STORAGE_POOL_SOURCES,
            RemoteConnectFindStoragePoolSourcesArgs(type, src_spec, flags),
        )
        return ret.xml

    def storage_pool_create_xml(
        self, xml_desc: str, flags: enums.StoragePoolCreateFlags | PlainInt = 0
    ) -> StoragePool:
        """Start a storage pool that is forgotten once it stops (transient).

        virStoragePoolDefineXML makes one that lasts. Without
        VIR_STORAGE_POOL_CREATE_WITH_BUILD what is to hold the volumes, such as the
        directory, must be there already.

        Args:
            xml_desc: a ``<pool>`` document
            flags: whether to build the pool first, and whether to overwrite what is
                there; 0 not to build (StoragePoolCreateFlags)

        Returns:
            the active pool

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_OPERATION_FAILED: the name is taken; another pool has the same
                    source
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virStoragePoolCreateXML.
        """
        ret = self._call(
            calls.STORAGE_POOL_CREATE_XML, RemoteStoragePoolCreateXmlArgs(xml_desc, flags)
        )
        return StoragePool(handles.Lease(self, self), ret.pool)

    def storage_pool_define_xml(
        self, xml: str, flags: enums.StoragePoolDefineFlags | PlainInt = 0
    ) -> StoragePool:
        """Store a storage pool's configuration without starting the pool.

        A stored configuration with the same name and UUID is replaced. The pool is
        built once (virStoragePoolBuild) and started (virStoragePoolCreate) before it
        has volumes.

        Args:
            xml: a ``<pool>`` document
            flags: VIR_STORAGE_POOL_DEFINE_VALIDATE to check the document against the
                schema, else 0 (StoragePoolDefineFlags)

        Returns:
            the pool, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken; another pool has the same
                    source
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virStoragePoolDefineXML.
        """
        ret = self._call(calls.STORAGE_POOL_DEFINE_XML, RemoteStoragePoolDefineXmlArgs(xml, flags))
        return StoragePool(handles.Lease(self, self), ret.pool)

    def storage_pool_lookup_by_name(self, name: str) -> StoragePool:
        """Return the storage pool of this name, whether it is active or not.

        Raises LibvirtError VIR_ERR_NO_STORAGE_POOL when there is no such pool.

        Args:
            name: name of the pool, such as ``default``

        Returns:
            the pool

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolLookupByName.
        """
        ret = self._call(calls.STORAGE_POOL_LOOKUP_BY_NAME, RemoteStoragePoolLookupByNameArgs(name))
        return StoragePool(handles.Lease(self, self), ret.pool)

    def storage_pool_lookup_by_uuid(self, uuid: bytes | UUID) -> StoragePool:
        """Return the storage pool with this UUID in binary, active or not.

        Raises LibvirtError VIR_ERR_NO_STORAGE_POOL when there is no such pool.

        Args:
            uuid: the UUID's 16 bytes, such as ``uuid.UUID(...).bytes``

        Returns:
            the pool

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolLookupByUUID.
        """
        ret = self._call(calls.STORAGE_POOL_LOOKUP_BY_UUID, RemoteStoragePoolLookupByUuidArgs(uuid))
        return StoragePool(handles.Lease(self, self), ret.pool)

    def storage_vol_lookup_by_key(self, key: str | PathLike[str]) -> StorageVol:
        """Return the storage volume with this key, of whichever active pool.

        Volumes of inactive pools are not found. Raises LibvirtError
        VIR_ERR_NO_STORAGE_VOL when there is no such volume.

        Args:
            key: what identifies the volume among all, in the form that its pool gives;
                often the path

        Returns:
            the volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStorageVolLookupByKey.
        """
        ret = self._call(calls.STORAGE_VOL_LOOKUP_BY_KEY, RemoteStorageVolLookupByKeyArgs(key))
        return StorageVol(handles.Lease(self, self), ret.vol)

    def storage_vol_lookup_by_path(self, path: str | PathLike[str]) -> StorageVol:
        """Return the storage volume at this path, of whichever active pool.

        Volumes of inactive pools are not found, and neither is a file that came into a
        pool after its last refresh. Raises LibvirtError VIR_ERR_NO_STORAGE_VOL when
        there is no such volume.

        Args:
            path: path of the volume on the server's host

        Returns:
            the volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStorageVolLookupByPath.
        """
        ret = self._call(calls.STORAGE_VOL_LOOKUP_BY_PATH, RemoteStorageVolLookupByPathArgs(path))
        return StorageVol(handles.Lease(self, self), ret.vol)

    def get_cells_free_memory(self, start_cell: int, max_cells: int) -> list[int]:
        """Return how much memory is free in each of several NUMA cells.

        Args:
            start_cell: number of the first cell, from 0
            max_cells: most cells to report on, at least 1

        Returns:
            free memory of each cell in bytes, from ``start_cell`` on; fewer at the last
            cell

        Raises:
            LibvirtError: among others
                VIR_ERR_INTERNAL_ERROR: a number is out of range
                VIR_ERR_INVALID_ARG: a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, lxc, openvz, qemu, test, vbox, vz.
        virNodeGetCellsFreeMemory.
        """
        ret = self._call(
            calls.NODE_GET_CELLS_FREE_MEMORY,
            RemoteNodeGetCellsFreeMemoryArgs(start_cell, max_cells),
        )
        return list(ret.cells)

    def get_free_memory(self) -> int:
        """Return how much of the host's memory is free, in bytes.

        Returns:
            free memory in bytes, without what caches could give back

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vz.
        virNodeGetFreeMemory.
        """
        ret = self._call(calls.NODE_GET_FREE_MEMORY, None)
        return ret.freeMem

    def migrate_prepare2(
        self,
        uri_in: str | None,
        flags: enums.DomainMigrateFlags | PlainInt,
        dname: str | None,
        bandwidth: int,
        dom_xml: str,
    ) -> tuple[bytes, str | None]:
        """Make ready to take in a domain of given XML: step 1 of protocol 2.

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination; virDomainMigratePerform at the source is next.

        Args:
            uri_in: where the source shall send the state to; None to let the
                destination choose
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            dname: new name of the domain at the destination; None to keep its name
            bandwidth: most MiB/s to transfer; 0 for the hypervisor's default
            dom_xml: the ``<domain>`` document of the domain at the source

        Returns:
            cookie: bytes for the next step, of the hypervisor's own making
            uri_out: where the source shall send the state to; None for ``uri_in``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigratePrepare2.
        """
        ret = self._call(
            calls.DOMAIN_MIGRATE_PREPARE2,
            RemoteDomainMigratePrepare2Args(uri_in, flags, dname, bandwidth, dom_xml),
        )
        return (ret.cookie, ret.uri_out)

    def migrate_finish2(
        self,
        dname: str,
        cookie: bytes,
        uri: str,
        flags: enums.DomainMigrateFlags | PlainInt,
        retcode: int,
    ) -> Domain:
        """Take over a migrated domain or give it up: last step of protocol 2.

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination after virDomainMigratePerform at the source,
        failed or not; a domain that is given up is removed there, and LibvirtError is
        raised.

        Args:
            dname: name of the domain at the destination
            cookie: bytes that virDomainMigratePrepare2 returned
            uri: where the source sent the state to
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            retcode: 0 when the source has sent everything; another number to give up

        Returns:
            the domain at the destination

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateFinish2.
        """
        ret = self._call(
            calls.DOMAIN_MIGRATE_FINISH2,
            RemoteDomainMigrateFinish2Args(dname, cookie, uri, flags, retcode),
        )
        return Domain(handles.Lease(self, self), ret.ddom)

    def num_of_devices(self, cap: str | None, flags: int = 0) -> int:
        """Count the host's devices, or those that have one capability.

        Args:
            cap: capability, such as ``pci``, ``net``, ``scsi_host`` or ``mdev``; None
                for all devices
            flags: unused, 0

        Returns:
            number of devices

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the nodedev driver.
        virNodeNumOfDevices.
        """
        ret = self._call(calls.NODE_NUM_OF_DEVICES, RemoteNodeNumOfDevicesArgs(cap, flags))
        return ret.num

    def list_devices(self, cap: str | None, flags: int = 0) -> list[str]:
        """Return the names of the host's devices, or of those with one capability.

        The client asks for the number first, in a call of its own; a device plugged in
        between may be missing. virConnectListAllNodeDevices needs one call and returns
        handles.

        Args:
            cap: capability, such as ``pci``, ``net``, ``scsi_host`` or ``mdev``; None
                for all devices
            flags: unused, 0

        Returns:
            names, such as ``pci_0000_00_1f_2``, in no particular order; empty if none
            fits

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the nodedev driver.
        virNodeListDevices.
        """
        return self._run(listing.list_devices_gen(cap, flags))

    def node_device_lookup_by_name(self, name: str) -> NodeDevice:
        """Return the host's device that has this name.

        Raises LibvirtError VIR_ERR_NO_NODE_DEVICE when there is no such device.

        Args:
            name: name that libvirt gave to the device, such as ``pci_0000_00_1f_2``

        Returns:
            the device

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the nodedev driver.
        virNodeDeviceLookupByName.
        """
        ret = self._call(calls.NODE_DEVICE_LOOKUP_BY_NAME, RemoteNodeDeviceLookupByNameArgs(name))
        return NodeDevice(handles.Lease(self, self), ret.dev)

    def get_security_model(self) -> results.SecurityModel:
        """Return the security driver that confines guests on this host.

        With several drivers this is the first of them; the capabilities have all.

        Returns:
            model: name, such as ``selinux`` or ``apparmor``; ``none`` or empty where
                guests are not confined
            doi: domain of interpretation, which says what labels mean; mostly ``0``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, lxc, qemu, test.
        virNodeGetSecurityModel.
        """
        ret = self._call(calls.NODE_GET_SECURITY_MODEL, None)
        return results.SecurityModel((text(ret.model), text(ret.doi)))

    def node_device_create_xml(
        self, xml_desc: str, flags: enums.NodeDeviceCreateXMLFlags | PlainInt = 0
    ) -> NodeDevice:
        """Create a device that the host can make, such as a mediated one (mdev).

        Two kinds can be made: a virtual Fibre Channel adapter (NPIV) of a
        ``scsi_host``, and a mediated device of a parent with ``mdev_types``.
        virNodeDeviceDefineXML makes mediated devices that last.

        Args:
            xml_desc: a ``<device>`` document with its ``<parent>`` and ``<capability>``
            flags: VIR_NODE_DEVICE_CREATE_XML_VALIDATE to check the document against the
                schema, else 0 (NodeDeviceCreateXMLFlags)

        Returns:
            the new device, which lasts until it is destroyed or the host restarts

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the nodedev driver.
        virNodeDeviceCreateXML.
        """
        ret = self._call(
            calls.NODE_DEVICE_CREATE_XML, RemoteNodeDeviceCreateXmlArgs(xml_desc, flags)
        )
        return NodeDevice(handles.Lease(self, self), ret.dev)

    def num_of_interfaces(self) -> int:
        """Count the host's network interfaces that are active.

        Returns:
            number of active interfaces

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the interface driver.
        virConnectNumOfInterfaces.
        """
        ret = self._call(calls.CONNECT_NUM_OF_INTERFACES, None)
        return ret.num

    def list_interfaces(self) -> list[str]:
        """Return the names of the host's network interfaces that are active.

        The client asks for the number first, in a call of its own; an interface that
        comes up in between may be missing. virConnectListAllInterfaces needs one call
        and returns handles.

        Returns:
            names, such as ``eth0``, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the interface driver.
        virConnectListInterfaces.
        """
        return self._run(listing.list_interfaces_gen())

    def interface_lookup_by_name(self, name: str) -> Interface:
        """Return the host's network interface of this name, active or not.

        Raises LibvirtError VIR_ERR_NO_INTERFACE when there is no such interface.

        Args:
            name: name of the interface, such as ``eth0``

        Returns:
            the interface

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the interface driver.
        virInterfaceLookupByName.
        """
        ret = self._call(calls.INTERFACE_LOOKUP_BY_NAME, RemoteInterfaceLookupByNameArgs(name))
        return Interface(handles.Lease(self, self), ret.iface)

    def interface_lookup_by_mac_string(self, macstr: str) -> Interface:
        """Return the host's network interface that has this MAC address.

        Raises LibvirtError VIR_ERR_NO_INTERFACE when there is none, and
        VIR_ERR_MULTIPLE_INTERFACES when several share the address.

        Args:
            macstr: MAC address with colons, such as ``52:54:00:12:34:56``

        Returns:
            the interface

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the interface driver.
        virInterfaceLookupByMACString.
        """
        ret = self._call(
            calls.INTERFACE_LOOKUP_BY_MAC_STRING, RemoteInterfaceLookupByMacStringArgs(macstr)
        )
        return Interface(handles.Lease(self, self), ret.iface)

    def interface_define_xml(
        self, xml: str, flags: enums.InterfaceDefineFlags | PlainInt = 0
    ) -> Interface:
        """Write the host's configuration of a network interface, new or changed.

        Within virInterfaceChangeBegin, the change is given up by
        virInterfaceChangeRollback, or by a reboot of the host before
        virInterfaceChangeCommit.

        Args:
            xml: an ``<interface>`` document of a host's interface
            flags: VIR_INTERFACE_DEFINE_VALIDATE to check the document against the
                schema, else 0 (InterfaceDefineFlags)

        Returns:
            the interface, which virInterfaceCreate brings up

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the interface driver.
        virInterfaceDefineXML.
        """
        ret = self._call(calls.INTERFACE_DEFINE_XML, RemoteInterfaceDefineXmlArgs(xml, flags))
        return Interface(handles.Lease(self, self), ret.iface)

    def domain_xml_from_native(self, native_format: str, native_config: str, flags: int = 0) -> str:
        """Translate a hypervisor's own configuration file into a domain document.

        libvirt's QEMU driver no longer reads command lines and raises
        VIR_ERR_NO_SUPPORT.

        Args:
            native_format: format to read, such as ``xen-xl``, ``vmware-vmx`` or
                ``lxc-tools``
            native_config: text of the configuration in that format
            flags: unused, 0

        Returns:
            a ``<domain>`` document; nothing is defined

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, esx, libxl, lxc, vmware.
        virConnectDomainXMLFromNative.
        """
        ret = self._call(
            calls.CONNECT_DOMAIN_XML_FROM_NATIVE,
            RemoteConnectDomainXmlFromNativeArgs(native_format, native_config, flags),
        )
        return ret.domainXml

    def domain_xml_to_native(self, native_format: str, domain_xml: str, flags: int = 0) -> str:
        """Translate a domain document into the hypervisor's own configuration.

        For reading, not for running: QEMU's driver passes file descriptors and
        configures much through the monitor once the process runs, and none of that is
        in the text.

        Args:
            native_format: format to write, such as ``qemu-argv``, ``xen-xl`` or
                ``vmware-vmx``
            domain_xml: a ``<domain>`` document, which need not be of a defined domain
            flags: unused, 0

        Returns:
            text in the native format; for ``qemu-argv`` a shell command line

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_CONFIG_UNSUPPORTED: the hypervisor cannot do what the document
                    says
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, esx, libxl, qemu.
        virConnectDomainXMLToNative.
        """
        ret = self._call(
            calls.CONNECT_DOMAIN_XML_TO_NATIVE,
            RemoteConnectDomainXmlToNativeArgs(native_format, domain_xml, flags),
        )
        return ret.nativeConfig

    def num_of_defined_interfaces(self) -> int:
        """Count the host's configured network interfaces that are not active.

        Returns:
            number of inactive interfaces

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the interface driver.
        virConnectNumOfDefinedInterfaces.
        """
        ret = self._call(calls.CONNECT_NUM_OF_DEFINED_INTERFACES, None)
        return ret.num

    def list_defined_interfaces(self) -> list[str]:
        """Return the names of configured host interfaces that are not active.

        The client asks for the number first, in a call of its own; an interface that is
        defined in between may be missing. virConnectListAllInterfaces needs one call
        and returns handles.

        Returns:
            names, such as ``eth0``, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the interface driver.
        virConnectListDefinedInterfaces.
        """
        return self._run(listing.list_defined_interfaces_gen())

    def num_of_secrets(self) -> int:
        """Count the secrets that are defined, with or without a value.

        Returns:
            number of secrets

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the secret driver.
        virConnectNumOfSecrets.
        """
        ret = self._call(calls.CONNECT_NUM_OF_SECRETS, None)
        return ret.num

    def list_secrets(self) -> list[str]:
        """Return the UUIDs of the defined secrets, as text.

        The client asks for the number first, in a call of its own; a secret that is
        defined in between may be missing. virConnectListAllSecrets needs one call and
        returns handles.

        Returns:
            UUIDs with dashes, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the secret driver.
        virConnectListSecrets.
        """
        return self._run(listing.list_secrets_gen())

    def secret_lookup_by_uuid(self, uuid: bytes | UUID) -> Secret:
        """Return the secret with this UUID in binary.

        Raises LibvirtError VIR_ERR_NO_SECRET when there is no such secret.

        Args:
            uuid: the UUID's 16 bytes, such as ``uuid.UUID(...).bytes``

        Returns:
            the secret

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the secret driver.
        virSecretLookupByUUID.
        """
        ret = self._call(calls.SECRET_LOOKUP_BY_UUID, RemoteSecretLookupByUuidArgs(uuid))
        return Secret(handles.Lease(self, self), ret.secret)

    def secret_define_xml(self, xml: str, flags: enums.SecretDefineFlags | PlainInt = 0) -> Secret:
        """Create a secret without a value yet, or change one with the same UUID.

        A secret that is changed keeps its value; its usage cannot change, nor whether
        it is private.

        Args:
            xml: a ``<secret>`` document; without ``<uuid>`` for a new one
            flags: VIR_SECRET_DEFINE_VALIDATE to check the document against the schema,
                else 0 (SecretDefineFlags)

        Returns:
            the secret; virSecretSetValue gives it a value

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the secret driver.
        virSecretDefineXML.
        """
        ret = self._call(calls.SECRET_DEFINE_XML, RemoteSecretDefineXmlArgs(xml, flags))
        return Secret(handles.Lease(self, self), ret.secret)

    def secret_lookup_by_usage(
        self, usage_type: enums.SecretUsageType | PlainInt, usage_id: str
    ) -> Secret:
        """Return the secret for a given use, such as one Ceph cluster.

        Raises LibvirtError VIR_ERR_NO_SECRET when there is no such secret.

        Args:
            usage_type: kind of thing that the secret is for (SecretUsageType)
            usage_id: which one: the path of a volume, the name of a Ceph, TLS or vTPM
                secret, the target of iSCSI

        Returns:
            the secret

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the secret driver.
        virSecretLookupByUsage.
        """
        ret = self._call(
            calls.SECRET_LOOKUP_BY_USAGE, RemoteSecretLookupByUsageArgs(usage_type, usage_id)
        )
        return Secret(handles.Lease(self, self), ret.secret)

    def migrate_prepare_tunnel(
        self,
        stream: Stream,
        flags: enums.DomainMigrateFlags | PlainInt,
        dname: str | None,
        bandwidth: int,
        dom_xml: str,
    ) -> int:
        """Make ready to take in a domain through a stream, in protocol 2.

        Made for migration itself: what the source's server asks of the destination's in
        a tunnelled migration. The domain's state then comes over the stream.

        Args:
            stream: a new stream of this connection, which carries the state to the
                destination
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            dname: new name of the domain at the destination; None to keep its name
            bandwidth: most MiB/s to transfer; 0 for the hypervisor's default
            dom_xml: the ``<domain>`` document of the domain at the source

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigratePrepareTunnel.
        """
        self._call_stream(
            calls.DOMAIN_MIGRATE_PREPARE_TUNNEL,
            RemoteDomainMigratePrepareTunnelArgs(flags, dname, bandwidth, dom_xml),
            stream,
        )
        return 0

    def get_lib_version(self) -> int:
        """Return the version of libvirt at the server, as one number.

        Returns:
            major * 1,000,000 + minor * 1,000 + release, such as 9000000 for 9.0.0

        Answered by: every daemon.
        virConnectGetLibVersion.
        """
        ret = self._call(calls.CONNECT_GET_LIB_VERSION, None)
        return ret.lib_ver

    def compare_cpu(self, xml_desc: str, flags: enums.ConnectCompareCPUFlags | PlainInt = 0) -> int:
        """Compare a CPU's description with the CPU of the host.

        What the hypervisor can offer to guests is not considered: see
        virConnectCompareHypervisorCPU. With VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE,
        an incompatible CPU raises LibvirtError VIR_ERR_CPU_INCOMPATIBLE, whose message
        says why.

        Args:
            xml_desc: a ``<cpu>`` document, of a host or of a domain
            flags: how to validate the document and to report an incompatible CPU; 0 for
                neither (ConnectCompareCPUFlags)

        Returns:
            0 incompatible, 1 identical, 2 the host has more (CPUCompareResult)

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, libxl, qemu.
        virConnectCompareCPU.
        """
        ret = self._call(calls.CONNECT_COMPARE_CPU, RemoteConnectCompareCpuArgs(xml_desc, flags))
        return ret.result

    def baseline_cpu(
        self, xml_cpus: Sequence[str], flags: enums.ConnectBaselineCPUFlags | PlainInt = 0
    ) -> str:
        """Compute the richest CPU that all of several hosts can provide.

        Useful before migration: a domain with the computed CPU runs on every host whose
        CPU was given. The hypervisors of the hosts are not considered: see
        virConnectBaselineHypervisorCPU.

        Args:
            xml_cpus: one ``<cpu>`` document for each host, as in its
                ``<capabilities>``; at least one
            flags: which features to list and which to leave out; 0 lists those beyond
                the model (ConnectBaselineCPUFlags)

        Returns:
            a ``<cpu>`` document for use in a ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, libxl, qemu, test, vz.
        virConnectBaselineCPU.
        """
        ret = self._call(
            calls.CONNECT_BASELINE_CPU,
            RemoteConnectBaselineCpuArgs(arguments.texts(xml_cpus), flags),
        )
        return ret.cpu

    def nwfilter_lookup_by_name(self, name: str) -> NWFilter:
        """Return the network filter that has this name.

        Raises LibvirtError VIR_ERR_NO_NWFILTER when there is no such filter.

        Args:
            name: name of the filter, such as ``clean-traffic``

        Returns:
            the filter

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER: there is no such filter
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virNWFilterLookupByName.
        """
        ret = self._call(calls.NWFILTER_LOOKUP_BY_NAME, RemoteNwfilterLookupByNameArgs(name))
        return NWFilter(handles.Lease(self, self), ret.nwfilter)

    def nwfilter_lookup_by_uuid(self, uuid: bytes | UUID) -> NWFilter:
        """Return the network filter with this UUID in binary.

        Raises LibvirtError VIR_ERR_NO_NWFILTER when there is no such filter.

        Args:
            uuid: the UUID's 16 bytes, such as ``uuid.UUID(...).bytes``

        Returns:
            the filter

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER: there is no such filter
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virNWFilterLookupByUUID.
        """
        ret = self._call(calls.NWFILTER_LOOKUP_BY_UUID, RemoteNwfilterLookupByUuidArgs(uuid))
        return NWFilter(handles.Lease(self, self), ret.nwfilter)

    def num_of_nw_filters(self) -> int:
        """Count the network filters that are defined.

        Returns:
            number of filters, those that come with libvirt included

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virConnectNumOfNWFilters.
        """
        ret = self._call(calls.CONNECT_NUM_OF_NWFILTERS, None)
        return ret.num

    def list_nw_filters(self) -> list[str]:
        """Return the names of the network filters that are defined.

        The client asks for the number first, in a call of its own; a filter that is
        defined in between may be missing. virConnectListAllNWFilters needs one call and
        returns handles.

        Returns:
            names, such as ``clean-traffic``, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virConnectListNWFilters.
        """
        return self._run(listing.list_nw_filters_gen())

    def nwfilter_define_xml(self, xml_desc: str) -> NWFilter:
        """Store a network filter, for guests' interfaces to refer to.

        A filter with the same name and UUID is replaced, and running domains that use
        it get the new rules at once. Raises LibvirtError VIR_ERR_OPERATION_FAILED when
        another filter has the name; a document without a UUID gets a new one, so it
        cannot replace.

        Args:
            xml_desc: a ``<filter>`` document

        Returns:
            the filter, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nwfilter driver.
        virNWFilterDefineXML.
        """
        ret = self._call(calls.NWFILTER_DEFINE_XML, RemoteNwfilterDefineXmlArgs(xml_desc))
        return NWFilter(handles.Lease(self, self), ret.nwfilter)

    def get_sysinfo(self, flags: int = 0) -> str:
        """Return what the host's firmware says of vendor, board and modules.

        Most drivers can read it only as root, and only on a host with SMBIOS or the
        like.

        Args:
            flags: unused, 0

        Returns:
            a ``<sysinfo>`` document, in the form that a ``<domain>`` takes

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, libxl, lxc, qemu, test, vz.
        virConnectGetSysinfo.
        """
        ret = self._call(calls.CONNECT_GET_SYSINFO, RemoteConnectGetSysinfoArgs(flags))
        return ret.sysinfo

    def migrate_prepare3(
        self,
        cookie_in: bytes,
        uri_in: str | None,
        flags: enums.DomainMigrateFlags | PlainInt,
        dname: str | None,
        bandwidth: int,
        dom_xml: str,
    ) -> tuple[bytes, str | None]:
        """Make ready to take in a domain: step 2 of protocol 3, after Begin3.

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination; virDomainMigratePerform3 at the source is next.

        Args:
            cookie_in: bytes that virDomainMigrateBegin3 returned
            uri_in: where the source shall send the state to; None to let the
                destination choose
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            dname: new name of the domain at the destination; None to keep its name
            bandwidth: most MiB/s to transfer; 0 for the hypervisor's default
            dom_xml: the ``<domain>`` document that virDomainMigrateBegin3 returned

        Returns:
            cookie_out: bytes for virDomainMigratePerform3, of the hypervisor's own
                making
            uri_out: where the source shall send the state to; None for ``uri_in``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigratePrepare3.
        """
        ret = self._call(
            calls.DOMAIN_MIGRATE_PREPARE3,
            RemoteDomainMigratePrepare3Args(cookie_in, uri_in, flags, dname, bandwidth, dom_xml),
        )
        return (ret.cookie_out, ret.uri_out)

    def migrate_prepare_tunnel3(
        self,
        stream: Stream,
        cookie_in: bytes,
        flags: enums.DomainMigrateFlags | PlainInt,
        dname: str | None,
        bandwidth: int,
        dom_xml: str,
    ) -> bytes:
        """Make ready to take in a domain through a stream: step 2 of protocol 3.

        Made for migration itself: what the source's server asks of the destination's in
        a tunnelled migration. The domain's state then comes over the stream.

        Args:
            stream: a new stream of this connection, which carries the state to the
                destination
            cookie_in: bytes that virDomainMigrateBegin3 returned
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            dname: new name of the domain at the destination; None to keep its name
            bandwidth: most MiB/s to transfer; 0 for the hypervisor's default
            dom_xml: the ``<domain>`` document that virDomainMigrateBegin3 returned

        Returns:
            bytes for virDomainMigratePerform3, of the hypervisor's own making

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigratePrepareTunnel3.
        """
        ret = self._call_stream(
            calls.DOMAIN_MIGRATE_PREPARE_TUNNEL3,
            RemoteDomainMigratePrepareTunnel3Args(cookie_in, flags, dname, bandwidth, dom_xml),
            stream,
        )
        return ret.cookie_out

    def migrate_finish3(
        self,
        dname: str,
        cookie_in: bytes,
        dconnuri: str | None,
        uri: str | None,
        flags: enums.DomainMigrateFlags | PlainInt,
        cancelled: int,
    ) -> tuple[Domain, bytes]:
        """Take over a migrated domain or give it up: step 4 of protocol 3.

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination after virDomainMigratePerform3 at the source,
        failed or not; virDomainMigrateConfirm3 at the source is last. A domain that is
        given up is removed, and LibvirtError VIR_ERR_MIGRATE_FINISH_OK raised.

        Args:
            dname: name of the domain at the destination
            cookie_in: bytes that virDomainMigratePerform3 returned
            dconnuri: URI of the destination's server as the source has it; None unless
                peer-to-peer
            uri: where the source sent the state to; None where that is not known
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            cancelled: 0 when the source has sent everything; 1 to give up

        Returns:
            dom: the domain at the destination
            cookie_out: bytes for virDomainMigrateConfirm3, of the hypervisor's own
                making

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateFinish3.
        """
        ret = self._call(
            calls.DOMAIN_MIGRATE_FINISH3,
            RemoteDomainMigrateFinish3Args(dname, cookie_in, dconnuri, uri, flags, cancelled),
        )
        return (Domain(handles.Lease(self, self), ret.dom), ret.cookie_out)

    def change_begin(self, flags: int = 0) -> int:
        """Keep a copy of the host's network configuration, to return to it later.

        There is one such copy on a host. Raises LibvirtError VIR_ERR_OPERATION_INVALID
        when one is kept already.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the interface driver.
        virInterfaceChangeBegin.
        """
        self._call(calls.INTERFACE_CHANGE_BEGIN, RemoteInterfaceChangeBeginArgs(flags))
        return 0

    def change_commit(self, flags: int = 0) -> int:
        """Make changes since virInterfaceChangeBegin final and drop its copy.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID without virInterfaceChangeBegin
        before.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: no change has begun
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the interface driver.
        virInterfaceChangeCommit.
        """
        self._call(calls.INTERFACE_CHANGE_COMMIT, RemoteInterfaceChangeCommitArgs(flags))
        return 0

    def change_rollback(self, flags: int = 0) -> int:
        """Undo all changes of interfaces since virInterfaceChangeBegin.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID without virInterfaceChangeBegin
        before.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: no change has begun
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the interface driver.
        virInterfaceChangeRollback.
        """
        self._call(calls.INTERFACE_CHANGE_ROLLBACK, RemoteInterfaceChangeRollbackArgs(flags))
        return 0

    def get_cpu_stats(
        self, cpu_num: enums.NodeGetCPUStatsAllCPUs | PlainInt, flags: int = 0
    ) -> dict[str, int]:
        """Return how one CPU, or all together, spent the time since the host booted.

        Args:
            cpu_num: number of the CPU, from 0; -1 for the sum of all
                (NodeGetCPUStatsAllCPUs)
            flags: unused, 0

        Returns:
            ``kernel``, ``user``, ``idle``, ``iowait``, ``intr`` and ``guest`` in ns, as
            far as the host tells; or ``utilization`` in percent instead

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, lxc, openvz, qemu, test, vz.
        virNodeGetCPUStats.
        """
        ret = self._run(
            parameters.counted_gen(
                calls.NODE_GET_CPU_STATS, lambda n: RemoteNodeGetCpuStatsArgs(cpu_num, n, flags)
            )
        )
        return {item.field: item.value for item in ret.params}

    def get_memory_stats(
        self, cell_num: enums.NodeGetMemoryStatsAllCells | PlainInt, flags: int = 0
    ) -> dict[str, int]:
        """Return total, free and cached memory of one NUMA cell, or of the host.

        Args:
            cell_num: number of the cell, from 0; -1 for the whole host
                (NodeGetMemoryStatsAllCells)
            flags: unused, 0

        Returns:
            ``total``, ``free``, ``buffers`` and ``cached`` in KiB; the last two of the
            whole host only

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, lxc, openvz, qemu, vz.
        virNodeGetMemoryStats.
        """
        ret = self._run(
            parameters.counted_gen(
                calls.NODE_GET_MEMORY_STATS,
                lambda n: RemoteNodeGetMemoryStatsArgs(n, cell_num, flags),
            )
        )
        return {item.field: item.value for item in ret.params}

    def restore_flags(
        self,
        frm: str | PathLike[str],
        dxml: str | None = None,
        flags: enums.DomainSaveRestoreFlags | PlainInt = 0,
    ) -> int:
        """Start a saved domain with changes to its XML, running or paused.

        As virDomainRestore; VIR_DOMAIN_SAVE_RUNNING and VIR_DOMAIN_SAVE_PAUSED say in
        which state it goes on, whatever it was when it was saved.

        Args:
            frm: path of the file on the server's host
            dxml: a ``<domain>`` document to use instead of the saved one, which may
                differ in what only the host sees, such as paths of disks; None for the
                saved one
            flags: how to read the file and how to start; 0 for the state that was saved
                (DomainSaveRestoreFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: an argument is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu, test.
        virDomainRestoreFlags.
        """
        self._call(
            calls.DOMAIN_RESTORE_FLAGS,
            RemoteDomainRestoreFlagsArgs(paths.absolute(frm), dxml, flags),
        )
        return 0

    def save_image_get_xml_desc(
        self, file: str | PathLike[str], flags: enums.DomainSaveImageXMLFlags | PlainInt = 0
    ) -> str:
        """Return the domain's XML that was saved in a file with its state.

        Args:
            file: path on the server's host of a file that virDomainSave made
            flags: VIR_DOMAIN_SAVE_IMAGE_XML_SECURE to include passwords; else 0
                (DomainSaveImageXMLFlags)

        Returns:
            a ``<domain>`` document, as the domain was when it was saved

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSaveImageGetXMLDesc.
        """
        ret = self._call(
            calls.DOMAIN_SAVE_IMAGE_GET_XML_DESC,
            RemoteDomainSaveImageGetXmlDescArgs(paths.absolute(file), flags),
        )
        return ret.xml

    def save_image_define_xml(
        self,
        file: str | PathLike[str],
        dxml: str,
        flags: enums.DomainSaveRestoreFlags | PlainInt = 0,
    ) -> int:
        """Change the domain's XML in a file that its state was saved to.

        The new document takes effect when the domain is restored. It may differ only in
        what the guest cannot see, such as paths of disks.

        Args:
            file: path on the server's host of a file that virDomainSave made
            dxml: the new ``<domain>`` document
            flags: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED for the state to
                restore to; 0 to leave it (DomainSaveRestoreFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSaveImageDefineXML.
        """
        self._call(
            calls.DOMAIN_SAVE_IMAGE_DEFINE_XML,
            RemoteDomainSaveImageDefineXmlArgs(paths.absolute(file), dxml, flags),
        )
        return 0

    def suspend_for_duration(
        self, target: enums.NodeSuspendTarget | PlainInt, duration: int, flags: int = 0
    ) -> int:
        """Put the host to sleep and have its clock wake it after some time.

        The host falls asleep some seconds after the answer. Raises LibvirtError
        VIR_ERR_ARGUMENT_UNSUPPORTED when the host cannot sleep in this way. Guests are
        not shut down.

        Args:
            target: where to keep the host's state: 0 in memory, 1 on disk, 2 on both
                (NodeSuspendTarget)
            duration: seconds to sleep; libvirt takes no less than 60
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: lxc, qemu.
        virNodeSuspendForDuration.
        """
        self._call(
            calls.NODE_SUSPEND_FOR_DURATION,
            RemoteNodeSuspendForDurationArgs(target, duration, flags),
        )
        return 0

    def list_all_domains(
        self, flags: enums.ConnectListAllDomainsFlags | PlainInt = 0
    ) -> list[Domain]:
        """Return all domains, or those that the flags select.

        One call, so no domain is missed or listed twice while others start and stop.
        The flags come in groups, such as ACTIVE and INACTIVE: a domain is listed when
        one flag of each group that is used fits it.

        Args:
            flags: which domains to list; 0 for all (ConnectListAllDomainsFlags)

        Returns:
            domains in no particular order, active and inactive ones

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virConnectListAllDomains.
        """
        ret = self._call(calls.CONNECT_LIST_ALL_DOMAINS, RemoteConnectListAllDomainsArgs(1, flags))
        lease = handles.Lease(self, self, len(ret.domains))
        return [Domain(lease, wire) for wire in ret.domains]

    def list_all_storage_pools(
        self, flags: enums.ConnectListAllStoragePoolsFlags | PlainInt = 0
    ) -> list[StoragePool]:
        """Return all storage pools, or those that the flags select.

        The flags come in groups (state, persistence, autostart, type of pool): a pool
        is listed when one flag of each group that is used fits it.

        Args:
            flags: which pools to list; 0 for all (ConnectListAllStoragePoolsFlags)

        Returns:
            pools in no particular order, active and inactive ones

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the storage driver.
        virConnectListAllStoragePools.
        """
        ret = self._call(
            calls.CONNECT_LIST_ALL_STORAGE_POOLS, RemoteConnectListAllStoragePoolsArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.pools))
        return [StoragePool(lease, wire) for wire in ret.pools]

    def list_all_networks(
        self, flags: enums.ConnectListAllNetworksFlags | PlainInt = 0
    ) -> list[Network]:
        """Return all virtual networks, or those that the flags select.

        The flags come in groups (state, persistence, autostart): a network is listed
        when one flag of each group that is used fits it.

        Args:
            flags: which networks to list; 0 for all (ConnectListAllNetworksFlags)

        Returns:
            networks in no particular order, active and inactive ones

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virConnectListAllNetworks.
        """
        ret = self._call(
            calls.CONNECT_LIST_ALL_NETWORKS, RemoteConnectListAllNetworksArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.nets))
        return [Network(lease, wire) for wire in ret.nets]

    def list_all_interfaces(
        self, flags: enums.ConnectListAllInterfacesFlags | PlainInt = 0
    ) -> list[Interface]:
        """Return the host's network interfaces, of one state if asked.

        Args:
            flags: whether to list the active or the inactive ones only; 0 for all
                (ConnectListAllInterfacesFlags)

        Returns:
            interfaces in no particular order, active and inactive ones

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the interface driver.
        virConnectListAllInterfaces.
        """
        ret = self._call(
            calls.CONNECT_LIST_ALL_INTERFACES, RemoteConnectListAllInterfacesArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.ifaces))
        return [Interface(lease, wire) for wire in ret.ifaces]

    def list_all_devices(
        self, flags: enums.ConnectListAllNodeDeviceFlags | PlainInt = 0
    ) -> list[NodeDevice]:
        """Return the host's devices, or those that the flags select.

        A device is listed when it has one of the capabilities that the flags name, such
        as VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV. Devices that are defined and not
        active, such as mediated devices before they are created, are listed too.

        Args:
            flags: which capabilities and states to list; 0 for all
                (ConnectListAllNodeDeviceFlags)

        Returns:
            devices in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the nodedev driver.
        virConnectListAllNodeDevices.
        """
        ret = self._call(
            calls.CONNECT_LIST_ALL_NODE_DEVICES, RemoteConnectListAllNodeDevicesArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.devices))
        return [NodeDevice(lease, wire) for wire in ret.devices]

    def list_all_nw_filters(self, flags: int = 0) -> list[NWFilter]:
        """Return all network filters that are defined, in one call.

        Args:
            flags: unused, 0

        Returns:
            filters in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virConnectListAllNWFilters.
        """
        ret = self._call(
            calls.CONNECT_LIST_ALL_NWFILTERS, RemoteConnectListAllNwfiltersArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.filters))
        return [NWFilter(lease, wire) for wire in ret.filters]

    def list_all_secrets(
        self, flags: enums.ConnectListAllSecretsFlags | PlainInt = 0
    ) -> list[Secret]:
        """Return all secrets, or those that the flags select.

        Ephemeral secrets are kept in memory only; the value of a private one is never
        given out.

        Args:
            flags: whether to list ephemeral or private secrets, or the others, only; 0
                for all (ConnectListAllSecretsFlags)

        Returns:
            secrets in no particular order, with or without a value

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the secret driver.
        virConnectListAllSecrets.
        """
        ret = self._call(calls.CONNECT_LIST_ALL_SECRETS, RemoteConnectListAllSecretsArgs(1, flags))
        lease = handles.Lease(self, self, len(ret.secrets))
        return [Secret(lease, wire) for wire in ret.secrets]

    def set_memory_parameters(self, params: Params, flags: int = 0) -> int:
        """Tune how the host's kernel merges equal pages of memory (KSM).

        A daemon on the host that tunes them too, such as ``ksmtuned``, may undo this.

        The client first reads the present parameters, to send new ones with the types
        that they have.

        Args:
            params: ``shm_pages_to_scan``, pages between two pauses;
                ``shm_sleep_millisecs``, a pause in milliseconds;
                ``shm_merge_across_nodes``, 0 to merge only within a NUMA cell, 1 across
                cells
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: an argument is missing or empty
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, lxc, qemu.
        virNodeSetMemoryParameters.
        """
        return self._run(parameters.node_set_memory_parameters_gen(params, flags))

    def get_memory_parameters(self, flags: int = 0) -> PlainParams:
        """Return settings and counters of the kernel's merging of equal pages.

        Args:
            flags: unused, 0

        Returns:
            the settings ``shm_pages_to_scan``, ``shm_sleep_millisecs`` (milliseconds)
            and ``shm_merge_across_nodes``, and counts of pages: ``shm_pages_shared``
            (kept), ``shm_pages_sharing`` (saved), ``shm_pages_unshared``,
            ``shm_pages_volatile``; ``shm_full_scans`` counts passes

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, lxc, qemu.
        virNodeGetMemoryParameters.
        """
        ret = self._run(
            parameters.counted_gen(
                calls.NODE_GET_MEMORY_PARAMETERS,
                lambda n: RemoteNodeGetMemoryParametersArgs(n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    def get_cpu_map(self, flags: int = 0) -> results.CPUMap:
        """Tell which of the host's CPUs are online, and how many there are.

        Args:
            flags: unused, 0

        Returns:
            cpus: number of CPUs that are present, online or not
            cpumap: whether each CPU is online, from CPU 0 on
            online: number of CPUs that are online

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, lxc, openvz, qemu, test, vz.
        virNodeGetCPUMap.
        """
        return self._run(cpumaps.node_get_cpu_map_gen(flags))

    def node_device_lookup_scsi_host_by_wwn(
        self, wwnn: str, wwpn: str, flags: int = 0
    ) -> NodeDevice:
        """Return the Fibre Channel adapter that has these world wide names.

        Args:
            wwnn: world wide node name, 16 hexadecimal digits
            wwpn: world wide port name, 16 hexadecimal digits
            flags: unused, 0

        Returns:
            the device, a ``scsi_host`` with capability ``fc_host``

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nodedev driver.
        virNodeDeviceLookupSCSIHostByWWN.
        """
        ret = self._call(
            calls.NODE_DEVICE_LOOKUP_SCSI_HOST_BY_WWN,
            RemoteNodeDeviceLookupScsiHostByWwnArgs(wwnn, wwpn, flags),
        )
        return NodeDevice(handles.Lease(self, self), ret.dev)

    def migrate_prepare3_params(
        self, params: Params, cookie_in: bytes, flags: enums.DomainMigrateFlags | PlainInt = 0
    ) -> tuple[bytes, str | None]:
        """Make ready to take in a domain, with migration parameters (protocol 3).

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination after virDomainMigrateBegin3Params at the
        source; virDomainMigratePerform3Params there is next.

        Args:
            params: ``destination_xml``, which virDomainMigrateBegin3Params returned,
                ``migrate_uri``, ``destination_name``, ``bandwidth`` (MiB/s),
                ``listen_address``, ``migrate_disks`` and others of migration
            cookie_in: bytes that virDomainMigrateBegin3Params returned
            flags: how to migrate, the same in each step (DomainMigrateFlags)

        Returns:
            cookie_out: bytes for virDomainMigratePerform3Params, of the hypervisor's
                own making
            uri_out: where the source shall send the state to; None for ``migrate_uri``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigratePrepare3Params.
        """
        ret = self._call(
            calls.DOMAIN_MIGRATE_PREPARE3_PARAMS,
            RemoteDomainMigratePrepare3ParamsArgs(
                arguments.encode(params, hints.MIGRATE), cookie_in, flags
            ),
        )
        return (ret.cookie_out, ret.uri_out)

    def migrate_prepare_tunnel3_params(
        self,
        stream: Stream,
        params: Params,
        cookie_in: bytes,
        flags: enums.DomainMigrateFlags | PlainInt = 0,
    ) -> bytes:
        """Make ready to take in a domain through a stream, with parameters.

        Made for migration itself: what the source's server asks of the destination's in
        a tunnelled migration with protocol 3. The domain's state then comes over the
        stream.

        Args:
            stream: a new stream of this connection, which carries the state to the
                destination
            params: ``destination_xml``, which virDomainMigrateBegin3Params returned,
                ``destination_name``, ``bandwidth`` (MiB/s) and others of migration
            cookie_in: bytes that virDomainMigrateBegin3Params returned
            flags: how to migrate, the same in each step (DomainMigrateFlags)

        Returns:
            bytes for virDomainMigratePerform3Params, of the hypervisor's own making

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virDomainMigratePrepareTunnel3Params.
        """
        ret = self._call_stream(
            calls.DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS,
            RemoteDomainMigratePrepareTunnel3ParamsArgs(
                arguments.encode(params, hints.MIGRATE), cookie_in, flags
            ),
            stream,
        )
        return ret.cookie_out

    def migrate_finish3_params(
        self,
        params: Params,
        cookie_in: bytes,
        flags: enums.DomainMigrateFlags | PlainInt,
        cancelled: int,
    ) -> tuple[Domain, bytes]:
        """Take over a migrated domain or give it up, with parameters (protocol 3).

        Made for migration itself, which the methods of the domain lead through all
        steps. Asked of the destination after virDomainMigratePerform3Params at the
        source, failed or not; virDomainMigrateConfirm3Params there is last. A domain
        that is given up is removed, and LibvirtError VIR_ERR_MIGRATE_FINISH_OK raised.

        Args:
            params: ``destination_name``, the domain's name at the destination, and
                those of the earlier steps
            cookie_in: bytes that virDomainMigratePerform3Params returned
            flags: how to migrate, the same in each step (DomainMigrateFlags)
            cancelled: 0 when the source has sent everything; 1 to give up

        Returns:
            dom: the domain at the destination
            cookie_out: bytes for virDomainMigrateConfirm3Params, of the hypervisor's
                own making

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrateFinish3Params.
        """
        ret = self._call(
            calls.DOMAIN_MIGRATE_FINISH3_PARAMS,
            RemoteDomainMigrateFinish3ParamsArgs(
                arguments.encode(params, hints.MIGRATE), cookie_in, flags, cancelled
            ),
        )
        return (Domain(handles.Lease(self, self), ret.dom), ret.cookie_out)

    def create_xml_with_files(
        self, xml_desc: str, files: Sequence[int], flags: enums.DomainCreateFlags | PlainInt = 0
    ) -> Domain:
        """Start a transient container whose init gets open files of the caller.

        For containers (LXC); QEMU's driver raises LibvirtError VIR_ERR_NO_SUPPORT. Only
        over a UNIX socket, which can carry descriptors.

        Args:
            xml_desc: a ``<domain>`` document
            files: file descriptors, which init finds as 3 and up in this order; the
                caller's own stay open
            flags: how to start it, such as VIR_DOMAIN_START_PAUSED; 0 for running
                (DomainCreateFlags)

        Returns:
            the running domain

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: the domain is running
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: lxc, test.
        virDomainCreateXMLWithFiles.
        """
        ret, _ = self._call_fds(
            calls.DOMAIN_CREATE_XML_WITH_FILES,
            RemoteDomainCreateXmlWithFilesArgs(xml_desc, flags),
            files,
        )
        return Domain(handles.Lease(self, self), ret.dom)

    def get_cpu_model_names(self, arch: str, flags: int = 0) -> list[str]:
        """Return the names of the CPU models that libvirt knows of one architecture.

        Whether the host and its hypervisor can provide a model is told by
        virConnectGetDomainCapabilities.

        Args:
            arch: architecture, such as ``x86_64``
            flags: unused, 0

        Returns:
            names, such as ``Skylake-Client``; empty where libvirt takes any name

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virConnectGetCPUModelNames.
        """
        ret = self._call(
            calls.CONNECT_GET_CPU_MODEL_NAMES, RemoteConnectGetCpuModelNamesArgs(arch, 1, flags)
        )
        return list(ret.models)

    def get_free_pages(
        self, pages: Sequence[int], start_cell: int, max_cells: int, flags: int = 0
    ) -> dict[int, dict[int, int]]:
        """Count the free pages of given sizes in each of several NUMA cells.

        Args:
            pages: sizes of pages in KiB, such as 4, 2048 and 1048576; at least one
            start_cell: number of the first cell, from 0; -1 for the host as one
            max_cells: most cells to report on, at least 1; those past the last are left
                out
            flags: unused, 0

        Returns:
            for each cell, by number, the count of free pages by size in KiB

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_INTERNAL_ERROR: a number is out of range
                VIR_ERR_OPERATION_FAILED: the page size is not available
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: lxc, qemu, test, vbox.
        virNodeGetFreePages.
        """
        return self._run(records.node_get_free_pages_gen(pages, start_cell, max_cells, flags))

    def get_domain_capabilities(
        self,
        emulatorbin: str | PathLike[str] | None = None,
        arch: str | None = None,
        machine: str | None = None,
        virttype: str | None = None,
        flags: enums.ConnectGetDomainCapabilitiesFlags | PlainInt = 0,
    ) -> str:
        """Describe what a domain with a given emulator and machine may use.

        To be asked before a domain is defined. Parameters that are None are chosen by
        libvirt to fit the host and the ones that are given.

        Args:
            emulatorbin: path of the emulator; None for the default of ``arch``
            arch: architecture of the guest, such as ``x86_64``; None for the emulator's
                or the host's
            machine: machine type, such as ``q35``; None for the emulator's default
            virttype: ``kvm``, ``qemu`` and the like; None for the best that the host
                has
            flags: how to report the features of CPU models; 0 for the default
                (ConnectGetDomainCapabilitiesFlags)

        Returns:
            a ``<domainCapabilities>`` document: firmware, CPU models, devices, features

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, libxl, qemu.
        virConnectGetDomainCapabilities.
        """
        ret = self._call(
            calls.CONNECT_GET_DOMAIN_CAPABILITIES,
            RemoteConnectGetDomainCapabilitiesArgs(emulatorbin, arch, machine, virttype, flags),
        )
        return ret.capabilities

    def alloc_pages(
        self,
        pages: Mapping[int, int],
        start_cell: int = 0,
        cell_count: int = 0,
        flags: enums.NodeAllocPagesFlags | PlainInt = 0,
    ) -> int:
        """Reserve huge pages for guests in NUMA cells, or free reserved ones.

        Each cell has a pool for each size; VIR_NODE_ALLOC_PAGES_ADD (0) enlarges it by
        the given number, VIR_NODE_ALLOC_PAGES_SET gives it that size. The kernel may
        find less memory than was asked for, which is an error. ``cell_count`` has
        libvirt-python's default of 0, which libvirt refuses.

        Args:
            pages: number of pages by size in KiB, such as ``{2048: 512}``
            start_cell: number of the first cell, from 0; -1 to let the kernel spread
                the pages over all
            cell_count: number of cells, at least 1
            flags: whether to add to the pools or to set their sizes
                (NodeAllocPagesFlags)

        Returns:
            how many pools were changed: one for each cell and size

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: an argument is missing or empty
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: lxc, qemu, vbox.
        virNodeAllocPages.
        """
        return self._run(records.node_alloc_pages_gen(pages, start_cell, cell_count, flags))

    def define_xml_flags(self, xml: str, flags: enums.DomainDefineFlags | PlainInt = 0) -> Domain:
        """Store a domain's configuration, validated first if the flags say so.

        As virDomainDefineXML. With VIR_DOMAIN_DEFINE_VALIDATE, what libvirt's schema
        does not know raises LibvirtError VIR_ERR_XML_INVALID_SCHEMA; without, it is
        dropped in silence.

        Args:
            xml: a ``<domain>`` document
            flags: VIR_DOMAIN_DEFINE_VALIDATE to check the document against the schema,
                else 0 (DomainDefineFlags)

        Returns:
            the domain, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_CONFIG_UNSUPPORTED: the hypervisor cannot do what the document
                    says
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, libxl, lxc, openvz, qemu, test, vbox, vmware, vz.
        virDomainDefineXMLFlags.
        """
        ret = self._call(calls.DOMAIN_DEFINE_XML_FLAGS, RemoteDomainDefineXmlFlagsArgs(xml, flags))
        return Domain(handles.Lease(self, self), ret.dom)

    def storage_pool_lookup_by_target_path(self, path: str | PathLike[str]) -> StoragePool:
        """Return an active storage pool whose volumes are in this directory.

        Raises LibvirtError VIR_ERR_NO_STORAGE_POOL when there is no such pool.

        Args:
            path: the pool's target directory on the server's host

        Returns:
            the pool, one of them when several have the same directory

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the storage driver.
        virStoragePoolLookupByTargetPath.
        """
        ret = self._call(
            calls.STORAGE_POOL_LOOKUP_BY_TARGET_PATH, RemoteStoragePoolLookupByTargetPathArgs(path)
        )
        return StoragePool(handles.Lease(self, self), ret.pool)

    def compare_hypervisor_cpu(
        self,
        emulator: str | PathLike[str] | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        xml_cpu: str,
        flags: enums.ConnectCompareCPUFlags | PlainInt = 0,
    ) -> int:
        """Compare a CPU's description with the CPU a hypervisor can provide.

        Tells whether a domain with this CPU could start here. With
        VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE, an incompatible CPU raises
        LibvirtError VIR_ERR_CPU_INCOMPATIBLE, whose message says why.

        Args:
            emulator: path of the emulator; None for the default
            arch: architecture of the CPU, such as ``x86_64``; None for the default
            machine: machine type, such as ``q35``; None for the default
            virttype: ``kvm``, ``qemu`` and the like; None for the default
            xml_cpu: a ``<cpu>`` document, of a host or of a domain
            flags: how to validate the document and to report an incompatible CPU; 0 for
                neither (ConnectCompareCPUFlags)

        Returns:
            0 incompatible, 1 identical, 2 more than needed (CPUCompareResult)

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virConnectCompareHypervisorCPU.
        """
        ret = self._call(
            calls.CONNECT_COMPARE_HYPERVISOR_CPU,
            RemoteConnectCompareHypervisorCpuArgs(
                emulator, arch, machine, virttype, xml_cpu, flags
            ),
        )
        return ret.result

    def baseline_hypervisor_cpu(
        self,
        emulator: str | PathLike[str] | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        xml_cpus: Sequence[str],
        flags: enums.ConnectBaselineCPUFlags | PlainInt = 0,
    ) -> str:
        """Compute the richest CPU for several hosts that a hypervisor can provide.

        As virConnectBaselineCPU, limited to what the chosen emulator and machine of
        this host can offer to a guest. The ``host-model`` CPUs of the hosts'
        ``<domainCapabilities>`` are the best input. A single CPU is fitted to this
        host.

        Args:
            emulator: path of the emulator; None for the default
            arch: architecture of the CPUs, such as ``x86_64``; None for the default
            machine: machine type, such as ``q35``; None for the default
            virttype: ``kvm``, ``qemu`` and the like; None for the default
            xml_cpus: one ``<cpu>`` document, or what contains one, for each host; at
                least one
            flags: which features to list and which to leave out; 0 lists those beyond
                the model (ConnectBaselineCPUFlags)

        Returns:
            a ``<cpu>`` document for use in a ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virConnectBaselineHypervisorCPU.
        """
        ret = self._call(
            calls.CONNECT_BASELINE_HYPERVISOR_CPU,
            RemoteConnectBaselineHypervisorCpuArgs(
                emulator, arch, machine, virttype, arguments.texts(xml_cpus), flags
            ),
        )
        return ret.cpu

    def get_sev_info(self, flags: int = 0) -> PlainParams:
        """Return what guests with AMD SEV need to know of the host's firmware.

        Raises LibvirtError VIR_ERR_OPERATION_UNSUPPORTED where host or QEMU have no
        SEV.

        Args:
            flags: unused, 0

        Returns:
            ``pdh``, the platform's Diffie-Hellman key, and ``cert-chain``, its
            certificates, both in base64; ``cpu0-id``; ``cbitpos`` and
            ``reduced-phys-bits``; ``max-guests`` and ``max-es-guests``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virNodeGetSEVInfo.
        """
        ret = self._call(
            calls.NODE_GET_SEV_INFO, RemoteNodeGetSevInfoArgs(0, arguments.texts_too(flags))
        )
        return plain(ret.params)

    def nwfilter_binding_lookup_by_port_dev(self, portdev: str) -> NWFilterBinding:
        """Return the binding that filters one guest's network port.

        Raises LibvirtError VIR_ERR_NO_NWFILTER_BINDING when the port is not filtered.

        Args:
            portdev: the port's device on the host, such as ``vnet0``

        Returns:
            the binding

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER_BINDING: there is no such filter binding
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virNWFilterBindingLookupByPortDev.
        """
        ret = self._call(
            calls.NWFILTER_BINDING_LOOKUP_BY_PORT_DEV,
            RemoteNwfilterBindingLookupByPortDevArgs(portdev),
        )
        return NWFilterBinding(handles.Lease(self, self), ret.nwfilter)

    def nwfilter_binding_create_xml(
        self, xml: str, flags: enums.NWFilterBindingCreateFlags | PlainInt = 0
    ) -> NWFilterBinding:
        """Filter a network port that has no filter yet.

        Hypervisors bind the filters of their domains themselves; a binding that is made
        before the domain starts may keep it from starting. Raises LibvirtError
        VIR_ERR_OPERATION_FAILED when the port has a binding.

        Args:
            xml: a ``<filterbinding>`` document: owner, port, MAC address and filter
            flags: VIR_NWFILTER_BINDING_CREATE_VALIDATE to check the document against
                the schema, else 0 (NWFilterBindingCreateFlags)

        Returns:
            the binding, which lasts until it is deleted

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nwfilter driver.
        virNWFilterBindingCreateXML.
        """
        ret = self._call(
            calls.NWFILTER_BINDING_CREATE_XML, RemoteNwfilterBindingCreateXmlArgs(xml, flags)
        )
        return NWFilterBinding(handles.Lease(self, self), ret.nwfilter)

    def list_all_nw_filter_bindings(self, flags: int = 0) -> list[NWFilterBinding]:
        """Return the bindings of network filters to guests' ports.

        Args:
            flags: unused, 0

        Returns:
            bindings in no particular order, one for each port that is filtered

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virConnectListAllNWFilterBindings.
        """
        ret = self._call(
            calls.CONNECT_LIST_ALL_NWFILTER_BINDINGS,
            RemoteConnectListAllNwfilterBindingsArgs(1, flags),
        )
        lease = handles.Lease(self, self, len(ret.bindings))
        return [NWFilterBinding(lease, wire) for wire in ret.bindings]

    def get_storage_pool_capabilities(self, flags: int = 0) -> str:
        """Describe which types of storage pools and formats the host supports.

        Args:
            flags: unused, 0

        Returns:
            a ``<storagepoolCapabilities>`` document with one ``<pool>`` for each type

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the storage driver.
        virConnectGetStoragePoolCapabilities.
        """
        ret = self._call(
            calls.CONNECT_GET_STORAGE_POOL_CAPABILITIES,
            RemoteConnectGetStoragePoolCapabilitiesArgs(flags),
        )
        return ret.capabilities

    def set_identity(self, params: Params, flags: int = 0) -> int:
        """Replace the identity by which the server decides what is allowed.

        For programs that act for several users: access control sees the given identity
        instead of the one of the process at the other end of the socket. The server may
        refuse it to those whom it does not trust.

        Args:
            params: ``user-name``, ``unix-user-id``, ``group-name``, ``unix-group-id``,
                ``process-id``, ``process-time``, ``sasl-user-name``,
                ``x509-distinguished-name`` and ``selinux-context``, as far as known
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported

        Answered by: every daemon.
        virConnectSetIdentity.
        """
        self._call(
            calls.CONNECT_SET_IDENTITY,
            RemoteConnectSetIdentityArgs(arguments.encode(params, hints.IDENTITY), flags),
        )
        return 0

    def node_device_define_xml(
        self, xml_desc: str, flags: enums.NodeDeviceDefineXMLFlags | PlainInt = 0
    ) -> NodeDevice:
        """Store the configuration of a mediated device (mdev), not starting it.

        Args:
            xml_desc: a ``<device>`` document with its ``<parent>`` and an ``mdev``
                capability
            flags: VIR_NODE_DEVICE_DEFINE_XML_VALIDATE to check the document against the
                schema, else 0 (NodeDeviceDefineXMLFlags)

        Returns:
            the device, inactive until virNodeDeviceCreate and persistent until
            undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nodedev driver.
        virNodeDeviceDefineXML.
        """
        ret = self._call(
            calls.NODE_DEVICE_DEFINE_XML, RemoteNodeDeviceDefineXmlArgs(xml_desc, flags)
        )
        return NodeDevice(handles.Lease(self, self), ret.dev)

    def nwfilter_define_xml_flags(
        self, xml_desc: str, flags: enums.NWFilterDefineFlags | PlainInt = 0
    ) -> NWFilter:
        """Store a network filter, validated first if the flags say so.

        As virNWFilterDefineXML. With VIR_NWFILTER_DEFINE_VALIDATE, what libvirt's
        schema does not know raises LibvirtError VIR_ERR_XML_INVALID_SCHEMA.

        Args:
            xml_desc: a ``<filter>`` document
            flags: VIR_NWFILTER_DEFINE_VALIDATE to check the document against the
                schema, else 0 (NWFilterDefineFlags)

        Returns:
            the filter, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nwfilter driver.
        virNWFilterDefineXMLFlags.
        """
        ret = self._call(
            calls.NWFILTER_DEFINE_XML_FLAGS, RemoteNwfilterDefineXmlFlagsArgs(xml_desc, flags)
        )
        return NWFilter(handles.Lease(self, self), ret.nwfilter)

    def network_define_xml_flags(
        self, xml: str, flags: enums.NetworkDefineFlags | PlainInt = 0
    ) -> Network:
        """Store a virtual network, validated first if the flags say so.

        As virNetworkDefineXML. With VIR_NETWORK_DEFINE_VALIDATE, what libvirt's schema
        does not know raises LibvirtError VIR_ERR_XML_INVALID_SCHEMA.

        Args:
            xml: a ``<network>`` document
            flags: VIR_NETWORK_DEFINE_VALIDATE to check the document against the schema,
                else 0 (NetworkDefineFlags)

        Returns:
            the network, persistent until it is undefined

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the network driver.
        virNetworkDefineXMLFlags.
        """
        ret = self._call(
            calls.NETWORK_DEFINE_XML_FLAGS, RemoteNetworkDefineXmlFlagsArgs(xml, flags)
        )
        return Network(handles.Lease(self, self), ret.net)

    def network_create_xml_flags(
        self, xml_desc: str, flags: enums.NetworkCreateFlags | PlainInt = 0
    ) -> Network:
        """Start a transient network, validated first if the flags say so.

        As virNetworkCreateXML. With VIR_NETWORK_CREATE_VALIDATE, what libvirt's schema
        does not know raises LibvirtError VIR_ERR_XML_INVALID_SCHEMA.

        Args:
            xml_desc: a ``<network>`` document
            flags: VIR_NETWORK_CREATE_VALIDATE to check the document against the schema,
                else 0 (NetworkCreateFlags)

        Returns:
            the active network

        Raises:
            LibvirtError: among others
                VIR_ERR_OPERATION_INVALID: the network is active
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the network driver.
        virNetworkCreateXMLFlags.
        """
        ret = self._call(
            calls.NETWORK_CREATE_XML_FLAGS, RemoteNetworkCreateXmlFlagsArgs(xml_desc, flags)
        )
        return Network(handles.Lease(self, self), ret.net)

    def restore_params(
        self, params: Params, flags: enums.DomainSaveRestoreFlags | PlainInt = 0
    ) -> int:
        """Start a saved domain, with its file and changes given as parameters.

        As virDomainRestoreFlags. Raises LibvirtError VIR_ERR_INVALID_ARG without
        ``file``.

        Args:
            params: ``file``, path on the server's host; ``dxml``, a ``<domain>``
                document to use instead of the saved one; ``parallel.channels``, how
                many threads read the file
            flags: how to read the file and how to start; 0 for the state that was saved
                (DomainSaveRestoreFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainRestoreParams.
        """
        self._call(
            calls.DOMAIN_RESTORE_PARAMS,
            RemoteDomainRestoreParamsArgs(arguments.encode(params, hints.SAVE), flags),
        )
        return 0

    def lookup_by_uuid_string(self, uuidstr: str | UUID) -> Domain:
        """Return the domain with this UUID in text, running or not.

        Raises LibvirtError VIR_ERR_INVALID_ARG when the text is not a UUID, without a
        call, and VIR_ERR_NO_DOMAIN when there is no such domain.

        Args:
            uuidstr: the UUID in hexadecimal, with dashes or without

        Returns:
            the domain

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a text is not a UUID
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainLookupByUUIDString.
        """
        uuid = handles.parse_uuid(uuidstr, "virDomainLookupByUUIDString", Domain._invalid[1])
        return self.lookup_by_uuid(uuid)

    def network_lookup_by_uuid_string(self, uuidstr: str | UUID) -> Network:
        """Return the virtual network with this UUID in text, active or not.

        Raises LibvirtError VIR_ERR_INVALID_ARG when the text is not a UUID, without a
        call, and VIR_ERR_NO_NETWORK when there is no such network.

        Args:
            uuidstr: the UUID in hexadecimal, with dashes or without

        Returns:
            the network

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_INVALID_ARG: a text is not a UUID
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virNetworkLookupByUUIDString.
        """
        uuid = handles.parse_uuid(uuidstr, "virNetworkLookupByUUIDString", Network._invalid[1])
        return self.network_lookup_by_uuid(uuid)

    def nwfilter_lookup_by_uuid_string(self, uuidstr: str | UUID) -> NWFilter:
        """Return the network filter with this UUID in text.

        Raises LibvirtError VIR_ERR_INVALID_ARG when the text is not a UUID, without a
        call, and VIR_ERR_NO_NWFILTER when there is no such filter.

        Args:
            uuidstr: the UUID in hexadecimal, with dashes or without

        Returns:
            the filter

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER: there is no such filter
                VIR_ERR_INVALID_ARG: a text is not a UUID
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virNWFilterLookupByUUIDString.
        """
        uuid = handles.parse_uuid(uuidstr, "virNWFilterLookupByUUIDString", NWFilter._invalid[1])
        return self.nwfilter_lookup_by_uuid(uuid)

    def secret_lookup_by_uuid_string(self, uuidstr: str | UUID) -> Secret:
        """Return the secret with this UUID in text.

        Raises LibvirtError VIR_ERR_INVALID_ARG when the text is not a UUID, without a
        call, and VIR_ERR_NO_SECRET when there is no such secret.

        Args:
            uuidstr: the UUID in hexadecimal, with dashes or without

        Returns:
            the secret

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_INVALID_ARG: a text is not a UUID
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the secret driver.
        virSecretLookupByUUIDString.
        """
        uuid = handles.parse_uuid(uuidstr, "virSecretLookupByUUIDString", Secret._invalid[1])
        return self.secret_lookup_by_uuid(uuid)

    def storage_pool_lookup_by_uuid_string(self, uuidstr: str | UUID) -> StoragePool:
        """Return the storage pool with this UUID in text, active or not.

        Raises LibvirtError VIR_ERR_INVALID_ARG when the text is not a UUID, without a
        call, and VIR_ERR_NO_STORAGE_POOL when there is no such pool.

        Args:
            uuidstr: the UUID in hexadecimal, with dashes or without

        Returns:
            the pool

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_INVALID_ARG: a text is not a UUID
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolLookupByUUIDString.
        """
        uuid = handles.parse_uuid(
            uuidstr, "virStoragePoolLookupByUUIDString", StoragePool._invalid[1]
        )
        return self.storage_pool_lookup_by_uuid(uuid)

    def create_linux(self, xml_desc: str, flags: enums.DomainCreateFlags | PlainInt = 0) -> Domain:
        """Start a transient domain: the older name of virDomainCreateXML.

        Args:
            xml_desc: a ``<domain>`` document
            flags: how to start it, such as VIR_DOMAIN_START_PAUSED; 0 for running
                (DomainCreateFlags)

        Returns:
            the running domain

        Raises:
            LibvirtError: among others
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, libxl, lxc, openvz, qemu, test, vbox, vmware.
        virDomainCreateLinux.
        """
        return self.create_xml(xml_desc, flags)

    def is_secure(self) -> int:
        """Tell whether what this connection carries is safe from eavesdropping.

        Returns:
            1 when it is encrypted or stays on the host, as over a UNIX socket; else 0

        Answered by: bhyve, esx, hyperv, lxc, openvz, qemu, test, vbox, vz.
        virConnectIsSecure.
        """
        ret = self._call(calls.CONNECT_IS_SECURE, None)
        return int(bool(ret.secure) and self._exchange.endpoint.is_secure)

    def is_encrypted(self) -> int:
        """Tell whether the connection's transport encrypts what it carries.

        Returns:
            1 when it is encrypted, else 0; always 0 over UNIX sockets and plain TCP

        Answered by: bhyve, esx, hyperv, lxc, openvz, qemu, test, vbox, vz.
        virConnectIsEncrypted.
        """
        return self._run(records.is_encrypted_gen())

    def get_all_domain_stats(
        self,
        stats: enums.DomainStatsTypes | PlainInt = 0,
        flags: enums.ConnectGetAllDomainStatsFlags | PlainInt = 0,
    ) -> list[tuple[Domain, PlainParams]]:
        """Return statistics of all domains, or of those the flags select, at once.

        Names begin with their group; virtual CPUs, interfaces and disks are numbered
        from 0, and ``net.count`` and ``block.count`` tell how many there are. What the
        hypervisor does not have, or cannot tell in the domain's present state, is
        missing. Groups that the server does not know are ignored, unless
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS is set. With
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT, what a busy domain cannot tell at once
        is left out.

        Args:
            stats: groups of statistics; 0 for all that the hypervisor has
                (DomainStatsTypes)
            flags: which domains to report on, and how; 0 for all
                (ConnectGetAllDomainStatsFlags)

        Returns:
            pairs of a domain and its statistics by name, such as ``state.state``,
            ``cpu.time`` (ns), ``balloon.current`` (KiB), ``vcpu.0.time`` (ns),
            ``net.0.rx.bytes`` and ``block.0.rd.reqs``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test, vz.
        virConnectGetAllDomainStats.
        """
        args = RemoteConnectGetAllDomainStatsArgs((), stats, flags)
        ret = self._call(calls.CONNECT_GET_ALL_DOMAIN_STATS, args)
        return records.domain_stats(Domain, self, ret)

    def domain_list_get_stats(
        self,
        doms: Sequence[Domain],
        stats: enums.DomainStatsTypes | PlainInt = 0,
        flags: enums.ConnectGetAllDomainStatsFlags | PlainInt = 0,
    ) -> list[tuple[Domain, PlainParams]]:
        """Return statistics of the given domains, in one call.

        Raises LibvirtError VIR_ERR_INVALID_ARG, without a call, when ``doms`` is empty.
        Domains that the flags do not select, such as inactive ones with
        VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE, are left out.

        Args:
            doms: domains of this connection, at least one
            stats: groups of statistics; 0 for all that the hypervisor has
                (DomainStatsTypes)
            flags: how to ask, such as VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT; else 0
                (ConnectGetAllDomainStatsFlags)

        Returns:
            pairs of a domain, as a handle of its own, and its statistics by name, as
            virConnectGetAllDomainStats returns them

        Raises:
            LibvirtError: among others
                VIR_ERR_INVALID_ARG: an argument is missing or empty
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test, vz.
        virDomainListGetStats.
        """
        args = RemoteConnectGetAllDomainStatsArgs(records.identities(doms), stats, flags)
        ret = self._call(calls.CONNECT_GET_ALL_DOMAIN_STATS, args)
        return records.domain_stats(Domain, self, ret)

    def qemu_attach(self, pid_value: int, flags: int = 0) -> Domain:
        """Take over a QEMU process on the host that libvirt did not start.

        The process needs a monitor on a UNIX socket, its devices must be those of its
        command line, and ``-name`` and ``-uuid`` should be set. libvirt's QEMU driver
        has dropped this and raises LibvirtError VIR_ERR_NO_SUPPORT.

        Args:
            pid_value: the process's id on the server's host, greater than 1
            flags: unused, 0

        Returns:
            the new domain, which is running

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        virDomainQemuAttach.
        """
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
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_REBOOT],
            cb: Callable[[Connect, Domain, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_RTC_CHANGE],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_WATCHDOG],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_IO_ERROR],
            cb: Callable[[Connect, Domain, str, str, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_GRAPHICS],
            cb: Callable[
                [Connect, Domain, int, Address, Address, str, list[tuple[str, str]], Any], object
            ],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON],
            cb: Callable[[Connect, Domain, str, str, int, str, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_CONTROL_ERROR],
            cb: Callable[[Connect, Domain, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_BLOCK_JOB],
            cb: Callable[[Connect, Domain, str, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_DISK_CHANGE],
            cb: Callable[[Connect, Domain, str | None, str | None, str, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_TRAY_CHANGE],
            cb: Callable[[Connect, Domain, str, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_PMWAKEUP],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_PMSUSPEND],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED],
            cb: Callable[[Connect, Domain, str, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2],
            cb: Callable[[Connect, Domain, str, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_TUNABLE],
            cb: Callable[[Connect, Domain, Params, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE],
            cb: Callable[[Connect, Domain, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_DEVICE_ADDED],
            cb: Callable[[Connect, Domain, str, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_JOB_COMPLETED],
            cb: Callable[[Connect, Domain, Params, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED],
            cb: Callable[[Connect, Domain, str, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_METADATA_CHANGE],
            cb: Callable[[Connect, Domain, int, str | None, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD],
            cb: Callable[[Connect, Domain, str, str | None, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE],
            cb: Callable[[Connect, Domain, int, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE],
            cb: Callable[[Connect, Domain, str, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE],
            cb: Callable[[Connect, Domain, str, str, str, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_VCPU_REMOVED],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_CHANNEL_LIFECYCLE],
            cb: Callable[[Connect, Domain, str, int, int, Any], object],
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

    if TYPE_CHECKING:

        @overload
        def network_event_register_any(
            self,
            net: Network | None,
            event_id: Literal[NetworkEventID.VIR_NETWORK_EVENT_ID_LIFECYCLE],
            cb: Callable[[Connect, Network, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def network_event_register_any(
            self,
            net: Network | None,
            event_id: Literal[NetworkEventID.VIR_NETWORK_EVENT_ID_METADATA_CHANGE],
            cb: Callable[[Connect, Network, int, str | None, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def network_event_register_any(
            self,
            net: Network | None,
            event_id: PlainInt,
            cb: Callable[..., object],
            opaque: object = ...,
        ) -> int: ...

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

    if TYPE_CHECKING:

        @overload
        def storage_pool_event_register_any(
            self,
            pool: StoragePool | None,
            event_id: Literal[StoragePoolEventID.VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE],
            cb: Callable[[Connect, StoragePool, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def storage_pool_event_register_any(
            self,
            pool: StoragePool | None,
            event_id: Literal[StoragePoolEventID.VIR_STORAGE_POOL_EVENT_ID_REFRESH],
            cb: Callable[[Connect, StoragePool, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def storage_pool_event_register_any(
            self,
            pool: StoragePool | None,
            event_id: PlainInt,
            cb: Callable[..., object],
            opaque: object = ...,
        ) -> int: ...

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

    if TYPE_CHECKING:

        @overload
        def node_device_event_register_any(
            self,
            dev: NodeDevice | None,
            event_id: Literal[NodeDeviceEventID.VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE],
            cb: Callable[[Connect, NodeDevice, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def node_device_event_register_any(
            self,
            dev: NodeDevice | None,
            event_id: Literal[NodeDeviceEventID.VIR_NODE_DEVICE_EVENT_ID_UPDATE],
            cb: Callable[[Connect, NodeDevice, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def node_device_event_register_any(
            self,
            dev: NodeDevice | None,
            event_id: PlainInt,
            cb: Callable[..., object],
            opaque: object = ...,
        ) -> int: ...

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

    if TYPE_CHECKING:

        @overload
        def secret_event_register_any(
            self,
            secret: Secret | None,
            event_id: Literal[SecretEventID.VIR_SECRET_EVENT_ID_LIFECYCLE],
            cb: Callable[[Connect, Secret, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def secret_event_register_any(
            self,
            secret: Secret | None,
            event_id: Literal[SecretEventID.VIR_SECRET_EVENT_ID_VALUE_CHANGED],
            cb: Callable[[Connect, Secret, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        def secret_event_register_any(
            self,
            secret: Secret | None,
            event_id: PlainInt,
            cb: Callable[..., object],
            opaque: object = ...,
        ) -> int: ...

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

        Up to 16 MiB of events for callbacks. Those of an `EventStream` are not
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

    def attach_device(self, xml: str) -> int:
        """Plug a device into the running guest, but not into its definition.

        The device is gone at the next boot; ``attach_device_flags`` can add it to the
        definition. To change the medium of a drive, use ``update_device_flags``.

        Args:
            xml: one device: ``<disk>``, ``<interface>``, ``<hostdev>`` or another child
                of ``<devices>``

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: hyperv, libxl, lxc, qemu, vbox, vz.
        virDomainAttachDevice.
        """
        self._connect._call(
            calls.DOMAIN_ATTACH_DEVICE,
            RemoteDomainAttachDeviceArgs(self._use("virDomainAttachDevice"), xml),
        )
        return 0

    def create(self) -> int:
        """Start a defined domain, or wake it from its managed save image.

        The domain has to be off. Its guest runs when the call returns, unless its state
        was saved while it was paused.

        The handle takes the id that the domain got.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is running
                VIR_ERR_OPERATION_INVALID: the domain is running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainCreate.
        """
        return self._connect._run(domains.domain_create_gen(self))

    def destroy(self) -> int:
        """Stop the domain at once, as if its power were cut.

        The guest is not asked: its emulator is told to end, and killed when that takes
        too long, so what the guest had not written yet is lost. ``shutdown`` asks the
        guest, ``destroy_flags`` can do without killing. A transient domain is gone
        afterwards, and the metadata of its snapshots with it.

        The handle stays usable; its id becomes -1.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainDestroy.
        """
        return self._connect._run(domains.domain_destroy_gen(self))

    def detach_device(self, xml: str) -> int:
        """Unplug a device from the running guest, but keep it in the definition.

        Does what ``detach_device_flags`` does with VIR_DOMAIN_AFFECT_LIVE: the guest
        may release the device some time after the call has returned.

        Args:
            xml: the device, best as the document of the running domain has it

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, lxc, qemu, vbox, vz.
        virDomainDetachDevice.
        """
        self._connect._call(
            calls.DOMAIN_DETACH_DEVICE,
            RemoteDomainDetachDeviceArgs(self._use("virDomainDetachDevice"), xml),
        )
        return 0

    def xml_desc(self, flags: enums.DomainXMLFlags | PlainInt = 0) -> str:
        """Return the XML document that describes the domain as it is at present.

        Of an active domain it describes the guest that runs; with
        VIR_DOMAIN_XML_INACTIVE, what the next start will use. Passwords are left out
        without VIR_DOMAIN_XML_SECURE, which a read-only connection may not ask for, nor
        VIR_DOMAIN_XML_MIGRATABLE.

        Args:
            flags: which configuration to describe, and whether with secrets; 0 for the
                current one without (DomainXMLFlags)

        Returns:
            a ``<domain>`` document, fit for ``create_xml`` and ``define_xml``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainGetXMLDesc.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_XML_DESC,
            RemoteDomainGetXmlDescArgs(self._use("virDomainGetXMLDesc"), flags),
        )
        return ret.xml

    def autostart(self) -> int:
        """Return whether the domain is started when its host boots.

        Returns:
            1 if it is, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test, vz.
        virDomainGetAutostart.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_AUTOSTART,
            RemoteDomainGetAutostartArgs(self._use("virDomainGetAutostart")),
        )
        return ret.autostart

    def info(self) -> results.DomainInfo:
        """Return state, memory, number of vCPUs and CPU time of the domain.

        On restricted connections some hypervisors fill in only a part.

        Returns:
            state: a DomainState
            max_mem: most memory that the domain may be given, in KiB
            memory: memory that the domain has at present, in KiB
            nr_virt_cpu: number of virtual CPUs in use
            cpu_time: CPU time used since the guest was started, in ns; 0 when it is off

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainGetInfo.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_INFO, RemoteDomainGetInfoArgs(self._use("virDomainGetInfo"))
        )
        return results.DomainInfo((ret.state, ret.maxMem, ret.memory, ret.nrVirtCpu, ret.cpuTime))

    def max_memory(self) -> int:
        """Return the upper limit of the memory that the domain may have.

        ``info`` has it too, beside the memory that the domain has at present.

        Returns:
            maximum memory in KiB

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, libxl, lxc, qemu, test, vz.
        virDomainGetMaxMemory.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_MAX_MEMORY,
            RemoteDomainGetMaxMemoryArgs(self._use("virDomainGetMaxMemory")),
        )
        return ret.memory

    def max_vcpus(self) -> int:
        """Return how many virtual CPUs the guest can have without a restart.

        For a domain that runs. Of one that is off, some hypervisors tell their own
        limit and others refuse: ``vcpus_flags`` with VIR_DOMAIN_VCPU_MAXIMUM answers in
        both cases.

        Returns:
            maximum number of virtual CPUs

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: ch, esx, hyperv, libxl, openvz, qemu, test, vbox, vz.
        virDomainGetMaxVcpus.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_MAX_VCPUS,
            RemoteDomainGetMaxVcpusArgs(self._use("virDomainGetMaxVcpus")),
        )
        return ret.num

    def os_type(self) -> str:
        """Return the type of system that the domain is made to boot.

        Returns:
            text of ``<os><type>``: ``hvm`` for a full virtual machine, ``linux`` or
            ``xenpvh`` for Xen's paravirtualized guests, ``exe`` for a container

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware,
        vz.
        virDomainGetOSType.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_OS_TYPE, RemoteDomainGetOsTypeArgs(self._use("virDomainGetOSType"))
        )
        return ret.type

    def vcpus(self) -> tuple[list[results.Vcpu], list[tuple[bool, ...]]]:
        """Return where each virtual CPU runs and may run, and how long it has run.

        May be refused when the domain is off; ``vcpu_pin_info`` then tells where
        virtual CPUs may run.

        The client first asks for the number of virtual CPUs and of the host's CPUs.

        Returns:
            info: tuple (number, state, cpu_time, cpu) of each virtual CPU: ``state`` is
                a VcpuState, ``cpu_time`` in ns, ``cpu`` the host CPU it runs on or a
                VcpuHostCpuState below 0
            cpumaps: tuple for each virtual CPU, of a bool for each host CPU: whether it
                may run there

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: ch, hyperv, libxl, qemu, test, vz.
        virDomainGetVcpus.
        """
        return self._connect._run(cpumaps.domain_get_vcpus_gen(self))

    def pin_vcpu(self, vcpu: int, cpumap: Sequence[bool]) -> int:
        """Choose the host CPUs on which one vCPU of a running guest may run.

        The definition keeps its own pinning, which ``pin_vcpu_flags`` can change.

        Args:
            vcpu: number of the virtual CPU, from 0
            cpumap: a bool for each host CPU: whether it may be used; CPUs beyond its
                end may not, at least one must

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such vCPU; an argument is missing
                    or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, libxl, qemu, test.
        virDomainPinVcpu.
        """
        return self._connect._run(cpumaps.domain_pin_vcpu_gen(self, vcpu, cpumap))

    def reboot(self, flags: enums.DomainRebootFlagValues | PlainInt = 0) -> int:
        """Ask the guest to restart; it may take its time or ignore the request.

        The call returns once the request is made. The domain's ``<on_reboot>`` may turn
        the restart into a shutdown. A guest on its way to reboot should not be saved or
        migrated: with QEMU this may end in a shutdown. VIR_DOMAIN_REBOOT_GUEST_AGENT
        needs the agent's channel in the domain.

        Args:
            flags: ways to reach the guest that may be tried, in no given order; 0 for
                the hypervisor's choice (DomainRebootFlagValues)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware, vz.
        virDomainReboot.
        """
        self._connect._call(
            calls.DOMAIN_REBOOT, RemoteDomainRebootArgs(self._use("virDomainReboot"), flags)
        )
        return 0

    def resume(self) -> int:
        """Let a suspended guest run on from where it was frozen.

        Refused for a guest that already runs. A guest in VIR_DOMAIN_PMSUSPENDED, which
        put itself to sleep, wakes up by ``pm_wakeup`` instead.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INTERNAL_ERROR: the domain is not suspended
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware, vz.
        virDomainResume.
        """
        self._connect._call(
            calls.DOMAIN_RESUME, RemoteDomainResumeArgs(self._use("virDomainResume"))
        )
        return 0

    def set_autostart(self, autostart: int) -> int:
        """Choose whether the domain is to be started when its host boots.

        Only a persistent domain can be.

        Args:
            autostart: 0 for no; any other number for yes

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test.
        virDomainSetAutostart.
        """
        self._connect._call(
            calls.DOMAIN_SET_AUTOSTART,
            RemoteDomainSetAutostartArgs(self._use("virDomainSetAutostart"), autostart),
        )
        return 0

    def set_max_memory(self, memory: int) -> int:
        """Change the upper limit of the memory that the domain may have.

        Whether this is for the guest that runs or for its definition depends on the
        hypervisor; QEMU refuses it while the domain is active. ``set_memory_flags``
        with VIR_DOMAIN_MEM_MAXIMUM lets you choose.

        Args:
            memory: new maximum in KiB, not 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is running
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, hyperv, libxl, lxc, qemu, test.
        virDomainSetMaxMemory.
        """
        self._connect._call(
            calls.DOMAIN_SET_MAX_MEMORY,
            RemoteDomainSetMaxMemoryArgs(self._use("virDomainSetMaxMemory"), memory),
        )
        return 0

    def set_memory(self, memory: int) -> int:
        """Change how much memory the guest has at present, within its maximum.

        Needs a running guest on most hypervisors, and its balloon driver's help: the
        guest may take its time or give back less. ``set_memory_flags`` can change the
        definition as well.

        Args:
            memory: memory in KiB, not 0 and not above ``max_memory``

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, hyperv, libxl, lxc, qemu, test, vbox, vz.
        virDomainSetMemory.
        """
        self._connect._call(
            calls.DOMAIN_SET_MEMORY,
            RemoteDomainSetMemoryArgs(self._use("virDomainSetMemory"), memory),
        )
        return 0

    def set_vcpus(self, nvcpus: int) -> int:
        """Plug virtual CPUs into the running guest or take some out.

        The guest has to be booted far enough to take notice. ``set_vcpus_flags``
        changes the definition, or the maximum.

        Args:
            nvcpus: number of virtual CPUs to have afterwards, from 1 to ``max_vcpus``

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, hyperv, libxl, openvz, qemu, test, vbox, vz.
        virDomainSetVcpus.
        """
        self._connect._call(
            calls.DOMAIN_SET_VCPUS, RemoteDomainSetVcpusArgs(self._use("virDomainSetVcpus"), nvcpus)
        )
        return 0

    def shutdown(self) -> int:
        """Ask the guest to power itself off, and return without waiting.

        The guest may ignore it, and the domain's ``<on_poweroff>`` may turn it into a
        restart. A guest that complies leaves its disks in order. An event, or
        ``state``, tells when it is off. ``shutdown_flags`` chooses how the guest is
        asked, ``destroy`` does not ask.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is not running
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainShutdown.
        """
        self._connect._call(
            calls.DOMAIN_SHUTDOWN, RemoteDomainShutdownArgs(self._use("virDomainShutdown"))
        )
        return 0

    def suspend(self) -> int:
        """Freeze the running guest: it keeps its memory but gets no CPU and no I/O.

        The state becomes VIR_DOMAIN_PAUSED until ``resume``. This is not the guest's
        own sleep, see ``pm_suspend_for_duration``, and nothing is written to disk, see
        ``save``.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is not running
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware, vz.
        virDomainSuspend.
        """
        self._connect._call(
            calls.DOMAIN_SUSPEND, RemoteDomainSuspendArgs(self._use("virDomainSuspend"))
        )
        return 0

    def undefine(self) -> int:
        """Remove the domain's definition; a running guest becomes transient.

        Refused when the domain has a managed save image, when it is off and has
        metadata of snapshots or checkpoints, or when it has an NVRAM file:
        ``undefine_flags`` says what becomes of these. A guest that runs goes on; an
        inactive domain no longer exists afterwards.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainUndefine.
        """
        self._connect._call(
            calls.DOMAIN_UNDEFINE, RemoteDomainUndefineArgs(self._use("virDomainUndefine"))
        )
        return 0

    def core_dump(
        self, to: str | PathLike[str], flags: enums.DomainCoreDumpFlags | PlainInt = 0
    ) -> int:
        """Write the guest's memory to a file on the host, for a debugger.

        The guest is suspended meanwhile and runs on afterwards, unless a flag says
        otherwise: VIR_DUMP_LIVE does not suspend it, VIR_DUMP_CRASH leaves it off for
        the reason VIR_DOMAIN_SHUTOFF_CRASHED, VIR_DUMP_RESET resets it. These three
        exclude each other. ``core_dump_with_format`` has other formats.

        Args:
            to: absolute path of the file on the host of the domain
            flags: what becomes of the guest, whether only its memory is dumped, and
                whether the host's cache is bypassed; 0 for none of these
                (DomainCoreDumpFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu, test.
        virDomainCoreDump.
        """
        self._connect._call(
            calls.DOMAIN_CORE_DUMP,
            RemoteDomainCoreDumpArgs(self._use("virDomainCoreDump"), paths.absolute(to), flags),
        )
        return 0

    def save(self, to: str | PathLike[str]) -> int:
        """Write the guest's state to a file on the host and stop the guest.

        ``restore`` of the connection brings the guest back from the file. A transient
        domain is gone meanwhile. libvirt does not keep track of the file, unlike
        ``managed_save``; with ``save_image_get_xml_desc`` and ``save_image_define_xml``
        its XML can be read and changed.

        Args:
            to: absolute path of the file on the host of the domain

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu, test, vbox.
        virDomainSave.
        """
        self._connect._call(
            calls.DOMAIN_SAVE, RemoteDomainSaveArgs(self._use("virDomainSave"), paths.absolute(to))
        )
        return 0

    def scheduler_type(self) -> results.SchedulerType:
        """Return which scheduler gives the guest CPU time, with how many settings.

        Returns:
            type: the scheduler's name: ``posix`` for QEMU and LXC on Linux, ``credit``
                for Xen, and others
            nparams: number of its parameters, which ``scheduler_parameters`` returns

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, libxl, lxc, qemu, test.
        virDomainGetSchedulerType.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_SCHEDULER_TYPE,
            RemoteDomainGetSchedulerTypeArgs(self._use("virDomainGetSchedulerType")),
        )
        return results.SchedulerType((ret.type, ret.nparams))

    def scheduler_parameters(self) -> PlainParams:
        """Return the settings by which the guest gets its CPU time.

        Whether they are those of the running guest or of the definition depends on the
        hypervisor; ``scheduler_parameters_flags`` lets you choose.

        Returns:
            dict of numbers; for ``posix``: ``cpu_shares``, a relative weight, and for
            each of ``vcpu``, ``emulator``, ``iothread`` and ``global`` (the whole
            domain) its ``..._period`` in microseconds and its ``..._quota``,
            microseconds of CPU time in a period, below 0 without limit; for ``credit``:
            ``weight`` and ``cap``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, libxl, lxc, qemu, test.
        virDomainGetSchedulerParameters.
        """
        return self._connect._run(parameters.domain_scheduler_parameters_gen(self))

    def set_scheduler_parameters(self, params: Params) -> int:
        """Change some settings by which the guest gets its CPU time.

        Whether this is for the running guest, for the definition or for both depends on
        the hypervisor; ``set_scheduler_parameters_flags`` lets you choose.

        The client first asks for the settings that there are, to send each new value in
        its type.

        Args:
            params: those to change, at least one: ``cpu_shares``, ``vcpu_period``,
                ``vcpu_quota`` and the others that ``scheduler_parameters`` returns

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: an argument is missing or empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, libxl, lxc, qemu, test.
        virDomainSetSchedulerParameters.
        """
        return self._connect._run(parameters.domain_set_scheduler_parameters_gen(self, params))

    def migrate_perform(
        self,
        cookie: bytes,
        uri: str,
        flags: enums.DomainMigrateFlags | PlainInt,
        dname: str | None,
        bandwidth: int,
    ) -> int:
        """Send the guest to a prepared destination, by migration protocol 1 or 2.

        For programs that lead a migration themselves, against libvirt before 0.9.2. The
        destination has been prepared with ``migrate_prepare`` or ``migrate_prepare2``
        and is finished with ``migrate_finish`` or ``migrate_finish2``. With
        VIR_MIGRATE_PEER2PEER it is the whole migration. The guest is gone here when the
        call returns, and goes on here when it fails.

        ``migrate3`` leads migrations to current servers.

        Args:
            cookie: opaque bytes that preparing the destination gave
            uri: where to send the guest: the hypervisor's URI that preparing gave, or
                libvirt's URI of the destination with VIR_MIGRATE_PEER2PEER
            flags: flags of the migration (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, qemu.
        virDomainMigratePerform.
        """
        self._connect._call(
            calls.DOMAIN_MIGRATE_PERFORM,
            RemoteDomainMigratePerformArgs(
                self._use("virDomainMigratePerform"), cookie, uri, flags, dname, bandwidth
            ),
        )
        return 0

    def block_stats(self, path: str | PathLike[str]) -> results.BlockStats:
        """Return how much the guest has read from and written to one disk.

        For a running guest. A field is -1 where the hypervisor does not count it.
        ``block_stats_flags`` has more.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source; empty
                for all disks together, where supported

        Returns:
            rd_req: number of read requests
            rd_bytes: bytes read
            wr_req: number of write requests
            wr_bytes: bytes written
            errs: number of errors; of Xen domains, requests that had to wait

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_OPERATION_UNSUPPORTED: an argument is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, lxc, qemu, test, vz.
        virDomainBlockStats.
        """
        ret = self._connect._call(
            calls.DOMAIN_BLOCK_STATS,
            RemoteDomainBlockStatsArgs(self._use("virDomainBlockStats"), path),
        )
        return results.BlockStats((ret.rd_req, ret.rd_bytes, ret.wr_req, ret.wr_bytes, ret.errs))

    def interface_stats(self, path: str | PathLike[str]) -> results.InterfaceStats:
        """Return the traffic, errors and drops of one network interface.

        For a running guest and as seen by it: what it receives is ``rx``. A field is -1
        where the hypervisor does not count it.

        Args:
            path: the interface's target on the host, such as ``vnet0``, or its MAC
                address

        Returns:
            rx_bytes: bytes received
            rx_packets: number of packets received
            rx_errs: number of errors in receiving
            rx_drop: number of received packets that were dropped
            tx_bytes: bytes sent
            tx_packets: number of packets sent
            tx_errs: number of errors in sending
            tx_drop: number of packets to send that were dropped

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, lxc, openvz, qemu, test, vz.
        virDomainInterfaceStats.
        """
        ret = self._connect._call(
            calls.DOMAIN_INTERFACE_STATS,
            RemoteDomainInterfaceStatsArgs(self._use("virDomainInterfaceStats"), path),
        )
        return results.InterfaceStats(
            (
                ret.rx_bytes,
                ret.rx_packets,
                ret.rx_errs,
                ret.rx_drop,
                ret.tx_bytes,
                ret.tx_packets,
                ret.tx_errs,
                ret.tx_drop,
            )
        )

    def block_peek(
        self, disk: str | PathLike[str], offset: int, size: int, flags: int = 0
    ) -> bytes:
        """Read bytes from the storage behind one of the domain's disks.

        Tells, for instance, whether a boot sector has been written. Works for a remote
        host as well. QEMU's driver has it for disks of format ``raw`` only. Read-only
        connections may not call this.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            offset: position of the first byte, in bytes
            size: number of bytes within the disk, at most 4 MiB in one call; 0 to see
                whether it is allowed
            flags: unused, 0

        Returns:
            the bytes read, ``size`` of them

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; an argument is missing or empty
                VIR_ERR_INTERNAL_ERROR: a number is out of range
                VIR_ERR_SYSTEM_ERROR: a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockPeek.
        """
        ret = self._connect._call(
            calls.DOMAIN_BLOCK_PEEK,
            RemoteDomainBlockPeekArgs(self._use("virDomainBlockPeek"), disk, offset, size, flags),
        )
        return ret.buffer

    def memory_peek(
        self, start: int, size: int, flags: enums.DomainMemoryFlags | PlainInt = 0
    ) -> bytes:
        """Read bytes from the memory of the running guest.

        With VIR_MEMORY_VIRTUAL addresses are those of whatever the guest runs at this
        moment; pointers of a Linux kernel can be followed this way. Read-only
        connections may not call this.

        Args:
            start: address of the first byte
            size: number of bytes, at most 4 MiB in one call; 0 to see whether it is
                allowed
            flags: one of VIR_MEMORY_VIRTUAL and VIR_MEMORY_PHYSICAL: what kind of
                address ``start`` is (DomainMemoryFlags)

        Returns:
            the bytes read, ``size`` of them

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_INTERNAL_ERROR: a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainMemoryPeek.
        """
        ret = self._connect._call(
            calls.DOMAIN_MEMORY_PEEK,
            RemoteDomainMemoryPeekArgs(self._use("virDomainMemoryPeek"), start, size, flags),
        )
        return ret.buffer

    def security_label(self) -> results.SecurityLabel:
        """Return the label by which the host's security driver confines the guest.

        The first label only, if there are several drivers: see ``security_label_list``.

        Returns:
            label: label of the running guest, such as an SELinux context; empty when it
                is off or not confined
            enforcing: whether the driver enforces its policy, a bool

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: lxc, qemu, test.
        virDomainGetSecurityLabel.
        """
        return self._connect._run(records.domain_get_security_label_gen(self))

    def is_active(self) -> int:
        """Return whether the domain has a running or paused guest at present.

        Returns:
            1 if it has, 0 if it is off

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainIsActive.
        """
        ret = self._connect._call(
            calls.DOMAIN_IS_ACTIVE, RemoteDomainIsActiveArgs(self._use("virDomainIsActive"))
        )
        return ret.active

    def is_persistent(self) -> int:
        """Return whether the domain has a definition that outlives its guest.

        Returns:
            1 if it has; 0 for a transient domain, which is gone when its guest stops

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware,
        vz.
        virDomainIsPersistent.
        """
        ret = self._connect._call(
            calls.DOMAIN_IS_PERSISTENT,
            RemoteDomainIsPersistentArgs(self._use("virDomainIsPersistent")),
        )
        return ret.persistent

    def memory_stats(self) -> dict[str, int]:
        """Return how the running guest uses its memory, by kind of statistic.

        Most of it comes from the guest's balloon driver, and with QEMU only once
        ``set_memory_stats_period`` has told how often to collect it.

        Returns:
            dict with those that the hypervisor knows. In KiB: ``actual`` (size of the
            balloon), ``available`` to the guest's system, ``unused``, ``usable``
            without swapping, ``disk_caches``, ``swap_in``, ``swap_out`` and ``rss`` of
            the emulator on the host. Counts: ``major_fault``, ``minor_fault``,
            ``hugetlb_pgalloc``, ``hugetlb_pgfail``. In seconds since 1970:
            ``last_update``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, lxc, qemu, test, vz.
        virDomainMemoryStats.
        """
        return self._connect._run(records.domain_memory_stats_gen(self))

    def attach_device_flags(
        self,
        xml: str,
        flags: enums.DomainModificationImpact | enums.DomainDeviceModifyFlags | PlainInt = 0,
    ) -> int:
        """Add a device to the running guest, to its definition, or to both.

        To change the medium of a drive, use ``update_device_flags``.

        Args:
            xml: one device: ``<disk>``, ``<interface>``, ``<hostdev>`` or another child
                of ``<devices>``
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact |
                DomainDeviceModifyFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient; the domain has such a device
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_CONFIG_UNSUPPORTED: the document is of another kind
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: hyperv, libxl, lxc, qemu, vbox, vz.
        virDomainAttachDeviceFlags.
        """
        self._connect._call(
            calls.DOMAIN_ATTACH_DEVICE_FLAGS,
            RemoteDomainAttachDeviceFlagsArgs(self._use("virDomainAttachDeviceFlags"), xml, flags),
        )
        return 0

    def detach_device_flags(
        self,
        xml: str,
        flags: enums.DomainModificationImpact | enums.DomainDeviceModifyFlags | PlainInt = 0,
    ) -> int:
        """Take a device out of the running guest, its definition, or both.

        A running guest may have to release the device first. The call waits for that
        only a little: VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED, or the domain's XML, tells
        when it is done. A block job on a disk may have to be ended before. How much of
        ``xml`` has to match depends on the driver; a partial one may hit another
        device.

        Args:
            xml: the device, best as the domain's own document has it
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact |
                DomainDeviceModifyFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_DEVICE_MISSING: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_CONFIG_UNSUPPORTED: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, lxc, qemu, vbox, vz.
        virDomainDetachDeviceFlags.
        """
        self._connect._call(
            calls.DOMAIN_DETACH_DEVICE_FLAGS,
            RemoteDomainDetachDeviceFlagsArgs(self._use("virDomainDetachDeviceFlags"), xml, flags),
        )
        return 0

    def job_info(self) -> results.JobInfo:
        """Return how far the domain's job is, such as a save or a migration.

        For an active domain only. ``job_stats`` tells more.

        Returns:
            type: a DomainJobType; VIR_DOMAIN_JOB_NONE, and all else 0, when there is no
                job
            time_elapsed: time since the job was started, in milliseconds
            time_remaining: time until it will end, in milliseconds, of a
                VIR_DOMAIN_JOB_BOUNDED job; else 0
            data_total: all data of the job, in bytes: memory and files together
            data_processed: data processed up to now, in bytes
            data_remaining: data still to be processed, in bytes
            mem_total: memory of the guest that is part of the job, in bytes
            mem_processed: memory processed up to now, in bytes
            mem_remaining: memory still to be processed, in bytes; may grow as the guest
                writes
            file_total: data of disk images that is part of the job, in bytes
            file_processed: data of disk images processed up to now, in bytes
            file_remaining: data of disk images still to be processed, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, qemu, vz.
        virDomainGetJobInfo.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_JOB_INFO, RemoteDomainGetJobInfoArgs(self._use("virDomainGetJobInfo"))
        )
        return results.JobInfo(
            (
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
            )
        )

    def abort_job(self) -> int:
        """Cancel the job that occupies the domain, such as a save or a migration.

        Refused when there is no job, and for a migration in its post-copy phase, which
        ``abort_job_flags`` can interrupt. For jobs on single disks there is
        ``block_job_abort``.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: no job is running; the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, vz.
        virDomainAbortJob.
        """
        self._connect._call(
            calls.DOMAIN_ABORT_JOB, RemoteDomainAbortJobArgs(self._use("virDomainAbortJob"))
        )
        return 0

    def migrate_set_max_downtime(self, downtime: int, flags: int = 0) -> int:
        """Limit how long a live migration may pause the guest at its end.

        Meant for a migration under way: the longer the pause may be, the earlier it can
        complete.

        Args:
            downtime: longest pause to be tolerated, in milliseconds
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateSetMaxDowntime.
        """
        self._connect._call(
            calls.DOMAIN_MIGRATE_SET_MAX_DOWNTIME,
            RemoteDomainMigrateSetMaxDowntimeArgs(
                self._use("virDomainMigrateSetMaxDowntime"), downtime, flags
            ),
        )
        return 0

    def update_device_flags(
        self,
        xml: str,
        flags: enums.DomainModificationImpact | enums.DomainDeviceModifyFlags | PlainInt = 0,
    ) -> int:
        """Change a device of the domain, such as the medium in a CD-ROM drive.

        Also changes a display's password or the network that an interface is connected
        to. What ``xml`` leaves out may be taken as to be removed: start from the
        domain's own document and change one thing.

        Args:
            xml: the whole device as it shall be: ``<disk>``, ``<graphics>``,
                ``<interface>`` or another child of ``<devices>``
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both, 0 for the guest if
                it runs, else the definition; VIR_DOMAIN_DEVICE_MODIFY_FORCE to eject a
                medium that the guest has locked (DomainModificationImpact |
                DomainDeviceModifyFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_CONFIG_UNSUPPORTED: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, lxc, openvz, qemu, vbox, vz.
        virDomainUpdateDeviceFlags.
        """
        self._connect._call(
            calls.DOMAIN_UPDATE_DEVICE_FLAGS,
            RemoteDomainUpdateDeviceFlagsArgs(self._use("virDomainUpdateDeviceFlags"), xml, flags),
        )
        return 0

    def managed_save(self, flags: enums.DomainSaveRestoreFlags | PlainInt = 0) -> int:
        """Stop the guest and keep its state, to go on from at the next start.

        libvirt chooses the place of the image and uses it, once, when the domain is
        next started. The domain has to be active and persistent.

        Args:
            flags: whether the host's cache is bypassed, and in which state the guest
                will wake: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED, not both;
                0 for the state it is in (DomainSaveRestoreFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: hyperv, libxl, qemu, test, vz.
        virDomainManagedSave.
        """
        self._connect._call(
            calls.DOMAIN_MANAGED_SAVE,
            RemoteDomainManagedSaveArgs(self._use("virDomainManagedSave"), flags),
        )
        return 0

    def has_managed_save_image(self, flags: int = 0) -> int:
        """Return whether the next start will go on from a managed save image.

        Args:
            flags: unused, 0

        Returns:
            1 if there is an image; 0 if not, as for every running domain

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vmware,
        vz.
        virDomainHasManagedSaveImage.
        """
        ret = self._connect._call(
            calls.DOMAIN_HAS_MANAGED_SAVE_IMAGE,
            RemoteDomainHasManagedSaveImageArgs(self._use("virDomainHasManagedSaveImage"), flags),
        )
        return ret.result

    def managed_save_remove(self, flags: int = 0) -> int:
        """Delete the managed save image, so that the next start boots the guest.

        Without an image, QEMU's driver raises an error; others may do nothing.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: hyperv, libxl, qemu, test, vz.
        virDomainManagedSaveRemove.
        """
        self._connect._call(
            calls.DOMAIN_MANAGED_SAVE_REMOVE,
            RemoteDomainManagedSaveRemoveArgs(self._use("virDomainManagedSaveRemove"), flags),
        )
        return 0

    def snapshot_create_xml(
        self, xml_desc: str, flags: enums.DomainSnapshotCreateFlags | PlainInt = 0
    ) -> DomainSnapshot:
        """Save the state of a domain's disks, and of its memory while it runs.

        The new snapshot becomes the current one, and the former current one its parent.
        VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY leaves the memory out. With
        VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE nothing is saved: metadata that
        `get_xml_desc` gave earlier is put back, on another host for instance.

        Args:
            xml_desc: the snapshot, ``<domainsnapshot>``; name and disks may be left out
            flags: 0, or how to take it (DomainSnapshotCreateFlags)

        Returns:
            the new snapshot

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_UNSUPPORTED: the domain has checkpoints
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag lacks another that
                    it requires
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_INTERNAL_ERROR: the document lacks what a flag requires
                VIR_ERR_CONFIG_UNSUPPORTED: the disk's format does not allow it
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotCreateXML.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_CREATE_XML,
            RemoteDomainSnapshotCreateXmlArgs(
                self._use("virDomainSnapshotCreateXML"), xml_desc, flags
            ),
        )
        return DomainSnapshot(handles.Lease(self, self._connect), ret.snap)

    def snapshot_num(self, flags: enums.DomainSnapshotListFlags | PlainInt = 0) -> int:
        """Count the snapshots of a domain that the flags select.

        Args:
            flags: which to count, all for 0 (DomainSnapshotListFlags)

        Returns:
            how many there are

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotNum.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_NUM,
            RemoteDomainSnapshotNumArgs(self._use("virDomainSnapshotNum"), flags),
        )
        return ret.num

    def snapshot_list_names(self, flags: enums.DomainSnapshotListFlags | PlainInt = 0) -> list[str]:
        """List what a domain's snapshots are called, without making objects.

        `list_all_snapshots` gives objects in one call and misses none that is made
        meanwhile.

        Args:
            flags: which to list, all for 0 (DomainSnapshotListFlags)

        Returns:
            the names, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotListNames.
        """
        return self._connect._run(listing.domain_snapshot_list_names_gen(self, flags))

    def snapshot_lookup_by_name(self, name: str, flags: int = 0) -> DomainSnapshot:
        """Find one snapshot of the domain by what it is called.

        Args:
            name: the snapshot's name
            flags: unused, 0

        Returns:
            the snapshot of that name

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotLookupByName.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_LOOKUP_BY_NAME,
            RemoteDomainSnapshotLookupByNameArgs(
                self._use("virDomainSnapshotLookupByName"), name, flags
            ),
        )
        return DomainSnapshot(handles.Lease(self, self._connect), ret.snap)

    def has_current_snapshot(self, flags: int = 0) -> int:
        """Say whether one of the domain's snapshots is the current one.

        Args:
            flags: unused, 0

        Returns:
            1 if there is one, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainHasCurrentSnapshot.
        """
        ret = self._connect._call(
            calls.DOMAIN_HAS_CURRENT_SNAPSHOT,
            RemoteDomainHasCurrentSnapshotArgs(self._use("virDomainHasCurrentSnapshot"), flags),
        )
        return ret.result

    def snapshot_current(self, flags: int = 0) -> DomainSnapshot:
        """Return the snapshot that the domain was last at, the parent of the next.

        Args:
            flags: unused, 0

        Returns:
            the current snapshot; a domain without one is refused

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: the domain has no current snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotCurrent.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_CURRENT,
            RemoteDomainSnapshotCurrentArgs(self._use("virDomainSnapshotCurrent"), flags),
        )
        return DomainSnapshot(handles.Lease(self, self._connect), ret.snap)

    def revert_to_snapshot(
        self, snap: DomainSnapshot, flags: enums.DomainSnapshotRevertFlags | PlainInt = 0
    ) -> int:
        """Put a domain back to what it was when a snapshot was taken.

        Everything since is lost, unless another snapshot holds it. The domain runs, is
        paused or is shut off afterwards as it was then; RUNNING and PAUSED ask for one
        of these states instead. What cannot be restored safely is refused with
        VIR_ERR_SNAPSHOT_REVERT_RISKY, unless VIR_DOMAIN_SNAPSHOT_REVERT_FORCE is given.

        Args:
            snap: the snapshot, one of this domain's
            flags: 0, or in which state and at which risk (DomainSnapshotRevertFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, qemu, test, vbox, vz.
        virDomainRevertToSnapshot.
        """
        return self._connect._run(records.domain_revert_to_snapshot_gen(self, snap, flags))

    def block_info(self, path: str | PathLike[str], flags: int = 0) -> results.BlockInfo:
        """Return the size of one disk, as the guest and as the host see it.

        The values depend on the format: of a sparse or qcow2 image in a file
        ``allocation`` is what ``du`` tells, of a qcow2 image on a block device how far
        it has been written while the domain is active.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source
            flags: unused, 0

        Returns:
            capacity: size that the guest sees, in bytes
            allocation: space that the image takes in its storage, in bytes
            physical: size of the file or device behind the disk, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; an argument is missing or empty
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetBlockInfo.
        """
        return self._connect._run(records.domain_get_block_info_gen(self, path, flags))

    def create_with_flags(self, flags: enums.DomainCreateFlags | PlainInt = 0) -> int:
        """Start a defined domain with options: paused, from scratch, and others.

        VIR_DOMAIN_START_PAUSED leaves the guest suspended until ``resume``. With
        VIR_DOMAIN_START_AUTODESTROY it is destroyed when this connection closes or
        breaks; it cannot be migrated then. VIR_DOMAIN_START_FORCE_BOOT discards a
        managed save image.

        The handle takes the id that the domain got.

        Args:
            flags: how to start; 0 for what ``create`` does (DomainCreateFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is running
                VIR_ERR_OPERATION_INVALID: the domain is running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainCreateWithFlags.
        """
        return self._connect._run(domains.domain_create_with_flags_gen(self, flags))

    def set_memory_parameters(
        self, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Limit the host memory and swap that the domain as a whole may use.

        The limits hold for the emulator too: one that is too tight gets the guest
        killed.

        The client first asks for the limits that there are, to send each new value in
        its type.

        Args:
            params: those to change, at least one, in KiB: ``hard_limit``,
                ``soft_limit`` (holds when the host is short of memory),
                ``swap_hard_limit`` (memory and swap together), ``min_guarantee``;
                VIR_DOMAIN_MEMORY_PARAM_UNLIMITED for none
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty; a parameter has the wrong type
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, lxc, openvz, qemu, test.
        virDomainSetMemoryParameters.
        """
        return self._connect._run(parameters.domain_set_memory_parameters_gen(self, params, flags))

    def memory_parameters(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> PlainParams:
        """Return the limits on host memory and swap of the domain as a whole.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            dict with those that the hypervisor has, in KiB: ``hard_limit``,
            ``soft_limit``, ``swap_hard_limit``, ``min_guarantee``;
            VIR_DOMAIN_MEMORY_PARAM_UNLIMITED where there is none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, lxc, openvz, qemu, test.
        virDomainGetMemoryParameters.
        """
        wire = self._use("virDomainGetMemoryParameters")
        ret = self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_MEMORY_PARAMETERS,
                lambda n: RemoteDomainGetMemoryParametersArgs(wire, n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    def set_vcpus_flags(
        self,
        nvcpus: int,
        flags: enums.DomainModificationImpact | enums.DomainVcpuFlags | PlainInt = 0,
    ) -> int:
        """Change the number of vCPUs or its maximum, now or for the next boot.

        VIR_DOMAIN_VCPU_MAXIMUM changes the maximum, for which VIR_DOMAIN_AFFECT_CONFIG
        is needed too. VIR_DOMAIN_VCPU_GUEST has the guest's agent switch virtual CPUs
        on and off inside, while they stay plugged in. Not every hypervisor has every
        combination.

        Args:
            nvcpus: number of virtual CPUs to have afterwards, at least 1, at most the
                maximum
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both, 0 for the guest if
                it runs, else the definition; and which number is meant
                (DomainModificationImpact | DomainVcpuFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, hyperv, libxl, openvz, qemu, test, vbox, vz.
        virDomainSetVcpusFlags.
        """
        self._connect._call(
            calls.DOMAIN_SET_VCPUS_FLAGS,
            RemoteDomainSetVcpusFlagsArgs(self._use("virDomainSetVcpusFlags"), nvcpus, flags),
        )
        return 0

    def vcpus_flags(
        self, flags: enums.DomainModificationImpact | enums.DomainVcpuFlags | PlainInt = 0
    ) -> int:
        """Return the number of vCPUs or its maximum, now or for the next boot.

        VIR_DOMAIN_VCPU_GUEST counts those that the guest has switched on, by its agent;
        read-only connections may not ask that.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition, 0 for the guest if it runs,
                else the definition; and which number is meant (DomainModificationImpact
                | DomainVcpuFlags)

        Returns:
            number of virtual CPUs; with VIR_DOMAIN_VCPU_MAXIMUM the most there can be

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, esx, hyperv, libxl, openvz, qemu, test, vbox, vz.
        virDomainGetVcpusFlags.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_VCPUS_FLAGS,
            RemoteDomainGetVcpusFlagsArgs(self._use("virDomainGetVcpusFlags"), flags),
        )
        return ret.num

    def open_console(
        self, dev_name: str | None, st: Stream, flags: enums.DomainConsoleFlags | PlainInt = 0
    ) -> int:
        """Connect a stream with a console or serial port of the running guest.

        Works in both directions, until the stream is ended or the guest stops. Refused
        while somebody else uses the device, unless VIR_DOMAIN_CONSOLE_FORCE disconnects
        them.

        Args:
            dev_name: alias of a console, serial or parallel device, such as
                ``serial0``; None for the first console or serial
            st: a fresh stream of the domain's connection, which the call opens
            flags: what to do about another user of the device; 0 to be refused
                (DomainConsoleFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, libxl, lxc, qemu.
        virDomainOpenConsole.
        """
        self._connect._call_stream(
            calls.DOMAIN_OPEN_CONSOLE,
            RemoteDomainOpenConsoleArgs(self._use("virDomainOpenConsole"), dev_name, flags),
            st,
        )
        return 0

    def is_updated(self) -> int:
        """Return whether the hypervisor has the domain marked as changed.

        Of little use: QEMU domains answer 0 even after their definition was changed.
        Compare XML documents instead, or wait for events.

        Returns:
            1 if the domain is marked, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vz.
        virDomainIsUpdated.
        """
        ret = self._connect._call(
            calls.DOMAIN_IS_UPDATED, RemoteDomainIsUpdatedArgs(self._use("virDomainIsUpdated"))
        )
        return ret.updated

    def set_memory_flags(
        self,
        memory: int,
        flags: enums.DomainModificationImpact | enums.DomainMemoryModFlags | PlainInt = 0,
    ) -> int:
        """Change memory or its maximum, for the running guest or for its definition.

        VIR_DOMAIN_MEM_MAXIMUM changes the maximum, which most hypervisors cannot do for
        a guest that runs. VIR_DOMAIN_AFFECT_CONFIG is refused for a transient domain.

        Args:
            memory: memory in KiB, not 0; without VIR_DOMAIN_MEM_MAXIMUM at most the
                maximum
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both, 0 for the guest if
                it runs, else the definition; and whether the maximum is meant
                (DomainModificationImpact | DomainMemoryModFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, hyperv, libxl, lxc, qemu, test, vz.
        virDomainSetMemoryFlags.
        """
        self._connect._call(
            calls.DOMAIN_SET_MEMORY_FLAGS,
            RemoteDomainSetMemoryFlagsArgs(self._use("virDomainSetMemoryFlags"), memory, flags),
        )
        return 0

    def set_blkio_parameters(
        self, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Change the domain's share of disk bandwidth and its limits per device.

        These are the host's limits, on its devices. ``set_block_io_tune`` limits one
        disk of the guest.

        The client first asks for the settings that there are, to send each new value in
        its type.

        Args:
            params: those to change, at least one: ``weight``, relative to other
                domains, and texts ``/path,number,/path,number...`` for devices of the
                host: ``device_weight``, ``device_read_iops_sec`` and
                ``device_write_iops_sec`` in requests per second,
                ``device_read_bytes_sec`` and ``device_write_bytes_sec`` in bytes per
                second
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: lxc, qemu, test.
        virDomainSetBlkioParameters.
        """
        return self._connect._run(parameters.domain_set_blkio_parameters_gen(self, params, flags))

    def blkio_parameters(self, flags: enums.DomainModificationImpact | PlainInt = 0) -> PlainParams:
        """Return the domain's share of disk bandwidth and its limits per device.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            dict with ``weight``, relative to other domains, and texts
            ``/path,number,/path,number...`` for devices of the host: ``device_weight``,
            ``device_read_iops_sec`` and ``device_write_iops_sec`` in requests per
            second, ``device_read_bytes_sec`` and ``device_write_bytes_sec`` in bytes
            per second

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: lxc, qemu, test.
        virDomainGetBlkioParameters.
        """
        wire = self._use("virDomainGetBlkioParameters")
        ret = self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_BLKIO_PARAMETERS,
                lambda n: RemoteDomainGetBlkioParametersArgs(wire, n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    def migrate_set_max_speed(
        self, bandwidth: int, flags: enums.DomainMigrateMaxSpeedFlags | PlainInt = 0
    ) -> int:
        """Limit the bandwidth that a migration of the domain may use.

        For the migration under way and for later ones.

        Args:
            bandwidth: limit in MiB/s
            flags: VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY for the limit of the post-copy
                phase; 0 for the usual one (DomainMigrateMaxSpeedFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateSetMaxSpeed.
        """
        self._connect._call(
            calls.DOMAIN_MIGRATE_SET_MAX_SPEED,
            RemoteDomainMigrateSetMaxSpeedArgs(
                self._use("virDomainMigrateSetMaxSpeed"), bandwidth, flags
            ),
        )
        return 0

    def inject_nmi(self, flags: int = 0) -> int:
        """Send the guest a non-maskable interrupt, often set up to make it dump.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainInjectNMI.
        """
        self._connect._call(
            calls.DOMAIN_INJECT_NMI,
            RemoteDomainInjectNmiArgs(self._use("virDomainInjectNMI"), flags),
        )
        return 0

    def screenshot(self, stream: Stream, screen: int, flags: int = 0) -> str | None:
        """Take a picture of the guest's screen, to be read from a stream.

        Read the stream to its end to get the picture. Read-only connections may not
        call this.

        Args:
            stream: a fresh stream of the domain's connection, which the call opens
            screen: number of the screen, from 0, through all heads of the first
                graphics card, then of the next
            flags: unused, 0

        Returns:
            MIME type of the picture, such as ``image/png``, as the hypervisor chose it;
            None if it tells none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain has no such device; the domain is
                    not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, hyperv, qemu, test, vbox.
        virDomainScreenshot.
        """
        ret = self._connect._call_stream(
            calls.DOMAIN_SCREENSHOT,
            RemoteDomainScreenshotArgs(self._use("virDomainScreenshot"), screen, flags),
            stream,
        )
        return ret.mime

    def state(self, flags: int = 0) -> results.DomainStatus:
        """Return the state of the domain together with the reason for it.

        Args:
            flags: unused, 0

        Returns:
            state: a DomainState
            reason: why it is in this state, a number whose meaning depends on
                ``state``: DomainRunningReason, DomainPausedReason, DomainShutoffReason
                and so on; 0 when not known

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainGetState.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_STATE, RemoteDomainGetStateArgs(self._use("virDomainGetState"), flags)
        )
        return results.DomainStatus((ret.state, ret.reason))

    def migrate_begin3(
        self,
        xmlin: str | None,
        flags: enums.DomainMigrateFlags | PlainInt,
        dname: str | None,
        bandwidth: int,
    ) -> tuple[bytes, str]:
        """Begin a migration at its source, with separate arguments: step 1 of 5.

        For programs that lead a migration themselves: begin at the source, prepare at
        the destination, perform at the source, finish at the destination, confirm at
        the source. ``migrate_begin3_params`` is its successor.

        ``migrate3`` takes all the steps.

        Args:
            xmlin: description of the domain at the destination, a ``<domain>``; None
                for the same as here
            flags: flags of the migration, the same ones for every step at the source
                (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            cookie_out: opaque bytes for preparing the destination
            xml: description of the domain to prepare the destination with, a
                ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateBegin3.
        """
        ret = self._connect._call(
            calls.DOMAIN_MIGRATE_BEGIN3,
            RemoteDomainMigrateBegin3Args(
                self._use("virDomainMigrateBegin3"), xmlin, flags, dname, bandwidth
            ),
        )
        return (ret.cookie_out, ret.xml)

    def migrate_perform3(
        self,
        xmlin: str | None,
        cookie_in: bytes,
        dconnuri: str | None,
        uri: str | None,
        flags: enums.DomainMigrateFlags | PlainInt,
        dname: str | None,
        bandwidth: int,
    ) -> bytes:
        """Send the guest to its destination, with separate arguments: step 3 of 5.

        Takes as long as the transfer. With VIR_MIGRATE_PEER2PEER it is the whole
        migration: the source connects to ``dconnuri`` and takes the other steps itself.
        ``migrate_perform3_params`` is its successor.

        Args:
            xmlin: description of the domain at the destination, a ``<domain>``; None
                for the same as here
            cookie_in: opaque bytes that preparing the destination gave; empty with
                VIR_MIGRATE_PEER2PEER
            dconnuri: libvirt's URI of the destination, as seen from the source, for
                VIR_MIGRATE_PEER2PEER; None otherwise
            uri: hypervisor's URI to send the guest to, as preparing gave it; with
                VIR_MIGRATE_PEER2PEER may be None
            flags: flags of the migration (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            opaque bytes for finishing at the destination

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigratePerform3.
        """
        ret = self._connect._call(
            calls.DOMAIN_MIGRATE_PERFORM3,
            RemoteDomainMigratePerform3Args(
                self._use("virDomainMigratePerform3"),
                xmlin,
                cookie_in,
                dconnuri,
                uri,
                flags,
                dname,
                bandwidth,
            ),
        )
        return ret.cookie_out

    def migrate_confirm3(
        self, cookie_in: bytes, flags: enums.DomainMigrateFlags | PlainInt, cancelled: int
    ) -> int:
        """Tell the source how a migration ended: the last of its five steps.

        The source drops the guest if it runs at the destination, and lets it run on if
        not. Not to be called when ``migrate_perform3`` failed.
        ``migrate_confirm3_params`` is its successor.

        Args:
            cookie_in: opaque bytes that finishing at the destination gave
            flags: flags of the migration (DomainMigrateFlags)
            cancelled: 0 when the guest runs at the destination, 1 when the migration
                failed

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateConfirm3.
        """
        self._connect._call(
            calls.DOMAIN_MIGRATE_CONFIRM3,
            RemoteDomainMigrateConfirm3Args(
                self._use("virDomainMigrateConfirm3"), cookie_in, flags, cancelled
            ),
        )
        return 0

    def set_scheduler_parameters_flags(
        self, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Change CPU scheduling of the running guest, its definition, or both.

        The client first asks for the settings that there are, to send each new value in
        its type.

        Args:
            params: those to change, at least one: ``cpu_shares``, ``vcpu_period``,
                ``vcpu_quota`` and the others that ``scheduler_parameters`` returns
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, libxl, lxc, qemu, test.
        virDomainSetSchedulerParametersFlags.
        """
        return self._connect._run(
            parameters.domain_set_scheduler_parameters_flags_gen(self, params, flags)
        )

    def scheduler_parameters_flags(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> PlainParams:
        """Return CPU scheduling of the running guest or of its definition.

        In a definition, 0 stands for what is not set.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            dict of numbers with the same names as in ``scheduler_parameters``, such as
            ``cpu_shares``, ``vcpu_period`` and ``vcpu_quota`` in microseconds

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, libxl, lxc, qemu, test.
        virDomainGetSchedulerParametersFlags.
        """
        return self._connect._run(parameters.domain_scheduler_parameters_flags_gen(self, flags))

    def pin_vcpu_flags(
        self,
        vcpu: int,
        cpumap: Sequence[bool],
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> int:
        """Choose the host CPUs for one vCPU, at once or for the next boot.

        Args:
            vcpu: number of the virtual CPU, from 0
            cpumap: a bool for each host CPU: whether it may be used; CPUs beyond its
                end may not, at least one must
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such vCPU; a flag is not
                    supported; an argument is missing or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, libxl, qemu, test.
        virDomainPinVcpuFlags.
        """
        return self._connect._run(cpumaps.domain_pin_vcpu_flags_gen(self, vcpu, cpumap, flags))

    def send_key(
        self,
        codeset: enums.KeycodeSet | PlainInt,
        holdtime: int,
        keycodes: Sequence[int],
        nkeycodes: int,
        flags: int = 0,
    ) -> int:
        """Press keys on the guest's keyboard all at once and release them.

        For text, call it once for each key together with its modifiers.

        Args:
            codeset: the numbering that ``keycodes`` belong to (KeycodeSet)
            holdtime: time to hold the keys, in milliseconds
            keycodes: codes of the keys, 1 to 16 of them
            nkeycodes: the length of ``keycodes``
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty; a value is not a known one
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: hyperv, qemu, test, vbox.
        virDomainSendKey.
        """
        return self._connect._run(
            records.domain_send_key_gen(self, codeset, holdtime, keycodes, nkeycodes, flags)
        )

    def control_info(self, flags: int = 0) -> results.ControlInfo:
        """Return whether the hypervisor's control channel to the guest is usable.

        For an active domain only. Tells why other calls for the domain would wait or
        fail.

        Args:
            flags: unused, 0

        Returns:
            state: a DomainControlState: free, with a job, occupied by a command, or
                broken
            details: a DomainControlErrorReason when ``state`` is
                VIR_DOMAIN_CONTROL_ERROR, else 0
            state_time: time in this state, in milliseconds, while there is a job or a
                command; else 0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetControlInfo.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_CONTROL_INFO,
            RemoteDomainGetControlInfoArgs(self._use("virDomainGetControlInfo"), flags),
        )
        return results.ControlInfo((ret.state, ret.details, ret.stateTime))

    def vcpu_pin_info(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> list[tuple[bool, ...]]:
        """Return the host CPUs on which each virtual CPU may run.

        Also for a domain that is off, unlike ``vcpus``.

        The client first asks for the number of virtual CPUs and of the host's CPUs.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            list with a tuple for each virtual CPU, of a bool for each host CPU: whether
            it may run there

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: ch, libxl, qemu, test.
        virDomainGetVcpuPinInfo.
        """
        return self._connect._run(cpumaps.domain_get_vcpu_pin_info_gen(self, flags))

    def undefine_flags(self, flags: enums.DomainUndefineFlagsValues | PlainInt = 0) -> int:
        """Remove the domain's definition and, as flags say, files that go with it.

        Refused as ``undefine`` is, unless ``flags`` says what becomes of each: a
        managed save image, the metadata of snapshots and of checkpoints (of an inactive
        domain; an active one keeps it until it stops), an NVRAM file, which is either
        removed or kept. A TPM's state can be removed or kept as well.

        Args:
            flags: what to remove or to keep; 0 for what ``undefine`` does
                (DomainUndefineFlagsValues)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is transient
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainUndefineFlags.
        """
        self._connect._call(
            calls.DOMAIN_UNDEFINE_FLAGS,
            RemoteDomainUndefineFlagsArgs(self._use("virDomainUndefineFlags"), flags),
        )
        return 0

    def save_flags(
        self,
        to: str | PathLike[str],
        dxml: str | None = None,
        flags: enums.DomainSaveRestoreFlags | PlainInt = 0,
    ) -> int:
        """Save the guest to a file with changed XML or to wake in another state.

        As ``save``: the guest stops, ``restore`` brings it back. Some hypervisors
        refuse it while a block job runs; ``block_job_abort`` ends that.

        Args:
            to: absolute path of the file on the host of the domain
            dxml: a ``<domain>`` to be restored with, which may differ in what the host
                provides, such as paths of disks; None to leave it as it is
            flags: whether the host's cache is bypassed, and in which state the guest
                will wake: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED, not both;
                0 for the state it is in (DomainSaveRestoreFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: an argument is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu, test.
        virDomainSaveFlags.
        """
        self._connect._call(
            calls.DOMAIN_SAVE_FLAGS,
            RemoteDomainSaveFlagsArgs(
                self._use("virDomainSaveFlags"), paths.absolute(to), dxml, flags
            ),
        )
        return 0

    def destroy_flags(self, flags: enums.DomainDestroyFlagsValues | PlainInt = 0) -> int:
        """Stop the domain at once, but on request without killing its emulator.

        With VIR_DOMAIN_DESTROY_GRACEFUL the call fails, rather than kill it, when the
        emulator does not end by itself in time. VIR_DOMAIN_DESTROY_REMOVE_LOGS also
        deletes the domain's log files.

        The handle's id becomes -1.

        Args:
            flags: whether to refrain from killing, whether to remove logs; 0 for what
                ``destroy`` does (DomainDestroyFlagsValues)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainDestroyFlags.
        """
        return self._connect._run(domains.domain_destroy_flags_gen(self, flags))

    def block_job_abort(
        self, disk: str | PathLike[str], flags: enums.DomainBlockJobAbortFlags | PlainInt = 0
    ) -> int:
        """End the block job on a disk: cancel it, or pivot to its result.

        A cancelled pull goes on from where it was when it is started anew. A cancelled
        copy or active commit leaves the domain with the image it had and has to be
        started from the beginning; with VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT such a job
        moves the domain to the new image instead, or the call fails with
        VIR_ERR_BLOCK_COPY_ACTIVE while the job is not ready.

        The call waits until the job has ended, unless VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC
        is given; an event follows in any case.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            flags: whether to pivot and whether to return without waiting; 0 to cancel
                and wait (DomainBlockJobAbortFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the disk has no block job; a flag is not supported
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockJobAbort.
        """
        self._connect._call(
            calls.DOMAIN_BLOCK_JOB_ABORT,
            RemoteDomainBlockJobAbortArgs(self._use("virDomainBlockJobAbort"), disk, flags),
        )
        return 0

    def block_job_info(
        self, path: str | PathLike[str], flags: enums.DomainBlockJobInfoFlags | PlainInt = 0
    ) -> dict[str, int]:
        """Return type, speed and progress of the block job on a disk, if any.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source
            flags: VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES to get ``bandwidth`` in
                bytes/s; 0 for MiB/s, rounded up (DomainBlockJobInfoFlags)

        Returns:
            dict with ``type``, a DomainBlockJobType, ``bandwidth``, the limit in MiB/s
            or as ``flags`` asks, 0 for none, ``cur`` and ``end``, whose quotient is the
            progress; empty when there is no job

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu.
        virDomainGetBlockJobInfo.
        """
        return self._connect._run(records.domain_get_block_job_info_gen(self, path, flags))

    def block_job_set_speed(
        self,
        disk: str | PathLike[str],
        bandwidth: int,
        flags: enums.DomainBlockJobSetSpeedFlags | PlainInt = 0,
    ) -> int:
        """Limit the bandwidth of the block job that runs on a disk.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            bandwidth: limit in MiB/s, or in bytes/s as ``flags`` says; 0 for no limit
            flags: VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES for ``bandwidth`` in
                bytes/s; 0 for MiB/s (DomainBlockJobSetSpeedFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the disk has no block job; a flag is not supported
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockJobSetSpeed.
        """
        self._connect._call(
            calls.DOMAIN_BLOCK_JOB_SET_SPEED,
            RemoteDomainBlockJobSetSpeedArgs(
                self._use("virDomainBlockJobSetSpeed"), disk, bandwidth, flags
            ),
        )
        return 0

    def block_pull(
        self,
        disk: str | PathLike[str],
        bandwidth: int = 0,
        flags: enums.DomainBlockPullFlags | PlainInt = 0,
    ) -> int:
        """Start a job that makes a disk's image independent of its backing images.

        All data of the backing images is copied into the active image, while the guest
        runs; then the chain has one image. The call returns once the job has started:
        ``block_job_info`` tells how far it is, an event how it ended. ``block_rebase``
        can keep a part of the chain, ``block_commit`` moves data the other way.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            bandwidth: limit in MiB/s, or in bytes/s as ``flags`` says; 0 for no limit
            flags: VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES for ``bandwidth`` in bytes/s; 0
                for MiB/s (DomainBlockPullFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockPull.
        """
        self._connect._call(
            calls.DOMAIN_BLOCK_PULL,
            RemoteDomainBlockPullArgs(self._use("virDomainBlockPull"), disk, bandwidth, flags),
        )
        return 0

    def migrate_get_max_speed(self, flags: enums.DomainMigrateMaxSpeedFlags | PlainInt = 0) -> int:
        """Return the bandwidth that a migration of the domain may use at most.

        Read-only connections may not call this.

        Args:
            flags: VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY for the limit of the post-copy
                phase; 0 for the usual one (DomainMigrateMaxSpeedFlags)

        Returns:
            limit in MiB/s; a huge number when there is none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateGetMaxSpeed.
        """
        ret = self._connect._call(
            calls.DOMAIN_MIGRATE_GET_MAX_SPEED,
            RemoteDomainMigrateGetMaxSpeedArgs(self._use("virDomainMigrateGetMaxSpeed"), flags),
        )
        return ret.bandwidth

    def block_stats_flags(self, path: str | PathLike[str], flags: int = 0) -> PlainParams:
        """Return counts and durations of one disk's reads, writes and flushes.

        For a running guest.

        Args:
            path: the disk's target, such as ``vda``, or the path of its source; empty
                for all disks together, where supported
            flags: unused, 0

        Returns:
            dict with those that the hypervisor counts: ``rd_operations``,
            ``wr_operations`` and ``flush_operations``, ``rd_bytes`` and ``wr_bytes``,
            ``rd_total_times``, ``wr_total_times`` and ``flush_total_times`` in ns,
            ``errs``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, lxc, qemu, vz.
        virDomainBlockStatsFlags.
        """
        wire = self._use("virDomainBlockStatsFlags")
        ret = self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_BLOCK_STATS_FLAGS,
                lambda n: RemoteDomainBlockStatsFlagsArgs(
                    wire, path, n, arguments.texts_too(flags)
                ),
            )
        )
        return plain(ret.params)

    def reset(self, flags: int = 0) -> int:
        """Restart the guest as by a reset button, without shutting it down.

        The hardware starts anew in the same process; what the guest had not written yet
        is lost. ``reboot`` asks the guest instead.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: hyperv, qemu, test, vz.
        virDomainReset.
        """
        self._connect._call(
            calls.DOMAIN_RESET, RemoteDomainResetArgs(self._use("virDomainReset"), flags)
        )
        return 0

    def open_graphics(
        self, idx: int, fd: int, flags: enums.DomainOpenGraphicsFlags | PlainInt = 0
    ) -> int:
        """Connect one end of a socket pair with the guest's VNC or SPICE server.

        Only over a local UNIX socket, which alone can pass file descriptors. The other
        end of the pair then speaks the display's protocol. ``open_graphics_fd`` has the
        server make the pair.

        Args:
            idx: number of the ``<graphics>`` element, from 0
            fd: descriptor of a socket; a copy is sent, and the caller still has to
                close it
            flags: VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH to be let in without a password; 0
                for the usual way (DomainOpenGraphicsFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainOpenGraphics.
        """
        self._connect._call_fds(
            calls.DOMAIN_OPEN_GRAPHICS,
            RemoteDomainOpenGraphicsArgs(self._use("virDomainOpenGraphics"), idx, flags),
            [fd],
        )
        return 0

    def block_resize(
        self,
        disk: str | PathLike[str],
        size: int,
        flags: enums.DomainBlockResizeFlags | PlainInt = 0,
    ) -> int:
        """Change the size of a disk while the guest is running.

        Making it smaller destroys what is beyond the new end. The format of the image
        may have the size rounded up. For a domain that is off, most hypervisors leave
        that to ``resize`` of the storage volume.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            size: new size in KiB, or in bytes with VIR_DOMAIN_BLOCK_RESIZE_BYTES
            flags: VIR_DOMAIN_BLOCK_RESIZE_BYTES for ``size`` in bytes,
                VIR_DOMAIN_BLOCK_RESIZE_EXTEND to have a smaller size refused; 0 for KiB
                and any size (DomainBlockResizeFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, vz.
        virDomainBlockResize.
        """
        self._connect._call(
            calls.DOMAIN_BLOCK_RESIZE,
            RemoteDomainBlockResizeArgs(self._use("virDomainBlockResize"), disk, size, flags),
        )
        return 0

    def set_block_io_tune(
        self,
        disk: str | PathLike[str],
        params: Params,
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> int:
        """Limit bytes and requests per second of one disk of the domain.

        A total and a limit of reads or writes of the same kind exclude each other.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            params: limits to change, at least one, 0 for none: ``total_bytes_sec``,
                ``read_bytes_sec`` and ``write_bytes_sec`` in bytes/s,
                ``total_iops_sec``, ``read_iops_sec`` and ``write_iops_sec`` in requests
                per second, the same with ``_max`` for bursts and ``_max_length`` for
                their length in seconds, ``size_iops_sec`` in bytes (a larger request
                counts as several), ``group_name`` of disks that share limits
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; flags exclude each other
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetBlockIoTune.
        """
        self._connect._call(
            calls.DOMAIN_SET_BLOCK_IO_TUNE,
            RemoteDomainSetBlockIoTuneArgs(
                self._use("virDomainSetBlockIoTune"), disk, arguments.encode(params), flags
            ),
        )
        return 0

    def block_io_tune(
        self, disk: str | PathLike[str] | None, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> PlainParams:
        """Return the limits on bytes and requests per second of one disk.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source; None is
                only for counting the parameters
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest or
                VIR_DOMAIN_AFFECT_CONFIG for the definition; 0 for the guest if it runs,
                else the definition (DomainModificationImpact)

        Returns:
            dict of limits, 0 for none: ``total_bytes_sec``, ``read_bytes_sec`` and
            ``write_bytes_sec`` in bytes/s, ``total_iops_sec``, ``read_iops_sec`` and
            ``write_iops_sec`` in requests per second, the same with ``_max`` for bursts
            and ``_max_length`` for their length in seconds, ``size_iops_sec`` in bytes,
            and the text ``group_name``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; flags exclude each other
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetBlockIoTune.
        """
        wire = self._use("virDomainGetBlockIoTune")
        ret = self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_BLOCK_IO_TUNE,
                lambda n: RemoteDomainGetBlockIoTuneArgs(wire, disk, n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    def set_numa_parameters(
        self, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Choose the NUMA nodes of the host that provide the guest's memory.

        With QEMU the mode cannot be changed while the guest runs.

        The client first asks for the settings that there are, to send each new value in
        its type.

        Args:
            params: those to change, at least one: ``numa_nodeset``, a text such as
                ``0-1,3``, and ``numa_mode``, a DomainNumatuneMemMode
            flags: VIR_DOMAIN_AFFECT_LIVE for the running guest,
                VIR_DOMAIN_AFFECT_CONFIG for the definition, or both; 0 for the guest if
                it runs, else the definition (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, qemu, test.
        virDomainSetNumaParameters.
        """
        return self._connect._run(parameters.domain_set_numa_parameters_gen(self, params, flags))

    def numa_parameters(self, flags: enums.DomainModificationImpact | PlainInt = 0) -> PlainParams:
        """Return on which host NUMA nodes the domain's memory is placed, and how.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            dict with ``numa_nodeset``, a text such as ``0-3,^2``, and ``numa_mode``, a
            DomainNumatuneMemMode

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: ch, libxl, qemu, test.
        virDomainGetNumaParameters.
        """
        wire = self._use("virDomainGetNumaParameters")
        ret = self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_NUMA_PARAMETERS,
                lambda n: RemoteDomainGetNumaParametersArgs(wire, n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    def set_interface_parameters(
        self, device: str, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Limit the bandwidth of one network interface of the domain.

        Directions are the guest's: inbound is what it receives. An average of 0 lifts
        the limit of its direction.

        Args:
            device: the interface's MAC address, or its name on the host, such as
                ``vnet0``
            params: ``inbound.average``, ``inbound.peak`` and ``inbound.floor`` in
                KiB/s, ``inbound.burst`` in KiB, ``outbound.average``, ``outbound.peak``
                and ``outbound.burst`` likewise; at least one of them
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; flags exclude each other; an argument is missing or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetInterfaceParameters.
        """
        return self._connect._run(
            parameters.domain_set_interface_parameters_gen(self, device, params, flags)
        )

    def interface_parameters(
        self, device: str, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> PlainParams:
        """Return the bandwidth limits of one network interface of the domain.

        Directions are the guest's: inbound is what it receives.

        Args:
            device: the interface's MAC address, or its name on the host, such as
                ``vnet0``
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            dict with ``inbound.average``, ``inbound.peak`` and ``inbound.floor`` in
            KiB/s, ``inbound.burst`` in KiB, ``outbound.average``, ``outbound.peak`` and
            ``outbound.burst`` likewise; 0 for what is not limited

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; a flag is not
                    supported; flags exclude each other
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetInterfaceParameters.
        """
        wire = self._use("virDomainGetInterfaceParameters")
        ret = self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_INTERFACE_PARAMETERS,
                lambda n: RemoteDomainGetInterfaceParametersArgs(
                    wire, device, n, arguments.texts_too(flags)
                ),
            )
        )
        return plain(ret.params)

    def shutdown_flags(self, flags: enums.DomainShutdownFlagValues | PlainInt = 0) -> int:
        """Ask the guest to shut down, in a way or ways that the caller chooses.

        Returns once the request is sent. The guest may ignore it, and ``on_poweroff``
        in the definition may make it boot again; ``destroy`` forces it off. With
        several ways given the hypervisor tries them in an order of its own.

        Args:
            flags: ways to ask, such as VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN or
                VIR_DOMAIN_SHUTDOWN_GUEST_AGENT; 0 for the hypervisor's choice
                (DomainShutdownFlagValues)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is not running
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox,
        vmware, vz.
        virDomainShutdownFlags.
        """
        self._connect._call(
            calls.DOMAIN_SHUTDOWN_FLAGS,
            RemoteDomainShutdownFlagsArgs(self._use("virDomainShutdownFlags"), flags),
        )
        return 0

    def pm_suspend_for_duration(
        self, target: enums.NodeSuspendTarget | PlainInt, duration: int, flags: int = 0
    ) -> int:
        """Have the guest suspend itself to memory, to disk or to both.

        The guest's own power management, unlike ``suspend``, which stops its CPUs. May
        need a guest agent. ``pm_wakeup`` ends it.

        With QEMU suspending to disk ends the domain's process, and waking starts a new
        one: changes made to the running domain only are lost.

        Args:
            target: VIR_NODE_SUSPEND_TARGET_MEM for memory (S3),
                VIR_NODE_SUSPEND_TARGET_DISK for disk (S4),
                VIR_NODE_SUSPEND_TARGET_HYBRID for both (NodeSuspendTarget)
            duration: seconds after which the guest is woken, 0 for no such time, the
                only choice with some hypervisors
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_ARGUMENT_UNSUPPORTED: an argument is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virDomainPMSuspendForDuration.
        """
        self._connect._call(
            calls.DOMAIN_PM_SUSPEND_FOR_DURATION,
            RemoteDomainPmSuspendForDurationArgs(
                self._use("virDomainPMSuspendForDuration"), target, duration, flags
            ),
        )
        return 0

    def get_cpu_stats(self, total: bool, flags: int = 0) -> list[PlainParams]:
        """Return the time that the running domain has spent on host CPUs.

        Args:
            total: whether to return the sum over all CPUs instead of a dict for each
            flags: unused, 0

        Returns:
            list of dicts: for each host CPU, from CPU 0 on, ``cpu_time`` and
            ``vcpu_time`` in ns; or, with ``total``, one dict with ``cpu_time``,
            ``user_time`` and ``system_time`` in ns

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range
                VIR_ERR_INTERNAL_ERROR: a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, lxc, qemu, test.
        virDomainGetCPUStats.
        """
        return self._connect._run(parameters.domain_get_cpu_stats_gen(self, total, flags))

    def disk_errors(self, flags: int = 0) -> dict[str, int]:
        """Return which disks of the domain had an I/O error, and of what kind.

        Args:
            flags: unused, 0

        Returns:
            dict of disk target, such as ``vda``, to a DomainDiskErrorCode; disks
            without an error are not in it

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetDiskErrors.
        """
        wire = self._use("virDomainGetDiskErrors")
        ret = self._connect._run(
            parameters.counted_gen(
                calls.DOMAIN_GET_DISK_ERRORS,
                lambda n: RemoteDomainGetDiskErrorsArgs(wire, n, flags),
                "nerrors",
            )
        )
        return {item.disk: item.error for item in ret.errors}

    def set_metadata(
        self,
        type: enums.DomainMetadataType | PlainInt,
        metadata: str | None,
        key: str | PathLike[str] | None,
        uri: str | None,
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> int:
        """Set or remove the domain's title, description or an element of your own.

        All of them are part of the domain's definition, where ``metadata`` finds them
        again. An element of your own is XML in a namespace of your own.

        Args:
            type: which to set: VIR_DOMAIN_METADATA_DESCRIPTION,
                VIR_DOMAIN_METADATA_TITLE or VIR_DOMAIN_METADATA_ELEMENT
                (DomainMetadataType)
            metadata: new text, without newlines for a title, or an XML element; None to
                remove the old one
            key: prefix for the namespace of an element that is set; None for a title or
                a description
            uri: namespace of an element, None for a title or a description
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument must be left
                    out; a value is not a known one
                VIR_ERR_INTERNAL_ERROR: a value is malformed
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: bhyve, libxl, lxc, qemu, test.
        virDomainSetMetadata.
        """
        self._connect._call(
            calls.DOMAIN_SET_METADATA,
            RemoteDomainSetMetadataArgs(
                self._use("virDomainSetMetadata"), type, metadata, key, uri, flags
            ),
        )
        return 0

    def metadata(
        self,
        type: enums.DomainMetadataType | PlainInt,
        uri: str | None,
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> str:
        """Return the domain's title, its description or an element of your own.

        Raises LibvirtError VIR_ERR_NO_DOMAIN_METADATA when the domain has none of the
        kind.

        Args:
            type: which to return: VIR_DOMAIN_METADATA_DESCRIPTION,
                VIR_DOMAIN_METADATA_TITLE or VIR_DOMAIN_METADATA_ELEMENT
                (DomainMetadataType)
            uri: namespace of an element, None for a title or a description
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            text of the title or description, or the element as XML

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_METADATA: there is no such metadata
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument must be left out; a value is not a known one
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, libxl, lxc, qemu, test.
        virDomainGetMetadata.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_METADATA,
            RemoteDomainGetMetadataArgs(self._use("virDomainGetMetadata"), type, uri, flags),
        )
        return ret.metadata

    def block_rebase(
        self,
        disk: str | PathLike[str],
        base: str | PathLike[str] | None,
        bandwidth: int = 0,
        flags: enums.DomainBlockRebaseFlags | PlainInt = 0,
    ) -> int:
        """Start a job that pulls data into a disk's image, or copies the disk.

        Without VIR_DOMAIN_BLOCK_REBASE_COPY the job pulls what the images above
        ``base`` hold into the active image and ends by itself; ``base`` is the backing
        file afterwards. With ``base`` None and no flags it does what ``block_pull``
        does.

        With VIR_DOMAIN_BLOCK_REBASE_COPY the disk is copied to the file ``base``, then
        mirrored until ``block_job_abort`` ends the job, which either stays with the
        source or pivots to the copy. ``block_copy`` does that with more control.

        The call returns once the job has started; ``block_job_info`` tells how far it
        is, an event how it ended.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            base: image that stays as the backing file, as a path or as ``vda[3]``, None
                to keep none; with VIR_DOMAIN_BLOCK_REBASE_COPY the file to copy to
            bandwidth: limit in MiB/s, or in bytes/s with
                VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES; 0 for none
            flags: whether to pull or to copy, how to make the copy, the unit of
                ``bandwidth`` (DomainBlockRebaseFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag lacks another that
                    it requires
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockRebase.
        """
        self._connect._call(
            calls.DOMAIN_BLOCK_REBASE,
            RemoteDomainBlockRebaseArgs(
                self._use("virDomainBlockRebase"), disk, base, bandwidth, flags
            ),
        )
        return 0

    def pm_wakeup(self, flags: int = 0) -> int:
        """Wake a guest that suspended itself, before its time if it has one.

        For guests that ``pm_suspend_for_duration`` put to sleep.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virDomainPMWakeup.
        """
        self._connect._call(
            calls.DOMAIN_PM_WAKEUP, RemoteDomainPmWakeupArgs(self._use("virDomainPMWakeup"), flags)
        )
        return 0

    def list_all_snapshots(
        self, flags: enums.DomainSnapshotListFlags | PlainInt = 0
    ) -> list[DomainSnapshot]:
        """List the snapshots of a domain as objects, without races.

        Args:
            flags: which to list, all for 0; of two flags that exclude each other, such
                as LEAVES and NO_LEAVES, both together select all
                (DomainSnapshotListFlags)

        Returns:
            the snapshots, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test, vz.
        virDomainListAllSnapshots.
        """
        ret = self._connect._call(
            calls.DOMAIN_LIST_ALL_SNAPSHOTS,
            RemoteDomainListAllSnapshotsArgs(self._use("virDomainListAllSnapshots"), 1, flags),
        )
        lease = handles.Lease(self, self._connect, len(ret.snapshots))
        return [DomainSnapshot(lease, wire) for wire in ret.snapshots]

    def hostname(self, flags: enums.DomainGetHostnameFlags | PlainInt = 0) -> str:
        """Return the host name of the guest, from its agent or its DHCP lease.

        Raises LibvirtError VIR_ERR_NO_HOSTNAME when none is known.

        Args:
            flags: where to look: VIR_DOMAIN_GET_HOSTNAME_LEASE or
                VIR_DOMAIN_GET_HOSTNAME_AGENT; 0 for the hypervisor's choice
                (DomainGetHostnameFlags)

        Returns:
            host name

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_HOSTNAME: the host name is not known
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, lxc, openvz, qemu, test.
        virDomainGetHostname.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_HOSTNAME,
            RemoteDomainGetHostnameArgs(self._use("virDomainGetHostname"), flags),
        )
        return ret.hostname

    def security_label_list(self) -> list[results.SecurityLabel]:
        """Return the labels that each security driver gave the running domain.

        ``security_label`` returns that of the primary driver only.

        Returns:
            list of [label, whether it is enforced], one for each security driver such
            as selinux and dac; the label is empty where the domain has none

        Answered by: qemu.
        virDomainGetSecurityLabelList.
        """
        return self._connect._run(records.domain_get_security_label_list_gen(self))

    def pin_emulator(
        self, cpumap: Sequence[bool], flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Set on which host CPUs the emulator's own threads may run.

        Those threads are the ones that run no virtual CPU and no IOThread.

        Args:
            cpumap: host CPUs to use: one bool for each, from CPU 0 on, False for those
                beyond its end
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: ch, qemu, test.
        virDomainPinEmulator.
        """
        return self._connect._run(cpumaps.domain_pin_emulator_gen(self, cpumap, flags))

    def emulator_pin_info(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> tuple[bool, ...]:
        """Return on which host CPUs the emulator's own threads may run.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            one bool for each host CPU, from CPU 0 on: whether it may be used

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: ch, qemu, test.
        virDomainGetEmulatorPinInfo.
        """
        return self._connect._run(cpumaps.domain_get_emulator_pin_info_gen(self, flags))

    def block_commit(
        self,
        disk: str | PathLike[str],
        base: str | PathLike[str] | None,
        top: str | PathLike[str] | None,
        bandwidth: int = 0,
        flags: enums.DomainBlockCommitFlags | PlainInt = 0,
    ) -> int:
        """Start a job that merges images of a disk's chain into a lower one.

        Shortens a backing chain, as after an external snapshot. The images above
        ``base`` up to ``top`` are invalid afterwards, and partly so if the job is
        aborted; the domain itself keeps running throughout.

        To commit the active image, ``flags`` needs VIR_DOMAIN_BLOCK_COMMIT_ACTIVE. Such
        a job does not end by itself: once it is ready, ``block_job_abort`` either
        cancels it or, with VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT, makes ``base`` the active
        image.

        The call returns once the job has started; ``block_job_info`` tells how far it
        is, an event how it ended.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            base: image to merge into, as a path or as ``vda[3]``; None for the lowest
                of the chain, or for the next below ``top`` with
                VIR_DOMAIN_BLOCK_COMMIT_SHALLOW
            top: highest image to merge, as a path or as ``vda[1]``; None for the active
                image
            bandwidth: limit in MiB/s, or in bytes/s with
                VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES; 0 for none
            flags: whether the active image is committed, whether merged files are
                deleted, the unit of ``bandwidth`` (DomainBlockCommitFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such device; the disk's chain has
                    no such image; a flag is not supported; a flag that the case
                    requires is missing
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_OVERFLOW: a number is too large
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockCommit.
        """
        self._connect._call(
            calls.DOMAIN_BLOCK_COMMIT,
            RemoteDomainBlockCommitArgs(
                self._use("virDomainBlockCommit"), disk, base, top, bandwidth, flags
            ),
        )
        return 0

    def fs_trim(self, mount_point: str | PathLike[str] | None, minimum: int, flags: int = 0) -> int:
        """Have the guest discard unused blocks of its file systems.

        Gives storage back that thinly provisioned disks no longer need. May need a
        guest agent.

        Args:
            mount_point: the one file system to trim, None for all that are mounted
            minimum: smallest free range to discard, in bytes, as a hint; with anything
                but 0 the call may fail
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the guest has no such file system; the domain
                    is not running
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent; an argument
                    is not supported
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainFSTrim.
        """
        self._connect._call(
            calls.DOMAIN_FSTRIM,
            RemoteDomainFstrimArgs(self._use("virDomainFSTrim"), mount_point, minimum, flags),
        )
        return 0

    def send_process_signal(
        self, pid_value: int, signum: enums.DomainProcessSignal | PlainInt, flags: int = 0
    ) -> int:
        """Send a signal to a process or a process group in the guest.

        Mostly for containers: all that a hypervisor has to be able to signal is process
        1, the guest's init.

        Args:
            pid_value: id of a process as the guest sees it, or the negated id of a
                process group; not 0
            signum: signal by libvirt's number, which the guest's own may differ from;
                VIR_DOMAIN_PROCESS_SIGNAL_NOP only asks whether the process exists
                (DomainProcessSignal)
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported; a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: lxc, test.
        virDomainSendProcessSignal.
        """
        self._connect._call(
            calls.DOMAIN_SEND_PROCESS_SIGNAL,
            RemoteDomainSendProcessSignalArgs(
                self._use("virDomainSendProcessSignal"), pid_value, signum, flags
            ),
        )
        return 0

    def open_channel(
        self, name: str | None, st: Stream, flags: enums.DomainChannelFlags | PlainInt = 0
    ) -> int:
        """Connect a stream to a channel device of the running guest.

        The stream goes both ways, and is as slow as the guest. A channel that another
        user has open is refused unless VIR_DOMAIN_CHANNEL_FORCE is given, which
        disconnects that user.

        Args:
            name: alias of the channel, such as ``channel0``, or its name in the guest,
                such as ``org.qemu.guest_agent.0``; None for the first
            st: new stream of the same connection, which carries the data afterwards
            flags: VIR_DOMAIN_CHANNEL_FORCE to disconnect another user first
                (DomainChannelFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainOpenChannel.
        """
        self._connect._call_stream(
            calls.DOMAIN_OPEN_CHANNEL,
            RemoteDomainOpenChannelArgs(self._use("virDomainOpenChannel"), name, flags),
            st,
        )
        return 0

    def job_stats(self, flags: enums.DomainGetJobStatsFlags | PlainInt = 0) -> PlainParams:
        """Return all known figures about the domain's job, running or completed.

        Tells more than ``job_info``. The domain has to be running to be asked for its
        current job.

        With VIR_DOMAIN_JOB_STATS_COMPLETED the figures are those of the last job that
        ended: this is how to learn whether a push backup succeeded. They are forgotten
        once read, unless VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED is given too, and when the
        daemon restarts.

        Args:
            flags: whether to tell about the last completed job, and to keep its
                figures; 0 for the current job (DomainGetJobStatsFlags)

        Returns:
            dict with ``type``, a DomainJobType, and what the job has: ``operation``
            (DomainJobOperation), ``time_elapsed`` and ``time_remaining`` in
            milliseconds, ``data_total``, ``data_processed`` and ``data_remaining`` in
            bytes, the same of ``memory_...`` and ``disk_...``, ``disk_temp_used`` and
            ``disk_temp_total`` in bytes for the scratch files of a pull backup,
            ``downtime`` in milliseconds; of a completed job also ``success`` and
            ``errmsg``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag lacks another that
                    it requires
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, qemu, vz.
        virDomainGetJobStats.
        """
        return self._connect._run(records.domain_get_job_stats_gen(self, flags))

    def migrate_get_compression_cache(self, flags: int = 0) -> int:
        """Return the size of the cache that compresses migrated memory pages.

        Args:
            flags: unused, 0

        Returns:
            size in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu.
        virDomainMigrateGetCompressionCache.
        """
        ret = self._connect._call(
            calls.DOMAIN_MIGRATE_GET_COMPRESSION_CACHE,
            RemoteDomainMigrateGetCompressionCacheArgs(
                self._use("virDomainMigrateGetCompressionCache"), flags
            ),
        )
        return ret.cacheSize

    def migrate_set_compression_cache(self, cache_size: int, flags: int = 0) -> int:
        """Change the size of the cache that compresses migrated memory pages.

        Meant for a migration under way whose ``job_stats`` show more and more
        ``compression_cache_misses``.

        Args:
            cache_size: size in bytes
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateSetCompressionCache.
        """
        self._connect._call(
            calls.DOMAIN_MIGRATE_SET_COMPRESSION_CACHE,
            RemoteDomainMigrateSetCompressionCacheArgs(
                self._use("virDomainMigrateSetCompressionCache"), cache_size, flags
            ),
        )
        return 0

    def migrate_begin3_params(
        self, params: Params, flags: enums.DomainMigrateFlags | PlainInt = 0
    ) -> tuple[bytes, str]:
        """Begin a migration at its source, with parameters as a dict.

        The first of five steps, for programs that lead a migration themselves: begin at
        the source, prepare at the destination, perform at the source, finish at the
        destination, confirm at the source.

        ``migrate3`` takes all of them.

        Args:
            params: parameters as ``migrate3`` takes them, such as ``destination_xml``
                and ``destination_name``
            flags: flags of the migration, the same ones for every step at the source
                (DomainMigrateFlags)

        Returns:
            cookie_out: opaque bytes for the next step, preparing the destination
            xml: description of the domain to prepare the destination with, a
                ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrateBegin3Params.
        """
        ret = self._connect._call(
            calls.DOMAIN_MIGRATE_BEGIN3_PARAMS,
            RemoteDomainMigrateBegin3ParamsArgs(
                self._use("virDomainMigrateBegin3Params"),
                arguments.encode(params, hints.MIGRATE),
                flags,
            ),
        )
        return (ret.cookie_out, ret.xml)

    def migrate_perform3_params(
        self,
        dconnuri: str | None,
        params: Params,
        cookie_in: bytes,
        flags: enums.DomainMigrateFlags | PlainInt = 0,
    ) -> bytes:
        """Transfer the guest to its destination, or do all of a migration.

        The step that takes long, the third of those that ``migrate_begin3_params``
        begins.

        Called alone, with an empty ``cookie_in``, it is a whole migration that the
        source leads: over a connection to ``dconnuri`` with VIR_MIGRATE_PEER2PEER,
        straight to the hypervisor at ``migrate_uri`` without.

        ``migrate_to_uri3`` calls it so.

        Args:
            dconnuri: libvirt URI of the destination, as seen from the source, for
                VIR_MIGRATE_PEER2PEER; None otherwise
            params: parameters as ``migrate3`` takes them, ``migrate_uri`` being where
                to send the guest to
            cookie_in: opaque bytes that preparing the destination gave, empty for a
                whole migration
            flags: flags of the migration (DomainMigrateFlags)

        Returns:
            opaque bytes for the next step, finishing at the destination

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigratePerform3Params.
        """
        ret = self._connect._call(
            calls.DOMAIN_MIGRATE_PERFORM3_PARAMS,
            RemoteDomainMigratePerform3ParamsArgs(
                self._use("virDomainMigratePerform3Params"),
                dconnuri,
                arguments.encode(params, hints.MIGRATE),
                cookie_in,
                flags,
            ),
        )
        return ret.cookie_out

    def migrate_confirm3_params(
        self,
        params: Params,
        cookie_in: bytes,
        flags: enums.DomainMigrateFlags | PlainInt,
        cancelled: int,
    ) -> int:
        """End a migration at its source: drop the domain there, or resume it.

        The last of the steps that ``migrate_begin3_params`` begins.

        Args:
            params: parameters as the other steps got them
            cookie_in: opaque bytes that finishing at the destination gave
            flags: flags of the migration (DomainMigrateFlags)
            cancelled: 0 when the guest runs at the destination, 1 when the migration
                failed and the source keeps it

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrateConfirm3Params.
        """
        self._connect._call(
            calls.DOMAIN_MIGRATE_CONFIRM3_PARAMS,
            RemoteDomainMigrateConfirm3ParamsArgs(
                self._use("virDomainMigrateConfirm3Params"),
                arguments.encode(params, hints.MIGRATE),
                cookie_in,
                flags,
                cancelled,
            ),
        )
        return 0

    def set_memory_stats_period(
        self, period: int, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Set how often the guest's balloon driver collects memory statistics.

        Without it ``memory_stats`` has old figures, or none, of what the guest does
        with its memory.

        Args:
            period: seconds from one collection to the next, 0 to stop collecting
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    a number is out of range
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetMemoryStatsPeriod.
        """
        self._connect._call(
            calls.DOMAIN_SET_MEMORY_STATS_PERIOD,
            RemoteDomainSetMemoryStatsPeriodArgs(
                self._use("virDomainSetMemoryStatsPeriod"), period, flags
            ),
        )
        return 0

    def create_with_files(
        self, files: Sequence[int], flags: enums.DomainCreateFlags | PlainInt = 0
    ) -> int:
        """Start a defined container and hand open files to its init process.

        Does what ``create_with_flags`` does, with files that the guest's init finds
        from descriptor 3 on. Only container hypervisors can do that, and only over a
        unix socket.

        The client keeps the descriptors that it gives.

        Args:
            files: file descriptors, in the order that init is to find them
            flags: how to start, such as VIR_DOMAIN_START_PAUSED or
                VIR_DOMAIN_START_AUTODESTROY (DomainCreateFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain is running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: lxc, test.
        virDomainCreateWithFiles.
        """
        ret, _ = self._connect._call_fds(
            calls.DOMAIN_CREATE_WITH_FILES,
            RemoteDomainCreateWithFilesArgs(self._use("virDomainCreateWithFiles"), flags),
            files,
        )
        self._set_id(ret.dom.id)
        return 0

    def core_dump_with_format(
        self,
        to: str | PathLike[str],
        dumpformat: enums.DomainCoreDumpFormat | PlainInt,
        flags: enums.DomainCoreDumpFlags | PlainInt = 0,
    ) -> int:
        """Write the guest's memory to a file on the host, in a chosen format.

        The guest is paused meanwhile unless VIR_DUMP_LIVE is given. VIR_DUMP_CRASH,
        VIR_DUMP_LIVE and VIR_DUMP_RESET exclude each other. QEMU writes formats other
        than VIR_DOMAIN_CORE_DUMP_FORMAT_RAW with VIR_DUMP_MEMORY_ONLY only.

        Args:
            to: path of the file, on the hypervisor's host
            dumpformat: format of the file; VIR_DOMAIN_CORE_DUMP_FORMAT_RAW is what
                ``core_dump`` writes (DomainCoreDumpFormat)
            flags: what becomes of the guest, VIR_DUMP_MEMORY_ONLY for an ELF file of
                its memory, VIR_DUMP_BYPASS_CACHE to spare the host's page cache
                (DomainCoreDumpFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    a value is not a known one
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainCoreDumpWithFormat.
        """
        self._connect._call(
            calls.DOMAIN_CORE_DUMP_WITH_FORMAT,
            RemoteDomainCoreDumpWithFormatArgs(
                self._use("virDomainCoreDumpWithFormat"), paths.absolute(to), dumpformat, flags
            ),
        )
        return 0

    def fs_freeze(
        self, mountpoints: Sequence[str | PathLike[str]] | None = None, flags: int = 0
    ) -> int:
        """Have the guest flush and freeze file systems until they are thawed.

        Writes to them wait from then on, so that a snapshot or backup finds them
        consistent. Call ``fs_thaw`` soon. May need a guest agent.

        Args:
            mountpoints: mount points to freeze; None or none of them for all file
                systems
            flags: unused, 0

        Returns:
            number of file systems that are frozen

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the guest has no such file system; the domain
                    is not running
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainFSFreeze.
        """
        ret = self._connect._call(
            calls.DOMAIN_FSFREEZE,
            RemoteDomainFsfreezeArgs(
                self._use("virDomainFSFreeze"), arguments.texts(mountpoints or ()), flags
            ),
        )
        return ret.filesystems

    def fs_thaw(
        self, mountpoints: Sequence[str | PathLike[str]] | None = None, flags: int = 0
    ) -> int:
        """Have the guest go on writing to file systems that were frozen.

        May need a guest agent.

        Args:
            mountpoints: mount points to thaw; None or none of them for all file
                systems, the only choice with some hypervisors
            flags: unused, 0

        Returns:
            number of file systems that are thawed

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the guest has no such file system; the domain
                    is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: an argument is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainFSThaw.
        """
        ret = self._connect._call(
            calls.DOMAIN_FSTHAW,
            RemoteDomainFsthawArgs(
                self._use("virDomainFSThaw"), arguments.texts(mountpoints or ()), flags
            ),
        )
        return ret.filesystems

    def get_time(self, flags: int = 0) -> dict[str, int]:
        """Return what time the guest's own clock shows, in UTC.

        May need a guest agent.

        Args:
            flags: unused, 0

        Returns:
            dict with ``seconds`` since 1970-01-01 00:00:00 UTC and ``nseconds``, the ns
            of that second

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainGetTime.
        """
        return self._connect._run(records.domain_get_time_gen(self, flags))

    def set_time(
        self, time: Mapping[str, int] | None = None, flags: enums.DomainSetTimeFlags | PlainInt = 0
    ) -> int:
        """Set the guest's own clock, for instance after a long suspension.

        A guest does not know how long it was paused or saved. May need a guest agent.

        Args:
            time: dict with ``seconds`` since 1970-01-01 00:00:00 UTC and, if wanted,
                ``nseconds``; None only with VIR_DOMAIN_TIME_SYNC
            flags: VIR_DOMAIN_TIME_SYNC to have the guest read its hardware clock,
                whatever the time given (DomainSetTimeFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_OPERATION_UNSUPPORTED: an argument is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetTime.
        """
        return self._connect._run(records.domain_set_time_gen(self, time, flags))

    def open_graphics_fd(
        self, idx: int, flags: enums.DomainOpenGraphicsFlags | PlainInt = 0
    ) -> int:
        """Return a new socket that is connected to the guest's display.

        The protocol spoken on it is that of the display, VNC or SPICE. Works over a
        unix socket only. ``open_graphics`` takes a socket of yours instead.

        Args:
            idx: number of the display among those of the domain, from 0 on
            flags: VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH to be let in without authentication
                (DomainOpenGraphicsFlags)

        Returns:
            file descriptor of the socket, yours to close

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainOpenGraphicsFD.
        """
        _, files = self._connect._call_fds(
            calls.DOMAIN_OPEN_GRAPHICS_FD,
            RemoteDomainOpenGraphicsFdArgs(self._use("virDomainOpenGraphicsFD"), idx, flags),
            (),
        )
        return answers.one_fd(files)

    def block_copy(
        self,
        disk: str | PathLike[str],
        destxml: str,
        params: Params | None = None,
        flags: enums.DomainBlockCopyFlags | PlainInt = 0,
    ) -> int:
        """Start a job that copies a disk to a destination and then mirrors it.

        When the copy is complete the job stays and writes every change to both images,
        until ``block_job_abort`` ends it: the domain then stays with the source, or
        moves to the copy with VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT. A job that is aborted
        cannot be resumed. Some hypervisors refuse it for persistent domains unless
        VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB says that the job need not survive the
        domain.

        The call returns once the job has started; ``block_job_info`` tells how far it
        is.

        Args:
            disk: the disk's target, such as ``vda``, or the path of its source
            destxml: description of the destination, a ``<disk>`` with its source,
                preferably also with its format in ``<driver>``
            params: ``bandwidth`` in bytes/s, ``granularity`` and ``buf-size`` in bytes,
                all optional, 0 for the hypervisor's choice; None for none
            flags: whether only the top image is copied, whether the destination exists
                already, what becomes of the job (DomainBlockCopyFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBlockCopy.
        """
        self._connect._call(
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

    def fs_info(self, flags: int = 0) -> list[results.FileSystem]:
        """Return the guest's mounted file systems and the disks they are on.

        May need a guest agent.

        Args:
            flags: unused, 0

        Returns:
            list of (mount point, name in the guest such as ``sda1``, type such as
            ``ext4``, list of targets of the domain's disks such as ``vda``), one for
            each file system

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainGetFSInfo.
        """
        return self._connect._run(records.domain_get_fsinfo_gen(self, flags))

    def io_thread_info(
        self, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> list[results.IOThread]:
        """Return the domain's IOThreads and the host CPUs each may run on.

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            list of (id, CPUs), one for each IOThread; CPUs is a list of one bool for
            each host CPU, from CPU 0 on

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetIOThreadInfo.
        """
        return self._connect._run(cpumaps.domain_get_iothread_info_gen(self, flags))

    def pin_io_thread(
        self,
        iothread_val: int,
        cpumap: Sequence[bool],
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> int:
        """Set on which host CPUs one IOThread of the domain may run.

        Args:
            iothread_val: id of the IOThread
            cpumap: host CPUs to use: one bool for each, from CPU 0 on, False for those
                beyond its end
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such IOThread; a flag is not
                    supported; flags exclude each other; an argument is missing or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainPinIOThread.
        """
        return self._connect._run(
            cpumaps.domain_pin_iothread_gen(self, iothread_val, cpumap, flags)
        )

    def interface_addresses(
        self, source: enums.DomainInterfaceAddressesSource | PlainInt, flags: int = 0
    ) -> dict[str, records.Addresses]:
        """Return the IP and MAC addresses of the domain's network interfaces.

        From DHCP leases only interfaces on libvirt's own networks are known. The guest
        agent names interfaces as the guest does; match them by ``hwaddr``. The host's
        ARP table may be out of date, and its prefixes are 0.

        Args:
            source: where to look: DHCP leases, the guest agent or the host's ARP table
                (DomainInterfaceAddressesSource)
            flags: unused, 0

        Returns:
            dict of interface name to a dict: ``hwaddr``, the MAC address or None, and
            ``addrs``, None or a list of dicts with ``addr``, ``prefix`` in bits and
            ``type``, a IPAddrType

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent; a value is
                    not a known one
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, libxl, lxc, qemu, test.
        virDomainInterfaceAddresses.
        """
        return self._connect._run(records.domain_interface_addresses_gen(self, source, flags))

    def add_io_thread(
        self, iothread_id: int, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Add an IOThread, for disks to do their input and output in.

        Args:
            iothread_id: id of the new IOThread, greater than 0 and not in use
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: an IOThread has the number already; a flag is not
                    supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainAddIOThread.
        """
        self._connect._call(
            calls.DOMAIN_ADD_IOTHREAD,
            RemoteDomainAddIothreadArgs(self._use("virDomainAddIOThread"), iothread_id, flags),
        )
        return 0

    def del_io_thread(
        self, iothread_id: int, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Remove an IOThread that no disk or controller of the domain uses.

        Args:
            iothread_id: id of the IOThread
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such IOThread; a flag is not
                    supported; flags exclude each other
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainDelIOThread.
        """
        self._connect._call(
            calls.DOMAIN_DEL_IOTHREAD,
            RemoteDomainDelIothreadArgs(self._use("virDomainDelIOThread"), iothread_id, flags),
        )
        return 0

    def set_user_password(
        self,
        user: str | None,
        password: str | None,
        flags: enums.DomainSetUserPasswordFlags | PlainInt = 0,
    ) -> int:
        """Give a user of the guest's operating system a new password.

        May need a guest agent.

        Args:
            user: name of the user; None is refused
            password: new password; None is refused
            flags: VIR_DOMAIN_PASSWORD_ENCRYPTED when the password is hashed already, in
                the way of the guest's system (DomainSetUserPasswordFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test, vz.
        virDomainSetUserPassword.
        """
        self._connect._call(
            calls.DOMAIN_SET_USER_PASSWORD,
            RemoteDomainSetUserPasswordArgs(
                self._use("virDomainSetUserPassword"), user, password, flags
            ),
        )
        return 0

    def rename(self, new_name: str | None, flags: int = 0) -> int:
        """Give the domain another name; its UUID stays what it is.

        The domain usually has to be persistent and stopped. What libvirt derived from
        the old name, such as paths, stays in the definition.

        Handles that exist already keep the old name.

        Args:
            new_name: new name; None or an empty one is refused
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is running; the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainRename.
        """
        ret = self._connect._call(
            calls.DOMAIN_RENAME,
            RemoteDomainRenameArgs(self._use("virDomainRename"), new_name, flags),
        )
        return ret.retcode

    def migrate_start_post_copy(self, flags: int = 0) -> int:
        """Switch a migration under way to post-copy, so that it surely ends.

        For a migration started with VIR_MIGRATE_POSTCOPY. The guest goes on at the
        destination at once, and memory that is still at the source follows as it is
        needed. From then on neither host has the whole guest: the migration cannot be
        undone, and a failure leaves it to be repeated with VIR_MIGRATE_POSTCOPY_RESUME.
        Let one round of ordinary copying pass before.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: no migration is running; the domain is not
                    running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainMigrateStartPostCopy.
        """
        self._connect._call(
            calls.DOMAIN_MIGRATE_START_POST_COPY,
            RemoteDomainMigrateStartPostCopyArgs(self._use("virDomainMigrateStartPostCopy"), flags),
        )
        return 0

    def perf_events(self, flags: enums.DomainModificationImpact | PlainInt = 0) -> PlainParams:
        """Return which performance events are counted for the domain.

        The counts themselves are in the domain's statistics (VIR_DOMAIN_STATS_PERF).

        Args:
            flags: VIR_DOMAIN_AFFECT_LIVE or VIR_DOMAIN_AFFECT_CONFIG; 0 for the domain
                as it is now (DomainModificationImpact)

        Returns:
            dict with a bool for each event that libvirt knows, such as
            ``cache_misses``, ``instructions`` and ``cpu_cycles``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainGetPerfEvents.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_PERF_EVENTS,
            RemoteDomainGetPerfEventsArgs(
                self._use("virDomainGetPerfEvents"), arguments.texts_too(flags)
            ),
        )
        return plain(ret.params)

    def set_perf_events(
        self, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Switch the counting of single performance events on or off.

        The counts are then in the domain's statistics (VIR_DOMAIN_STATS_PERF).

        Args:
            params: a bool for each event to switch, such as ``cache_misses``,
                ``instructions`` and ``cpu_cycles``; the others stay as they are
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other;
                    an argument is missing or empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetPerfEvents.
        """
        return self._connect._run(parameters.domain_set_perf_events_gen(self, params, flags))

    def guest_vcpus(self, flags: int = 0) -> PlainParams:
        """Return which virtual CPUs the guest knows, uses and can switch off.

        Asks the guest agent of a running domain.

        Args:
            flags: unused, 0

        Returns:
            dict with texts such as ``0-3``: ``vcpus``, all that the guest knows,
            ``online``, those in use, ``offlinable``, those that can be switched off

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainGetGuestVcpus.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_GUEST_VCPUS,
            RemoteDomainGetGuestVcpusArgs(self._use("virDomainGetGuestVcpus"), flags),
        )
        return plain(ret.params)

    def set_guest_vcpus(self, cpumap: str, state: int, flags: int = 0) -> int:
        """Have the guest switch single virtual CPUs on or off by itself.

        Asks the guest agent of a running domain; the hypervisor goes on providing the
        vCPUs. Some agents take one vCPU per call, and some systems refuse to lose vCPU
        0.

        Args:
            cpumap: ids of the vCPUs, a text such as ``0-3,^2``; vCPUs not in it stay as
                they are
            state: 1 to switch them on, 0 to switch them off
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known
                    one; a value is malformed
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainSetGuestVcpus.
        """
        self._connect._call(
            calls.DOMAIN_SET_GUEST_VCPUS,
            RemoteDomainSetGuestVcpusArgs(
                self._use("virDomainSetGuestVcpus"), cpumap, state, flags
            ),
        )
        return 0

    def set_vcpu(
        self, vcpumap: str, state: int, flags: enums.DomainSetVcpuFlags | PlainInt = 0
    ) -> int:
        """Plug single virtual CPUs of the domain in, or unplug them.

        The hypervisor adds or removes them; ``set_guest_vcpus`` has the guest itself
        switch them off instead. Hypervisors may refuse vCPU 0, and more than one unit
        of hotplug in one call.

        Args:
            vcpumap: ids of the vCPUs, a text such as ``0-3,^2``
            state: 1 to plug them in, 0 to unplug them
            flags: which of the running domain and its definition to change, 0 for the
                domain as it is now; VIR_DOMAIN_SETVCPU_ASYNC_UNPLUG not to wait for the
                guest to let go of them (DomainSetVcpuFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such vCPU; a flag is not
                    supported; a value is not a known one; a value is malformed
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainSetVcpu.
        """
        self._connect._call(
            calls.DOMAIN_SET_VCPU,
            RemoteDomainSetVcpuArgs(self._use("virDomainSetVcpu"), vcpumap, state, flags),
        )
        return 0

    def set_block_threshold(self, dev: str, threshold: int, flags: int = 0) -> int:
        """Ask for one event when a disk is written beyond a given offset.

        The event is VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD: time to enlarge thinly
        provisioned storage, without polling. It is sent once; set the threshold again
        for the next. It can be missed while the daemon is not running. The statistics
        of block devices show the current value as ``block.<num>.threshold``, to be
        compared with ``block.<num>.allocation``.

        Args:
            dev: the disk's target, such as ``vda``, or ``vda[4]`` for the image with
                that index in its chain
            threshold: offset in bytes
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainSetBlockThreshold.
        """
        self._connect._call(
            calls.DOMAIN_SET_BLOCK_THRESHOLD,
            RemoteDomainSetBlockThresholdArgs(
                self._use("virDomainSetBlockThreshold"), dev, threshold, flags
            ),
        )
        return 0

    def migrate_get_max_downtime(self, flags: int = 0) -> int:
        """Return how long a live migration may pause the guest at its end.

        Args:
            flags: unused, 0

        Returns:
            time in milliseconds

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu.
        virDomainMigrateGetMaxDowntime.
        """
        ret = self._connect._call(
            calls.DOMAIN_MIGRATE_GET_MAX_DOWNTIME,
            RemoteDomainMigrateGetMaxDowntimeArgs(
                self._use("virDomainMigrateGetMaxDowntime"), flags
            ),
        )
        return ret.downtime

    def managed_save_get_xml_desc(self, flags: enums.DomainSaveImageXMLFlags | PlainInt = 0) -> str:
        """Return the description stored in the domain's managed save image.

        That is what the domain will be when it is started from the image next time.

        Args:
            flags: VIR_DOMAIN_SAVE_IMAGE_XML_SECURE to include passwords, which a
                read-only connection may not (DomainSaveImageXMLFlags)

        Returns:
            XML document, a ``<domain>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain has no managed save image
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainManagedSaveGetXMLDesc.
        """
        ret = self._connect._call(
            calls.DOMAIN_MANAGED_SAVE_GET_XML_DESC,
            RemoteDomainManagedSaveGetXmlDescArgs(
                self._use("virDomainManagedSaveGetXMLDesc"), flags
            ),
        )
        return ret.xml

    def managed_save_define_xml(
        self, dxml: str | None, flags: enums.DomainSaveRestoreFlags | PlainInt = 0
    ) -> int:
        """Change the description stored in the domain's managed save image.

        Only what concerns the host can change, such as the path of a disk's image: to
        the guest everything has to look as before.

        Args:
            dxml: new description, a ``<domain>``; the wire allows None, but libvirt
                gives it no meaning
            flags: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED, the state to start
                in; neither keeps what the image says (DomainSaveRestoreFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain has no managed save image
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainManagedSaveDefineXML.
        """
        self._connect._call(
            calls.DOMAIN_MANAGED_SAVE_DEFINE_XML,
            RemoteDomainManagedSaveDefineXmlArgs(
                self._use("virDomainManagedSaveDefineXML"), dxml, flags
            ),
        )
        return 0

    def set_lifecycle_action(
        self,
        type: enums.DomainLifecycle | PlainInt,
        action: enums.DomainLifecycleAction | PlainInt,
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> int:
        """Set what happens when the guest powers off, reboots or crashes.

        Changes ``<on_poweroff>``, ``<on_reboot>`` or ``<on_crash>`` of the definition.
        With QEMU a running domain refuses it if it was started with all of them set to
        destroy.

        Args:
            type: occasion: VIR_DOMAIN_LIFECYCLE_POWEROFF, VIR_DOMAIN_LIFECYCLE_REBOOT
                or VIR_DOMAIN_LIFECYCLE_CRASH (DomainLifecycle)
            action: what to do then, such as VIR_DOMAIN_LIFECYCLE_ACTION_RESTART
                (DomainLifecycleAction)
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetLifecycleAction.
        """
        self._connect._call(
            calls.DOMAIN_SET_LIFECYCLE_ACTION,
            RemoteDomainSetLifecycleActionArgs(
                self._use("virDomainSetLifecycleAction"), type, action, flags
            ),
        )
        return 0

    def detach_device_alias(
        self, alias: str, flags: enums.DomainDeviceModifyFlags | PlainInt = 0
    ) -> int:
        """Ask for the removal of a device that is named by its alias.

        Returns once the request is sent, as the guest has a say in it. The event
        VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED tells that the device is gone,
        VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED that the guest keeps it.

        Args:
            alias: the device's alias in the domain's description, such as
                ``virtio-disk0``
            flags: VIR_DOMAIN_DEVICE_MODIFY_LIVE, VIR_DOMAIN_DEVICE_MODIFY_CONFIG or
                both; 0 for the domain as it is now (DomainDeviceModifyFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INTERNAL_ERROR: the domain has no such device
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainDetachDeviceAlias.
        """
        self._connect._call(
            calls.DOMAIN_DETACH_DEVICE_ALIAS,
            RemoteDomainDetachDeviceAliasArgs(
                self._use("virDomainDetachDeviceAlias"), alias, flags
            ),
        )
        return 0

    def launch_security_info(self, flags: int = 0) -> PlainParams:
        """Return what proves how an encrypted guest was launched.

        A remote party checks the measurement before it hands secrets to the guest with
        ``set_launch_security_state``.

        Args:
            flags: unused, 0

        Returns:
            dict, for AMD SEV with ``sev-measurement`` in base64, ``sev-api-major``,
            ``sev-api-minor``, ``sev-build-id`` and ``sev-policy``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainGetLaunchSecurityInfo.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_LAUNCH_SECURITY_INFO,
            RemoteDomainGetLaunchSecurityInfoArgs(
                self._use("virDomainGetLaunchSecurityInfo"), arguments.texts_too(flags)
            ),
        )
        return plain(ret.params)

    def set_io_thread_params(
        self,
        iothread_val: int,
        params: Params,
        flags: enums.DomainModificationImpact | PlainInt = 0,
    ) -> int:
        """Set how an IOThread of the running domain polls and pools threads.

        For a running domain: hypervisors may refuse VIR_DOMAIN_AFFECT_CONFIG.

        Args:
            iothread_val: id of the IOThread
            params: ``poll_max_ns``, the longest time to poll in ns, ``poll_grow`` and
                ``poll_shrink``, how that time adapts (0 for the hypervisor's choice),
                ``thread_pool_min`` and ``thread_pool_max``, bounds of the number of
                worker threads
            flags: VIR_DOMAIN_AFFECT_LIVE or 0 (DomainModificationImpact)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: the domain has no such IOThread; a flag is not
                    supported; an argument is missing or empty
                VIR_ERR_OPERATION_INVALID: the domain is not running; the domain is
                    transient
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainSetIOThreadParams.
        """
        self._connect._call(
            calls.DOMAIN_SET_IOTHREAD_PARAMS,
            RemoteDomainSetIothreadParamsArgs(
                self._use("virDomainSetIOThreadParams"),
                iothread_val,
                arguments.encode(params, hints.IOTHREAD),
                flags,
            ),
        )
        return 0

    def checkpoint_create_xml(
        self, xml_desc: str, flags: enums.DomainCheckpointCreateFlags | PlainInt = 0
    ) -> DomainCheckpoint:
        """Start tracking which blocks of a running domain's disks change.

        The new checkpoint becomes the current one, and the former current one its
        parent. It remembers which blocks were written since, not what they held: for an
        incremental backup use `backup_begin`, which makes the checkpoint and the copy
        at the same moment. With VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE nothing is
        created: metadata that `get_xml_desc` gave earlier is put back.

        Args:
            xml_desc: the checkpoint, ``<domaincheckpoint>``; name and disks may be left
                out
            flags: 0, or how to create it (DomainCheckpointCreateFlags)

        Returns:
            the new checkpoint

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_UNSUPPORTED: the domain is not running; the domain has
                    snapshots
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_INTERNAL_ERROR: the document lacks what a flag requires
                VIR_ERR_CONFIG_UNSUPPORTED: the disk's format does not allow it
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainCheckpointCreateXML.
        """
        ret = self._connect._call(
            calls.DOMAIN_CHECKPOINT_CREATE_XML,
            RemoteDomainCheckpointCreateXmlArgs(
                self._use("virDomainCheckpointCreateXML"), xml_desc, flags
            ),
        )
        return DomainCheckpoint(handles.Lease(self, self._connect), ret.checkpoint)

    def list_all_checkpoints(
        self, flags: enums.DomainCheckpointListFlags | PlainInt = 0
    ) -> list[DomainCheckpoint]:
        """List the checkpoints of a domain as objects, without races.

        Args:
            flags: which to list, all for 0; VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL puts
                parents before their children (DomainCheckpointListFlags)

        Returns:
            the checkpoints, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainListAllCheckpoints.
        """
        ret = self._connect._call(
            calls.DOMAIN_LIST_ALL_CHECKPOINTS,
            RemoteDomainListAllCheckpointsArgs(self._use("virDomainListAllCheckpoints"), 1, flags),
        )
        lease = handles.Lease(self, self._connect, len(ret.checkpoints))
        return [DomainCheckpoint(lease, wire) for wire in ret.checkpoints]

    def checkpoint_lookup_by_name(self, name: str, flags: int = 0) -> DomainCheckpoint:
        """Find one checkpoint of the domain by what it is called.

        Args:
            name: the checkpoint's name
            flags: unused, 0

        Returns:
            the checkpoint of that name

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: there is no such checkpoint
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainCheckpointLookupByName.
        """
        ret = self._connect._call(
            calls.DOMAIN_CHECKPOINT_LOOKUP_BY_NAME,
            RemoteDomainCheckpointLookupByNameArgs(
                self._use("virDomainCheckpointLookupByName"), name, flags
            ),
        )
        return DomainCheckpoint(handles.Lease(self, self._connect), ret.checkpoint)

    def guest_info(
        self, types: enums.DomainGuestInfoTypes | PlainInt = 0, flags: int = 0
    ) -> PlainParams:
        """Return facts about the guest's system, users, disks and network.

        Asks the guest agent of a running domain; an older agent knows less. The items
        of a list are numbered from 0 to below its ``count``; some of them may be
        missing.

        Args:
            types: kinds of facts, 0 for all that the hypervisor supports
                (DomainGuestInfoTypes)
            flags: unused, 0

        Returns:
            dict of what was asked for: ``os.name``, ``os.version`` and others,
            ``hostname``, ``timezone.name``, ``timezone.offset`` in seconds,
            ``user.count``, ``user.0.name``, ``user.0.login-time`` in milliseconds since
            1970, ``fs.count``, ``fs.0.mountpoint``, ``fs.0.total-bytes`` and
            ``fs.0.used-bytes`` in bytes, ``disk....``, ``if....``, ``load.1m``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainGetGuestInfo.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_GUEST_INFO,
            RemoteDomainGetGuestInfoArgs(self._use("virDomainGetGuestInfo"), types, flags),
        )
        return plain(ret.params)

    def agent_set_response_timeout(
        self, timeout: enums.DomainAgentResponseTimeoutValues | PlainInt, flags: int = 0
    ) -> int:
        """Set how long calls that need the guest agent wait for its answer.

        By default they wait forever. In recent versions of libvirt a call that the
        agent does not answer in time raises LibvirtError VIR_ERR_AGENT_COMMAND_TIMEOUT.

        Args:
            timeout: seconds to wait, 0 not to wait, -1 for the default, -2 to wait
                forever (DomainAgentResponseTimeoutValues)
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainAgentSetResponseTimeout.
        """
        ret = self._connect._call(
            calls.DOMAIN_AGENT_SET_RESPONSE_TIMEOUT,
            RemoteDomainAgentSetResponseTimeoutArgs(
                self._use("virDomainAgentSetResponseTimeout"), timeout, flags
            ),
        )
        return ret.result

    def backup_begin(
        self,
        backup_xml: str,
        checkpoint_xml: str | None,
        flags: enums.DomainBackupBeginFlags | PlainInt = 0,
    ) -> int:
        """Start a backup of a running domain's disks, all at one point in time.

        In push mode the hypervisor writes the disks, or what has changed on them, to
        the targets that the document names, and the job ends by itself; ``job_stats``
        with VIR_DOMAIN_JOB_STATS_COMPLETED tells whether it succeeded. When it fails or
        is aborted, its targets are worthless. In pull mode the hypervisor serves the
        disks as they were at the start over NBD, while scratch files keep what the
        guest overwrites, until ``abort_job`` ends the job: the regular end of such a
        backup.

        ``<incremental>``, or an attribute of a single disk, names an existing
        checkpoint, the newest or an older one. Push mode then copies only what was
        written since it was made; in pull mode the NBD export still has the whole disk,
        with a dirty bitmap of those writes. The checkpoint of ``checkpoint_xml`` is
        made at the instant of the backup, for a later incremental one to start from. It
        stays when the job is aborted or fails.

        The call returns once the job has started. A domain has one job at a time; a
        disk under backup has no other block job. The event
        VIR_DOMAIN_EVENT_ID_JOB_COMPLETED announces its end.

        Raises LibvirtError VIR_ERR_OPERATION_UNSUPPORTED when the domain is not
        running, VIR_ERR_NO_DOMAIN_CHECKPOINT when there is no checkpoint of the name in
        ``<incremental>``, VIR_ERR_CHECKPOINT_INCONSISTENT when its bitmap is missing or
        broken.

        Args:
            backup_xml: description of the backup, a ``<domainbackup>``: mode, base
                checkpoint, disks with targets or scratch files, NBD server; without
                ``<disks>`` every disk that is writable and not empty
            checkpoint_xml: checkpoint to make at the same instant, a
                ``<domaincheckpoint>``; None for none
            flags: VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL when the targets or scratch
                files exist already, with the right format and size;
                VIR_DOMAIN_BACKUP_BEGIN_PRESERVE_SHUTDOWN_DOMAIN to keep a domain that
                shuts down paused until the job ends (DomainBackupBeginFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_UNSUPPORTED: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainBackupBegin.
        """
        self._connect._call(
            calls.DOMAIN_BACKUP_BEGIN,
            RemoteDomainBackupBeginArgs(
                self._use("virDomainBackupBegin"), backup_xml, checkpoint_xml, flags
            ),
        )
        return 0

    def backup_get_xml_desc(self, flags: int = 0) -> str:
        """Return the description of the running backup, defaults filled in.

        Tells what was chosen where the document given to ``backup_begin`` said nothing:
        the file, the mode and the NBD export of each disk, and which disks take part.
        Raises LibvirtError VIR_ERR_NO_DOMAIN_BACKUP when no backup is running.

        Args:
            flags: unused, 0

        Returns:
            XML document, a ``<domainbackup>``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_BACKUP: no backup is running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu.
        virDomainBackupGetXMLDesc.
        """
        ret = self._connect._call(
            calls.DOMAIN_BACKUP_GET_XML_DESC,
            RemoteDomainBackupGetXmlDescArgs(self._use("virDomainBackupGetXMLDesc"), flags),
        )
        return ret.xml

    def authorized_ssh_keys_get(self, user: str, flags: int = 0) -> list[str]:
        """Return the public SSH keys that may log in as a user of the guest.

        May need a guest agent.

        Args:
            user: name of the user
            flags: unused, 0

        Returns:
            list of keys, each a line of the user's authorized_keys file

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainAuthorizedSSHKeysGet.
        """
        ret = self._connect._call(
            calls.DOMAIN_AUTHORIZED_SSH_KEYS_GET,
            RemoteDomainAuthorizedSshKeysGetArgs(
                self._use("virDomainAuthorizedSSHKeysGet"), user, flags
            ),
        )
        return list(ret.keys)

    def authorized_ssh_keys_set(
        self,
        user: str,
        keys: Sequence[str] | None = None,
        flags: enums.DomainAuthorizedSSHKeysSetFlags | PlainInt = 0,
    ) -> int:
        """Replace, extend or reduce the SSH keys that may log in to the guest.

        Without flags ``keys`` are all that the user has afterwards: with none of them
        the user's file is emptied. To remove a key that is not there is no error. May
        need a guest agent.

        Args:
            user: name of the user
            keys: keys, each a line in OpenSSH's format; None for none, without flags
                only
            flags: VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND to add them or
                VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE to remove them; 0 to replace
                all (DomainAuthorizedSSHKeysSetFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainAuthorizedSSHKeysSet.
        """
        self._connect._call(
            calls.DOMAIN_AUTHORIZED_SSH_KEYS_SET,
            RemoteDomainAuthorizedSshKeysSetArgs(
                self._use("virDomainAuthorizedSSHKeysSet"), user, arguments.texts(keys or ()), flags
            ),
        )
        return 0

    def messages(self, flags: enums.DomainMessageType | PlainInt = 0) -> list[str]:
        """Return notes of libvirt on the domain, such as what taints it.

        Some hypervisors have them for running domains only, some for stopped ones only.

        Args:
            flags: kinds to return: VIR_DOMAIN_MESSAGE_DEPRECATION,
                VIR_DOMAIN_MESSAGE_TAINTING or both; 0 for all (DomainMessageType)

        Returns:
            list of texts for people to read

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: libxl, qemu, test.
        virDomainGetMessages.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_MESSAGES,
            RemoteDomainGetMessagesArgs(self._use("virDomainGetMessages"), flags),
        )
        return list(ret.msgs)

    def start_dirty_rate_calc(
        self, seconds: int, flags: enums.DomainDirtyRateCalcFlags | PlainInt = 0
    ) -> int:
        """Start measuring how fast the guest writes to its memory.

        Returns at once. The result is read later, as ``dirtyrate.megabytes_per_second``
        and its kin in the domain's statistics (VIR_DOMAIN_STATS_DIRTYRATE).

        Args:
            seconds: how long to measure, in seconds; QEMU takes 1 to 60
            flags: the way of measuring, one of them; 0 for samples of pages
                (DomainDirtyRateCalcFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; flags exclude each other
                VIR_ERR_CONFIG_UNSUPPORTED: a number is out of range
                VIR_ERR_OPERATION_UNSUPPORTED: an argument is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainStartDirtyRateCalc.
        """
        self._connect._call(
            calls.DOMAIN_START_DIRTY_RATE_CALC,
            RemoteDomainStartDirtyRateCalcArgs(
                self._use("virDomainStartDirtyRateCalc"), seconds, flags
            ),
        )
        return 0

    def set_launch_security_state(self, params: Params, flags: int = 0) -> int:
        """Put a secret into the memory of an encrypted guest before it runs.

        For a domain started with VIR_DOMAIN_START_PAUSED, once the measurement that
        ``launch_security_info`` returns has been checked; ``resume`` it afterwards.
        When the call fails the domain should be destroyed.

        Args:
            params: for AMD SEV ``sev-secret-header`` and ``sev-secret``, both in
                base64, and, if wanted, ``sev-secret-set-address``, an address in the
                guest's memory
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_UNSUPPORTED: the domain has no encrypted memory
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: a parameter is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainSetLaunchSecurityState.
        """
        self._connect._call(
            calls.DOMAIN_SET_LAUNCH_SECURITY_STATE,
            RemoteDomainSetLaunchSecurityStateArgs(
                self._use("virDomainSetLaunchSecurityState"), arguments.encode(params), flags
            ),
        )
        return 0

    def save_params(
        self, params: Params, flags: enums.DomainSaveRestoreFlags | PlainInt = 0
    ) -> int:
        """Stop the domain and save its memory to a file, with parameters as a dict.

        Without ``file`` in ``params`` the save is a managed one, as of
        ``managed_save``: the domain continues from it at its next start.

        Args:
            params: ``file``, a path on the hypervisor's host, ``dxml``, the
                ``<domain>`` to restore if not the present one, ``image_format`` such as
                ``zstd``, ``parallel.channels``, the number of channels to write at once
            flags: VIR_DOMAIN_SAVE_RUNNING or VIR_DOMAIN_SAVE_PAUSED, the state after
                restoring, by default the present one; VIR_DOMAIN_SAVE_BYPASS_CACHE to
                spare the host's page cache (DomainSaveRestoreFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainSaveParams.
        """
        self._connect._call(
            calls.DOMAIN_SAVE_PARAMS,
            RemoteDomainSaveParamsArgs(
                self._use("virDomainSaveParams"), arguments.encode(params, hints.SAVE), flags
            ),
        )
        return 0

    def abort_job_flags(self, flags: enums.DomainAbortJobFlagsValues | PlainInt = 0) -> int:
        """Ask that the domain's job end soon, post-copy migrations included.

        A pull backup is ended this way when its reader has all; an aborted push backup
        leaves no usable targets. A migration in its post-copy phase is refused unless
        VIR_DOMAIN_ABORT_JOB_POSTCOPY is given, and is paused then: neither host has the
        whole guest.

        Args:
            flags: VIR_DOMAIN_ABORT_JOB_POSTCOPY to pause a post-copy migration; 0 does
                what ``abort_job`` does (DomainAbortJobFlagsValues)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: no job is running; the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainAbortJobFlags.
        """
        self._connect._call(
            calls.DOMAIN_ABORT_JOB_FLAGS,
            RemoteDomainAbortJobFlagsArgs(self._use("virDomainAbortJobFlags"), flags),
        )
        return 0

    def fd_associate(
        self, name: str, files: Sequence[int], flags: enums.DomainFDAssociateFlags | PlainInt = 0
    ) -> int:
        """Lend open files to the domain under a name its disks can refer to.

        A disk's source with ``fdgroup='NAME'`` then stands for these files, for as long
        as this connection is open; the hypervisor keeps what it uses. Works over a unix
        socket only.

        The client keeps the descriptors that it gives.

        Args:
            name: name of the group of descriptors
            files: file descriptors, at least one
            flags: whether security labels are restored after use, and whether they
                allow writing (DomainFDAssociateFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported; an argument is missing or
                    empty
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainFDAssociate.
        """
        self._connect._call_fds(
            calls.DOMAIN_FD_ASSOCIATE,
            RemoteDomainFdAssociateArgs(self._use("virDomainFDAssociate"), name, flags),
            files,
        )
        return 0

    def graphics_reload(
        self, type: enums.DomainGraphicsReloadType | PlainInt, flags: int = 0
    ) -> int:
        """Have the guest's display read its TLS certificates again.

        Spares a restart of the domain when certificates are renewed.

        Args:
            type: kind of display, VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_ANY for every kind
                that can (DomainGraphicsReloadType)
            flags: unused, 0

        Returns:
            0

        virDomainGraphicsReload.
        """
        self._connect._call(
            calls.DOMAIN_GRAPHICS_RELOAD,
            RemoteDomainGraphicsReloadArgs(self._use("virDomainGraphicsReload"), type, flags),
        )
        return 0

    def autostart_once(self) -> int:
        """Tell whether the domain will start the next time the host boots.

        Independent of ``autostart``: the domain starts when either is set.

        Returns:
            1 if it will, 0 if not

        virDomainGetAutostartOnce.
        """
        ret = self._connect._call(
            calls.DOMAIN_GET_AUTOSTART_ONCE,
            RemoteDomainGetAutostartOnceArgs(self._use("virDomainGetAutostartOnce")),
        )
        return ret.autostart

    def set_autostart_once(self, autostart: int) -> int:
        """Set whether the domain will start the next time the host boots.

        Holds for one boot only. Independent of ``set_autostart``: the domain starts
        when either is set.

        Args:
            autostart: 1 to start it, 0 not to

        Returns:
            0

        virDomainSetAutostartOnce.
        """
        self._connect._call(
            calls.DOMAIN_SET_AUTOSTART_ONCE,
            RemoteDomainSetAutostartOnceArgs(self._use("virDomainSetAutostartOnce"), autostart),
        )
        return 0

    def set_throttle_group(
        self, group: str, params: Params, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Create or change a named set of limits that disks can refer to.

        A disk's throttle filter names the group. Unlike the limits of
        ``set_block_io_tune``, a disk can have several such groups.

        Args:
            group: name of the group, new or existing
            params: ``total_bytes_sec``, ``read_bytes_sec`` and ``write_bytes_sec`` in
                bytes/s, ``total_iops_sec``, ``read_iops_sec`` and ``write_iops_sec`` in
                requests/s, each also with ``_max`` for bursts and ``_max_length`` for
                how long they may last, in seconds; ``size_iops_sec``, the size in bytes
                that counts as one request
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        virDomainSetThrottleGroup.
        """
        self._connect._call(
            calls.DOMAIN_SET_THROTTLE_GROUP,
            RemoteDomainSetThrottleGroupArgs(
                self._use("virDomainSetThrottleGroup"), group, arguments.encode(params), flags
            ),
        )
        return 0

    def del_throttle_group(
        self, group: str | None, flags: enums.DomainModificationImpact | PlainInt = 0
    ) -> int:
        """Delete a named set of limits that no disk refers to any more.

        Args:
            group: name of the group; None is refused
            flags: VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG or both; 0 for the
                domain as it is now (DomainModificationImpact)

        Returns:
            0

        virDomainDelThrottleGroup.
        """
        self._connect._call(
            calls.DOMAIN_DEL_THROTTLE_GROUP,
            RemoteDomainDelThrottleGroupArgs(self._use("virDomainDelThrottleGroup"), group, flags),
        )
        return 0

    def announce_interface(self, device: str | None, params: Params, flags: int = 0) -> int:
        """Announce the guest's MAC addresses to the network's switches.

        Sends gratuitous ARP packets on the guest's behalf, so that frames still reach
        it after a change of the network's layout.

        Args:
            device: the one interface to announce, by MAC address or by its name on the
                host; None for all
            params: ``initial``, milliseconds before the first packet, ``rounds``,
                number of packets, ``step``, milliseconds by which each wait is longer
                than the one before, ``max``, longest wait in milliseconds; all optional
            flags: unused, 0

        Returns:
            0

        virDomainAnnounceInterface.
        """
        self._connect._call(
            calls.DOMAIN_ANNOUNCE_INTERFACE,
            RemoteDomainAnnounceInterfaceArgs(
                self._use("virDomainAnnounceInterface"), device, arguments.encode(params), flags
            ),
        )
        return 0

    def qemu_monitor_command(
        self, cmd: str, flags: enums.DomainQemuMonitorCommandFlags | PlainInt = 0
    ) -> str:
        """Send a command to the monitor of the QEMU process of the domain.

        An error of the monitor is part of the answer and not raised. Commands that
        change what libvirt keeps track of may confuse or even crash the server; queries
        are safe.

        Args:
            cmd: a QMP command as JSON, or a line for the human monitor with
                VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP
            flags: language of the command; 0 for QMP (DomainQemuMonitorCommandFlags)

        Returns:
            the monitor's answer: a QMP object as JSON, or lines of text with HMP

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainQemuMonitorCommand.
        """
        dom = self._use("virDomainQemuMonitorCommand")
        ret = self._connect._call(*hypervisors.monitor_command(dom, cmd, flags))
        return ret.result

    def qemu_monitor_command_with_files(
        self,
        cmd: str,
        files: Sequence[int] = (),
        flags: enums.DomainQemuMonitorCommandFlags | PlainInt = 0,
    ) -> tuple[str, list[int]]:
        """Send a command and file descriptors to the domain's QEMU monitor.

        Only over a UNIX socket, which can carry descriptors. An error of the monitor is
        part of the answer and not raised. Commands that change what libvirt keeps track
        of may confuse or even crash the server; queries are safe.

        Args:
            cmd: a QMP command as JSON, or a line for the human monitor with
                VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP
            files: file descriptors for QEMU, such as those that ``getfd`` takes; the
                caller's own stay open
            flags: language of the command; 0 for QMP (DomainQemuMonitorCommandFlags)

        Returns:
            result: the monitor's answer: a QMP object as JSON, or lines of text with
                HMP
            files: file descriptors that came with it, for the caller to close

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the driver takes no descriptors
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainQemuMonitorCommandWithFiles.
        """
        dom = self._use("virDomainQemuMonitorCommandWithFiles")
        call, args = hypervisors.monitor_command_with_files(dom, cmd, flags)
        ret, received = self._connect._call_fds(call, args, files)
        return ret.result, received

    def qemu_agent_command(
        self,
        cmd: str,
        timeout: enums.DomainQemuAgentCommandTimeoutValues | PlainInt,
        flags: int = 0,
    ) -> str | None:
        """Send a command to the QEMU guest agent inside the domain's guest.

        The guest must run the agent, and the domain needs a channel for it. What
        libvirt has a function for, such as freezing file systems (virDomainFSFreeze),
        is better asked for through that, so that libvirt knows of it.

        Args:
            cmd: a command as JSON, such as ``{"execute": "guest-ping"}``
            timeout: seconds to wait for the answer; 0 not to wait at all, -1 for
                libvirt's default, -2 to wait without limit
                (DomainQemuAgentCommandTimeoutValues)
            flags: unused, 0

        Returns:
            the agent's answer, a QMP object as JSON; None when there is none

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_ARGUMENT_UNSUPPORTED: the domain has no guest agent
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu.
        virDomainQemuAgentCommand.
        """
        dom = self._use("virDomainQemuAgentCommand")
        ret = self._connect._call(*hypervisors.agent_command(dom, cmd, timeout, flags))
        return ret.result

    def lxc_open_namespace(self, flags: int = 0) -> list[int]:
        """Open the kernel namespaces that a running LXC container lives in.

        Only over a UNIX socket, which can carry descriptors, on the container's own
        host.

        Args:
            flags: unused, 0

        Returns:
            one file descriptor for each namespace, for ``setns()``; the caller closes
            them

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: lxc.
        virDomainLxcOpenNamespace.
        """
        dom = self._use("virDomainLxcOpenNamespace")
        _, received = self._connect._call_fds(*hypervisors.open_namespace(dom, flags), ())
        return received

    def migrate_to_uri3(
        self, dconnuri: str | None, params: Params, flags: enums.DomainMigrateFlags | PlainInt = 0
    ) -> int:
        """Have the source host migrate the domain by itself, to a given URI.

        With VIR_MIGRATE_PEER2PEER the source's libvirt connects to the destination's.
        Without it the hypervisor migrates directly to ``migrate_uri`` of ``params``,
        which few hypervisors can; ``migrate3`` leads such migrations from here, over a
        connection to each side.

        Returns when the migration is complete. This takes a source of libvirt 1.1.0 or
        later.

        Args:
            dconnuri: libvirt URI of the destination, as seen from the source host, with
                VIR_MIGRATE_PEER2PEER; None without it
            params: ``migrate_uri``, ``destination_name``, ``destination_xml``
                (``<domain>``), ``persistent_xml`` (``<domain>``), ``bandwidth`` in
                MiB/s, ``migrate_disks`` (targets to copy), ``parallel.connections`` and
                others, all VIR_MIGRATE_PARAM constants
            flags: how to migrate, such as VIR_MIGRATE_LIVE, and what becomes of the
                definitions at both ends (DomainMigrateFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the hypervisor cannot migrate in this way
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrateToURI3.
        """
        script = migration.to_uri_gen(self, "virDomainMigrateToURI3", dconnuri, params, flags)
        return self._connect._run(script)

    def migrate_to_uri2(
        self,
        dconnuri: str | None = None,
        miguri: str | None = None,
        dxml: str | None = None,
        flags: enums.DomainMigrateFlags | PlainInt = 0,
        dname: str | None = None,
        bandwidth: int = 0,
    ) -> int:
        """Have the source host migrate the domain, with URIs as arguments.

        Does what ``migrate_to_uri3`` does, with fewer parameters to choose from.

        Args:
            dconnuri: libvirt URI of the destination, as seen from the source host, with
                VIR_MIGRATE_PEER2PEER; None without it
            miguri: hypervisor's URI to send the guest to, None to let libvirt find it;
                required without VIR_MIGRATE_PEER2PEER
            dxml: description of the domain at the destination, a ``<domain>``; None for
                the same as here
            flags: how to migrate, such as VIR_MIGRATE_LIVE, and what becomes of the
                definitions at both ends (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the hypervisor cannot migrate in this way
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrateToURI2.
        """
        params = migration.parameters(uri=miguri, name=dname, xml=dxml, bandwidth=bandwidth)
        return self.migrate_to_uri3(dconnuri, params, flags)

    def migrate_to_uri(
        self,
        duri: str,
        flags: enums.DomainMigrateFlags | PlainInt = 0,
        dname: str | None = None,
        bandwidth: int = 0,
    ) -> int:
        """Have the source host migrate the domain to one URI of either kind.

        Does what ``migrate_to_uri3`` does, with fewer parameters to choose from.

        Args:
            duri: libvirt URI of the destination, as seen from the source host, with
                VIR_MIGRATE_PEER2PEER; the hypervisor's URI without it
            flags: how to migrate, such as VIR_MIGRATE_LIVE, and what becomes of the
                definitions at both ends (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_ARGUMENT_UNSUPPORTED: the hypervisor cannot migrate in this way
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrateToURI.
        """
        peer, uri = migration.destination(duri, flags)
        return self.migrate_to_uri2(peer, uri, None, flags, dname, bandwidth)

    def migrate3(
        self, dconn: Connect, params: Params, flags: enums.DomainMigrateFlags | PlainInt = 0
    ) -> Domain:
        """Migrate the domain to another connection's host, led by this client.

        The client takes the steps at both ends in turn; the guest itself goes from host
        to host. VIR_MIGRATE_PEER2PEER and VIR_MIGRATE_TUNNELLED are refused: those are
        for ``migrate_to_uri3``.

        Returns when the migration is complete; when it fails, the domain goes on at its
        source if it can. Both ends have to be libvirt 1.1.0 or later. A call that its
        caller gives up leaves the migration to the servers.

        Args:
            dconn: connection to the destination
            params: ``migrate_uri``, ``destination_name``, ``destination_xml``
                (``<domain>``), ``persistent_xml`` (``<domain>``), ``bandwidth`` in
                MiB/s, ``migrate_disks`` (targets to copy), ``parallel.connections`` and
                others, all VIR_MIGRATE_PARAM constants
            flags: how to migrate, such as VIR_MIGRATE_LIVE, and what becomes of the
                definitions at both ends (DomainMigrateFlags)

        Returns:
            the domain at the destination, a handle of ``dconn``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag is for another
                    function
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrate3.
        """
        wire = run(migration.managed_gen(self, dconn, params, flags), on)
        return Domain(handles.Lease(dconn, dconn), wire)

    def migrate2(
        self,
        dconn: Connect,
        dxml: str | None = None,
        flags: enums.DomainMigrateFlags | PlainInt = 0,
        dname: str | None = None,
        uri: str | None = None,
        bandwidth: int = 0,
    ) -> Domain:
        """Migrate the domain to another connection's host, with a new description.

        Does what ``migrate3`` does, with fewer parameters to choose from.

        Args:
            dconn: connection to the destination
            dxml: description of the domain at the destination, a ``<domain>``; None for
                the same as here
            flags: how to migrate, such as VIR_MIGRATE_LIVE, and what becomes of the
                definitions at both ends (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            uri: hypervisor's URI to send the guest to, None to let the destination
                choose it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            the domain at the destination, a handle of ``dconn``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag is for another
                    function
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrate2.
        """
        params = migration.parameters(uri=uri, name=dname, xml=dxml, bandwidth=bandwidth)
        return self.migrate3(dconn, params, flags)

    def migrate(
        self,
        dconn: Connect,
        flags: enums.DomainMigrateFlags | PlainInt = 0,
        dname: str | None = None,
        uri: str | None = None,
        bandwidth: int = 0,
    ) -> Domain:
        """Migrate the domain to another connection's host, described as it is.

        Does what ``migrate3`` does, with fewer parameters to choose from.

        Args:
            dconn: connection to the destination
            flags: how to migrate, such as VIR_MIGRATE_LIVE, and what becomes of the
                definitions at both ends (DomainMigrateFlags)
            dname: name of the domain at the destination, None to keep it
            uri: hypervisor's URI to send the guest to, None to let the destination
                choose it
            bandwidth: limit in MiB/s, 0 for the hypervisor's default

        Returns:
            the domain at the destination, a handle of ``dconn``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_OPERATION_INVALID: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag is for another
                    function
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, openvz, qemu, vz.
        virDomainMigrate.
        """
        return self.migrate2(dconn, None, flags, dname, uri, bandwidth)


class DomainCheckpoint(handles.DomainCheckpoint):
    """A checkpoint of a domain: a point from which changed blocks are known."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...
        def domain(self) -> Domain: ...
        def get_domain(self) -> Domain: ...

    def get_xml_desc(self, flags: enums.DomainCheckpointXMLFlags | PlainInt = 0) -> str:
        """Describe a checkpoint and the domain at the time it was made, as XML.

        VIR_DOMAIN_CHECKPOINT_XML_SIZE adds to each disk how many bytes have changed
        since, an estimate that the hypervisor may want a running domain for. Passwords
        are left out unless VIR_DOMAIN_CHECKPOINT_XML_SECURE asks for them, which a
        read-only connection may not do.

        Args:
            flags: what to add or leave out; 0 for no secrets and no sizes, but the
                domain (DomainCheckpointXMLFlags)

        Returns:
            a ``<domaincheckpoint>`` document

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: there is no such checkpoint
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainCheckpointGetXMLDesc.
        """
        ret = self._connect._call(
            calls.DOMAIN_CHECKPOINT_GET_XML_DESC,
            RemoteDomainCheckpointGetXmlDescArgs(self._use("virDomainCheckpointGetXMLDesc"), flags),
        )
        return ret.xml

    def list_all_children(
        self, flags: enums.DomainCheckpointListFlags | PlainInt = 0
    ) -> list[DomainCheckpoint]:
        """List the checkpoints that have this one as their parent.

        Args:
            flags: which to list; VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS for children's
                children too, 0 for all children alone (DomainCheckpointListFlags)

        Returns:
            the children, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: there is no such checkpoint
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainCheckpointListAllChildren.
        """
        ret = self._connect._call(
            calls.DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN,
            RemoteDomainCheckpointListAllChildrenArgs(
                self._use("virDomainCheckpointListAllChildren"), 1, flags
            ),
        )
        lease = handles.Lease(self._owner, self._connect, len(ret.checkpoints))
        return [DomainCheckpoint(lease, wire) for wire in ret.checkpoints]

    def get_parent(self, flags: int = 0) -> DomainCheckpoint:
        """Return the checkpoint that was current when this one was made.

        Args:
            flags: unused, 0

        Returns:
            the parent; a checkpoint without one is refused

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: the checkpoint has no parent; there is no
                    such checkpoint
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test.
        virDomainCheckpointGetParent.
        """
        ret = self._connect._call(
            calls.DOMAIN_CHECKPOINT_GET_PARENT,
            RemoteDomainCheckpointGetParentArgs(self._use("virDomainCheckpointGetParent"), flags),
        )
        return DomainCheckpoint(handles.Lease(self._owner, self._connect), ret.parent)

    def delete(self, flags: enums.DomainCheckpointDeleteFlags | PlainInt = 0) -> int:
        """Remove a checkpoint, handing what it tracked on to its parent.

        A backup since the parent goes on to find all blocks that changed. CHILDREN
        removes this checkpoint and all that descend from it, CHILDREN_ONLY all but this
        one; together they are refused. With METADATA_ONLY the bitmaps in the disks'
        images stay.

        Args:
            flags: 0 for this checkpoint alone, or what to remove
                (DomainCheckpointDeleteFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_CHECKPOINT: there is no such checkpoint
                VIR_ERR_OPERATION_UNSUPPORTED: the domain is not running
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: qemu, test.
        virDomainCheckpointDelete.
        """
        self._connect._call(
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

    def get_xml_desc(self, flags: enums.DomainSnapshotXMLFlags | PlainInt = 0) -> str:
        """Describe a snapshot and the domain at the time it was taken, as XML.

        Args:
            flags: 0, or VIR_DOMAIN_SNAPSHOT_XML_SECURE for passwords too, which a
                read-only connection may not ask for (DomainSnapshotXMLFlags)

        Returns:
            a ``<domainsnapshot>`` document

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotGetXMLDesc.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_GET_XML_DESC,
            RemoteDomainSnapshotGetXmlDescArgs(self._use("virDomainSnapshotGetXMLDesc"), flags),
        )
        return ret.xml

    def delete(self, flags: enums.DomainSnapshotDeleteFlags | PlainInt = 0) -> int:
        """Remove a snapshot, merging what it holds into its children.

        CHILDREN removes this snapshot and all that descend from it, CHILDREN_ONLY all
        but this one; together they are refused. With METADATA_ONLY the saved state
        stays in the images, and only libvirt forgets it.

        Args:
            flags: 0 for this snapshot alone, or what to remove
                (DomainSnapshotDeleteFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotDelete.
        """
        self._connect._call(
            calls.DOMAIN_SNAPSHOT_DELETE,
            RemoteDomainSnapshotDeleteArgs(self._use("virDomainSnapshotDelete"), flags),
        )
        return 0

    def get_parent(self, flags: int = 0) -> DomainSnapshot:
        """Return the snapshot that was current when this one was taken.

        Args:
            flags: unused, 0

        Returns:
            the parent; a snapshot without one is refused

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: the snapshot has no parent; there is no such
                    snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotGetParent.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_GET_PARENT,
            RemoteDomainSnapshotGetParentArgs(self._use("virDomainSnapshotGetParent"), flags),
        )
        return DomainSnapshot(handles.Lease(self._owner, self._connect), ret.snap)

    def num_children(self, flags: enums.DomainSnapshotListFlags | PlainInt = 0) -> int:
        """Count the snapshots that have this one as their parent.

        Args:
            flags: which to count; VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS for children's
                children too (DomainSnapshotListFlags)

        Returns:
            how many there are

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vz.
        virDomainSnapshotNumChildren.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_NUM_CHILDREN,
            RemoteDomainSnapshotNumChildrenArgs(self._use("virDomainSnapshotNumChildren"), flags),
        )
        return ret.num

    def list_children_names(self, flags: enums.DomainSnapshotListFlags | PlainInt = 0) -> list[str]:
        """List what the snapshots are called that have this one as parent.

        Args:
            flags: which to list; VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS for children's
                children too (DomainSnapshotListFlags)

        Returns:
            the names, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vz.
        virDomainSnapshotListChildrenNames.
        """
        return self._connect._run(listing.domain_snapshot_list_children_names_gen(self, flags))

    def is_current(self, flags: int = 0) -> int:
        """Say whether this snapshot is the one that the domain was last at.

        Args:
            flags: unused, 0

        Returns:
            1 if it is the current one, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotIsCurrent.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_IS_CURRENT,
            RemoteDomainSnapshotIsCurrentArgs(self._use("virDomainSnapshotIsCurrent"), flags),
        )
        return ret.current

    def has_metadata(self, flags: int = 0) -> int:
        """Say whether libvirt keeps anything of a snapshot beside its images.

        Args:
            flags: unused, 0

        Returns:
            1 if it does, which hinders undefining the domain; 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotHasMetadata.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_HAS_METADATA,
            RemoteDomainSnapshotHasMetadataArgs(self._use("virDomainSnapshotHasMetadata"), flags),
        )
        return ret.metadata

    def list_all_children(
        self, flags: enums.DomainSnapshotListFlags | PlainInt = 0
    ) -> list[DomainSnapshot]:
        """List the snapshots that have this one as parent, as objects.

        Args:
            flags: which to list; VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS for children's
                children too (DomainSnapshotListFlags)

        Returns:
            the children, in no particular order unless it was asked for

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_DOMAIN: there is no such domain
                VIR_ERR_NO_DOMAIN_SNAPSHOT: there is no such snapshot
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: qemu, test, vz.
        virDomainSnapshotListAllChildren.
        """
        ret = self._connect._call(
            calls.DOMAIN_SNAPSHOT_LIST_ALL_CHILDREN,
            RemoteDomainSnapshotListAllChildrenArgs(
                self._use("virDomainSnapshotListAllChildren"), 1, flags
            ),
        )
        lease = handles.Lease(self._owner, self._connect, len(ret.snapshots))
        return [DomainSnapshot(lease, wire) for wire in ret.snapshots]


class Network(handles.Network):
    """A virtual network of the host, running or only defined."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    def create(self) -> int:
        """Start an inactive network from its persistent definition.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID when the network is running
        already.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is active
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the network driver.
        virNetworkCreate.
        """
        self._connect._call(
            calls.NETWORK_CREATE, RemoteNetworkCreateArgs(self._use("virNetworkCreate"))
        )
        return 0

    def destroy(self) -> int:
        """Stop a running network; a transient one ceases to exist.

        A persistent network keeps its definition and can be started again.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is not active
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the network driver.
        virNetworkDestroy.
        """
        self._connect._call(
            calls.NETWORK_DESTROY, RemoteNetworkDestroyArgs(self._use("virNetworkDestroy"))
        )
        return 0

    def xml_desc(self, flags: enums.NetworkXMLFlags | PlainInt = 0) -> str:
        """Return the network's configuration as a ``<network>`` document.

        Args:
            flags: VIR_NETWORK_XML_INACTIVE for the configuration of the next start,
                without the virtual functions that libvirt lists for a physical one; 0
                for the present state (NetworkXMLFlags)

        Returns:
            the ``<network>`` document, good for defining or creating the network again

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virNetworkGetXMLDesc.
        """
        ret = self._connect._call(
            calls.NETWORK_GET_XML_DESC,
            RemoteNetworkGetXmlDescArgs(self._use("virNetworkGetXMLDesc"), flags),
        )
        return ret.xml

    def autostart(self) -> int:
        """Tell whether the network is started when the host boots.

        Returns:
            1 if it is started at boot, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virNetworkGetAutostart.
        """
        ret = self._connect._call(
            calls.NETWORK_GET_AUTOSTART,
            RemoteNetworkGetAutostartArgs(self._use("virNetworkGetAutostart")),
        )
        return ret.autostart

    def bridge_name(self) -> str:
        """Return the name of the host bridge that guests of the network join.

        Raises LibvirtError VIR_ERR_INTERNAL_ERROR for a network that has no bridge,
        such as one that hands out devices of the host.

        Returns:
            name of the bridge device on the host, such as ``virbr0``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the network driver.
        virNetworkGetBridgeName.
        """
        ret = self._connect._call(
            calls.NETWORK_GET_BRIDGE_NAME,
            RemoteNetworkGetBridgeNameArgs(self._use("virNetworkGetBridgeName")),
        )
        return ret.name

    def set_autostart(self, autostart: int) -> int:
        """Choose whether the network is started when the host boots.

        libvirtd takes it for persistent networks only. Nothing is started or stopped
        now.

        Args:
            autostart: 1 to start it at boot, 0 not to

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the network driver.
        virNetworkSetAutostart.
        """
        self._connect._call(
            calls.NETWORK_SET_AUTOSTART,
            RemoteNetworkSetAutostartArgs(self._use("virNetworkSetAutostart"), autostart),
        )
        return 0

    def undefine(self) -> int:
        """Delete the network's persistent definition without stopping it.

        A running network becomes transient: it is gone once it is stopped. Raises
        LibvirtError VIR_ERR_OPERATION_INVALID for a network that is transient already;
        libvirt's test driver raises it for a running one, too.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is active
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the network driver.
        virNetworkUndefine.
        """
        self._connect._call(
            calls.NETWORK_UNDEFINE, RemoteNetworkUndefineArgs(self._use("virNetworkUndefine"))
        )
        return 0

    def is_active(self) -> int:
        """Tell whether the network is running at the moment.

        Returns:
            1 if it runs, 0 if it is only defined

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network

        Answered by: esx, hyperv, test, the network driver.
        virNetworkIsActive.
        """
        ret = self._connect._call(
            calls.NETWORK_IS_ACTIVE, RemoteNetworkIsActiveArgs(self._use("virNetworkIsActive"))
        )
        return ret.active

    def is_persistent(self) -> int:
        """Tell whether the network has a definition that outlives its stop.

        Returns:
            1 if it is persistent, 0 if it is transient

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network

        Answered by: esx, hyperv, test, the network driver.
        virNetworkIsPersistent.
        """
        ret = self._connect._call(
            calls.NETWORK_IS_PERSISTENT,
            RemoteNetworkIsPersistentArgs(self._use("virNetworkIsPersistent")),
        )
        return ret.persistent

    def update(
        self,
        command: enums.NetworkUpdateCommand | PlainInt,
        section: enums.NetworkUpdateSection | PlainInt,
        parent_index: int,
        xml: str,
        flags: enums.NetworkUpdateFlags | PlainInt = 0,
    ) -> int:
        """Add, change or delete one element of the network's configuration.

        A running network takes the change without a restart. Some sections, such as
        ``<bridge>``, ``<ip>`` and ``<forward>`` themselves, cannot be updated:
        LibvirtError VIR_ERR_OPERATION_UNSUPPORTED.

        Args:
            command: what to do with the element: add it first or last, modify it, or
                delete it (NetworkUpdateCommand)
            section: which kind of element ``xml`` is, such as
                VIR_NETWORK_SECTION_IP_DHCP_HOST (NetworkUpdateSection)
            parent_index: which of several parents of one kind is meant, counted from 0,
                such as which ``<ip>`` a ``<host>`` belongs to; -1 for the one that fits
            xml: the element itself, such as ``<host>`` or ``<portgroup>``
            flags: VIR_NETWORK_UPDATE_AFFECT_LIVE for the running network,
                VIR_NETWORK_UPDATE_AFFECT_CONFIG for the persistent definition, or both;
                0 for the running network if it runs, else the definition
                (NetworkUpdateFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_OPERATION_UNSUPPORTED: a value is not a known one; the section
                    cannot be changed
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the network driver.
        virNetworkUpdate.
        """
        return self._connect._run(
            records.network_update_gen(self, command, section, parent_index, xml, flags)
        )

    def dhcp_leases(self, mac: str | None = None, flags: int = 0) -> list[records.Lease]:
        """List the addresses that the network's DHCP server has given out.

        One MAC address may hold several leases, of IPv4 and of IPv6.

        Args:
            mac: the MAC address whose leases are wanted, such as ``52:54:00:12:34:56``;
                None for all
            flags: unused, 0

        Returns:
            list of dicts, one for each lease: ``iface`` (the network's bridge),
            ``expirytime`` (seconds since 1970, 0 for never), ``type`` (an IPAddrType),
            ``mac``, ``ipaddr``, ``prefix`` (its length in bits), ``hostname``,
            ``clientid`` (for IPv6 the DUID) and ``iaid``; ``mac``, ``hostname``,
            ``clientid`` and ``iaid`` may be None

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_INVALID_MAC: a value is malformed
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the network driver.
        virNetworkGetDHCPLeases.
        """
        return self._connect._run(records.network_get_dhcp_leases_gen(self, mac, flags))

    def list_all_ports(self, flags: int = 0) -> list[NetworkPort]:
        """List the network's ports; each is an interface plugged into it.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an inactive network.

        Args:
            flags: unused, 0

        Returns:
            list of ports, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the network driver.
        virNetworkListAllPorts.
        """
        ret = self._connect._call(
            calls.NETWORK_LIST_ALL_PORTS,
            RemoteNetworkListAllPortsArgs(self._use("virNetworkListAllPorts"), 1, flags),
        )
        lease = handles.Lease(self, self._connect, len(ret.ports))
        return [NetworkPort(lease, wire) for wire in ret.ports]

    def port_lookup_by_uuid(self, uuid: bytes | UUID) -> NetworkPort:
        """Find one of the network's ports by the 16 bytes of its UUID.

        Raises LibvirtError VIR_ERR_NO_NETWORK_PORT when the network has no such port.

        Args:
            uuid: the port's UUID as 16 bytes

        Returns:
            the port

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the network driver.
        virNetworkPortLookupByUUID.
        """
        ret = self._connect._call(
            calls.NETWORK_PORT_LOOKUP_BY_UUID,
            RemoteNetworkPortLookupByUuidArgs(self._use("virNetworkPortLookupByUUID"), uuid),
        )
        return NetworkPort(handles.Lease(self, self._connect), ret.port)

    def port_create_xml(
        self, xmldesc: str, flags: enums.NetworkPortCreateFlags | PlainInt = 0
    ) -> NetworkPort:
        """Add a port to the network and reserve what it needs of the host.

        Hypervisor drivers do so themselves when a domain with an interface of the
        network starts; the port's own document then tells how to plug in. Raises
        LibvirtError VIR_ERR_OPERATION_INVALID for an inactive network.

        Args:
            xmldesc: ``<networkport>`` document that says whose port it is and what it
                needs
            flags: VIR_NETWORK_PORT_CREATE_RECLAIM for a port whose resources are in use
                already, VIR_NETWORK_PORT_CREATE_VALIDATE to check the document against
                the schema; or 0 (NetworkPortCreateFlags)

        Returns:
            the new port

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_OPERATION_INVALID: the network is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the network driver.
        virNetworkPortCreateXML.
        """
        ret = self._connect._call(
            calls.NETWORK_PORT_CREATE_XML,
            RemoteNetworkPortCreateXmlArgs(self._use("virNetworkPortCreateXML"), xmldesc, flags),
        )
        return NetworkPort(handles.Lease(self, self._connect), ret.port)

    def set_metadata(
        self,
        type: enums.NetworkMetadataType | PlainInt,
        metadata: str | None,
        key: str | PathLike[str] | None,
        uri: str | None,
        flags: enums.NetworkUpdateFlags | PlainInt = 0,
    ) -> int:
        """Set or remove the network's title, description or custom metadata.

        Args:
            type: what to set: the title, the description, or an XML element of its own
                (NetworkMetadataType)
            metadata: the new text, for a title without line breaks, or the new XML
                element; an empty text leaves the element there, None removes it
            key: prefix of the element's XML namespace; None for title and description
            uri: the XML namespace that the element belongs to; None for title and
                description
            flags: VIR_NETWORK_UPDATE_AFFECT_LIVE for the running network,
                VIR_NETWORK_UPDATE_AFFECT_CONFIG for the persistent definition, or both;
                0 for the running network if it runs, else the definition
                (NetworkUpdateFlags)

        Returns:
            0

        virNetworkSetMetadata.
        """
        self._connect._call(
            calls.NETWORK_SET_METADATA,
            RemoteNetworkSetMetadataArgs(
                self._use("virNetworkSetMetadata"), type, metadata, key, uri, flags
            ),
        )
        return 0

    def metadata(
        self,
        type: enums.NetworkMetadataType | PlainInt,
        uri: str | None,
        flags: enums.NetworkUpdateFlags | PlainInt = 0,
    ) -> str:
        """Return the network's title, description or custom metadata.

        Raises LibvirtError VIR_ERR_NO_NETWORK_METADATA when the network has none of the
        kind.

        Args:
            type: what to return: the title, the description, or an XML element of its
                own (NetworkMetadataType)
            uri: the XML namespace of the wanted element; None for title and description
            flags: VIR_NETWORK_UPDATE_AFFECT_LIVE to ask the running network,
                VIR_NETWORK_UPDATE_AFFECT_CONFIG the persistent definition; 0 for the
                running network if it runs, else the definition (NetworkUpdateFlags)

        Returns:
            the text, or the XML element as text

        virNetworkGetMetadata.
        """
        ret = self._connect._call(
            calls.NETWORK_GET_METADATA,
            RemoteNetworkGetMetadataArgs(self._use("virNetworkGetMetadata"), type, uri, flags),
        )
        return ret.metadata

    def port_lookup_by_uuid_string(self, uuidstr: str | UUID) -> NetworkPort:
        """Find one of the network's ports by its UUID in text form.

        Raises LibvirtError VIR_ERR_NO_NETWORK_PORT when the network has no such port,
        and VIR_ERR_INVALID_ARG without asking when the text is not a UUID.

        Args:
            uuidstr: the port's UUID as text, with or without hyphens

        Returns:
            the port

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a text is not a UUID

        Answered by: the network driver.
        virNetworkPortLookupByUUIDString.
        """
        uuid = handles.parse_uuid(
            uuidstr, "virNetworkPortLookupByUUIDString", NetworkPort._invalid[1]
        )
        return self.port_lookup_by_uuid(uuid)


class NetworkPort(handles.NetworkPort):
    """A port of a virtual network: where one interface is plugged in."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...
        def network(self) -> Network: ...

    def parameters(self, flags: int = 0) -> PlainParams:
        """Return the bandwidth limits that are in force on the port.

        Inbound is what the guest receives, outbound what it sends. A direction without
        limits may be left out.

        Args:
            flags: unused, 0

        Returns:
            dict of the limits, 0 for none: ``inbound.average``, ``inbound.peak``,
            ``inbound.floor``, ``outbound.average`` and ``outbound.peak`` in kilobytes
            per second, ``inbound.burst`` and ``outbound.burst`` in kilobytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the network driver.
        virNetworkPortGetParameters.
        """
        ret = self._connect._call(
            calls.NETWORK_PORT_GET_PARAMETERS,
            RemoteNetworkPortGetParametersArgs(self._use("virNetworkPortGetParameters"), 0, flags),
        )
        return plain(ret.params)

    def set_parameters(self, params: Params, flags: int = 0) -> int:
        """Replace the bandwidth limits that are in force on the port.

        Inbound is what the guest receives, outbound what it sends. libvirtd takes
        ``params`` for the whole: a direction that is not among them has no limit
        afterwards.

        Args:
            params: dict of the limits: ``inbound.average``, ``inbound.peak``,
                ``inbound.floor`` (a guaranteed minimum), ``outbound.average`` and
                ``outbound.peak`` in kilobytes per second, ``inbound.burst`` and
                ``outbound.burst`` in kilobytes
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the network driver.
        virNetworkPortSetParameters.
        """
        return self._connect._run(parameters.network_port_set_parameters_gen(self, params, flags))

    def xml_desc(self, flags: int = 0) -> str:
        """Return whose port it is and how to plug in, as ``<networkport>``.

        Args:
            flags: unused, 0

        Returns:
            the ``<networkport>`` document, good for creating the port again

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the network driver.
        virNetworkPortGetXMLDesc.
        """
        ret = self._connect._call(
            calls.NETWORK_PORT_GET_XML_DESC,
            RemoteNetworkPortGetXmlDescArgs(self._use("virNetworkPortGetXMLDesc"), flags),
        )
        return ret.xml

    def delete(self, flags: int = 0) -> int:
        """Remove the port from its network and release what it held.

        Nothing checks whether a running domain still uses the port: that is up to the
        caller.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NETWORK: there is no such network
                VIR_ERR_NO_NETWORK_PORT: there is no such network port
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the network driver.
        virNetworkPortDelete.
        """
        self._connect._call(
            calls.NETWORK_PORT_DELETE,
            RemoteNetworkPortDeleteArgs(self._use("virNetworkPortDelete"), flags),
        )
        return 0


class NWFilter(handles.NWFilter):
    """A network filter: rules for the traffic of domains' interfaces."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    def xml_desc(self, flags: int = 0) -> str:
        """Return the rules of the network filter as a ``<filter>`` document.

        Args:
            flags: unused, 0

        Returns:
            the ``<filter>`` document, good for defining the filter again

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER: there is no such filter
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virNWFilterGetXMLDesc.
        """
        ret = self._connect._call(
            calls.NWFILTER_GET_XML_DESC,
            RemoteNwfilterGetXmlDescArgs(self._use("virNWFilterGetXMLDesc"), flags),
        )
        return ret.xml

    def undefine(self) -> int:
        """Delete the network filter, unless a running domain needs it.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID while it guards an interface of a
        running domain, by itself or as part of another filter.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER: there is no such filter
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nwfilter driver.
        virNWFilterUndefine.
        """
        self._connect._call(
            calls.NWFILTER_UNDEFINE, RemoteNwfilterUndefineArgs(self._use("virNWFilterUndefine"))
        )
        return 0


class NWFilterBinding(handles.NWFilterBinding):
    """A network filter in force on the port of one running domain."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    def xml_desc(self, flags: int = 0) -> str:
        """Return which filter guards which port, as ``<filterbinding>``.

        Args:
            flags: unused, 0

        Returns:
            the ``<filterbinding>`` document: the domain that owns the port, the port's
            device and MAC address, and the filter with its parameters

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER_BINDING: there is no such filter binding
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virNWFilterBindingGetXMLDesc.
        """
        ret = self._connect._call(
            calls.NWFILTER_BINDING_GET_XML_DESC,
            RemoteNwfilterBindingGetXmlDescArgs(self._use("virNWFilterBindingGetXMLDesc"), flags),
        )
        return ret.xml

    def delete(self) -> int:
        """Lift the filter from its port; the guest that uses the port goes on.

        The port is unfiltered from then on, until a binding is created for it again.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NWFILTER_BINDING: there is no such filter binding
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nwfilter driver.
        virNWFilterBindingDelete.
        """
        self._connect._call(
            calls.NWFILTER_BINDING_DELETE,
            RemoteNwfilterBindingDeleteArgs(self._use("virNWFilterBindingDelete")),
        )
        return 0


class Interface(handles.Interface):
    """A network interface of the host, as its configuration has it."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    def xml_desc(self, flags: enums.InterfaceXMLFlags | PlainInt = 0) -> str:
        """Return a host interface's settings as an ``<interface>`` document.

        Args:
            flags: VIR_INTERFACE_XML_INACTIVE for what the host's configuration files
                say, which is what defining the interface again needs; 0 for the
                addresses in use now (InterfaceXMLFlags)

        Returns:
            the ``<interface>`` document

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the interface driver.
        virInterfaceGetXMLDesc.
        """
        ret = self._connect._call(
            calls.INTERFACE_GET_XML_DESC,
            RemoteInterfaceGetXmlDescArgs(self._use("virInterfaceGetXMLDesc"), flags),
        )
        return ret.xml

    def undefine(self) -> int:
        """Remove the interface from the host's network configuration.

        With a transaction open (virInterfaceChangeBegin) the removal is final only when
        that is committed; a rollback, or a reboot before the commit, brings the
        configuration back.

        libvirtd needs netcf for this; without, as on many hosts, it raises LibvirtError
        VIR_ERR_NO_SUPPORT.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the interface driver.
        virInterfaceUndefine.
        """
        self._connect._call(
            calls.INTERFACE_UNDEFINE, RemoteInterfaceUndefineArgs(self._use("virInterfaceUndefine"))
        )
        return 0

    def create(self, flags: int = 0) -> int:
        """Bring a configured host interface up, as ``ifup`` does.

        An interface that was defined in a transaction (virInterfaceChangeBegin) goes
        down again when that is rolled back.

        libvirtd needs netcf for this; without, as on many hosts, it raises LibvirtError
        VIR_ERR_NO_SUPPORT.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_OPERATION_INVALID: the interface is active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the interface driver.
        virInterfaceCreate.
        """
        self._connect._call(
            calls.INTERFACE_CREATE,
            RemoteInterfaceCreateArgs(self._use("virInterfaceCreate"), flags),
        )
        return 0

    def destroy(self, flags: int = 0) -> int:
        """Take the host interface down, as ``ifdown`` does.

        Its configuration stays. Connections that run over the interface, maybe your
        own, are cut.

        libvirtd needs netcf for this; without, as on many hosts, it raises LibvirtError
        VIR_ERR_NO_SUPPORT.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface
                VIR_ERR_OPERATION_INVALID: the interface is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the interface driver.
        virInterfaceDestroy.
        """
        self._connect._call(
            calls.INTERFACE_DESTROY,
            RemoteInterfaceDestroyArgs(self._use("virInterfaceDestroy"), flags),
        )
        return 0

    def is_active(self) -> int:
        """Tell whether the host interface is up at the moment.

        Returns:
            1 if it is up, 0 if it is down

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_INTERFACE: there is no such interface

        Answered by: esx, test, the interface driver.
        virInterfaceIsActive.
        """
        ret = self._connect._call(
            calls.INTERFACE_IS_ACTIVE,
            RemoteInterfaceIsActiveArgs(self._use("virInterfaceIsActive")),
        )
        return ret.active


class StoragePool(handles.StoragePool):
    """A storage pool: a directory, volume group, … that volumes are in."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    def create(self, flags: enums.StoragePoolCreateFlags | PlainInt = 0) -> int:
        """Start an inactive pool, so that its volumes can be used.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID when the pool is active already.

        Args:
            flags: VIR_STORAGE_POOL_CREATE_WITH_BUILD to build it first,
                VIR_STORAGE_POOL_CREATE_WITH_BUILD_OVERWRITE to do so over data that is
                there, VIR_STORAGE_POOL_CREATE_WITH_BUILD_NO_OVERWRITE to fail on such
                data; 0 to start it as it is (StoragePoolCreateFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_SYSTEM_ERROR: the file cannot be read or written
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virStoragePoolCreate.
        """
        self._connect._call(
            calls.STORAGE_POOL_CREATE,
            RemoteStoragePoolCreateArgs(self._use("virStoragePoolCreate"), flags),
        )
        return 0

    def build(self, flags: enums.StoragePoolBuildFlags | PlainInt = 0) -> int:
        """Make the directory, file system or the like for an inactive pool.

        What that is depends on the kind of pool: for a directory pool the directory,
        for a file system pool a new file system on the device, for an LVM pool a volume
        group. Raises LibvirtError VIR_ERR_OPERATION_INVALID for an active pool.

        Args:
            flags: VIR_STORAGE_POOL_BUILD_NO_OVERWRITE to refuse when the device holds
                data already, VIR_STORAGE_POOL_BUILD_OVERWRITE to replace it, where the
                kind of pool knows them; or 0 (StoragePoolBuildFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virStoragePoolBuild.
        """
        self._connect._call(
            calls.STORAGE_POOL_BUILD,
            RemoteStoragePoolBuildArgs(self._use("virStoragePoolBuild"), flags),
        )
        return 0

    def destroy(self) -> int:
        """Stop an active pool, which leaves its data and volumes alone.

        A persistent pool can be started again; a transient one ceases to exist in
        libvirt.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virStoragePoolDestroy.
        """
        self._connect._call(
            calls.STORAGE_POOL_DESTROY,
            RemoteStoragePoolDestroyArgs(self._use("virStoragePoolDestroy")),
        )
        return 0

    def delete(self, flags: enums.StoragePoolDeleteFlags | PlainInt = 0) -> int:
        """Delete an inactive pool's directory, volume group or the like for good.

        This cannot be undone. The definition of the pool stays, and so does a directory
        that is not empty: that is refused. Raises LibvirtError
        VIR_ERR_OPERATION_INVALID for an active pool.

        Args:
            flags: VIR_STORAGE_POOL_DELETE_ZEROED to overwrite the data with zeros,
                which is slow and which most kinds of pool refuse; 0 to remove what
                describes it only (StoragePoolDeleteFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virStoragePoolDelete.
        """
        self._connect._call(
            calls.STORAGE_POOL_DELETE,
            RemoteStoragePoolDeleteArgs(self._use("virStoragePoolDelete"), flags),
        )
        return 0

    def undefine(self) -> int:
        """Delete the definition of an inactive pool; its data stays.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an active pool.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is active
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the storage driver.
        virStoragePoolUndefine.
        """
        self._connect._call(
            calls.STORAGE_POOL_UNDEFINE,
            RemoteStoragePoolUndefineArgs(self._use("virStoragePoolUndefine")),
        )
        return 0

    def refresh(self, flags: int = 0) -> int:
        """Have the server look again for the volumes of an active pool.

        Needed when something other than libvirt has made, changed or removed volumes.
        libvirtd stops a pool that it cannot read any more. Raises LibvirtError
        VIR_ERR_OPERATION_INVALID for an inactive pool.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the storage driver.
        virStoragePoolRefresh.
        """
        self._connect._call(
            calls.STORAGE_POOL_REFRESH,
            RemoteStoragePoolRefreshArgs(self._use("virStoragePoolRefresh"), flags),
        )
        return 0

    def info(self) -> results.StoragePoolInfo:
        """Return the pool's state and its size, used and free space in bytes.

        Returns:
            state: whether and how well it runs, a StoragePoolState
            capacity: size of the whole pool, in bytes
            allocation: space that its volumes take, in bytes
            available: space that is free, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        Answered by: esx, test, the storage driver.
        virStoragePoolGetInfo.
        """
        ret = self._connect._call(
            calls.STORAGE_POOL_GET_INFO,
            RemoteStoragePoolGetInfoArgs(self._use("virStoragePoolGetInfo")),
        )
        return results.StoragePoolInfo((ret.state, ret.capacity, ret.allocation, ret.available))

    def xml_desc(self, flags: enums.StorageXMLFlags | PlainInt = 0) -> str:
        """Return the pool's configuration and sizes as a ``<pool>`` document.

        Args:
            flags: VIR_STORAGE_XML_INACTIVE for the definition that the next start
                takes, 0 for the present one (StorageXMLFlags)

        Returns:
            the ``<pool>`` document, good for defining or creating the pool again

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolGetXMLDesc.
        """
        ret = self._connect._call(
            calls.STORAGE_POOL_GET_XML_DESC,
            RemoteStoragePoolGetXmlDescArgs(self._use("virStoragePoolGetXMLDesc"), flags),
        )
        return ret.xml

    def autostart(self) -> int:
        """Tell whether the pool is started when the host boots.

        Returns:
            1 if it is started at boot, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolGetAutostart.
        """
        ret = self._connect._call(
            calls.STORAGE_POOL_GET_AUTOSTART,
            RemoteStoragePoolGetAutostartArgs(self._use("virStoragePoolGetAutostart")),
        )
        return ret.autostart

    def set_autostart(self, autostart: int) -> int:
        """Choose whether the pool is started when the host boots.

        For persistent pools only: a transient one is refused. Nothing is started or
        stopped now.

        Args:
            autostart: 1 to start it at boot, 0 not to

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_INTERNAL_ERROR: the storage pool is transient
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the storage driver.
        virStoragePoolSetAutostart.
        """
        self._connect._call(
            calls.STORAGE_POOL_SET_AUTOSTART,
            RemoteStoragePoolSetAutostartArgs(self._use("virStoragePoolSetAutostart"), autostart),
        )
        return 0

    def num_of_volumes(self) -> int:
        """Count the volumes of an active pool as of its last refresh.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an inactive pool.

        Returns:
            number of volumes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolNumOfVolumes.
        """
        ret = self._connect._call(
            calls.STORAGE_POOL_NUM_OF_VOLUMES,
            RemoteStoragePoolNumOfVolumesArgs(self._use("virStoragePoolNumOfVolumes")),
        )
        return ret.num

    def list_volumes(self) -> list[str]:
        """List the volumes of an active pool by their names alone.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an inactive pool.

        `list_all_volumes` returns handles, and does so in one call.

        Returns:
            list of the volumes' names, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolListVolumes.
        """
        return self._connect._run(listing.storage_pool_list_volumes_gen(self))

    def create_xml(
        self, xml_desc: str, flags: enums.StorageVolCreateFlags | PlainInt = 0
    ) -> StorageVol:
        """Create a volume in an active pool, without copying data into it.

        Pools of devices that exist without libvirt, such as SCSI and iSCSI pools,
        cannot create volumes.

        Args:
            xml_desc: ``<volume>`` document with at least a name and a capacity
            flags: VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA for a qcow2 image whose
                metadata is laid out at once, which makes it faster,
                VIR_STORAGE_VOL_CREATE_VALIDATE to check the document against the
                schema; or 0 (StorageVolCreateFlags)

        Returns:
            the new volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_STORAGE_VOL_EXIST: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the storage driver.
        virStorageVolCreateXML.
        """
        ret = self._connect._call(
            calls.STORAGE_VOL_CREATE_XML,
            RemoteStorageVolCreateXmlArgs(self._use("virStorageVolCreateXML"), xml_desc, flags),
        )
        return StorageVol(handles.Lease(self._connect, self._connect), ret.vol)

    def storage_vol_lookup_by_name(self, name: str) -> StorageVol:
        """Find a volume of an active pool by the name it has in there.

        Raises LibvirtError VIR_ERR_NO_STORAGE_VOL when the pool has no such volume, and
        VIR_ERR_OPERATION_INVALID for an inactive pool.

        Args:
            name: name of the volume, which is unique in its pool

        Returns:
            the volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStorageVolLookupByName.
        """
        ret = self._connect._call(
            calls.STORAGE_VOL_LOOKUP_BY_NAME,
            RemoteStorageVolLookupByNameArgs(self._use("virStorageVolLookupByName"), name),
        )
        return StorageVol(handles.Lease(self._connect, self._connect), ret.vol)

    def create_xml_from(
        self, xml_desc: str, clonevol: StorageVol, flags: enums.StorageVolCreateFlags | PlainInt = 0
    ) -> StorageVol:
        """Create a volume in an active pool as a copy of another volume.

        The copy may have another format than the original; libvirtd makes it at least
        as large.

        Args:
            xml_desc: ``<volume>`` document with the copy's name, and maybe its capacity
                and format
            clonevol: the volume to copy, from this pool or another
            flags: VIR_STORAGE_VOL_CREATE_REFLINK to share blocks with the original
                until one of them changes, where the file system can,
                VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA for a qcow2 image whose
                metadata is laid out at once; or 0 (StorageVolCreateFlags)

        Returns:
            the new volume

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INTERNAL_ERROR: the name is taken
                VIR_ERR_OPERATION_FAILED: the name is taken
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_XML_DETAIL: the document is not XML
                VIR_ERR_XML_ERROR: the document is of another kind
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the storage driver.
        virStorageVolCreateXMLFrom.
        """
        ret = self._connect._call(
            calls.STORAGE_VOL_CREATE_XML_FROM,
            RemoteStorageVolCreateXmlFromArgs(
                self._use("virStorageVolCreateXMLFrom"),
                xml_desc,
                arguments.identity(clonevol),
                flags,
            ),
        )
        return StorageVol(handles.Lease(self._connect, self._connect), ret.vol)

    def is_active(self) -> int:
        """Tell whether the pool is started, so that its volumes can be used.

        Returns:
            1 if it is active, 0 if it is only defined

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        Answered by: esx, test, the storage driver.
        virStoragePoolIsActive.
        """
        ret = self._connect._call(
            calls.STORAGE_POOL_IS_ACTIVE,
            RemoteStoragePoolIsActiveArgs(self._use("virStoragePoolIsActive")),
        )
        return ret.active

    def is_persistent(self) -> int:
        """Tell whether the pool has a definition that outlives its stop.

        Returns:
            1 if it is persistent, 0 if it is transient

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool

        Answered by: esx, test, the storage driver.
        virStoragePoolIsPersistent.
        """
        ret = self._connect._call(
            calls.STORAGE_POOL_IS_PERSISTENT,
            RemoteStoragePoolIsPersistentArgs(self._use("virStoragePoolIsPersistent")),
        )
        return ret.persistent

    def list_all_volumes(self, flags: int = 0) -> list[StorageVol]:
        """List the volumes of an active pool, all of them in one call.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID for an inactive pool.

        Args:
            flags: unused, 0

        Returns:
            list of volumes, in no particular order

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the storage driver.
        virStoragePoolListAllVolumes.
        """
        ret = self._connect._call(
            calls.STORAGE_POOL_LIST_ALL_VOLUMES,
            RemoteStoragePoolListAllVolumesArgs(
                self._use("virStoragePoolListAllVolumes"), 1, flags
            ),
        )
        lease = handles.Lease(self._connect, self._connect, len(ret.vols))
        return [StorageVol(lease, wire) for wire in ret.vols]


class StorageVol(handles.StorageVol):
    """A volume of a storage pool: a file, a block device or the like."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    def storage_pool_lookup_by_volume(self) -> StoragePool:
        """Find the storage pool that the volume is part of.

        Returns:
            the pool

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStoragePoolLookupByVolume.
        """
        ret = self._connect._call(
            calls.STORAGE_POOL_LOOKUP_BY_VOLUME,
            RemoteStoragePoolLookupByVolumeArgs(self._use("virStoragePoolLookupByVolume")),
        )
        return StoragePool(handles.Lease(self._connect, self._connect), ret.pool)

    def delete(self, flags: enums.StorageVolDeleteFlags | PlainInt = 0) -> int:
        """Delete the volume and its data from the pool for good.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID while the volume is being filled
        or copied. Nothing checks whether a domain uses it.

        Args:
            flags: VIR_STORAGE_VOL_DELETE_WITH_SNAPSHOTS for the volume's snapshots, too
                (RBD), VIR_STORAGE_VOL_DELETE_ZEROED to overwrite the data first; most
                kinds of pool take 0 only (StorageVolDeleteFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, test, the storage driver.
        virStorageVolDelete.
        """
        self._connect._call(
            calls.STORAGE_VOL_DELETE,
            RemoteStorageVolDeleteArgs(self._use("virStorageVolDelete"), flags),
        )
        return 0

    def info(self) -> results.StorageVolInfo:
        """Return the volume's kind, its capacity and the space it takes.

        Returns:
            type: what it is on the host (file, block device, directory, ...), a
                StorageVolType
            capacity: size that a guest sees, in bytes
            allocation: space that it takes in the pool, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active

        Answered by: esx, test, the storage driver.
        virStorageVolGetInfo.
        """
        ret = self._connect._call(
            calls.STORAGE_VOL_GET_INFO,
            RemoteStorageVolGetInfoArgs(self._use("virStorageVolGetInfo")),
        )
        return results.StorageVolInfo((ret.type, ret.capacity, ret.allocation))

    def xml_desc(self, flags: int = 0) -> str:
        """Return the volume's format, sizes, path and key as a ``<volume>`` document.

        Args:
            flags: unused, 0

        Returns:
            the ``<volume>`` document: name, key, sizes, path, format, permissions

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStorageVolGetXMLDesc.
        """
        ret = self._connect._call(
            calls.STORAGE_VOL_GET_XML_DESC,
            RemoteStorageVolGetXmlDescArgs(self._use("virStorageVolGetXMLDesc"), flags),
        )
        return ret.xml

    def path(self) -> str:
        """Return where the volume is on the host, for a domain's disk source.

        It depends on the pool whether the path is the same on other hosts and after the
        pool's next start.

        Returns:
            path of the file or device, or what the pool has instead, such as
            ``pool/image`` (RBD)

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virStorageVolGetPath.
        """
        ret = self._connect._call(
            calls.STORAGE_VOL_GET_PATH,
            RemoteStorageVolGetPathArgs(self._use("virStorageVolGetPath")),
        )
        return ret.name

    def wipe(self, flags: int = 0) -> int:
        """Overwrite the volume with zeros, so that its old data cannot be read.

        The format goes with the data: a qcow2 image may be a raw one afterwards. On
        storage that journals, copies on write, keeps versions or is reached by network
        the old data may survive elsewhere.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: esx, the storage driver.
        virStorageVolWipe.
        """
        self._connect._call(
            calls.STORAGE_VOL_WIPE, RemoteStorageVolWipeArgs(self._use("virStorageVolWipe"), flags)
        )
        return 0

    def upload(
        self,
        stream: Stream,
        offset: int,
        length: int,
        flags: enums.StorageVolUploadFlags | PlainInt = 0,
    ) -> int:
        """Open a stream that writes into the volume, bytes as they are.

        Nothing is transferred yet: send the data on the stream, then finish it, which
        raises when the server could not write all of it. The content is the file's own
        (a qcow2 image with its headers), not what a guest sees. Afterwards the server
        refreshes the pool, and the volume's format and sizes may be other ones.

        Args:
            stream: a new stream of the same connection
            offset: where in the volume to begin, in bytes
            length: greatest number of bytes to send, more is an error; 0 for no limit
            flags: VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM so that holes can be sent as
                such, or 0 (StorageVolUploadFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the storage driver.
        virStorageVolUpload.
        """
        self._connect._call_stream(
            calls.STORAGE_VOL_UPLOAD,
            RemoteStorageVolUploadArgs(self._use("virStorageVolUpload"), offset, length, flags),
            stream,
        )
        return 0

    def download(
        self,
        stream: Stream,
        offset: int,
        length: int,
        flags: enums.StorageVolDownloadFlags | PlainInt = 0,
    ) -> int:
        """Open a stream that reads from the volume, bytes as they are.

        Nothing is transferred yet: receive the data from the stream up to its end, then
        finish it. The content is the file's own (a qcow2 image with its headers), not
        what a guest sees.

        Args:
            stream: a new stream of the same connection
            offset: where in the volume to begin, in bytes
            length: how many bytes to read, 0 for all up to the end
            flags: VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM so that holes come as such, or
                0 (StorageVolDownloadFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the storage driver.
        virStorageVolDownload.
        """
        self._connect._call_stream(
            calls.STORAGE_VOL_DOWNLOAD,
            RemoteStorageVolDownloadArgs(self._use("virStorageVolDownload"), offset, length, flags),
            stream,
        )
        return 0

    def wipe_pattern(
        self, algorithm: enums.StorageVolWipeAlgorithm | PlainInt, flags: int = 0
    ) -> int:
        """Overwrite the volume's old data by an algorithm of your choice.

        Other algorithms than zeros need the program ``scrub`` on the host; discarding
        is for few kinds of pool.

        The format goes with the data: a qcow2 image may be a raw one afterwards. On
        storage that journals, copies on write, keeps versions or is reached by network
        the old data may survive elsewhere.

        Args:
            algorithm: with what to overwrite and how often: once with zeros
                (VIR_STORAGE_VOL_WIPE_ALG_ZERO), in several passes by a standard, or not
                at all but to discard (VIR_STORAGE_VOL_WIPE_ALG_TRIM)
                (StorageVolWipeAlgorithm)
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported; a value is not a known one
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the storage driver.
        virStorageVolWipePattern.
        """
        self._connect._call(
            calls.STORAGE_VOL_WIPE_PATTERN,
            RemoteStorageVolWipePatternArgs(
                self._use("virStorageVolWipePattern"), algorithm, flags
            ),
        )
        return 0

    def resize(self, capacity: int, flags: enums.StorageVolResizeFlags | PlainInt = 0) -> int:
        """Change the volume's capacity; what is added reads as zeros.

        The server rounds the capacity as its storage needs, or refuses it. The domain
        that uses the volume does not see the new size by itself.

        Args:
            capacity: the new capacity in bytes, or the difference with
                VIR_STORAGE_VOL_RESIZE_DELTA
            flags: VIR_STORAGE_VOL_RESIZE_ALLOCATE to take the added space from the pool
                at once, VIR_STORAGE_VOL_RESIZE_DELTA when ``capacity`` is a difference,
                VIR_STORAGE_VOL_RESIZE_SHRINK to allow less than now, which may lose
                data (with DELTA: to subtract); or 0 (StorageVolResizeFlags)

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported; a flag that the case
                    requires is missing
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the storage driver.
        virStorageVolResize.
        """
        self._connect._call(
            calls.STORAGE_VOL_RESIZE,
            RemoteStorageVolResizeArgs(self._use("virStorageVolResize"), capacity, flags),
        )
        return 0

    def info_flags(self, flags: enums.StorageVolInfoFlags | PlainInt = 0) -> results.StorageVolInfo:
        """Return the volume's kind and sizes, on request the physical size.

        Args:
            flags: VIR_STORAGE_VOL_GET_PHYSICAL for the size of the file or device in
                place of the allocation, or 0 (StorageVolInfoFlags)

        Returns:
            type: what it is on the host (file, block device, directory, ...), a
                StorageVolType
            capacity: size that a guest sees, in bytes
            allocation: space that it takes in the pool, or with
                VIR_STORAGE_VOL_GET_PHYSICAL the size of the file or device, in bytes

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_STORAGE_POOL: there is no such storage pool
                VIR_ERR_NO_STORAGE_VOL: there is no such storage volume
                VIR_ERR_OPERATION_INVALID: the storage pool is not active
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the storage driver.
        virStorageVolGetInfoFlags.
        """
        ret = self._connect._call(
            calls.STORAGE_VOL_GET_INFO_FLAGS,
            RemoteStorageVolGetInfoFlagsArgs(self._use("virStorageVolGetInfoFlags"), flags),
        )
        return results.StorageVolInfo((ret.type, ret.capacity, ret.allocation))


class NodeDevice(handles.NodeDevice):
    """A device of the host, such as a PCI card, a disk or a network card."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    def xml_desc(self, flags: enums.NodeDeviceXMLFlags | PlainInt = 0) -> str:
        """Return what the host knows of the device, as ``<device>``.

        Args:
            flags: VIR_NODE_DEVICE_XML_INACTIVE for the definition of a mediated device
                that its next start takes (libvirt 10.1 and later), 0 for the device as
                it is (NodeDeviceXMLFlags)

        Returns:
            the ``<device>`` document: name, parent, driver, and what each capability
            has

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the nodedev driver.
        virNodeDeviceGetXMLDesc.
        """
        ret = self._connect._call(
            calls.NODE_DEVICE_GET_XML_DESC,
            RemoteNodeDeviceGetXmlDescArgs(self._use("virNodeDeviceGetXMLDesc").name, flags),
        )
        return ret.xml

    def parent(self) -> str | None:
        """Return the name of the device's parent in the host's device tree.

        Returns:
            name of the parent, such as ``computer``; None for the root of the tree

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the nodedev driver.
        virNodeDeviceGetParent.
        """
        ret = self._connect._call(
            calls.NODE_DEVICE_GET_PARENT,
            RemoteNodeDeviceGetParentArgs(self._use("virNodeDeviceGetParent").name),
        )
        return ret.parentName

    def num_of_caps(self) -> int:
        """Count the capabilities of the device, such as ``pci`` and ``net``.

        Returns:
            number of capabilities

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the nodedev driver.
        virNodeDeviceNumOfCaps.
        """
        ret = self._connect._call(
            calls.NODE_DEVICE_NUM_OF_CAPS,
            RemoteNodeDeviceNumOfCapsArgs(self._use("virNodeDeviceNumOfCaps").name),
        )
        return ret.num

    def list_caps(self) -> list[str]:
        """List the names of the device's capabilities, such as ``pci``.

        Returns:
            list of names, such as ``scsi_host`` and ``fc_host``

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: test, the nodedev driver.
        virNodeDeviceListCaps.
        """
        return self._connect._run(listing.node_device_list_caps_gen(self))

    def dettach(self) -> int:
        """Take the device from the host, so that a domain can be given it.

        The host's driver is unbound and a stub bound in its place: the default one of
        the hypervisor; `detach_flags` lets it be chosen. Fails while the host uses the
        device. `re_attach` gives it back.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virNodeDeviceDettach.
        """
        self._connect._call(
            calls.NODE_DEVICE_DETTACH,
            RemoteNodeDeviceDettachArgs(self._use("virNodeDeviceDettach").name),
        )
        return 0

    def re_attach(self) -> int:
        """Give a detached device back to the host and its own driver.

        Fails while a domain uses the device.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virNodeDeviceReAttach.
        """
        self._connect._call(
            calls.NODE_DEVICE_RE_ATTACH,
            RemoteNodeDeviceReAttachArgs(self._use("virNodeDeviceReAttach").name),
        )
        return 0

    def reset(self) -> int:
        """Reset a detached device, before or after a domain has used it.

        How depends on hypervisor and device; a PCI device may be reset by itself, with
        its bus, or by its power state. Fails when that would reset another device that
        is in use.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virNodeDeviceReset.
        """
        self._connect._call(
            calls.NODE_DEVICE_RESET, RemoteNodeDeviceResetArgs(self._use("virNodeDeviceReset").name)
        )
        return 0

    def destroy(self) -> int:
        """Remove a virtual device (vHBA, mediated device) from the host.

        A mediated device that is defined, too, can be started again; any other is gone.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: test, the nodedev driver.
        virNodeDeviceDestroy.
        """
        self._connect._call(
            calls.NODE_DEVICE_DESTROY,
            RemoteNodeDeviceDestroyArgs(self._use("virNodeDeviceDestroy").name),
        )
        return 0

    def detach_flags(self, driver_name: str | None, flags: int = 0) -> int:
        """Take the device from the host for a domain, with a chosen driver.

        The host's driver is unbound and a stub bound in its place. Fails while the host
        uses the device. `re_attach` gives it back.

        Args:
            driver_name: driver for the domain's use, such as ``vfio``; None for the
                hypervisor's default
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: libxl, qemu.
        virNodeDeviceDetachFlags.
        """
        self._connect._call(
            calls.NODE_DEVICE_DETACH_FLAGS,
            RemoteNodeDeviceDetachFlagsArgs(
                self._use("virNodeDeviceDetachFlags").name, driver_name, flags
            ),
        )
        return 0

    def undefine(self, flags: int = 0) -> int:
        """Delete the persistent definition of a mediated device.

        An active device stays until it is destroyed. Raises LibvirtError
        VIR_ERR_OPERATION_INVALID when the device is not defined.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nodedev driver.
        virNodeDeviceUndefine.
        """
        self._connect._call(
            calls.NODE_DEVICE_UNDEFINE,
            RemoteNodeDeviceUndefineArgs(self._use("virNodeDeviceUndefine").name, flags),
        )
        return 0

    def create(self, flags: int = 0) -> int:
        """Start an inactive mediated device from its definition.

        Raises LibvirtError VIR_ERR_OPERATION_INVALID when the device is active already.

        Args:
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nodedev driver.
        virNodeDeviceCreate.
        """
        self._connect._call(
            calls.NODE_DEVICE_CREATE,
            RemoteNodeDeviceCreateArgs(self._use("virNodeDeviceCreate").name, flags),
        )
        return 0

    def autostart(self) -> int:
        """Tell whether the device is started as soon as its parent is there.

        Returns:
            1 if it is started with the host or its parent device, 0 if not

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nodedev driver.
        virNodeDeviceGetAutostart.
        """
        ret = self._connect._call(
            calls.NODE_DEVICE_GET_AUTOSTART,
            RemoteNodeDeviceGetAutostartArgs(self._use("virNodeDeviceGetAutostart").name),
        )
        return ret.autostart

    def set_autostart(self, autostart: int) -> int:
        """Choose whether the device is started as soon as its parent is there.

        For mediated devices that are defined: a transient one raises LibvirtError
        VIR_ERR_OPERATION_INVALID, another device VIR_ERR_OPERATION_UNSUPPORTED. Nothing
        is started or stopped now.

        Args:
            autostart: 1 to start it with the host or its parent device, 0 not to

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the nodedev driver.
        virNodeDeviceSetAutostart.
        """
        self._connect._call(
            calls.NODE_DEVICE_SET_AUTOSTART,
            RemoteNodeDeviceSetAutostartArgs(
                self._use("virNodeDeviceSetAutostart").name, autostart
            ),
        )
        return 0

    def is_persistent(self) -> int:
        """Tell whether the device has a definition that outlives its stop.

        Returns:
            1 if it is persistent, 0 if it is transient

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nodedev driver.
        virNodeDeviceIsPersistent.
        """
        ret = self._connect._call(
            calls.NODE_DEVICE_IS_PERSISTENT,
            RemoteNodeDeviceIsPersistentArgs(self._use("virNodeDeviceIsPersistent").name),
        )
        return ret.persistent

    def is_active(self) -> int:
        """Tell whether the device is there on the host at the moment.

        Returns:
            1 if it is active, 0 if it is only defined

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_NODE_DEVICE: there is no such node device
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nodedev driver.
        virNodeDeviceIsActive.
        """
        ret = self._connect._call(
            calls.NODE_DEVICE_IS_ACTIVE,
            RemoteNodeDeviceIsActiveArgs(self._use("virNodeDeviceIsActive").name),
        )
        return ret.active

    def update(self, xml_desc: str, flags: enums.NodeDeviceUpdateFlags | PlainInt = 0) -> int:
        """Change a mediated device as a document says, live or defined.

        Daemons have this since libvirt 10.1. The document has the whole device, not the
        difference; its UUID and its parent cannot be changed.

        Args:
            xml_desc: ``<device>`` document as the device shall be
            flags: VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE for the active device,
                VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG for its definition, or both; 0 for
                the active device if it is active, else the definition
                (NodeDeviceUpdateFlags)

        Returns:
            0

        virNodeDeviceUpdate.
        """
        self._connect._call(
            calls.NODE_DEVICE_UPDATE,
            RemoteNodeDeviceUpdateArgs(self._use("virNodeDeviceUpdate").name, xml_desc, flags),
        )
        return 0


class Secret(handles.Secret):
    """A secret that libvirt keeps, such as the passphrase of a volume."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    def xml_desc(self, flags: int = 0) -> str:
        """Return what the secret is for, without its value, as ``<secret>``.

        Args:
            flags: unused, 0

        Returns:
            the ``<secret>`` document: UUID, usage, whether it is private or ephemeral

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the secret driver.
        virSecretGetXMLDesc.
        """
        ret = self._connect._call(
            calls.SECRET_GET_XML_DESC,
            RemoteSecretGetXmlDescArgs(self._use("virSecretGetXMLDesc"), flags),
        )
        return ret.xml

    def set_value(self, value: bytes | str, flags: int = 0) -> int:
        """Give the secret a value, in place of the one it may have.

        The value is stored on the host, unless the secret is defined as ephemeral.

        Args:
            value: the value as bytes; a text is sent in UTF-8
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the secret driver.
        virSecretSetValue.
        """
        return self._connect._run(records.secret_set_value_gen(self, value, flags))

    def value(self, flags: int = 0) -> bytes:
        """Return the secret's value, where it may be read at all.

        Raises LibvirtError VIR_ERR_NO_SECRET when no value was set,
        VIR_ERR_INVALID_SECRET when the secret is private, and VIR_ERR_OPERATION_DENIED
        on a read-only connection.

        Args:
            flags: unused, 0

        Returns:
            the value, as the bytes that were set

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the secret driver.
        virSecretGetValue.
        """
        ret = self._connect._call(
            calls.SECRET_GET_VALUE, RemoteSecretGetValueArgs(self._use("virSecretGetValue"), flags)
        )
        return ret.value

    def undefine(self) -> int:
        """Delete the secret with its value from memory and disk.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the secret driver.
        virSecretUndefine.
        """
        self._connect._call(
            calls.SECRET_UNDEFINE, RemoteSecretUndefineArgs(self._use("virSecretUndefine"))
        )
        return 0


if TYPE_CHECKING:

    class DomainEventLifecycle(remote_events.DomainEventLifecycle):
        @property
        def dom(self) -> Domain: ...

    class DomainEventReboot(remote_events.DomainEventReboot):
        @property
        def dom(self) -> Domain: ...

    class DomainEventRtcChange(remote_events.DomainEventRtcChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventWatchdog(remote_events.DomainEventWatchdog):
        @property
        def dom(self) -> Domain: ...

    class DomainEventIoError(remote_events.DomainEventIoError):
        @property
        def dom(self) -> Domain: ...

    class DomainEventGraphics(remote_events.DomainEventGraphics):
        @property
        def dom(self) -> Domain: ...

    class DomainEventIoErrorReason(remote_events.DomainEventIoErrorReason):
        @property
        def dom(self) -> Domain: ...

    class DomainEventControlError(remote_events.DomainEventControlError):
        @property
        def dom(self) -> Domain: ...

    class DomainEventBlockJob(remote_events.DomainEventBlockJob):
        @property
        def dom(self) -> Domain: ...

    class DomainEventDiskChange(remote_events.DomainEventDiskChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventTrayChange(remote_events.DomainEventTrayChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventPmwakeup(remote_events.DomainEventPmwakeup):
        @property
        def dom(self) -> Domain: ...

    class DomainEventPmsuspend(remote_events.DomainEventPmsuspend):
        @property
        def dom(self) -> Domain: ...

    class DomainEventBalloonChange(remote_events.DomainEventBalloonChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventPmsuspendDisk(remote_events.DomainEventPmsuspendDisk):
        @property
        def dom(self) -> Domain: ...

    class DomainEventDeviceRemoved(remote_events.DomainEventDeviceRemoved):
        @property
        def dom(self) -> Domain: ...

    class DomainEventBlockJob2(remote_events.DomainEventBlockJob2):
        @property
        def dom(self) -> Domain: ...

    class DomainEventTunable(remote_events.DomainEventTunable):
        @property
        def dom(self) -> Domain: ...

    class DomainEventAgentLifecycle(remote_events.DomainEventAgentLifecycle):
        @property
        def dom(self) -> Domain: ...

    class DomainEventDeviceAdded(remote_events.DomainEventDeviceAdded):
        @property
        def dom(self) -> Domain: ...

    class DomainEventMigrationIteration(remote_events.DomainEventMigrationIteration):
        @property
        def dom(self) -> Domain: ...

    class DomainEventJobCompleted(remote_events.DomainEventJobCompleted):
        @property
        def dom(self) -> Domain: ...

    class DomainEventDeviceRemovalFailed(remote_events.DomainEventDeviceRemovalFailed):
        @property
        def dom(self) -> Domain: ...

    class DomainEventMetadataChange(remote_events.DomainEventMetadataChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventBlockThreshold(remote_events.DomainEventBlockThreshold):
        @property
        def dom(self) -> Domain: ...

    class DomainEventMemoryFailure(remote_events.DomainEventMemoryFailure):
        @property
        def dom(self) -> Domain: ...

    class DomainEventMemoryDeviceSizeChange(remote_events.DomainEventMemoryDeviceSizeChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventNicMacChange(remote_events.DomainEventNicMacChange):
        @property
        def dom(self) -> Domain: ...

    class DomainEventVcpuRemoved(remote_events.DomainEventVcpuRemoved):
        @property
        def dom(self) -> Domain: ...

    class DomainEventChannelLifecycle(remote_events.DomainEventChannelLifecycle):
        @property
        def dom(self) -> Domain: ...

    class NetworkEventLifecycle(remote_events.NetworkEventLifecycle):
        @property
        def net(self) -> Network: ...

    class NetworkEventMetadataChange(remote_events.NetworkEventMetadataChange):
        @property
        def net(self) -> Network: ...

    class StoragePoolEventLifecycle(remote_events.StoragePoolEventLifecycle):
        @property
        def pool(self) -> StoragePool: ...

    class StoragePoolEventRefresh(remote_events.StoragePoolEventRefresh):
        @property
        def pool(self) -> StoragePool: ...

    class NodeDeviceEventLifecycle(remote_events.NodeDeviceEventLifecycle):
        @property
        def dev(self) -> NodeDevice: ...

    class NodeDeviceEventUpdate(remote_events.NodeDeviceEventUpdate):
        @property
        def dev(self) -> NodeDevice: ...

    class SecretEventLifecycle(remote_events.SecretEventLifecycle):
        @property
        def secret(self) -> Secret: ...

    class SecretEventValueChanged(remote_events.SecretEventValueChanged):
        @property
        def secret(self) -> Secret: ...
