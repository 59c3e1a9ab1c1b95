# Generated from remote.x by virtrio.gen.driver; do not edit.
"""Entry points of a hypervisor driver, under libvirt's names; each refuses with VIR_ERR_NO_SUPPORT."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from ...protocol._generated.enums import ErrorDomain
from ...protocol.errors import no_support
from ..drivers.life import Life
from ..events import NO_EVENTS, EventHub

if TYPE_CHECKING:
    from collections.abc import Awaitable, Collection, Mapping, Sequence

    from ...protocol.typedparams import Params, TypedParams
    from ..streams import Stream


class Domain(Protocol):
    """Anything with the attributes of ``remote_nonnull_domain``."""

    @property
    def name(self) -> str: ...

    @property
    def uuid(self) -> bytes: ...

    @property
    def id(self) -> int: ...


class DomainCheckpoint(Protocol):
    """Anything with the attributes of ``remote_nonnull_domain_checkpoint``."""

    @property
    def name(self) -> str: ...

    @property
    def dom(self) -> Domain: ...


class DomainSnapshot(Protocol):
    """Anything with the attributes of ``remote_nonnull_domain_snapshot``."""

    @property
    def name(self) -> str: ...

    @property
    def dom(self) -> Domain: ...


class Network(Protocol):
    """Anything with the attributes of ``remote_nonnull_network``."""

    @property
    def name(self) -> str: ...

    @property
    def uuid(self) -> bytes: ...


class NetworkPort(Protocol):
    """Anything with the attributes of ``remote_nonnull_network_port``."""

    @property
    def net(self) -> Network: ...

    @property
    def uuid(self) -> bytes: ...


class NWFilter(Protocol):
    """Anything with the attributes of ``remote_nonnull_nwfilter``."""

    @property
    def name(self) -> str: ...

    @property
    def uuid(self) -> bytes: ...


class NWFilterBinding(Protocol):
    """Anything with the attributes of ``remote_nonnull_nwfilter_binding``."""

    @property
    def portdev(self) -> str: ...

    @property
    def filtername(self) -> str: ...


class Interface(Protocol):
    """Anything with the attributes of ``remote_nonnull_interface``."""

    @property
    def name(self) -> str: ...

    @property
    def mac(self) -> str: ...


class StoragePool(Protocol):
    """Anything with the attributes of ``remote_nonnull_storage_pool``."""

    @property
    def name(self) -> str: ...

    @property
    def uuid(self) -> bytes: ...


class StorageVol(Protocol):
    """Anything with the attributes of ``remote_nonnull_storage_vol``."""

    @property
    def pool(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def key(self) -> str: ...


class NodeDevice(Protocol):
    """Anything with the attributes of ``remote_nonnull_node_device``."""

    @property
    def name(self) -> str: ...


class Secret(Protocol):
    """Anything with the attributes of ``remote_nonnull_secret``."""

    @property
    def uuid(self) -> bytes: ...

    @property
    def usageType(self) -> int: ...

    @property
    def usageID(self) -> str: ...


class VcpuInfo(NamedTuple):
    """One ``remote_vcpu_info``."""

    number: int
    state: int
    cpu_time: int
    cpu: int


class NetworkDhcpLease(NamedTuple):
    """One ``remote_network_dhcp_lease``."""

    iface: str
    expirytime: int
    type: int
    mac: str | None
    iaid: str | None
    ipaddr: str
    prefix: int
    hostname: str | None
    clientid: str | None


class DomainFsinfo(NamedTuple):
    """One ``remote_domain_fsinfo``."""

    mountpoint: str
    name: str
    fstype: str
    dev_aliases: Sequence[str]


class DomainIothreadInfo(NamedTuple):
    """One ``remote_domain_iothread_info``."""

    iothread_id: int
    cpumap: bytes


class DomainIpAddr(NamedTuple):
    """One ``remote_domain_ip_addr``."""

    type: int
    addr: str
    prefix: int


class DomainInterface(NamedTuple):
    """One ``remote_domain_interface``."""

    name: str
    hwaddr: str | None
    addrs: Sequence[DomainIpAddr]


class Driver(Life):
    """What a hypervisor can do. A plain method is answered in place; an ``async`` one gets a task of its own."""

    events: EventHub = NO_EVENTS  # what it emits its events in
    features: Collection[int] = ()  # what it says that it has of virDrvFeature, beside the session's own

    def connect_get_type(self) -> str | Awaitable[str]:
        """virConnectGetType."""
        raise no_support("virConnectGetType", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_version(self) -> int | Awaitable[int]:
        """virConnectGetVersion."""
        raise no_support("virConnectGetVersion", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_max_vcpus(self, type: str | None) -> int | Awaitable[int]:
        """virConnectGetMaxVcpus."""
        raise no_support("virConnectGetMaxVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_info(
        self,
    ) -> tuple[str, int, int, int, int, int, int, int] | Awaitable[tuple[str, int, int, int, int, int, int, int]]:
        """virNodeGetInfo."""
        raise no_support("virNodeGetInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_capabilities(self) -> str | Awaitable[str]:
        """virConnectGetCapabilities."""
        raise no_support("virConnectGetCapabilities", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_attach_device(self, dom: Domain, xml: str) -> Awaitable[None] | None:
        """virDomainAttachDevice."""
        raise no_support("virDomainAttachDevice", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_create(self, dom: Domain) -> Awaitable[None] | None:
        """virDomainCreate."""
        raise no_support("virDomainCreate", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_create_xml(self, xml_desc: str, flags: int) -> Domain | Awaitable[Domain]:
        """virDomainCreateXML."""
        raise no_support("virDomainCreateXML", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_define_xml(self, xml: str) -> Domain | Awaitable[Domain]:
        """virDomainDefineXML."""
        raise no_support("virDomainDefineXML", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_destroy(self, dom: Domain) -> Awaitable[None] | None:
        """virDomainDestroy."""
        raise no_support("virDomainDestroy", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_detach_device(self, dom: Domain, xml: str) -> Awaitable[None] | None:
        """virDomainDetachDevice."""
        raise no_support("virDomainDetachDevice", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_xml_desc(self, dom: Domain, flags: int) -> str | Awaitable[str]:
        """virDomainGetXMLDesc."""
        raise no_support("virDomainGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_autostart(self, dom: Domain) -> int | Awaitable[int]:
        """virDomainGetAutostart."""
        raise no_support("virDomainGetAutostart", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_info(self, dom: Domain) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virDomainGetInfo."""
        raise no_support("virDomainGetInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_max_memory(self, dom: Domain) -> int | Awaitable[int]:
        """virDomainGetMaxMemory."""
        raise no_support("virDomainGetMaxMemory", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_max_vcpus(self, dom: Domain) -> int | Awaitable[int]:
        """virDomainGetMaxVcpus."""
        raise no_support("virDomainGetMaxVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_os_type(self, dom: Domain) -> str | Awaitable[str]:
        """virDomainGetOSType."""
        raise no_support("virDomainGetOSType", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_vcpus(
        self, dom: Domain, maxinfo: int, maplen: int
    ) -> tuple[Sequence[VcpuInfo], bytes] | Awaitable[tuple[Sequence[VcpuInfo], bytes]]:
        """virDomainGetVcpus."""
        raise no_support("virDomainGetVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_list_defined_domains(self, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virConnectListDefinedDomains."""
        raise no_support("virConnectListDefinedDomains", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_lookup_by_id(self, id: int) -> Domain | Awaitable[Domain]:
        """virDomainLookupByID."""
        raise no_support("virDomainLookupByID", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_lookup_by_name(self, name: str) -> Domain | Awaitable[Domain]:
        """virDomainLookupByName."""
        raise no_support("virDomainLookupByName", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_lookup_by_uuid(self, uuid: bytes) -> Domain | Awaitable[Domain]:
        """virDomainLookupByUUID."""
        raise no_support("virDomainLookupByUUID", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_num_of_defined_domains(self) -> int | Awaitable[int]:
        """virConnectNumOfDefinedDomains."""
        raise no_support("virConnectNumOfDefinedDomains", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_pin_vcpu(self, dom: Domain, vcpu: int, cpumap: bytes) -> Awaitable[None] | None:
        """virDomainPinVcpu."""
        raise no_support("virDomainPinVcpu", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_reboot(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """virDomainReboot."""
        raise no_support("virDomainReboot", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_resume(self, dom: Domain) -> Awaitable[None] | None:
        """virDomainResume."""
        raise no_support("virDomainResume", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_autostart(self, dom: Domain, autostart: int) -> Awaitable[None] | None:
        """virDomainSetAutostart."""
        raise no_support("virDomainSetAutostart", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_max_memory(self, dom: Domain, memory: int) -> Awaitable[None] | None:
        """virDomainSetMaxMemory."""
        raise no_support("virDomainSetMaxMemory", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_memory(self, dom: Domain, memory: int) -> Awaitable[None] | None:
        """virDomainSetMemory."""
        raise no_support("virDomainSetMemory", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_vcpus(self, dom: Domain, nvcpus: int) -> Awaitable[None] | None:
        """virDomainSetVcpus."""
        raise no_support("virDomainSetVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_shutdown(self, dom: Domain) -> Awaitable[None] | None:
        """virDomainShutdown."""
        raise no_support("virDomainShutdown", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_suspend(self, dom: Domain) -> Awaitable[None] | None:
        """virDomainSuspend."""
        raise no_support("virDomainSuspend", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_undefine(self, dom: Domain) -> Awaitable[None] | None:
        """virDomainUndefine."""
        raise no_support("virDomainUndefine", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_list_defined_networks(self, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virConnectListDefinedNetworks."""
        raise no_support("virConnectListDefinedNetworks", ErrorDomain.VIR_FROM_NETWORK)

    def connect_list_domains(self, maxids: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virConnectListDomains."""
        raise no_support("virConnectListDomains", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_list_networks(self, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virConnectListNetworks."""
        raise no_support("virConnectListNetworks", ErrorDomain.VIR_FROM_NETWORK)

    def network_create(self, net: Network) -> Awaitable[None] | None:
        """virNetworkCreate."""
        raise no_support("virNetworkCreate", ErrorDomain.VIR_FROM_NETWORK)

    def network_create_xml(self, xml: str) -> Network | Awaitable[Network]:
        """virNetworkCreateXML."""
        raise no_support("virNetworkCreateXML", ErrorDomain.VIR_FROM_NETWORK)

    def network_define_xml(self, xml: str) -> Network | Awaitable[Network]:
        """virNetworkDefineXML."""
        raise no_support("virNetworkDefineXML", ErrorDomain.VIR_FROM_NETWORK)

    def network_destroy(self, net: Network) -> Awaitable[None] | None:
        """virNetworkDestroy."""
        raise no_support("virNetworkDestroy", ErrorDomain.VIR_FROM_NETWORK)

    def network_get_xml_desc(self, net: Network, flags: int) -> str | Awaitable[str]:
        """virNetworkGetXMLDesc."""
        raise no_support("virNetworkGetXMLDesc", ErrorDomain.VIR_FROM_NETWORK)

    def network_get_autostart(self, net: Network) -> int | Awaitable[int]:
        """virNetworkGetAutostart."""
        raise no_support("virNetworkGetAutostart", ErrorDomain.VIR_FROM_NETWORK)

    def network_get_bridge_name(self, net: Network) -> str | Awaitable[str]:
        """virNetworkGetBridgeName."""
        raise no_support("virNetworkGetBridgeName", ErrorDomain.VIR_FROM_NETWORK)

    def network_lookup_by_name(self, name: str) -> Network | Awaitable[Network]:
        """virNetworkLookupByName."""
        raise no_support("virNetworkLookupByName", ErrorDomain.VIR_FROM_NETWORK)

    def network_lookup_by_uuid(self, uuid: bytes) -> Network | Awaitable[Network]:
        """virNetworkLookupByUUID."""
        raise no_support("virNetworkLookupByUUID", ErrorDomain.VIR_FROM_NETWORK)

    def network_set_autostart(self, net: Network, autostart: int) -> Awaitable[None] | None:
        """virNetworkSetAutostart."""
        raise no_support("virNetworkSetAutostart", ErrorDomain.VIR_FROM_NETWORK)

    def network_undefine(self, net: Network) -> Awaitable[None] | None:
        """virNetworkUndefine."""
        raise no_support("virNetworkUndefine", ErrorDomain.VIR_FROM_NETWORK)

    def connect_num_of_defined_networks(self) -> int | Awaitable[int]:
        """virConnectNumOfDefinedNetworks."""
        raise no_support("virConnectNumOfDefinedNetworks", ErrorDomain.VIR_FROM_NETWORK)

    def connect_num_of_domains(self) -> int | Awaitable[int]:
        """virConnectNumOfDomains."""
        raise no_support("virConnectNumOfDomains", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_num_of_networks(self) -> int | Awaitable[int]:
        """virConnectNumOfNetworks."""
        raise no_support("virConnectNumOfNetworks", ErrorDomain.VIR_FROM_NETWORK)

    def domain_core_dump(self, dom: Domain, to: str, flags: int) -> Awaitable[None] | None:
        """virDomainCoreDump."""
        raise no_support("virDomainCoreDump", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_restore(self, from_: str) -> Awaitable[None] | None:
        """virDomainRestore."""
        raise no_support("virDomainRestore", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_save(self, dom: Domain, to: str) -> Awaitable[None] | None:
        """virDomainSave."""
        raise no_support("virDomainSave", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_scheduler_type(self, dom: Domain) -> tuple[str, int] | Awaitable[tuple[str, int]]:
        """virDomainGetSchedulerType."""
        raise no_support("virDomainGetSchedulerType", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_scheduler_parameters(self, dom: Domain) -> Params | Awaitable[Params]:
        """virDomainGetSchedulerParameters."""
        raise no_support("virDomainGetSchedulerParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_scheduler_parameters(self, dom: Domain, params: TypedParams) -> Awaitable[None] | None:
        """virDomainSetSchedulerParameters."""
        raise no_support("virDomainSetSchedulerParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_hostname(self) -> str | Awaitable[str]:
        """virConnectGetHostname."""
        raise no_support("virConnectGetHostname", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare(
        self, uri_in: str | None, flags: int, dname: str | None, bandwidth: int
    ) -> tuple[bytes, str | None] | Awaitable[tuple[bytes, str | None]]:
        """virDomainMigratePrepare."""
        raise no_support("virDomainMigratePrepare", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_perform(
        self, dom: Domain, cookie: bytes, uri: str, flags: int, dname: str | None, bandwidth: int
    ) -> Awaitable[None] | None:
        """virDomainMigratePerform."""
        raise no_support("virDomainMigratePerform", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_finish(self, dname: str, cookie: bytes, uri: str, flags: int) -> Domain | Awaitable[Domain]:
        """virDomainMigrateFinish."""
        raise no_support("virDomainMigrateFinish", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_stats(self, dom: Domain, path: str) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virDomainBlockStats."""
        raise no_support("virDomainBlockStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_interface_stats(self, dom: Domain, device: str) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virDomainInterfaceStats."""
        raise no_support("virDomainInterfaceStats", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_num_of_storage_pools(self) -> int | Awaitable[int]:
        """virConnectNumOfStoragePools."""
        raise no_support("virConnectNumOfStoragePools", ErrorDomain.VIR_FROM_STORAGE)

    def connect_list_storage_pools(self, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virConnectListStoragePools."""
        raise no_support("virConnectListStoragePools", ErrorDomain.VIR_FROM_STORAGE)

    def connect_num_of_defined_storage_pools(self) -> int | Awaitable[int]:
        """virConnectNumOfDefinedStoragePools."""
        raise no_support("virConnectNumOfDefinedStoragePools", ErrorDomain.VIR_FROM_STORAGE)

    def connect_list_defined_storage_pools(self, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virConnectListDefinedStoragePools."""
        raise no_support("virConnectListDefinedStoragePools", ErrorDomain.VIR_FROM_STORAGE)

    def connect_find_storage_pool_sources(self, type: str, srcSpec: str | None, flags: int) -> str | Awaitable[str]:
        """virConnectFindStoragePoolSources."""
        raise no_support("virConnectFindStoragePoolSources", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_create_xml(self, xml: str, flags: int) -> StoragePool | Awaitable[StoragePool]:
        """virStoragePoolCreateXML."""
        raise no_support("virStoragePoolCreateXML", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_define_xml(self, xml: str, flags: int) -> StoragePool | Awaitable[StoragePool]:
        """virStoragePoolDefineXML."""
        raise no_support("virStoragePoolDefineXML", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_create(self, pool: StoragePool, flags: int) -> Awaitable[None] | None:
        """virStoragePoolCreate."""
        raise no_support("virStoragePoolCreate", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_build(self, pool: StoragePool, flags: int) -> Awaitable[None] | None:
        """virStoragePoolBuild."""
        raise no_support("virStoragePoolBuild", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_destroy(self, pool: StoragePool) -> Awaitable[None] | None:
        """virStoragePoolDestroy."""
        raise no_support("virStoragePoolDestroy", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_delete(self, pool: StoragePool, flags: int) -> Awaitable[None] | None:
        """virStoragePoolDelete."""
        raise no_support("virStoragePoolDelete", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_undefine(self, pool: StoragePool) -> Awaitable[None] | None:
        """virStoragePoolUndefine."""
        raise no_support("virStoragePoolUndefine", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_refresh(self, pool: StoragePool, flags: int) -> Awaitable[None] | None:
        """virStoragePoolRefresh."""
        raise no_support("virStoragePoolRefresh", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_lookup_by_name(self, name: str) -> StoragePool | Awaitable[StoragePool]:
        """virStoragePoolLookupByName."""
        raise no_support("virStoragePoolLookupByName", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_lookup_by_uuid(self, uuid: bytes) -> StoragePool | Awaitable[StoragePool]:
        """virStoragePoolLookupByUUID."""
        raise no_support("virStoragePoolLookupByUUID", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_lookup_by_volume(self, vol: StorageVol) -> StoragePool | Awaitable[StoragePool]:
        """virStoragePoolLookupByVolume."""
        raise no_support("virStoragePoolLookupByVolume", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_get_info(self, pool: StoragePool) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virStoragePoolGetInfo."""
        raise no_support("virStoragePoolGetInfo", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_get_xml_desc(self, pool: StoragePool, flags: int) -> str | Awaitable[str]:
        """virStoragePoolGetXMLDesc."""
        raise no_support("virStoragePoolGetXMLDesc", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_get_autostart(self, pool: StoragePool) -> int | Awaitable[int]:
        """virStoragePoolGetAutostart."""
        raise no_support("virStoragePoolGetAutostart", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_set_autostart(self, pool: StoragePool, autostart: int) -> Awaitable[None] | None:
        """virStoragePoolSetAutostart."""
        raise no_support("virStoragePoolSetAutostart", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_num_of_volumes(self, pool: StoragePool) -> int | Awaitable[int]:
        """virStoragePoolNumOfVolumes."""
        raise no_support("virStoragePoolNumOfVolumes", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_list_volumes(self, pool: StoragePool, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virStoragePoolListVolumes."""
        raise no_support("virStoragePoolListVolumes", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_create_xml(self, pool: StoragePool, xml: str, flags: int) -> StorageVol | Awaitable[StorageVol]:
        """virStorageVolCreateXML."""
        raise no_support("virStorageVolCreateXML", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_delete(self, vol: StorageVol, flags: int) -> Awaitable[None] | None:
        """virStorageVolDelete."""
        raise no_support("virStorageVolDelete", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_lookup_by_name(self, pool: StoragePool, name: str) -> StorageVol | Awaitable[StorageVol]:
        """virStorageVolLookupByName."""
        raise no_support("virStorageVolLookupByName", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_lookup_by_key(self, key: str) -> StorageVol | Awaitable[StorageVol]:
        """virStorageVolLookupByKey."""
        raise no_support("virStorageVolLookupByKey", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_lookup_by_path(self, path: str) -> StorageVol | Awaitable[StorageVol]:
        """virStorageVolLookupByPath."""
        raise no_support("virStorageVolLookupByPath", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_get_info(self, vol: StorageVol) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virStorageVolGetInfo."""
        raise no_support("virStorageVolGetInfo", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_get_xml_desc(self, vol: StorageVol, flags: int) -> str | Awaitable[str]:
        """virStorageVolGetXMLDesc."""
        raise no_support("virStorageVolGetXMLDesc", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_get_path(self, vol: StorageVol) -> str | Awaitable[str]:
        """virStorageVolGetPath."""
        raise no_support("virStorageVolGetPath", ErrorDomain.VIR_FROM_STORAGE)

    def node_get_cells_free_memory(self, startCell: int, maxcells: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virNodeGetCellsFreeMemory."""
        raise no_support("virNodeGetCellsFreeMemory", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_free_memory(self) -> int | Awaitable[int]:
        """virNodeGetFreeMemory."""
        raise no_support("virNodeGetFreeMemory", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_peek(self, dom: Domain, path: str, offset: int, size: int, flags: int) -> bytes | Awaitable[bytes]:
        """virDomainBlockPeek."""
        raise no_support("virDomainBlockPeek", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_memory_peek(self, dom: Domain, offset: int, size: int, flags: int) -> bytes | Awaitable[bytes]:
        """virDomainMemoryPeek."""
        raise no_support("virDomainMemoryPeek", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare2(
        self, uri_in: str | None, flags: int, dname: str | None, bandwidth: int, dom_xml: str
    ) -> tuple[bytes, str | None] | Awaitable[tuple[bytes, str | None]]:
        """virDomainMigratePrepare2."""
        raise no_support("virDomainMigratePrepare2", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_finish2(
        self, dname: str, cookie: bytes, uri: str, flags: int, retcode: int
    ) -> Domain | Awaitable[Domain]:
        """virDomainMigrateFinish2."""
        raise no_support("virDomainMigrateFinish2", ErrorDomain.VIR_FROM_DOMAIN)

    def node_num_of_devices(self, cap: str | None, flags: int) -> int | Awaitable[int]:
        """virNodeNumOfDevices."""
        raise no_support("virNodeNumOfDevices", ErrorDomain.VIR_FROM_NODEDEV)

    def node_list_devices(self, cap: str | None, maxnames: int, flags: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virNodeListDevices."""
        raise no_support("virNodeListDevices", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_lookup_by_name(self, name: str) -> NodeDevice | Awaitable[NodeDevice]:
        """virNodeDeviceLookupByName."""
        raise no_support("virNodeDeviceLookupByName", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_get_xml_desc(self, name: str, flags: int) -> str | Awaitable[str]:
        """virNodeDeviceGetXMLDesc."""
        raise no_support("virNodeDeviceGetXMLDesc", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_get_parent(self, name: str) -> str | Awaitable[str | None] | None:
        """virNodeDeviceGetParent."""
        raise no_support("virNodeDeviceGetParent", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_num_of_caps(self, name: str) -> int | Awaitable[int]:
        """virNodeDeviceNumOfCaps."""
        raise no_support("virNodeDeviceNumOfCaps", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_list_caps(self, name: str, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virNodeDeviceListCaps."""
        raise no_support("virNodeDeviceListCaps", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_dettach(self, name: str) -> Awaitable[None] | None:
        """virNodeDeviceDettach."""
        raise no_support("virNodeDeviceDettach", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_re_attach(self, name: str) -> Awaitable[None] | None:
        """virNodeDeviceReAttach."""
        raise no_support("virNodeDeviceReAttach", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_reset(self, name: str) -> Awaitable[None] | None:
        """virNodeDeviceReset."""
        raise no_support("virNodeDeviceReset", ErrorDomain.VIR_FROM_NODEDEV)

    def domain_get_security_label(self, dom: Domain) -> tuple[str, int] | Awaitable[tuple[str, int]]:
        """virDomainGetSecurityLabel."""
        raise no_support("virDomainGetSecurityLabel", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_security_model(self) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virNodeGetSecurityModel."""
        raise no_support("virNodeGetSecurityModel", ErrorDomain.VIR_FROM_DOMAIN)

    def node_device_create_xml(self, xml_desc: str, flags: int) -> NodeDevice | Awaitable[NodeDevice]:
        """virNodeDeviceCreateXML."""
        raise no_support("virNodeDeviceCreateXML", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_destroy(self, name: str) -> Awaitable[None] | None:
        """virNodeDeviceDestroy."""
        raise no_support("virNodeDeviceDestroy", ErrorDomain.VIR_FROM_NODEDEV)

    def storage_vol_create_xml_from(
        self, pool: StoragePool, xml: str, clonevol: StorageVol, flags: int
    ) -> StorageVol | Awaitable[StorageVol]:
        """virStorageVolCreateXMLFrom."""
        raise no_support("virStorageVolCreateXMLFrom", ErrorDomain.VIR_FROM_STORAGE)

    def connect_num_of_interfaces(self) -> int | Awaitable[int]:
        """virConnectNumOfInterfaces."""
        raise no_support("virConnectNumOfInterfaces", ErrorDomain.VIR_FROM_INTERFACE)

    def connect_list_interfaces(self, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virConnectListInterfaces."""
        raise no_support("virConnectListInterfaces", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_lookup_by_name(self, name: str) -> Interface | Awaitable[Interface]:
        """virInterfaceLookupByName."""
        raise no_support("virInterfaceLookupByName", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_lookup_by_mac_string(self, mac: str) -> Interface | Awaitable[Interface]:
        """virInterfaceLookupByMACString."""
        raise no_support("virInterfaceLookupByMACString", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_get_xml_desc(self, iface: Interface, flags: int) -> str | Awaitable[str]:
        """virInterfaceGetXMLDesc."""
        raise no_support("virInterfaceGetXMLDesc", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_define_xml(self, xml: str, flags: int) -> Interface | Awaitable[Interface]:
        """virInterfaceDefineXML."""
        raise no_support("virInterfaceDefineXML", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_undefine(self, iface: Interface) -> Awaitable[None] | None:
        """virInterfaceUndefine."""
        raise no_support("virInterfaceUndefine", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_create(self, iface: Interface, flags: int) -> Awaitable[None] | None:
        """virInterfaceCreate."""
        raise no_support("virInterfaceCreate", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_destroy(self, iface: Interface, flags: int) -> Awaitable[None] | None:
        """virInterfaceDestroy."""
        raise no_support("virInterfaceDestroy", ErrorDomain.VIR_FROM_INTERFACE)

    def connect_domain_xml_from_native(self, nativeFormat: str, nativeConfig: str, flags: int) -> str | Awaitable[str]:
        """virConnectDomainXMLFromNative."""
        raise no_support("virConnectDomainXMLFromNative", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_domain_xml_to_native(self, nativeFormat: str, domainXml: str, flags: int) -> str | Awaitable[str]:
        """virConnectDomainXMLToNative."""
        raise no_support("virConnectDomainXMLToNative", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_num_of_defined_interfaces(self) -> int | Awaitable[int]:
        """virConnectNumOfDefinedInterfaces."""
        raise no_support("virConnectNumOfDefinedInterfaces", ErrorDomain.VIR_FROM_INTERFACE)

    def connect_list_defined_interfaces(self, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virConnectListDefinedInterfaces."""
        raise no_support("virConnectListDefinedInterfaces", ErrorDomain.VIR_FROM_INTERFACE)

    def connect_num_of_secrets(self) -> int | Awaitable[int]:
        """virConnectNumOfSecrets."""
        raise no_support("virConnectNumOfSecrets", ErrorDomain.VIR_FROM_SECRET)

    def connect_list_secrets(self, maxuuids: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virConnectListSecrets."""
        raise no_support("virConnectListSecrets", ErrorDomain.VIR_FROM_SECRET)

    def secret_lookup_by_uuid(self, uuid: bytes) -> Secret | Awaitable[Secret]:
        """virSecretLookupByUUID."""
        raise no_support("virSecretLookupByUUID", ErrorDomain.VIR_FROM_SECRET)

    def secret_define_xml(self, xml: str, flags: int) -> Secret | Awaitable[Secret]:
        """virSecretDefineXML."""
        raise no_support("virSecretDefineXML", ErrorDomain.VIR_FROM_SECRET)

    def secret_get_xml_desc(self, secret: Secret, flags: int) -> str | Awaitable[str]:
        """virSecretGetXMLDesc."""
        raise no_support("virSecretGetXMLDesc", ErrorDomain.VIR_FROM_SECRET)

    def secret_set_value(self, secret: Secret, value: bytes, flags: int) -> Awaitable[None] | None:
        """virSecretSetValue."""
        raise no_support("virSecretSetValue", ErrorDomain.VIR_FROM_SECRET)

    def secret_get_value(self, secret: Secret, flags: int) -> bytes | Awaitable[bytes]:
        """virSecretGetValue."""
        raise no_support("virSecretGetValue", ErrorDomain.VIR_FROM_SECRET)

    def secret_undefine(self, secret: Secret) -> Awaitable[None] | None:
        """virSecretUndefine."""
        raise no_support("virSecretUndefine", ErrorDomain.VIR_FROM_SECRET)

    def secret_lookup_by_usage(self, usageType: int, usageID: str) -> Secret | Awaitable[Secret]:
        """virSecretLookupByUsage."""
        raise no_support("virSecretLookupByUsage", ErrorDomain.VIR_FROM_SECRET)

    def domain_migrate_prepare_tunnel(
        self, stream: Stream, flags: int, dname: str | None, bandwidth: int, dom_xml: str
    ) -> Awaitable[None] | None:
        """virDomainMigratePrepareTunnel."""
        raise no_support("virDomainMigratePrepareTunnel", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_is_secure(self) -> int | Awaitable[int]:
        """virConnectIsSecure."""
        raise no_support("virConnectIsSecure", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_is_active(self, dom: Domain) -> int | Awaitable[int]:
        """virDomainIsActive."""
        raise no_support("virDomainIsActive", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_is_persistent(self, dom: Domain) -> int | Awaitable[int]:
        """virDomainIsPersistent."""
        raise no_support("virDomainIsPersistent", ErrorDomain.VIR_FROM_DOMAIN)

    def network_is_active(self, net: Network) -> int | Awaitable[int]:
        """virNetworkIsActive."""
        raise no_support("virNetworkIsActive", ErrorDomain.VIR_FROM_NETWORK)

    def network_is_persistent(self, net: Network) -> int | Awaitable[int]:
        """virNetworkIsPersistent."""
        raise no_support("virNetworkIsPersistent", ErrorDomain.VIR_FROM_NETWORK)

    def storage_pool_is_active(self, pool: StoragePool) -> int | Awaitable[int]:
        """virStoragePoolIsActive."""
        raise no_support("virStoragePoolIsActive", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_is_persistent(self, pool: StoragePool) -> int | Awaitable[int]:
        """virStoragePoolIsPersistent."""
        raise no_support("virStoragePoolIsPersistent", ErrorDomain.VIR_FROM_STORAGE)

    def interface_is_active(self, iface: Interface) -> int | Awaitable[int]:
        """virInterfaceIsActive."""
        raise no_support("virInterfaceIsActive", ErrorDomain.VIR_FROM_INTERFACE)

    def connect_get_lib_version(self) -> int | Awaitable[int]:
        """virConnectGetLibVersion."""
        raise no_support("virConnectGetLibVersion", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_compare_cpu(self, xml: str, flags: int) -> int | Awaitable[int]:
        """virConnectCompareCPU."""
        raise no_support("virConnectCompareCPU", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_memory_stats(self, dom: Domain, flags: int) -> Mapping[int, int] | Awaitable[Mapping[int, int]]:
        """virDomainMemoryStats."""
        raise no_support("virDomainMemoryStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_attach_device_flags(self, dom: Domain, xml: str, flags: int) -> Awaitable[None] | None:
        """virDomainAttachDeviceFlags."""
        raise no_support("virDomainAttachDeviceFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_detach_device_flags(self, dom: Domain, xml: str, flags: int) -> Awaitable[None] | None:
        """virDomainDetachDeviceFlags."""
        raise no_support("virDomainDetachDeviceFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_baseline_cpu(self, xmlCPUs: Sequence[str], flags: int) -> str | Awaitable[str]:
        """virConnectBaselineCPU."""
        raise no_support("virConnectBaselineCPU", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_job_info(self, dom: Domain) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virDomainGetJobInfo."""
        raise no_support("virDomainGetJobInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_abort_job(self, dom: Domain) -> Awaitable[None] | None:
        """virDomainAbortJob."""
        raise no_support("virDomainAbortJob", ErrorDomain.VIR_FROM_DOMAIN)

    def storage_vol_wipe(self, vol: StorageVol, flags: int) -> Awaitable[None] | None:
        """virStorageVolWipe."""
        raise no_support("virStorageVolWipe", ErrorDomain.VIR_FROM_STORAGE)

    def domain_migrate_set_max_downtime(self, dom: Domain, downtime: int, flags: int) -> Awaitable[None] | None:
        """virDomainMigrateSetMaxDowntime."""
        raise no_support("virDomainMigrateSetMaxDowntime", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_update_device_flags(self, dom: Domain, xml: str, flags: int) -> Awaitable[None] | None:
        """virDomainUpdateDeviceFlags."""
        raise no_support("virDomainUpdateDeviceFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def nwfilter_lookup_by_name(self, name: str) -> NWFilter | Awaitable[NWFilter]:
        """virNWFilterLookupByName."""
        raise no_support("virNWFilterLookupByName", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_lookup_by_uuid(self, uuid: bytes) -> NWFilter | Awaitable[NWFilter]:
        """virNWFilterLookupByUUID."""
        raise no_support("virNWFilterLookupByUUID", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_get_xml_desc(self, nwfilter: NWFilter, flags: int) -> str | Awaitable[str]:
        """virNWFilterGetXMLDesc."""
        raise no_support("virNWFilterGetXMLDesc", ErrorDomain.VIR_FROM_NWFILTER)

    def connect_num_of_nwfilters(self) -> int | Awaitable[int]:
        """virConnectNumOfNWFilters."""
        raise no_support("virConnectNumOfNWFilters", ErrorDomain.VIR_FROM_NWFILTER)

    def connect_list_nwfilters(self, maxnames: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virConnectListNWFilters."""
        raise no_support("virConnectListNWFilters", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_define_xml(self, xml: str) -> NWFilter | Awaitable[NWFilter]:
        """virNWFilterDefineXML."""
        raise no_support("virNWFilterDefineXML", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_undefine(self, nwfilter: NWFilter) -> Awaitable[None] | None:
        """virNWFilterUndefine."""
        raise no_support("virNWFilterUndefine", ErrorDomain.VIR_FROM_NWFILTER)

    def domain_managed_save(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """virDomainManagedSave."""
        raise no_support("virDomainManagedSave", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_has_managed_save_image(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """virDomainHasManagedSaveImage."""
        raise no_support("virDomainHasManagedSaveImage", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_managed_save_remove(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """virDomainManagedSaveRemove."""
        raise no_support("virDomainManagedSaveRemove", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_snapshot_create_xml(
        self, dom: Domain, xml_desc: str, flags: int
    ) -> DomainSnapshot | Awaitable[DomainSnapshot]:
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

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotCreateXML.
        """
        raise no_support("virDomainSnapshotCreateXML", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_get_xml_desc(self, snap: DomainSnapshot, flags: int) -> str | Awaitable[str]:
        """Describe a snapshot and the domain at the time it was taken, as XML.

        Args:
            flags: 0, or VIR_DOMAIN_SNAPSHOT_XML_SECURE for passwords too, which a
                read-only connection may not ask for (DomainSnapshotXMLFlags)

        Returns:
            a ``<domainsnapshot>`` document

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotGetXMLDesc.
        """
        raise no_support("virDomainSnapshotGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_num(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """Count the snapshots of a domain that the flags select.

        Args:
            flags: which to count, all for 0 (DomainSnapshotListFlags)

        Returns:
            how many there are

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotNum.
        """
        raise no_support("virDomainSnapshotNum", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_list_names(
        self, dom: Domain, maxnames: int, flags: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """List what a domain's snapshots are called, without making objects.

        `list_all_snapshots` gives objects in one call and misses none that is made
        meanwhile.

        Args:
            maxnames: room for how many names; no more than that are returned
            flags: which to list, all for 0 (DomainSnapshotListFlags)

        Returns:
            the names, in no particular order unless it was asked for

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotListNames.
        """
        raise no_support("virDomainSnapshotListNames", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_lookup_by_name(
        self, dom: Domain, name: str, flags: int
    ) -> DomainSnapshot | Awaitable[DomainSnapshot]:
        """Find one snapshot of the domain by what it is called.

        Args:
            name: the snapshot's name
            flags: unused, 0

        Returns:
            the snapshot of that name

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotLookupByName.
        """
        raise no_support("virDomainSnapshotLookupByName", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_has_current_snapshot(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """Say whether one of the domain's snapshots is the current one.

        Args:
            flags: unused, 0

        Returns:
            1 if there is one, 0 if not

        Answered by: esx, qemu, test, vbox, vz.
        virDomainHasCurrentSnapshot.
        """
        raise no_support("virDomainHasCurrentSnapshot", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_current(self, dom: Domain, flags: int) -> DomainSnapshot | Awaitable[DomainSnapshot]:
        """Return the snapshot that the domain was last at, the parent of the next.

        Args:
            flags: unused, 0

        Returns:
            the current snapshot; a domain without one is refused

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotCurrent.
        """
        raise no_support("virDomainSnapshotCurrent", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_revert_to_snapshot(self, snap: DomainSnapshot, flags: int) -> Awaitable[None] | None:
        """Put a domain back to what it was when a snapshot was taken.

        Everything since is lost, unless another snapshot holds it. The domain runs, is
        paused or is shut off afterwards as it was then; RUNNING and PAUSED ask for one
        of these states instead. What cannot be restored safely is refused with
        VIR_ERR_SNAPSHOT_REVERT_RISKY, unless VIR_DOMAIN_SNAPSHOT_REVERT_FORCE is given.

        Args:
            flags: 0, or in which state and at which risk (DomainSnapshotRevertFlags)

        Answered by: esx, qemu, test, vbox, vz.
        virDomainRevertToSnapshot.
        """
        raise no_support("virDomainRevertToSnapshot", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_delete(self, snap: DomainSnapshot, flags: int) -> Awaitable[None] | None:
        """Remove a snapshot, merging what it holds into its children.

        CHILDREN removes this snapshot and all that descend from it, CHILDREN_ONLY all
        but this one; together they are refused. With METADATA_ONLY the saved state
        stays in the images, and only libvirt forgets it.

        Args:
            flags: 0 for this snapshot alone, or what to remove
                (DomainSnapshotDeleteFlags)

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotDelete.
        """
        raise no_support("virDomainSnapshotDelete", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_get_block_info(self, dom: Domain, path: str, flags: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virDomainGetBlockInfo."""
        raise no_support("virDomainGetBlockInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_create_with_flags(self, dom: Domain, flags: int) -> Domain | Awaitable[Domain]:
        """virDomainCreateWithFlags."""
        raise no_support("virDomainCreateWithFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_memory_parameters(self, dom: Domain, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """virDomainSetMemoryParameters."""
        raise no_support("virDomainSetMemoryParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_memory_parameters(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """virDomainGetMemoryParameters."""
        raise no_support("virDomainGetMemoryParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_vcpus_flags(self, dom: Domain, nvcpus: int, flags: int) -> Awaitable[None] | None:
        """virDomainSetVcpusFlags."""
        raise no_support("virDomainSetVcpusFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_vcpus_flags(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """virDomainGetVcpusFlags."""
        raise no_support("virDomainGetVcpusFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_open_console(
        self, dom: Domain, dev_name: str | None, stream: Stream, flags: int
    ) -> Awaitable[None] | None:
        """virDomainOpenConsole."""
        raise no_support("virDomainOpenConsole", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_is_updated(self, dom: Domain) -> int | Awaitable[int]:
        """virDomainIsUpdated."""
        raise no_support("virDomainIsUpdated", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_sysinfo(self, flags: int) -> str | Awaitable[str]:
        """virConnectGetSysinfo."""
        raise no_support("virConnectGetSysinfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_memory_flags(self, dom: Domain, memory: int, flags: int) -> Awaitable[None] | None:
        """virDomainSetMemoryFlags."""
        raise no_support("virDomainSetMemoryFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_blkio_parameters(self, dom: Domain, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """virDomainSetBlkioParameters."""
        raise no_support("virDomainSetBlkioParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_blkio_parameters(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """virDomainGetBlkioParameters."""
        raise no_support("virDomainGetBlkioParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_set_max_speed(self, dom: Domain, bandwidth: int, flags: int) -> Awaitable[None] | None:
        """virDomainMigrateSetMaxSpeed."""
        raise no_support("virDomainMigrateSetMaxSpeed", ErrorDomain.VIR_FROM_DOMAIN)

    def storage_vol_upload(
        self, vol: StorageVol, stream: Stream, offset: int, length: int, flags: int
    ) -> Awaitable[None] | None:
        """virStorageVolUpload."""
        raise no_support("virStorageVolUpload", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_download(
        self, vol: StorageVol, stream: Stream, offset: int, length: int, flags: int
    ) -> Awaitable[None] | None:
        """virStorageVolDownload."""
        raise no_support("virStorageVolDownload", ErrorDomain.VIR_FROM_STORAGE)

    def domain_inject_nmi(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """virDomainInjectNMI."""
        raise no_support("virDomainInjectNMI", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_screenshot(
        self, dom: Domain, stream: Stream, screen: int, flags: int
    ) -> str | Awaitable[str | None] | None:
        """virDomainScreenshot."""
        raise no_support("virDomainScreenshot", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_state(self, dom: Domain, flags: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virDomainGetState."""
        raise no_support("virDomainGetState", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_begin3(
        self, dom: Domain, xmlin: str | None, flags: int, dname: str | None, bandwidth: int
    ) -> tuple[bytes, str] | Awaitable[tuple[bytes, str]]:
        """virDomainMigrateBegin3."""
        raise no_support("virDomainMigrateBegin3", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare3(
        self, cookie_in: bytes, uri_in: str | None, flags: int, dname: str | None, bandwidth: int, dom_xml: str
    ) -> tuple[bytes, str | None] | Awaitable[tuple[bytes, str | None]]:
        """virDomainMigratePrepare3."""
        raise no_support("virDomainMigratePrepare3", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare_tunnel3(
        self, stream: Stream, cookie_in: bytes, flags: int, dname: str | None, bandwidth: int, dom_xml: str
    ) -> bytes | Awaitable[bytes]:
        """virDomainMigratePrepareTunnel3."""
        raise no_support("virDomainMigratePrepareTunnel3", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_perform3(
        self,
        dom: Domain,
        xmlin: str | None,
        cookie_in: bytes,
        dconnuri: str | None,
        uri: str | None,
        flags: int,
        dname: str | None,
        bandwidth: int,
    ) -> bytes | Awaitable[bytes]:
        """virDomainMigratePerform3."""
        raise no_support("virDomainMigratePerform3", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_finish3(
        self, dname: str, cookie_in: bytes, dconnuri: str | None, uri: str | None, flags: int, cancelled: int
    ) -> tuple[Domain, bytes] | Awaitable[tuple[Domain, bytes]]:
        """virDomainMigrateFinish3."""
        raise no_support("virDomainMigrateFinish3", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_confirm3(
        self, dom: Domain, cookie_in: bytes, flags: int, cancelled: int
    ) -> Awaitable[None] | None:
        """virDomainMigrateConfirm3."""
        raise no_support("virDomainMigrateConfirm3", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_scheduler_parameters_flags(
        self, dom: Domain, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """virDomainSetSchedulerParametersFlags."""
        raise no_support("virDomainSetSchedulerParametersFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def interface_change_begin(self, flags: int) -> Awaitable[None] | None:
        """virInterfaceChangeBegin."""
        raise no_support("virInterfaceChangeBegin", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_change_commit(self, flags: int) -> Awaitable[None] | None:
        """virInterfaceChangeCommit."""
        raise no_support("virInterfaceChangeCommit", ErrorDomain.VIR_FROM_INTERFACE)

    def interface_change_rollback(self, flags: int) -> Awaitable[None] | None:
        """virInterfaceChangeRollback."""
        raise no_support("virInterfaceChangeRollback", ErrorDomain.VIR_FROM_INTERFACE)

    def domain_get_scheduler_parameters_flags(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """virDomainGetSchedulerParametersFlags."""
        raise no_support("virDomainGetSchedulerParametersFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_pin_vcpu_flags(self, dom: Domain, vcpu: int, cpumap: bytes, flags: int) -> Awaitable[None] | None:
        """virDomainPinVcpuFlags."""
        raise no_support("virDomainPinVcpuFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_send_key(
        self, dom: Domain, codeset: int, holdtime: int, keycodes: Sequence[int], flags: int
    ) -> Awaitable[None] | None:
        """virDomainSendKey."""
        raise no_support("virDomainSendKey", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_cpu_stats(self, cpuNum: int, flags: int) -> Mapping[str, int] | Awaitable[Mapping[str, int]]:
        """virNodeGetCPUStats."""
        raise no_support("virNodeGetCPUStats", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_memory_stats(self, cellNum: int, flags: int) -> Mapping[str, int] | Awaitable[Mapping[str, int]]:
        """virNodeGetMemoryStats."""
        raise no_support("virNodeGetMemoryStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_control_info(self, dom: Domain, flags: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virDomainGetControlInfo."""
        raise no_support("virDomainGetControlInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_vcpu_pin_info(
        self, dom: Domain, ncpumaps: int, maplen: int, flags: int
    ) -> tuple[bytes, int] | Awaitable[tuple[bytes, int]]:
        """virDomainGetVcpuPinInfo."""
        raise no_support("virDomainGetVcpuPinInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_undefine_flags(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """virDomainUndefineFlags."""
        raise no_support("virDomainUndefineFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_save_flags(self, dom: Domain, to: str, dxml: str | None, flags: int) -> Awaitable[None] | None:
        """virDomainSaveFlags."""
        raise no_support("virDomainSaveFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_restore_flags(self, from_: str, dxml: str | None, flags: int) -> Awaitable[None] | None:
        """virDomainRestoreFlags."""
        raise no_support("virDomainRestoreFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_destroy_flags(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """virDomainDestroyFlags."""
        raise no_support("virDomainDestroyFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_save_image_get_xml_desc(self, file: str, flags: int) -> str | Awaitable[str]:
        """virDomainSaveImageGetXMLDesc."""
        raise no_support("virDomainSaveImageGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_save_image_define_xml(self, file: str, dxml: str, flags: int) -> Awaitable[None] | None:
        """virDomainSaveImageDefineXML."""
        raise no_support("virDomainSaveImageDefineXML", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_job_abort(self, dom: Domain, path: str, flags: int) -> Awaitable[None] | None:
        """virDomainBlockJobAbort."""
        raise no_support("virDomainBlockJobAbort", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_block_job_info(self, dom: Domain, path: str, flags: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virDomainGetBlockJobInfo."""
        raise no_support("virDomainGetBlockJobInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_job_set_speed(self, dom: Domain, path: str, bandwidth: int, flags: int) -> Awaitable[None] | None:
        """virDomainBlockJobSetSpeed."""
        raise no_support("virDomainBlockJobSetSpeed", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_pull(self, dom: Domain, path: str, bandwidth: int, flags: int) -> Awaitable[None] | None:
        """virDomainBlockPull."""
        raise no_support("virDomainBlockPull", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_get_max_speed(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """virDomainMigrateGetMaxSpeed."""
        raise no_support("virDomainMigrateGetMaxSpeed", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_stats_flags(self, dom: Domain, path: str, flags: int) -> Params | Awaitable[Params]:
        """virDomainBlockStatsFlags."""
        raise no_support("virDomainBlockStatsFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_snapshot_get_parent(
        self, snap: DomainSnapshot, flags: int
    ) -> DomainSnapshot | Awaitable[DomainSnapshot]:
        """Return the snapshot that was current when this one was taken.

        Args:
            flags: unused, 0

        Returns:
            the parent; a snapshot without one is refused

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotGetParent.
        """
        raise no_support("virDomainSnapshotGetParent", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_reset(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """virDomainReset."""
        raise no_support("virDomainReset", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_snapshot_num_children(self, snap: DomainSnapshot, flags: int) -> int | Awaitable[int]:
        """Count the snapshots that have this one as their parent.

        Args:
            flags: which to count; VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS for children's
                children too (DomainSnapshotListFlags)

        Returns:
            how many there are

        Answered by: esx, qemu, test, vz.
        virDomainSnapshotNumChildren.
        """
        raise no_support("virDomainSnapshotNumChildren", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_list_children_names(
        self, snap: DomainSnapshot, maxnames: int, flags: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """List what the snapshots are called that have this one as parent.

        Args:
            maxnames: room for how many names; no more than that are returned
            flags: which to list; VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS for children's
                children too (DomainSnapshotListFlags)

        Returns:
            the names, in no particular order unless it was asked for

        Answered by: esx, qemu, test, vz.
        virDomainSnapshotListChildrenNames.
        """
        raise no_support("virDomainSnapshotListChildrenNames", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_open_graphics(self, dom: Domain, idx: int, fd: int, flags: int) -> Awaitable[None] | None:
        """virDomainOpenGraphics."""
        raise no_support("virDomainOpenGraphics", ErrorDomain.VIR_FROM_DOMAIN)

    def node_suspend_for_duration(self, target: int, duration: int, flags: int) -> Awaitable[None] | None:
        """virNodeSuspendForDuration."""
        raise no_support("virNodeSuspendForDuration", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_resize(self, dom: Domain, disk: str, size: int, flags: int) -> Awaitable[None] | None:
        """virDomainBlockResize."""
        raise no_support("virDomainBlockResize", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_block_io_tune(
        self, dom: Domain, disk: str, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """virDomainSetBlockIoTune."""
        raise no_support("virDomainSetBlockIoTune", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_block_io_tune(self, dom: Domain, disk: str | None, flags: int) -> Params | Awaitable[Params]:
        """virDomainGetBlockIoTune."""
        raise no_support("virDomainGetBlockIoTune", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_numa_parameters(self, dom: Domain, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """virDomainSetNumaParameters."""
        raise no_support("virDomainSetNumaParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_numa_parameters(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """virDomainGetNumaParameters."""
        raise no_support("virDomainGetNumaParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_interface_parameters(
        self, dom: Domain, device: str, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """virDomainSetInterfaceParameters."""
        raise no_support("virDomainSetInterfaceParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_interface_parameters(self, dom: Domain, device: str, flags: int) -> Params | Awaitable[Params]:
        """virDomainGetInterfaceParameters."""
        raise no_support("virDomainGetInterfaceParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_shutdown_flags(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """virDomainShutdownFlags."""
        raise no_support("virDomainShutdownFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def storage_vol_wipe_pattern(self, vol: StorageVol, algorithm: int, flags: int) -> Awaitable[None] | None:
        """virStorageVolWipePattern."""
        raise no_support("virStorageVolWipePattern", ErrorDomain.VIR_FROM_STORAGE)

    def storage_vol_resize(self, vol: StorageVol, capacity: int, flags: int) -> Awaitable[None] | None:
        """virStorageVolResize."""
        raise no_support("virStorageVolResize", ErrorDomain.VIR_FROM_STORAGE)

    def domain_pm_suspend_for_duration(
        self, dom: Domain, target: int, duration: int, flags: int
    ) -> Awaitable[None] | None:
        """virDomainPMSuspendForDuration."""
        raise no_support("virDomainPMSuspendForDuration", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_cpu_stats(
        self, dom: Domain, start_cpu: int, ncpus: int, flags: int
    ) -> Sequence[Params] | Awaitable[Sequence[Params]]:
        """virDomainGetCPUStats."""
        raise no_support("virDomainGetCPUStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_disk_errors(self, dom: Domain, flags: int) -> Mapping[str, int] | Awaitable[Mapping[str, int]]:
        """virDomainGetDiskErrors."""
        raise no_support("virDomainGetDiskErrors", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_metadata(
        self, dom: Domain, type: int, metadata: str | None, key: str | None, uri: str | None, flags: int
    ) -> Awaitable[None] | None:
        """virDomainSetMetadata."""
        raise no_support("virDomainSetMetadata", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_metadata(self, dom: Domain, type: int, uri: str | None, flags: int) -> str | Awaitable[str]:
        """virDomainGetMetadata."""
        raise no_support("virDomainGetMetadata", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_rebase(
        self, dom: Domain, path: str, base: str | None, bandwidth: int, flags: int
    ) -> Awaitable[None] | None:
        """virDomainBlockRebase."""
        raise no_support("virDomainBlockRebase", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_pm_wakeup(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """virDomainPMWakeup."""
        raise no_support("virDomainPMWakeup", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_snapshot_is_current(self, snap: DomainSnapshot, flags: int) -> int | Awaitable[int]:
        """Say whether this snapshot is the one that the domain was last at.

        Args:
            flags: unused, 0

        Returns:
            1 if it is the current one, 0 if not

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotIsCurrent.
        """
        raise no_support("virDomainSnapshotIsCurrent", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_has_metadata(self, snap: DomainSnapshot, flags: int) -> int | Awaitable[int]:
        """Say whether libvirt keeps anything of a snapshot beside its images.

        Args:
            flags: unused, 0

        Returns:
            1 if it does, which hinders undefining the domain; 0 if not

        Answered by: esx, qemu, test, vbox, vz.
        virDomainSnapshotHasMetadata.
        """
        raise no_support("virDomainSnapshotHasMetadata", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def connect_list_all_domains(self, flags: int) -> Sequence[Domain] | Awaitable[Sequence[Domain]]:
        """virConnectListAllDomains."""
        raise no_support("virConnectListAllDomains", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_list_all_snapshots(
        self, dom: Domain, flags: int
    ) -> Sequence[DomainSnapshot] | Awaitable[Sequence[DomainSnapshot]]:
        """List the snapshots of a domain as objects, without races.

        Args:
            flags: which to list, all for 0; of two flags that exclude each other, such
                as LEAVES and NO_LEAVES, both together select all
                (DomainSnapshotListFlags)

        Returns:
            the snapshots, in no particular order unless it was asked for

        Answered by: qemu, test, vz.
        virDomainListAllSnapshots.
        """
        raise no_support("virDomainListAllSnapshots", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_snapshot_list_all_children(
        self, snapshot: DomainSnapshot, flags: int
    ) -> Sequence[DomainSnapshot] | Awaitable[Sequence[DomainSnapshot]]:
        """List the snapshots that have this one as parent, as objects.

        Args:
            flags: which to list; VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS for children's
                children too (DomainSnapshotListFlags)

        Returns:
            the children, in no particular order unless it was asked for

        Answered by: qemu, test, vz.
        virDomainSnapshotListAllChildren.
        """
        raise no_support("virDomainSnapshotListAllChildren", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT)

    def domain_get_hostname(self, dom: Domain, flags: int) -> str | Awaitable[str]:
        """virDomainGetHostname."""
        raise no_support("virDomainGetHostname", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_security_label_list(
        self, dom: Domain
    ) -> Sequence[tuple[str, int]] | Awaitable[Sequence[tuple[str, int]]]:
        """virDomainGetSecurityLabelList."""
        raise no_support("virDomainGetSecurityLabelList", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_pin_emulator(self, dom: Domain, cpumap: bytes, flags: int) -> Awaitable[None] | None:
        """virDomainPinEmulator."""
        raise no_support("virDomainPinEmulator", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_emulator_pin_info(
        self, dom: Domain, maplen: int, flags: int
    ) -> tuple[bytes, int] | Awaitable[tuple[bytes, int]]:
        """virDomainGetEmulatorPinInfo."""
        raise no_support("virDomainGetEmulatorPinInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_list_all_storage_pools(self, flags: int) -> Sequence[StoragePool] | Awaitable[Sequence[StoragePool]]:
        """virConnectListAllStoragePools."""
        raise no_support("virConnectListAllStoragePools", ErrorDomain.VIR_FROM_STORAGE)

    def storage_pool_list_all_volumes(
        self, pool: StoragePool, flags: int
    ) -> Sequence[StorageVol] | Awaitable[Sequence[StorageVol]]:
        """virStoragePoolListAllVolumes."""
        raise no_support("virStoragePoolListAllVolumes", ErrorDomain.VIR_FROM_STORAGE)

    def connect_list_all_networks(self, flags: int) -> Sequence[Network] | Awaitable[Sequence[Network]]:
        """virConnectListAllNetworks."""
        raise no_support("virConnectListAllNetworks", ErrorDomain.VIR_FROM_NETWORK)

    def connect_list_all_interfaces(self, flags: int) -> Sequence[Interface] | Awaitable[Sequence[Interface]]:
        """virConnectListAllInterfaces."""
        raise no_support("virConnectListAllInterfaces", ErrorDomain.VIR_FROM_INTERFACE)

    def connect_list_all_node_devices(self, flags: int) -> Sequence[NodeDevice] | Awaitable[Sequence[NodeDevice]]:
        """virConnectListAllNodeDevices."""
        raise no_support("virConnectListAllNodeDevices", ErrorDomain.VIR_FROM_NODEDEV)

    def connect_list_all_nwfilters(self, flags: int) -> Sequence[NWFilter] | Awaitable[Sequence[NWFilter]]:
        """virConnectListAllNWFilters."""
        raise no_support("virConnectListAllNWFilters", ErrorDomain.VIR_FROM_NWFILTER)

    def connect_list_all_secrets(self, flags: int) -> Sequence[Secret] | Awaitable[Sequence[Secret]]:
        """virConnectListAllSecrets."""
        raise no_support("virConnectListAllSecrets", ErrorDomain.VIR_FROM_SECRET)

    def node_set_memory_parameters(self, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """virNodeSetMemoryParameters."""
        raise no_support("virNodeSetMemoryParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_memory_parameters(self, flags: int) -> Params | Awaitable[Params]:
        """virNodeGetMemoryParameters."""
        raise no_support("virNodeGetMemoryParameters", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_commit(
        self, dom: Domain, disk: str, base: str | None, top: str | None, bandwidth: int, flags: int
    ) -> Awaitable[None] | None:
        """virDomainBlockCommit."""
        raise no_support("virDomainBlockCommit", ErrorDomain.VIR_FROM_DOMAIN)

    def network_update(
        self, net: Network, command: int, section: int, parentIndex: int, xml: str, flags: int
    ) -> Awaitable[None] | None:
        """virNetworkUpdate."""
        raise no_support("virNetworkUpdate", ErrorDomain.VIR_FROM_NETWORK)

    def node_get_cpu_map(
        self, need_map: int, need_online: int, flags: int
    ) -> tuple[bytes, int, int] | Awaitable[tuple[bytes, int, int]]:
        """virNodeGetCPUMap."""
        raise no_support("virNodeGetCPUMap", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_fstrim(self, dom: Domain, mountPoint: str | None, minimum: int, flags: int) -> Awaitable[None] | None:
        """virDomainFSTrim."""
        raise no_support("virDomainFSTrim", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_send_process_signal(
        self, dom: Domain, pid_value: int, signum: int, flags: int
    ) -> Awaitable[None] | None:
        """virDomainSendProcessSignal."""
        raise no_support("virDomainSendProcessSignal", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_open_channel(self, dom: Domain, name: str | None, stream: Stream, flags: int) -> Awaitable[None] | None:
        """virDomainOpenChannel."""
        raise no_support("virDomainOpenChannel", ErrorDomain.VIR_FROM_DOMAIN)

    def node_device_lookup_scsi_host_by_wwn(
        self, wwnn: str, wwpn: str, flags: int
    ) -> NodeDevice | Awaitable[NodeDevice]:
        """virNodeDeviceLookupSCSIHostByWWN."""
        raise no_support("virNodeDeviceLookupSCSIHostByWWN", ErrorDomain.VIR_FROM_NODEDEV)

    def domain_get_job_stats(self, dom: Domain, flags: int) -> tuple[int, Params] | Awaitable[tuple[int, Params]]:
        """virDomainGetJobStats."""
        raise no_support("virDomainGetJobStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_get_compression_cache(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """virDomainMigrateGetCompressionCache."""
        raise no_support("virDomainMigrateGetCompressionCache", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_set_compression_cache(self, dom: Domain, cacheSize: int, flags: int) -> Awaitable[None] | None:
        """virDomainMigrateSetCompressionCache."""
        raise no_support("virDomainMigrateSetCompressionCache", ErrorDomain.VIR_FROM_DOMAIN)

    def node_device_detach_flags(self, name: str, driverName: str | None, flags: int) -> Awaitable[None] | None:
        """virNodeDeviceDetachFlags."""
        raise no_support("virNodeDeviceDetachFlags", ErrorDomain.VIR_FROM_NODEDEV)

    def domain_migrate_begin3_params(
        self, dom: Domain, params: TypedParams, flags: int
    ) -> tuple[bytes, str] | Awaitable[tuple[bytes, str]]:
        """virDomainMigrateBegin3Params."""
        raise no_support("virDomainMigrateBegin3Params", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare3_params(
        self, params: TypedParams, cookie_in: bytes, flags: int
    ) -> tuple[bytes, str | None] | Awaitable[tuple[bytes, str | None]]:
        """virDomainMigratePrepare3Params."""
        raise no_support("virDomainMigratePrepare3Params", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_prepare_tunnel3_params(
        self, stream: Stream, params: TypedParams, cookie_in: bytes, flags: int
    ) -> bytes | Awaitable[bytes]:
        """virDomainMigratePrepareTunnel3Params."""
        raise no_support("virDomainMigratePrepareTunnel3Params", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_perform3_params(
        self, dom: Domain, dconnuri: str | None, params: TypedParams, cookie_in: bytes, flags: int
    ) -> bytes | Awaitable[bytes]:
        """virDomainMigratePerform3Params."""
        raise no_support("virDomainMigratePerform3Params", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_finish3_params(
        self, params: TypedParams, cookie_in: bytes, flags: int, cancelled: int
    ) -> tuple[Domain, bytes] | Awaitable[tuple[Domain, bytes]]:
        """virDomainMigrateFinish3Params."""
        raise no_support("virDomainMigrateFinish3Params", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_confirm3_params(
        self, dom: Domain, params: TypedParams, cookie_in: bytes, flags: int, cancelled: int
    ) -> Awaitable[None] | None:
        """virDomainMigrateConfirm3Params."""
        raise no_support("virDomainMigrateConfirm3Params", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_memory_stats_period(self, dom: Domain, period: int, flags: int) -> Awaitable[None] | None:
        """virDomainSetMemoryStatsPeriod."""
        raise no_support("virDomainSetMemoryStatsPeriod", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_create_xml_with_files(
        self, xml_desc: str, files: Sequence[int], flags: int
    ) -> Domain | Awaitable[Domain]:
        """virDomainCreateXMLWithFiles."""
        raise no_support("virDomainCreateXMLWithFiles", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_create_with_files(self, dom: Domain, files: Sequence[int], flags: int) -> Domain | Awaitable[Domain]:
        """virDomainCreateWithFiles."""
        raise no_support("virDomainCreateWithFiles", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_cpu_model_names(self, arch: str, flags: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virConnectGetCPUModelNames."""
        raise no_support("virConnectGetCPUModelNames", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_core_dump_with_format(self, dom: Domain, to: str, dumpformat: int, flags: int) -> Awaitable[None] | None:
        """virDomainCoreDumpWithFormat."""
        raise no_support("virDomainCoreDumpWithFormat", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_fsfreeze(self, dom: Domain, mountpoints: Sequence[str], flags: int) -> int | Awaitable[int]:
        """virDomainFSFreeze."""
        raise no_support("virDomainFSFreeze", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_fsthaw(self, dom: Domain, mountpoints: Sequence[str], flags: int) -> int | Awaitable[int]:
        """virDomainFSThaw."""
        raise no_support("virDomainFSThaw", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_time(self, dom: Domain, flags: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virDomainGetTime."""
        raise no_support("virDomainGetTime", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_time(self, dom: Domain, seconds: int, nseconds: int, flags: int) -> Awaitable[None] | None:
        """virDomainSetTime."""
        raise no_support("virDomainSetTime", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_free_pages(
        self, pages: Sequence[int], startCell: int, cellCount: int, flags: int
    ) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virNodeGetFreePages."""
        raise no_support("virNodeGetFreePages", ErrorDomain.VIR_FROM_DOMAIN)

    def network_get_dhcp_leases(
        self, net: Network, mac: str | None, flags: int
    ) -> Sequence[NetworkDhcpLease] | Awaitable[Sequence[NetworkDhcpLease]]:
        """virNetworkGetDHCPLeases."""
        raise no_support("virNetworkGetDHCPLeases", ErrorDomain.VIR_FROM_NETWORK)

    def connect_get_domain_capabilities(
        self, emulatorbin: str | None, arch: str | None, machine: str | None, virttype: str | None, flags: int
    ) -> str | Awaitable[str]:
        """virConnectGetDomainCapabilities."""
        raise no_support("virConnectGetDomainCapabilities", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_open_graphics_fd(self, dom: Domain, idx: int, flags: int) -> int | Awaitable[int]:
        """virDomainOpenGraphicsFD."""
        raise no_support("virDomainOpenGraphicsFD", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_all_domain_stats(
        self, doms: Sequence[Domain], stats: int, flags: int
    ) -> Sequence[tuple[Domain, Params]] | Awaitable[Sequence[tuple[Domain, Params]]]:
        """virConnectGetAllDomainStats."""
        raise no_support("virConnectGetAllDomainStats", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_block_copy(
        self, dom: Domain, path: str, destxml: str, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """virDomainBlockCopy."""
        raise no_support("virDomainBlockCopy", ErrorDomain.VIR_FROM_DOMAIN)

    def node_alloc_pages(
        self, pageSizes: Sequence[int], pageCounts: Sequence[int], startCell: int, cellCount: int, flags: int
    ) -> int | Awaitable[int]:
        """virNodeAllocPages."""
        raise no_support("virNodeAllocPages", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_fsinfo(self, dom: Domain, flags: int) -> Sequence[DomainFsinfo] | Awaitable[Sequence[DomainFsinfo]]:
        """virDomainGetFSInfo."""
        raise no_support("virDomainGetFSInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_define_xml_flags(self, xml: str, flags: int) -> Domain | Awaitable[Domain]:
        """virDomainDefineXMLFlags."""
        raise no_support("virDomainDefineXMLFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_iothread_info(
        self, dom: Domain, flags: int
    ) -> Sequence[DomainIothreadInfo] | Awaitable[Sequence[DomainIothreadInfo]]:
        """virDomainGetIOThreadInfo."""
        raise no_support("virDomainGetIOThreadInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_pin_iothread(self, dom: Domain, iothreads_id: int, cpumap: bytes, flags: int) -> Awaitable[None] | None:
        """virDomainPinIOThread."""
        raise no_support("virDomainPinIOThread", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_interface_addresses(
        self, dom: Domain, source: int, flags: int
    ) -> Sequence[DomainInterface] | Awaitable[Sequence[DomainInterface]]:
        """virDomainInterfaceAddresses."""
        raise no_support("virDomainInterfaceAddresses", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_add_iothread(self, dom: Domain, iothread_id: int, flags: int) -> Awaitable[None] | None:
        """virDomainAddIOThread."""
        raise no_support("virDomainAddIOThread", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_del_iothread(self, dom: Domain, iothread_id: int, flags: int) -> Awaitable[None] | None:
        """virDomainDelIOThread."""
        raise no_support("virDomainDelIOThread", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_user_password(
        self, dom: Domain, user: str | None, password: str | None, flags: int
    ) -> Awaitable[None] | None:
        """virDomainSetUserPassword."""
        raise no_support("virDomainSetUserPassword", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_rename(self, dom: Domain, new_name: str | None, flags: int) -> int | Awaitable[int]:
        """virDomainRename."""
        raise no_support("virDomainRename", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_start_post_copy(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """virDomainMigrateStartPostCopy."""
        raise no_support("virDomainMigrateStartPostCopy", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_perf_events(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """virDomainGetPerfEvents."""
        raise no_support("virDomainGetPerfEvents", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_perf_events(self, dom: Domain, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """virDomainSetPerfEvents."""
        raise no_support("virDomainSetPerfEvents", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_guest_vcpus(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """virDomainGetGuestVcpus."""
        raise no_support("virDomainGetGuestVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_guest_vcpus(self, dom: Domain, cpumap: str, state: int, flags: int) -> Awaitable[None] | None:
        """virDomainSetGuestVcpus."""
        raise no_support("virDomainSetGuestVcpus", ErrorDomain.VIR_FROM_DOMAIN)

    def storage_vol_get_info_flags(self, vol: StorageVol, flags: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virStorageVolGetInfoFlags."""
        raise no_support("virStorageVolGetInfoFlags", ErrorDomain.VIR_FROM_STORAGE)

    def domain_set_vcpu(self, dom: Domain, cpumap: str, state: int, flags: int) -> Awaitable[None] | None:
        """virDomainSetVcpu."""
        raise no_support("virDomainSetVcpu", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_block_threshold(self, dom: Domain, dev: str, threshold: int, flags: int) -> Awaitable[None] | None:
        """virDomainSetBlockThreshold."""
        raise no_support("virDomainSetBlockThreshold", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_migrate_get_max_downtime(self, dom: Domain, flags: int) -> int | Awaitable[int]:
        """virDomainMigrateGetMaxDowntime."""
        raise no_support("virDomainMigrateGetMaxDowntime", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_managed_save_get_xml_desc(self, dom: Domain, flags: int) -> str | Awaitable[str]:
        """virDomainManagedSaveGetXMLDesc."""
        raise no_support("virDomainManagedSaveGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_managed_save_define_xml(self, dom: Domain, dxml: str | None, flags: int) -> Awaitable[None] | None:
        """virDomainManagedSaveDefineXML."""
        raise no_support("virDomainManagedSaveDefineXML", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_lifecycle_action(self, dom: Domain, type: int, action: int, flags: int) -> Awaitable[None] | None:
        """virDomainSetLifecycleAction."""
        raise no_support("virDomainSetLifecycleAction", ErrorDomain.VIR_FROM_DOMAIN)

    def storage_pool_lookup_by_target_path(self, path: str) -> StoragePool | Awaitable[StoragePool]:
        """virStoragePoolLookupByTargetPath."""
        raise no_support("virStoragePoolLookupByTargetPath", ErrorDomain.VIR_FROM_STORAGE)

    def domain_detach_device_alias(self, dom: Domain, alias: str, flags: int) -> Awaitable[None] | None:
        """virDomainDetachDeviceAlias."""
        raise no_support("virDomainDetachDeviceAlias", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_compare_hypervisor_cpu(
        self, emulator: str | None, arch: str | None, machine: str | None, virttype: str | None, xmlCPU: str, flags: int
    ) -> int | Awaitable[int]:
        """virConnectCompareHypervisorCPU."""
        raise no_support("virConnectCompareHypervisorCPU", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_baseline_hypervisor_cpu(
        self,
        emulator: str | None,
        arch: str | None,
        machine: str | None,
        virttype: str | None,
        xmlCPUs: Sequence[str],
        flags: int,
    ) -> str | Awaitable[str]:
        """virConnectBaselineHypervisorCPU."""
        raise no_support("virConnectBaselineHypervisorCPU", ErrorDomain.VIR_FROM_DOMAIN)

    def node_get_sev_info(self, flags: int) -> Params | Awaitable[Params]:
        """virNodeGetSEVInfo."""
        raise no_support("virNodeGetSEVInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_launch_security_info(self, dom: Domain, flags: int) -> Params | Awaitable[Params]:
        """virDomainGetLaunchSecurityInfo."""
        raise no_support("virDomainGetLaunchSecurityInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def nwfilter_binding_lookup_by_port_dev(self, name: str) -> NWFilterBinding | Awaitable[NWFilterBinding]:
        """virNWFilterBindingLookupByPortDev."""
        raise no_support("virNWFilterBindingLookupByPortDev", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_binding_get_xml_desc(self, nwfilter: NWFilterBinding, flags: int) -> str | Awaitable[str]:
        """virNWFilterBindingGetXMLDesc."""
        raise no_support("virNWFilterBindingGetXMLDesc", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_binding_create_xml(self, xml: str, flags: int) -> NWFilterBinding | Awaitable[NWFilterBinding]:
        """virNWFilterBindingCreateXML."""
        raise no_support("virNWFilterBindingCreateXML", ErrorDomain.VIR_FROM_NWFILTER)

    def nwfilter_binding_delete(self, nwfilter: NWFilterBinding) -> Awaitable[None] | None:
        """virNWFilterBindingDelete."""
        raise no_support("virNWFilterBindingDelete", ErrorDomain.VIR_FROM_NWFILTER)

    def connect_list_all_nwfilter_bindings(
        self, flags: int
    ) -> Sequence[NWFilterBinding] | Awaitable[Sequence[NWFilterBinding]]:
        """virConnectListAllNWFilterBindings."""
        raise no_support("virConnectListAllNWFilterBindings", ErrorDomain.VIR_FROM_NWFILTER)

    def domain_set_iothread_params(
        self, dom: Domain, iothread_id: int, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """virDomainSetIOThreadParams."""
        raise no_support("virDomainSetIOThreadParams", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_get_storage_pool_capabilities(self, flags: int) -> str | Awaitable[str]:
        """virConnectGetStoragePoolCapabilities."""
        raise no_support("virConnectGetStoragePoolCapabilities", ErrorDomain.VIR_FROM_STORAGE)

    def network_list_all_ports(
        self, network: Network, flags: int
    ) -> Sequence[NetworkPort] | Awaitable[Sequence[NetworkPort]]:
        """virNetworkListAllPorts."""
        raise no_support("virNetworkListAllPorts", ErrorDomain.VIR_FROM_NETWORK)

    def network_port_lookup_by_uuid(self, network: Network, uuid: bytes) -> NetworkPort | Awaitable[NetworkPort]:
        """virNetworkPortLookupByUUID."""
        raise no_support("virNetworkPortLookupByUUID", ErrorDomain.VIR_FROM_NETWORK)

    def network_port_create_xml(self, network: Network, xml: str, flags: int) -> NetworkPort | Awaitable[NetworkPort]:
        """virNetworkPortCreateXML."""
        raise no_support("virNetworkPortCreateXML", ErrorDomain.VIR_FROM_NETWORK)

    def network_port_get_parameters(self, port: NetworkPort, flags: int) -> Params | Awaitable[Params]:
        """virNetworkPortGetParameters."""
        raise no_support("virNetworkPortGetParameters", ErrorDomain.VIR_FROM_NETWORK)

    def network_port_set_parameters(self, port: NetworkPort, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """virNetworkPortSetParameters."""
        raise no_support("virNetworkPortSetParameters", ErrorDomain.VIR_FROM_NETWORK)

    def network_port_get_xml_desc(self, port: NetworkPort, flags: int) -> str | Awaitable[str]:
        """virNetworkPortGetXMLDesc."""
        raise no_support("virNetworkPortGetXMLDesc", ErrorDomain.VIR_FROM_NETWORK)

    def network_port_delete(self, port: NetworkPort, flags: int) -> Awaitable[None] | None:
        """virNetworkPortDelete."""
        raise no_support("virNetworkPortDelete", ErrorDomain.VIR_FROM_NETWORK)

    def domain_checkpoint_create_xml(
        self, dom: Domain, xml_desc: str, flags: int
    ) -> DomainCheckpoint | Awaitable[DomainCheckpoint]:
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

        Answered by: qemu, test.
        virDomainCheckpointCreateXML.
        """
        raise no_support("virDomainCheckpointCreateXML", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_checkpoint_get_xml_desc(self, checkpoint: DomainCheckpoint, flags: int) -> str | Awaitable[str]:
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

        Answered by: qemu, test.
        virDomainCheckpointGetXMLDesc.
        """
        raise no_support("virDomainCheckpointGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_list_all_checkpoints(
        self, dom: Domain, flags: int
    ) -> Sequence[DomainCheckpoint] | Awaitable[Sequence[DomainCheckpoint]]:
        """List the checkpoints of a domain as objects, without races.

        Args:
            flags: which to list, all for 0; VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL puts
                parents before their children (DomainCheckpointListFlags)

        Returns:
            the checkpoints, in no particular order unless it was asked for

        Answered by: qemu, test.
        virDomainListAllCheckpoints.
        """
        raise no_support("virDomainListAllCheckpoints", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_checkpoint_list_all_children(
        self, checkpoint: DomainCheckpoint, flags: int
    ) -> Sequence[DomainCheckpoint] | Awaitable[Sequence[DomainCheckpoint]]:
        """List the checkpoints that have this one as their parent.

        Args:
            flags: which to list; VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS for children's
                children too, 0 for all children alone (DomainCheckpointListFlags)

        Returns:
            the children, in no particular order unless it was asked for

        Answered by: qemu, test.
        virDomainCheckpointListAllChildren.
        """
        raise no_support("virDomainCheckpointListAllChildren", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_checkpoint_lookup_by_name(
        self, dom: Domain, name: str, flags: int
    ) -> DomainCheckpoint | Awaitable[DomainCheckpoint]:
        """Find one checkpoint of the domain by what it is called.

        Args:
            name: the checkpoint's name
            flags: unused, 0

        Returns:
            the checkpoint of that name

        Answered by: qemu, test.
        virDomainCheckpointLookupByName.
        """
        raise no_support("virDomainCheckpointLookupByName", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_checkpoint_get_parent(
        self, checkpoint: DomainCheckpoint, flags: int
    ) -> DomainCheckpoint | Awaitable[DomainCheckpoint]:
        """Return the checkpoint that was current when this one was made.

        Args:
            flags: unused, 0

        Returns:
            the parent; a checkpoint without one is refused

        Answered by: qemu, test.
        virDomainCheckpointGetParent.
        """
        raise no_support("virDomainCheckpointGetParent", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_checkpoint_delete(self, checkpoint: DomainCheckpoint, flags: int) -> Awaitable[None] | None:
        """Remove a checkpoint, handing what it tracked on to its parent.

        A backup since the parent goes on to find all blocks that changed. CHILDREN
        removes this checkpoint and all that descend from it, CHILDREN_ONLY all but this
        one; together they are refused. With METADATA_ONLY the bitmaps in the disks'
        images stay.

        Args:
            flags: 0 for this checkpoint alone, or what to remove
                (DomainCheckpointDeleteFlags)

        Answered by: qemu, test.
        virDomainCheckpointDelete.
        """
        raise no_support("virDomainCheckpointDelete", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT)

    def domain_get_guest_info(self, dom: Domain, types: int, flags: int) -> Params | Awaitable[Params]:
        """virDomainGetGuestInfo."""
        raise no_support("virDomainGetGuestInfo", ErrorDomain.VIR_FROM_DOMAIN)

    def connect_set_identity(self, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """virConnectSetIdentity."""
        raise no_support("virConnectSetIdentity", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_agent_set_response_timeout(self, dom: Domain, timeout: int, flags: int) -> int | Awaitable[int]:
        """virDomainAgentSetResponseTimeout."""
        raise no_support("virDomainAgentSetResponseTimeout", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_backup_begin(
        self, dom: Domain, backup_xml: str, checkpoint_xml: str | None, flags: int
    ) -> Awaitable[None] | None:
        """virDomainBackupBegin."""
        raise no_support("virDomainBackupBegin", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_backup_get_xml_desc(self, dom: Domain, flags: int) -> str | Awaitable[str]:
        """virDomainBackupGetXMLDesc."""
        raise no_support("virDomainBackupGetXMLDesc", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_authorized_ssh_keys_get(
        self, dom: Domain, user: str, flags: int
    ) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virDomainAuthorizedSSHKeysGet."""
        raise no_support("virDomainAuthorizedSSHKeysGet", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_authorized_ssh_keys_set(
        self, dom: Domain, user: str, keys: Sequence[str], flags: int
    ) -> Awaitable[None] | None:
        """virDomainAuthorizedSSHKeysSet."""
        raise no_support("virDomainAuthorizedSSHKeysSet", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_messages(self, dom: Domain, flags: int) -> Sequence[str] | Awaitable[Sequence[str]]:
        """virDomainGetMessages."""
        raise no_support("virDomainGetMessages", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_start_dirty_rate_calc(self, dom: Domain, seconds: int, flags: int) -> Awaitable[None] | None:
        """virDomainStartDirtyRateCalc."""
        raise no_support("virDomainStartDirtyRateCalc", ErrorDomain.VIR_FROM_DOMAIN)

    def node_device_define_xml(self, xml_desc: str, flags: int) -> NodeDevice | Awaitable[NodeDevice]:
        """virNodeDeviceDefineXML."""
        raise no_support("virNodeDeviceDefineXML", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_undefine(self, name: str, flags: int) -> Awaitable[None] | None:
        """virNodeDeviceUndefine."""
        raise no_support("virNodeDeviceUndefine", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_create(self, name: str, flags: int) -> Awaitable[None] | None:
        """virNodeDeviceCreate."""
        raise no_support("virNodeDeviceCreate", ErrorDomain.VIR_FROM_NODEDEV)

    def nwfilter_define_xml_flags(self, xml: str, flags: int) -> NWFilter | Awaitable[NWFilter]:
        """virNWFilterDefineXMLFlags."""
        raise no_support("virNWFilterDefineXMLFlags", ErrorDomain.VIR_FROM_NWFILTER)

    def network_define_xml_flags(self, xml: str, flags: int) -> Network | Awaitable[Network]:
        """virNetworkDefineXMLFlags."""
        raise no_support("virNetworkDefineXMLFlags", ErrorDomain.VIR_FROM_NETWORK)

    def node_device_get_autostart(self, name: str) -> int | Awaitable[int]:
        """virNodeDeviceGetAutostart."""
        raise no_support("virNodeDeviceGetAutostart", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_set_autostart(self, name: str, autostart: int) -> Awaitable[None] | None:
        """virNodeDeviceSetAutostart."""
        raise no_support("virNodeDeviceSetAutostart", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_is_persistent(self, name: str) -> int | Awaitable[int]:
        """virNodeDeviceIsPersistent."""
        raise no_support("virNodeDeviceIsPersistent", ErrorDomain.VIR_FROM_NODEDEV)

    def node_device_is_active(self, name: str) -> int | Awaitable[int]:
        """virNodeDeviceIsActive."""
        raise no_support("virNodeDeviceIsActive", ErrorDomain.VIR_FROM_NODEDEV)

    def network_create_xml_flags(self, xml: str, flags: int) -> Network | Awaitable[Network]:
        """virNetworkCreateXMLFlags."""
        raise no_support("virNetworkCreateXMLFlags", ErrorDomain.VIR_FROM_NETWORK)

    def domain_set_launch_security_state(self, dom: Domain, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """virDomainSetLaunchSecurityState."""
        raise no_support("virDomainSetLaunchSecurityState", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_save_params(self, dom: Domain, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """virDomainSaveParams."""
        raise no_support("virDomainSaveParams", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_restore_params(self, params: TypedParams, flags: int) -> Awaitable[None] | None:
        """virDomainRestoreParams."""
        raise no_support("virDomainRestoreParams", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_abort_job_flags(self, dom: Domain, flags: int) -> Awaitable[None] | None:
        """virDomainAbortJobFlags."""
        raise no_support("virDomainAbortJobFlags", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_fd_associate(self, dom: Domain, name: str, files: Sequence[int], flags: int) -> Awaitable[None] | None:
        """virDomainFDAssociate."""
        raise no_support("virDomainFDAssociate", ErrorDomain.VIR_FROM_DOMAIN)

    def network_set_metadata(
        self, network: Network, type: int, metadata: str | None, key: str | None, uri: str | None, flags: int
    ) -> Awaitable[None] | None:
        """virNetworkSetMetadata."""
        raise no_support("virNetworkSetMetadata", ErrorDomain.VIR_FROM_NETWORK)

    def network_get_metadata(self, network: Network, type: int, uri: str | None, flags: int) -> str | Awaitable[str]:
        """virNetworkGetMetadata."""
        raise no_support("virNetworkGetMetadata", ErrorDomain.VIR_FROM_NETWORK)

    def node_device_update(self, name: str, xml_desc: str, flags: int) -> Awaitable[None] | None:
        """virNodeDeviceUpdate."""
        raise no_support("virNodeDeviceUpdate", ErrorDomain.VIR_FROM_NODEDEV)

    def domain_graphics_reload(self, dom: Domain, type: int, flags: int) -> Awaitable[None] | None:
        """virDomainGraphicsReload."""
        raise no_support("virDomainGraphicsReload", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_get_autostart_once(self, dom: Domain) -> int | Awaitable[int]:
        """virDomainGetAutostartOnce."""
        raise no_support("virDomainGetAutostartOnce", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_autostart_once(self, dom: Domain, autostart: int) -> Awaitable[None] | None:
        """virDomainSetAutostartOnce."""
        raise no_support("virDomainSetAutostartOnce", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_set_throttle_group(
        self, dom: Domain, group: str, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """virDomainSetThrottleGroup."""
        raise no_support("virDomainSetThrottleGroup", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_del_throttle_group(self, dom: Domain, group: str | None, flags: int) -> Awaitable[None] | None:
        """virDomainDelThrottleGroup."""
        raise no_support("virDomainDelThrottleGroup", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_announce_interface(
        self, dom: Domain, device: str | None, params: TypedParams, flags: int
    ) -> Awaitable[None] | None:
        """virDomainAnnounceInterface."""
        raise no_support("virDomainAnnounceInterface", ErrorDomain.VIR_FROM_DOMAIN)

    def domain_qemu_monitor_command(self, dom: Domain, cmd: str, flags: int) -> str | Awaitable[str]:
        """virDomainQemuMonitorCommand."""
        raise no_support("virDomainQemuMonitorCommand", ErrorDomain.VIR_FROM_NONE)

    def domain_qemu_attach(self, pid_value: int, flags: int) -> Domain | Awaitable[Domain]:
        """virDomainQemuAttach."""
        raise no_support("virDomainQemuAttach", ErrorDomain.VIR_FROM_NONE)

    def domain_qemu_agent_command(
        self, dom: Domain, cmd: str, timeout: int, flags: int
    ) -> str | Awaitable[str | None] | None:
        """virDomainQemuAgentCommand."""
        raise no_support("virDomainQemuAgentCommand", ErrorDomain.VIR_FROM_NONE)

    def domain_qemu_monitor_command_with_files(
        self, dom: Domain, cmd: str, files: Sequence[int], flags: int
    ) -> tuple[str, Sequence[int]] | Awaitable[tuple[str, Sequence[int]]]:
        """virDomainQemuMonitorCommandWithFiles."""
        raise no_support("virDomainQemuMonitorCommandWithFiles", ErrorDomain.VIR_FROM_NONE)

    def domain_lxc_open_namespace(self, dom: Domain, flags: int) -> Sequence[int] | Awaitable[Sequence[int]]:
        """virDomainLxcOpenNamespace."""
        raise no_support("virDomainLxcOpenNamespace", ErrorDomain.VIR_FROM_NONE)
