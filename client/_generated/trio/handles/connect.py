# Generated from remote.x by virtrio.gen.stubs; do not edit.
# mypy: disable-error-code=arg-type
"""`Connect` of the trio client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

# fmt: off
from .....protocol._generated.remote.later import (
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
    RemoteConnectListAllStoragePoolsArgs, RemoteConnectSetIdentityArgs, RemoteDomainCreateXmlArgs,
    RemoteDomainCreateXmlWithFilesArgs, RemoteDomainDefineXmlArgs, RemoteDomainDefineXmlFlagsArgs,
    RemoteDomainLookupByIdArgs, RemoteDomainLookupByNameArgs, RemoteDomainLookupByUuidArgs,
    RemoteDomainMigrateFinish2Args, RemoteDomainMigrateFinish3Args,
    RemoteDomainMigrateFinish3ParamsArgs, RemoteDomainMigrateFinishArgs,
    RemoteDomainMigratePrepare2Args, RemoteDomainMigratePrepare3Args,
    RemoteDomainMigratePrepare3ParamsArgs, RemoteDomainMigratePrepareArgs,
    RemoteDomainMigratePrepareTunnel3Args, RemoteDomainMigratePrepareTunnel3ParamsArgs,
    RemoteDomainMigratePrepareTunnelArgs, RemoteDomainRestoreArgs, RemoteDomainRestoreFlagsArgs,
    RemoteDomainRestoreParamsArgs, RemoteDomainSaveImageDefineXmlArgs,
    RemoteDomainSaveImageGetXmlDescArgs, RemoteInterfaceChangeBeginArgs,
    RemoteInterfaceChangeCommitArgs, RemoteInterfaceChangeRollbackArgs,
    RemoteInterfaceDefineXmlArgs, RemoteInterfaceLookupByMacStringArgs,
    RemoteInterfaceLookupByNameArgs, RemoteNetworkCreateXmlArgs, RemoteNetworkCreateXmlFlagsArgs,
    RemoteNetworkDefineXmlArgs, RemoteNetworkDefineXmlFlagsArgs, RemoteNetworkLookupByNameArgs,
    RemoteNetworkLookupByUuidArgs, RemoteNodeDeviceCreateXmlArgs, RemoteNodeDeviceDefineXmlArgs,
    RemoteNodeDeviceLookupByNameArgs, RemoteNodeDeviceLookupScsiHostByWwnArgs,
    RemoteNodeGetCellsFreeMemoryArgs, RemoteNodeGetCpuStatsArgs, RemoteNodeGetMemoryParametersArgs,
    RemoteNodeGetMemoryStatsArgs, RemoteNodeGetSevInfoArgs, RemoteNodeNumOfDevicesArgs,
    RemoteNodeSuspendForDurationArgs, RemoteNwfilterBindingCreateXmlArgs,
    RemoteNwfilterBindingLookupByPortDevArgs, RemoteNwfilterDefineXmlArgs,
    RemoteNwfilterDefineXmlFlagsArgs, RemoteNwfilterLookupByNameArgs,
    RemoteNwfilterLookupByUuidArgs, RemoteSecretDefineXmlArgs, RemoteSecretLookupByUsageArgs,
    RemoteSecretLookupByUuidArgs, RemoteStoragePoolCreateXmlArgs, RemoteStoragePoolDefineXmlArgs,
    RemoteStoragePoolLookupByNameArgs, RemoteStoragePoolLookupByTargetPathArgs,
    RemoteStoragePoolLookupByUuidArgs, RemoteStorageVolLookupByKeyArgs,
    RemoteStorageVolLookupByPathArgs,
)
# fmt: on
from .....protocol.event_messages import Address, Family
from .....protocol.lazy import replaceable
from .....protocol.typedparams import plain
from .....protocol.xdr import text
from .... import arguments, handles, hypervisors, paths, results
from ....scripts import cpumaps, hints, listing, parameters, records
from ....trio.connection import Connection
from ....trio.event_stream import BUFFER, EventStream
from ... import calls
from .later import (
    Domain,
    Interface,
    NWFilter,
    NWFilterBinding,
    Network,
    NodeDevice,
    Secret,
    StoragePool,
    StorageVol,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from os import PathLike
    from uuid import UUID

    from .....protocol._generated import enums
    from .....protocol._generated.enums import (
        DomainEventID,
        NetworkEventID,
        NodeDeviceEventID,
        SecretEventID,
        StoragePoolEventID,
    )
    from .....protocol.numbers import PlainInt
    from .....protocol.typedparams import Params, PlainParams
    from ....scripts.events import Callback
    from ..events import (
        DomainEventAgentLifecycle,
        DomainEventBalloonChange,
        DomainEventBlockJob,
        DomainEventBlockJob2,
        DomainEventBlockThreshold,
        DomainEventChannelLifecycle,
        DomainEventControlError,
        DomainEventDeviceAdded,
        DomainEventDeviceRemovalFailed,
        DomainEventDeviceRemoved,
        DomainEventDiskChange,
        DomainEventGraphics,
        DomainEventIoError,
        DomainEventIoErrorReason,
        DomainEventJobCompleted,
        DomainEventLifecycle,
        DomainEventMemoryDeviceSizeChange,
        DomainEventMemoryFailure,
        DomainEventMetadataChange,
        DomainEventMigrationIteration,
        DomainEventNicMacChange,
        DomainEventPmsuspend,
        DomainEventPmsuspendDisk,
        DomainEventPmwakeup,
        DomainEventReboot,
        DomainEventRtcChange,
        DomainEventTrayChange,
        DomainEventTunable,
        DomainEventVcpuRemoved,
        DomainEventWatchdog,
        NetworkEventLifecycle,
        NetworkEventMetadataChange,
        NodeDeviceEventLifecycle,
        NodeDeviceEventUpdate,
        SecretEventLifecycle,
        SecretEventValueChanged,
        StoragePoolEventLifecycle,
        StoragePoolEventRefresh,
    )
    from ..streams import Stream

__all__ = ["Connect"]

replaceable(__name__)


class Connect(Connection):
    """An open connection, made by `connect`.

    Every method is a call to the server unless it says otherwise.

    Calls raise LibvirtError with the server's answer, and ConnectionClosed when the
    connection is gone. They take any trio timeout. Cancelling one leaves the connection
    usable; whether the server did what it was asked is then unknown.
    """

    __slots__ = ()

    async def get_type(self) -> str:
        """Return the name of the hypervisor driver behind this connection.

        The name is ``QEMU`` with KVM and without: the capabilities tell whether the
        host has KVM.

        Returns:
            the driver's name, such as ``QEMU``, ``LXC``, ``Xen`` or ``TEST``

        Answered by: bhyve, ch, esx, hyperv, libxl, openvz, qemu, test, vmware.
        virConnectGetType.
        """
        ret = await self._call(calls.CONNECT_GET_TYPE, None)
        return ret.type

    async def get_version(self) -> int:
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
        ret = await self._call(calls.CONNECT_GET_VERSION, None)
        return ret.hv_ver

    async def get_max_vcpus(self, type: str | None) -> int:
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
        ret = await self._call(calls.CONNECT_GET_MAX_VCPUS, RemoteConnectGetMaxVcpusArgs(type))
        return ret.max_vcpus

    async def get_info(self) -> results.NodeInfo:
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
        return await self._run(records.node_get_info_gen())

    async def get_capabilities(self) -> str:
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
        ret = await self._call(calls.CONNECT_GET_CAPABILITIES, None)
        return ret.capabilities

    async def create_xml(
        self, xml_desc: str, flags: enums.DomainCreateFlags | PlainInt = 0
    ) -> Domain:
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
        ret = await self._call(calls.DOMAIN_CREATE_XML, RemoteDomainCreateXmlArgs(xml_desc, flags))
        return Domain(handles.Lease(self, self), ret.dom)

    async def define_xml(self, xml: str) -> Domain:
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
        ret = await self._call(calls.DOMAIN_DEFINE_XML, RemoteDomainDefineXmlArgs(xml))
        return Domain(handles.Lease(self, self), ret.dom)

    async def list_defined_domains(self) -> list[str]:
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
        return await self._run(listing.list_defined_domains_gen())

    async def lookup_by_id(self, id: int) -> Domain:
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
        ret = await self._call(calls.DOMAIN_LOOKUP_BY_ID, RemoteDomainLookupByIdArgs(id))
        return Domain(handles.Lease(self, self), ret.dom)

    async def lookup_by_name(self, name: str) -> Domain:
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
        ret = await self._call(calls.DOMAIN_LOOKUP_BY_NAME, RemoteDomainLookupByNameArgs(name))
        return Domain(handles.Lease(self, self), ret.dom)

    async def lookup_by_uuid(self, uuid: bytes | UUID) -> Domain:
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
        ret = await self._call(calls.DOMAIN_LOOKUP_BY_UUID, RemoteDomainLookupByUuidArgs(uuid))
        return Domain(handles.Lease(self, self), ret.dom)

    async def num_of_defined_domains(self) -> int:
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
        ret = await self._call(calls.CONNECT_NUM_OF_DEFINED_DOMAINS, None)
        return ret.num

    async def list_defined_networks(self) -> list[str]:
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
        return await self._run(listing.list_defined_networks_gen())

    async def list_domains_id(self) -> list[int]:
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
        return await self._run(listing.list_domains_id_gen())

    async def list_networks(self) -> list[str]:
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
        return await self._run(listing.list_networks_gen())

    async def network_create_xml(self, xml_desc: str) -> Network:
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
        ret = await self._call(calls.NETWORK_CREATE_XML, RemoteNetworkCreateXmlArgs(xml_desc))
        return Network(handles.Lease(self, self), ret.net)

    async def network_define_xml(self, xml: str) -> Network:
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
        ret = await self._call(calls.NETWORK_DEFINE_XML, RemoteNetworkDefineXmlArgs(xml))
        return Network(handles.Lease(self, self), ret.net)

    async def network_lookup_by_name(self, name: str) -> Network:
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
        ret = await self._call(calls.NETWORK_LOOKUP_BY_NAME, RemoteNetworkLookupByNameArgs(name))
        return Network(handles.Lease(self, self), ret.net)

    async def network_lookup_by_uuid(self, uuid: bytes | UUID) -> Network:
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
        ret = await self._call(calls.NETWORK_LOOKUP_BY_UUID, RemoteNetworkLookupByUuidArgs(uuid))
        return Network(handles.Lease(self, self), ret.net)

    async def num_of_defined_networks(self) -> int:
        """Count the persistent virtual networks that are not active.

        Returns:
            number of inactive networks

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virConnectNumOfDefinedNetworks.
        """
        ret = await self._call(calls.CONNECT_NUM_OF_DEFINED_NETWORKS, None)
        return ret.num

    async def num_of_domains(self) -> int:
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
        ret = await self._call(calls.CONNECT_NUM_OF_DOMAINS, None)
        return ret.num

    async def num_of_networks(self) -> int:
        """Count the virtual networks that are active.

        Returns:
            number of active networks

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, hyperv, test, the network driver.
        virConnectNumOfNetworks.
        """
        ret = await self._call(calls.CONNECT_NUM_OF_NETWORKS, None)
        return ret.num

    async def restore(self, frm: str | PathLike[str]) -> int:
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
        await self._call(calls.DOMAIN_RESTORE, RemoteDomainRestoreArgs(paths.absolute(frm)))
        return 0

    async def get_hostname(self) -> str:
        """Return the name of the host that the hypervisor runs on.

        Returns:
            host name of the server's machine, fully qualified where it can be resolved

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, ch, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vz.
        virConnectGetHostname.
        """
        ret = await self._call(calls.CONNECT_GET_HOSTNAME, None)
        return ret.hostname

    async def migrate_prepare(
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
        ret = await self._call(
            calls.DOMAIN_MIGRATE_PREPARE,
            RemoteDomainMigratePrepareArgs(uri_in, flags, dname, bandwidth),
        )
        return (ret.cookie, ret.uri_out)

    async def migrate_finish(
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
        ret = await self._call(
            calls.DOMAIN_MIGRATE_FINISH, RemoteDomainMigrateFinishArgs(dname, cookie, uri, flags)
        )
        return Domain(handles.Lease(self, self), ret.ddom)

    async def num_of_storage_pools(self) -> int:
        """Count the storage pools that are active.

        Returns:
            number of active pools

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virConnectNumOfStoragePools.
        """
        ret = await self._call(calls.CONNECT_NUM_OF_STORAGE_POOLS, None)
        return ret.num

    async def list_storage_pools(self) -> list[str]:
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
        return await self._run(listing.list_storage_pools_gen())

    async def num_of_defined_storage_pools(self) -> int:
        """Count the persistent storage pools that are not active.

        Returns:
            number of inactive pools

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the storage driver.
        virConnectNumOfDefinedStoragePools.
        """
        ret = await self._call(calls.CONNECT_NUM_OF_DEFINED_STORAGE_POOLS, None)
        return ret.num

    async def list_defined_storage_pools(self) -> list[str]:
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
        return await self._run(listing.list_defined_storage_pools_gen())

    async def find_storage_pool_sources(
        self, type: str, src_spec: str | None, flags: int = 0
    ) -> str:
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
        ret = await self._call(
            calls.CONNECT_FIND_STORAGE_POOL_SOURCES,
            RemoteConnectFindStoragePoolSourcesArgs(type, src_spec, flags),
        )
        return ret.xml

    async def storage_pool_create_xml(
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
        ret = await self._call(
            calls.STORAGE_POOL_CREATE_XML, RemoteStoragePoolCreateXmlArgs(xml_desc, flags)
        )
        return StoragePool(handles.Lease(self, self), ret.pool)

    async def storage_pool_define_xml(
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
        ret = await self._call(
            calls.STORAGE_POOL_DEFINE_XML, RemoteStoragePoolDefineXmlArgs(xml, flags)
        )
        return StoragePool(handles.Lease(self, self), ret.pool)

    async def storage_pool_lookup_by_name(self, name: str) -> StoragePool:
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
        ret = await self._call(
            calls.STORAGE_POOL_LOOKUP_BY_NAME, RemoteStoragePoolLookupByNameArgs(name)
        )
        return StoragePool(handles.Lease(self, self), ret.pool)

    async def storage_pool_lookup_by_uuid(self, uuid: bytes | UUID) -> StoragePool:
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
        ret = await self._call(
            calls.STORAGE_POOL_LOOKUP_BY_UUID, RemoteStoragePoolLookupByUuidArgs(uuid)
        )
        return StoragePool(handles.Lease(self, self), ret.pool)

    async def storage_vol_lookup_by_key(self, key: str | PathLike[str]) -> StorageVol:
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
        ret = await self._call(
            calls.STORAGE_VOL_LOOKUP_BY_KEY, RemoteStorageVolLookupByKeyArgs(key)
        )
        return StorageVol(handles.Lease(self, self), ret.vol)

    async def storage_vol_lookup_by_path(self, path: str | PathLike[str]) -> StorageVol:
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
        ret = await self._call(
            calls.STORAGE_VOL_LOOKUP_BY_PATH, RemoteStorageVolLookupByPathArgs(path)
        )
        return StorageVol(handles.Lease(self, self), ret.vol)

    async def get_cells_free_memory(self, start_cell: int, max_cells: int) -> list[int]:
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
        ret = await self._call(
            calls.NODE_GET_CELLS_FREE_MEMORY,
            RemoteNodeGetCellsFreeMemoryArgs(start_cell, max_cells),
        )
        return list(ret.cells)

    async def get_free_memory(self) -> int:
        """Return how much of the host's memory is free, in bytes.

        Returns:
            free memory in bytes, without what caches could give back

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: bhyve, esx, hyperv, libxl, lxc, openvz, qemu, test, vbox, vz.
        virNodeGetFreeMemory.
        """
        ret = await self._call(calls.NODE_GET_FREE_MEMORY, None)
        return ret.freeMem

    async def migrate_prepare2(
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
        ret = await self._call(
            calls.DOMAIN_MIGRATE_PREPARE2,
            RemoteDomainMigratePrepare2Args(uri_in, flags, dname, bandwidth, dom_xml),
        )
        return (ret.cookie, ret.uri_out)

    async def migrate_finish2(
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
        ret = await self._call(
            calls.DOMAIN_MIGRATE_FINISH2,
            RemoteDomainMigrateFinish2Args(dname, cookie, uri, flags, retcode),
        )
        return Domain(handles.Lease(self, self), ret.ddom)

    async def num_of_devices(self, cap: str | None, flags: int = 0) -> int:
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
        ret = await self._call(calls.NODE_NUM_OF_DEVICES, RemoteNodeNumOfDevicesArgs(cap, flags))
        return ret.num

    async def list_devices(self, cap: str | None, flags: int = 0) -> list[str]:
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
        return await self._run(listing.list_devices_gen(cap, flags))

    async def node_device_lookup_by_name(self, name: str) -> NodeDevice:
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
        ret = await self._call(
            calls.NODE_DEVICE_LOOKUP_BY_NAME, RemoteNodeDeviceLookupByNameArgs(name)
        )
        return NodeDevice(handles.Lease(self, self), ret.dev)

    async def get_security_model(self) -> results.SecurityModel:
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
        ret = await self._call(calls.NODE_GET_SECURITY_MODEL, None)
        return results.SecurityModel((text(ret.model), text(ret.doi)))

    async def node_device_create_xml(
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
        ret = await self._call(
            calls.NODE_DEVICE_CREATE_XML, RemoteNodeDeviceCreateXmlArgs(xml_desc, flags)
        )
        return NodeDevice(handles.Lease(self, self), ret.dev)

    async def num_of_interfaces(self) -> int:
        """Count the host's network interfaces that are active.

        Returns:
            number of active interfaces

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the interface driver.
        virConnectNumOfInterfaces.
        """
        ret = await self._call(calls.CONNECT_NUM_OF_INTERFACES, None)
        return ret.num

    async def list_interfaces(self) -> list[str]:
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
        return await self._run(listing.list_interfaces_gen())

    async def interface_lookup_by_name(self, name: str) -> Interface:
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
        ret = await self._call(
            calls.INTERFACE_LOOKUP_BY_NAME, RemoteInterfaceLookupByNameArgs(name)
        )
        return Interface(handles.Lease(self, self), ret.iface)

    async def interface_lookup_by_mac_string(self, macstr: str) -> Interface:
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
        ret = await self._call(
            calls.INTERFACE_LOOKUP_BY_MAC_STRING, RemoteInterfaceLookupByMacStringArgs(macstr)
        )
        return Interface(handles.Lease(self, self), ret.iface)

    async def interface_define_xml(
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
        ret = await self._call(calls.INTERFACE_DEFINE_XML, RemoteInterfaceDefineXmlArgs(xml, flags))
        return Interface(handles.Lease(self, self), ret.iface)

    async def domain_xml_from_native(
        self, native_format: str, native_config: str, flags: int = 0
    ) -> str:
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
        ret = await self._call(
            calls.CONNECT_DOMAIN_XML_FROM_NATIVE,
            RemoteConnectDomainXmlFromNativeArgs(native_format, native_config, flags),
        )
        return ret.domainXml

    async def domain_xml_to_native(
        self, native_format: str, domain_xml: str, flags: int = 0
    ) -> str:
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
        ret = await self._call(
            calls.CONNECT_DOMAIN_XML_TO_NATIVE,
            RemoteConnectDomainXmlToNativeArgs(native_format, domain_xml, flags),
        )
        return ret.nativeConfig

    async def num_of_defined_interfaces(self) -> int:
        """Count the host's configured network interfaces that are not active.

        Returns:
            number of inactive interfaces

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: esx, test, the interface driver.
        virConnectNumOfDefinedInterfaces.
        """
        ret = await self._call(calls.CONNECT_NUM_OF_DEFINED_INTERFACES, None)
        return ret.num

    async def list_defined_interfaces(self) -> list[str]:
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
        return await self._run(listing.list_defined_interfaces_gen())

    async def num_of_secrets(self) -> int:
        """Count the secrets that are defined, with or without a value.

        Returns:
            number of secrets

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the secret driver.
        virConnectNumOfSecrets.
        """
        ret = await self._call(calls.CONNECT_NUM_OF_SECRETS, None)
        return ret.num

    async def list_secrets(self) -> list[str]:
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
        return await self._run(listing.list_secrets_gen())

    async def secret_lookup_by_uuid(self, uuid: bytes | UUID) -> Secret:
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
        ret = await self._call(calls.SECRET_LOOKUP_BY_UUID, RemoteSecretLookupByUuidArgs(uuid))
        return Secret(handles.Lease(self, self), ret.secret)

    async def secret_define_xml(
        self, xml: str, flags: enums.SecretDefineFlags | PlainInt = 0
    ) -> Secret:
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
        ret = await self._call(calls.SECRET_DEFINE_XML, RemoteSecretDefineXmlArgs(xml, flags))
        return Secret(handles.Lease(self, self), ret.secret)

    async def secret_lookup_by_usage(
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
        ret = await self._call(
            calls.SECRET_LOOKUP_BY_USAGE, RemoteSecretLookupByUsageArgs(usage_type, usage_id)
        )
        return Secret(handles.Lease(self, self), ret.secret)

    async def migrate_prepare_tunnel(
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
        await self._call_stream(
            calls.DOMAIN_MIGRATE_PREPARE_TUNNEL,
            RemoteDomainMigratePrepareTunnelArgs(flags, dname, bandwidth, dom_xml),
            stream,
        )
        return 0

    async def get_lib_version(self) -> int:
        """Return the version of libvirt at the server, as one number.

        Returns:
            major * 1,000,000 + minor * 1,000 + release, such as 9000000 for 9.0.0

        Answered by: every daemon.
        virConnectGetLibVersion.
        """
        ret = await self._call(calls.CONNECT_GET_LIB_VERSION, None)
        return ret.lib_ver

    async def compare_cpu(
        self, xml_desc: str, flags: enums.ConnectCompareCPUFlags | PlainInt = 0
    ) -> int:
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
        ret = await self._call(
            calls.CONNECT_COMPARE_CPU, RemoteConnectCompareCpuArgs(xml_desc, flags)
        )
        return ret.result

    async def baseline_cpu(
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
        ret = await self._call(
            calls.CONNECT_BASELINE_CPU,
            RemoteConnectBaselineCpuArgs(arguments.texts(xml_cpus), flags),
        )
        return ret.cpu

    async def nwfilter_lookup_by_name(self, name: str) -> NWFilter:
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
        ret = await self._call(calls.NWFILTER_LOOKUP_BY_NAME, RemoteNwfilterLookupByNameArgs(name))
        return NWFilter(handles.Lease(self, self), ret.nwfilter)

    async def nwfilter_lookup_by_uuid(self, uuid: bytes | UUID) -> NWFilter:
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
        ret = await self._call(calls.NWFILTER_LOOKUP_BY_UUID, RemoteNwfilterLookupByUuidArgs(uuid))
        return NWFilter(handles.Lease(self, self), ret.nwfilter)

    async def num_of_nw_filters(self) -> int:
        """Count the network filters that are defined.

        Returns:
            number of filters, those that come with libvirt included

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the nwfilter driver.
        virConnectNumOfNWFilters.
        """
        ret = await self._call(calls.CONNECT_NUM_OF_NWFILTERS, None)
        return ret.num

    async def list_nw_filters(self) -> list[str]:
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
        return await self._run(listing.list_nw_filters_gen())

    async def nwfilter_define_xml(self, xml_desc: str) -> NWFilter:
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
        ret = await self._call(calls.NWFILTER_DEFINE_XML, RemoteNwfilterDefineXmlArgs(xml_desc))
        return NWFilter(handles.Lease(self, self), ret.nwfilter)

    async def get_sysinfo(self, flags: int = 0) -> str:
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
        ret = await self._call(calls.CONNECT_GET_SYSINFO, RemoteConnectGetSysinfoArgs(flags))
        return ret.sysinfo

    async def migrate_prepare3(
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
        ret = await self._call(
            calls.DOMAIN_MIGRATE_PREPARE3,
            RemoteDomainMigratePrepare3Args(cookie_in, uri_in, flags, dname, bandwidth, dom_xml),
        )
        return (ret.cookie_out, ret.uri_out)

    async def migrate_prepare_tunnel3(
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
        ret = await self._call_stream(
            calls.DOMAIN_MIGRATE_PREPARE_TUNNEL3,
            RemoteDomainMigratePrepareTunnel3Args(cookie_in, flags, dname, bandwidth, dom_xml),
            stream,
        )
        return ret.cookie_out

    async def migrate_finish3(
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
        ret = await self._call(
            calls.DOMAIN_MIGRATE_FINISH3,
            RemoteDomainMigrateFinish3Args(dname, cookie_in, dconnuri, uri, flags, cancelled),
        )
        return (Domain(handles.Lease(self, self), ret.dom), ret.cookie_out)

    async def change_begin(self, flags: int = 0) -> int:
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
        await self._call(calls.INTERFACE_CHANGE_BEGIN, RemoteInterfaceChangeBeginArgs(flags))
        return 0

    async def change_commit(self, flags: int = 0) -> int:
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
        await self._call(calls.INTERFACE_CHANGE_COMMIT, RemoteInterfaceChangeCommitArgs(flags))
        return 0

    async def change_rollback(self, flags: int = 0) -> int:
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
        await self._call(calls.INTERFACE_CHANGE_ROLLBACK, RemoteInterfaceChangeRollbackArgs(flags))
        return 0

    async def get_cpu_stats(
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
        ret = await self._run(
            parameters.counted_gen(
                calls.NODE_GET_CPU_STATS, lambda n: RemoteNodeGetCpuStatsArgs(cpu_num, n, flags)
            )
        )
        return {item.field: item.value for item in ret.params}

    async def get_memory_stats(
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
        ret = await self._run(
            parameters.counted_gen(
                calls.NODE_GET_MEMORY_STATS,
                lambda n: RemoteNodeGetMemoryStatsArgs(n, cell_num, flags),
            )
        )
        return {item.field: item.value for item in ret.params}

    async def restore_flags(
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
        await self._call(
            calls.DOMAIN_RESTORE_FLAGS,
            RemoteDomainRestoreFlagsArgs(paths.absolute(frm), dxml, flags),
        )
        return 0

    async def save_image_get_xml_desc(
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
        ret = await self._call(
            calls.DOMAIN_SAVE_IMAGE_GET_XML_DESC,
            RemoteDomainSaveImageGetXmlDescArgs(paths.absolute(file), flags),
        )
        return ret.xml

    async def save_image_define_xml(
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
        await self._call(
            calls.DOMAIN_SAVE_IMAGE_DEFINE_XML,
            RemoteDomainSaveImageDefineXmlArgs(paths.absolute(file), dxml, flags),
        )
        return 0

    async def suspend_for_duration(
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
        await self._call(
            calls.NODE_SUSPEND_FOR_DURATION,
            RemoteNodeSuspendForDurationArgs(target, duration, flags),
        )
        return 0

    async def list_all_domains(
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
        ret = await self._call(
            calls.CONNECT_LIST_ALL_DOMAINS, RemoteConnectListAllDomainsArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.domains))
        return [Domain(lease, wire) for wire in ret.domains]

    async def list_all_storage_pools(
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
        ret = await self._call(
            calls.CONNECT_LIST_ALL_STORAGE_POOLS, RemoteConnectListAllStoragePoolsArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.pools))
        return [StoragePool(lease, wire) for wire in ret.pools]

    async def list_all_networks(
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
        ret = await self._call(
            calls.CONNECT_LIST_ALL_NETWORKS, RemoteConnectListAllNetworksArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.nets))
        return [Network(lease, wire) for wire in ret.nets]

    async def list_all_interfaces(
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
        ret = await self._call(
            calls.CONNECT_LIST_ALL_INTERFACES, RemoteConnectListAllInterfacesArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.ifaces))
        return [Interface(lease, wire) for wire in ret.ifaces]

    async def list_all_devices(
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
        ret = await self._call(
            calls.CONNECT_LIST_ALL_NODE_DEVICES, RemoteConnectListAllNodeDevicesArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.devices))
        return [NodeDevice(lease, wire) for wire in ret.devices]

    async def list_all_nw_filters(self, flags: int = 0) -> list[NWFilter]:
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
        ret = await self._call(
            calls.CONNECT_LIST_ALL_NWFILTERS, RemoteConnectListAllNwfiltersArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.filters))
        return [NWFilter(lease, wire) for wire in ret.filters]

    async def list_all_secrets(
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
        ret = await self._call(
            calls.CONNECT_LIST_ALL_SECRETS, RemoteConnectListAllSecretsArgs(1, flags)
        )
        lease = handles.Lease(self, self, len(ret.secrets))
        return [Secret(lease, wire) for wire in ret.secrets]

    async def set_memory_parameters(self, params: Params, flags: int = 0) -> int:
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
        return await self._run(parameters.node_set_memory_parameters_gen(params, flags))

    async def get_memory_parameters(self, flags: int = 0) -> PlainParams:
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
        ret = await self._run(
            parameters.counted_gen(
                calls.NODE_GET_MEMORY_PARAMETERS,
                lambda n: RemoteNodeGetMemoryParametersArgs(n, arguments.texts_too(flags)),
            )
        )
        return plain(ret.params)

    async def get_cpu_map(self, flags: int = 0) -> results.CPUMap:
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
        return await self._run(cpumaps.node_get_cpu_map_gen(flags))

    async def node_device_lookup_scsi_host_by_wwn(
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
        ret = await self._call(
            calls.NODE_DEVICE_LOOKUP_SCSI_HOST_BY_WWN,
            RemoteNodeDeviceLookupScsiHostByWwnArgs(wwnn, wwpn, flags),
        )
        return NodeDevice(handles.Lease(self, self), ret.dev)

    async def migrate_prepare3_params(
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
        ret = await self._call(
            calls.DOMAIN_MIGRATE_PREPARE3_PARAMS,
            RemoteDomainMigratePrepare3ParamsArgs(
                arguments.encode(params, hints.MIGRATE), cookie_in, flags
            ),
        )
        return (ret.cookie_out, ret.uri_out)

    async def migrate_prepare_tunnel3_params(
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
        ret = await self._call_stream(
            calls.DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS,
            RemoteDomainMigratePrepareTunnel3ParamsArgs(
                arguments.encode(params, hints.MIGRATE), cookie_in, flags
            ),
            stream,
        )
        return ret.cookie_out

    async def migrate_finish3_params(
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
        ret = await self._call(
            calls.DOMAIN_MIGRATE_FINISH3_PARAMS,
            RemoteDomainMigrateFinish3ParamsArgs(
                arguments.encode(params, hints.MIGRATE), cookie_in, flags, cancelled
            ),
        )
        return (Domain(handles.Lease(self, self), ret.dom), ret.cookie_out)

    async def create_xml_with_files(
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
        ret, _ = await self._call_fds(
            calls.DOMAIN_CREATE_XML_WITH_FILES,
            RemoteDomainCreateXmlWithFilesArgs(xml_desc, flags),
            files,
        )
        return Domain(handles.Lease(self, self), ret.dom)

    async def get_cpu_model_names(self, arch: str, flags: int = 0) -> list[str]:
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
        ret = await self._call(
            calls.CONNECT_GET_CPU_MODEL_NAMES, RemoteConnectGetCpuModelNamesArgs(arch, 1, flags)
        )
        return list(ret.models)

    async def get_free_pages(
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
        return await self._run(records.node_get_free_pages_gen(pages, start_cell, max_cells, flags))

    async def get_domain_capabilities(
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
        ret = await self._call(
            calls.CONNECT_GET_DOMAIN_CAPABILITIES,
            RemoteConnectGetDomainCapabilitiesArgs(emulatorbin, arch, machine, virttype, flags),
        )
        return ret.capabilities

    async def alloc_pages(
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
        return await self._run(records.node_alloc_pages_gen(pages, start_cell, cell_count, flags))

    async def define_xml_flags(
        self, xml: str, flags: enums.DomainDefineFlags | PlainInt = 0
    ) -> Domain:
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
        ret = await self._call(
            calls.DOMAIN_DEFINE_XML_FLAGS, RemoteDomainDefineXmlFlagsArgs(xml, flags)
        )
        return Domain(handles.Lease(self, self), ret.dom)

    async def storage_pool_lookup_by_target_path(self, path: str | PathLike[str]) -> StoragePool:
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
        ret = await self._call(
            calls.STORAGE_POOL_LOOKUP_BY_TARGET_PATH, RemoteStoragePoolLookupByTargetPathArgs(path)
        )
        return StoragePool(handles.Lease(self, self), ret.pool)

    async def compare_hypervisor_cpu(
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
        ret = await self._call(
            calls.CONNECT_COMPARE_HYPERVISOR_CPU,
            RemoteConnectCompareHypervisorCpuArgs(
                emulator, arch, machine, virttype, xml_cpu, flags
            ),
        )
        return ret.result

    async def baseline_hypervisor_cpu(
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
        ret = await self._call(
            calls.CONNECT_BASELINE_HYPERVISOR_CPU,
            RemoteConnectBaselineHypervisorCpuArgs(
                emulator, arch, machine, virttype, arguments.texts(xml_cpus), flags
            ),
        )
        return ret.cpu

    async def get_sev_info(self, flags: int = 0) -> PlainParams:
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
        ret = await self._call(
            calls.NODE_GET_SEV_INFO, RemoteNodeGetSevInfoArgs(0, arguments.texts_too(flags))
        )
        return plain(ret.params)

    async def nwfilter_binding_lookup_by_port_dev(self, portdev: str) -> NWFilterBinding:
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
        ret = await self._call(
            calls.NWFILTER_BINDING_LOOKUP_BY_PORT_DEV,
            RemoteNwfilterBindingLookupByPortDevArgs(portdev),
        )
        return NWFilterBinding(handles.Lease(self, self), ret.nwfilter)

    async def nwfilter_binding_create_xml(
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
        ret = await self._call(
            calls.NWFILTER_BINDING_CREATE_XML, RemoteNwfilterBindingCreateXmlArgs(xml, flags)
        )
        return NWFilterBinding(handles.Lease(self, self), ret.nwfilter)

    async def list_all_nw_filter_bindings(self, flags: int = 0) -> list[NWFilterBinding]:
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
        ret = await self._call(
            calls.CONNECT_LIST_ALL_NWFILTER_BINDINGS,
            RemoteConnectListAllNwfilterBindingsArgs(1, flags),
        )
        lease = handles.Lease(self, self, len(ret.bindings))
        return [NWFilterBinding(lease, wire) for wire in ret.bindings]

    async def get_storage_pool_capabilities(self, flags: int = 0) -> str:
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
        ret = await self._call(
            calls.CONNECT_GET_STORAGE_POOL_CAPABILITIES,
            RemoteConnectGetStoragePoolCapabilitiesArgs(flags),
        )
        return ret.capabilities

    async def set_identity(self, params: Params, flags: int = 0) -> int:
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
        await self._call(
            calls.CONNECT_SET_IDENTITY,
            RemoteConnectSetIdentityArgs(arguments.encode(params, hints.IDENTITY), flags),
        )
        return 0

    async def node_device_define_xml(
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
        ret = await self._call(
            calls.NODE_DEVICE_DEFINE_XML, RemoteNodeDeviceDefineXmlArgs(xml_desc, flags)
        )
        return NodeDevice(handles.Lease(self, self), ret.dev)

    async def nwfilter_define_xml_flags(
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
        ret = await self._call(
            calls.NWFILTER_DEFINE_XML_FLAGS, RemoteNwfilterDefineXmlFlagsArgs(xml_desc, flags)
        )
        return NWFilter(handles.Lease(self, self), ret.nwfilter)

    async def network_define_xml_flags(
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
        ret = await self._call(
            calls.NETWORK_DEFINE_XML_FLAGS, RemoteNetworkDefineXmlFlagsArgs(xml, flags)
        )
        return Network(handles.Lease(self, self), ret.net)

    async def network_create_xml_flags(
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
        ret = await self._call(
            calls.NETWORK_CREATE_XML_FLAGS, RemoteNetworkCreateXmlFlagsArgs(xml_desc, flags)
        )
        return Network(handles.Lease(self, self), ret.net)

    async def restore_params(
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
        await self._call(
            calls.DOMAIN_RESTORE_PARAMS,
            RemoteDomainRestoreParamsArgs(arguments.encode(params, hints.SAVE), flags),
        )
        return 0

    async def lookup_by_uuid_string(self, uuidstr: str | UUID) -> Domain:
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
        uuid = handles.parse_uuid(
            uuidstr, "virDomainLookupByUUIDString", handles.Domain._invalid[1]
        )
        return await self.lookup_by_uuid(uuid)

    async def network_lookup_by_uuid_string(self, uuidstr: str | UUID) -> Network:
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
        uuid = handles.parse_uuid(
            uuidstr, "virNetworkLookupByUUIDString", handles.Network._invalid[1]
        )
        return await self.network_lookup_by_uuid(uuid)

    async def nwfilter_lookup_by_uuid_string(self, uuidstr: str | UUID) -> NWFilter:
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
        uuid = handles.parse_uuid(
            uuidstr, "virNWFilterLookupByUUIDString", handles.NWFilter._invalid[1]
        )
        return await self.nwfilter_lookup_by_uuid(uuid)

    async def secret_lookup_by_uuid_string(self, uuidstr: str | UUID) -> Secret:
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
        uuid = handles.parse_uuid(
            uuidstr, "virSecretLookupByUUIDString", handles.Secret._invalid[1]
        )
        return await self.secret_lookup_by_uuid(uuid)

    async def storage_pool_lookup_by_uuid_string(self, uuidstr: str | UUID) -> StoragePool:
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
            uuidstr, "virStoragePoolLookupByUUIDString", handles.StoragePool._invalid[1]
        )
        return await self.storage_pool_lookup_by_uuid(uuid)

    async def create_linux(
        self, xml_desc: str, flags: enums.DomainCreateFlags | PlainInt = 0
    ) -> Domain:
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
        return await self.create_xml(xml_desc, flags)

    async def is_secure(self) -> int:
        """Tell whether what this connection carries is safe from eavesdropping.

        Returns:
            1 when it is encrypted or stays on the host, as over a UNIX socket; else 0

        Answered by: bhyve, esx, hyperv, lxc, openvz, qemu, test, vbox, vz.
        virConnectIsSecure.
        """
        ret = await self._call(calls.CONNECT_IS_SECURE, None)
        return int(bool(ret.secure) and self._exchange.endpoint.is_secure)

    async def is_encrypted(self) -> int:
        """Tell whether the connection's transport encrypts what it carries.

        Returns:
            1 when it is encrypted, else 0; always 0 over UNIX sockets and plain TCP

        Answered by: bhyve, esx, hyperv, lxc, openvz, qemu, test, vbox, vz.
        virConnectIsEncrypted.
        """
        return await self._run(records.is_encrypted_gen())

    async def get_all_domain_stats(
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
        ret = await self._call(calls.CONNECT_GET_ALL_DOMAIN_STATS, args)
        return records.domain_stats(Domain, self, ret)

    async def domain_list_get_stats(
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
        ret = await self._call(calls.CONNECT_GET_ALL_DOMAIN_STATS, args)
        return records.domain_stats(Domain, self, ret)

    async def qemu_attach(self, pid_value: int, flags: int = 0) -> Domain:
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
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_REBOOT],
            cb: Callable[[Connect, Domain, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_RTC_CHANGE],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_WATCHDOG],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_IO_ERROR],
            cb: Callable[[Connect, Domain, str, str, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_GRAPHICS],
            cb: Callable[
                [Connect, Domain, int, Address, Address, str, list[tuple[str, str]], Any], object
            ],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON],
            cb: Callable[[Connect, Domain, str, str, int, str, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_CONTROL_ERROR],
            cb: Callable[[Connect, Domain, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_BLOCK_JOB],
            cb: Callable[[Connect, Domain, str, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_DISK_CHANGE],
            cb: Callable[[Connect, Domain, str | None, str | None, str, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_TRAY_CHANGE],
            cb: Callable[[Connect, Domain, str, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_PMWAKEUP],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_PMSUSPEND],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED],
            cb: Callable[[Connect, Domain, str, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2],
            cb: Callable[[Connect, Domain, str, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_TUNABLE],
            cb: Callable[[Connect, Domain, Params, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE],
            cb: Callable[[Connect, Domain, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_DEVICE_ADDED],
            cb: Callable[[Connect, Domain, str, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_JOB_COMPLETED],
            cb: Callable[[Connect, Domain, Params, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED],
            cb: Callable[[Connect, Domain, str, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_METADATA_CHANGE],
            cb: Callable[[Connect, Domain, int, str | None, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD],
            cb: Callable[[Connect, Domain, str, str | None, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE],
            cb: Callable[[Connect, Domain, int, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE],
            cb: Callable[[Connect, Domain, str, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE],
            cb: Callable[[Connect, Domain, str, str, str, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_VCPU_REMOVED],
            cb: Callable[[Connect, Domain, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def domain_event_register_any(
            self,
            dom: Domain | None,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_CHANNEL_LIFECYCLE],
            cb: Callable[[Connect, Domain, str, int, int, Any], object],
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
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_REBOOT],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventReboot]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_RTC_CHANGE],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventRtcChange]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_WATCHDOG],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventWatchdog]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_IO_ERROR],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventIoError]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_GRAPHICS],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventGraphics]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventIoErrorReason]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_CONTROL_ERROR],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventControlError]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_BLOCK_JOB],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventBlockJob]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_DISK_CHANGE],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventDiskChange]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_TRAY_CHANGE],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventTrayChange]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_PMWAKEUP],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventPmwakeup]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_PMSUSPEND],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventPmsuspend]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventBalloonChange]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventPmsuspendDisk]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventDeviceRemoved]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventBlockJob2]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_TUNABLE],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventTunable]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventAgentLifecycle]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_DEVICE_ADDED],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventDeviceAdded]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventMigrationIteration]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_JOB_COMPLETED],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventJobCompleted]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventDeviceRemovalFailed]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_METADATA_CHANGE],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventMetadataChange]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventBlockThreshold]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventMemoryFailure]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventMemoryDeviceSizeChange]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventNicMacChange]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_VCPU_REMOVED],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventVcpuRemoved]: ...
        @overload
        def domain_events(
            self,
            event_id: Literal[DomainEventID.VIR_DOMAIN_EVENT_ID_CHANNEL_LIFECYCLE],
            dom: Domain | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[DomainEventChannelLifecycle]: ...
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

    if TYPE_CHECKING:

        @overload
        async def network_event_register_any(
            self,
            net: Network | None,
            event_id: Literal[NetworkEventID.VIR_NETWORK_EVENT_ID_LIFECYCLE],
            cb: Callable[[Connect, Network, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def network_event_register_any(
            self,
            net: Network | None,
            event_id: Literal[NetworkEventID.VIR_NETWORK_EVENT_ID_METADATA_CHANGE],
            cb: Callable[[Connect, Network, int, str | None, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def network_event_register_any(
            self,
            net: Network | None,
            event_id: PlainInt,
            cb: Callable[..., object],
            opaque: object = ...,
        ) -> int: ...

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

    if TYPE_CHECKING:

        @overload
        def network_events(
            self,
            event_id: Literal[NetworkEventID.VIR_NETWORK_EVENT_ID_LIFECYCLE],
            net: Network | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[NetworkEventLifecycle]: ...
        @overload
        def network_events(
            self,
            event_id: Literal[NetworkEventID.VIR_NETWORK_EVENT_ID_METADATA_CHANGE],
            net: Network | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[NetworkEventMetadataChange]: ...
        @overload
        def network_events(
            self,
            event_id: enums.NetworkEventID | PlainInt,
            net: Network | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[Any]: ...

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

    if TYPE_CHECKING:

        @overload
        async def storage_pool_event_register_any(
            self,
            pool: StoragePool | None,
            event_id: Literal[StoragePoolEventID.VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE],
            cb: Callable[[Connect, StoragePool, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def storage_pool_event_register_any(
            self,
            pool: StoragePool | None,
            event_id: Literal[StoragePoolEventID.VIR_STORAGE_POOL_EVENT_ID_REFRESH],
            cb: Callable[[Connect, StoragePool, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def storage_pool_event_register_any(
            self,
            pool: StoragePool | None,
            event_id: PlainInt,
            cb: Callable[..., object],
            opaque: object = ...,
        ) -> int: ...

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

    if TYPE_CHECKING:

        @overload
        def storage_pool_events(
            self,
            event_id: Literal[StoragePoolEventID.VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE],
            pool: StoragePool | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[StoragePoolEventLifecycle]: ...
        @overload
        def storage_pool_events(
            self,
            event_id: Literal[StoragePoolEventID.VIR_STORAGE_POOL_EVENT_ID_REFRESH],
            pool: StoragePool | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[StoragePoolEventRefresh]: ...
        @overload
        def storage_pool_events(
            self,
            event_id: enums.StoragePoolEventID | PlainInt,
            pool: StoragePool | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[Any]: ...

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

    if TYPE_CHECKING:

        @overload
        async def node_device_event_register_any(
            self,
            dev: NodeDevice | None,
            event_id: Literal[NodeDeviceEventID.VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE],
            cb: Callable[[Connect, NodeDevice, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def node_device_event_register_any(
            self,
            dev: NodeDevice | None,
            event_id: Literal[NodeDeviceEventID.VIR_NODE_DEVICE_EVENT_ID_UPDATE],
            cb: Callable[[Connect, NodeDevice, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def node_device_event_register_any(
            self,
            dev: NodeDevice | None,
            event_id: PlainInt,
            cb: Callable[..., object],
            opaque: object = ...,
        ) -> int: ...

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

    if TYPE_CHECKING:

        @overload
        def node_device_events(
            self,
            event_id: Literal[NodeDeviceEventID.VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE],
            dev: NodeDevice | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[NodeDeviceEventLifecycle]: ...
        @overload
        def node_device_events(
            self,
            event_id: Literal[NodeDeviceEventID.VIR_NODE_DEVICE_EVENT_ID_UPDATE],
            dev: NodeDevice | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[NodeDeviceEventUpdate]: ...
        @overload
        def node_device_events(
            self,
            event_id: enums.NodeDeviceEventID | PlainInt,
            dev: NodeDevice | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[Any]: ...

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

    if TYPE_CHECKING:

        @overload
        async def secret_event_register_any(
            self,
            secret: Secret | None,
            event_id: Literal[SecretEventID.VIR_SECRET_EVENT_ID_LIFECYCLE],
            cb: Callable[[Connect, Secret, int, int, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def secret_event_register_any(
            self,
            secret: Secret | None,
            event_id: Literal[SecretEventID.VIR_SECRET_EVENT_ID_VALUE_CHANGED],
            cb: Callable[[Connect, Secret, Any], object],
            opaque: object = ...,
        ) -> int: ...
        @overload
        async def secret_event_register_any(
            self,
            secret: Secret | None,
            event_id: PlainInt,
            cb: Callable[..., object],
            opaque: object = ...,
        ) -> int: ...

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

    if TYPE_CHECKING:

        @overload
        def secret_events(
            self,
            event_id: Literal[SecretEventID.VIR_SECRET_EVENT_ID_LIFECYCLE],
            secret: Secret | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[SecretEventLifecycle]: ...
        @overload
        def secret_events(
            self,
            event_id: Literal[SecretEventID.VIR_SECRET_EVENT_ID_VALUE_CHANGED],
            secret: Secret | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[SecretEventValueChanged]: ...
        @overload
        def secret_events(
            self,
            event_id: enums.SecretEventID | PlainInt,
            secret: Secret | None = ...,
            *,
            size: int = ...,
        ) -> EventStream[Any]: ...

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
